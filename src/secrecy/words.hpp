// What the users call parties and categories.
#pragma once

#include <string_view>

#include "base/error.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::secrecy {

[[nodiscard]] std::string_view PartyName(domain::Party party, Language language);           // "" for kNone
[[nodiscard]] std::string_view CategoryName(domain::Category category, Language language);  // "" for kNone

}  // namespace samkraft::secrecy
