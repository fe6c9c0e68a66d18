// Around every target: no input may take more than 50 ms of processor time. That is measured with the
// sanitizers in, which make everything slower than it is served; nothing is taken off for them. The quickest
// of three tries counts, so that a machine with other work makes no finding. docs/06-security.md, abuse
// case 23.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>

extern "C" int __real_LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr double kMost = 0.050;  // seconds
constexpr int kTries = 3;

double Used() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace

// The linker leads the fuzzer's calls here (--wrap).
extern "C" int __wrap_LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    double took = 0;
    for (int i = 0; i < kTries; ++i) {
        const double from = Used();
        const int result = __real_LLVMFuzzerTestOneInput(data, size);
        took = Used() - from;
        if (took <= kMost) return result;
    }
    std::fprintf(stderr, "an input of %zu bytes took %.0f ms of processor time; %.0f are allowed\n", size,
                 took * 1e3, kMost * 1e3);
    std::abort();
}
