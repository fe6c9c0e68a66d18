#include "journal/case_table.hpp"

#include <sodium.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <mutex>
#include <numeric>
#include <utility>

#include "base/json.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "domain/due.hpp"
#include "journal/rows.hpp"

namespace samkraft::journal {
namespace {

using domain::Facet;
using domain::Scope;
using domain::SortBy;

// When more has changed, everything is read: that is faster, and the outbox does not keep everything.
constexpr std::int64_t kMostEvents = 20'000;
constexpr std::size_t kMostCases = 2'000;

constexpr std::size_t Of(Facet facet) { return static_cast<std::size_t>(facet); }
template <class E>
constexpr std::uint32_t Bit(E value) {
    return 1U << static_cast<unsigned>(value);
}
void Wipe(std::string& text) { sodium_memzero(text.data(), text.size()); }

constexpr std::size_t kBeginsAWord = 3;  // letters; what is shorter begins too many

std::string SaidIn(const domain::CardContent& content) {
    std::string said;
    const auto add = [&](std::string_view text) {
        for (std::string& word : text::Words(text)) {
            said += ' ';
            said += word;
            Wipe(word);
        }
    };
    add(content.next_step);
    add(content.programme);
    for (const domain::CardWait& wait : content.waits) add(wait.on_whom);
    if (!said.empty()) said += ' ';
    return said;
}

}  // namespace

// What a filter asks of a row. A facet that is not asked for fits every row.
struct CaseTable::Wanted {
    static constexpr std::size_t kActivities = domain::kFacetCount, kLanguages = kActivities + 1,
                                 kLeads = kLanguages + 1, kAll = kLeads + 1;
    const Bits& bits;
    std::vector<char> activities, languages, leads;

