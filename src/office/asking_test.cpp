// Questions to experts, against a real journal on both engines: who reads what, what is refused, and that
// nothing kept leads to a case.
#include <gmock/gmock.h>

#include "office/office_test.hpp"

namespace samkraft::office {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* kText =
    "En person har varit sjukskriven på halvtid i två år för smärta i ryggen. Kan hon pröva arbetsträning?";

class AskingTest : public testing::TestWithParam<db::Engine>, protected OfficeFixture {
  protected:
    AskingTest() : OfficeFixture(GetParam()) {}
    void SetUp() override {
        anna_ = Hire("Annabella", Role::kEmploymentOfficer);
        vera_ = Hire("Veronique", Role::kCareCoordinator);
        vidar_ = Hire("Vidarulf", Role::kCareCoordinator, {kOther});
        soc_ = Hire("Sarabella", Role::kSocialWorker, {kOther});
        lead_ = Hire("Ledarine", Role::kProjectLead, {kOther});
        drift_ = Hire("Drifta", Role::kOperator, {kOther});
        case_ = OpenCase(anna_);
        anna_.page = "POST /consultations";
    }
    static QuestionWish Wish(const std::string& text = kText) {
        return {Role::kCareCoordinator, Topic::kHealth, "Arbetsträning under sjukskrivning", text, {}, false};
    }
    Result<QuestionView> Asks(const Asker& who, const QuestionWish& wish = Wish()) {
        const int key = ++key_;
        return office_->Ask(who, wish, "key-key-" + std::to_string(key), "r" + std::to_string(key));
    }
    // The published answer to a question, as the expert would write it.
    static PublicationWish Publication(const QuestionView& q) {
        return {q.version,
                Topic::kHealth,
                "Arbetsträning och sjukpenning",
                "Påverkar arbetsträning rätten till sjukpenning?",
                "Nej, om den ingår i en plan.",
                {"sjukpenning"},
                {}};
    }

