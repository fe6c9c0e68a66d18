// Text: what may be stored, how it is folded for searching, what a spreadsheet would run.
#include "base/text.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <algorithm>

namespace samkraft::text {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Home, IsTheSameHoweverItIsWritten) {
    for (const char* address :
         {"Stora gatan 12 B, 211 34 Malmö", "stora gatan 12b 21134 MALMÖ", "Stora  Gatan 12 b\n211 34  Malmö",
          "Stora gatan 12B, lgh 1203, 3 tr, SE-211 34 Malmö", "Stora gatan 12 B c/o Prov, 21134"})
        EXPECT_EQ(Home(address), "stora gatan 12b 21134") << address;
}
TEST(Home, IsNoneWithoutStreetNumberAndPostalCode) {
    for (const char* address : {"", "Malmö", "Stora gatan, 211 34 Malmö", "Stora gatan 12, Malmö",
                                "12 211 34", "Box 12", "Stora gatan 12, 211 345 Malmö", "\xff\xfe"})
        EXPECT_EQ(Home(address), "") << address;
    EXPECT_NE(Home("Stora gatan 12, 211 34"), Home("Stora gatan 12 B, 211 34"));
    EXPECT_NE(Home("Stora gatan 12, 211 34"), Home("Stora gatan 12, 211 35"));
}
TEST(Text, IsStorable) {
    for (const auto good : {""sv, "Åsa\tÖberg\r\n"sv, "😀"sv, "\xC2\xA0"sv, "\xEF\xBF\xBD"sv, "عربي"sv})
        EXPECT_TRUE(IsStorable(good)) << good;
    for (const auto bad :
         {"a\0b"sv, "\x01"sv, "\x1B[0m"sv, "\x7F"sv, "\xC2\x85"sv, "\xC2\x9B"sv,  // control characters
          "\xC5sa"sv, "\xC3"sv, "\x80"sv, "\xFF\xFE"sv,  // Windows-1252, cut short, UTF-16
          "\xC0\xAF"sv, "\xE0\x80\xAF"sv, "\xED\xA0\x80"sv,
          "\xF4\x90\x80\x80"sv})  // overlong, surrogate, beyond Unicode
        EXPECT_FALSE(IsStorable(bad)) << testing::PrintToString(bad);
}

TEST(Text, LengthCountsCodePoints) {
    EXPECT_EQ(Length(""), 0U);
    EXPECT_EQ(Length("Åsa"), 3U);
    EXPECT_EQ(Length("a😀"), 2U);
}

TEST(Text, Trim) {
    EXPECT_EQ(Trim(" \t a b\r\n"), "a b");
    EXPECT_EQ(Trim(" \n"), "");
    EXPECT_EQ(Trim(""), "");
}

TEST(Text, FoldKeepsTheSwedishLettersAndDropsOtherAccents) {
    EXPECT_EQ(Fold("Élan ÅKE"), "elan åke");
    EXPECT_EQ(Fold("ÅÄÖ åäö"), "åäö åäö");
    EXPECT_EQ(Fold("Müller Łukasz Ñandú"), "muller łukasz nandu");
    EXPECT_EQ(Fold("A\xCC\x8A O\xCC\x88 e\xCC\x81"), "å ö e") << "letters and marks apart";
    EXPECT_EQ(Fold("\xE2\x84\xAB"), "å") << "the sign for ångström";
    EXPECT_EQ(Fold("İstanbul"), "istanbul");
    EXPECT_EQ(Fold("ÉI"), "ei") << "in every locale";
    EXPECT_EQ(Fold(""), "");
}

TEST(Text, FoldingTwiceChangesNothing) {
    EXPECT_TRUE(rc::check("idempotent", [] {
        std::string text;
        for (const auto& part : *rc::gen::container<std::vector<std::string>>(
                 rc::gen::element<std::string>("a", "Z", "Å", "ä", "Ö", "É", "ñ", "İ", "I", "ß", "\xCC\x8A",
                                               "\xCC\x88", "\xCC\x81", " ", "-", "ﬁ", "Σ", "\xFF")))
            text += part;
        const std::string once = Fold(text);
        RC_ASSERT(Fold(once) == once);
    }));
}

TEST(Text, WhatTurnsTheReadingOrderIsNotStorable) {
    for (const auto bad : {"a\u202Eb"sv, "\u202A"sv, "x\u2066"sv, "\u2069y"sv}) EXPECT_FALSE(IsStorable(bad));
    EXPECT_TRUE(IsStorable("\u0645\u0631\u062D\u0628\u0627\u200F!")) << "other scripts and their marks are";
}

TEST(Text, AStartCutsNoCharacterInTwo) {
    EXPECT_EQ(Start("Åsa", 10), "Åsa");
    EXPECT_EQ(Start("Åsa", 2), "Å");
    EXPECT_EQ(Start("Åsa", 1), "");
    EXPECT_EQ(Start("a😀b", 4), "a");
    EXPECT_EQ(Start("a😀b", 5), "a😀");
}

TEST(Text, Words) {
    EXPECT_THAT(Words("Jobb- och utvecklingsgarantin (45)"),
                ElementsAre("jobb", "och", "utvecklingsgarantin", "45"));
    EXPECT_THAT(Words("E-post: ÅSA@Exämple.se"), ElementsAre("e", "post", "åsa", "exämple", "se"));
    EXPECT_THAT(Words(" .,- "), IsEmpty());
    EXPECT_THAT(Words("a\xFF"
                      "b"),
                testing::SizeIs(2))
        << "a broken byte parts words";
}

TEST(Text, HasFormulaStart) {
    for (const auto formula :
         {"=1+1"sv, "@SUM(A1)"sv, "+cmd|' /C calc'!A0"sv, "-A1"sv, "-2+3"sv, "\t=1"sv, "\r=1"sv, "+"sv, "-"sv,
          "-x"sv, "+1;2"sv, "="sv, "＝1+1"sv, "＋1"sv, "－1"sv, "＠SUM(A1)"sv})
        EXPECT_TRUE(HasFormulaStart(formula)) << formula;
    for (const auto text : {""sv, "a=b"sv, "-5"sv, "-1,5"sv, "+46 70-123 45 67"sv, "+46 (0)70-123 45 67"sv,
                            "070"sv, "'=1"sv, "Åsa"sv})
        EXPECT_FALSE(HasFormulaStart(text)) << text;
}

TEST(Text, FromWindows1252) {
    EXPECT_EQ(FromWindows1252("\xC5sa \xD6"
                              "berg"),
              "Åsa Öberg");
    EXPECT_EQ(FromWindows1252("\x80 \x93"
                              "citat\x94 \x96 \x85 \x8E\x9F"),
              "€ “citat” – … ŽŸ");
    EXPECT_EQ(FromWindows1252("\x81\x8D\x8F\x90\x9D"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(FromWindows1252("\xA0\xFF"), "\u00A0ÿ");
    std::string all;
    for (int b = 0; b < 256; ++b) all += static_cast<char>(b);
    EXPECT_EQ(Length(FromWindows1252(all)), 256U);
    EXPECT_TRUE(rc::check("ASCII is unchanged, everything becomes UTF-8", [](const std::string& bytes) {
        const std::string text = FromWindows1252(bytes);
        RC_ASSERT(Length(text) == bytes.size());
        const bool ascii = std::all_of(bytes.begin(), bytes.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        RC_ASSERT((text == bytes) == ascii);
    }));
}

}  // namespace
}  // namespace samkraft::text
