// The server over real sockets: what it answers, what it refuses, how it waits and how it stops. The refusals
// are those that many servers get wrong (request smuggling, slow clients, memory). Ports from 0; waiting is
// for events, never for time alone.
#include "net/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/magic.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <latch>
#include <optional>
#include <set>
#include <thread>

#include "net/test_client.hpp"

namespace samkraft::net {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;
using Moment = std::chrono::steady_clock::time_point;
Moment Now() { return std::chrono::steady_clock::now(); }

// Repeats the request as text.
void Echo(Request&& request, const Responder& respond) {
    std::string text = request.method + " " + request.path;
    for (const auto& [name, value] : request.query) text += " ?" + name + "=" + value;
    for (const auto& [name, value] : request.headers) text += "\n" + name + ": " + value;
    text += "\n\n" + request.body;
    if (request.upload) text += "upload " + std::to_string(request.upload.Size());
    respond(Response{200, "text/plain", {}, text, nullptr});
}

Config Small() {
    Config config;
    config.threads = 2;
    config.workers = 2;
    return config;
}

class Site {
  public:
    explicit Site(Config config = Small(), Handler handler = Echo)
        : server(std::move(config), std::move(handler)) {
        server.Start();
    }
    [[nodiscard]] TestClient Client(std::chrono::milliseconds limit = 10s) const {
        return TestClient(server.port(), limit);
    }
    // The status that these bytes get; 0 when the connection ends without an answer.
    [[nodiscard]] int Status(std::string_view bytes) const {
        TestClient client = Client();
        client.SendRaw(bytes);
        return client.Receive().status;
    }
    // The same, and the connection must end after it: what follows could be a smuggled request.
    [[nodiscard]] int Refusal(std::string_view bytes) const {
        TestClient client = Client();
        client.SendRaw(bytes);
        client.SendRaw("GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
        const int status = client.Receive().status;
        EXPECT_TRUE(client.Ended());
        return status;
    }
    Server server;
};

std::size_t ResidentBytes() {
    std::ifstream in("/proc/self/statm");
    std::size_t pages = 0, resident = 0;
    in >> pages >> resident;
    return resident * static_cast<std::size_t>(::getpagesize());
}

void AllowDescriptors(rlim_t count) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min(limit.rlim_max, std::max(limit.rlim_cur, count));
    ::setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < count) GTEST_SKIP() << "too few descriptors";
}

// ---- Answers

TEST(Server, GivesTheHandlerWhatWasSent) {
    const Site site;
    TestClient client = site.Client();
    const TestResponse response =
        client.Post("/%C3%A4renden/7?q=a+b&q=%26", "{\"a\":1}", {{"Cookie", "x=1; session=abc"}});
    EXPECT_EQ(response.status, 200);
    EXPECT_THAT(response.body, HasSubstr("POST /ärenden/7 ?q=a b ?q=&"));
    EXPECT_THAT(response.body, HasSubstr("cookie: x=1; session=abc"));
    EXPECT_THAT(response.body, HasSubstr("\n\n{\"a\":1}"));
    EXPECT_EQ(response.Header("server"), "");
    EXPECT_EQ(response.Header("date").size(), 29U);
    EXPECT_EQ(client.Get("/again").status, 200);
}

TEST(Server, BelievesOnlyAProxyItWasToldOfAboutWhereARequestComesFrom) {
    const Handler tell = [](Request&& request, const Responder& respond) {
        respond(Response{200, "text/plain", {}, request.remote, nullptr});
    };
    std::promise<std::string> asked_of;  // what decides on uploads is told the same
    Config behind = Small();
    behind.trusted_proxies = {"127.0.0.1"};
    behind.limits.upload_bytes = [&asked_of](const Request& head) {
        asked_of.set_value(head.remote);
        return std::uint64_t{0};
    };
    const Site proxied(behind, tell), alone(Small(), tell);
    const TestClient::Headers sent{{"X-Forwarded-For", "203.0.113.9"}, {"x-forwarded-for", "198.51.100.1"}};
    TestClient through = proxied.Client(), directly = alone.Client();
    EXPECT_EQ(through.Get("/", sent).body, "198.51.100.1");
    EXPECT_EQ(through.Get("/").body, "127.0.0.1");  // each request of a connection has its own
    EXPECT_EQ(through.Post("/", "{}", sent).body, "198.51.100.1");
    EXPECT_EQ(asked_of.get_future().get(), "198.51.100.1");
    EXPECT_EQ(directly.Get("/", sent).body, "127.0.0.1");
}

