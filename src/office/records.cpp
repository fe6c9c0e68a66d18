// A party's records: what may be disposed of and when, the two persons it takes, what is destroyed and what
// is passed on to the parties that remain, and the file that goes to the archive before.
#include <algorithm>
#include <map>
#include <set>

#include "base/json.hpp"
#include "domain/kinds.hpp"
#include "journal/bases.hpp"
#include "journal/projection.hpp"
#include "office/internal.hpp"

namespace samkraft::office {
namespace {

constexpr std::size_t kBatch = 200, kMostRows = 500;

bool IsDue(const Retention& r) { return r.state == RetentionState::kDue || r.state == RetentionState::kLate; }

// The proposal that stands: newer than everything that was written in the party's part otherwise, and no
// older than the decision on the term, which who proposed must have known of.
const Written<DisposalProposed>* ProposalIn(const CaseState& seen, Party party, const Retention& retention) {
    const Written<DisposalProposed>* newest = nullptr;
    for (const auto& d : seen.disposals)
        if (d.about.owner == party && (newest == nullptr || d.about.at > newest->about.at)) newest = &d;
    if (newest == nullptr) return nullptr;
    if (retention.decided != nullptr && LocalDate(newest->about.at) < retention.decided->decided)
        return nullptr;
    for (const HoldItem& h : seen.holds)
        if (h.set.about.owner == party && h.set.about.at > newest->about.at) return nullptr;
    return newest;
}

// Of the party's entries, those that the parts of others stand on, each with its new owner and no more in it
// than that party reads today (docs/02-domain.md 2.12). An entry that is not here is destroyed.
class PassingOn {
  public:
    PassingOn(const std::vector<Entry>& whole, Party party, const secrecy::CaseBases& bases,
              const Directory& directory, Instant now)
        : party_(party) {
        for (const Entry& e : whole)
            if (e.head.owner != party && e.head.owner != Party::kNone) remaining_.insert(e.head.owner);
        for (const journal::Reader& reader : journal::AllReaders())
            if (remaining_.contains(reader.party))
                gates_.emplace(reader.party,
                               secrecy::Gate::ForReader(bases, reader.party, reader.column, now));
        for (const Entry& e : whole) {
            if (const auto* asked = std::get_if<ConsentAsked>(&e.payload)) from_[e.head.item] = asked->from;
            if (const auto* assigned = std::get_if<WorkerAssigned>(&e.payload))
                if (const Worker* worker = directory.Find(assigned->worker))
                    from_[e.head.item] = worker->party;
            if (KindOf(e.head) == Kind::kProtectionSet) marked_.insert(e.head.owner);
            opened_by_others_ |= KindOf(e.head) == Kind::kCaseOpened && remaining_.contains(e.head.owner);
        }
    }

    [[nodiscard]] bool Last() const { return remaining_.empty(); }
    [[nodiscard]] std::optional<Entry> Of(const Entry& e) const {
        if (e.head.owner != party_ || Last()) return std::nullopt;
        if (std::ranges::count(kPassedOn, KindOf(e.head)) == 0) return std::nullopt;
        Entry passed = e;
        switch (KindOf(e.head)) {
            // A consent is the record of who gives; an assignment, of who was assigned.
            case Kind::kConsentAsked:
            case Kind::kConsentGiven:
            case Kind::kConsentConfirmed:
            case Kind::kConsentRefused:
            case Kind::kConsentWithdrawn:
            case Kind::kWorkerAssigned:
            case Kind::kAssignmentEnded: {
                const auto from = from_.find(e.head.item);
                if (from == from_.end() || !remaining_.contains(from->second)) return std::nullopt;
                passed.head.owner = from->second;
                if (auto* assigned = std::get_if<WorkerAssigned>(&passed.payload)) assigned->task.clear();
                return passed;
            }
            case Kind::kTeamAllocated:
                passed.head.owner = *remaining_.begin();
                std::get<TeamAllocated>(passed.payload).reasons.clear();
                return passed;
            case Kind::kProtectionSet: {  // who is protected stays so; whoever has a mark of its own keeps
                                          // that
                const auto unmarked =
                    std::ranges::find_if(remaining_, [&](Party party) { return !marked_.contains(party); });
                if (unmarked == remaining_.end()) return std::nullopt;
                passed.head.owner = *unmarked;
                std::get<ProtectionSet>(passed.payload).reason.clear();
                return passed;
            }
            case Kind::kCaseOpened: {
                if (opened_by_others_) return std::nullopt;
                passed.head.owner = ReaderOf(e.head, Level::kLimited).value_or(*remaining_.begin());
                auto& opened = std::get<CaseOpened>(passed.payload);
                opened.reason.clear();
                opened.referred_by.clear();
                return passed;
            }
            case Kind::kIdentity: {  // a party with a case of its own must know whose it is
                const auto reader = ReaderOf(e.head, Level::kFull);
                if (!reader) return std::nullopt;
                passed.head.owner = *reader;
                return passed;
            }
            case Kind::kExit: {  // or a closed case would come to life again
                const auto reader = ReaderOf(e.head, Level::kLimited);
                if (!reader) return std::nullopt;
                passed.head.owner = *reader;
                Redact(passed.payload, Slice::kCountId);  // the day, and nothing of what it came to
                return passed;
            }
            default:
                return std::nullopt;
        }
    }

