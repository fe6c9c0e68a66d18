// What must happen by when, for whom and why: derived from the state each time, never started and stopped by
// flags. And the list row, which is made from the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/list.hpp"

namespace samkraft::domain {

// A reasoned opening is to be reviewed within so many days.
inline constexpr int kDaysToReview = 7;
// From when nobody has planned, followed up or noted anything for long (kDaysInactive), while reports have
// gone on coming in (R130); none: no reports have.
[[nodiscard]] Date ReportsAloneFrom(const CaseState& seen);
// The first day, of all that goes on now, from which the last day is so near that what comes next is to be
// planned (kDaysToPlanOn); none: nothing has a last day, or something follows it.
[[nodiscard]] Date EndingFrom(const CaseState& seen);
// A kind of course (language or studies) that goes on, from the day on which all its periods together are two
// years (R132).
struct LongCourse {
    Date from;        // none: there is no such course
    ItemId item;      // that goes on
    WorkerId worker;  // who answers for it
};
inline constexpr int kDaysLongCourse = 730;
[[nodiscard]] LongCourse LongCourseOf(const CaseState& seen);
// Nobody has planned, followed up or noted anything (R39): twice the longest usual time between contacts.
inline constexpr int kDaysInactive = 60;
// The longest that a due is set aside.
inline constexpr int kDaysSetAside = 30;

struct DueItem {
    DueKind kind = DueKind::kFollowUp;
    Date due;
    WorkerId worker;  // none: whoever in the reader's party has the case
    ItemId item;
    Date since = {};             // of what waits for somebody else: since when,
    std::vector<Party> on = {};  // for whom; none: the participant, or as it says:
    std::string on_whom = {};
    std::optional<DueMark> aside = {}, assigned = {};  // by the reader's party, of this very due
};

// The last day that the kind may be set aside to: none where it may not be at all, for the law sets the day
// or somebody waits by the phone.
[[nodiscard]] Date LastDayAside(DueKind kind, Date due, Date today);
// What waits for somebody else to answer.
[[nodiscard]] bool IsWait(DueKind kind);
// Of what is due in two rounds, both have this kind.
[[nodiscard]] constexpr DueKind RoundsOf(DueKind kind) {
    if (kind == DueKind::kPlanOn) return DueKind::kActivityEnding;
    return kind == DueKind::kWhoCalls ? DueKind::kFollowUp : kind;
}
// Whether both are rounds of one thing that is due (of the same case). Rounds of one kind are for two
// persons: who proposes, and then who decides.
template <class A, class B>
[[nodiscard]] constexpr bool SameRounds(const A& a, const B& b) {
    return a.item && a.item == b.item && RoundsOf(a.kind) == RoundsOf(b.kind) &&
           (a.kind != b.kind || a.worker == b.worker);
}
// Of what is due in two rounds, the one that has come: an earlier round is over when the next begins.
void LeaveEarlierRounds(std::vector<DueItem>& dues, Date today);

// What a reader sees all there is of. There, what is not seen is not there; elsewhere it may only be hidden,
// and nothing is said of it: neither "no contact booked" nor "0 hours". Made where the reader's gate is known
// (journal/projection.hpp).
struct Sight {
    bool participation = true;  // team, lead, exit
    bool consents = true;       // an entry that names parties is shown to these alone
    bool assessments = true;
    bool plan = true;   // goals and activities
    bool hours = true;  // of the activities
    bool contacts = true;
};
// None: the case may be in another phase, for all that the reader sees.
[[nodiscard]] std::optional<Phase> KnownPhase(const CaseState& seen, const Sight& sight);
[[nodiscard]] std::optional<std::int32_t> KnownHours(const CaseState& seen, Date on, const Sight& sight);

// For readers of one party. Earliest first. Nothing in a closed case is due but the answer to what the
// participant has asked for, and the follow-up after the exit, to the party that keeps it.
[[nodiscard]] std::vector<DueItem> DueOf(const CaseState& seen, Party reader, const Sight& sight = {});

// Flags of a list row; the bit is 1 << value.
enum class CardFlag : std::uint8_t {
    kNoTeam,
    kNoLead,
    kNoNextContact,
    kAbsenceOpen,
    kInterrupted,
    kNoActivity,
    kWaiting,
    kConsentOpen,
    kProtected,
    kBelowFullTime,
    kOnlyReports,
    kEnding,
    kLongCourse
};
inline constexpr std::size_t kCardFlagCount = 13;
constexpr std::array<std::string_view, kCardFlagCount> Names(CardFlag) {
    return {"no_team",      "no_lead", "no_next_contact", "absence_open", "interrupted",
            "no_activity",  "waiting", "consent_open",    "protected",    "below_full_time",
            "only_reports", "ending",  "long_course"};
}
// A flag that says that something is missing is set only where the reader would see it.
[[nodiscard]] std::uint32_t FlagsOf(const CaseState& seen, Date on, const Sight& sight = {});

// Whether the worker answers for the activity, and it is not over: an interruption waits for a new plan.
[[nodiscard]] bool AnswersFor(const Activity& activity, WorkerId worker);
// What falls on who has written something, and does not go along when a case is handed over.
[[nodiscard]] bool FallsOnTheWriter(DueKind kind);

struct CardWait {  // what the row's `due` with the same kind and item does not say in clear
    DueKind kind = DueKind::kWaiting;
    ItemId item;
    Date since;
    std::vector<Party> on;
    std::string on_whom;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"kind"}, self.kind);
        visit({"item"}, self.item);
        visit({"since"}, self.since);
        visit({"on"}, self.on);
        visit({"on_whom"}, self.on_whom);
    }
};

