// Conversations against a real journal: who reads them, when they were read as the log tells it, what is
// taken back, and what is begun and not sent.
#include <gmock/gmock.h>

#include "base/json.hpp"
#include "office/office_test.hpp"

namespace samkraft::office {
namespace {

using testing::ElementsAre, testing::IsEmpty, testing::SizeIs;
using enum Party;

// One person, three parties of one team; the employment service and the labour-market unit may read each
// other's joint plan, and the social services that of the employment service.
class ThreadsTest : public testing::TestWithParam<db::Engine>, protected OfficeFixture {
  protected:
    ThreadsTest() : OfficeFixture(GetParam()) {}
    void SetUp() override {
        anna_ = Hire("anna", Role::kEmploymentOfficer);
        arne_ = Hire("arne", Role::kEmploymentOfficer);
        mira_ = Hire("mira", Role::kLabourMarketSecretary);
        sara_ = Hire("sara", Role::kSocialWorker);
        case_ = OpenCase(anna_, kTesta);
        Write(anna_, TeamAllocated{kTeam, {}});
        consent_ = Consent(kEmploymentService, {kLabourMarket, kSocialServices});
        Consent(kLabourMarket, {kEmploymentService});
        ASSERT_TRUE(
            office_->AddParticipantLogin(case_, "testa", Office::HashPassword("mitt lösenord", true)));
        const auto session = office_->SignIn("testa", "mitt lösenord", {"127.0.0.1", {}, {}});
        ASSERT_TRUE(session);
        testa_ = {session->actor, Language::kSwedish, "test"};
    }
    ItemId Consent(Party from, std::vector<Party> to) {
        ConsentAsked asked;
        asked.from = from;
        asked.to = std::move(to);
        asked.categories = {Category::kJointPlan};
        asked.months = 120;
        const ItemId item = Write(anna_, asked);
        ConsentGiven given;
        given.date = office_->Today();
        given.evidence = "pärm 1";
        Write(anna_, given, item, 1);
        return item;
    }
    ItemId Begin(const Asker& who, std::vector<Party> audience, bool participant) {
        return Write(who, ThreadStarted{.subject = "Praktiken",
                                        .text = "Hur går det?",
                                        .audience = std::move(audience),
                                        .participant = participant});
    }
    ItemId Say(const Asker& who, ItemId thread, const std::string& text) {
        return Write(who, MessagePosted{thread, text});
    }
    ThreadList List(Asker who) {
        who.page = "GET /cases/{case}/threads";
        return Let(office_->Threads(who, case_));
    }
    Result<Seen<ThreadView>> TryRead(Asker who, ItemId thread) {
        who.page = "GET /cases/{case}/threads/{thread}";
        Later(60);
        return office_->Thread(who, case_, thread);
    }
    ThreadView Read(const Asker& who, ItemId thread) { return Let(TryRead(who, thread)); }
    static std::vector<std::string> Texts(const ThreadView& view) {
        std::vector<std::string> texts;
        for (const MessageView& m : view.messages.rows) texts.push_back(m.text);
        return texts;
    }

