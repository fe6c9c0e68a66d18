// Who carries what in a team: from the rows that the asker may see, and nothing else.
#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "domain/kinds.hpp"
#include "journal/projection.hpp"
#include "office/internal.hpp"

namespace samkraft::office {
namespace {

constexpr int kDaysAhead = 8;
constexpr std::uint32_t kNoLead = 1U << static_cast<unsigned>(domain::CardFlag::kNoLead);

class Roles {
  public:
    Roles(const Directory& directory, const secrecy::Actor& asker, Date today)
        : directory_(directory), today_(today) {
        const bool of_a_party = domain::kCaseRoles.Has(asker.role);
        if (of_a_party) own_ = asker.role;
        for (const TeamId team : asker.teams)
            for (std::size_t r = 0; r < domain::kRoleCount; ++r) {
                const auto role = static_cast<Role>(r);
                if (!domain::kCaseRoles.Has(role)) continue;
                RoleLoad& load = loads_[{team, role}];
                load.team = team;
                load.role = role;
                for (const Worker& w : directory.workers)
                    if (w.role == role && w.WorksOn(today) && directory.InTeam(w.id, team)) ++load.workers;
                // Of the asker's party alone are the rows that say what waits for it.
                if (of_a_party && HomeParty(role) == asker.party) load.decisions = 0, load.opinions = 0;
            }
    }
    void AddCase(const journal::Card& card) {
        teams_[card.case_id] = card.team;
        if (RoleLoad* load = Of(card.team, RoleOf(card.lead))) ++load->cases;
    }
    // What is the party's and nobody's by name is the role's of that party.
    void AddDue(const DayItem& item, WorkerId holder) {
        const auto team = teams_.find(item.case_id);
        if (team == teams_.end()) return;
        RoleLoad* load = Of(team->second, !item.worker && own_ ? own_ : RoleOf(holder));
        if (load == nullptr) return;
        ++(item.due < today_ ? load->overdue : load->week);
        if (item.due < today_ && (!load->oldest || item.due < load->oldest)) load->oldest = item.due;
        if (item.kind == DueKind::kDecision && load->decisions) ++*load->decisions;
        if (item.kind == DueKind::kOpinion && load->opinions) ++*load->opinions;
    }
    [[nodiscard]] std::vector<RoleLoad> Made() && {
        std::vector<RoleLoad> rows;
        for (auto& [key, load] : loads_) rows.push_back(std::move(load));
        return rows;
    }

  private:
    [[nodiscard]] std::optional<Role> RoleOf(WorkerId id) const {
        const Worker* worker = directory_.Find(id);
        return worker == nullptr ? std::nullopt : std::optional(worker->role);
    }
    RoleLoad* Of(TeamId team, std::optional<Role> role) {
        if (!role) return nullptr;
        const auto at = loads_.find({team, *role});
        return at == loads_.end() ? nullptr : &at->second;
    }
    const Directory& directory_;
    Date today_;
    std::optional<Role> own_;
    std::map<std::pair<TeamId, Role>, RoleLoad> loads_;
    std::map<CaseId, TeamId> teams_;
};

}  // namespace

Result<Seen<Workload>> Office::TeamLoad(const Asker& asker) {
    RenewRunOut();
    const Date today = Today();
    const std::shared_ptr<const Directory> directory = TheDirectory();
    std::map<WorkerId, WorkerLoad> loads;
    const auto in_my_teams = [&](const Worker& w) {
        return std::ranges::any_of(w.teams,
                                   [&](TeamId t) { return std::ranges::count(asker.actor.teams, t) > 0; });
    };
    for (const Worker& w : directory->workers)
        if (!w.removed && domain::kCaseRoles.Has(w.role) && in_my_teams(w)) loads[w.id].capacity = w.capacity;
    Roles roles(*directory, asker.actor, today);
    Workload load;
    load.today = today;
    journal::AccessRow row = RowFor(asker, domain::Access::kListed, {});
    CHECK_OK(ForEachCard(asker, Scope::kTeam, [&](const journal::Card& card, const CardContent& content) {
        row.listed.push_back(card.case_id);
        if (card.phase == static_cast<std::uint8_t>(Phase::kClosed)) return;
        const CarriedCase carried{card.case_id, NameOn(content), card.next_due};
        roles.AddCase(card);
        if (card.lead)
            loads[card.lead].cases.rows.push_back(carried);
        else if (card.flags & kNoLead)  // known to be missing, not merely unseen
            load.without_lead.rows.push_back(carried);
        for (const WorkerId hand : content.hands)
            if (hand != card.lead) loads[hand].tasks.rows.push_back(carried);
    }));
    journal::DueQuery query = DuesFor(asker, kDaysAhead);
    query.limit = kMostDuesOfAll;
    query.colleagues = true;
    TRY(const auto items, DayItems(asker, query));
    for (const auto& [item, holder] : items) {
        if (item.aside) continue;
        roles.AddDue(item, holder);
        const auto at = loads.find(holder);
        if (at != loads.end()) ++(item.due < today ? at->second.overdue : at->second.week);
    }
    for (auto& [id, one] : loads) {
        const Worker* worker = directory->Find(id);
        one.worker = id;
        if (worker != nullptr) one.until = worker->until;
        one.gone = worker == nullptr || !worker->WorksOn(today) || !domain::kCaseRoles.Has(worker->role);
        if (const Away* away = directory->AwayOn(id, today)) one.away_until = away->until;
        load.rows.rows.push_back(std::move(one));
    }
    load.roles.rows = std::move(roles).Made();
    return Seen<Workload>(std::move(load), Rows(std::move(row)));
}

// Every row of a scope that the asker sees, at most kMostCasesOfAll.
Done Office::ForEachCard(const Asker& asker, Scope scope,
                         const std::function<void(const journal::Card&, const CardContent&)>& then) {
    ListWish wish;
    wish.scope = scope;
    wish.limit = kMostCasesOfAll;
    for (const journal::Card& card : journal_.Cards(QueryFor(asker, wish))) {
        TRY(const auto content, json::Parse<CardContent>(card.content, json::Strictness::kStored));
        then(card, content);
    }
    return {};
}

}  // namespace samkraft::office
