// Problem details (RFC 9457): every fault as the client gets it, in the reader's language, with a stable
// code.
#pragma once

#include "base/error.hpp"
#include "net/server.hpp"

namespace samkraft::http {

[[nodiscard]] net::Response Problem(const Error& error, Language language,
                                    std::string_view current_view = {});
// For what the server refuses before any handler sees it.
[[nodiscard]] net::Response ProblemForStatus(int status, std::string_view reason);
void AddSecurityHeaders(net::Response& response);
// What every answer says besides where browsers come over TLS, and never where they do not (RFC 6797, 7.2).
[[nodiscard]] net::Pairs HeadersOverTls();

}  // namespace samkraft::http
