// What must happen by when, for whom: each kind of due, and the list row made from the same (requirements'
// FUP and TASK).
#include "domain/due.hpp"

#include <set>

#include "domain/decide.hpp"
#include "domain/story_test.hpp"

namespace samkraft::domain {
namespace {

using namespace test;
using enum Party;
using enum Role;
using testing::ElementsAre, testing::HasSubstr, testing::IsEmpty;

// The dues of one kind for a party: "date worker item" in words, or "".
struct Found {
    Date due;
    WorkerId worker;
    ItemId item;
    explicit operator bool() const { return static_cast<bool>(due); }
};
Found Find(const Story& story, DueKind kind, Party reader = kEmploymentService) {
    for (const DueItem& d : DueOf(story.Seen(), reader))
        if (d.kind == kind) return {d.due, d.worker, d.item};
    return {};
}
int Count(const Story& story, DueKind kind, Party reader = kEmploymentService) {
    const auto due = DueOf(story.Seen(), reader);
    return static_cast<int>(std::count_if(due.begin(), due.end(), [&](auto& d) { return d.kind == kind; }));
}
constexpr Party kParties[]{kEmploymentService, kSocialServices,  kLabourMarket,
                           kAdultEducation,    kSocialInsurance, kHealthRegion};

TEST(Due, NothingIsInAClosedCaseOrInOneThatIsNotSeen) {
    Story story;
    story.HasTeam();
    story.Offers("sfi");
    EXPECT_FALSE(DueOf(story.Seen(), kEmploymentService).empty());
    story.Closes();
    for (const Party reader : kParties) EXPECT_THAT(DueOf(story.Seen(), reader), IsEmpty());
    EXPECT_THAT(DueOf(CaseState{}, kEmploymentService), IsEmpty());
}
TEST(Due, ComesEarliestFirst) {
    Story story;
    story.HasTeam();
    story.Plans(AddDays(story.Today(), 40));
    story.Plans(AddDays(story.Today(), 2));
    story.Offers("sfi");
    const auto due = DueOf(story.Seen(), kEmploymentService);
    EXPECT_GE(due.size(), 4U);
    EXPECT_TRUE(std::is_sorted(due.begin(), due.end(), [](auto& a, auto& b) { return a.due < b.due; }));
}

TEST(Due, AReasonedOpeningIsReviewedWithinAWeekInItsOwnPartyAlone) {
    Story story;
    const ItemId opening = story.OpensWithReason(As(kEmploymentOfficer, kSouth), 1);
    const auto dues = [&](Party reader) {
        std::vector<Date> days;
        for (const DueItem& d : DueOf(story.Seen(), reader))
            if (d.kind == DueKind::kOpeningUnreviewed) days.push_back(d.due);
        return days;
    };
    EXPECT_THAT(dues(Party::kEmploymentService), testing::ElementsAre(AddDays(story.Today(), 7)));
    EXPECT_THAT(dues(Party::kSocialServices), testing::IsEmpty());
    story.Reviews(As(kEmploymentOfficer), opening, Verdict::kApproved);
    EXPECT_THAT(dues(Party::kEmploymentService), testing::IsEmpty());
}
TEST(Due, AFollowUpIsForWhoeverIsResponsible) {  // R42
    Story story;
    const ItemId item = story.Plans(Day("2026-03-20"), kSocialWorker);
    const Found f = Find(story, DueKind::kFollowUp);
    EXPECT_EQ(f.due, Day("2026-03-20"));
    EXPECT_EQ(f.worker, Of(kSocialWorker));
    EXPECT_EQ(f.item, item);
    story.Writes(kSocialWorker, FollowUp{.date = story.Today(), .next_contact = Day("2026-03-25")},
                 {.item = item});
    EXPECT_EQ(Find(story, DueKind::kFollowUp).due, Day("2026-03-25"));
    EXPECT_EQ(Count(story, DueKind::kFollowUp), 1);
}
TEST(Due, AnAbsenceIsCalledAboutTheSameDayUntilSomebodyIsReached) {  // R123
    Story story;
    story.HasTeam();
    story.HasLead();
    const ItemId item =
        story.Writes(kSocialWorker, Absence{.date = story.Today(), .absence = AbsenceKind::kNoShow});
    EXPECT_EQ(Find(story, DueKind::kCallToday).due, story.Today());
    EXPECT_EQ(Find(story, DueKind::kCallToday).worker, Of(kLabourMarketSecretary));
    EXPECT_EQ(Find(story, DueKind::kCallToday).item, item);
    story.Writes(kSocialWorker, AbsenceFollowed{.date = story.Today(), .reached = false}, {.item = item});
    EXPECT_TRUE(Find(story, DueKind::kCallToday)) << "no answer: call again";
    story.Writes(kSocialWorker, AbsenceFollowed{.date = story.Today(), .reached = true, .reason = "Bussen"},
                 {.item = item});
    EXPECT_FALSE(Find(story, DueKind::kCallToday));
}
TEST(Due, WhoDidNotComeIsCalledUnlessSomebodyHasTalkedToThemSince) {  // R123
    Story story;
    story.HasTeam();
    story.HasLead();
    const ItemId missed = story.Plans(story.Today());
    story.Writes(kSocialWorker,
                 FollowUp{.date = story.Today(),
                          .attendance = Attendance::kNotAttended,
                          .next_contact = AddDays(story.Today(), 7)},
                 {.item = missed});
    EXPECT_EQ(Find(story, DueKind::kNoShow).due, story.Today());
    EXPECT_EQ(Find(story, DueKind::kNoShow).worker, Of(kLabourMarketSecretary)) << "the lead";
    EXPECT_EQ(Find(story, DueKind::kNoShow).item, missed);
    for (const DueItem& d : DueOf(story.Seen(), kEmploymentService, {.contacts = false}))
        EXPECT_NE(d.kind, DueKind::kNoShow) << "somebody may have talked to them out of sight";
    Story other = story;
    other.Writes(kSocialWorker, Absence{.date = other.Today(), .absence = AbsenceKind::kNoShow});
    EXPECT_FALSE(Find(other, DueKind::kNoShow)) << "it is followed up as an absence";
    EXPECT_TRUE(Find(other, DueKind::kCallToday));
    story.After(1).Writes(kSocialWorker, FollowUp{.date = AddDays(story.Today(), -1),
                                                  .attendance = Attendance::kHostOnly,
                                                  .next_contact = AddDays(story.Today(), 7)});
    EXPECT_TRUE(Find(story, DueKind::kNoShow)) << "the workplace is not the participant";
    story.Writes(kSocialWorker, FollowUp{.date = story.Today(), .next_contact = AddDays(story.Today(), 7)});
    EXPECT_FALSE(Find(story, DueKind::kNoShow));
}
TEST(Due, ADayAwayWithoutAWordIsCalledAbout) {  // R123
    Story story;
    story.HasTeam();
    story.HasLead();
    const ItemId activity = story.Runs("job_track");
    const Date monday = MondayOf(story.Today());
    const auto attends = [&](Presence tuesday, ItemId item = {}) {
        return story.After(8).Writes(
            kSocialWorker,
            AttendanceWeek{.activity = activity,
                           .week = monday,
                           .days = {{monday, Presence::kSick}, {AddDays(monday, 1), tuesday}}},
            {.item = item});
    };
    const ItemId week = attends(Presence::kPresent);
    EXPECT_FALSE(Find(story, DueKind::kNoShow)) << "ill is told of";
    attends(Presence::kAbsent, week);
    EXPECT_EQ(Find(story, DueKind::kNoShow).due, AddDays(monday, 1));
    EXPECT_EQ(Find(story, DueKind::kNoShow).item, week);
}
TEST(Due, ATaskIsForThePartyItIsGivenToAndAWaitOfWhoGaveIt) {  // R107
    Story story;
    story.HasTeam();
    const Date by = AddDays(story.Today(), 3);
    const ItemId task = story.Writes(
        kEmploymentOfficer,
        Task{.what = "Ring banken", .by = by, .party = kSocialServices, .worker = Of(kSocialWorker)});
    const auto due = [&](Party reader, DueKind kind) {
        const auto dues = DueOf(story.Seen(), reader);
        const auto found =
            std::ranges::find_if(dues, [&](const DueItem& d) { return d.kind == kind && d.item == task; });
        return found == dues.end() ? DueItem{} : *found;
    };
    EXPECT_EQ(due(kSocialServices, DueKind::kTask).due, by);
    EXPECT_EQ(due(kSocialServices, DueKind::kTask).worker, Of(kSocialWorker));
    EXPECT_FALSE(due(kEmploymentService, DueKind::kTask).due);
    EXPECT_EQ(due(kEmploymentService, DueKind::kTaskAwaited).worker, Of(kEmploymentOfficer));
    EXPECT_THAT(due(kEmploymentService, DueKind::kTaskAwaited).on, ElementsAre(kSocialServices));
    EXPECT_TRUE(IsWait(DueKind::kTaskAwaited));
    EXPECT_FALSE(due(kLabourMarket, DueKind::kTask).due || due(kLabourMarket, DueKind::kTaskAwaited).due);
    story.Writes(kSocialWorker, TaskEnded{.end = TaskEnd::kDone}, {.item = task});
    EXPECT_FALSE(due(kSocialServices, DueKind::kTask).due);
    EXPECT_FALSE(due(kEmploymentService, DueKind::kTaskAwaited).due);
}
TEST(Due, AnInterruptionIsReplannedTheSameDay) {  // R101
    Story story;
    const ItemId item = story.Runs("job_track");
    EXPECT_FALSE(Find(story, DueKind::kReplan));
    story.After(9).Writes(
        kSocialWorker, ActivityInterrupted{.date = story.Today(), .reason = InterruptionReason::kHostEnded},
        {.item = item});
    EXPECT_EQ(Find(story, DueKind::kReplan).due, story.Today());
    EXPECT_EQ(Find(story, DueKind::kReplan).item, item);
    story.Offers("sfi");
    EXPECT_FALSE(Find(story, DueKind::kReplan));
}
TEST(Due, AnOfferIsAnsweredWithinAWeekByItsResponsibleOrTheLead) {  // R90
    Story story;
    story.HasTeam();
    story.HasLead();
    const ItemId item = story.Offers("sfi");
    EXPECT_EQ(Find(story, DueKind::kOfferUnanswered).due, AddDays(story.Today(), 7));
    EXPECT_EQ(Find(story, DueKind::kOfferUnanswered).worker, Of(kLabourMarketSecretary))
        << "nobody is named: the lead";
    story.Writes(
        kEmploymentOfficer,
        ActivityOffered{
            .activity = "sfi", .title = "T", .from = story.Today(), .responsible = Of(kSocialWorker)},
        {.item = item});
    EXPECT_EQ(Find(story, DueKind::kOfferUnanswered).worker, Of(kSocialWorker));
    story.Writes(kSocialWorker, ActivityAnswered{.answer = Answer::kDeclined, .date = story.Today()},
                 {.item = item});
    EXPECT_FALSE(Find(story, DueKind::kOfferUnanswered));
    EXPECT_FALSE(Find(story, DueKind::kStart)) << "declined";
}
TEST(Due, WhatIsAcceptedStartsOrWaitsForSomethingAndIsAskedAboutAgain) {  // R82, R84
    Story story;
    const ItemId item = story.Accepted("sfi");
    EXPECT_EQ(Find(story, DueKind::kStart).due, story.Today());
    EXPECT_EQ(Find(story, DueKind::kStart).item, item);
    EXPECT_FALSE(Find(story, DueKind::kWaiting));
    story.Writes(kSocialWorker,
                 ActivityWaiting{.on = "Intyg", .since = story.Today(), .ask_again = Day("2026-03-16")},
                 {.item = item});
    EXPECT_FALSE(Find(story, DueKind::kStart)) << "it cannot start yet";
    EXPECT_EQ(Find(story, DueKind::kWaiting).due, Day("2026-03-16"));
    story.Writes(kSocialWorker, ActivityStarted{story.Today()}, {.item = item});
    EXPECT_FALSE(Find(story, DueKind::kWaiting));
    EXPECT_FALSE(Find(story, DueKind::kStart));
}
TEST(Due, AnActivityThatEndsIsSeenThirtyDaysBefore) {  // R60
    Story story;
    const Date until = Day("2026-09-30");
    const ItemId item =
        story.Writes(kEmploymentOfficer,
                     ActivityOffered{.activity = "sfi", .title = "T", .from = story.Today(), .until = until});
    EXPECT_FALSE(Find(story, DueKind::kActivityEnding)) << "not begun";
    story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kAccepted, .date = story.Today()},
                 {.item = item});
    story.Writes(kEmploymentOfficer, ActivityStarted{story.Today()}, {.item = item});
    EXPECT_EQ(Find(story, DueKind::kActivityEnding).due, Day("2026-08-31"));
    story.Runs("job_track");
    EXPECT_EQ(Count(story, DueKind::kActivityEnding), 1) << "without an end nothing ends";
}
TEST(Due, WhatTheSchoolHasBegunIsHandedOverBeforeTheParticipantTurnsTwenty) {  // R156
    const Date twenty = Day("2002-11-05");
    Story story(Day("2002-03-04"));
    story.HasTeam();
    const auto begins = [&](Role by, std::string code, Date until) {
        const ItemId item = story.Writes(
            by, ActivityOffered{
                    .activity = std::move(code), .title = "T", .from = story.Today(), .until = until});
        story.Writes(by, ActivityAnswered{.answer = Answer::kAccepted, .date = story.Today()},
                     {.item = item});
        story.Writes(by, ActivityStarted{story.Today()}, {.item = item});
        return item;
    };
    begins(Role::kStudyCounsellor, "sfi", AddDays(twenty, -1));
    EXPECT_FALSE(Find(story, DueKind::kTurnsTwenty)) << "it is over before";
    const ItemId item = begins(Role::kStudyCounsellor, "sfi", twenty);
    EXPECT_EQ(Find(story, DueKind::kTurnsTwenty).due, Day("2002-08-01")) << "the month and not the day";
    EXPECT_EQ(Find(story, DueKind::kTurnsTwenty).item, item);
    begins(Role::kStudyCounsellor, "sfi", {});
    EXPECT_EQ(Count(story, DueKind::kTurnsTwenty), 1) << "one conversation for all";
    Sight less;
    less.plan = false;
    const auto due = DueOf(story.Seen(), kEmploymentService, less);
    EXPECT_TRUE(
        std::none_of(due.begin(), due.end(), [](auto& d) { return d.kind == DueKind::kTurnsTwenty; }));
    begins(kEmploymentOfficer, "job_track", AddDays(twenty, -1));
    EXPECT_EQ(Count(story, DueKind::kTurnsTwenty), 1) << "what another party has is over before, too";
    begins(kEmploymentOfficer, "job_track", AddDays(twenty, 60));
    EXPECT_EQ(Count(story, DueKind::kTurnsTwenty), 0) << "it goes on with another";

    Story later(Day("2002-11-05"));
    later.HasTeam();
    later.Writes(Role::kStudyCounsellor,
                 ActivityOffered{.activity = "sfi", .title = "T", .from = later.Today()});
    EXPECT_EQ(Count(later, DueKind::kTurnsTwenty), 0) << "begun by a grown-up";
}
TEST(Due, ABirthdayThatIsMaskedIsNotToldByADue) {
    Story story(Day("2002-03-04"));
    story.HasTeam();
    const ItemId item = story.Writes(Role::kStudyCounsellor,
                                     ActivityOffered{.activity = "sfi", .title = "T", .from = story.Today()});
    story.Writes(Role::kStudyCounsellor, ActivityAnswered{.answer = Answer::kAccepted, .date = story.Today()},
                 {.item = item});
    story.Writes(Role::kStudyCounsellor, ActivityStarted{story.Today()}, {.item = item});
    CaseState seen = story.Seen();
    const auto due = [&] {
        const auto all = DueOf(seen, kEmploymentService);
        return std::any_of(all.begin(), all.end(), [](auto& d) { return d.kind == DueKind::kTurnsTwenty; });
    };
    EXPECT_TRUE(due());
    seen.protection.emplace();
    seen.protection->degree = Protection::kProtectedRegistration;
    EXPECT_FALSE(due());
    seen.protection.reset();
    seen.identity.reset();
    EXPECT_FALSE(due());
}
TEST(Due, AConsentIsAnsweredWithinTwoWeeksAndRenewedByTheParty) {
    Story story;
    const ItemId item = story.AsksConsent(kSocialServices, {kLabourMarket},
                                          {Category::kJointPlan});  // the employment service asks
    EXPECT_EQ(Find(story, DueKind::kConsentUnanswered).due, AddDays(story.Today(), 14));
    EXPECT_EQ(Find(story, DueKind::kConsentUnanswered).item, item);
    EXPECT_FALSE(Find(story, DueKind::kConsentUnanswered, kSocialServices)) << "who asked reminds";
    EXPECT_FALSE(Find(story, DueKind::kConsentEnding, kSocialServices));
    story.Writes(kEmploymentOfficer,
                 ConsentGiven{.channel = ConsentChannel::kElectronic, .date = story.Today()}, {.item = item});
    EXPECT_FALSE(Find(story, DueKind::kConsentUnanswered));
    EXPECT_EQ(Find(story, DueKind::kConsentEnding, kSocialServices).due, AddDays(Day("2027-03-01"), -30))
        << "whose disclosures rest on it";
    EXPECT_FALSE(Find(story, DueKind::kConsentEnding, kLabourMarket));
    story.Writes(kEmploymentOfficer, ConsentWithdrawn{}, {.item = item});
    EXPECT_FALSE(Find(story, DueKind::kConsentEnding, kSocialServices));
}
TEST(Due, APaperIsConfirmedWithinThreeDaysByThePartyThatAsked) {
    Story story;
    const ItemId item = story.AsksByForm(kSocialServices, {kLabourMarket}, {Category::kJointPlan});
    story.Writes(kEmploymentOfficer,
                 ConsentGiven{.channel = ConsentChannel::kPaper, .date = story.Today(), .evidence = "Pärm"},
                 {.item = item});
    EXPECT_EQ(Find(story, DueKind::kConsentUnconfirmed).due, AddDays(story.Today(), 3));
    EXPECT_EQ(Find(story, DueKind::kConsentUnconfirmed).item, item);
    EXPECT_FALSE(Find(story, DueKind::kConsentUnconfirmed, kSocialServices));
    EXPECT_FALSE(Find(story, DueKind::kConsentUnanswered));
    EXPECT_FALSE(Find(story, DueKind::kConsentEnding, kSocialServices)) << "nothing holds yet";
    story.Writes(As(kEmploymentOfficer, kSouth),
                 ConsentConfirmed{.date = story.Today(), .reference = MakeReference(1)}, {.item = item});
    EXPECT_FALSE(Find(story, DueKind::kConsentUnconfirmed));
    EXPECT_TRUE(Find(story, DueKind::kConsentEnding, kSocialServices));
}
TEST(Due, AConsentThatHasBeenRenewedIsNotRenewedAgain) {
    Story story;
    story.GetsConsent(kSocialServices, {kLabourMarket}, {Category::kJointPlan});
    const Date first = Find(story, DueKind::kConsentEnding, kSocialServices).due;
    story.After(340);
    story.GetsConsent(kSocialServices, {kLabourMarket}, {Category::kFollowUp});
    EXPECT_EQ(Find(story, DueKind::kConsentEnding, kSocialServices).due, first) << "opens something else";
    story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    EXPECT_EQ(Find(story, DueKind::kConsentEnding, kSocialServices).due, first) << "to somebody else";
    const ItemId again =
        story.GetsConsent(kSocialServices, {kLabourMarket, kEmploymentService}, {Category::kJointPlan});
    EXPECT_GT(Find(story, DueKind::kConsentEnding, kSocialServices).due, first);
    story.Writes(kEmploymentOfficer, ConsentWithdrawn{}, {.item = again});
    EXPECT_EQ(Find(story, DueKind::kConsentEnding, kSocialServices).due, first);
}
TEST(Due, TheQuestionnaireIsAnsweredByItsDayAndJudgedInThree) {  // R77, R79
    Story story;
    const ItemId item = story.Writes(kSocialWorker, IntakeSent{.answer_by = Day("2026-03-16")});
    EXPECT_EQ(Find(story, DueKind::kIntakeUnanswered, kSocialServices).due, Day("2026-03-16"));
    EXPECT_EQ(Find(story, DueKind::kIntakeUnanswered, kSocialServices).item, item);
    EXPECT_FALSE(Find(story, DueKind::kIntakeUnanswered)) << "who sent it asks for it";
    EXPECT_FALSE(Find(story, DueKind::kTriage));
    story.After(4).Writes(kSocialWorker, IntakeAnswered{.date = story.Today(), .own_words = "Hej"},
                          {.topic = Topic::kWork});
    EXPECT_FALSE(Find(story, DueKind::kIntakeUnanswered, kSocialServices));
    EXPECT_EQ(Find(story, DueKind::kTriage).due, AddDays(story.Today(), 3));
    story.Writes(kSocialWorker, Triage{.reason = "Behövs inte"});
    EXPECT_FALSE(Find(story, DueKind::kTriage));
}
TEST(Due, WhoOpensAllocatesATeamWhichChoosesALead) {  // R28, R87
    Story story;
    EXPECT_EQ(Find(story, DueKind::kAllocate).due, AddDays(story.Today(), 5));
    EXPECT_FALSE(Find(story, DueKind::kAllocate, kSocialServices)) << "another party opened it";
    EXPECT_FALSE(Find(story, DueKind::kChooseLead));
    story.After(2).HasTeam();
    EXPECT_FALSE(Find(story, DueKind::kAllocate));
    EXPECT_EQ(Find(story, DueKind::kChooseLead).due, AddDays(story.Today(), 7));
    story.HasLead();
    EXPECT_FALSE(Find(story, DueKind::kChooseLead));
}
TEST(Due, TheCareCoordinatorAssessesInDepthWithinAWeekOfTriage) {  // R93
    Story story;
    story.Writes(kSocialWorker, IntakeSent{.answer_by = story.Today()});
    story.Writes(kSocialWorker, IntakeAnswered{.date = story.Today(), .own_words = "Sover dåligt"},
                 {.topic = Topic::kHealth});
    const ItemId item = story.Writes(kSocialWorker, Triage{.care_coordinator = true, .reason = "Sömn"});
    EXPECT_EQ(Find(story, DueKind::kInDepthAssessment, kHealthRegion).due, AddDays(story.Today(), 7));
    EXPECT_EQ(Find(story, DueKind::kInDepthAssessment, kHealthRegion).item, item);
    EXPECT_FALSE(Find(story, DueKind::kInDepthAssessment)) << "it is care's";
    const Assessment plain{.date = story.Today(), .situation = "S", .next_step = "N"};
    story.Writes(kCareCoordinator, plain, {.topic = Topic::kHealth});
    EXPECT_TRUE(Find(story, DueKind::kInDepthAssessment, kHealthRegion));
    Assessment deep = plain;
    deep.in_depth = true;
    story.Writes(kCareCoordinator, deep, {.topic = Topic::kHealth});
    EXPECT_FALSE(Find(story, DueKind::kInDepthAssessment, kHealthRegion));
}
TEST(Due, AGoalIsLookedAtOnItsHorizonUntilClosed) {
    Story story;
    story.HasTeam();
    story.HasLead();
    const ItemId item =
        story.Writes(kSocialWorker, Goal{"G", Day("2026-06-01"), "I"}, {.topic = Topic::kWork});
    EXPECT_EQ(Find(story, DueKind::kGoalHorizon).due, Day("2026-06-01"));
    EXPECT_EQ(Find(story, DueKind::kGoalHorizon).worker, Of(kLabourMarketSecretary));
    story.Writes(kSocialWorker, GoalClosed{Reached::kReached, ""}, {.item = item});
    EXPECT_FALSE(Find(story, DueKind::kGoalHorizon));
}
TEST(Due, TheHeardGiveTheirOpinionAndTheMandatedDecide) {  // R112
    Story story;
    const Date by = Day("2026-03-12");
    const ItemId item = story.Proposes(Matter::kProgramme, {kSocialServices, kHealthRegion}, by);
    const std::set<Party> heard{kSocialServices, kHealthRegion};
    for (const Party reader : kParties) {
        EXPECT_EQ(static_cast<bool>(Find(story, DueKind::kOpinion, reader)), heard.count(reader) == 1)
            << NameOf(reader);
        EXPECT_EQ(static_cast<bool>(Find(story, DueKind::kDecision, reader)), reader == kEmploymentService)
            << NameOf(reader);
    }
    EXPECT_EQ(Find(story, DueKind::kOpinion, kSocialServices).due, by);
    EXPECT_EQ(Find(story, DueKind::kDecision).due, by);
    EXPECT_EQ(Find(story, DueKind::kDecision).item, item);
    story.Writes(kSocialWorker, Opinion{.proposal = item, .text = "Ja"});
    EXPECT_FALSE(Find(story, DueKind::kOpinion, kSocialServices));
    EXPECT_TRUE(Find(story, DueKind::kOpinion, kHealthRegion));
    story.Writes(kCareCoordinator, Opinion{.proposal = item, .text = "Ja"});
    story.Writes(kEmploymentOfficer, DecisionMade{.proposal = item, .reasons = "R"});
    for (const Party reader : kParties)
        EXPECT_FALSE(Find(story, DueKind::kOpinion, reader) || Find(story, DueKind::kDecision, reader));
    story.Proposes(Matter::kIncomeSupport);
    EXPECT_EQ(Find(story, DueKind::kDecision, kSocialServices).due, AddDays(story.Today(), 7))
        << "a week, when no day is said";
}
TEST(Due, ADecisionThatRunsOutIsProposedAnewAndThenDecidedAnew) {  // R60
    Story story;
    const ItemId item = story.Accepted("internship");
    const Date until = Day("2026-08-31");
    const auto approve = [&](ItemId activity, Date last) {
        const ItemId proposal = story.Proposes(Matter::kInternship, {}, {}, activity);
        story.Writes(kEmploymentOfficer, DecisionMade{.proposal = proposal, .reasons = "R", .until = last});
    };
    approve({}, Day("2026-05-01"));
    EXPECT_FALSE(Find(story, DueKind::kDecisionEnding)) << "not on this activity";
    approve(item, until);
    story.Writes(kLabourMarketSecretary, ActivityStarted{story.Today()}, {.item = item});
    EXPECT_EQ(Find(story, DueKind::kDecisionEnding, kLabourMarket).due, AddDays(until, -60));
    EXPECT_EQ(Find(story, DueKind::kDecisionEnding, kLabourMarket).item, item);
    EXPECT_EQ(Count(story, DueKind::kDecisionEnding, kLabourMarket), 1);
    EXPECT_EQ(Count(story, DueKind::kDecisionEnding), 2) << "and who decides has a day of its own";
    // A new decision moves the day; one without end takes it away.
    approve(item, Day("2026-12-31"));
    EXPECT_EQ(Find(story, DueKind::kDecisionEnding).due, AddDays(Day("2026-12-31"), -60));
    approve(item, {});
    EXPECT_FALSE(Find(story, DueKind::kDecisionEnding));
}
TEST(Due, AnActivityThatEndsWithItsDecisionNeedsNoNewOne) {
    Story story;
    const ItemId item = story.Accepted("internship");
    const Date until = Day("2026-08-31");
    const ItemId proposal = story.Proposes(Matter::kInternship, {}, {}, item);
    story.Writes(kEmploymentOfficer, DecisionMade{.proposal = proposal, .reasons = "R", .until = until});
    EXPECT_TRUE(Find(story, DueKind::kDecisionEnding));
    ActivityOffered offer{.activity = "internship", .title = "T", .from = story.Today(), .until = until};
    story.Writes(kEmploymentOfficer, offer, {.item = item});
    EXPECT_FALSE(Find(story, DueKind::kDecisionEnding));
    offer.until = AddDays(until, 1);
    story.Writes(kEmploymentOfficer, offer, {.item = item});
    EXPECT_TRUE(Find(story, DueKind::kDecisionEnding));
    story.Writes(kEmploymentOfficer,
                 ActivityInterrupted{.date = story.Today(), .reason = InterruptionReason::kOther},
                 {.item = item});
    EXPECT_FALSE(Find(story, DueKind::kDecisionEnding)) << "it is over";
}
TEST(
    Due,
    TheEmploymentServicePlansWithinThirtyDaysAndRenewsEverySixMonths) {  // förordning 2000:628 5 a, 6 §§; R37
    Story story;
    for (const Party reader : kParties)
        EXPECT_EQ(static_cast<bool>(Find(story, DueKind::kPlan, reader)), reader == kEmploymentService);
    EXPECT_EQ(Find(story, DueKind::kPlan).due, Day("2026-04-01"));
    EXPECT_FALSE(Find(story, DueKind::kPlanRenewal));
    story.After(8).Offers("sfi");
    EXPECT_FALSE(Find(story, DueKind::kPlan));
    EXPECT_EQ(Find(story, DueKind::kPlanRenewal).due, Day("2026-09-10"));
    story.After(5).Writes(kSocialWorker, Goal{"G", Day("2026-12-01"), "I"}, {.topic = Topic::kWork});
    EXPECT_EQ(Find(story, DueKind::kPlanRenewal).due, Day("2026-09-15")) << "from the latest";
}
TEST(Due, ALeadAlwaysHasANextContactToSet) {  // R42, R84, R182
    Story story;
    story.HasTeam();
    story.HasLead();
    EXPECT_FALSE(Find(story, DueKind::kNextContact)) << "nobody has met yet";
    story.After(3).Writes(kSocialWorker,
                          Assessment{.date = story.Today(), .situation = "S", .next_step = "N"},
                          {.topic = Topic::kWork});
    EXPECT_EQ(Find(story, DueKind::kNextContact).due, story.Today());
    EXPECT_EQ(Find(story, DueKind::kNextContact).worker, Of(kLabourMarketSecretary));
    story.Plans(AddDays(story.Today(), 7));
    EXPECT_FALSE(Find(story, DueKind::kNextContact));
}
TEST(Due, ANextContactIsSetFromTheDayTheLeadWasChosenWhenNoDayOfMeetingIsShown) {
    CaseState seen;
    seen.known.emplace_back(ItemId{1}, CaseState::Known{});
    seen.lead.emplace().worker = Of(kSocialWorker);
    seen.lead->about.at = StartOfDay(Day("2026-03-05"));
    seen.assessments.emplace_back();
    const auto due = DueOf(seen, kSocialServices);
    const auto at =
        std::find_if(due.begin(), due.end(), [](auto& d) { return d.kind == DueKind::kNextContact; });
    ASSERT_NE(at, due.end());
    EXPECT_EQ(at->due, Day("2026-03-05"));
}

