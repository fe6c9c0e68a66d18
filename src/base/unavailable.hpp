// What is needed cannot be reached just now: nothing was done, and it may be asked again. Whoever asked hears
// Code::kUnavailable.
#pragma once

#include <stdexcept>

namespace samkraft {

struct Unavailable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace samkraft
