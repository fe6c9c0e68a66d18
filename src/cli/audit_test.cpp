#include "cli/audit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace samkraft::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

journal::AccessRow Row() {
    journal::AccessRow row;
    row.worker = WorkerId{7};
    row.party = domain::Party::kSocialServices;
    row.role = domain::Role::kSocialWorker;
    row.at = Instant{1'700'000'000'123'456};
    row.case_id = CaseId{100};
    row.sequence = 25;
    row.page = "GET /cases/{case}";
    row.source = "192.0.2.1";
    return row;
}

TEST(Cef, IsOneLineARowWithIdentifiersAlone) {
    EXPECT_EQ(
        AccessAsCef(Row(), 12),
        "CEF:0|Samkraft|Samkraft|1|read|Case opened|2|rt=1700000000123 externalId=12 suid=" +
            WorkerId{7}.Text() +
            " spriv=social_worker outcome=success request=GET /cases/{case} src=192.0.2.1 cs1Label=party "
            "cs1=social_services cs2Label=case cs2=" +
            CaseId{100}.Text() + " cn1Label=entries cn1=25");
}

TEST(Cef, CannotBeForged) {
    journal::AccessRow row = Row();
    row.access = domain::Access::kRefused;
    row.page = "x\nCEF:0|a|b=c\\d\r";
    const std::string line = AccessAsCef(row, 1);
    EXPECT_THAT(line, StartsWith("CEF:0|Samkraft|Samkraft|1|refused|Case refused|6|"));
    EXPECT_THAT(line, Not(HasSubstr("\n")));
    EXPECT_THAT(line, HasSubstr("request=x\\nCEF:0|a|b\\=c\\\\d\\r src"));
    EXPECT_THAT(line, HasSubstr("outcome=failure"));
}

// Whatever stands in a field, the line is one, has seven bars in its head and the same keys as ever.
TEST(Cef, NoFieldEndsALineABarOrAValue) {
    const auto keys = [](const std::string& line) {  // "rt externalId …": what comes before a bare "="
        std::vector<std::string> found;
        const std::string_view body = std::string_view(line).substr(line.rfind('|', line.find("rt=")) + 1);
        for (std::size_t i = 0; i < body.size(); ++i) {
            if (body[i] == '\\') {
                ++i;
            } else if (body[i] == '=') {
                const std::size_t space = body.rfind(' ', i);
                found.emplace_back(body.substr(space + 1, i - space - 1));
            }
        }
        return found;
    };
    const std::string usual = AccessAsCef(Row(), 12);
    ASSERT_EQ(keys(usual).size(), 13U);
    for (const std::string_view hostile :
         {"\n", "\r\n", "a\rb", "|", "\\", "\\|", "=", "\\=", " suid=1", "x\nCEF:0|a|b|1|c|d|9|suid=2", "\\n",
          "\v\f", "\x1b[2J", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9", "å\\"}) {
        for (const bool in_page : {true, false}) {
            journal::AccessRow row = Row();
            (in_page ? row.page : row.source) += hostile;
            const std::string line = AccessAsCef(row, 12);
            EXPECT_EQ(keys(line), keys(usual)) << hostile;
            EXPECT_EQ(
                std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(line.find("rt=")), '|'),
                7);
            for (const char c : line) EXPECT_TRUE(c < 0 || (c >= ' ' && c != '\x7f')) << hostile;
            for (const char* const breaks : {"\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9"})
                EXPECT_THAT(line, Not(HasSubstr(breaks)));
        }
    }
}

TEST(Cef, EveryAccessHasItsName) {
    for (std::size_t a = 0; a < Names(domain::Access{}).size(); ++a) {
        journal::AccessRow row = Row();
        row.access = static_cast<domain::Access>(a);
        EXPECT_THAT(AccessAsCef(row, 1), HasSubstr("|1|" + std::string(NameOf(row.access)) + "|"));
        EXPECT_THAT(AccessAsCef(row, 1), Not(HasSubstr("|Access|")));
    }
}

TEST(Cef, AListNamesItsCases) {
    journal::AccessRow row = Row();
    row.access = domain::Access::kListed;
    row.case_id = {};
    row.listed = {CaseId{100}, CaseId{200}};
    EXPECT_THAT(AccessAsCef(row, 1),
                HasSubstr("cs3Label=cases cs3=" + CaseId{100}.Text() + "," + CaseId{200}.Text()));
}

TEST(Ends, AreReadFromTheProgramsLog) {
    std::istringstream log(
        R"(Nov 23 12:00:01 host samkraft[7]: {"event":"access_log_end","association":"1","rows":"12","link":"00ff"})"
        "\n"
        R"({"event":"access_log_checkpoint","association":"1","rows":"9","at":"5","link":"ab01","signature":"c"})"
        "\n"
        R"({"event":"access_log_end","association":"2","rows":"99","link":"00ff"})"
        "\n{\"event\":\"request\"}\nno JSON {\n\n");
    const auto ends = EndsTold(log, AssociationId{1});
    ASSERT_TRUE(ends);
    ASSERT_EQ(ends->size(), 2U);
    EXPECT_EQ(ends->at(0).ordinal, 12);
    EXPECT_EQ(ends->at(0).link, std::string("\0\xff", 2));
    EXPECT_EQ(ends->at(1).ordinal, 9);
    for (const char* bad :
         {"", "{}", R"({"event":"access_log_end","association":"1","rows":"x","link":"00"})",
          R"({"event":"access_log_end","association":"1","rows":"1","link":"0g"})",
          R"({"event":"access_log_end","association":"1","rows":"1","link":"000"})"}) {
        std::istringstream lines(bad);
        EXPECT_FALSE(EndsTold(lines, AssociationId{1})) << bad;
    }
}

TEST(Verdict, SaysWhatIsWrongAndWhere) {
    journal::AccessProof proof;
    proof.rows = 12;
    proof.last = 12;
    proof.link = "abcd";
    EXPECT_THAT(AccessVerdict(proof, {}), StartsWith("The access log is whole: 12 rows proved.\n"));
    EXPECT_THAT(AccessVerdict(proof, {}), HasSubstr("row 12, link abcd"));
    EXPECT_THAT(AccessVerdict(proof, {}), HasSubstr("--told FILE"));
    EXPECT_THAT(AccessVerdict(proof, {}, 3), HasSubstr("all of the 3 ends"));
    EXPECT_THAT(AccessVerdict(proof, {}, 3), Not(HasSubstr("--told")));
    proof.fault = journal::AccessFault::kMissing;
    proof.at = 13;
    EXPECT_THAT(AccessVerdict(proof, {}), StartsWith("ROWS OF THE ACCESS LOG ARE MISSING at row 13"));
    EXPECT_THAT(AccessVerdict(proof, {}), Not(HasSubstr("abcd")));
    proof.fault = journal::AccessFault::kSignature;
    EXPECT_THAT(AccessVerdict(proof, {}), StartsWith("A CHECKPOINT OR A CERTIFICATE OF DISPOSAL"));
}

TEST(Verdict, NamesEachCertificateWithItsDecisionAndItsTwoPersons) {
    journal::AccessDisposal d;
    d.number = 1;
    d.through = MakeDate(2020, 3, 31);
    d.last = 700;
    d.rows = 700;
    d.decision = "SF 2026/4";
    d.proposed_by = WorkerId{7};
    d.proposed_at = StartOfDay(MakeDate(2026, 4, 1));
    d.confirmed_by = WorkerId{8};
    d.confirmed_at = StartOfDay(MakeDate(2026, 4, 2));
    EXPECT_THAT(
        AccessVerdict({}, {d}),
        HasSubstr("700 rows, to number 700 and the end of 2020-03-31, were disposed of: decision SF 2026/4, "
                  "proposed by " +
                  WorkerId{7}.Text() + " on 2026-04-01, confirmed by " + WorkerId{8}.Text() +
                  " on 2026-04-02.\n"));
}

}  // namespace
}  // namespace samkraft::cli
