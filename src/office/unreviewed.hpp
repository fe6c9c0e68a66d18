// How far back the reviewers of all parties have something left.
#pragma once

#include "base/clock.hpp"
#include "base/id.hpp"

namespace samkraft::journal {
class Journal;
}

namespace samkraft::office {

// The first day of which a reviewer has an opening to approve or something of a list to find; none: nothing
// is left. O(all that has been reviewed).
[[nodiscard]] Date FirstUnreviewed(journal::Journal& journal, AssociationId association);

}  // namespace samkraft::office
