#include "journal/last_moment.hpp"

#include <gtest/gtest.h>

#include <future>

#include "db/testing.hpp"
#include "journal/journal.hpp"

namespace samkraft::journal {
namespace {

constexpr AssociationId kHere{31}, kThere{32};

class LastMomentTest : public testing::TestWithParam<db::Engine> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(CreateKeyFile(where_.key_file));
        journal_ = Journal::Open(where_).value();
    }
    void LogAt(AssociationId association, Instant at) {
        AccessRow row;
        row.worker = WorkerId{7};
        row.at = at;
        row.case_id = CaseId{100};
        std::promise<void> done;
        journal_->Log(association, {row}, [&] { done.set_value(); });
        done.get_future().get();
    }

    db::TestPlace place_{GetParam()};
    Config where_{place_.Database(), place_.Folder() + "/master.key", 2, true};
    std::unique_ptr<Journal> journal_;
};
INSTANTIATE_TEST_SUITE_P(Engines, LastMomentTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == db::Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(LastMomentTest, IsThatOfTheNewestReadingAlsoOfOneThatCameLate) {
    EXPECT_EQ(LastMoment(where_.database, kHere).value().micros, Instant{}.micros);
    const Instant noon = AddSeconds(StartOfDay(MakeDate(2026, 3, 2)), 12 * 3600);
    LogAt(kHere, noon);
    LogAt(kHere, AddSeconds(noon, -3));
    LogAt(kThere, AddSeconds(noon, 60));
    EXPECT_EQ(LastMoment(where_.database, kHere), noon);
    EXPECT_EQ(LastMoment(where_.database, kThere), AddSeconds(noon, 60));
    EXPECT_FALSE(LastMoment("sqlite:/nowhere/at.all", kHere));
}

}  // namespace
}  // namespace samkraft::journal
