// The register extract as a document for a person to read: the view that the office has released, and nothing
// else, in the words of api and pages.
#pragma once

#include <string>

#include "office/rights_views.hpp"

namespace samkraft::formats {

// O(entries). The file; about 2 KB an entry.
[[nodiscard]] std::string ExtractPdf(const office::Extract& extract, Language language);

// A field's or a kind's name for people: "Nästa steg"; none: the code itself in words. For tests, too.
[[nodiscard]] std::string_view SwedishField(std::string_view name);
[[nodiscard]] std::string_view SwedishKind(domain::Kind kind);

}  // namespace samkraft::formats
