// My day and what is new (docs/decisions/0022): from rows that hold what their readers may see, and from the
// access log, which knows how far a case had come when somebody last looked at it.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/json.hpp"
#include "domain/news.hpp"
#include "journal/projection.hpp"
#include "office/internal.hpp"

namespace samkraft::office {
namespace {

constexpr int kDaysAhead = 8;
constexpr int kDaysOfWaits = 3650;  // all there are
constexpr int kMostDues = 500;
// Readings of a case with no longer pause between them are one look at it.
constexpr std::int64_t kPauseSeconds = 30 * 60;
constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kCaseLookDays = 365, kFeedLookDays = 60;
constexpr int kMostLooks = 5000;
constexpr std::size_t kMostCases = 200;  // that the feed goes into
constexpr std::string_view kCasePage = "GET /cases/{case}";

// The end of the look before the one that goes on now; none when there was none. `looks`: newest first.
const journal::OwnLook* LookBefore(std::span<const journal::OwnLook> looks, Instant now) {
    Instant at = now;
    for (const journal::OwnLook& look : looks) {
        if (AddSeconds(look.at, kPauseSeconds) < at) return &look;
        at = look.at;
    }
    return nullptr;
}

// What the actor sees that was written after the case had come so far, and not by the reader; no reader: by
// anybody.
std::vector<NewsLine> LinesOf(const Office::OpenedCase& file, std::int64_t after, WorkerId reader) {
    std::vector<EntryHead> seen;
    seen.reserve(file.decisions.size());
    std::size_t first_new = 0;
    const auto heads = file.stream.Heads();
    auto shown = file.decisions.begin();  // in the journal's order, like the heads
    for (std::size_t i = 0; i < heads.size() && shown != file.decisions.end(); ++i) {
        if (heads[i].id != shown->first.id) continue;
        seen.push_back(shown++->first);
        if (file.stream.SequenceAt(i) <= after) first_new = seen.size();
    }
    std::vector<NewsLine> lines;
    for (const std::size_t i : domain::NewsIn(seen, first_new, reader)) {
        const EntryHead& head = seen[i];
        lines.push_back({KindOf(head), head.item, head.at, head.author, head.owner, head.topic});
    }
    return lines;
}

template <class Row>
std::vector<Row> PageOf(std::vector<Row>&& rows, int limit, int offset) {
    const auto size = static_cast<std::ptrdiff_t>(rows.size());
    const auto at = [&](std::ptrdiff_t n) { return rows.begin() + std::min(n, size); };
    return {std::make_move_iterator(at(offset)), std::make_move_iterator(at(std::ptrdiff_t{offset} + limit))};
}

// The last day of what the due is told before.
std::optional<PreparedEnd> EndOf(const CaseState& seen, const DueItem& due) {
    PreparedEnd end{due.kind, due.item, {}, {}};
    if (due.kind == DueKind::kConsentEnding) {
        for (const Consent& c : seen.consents)
            if (c.asked.about.item == due.item) end.day = c.until;
        return end;
    }
    const bool decision = due.kind == DueKind::kDecisionEnding;
    if (!decision && due.kind != DueKind::kActivityEnding && due.kind != DueKind::kPlanOn)
        return std::nullopt;
    const Activity* a = seen.FindActivity(due.item);
    if (a == nullptr) return std::nullopt;
    end.title = a->offer.title;
    if (!decision) {
        end.kind = DueKind::kActivityEnding;
        end.day = a->offer.until;
        return end;
    }
    const ActivityKind* kind = FindActivityKind(a->offer.activity);
    for (const ProposalItem& p : seen.proposals)
        if (kind != nullptr && kind->needs && p.Approves(*kind->needs, due.item))
            end.day = std::max(end.day, p.decision->until);
    return end;
}

bool WorksWithCases(const Asker& asker) {
    return asker.actor.role != Role::kParticipant && secrecy::ColumnOf(asker.actor.role);
}

Result<CardContent> ContentOn(const journal::Due& due) {
    if (due.content.empty()) return CardContent{};
    return json::Parse<CardContent>(due.content, json::Strictness::kStored);
}
// What falls on nobody in particular falls on the lead.
WorkerId HolderOf(const journal::Due& due) { return due.worker ? due.worker : due.lead; }

}  // namespace

std::string NameOn(const CardContent& content) {
    return content.name.empty() ? content.initials : content.name;
}

journal::DueQuery Office::DuesFor(const Asker& asker, int days_ahead) {
    journal::DueQuery query;
    query.association = options_.association;
    query.reader = journal::ReaderOf(asker.actor);
    query.worker = asker.actor.worker;
    query.teams = asker.actor.teams;
    query.now = clock_.Now();
    query.closed = ClosedTo(asker.actor);
    query.until = AddDays(Today(), days_ahead);
    query.limit = kMostDues;
    return query;
}

Result<std::vector<std::pair<DayItem, WorkerId>>> Office::DayItems(const Asker& asker,
                                                                   const journal::DueQuery& query) {
    const Date today = Today();
    std::vector<std::pair<DayItem, WorkerId>> items;
    for (const journal::Due& due : journal_.Dues(query)) {
        TRY(const CardContent content, ContentOn(due));
        DayItem item;
        item.name = NameOn(content);
        item.kind = static_cast<DueKind>(due.kind);
        item.case_id = due.case_id;
        item.item = due.item;
        item.due = due.due;
        item.days = DaysBetween(today, due.due);
        const WorkerId whose = HolderOf(due);
        item.mine = whose == asker.actor.worker;
        item.worker = due.worker;
        item.last_aside = LastDayAside(item.kind, item.due, today);
        for (const DueMark& mark : content.marks) {
            if (mark.kind != item.kind || mark.of != item.item || mark.due != item.due) continue;
            if (mark.worker)
                item.assigned = mark;
            else if (mark.until > today)
                item.aside = mark;
        }
        // Of what is due in rounds, the latest that has come (LeaveEarlierRounds); they come in order.
        const auto earlier = std::ranges::find_if(items, [&](const auto& each) {
            return each.first.case_id == item.case_id && item.due <= today && SameRounds(each.first, item);
        });
        if (earlier == items.end())
            items.emplace_back(std::move(item), whose);
        else
            *earlier = {std::move(item), whose};
    }
    return items;
}

Result<Seen<MyDay>> Office::Day(const Asker& asker) {
    RenewRunOut();
    journal::DueQuery query = DuesFor(asker, kDaysAhead);
    MyDay day;
    day.today = Today();
    journal::AccessRow row = RowFor(asker, domain::Access::kListed, {});
    const auto listed = [&](CaseId id) {
        if (std::ranges::find(row.listed, id) == row.listed.end()) row.listed.push_back(id);
    };
    TRY(auto items, DayItems(asker, query));
    for (auto& [item, whose] : items) {
        listed(item.case_id);
        day.items.rows.push_back(std::move(item));
    }
    const std::shared_ptr<const Directory> directory = TheDirectory();
    for (const Away& away : directory->away) {
        const bool stands_in = std::ranges::count(away.substitutes, asker.actor.worker) > 0;
        if (!stands_in || day.today < away.from || away.until < day.today) continue;
        StandIn stand_in{away.worker, away.from, away.until, {}};
        journal::DueQuery theirs = DuesFor(asker, DaysBetween(day.today, away.until) + 1);
        theirs.colleagues = true;
        theirs.limit = kMostDuesOfAll;
        TRY(auto dues, DayItems(asker, theirs));
        for (auto& [item, whose] : dues) {
            if (whose != away.worker || item.aside) continue;
            listed(item.case_id);
            stand_in.items.rows.push_back(std::move(item));
        }
        day.standing_in.rows.push_back(std::move(stand_in));
    }
    query.until = AddDays(day.today, kDaysOfWaits);
    for (std::size_t k = 0; k < kDueKindCount; ++k)
        if (IsWait(static_cast<DueKind>(k))) query.kinds |= std::uint64_t{1} << k;
    for (const journal::Due& due : journal_.Dues(query)) {
        TRY(const CardContent content, ContentOn(due));
        const auto kind = static_cast<DueKind>(due.kind);
        const auto found = std::ranges::find_if(
            content.waits, [&](const CardWait& w) { return w.kind == kind && w.item == due.item; });
        if (found == content.waits.end()) continue;
        listed(due.case_id);
        day.waiting.rows.push_back({kind, due.case_id, NameOn(content), due.item, found->since, due.due,
                                    DaysBetween(found->since, day.today), found->on, found->on_whom,
                                    HolderOf(due) == asker.actor.worker});
    }
    std::ranges::stable_sort(day.waiting.rows, {}, &DayWait::since);
    return Seen<MyDay>(std::move(day), Rows(std::move(row)));
}

CaseNews Office::NewsIn(const Asker& asker, const OpenedCase& file) {
    const Instant now = clock_.Now();
    journal::LookQuery query;
    query.association = options_.association;
    query.worker = asker.actor.worker;
    query.party = asker.actor.party;
    query.role = asker.actor.role;
    query.page = kCasePage;
    query.since = AddSeconds(now, -kCaseLookDays * kDaySeconds);
    query.case_id = file.stream.Case();
    const auto looks = journal_.OwnLooks(query);
    CaseNews news;
    if (const journal::OwnLook* look = LookBefore(looks, now); look != nullptr) {
        news.since = LocalDate(look->at);
        news.rows.rows = LinesOf(file, look->sequence, asker.actor.worker);
    }
    return news;
}

Result<Seen<CaseNews>> Office::News(const Asker& asker, CaseId case_id) {
    if (!WorksWithCases(asker)) return Fail(Code::kNotFound);
    const OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false, Door::kWork, Depth::kHeads);
    if (!file.admitted) return Fail(Code::kNotFound);
    CaseNews news = NewsIn(asker, file);
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    return Seen<CaseNews>(std::move(news), Rows(std::move(row)));
}

