// The journal: append-only streams of entries, the only place where anything about a participant is kept.
// Payloads are sealed with a key per case and party; heads are in clear. One transaction holds the entries,
// the projections made from them, the access-log rows and the outbox. An acknowledged write survives the
// machine.
//
// Threads: every member may be called from any thread. Reads use a pool of connections and throw Unavailable
// when the database is away; all writes go through one committer, which takes what has gathered, runs each
// write in a savepoint of its own and commits them together (group commit).
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/id.hpp"
#include "domain/list.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::journal {

struct Config {
    std::string database;  // "sqlite:/path/file.db" or a libpq connection string "postgresql://…"
    std::string key_file;  // the master key; must be a regular file with mode 0600
    int readers = 4;
    bool migrate =
        true;  // false: an older database is refused with what to do, instead of being brought up to date
    std::string keys_backup =
        {};  // the keys file (backup.hpp), made anew after each disposal; empty: by whoever makes backups
};

// Makes a new master key file: 64 hexadecimal characters, mode 0600. Refuses to replace one.
[[nodiscard]] Done CreateKeyFile(const std::string& path);

// A stream is a case, or one of the association's own: the directory (units, workers, teams), what a party's
// reviewers have before them and have found, or what experts are asked. No case has a number so low.
inline constexpr CaseId kDirectoryStream{1};
[[nodiscard]] constexpr CaseId ReviewStream(domain::Party party) {
    return CaseId{-static_cast<std::int64_t>(party)};
}
// What the experts are asked, and the answers: about nobody.
inline constexpr CaseId kQuestionStream{-100};
// The register of schools, course providers and workplaces: about nobody.
inline constexpr CaseId kProviderStream{-101};
// What Events() call it when sessions have been ended from outside. Nothing is written there.
inline constexpr CaseId kSessionStream{2};

struct NewEntry {
    domain::EntryHead head;
    std::string payload;  // JSON
};

// A stream as read: heads in clear, each payload sealed until it is opened. Open only what a gate has let
// through. A head is proved by the seal of its own payload; until that is opened it is only what the database
// says. Move only; the plain text and the keys are wiped when it is let go. One thread at a time.
class Stream {
  public:
    Stream();  // an empty stream of no case
    Stream(Stream&&) noexcept;
    Stream& operator=(Stream&&) noexcept;
    ~Stream();

    [[nodiscard]] CaseId Case() const;
    [[nodiscard]] std::int64_t Sequence()
        const;  // of the last entry; 0 for an empty stream. Internal: never leaves the server
    [[nodiscard]] std::span<const domain::EntryHead> Heads() const;
    // The place in the journal of the entry with that head; places of what has been disposed of are left out.
    [[nodiscard]] std::int64_t SequenceAt(std::size_t index) const;
    // The payload's JSON; valid as long as the stream, also when that is moved. Throws Tampered when the seal
    // does not fit.
    [[nodiscard]] std::string_view Open(std::size_t index);

    struct Body;
    explicit Stream(std::unique_ptr<Body> body);  // for the journal

  private:
    std::unique_ptr<Body> body_;
};

struct Tampered : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// ---- projections (made by projection.hpp from what a reader may see; kept here)

struct Reader {  // one kind of reader of list rows: a party and a column of the decision table
    domain::Party party = domain::Party::kNone;
    domain::Column column = domain::Column::kEmploymentService;
    [[nodiscard]] int Code() const { return static_cast<int>(party) * 16 + static_cast<int>(column); }
    auto operator<=>(const Reader&) const = default;
};

// In a row whose reader does not see enough to tell; no filter asks for these.
inline constexpr std::uint8_t kUnknownPhase = 255;
inline constexpr std::int32_t kUnknownHours = -1;

// One reader's list row for one case. What is in clear says nothing about the person; `content` is sealed
// with the reader party's key. holds_until: when time alone (a consent that runs out) makes the row wrong; a
// later read makes it anew.
struct Card {
    CaseId case_id;
    Reader reader;
    TeamId team;  // the team the case is allocated to, if the reader may know it
    WorkerId lead;
    std::uint8_t phase = 0;  // domain::Phase, or kUnknownPhase
    Date next_due;           // the earliest thing that must happen
    Date next_contact;
    Date last_contact;
    std::int32_t hours_planned = 0;  // per week, or kUnknownHours
    std::uint32_t flags = 0;         // domain::CardFlag bits
    Instant holds_until = kForever;
    TeamId held_by;  // the team that has the case, for that team's own list, and since when; never shown
    Instant held_from = kForever;
    std::string content;  // JSON: name, next step, … (domain::CardContent)
    std::vector<std::string>
        words;  // folded words and personal number digits that find the person; found by keyed hashes.
                // Cards() leaves them out; StoredProjections gives those whose hashes are in place
    bool operator==(const Card&) const = default;
};

