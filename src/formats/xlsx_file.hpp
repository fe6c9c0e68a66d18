// XLSX out: a workbook of one sheet (ECMA-376 part 1, §18) whose cells are texts and numbers, never formulas:
// what a text begins with does not matter, for a cell says itself what it is.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.hpp"

namespace samkraft::formats {

using XlsxCell = std::variant<std::string, std::int64_t, Date>;  // an empty text and no date: an empty cell
// The first row is the heading: bold, and it stays when one scrolls. Text is UTF-8; what XML cannot hold is
// left out.
[[nodiscard]] std::string XlsxFile(const std::string& sheet, const std::vector<std::vector<XlsxCell>>& rows,
                                   Instant made);

}  // namespace samkraft::formats
