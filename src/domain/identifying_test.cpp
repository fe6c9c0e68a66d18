// What a text may tell who it is about is found in whatever form it stands, and ordinary words are let be.
#include "domain/identifying.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/id.hpp"
#include "base/text.hpp"

namespace samkraft::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

KnownNames Known() {
    KnownNames known;
    known.AddParticipant("Nawfal Al-Prov");
    known.AddParticipant("Per Lång");
    known.AddColleague("Susanne Arvidsson");
    known.AddColleague("Xandra Ytterligare");
    return known;
}

// "trace:text", with "!" for what is certain.
std::vector<std::string> Told(std::string_view text) {
    static const KnownNames kKnown = Known();
    std::vector<std::string> told;
    for (const TextFinding& f : FindIdentifying(text, kKnown))
        told.push_back(std::string(NameOf(f.trace)) + (f.certain ? "!" : "") + ":" + f.text);
    return told;
}

TEST(Identifying, PersonalNumbersInEveryForm) {
    for (const std::string text :
         {"19821105-9954", "198211059954", "821105-9954", "8211059954", "821105+9954", "1982 11 05 - 9954",
          "1982.11.05.9954", "8 2 1 1 0 5 9 9 5 4", "821105\u2013\u200B9954", "８２１１０５－９９５４",
          "٨٢١١٠٥-٩٩٥٤", "82/11/05\n9954", "8211O5-9954", "198211059954kr", "nr821105-9954", "12 821105-9954",
          "821165-9954", "19821105-0000", "820061-0014"}) {
        const auto findings = FindIdentifying("Personen (" + text + ") har ont.", {});
        ASSERT_FALSE(findings.empty()) << text;
        EXPECT_TRUE(findings.front().certain) << text;
        EXPECT_EQ(findings.front().trace, Trace::kPersonalNumber) << text;
    }
}

TEST(Identifying, OtherNumbers) {
    EXPECT_THAT(Told("Ring 070-123 45 67 i dag"), ElementsAre("phone!:070-123 45 67"));
    EXPECT_THAT(Told("Ring +46 70 123 45 67 i dag"), ElementsAre("phone!:+46 70 123 45 67"));
    EXPECT_THAT(Told("konto 8327-9 123 456 789"), ElementsAre("number!:8327-9 123 456 789"));
    EXPECT_THAT(Told("i 211 45 bor"), ElementsAre("address:211 45"));
    EXPECT_THAT(Told("dnr AF-2019/0012 gäller"), ElementsAre("number!:AF-2019/0012"));
    EXPECT_THAT(Told("ärendet " + IdText(1'234'567'890'123'456'789) + " är"),
                ElementsAre("case_id!:" + IdText(1'234'567'890'123'456'789)));
    for (const std::string text :
         {"får 125 000 kr i år", "10\u201315 timmar", "450 dagar", "2018-2019", "lagen (2009:400)",
          "mellan 08:00-16:30", "kl 8.30", "halva 1/2 tid", "på 1990-talet", "450-600 dagar",
          "i 25 procent av 40 timmar", "punkt 3. 4. 5.", "Har sökt 12 jobb, 3 praktikplatser, 2 kurser"})
        EXPECT_THAT(Told(text), IsEmpty()) << text;
}

TEST(Identifying, AddressesOfMailAndStreets) {
    EXPECT_THAT(Told("skriv till anna.x@exempel.se."), ElementsAre("email!:anna.x@exempel.se"));
    EXPECT_THAT(Told("skriv till anna.x (at) exempel.se nu"), ElementsAre("email!:anna.x (at) exempel.se"));
    EXPECT_THAT(Told("bor på provgatan 12 i dag"), ElementsAre("address:provgatan 12"));
    EXPECT_THAT(Told("se www.exempel.se/x"), ElementsAre("link:www.exempel.se/x"));
}

