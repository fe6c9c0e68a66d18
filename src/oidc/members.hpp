// Members of a JSON object that a provider sent: what is not there, or not of that kind, is empty.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

namespace samkraft::oidc {

[[nodiscard]] inline std::string TextIn(const json::Element& object, std::string_view name) {
    std::string_view text;
    return object.at_key(name).get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}
[[nodiscard]] inline std::vector<std::string> TextsIn(const json::Element& object, std::string_view name) {
    std::vector<std::string> texts;
    simdjson::dom::array array;
    if (object.at_key(name).get(array) != simdjson::SUCCESS) return texts;
    for (const json::Element one : array)
        if (std::string_view text; one.get(text) == simdjson::SUCCESS) texts.emplace_back(text);
    return texts;
}
[[nodiscard]] inline bool FlagIn(const json::Element& object, std::string_view name) {
    bool flag = false;
    return object.at_key(name).get(flag) == simdjson::SUCCESS && flag;
}
[[nodiscard]] inline bool Holds(const std::vector<std::string>& texts, std::string_view text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace samkraft::oidc
