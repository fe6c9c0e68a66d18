// The records of processing (GDPR art. 30) and a draft of the impact assessment (art. 35), written from what
// the program goes by: the decision table, the statutes, who may own which category, which entries lie in
// it, and how long each party keeps its part. docs/08-records.md is this text; a test says when it no longer
// is.
#pragma once

#include <string>

#include "domain/retention.hpp"

namespace samkraft::secrecy {

// Markdown, as `samkraft records` prints it; the page in the documentation is without decided terms.
[[nodiscard]] std::string RecordsOfProcessing(const domain::DecidedTerms& terms = {});

}  // namespace samkraft::secrecy
