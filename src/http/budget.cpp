#include "http/budget.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace samkraft::http {
namespace {

constexpr int kLogEvery = 60;  // seconds

struct Counted {
    std::string_view method, route;
    Asked what;
    bool with_words = false;  // counted only when it searches
};
constexpr std::array kCounted{
    Counted{"GET", "/cases", Asked::kSearch, true},
    Counted{"GET", "/cases/counts", Asked::kSearch, true},
    // By personal number. Reasoned openings have a count of their own.
    Counted{"POST", "/cases", Asked::kSearch},
    Counted{"GET", "/cases/{case}", Asked::kReading},
    Counted{"GET", "/cases/{case}/preparation", Asked::kReading},
    Counted{"GET", "/cases/{case}/timeline", Asked::kReading},
    Counted{"GET", "/cases/{case}/documents/{item}", Asked::kReading},
    Counted{"GET", "/cases/{case}/threads/{thread}", Asked::kReading},
    Counted{"POST", "/cases/{case}/papers/{template}", Asked::kReading},
    Counted{"GET", "/reports/sus", Asked::kReading},
    Counted{"GET", "/cases/export", Asked::kTakenOut},
    Counted{"GET", "/cases/{case}/extract", Asked::kTakenOut},
    Counted{"GET", "/records/{case}/file", Asked::kTakenOut},
    // With words they are searches, above.
    Counted{"GET", "/cases", Asked::kList},
    Counted{"GET", "/cases/counts", Asked::kList},
    Counted{"GET", "/my-unread", Asked::kList},
    Counted{"GET", "/cases/{case}/news", Asked::kHanging},
    Counted{"GET", "/cases/{case}/access", Asked::kHanging},
    Counted{"GET", "/cases/{case}/allocation", Asked::kHanging},
    Counted{"GET", "/cases/{case}/consents/{consent}", Asked::kHanging},
    Counted{"GET", "/cases/{case}/items/{item}/openings", Asked::kHanging},
    Counted{"GET", "/cases/{case}/threads", Asked::kHanging},
    Counted{"GET", "/cases/{case}/drafts/{place}", Asked::kHanging},
    Counted{"GET", "/cases/{case}/rules", Asked::kHanging},
    Counted{"GET", "/cases/{case}/readers", Asked::kHanging},
    Counted{"GET", "/cases/{case}/audience", Asked::kHanging},
};

}  // namespace

std::optional<Asked> AskedBy(std::string_view method, std::string_view route, bool searches) {
    for (const Counted& one : kCounted)
        if (one.method == method && one.route == route && (searches || !one.with_words)) return one.what;
    return std::nullopt;
}

Budgets::Answer Budgets::Take(WorkerId who, Asked what, std::string_view words, Instant now) {
    if (times_ == 0) return {};
    const auto place = static_cast<std::size_t>(what);
    const double most = static_cast<double>(kBudgets[place].most) * times_;
    const double a_second = most / kBudgets[place].seconds;
    const std::lock_guard lock(mutex_);
    if (left_.size() > 100'000) left_.clear();
    Left& left = left_[who][place];
    const double since = left.at ? static_cast<double>(now.micros - left.at.micros) / kMicrosPerSecond : 0;
    // Who has not asked before, or not for long, has all of it; a clock that went back gives nothing.
    left.count = left.at ? std::min(most, left.count + std::max(0.0, since) * a_second) : most;
    left.at = left.at ? std::max(left.at, now) : now;
    const std::size_t hashed =
        what == Asked::kSearch && !words.empty() ? std::hash<std::string_view>{}(words) : 0;
    if (hashed != 0 && hashed == left.words) return {};
    if (left.count >= 1) {
        left.count -= 1;
        left.words = hashed;
        return {};
    }
    Answer refused{std::max(1, static_cast<int>(std::ceil((1 - left.count) / a_second))), false};
    refused.to_log = !left.logged || AddSeconds(left.logged, kLogEvery) <= now;
    if (refused.to_log) left.logged = now;
    return refused;
}

}  // namespace samkraft::http
