// Notices by mail and SMS against a real journal, by a clock of its own: who is told, when, how often, and
// that what is told never says anything of the case.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <deque>
#include <random>

#include "base/json.hpp"
#include "notices/sender.hpp"
#include "notices/smtp_server_test.hpp"
#include "office/team_test.hpp"

namespace samkraft::office {
namespace {

using notices::Channel, notices::Taken;
using testing::HasSubstr, testing::IsEmpty, testing::SizeIs;

constexpr const char* kService = "https://samkraft.example";
constexpr const char* kAnna = "anna.lind@malmo.example";

struct Heard {
    std::deque<notices::Receipt> answers;  // to come; none left: it is taken
    std::vector<notices::Message> sent;    // that was tried
    bool dies = false;                     // the server stops before it hears what came of it
};
class FakeSender final : public notices::Sender {
  public:
    explicit FakeSender(Heard& heard) : heard_(heard) {}
    notices::Receipt Send(const notices::Message& message) override {
        heard_.sent.push_back(message);
        if (heard_.dies) throw std::runtime_error("the power is gone");
        if (heard_.answers.empty()) return {Taken::kYes, "250 ok"};
        const notices::Receipt answer = heard_.answers.front();
        heard_.answers.pop_front();
        return answer;
    }

  private:
    Heard& heard_;
};

class TellingTest : public TeamTest {
  protected:
    void SetUp() override {
        TeamTest::SetUp();
        Office::Options options{kHere, "Prov", false};
        options.notice_channels = {Channel::kMail, Channel::kSms};
        office_ = std::make_unique<Office>(*journal_, clock_, ids_, options);
        senders_.of = {std::make_unique<FakeSender>(mail_), std::make_unique<FakeSender>(sms_)};
        senders_.service = kService;
        operator_ = {{kHere, ids_.Make<WorkerId>(), Party::kNone, Role::kOperator, {}}, {}, "test"};
    }
    void Round() {
        office_->MakeNotices();
        office_->SendNotices(senders_);
    }
    static std::string CodeIn(const notices::Message& message) {
        return message.text.substr(message.text.find_first_of("0123456789"), 6);
    }
    void Subscribe(const Asker& who, const std::string& address = kAnna, Channel channel = Channel::kMail) {
        ASSERT_TRUE(office_->OfferNoticeAddress(who, channel, address));
        office_->SendNotices(senders_);
        Heard& heard = channel == Channel::kMail ? mail_ : sms_;
        const auto settings = office_->ConfirmNoticeAddress(who, channel, CodeIn(heard.sent.back()));
        ASSERT_TRUE(settings) << Message(settings.error(), Language::kEnglish);
        heard.sent.clear();
    }
    Asker Participant() {
        EXPECT_TRUE(
            office_->AddParticipantLogin(case_, "nawfal", Office::HashPassword("mitt lösenord", true)));
        return {office_->SignIn("nawfal", "mitt lösenord", {"127.0.0.1", {}, {}})->actor, {}, "test"};
    }
    // Somebody has given the worker something to do.
    void Give(const Asker& to, const std::string& what = "Ring Nawfal") {
        Write(arne_, Task{.what = what,
                          .by = AddDays(office_->Today(), 3),
                          .party = to.actor.party,
                          .worker = to.actor.worker});
    }
    std::vector<UndeliveredNotice> Dead() { return office_->Undelivered(operator_)->rows.rows; }

