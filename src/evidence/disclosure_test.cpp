// Suppression is attacked: with every published figure in hand, no hidden small count may be narrowed to
// fewer than five values.
#include "evidence/disclosure.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>
#include <string>

namespace samkraft::evidence {
namespace {

using Counts = std::vector<std::int64_t>;
using Mask = std::vector<bool>;

bool Small(std::int64_t n) { return n > 0 && n < kLeastCount; }

TEST(Row, WithoutSmallCountsIsOpen) {
    EXPECT_EQ(*Suppress(Counts{5, 0, 12}), (Mask{false, false, false}));
    EXPECT_EQ(*Suppress(Counts{0, 0, 0}), (Mask{false, false, false}));
    EXPECT_EQ(*Suppress(Counts{}), Mask{});
}

TEST(Row, ASmallCountTakesItsNeighbourAlong) {
    EXPECT_EQ(*Suppress(Counts{20, 3, 9, 11}), (Mask{false, true, true, false}));
    EXPECT_EQ(*Suppress(Counts{20, 9, 11, 3}), (Mask{false, false, true, true}));  // none to the right
}

TEST(Row, TwoSmallCountsProtectEachOtherWhenTheySumToFive) {
    EXPECT_EQ(*Suppress(Counts{2, 9, 3}), (Mask{true, false, true}));
    EXPECT_EQ(*Suppress(Counts{1, 9, 1, 8}), (Mask{true, true, true, false}));
    EXPECT_EQ(*Suppress(Counts{4, 0, 0, 10}), (Mask{true, true, true, true}));  // zeros alone protect nothing
}

TEST(Row, FewerThanFivePeopleOrNoWayToHideIsWithheld) {
    EXPECT_FALSE(Suppress(Counts{4}));
    EXPECT_FALSE(Suppress(Counts{1, 1, 2}));
    EXPECT_FALSE(Suppress(Counts{0, 3, 0}));
}

Counts AnyRow(std::size_t cells) {
    Counts counts(cells);
    for (auto& n : counts)
        n = *rc::gen::weightedOneOf<int>({{3, rc::gen::inRange(0, 6)}, {2, rc::gen::inRange(0, 40)}});
    return counts;
}

// The attacker solves "the hidden sum to the total less the printed": each is between 0 and that sum, if two
// or more are hidden.
RC_GTEST_PROP(Row, TheAttackerIsLeftWithFiveValuesForEachHiddenCell, ()) {
    const Counts counts = AnyRow(static_cast<std::size_t>(*rc::gen::inRange(1, 8)));
    const auto hidden = Suppress(counts);
    const std::int64_t total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (!hidden) {
        RC_ASSERT(total > 0);
        return;
    }
    RC_ASSERT(!Small(total));
    std::int64_t rest = total, number = 0;
    bool any_small = false;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if ((*hidden)[i])
            ++number;
        else
            rest -= counts[i];
        any_small = any_small || Small(counts[i]);
        RC_ASSERT((*hidden)[i] || !Small(counts[i]));
    }
    if (!any_small)
        RC_ASSERT(number == 0);
    else
        RC_ASSERT(number >= 2 && rest >= kLeastCount);
    RC_ASSERT(*Suppress(counts) == *hidden);
}

// ---- two-way tables

// Every way to fill the hidden cells, counted out: the slow truth about what a reader can find.
void Fill(const Grid& grid, const Mask& hidden, std::size_t cell, Counts& values,
          std::vector<Interval>& seen) {
    const std::size_t columns = grid.Columns();
    if (cell == grid.Rows() * columns) {
        // Margins follow from the inner cells; printed ones must agree.
        Counts all(grid.Cells());
        for (std::size_t r = 0; r < grid.Rows(); ++r)
            for (std::size_t c = 0; c < columns; ++c)
                for (const std::size_t at : {grid.At(r, c), grid.At(r, columns), grid.At(grid.Rows(), c),
                                             grid.At(grid.Rows(), columns)})
                    all[at] += values[r * columns + c];
        for (std::size_t i = 0; i < all.size(); ++i)
            if (!hidden[i] && all[i] != grid[i]) return;
        for (std::size_t i = 0; i < all.size(); ++i)
            seen[i] = {std::min(seen[i].low, all[i]), std::max(seen[i].high, all[i])};
        return;
    }
    const std::size_t r = cell / columns, c = cell % columns, at = grid.At(r, c);
    const std::int64_t total = grid[grid.Cells() - 1];
    const std::int64_t low = hidden[at] ? 0 : grid[at];
    std::int64_t high = hidden[at] ? total : grid[at];
    std::int64_t row_sum = 0, column_sum = 0, sum = 0;
    for (std::size_t i = 0; i < cell; ++i) {
        sum += values[i];
        if (i / columns == r) row_sum += values[i];
        if (i % columns == c) column_sum += values[i];
    }
    high = std::min(high, total - sum);
    if (!hidden[grid.At(r, columns)]) high = std::min(high, grid[grid.At(r, columns)] - row_sum);
    if (!hidden[grid.At(grid.Rows(), c)]) high = std::min(high, grid[grid.At(grid.Rows(), c)] - column_sum);
    for (std::int64_t v = low; v <= high; ++v) {
        values[cell] = v;
        Fill(grid, hidden, cell + 1, values, seen);
    }
}

RC_GTEST_PROP(Table, TheIntervalIsExactlyWhatCountingOutFinds, ()) {
    Grid grid(2, 3);
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t c = 0; c < 3; ++c) grid.Set(r, c, *rc::gen::inRange(0, 5));
    Mask hidden(grid.Cells());
    for (std::size_t i = 0; i + 1 < hidden.size(); ++i) hidden[i] = *rc::gen::inRange(0, 5) > 1;
    std::vector<Interval> seen(grid.Cells(), Interval{1000, -1});
    Counts values(6);
    Fill(grid, hidden, 0, values, seen);
    for (std::size_t i = 0; i < grid.Cells(); ++i) {
        const Interval found = FeasibleInterval(grid, hidden, i);
        RC_ASSERT(found.low == seen[i].low);
        RC_ASSERT(found.high == seen[i].high);
    }
}

