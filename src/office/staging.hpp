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

struct StagedWork {  // what a row of the file would do: open a case, or change the one named
    std::int32_t row = 0;
    domain::Referral referral;
    CaseId case_id;
    std::vector<domain::Wish> changes;
};

struct Staged {
    secrecy::Actor actor;  // who staged it, and alone may approve it
    Instant at;
    std::vector<StagedWork> rows;
    std::int64_t opened = 0, changed = 0;  // of the rows
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
    // Whoever approves it must be alone with it.
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
        at->second->rows = {};
    }

  private:
    std::mutex mutex_;
    RandomIds ids_;
    std::map<std::int64_t, std::shared_ptr<Staged>> kept_;
};

}  // namespace samkraft::office
