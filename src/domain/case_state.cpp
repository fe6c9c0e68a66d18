#include "domain/case_state.hpp"

#include <algorithm>
#include <utility>

namespace samkraft::domain {
namespace {

template <class Items, class Key>
auto* FindItem(Items& items, ItemId item, Key key) {
    // Later items are written to more often: look from the end.
    for (auto it = items.rbegin(); it != items.rend(); ++it)
        if (key(*it).item == item) return &*it;
    return static_cast<decltype(&*items.rbegin())>(nullptr);
}

template <class Content>
Written<Content> Write(const About& about, Content content) {
    Written<Content> written;
    static_cast<Content&>(written) = std::move(content);
    written.about = about;
    return written;
}

// What has been answered about an activity is answered about the activity as it was, and so of the plan.
template <class About>
void OvertakeWhere(CaseState& s, About about) {
    for (PlanChangeItem& c : s.plan_changes) {
        if (c.closed || !about(c.change)) continue;
        c.answers.clear();
        c.overtaken = true;
    }
}
void Overtake(CaseState& s, ItemId activity) {
    OvertakeWhere(s, [&](const PlanChange& c) { return c.activity == activity; });
}

// Whether what the parties have agreed on is another than before. That it begins, is answered or is waited
// for is as agreed. `began`: what the item is that is written on.
bool ChangesThePlan(Kind kind, Kind began) {
    switch (kind) {
        case Kind::kGoal:
        case Kind::kGoalClosed:
        case Kind::kActivityOffered:
        case Kind::kActivityHours:
        case Kind::kActivityExtended:
        case Kind::kActivityInterrupted:
        case Kind::kActivityCompleted:
            return true;
        case Kind::kRetraction:
            return began == Kind::kGoal || began == Kind::kActivityOffered;
        default:
            return false;
    }
}

// One function per kind: what the entry does to the case.
class Evolver {
  public:
    Evolver(CaseState& state, const About& about) : s_(state), about_(about) {}

    void operator()(CaseOpened&& e) { s_.opened = Write(about_, std::move(e)); }
    void operator()(Identity&& e) { s_.identity = Write(about_, std::move(e)); }
    void operator()(ProtectionSet&& e) {
        s_.protections.push_back(Write(about_, std::move(e)));
        const Written<ProtectionSet>* strictest = &s_.protections.back();
        for (const Written<ProtectionSet>& mark : s_.protections)
            if (&mark == s_.MarkOf(mark.about.owner) && mark.degree > strictest->degree) strictest = &mark;
        s_.protection = *strictest;
    }
    void operator()(Registration&& e) { s_.registration = Write(about_, std::move(e)); }
    void operator()(WorkHistory&& e) { s_.work_history = Write(about_, std::move(e)); }
    void operator()(PartyEngaged&& e) { s_.parties.push_back(Write(about_, std::move(e))); }
    void operator()(TeamAllocated&& e) { s_.team = Write(about_, std::move(e)); }
    void operator()(LeadChosen&& e) { s_.lead = Write(about_, std::move(e)); }
    void operator()(WorkerAssigned&& e) { s_.assignments.push_back({Write(about_, std::move(e)), false}); }
    void operator()(AssignmentEnded&&) {
        if (auto* item =
                FindItem(s_.assignments, about_.item, [](auto& a) -> About& { return a.assigned.about; })) {
            item->ended = true;
            item->assigned.about.version = about_.version;
        }
    }
    void operator()(OwnPartyOpening&& e) { s_.openings.push_back({Write(about_, std::move(e)), {}}); }
    void operator()(OpeningReviewed&& e) {
        if (auto* item =
                FindItem(s_.openings, about_.item, [](auto& o) -> About& { return o.opening.about; })) {
            item->opening.about.version = about_.version;
            item->review = Write(about_, std::move(e));
        }
    }

    void operator()(ConsentAsked&& e) {
        Consent consent;
        consent.asked = Write(about_, std::move(e));
        s_.consents.push_back(std::move(consent));
    }
    void operator()(ConsentGiven&& e) {
        if (Consent* c = FindConsent()) {
            c->status = WaitsForSecond(c->asked, e) ? ConsentStatus::kUnconfirmed : ConsentStatus::kGiven;
            if (e.date) c->until = AddDays(AddMonths(e.date, c->asked.months), -1);
            c->given = Write(about_, std::move(e));
            c->answered = {};
            c->note.clear();
        }
    }
    void operator()(ConsentConfirmed&& e) {
        if (Consent* c = FindConsent(); c != nullptr && c->status == ConsentStatus::kUnconfirmed) {
            c->status = ConsentStatus::kGiven;
            c->confirmed = Write(about_, std::move(e));
        }
    }
    void operator()(ConsentRefused&& e) {
        if (Consent* c = FindConsent())
            c->status = ConsentStatus::kRefused, c->answered = e.date, c->note = std::move(e.note);
    }
    void operator()(ConsentWithdrawn&& e) {
        if (Consent* c = FindConsent()) {
            c->status = ConsentStatus::kWithdrawn;
            c->answered = LocalDate(about_.at);
            c->note = std::move(e.note);
        }
    }
    void operator()(Disclosed&& e) { s_.disclosures.push_back({Write(about_, std::move(e)), false}); }
    void operator()(DisclosureEnded&&) {
        if (auto* item =
                FindItem(s_.disclosures, about_.item, [](auto& d) -> About& { return d.disclosed.about; })) {
            item->ended = true;
            item->disclosed.about.version = about_.version;
        }
    }

