#include "office/totp.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

namespace samkraft::office {

std::string TotpCode(std::string_view secret, std::int64_t step) {
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * (7 - i)));
    std::array<unsigned char, 20> mac{};
    unsigned size = mac.size();
    if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
             mac.data(), &size) == nullptr)
        throw std::runtime_error("no HMAC");
    const std::size_t at = mac[19] & 15U;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = (number << 8U) | mac[at + i];
    std::string code = std::to_string((number & 0x7fffffffU) % 1'000'000U);
    code.insert(0, 6 - code.size(), '0');
    return code;
}

std::optional<std::int64_t> TotpStep(std::string_view secret, std::string_view code, Instant now) {
    std::string digits;
    for (const char c : code)
        if (c != ' ') digits += c;
    if (digits.size() != 6) return std::nullopt;
    const std::int64_t step = now.micros / kMicrosPerSecond / kTotpSeconds;
    std::optional<std::int64_t> found;
    for (const std::int64_t near : {step - 1, step, step + 1})
        if (sodium_memcmp(TotpCode(secret, near).data(), digits.data(), digits.size()) == 0) found = near;
    return found;
}

std::string Base32(std::string_view bytes) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    unsigned held = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 5; bits -= 5) out += kLetters[(held >> (bits - 5)) & 31U];
    }
    if (bits > 0) out += kLetters[(held << (5 - bits)) & 31U];
    return out;
}

std::string TotpAddress(std::string_view secret, std::string_view issuer, std::string_view account) {
    const auto escaped = [](std::string_view text) {
        constexpr std::string_view kHex = "0123456789ABCDEF";
        std::string out;
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                               c == '-' || c == '.' || c == '_';
            if (plain)
                out += c;
            else
                ((out += '%') += kHex[byte >> 4U]) += kHex[byte & 15U];
        }
        return out;
    };
    return "otpauth://totp/" + escaped(issuer) + ":" + escaped(account) + "?secret=" + Base32(secret) +
           "&issuer=" + escaped(issuer);
}

}  // namespace samkraft::office
