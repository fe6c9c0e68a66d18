#include "office/totp.hpp"

#include <gtest/gtest.h>

namespace samkraft::office {
namespace {

constexpr std::string_view kSecret = "12345678901234567890";  // RFC 6238, appendix B

Instant At(std::int64_t seconds) { return Instant{seconds * kMicrosPerSecond}; }

TEST(Totp, GivesTheCodesOfRfc6238) {
    // The table has eight digits; six are its last six.
    for (const auto& [seconds, code] :
         std::initializer_list<std::pair<std::int64_t, const char*>>{{59, "287082"},
                                                                     {1111111109, "081804"},
                                                                     {1111111111, "050471"},
                                                                     {1234567890, "005924"},
                                                                     {2000000000, "279037"},
                                                                     {20000000000, "353130"}})
        EXPECT_EQ(TotpCode(kSecret, seconds / kTotpSeconds), code) << seconds;
}

TEST(Totp, TakesTheStepBeforeAndAfterAndNoOther) {
    const std::string code = TotpCode(kSecret, 100);
    for (std::int64_t step = 97; step <= 103; ++step) {
        const auto found = TotpStep(kSecret, code, At(step * kTotpSeconds + 7));
        EXPECT_EQ(found.has_value(), step >= 99 && step <= 101) << step;
        EXPECT_EQ(found.value_or(100), 100);
    }
    EXPECT_EQ(TotpStep(kSecret, code.substr(0, 3) + " " + code.substr(3), At(3000)), 100);
    for (const std::string& wrong : {std::string(), code.substr(1), code + "0", std::string("öööööö"),
                                     std::string(6, '\0'), std::string("      ")})
        EXPECT_FALSE(TotpStep(kSecret, wrong, At(3000))) << wrong;
}

TEST(Totp, WritesTheSecretAsAppsReadIt) {
    EXPECT_EQ(Base32("foobar"), "MZXW6YTBOI");  // RFC 4648 §10, without padding
    EXPECT_EQ(Base32("foob"), "MZXW6YQ");
    EXPECT_EQ(Base32(""), "");
    EXPECT_EQ(TotpAddress("foobar", "Förbundet A:B", "karin.ostlund"),
              "otpauth://totp/F%C3%B6rbundet%20A%3AB:karin.ostlund?secret=MZXW6YTBOI&issuer="
              "F%C3%B6rbundet%20A%3AB");
}

}  // namespace
}  // namespace samkraft::office
