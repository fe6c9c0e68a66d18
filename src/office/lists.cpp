// Lists and counts: from rows that hold what their readers may see.
#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"
#include "journal/projection.hpp"
#include "office/internal.hpp"

namespace samkraft::office {

journal::CardQuery Office::QueryFor(const Asker& asker, const ListWish& wish) {
    journal::CardQuery query;
    query.association = options_.association;
    query.reader = journal::ReaderOf(asker.actor);
    query.scope = wish.scope;
    query.worker = asker.actor.worker;
    query.teams = asker.actor.teams;
    query.closed = ClosedTo(asker.actor);
    query.filter = wish.filter;
    query.today = Today();
    if (wish.sort == SortBy::kLead) {
        const auto directory = TheDirectory();
        std::vector<std::pair<std::string, WorkerId>> names;
        for (const Worker& w : directory->workers) names.emplace_back(text::Fold(w.Name()), w.id);
        std::sort(names.begin(), names.end());
        for (const auto& [name, id] : names) query.leads_in_order.push_back(id);
    }
    // A personal number is found as it is stored, however it is written.
    std::string digits;
    for (const char c : wish.search)
        if (c >= '0' && c <= '9') digits += c;
    if (digits.size() == 12)
        query.words = {digits};
    else
        query.words = query.said = text::Words(wish.search);
    query.now = clock_.Now();
    query.sort = wish.sort;
    query.descending = wish.descending;
    query.limit = wish.limit;
    query.offset = wish.offset;
    return query;
}

Result<Seen<CasePage>> Office::Cases(const Asker& asker, const ListWish& wish) {
    return Listed(asker, wish, wish.search.empty() ? domain::Access::kListed : domain::Access::kSearched);
}

Result<Seen<CasePage>> Office::ExportCases(const Asker& asker, ListWish wish) {
    wish.offset = 0;
    wish.limit = kMostExported;
    RenewRunOut();
    if (journal_.CountCards(QueryFor(asker, wish)) > kMostExported)
        return Fail(Code::kTooLarge, "", {std::to_string(kMostExported)});
    return Listed(asker, wish, domain::Access::kExported);
}

Result<Seen<CasePage>> Office::Listed(const Asker& asker, const ListWish& wish, domain::Access access) {
    const journal::CardQuery query = QueryFor(asker, wish);
    RenewRunOut();
    const auto cards = journal_.Cards(query);
    CasePage page;
    page.total = cards.size() < static_cast<std::size_t>(query.limit) && query.offset == 0
                     ? static_cast<std::int64_t>(cards.size())
                     : journal_.CountCards(query);
    const auto shows = [&](ListColumn column) {
        return std::find(wish.columns.begin(), wish.columns.end(), column) != wish.columns.end();
    };
    journal::AccessRow row = RowFor(asker, access, {});
    page.rows.rows.reserve(cards.size());
    for (const journal::Card& card : cards) {
        TRY(auto content, json::Parse<CardContent>(card.content, json::Strictness::kStored));
        // What is taken out of the program holds nothing of a protected person, by name or without.
        if (access == domain::Access::kExported && content.protection != Protection::kNone) {
            --page.total;
            continue;
        }
        CaseRow r;
        r.case_id = card.case_id;
        r.name = std::move(content.name);
        r.initials = std::move(content.initials);
        r.next_step = std::move(content.next_step);
        r.programme = std::move(content.programme);
        if (card.phase != journal::kUnknownPhase) r.phase = static_cast<Phase>(card.phase);
        r.protection = content.protection;
        r.next_due = card.next_due;
        r.next_contact = card.next_contact;
        r.last_contact = card.last_contact;
        if (card.hours_planned != journal::kUnknownHours) r.hours_planned = card.hours_planned;
        r.lead = card.lead;
        r.team = card.team;
        for (std::size_t f = 0; f < kCardFlagCount; ++f)
            if (card.flags & (1U << f)) r.flags.rows.push_back(static_cast<CardFlag>(f));
        // No more than is looked at.
        if (shows(ListColumn::kTracks)) r.tracks = std::move(content.tracks);
        if (shows(ListColumn::kActivities)) r.activities = std::move(content.activities);
        if (shows(ListColumn::kWaitingOn)) r.waiting_on = std::move(content.waiting_on);
        if (shows(ListColumn::kLanguage)) {
            r.language = std::move(content.language);
            r.interpreter = content.interpreter;
        }
        if (shows(ListColumn::kAge) && AgeGroupOf(content.birth, query.today))
            r.age = AgeOn(content.birth, query.today);
        if (shows(ListColumn::kProgramme))
            r.programme_days = ProgrammeDays(content.programme_from, content.programme_until, query.today);
        row.listed.push_back(card.case_id);
        page.rows.rows.push_back(std::move(r));
    }
    return Seen<CasePage>(std::move(page), Rows(std::move(row)));
}

// Rows that time has made wrong, a consent that ran out in the night say, are made anew before anything is
// listed.
void Office::RenewRunOut() {
    constexpr int kBatch = 100;
    for (auto cases = journal_.RunOut(options_.association, clock_.Now(), kBatch); !cases.empty();
         cases = journal_.RunOut(options_.association, clock_.Now(), kBatch))
        for (const CaseId id : cases) RenewProjections(id);
}

void Office::RenewProjections(CaseId case_id) {
    journal::Stream stream = journal_.Read(options_.association, case_id);
    std::vector<Entry> whole;
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) whole.push_back(Opened(stream, i));
    journal_.ReplaceProjections(options_.association, case_id,
                                journal::Project(case_id, whole, *TheDirectory(), clock_.Now()));
}