TEST(Identifying, NamesOfTheWritersOwnAreNeverSent) {
    EXPECT_THAT(Told("Nawfal har ont."), ElementsAre("participant!:Nawfal"));
    EXPECT_THAT(Told("i dag sa nawfal att"), ElementsAre("participant!:nawfal"));
    EXPECT_THAT(Told("det är Nawfals rygg"), ElementsAre("participant!:Nawfals"));
    EXPECT_THAT(Told("det är NAWFAL AL-PROV som"), ElementsAre("participant!:NAWFAL AL-PROV"));
    EXPECT_THAT(Told("det är per lång som"), ElementsAre("participant!:per lång"));
    EXPECT_THAT(Told("det är Na\u00ADwfal som"), ElementsAre("participant!:Na\u00ADwfal"));
    // Ordinary words that are names as well.
    EXPECT_THAT(Told("tio timmar per vecka under lång tid"), IsEmpty());
    EXPECT_THAT(Told("Lång sjukskrivning. Per vecka gäller tio timmar."), IsEmpty());
    EXPECT_THAT(Told("sedan sa Per det"), ElementsAre("participant:Per"));
}

TEST(Identifying, NamesAndPlaces) {
    EXPECT_THAT(Told("Hon heter Anna Andersson och bor i Rosengård."),
                ElementsAre("name:Anna Andersson", "place:Rosengård"));
    EXPECT_THAT(Told("Fatima har ont."), ElementsAre("name:Fatima"));
    EXPECT_THAT(Told("hon heter fatima och bor i malmö"), ElementsAre("name:fatima", "place:malmö"));
    EXPECT_THAT(Told("Susanne Arvidsson sa det"), ElementsAre("colleague:Susanne Arvidsson"));
    EXPECT_THAT(Told("enligt Xandra är det så"), ElementsAre("colleague:Xandra"));
    EXPECT_THAT(Told("Qwertina har ont"), ElementsAre("word:Qwertina"));
    EXPECT_THAT(Told("praktik på Ica Maxi nu"), ElementsAre("workplace:Ica Maxi"));
    EXPECT_THAT(Told("går på Rönnenskolan nu"), ElementsAre("workplace:Rönnenskolan"));
    EXPECT_THAT(Told("som Анна sa"), ElementsAre("word:Анна"));
    EXPECT_THAT(Told("som N.A. sa"), ElementsAre("name:N.A"));
}

TEST(Identifying, Days) {
    EXPECT_THAT(Told("opererades den 4 mars 2019 i axeln"), ElementsAre("date:den 4 mars 2019"));
    EXPECT_THAT(Told("sedan 2019-03-04"), ElementsAre("date:2019-03-04"));
    EXPECT_THAT(Told("sedan 4/3 2019"), ElementsAre("date:4/3 2019"));
    EXPECT_THAT(Told("sedan 190304"), ElementsAre("date:190304"));
    EXPECT_THAT(Told("sedan fjärde mars"), ElementsAre("date:fjärde mars"));
    EXPECT_THAT(Told("är 34 år och 12 dagar"), ElementsAre("age:34 år och 12 dagar"));
    EXPECT_THAT(Told("född 1980 och"), ElementsAre("age:1980"));
    EXPECT_THAT(Told("är 34 år och har två barn sedan mars 2018"), IsEmpty());
    const auto found = FindIdentifying("Opererades 4 mars i axeln", {});
    EXPECT_EQ(Neutral("Opererades 4 mars i axeln", found), "Opererades i våras i axeln");
}

