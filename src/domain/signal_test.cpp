// Where an activity is, by the register, and what that place says by its link (R46, R98, R99).
#include "domain/due.hpp"
#include "domain/story_test.hpp"

namespace samkraft::domain::test {
namespace {

using enum Role;
using enum Party;
using testing::ElementsAre;
using testing::IsEmpty;

struct AtSchool : Story {
    ItemId activity;
    AtSchool() { activity = Runs("sfi", kLabourMarketSecretary); }

    [[nodiscard]] SignalLink Link(int days = 100) const {
        return {.open = true, .until = AddDays(Today(), days)};
    }
    [[nodiscard]] std::string Makes(SignalLink link, Role role = kLabourMarketSecretary) const {
        return Tries(role, link, {.item = activity});
    }
    [[nodiscard]] std::vector<Written<SignalLink>> Links() const {
        return Seen().FindActivity(activity)->signal_links;
    }
    // As the program writes it.
    void Says(SignalKind what) {
        EntryHead head;
        head.id = EntryId{static_cast<std::int64_t>(5000 + entries.size())};
        head.item = ItemId{head.id.value};
        head.version = 1;
        head.kind = static_cast<std::uint16_t>(Kind::kSignal);
        head.owner = kLabourMarket;
        head.category = Category::kFollowUp;
        head.at = AddSeconds(StartOfDay(Today()), 12L * 3600);
        entries.push_back({head, Signal{activity, Today(), what}, Level::kFull});
    }
    [[nodiscard]] std::vector<Date> DueFor(DueKind kind) const {
        std::vector<Date> days;
        for (const DueItem& d : DueOf(Seen(), kLabourMarket))
            if (d.kind == kind) days.push_back(d.due);
        return days;
    }
    void FollowsUp(Date on) {
        Writes(kLabourMarketSecretary, FollowUp{.date = on,
                                                .attendance = Attendance::kAttended,
                                                .activity = activity,
                                                .next_contact = AddDays(Today(), 14)});
    }
};

TEST(Signals, ALinkIsMadeByTheProgramForAWhileAndEndsWhenItIsClosed) {
    AtSchool story;
    EXPECT_EQ(story.Makes({.open = true}), "required /until");
    EXPECT_EQ(story.Makes(story.Link(-1)), "out_of_range /until");
    EXPECT_EQ(story.Makes(story.Link(kDaysSignalLink + 1)), "out_of_range /until");
    EXPECT_EQ(story.Makes({.open = false}), "already_done") << "there is none";
    SignalLink own = story.Link();
    own.token = "chosen by somebody";
    story.Writes(kLabourMarketSecretary, own, {.item = story.activity});
    const auto links = story.Links();
    ASSERT_EQ(links.size(), 1U);
    EXPECT_EQ(links[0].token, std::string(kSignalTokenLetters, 'A')) << "nobody chooses it";
    story.Writes(kLabourMarketSecretary, SignalLink{.open = false}, {.item = story.activity});
    ASSERT_EQ(story.Links().size(), 1U);
    EXPECT_FALSE(story.Links()[0].open);
    EXPECT_EQ(story.Links()[0].token, "");
}
TEST(Signals, EachPartyHasALinkOfItsOwnThatNobodyElseEnds) {
    AtSchool story;
    story.Writes(kLabourMarketSecretary, story.Link(), {.item = story.activity});
    EXPECT_EQ(story.Makes({.open = false}, kEmploymentOfficer), "already_done") << "it is another party's";
    story.Writes(kEmploymentOfficer, story.Link(30), {.item = story.activity});
    ASSERT_EQ(story.Links().size(), 2U);
    story.Writes(kEmploymentOfficer, SignalLink{.open = false}, {.item = story.activity});
    ASSERT_EQ(story.Links().size(), 2U);
    EXPECT_TRUE(story.Links()[0].open && story.Links()[0].about.owner == kLabourMarket);
    EXPECT_FALSE(story.Links()[1].open);
}
TEST(Signals, NoLinkToWhatIsOver) {
    AtSchool story;
    story.Writes(kLabourMarketSecretary, ActivityCompleted{.date = story.Today()}, {.item = story.activity});
    EXPECT_EQ(story.Makes(story.Link()), "wrong_state");
}
TEST(Signals, UnderProtectionOnlyANamedOfficerMakesALink) {
    AtSchool story;
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kSecrecyMark,
                                                   .named_officers = {Of(kEmploymentOfficer)}});
    EXPECT_EQ(story.Makes(story.Link(), kLabourMarketSecretary), "mandate");
    EXPECT_EQ(story.Makes(story.Link(), kEmploymentOfficer), "ok");
}
TEST(Signals, NobodyWhoIsSignedInWritesOne) {
    AtSchool story;
    const Signal signal{story.activity, story.Today(), SignalKind::kAbsent};
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, signal), "forbidden");
    EXPECT_EQ(story.Tries(kParticipant, signal), "forbidden");
}
TEST(Signals, AreDueTheSameDayForWhoIsResponsibleUntilFollowedUp) {
    AtSchool story;
    story.HasTeam();
    story.HasLead(Of(kSocialWorker));
    story.After(3);
    story.Says(SignalKind::kWantsToTalk);
    EXPECT_THAT(story.DueFor(DueKind::kSignal), ElementsAre(story.Today()));
    for (const DueItem& d : DueOf(story.Seen(), kLabourMarket))
        if (d.kind == DueKind::kSignal) {
            EXPECT_EQ(d.worker, Of(kSocialWorker)) << "nobody else is said to be";
        }
    EXPECT_FALSE(LastDayAside(DueKind::kSignal, story.Today(), story.Today())) << "it is not put off";
    story.FollowsUp(AddDays(story.Today(), -1));
    EXPECT_THAT(story.DueFor(DueKind::kSignal), ElementsAre(story.Today())) << "that was before it";
    story.FollowsUp(story.Today());
    EXPECT_THAT(story.DueFor(DueKind::kSignal), IsEmpty());
    story.After(1);
    story.Says(SignalKind::kNotWorking);
    EXPECT_THAT(story.DueFor(DueKind::kSignal), ElementsAre(story.Today())) << "a new one is due anew";
}
TEST(Signals, ThatItGoesWellIsForInformationAndAnotherActivityIsNotFollowedUp) {
    AtSchool story;
    story.Says(SignalKind::kGoingWell);
    EXPECT_THAT(story.DueFor(DueKind::kSignal), IsEmpty());
    story.Says(SignalKind::kAbsent);
    story.activity = story.Runs("activity_centre", kLabourMarketSecretary);
    story.FollowsUp(story.Today());
    EXPECT_THAT(story.DueFor(DueKind::kSignal), ElementsAre(story.Today()));
}
TEST(Signals, AreNoWorkWithTheCase) {
    AtSchool story;
    const Instant before = story.Seen().planned_at;
    story.After(30);
    story.Says(SignalKind::kAbsent);
    EXPECT_EQ(story.Seen().planned_at, before);
}

