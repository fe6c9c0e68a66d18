// The office: the use cases, and the one place where domain, secrecy and journal meet. Nothing about a
// participant leaves it except as a Seen<T>, which only the office can make, and which gives up its value
// only after the access log is on disk.
//
// Threads: every member may be called from any thread.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "domain/decide.hpp"
#include "office/handover_views.hpp"
#include "office/interests.hpp"
#include "office/notice_views.hpp"
#include "office/papers.hpp"
#include "office/preparation_views.hpp"
#include "office/provider_views.hpp"
#include "office/question_views.hpp"
#include "office/rights_views.hpp"
#include "office/thread_views.hpp"
#include "office/views.hpp"
#include "oidc/provider.hpp"

// The journal is known here by name only: who includes this header cannot reach it.
namespace samkraft::journal {
class Journal;
class Stream;
struct AccessRow;
struct DraftPlace;
struct Append;
struct NewEntry;
struct Card;
struct CardQuery;
struct DueQuery;
struct Fact;
struct Notice;
}  // namespace samkraft::journal

namespace samkraft::office {

// Who asks, in which language, for which page.
struct Asker {
    secrecy::Actor actor;
    Language language = Language::kSwedish;
    std::string page;
    std::string source = {};  // the address that asks; empty: this machine
    bool identified = false;  // came by a provider of sign-in, and not by a password
};

using AccessRows = std::shared_ptr<std::vector<journal::AccessRow>>;

// What one actor saw, with its row for the access log. Not copyable: what was seen once is released once.
template <class T>
class Seen {
  public:
    Seen(Seen&&) noexcept = default;
    Seen& operator=(Seen&&) noexcept = default;

  private:
    friend class Office;
    Seen(T value, AccessRows rows) : value_(std::move(value)), rows_(std::move(rows)) {}
    T value_;
    AccessRows rows_;  // none: the log was written with the change itself
};

struct ListWish {
    Scope scope = Scope::kMine;
    ListFilter filter;
    std::string search;
    SortBy sort = SortBy::kNextDue;
    bool descending = false;
    int limit = 50, offset = 0;
    std::vector<ListColumn> columns;  // that are shown: what only some of them need is left out otherwise
};
inline constexpr int kMostExported = 10'000;  // rows of a list

// Which entry: one that is written, or a kind of entry that is about to be; and whether one colleague reads
// it.
struct AudienceWish {
    std::optional<Kind> kind;
    Category category = Category::kNone;  // none: the kind's own
    Topic topic = Topic::kNone;
    ItemId item;                 // that the entry lies on; of a message: its conversation
    WorkerId worker;             // none: everybody who takes part
    std::vector<Party> parties;  // whom a conversation is to be with
};

struct SessionView {    // about a worker, not about a participant
    std::string token;  // the cookie's value; only when the session begins
    secrecy::Actor actor;
    std::string csrf;
    std::int64_t id = 0;    // what its owner may call it
    std::string door = {};  // the provider that said who it is; empty: a password
};

// Where a sign-in comes from.
struct Origin {
    std::string address;
    std::string device = {};    // what the browser calls itself
    std::string replaces = {};  // the token of the session that the same browser had
};

class Allowance;  // of files an hour
struct Throttle;  // of sign-ins, per user name and per address; of links for signals
struct Staging;   // previews of imports
struct StagedWork;

class Office {
  public:
    struct Options {
        AssociationId association{1};
        std::string name = "Samkraft";  // the association's
        bool demo = false;
        std::int64_t session_idle_seconds = 4 * 3600, session_seconds = 12 * 3600;
        std::int64_t case_file_bytes = std::int64_t{200} << 20;  // of one party's documents in one case
        int files_an_hour = 120;                                 // that one worker may take in
        bool second_factor_required = false;  // of whoever signs in with a password; not in the demo
        std::vector<notices::Channel> notice_channels =
            {};                   // that are set up; none: nobody is told of anything
        DecidedTerms terms = {};  // how long parties keep their parts, where that is left to them
    };
    Office(journal::Journal& journal, const Clock& clock, IdSource& ids, Options options);
    ~Office();

    // ---- about a participant

