#include "journal/opened_cards.hpp"

#include <gtest/gtest.h>

namespace samkraft::journal {
namespace {

const Reader kSocial{domain::Party::kSocialServices, domain::Column::kSocialServices};
const Reader kRegion{domain::Party::kHealthRegion, domain::Column::kCareCoordinator};

OpenedCards::Key Of(std::int64_t case_id, std::int64_t fingerprint = 1, Reader reader = kSocial) {
    return {AssociationId{1}, CaseId{case_id}, reader, fingerprint};
}
Card With(std::string content) {
    Card card;
    card.content = std::move(content);
    return card;
}

TEST(OpenedCards, AreFoundByAllThatProvesThem) {
    OpenedCards opened(8);
    opened.Keep(Of(1), With("one"));
    ASSERT_TRUE(opened.Find(Of(1)));
    EXPECT_EQ(opened.Find(Of(1))->content, "one");
    EXPECT_FALSE(opened.Find(Of(2)));
    EXPECT_FALSE(opened.Find(Of(1, 2)));           // changed since
    EXPECT_FALSE(opened.Find(Of(1, 1, kRegion)));  // another reader's, though the fingerprint were copied
    EXPECT_FALSE(opened.Find({AssociationId{2}, CaseId{1}, kSocial, 1}));
}

TEST(OpenedCards, WhatIsAskedForStaysAndTheRestGoes) {
    OpenedCards opened(8);
    for (int i = 1; i <= 100; ++i) {
        opened.Keep(Of(i), With(std::to_string(i)));
        ASSERT_TRUE(opened.Find(Of(1))) << i;
    }
    int kept = 0;
    for (int i = 1; i <= 100; ++i) kept += opened.Find(Of(i)) ? 1 : 0;
    EXPECT_LE(kept, 8);
    EXPECT_TRUE(opened.Find(Of(100)));
    EXPECT_FALSE(opened.Find(Of(50)));
}

}  // namespace
}  // namespace samkraft::journal