struct CardThread {  // a conversation that the reader sees, and when somebody last wrote in it
    ItemId item;
    Instant last;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"item"}, self.item);
        visit({"last"}, self.last);
    }
};

// The sealed part of a list row.
struct CardContent {
    std::string name;  // "" when the reader may not know it
    std::string initials;
    std::string next_step;  // the newest: an assessment's, an offered activity, a task that is it
    Protection protection = Protection::kNone;
    std::string programme;
    // What the list is narrowed by. Only what is seen: that something is missing is said nowhere here.
    Date programme_from, programme_until, birth;
    std::string language;  // ISO 639, lower case
    std::optional<bool> interpreter;
    std::vector<Topic> tracks;            // of activities that are offered, accepted or going on,
    std::vector<std::string> activities;  // and their codes: each once, sorted
    std::vector<ProviderId> providers;    // and where they are: each once, sorted
    std::vector<WaitingOn> waiting_on;    // each once, sorted
    bool all_contacts = false;            // no contact can be hidden from the reader
    std::vector<DueMark> marks;           // of what is due now
    std::vector<CardWait> waits;
    // Who holds something that is not over, each once, sorted: leads, has a task or something planned,
    // answers for an activity, has been given something due, waits for an answer to what one has proposed, is
    // a named officer. A task with a last day ends by itself, and is none of these.
    std::vector<WorkerId> hands;
    // Says where something may be unread, and never that it is: that is for who has read what (office).
    std::vector<CardThread> threads;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"name"}, self.name);
        visit({"initials"}, self.initials);
        visit({"next_step"}, self.next_step);
        visit({"protection"}, self.protection);
        visit({"programme"}, self.programme);
        visit({"programme_from"}, self.programme_from);
        visit({"programme_until"}, self.programme_until);
        visit({"birth"}, self.birth);
        visit({"language"}, self.language);
        visit({"interpreter"}, self.interpreter);
        visit({"tracks"}, self.tracks);
        visit({"activities"}, self.activities);
        visit({"waiting_on"}, self.waiting_on);
        visit({"all_contacts"}, self.all_contacts);
        visit({"marks"}, self.marks);
        visit({"waits"}, self.waits);
        visit({"hands"}, self.hands);
        visit({"providers"}, self.providers);
        visit({"threads"}, self.threads);
    }
};
// `dues`: DueOf the same.
[[nodiscard]] CardContent ContentOf(const CaseState& seen, Party reader = Party::kNone,
                                    const Sight& sight = {}, const std::vector<DueItem>& dues = {});

}  // namespace samkraft::domain
