#include "domain/consent_texts.hpp"

#include <gtest/gtest.h>

#include <set>
#include <tuple>

namespace samkraft::domain {
namespace {

TEST(ConsentTexts, EveryFormInEveryLanguageAndEachVersionOnce) {
    std::set<std::tuple<ConsentForm, std::string_view, std::string_view>> seen;
    std::set<std::string_view> languages;
    for (const ConsentText& text : ConsentTexts()) {
        EXPECT_TRUE(seen.insert({text.form, text.language, text.version}).second) << text.title;
        EXPECT_EQ(FindConsentText(text.form, text.language, text.version), &text);
        languages.insert(text.language);
    }
    EXPECT_EQ(languages, (std::set<std::string_view>{"sv", "sv-simple", "en"}));
    for (const ConsentForm form : {ConsentForm::kSharing, ConsentForm::kHealth, ConsentForm::kEvaluation})
        for (const std::string_view language : languages)
            EXPECT_NE(FindConsentText(form, language, "1"), nullptr) << NameOf(form) << ' ' << language;
    EXPECT_EQ(FindConsentText(ConsentForm::kSharing, "ar", "1"), nullptr);
    EXPECT_EQ(FindConsentText(ConsentForm::kSharing, "sv", "2"), nullptr);
}
TEST(ConsentTexts, EachHasItsListOfProvisionsOnceBetweenParagraphs) {
    for (const ConsentText& text : ConsentTexts()) {
        EXPECT_FALSE(text.title.empty());
        const auto at = text.body.find("\n\n{provisions}\n\n");
        ASSERT_NE(at, std::string_view::npos) << text.title;
        EXPECT_EQ(text.body.find("{provisions}", at + 3), std::string_view::npos) << text.title;
        EXPECT_EQ(text.body.find("\n\n\n"), std::string_view::npos) << text.title;
    }
}
TEST(ConsentTexts, EachSaysThatItIsVoluntaryThatItCanBeTakenBackAndWhereToComplain) {
    for (const ConsentText& text : ConsentTexts()) {
        const auto any = [&](auto... words) {
            return ((text.body.find(words) != std::string_view::npos) || ...);
        };
        EXPECT_TRUE(any("frivilligt", "Du måste inte säga ja", "voluntary")) << text.title;
        EXPECT_TRUE(any("ta tillbaka ditt ja", "Du kan ändra dig", "take your yes back")) << text.title;
        EXPECT_TRUE(any("Integritetsskyddsmyndigheten")) << text.title;
    }
}

}  // namespace
}  // namespace samkraft::domain
