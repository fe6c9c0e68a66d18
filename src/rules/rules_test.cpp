// The rule table and what it says. Each test cites the rule it reads; dates of the stories are from
// Malmökraften's own papers.
#include "rules/rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "domain/kinds.hpp"

namespace samkraft::rules {
namespace {

using testing::HasSubstr;

Date D(std::string_view text) {
    const auto date = ParseDate(text);
    if (!date) throw std::invalid_argument(std::string(text));
    return *date;
}

const Finding* Said(const std::vector<Finding>& findings, std::string_view code) {
    for (const Finding& f : findings)
        if (f.code == code) return &f;
    return nullptr;
}

Circumstances InJob(std::string_view today, std::string_view programme_from = "2018-02-16") {
    Circumstances c;
    c.today = D(today);
    c.programme = "job";
    c.programme_from = D(programme_from);
    return c;
}

Circumstances WithPlacement(std::string_view today, std::string_view kind, std::string_view from,
                            std::string_view until = "") {
    Circumstances c = InJob(today);
    c.placements.push_back({std::string(kind), D(from), until.empty() ? Date{} : D(until), {}, {}});
    return c;
}

// ---- the table

// The catalogue of activities names the rule that says how long one may be.
TEST(Table, EveryLimitOfLengthIsTheOneItsActivityNames) {
    std::set<std::string> named;
    for (const domain::ActivityKind& kind : domain::ActivityKinds()) {
        if (kind.length_rule.empty()) continue;
        named.insert(std::string(kind.length_rule));
        const auto versions = RuleBook::Embedded().Versions(kind.length_rule);
        EXPECT_FALSE(versions.empty()) << kind.code;
        for (const Rule* rule : versions) {
            EXPECT_GT(rule->Param("months"), 0) << kind.code;
            const Text said = InWords(*rule);
            EXPECT_THAT(said.swedish, HasSubstr(std::to_string(rule->Param("months")))) << kind.code;
            EXPECT_THAT(said.english, testing::Not(HasSubstr("{"))) << kind.code;
        }
    }
    for (const Rule& rule : RuleBook::Embedded().Rules())
        if (rule.check == "placement_length") {
            EXPECT_TRUE(named.contains(rule.code)) << rule.code << " is named by no activity";
        }
    for (const Rule& rule : RuleBook::Embedded().Rules())
        for (const std::string& kind : rule.kinds)
            EXPECT_NE(domain::FindActivityKind(kind), nullptr) << rule.code << ' ' << kind;
}
TEST(Table, EveryRuleHasASourceAndTextsInTwoLanguages) {
    ASSERT_GE(RuleBook::Embedded().Rules().size(), 40U);
    for (const Rule& rule : RuleBook::Embedded().Rules()) {
        EXPECT_FALSE(rule.source.empty()) << rule.code;
        EXPECT_FALSE(rule.party.empty()) << rule.code;
        for (const Text& text : {rule.name, rule.text}) {
            EXPECT_FALSE(text.swedish.empty()) << rule.code;
            EXPECT_FALSE(text.english.empty()) << rule.code;
            EXPECT_NE(text.swedish, text.english) << rule.code;
        }
        for (const auto& [key, text] : rule.says)
            EXPECT_NE(text.swedish, text.english) << rule.code << ' ' << key;
    }
}

TEST(Table, HoldsTheRulesOfTheDomainReport) {
    std::set<std::string> codes;
    for (const Rule& rule : RuleBook::Embedded().Rules()) codes.insert(rule.code);
    for (const std::string_view code : {"JOB_ENTRY_LONG",  "JOB_ENTRY_LONG_OLD",
                                        "JOB_ENTRY_DAYS",  "JOB_ENTRY_OTHER",
                                        "JOB_FULLTIME",    "JOB_450",
                                        "AT_MAX",          "FAT_MAX",
                                        "PRAKTIK_MAX",     "UNION_HEARING",
                                        "HOST_BARRED",     "JOB_EXIT",
                                        "JOB_REVOKE",      "JOB_REENTRY",
                                        "PLAN_DEADLINE",   "ACT_REPORT",
                                        "SANCTION_A",      "SANCTION_B",
                                        "SANCTION_C",      "SANCTION_AKASSA",
                                        "SANCTION_2026",   "BENEFIT_LEVEL",
                                        "EXTRA_ELIG",      "EXTRA_STOP",
                                        "EXTRA_ABOLISHED", "INTRO_ELIG",
                                        "INTRO_STOP",      "NYSTART",
                                        "LONEBIDRAG",      "SMF",
                                        "DAILY_ACTIVITY",  "UGA_ENTRY",
                                        "KAA_SCOPE",       "KAA_3PART",
                                        "AE_AGE",          "SIP_DUTY",
                                        "SOC_ACTIVITY",    "DUA",
                                        "HOLIDAYS"})
        EXPECT_TRUE(codes.contains(std::string(code))) << code;
}

TEST(Table, TheNumbersAreThoseOfTheStatutes) {
    const RuleBook& book = RuleBook::Embedded();
    const Date day = D("2025-11-01");
    const auto param = [&](std::string_view code, std::string_view name) {
        return book.Find(code, day)->Param(name);
    };
    EXPECT_EQ(param("JOB_ENTRY_LONG", "months"), 14);
    EXPECT_EQ(param("AT_MAX", "months"), 6);
    EXPECT_EQ(param("AT_MAX", "months_after"), 12);
    EXPECT_EQ(param("FAT_MAX", "months"), 12);
    EXPECT_EQ(param("PRAKTIK_MAX", "months"), 6);
    EXPECT_EQ(param("PLAN_DEADLINE", "days"), 30);
    EXPECT_EQ(param("PLAN_DEADLINE", "renew_months"), 6);
    EXPECT_EQ(param("JOB_REENTRY", "register_days"), 60);
    EXPECT_EQ(param("BENEFIT_LEVEL", "amount"), 365);
    EXPECT_EQ(book.Find("BENEFIT_LEVEL", D("2025-09-30"))->Param("amount"), 223);
    EXPECT_EQ(book.Find("EXTRA_ELIG", day), nullptr);
    EXPECT_EQ(book.Find("EXTRA_ELIG", D("2022-12-31"))->Param("days"), 450);
    EXPECT_EQ(book.Versions("SANCTION_A").size(), 2U);
    EXPECT_THROW(static_cast<void>(book.Find("AT_MAX", day)->Param("weeks")), std::out_of_range);
}

constexpr std::string_view kSmall =
    "rule A\nparty all\nfrom 2019-01-01\nuntil 2020-01-01\nconfidence memory\nsource x\ncheck "
    "inform\nprogramme job\nparam days 3\n"
    "name.sv a\nname.en b\ntext.sv c {days}\ntext.en d\nsay.informs.sv e\nsay.informs.en f {days}\n";

std::string With(std::string_view old_text, std::string_view new_text) {
    std::string text(kSmall);
    const std::size_t at = text.find(old_text);
    if (at == std::string::npos) throw std::invalid_argument("not in the table");
    return text.replace(at, old_text.size(), new_text);
}

std::string WhatIsWrong(const std::string& text) {
    try {
        static_cast<void>(RuleBook::Parse(text));
    } catch (const std::runtime_error& e) {
        return e.what();
    }
    return "";
}

TEST(Table, ABrokenOneIsRefusedWithTheLine) {
    EXPECT_EQ(WhatIsWrong(std::string(kSmall)), "");
    EXPECT_THAT(WhatIsWrong(""), HasSubstr("no rules"));
    EXPECT_THAT(WhatIsWrong("party all\n"), HasSubstr("line 1"));
    EXPECT_THAT(WhatIsWrong(With("2019-01-01", "2019-02-29")), HasSubstr("line 3: no such day"));
    EXPECT_THAT(WhatIsWrong(With("2020-01-01", "2019-01-01")), HasSubstr("ends before it begins"));
    EXPECT_THAT(WhatIsWrong(With("source x\n", "")), HasSubstr("no source"));
    EXPECT_THAT(WhatIsWrong(With("source x", "source ")), HasSubstr("empty"));
    EXPECT_THAT(WhatIsWrong(With("name.en b\n", "")), HasSubstr("no name.en"));
    EXPECT_THAT(WhatIsWrong(With("until 2020-01-01\n", "")), HasSubstr("no until"));
    EXPECT_THAT(WhatIsWrong(With("confidence memory", "confidence hearsay")),
                HasSubstr("no such confidence"));
    EXPECT_THAT(WhatIsWrong(With("check inform", "check guess")), HasSubstr("no such check"));
    EXPECT_THAT(WhatIsWrong(With("party all", "party me")), HasSubstr("no such party"));
    EXPECT_THAT(WhatIsWrong(With("programme job", "programme jobb")), HasSubstr("no such programme"));
    EXPECT_THAT(WhatIsWrong(With("days 3", "days three")), HasSubstr("param"));
    EXPECT_THAT(WhatIsWrong(With("param days 3", "param days 3\nparam days 4")), HasSubstr("twice"));
    EXPECT_THAT(WhatIsWrong(With("f {days}", "f {weeks}")), HasSubstr("{weeks}"));
    EXPECT_THAT(WhatIsWrong(With("f {days}", "f {days")), HasSubstr("{ without }"));
    EXPECT_THAT(WhatIsWrong(With("say.informs.en f {days}\n", "")), HasSubstr("one language"));
    EXPECT_THAT(WhatIsWrong(With("say.informs.en", "say.stops.en")), HasSubstr("language"));
    EXPECT_THAT(WhatIsWrong(With("check inform", "check plan")), HasSubstr("renew_months"));
    EXPECT_THAT(WhatIsWrong(With("check inform", "check stop")), HasSubstr("param days"));
    EXPECT_THAT(WhatIsWrong(With("party all", "party all\nparty all")), HasSubstr("twice"));
    EXPECT_THAT(WhatIsWrong(With("party all", "colour red")), HasSubstr("unknown word"));
    EXPECT_THAT(WhatIsWrong(With("rule A", "rule a")), HasSubstr("no code"));
}

TEST(Table, VersionsOfOneRuleMayMeetButNotOverlap) {
    const auto second = [](std::string_view from, std::string_view until) {
        std::string text(kSmall);
        text.replace(text.find("2020-01-01"), 10, until);
        text.replace(text.find("2019-01-01"), 10, from);
        return std::string(kSmall) + text;
    };
    EXPECT_EQ(WhatIsWrong(second("2020-01-01", "2021-01-01")), "");
    EXPECT_EQ(WhatIsWrong(second("2018-01-01", "2019-01-01")), "");
    EXPECT_THAT(WhatIsWrong(second("2019-12-31", "2021-01-01")), HasSubstr("overlap"));
    EXPECT_THAT(WhatIsWrong(second("2018-01-01", "2019-01-02")), HasSubstr("overlap"));
    const RuleBook book = RuleBook::Parse(second("2020-01-01", "2021-01-01"));
    EXPECT_EQ(book.Find("A", D("2019-12-31")), &book.Rules()[0]);
    EXPECT_EQ(book.Find("A", D("2020-01-01")), &book.Rules()[1]);
    EXPECT_EQ(book.Find("A", D("2021-01-01")), nullptr);
}

// ---- 450 days: förordning (2007:414), and footnote 9 of the method support

TEST(Days450, AreReached450DaysAfterTheFirstDay) {
    const auto findings = Evaluate(InJob("2019-04-24", "2018-02-16"));
    const Finding* f = Said(findings, "JOB_450");
    ASSERT_NE(f, nullptr);
    EXPECT_EQ(f->verdict, Verdict::kDue);
    EXPECT_EQ(f->date, D("2019-05-12"));
    EXPECT_EQ(f->swedish,
              "450 dagar i jobb- och utvecklingsgarantin nås tidigast 2019-05-12 (18 dagar kvar), räknat i "
              "kalenderdagar från anvisningen.");
    EXPECT_EQ(f->english,
              "450 days in the job and development guarantee are reached on 2019-05-12 at the earliest (18 "
              "days left), counted in calendar days from the assignment.");
}

TEST(Days450, At449NotYetAt450And451Yes) {
    for (const auto& [days, verdict] :
         {std::pair{449, Verdict::kDue}, std::pair{450, Verdict::kMet}, std::pair{451, Verdict::kMet}}) {
        Circumstances c = InJob("2018-11-01");
        c.programme_days = days;
        const auto findings = Evaluate(c);
        for (const std::string_view code : {"JOB_450", "EXTRA_ELIG"}) {
            ASSERT_NE(Said(findings, code), nullptr) << days;
            EXPECT_EQ(Said(findings, code)->verdict, verdict) << code << ' ' << days;
            EXPECT_THAT(Said(findings, code)->swedish, HasSubstr("enligt Arbetsförmedlingens räkning"));
        }
        EXPECT_EQ(Said(findings, "JOB_450")->date, AddDays(D("2018-11-01"), 450 - days));
    }
}

TEST(Days450, ACountOfAnEarlierDayIsCountedOn) {
    Circumstances c = InJob("2019-04-24");
    c.programme_days = 422;
    c.programme_days_on = D("2019-04-14");
    EXPECT_EQ(Said(Evaluate(c), "JOB_450")->date, D("2019-05-12"));
}

TEST(Days450, NothingIsSaidWhenNothingIsKnown) {
    Circumstances c = InJob("2019-04-24");
    c.programme_from = {};
    EXPECT_EQ(Said(Evaluate(c), "JOB_450"), nullptr);
    c.programme = "";
    c.programme_days = 500;
    EXPECT_EQ(Said(Evaluate(c), "JOB_450"), nullptr);
}

// ---- extratjänst

TEST(ExtraServiceJob, IsPossibleAfter450DaysUntilTheEndOf2022) {
    EXPECT_EQ(Said(Evaluate(InJob("2018-11-01", "2017-01-01")), "EXTRA_ELIG")->verdict, Verdict::kMet);
    EXPECT_NE(Said(Evaluate(InJob("2022-12-31", "2017-01-01")), "EXTRA_ELIG"), nullptr);
    EXPECT_EQ(Said(Evaluate(InJob("2023-01-01", "2017-01-01")), "EXTRA_ELIG"), nullptr);
}

TEST(ExtraServiceJob, IsNotPromisedForADayWhenItWillBeGone) {
    EXPECT_EQ(Said(Evaluate(InJob("2022-12-01", "2021-11-01")), "EXTRA_ELIG"),
              nullptr);  // 450 days: 2023-01-25
    EXPECT_EQ(Said(Evaluate(InJob("2022-12-01", "2021-10-07")), "EXTRA_ELIG")->date, D("2022-12-31"));
}

// Delrapport 2019-05-08: at the end of December stop for assignments and no extensions.
TEST(ExtraServiceJob, IsStoppedFromTheEndOfDecember2018UntilSpring2019) {
    EXPECT_FALSE(StopFor("extra_service_job", D("2018-12-20")));
    for (const std::string_view day : {"2018-12-21", "2019-01-15", "2019-03-31"}) {
        const auto stop = StopFor("extra_service_job", D(day));
        ASSERT_TRUE(stop) << day;
        EXPECT_EQ(stop->code, "EXTRA_STOP");
        EXPECT_EQ(stop->verdict, Verdict::kStops);
        EXPECT_TRUE(stop->dates_uncertain);
        EXPECT_EQ(stop->confidence, Confidence::kSourceDocument);
        EXPECT_EQ(stop->swedish, "Extratjänst kan inte börja " + std::string(day) +
                                     ": stopp för anvisningar 2018-12-21–2019-04-01 (slutdagen osäker).");
    }
    EXPECT_FALSE(StopFor("extra_service_job", D("2019-04-01")));
    EXPECT_FALSE(StopFor("internship", D("2019-01-15")));
    const auto findings = Evaluate(InJob("2019-01-15", "2017-01-01"));
    EXPECT_EQ(findings.front().code, "EXTRA_STOP");  // the most urgent first
    EXPECT_EQ(Said(findings, "EXTRA_ELIG")->verdict, Verdict::kMet);
}

TEST(ExtraServiceJob, AfterTheStopItIsSaidThatItsEndIsInDoubt) {
    EXPECT_EQ(Said(Evaluate(InJob("2019-06-03")), "EXTRA_STOP_DOUBT")->verdict, Verdict::kInforms);
    EXPECT_EQ(Said(Evaluate(InJob("2019-10-28")), "EXTRA_STOP_DOUBT"), nullptr);
}

TEST(ExtraServiceJob, OneThatEndsDuringTheStopIsNotExtended) {
    const auto findings =
        Evaluate(WithPlacement("2018-12-28", "extra_service_job", "2018-02-01", "2019-02-01"));
    const Finding* f = Said(findings, "EXTRA_STOP");
    ASSERT_NE(f, nullptr);
    EXPECT_EQ(f->date, D("2019-01-31"));
    EXPECT_THAT(f->swedish, HasSubstr("tar slut 2019-01-31 och förlängs inte"));
}

TEST(ExtraServiceJob, HasNoNewDecisionsIn2022AndIsAbolishedFrom2023) {
    EXPECT_FALSE(StopFor("extra_service_job", D("2021-12-31")));
    EXPECT_EQ(StopFor("extra_service_job", D("2022-01-01"))->code, "EXTRA_STOP");
    EXPECT_EQ(StopFor("extra_service_job", D("2022-12-31"))->code, "EXTRA_STOP");
    const auto stop = StopFor("extra_service_job", D("2023-01-01"));
    EXPECT_EQ(stop->code, "EXTRA_ABOLISHED");
    EXPECT_THAT(stop->english, HasSubstr("SFS 2022:1734"));
    EXPECT_TRUE(StopFor("extra_service_job", D("2040-01-01")));
}

TEST(ExtraServiceJob, ItsAbolitionIsNoNewsForThoseWhoHaveNone) {
    EXPECT_EQ(Said(Evaluate(InJob("2024-01-01")), "EXTRA_ABOLISHED"), nullptr);
    EXPECT_NE(
        Said(Evaluate(WithPlacement("2024-01-01", "extra_service_job", "2024-02-01")), "EXTRA_ABOLISHED"),
        nullptr);
}

// ---- introduktionsjobb

TEST(IntroductionJob, IsStoppedFromApril2019) {
    EXPECT_FALSE(StopFor("introduction_job", D("2019-03-31")));
    EXPECT_EQ(StopFor("introduction_job", D("2019-04-01"))->code, "INTRO_STOP");
    EXPECT_TRUE(StopFor("introduction_job", D("2019-10-27")));
    EXPECT_FALSE(StopFor("introduction_job", D("2019-10-28")));
}

TEST(IntroductionJob, ForTheYoungNeedsTwentyYearsAnd200Days) {
    Circumstances c;
    c.today = D("2020-03-01");
    c.programme = "uga";
    c.programme_from = D("2020-01-01");
    EXPECT_EQ(Said(Evaluate(c), "INTRO_ELIG_YOUTH"), nullptr);  // birth not known
    c.birth = D("2000-12-24");
    EXPECT_EQ(Said(Evaluate(c), "INTRO_ELIG_YOUTH")->date, D("2020-12-24"));
    c.birth = D("1999-12-24");
    EXPECT_EQ(Said(Evaluate(c), "INTRO_ELIG_YOUTH")->date, D("2020-07-19"));
}

// ---- placements

TEST(Internship, LastsAtMostSixMonths) {
    const auto length = [](std::string_view from, std::string_view until) {
        return *Said(Evaluate(WithPlacement("2019-05-01", "internship", from, until)), "PRAKTIK_MAX");
    };
    EXPECT_EQ(length("2019-05-06", "2019-11-06").verdict, Verdict::kMet);
    const Finding f = length("2019-05-06", "2019-11-07");
    EXPECT_EQ(f.verdict, Verdict::kNotMet);
    EXPECT_EQ(f.date, D("2019-11-05"));
    EXPECT_EQ(f.placement, 0);
    EXPECT_EQ(f.swedish,
              "Praktiken är planerad till och med 2019-11-06 men får vara högst 6 månader: sista möjliga dag "
              "är 2019-11-05.");
}

TEST(Internship, WithoutALastDayIsDueAndThenOverdue) {
    const auto open = [](std::string_view today) {
        return *Said(Evaluate(WithPlacement(today, "internship", "2019-05-06")), "PRAKTIK_MAX");
    };
    EXPECT_EQ(open("2019-11-05").verdict, Verdict::kDue);
    EXPECT_EQ(open("2019-11-06").verdict, Verdict::kOverdue);
    EXPECT_THAT(open("2019-11-08").swedish, HasSubstr("3 dagar längre än 6 månader"));
}

TEST(Internship, LastsAtMostThreeMonthsInTheYouthGuarantee) {
    Circumstances c = WithPlacement("2019-05-01", "internship", "2019-05-06", "2019-08-07");
    c.programme = "uga";
    EXPECT_EQ(Said(Evaluate(c), "PRAKTIK_MAX")->verdict, Verdict::kNotMet);
    EXPECT_EQ(Said(Evaluate(c), "PRAKTIK_MAX")->date, D("2019-08-05"));
}

// Lag (1930:173) 1 §: where the month has no such day, the last day of the month counts.
TEST(MonthArithmetic, SixMonthsFromThe31stOfAugustEndWithFebruary) {
    EXPECT_EQ(FirstDayAfterMonths(D("2019-05-06"), 6), D("2019-11-06"));
    EXPECT_EQ(FirstDayAfterMonths(D("2018-08-31"), 6), D("2019-03-01"));
    EXPECT_EQ(FirstDayAfterMonths(D("2019-08-31"), 6), D("2020-03-01"));
    EXPECT_EQ(FirstDayAfterMonths(D("2019-08-29"), 6), D("2020-02-29"));
    EXPECT_EQ(
        Said(Evaluate(WithPlacement("2018-08-31", "internship", "2018-08-31", "2019-03-01")), "PRAKTIK_MAX")
            ->verdict,
        Verdict::kMet);
    EXPECT_EQ(
        Said(Evaluate(WithPlacement("2018-08-31", "internship", "2018-08-31", "2019-03-02")), "PRAKTIK_MAX")
            ->verdict,
        Verdict::kNotMet);
}

TEST(WorkTraining, IsSixMonthsAndTwelveAfter450Days) {
    const auto limit = [](int days) {
        Circumstances c = WithPlacement("2024-01-10", "work_training", "2024-01-10", "2024-12-01");
        c.programme_days = days;
        return Said(Evaluate(c), "AT_MAX")->verdict;
    };
    EXPECT_EQ(limit(449), Verdict::kNotMet);
    EXPECT_EQ(limit(450), Verdict::kMet);
    EXPECT_EQ(
        Said(Evaluate(WithPlacement("2019-05-06", "work_training", "2019-05-06", "2021-05-06")), "AT_MAX"),
        nullptr);  // not in force
}

TEST(WorkTraining, EnhancedIsTwelveMonths) {
    const auto findings =
        Evaluate(WithPlacement("2024-01-10", "enhanced_work_training", "2024-01-10", "2025-01-10"));
    EXPECT_EQ(Said(findings, "FAT_MAX")->verdict, Verdict::kMet);
    EXPECT_EQ(Said(findings, "AT_MAX"), nullptr);
}

TEST(StudyMotivationCourse, IsThreeMonthsAndFiveWithADisability) {
    Circumstances c = WithPlacement("2019-08-01", "study_motivation_course", "2019-08-19", "2020-01-01");
    EXPECT_EQ(Said(Evaluate(c), "SMF")->date, D("2019-11-18"));
    EXPECT_EQ(Said(Evaluate(c), "SMF")->verdict, Verdict::kNotMet);
    c.disability = true;
    EXPECT_EQ(Said(Evaluate(c), "SMF")->verdict, Verdict::kMet);
}

// Förordning (2000:628) 9 a–9 c §§.
TEST(Host, TheUnionIsHeardAndTheHostCheckedBeforeTheStart) {
    Circumstances c = WithPlacement("2024-01-09", "internship", "2024-01-10", "2024-02-10");
    for (const std::string_view code : {"UNION_HEARING", "HOST_BARRED"}) {
        EXPECT_EQ(Said(Evaluate(c), code)->verdict, Verdict::kDue);
        EXPECT_EQ(Said(Evaluate(c), code)->date, D("2024-01-10"));
    }
    c.today = D("2024-01-10");
    EXPECT_EQ(Said(Evaluate(c), "UNION_HEARING")->verdict, Verdict::kOverdue);
    c.placements[0].union_heard = true;
    c.placements[0].host_checked = false;
    EXPECT_EQ(Said(Evaluate(c), "UNION_HEARING")->verdict, Verdict::kMet);
    EXPECT_EQ(Said(Evaluate(c), "HOST_BARRED")->verdict, Verdict::kOverdue);
}

// ---- full time, plan, report

// Förordning (2007:414) 4 och 4 b §§. Nawfal begins with four hours a day.
TEST(FullTime, Is40HoursAWeekUnlessThereIsAGround) {
    Circumstances c = InJob("2019-05-06");
    EXPECT_EQ(Said(Evaluate(c), "JOB_FULLTIME"), nullptr);
    c.planned_hours_per_week = 39;
    EXPECT_EQ(Said(Evaluate(c), "JOB_FULLTIME")->verdict, Verdict::kNotMet);
    c.planned_hours_per_week = 20;
    EXPECT_EQ(Said(Evaluate(c), "JOB_FULLTIME")->swedish,
              "20 av 40 timmar i veckan är planerade: 20 timmar saknas till heltid, och inget skäl för "
              "deltid är angivet.");
    c.part_time_ground = true;
    EXPECT_EQ(Said(Evaluate(c), "JOB_FULLTIME")->verdict, Verdict::kInforms);
    c.planned_hours_per_week = 40;
    EXPECT_EQ(Said(Evaluate(c), "JOB_FULLTIME")->verdict, Verdict::kMet);
}

// Förordning (2000:628) 5 a och 6 §§.
TEST(IndividualPlan, IsMadeWithin30DaysAndRenewedWithinSixMonths) {
    Circumstances c;
    c.registered_from = D("2024-03-01");
    c.today = D("2024-03-31");
    EXPECT_EQ(Said(Evaluate(c), "PLAN_DEADLINE")->verdict, Verdict::kDue);
    EXPECT_EQ(Said(Evaluate(c), "PLAN_DEADLINE")->date, D("2024-03-31"));
    c.today = D("2024-04-01");
    EXPECT_EQ(Said(Evaluate(c), "PLAN_DEADLINE")->verdict, Verdict::kOverdue);
    EXPECT_EQ(Said(Evaluate(c), "PLAN_DEADLINE")->swedish,
              "Individuell handlingsplan saknas; den skulle ha gjorts senast 2024-03-31 (1 dagar sedan).");
    c.has_plan = true;
    c.plan_made = D("2024-03-31");
    EXPECT_EQ(Said(Evaluate(c), "PLAN_DEADLINE")->date, D("2024-09-30"));
    c.today = D("2024-10-01");
    EXPECT_EQ(Said(Evaluate(c), "PLAN_DEADLINE")->verdict, Verdict::kOverdue);
    c.today = D("2019-10-01");
    c.plan_made = D("2019-03-01");
    EXPECT_EQ(Said(Evaluate(c), "PLAN_DEADLINE")->valid_to, D("2022-01-01"));  // the version of that time
}

// Förordning (2000:628) 6 a §: the 14th; 14 April 2019 was a Sunday.
TEST(ActivityReport, IsDueOnThe14thOrTheNextWorkingDay) {
    Circumstances c = InJob("2019-04-10");
    c.last_report = D("2019-03-08");
    EXPECT_EQ(Said(Evaluate(c), "ACT_REPORT")->verdict, Verdict::kDue);
    EXPECT_EQ(Said(Evaluate(c), "ACT_REPORT")->date, D("2019-04-15"));
    EXPECT_THAT(Said(Evaluate(c), "ACT_REPORT")->swedish, HasSubstr("för 2019-03"));
    c.today = D("2019-04-15");
    EXPECT_EQ(Said(Evaluate(c), "ACT_REPORT")->verdict, Verdict::kDue);
    c.today = D("2019-04-16");
    EXPECT_EQ(Said(Evaluate(c), "ACT_REPORT")->verdict, Verdict::kOverdue);
    c.last_report = D("2019-04-01");
    EXPECT_EQ(Said(Evaluate(c), "ACT_REPORT")->verdict, Verdict::kMet);
    EXPECT_EQ(Said(Evaluate(c), "ACT_REPORT")->date, D("2019-05-14"));
}

// ---- in and out

TEST(WayIn, LongUnemploymentIs14MonthsFromOctober2025And18Before) {
    Circumstances c;
    c.today = D("2025-10-01");
    c.registered_from = D("2024-08-01");
    EXPECT_EQ(Said(Evaluate(c), "JOB_ENTRY_LONG")->verdict, Verdict::kMet);
    EXPECT_EQ(Said(Evaluate(c), "JOB_ENTRY_LONG_OLD"), nullptr);
    c.registered_from = D("2024-08-02");
    EXPECT_EQ(Said(Evaluate(c), "JOB_ENTRY_LONG")->verdict, Verdict::kDue);
    c.today = D("2019-05-01");
    c.registered_from = D("2018-01-15");
    EXPECT_EQ(Said(Evaluate(c), "JOB_ENTRY_LONG_OLD")->date, D("2019-07-15"));
    c.programme = "job";
    EXPECT_EQ(Said(Evaluate(c), "JOB_ENTRY_LONG_OLD"), nullptr);
}

TEST(WayIn, TheYouthGuaranteeAfter90DaysUntilThe25thBirthday) {
    Circumstances c;
    c.today = D("2020-02-01");
    c.registered_from = D("2020-01-01");
    c.birth = D("1995-06-01");
    EXPECT_EQ(Said(Evaluate(c), "UGA_ENTRY")->date, D("2020-03-31"));
    c.birth = D("1995-03-31");
    EXPECT_EQ(Said(Evaluate(c), "UGA_ENTRY"), nullptr);
}

TEST(WayOut, ThirtyDaysOfIllness) {
    Circumstances c = InJob("2025-11-30");
    c.sick_from = D("2025-11-01");
    EXPECT_EQ(Said(Evaluate(c), "JOB_EXIT")->verdict, Verdict::kDue);
    c.today = D("2025-12-01");
    EXPECT_EQ(Said(Evaluate(c), "JOB_EXIT")->verdict, Verdict::kOverdue);
}

TEST(WayBack, WithinSixtyDaysOfARevocationElseAYear) {
    Circumstances c;
    c.today = D("2026-01-02");
    c.left_programme = D("2025-11-03");
    c.revoked = true;
    EXPECT_EQ(Said(Evaluate(c), "JOB_REENTRY")->verdict, Verdict::kDue);
    EXPECT_EQ(Said(Evaluate(c), "JOB_REENTRY")->date, D("2026-01-02"));
    c.today = D("2026-01-03");
    EXPECT_EQ(Said(Evaluate(c), "JOB_REENTRY")->verdict, Verdict::kNotMet);
    c.revoked = false;
    EXPECT_EQ(Said(Evaluate(c), "JOB_REENTRY")->date, D("2026-11-03"));
}

TEST(NewStartJob, DependsOnAge) {
    Circumstances c;
    c.today = D("2025-06-01");
    c.registered_from = D("2025-01-10");
    c.birth = D("1990-01-01");
    EXPECT_EQ(Said(Evaluate(c), "NYSTART")->date, D("2026-01-10"));
    c.birth = D("2002-01-01");
    EXPECT_EQ(Said(Evaluate(c), "NYSTART")->date, D("2025-07-10"));
    c.programme = "job";
    EXPECT_EQ(Said(Evaluate(c), "NYSTART")->verdict, Verdict::kMet);
    c.birth = D("2006-01-01");
    EXPECT_EQ(Said(Evaluate(c), "NYSTART"), nullptr);
}

// ---- municipality, social insurance, care

// Dua Lomma: in the window [20th birthday − 6 months, 20th birthday).
TEST(ThreePartyMeeting, IsHeldInTheSixMonthsBeforeThe20thBirthday) {
    Circumstances c;
    c.in_kaa = true;
    c.birth = D("1999-09-10");
    const auto on = [&](std::string_view today) {
        c.today = D(today);
        return Evaluate(c);
    };
    EXPECT_EQ(Said(on("2019-02-09"), "KAA_3PART"), nullptr);
    EXPECT_THAT(Said(on("2019-02-10"), "KAA_3PART")->swedish, HasSubstr("från 2019-03-10"));
    EXPECT_EQ(Said(on("2019-09-09"), "KAA_3PART")->verdict, Verdict::kDue);
    EXPECT_EQ(Said(on("2019-09-10"), "KAA_3PART")->verdict, Verdict::kOverdue);
    c.three_party_meeting = D("2019-03-09");
    EXPECT_EQ(Said(on("2019-09-10"), "KAA_3PART")->verdict, Verdict::kOverdue);
    c.three_party_meeting = D("2019-03-10");
    EXPECT_EQ(Said(on("2019-09-10"), "KAA_3PART")->verdict, Verdict::kMet);
}

// Socialförsäkringsbalken 33 kap.
TEST(ActivityCompensation, EndsWithTheMonthBeforeThe30thBirthday) {
    Circumstances c;
    c.activity_compensation = true;
    c.birth = D("1990-05-31");
    c.today = D("2020-01-01");
    EXPECT_EQ(Said(Evaluate(c), "AE_AGE")->date, D("2020-04-30"));
    c.birth = D("2001-12-01");
    EXPECT_EQ(Said(Evaluate(c), "AE_AGE")->verdict, Verdict::kNotMet);
    EXPECT_EQ(Said(Evaluate(c), "AE_AGE")->date, D("2020-07-01"));
}

TEST(CoordinatedPlan, IsBegunWithoutDelayWhenTheNeedIsFound) {
    Circumstances c;
    c.today = D("2019-05-01");
    EXPECT_EQ(Said(Evaluate(c), "SIP_DUTY"), nullptr);
    c.sip_needed = true;
    EXPECT_EQ(Said(Evaluate(c), "SIP_DUTY")->verdict, Verdict::kDue);
}

TEST(Proposals, NeverSpeak) {
    const auto findings = Evaluate(InJob("2027-01-01"));
    EXPECT_EQ(Said(findings, "SANCTION_2026"), nullptr);
    EXPECT_NE(Said(findings, "SANCTION_A"), nullptr);
}

TEST(Notice, SaysThatItIsNoDecision) {
    EXPECT_THAT(std::string(Notice(Language::kSwedish)), HasSubstr("kontrollera mot gällande regler"));
    EXPECT_THAT(std::string(Notice(Language::kEnglish)), HasSubstr("not a decision"));
}

// ---- properties

Date SomeDay() { return Date{*rc::gen::inRange(D("2007-01-01").days, D("2030-01-01").days)}; }
Date MaybeDay() { return *rc::gen::arbitrary<bool>() ? SomeDay() : Date{}; }

Circumstances AnyCircumstances() {
    Circumstances c;
    c.today = SomeDay();
    c.birth = *rc::gen::arbitrary<bool>()
                  ? Date{*rc::gen::inRange(D("1955-01-01").days, D("2008-01-01").days)}
                  : Date{};
    c.registered_from = MaybeDay();
    c.programme = *rc::gen::elementOf(std::vector<std::string>{"", "job", "uga", "establishment", "other"});
    c.programme_from = MaybeDay();
    if (*rc::gen::arbitrary<bool>()) c.programme_days = *rc::gen::inRange(0, 1500);
    c.programme_days_on = MaybeDay();
    c.left_programme = MaybeDay();
    c.revoked = *rc::gen::arbitrary<bool>();
    c.has_plan = *rc::gen::arbitrary<bool>();
    c.plan_made = MaybeDay();
    c.last_report = MaybeDay();
    c.sick_from = MaybeDay();
    if (*rc::gen::arbitrary<bool>()) c.planned_hours_per_week = *rc::gen::inRange(0, 60);
    c.part_time_ground = *rc::gen::arbitrary<bool>();
    c.activity_compensation = *rc::gen::arbitrary<bool>();
    c.in_kaa = *rc::gen::arbitrary<bool>();
    c.sip_needed = *rc::gen::arbitrary<bool>();
    for (int n = *rc::gen::inRange(0, 4); n > 0; --n) {
        const std::string kind = *rc::gen::elementOf(std::vector<std::string>{
            "internship", "work_training", "enhanced_work_training", "extra_service_job", "introduction_job",
            "study_motivation_course", "sfi"});
        c.placements.push_back({kind, MaybeDay(), MaybeDay(), {}, {}});
    }
    return c;
}

RC_GTEST_PROP(Property, ARuleNeverSpeaksOutsideItsValidity, ()) {
    const Circumstances c = AnyCircumstances();
    for (const Finding& f : Evaluate(c)) {
        const Rule* rule = RuleBook::Embedded().Find(f.code, f.judged_on);
        RC_ASSERT(rule != nullptr);
        RC_ASSERT(rule->from == f.valid_from && rule->until == f.valid_to && !rule->proposal);
        RC_ASSERT(f.placement >= 0 || f.judged_on == c.today);
        RC_ASSERT(!f.swedish.empty() && f.swedish.find('{') == std::string::npos);
        RC_ASSERT(!f.english.empty() && f.english.find('{') == std::string::npos);
    }
}

RC_GTEST_PROP(Property, TheMostUrgentComesFirst, ()) {
    const auto findings = Evaluate(AnyCircumstances());
    RC_ASSERT(std::is_sorted(findings.begin(), findings.end(),
                             [](const Finding& a, const Finding& b) { return a.verdict < b.verdict; }));
}

RC_GTEST_PROP(Property, WhatStopsAPlacementIsFoundWhenItIsPlannedToo, ()) {
    const Circumstances c = AnyCircumstances();
    const auto findings = Evaluate(c);
    for (std::size_t i = 0; i < c.placements.size(); ++i) {
        const auto stop = StopFor(c.placements[i].kind, c.placements[i].from);
        const bool said = std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
            return f.verdict == Verdict::kStops && f.placement == static_cast<int>(i) &&
                   f.judged_on == c.placements[i].from;
        });
        RC_ASSERT(stop.has_value() == said);
    }
}

}  // namespace
}  // namespace samkraft::rules