TEST(Server, WhatEveryAnswerSaysIsInRefusalsAndEventStreamsToo) {
    Config config = Small();
    config.headers = {{"X-Always", "yes"}};
    const Site site(config, [](Request&& request, const Responder& respond) {
        if (request.path == "/events")
            (void)respond.OpenEvents({{"X-Stream", "1"}});
        else if (request.path != "/nothing")
            respond(Response{200, "text/plain", {{"X-Own", "1"}}, "", nullptr});
    });
    TestClient client = site.Client();
    const TestResponse answer = client.Get("/");
    EXPECT_EQ(answer.Header("x-always") + answer.Header("x-own"), "yes1");
    const TestResponse dropped = client.Get("/nothing");
    EXPECT_EQ(std::to_string(dropped.status) + dropped.Header("x-always"), "500yes");
    client.SendRaw("GET / HTTP/1.1\r\n\r\n");
    const TestResponse refused = client.Receive();
    EXPECT_EQ(std::to_string(refused.status) + refused.Header("x-always"), "400yes");
    TestClient listener = site.Client();
    listener.SendRaw("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    const TestResponse stream = listener.ReceiveHead();
    EXPECT_EQ(stream.Header("x-always") + stream.Header("x-stream"), "yes1");
}

TEST(Server, CookiesAreFoundByWholeName) {
    Request request;
    request.headers = {{"cookie", "asession=no; session=yes; empty="}, {"cookie", "other=2"}};
    EXPECT_EQ(request.Cookie("session"), "yes");
    EXPECT_EQ(request.Cookie("other"), "2");
    EXPECT_EQ(request.Cookie("empty"), "");
    EXPECT_EQ(request.Cookie("sess"), "");
    EXPECT_EQ(request.Cookie("no"), "");
}

TEST(Server, ThreePipelinedRequestsGetThreeAnswersInOrder) {
    const Site site;
    TestClient client = site.Client();
    client.SendRaw(
        "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n"
        "POST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
        "GET /3 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_THAT(client.Receive().body, HasSubstr("GET /1"));
    EXPECT_THAT(client.Receive().body, HasSubstr("\n\nabc"));
    EXPECT_THAT(client.Receive().body, HasSubstr("GET /3"));
}

TEST(Server, ARequestInPiecesIsOneRequest) {
    const Site site;
    TestClient client = site.Client();
    for (const char c : std::string_view("POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                                         "chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"))
        client.SendRaw({&c, 1});
    EXPECT_THAT(client.Receive().body, HasSubstr("\n\nabcde"));
}

TEST(Server, HeadHasTheLengthAndNoBody) {
    const Site site;
    TestClient client = site.Client();
    const TestResponse head = client.Send("HEAD", "/h");
    EXPECT_EQ(head.status, 200);
    EXPECT_GT(std::stoi(head.Header("content-length")), 0);
    EXPECT_THAT(client.Get("/next").body, HasSubstr("GET /next"));
}

TEST(Server, NoBodyAndNoLengthWith204And304) {
    const Site site(Small(), [](Request&& r, const Responder& respond) {
        respond(Response{r.path == "/304" ? 304 : 204, "", {}, "not sent", nullptr});
    });
    TestClient client = site.Client();
    for (const char* path : {"/204", "/304", "/204"}) {
        const TestResponse response = client.Get(path);
        EXPECT_EQ(std::to_string(response.status), path + 1);
        EXPECT_EQ(response.Header("content-length"), "");
    }
}

TEST(Server, Http10IsAnsweredAndClosed) {
    const Site site;
    EXPECT_EQ(site.Refusal("GET / HTTP/1.0\r\n\r\n"), 200);
    EXPECT_EQ(site.Refusal("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"), 200);
}

TEST(Server, ConnectionCloseIsObeyed) {
    const Site site;
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), 200);
}

TEST(Server, LargeAnswerArrivesWhole) {
    const auto body = std::make_shared<const std::string>(20 * 1024 * 1024, 'x');
    const Site site(Small(), [&](Request&&, const Responder& respond) {
        respond(Response{200, "text/plain", {}, "", body});
    });
    EXPECT_EQ(site.Client().Get("/").body, *body);
}

TEST(Server, AnswersFromAnotherThread) {
    std::mutex mutex;
    std::vector<Responder> waiting;
    std::latch arrived(8);
    const Site site(Small(), [&](Request&&, const Responder& respond) {
        const std::lock_guard lock(mutex);
        waiting.push_back(respond);
        arrived.count_down();
    });
    std::vector<TestClient> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(site.Client());
        clients.back().SendRaw("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    arrived.wait();  // eight wait, though only two workers are there
    std::thread committer([&] {
        for (Responder& respond : waiting) respond(Response{201, "", {}, "", nullptr});
        waiting.clear();
    });
    for (TestClient& client : clients) EXPECT_EQ(client.Receive().status, 201);
    committer.join();
}

TEST(Server, UnansweredAndThrownAre500) {
    Config config = Small();
    config.problem = [](int status, std::string_view) {
        return Response{
            status, "application/problem+json", {}, "{\"status\":" + std::to_string(status) + "}", nullptr};
    };
    const Site site(std::move(config), [](Request&& request, const Responder&) {
        if (request.path == "/throw") throw std::runtime_error("a secret");
    });
    TestClient client = site.Client();
    for (const char* path : {"/throw", "/drop"}) {
        const TestResponse response = client.Get(path);
        EXPECT_EQ(response.status, 500);
        EXPECT_EQ(response.Header("content-type"), "application/problem+json");
        EXPECT_EQ(response.body, "{\"status\":500}");
    }
}

TEST(Server, TheSecondAnswerIsIgnored) {
    const Site site(Small(), [](Request&&, const Responder& respond) {
        respond(Response{200, "", {}, "first", nullptr});
        respond(Response{200, "", {}, "second", nullptr});
        EXPECT_TRUE(respond.OpenEvents()->Closed());
    });
    TestClient client = site.Client();
    EXPECT_EQ(client.Get("/").body, "first");
    EXPECT_EQ(client.Get("/").body, "first");
}

TEST(Server, AHeaderThatWouldBreakTheMessageIs500) {
    const Site site(Small(), [](Request&& request, const Responder& respond) {
        if (request.path == "/value")
            respond(Response{200, "", {{"Location", "/a\r\nSet-Cookie: x=1"}}, "", nullptr});
        else if (request.path == "/name")
            respond(Response{200, "", {{"X: y\r\nZ", "1"}}, "", nullptr});
        else if (request.path == "/type")
            respond(Response{200, "text/html\r\nX: y", {}, "", nullptr});
        else
            respond(Response{99, "", {}, "", nullptr});
    });
    TestClient client = site.Client();
    for (const char* path : {"/value", "/name", "/type", "/status"}) {
        const TestResponse response = client.Get(path);
        EXPECT_EQ(response.status, 500) << path;
        EXPECT_EQ(response.Header("set-cookie"), "");
    }
}

// ---- Hostile and odd input

// Refusal also asks for a clean end: a reset, from closing with unread bytes, could take the answer from the
// client.
TEST(Hostile, LargeHeaderIs431) {
    const Site site;
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(100'000, 'x') + "\r\n\r\n"), 431);
}

TEST(Hostile, LargeUrlIs414) {
    const Site site;
    EXPECT_EQ(site.Refusal("GET /" + std::string(100'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
    EXPECT_EQ(site.Refusal("GET /" + std::string(9'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
}

TEST(Hostile, TwoThousandHeadersAre431) {
    const Site site;
    std::string request = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 2'000; ++i) request += "A: b\r\n";
    EXPECT_EQ(site.Status(request + "\r\n"), 431);
    request.resize(std::string_view("GET / HTTP/1.1\r\nHost: a\r\n").size() + 6 * 99);
    EXPECT_EQ(site.Status(request + "\r\n"), 200);
    EXPECT_EQ(site.Refusal(request + "A: b\r\n\r\n"), 431);
}

TEST(Hostile, ContentLengthOf2GbIs413AtOnce) {
    const Site site;
    EXPECT_EQ(site.Status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2147483648\r\n\r\n"), 413);
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551616\r\n\r\n"),
              400);
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x10\r\n\r\n"), 400);
}

TEST(Hostile, BodyOverTheLimitIs413AlsoInChunks) {
    Config config = Small();
    config.limits.body_bytes = 10;
    const Site site(std::move(config));
    EXPECT_EQ(site.Status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n0123456789"), 200);
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n01234567890"), 413);
    const std::string chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(site.Status(chunked + "5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n"), 200);
    EXPECT_EQ(site.Refusal(chunked + "5\r\n01234\r\n6\r\n567890\r\n0\r\n\r\n"), 413);
    EXPECT_EQ(site.Refusal(chunked + "ffffffffffffffff\r\n"), 413);
    EXPECT_EQ(site.Refusal(chunked + "fffffffffffffffff\r\n"), 400);
}

TEST(Hostile, ContentLengthWithTransferEncodingIs400) {
    const Site site;
    EXPECT_EQ(
        site.Refusal(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        400);
    EXPECT_EQ(
        site.Refusal(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
        400);
}

TEST(Hostile, TwoContentLengthsAre400) {
    const Site site;
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
              400);
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na"),
              400);
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 2\r\n\r\nab"), 400);
}

TEST(Hostile, UnknownTransferEncodingIs501) {
    const Site site;
    for (const char* coding :
         {"xchunked", "gzip", "gzip, chunked", "chunked, chunked", "chunked, identity", "\"chunked\"", ""})
        EXPECT_THAT(site.Refusal(std::string("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ") + coding +
                                 "\r\n\r\n0\r\n\r\n"),
                    testing::AnyOf(501, 400))
            << coding;
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
              501);
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: "
                           "chunked\r\n\r\n0\r\n\r\n"),
              400);
    EXPECT_EQ(site.Refusal("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
}

TEST(Hostile, SpaceBeforeColonIs400) {
    const Site site;
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost : a\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length : 1\r\n\r\na"), 400);
}

TEST(Hostile, NulInHeaderIs400) {
    const Site site;
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost: a\r\nX: a" + std::string(1, '\0') + "b\r\n\r\n"), 400);
}

TEST(Hostile, LoneLineFeedOrReturnIs400) {
    const Site site;
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n"), 400);
}

TEST(Hostile, MissingDoubledOrOddHostIs400) {
    const Site site;
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost:\r\n\r\n"), 400);
    EXPECT_EQ(site.Status("GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"), 200);
}

TEST(Hostile, FoldedHeaderIs400) {
    const Site site;
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\n Host: a\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n\tchunked\r\n\r\n0\r\n\r\n"),
              400);
}

TEST(Hostile, BodyWhereNoneBelongsIs400) {
    const Site site;
    for (const char* method : {"GET", "HEAD", "DELETE", "OPTIONS"}) {
        const std::string line = std::string(method) + " / HTTP/1.1\r\nHost: a\r\n";
        EXPECT_EQ(site.Refusal(line + "Content-Length: 1\r\n\r\na"), 400) << method;
        EXPECT_EQ(site.Refusal(line + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400) << method;
    }
    EXPECT_EQ(site.Status("DELETE / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"), 200);
}

TEST(Hostile, DoubledCredentialsAre400) {
    const Site site;
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: a\r\nAuthorization: b\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("GET / HTTP/1.1\r\nHost: a\r\nOrigin: a\r\nOrigin: b\r\n\r\n"), 400);
}

TEST(Hostile, OtherMethodsVersionsAndTargetsAreRefused) {
    const Site site;
    EXPECT_EQ(site.Refusal("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
    EXPECT_EQ(site.Refusal("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
    EXPECT_EQ(site.Refusal("get / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
    EXPECT_EQ(site.Refusal("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 505);
    EXPECT_EQ(site.Refusal("GET / HTTP/1.2\r\nHost: a\r\n\r\n"), 505);
    EXPECT_EQ(site.Refusal("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("GET /%2e%2e/b HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("GET  / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(site.Refusal("\x16\x03\x01\r\n\r\n"), 400);
    EXPECT_EQ(
        site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\na"),
        415);
}

TEST(Hostile, TrailersAreNotHeaders) {
    const Site site;
    TestClient client = site.Client();
    client.SendRaw(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nAuthorization: "
        "forged\r\nX-Role: admin\r\n\r\n");
    const TestResponse response = client.Receive();
    EXPECT_EQ(response.status, 200);
    EXPECT_THAT(response.body, Not(HasSubstr("forged")));
    EXPECT_THAT(response.body, Not(HasSubstr("admin")));
}

TEST(Hostile, EndlessChunkExtensionsAndTrailersAre400) {
    const Site site;
    const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(site.Status(head + "1;" + std::string(100'000, 'x')), 400);
    EXPECT_EQ(site.Status(head + "0\r\nX: " + std::string(100'000, 'x')), 400);
    EXPECT_EQ(site.Refusal(head + "zz\r\n"), 400);
    EXPECT_EQ(site.Refusal(head + "1\r\nabc\r\n0\r\n\r\n"), 400);
}

TEST(Hostile, SlowHeadersAre408AndDisturbNobody) {
    Config config = Small();
    config.limits.header = 200ms;
    const Site site(std::move(config));
    std::vector<TestClient> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(site.Client());
        slow.back().SendRaw("GET / HTTP/1.1\r\nHost: a\r\nX: ");
    }
    const Moment begin = Now();
    EXPECT_EQ(site.Client().Get("/").status, 200);
    EXPECT_LT(Now() - begin, 2s);
    for (TestClient& client : slow) {
        client.SendRaw("x");  // a byte now and then does not help
        EXPECT_EQ(client.Receive().status, 408);
        EXPECT_TRUE(client.Ended());
    }
}

TEST(Hostile, SlowBodyIs408) {
    Config config = Small();
    config.limits.idle = 200ms;
    config.limits.upload_bytes = [](const Request& r) -> std::uint64_t {
        return r.path == "/upload" ? 1 << 30 : 0;
    };
    const Site site(std::move(config));
    EXPECT_EQ(site.Status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc"), 408);
    EXPECT_EQ(site.Status("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc"), 408);
}

TEST(Hostile, AReaderThatDoesNotReadIsCut) {
    Config config = Small();
    config.limits.idle = 100ms;
    config.limits.least_rate = 1ULL << 30;
    const auto body = std::make_shared<const std::string>(50'000'000, 'x');
    const Site site(std::move(config),
                    [&](Request&&, const Responder& respond) { respond(Response{200, "", {}, "", body}); });
    TestClient client(site.server.port(), 10s, 4096);
    client.SendRaw("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    // The cut shows as a failed send on this side; without it the loop would fill the server's buffers and
    // wait 10 s.
    const Moment begin = Now();
    while (client.SendRaw("x") && Now() - begin < 8s) std::this_thread::yield();
    EXPECT_LT(Now() - begin, 8s);
}

TEST(Hostile, IdleConnectionIsClosedQuietly) {
    Config config = Small();
    config.limits.idle = 100ms;
    const Site site(std::move(config));
    TestClient client = site.Client();
    EXPECT_EQ(client.Get("/").status, 200);
    EXPECT_TRUE(client.Ended());
}

TEST(Hostile, ThousandIdleConnectionsCostLittle) {
    AllowDescriptors(2'500);
    if (IsSkipped()) return;
    const Site site;
    EXPECT_EQ(site.Client().Get("/").status, 200);
    const std::size_t before = ResidentBytes();
    std::vector<TestClient> clients;
    for (int i = 0; i < 1'000; ++i) {
        clients.push_back(site.Client());
        EXPECT_EQ(clients.back().Get("/").status, 200);
    }
    EXPECT_LT(ResidentBytes() - before, 64U << 20);
    const Moment begin = Now();
    EXPECT_EQ(site.Client().Get("/").status, 200);
    EXPECT_LT(Now() - begin, 1s);
    EXPECT_EQ(clients.front().Get("/").status, 200);
}

TEST(Hostile, OverTheConnectionLimitIs503) {
    Config config = Small();
    config.limits.connections = 2;
    const Site site(std::move(config));
    TestClient first = site.Client(), second = site.Client();
    EXPECT_EQ(first.Get("/").status, 200);
    EXPECT_EQ(second.Get("/").status, 200);
    TestClient third = site.Client();
    EXPECT_EQ(third.Receive().status, 503);
    EXPECT_EQ(first.Get("/").status, 200);
}

TEST(Server, FullQueueIs503WithRetryAfter) {
    Config config = Small();
    config.workers = 1;
    config.limits.queued = 1;
    std::latch running(1), release(1);
    std::atomic<int> calls = 0;
    const Site site(std::move(config), [&](Request&&, const Responder& respond) {
        if (calls++ == 0) running.count_down();
        release.wait();
        respond(Response{200, "", {}, "", nullptr});
    });
    TestClient first = site.Client(), second = site.Client(), third = site.Client();
    first.SendRaw("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    running.wait();
    // One of these two waits in the queue, the other finds it full.
    second.SendRaw("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    third.SendRaw("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    std::promise<TestResponse> from_second, from_third;
    std::atomic<int> answered = 0;
    const auto receive = [&](TestClient& client, std::promise<TestResponse>& promise) {
        promise.set_value(client.Receive());
        if (answered++ == 0) release.count_down();  // the refusal came first: now the rest may go on
    };
    std::thread a(receive, std::ref(second), std::ref(from_second)),
        b(receive, std::ref(third), std::ref(from_third));
    a.join();
    b.join();
    TestResponse served = from_second.get_future().get(), refused = from_third.get_future().get();
    if (served.status == 503) std::swap(served, refused);
    EXPECT_EQ(served.status, 200);
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.Header("retry-after"), "1");
    EXPECT_EQ(first.Receive().status, 200);
    EXPECT_EQ(third.Get("/").status, 200);  // the connection goes on
}

TEST(Server, AnOverdueAnswerIs503AndTheLateOneIsIgnored) {
    Config config = Small();
    config.limits.request = 100ms;
    std::promise<Responder> held;
    const Site site(std::move(config), [&](Request&& request, const Responder& respond) {
        if (request.path == "/held")
            held.set_value(respond);
        else
            respond(Response{200, "", {}, "", nullptr});
    });
    TestClient client = site.Client();
    client.SendRaw("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.Receive().status, 503);
    held.get_future().get()(Response{200, "", {}, "late", nullptr});
    EXPECT_TRUE(client.Ended());
    EXPECT_EQ(site.Client().Get("/").status, 200);
}

// ---- Uploads

TEST(Upload, ExpectContinueIsAnswered) {
    const Site site;
    TestClient client = site.Client();
    client.SendRaw("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.ReceiveHead().status, 100);
    client.SendRaw("abc");
    EXPECT_THAT(client.Receive().body, HasSubstr("\n\nabc"));
    client.SendRaw("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.Receive().status, 413);  // without asking for the body
    EXPECT_EQ(site.Refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: magic\r\n\r\nabc"),
              417);
}

TEST(Upload, LargeChunkedUploadIsNotHeldInTheProgramsOwnMemory) {
    Config config = Small();
    config.limits.upload_bytes = [](const Request& r) -> std::uint64_t {
        return r.Header("x-session") == "good" ? 1ULL << 30 : 0;
    };
    std::string first, last, path_text;
    const Site site(std::move(config), [&](Request&& request, const Responder& respond) {
        first.resize(8);
        last.resize(8);
        const auto size = static_cast<off_t>(request.upload.Size());
        EXPECT_EQ(::pread(request.upload.Fd(), first.data(), 8, 0), 8);
        EXPECT_EQ(::pread(request.upload.Fd(), last.data(), 8, size - 8), 8);
        std::ifstream by_path(request.upload.Path(), std::ios::binary);
        path_text.resize(8);
        by_path.read(path_text.data(), 8);
        Echo(std::move(request), respond);
    });
    TestClient client = site.Client();
    const std::string head = "POST /in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n";
    client.SendRaw(head + "X-Session: good\r\n\r\n");
    std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
    chunk.replace(7, 8, "<begin--");
    const std::size_t before = ResidentBytes();
    std::size_t most = before;
    constexpr int kChunks = 1'600;  // 100 MiB
    for (int i = 0; i < kChunks; ++i) {
        ASSERT_TRUE(client.SendRaw(chunk));
        if (i % 100 == 0) most = std::max(most, ResidentBytes());
    }
    client.SendRaw("8\r\n--end-->\r\n0\r\n\r\n");
    const TestResponse response = client.Receive();
    EXPECT_THAT(response.body, HasSubstr("upload " + std::to_string(kChunks * 0x10000 + 8)));
    EXPECT_LT(most - before, 16U << 20);
    EXPECT_EQ(first, "<begin--");
    EXPECT_EQ(path_text, "<begin--");
    EXPECT_EQ(last, "--end-->");
    // The same from a stranger stops at the ordinary limit.
    TestClient stranger = site.Client();
    stranger.SendRaw(head + "\r\n");
    for (int i = 0; i < 17; ++i) stranger.SendRaw(chunk);
    EXPECT_EQ(stranger.Receive().status, 413);
}

TEST(Upload, LiesInMemoryAndInNoFileOfADisk) {
    namespace fs = std::filesystem;
    Config config = Small();
    config.limits.upload_bytes = [](const Request&) -> std::uint64_t { return 1 << 20; };
    std::set<std::string> open_files;  // of this process, while the upload is in its hands
    std::int64_t kind = 0;
    const Site site(std::move(config), [&](Request&& request, const Responder& respond) {
        for (const auto& file : fs::directory_iterator("/proc/self/fd")) {
            std::error_code gone;
            const std::string name = fs::read_symlink(file.path(), gone).string();
            if (!gone && name.starts_with('/')) open_files.insert(name);
        }
        struct statfs about{};
        EXPECT_EQ(::fstatfs(request.upload.Fd(), &about), 0);
        kind = about.f_type;
        Echo(std::move(request), respond);
    });
    TestClient client = site.Client();
    client.SendRaw("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\ncanary");
    EXPECT_THAT(client.Receive().body, HasSubstr("upload 6"));
    EXPECT_EQ(kind, TMPFS_MAGIC);
    EXPECT_THAT(open_files, testing::Contains(testing::StartsWith("/memfd:upload")));
    for (const std::string& name : open_files)
        EXPECT_TRUE(name.starts_with("/memfd:") || !name.ends_with("(deleted)")) << name;
}

TEST(Upload, WhatAllTakeTogetherHasAnEndAndIsGivenBack) {
    Config config = Small();
    config.limits.upload_room = 100;
    config.limits.upload_bytes = [](const Request&) -> std::uint64_t { return 1 << 20; };
    const Site site(std::move(config));
    const auto post = [](int size) {
        return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" +
               std::string(static_cast<std::size_t>(size), 'x');
    };
    EXPECT_EQ(site.Refusal(post(101)), 507);
    for (int i = 0; i < 50; ++i) {
        TestClient client = site.Client();
        client.SendRaw(post(10));
        EXPECT_EQ(client.Receive().status, 200) << "those before have given back what they took";
    }
}

// ---- Event streams

class EventsTest : public testing::Test {
  protected:
    // A server whose every request opens a stream, and a client that has its head.
    void Open(Config config, int receive_buffer = 0) {
        site_.emplace(std::move(config), [this](Request&&, const Responder& respond) {
            auto events = respond.OpenEvents({{"X-Stream", "1"}});
            events->OnClose([this] { closed_.set_value(); });
            opened_.set_value(std::move(events));
        });
        client_.emplace(site_->server.port(), 10s, receive_buffer);
        client_->SendRaw("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
        const TestResponse head = client_->ReceiveHead();
        EXPECT_EQ(head.status, 200);
        EXPECT_EQ(head.Header("content-type"), "text/event-stream");
        EXPECT_EQ(head.Header("x-stream"), "1");
        EXPECT_TRUE(client_->ReadEvent()->comment);
        events_ = opened_.get_future().get();
    }
    [[nodiscard]] bool WasClosed() { return closed_.get_future().wait_for(10s) == std::future_status::ready; }

    std::promise<std::shared_ptr<EventStream>> opened_;
    std::promise<void> closed_;
    std::shared_ptr<EventStream> events_;
    std::optional<Site> site_;
    std::optional<TestClient> client_;
};

TEST_F(EventsTest, EachArrivesWhenItIsSent) {
    Open(Small());
    for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(events_->Send("step\r\nevil: 1", "line 1\nline " + std::to_string(i), std::to_string(i)));
        const auto event = client_->ReadEvent();  // before the next is sent: nothing is held back
        ASSERT_TRUE(event);
        EXPECT_EQ(event->name, "stepevil: 1");
        EXPECT_EQ(event->data, "line 1\nline " + std::to_string(i));
        EXPECT_EQ(event->id, std::to_string(i));
    }
    EXPECT_TRUE(events_->Send("", ""));
    EXPECT_EQ(client_->ReadEvent()->data, "");
}

TEST_F(EventsTest, ManyThreadsMaySend) {
    Open(Small());
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([this] {
            for (int i = 0; i < 100; ++i) EXPECT_TRUE(events_->Send("n", "x"));
        });
    for (int i = 0; i < 400; ++i) EXPECT_EQ(client_->ReadEvent()->data, "x");
    for (std::thread& thread : threads) thread.join();
}

TEST_F(EventsTest, SilenceIsFilledWithHeartbeats) {
    Config config = Small();
    config.limits.heartbeat = 50ms;
    config.limits.idle = 100ms;  // a stream is never idle
    Open(std::move(config));
    const Moment begin = Now();
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(client_->ReadEvent()->comment);
    EXPECT_GE(Now() - begin, 240ms);
    EXPECT_FALSE(events_->Closed());
}

TEST_F(EventsTest, TheClientsLeavingIsSeen) {
    Open(Small());
    client_->Disconnect();
    EXPECT_TRUE(WasClosed());
    EXPECT_TRUE(events_->Closed());
    EXPECT_FALSE(events_->Send("late", "x"));
    bool at_once = false;
    events_->OnClose([&] { at_once = true; });
    EXPECT_TRUE(at_once);
}

TEST_F(EventsTest, CloseSendsWhatWasQueuedFirst) {
    Open(Small());
    events_->Send("last", "word");
    events_->Close();
    EXPECT_FALSE(events_->Send("later", "x"));
    EXPECT_EQ(client_->ReadEvent()->name, "last");
    EXPECT_TRUE(client_->Ended());
    EXPECT_TRUE(WasClosed());
}

TEST_F(EventsTest, DroppingTheHandleEndsTheStream) {
    Open(Small());
    events_->Send("last", "word");
    events_.reset();
    EXPECT_EQ(client_->ReadEvent()->name, "last");
    EXPECT_TRUE(client_->Ended());
}

TEST_F(EventsTest, AClientThatLagsIsDropped) {
    Config config = Small();
    config.limits.event_backlog = 64 * 1024;
    Open(std::move(config), 4096);
    const std::string kilobyte(1024, 'x');
    int sent = 0;
    while (events_->Send("n", kilobyte) && sent < 100'000) ++sent;
    EXPECT_LT(sent, 2'000);  // backlog and the kernel's buffers, not without bound
    EXPECT_TRUE(events_->Closed());
    EXPECT_TRUE(WasClosed());
}

TEST_F(EventsTest, StoppingTheServerSendsALastEvent) {
    Open(Small());
    for (int i = 0; i < 5; ++i) events_->Send("n", std::to_string(i));
    std::thread stop([this] { site_->server.Stop(5s); });
    for (int i = 0; i < 5; ++i) EXPECT_EQ(client_->ReadEvent()->data, std::to_string(i));
    EXPECT_EQ(client_->ReadEvent()->name, "restart");
    EXPECT_TRUE(client_->Ended());
    client_->Disconnect();
    stop.join();
    EXPECT_TRUE(WasClosed());
    EXPECT_FALSE(events_->Send("after", "x"));
}

// ---- Start and stop

TEST(Stop, RequestsUnderWayFinish) {
    std::promise<void> running, release;
    auto released = release.get_future().share();
    Site site(Small(), [&](Request&& request, const Responder& respond) {
        if (request.path == "/busy") {
            running.set_value();
            released.wait();
        }
        respond(Response{200, "", {}, "finished", nullptr});
    });
    TestClient idle = site.Client();
    EXPECT_EQ(idle.Get("/").status, 200);  // accepted, that is
    TestClient busy = site.Client();
    busy.SendRaw("GET /busy HTTP/1.1\r\nHost: a\r\n\r\n");
    running.get_future().wait();
    std::thread stop([&] { site.server.Stop(10s); });
    EXPECT_TRUE(idle.Ended());  // at once, while the other goes on
    release.set_value();
    EXPECT_EQ(busy.Receive().body, "finished");
    EXPECT_TRUE(busy.Ended());
    busy.Disconnect();
    stop.join();
    EXPECT_THROW(TestClient(site.server.port()), std::runtime_error);
}

TEST(Stop, GraceHasAnEnd) {
    std::optional<Responder> held;
    std::promise<void> running;
    Site site(Small(), [&](Request&&, const Responder& respond) {
        held = respond;
        running.set_value();
    });
    TestClient client = site.Client();
    client.SendRaw("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    running.get_future().wait();
    const Moment begin = Now();
    site.server.Stop(100ms);
    EXPECT_LT(Now() - begin, 5s);
    EXPECT_TRUE(client.Ended());
    (*held)(Response{200, "", {}, "", nullptr});  // after the server: harmless
    site.server.Stop(100ms);
}

TEST(Stop, AnswersMayOutliveTheServer) {
    std::optional<Responder> held;
    std::shared_ptr<EventStream> events;
    std::latch both(2);
    {
        const Site site(Small(), [&](Request&& request, const Responder& respond) {
            if (request.path == "/events")
                events = respond.OpenEvents();
            else
                held = respond;
            both.count_down();
        });
        TestClient a = site.Client(), b = site.Client();
        a.SendRaw("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        b.SendRaw("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
        both.wait();
    }
    EXPECT_TRUE(events->Closed());
    EXPECT_TRUE(held->OpenEvents()->Closed());
}

TEST(Start, ATakenPortIsAnError) {
    const Site site;
    Config config = Small();
    config.port = site.server.port();
    Server second(std::move(config), Echo);
    EXPECT_THROW(second.Start(), std::runtime_error);
    EXPECT_EQ(site.Client().Get("/").status, 200);
}

TEST(Start, ABadAddressIsAnError) {
    Config config = Small();
    config.address = "not an address";
    Server server(std::move(config), Echo);
    EXPECT_THROW(server.Start(), std::runtime_error);
}

TEST(Signals, BothStopSignalsAreWaitedFor) {
    sigset_t before;
    ::pthread_sigmask(SIG_SETMASK, nullptr, &before);
    const Site site;  // its threads leave the signals alone, even when main has not blocked them before
    BlockStopSignals();
    for (const int number : {SIGTERM, SIGINT}) {
        ::kill(::getpid(), number);
        EXPECT_EQ(WaitForSignal(), number);
    }
    EXPECT_EQ(site.Client().Get("/").status, 200);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

}  // namespace
}  // namespace samkraft::net
