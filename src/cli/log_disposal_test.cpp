#include "cli/log_disposal.hpp"

#include <gmock/gmock.h>

#include "office/office_test.hpp"

namespace samkraft::cli {
namespace {

using namespace domain;
using office::Asker, office::kHere, office::kTeam;
using testing::ElementsAre, testing::IsEmpty;

constexpr int kYears = 5;

class LogDisposal : public testing::TestWithParam<db::Engine>, protected office::OfficeFixture {
  protected:
    LogDisposal() : OfficeFixture(GetParam()) {}
    void SetUp() override {
        const std::vector keeps{Duty::kRecordsKeeper};
        af_ = Hire("anna", Role::kEmploymentOfficer);
        (void)Hire("arne", Role::kEmploymentOfficer, {}, keeps);
        (void)Hire("rut", Role::kSocialWorker, {}, keeps);
        (void)Hire("siv", Role::kSocialWorker, {}, keeps);
    }
    void On(std::string_view day) { clock_.now = *ParseInstant(std::string(day) + "T08:00:00Z"); }
    // The day is logged by somebody's reading.
    void Look(const Asker& who, std::string_view day) {
        On(day);
        std::promise<void> done;
        journal::AccessRow row;
        row.worker = who.actor.worker;
        row.party = who.actor.party;
        row.role = who.actor.role;
        row.at = clock_.now;
        row.case_id = CaseId{77};
        journal_->Log(kHere, {row}, [&] { done.set_value(); });
        done.get_future().get();
    }
    journal::LogDisposals Log() {
        return journal::LogDisposals::Open({place_.Database(), place_.Folder() + "/key", 1, false}, kHere)
            .value();
    }
    template <class F>
    auto Do(F f, int years = kYears) {
        journal::LogDisposals log = Log();
        return f(LogToDispose{*journal_, log, kHere, years, clock_.now});
    }
    LogPlan Plan(int years = kYears) {
        return Do([](const LogToDispose& what) { return PlanLogDisposal(what).value(); }, years);
    }
    auto Propose(const char* who) {
        return Do([&](const LogToDispose& what) { return ProposeLogDisposal(what, who, "SF 2026/4"); });
    }
    auto Confirm(const char* who) {
        return Do([&](const LogToDispose& what) { return ConfirmLogDisposal(what, who); });
    }
    ItemId Leave() {
        Exit exit;
        exit.date = office_->Today();
        exit.outcome = ExitOutcome::kSeekingWork;
        exit.reason = ExitReason::kIllness;
        return Write(af_, exit);
    }

