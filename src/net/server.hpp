// HTTP/1.1 for the layers above: requests in, answers out, server-sent events. server.cpp is the only file
// that knows Boost.Beast and Asio; nothing of them shows here. It speaks to a proxy that terminates TLS, or
// to a private network.
//
// Way of a request: a loop thread (one io_context and one SO_REUSEPORT acceptor each) reads and checks it → a
// bounded queue → a worker runs the handler → whoever holds the Responder answers, from any thread → the same
// loop thread writes. One request at a time per connection; pipelined ones wait in the buffer and are
// answered in order.
//
// Refused before any handler sees it (RFC 9112 and the smuggling lessons behind it): a missing, doubled or
// odd Host, any Transfer-Encoding but chunked, Content-Length with Transfer-Encoding, doubled Content-Length,
// folded header lines, bare CR or LF, NUL, a body on GET, HEAD, DELETE or OPTIONS, a target that is not a
// canonical path (target.hpp), other methods, all that is over a limit. After a refusal the connection is
// closed, because what follows cannot be trusted.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace samkraft::net {

using Pairs = std::vector<std::pair<std::string, std::string>>;
using Millis = std::chrono::milliseconds;

// What an upload takes of the room that all of them have together.
class UploadRoom {
  public:
    explicit UploadRoom(std::uint64_t bytes) : left_(bytes) {}
    [[nodiscard]] bool Take(std::uint64_t bytes) {
        std::uint64_t left = left_;
        while (left >= bytes)
            if (left_.compare_exchange_weak(left, left - bytes)) return true;
        return false;
    }
    void Give(std::uint64_t bytes) { left_ += bytes; }

  private:
    std::atomic<std::uint64_t> left_;
};

