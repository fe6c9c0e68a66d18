// The records of processing (GDPR art. 30) and a draft of the impact assessment (art. 35), written from what
// the program goes by: the decision table, the statutes, who may own which category, and which entries lie in
// it. docs/08-records.md is this text; a test says when it no longer is.
#pragma once

#include <string>

namespace samkraft::secrecy {

[[nodiscard]] std::string RecordsOfProcessing();  // Markdown, as `samkraft records` prints it

}  // namespace samkraft::secrecy
