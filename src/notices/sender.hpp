// The ways out of a notice: a mail server (SMTP), a service for SMS (JSON over HTTPS), and a file, for tests
// and for trying. Each blocks for up to half a minute: call it where nobody else waits. Thread-safe.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "notices/notice.hpp"

namespace samkraft::notices {

enum class Taken : std::uint8_t { kYes, kNotNow, kNever };
struct Receipt {
    Taken taken = Taken::kNotNow;
    std::string answer;  // the receiving server's last words, or why there were none; may hold the address
};

class Sender {
  public:
    virtual ~Sender() = default;
    virtual Receipt Send(const Message& message) = 0;
};

// Of each channel; none: it is off.
struct Senders {
    std::array<std::unique_ptr<Sender>, kChannelCount> of;
    std::string service;  // the address of the pages, as it stands in each notice
    [[nodiscard]] Sender* Of(Channel channel) const { return of.at(static_cast<std::size_t>(channel)).get(); }
};

struct SmtpSettings {
    std::string url;  // smtps://name[:port], or smtp://name[:port], which must offer STARTTLS
    std::string from;
    std::string user, password;  // no user: none is asked for
};
// Whether a mail server may be called so: without TLS only on this very machine.
[[nodiscard]] bool IsMailServer(std::string_view url);
// 2xx: taken; 5xx: never, unless it is about signing in; all else, silence included: not now.
[[nodiscard]] std::unique_ptr<Sender> MakeSmtpSender(SmtpSettings settings);

// POST {"from": …, "to": …, "message": …} with a bearer token; 2xx: taken; 400, 404, 410, 422: never.
struct SmsSettings {
    std::string url;
    std::string from;
    std::string token;  // none: no Authorization is sent
};
[[nodiscard]] std::unique_ptr<Sender> MakeSmsSender(SmsSettings settings);

// A JSON object a line: channel, id, to, subject, text.
[[nodiscard]] std::unique_ptr<Sender> MakeFileSender(Channel channel, std::string path);

}  // namespace samkraft::notices