    [[nodiscard]] Result<Seen<CaseView>> Case(const Asker& asker, CaseId case_id, Instant as_of = kForever);
    [[nodiscard]] Result<Seen<CasePage>> Cases(const Asker& asker, const ListWish& wish);
    [[nodiscard]] Result<Seen<Counts>> CaseCounts(const Asker& asker, const ListWish& wish);
    // The whole list, to be taken out: the rows that Cases gives page by page. Logged as a copy taken out.
    // kTooLarge: more than kMostExported.
    [[nodiscard]] Result<Seen<CasePage>> ExportCases(const Asker& asker, ListWish wish);
    [[nodiscard]] Result<Seen<office::MyDay>> Day(const Asker& asker);
    // Who leads which open cases of the asker's teams, and what is due for each, as my day shows it: by
    // worker, and by role in each team. For whoever is in a team.
    // O(cases of the teams), of which at most 4,000 are looked at.
    [[nodiscard]] Result<Seen<office::Workload>> TeamLoad(const Asker& asker);
    // What hangs on a worker in cases that are the asker's to see, and who might take over: of oneself, of
    // the own party or a team; of a project lead, for project leads. Others: kNotFound, kForbidden.
    // O(cases in reach), of which at most 4,000 are looked at and 200 opened.
    [[nodiscard]] Result<Seen<Holdings>> HoldingsOf(const Asker& asker, WorkerId worker);
    // What whoever stands in needs to know to keep a contact that is planned, for a colleague who is away
    // today and whose substitute the asker is: of cases that are the asker's to see. Others: kNotFound.
    [[nodiscard]] Result<Seen<office::Briefing>> Briefing(const Asker& asker, WorkerId away);
    // What has come since the asker last looked at the case, the asker's own writing apart; and the cases in
    // the asker's reach with such news, newest first. To be told of it is not to have looked. The feed: of
    // the cases looked at in the last two months, the 200 last looked at. O(those that have changed).
    [[nodiscard]] Result<Seen<CaseNews>> News(const Asker& asker, CaseId case_id);
    // The story of the case as the asker may know it, everybody's writing, newest first. O(entries of the
    // case).
    [[nodiscard]] Result<Seen<office::Timeline>> CaseTimeline(const Asker& asker, CaseId case_id, int limit,
                                                              int offset);
    [[nodiscard]] Result<Seen<office::MyNews>> NewsFeed(const Asker& asker, int limit, int offset);
    // What one looks through before a contact: the news of the case as News has them, what is to be done,
    // what waits for whom and what ends soon. To have looked it through is not to have looked at the case.
    [[nodiscard]] Result<Seen<Preparation>> Prepare(const Asker& asker, CaseId case_id);
    [[nodiscard]] Result<Seen<AccessLog>> Access(const Asker& asker, CaseId case_id);
    [[nodiscard]] Result<Seen<office::Allocation>> ProposeTeam(const Asker& asker, CaseId case_id);
    // What stops if the consent is taken back now, and what has been read on it, as far as the asker sees.
    [[nodiscard]] Result<Seen<ConsentReach>> Reach(const Asker& asker, CaseId case_id, ItemId consent);
    // Who has read one item of the asker's own party: of the own party by name, of others by role.
    [[nodiscard]] Result<Seen<Openings>> OpeningsOf(const Asker& asker, CaseId case_id, ItemId item);
    [[nodiscard]] Result<Seen<RuleFindings>> Rules(const Asker& asker, CaseId case_id);
    // Who sees what, by category, and who reads one entry: worked out from what the asker sees of the case,
    // so that nothing hidden from the asker changes the answer.
    [[nodiscard]] Result<Seen<ReadersView>> Readers(const Asker& asker, CaseId case_id);
    [[nodiscard]] Result<Seen<office::Audience>> Audience(const Asker& asker, CaseId case_id,
                                                          const AudienceWish& wish);

    // The conversations that the asker takes part in; one of them with its messages, which is to have read
    // it.
    [[nodiscard]] Result<Seen<ThreadList>> Threads(const Asker& asker, CaseId case_id);
    [[nodiscard]] Result<Seen<ThreadView>> Thread(const Asker& asker, CaseId case_id, ItemId item);
    // The conversations of the asker's own and the teams' cases in which something is unread. To be told of
    // it is not to have read it. O(cases in reach), of which at most 4,000 are looked at and 200 opened.
    [[nodiscard]] Result<Seen<MyUnread>> UnreadThreads(const Asker& asker);
    // What the asker has begun to write in a place of the case and not sent, where that is the form's own to
    // name: letters, digits, "-" and "_", at most 32. Kept for 30 days, or until it is sent. kNotFound.
    [[nodiscard]] Result<Seen<DraftView>> FindDraft(const Asker& asker, CaseId case_id,
                                                    std::string_view place);
    [[nodiscard]] Result<Seen<DraftView>> KeepDraft(const Asker& asker, CaseId case_id,
                                                    std::string_view place, const DraftWish& wish);
    [[nodiscard]] Result<Seen<DraftView>> EraseDraft(const Asker& asker, CaseId case_id,
                                                     std::string_view place);

    // Everything that the asker's party has about the participant, as the participant may get it; asked for
    // by the participant: of all parties. Logged as a copy taken out.
    [[nodiscard]] Result<Seen<Extract>> MakeExtract(const Asker& asker, CaseId case_id);
    // Of a participant who has signed in.
    [[nodiscard]] Result<Seen<OwnCase>> Own(const Asker& asker);

    // ---- the party's records, for who keeps them (domain::Worker::records): of the own party alone

