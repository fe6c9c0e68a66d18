// The two cookies. Behind TLS their names begin with __Host-, which a browser takes only with Secure, for the
// whole site, and from this very host: no neighbour domain and no plain connection can put one there (RFC
// 6265bis §4.1.3).
#pragma once

#include <string>
#include <string_view>

#include "net/server.hpp"

namespace samkraft::http {

struct Cookies {
    bool secure = true;  // false: plain HTTP on a machine of one's own

    [[nodiscard]] std::string_view Session(const net::Request& request) const {
        return request.Cookie(secure ? "__Host-samkraft_session" : "samkraft_session");
    }
    [[nodiscard]] std::string SetSession(const std::string& token, std::int64_t seconds) const {
        return Set("samkraft_session", token, "Strict", seconds);
    }
    // On the way to a provider and back. The way back begins at the provider's page, hence Lax.
    [[nodiscard]] std::string_view Ticket(const net::Request& request) const {
        return request.Cookie(secure ? "__Host-samkraft_sign_in" : "samkraft_sign_in");
    }
    [[nodiscard]] std::string SetTicket(const std::string& ticket, std::int64_t seconds) const {
        return Set("samkraft_sign_in", ticket, "Lax", seconds);
    }

  private:
    [[nodiscard]] std::string Set(const char* name, const std::string& value, const char* same_site,
                                  std::int64_t seconds) const {
        return std::string(secure ? "__Host-" : "") + name + "=" + value +
               "; Path=/; HttpOnly; SameSite=" + same_site + "; Max-Age=" + std::to_string(seconds) +
               (secure ? "; Secure" : "");
    }
};

}  // namespace samkraft::http
