#include "notices/sender.hpp"

#include <curl/curl.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>

#include "base/json.hpp"
#include "base/text.hpp"
#include "oidc/fetch.hpp"

namespace samkraft::notices {
namespace {

constexpr long kConnectMs = 10'000, kWholeMs = 30'000;

// "http://" and the rest: what oidc knows of this very machine holds for every scheme.
bool IsHere(std::string_view url) {
    return oidc::IsLoopback("http" + std::string(url.substr(std::min(url.find("://"), url.size()))));
}

std::string Base64(std::string_view bytes) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k <= bytes.size() ? kLetters[group >> (18U - 6U * k) & 63U] : '=';
    }
    return out;
}

// RFC 5322, with a body in base64: no line of it can be taken for anything else. No date: the first server
// that takes it sets one, and the demo's day is not today. RFC 3834: nobody's holiday answers it.
std::string MailOf(const Message& message, const std::string& from) {
    constexpr std::size_t kLine = 76;
    std::string mail =
        "From: Samkraft <" + from + ">\r\nTo: <" + message.to + ">\r\nSubject: =?UTF-8?B?" +
        Base64(message.subject) + "?=\r\nMessage-ID: <" + message.id + from.substr(from.find('@')) +
        ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
        "charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    const std::string body = Base64(message.text);
    for (std::size_t at = 0; at < body.size(); at += kLine) mail += body.substr(at, kLine) + "\r\n";
    return mail;
}

struct Upload {
    std::string text;
    std::size_t at = 0;
};
std::size_t Give(char* into, std::size_t size, std::size_t count, void* state) {
    auto& upload = *static_cast<Upload*>(state);
    const std::size_t n = std::min(size * count, upload.text.size() - upload.at);
    upload.text.copy(into, n, upload.at);
    upload.at += n;
    return n;
}
// What an SMTP server says comes to curl as headers, a line at a time. A refusal counts, not the farewell
// after it.
struct Said {
    std::string last, refusal;
};
std::size_t Hear(const char* bytes, std::size_t size, std::size_t count, void* state) {
    auto& said = *static_cast<Said*>(state);
    const std::string_view line = text::Start({bytes, size * count}, 1000);
    said.last = line;
    if (line.starts_with('4') || line.starts_with('5')) said.refusal = line;
    return size * count;
}

class SmtpSender final : public Sender {
  public:
    explicit SmtpSender(SmtpSettings settings) : settings_(std::move(settings)) {}
    Receipt Send(const Message& message) override {
        static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
        if (kStarted != CURLE_OK || !IsMailServer(settings_.url)) return {Taken::kNotNow, "no mail server"};
        const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
        if (!curl) throw std::bad_alloc();
        const std::string from = "<" + settings_.from + ">", to = "<" + message.to + ">";
        const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> receivers(
            curl_slist_append(nullptr, to.c_str()), curl_slist_free_all);
        Upload upload{MailOf(message, settings_.from)};
        Said said;
        const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl.get(), option, value); };
        set(CURLOPT_URL, settings_.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        const bool here = IsHere(settings_.url);
        set(CURLOPT_USE_SSL, static_cast<long>(here ? CURLUSESSL_TRY : CURLUSESSL_ALL));
        if (here) set(CURLOPT_NOPROXY, "*");
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT_MS, kConnectMs);
        set(CURLOPT_TIMEOUT_MS, kWholeMs);
        if (!settings_.user.empty()) {
            set(CURLOPT_USERNAME, settings_.user.c_str());
            set(CURLOPT_PASSWORD, settings_.password.c_str());
        }
        set(CURLOPT_MAIL_FROM, from.c_str());
        set(CURLOPT_MAIL_RCPT, receivers.get());
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_READFUNCTION, &Give);
        set(CURLOPT_READDATA, static_cast<void*>(&upload));
        set(CURLOPT_HEADERFUNCTION, &Hear);
        set(CURLOPT_HEADERDATA, static_cast<void*>(&said));
        const CURLcode done = curl_easy_perform(curl.get());
        if (done == CURLE_OK) return {Taken::kYes, said.last};
        const bool never = said.refusal.starts_with('5') && done != CURLE_LOGIN_DENIED;
        return {never ? Taken::kNever : Taken::kNotNow,
                said.refusal.empty() ? curl_easy_strerror(done) : said.refusal};
    }

  private:
    SmtpSettings settings_;
};

struct SmsBody {
    std::string from, to, message;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"from"}, self.from);
        visit({"to"}, self.to);
        visit({"message"}, self.message);
    }
};

class SmsSender final : public Sender {
  public:
    explicit SmsSender(SmsSettings settings) : settings_(std::move(settings)) {}
    Receipt Send(const Message& message) override {
        oidc::Wish wish;
        wish.url = settings_.url;
        wish.bearer = settings_.token;
        wish.json = json::Write(SmsBody{settings_.from, message.to, std::string(text::Trim(message.text))});
        const oidc::Found found = oidc::Fetch(wish);
        if (found.status >= 200 && found.status < 300) return {Taken::kYes, std::to_string(found.status)};
        const bool never =
            found.status == 400 || found.status == 404 || found.status == 410 || found.status == 422;
        return {never ? Taken::kNever : Taken::kNotNow,
                found.status == 0 ? found.fault : std::to_string(found.status) + " " + found.body};
    }

  private:
    SmsSettings settings_;
};

struct Line {
    Channel channel = Channel::kMail;
    const Message* message;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"channel"}, self.channel);
        visit({"id"}, self.message->id);
        visit({"to"}, self.message->to);
        visit({"subject"}, self.message->subject);
        visit({"text"}, self.message->text);
    }
};

class FileSender final : public Sender {
  public:
    FileSender(Channel channel, std::string path) : channel_(channel), path_(std::move(path)) {}
    Receipt Send(const Message& message) override {
        const std::string line = json::Write(Line{channel_, &message}) + "\n";
        const std::lock_guard lock(mutex_);
        const int file = open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0) return {Taken::kNotNow, "the file cannot be written"};
        const bool written = write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
        close(file);
        if (!written) return {Taken::kNotNow, "the file cannot be written"};
        return {Taken::kYes, "written"};
    }

  private:
    Channel channel_;
    std::string path_;
    std::mutex mutex_;
};

}  // namespace

bool IsMailServer(std::string_view url) {
    const std::string_view scheme = url.substr(0, std::min(url.find("://"), url.size()));
    if (scheme != "smtp" && scheme != "smtps") return false;
    const std::string_view host = url.substr(std::min(scheme.size() + 3, url.size()));
    return !host.empty() && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == ':' || c == '[' || c == ']';
    });
}

std::unique_ptr<Sender> MakeSmtpSender(SmtpSettings settings) {
    return std::make_unique<SmtpSender>(std::move(settings));
}
std::unique_ptr<Sender> MakeSmsSender(SmsSettings settings) {
    return std::make_unique<SmsSender>(std::move(settings));
}
std::unique_ptr<Sender> MakeFileSender(Channel channel, std::string path) {
    return std::make_unique<FileSender>(channel, std::move(path));
}

}  // namespace samkraft::notices