    // What may be disposed of, and the certificates of what has been. O(entries of the association).
    [[nodiscard]] Result<Seen<RecordsList>> Records(const Asker& asker);
    [[nodiscard]] Result<Seen<DisposalPlan>> PlanDisposal(const Asker& asker, CaseId case_id);
    // A hold, its end, a proposal to dispose: written as Write does. Other kinds are refused.
    [[nodiscard]] Result<Seen<Receipt>> WriteRecords(const Asker& asker, CaseId case_id,
                                                     const std::vector<Wish>& wishes, const std::string& key,
                                                     std::string_view request);
    // The second person's word: destroys the party's part of the case. Errors: kSecondPerson, kWrongState.
    [[nodiscard]] Result<Seen<Certificate>> Dispose(const Asker& asker, CaseId case_id);
    [[nodiscard]] Result<Seen<Certificate>> CertificateOf(const Asker& asker, CaseId case_id);
    // Everything in the party's part, for its archive. Logged as a copy taken out.
    // `documents`: with the files of its own documents, too.
    enum class Documents : std::uint8_t { kListed, kEnclosed };
    [[nodiscard]] Result<Seen<PartyFile>> File(const Asker& asker, CaseId case_id,
                                               Documents documents = Documents::kListed);

    // Writes all of the wishes or none. `key` makes a repeat harmless. Errors: those of domain::Decide.
    [[nodiscard]] Result<Seen<Receipt>> Write(const Asker& asker, CaseId case_id,
                                              const std::vector<Wish>& wishes, const std::string& key,
                                              std::string_view request);
    // Whether Write would take the wishes now; writes nothing. The receipt names no items. The same errors.
    [[nodiscard]] Result<Seen<Receipt>> CheckWrite(const Asker& asker, CaseId case_id,
                                                   const std::vector<Wish>& wishes);
    // The same for a document with its file, which must have been looked through (formats/document.hpp): the
    // one wish is a DocumentAdded. Errors besides: kFilesFull.
    [[nodiscard]] Result<Seen<Receipt>> AddDocument(const Asker& asker, CaseId case_id, const Wish& wish,
                                                    TakenDocument document, const std::string& key,
                                                    std::string_view request);
    // Before a file is looked at: counts it, of somebody who may send one to the case. kNotFound, kForbidden,
    // kTooManyTries.
    [[nodiscard]] Done TakeUpload(const Asker& asker, CaseId case_id);
    // The file of a document, for who reads its entry whole; version 0: the latest. Everybody else gets
    // kNotFound. Logged as a copy taken out.
    [[nodiscard]] Result<Seen<DocumentFile>> Document(const Asker& asker, CaseId case_id, ItemId item,
                                                      std::int32_t version = 0);
    // What a paper is made of (papers.hpp), for who works with the case. `access`: kRead to look at it,
    // kExported to take it out; logged as such. kOfficersOnly: of a protected person, and the asker is none
    // of the named officers. kUnknownField: the template does not take it. kNotFound with a pointer: what it
    // is to be about is not there, or may not leave on paper.
    [[nodiscard]] Result<Seen<PaperSource>> MakePaper(const Asker& asker, CaseId case_id, PaperTemplate paper,
                                                      const PaperWish& wish, domain::Access access);
    [[nodiscard]] Result<Seen<Receipt>> Open(const Asker& asker, const Referral& referral,
                                             const std::string& key, std::string_view request);

    // Shows what a file of participants would do, without writing; then writes it, all or nothing, once.
    [[nodiscard]] Result<Seen<ImportPreview>> StageImport(const Asker& asker, std::vector<ImportRow> rows);
    [[nodiscard]] Result<Seen<ImportReceipt>> ApproveImport(const Asker& asker, const std::string& import);

    // Lets go of what was seen: rendered now, on this thread; handed to `then` as soon as its access-log rows
    // are on disk, on this thread or the journal's.
    template <class T, class Render, class Then>
    void Release(Seen<T> seen, Render render, Then then) {
        auto rendered = render(std::as_const(seen.value_));
        if (!seen.rows_) return then(std::move(rendered));
        auto kept = std::make_shared<decltype(rendered)>(std::move(rendered));
        LogThen(std::move(seen.rows_), [kept, then = std::move(then)] { then(std::move(*kept)); });
    }
    // The same with the value itself, for who has no need to render it.
    template <class T>
    void Release(Seen<T> seen, std::function<void(const T&)> then) {
        Release(std::move(seen), [](const T& value) { return value; }, std::move(then));
    }
    // Opens a case of the asker's own party to who is not assigned to it, for a stated reason and some hours;
    // the party's reviewer is told. Found by the whole personal number: one that is nobody's, another
    // party's or protected gets the same answer, kNotFound. Errors besides: kTooManyTries for the day.
    [[nodiscard]] Result<Seen<OpeningReceipt>> OpenInOwnParty(const Asker& asker, const OpeningWish& wish,
                                                              const std::string& key,
                                                              std::string_view request);

    // ---- for the reviewers of a party: its own workers' doings alone (row 26). Others: kForbidden.

