// Both drivers behave alike. PostgreSQL's half runs when SAMKRAFT_TEST_POSTGRES holds a connection string
// (script/postgres).
#include "db/db.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <functional>
#include <future>
#include <thread>

#include "db/testing.hpp"

namespace samkraft::db {
namespace {

class Database : public testing::TestWithParam<Engine> {
  protected:
    void SetUp() override {
        connection_ = Connection::Open(place_.Database(), Use::kWrite);
        Make(
            "create table thing (id {{int}} not null primary key, name text not null unique, data {{blob}}, "
            "size {{int}} check (size < 100)) {{table}}");
    }
    void Make(std::string_view sql) { connection_->Script(Dialect(sql, GetParam())); }
    void Put(std::int64_t id, std::string_view name) {
        connection_->Execute("insert into thing (id, name) values ($1, $2)", {id, name});
    }
    std::int64_t Count() {
        auto rows = connection_->Query("select count(*) from thing");
        return rows.Next() ? rows.Int(0) : -1;
    }
    Fault FaultOf(const std::function<void()>& work) {
        try {
            work();
        } catch (const Error& error) {
            return error.fault;
        }
        ADD_FAILURE() << "no error";
        return Fault::kOther;
    }

    TestPlace place_{GetParam()};
    std::unique_ptr<Connection> connection_;
};
INSTANTIATE_TEST_SUITE_P(Engines, Database, testing::ValuesIn(TestPlace::Engines()), [](const auto& engine) {
    return engine.param == Engine::kSqlite ? "Sqlite" : "Postgres";
});

TEST_P(Database, KeepsEveryTypeExactly) {
    const std::string bytes("\0\x01\xff zero", 8);
    for (const std::int64_t n : {INT64_MIN, std::int64_t{-1}, std::int64_t{0}, INT64_MAX}) {
        connection_->Execute("delete from thing");
        connection_->Execute("insert into thing (name, id, data, size) values ($2, $1, $3, $4)",
                             {n, "Åsa Öberg 🙂", Blob{bytes}, nullptr});
        auto rows = connection_->Query("select id, name, data, size from thing where id = $1", {n});
        ASSERT_TRUE(rows.Next());
        EXPECT_EQ(rows.Int(0), n);
        EXPECT_EQ(rows.Text(1), "Åsa Öberg 🙂");
        EXPECT_EQ(rows.Bytes(2), bytes);
        EXPECT_TRUE(rows.IsNull(3));
        EXPECT_FALSE(rows.Next());
    }
}

TEST_P(Database, EmptyBytesAreNotNull) {
    connection_->Execute("insert into thing (id, name, data) values ($1, $2, $3)", {1, "", Blob{{}}});
    auto rows = connection_->Query("select name, data from thing");
    ASSERT_TRUE(rows.Next());
    EXPECT_FALSE(rows.IsNull(0));
    EXPECT_FALSE(rows.IsNull(1));
    EXPECT_EQ(rows.Bytes(1), "");
}

TEST_P(Database, ParametersGoByTheirNumberNotTheirPlace) {
    auto rows =
        connection_->Query("select cast($2 as text), cast($1 as text), cast($2 as text)", {"one", "two"});
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Text(0), "two");
    EXPECT_EQ(rows.Text(1), "one");
    EXPECT_EQ(rows.Text(2), "two");
}

TEST_P(Database, TellsFaultsApart) {
    Put(1, "a");
    EXPECT_EQ(FaultOf([&] { Put(1, "b"); }), Fault::kUnique);
    EXPECT_EQ(FaultOf([&] { Put(2, "a"); }), Fault::kUnique);
    EXPECT_EQ(
        FaultOf([&] { connection_->Execute("insert into thing (id, name) values (3, $1)", {nullptr}); }),
        Fault::kNotNull);
    EXPECT_EQ(FaultOf([&] {
                  connection_->Execute("insert into thing (id, name, size) values (3, 'c', $1)", {100});
              }),
              Fault::kCheck);
    Make("create table part (thing {{int}} references thing (id)) {{table}}");
    EXPECT_EQ(FaultOf([&] { connection_->Execute("insert into part values ($1)", {99}); }),
              Fault::kForeignKey);
    EXPECT_EQ(FaultOf([&] { connection_->Execute("select nothing from nowhere"); }), Fault::kOther);
    EXPECT_EQ(Count(), 1);
}

TEST_P(Database, AFaultNeverQuotesARow) {
    Put(1, "Hemlig Person");
    try {
        Put(2, "Hemlig Person");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(std::string(error.what()).find("Hemlig"), std::string::npos) << error.what();
    }
}

TEST_P(Database, CountsChangedRows) {
    Put(1, "a");
    Put(2, "b");
    EXPECT_EQ(connection_->Execute("update thing set size = 1 where id > $1", {0}), 2);
    EXPECT_EQ(connection_->Execute("update thing set size = 1 where id > $1", {2}), 0);
    EXPECT_EQ(connection_->Execute(
                  "insert into thing (id, name) values ($1, 'c') on conflict (id) do nothing", {1}),
              0);
    EXPECT_EQ(connection_->Execute("delete from thing"), 2);
}

TEST_P(Database, ATransactionRollsBackUnlessCommitted) {
    {
        Transaction transaction(*connection_);
        Put(1, "a");
    }
    EXPECT_EQ(Count(), 0);
    {
        Transaction transaction(*connection_);
        Put(1, "a");
        transaction.Commit();
    }
    EXPECT_EQ(Count(), 1);
    EXPECT_THROW(
        {
            Transaction transaction(*connection_);
            Put(2, "b");
            Put(1, "c");
        },
        Error);
    EXPECT_EQ(Count(), 1);
}

TEST_P(Database, ASavepointUndoesOnlyItsOwnWork) {
    Transaction transaction(*connection_);
    Put(1, "a");
    {
        Savepoint savepoint(*connection_);
        Put(2, "b");
        EXPECT_THROW(Put(1, "again"), Error);
    }
    {
        Savepoint savepoint(*connection_);
        Put(3, "c");
        savepoint.Release();
    }
    transaction.Commit();
    auto rows = connection_->Query("select id from thing order by id");
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Int(0), 1);
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Int(0), 3);
    EXPECT_FALSE(rows.Next());
}

