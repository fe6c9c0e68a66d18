// From wishes to entries: decided on what the writer sees, written all or none, once.
#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "domain/reference_code.hpp"
#include "journal/bases.hpp"
#include "journal/projection.hpp"
#include "office/documents.hpp"
#include "office/internal.hpp"
#include "rules/rules.hpp"
#include "secrecy/readers.hpp"
#include "secrecy/statutes.hpp"

namespace samkraft::office {
namespace {

constexpr int kTries = 8;  // against others writing in the same case at the same moment

std::optional<RuleStop> StopByRule(std::string_view activity, Date from) {
    const auto stop = rules::StopFor(activity, from);
    if (!stop) return std::nullopt;
    return RuleStop{stop->code, stop->swedish};
}

// In the journal and in what is being written alongside: `whole` holds first the `stored` entries, then
// these.
void BlotOutItem(ItemId item, Party owner, const journal::Stream& stream, std::vector<Entry>& whole,
                 journal::Append& append) {
    const std::size_t stored = stream.Heads().size();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        Entry& e = whole[i];
        if (e.head.item != item || e.head.owner != owner) continue;
        if (const auto* document = std::get_if<DocumentAdded>(&e.payload);
            document != nullptr && document->file)
            append.removed_files.push_back(document->file);
        BlotOut(e.payload);
        if (i < stored)
            append.overwrites.push_back({stream.SequenceAt(i), e.head, Encode(e.payload)});
        else
            append.entries[i - stored].payload = Encode(e.payload);
    }
}

}  // namespace

bool HidesPerson(const Office::OpenedCase& file, const secrecy::Actor& actor) {
    return file.bases.protection != Protection::kNone &&
           std::ranges::count(file.bases.named_officers, actor.worker) == 0;
}

void Office::TellOf(Setting& setting, const OpenedCase& file, const secrecy::Actor& actor) {
    for (const Entry& mine : file.whole)
        for (const Entry& other : file.whole) {
            const auto* written = std::get_if<Identity>(&mine.payload);
            const auto* known = std::get_if<Identity>(&other.payload);
            if (written == nullptr || known == nullptr) continue;
            if (mine.head.author == actor.worker && other.head.author != actor.worker &&
                written->personal_number == known->personal_number)
                setting.knows_person = true;
        }
    // As if nobody were protected: who is not named yet can be named.
    std::vector<Entry> governing;
    for (const Entry& e : file.whole) {
        const auto* mark = std::get_if<ProtectionSet>(&e.payload);
        if (mark != nullptr && e.head.owner == actor.party)
            setting.named_officers =
                mark->degree == Protection::kNone ? std::vector<WorkerId>{} : mark->named_officers;
        if (mark == nullptr && journal::Governs(KindOf(e.head))) governing.push_back(e);
    }
    const Directory& directory = setting.directory;
    setting.works_with_case = [assignments = journal::BasesOf(governing, directory).assignments, &directory,
                               party = actor.party, now = setting.now](WorkerId w) {
        return std::ranges::any_of(assignments, [&](const secrecy::Assignment& a) {
            const bool has = a.worker ? a.worker == w : directory.InTeam(w, a.team);
            return a.party == party && has && !a.opening && a.begins <= now && now < a.ends;
        });
    };
    setting.receivers = [&file, party = actor.party, now = setting.now](ItemId item) {
        PartySet receivers;
        for (std::size_t p = 1; p < kPartyCount; ++p) {
            const auto other = static_cast<Party>(p);
            const bool here =
                std::ranges::any_of(file.bases.assignments, [&](const auto& a) { return a.party == other; });
            if (other == party || !here) continue;
            const auto gate = secrecy::Gate::ForRole(file.bases, other, secrecy::HomeRole(other), now);
            for (const EntryHead& head : file.stream.Heads())
                if (head.item == item && head.owner == party && gate.Decide(head).level != Level::kNone)
                    receivers.Add(other);
        }
        return receivers;
    };
    setting.reads_whole = [&file, owner = actor.party, now = setting.now](Party reader, Category category,
                                                                          Topic topic, PartySet named) {
        EntryHead head;
        head.owner = owner;
        head.category = category;
        head.topic = topic;
        head.named = named;
        const bool person = reader == kTheParticipant;
        const auto gate =
            person ? secrecy::Gate(file.bases, secrecy::Actor{{}, {}, reader, Role::kParticipant, {}}, now)
                   : secrecy::Gate::ForRole(file.bases, reader, secrecy::HomeRole(reader), now);
        return gate.Decide(head).level == Level::kFull;
    };
}
namespace {

// A participant's own words have no author among the workers.
Author AuthorOf(const secrecy::Actor& actor, const Directory& directory) {
    const bool person = actor.role == Role::kParticipant;
    const Worker* worker = directory.Find(actor.worker);
    return {person ? WorkerId{} : actor.worker, actor.party, actor.role,
            worker != nullptr && worker->Has(domain::Duty::kRecordsKeeper)};
}

}  // namespace

