#include "base/id.hpp"

#include <sys/random.h>

#include <chrono>
#include <stdexcept>

namespace samkraft {
namespace {
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kLength = 13;
constexpr std::int64_t kEpochMs = 1'262'304'000'000;  // 2010-01-01T00:00:00Z
}  // namespace

std::string IdText(std::int64_t value) {
    auto bits = static_cast<std::uint64_t>(value);
    std::string text(kLength, '0');
    for (int i = kLength - 1; i >= 0; --i) {
        text[static_cast<std::size_t>(i)] = kAlphabet[bits & 31U];
        bits >>= 5U;
    }
    return text;
}

std::optional<std::int64_t> ParseId(std::string_view text) {
    if (text.size() != kLength || text[0] > '7') return std::nullopt;
    std::uint64_t bits = 0;
    for (const char c : text) {
        const auto digit = kAlphabet.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        bits = (bits << 5U) | digit;
    }
    return static_cast<std::int64_t>(bits);
}

std::int64_t RandomIds::Next() {
    using namespace std::chrono;
    const std::int64_t now =
        duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count() - kEpochMs;
    std::uint32_t random = 0;
    if (getrandom(&random, sizeof random, 0) != static_cast<ssize_t>(sizeof random))
        throw std::runtime_error("the system's random source does not answer");
    return (now << 22) | static_cast<std::int64_t>(random & 0x3FFFFFU);
}

std::int64_t RandomIds::NextBlind() {
    std::uint64_t random = 0;
    if (getrandom(&random, sizeof random, 0) != static_cast<ssize_t>(sizeof random))
        throw std::runtime_error("the system's random source does not answer");
    return static_cast<std::int64_t>(random >> 1U) | 2;  // never 0 or the directory's stream
}

}  // namespace samkraft
