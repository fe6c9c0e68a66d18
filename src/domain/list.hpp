// What lists of cases are narrowed by: the facets, their values and bands, and what is asked of them. Pure.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "domain/case_state.hpp"

namespace samkraft::domain {

// Whose move it is, as far as the reader sees: the participant's, a party's (numbered as domain::Party), or
// somebody's outside the collaboration.
enum class WaitingOn : std::uint8_t {
    kParticipant,
    kEmploymentService,
    kSocialServices,
    kLabourMarket,
    kAdultEducation,
    kSocialInsurance,
    kHealthRegion,
    kOutside
};
constexpr std::array<std::string_view, 8> Names(WaitingOn) {
    return {"participant",     "employment_service", "social_services", "labour_market",
            "adult_education", "social_insurance",   "health_region",   "outside"};
}
constexpr WaitingOn WaitingFor(Party party) { return static_cast<WaitingOn>(party); }

enum class ContactBand : std::uint8_t { kUpTo14, k15To30, k31To60, k61To90, kOver90, kNever };
constexpr std::array<std::string_view, 6> Names(ContactBand) {
    return {"up_to_14", "15_to_30", "31_to_60", "61_to_90", "over_90", "never"};
}
// Who may not see every contact knows of a recent one at the most: there may be a later one.
[[nodiscard]] inline std::optional<ContactBand> ContactBandOf(Date last, Date today, bool sees_all) {
    if (!last) return sees_all ? std::optional(ContactBand::kNever) : std::nullopt;
    if (!today) return std::nullopt;
    const int days = DaysBetween(last, today);
    if (days <= 14) return ContactBand::kUpTo14;
    if (!sees_all) return std::nullopt;
    return days <= 30   ? ContactBand::k15To30
           : days <= 60 ? ContactBand::k31To60
           : days <= 90 ? ContactBand::k61To90
                        : ContactBand::kOver90;
}

// By what falls due first for the reader.
enum class NextStep : std::uint8_t { kOverdue, kWithinAWeek, kLater, kNone };
constexpr std::array<std::string_view, 4> Names(NextStep) {
    return {"overdue", "within_a_week", "later", "none"};
}
[[nodiscard]] inline NextStep NextStepOf(Date due, Date today) {
    if (!due || !today) return NextStep::kNone;
    const int days = DaysBetween(today, due);
    return days < 0 ? NextStep::kOverdue : days < 7 ? NextStep::kWithinAWeek : NextStep::kLater;
}

enum class HoursBand : std::uint8_t { kNone, kUnderHalf, kUnderFull, kFull };  // of full time
constexpr std::array<std::string_view, 4> Names(HoursBand) {
    return {"none", "under_half", "under_full", "full"};
}
[[nodiscard]] constexpr HoursBand HoursBandOf(std::int32_t hours) {
    return hours <= 0              ? HoursBand::kNone
           : hours < kFullTime / 2 ? HoursBand::kUnderHalf
           : hours < kFullTime     ? HoursBand::kUnderFull
                                   : HoursBand::kFull;
}

enum class AgeGroup : std::uint8_t { kUnder25, k25To29, k30To44, k45To59, kFrom60 };  // on the day
constexpr std::array<std::string_view, 5> Names(AgeGroup) {
    return {"under_25", "25_to_29", "30_to_44", "45_to_59", "from_60"};
}
[[nodiscard]] inline int AgeOn(Date birth, Date on) { return WholeMonthsBetween(birth, on) / 12; }
[[nodiscard]] inline std::optional<AgeGroup> AgeGroupOf(Date birth, Date on) {
    if (!birth || birth > on) return std::nullopt;
    const int age = AgeOn(birth, on);
    return age < 25   ? AgeGroup::kUnder25
           : age < 30 ? AgeGroup::k25To29
           : age < 45 ? AgeGroup::k30To44
           : age < 60 ? AgeGroup::k45To59
                      : AgeGroup::kFrom60;
}

// Calendar days since the programme began, as rule JOB_450 counts them.
enum class ProgrammeBand : std::uint8_t { kUpTo150, k151To300, k301To450, kOver450 };
constexpr std::array<std::string_view, 4> Names(ProgrammeBand) {
    return {"up_to_150", "151_to_300", "301_to_450", "over_450"};
}
// None: not begun, ended, or not known.
[[nodiscard]] inline std::optional<int> ProgrammeDays(Date from, Date until, Date today) {
    if (!from || from > today || (until && until < today)) return std::nullopt;
    return DaysBetween(from, today) + 1;
}
[[nodiscard]] constexpr ProgrammeBand ProgrammeBandOf(int days) {
    return days <= 150   ? ProgrammeBand::kUpTo150
           : days <= 300 ? ProgrammeBand::k151To300
           : days <= 450 ? ProgrammeBand::k301To450
                         : ProgrammeBand::kOver450;
}

enum class Interpreter : std::uint8_t { kNotNeeded, kNeeded };
constexpr std::array<std::string_view, 2> Names(Interpreter) { return {"not_needed", "needed"}; }

// The facets whose values are few and known beforehand: of each, the bit is 1 << value.
enum class Facet : std::uint8_t {
    kPhase,
    kFlag,
    kTrack,
    kWaitingOn,
    kContact,
    kNextStep,
    kHours,
    kAge,
    kProgramme,
    kInterpreter
};
inline constexpr std::size_t kFacetCount = 10;

// Any of the values of a facet, and that of every facet; one without values asks nothing. Who does not see
// enough to tell a case's value does not find it by any.
struct ListFilter {
    std::array<std::uint32_t, kFacetCount> bits{};
    std::vector<std::string> activities, languages;  // codes
    std::vector<WorkerId> leads;

    template <class E>
    ListFilter& Add(Facet facet, E value) {
        bits.at(static_cast<std::size_t>(facet)) |= 1U << static_cast<unsigned>(value);
        return *this;
    }
};

// The columns that a list can be shown and taken out with.
enum class ListColumn : std::uint8_t {
    kName,
    kPhase,
    kNextStep,
    kNextDue,
    kNextContact,
    kLastContact,
    kHours,
    kLead,
    kTeam,
    kTracks,
    kActivities,
    kWaitingOn,
    kLanguage,
    kAge,
    kProgramme,
    kFlags
};
inline constexpr std::size_t kListColumnCount = 16;
constexpr std::array<std::string_view, kListColumnCount> Names(ListColumn) {
    return {"name",     "phase", "next_step",      "next_due", "next_contact", "last_contact",
            "hours",    "lead",  "team",           "tracks",   "activities",   "waiting_on",
            "language", "age",   "programme_days", "flags"};
}

}  // namespace samkraft::domain
