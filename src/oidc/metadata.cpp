#include "oidc/metadata.hpp"

#include <algorithm>

#include "oidc/fetch.hpp"
#include "oidc/members.hpp"

namespace samkraft::oidc {
namespace {

// A fragment would swallow the query that is put behind the address (RFC 6749 §3.1).
bool MayUse(const std::string& address, const std::string& issuer) {
    return MayFetch(address) && (!IsLoopback(address) || IsLoopback(issuer)) &&
           std::ranges::all_of(address,
                               [](char c) { return c != '#' && static_cast<unsigned char>(c) < 127; });
}

tl::unexpected<std::string> Wrong(const char* why) { return tl::unexpected<std::string>(why); }

}  // namespace

tl::expected<Metadata, std::string> ReadMetadata(std::string_view document, const std::string& issuer) {
    const auto said = json::Document(document);
    if (!said) return Wrong("not JSON");
    if (TextIn(*said, "issuer") != issuer) return Wrong("another issuer");
    Metadata about;
    about.authorization = TextIn(*said, "authorization_endpoint");
    about.token = TextIn(*said, "token_endpoint");
    about.keys = TextIn(*said, "jwks_uri");
    about.user_info = TextIn(*said, "userinfo_endpoint");
    for (const std::string* address : {&about.authorization, &about.token, &about.keys})
        if (!MayUse(*address, issuer)) return Wrong("an address that cannot be used");
    if (!MayUse(about.user_info, issuer)) about.user_info.clear();
    about.tells_issuer = FlagIn(*said, "authorization_response_iss_parameter_supported");
    about.takes_claims = FlagIn(*said, "claims_parameter_supported");
    const auto methods = TextsIn(*said, "token_endpoint_auth_methods_supported");
    about.secret_in_form = !methods.empty() && !Holds(methods, "client_secret_basic");
    return about;
}

}  // namespace samkraft::oidc