TEST(Identifying, LetsOrdinaryQuestionsBe) {
    for (const std::string text :
         {"En person har varit sjukskriven på halvtid i två år för smärta i ryggen. Kan hon pröva "
          "arbetsträning utan att "
          "förlora sjukpenningen? Läkarintyget räcker till sommaren.",
          "Vad händer med försörjningsstödet när deltagaren börjar på Komvux?\n- Gäller det från första "
          "dagen?\n- Måste AF "
          "fatta beslut först?",
          "Hej! Jag undrar hur FK ser på arbetsprövning. Deltagare A kan arbeta 10 timmar i veckan. "
          "Försäkringskassan säger "
          "nej enligt 27 kap. SFB.",
          "Aktivitetsersättning kan beviljas från 19 års ålder. Rehabiliteringsplanen behövs inte.",
          "Hans läkare vill vänta. Mina frågor: Vem betalar resorna? Studier i svenska på SFI är planerade."})
        EXPECT_THAT(Told(text), IsEmpty()) << text;
}

TEST(Identifying, OffsetsAreTheBrowsers) {
    const std::string text = "å🙂 Qwertina";
    const auto found = FindIdentifying("hej " + text, {});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].begin, 8);  // "hej ", one for å, two for the face, a space
    EXPECT_EQ(found[0].end, 16);
    EXPECT_EQ(Neutral("hej " + text, found), "hej å🙂 [namn]");
}

TEST(Identifying, Repetitions) {
    const std::string said = "En person har varit sjukskriven på halvtid i två år för smärta";
    EXPECT_TRUE(Repeats(said, "Bakgrund: en PERSON har varit sjukskriven på halvtid, i två år."));
    EXPECT_FALSE(Repeats(said, "Kan den som är sjukskriven på halvtid i två år studera?"));
    EXPECT_TRUE(Repeats("Kort fråga?", "kort fråga"));
    EXPECT_FALSE(Repeats("", "kort fråga"));
}

// ---- laws

// A number with a right check digit, as digits: ten of them.
std::string AnyNumber() {
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    std::string ten = two(*rc::gen::inRange(0, 100)) + two(*rc::gen::inRange(1, 13));
    const bool coordination = *rc::gen::arbitrary<bool>();
    ten += two(*rc::gen::inRange(1, 29) + (coordination ? 60 : 0));
    ten += std::to_string(*rc::gen::inRange(100, 1000));
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) {
        int value = ten[8 - i] - '0';
        if (i % 2 == 0) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
        sum += value;
    }
    return ten + std::to_string((1000 - sum) % 10);
}

std::string AnyPiece() {
    return *rc::gen::elementOf(std::vector<std::string>{
        "Hon",     "en person", "Anna",   "anna",      "Andersson", "Nawfal",  "per",      "Lång",
        "Susanne", "i Malmö",   "på Ica", "Provgatan", "provgatan", "12",      "4 mars",   "den",
        "2019",    "-",         "+",      "@",         "x@y.se",    "@@",      "(at)",     "www.a.se",
        "http://", "/",         ".",      ". ",        "\n",        " ",       ": ",       "år",
        "och",     "dagar",     "gammal", "född",      "08",        "123 45",  "8:00",     "kr",
        "å",       "🙂",        "N.A.",   "Q",         "QRS",       "QRSTUVX", "Analyser", "A1B2C3D4",
        "1O1",     "٣",         "\u200B", "e\u0301",   "Анна",      "'",       "\"",       "[",
        "]",       "\xff"});
}
std::string AnyText() {
    std::string text;
    const int pieces = *rc::gen::inRange(0, 25);
    for (int i = 0; i < pieces; ++i) {
        text += AnyPiece();
        if (*rc::gen::inRange(0, 3) > 0) text += ' ';
    }
    return text;
}

