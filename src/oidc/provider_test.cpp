#include "oidc/provider.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oidc/testing.hpp"

namespace samkraft::oidc {
namespace {

using testing::HasSubstr;

class SetClock final : public Clock {
  public:
    std::atomic<std::int64_t> micros{ParseInstant("2026-03-04T08:00:00Z")->micros};
    [[nodiscard]] Instant Now() const override { return {micros}; }
    void Pass(std::int64_t seconds) { micros += seconds * kMicrosPerSecond; }
};

class ProviderTest : public testing::Test {
  protected:
    ProviderTest() {
        idp_.id_token = [this] {
            auto claims = idp_.GoodClaims(clock_.Now());
            for (const auto& [name, value] : changed_) {
                if (value.empty())
                    claims.erase(name);
                else
                    claims[name] = value;
            }
            return SignToken(idp_.key, idp_.header, FakeProvider::Json(claims));
        };
        Open(FakeProvider::TheSettings());
    }
    void Open(Settings settings) {
        provider_ = std::make_unique<Provider>(std::move(settings), clock_, idp_.Fetcher());
    }
    // "" when it is taken.
    std::string With(FakeProvider::Claims changed) {
        changed_ = std::move(changed);
        const auto identity = idp_.SignIn(*provider_);
        changed_.clear();
        if (identity) return "";
        EXPECT_EQ(identity.error().fault, Fault::kNotProved);
        return identity.error().why;
    }
    std::string In(std::int64_t seconds) const {
        return std::to_string(clock_.Now().micros / kMicrosPerSecond + seconds);
    }
    FakeProvider::Claims GoodLogout() const {
        return {{"iss", "\"https://idp.example\""},
                {"aud", "\"samkraft\""},
                {"iat", In(0)},
                {"exp", In(120)},
                {"jti", "\"logout-1\""},
                {"sid", "\"there-1\""},
                {"events", R"({"http://schemas.openid.net/event/backchannel-logout":{}})"}};
    }
    std::string Logout(const FakeProvider::Claims& claims,
                       const std::string& header = R"({"alg":"ES256","kid":"one","typ":"logout+jwt"})") {
        const auto gone =
            FakeProvider::Logout(*provider_, SignToken(idp_.key, header, FakeProvider::Json(claims)));
        return gone ? "" : gone.error().why;
    }

    SetClock clock_;
    FakeProvider idp_;
    FakeProvider::Claims changed_;
    std::unique_ptr<Provider> provider_;
};

TEST_F(ProviderTest, SignsInWithPkceAndNamesThePerson) {
    const auto identity = idp_.SignIn(*provider_);
    ASSERT_TRUE(identity) << identity.error().why;
    EXPECT_EQ(identity->Door(), "ad");
    EXPECT_EQ(identity->Name(), "anna@2021002114");
    EXPECT_EQ(identity->Subject(), "subject-1");
    EXPECT_EQ(identity->Session(), "there-1");
    EXPECT_EQ(identity->Nonce(), idp_.nonce);
    EXPECT_THAT(idp_.location, testing::StartsWith(
                                   "https://idp.example/authorize?response_type=code&client_id=samkraft"
                                   "&redirect_uri=https%3A%2F%2Fsamkraft.example%2Fsign-in%2Fad%2Fcallback"));
    EXPECT_THAT(idp_.location, HasSubstr("&code_challenge_method=S256"));
    std::map<std::string, std::string> sent(idp_.token_wish.form.begin(), idp_.token_wish.form.end());
    EXPECT_THAT(idp_.location,
                HasSubstr("&code_challenge=" + Base64Url(Sha256(sent["code_verifier"])) + "&"));
    EXPECT_EQ(sent["grant_type"], "authorization_code");
    EXPECT_EQ(sent["redirect_uri"], FakeProvider::kCallback);
    EXPECT_EQ(sent.count("client_secret"), 0U);
    EXPECT_EQ(idp_.token_wish.user, "samkraft");
    EXPECT_EQ(idp_.token_wish.password, "hemligt%2B%2F%20v%C3%A4rde") << "RFC 6749 §2.3.1";
    EXPECT_GE(sent["code_verifier"].size(), 43U) << "RFC 7636 §4.1";
    const Ticket first = idp_.ticket;
    ASSERT_TRUE(idp_.SignIn(*provider_));
    EXPECT_NE(idp_.ticket.state, first.state);
    EXPECT_NE(idp_.ticket.nonce, first.nonce);
    EXPECT_NE(idp_.ticket.verifier, first.verifier);
    EXPECT_EQ(idp_.asked["/keys"], 1) << "kept";
    EXPECT_EQ(idp_.asked["/.well-known/openid-configuration"], 1);
}

TEST_F(ProviderTest, TokensThatAreNotToBeBelieved) {
    EXPECT_EQ(With({{"iss", "\"https://idp.example/\""}}), "the issuer") << "exactly";
    EXPECT_EQ(With({{"iss", "\"https://ond.example\""}}), "the issuer");
    EXPECT_EQ(With({{"iss", ""}}), "the issuer");
    EXPECT_EQ(With({{"aud", "\"another\""}}), "the audience");
    EXPECT_EQ(With({{"aud", ""}}), "the audience");
    EXPECT_EQ(With({{"aud", "[\"another\"]"}}), "the audience");
    EXPECT_EQ(With({{"aud", "[\"samkraft\",\"another\"]"}}), "the authorized party");
    EXPECT_EQ(With({{"aud", "[\"samkraft\",\"another\"]"}, {"azp", "\"samkraft\""}}), "");
    EXPECT_EQ(With({{"azp", "\"another\""}}), "the authorized party");
    EXPECT_EQ(With({{"azp", "7"}}), "the authorized party");
    EXPECT_EQ(With({{"exp", In(-61)}}), "it has ended");
    EXPECT_EQ(With({{"exp", In(-30)}}), "") << "clocks differ a little";
    EXPECT_EQ(With({{"exp", ""}}), "it has ended");
    EXPECT_EQ(With({{"exp", "\"" + In(300) + "\""}}), "it has ended") << "a number, not a text";
    EXPECT_EQ(With({{"exp", "1e300"}}), "it has ended");
    EXPECT_EQ(With({{"exp", In(300) + ".5"}}), "");
    EXPECT_EQ(With({{"iat", In(61)}}), "it is not made yet");
    EXPECT_EQ(With({{"iat", ""}}), "it is not made yet");
    EXPECT_EQ(With({{"iat", In(-601)}}), "it is old");
    EXPECT_EQ(With({{"nbf", In(61)}}), "it does not hold yet");
    EXPECT_EQ(With({{"nbf", In(-1)}}), "");
    EXPECT_EQ(With({{"nonce", "\"another\""}}), "the nonce");
    EXPECT_EQ(With({{"nonce", ""}}), "the nonce");
    EXPECT_EQ(With({{"at_hash", "\"another\""}}), "the access token's hash");
    EXPECT_EQ(With({{"at_hash", "\"" + Base64Url(Sha256("access-1").substr(0, 16)) + "\""}}), "");
    EXPECT_EQ(With({{"sub", ""}}), "the subject");
    EXPECT_EQ(With({{"sub", "\"" + std::string(256, 'a') + "\""}}), "the subject");
    EXPECT_EQ(With({{std::string(kOrgAffiliation), ""}}), "no claim that names the person");
    EXPECT_EQ(With({{std::string(kOrgAffiliation), "[\"anna@2021002114\"]"}}),
              "no claim that names the person");
    EXPECT_EQ(With({{std::string(kOrgAffiliation), "\"anna\\n@2021002114\""}}),
              "no claim that names the person");
    EXPECT_EQ(With({}), "");
}

TEST_F(ProviderTest, SignaturesThatAreNotTheProviders) {
    const TestKey foreign = MakeEcKey();
    const auto good = idp_.id_token;
    const auto claims = [&] { return FakeProvider::Json(idp_.GoodClaims(clock_.Now())); };
    idp_.id_token = [&] { return SignToken(foreign, idp_.header, claims()); };
    EXPECT_EQ(With({}), "the signature");
    idp_.id_token = [&] { return Base64Url(R"({"alg":"none"})") + "." + Base64Url(claims()) + "."; };
    EXPECT_EQ(With({}), "not a token that can be proved");
    idp_.id_token = [&] {
        return Base64Url(R"({"alg":"HS256","kid":"one"})") + "." + Base64Url(claims()) + "." +
               Base64Url(Sha256("x"));
    };
    EXPECT_EQ(With({}), "not a token that can be proved");
    idp_.id_token = [] { return std::string(); };
    EXPECT_EQ(With({}), "not a token that can be proved");
    // A logout token is signed by the same key, and is no word of who has signed in.
    idp_.id_token = good;
    idp_.header = R"({"alg":"ES256","kid":"one","typ":"logout+jwt"})";
    EXPECT_EQ(With({}), "a token of another type");
    idp_.header = R"({"alg":"ES256","kid":"one","typ":"JWT"})";
    EXPECT_EQ(With({}), "");
}

TEST_F(ProviderTest, TheAnswerMustBeToWhatThisBrowserBegan) {
    ASSERT_TRUE(idp_.SignIn(*provider_));
    const Ticket ticket = idp_.ticket;
    const auto fault = [&](const Ticket& kept, std::vector<std::pair<std::string, std::string>> answer) {
        const auto identity = FakeProvider::Finish(*provider_, kept, answer);
        return identity ? std::string() : identity.error().why;
    };
    EXPECT_EQ(fault(ticket, {{"code", "c"}, {"state", ticket.state}}), "");
    EXPECT_EQ(fault(ticket, {{"code", "c"}, {"state", ticket.state + "A"}}), "not begun here");
    EXPECT_EQ(fault(ticket, {{"code", "c"}}), "not begun here");
    EXPECT_EQ(fault({}, {{"code", "c"}, {"state", ""}}), "not begun here")
        << "nothing is not the same as nothing";
    Ticket other = ticket;
    other.door = "another";
    EXPECT_EQ(fault(other, {{"code", "c"}, {"state", ticket.state}}), "not begun here") << "mix-up";
    EXPECT_EQ(fault(ticket, {{"state", ticket.state}}), "an answer without a code");
    EXPECT_EQ(fault(ticket, {{"code", "c"}, {"code", "d"}, {"state", ticket.state}}),
              "an answer that says something twice");
    EXPECT_EQ(fault(ticket, {{"error", "access_denied"}, {"state", ticket.state}}), "the provider refused");
    EXPECT_EQ(fault(ticket, {{"error", "access_denied"}, {"state", "x"}}), "not begun here");
    // RFC 9207: whoever tells its name is held to it; who has said that it does must.
    EXPECT_EQ(fault(ticket, {{"code", "c"}, {"state", ticket.state}, {"iss", "https://ond.example"}}),
              "the answer's issuer");
    EXPECT_EQ(fault(ticket, {{"code", "c"}, {"state", ticket.state}, {"iss", "https://idp.example"}}), "");
    clock_.Pass(600);
    EXPECT_EQ(fault(ticket, {{"code", "c"}, {"state", ticket.state}}), "begun too long ago");
    idp_.metadata["authorization_response_iss_parameter_supported"] = "true";
    Open(FakeProvider::TheSettings());
    ASSERT_FALSE(idp_.SignIn(*provider_));
    EXPECT_TRUE(idp_.SignIn(*provider_, {{"iss", "https://idp.example"}}));
}

TEST_F(ProviderTest, KeysChangeAndAFloodOfUnknownOnesAsksOnce) {
    ASSERT_EQ(With({}), "");
    idp_.key = MakeEcKey();
    idp_.keys = {EcJwk(idp_.key, "two")};
    idp_.header = R"({"alg":"ES256","kid":"two"})";
    EXPECT_EQ(With({}), "") << "a new key is asked for at once";
    EXPECT_EQ(idp_.asked["/keys"], 2);
    for (int i = 0; i < 100; ++i) {
        idp_.header = R"({"alg":"ES256","kid":"three-)" + std::to_string(i) + "\"}";
        EXPECT_EQ(With({}), "a key that the provider does not have");
    }
    EXPECT_EQ(idp_.asked["/keys"], 2) << "within half a minute of the last time";
    clock_.Pass(30);
    EXPECT_EQ(With({}), "a key that the provider does not have");
    EXPECT_EQ(idp_.asked["/keys"], 3);
    // A key that has been withdrawn is not believed for longer than an hour.
    idp_.header = R"({"alg":"ES256","kid":"two"})";
    idp_.keys = {EcJwk(MakeEcKey(), "four")};
    EXPECT_EQ(With({}), "");
    clock_.Pass(3600);
    EXPECT_EQ(With({}), "a key that the provider does not have");
}

TEST_F(ProviderTest, RsaProvesAsWell) {
    idp_.key = MakeRsaKey();
    idp_.keys = {RsaJwk(idp_.key, "one")};
    idp_.header = R"({"alg":"RS256","kid":"one"})";
    EXPECT_EQ(With({}), "");
    EXPECT_EQ(With({{"iss", "\"https://ond.example\""}}), "the issuer");
}

TEST_F(ProviderTest, ALevelThatIsWantedMustBeThere) {
    Settings settings = FakeProvider::TheSettings();
    settings.levels = {"loa3", "loa4"};
    Open(settings);
    EXPECT_EQ(With({}), "the level of assurance");
    EXPECT_EQ(With({{"acr", "\"loa2\""}}), "the level of assurance");
    EXPECT_EQ(With({{"acr", "\"loa4\""}}), "");
    EXPECT_THAT(idp_.location, HasSubstr("&acr_values=loa3%20loa4"));
}

TEST_F(ProviderTest, TheClaimMayStandInTheUserInfoOfTheSameSubject) {
    changed_ = {{std::string(kOrgAffiliation), ""}};
    idp_.user_info = R"({"sub":"subject-1","https://id.oidc.se/claim/orgAffiliation":"bo@2021002114"})";
    const auto identity = idp_.SignIn(*provider_);
    ASSERT_TRUE(identity) << identity.error().why;
    EXPECT_EQ(identity->Name(), "bo@2021002114");
    idp_.user_info = R"({"sub":"subject-2","https://id.oidc.se/claim/orgAffiliation":"bo@2021002114"})";
    EXPECT_FALSE(idp_.SignIn(*provider_));
}

TEST_F(ProviderTest, AProviderThatIsNotAsItShouldBeIsNotUsed) {
    const auto fault = [&] {
        Open(FakeProvider::TheSettings());
        const auto identity = idp_.SignIn(*provider_);
        if (identity) return std::string();
        EXPECT_EQ(identity.error().fault, Fault::kSilent);
        return identity.error().why;
    };
    const auto good = idp_.metadata;
    idp_.metadata["issuer"] = "\"https://ond.example\"";
    EXPECT_EQ(fault(), "discovery: another issuer");
    for (const char* address :
         {"\"http://idp.example/token\"", "\"file:///etc/passwd\"", "\"http://127.0.0.1:1/token\"",
          "\"https://a:b@idp.example/\"", "\"\"", "7", "\"https://idp.example\\r\\n/token\"",
          "\"https://idp.example/#token\"", "\"https://idp.example/tökn\""}) {
        idp_.metadata = good;
        idp_.metadata["token_endpoint"] = address;
        EXPECT_EQ(fault(), "discovery: an address that cannot be used") << address;
    }
    idp_.metadata = good;
    idp_.silent = "/.well-known/openid-configuration";
    EXPECT_EQ(fault(), "discovery: Couldn't connect to server");
    idp_.silent = "/token";
    EXPECT_EQ(fault(), "token: Couldn't connect to server");
    idp_.silent = "/keys";
    EXPECT_EQ(fault(), "keys: Couldn't connect to server");
    idp_.silent.clear();
    EXPECT_EQ(fault(), "");
}

TEST_F(ProviderTest, WordThatSomebodyHasLeft) {
    const auto good = FakeProvider::Logout(
        *provider_, SignToken(idp_.key, R"({"alg":"ES256","kid":"one","typ":"logout+jwt"})",
                              FakeProvider::Json(GoodLogout())));
    ASSERT_TRUE(good) << good.error().why;
    EXPECT_EQ(good->Session(), "there-1");
    EXPECT_EQ(good->TokenId(), "logout-1");
    const auto with = [&](const char* name, const std::string& value) {
        auto claims = GoodLogout();
        if (value.empty())
            claims.erase(name);
        else
            claims[name] = value;
        return Logout(claims);
    };
    EXPECT_EQ(with("sub", "\"subject-1\""), "");
    EXPECT_EQ(with("iss", "\"https://ond.example\""), "the issuer");
    EXPECT_EQ(with("aud", "\"another\""), "the audience");
    EXPECT_EQ(with("exp", In(-61)), "it has ended");
    EXPECT_EQ(with("iat", In(-601)), "it is old");
    EXPECT_EQ(with("events", ""), "no word of a logout");
    EXPECT_EQ(with("events", "{}"), "no word of a logout");
    EXPECT_EQ(with("events", R"({"http://schemas.openid.net/event/backchannel-logout":true})"),
              "no word of a logout");
    EXPECT_EQ(with("nonce", "\"n\""), "a nonce in a logout") << "an ID token is none";
    EXPECT_EQ(with("sid", ""), "a logout of nobody");
    EXPECT_EQ(with("jti", ""), "a logout without a name");
    EXPECT_EQ(Logout(GoodLogout(), R"({"alg":"ES256","kid":"one"})"), "a token of another type");
    EXPECT_EQ(Logout(GoodLogout(), R"({"alg":"ES256","kid":"one","typ":"JWT"})"), "a token of another type");
}

TEST(Fetch, GoesNowhereButToTlsAndThisMachine) {
    for (const char* url : {"https://idp.example", "https://idp.example:8443/x?y", "http://127.0.0.1:80/x",
                            "http://[::1]:80", "http://localhost/x", "http://127.0.0.1"})
        EXPECT_TRUE(MayFetch(url)) << url;
    for (const char* url :
         {"http://idp.example", "ftp://idp.example", "https://", "https:///x", "http://127.0.0.1.ond.example",
          "http://127.0.0.1@ond.example/", "http://127.0.0.1:80@ond.example/", "http://localhost.ond.example",
          "https://a@ond.example", "HTTPS://idp.example", " https://idp.example", "https://idp.example/ x",
          "file:///etc/passwd", "", "http://0.0.0.0", "http://2130706433",
          "https://idp.example\\@ond.example"})
        EXPECT_FALSE(MayFetch(url)) << url;
}

}  // namespace
}  // namespace samkraft::oidc
