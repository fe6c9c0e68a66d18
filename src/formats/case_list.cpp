#include "formats/case_list.hpp"

#include "domain/kinds.hpp"
#include "formats/csv.hpp"
#include "formats/xlsx_file.hpp"
#include "secrecy/words.hpp"

namespace samkraft::formats {
namespace {

using namespace domain;

constexpr std::array kUsual{ListColumn::kName,    ListColumn::kPhase,       ListColumn::kNextStep,
                            ListColumn::kNextDue, ListColumn::kNextContact, ListColumn::kLastContact,
                            ListColumn::kHours,   ListColumn::kLead,        ListColumn::kFlags};

// By their values, in Swedish and English, as the screen has them (web/src/texts).
struct Words {
    std::string_view swedish, english;
};
constexpr std::array<Words, kListColumnCount> kColumns{{{"Deltagare", "Participant"},
                                                        {"Fas", "Phase"},
                                                        {"Nästa steg", "Next step"},
                                                        {"Klart senast", "Due"},
                                                        {"Nästa kontakt", "Next contact"},
                                                        {"Senaste kontakt", "Last contact"},
                                                        {"Tim/vecka", "Hours/week"},
                                                        {"Processledare", "Case lead"},
                                                        {"Team", "Team"},
                                                        {"Spår", "Tracks"},
                                                        {"Aktiviteter", "Activities"},
                                                        {"Väntar på", "Waiting on"},
                                                        {"Språk", "Language"},
                                                        {"Ålder", "Age"},
                                                        {"Programdagar", "Days in programme"},
                                                        {"Läge", "State"}}};
constexpr std::array<Words, 6> kPhases{{{"Anvisad", "Referred"},
                                        {"Samtycke", "Consent"},
                                        {"Kartläggning", "Assessment"},
                                        {"Planering", "Planning"},
                                        {"I aktivitet", "In activity"},
                                        {"Avslutad", "Closed"}}};
constexpr std::array<Words, kCardFlagCount> kFlags{{{"Saknar team", "No team"},
                                                    {"Saknar processledare", "No case lead"},
                                                    {"Ingen kontakt bokad", "No contact booked"},
                                                    {"Frånvaro att följa upp", "Absence to follow up"},
                                                    {"Avbrott i planen", "Plan interrupted"},
                                                    {"Ingen aktivitet", "No activity"},
                                                    {"Väntar på svar", "Waiting for an answer"},
                                                    {"Samtycke obesvarat", "Consent unanswered"},
                                                    {"Skyddad", "Protected"},
                                                    {"Under heltid", "Below full time"},
                                                    {"Bara rapporter", "Reports only"}}};
constexpr std::array<Words, kTopicCount> kTracks{{{"", ""},
                                                  {"Arbete", "Work"},
                                                  {"Studier", "Studies"},
                                                  {"Hälsa", "Health"},
                                                  {"Språk", "Language"},
                                                  {"Socialt", "Social"},
                                                  {"Ekonomi", "Economy"},
                                                  {"Familj", "Family"}}};
class Making {
  public:
    explicit Making(const CaseList& list) : list_(list) {}

    [[nodiscard]] std::vector<std::vector<XlsxCell>> Rows() const {
        std::vector<ListColumn> columns = list_.columns;
        if (columns.empty()) columns.assign(kUsual.begin(), kUsual.end());
        std::vector<std::vector<XlsxCell>> rows(1);
        for (const ListColumn column : columns) rows[0].emplace_back(Said(kColumns, column));
        for (const office::CaseRow& row : list_.page.rows.rows) {
            auto& cells = rows.emplace_back();
            for (const ListColumn column : columns) cells.push_back(Cell(row, column));
        }
        return rows;
    }