  private:
    // The first of those that remain who reads it at least so far.
    [[nodiscard]] std::optional<Party> ReaderOf(const EntryHead& head, Level least) const {
        for (const auto& [party, gate] : gates_)
            if (gate.Decide(head).level >= least) return party;
        return std::nullopt;
    }

    Party party_;
    std::set<Party> remaining_, marked_;
    std::map<Party, secrecy::Gate> gates_;
    std::map<ItemId, Party> from_;
    bool opened_by_others_ = false;
};

RecordsRow RowOf(CaseId case_id, const std::vector<Entry>& whole, const CaseState& seen, Party party,
                 const Retention& retention, Language language) {
    RecordsRow row;
    row.case_id = case_id;
    for (const auto& engaged : seen.parties)
        if (engaged.about.owner == party) row.own_case = engaged.own_case;
    for (const Entry& e : whole)
        if (e.head.owner == party && std::ranges::count(kAboutTheFile, KindOf(e.head)) == 0)
            row.last_entry = std::max(row.last_entry, LocalDate(e.head.at));
    row.retention = ViewOf(retention, Held(seen, party), language);
    if (const auto* proposal = ProposalIn(seen, party, retention)) {
        row.proposed_by = proposal->about.author;
        row.proposed_at = proposal->about.at;
    }
    return row;
}

}  // namespace

// Not found and not allowed are the same answer, as everywhere; that one does not keep the records is no
// secret.
Result<Office::OpenedCase> Office::OpenRecords(const Asker& asker, CaseId case_id) {
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(asker.actor.worker);
    if (worker == nullptr || !worker->Has(domain::Duty::kRecordsKeeper)) return Fail(Code::kForbidden);
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, true, Door::kRecords);
    if (!file.admitted) return Fail(Code::kNotFound);
    return file;
}

Result<Seen<RecordsList>> Office::Records(const Asker& asker) {
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(asker.actor.worker);
    if (worker == nullptr || !worker->Has(domain::Duty::kRecordsKeeper)) return Fail(Code::kForbidden);
    const Party own = asker.actor.party;
    RecordsList list;
    list.today = Today();
    journal::AccessRow row = RowFor(asker, domain::Access::kListed, {});
    const Date before = LastEntryWhenDue(options_.terms, own, Today());
    for (CaseId after; before;) {
        const auto cases = journal_.Dormant(options_.association, own, StartOfDay(AddDays(before, 1)), after,
                                            static_cast<int>(kBatch));
        for (const CaseId id : cases) {
            after = id;
            OpenedCase file = OpenCaseFile(asker.actor, id, kForever, true, Door::kRecords);
            if (!file.admitted) continue;
            const CaseState seen = Fold(std::vector<Entry>(file.seen));
            const Retention r =
                RetentionIn(options_.terms, file.seen, own, seen.exit ? seen.exit->date : Date{}, Today());
            if (r.state == RetentionState::kSample) ++list.kept;
            if (!IsDue(r)) continue;
            list.rows.rows.push_back(RowOf(id, file.whole, seen, own, r, asker.language));
            row.listed.push_back(id);
        }
        if (cases.size() < kBatch || list.rows.rows.size() >= kMostRows) break;
    }
    std::ranges::stable_sort(list.rows.rows, {}, [](const RecordsRow& r) { return r.retention.due; });
    for (const journal::DisposalRow& d : journal_.Disposals(options_.association, own)) {
        TRY(auto certificate, json::Parse<Certificate>(d.certificate, json::Strictness::kStored));
        list.certificates.rows.push_back(std::move(certificate));
    }
    return Seen<RecordsList>(std::move(list), Rows(std::move(row)));
}