    Asker anna_, arne_, mira_, sara_, testa_;
    ItemId consent_;
};

TEST_P(ThreadsTest, AreReadByThoseWhoTakePartAndNobodyElse) {
    const std::string before = json::Write(Let(office_->Case(sara_, case_)));
    const ItemId joint = Begin(anna_, {kLabourMarket}, true);
    Say(mira_, joint, "Bra");
    Say(testa_, joint, "Tack");
    const ItemId staff = Begin(anna_, {kLabourMarket}, false);
    for (const Asker& who : {anna_, arne_, mira_}) EXPECT_THAT(List(who).threads.rows, SizeIs(2));
    EXPECT_THAT(Texts(Read(mira_, joint)), ElementsAre("Hur går det?", "Bra", "Tack"));

    // The social services may read the employment service's joint plan, and were not chosen.
    EXPECT_THAT(List(sara_).threads.rows, IsEmpty());
    EXPECT_EQ(Why(TryRead(sara_, joint)), Code::kNotFound);
    EXPECT_EQ(Why(Tries(sara_, MessagePosted{joint, "Hej"})), Code::kNotFound);
    EXPECT_EQ(json::Write(Let(office_->Case(sara_, case_))), before) << "not a byte";
    Asker news = sara_;
    EXPECT_THAT(Let(office_->News(news, case_)).rows.rows, IsEmpty());

    EXPECT_THAT(List(testa_).threads.rows, SizeIs(1));
    EXPECT_EQ(Why(TryRead(testa_, staff)), Code::kNotFound) << "takes no part in it";
    EXPECT_EQ(json::Write(Let(office_->Case(mira_, case_))).find("Praktiken"), std::string::npos)
        << "the case itself shows none, so that who has read one is known";
}

TEST_P(ThreadsTest, NeedABasisToBeginAndAreClosedWhenItEnds) {
    EXPECT_EQ(Why(Tries(sara_, ThreadStarted{.subject = "S", .text = "T", .audience = {kLabourMarket}})),
              Code::kAudienceClosed)
        << "nothing opens what social services write";
    EXPECT_EQ(Why(Tries(anna_, ThreadStarted{.subject = "S", .text = "T", .audience = {kHealthRegion}})),
              Code::kAudienceClosed);
    EXPECT_EQ(Why(Tries(anna_, ThreadStarted{.subject = "S", .text = "T", .participant = true}, {}, 0,
                        Category::kTeamNotes)),
              Code::kAudienceClosed)
        << "team notes are nobody's but the own party's";
    const ItemId thread = Begin(anna_, {kLabourMarket}, true);
    Say(mira_, thread, "Bra");
    Write(anna_, ConsentWithdrawn{}, consent_, 2);
    const ThreadView left = Read(mira_, thread);
    EXPECT_THAT(Texts(left), ElementsAre("Bra")) << "the own words stay";
    EXPECT_EQ(left.thread.subject, "");
    EXPECT_FALSE(left.thread.open);
    EXPECT_EQ(Why(Tries(mira_, MessagePosted{thread, "Hej"})), Code::kNotFound);
    EXPECT_EQ(Why(Tries(anna_, MessagePosted{thread, "Hej"})), Code::kAudienceClosed);
    EXPECT_THAT(Texts(Read(anna_, thread)), ElementsAre("Hur går det?", "Bra"))
        << "the labour-market unit's own consent stands";
}

TEST_P(ThreadsTest, TellWhoHasReadWhatAndWhenByTheLog) {
    const ItemId thread = Begin(anna_, {kLabourMarket}, true);
    Say(anna_, thread, "Ett till");
    EXPECT_EQ(List(mira_).threads.rows.at(0).unread, 2);
    EXPECT_EQ(List(anna_).threads.rows.at(0).unread, 0) << "one's own";
    (void)Let(office_->Case(mira_, case_));
    EXPECT_EQ(List(mira_).threads.rows.at(0).unread, 2) << "to open the case is not to have read it";
    EXPECT_TRUE(Read(mira_, thread).messages.rows.at(1).unread) << "as it was when it was opened";
    const Instant first = clock_.now;
    (void)Read(mira_, thread);
    (void)Read(arne_, thread);
    (void)Read(testa_, thread);
    const Instant person = clock_.now;
    EXPECT_EQ(List(mira_).threads.rows.at(0).unread, 0);
    const ItemId answer = Say(mira_, thread, "Bra");
    EXPECT_EQ(List(anna_).threads.rows.at(0).unread, 1);
    EXPECT_EQ(List(testa_).threads.rows.at(0).unread, 1);

    const ThreadView view = Read(anna_, thread);
    const auto& read = view.messages.rows.at(0).read_by.rows;
    ASSERT_THAT(read, SizeIs(3));
    EXPECT_EQ(read[0].party, kLabourMarket);
    EXPECT_FALSE(read[0].worker) << "who it was is theirs to answer for";
    EXPECT_EQ(read[0].at, first) << "the first time";
    EXPECT_EQ(read[1].worker, arne_.actor.worker) << "a colleague by name";
    EXPECT_EQ(read[2].role, Role::kParticipant);
    EXPECT_EQ(read[2].at, person);
    EXPECT_THAT(view.messages.rows.at(2).read_by.rows, IsEmpty()) << "not the own side's";
    EXPECT_EQ(view.messages.rows.at(2).item, answer);
    EXPECT_THAT(Read(mira_, thread).messages.rows.at(2).read_by.rows, SizeIs(1));
}

TEST_P(ThreadsTest, UnreadStandInTheDayUntilTheyAreReadAndNobodyElseIsTold) {
    const auto unread = [&](Asker who) {
        who.page = "GET /my-unread";
        return Let(office_->UnreadThreads(who)).rows.rows;
    };
    for (const Asker& who : {mira_, sara_}) (void)OpenCase(who, kTesta);  // it is in their lists, too
    const std::string before = json::Write(Let(office_->UnreadThreads(sara_)));
    EXPECT_THAT(unread(mira_), IsEmpty());
    const ItemId thread = Begin(anna_, {kLabourMarket}, true);
    const Instant first = clock_.now;
    Say(anna_, thread, "Ett till");
    Later(2 * 86'400);
    auto rows = unread(mira_);
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].case_id, case_);
    EXPECT_EQ(rows[0].thread, thread);
    EXPECT_EQ(rows[0].unread, 2);
    EXPECT_EQ(rows[0].since, first) << "the oldest";
    EXPECT_EQ(rows[0].days, 2);
    EXPECT_THAT(rows[0].from, ElementsAre(kEmploymentService));
    EXPECT_FALSE(rows[0].participant);
    EXPECT_TRUE(rows[0].mine);
    EXPECT_THAT(unread(mira_), SizeIs(1)) << "to be told is not to have read";
    EXPECT_THAT(unread(anna_), IsEmpty()) << "one's own";
    EXPECT_EQ(json::Write(Let(office_->UnreadThreads(sara_))), before) << "takes no part in it";
    const std::string said = json::Write(Let(office_->UnreadThreads(mira_)));
    EXPECT_EQ(said.find("Praktiken"), std::string::npos) << said;
    EXPECT_EQ(said.find("Ett till"), std::string::npos);
    const auto log =
        journal_->AccessBy(kHere, kLabourMarket, mira_.actor.worker, Instant{0}, kForever, {}, 9);
    EXPECT_THAT(log.back().listed, ElementsAre(case_)) << "that it was told is in the log";

