// The transport. Everything of a connection happens on its loop's one thread, so nothing here is locked but
// the queue of the workers, the count that Stop waits for, and the close callback of event streams. Other
// threads only post to the loop.
#include "net/server.hpp"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/status.hpp>
#include <condition_variable>
#include <cstdio>
#include <ctime>
#include <deque>
#include <latch>
#include <list>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <typeinfo>

#include "base/log.hpp"
#include "net/forwarded.hpp"
#include "net/target.hpp"

namespace samkraft::net {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using Steady = std::chrono::steady_clock;
using Moment = Steady::time_point;
using Executor = asio::io_context::executor_type;
// TLS would come in here: an ssl::stream<Socket> used by Connection::Read, Write and Close, which hold all
// the I/O, and a handshake phase before the first of them.
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Ticker = asio::basic_waitable_timer<Steady, asio::wait_traits<Steady>, Executor>;

constexpr Moment kNever = Moment::max();
constexpr std::size_t kReadSize = 4 * 1024;       // a first read; most requests fit
constexpr std::size_t kBodyReadSize = 64 * 1024;  // and for bodies
constexpr std::size_t kDrainBytes =
    1024 * 1024;  // read and thrown away after a refusal, so that the client sees it
constexpr Millis kDrainTime{2'000};

bool EqualsIgnoringCase(std::string_view a, std::string_view lower) {
    if (a.size() != lower.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + 32) : a[i];
        if (c != lower[i]) return false;
    }
    return true;
}

bool HasControl(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 ? c != '\t' : c == 0x7f) return true;
    return false;
}

// What Beast lets pass or repairs in silence: folded lines, lone CR and LF, NUL.
const char* FaultInHead(std::string_view head) {
    for (std::size_t i = 0; i < head.size(); ++i) {
        const char c = head[i];
        if (c == '\0') return "NUL in the header";
        if (c == '\r' && (i + 1 == head.size() || head[i + 1] != '\n')) return "a lone CR in the header";
        if (c != '\n') continue;
        if (i == 0 || head[i - 1] != '\r') return "a lone LF in the header";
        if (i + 1 < head.size() && (head[i + 1] == ' ' || head[i + 1] == '\t')) return "a folded header line";
    }
    return nullptr;
}

struct Refusal {
    int status = 0;  // 0: none
    const char* reason = "";
};

// Beast's parser, writing into a Request. Its own checks (tokens, spaces, lengths, chunks) come on top of
// those here.
class Parser final : public http::basic_parser<true> {
  public:
    Parser(Request& request, const Limits& limits) : request_(request), limits_(limits) {
        header_limit(static_cast<std::uint32_t>(limits.header_bytes));
        body_limit(boost::none);  // set by the connection once it knows what the body is for
        eager(true);
    }

    // The head, whole and nothing more.
    Refusal ParseHead(std::string_view head) {
        if (const char* fault = FaultInHead(head)) return {400, fault};
        error_code error;
        eager(false);
        const std::size_t used = put(asio::const_buffer(head.data(), head.size()), error);
        eager(true);
        if (refusal_.status) return refusal_;
        if (error) return Meaning(error);
        if (used != head.size() || !is_header_done()) return {400, "not a request"};
        return CheckHead();
    }

    // Takes what it can of the body; `used` may be less than given.
    Refusal ParseBody(std::string_view bytes, std::size_t& used) {
        error_code error;
        used = put(asio::const_buffer(bytes.data(), bytes.size()), error);
        if (refusal_.status) return refusal_;
        if (error && error != http::error::need_more) return Meaning(error);
        return {};
    }

    [[nodiscard]] bool KeepsAlive() const { return version_ == 11 && keep_alive(); }
    [[nodiscard]] bool ExpectsContinue() const { return expects_continue_; }

  private:
    static Refusal Meaning(const error_code& error) {
        if (error == http::error::header_limit) return {431, "headers too large"};
        if (error == http::error::body_limit) return {413, "body too large"};
        if (error == http::error::bad_version) return {505, "not HTTP/1.1"};
        return {400, "not a request"};
    }

    void Refuse(error_code& error, int status, const char* reason) {
        refusal_ = {status, reason};
        error = http::error::bad_value;
    }

    Refusal CheckHead() {
        const bool has_body = chunked() || content_length().value_or(0) > 0;
        if (version_ == 11 && !(seen_ & kHost)) return {400, "no Host"};
        if (version_ == 10 && chunked()) return {400, "Transfer-Encoding in HTTP/1.0"};
        const std::string& method = request_.method;
        if (has_body && method != "POST" && method != "PUT" && method != "PATCH")
            return {400, "a body is not allowed here"};
        return {};
    }

