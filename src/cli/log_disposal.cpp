#include "cli/log_disposal.hpp"

#include <algorithm>

#include "cli/keepers.hpp"
#include "cli/tend.hpp"
#include "domain/case_state.hpp"
#include "domain/directory.hpp"
#include "office/directory_stream.hpp"
#include "office/unreviewed.hpp"

namespace samkraft::cli {
namespace {

using domain::Party, domain::Worker;

// The first day of which the participant's view of who opened the case may show a list: none where the case
// is closed, or nobody's any more.
Date FirstDayOf(const LogToDispose& what, CaseId id) {
    journal::Stream stream = what.journal.Read(what.association, id);
    std::vector<domain::Entry> whole = WholeCase(stream);
    if (std::ranges::all_of(whole, [](const domain::Entry& e) { return e.head.owner == Party::kNone; }))
        return {};
    const Date day = AddDays(LocalDate(whole.front().head.at), -1);
    return domain::Fold(std::move(whole)).IsClosed() ? Date{} : day;
}

auto Refused(std::string why) { return Fail(Code::kWrongState, "", {std::move(why)}); }

}  // namespace

Done CheckAuditYears(const Config& config) {
    if (config.audit_years == 0 || config.audit_years >= kLeastAuditYears) return {};
    return Fail(Code::kSetup, "",
                {"audit_years: the access log is kept for at least " + std::to_string(kLeastAuditYears) +
                 " years (docs/04-operations.md)"});
}

Result<LogPlan> PlanLogDisposal(const LogToDispose& what) {
    const Date today = LocalDate(what.now), term = AddMonths(today, -12 * what.years);
    Date before = term;
    LogPlan plan;
    std::vector<std::pair<Date, CaseId>> held;
    for (const journal::Fact& fact : what.journal.Facts(what.association, 0).first) {
        if (!fact.opened || fact.closed) continue;
        const Date first = FirstDayOf(what, fact.case_id);
        if (first && first < term) held.emplace_back(first, fact.case_id);
    }
    std::ranges::sort(held);
    for (const auto& [first, id] : held) plan.open_cases.push_back(id);
    if (!held.empty()) before = std::min(before, held.front().first);
    if (const Date day = office::FirstUnreviewed(what.journal, what.association); day && day < term) {
        plan.unreviewed = day;
        before = std::min(before, day);
    }
    if (const Instant care = what.journal.FirstLook(what.association, Party::kHealthRegion)) {
        const Date kept = std::max(LocalDate(care), AddMonths(today, -12 * kLeastCareYears));
        plan.care = kept < term;
        before = std::min(before, kept);
    }
    TRY(plan.would, what.log.Oldest(before));
    plan.proposed = what.log.Proposed();
    return plan;
}

Result<journal::AccessDisposal> ProposeLogDisposal(const LogToDispose& what, std::string_view username,
                                                   const std::string& decision) {
    const domain::Directory directory = office::ReadDirectory(what.journal, what.association);
    TRY(const Worker* const keeper, KeeperCalled(directory, username, LocalDate(what.now)));
    TRY(LogPlan plan, PlanLogDisposal(what));
    if (plan.would.rows == 0) return Refused("no day of the log may go");
    plan.would.decision = decision;
    plan.would.proposed_by = keeper->id;
    plan.would.proposed_at = what.now;
    what.log.Propose(plan.would);
    return std::move(plan.would);
}

Result<journal::AccessDisposal> ConfirmLogDisposal(const LogToDispose& what, std::string_view username) {
    const Date today = LocalDate(what.now);
    const domain::Directory directory = office::ReadDirectory(what.journal, what.association);
    TRY(const Worker* const second, KeeperCalled(directory, username, today));
    TRY(const LogPlan plan, PlanLogDisposal(what));
    if (!plan.proposed) return Refused("nothing is proposed");
    CHECK_OK(MayConfirm(directory, plan.proposed->proposed_by, *second, today));
    if (plan.proposed->through > plan.would.through)
        return Refused("some of it is needed now: an open case, a review, or a longer term");
    journal::AccessRow row;
    row.access = domain::Access::kWritten;
    row.worker = second->id;
    row.party = second->party;
    row.role = second->role;
    row.at = what.now;
    row.page = "audit dispose";
    return what.log.Dispose(second->id, what.now, std::move(row));
}

}  // namespace samkraft::cli
