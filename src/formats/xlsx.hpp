// XLSX in: the first visible sheet of an Office Open XML workbook (ECMA-376 part 1, §18), unpacked and parsed
// as it is read. Cells come as text: numbers as the number, dates as 2019-03-04 (with " 13:30:00" where there
// is a time), truth values as TRUE and FALSE, a formula as the value that was stored with it. Nothing is ever
// calculated.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "formats/table_reader.hpp"

namespace samkraft::formats {

[[nodiscard]] Result<std::unique_ptr<TableReader>> OpenXlsx(const std::filesystem::path& path,
                                                            const TableLimits& limits);

// A day number of Excel's 1900 calendar as yyyy-mm-dd; "" outside 1900–2299 and for 60, the 29 February 1900
// that never was.
[[nodiscard]] std::string DateOfSerial(std::int64_t serial);

}  // namespace samkraft::formats
