// Retention: each party's term, its exceptions, and that what is looked for is what is found due.
#include "domain/retention.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <sstream>

namespace samkraft::domain {
namespace {

const Date kBorn = MakeDate(1984, 3, 12);

TEST(Retention, SocialServicesFiveYearsAfterTheLastNoteFinishedTheYearAfter) {
    const Date last = MakeDate(2019, 5, 20);
    const Retention r = RetentionOf(Party::kSocialServices, last, {}, kBorn, MakeDate(2024, 5, 20));
    EXPECT_EQ(r.state, RetentionState::kRunning);
    EXPECT_EQ(r.due, MakeDate(2024, 5, 21));
    EXPECT_EQ(r.finish_by, MakeDate(2025, 12, 31));
    EXPECT_EQ(RetentionOf(Party::kSocialServices, last, {}, kBorn, r.due).state, RetentionState::kDue);
    EXPECT_EQ(RetentionOf(Party::kSocialServices, last, {}, kBorn, r.finish_by).state, RetentionState::kDue);
    EXPECT_EQ(RetentionOf(Party::kSocialServices, last, {}, kBorn, AddDays(r.finish_by, 1)).state,
              RetentionState::kLate);
}
TEST(Retention, BornOnThe5thThe15thOrThe25thIsKeptBySocialServices) {
    for (unsigned day = 1; day <= 28; ++day) {
        const Retention r = RetentionOf(Party::kSocialServices, MakeDate(2010, 1, 1), {},
                                        MakeDate(1980, 2, day), MakeDate(2026, 1, 1));
        EXPECT_EQ(r.state == RetentionState::kSample, day == 5 || day == 15 || day == 25) << day;
        if (r.state == RetentionState::kSample) {
            EXPECT_FALSE(r.due);
        }
    }
    EXPECT_EQ(RetentionOf(Party::kSocialServices, MakeDate(2010, 1, 1), {}, {}, MakeDate(2026, 1, 1)).state,
              RetentionState::kSample)
        << "who cannot be told to be outside the sample is kept";
    EXPECT_EQ(RetentionOf(Party::kHealthRegion, MakeDate(2010, 1, 1), {}, MakeDate(1980, 2, 5),
                          MakeDate(2026, 1, 1))
                  .state,
              RetentionState::kDue)
        << "the sample is the municipality's";
}
TEST(Retention, EmploymentServiceThreeYearsAfterTheYearOfClosing) {
    const Date closed = MakeDate(2019, 2, 1);
    EXPECT_EQ(RetentionOf(Party::kEmploymentService, closed, {}, kBorn, MakeDate(2040, 1, 1)).state,
              RetentionState::kOpen);
    EXPECT_EQ(RetentionOf(Party::kEmploymentService, closed, closed, kBorn, MakeDate(2022, 12, 31)).state,
              RetentionState::kRunning);
    EXPECT_EQ(RetentionOf(Party::kEmploymentService, closed, closed, kBorn, MakeDate(2023, 1, 1)).state,
              RetentionState::kDue);
    EXPECT_EQ(RetentionOf(Party::kEmploymentService, MakeDate(2020, 1, 1), closed, kBorn, {}).due,
              MakeDate(2024, 1, 1))
        << "what was written after the exit counts";
}
TEST(Retention, WithoutATermNothingIsEverDue) {
    for (const Party party : {Party::kLabourMarket, Party::kAdultEducation, Party::kSocialInsurance}) {
        EXPECT_EQ(
            RetentionOf(party, MakeDate(1990, 1, 1), MakeDate(1990, 1, 1), kBorn, MakeDate(2090, 1, 1)).state,
            RetentionState::kUndated);
        EXPECT_FALSE(LastEntryWhenDue(party, MakeDate(2090, 1, 1)));
    }
}
TEST(Retention, WhatIsDueIsLookedFor) {
    EXPECT_TRUE(rc::check("due → its last entry is early enough to be looked for", [] {
        const auto day = [](int from, int until) {
            return Date{*rc::gen::inRange(MakeDate(from, 1, 1).days, MakeDate(until, 1, 1).days)};
        };
        const Date last = day(1995, 2030), closed = day(1995, 2030), today = day(1995, 2050);
        for (std::size_t p = 1; p < kPartyCount; ++p) {
            const auto party = static_cast<Party>(p);
            const auto state = RetentionOf(party, last, closed, kBorn, today).state;
            if (state != RetentionState::kDue && state != RetentionState::kLate) continue;
            RC_ASSERT(last <= LastEntryWhenDue(party, today));
        }
    }));
}
TEST(Retention, RulesHaveSourceAndWordingAndStandInTheDocument) {
    std::stringstream text;
    text << std::ifstream(SAMKRAFT_SOURCE_DIR "/docs/02-domain.md").rdbuf();
    for (const RetentionRule& rule : RetentionRules()) {
        EXPECT_FALSE(rule.source.empty() || rule.swedish.empty() || rule.english.empty()) << rule.code;
        EXPECT_EQ(FindRetentionRule(rule.code), &rule);
        const std::string row = "| `" + std::string(rule.code) + "` | " +
                                (rule.years == 0 ? "none" : std::to_string(rule.years) + " years");
        EXPECT_NE(text.str().find(row), std::string::npos) << row;
    }
    EXPECT_EQ(FindRetentionRule("x"), nullptr);
}

}  // namespace
}  // namespace samkraft::domain