TEST(Activities, AreCalledWhatTheRegisterSays) {
    Story story;
    ActivityOffered offer;
    offer.activity = "sfi";
    offer.title = "SFI";
    offer.from = story.Today();
    offer.provider = "Något annat";
    offer.provider_id = ProviderId{801};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, offer), "unknown_value /provider_id");
    offer.provider_id = kSchool;
    const ItemId item = story.Writes(kEmploymentOfficer, offer);
    EXPECT_EQ(story.Seen().FindActivity(item)->offer.provider, "Folkhögskolan");
    EXPECT_THAT(ContentOf(story.Seen()).providers, ElementsAre(kSchool));
    story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kDeclined, .date = story.Today()},
                 {.item = item});
    EXPECT_THAT(ContentOf(story.Seen()).providers, IsEmpty()) << "who declined is not there";
}
TEST(Activities, ThePlaceOfAnAgreementGoesBeforeThatOfTheOffer) {
    Story story;
    const ItemId item = story.Accepted("internship", kLabourMarketSecretary);
    const CaseState before = story.Seen();
    EXPECT_FALSE(before.ProviderOf(*before.FindActivity(item)));
    story.Writes(kLabourMarketSecretary, Placement{.activity = item,
                                                   .host = "x",
                                                   .supervisor = "Ahmed",
                                                   .tasks = "Däckbyten",
                                                   .provider_id = kSchool});
    const CaseState seen = story.Seen();
    EXPECT_EQ(seen.ProviderOf(*seen.FindActivity(item)), kSchool);
    EXPECT_EQ(seen.PlacementOf(item)->placement.host, "Folkhögskolan");
}
TEST(Activities, ToApplyForAreDueAWeekBeforeUntilSomebodyWaitsForTheAnswer) {
    Story story;
    ActivityOffered offer;
    offer.activity = "adult_education";
    offer.title = "Komvux";
    offer.from = AddDays(story.Today(), 60);
    offer.apply_by = AddDays(story.Today(), 20);
    const ItemId item = story.Writes(kEmploymentOfficer, offer);
    const auto due = [&] {
        std::vector<Date> days;
        for (const DueItem& d : DueOf(story.Seen(), kEmploymentService))
            if (d.kind == DueKind::kApply) days.push_back(d.due);
        return days;
    };
    EXPECT_THAT(due(), ElementsAre(AddDays(story.Today(), 13)));
    story.Writes(
        kEmploymentOfficer,
        ActivityWaiting{.on = "komvux", .since = story.Today(), .ask_again = AddDays(story.Today(), 30)},
        {.item = item});
    EXPECT_THAT(due(), IsEmpty());
}
TEST(Activities, UnderProtectionNoPlaceIsShown) {
    Payload offer =
        ActivityOffered{.activity = "sfi", .title = "SFI", .provider = "", .provider_id = kSchool};
    EXPECT_TRUE(HidePlace(offer));
    EXPECT_FALSE(std::get<ActivityOffered>(offer).provider_id);
    Payload placement = Placement{.host = "Verkstaden",
                                  .contact = "A",
                                  .phone = "1",
                                  .supervisor = "B",
                                  .schedule = "C",
                                  .provider_id = kSchool};
    EXPECT_TRUE(HidePlace(placement));
    const auto& left = std::get<Placement>(placement);
    EXPECT_EQ(left.host + left.contact + left.phone + left.supervisor + left.schedule, "");
    EXPECT_FALSE(left.provider_id);
    Payload link = SignalLink{.open = true, .token = "ABC"};
    HidePlace(link);
    EXPECT_EQ(std::get<SignalLink>(link).token, "");
}

}  // namespace
}  // namespace samkraft::domain::test
