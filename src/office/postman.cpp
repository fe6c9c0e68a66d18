#include "office/postman.hpp"

#include <chrono>

#include "base/log.hpp"

namespace samkraft::office {

Postman::Postman(Office& office, notices::Senders senders)
    : office_(office), senders_(std::move(senders)), thread_([this] { Run(); }) {}

Postman::~Postman() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    stopped_.notify_one();
    thread_.join();
}

void Postman::Run() {
    using std::chrono::steady_clock;
    constexpr std::chrono::seconds kLook{2};
    constexpr std::chrono::seconds kGather{5};  // what is committed meanwhile is looked through together
    constexpr std::chrono::minutes kAnyway{1};  // quiet hours end, a pause is over
    std::int64_t change = -1;
    steady_clock::time_point made{};
    std::unique_lock lock(mutex_);
    do {
        lock.unlock();
        try {
            const std::int64_t last = office_.LastChange();
            const auto now = steady_clock::now();
            if (now - made >= (last == change ? std::chrono::seconds(kAnyway) : kGather)) {
                change = last;
                made = now;
                office_.MakeNotices();
            }
            office_.SendNotices(senders_);
        } catch (const std::exception& e) {
            log::Warn("postman", {{"why", e.what()}});
        }
        lock.lock();
    } while (!stopped_.wait_for(lock, kLook, [this] { return stop_; }));
}

}  // namespace samkraft::office
