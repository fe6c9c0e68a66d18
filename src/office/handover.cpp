// What hangs on a worker, for who takes over (docs/decisions/0027); and who is away, with who stands in. Of
// cases, only what the asker sees of those that the asker sees.
#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "domain/kinds.hpp"
#include "journal/projection.hpp"
#include "office/directory_stream.hpp"
#include "office/internal.hpp"

namespace samkraft::office {
namespace {

constexpr std::ptrdiff_t kMostOpened = 200;
constexpr int kMostDaysAway = 366;

bool ShareTeam(const std::vector<TeamId>& one, const std::vector<TeamId>& other) {
    return std::ranges::any_of(one, [&](TeamId t) { return std::ranges::count(other, t) > 0; });
}

std::vector<HeldLine> LinesOf(const CaseState& s, WorkerId worker, Party party, const Sight& sight,
                              Date today) {
    std::vector<HeldLine> lines;
    const auto add = [&](HeldKind kind, const About& about, std::string text, Date day = {}) {
        lines.push_back({kind, about.item, about.version, std::move(text), day, std::nullopt});
    };
    if (s.lead && s.lead->worker == worker) add(HeldKind::kLead, s.lead->about, {});
    for (const AssignmentItem& a : s.assignments)
        if (!a.ended && a.assigned.worker == worker && (!a.assigned.until || a.assigned.until >= today))
            add(HeldKind::kTask, a.assigned.about, a.assigned.task, a.assigned.until);
    for (const FollowUpItem& f : s.follow_ups)
        if (f.planned && !f.done && f.planned->responsible == worker)
            add(HeldKind::kFollowUp, f.about, f.planned->calls, f.planned->date);
    for (const Activity& a : s.activities)
        if (AnswersFor(a, worker)) add(HeldKind::kActivity, a.offer.about, a.offer.title, a.offer.until);
    for (const TaskItem& t : s.tasks)
        if (!t.ended && t.task.worker == worker) add(HeldKind::kToDo, t.task.about, t.task.what, t.task.by);
    for (const PlacementItem& p : s.placements) {
        const Activity* a = s.FindActivity(p.placement.activity);
        const bool open = !p.IsSigned() || p.placement.visit_weeks.value_or(0) > 0;
        if (a != nullptr && AnswersFor(*a, worker) && open)
            add(HeldKind::kPlacement, p.placement.about, p.placement.host);
    }
    for (const DueItem& d : DueOf(s, party, sight))
        if (d.worker == worker && (d.assigned || FallsOnTheWriter(d.kind)))
            lines.push_back({HeldKind::kDue, d.item, 1, d.assigned ? d.assigned->text : "", d.due, d.kind});
    if (const auto* mark = s.MarkOf(party); mark != nullptr && mark->degree != Protection::kNone &&
                                            std::ranges::count(mark->named_officers, worker) > 0)
        add(HeldKind::kNamedOfficer, mark->about, {});
    return lines;
}

// Hands out cases one by one: each to the least loaded of those who fit, as they are loaded by then.
class Successors {
  public:
    Successors(const Directory& directory, const Worker& from, Date today)
        : directory_(directory), from_(from) {
        for (const Worker& w : directory.workers)
            if (w.id != from.id && w.WorksOn(today) && !directory.AwayOn(w.id, today) &&
                domain::kCaseRoles.Has(w.role))
                cases_[w.id] = 0;
    }
    void Leads(WorkerId worker) {
        if (const auto at = cases_.find(worker); at != cases_.end()) ++at->second;
    }
    [[nodiscard]] std::vector<Successor> InOrder(const std::vector<TeamId>& teams) const {
        std::vector<Successor> rows;
        for (const auto& [id, count] : cases_) {
            const Worker& w = *directory_.Find(id);
            const bool near = ShareTeam(w.teams, teams) || (w.party == from_.party && w.role == from_.role);
            if (near) rows.push_back({id, count, w.capacity});
        }
        std::ranges::stable_sort(rows, {}, [&](const Successor& r) { return Load(r.worker); });
        return rows;
    }
    [[nodiscard]] WorkerId Next(TeamId team) {
        WorkerId best;
        for (const auto& [id, count] : cases_)
            if (directory_.InTeam(id, team) && (!best || Rank(id) < Rank(best))) best = id;
        if (best) ++cases_[best];
        return best;
    }