Result<std::pair<journal::Append, Receipt>> Office::DraftedIn(const Asker& asker, CaseId case_id,
                                                              const std::vector<Wish>& wishes, Door door,
                                                              const TakenDocument* document) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, true, door);
    if (!file.admitted) return Fail(Code::kNotFound);
    const std::vector<Entry> shown = door == Door::kRecords ? file.seen : std::vector<Entry>{};
    CaseState seen = Fold(std::move(file.seen));
    const bool was_closed = seen.IsClosed();
    const auto directory = TheDirectory();
    Setting setting{clock_.Now(), Today(), *directory, StopByRule, secrecy::ReachOf};
    TellOf(setting, file, asker.actor);
    for (std::string& code : setting.references)
        code = MakeReference(static_cast<std::uint64_t>(ids_.NextBlind()));
    setting.provider = [this](ProviderId id) -> std::optional<std::string> {
        const auto provider = FindProvider(id);
        if (!provider) return std::nullopt;
        return provider->name;
    };
    if (std::ranges::any_of(wishes, [](const Wish& w) { return KindOf(w.payload) == Kind::kSignalLink; }))
        setting.signal_token = MakeSignalToken([&] { return static_cast<std::uint64_t>(ids_.NextBlind()); });
    if (document != nullptr) {
        CHECK_OK(HasRoomFor(file, asker.actor.party, document->bytes->size()));
        setting.file = TakenFile{FileId{ids_.NextBlind()}, document->media_type, Sha256(*document->bytes),
                                 static_cast<std::int32_t>(document->bytes->size())};
    }
    const Author author = AuthorOf(asker.actor, *directory);
    // A password that somebody was handed shows less than consent asks for; to say no, or to take back,
    // it is enough.
    const bool gives =
        std::ranges::any_of(wishes, [](const Wish& w) { return KindOf(w.payload) == Kind::kConsentGiven; });
    if (gives && author.role == Role::kParticipant && !asker.identified && !options_.demo)
        return Fail(Code::kWrongState, "",
                    {asker.language == Language::kSwedish
                         ? "logga in med e-legitimation för att säga ja, eller svara på papper"
                         : "sign in with your e-identification to say yes, or answer on paper"});
    if (door == Door::kRecords) {
        const Date closed = seen.exit ? seen.exit->date : Date{};
        const Retention r = RetentionIn(options_.terms, shown, author.party, closed, setting.today);
        const bool due = r.state == RetentionState::kDue || r.state == RetentionState::kLate;
        if (due && !Held(seen, author.party)) setting.disposal = r.rule->code;
    }

    journal::Append append;
    append.association = options_.association;
    append.stream = case_id;
    append.expected = file.stream.Sequence();
    append.sent = DraftsSentWith(asker, case_id, wishes);
    std::map<ItemId, std::int32_t> versions;
    for (const EntryHead& head : file.stream.Heads())
        versions[head.item] = std::max(versions[head.item], head.version);
    Receipt receipt;
    receipt.case_id = case_id;
    for (std::size_t w = 0; w < wishes.size(); ++w) {
        auto drafts = Decide(seen, author, setting, wishes[w]);
        if (!drafts) {
            Error error = std::move(drafts).error();
            // What an entry is about stands beside its data.
            const bool beside = error.pointer == "/topic" || error.pointer == "/category";
            const std::string_view place = error.pointer.empty() || beside ? "" : "/data";
            error.pointer = "/entries/" + std::to_string(w) + std::string(place) + error.pointer;
            return tl::unexpected(std::move(error));
        }
        for (std::size_t d = 0; d < drafts->size(); ++d) {
            const EntryHead head = HeadFor(asker.actor, (*drafts)[d], setting.now, versions);
            if (d == 0) receipt.items.push_back(head.item);
            if (setting.file)
                append.files.push_back({setting.file->id, head.item, head.owner, document->bytes});
            append.entries.push_back({head, Encode((*drafts)[d].payload)});
            Entry entry{head, std::move((*drafts)[d].payload), Level::kFull};
            file.whole.push_back(entry);
            Evolve(seen, std::move(entry));
        }
        const Entry& last = file.whole.back();
        const auto* answer = std::get_if<RedactionAnswered>(&last.payload);
        if (answer == nullptr || !answer->approved) continue;
        for (const RedactionItem& r : seen.redactions)
            if (r.proposed.about.item == last.head.item)
                BlotOutItem(r.proposed.of, last.head.owner, file.stream, file.whole, append);
    }
    const bool reopened = was_closed && !seen.IsClosed();
    if (reopened) CHECK_OK(HoldsPerson(asker, case_id, file.whole, append));
    append.projections = journal::Project(case_id, file.whole, *directory, setting.now);
    return std::pair{std::move(append), std::move(receipt)};
}

