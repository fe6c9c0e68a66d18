// Lists, counts and my day: from rows that hold what their readers may see.
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
    if (wish.phase) query.phase = static_cast<std::uint8_t>(*wish.phase);
    query.flags = wish.flags;
    if (wish.overdue) query.due_before = Today();
    // A personal number is found as it is stored, however it is written.
    std::string digits;
    for (const char c : wish.search)
        if (c >= '0' && c <= '9') digits += c;
    if (digits.size() == 12)
        query.words = {digits};
    else
        query.words = text::Words(wish.search);
    query.now = clock_.Now();
    query.sort = wish.sort;
    query.descending = wish.descending;
    query.limit = wish.limit;
    query.offset = wish.offset;
    return query;
}

Result<Seen<CasePage>> Office::Cases(const Asker& asker, const ListWish& wish) {
    journal::CardQuery query = QueryFor(asker, wish);
    RenewRunOut();
    const auto cards = journal_.Cards(query);
    CasePage page;
    page.total = cards.size() < static_cast<std::size_t>(query.limit) && query.offset == 0
                     ? static_cast<std::int64_t>(cards.size())
                     : journal_.CountCards(query);
    journal::AccessRow row =
        RowFor(asker, wish.search.empty() ? domain::Access::kListed : domain::Access::kSearched, {});
    page.rows.rows.reserve(cards.size());
    for (const journal::Card& card : cards) {
        TRY(auto content, json::Parse<CardContent>(card.content, json::Strictness::kStored));
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

Result<Seen<Counts>> Office::CaseCounts(const Asker& asker, const ListWish& wish) {
    journal::CardQuery query = QueryFor(asker, wish);
    query.due_before = Today();
    RenewRunOut();
    const journal::CardCounts counted = journal_.CountsFor(query);
    Counts counts;
    counts.all = counted.all;
    counts.overdue = counted.overdue;
    for (const auto& [phase, n] : counted.by_phase)
        if (phase != journal::kUnknownPhase)
            counts.phases.values.emplace_back(NameOf(static_cast<Phase>(phase)), n);
    for (std::size_t f = 0; f < kCardFlagCount; ++f)
        for (const auto& [bit, n] : counted.by_flag)
            if (bit == 1U << f) counts.flags.values.emplace_back(NameOf(static_cast<CardFlag>(f)), n);
    return Seen<Counts>(std::move(counts), Rows(RowFor(asker, domain::Access::kListed, {})));
}

Result<Seen<MyDay>> Office::Day(const Asker& asker) {
    constexpr int kDaysAhead = 8;
    journal::DueQuery query;
    query.association = options_.association;
    query.reader = journal::ReaderOf(asker.actor);
    query.worker = asker.actor.worker;
    query.teams = asker.actor.teams;
    query.now = clock_.Now();
    query.closed = ClosedTo(asker.actor);
    const Date today = Today();
    query.until = AddDays(today, kDaysAhead);
    RenewRunOut();
    MyDay day;
    day.today = today;
    journal::AccessRow row = RowFor(asker, domain::Access::kListed, {});
    for (const journal::Due& due : journal_.Dues(query)) {
        DayItem item;
        if (!due.content.empty()) {
            TRY(auto content, json::Parse<CardContent>(due.content, json::Strictness::kStored));
            item.name = content.name.empty() ? std::move(content.initials) : std::move(content.name);
        }
        item.kind = static_cast<DueKind>(due.kind);
        item.case_id = due.case_id;
        item.item = due.item;
        item.due = due.due;
        item.days = DaysBetween(today, due.due);
        // What falls on nobody in particular falls on the lead.
        item.mine = (due.worker ? due.worker : due.lead) == asker.actor.worker;
        if (row.listed.empty() || row.listed.back() != due.case_id) row.listed.push_back(due.case_id);
        day.items.rows.push_back(std::move(item));
    }
    return Seen<MyDay>(std::move(day), Rows(std::move(row)));
}

}  // namespace samkraft::office
