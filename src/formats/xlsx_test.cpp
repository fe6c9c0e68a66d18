// XLSX in: every kind of cell, and every way in which a workbook can be too much or too little.
#include "formats/xlsx.hpp"

#include <gmock/gmock.h>

#include "formats/test_files.hpp"

namespace samkraft::formats {
namespace {

using Rows = std::vector<std::vector<std::string>>;

class XlsxTest : public FileTest {
  protected:
    std::filesystem::path Zip(const Parts& parts) { return WriteZip(folder_ / "fil.xlsx", parts); }
    Rows Read(const Parts& parts) { return Cells(All(OpenTable(Zip(parts)))); }
    Error Fault(const std::filesystem::path& path, const TableLimits& limits = {}) {
        const auto rows = All(OpenTable(path, limits));
        if (rows) return ADD_FAILURE() << "no error", Error{};
        return rows.error();
    }
    Error Fault(const Parts& parts, const TableLimits& limits = {}) { return Fault(Zip(parts), limits); }
};

TEST_F(XlsxTest, EveryKindOfCell) {
    const auto rows = Read(Workbook(
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>)"
        R"(<row r="2"><c r="A2"><v>199001012383</v></c><c r="B2"><v>1.99001012383E+11</v></c><c r="C2"><v>1.5</v></c>)"
        R"(<c r="D2" t="b"><v>1</v></c><c r="E2" t="b"><v>0</v></c><c r="F2" t="e"><v>#N/A</v></c>)"
        R"(<c r="G2" t="str"><f>CONCAT("a","b")</f><v>ab</v></c><c r="H2" t="d"><v>2019-03-04T00:00:00</v></c></row>)",
        R"(<si><t>Åsa &amp; Bo</t></si><si><r><t xml:space="preserve">rich </t></r><r><t>text</t></r><rPh><t>ph</t></rPh></si>)"));
    EXPECT_EQ(rows, (Rows{{"Åsa & Bo", "rich text", "inline"},
                          {"199001012383", "199001012383", "1.5", "TRUE", "FALSE", "#N/A", "ab",
                           "2019-03-04T00:00:00"}}));
}

TEST_F(XlsxTest, NumberFormats) {
    const auto rows = Read(Workbook(
        R"(<row><c s="1"><v>43528</v></c><c s="2"><v>43528</v></c><c s="2"><v>43528.5625</v></c><c s="0"><v>43528</v></c>)"
        R"(<c s="3"><v>310</v></c><c s="4"><v>109052383</v></c><c s="5"><v>1.5</v></c><c s="6"><v>2</v></c><c s="1"><v>60</v></c>)"
        R"(<c s="1"><v>1</v></c><c s="1"><v>43528.9999999</v></c><c s="99"><v>7</v></c></row>)"));
    EXPECT_EQ(rows, (Rows{{"2019-03-04", "2019-03-04", "2019-03-04 13:30:00", "43528", "0310", "010905-2383",
                           "1.5", "2", "60", "1900-01-01", "2019-03-05", "7"}}));
    Parts mac = Workbook(R"(<row><c s="1"><v>42066</v></c></row>)");
    mac["xl/workbook.xml"].replace(mac["xl/workbook.xml"].find("<workbookPr/>"), 13,
                                   R"(<workbookPr date1904="1"/>)");
    EXPECT_EQ(Read(mac), (Rows{{"2019-03-04"}}));
}

TEST_F(XlsxTest, SparseRowsKeepTheirPlaces) {
    const auto rows = All(OpenTable(Zip(Workbook(
        R"(<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c><c r="AA2"><v>3</v></c><c r="AB2" s="1"/></row>)"
        R"(<row r="7"/><row r="9"><c r="A9"><v>4</v></c></row><row><c><v>5</v></c></row>)"))));
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 3U);
    EXPECT_EQ((*rows)[0].number, 2);
    ASSERT_EQ((*rows)[0].cells.size(), 27U);
    EXPECT_EQ((*rows)[0].cells[0], "");
    EXPECT_EQ((*rows)[0].cells[1], "1");
    EXPECT_EQ((*rows)[0].cells[2], "2");
    EXPECT_EQ((*rows)[0].cells[26], "3");
    EXPECT_EQ((*rows)[1].number, 9);
    EXPECT_EQ((*rows)[2].number, 10);
}

TEST_F(XlsxTest, EscapesAndLineBreaks) {
    EXPECT_EQ(Read(Workbook(InlineRows({{"a_x000D_\nb", "_x0041_", "_xZZZZ_", "_x0000_", " \n "}}))),
              (Rows{{"a\r\nb", "A", "_xZZZZ_", "_x0000_", " \n "}}));
}

