// Contents of cards that have been opened from their seals, so that a list that is looked at all day long
// need not open the same fifty rows each time. A card is found again only with every column, and the keyed
// fingerprint of its content, as they were when the seal proved them: a row that has been changed since, by
// us or by anyone, is opened anew. In memory only. Any thread.
#pragma once

#include <sodium.h>

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace samkraft::journal {

class OpenedCards {
  public:
    // `most`: how many are kept. What has not been asked for lately goes, half of them at a time.
    explicit OpenedCards(std::size_t most) : half_(most / 2) {}

    // `proof`: the card's place and fingerprint.
    [[nodiscard]] std::optional<std::string> Find(const std::string& proof) {
        const std::lock_guard lock(mutex_);
        if (const auto found = recent_.find(proof); found != recent_.end()) return found->second.text;
        const auto found = older_.find(proof);
        if (found == older_.end()) return std::nullopt;
        std::string text = found->second.text;
        auto node = older_.extract(found);
        MakeRoom();
        recent_.insert(std::move(node));
        return text;
    }
    void Keep(std::string proof, std::string content) {
        const std::lock_guard lock(mutex_);
        MakeRoom();
        recent_.try_emplace(std::move(proof), std::move(content));
    }

  private:
    struct Content {  // wiped when let go
        std::string text;
        explicit Content(std::string t) : text(std::move(t)) {}
        Content(const Content&) = delete;
        Content& operator=(const Content&) = delete;
        ~Content() { sodium_memzero(text.data(), text.size()); }
    };
    void MakeRoom() {
        if (recent_.size() < half_) return;
        older_ = std::move(recent_);
        recent_.clear();
    }

    const std::size_t half_;
    std::mutex mutex_;
    std::unordered_map<std::string, Content> recent_, older_;
};

}  // namespace samkraft::journal
