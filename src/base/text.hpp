// What the program needs to know about text. All text is UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace samkraft::text {

[[nodiscard]] bool IsStorable(std::string_view text);     // valid UTF-8; no control characters but tab and
                                                          // newline, none that turn the reading order
[[nodiscard]] std::size_t Length(std::string_view text);  // code points
[[nodiscard]] std::string_view Trim(std::string_view text);
// The beginning, at most so many bytes, and no character cut in two.
[[nodiscard]] std::string_view Start(std::string_view text, std::size_t most_bytes);
// For comparing and searching: lower case, accents kept for å ä ö and dropped elsewhere. "Élan ÅKE" → "elan
// åke".
[[nodiscard]] std::string Fold(std::string_view text);
[[nodiscard]] std::vector<std::string> Words(
    std::string_view text);  // of the folded text: letters and digits
// A home as one word, so that two ways of writing it can be told to be the same: the street's words up to its
// number, the number with its letter, and the postal code. "Stora gatan 12 B, 211 34 Malmö" → "stora gatan
// 12b 21134". Empty where the street, its number or the code (five digits) is missing.
[[nodiscard]] std::string Home(std::string_view address);
[[nodiscard]] bool HasFormulaStart(std::string_view cell);  // = + - @ tab, also full-width: a spreadsheet
                                                            // would run it; "-5" and "+46…" are numbers
[[nodiscard]] std::string FromWindows1252(std::string_view bytes);  // the five unassigned bytes become U+FFFD

}  // namespace samkraft::text