struct Due {  // what must happen by when, for whom, and why
    CaseId case_id;
    Reader reader;
    WorkerId worker;  // none: whoever in the reader's party has the case
    Date due;
    std::uint8_t kind = 0;  // domain::DueKind
    ItemId item;
    std::string content =
        {};  // of the reader's card of the same case, like the next; only in what Dues() gives
    WorkerId lead = {};
    bool operator==(const Due&) const = default;
};

struct Grant {  // who is assigned: exactly one of worker, team
    CaseId case_id;
    domain::Party party = domain::Party::kNone;
    WorkerId worker;
    TeamId team;
    Instant begins;
    Instant ends = kForever;
    bool operator==(const Grant&) const = default;
};

struct Fact {  // one case in the statistics: pseudonymous, coarse, never under protection
    CaseId case_id;
    Date opened, closed;
    TeamId team;
    std::uint8_t outcome = 0, exit_reason = 0, education = 0, support_time = 0, age_band = 0, sex = 0,
                 subsidised = 0;
    std::uint8_t in_sus = 1;  // 0: the exit is known to the employment service's own system only
    std::int16_t extent = 0;  // per cent of full time
    std::int16_t months = 0;  // in the collaboration
    bool operator==(const Fact&) const = default;
};

struct Projections {
    std::vector<Card> cards;
    std::vector<Due> dues;
    std::vector<Grant> grants;
    std::optional<Fact> fact;
    // What leads to the case: every personal number that it has had, for CasesWith, and the links by which
    // the places of its activities can say how it goes (SignalWord). Stored as keyed hashes alone, in which
    // StoredProjections gives them.
    std::vector<std::string> numbers;
};

// The word by which one named officer finds a protected person.
[[nodiscard]] std::string OfficersWord(WorkerId officer, std::string_view word);

// The word in `numbers` by which a link for signals leads to its case.
[[nodiscard]] std::string SignalWord(std::string_view token);

// ---- the access log

using domain::Access;

// What reached whom. With the stream's sequence, the actor and the instant, the exact entries, levels and
// bases follow by the same pure function that made the answer; `digest` proves it.
struct AccessRow {
    Access access = Access::kRead;
    WorkerId worker;
    domain::Party party = domain::Party::kNone;
    domain::Role role = domain::Role::kOperator;
    Instant at;
    CaseId case_id;              // none for a list
    std::vector<CaseId> listed;  // the cases of a list answer
    std::int64_t sequence = 0;   // of the case when it was read
    std::string page;            // what was asked for: the route's name, never its parameters
    std::string source;          // the address it was asked from; empty: this machine
    std::string digest;  // 16 bytes over (entry, level, reason, basis) of all that was shown; may be empty
};

// A row as reviewers' lists are made from it: no more than an index holds.
struct Look {
    Instant at;
    WorkerId worker;
    CaseId case_id;  // none for a list
    Access access = Access::kRead;
};

// What came of reading the log from end to end (access_log.hpp).
enum class AccessFault : std::uint8_t {
    kNone,
    kAltered,    // the row is not as it was written
    kMissing,    // rows are gone from here on
    kAdded,      // a row that is not of the chain, or stands in another place
    kSignature,  // a checkpoint or a certificate of disposal is not as it was signed
};
// How long the chain was at some moment, and its last link (bytes).
struct ChainEnd {
    std::int64_t ordinal = 0;
    std::string link;
};

struct AccessProof {
    AccessFault fault = AccessFault::kNone;
    std::int64_t at = 0;         // the ordinal of the first fault
    std::int64_t rows = 0;       // proved
    std::int64_t last = 0;       // the last ordinal; more than `rows` when older ones have been disposed of
    std::int64_t unchained = 0;  // from before the chain began
    std::int64_t checkpoints = 0;
    std::string link;  // how the chain ends, in hexadecimal; to compare with what is kept elsewhere
};

// ---- writes