    void on_request_impl(http::verb verb, boost::beast::string_view method, boost::beast::string_view target,
                         int version, error_code& error) override {
        switch (verb) {
            case http::verb::get:
            case http::verb::head:
            case http::verb::post:
            case http::verb::put:
            case http::verb::patch:
            case http::verb::delete_:
            case http::verb::options:
                break;
            default:
                return Refuse(error, 501, "unknown method");
        }
        version_ = version;
        request_.method.assign(method.data(), method.size());
        request_.target.assign(target.data(), target.size());
        Target parsed;
        if (!ParseTarget(request_.target, parsed))
            return Refuse(error, 400, "the target is not a canonical path");
        request_.path = std::move(parsed.path);
        request_.query = std::move(parsed.query);
    }

    void on_field_impl(http::field field, boost::beast::string_view name, boost::beast::string_view value,
                       error_code& error) override {
        if (is_header_done()) return;  // trailers: checked by Beast, and dropped
        if (request_.headers.size() == limits_.header_count) return Refuse(error, 431, "too many headers");
        unsigned single = 0;
        const std::string_view text(value.data(), value.size());
        switch (field) {
            case http::field::host:
                single = kHost;
                if (!IsHost(text)) return Refuse(error, 400, "odd Host");
                break;
            case http::field::transfer_encoding:
                single = kTransferEncoding;
                if (!EqualsIgnoringCase(text, "chunked"))
                    return Refuse(error, 501, "unknown Transfer-Encoding");
                break;
            case http::field::content_encoding:
                single = kContentEncoding;
                if (!EqualsIgnoringCase(text, "identity"))
                    return Refuse(error, 415, "unknown Content-Encoding");
                break;
            case http::field::expect:
                single = kExpect;
                if (!EqualsIgnoringCase(text, "100-continue"))
                    return Refuse(error, 417, "unknown expectation");
                expects_continue_ = version_ == 11;
                break;
            case http::field::content_length:
                single = kContentLength;
                break;
            case http::field::content_type:
                single = kContentType;
                break;
            case http::field::authorization:
                single = kAuthorization;
                break;
            case http::field::origin:
                single = kOrigin;
                break;
            default:
                break;
        }
        if (seen_ & single) return Refuse(error, 400, "a header stands twice");
        seen_ |= single;
        auto& [lower, kept] =
            request_.headers.emplace_back(std::string(name.data(), name.size()), std::string(text));
        for (char& c : lower)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }

    static bool IsHost(std::string_view host) {
        for (const char c : host)
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                  c == '.' || c == '_' || c == ':' || c == '[' || c == ']'))
                return false;
        return !host.empty() && host.size() <= 255;
    }

    std::size_t Take(boost::beast::string_view bytes, error_code& error) {
        if (!request_.upload)
            request_.body.append(bytes.data(), bytes.size());
        else if (!request_.upload.Append({bytes.data(), bytes.size()}))
            Refuse(error, 507, "no room for the upload");
        return bytes.size();
    }
    std::size_t on_body_impl(boost::beast::string_view bytes, error_code& error) override {
        return Take(bytes, error);
    }
    std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view bytes,
                                   error_code& error) override {
        return Take(bytes, error);
    }
    void on_response_impl(int, boost::beast::string_view, int, error_code&) override {}
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    void on_chunk_header_impl(std::uint64_t, boost::beast::string_view, error_code&) override {}
    void on_finish_impl(error_code&) override {}

    enum : unsigned {
        kHost = 1,
        kTransferEncoding = 2,
        kContentEncoding = 4,
        kExpect = 8,
        kContentLength = 16,
        kContentType = 32,
        kAuthorization = 64,
        kOrigin = 128
    };
    Request& request_;
    const Limits& limits_;
    Refusal refusal_;
    unsigned seen_ = 0;
    int version_ = 0;
    bool expects_continue_ = false;
};

struct Job {
    Request request;
    Responder responder;
};

// A bounded queue before a fixed number of threads.
class Workers {
  public:
    Workers(Handler handler, std::size_t bound) : handler_(std::move(handler)), bound_(bound) {}
    void Start(unsigned count) {
        for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this] { Run(); });
    }
    // False, and the job untouched, when the queue is full or closed.
    bool Push(Job& job) {
        {
            const std::lock_guard lock(mutex_);
            if (closed_ || queue_.size() >= bound_) return false;
            queue_.push_back(std::move(job));
        }
        ready_.notify_one();
        return true;
    }
    // Waits for the handlers that run; what still waits in the queue is dropped.
    void Stop() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        ready_.notify_all();
        for (std::thread& thread : threads_) thread.join();
        threads_.clear();
        queue_.clear();
        handler_ = nullptr;
    }

  private:
    void Run() {
        pthread_setname_np(pthread_self(), "net-worker");
        for (;;) {
            std::unique_lock lock(mutex_);
            ready_.wait(lock, [this] { return closed_ || !queue_.empty(); });
            if (closed_) return;
            Job job = std::move(queue_.front());
            queue_.pop_front();
            lock.unlock();
            try {
                handler_(std::move(job.request), std::move(job.responder));
            } catch (const std::exception& fault) {
                log::Fault("handler_threw", {{"type", typeid(fault).name()}});
            } catch (...) {
                log::Fault("handler_threw", {{"type", "unknown"}});
            }
        }
    }

    Handler handler_;
    std::size_t bound_;
    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<Job> queue_;
    bool closed_ = false;
    std::vector<std::thread> threads_;
};

