// What a client asks for in the query of its address: a list of cases with its filters, or who would read an
// entry. Strictly: what is no choice, number or identity is a fault at the parameter's name. Pure.
#pragma once

#include <string_view>

#include "base/text.hpp"
#include "net/server.hpp"
#include "office/office.hpp"

namespace samkraft::http {

// kUnknownValue; none: `fallback`.
template <NamedEnum E>
[[nodiscard]] Result<E> NamedQuery(const net::Request& request, std::string_view name, E fallback) {
    const std::string_view text = request.Query(name);
    if (text.empty()) return fallback;
    E value{};
    if (!FromName(text, value))
        return Fail(Code::kUnknownValue, "/" + std::string(name), {std::string(text::Start(text, 40))});
    return value;
}

// kOutOfRange; none: `fallback`.
[[nodiscard]] Result<int> NumberQuery(const net::Request& request, std::string_view name, int fallback,
                                      int least, int most);
[[nodiscard]] Result<Date> DateQuery(const net::Request& request, std::string_view name);  // kNotADate

[[nodiscard]] Result<office::ListWish> ListOf(const net::Request& request);
[[nodiscard]] Result<office::AudienceWish> AudienceOf(const net::Request& request);

}  // namespace samkraft::http