// ---- the list row

bool Has(const Story& story, CardFlag flag, Date on) {
    return (FlagsOf(story.Seen(), on) >> static_cast<unsigned>(flag)) & 1U;
}
bool Has(const Story& story, CardFlag flag) { return Has(story, flag, story.Today()); }

TEST(Flags, SayWhatIsMissingOrOpen) {
    Story story;
    EXPECT_TRUE(Has(story, CardFlag::kNoTeam));
    EXPECT_FALSE(Has(story, CardFlag::kNoLead)) << "first a team";
    EXPECT_FALSE(Has(story, CardFlag::kNoActivity));
    story.HasTeam();
    EXPECT_FALSE(Has(story, CardFlag::kNoTeam));
    EXPECT_TRUE(Has(story, CardFlag::kNoLead));
    EXPECT_TRUE(Has(story, CardFlag::kNoActivity)) << "R39, R72";
    EXPECT_FALSE(Has(story, CardFlag::kNoNextContact));
    story.HasLead();
    EXPECT_FALSE(Has(story, CardFlag::kNoLead));
    EXPECT_TRUE(Has(story, CardFlag::kNoNextContact));
    story.Plans(story.Today());
    EXPECT_FALSE(Has(story, CardFlag::kNoNextContact));

    EXPECT_FALSE(Has(story, CardFlag::kConsentOpen));
    const ItemId consent = story.AsksConsent(kSocialServices, {kLabourMarket}, {Category::kJointPlan});
    EXPECT_TRUE(Has(story, CardFlag::kConsentOpen));
    story.Writes(kSocialWorker, ConsentRefused{.date = story.Today()}, {.item = consent});
    EXPECT_FALSE(Has(story, CardFlag::kConsentOpen));

    const ItemId absence =
        story.Writes(kSocialWorker, Absence{.date = story.Today(), .absence = AbsenceKind::kNoShow});
    EXPECT_TRUE(Has(story, CardFlag::kAbsenceOpen));
    story.Writes(kSocialWorker, AbsenceFollowed{.date = story.Today(), .reached = true, .reason = "R"},
                 {.item = absence});
    EXPECT_FALSE(Has(story, CardFlag::kAbsenceOpen));

    const ItemId activity = story.Accepted("sfi");
    story.Writes(kSocialWorker,
                 ActivityWaiting{.on = "X", .since = story.Today(), .ask_again = story.Today()},
                 {.item = activity});
    EXPECT_TRUE(Has(story, CardFlag::kWaiting));
    story.Writes(kSocialWorker, ActivityStarted{story.Today()}, {.item = activity});
    EXPECT_FALSE(Has(story, CardFlag::kWaiting));
    EXPECT_FALSE(Has(story, CardFlag::kNoActivity));
    story.Writes(kSocialWorker,
                 ActivityInterrupted{.date = story.Today(), .reason = InterruptionReason::kMoved},
                 {.item = activity});
    EXPECT_TRUE(Has(story, CardFlag::kInterrupted));
    story.Offers("sfi");
    EXPECT_FALSE(Has(story, CardFlag::kInterrupted));
}
TEST(Flags, ReportsAloneAreToldWhenNobodyHasPlannedForLong) {  // R130
    Story story;
    story.HasTeam();
    const ItemId activity = story.Runs("job_track");
    const Date planned = story.Today();
    story.After(40).Writes(kSocialWorker,
                           HoursReported{.activity = activity, .week = story.Today(), .hours = 4});
    EXPECT_FALSE(Has(story, CardFlag::kOnlyReports, AddDays(planned, 59)));
    EXPECT_TRUE(Has(story, CardFlag::kOnlyReports, AddDays(planned, 60)));
    EXPECT_EQ(FlagsOf(story.Seen(), AddDays(planned, 60), {.contacts = false}) &
                  (1U << static_cast<unsigned>(CardFlag::kOnlyReports)),
              0U)
        << "there may be contacts that the reader does not see";
    Story silent;
    silent.HasTeam();
    EXPECT_FALSE(Has(silent, CardFlag::kOnlyReports, AddDays(silent.Today(), 90))) << "no reports either";
    story.Writes(kSocialWorker, Note{"Rubrik", "Text"}, {.category = Category::kFollowUp});
    EXPECT_FALSE(Has(story, CardFlag::kOnlyReports, AddDays(planned, 60)));
}
TEST(Flags, WhatEndsSoonIsToldUntilSomethingFollows) {  // R60
    Story story;
    story.HasTeam();
    const Date until = AddDays(story.Today(), 200);
    const ItemId item = story.Writes(
        kSocialWorker,
        ActivityOffered{
            .activity = "sfi", .title = "T", .from = story.Today(), .until = AddDays(until, -30)});
    story.Writes(kSocialWorker, ActivityAnswered{.answer = Answer::kAccepted, .date = story.Today()},
                 {.item = item});
    story.Writes(kSocialWorker, ActivityStarted{story.Today()}, {.item = item});
    story.Writes(kSocialWorker, ActivityExtended{.until = until, .reason = "Till terminens slut"},
                 {.item = item});
    EXPECT_FALSE(Has(story, CardFlag::kEnding, AddDays(until, -61)));
    EXPECT_TRUE(Has(story, CardFlag::kEnding, AddDays(until, -60)));
    EXPECT_TRUE(Has(story, CardFlag::kEnding, AddDays(until, 1))) << "it is over, and nothing follows";
    Story beside = story;
    beside.Runs("job_track");
    EXPECT_FALSE(Has(beside, CardFlag::kEnding, until)) << "something else goes on, without a last day";
    story.Offers("internship");
    EXPECT_FALSE(Has(story, CardFlag::kEnding, until));
}
TEST(Flags, YearsOfTheSameCourseAreToldAndDueWhileNothingIsBesideThem) {  // R132
    Story story;
    story.HasTeam();
    const auto runs = [&] {
        const ItemId item = story.Offers("sfi", kSocialWorker, Topic::kLanguage);
        story.Writes(kSocialWorker, ActivityAnswered{.answer = Answer::kAccepted, .date = story.Today()},
                     {.item = item});
        story.Writes(kSocialWorker, ActivityStarted{story.Today()}, {.item = item});
        return item;
    };
    const ItemId first = runs();
    const Date began = story.Today();
    EXPECT_EQ(LongCourseOf(story.Seen()).from, AddDays(began, kDaysLongCourse));
    story.After(500).Writes(kSocialWorker,
                            ActivityInterrupted{.date = story.Today(), .reason = InterruptionReason::kMoved},
                            {.item = first});
    EXPECT_FALSE(LongCourseOf(story.Seen()).from) << "nothing goes on";
    story.After(100);
    const ItemId second = runs();
    const Date two_years = AddDays(story.Today(), kDaysLongCourse - 500);
    EXPECT_EQ(LongCourseOf(story.Seen()).from, two_years) << "its periods together";
    EXPECT_FALSE(Has(story, CardFlag::kLongCourse, AddDays(two_years, -1)));
    EXPECT_TRUE(Has(story, CardFlag::kLongCourse, two_years));
    EXPECT_EQ(Find(story, DueKind::kLongCourse).due, two_years);
    EXPECT_EQ(Find(story, DueKind::kLongCourse).item, second);
    Sight less;
    less.plan = false;
    const auto due = DueOf(story.Seen(), kEmploymentService, less);
    EXPECT_TRUE(std::none_of(due.begin(), due.end(), [](auto& d) { return d.kind == DueKind::kLongCourse; }))
        << "there may be something beside it that the reader does not see";
    story.Offers("internship");
    EXPECT_EQ(Count(story, DueKind::kLongCourse), 0) << "combined with work";
    EXPECT_TRUE(Has(story, CardFlag::kLongCourse, two_years)) << "and as long as before";
}
TEST(Flags, CoursesOfAKindSideBySideCountOnce) {
    Story story;
    story.HasTeam();
    const auto runs = [&] {
        const ItemId item = story.Offers("adult_education", kSocialWorker, Topic::kStudies);
        story.Writes(kSocialWorker, ActivityAnswered{.answer = Answer::kAccepted, .date = story.Today()},
                     {.item = item});
        story.Writes(kSocialWorker, ActivityStarted{story.Today()}, {.item = item});
        return item;
    };
    const auto ends = [&](ItemId item) {
        story.Writes(kSocialWorker,
                     ActivityInterrupted{.date = story.Today(), .reason = InterruptionReason::kMoved},
                     {.item = item});
    };
    const Date began = story.Today();
    const ItemId first = runs();
    story.After(100);
    const ItemId second = runs();
    story.After(200);
    ends(second);  // within the first
    story.After(100);
    ends(first);
    runs();
    EXPECT_EQ(LongCourseOf(story.Seen()).from, AddDays(began, kDaysLongCourse));
    runs();
    EXPECT_EQ(LongCourseOf(story.Seen()).from, AddDays(began, kDaysLongCourse));
}
TEST(Flags, BelowFullTimeIsOfAnOngoingWeekAndChangesWithTheRamp) {  // R129
    Story story;
    const Date start = story.Today(), full = AddDays(start, 28);
    const ItemId item = story.Writes(
        kEmploymentOfficer,
        ActivityOffered{
            .activity = "job_track", .title = "T", .from = start, .hours = {{start, 20}, {full, 40}}});
    story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kAccepted, .date = start},
                 {.item = item});
    EXPECT_FALSE(Has(story, CardFlag::kBelowFullTime)) << "not begun";
    story.Writes(kEmploymentOfficer, ActivityStarted{start}, {.item = item});
    EXPECT_TRUE(Has(story, CardFlag::kBelowFullTime));
    EXPECT_TRUE(Has(story, CardFlag::kBelowFullTime, AddDays(full, -1)));
    EXPECT_FALSE(Has(story, CardFlag::kBelowFullTime, full));
}
TEST(Sighted, WhatIsMissingIsSaidOnlyWhereItWouldBeSeen) {  // docs/03-secrecy.md 3.8
    Story story;
    const auto flags = [&](const Sight& sight) {
        std::vector<CardFlag> set;
        for (std::size_t f = 0; f < kCardFlagCount; ++f)
            if ((FlagsOf(story.Seen(), story.Today(), sight) >> f) & 1U)
                set.push_back(static_cast<CardFlag>(f));
        return set;
    };
    using enum CardFlag;
    EXPECT_THAT(flags({}), ElementsAre(kNoTeam));
    EXPECT_THAT(flags({.participation = false}), IsEmpty());
    story.HasTeam();
    EXPECT_THAT(flags({}), ElementsAre(kNoLead, kNoActivity));
    EXPECT_THAT(flags({.participation = false}), IsEmpty()) << "nor whether the case is closed";
    EXPECT_THAT(flags({.plan = false, .hours = false}), ElementsAre(kNoLead));
    story.HasLead();
    EXPECT_THAT(flags({}), ElementsAre(kNoNextContact, kNoActivity));
    EXPECT_THAT(flags({.contacts = false}), ElementsAre(kNoActivity));
    story.Runs("job_track");
    EXPECT_THAT(flags({}), ElementsAre(kNoNextContact, kBelowFullTime));
    EXPECT_THAT(flags({.hours = false}), ElementsAre(kNoNextContact));
    EXPECT_EQ(KnownHours(story.Seen(), story.Today(), {}), 0) << "a full reader sees that no hours are set";
    EXPECT_EQ(KnownHours(story.Seen(), story.Today(), {.hours = false}), std::nullopt);
    story.Writes(kEmploymentOfficer, Absence{.date = story.Today(), .absence = AbsenceKind::kSick});
    EXPECT_THAT(flags({.participation = false, .plan = false, .hours = false, .contacts = false}),
                ElementsAre(kAbsenceOpen))
        << "what is seen is said";
}
TEST(Sighted, APhaseIsToldWhereNoLaterOneCanBeHidden) {
    Story story;
    const auto phase = [&](const Sight& sight) { return KnownPhase(story.Seen(), sight); };
    const Sight no_exit{.participation = false}, no_assessments{.assessments = false}, no_plan{.plan = false};
    EXPECT_EQ(phase({}), Phase::kReferred);
    EXPECT_EQ(phase({.consents = false}), std::nullopt);
    for (const Sight& less : {no_exit, no_assessments, no_plan}) EXPECT_EQ(phase(less), std::nullopt);
    story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    EXPECT_EQ(phase({.consents = false}), Phase::kConsent);
    for (const Sight& less : {no_exit, no_assessments, no_plan}) EXPECT_EQ(phase(less), std::nullopt);
    story.Writes(kEmploymentOfficer,
                 Assessment{.date = story.Today(), .situation = "S", .next_step = "Jobbspår"},
                 {.topic = Topic::kWork});
    EXPECT_EQ(phase(no_assessments), Phase::kAssessment);
    for (const Sight& less : {no_exit, no_plan}) EXPECT_EQ(phase(less), std::nullopt);
    const ItemId item = story.Accepted("job_track");
    EXPECT_EQ(phase(no_assessments), Phase::kPlanning);
    EXPECT_EQ(phase(no_plan), std::nullopt) << "another may go on";
    story.Writes(kEmploymentOfficer, ActivityStarted{.date = story.Today()}, {.item = item});
    EXPECT_EQ(phase({.assessments = false, .plan = false}), Phase::kActive);
    EXPECT_EQ(phase(no_exit), std::nullopt);
    story.Closes();
    EXPECT_EQ(phase(no_exit), Phase::kClosed);
}
TEST(Sighted, NothingIsDueForWhatMayOnlyBeHidden) {
    Story story;
    const auto has = [&](DueKind kind, const Sight& sight) {
        const auto due = DueOf(story.Seen(), kEmploymentService, sight);
        return std::any_of(due.begin(), due.end(), [&](const DueItem& d) { return d.kind == kind; });
    };
    const Sight nobody{.participation = false}, no_contacts{.contacts = false};
    EXPECT_TRUE(has(DueKind::kAllocate, {}));
    EXPECT_FALSE(has(DueKind::kAllocate, nobody));
    story.HasTeam();
    EXPECT_TRUE(has(DueKind::kChooseLead, {}));
    EXPECT_FALSE(has(DueKind::kChooseLead, nobody));
    story.HasLead();
    story.Writes(kEmploymentOfficer,
                 Assessment{.date = story.Today(), .situation = "S", .next_step = "Jobbspår"},
                 {.topic = Topic::kWork});
    EXPECT_TRUE(has(DueKind::kNextContact, {}));
    EXPECT_FALSE(has(DueKind::kNextContact, nobody));
    EXPECT_FALSE(has(DueKind::kNextContact, no_contacts));
    EXPECT_TRUE(has(DueKind::kPlan, {.participation = false, .plan = false})) << "the authority's own duty";
}
// ---- rounds, waits and marks (docs/decisions/0022)

