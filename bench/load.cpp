// A load driver against a running demo server over HTTP: opens cases, lists, durable writes and the outcome
// table, at 1, 8 and 64 connections; prints throughput, latency and the server's own CPU per request, memory
// and bytes. script/bench runs it. What has a floor ends in failure when it is missed.
//     load PORT SERVER_PID [SECONDS per measurement [WHICH, letters out of a+-bcdmrl [REQUESTS a second in
//     all [PORT SERVER_PID of a server that keeps no access log, for l]]]]
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/json.hpp"
#include "net/test_client.hpp"

namespace {

using namespace samkraft;
using Clock = std::chrono::steady_clock;

std::uint16_t port = 0;
int server = 0;
double seconds = 3;
double pace = 0;  // requests a second of all connections together; 0: as fast as answers come
std::string which = "a+-bcd";

double ServerCpuSeconds() {
    std::ifstream stat("/proc/" + std::to_string(server) + "/stat");
    std::string line;
    std::getline(stat, line);
    std::istringstream rest(line.substr(line.rfind(')') + 2));
    std::string word;
    double ticks = 0;
    for (int i = 3; i <= 15 && rest >> word; ++i)
        if (i == 14 || i == 15) ticks += std::stod(word);
    return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

long ServerMegabytes() {
    std::ifstream status("/proc/" + std::to_string(server) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::stol(line.substr(6)) / 1024;
    return 0;
}

constexpr double kReadersWithin = 20;  // ms, p99 of who sees what, at kReadersConnections
constexpr int kReadersConnections = 8;
constexpr double kDayWithin = 150;  // ms, p99 of a working day at a pace
constexpr double kLogAdds = 1;      // ms to p50, at kLogConnections and kLogPace
constexpr int kLogConnections = 64;
constexpr double kLogPace = 2000;  // requests a second, when no pace is given: two slow cores are not full
constexpr int kLogRounds = 5;      // of both servers, by turns

bool missed = false;

void Floor(const std::string& what, double figure, double most, std::size_t failed) {
    const bool met = failed == 0 && figure <= most;
    missed = missed || !met;
    std::printf("floor: %s: %.2f ms, at most %.0f, %zu failed: %s\n", what.c_str(), figure, most, failed,
                met ? "met" : "MISSED");
    std::fflush(stdout);
}

struct User {
    std::string username, role, cookie, csrf, today;
    std::vector<std::string> cases;  // in reach
};

std::string Field(json::Element e, const char* name) {
    std::string_view text;
    return e.at_key(name).get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

net::TestResponse Ask(net::TestClient& client, const std::string& method, const std::string& path,
                      const User* user, const std::string& body = {}, const std::string& key = {}) {
    net::TestClient::Headers headers;
    if (user != nullptr) {
        headers.emplace_back("Cookie", "samkraft_session=" + user->cookie);
        headers.emplace_back("X-CSRF-Token", user->csrf);
    }
    if (!body.empty()) headers.emplace_back("Content-Type", "application/json");
    if (!key.empty()) headers.emplace_back("Idempotency-Key", key);
    return client.Send(method, "/api/v1" + path, headers, body);
}

std::vector<User> SignIn(const std::string& role, std::size_t most) {
    net::TestClient client(port);
    const auto listed = Ask(client, "GET", "/demo/users", nullptr);
    const auto document = json::Document(listed.body);
    const std::string password = Field(*document, "password");
    std::vector<User> users;
    for (const json::Element e : document->at_key("users").get_array()) {
        if (Field(e, "role") != role || users.size() == most) continue;
        users.emplace_back().username = Field(e, "username");
        users.back().role = role;
    }
    for (User& u : users) {
        std::string body = R"({"username":)";
        json::AppendString(body, u.username);
        body += R"(,"password":)";
        json::AppendString(body, password);
        const auto session = Ask(client, "POST", "/session", nullptr, body + "}");
        if (session.status != 200) throw std::runtime_error("cannot sign in: " + session.body);
        const std::string cookie = session.Header("set-cookie");
        u.cookie = cookie.substr(cookie.find('=') + 1, cookie.find(';') - cookie.find('=') - 1);
        const auto said = json::Document(session.body);
        u.csrf = Field(*said, "csrf");
        u.today = Field(*said, "today");
        for (int offset = 0; offset < 600; offset += 200) {
            const auto page =
                Ask(client, "GET", "/cases?scope=party&limit=200&offset=" + std::to_string(offset), &u);
            const auto rows = json::Document(page.body);
            for (const json::Element row : rows->at_key("rows").get_array())
                if (Field(row, "phase") != "closed") u.cases.push_back(Field(row, "case"));
        }
        if (u.cases.empty()) throw std::runtime_error(u.username + " reaches no open case");
    }
    return users;
}

struct Figure {
    double per_second = 0, p50 = 0, p99 = 0, cpu = 0, bytes = 0;
    std::size_t failed = 0;
};

// request(client, random) → status and size of the answer
using Request = std::function<net::TestResponse(net::TestClient&, std::mt19937_64&)>;

Figure Measure(const std::string& name, int connections, const Request& request) {
    if (which.find(name[1] == ' ' ? name[0] : name[1]) == std::string::npos) return {};
    std::vector<std::vector<float>> times(static_cast<std::size_t>(connections));
    std::atomic<std::size_t> failed = 0, bytes = 0;
    std::vector<std::thread> threads;
    const double cpu_before = ServerCpuSeconds();
    const auto begin = Clock::now();
    const auto end = begin + std::chrono::duration<double>(seconds);
    for (int c = 0; c < connections; ++c)
        threads.emplace_back([&, c] {
            net::TestClient client(port);
            std::mt19937_64 random(static_cast<std::uint64_t>(c) * 7919 + 1);
            // At a pace the time counts from when the request was due: what waits behind a slow one is slow,
            // too.
            std::exponential_distribution<double> gap(pace > 0 ? pace / connections : 1);
            auto due = begin;
            while (Clock::now() < end) {
                if (pace > 0) {
                    due += std::chrono::duration_cast<Clock::duration>(
                        std::chrono::duration<double>(gap(random)));
                    std::this_thread::sleep_until(due);
                }
                const auto asked = pace > 0 ? due : Clock::now();
                const auto answer = request(client, random);
                times[static_cast<std::size_t>(c)].push_back(
                    std::chrono::duration<float, std::milli>(Clock::now() - asked).count());
                bytes += answer.body.size();
                if (answer.status != 200 && failed++ == 0)
                    std::fprintf(stderr, "%s: %d %s\n", name.c_str(), answer.status, answer.body.c_str());
            }
        });
    for (auto& t : threads) t.join();
    const double elapsed = std::chrono::duration<double>(Clock::now() - begin).count();
    const double cpu = ServerCpuSeconds() - cpu_before;
    std::vector<float> all;
    for (const auto& t : times) all.insert(all.end(), t.begin(), t.end());
    std::sort(all.begin(), all.end());
    const auto n = static_cast<double>(all.size());
    Figure f{n / elapsed,
             all[all.size() / 2],
             all[all.size() * 99 / 100],
             cpu * 1000 / n,
             static_cast<double>(bytes) / n,
             failed};
    std::printf("%-44s %4d %9.0f %9.2f %9.2f %10.3f %8.0f %6ld %6zu\n", name.c_str(), connections,
                f.per_second, f.p50, f.p99, f.cpu, f.bytes, ServerMegabytes(), f.failed);
    std::fflush(stdout);
    return f;
}

const std::string& Any(const std::vector<std::string>& list, std::mt19937_64& random) {
    return list[random() % list.size()];
}

double Middle(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// What waiting for the access log adds to opening a case: the same of two servers that differ in that alone.
void CompareLogs(std::uint16_t other_port, int other_server) {
    struct Side {
        const char* name;
        std::uint16_t port;
        int server;
        std::vector<User> officers;
        std::vector<double> p50;
    };
    std::array<Side, 2> sides = {Side{"l  open a case, logged", port, server, {}, {}},
                                 Side{"l  open a case, not logged", other_port, other_server, {}, {}}};
    if (pace == 0) pace = kLogPace;
    std::size_t failed = 0;
    for (int round = 0; round < kLogRounds; ++round)
        for (Side& side : sides) {
            port = side.port;
            server = side.server;
            if (side.officers.empty()) side.officers = SignIn("employment_officer", 10);
            const Figure f = Measure(side.name, kLogConnections, [&](auto& client, auto& random) {
                const User& u = side.officers[random() % side.officers.size()];
                return Ask(client, "GET", "/cases/" + Any(u.cases, random), &u);
            });
            side.p50.push_back(f.p50);
            failed += f.failed;
        }
    Floor("what the access log adds to p50, " + std::to_string(kLogConnections) + " connections, " +
              std::to_string(static_cast<int>(pace)) + " requests/s",
          Middle(sides[0].p50) - Middle(sides[1].p50), kLogAdds, failed);
}

std::string Key() {
    static std::atomic<long> next = Clock::now().time_since_epoch().count();
    return "load-" + std::to_string(++next);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return std::fprintf(stderr, "load PORT SERVER_PID [SECONDS]\n"), 2;
    port = static_cast<std::uint16_t>(std::stoi(argv[1]));
    server = std::stoi(argv[2]);
    if (argc > 3) seconds = std::stod(argv[3]);
    if (argc > 4) which = argv[4];
    if (argc > 5) pace = std::stod(argv[5]);
    const auto wanted = [](char letter) { return which.find(letter) != std::string::npos; };
    if (wanted('l') && argc < 8) return std::fprintf(stderr, "l: name a second server\n"), 2;

    const auto officers = SignIn("employment_officer", 10);
    const auto counsellors = SignIn("study_counsellor", 1);
    const auto user = [&](std::mt19937_64& random) -> const User& {
        return officers[random() % officers.size()];
    };

    // One case with 400 entries, and each officer's cases of ordinary size.
    const User& first = officers.front();
    const std::string large = first.cases.back();
    {
        net::TestClient client(port);
        for (int batch = 0; batch < 10; ++batch) {
            std::string body = R"({"entries":[)";
            for (int i = 0; i < 38; ++i)
                body +=
                    std::string(i ? "," : "") +
                    R"({"kind":"note","category":"joint_plan","data":{"heading":"Samtal )" +
                    std::to_string(batch * 38 + i) +
                    R"(","text":"Ringde upp om praktiken. Han trivs och vill gå upp i tid från nästa vecka. Handledaren är nöjd."}})";
            const auto written =
                Ask(client, "POST", "/cases/" + large + "/entries", &first, body + "]}", Key());
            if (written.status != 200) return std::fprintf(stderr, "%s\n", written.body.c_str()), 1;
        }
    }

    std::printf("%-44s %4s %9s %9s %9s %10s %8s %6s %6s\n", "what", "conn", "req/s", "p50 ms", "p99 ms",
                "CPU ms/req", "bytes", "RSS MB", "failed");
    for (const int connections : {1, 8, 64}) {
        Measure("a  open a case, ordinary", connections, [&](auto& client, auto& random) {
            const User& u = user(random);
            return Ask(client, "GET", "/cases/" + Any(u.cases, random), &u);
        });
        Measure("a+ open a case, 400 entries", connections,
                [&](auto& client, auto&) { return Ask(client, "GET", "/cases/" + large, &first); });
        if (!counsellors.empty())
            Measure("a- open a case as one who sees a part", connections, [&](auto& client, auto& random) {
                const User& u = counsellors.front();
                return Ask(client, "GET", "/cases/" + Any(u.cases, random), &u);
            });
        Measure("b  my team's list of 50, filtered, sorted", connections, [&](auto& client, auto& random) {
            const User& u = user(random);
            return Ask(client, "GET", "/cases?scope=team&phase=active&sort=next_due&limit=50", &u);
        });
        Measure("c  record a follow-up, durably", connections, [&](auto& client, auto& random) {
            const User& u = user(random);
            const Date today = *ParseDate(u.today);
            const std::string body =
                R"({"entries":[{"kind":"follow_up","data":{"date":")" + u.today +
                R"(","channel":"phone","attendance":"attended","note":"Ringde. Allt går som planerat, nästa steg är fler timmar.","next_contact":")" +
                AddDays(today, 14).Text() + R"("}}]})";
            return Ask(client, "POST", "/cases/" + Any(u.cases, random) + "/entries", &u, body, Key());
        });
        Measure("d  SUS outcome table, two years", connections, [&](auto& client, auto& random) {
            return Ask(client, "GET", "/reports/sus?from=2018-02-01&until=2020-01-01", &user(random));
        });
        const Figure readers =
            Measure("r  who sees what in a case", connections, [&](auto& client, auto& random) {
                const User& u = user(random);
                return Ask(client, "GET", "/cases/" + Any(u.cases, random) + "/readers", &u);
            });
        if (wanted('r') && connections == kReadersConnections)
            Floor("who sees what in a case, p99, " + std::to_string(connections) + " connections",
                  readers.p99, kReadersWithin, readers.failed);
    }
    if (wanted('l')) CompareLogs(static_cast<std::uint16_t>(std::stoi(argv[6])), std::stoi(argv[7]));
    if (wanted('m')) {
        // What a team does all day, in the proportions of a working day: mostly reading, now and then a
        // write.
        const Figure day = Measure("m  a working day, mixed", 100, [&](auto& client, auto& random) {
            const User& u = user(random);
            const auto dice = random() % 100;
            if (dice < 20) return Ask(client, "GET", "/my-day", &u);
            if (dice < 40)
                return Ask(client, "GET", "/cases?scope=team&phase=active&sort=next_due&limit=50", &u);
            if (dice < 50) return Ask(client, "GET", "/cases/counts?scope=team", &u);
            if (dice < 53) return Ask(client, "GET", "/team-load", &u);
            if (dice < 90) return Ask(client, "GET", "/cases/" + Any(u.cases, random), &u);
            const std::string body =
                R"({"entries":[{"kind":"follow_up","data":{"date":")" + u.today +
                R"(","channel":"phone","attendance":"attended","note":"Ringde. Allt går som planerat.","next_contact":")" +
                AddDays(*ParseDate(u.today), 14).Text() + R"("}}]})";
            return Ask(client, "POST", "/cases/" + Any(u.cases, random) + "/entries", &u, body, Key());
        });
        if (pace > 0)
            Floor("a working day, p99, 100 connections, " + std::to_string(static_cast<int>(pace)) +
                      " requests/s",
                  day.p99, kDayWithin, day.failed);
    }
    return missed ? 1 : 0;
}