    void operator()(IntakeSent&& e) { s_.intake_sent = Write(about_, std::move(e)); }
    void operator()(IntakeAnswered&& e) { s_.intake.push_back(Write(about_, std::move(e))); }
    void operator()(Triage&& e) { s_.triage = Write(about_, std::move(e)); }
    void operator()(Assessment&& e) { s_.assessments.push_back(Write(about_, std::move(e))); }
    void operator()(Adaptation&& e) { s_.adaptations.push_back(Write(about_, std::move(e))); }

    void operator()(Goal&& e) { s_.goals.push_back({Write(about_, std::move(e)), {}}); }
    void operator()(GoalClosed&& e) {
        if (auto* item = FindItem(s_.goals, about_.item, [](auto& g) -> About& { return g.goal.about; })) {
            item->goal.about.version = about_.version;
            item->closed = Write(about_, std::move(e));
        }
    }

    void operator()(ActivityOffered&& e) {
        for (Activity& a : s_.activities)
            if (a.status == ActivityStatus::kInterrupted) a.replanned = true;
        Activity activity;
        activity.hours = e.hours;
        activity.offer = Write(about_, std::move(e));
        s_.activities.push_back(std::move(activity));
    }
    void operator()(ActivityAnswered&& e) {
        if (Activity* a = Touch()) {
            a->status = e.answer == Answer::kAccepted ? ActivityStatus::kAccepted : ActivityStatus::kDeclined;
            a->answer = Write(about_, std::move(e));
        }
    }
    void operator()(ActivityWaiting&& e) {
        if (Activity* a = Touch()) a->waiting = std::move(e);
    }
    void operator()(ActivityStarted&& e) {
        if (Activity* a = Touch())
            a->status = ActivityStatus::kOngoing, a->started = e.date, a->waiting.reset();
    }
    void operator()(ActivityHours&& e) {
        if (Activity* a = Touch()) a->hours = e.hours, a->changes.push_back(Write(about_, std::move(e)));
        Overtake(s_, about_.item);
    }
    void operator()(ActivityExtended&& e) {
        if (Activity* a = Touch())
            a->offer.until = e.until, a->extensions.push_back(Write(about_, std::move(e)));
        Overtake(s_, about_.item);
    }
    void operator()(ActivityInterrupted&& e) {
        if (Activity* a = Touch()) {
            a->status = ActivityStatus::kInterrupted;
            a->ended = e.date;
            a->waiting.reset();
            a->replanned = false;
            a->interruption = Write(about_, std::move(e));
        }
        Overtake(s_, about_.item);
    }
    void operator()(ActivityCompleted&& e) {
        if (Activity* a = Touch()) {
            a->status = ActivityStatus::kCompleted;
            a->ended = e.date;
            a->waiting.reset();
            a->completion = Write(about_, std::move(e));
        }
        Overtake(s_, about_.item);
    }
    // Who reads a part of it has neither figure nor word.
    void operator()(ActivityRated&& e) {
        Activity* a = Touch();
        if (a != nullptr && e.usefulness) a->rating = Write(about_, std::move(e));
    }
    void operator()(HoursReported&& e) { s_.hours.push_back(Write(about_, std::move(e))); }
    void operator()(SignalLink&& e) {
        Activity* a = Touch();
        if (a == nullptr) return;
        std::erase_if(a->signal_links, [&](const auto& l) { return l.about.owner == about_.owner; });
        a->signal_links.push_back(Write(about_, std::move(e)));
    }
    void operator()(Signal&& e) { s_.signals.push_back(Write(about_, std::move(e))); }