// What all loops share.
struct Shared {
    explicit Shared(Config c, Handler handler)
        : config(std::move(c)), workers(std::move(handler), config.limits.queued) {}

    [[nodiscard]] Response Problem(int status, std::string_view reason) const {
        if (config.problem) return config.problem(status, reason);
        return {status, "text/plain; charset=utf-8", {}, std::string(reason) + "\n", nullptr};
    }
    void Left() {
        const std::lock_guard lock(mutex);
        if (--connections == 0) empty.notify_all();
    }

    const Config config;
    const std::shared_ptr<UploadRoom> upload_room = std::make_shared<UploadRoom>(config.limits.upload_room);
    Workers workers;
    std::atomic<std::size_t> connections = 0;
    std::mutex mutex;
    std::condition_variable empty;
};

class Connection;

// One thread, one io_context, one acceptor, and the connections that came through it. Members are the loop
// thread's own, but for context (to post to) and finished.
struct Loop : std::enable_shared_from_this<Loop> {
    explicit Loop(std::shared_ptr<Shared> s)
        : owner(std::move(s)), shared(*owner), acceptor(context), ticker(context) {}

    void Listen(const asio::ip::tcp::endpoint& endpoint);
    void Accept();
    void Tick();
    void BeginStop();
    void CutAll();
    std::string_view Date();

    const std::shared_ptr<Shared> owner;  // answers may come after the server is gone
    Shared& shared;
    std::atomic<bool> finished = false;
    std::list<std::shared_ptr<Connection>> connections;
    asio::io_context context{1};
    Acceptor acceptor;
    Ticker ticker;
    Millis tick{250};
    bool stopping = false;
    bool accept_again = false;
    std::time_t date_second = 0;
    std::string date;
    std::thread thread;
};

class Events;

class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Loop& loop, Socket socket, std::string remote)
        : loop_(loop),
          shared_(loop.shared),
          limits_(loop.shared.config.limits),
          socket_(std::move(socket)),
          remote_(std::move(remote)) {}

    void Start(std::list<std::shared_ptr<Connection>>::iterator place) {
        place_ = place;
        NextRequest();
    }
    void Answer(std::uint64_t number, Response response);
    void Abandon(std::uint64_t number);
    void BeginEvents(std::uint64_t number, const std::shared_ptr<Events>& events, Pairs headers);
    void QueueEvent(const std::string& text);
    void FinishEvents();
    void OnTick(Moment now);
    void OnServerStop();
    void Close();

  private:
    enum class Phase : unsigned char {
        kIdle,
        kHead,
        kBody,
        kHandling,
        kWriting,
        kEvents,
        kDraining,
        kClosed
    };

    void NextRequest();
    void Read(std::size_t size);
    void OnRead(const error_code& error, std::size_t size);
    void ReadHead();
    void OnHead(std::size_t size);
    void SendContinue();
    void ReadBody();
    void Hand();
    void Refuse(const Refusal& refusal);
    void Send(Response response);
    bool WriteHead(int status, std::string_view content_type, const Pairs& headers);
    template <class Buffers, class Then>
    void Write(const Buffers& buffers, Then then);
    void AfterAnswer();
    void FlushEvents();
    void Drain();
    [[nodiscard]] Moment BodyDeadline() const;
    [[nodiscard]] std::string_view Buffered() const {
        const auto data = buffer_.cdata();
        return {static_cast<const char*>(data.data()), data.size()};
    }

    Loop& loop_;
    Shared& shared_;
    const Limits& limits_;
    Socket socket_;
    std::string remote_;
    std::list<std::shared_ptr<Connection>>::iterator place_;

    Phase phase_ = Phase::kIdle;
    bool reading_ = false;
    bool keep_alive_ = false;
    Moment deadline_ = kNever;
    Moment body_began_{};
    Moment total_deadline_ = kNever;
    std::uint64_t number_ = 0;  // of the request; an answer that carries another is late
    boost::beast::flat_buffer buffer_;
    std::size_t scanned_ = 0;
    std::uint64_t received_ = 0;
    std::optional<Parser> parser_;
    Request request_;
    bool head_only_ = false;

    Response response_;
    std::string head_;

    std::weak_ptr<Events> events_;
    std::string event_queue_;
    std::string event_written_;
    std::size_t event_counted_ = 0;          // of event_queue_, what the stream counts as waiting
    std::size_t event_written_counted_ = 0;  // and of event_written_
    bool event_writing_ = false;
    bool event_finish_ = false;
    Moment heartbeat_at_ = kNever;
    std::size_t drained_ = 0;
};

