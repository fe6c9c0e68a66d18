// That a destroyed key is in no file of the database's: SQLite's file and log, PostgreSQL's base directory.
#include "journal/sweep.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "db/testing.hpp"
#include "journal/journal.hpp"
#include "journal/row_security.hpp"

namespace samkraft::journal {
namespace {

using db::Engine;
using domain::Party;

constexpr AssociationId kHere{11};
constexpr CaseId kCase{7};
constexpr Instant kNoon{1'700'000'000'000'000};
constexpr Reader kReader{Party::kSocialServices, domain::Column::kSocialServices};

class SweepTest : public testing::TestWithParam<Engine> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(CreateKeyFile(KeyFile()));
        Serve(place_.Database());
    }
    std::string KeyFile() const { return place_.Folder() + "/key"; }
    void Serve(const std::string& database) {
        journal_.reset();
        auto opened = Journal::Open({database, KeyFile(), 1, true});
        ASSERT_TRUE(opened) << Message(opened.error(), Language::kEnglish);
        journal_ = std::move(*opened);
    }
    void Open() {
        NewEntry entry;
        entry.head.id = EntryId{1};
        entry.head.item = ItemId{2};
        entry.head.kind = static_cast<std::uint16_t>(domain::Kind::kNote);
        entry.head.owner = Party::kSocialServices;
        entry.head.at = kNoon;
        entry.payload = "{}";
        Append append;
        append.association = kHere;
        append.stream = kCase;
        append.entries = {std::move(entry)};
        append.person = PersonRow{PersonId{44}, kCase, "199012119948"};
        Card card;
        card.case_id = kCase;
        card.reader = kReader;
        card.content = "{}";
        append.projections.emplace().cards = {card};
        ASSERT_EQ(journal_->Commit(std::move(append)).outcome, Outcome::kDone);
    }
    void Dispose() {
        Disposal disposal;
        disposal.association = kHere;
        disposal.stream = kCase;
        disposal.expected = 1;
        disposal.party = Party::kSocialServices;
        disposal.at = kNoon;
        disposal.certificate = "{}";
        disposal.last = true;
        ASSERT_EQ(journal_->Dispose(disposal), Outcome::kDone);
    }
    std::unique_ptr<db::Connection> Raw() const {
        auto c = db::Connection::Open(place_.Database(), db::Use::kWrite);
        c->Scope(kHere.value);
        return c;
    }
    std::string One(db::Sql sql) const {
        const auto c = Raw();
        auto rows = c->Query(sql);
        return rows.Next() ? std::string(rows.Bytes(0)) : std::string();
    }
    // Whether the bytes are in any file of the database's.
    bool InFiles(const std::string& bytes) const {
        EXPECT_GE(bytes.size(), 16U);
        const auto c = Raw();
        if (GetParam() == Engine::kPostgres) {
            c->Script("checkpoint");
            auto rows = c->Query(
                "select count(*) from pg_ls_dir('base/' || (select oid from pg_database where datname = "
                "current_database())) f where position($1 in coalesce(pg_read_binary_file('base/' || (select "
                "oid from pg_database where datname = current_database()) || '/' || f, 0, 1000000000, true), "
                "'')) > 0",
                {db::Blob{bytes}});
            return rows.Next() && rows.Int(0) > 0;
        }
        for (const auto& file : std::filesystem::directory_iterator(place_.Folder())) {
            std::stringstream all;
            all << std::ifstream(file.path(), std::ios::binary).rdbuf();
            if (all.str().find(bytes) != std::string::npos) return true;
        }
        return false;
    }

    db::TestPlace place_{GetParam()};
    std::unique_ptr<Journal> journal_;
};
INSTANTIATE_TEST_SUITE_P(Engines, SweepTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(SweepTest, ADestroyedKeyIsInNoFileAsSoonAsItIsDestroyed) {
    Open();
    const std::string key = One("select wrapped from data_key"),
                      number = One("select number_hash from person"), card = One("select sealed from card");
    for (const std::string& each : {key, number, card}) EXPECT_TRUE(InFiles(each));
    testing::internal::CaptureStderr();
    Dispose();
    EXPECT_THAT(testing::internal::GetCapturedStderr(), testing::Not(testing::HasSubstr("not_swept")));
    EXPECT_FALSE(InFiles(key));
    // The hash stands in case_number too, which is swept with the lists.
    ASSERT_TRUE(Sweep(place_.Database(), Sweeping::kAll));
    for (const std::string& each : {key, number, card}) EXPECT_FALSE(InFiles(each));
}
TEST_P(SweepTest, WhatAReadingThatBeganBeforeMayStillSeeIsToldToBeThere) {
    Open();
    const std::string key = One("select wrapped from data_key");
    const auto backup = db::Connection::Open(place_.Database(), db::Use::kRead);
    {
        const db::Transaction reading(*backup, db::Use::kRead);
        (void)backup->Query("select count(*) from case_number").Next();
        testing::internal::CaptureStderr();
        Dispose();
        EXPECT_THAT(
            testing::internal::GetCapturedStderr(),
            testing::AllOf(testing::HasSubstr("disposal_not_swept"), testing::HasSubstr("still reading")));
        EXPECT_TRUE(InFiles(key));
    }
    ASSERT_TRUE(Sweep(place_.Database(), Sweeping::kKeys));
    EXPECT_FALSE(InFiles(key));
}
TEST_P(SweepTest, AServerThatOwnsNoTablesSaysThatItsOwnerMustSweep) {
    Open();
    if (GetParam() == Engine::kSqlite) {  // has no roles: who may read the file may sweep it
        EXPECT_TRUE(Sweep(place_.ServerDatabase(), Sweeping::kAll));
        return;
    }
    const std::string key = One("select wrapped from data_key");
    ASSERT_TRUE(AllowServer(*Raw(), db::TestPlace::kServerRole));
    Serve(place_.ServerDatabase());
    testing::internal::CaptureStderr();
    Dispose();
    EXPECT_THAT(
        testing::internal::GetCapturedStderr(),
        testing::AllOf(testing::HasSubstr("disposal_not_swept"), testing::HasSubstr("samkraft sweep")));
    EXPECT_TRUE(InFiles(key)) << "a row version that is dead, and there";
    EXPECT_FALSE(Sweep(place_.ServerDatabase(), Sweeping::kAll));
    ASSERT_TRUE(Sweep(place_.Database(), Sweeping::kAll));
    EXPECT_FALSE(InFiles(key));
}

}  // namespace
}  // namespace samkraft::journal
