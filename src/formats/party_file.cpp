#include "formats/party_file.hpp"

#include <sodium.h>

#include <utility>
#include <vector>

#include "base/json.hpp"
#include "formats/extract_pdf.hpp"
#include "formats/pdf.hpp"
#include "formats/zip_file.hpp"
#include "secrecy/words.hpp"

namespace samkraft::formats {
namespace {

using namespace domain;

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

std::string Manifest(const office::PartyFile& file, const ZipFiles& files) {
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

}  // namespace

std::string PartyFileZip(const office::PartyFile& file, Language language) {
    ZipFiles files{{"arende.json", CaseJson(file)}, {"akt.pdf", ExtractPdf(file.content, language)}};
    for (const auto& [id, name, bytes] : file.files) files.emplace_back(name, bytes);
    files.emplace_back("manifest.json", Manifest(file, files));
    std::string sums;
    for (const auto& [name, bytes] : files) sums += Sha256(bytes) + "  " + name + "\n";
    files.emplace_back("SHA256SUMS", std::move(sums));
    return ZipFile(files, StartOfDay(file.content.made));
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
