// Cards that have been opened from their seals, so that a list that is looked at all day long need not open
// the same fifty rows each time. A card is found again only by the keyed fingerprint over all that it holds,
// which whoever changes the card changes with it. In memory only, wiped when let go. Any thread.
#pragma once

#include <sodium.h>

#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include "journal/journal.hpp"

namespace samkraft::journal {

class OpenedCards {
  public:
    struct Key {
        AssociationId association;
        CaseId case_id;
        Reader reader;
        std::int64_t fingerprint = 0;
        bool operator==(const Key&) const = default;
    };

    // `most`: how many are kept. What has not been asked for lately goes, half of them at a time.
    explicit OpenedCards(std::size_t most) : half_(most / 2) {}

    [[nodiscard]] std::optional<Card> Find(const Key& key) {
        const std::lock_guard lock(mutex_);
        if (const auto found = recent_.find(key); found != recent_.end()) return found->second.card;
        auto node = older_.extract(key);
        if (!node) return std::nullopt;
        MakeRoom();
        return recent_.insert(std::move(node)).position->second.card;
    }
    void Keep(const Key& key, const Card& card) {
        const std::lock_guard lock(mutex_);
        MakeRoom();
        recent_.try_emplace(key, card);
    }

  private:
    struct Hash {
        std::size_t operator()(const Key& key) const { return static_cast<std::size_t>(key.fingerprint); }
    };
    struct Opened {
        Card card;
        explicit Opened(const Card& c) : card(c) {}
        Opened(const Opened&) = delete;
        Opened& operator=(const Opened&) = delete;
        ~Opened() { sodium_memzero(card.content.data(), card.content.size()); }
    };
    void MakeRoom() {
        if (recent_.size() < half_) return;
        older_ = std::move(recent_);
        recent_.clear();
    }

    const std::size_t half_;
    std::mutex mutex_;
    std::unordered_map<Key, Opened, Hash> recent_, older_;
};

}  // namespace samkraft::journal