    Wanted(const CaseTable& table, const domain::ListFilter& filter)
        : bits(filter.bits),
          activities(table.activities_.Holding(filter.activities)),
          languages(table.languages_.Holding(filter.languages)) {
        if (filter.leads.empty()) return;
        leads.assign(table.leads_.size(), 0);
        for (const WorkerId lead : filter.leads)
            if (const auto at = table.lead_numbers_.find(lead); lead && at != table.lead_numbers_.end())
                leads[at->second] = 1;
    }
    // The facets that do not fit: how many, and the last of them.
    struct Misfit {
        std::size_t how_many = 0, which = kAll;
    };
    [[nodiscard]] Misfit In(const Row& row, const Bits& has) const {
        Misfit misfit;
        const auto look = [&](bool fits, std::size_t which) {
            if (!fits) ++misfit.how_many, misfit.which = which;
        };
        for (std::size_t i = 0; i < bits.size(); ++i) look(bits[i] == 0 || (bits[i] & has[i]) != 0, i);
        look(activities.empty() || activities[row.activities], kActivities);
        look(languages.empty() || languages[row.language], kLanguages);
        look(leads.empty() || leads[row.lead_number], kLeads);
        return misfit;
    }
};

CaseTable::WipedText::WipedText(std::string text) : text_(std::make_unique<std::string>(text)) { Wipe(text); }
CaseTable::WipedText& CaseTable::WipedText::operator=(WipedText&& other) noexcept {
    std::swap(text_, other.text_);
    return *this;
}
CaseTable::WipedText::~WipedText() {
    if (text_) Wipe(*text_);
}

std::uint32_t CaseTable::Lists::NumberOf(const std::vector<std::string>& list) {
    const auto [at, fresh] = numbers.try_emplace(list, static_cast<std::uint32_t>(all.size()));
    if (fresh) all.push_back(list);
    return at->second;
}
std::vector<char> CaseTable::Lists::Holding(const std::vector<std::string>& words) const {
    std::vector<char> holding;
    if (words.empty()) return holding;
    for (const auto& list : all)
        holding.push_back(std::any_of(list.begin(), list.end(), [&](const std::string& word) {
            return std::find(words.begin(), words.end(), word) != words.end();
        }));
    return holding;
}
std::vector<std::int64_t> CaseTable::Lists::Order() const {
    std::vector<std::int64_t> order(all.size());
    for (const auto& [list, number] : numbers)
        order[number] = list.empty() ? std::numeric_limits<std::int64_t>::max() : 0;
    std::int64_t next = 0;
    for (const auto& [list, number] : numbers)
        if (!list.empty()) order[number] = next++;
    return order;
}

// ---- reading

void CaseTable::BringUpToDate(db::Connection& c, KeyRing& keys) {
    // Numbers become visible in their order (001_journal.sql), so what has a lower one is there to be read.
    std::int64_t newest = 0;
    if (auto rows = c.Query("select value from outbox_number where one = 1"); rows.Next())
        newest = rows.Int(0);
    const auto is_true = [&] { return whole_ && seen_ >= newest && unproved_.empty(); };
    {
        const std::shared_lock lock(mutex_);
        if (is_true()) return;
    }
    const std::unique_lock lock(mutex_);
    if (is_true()) return;
    std::vector<CaseId> cases = std::exchange(unproved_, {});
    bool all = !whole_ || newest - seen_ > kMostEvents;
    if (!all) {
        for (auto rows = c.Query("select distinct case_id from outbox where number > $1 and number <= $2 and "
                                 "association_id = $3",
                                 {seen_, newest, association_.value});
             rows.Next();)
            cases.push_back(CaseId{rows.Int(0)});
        all = cases.size() > kMostCases;
    }
    whole_ = false;  // as long as something may be missing: what follows throws when the database is gone
    if (all)
        LoadAll(c, keys);
    else
        LoadCases(c, keys, cases);
    seen_ = newest;
    whole_ = true;
}

CaseTable::Holder CaseTable::HolderIn(const db::Rows& rows, int first) {
    return {WorkerId{rows.Int(first)}, TeamId{rows.Int(first + 1)}, Instant{rows.Int(first + 2)},
            Instant{rows.Int(first + 3)}};
}

void CaseTable::LoadAll(db::Connection& c, KeyRing& keys) {
    rows_.clear();
    places_.clear();
    of_worker_.clear();
    of_team_.clear();
    static const db::Sql kCards = db::Sql::Intern(
        "select " + std::string(kCardColumns) +
        ", c.fingerprint, c.sealed from card c where c.association_id = $1 and c.reader = $2");
    std::unordered_map<CaseId, std::vector<Holder>> holders;
    for (auto rows = c.Query("select case_id, worker, team, begins, ends from case_grant where "
                             "association_id = $1 and party = $2",
                             {association_.value, static_cast<std::int64_t>(reader_.party)});
         rows.Next();)
        holders[CaseId{rows.Int(0)}].push_back(HolderIn(rows, 1));
    const Secret* key = nullptr;
    for (auto rows = c.Query(kCards, {association_.value, reader_.Code()}); rows.Next();) {
        if (key == nullptr) key = &keys.PartyKey(c, association_, reader_.party);
        const Card card = CardColumnsIn(rows);
        Row row = Opened(card, rows.Int(kCardColumnCount), *key, rows.Bytes(kCardColumnCount + 1));
        if (const auto at = holders.find(card.case_id); at != holders.end())
            row.holders = std::move(at->second);
        Put(std::move(row));
    }
}

void CaseTable::LoadCases(db::Connection& c, KeyRing& keys, const std::vector<CaseId>& cases) {
    static const db::Sql kCard = db::Sql::Intern(
        "select " + std::string(kCardColumns) +
        ", c.fingerprint, c.sealed from card c where c.association_id = $1 and c.case_id = $2 and "
        "c.reader = $3");
    struct Read {
        Card card;
        std::int64_t fingerprint = 0;
        std::string sealed;
        std::vector<Holder> holders;
    };
    std::vector<Read> read(cases.size());
    for (const CaseId id : cases) {
        c.Send(kCard, {association_.value, id.value, reader_.Code()});
        c.Send(
            "select worker, team, begins, ends from case_grant where association_id = $1 and case_id = "
            "$2 and party = $3",
            {association_.value, id.value, static_cast<std::int64_t>(reader_.party)});
    }
    for (Read& one : read) {
        if (auto rows = c.Receive(); rows.Next()) {
            one.card = CardColumnsIn(rows);
            one.fingerprint = rows.Int(kCardColumnCount);
            one.sealed = rows.Bytes(kCardColumnCount + 1);
        }
        for (auto rows = c.Receive(); rows.Next();) one.holders.push_back(HolderIn(rows, 0));
    }
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (!read[i].card.case_id) {
            Remove(cases[i]);
            continue;
        }
        Row row = Opened(read[i].card, read[i].fingerprint, keys.PartyKey(c, association_, reader_.party),
                         read[i].sealed);
        row.holders = std::move(read[i].holders);
        Put(std::move(row));
    }
}

