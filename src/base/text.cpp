#include "base/text.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <stdexcept>

namespace samkraft::text {
namespace {

// Calls f(code point) for each, U_SENTINEL (negative) for a byte that is not UTF-8.
template <class F>
void EachCodePoint(std::string_view text, F f) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        f(c);
    }
}

// The signs of Unicode's bidirectional algorithm (UAX #9) that open or close an embedding, an override or an
// isolate: with them text is read in another order than it is stored, also text that stands after it.
bool TurnsWhatFollows(UChar32 c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool KeepsItsMarks(UChar32 c) { return c == U'å' || c == U'ä' || c == U'ö'; }

}  // namespace

bool IsStorable(std::string_view text) {
    bool good = true;
    EachCodePoint(text, [&](UChar32 c) {
        good = good && ((c >= 0x20 && c < 0x7F) || c >= 0xA0 || c == '\n' || c == '\t' || c == '\r') &&
               !TurnsWhatFollows(c);
    });
    return good;
}

std::size_t Length(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return count;
}

std::string_view Trim(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string_view Start(std::string_view text, std::size_t most_bytes) {
    if (text.size() <= most_bytes) return text;
    std::size_t end = most_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

std::string Fold(std::string_view text) {
    bool ascii = true;
    for (const char c : text) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    std::string out;
    out.reserve(text.size());
    if (ascii) {
        for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        return out;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
    icu::UnicodeString lower =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    lower = nfc->normalize(lower.toLower(icu::Locale::getRoot()), status);
    for (std::int32_t i = 0; i < lower.length();) {
        const UChar32 c = lower.char32At(i);
        i = lower.moveIndex32(i, 1);
        if (c < 0x80 || KeepsItsMarks(c)) {
            icu::UnicodeString(c).toUTF8String(out);
            continue;
        }
        const icu::UnicodeString parts = nfd->normalize(icu::UnicodeString(c), status);
        for (std::int32_t k = 0; k < parts.length(); k = parts.moveIndex32(k, 1))
            if (u_charType(parts.char32At(k)) != U_NON_SPACING_MARK)
                icu::UnicodeString(parts.char32At(k)).toUTF8String(out);
    }
    return out;
}

std::vector<std::string> Words(std::string_view text) {
    const std::string folded = Fold(text);
    std::vector<std::string> words;
    std::string word;
    EachCodePoint(folded, [&](UChar32 c) {
        if (c >= 0 && u_isalnum(c)) {
            icu::UnicodeString(c).toUTF8String(word);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    });
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

std::string Home(std::string_view address) {
    const auto digits = [](const std::string& word) {
        return word.find_first_not_of("0123456789") == std::string::npos;
    };
    const auto numbered = [](const std::string& word) { return word[0] >= '0' && word[0] <= '9'; };
    const std::vector<std::string> words = Words(address);
    std::string home;
    std::size_t at = 0;
    for (; at < words.size() && !numbered(words[at]); ++at) home += words[at] + " ";
    if (home.empty() || at == words.size()) return {};
    home += words[at];
    const bool bare = digits(words[at++]);
    if (bare && at < words.size() && Length(words[at]) == 1 && !numbered(words[at])) home += words[at++];
    // What stands between (a flat, a floor, in care of) is how one door is told from the next, not the house.
    for (; at < words.size(); ++at) {
        if (!digits(words[at])) continue;
        if (words[at].size() == 5) return home + " " + words[at];
        if (words[at].size() == 3 && at + 1 < words.size() && words[at + 1].size() == 2 &&
            digits(words[at + 1]))
            return home + " " + words[at] + words[at + 1];
    }
    return {};
}

bool HasFormulaStart(std::string_view cell) {
    if (cell.empty()) return false;
    // What East Asian input gives for = + - @ is taken for the same by spreadsheets.
    for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
        if (cell.starts_with(wide)) return true;
    const char first = cell.front();
    if (first == '=' || first == '@' || first == '\t' || first == '\r') return true;
    if (first != '+' && first != '-') return false;
    return cell.find_first_not_of("0123456789 .,-()", 1) != std::string_view::npos || cell.size() == 1;
}

std::string FromWindows1252(std::string_view bytes) {
    static constexpr std::array<char16_t, 32> kHigh{
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        const auto b = static_cast<unsigned char>(byte);
        const char32_t c = b >= 0x80 && b < 0xA0 ? kHigh[b - 0x80U] : b;
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += static_cast<char>(0xC0U | (c >> 6U));
            out += static_cast<char>(0x80U | (c & 0x3FU));
        } else {
            out += static_cast<char>(0xE0U | (c >> 12U));
            out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
            out += static_cast<char>(0x80U | (c & 0x3FU));
        }
    }
    return out;
}

}  // namespace samkraft::text