TEST(Due, WhatRestsOnADecisionEndsInTwoRounds) {  // R60
    Story story;
    const Date start = story.Today(), end = AddDays(start, 100);
    const auto runs = [&](const char* code, bool decided) {
        ActivityOffered offer{.activity = code, .title = "T", .provider = "P", .from = start, .until = end};
        const ItemId item = story.Writes(kEmploymentOfficer, offer, {.topic = Topic::kWork});
        story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kAccepted, .date = start},
                     {.item = item});
        if (decided) {
            const ItemId proposal = story.Proposes(Matter::kInternship, {}, {}, item);
            story.Writes(kEmploymentOfficer,
                         DecisionMade{.proposal = proposal, .verdict = Verdict::kApproved, .reasons = "R"});
        }
        story.Writes(kEmploymentOfficer, ActivityStarted{start}, {.item = item});
        return item;
    };
    runs("job_track", false);
    EXPECT_EQ(Count(story, DueKind::kActivityEnding), 1);
    EXPECT_EQ(Find(story, DueKind::kActivityEnding).due, AddDays(end, -30));
    const ItemId internship = runs("internship", true);
    EXPECT_EQ(Count(story, DueKind::kActivityEnding), 2);
    EXPECT_EQ(Count(story, DueKind::kPlanOn), 1);
    EXPECT_EQ(Find(story, DueKind::kPlanOn).due, AddDays(end, -60));
    EXPECT_EQ(Find(story, DueKind::kPlanOn).item, internship);
    // Of the two rounds, the one that has come.
    const auto on = [&](int day) {
        std::vector<Date> left;
        auto dues = DueOf(story.Seen(), kEmploymentService);
        LeaveEarlierRounds(dues, AddDays(end, day));
        for (const DueItem& d : dues)
            if (RoundsOf(d.kind) == DueKind::kActivityEnding && d.item == internship) left.push_back(d.due);
        return left;
    };
    EXPECT_THAT(on(-61), ElementsAre(AddDays(end, -60), AddDays(end, -30)));
    EXPECT_THAT(on(-31), ElementsAre(AddDays(end, -60), AddDays(end, -30)));
    EXPECT_THAT(on(-30), ElementsAre(AddDays(end, -30)));
    Story given = story;  // nor does a round that somebody was given stay behind
    given.HasTeam();
    given.Writes(kEmploymentOfficer, DueAssigned{DueKind::kPlanOn, internship, AddDays(end, -60),
                                                 Of(kEmploymentOfficer), "Tar du?"});
    auto dues = DueOf(given.Seen(), kEmploymentService);
    LeaveEarlierRounds(dues, AddDays(end, -30));
    EXPECT_TRUE(std::ranges::none_of(dues, [](auto& d) { return d.kind == DueKind::kPlanOn; }));
    // Something is planned to go on with: the first round is over.
    story.Writes(kEmploymentOfficer, ActivityOffered{.activity = "job_track", .title = "Sen", .from = end},
                 {.topic = Topic::kWork});
    EXPECT_EQ(Count(story, DueKind::kPlanOn), 0);
    EXPECT_EQ(Count(story, DueKind::kActivityEnding), 2);
}
TEST(Due, NobodyHasPlannedOrFollowedUpForLong) {  // R39, R130
    Story story;
    EXPECT_EQ(Find(story, DueKind::kInactive).due, AddDays(story.Today(), 60));
    const ItemId activity = story.Runs("job_track");
    const Date planned = story.Today();
    story.After(20).Writes(kEmploymentOfficer,
                           HoursReported{.activity = activity, .week = MondayOf(story.Today()), .hours = 10});
    EXPECT_EQ(Find(story, DueKind::kInactive).due, AddDays(planned, 60)) << "reports alone are no planning";
    story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    EXPECT_EQ(Find(story, DueKind::kInactive).due, AddDays(planned, 60)) << "nor is a consent";
    story.Writes(kSocialWorker, Note{.heading = "H", .text = "T"}, {.category = Category::kJointPlan});
    EXPECT_EQ(Find(story, DueKind::kInactive).due, AddDays(story.Today(), 60));
    for (const Sight& less : {Sight{.participation = false}, Sight{.assessments = false},
                              Sight{.plan = false}, Sight{.contacts = false}}) {
        const auto due = DueOf(story.Seen(), kEmploymentService, less);
        EXPECT_TRUE(
            std::none_of(due.begin(), due.end(), [](auto& d) { return d.kind == DueKind::kInactive; }));
    }
}
TEST(Due, TheParticipantIsNotLeftWithoutAWordForLong) {  // R182
    Story story;
    story.HasTeam();
    story.HasLead();
    const Date met = story.Today();
    story.Writes(kEmploymentOfficer, FollowUp{.date = met, .next_contact = AddDays(met, 45)});
    EXPECT_EQ(Count(story, DueKind::kSilent), 0);
    story.Writes(kEmploymentOfficer, FollowUp{.date = met, .next_contact = AddDays(met, 46)},
                 {.item = story.Seen().follow_ups.back().about.item});
    EXPECT_EQ(Find(story, DueKind::kSilent).due, AddDays(met, 45));
    EXPECT_EQ(Find(story, DueKind::kSilent).worker, Of(kLabourMarketSecretary));
    for (const Sight& less : {Sight{.participation = false}, Sight{.contacts = false}}) {
        const auto due = DueOf(story.Seen(), kEmploymentService, less);
        EXPECT_TRUE(std::none_of(due.begin(), due.end(), [](auto& d) { return d.kind == DueKind::kSilent; }));
    }
}
TEST(Due, ACallSaysWhoCalls) {  // R84
    Story story;
    const Date day = AddDays(story.Today(), 10);
    const auto plans = [&](Channel channel, std::string calls) {
        return story.Writes(kEmploymentOfficer, FollowUpPlanned{.date = day,
                                                                .responsible = Of(kEmploymentOfficer),
                                                                .channel = channel,
                                                                .calls = std::move(calls)});
    };
    plans(Channel::kMeeting, "");
    plans(Channel::kPhone, "Handläggaren ringer");
    EXPECT_EQ(Count(story, DueKind::kWhoCalls), 0);
    const ItemId call = plans(Channel::kPhone, "");
    EXPECT_EQ(Find(story, DueKind::kWhoCalls).due, AddDays(day, -3));
    EXPECT_EQ(Find(story, DueKind::kWhoCalls).item, call);
    auto on_the_day = DueOf(story.Seen(), kEmploymentService);
    LeaveEarlierRounds(on_the_day, day);
    EXPECT_TRUE(std::none_of(on_the_day.begin(), on_the_day.end(), [](auto& d) {
        return d.kind == DueKind::kWhoCalls;
    })) << "then the call itself is what is due";
    CaseState seen = story.Seen();
    for (FollowUpItem& f : seen.follow_ups) f.about.limited = true;
    const auto due = DueOf(seen, kEmploymentService);
    EXPECT_TRUE(std::none_of(due.begin(), due.end(), [](auto& d) { return d.kind == DueKind::kWhoCalls; }))
        << "who reads a part does not see whether it says so";
    story.Writes(kEmploymentOfficer, FollowUp{.date = story.Today(), .next_contact = day}, {.item = call});
    EXPECT_EQ(Count(story, DueKind::kWhoCalls), 0);
}
TEST(Due, WhoIsHandedACaseTakesItOver) {  // R167
    Story story;
    story.HasTeam();
    const WorkerId to = Of(kSocialWorker);
    const auto hands_over = [&] {
        story.Writes(kSocialWorker, Handover{.from = Of(kSocialWorker, kSouth), .to = to, .text = "Hej"});
    };
    story.Writes(kSocialWorker, Note{.heading = "H", .text = "T"});
    story.After(1);
    story.Writes(As(kSocialWorker, kSouth),
                 Handover{.from = Of(kSocialWorker, kSouth), .to = to, .text = "Hej"});
    EXPECT_EQ(Find(story, DueKind::kTakeOver, kSocialServices).due, AddDays(story.Today(), 3));
    EXPECT_EQ(Find(story, DueKind::kTakeOver, kSocialServices).worker, to);
    EXPECT_EQ(Count(story, DueKind::kTakeOver, kEmploymentService), 0) << "the other party's own matter";
    story.After(1).Writes(kEmploymentOfficer, Note{.heading = "H", .text = "T"});
    EXPECT_EQ(Count(story, DueKind::kTakeOver, kSocialServices), 1);
    story.Writes(kSocialWorker, Note{.heading = "H", .text = "T"});
    EXPECT_EQ(Count(story, DueKind::kTakeOver, kSocialServices), 0);
    hands_over();
    EXPECT_EQ(Count(story, DueKind::kTakeOver, kSocialServices), 0) << "who writes it has it already";
}
TEST(Due, AFormThatComesAfterTheTriageIsRead) {
    Story story;
    const auto answers = [&](Topic topic) {
        return story.Writes(kSocialWorker, IntakeAnswered{.date = story.Today(), .own_words = "Jag vill"},
                            {.topic = topic});
    };
    story.Writes(kSocialWorker, IntakeSent{.answer_by = AddDays(story.Today(), 14)});
    answers(Topic::kWork);
    EXPECT_EQ(Count(story, DueKind::kFormReturned), 0) << "the triage reads it";
    story.After(1).Writes(kSocialWorker, Triage{.reason = "R"});
    EXPECT_EQ(Count(story, DueKind::kFormReturned), 0);
    const ItemId form =
        story.After(1).Writes(kSocialWorker, IntakeAnswered{.date = story.Today(), .own_words = "Jag vill"},
                              {.topic = Topic::kStudies});
    EXPECT_EQ(Find(story, DueKind::kFormReturned).due, AddDays(story.Today(), 3));
    EXPECT_EQ(Find(story, DueKind::kFormReturned).item, form);
    const auto less = DueOf(story.Seen(), kEmploymentService, {.assessments = false});
    EXPECT_TRUE(
        std::none_of(less.begin(), less.end(), [](auto& d) { return d.kind == DueKind::kFormReturned; }));
    story.Writes(kSocialWorker, Assessment{.date = story.Today(), .situation = "S", .next_step = "N"},
                 {.topic = Topic::kWork});
    EXPECT_EQ(Count(story, DueKind::kFormReturned), 1) << "another section";
    story.Writes(kSocialWorker, Assessment{.date = story.Today(), .situation = "S", .next_step = "N"},
                 {.topic = Topic::kStudies});
    EXPECT_EQ(Count(story, DueKind::kFormReturned), 0);
}
TEST(Due, AnAnswerToConsentIsActedOnByWhoAsked) {
    Story story;
    const ItemId item = story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    story.After(1).Writes(kSocialWorker, ConsentRefused{.date = story.Today()}, {.item = item});
    EXPECT_EQ(Find(story, DueKind::kConsentAnswered).due, AddDays(story.Today(), 3));
    EXPECT_EQ(Count(story, DueKind::kConsentAnswered, kSocialServices), 0) << "who wrote it knows";
    story.After(1).Writes(kEmploymentOfficer, Note{.heading = "H", .text = "T"});
    EXPECT_EQ(Count(story, DueKind::kConsentAnswered), 0);
    // Given for one thing at a time.
    const ItemId single = story.AsksConsent(kEmploymentService, {kSocialServices}, {Category::kJointPlan});
    story.Writes(
        kEmploymentOfficer,
        ConsentGiven{.channel = ConsentChannel::kElectronic, .date = story.Today(), .item_by_item = true},
        {.item = single});
    EXPECT_EQ(Find(story, DueKind::kConsentAnswered).due, AddDays(story.Today(), 7));
    EXPECT_EQ(Find(story, DueKind::kConsentAnswered).item, single);
    const ItemId note = story.Writes(kEmploymentOfficer, Note{.heading = "H", .text = "T"},
                                     {.category = Category::kJointPlan});
    story.Writes(
        kEmploymentOfficer,
        Disclosed{.to = {kSocialServices}, .of = note, .basis = BasisKind::kConsent, .provision = single});
    EXPECT_EQ(Count(story, DueKind::kConsentAnswered), 0);
}
TEST(Due, WaitsSayForWhomAndSinceWhen) {
    Story story;
    const Date day = story.Today();
    const auto wait = [&](DueKind kind, Party reader = kEmploymentService) {
        for (const DueItem& d : DueOf(story.Seen(), reader))
            if (d.kind == kind) return d;
        return DueItem{};
    };
    const ItemId activity = story.Offers("sfi");
    EXPECT_EQ(wait(DueKind::kOfferUnanswered).since, day);
    story.Writes(
        kEmploymentOfficer,
        ActivityWaiting{.on = "Vårdcentralen", .since = AddDays(day, -5), .ask_again = AddDays(day, 9)},
        {.item = activity});
    EXPECT_EQ(wait(DueKind::kWaiting).since, AddDays(day, -5));
    EXPECT_EQ(wait(DueKind::kWaiting).on_whom, "Vårdcentralen");
    // The labour market unit proposes; the employment service decides, two others are heard.
    const ItemId proposal =
        story.Proposes(Matter::kProgramme, {kSocialServices, kHealthRegion}, AddDays(day, 10));
    EXPECT_THAT(wait(DueKind::kDecisionAwaited, kLabourMarket).on, ElementsAre(kEmploymentService));
    EXPECT_EQ(wait(DueKind::kDecisionAwaited, kLabourMarket).due, AddDays(day, 10));
    EXPECT_EQ(wait(DueKind::kDecisionAwaited, kLabourMarket).worker, Of(kLabourMarketSecretary));
    const auto after = [&](std::vector<ItemId> items) {
        Story handed = story;
        handed.Writes(kLabourMarketSecretary,
                      Handover{Of(kLabourMarketSecretary), Of(kLabourMarketSecretary, kSouth), "Hej",
                               std::move(items)});
        for (const DueItem& d : DueOf(handed.Seen(), kLabourMarket))
            if (d.kind == DueKind::kDecisionAwaited) return d.worker;
        return WorkerId{};
    };
    const ItemId contact = story.Plans(AddDays(day, 40), kLabourMarketSecretary);
    EXPECT_EQ(after({contact}), Of(kLabourMarketSecretary)) << "only what is named goes along";
    EXPECT_EQ(after({}), Of(kLabourMarketSecretary, kSouth));
    EXPECT_THAT(wait(DueKind::kOpinionAwaited, kLabourMarket).on,
                ElementsAre(kSocialServices, kHealthRegion));
    for (const Party other : {kEmploymentService, kSocialServices}) {
        EXPECT_FALSE(wait(DueKind::kDecisionAwaited, other).due) << "not their proposal";
        EXPECT_FALSE(wait(DueKind::kOpinionAwaited, other).due);
    }
    story.Writes(kSocialWorker, Opinion{.proposal = proposal, .stance = Stance::kFor, .text = "T"});
    EXPECT_THAT(wait(DueKind::kOpinionAwaited, kLabourMarket).on, ElementsAre(kHealthRegion));
    story.Writes(kCareCoordinator, Opinion{.proposal = proposal, .stance = Stance::kFor, .text = "T"});
    EXPECT_FALSE(wait(DueKind::kOpinionAwaited, kLabourMarket).due);
    story.Writes(kEmploymentOfficer,
                 DecisionMade{.proposal = proposal, .verdict = Verdict::kApproved, .reasons = "R"});
    EXPECT_FALSE(wait(DueKind::kDecisionAwaited, kLabourMarket).due);
}
TEST(Due, EveryWaitSaysSinceWhen) {
    Story story;
    story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    story.Writes(kEmploymentOfficer, IntakeSent{.answer_by = AddDays(story.Today(), 14)});
    story.Offers("sfi");
    story.Proposes(Matter::kProgramme, {kSocialServices}, AddDays(story.Today(), 5));
    int waits = 0;
    for (const Party reader : kParties)
        for (const DueItem& d : DueOf(story.Seen(), reader)) {
            EXPECT_EQ(static_cast<bool>(d.since), IsWait(d.kind)) << NameOf(d.kind);
            waits += IsWait(d.kind) ? 1 : 0;
        }
    EXPECT_GE(waits, 5);
}