TEST(IdentifyingLaws, NoPersonalNumberPassesInAnyFormatting) {
    EXPECT_TRUE(rc::check([] {
        const std::vector<std::string> between{"",   "",    "",       " ",      "-",  "+",      ".",
                                               "/",  " - ", "\u2013", "\u00A0", "_",  ":",      "\t",
                                               "\n", ", ",  "\u200B", "*",      "  ", "\u2060-"};
        const std::vector<std::string> zeros{"0", "０", "٠", "०"};
        std::string text = *rc::gen::elementOf(
            std::vector<std::string>{"", "Hon är ", "nr ", "abc", "(", "12 ", "Å\n", "\xf0"});
        std::string digits = AnyNumber();
        if (*rc::gen::arbitrary<bool>())
            digits = *rc::gen::elementOf(std::vector<std::string>{"19", "20"}) + digits;
        const std::string zero = *rc::gen::elementOf(zeros);
        const bool scattered = *rc::gen::arbitrary<bool>();
        const std::size_t begin = text.size();
        for (std::size_t i = 0; i < digits.size(); ++i) {
            if (i > 0 && (scattered || i + 4 == digits.size())) text += *rc::gen::elementOf(between);
            std::string digit = zero;
            digit.back() = static_cast<char>(digit.back() + (digits[i] - '0'));
            text += digit;
        }
        const std::size_t end = text.size();
        text += *rc::gen::elementOf(std::vector<std::string>{"", " i dag", "kr", ")", "\n", ". Han"});
        bool covered = false;
        for (const TextFinding& f : FindIdentifying(text, {}))
            covered = covered || (f.certain && f.trace == Trace::kPersonalNumber && !f.text.empty());
        RC_ASSERT(covered);
        const std::string neutral = Neutral(text, FindIdentifying(text, {}));
        RC_ASSERT(neutral.find(text.substr(begin, end - begin)) == std::string::npos);
    }));
}

// What is written in the place of a finding is none itself, but may part what stood together: "122019 kr @"
// is an amount before a sign of e-mail, and a number once that is gone. It comes to an end at once, or
// almost.
TEST(IdentifyingLaws, MakingNeutralComesToAnEnd) {
    const KnownNames known = Known();
    EXPECT_TRUE(rc::check([&] {
        const std::string first = AnyText();
        std::string text = first;
        int rounds = 0;
        for (auto found = FindIdentifying(text, known); !found.empty();
             found = FindIdentifying(text, known)) {
            RC_ASSERT(++rounds <= 4);
            text = Neutral(text, found);
        }
        RC_LOG() << first << "\n->\n" << text;
        const auto again = FindIdentifying(first, known), same = FindIdentifying(first, known);
        RC_ASSERT(again.size() == same.size());
    }));
}

TEST(IdentifyingLaws, WhatIsWrittenInsteadIsNoFinding) {
    EXPECT_TRUE(rc::check([] {
        // Of what people write, in sentences: once is enough.
        const std::vector<std::string> pieces{
            "Anna Andersson", "19821105-9954", "070-123 45 67", "den 4 mars 2019",    "i Malmö",
            "på Ica Maxi",    "a@b.se",        "Provgatan 12",  "34 år och 12 dagar", "Qwertina",
            "211 45",         "www.a.se",      "är trött",      "men vill arbeta",    "AF-2019/0012"};
        std::string text;
        const int count = *rc::gen::inRange(1, 12);
        for (int i = 0; i < count; ++i)
            text += *rc::gen::elementOf(pieces) +
                    *rc::gen::elementOf(std::vector<std::string>{" och ", ". Sedan ", ", "});
        text += "slut";
        const std::string neutral = Neutral(text, FindIdentifying(text, {}));
        RC_LOG() << text << "\n->\n" << neutral;
        RC_ASSERT(FindIdentifying(neutral, {}).empty());
    }));
}

TEST(IdentifyingLaws, FindingsAreInOrderApartAndWhatTheySay) {
    const KnownNames known = Known();
    EXPECT_TRUE(rc::check([&] {
        const std::string text = AnyText();
        std::int32_t last = 0;
        for (const TextFinding& f : FindIdentifying(text, known)) {
            RC_ASSERT(f.begin >= last);
            RC_ASSERT(f.end > f.begin);
            RC_ASSERT(text.find(f.text) != std::string::npos);
            RC_ASSERT(!f.instead.empty());
            last = f.end;
        }
    }));
}

}  // namespace
}  // namespace samkraft::domain
