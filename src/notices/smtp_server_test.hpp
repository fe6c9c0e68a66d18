// A mail server for tests: speaks SMTP over a socket of this machine and does what a test tells it to.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace samkraft::notices {

class FakeSmtpServer {
  public:
    enum class Mood : unsigned char { kTakes, kBusy, kRefuses, kDropsInData, kHangsUp };
    struct Mail {
        std::string from, to, text;
    };

    FakeSmtpServer() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_ANY);
        socklen_t size = sizeof address;
        if (listener_ < 0 || ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            ::listen(listener_, 8) != 0 ||
            ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no socket to listen on");
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] {
            while (const int peer = Accept()) {
                Serve(peer);
                ::close(peer);
            }
        });
    }
    ~FakeSmtpServer() {
        stop_ = true;
        thread_.join();
        ::close(listener_);
    }
    FakeSmtpServer(const FakeSmtpServer&) = delete;
    FakeSmtpServer& operator=(const FakeSmtpServer&) = delete;

    // 127.0.0.2 is this machine too, but not one that the program knows as such.
    [[nodiscard]] std::string Url(const std::string& host = "127.0.0.1") const {
        return "smtp://" + host + ":" + std::to_string(port_);
    }
    void Be(Mood mood) { mood_ = mood; }
    [[nodiscard]] std::vector<Mail> Mails() const {
        const std::lock_guard lock(mutex_);
        return mails_;
    }
    [[nodiscard]] int Connections() const { return connections_; }

  private:
    int Accept() {
        for (;;) {
            pollfd waits{listener_, POLLIN, 0};
            if (::poll(&waits, 1, 20) > 0) {
                ++connections_;
                return ::accept(listener_, nullptr, nullptr);
            }
            if (stop_) return 0;
        }
    }
    void Serve(int peer) {
        if (mood_ == Mood::kHangsUp) return;
        std::string got;
        const auto say = [&](const std::string& line) {
            const std::string out = line + "\r\n";
            (void)!::send(peer, out.data(), out.size(), MSG_NOSIGNAL);
        };
        const auto line = [&](std::string& into) {
            for (;;) {
                if (const auto end = got.find("\r\n"); end != std::string::npos) {
                    into = got.substr(0, end);
                    got.erase(0, end + 2);
                    return true;
                }
                char bytes[4096];
                const ssize_t n = ::recv(peer, bytes, sizeof bytes, 0);
                if (n <= 0) return false;
                got.append(bytes, static_cast<std::size_t>(n));
            }
        };
        say("220 mail.example ESMTP");
        Mail mail;
        std::string said;
        while (line(said)) {
            const auto is = [&](const char* word) { return said.starts_with(word); };
            if (is("EHLO")) {
                say("250-mail.example");
                say("250 8BITMIME");
            } else if (is("MAIL FROM:")) {
                mail.from = said.substr(10);
                say("250 ok");
            } else if (is("RCPT TO:")) {
                mail.to = said.substr(8);
                if (mood_ == Mood::kBusy)
                    say("451 4.7.1 " + mail.to + " is greylisted");
                else if (mood_ == Mood::kRefuses)
                    say("550 5.1.1 " + mail.to + ": no such user");
                else
                    say("250 ok");
            } else if (is("DATA")) {
                say("354 go on");
                if (mood_ == Mood::kDropsInData) return;
                while (line(said) && said != ".") mail.text += said + "\n";
                {
                    const std::lock_guard lock(mutex_);
                    mails_.push_back(mail);
                }
                say("250 2.0.0 queued as 4711");
            } else if (is("QUIT")) {
                say("221 bye");
                return;
            } else {
                say("502 what?");
            }
        }
    }

    int listener_;
    int port_ = 0;
    std::atomic<Mood> mood_{Mood::kTakes};
    std::atomic<bool> stop_{false};
    std::atomic<int> connections_{0};
    mutable std::mutex mutex_;
    std::vector<Mail> mails_;  // guarded by mutex_
    std::thread thread_;
};

}  // namespace samkraft::notices