// On PostgreSQL COMMIT of a failed transaction answers without an error; that must not pass for a commit.
TEST_P(Database, ACommitAfterAFaultDoesNotPassForOne) {
    bool thrown = false;
    try {
        Transaction transaction(*connection_);
        Put(1, "a");
        EXPECT_THROW(Put(1, "b"), Error);
        transaction.Commit();
    } catch (const Error&) {
        thrown = true;
    }
    EXPECT_EQ(Count(), thrown ? 0 : 1);
}

TEST_P(Database, AnswersComeInTheOrderSent) {
    for (int round = 0; round < 3; ++round) {
        connection_->Execute("delete from thing");
        connection_->Send("insert into thing (id, name) values ($1, $2)", {1, "a"});
        connection_->Send("insert into thing (id, name) values ($1, $2)", {2, "b"});
        connection_->Send("select id, name, data from thing order by id");
        connection_->Send("update thing set size = $1", {5});
        EXPECT_EQ(connection_->Receive().Changed(), 1);
        EXPECT_EQ(connection_->Receive().Changed(), 1);
        {
            auto rows = connection_->Receive();
            ASSERT_TRUE(rows.Next());
            ASSERT_TRUE(rows.Next());
            EXPECT_EQ(rows.Int(0), 2);
            EXPECT_EQ(rows.Text(1), "b");
            EXPECT_TRUE(rows.IsNull(2));
            EXPECT_FALSE(rows.Next());
        }
        EXPECT_EQ(connection_->Receive().Changed(), 2);
        EXPECT_EQ(Count(), 2);
    }
}

TEST_P(Database, AFaultAmongSentStatementsLeavesTheConnectionUsable) {
    Put(1, "a");
    for (int round = 0; round < 3; ++round) {
        EXPECT_EQ(FaultOf([&] {
                      Transaction transaction(*connection_);
                      connection_->Send("insert into thing (id, name) values ($1, $2)", {round + 10, "x"});
                      connection_->Send("insert into thing (name, id) values ($1, $2)", {"a", 77});
                      connection_->Send("select count(*) from thing where id <> $1", {round});
                      for (int i = 0; i < 3; ++i) connection_->ReceiveDone();
                  }),
                  Fault::kUnique);
        EXPECT_EQ(Count(), 1);
        connection_->Send("select count(*) from thing where id <> $1", {0});
        auto rows = connection_->Receive();
        ASSERT_TRUE(rows.Next());
        EXPECT_EQ(rows.Int(0), 1);
    }
}

