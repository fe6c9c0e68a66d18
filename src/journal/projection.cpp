#include "journal/projection.hpp"

#include <algorithm>
#include <array>

#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/bands.hpp"
#include "domain/decide.hpp"
#include "domain/kinds.hpp"
#include "journal/bases.hpp"

namespace samkraft::journal {
namespace {

using namespace domain;

constexpr std::array kReaders{
    Reader{Party::kEmploymentService, Column::kEmploymentService},
    Reader{Party::kSocialServices, Column::kSocialServices},
    Reader{Party::kLabourMarket, Column::kLabourMarket},
    Reader{Party::kAdultEducation, Column::kStudyCounsellor},
    Reader{Party::kSocialInsurance, Column::kSocialInsurance},
    Reader{Party::kHealthRegion, Column::kCareCoordinator},
    Reader{Party::kNone, Column::kProjectLead},
};

void AddWords(std::vector<std::string>& words, const Identity& identity) {
    for (const std::string* name : {&identity.given_name, &identity.family_name})
        for (std::string& word : text::Words(*name)) words.push_back(std::move(word));
    if (identity.personal_number.size() == 12) words.push_back(identity.personal_number);
    // With blanks in it, and so nothing that a search can ask for: the review of the log alone does.
    if (std::string home = text::Home(identity.address); !home.empty()) words.push_back(std::move(home));
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

// The next day on which a ramp's step or nothing but the calendar changes the row.
Instant NextStep(const CaseState& seen, Date today) {
    Date next;
    for (const Activity& a : seen.activities) {
        if (a.status != ActivityStatus::kOngoing) continue;
        for (const HoursStep& step : a.hours)
            if (step.from > today && (!next || step.from < next)) next = step.from;
    }
    for (const Date turn : {ReportsAloneFrom(seen), EndingFrom(seen), LongCourseOf(seen).from})
        if (turn > today && (!next || turn < next)) next = turn;
    return next ? StartOfDay(next) : kForever;
}

// A protected person is found by the named officers, each by words of their own, and by nobody else.
void AddOfficersWords(std::vector<std::string>& words, Reader reader, std::span<const Entry> entries,
                      const secrecy::CaseBases& bases, const Directory& directory, Instant now) {
    for (const WorkerId officer : bases.named_officers) {
        const Worker* worker = directory.Find(officer);
        if (worker == nullptr || worker->party != reader.party) continue;
        const secrecy::Actor actor{{}, worker->id, worker->party, worker->role, worker->teams};
        if (ReaderOf(actor) != reader) continue;
        const CaseState seen = Fold(Redacted(entries, secrecy::Gate(bases, actor, now)));
        if (!seen.identity) continue;
        std::vector<std::string> own;
        AddWords(own, *seen.identity);
        for (const std::string& word : own) words.push_back(OfficersWord(officer, word));
    }
    std::sort(words.begin(), words.end());
}

void AddRows(Projections& out, Reader reader, CaseId case_id, std::span<const Entry> entries,
             const secrecy::CaseBases& bases, const Directory& directory, Instant now) {
    // A row that nobody is assigned to could not be reached: it is not made.
    Instant assigned_until{0};
    for (const secrecy::Assignment& a : bases.assignments)
        if (reader.party == Party::kNone ? static_cast<bool>(a.team) : a.party == reader.party)
            assigned_until = std::max(assigned_until, a.ends);
    if (assigned_until <= now) return;
    const secrecy::Gate gate = secrecy::Gate::ForReader(bases, reader.party, reader.column, now);
    std::vector<Entry> redacted = Redacted(entries, gate);
    PartySet owners;
    for (const Entry& e : redacted) owners.Add(e.head.owner);
    const Sight sight = SightOf(gate, reader, owners);
    const CaseState seen = Fold(std::move(redacted));
    if (seen.IsEmpty() || !seen.opened) return;
    const Date today = LocalDate(now);
    Card card;
    card.case_id = case_id;
    card.reader = reader;
    if (seen.team) card.team = seen.team->team;
    if (seen.lead) card.lead = seen.lead->worker;
    const auto phase = KnownPhase(seen, sight);
    card.phase = phase ? static_cast<std::uint8_t>(*phase) : kUnknownPhase;
    card.next_contact = seen.NextContact();
    card.last_contact = seen.LastContact();
    card.hours_planned = KnownHours(seen, today, sight).value_or(kUnknownHours);
    card.flags = FlagsOf(seen, today, sight);
    card.holds_until = std::min({gate.HoldsUntil(), NextStep(seen, today), assigned_until});
    for (const secrecy::Assignment& a : bases.assignments) {
        // By the team only for those who have the case through it; who is assigned one by one has it alone.
        const bool through_team = reader.party == Party::kNone || a.party == reader.party;
        if (!a.team || !through_team || a.ends != kForever) continue;
        card.held_by = a.team;
        card.held_from = a.begins;
    }
    const std::vector<DueItem> dues = DueOf(seen, reader.party, sight);
    card.content = json::Write(ContentOf(seen, reader.party, sight, dues));
    if (bases.protection != Protection::kNone)
        AddOfficersWords(card.words, reader, entries, bases, directory, now);
    else if (seen.identity)
        AddWords(card.words, *seen.identity);
    for (const DueItem& d : dues) {
        if (!card.next_due) card.next_due = d.due;
        out.dues.push_back({case_id, reader, d.worker, d.due, static_cast<std::uint8_t>(d.kind), d.item});
    }
    out.cards.push_back(std::move(card));
}

Fact FactKept(CaseId case_id, const PartDisposed& gone) {
    const auto number = [&](std::size_t i) { return i < gone.numbers.size() ? gone.numbers[i] : 0; };
    const auto small = [&](std::size_t i) { return static_cast<std::uint8_t>(number(i)); };
    Fact fact;
    fact.case_id = case_id;
    fact.opened = gone.opened;
    fact.closed = gone.closed;
    fact.team = gone.team;
    fact.outcome = small(0);
    fact.exit_reason = small(1);
    fact.education = small(2);
    fact.support_time = small(3);
    fact.age_band = small(4);
    fact.sex = small(5);
    fact.subsidised = small(6);
    fact.in_sus = small(7);
    fact.extent = static_cast<std::int16_t>(number(8));
    fact.months = static_cast<std::int16_t>(number(9));
    return fact;
}

std::optional<Fact> FactOf(CaseId case_id, std::span<const Entry> entries) {
    // Where a part has been disposed of, the numbers are those of the day before: nothing else could tell
    // them.
    for (auto e = entries.rbegin(); e != entries.rend(); ++e)
        if (const auto* gone = std::get_if<PartDisposed>(&e->payload); gone != nullptr && gone->counted)
            if (e->head.owner == Party::kNone) return FactKept(case_id, *gone);
    std::vector<Entry> copy(entries.begin(), entries.end());
    const CaseState s = Fold(std::move(copy));
    if (!s.opened) return std::nullopt;
    Fact fact;
    fact.case_id = case_id;
    fact.opened = s.opened->date;
    if (s.protection && s.protection->degree != Protection::kNone) return fact;  // counted, and nothing more
    if (s.team) fact.team = s.team->team;
    if (s.identity) {
        fact.age_band =
            static_cast<std::uint8_t>(AgeBandOf(BirthDateIn(s.identity->personal_number), s.opened->date));
        fact.sex = static_cast<std::uint8_t>(SexIn(s.identity->personal_number));
    }
    std::optional<Education> education;
    std::optional<std::int32_t> support;
    if (s.work_history) education = s.work_history->education, support = s.work_history->support_months;
    if (s.exit) {
        fact.closed = s.exit->date;
        if (s.exit->education) education = s.exit->education;
        if (s.exit->support_months) support = s.exit->support_months;
        fact.outcome = static_cast<std::uint8_t>(OutcomeOf(s.exit->outcome));
        fact.exit_reason = s.exit->reason ? static_cast<std::uint8_t>(*s.exit->reason) : std::uint8_t{0};
        fact.subsidised = s.exit->subsidised.value_or(false) ? 1 : 0;
        fact.in_sus = s.exit->in_sus.value_or(true) ? 1 : 0;
        fact.extent = static_cast<std::int16_t>(s.exit->extent.value_or(0));
        fact.months = static_cast<std::int16_t>(WholeMonthsBetween(fact.opened, fact.closed));
    }
    fact.education = static_cast<std::uint8_t>(education.value_or(Education::kUnknown));
    fact.support_time = static_cast<std::uint8_t>(SupportTimeOf(support));
    return fact;
}

// Of each activity and party the newest link, while it is open. Under protection only a named officer's.
void AddSignalLinks(std::vector<std::string>& numbers, std::span<const Entry> entries,
                    const secrecy::CaseBases& bases) {
    std::vector<const Entry*> newest;
    for (const Entry& e : entries) {
        if (!std::holds_alternative<SignalLink>(e.payload)) continue;
        std::erase_if(newest, [&](const Entry* old) {
            return old->head.item == e.head.item && old->head.owner == e.head.owner;
        });
        newest.push_back(&e);
    }
    for (const Entry* e : newest) {
        const auto& link = std::get<SignalLink>(e->payload);
        const auto& named = bases.named_officers;
        const bool hidden = bases.protection != Protection::kNone &&
                            std::find(named.begin(), named.end(), e->head.author) == named.end();
        if (link.open && !link.token.empty() && !hidden) numbers.push_back(SignalWord(link.token));
    }
}

std::vector<Entry> GoverningOf(std::span<const Entry> entries) {
    std::vector<Entry> governing;
    for (const Entry& e : entries)
        if (Governs(KindOf(e.head)) || KindOf(e.head) == Kind::kIdentity) governing.push_back(e);
    return governing;
}

}  // namespace

domain::PartDisposed Kept(const std::optional<Fact>& fact) {
    PartDisposed kept;
    if (!fact) return kept;
    kept.counted = true;
    kept.opened = fact->opened;
    kept.closed = fact->closed;
    kept.team = fact->team;
    kept.numbers = {fact->outcome, fact->exit_reason, fact->education, fact->support_time, fact->age_band,
                    fact->sex,     fact->subsidised,  fact->in_sus,    fact->extent,       fact->months};
    return kept;
}

std::span<const Reader> AllReaders() { return kReaders; }

std::string SignalWord(std::string_view token) {
    return "signal:" + std::string(token);  // no personal number has a letter
}

std::string OfficersWord(WorkerId officer, std::string_view word) {
    return officer.Text() + ':' + std::string(word);  // no word of a search has a colon
}

Reader ReaderOf(const secrecy::Actor& actor) {
    const Column column = secrecy::ColumnOf(actor.role).value_or(Column::kEvaluator);
    return column == Column::kProjectLead || column == Column::kEvaluator ? Reader{Party::kNone, column}
                                                                          : Reader{actor.party, column};
}

Sight SightOf(const secrecy::Gate& gate, Reader reader, PartySet owners) {
    constexpr std::uint32_t kAny = ~0U;
    const bool project = OfTheProject(reader.column);
    Sight sight;
    sight.consents = !project;
    for (std::size_t i = 1; i < kPartyCount; ++i) {
        const auto party = static_cast<Party>(i);
        if (!project && (party == reader.party || !owners.Has(party))) continue;
        const auto all = [&](Category category, std::uint32_t slices) {
            return !MayOwn(party, category) || gate.OpensAll(party, category, slices);
        };
        // An activity may lie in any of these (kinds.cpp), a follow-up in two of them.
        const auto all_activities = [&](std::uint32_t slices) {
            return all(Category::kJointPlan, slices) && all(Category::kAuthorityPlan, slices) &&
                   all(Category::kStudies, slices) && all(Category::kCareTrack, slices);
        };
        sight.consents = false;
        sight.participation = sight.participation && all(Category::kParticipation, kAny);
        sight.assessments = sight.assessments && all(Category::kJointAssessment, kAny);
        sight.plan = sight.plan && all_activities(kAny);
        sight.hours = sight.hours && all_activities(kBrief);
        sight.contacts =
            sight.contacts && all(Category::kFollowUp, kBrief) && all(Category::kCareTrack, kBrief);
    }
    return sight;
}

std::vector<Entry> Redacted(std::span<const Entry> entries, const secrecy::Gate& gate) {
    std::vector<Entry> seen;
    if (!gate.Admits()) return seen;
    seen.reserve(entries.size());
    for (const Entry& entry : entries) {
        const secrecy::Decision decision = gate.Decide(entry.head);
        if (decision.level == Level::kNone) continue;
        Entry& copy = seen.emplace_back(entry);
        copy.level = decision.level;
        if (decision.level == Level::kLimited) Redact(copy, decision.slice);
        if (gate.Masks() && HidePlace(copy.payload)) copy.level = Level::kLimited;
    }
    return seen;
}

std::vector<Redaction> RedactionsIn(std::span<const Entry> entries) {
    std::vector<Redaction> redactions;
    std::vector<std::pair<ItemId, const Entry*>> proposed;
    for (const Entry& e : entries) {
        if (std::holds_alternative<RedactionProposed>(e.payload)) proposed.emplace_back(e.head.item, &e);
        const auto* answered = std::get_if<RedactionAnswered>(&e.payload);
        if (answered == nullptr || !answered->approved) continue;
        for (const auto& [item, proposal] : proposed)
            if (item == e.head.item)
                redactions.push_back(
                    {std::get<RedactionProposed>(proposal->payload).of, proposal->head.owner, e.head.id});
    }
    return redactions;
}

Projections ProjectFor(Reader reader, CaseId case_id, std::span<const Entry> entries,
                       const Directory& directory, Instant now) {
    Projections out;
    AddRows(out, reader, case_id, entries, BasesOf(GoverningOf(entries), directory), directory, now);
    return out;
}

Projections Project(CaseId case_id, std::span<const Entry> entries, const Directory& directory, Instant now) {
    Projections out;
    const secrecy::CaseBases bases = BasesOf(GoverningOf(entries), directory);
    for (const Reader& reader : kReaders) AddRows(out, reader, case_id, entries, bases, directory, now);
    for (const Entry& e : entries)
        if (const auto* identity = std::get_if<Identity>(&e.payload))
            if (!identity->personal_number.empty()) out.numbers.push_back(identity->personal_number);
    AddSignalLinks(out.numbers, entries, bases);
    std::sort(out.numbers.begin(), out.numbers.end());
    out.numbers.erase(std::unique(out.numbers.begin(), out.numbers.end()), out.numbers.end());
    for (const secrecy::Assignment& a : bases.assignments) {
        if (!a.worker && !a.team) continue;  // of a party whose part has been disposed of
        out.grants.push_back({case_id, a.party, a.worker, a.team, a.begins, a.ends});
        // Project leads follow the teams, not a party.
        const Grant project{case_id, Party::kNone, {}, a.team, a.begins, a.ends};
        if (a.team && std::find(out.grants.begin(), out.grants.end(), project) == out.grants.end())
            out.grants.push_back(project);
    }
    out.fact = FactOf(case_id, entries);
    return out;
}

}  // namespace samkraft::journal
