// Retention: each party's term, its exceptions, and that what is looked for is what is found due.
#include "domain/retention.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <sstream>

namespace samkraft::domain {
namespace {

using testing::HasSubstr;

const Date kBorn = MakeDate(1984, 3, 12), kNow = MakeDate(2026, 1, 1);

DecidedTerm Decided(std::string rule, int years = 5, CountedFrom from = CountedFrom::kEndOfYearClosed) {
    return {std::move(rule), years, from, "KS 2025-114, dokumenthanteringsplan", MakeDate(2025, 3, 12)};
}
DecidedTerms Terms(std::vector<DecidedTerm> terms) {
    return DecidedTerms::Make(std::move(terms), kNow).value();
}
std::string Wrong(std::vector<DecidedTerm> terms) {
    const auto made = DecidedTerms::Make(std::move(terms), kNow);
    if (made) return "";
    EXPECT_EQ(made.error().code, Code::kSetup);
    return Message(made.error(), Language::kEnglish);
}

TEST(Retention, SocialServicesFiveYearsAfterTheLastNoteFinishedTheYearAfter) {
    const Date last = MakeDate(2019, 5, 20);
    const Retention r = RetentionOf({}, Party::kSocialServices, last, {}, kBorn, MakeDate(2024, 5, 20));
    EXPECT_EQ(r.state, RetentionState::kRunning);
    EXPECT_EQ(r.due, MakeDate(2024, 5, 21));
    EXPECT_EQ(r.finish_by, MakeDate(2025, 12, 31));
    EXPECT_EQ(RetentionOf({}, Party::kSocialServices, last, {}, kBorn, r.due).state, RetentionState::kDue);
    EXPECT_EQ(RetentionOf({}, Party::kSocialServices, last, {}, kBorn, r.finish_by).state,
              RetentionState::kDue);
    EXPECT_EQ(RetentionOf({}, Party::kSocialServices, last, {}, kBorn, AddDays(r.finish_by, 1)).state,
              RetentionState::kLate);
}
TEST(Retention, BornOnThe5thThe15thOrThe25thIsKeptBySocialServices) {
    for (unsigned day = 1; day <= 28; ++day) {
        const Retention r = RetentionOf({}, Party::kSocialServices, MakeDate(2010, 1, 1), {},
                                        MakeDate(1980, 2, day), MakeDate(2026, 1, 1));
        EXPECT_EQ(r.state == RetentionState::kSample, day == 5 || day == 15 || day == 25) << day;
        if (r.state == RetentionState::kSample) {
            EXPECT_FALSE(r.due);
        }
    }
    EXPECT_EQ(
        RetentionOf({}, Party::kSocialServices, MakeDate(2010, 1, 1), {}, {}, MakeDate(2026, 1, 1)).state,
        RetentionState::kSample)
        << "who cannot be told to be outside the sample is kept";
    EXPECT_EQ(RetentionOf({}, Party::kHealthRegion, MakeDate(2010, 1, 1), {}, MakeDate(1980, 2, 5),
                          MakeDate(2026, 1, 1))
                  .state,
              RetentionState::kDue)
        << "the sample is the municipality's";
}
TEST(Retention, EmploymentServiceThreeYearsAfterTheYearOfClosing) {
    const Date closed = MakeDate(2019, 2, 1);
    EXPECT_EQ(RetentionOf({}, Party::kEmploymentService, closed, {}, kBorn, MakeDate(2040, 1, 1)).state,
              RetentionState::kOpen);
    EXPECT_EQ(RetentionOf({}, Party::kEmploymentService, closed, closed, kBorn, MakeDate(2022, 12, 31)).state,
              RetentionState::kRunning);
    EXPECT_EQ(RetentionOf({}, Party::kEmploymentService, closed, closed, kBorn, MakeDate(2023, 1, 1)).state,
              RetentionState::kDue);
    EXPECT_EQ(RetentionOf({}, Party::kEmploymentService, MakeDate(2020, 1, 1), closed, kBorn, {}).due,
              MakeDate(2024, 1, 1))
        << "what was written after the exit counts";
}
TEST(Retention, WithoutATermNothingIsEverDue) {
    for (const Party party : {Party::kLabourMarket, Party::kAdultEducation, Party::kSocialInsurance}) {
        EXPECT_EQ(
            RetentionOf({}, party, MakeDate(1990, 1, 1), MakeDate(1990, 1, 1), kBorn, MakeDate(2090, 1, 1))
                .state,
            RetentionState::kUndated);
        EXPECT_FALSE(LastEntryWhenDue({}, party, MakeDate(2090, 1, 1)));
    }
}
TEST(Retention, ADecidedTermIsCountedFromTheLastEntryOrTheYearOfClosing) {
    const Date last = MakeDate(2019, 5, 20), closed = MakeDate(2019, 6, 1);
    const DecidedTerms terms = Terms({Decided("ame_file"), Decided("syv_file", 2, CountedFrom::kLastEntry)});
    const Retention ame =
        RetentionOf(terms, Party::kLabourMarket, last, closed, kBorn, MakeDate(2024, 12, 31));
    EXPECT_EQ(ame.state, RetentionState::kRunning);
    EXPECT_EQ(ame.due, MakeDate(2025, 1, 1));
    ASSERT_NE(ame.decided, nullptr);
    EXPECT_EQ(ame.decided->decision, "KS 2025-114, dokumenthanteringsplan");
    const auto state = [&](Party party, Date exit, Date birth, Date today) {
        return RetentionOf(terms, party, last, exit, birth, today).state;
    };
    EXPECT_EQ(state(Party::kLabourMarket, closed, kBorn, ame.due), RetentionState::kDue);
    EXPECT_EQ(state(Party::kLabourMarket, {}, kBorn, MakeDate(2090, 1, 1)), RetentionState::kOpen);
    EXPECT_EQ(state(Party::kLabourMarket, closed, MakeDate(1984, 3, 15), ame.due), RetentionState::kSample)
        << "a term takes nothing from what is kept for research";
    EXPECT_EQ(state(Party::kAdultEducation, {}, kBorn, MakeDate(2021, 5, 20)), RetentionState::kRunning);
    EXPECT_EQ(state(Party::kAdultEducation, {}, kBorn, MakeDate(2021, 5, 21)), RetentionState::kDue);
    EXPECT_EQ(state(Party::kSocialInsurance, closed, kBorn, MakeDate(2090, 1, 1)), RetentionState::kUndated)
        << "what one party has decided is not another's";
}
TEST(Retention, TheRegionMayKeepLongerThanTenYears) {  // patientdatalagen (2008:355) 3:17
    const DecidedTerms terms = Terms({Decided("region_record", 15, CountedFrom::kLastEntry)});
    const Date last = MakeDate(2010, 5, 20);
    EXPECT_EQ(RetentionOf({}, Party::kHealthRegion, last, {}, kBorn, kNow).due, MakeDate(2020, 5, 21));
    EXPECT_EQ(RetentionOf(terms, Party::kHealthRegion, last, {}, kBorn, kNow).due, MakeDate(2025, 5, 21));
}
TEST(Retention, OnlyWhatTheLawLeavesIsDecidedAndOnlyByADecisionThatIsMade) {
    EXPECT_EQ(Wrong({}), "");
    EXPECT_EQ(Wrong({Decided("ame_file", 1), Decided("syv_file", kMostTermYears), Decided("fk_file"),
                     Decided("region_record", 10)}),
              "");
    EXPECT_THAT(Wrong({Decided("ame")}),
                HasSubstr("the term for “ame”: there is no such rule. A term may be entered for ame_file, "
                          "syv_file, fk_file, region_record"));
    EXPECT_THAT(Wrong({Decided("af_file", 3)}),
                HasSubstr("“af_file”: the law lays down this term (lag (2002:546)"));
    EXPECT_THAT(Wrong({Decided("soc_personal_file", 50)}), HasSubstr("Take the table out"));
    EXPECT_THAT(Wrong({Decided("ame_file"), Decided("syv_file"), Decided("ame_file", 7)}),
                HasSubstr("“ame_file”: the rule stands twice. Leave the decision that holds"));
    for (const int years : {0, -1, kMostTermYears + 1})
        EXPECT_THAT(Wrong({Decided("ame_file", years)}),
                    HasSubstr("years is 1 to 100, not " + std::to_string(years)));
    EXPECT_THAT(Wrong({Decided("region_record", 9)}),
                HasSubstr("years is at least 10, not 9 (patientdatalagen (2008:355) 3 kap. 17 §)"));
    for (const std::string& decision : {std::string(), std::string(" "), std::string("KS\n1"),
                                        std::string("KS\x01"), std::string(201, 'x')}) {
        DecidedTerm term = Decided("ame_file");
        term.decision = decision;
        EXPECT_THAT(Wrong({term}), HasSubstr("names the party's decision")) << decision;
    }
    DecidedTerm term = Decided("ame_file");
    term.decided = kNow;
    EXPECT_EQ(Wrong({term}), "") << "decided today";
    term.decided = AddDays(kNow, 1);
    EXPECT_THAT(Wrong({term}),
                HasSubstr("decided is 2026-01-02, and today is 2026-01-01. Enter the term when"));
    term.decided = {};
    EXPECT_THAT(Wrong({term}), HasSubstr("decided is the day of the decision"));
}
TEST(Retention, ADecidedTermIsToldWithItsDecisionAndTheDayOfIt) {
    const DecidedTerm five = Decided("ame_file"), one = Decided("syv_file", 1, CountedFrom::kLastEntry);
    const RetentionRule &ame = RetentionRuleOf(Party::kLabourMarket),
                        &syv = RetentionRuleOf(Party::kAdultEducation);
    EXPECT_EQ(WordingOf(ame, nullptr, Language::kSwedish), ame.swedish);
    EXPECT_EQ(SourceOf(ame, nullptr, Language::kSwedish), ame.source);
    EXPECT_EQ(WordingOf(ame, &five, Language::kSwedish),
              "Bevaras i 5 år efter utgången av det kalenderår då ärendet avslutades och gallras därefter. "
              "Personer födda den 5, 15 eller 25 i en månad bevaras för forskning.");
    EXPECT_EQ(WordingOf(syv, &one, Language::kEnglish),
              "Kept for 1 year after the last note, then disposed of.");
    EXPECT_EQ(SourceOf(ame, &five, Language::kSwedish),
              "KS 2025-114, dokumenthanteringsplan, beslutat 2025-03-12; " + std::string(ame.source));
    EXPECT_THAT(SourceOf(ame, &five, Language::kEnglish), HasSubstr("decided 2025-03-12; "));
}

// Every party that may has decided on something, or not.
DecidedTerms SomeTerms(int more = 0, const DecidedTerms* as = nullptr) {
    std::vector<DecidedTerm> terms;
    for (const RetentionRule& rule : RetentionRules()) {
        if (rule.left == TermLeft::kNo) continue;
        if (as != nullptr) {
            if (const DecidedTerm* term = as->Of(rule)) terms.push_back(*term), terms.back().years += more;
            continue;
        }
        if (!*rc::gen::arbitrary<bool>()) continue;
        terms.push_back(Decided(std::string(rule.code), *rc::gen::inRange(std::max(rule.years, 1), 40),
                                *rc::gen::element(CountedFrom::kLastEntry, CountedFrom::kEndOfYearClosed)));
    }
    return Terms(std::move(terms));
}
Date SomeDay(int from, int until) {
    return Date{*rc::gen::inRange(MakeDate(from, 1, 1).days, MakeDate(until, 1, 1).days)};
}
TEST(Retention, WhatIsDueIsLookedFor) {
    EXPECT_TRUE(rc::check("due → its last entry is early enough to be looked for", [] {
        const DecidedTerms terms = SomeTerms();
        const Date last = SomeDay(1995, 2030), closed = SomeDay(1995, 2030), today = SomeDay(1995, 2050);
        for (std::size_t p = 1; p < kPartyCount; ++p) {
            const auto party = static_cast<Party>(p);
            const auto state = RetentionOf(terms, party, last, closed, kBorn, today).state;
            if (state != RetentionState::kDue && state != RetentionState::kLate) continue;
            RC_ASSERT(last <= LastEntryWhenDue(terms, party, today));
        }
    }));
}
TEST(Retention, NoDecidedTermIsShorterThanTheStatutesAndALongerOneIsNeverEarlier) {
    EXPECT_TRUE(rc::check("due ≥ the statute's; more years → due no earlier", [] {
        const DecidedTerms terms = SomeTerms(), longer = SomeTerms(*rc::gen::inRange(1, 60), &terms);
        const Date last = SomeDay(1995, 2030), today = SomeDay(1995, 2050);
        const Date closed = *rc::gen::arbitrary<bool>() ? SomeDay(1995, 2030) : Date{};
        for (std::size_t p = 1; p < kPartyCount; ++p) {
            const auto party = static_cast<Party>(p);
            const RetentionRule& rule = RetentionRuleOf(party);
            const Retention by_law = RetentionOf({}, party, last, closed, kBorn, today),
                            decided = RetentionOf(terms, party, last, closed, kBorn, today),
                            later = RetentionOf(longer, party, last, closed, kBorn, today);
            RC_ASSERT(!by_law.due || !decided.due || decided.due >= by_law.due);
            RC_ASSERT(static_cast<bool>(later.due) == static_cast<bool>(decided.due));
            RC_ASSERT(!decided.due || later.due >= decided.due);
            if (rule.left == TermLeft::kNo || terms.Of(rule) == nullptr) {
                RC_ASSERT(decided.due == by_law.due);
                RC_ASSERT(decided.state == by_law.state);
            } else if (decided.due) {
                RC_ASSERT(decided.due > AddMonths(last, 12 * decided.decided->years));
                RC_ASSERT(!longer.Of(rule) || later.due > decided.due);
            }
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
