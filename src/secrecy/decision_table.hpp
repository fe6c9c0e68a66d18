// The decision table as data: 26 categories × 10 columns, each cell a list of grants. Read from
// decision_table.csv, which the build puts into the program, and checked whole before anything is decided on
// it. What no cell opens is closed.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "domain/vocabulary.hpp"

namespace samkraft::secrecy {

struct Grant {
    std::optional<domain::BasisKind> basis;  // none: whatever the basis
    domain::Level level = domain::Level::kNone;
    domain::Slice slice = domain::Slice::kSummary;  // kWhole at full level
    bool operator==(const Grant&) const = default;
};

// What one cell gives for one basis. The smaller `place`, the wider the grant among those of the same level
// in the cell.
struct Opening {
    domain::Level level = domain::Level::kNone;
    domain::Slice slice = domain::Slice::kSummary;
    std::uint8_t place = 0;
};

// Immutable after construction; may be read from any thread.
class DecisionTable {
  public:
    // Throws std::invalid_argument, naming line and fault, unless every row and column stands once and in
    // order, every cell is there, every name is known, a slice stands only with "limited", grants go from
    // wide to narrow without repeating a basis, and the participant's cells ask for no basis.
    explicit DecisionTable(std::string_view text);

    // The program's own. Made, and so checked, before main() runs.
    [[nodiscard]] static const DecisionTable& Builtin();

    [[nodiscard]] std::span<const Grant> Cell(domain::Category category, domain::Column column) const;
    [[nodiscard]] Opening Open(domain::Category category, domain::Column column,
                               domain::BasisKind basis) const {
        return openings_[static_cast<std::size_t>(category)][static_cast<std::size_t>(column)]
                        [static_cast<std::size_t>(basis)];
    }

  private:
    static constexpr std::size_t kBases = Names(domain::BasisKind{}).size();
    template <class T>
    using Cells = std::array<std::array<T, domain::kColumnCount>, domain::kCategoryCount>;

    Cells<std::vector<Grant>> grants_;
    Cells<std::array<Opening, kBases>> openings_{};
};

}  // namespace samkraft::secrecy