TEST_P(Database, ManySentStatementsDoNotBlock) {
    Transaction transaction(*connection_);
    const std::string bulk(2000, 'x');
    for (int i = 0; i < 3000; ++i)
        connection_->Send("insert into thing (id, name, data) values ($1, $2, $3)",
                          {i, std::to_string(i), Blob{bulk}});
    for (int i = 0; i < 3000; ++i) connection_->Send("select data from thing where id = $1", {i});
    for (int i = 0; i < 3000; ++i) connection_->ReceiveDone();
    for (int i = 0; i < 3000; ++i) {
        auto rows = connection_->Receive();
        ASSERT_TRUE(rows.Next());
        ASSERT_EQ(rows.Bytes(0), bulk);
    }
    transaction.Commit();
}

TEST_P(Database, AReadTransactionIsOneSnapshot) {
    Put(1, "a");
    const auto other = Connection::Open(place_.Database(), Use::kRead);
    const Transaction snapshot(*other, Use::kRead);
    const auto count = [&] {
        auto rows = other->Query("select count(*) from thing");
        return rows.Next() ? rows.Int(0) : -1;
    };
    EXPECT_EQ(count(), 1);
    Put(2, "b");
    EXPECT_EQ(count(), 1);
}

TEST_P(Database, AConnectionForReadingDoesNotWrite) {
    const auto other = Connection::Open(place_.Database(), Use::kRead);
    EXPECT_THROW(other->Execute("delete from thing"), Error);
}

TEST_P(Database, ReadsOnWhileAnotherStatementRuns) {
    Put(1, "a");
    Put(2, "b");
    auto rows = connection_->Query("select id from thing where id > $1 order by id", {0});
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(Count(), 2);
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Int(0), 2);
}

TEST_P(Database, ReopensAfterTheServerDroppedIt) {
    if (GetParam() == Engine::kSqlite) {
        connection_->Reopen();
        EXPECT_EQ(Count(), 0);
        return;
    }
    const auto other = Connection::Open(place_.Database(), Use::kWrite);
    std::int64_t backend = 0;
    {
        auto rows = connection_->Query("select cast(pg_backend_pid() as bigint)");
        ASSERT_TRUE(rows.Next());
        backend = rows.Int(0);
    }
    (void)other->Query("select pg_terminate_backend(cast($1 as integer))", {backend});
    EXPECT_EQ(FaultOf([&] {
                  for (int i = 0; i < 100; ++i) (void)Count();
              }),
              Fault::kGone);
    EXPECT_FALSE(connection_->Usable());
    connection_->Reopen();
    EXPECT_EQ(Count(), 0);
}

// ---- migrations

constexpr std::array kTwo{
    Migration{1, "first", "create table a (n {{int}}) {{table}}; insert into a values (1)"},
    Migration{2, "second", "alter table a add column m {{int}}; update a set m = n + 1"}};

TEST_P(Database, MigratesOnceAndForward) {
    ASSERT_TRUE(Migrate(*connection_, std::span(kTwo).first(1), true));
    ASSERT_TRUE(Migrate(*connection_, std::span(kTwo).first(1), false));
    const auto older = Migrate(*connection_, kTwo, false);
    ASSERT_FALSE(older);
    EXPECT_NE(older.error().args.at(0).find("samkraft migrate"), std::string::npos);
    ASSERT_TRUE(Migrate(*connection_, kTwo, true));
    ASSERT_TRUE(Migrate(*connection_, kTwo, true));
    auto rows = connection_->Query("select n, m from a");
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Int(1), 2);
    EXPECT_FALSE(rows.Next());
}

