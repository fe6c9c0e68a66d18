// The words that the detector of identifying text knows, folded: names as people in Sweden have them, places,
// and ordinary words that may stand with a capital without being anybody's name. Our own lists; short, and
// without claim to be whole: what is in none of them is asked about.
#pragma once

#include <cstdint>
#include <string_view>

namespace samkraft::domain {

inline constexpr std::uint8_t kGivenName = 1, kFamilyName = 2, kPlaceName = 4;
inline constexpr std::uint8_t kOrdinaryWord = 8;  // with a small letter it is nobody's name
inline constexpr std::uint8_t kKnownWord =
    16;  // authorities, benefits, languages: their capital tells of nobody
inline constexpr std::uint8_t kCommonWord =
    32;  // a name too, but far oftener the word that begins a sentence

// What the folded word is, as bits; 0: in no list. O(1).
[[nodiscard]] std::uint8_t WordKinds(std::string_view folded);

}  // namespace samkraft::domain
