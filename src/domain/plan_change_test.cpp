// Changing together what has been agreed (R95, R160).
#include "domain/due.hpp"
#include "domain/story_test.hpp"

namespace samkraft::domain::test {
namespace {

using enum Role;
using enum Party;
using testing::HasSubstr;

PlanChangeAnswered Yes() { return {.answer = ChangeAnswer::kAcknowledged}; }
PlanChangeAnswered No(std::string why = "För tidigt") {
    return {.answer = ChangeAnswer::kObjects, .text = std::move(why)};
}
PlanChangeClosed Done() { return {.end = ChangeEnd::kCarriedOut}; }

// A study that runs, and more hours of it, proposed by the labour-market secretary.
struct Proposed : Story {
    ItemId activity, change;
    Proposed() {
        activity = Runs("sfi", kLabourMarketSecretary);
        change = Writes(kLabourMarketSecretary, Wanted());
    }
    [[nodiscard]] PlanChange Wanted(std::int32_t hours = 20) const {
        return {.activity = activity,
                .change = "Upp till tjugo timmar",
                .reason = "Han orkar mer",
                .hours = {{AddDays(Today(), 7), hours}},
                .heard = {kSocialServices, kEmploymentService},
                .answer_by = AddDays(Today(), 7)};
    }
    [[nodiscard]] PlanChangeItem Now() const { return *Seen().FindPlanChange(change); }
    [[nodiscard]] std::vector<std::string> DuesOf(Party party) const {
        std::vector<std::string> kinds;
        for (const DueItem& d : DueOf(Seen(), party))
            if (d.item == change) kinds.push_back(std::string(NameOf(d.kind)) + " " + d.due.Text());
        return kinds;
    }
};

TEST(PlanChanges, AreCarriedOutWhenAllConcernedHaveAcknowledged) {
    Proposed story;
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, Done(), {.item = story.change}), "wrong_state");
    EXPECT_THAT(story.Told(kLabourMarketSecretary, Done(), {.item = story.change}),
                HasSubstr(AddDays(story.Today(), 7).Text()));
    story.Writes(kSocialWorker, Yes(), {.item = story.change});
    EXPECT_EQ(story.Tries(kSocialWorker, No(), {.item = story.change}), "already_done");
    story.Writes(kEmploymentOfficer, Yes(), {.item = story.change});
    EXPECT_EQ(story.Tries(kSocialWorker, Done(), {.item = story.change}), "mandate") << "the proposer's";
    story.Writes(kLabourMarketSecretary, Done(), {.item = story.change});
    const Activity activity = *story.Seen().FindActivity(story.activity);
    EXPECT_EQ(activity.HoursOn(AddDays(story.Today(), 7)), 20) << "in the same write";
    EXPECT_EQ(activity.changes.back().reason, "Upp till tjugo timmar");
    EXPECT_FALSE(story.Now().overtaken) << "what is carried out does not overtake itself";
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, Done(), {.item = story.change}), "already_done");
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, story.Wanted(), {.item = story.change}), "already_done");
}
TEST(PlanChanges, SilenceIsNoObjectionOnceTheTimeHasPassed) {
    Proposed story;
    story.After(7);
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, Done(), {.item = story.change}), "wrong_state");
    story.After(1);
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, Done(), {.item = story.change}), "ok");
}
TEST(PlanChanges, AreNotCarriedOutOnWhatTheParticipantHasDeclined) {
    Story story;
    const ItemId offered = story.Offers("sfi", kLabourMarketSecretary, Topic::kLanguage);
    const ItemId change = story.Writes(kLabourMarketSecretary, PlanChange{.activity = offered,
                                                                          .change = "Fler timmar",
                                                                          .reason = "Orkar mer",
                                                                          .hours = {{story.Today(), 20}},
                                                                          .heard = {kSocialServices},
                                                                          .answer_by = story.Today()});
    story.Writes(kSocialWorker, Yes(), {.item = change});
    story.Writes(kLabourMarketSecretary, ActivityAnswered{.answer = Answer::kDeclined, .date = story.Today()},
                 {.item = offered});
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, Done(), {.item = change}), "wrong_state");
    EXPECT_EQ(
        story.Tries(kLabourMarketSecretary, PlanChangeClosed{.end = ChangeEnd::kWithdrawn}, {.item = change}),
        "ok");
}
TEST(PlanChanges, AnObjectionStopsThemUntilTheyAreChangedOrWithdrawn) {
    Proposed story;
    EXPECT_EQ(story.Tries(kSocialWorker, No(""), {.item = story.change}), "reason_missing /text");
    story.Writes(kSocialWorker, No(), {.item = story.change});
    story.Writes(kEmploymentOfficer, Yes(), {.item = story.change});
    EXPECT_EQ(story.After(30).Tries(kLabourMarketSecretary, Done(), {.item = story.change}), "wrong_state");
    EXPECT_EQ(story.Tries(kSocialWorker, story.Wanted(16), {.item = story.change}), "mandate");
    PlanChange milder = story.Wanted(16);
    story.Writes(kLabourMarketSecretary, milder, {.item = story.change});
    EXPECT_THAT(story.Now().answers, testing::IsEmpty()) << "every answer was to another text";
    ASSERT_EQ(story.Now().earlier.size(), 1U);
    EXPECT_EQ(story.Now().earlier.front().hours.front().hours, 20) << "to compare with";
    story.Writes(kSocialWorker, Yes(), {.item = story.change});
    EXPECT_EQ(story.Tries(kLabourMarketSecretary,
                          PlanChangeClosed{.end = ChangeEnd::kWithdrawn, .note = "Behövs inte"},
                          {.item = story.change}),
              "ok");
}
TEST(PlanChanges, FallWhenTheActivityHasChangedMeanwhile) {
    const auto changes = [](Proposed& s, Payload payload) {
        s.Writes(kSocialWorker, Yes(), {.item = s.change});
        s.Writes(kEmploymentOfficer, std::move(payload), {.item = s.activity});
        EXPECT_TRUE(s.Now().overtaken) << NameOf(KindOf(s.entries.back().payload));
        EXPECT_THAT(s.Now().answers, testing::IsEmpty());
        EXPECT_EQ(s.Tries(kSocialWorker, Yes(), {.item = s.change}), "wrong_state");
        EXPECT_EQ(s.Tries(kLabourMarketSecretary, Done(), {.item = s.change}), "wrong_state");
        EXPECT_EQ(s.DuesOf(kSocialServices), std::vector<std::string>{}) << "nothing to answer";
    };
    Proposed hours;
    const Date today = hours.Today();
    changes(hours, ActivityHours{.hours = {{today, 4}}, .reason = "Sjuk"});
    hours.Writes(kLabourMarketSecretary, hours.Wanted(), {.item = hours.change});
    EXPECT_FALSE(hours.Now().overtaken) << "proposed anew";
    Proposed ended;
    changes(ended, ActivityInterrupted{.date = today, .reason = InterruptionReason::kHealth});
    Proposed completed;
    changes(completed, ActivityCompleted{.date = today});
}
TEST(PlanChanges, AnswersToThePlanAsItIsFallWhenThePlanThatTheyShareChanges) {
    const auto laid = [](Story& s, bool as_it_is = true) {
        const ItemId plan = s.Writes(kLabourMarketSecretary, PlanChange{.as_it_is = as_it_is,
                                                                        .change = "Planen som den är",
                                                                        .reason = "Samma plan",
                                                                        .heard = {kSocialServices},
                                                                        .answer_by = s.Today()});
        s.Writes(kSocialWorker, Yes(), {.item = plan});
        return plan;
    };
    const auto now = [](Story& s, ItemId plan) { return *s.Seen().FindPlanChange(plan); };
    Story story;
    const ItemId track = story.Runs("job_track");
    const ItemId plan = laid(story);
    story.Offers("physiotherapy", kCareCoordinator, Topic::kHealth);
    story.Writes(kSocialWorker, Task{.what = "Ring", .by = story.Today(), .party = kSocialServices});
    EXPECT_EQ(now(story, plan).answers.size(), 1U) << "what is care's own, and a task";

    story.Writes(kLabourMarketSecretary,
                 Goal{.text = "Egen bostad", .horizon = story.Today(), .indicator = "Kontrakt"},
                 {.topic = Topic::kSocial});
    EXPECT_TRUE(now(story, plan).overtaken);
    EXPECT_THAT(now(story, plan).answers, testing::IsEmpty());
    EXPECT_EQ(story.Tries(kSocialWorker, Yes(), {.item = plan}), "wrong_state");
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, Done(), {.item = plan}), "wrong_state");

    for (const Payload& change : std::vector<Payload>{
             ActivityHours{.hours = {{story.Today(), 4}}, .reason = "Sjuk"},
             ActivityInterrupted{.date = story.Today(), .reason = InterruptionReason::kHealth}}) {
        const ItemId again = laid(story);
        story.Writes(kEmploymentOfficer, change, {.item = track});
        EXPECT_TRUE(now(story, again).overtaken) << NameOf(KindOf(change));
    }
    const ItemId wished = laid(story, false);
    const ItemId another = story.Offers("job_track");
    EXPECT_FALSE(now(story, wished).overtaken) << "a change that is asked for is carried out so";
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, PlanChange{.activity = another,
                                                             .as_it_is = true,
                                                             .change = "C",
                                                             .reason = "R",
                                                             .heard = {kSocialServices},
                                                             .answer_by = story.Today()}),
              "unknown_value /as_it_is");
}
TEST(PlanChanges, SayWhatIsMissing) {
    Proposed story;
    const auto tries = [&](auto with) {
        PlanChange e = story.Wanted();
        with(e);
        return story.Tries(kLabourMarketSecretary, e);
    };
    EXPECT_EQ(tries([](auto& e) { e.heard = {}; }), "required /heard");
    EXPECT_EQ(tries([](auto& e) { e.heard = {kLabourMarket}; }), "unknown_value /heard/0") << "the own party";
    EXPECT_EQ(tries([](auto& e) { e.heard = {kSocialServices, kSocialServices}; }), "unknown_value /heard/1");
    EXPECT_EQ(tries([](auto& e) { e.activity = ItemId{77}; }), "not_found /activity");
    EXPECT_EQ(tries([](auto& e) { e.activity = {}; }), "required /activity") << "hours of what?";
    EXPECT_EQ(tries([&](auto& e) { e.answer_by = AddDays(story.Today(), -1); }), "out_of_range /answer_by");
    EXPECT_EQ(tries([&](auto& e) { e.until = AddDays(story.Today(), 90); }), "wrong_state /until")
        << "there is no last day to move";
    EXPECT_EQ(tries([](auto& e) { e.activity = {}, e.hours = {}; }), "ok") << "the plan as a whole";
    EXPECT_EQ(story.Tries(kCareCoordinator, Yes(), {.item = story.change}), "mandate") << "was not asked";
}
TEST(PlanChanges, LieWhereTheActivityLies) {
    Proposed story;
    EXPECT_EQ(story.Seen().Find(story.change)->category, Category::kJointPlan);
    const ItemId care =
        story.Writes(kCareCoordinator,
                     ActivityOffered{.activity = "physiotherapy", .title = "Rygg", .from = story.Today()},
                     {.topic = Topic::kHealth});
    PlanChange e = story.Wanted();
    e.activity = care;
    e.heard = {kSocialServices};
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, e), "mandate /activity")
        << "care's, and told by care alone";
    const ItemId item = story.Writes(kCareCoordinator, e);
    EXPECT_EQ(story.Seen().Find(item)->category, Category::kCareTrack);
}
TEST(PlanChanges, AreDueForWhoeverIsNextToAct) {
    Proposed story;
    const Date by = AddDays(story.Today(), 7);
    const auto list = [](std::string one) { return std::vector<std::string>{std::move(one)}; };
    EXPECT_EQ(story.DuesOf(kSocialServices), list("plan_change_answer " + by.Text()));
    EXPECT_EQ(story.DuesOf(kHealthRegion), std::vector<std::string>{});
    EXPECT_EQ(story.DuesOf(kLabourMarket), list("plan_change_ready " + AddDays(by, 1).Text()));
    story.Writes(kSocialWorker, Yes(), {.item = story.change});
    EXPECT_EQ(story.DuesOf(kSocialServices), std::vector<std::string>{});
    story.After(1).Writes(kEmploymentOfficer, Yes(), {.item = story.change});
    EXPECT_EQ(story.DuesOf(kLabourMarket), list("plan_change_ready " + story.Today().Text()));
    story.Writes(kLabourMarketSecretary, Done(), {.item = story.change});
    EXPECT_EQ(story.DuesOf(kLabourMarket), std::vector<std::string>{});
}

