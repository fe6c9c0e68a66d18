#include "domain/due.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/bands.hpp"
#include "domain/decide.hpp"

namespace samkraft::domain {
namespace {

constexpr int kDaysToAnswerConsent = 14, kDaysToConfirm = 3, kDaysToTriage = 3, kDaysToAllocate = 5,
              kDaysToLead = 7, kDaysToInDepth = 7, kDaysToAnswerOffer = 7, kDaysBeforeEnd = 30,
              kDaysToOpinion = 7, kDaysToSign = 3;
// Before a decision runs out: first to propose anew, then to decide (two rounds, as the collaboration did).
constexpr int kDaysToProposeAnew = 60, kDaysToDecideAnew = 30;
constexpr int kDaysToPlan = 30, kMonthsToRenew = 6;  // förordning 2000:628 5 a and 6 §§
// What rests on a decision is planned anew in two rounds, when 60 and when 30 days are left (R60).
constexpr int kDaysToPlanOn = 60;
// The longest that the participant is left without a word, however far ahead the next contact is (R182). The
// source names no number: half as long again as the monthly contact of a case that stands and waits.
constexpr int kDaysSilent = 45;
constexpr int kDaysToSayWhoCalls = 3;  // before a call that nobody is set to make (R84)
constexpr int kDaysToTakeOver = 3;     // after a handover (R167)
constexpr int kDaysToReadForm = 3;     // that came in after the triage; as for the triage itself
constexpr int kDaysToAnswerMessage = 2;
constexpr int kDaysToHearFromParticipant = 14;
constexpr int kDaysToActOnConsent = 3, kDaysToShareItems = 7;
constexpr int kDaysToApply = 7;      // before the last day to apply for a place (R46)
constexpr int kDaysToAssign = 3;     // after a triage that asks for somebody (R79, R119); as for the triage
constexpr int kDaysToMeetAfter = 7;  // a discharge (R171)
// The municipality's duty to follow up the young ends on the day that they turn 20 (skollagen (2010:800) 29
// kap. 9 §, wording 2022:1315); what goes on is handed over before (R156).
constexpr int kYearsOfDuty = 20, kMonthsBeforeDutyEnds = 3;

Date DayOf(const About& about) { return LocalDate(about.at); }

// Whether anything is planned to go on when the activity has ended.
bool FollowedByAnother(const CaseState& s, const Activity& ending) {
    return std::any_of(s.activities.begin(), s.activities.end(), [&](const Activity& a) {
        const bool coming = a.status == ActivityStatus::kOffered || a.status == ActivityStatus::kAccepted;
        return coming && a.offer.about.item != ending.offer.about.item &&
               (!a.offer.until || a.offer.until > ending.offer.until);
    });
}

// Whether anything that goes on now does so when the activity has ended.
bool GoesOnAfter(const CaseState& s, const Activity& ending) {
    return std::any_of(s.activities.begin(), s.activities.end(), [&](const Activity& a) {
        return a.status == ActivityStatus::kOngoing && (!a.offer.until || a.offer.until > ending.offer.until);
    });
}

bool IsCourse(const Activity& a) {
    return a.offer.about.topic == Topic::kLanguage || a.offer.about.topic == Topic::kStudies;
}
// Something else than courses goes on, or is to begin.
bool CombinesWithCourses(const CaseState& s) {
    return std::any_of(s.activities.begin(), s.activities.end(), [](const Activity& a) {
        return !IsCourse(a) &&
               (a.status == ActivityStatus::kOngoing || a.status == ActivityStatus::kAccepted ||
                a.status == ActivityStatus::kOffered);
    });
}

// What the school has begun with somebody young goes on beyond the day, and nobody else has anything that
// does.
bool LastsBeyondTheDuty(const CaseState& s, const Activity& schools, Date ends) {
    const auto lasts = [&](const Activity& a) { return !a.offer.until || a.offer.until >= ends; };
    return schools.offer.about.owner == Party::kAdultEducation &&
           schools.status == ActivityStatus::kOngoing && schools.started < ends && lasts(schools) &&
           std::none_of(
               s.activities.begin(), s.activities.end(),
               [&](const Activity& a) {
                   return a.offer.about.owner != Party::kAdultEducation && lasts(a) &&
                          (a.status == ActivityStatus::kOngoing || a.status == ActivityStatus::kAccepted ||
                           a.status == ActivityStatus::kOffered);
               });
}

bool IsCall(Channel channel) { return channel == Channel::kPhone || channel == Channel::kVideo; }

// Whether somebody has met or reached the participant that day or later, or has written down the absence,
// which is followed up as such.
bool TalkedSince(const CaseState& s, Date day) {
    return std::any_of(s.follow_ups.begin(), s.follow_ups.end(),
                       [&](const FollowUpItem& f) {
                           return f.done && f.done->attendance == Attendance::kAttended &&
                                  f.done->date >= day;
                       }) ||
           std::any_of(s.absences.begin(), s.absences.end(),
                       [&](const AbsenceItem& a) { return a.absence.date >= day; });
}

// Whether the participant has been met or reached that day or later.
bool MetSince(const CaseState& s, Date day) {
    return std::any_of(s.follow_ups.begin(), s.follow_ups.end(), [&](const FollowUpItem& f) {
        return f.done && f.done->attendance == Attendance::kAttended && f.done->date >= day;
    });
}

// Whether somebody of the party works with the case, as far as is seen: is assigned (to whom one from before
// the party was said belongs, nobody knows), has a case of one's own, or has written something.
bool TakesPart(const CaseState& s, Party party, Date on) {
    return std::any_of(s.assignments.begin(), s.assignments.end(),
                       [&](const AssignmentItem& a) {
                           return !a.ended && (!a.assigned.until || a.assigned.until >= on) &&
                                  a.assigned.party.value_or(party) == party;
                       }) ||
           std::any_of(s.parties.begin(), s.parties.end(),
                       [&](const auto& p) { return p.about.owner == party; }) ||
           s.party_wrote.at(static_cast<std::size_t>(party)) > Instant{};
}

// Away without a word. None: no such day in the week.
Date LastDayAway(const AttendanceWeek& week) {
    Date last;
    for (const PresenceDay& day : week.days)
        if (day.presence == Presence::kAbsent) last = std::max(last, day.date);
    return last;
}

// Who has what the author left behind: whoever it was handed over to since, and on. A handover that names
// what goes along takes nothing else.
WorkerId NowFor(const CaseState& s, const About& about) {
    WorkerId who = about.author;
    for (const Written<Handover>& h : s.handovers) {
        const bool goes =
            h.items.empty() || std::find(h.items.begin(), h.items.end(), about.item) != h.items.end();
        if (h.from == who && h.about.at >= about.at && goes) who = h.to;
    }
    return who;
}

// Who in the party has the conversation; none: nobody there has written in it.
WorkerId AnswersIn(const CaseState& s, const ThreadItem& thread, Party party) {
    for (auto m = thread.messages.rbegin(); m != thread.messages.rend(); ++m)
        if (m->about.owner == party && m->about.author) return NowFor(s, m->about);
    const bool began = thread.started && thread.started->about.owner == party;
    return began ? NowFor(s, thread.started->about) : WorkerId{};
}

// What the reader's party has said of these very dues; the latest counts.
void Mark(std::vector<DueItem>& dues, const CaseState& s, Party reader) {
    for (const DueMark& mark : s.due_marks) {
        if (mark.owner != reader) continue;
        for (DueItem& d : dues) {
            if (d.kind != mark.kind || d.item != mark.of || d.due != mark.due) continue;
            if (mark.worker)
                d.assigned = mark, d.worker = mark.worker;
            else
                d.aside = mark;
        }
    }
}

// The last day of the decisions that the activity rests on; none: it needs none, has none, or one without
// end.
Date DecidedUntil(const CaseState& s, const Activity& a) {
    const ActivityKind* kind = FindActivityKind(a.offer.activity);
    if (kind == nullptr || !kind->needs) return {};
    Date until;
    for (const ProposalItem& p : s.proposals) {
        if (!p.Approves(*kind->needs, a.offer.about.item)) continue;
        if (!p.decision->until) return {};
        until = std::max(until, p.decision->until);
    }
    return until;
}

template <class T>
bool Covers(const std::vector<T>& wide, const std::vector<T>& narrow) {
    return std::all_of(narrow.begin(), narrow.end(),
                       [&](T x) { return std::find(wide.begin(), wide.end(), x) != wide.end(); });
}

// Whether another consent, which holds longer, opens all that this one does: then nothing ends with it.
bool Renewed(const CaseState& s, const Consent& old) {
    return std::any_of(s.consents.begin(), s.consents.end(), [&](const Consent& c) {
        const ConsentAsked &a = c.asked, &b = old.asked;
        return c.status == ConsentStatus::kGiven && c.until > old.until && a.from == b.from &&
               a.to_role == b.to_role && a.purpose == b.purpose && Covers(a.to, b.to) &&
               Covers(a.categories, b.categories) &&
               (a.topics.empty() || (!b.topics.empty() && Covers(a.topics, b.topics))) &&
               (!c.given->item_by_item || (old.given && old.given->item_by_item));
    });
}

}  // namespace

std::optional<Phase> KnownPhase(const CaseState& s, const Sight& sight) {
    // What is further on may be hidden; what is seen is at least so far.
    const std::array<bool, 6> known{
        sight.participation && sight.plan && sight.assessments && sight.consents,  // referred
        sight.participation && sight.plan && sight.assessments,                    // consent
        sight.participation && sight.plan,                                         // assessment
        sight.participation && sight.plan,                                         // planning
        sight.participation,                                                       // active
        true};                                                                     // closed
    return s.phase && known.at(static_cast<std::size_t>(*s.phase)) ? s.phase : std::nullopt;
}

std::optional<std::int32_t> KnownHours(const CaseState& s, Date on, const Sight& sight) {
    if (!sight.hours) return std::nullopt;
    return s.PlannedHours(on);
}

std::vector<DueItem> DueOf(const CaseState& s, Party reader, const Sight& sight) {
    std::vector<DueItem> due;
    const auto add = [&](DueKind kind, Date date, WorkerId worker, ItemId item) {
        due.push_back({kind, date, worker, item});
    };
    const auto add_wait = [&](DueKind kind, Date date, WorkerId worker, ItemId item, Date since,
                              std::vector<Party> on = {}, const std::string& on_whom = {}) {
        due.push_back({kind, date, worker, item, since, std::move(on), on_whom});
    };
    for (const RightsItem& r : s.rights)
        if (r.asked.about.owner == reader && !r.answer && r.answer_by)
            add(DueKind::kRightsAnswer, r.answer_by, {}, r.asked.about.item);
    const auto sorted = [&] {
        std::stable_sort(due.begin(), due.end(),
                         [](const DueItem& a, const DueItem& b) { return a.due < b.due; });
        Mark(due, s, reader);
        return due;
    };
    if (s.exit && s.exit->follow_up_by && s.exit->follow_up_party == reader)
        for (const ExitRound round : {ExitRound::kDays90, ExitRound::kDays180})
            if (!s.FollowedAfterExit(round))
                add(DueKind::kAfterExit, AddDays(s.exit->date, DaysOf(round)), s.exit->follow_up_by,
                    s.exit->about.item);
    if (s.IsClosed() || s.IsEmpty()) return sorted();
    const WorkerId lead = s.lead ? s.lead->worker : WorkerId{};
    const Date opened = s.opened ? s.opened->date : Date{};

    for (const FollowUpItem& f : s.follow_ups)
        if (f.planned && !f.done && f.planned->date) {
            add(DueKind::kFollowUp, f.planned->date, f.planned->responsible, f.about.item);
            // Who sees a part of it does not see who calls.
            if (IsCall(f.planned->channel) && f.planned->calls.empty() && !f.about.limited)
                add(DueKind::kWhoCalls, AddDays(f.planned->date, -kDaysToSayWhoCalls), f.planned->responsible,
                    f.about.item);
        }
    for (const AbsenceItem& a : s.absences)
        if (!a.followed || !a.followed->reached)
            add(DueKind::kCallToday, a.absence.date, lead, a.absence.about.item);
    // Who did not come, and whom nobody has talked to since: called the same day, like one who has told of
    // it. Only for who would see that somebody has.
    for (const FollowUpItem& f : s.follow_ups)
        if (sight.contacts && f.done && f.done->attendance == Attendance::kNotAttended &&
            !TalkedSince(s, f.done->date))
            add(DueKind::kNoShow, f.done->date, lead, f.about.item);
    for (const auto& w : s.attendance)
        if (const Date day = LastDayAway(w); sight.contacts && day && !TalkedSince(s, day))
            add(DueKind::kNoShow, day, lead, w.about.item);
    for (const TaskItem& t : s.tasks) {
        if (t.ended) continue;
        const About& about = t.task.about;
        if (t.task.party == reader)
            add(DueKind::kTask, t.task.by, t.task.worker, about.item);
        else if (about.owner == reader && sight.plan && sight.contacts)
            add_wait(DueKind::kTaskAwaited, t.task.by, NowFor(s, about), about.item, DayOf(about),
                     {t.task.party});
    }
    for (const Activity& a : s.activities) {
        const ItemId item = a.offer.about.item;
        const WorkerId responsible = a.offer.responsible ? a.offer.responsible : lead;
        if (a.status == ActivityStatus::kInterrupted && !a.replanned && a.ended)
            add(DueKind::kReplan, a.ended, responsible, item);
        if (a.status == ActivityStatus::kOffered)
            add_wait(DueKind::kOfferUnanswered, AddDays(DayOf(a.offer.about), kDaysToAnswerOffer),
                     responsible, item, DayOf(a.offer.about));
        if (a.status == ActivityStatus::kAccepted && !a.waiting && a.offer.from)
            add(DueKind::kStart, a.offer.from, responsible, item);
        // Who waits for the answer to an application has applied.
        const bool to_come = a.status == ActivityStatus::kOffered || a.status == ActivityStatus::kAccepted;
        if (to_come && !a.waiting && a.offer.apply_by)
            add(DueKind::kApply, AddDays(a.offer.apply_by, -kDaysToApply), responsible, item);
        if (a.waiting && a.waiting->ask_again)
            add_wait(DueKind::kWaiting, a.waiting->ask_again, responsible, item, a.waiting->since, {},
                     a.waiting->on);
        if (a.status == ActivityStatus::kOngoing && a.offer.until) {
            const ActivityKind* kind = FindActivityKind(a.offer.activity);
            if (kind != nullptr && kind->needs && !FollowedByAnother(s, a))
                add(DueKind::kPlanOn, AddDays(a.offer.until, -kDaysToPlanOn), responsible, item);
            add(DueKind::kActivityEnding, AddDays(a.offer.until, -kDaysBeforeEnd), responsible, item);
        }
        const bool goes_on = a.status == ActivityStatus::kOngoing || a.status == ActivityStatus::kAccepted;
        const Date decided = goes_on ? DecidedUntil(s, a) : Date{};
        // An activity that ends with its decision needs no new one.
        if (decided && (!a.offer.until || decided < a.offer.until)) {
            const bool decides = HomeParty(Decides(*FindActivityKind(a.offer.activity)->needs)) == reader;
            add(DueKind::kDecisionEnding, AddDays(decided, -kDaysToProposeAnew), responsible, item);
            if (decides) add(DueKind::kDecisionEnding, AddDays(decided, -kDaysToDecideAnew), {}, item);
        }
    }
    if (const LongCourse course = LongCourseOf(s); course.from && sight.plan && !CombinesWithCourses(s))
        add(DueKind::kLongCourse, course.from, course.worker ? course.worker : lead, course.item);
    // The day tells the month of birth, and no more: dues lie unsealed. Of nobody whose number is masked.
    const bool number = s.identity && (!s.protection || s.protection->degree == Protection::kNone);
    if (const Date birth = number ? BirthDateIn(s.identity->personal_number) : Date{}; birth && sight.plan) {
        const Date ends = AddMonths(birth, 12 * kYearsOfDuty);
        for (const Activity& a : s.activities) {
            if (!LastsBeyondTheDuty(s, a, ends)) continue;
            const Date month = MakeDate(ends.Year(), ends.Month(), 1);
            add(DueKind::kTurnsTwenty, AddMonths(month, -kMonthsBeforeDutyEnds), lead, a.offer.about.item);
            break;  // one conversation for all
        }
    }
    std::vector<ItemId> signalled;  // of several from one place, the first that nobody has followed up
    for (const Written<Signal>& signal : s.signals) {
        if (!s.IsOpen(signal) || std::ranges::count(signalled, signal.activity) > 0) continue;
        signalled.push_back(signal.activity);
        const Activity* a = s.FindActivity(signal.activity);
        const bool known = a != nullptr && a->offer.responsible;
        add(DueKind::kSignal, signal.date, known ? a->offer.responsible : lead, signal.activity);
    }
    for (const Consent& c : s.consents) {
        const About& about = c.asked.about;
        if (about.owner == reader && c.status == ConsentStatus::kAsked)
            add_wait(DueKind::kConsentUnanswered, AddDays(DayOf(about), kDaysToAnswerConsent), {}, about.item,
                     DayOf(about));
        if (about.owner == reader && c.status == ConsentStatus::kUnconfirmed && c.given)
            add(DueKind::kConsentUnconfirmed, AddDays(DayOf(c.given->about), kDaysToConfirm), {}, about.item);
        if (c.asked.from == reader && c.status == ConsentStatus::kGiven && c.until && !Renewed(s, c))
            add(DueKind::kConsentEnding, AddDays(c.until, -kDaysBeforeEnd), {}, about.item);
        // Given, refused or taken back, and written down by somebody else than the asker's party, which has
        // done nothing in the case since.
        const bool answered = c.status == ConsentStatus::kGiven || c.status == ConsentStatus::kRefused ||
                              c.status == ConsentStatus::kWithdrawn;
        const Instant since = s.party_wrote.at(static_cast<std::size_t>(reader));
        // Given for one thing at a time, it opens nothing until something is shared on it.
        const bool shared = std::any_of(s.disclosures.begin(), s.disclosures.end(),
                                        [&](const auto& d) { return d.disclosed.provision == about.item; });
        if (answered && about.owner == reader && c.answered_by != reader && since < c.answered_at)
            add(DueKind::kConsentAnswered, AddDays(LocalDate(c.answered_at), kDaysToActOnConsent), {},
                about.item);
        else if (c.status == ConsentStatus::kGiven && c.given && c.given->item_by_item &&
                 c.asked.from == reader && !shared)
            add(DueKind::kConsentAnswered, AddDays(DayOf(c.given->about), kDaysToShareItems), {}, about.item);
    }
    for (const OpeningItem& o : s.openings)
        if (o.opening.about.owner == reader && !o.review)
            add(DueKind::kOpeningUnreviewed, AddDays(DayOf(o.opening.about), kDaysToReview), {},
                o.opening.about.item);
    if (s.intake_sent && s.intake.empty() && s.intake_sent->about.owner == reader && s.intake_sent->answer_by)
        add_wait(DueKind::kIntakeUnanswered, s.intake_sent->answer_by, {}, s.intake_sent->about.item,
                 DayOf(s.intake_sent->about));
    if (!s.intake.empty() && !s.triage)
        add(DueKind::kTriage, AddDays(DayOf(s.intake.front().about), kDaysToTriage), lead, {});
    // Answers that the triage had, are read with it; what came later waits for that section's assessment.
    for (const Written<IntakeAnswered>& form : s.intake) {
        const bool read = std::any_of(s.assessments.begin(), s.assessments.end(), [&](const auto& a) {
            return a.about.topic == form.about.topic && a.about.at >= form.about.at;
        });
        if (s.triage && form.about.at > s.triage->about.at && !read && sight.assessments)
            add(DueKind::kFormReturned, AddDays(DayOf(form.about), kDaysToReadForm), lead, form.about.item);
    }
    for (const Written<Handover>& h : s.handovers)
        if (h.about.owner == reader && s.LastWritten(h.to) < h.about.at)
            add(DueKind::kTakeOver, AddDays(DayOf(h.about), kDaysToTakeOver), h.to, h.about.item);
    const bool opener = s.opened && s.opened->about.owner == reader;
    if (!s.team && opener && opened && sight.participation)
        add(DueKind::kAllocate, AddDays(opened, kDaysToAllocate), {}, {});
    if (s.team && !s.lead && sight.participation)
        add(DueKind::kChooseLead, AddDays(DayOf(s.team->about), kDaysToLead), {}, {});
    if (s.triage && s.triage->care_coordinator && reader == Party::kHealthRegion) {
        const bool done =
            std::any_of(s.assessments.begin(), s.assessments.end(), [](auto& a) { return a.in_depth; });
        if (!done)
            add(DueKind::kInDepthAssessment, AddDays(DayOf(s.triage->about), kDaysToInDepth), {},
                s.triage->about.item);
    }
    // Whom the triage asks for is assigned, or it is judged anew.
    if (s.triage && sight.participation) {
        const auto assign = [&](bool wanted, Party party, DueKind kind) {
            if (wanted && !TakesPart(s, party, DayOf(s.triage->about)))
                add(kind, AddDays(DayOf(s.triage->about), kDaysToAssign), lead, s.triage->about.item);
        };
        assign(s.triage->care_coordinator, Party::kHealthRegion, DueKind::kAssignCareCoordinator);
        assign(s.triage->study_counsellor, Party::kAdultEducation, DueKind::kAssignStudyCounsellor);
        assign(s.triage->insurance_investigator, Party::kSocialInsurance,
               DueKind::kAssignInsuranceInvestigator);
    }
    for (const Written<Discharge>& d : s.discharges)
        if (!MetSince(s, d.date))
            add(DueKind::kDischargeContact, AddDays(d.date, kDaysToMeetAfter), lead, d.about.item);
    for (const GoalItem& g : s.goals)
        if (!g.closed && g.goal.horizon) add(DueKind::kGoalHorizon, g.goal.horizon, lead, g.goal.about.item);
    for (const ProposalItem& p : s.proposals) {
        if (p.decision) continue;
        const Date asked = DayOf(p.proposal.about);
        const bool heard =
            std::find(p.proposal.heard.begin(), p.proposal.heard.end(), reader) != p.proposal.heard.end();
        const bool spoke = std::any_of(p.opinions.begin(), p.opinions.end(),
                                       [&](auto& o) { return o.about.owner == reader; });
        const Date by = p.proposal.wanted_by ? p.proposal.wanted_by : AddDays(asked, kDaysToOpinion);
        if (heard && !spoke) add(DueKind::kOpinion, by, {}, p.proposal.about.item);
        const Party decider = HomeParty(Decides(p.proposal.matter));
        if (decider == reader) add(DueKind::kDecision, by, {}, p.proposal.about.item);
        // Whose proposal it is asks those who have not answered.
        // An answer may be there that is not seen.
        if (p.proposal.about.owner != reader || !sight.plan) continue;
        if (decider != reader)
            add_wait(DueKind::kDecisionAwaited, by, NowFor(s, p.proposal.about), p.proposal.about.item, asked,
                     {decider});
        std::vector<Party> silent;
        for (const Party party : p.proposal.heard)
            if (party != reader && party != decider &&
                std::none_of(p.opinions.begin(), p.opinions.end(),
                             [&](auto& o) { return o.about.owner == party; }))
                silent.push_back(party);
        if (!silent.empty())
            add_wait(DueKind::kOpinionAwaited, by, NowFor(s, p.proposal.about), p.proposal.about.item, asked,
                     std::move(silent));
    }
    for (const PlanChangeItem& c : s.plan_changes) {
        if (c.closed) continue;
        const auto& heard = c.change.heard;
        const ItemId item = c.change.about.item;
        const bool concerned = std::find(heard.begin(), heard.end(), reader) != heard.end();
        if (concerned && !c.overtaken && c.AnswerOf(reader) == nullptr)
            add(DueKind::kPlanChangeAnswer, c.change.answer_by, {}, item);
        if (c.change.about.owner != reader) continue;
        // It is the proposer's turn when somebody objects or the activity has changed, when all have
        // answered, and when the time to answer has passed.
        Date turn = AddDays(c.change.answer_by, 1);
        if (c.overtaken || c.Objected() || c.AllAnswered())
            turn = c.answers.empty() ? DayOf(c.change.about) : DayOf(c.answers.back().about);
        add(DueKind::kPlanChangeReady, turn, NowFor(s, c.change.about), item);
    }
    for (const ThreadItem& t : s.threads) {
        if (s.IsRecalled(t.item)) continue;
        if (const Instant since = t.waiting.Since(reader); since && reader != Party::kNone)
            add(DueKind::kMessageUnanswered, AddDays(LocalDate(since), kDaysToAnswerMessage),
                AnswersIn(s, t, reader), t.item);
        if (const Instant since = t.waiting.Since(kTheParticipant))
            add_wait(DueKind::kMessageAwaited, AddDays(LocalDate(since), kDaysToHearFromParticipant), lead,
                     t.item, LocalDate(since));
    }
    for (const PlacementItem& p : s.placements) {
        const Activity* a = s.FindActivity(p.placement.activity);
        if (a == nullptr || p.placement.about.owner != reader) continue;
        const WorkerId responsible = a->offer.responsible ? a->offer.responsible : lead;
        const bool to_come = a->status == ActivityStatus::kOffered || a->status == ActivityStatus::kAccepted;
        if ((to_come || a->status == ActivityStatus::kOngoing) && !p.IsSigned())
            add(DueKind::kPlacementUnsigned, AddDays(a->offer.from, -kDaysToSign), responsible,
                p.placement.about.item);
        if (a->status != ActivityStatus::kOngoing || p.placement.visit_weeks.value_or(0) == 0) continue;
        Date visited = a->started ? a->started : a->offer.from;
        for (const FollowUpItem& f : s.follow_ups)
            if (f.done && f.done->activity == p.placement.activity && f.done->channel == Channel::kVisit)
                visited = std::max(visited, f.done->date);
        const Date next = AddDays(visited, 7 * p.placement.visit_weeks.value_or(0));
        const bool planned = std::any_of(s.follow_ups.begin(), s.follow_ups.end(), [&](auto& f) {
            return f.planned && !f.done && f.planned->activity == p.placement.activity;
        });
        if (!planned) add(DueKind::kPlacementVisit, next, responsible, p.placement.about.item);
    }
    // The authority's own duty of an individual plan is the employment service's: within 30 days, then every
    // six months.
    if (reader == Party::kEmploymentService && opened) {
        Date planned;
        for (const Activity& a : s.activities) planned = std::max(planned, DayOf(a.offer.about));
        for (const GoalItem& g : s.goals) planned = std::max(planned, DayOf(g.goal.about));
        if (!planned)
            add(DueKind::kPlan, AddDays(opened, kDaysToPlan), {}, {});
        else
            add(DueKind::kPlanRenewal, AddMonths(planned, kMonthsToRenew), {}, {});
    }
    const bool uncontacted = sight.participation && sight.contacts && !s.NextContact();
    const Date last = s.LastContact(), next = s.NextContact();
    if (last && next && next > AddDays(last, kDaysSilent) && sight.participation && sight.contacts)
        add(DueKind::kSilent, AddDays(last, kDaysSilent), lead, {});
    if (s.planned_at && sight.participation && sight.assessments && sight.plan && sight.contacts)
        add(DueKind::kInactive, AddDays(LocalDate(s.planned_at), kDaysInactive), lead, {});
    if (s.lead && uncontacted && (!s.assessments.empty() || s.LastContact())) {
        Date since = s.LastContact();
        if (!since) since = DayOf(s.lead->about);
        add(DueKind::kNextContact, since, lead, {});
    }
    return sorted();
}

Date LastDayAside(DueKind kind, Date due, Date today) {
    const Date last = AddDays(today, kDaysSetAside);
    switch (kind) {
        case DueKind::kRightsAnswer:       // GDPR art. 12.3
        case DueKind::kOpeningUnreviewed:  // its review is what makes the opening lawful (docs/02-domain.md)
        case DueKind::kCallToday:          // the same day, or not at all (R123)
        case DueKind::kNoShow:
        case DueKind::kSignal:  // as the above (R99)
            return {};
        case DueKind::kPlan:  // the regulation sets the day
        case DueKind::kPlanRenewal:
            return due > today ? std::min(due, last) : Date{};
        default:
            return last;
    }
}

bool IsWait(DueKind kind) {
    return kind == DueKind::kOfferUnanswered || kind == DueKind::kConsentUnanswered ||
           kind == DueKind::kWaiting || kind == DueKind::kIntakeUnanswered ||
           kind == DueKind::kOpinionAwaited || kind == DueKind::kDecisionAwaited ||
           kind == DueKind::kTaskAwaited || kind == DueKind::kMessageAwaited;
}

void LeaveEarlierRounds(std::vector<DueItem>& dues, Date today) {
    const auto is_over = [&](const DueItem& early) {
        return std::any_of(dues.begin(), dues.end(), [&](const DueItem& d) {
            return SameRounds(early, d) && early.due < d.due && d.due <= today;
        });
    };
    std::vector<DueItem> left;
    for (const DueItem& d : dues)
        if (!is_over(d)) left.push_back(d);
    dues = std::move(left);
}

Date EndingFrom(const CaseState& s) {
    Date first;
    for (const Activity& a : s.activities) {
        if (a.status != ActivityStatus::kOngoing || !a.offer.until || FollowedByAnother(s, a) ||
            GoesOnAfter(s, a))
            continue;
        const Date from = AddDays(a.offer.until, -kDaysToPlanOn);
        if (!first || from < first) first = from;
    }
    return first;
}

LongCourse LongCourseOf(const CaseState& s) {
    LongCourse longest;
    for (const Activity& a : s.activities) {
        // "other" is no kind, but all that have none.
        if (a.status != ActivityStatus::kOngoing || !IsCourse(a) || !a.started || a.offer.activity == "other")
            continue;
        // Periods side by side count once.
        std::vector<std::pair<Date, Date>> before;
        for (const Activity& b : s.activities)
            if (IsCourse(b) && b.offer.activity == a.offer.activity && b.started && b.ended)
                before.emplace_back(b.started, std::min(b.ended, a.started));
        std::ranges::sort(before);
        int days = 0;
        Date counted;
        for (auto [from, until] : before) {
            if (counted) from = std::max(from, counted);
            if (from >= until) continue;
            days += DaysBetween(from, until);
            counted = until;
        }
        const Date from = AddDays(a.started, std::max(0, kDaysLongCourse - days));
        if (!longest.from || from < longest.from) longest = {from, a.offer.about.item, a.offer.responsible};
    }
    return longest;
}

Date ReportsAloneFrom(const CaseState& s) {
    if (!s.planned_at) return {};
    const auto later = [&](const auto& h) { return h.about.at > s.planned_at; };
    const bool reported = (s.registration && s.registration->last_report > LocalDate(s.planned_at)) ||
                          std::any_of(s.hours.begin(), s.hours.end(), later);
    return reported ? AddDays(LocalDate(s.planned_at), kDaysInactive) : Date{};
}

std::uint32_t FlagsOf(const CaseState& s, Date on, const Sight& sight) {
    std::uint32_t flags = 0;
    const auto set = [&](CardFlag flag, bool is) { flags |= is ? 1U << static_cast<unsigned>(flag) : 0U; };
    set(CardFlag::kProtected, s.protection && s.protection->degree != Protection::kNone);
    if (s.IsClosed()) return flags;
    const auto any_activity = [&](auto is) {
        return std::any_of(s.activities.begin(), s.activities.end(), is);
    };
    const bool ongoing = any_activity([](auto& a) { return a.status == ActivityStatus::kOngoing; });
    // That something is missing, in a case that is not closed for all that the reader sees.
    const auto missing = [&](CardFlag flag, bool seen, bool is) {
        set(flag, sight.participation && seen && is);
    };
    missing(CardFlag::kNoTeam, true, !s.team);
    missing(CardFlag::kNoLead, true, s.team && !s.lead);
    missing(CardFlag::kNoNextContact, sight.contacts, s.lead && !s.NextContact());
    missing(CardFlag::kNoActivity, sight.plan, !ongoing && s.team.has_value());
    const auto hours = KnownHours(s, on, sight);
    missing(CardFlag::kBelowFullTime, hours.has_value(), ongoing && hours.value_or(0) < kFullTime);
    const Date reports_alone = ReportsAloneFrom(s);
    missing(CardFlag::kOnlyReports, sight.assessments && sight.plan && sight.contacts,
            reports_alone && reports_alone <= on);
    const Date ending = EndingFrom(s), long_course = LongCourseOf(s).from;
    missing(CardFlag::kEnding, sight.plan, ending && ending <= on);
    set(CardFlag::kLongCourse, long_course && long_course <= on);
    set(CardFlag::kAbsenceOpen, std::any_of(s.absences.begin(), s.absences.end(),
                                            [](auto& a) { return !a.followed || !a.followed->reached; }));
    set(CardFlag::kInterrupted,
        any_activity([](auto& a) { return a.status == ActivityStatus::kInterrupted && !a.replanned; }));
    set(CardFlag::kWaiting, any_activity([](auto& a) { return a.waiting.has_value(); }));
    set(CardFlag::kConsentOpen, std::any_of(s.consents.begin(), s.consents.end(),
                                            [](auto& c) { return c.status == ConsentStatus::kAsked; }));
    return flags;
}

namespace {

template <class T>
void SortOnce(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

// Of another party it is said only where an answer it may have given would be seen.
std::vector<WaitingOn> WaitingIn(const CaseState& s, Party reader, const Sight& sight) {
    std::vector<WaitingOn> on;
    if (s.IsClosed()) return on;
    for (const Activity& a : s.activities) {
        if (a.status == ActivityStatus::kOffered) on.push_back(WaitingOn::kParticipant);
        if (a.waiting) on.push_back(WaitingOn::kOutside);
    }
    for (const Consent& c : s.consents)
        if (c.status == ConsentStatus::kAsked) on.push_back(WaitingOn::kParticipant);
    if (s.intake_sent && s.intake.empty() && s.intake_sent->about.owner == reader)
        on.push_back(WaitingOn::kParticipant);
    for (const ProposalItem& p : s.proposals) {
        if (p.decision) continue;
        const Party decides = HomeParty(Decides(p.proposal.matter));
        if (decides != Party::kNone && (decides == reader || sight.plan)) on.push_back(WaitingFor(decides));
        for (const Party heard : p.proposal.heard) {
            const bool spoke = std::any_of(p.opinions.begin(), p.opinions.end(),
                                           [&](auto& o) { return o.about.owner == heard; });
            if (heard != Party::kNone && !spoke && (heard == reader || sight.plan))
                on.push_back(WaitingFor(heard));
        }
    }
    for (const ThreadItem& t : s.threads) {
        if (s.IsRecalled(t.item)) continue;
        if (t.waiting.Since(kTheParticipant)) on.push_back(WaitingOn::kParticipant);
        for (std::size_t p = 1; p < kPartyCount; ++p)
            if (t.waiting.Since(static_cast<Party>(p))) on.push_back(WaitingFor(static_cast<Party>(p)));
    }
    SortOnce(on);
    return on;
}

std::vector<WorkerId> HandsIn(const CaseState& s, const std::vector<DueItem>& dues) {
    std::vector<WorkerId> hands;
    if (s.IsClosed()) return hands;
    if (s.lead) hands.push_back(s.lead->worker);
    for (const AssignmentItem& a : s.assignments)
        if (!a.ended && !a.assigned.until) hands.push_back(a.assigned.worker);
    for (const FollowUpItem& f : s.follow_ups)
        if (f.planned && !f.done) hands.push_back(f.planned->responsible);
    for (const Activity& a : s.activities)
        if (AnswersFor(a, a.offer.responsible)) hands.push_back(a.offer.responsible);
    for (const TaskItem& t : s.tasks)
        if (!t.ended) hands.push_back(t.task.worker);
    for (const DueItem& d : dues)
        if (d.assigned || FallsOnTheWriter(d.kind)) hands.push_back(d.worker);
    if (s.protection && s.protection->degree != Protection::kNone)
        hands.insert(hands.end(), s.protection->named_officers.begin(), s.protection->named_officers.end());
    SortOnce(hands);
    if (!hands.empty() && !hands.front()) hands.erase(hands.begin());
    return hands;
}

}  // namespace

bool AnswersFor(const Activity& a, WorkerId worker) {
    const bool over = a.status == ActivityStatus::kCompleted || a.status == ActivityStatus::kDeclined ||
                      (a.status == ActivityStatus::kInterrupted && a.replanned);
    return !over && worker && a.offer.responsible == worker;
}

bool FallsOnTheWriter(DueKind kind) {
    return kind == DueKind::kOpinionAwaited || kind == DueKind::kDecisionAwaited ||
           kind == DueKind::kPlanChangeReady || kind == DueKind::kTakeOver ||
           kind == DueKind::kMessageUnanswered;
}

CardContent ContentOf(const CaseState& s, Party reader, const Sight& sight,
                      const std::vector<DueItem>& dues) {
    CardContent c;
    c.all_contacts = sight.contacts;
    c.waiting_on = WaitingIn(s, reader, sight);
    if (s.identity) {
        c.birth = BirthDateIn(s.identity->personal_number);
        c.language = text::Fold(s.identity->language);
        c.interpreter = s.identity->interpreter;
    }
    if (s.registration) {
        c.programme_from = s.registration->programme_from;
        c.programme_until = s.registration->programme_until;
    }
    for (const Activity& a : s.activities) {
        if (s.IsClosed() || (a.status != ActivityStatus::kOffered && a.status != ActivityStatus::kAccepted &&
                             a.status != ActivityStatus::kOngoing))
            continue;
        if (a.offer.about.topic != Topic::kNone) c.tracks.push_back(a.offer.about.topic);
        if (!a.offer.activity.empty()) c.activities.push_back(a.offer.activity);
        if (const ProviderId provider = s.ProviderOf(a)) c.providers.push_back(provider);
    }
    SortOnce(c.tracks);
    SortOnce(c.activities);
    SortOnce(c.providers);
    if (s.identity) {
        if (!s.identity->given_name.empty()) c.name = s.identity->given_name + " " + s.identity->family_name;
        c.initials = s.identity->initials;
    }
    if (s.protection) c.protection = s.protection->degree;
    if (s.registration) c.programme = s.registration->programme;
    Instant newest;
    for (const auto& a : s.assessments)
        if (!a.next_step.empty() && a.about.at > newest) newest = a.about.at, c.next_step = a.next_step;
    for (const auto& a : s.activities)
        if (a.status == ActivityStatus::kOffered && !a.offer.title.empty() && a.offer.about.at > newest)
            newest = a.offer.about.at, c.next_step = a.offer.title;
    // A step that has been taken leaves the place empty, until somebody says what comes next.
    for (const auto& t : s.tasks)
        if (t.task.next_step == true && !t.task.about.limited && t.task.about.at > newest)
            newest = t.task.about.at, c.next_step = t.ended ? "" : t.task.what;
    c.hands = HandsIn(s, dues);
    for (const ThreadItem& t : s.threads) {
        if (s.IsRecalled(t.item)) continue;
        Instant last = t.started ? t.started->about.at : Instant{};
        for (const auto& m : t.messages) last = std::max(last, m.about.at);
        c.threads.push_back({t.item, last});
    }
    for (const DueItem& d : dues) {
        if (d.aside) c.marks.push_back(*d.aside);
        if (d.assigned) c.marks.push_back(*d.assigned);
        if (IsWait(d.kind)) c.waits.push_back({d.kind, d.item, d.since, d.on, d.on_whom});
    }
    return c;
}

}  // namespace samkraft::domain