// What comes in before it has been sealed or read: a file in memory alone (memfd_create(2)), on no disk and
// with no name. Gone when this is destroyed and when the process dies.
class UploadFile {
  public:
    UploadFile() = default;
    explicit UploadFile(std::shared_ptr<UploadRoom> room);  // throws std::system_error
    UploadFile(UploadFile&& other) noexcept
        : room_(std::move(other.room_)),
          fd_(std::exchange(other.fd_, -1)),
          size_(std::exchange(other.size_, 0)) {}
    UploadFile& operator=(UploadFile&& other) noexcept {
        std::swap(room_, other.room_);
        std::swap(fd_, other.fd_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~UploadFile();

    [[nodiscard]] explicit operator bool() const { return fd_ >= 0; }
    [[nodiscard]] bool Append(std::string_view bytes);  // false: there is no room
    [[nodiscard]] int Fd() const { return fd_; }        // owned here; read with pread
    [[nodiscard]] std::string Path() const;  // for libraries that open by name; valid while this lives
    [[nodiscard]] std::uint64_t Size() const { return size_; }

  private:
    std::shared_ptr<UploadRoom> room_;
    int fd_ = -1;
    std::uint64_t size_ = 0;
};

struct Request {
    std::string method;  // GET HEAD POST PUT PATCH DELETE OPTIONS
    std::string target;  // as sent
    std::string path;    // decoded, canonical: begins with '/', no "//", "." or "..", valid UTF-8
    Pairs query;         // decoded, in order, repeats kept
    Pairs headers;       // names in lower case, in order; values as sent, never CR, LF or NUL
    std::string body;    // empty when the body went to `upload`
    UploadFile upload;
    std::string remote;  // the client's address without port: the peer's, or by Config::trusted_proxies

    [[nodiscard]] std::string_view Header(
        std::string_view lower_case_name) const;                         // the first; "" when absent
    [[nodiscard]] std::string_view Query(std::string_view name) const;   // the first; "" when absent
    [[nodiscard]] std::string_view Cookie(std::string_view name) const;  // RFC 6265; "" when absent
};

struct Response {
    int status = 200;
    std::string content_type;  // left out when empty
    Pairs headers;             // not Content-Length, Date or Connection: those are the server's
    std::string body;          // not sent for HEAD, 204 and 304
    std::shared_ptr<const std::string> shared_body;  // when set, sent instead of body, without a copy
};

// One client's stream of server-sent events (WHATWG HTML 9.2). Thread-safe. Ends when the last handle is
// dropped, when the client leaves, when it lags more than Limits::event_backlog behind, and when the server
// stops (after Config::last_event).
class EventStream {
  public:
    virtual ~EventStream() = default;
    // false: closed, or dropped just now because it lags. Line breaks in data are kept; those in name and id
    // are removed.
    virtual bool Send(std::string_view name, std::string_view data, std::string_view id = {}) = 0;
    virtual void Close() = 0;  // after what was sent is written
    [[nodiscard]] virtual bool Closed() const = 0;
    // Called once, on a loop thread (at once, on this one, if it has closed already): be quick, and do not
    // hold the stream itself. Not called when the stream ends because its last handle was dropped.
    virtual void OnClose(std::function<void()> callback) = 0;
};

// The right to answer one request, once, from any thread. Copies share it. When the last copy is dropped
// unanswered the client gets 500. A second answer is logged and ignored; an answer after the deadline or to a
// client that left is ignored.
class Responder {
  public:
    class Target {  // the connection; tests of the layers above may give their own
      public:
        virtual ~Target() = default;
        virtual void Answer(Response response) = 0;
        virtual std::shared_ptr<EventStream> OpenEvents(Pairs headers) = 0;
    };
    explicit Responder(std::shared_ptr<Target> target) : target_(std::move(target)) {}

    void operator()(Response response) const { target_->Answer(std::move(response)); }
    [[nodiscard]] std::shared_ptr<EventStream> OpenEvents(Pairs headers = {}) const {
        return target_->OpenEvents(std::move(headers));
    }

  private:
    std::shared_ptr<Target> target_;
};

struct Limits {
    std::size_t header_bytes = 16 * 1024;       // request line and headers; over: 431
    std::size_t request_line_bytes = 8 * 1024;  // over: 414
    std::size_t header_count = 100;             // over: 431
    std::uint64_t body_bytes = 1024 * 1024;     // over: 413
    // How many bytes of body this request may stream to `upload`; 0: none, body_bytes holds and the body is
    // in `body`. Asked on a loop thread when the headers are in: be quick, and give 0 to whoever has no
    // session.
    std::function<std::uint64_t(const Request& head)> upload_bytes;
    std::uint64_t upload_room = 1ULL << 30U;  // that all uploads under way take together; over: 507
    Millis header{10'000};   // from a request's first byte to the end of its headers; over: 408
    Millis idle{30'000};     // between requests; and the head start that bodies and answers have before
                             // least_rate counts
    Millis request{60'000};  // from the first byte (uploads: from the last) until the answer; over: 503
    std::uint64_t least_rate = 16 * 1024;    // bytes a second: slower bodies get 408, slower readers are cut
    Millis heartbeat{15'000};                // a comment on every event stream that was silent so long
    std::size_t event_backlog = 256 * 1024;  // bytes per stream not yet taken by the kernel
    std::size_t connections = 10'000;        // over: 503 and closed
    std::size_t queued = 1'024;              // requests waiting for a worker; over: 503 with Retry-After
};

struct Config {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one
    unsigned threads = 0;    // loops; 0: one per core
    unsigned workers = 0;    // 0: two per core
    // Whose X-Forwarded-For is believed (forwarded.hpp); canonical addresses. None: nobody's.
    std::vector<std::string> trusted_proxies;
    std::string last_event = "restart";  // name of the event that streams get when the server stops
    Pairs headers;  // beside those of each answer, event streams and the server's own refusals included
    Limits limits;
    // Renders the server's own refusals (problem+json, say). `reason` is English and holds nothing of the
    // request. Called on loop threads, several at once.
    std::function<Response(int status, std::string_view reason)> problem;
};

// Runs on a worker. What it throws is logged by type, and answered with 500 if nobody answered.
using Handler = std::function<void(Request&& request, Responder responder)>;

class Server {
  public:
    Server(Config config, Handler handler);
    ~Server();  // Stop with no grace
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void Start();  // throws std::runtime_error when it cannot listen
    [[nodiscard]] std::uint16_t port() const;
    // Stops listening, closes idle connections, gives streams their last event, lets requests under way
    // finish for at most `grace`, then cuts. Waits for handlers that run. Not from a handler. Further calls
    // do nothing.
    void Stop(Millis grace);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// For main(): block SIGINT and SIGTERM before any thread is started, then wait for one of them; its number is
// returned.
void BlockStopSignals();
int WaitForSignal();

}  // namespace samkraft::net
