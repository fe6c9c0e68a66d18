#include "office/office.hpp"

#include <sodium.h>

#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/bands.hpp"
#include "journal/bases.hpp"
#include "journal/journal.hpp"
#include "journal/projection.hpp"
#include "office/directory_stream.hpp"
#include "office/opened_case.hpp"
#include "office/staging.hpp"
#include "office/throttle.hpp"
#include "rules/rules.hpp"

namespace samkraft::office {
namespace {

constexpr std::int64_t kSessionIdleSeconds = 4 * 3600, kSessionSeconds = 12 * 3600, kSeenAgainSeconds = 60;
constexpr std::int64_t kDirectoryFreshMicros = kMicrosPerSecond;
constexpr int kTries = 8;  // against others writing in the same case at the same moment

std::string Digest(std::string_view bytes) {
    std::string digest(16, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size(), nullptr, 0);
    return digest;
}

std::string RandomHex(std::size_t bytes) {
    std::string random(bytes, '\0'), hex(bytes * 2 + 1, '\0');
    randombytes_buf(random.data(), bytes);
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(random.data()), bytes);
    hex.pop_back();
    return hex;
}

template <class T>
void AppendBytes(std::string& out, const T& value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); }

Entry Opened(journal::Stream& stream, std::size_t index) {
    const EntryHead& head = stream.Heads()[index];
    auto payload = Decode(KindOf(head), stream.Open(index));
    if (!payload) throw std::runtime_error("an entry in the journal cannot be read: " + head.id.Text());
    return Entry{head, std::move(*payload), Level::kFull};
}

AccessRows Rows(journal::AccessRow row) {
    return std::make_shared<std::vector<journal::AccessRow>>(1, std::move(row));
}

std::optional<RuleStop> StopByRule(std::string_view activity, Date from) {
    const auto stop = rules::StopFor(activity, from);
    if (!stop) return std::nullopt;
    return RuleStop{stop->code, stop->swedish};
}

}  // namespace

Office::Office(journal::Journal& journal, const Clock& clock, IdSource& ids, Options options)
    : journal_(journal), clock_(clock), ids_(ids), options_(options), throttle_(std::make_unique<Throttle>()), staging_(std::make_unique<Staging>()) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}
Office::~Office() = default;

journal::AccessRow Office::RowFor(const Asker& asker, domain::Access access, CaseId case_id) const {
    journal::AccessRow row;
    row.access = access;
    row.worker = asker.actor.worker;
    row.party = asker.actor.party;
    row.role = asker.actor.role;
    row.at = clock_.Now();
    row.case_id = case_id;
    row.page = asker.page;
    return row;
}

void Office::LogThen(AccessRows rows, std::function<void()> then) { journal_.Log(options_.association, std::move(*rows), std::move(then)); }

void Office::Refuse(const Asker& asker, CaseId case_id, const Error& error, std::function<void()> then) {
    const bool access = error.code == Code::kNotFound || error.code == Code::kMandate || error.code == Code::kForbidden;
    if (!access || !case_id) return then();
    LogThen(Rows(RowFor(asker, domain::Access::kRefused, case_id)), std::move(then));
}

Office::OpenedCase Office::OpenCaseFile(const secrecy::Actor& actor, CaseId case_id, Instant as_of, bool whole) {
    OpenedCase file;
    // The directory's stream is no case; asking for it as one finds nothing.
    if (case_id == journal::kDirectoryStream) return file;
    file.stream = journal_.Read(options_.association, case_id, as_of);
    const auto heads = file.stream.Heads();
    file.whole.reserve(heads.size());
    for (std::size_t i = 0; i < heads.size(); ++i)
        if (whole || journal::Governs(KindOf(heads[i]))) file.whole.push_back(Opened(file.stream, i));
    const auto directory = TheDirectory();
    if (whole) {
        std::vector<Entry> governing;
        for (const Entry& e : file.whole)
            if (journal::Governs(KindOf(e.head))) governing.push_back(e);
        file.bases = journal::BasesOf(governing, *directory);
    } else {
        file.bases = journal::BasesOf(file.whole, *directory);
    }
    const secrecy::Gate gate(file.bases, actor, clock_.Now());
    if (!gate.Admits()) return file;
    std::string shown;
    auto known = file.whole.begin();  // in the journal's order, like the heads
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const bool is_open = known != file.whole.end() && known->head.id == heads[i].id;
        const Entry* open = is_open ? &*known++ : nullptr;
        const secrecy::Decision decision = gate.Decide(heads[i]);
        if (decision.level == Level::kNone) continue;
        Entry& entry = file.seen.emplace_back(open != nullptr ? *open : Opened(file.stream, i));
        entry.level = decision.level;
        if (decision.level == Level::kLimited) Redact(entry.payload, decision.slice);
        AppendBytes(shown, heads[i].id.value);
        shown += static_cast<char>(decision.level);
        shown += static_cast<char>(decision.reason);
        AppendBytes(shown, decision.provision.value);
        file.decisions.emplace_back(heads[i], decision);
    }
    file.admitted = !file.seen.empty();
    file.digest = Digest(shown);
    return file;
}

