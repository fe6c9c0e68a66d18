// Days and instants. A Date is a calendar day in Sweden; an Instant is a moment in UTC. Intervals are
// half-open [from, until). Neither knows the time now: that comes from a Clock, which only the rim of the
// program may ask.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace samkraft {

struct Date {
    std::int32_t days = kNone;  // since 1970-01-01
    static constexpr std::int32_t kNone = INT32_MIN;

    [[nodiscard]] explicit operator bool() const { return days != kNone; }
    [[nodiscard]] std::string Text() const;  // 2019-03-04; "" for none
    [[nodiscard]] int Year() const;
    [[nodiscard]] unsigned Month() const;
    [[nodiscard]] unsigned Day() const;
    [[nodiscard]] unsigned Weekday() const;  // 1 Monday … 7 Sunday
    auto operator<=>(const Date&) const = default;
};

[[nodiscard]] std::optional<Date> ParseDate(
    std::string_view text);  // only yyyy-mm-dd, only days that exist, 1800–2299
[[nodiscard]] Date MakeDate(int year, unsigned month,
                            unsigned day);  // throws std::invalid_argument on a day that does not exist
[[nodiscard]] inline Date AddDays(Date date, int days) { return Date{date.days + days}; }
[[nodiscard]] Date AddMonths(Date date, int months);  // 31 January + 1 month = the last of February
[[nodiscard]] inline int DaysBetween(Date from, Date until) { return until.days - from.days; }
[[nodiscard]] int WholeMonthsBetween(Date from, Date until);
[[nodiscard]] Date MondayOf(Date date);

// Swedish public holidays by lag (1989:253), with Saturdays and Sundays, and Midsummer, Christmas and New
// Year's Eve, which 2 § lag (1930:173) treats as holidays for deadlines.
[[nodiscard]] bool IsWorkingDay(Date date);
[[nodiscard]] Date NextWorkingDay(Date date);  // the same day when it is one

struct Instant {
    std::int64_t micros = kNone;  // since 1970-01-01T00:00:00Z
    static constexpr std::int64_t kNone = INT64_MIN;
    static constexpr std::int64_t kForever = INT64_MAX;

    [[nodiscard]] explicit operator bool() const { return micros != kNone; }
    [[nodiscard]] std::string Text() const;  // 2019-03-04T05:06:07.123456Z; "" for none
    auto operator<=>(const Instant&) const = default;
};

inline constexpr Instant kForever{Instant::kForever};
inline constexpr std::int64_t kMicrosPerSecond = 1'000'000;

[[nodiscard]] std::optional<Instant> ParseInstant(std::string_view text);  // RFC 3339 with Z
[[nodiscard]] Date LocalDate(Instant instant);                             // the day in Europe/Stockholm
[[nodiscard]] Instant StartOfDay(Date date);  // its first moment in Europe/Stockholm
[[nodiscard]] inline Instant AddSeconds(Instant instant, std::int64_t seconds) {
    return Instant{instant.micros + seconds * kMicrosPerSecond};
}

class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant Now() const = 0;
};

class SystemClock final : public Clock {
  public:
    [[nodiscard]] Instant Now() const override;
};

}  // namespace samkraft