// The other threads' side of an event stream: formats, counts what waits, posts.
class Events final : public EventStream {
  public:
    Events(std::shared_ptr<Loop> loop, std::weak_ptr<Connection> connection, std::size_t backlog)
        : loop_(std::move(loop)), connection_(std::move(connection)), backlog_(backlog) {}
    ~Events() override { Close(); }

    bool Send(std::string_view name, std::string_view data, std::string_view id) override {
        if (Closed()) return false;
        std::string text = Format(name, data, id);
        if (waiting_.fetch_add(text.size()) + text.size() > backlog_) {
            if (!closed_.exchange(true)) Post([](Connection& c) { c.Close(); });
            return false;
        }
        Post([text = std::move(text)](Connection& c) { c.QueueEvent(text); });
        return true;
    }
    void Close() override {
        if (!closed_.exchange(true)) Post([](Connection& c) { c.FinishEvents(); });
    }
    bool Closed() const override { return closed_ || loop_->finished; }
    void OnClose(std::function<void()> callback) override {
        {
            const std::lock_guard lock(mutex_);
            if (!ended_) {
                callback_ = std::move(callback);
                return;
            }
        }
        callback();
    }

    void Written(std::size_t size) { waiting_ -= size; }
    void Ended() {
        closed_ = true;
        std::function<void()> callback;
        {
            const std::lock_guard lock(mutex_);
            if (std::exchange(ended_, true)) return;
            callback.swap(callback_);
        }
        if (callback) callback();
    }

    static std::string Format(std::string_view name, std::string_view data, std::string_view id) {
        std::string out;
        out.reserve(name.size() + data.size() + id.size() + 32);
        const auto line = [&out](std::string_view field, std::string_view value) {
            if (value.empty()) return;
            out += field;
            for (const char c : value)
                if (c != '\r' && c != '\n' && c != '\0') out += c;
            out += '\n';
        };
        line("id: ", id);
        line("event: ", name);
        out += "data: ";
        for (const char c : data) {
            if (c == '\r') continue;
            out += c;
            if (c == '\n') out += "data: ";
        }
        out += "\n\n";
        return out;
    }

  private:
    template <class F>
    void Post(F f) {
        asio::post(loop_->context, [connection = connection_, f = std::move(f)]() mutable {
            if (const auto c = connection.lock()) f(*c);
        });
    }

    std::shared_ptr<Loop> loop_;
    std::weak_ptr<Connection> connection_;
    std::size_t backlog_;
    std::atomic<std::size_t> waiting_ = 0;
    std::atomic<bool> closed_ = false;
    std::mutex mutex_;
    bool ended_ = false;
    std::function<void()> callback_;
};

// The other threads' side of a request.
class Reply final : public Responder::Target {
  public:
    Reply(std::shared_ptr<Loop> loop, std::weak_ptr<Connection> connection, std::uint64_t number)
        : loop_(std::move(loop)), connection_(std::move(connection)), number_(number) {}
    ~Reply() override {
        if (!done_) Post([number = number_](Connection& c) { c.Abandon(number); });
    }
    void Answer(Response response) override {
        if (done_.exchange(true)) return log::Fault("answered_twice");
        Post([number = number_, response = std::move(response)](Connection& c) mutable {
            c.Answer(number, std::move(response));
        });
    }
    std::shared_ptr<EventStream> OpenEvents(Pairs headers) override {
        auto events = std::make_shared<Events>(loop_, connection_, loop_->shared.config.limits.event_backlog);
        if (done_.exchange(true)) {
            log::Fault("answered_twice");
            events->Ended();
            return events;
        }
        // Weak: a handle that is dropped at once ends the stream, in order, with the post of its destructor.
        asio::post(loop_->context, [connection = connection_, number = number_, weak = std::weak_ptr(events),
                                    headers = std::move(headers)]() mutable {
            const auto c = connection.lock();
            const auto stream = weak.lock();
            if (c)
                c->BeginEvents(number, stream, std::move(headers));
            else if (stream)
                stream->Ended();
        });
        return events;
    }

  private:
    template <class F>
    void Post(F f) {
        asio::post(loop_->context, [connection = connection_, f = std::move(f)]() mutable {
            if (const auto c = connection.lock()) f(*c);
        });
    }

    std::shared_ptr<Loop> loop_;
    std::weak_ptr<Connection> connection_;
    std::uint64_t number_;
    std::atomic<bool> done_ = false;
};

// ---- Connection: reading

void Connection::Read(std::size_t size) {
    if (reading_) return;
    reading_ = true;
    socket_.async_read_some(
        buffer_.prepare(size),
        [self = shared_from_this()](const error_code& error, std::size_t got) { self->OnRead(error, got); });
}

