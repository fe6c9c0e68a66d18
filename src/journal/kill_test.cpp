// Kill -9 under load loses no acknowledged write and leaves no half of one. A child process writes with eight
// threads and tells through a pipe what was acknowledged to it; the parent kills it at some moment and looks
// at what is there. SAMKRAFT_KILL_ROUNDS says how many times (10 unless set).
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <future>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "base/unavailable.hpp"
#include "db/testing.hpp"
#include "journal/journal.hpp"

namespace samkraft::journal {
namespace {

using db::Engine;

constexpr AssociationId kHere{1};
constexpr int kThreads = 8;
constexpr int kStreams = 4;       // fewer than threads: they get in each other's way
constexpr std::size_t kPair = 3;  // entries of one append: all or none

// One acknowledged thing, as it goes through the pipe (less than PIPE_BUF: whole or not at all).
struct Acknowledged {
    std::int64_t stream = 0;  // 0: an access row
    std::int64_t number = 0;
};

std::string PayloadOf(std::int64_t number, std::size_t part) {
    return std::to_string(number) + "/" + std::to_string(part) + std::string(300, '.');
}

[[noreturn]] void WriteUntilKilled(const Config& config, int pipe, std::int64_t round) {
    auto opened = Journal::Open(config);
    if (!opened) _exit(3);
    Journal& journal = **opened;
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            std::mt19937_64 random(static_cast<std::uint64_t>(round * 100 + t));
            for (std::int64_t i = 1;; ++i) {
                const std::int64_t number = (round * 100 + t) * 1'000'000 + i * 10;
                const CaseId stream{100 + static_cast<std::int64_t>(random() % kStreams)};
                if (random() % 3 == 0) {
                    AccessRow row;
                    row.at = Instant{number};
                    row.case_id = stream;
                    std::promise<bool> promise;
                    journal.Log(
                        kHere, {row}, [&] { promise.set_value(true); }, [&] { promise.set_value(false); });
                    const Acknowledged done{0, number};
                    if (promise.get_future().get() && write(pipe, &done, sizeof done) != sizeof done)
                        _exit(4);
                    continue;
                }
                Append append;
                append.association = kHere;
                append.stream = stream;
                try {
                    append.expected = journal.Read(kHere, stream).Sequence();
                } catch (const Unavailable&) {  // the server is away
                    std::this_thread::sleep_for(std::chrono::milliseconds(10));
                    continue;
                }
                for (std::size_t part = 0; part < kPair; ++part) {
                    NewEntry entry;
                    entry.head.id = EntryId{number + static_cast<std::int64_t>(part)};
                    entry.head.item = ItemId{number + static_cast<std::int64_t>(part)};
                    entry.head.owner = static_cast<domain::Party>(1 + random() % 6);
                    entry.head.at = Instant{number};
                    entry.payload = PayloadOf(number, part);
                    append.entries.push_back(std::move(entry));
                }
                Card card;
                card.case_id = stream;
                card.reader = Reader{domain::Party::kSocialServices, domain::Column::kSocialServices};
                card.lead = WorkerId{number};
                card.content = PayloadOf(number, 0);
                append.projections.emplace().cards.push_back(std::move(card));
                AccessRow row;
                row.access = Access::kWritten;
                row.at = Instant{number};
                row.case_id = stream;
                append.access.push_back(row);
                const Outcome outcome = journal.Commit(std::move(append)).outcome;
                const Acknowledged done{stream.value, number};
                if (outcome == Outcome::kDone && write(pipe, &done, sizeof done) != sizeof done) _exit(4);
                if (outcome == Outcome::kFailed) std::this_thread::yield();
            }
        });
    for (auto& thread : threads) thread.join();
    _exit(5);
}

// Everything acknowledged is there; every append whole; the projection is the last append's; each append has
// its access row.
void Verify(const Config& config, const std::vector<Acknowledged>& acknowledged) {
    auto opened = Journal::Open(config);
    ASSERT_TRUE(opened) << Message(opened.error(), Language::kEnglish);
    Journal& journal = **opened;
    std::map<std::int64_t, std::set<std::int64_t>> written, logged;
    std::set<std::int64_t> reads;
    for (int s = 0; s < kStreams; ++s) {
        const CaseId id{100 + s};
        Stream stream = journal.Read(kHere, id);
        ASSERT_EQ(stream.Sequence(), static_cast<std::int64_t>(stream.Heads().size()));
        ASSERT_EQ(stream.Heads().size() % kPair, 0U) << "half an append";
        for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
            const std::int64_t number = stream.Heads()[i].at.micros;
            ASSERT_EQ(stream.Heads()[i].id.value, number + static_cast<std::int64_t>(i % kPair));
            ASSERT_EQ(stream.Open(i), PayloadOf(number, i % kPair));
            const bool first = written[id.value].insert(number).second;
            ASSERT_EQ(first, i % kPair == 0) << "an append twice";
        }
        const Projections projections = journal.StoredProjections(kHere, id);
        ASSERT_EQ(projections.cards.size(), stream.Heads().empty() ? 0U : 1U);
        for (const Card& card : projections.cards)
            ASSERT_EQ(card.lead.value, stream.Heads().back().at.micros);
        for (const AccessRow& row : journal.AccessOf(kHere, id, INT32_MAX)) {
            auto& seen = row.access == Access::kWritten ? logged[id.value] : reads;
            ASSERT_TRUE(seen.insert(row.at.micros).second) << "an access row twice";
        }
    }
    EXPECT_EQ(journal.ProveAccess(kHere, {}, {}, {}).fault, AccessFault::kNone);
    EXPECT_EQ(written, logged) << "an append without its access row, or the other way round";
    for (const Acknowledged& done : acknowledged) {
        const auto& seen = done.stream == 0 ? reads : written[done.stream];
        ASSERT_TRUE(seen.count(done.number)) << (done.stream == 0 ? "a lost access row" : "a lost append");
    }
}

