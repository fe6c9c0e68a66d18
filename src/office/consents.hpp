// What a consent opens, what would stop if it were taken back, and what has been read on it. Computed by the
// secrecy engine itself, with and without the consent, from nothing but what the asker sees: so it tells
// nothing of what the asker does not see, and may leave out what others opened unseen. Pure.
#pragma once

#include <optional>
#include <span>

#include "domain/directory.hpp"
#include "journal/journal.hpp"
#include "office/views.hpp"

namespace samkraft::office {

// `seen`: the asker's entries, in the journal's order; `log`: the case's access log, of which the asker's own
// party's rows count. None: the asker sees no such consent. O(receivers × seen + log rows).
[[nodiscard]] std::optional<ConsentReach> ReachOf(std::span<const Entry> seen,
                                                  std::span<const journal::AccessRow> log, ItemId consent,
                                                  Party asker, const Directory& directory, Instant now);

}  // namespace samkraft::office
