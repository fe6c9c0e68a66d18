// Personal and coordination numbers against Skatteverket's published test numbers, the check digit and the
// century rule.
#include "base/personal_number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace samkraft {
namespace {

const Date kToday = MakeDate(2019, 3, 4);

std::string Digits(std::string_view text, Date today = kToday) {
    const auto number = PersonalNumber::Make(text, today);
    return number ? number->Digits() : "";
}

// Luhn's check digit, told another way than in the program: double from the right, cast out nines.
int Luhn(const std::string& nine) {
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) {
        int value = nine[8 - i] - '0';
        if (i % 2 == 0) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
        sum += value;
    }
    return (1000 - sum) % 10;
}

TEST(PersonalNumber, OfficialTestNumbers) {
    for (const std::string digits : {"198211059954", "199012119948", "190905271474", "200012099891",
                                     "187912219990", "201810062388", "201812312385", "201902282399"}) {
        const auto number = PersonalNumber::Make(digits, kToday);
        ASSERT_TRUE(number) << digits;
        EXPECT_EQ(number->Digits(), digits);
        EXPECT_EQ(number->Text(), digits.substr(0, 8) + "-" + digits.substr(8));
        EXPECT_EQ(number->BirthDate().Text(),
                  digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2));
        EXPECT_FALSE(number->IsCoordination());
        EXPECT_EQ(Digits(number->Text()), digits);
    }
    EXPECT_TRUE(PersonalNumber::Make("199012119948", kToday)->IsFemale());
    EXPECT_FALSE(PersonalNumber::Make("198211059954", kToday)->IsFemale());
    EXPECT_EQ(Digits("202002292387", MakeDate(2020, 3, 1)), "202002292387") << "a leap day";
}

TEST(PersonalNumber, OfficialTestCoordinationNumbers) {
    const auto number = PersonalNumber::Make("197102772386", kToday);
    ASSERT_TRUE(number);
    EXPECT_TRUE(number->IsCoordination());
    EXPECT_EQ(number->BirthDate().Text(), "1971-02-17");
    EXPECT_EQ(number->Text(), "19710277-2386");
    EXPECT_EQ(Digits("701063-2391"), "197010632391") << "the example of SKV M 2010:3";
    EXPECT_EQ(Digits("197001902399"), "197001902399");
}

TEST(PersonalNumber, CoordinationNumbersWithoutAKnownDateOfBirth) {
    for (const std::string digits :
         {"191500722390", "194000712382", "195800902396", "195200642394"}) {  // month 00, official
        const auto number = PersonalNumber::Make(digits, kToday);
        ASSERT_TRUE(number) << digits;
        EXPECT_TRUE(number->IsCoordination());
        EXPECT_EQ(number->BirthDate().Month(), 1U);
    }
    EXPECT_EQ(PersonalNumber::Make("191500722390", kToday)->BirthDate().Text(), "1915-01-12");
    const auto with_check = [](std::string eleven) {
        return eleven + std::to_string(Luhn(eleven.substr(2)));
    };
    const auto no_day = PersonalNumber::Make(with_check("19800060238"), kToday);
    ASSERT_TRUE(no_day);
    EXPECT_EQ(no_day->BirthDate().Text(), "1980-01-01");
    EXPECT_EQ(Digits(with_check("19800015238")), "") << "month 00 is for coordination numbers only";
}

TEST(PersonalNumber, WhatIsNotOne) {
    for (const std::string text : {"",
                                   "1",
                                   "8211059954",
                                   "198211059955",
                                   "19821105 9954",
                                   "1982-11-059954",
                                   "19821105-995",
                                   "19821105-99540",
                                   "821105--995",
                                   "+",
                                   "-",
                                   "+++++++++++",
                                   "198213059952",
                                   "198202309958",
                                   "20190305-2383",
                                   "19820000-0000",
                                   "T98211059954",
                                   "1982110599é",
                                   "19821105+9954",
                                   "193901829913",
                                   "201509160006",
                                   "000000000000",
                                   "198211929959"})
        EXPECT_FALSE(PersonalNumber::Make(text, kToday)) << text;
    const auto wrong = PersonalNumber::Make("198211059955", kToday);
    EXPECT_EQ(wrong.error().code, Code::kPersonalNumber);
    EXPECT_EQ(wrong.error().args.size(), 1U);
}

// 18 § folkbokföringslagen: the hyphen becomes a plus sign in the year when the person turns 100.
TEST(PersonalNumber, CenturyAndPlus) {
    EXPECT_EQ(Digits("821105-9954"), "198211059954");
    EXPECT_EQ(Digits("001209-9891"), "200012099891");
    EXPECT_EQ(Digits("090527+1474"), "190905271474");
    EXPECT_EQ(Digits("791221+9990"), "187912219990");
    EXPECT_EQ(Digits("181006-2388"), "201810062388") << "the year before this one";
    EXPECT_EQ(Digits("190228-2399"), "201902282399") << "this year";
    EXPECT_EQ(Digits("191231-2392"), "") << "later this year: not born";
    const std::string birth = "190527", nine = birth + "147";
    const std::string last = "147" + std::to_string(Luhn(nine));
    EXPECT_EQ(Digits(birth + "+" + last), "19" + birth + last) << "turns 100 this year";
    EXPECT_EQ(Digits(birth + "-" + last, MakeDate(2018, 12, 31)), "19" + birth + last)
        << "99 years: still a hyphen";
}

TEST(PersonalNumber, OnlyOneLastDigitIsRight) {
    EXPECT_TRUE(rc::check("Luhn", [] {
        const Date birth = AddDays(MakeDate(1900, 1, 1), *rc::gen::inRange(0, 43'000));
        std::string eleven = birth.Text();
        std::erase(eleven, '-');
        const int serial = *rc::gen::inRange(1, 1000);
        const bool coordination = *rc::gen::arbitrary<bool>();
        if (coordination) eleven[6] = static_cast<char>(eleven[6] + 6);
        eleven += std::to_string(1000 + serial).substr(1);
        int right = 0;
        for (char last = '0'; last <= '9'; ++last) {
            const auto number = PersonalNumber::Make(eleven + last, kToday);
            if (!number) continue;
            ++right;
            RC_ASSERT(last - '0' == Luhn(eleven.substr(2)));
            RC_ASSERT(number->BirthDate() == birth);
            RC_ASSERT(number->IsCoordination() == coordination);
            RC_ASSERT(number->IsFemale() == (serial % 2 == 0));
            RC_ASSERT(Digits(number->Text()) == number->Digits());
        }
        RC_ASSERT(right == 1);
    }));
}

TEST(PersonalNumber, ASlipOfTheFingerIsFound) {
    EXPECT_TRUE(rc::check("one digit wrong, or two neighbours swapped other than 0 and 9", [] {
        const std::string right = "198211059954";
        std::string text = right;
        const auto at = *rc::gen::inRange<std::size_t>(2, 11);
        if (*rc::gen::arbitrary<bool>()) {
            text[at] = static_cast<char>('0' + *rc::gen::inRange(0, 10));
        } else {
            RC_PRE(std::abs(text[at] - text[at + 1]) != 9);
            std::swap(text[at], text[at + 1]);
        }
        RC_PRE(text != right);
        RC_ASSERT(!PersonalNumber::Make(text, kToday));
    }));
}

TEST(PersonalNumber, AnyTextIsAnswered) {
    EXPECT_TRUE(rc::check("no text crashes", [](const std::string& text) {
        if (const auto number = PersonalNumber::Make(text, kToday)) RC_ASSERT(number->Digits().size() == 12U);
    }));
}

}  // namespace
}  // namespace samkraft
