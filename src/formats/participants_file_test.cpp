// The employment office's list: headings, every field, every fault with its row and column, and that it is
// quick.
#include "formats/participants_file.hpp"

#include <gmock/gmock.h>

#include <ctime>
#include <iostream>

#include "base/text.hpp"
#include "formats/csv.hpp"
#include "formats/test_files.hpp"

namespace samkraft::formats {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kCoordination =
    "197102772386";  // from Skatteverket's list of test coordination numbers

class ParticipantsFileTest : public FileTest {
  protected:
    Result<ParticipantsSummary> Import(const std::filesystem::path& path,
                                       const ParticipantsOptions& options = {}) {
        people_.clear();
        return ReadParticipants(path, options, MakeDate(2019, 3, 4), nullptr,
                                [&](ParticipantRow&& row) { people_.push_back(std::move(row)); });
    }
    // One person with the given extra columns; returns what was read.
    ParticipantRow One(const std::string& heading, const std::string& cell) {
        std::string bytes;
        AppendCsvRow(bytes, std::vector{"Personnummer"s, "Förnamn"s, "Efternamn"s, heading});
        bytes += number_ + ";Åsa;Öberg;\"" + cell + "\"\r\n";
        const auto summary = Import(Write(bytes));
        if (!summary || people_.size() != 1) return ADD_FAILURE() << heading << " " << cell, ParticipantRow{};
        EXPECT_EQ(people_[0].row, 2);
        return people_[0];
    }
    Fault OneFault(const std::string& heading, const std::string& cell) {
        const ParticipantRow row = One(heading, cell);
        if (row.faults.size() != 1)
            return ADD_FAILURE() << heading << " " << cell << ": " << row.faults.size() << " faults", Fault{};
        EXPECT_EQ(row.faults[0].column, heading);
        return row.faults[0];
    }
    Fault NumberFault(const std::string& text) {
        const auto summary = Import(Write("Pers.nr;Namn\n" + text + ";Ek, Bo\n"));
        if (!summary || people_.size() != 1 || people_[0].faults.size() != 1)
            return ADD_FAILURE() << text, Fault{};
        EXPECT_EQ(people_[0].faults[0].column, "Pers.nr");
        EXPECT_EQ(people_[0].personal_number, "");
        EXPECT_EQ(people_[0].family_name, "Ek") << "what is right is read";
        return people_[0].faults[0];
    }

    std::string number_ = TestNumber(1982, 4, 17, 238);
    std::vector<ParticipantRow> people_;
};

TEST_F(ParticipantsFileTest, EveryField) {
    const std::string bytes =
        "Utdrag 2019-03-04\r\n\r\n"
        "Person-/samordningsnummer;FÖRNAMN;Efternamn;Program;Program start;Programslut;SSYK;SUN;"
        "Månader med försörjningsstöd;Telefon;Språk;Tolk;E-post;Adress;Diagnos\r\n" +
        number_ +
        ";Åsa;Öberg;Jobb- och utvecklingsgarantin;2018-02-01;20190731;\"5152, 7231;2661 5152\";3;26;"
        "+46 (0)70-123 45 67;arabiska;Ja;asa@example.se;Gatan 1;hemligt\r\n";
    const auto summary = Import(Write(bytes));
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->rows, 1);
    EXPECT_EQ(summary->wrong, 0);
    EXPECT_THAT(summary->ignored, ElementsAre("Diagnos"));
    ASSERT_EQ(people_.size(), 1U);
    const ParticipantRow& p = people_[0];
    EXPECT_THAT(p.faults, IsEmpty());
    EXPECT_EQ(p.row, 4);
    EXPECT_EQ(p.personal_number, number_);
    EXPECT_EQ(p.given_name + " " + p.family_name, "Åsa Öberg");
    EXPECT_EQ(p.programme, Programme::kJobDevelopmentGuarantee);
    EXPECT_EQ(p.programme_from.Text(), "2018-02-01");
    EXPECT_EQ(p.programme_until.Text(), "2019-08-01") << "half-open: the day after the last";
    EXPECT_THAT(p.ssyk, ElementsAre("5152", "7231", "2661"));
    EXPECT_EQ(p.education, Education::kUpperSecondary);
    EXPECT_EQ(p.support_months, 26);
    EXPECT_EQ(p.phone, "+46 (0)70-123 45 67");
    EXPECT_EQ(p.language, "arabiska");
    EXPECT_TRUE(p.interpreter);
    EXPECT_EQ(p.email, "asa@example.se");
    EXPECT_EQ(p.address, "Gatan 1");
}