Result<Seen<Preparation>> Office::Prepare(const Asker& asker, CaseId case_id) {
    if (!WorksWithCases(asker)) return Fail(Code::kNotFound);
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    const Date today = Today();
    Preparation made;
    CaseNews news = NewsIn(asker, file);
    made.since = news.since;
    made.news = std::move(news.rows);
    const Sight sight = SightIn(asker, file);
    journal::AccessRow row = ShownRow(asker, domain::Access::kRead, file);
    const CaseState seen = Fold(std::move(file.seen));
    made.last_contact = seen.LastContact();
    for (const TaskItem& t : seen.tasks)
        if (!t.ended)
            made.tasks.rows.push_back(
                {t.task.about.item, t.task.what, t.task.by, t.task.party, t.task.worker});
    std::ranges::stable_sort(made.tasks.rows, {}, &PreparedTask::by);
    std::vector<DueItem> dues = DueOf(seen, journal::ReaderOf(asker.actor).party, sight);
    LeaveEarlierRounds(dues, today);
    for (const DueItem& d : dues) {
        if (IsWait(d.kind))
            made.waiting.rows.push_back(
                {d.kind, d.item, d.since, DaysBetween(d.since, today), d.on, d.on_whom});
        else if (const auto end = d.due <= today ? EndOf(seen, d) : std::nullopt)
            made.ending.rows.push_back(*end);
    }
    std::ranges::stable_sort(made.waiting.rows, {}, &PreparedWait::since);
    std::ranges::stable_sort(made.ending.rows, {}, &PreparedEnd::day);
    return Seen<Preparation>(std::move(made), Rows(std::move(row)));
}