    void operator()(FollowUpPlanned&& e) { s_.follow_ups.push_back({about_, std::move(e), {}, {}}); }
    void operator()(FollowUp&& e) {
        FollowUpItem* item = FindFollowUp();
        if (item == nullptr) item = &s_.follow_ups.emplace_back(FollowUpItem{about_, {}, {}, {}});
        item->about.version = about_.version;
        item->done = Write(about_, std::move(e));
    }
    void operator()(Substitution&& e) {
        if (FollowUpItem* item = FindFollowUp()) {
            item->about.version = about_.version;
            if (item->planned) item->planned->responsible = e.worker;
            item->substitution = Write(about_, std::move(e));
        }
    }
    void operator()(Absence&& e) { s_.absences.push_back({Write(about_, std::move(e)), {}}); }
    void operator()(AbsenceFollowed&& e) {
        if (auto* item =
                FindItem(s_.absences, about_.item, [](auto& a) -> About& { return a.absence.about; })) {
            item->absence.about.version = about_.version;
            item->followed = Write(about_, std::move(e));
        }
    }

    void operator()(Proposal&& e) { s_.proposals.push_back({Write(about_, std::move(e)), {}, {}}); }
    void operator()(Opinion&& e) {
        if (ProposalItem* p = FindProposal(e.proposal)) p->opinions.push_back(Write(about_, std::move(e)));
    }
    void operator()(DecisionMade&& e) {
        if (ProposalItem* p = FindProposal(e.proposal)) p->decision = Write(about_, std::move(e));
    }
    void operator()(Note&& e) { s_.notes.push_back(Write(about_, std::move(e))); }
    void operator()(Handover&& e) {
        const auto named = [&](ItemId item) {
            return std::find(e.items.begin(), e.items.end(), item) != e.items.end();
        };
        const auto goes = [&](ItemId item) { return e.items.empty() || named(item); };
        if (s_.lead && s_.lead->worker == e.from && goes(s_.lead->about.item)) s_.lead->worker = e.to;
        for (FollowUpItem& f : s_.follow_ups)
            if (!f.done && f.planned && f.planned->responsible == e.from && goes(f.about.item))
                f.planned->responsible = e.to;
        for (Activity& a : s_.activities)
            if (a.offer.responsible == e.from && named(a.offer.about.item)) a.offer.responsible = e.to;
        for (TaskItem& t : s_.tasks)
            if (!t.ended && t.task.worker == e.from && named(t.task.about.item)) t.task.worker = e.to;
        for (DueMark& m : s_.due_marks)
            if (m.owner == about_.owner && m.worker == e.from && goes(m.of)) m.worker = e.to;
        s_.handovers.push_back(Write(about_, std::move(e)));
    }
    void operator()(Exit&& e) {
        if (s_.exit) s_.earlier_exits.push_back(std::move(*s_.exit));
        s_.exit = Write(about_, std::move(e));
    }
    void operator()(RightsAsked&& e) {
        const Date by = e.received ? AddMonths(e.received, 1) : Date{};
        s_.rights.push_back({Write(about_, std::move(e)), by, {}, {}});
    }
    void operator()(RightsAnswered&& e) {
        auto* item = FindItem(s_.rights, about_.item, [](auto& r) -> About& { return r.asked.about; });
        if (item == nullptr) return;
        item->asked.about.version = about_.version;
        const bool extended = e.verdict == RightsVerdict::kExtended;
        if (extended && item->asked.received) item->answer_by = AddMonths(item->asked.received, 3);
        (extended ? item->extension : item->answer) = Write(about_, std::move(e));
    }
    void operator()(Statement&& e) { s_.statements.push_back(Write(about_, std::move(e))); }
    void operator()(KeptBack&& e) { s_.kept_back.push_back({Write(about_, std::move(e)), false}); }
    void operator()(KeptBackEnded&&) {
        for (KeptBackItem& k : s_.kept_back)
            if (k.kept.about.item == about_.item) k.ended = true;
    }
    void operator()(HoldSet&& e) { s_.holds.push_back({Write(about_, std::move(e)), {}}); }
    void operator()(HoldLifted&& e) {
        auto* item = FindItem(s_.holds, about_.item, [](auto& h) -> About& { return h.set.about; });
        if (item == nullptr) return;
        item->set.about.version = about_.version;
        item->lifted = Write(about_, std::move(e));
    }
    void operator()(DisposalProposed&& e) { s_.disposals.push_back(Write(about_, std::move(e))); }
    void operator()(DocumentAdded&& e) { s_.documents.push_back({Write(about_, std::move(e)), {}}); }
    void operator()(PartDisposed&&) {}  // the program's own; shown to nobody
    void operator()(DueSetAside&& e) {
        LetMarksFall(false, e.due_kind, e.of, e.due);
        s_.due_marks.push_back({about_.owner,
                                about_.item,
                                about_.version,
                                about_.author,
                                e.due_kind,
                                e.of,
                                e.due,
                                e.until,
                                {},
                                std::move(e.reason)});
    }
    void operator()(DueAssigned&& e) {
        LetMarksFall(true, e.due_kind, e.of, e.due);
        s_.due_marks.push_back({about_.owner,
                                about_.item,
                                about_.version,
                                about_.author,
                                e.due_kind,
                                e.of,
                                e.due,
                                {},
                                e.worker,
                                std::move(e.note)});
    }
    void operator()(DueTakenUp&&) {
        std::erase_if(s_.due_marks, [&](const DueMark& m) { return m.item == about_.item; });
    }