    [[nodiscard]] Result<Seen<ReviewDesk>> Desk(const Asker& asker);
    // The list of a week that is over; made the first time it is asked for, and kept as it was made.
    [[nodiscard]] Result<Seen<ReviewWeekView>> WeekList(const Asker& asker, Date monday);
    [[nodiscard]] Result<Seen<LogLines>> RowsBehind(const Asker& asker, ItemId item);  // or an opening
    // Nobody judges what they have done themselves: kSecondPerson.
    [[nodiscard]] Result<Seen<ReviewItemView>> AddFinding(const Asker& asker, ItemId item,
                                                          const FindingWish& wish);
    [[nodiscard]] Result<Seen<OpeningView>> ReviewOpening(const Asker& asker, ItemId opening,
                                                          const VerdictWish& wish);

    // Calls `then` when the refusal that the error tells of is in the log; for other errors at once.
    void Refuse(const Asker& asker, CaseId case_id, const Error& error, std::function<void()> then);

    // Changes since a number, waiting up to the given time for one; how many entries a case has; and whether
    // the actor reads one of those after the first `known` that is not older than `since`.
    struct Change {
        std::int64_t number = 0;
        CaseId case_id;  // none: who works here, or who is signed in
    };
    [[nodiscard]] std::int64_t LastChange();
    [[nodiscard]] std::vector<Change> Changes(std::int64_t after, int wait_ms);
    [[nodiscard]] std::size_t LengthOf(CaseId case_id);
    [[nodiscard]] bool ChangedFor(const secrecy::Actor& actor, CaseId case_id, std::size_t known,
                                  Instant since);

    // ---- about nobody

    [[nodiscard]] std::shared_ptr<const Directory> TheDirectory();
    [[nodiscard]] Instant Now() const { return clock_.Now(); }
    [[nodiscard]] Date Today() const { return LocalDate(clock_.Now()); }
    [[nodiscard]] bool IsDemo() const { return options_.demo; }
    [[nodiscard]] AssociationId Association() const { return options_.association; }
    // What those who are asked for consent from now on are shown, in a form and a language. By project leads.
    // The same text sent again is the same version.
    [[nodiscard]] Result<ConsentText> PublishConsentText(const Asker& asker, ConsentText text);
    [[nodiscard]] Result<SusReportView> SusReport(const Asker& asker, Date from,
                                                  Date until);  // exits in [from, until)

    // ---- own interest (jäv, förvaltningslagen 2017:900, 16 §): whose cases are closed to a worker

    // What the worker has declared; the number itself is kept as a keyed hash alone.
    [[nodiscard]] Result<OwnRelations> RelationsOf(const Asker& asker);
    [[nodiscard]] Result<OwnRelations> Declare(const Asker& asker, const Declaration& declaration);
    // For who answers for a party's staff: who has declared and when, never to whom; and to end one.
    [[nodiscard]] Result<StaffRelations> RelationsOfStaff(const Asker& asker);
    [[nodiscard]] Result<StaffRelations> EndRelation(const Asker& asker, RelationId relation,
                                                     std::string reason);

    // ---- who is away, and who stands in (handover.cpp); about no participant

    // Those that are not over: of oneself, of the own party and teams, and for whom one stands in.
    [[nodiscard]] Result<AwayList> AwayPeriods(const Asker& asker);
    // By oneself, by a colleague of the party in a team of theirs, or by who answers for the party's staff.
    [[nodiscard]] Result<AwayList> SetAway(const Asker& asker, const AwayWish& wish);
    [[nodiscard]] Result<AwayList> EndAway(const Asker& asker, AwayId away);

    // ---- questions to experts, about nobody (asking.cpp). Asked by whoever works with cases; read by the
    // asker and by the expert's role in its party; what is published, by all who work here but operators.
    // Others: kForbidden, or kNotFound for one question.

    // What in the texts may tell of somebody, by form, by lists and by the names in the asker's own list.
    [[nodiscard]] Result<Seen<TextFindings>> CheckTexts(const Asker& asker, const TextsWish& wish);
    [[nodiscard]] Result<QuestionDesk> QuestionsOf(const Asker& asker);
    [[nodiscard]] Result<QuestionView> Question(const Asker& asker, QuestionId id);
    // Errors: kIdentifies, kUnconfirmed. `key` makes a repeat harmless.
    [[nodiscard]] Result<QuestionView> Ask(const Asker& asker, QuestionWish wish, const std::string& key,
                                           std::string_view request);
    // One step each. Errors besides: kStale, kWrongState, kSecondPerson (nobody answers their own).
    [[nodiscard]] Result<QuestionView> TakeQuestion(const Asker& asker, QuestionId id, const StepWish& wish);
    [[nodiscard]] Result<QuestionView> AnswerQuestion(const Asker& asker, QuestionId id,
                                                      const TurnWish& wish);
    [[nodiscard]] Result<QuestionView> AddToQuestion(const Asker& asker, QuestionId id, const TurnWish& wish);
    [[nodiscard]] Result<QuestionView> CloseQuestion(const Asker& asker, QuestionId id, const StepWish& wish);
    [[nodiscard]] Result<QuestionView> AgreeToPublish(const Asker& asker, QuestionId id,
                                                      const AgreementWish& wish);
    [[nodiscard]] Result<QuestionView> PublishAnswer(const Asker& asker, QuestionId id,
                                                     const PublicationWish& wish);  // or kNotAgreed
    [[nodiscard]] Result<QuestionView> WithdrawAnswer(const Asker& asker, QuestionId id,
                                                      const StepWish& wish);
    // Every word of the search somewhere in it; O(what is published).
    [[nodiscard]] Result<FaqPage> Faq(const Asker& asker, const FaqWish& wish);
    // For live screens, as LengthOf and ChangedFor.
    [[nodiscard]] static bool IsOfQuestions(CaseId stream);
    [[nodiscard]] std::size_t QuestionEntries();
    [[nodiscard]] bool QuestionsChangedFor(const Asker& asker, std::size_t known, Instant since);