Result<Seen<DisposalPlan>> Office::PlanDisposal(const Asker& asker, CaseId case_id) {
    TRY(OpenedCase file, OpenRecords(asker, case_id));
    const Party own = asker.actor.party;
    CaseState seen = Fold(std::vector<Entry>(file.seen));
    const Retention r =
        RetentionIn(options_.terms, file.seen, own, seen.exit ? seen.exit->date : Date{}, Today());
    DisposalPlan plan;
    plan.file = RowOf(case_id, file.whole, seen, own, r, asker.language);
    std::map<Category, DestroyedPart> parts;
    for (const Entry& e : file.whole) {
        if (e.head.owner != own) continue;
        DestroyedPart& part = parts[e.head.category];
        part.category = e.head.category;
        ++part.entries;
    }
    for (const auto& [category, part] : parts) plan.parts.rows.push_back(part);
    for (HoldItem& h : seen.holds)
        if (h.set.about.owner == own) plan.holds.rows.push_back(h);
    const bool swedish = asker.language == Language::kSwedish;
    const auto* proposal = ProposalIn(seen, own, r);
    if (!IsDue(r))
        plan.hinder = swedish ? "Tiden har inte gått ut." : "The term has not run out.";
    else if (Held(seen, own))
        plan.hinder = swedish ? "Gallringen är stoppad." : "Disposal is on hold.";
    else if (proposal == nullptr)
        plan.may_propose = true;
    else if (proposal->about.author == asker.actor.worker)
        plan.hinder = swedish ? "Någon annan än du måste bekräfta." : "Somebody else than you must confirm.";
    else
        plan.may_confirm = true;
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    return Seen<DisposalPlan>(std::move(plan), Rows(std::move(row)));
}

Result<Seen<Receipt>> Office::WriteRecords(const Asker& asker, CaseId case_id,
                                           const std::vector<Wish>& wishes, const std::string& key,
                                           std::string_view request) {
    TRY([[maybe_unused]] const OpenedCase file, OpenRecords(asker, case_id));
    for (const Wish& wish : wishes) {
        const Kind kind = KindOf(wish.payload);
        if (kind != Kind::kHoldSet && kind != Kind::kHoldLifted && kind != Kind::kDisposalProposed)
            return Fail(Code::kForbidden);
    }
    return WriteBy(Door::kRecords, asker, case_id, wishes, key, request);
}