void Connection::OnRead(const error_code& error, std::size_t size) {
    reading_ = false;
    if (phase_ == Phase::kClosed) return;
    if (error) {
        if (phase_ != Phase::kWriting) Close();  // a refusal being written ends the connection itself
        return;
    }
    buffer_.commit(size);
    switch (phase_) {
        case Phase::kIdle:
        case Phase::kHead:
            return ReadHead();
        case Phase::kBody:
            return ReadBody();
        case Phase::kEvents:
        case Phase::kDraining:  // nothing more is wanted, but the close of the other side is
            buffer_.consume(buffer_.size());
            drained_ += size;
            if (drained_ > kDrainBytes) return Close();
            return Read(kReadSize);
        default:
            return;
    }
}

void Connection::NextRequest() {
    phase_ = Phase::kIdle;
    deadline_ = Steady::now() + limits_.idle;
    request_ = {};
    parser_.emplace(request_, limits_);
    scanned_ = 0;
    received_ = 0;
    head_only_ = false;
    if (buffer_.size() > 0) return ReadHead();
    if (loop_.stopping) return Close();
    if (buffer_.capacity() > 4 * kReadSize) {
        buffer_.clear();
        buffer_.shrink_to_fit();
    }
    Read(kReadSize);
}

void Connection::ReadHead() {
    if (phase_ == Phase::kIdle) {
        const Moment now = Steady::now();
        phase_ = Phase::kHead;
        deadline_ = now + limits_.header;
        total_deadline_ = now + limits_.request;
    }
    const std::string_view bytes = Buffered();
    if (std::min(bytes.find("\r\n"), bytes.size()) > limits_.request_line_bytes)
        return Refuse({414, "request line too long"});
    const std::size_t end = bytes.find("\r\n\r\n", scanned_ > 3 ? scanned_ - 3 : 0);
    const std::size_t least = end == std::string_view::npos ? bytes.size() : end + 4;
    if (least > limits_.header_bytes) return Refuse({431, "headers too large"});
    if (end != std::string_view::npos) return OnHead(least);
    scanned_ = bytes.size();
    Read(kReadSize);
}

void Connection::OnHead(std::size_t size) {
    const Refusal refusal = parser_->ParseHead(Buffered().substr(0, size));
    buffer_.consume(size);
    if (refusal.status) return Refuse(refusal);
    head_only_ = request_.method == "HEAD";
    keep_alive_ = parser_->KeepsAlive();
    request_.remote = ClientAddress(remote_, request_.headers, shared_.config.trusted_proxies);
    if (parser_->is_done()) return Hand();

    std::uint64_t limit = limits_.body_bytes;
    if (limits_.upload_bytes) {
        if (const std::uint64_t upload = limits_.upload_bytes(request_)) {
            limit = upload;
            try {
                request_.upload = UploadFile(shared_.upload_room);
            } catch (const std::system_error& fault) {
                log::Fault("upload", {{"reason", fault.code().message()}});
                return Refuse({507, "no room for the upload"});
            }
        }
    }
    if (parser_->content_length().value_or(0) > limit) return Refuse({413, "body too large"});
    parser_->body_limit(limit);
    phase_ = Phase::kBody;
    body_began_ = Steady::now();
    deadline_ = BodyDeadline();
    // A client that has begun to send does not wait for us (RFC 9110 §10.1.1).
    if (parser_->ExpectsContinue() && buffer_.size() == 0) return SendContinue();
    ReadBody();
}

void Connection::SendContinue() {
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    Write(asio::buffer(kContinue.data(), kContinue.size()), [](Connection& c) {
        if (c.phase_ == Phase::kBody) c.ReadBody();
    });
}

Moment Connection::BodyDeadline() const {
    const Moment by_rate =
        body_began_ + limits_.idle + std::chrono::milliseconds(received_ * 1000 / limits_.least_rate);
    return request_.upload ? by_rate : std::min(by_rate, total_deadline_);
}

void Connection::ReadBody() {
    while (buffer_.size() > 0 && !parser_->is_done()) {
        std::size_t used = 0;
        const Refusal refusal = parser_->ParseBody(Buffered(), used);
        buffer_.consume(used);
        received_ += used;
        if (refusal.status) return Refuse(refusal);
        if (used == 0) break;
    }
    if (parser_->is_done()) return Hand();
    if (buffer_.size() > limits_.header_bytes) return Refuse({400, "a chunk header or trailer is too long"});
    deadline_ = BodyDeadline();
    Read(kBodyReadSize);
}

// ---- Connection: answering

void Connection::Hand() {
    phase_ = Phase::kHandling;
    ++number_;
    deadline_ = request_.upload ? Steady::now() + limits_.request : total_deadline_;
    Job job{std::move(request_),
            Responder(std::make_shared<Reply>(loop_.shared_from_this(), weak_from_this(), number_))};
    if (shared_.workers.Push(job)) return;
    ++number_;
    Response busy = shared_.Problem(503, "too many requests are waiting");
    busy.headers.emplace_back("Retry-After", "1");
    Send(std::move(busy));
}

