// The table [[retention]] of the configuration: what is taken, and that whatever is wrong with it stops the
// start with one clear message.
#include "cli/terms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

namespace samkraft::cli {
namespace {

using testing::HasSubstr;

class TermsTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = "/tmp/samkraft-terms.XXXXXX";
        folder_ = mkdtemp(pattern.data());
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    static std::string Table(const std::string& rule = "ame_file") {
        return "[[retention]]\nrule = \"" + rule +
               "\"\nyears = 5\nfrom = \"end_of_year_closed\"\ndecision = \"KS 2025-114\"\n"
               "decided = 2025-03-12\n";
    }
    Result<domain::DecidedTerms> Read(const std::string& text) const {
        std::ofstream(folder_ + "/a.toml") << text;
        TRY(const Config config, LoadConfig(folder_ + "/a.toml"));
        return TermsOf(config, MakeDate(2026, 1, 1));
    }
    std::string Wrong(const std::string& text) const {
        const auto terms = Read(text);
        return terms ? "" : Message(terms.error(), Language::kEnglish);
    }
    std::string With(const std::string& from, const std::string& to) const {
        std::string text = Table();
        text.replace(text.find(from), from.size(), to);
        return Wrong(text);
    }
    std::string folder_;
};

TEST_F(TermsTest, ATermIsTakenWithItsDecision) {
    const auto ame = Read(Table());
    ASSERT_TRUE(ame) << Message(ame.error(), Language::kEnglish);
    const domain::DecidedTerm* term = ame->Of(domain::RetentionRuleOf(domain::Party::kLabourMarket));
    ASSERT_NE(term, nullptr);
    EXPECT_EQ(term->years, 5);
    EXPECT_EQ(term->from, domain::CountedFrom::kEndOfYearClosed);
    EXPECT_EQ(term->decision, "KS 2025-114");
    EXPECT_EQ(term->decided, MakeDate(2025, 3, 12));
    for (const domain::RetentionRule& rule : domain::RetentionRules()) {
        EXPECT_EQ(ame->Of(rule) != nullptr, rule.code == "ame_file") << rule.code;
        EXPECT_EQ(Read("")->Of(rule), nullptr) << "nothing entered is nothing decided";
    }
}

TEST_F(TermsTest, WhatIsWrongIsToldBeforeAnythingIsServed) {
    EXPECT_EQ(Wrong(Table()), "");
    EXPECT_THAT(Wrong(Table("af_file")), HasSubstr("the law lays down this term"));
    EXPECT_THAT(Wrong(Table("soc_personal_file")), HasSubstr("the law lays down this term"));
    EXPECT_THAT(Wrong(Table("region_record")), HasSubstr("years is at least 10, not 5"));
    EXPECT_THAT(Wrong(Table("afm_file")), HasSubstr("“afm_file”: there is no such rule"));
    EXPECT_THAT(Wrong(Table() + Table("syv_file") + Table()), HasSubstr("“ame_file”: the rule stands twice"));
    for (const char* years : {"0", "-5", "101", "99999999999"})
        EXPECT_THAT(With("= 5", std::string("= ") + years), HasSubstr("years is 1 to 100")) << years;
    for (const char* years : {"\"5\"", "5.0", "true"})
        EXPECT_THAT(With("= 5", std::string("= ") + years),
                    HasSubstr("line 3: a whole number is wanted for “years”"))
            << years;
    EXPECT_THAT(With("end_of_year_closed", "closed"), HasSubstr("from is last_entry or end_of_year_closed"));
    EXPECT_THAT(With("\"KS 2025-114\"", "\"\""), HasSubstr("line 5: a text is wanted for “decision”"));
    EXPECT_THAT(With("\"KS 2025-114\"", "\"  \""), HasSubstr("names the party's decision"));
    for (const char* day : {"\"2025-03-12\"", "2025", "2025-03-12T08:00:00", "1025-03-12"})
        EXPECT_THAT(With("2025-03-12", day),
                    HasSubstr("line 6: a day, as 2025-03-12 and without quotation marks, is wanted"))
            << day;
    EXPECT_THAT(With("2025-03-12", "2025-02-29"), HasSubstr("line 6: "));
    EXPECT_THAT(With("2025-03-12", "2026-01-02"), HasSubstr("and today is 2026-01-01"));
    EXPECT_EQ(With("2025-03-12", "2026-01-01"), "") << "decided today";
    for (const char* line : {"rule = \"ame_file\"\n", "years = 5\n", "from = \"end_of_year_closed\"\n",
                             "decision = \"KS 2025-114\"\n", "decided = 2025-03-12\n"})
        EXPECT_THAT(With(line, ""), HasSubstr("line 1: there is nothing for “")) << line;
    EXPECT_THAT(Wrong(Table() + "term = 5\n"), HasSubstr("line 7: there is no setting “term”"));
    EXPECT_THAT(Wrong(Table() + "\"\" = 5\n"), HasSubstr("there is no setting “”"));
    EXPECT_THAT(Wrong("retention = 5\n"), HasSubstr("double brackets: “retention”"));
}

}  // namespace
}  // namespace samkraft::cli
