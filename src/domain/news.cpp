#include "domain/news.hpp"

#include <set>

namespace samkraft::domain {
namespace {

bool IsNoNews(Kind kind) {
    return kind == Kind::kDueSetAside || kind == Kind::kDueAssigned || kind == Kind::kDueTakenUp ||
           kind == Kind::kOwnPartyOpening || kind == Kind::kOpeningReviewed;
}

}  // namespace

std::vector<std::size_t> NewsIn(std::span<const EntryHead> seen, std::size_t first_new, WorkerId reader) {
    std::vector<std::size_t> news;
    std::set<ItemId> begun;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const EntryHead& head = seen[i];
        if (head.version == 1) begun.insert(head.item);
        const bool own = head.author && head.author == reader;
        if (i >= first_new && !own && begun.contains(head.item) && !IsNoNews(KindOf(head))) news.push_back(i);
    }
    return news;
}

}  // namespace samkraft::domain
