// What providers of sign-in send: tokens, key sets, and text in base64url. A token that is taken is of one of
// two algorithms and says what it is signed over; nothing that was not signed by a published key is proved.
#include "fuzz.hpp"
#include "oidc/jwt.hpp"

using namespace samkraft;

namespace {

// RFC 7515, appendix A.3: nobody here has the other half of this key.
constexpr const char* kKeys =
    R"({"keys":[{"kty":"EC","crv":"P-256","kid":"a","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})";
constexpr std::string_view kProved =
    "eyJhbGciOiJFUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view raw = fuzz::TextOf(data, size);
    if (const auto bytes = oidc::FromBase64Url(raw)) LAW(oidc::Base64Url(*bytes) == raw);
    LAW(oidc::FromBase64Url(oidc::Base64Url(raw)) == raw);
    if (const auto keys = oidc::KeySet::Parse(raw)) LAW(keys->Size() <= 50);
    const auto token = oidc::Token::Parse(raw);
    if (!token) return 0;
    LAW(raw.starts_with(token->text) && raw.size() > token->text.size() + 1);
    LAW(token->type.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos);
    static const auto kSet = oidc::KeySet::Parse(kKeys);
    if (kSet->Prove(token->algorithm, token->key_name, token->text, token->signature) ==
        oidc::KeySet::Proof::kProved)
        LAW(token->text == kProved);
    return 0;
}