TEST_P(Database, RefusesADatabaseNewerThanTheProgram) {
    ASSERT_TRUE(Migrate(*connection_, kTwo, true));
    const auto newer = Migrate(*connection_, std::span(kTwo).first(1), true);
    ASSERT_FALSE(newer);
    EXPECT_EQ(newer.error().code, Code::kSetup);
    EXPECT_NE(newer.error().args.at(0).find("newer than the program"), std::string::npos);
}

TEST_P(Database, RefusesAMigrationThatWasEditedLater) {
    ASSERT_TRUE(Migrate(*connection_, kTwo, true));
    auto edited = kTwo;
    edited[0].text = "create table a (n {{int}}, more {{int}}) {{table}}";
    EXPECT_FALSE(Migrate(*connection_, edited, true));
}

TEST_P(Database, AFailedMigrationLeavesNothing) {
    constexpr std::array kBad{
        kTwo[0], Migration{2, "bad", "create table b (n {{int}}) {{table}}; insert into missing values (1)"}};
    EXPECT_THROW((void)Migrate(*connection_, kBad, true), Error);
    EXPECT_THROW((void)connection_->Query("select * from b").Next(), Error);
    ASSERT_TRUE(Migrate(*connection_, kTwo, true));
}

// Cut off in the middle: the process killed (SQLite), its connection cut by the server (PostgreSQL).
TEST_P(Database, AMigrationThatIsCutOffLeavesTheOldVersion) {
    ASSERT_TRUE(Migrate(*connection_, std::span(kTwo).first(1), true));
    if (GetParam() == Engine::kSqlite) {
        // Never ends; what it has written goes to the log when it no longer fits in memory.
        constexpr std::array kEndless{
            kTwo[0],
            Migration{
                2, "endless",
                "alter table a add column m integer; create table b (x blob); insert into b with recursive "
                "n (i) as (select 1 union all select i + 1 from n) select zeroblob(100000) from n"}};
        connection_.reset();  // not to be carried over a fork
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            const auto connection = Connection::Open(place_.Database(), Use::kWrite);
            (void)Migrate(*connection, kEndless, true);
            _exit(1);
        }
        const std::string log = place_.File() + "-wal";
        const auto size = [&] {
            std::error_code none;
            const auto bytes = std::filesystem::file_size(log, none);
            return none ? 0 : bytes;
        };
        while (size() < 1'000'000 && waitpid(child, nullptr, WNOHANG) == 0) std::this_thread::yield();
        ASSERT_GE(size(), 1'000'000U);
        ASSERT_EQ(kill(child, SIGKILL), 0);
        ASSERT_EQ(waitpid(child, nullptr, 0), child);
        connection_ = Connection::Open(place_.Database(), Use::kWrite);
    } else {
        constexpr std::array kEndless{
            kTwo[0], Migration{2, "endless", "alter table a add column m bigint; select pg_sleep(3600)"}};
        auto cut = std::async(std::launch::async,
                              [&] { return FaultOf([&] { (void)Migrate(*connection_, kEndless, true); }); });
        const auto other = Connection::Open(place_.Database(), Use::kWrite);
        for (bool found = false; !found; std::this_thread::yield())
            for (auto rows =
                     other->Query("select pg_terminate_backend(pid)::int::bigint from pg_stat_activity "
                                  "where wait_event = 'PgSleep' and query like '%table a add column m%' "
                                  "and pid <> pg_backend_pid()");
                 rows.Next();)
                found = true;
        EXPECT_EQ(cut.get(), Fault::kGone);
        connection_->Reopen();
    }
    EXPECT_THROW((void)connection_->Query("select m from a").Next(), Error);
    ASSERT_TRUE(Migrate(*connection_, std::span(kTwo).first(1), false)) << "still whole at the old version";
    ASSERT_TRUE(Migrate(*connection_, kTwo, true)) << "and goes on from there";
    auto rows = connection_->Query("select n, m from a");
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Int(1), 2);
}

TEST_P(Database, SeveralServersMigrateAtOnce) {
    std::vector<std::thread> servers;
    std::array<bool, 4> done{};
    for (bool& mine : done)
        servers.emplace_back([&] {
            const auto connection = Connection::Open(place_.Database(), Use::kWrite);
            mine = Migrate(*connection, kTwo, true).has_value();
        });
    for (auto& server : servers) server.join();
    for (const bool mine : done) EXPECT_TRUE(mine);
    auto rows = connection_->Query("select count(*) from a");
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Int(0), 1);
}

