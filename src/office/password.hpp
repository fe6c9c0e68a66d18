// What a password that somebody chooses must be: long, and none of those that are tried first. No rules of
// composition (NIST SP 800-63B-4, section 3.1.1.2; OWASP ASVS 5.0, V6.1.2 and V6.2.1–12).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace samkraft::office {

inline constexpr std::size_t kLeastPasswordLetters = 12;
inline constexpr std::size_t kMostPasswordLetters = 200;  // what the form to sign in takes
// Of guessing, as zxcvbn estimates it (Wheeler, USENIX Security 2016): ten thousand million guesses.
inline constexpr double kLeastPasswordBits = 33.2;

// `near`: what those who know the person would try: user name, name, the association's. Its words are no
// password, and neither are those that stand around this program.
// kPasswordShort, kTooLong, kPasswordGuessable at `field`, within kInvalid.
[[nodiscard]] Done CheckPassword(std::string_view password, std::span<const std::string> near,
                                 const char* field);

}  // namespace samkraft::office
