// The extract as a document: every kind and field has its word, and what is in the view is on the page.
#include "formats/extract_pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace samkraft::formats {
namespace {

using namespace domain;

struct WordChecker {
    template <class T>
    void operator()(const FieldSpec& spec, T&) {
        EXPECT_FALSE(SwedishField(spec.name).empty()) << spec.name;
    }
};

TEST(ExtractPdf, HasAWordForEveryKindAndField) {
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const auto kind = static_cast<Kind>(k);
        EXPECT_FALSE(SwedishKind(kind).empty()) << NameOf(kind);
        WithKind(kind, [](auto payload) { payload.Fields(payload, WordChecker{}); });
    }
}

office::Extract Of(int entries) {
    office::Extract e;
    e.case_id = CaseId{42};
    e.made = MakeDate(2019, 5, 20);
    e.party = Party::kSocialServices;
    e.name = "Nawfal Prov";
    for (int i = 0; i < entries; ++i) {
        office::ExtractEntry& entry = e.entries.rows.emplace_back();
        entry.at = StartOfDay(AddDays(e.made, -i));
        entry.owner = Party::kSocialServices;
        entry.category = Category::kJointPlan;
        entry.received = i % 5 == 0;
        Note note{"Samtal " + std::to_string(i), "Vi talade om hur det går på praktiken och om nästa steg. "};
        for (int n = 0; n < 3; ++n) note.text += note.text;
        entry.data.payload = note;
    }
    e.notices.rows = {"Du kan begära rättelse."};
    return e;
}

TEST(ExtractPdf, OfFourHundredEntriesIsMadeInAShortWhile) {
    const auto begin = std::chrono::steady_clock::now();
    const std::string file = ExtractPdf(Of(400), Language::kSwedish);
    const auto ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    RecordProperty("milliseconds", static_cast<int>(ms.count()));
    EXPECT_EQ(file.substr(0, 5), "%PDF-");
    EXPECT_LT(file.size(), 4'000'000U);
}
TEST(ExtractPdf, DiffersWithWhatTheViewHolds) {
    const office::Extract e = Of(3);
    EXPECT_NE(ExtractPdf(e, Language::kSwedish), ExtractPdf(e, Language::kEnglish));
    EXPECT_EQ(ExtractPdf(e, Language::kSwedish), ExtractPdf(e, Language::kSwedish));
    EXPECT_LT(ExtractPdf(Of(0), Language::kSwedish).size(), ExtractPdf(Of(9), Language::kSwedish).size());
}

}  // namespace
}  // namespace samkraft::formats
