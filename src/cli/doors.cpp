#include "cli/doors.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "base/text.hpp"

namespace samkraft::cli {
namespace {

constexpr std::size_t kLongestSecret = 1000;

tl::unexpected<Error> Wrong(const SignInConfig& door, const std::string& what) {
    return Fail(Code::kSetup, "", {"the provider of sign-in “" + door.name + "”: " + what});
}

Result<std::string> SecretIn(const SignInConfig& door) {
    struct stat about{};
    const std::string& path = door.client_secret_file;
    if (stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode))
        return Wrong(door, "there is no file " + path);
    if ((about.st_mode & 077) != 0)
        return Wrong(door, path + " can be reached by others. Run: chmod 600 " + path);
    std::string secret;
    std::getline(std::ifstream(path), secret);
    secret = text::Trim(secret);
    if (secret.empty() || secret.size() > kLongestSecret)
        return Wrong(door, "the first line of " + path + " is no secret");
    return secret;
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
        if (!FromName(one.party, door.party) || door.party == domain::Party::kNone)
            return Wrong(one, "there is no party “" + one.party + "”");
        door.label = one.label.empty() ? one.name : one.label;
        door.provider.name = one.name;
        door.provider.issuer = one.issuer;
        door.provider.client_id = one.client_id;
        TRY(door.provider.client_secret, SecretIn(one));
        if (!one.claim.empty()) door.provider.claim = one.claim;
        const bool number = door.provider.claim == oidc::kPersonalIdentityNumber;
        door.provider.scope = !one.scope.empty() ? one.scope
                              : number           ? "openid https://id.oidc.se/scope/naturalPersonNumber"
                                                 : "openid https://id.oidc.se/scope/naturalPersonOrgId";
        const std::string scopes = " " + door.provider.scope + " ";
        if (scopes.find(" openid ") == std::string::npos) return Wrong(one, "the scope must hold openid");
        door.provider.levels = one.levels;
    }
    return doors;
}

}  // namespace samkraft::cli
