#include "domain/reference_code.hpp"

#include <array>
#include <cstddef>

namespace samkraft::domain {
namespace {

// Without what is mistaken for something else on paper: 0 O, 1 I L. Thirty-one is a prime, which is what
// makes the check find every single fault.
constexpr std::string_view kAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr std::size_t kBase = 31, kRandom = 8, kLength = 9;
static_assert(kAlphabet.size() == kBase);

// The weighted sum of a right code is 0: the weights are 1 … 9, all different and none 0 modulo 31.
std::size_t Sum(const std::array<std::size_t, kLength>& digits) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < kLength; ++i) sum += (kLength - i) * digits.at(i);
    return sum % kBase;
}

std::string Text(const std::array<std::size_t, kLength>& digits) {
    std::string text;
    for (std::size_t i = 0; i < kLength; ++i) {
        if (i != 0 && i % 3 == 0) text += '-';
        text += kAlphabet[digits.at(i)];
    }
    return text;
}

}  // namespace

std::string MakeReference(std::uint64_t random) {
    std::array<std::size_t, kLength> digits{};
    for (std::size_t i = 0; i < kRandom; ++i) {
        digits.at(i) = random % kBase;
        random /= kBase;
    }
    digits.at(kRandom) = (kBase - Sum(digits)) % kBase;  // its weight is 1
    return Text(digits);
}

std::string ReadReference(std::string_view typed) {
    std::array<std::size_t, kLength> digits{};
    std::size_t count = 0;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        const std::size_t digit = kAlphabet.find(upper);
        if (digit == std::string_view::npos || count == kLength) return {};
        digits.at(count++) = digit;
    }
    return count == kLength && Sum(digits) == 0 ? Text(digits) : std::string{};
}

std::string ReadSignalToken(std::string_view typed) {
    std::string letters, token;
    for (const char c : typed)
        if (c != ' ' && c != '-') letters += c;
    if (letters.size() != kSignalTokenLetters) return {};
    for (std::size_t at = 0; at < letters.size(); at += kLength) {
        const std::string part = ReadReference(std::string_view(letters).substr(at, kLength));
        if (part.empty()) return {};
        for (const char c : part)
            if (c != '-') token += c;
    }
    return token;
}

}  // namespace samkraft::domain