TEST_P(Database, KnowsWhatATableHoldsOnceItHasSettled) {
    if (connection_->GetEngine() == Engine::kSqlite) GTEST_SKIP() << "there is nothing to settle";
    connection_->Script("create table many (n integer)");
    connection_->Execute(
        "with recursive c (n) as (select 1 union all select n + 1 from c where n < 5000)"
        " insert into many select n from c");
    connection_->Settle();
    auto rows = connection_->Query("select reltuples::bigint from pg_class where relname = 'many'");
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Int(0), 5000);
}

TEST(Dialect, RefusesAnUnknownToken) {
    EXPECT_EQ(Dialect("a {{int}} b", Engine::kSqlite), "a integer b");
    EXPECT_EQ(Dialect("a {{int}} b", Engine::kPostgres), "a bigint b");
    EXPECT_THROW((void)Dialect("{{money}}", Engine::kSqlite), std::logic_error);
}

TEST_P(Database, WritesATableAnewWithoutTheRowsThatAreGoneUnlessSomebodyMayStillReadThem) {
    Put(1, "gone");
    Make("create table other (id {{int}} not null primary key) {{table}}");
    if (GetParam() == Engine::kSqlite) connection_->Script("pragma busy_timeout = 50");
    const auto reader = Connection::Open(place_.Database(), Use::kRead);
    {
        const Transaction reading(*reader, Use::kRead);
        (void)reader->Query("select id from other").Next();
        connection_->Execute("delete from thing");
        EXPECT_FALSE(connection_->WriteAnew("thing"));
    }
    // Other tests use the same PostgreSQL.
    for (int i = 0; i < 500 && !connection_->WriteAnew("thing"); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_TRUE(connection_->WriteAnew("thing"));
    EXPECT_EQ(Count(), 0);
}
TEST(Sqlite, TheFileIsTheOwnersAlone) {
    const TestPlace place(Engine::kSqlite);
    const auto connection = Connection::Open(place.Database(), Use::kWrite);
    connection->Script("create table a (n integer)");
    for (const char* suffix : {"", "-wal"}) {
        const auto mode = std::filesystem::status(place.File() + suffix).permissions();
        EXPECT_EQ(mode, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write) << suffix;
    }
}

// A process that leaves takes the log away when it finds nobody else's lock on the file.
TEST(Sqlite, AnotherProcessThatLeavesDoesNotTakeTheLogWithIt) {
    const TestPlace place(Engine::kSqlite);
    const auto first = Connection::Open(place.Database(), Use::kWrite);
    first->Script("create table a (n integer)");
    const auto second = Connection::Open(place.Database(), Use::kWrite);
    first->Reopen();
    const std::string file = place.File();
    ASSERT_EQ(std::system(("sqlite3 '" + file + "' 'insert into a values (1)'").c_str()), 0);
    EXPECT_TRUE(std::filesystem::exists(file + "-wal"));
    for (auto* connection : {first.get(), second.get()}) connection->Execute("insert into a values (2)", {});
    auto rows = second->Query("select count(*) from a");
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Int(0), 3);
}

TEST(Sqlite, TheLogIsMovedIntoTheFileWhileOthersWrite) {
    const TestPlace place(Engine::kSqlite);
    const auto connection = Connection::Open(place.Database(), Use::kWrite);
    connection->Script("create table page (id integer primary key, data blob)");
    const std::string data(80'000, 'x');  // some twenty pages
    const std::filesystem::path file = place.Database().substr(std::string("sqlite:").size());
    std::uintmax_t written = 0;
    for (int i = 0; i < 2000 && std::filesystem::file_size(file) < 4'000'000; ++i) {
        connection->Execute("insert into page (data) values ($1)", {Blob{data}});
        written += data.size();
    }
    EXPECT_GE(std::filesystem::file_size(file), 4'000'000U);
    EXPECT_GT(written, 4'000'000U);  // not at every commit
}

TEST(Postgres, IsTriedToo) {
    if (!TestPlace::HasPostgres()) GTEST_SKIP() << TestPlace::kWhySkipped;
}

}  // namespace
}  // namespace samkraft::db
