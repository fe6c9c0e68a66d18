// The register of providers as it is kept in a stream of the association's: read once and kept in memory,
// then only what has been added.
#pragma once

#include <unordered_map>

#include "office/internal.hpp"
#include "office/provider_views.hpp"

namespace samkraft::office {

inline constexpr std::uint16_t kProviderKept = 140;  // on the provider stream: the whole record

struct Office::ProviderBook {
    struct Kept {
        std::int32_t version = 0;
        Instant changed;
        WorkerId changed_by;
        Provider provider;
    };
    std::int64_t sequence = 0;
    std::unordered_map<ProviderId, Kept> providers;

    void Take(journal::Stream& stream);  // what has been added
    [[nodiscard]] const Kept* Find(ProviderId id) const {
        const auto at = providers.find(id);
        return at == providers.end() ? nullptr : &at->second;
    }
};

}  // namespace samkraft::office
