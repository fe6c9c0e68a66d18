// The API and the pages over HTTP. One table of routes (api.cpp) says for each its method, path and what it
// is about; a route about a participant can only answer with what the office lets out (office::Seen), after
// the access log is on disk.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/doors.hpp"
#include "http/scim.hpp"
#include "net/server.hpp"
#include "office/office.hpp"

namespace samkraft::http {

struct DemoUser {
    std::string username, name, title, team;
    domain::Party party = domain::Party::kNone;
    domain::Role role = domain::Role::kOperator;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"username"}, self.username);
        visit({"name"}, self.name);
        visit({"title"}, self.title);
        visit({"party"}, self.party);
        visit({"role"}, self.role);
        visit({"team"}, self.team);
    }
};

struct ApiOptions {
    std::filesystem::path web;   // the built client; empty: the API alone
    bool secure_cookies = true;  // false only for the demo on a machine of one's own
    std::int64_t session_seconds = 12 * 3600;
    int budget_times = 1;  // how many times what one person may ask for (budget.hpp); 0: without end
    std::vector<DoorSettings> doors;  // providers of sign-in
    std::vector<ScimSettings> scim;   // the parties' own systems of users
    // Where browsers reach this server, without a path; asked for while it is served. Needed with doors
    // alone.
    std::function<std::string()> public_url;
    std::vector<DemoUser> demo_users;  // with the demo
    std::string demo_password;
    std::uint64_t upload_bytes = std::uint64_t{1} << 30;
    std::uint64_t document_bytes = std::uint64_t{10} << 20;  // of one document's file
    // Looks a PDF through, where it can do no harm; not set: here.
    std::function<Done(std::string_view pdf)> judge_pdf;
};

class Api {
  public:
    Api(office::Office& office, ApiOptions options);
    ~Api();

    // The handler outlives the server that calls it, not this.
    void Handle(net::Request&& request, net::Responder responder);
    [[nodiscard]] std::uint64_t UploadBytes(const net::Request& head) const;

    struct RouteInfo {
        std::string method, path;  // as in openapi.yaml, below /api/v1
        bool participant = false;
    };
    [[nodiscard]] std::vector<RouteInfo> Routes() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace samkraft::http
