// The fold: what the case is, as one reader sees it, from the entries that the reader may read (design, page
// 1).
#include "domain/case_state.hpp"

#include "base/json.hpp"
#include "domain/story_test.hpp"

namespace samkraft::domain {
namespace {

using namespace test;
using enum Party;
using enum Role;
using testing::ElementsAre, testing::IsEmpty;

// Without the entries that a reader does not get.
template <class Hidden>
CaseState SeenWithout(const Story& story, Hidden hidden) {
    std::vector<Entry> entries;
    for (const Entry& e : story.entries)
        if (!hidden(e)) entries.push_back(e);
    return Fold(std::move(entries));
}
auto OwnedBy(Party party) {
    return [party](const Entry& e) { return e.head.owner == party; };
}

// ---- versions, and what is unseen

TEST(Versions, CountWhatTheReaderHasSeen) {
    Story story;
    const ItemId activity = story.Accepted("sfi");  // 1, 2
    story.Writes(kSocialWorker,
                 ActivityWaiting{.on = "X", .since = story.Today(), .ask_again = story.Today()},
                 {.item = activity});                                                      // 3
    story.Writes(kEmploymentOfficer, ActivityStarted{story.Today()}, {.item = activity});  // 4
    EXPECT_EQ(story.Seen().FindActivity(activity)->offer.about.version, 4);
    const CaseState part = SeenWithout(story, OwnedBy(kSocialServices));
    EXPECT_EQ(part.FindActivity(activity)->offer.about.version, 3) << "the hidden entry leaves no gap";
    EXPECT_EQ(part.Find(activity)->version, 3);
}
TEST(Unseen, WhatContinuesAnItemWhoseBeginningIsUnseenIsUnseenToo) {
    Story story;
    const ItemId activity = story.Accepted("sfi");
    story.Writes(kSocialWorker, ActivityStarted{story.Today()}, {.item = activity});
    const CaseState part = SeenWithout(story, OwnedBy(kEmploymentService));
    EXPECT_TRUE(part.IsEmpty());
    EXPECT_EQ(part.Find(activity), nullptr);
    EXPECT_EQ(part.FindActivity(activity), nullptr);
    EXPECT_EQ(json::Write(part), json::Write(CaseState{}));
}
TEST(Unseen, WhatIsSaidOfAnUnseenProposalIsNotShown) {
    Story story;
    const ItemId proposal = story.Proposes(Matter::kProgramme);  // the labour-market unit's
    story.Writes(kSocialWorker, Opinion{.proposal = proposal, .text = "Ja"});
    story.Writes(kEmploymentOfficer, DecisionMade{.proposal = proposal, .reasons = "R"});
    EXPECT_THAT(SeenWithout(story, OwnedBy(kLabourMarket)).proposals, IsEmpty());
    EXPECT_EQ(story.Seen().proposals.at(0).opinions.size(), 1U);
    EXPECT_TRUE(story.Seen().proposals.at(0).decision);
}
TEST(Unseen, OfNothingNothingIsKnown) {
    const CaseState nothing = Fold({});
    EXPECT_TRUE(nothing.IsEmpty());
    EXPECT_FALSE(nothing.IsClosed());
    EXPECT_EQ(nothing.phase, Phase::kReferred);
    EXPECT_FALSE(nothing.NextContact());
    EXPECT_FALSE(nothing.LastContact());
    EXPECT_EQ(nothing.PlannedHours(Day("2026-03-02")), 0);
}
TEST(Limited, IsSaidOfWhatIsShownInPart) {
    Story story;
    story.Writes(kSocialWorker, Note{"R", "T"});
    story.entries.back().level = Level::kLimited;
    EXPECT_TRUE(story.Seen().notes.at(0).about.limited);
    EXPECT_FALSE(story.Seen().opened->about.limited);
}

// ---- revision and retraction

TEST(Revisions, ReplaceTheContentAndKeepThePlace) {
    Story story;
    story.HasTeam();
    const Date today = story.Today(), later = AddDays(today, 5);
    const Where work{.topic = Topic::kWork};
    const Role by = kSocialWorker;
    story.Writes(by, IntakeSent{.answer_by = today});
    const auto twice = [&](Payload first, Payload second, Where where = {}) {
        const ItemId item = story.Writes(by, std::move(first), where);
        story.Writes(by, std::move(second), {.item = item});
        return item;
    };
    twice(Note{"Ett", "T"}, Note{"Två", "T"});
    twice(Goal{"Ett", later, "I"}, Goal{"Två", later, "I"}, work);
    twice(Assessment{.date = today, .situation = "S", .next_step = "Ett"},
          Assessment{.date = today, .situation = "S", .next_step = "Två"}, work);
    twice(Adaptation{.statement = "Ett"}, Adaptation{.statement = "Två"});
    twice(IntakeAnswered{.date = today, .own_words = "Ett"},
          IntakeAnswered{.date = today, .own_words = "Två"}, work);
    twice(PartyEngaged{"Ett"}, PartyEngaged{"Två"});
    twice(WorkHistory{.wishes = "Ett"}, WorkHistory{.wishes = "Två"});
    twice(Triage{.reason = "Ett"}, Triage{.reason = "Två"});
    twice(FollowUpPlanned{.date = today, .responsible = Of(by)},
          FollowUpPlanned{.date = later, .responsible = Of(by)});
    twice(ActivityOffered{.activity = "sfi", .title = "Ett", .from = today, .hours = {{today, 10}}},
          ActivityOffered{.activity = "sfi", .title = "Två", .from = today, .hours = {{today, 20}}});
    const CaseState s = story.Seen();
    ASSERT_THAT((std::array{s.notes.size(), s.goals.size(), s.assessments.size(), s.adaptations.size(),
                            s.intake.size(), s.parties.size(), s.follow_ups.size(), s.activities.size()}),
                testing::Each(1U));
    EXPECT_EQ(s.notes[0].heading, "Två");
    EXPECT_EQ(s.notes[0].about.version, 2);
    EXPECT_EQ(s.goals[0].goal.text, "Två");
    EXPECT_EQ(s.goals[0].goal.about.version, 2);
    EXPECT_EQ(s.assessments[0].next_step, "Två");
    EXPECT_EQ(s.adaptations[0].statement, "Två");
    EXPECT_EQ(s.intake[0].own_words, "Två");
    EXPECT_EQ(s.parties[0].own_case, "Två");
    EXPECT_EQ(s.parties[0].about.version, 2);
    EXPECT_EQ(s.work_history->wishes, "Två");
    EXPECT_EQ(s.triage->reason, "Två");
    EXPECT_EQ(s.follow_ups[0].planned->date, later);
    EXPECT_EQ(s.follow_ups[0].about.version, 2);
    EXPECT_EQ(s.activities[0].offer.title, "Två");
    EXPECT_EQ(s.activities[0].HoursOn(today), 20);
}
TEST(Revisions, OfAnOfferKeepWhatHasHappenedToIt) {
    Story story;
    const ItemId activity = story.Runs("sfi");
    story.Writes(kEmploymentOfficer,
                 ActivityOffered{.activity = "sfi", .title = "Ny titel", .from = story.Today()},
                 {.item = activity});
    EXPECT_EQ(story.Seen().FindActivity(activity)->status, ActivityStatus::kOngoing);
    EXPECT_TRUE(story.Seen().FindActivity(activity)->answer);
}
TEST(Retraction, TakesTheItemAwayAndNothingElse) {
    Story story;
    const Date today = story.Today();
    story.Writes(kSocialWorker, IntakeSent{.answer_by = today});
    story.Writes(kSocialWorker, IntakeAnswered{.date = today, .own_words = "Hej"}, {.topic = Topic::kSocial});
    const ItemId proposal = story.Proposes(Matter::kIncomeSupport),
                 activity = story.Offers("sfi", kSocialWorker);
    const Where work{.topic = Topic::kWork};
    const std::vector<std::pair<Payload, Where>> twins{
        {Note{"R", "T"}, {}},
        {Goal{"G", today, "I"}, work},
        {Assessment{.date = today, .situation = "S", .next_step = "N"}, work},
        {Adaptation{.statement = "A"}, {}},
        {IntakeAnswered{.date = today, .own_words = "O"}, work},
        {Triage{.reason = "R"}, {}},
        {FollowUpPlanned{.date = today, .responsible = Of(kSocialWorker)}, {}},
        {Absence{.date = today, .absence = AbsenceKind::kSick}, {}},
        {Opinion{.proposal = proposal, .text = "T"}, {}},
        {Proposal{.text = "T"}, {}},
        {Handover{.from = Of(kSocialWorker), .to = Of(kLabourMarketSecretary), .text = "T"}, {}},
        {ActivityOffered{.activity = "sfi", .title = "T", .from = today}, {}},
        {HoursReported{.activity = activity, .week = today, .hours = 3}, {}}};
    story.HasTeam();
    for (const auto& [payload, where] : twins) {
        const CaseState before = story.Seen();
        const std::size_t entries = story.entries.size();
        const ItemId item = story.Writes(kSocialWorker, payload, where);
        EXPECT_NE(json::Write(story.Seen()), json::Write(before)) << NameOf(KindOf(payload));
        story.Writes(kSocialWorker, Retraction{"Fel"}, {.item = item});
        EXPECT_EQ(json::Write(story.Seen()), json::Write(before)) << NameOf(KindOf(payload));
        EXPECT_EQ(story.entries.size(), entries + 2) << "what was written remains in the journal";
    }
}
// Who retracts may not see what others have written on the item; to those who do, it stands.
TEST(Retraction, TakesNothingOfAnotherPartyAway) {
    Story story;
    const ItemId activity = story.Accepted("sfi", kSocialWorker),
                 proposal = story.Proposes(Matter::kProgramme);
    const auto retract = [&](Role role, ItemId item) {
        Entry entry = story.entries.back();
        entry.head.item = item;
        entry.head.version = 9;
        entry.head.owner = As(role).party;
        entry.head.author = As(role).worker;
        entry.head.kind = static_cast<std::uint16_t>(Kind::kRetraction);
        entry.payload = Retraction{"Fel"};
        story.entries.push_back(std::move(entry));
    };
    story.Writes(kEmploymentOfficer, ActivityStarted{story.Today()}, {.item = activity});
    retract(kSocialWorker, activity);
    story.Writes(kCareCoordinator, Opinion{.proposal = proposal, .text = "T"});
    retract(kLabourMarketSecretary, proposal);
    ASSERT_NE(story.Seen().FindActivity(activity), nullptr);
    EXPECT_EQ(story.Seen().FindActivity(activity)->status, ActivityStatus::kOngoing);
    EXPECT_EQ(story.Seen().FindActivity(activity)->offer.about.version, story.Seen().Find(activity)->version);
    EXPECT_EQ(story.Seen().proposals.size(), 1U);
    story.Writes(kEmploymentOfficer,
                 ActivityInterrupted{.date = story.Today(), .reason = InterruptionReason::kOther},
                 {.item = activity});
    EXPECT_EQ(SeenWithout(story, OwnedBy(kEmploymentService)).FindActivity(activity), nullptr)
        << "for who sees nothing of theirs it is gone";
    EXPECT_THAT(SeenWithout(story, OwnedBy(kHealthRegion)).proposals, IsEmpty());
}
TEST(Retraction, OfTheLatestExitLeavesTheOneBefore) {
    Story story;
    const auto exit = [&](Role role, ExitReason reason) {
        // Neither party sees the other's.
        std::vector<Entry> kept = std::move(story.entries);
        story.entries.clear();
        for (const Entry& e : kept)
            if (KindOf(e.head) != Kind::kExit) story.entries.push_back(e);
        const ItemId item = story.Writes(
            role, Exit{.date = story.Today(), .outcome = ExitOutcome::kSeekingWork, .reason = reason});
        kept.push_back(story.entries.back());
        story.entries = std::move(kept);
        return item;
    };
    exit(kEmploymentOfficer, ExitReason::kCompleted);
    const ItemId last = exit(kInsuranceInvestigator, ExitReason::kMoved);
    EXPECT_EQ(story.Seen().exit->reason, ExitReason::kMoved);
    story.Writes(kInsuranceInvestigator, Retraction{"Fel"}, {.item = last});
    ASSERT_TRUE(story.Seen().exit);
    EXPECT_EQ(story.Seen().exit->reason, ExitReason::kCompleted);
    EXPECT_EQ(story.Seen().phase, Phase::kClosed);
}
TEST(Retraction, NothingBringsARetractedItemBack) {
    Story story;
    const ItemId note = story.Writes(kSocialWorker, Note{"R", "T"});
    story.Writes(kSocialWorker, Retraction{"Fel"}, {.item = note});
    Entry again = story.entries[story.entries.size() - 2];
    again.head.version = 3;
    story.entries.push_back(again);
    EXPECT_THAT(story.Seen().notes, IsEmpty());
    EXPECT_EQ(story.Seen().Find(note), nullptr);
}

// ---- consent, disclosure, assignment

TEST(ConsentFold, GoesFromAskedToGivenToWithdrawn) {
    Story story;
    const ItemId item = story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    const auto consent = [&] { return story.Seen().consents.at(0); };
    EXPECT_EQ(consent().status, ConsentStatus::kAsked);
    EXPECT_FALSE(consent().until);
    story.After(3).Writes(kSocialWorker,
                          ConsentGiven{.channel = ConsentChannel::kElectronic, .date = Day("2026-03-03")},
                          {.item = item});
    EXPECT_EQ(consent().status, ConsentStatus::kGiven);
    EXPECT_EQ(consent().until, Day("2027-03-02")) << "twelve months from the day it was given";
    ASSERT_TRUE(consent().given);
    story.After(1).Writes(kSocialWorker, ConsentWithdrawn{.note = "Ångrar mig"}, {.item = item});
    EXPECT_EQ(consent().status, ConsentStatus::kWithdrawn);
    EXPECT_EQ(consent().answered, story.Today());
    EXPECT_EQ(consent().note, "Ångrar mig");
    EXPECT_EQ(consent().asked.about.version, 3);
    const ItemId other = story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    story.Writes(kSocialWorker, ConsentRefused{.date = story.Today(), .note = "Nej"}, {.item = other});
    EXPECT_EQ(story.Seen().consents.at(1).status, ConsentStatus::kRefused);
    EXPECT_EQ(story.Seen().consents.at(1).answered, story.Today());
}
TEST(DisclosureAndAssignment, AreMarkedAsEndedAndStayOnRecord) {
    Story story;
    const ItemId d = story.Writes(kEmploymentOfficer, Disclosed{.to = {kSocialServices},
                                                                .categories = {Category::kJointPlan},
                                                                .basis = BasisKind::kOwnCase});
    const ItemId a = story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kCareCoordinator)});
    EXPECT_FALSE(story.Seen().disclosures.at(0).ended);
    story.Writes(kEmploymentOfficer, DisclosureEnded{}, {.item = d});
    story.Writes(kEmploymentOfficer, AssignmentEnded{}, {.item = a});
    const CaseState s = story.Seen();
    EXPECT_TRUE(s.disclosures.at(0).ended);
    EXPECT_EQ(s.disclosures.at(0).disclosed.about.version, 2);
    EXPECT_FALSE(s.assignments.at(0).ended) << "the opener's own";
    EXPECT_TRUE(s.assignments.at(1).ended);
}

