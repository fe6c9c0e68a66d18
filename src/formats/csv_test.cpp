// CSV in and out: encodings, separators, quoting, and that what we write reads back.
#include "formats/csv.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <sys/resource.h>

#include "formats/test_files.hpp"

namespace samkraft::formats {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using Rows = std::vector<std::vector<std::string>>;

class CsvTest : public FileTest {
  protected:
    Rows Read(std::string_view bytes) { return Cells(All(OpenTable(Write(bytes)))); }
    Error Fault(std::string_view bytes, const TableLimits& limits = {}) {
        const auto rows = All(OpenTable(Write(bytes), limits));
        if (rows) return ADD_FAILURE() << "no error", Error{};
        return rows.error();
    }
};

TEST_F(CsvTest, SeparatorIsToldFromTheContent) {
    EXPECT_EQ(Read("a;b\n1;2\n"), (Rows{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(Read("a,b\n1,2\n"), (Rows{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(Read("a\tb\n1\t2\n"), (Rows{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(Read("namn;koder\nA;1,2,3\nB;1,2\n"), (Rows{{"namn", "koder"}, {"A", "1,2,3"}, {"B", "1,2"}}));
    EXPECT_EQ(Read("Deltagare, Malmö\n\na;b\n1,5;2,5\n")[3], (std::vector<std::string>{"1,5", "2,5"}));
    EXPECT_EQ(Read("\"a,b,c,d\";x\n\"e,f,g,h\";y\n")[0], (std::vector<std::string>{"a,b,c,d", "x"}));
    EXPECT_EQ(Read("sep=,\r\na,b;c\r\n"), (Rows{{"a", "b;c"}}));
}

TEST_F(CsvTest, EncodingIsToldFromTheContent) {
    EXPECT_EQ(Read("Åsa;Ö\n"), (Rows{{"Åsa", "Ö"}}));
    EXPECT_EQ(Read("\xEF\xBB\xBF\xC3\x85sa;b\n"), (Rows{{"Åsa", "b"}}));
    EXPECT_EQ(Read("\xC5sa;Bj\xF6rn \x80\n"), (Rows{{"Åsa", "Björn €"}}));
    EXPECT_EQ(Read("\xC5sa;\x94\xC4\x94\n"), (Rows{{"Åsa", "”Ä”"}})) << "C4 94 is also a character of UTF-8";
}

TEST_F(CsvTest, MixedEncodingsNameTheRow) {
    const Error error = Fault("namn;ort\nÅsa;Malmö\n\"Bo\nEk\";Lund\nBj\xF6rn;Malmö\n");
    EXPECT_EQ(error.code, Code::kFileEncoding);
    EXPECT_THAT(error.args,
                ElementsAre("4"));  // as a spreadsheet counts: the line break in row 3 is inside its cell
    EXPECT_EQ(Fault("\xEF\xBB\xBFnamn;ort\nBj\xF6rn;b\n").args, std::vector{"2"s});
}

TEST_F(CsvTest, WhatIsNeitherEncodingIsRefused) {
    EXPECT_EQ(Fault("\xFF\xFE"
                    "a\0;\0b\0\n\0"s)
                  .code,
              Code::kFileEncoding);  // UTF-16
    EXPECT_EQ(Fault("a;\x81\n").code, Code::kFileEncoding);
    EXPECT_EQ(Fault("a;b\nc;\0\n"s).args, std::vector{"2"s});
    EXPECT_EQ(Fault("Malmö;Malmö\xC3").code, Code::kFileEncoding);
}

TEST_F(CsvTest, Quoting) {
    EXPECT_EQ(Read("\"a;b\";\"say \"\"hi\"\"\";\"\"\n"), (Rows{{"a;b", "say \"hi\"", ""}}));
    EXPECT_EQ(Read("\"two\r\nlines\";x\r\ny;z\r\n"), (Rows{{"two\r\nlines", "x"}, {"y", "z"}}));
    EXPECT_EQ(Read("5\" skärm;b\n"), (Rows{{"5\" skärm", "b"}}));
    EXPECT_EQ(Read("\"a\" ;b\n"), (Rows{{"a", "b"}}));
    EXPECT_EQ(Read(" a ;b\n"), (Rows{{" a ", "b"}}));
}

TEST_F(CsvTest, RowsAreNumberedAsInASpreadsheet) {
    const auto rows = All(OpenTable(Write("a;b\r\n\r\n\"1\n2\n3\";c\rd;e\nf;g")));
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 5U);
    EXPECT_TRUE((*rows)[1].cells.empty());
    EXPECT_EQ((*rows)[3].number, 4);
    EXPECT_EQ((*rows)[3].cells, (std::vector{"d"s, "e"s}));
    EXPECT_EQ((*rows)[4].cells, (std::vector{"f"s, "g"s}));
}

TEST_F(CsvTest, CutShortIsToldWithTheRow) {
    const Error open = Fault("a;b\n1;2\n3;\"4\n5;6\n");
    EXPECT_EQ(open.code, Code::kFileTruncated);
    EXPECT_NE(open.args.at(0).find("rad 3"), std::string::npos);
    const Error last = Fault("a;b;c\n1;2;3\n4;5");
    EXPECT_EQ(last.code, Code::kFileTruncated);
    EXPECT_NE(last.args.at(0).find('3'), std::string::npos);
    EXPECT_EQ(Fault("a;b\n\"1\"x;2\n").code, Code::kFileTruncated);
    EXPECT_EQ(Fault("").code, Code::kFileTruncated);
}

TEST_F(CsvTest, Limits) {
    EXPECT_EQ(Fault("a;b\n1;2\n", {.file_bytes = 5}).code, Code::kTooLarge);
    EXPECT_EQ(Fault("a\nb\nc\n", {.rows = 2}).code, Code::kTooLarge);
    EXPECT_EQ(Fault("a;b;c\n", {.columns = 2}).code, Code::kTooLarge);
    EXPECT_EQ(Fault(std::string(50, 'x'), {.row_bytes = 40}).code, Code::kTooLarge);
    EXPECT_EQ(Fault("\"" + std::string(50, 'x'), {.row_bytes = 40}).code, Code::kFileTruncated);
}

TEST_F(CsvTest, OtherKindsOfFilesAreNamed) {
    const auto args = [&](std::string_view bytes) {
        const Error error = Fault(bytes);
        EXPECT_EQ(error.code, Code::kUnsupportedMedia);
        return error.args.at(0);
    };
    const std::string office = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
    EXPECT_NE(args(office).find("XLS"), std::string::npos);
    EXPECT_NE(args(office + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s).find("lösenord"),
              std::string::npos);
    args("%PDF-1.7\n");
    args("\xEF\xBB\xBF <html><table>");
    EXPECT_EQ(All(OpenTable(folder_ / "saknas.csv")).error().code, Code::kMalformed);
    EXPECT_EQ(All(OpenTable(folder_)).error().code, Code::kMalformed);
}

TEST_F(CsvTest, FormulasAreDisarmedOnTheWayOut) {
    std::string out;
    AppendCsvRow(out, std::vector{"=1+1"s, "@SUM(A1)"s, "+46 70 123"s, "-5"s, "-cmd|x"s, "\t=1"s, "a=b"s});
    EXPECT_EQ(out, "'=1+1;'@SUM(A1);+46 70 123;-5;'-cmd|x;\"'\t=1\";a=b\r\n");
}

rc::Gen<std::string> AnyText() {
    const auto character = rc::gen::weightedOneOf<std::string>({
        {4, rc::gen::element<std::string>("a", "Å", "ö", "1", " ", "é")},
        {4, rc::gen::element<std::string>("\"", ";", ",", "\t", "\r", "\n", "\r\n", "'", "=", "-",
                                          "sep=", "\xEF\xBB\xBF", "Ã", "”")},
        {2, rc::gen::map(rc::gen::inRange<char32_t>(1, 0x10FFFF),
                         [](char32_t c) {
                             if (c >= 0xD800 && c < 0xE000) c = U'x';
                             std::string out;
                             if (c < 0x80) return out += static_cast<char>(c);
                             const unsigned more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
                             out += static_cast<char>((0xF00U >> (more + 1) & 0xFFU) | (c >> (6 * more)));
                             for (unsigned i = more; i-- > 0;)
                                 out += static_cast<char>(0x80U | (c >> (6 * i) & 0x3FU));
                             return out;
                         })},
    });
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(character),
                        [](const std::vector<std::string>& parts) {
                            std::string text;
                            for (const auto& part : parts) text += part;
                            return text;
                        });
}

TEST_F(CsvTest, WhatIsWrittenReadsBack) {
    const bool held = rc::check("writer then reader gives the same cells", [&] {
        const char separator = *rc::gen::element(';', ',', '\t');
        const bool marked = *rc::gen::arbitrary<bool>();
        const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
        const auto rows =
            *rc::gen::container<Rows>(rc::gen::container<std::vector<std::string>>(columns, AnyText()));
        std::string bytes(marked ? kUtf8Mark : "");
        Rows expected = rows;
        for (auto& row : expected) {
            AppendCsvRow(bytes, row, separator);
            for (auto& cell : row) cell = WithoutFormula(cell);
        }
        const auto back = All(OpenCsv(Write(bytes), {}));
        RC_ASSERT(back.has_value());
        Rows cells;
        for (std::size_t i = 0; i < back->size(); ++i) {
            RC_ASSERT((*back)[i].number == static_cast<std::int32_t>(i) + 1);
            cells.push_back((*back)[i].cells);
        }
        RC_ASSERT(cells == expected);
    });
    EXPECT_TRUE(held);
}

TEST_F(CsvTest, AnEmptyRowIsNotARowWithOneEmptyCell) {
    std::string bytes;
    AppendCsvRow(bytes, std::vector<std::string>{});
    AppendCsvRow(bytes, std::vector{""s});
    EXPECT_EQ(Read(bytes), (Rows{{}, {""}}));
}

TEST_F(CsvTest, MemoryDoesNotGrowWithTheFile) {
    {
        std::ofstream out(folder_ / "stor.csv", std::ios::binary);
        const std::string line = std::string(500, 'x') + ";" + std::string(523, 'y') + "\n";
        for (int i = 0; i < 65'536; ++i) out << line;  // 64 MB
    }
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    auto reader = OpenTable(folder_ / "stor.csv");
    ASSERT_TRUE(reader);
    TableRow row;
    int rows = 0;
    while (*(*reader)->Next(row)) ++rows;
    getrusage(RUSAGE_SELF, &after);
    EXPECT_EQ(rows, 65'536);
    EXPECT_DOUBLE_EQ((*reader)->Fraction(), 1);
    EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 8 * 1024) << "kilobytes";
}

}  // namespace
}  // namespace samkraft::formats
