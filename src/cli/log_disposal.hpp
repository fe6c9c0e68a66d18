// Disposing of the access log's oldest days (docs/decisions/0031): what may go, and the two persons that it
// takes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cli/config.hpp"
#include "journal/journal.hpp"
#include "journal/log_disposal.hpp"

namespace samkraft::cli {

// Nothing sets a term for the log by name. Five years: unlawful access (brottsbalken 4:9 c) can be prosecuted
// so long, and care keeps its logs so long (HSLF-FS 2016:40 4:9). Ten for what those of care have read, as
// long as the record itself must be kept (patientdatalagen 3:17) and gross unlawful access can be prosecuted.
inline constexpr int kLeastAuditYears = 5, kLeastCareYears = 10;
[[nodiscard]] Done CheckAuditYears(const Config& config);  // kSetup

// The log of an association on a day, and how many years it is kept.
struct LogToDispose {
    journal::Journal& journal;
    journal::LogDisposals& log;
    AssociationId association;
    int years = kLeastAuditYears;
    Instant now;
};
struct LogPlan {
    journal::AccessDisposal would;  // what would go today; no rows: nothing
    // What keeps rows that are older than the term.
    std::vector<CaseId> open_cases;  // the participant still sees who opened them; the oldest first
    Date unreviewed;                 // a reviewer has something left of that day; none: no
    bool care = false;               // those of care, for ten years
    std::optional<journal::AccessDisposal> proposed;
};

// O(open cases + rows that go).
[[nodiscard]] Result<LogPlan> PlanLogDisposal(const LogToDispose& what);
// The persons, by user name, keep a party's records, and are of two parties: the log is all parties'. kSetup
// for who is not known, kForbidden, kSecondPerson; kWrongState when nothing may go, nothing is proposed, or
// what is proposed may not go any more.
[[nodiscard]] Result<journal::AccessDisposal> ProposeLogDisposal(const LogToDispose& what,
                                                                 std::string_view username,
                                                                 const std::string& decision);
[[nodiscard]] Result<journal::AccessDisposal> ConfirmLogDisposal(const LogToDispose& what,
                                                                 std::string_view username);

}  // namespace samkraft::cli
