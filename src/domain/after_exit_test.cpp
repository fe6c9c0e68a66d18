// The follow-up after the exit (R184, docs/decisions/0030), the contact after a discharge (R171), and that a
// triage leads to somebody (R79, R119).
#include "domain/due.hpp"
#include "domain/story_test.hpp"

namespace samkraft::domain::test {
namespace {

using enum Role;
using enum Party;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr Party kParties[]{kEmploymentService, kSocialServices,  kLabourMarket,
                           kAdultEducation,    kSocialInsurance, kHealthRegion};

std::vector<DueItem> DuesOf(const Story& story, DueKind kind, Party reader) {
    std::vector<DueItem> dues;
    for (const DueItem& d : DueOf(story.Seen(), reader))
        if (d.kind == kind) dues.push_back(d);
    return dues;
}
std::vector<Date> DaysOf(const Story& story, DueKind kind, Party reader) {
    std::vector<Date> days;
    for (const DueItem& d : DuesOf(story, kind, reader)) days.push_back(d.due);
    return days;
}

// Led by the labour-market secretary, ended with work.
struct Left : Story {
    Date last;
    Left() {
        HasTeam();
        HasLead();
        On("2026-06-01");
        last = Today();
    }
    [[nodiscard]] Exit Work() const {
        return {.date = last,
                .outcome = ExitOutcome::kWork,
                .reason = ExitReason::kCompleted,
                .subsidised = false,
                .extent = 75};
    }
    void Ends() { Ends(Work()); }
    void Ends(Exit exit) { Writes(kEmploymentOfficer, std::move(exit)); }
    [[nodiscard]] AfterExit Holds(ExitRound round = ExitRound::kDays90) const {
        return {.date = Today(),
                .round = round,
                .state = AfterExitState::kWork,
                .channel = Channel::kPhone,
                .hours = 30,
                .subsidised = false};
    }
    [[nodiscard]] std::vector<Date> Due(Party reader = kLabourMarket) const {
        return DaysOf(*this, DueKind::kAfterExit, reader);
    }
};

TEST(AfterExits, OfWorkAndStudiesAreDueTwiceToWhoeverLedTheCaseAndToItsPartyAlone) {
    Left story;
    story.Ends();
    EXPECT_THAT(story.Due(), ElementsAre(AddDays(story.last, 90), AddDays(story.last, 180)));
    EXPECT_EQ(DuesOf(story, DueKind::kAfterExit, kLabourMarket).front().worker, Of(kLabourMarketSecretary));
    for (const Party reader : kParties)
        EXPECT_EQ(DueOf(story.Seen(), reader).empty(), reader != kLabourMarket) << NameOf(reader);
    Left studies;
    Exit exit{.date = studies.last, .outcome = ExitOutcome::kStudies, .reason = ExitReason::kCompleted};
    exit.study_form = "Komvux";
    studies.Ends(exit);
    EXPECT_THAT(studies.Due(), SizeIs(2));
}
TEST(AfterExits, OfAnythingElseAreDueWhereSomebodyIsChosen) {
    Left story;
    story.Closes();
    for (const Party reader : kParties) EXPECT_THAT(story.Due(reader), IsEmpty());
    Left chosen;
    chosen.Ends({.date = chosen.last,
                 .outcome = ExitOutcome::kSeekingWork,
                 .reason = ExitReason::kCompleted,
                 .follow_up_by = Of(kSocialWorker)});
    EXPECT_THAT(chosen.Due(kSocialServices), SizeIs(2));
    EXPECT_THAT(chosen.Due(), IsEmpty());
}
TEST(AfterExits, WhoFollowsUpTakesPartAndTheServerSaysOfWhichParty) {
    Left story;
    Exit exit = story.Work();
    exit.follow_up_by = WorkerId{4711};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, exit), "unknown_value /follow_up_by");
    exit.follow_up_by = Of(kSocialWorker, kSouth);
    EXPECT_EQ(story.Tries(kEmploymentOfficer, exit), "not_in_team /follow_up_by");
    exit.follow_up_by = Of(kSocialWorker);
    exit.follow_up_party = kHealthRegion;
    story.Ends(exit);
    EXPECT_EQ(story.Seen().exit->follow_up_party, kSocialServices) << "whatever the writer said";
}
TEST(AfterExits, ACaseWithoutALeadIsFollowedUpByWhoEndsItAndOneRegisteredWrongByNobody) {
    Story story;
    const Exit exit{.date = story.Today(),
                    .outcome = ExitOutcome::kWork,
                    .reason = ExitReason::kCompleted,
                    .subsidised = false,
                    .extent = 50};
    Exit wrong = exit;
    wrong.reason = ExitReason::kMisregistered;
    Story other = story;
    other.Writes(kEmploymentOfficer, wrong);
    EXPECT_THAT(DueOf(other.Seen(), kEmploymentService), IsEmpty());
    story.Writes(kEmploymentOfficer, exit);
    EXPECT_THAT(DaysOf(story, DueKind::kAfterExit, kEmploymentService), SizeIs(2));
}
TEST(AfterExits, AreWrittenInAClosedCaseByThePartyThatKeepsItAndBySomebodyElseNever) {
    Left story;
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, story.Holds()), "wrong_state") << "it goes on";
    story.Ends();
    story.After(88);
    EXPECT_EQ(story.Tries(kEmploymentOfficer, story.Holds()), "mandate");
    EXPECT_EQ(story.Tries(kSocialWorker, story.Holds()), "mandate");
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, Note{"Rubrik", "Text"}), "case_closed");
    const auto with = [&](auto change) {
        AfterExit a = story.Holds();
        change(a);
        return story.Tries(kLabourMarketSecretary, a);
    };
    EXPECT_EQ(with([](auto&) {}), "ok");
    EXPECT_EQ(with([](auto& a) { a.round.reset(); }), "required /round");
    EXPECT_EQ(with([](auto& a) { a.state.reset(); }), "required /state");
    EXPECT_EQ(with([](auto& a) { a.channel.reset(); }), "required /channel");
    EXPECT_EQ(with([](auto& a) { a.subsidised.reset(); }), "required /subsidised");
    EXPECT_EQ(with([](auto& a) { a.state = AfterExitState::kNeither; }), "required /needed");
    EXPECT_EQ(with([&](auto& a) { a.date = AddDays(story.Today(), 1); }), "out_of_range /date");
    EXPECT_EQ(with([&](auto& a) { a.date = AddDays(story.last, -1); }), "out_of_range /date");
}
TEST(AfterExits, AreOverOneByOneAndWhoWasNotReachedMayBeReachedLater) {
    Left story;
    story.Ends();
    story.After(90);
    AfterExit missed = story.Holds();
    missed.state = AfterExitState::kNotReached;
    story.Writes(kLabourMarketSecretary, missed);
    EXPECT_THAT(story.Due(), ElementsAre(AddDays(story.last, 180)));
    const auto written = story.Seen().after_exit.front();
    EXPECT_FALSE(written.hours || written.subsidised) << "nobody has said so";
    story.After(5).Writes(kLabourMarketSecretary, story.Holds());
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, story.Holds()), "already_done /round");
    const ItemId second = story.After(90).Writes(kLabourMarketSecretary, story.Holds(ExitRound::kDays180));
    EXPECT_THAT(story.Due(), IsEmpty());
    EXPECT_EQ(story.Tries(kEmploymentOfficer, Retraction{"Fel person"}, {.item = second}), "mandate");
    story.Writes(kLabourMarketSecretary, Retraction{"Fel person"}, {.item = second});
    EXPECT_THAT(story.Due(), SizeIs(1)) << "taken back, it is to be done";
}
TEST(AfterExits, AreGivenToAColleagueOrSetAsideLikeAnythingDue) {
    Left story;
    story.Ends();
    const DueItem due = DuesOf(story, DueKind::kAfterExit, kLabourMarket).front();
    story.On(due.due).Writes(kLabourMarketSecretary, DueSetAside{.due_kind = due.kind,
                                                                 .of = due.item,
                                                                 .due = due.due,
                                                                 .until = AddDays(due.due, 7),
                                                                 .reason = "Semester"});
    EXPECT_TRUE(DuesOf(story, DueKind::kAfterExit, kLabourMarket).front().aside);
    EXPECT_EQ(story.Tries(kEmploymentOfficer, DueSetAside{.due_kind = due.kind,
                                                          .of = due.item,
                                                          .due = due.due,
                                                          .until = AddDays(due.due, 7),
                                                          .reason = "Semester"}),
              "wrong_state")
        << "it is not due to them";
}
TEST(AfterExits, FallWhenTheCaseIsOpenedAgainAndBeginAnewWithTheNextExit) {
    Left story;
    story.Ends();
    story.On(AddDays(story.last, 90)).Writes(kLabourMarketSecretary, story.Holds());
    story.Writes(kEmploymentOfficer, Retraction{"Jobbet höll inte"}, {.item = story.Seen().exit->about.item});
    EXPECT_THAT(story.Due(), IsEmpty());
    EXPECT_THAT(story.Seen().after_exit, SizeIs(1)) << "what was written remains";
    story.After(30);
    story.last = story.Today();
    story.Ends();
    EXPECT_THAT(story.Due(), ElementsAre(AddDays(story.last, 90), AddDays(story.last, 180)));
}
TEST(AfterExits, TellALimitedReaderThatItWasDoneAndNotWhatWasFound) {
    const Left story;
    AfterExit needed = story.Holds();
    needed.needed = "Hjälpmedel";
    Payload payload = needed;
    Redact(payload, Slice::kSummary);
    const auto& kept = std::get<AfterExit>(payload);
    EXPECT_EQ(kept.round, ExitRound::kDays90);
    EXPECT_FALSE(kept.state || kept.channel || kept.hours || kept.subsidised || !kept.needed.empty());
}