    void operator()(PlanChange&& e) {
        s_.plan_changes.push_back({Write(about_, std::move(e)), {}, {}, false, {}});
    }
    void operator()(PlanChangeAnswered&& e) {
        PlanChangeItem* c = FindPlanChange();
        if (c == nullptr) return;
        std::erase_if(c->answers, [&](auto& a) { return a.about.owner == about_.owner; });
        c->answers.push_back(Write(about_, std::move(e)));
    }
    void operator()(PlanChangeClosed&& e) {
        if (PlanChangeItem* c = FindPlanChange()) c->closed = Write(about_, std::move(e));
    }
    void operator()(Placement&& e) { s_.placements.push_back({Write(about_, std::move(e)), {}, {}, {}}); }
    void operator()(UnionHeard&& e) {
        if (PlacementItem* p = FindPlacement()) p->union_heard = Write(about_, std::move(e));
    }
    void operator()(PlacementSigned&& e) {
        if (PlacementItem* p = FindPlacement()) p->signatures.push_back(Write(about_, std::move(e)));
    }
    void operator()(AttendanceWeek&& e) { s_.attendance.push_back(Write(about_, std::move(e))); }
    void operator()(Incident&& e) { s_.incidents.push_back(Write(about_, std::move(e))); }
    void operator()(PlacementReview&& e) { s_.placement_reviews.push_back(Write(about_, std::move(e))); }
    void operator()(Task&& e) { s_.tasks.push_back({Write(about_, std::move(e)), {}}); }
    void operator()(TaskEnded&& e) {
        auto* item = FindItem(s_.tasks, about_.item, [](auto& t) -> About& { return t.task.about; });
        if (item == nullptr) return;
        item->task.about.version = about_.version;
        item->ended = Write(about_, std::move(e));
    }

    void operator()(AfterExit&& e) { s_.after_exit.push_back(Write(about_, std::move(e))); }
    void operator()(Discharge&& e) { s_.discharges.push_back(Write(about_, std::move(e))); }

    void operator()(ThreadStarted&& e) {
        if (about_.limited) return;
        ThreadItem thread{about_.item, Write(about_, std::move(e)), {}, {}};
        Post(thread, thread.started->awaits, thread.started->awaits_participant);
        s_.threads.push_back(std::move(thread));
    }
    void operator()(MessagePosted&& e) {
        if (about_.limited) return;
        ThreadItem* thread = FindThread(e.thread);
        if (thread == nullptr) thread = &s_.threads.emplace_back(ThreadItem{e.thread, {}, {}, {}});
        Post(*thread, e.awaits, e.awaits_participant);
        thread->messages.push_back(Write(about_, std::move(e)));
    }
    void operator()(ThreadMarked&& e) {
        ThreadItem* thread = FindThread(about_.item);
        if (about_.limited || thread == nullptr || !thread->started) return;
        thread->started->about.version = about_.version;
        if (e.mark == ThreadMark::kHandled) thread->waiting.Answers(about_.owner);
        if (e.mark == ThreadMark::kAwaited) Await(*thread, e.awaits, e.awaits_participant);
        if (e.mark == ThreadMark::kNotAwaited) thread->waiting.NoLonger(kTheParticipant);
    }

    void operator()(Retraction&&) {
        const auto is = [&](const About& a) { return a.item == about_.item; };
        std::erase_if(s_.intake, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.assessments, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.adaptations, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.goals, [&](auto& x) { return is(x.goal.about); });
        std::erase_if(s_.activities, [&](auto& x) { return is(x.offer.about); });
        std::erase_if(s_.hours, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.follow_ups, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.absences, [&](auto& x) { return is(x.absence.about); });
        std::erase_if(s_.proposals, [&](auto& x) { return is(x.proposal.about); });
        for (ProposalItem& p : s_.proposals) std::erase_if(p.opinions, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.notes, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.handovers, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.documents, [&](auto& x) { return is(x.document.about); });
        std::erase_if(s_.plan_changes, [&](auto& x) { return is(x.change.about); });
        std::erase_if(s_.placements, [&](auto& x) { return is(x.placement.about); });
        std::erase_if(s_.attendance, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.incidents, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.placement_reviews, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.tasks, [&](auto& x) { return is(x.task.about); });
        std::erase_if(s_.after_exit, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.discharges, [&](auto& x) { return is(x.about); });
        std::erase_if(s_.statements, [&](auto& x) { return is(x.about); });
        if (s_.triage && is(s_.triage->about)) s_.triage.reset();
        std::erase_if(s_.earlier_exits, [&](auto& x) { return is(x.about); });
        if (s_.exit && is(s_.exit->about)) {
            s_.exit.reset();
            if (s_.earlier_exits.empty()) return;
            s_.exit = std::move(s_.earlier_exits.back());
            s_.earlier_exits.pop_back();
        }
    }