    Asker anna_, vera_, vidar_, soc_, lead_, drift_;
};

TEST_P(AskingTest, AQuestionGoesToTheRoleAndItsAnswerComesBack) {
    const auto asked = Asks(anna_);
    ASSERT_TRUE(asked) << Told(asked);
    const QuestionId id = asked->row.question;
    EXPECT_EQ(asked->row.status, QuestionStatus::kOpen);
    EXPECT_EQ(asked->row.due, MakeDate(2019, 3, 11));  // five working days
    auto desk = office_->QuestionsOf(vidar_);
    ASSERT_TRUE(desk);
    ASSERT_THAT(desk->queue.rows, SizeIs(1));
    EXPECT_EQ(desk->waiting, 1);
    EXPECT_THAT(office_->QuestionsOf(soc_)->queue.rows, IsEmpty());

    auto taken = office_->TakeQuestion(vidar_, id, {asked->version});
    ASSERT_TRUE(taken) << Told(taken);
    EXPECT_EQ(Told(office_->AnswerQuestion(vera_, id, {taken->version, "Ja.", {}})), "wrong_state");
    taken = office_->TakeQuestion(vera_, id, {taken->version});  // a colleague takes over
    ASSERT_TRUE(taken) << Told(taken);
    EXPECT_EQ(Told(office_->TakeQuestion(vidar_, id, {asked->version})), "stale");
    auto answered = office_->AnswerQuestion(vera_, id, {taken->version, "Ja, om läkaren är med på det.", {}});
    ASSERT_TRUE(answered) << Told(answered);
    EXPECT_EQ(office_->QuestionsOf(anna_)->answered, 1);
    EXPECT_EQ(office_->QuestionsOf(vera_)->waiting, 0);

    clock_.now = AddSeconds(clock_.now, 10 * 86400);
    auto more = office_->AddToQuestion(anna_, id, {answered->version, "Hur många timmar?", {}});
    ASSERT_TRUE(more) << Told(more);
    EXPECT_EQ(more->row.status, QuestionStatus::kTaken);
    EXPECT_FALSE(more->row.overdue);
    clock_.now = AddSeconds(clock_.now, 10 * 86400);
    EXPECT_TRUE(office_->Question(vidar_, id)->row.overdue);
    const auto closed = office_->CloseQuestion(anna_, id, {more->version});
    ASSERT_TRUE(closed) << Told(closed);
    EXPECT_EQ(Told(office_->AddToQuestion(anna_, id, {closed->version, "Mer", {}})), "wrong_state");
    EXPECT_THAT(closed->turns.rows, SizeIs(3));

    Begin();  // all of it is kept
    EXPECT_THAT(office_->Question(vera_, id)->turns.rows, SizeIs(3));
}

TEST_P(AskingTest, WhoReadsWhat) {
    const auto asked = Asks(anna_);
    ASSERT_TRUE(asked) << Told(asked);
    const QuestionId id = asked->row.question;
    EXPECT_EQ(Told(office_->Question(soc_, id)), "not_found");
    EXPECT_EQ(Told(office_->Question(soc_, QuestionId{77})), "not_found");
    EXPECT_EQ(Told(office_->Question(lead_, id)), "not_found");
    EXPECT_EQ(Told(office_->Question(drift_, id)), "forbidden");
    EXPECT_EQ(Told(office_->AnswerQuestion(soc_, id, {1, "Ja", {}})), "not_found");
    EXPECT_EQ(Told(office_->Faq(drift_, {})), "forbidden");
    EXPECT_EQ(Told(office_->Faq(lead_, {})), "ok");
    EXPECT_EQ(Told(office_->QuestionsOf(drift_)), "forbidden");
    EXPECT_FALSE(office_->QuestionsOf(lead_)->asks);
    EXPECT_EQ(Told(Asks(lead_)), "forbidden");
    Asker person = anna_;
    person.actor.role = Role::kParticipant;
    EXPECT_EQ(Told(office_->Faq(person, {})), "forbidden");
    EXPECT_EQ(Told(office_->CheckTexts(person, {{"x"}})), "forbidden");
    Asker left = anna_;
    left.actor.worker = WorkerId{12345};
    EXPECT_EQ(Told(office_->Faq(left, {})), "forbidden");
    // A role that nobody has here.
    QuestionWish wish = Wish();
    wish.role = Role::kStudyCounsellor;
    EXPECT_EQ(Told(Asks(anna_, wish)), "unknown_value/role");
    wish.role = Role::kOperator;
    EXPECT_EQ(Told(Asks(anna_, wish)), "unknown_value/role");
    // Of one's own role: another answers.
    const auto own = Asks(vera_);
    ASSERT_TRUE(own) << Told(own);
    EXPECT_EQ(Told(office_->AnswerQuestion(vera_, own->row.question, {1, "Ja", {}})), "second_person");
    EXPECT_EQ(Told(office_->TakeQuestion(vera_, own->row.question, {1})), "second_person");
    EXPECT_EQ(Told(office_->AnswerQuestion(vidar_, own->row.question, {1, "Ja", {}})), "ok");
    EXPECT_EQ(Told(office_->AgreeToPublish(vidar_, own->row.question, {2, true})), "forbidden");
}

TEST_P(AskingTest, WhatTellsOfSomebodyIsRefusedOrConfirmed) {
    EXPECT_EQ(Told(Asks(anna_, Wish("Gäller 19821105-9954 som har ont"))), "identifies/text");
    EXPECT_EQ(Told(Asks(anna_, Wish("Nawfal har ont i ryggen"))), "identifies/text");
    EXPECT_EQ(Told(Asks(anna_, Wish("det gäller provsson"))), "identifies/text");
    QuestionWish wish = Wish();
    wish.subject = "Om Nawfal";
    EXPECT_EQ(Told(Asks(anna_, wish)), "identifies/subject");
    wish = Wish("Praktik på Kvarnen går det?");
    EXPECT_EQ(Told(Asks(anna_, wish)), "unconfirmed/text");
    wish.confirmed = {"Kvarnen"};
    const auto asked = Asks(anna_, wish);
    ASSERT_TRUE(asked) << Told(asked);
    EXPECT_THAT(asked->turns.rows.at(0).confirmed, ElementsAre("Kvarnen"));
    // What is certain cannot be confirmed.
    wish = Wish("Nawfal har ont i ryggen");
    wish.confirmed = {"Nawfal"};
    EXPECT_EQ(Told(Asks(anna_, wish)), "identifies/text");
    // The names are those of the asker's own list: for others the same word is only unknown.
    EXPECT_EQ(Told(Asks(soc_, Wish("Provsson har ont i ryggen"))), "unconfirmed/text");
    EXPECT_EQ(Told(office_->AnswerQuestion(vera_, asked->row.question, {1, "Ring 070-123 45 67", {}})),
              "identifies/text");
    const auto found = Let(office_->CheckTexts(anna_, {{"Om Nawfal", "ingenting"}}));
    ASSERT_THAT(found.texts.rows, SizeIs(2));
    ASSERT_THAT(found.texts.rows[0].findings.rows, SizeIs(1));
    EXPECT_EQ(found.texts.rows[0].findings.rows[0].trace, Trace::kParticipant);
    EXPECT_THAT(found.texts.rows[1].findings.rows, IsEmpty());
}

TEST_P(AskingTest, NothingLeadsToACase) {
    ASSERT_TRUE(Asks(anna_));
    (void)Asks(anna_, Wish("Nawfal har ont i ryggen"));
    (void)Let(office_->CheckTexts(anna_, {{"Om Nawfal"}}));
    int of_questions = 0;
    for (const journal::AccessRow& row :
         journal_->AccessBy(kHere, anna_.actor.party, anna_.actor.worker, Instant{0}, kForever, {}, 100)) {
        if (row.page != "POST /consultations" || row.access == domain::Access::kRead) continue;
        ++of_questions;
        EXPECT_THAT(row.listed, IsEmpty());
    }
    EXPECT_EQ(of_questions, 3);
    journal::Stream stream = journal_->Read(kHere, journal::kQuestionStream);
    ASSERT_THAT(stream.Heads(), SizeIs(1));
    EXPECT_THAT(std::string(stream.Open(0)), Not(HasSubstr(case_.Text())));
    EXPECT_THAT(journal_->Cases(kHere, {}, 100), ElementsAre(case_));  // the stream is no case
    EXPECT_FALSE(office_->Case(anna_, journal::kQuestionStream));
}

TEST_P(AskingTest, WhatIsPublishedIsForAllAndInOtherWordsUnlessAgreed) {
    const auto asked = Asks(anna_);
    ASSERT_TRUE(asked);
    const QuestionId id = asked->row.question;
    EXPECT_EQ(Told(office_->PublishAnswer(vera_, id, Publication(*asked))), "wrong_state");
    const auto answered = office_->AnswerQuestion(vera_, id, {1, "Ja, om läkaren är med på det.", {}});
    ASSERT_TRUE(answered) << Told(answered);
    PublicationWish wish = Publication(*answered);
    wish.question = std::string("Frågan är denna: ") + kText;
    EXPECT_EQ(Told(office_->PublishAnswer(vera_, id, wish)), "not_agreed/question");
    EXPECT_EQ(Told(office_->PublishAnswer(anna_, id, Publication(*answered))), "second_person");
    const auto agreed = office_->AgreeToPublish(anna_, id, {answered->version, true});
    ASSERT_TRUE(agreed) << Told(agreed);
    wish.version = agreed->version;
    wish.tags = {"om Provarby"};
    EXPECT_EQ(Told(office_->PublishAnswer(vera_, id, wish)), "unconfirmed/tags/0");
    wish.tags = {"sjukpenning"};
    const auto published = office_->PublishAnswer(vera_, id, wish);
    ASSERT_TRUE(published) << Told(published);
    const auto faq = office_->Faq(soc_, {});
    ASSERT_THAT(faq->rows.rows, SizeIs(1));
    EXPECT_EQ(faq->rows.rows[0].role, Role::kCareCoordinator);

    FaqWish search;
    for (const auto& [words, hits] : std::vector<std::pair<std::string, int>>{{"SJUKPENNING", 1},
                                                                              {"arbetsträning plan", 1},
                                                                              {"penning", 1},
                                                                              {"plan pension", 0},
                                                                              {"om", 1},
                                                                              {"\n", 1}}) {
        search.search = words;
        EXPECT_EQ(office_->Faq(lead_, search)->total, hits) << words;
    }
    search = {};
    search.topic = Topic::kStudies;
    EXPECT_EQ(office_->Faq(lead_, search)->total, 0);
    search.topic = Topic::kHealth;
    search.role = Role::kCareCoordinator;
    EXPECT_EQ(office_->Faq(lead_, search)->total, 1);
    const auto withdrawn = office_->WithdrawAnswer(vidar_, id, {published->version});
    ASSERT_TRUE(withdrawn) << Told(withdrawn);
    EXPECT_EQ(office_->Faq(soc_, {})->total, 0);
}

TEST_P(AskingTest, SentTwiceIsOneQuestion) {
    const auto first = office_->Ask(anna_, Wish(), "the-same-key", "r");
    const auto again = office_->Ask(anna_, Wish(), "the-same-key", "r");
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->row.question, again->row.question);
    EXPECT_EQ(Told(office_->Ask(anna_, Wish(), "the-same-key", "other")), "repeated_key");
    EXPECT_THAT(office_->QuestionsOf(anna_)->mine.rows, SizeIs(1));
}

