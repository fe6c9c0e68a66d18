// The catalogue and the directory as JSON: what every page needs to know that is about no participant.
#pragma once

#include <memory>
#include <string>

#include "domain/directory.hpp"

namespace samkraft::http {

// Alike for everybody who asks as long as the program runs, and made once. It alone of what the API answers
// may be packed: of an answer that holds both what somebody sends and what is secret, the packed length tells
// of the secret (BREACH, 2013).
struct Catalogue {
    std::shared_ptr<const std::string> json, gzip;
};
[[nodiscard]] const Catalogue& TheCatalogue();
[[nodiscard]] std::string ConsentTextsJson(const domain::Directory& directory);
[[nodiscard]] std::string DirectoryJson(const domain::Directory& directory);

}  // namespace samkraft::http