void Connection::Answer(std::uint64_t number, Response response) {
    if (phase_ == Phase::kHandling && number == number_) Send(std::move(response));
}

void Connection::Abandon(std::uint64_t number) {
    if (phase_ == Phase::kHandling && number == number_)
        Send(shared_.Problem(500, "the request was not answered"));
}

void Connection::Refuse(const Refusal& refusal) {
    keep_alive_ = false;
    ++number_;
    Send(shared_.Problem(refusal.status, refusal.reason));
}

// Into head_, but for Content-Length and the empty line. False when a header would break the message.
bool Connection::WriteHead(int status, std::string_view content_type, const Pairs& headers) {
    if (status < 200 || status > 599 || HasControl(content_type)) return false;
    head_ = "HTTP/1.1 ";
    head_ += std::to_string(status);
    head_ += ' ';
    const auto phrase = http::obsolete_reason(static_cast<http::status>(status));
    head_.append(phrase.data(), phrase.size());
    head_ += "\r\nDate: ";
    head_ += loop_.Date();
    if (!keep_alive_) head_ += "\r\nConnection: close";
    if (!content_type.empty()) {
        head_ += "\r\nContent-Type: ";
        head_ += content_type;
    }
    for (const Pairs* pairs : {&headers, &shared_.config.headers})
        for (const auto& [name, value] : *pairs) {
            if (name.empty() || name.find_first_of(": \t") != std::string::npos || HasControl(name) ||
                HasControl(value))
                return false;
            head_ += "\r\n";
            head_ += name;
            head_ += ": ";
            head_ += value;
        }
    head_ += "\r\n";
    return true;
}

void Connection::Send(Response response) {
    phase_ = Phase::kWriting;
    response_ = std::move(response);
    if (loop_.stopping) keep_alive_ = false;
    if (!WriteHead(response_.status, response_.content_type, response_.headers)) {
        log::Fault("response_header_refused");
        response_ = {500, "", {}, "", nullptr};
        WriteHead(500, "", {});
    }
    const bool no_length = response_.status == 204 || response_.status == 304;
    const std::string& body = response_.shared_body ? *response_.shared_body : response_.body;
    const std::size_t size = no_length || head_only_ ? 0 : body.size();
    if (!no_length) {
        head_ += "Content-Length: ";
        head_ += std::to_string(body.size());
        head_ += "\r\n";
    }
    head_ += "\r\n";
    deadline_ = Steady::now() + limits_.idle + std::chrono::milliseconds(size * 1000 / limits_.least_rate);
    Write(std::array{asio::const_buffer(head_.data(), head_.size()), asio::const_buffer(body.data(), size)},
          [](Connection& c) { c.AfterAnswer(); });
}

template <class Buffers, class Then>
void Connection::Write(const Buffers& buffers, Then then) {
    asio::async_write(socket_, buffers,
                      [self = shared_from_this(), then](const error_code& error, std::size_t) {
                          if (self->phase_ == Phase::kClosed) return;
                          if (error) return self->Close();
                          then(*self);
                      });
}

void Connection::AfterAnswer() {
    response_ = {};
    if (keep_alive_)
        NextRequest();
    else
        Drain();
}

// Closing with unread bytes would reset the connection and could take the answer from the client (RFC 9112
// §9.6).
void Connection::Drain() {
    phase_ = Phase::kDraining;
    deadline_ = Steady::now() + (loop_.stopping ? kDrainTime / 4 : kDrainTime);
    drained_ = 0;
    error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    if (!reading_) buffer_.consume(buffer_.size());
    Read(kReadSize);
}

void Connection::Close() {
    if (phase_ == Phase::kClosed) return;
    phase_ = Phase::kClosed;
    error_code ignored;
    socket_.close(ignored);
    if (const auto events = events_.lock()) events->Ended();
    const auto self = shared_from_this();  // the list's may be the last
    loop_.connections.erase(place_);
    shared_.Left();
}

// ---- Connection: events

void Connection::BeginEvents(std::uint64_t number, const std::shared_ptr<Events>& events, Pairs headers) {
    if (phase_ != Phase::kHandling || number != number_) {
        if (events) events->Ended();
        return;
    }
    keep_alive_ = false;
    headers.emplace_back("Cache-Control", "no-store");
    headers.emplace_back("X-Accel-Buffering", "no");
    if (!WriteHead(200, "text/event-stream", headers)) {
        log::Fault("response_header_refused");
        if (events) events->Ended();
        return Refuse({500, "the request was not answered"});
    }
    phase_ = Phase::kEvents;
    events_ = events;
    deadline_ = kNever;
    drained_ = 0;
    error_code ignored;
    socket_.set_option(asio::socket_base::send_buffer_size(64 * 1024),
                       ignored);  // so that a client's lag shows early
    event_queue_ = head_ + "\r\n";
    if (head_only_)
        event_finish_ = true;
    else
        event_queue_ += ":\n\n";
    FlushEvents();
    if (loop_.stopping) OnServerStop();
    if (phase_ == Phase::kEvents) Read(kReadSize);
}