TEST_P(AskingTest, ScreensAreToldOfWhatTheirsMayRead) {
    const std::size_t before = office_->QuestionEntries();
    const auto asked = Asks(anna_);
    ASSERT_TRUE(asked);
    const auto told = [&](const Asker& who, std::size_t known) {
        return office_->QuestionsChangedFor(who, known, Instant{0});
    };
    EXPECT_TRUE(told(anna_, before));
    EXPECT_TRUE(told(vera_, before));
    EXPECT_FALSE(told(soc_, before));
    EXPECT_FALSE(told(drift_, before));
    EXPECT_FALSE(told(vera_, office_->QuestionEntries()));
    const auto answered = office_->AnswerQuestion(vera_, asked->row.question, {1, "Ja.", {}});
    const std::size_t then = office_->QuestionEntries();
    ASSERT_TRUE(office_->PublishAnswer(vera_, asked->row.question, Publication(*answered)));
    EXPECT_TRUE(told(soc_, then));
    EXPECT_FALSE(told(drift_, then));
}

TEST_P(AskingTest, AnotherProcessSeesWhatIsAdded) {
    Office other(*journal_, clock_, ids_, Office::Options{kHere, "Prov", false});
    EXPECT_THAT(other.QuestionsOf(vera_)->queue.rows, IsEmpty());
    const auto asked = Asks(anna_);
    ASSERT_TRUE(asked);
    EXPECT_THAT(other.QuestionsOf(vera_)->queue.rows, SizeIs(1));
    ASSERT_TRUE(other.TakeQuestion(vera_, asked->row.question, {1}));
    EXPECT_EQ(Told(office_->TakeQuestion(vidar_, asked->row.question, {1})), "stale");
}

INSTANTIATE_TEST_SUITE_P(Engines, AskingTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == db::Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

}  // namespace
}  // namespace samkraft::office
