// Previews of imports that wait for approval. In memory only: what was never approved leaves no trace.
// Thread-safe.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "domain/decide.hpp"
#include "secrecy/engine.hpp"

namespace samkraft::office {

struct Staged {
    secrecy::Actor actor;  // who staged it, and alone may approve it
    Instant at;
    std::vector<domain::Referral> referrals;
    std::vector<std::pair<CaseId, std::vector<domain::Wish>>> changes;
    bool approved = false;
};

struct Staging {
    static constexpr std::size_t kMost = 8;  // previews kept; the oldest gives way

    std::string Put(Staged staged) {
        const std::lock_guard lock(mutex_);
        if (kept_.size() >= kMost) kept_.erase(kept_.begin());
        const std::int64_t id = ids_.Next();
        kept_.emplace(id, std::make_shared<Staged>(std::move(staged)));
        return IdText(id);
    }
    std::shared_ptr<const Staged> Find(const std::string& import) {
        const std::lock_guard lock(mutex_);
        const auto at = kept_.find(ParseId(import).value_or(0));
        return at == kept_.end() ? nullptr : at->second;
    }
    void Approve(const std::string& import) {
        const std::lock_guard lock(mutex_);
        const auto at = kept_.find(ParseId(import).value_or(0));
        if (at == kept_.end()) return;
        at->second->approved = true;
        at->second->referrals.shrink_to_fit();
    }

  private:
    std::mutex mutex_;
    RandomIds ids_;
    std::map<std::int64_t, std::shared_ptr<Staged>> kept_;
};

}  // namespace samkraft::office
