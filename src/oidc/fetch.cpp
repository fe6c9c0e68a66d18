#include "oidc/fetch.hpp"

#include <curl/curl.h>

#include <memory>

namespace samkraft::oidc {
namespace {

constexpr long kConnectMs = 3'000, kWholeMs = 5'000;
constexpr std::size_t kMostBytes = 256 * 1024;

struct Curl {
    Curl() { curl_global_init(CURL_GLOBAL_DEFAULT); }
};

std::size_t Take(char* bytes, std::size_t size, std::size_t count, void* body) {
    auto& text = *static_cast<std::string*>(body);
    if (text.size() + size * count > kMostBytes) return 0;
    text.append(bytes, size * count);
    return size * count;
}

}  // namespace

bool IsLoopback(std::string_view url) {
    constexpr std::string_view kHttp = "http://";
    if (!url.starts_with(kHttp)) return false;
    url.remove_prefix(kHttp.size());
    url = url.substr(0, url.find_first_of("/?#"));
    if (const auto port = url.rfind(':'); port != std::string_view::npos && !url.ends_with(']')) {
        if (url.substr(port + 1).find_first_not_of("0123456789") != std::string_view::npos) return false;
        url = url.substr(0, port);
    }
    return url == "127.0.0.1" || url == "[::1]" || url == "localhost";
}

bool MayFetch(std::string_view url) {
    constexpr std::string_view kHttps = "https://";
    for (const char c : url)
        if (static_cast<unsigned char>(c) <= ' ' || c == 127 || c == '\\') return false;
    if (IsLoopback(url)) return true;
    if (!url.starts_with(kHttps)) return false;
    const std::string_view host =
        url.substr(kHttps.size()).substr(0, url.substr(kHttps.size()).find_first_of("/?#"));
    return !host.empty() && host.find('@') == std::string_view::npos;
}

std::string FormOf(const std::vector<std::pair<std::string, std::string>>& form) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    const auto append = [&](std::string_view text) {
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                               c == '-' || c == '.' || c == '_' || c == '~';
            if (plain)
                out += c;
            else
                ((out += '%') += kHex[byte >> 4U]) += kHex[byte & 15U];
        }
    };
    for (const auto& [name, value] : form) {
        if (!out.empty()) out += '&';
        append(name);
        out += '=';
        append(value);
    }
    return out;
}

Found Fetch(const Wish& wish) {
    static const Curl kStarted;
    Found found;
    if (!MayFetch(wish.url)) {
        found.fault = "the address is neither https nor this machine";
        return found;
    }
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl) throw std::bad_alloc();
    curl_slist* headers = curl_slist_append(nullptr, "Accept: application/json");
    if (!wish.bearer.empty())
        headers = curl_slist_append(headers, ("Authorization: Bearer " + wish.bearer).c_str());
    if (!wish.json.empty()) headers = curl_slist_append(headers, "Content-Type: application/json");
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> held(headers, curl_slist_free_all);
    const std::string body = wish.json.empty() ? FormOf(wish.form) : wish.json;
    const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl.get(), option, value); };
    set(CURLOPT_URL, wish.url.c_str());
    const bool here = IsLoopback(wish.url);
    set(CURLOPT_PROTOCOLS_STR, here ? "http" : "https");
    if (here) set(CURLOPT_NOPROXY, "*");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, kConnectMs);
    set(CURLOPT_TIMEOUT_MS, kWholeMs);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_HTTPHEADER, headers);
    set(CURLOPT_USERAGENT, "samkraft");
    if (!body.empty()) {
        set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
        set(CURLOPT_POSTFIELDS, body.c_str());
    }
    if (!wish.user.empty()) {
        set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        set(CURLOPT_USERNAME, wish.user.c_str());
        set(CURLOPT_PASSWORD, wish.password.c_str());
    }
    set(CURLOPT_WRITEFUNCTION, &Take);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&found.body));
    const CURLcode done = curl_easy_perform(curl.get());
    if (done != CURLE_OK) {
        found.body.clear();
        found.fault = curl_easy_strerror(done);
        return found;
    }
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    found.status = static_cast<int>(status);
    return found;
}

}  // namespace samkraft::oidc