struct Idempotency {
    WorkerId worker;
    std::string key;          // from the client, at most 64 characters
    std::string fingerprint;  // 16 bytes over the request
    std::string answer;  // what a repeat gets: the first answer's body (sealed with the association's key)
};

struct PersonRow {  // lookup by keyed hash; the number itself is only inside the sealed identity entry
    PersonId person;
    CaseId case_id;
    std::string number;  // twelve digits; hashed before it is stored
    // A person who comes back: the case that has been theirs until now, and how far that had come when the
    // writer saw that it was closed. Otherwise kPersonKnown or kMoved. The same case as `case_id`: that it
    // still is theirs.
    CaseId moved_from = {};
    std::int64_t moved_sequence = 0;
};

// The one exception to appending (docs/decisions/0016): an entry's payload without its texts, in the place of
// the one that had them. Head, sequence and seal stay what they were.
struct Overwrite {
    std::int64_t sequence = 0;
    domain::EntryHead head;
    std::string payload;
};

// What lies beside an entry that tells of it: a document's bytes, sealed in pieces with the key of the case
// and the party, each bound to its place. Only along with an entry of the same owner.
struct NewFile {
    FileId id;
    ItemId item;
    domain::Party owner = domain::Party::kNone;
    std::shared_ptr<const std::string> bytes;
};

// Whose unsent text, and where it is being written. Who works in two parties writes in one of them at a time;
// none: the participant.
struct DraftPlace {
    CaseId case_id;
    WorkerId worker;
    domain::Party party = domain::Party::kNone;
    std::string place;  // at most kLongestPlace bytes
};
inline constexpr std::size_t kLongestPlace = 32;
inline constexpr std::int64_t kDraftSeconds = std::int64_t{30} * 86'400;  // that it is kept
struct KeptDraft {
    std::string text;
    Instant at;
};

struct Append {
    AssociationId association;
    CaseId stream;
    std::int64_t expected = 0;  // the sequence the writer decided on; kMoved when the stream has grown since
    std::vector<NewEntry> entries;
    std::vector<Overwrite> overwrites;  // only along with the entry that says why; of that entry's owner
    std::vector<std::int64_t> removed;  // sequences of entries that go for good, heads and all; likewise
    std::vector<NewFile> files;
    std::vector<FileId> removed_files;  // for good; along with the overwrite that takes what tells of them
    std::optional<Projections> projections;  // replaces the case's rows; unchanged rows are not written again
    std::optional<PersonRow> person;
    std::optional<Idempotency> idempotency;
    std::vector<AccessRow> access;
    std::vector<DraftPlace> sent;  // drafts that the entries were made of, and which go with them
};

enum class Outcome : std::uint8_t {
    kDone,
    kMoved,        // somebody appended first: read again, decide again
    kStale,        // an item's version already exists: a conflict for a person to settle
    kRepeated,     // this idempotency key was used for the same request: `answer` holds the first answer
    kKeyReused,    // … for another request
    kPersonKnown,  // the personal number already has a person and a case, or another than the writer saw
    kHeldUp,       // another append of the same CommitAll did not go through
    kFailed,  // the machine failed (disk full, connection lost): not acknowledged, though the database may
              // have kept it; the same idempotency key tells
};
struct Appended {
    Outcome outcome = Outcome::kDone;
    std::int64_t sequence = 0;
    std::string answer;
};

// ---- disposal

// Destroys a party's part of a case for good: its key, its entries' content and heads. What the other
// parties' parts stand on is passed on to one of them, sealed with that one's key.
struct Disposal {
    AssociationId association;
    CaseId stream;
    std::int64_t expected = 0;  // the sequence it was decided on
    domain::Party party = domain::Party::kNone;
    std::vector<NewEntry>
        passed;  // entries of the party's: the head with its new owner, the payload that is kept
    std::vector<NewEntry> entries;  // what is written instead; of no party
    Projections projections;        // of what is left
    bool last = false;              // no party is left: the person's number leads nowhere any more
    Instant at;
    std::string certificate;  // JSON; says nothing about the person
    std::vector<AccessRow> access;
};
struct DisposalRow {
    CaseId case_id;
    domain::Party party = domain::Party::kNone;
    Instant at;
    std::string certificate;
};

// ---- queries for lists

using domain::Scope;
using domain::SortBy;

