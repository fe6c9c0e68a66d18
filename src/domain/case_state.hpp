// A case as one reader sees it: the fold of the entries that reader may read. The same shape for a full
// reader and for one who sees a fraction; what is not seen is not there. An entry that continues an item
// whose beginning is unseen is unseen too, and versions count what the reader has seen, so neither tells that
// something else happened.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/entries.hpp"
#include "domain/waiting.hpp"

namespace samkraft::domain {

enum class Phase : std::uint8_t { kReferred, kConsent, kAssessment, kPlanning, kActive, kClosed };
constexpr std::array<std::string_view, 6> Names(Phase) {
    return {"referred", "consent", "assessment", "planning", "active", "closed"};
}

enum class ActivityStatus : std::uint8_t {
    kOffered,
    kAccepted,
    kDeclined,
    kOngoing,
    kInterrupted,
    kCompleted
};
constexpr std::array<std::string_view, 6> Names(ActivityStatus) {
    return {"offered", "accepted", "declined", "ongoing", "interrupted", "completed"};
}

// Unconfirmed: given on paper and waiting for a second person; it opens nothing.
enum class ConsentStatus : std::uint8_t { kAsked, kGiven, kRefused, kWithdrawn, kUnconfirmed };
constexpr std::array<std::string_view, 5> Names(ConsentStatus) {
    return {"asked", "given", "refused", "withdrawn", "unconfirmed"};
}

// What is known of an item apart from its content.
struct About {
    ItemId item;
    std::int32_t version = 1;  // as the reader counts; sent back with a write on the item
    Party owner = Party::kNone;
    Category category = Category::kNone;
    Topic topic = Topic::kNone;
    WorkerId author;
    Instant at;
    bool limited = false;               // the reader gets a part of it
    std::optional<bool> redacted = {};  // its texts have been blotted out
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"item"}, self.item);
        visit({"version"}, self.version);
        visit({"owner"}, self.owner);
        visit({"category"}, self.category);
        visit({"topic"}, self.topic);
        visit({"author"}, self.author);
        visit({"at"}, self.at);
        visit({"limited"}, self.limited);
        visit({"redacted"}, self.redacted);
    }
};

template <class Content>
struct Written : Content {
    About about;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"about"}, self.about);
        Content::Fields(self, visit);
    }
};

struct Consent {
    Written<ConsentAsked> asked;
    ConsentStatus status = ConsentStatus::kAsked;
    std::optional<Written<ConsentGiven>> given;
    std::optional<Written<ConsentConfirmed>> confirmed;
    Date until;     // of given consent: its last day
    Date answered;  // refused or withdrawn
    std::string note;
    Party answered_by = Party::kNone;  // whose worker wrote the latest answer, and when: not part of what is
    Instant answered_at;               // shown
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"asked"}, self.asked);
        visit({"status"}, self.status);
        visit({"given"}, self.given);
        visit({"confirmed"}, self.confirmed);
        visit({"until"}, self.until);
        visit({"answered"}, self.answered);
        visit({"note"}, self.note);
    }
};

struct Activity {
    Written<ActivityOffered> offer;
    ActivityStatus status = ActivityStatus::kOffered;
    std::vector<HoursStep> hours;  // the ramp that holds
    std::optional<Written<ActivityAnswered>> answer;
    std::optional<ActivityWaiting> waiting;
    Date started, ended;
    std::vector<Written<ActivityHours>> changes;
    std::optional<Written<ActivityInterrupted>> interruption;
    std::optional<Written<ActivityCompleted>> completion;
    bool replanned = false;  // after an interruption: a new activity has been offered
    // The last day was moved; the offer's `until` is the one that holds.
    std::vector<Written<ActivityExtended>> extensions;
    std::vector<Written<SignalLink>> signal_links;        // of each party the newest
    std::optional<Written<ActivityRated>> rating;         // the participant's newest, for who reads it whole
    [[nodiscard]] std::int32_t HoursOn(Date date) const;  // per week by the ramp; 0 before it begins
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"offer"}, self.offer);
        visit({"status"}, self.status);
        visit({"hours"}, self.hours);
        visit({"answer"}, self.answer);
        visit({"waiting"}, self.waiting);
        visit({"started"}, self.started);
        visit({"ended"}, self.ended);
        visit({"changes"}, self.changes);
        visit({"interruption"}, self.interruption);
        visit({"completion"}, self.completion);
        visit({"replanned"}, self.replanned);
        visit({"extensions"}, self.extensions);
        visit({"signal_links"}, self.signal_links);
        visit({"rating"}, self.rating);
    }
};

