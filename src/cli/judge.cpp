#include "cli/judge.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <iostream>
#include <string>
#include <utility>

#include "base/log.hpp"
#include "formats/document.hpp"

namespace samkraft::cli {
namespace {

constexpr rlim_t kMemory = rlim_t{512} << 20U, kSeconds = 5;
constexpr int kWaitMs = 10'000;
constexpr std::string_view kFine = "ok";

class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() { Close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int Get() const { return fd_; }
    void Close() {
        if (fd_ >= 0) ::close(std::exchange(fd_, -1));
    }

  private:
    int fd_;
};

bool WriteAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// What the child says before it ends or its time is out.
std::string ReadUntil(int fd, std::chrono::steady_clock::time_point deadline) {
    std::string said;
    std::array<char, 256> buffer{};
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        pollfd waiting{fd, POLLIN, 0};
        const int ready = left.count() <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(left.count()));
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return {};
        const ssize_t got = ::read(fd, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return said;
        said.append(buffer.data(), static_cast<std::size_t>(got));
        if (said.size() > 1000) return {};
    }
}

}  // namespace

Done JudgePdfApart(std::string_view pdf) {
    const auto failed = [](const char* what) {
        log::Fault("judge_pdf", {{"what", what}, {"why", std::to_string(errno)}});
        return Fail(Code::kUnavailable);
    };
    const Descriptor file(::memfd_create("document", MFD_CLOEXEC));
    if (file.Get() < 0 || !WriteAll(file.Get(), pdf) || ::lseek(file.Get(), 0, SEEK_SET) != 0)
        return failed("memory");
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return failed("pipe");
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, file.Get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, to.Get(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string program = "samkraft", command = "judge-pdf", environment = "LC_ALL=C.UTF-8";
    std::array<char*, 3> arguments{program.data(), command.data(), nullptr};
    std::array<char*, 2> surroundings{environment.data(), nullptr};  // no settings, no secrets
    pid_t child = 0;
    const int spawned =
        ::posix_spawn(&child, "/proc/self/exe", &actions, nullptr, arguments.data(), surroundings.data());
    posix_spawn_file_actions_destroy(&actions);
    if (spawned != 0) {
        errno = spawned;
        return failed("process");
    }
    to.Close();
    const std::string said =
        ReadUntil(from.Get(), std::chrono::steady_clock::now() + std::chrono::milliseconds(kWaitMs));
    ::kill(child, SIGKILL);  // it has said what it had to say, or is too slow
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (said == kFine) return {};
    // "number of the code, a space, what it is about"
    for (const Code code : {Code::kFileActive, Code::kFileLocked, Code::kFileTruncated, Code::kFileBomb}) {
        const std::string name(Info(code).name);
        if (said.starts_with(name + ' ')) return Fail(code, "", {said.substr(name.size() + 1)});
    }
    return Fail(Code::kFileBomb, "", {std::to_string(kMemory >> 20U) + " MB"});
}

int JudgeStandardInput() {
    const auto bound = [](__rlimit_resource what, rlim_t most) {
        const rlimit limit{most, most};
        return ::setrlimit(what, &limit) == 0;
    };
    bool bounded = bound(RLIMIT_CPU, kSeconds) && bound(RLIMIT_CORE, 0) && bound(RLIMIT_FSIZE, 0) &&
                   bound(RLIMIT_NOFILE, 8) && bound(RLIMIT_NPROC, 0);
#if !defined(__SANITIZE_ADDRESS__)
    bounded = bounded && bound(RLIMIT_AS, kMemory);
#endif
    if (!bounded) return 1;
    std::string pdf;
    std::array<char, 65536> buffer{};
    for (ssize_t got = 0; (got = ::read(STDIN_FILENO, buffer.data(), buffer.size())) != 0;) {
        if (got < 0) return 1;
        pdf.append(buffer.data(), static_cast<std::size_t>(got));
    }
    const Done judged = formats::JudgePdf(pdf);
    std::string said(kFine);
    if (!judged) {
        const Error& error = judged.error();
        said = std::string(Info(error.code).name) + ' ' + (error.args.empty() ? "" : error.args.front());
    }
    return WriteAll(STDOUT_FILENO, said) ? 0 : 1;
}

}  // namespace samkraft::cli