struct CardQuery {
    AssociationId association;
    Reader reader;
    // mine: grants to the worker, and what the worker leads of the teams' cases; team: grants to one of the
    // teams; party: either, for nobody reads the whole of a party's cases (inner secrecy). A grant counts
    // when it is the reader's party's and holds now.
    Scope scope = Scope::kMine;
    WorkerId worker;
    std::vector<TeamId> teams;
    domain::ListFilter filter;
    Date today;                      // by which bands of days are told
    std::vector<std::string> words;  // all of these, whole (hashed by the journal; at most 16); searches
                                     // names and numbers in own reach
    // With words: or all of these, folded, in what the row says in words of its own (next step, programme, on
    // whom it waits). Each begins a word there; one of less than three letters is the whole of one.
    std::vector<std::string> said;
    Instant now;                 // grants must hold
    std::vector<CaseId> closed;  // cases that are not the worker's to see, whatever grants there are
    SortBy sort = SortBy::kNextDue;
    bool descending = false;
    std::vector<WorkerId> leads_in_order;  // by which SortBy::kLead sorts; others come last
    int limit = 50;                        // at most kMostCards
    int offset = 0;
};
inline constexpr int kMostCards = 10'000;
// What each value would find alone, the filter's other facets applied and its own not. So the value of a
// facet that nothing is asked of counts what is found now.
struct CardCounts {
    std::int64_t all = 0;    // in the scope and found by the words
    std::int64_t found = 0;  // by the whole filter
    std::array<std::array<std::int64_t, 32>, domain::kFacetCount> values{};
    std::vector<std::pair<std::string, std::int64_t>> activities, languages;  // those that occur
    std::vector<std::pair<WorkerId, std::int64_t>> leads;
    [[nodiscard]] const std::array<std::int64_t, 32>& Of(domain::Facet facet) const {
        return values.at(static_cast<std::size_t>(facet));
    }
};

// A worker's own way of looking at the list: a name, and the address that shows it.
struct SavedView {
    std::int64_t id = 0;
    std::string text;    // the office's; sealed
    bool first = false;  // the one that is shown when nothing is asked for
};

// Only for cases with a grant of the reader's party to the worker or one of the teams that holds now.
struct DueQuery {
    AssociationId association;
    Reader reader;
    WorkerId worker;
    std::vector<TeamId> teams;
    Date until;  // due before this day
    Instant now;
    std::vector<CaseId> closed;
    int limit = 200;
    bool colleagues = false;  // also what falls on others by name
    std::uint64_t kinds = 0;  // only these, a bit each (domain::DueKind); 0: every one
};

// A worker's own readings of a page of a case, in one service and role.
struct LookQuery {
    AssociationId association;
    WorkerId worker;
    domain::Party party = domain::Party::kNone;
    domain::Role role = domain::Role::kOperator;
    std::string page;
    Instant since;   // none: ever
    CaseId case_id;  // none: of every case that the next two open now, as in DueQuery
    Reader reader;
    std::vector<TeamId> teams;
    Instant now;
    int limit = 1000;
};
struct OwnLook {
    CaseId case_id;
    Instant at;
    std::int64_t sequence = 0;  // how far the case had come when it was read
};

// ---- notices by mail and SMS (docs/decisions/0029); not the outbox, which tells screens

// Somebody who gets notices: a worker, or a participant with a login.
struct NoticeReceiver {
    WorkerId worker;
    std::int64_t version = 0;  // 0: none is kept
    std::string kept;          // the office's; sealed
};
// Says of nobody's case anything: the numbers are the office's.
struct Notice {
    std::int64_t id = 0;
    WorkerId worker;
    std::uint8_t channel = 0, what = 0, status = 0;
    std::int32_t attempts = 0;
    std::int32_t interrupted = 0;  // how often a server stopped while it was being sent
    Instant made, next;            // when it is to be looked at again
    std::string answer = {};       // of who was to take it; sealed
    bool operator==(const Notice&) const = default;
};
struct NoticeQuery {
    AssociationId association;
    std::vector<std::uint8_t> status;
    Instant due = kForever;  // `next` not after it
    WorkerId worker = {};    // none: everybody's
    bool newest = false;     // first, not the oldest
    int limit = 200;
};
inline constexpr std::int64_t kNoticeSeconds = std::int64_t{90} * 86'400;  // that one is kept

// ---- sign-in