    // ---- providers and workplaces; for who works with cases, and project leads

    // The register, with how many of those whom the asker sees are where. O(providers + cases in reach).
    [[nodiscard]] Result<Seen<ProviderList>> Providers(const Asker& asker);
    // One of them, with those whom the asker sees there. O(cases in reach), and as reading the cases there.
    [[nodiscard]] Result<Seen<ProviderView>> ProviderPage(const Asker& asker, ProviderId id);
    // None: a new one. `key` makes a repeat harmless. Errors: those of domain::Checked, kNotFound, kStale.
    [[nodiscard]] Result<KeptProvider> KeepProvider(const Asker& asker, ProviderId id, ProviderWish wish,
                                                    const std::string& key, std::string_view request);
    // Writes in each of the cases as Write does, all or nothing per case, and says how each went.
    [[nodiscard]] Seen<std::vector<WrittenCase>> WriteEach(const Asker& asker,
                                                           const std::vector<CaseWishes>& cases,
                                                           const std::string& key);
    // For whoever has the link of an activity's place, signed in or not. kNotFound: the link does not hold,
    // whatever the reason. kTooManyTries: too many that did not, from the same address.
    [[nodiscard]] Result<SignalPage> SignalPageOf(std::string_view token, const std::string& source);
    [[nodiscard]] Done TakeSignal(std::string_view token, const std::string& source, SignalKind signal);

    // ---- a worker's own ways of looking at the list, by name; each answer is all that there are then

    [[nodiscard]] Result<ViewList> Views(const Asker& asker);
    // None: a new one. kAlreadyDone: another has that name. kTooLarge: thirty are there. kNotFound.
    [[nodiscard]] Result<ViewList> PutView(const Asker& asker, ViewId id, ViewWish wish);
    [[nodiscard]] Result<ViewList> RemoveView(const Asker& asker, ViewId id);

    // ---- notices by mail and SMS that something waits (docs/decisions/0029): to one's own addresses, which
    // nobody else sees or sets

    [[nodiscard]] NoticeSettings NoticesOf(const Asker& asker);
    [[nodiscard]] Result<NoticeSettings> SetQuietHours(const Asker& asker, const notices::QuietHours& quiet);
    // Sends a code to the address, which is in use once the code has come back. kNotFound: the channel is not
    // set up. kTooManyTries: too many codes have been asked for.
    [[nodiscard]] Result<NoticeSettings> OfferNoticeAddress(const Asker& asker, notices::Channel channel,
                                                            std::string_view typed);
    [[nodiscard]] Result<NoticeSettings> ConfirmNoticeAddress(const Asker& asker, notices::Channel channel,
                                                              std::string_view code);
    [[nodiscard]] Result<NoticeSettings> RemoveNoticeAddress(const Asker& asker, notices::Channel channel);
    // What did not arrive, for who looks after the program (operators, project leads): never an address, and
    // of a participant not who.
    [[nodiscard]] Result<UndeliveredNotices> Undelivered(const Asker& asker);
    [[nodiscard]] Result<UndeliveredNotices> TryNoticeAgain(const Asker& asker, NoticeId id);

    // For the postman. Puts a notice for everybody for whom something has begun to wait, as far as their
    // quiet hours and the pause between two let it. Reads what has been committed: nothing is lost when it is
    // not called. O(receivers · what is due for them).
    void MakeNotices();
    // Sends those whose time has come, and keeps what became of it.
    void SendNotices(const notices::Senders& senders);

    // ---- sign-in (local users; another door may make a Session the same way)

