// What is news: what has come, is seen, is somebody else's, and is not about the page itself.
#include "domain/news.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace samkraft::domain {
namespace {

using testing::ElementsAre, testing::IsEmpty;

constexpr WorkerId kMe{1}, kOther{2};

EntryHead Head(std::int64_t item, std::int32_t version, Kind kind = Kind::kNote, WorkerId author = kOther) {
    EntryHead head;
    head.id = EntryId{item * 100 + version};
    head.item = ItemId{item};
    head.version = version;
    head.kind = static_cast<std::uint16_t>(kind);
    head.author = author;
    return head;
}

TEST(News, IsWhatHasComeSinceTheLookAndIsSomebodyElses) {
    const std::vector<EntryHead> seen{Head(1, 1), Head(2, 1), Head(1, 2), Head(3, 1, Kind::kNote, kMe),
                                      Head(4, 1, Kind::kIntakeAnswered, {})};
    EXPECT_THAT(NewsIn(seen, 1, kMe), ElementsAre(1, 2, 4)) << "the participant's own words are news";
    EXPECT_THAT(NewsIn(seen, 5, kMe), IsEmpty());
    EXPECT_THAT(NewsIn(seen, 3, kOther), ElementsAre(3, 4));
}
TEST(News, IsNothingOnAnItemWhoseBeginningIsUnseen) {
    const std::vector<EntryHead> seen{Head(1, 1), Head(2, 2), Head(2, 3)};
    EXPECT_THAT(NewsIn(seen, 0, kMe), ElementsAre(0));
}
TEST(News, IsNoMarkOnADueNorAReasonedOpening) {
    const std::vector<EntryHead> seen{Head(1, 1, Kind::kDueSetAside), Head(1, 2, Kind::kDueTakenUp),
                                      Head(2, 1, Kind::kDueAssigned), Head(3, 1, Kind::kOwnPartyOpening),
                                      Head(3, 2, Kind::kOpeningReviewed)};
    EXPECT_THAT(NewsIn(seen, 0, kMe), IsEmpty());
}
RC_GTEST_PROP(News, OfAPartAreTheSameWhateverStandsBetween, ()) {
    // Heads that are not seen are not given; whatever the reader did not see before the look makes no news.
    std::vector<EntryHead> seen;
    const int n = *rc::gen::inRange(0, 30);
    for (int i = 0; i < n; ++i)
        seen.push_back(Head(*rc::gen::inRange(1, 8), *rc::gen::inRange(1, 4),
                            static_cast<Kind>(*rc::gen::inRange(0, static_cast<int>(kKindCount))),
                            *rc::gen::element(kMe, kOther, WorkerId{})));
    const auto from = static_cast<std::size_t>(*rc::gen::inRange(0, n + 1));
    const auto news = NewsIn(seen, from, kMe);
    for (const std::size_t i : news) {
        RC_ASSERT(i >= from);
        RC_ASSERT(seen[i].author != kMe);
    }
    std::vector<std::size_t> later;
    for (const std::size_t i : NewsIn(seen, 0, kMe))
        if (i >= from) later.push_back(i);
    RC_ASSERT(news == later);
}

}  // namespace
}  // namespace samkraft::domain
