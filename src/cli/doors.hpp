// The providers of sign-in as the configuration names them, checked whole before anything is served.
#pragma once

#include <vector>

#include "cli/config.hpp"
#include "http/doors.hpp"

namespace samkraft::cli {

// kSetup with what is wrong. Reads the files with the secrets, which nobody else may read.
[[nodiscard]] Result<std::vector<http::DoorSettings>> DoorsOf(const Config& config);

}  // namespace samkraft::cli
