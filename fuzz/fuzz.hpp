// What the fuzz targets share. A target is one file with LLVMFuzzerTestOneInput: it hands the bytes to one
// parser of outside data and asserts a law of what comes back. An input that breaks the law, crashes, hangs
// or uses too much memory is a finding.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/error.hpp"
#include "base/fields.hpp"
#include "base/text.hpp"

#define LAW(condition)                                                                          \
    do {                                                                                        \
        if (!(condition)) {                                                                     \
            std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
            std::abort();                                                                       \
        }                                                                                       \
    } while (false)

namespace samkraft::fuzz {

inline std::string_view TextOf(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Valid UTF-8, by the obvious reading of RFC 3629; not the program's own.
inline bool IsUtf8(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned b = byte(i);
        const std::size_t more = b < 0x80 ? 0 : b >= 0xC2 && b < 0xE0 ? 1 : b >= 0xE0 && b < 0xF0 ? 2 : 3;
        if ((b >= 0x80 && b < 0xC2) || b > 0xF4 || i + more >= text.size()) return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((byte(i + k) & 0xC0U) != 0x80U) return false;
        if ((b == 0xE0 && byte(i + 1) < 0xA0) || (b == 0xED && byte(i + 1) >= 0xA0) ||
            (b == 0xF0 && byte(i + 1) < 0x90) || (b == 0xF4 && byte(i + 1) >= 0x90))
            return false;
        i += more + 1;
    }
    return true;
}

// Every message can be told to a person, in both languages, and holds no broken text.
inline void IsTellable(const Error& error) {
    for (const Language language : {Language::kSwedish, Language::kEnglish}) {
        const std::string message = Message(error, language);
        LAW(!message.empty() && IsUtf8(message));
    }
    LAW(IsUtf8(error.pointer));
    for (const Error& detail : error.details) IsTellable(detail);
}

// Every value of what was accepted lies within the limits of its Fields.
struct WithinLimits {
    template <class T>
    void operator()(const FieldSpec& spec, const T& value) const {
        Check(spec, value);
    }
    template <class T>
    void Check(const FieldSpec& spec, const T& value) const {
        if constexpr (std::is_same_v<T, std::string>) {
            LAW(text::IsStorable(value) && IsUtf8(value));
            LAW(text::Length(value) <= static_cast<std::size_t>(spec.max));
            LAW(!spec.required || !value.empty());
        } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
            LAW(value >= 0 && static_cast<std::int64_t>(value) <= spec.max);
        } else if constexpr (std::is_enum_v<T>) {
            LAW(static_cast<std::size_t>(value) < Names(value).size());
        } else if constexpr (HasFields<T>) {
            T::Fields(value, *this);
        } else if constexpr (requires { value.has_value(); }) {
            if (value) Check(spec, *value);
        } else if constexpr (requires { value.begin(); }) {
            LAW(value.size() <= static_cast<std::size_t>(spec.max));
            for (const auto& one : value) Check(FieldSpec{spec.name}, one);
        } else if constexpr (requires { value.days; }) {
            LAW(!value || (value.Year() >= 1800 && value.Year() < 2300));
        }
    }
};

// Bytes as a file with a name, in memory.
class MemoryFile {
  public:
    explicit MemoryFile(std::string_view bytes) : fd_(memfd_create("fuzz", MFD_CLOEXEC)) {
        LAW(fd_ >= 0 && ::write(fd_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    }
    ~MemoryFile() { ::close(fd_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] std::string Path() const { return "/proc/self/fd/" + std::to_string(fd_); }

  private:
    int fd_;
};

}  // namespace samkraft::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
