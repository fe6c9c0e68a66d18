// Calendar days, months, Swedish working days and instants.
#include "base/clock.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace samkraft {
namespace {

Date D(std::string_view text) {
    const auto date = ParseDate(text);
    if (!date) throw std::invalid_argument(std::string(text));
    return *date;
}

Instant T(std::string_view text) {
    const auto instant = ParseInstant(text);
    if (!instant) throw std::invalid_argument(std::string(text));
    return *instant;
}

rc::Gen<Date> AnyDate() {
    return rc::gen::map(rc::gen::inRange(D("1800-01-01").days, D("2299-12-31").days + 1),
                        [](int d) { return Date{d}; });
}

TEST(Date, CountsFromTheFirstOfJanuary1970) {
    EXPECT_EQ(D("1970-01-01").days, 0);
    EXPECT_EQ(D("2019-03-04").days, 17959);
    EXPECT_EQ(D("1969-12-31").days, -1);
}

TEST(Date, HasYearMonthDayAndWeekday) {
    const Date date = MakeDate(2019, 3, 4);
    EXPECT_EQ(date.Year(), 2019);
    EXPECT_EQ(date.Month(), 3U);
    EXPECT_EQ(date.Day(), 4U);
    EXPECT_EQ(date.Weekday(), 1U);
    EXPECT_EQ(D("2019-03-10").Weekday(), 7U);
    EXPECT_EQ(MondayOf(D("2019-03-10")), date);
    EXPECT_EQ(MondayOf(date), date);
}

TEST(Date, NoDayIsEmpty) {
    EXPECT_FALSE(Date{});
    EXPECT_EQ(Date{}.Text(), "");
    EXPECT_TRUE(D("1970-01-01"));
}

TEST(Date, IsReadOnlyAsYearMonthDayOfDaysThatExist) {
    for (const std::string_view good : {"2020-02-29", "2000-02-29", "1800-01-01", "2299-12-31"})
        EXPECT_TRUE(ParseDate(good)) << good;
    for (const std::string_view bad :
         {"", "2019-02-29", "1900-02-29", "2019-13-01", "2019-00-01", "2019-01-00", "2019-04-31",
          "1799-12-31", "2300-01-01", "2019-3-4", "20190304", "2019/03/04", "2019-03-04 ", " 2019-03-04",
          "+019-03-04", "2019-+3-04", "2019-03-0x", "-019-03-04"})
        EXPECT_FALSE(ParseDate(bad)) << bad;
}

TEST(Date, IsNotMadeOfADayThatDoesNotExist) {
    EXPECT_THROW(static_cast<void>(MakeDate(2019, 2, 29)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(MakeDate(2019, 13, 1)), std::invalid_argument);
}

RC_GTEST_PROP(Date, TextReadsBackAsTheSameDay, ()) {
    const Date date = *AnyDate();
    RC_ASSERT(ParseDate(date.Text()) == date);
}

RC_GTEST_PROP(Date, TextsSortLikeDays, ()) {
    const Date a = *AnyDate(), b = *AnyDate();
    RC_ASSERT((a < b) == (a.Text() < b.Text()));
}

TEST(Months, EndOnTheLastDayWhenTheMonthIsShorter) {
    EXPECT_EQ(AddMonths(D("2019-01-31"), 1), D("2019-02-28"));
    EXPECT_EQ(AddMonths(D("2020-01-31"), 1), D("2020-02-29"));
    EXPECT_EQ(AddMonths(D("2019-08-31"), 6), D("2020-02-29"));
    EXPECT_EQ(AddMonths(D("2019-03-31"), -1), D("2019-02-28"));
    EXPECT_EQ(AddMonths(D("2019-11-15"), 14), D("2021-01-15"));
    EXPECT_EQ(AddMonths(D("2019-01-15"), -13), D("2017-12-15"));
    EXPECT_EQ(AddMonths(D("2020-02-29"), 12), D("2021-02-28"));
}

TEST(Months, AreWholeOnlyWhenTheDayHasCome) {
    EXPECT_EQ(WholeMonthsBetween(D("2019-01-15"), D("2019-02-14")), 0);
    EXPECT_EQ(WholeMonthsBetween(D("2019-01-15"), D("2019-02-15")), 1);
    EXPECT_EQ(WholeMonthsBetween(D("2019-01-31"), D("2019-02-28")), 1);
    EXPECT_EQ(WholeMonthsBetween(D("2018-02-01"), D("2019-12-31")), 22);
    EXPECT_EQ(WholeMonthsBetween(D("2019-05-05"), D("2019-05-05")), 0);
}

RC_GTEST_PROP(Months, TheWholeMonthsBetweenAreTheMostThatFit, ()) {
    const Date from = *AnyDate();
    const Date until = AddDays(from, *rc::gen::inRange(0, 20000));
    const int months = WholeMonthsBetween(from, until);
    RC_ASSERT(AddMonths(from, months) <= until);
    RC_ASSERT(AddMonths(from, months + 1) > until);
}

// Lag (1989:253) om allmänna helgdagar, and for the eves lag (1930:173) 2 §.
TEST(WorkingDay, TheHolidaysOf2019AreNone) {
    for (const std::string_view holiday :
         {"2019-01-01", "2019-01-06", "2019-04-19", "2019-04-22", "2019-05-01", "2019-05-30", "2019-06-06",
          "2019-06-21", "2019-06-22", "2019-11-02", "2019-12-24", "2019-12-25", "2019-12-26", "2019-12-31",
          "2019-03-09", "2019-03-10"})
        EXPECT_FALSE(IsWorkingDay(D(holiday))) << holiday;
    for (const std::string_view open :
         {"2019-01-02", "2019-01-07", "2019-04-18", "2019-04-23", "2019-04-30", "2019-05-02", "2019-05-31",
          "2019-06-07", "2019-06-10", "2019-06-20", "2019-12-23", "2019-12-27", "2019-12-30"})
        EXPECT_TRUE(IsWorkingDay(D(open))) << open;
}

TEST(WorkingDay, TheNationalDayIsAHolidaySince2005) {
    EXPECT_FALSE(IsWorkingDay(D("2005-06-06")));
    EXPECT_TRUE(IsWorkingDay(D("2003-06-06")));
}

// Dates of Easter Monday as printed in almanacs, at the edges of what the rule can give (22 March – 25 April
// for Easter Day).
TEST(WorkingDay, EasterMovesFromMarchToLateApril) {
    for (const std::string_view monday :
         {"2008-03-24", "2016-03-28", "2018-04-02", "2024-04-01", "2025-04-21", "2038-04-26"}) {
        EXPECT_FALSE(IsWorkingDay(D(monday))) << monday;
        EXPECT_FALSE(IsWorkingDay(AddDays(D(monday), -3))) << monday;  // Good Friday
        EXPECT_TRUE(IsWorkingDay(AddDays(D(monday), 1))) << monday;
        EXPECT_FALSE(IsWorkingDay(AddDays(D(monday), 38))) << monday;  // Ascension
    }
}

TEST(WorkingDay, MidsummerEveIsTheFridayBetween19And25June) {
    EXPECT_FALSE(IsWorkingDay(D("2020-06-19")));
    EXPECT_FALSE(IsWorkingDay(D("2021-06-25")));
    EXPECT_TRUE(IsWorkingDay(D("2020-06-26")));
    EXPECT_TRUE(IsWorkingDay(D("2021-06-18")));
}

TEST(WorkingDay, TheNextOneMayBeTheDayItself) {
    EXPECT_EQ(NextWorkingDay(D("2019-03-14")), D("2019-03-14"));
    EXPECT_EQ(NextWorkingDay(D("2019-04-14")), D("2019-04-15"));
    EXPECT_EQ(NextWorkingDay(D("2019-04-19")), D("2019-04-23"));
    EXPECT_EQ(NextWorkingDay(D("2019-12-24")), D("2019-12-27"));
}

RC_GTEST_PROP(WorkingDay, IsNeverMoreThanSixDaysAway, ()) {
    const Date date = *AnyDate();
    const Date next = NextWorkingDay(date);
    RC_ASSERT(IsWorkingDay(next));
    RC_ASSERT(DaysBetween(date, next) >= 0 && DaysBetween(date, next) <= 6);
    for (Date d = date; d < next; d = AddDays(d, 1)) RC_ASSERT(!IsWorkingDay(d));
}

TEST(Instant, IsReadAsRfc3339InUtc) {
    EXPECT_EQ(T("1970-01-01T00:00:00Z").micros, 0);
    EXPECT_EQ(T("2019-03-04T05:06:07.123456Z").Text(), "2019-03-04T05:06:07.123456Z");
    EXPECT_EQ(T("2019-03-04T05:06:07.5Z").Text(), "2019-03-04T05:06:07.500000Z");
    EXPECT_EQ(T("1969-12-31T23:59:59.999999Z").micros, -1);
    for (const std::string_view bad : {"", "2019-03-04", "2019-03-04T05:06:07", "2019-03-04T05:06:07+01:00",
                                       "2019-03-04T24:00:00Z", "2019-03-04T05:60:00Z", "2019-03-04T05:06:60Z",
                                       "2019-03-04T05:06:07.Z", "2019-03-04T05:06:07.1234567Z",
                                       "2019-02-29T05:06:07Z", "2019-03-04 05:06:07Z", "2019-03-04T5:06:07Z"})
        EXPECT_FALSE(ParseInstant(bad)) << bad;
    EXPECT_EQ(Instant{}.Text(), "");
}

RC_GTEST_PROP(Instant, TextReadsBackAsTheSameMoment, ()) {
    const std::int64_t micros =
        *rc::gen::inRange<std::int64_t>(T("1800-01-02T00:00:00Z").micros, T("2299-12-30T00:00:00Z").micros);
    RC_ASSERT(ParseInstant(Instant{micros}.Text()) == Instant{micros});
}

TEST(LocalDay, BeginsAtMidnightInSweden) {
    EXPECT_EQ(StartOfDay(D("2019-01-15")), T("2019-01-14T23:00:00Z"));  // UTC+1
    EXPECT_EQ(StartOfDay(D("2019-07-15")), T("2019-07-14T22:00:00Z"));  // UTC+2
    EXPECT_EQ(LocalDate(T("2019-01-14T22:59:59.999999Z")), D("2019-01-14"));
    EXPECT_EQ(LocalDate(T("2019-01-14T23:00:00Z")), D("2019-01-15"));
    EXPECT_EQ(LocalDate(T("2019-07-14T21:59:59.999999Z")), D("2019-07-14"));
    // Until 1900 the clock went by the sun, and before 1879 by Stockholm's own.
    EXPECT_EQ(LocalDate(StartOfDay(D("1800-01-01"))), D("1800-01-01"));
    EXPECT_EQ(LocalDate(Instant{StartOfDay(D("1890-01-02")).micros - 1}), D("1890-01-01"));
    EXPECT_EQ(LocalDate(T("2019-07-14T22:00:00Z")), D("2019-07-15"));
}

TEST(LocalDay, Has23HoursInMarchAnd25InOctober) {
    const auto hours = [](std::string_view day) {
        return (StartOfDay(AddDays(D(day), 1)).micros - StartOfDay(D(day)).micros) / kMicrosPerSecond / 3600;
    };
    EXPECT_EQ(hours("2019-03-30"), 24);
    EXPECT_EQ(hours("2019-03-31"), 23);
    EXPECT_EQ(hours("2019-10-27"), 25);
}

RC_GTEST_PROP(LocalDay, EveryMomentLiesInItsDay, ()) {
    const Date day{*rc::gen::inRange(D("1950-01-01").days, D("2037-12-31").days)};
    const std::int64_t from = StartOfDay(day).micros, until = StartOfDay(AddDays(day, 1)).micros;
    RC_ASSERT(LocalDate(Instant{from}) == day);
    RC_ASSERT(LocalDate(Instant{until - 1}) == day);
    RC_ASSERT(LocalDate(Instant{*rc::gen::inRange(from, until)}) == day);
}

}  // namespace
}  // namespace samkraft