    // kCodeNeeded: the password is right, and a code is wanted too.
    [[nodiscard]] Result<SessionView> SignIn(std::string_view username, std::string_view password,
                                             const Origin& from, std::string_view code = {});
    // Somebody whom a provider has signed in, and who works here already, for that provider's party.
    // kUnknownPerson, kSignInStale (the same word of the provider again).
    [[nodiscard]] Result<SessionView> SignInThrough(const oidc::Identity& identity, Party party,
                                                    const Origin& from);
    // false: this word has been heard before.
    [[nodiscard]] bool SignOutThrough(const oidc::Departure& departure, const std::string& address);
    // What a browser keeps for us on its way to a provider and back; it can neither read nor change it.
    [[nodiscard]] std::string SealTicket(const oidc::Ticket& ticket);
    [[nodiscard]] std::optional<oidc::Ticket> OpenTicket(std::string_view sealed);
    // `use` keeps the session from going idle; a screen that only listens does not use it.
    [[nodiscard]] Result<SessionView> FindSession(std::string_view token, bool use = true);
    [[nodiscard]] std::string DraftKey(const secrecy::Actor&) const;  // journal::Journal::DraftKey
    void SignOut(std::string_view token, const Asker& asker);
    // One's own sessions, newest first; the ids of others' are nowhere.
    [[nodiscard]] std::vector<OwnSession> SessionsOf(const Asker& asker, std::int64_t current);
    Done EndSession(const Asker& asker, std::int64_t id);
    void EndOtherSessions(const Asker& asker, std::int64_t current);

    // A new password for who signs in with one; the present one, and a code when there is a second factor,
    // show that it is still the same person. The user name is asked of a participant. The other sessions end.
    // kInvalid with what is wrong of /username, /password, /code and /new.
    Done ChangePassword(const Asker& asker, std::string_view username, std::string_view password,
                        std::string_view code, std::string_view fresh, std::int64_t current);

    // ---- the second factor of who signs in with a password

    [[nodiscard]] SecondFactorView SecondFactor(const Asker& asker);
    // A new secret, which holds once a code of it has been given. The password, and the old code when there
    // is one, show that it is still the same person.
    [[nodiscard]] Result<SecondFactorOffer> OfferSecondFactor(const Asker& asker, std::string_view password,
                                                              std::string_view code);
    Done ConfirmSecondFactor(const Asker& asker, std::string_view code, std::int64_t current);
    Done RemoveSecondFactor(const Asker& asker, std::string_view password, std::string_view code,
                            std::int64_t current);

    // ---- for the program itself: set-up, demo, import

    // Or changes one, by id. The personal number is kept as a keyed hash; none given: as the worker has it.
    Done AddWorker(Worker worker, std::string_view password_hash, std::string_view personal_number = {});
    // Of where somebody lives, for Worker::home_hash; none given: none. kNotAHome: it does not hold street,
    // number and postal code.
    [[nodiscard]] Result<std::string> HomeHash(Party employer, std::string_view address);
    Done AddTeam(const Team& team);
    // Whom a provider means by a name: the value of its claim.
    Done AddIdentity(WorkerId worker, std::string_view door, std::string_view name);
    void RemoveIdentity(std::string_view door, std::string_view name);
    void RemoveIdentities(WorkerId worker);  // and ends the sessions
    // By an administrator's command: a secret that holds at once, or none any more. All sessions end.
    SecondFactorOffer SetSecondFactor(const Worker& worker);
    void ClearSecondFactor(const Worker& worker);
    // Lets the case's participant sign in, to that person's own case and nothing else.
    Done AddParticipantLogin(CaseId case_id, std::string_view username, std::string_view password_hash);
    static std::string HashPassword(std::string_view password,
                                    bool quick);  // argon2id; quick only for the demo's known password

    // For the office's own files.
    struct OpenedCase;
    struct KnownPerson;
    struct Relation {  // declared by a worker
        RelationId id;
        WorkerId worker;
        Closeness closeness = Closeness::kRelative;
        std::string label, number_hash;
        Instant declared, ended;
        std::string reason;
    };
    struct OwnInterests {
        std::vector<Relation> relations;
    };
    struct ReviewBook;
    struct QuestionBook;
    struct ProviderBook;