namespace {

template <class E>
void CountByName(Numbers& out, const journal::CardCounts& counted, Facet facet, E) {
    const auto& values = counted.Of(facet);
    for (std::size_t i = 0; i < Names(E{}).size(); ++i)
        if (values.at(i) > 0) out.values.emplace_back(NameOf(static_cast<E>(i)), values.at(i));
}

}  // namespace

Result<Seen<Counts>> Office::CaseCounts(const Asker& asker, const ListWish& wish) {
    const journal::CardQuery query = QueryFor(asker, wish);
    RenewRunOut();
    const journal::CardCounts counted = journal_.CountsFor(query);
    Counts counts;
    counts.all = counted.all;
    counts.found = counted.found;
    counts.overdue = counted.Of(Facet::kNextStep).at(static_cast<std::size_t>(NextStep::kOverdue));
    CountByName(counts.phases, counted, Facet::kPhase, Phase{});
    CountByName(counts.flags, counted, Facet::kFlag, CardFlag{});
    CountByName(counts.tracks, counted, Facet::kTrack, Topic{});
    CountByName(counts.waiting_on, counted, Facet::kWaitingOn, WaitingOn{});
    CountByName(counts.contact, counted, Facet::kContact, ContactBand{});
    CountByName(counts.next_step, counted, Facet::kNextStep, NextStep{});
    CountByName(counts.hours, counted, Facet::kHours, HoursBand{});
    CountByName(counts.ages, counted, Facet::kAge, AgeGroup{});
    CountByName(counts.programme_days, counted, Facet::kProgramme, ProgrammeBand{});
    CountByName(counts.interpreter, counted, Facet::kInterpreter, Interpreter{});
    counts.activities.values = counted.activities;
    counts.languages.values = counted.languages;
    for (const auto& [lead, n] : counted.leads) counts.leads.values.emplace_back(lead.Text(), n);
    return Seen<Counts>(std::move(counts), Rows(RowFor(asker, domain::Access::kListed, {})));
}

// ---- a worker's own ways of looking at the list

namespace {

constexpr int kMostViews = 30;

Done HasList(const Asker& asker) {
    const Role role = asker.actor.role;
    if (role == Role::kParticipant || role == Role::kOperator || role == Role::kEvaluator)
        return Fail(Code::kForbidden);
    return {};
}

}  // namespace

Result<ViewList> Office::Views(const Asker& asker) {
    CHECK_OK(HasList(asker));
    ViewList list;
    for (const journal::SavedView& saved : journal_.SavedViews(options_.association, asker.actor.worker)) {
        TRY(auto wish, json::Parse<ViewWish>(saved.text, json::Strictness::kStored));
        list.views.rows.push_back(
            {ViewId{saved.id}, std::move(wish.name), std::move(wish.query), saved.first});
    }
    std::stable_sort(list.views.rows.begin(), list.views.rows.end(),
                     [](const View& a, const View& b) { return text::Fold(a.name) < text::Fold(b.name); });
    return list;
}

Result<ViewList> Office::PutView(const Asker& asker, ViewId id, ViewWish wish) {
    CHECK_OK(HasList(asker));
    wish.name = text::Trim(wish.name);
    if (wish.name.empty()) return Fail(Code::kRequired, "/name");
    TRY(const ViewList list, Views(asker));
    const auto& views = list.views.rows;
    if (id && std::none_of(views.begin(), views.end(), [&](const View& v) { return v.id == id; }))
        return Fail(Code::kNotFound);
    for (const View& view : views)
        if (view.id != id && text::Fold(view.name) == text::Fold(wish.name))
            return Fail(Code::kAlreadyDone, "/name");
    const bool first = wish.first;
    wish.first = false;  // stands beside the sealed text
    if (!journal_.PutSavedView(options_.association, asker.actor.worker,
                               {id ? id.value : ids_.Make<ViewId>().value, json::Write(wish), first},
                               kMostViews))
        return Fail(Code::kTooLarge, "/name", {std::to_string(kMostViews)});
    return Views(asker);
}

Result<ViewList> Office::RemoveView(const Asker& asker, ViewId id) {
    CHECK_OK(HasList(asker));
    if (!journal_.RemoveSavedView(options_.association, asker.actor.worker, id.value))
        return Fail(Code::kNotFound);
    return Views(asker);
}

}  // namespace samkraft::office
