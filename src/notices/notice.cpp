#include "notices/notice.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace samkraft::notices {
namespace {

constexpr std::int64_t kHour = 3600, kDay = 86'400;
constexpr std::size_t kLongestMail = 254, kLongestLocal = 64, kLongestAnswer = 200;  // RFC 5321 §4.5.3.1

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetterOrDigit(char c) { return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The addresses that people have: no quoted local parts, no address literals, nothing beyond ASCII.
bool IsMail(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > kLongestLocal || text.size() > kLongestMail)
        return false;
    const std::string_view local = text.substr(0, at), domain = text.substr(at + 1);
    const auto dots_right = [](std::string_view part) {
        return !part.empty() && part.front() != '.' && part.back() != '.' &&
               part.find("..") == std::string_view::npos;
    };
    static constexpr std::string_view kInLocal = ".!#$%&'*+-/=?^_`{|}~";
    return dots_right(local) && dots_right(domain) && domain.find('.') != std::string_view::npos &&
           domain.front() != '-' &&
           std::ranges::all_of(
               local,
               [](char c) { return IsLetterOrDigit(c) || kInLocal.find(c) != std::string_view::npos; }) &&
           std::ranges::all_of(domain, [](char c) { return IsLetterOrDigit(c) || c == '.' || c == '-'; });
}

// "070-123 45 67" is +46701234567; other countries' numbers begin with +.
std::string PhoneFrom(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (IsDigit(c) || (c == '+' && digits.empty()))
            digits += c;
        else if (c != ' ' && c != '-' && c != '(' && c != ')')
            return {};
    }
    if (digits.starts_with("00")) digits.replace(0, 2, "+");
    if (digits.starts_with("0")) digits.replace(0, 1, "+46");
    const bool right =
        digits.starts_with("+") && digits.size() >= 9 && digits.size() <= 16 && digits[1] != '0';  // E.164
    return right ? digits : std::string();
}

// In Europe/Stockholm the offset changes at 01:00 UTC: before it the day's first moment has the offset that
// holds, after it the next day's.
int LocalHour(Instant now) {
    const Date today = LocalDate(now);
    const auto seconds = [](Instant at) { return at.micros / kMicrosPerSecond; };
    const std::int64_t midnight = std::int64_t{today.days} * kDay;
    const bool before_change = seconds(now) < midnight + kHour;
    const Instant start = StartOfDay(before_change ? today : AddDays(today, 1));
    const std::int64_t offset = midnight + (before_change ? 0 : kDay) - seconds(start);
    return static_cast<int>((seconds(now) + offset - midnight) / kHour);
}

bool IsQuiet(const QuietHours& quiet, Instant now) {
    if (quiet.days_off && !IsWorkingDay(LocalDate(now))) return true;
    const int hour = LocalHour(now);
    if (quiet.from <= quiet.until) return quiet.from <= hour && hour < quiet.until;
    return quiet.from <= hour || hour < quiet.until;
}

}  // namespace

Result<std::string> AddressFrom(Channel channel, std::string_view typed) {
    const std::string_view text = text::Trim(typed);
    std::string address = channel == Channel::kMail ? std::string(text) : PhoneFrom(text);
    if (channel == Channel::kMail ? !IsMail(address) : address.empty())
        return tl::unexpected(
            Error{Code::kInvalid, "", {}, {Error{Code::kNotAnAddress, "/address", {}, {}}}});
    return address;
}

Instant QuietUntil(const QuietHours& quiet, Instant now) {
    constexpr int kHoursOfAMonth = 31 * 24;
    Instant at = now;
    for (int i = 0; i < kHoursOfAMonth && IsQuiet(quiet, at); ++i) {
        const std::int64_t second = at.micros / kMicrosPerSecond;
        at = Instant{(second - second % kHour + kHour) * kMicrosPerSecond};  // the next whole hour
    }
    return at;
}

std::int64_t PauseAfter(int attempts) {
    constexpr std::array<std::int64_t, kMostAttempts - 1> kPauses{60, 5 * 60, 30 * 60, 2 * kHour, 6 * kHour};
    return kPauses.at(static_cast<std::size_t>(std::clamp(attempts, 1, kMostAttempts - 1) - 1));
}

Message Compose(Channel channel, What what, std::string_view id, std::string_view to,
                std::string_view service, std::string_view code) {
    Message message{std::string(id), std::string(to), {}, {}};
    const std::string where(service);
    if (what == What::kCode) {
        message.subject = "Samkraft: din kod";
        message.text = "Din kod för aviseringar från Samkraft är " + std::string(code) +
                       ". Den gäller i 30 minuter. Har du inte bett om den? Gör ingenting.\n";
        if (channel == Channel::kMail)
            message.text += "\nYour code for notices from Samkraft is " + std::string(code) +
                            ". It holds for 30 minutes. Did you not ask for it? Do nothing.\n";
        return message;
    }
    message.subject = "Samkraft: något väntar på dig";
    message.text = "Något väntar på dig i Samkraft. Logga in: " + where + "\n";
    if (channel == Channel::kMail)
        message.text +=
            "\nDet här meddelandet är alltid likadant. Det säger aldrig vad som väntar eller vem det gäller, "
            "och det går inte att svara på. Du väljer själv om du vill ha det, under ditt namn i Samkraft.\n"
            "\nSomething is waiting for you in Samkraft. Sign in: " +
            where +
            "\n\nThis message is always the same. It never says what is waiting or whom it concerns, and it "
            "cannot be answered. You choose whether you want it, under your name in Samkraft.\n";
    return message;
}

std::string WithoutAddress(std::string_view answer, std::string_view to) {
    std::string line(text::Start(answer, 4 * kLongestAnswer));
    const auto take_out = [&](std::string_view part) {
        if (part.size() < 3) return;
        for (std::size_t from = 0;;) {
            const auto found =
                std::search(line.begin() + static_cast<std::ptrdiff_t>(from), line.end(), part.begin(),
                            part.end(), [](char a, char b) { return Lower(a) == Lower(b); });
            if (found == line.end()) return;
            from = static_cast<std::size_t>(found - line.begin());
            line.replace(from, part.size(), "***");
            from += 3;
        }
    };
    take_out(to);
    take_out(to.substr(0, to.find('@')));
    if (to.starts_with("+")) take_out(to.substr(1));
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e) c = ' ';
    return std::string(text::Start(text::Trim(line), kLongestAnswer));
}

}  // namespace samkraft::notices