TEST_F(ParticipantsFileTest, TheSameFromExcel) {
    const auto path = WriteZip(
        folder_ / "lista.xlsx",
        Workbook(
            R"(<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>4</v></c></row>)"
            R"(<row r="5"><c r="A5"><v>)" +
                number_ +
                R"(</v></c><c r="B5" t="inlineStr"><is><t>Öberg, Åsa</t></is></c>)"
                R"(<c r="C5"><v>45</v></c><c r="D5" s="1"><v>43528</v></c><c r="E5" s="3"><v>310</v></c></row>)"
                R"(<row r="6"><c r="A6" t="inlineStr"><is><t>820417-1234</t></is></c><c r="B6" t="str"><v>Ek, Bo</v></c></row>)",
            "<si><t>Personnr</t></si><si><t>Namn</t></si><si><t>Program</t></si><si><t>Startdatum</t></"
            "si><si><t>SSYK</t></si>"));
    const auto summary = Import(path);
    ASSERT_TRUE(summary) << Message(summary.error(), Language::kSwedish);
    EXPECT_EQ(summary->wrong, 1);
    ASSERT_EQ(people_.size(), 2U);
    EXPECT_THAT(people_[0].faults, IsEmpty());
    EXPECT_EQ(people_[0].row, 5);
    EXPECT_EQ(people_[0].personal_number, number_);
    EXPECT_EQ(people_[0].given_name, "Åsa");
    EXPECT_EQ(people_[0].programme, Programme::kJobDevelopmentGuarantee);
    EXPECT_EQ(people_[0].programme_from.Text(), "2019-03-04");
    EXPECT_THAT(people_[0].ssyk, ElementsAre("0310"));
    EXPECT_EQ(people_[1].row, 6);
    EXPECT_EQ(people_[1].faults.at(0).code, Code::kPersonalNumber);
}

TEST_F(ParticipantsFileTest, HeadingsInTheirVariants) {
    for (const std::string heading :
         {"Personnummer", "PERSONNR", "Personnr.", "person- / samordningsnummer", " Personnummer "}) {
        const auto summary = Import(Write(heading + ";Namn\n" + number_ + ";Ek, Bo\n"));
        ASSERT_TRUE(summary) << heading;
        EXPECT_EQ(people_.at(0).personal_number, number_);
    }
    EXPECT_EQ(One("Månader med offentlig försörjning", "7").support_months, 7);
    EXPECT_EQ(One("MÅNADER MED FÖRSÖRJNINGSSTÖD", "7").support_months, 7);
    EXPECT_EQ(One("e-post", "a@b.se").email, "a@b.se");
    EXPECT_EQ(One("Telefon 1", "08").phone, "08");
    EXPECT_EQ(One("Startdatum", "2019-01-01").programme_from.Text(), "2019-01-01");
}

TEST_F(ParticipantsFileTest, MissingColumnsAreNamed) {
    const auto none = Import(Write("Namn;Program\nEk, Bo;45\n"));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, Code::kFileColumns);
    EXPECT_THAT(none.error().args, ElementsAre("Personnummer"));
    const auto names = Import(Write("Personnummer;Program\n" + number_ + ";45\n"));
    ASSERT_FALSE(names);
    EXPECT_THAT(names.error().args, ElementsAre("Förnamn"));
    ASSERT_EQ(names.error().details.size(), 2U);
    EXPECT_THAT(names.error().details[1].args, ElementsAre("Efternamn"));
    const auto asked = Import(Write("Personnummer;Namn\n" + number_ + ";Ek, Bo\n"),
                              {{}, {ParticipantColumn::kProgrammeFrom}});
    ASSERT_FALSE(asked);
    EXPECT_THAT(asked.error().args, ElementsAre("Programstart"));
    EXPECT_EQ(Import(Write("Personnr;Personnummer;Namn\n1;2;3\n")).error().code, Code::kMalformed)
        << "which of the two?";
    EXPECT_THAT(people_, IsEmpty());
}