Result<Seen<Timeline>> Office::CaseTimeline(const Asker& asker, CaseId case_id, int limit, int offset) {
    if (!WorksWithCases(asker)) return Fail(Code::kNotFound);
    const OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false, Door::kWork, Depth::kHeads);
    if (!file.admitted) return Fail(Code::kNotFound);
    std::vector<NewsLine> lines = LinesOf(file, 0, WorkerId{});
    std::ranges::reverse(lines);
    Timeline timeline;
    timeline.total = static_cast<std::int64_t>(lines.size());
    timeline.rows.rows = PageOf(std::move(lines), limit, offset);
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    return Seen<Timeline>(std::move(timeline), Rows(std::move(row)));
}

Result<Seen<MyNews>> Office::NewsFeed(const Asker& asker, int limit, int offset) {
    if (!WorksWithCases(asker)) return Fail(Code::kForbidden);
    const Instant now = clock_.Now();
    journal::LookQuery query;
    query.association = options_.association;
    query.worker = asker.actor.worker;
    query.party = asker.actor.party;
    query.role = asker.actor.role;
    query.page = kCasePage;
    query.since = AddSeconds(now, -kFeedLookDays * kDaySeconds);
    query.reader = journal::ReaderOf(asker.actor);
    query.teams = asker.actor.teams;
    query.now = now;
    query.limit = kMostLooks;
    std::vector<journal::OwnLook> last;  // of each case, newest first
    std::set<CaseId> known;
    for (const journal::OwnLook& look : journal_.OwnLooks(query))
        if (last.size() < kMostCases && known.insert(look.case_id).second) last.push_back(look);
    std::vector<CaseId> cases;
    for (const journal::OwnLook& look : last) cases.push_back(look.case_id);
    const std::vector<std::int64_t> sequences = journal_.Sequences(options_.association, cases);
    MyNews feed;
    for (std::size_t i = 0; i < last.size(); ++i) {
        if (sequences[i] <= last[i].sequence) continue;
        OpenedCase file =
            OpenCaseFile(asker.actor, last[i].case_id, kForever, false, Door::kWork, Depth::kHeads);
        if (!file.admitted) continue;
        NewsOfCase news;
        std::map<Kind, std::int64_t> kinds;
        for (const NewsLine& line : LinesOf(file, last[i].sequence, asker.actor.worker)) {
            news.at = std::max(news.at, line.at);
            ++kinds[line.kind];
        }
        if (kinds.empty()) continue;
        news.case_id = last[i].case_id;
        news.since = LocalDate(last[i].at);
        for (const auto& [kind, n] : kinds) news.kinds.values.emplace_back(NameOf(kind), n);
        news.name = NameOn(ContentOf(Fold(std::move(file.seen))));
        feed.rows.rows.push_back(std::move(news));
    }
    std::ranges::stable_sort(feed.rows.rows, std::ranges::greater{}, &NewsOfCase::at);
    feed.total = static_cast<std::int64_t>(feed.rows.rows.size());
    feed.rows.rows = PageOf(std::move(feed.rows.rows), limit, offset);
    journal::AccessRow row = RowFor(asker, domain::Access::kListed, {});
    for (const NewsOfCase& news : feed.rows.rows) row.listed.push_back(news.case_id);
    return Seen<MyNews>(std::move(feed), Rows(std::move(row)));
}

}  // namespace samkraft::office
