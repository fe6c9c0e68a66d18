#include "net/forwarded.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <ranges>

namespace samkraft::net {
namespace {

std::string_view Trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

std::optional<std::string> CanonicalAddress(std::string_view text) {
    if (text.size() >= INET6_ADDRSTRLEN || text.find('\0') != std::string_view::npos) return std::nullopt;
    const std::string whole(text);
    std::array<char, INET6_ADDRSTRLEN> written{};
    const auto write = [&written](int family, const void* bytes) {
        return std::string(inet_ntop(family, bytes, written.data(), written.size()));
    };
    if (in_addr four{}; inet_pton(AF_INET, whole.c_str(), &four) == 1) return write(AF_INET, &four);
    in6_addr six{};
    if (inet_pton(AF_INET6, whole.c_str(), &six) != 1) return std::nullopt;
    if (IN6_IS_ADDR_V4MAPPED(&six)) return write(AF_INET, &six.s6_addr[12]);
    return write(AF_INET6, &six);
}

std::string ClientAddress(std::string_view peer, const Pairs& headers,
                          const std::vector<std::string>& proxies) {
    const auto is_proxy = [&proxies](const std::string& address) {
        return std::ranges::find(proxies, address) != proxies.end();
    };
    std::string own = CanonicalAddress(peer).value_or(std::string(peer));
    if (!is_proxy(own)) return own;
    for (const auto& [name, value] : std::views::reverse(headers)) {  // several lines are one list
        if (name != "x-forwarded-for") continue;
        for (std::string_view left = value;;) {
            const auto comma = left.rfind(',');
            const auto hop =
                CanonicalAddress(Trimmed(left.substr(comma == std::string_view::npos ? 0 : comma + 1)));
            if (!hop) return own;
            if (!is_proxy(*hop)) return *hop;
            if (comma == std::string_view::npos) break;
            left = left.substr(0, comma);
        }
    }
    return own;
}

}  // namespace samkraft::net