// An exit that is taken back opens the case again, unless the person has come back meanwhile to a case that
// the asker's party has, or the asker sees. A newer case that only others have does not stand in the way: the
// refusal would tell of it.
Done Office::HoldsPerson(const Asker& asker, CaseId case_id, const std::vector<Entry>& whole,
                         journal::Append& append) {
    PersonId person;
    std::string number;
    for (const Entry& e : whole) {
        if (const auto* opened = std::get_if<CaseOpened>(&e.payload)) person = opened->person;
        if (const auto* identity = std::get_if<Identity>(&e.payload)) number = identity->personal_number;
    }
    const auto known = journal_.FindPerson(options_.association, number);
    if (!known || known->person != person) return {};  // the number has been put right since
    if (known->case_id == case_id) {
        append.person = journal::PersonRow{person, case_id, number, case_id, 0};
        return {};
    }
    const OpenedCase newer = OpenCaseFile(asker.actor, known->case_id, kForever, true);
    if (newer.admitted || StandingIn(newer, asker.actor, clock_.Now()) == Standing::kTaken)
        return Fail(Code::kWrongState, "/entries/0", {"deltagaren har kommit tillbaka i ett nytt ärende"});
    return {};
}

EntryHead Office::HeadFor(const secrecy::Actor& actor, const Draft& draft, Instant now,
                          std::map<ItemId, std::int32_t>& versions) {
    EntryHead head;
    head.id = ids_.Make<EntryId>();
    head.item = draft.item ? draft.item : ids_.Make<ItemId>();
    head.version = ++versions[head.item];
    head.kind = static_cast<std::uint16_t>(KindOf(draft.payload));
    head.owner = draft.owner.value_or(actor.party);
    head.category = draft.category;
    head.topic = draft.topic;
    head.named = draft.named;
    head.author = actor.role == Role::kParticipant ? WorkerId{} : actor.worker;
    head.at = now;
    return head;
}

Result<Seen<Receipt>> Office::Write(const Asker& asker, CaseId case_id, const std::vector<Wish>& wishes,
                                    const std::string& key, std::string_view request) {
    return WriteBy(Door::kWork, asker, case_id, wishes, key, request);
}

Result<Seen<Receipt>> Office::CheckWrite(const Asker& asker, CaseId case_id,
                                         const std::vector<Wish>& wishes) {
    TRY(auto drafted, DraftedIn(asker, case_id, wishes, Door::kWork));
    auto& [append, receipt] = drafted;
    receipt.items.clear();
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = append.expected;
    return Seen<Receipt>(std::move(receipt), Rows(std::move(row)));
}

Result<Seen<Receipt>> Office::WriteBy(Door door, const Asker& asker, CaseId case_id,
                                      const std::vector<Wish>& wishes, const std::string& key,
                                      std::string_view request, const TakenDocument* document) {
    const std::string fingerprint = Digest(case_id.Text() + std::string(request));
    const std::lock_guard turn(case_mutexes_.at(std::hash<CaseId>{}(case_id) % case_mutexes_.size()));
    for (int attempt = 0; attempt < kTries; ++attempt) {
        TRY(auto repeated, RepeatOf(asker, key, fingerprint));
        if (repeated) return std::move(*repeated);
        TRY(auto drafted, DraftedIn(asker, case_id, wishes, door, document));
        auto& [append, receipt] = drafted;
        append.idempotency = journal::Idempotency{asker.actor.worker, key, fingerprint, json::Write(receipt)};
        TRY(auto committed, Commit(asker, std::move(append), receipt));
        if (committed) return std::move(*committed);
        // Somebody wrote first: read again, decide again. What the writer may not see stays unseen.
    }
    return Fail(Code::kUnavailable);
}

// A party's own opening stands once in a case. Whether that case is closed is judged by what the party itself
// sees: an exit that it may not know of does not let it refer anew, or the answer would tell of the exit.
Standing StandingIn(const Office::OpenedCase& file, const secrecy::Actor& actor, Instant now) {
    const bool own = std::any_of(file.whole.begin(), file.whole.end(), [&](const Entry& e) {
        return KindOf(e.head) == Kind::kCaseOpened && e.head.owner == actor.party;
    });
    if (!own) return Fold(std::vector<Entry>(file.whole)).IsClosed() ? Standing::kReturns : Standing::kJoins;
    const journal::Reader reader = journal::ReaderOf(actor);
    const auto gate = secrecy::Gate::ForReader(file.bases, reader.party, reader.column, now);
    return Fold(journal::Redacted(file.whole, gate)).IsClosed() ? Standing::kReturns : Standing::kTaken;
}

