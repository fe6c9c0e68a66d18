// For the tests: files in a folder of their own, and workbooks put together with libzip.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "formats/table_reader.hpp"

namespace samkraft::formats {

class FileTest : public testing::Test {
  protected:
    FileTest() {
        std::string name = (std::filesystem::temp_directory_path() / "samkraft-formats-XXXXXX").string();
        if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        folder_ = name;
    }
    ~FileTest() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path Write(std::string_view bytes, const std::string& name = "fil.csv") {
        std::ofstream(folder_ / name, std::ios::binary | std::ios::trunc) << bytes;
        return folder_ / name;
    }
    static std::string Bytes(const std::filesystem::path& path) {
        std::ostringstream out;
        out << std::ifstream(path, std::ios::binary).rdbuf();
        return out.str();
    }

    std::filesystem::path folder_;
};

using Parts = std::map<std::string, std::string>;

inline std::filesystem::path WriteZip(const std::filesystem::path& path, const Parts& parts) {
    std::filesystem::remove(path);
    int why = 0;
    zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, &why);
    if (!zip) throw std::runtime_error("zip_open");
    for (const auto& [name, bytes] : parts)
        if (zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bytes.data(), bytes.size(), 0), 0) < 0)
            throw std::runtime_error("zip_file_add");
    if (zip_close(zip) != 0) throw std::runtime_error(zip_strerror(zip));
    return path;
}

// A workbook with one sheet. `rows` goes inside <sheetData>; the styles are 0 general, 1 date (built-in 14),
// 2 "yyyy-mm-dd", 3 mask "0000", 4 mask "000000-0000", 5 elapsed hours "[h]:mm", 6 "0.00 \"d\"".
inline Parts Workbook(std::string_view rows, std::string_view shared = "") {
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
    const std::string main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
    const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const std::string relations =
        head + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
    const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + types + type + "\" Target=\"" + target + "\"/>";
    };
    Parts parts;
    parts["[Content_Types].xml"] = head + "<Types/>";
    parts["_rels/.rels"] =
        relations + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>";
    parts["xl/_rels/workbook.xml.rels"] = relations + relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                          relation("rId2", "styles", "styles.xml") +
                                          relation("rId3", "sharedStrings", "/xl/sharedStrings.xml") +
                                          "</Relationships>";
    parts["xl/workbook.xml"] =
        head + "<workbook " + main +
        R"( xmlns:r="r"><workbookPr/><sheets><sheet name="Dold" sheetId="2" state="hidden" r:id="rId9"/>)"
        R"(<sheet name="Deltagare" sheetId="1" r:id="rId1"/></sheets></workbook>)";
    parts["xl/styles.xml"] =
        head + "<styleSheet " + main +
        R"(><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd;@"/>)"
        R"(<numFmt numFmtId="165" formatCode="0000"/><numFmt numFmtId="166" formatCode="000000\-0000"/>)"
        R"(<numFmt numFmtId="167" formatCode="[h]:mm"/><numFmt numFmtId="168" formatCode="0.00 &quot;d&quot;"/>)"
        R"(</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>)"
        R"(<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/>)"
        R"(</cellXfs></styleSheet>)";
    parts["xl/sharedStrings.xml"] = head + "<sst " + main + ">" + std::string(shared) + "</sst>";
    parts["xl/worksheets/sheet1.xml"] =
        head + "<worksheet " + main + "><sheetData>" + std::string(rows) + "</sheetData></worksheet>";
    return parts;
}

inline std::string Escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else
            out += c;
    }
    return out;
}

// Rows of inline strings, from row 1.
inline std::string InlineRows(const std::vector<std::vector<std::string>>& rows) {
    std::string out;
    for (const auto& row : rows) {
        out += "<row>";
        for (const auto& cell : row)
            out += "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + Escaped(cell) + "</t></is></c>";
        out += "</row>";
    }
    return out;
}

// All rows, or the error that ended them.
inline Result<std::vector<TableRow>> All(Result<std::unique_ptr<TableReader>> opened) {
    TRY(const auto reader, std::move(opened));
    std::vector<TableRow> rows;
    for (TableRow row;;) {
        TRY(const bool more, reader->Next(row));
        if (!more) return rows;
        rows.push_back(row);
    }
}

inline std::vector<std::vector<std::string>> Cells(const Result<std::vector<TableRow>>& rows) {
    std::vector<std::vector<std::string>> cells;
    if (!rows) return ADD_FAILURE() << Message(rows.error(), Language::kSwedish), cells;
    for (const TableRow& row : *rows) cells.push_back(row.cells);
    return cells;
}

// A personal number that passes every check: the day, a serial of Skatteverket's test numbers (238, 239) and
// the check digit.
inline std::string TestNumber(int year, int month, int day, int serial) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d%02d%02d%03d", year % 10000, month % 100, day % 100,
                  serial % 1000);
    std::string digits(text.data());
    int sum = 0;
    for (std::size_t i = 2; i < 11; ++i) {
        const int product = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

// Different test numbers, more than 50,000 of them: days of 1950–1999, as personal and as coordination
// numbers.
inline std::vector<std::string> TestNumbers(std::size_t count) {
    std::vector<std::string> numbers;
    for (const int added : {0, 60})
        for (int year = 1950; year < 2000; ++year)
            for (int month = 1; month <= 12; ++month)
                for (int day = 1; day <= 28; ++day)
                    for (const int serial : {238, 239}) {
                        if (numbers.size() == count) return numbers;
                        numbers.push_back(TestNumber(year, month, day + added, serial));
                    }
    return numbers;
}

}  // namespace samkraft::formats