  private:
    struct SignalPlace {  // where a link leads, as the program sees it: nothing of this leaves the office
        CaseId case_id;
        std::int64_t sequence = 0;
        std::vector<Entry> whole;
        CaseState state;
        About activity;
        Party owner = Party::kNone;
        std::string provider;
    };
    // Facts for loads and outcome tables, kept in memory and brought up to date at each call.
    [[nodiscard]] std::shared_ptr<const std::vector<journal::Fact>> Facts();
    // kRecords: who keeps the party's records comes in without an assignment, where the party has a part.
    enum class Door : std::uint8_t { kWork, kRecords };
    // kHeads: of what is seen, only what governs access and the identity are opened.
    enum class Depth : std::uint8_t { kHeads, kEntries };
    [[nodiscard]] OpenedCase OpenCaseFile(const secrecy::Actor& actor, CaseId case_id, Instant as_of,
                                          bool whole, Door door = Door::kWork, Depth depth = Depth::kEntries);
    [[nodiscard]] CaseNews NewsIn(const Asker& asker, const OpenedCase& file);
    [[nodiscard]] Result<OpenedCase> OpenRecords(const Asker& asker, CaseId case_id);
    [[nodiscard]] Extract ExtractOf(const Asker& asker, OpenedCase& file, bool for_archive);
    [[nodiscard]] Result<Seen<Receipt>> WriteBy(Door door, const Asker& asker, CaseId case_id,
                                                const std::vector<Wish>& wishes, const std::string& key,
                                                std::string_view request,
                                                const TakenDocument* document = nullptr);
    [[nodiscard]] bool TakenAwayFrom(const secrecy::Actor& actor, OpenedCase& file, std::size_t known,
                                     Instant since);
    // What the asker would see of, if it were there. Before the entries are folded.
    [[nodiscard]] domain::Sight SightIn(const Asker& asker, const OpenedCase& file) const;
    [[nodiscard]] CaseView MakeView(const Asker& asker, OpenedCase& file);
    [[nodiscard]] journal::AccessRow RowFor(const Asker& asker, domain::Access access, CaseId case_id) const;
    // That the case was shown as it was opened: how far it had come, and what of it.
    [[nodiscard]] journal::AccessRow ShownRow(const Asker& asker, domain::Access access,
                                              const OpenedCase& file) const;
    [[nodiscard]] Result<std::optional<Seen<Receipt>>> Commit(const Asker& asker, journal::Append append,
                                                              const Receipt& receipt);
    [[nodiscard]] Result<std::optional<Seen<Receipt>>> RepeatOf(const Asker& asker, const std::string& key,
                                                                const std::string& fingerprint);
    [[nodiscard]] EntryHead HeadFor(const secrecy::Actor& actor, const Draft& draft, Instant now,
                                    std::map<ItemId, std::int32_t>& versions);
    [[nodiscard]] journal::CardQuery QueryFor(const Asker& asker, const ListWish& wish);
    [[nodiscard]] Result<Seen<CasePage>> Listed(const Asker& asker, const ListWish& wish,
                                                domain::Access access);
    // What an opening, or wishes in a case, would append; the journal decides whether it still can.
    [[nodiscard]] Result<journal::Append> OpeningOf(const Asker& asker, Referral referral);
    [[nodiscard]] Result<std::pair<journal::Append, Receipt>> DraftedIn(
        const Asker& asker, CaseId case_id, const std::vector<Wish>& wishes, Door door,
        const TakenDocument* document = nullptr);
    [[nodiscard]] Done HasRoomFor(const OpenedCase& file, Party party, std::size_t bytes) const;
    [[nodiscard]] Done HoldsPerson(const Asker& asker, CaseId case_id, const std::vector<Entry>& whole,
                                   journal::Append& append);
    [[nodiscard]] KnownPerson Know(const Asker& asker, const std::string& number);
    [[nodiscard]] Result<journal::Append> AppendOf(const Asker& asker, const StagedWork& row);
    [[nodiscard]] static std::vector<Wish> ChangesIn(const CaseState& seen, Party party, Referral& row);
    // Whether the number is the asker's own or of somebody the asker has declared to be close to.
    [[nodiscard]] bool IsClose(const secrecy::Actor& actor, std::string_view number);
    [[nodiscard]] bool IsClosedTo(const secrecy::Actor& actor, journal::Stream& stream);
    [[nodiscard]] std::vector<CaseId> ClosedTo(const secrecy::Actor& actor);
    [[nodiscard]] std::vector<std::string> HashesOf(const secrecy::Actor& actor);
    [[nodiscard]] std::shared_ptr<const OwnInterests> Interests();
    [[nodiscard]] static std::shared_ptr<const OwnInterests> InterestsOf(journal::Stream& stream);
    [[nodiscard]] Result<journal::DraftPlace> DraftPlaceOf(const Asker& asker, CaseId case_id,
                                                           std::string_view place);
    void LogThen(AccessRows rows, std::function<void()> then);
    void LogNow(journal::AccessRow row);  // waits until it is on disk
    [[nodiscard]] journal::DueQuery DuesFor(const Asker& asker, int days_ahead);
    // Of dues in their order: as my day shows them, what is due in rounds once; with whose each is, by name
    // or as the lead.
    [[nodiscard]] Result<std::vector<std::pair<DayItem, WorkerId>>> DayItems(const Asker& asker,
                                                                             const journal::DueQuery& query);
    [[nodiscard]] Done ForEachCard(const Asker& asker, Scope scope,
                                   const std::function<void(const journal::Card&, const CardContent&)>& then);
    [[nodiscard]] bool MayTellOf(const Asker& asker, WorkerId worker);
    [[nodiscard]] Done MaySetAway(const Asker& asker, const Worker* worker);
    [[nodiscard]] Done IsReviewer(const Asker& asker);
    [[nodiscard]] ReviewBook ReadReviews(Party party);
    [[nodiscard]] Result<std::int64_t> MakeWeek(const Asker& asker, Date monday);
    [[nodiscard]] journal::NewEntry ReviewEntry(const Asker& asker, std::uint16_t kind, ItemId item,
                                                std::int32_t version, std::string payload);
    [[nodiscard]] QuestionBook& Questions();  // as it is now; under questions_mutex_
    [[nodiscard]] Done ReadsAnswers(const Asker& asker);
    [[nodiscard]] Result<KnownNames> NamesKnownTo(const Asker& asker);
    [[nodiscard]] Done TellsOfNobody(const Asker& asker,
                                     const std::vector<std::pair<std::string, std::string_view>>& texts,
                                     const std::vector<std::string>& confirmed);
    [[nodiscard]] journal::Append QuestionEntry(const Asker& asker, std::uint16_t kind, QuestionId id,
                                                std::int32_t version, std::string payload);
    template <class Make>
    [[nodiscard]] Result<QuestionView> TakeStep(const Asker& asker, QuestionId id, std::int32_t version,
                                                QuestionStep step, std::uint16_t kind, Make make);
    [[nodiscard]] Result<QuestionView> AddTurn(const Asker& asker, QuestionId id, const TurnWish& wish,
                                               bool answers);
    [[nodiscard]] ProviderBook& ProvidersNow();  // under providers_mutex_
    [[nodiscard]] std::optional<Provider> FindProvider(ProviderId id);
    // Of the asker's own list, the cases with somebody at a provider.
    [[nodiscard]] Result<std::vector<std::pair<CaseId, CardContent>>> CardsAtProviders(const Asker& asker);
    [[nodiscard]] Result<SignalPlace> FindSignalPlace(std::string_view typed, const std::string& source);
    struct NoticeReceiver;
    template <class Alter>
    [[nodiscard]] Result<NoticeSettings> ChangeNotices(const Asker& asker, Alter alter);
    [[nodiscard]] NoticeSettings SettingsIn(WorkerId worker, const NoticeReceiver& receiver);
    // What waits for the actor now, as hashes, sorted. Shown to nobody.
    [[nodiscard]] std::vector<std::string> WaitsFor(const secrecy::Actor& actor);
    [[nodiscard]] std::optional<secrecy::Actor> ActorOf(const NoticeReceiver& receiver, WorkerId worker);
    void MakeNoticesFor(WorkerId worker, std::int64_t version, const std::string& kept, Instant now);
    void SendNotice(const journal::Notice& notice, const notices::Senders& senders);
    void RenewRunOut();
    void RenewProjections(CaseId case_id);
    Done PutParticipantLogin(PersonId person, std::string_view username, std::string_view hash);
    Done AppendToDirectory(std::uint16_t kind, std::int64_t id, std::string payload,
                           const Asker* asker = nullptr);
    // What is so of a case whether the asker sees it or not, for domain::Decide; `file` must outlive it.
    void TellOf(Setting& setting, const OpenedCase& file, const secrecy::Actor& actor);
    [[nodiscard]] SessionView BeginSession(const Worker& worker, const Origin& from,
                                           const oidc::Identity* identity);
    [[nodiscard]] Result<SessionView> ParticipantThrough(const oidc::Identity& identity, Asker asker,
                                                         const Origin& from);
    [[nodiscard]] bool WorksHere(const Worker* worker);
    [[nodiscard]] bool TakeCode(WorkerId worker, const std::string& secret, std::string_view code);
    // The user name, folded, of who has shown to be still the same.
    [[nodiscard]] Result<std::string> StillThere(const Asker& asker, std::string_view username,
                                                 std::string_view password, std::string_view code);
    void EndSessionsOf(WorkerId worker, std::int64_t but);

