#include "office/unreviewed.hpp"

#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "office/review_book.hpp"

namespace samkraft::office {
namespace {

template <class T>
T Stored(std::string_view json) {
    auto value = json::Parse<T>(json, json::Strictness::kStored);
    if (!value) throw std::runtime_error("an entry of a review stream cannot be read");
    return std::move(*value);
}

}  // namespace

Date FirstUnreviewed(journal::Journal& journal, AssociationId association) {
    Date first;
    for (std::size_t p = 1; p < kPartyCount; ++p) {
        journal::Stream stream = journal.Read(association, journal::ReviewStream(static_cast<Party>(p)));
        std::map<ItemId, Date> days, open;
        for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
            const EntryHead& head = stream.Heads()[i];
            switch (head.kind) {
                case kReviewOpening:
                    open[head.item] = LocalDate(head.at);
                    break;
                case kReviewVerdict:
                    open.erase(head.item);
                    break;
                case kReviewWeek:
                    for (const ReviewItem& item : Stored<KeptWeek>(stream.Open(i)).items)
                        open[item.item] = days[item.item] = item.day;
                    break;
                case kReviewFinding:
                    if (Stored<FindingWish>(stream.Open(i)).finding == Finding::kAsked)
                        open[head.item] = days[head.item];
                    else
                        open.erase(head.item);
                    break;
                default:
                    break;
            }
        }
        for (const auto& [item, day] : open) first = first ? std::min(first, day) : day;
    }
    return first;
}

}  // namespace samkraft::office
