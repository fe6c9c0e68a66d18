#include "net/static_files.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace samkraft::net {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostBytes = 64 * 1024 * 1024;

std::string_view ContentType(std::string_view extension) {
    static constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".webp", "image/webp"},
        {".avif", "image/avif"},
        {".gif", "image/gif"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".woff", "font/woff"},
        {".ttf", "font/ttf"},
        {".txt", "text/plain; charset=utf-8"},
        {".webmanifest", "application/manifest+json"},
        {".wasm", "application/wasm"},
        {".pdf", "application/pdf"},
        {".xml", "application/xml"},
    };
    for (const auto& [name, type] : kTypes)
        if (name == extension) return type;
    return "application/octet-stream";
}

// FNV-1a and the length: tells versions of our own files apart; nobody gains by a collision.
std::string ETag(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    char text[48];
    std::snprintf(text, sizeof text, "\"%016llx-%zx\"", static_cast<unsigned long long>(hash), bytes.size());
    return text;
}

std::string_view Trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// Calls f for each element of a comma-separated list until it returns true; whether it did.
template <class F>
bool AnyOf(std::string_view list, F f) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (f(Trim(list.substr(0, end)))) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

bool Holds(std::string_view if_none_match, std::string_view etag) {
    return AnyOf(if_none_match, [etag](std::string_view element) {
        if (element.starts_with("W/")) element.remove_prefix(2);
        return element == etag || element == "*";
    });
}

}  // namespace

bool TakesCoding(std::string_view accept_encoding, std::string_view coding) {
    return AnyOf(accept_encoding, [coding](std::string_view element) {
        const std::size_t semicolon = std::min(element.find(';'), element.size());
        if (Trim(element.substr(0, semicolon)) != coding) return false;
        const std::size_t weight = element.find("q=", semicolon);
        return weight == std::string_view::npos ||
               element.find_first_not_of("0. ", weight + 2) != std::string_view::npos;
    });
}

StaticFiles::StaticFiles(const fs::path& root) {
    std::error_code error;
    if (!fs::is_directory(root, error)) throw std::runtime_error("no folder: " + root.string());
    std::uintmax_t total = 0;
    for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator();
         ++entry) {
        const fs::path& place = entry->path();
        if (entry->is_symlink() ||
            place.filename().native().starts_with('.')) {  // links to folders are not followed
            entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file()) continue;
        std::string name = "/" + place.lexically_relative(root).generic_string();
        std::string extension = place.extension().string();
        if (extension == ".map") continue;
        total += entry->file_size();
        if (total > kMostBytes) throw std::runtime_error("too much for a web app: " + root.string());
        std::ifstream in(place, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (!in) throw std::runtime_error("cannot read " + place.string());
        Form form{nullptr, ETag(bytes)};
        form.bytes = std::make_shared<const std::string>(std::move(bytes));
        Form File::* kind = &File::plain;
        if (extension == ".br" || extension == ".gz") {
            kind = extension == ".br" ? &File::brotli : &File::gzip;
            name.resize(name.size() - extension.size());
            extension = fs::path(name).extension().string();
        }
        File& file = files_[name];
        file.content_type = ContentType(extension);
        file.*kind = std::move(form);
    }
}

std::optional<Response> StaticFiles::Find(const Request& request, std::string_view path) const {
    if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
    const auto found = files_.find(path == "/" ? "/index.html" : std::string(path));
    if (found == files_.end() || !found->second.plain.bytes) return std::nullopt;
    const File& file = found->second;

    const std::string_view accepted = request.Header("accept-encoding");
    const Form* form = &file.plain;
    Response response;
    if (file.brotli.bytes && TakesCoding(accepted, "br")) {
        form = &file.brotli;
        response.headers.emplace_back("Content-Encoding", "br");
    } else if (file.gzip.bytes && TakesCoding(accepted, "gzip")) {
        form = &file.gzip;
        response.headers.emplace_back("Content-Encoding", "gzip");
    }
    if (file.brotli.bytes || file.gzip.bytes) response.headers.emplace_back("Vary", "Accept-Encoding");
    response.headers.emplace_back("ETag", form->etag);
    response.headers.emplace_back("Cache-Control", found->first.starts_with("/assets/")
                                                       ? "public, max-age=31536000, immutable"
                                                       : "no-cache");
    if (Holds(request.Header("if-none-match"), form->etag)) {
        response.status = 304;
        return response;
    }
    response.content_type = file.content_type;
    response.shared_body = form->bytes;
    return response;
}

}  // namespace samkraft::net
