// The built web app (web/dist), read whole into memory when constructed: a request only looks a path up among
// the names that were there then, so it never touches the file system, and no path can lead out of the
// folder. Links and names that begin with '.' are left out, and so are source maps. Thread-safe once
// constructed.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "net/server.hpp"

namespace samkraft::net {

// Whether an Accept-Encoding header takes a coding (RFC 9110 12.5.3): names it, with another weight than 0.
[[nodiscard]] bool TakesCoding(std::string_view accept_encoding, std::string_view coding);

class StaticFiles {
  public:
    // Throws std::runtime_error when root is no folder, cannot be read, or holds more than 64 MiB.
    explicit StaticFiles(const std::filesystem::path& root);

    // The file of this path ("/" is "/index.html"), with a strong ETag, 304 when the client has it, and the
    // .br or .gz file beside it when the client takes that. Under /assets/, where names carry a hash, cached
    // for a year; elsewhere asked for again each time. Nothing for an unknown path (the caller may then give
    // "/index.html") and for other methods than GET and HEAD.
    [[nodiscard]] std::optional<Response> Find(const Request& request, std::string_view path) const;
    [[nodiscard]] std::optional<Response> Find(const Request& request) const {
        return Find(request, request.path);
    }

  private:
    struct Form {
        std::shared_ptr<const std::string> bytes;  // null: not there
        std::string etag;
    };
    struct File {
        std::string_view content_type;
        Form plain, brotli, gzip;
    };
    std::unordered_map<std::string, File> files_;
};

}  // namespace samkraft::net
