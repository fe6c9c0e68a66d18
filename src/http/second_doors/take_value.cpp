// A handler that takes the value without its access-log row: it is private.
#include "http/api.hpp"
samkraft::office::CaseView Handler(samkraft::office::Seen<samkraft::office::CaseView> seen) {
    return seen.value_;
}
