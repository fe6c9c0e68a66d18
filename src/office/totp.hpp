// Codes that change with time: RFC 6238 with SHA-1, six digits and thirty seconds, as every authenticator app
// knows them. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace samkraft::office {

inline constexpr std::size_t kTotpSecretBytes = 20;  // RFC 4226 §4 R6
inline constexpr std::int64_t kTotpSeconds = 30;

[[nodiscard]] std::string TotpCode(std::string_view secret, std::int64_t step);
// The step that the code is of: this one, the one before or the one after (RFC 6238 §5.2). Spaces in the code
// are passed over.
[[nodiscard]] std::optional<std::int64_t> TotpStep(std::string_view secret, std::string_view code,
                                                   Instant now);

[[nodiscard]] std::string Base32(std::string_view bytes);  // RFC 4648, without padding
// otpauth://totp/…, which authenticator apps read from a picture or by hand.
[[nodiscard]] std::string TotpAddress(std::string_view secret, std::string_view issuer,
                                      std::string_view account);

}  // namespace samkraft::office
