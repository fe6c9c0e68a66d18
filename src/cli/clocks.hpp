// The demo's clock while it is served: always on its one day, never before the moment that its stories have
// come to, and always later than when it was last looked at, however long the demo is kept.
#pragma once

#include <algorithm>

#include "base/clock.hpp"

namespace samkraft::cli {

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