// ---- activities

TEST(ActivityFold, GoesThroughItsStates) {
    Story story;
    const Date today = story.Today();
    const ItemId item = story.Offers("sfi");
    const auto status = [&] { return story.Seen().FindActivity(item)->status; };
    const Where on{.item = item};
    EXPECT_EQ(status(), ActivityStatus::kOffered);
    story.Writes(kSocialWorker, ActivityAnswered{.answer = Answer::kAccepted, .date = today}, on);
    EXPECT_EQ(status(), ActivityStatus::kAccepted);
    story.Writes(kSocialWorker, ActivityWaiting{.on = "Skolan", .since = today, .ask_again = today}, on);
    EXPECT_EQ(status(), ActivityStatus::kAccepted);
    EXPECT_EQ(story.Seen().FindActivity(item)->waiting->on, "Skolan");
    story.Writes(kSocialWorker, ActivityStarted{today}, on);
    EXPECT_EQ(status(), ActivityStatus::kOngoing);
    EXPECT_FALSE(story.Seen().FindActivity(item)->waiting) << "what we waited for has come";
    EXPECT_EQ(story.Seen().FindActivity(item)->started, today);
    story.Writes(kSocialWorker, ActivityWaiting{.on = "Intyg", .since = today, .ask_again = today}, on);
    story.After(1).Writes(kSocialWorker, ActivityCompleted{.date = story.Today(), .usefulness = 4}, on);
    EXPECT_EQ(status(), ActivityStatus::kCompleted);
    EXPECT_FALSE(story.Seen().FindActivity(item)->waiting);
    EXPECT_EQ(story.Seen().FindActivity(item)->ended, story.Today());
    EXPECT_EQ(story.Seen().FindActivity(item)->completion->usefulness, 4);
    const ItemId declined = story.Offers("vacancy_matching");
    story.Writes(kSocialWorker, ActivityAnswered{.answer = Answer::kDeclined, .date = today},
                 {.item = declined});
    EXPECT_EQ(story.Seen().FindActivity(declined)->status, ActivityStatus::kDeclined);
}
TEST(ActivityFold, KeepsTheParticipantsNewestJudgementForWhoReadsItWhole) {
    Story story;
    const ItemId item = story.Runs("sfi");
    const Author person{WorkerId{}, Party::kNone, Role::kParticipant};
    const Instant planned = story.Seen().planned_at;
    story.After(1).Writes(person, ActivityRated{.usefulness = 2, .text = "För tidigt"}, {.item = item});
    story.After(1).Writes(person, ActivityRated{.usefulness = 4, .text = "Bättre"}, {.item = item});
    const CaseState seen = story.Seen();
    const Activity& a = *seen.FindActivity(item);
    ASSERT_TRUE(a.rating);
    EXPECT_EQ(a.rating->usefulness, 4);
    EXPECT_EQ(a.rating->text, "Bättre");
    EXPECT_EQ(a.offer.about.version, a.rating->about.version) << "what is written next is not stale";
    EXPECT_EQ(seen.planned_at, planned) << "nobody has planned anything by it";
    std::vector<Entry> limited = story.entries;
    for (Entry& e : limited)
        if (KindOf(e.head) == Kind::kActivityRated) {
            e.level = Level::kLimited;
            Redact(e, Slice::kNarrow);
        }
    EXPECT_FALSE(Fold(std::move(limited)).FindActivity(item)->rating) << "neither figure nor word";
}
TEST(Interruption,
     IsReplannedByTheNextOfferAndNotByAnEarlierOne) {  // R101, R102: the workshop is sold, the school is next
    Story story;
    const ItemId earlier = story.Offers("sfi");
    const ItemId workshop = story.Runs("job_track");
    story.Writes(kSocialWorker,
                 ActivityWaiting{.on = "X", .since = story.Today(), .ask_again = story.Today()},
                 {.item = workshop});
    story.Writes(kSocialWorker,
                 ActivityInterrupted{.date = story.Today(), .reason = InterruptionReason::kHostEnded},
                 {.item = workshop});
    const auto replanned = [&] { return story.Seen().FindActivity(workshop)->replanned; };
    EXPECT_EQ(story.Seen().FindActivity(workshop)->status, ActivityStatus::kInterrupted);
    EXPECT_FALSE(story.Seen().FindActivity(workshop)->waiting);
    EXPECT_EQ(story.Seen().FindActivity(workshop)->ended, story.Today());
    EXPECT_FALSE(replanned());
    story.Writes(kEmploymentOfficer, ActivityOffered{.activity = "sfi", .title = "Ny", .from = story.Today()},
                 {.item = earlier});
    EXPECT_FALSE(replanned()) << "a correction of another offer is no new plan";
    story.Offers("activity_centre");
    EXPECT_TRUE(replanned());
}
TEST(HoursRamp, ClimbsByItsStepsAndIsReplacedAsAWhole) {  // R95: four hours a day at first, then full time
    Story story(Day("2026-03-02"));
    const auto offer = [&](std::vector<HoursStep> ramp) {
        const ItemId item = story.Writes(
            kEmploymentOfficer,
            ActivityOffered{
                .activity = "job_track", .title = "T", .from = story.Today(), .hours = std::move(ramp)});
        return item;
    };
    const Date start = story.Today(), second = AddDays(start, 14), third = AddDays(start, 28);
    const ItemId item = offer({{start, 20}, {second, 30}, {third, 40}});
    const auto hours = [&](Date day) { return story.Seen().FindActivity(item)->HoursOn(day); };
    EXPECT_EQ(hours(AddDays(start, -1)), 0);
    EXPECT_EQ(hours(start), 20);
    EXPECT_EQ(hours(AddDays(second, -1)), 20);
    EXPECT_EQ(hours(second), 30);
    EXPECT_EQ(hours(AddDays(third, 400)), 40);
    EXPECT_EQ(story.Seen().PlannedHours(start), 0) << "not begun: planned for nobody";
    story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kAccepted, .date = start},
                 {.item = item});
    story.Writes(kEmploymentOfficer, ActivityStarted{start}, {.item = item});
    story.Writes(kSocialWorker, ActivityHours{.hours = {{second, 25}}, .reason = "Orkar inte"},
                 {.item = item});
    EXPECT_EQ(hours(start), 0);
    EXPECT_EQ(hours(third), 25);
    EXPECT_EQ(story.Seen().FindActivity(item)->changes.size(), 1U);
    EXPECT_EQ(story.Seen().FindActivity(item)->offer.hours.size(), 3U) << "the first offer stays as it was";
    story.Runs("sfi");
    EXPECT_EQ(story.Seen().PlannedHours(third), 25) << "an activity without a ramp adds none";
    const ItemId school = offer({{start, 10}});
    story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kAccepted, .date = start},
                 {.item = school});
    story.Writes(kEmploymentOfficer, ActivityStarted{start}, {.item = school});
    EXPECT_EQ(story.Seen().PlannedHours(third), 35) << "parallel tracks add up (R86)";
}
TEST(ReportedHours, AddUpOverTheWeeksActivities) {
    Story story;
    const ItemId a = story.Runs("sfi"), b = story.Runs("job_track");
    const Date monday = MondayOf(story.Today());
    story.Writes(kSocialWorker, HoursReported{.activity = a, .week = monday, .hours = 10});
    story.Writes(kSocialWorker, HoursReported{.activity = b, .week = monday, .hours = 15});
    story.Writes(kSocialWorker, HoursReported{.activity = a, .week = AddDays(monday, -7), .hours = 40});
    EXPECT_EQ(story.Seen().ReportedHours(monday), 25);
}

