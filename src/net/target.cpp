#include "net/target.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace samkraft::net {
namespace {

int HexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool ParsePath(std::string_view raw, std::string& path) {
    if (raw.empty() || raw.front() != '/') return false;
    // Decoded per segment, so that an encoded slash is seen for what it is.
    std::string segment;
    while (!raw.empty()) {
        raw.remove_prefix(1);
        const std::size_t end = std::min(raw.find('/'), raw.size());
        if (!PercentDecode(raw.substr(0, end), false, segment)) return false;
        raw.remove_prefix(end);
        if (segment.empty() && !raw.empty()) return false;  // "//"; at the end it is a closing slash
        if (segment == "." || segment == "..") return false;
        for (const char c : segment)
            if (c == '/' || c == '\\' || c == '\t' || c == '\n' || c == '\r') return false;
        if (!text::IsStorable(segment)) return false;
        path += '/';
        path += segment;
    }
    return true;
}

bool ParseQuery(std::string_view raw, std::vector<std::pair<std::string, std::string>>& query) {
    while (!raw.empty()) {
        const std::size_t end = std::min(raw.find('&'), raw.size());
        const std::string_view pair = raw.substr(0, end);
        raw.remove_prefix(std::min(end + 1, raw.size()));
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto& [name, value] = query.emplace_back();
        if (!PercentDecode(pair.substr(0, equals), true, name)) return false;
        if (!PercentDecode(pair.substr(std::min(equals + 1, pair.size())), true, value)) return false;
        if (!text::IsStorable(name) || !text::IsStorable(value)) return false;
    }
    return true;
}

}  // namespace

bool PercentDecode(std::string_view raw, bool plus_is_space, std::string& out) {
    out.clear();
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        char c = raw[i];
        if (c == '%') {
            if (i + 2 >= raw.size()) return false;
            const int high = HexValue(raw[i + 1]), low = HexValue(raw[i + 2]);
            if (high < 0 || low < 0) return false;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        out += c;
    }
    return true;
}

bool ParseTarget(std::string_view raw, Target& out) {
    for (const char c : raw)
        if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f || c == '#')
            return false;  // bytes over 0x7f must come encoded
    out = {};
    const std::size_t mark = raw.find('?');
    if (!ParsePath(raw.substr(0, mark), out.path)) return false;
    return mark == std::string_view::npos || ParseQuery(raw.substr(mark + 1), out.query);
}

}  // namespace samkraft::net
