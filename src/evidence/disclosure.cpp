#include "evidence/disclosure.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>

namespace samkraft::evidence {
namespace {

bool Small(std::int64_t count) { return count > 0 && count < kLeastCount; }

// The table as a network. Each row and each column, the margins too, is one equation and one node; each cell
// stands in exactly one row equation and one column equation, with opposite signs when the column equations
// are turned and the margin rows with them. So each cell is an arc, and to change cells without breaking a
// printed total is to send flow round a circle.
class Network {
  public:
    Network(const Grid& grid, const std::vector<bool>& hidden) : grid_(grid), hidden_(hidden) {
        for (std::size_t r = 0; r <= grid.Rows(); ++r)
            for (std::size_t c = 0; c <= grid.Columns(); ++c) {
                const std::size_t row = r, column = grid.Rows() + 1 + c;
                // Inner cells and the grand total point one way, the margins the other.
                const bool margin = (r == grid.Rows()) != (c == grid.Columns());
                arcs_.push_back(margin ? Arc{column, row} : Arc{row, column});
            }
    }

    // How far the cell can be raised (or lowered), at most `most`, given the reader's freedom in the other
    // hidden cells.
    [[nodiscard]] std::int64_t Room(std::size_t cell, bool raise, std::int64_t most) const {
        std::vector<std::int64_t> change(arcs_.size());
        std::int64_t room = 0;
        while (room < most) {
            const auto path = Path(cell, raise, change, false);
            if (!path) break;
            std::int64_t step = most - room;
            for (const Step& s : *path)
                if (!s.up) step = std::min(step, grid_[s.cell] + change[s.cell]);
            for (const Step& s : *path) change[s.cell] += s.up ? step : -step;
            room += step;
        }
        return room;
    }

    // The cheapest further cells to hide so that the cell can be raised (or lowered) more than it can now.
    [[nodiscard]] std::vector<std::size_t> Open(std::size_t cell, bool raise,
                                                const std::vector<bool>& fixed) const {
        std::vector<std::int64_t> change(arcs_.size());
        fixed_ = &fixed;
        // Use up what is already there, so that the next path brings something new.
        while (const auto path = Path(cell, raise, change, false)) {
            std::int64_t step = kLeastCount;
            for (const Step& s : *path)
                if (!s.up) step = std::min(step, grid_[s.cell] + change[s.cell]);
            for (const Step& s : *path) change[s.cell] += s.up ? step : -step;
            if (std::any_of(change.begin(), change.end(), [](std::int64_t d) { return d > 4 * kLeastCount; }))
                return {};  // room enough
        }
        std::vector<std::size_t> opened;
        if (const auto path = Path(cell, raise, change, true))
            for (const Step& s : *path)
                if (!hidden_[s.cell]) opened.push_back(s.cell);
        return opened;
    }

  private:
    struct Arc {
        std::size_t from, to;
    };
    struct Step {
        std::size_t cell;
        bool up;
    };

    // A circle that closes the cell's own change: the path from its head back to its tail (or the other way
    // to lower it). Hidden cells cost nothing; with `opening`, others may be used at a price. Dijkstra, ties
    // by place.
    [[nodiscard]] std::optional<std::vector<Step>> Path(std::size_t cell, bool raise,
                                                        const std::vector<std::int64_t>& change,
                                                        bool opening) const {
        const std::size_t nodes = grid_.Rows() + grid_.Columns() + 2;
        const std::size_t start = raise ? arcs_[cell].to : arcs_[cell].from,
                          goal = raise ? arcs_[cell].from : arcs_[cell].to;
        constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max() / 4;
        std::vector<std::int64_t> cost(nodes, kFar);
        std::vector<Step> by(nodes);
        std::vector<std::size_t> before(nodes, nodes);
        std::vector<bool> done(nodes);
        cost[start] = 0;
        for (;;) {
            std::size_t at = nodes;
            for (std::size_t n = 0; n < nodes; ++n)
                if (!done[n] && cost[n] < kFar && (at == nodes || cost[n] < cost[at])) at = n;
            if (at == nodes) return std::nullopt;
            if (at == goal) break;
            done[at] = true;
            for (std::size_t other = 0; other < arcs_.size(); ++other) {
                if (other == cell) continue;
                const bool up = arcs_[other].from == at;
                if (!up && arcs_[other].to != at) continue;
                const std::int64_t left = grid_[other] + change[other];
                if (!up && left <= 0) continue;
                std::int64_t price = 0;
                if (!hidden_[other]) {
                    if (!opening || (*fixed_)[other]) continue;
                    // One more cell costs more than any count; a cell too small to make room costs extra.
                    price = 1000 + std::min<std::int64_t>(grid_[other], 500) +
                            (grid_[other] < kLeastCount ? 1000 : 0);
                }
                const std::size_t next = up ? arcs_[other].to : arcs_[other].from;
                if (cost[at] + price < cost[next]) {
                    cost[next] = cost[at] + price;
                    by[next] = {other, up};
                    before[next] = at;
                }
            }
        }
        std::vector<Step> path;
        for (std::size_t n = goal; n != start; n = before[n]) path.push_back(by[n]);
        return path;
    }

