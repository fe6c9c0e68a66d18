#include "domain/consent_texts.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/fields.hpp"
#include "domain/consent_texts_models.hpp"

namespace samkraft::domain {
namespace {

constexpr std::string_view kProvisions = "\n\n{provisions}\n\n";

// OSL 10:1 and 12:2: a person may waive secrecy, wholly or in part, and take it back. GDPR 13: for what, how
// long, and which rights.
ConsentText TextOf(const Model& model) {
    ConsentText text;
    if (!FromName(model.form, text.form)) throw std::logic_error("no such consent form");
    text.language = model.language;
    text.version = model.version;
    const auto head = model.text.find("\n\n");
    text.title = model.text.substr(0, head);
    if (const auto line = text.title.find('\n'); line != std::string::npos) {
        text.unreviewed = text.title.substr(line + 1) == "machine translation";
        text.title.resize(line);
    }
    text.body = model.text.substr(head + 2);
    while (text.body.ends_with('\n')) text.body.pop_back();
    return text;
}

}  // namespace

const std::vector<ConsentText>& ModelTexts() {
    static const std::vector<ConsentText> texts = [] {
        std::vector<ConsentText> all;
        for (const Model& model : Models()) all.push_back(TextOf(model));
        return all;
    }();
    return texts;
}

bool IsTextLanguage(std::string_view language) {
    return std::ranges::any_of(ModelTexts(), [&](const ConsentText& t) { return t.language == language; });
}

Done CheckConsentText(const ConsentText& text) {
    if (!IsTextLanguage(text.language)) return Fail(Code::kUnknownValue, "/language", {text.language});
    if (text.title.empty()) return Fail(Code::kRequired, "/title");
    const auto at = text.body.find(kProvisions);
    if (at == std::string::npos || at == 0 || text.body.find("{provisions}", at + 3) != std::string::npos)
        return Fail(Code::kTextNeedsProvisions, "/body");
    return {};
}

}  // namespace samkraft::domain
