// The request target, decoded. Strict on purpose: a proxy in front and this server must see the same path, so
// what could be read in two ways (empty or dot segments, encoded slashes, backslashes, control characters,
// broken UTF-8) is refused, not repaired. Pure. Only the origin form of RFC 9112 §3.2.1 is taken: no proxy
// requests, no "*".
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace samkraft::net {

struct Target {
    std::string path;
    std::vector<std::pair<std::string, std::string>>
        query;  // application/x-www-form-urlencoded: '+' is a space
};

[[nodiscard]] bool ParseTarget(std::string_view raw,
                               Target& out);  // false: 400; out is then undefined. Linear.

// RFC 3986 §2.1: strictly two hex digits after each '%'. False on a fault.
[[nodiscard]] bool PercentDecode(std::string_view raw, bool plus_is_space, std::string& out);

}  // namespace samkraft::net
