// The demo's clock while it is served: its day, at the real time of day.
#pragma once

#include "base/clock.hpp"

namespace samkraft::cli {

class TodayClock final : public Clock {
  public:
    explicit TodayClock(Date day) : day_(day) {}
    [[nodiscard]] Instant Now() const override {
        const Instant real = SystemClock{}.Now();
        return Instant{StartOfDay(day_).micros + (real.micros - StartOfDay(LocalDate(real)).micros)};
    }

  private:
    Date day_;
};

}  // namespace samkraft::cli