struct FollowUpItem {  // planned, done, or both
    About about;
    std::optional<FollowUpPlanned> planned;
    std::optional<Written<FollowUp>> done;
    std::optional<Written<Substitution>> substitution;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"about"}, self.about);
        visit({"planned"}, self.planned);
        visit({"done"}, self.done);
        visit({"substitution"}, self.substitution);
    }
};

struct AbsenceItem {
    Written<Absence> absence;
    std::optional<Written<AbsenceFollowed>> followed;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"absence"}, self.absence);
        visit({"followed"}, self.followed);
    }
};

struct ProposalItem {
    Written<Proposal> proposal;
    std::vector<Written<Opinion>> opinions;
    std::optional<Written<DecisionMade>> decision;
    // Whether the decision approves the activity; it must be the one that the proposal names. For how long,
    // the decision says.
    [[nodiscard]] bool Approves(Matter matter, ItemId activity) const {
        return decision && decision->verdict == Verdict::kApproved && proposal.matter == matter &&
               proposal.activity && proposal.activity == activity;
    }
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"proposal"}, self.proposal);
        visit({"opinions"}, self.opinions);
        visit({"decision"}, self.decision);
    }
};

struct GoalItem {
    Written<Goal> goal;
    std::optional<Written<GoalClosed>> closed;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"goal"}, self.goal);
        visit({"closed"}, self.closed);
    }
};

struct AssignmentItem {
    Written<WorkerAssigned> assigned;
    bool ended = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"assigned"}, self.assigned);
        visit({"ended"}, self.ended);
    }
};

struct OpeningItem {  // a reasoned opening, and what its reviewer found
    Written<OwnPartyOpening> opening;
    std::optional<Written<OpeningReviewed>> review;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"opening"}, self.opening);
        visit({"review"}, self.review);
    }
};

struct DisclosureItem {
    Written<Disclosed> disclosed;
    bool ended = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"disclosed"}, self.disclosed);
        visit({"ended"}, self.ended);
    }
};

struct RedactionItem {  // of the own party alone
    Written<RedactionProposed> proposed;
    std::optional<Written<RedactionAnswered>> answered;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"proposed"}, self.proposed);
        visit({"answered"}, self.answered);
    }
};

// What the participant has asked of a party, and the answer.
struct RightsItem {
    Written<RightsAsked> asked;
    Date answer_by;  // one month after it was received, three when that was extended (GDPR art. 12.3)
    std::optional<Written<RightsAnswered>> extension, answer;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"asked"}, self.asked);
        visit({"answer_by"}, self.answer_by);
        visit({"extension"}, self.extension);
        visit({"answer"}, self.answer);
    }
};

struct KeptBackItem {  // about.item: what is kept back
    Written<KeptBack> kept;
    bool ended = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"kept"}, self.kept);
        visit({"ended"}, self.ended);
    }
};

struct HoldItem {
    Written<HoldSet> set;
    std::optional<Written<HoldLifted>> lifted;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"set"}, self.set);
        visit({"lifted"}, self.lifted);
    }
};

struct DocumentItem {
    Written<DocumentAdded> document;
    std::vector<Written<DocumentAdded>> earlier;  // versions, the oldest first
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"document"}, self.document);
        visit({"earlier"}, self.earlier);
    }
};

// A change that is proposed, with the answers that still count: those to its newest version, given since the
// activity was last changed.
struct PlanChangeItem {
    Written<PlanChange> change;
    std::vector<Written<PlanChange>> earlier;  // versions, the oldest first
    std::vector<Written<PlanChangeAnswered>> answers;
    bool overtaken = false;  // what it is about has changed since: to be proposed anew, or withdrawn
    std::optional<Written<PlanChangeClosed>> closed;
    [[nodiscard]] const Written<PlanChangeAnswered>* AnswerOf(Party party) const;
    [[nodiscard]] bool Objected() const;
    [[nodiscard]] bool AllAnswered() const;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"change"}, self.change);
        visit({"earlier"}, self.earlier);
        visit({"answers"}, self.answers);
        visit({"overtaken"}, self.overtaken);
        visit({"closed"}, self.closed);
    }
};

// An agreement, with the signatures under its newest version.
struct PlacementItem {
    Written<Placement> placement;
    std::vector<Written<Placement>> earlier;  // versions, the oldest first
    std::optional<Written<UnionHeard>> union_heard;
    std::vector<Written<PlacementSigned>> signatures;
    [[nodiscard]] bool IsSigned() const { return signatures.size() == 3; }  // by all three
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"placement"}, self.placement);
        visit({"earlier"}, self.earlier);
        visit({"union_heard"}, self.union_heard);
        visit({"signatures"}, self.signatures);
    }
};

struct TaskItem {
    Written<Task> task;
    std::optional<Written<TaskEnded>> ended;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"task"}, self.task);
        visit({"ended"}, self.ended);
    }
};

