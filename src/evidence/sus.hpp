// Outcome tables as SUS recorded them (the sector-wide follow-up system of collaboration in rehabilitation,
// until 2023), which Uppföljning Finsam no longer can: who left, to what, by education, time on public
// support, time in the insats, age and sex. Pure. Every exit counts, so a person who has been in twice counts
// twice, as in SUS.
//
// MakeSusTable gives true counts for those entitled to them. What leaves the collaboration goes through
// Release.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/fields.hpp"

namespace samkraft::evidence {

// The numbers are those stored in statistics facts.
enum class Outcome : std::uint8_t { kOngoing, kWork, kStudies, kOther };
constexpr std::array<std::string_view, 4> Names(Outcome) { return {"ongoing", "work", "studies", "other"}; }

enum class Education : std::uint8_t {
    kUnknown,
    kCompulsory,
    kUpperSecondary,
    kOtherPostSecondary,
    kUniversity
};
constexpr std::array<std::string_view, 5> Names(Education) {
    return {"unknown", "compulsory", "upper_secondary", "other_post_secondary", "university"};
}

enum class SupportTime : std::uint8_t {
    kNotApplicable,
    kUpTo1,
    k1To3,
    k4To6,
    k7To9,
    kOver9
};  // years on public support
constexpr std::array<std::string_view, 6> Names(SupportTime) {
    return {"not_applicable", "up_to_1", "1_to_3", "4_to_6", "7_to_9", "over_9"};
}

enum class AgeBand : std::uint8_t { kUnknown, k16To29, k30To44, k45To59, k60To65 };
constexpr std::array<std::string_view, 5> Names(AgeBand) {
    return {"unknown", "16_29", "30_44", "45_59", "60_65"};
}

enum class Sex : std::uint8_t { kUnknown, kFemale, kMale };
constexpr std::array<std::string_view, 3> Names(Sex) { return {"unknown", "female", "male"}; }

enum class MonthsBand : std::uint8_t { k1To6, k7To12, k13To18, k19Plus };  // in the insats
constexpr std::array<std::string_view, 4> Names(MonthsBand) { return {"1_6", "7_12", "13_18", "19_plus"}; }

enum class Subsidy : std::uint8_t { kUnsubsidised, kSubsidised };
constexpr std::array<std::string_view, 2> Names(Subsidy) { return {"unsubsidised", "subsidised"}; }

[[nodiscard]] SupportTime SupportTimeOf(
    int months);                           // 12 → up_to_1, 13 → 1_to_3, 36, 72, 108 the last of their bands
[[nodiscard]] AgeBand AgeBandOf(int age);  // under 16 and over 65: unknown
[[nodiscard]] MonthsBand MonthsBandOf(int months);  // 0 counts as the first month

// One participation: no name, no number, nothing but classes. Values outside the enums are counted as their
// first class.
struct OutcomeFact {
    Date opened, closed;  // no `closed`: still in
    Outcome outcome = Outcome::kOngoing;
    Education education = Education::kUnknown;
    SupportTime support_time = SupportTime::kNotApplicable;
    AgeBand age_band = AgeBand::kUnknown;
    Sex sex = Sex::kUnknown;
    bool subsidised = false;
    bool in_sus =
        true;  // false: known only to another system (AIS), so in the totals and not in the SUS part
    std::int16_t months = 0;
    std::int16_t team = 0;
    bool operator==(const OutcomeFact&) const = default;
};

enum class Block : std::uint8_t {
    kWorkByEducation,
    kWorkBySupport,
    kWorkBySubsidy,
    kStudiesByEducation,
    kStudiesBySupport,
    kExitsByEducation,
    kExitsBySupport,
    kExitsByMonths,
    kExitsByAge,
    kExitsBySex,
};
inline constexpr std::size_t kBlockCount = 10;
constexpr std::array<std::string_view, kBlockCount> Names(Block) {
    return {"work_by_education",  "work_by_support",    "work_by_subsidy",  "studies_by_education",
            "studies_by_support", "exits_by_education", "exits_by_support", "exits_by_months",
            "exits_by_age",       "exits_by_sex"};
}

[[nodiscard]] std::string_view Title(Block block, Language language);
[[nodiscard]] std::span<const std::string_view> Codes(Block block);  // of its cells, in order
[[nodiscard]] std::string_view Label(Block block, std::size_t cell, Language language);  // as SUS prints it
[[nodiscard]] Outcome Parent(Block block);  // whose exits: work, studies; kOngoing: all exits

struct Totals {
    std::int64_t participants = 0;  // in at some time of the period
    std::int64_t exits = 0;         // closed in the period; = work + studies + other
    std::int64_t work = 0, studies = 0, other = 0;
    bool operator==(const Totals&) const = default;
};

struct Distribution {
    std::int64_t base = 0;  // the sum of the counts
    std::vector<std::int64_t> counts;
    [[nodiscard]] double Share(std::size_t cell) const {  // 0 when nobody
        return base == 0 ? 0 : static_cast<double>(counts[cell]) / static_cast<double>(base);
    }
    bool operator==(const Distribution&) const = default;
};

struct SusTable {
    Date from, until;  // [from, until)
    Totals all;        // everybody
    Totals sus;        // those registered in SUS; the blocks are about them
    std::array<Distribution, kBlockCount> blocks;
    [[nodiscard]] const Distribution& operator[](Block block) const {
        return blocks[static_cast<std::size_t>(block)];
    }
    bool operator==(const SusTable&) const = default;
};

// Linear in the facts. A closed fact without an outcome counts as "other"; what was registered by mistake is
// not a fact.
[[nodiscard]] SusTable MakeSusTable(std::span<const OutcomeFact> facts, Date from, Date until);

// ---- for readers outside the collaboration (rules in disclosure.hpp)

struct ReleasedCell {
    std::optional<std::int64_t> count;  // none: suppressed
    std::optional<double> share;        // only of a known base of at least kLeastBase
};

struct ReleasedBlock {
    std::optional<std::int64_t> base;  // none: the block is withheld
    std::vector<ReleasedCell> cells;
};

struct ReleasedSusTable {
    Date from, until;
    std::optional<std::int64_t> participants, exits, work, studies, other;  // SUS
    std::optional<std::int64_t> all_participants, all_work_or_studies;      // with those outside SUS
    std::array<ReleasedBlock, kBlockCount> blocks;
    [[nodiscard]] const ReleasedBlock& operator[](Block block) const {
        return blocks[static_cast<std::size_t>(block)];
    }
};

// Safe also when the tables are subtracted from each other: work, studies and the "other" that is never
// printed are protected together with all exits, by education and by support time. Deterministic. One period
// at a time: who publishes overlapping periods (a year and the same year to date) must withhold differences
// below kLeastCount as well.
[[nodiscard]] ReleasedSusTable Release(const SusTable& table);

}  // namespace samkraft::evidence
