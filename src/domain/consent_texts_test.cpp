#include "domain/consent_texts.hpp"

#include <gmock/gmock.h>

#include <map>
#include <set>
#include <tuple>

#include "domain/directory.hpp"

namespace samkraft::domain {
namespace {

using testing::AnyOf;
using testing::HasSubstr;

constexpr std::array kForms{ConsentForm::kSharing, ConsentForm::kHealth, ConsentForm::kEvaluation};
Directory WithModels() {
    Directory directory;
    directory.consent_texts = ModelTexts();
    return directory;
}
ConsentText Own(std::string version) {
    ConsentText text;
    text.language = "sv";
    text.version = std::move(version);
    text.title = "Vår text";
    text.body = "Först.\n\n{provisions}\n\nSedan.";
    return text;
}

TEST(ConsentTexts, EveryFormInEveryLanguageOnce) {
    std::set<std::tuple<ConsentForm, std::string_view, std::string_view>> seen;
    std::map<ConsentForm, std::vector<std::string_view>> languages;
    const Directory directory = WithModels();
    for (const ConsentText& text : directory.consent_texts) {
        EXPECT_TRUE(seen.insert({text.form, text.language, text.version}).second) << text.title;
        EXPECT_EQ(directory.Text(text.form, text.language, text.version), &text);
        EXPECT_TRUE(directory.InUse(text));
        languages[text.form].push_back(text.language);
    }
    for (const ConsentForm form : kForms)
        EXPECT_THAT(languages[form],
                    testing::ElementsAre("sv", "sv-simple", "en", "ar", "so", "prs", "uk", "ti"));
    EXPECT_EQ(directory.Text(ConsentForm::kSharing, "fi", "1"), nullptr);
    EXPECT_EQ(directory.Text(ConsentForm::kSharing, "sv", "2"), nullptr);
    EXPECT_TRUE(IsTextLanguage("ti"));
    EXPECT_FALSE(IsTextLanguage("fi"));
}
TEST(ConsentTexts, AllCanBeShownAndAnswered) {
    for (const ConsentText& text : ModelTexts()) {
        EXPECT_TRUE(CheckConsentText(text)) << text.title;
        EXPECT_THAT(text.body, testing::Not(HasSubstr("\n\n\n"))) << text.title;
        EXPECT_THAT(text.body, testing::Not(testing::EndsWith("\n"))) << text.title;
        EXPECT_THAT(text.title, testing::Not(HasSubstr("\n")));
    }
}
TEST(ConsentTexts, WhatAMachineTranslatedIsMarked) {
    for (const ConsentText& text : ModelTexts())
        EXPECT_EQ(text.unreviewed,
                  text.language != "sv" && text.language != "sv-simple" && text.language != "en")
            << text.title;
}
TEST(ConsentTexts, EachSaysThatItIsVoluntaryThatItCanBeTakenBackAndWhereToComplain) {
    const std::map<std::string, std::pair<const char*, const char*>> words{
        {"sv", {"frivilligt", "ta tillbaka ditt ja"}},
        {"sv-simple", {"Du måste inte säga ja", "Du kan ändra dig"}},
        {"en", {"voluntary", "take your yes back"}},
        {"ar", {"طوعي", "تغيّر رأيك"}},
        {"so", {"ikhtiyaar", "Fikirkaaga waad beddeli kartaa"}},
        {"prs", {"داوطلبانه", "نظرتان را تغییر دهید"}},
        {"uk", {"добровільно", "передумати"}},
        {"ti", {"ብድሌትኩም", "ሓሳብኩም ክትቅይሩ"}}};
    for (const ConsentText& text : ModelTexts()) {
        const auto& [voluntary, back] = words.at(text.language);
        EXPECT_THAT(text.body, HasSubstr(voluntary)) << text.title;
        EXPECT_THAT(text.body, HasSubstr(back)) << text.title;
        EXPECT_THAT(text.body, HasSubstr("Integritetsskyddsmyndigheten")) << text.title;
    }
}
TEST(ConsentTexts, TheAssociationsOwnGoesBeforeTheModelWhichStaysForThoseWhoWereShownIt) {
    Directory directory = WithModels();
    const auto models = directory.consent_texts.size();
    directory.consent_texts.push_back(Own("2026-11-22"));
    directory.consent_texts.push_back(Own("2026-11-22.2"));
    EXPECT_TRUE(directory.InUse(directory.consent_texts.back()));
    EXPECT_FALSE(directory.InUse(directory.consent_texts[models]));
    EXPECT_FALSE(directory.InUse(*directory.Text(ConsentForm::kSharing, "sv", "1")));
    EXPECT_TRUE(directory.InUse(*directory.Text(ConsentForm::kHealth, "sv", "1")));
    EXPECT_EQ(directory.Text(ConsentForm::kSharing, "sv", "2026-11-22"), &directory.consent_texts[models]);
}
TEST(ConsentTexts, OneThatCannotBeAnsweredIsRefused) {
    const auto refused = [](auto change) {
        ConsentText text = Own("");
        change(text);
        const auto done = CheckConsentText(text);
        return done ? std::string("accepted")
                    : std::string(Info(done.error().code).name) + " " + done.error().pointer;
    };
    EXPECT_EQ(refused([](ConsentText&) {}), "accepted");
    EXPECT_EQ(refused([](ConsentText& t) { t.language = "tlh"; }), "unknown_value /language");
    EXPECT_EQ(refused([](ConsentText& t) { t.title = ""; }), "required /title");
    for (const char* body :
         {"", "Utan lista.", "{provisions}\n\nEfter.", "\n\n{provisions}\n\nEfter.", "Före.\n\n{provisions}",
          "I en {provisions} rad.", "A\n\n{provisions}\n\nB\n\n{provisions}\n\nC"})
        EXPECT_EQ(refused([&](ConsentText& t) { t.body = body; }), "text_needs_provisions /body") << body;
}

}  // namespace
}  // namespace samkraft::domain