  private:
    template <std::size_t N, class E>
    [[nodiscard]] std::string Said(const std::array<Words, N>& words, E value) const {
        const Words& w = words.at(static_cast<std::size_t>(value));
        return std::string(list_.language == Language::kSwedish ? w.swedish : w.english);
    }
    template <std::size_t N, class E>
    [[nodiscard]] std::string Joined(const std::array<Words, N>& words, const std::vector<E>& values) const {
        std::string out;
        for (const E value : values) out += (out.empty() ? "" : ", ") + Said(words, value);
        return out;
    }
    [[nodiscard]] std::string WaitingInWords(const office::CaseRow& row) const {
        const bool swedish = list_.language == Language::kSwedish;
        std::string out;
        for (const WaitingOn on : row.waiting_on) {
            if (!out.empty()) out += ", ";
            if (on == WaitingOn::kParticipant)
                out += swedish ? "Deltagaren" : "The participant";
            else if (on == WaitingOn::kOutside)
                out += swedish ? "Någon utanför" : "Somebody outside";
            else
                out += secrecy::PartyName(static_cast<Party>(on), list_.language);
        }
        return out;
    }
    template <class T>
    static XlsxCell Number(const std::optional<T>& number) {
        if (number) return std::int64_t{*number};
        return std::string();
    }
    [[nodiscard]] std::string NameIn(const office::CaseRow& row) const {
        const bool swedish = list_.language == Language::kSwedish;
        if (row.protection != Protection::kNone) {
            const std::string whom(swedish ? "Skyddad identitet" : "Protected identity");
            return row.initials.empty() ? whom : whom + " (" + row.initials + ")";
        }
        if (!row.name.empty()) return row.name;
        if (!row.initials.empty()) return row.initials;
        return swedish ? "Deltagare (namnet delas inte med dig)"
                       : "Participant (the name is not shared with you)";
    }
    [[nodiscard]] std::string Activities(const office::CaseRow& row) const {
        std::string out;
        for (const std::string& code : row.activities) {
            const ActivityKind* kind = FindActivityKind(code);
            const std::string_view said = kind == nullptr                        ? std::string_view(code)
                                          : list_.language == Language::kSwedish ? kind->swedish
                                                                                 : kind->english;
            out += (out.empty() ? "" : ", ") + std::string(said);
        }
        return out;
    }
    [[nodiscard]] std::string LanguageInWords(const office::CaseRow& row) const {
        if (!row.interpreter.value_or(false)) return row.language;
        const std::string needs(list_.language == Language::kSwedish ? "tolk" : "interpreter");
        return row.language.empty() ? needs : row.language + ", " + needs;
    }

    [[nodiscard]] XlsxCell Cell(const office::CaseRow& row, ListColumn column) const {
        switch (column) {
            case ListColumn::kName:
                return NameIn(row);
            case ListColumn::kPhase:
                return row.phase ? Said(kPhases, *row.phase) : std::string();
            case ListColumn::kNextStep:
                return row.next_step;
            case ListColumn::kNextDue:
                return row.next_due;
            case ListColumn::kNextContact:
                return row.next_contact;
            case ListColumn::kLastContact:
                return row.last_contact;
            case ListColumn::kHours:
                return Number(row.hours_planned);
            case ListColumn::kLead: {
                const Worker* lead = list_.directory.Find(row.lead);
                return lead == nullptr ? std::string() : lead->Name();
            }
            case ListColumn::kTeam:
                for (const Team& team : list_.directory.teams)
                    if (team.id == row.team) return team.name;
                return std::string();
            case ListColumn::kTracks:
                return Joined(kTracks, row.tracks);
            case ListColumn::kActivities:
                return Activities(row);
            case ListColumn::kWaitingOn:
                return WaitingInWords(row);
            case ListColumn::kLanguage:
                return LanguageInWords(row);
            case ListColumn::kAge:
                return Number(row.age);
            case ListColumn::kProgramme:
                return Number(row.programme_days);
            case ListColumn::kFlags:
                break;
        }
        return Joined(kFlags, row.flags.rows);
    }

    const CaseList& list_;
};

}  // namespace

std::string CaseListCsv(const CaseList& list) {
    std::string out(kUtf8Mark);
    for (const auto& row : Making(list).Rows()) {
        std::vector<std::string> cells;
        for (const XlsxCell& cell : row) {
            if (const auto* text = std::get_if<std::string>(&cell))
                cells.push_back(*text);
            else if (const auto* number = std::get_if<std::int64_t>(&cell))
                cells.push_back(std::to_string(*number));
            else
                cells.push_back(std::get<Date>(cell) ? std::get<Date>(cell).Text() : std::string());
        }
        AppendCsvRow(out, cells);
    }
    return out;
}

std::string CaseListXlsx(const CaseList& list) {
    return XlsxFile(list.language == Language::kSwedish ? "Ärenden" : "Cases", Making(list).Rows(),
                    StartOfDay(list.today));
}

}  // namespace samkraft::formats
