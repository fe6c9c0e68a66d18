// The package for the archive: what is in it, and that its sums prove it.
#include "formats/party_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sodium.h>
#include <zip.h>

#include <map>

#include "base/json.hpp"

namespace samkraft::formats {
namespace {

using namespace domain;

office::PartyFile Sample() {
    office::PartyFile file;
    file.own_case = "SN 2019-117";
    file.content.case_id = CaseId{77};
    file.content.made = MakeDate(2019, 5, 20);
    file.content.party = Party::kSocialServices;
    file.content.name = "Nawfal Prov";
    file.content.personal_number = "198211059954";
    office::ExtractEntry entry;
    entry.at = StartOfDay(file.content.made);
    entry.owner = Party::kSocialServices;
    entry.category = Category::kIncomeSupport;
    entry.data.payload = Note{"Bistånd", "Beviljat från juni."};
    file.content.entries.rows.push_back(entry);
    return file;
}

std::map<std::string, std::string> Unzipped(const std::string& bytes) {
    std::map<std::string, std::string> files;
    zip_error_t error;
    zip_error_init(&error);
    zip_t* archive = zip_open_from_source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error),
                                          ZIP_CHECKCONS, &error);
    EXPECT_NE(archive, nullptr);
    if (archive == nullptr) return files;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t about;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &about);
        std::string content(about.size, '\0');
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        zip_fread(file, content.data(), content.size());
        zip_fclose(file);
        files[about.name] = content;
    }
    zip_discard(archive);
    return files;
}

std::string Sum(const std::string& bytes) {
    std::array<unsigned char, 32> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::array<char, 65> text{};
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    return text.data();
}

TEST(PartyFile, HoldsTheCaseToReadAndToCountOnAndProvesItself) {
    auto files = Unzipped(PartyFileZip(Sample(), Language::kSwedish));
    ASSERT_EQ(files.size(), 4U);
    EXPECT_EQ(files["akt.pdf"].substr(0, 5), "%PDF-");
    EXPECT_THAT(files["arende.json"], testing::HasSubstr("\"Diarienummer\":\"SN 2019-117\""));
    EXPECT_THAT(files["arende.json"], testing::HasSubstr("\"text\":\"Beviljat från juni.\""));
    std::string sums;
    for (const char* name : {"arende.json", "akt.pdf", "manifest.json"})
        sums += Sum(files[name]) + "  " + name + "\n";
    EXPECT_EQ(files["SHA256SUMS"], sums);
    for (const char* name : {"arende.json", "akt.pdf"})
        EXPECT_THAT(files["manifest.json"], testing::HasSubstr(Sum(files[name])));
    EXPECT_TRUE(json::Document(files["arende.json"]).has_value());
    EXPECT_TRUE(json::Document(files["manifest.json"]).has_value());
    for (const auto& [name, bytes] : files) EXPECT_EQ(name.find("1982"), std::string::npos);
    EXPECT_EQ(files["manifest.json"].find("Nawfal"), std::string::npos) << "the cover tells nobody's name";
}
TEST(PartyFile, TheCertificateIsADocumentWithoutThePerson) {
    office::Certificate certificate;
    certificate.case_id = CaseId{77};
    certificate.party = Party::kSocialServices;
    certificate.at = *ParseInstant("2026-05-20T10:00:00Z");
    certificate.rule = "soc_personal_file";
    const std::string pdf = CertificatePdf(certificate, {}, Language::kSwedish);
    EXPECT_EQ(pdf.substr(0, 5), "%PDF-");
}

}  // namespace
}  // namespace samkraft::formats