// A row whose seal does not fit stays, for who opens it is to be told; it tells nothing, and is read again.
CaseTable::Row CaseTable::Opened(const Card& card, std::int64_t fingerprint, const Secret& key,
                                 std::string_view sealed) {
    Row row;
    row.case_id = card.case_id;
    row.fingerprint = fingerprint;
    row.lead = card.lead;
    row.held_by = card.held_by;
    row.held_from = card.held_from;
    row.next_due = card.next_due;
    row.next_contact = card.next_contact;
    row.last_contact = card.last_contact;
    row.hours = card.hours_planned;
    row.flags = card.flags;
    row.phase = card.phase;
    const auto [lead, fresh] =
        lead_numbers_.try_emplace(card.lead, static_cast<std::uint32_t>(leads_.size()));
    if (fresh) leads_.push_back(card.lead);
    row.lead_number = lead->second;
    Card opened;
    try {
        std::string plain = OpenSeal(key.Data(), CardPlace(association_, card), sealed);
        UnpackCard(plain, opened, false);
        Wipe(plain);
    } catch (const Tampered&) {
        log::Fault("card_not_proved", {{"case", card.case_id.Text()}});
        unproved_.push_back(card.case_id);
        return row;
    }
    if (const auto content = json::Parse<domain::CardContent>(opened.content, json::Strictness::kStored)) {
        for (const domain::Topic track : content->tracks) row.tracks |= Bit(track);
        for (const domain::WaitingOn on : content->waiting_on) row.waiting |= Bit(on);
        if (content->interpreter)
            row.interpreter =
                Bit(*content->interpreter ? domain::Interpreter::kNeeded : domain::Interpreter::kNotNeeded);
        row.activities = activities_.NumberOf(content->activities);
        if (!content->language.empty()) row.language = languages_.NumberOf({content->language});
        row.birth = content->birth;
        row.programme_from = content->programme_from;
        row.programme_until = content->programme_until;
        row.all_contacts = content->all_contacts;
        if (content->protection == domain::Protection::kNone) {
            row.name = WipedText(text::Fold(content->name));
            row.said = WipedText(SaidIn(*content));
        }
    }
    Wipe(opened.content);
    return row;
}

void CaseTable::Put(Row row) {
    const auto [at, fresh] = places_.try_emplace(row.case_id, static_cast<std::uint32_t>(rows_.size()));
    if (fresh) rows_.emplace_back();
    Row& old = rows_[at->second];
    const auto had = [&](auto is) { return std::any_of(old.holders.begin(), old.holders.end(), is); };
    for (const Holder& h : row.holders) {
        if (h.worker && !had([&](const Holder& o) { return o.worker == h.worker; }))
            of_worker_[h.worker].push_back(at->second);
        if (h.team && !had([&](const Holder& o) { return o.team == h.team; }))
            of_team_[h.team].push_back(at->second);
    }
    if (row.lead && row.lead != old.lead) of_worker_[row.lead].push_back(at->second);
    if (row.held_by && row.held_by != old.held_by) of_team_[row.held_by].push_back(at->second);
    old = std::move(row);
}

void CaseTable::Remove(CaseId case_id) {
    if (const auto at = places_.find(case_id); at != places_.end()) {
        rows_[at->second] = Row();  // its place is kept for when it comes back
    }
}

// ---- asking

bool CaseTable::Reaches(const Row& row, const CardQuery& query) {
    const auto mine = [&](TeamId team) {
        return team && std::find(query.teams.begin(), query.teams.end(), team) != query.teams.end();
    };
    const auto granted = [&](bool by_team) {
        return std::any_of(row.holders.begin(), row.holders.end(), [&](const Holder& h) {
            return h.begins <= query.now && h.ends > query.now &&
                   ((h.worker && h.worker == query.worker) || (by_team && mine(h.team)));
        });
    };
    if (!row.case_id) return false;
    const bool held = mine(row.held_by) && row.held_from <= query.now;
    switch (query.scope) {
        case Scope::kTeam:
            return held;
        case Scope::kMine:
            // And what the worker leads, as far as the worker's teams hold it: a lead who has left the team
            // has left its cases.
            return granted(false) || (held && query.worker && row.lead == query.worker);
        case Scope::kParty:
            break;
    }
    return granted(true);
}

