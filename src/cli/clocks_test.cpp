#include "cli/clocks.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace samkraft::cli {
namespace {

constexpr std::int64_t kSecond = kMicrosPerSecond, kDay = 86'400 * kSecond;

struct Machine {
    std::int64_t system = 1'000 * kDay, steady = 5 * kSecond;
    void Pass(std::int64_t micros) { system += micros, steady += micros; }
    [[nodiscard]] ForwardClock Clock(Instant least = {}) {
        return ForwardClock(least, [this] { return system; }, [this] { return steady; });
    }
};

TEST(ForwardClock, IsTheMachinesClockAsLongAsThatGoesForward) {
    Machine machine;
    const ForwardClock clock = machine.Clock();
    for (const std::int64_t pass : {kSecond, std::int64_t{1}, kDay}) {
        machine.Pass(pass);
        EXPECT_EQ(clock.Now().micros, machine.system);
    }
    machine.system += 2 * kDay;  // set forward, or the machine has slept
    EXPECT_EQ(clock.Now().micros, machine.system);
}

TEST(ForwardClock, GoesOnAtItsPaceWhenTheMachinesIsSetBack) {
    Machine machine;
    const ForwardClock clock = machine.Clock();
    const std::int64_t before = clock.Now().micros;
    machine.system -= 2 * kDay;
    EXPECT_EQ(clock.Now().micros, before);
    machine.Pass(4 * 3600 * kSecond);  // a session that should end ends
    EXPECT_EQ(clock.Now().micros, before + 4 * 3600 * kSecond);
    machine.system += 2 * kDay;  // put right
    EXPECT_EQ(clock.Now().micros, machine.system);
}

TEST(ForwardClock, BeginsNoEarlierThanTheJournalWasLastUsed) {
    Machine machine;
    const Instant last{machine.system + 30 * kSecond};
    const ForwardClock clock = machine.Clock(last);
    EXPECT_EQ(clock.Now(), last);
    machine.Pass(10 * kSecond);
    EXPECT_EQ(clock.Now(), AddSeconds(last, 10));
}

TEST(ForwardClock, NeverGoesBackForAnybodyWhileTheMachinesJumps) {
    std::atomic<std::int64_t> jump{0}, steps{0};
    const ForwardClock clock(Instant{}, [&] { return 1'000 * kDay + jump.load(); }, [&] { return ++steps; });
    std::vector<std::thread> readers;
    std::atomic<bool> back{false};
    for (int t = 0; t < 4; ++t)
        readers.emplace_back([&] {
            Instant last;
            for (int i = 0; i < 20'000; ++i) {
                const Instant now = clock.Now();
                if (now < last) back = true;
                last = now;
                jump = (i % 7 - 3) * kSecond;
            }
        });
    for (std::thread& reader : readers) reader.join();
    EXPECT_FALSE(back);
}

TEST(CheckClock, RefusesOneThatHasGoneBackByMoreThanAMinute) {
    const Instant last = AddSeconds(StartOfDay(MakeDate(2026, 10, 25)), 3600);
    for (const std::int64_t seconds : {-60, -1, 0, 1, 86'400})
        EXPECT_TRUE(CheckClock(AddSeconds(last, seconds), last)) << seconds;
    EXPECT_TRUE(CheckClock(last, Instant{}));  // nothing is written yet
    for (const std::int64_t seconds : {-61, -3600, -2 * 86'400}) {
        const auto checked = CheckClock(AddSeconds(last, seconds), last);
        ASSERT_FALSE(checked) << seconds;
        EXPECT_EQ(checked.error().code, Code::kSetup);
        const std::string message = Message(checked.error(), Language::kEnglish);
        EXPECT_NE(message.find("2026-10-24T23:00:00"), std::string::npos) << message;
        EXPECT_NE(message.find("--clock-is-right"), std::string::npos) << message;
    }
}

}  // namespace
}  // namespace samkraft::cli
