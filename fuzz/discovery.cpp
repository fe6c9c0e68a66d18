// What a provider of sign-in publishes of itself. What is taken is the issuer's own, and each of its
// addresses is one that may be fetched and that a query can be put behind: TLS, or this machine when the
// issuer is.
#include "fuzz.hpp"
#include "oidc/fetch.hpp"
#include "oidc/metadata.hpp"

using namespace samkraft;

namespace {

// The host of an https address, by the obvious reading of RFC 3986; "" when it is none.
std::string HostOf(std::string_view address) {
    constexpr std::string_view kHttps = "https://";
    if (!address.starts_with(kHttps)) return {};
    const std::string_view rest = address.substr(kHttps.size());
    return std::string(rest.substr(0, rest.find_first_of("/?#")));
}

void IsUsable(const std::string& address, bool issuer_is_here) {
    for (const char c : address) LAW(c > ' ' && c < 127 && c != '\\' && c != '#');
    const std::string host = HostOf(address);
    if (host.empty()) {
        LAW(issuer_is_here && oidc::IsLoopback(address));
        const std::string_view rest = std::string_view(address).substr(7);
        LAW(rest.starts_with("127.0.0.1") || rest.starts_with("[::1]") || rest.starts_with("localhost"));
    } else {
        LAW(host.find('@') == std::string::npos);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view raw = fuzz::TextOf(data, size);
    for (const std::string issuer : {"https://idp.example", "http://127.0.0.1:8080"}) {
        const auto about = oidc::ReadMetadata(raw, issuer);
        if (!about) {
            LAW(!about.error().empty() && about.error().size() < 60);
            continue;
        }
        LAW(raw.find("issuer") != std::string_view::npos || raw.find('\\') != std::string_view::npos);
        const bool here = oidc::IsLoopback(issuer);
        for (const std::string* address : {&about->authorization, &about->token, &about->keys})
            IsUsable(*address, here);
        if (!about->user_info.empty()) IsUsable(about->user_info, here);
    }
    return 0;
}