TEST_F(ParticipantsFileTest, PersonalNumbers) {
    const auto read = [&](const std::string& text) {
        const auto summary = Import(Write("Personnummer;Namn\n\"" + text + "\";Ek, Bo\n"));
        return summary && people_.size() == 1 && people_[0].faults.empty() ? people_[0].personal_number
                                                                           : "fault";
    };
    const std::string last = number_.substr(8), birth = number_.substr(0, 8);
    EXPECT_EQ(read(birth + "-" + last), number_);
    EXPECT_EQ(read(number_.substr(2, 6) + "-" + last), number_);
    EXPECT_EQ(read(birth + "–" + last), number_) << "a dash from a word processor";
    EXPECT_EQ(read("\xC2\xA0" + birth + " - " + last + " "), number_) << "no-break space";
    EXPECT_EQ(read(std::string(kCoordination)), kCoordination);

    std::string wrong_digit = number_;
    wrong_digit.back() = wrong_digit.back() == '9' ? '0' : static_cast<char>(wrong_digit.back() + 1);
    const Fault check = NumberFault(wrong_digit);
    EXPECT_EQ(check.code, Code::kPersonalNumber);
    EXPECT_NE(check.args.at(0).find("kontrollsiffran"), std::string::npos);
    EXPECT_EQ(NumberFault(TestNumber(1982, 2, 30, 238)).code, Code::kPersonalNumber);
    EXPECT_EQ(NumberFault(TestNumber(2019, 3, 5, 238)).code, Code::kPersonalNumber) << "tomorrow";
    EXPECT_EQ(NumberFault("T" + number_.substr(1)).code, Code::kPersonalNumber);
    EXPECT_EQ(NumberFault("").code, Code::kRequired);
}

TEST_F(ParticipantsFileTest, TheSameNumberTwice) {
    const std::string short_form = number_.substr(2, 6) + "-" + number_.substr(8);
    const auto summary = Import(Write("Personnummer;Namn\n" + number_ + ";Ek, Bo\n\n" + short_form +
                                      ";Ek, Bo\n" + number_ + ";Ek, Bo\n"));
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->rows, 3);
    EXPECT_EQ(summary->wrong, 2);
    EXPECT_THAT(people_[0].faults, IsEmpty());
    for (const std::size_t i : {1U, 2U}) {
        ASSERT_EQ(people_[i].faults.size(), 1U);
        EXPECT_EQ(people_[i].faults[0].code, Code::kDuplicatePerson);
        EXPECT_EQ(people_[i].faults[0].column, "Personnummer");
        EXPECT_THAT(people_[i].faults[0].args, ElementsAre("2"));
    }
    EXPECT_EQ(people_[1].row, 4);
}

TEST_F(ParticipantsFileTest, Names) {
    const auto read = [&](const std::string& text) {
        EXPECT_TRUE(Import(Write("Personnummer;Namn\n" + number_ + ";\"" + text + "\"\n")));
        const ParticipantRow& p = people_.at(0);
        return p.faults.empty() ? p.given_name + "|" + p.family_name
                                : std::string(Info(p.faults[0].code).name);
    };
    EXPECT_EQ(read("Ek Öberg, Åsa Maria"), "Åsa Maria|Ek Öberg");
    EXPECT_EQ(read("Åsa Maria Öberg"), "Åsa Maria|Öberg");
    EXPECT_EQ(read("Öberg,\nÅsa\nMaria"), "Åsa Maria|Öberg") << "line breaks inside the cell";
    EXPECT_EQ(read("Öberg"), "unknown_value");
    EXPECT_EQ(read(" "), "required");
    EXPECT_TRUE(Import(Write("Personnummer;Förnamn;Efternamn\n" + number_ + ";;Öberg\n")));
    EXPECT_EQ(people_.at(0).faults.at(0).code, Code::kRequired);
    EXPECT_EQ(people_.at(0).faults.at(0).column, "Förnamn");
    EXPECT_EQ(people_.at(0).family_name, "Öberg");
}

