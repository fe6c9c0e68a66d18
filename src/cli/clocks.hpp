// The demo's clock: a fixed day of the story, at the real time of day.
#pragma once

#include "base/clock.hpp"

namespace samkraft::cli {

class StoryClock final : public Clock {
  public:
    explicit StoryClock(Date day) : day_(day) {}
    [[nodiscard]] Instant Now() const override {
        const Instant real = SystemClock{}.Now();
        return Instant{StartOfDay(day_).micros + (real.micros - StartOfDay(LocalDate(real)).micros)};
    }

  private:
    Date day_;
};

}  // namespace samkraft::cli
