// Live screens: tells each connected worker which of the cases they see has changed for them. A change that a
// worker may not read is not told, not even that it happened. One thread of its own; members may be called
// from any thread.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
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
    struct Screen {
        std::string token;  // asked for again at each event: a session that has ended hears nothing more
        std::shared_ptr<net::EventStream> stream;
    };
    office::Office& office_;
    std::atomic<bool> stop_ = false;
    std::mutex mutex_;
    std::vector<Screen> screens_;  // guarded by mutex_
    // How many entries of a case have been told of; the thread's own. An entry that may be read and was told
    // of must not make the next one heard, which may not.
    std::unordered_map<CaseId, std::size_t> told_;
    std::thread thread_;
};

}  // namespace samkraft::http
