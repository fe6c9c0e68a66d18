// What the office's own files share of documents.
#pragma once

#include <string>
#include <string_view>

namespace samkraft::office {

[[nodiscard]] std::string Sha256(std::string_view bytes);  // hexadecimal

}  // namespace samkraft::office
