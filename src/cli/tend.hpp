// Looking after a database: proving that what lists are made of is what the journal says, and making it anew.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "journal/journal.hpp"
#include "notices/notice.hpp"

namespace samkraft::cli {

// Every entry of a case, opened; throws when one cannot be read.
[[nodiscard]] std::vector<domain::Entry> WholeCase(journal::Stream& stream);

struct Health {
    std::int64_t cases = 0, entries = 0;
    std::int64_t run_out = 0;         // rows whose time has passed; made anew when next read, no fault
    std::vector<std::string> faults;  // one line each: the case and what differs; no personal data
};
using Progress = std::function<void(std::int64_t cases)>;

// Replays every case and compares with what is stored.
[[nodiscard]] Health Doctor(journal::Journal& journal, AssociationId association, Instant now,
                            const Progress& progress);
// Makes every projection anew. Gives the number of cases.
std::int64_t Rebuild(journal::Journal& journal, AssociationId association, Instant now,
                     const Progress& progress);

// A line or two: which ways out of notices there are, how many wait, and how many did not arrive.
[[nodiscard]] std::string NoticesReport(journal::Journal& journal, AssociationId association,
                                        const std::vector<notices::Channel>& channels);

}  // namespace samkraft::cli
