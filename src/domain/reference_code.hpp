// The code on a printed form: nine characters, read aloud and typed by people. Eight are random (31⁸ ≈
// 2³⁹·⁶), the last is a check: any one wrong character, and any two that changed places, are found. It tells
// papers apart and gives no right to anything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace samkraft::domain {

[[nodiscard]] std::string MakeReference(std::uint64_t random);  // "K7P-2WX-9HM"
// As MakeReference writes it, from what somebody typed: small letters, spaces and dashes do not matter. ""
// when it is no code.
[[nodiscard]] std::string ReadReference(std::string_view typed);

// Four such codes in a row, without dashes: 158 random bits, which is a right to something. `random` gives
// the bits of each.
inline constexpr std::size_t kSignalTokenLetters = 36;
template <class Random>
[[nodiscard]] std::string MakeSignalToken(Random random) {
    std::string token;
    while (token.size() < kSignalTokenLetters)
        for (const char c : MakeReference(random()))
            if (c != '-') token += c;
    return token;
}
// As MakeSignalToken writes it, from what somebody typed. "" when it is none: a slip of the finger is found.
[[nodiscard]] std::string ReadSignalToken(std::string_view typed);

}  // namespace samkraft::domain