// ---- contact, handover

TEST(Contact, NextIsTheEarliestPlannedAndLastTheLatestHeld) {
    Story story;
    const Date start = story.Today();
    story.Plans(AddDays(start, 20));
    const ItemId soon = story.Plans(AddDays(start, 5));
    EXPECT_EQ(story.Seen().NextContact(), AddDays(start, 5));
    EXPECT_FALSE(story.Seen().LastContact());
    story.On(AddDays(start, 6))
        .Writes(kSocialWorker, FollowUp{.date = AddDays(start, 5), .next_contact = AddDays(start, 12)},
                {.item = soon});
    EXPECT_EQ(story.Seen().NextContact(), AddDays(start, 12))
        << "the done one counts no more; its successor does";
    EXPECT_EQ(story.Seen().LastContact(), AddDays(start, 5));
    story.Writes(kSocialWorker, Assessment{.date = AddDays(start, 6), .situation = "S", .next_step = "N"},
                 {.topic = Topic::kWork});
    EXPECT_EQ(story.Seen().LastContact(), AddDays(start, 6)) << "an assessment is a meeting";
    story.Writes(kSocialWorker, FollowUp{.date = start, .next_contact = AddDays(start, 30)});
    EXPECT_EQ(story.Seen().LastContact(), AddDays(start, 6)) << "written late, held earlier";
    EXPECT_EQ(story.Seen().follow_ups.size(), 5U) << "unplanned contact is an item of its own";
}
TEST(Substitution, MovesThePlannedContact) {  // R100
    Story story;
    story.HasTeam();
    const ItemId item = story.Plans(story.Today(), kLabourMarketSecretary);
    story.Writes(kEmploymentOfficer, Substitution{.worker = Of(kSocialWorker), .facts = "Verkstaden"},
                 {.item = item});
    EXPECT_EQ(story.Seen().follow_ups.at(0).planned->responsible, Of(kSocialWorker));
    EXPECT_EQ(story.Seen().follow_ups.at(0).substitution->facts, "Verkstaden");
    EXPECT_EQ(story.Seen().follow_ups.at(0).about.version, 2);
}
TEST(Handover, MovesTheLeadAndWhatIsPlannedAndLeavesTheRest) {  // R64, R167
    Story story;
    story.HasTeam();
    story.HasLead(Of(kLabourMarketSecretary));
    const ItemId done = story.Plans(story.Today(), kLabourMarketSecretary);
    story.Plans(story.Today(), kSocialWorker);
    story.Plans(AddDays(story.Today(), 3), kLabourMarketSecretary);
    story.Writes(kLabourMarketSecretary,
                 FollowUp{.date = story.Today(),
                          .next_contact = AddDays(story.Today(), 9),
                          .next_responsible = Of(kSocialWorker)},
                 {.item = done});
    story.Writes(kLabourMarketSecretary,
                 Handover{.from = Of(kLabourMarketSecretary), .to = Of(kEmploymentOfficer), .text = "Hej"});
    const CaseState s = story.Seen();
    EXPECT_EQ(s.lead->worker, Of(kEmploymentOfficer));
    ASSERT_EQ(s.follow_ups.size(), 4U);
    EXPECT_EQ(s.follow_ups[0].planned->responsible, Of(kLabourMarketSecretary)) << "who did it did it";
    EXPECT_EQ(s.follow_ups[1].planned->responsible, Of(kSocialWorker));
    EXPECT_EQ(s.follow_ups[2].planned->responsible, Of(kEmploymentOfficer));
    EXPECT_EQ(s.follow_ups[3].planned->responsible, Of(kSocialWorker));
    story.Writes(kSocialWorker,
                 Handover{.from = Of(kSocialWorker), .to = Of(kCareCoordinator), .text = "Hej"});
    EXPECT_EQ(story.Seen().lead->worker, Of(kEmploymentOfficer)) << "the lead is another";
    EXPECT_EQ(story.Seen().handovers.size(), 2U);
}
TEST(Handover, OfNamedItemsMovesTheseAndNothingElse) {  // R61
    Story story;
    story.HasTeam();
    const ItemId lead = story.HasLead(Of(kLabourMarketSecretary));
    const ItemId contact = story.Plans(story.Today(), kLabourMarketSecretary);
    const ItemId activity = story.Writes(kEmploymentOfficer,
                                         ActivityOffered{.activity = "sfi",
                                                         .title = "T",
                                                         .from = story.Today(),
                                                         .responsible = Of(kLabourMarketSecretary)},
                                         {.topic = Topic::kLanguage});
    const auto over = [&](WorkerId from, WorkerId to, std::vector<ItemId> items) {
        story.Writes(kEmploymentOfficer, Handover{from, to, "Hej", std::move(items)});
        const CaseState s = story.Seen();
        return std::tuple{s.lead->worker, s.follow_ups[0].planned->responsible,
                          s.activities[0].offer.responsible};
    };
    const WorkerId from = Of(kLabourMarketSecretary), to = Of(kEmploymentOfficer);
    EXPECT_EQ(over(from, to, {activity}), std::tuple(from, from, to));
    EXPECT_EQ(over(from, to, {contact, lead}), std::tuple(to, to, to));
    EXPECT_EQ(over(to, from, {lead, activity}), std::tuple(from, to, from)) << "handed back, and no more";
    EXPECT_EQ(over(from, to, {}), std::tuple(to, to, from)) << "as before: no activity";
}
TEST(AbsenceAndGoal, CarryTheirEndings) {
    Story story;
    const ItemId absence =
        story.Writes(kSocialWorker, Absence{.date = story.Today(), .absence = AbsenceKind::kNoShow});
    const ItemId goal = story.Writes(kSocialWorker, Goal{"G", story.Today(), "I"}, {.topic = Topic::kWork});
    story.Writes(kSocialWorker, AbsenceFollowed{.date = story.Today(), .reached = false}, {.item = absence});
    story.Writes(kSocialWorker, GoalClosed{Reached::kPartly, "Halvtid"}, {.item = goal});
    const CaseState s = story.Seen();
    EXPECT_FALSE(s.absences.at(0).followed->reached);
    EXPECT_EQ(s.absences.at(0).absence.about.version, 2);
    EXPECT_EQ(s.goals.at(0).closed->reached, Reached::kPartly);
    EXPECT_EQ(s.goals.at(0).goal.about.version, 2);
}

