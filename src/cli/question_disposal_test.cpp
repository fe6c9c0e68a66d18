#include "cli/question_disposal.hpp"

#include <gmock/gmock.h>

#include "office/office_test.hpp"

namespace samkraft::cli {
namespace {

using namespace domain;
using namespace office;
using testing::IsEmpty;
using testing::SizeIs;

constexpr int kYears = 2;

class QuestionDisposals : public testing::TestWithParam<db::Engine>, protected OfficeFixture {
  protected:
    QuestionDisposals() : OfficeFixture(GetParam()) {}
    void SetUp() override {
        const std::vector keeps{Duty::kRecordsKeeper};
        af_ = Hire("Annabella", Role::kEmploymentOfficer);
        care_ = Hire("Veronique", Role::kCareCoordinator);
        lead_ = Hire("Ledarine", Role::kProjectLead);
        (void)Hire("arne", Role::kEmploymentOfficer, {}, keeps);
        (void)Hire("rut", Role::kSocialWorker, {}, keeps);
        (void)Hire("siv", Role::kSocialWorker, {}, keeps);
    }
    void On(std::string_view day) { clock_.now = *ParseInstant(std::string(day) + "T08:00:00Z"); }
    QuestionView Ask(const std::string& text) {
        const QuestionWish wish{Role::kCareCoordinator, Topic::kHealth, "Arbetsprövning", text, {}, true};
        return office_->Ask(af_, wish, "key-key-" + std::to_string(++asked_), text).value();
    }
    QuestionView Answered(const std::string& text) {
        return office_->AnswerQuestion(care_, Ask(text).row.question, {1, "Ja.", {}}).value();
    }
    [[nodiscard]] QuestionsToDispose What(int years = kYears) {
        return {*journal_, ids_, kHere, years, clock_.now};
    }
    QuestionPlan Plan(int years = kYears) { return PlanQuestionDisposal(What(years)); }
    auto Propose(const char* who) { return ProposeQuestionDisposal(What(), who, "SF 2026/4"); }
    auto Confirm(const char* who, int years = kYears) { return ConfirmQuestionDisposal(What(years), who); }

