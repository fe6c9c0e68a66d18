// What a client asks to have written in a case, out of the body of its request. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "domain/decide.hpp"

namespace samkraft::http {

// {"entries": [{"kind": …, "item": …, "version": …, "category": …, "topic": …, "data": {…}}]}, one to forty,
// strictly: the error is kMalformed, kRequired at /entries, or kInvalid with the faults of all of them.
// Calling it ends the thread's other json::Document.
[[nodiscard]] Result<std::vector<domain::Wish>> ParseWishes(std::string_view body);

// Of a body that writes in several cases, each once: what cannot be read of one is its own fault, with
// pointers from that case.
[[nodiscard]] Result<std::vector<domain::CaseWishes>> ParseCaseWishes(std::string_view body);

}  // namespace samkraft::http