CaseView Office::MakeView(const Asker& asker, OpenedCase& file) {
    CaseView view;
    view.case_id = file.stream.Case();
    view.today = Today();
    view.content = Fold(std::move(file.seen));
    view.next_contact = view.content.NextContact();
    view.last_contact = view.content.LastContact();
    view.hours_planned = view.content.PlannedHours(view.today);
    view.care_flags = CareFlags(view.content);
    for (const DueItem& d : DueOf(view.content, asker.actor.party))
        view.dues.rows.push_back({d.kind, d.due, DaysBetween(view.today, d.due), d.worker, d.item});
    // One line for each reason that shows something of an owner's category.
    std::map<std::tuple<Party, Category, Level, secrecy::Reason, ItemId>, const EntryHead*> lines;
    std::vector<const std::pair<EntryHead, secrecy::Decision>*> first;
    for (const auto& shown : file.decisions) {
        const auto& [head, d] = shown;
        if (lines.emplace(std::tuple{head.owner, head.category, d.level, d.reason, d.provision}, &head).second) first.push_back(&shown);
    }
    for (const auto* shown : first) {
        const auto& [head, d] = *shown;
        view.why.rows.push_back({head.owner, head.category, d.level, std::string(NameOf(d.reason)), d.provision,
                                 secrecy::Explain(d, head, asker.language)});
    }
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const auto kind = static_cast<Kind>(k);
        if (Info(kind).writers.Has(asker.actor.role)) view.may.rows.emplace_back(NameOf(kind));
    }
    return view;
}

Result<Seen<CaseView>> Office::Case(const Asker& asker, CaseId case_id, Instant as_of) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, as_of, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    row.digest = file.digest;
    CaseView view = MakeView(asker, file);
    if (view.content.IsEmpty()) return Fail(Code::kNotFound);
    return Seen<CaseView>(std::move(view), Rows(std::move(row)));
}

// ---- writing

Result<std::pair<journal::Append, Receipt>> Office::DraftedIn(const Asker& asker, CaseId case_id, const std::vector<Wish>& wishes) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, true);
    if (!file.admitted) return Fail(Code::kNotFound);
    CaseState seen = Fold(std::move(file.seen));
    const auto directory = TheDirectory();
    const Setting setting{clock_.Now(), Today(), *directory, StopByRule};
    const Author author{asker.actor.worker, asker.actor.party, asker.actor.role};

    journal::Append append;
    append.association = options_.association;
    append.stream = case_id;
    append.expected = file.stream.Sequence();
    std::map<ItemId, std::int32_t> versions;
    for (const EntryHead& head : file.stream.Heads()) versions[head.item] = std::max(versions[head.item], head.version);
    Receipt receipt;
    receipt.case_id = case_id;
    for (std::size_t w = 0; w < wishes.size(); ++w) {
        auto drafts = Decide(seen, author, setting, wishes[w]);
        if (!drafts) {
            Error error = std::move(drafts).error();
            error.pointer = "/entries/" + std::to_string(w) + (error.pointer.empty() ? "" : "/data" + error.pointer);
            return tl::unexpected(std::move(error));
        }
        for (std::size_t d = 0; d < drafts->size(); ++d) {
            const EntryHead head = HeadFor(asker.actor, (*drafts)[d], setting.now, versions);
            if (d == 0) receipt.items.push_back(head.item);
            append.entries.push_back({head, Encode((*drafts)[d].payload)});
            Entry entry{head, std::move((*drafts)[d].payload), Level::kFull};
            file.whole.push_back(entry);
            Evolve(seen, std::move(entry));
        }
    }
    append.projections = journal::Project(case_id, file.whole, *directory, setting.now);
    return std::pair{std::move(append), std::move(receipt)};
}

