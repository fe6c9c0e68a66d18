#include "formats/xlsx_file.hpp"

#include <string_view>

#include "formats/zip_file.hpp"

namespace samkraft::formats {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string Escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
            out += c;
    }
    return out;
}

std::string ColumnName(std::size_t index) {
    std::string name;
    for (++index; index > 0; index = (index - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (index - 1) % 26));
    return name;
}

// The styles: 0 as it is, 1 bold, 2 a day.
constexpr std::string_view kStyles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>)";

std::string Sheet(const std::vector<std::vector<XlsxCell>>& rows) {
    std::string out(kXml);
    out +=
        R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="30" customWidth="1"/><col min="2" max="40" width="20" customWidth="1"/></cols><sheetData>)";
    constexpr std::int32_t kDayZero = 25'569;  // 1970-01-01 in Excel's count
    for (std::size_t r = 0; r < rows.size(); ++r) {
        out += "<row r=\"" + std::to_string(r + 1) + "\">";
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const std::string at = "<c r=\"" + ColumnName(c) + std::to_string(r + 1) + '"';
            const XlsxCell& cell = rows[r][c];
            if (const auto* text = std::get_if<std::string>(&cell)) {
                if (text->empty()) continue;
                out += at + (r == 0 ? " s=\"1\"" : "") + R"( t="inlineStr"><is><t xml:space="preserve">)" +
                       Escaped(*text) + "</t></is></c>";
            } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
                out += at + "><v>" + std::to_string(*number) + "</v></c>";
            } else if (const Date date = std::get<Date>(cell)) {
                out += at + " s=\"2\"><v>" + std::to_string(date.days + kDayZero) + "</v></c>";
            }
        }
        out += "</row>";
    }
    return out + "</sheetData></worksheet>";
}

}  // namespace

std::string XlsxFile(const std::string& sheet, const std::vector<std::vector<XlsxCell>>& rows, Instant made) {
    const std::string xml(kXml);
    return ZipFile(
        {{"[Content_Types].xml",
          xml +
              R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>)"},
         {"_rels/.rels",
          xml +
              R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
         {"xl/workbook.xml",
          xml +
              R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name=")" +
              Escaped(sheet) + R"(" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
         {"xl/_rels/workbook.xml.rels",
          xml +
              R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)"},
         {"xl/styles.xml", xml + std::string(kStyles)},
         {"xl/worksheets/sheet1.xml", Sheet(rows)}},
        made);
}

}  // namespace samkraft::formats
