// From a row of a participant file to the referral it stands for, and to what the office stages. Pure.
#pragma once

#include "domain/decide.hpp"
#include "formats/participants_file.hpp"
#include "office/views.hpp"

namespace samkraft::formats {

// Programme dates without a programme are dropped; the row's faults are left to the caller.
[[nodiscard]] domain::Referral ReferralOf(const ParticipantRow& row, Date today);

// The row with its referral, and its faults in the reader's language.
[[nodiscard]] office::ImportRow ImportRowOf(const ParticipantRow& row, Date today, Language language);

}  // namespace samkraft::formats
