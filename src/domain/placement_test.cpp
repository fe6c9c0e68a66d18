// Places at an employer's: agreement, signatures, attendance, what happens there (R99, R103, R115, R218).
#include "domain/due.hpp"
#include "domain/story_test.hpp"

namespace samkraft::domain::test {
namespace {

using enum Role;
using enum Party;
using testing::HasSubstr;

struct Placed : Story {
    ItemId activity, agreement;
    Placed() {
        activity = Accepted("internship", kLabourMarketSecretary);
        agreement = Writes(kLabourMarketSecretary, Agreement());
    }
    [[nodiscard]] Placement Agreement() const {
        return {.activity = activity,
                .host = "Möllans bilverkstad",
                .supervisor = "Ahmed",
                .tasks = "Däckbyten och städning",
                .schedule = "Måndag till torsdag 8–12",
                .union_name = "IF Metall",
                .visit_weeks = 3};
    }
    [[nodiscard]] std::string Signs(Role role, Signatory who) const {
        return Tries(role, PlacementSigned{who, "Namn", Today()}, {.item = agreement});
    }
    void Sign(Signatory who, Role role = kLabourMarketSecretary) {
        Writes(role, PlacementSigned{who, "Namn", Today()}, {.item = agreement});
    }
    void HearTheUnion() {
        Writes(kLabourMarketSecretary, UnionHeard{.date = Today(), .answer = UnionAnswer::kNoObjection},
               {.item = agreement});
    }
    void SignAll() {
        Sign(Signatory::kHost);
        Sign(Signatory::kParticipant);
        HearTheUnion();
        Sign(Signatory::kAuthority, kEmploymentOfficer);
    }
    [[nodiscard]] PlacementItem Now() const { return *Seen().FindPlacement(agreement); }
    [[nodiscard]] std::optional<Date> DueFor(DueKind kind, Party party = kLabourMarket) const {
        for (const DueItem& d : DueOf(Seen(), party))
            if (d.kind == kind) return d.due;
        return std::nullopt;
    }
};

TEST(Placements, AreSignedInTheirOrder) {
    Placed story;
    EXPECT_EQ(story.Signs(kLabourMarketSecretary, Signatory::kParticipant), "wrong_state /signatory");
    EXPECT_EQ(story.Signs(kEmploymentOfficer, Signatory::kAuthority), "wrong_state /signatory");
    story.Sign(Signatory::kHost);
    EXPECT_EQ(story.Signs(kLabourMarketSecretary, Signatory::kHost), "already_done /signatory");
    EXPECT_EQ(story.Signs(kEmploymentOfficer, Signatory::kAuthority), "wrong_state /signatory");
    story.Sign(Signatory::kParticipant);
    EXPECT_EQ(story.Signs(kLabourMarketSecretary, Signatory::kAuthority), "mandate")
        << "an internship is decided by the employment service";
    EXPECT_EQ(story.Signs(kEmploymentOfficer, Signatory::kAuthority), "wrong_state") << "the union";
    story.HearTheUnion();
    story.Sign(Signatory::kAuthority, kEmploymentOfficer);
    EXPECT_TRUE(story.Now().IsSigned());
}
TEST(Placements, AnyEditClearsTheSignatures) {
    Placed story;
    story.SignAll();
    Placement edited = story.Agreement();
    edited.tasks = "Däckbyten";
    story.Writes(kLabourMarketSecretary, edited, {.item = story.agreement});
    EXPECT_FALSE(story.Now().IsSigned());
    EXPECT_THAT(story.Now().signatures, testing::IsEmpty());
    EXPECT_EQ(story.Now().earlier.front().tasks, "Däckbyten och städning");
    EXPECT_TRUE(story.Now().union_heard) << "about the same place";
    edited.union_name = "Kommunal";
    story.Writes(kLabourMarketSecretary, edited, {.item = story.agreement});
    EXPECT_FALSE(story.Now().union_heard) << "another union has not been heard";
}
TEST(Placements, ArePutRightByThePartyThatWroteThem) {
    Placed story;
    EXPECT_EQ(story.Tries(kEmploymentOfficer, story.Agreement(), {.item = story.agreement}), "mandate");
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, story.Agreement(), {.item = story.agreement}), "ok");
}
TEST(Placements, NothingBeginsUntilAllHaveSigned) {
    Placed story;
    const ActivityStarted starts{.date = story.Today()};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, starts, {.item = story.activity}), "wrong_state");
    EXPECT_THAT(story.Told(kEmploymentOfficer, starts, {.item = story.activity}), HasSubstr("underskriven"));
    story.SignAll();
    EXPECT_EQ(story.Tries(kEmploymentOfficer, starts, {.item = story.activity}), "ok");
}
TEST(Placements, AreOfActivitiesAtAWorkplaceAndNameNoIllness) {
    Placed story;
    const ItemId course = story.Offers("sfi", kLabourMarketSecretary, Topic::kLanguage);
    const auto tries = [&](auto with) {
        Placement e = story.Agreement();
        with(e);
        return story.Tries(kLabourMarketSecretary, e, {.item = story.agreement});
    };
    Placement other = story.Agreement();
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, other), "already_done /activity") << "one agreement each";
    other.activity = course;
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, other), "wrong_state /activity");
    other.activity = ItemId{77};
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, other), "not_found /activity");
    EXPECT_EQ(tries([](auto& e) { e.tasks = "Lätta sysslor, har ångest"; }), "diagnosis /tasks");
    EXPECT_EQ(tries([](auto& e) { e.schedule = "Eftermiddagar på grund av medicinering"; }),
              "diagnosis /schedule");
    EXPECT_EQ(tries([](auto& e) { e.adaptations = {ItemId{77}}; }), "not_found /adaptations/0");
    const ItemId need = story.Writes(kCareCoordinator, Adaptation{.statement = "Inga tunga lyft"});
    EXPECT_EQ(tries([&](auto& e) { e.adaptations = {need}; }), "ok");
}
TEST(Placements, TheUnionIsHeardOnceAndOnlyWhereThereIsOne) {
    Placed story;
    EXPECT_EQ(story.Tries(kLabourMarketSecretary,
                          UnionHeard{.date = story.Today(), .answer = UnionAnswer::kObjection},
                          {.item = story.agreement}),
              "reason_missing /text");
    story.HearTheUnion();
    EXPECT_EQ(
        story.Tries(kLabourMarketSecretary, UnionHeard{.date = story.Today(), .answer = UnionAnswer::kSilent},
                    {.item = story.agreement}),
        "already_done");
    Placed none;
    Placement without = none.Agreement();
    without.union_name.clear();
    none.Writes(kLabourMarketSecretary, without, {.item = none.agreement});
    EXPECT_EQ(
        none.Tries(kLabourMarketSecretary, UnionHeard{.date = none.Today(), .answer = UnionAnswer::kSilent},
                   {.item = none.agreement}),
        "wrong_state");
    none.Sign(Signatory::kHost);
    none.Sign(Signatory::kParticipant);
    EXPECT_EQ(none.Signs(kEmploymentOfficer, Signatory::kAuthority), "ok");
}
TEST(Placements, RemindOfSignaturesAndOfVisits) {
    Placed story;
    EXPECT_EQ(story.DueFor(DueKind::kPlacementUnsigned), AddDays(story.Today(), -3)) << "before it begins";
    EXPECT_FALSE(story.DueFor(DueKind::kPlacementUnsigned, kSocialServices)) << "whose agreement it is";
    story.SignAll();
    EXPECT_FALSE(story.DueFor(DueKind::kPlacementUnsigned));
    EXPECT_FALSE(story.DueFor(DueKind::kPlacementVisit)) << "it has not begun";
    story.Writes(kEmploymentOfficer, ActivityStarted{.date = story.Today()}, {.item = story.activity});
    const Date first = AddDays(story.Today(), 21);
    EXPECT_EQ(story.DueFor(DueKind::kPlacementVisit), first);
    story.After(10).Writes(kSocialWorker, FollowUp{.date = story.Today(),
                                                   .channel = Channel::kVisit,
                                                   .activity = story.activity,
                                                   .next_contact = AddDays(story.Today(), 5)});
    EXPECT_FALSE(story.DueFor(DueKind::kPlacementVisit)) << "the next one is booked";
    story.Writes(kLabourMarketSecretary,
                 ActivityInterrupted{.date = story.Today(), .reason = InterruptionReason::kHostEnded},
                 {.item = story.activity});
    EXPECT_FALSE(story.DueFor(DueKind::kPlacementVisit));
}
TEST(Attendance, IsOfOneWeekDayByDayAndPutRightOnTheSame) {
    Placed story;
    const Date monday = MondayOf(story.Today());
    story.On(AddDays(monday, 2));
    const auto week = [&](std::vector<PresenceDay> days) {
        return AttendanceWeek{story.activity, story.Today(), std::move(days)};
    };
    const PresenceDay first{monday, Presence::kPresent}, second{AddDays(monday, 1), Presence::kSick};
    EXPECT_EQ(story.Tries(kSocialWorker, week({})), "required /days");
    EXPECT_EQ(story.Tries(kSocialWorker, week({second, first})), "out_of_range /days/1/date") << "in order";
    EXPECT_EQ(story.Tries(kSocialWorker, week({{AddDays(monday, 7), Presence::kPresent}})),
              "out_of_range /days/0/date");
    EXPECT_EQ(story.Tries(kSocialWorker, week({{AddDays(monday, 4), Presence::kPresent}})),
              "out_of_range /days/0/date")
        << "nobody has been there on Friday yet";
    EXPECT_EQ(story.Tries(kSocialWorker, week({{monday, std::nullopt}})), "required /days/0/presence");
    const ItemId item = story.Writes(kSocialWorker, week({first}));
    EXPECT_EQ(story.Seen().attendance.front().week, monday);
    EXPECT_EQ(story.Tries(kSocialWorker, week({first})), "already_done /week");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, week({first}), {.item = item}), "mandate");
    story.Writes(kSocialWorker, week({first, second}), {.item = item});
    ASSERT_EQ(story.Seen().attendance.size(), 1U);
    EXPECT_EQ(story.Seen().attendance.front().days.size(), 2U);
}
TEST(Placements, AreJudgedByBothSidesAndByNobodyElse) {
    Placed story;
    const auto review = [&](Signatory side) {
        return PlacementReview{.activity = story.activity,
                               .date = story.Today(),
                               .side = side,
                               .works = "Ja",
                               .go_on = GoOn::kMore};
    };
    EXPECT_EQ(story.Tries(kSocialWorker, review(Signatory::kAuthority)), "unknown_value /side");
    story.Writes(kSocialWorker, review(Signatory::kHost));
    story.Writes(kSocialWorker, review(Signatory::kParticipant));
    EXPECT_EQ(story.Seen().placement_reviews.size(), 2U);
    story.Writes(kSocialWorker, Incident{.activity = story.activity,
                                         .date = story.Today(),
                                         .incident = IncidentKind::kNearMiss,
                                         .text = "En lyft gav vika"});
    EXPECT_EQ(story.Seen().incidents.size(), 1U);
    EXPECT_EQ(story.Tries(kSocialWorker, Incident{.activity = ItemId{77},
                                                  .date = story.Today(),
                                                  .incident = IncidentKind::kOther,
                                                  .text = "T"}),
              "not_found /activity");
}

}  // namespace
}  // namespace samkraft::domain::test
