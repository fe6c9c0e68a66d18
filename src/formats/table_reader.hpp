// Tables from outside, row by row: CSV and XLSX behind one interface. What the file is, is told from its
// first bytes and never from its name. The file is hostile until read: every size has a limit, formulas are
// text, and memory stays bounded by the limits below however large or wrong the file is.
//
// Threads: a reader belongs to one thread at a time; readers know nothing of each other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace samkraft::formats {

struct TableLimits {
    std::uint64_t file_bytes = 256ULL << 20U;
    std::uint64_t unpacked_bytes =
        512ULL << 20U;  // XLSX: all that is unpacked, counted as it comes, not as it is declared
    std::uint64_t unpack_ratio = 200;  // XLSX: unpacked to packed of one part, once it is over a mebibyte
    std::uint64_t shared_bytes = 128ULL
                                 << 20U;  // XLSX: the texts that cells share, the only part kept in memory
    std::uint64_t entries = 4096;         // XLSX: files in the package
    std::uint32_t rows = 1'048'576;       // a spreadsheet's own limit
    std::uint32_t columns = 1024;
    std::uint32_t row_bytes = 1U << 20U;
};

struct TableRow {
    std::int32_t number =
        0;  // as the spreadsheet numbers it: from 1; a line break inside a cell does not count
    std::vector<std::string>
        cells;  // UTF-8 without NUL, as written: not trimmed. Empty at the end where nothing is written
};

class TableReader {
  public:
    virtual ~TableReader() = default;

    // Fills the next row; false at the end. XLSX leaves out rows without content, CSV gives a blank line as
    // no cells. After an error or the end the reader is spent: ask it nothing more.
    //   kFileEncoding   {row}: neither UTF-8 nor Windows-1252, or a mixture
    //   kFileTruncated  {why}: cut short, damaged, a quotation mark that is never closed
    //   kFileBomb       {limit}: unpacks to too much
    //   kTooLarge       {limit}: too many rows or columns, too much in one row
    [[nodiscard]] virtual Result<bool> Next(TableRow& row) = 0;

    [[nodiscard]] virtual double Fraction() const = 0;  // of the file's bytes that are behind us, 0 to 1
};

// Also kUnsupportedMedia: a password-protected or older Excel file, or something that is no table at all;
// kTooLarge: the file; kMalformed: no such file. A CSV file is read once from end to end here, to learn its
// encoding.
[[nodiscard]] Result<std::unique_ptr<TableReader>> OpenTable(const std::filesystem::path& path,
                                                             const TableLimits& limits = {});

[[nodiscard]] std::string SizeText(std::uint64_t bytes);  // "256 MB", for messages

}  // namespace samkraft::formats
