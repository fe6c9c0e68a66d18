#include "http/live.hpp"

#include <algorithm>

#include "base/log.hpp"

namespace samkraft::http {

Live::Live(office::Office& office) : office_(office), thread_([this] { Run(); }) {}

Live::~Live() {
    stop_ = true;
    thread_.join();
}

void Live::Join(const std::string& token, std::shared_ptr<net::EventStream> stream) {
    stream->Send("hello", "");
    const std::lock_guard lock(mutex_);
    screens_.push_back({token, std::move(stream)});
}

void Live::Leave(const std::string& token) {
    const std::lock_guard lock(mutex_);
    for (const Screen& screen : screens_)
        if (screen.token == token) screen.stream->Close();
    std::erase_if(screens_, [&](const Screen& s) { return s.token == token; });
}

void Live::Run() {
    constexpr int kWaitMs = 500;
    constexpr std::int64_t kLookBackSeconds = 10;  // in a case that has not been told of before
    constexpr std::size_t kCasesKept = 100'000;
    std::int64_t after = office_.LastChange();
    while (!stop_) {
        try {
            for (const office::Office::Change& change : office_.Changes(after, kWaitMs)) {
                after = change.number;
                std::vector<Screen> screens;
                {
                    const std::lock_guard lock(mutex_);
                    std::erase_if(screens_, [](const Screen& s) { return s.stream->Closed(); });
                    screens = screens_;
                }
                if (told_.size() > kCasesKept) told_.clear();
                const std::size_t length = office_.LengthOf(change.case_id);
                const auto [at, first] = told_.try_emplace(change.case_id, 0);
                const std::size_t known = at->second;
                at->second = length;
                const Instant since = first ? AddSeconds(office_.Now(), -kLookBackSeconds) : Instant{};
                for (const Screen& screen : screens) {
                    const auto session = office_.FindSession(screen.token, false);
                    if (!session)
                        screen.stream->Close();
                    else if (office_.ChangedFor(session->actor, change.case_id, known, since))
                        screen.stream->Send("case", change.case_id.Text());
                }
            }
        } catch (const std::exception& e) {
            log::Warn("live_events", {{"why", e.what()}});
            std::this_thread::sleep_for(std::chrono::milliseconds(kWaitMs));
        }
    }
}

}  // namespace samkraft::http