struct Login {
    WorkerId worker;
    std::string password_hash;  // libsodium's argon2id string
};
struct Session {
    WorkerId worker;
    domain::Party party = domain::Party::kNone;
    domain::Role role = domain::Role::kOperator;
    Instant begins, last_seen, ends;
    std::string csrf;          // 32 hexadecimal characters
    std::int64_t id = 0;       // what its owner may call it; opens nothing
    std::string door = {};     // the provider that said who it is; empty: a password
    std::string source = {};   // the address and the browser that it began in; sealed
    std::string device = {};   // at most 200 bytes
    std::string subject = {};  // what the provider calls the person, and the session there: hashed when put,
    std::string provider_session = {};  // and never given back
};
// Whose sessions are to end. One of: a worker's, all or one of them or all but one; those that a provider
// knows, by its name for the person or for the session.
struct Ending {
    WorkerId worker;
    std::int64_t only = 0, but = 0;  // sessions' ids
    std::string door, subject, provider_session;
};

class Journal {
  public:
    // Opens, checks the key file (regular, 0600, 32 bytes in hexadecimal) and that migrations are up to date.
    // The error says what to do.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> Open(const Config& config);
    virtual ~Journal() = default;

    // Empty when there is none. `after`: only what has been appended since that sequence.
    [[nodiscard]] virtual Stream Read(AssociationId, CaseId, Instant as_of = kForever,
                                      std::int64_t after = 0) = 0;

    // The bytes of a file that an entry of that item and owner tells of; none when they are not there.
    // Whoever asks has let the reader through the gate for that entry. Throws Tampered.
    [[nodiscard]] virtual std::optional<std::string> ReadFile(AssociationId, CaseId, domain::Party owner,
                                                              ItemId, FileId) = 0;
    // Every file of the case, for doctor: those that no entry tells of should not be there.
    [[nodiscard]] virtual std::vector<FileId> Files(AssociationId, CaseId) = 0;

    using AfterAppend = std::function<void(const Appended&)>;
    using AfterLog = std::function<void()>;
    virtual void Submit(Append append,
                        AfterAppend done) = 0;  // `done` runs on the committer's thread, after the commit
    [[nodiscard]] virtual Appended Commit(Append append) = 0;  // waits
    // `done` after the rows are on disk; `failed` when they could not be written: then nothing may leave.
    virtual void Log(AssociationId, std::vector<AccessRow> rows, AfterLog done, AfterLog failed = {}) = 0;
    // Many streams at once, for demo and import: one transaction, all of them or none. Should one not go
    // through, its result says why, and the others are kHeldUp.
    [[nodiscard]] virtual std::vector<Appended> CommitAll(std::vector<Append> appends) = 0;

    // kDone or kMoved; throws when the machine fails, and then nothing has been destroyed. Afterwards nothing
    // of the party's part is left in the database's own files. In a backup of the data made before it lies
    // sealed, and its key nowhere, once the keys file has been made anew (backup.hpp).
    [[nodiscard]] virtual Outcome Dispose(Disposal disposal) = 0;
    // The party's certificates, newest first.
    [[nodiscard]] virtual std::vector<DisposalRow> Disposals(AssociationId, domain::Party) = 0;
    // Cases after `after`, in their order, in which the party wrote something, and nothing since `before`.
    // Kinds that are about the file itself do not count. O(entries).
    [[nodiscard]] virtual std::vector<CaseId> Dormant(AssociationId, domain::Party, Instant before,
                                                      CaseId after, int limit) = 0;