  private:
    [[nodiscard]] double Load(WorkerId id) const {
        return static_cast<double>(cases_.at(id)) / std::max(1, directory_.Find(id)->capacity);
    }
    [[nodiscard]] std::pair<bool, double> Rank(WorkerId id) const {
        return {directory_.Find(id)->role != from_.role, Load(id)};
    }
    const Directory& directory_;
    const Worker& from_;
    std::map<WorkerId, std::int32_t> cases_;
};

}  // namespace

// Of the own party and teams, and oneself; of a project lead, for project leads.
bool Office::MayTellOf(const Asker& asker, WorkerId id) {
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(id);
    if (worker == nullptr || id == asker.actor.worker) return worker != nullptr;
    if (worker->role == Role::kProjectLead || asker.actor.role == Role::kProjectLead)
        return worker->role == asker.actor.role;
    const bool own_party = asker.actor.party != Party::kNone && worker->party == asker.actor.party;
    return domain::kCaseRoles.Has(worker->role) && (own_party || ShareTeam(worker->teams, asker.actor.teams));
}

Result<Seen<Holdings>> Office::HoldingsOf(const Asker& asker, WorkerId id) {
    const bool works = domain::kCaseRoles.Has(asker.actor.role) || asker.actor.role == Role::kProjectLead;
    if (!works) return Fail(Code::kForbidden);
    RenewRunOut();
    const auto directory = TheDirectory();
    const Worker* there = directory->Find(id);
    if (there == nullptr) return Fail(Code::kNotFound);
    const Worker& worker = *there;
    const bool near = MayTellOf(asker, id);
    const Date today = Today();
    Holdings held;
    held.worker = id;
    held.today = today;
    held.until = worker.until;
    Successors receivers(*directory, worker, today);
    std::vector<CaseId> cases;
    std::vector<TeamId> teams;
    if (near) teams = worker.teams;
    CHECK_OK(ForEachCard(asker, Scope::kParty, [&](const journal::Card& card, const CardContent& content) {
        if (card.phase == static_cast<std::uint8_t>(Phase::kClosed)) return;
        receivers.Leads(card.lead);
        if (std::ranges::count(content.hands, id) == 0) return;
        cases.push_back(card.case_id);
        if (card.team && std::ranges::count(teams, card.team) == 0) teams.push_back(card.team);
    }));
    // Whoever has come to another party or role may hold cases still: who sees that, may hand them over.
    if (!near && (cases.empty() || !domain::kCaseRoles.Has(asker.actor.role))) return Fail(Code::kNotFound);
    held.gone = !worker.WorksOn(today) || (!domain::kCaseRoles.Has(worker.role) && !cases.empty());
    held.receivers.rows = receivers.InOrder(teams);
    auto rows = Rows(RowFor(asker, domain::Access::kListed, {}));
    const auto opened = std::min(kMostOpened, std::ssize(cases));
    held.more = static_cast<std::int32_t>(std::ssize(cases) - opened);
    for (const CaseId case_id : std::span(cases).first(static_cast<std::size_t>(opened))) {
        OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
        if (!file.admitted) continue;
        rows->push_back(ShownRow(asker, domain::Access::kRead, file));
        const Sight sight = SightIn(asker, file);
        const CaseState seen = Fold(std::move(file.seen));
        HeldCase one;
        one.lines.rows = LinesOf(seen, id, asker.actor.party, sight, today);
        if (one.lines.rows.empty()) continue;
        one.case_id = case_id;
        one.name = NameOn(ContentOf(seen));
        if (seen.team) one.team = seen.team->team;
        for (const AssignmentItem& a : seen.assignments)
            if (!a.ended) one.assigned.push_back(a.assigned.worker);
        if (one.team) one.proposed = receivers.Next(one.team);
        held.cases.rows.push_back(std::move(one));
    }
    if (!near && held.cases.rows.empty() && held.more == 0) return Fail(Code::kNotFound);
    if (!near) return Seen<Holdings>(std::move(held), std::move(rows));
    const auto count = [&](auto is) {
        return static_cast<std::int32_t>(std::ranges::count_if(
            directory->workers, [&](const Worker& w) { return w.id != id && w.WorksOn(today) && is(w); }));
    };
    for (const TeamId team : worker.teams)
        held.teams.rows.push_back({team, count([&](const Worker& w) {
                                       return w.role == worker.role && directory->InTeam(w.id, team);
                                   })});
    for (const domain::Duty duty : worker.duties)
        held.duties.rows.push_back(
            {duty, count([&](const Worker& w) { return w.party == worker.party && w.Has(duty); })});
    for (const ConsentText& text : directory->consent_texts)
        if (text.publisher == id && directory->InUse(text))
            held.texts.rows.push_back({text.form, text.language, text.version});
    return Seen<Holdings>(std::move(held), std::move(rows));
}

// ---- who is away

Result<AwayList> Office::AwayPeriods(const Asker& asker) {
    if (asker.actor.role == Role::kParticipant) return Fail(Code::kForbidden);
    AwayList list;
    for (const Away& away : TheDirectory()->away)
        if (away.until >= Today() &&
            (std::ranges::count(away.substitutes, asker.actor.worker) > 0 || MayTellOf(asker, away.worker)))
            list.rows.rows.push_back(away);
    std::ranges::stable_sort(list.rows.rows, {}, &Away::from);
    return list;
}

Result<AwayList> Office::SetAway(const Asker& asker, const AwayWish& wish) {
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(wish.worker);
    CHECK_OK(MaySetAway(asker, worker));
    const Date today = Today();
    if (wish.until < today) return Fail(Code::kOutOfRange, "/until", {today.Text(), "senare"});
    const Date last = AddDays(wish.from, kMostDaysAway);
    if (wish.until < wish.from || wish.until > last)
        return Fail(Code::kOutOfRange, "/until", {wish.from.Text(), last.Text()});
    for (std::size_t i = 0; i < wish.substitutes.size(); ++i) {
        const Worker* one = directory->Find(wish.substitutes[i]);
        const bool reaches = one != nullptr && one->WorksOn(today) && domain::kCaseRoles.Has(one->role) &&
                             one->id != worker->id &&
                             (one->party == worker->party || ShareTeam(one->teams, worker->teams));
        const auto first = wish.substitutes.begin() + static_cast<std::ptrdiff_t>(i);
        if (!reaches || std::find(wish.substitutes.begin(), first, *first) != first)
            return Fail(Code::kUnknownValue, "/substitutes/" + std::to_string(i),
                        {wish.substitutes[i].Text()});
    }
    for (const Away& away : directory->away)
        if (away.worker == wish.worker && away.from <= wish.until && wish.from <= away.until)
            return Fail(Code::kAlreadyDone, "/from");
    const Away away{{}, wish.worker, wish.from, wish.until, wish.substitutes, {}};
    CHECK_OK(AppendToDirectory(kAwayEntry, ids_.Next(), json::Write(away), &asker));
    return AwayPeriods(asker);
}

Result<AwayList> Office::EndAway(const Asker& asker, AwayId id) {
    const auto directory = TheDirectory();
    const auto away = std::ranges::find(directory->away, id, &Away::id);
    if (!id || away == directory->away.end() || away->until < Today()) return Fail(Code::kNotFound);
    // One answer, so that it is not told which times away there are.
    if (!MaySetAway(asker, directory->Find(away->worker))) return Fail(Code::kNotFound);
    CHECK_OK(AppendToDirectory(kAwayEnded, id.value, "{}", &asker));
    return AwayPeriods(asker);
}

// By oneself, by a colleague of the party in a team of theirs, or by who answers for the party's staff.
Done Office::MaySetAway(const Asker& asker, const Worker* worker) {
    if (worker == nullptr || !MayTellOf(asker, worker->id)) return Fail(Code::kNotFound, "/worker");
    const Worker* me = TheDirectory()->Find(asker.actor.worker);
    const bool works = domain::kCaseRoles.Has(worker->role) || worker->role == Role::kProjectLead;
    const bool own_party = worker->party == asker.actor.party;
    const bool may = worker->id == asker.actor.worker ||
                     (own_party && me != nullptr &&
                      (ShareTeam(worker->teams, asker.actor.teams) || me->Has(domain::Duty::kManager)));
    if (!works || !may) return Fail(Code::kForbidden);
    return {};
}

Result<Seen<Briefing>> Office::Briefing(const Asker& asker, WorkerId id) {
    const auto directory = TheDirectory();
    const Away* away = directory->AwayOn(id, Today());
    if (away == nullptr || std::ranges::count(away->substitutes, asker.actor.worker) == 0)
        return Fail(Code::kNotFound);
    RenewRunOut();
    office::Briefing briefing{id, Today(), away->from, away->until, {}};
    journal::DueQuery query = DuesFor(asker, DaysBetween(briefing.today, away->until) + 1);
    query.colleagues = true;
    query.limit = kMostDuesOfAll;
    query.kinds = std::uint64_t{1} << static_cast<unsigned>(DueKind::kFollowUp);
    TRY(const auto items, DayItems(asker, query));
    auto rows = std::make_shared<std::vector<journal::AccessRow>>();
    std::map<CaseId, CaseState> opened;
    for (const auto& [item, holder] : items) {
        if (holder != id || item.aside) continue;
        const auto [at, fresh] = opened.try_emplace(item.case_id);
        if (fresh) {
            OpenedCase file = OpenCaseFile(asker.actor, item.case_id, kForever, false);
            journal::AccessRow row = ShownRow(asker, domain::Access::kRead, file);
            if (file.admitted) rows->push_back(std::move(row));
            at->second = Fold(std::move(file.seen));
        }
        const CaseState& seen = at->second;
        const auto planned = std::ranges::find_if(seen.follow_ups, [&](const FollowUpItem& f) {
            return f.about.item == item.item && f.planned && !f.done;
        });
        if (planned == seen.follow_ups.end()) continue;
        BriefingLine line;
        line.case_id = item.case_id;
        line.name = item.name;
        if (seen.identity) {
            line.phone = seen.identity->phone;
            line.language = seen.identity->language;
            line.reach = seen.identity->reach;
            line.interpreter = seen.identity->interpreter.value_or(false);
        }
        line.item = item.item;
        line.day = planned->planned->date;
        line.channel = planned->planned->channel;
        line.calls = planned->planned->calls;
        if (planned->substitution) line.facts = planned->substitution->facts;
        briefing.contacts.rows.push_back(std::move(line));
    }
    if (rows->empty()) rows->push_back(RowFor(asker, domain::Access::kListed, {}));
    return Seen<office::Briefing>(std::move(briefing), std::move(rows));
}

}  // namespace samkraft::office
