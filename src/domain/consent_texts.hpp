// The texts of the consent forms: what the participant reads, or hears, before answering. Data: a text that
// has been shown is never changed, for consents refer to it; a new wording is a new version.
//
// The program comes with models in several languages (consent_texts/), for the association's lawyer and its
// translators to go through. What the association publishes itself (ConsentTextPublished in its directory)
// goes before the model in the same form and language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::domain {

struct ConsentText {
    ConsentForm form = ConsentForm::kSharing;
    std::string language;  // BCP 47; "sv-simple" is plain Swedish
    std::string version;   // a model's number; the day for what the association published
    std::string title;
    // Paragraphs, with a line between. The paragraph "{provisions}" stands for the list of provisions, each
    // with a box for yes and one for no.
    std::string body;
    // Translated by machine, and nobody who knows the language has said that it is right: shown beside the
    // Swedish text, which is the one that counts, and said so.
    bool unreviewed = false;
    std::string reviewed_by;  // who has gone through it for the association, in words
    WorkerId publisher;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"form", kRequired}, self.form);
        visit({"language", kRequired, 0, 10}, self.language);
        visit({"version", kOptional, 0, 20}, self.version);
        visit({"title", kRequired, 0, 200}, self.title);
        visit({"body", kRequired, 0, 10'000}, self.body);
        visit({"unreviewed"}, self.unreviewed);
        visit({"reviewed_by", kOptional, 0, 200}, self.reviewed_by);
        visit({"publisher"}, self.publisher);
    }
};

// Of each form and language the newest last.
[[nodiscard]] const std::vector<ConsentText>& ModelTexts();
// The languages that a text may be in; the participant's own language is looked for among them.
[[nodiscard]] bool IsTextLanguage(std::string_view language);
// Whether it can be shown and answered: kRequired, kUnknownValue, kTextNeedsProvisions.
[[nodiscard]] Done CheckConsentText(const ConsentText& text);

}  // namespace samkraft::domain
