#include "oidc/jwt.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>

#include "base/json.hpp"

namespace samkraft::oidc {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kLongestToken = 64 * 1024, kMostKeys = 50, kCoordinate = 32;
constexpr int kLeastRsaBits = 2048, kMostRsaBits = 8192;

template <class T, void (*Free)(T*)>
struct Freed {
    void operator()(T* p) const { Free(p); }
};
using PublicKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BIGNUM, BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM, OSSL_PARAM_free>>;
using Maker = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;
using Check = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX, EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG, ECDSA_SIG_free>>;

const unsigned char* Bytes(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }

Number NumberOf(std::string_view bytes) {
    return Number(BN_bin2bn(Bytes(bytes), static_cast<int>(bytes.size()), nullptr));
}

PublicKey Made(const char* kind, const OSSL_PARAM_BLD* builder) {
    const Params params(OSSL_PARAM_BLD_to_param(const_cast<OSSL_PARAM_BLD*>(builder)));
    const Maker maker(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
    EVP_PKEY* key = nullptr;
    if (!params || !maker || EVP_PKEY_fromdata_init(maker.get()) != 1 ||
        EVP_PKEY_fromdata(maker.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return nullptr;
    PublicKey made(key);
    const Maker checker(EVP_PKEY_CTX_new_from_pkey(nullptr, made.get(), nullptr));
    if (!checker || EVP_PKEY_public_check(checker.get()) != 1) return nullptr;
    return made;
}

PublicKey RsaKey(std::string_view modulus, std::string_view exponent) {
    if (modulus.size() > kMostRsaBits / 8 || exponent.empty() || exponent.size() > 8) return nullptr;
    const Number n = NumberOf(modulus), e = NumberOf(exponent);
    if (!n || !e || BN_num_bits(n.get()) < kLeastRsaBits || !BN_is_odd(e.get()) || BN_is_one(e.get()))
        return nullptr;
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return nullptr;
    return Made("RSA", builder.get());
}

PublicKey EcKey(std::string_view x, std::string_view y) {
    if (x.size() != kCoordinate || y.size() != kCoordinate) return nullptr;
    std::string point = "\x04";
    point += x;
    point += y;
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder ||
        OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                         point.size()) != 1)
        return nullptr;
    return Made("EC", builder.get());
}

// The two numbers side by side (RFC 7518 §3.4), as OpenSSL wants them.
std::string DerOf(std::string_view signature) {
    if (signature.size() != 2 * kCoordinate) return {};
    const Signature pair(ECDSA_SIG_new());
    BIGNUM* const r = NumberOf(signature.substr(0, kCoordinate)).release();  // the pair's, once it has them
    BIGNUM* const s = NumberOf(signature.substr(kCoordinate)).release();
    if (!pair || r == nullptr || s == nullptr || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    if (size <= 0) return {};
    std::string out(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return out;
}

bool Verify(EVP_PKEY* key, std::string_view text, std::string_view signature) {
    const Check check(EVP_MD_CTX_new());
    return check && EVP_DigestVerifyInit(check.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
           EVP_DigestVerify(check.get(), Bytes(signature), signature.size(), Bytes(text), text.size()) == 1;
}

std::string_view TextIn(const json::Element& object, std::string_view name) {
    std::string_view text;
    return object.at_key(name).get(text) == simdjson::SUCCESS ? text : std::string_view();
}

}  // namespace

std::string Base64Url(std::string_view bytes) {
    std::string out;
    unsigned held = 0;
    int bits = 0;
    for (const char c : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 6; bits -= 6)
            out += kLetters[(held >> static_cast<unsigned>(bits - 6)) & 63U];
    }
    if (bits > 0) out += kLetters[(held << static_cast<unsigned>(6 - bits)) & 63U];
    return out;
}

std::optional<std::string> FromBase64Url(std::string_view text) {
    std::string out;
    unsigned held = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = kLetters.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = (held << 6U) | static_cast<unsigned>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>((held >> static_cast<unsigned>(bits)) & 255U);
        }
    }
    if (text.size() % 4 == 1 || (held & ((1U << static_cast<unsigned>(bits)) - 1U)) != 0) return std::nullopt;
    return out;
}

std::string Sha256(std::string_view bytes) {
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(Bytes(bytes), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

bool SameBytes(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

struct KeySet::Key {
    Algorithm algorithm = Algorithm::kRs256;
    std::string name;
    PublicKey key;
};

std::optional<KeySet> KeySet::Parse(std::string_view text) {
    const auto document = json::Document(text);
    if (!document) return std::nullopt;
    simdjson::dom::array keys;
    if (document->at_key("keys").get(keys) != simdjson::SUCCESS) return std::nullopt;
    KeySet set;
    for (const json::Element one : keys) {
        if (set.keys_.size() == kMostKeys) break;
        const std::string_view kind = TextIn(one, "kty"), use = TextIn(one, "use"),
                               named = TextIn(one, "alg");
        if (!use.empty() && use != "sig") continue;
        Key key;
        if (kind == "RSA" && (named.empty() || named == "RS256")) {
            const auto n = FromBase64Url(TextIn(one, "n")), e = FromBase64Url(TextIn(one, "e"));
            if (n && e) key.key = RsaKey(*n, *e);
        } else if (kind == "EC" && TextIn(one, "crv") == "P-256" && (named.empty() || named == "ES256")) {
            key.algorithm = Algorithm::kEs256;
            const auto x = FromBase64Url(TextIn(one, "x")), y = FromBase64Url(TextIn(one, "y"));
            if (x && y) key.key = EcKey(*x, *y);
        }
        if (!key.key) continue;
        key.name = TextIn(one, "kid");
        set.keys_.push_back(std::make_shared<const Key>(std::move(key)));
    }
    return set;
}

KeySet::Proof KeySet::Prove(Algorithm algorithm, std::string_view key_name, std::string_view text,
                            std::string_view signature) const {
    const Key* meant = nullptr;
    for (const auto& key : keys_) {
        if (key->algorithm != algorithm || (!key_name.empty() && key->name != key_name)) continue;
        if (meant != nullptr) return Proof::kWrong;  // two that may be meant: neither
        meant = key.get();
    }
    if (meant == nullptr) return Proof::kUnknownKey;
    const std::string der = algorithm == Algorithm::kEs256 ? DerOf(signature) : std::string(signature);
    return !der.empty() && Verify(meant->key.get(), text, der) ? Proof::kProved : Proof::kWrong;
}

std::optional<Token> Token::Parse(std::string_view compact) {
    if (compact.size() > kLongestToken) return std::nullopt;
    const auto first = compact.find('.');
    const auto second = first == std::string_view::npos ? first : compact.find('.', first + 1);
    if (second == std::string_view::npos || compact.find('.', second + 1) != std::string_view::npos)
        return std::nullopt;
    const auto header = FromBase64Url(compact.substr(0, first));
    auto payload = FromBase64Url(compact.substr(first + 1, second - first - 1));
    auto signature = FromBase64Url(compact.substr(second + 1));
    if (!header || !payload || !signature || signature->empty()) return std::nullopt;
    const auto document = json::Document(*header);
    if (!document || !document->is_object()) return std::nullopt;
    Token token;
    const std::string_view algorithm = TextIn(*document, "alg");
    if (algorithm == "ES256")
        token.algorithm = Algorithm::kEs256;
    else if (algorithm != "RS256")
        return std::nullopt;
    json::Element demanded;
    if (document->at_key("crit").get(demanded) == simdjson::SUCCESS) return std::nullopt;
    for (const char c : TextIn(*document, "typ"))
        token.type += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    constexpr std::string_view kPrefix = "application/";
    if (token.type.starts_with(kPrefix)) token.type.erase(0, kPrefix.size());
    token.key_name = TextIn(*document, "kid");
    token.payload = std::move(*payload);
    token.text = compact.substr(0, second);
    token.signature = std::move(*signature);
    return token;
}

}  // namespace samkraft::oidc
