// What is counted, how much of it there is, and how it comes back.
#include "http/budget.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace samkraft::http {
namespace {

constexpr WorkerId kAnna{1}, kBo{2};
constexpr Instant kNoon{1'700'000'000'000'000};
Instant After(int seconds) { return AddSeconds(kNoon, seconds); }
int Most(Asked what) { return kBudgets.at(static_cast<std::size_t>(what)).most; }

// How many are taken before the first is refused.
int Drain(Budgets& budgets, WorkerId who, Asked what, Instant now) {
    for (int n = 0;; ++n)
        if (budgets.Take(who, what, "words " + std::to_string(n), now).wait > 0) return n;
}

TEST(Budgets, TheTableIsInTheOrderOfItsNames) {
    for (std::size_t i = 0; i < kBudgets.size(); ++i)
        EXPECT_EQ(static_cast<std::size_t>(kBudgets[i].what), i);
}

TEST(Budgets, EachPersonHasTheirOwnOfEachAndNoMore) {
    Budgets budgets(1);
    for (const BudgetOf& of : kBudgets) EXPECT_EQ(Drain(budgets, kAnna, of.what, kNoon), of.most);
    for (const BudgetOf& of : kBudgets) EXPECT_EQ(Drain(budgets, kBo, of.what, kNoon), of.most);
}

TEST(Budgets, ItComesBackEvenlyAndNeverToMoreThanAllOfIt) {
    Budgets budgets(1);
    Drain(budgets, kAnna, Asked::kReading, kNoon);
    EXPECT_EQ(budgets.Take(kAnna, Asked::kReading, "", kNoon).wait, 2);  // 300 in 600 s
    EXPECT_EQ(budgets.Take(kAnna, Asked::kReading, "", After(1)).wait, 1);
    EXPECT_EQ(budgets.Take(kAnna, Asked::kReading, "", After(2)).wait, 0);
    EXPECT_EQ(budgets.Take(kAnna, Asked::kReading, "", After(2)).wait, 2);
    EXPECT_EQ(Drain(budgets, kAnna, Asked::kReading, After(102)), 50);
    EXPECT_EQ(Drain(budgets, kAnna, Asked::kReading, After(100'000)), 300);
    EXPECT_EQ(Drain(budgets, kAnna, Asked::kTakenOut, kNoon), 60);
    EXPECT_EQ(budgets.Take(kAnna, Asked::kTakenOut, "", kNoon).wait, 60);
}

TEST(Budgets, AClockThatGoesBackGivesNothing) {
    Budgets budgets(1);
    Drain(budgets, kAnna, Asked::kSearch, kNoon);
    EXPECT_GT(budgets.Take(kAnna, Asked::kSearch, "a", After(-3600)).wait, 0);
}

TEST(Budgets, TheSameSearchAgainIsNotAnother) {
    Budgets budgets(1);
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(budgets.Take(kAnna, Asked::kSearch, "lind", kNoon).wait, 0);
    EXPECT_EQ(Drain(budgets, kAnna, Asked::kSearch, kNoon), Most(Asked::kSearch) - 1);
    EXPECT_GT(budgets.Take(kAnna, Asked::kSearch, "lind", kNoon).wait, 0);
    // What was asked for last can still be asked for; what was refused has not been.
    const std::string last = "words " + std::to_string(Most(Asked::kSearch) - 2);
    EXPECT_EQ(budgets.Take(kAnna, Asked::kSearch, last, kNoon).wait, 0);
    EXPECT_GT(budgets.Take(kAnna, Asked::kSearch, "lind", kNoon).wait, 0);
    // Without words, as by a number in a body, each is one of its own; nor do words make two readings one.
    Budgets fresh(1);
    for (int i = 0; i < Most(Asked::kSearch); ++i)
        EXPECT_EQ(fresh.Take(kBo, Asked::kSearch, "", kNoon).wait, 0);
    EXPECT_GT(fresh.Take(kBo, Asked::kSearch, "", kNoon).wait, 0);
    for (int i = 0; i < Most(Asked::kReading); ++i)
        EXPECT_EQ(fresh.Take(kBo, Asked::kReading, "same", kNoon).wait, 0);
    EXPECT_GT(fresh.Take(kBo, Asked::kReading, "same", kNoon).wait, 0);
}

TEST(Budgets, ARefusalIsForTheLogOnceAMinute) {
    Budgets budgets(1);
    for (int i = 0; i < Most(Asked::kTakenOut); ++i)
        EXPECT_FALSE(budgets.Take(kAnna, Asked::kTakenOut, "", kNoon).to_log);
    EXPECT_TRUE(budgets.Take(kAnna, Asked::kTakenOut, "", kNoon).to_log);
    for (int i = 0; i < 59; ++i) EXPECT_FALSE(budgets.Take(kAnna, Asked::kTakenOut, "", After(i)).to_log);
    EXPECT_EQ(budgets.Take(kAnna, Asked::kTakenOut, "", After(61)).wait, 0);
    EXPECT_TRUE(budgets.Take(kAnna, Asked::kTakenOut, "", After(62)).to_log);
}

TEST(Budgets, AreTimesTheTableOrWithoutEnd) {
    Budgets threefold(3), none(0);
    EXPECT_EQ(Drain(threefold, kAnna, Asked::kSearch, kNoon), 3 * Most(Asked::kSearch));
    EXPECT_EQ(threefold.Take(kAnna, Asked::kSearch, "a", After(1)).wait, 0);  // six a second come back
    for (int i = 0; i < 10'000; ++i) EXPECT_EQ(none.Take(kAnna, Asked::kTakenOut, "", kNoon).wait, 0);
}

TEST(Budgets, WhatIsCountedIsWhatTellsOfPeople) {
    EXPECT_EQ(AskedBy("GET", "/cases", true), Asked::kSearch);
    EXPECT_EQ(AskedBy("GET", "/cases", false), Asked::kList);
    EXPECT_EQ(AskedBy("GET", "/cases/counts", false), Asked::kList);
    EXPECT_EQ(AskedBy("GET", "/cases/{case}/readers", false), Asked::kHanging);
    EXPECT_EQ(AskedBy("GET", "/cases/counts", true), Asked::kSearch);
    EXPECT_EQ(AskedBy("POST", "/cases", false), Asked::kSearch);
    EXPECT_EQ(AskedBy("GET", "/cases/{case}", false), Asked::kReading);
    EXPECT_EQ(AskedBy("GET", "/cases/{case}/extract", false), Asked::kTakenOut);
    EXPECT_EQ(AskedBy("POST", "/cases/{case}/entries", false), std::nullopt);
    EXPECT_EQ(AskedBy("GET", "/session", true), std::nullopt);
}

RC_GTEST_PROP(Budgets, NobodyGetsMoreThanAllOfItAndWhatHasComeBack, (std::vector<std::uint8_t> pauses)) {
    Budgets budgets(1);
    const BudgetOf& of = kBudgets.at(static_cast<std::size_t>(Asked::kReading));
    int taken = 0, seconds = 0;
    for (const std::uint8_t pause : pauses) {
        seconds += pause % 4;
        for (int i = 0; i < 40; ++i) taken += budgets.Take(kAnna, of.what, "", After(seconds)).wait == 0;
    }
    RC_ASSERT(taken <= of.most + seconds * of.most / of.seconds + 1);
}

}  // namespace
}  // namespace samkraft::http
