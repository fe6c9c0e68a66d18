// Requests as they come from the network, to a server that listens: everything before a handler. Whatever is
// sent, what comes back is whole answers, one for each request that a handler saw, and then the end; and a
// handler sees only what is canonical.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <cerrno>

#include "fuzz.hpp"
#include "net/forwarded.hpp"
#include "net/server.hpp"
#include "net/target.hpp"

using namespace samkraft;

namespace {

constexpr std::uint64_t kBodyBytes = 4096;
std::atomic<int> handled = 0;

void Handle(net::Request&& request, const net::Responder& responder) {
    ++handled;
    static constexpr std::string_view kMethods[] = {"GET",   "HEAD",   "POST",   "PUT",
                                                    "PATCH", "DELETE", "OPTIONS"};
    LAW(std::find(std::begin(kMethods), std::end(kMethods), request.method) != std::end(kMethods));
    net::Target target;
    LAW(net::ParseTarget(request.target, target));
    LAW(request.path == target.path && request.query == target.query);
    LAW(request.headers.size() <= 100 && request.body.size() <= kBodyBytes);
    LAW(request.body.empty() || request.method[0] == 'P');
    std::size_t hosts = 0, bytes = 0;
    for (const auto& [name, value] : request.headers) {
        LAW(!name.empty());
        for (const char c : name)
            LAW(std::isalnum(static_cast<unsigned char>(c))
                    ? !std::isupper(static_cast<unsigned char>(c))
                    : std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
        LAW(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
        hosts += name == "host";
        bytes += name.size() + value.size();
        // Two ways to say how long a body is are one too many.
        LAW(name != "transfer-encoding" || request.Header("content-length").empty());
    }
    LAW(net::CanonicalAddress(request.remote) == request.remote);  // whatever X-Forwarded-For says
    LAW(hosts <= 1 && bytes <= std::size_t{16} * 1024);
    responder({request.method == "HEAD" ? 204 : 200, "text/plain", {}, request.path, nullptr});
}

std::uint16_t Port() {
    static net::Server server = [] {
        net::Config config;
        config.threads = config.workers = 1;
        config.limits.body_bytes = kBodyBytes;
        config.trusted_proxies = {"127.0.0.1"};
        return net::Server(std::move(config), Handle);
    }();
    static const std::uint16_t port = (server.Start(), server.port());
    return port;
}

std::string Exchange(std::string_view sent) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(Port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    LAW(socket >= 0);
    // After some hundred thousand connections every port has been used lately: one is free again in a while.
    while (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        LAW(errno == EADDRNOTAVAIL);
        ::poll(nullptr, 0, 100);
    }
    while (!sent.empty()) {
        const ssize_t n = ::send(socket, sent.data(), sent.size(), MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;  // refused and closed meanwhile
        sent.remove_prefix(static_cast<std::size_t>(n));
    }
    ::shutdown(socket, SHUT_WR);
    std::string came;
    for (char buffer[4096];;) {
        pollfd wait{socket, POLLIN, 0};
        const int ready = ::poll(&wait, 1, 10'000);
        if (ready < 0 && errno == EINTR) continue;  // libFuzzer's own alarm
        LAW(ready == 1);                            // the end comes
        const ssize_t n = ::recv(socket, buffer, sizeof buffer, 0);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        came.append(buffer, static_cast<std::size_t>(n));
    }
    ::close(socket);
    return came;
}

// How many handlers' answers there are; all are whole, and after a refusal comes nothing.
int Answers(std::string_view came) {
    int good = 0;
    bool refused = false;
    while (!came.empty()) {
        LAW(came.starts_with("HTTP/1.1 ") && came.size() > 12 && !refused);
        const int status = std::atoi(std::string(came.substr(9, 3)).c_str());
        const std::size_t end = came.find("\r\n\r\n");
        LAW(end != std::string_view::npos);
        const std::string_view head = came.substr(0, end + 2);
        came.remove_prefix(end + 4);
        if (status == 100) continue;
        const std::size_t at = head.find("\r\nContent-Length: ");
        const std::size_t length =
            at == std::string_view::npos ? 0 : std::strtoul(head.data() + at + 18, nullptr, 10);
        LAW((at == std::string_view::npos) == (status == 204));
        if (status == 200 || status == 204) {
            ++good;
            LAW(length <= came.size());
        } else {
            refused = true;
            LAW(status >= 400 && head.find("\r\nConnection: close\r\n") != std::string_view::npos);
        }
        came.remove_prefix(std::min(length, came.size()));  // a refused HEAD has a length and no body
    }
    return good;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    handled = 0;
    const int good = Answers(Exchange(fuzz::TextOf(data, size)));
    LAW(good == handled);
    return 0;
}
