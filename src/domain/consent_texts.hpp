// The texts of the consent forms: what the participant reads, or hears, before answering. Data: a text that
// has been shown is never changed, for consents refer to it; a new wording is a new version.
#pragma once

#include <span>
#include <string_view>

#include "domain/entries.hpp"

namespace samkraft::domain {

struct ConsentText {
    ConsentForm form;
    std::string_view language;  // "sv", "sv-simple" (plain Swedish), "en"
    std::string_view version;
    std::string_view title;
    // Paragraphs, with a line between. The paragraph "{provisions}" stands for the list of provisions, each
    // with a box for yes and one for no.
    std::string_view body;
};

[[nodiscard]] std::span<const ConsentText> ConsentTexts();  // of each form and language the newest last
// Null when there is no such text.
[[nodiscard]] const ConsentText* FindConsentText(ConsentForm form, std::string_view language,
                                                 std::string_view version);

}  // namespace samkraft::domain
