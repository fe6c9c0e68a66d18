// What a party's reviewers have before them and have found, as it is kept in the party's review stream:
// openings as they were made, the list of each week as it was drawn, and every finding.
#pragma once

#include <map>

#include "office/internal.hpp"

namespace samkraft::office {

// Kinds on a review stream. The first entry of an opening or of an item of a list carries its identity.
inline constexpr std::uint16_t kReviewOpening = 110, kReviewVerdict = 111, kReviewWeek = 112,
                               kReviewFinding = 113;

inline constexpr int kDaysToFind = 14;  // from the end of the week until its list is overdue

struct KeptOpening {
    CaseId case_id;
    WorkerId worker;
    Role role = Role::kOperator;
    Instant until;
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case", kRequired}, self.case_id);
        visit({"worker", kRequired}, self.worker);
        visit({"role", kRequired}, self.role);
        visit({"until", kRequired}, self.until);
        visit({"reason", kRequired}, self.reason);
    }
};

struct KeptWeek {
    Date week;
    std::string seed;
    std::int64_t rows = 0, visits = 0;
    std::vector<ReviewItem> items;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"week", kRequired}, self.week);
        visit({"seed", kRequired}, self.seed);
        visit({"rows"}, self.rows);
        visit({"visits"}, self.visits);
        visit({"items", kOptional, 0, 100'000}, self.items);
    }
};

struct Office::ReviewBook {
    struct Item {
        ReviewItem about;
        std::vector<FindingView> findings;
        [[nodiscard]] bool Open() const {
            return findings.empty() || findings.back().finding == Finding::kAsked;
        }
    };
    struct Week {
        KeptWeek kept;  // without its items
        Instant drawn;
        std::vector<ItemId> items;
    };
    std::int64_t sequence = 0;
    std::map<ItemId, OpeningView> openings;
    std::map<ItemId, Item> items;
    std::map<Date, Week> weeks;
};

// The item that stands for a week's list. Weeks have Mondays for identities; items' are hashes.
[[nodiscard]] inline ItemId ItemOfWeek(Date monday) { return ItemId{-std::int64_t{monday.days}}; }

}  // namespace samkraft::office
