// A notice (avisering): a mail or an SMS that something waits in Samkraft. It is always the same text and
// never says what waits or of whom, for what carries it is read on the way and on locked screens
// (docs/decisions/0029). Pure: what is said, to which addresses, when, and how often it is tried.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/fields.hpp"

namespace samkraft::notices {

// Stored by number: append, never reorder.
enum class Channel : std::uint8_t { kMail, kSms };
inline constexpr std::size_t kChannelCount = 2;
constexpr std::array<std::string_view, kChannelCount> Names(Channel) { return {"mail", "sms"}; }

enum class What : std::uint8_t {
    kWaiting,  // something waits
    kCode,     // the code by which an address is confirmed
};
constexpr std::array<std::string_view, 2> Names(What) { return {"waiting", "code"}; }

enum class Status : std::uint8_t {
    kQueued,
    kSending,
    kSent,
    kDead,    // given up; somebody has to look
    kDropped  // nobody wants it any more: the address was removed, the code ran out
};
constexpr std::array<std::string_view, 5> Names(Status) {
    return {"queued", "sending", "sent", "dead", "dropped"};
}

// As it is stored and sent to: a mail address, or a telephone number as +46…. kInvalid with the field
// /address.
[[nodiscard]] Result<std::string> AddressFrom(Channel channel, std::string_view typed);

// Hours of the day in Sweden in which nothing but a code is sent; the same hour twice: none. And days that
// are no working days (base/clock).
struct QuietHours {
    std::int32_t from = 18, until = 7;
    bool days_off = true;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"from", kRequired, 0, 23}, self.from);
        visit({"until", kRequired, 0, 23}, self.until);
        visit({"days_off", kRequired}, self.days_off);
    }
};
// The first moment that is not quiet; `now` when it is not. Never more than a month away.
[[nodiscard]] Instant QuietUntil(const QuietHours& quiet, Instant now);

// What waits meanwhile goes into the next one.
inline constexpr std::int64_t kPauseBetweenSeconds = 30 * 60;
inline constexpr int kMostAttempts = 6;
// After the so many-eth attempt did not succeed, the next is made in: 1, 5, 30 minutes, 2 and 6 hours.
[[nodiscard]] std::int64_t PauseAfter(int attempts);
// Nobody else takes what is being sent; when a server dies meanwhile, it is looked at again after this.
inline constexpr std::int64_t kSendingSeconds = 10 * 60;
inline constexpr std::int64_t kCodeSeconds = 30 * 60;

struct Message {
    std::string id;  // of the notice; the same at each attempt, so that a receiver can tell a repeat
    std::string to;
    std::string subject;  // of a mail
    std::string text;
};
// `service`: the address of the pages. `code` only of kCode.
[[nodiscard]] Message Compose(Channel channel, What what, std::string_view id, std::string_view to,
                              std::string_view service, std::string_view code = {});

// What a server answered, fit to be kept and shown: one short line, without the address that it was about.
[[nodiscard]] std::string WithoutAddress(std::string_view answer, std::string_view to);

}  // namespace samkraft::notices
