// A provider of sign-in in memory, for tests: it publishes what a real one does, signs with ES256 or RS256,
// and says whatever a test makes it say.
#pragma once

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

#include "oidc/jwt.hpp"
#include "oidc/provider.hpp"

namespace samkraft::oidc {

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using TestKey = std::unique_ptr<EVP_PKEY, FreeKey>;

inline TestKey MakeEcKey() { return TestKey(EVP_EC_gen("P-256")); }
inline TestKey MakeRsaKey(unsigned bits = 2048) { return TestKey(EVP_RSA_gen(bits)); }

inline std::string NumberIn(const EVP_PKEY* key, const char* name, int size) {
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &number) != 1) throw std::runtime_error("no such number");
    std::string bytes(static_cast<std::size_t>(size > 0 ? size : BN_num_bytes(number)), '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    BN_free(number);
    return bytes;
}
inline std::string EcJwk(const TestKey& key, const std::string& name) {
    return R"({"kty":"EC","crv":"P-256","use":"sig","kid":")" + name + R"(","x":")" +
           Base64Url(NumberIn(key.get(), OSSL_PKEY_PARAM_EC_PUB_X, 32)) + R"(","y":")" +
           Base64Url(NumberIn(key.get(), OSSL_PKEY_PARAM_EC_PUB_Y, 32)) + R"("})";
}
inline std::string RsaJwk(const TestKey& key, const std::string& name) {
    return R"({"kty":"RSA","kid":")" + name + R"(","n":")" +
           Base64Url(NumberIn(key.get(), OSSL_PKEY_PARAM_RSA_N, 0)) + R"(","e":")" +
           Base64Url(NumberIn(key.get(), OSSL_PKEY_PARAM_RSA_E, 0)) + R"("})";
}

// The compact form of a token over these two JSON texts.
inline std::string SignToken(const TestKey& key, const std::string& header, const std::string& claims) {
    const std::string text = Base64Url(header) + "." + Base64Url(claims);
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    std::size_t size = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key.get());
    EVP_DigestSign(context, nullptr, &size, bytes, text.size());
    std::string signature(size, '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, bytes, text.size());
    signature.resize(size);
    EVP_MD_CTX_free(context);
    if (EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_EC) {
        const auto* der = reinterpret_cast<const unsigned char*>(signature.data());
        ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(signature.size()));
        std::string raw(64, '\0');
        BN_bn2binpad(ECDSA_SIG_get0_r(pair), reinterpret_cast<unsigned char*>(raw.data()), 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(pair), reinterpret_cast<unsigned char*>(raw.data()) + 32, 32);
        ECDSA_SIG_free(pair);
        signature = raw;
    }
    return text + "." + Base64Url(signature);
}

class FakeProvider {
  public:
    static constexpr const char* kIssuer = "https://idp.example";
    static constexpr const char* kClient = "samkraft";
    static constexpr const char* kCallback = "https://samkraft.example/sign-in/ad/callback";
    using Claims = std::map<std::string, std::string>;  // name → JSON

    FakeProvider() { keys = {EcJwk(key, "one")}; }

    Provider::Fetcher Fetcher() {
        return [this](const Wish& wish) { return Answer(wish); };
    }
    static Settings TheSettings() {
        Settings settings;
        settings.name = "ad";
        settings.issuer = kIssuer;
        settings.client_id = kClient;
        settings.client_secret = "hemligt+/ värde";
        return settings;
    }
    [[nodiscard]] Claims GoodClaims(Instant now) const {
        const std::int64_t seconds = now.micros / kMicrosPerSecond;
        return {{"iss", Quoted(kIssuer)},         {"aud", Quoted(kClient)},
                {"sub", Quoted("subject-1")},     {"sid", Quoted("there-1")},
                {"iat", std::to_string(seconds)}, {"exp", std::to_string(seconds + 300)},
                {"nonce", Quoted(nonce)},         {std::string(kOrgAffiliation), Quoted("anna@2021002114")}};
    }
    static std::string Quoted(const std::string& text) { return "\"" + text + "\""; }
    static std::string Json(const Claims& claims) {
        std::string out = "{";
        for (const auto& [name, value] : claims)
            out += (out.size() > 1 ? ",\"" : "\"") + name + "\":" + value;
        return out + "}";
    }
    // What a good browser does: begins, and comes back with the answer.
    Outcome<Identity> SignIn(Provider& provider, std::vector<std::pair<std::string, std::string>> more = {}) {
        std::promise<Outcome<Provider::Beginning>> begun;
        provider.Begin(kCallback, "/", [&](auto outcome) { begun.set_value(std::move(outcome)); });
        auto beginning = begun.get_future().get();
        if (!beginning) return tl::unexpected(beginning.error());
        location = beginning->location;
        ticket = beginning->ticket;
        nonce = ticket.nonce;
        more.insert(more.begin(), {{"code", "the code"}, {"state", ticket.state}});
        return Finish(provider, ticket, more);
    }
    static Outcome<Identity> Finish(Provider& provider, const Ticket& ticket,
                                    const std::vector<std::pair<std::string, std::string>>& answer) {
        std::promise<Outcome<Identity>> finished;
        provider.Finish(kCallback, ticket, answer,
                        [&](auto outcome) { finished.set_value(std::move(outcome)); });
        return finished.get_future().get();
    }
    static Outcome<Departure> Logout(Provider& provider, const std::string& token) {
        std::promise<Outcome<Departure>> heard;
        provider.HearLogout(token, [&](auto outcome) { heard.set_value(std::move(outcome)); });
        return heard.get_future().get();
    }

    TestKey key = MakeEcKey();
    std::vector<std::string> keys;  // published
    std::string header = R"({"alg":"ES256","kid":"one"})";
    std::function<std::string()> id_token;  // as it is answered
    Claims metadata{{"issuer", Quoted(kIssuer)},
                    {"authorization_endpoint", Quoted("https://idp.example/authorize")},
                    {"token_endpoint", Quoted("https://idp.example/token")},
                    {"userinfo_endpoint", Quoted("https://idp.example/me")},
                    {"jwks_uri", Quoted("https://idp.example/keys")}};
    std::string user_info = "{}";
    std::string nonce, location;
    Ticket ticket;
    Wish token_wish;
    std::map<std::string, int> asked;  // how often, by path
    std::string silent;                // this path gives no answer

  private:
    Found Answer(const Wish& wish) {
        const std::string path = wish.url.substr(std::string(kIssuer).size());
        const std::lock_guard lock(mutex_);
        ++asked[path];
        if (path == silent) return {0, "", "Couldn't connect to server"};
        if (path == "/.well-known/openid-configuration") return {200, Json(metadata), ""};
        if (path == "/keys") {
            std::string all;
            for (const std::string& one : keys) all += (all.empty() ? "" : ",") + one;
            return {200, "{\"keys\":[" + all + "]}", ""};
        }
        if (path == "/me") return {200, user_info, ""};
        token_wish = wish;
        return {200, R"({"token_type":"Bearer","access_token":"access-1","id_token":")" + id_token() + "\"}",
                ""};
    }
    std::mutex mutex_;
};

}  // namespace samkraft::oidc