EntryHead Office::HeadFor(const secrecy::Actor& actor, const Draft& draft, Instant now, std::map<ItemId, std::int32_t>& versions) {
    EntryHead head;
    head.id = ids_.Make<EntryId>();
    head.item = draft.item ? draft.item : ids_.Make<ItemId>();
    head.version = ++versions[head.item];
    head.kind = static_cast<std::uint16_t>(KindOf(draft.payload));
    head.owner = actor.party;
    head.category = draft.category;
    head.topic = draft.topic;
    head.named = draft.named;
    head.author = actor.worker;
    head.at = now;
    return head;
}

Result<Seen<Receipt>> Office::Write(const Asker& asker, CaseId case_id, const std::vector<Wish>& wishes, const std::string& key, std::string_view request) {
    const std::string fingerprint = Digest(case_id.Text() + std::string(request));
    const std::lock_guard turn(case_mutexes_.at(std::hash<CaseId>{}(case_id) % case_mutexes_.size()));
    for (int attempt = 0; attempt < kTries; ++attempt) {
        TRY(auto repeated, RepeatOf(asker, key, fingerprint));
        if (repeated) return std::move(*repeated);
        TRY(auto drafted, DraftedIn(asker, case_id, wishes));
        auto& [append, receipt] = drafted;
        append.idempotency = journal::Idempotency{asker.actor.worker, key, fingerprint, json::Write(receipt)};
        TRY(auto committed, Commit(asker, std::move(append), receipt));
        if (committed) return std::move(*committed);
        // Somebody wrote first: read again, decide again. What the writer may not see stays unseen.
    }
    return Fail(Code::kUnavailable);
}

// A person may be known to another party. The party's own case then hangs on the same joint case, and neither learns of the other.
Result<journal::Append> Office::OpeningOf(const Asker& asker, Referral referral) {
    const auto directory = TheDirectory();
    const Setting setting{clock_.Now(), Today(), *directory, StopByRule};
    const Author author{asker.actor.worker, asker.actor.party, asker.actor.role};
    TRY(auto drafts, OpenCase(author, setting, std::move(referral)));
    journal::Append append;
    append.association = options_.association;
    append.stream = ids_.Make<CaseId>();
    PersonId person = ids_.Make<PersonId>();
    std::string number;
    for (const Draft& draft : drafts)
        if (const auto* identity = std::get_if<Identity>(&draft.payload)) number = identity->personal_number;
    std::vector<Entry> whole;
    if (const auto known = journal_.FindPerson(options_.association, number)) {
        person = known->person;
        append.stream = known->case_id;
        OpenedCase file = OpenCaseFile(asker.actor, known->case_id, kForever, true);
        for (const Entry& e : file.whole)
            if (KindOf(e.head) == Kind::kCaseOpened && e.head.owner == asker.actor.party) return Fail(Code::kCaseOpen, "/identity/personal_number");
        append.expected = file.stream.Sequence();
        whole = std::move(file.whole);
    } else {
        append.person = journal::PersonRow{person, append.stream, number};
    }
    std::map<ItemId, std::int32_t> versions;
    for (Draft& draft : drafts) {
        if (auto* opened = std::get_if<CaseOpened>(&draft.payload)) opened->person = person;
        const EntryHead head = HeadFor(asker.actor, draft, setting.now, versions);
        append.entries.push_back({head, Encode(draft.payload)});
        whole.push_back({head, std::move(draft.payload), Level::kFull});
    }
    append.projections = journal::Project(append.stream, whole, *directory, setting.now);
    return append;
}

Result<Seen<Receipt>> Office::Open(const Asker& asker, const Referral& referral, const std::string& key, std::string_view request) {
    const std::string fingerprint = Digest("open" + std::string(request));
    for (int attempt = 0; attempt < kTries; ++attempt) {
        TRY(auto repeated, RepeatOf(asker, key, fingerprint));
        if (repeated) return std::move(*repeated);
        TRY(auto append, OpeningOf(asker, referral));
        Receipt receipt;
        receipt.case_id = append.stream;
        append.idempotency = journal::Idempotency{asker.actor.worker, key, fingerprint, json::Write(receipt)};
        TRY(auto committed, Commit(asker, std::move(append), receipt));
        if (committed) return std::move(*committed);
    }
    return Fail(Code::kUnavailable);
}