RC_GTEST_PROP(Table, NoHiddenSmallCountIsNarrowedBelowFiveValues, ()) {
    const auto rows = static_cast<std::size_t>(*rc::gen::inRange(2, 6)),
               columns = static_cast<std::size_t>(*rc::gen::inRange(2, 7));
    Grid grid(rows, columns);
    const int most = *rc::gen::elementOf(std::vector<int>{5, 8, 30});
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) grid.Set(r, c, *rc::gen::inRange(0, most));
    const Mask printed(grid.Cells());
    const auto hidden = SuppressGrid(grid, printed);
    if (!hidden) return;
    RC_ASSERT(!(*hidden)[grid.Cells() - 1]);
    for (std::size_t i = 0; i < grid.Cells(); ++i) {
        if (!Small(grid[i])) continue;
        RC_ASSERT((*hidden)[i]);
        const Interval found = FeasibleInterval(grid, *hidden, i);
        RC_ASSERT(found.low <= grid[i] && found.high >= grid[i]);
        RC_ASSERT(found.high - found.low >= kLeastCount);
    }
    RC_ASSERT(*SuppressGrid(grid, printed) == *hidden);
}

TEST(Table, WithoutSmallCountsIsOpen) {
    Grid grid(2, 2);
    for (std::size_t i = 0; i < 4; ++i) grid.Set(i / 2, i % 2, 7);
    const auto hidden = SuppressGrid(grid, Mask(grid.Cells()));
    ASSERT_TRUE(hidden);
    EXPECT_EQ(std::count(hidden->begin(), hidden->end(), true), 0);
}

TEST(Table, OneSmallCountTakesARectangle) {
    Grid grid(3, 3);
    for (std::size_t i = 0; i < 9; ++i) grid.Set(i / 3, i % 3, 20);
    grid.Set(0, 0, 2);
    const auto hidden = SuppressGrid(grid, Mask(grid.Cells()));
    ASSERT_TRUE(hidden);
    EXPECT_TRUE((*hidden)[grid.At(0, 0)]);
    EXPECT_LE(std::count(hidden->begin(), hidden->end(), true), 4);
}

