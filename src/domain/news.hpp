// What is news to a reader among the entries that the reader sees. Pure, and from heads alone.
#pragma once

#include <span>
#include <vector>

#include "domain/entries.hpp"

namespace samkraft::domain {

// The places of what is new in `seen`: the heads that the gate lets through, in the journal's order, of which
// those from `first_new` on have come since the reader last looked. Not the reader's own writing; not what
// lies on an item whose beginning is unseen, which the fold leaves out too (case_state.hpp); not marks on
// what is due, nor who has opened the case with a reason, which have places of their own. O(n log n).
[[nodiscard]] std::vector<std::size_t> NewsIn(std::span<const EntryHead> seen, std::size_t first_new,
                                              WorkerId reader);

}  // namespace samkraft::domain