// ---- a triage leads to somebody

struct Judged : Story {
    ItemId triage;
    Judged() {
        HasTeam();
        HasLead();
        Writes(kEmploymentOfficer, IntakeSent{.answer_by = AddDays(Today(), 14)});
        Writes(kEmploymentOfficer, IntakeAnswered{.answers = {{"health_now", "Sover dåligt"}}},
               {.topic = Topic::kHealth});
        triage = Writes(kEmploymentOfficer, Triage{.care_coordinator = true,
                                                   .insurance_investigator = true,
                                                   .reason = "Sömn, och ersättning att reda ut"});
    }
};

TEST(TriageDues, LastUntilWhoIsNeededIsAssigned) {
    Judged story;
    const auto care = [&] { return DuesOf(story, DueKind::kAssignCareCoordinator, kLabourMarket); };
    const auto insurance = [&] {
        return DuesOf(story, DueKind::kAssignInsuranceInvestigator, kLabourMarket);
    };
    ASSERT_THAT(care(), SizeIs(1));
    EXPECT_EQ(care().front().due, AddDays(story.Today(), 3));
    EXPECT_EQ(care().front().worker, Of(kLabourMarketSecretary)) << "the lead";
    EXPECT_THAT(insurance(), SizeIs(1));
    EXPECT_THAT(DuesOf(story, DueKind::kAssignStudyCounsellor, kLabourMarket), IsEmpty());
    const ItemId assigned =
        story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kCareCoordinator), .party = kNone});
    EXPECT_THAT(care(), IsEmpty());
    EXPECT_THAT(insurance(), SizeIs(1)) << "another party's worker is no investigator";
    story.Writes(kEmploymentOfficer, AssignmentEnded{}, {.item = assigned});
    EXPECT_THAT(care(), SizeIs(1)) << "again";
    story.Writes(kInsuranceInvestigator, PartyEngaged{"FK 1"});
    EXPECT_THAT(insurance(), IsEmpty()) << "has a case of its own";
}
TEST(TriageDues, EndWithAJudgementThatSaysWhyNot) {
    Judged story;
    story.Writes(kEmploymentOfficer, Triage{.reason = "Har redan vård, och ingen ersättning"},
                 {.item = story.triage});
    for (const DueKind kind : {DueKind::kAssignCareCoordinator, DueKind::kAssignInsuranceInvestigator})
        EXPECT_THAT(DuesOf(story, kind, kLabourMarket), IsEmpty());
}
TEST(TriageDues, AreSaidToNobodyWhoWouldNotSeeTheAssignment) {
    const Judged story;
    for (const DueItem& d : DueOf(story.Seen(), kLabourMarket, {.participation = false}))
        EXPECT_NE(d.kind, DueKind::kAssignCareCoordinator);
}

