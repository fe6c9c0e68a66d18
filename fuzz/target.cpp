// Request targets (path, query string, percent signs) and cookies. A path that is taken is canonical: written
// out anew it is read as the same, and there is nothing in it that a proxy could read in another way.
#include "net/target.hpp"

#include "fuzz.hpp"
#include "net/server.hpp"

using namespace samkraft;

namespace {

std::string Encoded(std::string_view text, bool is_path) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '/' && is_path);
        char hex[4];
        std::snprintf(hex, sizeof hex, "%%%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
        plain ? out += c : out += hex;
    }
    return out;
}

void Cookies(std::string_view header) {
    net::Request request;
    request.headers = {{"cookie", std::string(header)}};
    const std::string_view value = request.Cookie("samkraft_session");
    LAW(value.find(';') == std::string_view::npos);
    if (value.empty()) return;
    const std::string pair = "samkraft_session=" + std::string(value);
    bool stands = false;  // by itself: never as the end of a longer name
    for (std::size_t at = header.find(pair); at != std::string_view::npos && !stands;
         at = header.find(pair, at + 1))
        stands = at == 0 || header[at - 1] == ' ' || header[at - 1] == ';';
    LAW(stands);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view raw = fuzz::TextOf(data, size);
    Cookies(raw);
    net::Target target;
    if (!net::ParseTarget(raw, target)) return 0;
    const std::string& path = target.path;
    LAW(path.starts_with('/') && fuzz::IsUtf8(path));
    for (const std::string_view odd : {"//", "/./", "/../", "\\", "\r", "\n"})
        LAW(path.find(odd) == std::string::npos);
    LAW(!path.ends_with("/.") && !path.ends_with("/..") && path.find('\0') == std::string::npos);
    std::string again = Encoded(path, true);
    char sign = '?';
    for (const auto& [name, value] : target.query) {
        LAW(fuzz::IsUtf8(name) && fuzz::IsUtf8(value));
        again += sign + Encoded(name, false) + "=" + Encoded(value, false);
        sign = '&';
    }
    net::Target second;
    LAW(net::ParseTarget(again, second));
    LAW(second.path == path && second.query == target.query);
    return 0;
}