class KillTest : public testing::TestWithParam<Engine> {
  protected:
    void SetUp() override {
        const char* given = std::getenv("SAMKRAFT_KILL_ROUNDS");
        rounds_ = given ? std::atoi(given) : 10;
        config_ = Config{place_.Database(), place_.Folder() + "/key", 4, true};
        ASSERT_TRUE(CreateKeyFile(config_.key_file));
    }
    // Starts a writer, lets `harm` come over it, and gives what it had been told until it died.
    void Round(std::int64_t round, const std::function<void(pid_t)>& harm) {
        std::array<int, 2> ends{};
        ASSERT_EQ(pipe(ends.data()), 0);
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            close(ends[0]);
            if (!freopen("/dev/null", "w", stderr)) _exit(6);
            WriteUntilKilled(config_, ends[1], round);
        }
        close(ends[1]);
        Acknowledged done;
        std::size_t count = 0;
        const auto next = [&] { return read(ends[0], &done, sizeof done) == sizeof done; };
        // Not before there is load: killing a process that still opens its files proves little.
        for (; count < 20 && next(); ++count) acknowledged_.push_back(done);
        std::thread killer([&] { harm(child); });
        while (next()) acknowledged_.push_back(done), ++count;
        killer.join();
        close(ends[0]);
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
            << "the writer ended by itself: " << status;
        ASSERT_GE(count, 20U);
    }

    db::TestPlace place_{GetParam()};
    Config config_;
    int rounds_ = 0;
    std::vector<Acknowledged> acknowledged_;
};
INSTANTIATE_TEST_SUITE_P(Engines, KillTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(KillTest, LosesNothingThatWasAcknowledged) {
    std::mt19937 random(static_cast<unsigned>(getpid()));
    for (int round = 0; round < rounds_ && !HasFatalFailure(); ++round) {
        Round(round, [&](pid_t child) {
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 200'000));
            kill(child, SIGKILL);
        });
        // What is left of the dead process's session is rolled back by the server in its own time; opening
        // waits for its locks.
        if (round % 5 == 4 || round + 1 == rounds_) Verify(config_, acknowledged_);
    }
    RecordProperty("acknowledged", static_cast<int>(acknowledged_.size()));
    std::printf("  %zu acknowledged writes in %d rounds\n", acknowledged_.size(), rounds_);
}

// The database server dies under the writer, which goes on by itself when the server is back. Only where the
// test may do so: the server is a child of nobody here, so its process id is read from the cluster that
// script/postgres made.
TEST_P(KillTest, TheServerMayDieToo) {
    if (GetParam() == Engine::kSqlite) GTEST_SKIP() << "SQLite has no server";
    const char* folder = std::getenv("SAMKRAFT_TEST_POSTGRES_DIR");
    if (!folder)
        GTEST_SKIP() << "SAMKRAFT_TEST_POSTGRES_DIR is not set: the server was not killed. Set it to the DIR "
                        "of `script/postgres start DIR`.";
    const std::string script =
        std::string(SAMKRAFT_SOURCE_DIR) + "/script/postgres start " + folder + " >/dev/null 2>&1";
    std::mt19937 random(static_cast<unsigned>(getpid()));
    for (int round = 0; round < std::min(rounds_, 3) && !HasFatalFailure(); ++round) {
        Round(1000 + round, [&](pid_t child) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20 + random() % 100));
            pid_t server = 0;
            std::ifstream(std::string(folder) + "/cluster/postmaster.pid") >> server;
            ASSERT_GT(server, 1);
            kill(server, SIGKILL);  // its backends notice and end
            ASSERT_EQ(std::system(script.c_str()), 0);
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            kill(child, SIGKILL);
        });
        Verify(config_, acknowledged_);
    }
    std::printf("  %zu acknowledged writes\n", acknowledged_.size());
}

}  // namespace
}  // namespace samkraft::journal
