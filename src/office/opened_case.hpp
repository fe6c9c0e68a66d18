// A stream opened for one actor. For the office's own files only.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "journal/journal.hpp"
#include "office/office.hpp"

namespace samkraft::office {

// A case opened for one actor: the whole stream for what the program must know, the redacted entries for what the actor sees.
struct Office::OpenedCase {
    journal::Stream stream;
    secrecy::CaseBases bases;
    std::vector<Entry> whole;            // every entry, when asked for; otherwise the governing ones
    std::vector<Entry> seen;
    std::vector<std::pair<EntryHead, secrecy::Decision>> decisions;  // of what is seen
    std::string digest;
    bool admitted = false;
};

}  // namespace samkraft::office
