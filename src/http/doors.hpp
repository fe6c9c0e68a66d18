// The addresses that browsers and providers of sign-in come to, outside the API: what answers here is a way
// on, not a document.
//
//     GET  /sign-in/{door}?next=/path   on to the provider
//     GET  /sign-in/{door}/callback     back from it; on to the page, or to the sign-in page with what is
//     wrong POST /sign-in/{door}/logout       the provider says that somebody has signed out (Back-Channel
//     Logout 1.0)
//
// Nothing here waits: the provider's own threads answer. Members may be called from any thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/cookies.hpp"
#include "net/server.hpp"
#include "office/office.hpp"

namespace samkraft::http {

struct DoorSettings {
    oidc::Settings provider;
    std::string label;                           // on the button
    domain::Party party = domain::Party::kNone;  // whose workers it speaks for
};

class Doors {
  public:
    Doors(office::Office& office, std::vector<DoorSettings> settings, Cookies cookies,
          std::function<std::string()> public_url, std::int64_t session_seconds);
    ~Doors();  // waits for what is under way

    // false: not one of these addresses, and nothing was done.
    [[nodiscard]] bool Handle(const net::Request& request, const net::Responder& responder);
    // [{"name": …, "label": …}]
    [[nodiscard]] std::string Json() const;

  private:
    struct Door;
    void Begin(Door& door, const net::Request& request, const net::Responder& responder);
    void Finish(Door& door, const net::Request& request, const net::Responder& responder);
    void HearLogout(Door& door, const net::Request& request, const net::Responder& responder);

    office::Office& office_;
    const Cookies cookies_;
    const std::function<std::string()> public_url_;
    const std::int64_t session_seconds_;
    std::vector<std::unique_ptr<Door>> doors_;
};

}  // namespace samkraft::http
