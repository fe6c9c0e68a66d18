// A zip file in memory.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/clock.hpp"

namespace samkraft::formats {

using ZipFiles = std::vector<std::pair<std::string, std::string>>;  // name and content, in their order
// `made`: what each file says of when it was written.
[[nodiscard]] std::string ZipFile(const ZipFiles& files, Instant made);

}  // namespace samkraft::formats