    void operator()(Recalled&& e) { s_.recalled.push_back(Write(about_, std::move(e))); }
    void operator()(RecallNotice&& e) { s_.recall_notices.push_back(Write(about_, std::move(e))); }
    void operator()(RedactionProposed&& e) { s_.redactions.push_back({Write(about_, std::move(e)), {}}); }
    void operator()(RedactionAnswered&& e) {
        if (auto* item =
                FindItem(s_.redactions, about_.item, [](auto& r) -> About& { return r.proposed.about; })) {
            item->proposed.about.version = about_.version;
            item->answered = Write(about_, std::move(e));
        }
    }

  private:
    // Of what a party has said of a due, the latest word is the one that stands.
    void LetMarksFall(bool assigned, DueKind kind, ItemId of, Date due) {
        std::erase_if(s_.due_marks, [&](const DueMark& m) {
            return m.owner == about_.owner && static_cast<bool>(m.worker) == assigned && m.kind == kind &&
                   m.of == of && m.due == due;
        });
    }
    Consent* FindConsent() {
        auto* c = FindItem(s_.consents, about_.item, [](auto& x) -> About& { return x.asked.about; });
        if (c == nullptr) return c;
        c->asked.about.version = about_.version;
        c->answered_by = about_.author ? about_.owner : Party::kNone;  // none: the participant
        c->answered_at = about_.at;
        return c;
    }
    Activity* Touch() {
        auto* a = FindItem(s_.activities, about_.item, [](auto& x) -> About& { return x.offer.about; });
        if (a != nullptr) a->offer.about.version = about_.version;
        return a;
    }
    FollowUpItem* FindFollowUp() {
        return FindItem(s_.follow_ups, about_.item, [](auto& x) -> About& { return x.about; });
    }
    PlanChangeItem* FindPlanChange() {
        auto* c = FindItem(s_.plan_changes, about_.item, [](auto& x) -> About& { return x.change.about; });
        if (c != nullptr) c->change.about.version = about_.version;
        return c;
    }
    PlacementItem* FindPlacement() {
        auto* p = FindItem(s_.placements, about_.item, [](auto& x) -> About& { return x.placement.about; });
        if (p != nullptr) p->placement.about.version = about_.version;
        return p;
    }
    ThreadItem* FindThread(ItemId item) {
        for (ThreadItem& t : s_.threads)
            if (t.item == item) return &t;
        return nullptr;
    }
    void Post(ThreadItem& thread, const std::vector<Party>& awaits, bool participant) const {
        if (!thread.started) return;
        if (about_.author)
            thread.waiting.Answers(about_.owner);
        else
            thread.waiting.ParticipantWrites(thread.started->audience, about_.at);
        Await(thread, awaits, participant);
    }
    void Await(ThreadItem& thread, const std::vector<Party>& parties, bool participant) const {
        for (const Party party : parties) thread.waiting.Asks(party, about_.at);
        if (participant) thread.waiting.Asks(kTheParticipant, about_.at);
    }
    ProposalItem* FindProposal(ItemId item) {
        return FindItem(s_.proposals, item, [](auto& x) -> About& { return x.proposal.about; });
    }
    CaseState& s_;
    const About& about_;
};

// Says something about the item without being a part of it: nobody's work hangs on it.
bool Remarks(Kind kind) {
    return kind == Kind::kStatement || kind == Kind::kKeptBack || kind == Kind::kKeptBackEnded ||
           kind == Kind::kActivityRated;
}

// Of those who take part in it alone: whether there is more of it, nobody else can know.
bool InThread(Kind kind) {
    return kind == Kind::kThreadStarted || kind == Kind::kMessagePosted || kind == Kind::kThreadMarked;
}

// The item's version as it is shown, where something that is no part of its content has been written on it.
void Touch(CaseState& s, const About& about) {
    const auto touch = [&](About& a) {
        if (a.item == about.item) a.version = about.version;
    };
    for (auto& x : s.assessments) touch(x.about);
    for (auto& x : s.adaptations) touch(x.about);
    for (auto& x : s.notes) touch(x.about);
    for (auto& x : s.intake) touch(x.about);
    for (auto& x : s.handovers) touch(x.about);
    for (auto& x : s.follow_ups) touch(x.about);
    for (auto& x : s.absences) touch(x.absence.about);
    for (auto& x : s.activities) touch(x.offer.about);
    for (auto& x : s.documents) touch(x.document.about);
    for (auto& x : s.plan_changes) touch(x.change.about);
    for (auto& x : s.placements) touch(x.placement.about);
    for (auto& x : s.attendance) touch(x.about);
    for (auto& x : s.incidents) touch(x.about);
    for (auto& x : s.placement_reviews) touch(x.about);
    for (auto& x : s.tasks) touch(x.task.about);
    for (auto& x : s.signals) touch(x.about);
    for (auto& x : s.after_exit) touch(x.about);
    for (auto& x : s.discharges) touch(x.about);
    for (auto& x : s.threads) {
        if (x.started) touch(x.started->about);
        for (auto& m : x.messages) touch(m.about);
    }
    for (auto& x : s.proposals) {
        touch(x.proposal.about);
        for (auto& o : x.opinions) touch(o.about);
        if (x.decision) touch(x.decision->about);
    }
    if (s.triage) touch(s.triage->about);
    if (s.work_history) touch(s.work_history->about);
    if (s.registration) touch(s.registration->about);
    if (s.exit) touch(s.exit->about);
}

// Kinds that begin an item when the item is new and replace its content when it is not: a new version of the
// same thing.
bool Replaces(Kind kind) {
    switch (kind) {
        case Kind::kAssessment:
        case Kind::kAdaptation:
        case Kind::kGoal:
        case Kind::kNote:
        case Kind::kIntakeAnswered:
        case Kind::kFollowUpPlanned:
        case Kind::kActivityOffered:
        case Kind::kPartyEngaged:
        case Kind::kDocumentAdded:
        case Kind::kPlanChange:
        case Kind::kPlacement:
        case Kind::kAttendanceWeek:
        case Kind::kTask:
        case Kind::kDischarge:
            return true;
        default:
            return false;
    }
}

template <class Content, class Items, class Key>
bool ReplaceIn(Items& items, const About& about, Payload& payload, Key key) {
    auto* content = std::get_if<Content>(&payload);
    if (content == nullptr) return false;
    for (auto& item : items) {
        if (key(item).about.item != about.item) continue;
        key(item) = Write(about, std::move(*content));
        return true;
    }
    return false;
}

bool Replace(CaseState& s, const About& about, Payload& payload) {
    const auto self = [](auto& x) -> auto& { return x; };
    if (auto* planned = std::get_if<FollowUpPlanned>(&payload)) {
        for (FollowUpItem& f : s.follow_ups) {
            if (f.about.item != about.item) continue;
            f.about = about;
            f.planned = std::move(*planned);
            return true;
        }
        return false;
    }
    if (auto* offer = std::get_if<ActivityOffered>(&payload)) {
        for (Activity& a : s.activities) {
            if (a.offer.about.item != about.item) continue;
            a.hours = offer->hours;
            a.offer = Write(about, std::move(*offer));
            Overtake(s, about.item);
            return true;
        }
        return false;
    }
    if (auto* change = std::get_if<PlanChange>(&payload)) {
        for (PlanChangeItem& c : s.plan_changes) {
            if (c.change.about.item != about.item) continue;
            c.earlier.push_back(std::exchange(c.change, Write(about, std::move(*change))));
            c.answers.clear();
            c.overtaken = false;
            return true;
        }
        return false;
    }
    if (auto* placement = std::get_if<Placement>(&payload)) {
        for (PlacementItem& p : s.placements) {
            if (p.placement.about.item != about.item) continue;
            p.earlier.push_back(std::exchange(p.placement, Write(about, std::move(*placement))));
            p.signatures.clear();
            if (p.earlier.back().union_name != p.placement.union_name) p.union_heard.reset();
            return true;
        }
        return false;
    }
    if (auto* document = std::get_if<DocumentAdded>(&payload)) {
        for (DocumentItem& d : s.documents) {
            if (d.document.about.item != about.item) continue;
            d.earlier.push_back(std::exchange(d.document, Write(about, std::move(*document))));
            return true;
        }
        return false;
    }
    return ReplaceIn<Assessment>(s.assessments, about, payload, self) ||
           ReplaceIn<Adaptation>(s.adaptations, about, payload, self) ||
           ReplaceIn<Goal>(s.goals, about, payload, [](auto& x) -> auto& { return x.goal; }) ||
           ReplaceIn<Note>(s.notes, about, payload, self) ||
           ReplaceIn<Task>(s.tasks, about, payload, [](auto& x) -> auto& { return x.task; }) ||
           ReplaceIn<AttendanceWeek>(s.attendance, about, payload, self) ||
           ReplaceIn<Discharge>(s.discharges, about, payload, self) ||
           ReplaceIn<IntakeAnswered>(s.intake, about, payload, self) ||
           ReplaceIn<PartyEngaged>(s.parties, about, payload, self);
}

// Whether others than the party have written on the item or answered it. A retraction takes back what its own
// party wrote and nothing else: who retracted may not have seen what the others wrote, but here it is seen.
bool OthersHoldOn(const CaseState& s, ItemId item, const CaseState::Known& known, Party party) {
    const auto another = [&](auto& x) { return x.about.owner != party; };
    return std::any_of(known.others.begin(), known.others.end(),
                       [&](const CaseState::Writer& w) { return w.party != party; }) ||
           (known.began == Kind::kProposal &&
            std::any_of(s.proposals.begin(), s.proposals.end(), [&](const ProposalItem& p) {
                return p.proposal.about.item == item &&
                       (std::any_of(p.opinions.begin(), p.opinions.end(), another) ||
                        (p.decision && another(*p.decision)));
            }));
}

// Whether somebody planned, followed up or noted something. What is only reported, or said about the file or
// about who may read it, is none of these. Of the categories of which Sight tells whether all is seen.
bool Plans(Kind kind, Category category) {
    if (kind == Kind::kRetraction) return false;
    switch (category) {
        case Category::kParticipation:
            return kind == Kind::kCaseOpened || kind == Kind::kTeamAllocated || kind == Kind::kLeadChosen ||
                   kind == Kind::kHandover;
        case Category::kJointAssessment:
        case Category::kJointPlan:
        case Category::kAuthorityPlan:
        case Category::kStudies:
        case Category::kCareTrack:
        case Category::kFollowUp:
            return kind != Kind::kHoursReported && kind != Kind::kSignal && kind != Kind::kSignalLink &&
                   !Remarks(kind) && !InThread(kind);
        default:
            return false;
    }
}

// Who has written when. Marks on dues are no work with the case.
void NoteWriting(CaseState& s, const EntryHead& head, Kind kind) {
    if (kind == Kind::kDueSetAside || kind == Kind::kDueAssigned || kind == Kind::kDueTakenUp) return;
    if (Plans(kind, head.category)) s.planned_at = std::max(s.planned_at, head.at);
    if (!head.author) return;
    Instant& party = s.party_wrote.at(static_cast<std::size_t>(head.owner));
    party = std::max(party, head.at);
    for (auto& [worker, at] : s.wrote) {
        if (worker != head.author) continue;
        at = std::max(at, head.at);
        return;
    }
    s.wrote.emplace_back(head.author, head.at);
}

Phase PhaseOf(const CaseState& s) {
    if (s.exit) return Phase::kClosed;
    if (std::any_of(s.activities.begin(), s.activities.end(),
                    [](auto& a) { return a.status == ActivityStatus::kOngoing; }))
        return Phase::kActive;
    if (!s.activities.empty() || !s.goals.empty()) return Phase::kPlanning;
    if (!s.assessments.empty() || !s.intake.empty() || s.triage) return Phase::kAssessment;
    if (!s.consents.empty() || s.intake_sent) return Phase::kConsent;
    return Phase::kReferred;
}

}  // namespace

std::int32_t Activity::HoursOn(Date date) const {
    std::int32_t result = 0;
    Date best;
    for (const HoursStep& step : hours)
        if (step.from <= date && (!best || step.from >= best)) best = step.from, result = step.hours;
    return result;
}

Instant CaseState::LastWritten(WorkerId worker) const {
    for (const auto& [who, at] : wrote)
        if (who == worker) return at;
    return {};
}

const CaseState::Known* CaseState::FindEver(ItemId item) const {
    for (auto it = known.rbegin(); it != known.rend(); ++it)
        if (it->first == item) return &it->second;
    return nullptr;
}

const CaseState::Known* CaseState::Find(ItemId item) const {
    const Known* found = FindEver(item);
    return found == nullptr || found->retracted ? nullptr : found;
}

const Written<ProtectionSet>* CaseState::MarkOf(Party party) const {
    for (auto it = protections.rbegin(); it != protections.rend(); ++it)
        if (it->about.owner == party) return &*it;
    return nullptr;
}

Date CaseState::NextContact() const {
    Date next;
    for (const FollowUpItem& f : follow_ups)
        if (f.planned && !f.done && f.planned->date && (!next || f.planned->date < next))
            next = f.planned->date;
    return next;
}

Date CaseState::LastContact() const {
    Date last;
    for (const FollowUpItem& f : follow_ups)
        if (f.done && f.done->date > last) last = f.done->date;
    for (const Written<Assessment>& a : assessments)
        if (a.date > last) last = a.date;
    return last;
}

std::int32_t CaseState::PlannedHours(Date date) const {
    std::int32_t sum = 0;
    for (const Activity& a : activities)
        if (a.status == ActivityStatus::kOngoing) sum += a.HoursOn(date);
    return sum;
}

std::int32_t CaseState::ReportedHours(Date monday) const {
    std::int32_t sum = 0;
    for (const auto& h : hours)
        if (h.week == monday) sum += h.hours;
    return sum;
}

const Activity* CaseState::FindActivity(ItemId item) const {
    for (const Activity& a : activities)
        if (a.offer.about.item == item) return &a;
    return nullptr;
}

const Written<PlanChangeAnswered>* PlanChangeItem::AnswerOf(Party party) const {
    for (const auto& a : answers)
        if (a.about.owner == party) return &a;
    return nullptr;
}

bool PlanChangeItem::Objected() const {
    return std::any_of(answers.begin(), answers.end(),
                       [](auto& a) { return a.answer == ChangeAnswer::kObjects; });
}

bool PlanChangeItem::AllAnswered() const {
    return std::all_of(change.heard.begin(), change.heard.end(),
                       [&](Party p) { return AnswerOf(p) != nullptr; });
}

const PlanChangeItem* CaseState::FindPlanChange(ItemId item) const {
    for (const PlanChangeItem& c : plan_changes)
        if (c.change.about.item == item) return &c;
    return nullptr;
}

const PlacementItem* CaseState::FindPlacement(ItemId item) const {
    for (const PlacementItem& p : placements)
        if (p.placement.about.item == item) return &p;
    return nullptr;
}

const PlacementItem* CaseState::PlacementOf(ItemId activity) const {
    for (const PlacementItem& p : placements)
        if (p.placement.activity == activity) return &p;
    return nullptr;
}

ProviderId CaseState::ProviderOf(const Activity& activity) const {
    const PlacementItem* placement = PlacementOf(activity.offer.about.item);
    if (placement != nullptr && placement->placement.provider_id) return placement->placement.provider_id;
    return activity.offer.provider_id;
}

bool CaseState::FollowedAfterExit(ExitRound round) const {
    return std::any_of(after_exit.begin(), after_exit.end(), [&](const Written<AfterExit>& a) {
        return exit && a.round == round && a.date >= exit->date;
    });
}

bool CaseState::IsOpen(const Written<Signal>& signal) const {
    // Who reads a part of it does not see which it is.
    if (!signal.signal || signal.signal == SignalKind::kGoingWell) return false;
    return std::none_of(follow_ups.begin(), follow_ups.end(), [&](const FollowUpItem& f) {
        return f.done && f.done->activity == signal.activity && f.done->date >= signal.date &&
               f.done->about.at >= signal.about.at;
    });
}

const ThreadItem* CaseState::FindThread(ItemId item) const {
    for (const ThreadItem& t : threads)
        if (t.item == item) return &t;
    return nullptr;
}

bool CaseState::IsRecalled(ItemId item) const {
    return std::any_of(recalled.begin(), recalled.end(), [&](auto& r) { return r.of == item; });
}

const DocumentItem* CaseState::FindDocument(ItemId item) const {
    for (const DocumentItem& d : documents)
        if (d.document.about.item == item) return &d;
    return nullptr;
}

void Evolve(CaseState& state, Entry&& entry) {
    const EntryHead& head = entry.head;
    const Kind kind = KindOf(entry.payload);
    About about{head.item,  1,           head.owner, head.category,
                head.topic, head.author, head.at,    entry.level == Level::kLimited};
    if (entry.redacted) about.redacted = true;
    Kind began = kind;
    const auto at = std::find_if(state.known.rbegin(), state.known.rend(),
                                 [&](const auto& k) { return k.first == head.item; });
    if (at == state.known.rend()) {
        if (head.version != 1) return;  // its beginning is unseen
        state.known.emplace_back(
            head.item,
            CaseState::Known{kind, 1, 1, head.category, head.topic, false, {head.owner, head.author}, {}});
    } else {
        CaseState::Known& known = at->second;
        if (known.retracted) return;
        if (kind == Kind::kRetraction && OthersHoldOn(state, head.item, known, head.owner)) return;
        known.retracted = kind == Kind::kRetraction;
        began = known.began;
        about.version = ++known.version;
        if (!Remarks(kind)) known.changed = known.version;
        const CaseState::Writer writer{head.owner, head.author};
        if (writer != known.author && !Remarks(kind) &&
            std::find(known.others.begin(), known.others.end(), writer) == known.others.end())
            known.others.push_back(writer);
        if (Remarks(kind)) Touch(state, about);
    }
    NoteWriting(state, head, kind);
    if (head.category == Category::kJointPlan && ChangesThePlan(kind, began))
        OvertakeWhere(state, [](const PlanChange& c) { return c.as_it_is == true; });
    if (about.version > 1 && Replaces(kind) && Replace(state, about, entry.payload)) return;
    std::visit([&](auto& payload) { Evolver(state, about)(std::move(payload)); }, entry.payload);
}

CaseState Fold(std::vector<Entry>&& entries) {
    CaseState state;
    state.known.reserve(entries.size());
    for (Entry& entry : entries) Evolve(state, std::move(entry));
    state.phase = PhaseOf(state);
    return state;
}

}  // namespace samkraft::domain