TEST_F(XlsxTest, PrefixedElementsAndStrictTypes) {
    Parts parts = Workbook("");
    parts["xl/worksheets/sheet1.xml"] =
        R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>)";
    std::string& relations = parts["xl/_rels/workbook.xml.rels"];
    for (std::size_t at;
         (at = relations.find("schemas.openxmlformats.org/officeDocument/2006")) != std::string::npos;)
        relations.replace(at, 46, "purl.oclc.org/ooxml/officeDocument");
    EXPECT_EQ(Read(parts), (Rows{{"5"}}));
}

TEST_F(XlsxTest, EncryptedOrForeignPackages) {
    Parts parts = Workbook(InlineRows({{"a"}}));
    const auto path = Zip(parts);
    int why = 0;
    zip_t* zip = zip_open(path.c_str(), 0, &why);
    ASSERT_NE(zip, nullptr);
    ASSERT_EQ(zip_file_set_encryption(
                  zip, static_cast<zip_uint64_t>(zip_name_locate(zip, "xl/worksheets/sheet1.xml", 0)),
                  ZIP_EM_AES_256, "hemligt"),
              0);
    ASSERT_EQ(zip_close(zip), 0);
    const Error locked = Fault(path);
    EXPECT_EQ(locked.code, Code::kUnsupportedMedia);
    EXPECT_NE(locked.args.at(0).find("lösenord"), std::string::npos);
    EXPECT_EQ(Fault(Parts{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}).code,
              Code::kUnsupportedMedia);
    parts["_rels/.rels"].replace(parts["_rels/.rels"].find("workbook.xml"), 12, "workbook.bin");
    EXPECT_EQ(Fault(parts).code, Code::kUnsupportedMedia);
}

TEST_F(XlsxTest, TruncatedOrDamaged) {
    std::string many;
    for (int i = 0; i < 2000; ++i)
        many += "<row><c><v>" + std::to_string(i * 7919 % 10007) + "</v></c></row>";
    const std::string whole = Bytes(Zip(Workbook(many)));
    for (const std::size_t keep : {whole.size() - 1, whole.size() / 2, std::size_t{10}})
        EXPECT_EQ(Fault(Write(whole.substr(0, keep))).code, Code::kFileTruncated) << keep;

    Parts parts = Workbook(many);
    std::string& sheet = parts["xl/worksheets/sheet1.xml"];
    sheet.resize(sheet.size() - 200);
    EXPECT_EQ(Fault(parts).code, Code::kFileTruncated) << "XML cut short";
    parts.erase("xl/sharedStrings.xml");
    EXPECT_EQ(Fault(parts).code, Code::kFileTruncated) << "a part is missing";
    EXPECT_EQ(Fault(Workbook(R"(<row><c t="s"><v>3</v></c></row>)")).code, Code::kFileTruncated)
        << "no such text";
    EXPECT_EQ(Fault(Workbook(R"(<row r="3"/><row r="3"/>)")).code, Code::kFileTruncated) << "rows twice";
    EXPECT_EQ(Fault(Workbook(R"(<row><c r="ABCD1"><v>1</v></c></row>)")).code, Code::kFileTruncated)
        << "no such column";
}

TEST_F(XlsxTest, AChangedByteFailsTheChecksum) {
    const Parts parts = Workbook(InlineRows({{"abcdefgh"}}));
    const auto path = Zip(parts);
    int why = 0;
    zip_t* zip = zip_open(path.c_str(), 0, &why);
    ASSERT_NE(zip, nullptr);
    const auto index = static_cast<zip_uint64_t>(zip_name_locate(zip, "xl/worksheets/sheet1.xml", 0));
    ASSERT_EQ(zip_set_file_compression(zip, index, ZIP_CM_STORE, 0), 0);
    ASSERT_EQ(zip_close(zip), 0);
    std::string bytes = Bytes(path);
    bytes.replace(bytes.find("abcdefgh"), 1, "A");
    EXPECT_EQ(Fault(Write(bytes)).code, Code::kFileTruncated);
}