    Asker af_;
};
INSTANTIATE_TEST_SUITE_P(Engines, LogDisposal, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == db::Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(LogDisposal, WholeDaysThatAreOlderThanTheTermGoWhenTwoPartiesSaySo) {
    Look(af_, "2019-03-04");
    Look(af_, "2019-03-05");
    On("2024-03-05");
    EXPECT_EQ(Plan().would.rows, 1) << "the fifth has been kept five years when it is over";
    On("2024-03-06");
    EXPECT_EQ(Plan().would.rows, 2);
    EXPECT_EQ(Plan().would.through, MakeDate(2019, 3, 5));
    EXPECT_EQ(Plan(6).would.rows, 0);
    EXPECT_EQ(Why(Confirm("arne")), Code::kWrongState) << "nothing is proposed";
    EXPECT_EQ(Why(Propose("nobody")), Code::kSetup);
    EXPECT_EQ(Why(Propose("anna")), Code::kForbidden) << "who keeps no records";
    ASSERT_TRUE(Propose("rut"));
    EXPECT_EQ(Plan().proposed->decision, "SF 2026/4");
    EXPECT_EQ(Why(Confirm("rut")), Code::kSecondPerson);
    EXPECT_EQ(Why(Confirm("siv")), Code::kWrongState) << "the log is not one party's";
    EXPECT_EQ(Why(Confirm("anna")), Code::kForbidden);
    EXPECT_EQ(journal_->ProveAccess(kHere, {}, {}, {}).rows, 2) << "nothing is gone";
    const auto certificate = Confirm("arne");
    ASSERT_TRUE(certificate);
    EXPECT_EQ(certificate->rows, 2);
    const journal::AccessProof proof = journal_->ProveAccess(kHere, {}, {}, {});
    EXPECT_EQ(proof.fault, journal::AccessFault::kNone);
    EXPECT_EQ(proof.rows, 1) << "the row that tells of it";
    EXPECT_FALSE(Plan().proposed);
    EXPECT_EQ(Why(Propose("rut")), Code::kWrongState) << "there is nothing more";
}

TEST_P(LogDisposal, TheRowsOfAnOpenCaseAreKeptForItsParticipant) {
    Look(af_, "2019-03-01");
    On("2019-03-04");
    case_ = OpenCase(af_);
    (void)View(af_);
    Look(af_, "2019-06-01");
    On("2025-01-01");
    const LogPlan open = Plan();
    EXPECT_THAT(open.open_cases, ElementsAre(case_));
    EXPECT_EQ(open.would.through, MakeDate(2019, 3, 2)) << "from the day before it began";
    EXPECT_EQ(open.would.rows, 1);
    ASSERT_TRUE(Propose("rut"));
    const ItemId exit = Leave();
    EXPECT_THAT(Plan().open_cases, IsEmpty());
    EXPECT_GT(Plan().would.rows, 2);
    EXPECT_EQ(Confirm("arne")->rows, 1) << "what was proposed, no more";
    ASSERT_TRUE(Propose("rut"));
    // Opened again meanwhile: the participant sees the log again.
    Write(af_, Retraction{"Fel person"}, exit, 1);
    EXPECT_EQ(Why(Confirm("arne")), Code::kWrongState);
    EXPECT_FALSE(journal_->AccessOf(kHere, case_, 10).empty());
}

TEST_P(LogDisposal, WhatAReviewerHasLeftIsKept) {
    Look(af_, "2019-03-01");
    const Asker reviewer = Hire("rolf", Role::kEmploymentOfficer, {}, {Duty::kReviewer});
    On("2019-03-04");
    case_ = OpenCase(af_);
    Look(af_, "2019-03-06");
    On("2019-03-12");
    const auto week = Let(office_->WeekList(reviewer, MakeDate(2019, 3, 4))).items.rows;
    ASSERT_FALSE(week.empty());
    Leave();
    On("2025-01-01");
    EXPECT_EQ(Plan().unreviewed, MakeDate(2019, 3, 4));
    EXPECT_EQ(Plan().would.through, MakeDate(2019, 3, 3));
    for (const auto& item : week) Let(office_->AddFinding(reviewer, item.about.item, {}));
    EXPECT_FALSE(Plan().unreviewed);
}

TEST_P(LogDisposal, WhatThoseOfCareHaveReadIsKeptForTenYears) {
    const Asker care = Hire("vera", Role::kCareCoordinator);
    Look(af_, "2019-03-01");
    Look(care, "2019-03-04");
    Look(af_, "2019-03-05");
    On("2025-01-01");
    EXPECT_TRUE(Plan().care);
    EXPECT_EQ(Plan().would.rows, 1);
    On("2029-03-05");
    EXPECT_EQ(Plan().would.rows, 2);
    On("2030-01-01");
    EXPECT_EQ(Plan().would.rows, 3);
}

TEST(AuditYears, AreFiveAtTheLeast) {
    Config config;
    EXPECT_TRUE(CheckAuditYears(config)) << "none: for ever";
    config.audit_years = kLeastAuditYears;
    EXPECT_TRUE(CheckAuditYears(config));
    config.audit_years = kLeastAuditYears - 1;
    EXPECT_FALSE(CheckAuditYears(config));
}

}  // namespace
}  // namespace samkraft::cli
