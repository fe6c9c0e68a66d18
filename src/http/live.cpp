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

void Live::Run() {
    constexpr int kWaitMs = 500;
    constexpr std::int64_t kLookBackSeconds = 10;
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
                for (const Screen& screen : screens) {
                    const auto session = office_.FindSession(screen.token);
                    if (!session)
                        screen.stream->Close();
                    else if (office_.ChangedFor(session->actor, change.case_id,
                                                AddSeconds(office_.Now(), -kLookBackSeconds)))
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
