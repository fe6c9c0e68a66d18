// A small blocking HTTP/1.1 client for tests and benchmarks: plain sockets to 127.0.0.1, keep-alive, raw
// bytes when a test wants to be rude, server-sent events. Every wait ends after a time limit. Not for
// production: it trusts the server.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace samkraft::net {

struct TestResponse {
    int status = 0;  // 0: the connection ended before a whole answer
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;

    [[nodiscard]] std::string Header(std::string_view lower_case_name) const {
        for (const auto& [name, value] : headers)
            if (name == lower_case_name) return value;
        return {};
    }
};

class TestClient {
  public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    explicit TestClient(std::uint16_t port, std::chrono::milliseconds limit = std::chrono::seconds(10),
                        int receive_buffer = 0)
        : port_(port), limit_(limit), receive_buffer_(receive_buffer) {
        Connect();
    }
    TestClient(TestClient&& other) noexcept
        : port_(other.port_),
          limit_(other.limit_),
          receive_buffer_(other.receive_buffer_),
          fd_(std::exchange(other.fd_, -1)),
          buffer_(std::move(other.buffer_)) {}
    TestClient& operator=(TestClient&&) = delete;
    ~TestClient() { Disconnect(); }

    void Connect() {
        Disconnect();
        fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (fd_ < 0) throw std::runtime_error("no socket");
        const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(limit_).count();
        timeval time{static_cast<time_t>(micros / 1'000'000), static_cast<suseconds_t>(micros % 1'000'000)};
        ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
        ::setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
        const int on = 1;
        ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (receive_buffer_)
            ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_, sizeof receive_buffer_);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port_);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect to port " + std::to_string(port_));
    }
    void Disconnect() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
        buffer_.clear();
    }

    // False when the other side has closed or takes nothing for the time limit.
    bool SendRaw(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // One request, one answer. Reconnects first if the last answer ended the connection.
    TestResponse Send(std::string_view method, std::string_view target, const Headers& headers = {},
                      std::string_view body = {}) {
        if (fd_ < 0) Connect();
        std::string text;
        text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
        for (const auto& [name, value] : headers) text.append(name).append(": ").append(value).append("\r\n");
        if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH")
            text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
        text.append("\r\n").append(body);
        SendRaw(text);
        TestResponse response = Receive(method == "HEAD");
        if (response.status == 0 || response.Header("connection") == "close") Disconnect();
        return response;
    }
    TestResponse Get(std::string_view target, const Headers& headers = {}) {
        return Send("GET", target, headers);
    }
    TestResponse Post(std::string_view target, std::string_view body, Headers headers = {}) {
        headers.emplace_back("Content-Type", "application/json");
        return Send("POST", target, headers, body);
    }

    // Only the head; for event streams, and for interim answers (100).
    TestResponse ReceiveHead() {
        TestResponse response;
        std::optional<std::string> line = ReadLine();
        if (!line || line->size() < 12) return response;
        const int status = std::stoi(line->substr(9, 3));
        while ((line = ReadLine()) && !line->empty()) {
            const std::size_t colon = line->find(':');
            std::string name = line->substr(0, colon);
            for (char& c : name)
                if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
            const std::size_t value = line->find_first_not_of(' ', colon + 1);
            response.headers.emplace_back(std::move(name),
                                          value == std::string::npos ? "" : line->substr(value));
        }
        if (line) response.status = status;
        return response;
    }

    TestResponse Receive(bool head_only = false) {
        TestResponse response = ReceiveHead();
        if (response.status == 0 || response.status < 200 || response.status == 204 ||
            response.status == 304 || head_only)
            return response;
        bool whole = true;
        if (const std::string length = response.Header("content-length"); !length.empty()) {
            whole = ReadInto(response.body, std::stoull(length));
        } else if (response.Header("transfer-encoding") == "chunked") {
            for (;;) {
                const std::optional<std::string> size = ReadLine();
                const std::size_t count = size ? std::stoull(*size, nullptr, 16) : 0;
                if (!size || !ReadInto(response.body, count) || !ReadLine()) {
                    whole = false;
                    break;
                }
                if (count == 0) break;
            }
        } else {
            while (Fill()) {
            }
            response.body = std::exchange(buffer_, {});
        }
        if (!whole) response.status = 0;
        return response;
    }

    // Without its line end; nothing when the connection ends or the time limit passes.
    std::optional<std::string> ReadLine() {
        std::size_t end = 0;
        while ((end = buffer_.find('\n')) == std::string::npos)
            if (!Fill()) return std::nullopt;
        std::string line = buffer_.substr(0, end);
        buffer_.erase(0, end + 1);
        if (!line.empty() && line.back() == '\r') line.pop_back();
        return line;
    }

    struct Event {
        std::string name, data, id;
        bool comment = false;  // nothing but a comment: a heartbeat
    };
    std::optional<Event> ReadEvent() {
        Event event;
        bool first = true;
        std::optional<std::string> line;
        while ((line = ReadLine()) && !line->empty()) {
            const std::size_t colon = line->find(": ");
            const std::string field = line->substr(0, colon);
            const std::string value = colon == std::string::npos ? "" : line->substr(colon + 2);
            if (line->front() == ':')
                event.comment = true;
            else if (field == "event")
                event.name = value;
            else if (field == "id")
                event.id = value;
            else if (field == "data")
                event.data += std::exchange(first, false) ? value : "\n" + value;
        }
        if (!line) return std::nullopt;
        return event;
    }

    // True when the server has ended the connection and nothing is left to read; waits up to the time limit.
    bool Ended() {
        char byte = 0;
        return buffer_.empty() && ::recv(fd_, &byte, 1, 0) == 0;
    }
    void EndSending() { ::shutdown(fd_, SHUT_WR); }
    [[nodiscard]] int Fd() const { return fd_; }

  private:
    bool Fill() {
        char bytes[16 * 1024];
        const ssize_t got = ::recv(fd_, bytes, sizeof bytes, 0);
        if (got <= 0) return false;
        buffer_.append(bytes, static_cast<std::size_t>(got));
        return true;
    }
    bool ReadInto(std::string& out, std::size_t count) {
        while (buffer_.size() < count)
            if (!Fill()) return false;
        out.append(buffer_, 0, count);
        buffer_.erase(0, count);
        return true;
    }

    std::uint16_t port_;
    std::chrono::milliseconds limit_;
    int receive_buffer_;
    int fd_ = -1;
    std::string buffer_;
};

}  // namespace samkraft::net