TEST_F(ParticipantsFileTest, Programmes) {
    for (const std::string job : {"45", "JOB", "jug", "Jobb- och utvecklingsgarantin"})
        EXPECT_EQ(One("Program", job).programme, Programme::kJobDevelopmentGuarantee) << job;
    for (const std::string uga : {"42", "UGA", "Jobbgaranti för ungdomar"})
        EXPECT_EQ(One("Program", uga).programme, Programme::kYouthJobGuarantee) << uga;
    for (const std::string etablering : {"93", "etablering", "Etableringsprogrammet"})
        EXPECT_EQ(One("Program", etablering).programme, Programme::kEstablishment) << etablering;
    EXPECT_EQ(One("Program", "").programme, Programme::kNone);
    const Fault fault = OneFault("Program", "Rymdprogrammet");
    EXPECT_EQ(fault.code, Code::kUnknownValue);
    EXPECT_THAT(fault.args, ElementsAre("Rymdprogrammet"));
}

TEST_F(ParticipantsFileTest, Dates) {
    for (const std::string text :
         {"2019-03-04", "20190304", "43528", "2019-03-04 00:00:00", "2019-03-04T13:30"})
        EXPECT_EQ(One("Programstart", text).programme_from.Text(), "2019-03-04") << text;
    for (const std::string none : {"", " ", "-", "–"})
        EXPECT_FALSE(One("Programstart", none).programme_from) << none;
    for (const std::string wrong :
         {"2019-02-29", "20190230", "2019-13-01", "4/3 2019", "04.03.2019", "2019-3-4", "i mars",
          "1899-00-00", "2019-03-04 kl 12", "435281", "201903041"})
        EXPECT_EQ(OneFault("Programstart", wrong).code, Code::kNotADate) << wrong;
    EXPECT_TRUE(One("Programslut", "2019-03-04").programme_until);

    EXPECT_TRUE(Import(
        Write("Personnummer;Namn;Programstart;Programslut\n" + number_ + ";Ek, Bo;2019-03-04;2019-03-03\n")));
    ASSERT_EQ(people_.at(0).faults.size(), 1U);
    EXPECT_EQ(people_[0].faults[0].code, Code::kOutOfRange);
    EXPECT_EQ(people_[0].faults[0].column, "Programslut");
    EXPECT_EQ(people_[0].faults[0].args.at(0), "2019-03-04");
}

TEST_F(ParticipantsFileTest, SsykCodes) {
    EXPECT_THAT(One("SSYK", "5152").ssyk, ElementsAre("5152"));
    EXPECT_THAT(One("SSYK", "5152,7231 ; 2661\n3333").ssyk, ElementsAre("5152", "7231", "2661", "3333"));
    for (const std::string wrong : {"515", "51520", "515a", "vaktmästare"}) {
        const Fault fault = OneFault("SSYK", wrong);
        EXPECT_EQ(fault.code, Code::kUnknownValue);
        EXPECT_THAT(fault.args, ElementsAre(wrong));
    }
    const ParticipantRow both = One("SSYK", "5152, 12");
    EXPECT_EQ(both.faults.size(), 1U);
    EXPECT_THAT(both.ssyk, ElementsAre("5152"));
    std::string many;
    for (int i = 1000; i < 1021; ++i) many += std::to_string(i) + " ";
    EXPECT_EQ(OneFault("SSYK", many).code, Code::kOutOfRange);
}