// ---- phase

TEST(PhaseOfACase, FollowsTheWayFromReferralToClosing) {
    Story story;
    const auto phase = [&] { return story.Seen().phase; };
    EXPECT_EQ(phase(), Phase::kReferred);
    story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    EXPECT_EQ(phase(), Phase::kConsent);
    story.Writes(kSocialWorker, Assessment{.date = story.Today(), .situation = "S", .next_step = "N"},
                 {.topic = Topic::kWork});
    EXPECT_EQ(phase(), Phase::kAssessment);
    const ItemId activity = story.Accepted("sfi");
    EXPECT_EQ(phase(), Phase::kPlanning);
    story.Writes(kEmploymentOfficer, ActivityStarted{story.Today()}, {.item = activity});
    EXPECT_EQ(phase(), Phase::kActive);
    story.Writes(kEmploymentOfficer,
                 ActivityInterrupted{.date = story.Today(), .reason = InterruptionReason::kMoved},
                 {.item = activity});
    EXPECT_EQ(phase(), Phase::kPlanning) << "interrupted: to be planned anew";
    story.Closes();
    EXPECT_EQ(phase(), Phase::kClosed);
    EXPECT_TRUE(story.Seen().IsClosed());
}
TEST(PhaseOfACase, IsReachedInMoreThanOneWay) {
    Story sent;
    sent.Writes(kSocialWorker, IntakeSent{.answer_by = sent.Today()});
    EXPECT_EQ(sent.Seen().phase, Phase::kConsent);
    sent.Writes(kSocialWorker, IntakeAnswered{.date = sent.Today(), .own_words = "Hej"},
                {.topic = Topic::kWork});
    EXPECT_EQ(sent.Seen().phase, Phase::kAssessment);
    Story goal;
    goal.Writes(kSocialWorker, Goal{"G", goal.Today(), "I"}, {.topic = Topic::kWork});
    EXPECT_EQ(goal.Seen().phase, Phase::kPlanning);
}

}  // namespace
}  // namespace samkraft::domain
