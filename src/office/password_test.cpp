#include "office/password.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <optional>

namespace samkraft::office {
namespace {

const std::vector<std::string> kNear{"anna.lind", "Anna Lind-Åström", "Malmökraften"};

std::optional<Code> Of(std::string_view password) {
    const Done checked = CheckPassword(password, kNear, "/new");
    if (checked) return std::nullopt;
    EXPECT_EQ(checked.error().code, Code::kInvalid);
    EXPECT_EQ(checked.error().details.at(0).pointer, "/new");
    return checked.error().details.at(0).code;
}

TEST(Password, SeveralWordsThatDoNotBelongTogetherAreTaken) {
    for (const char* password : {"hästhov kvitto trumma", "nio gröna paraplyer i hissen", "T7#qLw9!vBz2Kd",
                                 "häst-häftapparat-batteri"})
        EXPECT_EQ(Of(password), std::nullopt) << password;
}
TEST(Password, WhatIsTriedFirstIsRefused) {
    for (const char* password :
         {"passwordpassword", "Password1234", "qwertyuiopasdf", "123456789012", "aaaaaaaaaaaaaaaa",
          "1q2w3e4r5t6y", "iloveyou1234", "unbelievable1", "Lösenord2026!", "Sommaren2026", "samkraft2026!",
          "malmökraften1", "Välkommen123", "p4ssw0rd1234", "abcdefghijklm", "Fredag2026!!"})
        EXPECT_EQ(Of(password), Code::kPasswordGuessable) << password;
}
TEST(Password, TheOwnNameIsRefusedHoweverItIsWritten) {
    for (const char* password :
         {"anna.lind2026", "AnnaLind1234", "ÅströmÅström1", "lindannalind", "4nn4L1nd2026"})
        EXPECT_EQ(Of(password), Code::kPasswordGuessable) << password;
    EXPECT_TRUE(CheckPassword("hanna sjunger falskt ibland", kNear, "/new"))
        << "a name within a word is no reason";
}
TEST(Password, LengthIsOfLettersAndNotOfBytes) {
    EXPECT_EQ(Of("åäöåäöåäöå"), Code::kPasswordShort);
    EXPECT_EQ(Of("kvittoträd9"), Code::kPasswordShort);
    EXPECT_EQ(Of(""), Code::kPasswordShort);
    std::string most;
    while (most.size() < kMostPasswordLetters) most += "kvitto trumma paraply hiss ";
    EXPECT_EQ(Of(most.substr(0, kMostPasswordLetters)), std::nullopt);
    EXPECT_EQ(Of(most.substr(0, kMostPasswordLetters) + "a"), Code::kTooLong);
}
RC_GTEST_PROP(Password, AnyBytesAreAnsweredAndWhatIsTakenStaysSoWithMore, (const std::string& bytes)) {
    const Done one = CheckPassword(bytes.substr(0, 150), kNear, "/new");
    if (one) RC_ASSERT(CheckPassword(bytes.substr(0, 150) + " och ett kvitto", kNear, "/new").has_value());
}
TEST(Password, TheLongestIsAnsweredAtOnce) {
    const auto begun = std::chrono::steady_clock::now();
    for (const char letter : {'a', '1', 'p'}) (void)Of(std::string(kMostPasswordLetters, letter));
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
}

}  // namespace
}  // namespace samkraft::office
