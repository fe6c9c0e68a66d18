#include "oidc/jwt.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "oidc/testing.hpp"

namespace samkraft::oidc {
namespace {

using Proof = KeySet::Proof;

Proof Proved(const std::string& keys, const std::string& compact) {
    const auto set = KeySet::Parse(keys);
    const auto token = Token::Parse(compact);
    if (!set || !token) return Proof::kWrong;
    return set->Prove(token->algorithm, token->key_name, token->text, token->signature);
}

// RFC 7515, appendices A.2 and A.3.
constexpr const char* kRsaKey =
    R"({"keys":[{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}]})";
constexpr const char* kRsaToken =
    "eyJhbGciOiJSUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
    "O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_"
    "nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_"
    "eSN9383LcOLn6_dO--xi12jzDwusC-"
    "eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_"
    "IoypGlUPQGe77Rw";
constexpr const char* kEcKey =
    R"({"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})";
constexpr const char* kEcToken =
    "eyJhbGciOiJFUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

TEST(Jwt, ProvesTheExamplesOfRfc7515) {
    EXPECT_EQ(Proved(kRsaKey, kRsaToken), Proof::kProved);
    EXPECT_EQ(Proved(kEcKey, kEcToken), Proof::kProved);
    EXPECT_EQ(Proved(kEcKey, kRsaToken), Proof::kUnknownKey) << "a key of the other kind is none";
}

TEST(Jwt, EveryChangedLetterIsSeen) {
    for (const auto& [keys, good] : {std::pair{kRsaKey, kRsaToken}, std::pair{kEcKey, kEcToken}}) {
        const std::string token = good;
        for (std::size_t i = 0; i < token.size(); i += 3) {
            std::string other = token;
            other[i] = other[i] == 'A' ? 'B' : 'A';
            EXPECT_NE(Proved(keys, other), Proof::kProved) << i;
        }
    }
}

TEST(Jwt, TakesTwoAlgorithmsAndNoOthers) {
    const TestKey key = MakeRsaKey();
    for (const char* name : {"none", "None", "nOnE", "HS256", "HS512", "RS384", "RS512", "PS256", "ES384",
                             "EdDSA", "rs256", "", "RS256 "})
        EXPECT_FALSE(Token::Parse(SignToken(key, R"({"alg":")" + std::string(name) + "\"}", "{}"))) << name;
    for (const char* header :
         {"{}", R"({"alg":["RS256"]})", R"({"alg":null})", R"({"alg":"RS256","crit":["exp"]})",
          R"({"alg":"RS256","crit":[]})", "[]", "RS256", ""})
        EXPECT_FALSE(Token::Parse(SignToken(key, header, "{}"))) << header;
    const std::string good = SignToken(key, R"({"alg":"RS256","typ":"application/JWT"})", "{}");
    ASSERT_TRUE(Token::Parse(good));
    EXPECT_EQ(Token::Parse(good)->type, "jwt");
    const std::string unsigned_one = good.substr(0, good.rfind('.') + 1);
    for (const std::string& odd :
         {unsigned_one, good + ".", good + "." + good, good + "=", " " + good, good.substr(1), std::string(),
          std::string(".."), std::string(70'000, 'a')})
        EXPECT_FALSE(Token::Parse(odd)) << odd.substr(0, 40);
}

TEST(Jwt, APublicKeyIsNoPassword) {
    // HS256 with the published key as the password: the oldest trick.
    const std::string text = Base64Url(R"({"alg":"HS256","kid":"one"})") + "." + Base64Url("{}");
    EXPECT_FALSE(Token::Parse(text + "." + Base64Url(Sha256(kRsaKey))));
}

TEST(Jwt, AKeyThatTheTokenBringsIsNotLookedAt) {
    const TestKey own = MakeEcKey(), foreign = MakeEcKey();
    const std::string keys = "{\"keys\":[" + EcJwk(own, "one") + "]}";
    const std::string brought = R"({"alg":"ES256","kid":"one","jwk":)" + EcJwk(foreign, "one") +
                                R"(,"jku":"https://ond.example/keys","x5u":"https://ond.example"})";
    EXPECT_EQ(Proved(keys, SignToken(foreign, brought, "{}")), Proof::kWrong);
    EXPECT_EQ(Proved(keys, SignToken(own, R"({"alg":"ES256","kid":"two"})", "{}")), Proof::kUnknownKey);
    EXPECT_EQ(Proved(keys, SignToken(own, R"({"alg":"ES256"})", "{}")), Proof::kProved);
}

TEST(Jwt, WithoutANameOneKeyAloneMayBeMeant) {
    const TestKey one = MakeEcKey(), two = MakeEcKey();
    const std::string keys = "{\"keys\":[" + EcJwk(one, "one") + "," + EcJwk(two, "two") + "]}";
    EXPECT_EQ(Proved(keys, SignToken(one, R"({"alg":"ES256"})", "{}")), Proof::kWrong);
    EXPECT_EQ(Proved(keys, SignToken(two, R"({"alg":"ES256","kid":"two"})", "{}")), Proof::kProved);
}

TEST(Jwt, PassesOverKeysThatAreNotForThis) {
    const TestKey ec = MakeEcKey(), weak = MakeRsaKey(1024);
    const std::string good = EcJwk(ec, "good");
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string other = good;
        other.replace(other.find(from), from.size(), to);
        return KeySet::Parse("{\"keys\":[" + other + "]}")->Size();
    };
    EXPECT_EQ(with("good", "good"), 1U);
    EXPECT_EQ(with(R"("use":"sig")", R"("use":"enc")"), 0U);
    EXPECT_EQ(with(R"("use":"sig")", R"("alg":"ES512")"), 0U);
    EXPECT_EQ(with("P-256", "P-521"), 0U);
    EXPECT_EQ(with(R"("x":")", R"("x":"AAAA)"), 0U);
    EXPECT_EQ(with(R"("kty":"EC")", R"("kty":"oct","k":"AAAA")"), 0U);
    std::string moved = good;  // no point of the curve
    char& letter = moved[moved.find("\"y\":\"") + 10];
    letter = letter == 'A' ? 'B' : 'A';
    EXPECT_EQ(KeySet::Parse("{\"keys\":[" + moved + "]}")->Size(), 0U);
    EXPECT_EQ(KeySet::Parse("{\"keys\":[" + RsaJwk(weak, "weak") + "]}")->Size(), 0U) << "1024 bits";
    EXPECT_EQ(KeySet::Parse(R"({"keys":[1,"a",{},[],null]})")->Size(), 0U);
    for (const char* text : {"", "{}", "[]", R"({"keys":{}})", "x"})
        EXPECT_FALSE(KeySet::Parse(text)) << text;
    std::string many;
    for (int i = 0; i < 200; ++i) many += (many.empty() ? "" : ",") + good;
    EXPECT_EQ(KeySet::Parse("{\"keys\":[" + many + "]}")->Size(), 50U);
}

RC_GTEST_PROP(Jwt, Base64UrlReadsBackAndHasOneFormAlone,
              (const std::string& bytes, const std::string& text)) {
    RC_ASSERT(FromBase64Url(Base64Url(bytes)) == bytes);
    if (const auto read = FromBase64Url(text)) RC_ASSERT(Base64Url(*read) == text);
}

}  // namespace
}  // namespace samkraft::oidc
