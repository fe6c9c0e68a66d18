// The ways out of notices as the configuration names them, checked whole before anything is served.
#pragma once

#include <vector>

#include "cli/config.hpp"
#include "notices/sender.hpp"

namespace samkraft::cli {

// kSetup with what is wrong; without any setting both channels are off. Reads the files with the secrets. The
// address of the pages is the caller's to fill in.
[[nodiscard]] Result<notices::Senders> SendersOf(const Config& config);
[[nodiscard]] std::vector<notices::Channel> ChannelsIn(const notices::Senders& senders);

}  // namespace samkraft::cli
