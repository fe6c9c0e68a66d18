// Slows down guessing of passwords: after a few wrong tries for a name or from an address, each further try
// must wait, longer and longer. In memory: a restart forgives, and several servers count apart. Thread-safe.
#pragma once

#include <algorithm>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/clock.hpp"

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

}  // namespace samkraft::office