template <class Each>
void CaseTable::EachReached(const CardQuery& query, const Found& found, Each each) const {
    const auto one = [&](std::uint32_t place) {
        const Row& row = rows_[place];
        if (Reaches(row, query) &&
            std::find(query.closed.begin(), query.closed.end(), row.case_id) == query.closed.end())
            each(row);
    };
    if (found && query.said.empty()) {
        for (const CaseId id : *found)
            if (const auto at = places_.find(id); at != places_.end()) one(at->second);
        return;
    }
    std::vector<bool> looked(rows_.size());
    const auto of = [&](const auto& places, auto id) {
        const auto at = places.find(id);
        if (!id || at == places.end()) return;
        for (const std::uint32_t place : at->second)
            if (!looked[place]) {
                looked[place] = true;
                if (!found || Says(rows_[place], query) ||
                    std::binary_search(found->begin(), found->end(), rows_[place].case_id))
                    one(place);
            }
    };
    if (query.scope != Scope::kTeam) of(of_worker_, query.worker);
    if (query.scope != Scope::kMine)
        for (const TeamId team : query.teams) of(of_team_, team);
}

bool CaseTable::Says(const Row& row, const CardQuery& query) {
    const std::string_view said = row.said.Text();
    std::string sought;
    return std::ranges::all_of(query.said, [&](const std::string& word) {
        sought = ' ' + word;
        if (word.size() < kBeginsAWord) sought += ' ';
        return said.find(sought) != std::string_view::npos;
    });
}

CaseTable::Bits CaseTable::BitsOf(const Row& row, Date today) {
    Bits bits{};
    const bool closed = row.phase == static_cast<std::uint8_t>(domain::Phase::kClosed);
    const auto set = [&](Facet facet, std::uint32_t value) { bits[Of(facet)] = value; };
    if (row.phase != kUnknownPhase) set(Facet::kPhase, 1U << (row.phase % 32U));
    set(Facet::kFlag, row.flags);
    set(Facet::kTrack, row.tracks);
    set(Facet::kWaitingOn, row.waiting);
    set(Facet::kInterpreter, row.interpreter);
    // Of a closed case nothing is missing: neither contact nor step nor hours.
    if (const auto band = domain::ContactBandOf(row.last_contact, today, row.all_contacts); band && !closed)
        set(Facet::kContact, Bit(*band));
    if (const auto step = domain::NextStepOf(row.next_due, today); step != domain::NextStep::kNone || !closed)
        set(Facet::kNextStep, Bit(step));
    if (row.hours != kUnknownHours && !closed) set(Facet::kHours, Bit(domain::HoursBandOf(row.hours)));
    if (const auto age = domain::AgeGroupOf(row.birth, today)) set(Facet::kAge, Bit(*age));
    if (const auto days = domain::ProgrammeDays(row.programme_from, row.programme_until, today))
        set(Facet::kProgramme, Bit(domain::ProgrammeBandOf(*days)));
    return bits;
}

std::int64_t CaseTable::SortKey(const Row& row, const CardQuery& query,
                                const std::vector<std::int64_t>& order) {
    constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
    switch (query.sort) {
        case SortBy::kNextDue:
            return StoredNext(row.next_due);
        case SortBy::kNextContact:
            return StoredNext(row.next_contact);
        case SortBy::kLastContact:
            return row.last_contact.days;  // never: first
        case SortBy::kPhase:
            return row.phase;
        case SortBy::kHours:
            return row.hours;
        case SortBy::kLead:
            return order[row.lead_number];
        case SortBy::kTracks:
            return row.tracks == 0 ? kLast : row.tracks;
        case SortBy::kWaitingOn:
            return row.waiting == 0 ? kLast : row.waiting;
        case SortBy::kActivities:
            return order[row.activities];
        case SortBy::kLanguage:
            return order[row.language];
        case SortBy::kAge:
            return row.birth ? -std::int64_t{row.birth.days} : kLast;
        case SortBy::kProgramme:
            return domain::ProgrammeDays(row.programme_from, row.programme_until, query.today)
                .value_or(std::numeric_limits<int>::max());
        case SortBy::kName:
            break;
    }
    return 0;
}