    const Grid& grid_;
    const std::vector<bool>& hidden_;
    mutable const std::vector<bool>* fixed_ = nullptr;
    std::vector<Arc> arcs_;
};

}  // namespace

std::string_view DisclosureRule(Language language) {
    return language == Language::kSwedish
               ? "Antal 1–4 visas inte, och inte heller så många andra antal som behövs för att de inte ska "
                 "kunna räknas ut. Andelar visas när minst 20 personer ligger till grund."
               : "Counts of 1–4 are not shown, nor as many other counts as it takes that they cannot be "
                 "worked out. Shares are shown for 20 people or more.";
}

std::optional<std::vector<bool>> Suppress(std::span<const std::int64_t> counts) {
    const std::int64_t total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (Small(total)) return std::nullopt;
    std::vector<bool> hidden(counts.size());
    std::vector<std::size_t> small;
    std::int64_t sum = 0;
    std::size_t number = 0;
    const auto hide = [&](std::size_t i) {
        hidden[i] = true;
        sum += counts[i];
        ++number;
    };
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (Small(counts[i])) {
            small.push_back(i);
            hide(i);
        }
    if (small.empty()) return hidden;
    for (std::size_t distance = 1; (number < 2 || sum < kLeastCount) && distance < counts.size(); ++distance)
        for (const std::size_t from : small)
            for (const bool right : {true, false}) {
                if (number >= 2 && sum >= kLeastCount) break;
                if (right ? from + distance >= counts.size() : from < distance) continue;
                const std::size_t i = right ? from + distance : from - distance;
                if (!hidden[i]) hide(i);
            }
    if (number < 2) return std::nullopt;  // all are hidden then, and sum to the total: five or more
    return hidden;
}

void Grid::Set(std::size_t row, std::size_t column, std::int64_t count) {
    const std::int64_t more = count - counts_[At(row, column)];
    for (const std::size_t r : {row, rows_})
        for (const std::size_t c : {column, columns_}) counts_[At(r, c)] += more;
}

Interval FeasibleInterval(const Grid& grid, const std::vector<bool>& hidden, std::size_t cell) {
    const std::int64_t value = grid[cell];
    if (!hidden[cell]) return {value, value};
    const Network network(grid, hidden);
    const std::int64_t total = grid[grid.Cells() - 1];
    return {value - network.Room(cell, false, value), value + network.Room(cell, true, total - value)};
}

std::optional<std::vector<bool>> SuppressGrid(const Grid& grid, std::vector<bool> hidden) {
    const std::int64_t total = grid[grid.Cells() - 1];
    if (Small(total)) return std::nullopt;
    std::vector<bool> fixed(grid.Cells());  // never hidden by us: row totals and the grand total
    for (std::size_t r = 0; r <= grid.Rows(); ++r) fixed[grid.At(r, grid.Columns())] = true;
    for (std::size_t cell = 0; cell < grid.Cells(); ++cell)
        if (Small(grid[cell])) {
            if (fixed[cell] && !hidden[cell]) return std::nullopt;  // a small row total was left open
            hidden[cell] = true;
        }
    const auto width = [&](std::size_t cell) {
        const Interval i = FeasibleInterval(grid, hidden, cell);
        return i.high - i.low;
    };
    for (std::size_t cell = 0; cell < grid.Cells(); ++cell) {
        if (!Small(grid[cell])) continue;
        while (width(cell) < kLeastCount) {
            // Lowering gives at most four, so raising is what decides.
            auto open = Network(grid, hidden).Open(cell, true, fixed);
            if (open.empty()) open = Network(grid, hidden).Open(cell, false, fixed);
            if (open.empty()) return std::nullopt;
            for (const std::size_t more : open) hidden[more] = true;
        }
    }
    return hidden;
}

}  // namespace samkraft::evidence
