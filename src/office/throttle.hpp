// Slows down guessing of passwords: after a few wrong tries for a name or from an address, each further try
// must wait, longer and longer. In memory: a restart forgives, and several servers count apart. Thread-safe.
#pragma once

#include <algorithm>
#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace samkraft::office {

struct Throttle {
    static constexpr int kFreeTries = 5, kFreeTriesPerAddress = 50, kLongestWait = 900,
                         kForgottenAfter = 3600;

    int SecondsToWait(const std::string& name, const std::string& address, Instant now) {
        const std::lock_guard lock(mutex_);
        return std::max(Wait("n" + name, kFreeTries, now), Wait("a" + address, kFreeTriesPerAddress, now));
    }
    void Failed(const std::string& name, const std::string& address, Instant now) {
        const std::lock_guard lock(mutex_);
        if (failures_.size() > 100'000) failures_.clear();
        for (const std::string& key : {"n" + name, "a" + address}) {
            Failures& f = failures_[key];
            if (f.last && AddSeconds(f.last, kForgottenAfter) < now) f.count = 0;
            ++f.count;
            f.last = now;
        }
    }
    void Succeeded(const std::string& name) {
        const std::lock_guard lock(mutex_);
        failures_.erase("n" + name);
    }

  private:
    struct Failures {
        int count = 0;
        Instant last;
    };
    int Wait(const std::string& key, int free, Instant now) {
        const auto at = failures_.find(key);
        if (at == failures_.end() || at->second.count < free) return 0;
        const int wait = std::min(kLongestWait, 1 << std::min(at->second.count - free, 10));
        const std::int64_t left =
            (AddSeconds(at->second.last, wait).micros - now.micros + kMicrosPerSecond - 1) / kMicrosPerSecond;
        return left > 0 ? static_cast<int>(left) : 0;
    }
    std::mutex mutex_;
    std::unordered_map<std::string, Failures> failures_;
};

// How much a worker may do of something in an hour. In memory, like the above. Thread-safe.
class Allowance {
  public:
    explicit Allowance(int an_hour) : an_hour_(static_cast<std::size_t>(an_hour)) {}

    // 0: taken. Otherwise the seconds until there is room again; then nothing has been taken.
    int Take(WorkerId worker, Instant now) {
        const std::lock_guard lock(mutex_);
        if (taken_.size() > 100'000) taken_.clear();
        std::deque<Instant>& times = taken_[worker];
        while (!times.empty() && AddSeconds(times.front(), kHour) <= now) times.pop_front();
        if (times.size() >= an_hour_) {
            if (times.empty()) return kHour;
            const std::int64_t left = AddSeconds(times.front(), kHour).micros - now.micros;
            return static_cast<int>((left + kMicrosPerSecond - 1) / kMicrosPerSecond);
        }
        times.push_back(now);
        return 0;
    }

  private:
    static constexpr int kHour = 3600;
    const std::size_t an_hour_;
    std::mutex mutex_;
    std::unordered_map<WorkerId, std::deque<Instant>> taken_;
};

}  // namespace samkraft::office
