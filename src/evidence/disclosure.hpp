// Disclosure control for tables of counts of people that go to readers outside the collaboration.
//
// The rule: counts of 1–4 are hidden, with as many other cells as it takes that nobody can work out a hidden
// one from the totals; zeros and totals are shown; a percentage is shown only of a base of at least 20. A
// table of fewer than five people is withheld whole. The attacker we reckon with knows every printed figure
// and that counts are whole and not negative: for each hidden small cell the values that fit must span at
// least 5 (the audit, FeasibleInterval, is exact).
//
// Which further cells are hidden goes by place and network distance, never by chance: the same table gives
// the same answer, and two readers cannot put two versions together.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace samkraft::evidence {

inline constexpr std::int64_t kLeastCount =
    5;  // the smallest count that is shown, and the least width of the interval
inline constexpr std::int64_t kLeastBase = 20;  // the smallest base of a percentage

// What every report prints beside its figures.
[[nodiscard]] std::string_view DisclosureRule(Language language);

// One row of cells whose total is printed. true: hidden; none: withhold the row and its total.
// First the small cells, then the nearest others (zeros too, the one to the right first) until at least two
// are hidden and they sum to 5 or more.
[[nodiscard]] std::optional<std::vector<bool>> Suppress(std::span<const std::int64_t> counts);

// A table of rows × columns with both margins and the grand total, which is always printed.
class Grid {
  public:
    Grid(std::size_t rows, std::size_t columns)
        : rows_(rows), columns_(columns), counts_((rows + 1) * (columns + 1)) {}
    void Set(std::size_t row, std::size_t column,
             std::int64_t count);  // an inner cell; keeps the margins right
    [[nodiscard]] std::size_t Rows() const { return rows_; }
    [[nodiscard]] std::size_t Columns() const { return columns_; }
    [[nodiscard]] std::size_t Cells() const { return counts_.size(); }
    [[nodiscard]] std::size_t At(std::size_t row, std::size_t column) const {
        return row * (columns_ + 1) + column;
    }  // rows_, columns_: margins
    [[nodiscard]] std::int64_t operator[](std::size_t cell) const { return counts_[cell]; }

  private:
    std::size_t rows_, columns_;
    std::vector<std::int64_t> counts_;
};

struct Interval {
    std::int64_t low = 0, high = 0;  // high is capped at the grand total
};

// The exact values that a reader who sees all but the hidden cells can give one cell. A two-way table with
// margins is a network: the interval is two maximal flows.
[[nodiscard]] Interval FeasibleInterval(const Grid& grid, const std::vector<bool>& hidden, std::size_t cell);

// Hides the small cells and what it takes to protect them, on top of what is hidden from the start (such as
// rows that are not printed; their small cells are protected too). Row totals are left as given. none:
// withhold the table.
[[nodiscard]] std::optional<std::vector<bool>> SuppressGrid(const Grid& grid, std::vector<bool> hidden);

}  // namespace samkraft::evidence
