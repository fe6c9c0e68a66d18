// What documents need of the way of a request: the file from the body, what it is from a header, and a bound
// on how many files are in memory at a time.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "net/server.hpp"

namespace samkraft::http {

// Base64url of the JSON that POST /cases/{case}/entries takes, of one entry: titles and names belong in no
// address, and no header holds more than ASCII.
inline constexpr std::string_view kDocumentHeader = "samkraft-document";
[[nodiscard]] Result<std::string> HeaderJson(std::string_view header);

// The body, as it was streamed to a file or kept; kTooLarge, kRequired.
[[nodiscard]] Result<std::string> BytesOf(const net::Request& request, std::uint64_t most);

// So many at a time; who comes too late is asked to try again. Thread-safe.
class Slots {
  public:
    using Held = std::shared_ptr<void>;  // until the last copy is gone
    explicit Slots(int most) : left_(std::make_shared<std::atomic<int>>(most)) {}
    [[nodiscard]] Result<Held> Take();  // kUnavailable

  private:
    std::shared_ptr<std::atomic<int>> left_;
};
// The bytes with the slot they take: given back when the last of them has left.
[[nodiscard]] std::shared_ptr<const std::string> HeldWith(std::shared_ptr<const std::string> bytes,
                                                          Slots::Held slot);
[[nodiscard]] std::shared_ptr<const std::string> HeldWith(std::string bytes, Slots::Held slot);

}  // namespace samkraft::http
