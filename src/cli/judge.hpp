// PDFs that people send in are read in a process of their own, with little memory and time, so that a hostile
// one costs its sender an answer and the server nothing.
#pragma once

#include <string_view>

#include "base/error.hpp"

namespace samkraft::cli {

// Runs this program's hidden command `judge-pdf` on the bytes; at most some ten seconds. Errors as
// formats::JudgePdf's; one that runs out of its bounds is a kFileBomb. Any thread.
[[nodiscard]] Done JudgePdfApart(std::string_view pdf);

// The other side: bounds itself, reads standard input, says what is wrong on standard output. For main().
[[nodiscard]] int JudgeStandardInput();

}  // namespace samkraft::cli
