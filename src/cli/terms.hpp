// The terms that parties have decided on for what they keep (docs/02-domain.md 2.12), as the configuration
// names them, checked whole before anything is served.
#pragma once

#include "cli/config.hpp"
#include "domain/retention.hpp"

namespace samkraft::cli {

// kSetup with what is wrong; a decision that is not made yet on the day is.
[[nodiscard]] Result<domain::DecidedTerms> TermsOf(const Config& config, Date today);

}  // namespace samkraft::cli
