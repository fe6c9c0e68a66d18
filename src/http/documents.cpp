#include "http/documents.hpp"

#include <unistd.h>

#include <cerrno>
#include <utility>

#include "oidc/jwt.hpp"

namespace samkraft::http {

Result<std::string> HeaderJson(std::string_view header) {
    if (header.empty()) return Fail(Code::kRequired, "Samkraft-Document");
    auto json = oidc::FromBase64Url(header);
    if (!json) return Fail(Code::kMalformed, "Samkraft-Document", {"base64url"});
    return std::move(*json);
}

Result<std::string> BytesOf(const net::Request& request, std::uint64_t most) {
    const std::uint64_t size = request.upload ? request.upload.Size() : request.body.size();
    if (size > most) return Fail(Code::kTooLarge, "", {std::to_string(most >> 20U) + " MB"});
    if (!request.upload) {
        if (size == 0) return Fail(Code::kRequired);
        return request.body;
    }
    std::string bytes(size, '\0');
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t read =
            ::pread(request.upload.Fd(), bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
        if (read < 0 && errno == EINTR) continue;
        if (read <= 0) return Fail(Code::kUnavailable);
        at += static_cast<std::size_t>(read);
    }
    return bytes;
}

Result<Slots::Held> Slots::Take() {
    if (left_->fetch_sub(1) <= 0) {
        left_->fetch_add(1);
        return Fail(Code::kUnavailable);
    }
    return Held(nullptr, [left = left_](void*) { left->fetch_add(1); });
}

std::shared_ptr<const std::string> HeldWith(std::shared_ptr<const std::string> bytes, Slots::Held slot) {
    struct Both {
        std::shared_ptr<const std::string> bytes;
        Slots::Held slot;
    };
    auto both = std::make_shared<Both>(Both{std::move(bytes), std::move(slot)});
    const std::string* text = both->bytes.get();
    return {std::move(both), text};
}
std::shared_ptr<const std::string> HeldWith(std::string bytes, Slots::Held slot) {
    return HeldWith(std::make_shared<const std::string>(std::move(bytes)), std::move(slot));
}

}  // namespace samkraft::http