TEST_F(ParticipantsFileTest, EducationInFiveClasses) {
    const std::vector<std::pair<std::string, Education>> cases{
        {"0", Education::kCompulsory},
        {"1", Education::kCompulsory},
        {"2", Education::kCompulsory},
        {"3", Education::kUpperSecondary},
        {"4", Education::kOtherPostSecondary},
        {"5", Education::kUniversity},
        {"6", Education::kUniversity},
        {"9", Education::kUnknown},
        {"SUN 327", Education::kUpperSecondary},
        {"Grundskola", Education::kCompulsory},
        {"Gymnasium", Education::kUpperSecondary},
        {"Annan eftergymnasial utbildning", Education::kOtherPostSecondary},
        {"Högskola/universitet", Education::kUniversity},
        {"Saknas/okänd", Education::kUnknown},
        {"", Education::kUnknown},
        {"Eftergymnasial utbildning, kortare än 2 år", Education::kOtherPostSecondary},
        {"Eftergymnasial utbildning, 2 år eller längre", Education::kUniversity},
    };
    for (const auto& [text, education] : cases) {
        const ParticipantRow row = One("Utbildning", text);
        EXPECT_EQ(row.education, education) << text;
        EXPECT_THAT(row.faults, IsEmpty()) << text;
    }
    EXPECT_EQ(OneFault("Utbildning", "7").code, Code::kUnknownValue);
    EXPECT_EQ(OneFault("Utbildning", "livets hårda skola").code, Code::kUnknownValue);
}

TEST_F(ParticipantsFileTest, MonthsInterpreterAndEmail) {
    const std::string months = "Månader med offentlig försörjning";
    EXPECT_EQ(One(months, "0").support_months, 0);
    EXPECT_EQ(One(months, "").support_months, std::nullopt);
    for (const std::string wrong : {"tolv", "12 mån", "1.5"})
        EXPECT_EQ(OneFault(months, wrong).code, Code::kNotANumber) << wrong;
    for (const std::string wrong : {"-1", "721", "99999999999999999999"}) {
        const Fault fault = OneFault(months, wrong);
        EXPECT_EQ(fault.code, Code::kOutOfRange) << wrong;
        EXPECT_THAT(fault.args, ElementsAre("0", "720"));
    }
    EXPECT_TRUE(One("Tolk", "ja").interpreter);
    EXPECT_TRUE(One("Tolk", "TRUE").interpreter);
    EXPECT_FALSE(One("Tolk", "Nej").interpreter);
    EXPECT_EQ(OneFault("Tolk", "kanske").code, Code::kUnknownValue);
    EXPECT_EQ(OneFault("E-post", "åsa").code, Code::kUnknownValue);
}

TEST_F(ParticipantsFileTest, FormulasAreFaultsAndNothingMore) {
    for (const std::string formula :
         {"=HYPERLINK('http://x')", "@SUM(1)", "+cmd|' /C calc'!A0", "-2+3+cmd"}) {
        const ParticipantRow row = One("Telefon", formula);
        ASSERT_EQ(row.faults.size(), 1U) << formula;
        EXPECT_EQ(row.faults[0].code, Code::kFormulaText);
        EXPECT_EQ(row.faults[0].column, "Telefon");
        EXPECT_THAT(row.faults[0].args, ElementsAre(formula));
        EXPECT_EQ(row.phone, "");
    }
    EXPECT_EQ(One("Telefon", "+46 70 123 45 67").phone, "+46 70 123 45 67");
    EXPECT_THAT(NumberFault("=1+1").code, Code::kFormulaText) << "and not also required";
}

TEST_F(ParticipantsFileTest, AFormulaInHalfAFullNameIsAFault) {
    for (const std::string name : {"Ek, =Bo", "=Ek, Bo", "Bo =Ek", "Ek, @Bo"}) {
        ASSERT_TRUE(Import(Write("Personnummer;Namn\n" + number_ + ";\"" + name + "\"\n")));
        ASSERT_EQ(people_.size(), 1U) << name;
        ASSERT_EQ(people_[0].faults.size(), 1U) << name;
        EXPECT_EQ(people_[0].faults[0].code, Code::kFormulaText) << name;
        EXPECT_FALSE(text::HasFormulaStart(people_[0].given_name)) << name;
        EXPECT_FALSE(text::HasFormulaStart(people_[0].family_name)) << name;
    }
}