// ---- discharge

TEST(Discharges, LeadToAContactWithinAWeekUntilTheParticipantHasBeenMet) {
    Story story;
    story.HasTeam();
    story.HasLead();
    const Date day = AddDays(story.Today(), 10);
    const ItemId item =
        story.Writes(kEmploymentOfficer, Discharge{.from = DischargedFrom::kEmploymentService, .date = day});
    const auto due = [&] { return DuesOf(story, DueKind::kDischargeContact, kLabourMarket); };
    ASSERT_THAT(due(), SizeIs(1));
    EXPECT_EQ(due().front().due, AddDays(day, 7));
    EXPECT_EQ(due().front().worker, Of(kLabourMarketSecretary));
    const auto meets = [&](Attendance attendance) {
        story.Writes(kLabourMarketSecretary, FollowUp{.date = story.Today(),
                                                      .attendance = attendance,
                                                      .next_contact = AddDays(story.Today(), 30)});
    };
    meets(Attendance::kAttended);
    EXPECT_THAT(due(), SizeIs(1)) << "before the discharge";
    story.On(AddDays(day, 1));
    meets(Attendance::kNotAttended);
    EXPECT_THAT(due(), SizeIs(1)) << "nobody came";
    Story moved = story;
    moved.Writes(kEmploymentOfficer,
                 Discharge{.from = DischargedFrom::kEmploymentService, .date = AddDays(day, 3)},
                 {.item = item});
    EXPECT_THAT(DaysOf(moved, DueKind::kDischargeContact, kLabourMarket), ElementsAre(AddDays(day, 10)));
    meets(Attendance::kAttended);
    EXPECT_THAT(due(), IsEmpty());
}
TEST(Discharges, FromCareAreCaresToTellAndNameNoIllnessElsewhere) {
    Story story;
    const Discharge left{.from = DischargedFrom::kCare, .date = story.Today(), .note = "Depression"};
    story.Writes(kCareCoordinator, left, {.category = Category::kFollowUp});
    EXPECT_EQ(story.entries.back().head.category, Category::kCareTrack) << "whatever was chosen";
    EXPECT_EQ(story.Tries(kSocialWorker, left), "diagnosis /note");
    EXPECT_EQ(story.Tries(kSocialWorker, Discharge{.date = story.Today()}), "required /from");
    Payload payload = left;
    Redact(payload, Slice::kSummary);
    EXPECT_FALSE(std::get<Discharge>(payload).from) << "a part of it does not say from where";
}

}  // namespace
}  // namespace samkraft::domain::test
