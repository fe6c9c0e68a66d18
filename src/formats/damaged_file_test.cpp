// Valid files with random bytes changed, cut out or put in: every outcome is a value or an error, never a
// crash or a hang.
#include <gtest/gtest.h>

#include <random>

#include "formats/participants_file.hpp"
#include "formats/test_files.hpp"

namespace samkraft::formats {
namespace {

class DamagedFileTest : public FileTest {
  protected:
    void Damage(const std::string& whole, int rounds) {
        std::mt19937 random(20190304);
        const auto pick = [&](std::size_t below) {
            return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
        };
        static constexpr std::string_view kTelling = "\"';,\t\r\n=<>&/0\xFF\xC3PK";
        int errors = 0;
        for (int round = 0; round < rounds; ++round) {
            std::string bytes = whole;
            for (std::size_t i = 1 + pick(8); i-- > 0 && bytes.size() > 10;) {
                const std::size_t at = pick(bytes.size());
                switch (pick(4)) {
                    case 0:
                        bytes[at] = static_cast<char>(pick(256));
                        break;
                    case 1:
                        bytes[at] = kTelling[pick(kTelling.size())];
                        break;
                    case 2:
                        bytes.erase(at, 1 + pick(30));
                        break;
                    default:
                        bytes.insert(at, bytes.substr(pick(bytes.size()), 1 + pick(30)));
                        break;
                }
            }
            const auto path = Write(bytes);
            const auto summary =
                ReadParticipants(path, {}, MakeDate(2019, 3, 4), nullptr, [](ParticipantRow&& row) {
                    for (const Fault& fault : row.faults)
                        EXPECT_FALSE(Message({fault.code, "", fault.args, {}}, Language::kSwedish).empty());
                });
            if (!summary) {
                ++errors;
                EXPECT_NE(summary.error().code, Code::kInternal);
            }
        }
        EXPECT_GT(errors, 0);
        EXPECT_LT(errors, rounds);
    }

    static std::vector<std::vector<std::string>> People() {
        std::vector<std::vector<std::string>> rows{
            {"Personnummer", "Förnamn", "Efternamn", "Program", "Programstart", "SSYK", "Tolk"}};
        for (const std::string& number : TestNumbers(20))
            rows.push_back({number, "Åsa \"Bo\"", "Ek;Öberg", "JOB", "2019-03-04", "5152, 7231", "ja"});
        return rows;
    }
};

TEST_F(DamagedFileTest, Csv) {
    std::string bytes;
    for (const auto& row : People()) {
        for (const auto& cell : row) {
            bytes += '"';
            for (const char c : cell) bytes += c == '"' ? "\"\"" : std::string(1, c);
            bytes += "\";";
        }
        bytes += "\r\n";
    }
    Damage(bytes, 3000);
}

TEST_F(DamagedFileTest, Xlsx) {
    Damage(Bytes(WriteZip(folder_ / "hel.xlsx", Workbook(InlineRows(People())))), 2000);
}

// The package is whole and its checksums hold; what is inside is damaged.
TEST_F(DamagedFileTest, XmlInsideXlsx) {
    const Parts whole =
        Workbook(InlineRows(People()) + R"(<row><c t="s"><v>0</v></c><c s="2"><v>43528</v></c></row>)",
                 "<si><t>a</t></si>");
    std::mt19937 random(42);
    const auto pick = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    int read = 0;
    for (int round = 0; round < 2000; ++round) {
        Parts parts = whole;
        auto part = parts.begin();
        std::advance(part, static_cast<std::ptrdiff_t>(pick(parts.size())));
        std::string& text = part->second;
        for (std::size_t i = 1 + pick(4); i-- > 0 && text.size() > 10;) {
            const std::size_t at = pick(text.size());
            switch (pick(4)) {
                case 0:
                    text[at] = static_cast<char>('0' + pick(75));
                    break;
                case 1:
                    text.erase(at, 1 + pick(20));
                    break;
                case 2:
                    text.insert(at, std::to_string(pick(1U << 31U)));
                    break;
                default:
                    text.insert(at, text.substr(pick(text.size()), 1 + pick(40)));
                    break;
            }
        }
        const auto rows = All(OpenTable(WriteZip(folder_ / "fil.xlsx", parts)));
        if (rows) ++read;
    }
    EXPECT_GT(read, 0);
    EXPECT_LT(read, 2000);
}

}  // namespace
}  // namespace samkraft::formats