    Asker af_, care_, lead_;
    int asked_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Engines, QuestionDisposals, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == db::Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(QuestionDisposals, WhatIsOlderThanTheTermGoesWhenTwoPartiesSaySo) {
    On("2019-03-04");
    const QuestionView old = Answered("Får man pröva att arbeta på halvtid?");
    On("2019-03-05");
    const QuestionView newer = Answered("Hur länge kan man pröva?");
    On("2021-03-04");
    EXPECT_EQ(Plan().would.count, 0) << "two years are over with the day";
    EXPECT_EQ(Why(Propose("rut")), Code::kWrongState);
    On("2021-03-05");
    EXPECT_EQ(Plan().would.count, 1);
    EXPECT_EQ(Plan(3).would.count, 0);
    EXPECT_EQ(Why(Confirm("arne")), Code::kWrongState) << "nothing is proposed";
    EXPECT_EQ(Why(Propose("nobody")), Code::kSetup);
    EXPECT_EQ(Why(Propose("Annabella")), Code::kForbidden) << "who keeps no records";
    ASSERT_TRUE(Propose("rut"));
    EXPECT_EQ(Plan().proposed->decision, "SF 2026/4");
    EXPECT_EQ(Why(Confirm("rut")), Code::kSecondPerson);
    EXPECT_EQ(Why(Confirm("siv")), Code::kWrongState) << "questions are not one party's";
    EXPECT_EQ(Why(Confirm("Annabella")), Code::kForbidden);
    EXPECT_EQ(Why(Confirm("arne", 3)), Code::kWrongState) << "the term is longer now";
    EXPECT_THAT(office_->QuestionsOf(af_)->mine.rows, SizeIs(2)) << "nothing is gone";

    On("2021-04-01");  // the second has run out since, but was not proposed
    const std::size_t known = office_->QuestionEntries();
    const auto certificate = Confirm("arne");
    ASSERT_TRUE(certificate);
    EXPECT_EQ(certificate->count, 1);
    EXPECT_EQ(certificate->before, MakeDate(2019, 3, 5));
    EXPECT_FALSE(Plan().proposed);

    // Of what a server has in memory, and of what another reads anew.
    EXPECT_TRUE(office_->QuestionsChangedFor(af_, known, Instant{0}));
    Office other(*journal_, clock_, ids_, Office::Options{kHere, "Prov", false});
    for (Office* office : {office_.get(), &other}) {
        EXPECT_EQ(Why(office->Question(af_, old.row.question)), Code::kNotFound);
        EXPECT_TRUE(office->Question(af_, newer.row.question));
        EXPECT_THAT(office->QuestionsOf(af_)->mine.rows, SizeIs(1));
        EXPECT_EQ(office->QuestionEntries(), known + 1);
        EXPECT_FALSE(office->QuestionsChangedFor(af_, known + 1, Instant{0}));
    }
    const auto more = office_->AddToQuestion(af_, newer.row.question, {newer.version, "Och sedan?", {}});
    EXPECT_TRUE(more) << "the rest goes on";
}

TEST_P(QuestionDisposals, NothingOfItIsLeftInTheDatabase) {
    On("2019-03-04");
    (void)Answered("Får man pröva att arbeta på halvtid?");
    On("2022-01-01");
    ASSERT_TRUE(Propose("rut"));
    ASSERT_TRUE(Confirm("arne"));
    const auto connection = db::Connection::Open(place_.Database(), db::Use::kRead);
    if (GetParam() == db::Engine::kPostgres) connection->Scope(kHere.value);
    auto rows = connection->Query(
        "select id, kind, author, at, sealed from entry where association_id = $1 and "
        "case_id = $2 order by seq",
        {kHere.value, journal::kQuestionStream.value});
    int gone = 0, left = 0;
    while (rows.Next()) {
        if (rows.Int(0) != 0) {
            ++left;
            continue;
        }
        ++gone;
        EXPECT_EQ(rows.Int(2), 0) << "who wrote it";
        EXPECT_EQ(rows.Int(3), 0) << "when";
        EXPECT_THAT(std::string(rows.Bytes(4)), IsEmpty());
    }
    EXPECT_EQ(gone, 2) << "the question and its answer";
    EXPECT_EQ(left, 2) << "the proposal and the certificate";
}

TEST_P(QuestionDisposals, WhatWaitsAndWhatIsPublishedIsKept) {
    On("2019-03-04");
    (void)Ask("Vem svarar på detta?");
    const QuestionView answered = Answered("Påverkar det rätten till sjukpenning?");
    const auto published = office_->PublishAnswer(
        care_, answered.row.question,
        {answered.version, Topic::kHealth, "Sjukpenning", "Påverkar det?", "Nej.", {}, {}});
    ASSERT_TRUE(published);
    On("2022-01-01");
    EXPECT_EQ(Plan().would.count, 0);
    EXPECT_EQ(Plan().waiting, 1);
    EXPECT_EQ(Plan().published, 1);
    ASSERT_TRUE(office_->WithdrawAnswer(care_, answered.row.question, {published->version}));
    EXPECT_EQ(Plan().would.count, 0) << "counted from what was last written";
    On("2024-01-02");
    EXPECT_EQ(Plan().would.count, 1);
    // Written in after it was proposed: not that one any more.
    ASSERT_TRUE(Propose("rut"));
    const auto seen = office_->Question(af_, answered.row.question);
    ASSERT_TRUE(office_->AddToQuestion(af_, answered.row.question, {seen->version, "Gäller det än?", {}}));
    EXPECT_EQ(Why(Confirm("arne")), Code::kWrongState);
    EXPECT_TRUE(office_->Question(af_, answered.row.question));
}

}  // namespace
}  // namespace samkraft::cli
