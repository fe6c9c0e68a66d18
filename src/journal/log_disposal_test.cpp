// The access log's disposal on both engines: the oldest rows go as two persons say, and whatever goes
// otherwise is missed.
#include "journal/log_disposal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "db/testing.hpp"

namespace samkraft::journal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr AssociationId kHere{11}, kThere{12};
constexpr int kOld = 20, kEve = 5;  // rows of the days before March; of the last of them
constexpr int kDay = 86'400;
const Date kFirst = MakeDate(2021, 3, 1), kMuchLater = MakeDate(2026, 3, 2);
const Instant kMarch = StartOfDay(kFirst), kLater = StartOfDay(kMuchLater);

class AccessDisposing : public testing::TestWithParam<db::Engine> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(CreateKeyFile(Where().key_file));
        journal_ = Journal::Open(Where()).value();
        for (int i = 0; i < kOld; ++i)
            LogAt(AddSeconds(kMarch, (i < kOld - kEve ? -kDay : 0) + 60 * (i - kOld)));
        for (int i = 0; i < 10; ++i) LogAt(AddSeconds(kMarch, (i < 5 ? 0 : kDay) + 60 * i));
        LogAt(AddSeconds(kMarch, -1));  // came late: stays until the next time
    }
    Config Where() const { return Config{place_.Database(), place_.Folder() + "/master.key", 2, true}; }
    void LogAt(Instant at) {
        AccessRow row;
        row.worker = WorkerId{7};
        row.at = at;
        row.case_id = CaseId{100};
        std::promise<void> done;
        journal_->Log(kHere, {row}, [&] { done.set_value(); });
        done.get_future().get();
    }
    LogDisposals Disposals(AssociationId association = kHere) const {
        return LogDisposals::Open(Where(), association).value();
    }
    AccessDisposal Propose(Date before = kFirst) const {
        AccessDisposal d = Disposals().Oldest(before).value();
        d.decision = "SF 2026/4\nrow";
        d.proposed_by = WorkerId{1};
        d.proposed_at = kMarch;
        Disposals().Propose(d);
        return d;
    }
    Result<AccessDisposal> Confirm(WorkerId by = WorkerId{2}) const {
        AccessRow row;
        row.access = Access::kWritten;
        row.worker = by;
        row.at = kLater;
        return Disposals().Dispose(by, kLater, row);
    }
    void Spoil(const std::string& sql) const {
        db::Connection::Open(place_.Database(), db::Use::kWrite)->Script(sql);
    }
    std::int64_t Rows() const {
        const auto connection = db::Connection::Open(place_.Database(), db::Use::kWrite);
        auto rows = connection->Query("select count(*) from access_log where association_id = 11");
        return rows.Next() ? rows.Int(0) : -1;
    }
    AccessProof Proof() { return journal_->ProveAccess(kHere, {}, {}, {}); }
    AccessFault FaultAfter(const std::string& sql) {
        Spoil(sql);
        return Proof().fault;
    }

    db::TestPlace place_{GetParam()};
    std::unique_ptr<Journal> journal_;
};
INSTANTIATE_TEST_SUITE_P(Engines, AccessDisposing, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == db::Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(AccessDisposing, TakesTheOldestDaysAndTheChainGoesOnFromTheCertificate) {
    const AccessDisposal proposed = Propose();
    EXPECT_EQ(proposed.rows, kOld);
    EXPECT_EQ(proposed.first, 1);
    EXPECT_EQ(proposed.last, kOld);
    EXPECT_EQ(proposed.through, MakeDate(2021, 2, 28));
    EXPECT_EQ(Rows(), kOld + 11) << "proposed, and nothing is gone";
    EXPECT_EQ(Proof().fault, AccessFault::kNone);
    EXPECT_THAT(Disposals().Certificates(), IsEmpty());
    EXPECT_EQ(Confirm(WorkerId{1}).error().code, Code::kSecondPerson);
    EXPECT_EQ(Rows(), kOld + 11);

    const auto certificate = Confirm();
    ASSERT_TRUE(certificate);
    EXPECT_EQ(certificate->confirmed_by, WorkerId{2});
    EXPECT_EQ(Rows(), 12) << "ten days that are not over, one that came late, one that tells of the disposal";
    const AccessProof proof = Proof();
    EXPECT_EQ(proof.fault, AccessFault::kNone);
    EXPECT_EQ(proof.rows, 12);
    EXPECT_EQ(proof.last, kOld + 12);
    EXPECT_THAT(Disposals().Certificates(), ElementsAre(*certificate));
    EXPECT_TRUE(journal_->CheckAccessLog(kHere));
    // The log itself says who, how far, and how the rest goes on.
    std::vector<AccessRow> rows;
    (void)journal_->ProveAccess(kHere, [&](const AccessRow& row, std::int64_t) { rows.push_back(row); }, {},
                                {});
    EXPECT_EQ(rows.back().access, Access::kWritten);
    EXPECT_EQ(rows.back().worker, WorkerId{2});
    EXPECT_EQ(rows.back().sequence, kOld);
    EXPECT_EQ(rows.back().digest, certificate->link);
    EXPECT_EQ(Confirm().error().code, Code::kWrongState) << "what is gone is not confirmed again";

    const AccessDisposal next = Propose(AddDays(kFirst, 1));
    EXPECT_EQ(next.number, 2);
    EXPECT_EQ(next.first, kOld + 1);
    EXPECT_EQ(next.rows, 5);
    ASSERT_TRUE(Confirm());
    EXPECT_EQ(Proof().fault, AccessFault::kNone);
    EXPECT_EQ(Disposals().Certificates().size(), 2U);
    EXPECT_EQ(Proof().rows, 8);
    LogAt(kLater);
    EXPECT_EQ(Proof().fault, AccessFault::kNone);
}

TEST_P(AccessDisposing, WhatNoCertificateCoversIsMissed) {
    Propose();
    Spoil("create table kept as select * from access_log");
    EXPECT_EQ(FaultAfter("delete from access_log where ordinal <= 20"), AccessFault::kMissing)
        << "a proposal certifies nothing";
    EXPECT_EQ(FaultAfter("update access_disposal set confirmed_by = 2, confirmed_at = 1"),
              AccessFault::kSignature)
        << "nor one that has been confirmed by hand";
    const std::string columns =
        "association_id, at, access, worker, party, role, case_id, seq, listed, page, digest, source, "
        "ordinal, chain";
    Spoil("delete from access_disposal; delete from access_log; insert into access_log (" + columns +
          ") select " + columns + " from kept order by ordinal");
    Propose();
    ASSERT_TRUE(Confirm());
    EXPECT_EQ(FaultAfter("delete from access_log where ordinal = 21"), AccessFault::kMissing);
    EXPECT_EQ(Proof().at, kOld + 1);
}

TEST_P(AccessDisposing, ACertificateThatIsForgedMovedOrTakenOutIsSeen) {
    Propose();
    ASSERT_TRUE(Confirm());
    Propose(AddDays(kFirst, 1));
    ASSERT_TRUE(Confirm());
    Spoil("create table kept as select * from access_disposal");
    const std::string restore = "delete from access_disposal; insert into access_disposal select * from kept";
    // More rows than were certified, with a certificate to match.
    const std::string link = "(select chain from access_log where ordinal = 26)";
    EXPECT_EQ(FaultAfter("update access_disposal set last_ordinal = 26, removed = removed + 1, chain = " +
                         link + " where number = 2"),
              AccessFault::kSignature);
    EXPECT_EQ(Proof().at, kOld + 1);
    for (const char* const change :
         {"through = through + 1", "decision = '2'", "proposed_by = 3", "proposed_at = 3", "confirmed_by = 3",
          "confirmed_at = 3", "removed = 3", "first_ordinal = 2", "number = 3"})
        EXPECT_EQ(
            FaultAfter(restore + "; update access_disposal set " + std::string(change) + " where number = 2"),
            AccessFault::kSignature)
            << change;
    EXPECT_EQ(FaultAfter(restore + "; delete from access_disposal where number = 1"),
              AccessFault::kSignature);
    EXPECT_EQ(FaultAfter(restore + "; delete from access_disposal where number = 2"), AccessFault::kMissing);
    EXPECT_EQ(FaultAfter(restore + "; update access_disposal set number = 9 where number = 1;"
                                   "update access_disposal set number = 1 where number = 2;"
                                   "update access_disposal set number = 2 where number = 9"),
              AccessFault::kSignature);
    EXPECT_EQ(FaultAfter(restore), AccessFault::kNone);
    // To another association, whose rows it would cover.
    Spoil("update access_disposal set association_id = 12 where number = 1");
    EXPECT_EQ(journal_->ProveAccess(kThere, {}, {}, {}).fault, AccessFault::kSignature);
}

TEST_P(AccessDisposing, NothingGoesThatHasBeenTamperedWithOrWasNotProposed) {
    Spoil("create table kept as select * from access_log where ordinal = 5");
    Propose();
    Spoil("update access_log set worker = 8 where ordinal = 5");
    EXPECT_FALSE(Confirm());
    EXPECT_FALSE(Disposals().Oldest(kFirst));
    Spoil("update access_log set worker = 7 where ordinal = 5");
    EXPECT_TRUE(Disposals().Oldest(kFirst));
    Spoil("update access_disposal set through = through + 1");
    EXPECT_EQ(Confirm().error().code, Code::kWrongState);
    EXPECT_EQ(Rows(), kOld + 11);
    Propose();
    Propose(AddDays(kFirst, -1));  // takes its place
    EXPECT_EQ(Disposals().Proposed()->rows, kOld - kEve);
    EXPECT_FALSE(Disposals(kThere).Proposed());
}

TEST_P(AccessDisposing, RowsFromBeforeTheChainGoFirst) {
    Spoil("update access_log set ordinal = null, chain = null; delete from access_chain");
    LogAt(kLater);
    EXPECT_EQ(Propose().rows, kOld);
    ASSERT_TRUE(Confirm());
    EXPECT_EQ(Proof().fault, AccessFault::kNone);
    EXPECT_EQ(Proof().unchained, 11);
    EXPECT_EQ(Propose(kMuchLater).rows, 11);
    ASSERT_TRUE(Confirm(WorkerId{3}));
    EXPECT_EQ(Proof().fault, AccessFault::kNone);
    EXPECT_EQ(Proof().rows, 3);
}

}  // namespace
}  // namespace samkraft::journal
