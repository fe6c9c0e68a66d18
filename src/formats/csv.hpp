// CSV: RFC 4180 in and out. In: UTF-8 with or without a byte order mark, or Windows-1252; semicolon, comma or
// tab; both told from the content. Out: what Swedish Excel opens with a double click, and nothing that it
// would run.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "formats/table_reader.hpp"

namespace samkraft::formats {

// Lenient where Excel is: LF, CRLF and CR end a row, rows may differ in length, a quotation mark inside an
// unquoted cell is text, a first line "sep=;" is not data. Strict where leniency would shift cells: text
// after a closing quotation mark.
[[nodiscard]] Result<std::unique_ptr<TableReader>> OpenCsv(const std::filesystem::path& path,
                                                           const TableLimits& limits);

inline constexpr std::string_view kUtf8Mark =
    "\xEF\xBB\xBF";  // first in the file: tells Excel that it is UTF-8

// The cell as it may leave the house: with ' before what a spreadsheet would run (CWE-1236). "-5" and "+46
// 70…" are left.
[[nodiscard]] std::string WithoutFormula(std::string_view cell);

// Appends one row, guarded by WithoutFormula, ended by CRLF. Whatever the cells hold, OpenCsv reads the same
// ones back, as long as they are UTF-8 without NUL.
void AppendCsvRow(std::string& out, std::span<const std::string> cells, char separator = ';');

}  // namespace samkraft::formats
