#include "cli/senders.hpp"

#include <algorithm>

#include "cli/doors.hpp"
#include "oidc/fetch.hpp"

namespace samkraft::cli {

using notices::Channel;

namespace {

tl::unexpected<Error> Wrong(const std::string& what) { return Fail(Code::kSetup, "", {"notices: " + what}); }

// What stands for a channel: its address, or its file, not both; and nothing else without them.
struct Way {
    std::string_view address_key, file_key;
    const std::string &address, &file;
    std::vector<const std::string*> rest;
};
Done Check(const Way& way) {
    const std::string address(way.address_key), file(way.file_key);
    if (!way.address.empty() && !way.file.empty())
        return Wrong("set " + address + " or " + file + ", not both");
    const bool off = way.address.empty() && way.file.empty();
    if (off && std::ranges::any_of(way.rest, [](const std::string* s) { return !s->empty(); }))
        return Wrong("set " + address + ", or leave the others of its kind out");
    return {};
}

}  // namespace

Result<notices::Senders> SendersOf(const Config& c) {
    notices::Senders senders;
    const auto put = [&](Channel channel, std::unique_ptr<notices::Sender> sender) {
        senders.of.at(static_cast<std::size_t>(channel)) = std::move(sender);
    };
    CHECK_OK(Check({"mail_server",
                    "mail_file",
                    c.mail_server,
                    c.mail_file,
                    {&c.mail_from, &c.mail_user, &c.mail_password_file}}));
    CHECK_OK(Check({"sms_url", "sms_file", c.sms_url, c.sms_file, {&c.sms_from, &c.sms_token_file}}));
    if (!c.mail_file.empty()) put(Channel::kMail, notices::MakeFileSender(Channel::kMail, c.mail_file));
    if (!c.sms_file.empty()) put(Channel::kSms, notices::MakeFileSender(Channel::kSms, c.sms_file));
    if (!c.mail_server.empty()) {
        notices::SmtpSettings smtp{c.mail_server, c.mail_from, c.mail_user, {}};
        if (!notices::IsMailServer(smtp.url))
            return Wrong("mail_server must be smtps://name or smtp://name, with or without a port: “" +
                         smtp.url + "”");
        if (!notices::AddressFrom(Channel::kMail, smtp.from))
            return Wrong("mail_from must be a mail address: “" + smtp.from + "”");
        if (c.mail_user.empty() != c.mail_password_file.empty())
            return Wrong("mail_user and mail_password_file go together");
        if (!c.mail_user.empty()) {
            TRY(smtp.password, SecretIn("notices: mail_password_file", c.mail_password_file, 1));
        }
        put(Channel::kMail, notices::MakeSmtpSender(std::move(smtp)));
    }
    if (!c.sms_url.empty()) {
        notices::SmsSettings sms{c.sms_url, c.sms_from, {}};
        if (!oidc::MayFetch(sms.url)) return Wrong("sms_url must be an https:// address: “" + sms.url + "”");
        if (sms.from.empty()) return Wrong("set sms_from, the name or the number that an SMS is from");
        if (!c.sms_token_file.empty()) {
            TRY(sms.token, SecretIn("notices: sms_token_file", c.sms_token_file, 1));
        }
        put(Channel::kSms, notices::MakeSmsSender(std::move(sms)));
    }
    if (c.public_url.empty() && c.address != "127.0.0.1" && !ChannelsIn(senders).empty())
        return Wrong("set public_url, the address that stands in them");
    return senders;
}

std::vector<Channel> ChannelsIn(const notices::Senders& senders) {
    std::vector<Channel> channels;
    for (const Channel channel : {Channel::kMail, Channel::kSms})
        if (senders.Of(channel) != nullptr) channels.push_back(channel);
    return channels;
}

}  // namespace samkraft::cli