std::vector<OpenedCards::Key> CaseTable::Page(const CardQuery& query, const Found& found) const {
    const std::shared_lock lock(mutex_);
    const Wanted wanted(*this, query.filter);
    std::vector<std::int64_t> order;
    if (query.sort == SortBy::kActivities) order = activities_.Order();
    if (query.sort == SortBy::kLanguage) order = languages_.Order();
    if (query.sort == SortBy::kLead) {
        order.assign(leads_.size(), static_cast<std::int64_t>(query.leads_in_order.size()));
        for (std::size_t i = 0; i < query.leads_in_order.size(); ++i)
            if (const auto at = lead_numbers_.find(query.leads_in_order[i]); at != lead_numbers_.end())
                order[at->second] = static_cast<std::int64_t>(i);
        order[0] = std::numeric_limits<std::int64_t>::max();  // nobody
    }
    struct Sorted {
        std::int64_t key;
        const Row* row;
    };
    std::vector<Sorted> sorted;
    EachReached(query, found, [&](const Row& row) {
        if (wanted.In(row, BitsOf(row, query.today)).how_many == 0)
            sorted.push_back({SortKey(row, query, order), &row});
    });
    const bool by_name = query.sort == SortBy::kName;
    const auto before = [by_name](const Sorted& a, const Sorted& b) {
        if (a.key != b.key) return a.key < b.key;
        if (by_name) {
            // Who is not named comes last.
            const std::string_view one = a.row->name.Text(), other = b.row->name.Text();
            if (one.empty() != other.empty()) return other.empty();
            if (const int c = one.compare(other); c != 0) return c < 0;
        }
        return a.row->case_id < b.row->case_id;
    };
    const auto offset = std::min(sorted.size(), static_cast<std::size_t>(std::max(query.offset, 0)));
    const auto end =
        std::min(sorted.size(), offset + static_cast<std::size_t>(std::clamp(query.limit, 0, kMostCards)));
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(end);
    if (query.descending)
        std::partial_sort(sorted.begin(), middle, sorted.end(),
                          [&](const Sorted& a, const Sorted& b) { return before(b, a); });
    else
        std::partial_sort(sorted.begin(), middle, sorted.end(), before);
    std::vector<OpenedCards::Key> page;
    page.reserve(end - offset);
    for (std::size_t i = offset; i < end; ++i)
        page.push_back({association_, sorted[i].row->case_id, reader_, sorted[i].row->fingerprint});
    return page;
}

std::int64_t CaseTable::Count(const CardQuery& query, const Found& found) const {
    const std::shared_lock lock(mutex_);
    const Wanted wanted(*this, query.filter);
    std::int64_t count = 0;
    EachReached(query, found,
                [&](const Row& row) { count += wanted.In(row, BitsOf(row, query.today)).how_many == 0; });
    return count;
}

// One pass: a row that fits everywhere counts for all facets, one that fits everywhere but in one counts for
// that one.
CardCounts CaseTable::Counts(const CardQuery& query, const Found& found) const {
    const std::shared_lock lock(mutex_);
    const Wanted wanted(*this, query.filter);
    CardCounts counts;
    std::vector<std::int64_t> activities(activities_.all.size()), languages(languages_.all.size()),
        leads(leads_.size());
    EachReached(query, found, [&](const Row& row) {
        ++counts.all;
        const Bits bits = BitsOf(row, query.today);
        const Wanted::Misfit misfit = wanted.In(row, bits);
        if (misfit.how_many > 1) return;
        counts.found += misfit.how_many == 0;
        const auto counts_for = [&](std::size_t facet) {
            return misfit.how_many == 0 || misfit.which == facet;
        };
        for (std::size_t facet = 0; facet < bits.size(); ++facet) {
            if (!counts_for(facet)) continue;
            for (std::uint32_t left = bits[facet]; left != 0; left &= left - 1)
                ++counts.values[facet][static_cast<std::size_t>(std::countr_zero(left))];
        }
        if (counts_for(Wanted::kActivities)) ++activities[row.activities];
        if (counts_for(Wanted::kLanguages)) ++languages[row.language];
        if (counts_for(Wanted::kLeads)) ++leads[row.lead_number];
    });
    const auto by_word = [](const Lists& lists, const std::vector<std::int64_t>& of_list) {
        std::map<std::string, std::int64_t> words;
        for (std::size_t i = 0; i < of_list.size(); ++i)
            for (const std::string& word : lists.all[i])
                if (of_list[i] > 0) words[word] += of_list[i];
        return std::vector<std::pair<std::string, std::int64_t>>(words.begin(), words.end());
    };
    counts.activities = by_word(activities_, activities);
    counts.languages = by_word(languages_, languages);
    for (std::size_t i = 1; i < leads.size(); ++i)
        if (leads[i] > 0) counts.leads.emplace_back(leads_[i], leads[i]);
    std::sort(counts.leads.begin(), counts.leads.end());
    return counts;
}

}  // namespace samkraft::journal