TEST_F(XlsxTest, ZipBomb) {
    Parts parts = Workbook("");
    std::string& sheet = parts["xl/worksheets/sheet1.xml"];
    sheet.insert(sheet.find("</sheetData>"), std::string(64U << 20U, ' '));
    const auto path = Zip(parts);
    ASSERT_LT(std::filesystem::file_size(path), 200'000U);
    EXPECT_EQ(Fault(path).code, Code::kFileBomb) << "by ratio";
    EXPECT_EQ(Fault(path, {.unpacked_bytes = 1U << 20U, .unpack_ratio = 1'000'000}).code, Code::kFileBomb)
        << "by size";
    EXPECT_TRUE(All(OpenTable(path, {.unpack_ratio = 1'000'000})).has_value());
}

TEST_F(XlsxTest, ABombThatLiesAboutItsSize) {
    Parts parts = Workbook("");
    std::string& sheet = parts["xl/worksheets/sheet1.xml"];
    sheet.insert(sheet.find("</sheetData>"), std::string(8U << 20U, ' '));
    std::string bytes = Bytes(Zip(parts));
    std::string size(4, '\0');
    for (unsigned i = 0; i < 4; ++i) size[i] = static_cast<char>(sheet.size() >> (8 * i) & 0xFFU);
    int changed = 0;
    for (std::size_t at; (at = bytes.find(size)) != std::string::npos; ++changed)
        bytes.replace(at, 4, std::string("\x10\0\0\0", 4));
    ASSERT_GE(changed, 2);
    const Error error = Fault(Write(bytes));
    EXPECT_TRUE(error.code == Code::kFileBomb || error.code == Code::kFileTruncated);
}

TEST_F(XlsxTest, NoDocumentTypeSoNoEntities) {
    Parts parts = Workbook(R"(<row><c t="str"><v>&lol;</v></c></row>)");
    std::string& sheet = parts["xl/worksheets/sheet1.xml"];
    sheet.insert(sheet.find("<worksheet"), R"(<!DOCTYPE w [<!ENTITY lol "lol">]>)");
    EXPECT_EQ(Fault(parts).code, Code::kFileBomb);
    Parts outside = Workbook("");
    std::string& book = outside["xl/workbook.xml"];
    book.insert(book.find("<workbook "), R"(<!DOCTYPE w SYSTEM "file:///etc/passwd">)");
    EXPECT_EQ(Fault(outside).code, Code::kFileBomb);
}

TEST_F(XlsxTest, TheParserHoldsLittle) {
    std::string deep, wide;
    for (int i = 0; i < 400'000; ++i) deep += "<a>";
    EXPECT_EQ(Fault(Workbook(deep)).code, Code::kFileBomb) << "nesting";
    for (int i = 0; i < 200'000; ++i) wide += "<n" + std::to_string(i) + "/>";
    EXPECT_EQ(Fault(Workbook(wide)).code, Code::kFileBomb) << "names";
    std::string token = "<row a=\"";
    for (long i = 0; i < 1'000'000; ++i) token += std::to_string(i * 7919 % 1'000'003);
    EXPECT_EQ(Fault(Workbook(token + "\"/>")).code, Code::kFileBomb) << "one endless token";
}

TEST_F(XlsxTest, Limits) {
    EXPECT_EQ(Fault(Workbook(R"(<row r="1048577"><c><v>1</v></c></row>)")).code, Code::kTooLarge);
    EXPECT_EQ(Fault(Workbook(R"(<row><c r="XFD1"><v>1</v></c></row>)")).code, Code::kTooLarge);
    EXPECT_EQ(Fault(Workbook(InlineRows({{std::string(50, 'x')}})), {.row_bytes = 40}).code, Code::kTooLarge);
    std::string amplified = "<row>", shared = "<si><t>" + std::string(10'000, 'x') + "</t></si>";
    for (int i = 0; i < 200; ++i) amplified += R"(<c t="s"><v>0</v></c>)";
    EXPECT_EQ(Fault(Workbook(amplified + "</row>", shared)).code, Code::kTooLarge) << "one text, many cells";
    EXPECT_EQ(Fault(Workbook("", shared), {.shared_bytes = 5000}).code, Code::kFileBomb);
    Parts many = Workbook("");
    for (int i = 0; i < 100; ++i) many["xl/media/" + std::to_string(i)] = "";
    EXPECT_EQ(Fault(many, {.entries = 50}).code, Code::kFileBomb);
}

TEST(DateOfSerial, TheCalendarOfExcel) {
    EXPECT_EQ(DateOfSerial(59), "1900-02-28");
    EXPECT_EQ(DateOfSerial(60), "");
    EXPECT_EQ(DateOfSerial(61), "1900-03-01");
    EXPECT_EQ(DateOfSerial(146'098), "2299-12-31");
    EXPECT_EQ(DateOfSerial(146'099), "");
    EXPECT_EQ(DateOfSerial(-1), "");
}

}  // namespace
}  // namespace samkraft::formats
