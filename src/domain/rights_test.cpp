// The participant's rights as entries: what is asked, of whom, by when it is answered and how (GDPR art. 12
// and 15–21); what is said against a note; what is kept back; what stops a disposal.
#include <algorithm>

#include "domain/due.hpp"
#include "domain/story_test.hpp"

namespace samkraft::domain {
namespace {

using namespace test;
using enum Party;
using enum Role;
using testing::HasSubstr;

const Author kThePerson{{}, kNone, kParticipant};

Date DueDay(const Story& story, Party reader) {
    for (const DueItem& d : DueOf(story.Seen(), reader))
        if (d.kind == DueKind::kRightsAnswer) return d.due;
    return {};
}
RightsAsked Asks(Right right, Date received = Day("2026-03-02"), ItemId of = {}, Party to = kNone) {
    return {.to = to, .right = right, .of = of, .text = "Jag vill veta.", .received = received};
}

TEST(Rights, AreAskedOfOnePartyWhichHasAMonthToAnswer) {  // art. 12.3
    Story story;
    const ItemId asked = story.Writes(kSocialWorker, Asks(Right::kAccess));
    const RightsItem item = story.Seen().rights.at(0);
    EXPECT_EQ(item.asked.about.owner, kSocialServices);
    EXPECT_EQ(item.answer_by, Day("2026-04-02"));
    EXPECT_EQ(DueDay(story, kSocialServices), Day("2026-04-02"));
    EXPECT_FALSE(DueDay(story, kEmploymentService)) << "each party answers for its own";
    EXPECT_EQ(story.entries.back().head.named, PartySet{kSocialServices});

    story.Writes(kSocialWorker, RightsAnswered{.verdict = RightsVerdict::kGranted, .date = story.Today()},
                 {.item = asked});
    EXPECT_FALSE(DueDay(story, kSocialServices));
    EXPECT_EQ(
        story.Tries(kSocialWorker, RightsAnswered{.verdict = RightsVerdict::kGranted, .date = story.Today()},
                    {.item = asked}),
        "already_done");
}
TEST(Rights, RemainDueInAClosedCase) {
    Story story;
    story.Writes(kEmploymentOfficer, Asks(Right::kAccess));
    story.Closes();
    EXPECT_TRUE(DueDay(story, kEmploymentService));
    EXPECT_EQ(story.Tries(kEmploymentOfficer, Asks(Right::kObjection)), "ok");
}
TEST(Rights, AreAskedByTheParticipantOfWhoTakesPartAndReceivedTheSameDay) {
    Story story;
    story.On("2026-03-09");
    EXPECT_EQ(story.Tries(kThePerson, Asks(Right::kAccess)), "required /to");
    EXPECT_EQ(story.Tries(kThePerson, Asks(Right::kAccess, {}, {}, kHealthRegion)), "not_found /to");
    story.Writes(kThePerson, Asks(Right::kAccess, Day("2026-03-01"), {}, kEmploymentService));
    const RightsItem item = story.Seen().rights.at(0);
    EXPECT_EQ(item.asked.received, Day("2026-03-09"));
    EXPECT_EQ(item.asked.about.owner, kEmploymentService);
}
TEST(Rights, AWorkerRegistersWhatIsAskedOfTheOwnPartyAlone) {
    Story story;
    EXPECT_EQ(story.Tries(kSocialWorker, Asks(Right::kAccess, Day("2026-03-02"), {}, kEmploymentService)),
              "unknown_value /to");
    EXPECT_EQ(story.Tries(kSocialWorker, Asks(Right::kAccess, Day("2026-03-03"))), "out_of_range /received");
    EXPECT_EQ(story.Tries(kSocialWorker, Asks(Right::kAccess, {})), "required /received");
    const ItemId others = story.Writes(kEmploymentOfficer, Note{"Rubrik", "Text"});
    EXPECT_EQ(story.Tries(kSocialWorker, Asks(Right::kRectification, Day("2026-03-02"), others)),
              "not_found /of");
}
TEST(Rights, ACorrectionIsGrantedByCorrecting) {  // art. 16
    Story story;
    const ItemId note = story.Writes(kSocialWorker, Note{"Rubrik", "Fel uppgift"});
    EXPECT_EQ(story.Tries(kSocialWorker, Asks(Right::kRectification)), "required /of");
    const ItemId asked = story.Writes(kSocialWorker, Asks(Right::kRectification, Day("2026-03-02"), note));
    const RightsAnswered yes{.verdict = RightsVerdict::kGranted, .date = story.Today()};
    EXPECT_THAT(story.Told(kSocialWorker, yes, {.item = asked}), HasSubstr("rätta eller återta"));
    story.Writes(kThePerson, Statement{"Det stämmer inte."}, {.item = note});
    EXPECT_THAT(story.Told(kSocialWorker, yes, {.item = asked}), HasSubstr("rätta eller återta"))
        << "a comment corrects nothing";
    Story retracts = story;
    story.Writes(kSocialWorker, Note{"Rubrik", "Rätt uppgift"}, {.item = note});
    EXPECT_EQ(story.Tries(kSocialWorker, yes, {.item = asked}), "ok");
    retracts.Writes(kSocialWorker, Retraction{"Fel person"}, {.item = note});
    EXPECT_EQ(retracts.Tries(kSocialWorker, yes, {.item = asked}), "ok");
}
TEST(Rights, ARefusalAndAnExtensionSayWhy) {
    Story story;
    const ItemId asked = story.Writes(kSocialWorker, Asks(Right::kObjection));
    const auto answers = [&](RightsVerdict verdict, std::string reason) {
        return story.Tries(
            kSocialWorker,
            RightsAnswered{.verdict = verdict, .reason = std::move(reason), .date = story.Today()},
            {.item = asked});
    };
    EXPECT_EQ(answers(RightsVerdict::kRefused, ""), "reason_missing /reason");
    EXPECT_EQ(answers(RightsVerdict::kExtended, ""), "reason_missing /reason");
    EXPECT_EQ(story.Tries(kSocialWorker, RightsAnswered{.date = story.Today()}, {.item = asked}),
              "required /verdict");
    EXPECT_EQ(story.Tries(kEmploymentOfficer,
                          RightsAnswered{.verdict = RightsVerdict::kGranted, .date = story.Today()},
                          {.item = asked}),
              "mandate");
    Story late = story;
    late.On("2026-04-03");
    EXPECT_EQ(late.Tries(kSocialWorker,
                         RightsAnswered{.verdict = RightsVerdict::kExtended,
                                        .reason = "Många handlingar",
                                        .date = late.Today()},
                         {.item = asked}),
              "wrong_state /verdict");
    story.On("2026-03-30")
        .Writes(kSocialWorker,
                RightsAnswered{
                    .verdict = RightsVerdict::kExtended, .reason = "Många handlingar", .date = story.Today()},
                {.item = asked});
    EXPECT_EQ(DueDay(story, kSocialServices), Day("2026-06-02"))
        << "two months more, reckoned from the first day";
    EXPECT_EQ(answers(RightsVerdict::kExtended, "En gång till"), "already_done");
    EXPECT_EQ(answers(RightsVerdict::kRefused, "Tvingande skäl"), "ok");
}
TEST(Rights, AStatementLiesWithWhatItIsAboutAndHindersNoRetraction) {
    Story story;
    const ItemId note =
        story.Writes(kSocialWorker, Note{"Rubrik", "Text"}, {.category = Category::kSocialInvestigation});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, Statement{"Så var det inte."}, {.item = note}), "mandate");
    story.Writes(kThePerson, Statement{"Så var det inte."}, {.item = note});
    const EntryHead head = story.entries.back().head;
    EXPECT_EQ(head.owner, kSocialServices);
    EXPECT_EQ(head.category, Category::kSocialInvestigation);
    EXPECT_FALSE(head.author);
    EXPECT_EQ(story.Seen().statements.at(0).about.item, note);
    EXPECT_EQ(story.Seen().notes.at(0).about.version, 2)
        << "so that who writes on it is not told it is stale";
    EXPECT_EQ(story.Tries(kSocialWorker, Note{"Rubrik", "Ny text"}, {.item = note, .version = 2}), "ok");
    story.Writes(kSocialWorker, Retraction{"Fel"}, {.item = note});
    EXPECT_TRUE(story.Seen().statements.empty());
}
TEST(Rights, AnItemIsKeptBackOnAGroundThatIsThePartysOwn) {  // OSL 10:3, 25:6–7, 26:5
    Story story;
    const ItemId note = story.Writes(kSocialWorker, Note{"Rubrik", "Text"});
    const auto tries = [&](Role role, KeepBackGround ground) {
        return story.Tries(role, KeptBack{.ground = ground, .reason = "Fara för den som lämnade uppgiften"},
                           {.item = note});
    };
    EXPECT_EQ(tries(kSocialWorker, KeepBackGround::kOsl26_5), "ok");
    EXPECT_EQ(tries(kSocialWorker, KeepBackGround::kOsl10_3), "ok");
    EXPECT_EQ(tries(kSocialWorker, KeepBackGround::kOsl25_6), "unknown_value /ground");
    EXPECT_EQ(tries(kSocialWorker, KeepBackGround::kOsl25_7), "unknown_value /ground");
    EXPECT_EQ(tries(kEmploymentOfficer, KeepBackGround::kOsl10_3), "mandate");
    EXPECT_EQ(story.Tries(kSocialWorker, KeptBackEnded{"Faran är över"}, {.item = note}), "already_done");
    story.Writes(kSocialWorker, KeptBack{.ground = KeepBackGround::kOsl26_5, .reason = "Fara"},
                 {.item = note});
    EXPECT_TRUE(IsKeptBack(story.Seen(), note));
    EXPECT_EQ(story.entries.back().head.named, PartySet{kSocialServices});
    EXPECT_EQ(tries(kSocialWorker, KeepBackGround::kOsl10_3), "already_done");
    story.Writes(kSocialWorker, KeptBackEnded{"Faran är över"}, {.item = note});
    EXPECT_FALSE(IsKeptBack(story.Seen(), note));
}
TEST(Rights, AHoldIsThePartysOwnAndLiftedByIt) {
    Story story;
    const ItemId hold = story.Writes(kSocialWorker, HoldSet{.reason = "Målet är överklagat"});
    EXPECT_TRUE(Held(story.Seen(), kSocialServices));
    EXPECT_FALSE(Held(story.Seen(), kEmploymentService));
    EXPECT_EQ(story.Tries(kSocialWorker, HoldSet{.reason = "Igen"}), "already_done");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, HoldLifted{"Klart"}, {.item = hold}), "mandate");
    story.Writes(kSocialWorker, HoldLifted{"Målet är avgjort"}, {.item = hold});
    EXPECT_FALSE(Held(story.Seen(), kSocialServices));
    EXPECT_EQ(story.Tries(kSocialWorker, HoldLifted{"Igen"}, {.item = hold}), "already_done");
}
TEST(Rights, ADisposalIsProposedByWhoKeepsTheRecordsWhenItsDayHasCome) {
    Story story;
    Author keeper = As(kSocialWorker);
    const DisposalProposed proposal{.decision = "SN 2026-12"};
    EXPECT_EQ(story.Tries(keeper, proposal), "forbidden");
    keeper.records = true;
    EXPECT_EQ(story.Tries(keeper, proposal), "forbidden") << "nothing is due";
}

}  // namespace
}  // namespace samkraft::domain