void Connection::QueueEvent(const std::string& text) {
    if (phase_ != Phase::kEvents || event_finish_) return;
    event_queue_ += text;
    event_counted_ += text.size();
    FlushEvents();
}

void Connection::FinishEvents() {
    if (phase_ != Phase::kEvents || event_finish_) return;
    event_finish_ = true;
    if (const auto events = events_.lock()) events->Ended();
    FlushEvents();
}

void Connection::FlushEvents() {
    if (event_writing_) return;
    if (event_queue_.empty()) {
        if (event_finish_) Drain();
        return;
    }
    event_written_.swap(event_queue_);
    event_queue_.clear();
    event_written_counted_ = std::exchange(event_counted_, 0);
    event_writing_ = true;
    deadline_ = Steady::now() + limits_.idle;
    Write(asio::buffer(event_written_), [](Connection& c) {
        c.event_writing_ = false;
        c.deadline_ = kNever;
        c.heartbeat_at_ = Steady::now() + c.limits_.heartbeat;
        if (const auto events = c.events_.lock()) events->Written(c.event_written_counted_);
        c.FlushEvents();
    });
}

// ---- Connection: time and end

void Connection::OnTick(Moment now) {
    if (phase_ == Phase::kEvents && !event_writing_ && now >= heartbeat_at_) {
        event_queue_ += ":\n\n";
        return FlushEvents();
    }
    if (now < deadline_) return;
    switch (phase_) {
        case Phase::kHead:
        case Phase::kBody:
            return Refuse({408, "the request came too slowly"});
        case Phase::kHandling:
            log::Warn("answer_overdue");
            return Refuse({503, "the answer took too long"});
        default:
            return Close();
    }
}

void Connection::OnServerStop() {
    switch (phase_) {
        case Phase::kIdle:
            return Close();
        case Phase::kDraining:
            deadline_ = std::min(deadline_, Steady::now() + kDrainTime / 4);
            return;
        case Phase::kEvents:
            if (!event_finish_) event_queue_ += Events::Format(shared_.config.last_event, "{}", {});
            return FinishEvents();
        default:
            return;
    }
}

// ---- Loop

void Loop::Listen(const asio::ip::tcp::endpoint& endpoint) {
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    const int on = 1;
    if (setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0)
        throw std::system_error(errno, std::generic_category(), "SO_REUSEPORT");
    acceptor.bind(endpoint);
    acceptor.listen(asio::socket_base::max_listen_connections);
}

void Loop::Accept() {
    acceptor.async_accept([this](const error_code& error, Socket socket) {
        if (stopping) return;
        if (error) {  // out of descriptors, mostly: the next tick tries again
            log::Warn("accept_failed", {{"reason", error.message()}});
            accept_again = true;
            return;
        }
        if (shared.connections.fetch_add(1) >= shared.config.limits.connections) {
            static constexpr std::string_view kFull =
                "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: "
                "close\r\n\r\n";
            [[maybe_unused]] const auto sent =
                ::send(socket.native_handle(), kFull.data(), kFull.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
            shared.Left();
        } else {
            error_code ignored;
            socket.set_option(asio::ip::tcp::no_delay(true), ignored);
            std::string remote = socket.remote_endpoint(ignored).address().to_string();
            connections.push_front(std::make_shared<Connection>(*this, std::move(socket), std::move(remote)));
            connections.front()->Start(connections.begin());
        }
        Accept();
    });
}

void Loop::Tick() {
    ticker.expires_after(tick);
    ticker.async_wait([this](const error_code& error) {
        if (error) return;
        const Moment now = Steady::now();
        for (auto next = connections.begin(); next != connections.end();) {
            const std::shared_ptr<Connection> connection = *next++;  // it may take itself off the list
            connection->OnTick(now);
        }
        if (std::exchange(accept_again, false) && !stopping) Accept();
        Tick();
    });
}

void Loop::BeginStop() {
    stopping = true;
    error_code ignored;
    acceptor.close(ignored);
    for (auto next = connections.begin(); next != connections.end();) {
        const std::shared_ptr<Connection> connection = *next++;
        connection->OnServerStop();
    }
}

void Loop::CutAll() {
    while (!connections.empty()) {
        const std::shared_ptr<Connection> connection = connections.front();
        connection->Close();
    }
}

// IMF-fixdate (RFC 9110 §5.6.7), made once a second.
std::string_view Loop::Date() {
    const std::time_t now = std::time(nullptr);
    if (now != date_second) {
        date_second = now;
        static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::tm t{};
        gmtime_r(&now, &t);
        char text[64];
        std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[t.tm_wday], t.tm_mday,
                      kMonths[t.tm_mon], t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
        date = text;
    }
    return date;
}

}  // namespace

// ---- UploadFile, Request