// The first answer to the same request, if it has been made before.
Result<std::optional<Seen<Receipt>>> Office::RepeatOf(const Asker& asker, const std::string& key, const std::string& fingerprint) {
    const auto answer = journal_.Repeat(options_.association, asker.actor.worker, key, fingerprint);
    if (!answer) return std::optional<Seen<Receipt>>{};
    TRY(auto receipt, json::Parse<Receipt>(*answer, json::Strictness::kStored));
    journal::AccessRow row = RowFor(asker, domain::Access::kWritten, receipt.case_id);
    return std::optional<Seen<Receipt>>(Seen<Receipt>(std::move(receipt), Rows(std::move(row))));
}

// None: somebody else wrote first.
Result<std::optional<Seen<Receipt>>> Office::Commit(const Asker& asker, journal::Append append, const Receipt& receipt) {
    journal::AccessRow row = RowFor(asker, domain::Access::kWritten, append.stream);
    row.sequence = append.expected;
    append.access.push_back(std::move(row));
    const journal::Appended done = journal_.Commit(std::move(append));
    switch (done.outcome) {
        case journal::Outcome::kDone: return std::optional<Seen<Receipt>>(Seen<Receipt>(receipt, nullptr));
        case journal::Outcome::kRepeated: {
            TRY(auto first, json::Parse<Receipt>(done.answer, json::Strictness::kStored));
            return std::optional<Seen<Receipt>>(Seen<Receipt>(std::move(first), nullptr));
        }
        case journal::Outcome::kKeyReused: return Fail(Code::kRepeatedKey);
        case journal::Outcome::kMoved:
        case journal::Outcome::kStale:
        case journal::Outcome::kPersonKnown: return std::optional<Seen<Receipt>>{};
        case journal::Outcome::kFailed: break;
    }
    return Fail(Code::kUnavailable);
}

// ---- lists

journal::CardQuery Office::QueryFor(const Asker& asker, const ListWish& wish) const {
    journal::CardQuery query;
    query.association = options_.association;
    query.reader = journal::ReaderOf(asker.actor);
    query.scope = wish.scope;
    query.worker = asker.actor.worker;
    query.teams = asker.actor.teams;
    if (wish.phase) query.phase = static_cast<std::uint8_t>(*wish.phase);
    query.flags = wish.flags;
    if (wish.overdue) query.due_before = Today();
    // A personal number is found as it is stored, however it is written.
    std::string digits;
    for (const char c : wish.search)
        if (c >= '0' && c <= '9') digits += c;
    if (digits.size() == 12) query.words = {digits};
    else query.words = text::Words(wish.search);
    query.now = clock_.Now();
    query.sort = wish.sort;
    query.descending = wish.descending;
    query.limit = wish.limit;
    query.offset = wish.offset;
    return query;
}

Result<Seen<CasePage>> Office::Cases(const Asker& asker, const ListWish& wish) {
    journal::CardQuery query = QueryFor(asker, wish);
    auto cards = journal_.Cards(query);
    // Rows that time has made wrong are made anew, and the page read again.
    bool renewed = false;
    for (const journal::Card& card : cards) {
        if (card.holds_until > query.now) continue;
        RenewProjections(card.case_id);
        renewed = true;
    }
    if (renewed) cards = journal_.Cards(query);
    CasePage page;
    page.total = cards.size() < static_cast<std::size_t>(query.limit) && query.offset == 0 ? static_cast<std::int64_t>(cards.size())
                                                                                         : journal_.CountCards(query);
    journal::AccessRow row = RowFor(asker, wish.search.empty() ? domain::Access::kListed : domain::Access::kSearched, {});
    page.rows.rows.reserve(cards.size());
    for (const journal::Card& card : cards) {
        TRY(auto content, json::Parse<CardContent>(card.content, json::Strictness::kStored));
        CaseRow r;
        r.case_id = card.case_id;
        r.name = std::move(content.name);
        r.initials = std::move(content.initials);
        r.next_step = std::move(content.next_step);
        r.programme = std::move(content.programme);
        r.phase = static_cast<Phase>(card.phase);
        r.protection = content.protection;
        r.next_due = card.next_due;
        r.next_contact = card.next_contact;
        r.last_contact = card.last_contact;
        r.hours_planned = card.hours_planned;
        r.lead = card.lead;
        r.team = card.team;
        for (std::size_t f = 0; f < kCardFlagCount; ++f)
            if (card.flags & (1U << f)) r.flags.rows.push_back(static_cast<CardFlag>(f));
        row.listed.push_back(card.case_id);
        page.rows.rows.push_back(std::move(r));
    }
    return Seen<CasePage>(std::move(page), Rows(std::move(row)));
}