TEST_F(ParticipantsFileTest, TooLongForbiddenOrTooMany) {
    const Fault fault = OneFault("Språk", std::string(61, 'x'));
    EXPECT_EQ(fault.code, Code::kTooLong);
    EXPECT_THAT(fault.args, ElementsAre("60"));
    EXPECT_EQ(OneFault("Språk", "a\x01z").code, Code::kForbiddenText);
    EXPECT_TRUE(Import(Write("Personnummer;Namn\n" + number_ + ";Ek, Bo;Malmö\n")));
    ASSERT_EQ(people_.at(0).faults.size(), 1U) << "a separator too many shifts the cells";
    EXPECT_EQ(people_[0].faults[0].code, Code::kMalformed);
    EXPECT_EQ(people_[0].faults[0].column, "");
}

TEST_F(ParticipantsFileTest, FaultsOfTheFileItself) {
    const std::string good = "Personnummer;Namn\n" + number_ + ";Öberg, Åsa\n";
    EXPECT_EQ(Import(Write(good + number_ +
                           ";\xD6"
                           "berg, Bo\n"))
                  .error()
                  .code,
              Code::kFileEncoding);
    EXPECT_EQ(Import(Write(good + "\"1982")).error().code, Code::kFileTruncated);
    EXPECT_EQ(Import(Write(good), {{.file_bytes = 10}, {}}).error().code, Code::kTooLarge);
    Parts bomb = Workbook("");
    bomb["xl/worksheets/sheet1.xml"].insert(60, std::string(32U << 20U, ' '));
    EXPECT_EQ(Import(WriteZip(folder_ / "bomb.xlsx", bomb)).error().code, Code::kFileBomb);
}

// Of the program as it is used; a sanitizer's build is allowed its own slowness, and still not what grows
// faster than the file.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr double kMostSeconds = 30;
#else
constexpr double kMostSeconds = 3;
#endif
#else
constexpr double kMostSeconds = 3;
#endif
TEST_F(ParticipantsFileTest, FiftyThousandRowsInUnderThreeSeconds) {
    const std::vector<std::string> heading{
        "Personnummer", "Förnamn",      "Efternamn",
        "Program",      "Programstart", "Programslut",
        "SSYK",         "Utbildning",   "Månader med offentlig försörjning",
        "Telefon",      "Språk",        "Tolk",
        "E-post"};
    std::vector<std::vector<std::string>> rows{heading};
    for (const std::string& number : TestNumbers(50'000))
        rows.push_back({number.substr(0, 8) + "-" + number.substr(8), "Åsa", "Öberg",
                        "Jobb- och utvecklingsgarantin", "2018-02-01", "2019-12-31", "5152, 7231",
                        "Gymnasium", "26", "+46 70 123 45 67", "arabiska", "Nej", "asa@example.se"});
    std::string csv;
    for (const auto& row : rows) AppendCsvRow(csv, row);
    for (const auto& path : {Write(csv), WriteZip(folder_ / "lista.xlsx", Workbook(InlineRows(rows)))}) {
        std::int64_t persons = 0, reports = 0;
        double before = 0;
        const std::clock_t start =
            std::clock();  // of the processor: other work on the machine must not fail the test
        const auto summary = ReadParticipants(
            path, {}, MakeDate(2019, 3, 4),
            [&](std::int64_t, double fraction) {
                EXPECT_GE(fraction, before);
                before = fraction;
                ++reports;
            },
            [&](ParticipantRow&& row) { persons += row.faults.empty() ? 1 : 0; });
        const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        ASSERT_TRUE(summary) << Message(summary.error(), Language::kSwedish);
        EXPECT_EQ(persons, 50'000);
        EXPECT_EQ(reports, 51);
        EXPECT_EQ(before, 1);
        std::cout << path.extension().string() << ": 50,000 rows in " << took << " s\n";
        EXPECT_LT(took, kMostSeconds);
    }
}

}  // namespace
}  // namespace samkraft::formats