UploadFile::UploadFile(std::shared_ptr<UploadRoom> room)
    : room_(std::move(room)), fd_(::memfd_create("upload", MFD_CLOEXEC)) {
    if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "upload");
}

UploadFile::~UploadFile() {
    if (fd_ < 0) return;
    ::close(fd_);
    room_->Give(size_);
}

bool UploadFile::Append(std::string_view bytes) {
    if (!room_->Take(bytes.size())) return false;
    size_ += bytes.size();
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::string UploadFile::Path() const { return "/proc/self/fd/" + std::to_string(fd_); }

namespace {
std::string_view First(const Pairs& pairs, std::string_view name) {
    for (const auto& [key, value] : pairs)
        if (key == name) return value;
    return {};
}
}  // namespace

std::string_view Request::Header(std::string_view lower_case_name) const {
    return First(headers, lower_case_name);
}

std::string_view Request::Query(std::string_view name) const { return First(query, name); }

std::string_view Request::Cookie(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (key != "cookie") continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(';'), rest.size());
            std::string_view pair = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
            if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
                return pair.substr(name.size() + 1);
        }
    }
    return {};
}

namespace {
sigset_t StopSignals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}
}  // namespace

// ---- Server

struct Server::Impl {
    std::shared_ptr<Shared> shared;
    std::vector<std::shared_ptr<Loop>> loops;
    std::uint16_t port = 0;
    bool running = false;
};

Server::Server(Config config, Handler handler) : impl_(std::make_unique<Impl>()) {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    if (config.threads == 0) config.threads = cores;
    if (config.workers == 0) config.workers = 2 * cores;
    impl_->shared = std::make_shared<Shared>(std::move(config), std::move(handler));
}

Server::~Server() { Stop(Millis{0}); }

std::uint16_t Server::port() const { return impl_->port; }

void Server::Start() {
    if (impl_->running || !impl_->loops.empty()) throw std::logic_error("a server starts once");
    Shared& shared = *impl_->shared;
    const Config& config = shared.config;
    const Limits& limits = config.limits;
    const Millis shortest = std::min({limits.header, limits.idle, limits.request, limits.heartbeat});
    try {
        asio::ip::tcp::endpoint endpoint(asio::ip::make_address(config.address), config.port);
        {
            // SO_REUSEPORT would let a second process listen beside the first without a word: ask without it.
            asio::io_context context;
            Acceptor probe(context);
            probe.open(endpoint.protocol());
            probe.set_option(asio::socket_base::reuse_address(true));
            probe.bind(endpoint);
        }
        for (unsigned i = 0; i < config.threads; ++i) {
            const auto& loop = impl_->loops.emplace_back(std::make_shared<Loop>(impl_->shared));
            loop->tick = std::clamp(shortest / 4, Millis{10}, Millis{250});
            loop->Listen(endpoint);
            endpoint = loop->acceptor.local_endpoint();
        }
        impl_->port = endpoint.port();
    } catch (const std::exception& fault) {
        impl_->loops.clear();
        throw std::runtime_error("cannot listen on " + config.address + ":" + std::to_string(config.port) +
                                 ": " + fault.what());
    }
    const sigset_t stop_signals = StopSignals();
    sigset_t before;
    pthread_sigmask(SIG_BLOCK, &stop_signals, &before);  // inherited: they are main's business
    shared.workers.Start(config.workers);
    for (const auto& loop : impl_->loops) {
        loop->Accept();
        loop->Tick();
        loop->thread = std::thread([raw = loop.get()] {
            pthread_setname_np(pthread_self(), "net-loop");
            raw->context.run();
        });
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    impl_->running = true;
}

void Server::Stop(Millis grace) {
    if (!std::exchange(impl_->running, false)) return;
    Shared& shared = *impl_->shared;
    const auto on_all = [this](auto act) {
        std::latch done(static_cast<std::ptrdiff_t>(impl_->loops.size()));
        for (const auto& loop : impl_->loops)
            asio::post(loop->context, [raw = loop.get(), act, &done] {
                act(*raw);
                done.count_down();
            });
        done.wait();
    };
    on_all([](Loop& loop) { loop.BeginStop(); });
    {
        std::unique_lock lock(shared.mutex);
        shared.empty.wait_for(lock, grace, [&shared] { return shared.connections == 0; });
    }
    on_all([](Loop& loop) { loop.CutAll(); });
    shared.workers.Stop();
    on_all([](Loop& loop) { loop.finished = true; });
    for (const auto& loop : impl_->loops) {
        loop->context.stop();
        loop->thread.join();
    }
    impl_->loops.clear();
}

void BlockStopSignals() {
    const sigset_t set = StopSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

int WaitForSignal() {
    BlockStopSignals();
    const sigset_t set = StopSignals();
    int number = 0;
    while (sigwait(&set, &number) != 0) {
    }
    return number;
}

}  // namespace samkraft::net