class Marks : public testing::Test {
  protected:
    Marks() {
        story_.HasTeam();
        story_.HasLead();
        activity_ = story_.Offers("sfi");
        due_ = AddDays(story_.Today(), 7);
    }
    [[nodiscard]] DueSetAside Aside(int days, DueKind kind = DueKind::kOfferUnanswered) const {
        return {kind, activity_, due_, AddDays(story_.Today(), days), "Svarar efter läkarbesöket"};
    }
    [[nodiscard]] DueAssigned Assigned(WorkerId worker) const {
        return {DueKind::kOfferUnanswered, activity_, due_, worker, ""};
    }
    [[nodiscard]] DueItem The(Party reader = kEmploymentService,
                              DueKind kind = DueKind::kOfferUnanswered) const {
        for (const DueItem& d : DueOf(story_.Seen(), reader))
            if (d.kind == kind) return d;
        return {};
    }
    Story story_;
    ItemId activity_;
    Date due_;
};
TEST_F(Marks, OfSeveralTheLatestStandsAndTakenUpItIsDue) {
    story_.Writes(kEmploymentOfficer, Aside(14));
    const ItemId last = story_.Writes(kEmploymentOfficer, Aside(3));
    ASSERT_TRUE(The().aside);
    EXPECT_EQ(The().aside->until, AddDays(story_.Today(), 3));
    story_.Writes(kEmploymentOfficer, DueTakenUp{}, {.item = last});
    EXPECT_FALSE(The().aside);
}
TEST_F(Marks, GoAlongWhenTheCaseIsHandedOver) {
    story_.Writes(kEmploymentOfficer, Assigned(Of(kEmploymentOfficer)));
    const WorkerId successor = Of(kEmploymentOfficer, kSouth);
    story_.Writes(kEmploymentOfficer,
                  Handover{.from = Of(kEmploymentOfficer), .to = successor, .text = "Hej"});
    ASSERT_TRUE(The().assigned);
    EXPECT_EQ(The().worker, successor);
}
TEST_F(Marks, ADueIsSetAsideForTheOwnPartyUntilItIsTakenUp) {
    const ItemId mark = story_.Writes(kEmploymentOfficer, Aside(10));
    ASSERT_TRUE(The().aside);
    EXPECT_EQ(The().aside->until, AddDays(story_.Today(), 10));
    EXPECT_EQ(The().aside->by, Of(kEmploymentOfficer));
    EXPECT_EQ(The().aside->text, "Svarar efter läkarbesöket");
    EXPECT_FALSE(The(kSocialServices).aside) << "another party's day is its own";
    EXPECT_EQ(story_.entries.back().head.named, PartySet{kEmploymentService});
    EXPECT_EQ(story_.entries.back().head.category, Category::kTeamNotes);
    const CardContent content =
        ContentOf(story_.Seen(), kEmploymentService, {}, DueOf(story_.Seen(), kEmploymentService));
    ASSERT_EQ(content.marks.size(), 1U);
    EXPECT_EQ(content.marks[0].item, mark);
    story_.Writes(kEmploymentOfficer, DueTakenUp{}, {.item = mark});
    EXPECT_FALSE(The().aside);
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, DueTakenUp{}, {.item = mark}), "already_done");
    EXPECT_EQ(story_.entries.back().head.named, PartySet{kEmploymentService});
}
TEST_F(Marks, TheyLapseWhenTheStateMovesOn) {
    story_.Writes(kEmploymentOfficer, Aside(10));
    story_.Writes(kEmploymentOfficer, Assigned(Of(kEmploymentOfficer)));
    story_.After(1).Writes(kEmploymentOfficer,
                           ActivityAnswered{.answer = Answer::kAccepted, .date = story_.Today()},
                           {.item = activity_});
    for (const DueItem& d : DueOf(story_.Seen(), kEmploymentService)) {
        EXPECT_FALSE(d.aside) << NameOf(d.kind);
        EXPECT_FALSE(d.assigned) << NameOf(d.kind);
    }
    EXPECT_THAT(
        ContentOf(story_.Seen(), kEmploymentService, {}, DueOf(story_.Seen(), kEmploymentService)).marks,
        IsEmpty());
}
TEST_F(Marks, AnotherDayOfTheSameIsAnotherDue) {
    const ItemId planned = story_.Plans(AddDays(story_.Today(), 5));
    const auto aside = [&](int day) {
        return DueSetAside{DueKind::kFollowUp, planned, AddDays(story_.Today(), day),
                           AddDays(story_.Today(), 10), "R"};
    };
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, aside(6)), "wrong_state") << "not of that day";
    story_.Writes(kEmploymentOfficer, aside(5));
    EXPECT_TRUE(The(kEmploymentService, DueKind::kFollowUp).aside);
    story_.Writes(kEmploymentOfficer,
                  FollowUpPlanned{.date = AddDays(story_.Today(), 6), .responsible = Of(kEmploymentOfficer)},
                  {.item = planned});
    EXPECT_FALSE(The(kEmploymentService, DueKind::kFollowUp).aside);
}
TEST_F(Marks, AtMostThirtyDaysAndNeverBackwards) {
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, Aside(0)), "out_of_range /until");
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, Aside(1)), "ok");
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, Aside(30)), "ok");
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, Aside(31)), "out_of_range /until");
    EXPECT_EQ(story_.Tries(kProjectLead, Aside(1)), "forbidden");
}
TEST_F(Marks, WhatTheLawSetsADayForIsNotSetAside) {
    const Date today = story_.Today();
    for (const DueKind kind : {DueKind::kRightsAnswer, DueKind::kOpeningUnreviewed, DueKind::kCallToday})
        EXPECT_FALSE(LastDayAside(kind, AddDays(today, 20), today)) << NameOf(kind);
    for (const DueKind kind : {DueKind::kPlan, DueKind::kPlanRenewal}) {
        EXPECT_EQ(LastDayAside(kind, AddDays(today, 20), today), AddDays(today, 20));
        EXPECT_EQ(LastDayAside(kind, AddDays(today, 40), today), AddDays(today, 30));
        EXPECT_FALSE(LastDayAside(kind, today, today));
    }
    const ItemId absence =
        story_.Writes(kEmploymentOfficer, Absence{.date = today, .absence = AbsenceKind::kNoShow});
    const DueSetAside aside{DueKind::kCallToday, absence, today, AddDays(today, 1), "R"};
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, aside), "set_by_law");
    const DueAssigned given{DueKind::kCallToday, absence, today, Of(kEmploymentOfficer), ""};
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, given), "ok") << "a colleague may have the time";
}
TEST_F(Marks, ADueIsGivenToAColleagueOfTheOwnPartyWhoWorksWithTheCase) {
    const WorkerId colleague = Of(kEmploymentOfficer, kSouth);
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, Assigned(Of(kSocialWorker))), "not_in_team /worker");
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, Assigned(WorkerId{99'999})), "unknown_value /worker");
    story_.away = {colleague};
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, Assigned(colleague)), "not_in_team /worker");
    story_.away = {};
    EXPECT_NE(The().worker, colleague);
    const WorkerId was = The().worker;
    const ItemId mark = story_.Writes(kEmploymentOfficer, Assigned(colleague));
    EXPECT_EQ(The().worker, colleague);
    EXPECT_EQ(The(kSocialServices).worker, was) << "another party's day is its own";
    story_.Writes(kEmploymentOfficer, DueTakenUp{}, {.item = mark});
    EXPECT_EQ(The().worker, was);
}
TEST_F(Marks, OnlyWhatIsDueIsSetAsideOrGivenAway) {
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, Aside(3, DueKind::kWaiting)), "wrong_state");
    DueSetAside other = Aside(3);
    other.of = ItemId{77};
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, other), "wrong_state");
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, DueTakenUp{}, {.item = activity_}), "not_found");
    story_.Closes();
    EXPECT_EQ(story_.Tries(kEmploymentOfficer, Aside(3)), "wrong_state") << "nothing of it is due any more";
}
TEST_F(Marks, AreNoWorkWithTheCase) {
    const Date inactive = The(kEmploymentService, DueKind::kInactive).due;
    story_.After(3).Writes(kEmploymentOfficer, Aside(3));
    EXPECT_EQ(The(kEmploymentService, DueKind::kInactive).due, inactive);
}

