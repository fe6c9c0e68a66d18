// SCIM 2.0 (RFC 7643, RFC 7644): a party's own system of users keeps its workers here: who they are, their
// role and their last day, and their teams. Under /scim/v2, with a bearer token for each party.
//
// Users are the workers of the token's party; others' are not there. A role is one of those that the
// configuration lets this client give. Groups are the association's teams; a client puts its own users into
// them and takes them out. Nothing is ever removed: a deleted user is somebody who has left, and is not found
// any more.
//
// Members may be called from any thread.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "net/server.hpp"
#include "office/office.hpp"

namespace samkraft::http {

struct ScimSettings {
    std::string name;        // for the program's log
    std::string token_hash;  // SHA-256 of the bearer token
    domain::Party party = domain::Party::kNone;
    std::vector<domain::Role> roles;  // that it may give
    std::string door;                 // whose names for people are the users' …
    bool by_external_id = false;      // … externalId, instead of userName. No door: no names are kept
};

class Scim {
  public:
    Scim(office::Office& office, std::vector<ScimSettings> clients);

    // false: not one of these addresses, and nothing was done.
    [[nodiscard]] bool Handle(const net::Request& request, const net::Responder& responder);

  private:
    office::Office& office_;
    const std::vector<ScimSettings> clients_;
    std::mutex changing_;  // one change at a time: each is of what is there
};

}  // namespace samkraft::http