// An independent audit by linear programming of a made-up team of 124 people, education × exit. "Any pattern
// that passes the audit is acceptable."
TEST(Table, AgreesWithTheReferenceAudit) {
    const char* const place = std::getenv("SAMKRAFT_REFERENCE");
    if (!place)
        GTEST_SKIP()
            << "NOT CHECKED: set SAMKRAFT_REFERENCE to the folder of the reference tables (sdc_*.csv)";
    const std::filesystem::path folder = place;
    std::ifstream cells(folder / "sdc_team10_edu_exit.csv"), reference(folder / "sdc_sample.csv");
    ASSERT_TRUE(cells && reference) << folder;
    const std::vector<std::string> education{"none", "primary", "secondary", "tertiary", "T"},
        exit{"none", "O", "S", "W", "T"};
    const auto find = [](const std::vector<std::string>& names, const std::string& name) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    Grid grid(4, 4);
    const auto at = [&](std::string cell) {
        std::erase(cell, '"');
        const std::size_t bar = cell.find('|');
        return std::pair{find(education, cell.substr(0, bar)), find(exit, cell.substr(bar + 1))};
    };
    std::string line;
    std::map<std::size_t, std::int64_t> margins;
    std::getline(cells, line);
    while (std::getline(cells, line)) {
        const std::size_t comma = line.find(',');
        const auto [r, c] = at(line.substr(0, comma));
        const std::int64_t count = std::stoll(line.substr(comma + 1));
        if (r < 4 && c < 4)
            grid.Set(r, c, count);
        else
            margins[grid.At(r, c)] = count;
    }
    for (const auto& [cell, count] : margins) EXPECT_EQ(grid[cell], count);
    // What an attacker computes when only the small cells are hidden.
    Mask primary(grid.Cells());
    for (std::size_t i = 0; i < grid.Cells(); ++i) primary[i] = Small(grid[i]);
    int compared = 0;
    long long least = 0;
    while (std::getline(reference, line)) {
        std::istringstream fields(line);
        std::string name, quantity, term, where, value;
        std::getline(fields, name, ',');
        std::getline(fields, quantity, ',');
        std::getline(fields, term, ',');
        std::getline(fields, where, ',');
        std::getline(fields, value, ',');
        if (name != "team10_edu_exit") continue;
        if (quantity == "n_primary") {
            EXPECT_EQ(std::count(primary.begin(), primary.end(), true), std::stoll(value));
        }
        if (quantity == "min_cells" && term == "suppressed_cells") least = std::stoll(value);
        if (quantity != "primary_only.interval") continue;
        const std::size_t bar = term.rfind('|');
        const auto [r, c] = at(term.substr(0, bar));
        const Interval found = FeasibleInterval(grid, primary, grid.At(r, c));
        EXPECT_EQ(term.substr(bar + 1) == "lo" ? found.low : found.high, std::stoll(value)) << term;
        ++compared;
    }
    EXPECT_EQ(compared, 12);
    const auto hidden = SuppressGrid(grid, Mask(grid.Cells()));
    ASSERT_TRUE(hidden);
    std::int64_t number = 0, people = 0;
    for (std::size_t i = 0; i < grid.Cells(); ++i) {
        if (!(*hidden)[i]) continue;
        ++number;
        people += grid[i];
        if (!Small(grid[i])) continue;
        const Interval found = FeasibleInterval(grid, *hidden, i);
        EXPECT_GE(found.high - found.low, kLeastCount);
    }
    std::printf("  team 10: %lld cells hidden, %lld people in them; the smallest safe pattern hides %lld\n",
                static_cast<long long>(number), static_cast<long long>(people), least);
    EXPECT_LE(number, least + 2);
}

TEST(Rule, IsPrintedInTwoLanguages) {
    EXPECT_NE(DisclosureRule(Language::kSwedish), DisclosureRule(Language::kEnglish));
    EXPECT_NE(DisclosureRule(Language::kSwedish).find("1–4"), std::string_view::npos);
}

}  // namespace
}  // namespace samkraft::evidence
