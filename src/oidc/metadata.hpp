// What a provider of sign-in publishes of itself (OpenID Connect Discovery 1.0 §3), as far as it is used.
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace samkraft::oidc {

struct Metadata {
    std::string authorization, token, keys;
    std::string user_info;  // may be empty
    bool tells_issuer = false, takes_claims = false, secret_in_form = false;
};

// What is wrong, for the program's log: nothing of what was sent. The document must be the issuer's own
// (§4.3), and its addresses behind TLS as the issuer is; on this machine only when the issuer is.
[[nodiscard]] tl::expected<Metadata, std::string> ReadMetadata(std::string_view document,
                                                               const std::string& issuer);

}  // namespace samkraft::oidc
