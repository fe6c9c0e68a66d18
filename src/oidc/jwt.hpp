// JSON Web Tokens as providers of sign-in send them (RFC 7519, RFC 7515 compact form), and the keys that
// prove them (RFC 7517). Two algorithms and no others: RS256 and ES256. A token says itself how it was made;
// it is believed only in so far as the key that the provider published for its name fits. Everything else
// that a header may hold (jwk, jku, x5u, x5c) is not looked at, and `crit` is refused (RFC 8725).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace samkraft::oidc {

[[nodiscard]] std::string Base64Url(std::string_view bytes);  // without padding
// Only what Base64Url gives: no padding, no other letters, no stray bits.
[[nodiscard]] std::optional<std::string> FromBase64Url(std::string_view text);
[[nodiscard]] std::string Sha256(std::string_view bytes);
[[nodiscard]] bool SameBytes(std::string_view a, std::string_view b);  // in constant time for equal lengths

enum class Algorithm : std::uint8_t { kRs256, kEs256 };

// The public keys of one provider. Keys of other kinds, for other uses, RSA below 2048 bits and points that
// are not on the curve are passed over. Copies share the keys. Thread-safe when const.
class KeySet {
  public:
    // none: not a key set. At most 50 keys are read.
    [[nodiscard]] static std::optional<KeySet> Parse(std::string_view json);

    enum class Proof : std::uint8_t { kProved, kUnknownKey, kWrong };
    // Whether the signature over `text` is that of the key with that name. Without a name there must be one
    // key alone that may be meant.
    [[nodiscard]] Proof Prove(Algorithm algorithm, std::string_view key_name, std::string_view text,
                              std::string_view signature) const;
    [[nodiscard]] std::size_t Size() const { return keys_.size(); }

  private:
    struct Key;
    std::vector<std::shared_ptr<const Key>> keys_;
};

// A token in its parts, nothing of it proved.
struct Token {
    Algorithm algorithm = Algorithm::kRs256;
    std::string type;  // the header's typ in lower case, without "application/"
    std::string key_name;
    std::string payload;          // JSON
    std::string text, signature;  // what is signed, and by what

    // none: not a token, another algorithm than the two ("none" and the HMAC kinds among them), or a header
    // that demands what is not understood. At most 64 KiB.
    [[nodiscard]] static std::optional<Token> Parse(std::string_view compact);
};

}  // namespace samkraft::oidc
