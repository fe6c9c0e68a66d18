// From a row of a participant file to the referral it stands for. Pure.
#pragma once

#include "domain/decide.hpp"
#include "formats/participants_file.hpp"

namespace samkraft::formats {

// Programme dates without a programme are dropped; the row's faults are left to the caller.
[[nodiscard]] domain::Referral ReferralOf(const ParticipantRow& row, Date today);

}  // namespace samkraft::formats
