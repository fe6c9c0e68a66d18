// The providers of sign-in and the parties' systems of users as the configuration names them, checked whole
// before anything is served.
#pragma once

#include <vector>

#include "cli/config.hpp"
#include "http/doors.hpp"
#include "http/scim.hpp"

namespace samkraft::cli {

// kSetup with what is wrong. Reads the files with the secrets, which nobody else may read.
[[nodiscard]] Result<std::vector<http::DoorSettings>> DoorsOf(const Config& config);
[[nodiscard]] Result<std::vector<http::ScimSettings>> ScimOf(const Config& config);

// The first line of a file that nobody else may read, `least` letters or more. `which` is named by what is
// wrong.
[[nodiscard]] Result<std::string> SecretIn(const std::string& which, const std::string& path,
                                           std::size_t least);

}  // namespace samkraft::cli