    // Lists, their sizes and their counts are answered from one table a reader, kept in memory
    // (case_table.hpp): they cannot say different things. O(cases in reach).
    [[nodiscard]] virtual std::vector<Card> Cards(const CardQuery&) = 0;
    [[nodiscard]] virtual std::int64_t CountCards(const CardQuery&) = 0;
    // Cases with a card whose holds_until is not after `now`: to be projected anew before any list is read.
    [[nodiscard]] virtual std::vector<CaseId> RunOut(AssociationId, Instant now, int limit) = 0;
    [[nodiscard]] virtual CardCounts CountsFor(const CardQuery&) = 0;
    [[nodiscard]] virtual std::vector<Due> Dues(const DueQuery&) = 0;
    // Facts changed after revision `since`; gives the newest revision. A removed fact comes back with opened
    // = none.
    [[nodiscard]] virtual std::pair<std::vector<Fact>, std::int64_t> Facts(AssociationId,
                                                                           std::int64_t since) = 0;
    [[nodiscard]] virtual std::optional<PersonRow> FindPerson(AssociationId, std::string_view number) = 0;
    // A personal number's keyed hash, in hexadecimal: what is known of a worker's own number and of those
    // whom a worker is close to.
    [[nodiscard]] virtual std::string NumberHash(AssociationId, std::string_view number) = 0;
    // Every case that has or has had a number of one of these hashes.
    [[nodiscard]] virtual std::vector<CaseId> CasesWith(AssociationId,
                                                        std::span<const std::string> hashes) = 0;
    // The case that is the person's now.
    [[nodiscard]] virtual std::optional<CaseId> CaseOf(AssociationId, PersonId) = 0;
    // Newest first, lists included. Of one party's staff, so that the others' rows, which it does not get, do
    // not count against the limit either; none: of everybody's.
    [[nodiscard]] virtual std::vector<AccessRow> AccessOf(AssociationId, CaseId, int limit,
                                                          domain::Party = domain::Party::kNone) = 0;
    // What a party's own workers did in [from, until), oldest first. A day at a time is read into memory.
    virtual void EachLook(AssociationId, domain::Party, Instant from, Instant until,
                          const std::function<void(const Look&)>& each) = 0;
    // When the party's log begins; none when it has no row.
    [[nodiscard]] virtual Instant FirstLook(AssociationId, domain::Party) = 0;
    // Rows of one worker in the party's service in [from, until), oldest first; only of one case when given.
    [[nodiscard]] virtual std::vector<AccessRow> AccessBy(AssociationId, domain::Party, WorkerId,
                                                          Instant from, Instant until, CaseId, int limit) = 0;
    // Newest first. For one case O(its readings); else O(readings of the cases in reach since then).
    [[nodiscard]] virtual std::vector<OwnLook> OwnLooks(const LookQuery&) = 0;
    // Who has read the page of the case, the newest first; with no source. All of it: one party's readings
    // may not push out another's. O(readings).
    [[nodiscard]] virtual std::vector<AccessRow> ReadingsOf(AssociationId, CaseId,
                                                            const std::string& page) = 0;
    // How far each of the cases has come, in their order; 0 for what is no case. O(cases).
    [[nodiscard]] virtual std::vector<std::int64_t> Sequences(AssociationId, std::span<const CaseId>) = 0;
    // The cases whose card for this reader is found by the word, which is given as WordHash gives it.
    [[nodiscard]] virtual std::vector<CaseId> CasesWithWord(AssociationId, Reader, std::string_view word) = 0;
    // In hexadecimal. Keyed, and another for each party: what one holds is not compared with what another
    // does.
    [[nodiscard]] virtual std::string WordHash(AssociationId, domain::Party,
                                               const std::string& word) const = 0;
    // Reads the whole log; `each`, when given, gets every row that is proved, with its ordinal, and
    // `progress` now and then how many have been. `told`: ends that the chain has had, from what is kept
    // elsewhere; rows that have been cut off since are missing, whatever the database says.
    [[nodiscard]] virtual AccessProof ProveAccess(
        AssociationId, const std::function<void(const AccessRow&, std::int64_t)>& each,
        const std::function<void(std::int64_t)>& progress, std::span<const ChainEnd> told) = 0;
    // Before a server answers anybody: that every read can be logged, and that the log ends as it should.
    [[nodiscard]] virtual Done CheckAccessLog(AssociationId) = 0;
    // The public half of what checkpoints are signed with, in hexadecimal.
    [[nodiscard]] virtual std::string AccessVerifyKey() = 0;
    [[nodiscard]] virtual std::vector<CaseId> Cases(AssociationId, CaseId after,
                                                    int limit) = 0;  // every case, for doctor and rebuild
    [[nodiscard]] virtual Projections StoredProjections(AssociationId, CaseId) = 0;  // for doctor
    virtual void ReplaceProjections(AssociationId, CaseId, const Projections&) = 0;  // for rebuild
    virtual void Settle() = 0;  // after demo and rebuild: see db::Connection::Settle
    [[nodiscard]] virtual std::optional<std::string> Repeat(AssociationId, WorkerId, std::string_view key,
                                                            std::string_view fingerprint) = 0;