TEST(Flags, OfAClosedCaseAreNoneButProtection) {
    Story story;
    story.HasTeam();
    EXPECT_FALSE(Has(story, CardFlag::kProtected));
    const ItemId item =
        story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kSecrecyMark,
                                                       .named_officers = {Of(kEmploymentOfficer)},
                                                       .reason = "R"});
    EXPECT_TRUE(Has(story, CardFlag::kProtected));
    story.Closes();
    EXPECT_EQ(FlagsOf(story.Seen(), story.Today()), 1U << static_cast<unsigned>(CardFlag::kProtected));
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kNone, .reason = "R"},
                 {.item = item});
    EXPECT_EQ(FlagsOf(story.Seen(), story.Today()), 0U);
}
TEST(Content, IsTheNameTheNewestStepAndTheProgramme) {
    Story story;
    EXPECT_EQ(ContentOf(story.Seen()).name, "Nawfal Prov");
    EXPECT_EQ(ContentOf(story.Seen()).initials, "NP");
    EXPECT_EQ(ContentOf(story.Seen()).next_step, "");
    story.Writes(kEmploymentOfficer, Registration{.programme = "job"});
    EXPECT_EQ(ContentOf(story.Seen()).programme, "job");
    story.Offers("sfi");
    EXPECT_EQ(ContentOf(story.Seen()).next_step, "Bilverkstaden");
    story.After(1).Writes(kSocialWorker,
                          Assessment{.date = story.Today(), .situation = "S", .next_step = "Ring skolan"},
                          {.topic = Topic::kWork});
    EXPECT_EQ(ContentOf(story.Seen()).next_step, "Ring skolan");
    const ItemId offer = story.After(1).Offers("job_track");
    EXPECT_EQ(ContentOf(story.Seen()).next_step, "Bilverkstaden");
    story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kDeclined, .date = story.Today()},
                 {.item = offer});
    EXPECT_EQ(ContentOf(story.Seen()).next_step, "Ring skolan") << "what is declined is no step";
    const auto task = [&](std::string what, bool next) {
        return story.After(1).Writes(
            kSocialWorker,
            Task{.what = std::move(what), .by = story.Today(), .party = kSocialServices, .next_step = next});
    };
    task("Beställ tolk", false);
    EXPECT_EQ(ContentOf(story.Seen()).next_step, "Ring skolan") << "one thing to do among others";
    const ItemId step = task("Följ med till banken", true);
    EXPECT_EQ(ContentOf(story.Seen()).next_step, "Följ med till banken");
    story.Writes(kSocialWorker, TaskEnded{.end = TaskEnd::kDone}, {.item = step});
    EXPECT_EQ(ContentOf(story.Seen()).next_step, "") << "taken; the one before it does not come back";
    task("Skriv CV", true);
    EXPECT_EQ(ContentOf(story.Seen()).next_step, "Skriv CV");
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kFictitiousIdentity,
                                                   .named_officers = {Of(kEmploymentOfficer)},
                                                   .reason = "R"});
    EXPECT_EQ(ContentOf(story.Seen()).protection, Protection::kFictitiousIdentity);
    EXPECT_EQ(ContentOf(CaseState{}).name, "");
}
TEST(Content, WithoutTheNameHasTheInitials) {
    Story story;
    for (Entry& e : story.entries)
        if (KindOf(e.head) == Kind::kIdentity) Redact(e.payload, Slice::kInitials);
    EXPECT_EQ(ContentOf(story.Seen()).name, "");
    EXPECT_EQ(ContentOf(story.Seen()).initials, "NP");
}

}  // namespace
}  // namespace samkraft::domain
