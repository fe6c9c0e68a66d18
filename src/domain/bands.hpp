// The coarse classes in which statistics count people; SUS's own (docs/02-domain.md 2.9). A statistics row
// holds nothing finer.
#pragma once

#include <optional>

#include "domain/entries.hpp"

namespace samkraft::domain {

enum class Outcome : std::uint8_t { kOngoing, kWork, kStudies, kOther };
constexpr std::array<std::string_view, 4> Names(Outcome) { return {"ongoing", "work", "studies", "other"}; }
[[nodiscard]] constexpr Outcome OutcomeOf(std::optional<ExitOutcome> exit) {
    if (!exit) return Outcome::kOther;
    return *exit == ExitOutcome::kWork      ? Outcome::kWork
           : *exit == ExitOutcome::kStudies ? Outcome::kStudies
                                            : Outcome::kOther;
}

// Time on public support before.
enum class SupportTime : std::uint8_t {
    kNotApplicable,
    kUpTo1Year,
    k1To3Years,
    k4To6Years,
    k7To9Years,
    kOver9Years
};
constexpr std::array<std::string_view, 6> Names(SupportTime) {
    return {"not_applicable", "up_to_1_year", "1_to_3_years", "4_to_6_years", "7_to_9_years", "over_9_years"};
}
[[nodiscard]] constexpr SupportTime SupportTimeOf(std::optional<std::int32_t> months) {
    if (!months) return SupportTime::kNotApplicable;
    if (*months <= 12) return SupportTime::kUpTo1Year;
    if (*months <= 36) return SupportTime::k1To3Years;
    if (*months <= 72) return SupportTime::k4To6Years;
    return *months <= 108 ? SupportTime::k7To9Years : SupportTime::kOver9Years;
}

// At the opening of the case.
enum class AgeBand : std::uint8_t { kUnknown, k16To29, k30To44, k45To59, k60To65 };
constexpr std::array<std::string_view, 5> Names(AgeBand) {
    return {"unknown", "16_to_29", "30_to_44", "45_to_59", "60_to_65"};
}
[[nodiscard]] inline AgeBand AgeBandOf(Date birth, Date on) {
    if (!birth) return AgeBand::kUnknown;
    const int age = WholeMonthsBetween(birth, on) / 12;
    if (age < 16 || age > 65) return AgeBand::kUnknown;
    return age < 30   ? AgeBand::k16To29
           : age < 45 ? AgeBand::k30To44
           : age < 60 ? AgeBand::k45To59
                      : AgeBand::k60To65;
}

enum class Sex : std::uint8_t { kUnknown, kWoman, kMan };
constexpr std::array<std::string_view, 3> Names(Sex) { return {"unknown", "woman", "man"}; }

// From twelve digits; made-up people have numbers that no check would pass, and are counted all the same.
[[nodiscard]] inline Date BirthDateIn(std::string_view digits) {
    if (digits.size() != 12) return {};
    std::string text = std::string(digits.substr(0, 4)) + '-' + std::string(digits.substr(4, 2)) + '-' +
                       std::string(digits.substr(6, 2));
    if (text[8] >= '6') text[8] = static_cast<char>(text[8] - 6);  // a coordination number's day
    return ParseDate(text).value_or(Date{});
}
[[nodiscard]] inline Sex SexIn(std::string_view digits) {
    if (digits.size() != 12) return Sex::kUnknown;
    return (digits[10] - '0') % 2 == 0 ? Sex::kWoman : Sex::kMan;
}

}  // namespace samkraft::domain
