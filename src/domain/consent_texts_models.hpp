// The files of consent_texts/ as they stand, built into the program.
#pragma once

#include <span>
#include <string_view>

namespace samkraft::domain {

struct Model {
    std::string_view form, language, version, text;
};
[[nodiscard]] std::span<const Model> Models();

}  // namespace samkraft::domain
