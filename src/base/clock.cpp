#include "base/clock.hpp"

#include <date/tz.h>

#include <array>
#include <atomic>
#include <charconv>
#include <stdexcept>

namespace samkraft {
namespace {

date::sys_days Days(Date d) { return date::sys_days{date::days{d.days}}; }
date::year_month_day Ymd(Date d) { return date::year_month_day{Days(d)}; }
Date FromYmd(date::year_month_day ymd) {
    return Date{static_cast<std::int32_t>(date::sys_days{ymd}.time_since_epoch().count())};
}

template <class T>
bool Number(std::string_view text, T& value) {
    for (const char c : text)
        if (c < '0' || c > '9') return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

const date::time_zone* Stockholm() {
    static const date::time_zone* const zone = date::locate_zone("Europe/Stockholm");
    return zone;
}

// Anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, ch. 8).
Date Easter(int year) {
    const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
    const int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    const int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
    return MakeDate(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

// Digits by hand: every answer is full of dates, and printf is ten times slower.
void PutDigits(char* to, int digits, std::int64_t value) {
    for (int i = digits - 1; i >= 0; --i, value /= 10) to[i] = static_cast<char>('0' + value % 10);
}
void PutDate(char* to, Date date) {
    const auto ymd = Ymd(date);
    PutDigits(to, 4, static_cast<int>(ymd.year()));
    to[4] = to[7] = '-';
    PutDigits(to + 5, 2, static_cast<unsigned>(ymd.month()));
    PutDigits(to + 8, 2, static_cast<unsigned>(ymd.day()));
}

}  // namespace

std::string Date::Text() const {
    if (!*this) return {};
    std::string text(10, '-');
    PutDate(text.data(), *this);
    return text;
}

int Date::Year() const { return static_cast<int>(Ymd(*this).year()); }
unsigned Date::Month() const { return static_cast<unsigned>(Ymd(*this).month()); }
unsigned Date::Day() const { return static_cast<unsigned>(Ymd(*this).day()); }
unsigned Date::Weekday() const { return date::weekday{Days(*this)}.iso_encoding(); }

std::optional<Date> ParseDate(std::string_view text) {
    int year = 0;
    unsigned month = 0, day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !Number(text.substr(0, 4), year) ||
        !Number(text.substr(5, 2), month) || !Number(text.substr(8, 2), day))
        return std::nullopt;
    const date::year_month_day ymd{date::year{year}, date::month{month}, date::day{day}};
    if (!ymd.ok() || year < 1800 || year > 2299) return std::nullopt;
    return FromYmd(ymd);
}

Date MakeDate(int year, unsigned month, unsigned day) {
    const date::year_month_day ymd{date::year{year}, date::month{month}, date::day{day}};
    if (!ymd.ok()) throw std::invalid_argument("no such day");
    return FromYmd(ymd);
}

Date AddMonths(Date d, int months) {
    auto ymd = Ymd(d) + date::months{months};
    if (!ymd.ok()) ymd = ymd.year() / ymd.month() / date::last;
    return FromYmd(ymd);
}

int WholeMonthsBetween(Date from, Date until) {
    int months =
        (until.Year() - from.Year()) * 12 + static_cast<int>(until.Month()) - static_cast<int>(from.Month());
    if (AddMonths(from, months) > until) --months;
    return months;
}

Date MondayOf(Date d) { return AddDays(d, 1 - static_cast<int>(d.Weekday())); }

bool IsWorkingDay(Date d) {
    if (d.Weekday() >= 6) return false;
    const unsigned month = d.Month(), day = d.Day();
    if (month == 1 && (day == 1 || day == 6)) return false;
    if (month == 5 && day == 1) return false;
    if (month == 6 && day == 6 && d.Year() >= 2005) return false;
    if (month == 6 && d.Weekday() == 5 && day >= 19 && day <= 25) return false;  // Midsummer Eve
    if (month == 12 && (day == 24 || day == 25 || day == 26 || day == 31)) return false;
    const int after_easter = DaysBetween(Easter(d.Year()), d);
    return after_easter != -2 && after_easter != 1 &&
           after_easter != 39;  // Good Friday, Easter Monday, Ascension
}

Date NextWorkingDay(Date d) {
    while (!IsWorkingDay(d)) d = AddDays(d, 1);
    return d;
}

std::string Instant::Text() const {
    if (!*this) return {};
    std::int64_t seconds = micros / kMicrosPerSecond, rest = micros % kMicrosPerSecond;
    if (rest < 0) rest += kMicrosPerSecond, --seconds;
    std::int64_t day = seconds / 86400, second = seconds % 86400;
    if (second < 0) second += 86400, --day;
    std::string text = "0000-00-00T00:00:00.000000Z";
    PutDate(text.data(), Date{static_cast<std::int32_t>(day)});
    PutDigits(text.data() + 11, 2, second / 3600);
    PutDigits(text.data() + 14, 2, second / 60 % 60);
    PutDigits(text.data() + 17, 2, second % 60);
    PutDigits(text.data() + 20, 6, rest);
    return text;
}

std::optional<Instant> ParseInstant(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z')
        return std::nullopt;
    const auto date = ParseDate(text.substr(0, 10));
    int hour = 0, minute = 0, second = 0;
    if (!date || !Number(text.substr(11, 2), hour) || !Number(text.substr(14, 2), minute) ||
        !Number(text.substr(17, 2), second) || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    std::int64_t fraction = 0;
    if (text.size() > 20) {
        if (text[19] != '.' || text.size() < 22 || text.size() > 27) return std::nullopt;
        if (!Number(text.substr(20, text.size() - 21), fraction)) return std::nullopt;
        for (std::size_t i = text.size() - 21; i < 6; ++i) fraction *= 10;
    }
    const std::int64_t seconds = std::int64_t{date->days} * 86400 + hour * 3600 + minute * 60 + second;
    return Instant{seconds * kMicrosPerSecond + fraction};
}

Date LocalDate(Instant instant) {
    // One zone lookup per call is slow; the offset holds at least until the next whole hour, so remember it
    // for that hour.
    static std::atomic<std::int64_t> remembered{
        INT64_MIN};  // hour since 1970 shifted left 8, offset in hours below
    const std::int64_t seconds =
        (instant.micros - (instant.micros < 0 ? kMicrosPerSecond - 1 : 0)) / kMicrosPerSecond;
    const std::int64_t hour = (seconds - (seconds < 0 ? 3599 : 0)) / 3600;
    const std::int64_t known = remembered.load(std::memory_order_relaxed);
    std::int64_t offset = 0;
    if (known != INT64_MIN && (known >> 8) == hour) {
        offset = (known & 0xFF) * 3600;
    } else {
        const auto info = Stockholm()->get_info(date::sys_seconds{std::chrono::seconds{seconds}});
        offset = info.offset.count();
        // Since 1970 it is whole hours and changes on the hour; until 1900 it was neither.
        if (hour >= 0) remembered.store((hour << 8) | (offset / 3600), std::memory_order_relaxed);
    }
    const std::int64_t local = seconds + offset;
    return Date{static_cast<std::int32_t>((local - (local < 0 ? 86399 : 0)) / 86400)};
}

Instant StartOfDay(Date d) {
    const auto local = date::local_seconds{std::chrono::seconds{std::int64_t{d.days} * 86400}};
    const auto utc = Stockholm()->to_sys(local, date::choose::earliest);
    return Instant{utc.time_since_epoch().count() * kMicrosPerSecond};
}

Instant SystemClock::Now() const {
    return Instant{std::chrono::duration_cast<std::chrono::microseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count()};
}

}  // namespace samkraft
