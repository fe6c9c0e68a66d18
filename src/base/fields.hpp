// One description of a struct serves all that needs to walk it: writing and reading JSON, validation,
// redaction, test data.
//
//     struct Goal {
//         std::string text;
//         Date horizon;
//         template <class Self, class Visit>
//         static void Fields(Self& self, Visit&& visit) {
//             visit({"text", kRequired, 0, 500}, self.text);
//             visit({"horizon", kRequired}, self.horizon);
//         }
//     };
//
// Enums are walked by their names: `constexpr std::array<std::string_view, N> Names(E)`, found by
// argument-dependent lookup, one name per value in order, values from 0 without gaps.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace samkraft {

inline constexpr bool kRequired = true;
inline constexpr bool kOptional = false;
inline constexpr int kTextMax = 4000;  // characters, unless a field says otherwise

struct FieldSpec {
    std::string_view name;
    bool required = kOptional;
    std::uint32_t limited =
        0;  // who keeps the field when the entry is shown in part; the module that redacts gives the bits
    int max = kTextMax;  // text: characters; lists: elements; numbers: the largest value
};

// A list that is written even when it is empty: an empty list says that there is nothing.
template <class T>
struct Always {
    std::vector<T> rows;
};

// A JSON object of numbers by name, written even when it is empty.
struct Numbers {
    std::vector<std::pair<std::string, std::int64_t>> values;
};

namespace detail {
struct AnyVisitor {
    template <class T>
    void operator()(const FieldSpec&, T&) {}
};
}  // namespace detail

template <class T>
concept HasFields = std::is_class_v<T> && requires(T& t, detail::AnyVisitor& v) { T::Fields(t, v); };

template <class T>
concept NamedEnum = std::is_enum_v<T> && requires(T t) { Names(t); };

template <NamedEnum E>
constexpr std::string_view NameOf(E value) {
    return Names(value)[static_cast<std::size_t>(value)];
}

// false and untouched when there is no such name.
template <NamedEnum E>
constexpr bool FromName(std::string_view name, E& out) {
    const auto names = Names(E{});
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return out = static_cast<E>(i), true;
    return false;
}

}  // namespace samkraft
