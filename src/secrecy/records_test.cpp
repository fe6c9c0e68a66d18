#include "secrecy/records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace samkraft::secrecy {
namespace {

TEST(Records, AreThePageInTheDocumentation) {
    std::ifstream page(SAMKRAFT_SOURCE_DIR "/docs/08-records.md");
    std::stringstream text;
    text << page.rdbuf();
    EXPECT_TRUE(text.str() == RecordsOfProcessing())
        << "docs/08-records.md is no longer what the program goes by: samkraft records > docs/08-records.md";
}

TEST(Records, TellOfTheTermThatAPartyHasDecided) {  // GDPR art. 30.1 f
    const auto terms = domain::DecidedTerms::Make(
        {{"ame_file", 5, domain::CountedFrom::kLastEntry, "KS 2025-114", MakeDate(2025, 3, 12)}},
        MakeDate(2025, 3, 12));
    ASSERT_TRUE(terms);
    const std::string text = RecordsOfProcessing(*terms), none = RecordsOfProcessing();
    EXPECT_THAT(text, testing::HasSubstr("Kept for 5 years after the last note, then disposed of."));
    EXPECT_THAT(text, testing::HasSubstr("Source: KS 2025-114, decided 2025-03-12; arkivlagen"));
    EXPECT_THAT(none, testing::Not(testing::HasSubstr("KS 2025-114")));
    for (const domain::RetentionRule& rule : domain::RetentionRules())
        EXPECT_THAT(none, testing::HasSubstr("Retention, `" + std::string(rule.code) + "`: ")) << rule.code;
}

TEST(Records, NameEveryRowOfTheDecisionTableOnce) {
    const std::string text = RecordsOfProcessing();
    const std::string rows = text.substr(text.find("## 8.3"));
    for (int row = 1; row <= 26; ++row)
        EXPECT_THAT(rows, testing::HasSubstr("\n| " + std::to_string(row) + " | ")) << row;
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("|  |"))) << "a cell without words";
}

}  // namespace
}  // namespace samkraft::secrecy
