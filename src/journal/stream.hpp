// The inside of a Stream: rows as they were read, opened one by one where they lie.
#pragma once

#include <optional>

#include "journal/journal.hpp"
#include "journal/keys.hpp"

namespace samkraft::journal {

struct Stream::Body {
    AssociationId association;
    CaseId case_id;
    std::vector<domain::EntryHead> heads;
    std::vector<std::int64_t> sequences;
    std::int64_t last = 0;  // the sequence of the last row, disposed of or not
    struct Part {
        std::size_t begin = 0, size = 0;
        bool open = false;
    };
    std::vector<Part> parts;
    std::vector<unsigned char>
        arena;  // sealed payloads one after the other; moving a vector does not move its bytes
    struct OwnerKey {
        const Secret* party = nullptr;  // lives as long as the ring
        std::string wrapped;
        std::optional<ShortKey> key;
    };
    std::array<OwnerKey, domain::kPartyCount> keys;
    std::shared_ptr<KeyRing> ring;

    ~Body() { sodium_memzero(arena.data(), arena.size()); }
};

}  // namespace samkraft::journal
