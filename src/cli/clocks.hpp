// The demo's clock while it is served: always on its one day, and never before the moment that its stories
// have come to.
#pragma once

#include "base/clock.hpp"

namespace samkraft::cli {

// A real day and night goes by between `from` and midnight of the same day, so that what is written later is
// later.
class TodayClock final : public Clock {
  public:
    explicit TodayClock(Instant from)
        : from_(from), left_(StartOfDay(AddDays(LocalDate(from), 1)).micros - from.micros) {}
    [[nodiscard]] Instant Now() const override {
        constexpr std::int64_t kDay = 24 * 3600 * kMicrosPerSecond;
        const std::int64_t real = SystemClock{}.Now().micros % kDay;
        return Instant{from_.micros +
                       static_cast<std::int64_t>(static_cast<double>(left_) * static_cast<double>(real) /
                                                 static_cast<double>(kDay))};
    }

  private:
    Instant from_;
    std::int64_t left_;
};

}  // namespace samkraft::cli