TEST(Extensions, AreDecidedByWhoeverDecidesTheActivity) {
    Story story;
    ActivityOffered offer{.activity = "work_training", .title = "Lagret", .from = story.Today()};
    offer.until = AddDays(story.Today(), 60);
    const ItemId activity = story.Writes(kLabourMarketSecretary, offer, {.topic = Topic::kWork});
    const Date later = AddDays(story.Today(), 120);
    const ActivityExtended extended{.until = later, .reason = "Går bra"};
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, extended, {.item = activity}), "mandate /until");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, ActivityExtended{.until = offer.until, .reason = "R"},
                          {.item = activity}),
              "out_of_range /until");
    story.stop = RuleStop{"STOP", "Stoppat"};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, extended, {.item = activity}), "rule_stops /until");
    story.stop.reset();
    const ItemId proposal = story.Proposes(Matter::kWorkTraining, {}, {}, activity);
    story.Writes(kEmploymentOfficer,
                 DecisionMade{.proposal = proposal, .reasons = "R", .until = AddDays(later, -1)});
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, extended, {.item = activity}), "mandate /until")
        << "not for so long";
    story.Writes(kEmploymentOfficer, extended, {.item = activity});
    EXPECT_EQ(story.Seen().FindActivity(activity)->offer.until, later);
    EXPECT_EQ(story.Seen().FindActivity(activity)->extensions.size(), 1U);
}

}  // namespace
}  // namespace samkraft::domain::test
