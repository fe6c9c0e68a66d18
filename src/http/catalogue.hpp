// The catalogue and the directory as JSON: what every page needs to know that is about no participant.
#pragma once

#include <string>

#include "domain/directory.hpp"

namespace samkraft::http {

[[nodiscard]] const std::string& CatalogueJson();  // made once
[[nodiscard]] std::string ConsentTextsJson(const domain::Directory& directory);
[[nodiscard]] std::string DirectoryJson(const domain::Directory& directory);

}  // namespace samkraft::http