    journal::Journal& journal_;
    const Clock& clock_;
    IdSource& ids_;
    Options options_;
    std::unique_ptr<Throttle> throttle_, signal_throttle_;
    std::unique_ptr<Allowance> uploads_;
    std::unique_ptr<Staging> staging_;
    std::mutex import_mutex_;  // one approval at a time
    std::mutex texts_mutex_;   // one published text at a time
    std::mutex review_mutex_;  // one opening, one verdict, one finding at a time
    std::mutex week_mutex_;    // one list at a time
    std::array<std::mutex, 64>
        case_mutexes_;  // by case: writers here take turns, so that none is outrun again and again
    std::mutex mutex_;  // guards what follows
    std::shared_ptr<const Directory> directory_;
    std::shared_ptr<const OwnInterests> interests_;
    std::int64_t directory_sequence_ = -1, directory_read_ = 0;
    std::mutex questions_mutex_;  // guards the next
    std::unique_ptr<QuestionBook> questions_;
    std::mutex providers_mutex_;  // guards the next
    std::unique_ptr<ProviderBook> providers_;
    std::mutex facts_mutex_;  // guards what follows
    std::shared_ptr<const std::vector<journal::Fact>> facts_;
    std::unordered_map<CaseId, std::size_t> fact_places_;
    std::int64_t facts_revision_ = 0;
};

}  // namespace samkraft::office
