// The code on a printed form: nine characters, read aloud and typed by people. Eight are random (31⁸ ≈
// 2³⁹·⁶), the last is a check: any one wrong character, and any two that changed places, are found. It tells
// papers apart and gives no right to anything.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace samkraft::domain {

[[nodiscard]] std::string MakeReference(std::uint64_t random);  // "K7P-2WX-9HM"
// As MakeReference writes it, from what somebody typed: small letters, spaces and dashes do not matter. ""
// when it is no code.
[[nodiscard]] std::string ReadReference(std::string_view typed);

}  // namespace samkraft::domain
