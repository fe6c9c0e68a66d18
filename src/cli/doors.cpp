#include "cli/doors.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "base/text.hpp"
#include "oidc/jwt.hpp"

namespace samkraft::cli {
namespace {

constexpr std::size_t kLongestSecret = 1000, kLeastToken = 32;
constexpr std::string_view kParticipants = "participants";  // instead of a party: each to the own case

tl::unexpected<Error> Wrong(const std::string& which, const std::string& what) {
    return Fail(Code::kSetup, "", {which + ": " + what});
}
tl::unexpected<Error> Wrong(const SignInConfig& door, const std::string& what) {
    return Wrong("the provider of sign-in “" + door.name + "”", what);
}

bool IsName(std::string_view name) {
    return name.size() <= 30 && std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

// Without a path, as in an Origin header.
bool IsOrigin(std::string_view url) {
    const auto host = url.find("://");
    return oidc::MayFetch(url) && url.find_first_of("/?#", host + 3) == std::string_view::npos;
}

}  // namespace

Result<std::string> SecretIn(const std::string& which, const std::string& path, std::size_t least) {
    struct stat about{};
    if (stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode))
        return Wrong(which, "there is no file " + path);
    if ((about.st_mode & 077) != 0)
        return Wrong(which, path + " can be reached by others. Run: chmod 600 " + path);
    std::string secret;
    std::getline(std::ifstream(path), secret);
    secret = text::Trim(secret);
    if (secret.size() < least || secret.size() > kLongestSecret)
        return Wrong(which, "the first line of " + path + " is no secret of at least " +
                                std::to_string(least) + " letters");
    return secret;
}

Result<std::vector<http::DoorSettings>> DoorsOf(const Config& config) {
    std::vector<http::DoorSettings> doors;
    if (!config.public_url.empty() && !IsOrigin(config.public_url))
        return Fail(Code::kSetup, "",
                    {"public_url must be https:// and a name, without a path: “" + config.public_url + "”"});
    for (const SignInConfig& one : config.sign_in) {
        if (!IsName(one.name)) return Wrong(one, "its name may hold a to z, 0 to 9 and -");
        for (const http::DoorSettings& other : doors)
            if (other.provider.name == one.name) return Wrong(one, "the name stands twice");
        if (config.public_url.empty() && config.address != "127.0.0.1")
            return Wrong(one, "set public_url, the address that the provider sends browsers back to");
        if (!oidc::MayFetch(one.issuer) || one.issuer.find_first_of("?#") != std::string::npos)
            return Wrong(one, "the issuer must be an https:// address: “" + one.issuer + "”");
        http::DoorSettings& door = doors.emplace_back();
        const bool participants = one.party == kParticipants;
        if (!participants && (!FromName(one.party, door.party) || door.party == domain::Party::kNone))
            return Wrong(one, "there is no party “" + one.party + "”");
        door.label = one.label.empty() ? one.name : one.label;
        door.provider.name = one.name;
        door.provider.issuer = one.issuer;
        door.provider.client_id = one.client_id;
        TRY(door.provider.client_secret,
            SecretIn("the provider of sign-in “" + one.name + "”", one.client_secret_file, 1));
        if (!one.claim.empty()) door.provider.claim = one.claim;
        const bool number = door.provider.claim == oidc::kPersonalIdentityNumber;
        door.provider.scope = !one.scope.empty() ? one.scope
                              : number           ? "openid https://id.oidc.se/scope/naturalPersonNumber"
                                                 : "openid https://id.oidc.se/scope/naturalPersonOrgId";
        const std::string scopes = " " + door.provider.scope + " ";
        if (scopes.find(" openid ") == std::string::npos) return Wrong(one, "the scope must hold openid");
        door.provider.levels = one.levels;
        if (participants && !number)
            return Wrong(one, "participants are known by their number: claim = \"" +
                                  std::string(oidc::kPersonalIdentityNumber) + "\"");
        if (participants && one.levels.empty())
            return Wrong(one,
                         "say which levels of e-identification are enough for participants: levels = […]");
    }
    return doors;
}

Result<std::vector<http::ScimSettings>> ScimOf(const Config& config) {
    std::vector<http::ScimSettings> clients;
    for (const ScimConfig& one : config.scim) {
        const std::string which = "the system of users “" + one.name + "”";
        http::ScimSettings client;
        client.name = one.name;
        if (!IsName(one.name)) return Wrong(which, "its name may hold a to z, 0 to 9 and -");
        if (!FromName(one.party, client.party) || client.party == domain::Party::kNone)
            return Wrong(which, "there is no party “" + one.party + "”");
        for (const http::ScimSettings& other : clients)
            if (other.party == client.party) return Wrong(which, "the party has one already");
        TRY(const std::string token, SecretIn(which, one.token_file, kLeastToken));
        client.token_hash = oidc::Sha256(token);
        for (const http::ScimSettings& other : clients)
            if (other.token_hash == client.token_hash)
                return Wrong(which, "another party has the same token");
        for (const std::string& name : one.roles) {
            domain::Role role{};
            if (!FromName(name, role) || role == domain::Role::kParticipant ||
                role == domain::Role::kOperator)
                return Wrong(which, "“" + name + "” is no role that it may give");
            client.roles.push_back(role);
        }
        if (client.roles.empty()) return Wrong(which, "say which roles it may give: roles = […]");
        client.door = one.door;
        client.by_external_id = one.door_name == "externalId";
        if (!one.door.empty()) {
            const auto door = std::find_if(config.sign_in.begin(), config.sign_in.end(),
                                           [&](const SignInConfig& d) { return d.name == one.door; });
            if (door == config.sign_in.end() || door->party != one.party)
                return Wrong(which, "the party has no provider of sign-in “" + one.door + "”");
        }
        if (one.door.empty() != one.door_name.empty() ||
            (!one.door.empty() && !client.by_external_id && one.door_name != "userName"))
            return Wrong(which, "door_name is userName or externalId, and goes with door");
        clients.push_back(std::move(client));
    }
    return clients;
}

}  // namespace samkraft::cli