    (void)Read(mira_, thread);
    Later(600);
    EXPECT_THAT(unread(mira_), IsEmpty());
    Say(testa_, thread, "Tack");
    Later(600);
    rows = unread(anna_);
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_TRUE(rows[0].participant);
    EXPECT_THAT(rows[0].from, IsEmpty());
    EXPECT_TRUE(rows[0].mine);
    ASSERT_THAT(unread(arne_), SizeIs(1)) << "a colleague's case: until one of the party has read it";
    EXPECT_FALSE(unread(arne_)[0].mine);
    (void)Read(arne_, thread);
    Later(600);
    EXPECT_THAT(unread(arne_), IsEmpty());
    EXPECT_THAT(unread(anna_), SizeIs(1)) << "in her own case, until she has";
    (void)Read(anna_, thread);
    Later(600);
    EXPECT_THAT(unread(anna_), IsEmpty());

    EXPECT_EQ(Why(office_->UnreadThreads(testa_)), Code::kForbidden);
}

TEST_P(ThreadsTest, UnreadAreNotCountedOfWhatMayBeReadNoMore) {
    (void)OpenCase(mira_, kTesta);
    const ItemId thread = Begin(anna_, {kLabourMarket}, false);
    const ItemId other = Begin(anna_, {kLabourMarket}, false);
    const auto unread = [&](const Asker& who) { return Let(office_->UnreadThreads(who)).rows.rows; };
    EXPECT_THAT(unread(mira_), SizeIs(2));
    Write(anna_, Recalled{other, "Fel deltagare"});
    ASSERT_THAT(unread(mira_), SizeIs(1));
    EXPECT_EQ(unread(mira_)[0].thread, thread);
    EXPECT_THAT(unread(arne_), SizeIs(0)) << "the own party's: one of it wrote it";
    Write(anna_, ConsentWithdrawn{}, consent_, 2);
    EXPECT_THAT(unread(mira_), IsEmpty()) << "at once";
}

TEST_P(ThreadsTest, SentWrongAreTakenBackOneByOne) {
    const ItemId thread = Begin(anna_, {kLabourMarket}, true);
    const ItemId wrong = Say(anna_, thread, "Gäller någon annan");
    (void)Read(mira_, thread);
    (void)Let(office_->Case(sara_, case_));
    Write(anna_, Recalled{wrong, "Fel deltagare"});
    EXPECT_THAT(Texts(Read(mira_, thread)), ElementsAre("Hur går det?"));
    const ThreadView own = Read(anna_, thread);
    ASSERT_THAT(own.messages.rows, SizeIs(2));
    EXPECT_TRUE(own.messages.rows.at(1).recalled);
    EXPECT_THAT(own.messages.rows.at(1).read_by.rows, SizeIs(1)) << "it had been read";
    const Openings openings = Let(office_->OpeningsOf(anna_, case_, wrong));
    ASSERT_THAT(openings.rows.rows, SizeIs(2)) << "whoever opened the conversation while it was open to them";
    Write(anna_, Recalled{thread, "Allt var fel"});
    EXPECT_THAT(List(mira_).threads.rows, IsEmpty());
    EXPECT_EQ(Why(Tries(testa_, MessagePosted{thread, "Hej"})), Code::kWrongState);
}

TEST_P(ThreadsTest, KeepTheNameOfWhoIsProtectedOutOfTheTexts) {
    ProtectionSet mark;
    mark.degree = Protection::kSecrecyMark;
    mark.named_officers = {anna_.actor.worker};
    mark.reason = "Hot";
    Write(anna_, mark);
    EXPECT_EQ(
        Why(Tries(anna_, ThreadStarted{.subject = "Om Nawfal", .text = "T", .audience = {kLabourMarket}})),
        Code::kProtectedText);
    EXPECT_EQ(Why(Tries(anna_,
                        ThreadStarted{.subject = "Om deltagaren", .text = "T", .audience = {kLabourMarket}})),
              Code::kCount_);
}

TEST_P(ThreadsTest, KeptBackAreKeptFromTheParticipant) {
    const ItemId thread = Begin(anna_, {kLabourMarket}, true);
    Write(anna_, KeptBack{.ground = KeepBackGround::kOsl10_3, .reason = "Synnerlig vikt"}, thread, 1);
    EXPECT_THAT(List(testa_).threads.rows, IsEmpty());
    EXPECT_EQ(Why(TryRead(testa_, thread)), Code::kNotFound);
    EXPECT_THAT(List(mira_).threads.rows, SizeIs(1));
}

TEST_P(ThreadsTest, SayBeforeTheyAreWrittenWhoReadsThem) {
    AudienceWish wish;
    wish.kind = Kind::kThreadStarted;
    wish.parties = {kLabourMarket};
    const auto level = [&](Party party) -> std::optional<Level> {
        for (const AudienceLine& line : Let(office_->Audience(anna_, case_, wish)).readers.rows)
            if (line.reader.party == party && line.reader.role != Role::kParticipant)
                return line.standing.level;
        return std::nullopt;
    };
    EXPECT_EQ(level(kLabourMarket), Level::kFull);
    EXPECT_EQ(level(kSocialServices), Level::kNone) << "not chosen";
    wish.parties = {kLabourMarket, kSocialServices};
    EXPECT_EQ(level(kSocialServices), Level::kFull);
    const ItemId thread = Begin(anna_, {kLabourMarket}, true);
    wish = {};
    wish.kind = Kind::kMessagePosted;
    EXPECT_EQ(Why(office_->Audience(anna_, case_, wish)), Code::kRequired);
    wish.item = thread;
    EXPECT_EQ(level(kLabourMarket), Level::kFull);
    EXPECT_EQ(level(kSocialServices), Level::kNone);
}

TEST_P(ThreadsTest, KeepWhatIsBegunForWhoBeganItUntilItIsSent) {
    const ItemId thread = Begin(anna_, {kLabourMarket}, true);
    const std::string place = thread.Text();
    const auto found = [&](const Asker& who) { return Let(office_->FindDraft(who, case_, place)).text; };
    EXPECT_EQ(Let(office_->KeepDraft(anna_, case_, place, {"Halv mening"})).at, clock_.now);
    Let(office_->KeepDraft(testa_, case_, place, {"Min egen"}));
    Let(office_->KeepDraft(anna_, case_, "thread", {"Ett nytt ämne"}));
    EXPECT_EQ(found(anna_), "Halv mening");
    EXPECT_EQ(found(testa_), "Min egen");
    EXPECT_EQ(found(arne_), "") << "a colleague";
    EXPECT_EQ(Why(office_->FindDraft(anna_, case_, "Å")), Code::kNotFound);
    EXPECT_EQ(Why(office_->KeepDraft(anna_, CaseId{12345}, place, {"x"})), Code::kNotFound);
    Say(anna_, thread, "Hel mening");
    EXPECT_EQ(found(anna_), "") << "sent";
    EXPECT_EQ(found(testa_), "Min egen");
    EXPECT_EQ(Let(office_->FindDraft(anna_, case_, "thread")).text, "Ett nytt ämne") << "another place";
    Let(office_->EraseDraft(testa_, case_, place));
    EXPECT_EQ(found(testa_), "");
}

INSTANTIATE_TEST_SUITE_P(Engines, ThreadsTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == db::Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

}  // namespace
}  // namespace samkraft::office