    Heard mail_, sms_;
    notices::Senders senders_;
    Asker operator_;
};

TEST_F(TellingTest, ATaskThatIsGivenToMeIsToldOnceAndNothingOfIt) {
    Give(anna_, "Vad som väntade redan");
    Subscribe(anna_);
    Round();
    EXPECT_THAT(mail_.sent, IsEmpty()) << "what waited before is on the screen";
    Give(anna_);
    Round();
    ASSERT_THAT(mail_.sent, SizeIs(1));
    EXPECT_EQ(mail_.sent[0].to, kAnna);
    Later(3600);
    Round();
    EXPECT_THAT(mail_.sent, SizeIs(1)) << "once";
    Give(arne_);
    Round();
    EXPECT_THAT(mail_.sent, SizeIs(1)) << "a colleague's";
    EXPECT_THAT(sms_.sent, IsEmpty());
}
// Whatever is written: what leaves is the same, to the letter.
TEST_F(TellingTest, NothingOfTheCaseIsInANotice) {
    ASSERT_TRUE(office_->SetQuietHours(anna_, {0, 0, false}));
    Subscribe(anna_);
    Subscribe(anna_, "070-123 45 67", Channel::kSms);
    const auto always = [](Channel channel) {
        return notices::Compose(channel, notices::What::kWaiting, "", "", kService);
    };
    std::size_t told = 0, rounds = 0;
    EXPECT_TRUE(rc::check([&](const std::string& random) {
        ++rounds;
        std::string said = "Nawfal 19821105-9954 " + case_.Text() + " ";
        for (const char c : random) said += static_cast<char>('a' + static_cast<unsigned char>(c) % 26);
        Give(anna_, said.substr(0, 200));
        Later(notices::kPauseBetweenSeconds);
        mail_.sent.clear(), sms_.sent.clear();
        Round();
        for (const auto& [channel, heard] : {std::pair{Channel::kMail, &mail_}, {Channel::kSms, &sms_}})
            for (const notices::Message& message : heard->sent) {
                ++told;
                RC_ASSERT(message.text == always(channel).text);
                RC_ASSERT(message.subject == always(channel).subject);
                RC_ASSERT(message.id.size() == IdText(1).size());
            }
    }));
    EXPECT_EQ(told, 2 * rounds);
}
TEST_F(TellingTest, OneNoticeInHalfAnHourAndNoneAtNight) {
    Subscribe(anna_);
    Give(anna_);
    Round();
    Give(anna_);
    Round();
    EXPECT_THAT(mail_.sent, SizeIs(1)) << "too soon";
    Later(notices::kPauseBetweenSeconds);
    Round();
    EXPECT_THAT(mail_.sent, SizeIs(2)) << "not forgotten";
    clock_.now = *ParseInstant("2019-03-08T17:30:00Z");  // Friday, 18:30
    Give(anna_);
    Round();
    clock_.now = *ParseInstant("2019-03-10T11:00:00Z");
    Round();
    EXPECT_THAT(mail_.sent, SizeIs(2)) << "Sunday";
    clock_.now = *ParseInstant("2019-03-11T06:00:00Z");
    Round();
    EXPECT_THAT(mail_.sent, SizeIs(3)) << "Monday, 07:00";
    // Where nothing is quiet, it comes at night.
    ASSERT_TRUE(office_->SetQuietHours(anna_, {0, 0, false}));
    clock_.now = *ParseInstant("2019-03-11T23:00:00Z");
    Give(anna_);
    Round();
    EXPECT_THAT(mail_.sent, SizeIs(4));
}
TEST_F(TellingTest, WhatIsOverBeforeTheMorningIsNotTold) {
    Subscribe(anna_);
    clock_.now = *ParseInstant("2019-03-04T18:00:00Z");
    const ItemId task = Write(arne_, Task{.what = "Ring",
                                          .by = AddDays(office_->Today(), 3),
                                          .party = Party::kEmploymentService,
                                          .worker = anna_.actor.worker});
    Round();
    Write(anna_, TaskEnded{.end = TaskEnd::kDone}, task, 1);
    clock_.now = *ParseInstant("2019-03-05T08:00:00Z");
    Round();
    EXPECT_THAT(mail_.sent, IsEmpty());
}
TEST_F(TellingTest, AnotherPartyIsToldOfNothingThatItMayNotRead) {
    Subscribe(sara_);
    Give(anna_);
    Note(anna_);
    Round();
    EXPECT_THAT(mail_.sent, IsEmpty());
}
// One of two associations in which the same is done, but that in one the employment service writes what the
// social services may not read. Gives when whom was told what.
struct Copy final : TellingTest {
    void TestBody() override {}
    std::vector<std::string> Weeks(unsigned seed, bool hidden) {
        SetUp();
        EXPECT_TRUE(office_->SetQuietHours(sara_, {0, 0, false}));
        Subscribe(sara_);
        Subscribe(arne_, kArne);
        std::mt19937 both(seed), one(seed + 1);
        std::vector<std::string> told;
        for (int day = 0; day < 12; ++day) {
            if (both() % 3 == 0) {
                const std::string key = "question-" + std::to_string(day);
                EXPECT_TRUE(office_->Ask(
                    anna_, {Role::kSocialWorker, Topic::kHealth, "Boende", "Hur gör man?", {}, false}, key,
                    key));
            }
            if (both() % 4 == 0)
                Write(sara_, Task{.what = "Ring",
                                  .by = AddDays(office_->Today(), static_cast<int>(both() % 9)),
                                  .party = Party::kSocialServices,
                                  .worker = both() % 2 == 0 ? sara_.actor.worker : WorkerId{}});
            for (unsigned i = hidden ? one() % 4 : 0; i > 0; --i) {
                if (one() % 2 == 0) Give(one() % 2 == 0 ? arne_ : anna_);
                Note(one() % 2 == 0 ? anna_ : arne_);
            }
            for (int hour = 0; hour < 24; hour += 6) {
                Round();
                for (const notices::Message& message : mail_.sent)
                    (message.to == kArne ? of_arne : told)
                        .push_back(std::to_string(day * 24 + hour) + ' ' + message.to + ' ' +
                                   message.subject + ' ' + message.text);
                mail_.sent.clear();
                Later(std::int64_t{6} * 3600);
            }
        }
        return told;
    }
    std::vector<std::string> of_arne;
    static constexpr const char* kArne = "arne@malmo.example";
};
TEST(Telling, WhatAnotherPartyMayNotReadMovesNoNoticeOfTheirs) {
    std::size_t told = 0;
    for (unsigned seed = 1; seed <= 3; ++seed) {
        Copy without, with;
        const auto plain = without.Weeks(seed, false);
        EXPECT_EQ(plain, with.Weeks(seed, true)) << "seed " << seed;
        EXPECT_GT(with.of_arne.size(), without.of_arne.size()) << "something was written";
        told += plain.size();
    }
    EXPECT_GT(told, 8U);
}
TEST_F(TellingTest, AQuestionThatIsAskedOfMyRole) {
    Subscribe(sara_);
    QuestionWish wish;
    wish.role = Role::kSocialWorker;
    wish.subject = "Boende";
    wish.text = "Hur gör man?";
    ASSERT_TRUE(office_->Ask(anna_, wish, "question-1", "r"));
    Round();
    EXPECT_THAT(mail_.sent, SizeIs(1));
}

TEST_F(TellingTest, AnAddressIsUsedOnceItsCodeHasComeBack) {
    EXPECT_EQ(office_->OfferNoticeAddress(anna_, Channel::kMail, "anna").error().code, Code::kInvalid);
    ASSERT_TRUE(office_->OfferNoticeAddress(anna_, Channel::kSms, "070-123 45 67"));
    EXPECT_EQ(office_->NoticesOf(anna_).channels.rows.at(1).asked, "+46701234567");
    Give(anna_);
    Round();
    ASSERT_THAT(sms_.sent, SizeIs(1)) << "the code, and nothing else";
    EXPECT_EQ(sms_.sent[0].to, "+46701234567");
    const std::string code = CodeIn(sms_.sent[0]);
    const std::string wrong = code == "000000" ? "000001" : "000000";
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(office_->ConfirmNoticeAddress(anna_, Channel::kSms, wrong).error().code, Code::kInvalid);
    EXPECT_FALSE(office_->ConfirmNoticeAddress(anna_, Channel::kSms, code)) << "after five wrong ones";
    ASSERT_TRUE(office_->OfferNoticeAddress(anna_, Channel::kSms, "070-123 45 67"));
    office_->SendNotices(senders_);
    Later(notices::kCodeSeconds);
    EXPECT_FALSE(office_->ConfirmNoticeAddress(anna_, Channel::kSms, CodeIn(sms_.sent.back()))) << "too late";
    EXPECT_FALSE(office_->ConfirmNoticeAddress(anna_, Channel::kMail, "")) << "never asked for";
    Subscribe(anna_, "070-123 45 67", Channel::kSms);
    EXPECT_EQ(office_->NoticesOf(anna_).channels.rows.at(1).address, "+46701234567");
    EXPECT_EQ(office_->NoticesOf(arne_).channels.rows.at(1).address, "") << "one's own alone";
    for (int i = 0; i < 7; ++i) EXPECT_TRUE(office_->OfferNoticeAddress(anna_, Channel::kMail, kAnna));
    EXPECT_EQ(office_->OfferNoticeAddress(anna_, Channel::kMail, kAnna).error().code, Code::kTooManyTries)
        << "ten codes a day";
    // Taken away again.
    ASSERT_TRUE(office_->RemoveNoticeAddress(anna_, Channel::kSms));
    sms_.sent.clear();
    Give(anna_);
    Round();
    EXPECT_THAT(sms_.sent, IsEmpty());
}
TEST_F(TellingTest, WhoHasLeftIsNotReached) {
    Subscribe(anna_);
    Give(anna_);
    Worker left = *office_->TheDirectory()->Find(anna_.actor.worker);
    left.until = AddDays(office_->Today(), -1);
    ASSERT_TRUE(office_->AddWorker(left, ""));
    Round();
    EXPECT_THAT(mail_.sent, IsEmpty());
    EXPECT_THAT(journal_->NoticeReceivers(kHere), IsEmpty()) << "and the address is gone";
}
TEST_F(TellingTest, ParticipantsAreToldOfTheirOwnMessagesWhereTheyHaveChosenIt) {
    const Asker nawfal = Participant();
    const auto begin = [&] {
        Write(anna_, ThreadStarted{.subject = "Praktiken",
                                   .text = "Hur går det?",
                                   .participant = true,
                                   .awaits_participant = true});
    };
    begin();
    Round();
    EXPECT_THAT(mail_.sent, IsEmpty()) << "nobody has chosen it";
    Subscribe(nawfal, "nawfal@posten.example");
    begin();
    Round();
    ASSERT_THAT(mail_.sent, SizeIs(1));
    EXPECT_EQ(mail_.sent[0].to, "nawfal@posten.example");
    // The administrator sees that a participant's did not arrive, not whose.
    Later(notices::kPauseBetweenSeconds);
    mail_.answers = {{Taken::kNever, "550 <nawfal@posten.example> unknown"}};
    begin();
    Round();
    ASSERT_THAT(Dead(), SizeIs(1));
    EXPECT_FALSE(Dead()[0].worker);
    EXPECT_EQ(Dead()[0].why, "550 <***> unknown");
}

TEST_F(TellingTest, WhatIsNotTakenIsTriedAgainWithGrowingPausesAndGivenUp) {
    ASSERT_TRUE(office_->SetQuietHours(anna_, {0, 0, false}));
    Subscribe(anna_);
    Give(anna_);
    mail_.answers.assign(notices::kMostAttempts, {Taken::kNotNow, "451 later"});
    Round();
    EXPECT_THAT(mail_.sent, SizeIs(1));
    for (int i = 1; i < notices::kMostAttempts; ++i) {
        Later(notices::PauseAfter(i) - 1);
        Round();
        EXPECT_THAT(mail_.sent, SizeIs(i)) << "not yet";
        EXPECT_THAT(Dead(), IsEmpty());
        Later(1);
        Round();
        EXPECT_THAT(mail_.sent, SizeIs(i + 1));
    }
    ASSERT_THAT(Dead(), SizeIs(1));
    EXPECT_EQ(Dead()[0].attempts, notices::kMostAttempts);
    EXPECT_EQ(Dead()[0].why, "451 later");
    EXPECT_EQ(Dead()[0].worker, anna_.actor.worker);
    for (const notices::Message& message : mail_.sent) EXPECT_EQ(message.id, mail_.sent[0].id);

    EXPECT_EQ(office_->Undelivered(anna_).error().code, Code::kForbidden);
    EXPECT_EQ(office_->TryNoticeAgain(anna_, Dead()[0].notice).error().code, Code::kForbidden);
    const NoticeId id = Dead()[0].notice;
    const auto left = office_->TryNoticeAgain(lead_, id);
    ASSERT_TRUE(left);
    EXPECT_EQ(left->dead, 0);
    EXPECT_EQ(left->waiting, 1);
    EXPECT_EQ(office_->TryNoticeAgain(lead_, id).error().code, Code::kNotFound);
    office_->SendNotices(senders_);
    EXPECT_EQ(office_->Undelivered(operator_)->waiting, 0);
}
TEST_F(TellingTest, WhenANoticeWasLastTakenAndLastLostIsToldToWhomItWasFor) {
    ASSERT_TRUE(office_->SetQuietHours(anna_, {0, 0, false}));
    Subscribe(anna_);
    const auto mail = [&](const Asker& who) { return office_->NoticesOf(who).channels.rows.at(0); };
    EXPECT_FALSE(mail(anna_).sent) << "the code was not a notice to it";
    Later(3600);
    Give(anna_);
    Round();
    const Instant sent = clock_.Now();
    EXPECT_EQ(mail(anna_).sent, sent);
    EXPECT_FALSE(mail(anna_).lost);
    Later(3600);
    Give(anna_);
    mail_.answers = {{Taken::kNever, "550 no such user"}};
    Round();
    EXPECT_EQ(mail(anna_).sent, sent);
    EXPECT_EQ(mail(anna_).lost, clock_.Now());
    EXPECT_FALSE(mail(arne_).lost) << "one's own alone";
    Later(1);
    ASSERT_TRUE(office_->OfferNoticeAddress(anna_, Channel::kMail, "anna.ny@malmo.example"));
    mail_.answers = {{Taken::kNever, "550 no such user"}};
    office_->SendNotices(senders_);
    const Instant lost = mail(anna_).lost;
    EXPECT_LT(lost, clock_.Now()) << "a code that is lost is no notice to the address in use";
    Later(3600);
    Subscribe(anna_, "anna.ny@malmo.example");
    EXPECT_FALSE(mail(anna_).sent || mail(anna_).lost) << "another address";
}
TEST_F(TellingTest, AServerThatDiesWhileItSendsSendsOnceMoreAndNoMore) {
    ASSERT_TRUE(office_->SetQuietHours(anna_, {0, 0, false}));
    Subscribe(anna_);
    Give(anna_);
    mail_.dies = true;
    office_->MakeNotices();
    EXPECT_THROW(office_->SendNotices(senders_), std::runtime_error);
    EXPECT_THAT(mail_.sent, SizeIs(1));
    office_->SendNotices(senders_);
    EXPECT_THAT(mail_.sent, SizeIs(1)) << "another server may still be sending it";
    Later(notices::kSendingSeconds);
    EXPECT_THROW(office_->SendNotices(senders_), std::runtime_error);
    EXPECT_THAT(mail_.sent, SizeIs(2));
    mail_.dies = false;
    Later(notices::kSendingSeconds);
    office_->SendNotices(senders_);
    EXPECT_THAT(mail_.sent, SizeIs(2));
    ASSERT_THAT(Dead(), SizeIs(1));
    EXPECT_THAT(Dead()[0].why, HasSubstr("stopped twice"));
}
TEST_F(TellingTest, TwoServersTellOnce) {
    Subscribe(anna_);
    Give(anna_);
    const journal::NoticeReceiver before = journal_->FindNoticeReceiver(kHere, anna_.actor.worker);
    office_->MakeNotices();
    EXPECT_FALSE(journal_->PutNoticeReceiver(kHere, before, {})) << "the other one read the same";
    office_->SendNotices(senders_);
    office_->SendNotices(senders_);
    EXPECT_THAT(mail_.sent, SizeIs(1));
}
TEST_F(TellingTest, ThroughARealMailServer) {
    Subscribe(anna_);
    notices::FakeSmtpServer server;
    senders_.of[0] = notices::MakeSmtpSender({server.Url(), "samkraft@malmo.example", {}, {}});
    Give(anna_);
    server.Be(notices::FakeSmtpServer::Mood::kBusy);
    Round();
    Later(notices::PauseAfter(1));
    server.Be(notices::FakeSmtpServer::Mood::kTakes);
    Round();
    EXPECT_THAT(server.Mails(), SizeIs(1));
    Later(notices::kPauseBetweenSeconds);
    server.Be(notices::FakeSmtpServer::Mood::kRefuses);
    Give(anna_);
    Round();
    ASSERT_THAT(Dead(), SizeIs(1));
    EXPECT_EQ(Dead()[0].why, "550 5.1.1 <***>: no such user");
}

}  // namespace
}  // namespace samkraft::office