void Office::RenewProjections(CaseId case_id) {
    journal::Stream stream = journal_.Read(options_.association, case_id);
    std::vector<Entry> whole;
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) whole.push_back(Opened(stream, i));
    journal_.ReplaceProjections(options_.association, case_id, journal::Project(case_id, whole, *TheDirectory(), clock_.Now()));
}

Result<Seen<Counts>> Office::CaseCounts(const Asker& asker, const ListWish& wish) {
    journal::CardQuery query = QueryFor(asker, wish);
    query.due_before = Today();
    const journal::CardCounts counted = journal_.CountsFor(query);
    Counts counts;
    counts.all = counted.all;
    counts.overdue = counted.overdue;
    for (const auto& [phase, n] : counted.by_phase) counts.phases.values.emplace_back(NameOf(static_cast<Phase>(phase)), n);
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
    const Date today = Today();
    query.until = AddDays(today, kDaysAhead);
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
        item.mine = due.worker == asker.actor.worker;
        if (row.listed.empty() || row.listed.back() != due.case_id) row.listed.push_back(due.case_id);
        day.items.rows.push_back(std::move(item));
    }
    return Seen<MyDay>(std::move(day), Rows(std::move(row)));
}

Result<Seen<AccessLog>> Office::Access(const Asker& asker, CaseId case_id) {
    const OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    AccessLog log;
    for (const journal::AccessRow& row : journal_.AccessOf(options_.association, case_id, 500)) {
        // What another party's staff opened is that party's to answer for (row 26: own tenant).
        if (row.party != asker.actor.party) continue;
        log.rows.rows.push_back({row.at, row.access, row.worker, row.party, row.role, row.page, {}});
    }
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    return Seen<AccessLog>(std::move(log), Rows(std::move(row)));
}

Result<Seen<Allocation>> Office::ProposeTeam(const Asker& asker, CaseId case_id) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    const CaseState seen = Fold(std::move(file.seen));
    const auto directory = TheDirectory();
    std::map<TeamId, std::int32_t> open;
    for (const journal::Fact& fact : *Facts())
        if (fact.team && !fact.closed) ++open[fact.team];
    std::vector<TeamLoad> loads;
    for (const auto& [team, count] : open) loads.push_back({team, count});
    Allocation allocation;
    allocation.needs.rows = NeedsOf(seen);
    allocation.teams.rows = ProposeTeams(seen, *directory, loads);
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    return Seen<Allocation>(std::move(allocation), Rows(std::move(row)));
}

Result<Seen<RuleFindings>> Office::Rules(const Asker& asker, CaseId case_id) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    const CaseState seen = Fold(std::move(file.seen));
    rules::Circumstances c;
    c.today = Today();
    if (seen.registration) {
        c.programme = seen.registration->programme;
        c.programme_from = seen.registration->programme_from;
        c.registered_from = seen.registration->registered_from;
        c.last_report = seen.registration->last_report;
    }
    if (seen.identity) c.birth = BirthDateIn(seen.identity->personal_number);
    c.planned_hours_per_week = seen.PlannedHours(c.today);
    for (const Activity& a : seen.activities) {
        const Date made = LocalDate(a.offer.about.at);
        if (!c.plan_made || made > c.plan_made) c.plan_made = made;
        c.has_plan = true;
        const ActivityKind* kind = FindActivityKind(a.offer.activity);
        if (kind == nullptr || !kind->workplace || a.status == ActivityStatus::kDeclined) continue;
        rules::Placement placement;
        placement.kind = a.offer.activity;
        placement.from = a.started ? a.started : a.offer.from;
        const Date last = a.ended ? a.ended : a.offer.until;
        if (last) placement.until = AddDays(last, 1);
        c.placements.push_back(std::move(placement));
    }
    RuleFindings findings;
    for (const rules::Finding& f : rules::Evaluate(c)) {
        RuleFinding out;
        out.rule = f.code;
        out.verdict = NameOf(f.verdict);
        out.date = f.date;
        out.text = f.Message(asker.language);
        out.source = f.source;
        out.confidence = NameOf(f.confidence);
        out.valid_from = f.valid_from;
        out.valid_until = f.valid_to;
        findings.findings.rows.push_back(std::move(out));
    }
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    return Seen<RuleFindings>(std::move(findings), Rows(std::move(row)));
}

