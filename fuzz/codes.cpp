// Codes that people type: of a printed form, of a link for signals, of an authenticator app. What is taken is
// one code alone, however it was typed, and one wrong character makes it none.
#include "base/clock.hpp"
#include "domain/reference_code.hpp"
#include "fuzz.hpp"
#include "office/totp.hpp"

using namespace samkraft;

namespace {

constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

// Each letter in turn is another one; `at` picks which.
void OneWrong(const std::string& code, std::size_t at, std::string (*read)(std::string_view)) {
    std::string wrong = code;
    char& letter = wrong[at % wrong.size()];
    if (letter == '-') return;
    letter = kLetters[(kLetters.find(letter) + 1 + at % (kLetters.size() - 1)) % kLetters.size()];
    LAW(read(wrong).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view raw = fuzz::TextOf(data, size);
    std::uint64_t number = 0;
    for (const char c : raw.substr(0, 8)) number = number << 8U | static_cast<unsigned char>(c);

    const std::string made = domain::MakeReference(number);
    LAW(domain::ReadReference(made) == made);
    OneWrong(made, number % 97, domain::ReadReference);
    if (const std::string code = domain::ReadReference(raw); !code.empty()) {
        LAW(code.size() == 11 && code[3] == '-' && code[7] == '-');
        LAW(code.find_first_not_of(std::string(kLetters) + "-") == std::string::npos);
        LAW(domain::ReadReference(code) == code);
        OneWrong(code, number % 97, domain::ReadReference);
    }
    if (const std::string token = domain::ReadSignalToken(raw); !token.empty()) {
        LAW(token.size() == domain::kSignalTokenLetters);
        LAW(token.find_first_not_of(kLetters) == std::string::npos);
        LAW(domain::ReadSignalToken(token) == token);
        OneWrong(token, number % 97, domain::ReadSignalToken);
    }
    constexpr std::string_view kSecret = "12345678901234567890";  // RFC 6238, appendix B
    const Instant now{static_cast<std::int64_t>(number % 4'102'444'800U) * kMicrosPerSecond};
    const std::int64_t step = now.micros / kMicrosPerSecond / office::kTotpSeconds;
    LAW(office::TotpStep(kSecret, office::TotpCode(kSecret, step), now).has_value());
    const std::string_view code = raw.substr(std::min<std::size_t>(raw.size(), 8));
    if (const auto found = office::TotpStep(kSecret, code, now)) {
        LAW(*found >= step - 1 && *found <= step + 1);
        std::string digits;
        for (const char c : code)
            if (c != ' ') digits += c;
        LAW(digits == office::TotpCode(kSecret, *found));
    }
    const std::string base32 = office::Base32(raw);
    LAW(base32.size() == (raw.size() * 8 + 4) / 5);
    LAW(base32.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == std::string::npos);
    return 0;
}
