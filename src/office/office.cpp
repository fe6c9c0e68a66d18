#include "office/office.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <future>
#include <map>
#include <set>

#include "base/json.hpp"
#include "base/personal_number.hpp"
#include "base/text.hpp"
#include "journal/bases.hpp"
#include "journal/journal.hpp"
#include "journal/projection.hpp"
#include "office/directory_stream.hpp"
#include "office/internal.hpp"
#include "office/provider_book.hpp"
#include "office/question_book.hpp"
#include "office/staging.hpp"
#include "office/throttle.hpp"

namespace samkraft::office {
namespace {

constexpr std::int64_t kDirectoryFreshMicros = kMicrosPerSecond;
constexpr int kTries = 8;  // against others writing in the same case at the same moment

template <class T>
void AppendBytes(std::string& out, const T& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

std::string Digest(std::string_view bytes) {
    std::string digest(16, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    return digest;
}

Entry Opened(journal::Stream& stream, std::size_t index) {
    const EntryHead& head = stream.Heads()[index];
    auto payload = Decode(KindOf(head), stream.Open(index));
    if (!payload) throw std::runtime_error("an entry in the journal cannot be read: " + head.id.Text());
    return Entry{head, std::move(*payload), Level::kFull};
}

AccessRows Rows(journal::AccessRow row) {
    return std::make_shared<std::vector<journal::AccessRow>>(1, std::move(row));
}

Office::Office(journal::Journal& journal, const Clock& clock, IdSource& ids, Options options)
    : journal_(journal),
      clock_(clock),
      ids_(ids),
      options_(options),
      throttle_(std::make_unique<Throttle>()),
      signal_throttle_(std::make_unique<Throttle>()),
      uploads_(std::make_unique<Allowance>(options.files_an_hour)),
      staging_(std::make_unique<Staging>()) {
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
    row.source = asker.source;
    return row;
}

journal::AccessRow Office::ShownRow(const Asker& asker, domain::Access access, const OpenedCase& file) const {
    journal::AccessRow row = RowFor(asker, access, file.stream.Case());
    row.sequence = file.stream.Sequence();
    row.digest = file.digest;
    return row;
}

void Office::LogThen(AccessRows rows, std::function<void()> then) {
    journal_.Log(options_.association, std::move(*rows), std::move(then));
}

void Office::LogNow(journal::AccessRow row) {
    std::promise<bool> logged;
    journal_.Log(
        options_.association, {std::move(row)}, [&] { logged.set_value(true); },
        [&] { logged.set_value(false); });
    if (!logged.get_future().get()) throw std::runtime_error("the access log cannot be written");
}

bool IsAccessFault(Code code) {
    return code == Code::kNotFound || code == Code::kMandate || code == Code::kForbidden ||
           code == Code::kOfficersOnly;
}

void Office::Refuse(const Asker& asker, CaseId case_id, const Error& error, std::function<void()> then) {
    const bool access = IsAccessFault(error.code);
    // Who asks for more than one person's work takes.
    const bool too_much = error.code == Code::kTooManyTries;
    // The person need have no case; and who asks for what is for others by duty is told of without one.
    const bool caseless = error.code == Code::kOwnCase || error.code == Code::kForbidden || too_much;
    if ((!access && error.code != Code::kOwnCase && !too_much) || (!case_id && !caseless)) return then();
    LogThen(Rows(RowFor(asker, domain::Access::kRefused, case_id)), std::move(then));
}

namespace {

// A participant stands before a case of their own; the engine has no person to compare with.
bool IsTheirs(std::span<const Entry> whole, const secrecy::Actor& actor) {
    return std::any_of(whole.begin(), whole.end(), [&](const Entry& e) {
        const auto* opened = std::get_if<CaseOpened>(&e.payload);
        return opened != nullptr && opened->person && opened->person.value == actor.worker.value;
    });
}

}  // namespace

Office::OpenedCase Office::OpenCaseFile(const secrecy::Actor& actor, CaseId case_id, Instant as_of,
                                        bool whole, Door door, Depth depth) {
    OpenedCase file;
    // The association's own streams are no cases; asking for one as a case finds nothing.
    if (case_id <= journal::kDirectoryStream) return file;
    // Who may see is judged by what holds now, also of a past moment: a consent that has been withdrawn since
    // opens nothing of the time when it held.
    file.stream = journal_.Read(options_.association, case_id);
    const auto heads = file.stream.Heads();
    const auto directory = TheDirectory();
    const bool numbers = static_cast<bool>(directory->works_here);
    const auto governs = [&](const EntryHead& head) {
        return journal::Governs(KindOf(head)) || (numbers && KindOf(head) == Kind::kIdentity);
    };
    file.whole.reserve(heads.size());
    for (std::size_t i = 0; i < heads.size(); ++i)
        if (whole || governs(heads[i])) file.whole.push_back(Opened(file.stream, i));
    if (whole) {
        std::vector<Entry> governing;
        for (const Entry& e : file.whole)
            if (governs(e.head)) governing.push_back(e);
        file.bases = journal::BasesOf(governing, *directory);
    } else {
        file.bases = journal::BasesOf(file.whole, *directory);
    }
    if (door == Door::kRecords) {
        const Worker* worker = directory->Find(actor.worker);
        const bool keeps = worker != nullptr && worker->Has(domain::Duty::kRecordsKeeper) &&
                           worker->party == actor.party &&
                           secrecy::OwnColumn(actor.party) == secrecy::ColumnOf(actor.role);
        const bool has_part = std::any_of(heads.begin(), heads.end(),
                                          [&](const EntryHead& h) { return h.owner == actor.party; });
        const bool named = std::ranges::count(file.bases.named_officers, actor.worker) > 0;
        const bool shut = file.bases.protection == Protection::kFictitiousIdentity && !named;
        if (!keeps || !has_part || shut) return file;
        file.bases.assignments.push_back({actor.party, actor.worker, {}, Instant{0}, kForever, true});
    }
    std::set<ItemId> kept;  // from the participant
    if (actor.role == Role::kParticipant) {
        if (!IsTheirs(file.whole, actor)) return file;
        std::vector<Entry> decisions;
        for (std::size_t i = 0; i < heads.size(); ++i)
            if (IsOfTheOffice(KindOf(heads[i]))) decisions.push_back(Opened(file.stream, i));
        kept = KeptBackItems(decisions);
    }
    const secrecy::Gate gate(file.bases, actor, clock_.Now());
    if (!gate.Admits() || IsClosedTo(actor, file.stream)) return file;
    // Of the items that were blotted out, up to which place.
    std::vector<std::pair<journal::Redaction, std::size_t>> redacted;
    for (const journal::Redaction& r : journal::RedactionsIn(file.whole))
        for (std::size_t i = 0; i < heads.size(); ++i)
            if (heads[i].id == r.answer) redacted.emplace_back(r, i);
    file.seen.reserve(heads.size());
    file.decisions.reserve(heads.size());
    std::string shown;
    auto known = file.whole.begin();  // in the journal's order, like the heads
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const bool is_open = known != file.whole.end() && known->head.id == heads[i].id;
        const Entry* open = is_open ? &*known++ : nullptr;
        if (heads[i].at > as_of || kept.contains(heads[i].item)) continue;
        if (actor.role == Role::kParticipant && IsOfTheOffice(KindOf(heads[i]))) continue;
        const secrecy::Decision decision = gate.Decide(heads[i]);
        if (decision.level == Level::kNone) continue;
        const bool skipped = depth == Depth::kHeads && open == nullptr && KindOf(heads[i]) != Kind::kIdentity;
        if (skipped) {
            file.decisions.emplace_back(heads[i], decision);
            continue;
        }
        Entry& entry = file.seen.emplace_back(open != nullptr ? *open : Opened(file.stream, i));
        entry.level = decision.level;
        if (decision.level == Level::kLimited) Redact(entry, decision.slice);
        if (gate.Masks() && HidePlace(entry.payload)) entry.level = Level::kLimited;
        if (actor.role == Role::kParticipant) HideToken(entry.payload);
        for (const auto& [r, until] : redacted)
            if (i < until && r.item == heads[i].item && r.owner == heads[i].owner) entry.redacted = true;
        AppendBytes(shown, heads[i].id.value);
        shown += static_cast<char>(decision.level);
        shown += static_cast<char>(decision.reason);
        AppendBytes(shown, decision.provision.value);
        file.decisions.emplace_back(heads[i], decision);
    }
    file.admitted = !file.decisions.empty();
    file.digest = Digest(shown);
    return file;
}

std::int64_t Office::LastChange() { return journal_.LastEvent(); }

std::vector<Office::Change> Office::Changes(std::int64_t after, int wait_ms) {
    std::vector<Change> changes;
    for (const auto& event : journal_.Events(after, wait_ms)) {
        const bool of_people =
            event.stream == journal::kDirectoryStream || event.stream == journal::kSessionStream;
        changes.push_back({event.number, of_people ? CaseId{} : event.stream});
        if (event.stream != journal::kDirectoryStream) continue;
        const std::lock_guard lock(mutex_);
        directory_read_ = 0;  // by whatever process it was changed
    }
    return changes;
}

std::size_t Office::LengthOf(CaseId case_id) {
    return journal_.Read(options_.association, case_id).Heads().size();
}

bool Office::ChangedFor(const secrecy::Actor& actor, CaseId case_id, std::size_t known, Instant since) {
    OpenedCase file = OpenCaseFile(actor, case_id, kForever, false);
    const auto heads = file.stream.Heads();
    auto shown = file.decisions.begin();  // in the journal's order, like the heads
    for (std::size_t i = 0; i < heads.size() && shown != file.decisions.end(); ++i) {
        if (heads[i].id != shown->first.id) continue;
        if (i >= known && heads[i].at >= since) return true;
        ++shown;
    }
    return TakenAwayFrom(actor, file, known, since);
}

// What an entry takes away is told although the entry itself is not seen: a mark of protection, a recall, a
// text blotted out. Only to those whose own reading it changed, who would see as much by asking.
bool Office::TakenAwayFrom(const secrecy::Actor& actor, OpenedCase& file, std::size_t known, Instant since) {
    const auto heads = file.stream.Heads();
    const auto takes = [](const EntryHead& head) {
        return KindOf(head) == Kind::kProtectionSet || KindOf(head) == Kind::kRecalled ||
               KindOf(head) == Kind::kRedactionAnswered;
    };
    // Against what stood just before each such entry: a screen may have been told of what came a moment
    // earlier.
    const auto taken_by = [&](std::size_t taker) {
        std::vector<Entry> before;
        auto governing = file.whole.begin();  // in the journal's order, like the heads
        for (std::size_t i = 0; i < taker && governing != file.whole.end(); ++i)
            if (governing->head.id == heads[i].id) before.push_back(*governing++);
        const Instant now = clock_.Now();
        const secrecy::Gate was(journal::BasesOf(before, *TheDirectory()), actor, now);
        const secrecy::Gate is(file.bases, actor, now);
        if (!was.Admits()) return false;
        const auto redactions = journal::RedactionsIn(file.whole);
        const std::size_t old = journal::RedactionsIn(before).size();
        for (std::size_t i = 0; i < taker; ++i) {
            const secrecy::Decision a = was.Decide(heads[i]), b = is.Decide(heads[i]);
            if (a.level != b.level || a.slice != b.slice) return true;
            for (std::size_t r = old; r < redactions.size(); ++r)
                if (redactions[r].item == heads[i].item && a.level != Level::kNone) return true;
            if (a.level != Level::kNone && was.Masks() != is.Masks()) return true;  // places
        }
        return false;
    };
    std::optional<bool> closed;
    for (std::size_t i = known; i < heads.size(); ++i) {
        if (heads[i].at < since || !takes(heads[i])) continue;
        if (!closed) closed = IsClosedTo(actor, file.stream);
        if (*closed) return false;
        if (taken_by(i)) return true;
    }
    return false;
}

// ---- about nobody

Directory DirectoryOf(journal::Stream& stream, journal::Journal& journal, AssociationId association) {
    Directory directory;
    directory.consent_texts = ModelTexts();
    std::map<WorkerId, Worker> workers;
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
        const EntryHead& head = stream.Heads()[i];
        if (head.kind == kWorkerEntry) {
            auto worker = json::Parse<Worker>(stream.Open(i), json::Strictness::kStored);
            if (worker) workers[worker->id] = std::move(*worker);
        } else if (head.kind == kTeamEntry) {
            auto team = json::Parse<Team>(stream.Open(i), json::Strictness::kStored);
            if (!team) continue;
            const auto known = std::find_if(directory.teams.begin(), directory.teams.end(),
                                            [&](const Team& t) { return t.id == team->id; });
            if (known == directory.teams.end())
                directory.teams.push_back(std::move(*team));
            else
                *known = std::move(*team);
        } else if (head.kind == kAwayEntry) {
            auto away = json::Parse<Away>(stream.Open(i), json::Strictness::kStored);
            if (!away) continue;
            away->id = AwayId{head.item.value};
            away->by = head.author;
            directory.away.push_back(std::move(*away));
        } else if (head.kind == kAwayEnded) {
            std::erase_if(directory.away, [&](const Away& a) { return a.id.value == head.item.value; });
        } else if (head.kind == kConsentTextEntry) {
            auto text = json::Parse<ConsentText>(stream.Open(i), json::Strictness::kStored);
            if (text) directory.consent_texts.push_back(std::move(*text));
        }
    }
    std::set<std::string, std::less<>> numbers;
    for (auto& [id, worker] : workers) {
        if (!worker.number_hash.empty()) numbers.insert(worker.number_hash);
        directory.workers.push_back(std::move(worker));
    }
    if (!numbers.empty())
        directory.works_here = [&journal, association, numbers](std::string_view number) {
            return numbers.contains(journal.NumberHash(association, number));
        };
    return directory;
}

std::shared_ptr<const Directory> Office::TheDirectory() {
    const std::int64_t now = SystemClock{}.Now().micros;
    const std::lock_guard lock(mutex_);
    if (directory_ && now - directory_read_ < kDirectoryFreshMicros) return directory_;
    journal::Stream stream = journal_.Read(options_.association, journal::kDirectoryStream);
    directory_read_ = now;
    if (directory_ && directory_sequence_ == stream.Sequence()) return directory_;
    auto directory = std::make_shared<Directory>(DirectoryOf(stream, journal_, options_.association));
    directory->association = options_.name;
    interests_ = InterestsOf(stream);
    directory_sequence_ = stream.Sequence();
    directory_ = std::move(directory);
    return directory_;
}

std::shared_ptr<const Office::OwnInterests> Office::Interests() {
    (void)TheDirectory();
    const std::lock_guard lock(mutex_);
    return interests_;
}

std::shared_ptr<const std::vector<journal::Fact>> Office::Facts() {
    const std::lock_guard lock(facts_mutex_);
    auto [changed, revision] = journal_.Facts(options_.association, facts_revision_);
    if (facts_ && changed.empty()) return facts_;
    auto facts = facts_ ? std::make_shared<std::vector<journal::Fact>>(*facts_)
                        : std::make_shared<std::vector<journal::Fact>>();
    for (journal::Fact& fact : changed) {
        const auto [at, fresh] = fact_places_.try_emplace(fact.case_id, facts->size());
        if (fresh)
            facts->push_back(fact);
        else
            (*facts)[at->second] = fact;
    }
    facts_revision_ = revision;
    facts_ = std::move(facts);
    return facts_;
}

Done Office::AppendToDirectory(std::uint16_t kind, std::int64_t id, std::string payload, const Asker* asker) {
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
        if (asker != nullptr) {
            head.author = asker->actor.worker;
            append.access.push_back(RowFor(*asker, domain::Access::kWritten, {}));
        }
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

Done Office::AddWorker(Worker worker, std::string_view password_hash, std::string_view personal_number) {
    if (!personal_number.empty()) {
        TRY(const PersonalNumber number, PersonalNumber::Make(personal_number, Today()));
        worker.number_hash = journal_.NumberHash(options_.association, number.Digits());
    }
    CHECK_OK(AppendToDirectory(kWorkerEntry, worker.id.value, json::Write(worker)));
    // The rows of a case that the worker's team had until now.
    if (!personal_number.empty())
        for (const CaseId id : journal_.CasesWith(options_.association, std::array{worker.number_hash}))
            RenewProjections(id);
    if (!password_hash.empty())
        journal_.PutLogin(options_.association, text::Fold(worker.username),
                          {worker.id, std::string(password_hash)});
    return {};
}

Result<std::string> Office::HomeHash(Party employer, std::string_view address) {
    if (text::Trim(address).empty()) return std::string();
    const std::string home = text::Home(address);
    if (home.empty()) return Fail(Code::kNotAHome);
    return journal_.WordHash(options_.association, employer, home);
}

Result<ConsentText> Office::PublishConsentText(const Asker& asker, ConsentText text) {
    if (asker.actor.role != Role::kProjectLead) return Fail(Code::kForbidden);
    if (!text.version.empty()) return Fail(Code::kUnknownField, "/version", {"version"});
    for (std::string* part : {&text.title, &text.body, &text.reviewed_by})
        *part = std::string(text::Trim(*part));
    CHECK_OK(CheckConsentText(text));
    if (text.reviewed_by.empty()) return Fail(Code::kRequired, "/reviewed_by");
    const std::lock_guard lock(texts_mutex_);
    const Directory directory = ReadDirectory(journal_, options_.association);  // not the one of a moment ago
    const std::string today = Today().Text();
    int same_day = 0;
    for (const ConsentText& t : directory.consent_texts) {
        if (t.form != text.form || t.language != text.language) continue;
        if (directory.InUse(t) && t.title == text.title && t.body == text.body &&
            t.reviewed_by == text.reviewed_by)
            return t;  // sent twice
        if (t.version.starts_with(today)) ++same_day;
    }
    text.version = same_day == 0 ? today : today + "." + std::to_string(same_day + 1);
    text.unreviewed = false;
    text.publisher = asker.actor.worker;
    CHECK_OK(AppendToDirectory(kConsentTextEntry, ids_.Make<ItemId>().value, json::Write(text)));
    return text;
}

Done Office::AddTeam(const Team& team) {
    return AppendToDirectory(kTeamEntry, team.id.value, json::Write(team));
}

}  // namespace samkraft::office