std::int64_t Office::LastChange() { return journal_.LastEvent(); }

std::vector<Office::Change> Office::Changes(std::int64_t after, int wait_ms) {
    std::vector<Change> changes;
    for (const auto& event : journal_.Events(after, wait_ms)) changes.push_back({event.number, event.stream});
    return changes;
}

bool Office::ChangedFor(const secrecy::Actor& actor, CaseId case_id, Instant since) {
    const OpenedCase file = OpenCaseFile(actor, case_id, kForever, false);
    return std::any_of(file.decisions.begin(), file.decisions.end(), [&](const auto& shown) { return shown.first.at >= since; });
}

// ---- about nobody

Directory DirectoryOf(journal::Stream& stream) {
    Directory directory;
    std::map<WorkerId, Worker> workers;
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
        const EntryHead& head = stream.Heads()[i];
        if (head.kind == kWorkerEntry) {
            auto worker = json::Parse<Worker>(stream.Open(i), json::Strictness::kStored);
            if (worker) workers[worker->id] = std::move(*worker);
        } else if (head.kind == kTeamEntry) {
            auto team = json::Parse<Team>(stream.Open(i), json::Strictness::kStored);
            if (!team) continue;
            const auto known = std::find_if(directory.teams.begin(), directory.teams.end(), [&](const Team& t) { return t.id == team->id; });
            if (known == directory.teams.end()) directory.teams.push_back(std::move(*team));
            else *known = std::move(*team);
        }
    }
    for (auto& [id, worker] : workers) directory.workers.push_back(std::move(worker));
    return directory;
}

std::shared_ptr<const Directory> Office::TheDirectory() {
    const std::int64_t now = SystemClock{}.Now().micros;
    const std::lock_guard lock(mutex_);
    if (directory_ && now - directory_read_ < kDirectoryFreshMicros) return directory_;
    journal::Stream stream = journal_.Read(options_.association, journal::kDirectoryStream);
    directory_read_ = now;
    if (directory_ && directory_sequence_ == stream.Sequence()) return directory_;
    auto directory = std::make_shared<Directory>(DirectoryOf(stream));
    directory->association = options_.name;
    directory_sequence_ = stream.Sequence();
    directory_ = std::move(directory);
    return directory_;
}

std::shared_ptr<const std::vector<journal::Fact>> Office::Facts() {
    const std::lock_guard lock(facts_mutex_);
    auto [changed, revision] = journal_.Facts(options_.association, facts_revision_);
    if (facts_ && changed.empty()) return facts_;
    auto facts = facts_ ? std::make_shared<std::vector<journal::Fact>>(*facts_) : std::make_shared<std::vector<journal::Fact>>();
    for (journal::Fact& fact : changed) {
        const auto [at, fresh] = fact_places_.try_emplace(fact.case_id, facts->size());
        if (fresh) facts->push_back(fact);
        else (*facts)[at->second] = fact;
    }
    facts_revision_ = revision;
    facts_ = std::move(facts);
    return facts_;
}

// ---- sign-in

std::string Office::HashPassword(std::string_view password, bool quick) {
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    // RFC 9106 §4, second recommendation scaled to 19 MiB (OWASP); the demo's password is printed on its first page anyway.
    const unsigned long long operations = quick ? crypto_pwhash_OPSLIMIT_MIN : 2;
    const std::size_t memory = quick ? crypto_pwhash_MEMLIMIT_MIN : std::size_t{19} * 1024 * 1024;
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), operations, memory) != 0) throw std::bad_alloc();
    hash.resize(hash.find('\0'));
    return hash;
}

