// The way out: one request to a provider of sign-in or another service, over TLS. No redirects are followed,
// no cookies kept, and what comes is cut at a limit. It blocks: call it where nobody else waits.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace samkraft::oidc {

struct Wish {
    std::string url;
    std::vector<std::pair<std::string, std::string>> form;  // sent as POST when there is any
    std::string user, password;  // HTTP Basic, when there is a user (RFC 6749 §2.3.1)
    std::string bearer;
    std::string json = {};  // sent as POST, where there is no form
};
struct Found {
    int status = 0;  // 0: nobody answered
    std::string body;
    std::string fault;  // curl's words, when nobody answered
};

// https://…, or http:// to this very machine (127.0.0.1, [::1], localhost).
[[nodiscard]] bool IsLoopback(std::string_view url);
[[nodiscard]] bool MayFetch(std::string_view url);
[[nodiscard]] std::string FormOf(const std::vector<std::pair<std::string, std::string>>& form);

// At most five seconds and 256 KiB. Thread-safe.
[[nodiscard]] Found Fetch(const Wish& wish);

}  // namespace samkraft::oidc