    virtual void PutLogin(AssociationId, std::string_view username, const Login&) = 0;
    [[nodiscard]] virtual std::optional<Login> FindLogin(AssociationId, std::string_view username) = 0;
    virtual void PutSession(AssociationId, std::string_view token, const Session&) = 0;  // a new one
    // Does not bring back a session that has been ended meanwhile.
    virtual void SeeSession(AssociationId, std::string_view token, Instant at) = 0;
    [[nodiscard]] virtual std::optional<Session> FindSession(
        AssociationId, std::string_view token) = 0;  // by hash of the token
    [[nodiscard]] virtual std::vector<Session> SessionsOf(AssociationId, WorkerId) = 0;  // newest first
    virtual void EndSession(AssociationId, std::string_view token) = 0;
    virtual std::int64_t EndSessions(AssociationId, const Ending&) = 0;  // how many
    // 64 hexadecimal letters: what the worker's browser seals unsent words with. The same from session to
    // session, so that they outlive a lost one; of no use for anything else, and another one when the worker
    // changes party.
    [[nodiscard]] virtual std::string DraftKey(AssociationId, WorkerId, domain::Party) const = 0;

    // Whom a door means by what it calls a person. One person a name; a worker may have several names.
    virtual void PutIdentity(AssociationId, std::string_view door, std::string_view name, WorkerId) = 0;
    [[nodiscard]] virtual WorkerId FindIdentity(AssociationId, std::string_view door,
                                                std::string_view name) = 0;
    virtual void RemoveIdentity(AssociationId, std::string_view door, std::string_view name) = 0;
    virtual void RemoveIdentities(AssociationId, WorkerId) = 0;

    // Unsent texts, each of one user in one place of a case.
    [[nodiscard]] virtual std::optional<KeptDraft> FindDraft(AssociationId, const DraftPlace&,
                                                             Instant now) = 0;
    virtual void KeepDraft(AssociationId, const DraftPlace&, const KeptDraft&) = 0;
    virtual void EraseDraft(AssociationId, const DraftPlace&) = 0;
    [[nodiscard]] virtual std::vector<SavedView> SavedViews(AssociationId, WorkerId) = 0;  // by id
    // A new one or another text for an old one; false: a new one, and the worker has `most` already. When it
    // is to be the first, the others are not.
    virtual bool PutSavedView(AssociationId, WorkerId, const SavedView&, int most) = 0;
    virtual bool RemoveSavedView(AssociationId, WorkerId, std::int64_t id) = 0;  // false: there is none

    [[nodiscard]] virtual std::vector<NoticeReceiver> NoticeReceivers(AssociationId) = 0;
    [[nodiscard]] virtual NoticeReceiver FindNoticeReceiver(AssociationId, WorkerId) = 0;
    // In one transaction with the notices, where the receiver still has that version; false: somebody was
    // first, and nothing is written. Nothing kept: no receiver any more.
    virtual bool PutNoticeReceiver(AssociationId, const NoticeReceiver&, std::span<const Notice>) = 0;
    [[nodiscard]] virtual std::vector<Notice> Notices(const NoticeQuery&) = 0;  // by `next`
    [[nodiscard]] virtual std::int64_t CountNotices(const NoticeQuery&) = 0;    // without the limit
    // Where it still is as it was (status, attempts, next); false: it is not, and nothing is written.
    virtual bool ChangeNotice(AssociationId, const Notice& was, const Notice& is) = 0;

    // The bytes are the office's; empty: none.
    virtual void PutSecondFactor(AssociationId, WorkerId, std::string_view secret) = 0;
    [[nodiscard]] virtual std::string FindSecondFactor(AssociationId, WorkerId) = 0;

    // true the first time for that text. Kept until `until` by the machine's clock.
    [[nodiscard]] virtual bool UseOnce(AssociationId, std::string_view what, Instant until) = 0;
    // What a browser keeps for us and can neither read nor change. Opening gives nothing when it was not made
    // here.
    [[nodiscard]] virtual std::string SealTicket(AssociationId, std::string_view plain) = 0;
    [[nodiscard]] virtual std::optional<std::string> OpenTicket(AssociationId, std::string_view sealed) = 0;

    // Entries committed by anyone since `after`, by outbox number: what live screens are told. Waits up to
    // the given time for one.
    struct Event {
        std::int64_t number = 0;
        AssociationId association;
        CaseId stream;
    };
    [[nodiscard]] virtual std::vector<Event> Events(std::int64_t after, int wait_ms) = 0;
    [[nodiscard]] virtual std::int64_t LastEvent() = 0;
};

}  // namespace samkraft::journal
