// Live screens: tells each connected worker which of the cases they see has changed for them. A change that a
// worker may not read is not told, not even that it happened. One thread of its own; members may be called
// from any thread.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>
#include <vector>

#include "net/server.hpp"
#include "office/office.hpp"

namespace samkraft::http {

class Live {
  public:
    explicit Live(office::Office& office);
    ~Live();
    void Join(const std::string& token, std::shared_ptr<net::EventStream> stream);
    void Leave(const std::string& token);  // ends the streams of a session

  private:
    void Run();
    [[nodiscard]] std::optional<std::int64_t> WaitForScreens();  // what has been told of; none: stop
    void Tell(CaseId case_id);
    void CloseEnded();  // whoever has been signed out, has got another role or has left
    struct Screen {
        std::string token;  // asked for again at each event: a session that has ended hears nothing more
        std::shared_ptr<net::EventStream> stream;
    };
    office::Office& office_;
    std::mutex mutex_;
    std::condition_variable joined_;
    bool stop_ = false;  // guarded by mutex_, like the next two
    std::vector<Screen> screens_;
    std::int64_t after_ = 0;  // the number of the last change told of
    // How many entries of a case have been told of; the thread's own. An entry that may be read and was told
    // of must not make the next one heard, which may not.
    std::unordered_map<CaseId, std::size_t> told_;
    std::thread thread_;
};

}  // namespace samkraft::http
