// The list as a file: what is on screen, in both formats, and nothing that a spreadsheet would run.
#include "formats/case_list.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "formats/test_files.hpp"

namespace samkraft::formats {
namespace {

using namespace domain;
using testing::ElementsAre;

class CaseListFile : public testing::Test {
  protected:
    std::vector<std::vector<std::string>> ReadBack(const std::string& bytes, const std::string& name) {
        const std::string path = testing::TempDir() + "samkraft-case-list-" + std::to_string(getpid()) + name;
        std::ofstream(path, std::ios::binary) << bytes;
        auto cells = Cells(All(OpenTable(path)));
        std::filesystem::remove(path);
        return cells;
    }
    CaseListFile() {
        directory_.teams = {{TeamId{8}, "Team 1"}};
        Worker lead;
        lead.id = WorkerId{7};
        lead.given_name = "Anna";
        lead.family_name = "Prov";
        directory_.workers = {lead};
        office::CaseRow row;
        row.case_id = CaseId{1};
        row.name = "Åsa \"Ö\" <Prov> & Co;";
        row.next_step = "=HYPERLINK(\"http://x\")";
        row.phase = Phase::kActive;
        row.next_due = Date{18'000};
        row.hours_planned = 20;
        row.lead = WorkerId{7};
        row.team = TeamId{8};
        row.tracks = {Topic::kWork, Topic::kHealth};
        row.activities = {"internship", "own_kind"};
        row.waiting_on = {WaitingOn::kParticipant, WaitingOn::kOutside};
        row.language = "ar";
        row.interpreter = true;
        row.age = 37;
        row.flags.rows = {CardFlag::kWaiting, CardFlag::kBelowFullTime};
        page_.rows.rows.push_back(row);
        office::CaseRow hidden;
        hidden.case_id = CaseId{2};
        hidden.name = "Hemlig Person";
        hidden.protection = Protection::kSecrecyMark;
        page_.rows.rows.push_back(hidden);
        for (std::size_t i = 0; i < kListColumnCount; ++i) all_.push_back(static_cast<ListColumn>(i));
    }
    CaseList List(std::vector<ListColumn> columns, Language language = Language::kSwedish) {
        return {page_, std::move(columns), directory_, Date{18'000}, language};
    }
    office::CasePage page_;
    Directory directory_;
    std::vector<ListColumn> all_;
};

TEST_F(CaseListFile, HoldsTheColumnsThatAreAskedForInTheirOrder) {
    const auto csv = ReadBack(CaseListCsv(List({ListColumn::kAge, ListColumn::kName})), "a.csv");
    EXPECT_THAT(csv,
                ElementsAre(ElementsAre("Ålder", "Deltagare"), ElementsAre("37", "Åsa \"Ö\" <Prov> & Co;"),
                            ElementsAre("", "Skyddad identitet")));
    EXPECT_EQ(ReadBack(CaseListCsv(List({})), "b.csv").at(0).size(), 9U);
    const auto english = ReadBack(CaseListCsv(List({ListColumn::kPhase}, Language::kEnglish)), "c.csv");
    EXPECT_EQ(english.at(1), std::vector<std::string>{"In activity"});
}

TEST_F(CaseListFile, SaysTheSameInBothFormatsAndRunsNothing) {
    auto csv = ReadBack(CaseListCsv(List(all_)), "d.csv");
    auto xlsx = ReadBack(CaseListXlsx(List(all_)), "e.xlsx");
    ASSERT_EQ(csv.size(), 3U);
    ASSERT_EQ(csv.at(1).size(), kListColumnCount);
    EXPECT_EQ(csv.at(1).at(2), "'=HYPERLINK(\"http://x\")") << "a spreadsheet would run it";
    EXPECT_EQ(xlsx.at(1).at(2), "=HYPERLINK(\"http://x\")") << "a text is a text there";
    csv[1][2] = xlsx[1][2] = "";
    for (auto* rows : {&csv, &xlsx})
        for (auto& row : *rows) row.resize(kListColumnCount);  // what is empty at the end is left out there
    EXPECT_EQ(csv, xlsx);
    EXPECT_THAT(xlsx.at(1), ElementsAre("Åsa \"Ö\" <Prov> & Co;", "I aktivitet", "", "2019-04-14", "", "",
                                        "20", "Anna Prov", "Team 1", "Arbete, Hälsa", "Praktik, own_kind",
                                        "Deltagaren, Någon utanför", "ar, tolk", "37", "",
                                        "Väntar på svar, Under heltid"));
}

TEST_F(CaseListFile, NamesNobodyWhoIsProtected) {
    for (const std::string& file : {CaseListCsv(List(all_)), CaseListCsv(List({}, Language::kEnglish))})
        EXPECT_EQ(file.find("Hemlig"), std::string::npos);
    for (const auto& row : ReadBack(CaseListXlsx(List(all_)), "f.xlsx"))
        for (const auto& cell : row) EXPECT_EQ(cell.find("Hemlig"), std::string::npos);
}

}  // namespace
}  // namespace samkraft::formats
