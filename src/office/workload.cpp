// Who carries what in a team: from the rows that the asker may see, and nothing else.
#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "domain/kinds.hpp"
#include "journal/projection.hpp"
#include "office/internal.hpp"

namespace samkraft::office {

Result<Seen<Workload>> Office::TeamLoad(const Asker& asker) {
    constexpr int kPage = 200, kMost = 4000, kDaysAhead = 8;
    ListWish wish;
    wish.scope = journal::Scope::kTeam;
    wish.limit = kPage;
    RenewRunOut();
    const Date today = Today();
    const std::shared_ptr<const Directory> directory = TheDirectory();
    std::map<WorkerId, WorkerLoad> loads;
    const auto in_my_teams = [&](const domain::Worker& w) {
        return std::any_of(w.teams.begin(), w.teams.end(), [&](TeamId t) {
            return std::find(asker.actor.teams.begin(), asker.actor.teams.end(), t) !=
                   asker.actor.teams.end();
        });
    };
    for (const domain::Worker& w : directory->workers)
        if (!w.removed && domain::kCaseRoles.Has(w.role) && in_my_teams(w)) loads[w.id].capacity = w.capacity;
    Workload load;
    load.today = today;
    journal::AccessRow row = RowFor(asker, domain::Access::kListed, {});
    for (wish.offset = 0; wish.offset < kMost; wish.offset += kPage) {
        const auto cards = journal_.Cards(QueryFor(asker, wish));
        for (const journal::Card& card : cards) {
            row.listed.push_back(card.case_id);
            if (card.phase == static_cast<std::uint8_t>(Phase::kClosed)) continue;
            TRY(auto content, json::Parse<CardContent>(card.content, json::Strictness::kStored));
            CarriedCase carried;
            carried.case_id = card.case_id;
            carried.name = content.name.empty() ? std::move(content.initials) : std::move(content.name);
            carried.next_due = card.next_due;
            if (!card.lead)
                load.without_lead.rows.push_back(std::move(carried));
            else
                loads[card.lead].cases.rows.push_back(std::move(carried));
        }
        if (cards.size() < static_cast<std::size_t>(kPage)) break;
    }
    journal::DueQuery query;
    query.association = options_.association;
    query.reader = journal::ReaderOf(asker.actor);
    query.worker = asker.actor.worker;
    query.teams = asker.actor.teams;
    query.now = clock_.Now();
    query.closed = ClosedTo(asker.actor);
    query.until = AddDays(today, kDaysAhead);
    query.limit = kMost;
    query.colleagues = true;
    for (const journal::Due& due : journal_.Dues(query)) {
        const auto at = loads.find(due.worker ? due.worker : due.lead);
        if (at != loads.end()) ++(due.due < today ? at->second.overdue : at->second.week);
    }
    for (auto& [id, one] : loads) {
        const domain::Worker* worker = directory->Find(id);
        one.worker = id;
        if (worker != nullptr) one.until = worker->until;
        one.gone = worker == nullptr || worker->removed || (worker->until && worker->until < today);
        load.rows.rows.push_back(std::move(one));
    }
    return Seen<Workload>(std::move(load), Rows(std::move(row)));
}

}  // namespace samkraft::office
