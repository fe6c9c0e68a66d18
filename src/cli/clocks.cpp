#include "cli/clocks.hpp"

#include <chrono>
#include <limits>

namespace samkraft::cli {
namespace {

constexpr std::int64_t kMostBehindSeconds = 60;  // what a machine may correct its clock by

}  // namespace

std::int64_t ForwardClock::SystemMicros() { return SystemClock{}.Now().micros; }
std::int64_t ForwardClock::SteadyMicros() {
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

ForwardClock::ForwardClock(Instant least, Micros system, Micros steady)
    : system_(std::move(system)),
      steady_(std::move(steady)),
      ahead_(least ? least.micros - steady_() : std::numeric_limits<std::int64_t>::min()) {}

Instant ForwardClock::Now() const {
    const std::int64_t steady = steady_(), is = system_() - steady;
    std::int64_t was = ahead_.load();
    while (is > was && !ahead_.compare_exchange_weak(was, is)) {
    }
    return Instant{steady + std::max(is, was)};
}

Done CheckClock(Instant now, Instant last_used) {
    if (AddSeconds(now, kMostBehindSeconds) >= last_used) return {};
    return Fail(Code::kSetup, "",
                {"the machine's clock shows " + now.Text() + ", but the journal was last used at " +
                 last_used.Text() +
                 ". Set the clock: with one that has gone back, what has run out would hold again. If it was "
                 "wrong then and is right now: samkraft serve --clock-is-right"});
}

}  // namespace samkraft::cli