Result<Seen<Certificate>> Office::Dispose(const Asker& asker, CaseId case_id) {
    const std::lock_guard turn(case_mutexes_.at(std::hash<CaseId>{}(case_id) % case_mutexes_.size()));
    TRY(OpenedCase file, OpenRecords(asker, case_id));
    const Party own = asker.actor.party;
    const Instant now = clock_.Now();
    const auto directory = TheDirectory();
    const CaseState seen = Fold(std::vector<Entry>(file.seen));
    const Retention r =
        RetentionIn(options_.terms, file.seen, own, seen.exit ? seen.exit->date : Date{}, Today());
    const auto* proposal = ProposalIn(seen, own, r);
    const auto refuse = [](std::string why) { return Fail(Code::kWrongState, "", {std::move(why)}); };
    if (Held(seen, own)) return refuse("gallringen är stoppad");
    if (!IsDue(r)) return refuse("tiden har inte gått ut");
    if (proposal == nullptr || proposal->rule != r.rule->code)
        return refuse("det finns inget förslag att bekräfta");
    if (proposal->about.author == asker.actor.worker) return Fail(Code::kSecondPerson);

    const PassingOn passing(file.whole, own, file.bases, *directory, now);
    Certificate certificate;
    certificate.case_id = case_id;
    certificate.party = own;
    certificate.at = now;
    certificate.rule = r.rule->code;
    certificate.source = SourceOf(*r.rule, r.decided, Language::kSwedish);
    certificate.decision = proposal->decision;
    certificate.exported = proposal->exported;
    certificate.due = r.due;
    certificate.proposed_by = proposal->about.author;
    certificate.proposed_at = proposal->about.at;
    certificate.confirmed_by = asker.actor.worker;
    certificate.last_entry = RowOf(case_id, file.whole, seen, own, r, asker.language).last_entry;

    journal::Disposal disposal;
    disposal.association = options_.association;
    disposal.stream = case_id;
    disposal.expected = file.stream.Sequence();
    disposal.party = own;
    disposal.at = now;
    disposal.last = passing.Last();
    PartDisposed gone = journal::Kept(journal::Project(case_id, file.whole, *directory, now).fact);
    gone.party = own;
    // When nothing is left of the case, neither is the day: a month says what statistics ask for.
    if (disposal.last)
        for (Date* day : {&gone.opened, &gone.closed})
            if (*day) *day = MakeDate(day->Year(), day->Month(), 1);
    std::vector<Entry> left;
    for (Entry& e : file.whole) {
        if (e.head.owner != own) {
            left.push_back(std::move(e));
            continue;
        }
        ++certificate.entries;
        auto passed = passing.Of(e);
        if (!passed) continue;
        disposal.passed.push_back({passed->head, Encode(passed->payload)});
        left.push_back(std::move(*passed));
    }
    EntryHead head;
    head.id = ids_.Make<EntryId>();
    head.item = ids_.Make<ItemId>();
    head.kind = static_cast<std::uint16_t>(Kind::kPartDisposed);
    head.at = now;
    disposal.entries.push_back({head, Encode(gone)});
    left.push_back({head, std::move(gone), Level::kFull});
    disposal.projections = journal::Project(case_id, left, *directory, now);
    disposal.certificate = json::Write(certificate);
    journal::AccessRow row = RowFor(asker, domain::Access::kWritten, case_id);
    row.sequence = file.stream.Sequence();
    disposal.access.push_back(std::move(row));
    if (journal_.Dispose(std::move(disposal)) != journal::Outcome::kDone) return Fail(Code::kUnavailable);
    return Seen<Certificate>(std::move(certificate), nullptr);
}

Result<Seen<Certificate>> Office::CertificateOf(const Asker& asker, CaseId case_id) {
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(asker.actor.worker);
    if (worker == nullptr || !worker->Has(domain::Duty::kRecordsKeeper)) return Fail(Code::kForbidden);
    for (const journal::DisposalRow& d : journal_.Disposals(options_.association, asker.actor.party)) {
        if (d.case_id != case_id) continue;
        TRY(auto certificate, json::Parse<Certificate>(d.certificate, json::Strictness::kStored));
        return Seen<Certificate>(std::move(certificate), Rows(RowFor(asker, domain::Access::kRead, case_id)));
    }
    return Fail(Code::kNotFound);
}

Result<Seen<PartyFile>> Office::File(const Asker& asker, CaseId case_id, Documents documents) {
    TRY(OpenedCase file, OpenRecords(asker, case_id));
    // What is masked for who asks would be missing in the archive.
    const bool officer = std::ranges::count(file.bases.named_officers, asker.actor.worker) > 0;
    if (file.bases.protection != Protection::kNone && !officer)
        return Fail(Code::kMandate, "", {"en utsedd handläggare"});
    journal::AccessRow row = ShownRow(asker, domain::Access::kExported, file);
    PartyFile out;
    for (const Entry& e : file.seen)
        if (const auto* engaged = std::get_if<PartyEngaged>(&e.payload); engaged != nullptr)
            if (e.head.owner == asker.actor.party) out.own_case = engaged->own_case;
    std::set<FileId> enclosed;
    for (const Entry& e : file.seen) {
        const auto* document = std::get_if<DocumentAdded>(&e.payload);
        if (documents == Documents::kListed || document == nullptr || e.head.owner != asker.actor.party)
            continue;
        if (!document->file || !enclosed.insert(document->file).second) continue;
        auto bytes =
            journal_.ReadFile(options_.association, case_id, e.head.owner, e.head.item, document->file);
        if (!bytes) throw std::runtime_error("the file of a document is gone: " + e.head.item.Text());
        out.files.push_back({document->file,
                             "handlingar/" + e.head.item.Text() + "-" + std::to_string(e.head.version) +
                                 std::string(EndingOf(document->media_type)),
                             std::move(*bytes)});
    }
    out.content = ExtractOf(asker, file, true);
    return Seen<PartyFile>(std::move(out), Rows(std::move(row)));
}

}  // namespace samkraft::office