// A person may be known to another party. The party's own case then hangs on the same joint case, and neither
// learns of the other. A person whose case is closed comes back to a new one.
Result<journal::Append> Office::OpeningOf(const Asker& asker, Referral referral) {
    const auto directory = TheDirectory();
    const Setting setting{clock_.Now(), Today(), *directory, StopByRule, secrecy::ReachOf};
    const Author author{asker.actor.worker, asker.actor.party, asker.actor.role};
    if (IsClose(asker.actor, referral.identity.personal_number))
        return Fail(Code::kOwnCase, "/identity/personal_number");
    TRY(auto drafts, OpenCase(author, setting, std::move(referral)));
    journal::Append append;
    append.association = options_.association;
    append.stream = CaseId{ids_.NextBlind()};  // a case that another party opened looks no older
    PersonId person{ids_.NextBlind()};
    std::string number;
    for (const Draft& draft : drafts)
        if (const auto* identity = std::get_if<Identity>(&draft.payload)) number = identity->personal_number;
    std::vector<Entry> whole;
    if (const auto known = journal_.FindPerson(options_.association, number)) {
        person = known->person;
        OpenedCase file = OpenCaseFile(asker.actor, known->case_id, kForever, true);
        const Standing standing = StandingIn(file, asker.actor, setting.now);
        if (standing != Standing::kReturns && HidesPerson(file, asker.actor)) {
            // A case of its own, which nothing ties to the other; who looks at that one's log sees it tried.
            person = PersonId{ids_.NextBlind()};
            append.access.push_back(RowFor(asker, domain::Access::kRefused, known->case_id));
        } else {
            switch (standing) {
                case Standing::kTaken:
                    return Fail(Code::kCaseOpen, "/identity/personal_number");
                case Standing::kJoins:
                    append.stream = known->case_id;
                    append.expected = file.stream.Sequence();
                    whole = std::move(file.whole);
                    break;
                case Standing::kReturns:
                    append.person = journal::PersonRow{person, append.stream, number, known->case_id,
                                                       file.stream.Sequence()};
                    // Nothing of the old case comes along but the protection: it is the person's, and until
                    // somebody has asked anew, too much of it harms less than too little.
                    if (file.bases.protection != Protection::kNone) {
                        ProtectionSet protection;
                        protection.degree = file.bases.protection;
                        protection.named_officers = {asker.actor.worker};
                        protection.reason = "Gällde i ett tidigare ärende; pröva på nytt";
                        drafts.push_back({ItemId{},
                                          Category::kProtectedIdentity,
                                          Topic::kNone,
                                          {},
                                          std::move(protection)});
                    }
                    break;
            }
        }
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

Result<Seen<Receipt>> Office::Open(const Asker& asker, const Referral& referral, const std::string& key,
                                   std::string_view request) {
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
Result<std::optional<Seen<Receipt>>> Office::RepeatOf(const Asker& asker, const std::string& key,
                                                      const std::string& fingerprint) {
    const auto answer = journal_.Repeat(options_.association, asker.actor.worker, key, fingerprint);
    if (!answer) return std::optional<Seen<Receipt>>{};
    TRY(auto receipt, json::Parse<Receipt>(*answer, json::Strictness::kStored));
    journal::AccessRow row = RowFor(asker, domain::Access::kWritten, receipt.case_id);
    return std::optional<Seen<Receipt>>(Seen<Receipt>(std::move(receipt), Rows(std::move(row))));
}

// None: somebody else wrote first.
Result<std::optional<Seen<Receipt>>> Office::Commit(const Asker& asker, journal::Append append,
                                                    const Receipt& receipt) {
    journal::AccessRow row = RowFor(asker, domain::Access::kWritten, append.stream);
    row.sequence = append.expected;
    append.access.push_back(std::move(row));
    const journal::Appended done = journal_.Commit(std::move(append));
    switch (done.outcome) {
        case journal::Outcome::kDone:
            return std::optional<Seen<Receipt>>(Seen<Receipt>(receipt, nullptr));
        case journal::Outcome::kRepeated: {
            TRY(auto first, json::Parse<Receipt>(done.answer, json::Strictness::kStored));
            return std::optional<Seen<Receipt>>(Seen<Receipt>(std::move(first), nullptr));
        }
        case journal::Outcome::kKeyReused:
            return Fail(Code::kRepeatedKey);
        case journal::Outcome::kMoved:
        case journal::Outcome::kStale:
        case journal::Outcome::kPersonKnown:
            return std::optional<Seen<Receipt>>{};
        case journal::Outcome::kHeldUp:
        case journal::Outcome::kFailed:
            break;
    }
    return Fail(Code::kUnavailable);
}

}  // namespace samkraft::office