// Who reads a part of a message reads none of it: a thread holds what is read whole.
struct ThreadItem {
    ItemId item;
    std::optional<Written<ThreadStarted>> started;  // none: it is no longer open, what was answered in it is
    std::vector<Written<MessagePosted>> messages;   // after the first
    Waiting waiting;
};

// What a party has said of something due (DueSetAside, DueAssigned): until set, it is put off; worker set, it
// is that colleague's.
struct DueMark {
    Party owner = Party::kNone;  // not shown: who sees it is of that party
    ItemId item;                 // of the mark itself
    std::int32_t version = 1;
    WorkerId by;
    DueKind kind = DueKind::kFollowUp;
    ItemId of;
    Date due, until;
    WorkerId worker;
    std::string text;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"item"}, self.item);
        visit({"version"}, self.version);
        visit({"by"}, self.by);
        visit({"kind"}, self.kind);
        visit({"of"}, self.of);
        visit({"due"}, self.due);
        visit({"until"}, self.until);
        visit({"worker"}, self.worker);
        visit({"text"}, self.text);
    }
};

struct CaseState {
    std::optional<Phase> phase = Phase::kReferred;  // of what is seen; none where the reader cannot know it
    std::optional<Written<CaseOpened>> opened;
    std::optional<Written<Identity>> identity;
    // The strictest of what the parties' marks say; each party sets, changes and lifts its own.
    std::optional<Written<ProtectionSet>> protection;
    std::vector<Written<ProtectionSet>> protections;  // every version of every mark, in order
    std::optional<Written<Registration>> registration;
    std::optional<Written<WorkHistory>> work_history;
    std::vector<Written<PartyEngaged>> parties;
    std::optional<Written<TeamAllocated>> team;
    std::optional<Written<LeadChosen>> lead;
    std::vector<AssignmentItem> assignments;
    std::vector<OpeningItem> openings;
    std::vector<Consent> consents;
    std::vector<DisclosureItem> disclosures;
    std::optional<Written<IntakeSent>> intake_sent;
    std::vector<Written<IntakeAnswered>> intake;
    std::optional<Written<Triage>> triage;
    std::vector<Written<Assessment>> assessments;
    std::vector<Written<Adaptation>> adaptations;
    std::vector<GoalItem> goals;
    std::vector<Activity> activities;
    std::vector<Written<HoursReported>> hours;
    std::vector<FollowUpItem> follow_ups;
    std::vector<AbsenceItem> absences;
    std::vector<ProposalItem> proposals;
    std::vector<Written<Note>> notes;
    std::vector<Written<Handover>> handovers;
    std::optional<Written<Exit>> exit;        // the latest that stands
    std::vector<Written<Recalled>> recalled;  // by the own party
    std::vector<Written<RecallNotice>> recall_notices;
    std::vector<RedactionItem> redactions;
    std::vector<RightsItem> rights;
    std::vector<Written<Statement>> statements;  // about.item: what each is about
    std::vector<KeptBackItem> kept_back;
    std::vector<HoldItem> holds;
    std::vector<Written<DisposalProposed>> disposals;
    std::vector<DocumentItem> documents;
    std::vector<PlanChangeItem> plan_changes;
    std::vector<PlacementItem> placements;
    std::vector<Written<AttendanceWeek>> attendance;
    std::vector<Written<Incident>> incidents;
    std::vector<Written<PlacementReview>> placement_reviews;
    std::vector<TaskItem> tasks;
    std::vector<Written<Signal>> signals;
    std::vector<Written<AfterExit>>
        after_exit;  // whether it held, also of an exit before the one that counts
    std::vector<Written<Discharge>> discharges;

    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"phase"}, self.phase);
        visit({"opened"}, self.opened);
        visit({"identity"}, self.identity);
        visit({"protection"}, self.protection);
        visit({"protections"}, self.protections);
        visit({"registration"}, self.registration);
        visit({"work_history"}, self.work_history);
        visit({"parties"}, self.parties);
        visit({"team"}, self.team);
        visit({"lead"}, self.lead);
        visit({"assignments"}, self.assignments);
        visit({"openings"}, self.openings);
        visit({"consents"}, self.consents);
        visit({"disclosures"}, self.disclosures);
        visit({"intake_sent"}, self.intake_sent);
        visit({"intake"}, self.intake);
        visit({"triage"}, self.triage);
        visit({"assessments"}, self.assessments);
        visit({"adaptations"}, self.adaptations);
        visit({"goals"}, self.goals);
        visit({"activities"}, self.activities);
        visit({"hours"}, self.hours);
        visit({"follow_ups"}, self.follow_ups);
        visit({"absences"}, self.absences);
        visit({"proposals"}, self.proposals);
        visit({"notes"}, self.notes);
        visit({"handovers"}, self.handovers);
        visit({"exit"}, self.exit);
        visit({"recalled"}, self.recalled);
        visit({"recall_notices"}, self.recall_notices);
        visit({"redactions"}, self.redactions);
        visit({"rights"}, self.rights);
        visit({"statements"}, self.statements);
        visit({"kept_back"}, self.kept_back);
        visit({"holds"}, self.holds);
        visit({"disposals"}, self.disposals);
        visit({"documents"}, self.documents);
        visit({"plan_changes"}, self.plan_changes);
        visit({"placements"}, self.placements);
        visit({"attendance"}, self.attendance);
        visit({"incidents"}, self.incidents);
        visit({"placement_reviews"}, self.placement_reviews);
        visit({"tasks"}, self.tasks);
        visit({"signals"}, self.signals);
        visit({"after_exit"}, self.after_exit);
        visit({"discharges"}, self.discharges);
    }

    // Shown by the pages of messages alone, so that the log tells who has read which (office/threads.cpp).
    std::vector<ThreadItem> threads;

    struct Writer {
        Party party = Party::kNone;
        WorkerId worker;
        bool operator==(const Writer&) const = default;
    };
    // Where an item stands: the kind it began with, the version as this reader counts, and who has written on
    // it. Not part of what is shown.
    struct Known {
        Kind began = Kind::kNote;
        std::int32_t version = 0;
        std::int32_t changed = 0;  // the version in which its content last changed; a remark changes nothing
        Category category = Category::kNone;
        Topic topic = Topic::kNone;
        bool retracted = false;
        Writer author;
        std::vector<Writer> others;  // who continued it, other than the author
    };
    std::vector<std::pair<ItemId, Known>> known;
    // What due.hpp goes by; not part of what is shown. When somebody last planned, followed up or noted
    // something where a whole reader sees all there is (Sight), each worker's and each party's last writing,
    // and what stands of what the parties have said of dues, of each party only its own.
    Instant planned_at;
    std::vector<std::pair<WorkerId, Instant>> wrote;
    std::array<Instant, kPartyCount> party_wrote{};
    std::vector<DueMark> due_marks;
    [[nodiscard]] Instant LastWritten(WorkerId worker) const;               // none: never
    [[nodiscard]] const Written<ProtectionSet>* MarkOf(Party party) const;  // its newest; null: it has none
    [[nodiscard]] const Known* FindEver(ItemId item) const;                 // what has been retracted, too
    // Exits before the one that counts: parties that do not see each other's may each have registered one.
    // Should the last be taken back, the case is closed by the one before.
    std::vector<Written<Exit>> earlier_exits;
    [[nodiscard]] const Known* Find(
        ItemId item) const;  // null for what is unseen and for what stands no more

    [[nodiscard]] bool IsEmpty() const { return known.empty(); }
    [[nodiscard]] bool IsClosed() const { return exit.has_value(); }
    [[nodiscard]] Date NextContact()
        const;  // the earliest planned follow-up that is not done; none if there is none
    [[nodiscard]] Date LastContact() const;
    [[nodiscard]] std::int32_t PlannedHours(Date date) const;  // per week over ongoing activities
    [[nodiscard]] std::int32_t ReportedHours(Date monday) const;
    [[nodiscard]] const Activity* FindActivity(ItemId item) const;
    [[nodiscard]] const DocumentItem* FindDocument(ItemId item) const;
    [[nodiscard]] const PlanChangeItem* FindPlanChange(ItemId item) const;
    [[nodiscard]] const PlacementItem* FindPlacement(ItemId item) const;
    [[nodiscard]] const PlacementItem* PlacementOf(ItemId activity) const;
    // The provider where the activity is, if it is in the register: by the agreement, or by the offer.
    [[nodiscard]] ProviderId ProviderOf(const Activity& activity) const;
    // Whether the exit has been followed up that time, or somebody has tried.
    [[nodiscard]] bool FollowedAfterExit(ExitRound round) const;
    // Nobody has followed up the activity since; that it goes well is for information.
    [[nodiscard]] bool IsOpen(const Written<Signal>& signal) const;
    [[nodiscard]] const ThreadItem* FindThread(ItemId item) const;
    [[nodiscard]] bool IsRecalled(ItemId item) const;  // as far as the reader may know
};

inline constexpr std::int32_t kFullTime = 40;  // hours a week; 100 % in SUS

// Adds one entry, already redacted to its level. Entries come in the journal's order.
void Evolve(CaseState& state, Entry&& entry);

// The entries' fold, with what follows from the whole (the phase, replanned activities).
[[nodiscard]] CaseState Fold(std::vector<Entry>&& entries);

}  // namespace samkraft::domain
