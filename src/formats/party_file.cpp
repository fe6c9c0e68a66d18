#include "formats/party_file.hpp"

#include <sodium.h>
#include <zip.h>

#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "formats/extract_pdf.hpp"
#include "formats/pdf.hpp"
#include "secrecy/words.hpp"

namespace samkraft::formats {
namespace {

using namespace domain;
using Files = std::vector<std::pair<std::string, std::string>>;

std::string Sha256(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    return text.data();
}

// The headings are those of FGS Ärendehantering (Riksarkivet); the content is the program's own JSON.
std::string CaseJson(const office::PartyFile& file) {
    const office::Extract& c = file.content;
    std::string out;
    json::ObjectWriter root(out);
    root({"schema"}, std::string("samkraft-akt-1"));
    root.Name("ArkivbildareNamn");
    json::AppendString(out, secrecy::PartyName(c.party, Language::kSwedish));
    root({"SystemNamn"}, std::string("Samkraft"));
    root.Name("Arende");
    {
        json::ObjectWriter about(out);
        about({"ArendeID"}, c.case_id);
        about({"Diarienummer"}, file.own_case);
        about({"Uttaget"}, c.made);
        about({"Namn"}, c.name);
        about({"Personnummer"}, c.personal_number);
        about.Close();
    }
    root({"Gallring"}, c.parts);
    root({"Handling"}, c.entries);
    root.Name("Bilaga");  // which file each document's is
    out += '[';
    for (const auto& enclosed : file.files) {
        if (&enclosed != &file.files.front()) out += ',';
        json::ObjectWriter one(out);
        one({"file"}, enclosed.file);
        one({"name"}, enclosed.name);
        one.Close();
    }
    out += ']';
    root({"Utlamnande"}, c.receivers);
    root({"Begaran"}, c.requests);
    root({"Atkomst"}, c.access);
    root.Close();
    return out;
}

std::string Manifest(const office::PartyFile& file, const Files& files) {
    std::string out;
    json::ObjectWriter root(out);
    root({"package"}, std::string("samkraft-party-file"));
    root({"version"}, 1);
    root({"party"}, file.content.party);
    root({"case"}, file.content.case_id);
    root({"made"}, file.content.made);
    root({"entries"}, file.content.entries.rows.size());
    root(
        {"pdf"},
        std::string("PDF/A-2u (ISO 19005-2), tagged, with the PDF/UA-1 identifier; not seen by a validator"));
    root.Name("files");
    out += '[';
    for (const auto& [name, bytes] : files) {
        if (&name != &files.front().first) out += ',';
        json::ObjectWriter one(out);
        one({"name"}, name);
        one({"bytes"}, bytes.size());
        one({"sha256"}, Sha256(bytes));
        one.Close();
    }
    out += ']';
    root.Close();
    return out;
}

struct Discard {
    void operator()(zip_t* p) const { zip_discard(p); }
    void operator()(zip_source_t* p) const { zip_source_free(p); }
};

std::string Zipped(const Files& files, Instant made) {
    const auto check = [](bool good) {
        if (!good) throw std::runtime_error("the package could not be made");
    };
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    check(memory != nullptr);
    const std::unique_ptr<zip_source_t, Discard> kept(memory);
    std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(memory, ZIP_TRUNCATE, &error));
    check(archive != nullptr);
    zip_source_keep(memory);  // the archive takes one hold of it; the other is ours
    for (const auto& [name, bytes] : files) {
        zip_source_t* source = zip_source_buffer(archive.get(), bytes.data(), bytes.size(), 0);
        check(source != nullptr);
        const zip_int64_t at = zip_file_add(archive.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (at < 0) zip_source_free(source);
        check(at >= 0);
        zip_file_set_mtime(archive.get(), static_cast<zip_uint64_t>(at),
                           static_cast<time_t>(made.micros / kMicrosPerSecond), 0);
    }
    check(zip_close(archive.get()) == 0);
    [[maybe_unused]] zip_t* closed = archive.release();
    check(zip_source_open(memory) == 0);
    zip_stat_t about;
    check(zip_source_stat(memory, &about) == 0);
    std::string out(about.size, '\0');
    const zip_int64_t read = zip_source_read(memory, out.data(), out.size());
    zip_source_close(memory);
    check(read == static_cast<zip_int64_t>(out.size()));
    return out;
}

}  // namespace

std::string PartyFileZip(const office::PartyFile& file, Language language) {
    Files files{{"arende.json", CaseJson(file)}, {"akt.pdf", ExtractPdf(file.content, language)}};
    for (const auto& [id, name, bytes] : file.files) files.emplace_back(name, bytes);
    files.emplace_back("manifest.json", Manifest(file, files));
    std::string sums;
    for (const auto& [name, bytes] : files) sums += Sha256(bytes) + "  " + name + "\n";
    files.emplace_back("SHA256SUMS", std::move(sums));
    return Zipped(files, StartOfDay(file.content.made));
}

std::string CertificatePdf(const office::Certificate& c, const Directory& directory, Language language) {
    const bool swedish = language == Language::kSwedish;
    const auto t = [&](std::string_view sv, std::string_view en) { return std::string(swedish ? sv : en); };
    const auto who = [&](WorkerId id) {
        const Worker* worker = directory.Find(id);
        return worker == nullptr ? id.Text() : worker->Name() + ", " + worker->title;
    };
    PdfWriter pdf(t("Gallringsintyg", "Certificate of disposal"), language, c.at);
    pdf.Heading(1, t("Gallringsintyg", "Certificate of disposal"));
    pdf.Paragraph(
        t("Partens del av ärendet är förstörd. Nyckeln som den var låst med finns inte längre i systemet, "
          "och det som stod i den kan inte läsas. Det som andra parters uppgifter vilar på, till exempel "
          "samtycken, har "
          "övergått till dem. Säkerhetskopior som är gjorda före gallringen "
          "innehåller den tills de är utgallrade.",
          "The party's part of the case has been destroyed. The key that locked it is no longer in the "
          "system, and its content cannot be read. Backups made before the disposal hold it until they "
          "are gone."));
    pdf.Fact(t("Part", "Party"), secrecy::PartyName(c.party, language));
    pdf.Fact(t("Ärende", "Case"), c.case_id.Text());
    pdf.Fact(t("Gallrat", "Disposed of"), c.at.Text());
    pdf.Fact(t("Regel", "Rule"), c.rule + ", " + c.source);
    pdf.Fact(t("Gallringsbeslut", "Decision on disposal"), c.decision);
    pdf.Fact(t("Sista anteckning", "Last entry"), c.last_entry.Text());
    pdf.Fact(t("Fick gallras från", "Could be disposed of from"), c.due.Text());
    pdf.Fact(t("Lämnat till arkivet före gallringen", "Handed to the archive before"),
             c.exported ? t("ja", "yes") : t("nej", "no"));
    pdf.Fact(t("Uppgifter i partens del", "Entries in the party's part"), std::to_string(c.entries));
    pdf.Fact(t("Föreslaget av", "Proposed by"), who(c.proposed_by) + ", " + c.proposed_at.Text());
    pdf.Fact(t("Bekräftat av", "Confirmed by"), who(c.confirmed_by));
    return pdf.Finish();
}

}  // namespace samkraft::formats
