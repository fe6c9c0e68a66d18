// The people of Malmökraften, 1 February 2018 – 31 December 2019, as the printed statistics describe them:
// made-up persons whose counts give every printed figure exactly. For the demonstration and for tests; nobody
// in it is real, and what the papers do not print (dates within a month, sex, subsidy, extent, team) is
// fictive.
#pragma once

#include <cstdint>
#include <vector>

#include "base/clock.hpp"
#include "evidence/sus.hpp"

namespace samkraft::evidence {

inline constexpr int kMalmokraftenPeople = 3588;

struct CohortPerson {
    std::int16_t birth_year = 0;
    AgeBand age_band = AgeBand::kUnknown;
    Sex sex = Sex::kUnknown;
    Education education = Education::kUnknown;
    SupportTime support_time = SupportTime::kNotApplicable;
    Date opened, closed;  // no `closed`: still in at the end of 2019
    Outcome outcome = Outcome::kOngoing;
    bool subsidised = false;         // work with support to the employer
    bool extra_service_job = false;  // … as extratjänst: half of the results of December 2018
    bool in_sus = true;              // false: the exit is known to AIS only
    std::int16_t extent = 0;         // per cent of full time, for work and studies
    std::int16_t months = 0;         // in the insats, at least 1; 0: still in
    std::int16_t team = 0;           // 1–10
    bool operator==(const CohortPerson&) const = default;
};

// The same people for the same seed, on every machine; the seed changes who is who, never a printed figure.
// For another number of people than 3,588 every count is scaled in proportion (largest remainder). Linear
// time.
[[nodiscard]] std::vector<CohortPerson> MalmokraftenCohort(std::uint64_t seed,
                                                           int people = kMalmokraftenPeople);

[[nodiscard]] OutcomeFact FactOf(const CohortPerson& person);
[[nodiscard]] std::vector<OutcomeFact> FactsOf(const std::vector<CohortPerson>& cohort);

}  // namespace samkraft::evidence
