#include "domain/reference_code.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <utility>

namespace samkraft::domain {
namespace {

constexpr std::string_view kCharacters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

TEST(References, AreReadAsTheyAreTyped) {
    const std::string code = MakeReference(123'456'789'012);
    EXPECT_EQ(code.size(), 11U);
    EXPECT_EQ(ReadReference(code), code);
    std::string loose;
    for (const char c : code)
        loose += c == '-' ? ' ' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    EXPECT_EQ(ReadReference("  " + loose + " "), code);
    EXPECT_EQ(ReadReference(""), "");
    EXPECT_EQ(ReadReference(code.substr(0, 10)), "");
    EXPECT_EQ(ReadReference(code + "2"), "");
    EXPECT_EQ(ReadReference("ÅÄÖ-ÅÄÖ-ÅÄÖ"), "");
}
RC_GTEST_PROP(References, OneWrongCharacterIsFound, (std::uint64_t random)) {
    const std::string code = MakeReference(random);
    std::string wrong = code;
    const auto at = *rc::gen::inRange<std::size_t>(0, code.size());
    RC_PRE(code[at] != '-');
    wrong[at] = *rc::gen::elementOf(std::string(kCharacters));
    RC_ASSERT((ReadReference(wrong) == code) == (wrong == code));
    RC_ASSERT(wrong == code || ReadReference(wrong).empty());
}
RC_GTEST_PROP(References, TwoThatChangedPlacesAreFound, (std::uint64_t random)) {
    const std::string code = MakeReference(random);
    std::string wrong = code;
    const auto a = *rc::gen::inRange<std::size_t>(0, code.size());
    const auto b = *rc::gen::inRange<std::size_t>(0, code.size());
    RC_PRE(code[a] != '-' && code[b] != '-');
    std::swap(wrong[a], wrong[b]);
    RC_ASSERT(wrong == code || ReadReference(wrong).empty());
}
RC_GTEST_PROP(SignalTokens, AreReadAsTheyAreTypedAndASlipIsFound, (std::uint64_t random)) {
    const std::string token =
        MakeSignalToken([&] { return random = random * 6'364'136'223'846'793'005U + 1; });
    RC_ASSERT(token.size() == kSignalTokenLetters);
    std::string loose;
    for (const char c : token) loose += {static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c), '-'};
    RC_ASSERT(ReadSignalToken(loose) == token);
    std::string wrong = token;
    wrong[*rc::gen::inRange<std::size_t>(0, wrong.size())] = *rc::gen::elementOf(std::string(kCharacters));
    RC_ASSERT(ReadSignalToken(wrong) == (wrong == token ? token : ""));
    RC_ASSERT(ReadSignalToken(token.substr(1)).empty() && ReadSignalToken(token + "2").empty());
}

}  // namespace
}  // namespace samkraft::domain
