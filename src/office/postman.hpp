// The postman: sees what has begun to wait, and sends the notices of it. One thread of its own; writing never
// waits for it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "notices/sender.hpp"
#include "office/office.hpp"

namespace samkraft::office {

class Postman {
  public:
    Postman(Office& office, notices::Senders senders);
    ~Postman();  // waits for a message that is just being sent: at most half a minute

  private:
    void Run();
    Office& office_;
    notices::Senders senders_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stop_ = false;  // guarded by mutex_
    std::thread thread_;
};

}  // namespace samkraft::office
