// The clocks of what is served: one that never goes back, and the demo's.
#pragma once

#include <algorithm>
#include <atomic>
#include <functional>

#include "base/clock.hpp"
#include "base/error.hpp"

namespace samkraft::cli {

// The machine's clock, as far as it goes forward: when it is set back while we serve, time goes on by the
// machine's steady clock, and neither stands still nor comes twice. Otherwise a consent that has run out
// would hold again, and the log's rows would not stand in their order. Thread-safe.
class ForwardClock final : public Clock {
  public:
    using Micros = std::function<std::int64_t()>;
    // `system` and `steady` give microseconds, the second from any beginning. Never before `least`.
    explicit ForwardClock(Instant least, Micros system = SystemMicros, Micros steady = SteadyMicros);
    [[nodiscard]] Instant Now() const override;

  private:
    static std::int64_t SystemMicros();
    static std::int64_t SteadyMicros();
    const Micros system_, steady_;
    mutable std::atomic<std::int64_t> ahead_;  // of the steady clock; it only grows
};

// Before anything is served: kSetup when the clock shows more than a minute less than when the journal was
// last used. Within the minute ForwardClock goes on from there.
[[nodiscard]] Done CheckClock(Instant now, Instant last_used);

// The demo's clock while it is served: always on its one day, never before the moment that its stories have
// come to, and always later than when it was last looked at, however long the demo is kept.
class TodayClock final : public Clock {
  public:
    // `made`: when the demo was made. The day's time draws near to midnight and never gets there; half of it
    // has gone after eight hours.
    TodayClock(Instant from, Instant made) : from_(from), made_(made) {}
    [[nodiscard]] Instant Now() const override {
        constexpr double kHalf = 8.0 * 3600 * static_cast<double>(kMicrosPerSecond);
        const auto left = static_cast<double>(StartOfDay(AddDays(LocalDate(from_), 1)).micros - from_.micros);
        const auto since =
            static_cast<double>(std::max<std::int64_t>(0, SystemClock{}.Now().micros - made_.micros));
        return Instant{from_.micros + static_cast<std::int64_t>(left * since / (since + kHalf))};
    }

  private:
    Instant from_, made_;
};

}  // namespace samkraft::cli