Result<SessionView> Office::SignIn(std::string_view username, std::string_view password, const std::string& address) {
    const std::string name = text::Fold(text::Trim(username));
    const Instant now = clock_.Now();
    if (const int wait = throttle_->SecondsToWait(name, address, SystemClock{}.Now()); wait > 0)
        return Fail(Code::kTooManyTries, "", {std::to_string(wait)});
    const auto login = journal_.FindLogin(options_.association, name);
    // The same work for a name that is not there: a stranger cannot tell by the clock who works here.
    static const std::string kNobody = HashPassword("nobody", options_.demo);
    const std::string& hash = login ? login->password_hash : kNobody;
    const bool right = crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
    const auto directory = TheDirectory();
    const Worker* worker = login ? directory->Find(login->worker) : nullptr;
    const bool works_here = worker != nullptr && (!worker->until || worker->until >= Today());
    Asker asker;
    asker.page = "sign-in";
    if (worker != nullptr) asker.actor = {options_.association, worker->id, worker->party, worker->role, worker->teams};
    const auto log = [&](domain::Access access) { LogThen(Rows(RowFor(asker, access, {})), [] {}); };
    if (!right || !works_here) {
        throttle_->Failed(name, address, SystemClock{}.Now());
        log(domain::Access::kSignInRefused);
        return Fail(Code::kWrongPassword);
    }
    throttle_->Succeeded(name);
    SessionView view;
    view.actor = asker.actor;
    view.token = RandomHex(32);
    view.csrf = RandomHex(16);
    journal_.PutSession(options_.association, view.token,
                        {worker->id, worker->party, worker->role, now, now, AddSeconds(now, kSessionSeconds), view.csrf});
    log(domain::Access::kSignedIn);
    return view;
}

Result<SessionView> Office::FindSession(std::string_view token) {
    if (token.size() != 64) return Fail(Code::kSignInNeeded);
    const auto session = journal_.FindSession(options_.association, token);
    const Instant now = clock_.Now();
    if (!session || session->ends <= now || AddSeconds(session->last_seen, kSessionIdleSeconds) <= now) return Fail(Code::kSignInNeeded);
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(session->worker);
    // A changed role or party, or a last day that has passed, ends the session.
    if (worker == nullptr || worker->role != session->role || worker->party != session->party || (worker->until && worker->until < Today()))
        return Fail(Code::kSignInNeeded);
    if (now > AddSeconds(session->last_seen, kSeenAgainSeconds)) {
        journal::Session seen = *session;
        seen.last_seen = now;
        journal_.PutSession(options_.association, token, seen);
    }
    SessionView view;
    view.actor = {options_.association, worker->id, worker->party, worker->role, worker->teams};
    view.csrf = session->csrf;
    return view;
}

void Office::SignOut(std::string_view token, const secrecy::Actor& actor) {
    journal_.EndSession(options_.association, token);
    Asker asker{actor, Language::kSwedish, "sign-out"};
    LogThen(Rows(RowFor(asker, domain::Access::kSignedOut, {})), [] {});
}

// ---- set-up

Done Office::AppendToDirectory(std::uint16_t kind, std::int64_t id, std::string payload) {
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const journal::Stream stream = journal_.Read(options_.association, journal::kDirectoryStream);
        EntryHead head;
        head.id = ids_.Make<EntryId>();
        head.item = ItemId{id};
        for (const EntryHead& h : stream.Heads())
            if (h.item == head.item) head.version = h.version + 1;
        head.kind = kind;
        head.at = clock_.Now();
        journal::Append append;
        append.association = options_.association;
        append.stream = journal::kDirectoryStream;
        append.expected = stream.Sequence();
        append.entries.push_back({head, payload});
        const auto done = journal_.Commit(std::move(append));
        if (done.outcome == journal::Outcome::kDone) {
            const std::lock_guard lock(mutex_);
            directory_read_ = 0;
            return {};
        }
        if (done.outcome == journal::Outcome::kFailed) break;
    }
    return Fail(Code::kUnavailable);
}

Done Office::AddWorker(const Worker& worker, std::string_view password_hash) {
    CHECK_OK(AppendToDirectory(kWorkerEntry, worker.id.value, json::Write(worker)));
    if (!password_hash.empty()) journal_.PutLogin(options_.association, text::Fold(worker.username), {worker.id, std::string(password_hash)});
    return {};
}

Done Office::AddTeam(const Team& team) { return AppendToDirectory(kTeamEntry, team.id.value, json::Write(team)); }

}  // namespace samkraft::office
