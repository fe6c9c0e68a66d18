#include "formats/participants_file.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/personal_number.hpp"
#include "base/text.hpp"
#include "formats/xlsx.hpp"

namespace samkraft::formats {
namespace {

using Column = ParticipantColumn;
constexpr std::size_t kColumns = 15;
constexpr int kHeadingWithin = 20;
constexpr int kProgressEvery = 1000;
constexpr std::size_t kSsykMost = 20;
constexpr int kMonthsMost = 720;

struct ColumnInfo {
    std::string_view name;  // as we ask for it
    int longest;            // characters
    bool repeats;  // may stand in several columns: the first that is filled counts, or all of them for SSYK
};
constexpr std::array<ColumnInfo, kColumns> kInfo{{
    {"Personnummer", 20, false},
    {"Förnamn", 100, false},
    {"Efternamn", 100, false},
    {"Namn", 200, false},
    {"Program", 100, false},
    {"Programstart", 40, false},
    {"Programslut", 40, false},
    {"SSYK", 400, true},
    {"Utbildning", 100, false},
    {"Månader med offentlig försörjning", 20, false},
    {"Telefon", 40, true},
    {"Språk", 60, false},
    {"Tolk", 20, false},
    {"E-post", 254, false},
    {"Adress", 200, false},
}};
const ColumnInfo& Info(Column column) { return kInfo.at(static_cast<std::size_t>(column)); }

template <class T>
struct Word {
    std::string_view squeezed;
    T value;
};

// Headings and values are compared squeezed: folded, letters and digits only.
std::string Squeeze(std::string_view text) {
    std::string out;
    for (const std::string& word : text::Words(text)) out += word;
    return out;
}

template <class T, std::size_t N>
const T* Lookup(const Word<T> (&words)[N], std::string_view squeezed) {
    for (const auto& word : words)
        if (word.squeezed == squeezed) return &word.value;
    return nullptr;
}

constexpr Word<Column> kHeadings[] = {
    {"personnummer", Column::kPersonalNumber},
    {"personnr", Column::kPersonalNumber},
    {"persnr", Column::kPersonalNumber},
    {"pnr", Column::kPersonalNumber},
    {"personsamordningsnummer", Column::kPersonalNumber},
    {"personsamordningsnr", Column::kPersonalNumber},
    {"personnummersamordningsnummer", Column::kPersonalNumber},
    {"personellersamordningsnummer", Column::kPersonalNumber},
    {"förnamn", Column::kGivenName},
    {"tilltalsnamn", Column::kGivenName},
    {"efternamn", Column::kFamilyName},
    {"namn", Column::kFullName},
    {"deltagare", Column::kFullName},
    {"deltagarensnamn", Column::kFullName},
    {"program", Column::kProgramme},
    {"programkod", Column::kProgramme},
    {"sökandekategori", Column::kProgramme},
    {"skat", Column::kProgramme},
    {"programstart", Column::kProgrammeFrom},
    {"startdatum", Column::kProgrammeFrom},
    {"programstartdatum", Column::kProgrammeFrom},
    {"programfrom", Column::kProgrammeFrom},
    {"programfrånochmed", Column::kProgrammeFrom},
    {"from", Column::kProgrammeFrom},
    {"programslut", Column::kProgrammeLast},
    {"slutdatum", Column::kProgrammeLast},
    {"programslutdatum", Column::kProgrammeLast},
    {"programtom", Column::kProgrammeLast},
    {"programtillochmed", Column::kProgrammeLast},
    {"tom", Column::kProgrammeLast},
    {"ssyk", Column::kSsyk},
    {"ssykkod", Column::kSsyk},
    {"ssykkoder", Column::kSsyk},
    {"ssyk2012", Column::kSsyk},
    {"yrkeskod", Column::kSsyk},
    {"söktayrkenssyk", Column::kSsyk},
    {"utbildning", Column::kEducation},
    {"utbildningsnivå", Column::kEducation},
    {"högstautbildning", Column::kEducation},
    {"sun", Column::kEducation},
    {"sunnivå", Column::kEducation},
    {"sunkod", Column::kEducation},
    {"månadermedoffentligförsörjning", Column::kSupportMonths},
    {"månadermedförsörjningsstöd", Column::kSupportMonths},
    {"månaderioffentligförsörjning", Column::kSupportMonths},
    {"månaderoffentligförsörjning", Column::kSupportMonths},
    {"månaderförsörjningsstöd", Column::kSupportMonths},
    {"antalmånadermedoffentligförsörjning", Column::kSupportMonths},
    {"antalmånadermedförsörjningsstöd", Column::kSupportMonths},
    {"telefon", Column::kPhone},
    {"telefonnummer", Column::kPhone},
    {"telefonnr", Column::kPhone},
    {"tel", Column::kPhone},
    {"mobil", Column::kPhone},
    {"mobiltelefon", Column::kPhone},
    {"mobilnummer", Column::kPhone},
    {"språk", Column::kLanguage},
    {"modersmål", Column::kLanguage},
    {"tolk", Column::kInterpreter},
    {"tolkbehov", Column::kInterpreter},
    {"behovavtolk", Column::kInterpreter},
    {"epost", Column::kEmail},
    {"epostadress", Column::kEmail},
    {"mejl", Column::kEmail},
    {"mail", Column::kEmail},
    {"email", Column::kEmail},
    {"adress", Column::kAddress},
    {"gatuadress", Column::kAddress},
    {"postadress", Column::kAddress},
};

constexpr Word<Programme> kProgrammes[] = {
    {"45", Programme::kJobDevelopmentGuarantee},
    {"job", Programme::kJobDevelopmentGuarantee},
    {"jug", Programme::kJobDevelopmentGuarantee},
    {"jobbochutvecklingsgarantin", Programme::kJobDevelopmentGuarantee},
    {"jobbochutvecklingsgaranti", Programme::kJobDevelopmentGuarantee},
    {"jobochutvecklingsgarantin", Programme::kJobDevelopmentGuarantee},
    {"42", Programme::kYouthJobGuarantee},
    {"uga", Programme::kYouthJobGuarantee},
    {"jobbgarantiförungdomar", Programme::kYouthJobGuarantee},
    {"jobbgarantinförungdomar", Programme::kYouthJobGuarantee},
    {"ungdomsgarantin", Programme::kYouthJobGuarantee},
    {"93", Programme::kEstablishment},
    {"etablering", Programme::kEstablishment},
    {"etableringen", Programme::kEstablishment},
    {"etableringsprogrammet", Programme::kEstablishment},
    {"etableringsprogram", Programme::kEstablishment},
};

constexpr Word<Education> kEducations[] = {
    {"grundskola", Education::kCompulsory},
    {"grundskoleutbildning", Education::kCompulsory},
    {"grundskolan", Education::kCompulsory},
    {"folkskola", Education::kCompulsory},
    {"förgymnasial", Education::kCompulsory},
    {"förgymnasialutbildning", Education::kCompulsory},
    {"förgymnasialutbildningkortareän9år", Education::kCompulsory},
    {"förgymnasialutbildning9år", Education::kCompulsory},
    {"förgymnasialutbildning910år", Education::kCompulsory},
    {"saknarformellgymnasialutbildning", Education::kCompulsory},
    {"gymnasium", Education::kUpperSecondary},
    {"gymnasiet", Education::kUpperSecondary},
    {"gymnasial", Education::kUpperSecondary},
    {"gymnasieskola", Education::kUpperSecondary},
    {"gymnasieutbildning", Education::kUpperSecondary},
    {"gymnasialutbildning", Education::kUpperSecondary},
    {"annaneftergymnasial", Education::kOtherPostSecondary},
    {"annaneftergymnasialutbildning", Education::kOtherPostSecondary},
    {"eftergymnasialutbildningkortareän2år", Education::kOtherPostSecondary},
    {"eftergymnasialutbildningkortareäntvåår", Education::kOtherPostSecondary},
    {"eftergymnasialutbildningmindreän2år", Education::kOtherPostSecondary},
    {"yrkeshögskola", Education::kOtherPostSecondary},
    {"yrkeshögskoleutbildning", Education::kOtherPostSecondary},
    {"yh", Education::kOtherPostSecondary},
    {"högskola", Education::kUniversity},
    {"universitet", Education::kUniversity},
    {"högskolauniversitet", Education::kUniversity},
    {"universitethögskola", Education::kUniversity},
    {"högskoleutbildning", Education::kUniversity},
    {"eftergymnasialutbildning2årellerlängre", Education::kUniversity},
    {"eftergymnasialutbildningtvåårellerlängre", Education::kUniversity},
    {"forskarutbildning", Education::kUniversity},
    {"okänd", Education::kUnknown},
    {"okänt", Education::kUnknown},
    {"saknas", Education::kUnknown},
    {"saknasokänd", Education::kUnknown},
    {"uppgiftsaknas", Education::kUnknown},
};

constexpr Word<bool> kTruths[] = {
    {"ja", true},   {"j", true},      {"yes", true},     {"x", true},       {"1", true},
    {"true", true}, {"sant", true},   {"nej", false},    {"n", false},      {"no", false},
    {"0", false},   {"false", false}, {"falskt", false}, {"ejtolk", false},
};

bool IsDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

// The cell without what does not show: spaces around it and no-break spaces, soft hyphens and zero-width
// marks that come along from web pages, and on one line. A lone dash is how many write "nothing".
std::string Clean(std::string_view cell) {
    std::string text(cell);
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        ReplaceAll(text, "\xC2\xA0", " ");
        ReplaceAll(text, "\xE2\x80\xAF", " ");
        ReplaceAll(text, "\xC2\xAD", "");
        ReplaceAll(text, "\xE2\x80\x8B", "");
        ReplaceAll(text, "\xEF\xBB\xBF", "");
    }
    const std::string_view trimmed = text::Trim(text);
    if (trimmed == "-" || trimmed == "–" || trimmed == "—") return {};
    std::string line(trimmed);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
    return line;
}

// 2019-03-04, 20190304, an Excel day number, each also with a time of day behind, which is left out.
std::optional<Date> ReadDate(std::string_view text) {
    if (text.size() > 10 && (text[10] == ' ' || text[10] == 'T')) {
        const std::string_view time = text.substr(11);
        if (time.size() < 5 || time[2] != ':' ||
            time.find_first_not_of("0123456789:.,Z") != std::string_view::npos)
            return std::nullopt;
        text = text.substr(0, 10);
    }
    if (IsDigits(text) && text.size() == 8)
        return ParseDate(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                         std::string(text.substr(6)));
    if (IsDigits(text) && text.size() == 5) return ParseDate(DateOfSerial(std::stoi(std::string(text))));
    return ParseDate(text);
}

std::string Shortened(std::string_view text) {  // for a message
    std::size_t end = std::min<std::size_t>(text.size(), 40);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end));
}

// Where each column stands.
struct Headings {
    std::array<std::vector<std::size_t>, kColumns> at;
    std::vector<std::string> written;
    std::vector<std::string> ignored;
    [[nodiscard]] const std::vector<std::size_t>& Of(Column c) const {
        return at[static_cast<std::size_t>(c)];
    }
};

Headings MatchHeadings(const TableRow& row) {
    Headings headings;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        headings.written.push_back(Clean(row.cells[i]));
        const std::string& written = headings.written.back();
        if (written.empty()) continue;
        const std::string squeezed = Squeeze(written);
        const Column* column = Lookup(kHeadings, squeezed);
        if (!column && squeezed.size() > 1 &&
            IsDigits(std::string_view(squeezed).substr(squeezed.size() - 1))) {
            column = Lookup(kHeadings, std::string_view(squeezed).substr(
                                           0, squeezed.size() - 1));  // "SSYK 2", "Telefon 1"
            if (column && !Info(*column).repeats) column = nullptr;
        }
        if (column)
            headings.at[static_cast<std::size_t>(*column)].push_back(i);
        else
            headings.ignored.push_back(Shortened(written));
    }
    return headings;
}

Done CheckHeadings(const Headings& headings, const std::vector<Column>& also_required) {
    std::vector<Column> required{Column::kPersonalNumber};
    if (headings.Of(Column::kFullName).empty())
        required.insert(required.end(), {Column::kGivenName, Column::kFamilyName});
    required.insert(required.end(), also_required.begin(), also_required.end());
    std::vector<Error> missing;
    for (const Column column : required)
        if (headings.Of(column).empty())
            missing.push_back({Code::kFileColumns, "", {std::string(Info(column).name)}, {}});
    if (!missing.empty()) {
        Error error = missing.front();
        if (missing.size() > 1) error.details = std::move(missing);
        return tl::unexpected(std::move(error));
    }
    for (std::size_t c = 0; c < kColumns; ++c)
        if (headings.at[c].size() > 1 && !kInfo[c].repeats)
            return Fail(Code::kMalformed, "",
                        {"kolumnerna " + headings.written[headings.at[c][0]] + " och " +
                         headings.written[headings.at[c][1]] + " betyder samma sak"});
    return {};
}

class RowReader {
  public:
    RowReader(const Headings& headings, Date today) : headings_(headings), today_(today) {}

    ParticipantRow Read(const TableRow& table) {
        ParticipantRow out;
        table_ = &table;
        out_ = &out;
        out.row = table.number;
        for (std::size_t i = headings_.written.size(); i < table.cells.size(); ++i)
            if (!Clean(table.cells[i]).empty()) {
                out.faults.push_back({"", Code::kMalformed, {"raden har fler celler än rubriker"}});
                break;
            }
        ReadPersonalNumber();
        ReadName();
        if (const auto text = One(Column::kProgramme))
            ReadWord(Column::kProgramme, kProgrammes, Squeeze(*text), *text, out.programme);
        ReadPeriod();
        ReadSsyk();
        ReadEducation();
        ReadMonths();
        if (auto text = One(Column::kPhone)) out.phone = std::move(*text);
        if (auto text = One(Column::kLanguage)) out.language = std::move(*text);
        if (const auto text = One(Column::kInterpreter))
            ReadWord(Column::kInterpreter, kTruths, Squeeze(*text), *text, out.interpreter);
        if (auto text = One(Column::kEmail)) {
            if (const auto sign = text->find('@');
                sign == 0 || sign == std::string::npos || sign + 1 == text->size())
                Wrong(Column::kEmail, Code::kUnknownValue, {Shortened(*text)});
            else
                out.email = std::move(*text);
        }
        if (auto text = One(Column::kAddress)) out.address = std::move(*text);
        return out;
    }

  private:
    void Wrong(std::size_t at, Code code, std::vector<std::string> args = {}) {
        out_->faults.push_back({headings_.written[at], code, std::move(args)});
    }
    void Wrong(Column column, Code code, std::vector<std::string> args = {}) {
        Wrong(source_[Index(column)], code, std::move(args));
    }
    static std::size_t Index(Column column) { return static_cast<std::size_t>(column); }

    // What a cell says, cleaned; nullopt when it is empty, missing, or wrong in a way that any cell can be.
    std::optional<std::string> At(Column column, std::size_t at) {
        source_[Index(column)] = at;
        if (at >= table_->cells.size()) return std::nullopt;
        std::string text = Clean(table_->cells[at]);
        if (text.empty()) return std::nullopt;
        if (text::HasFormulaStart(text))
            return Wrong(at, Code::kFormulaText, {Shortened(text)}), std::nullopt;
        if (!text::IsStorable(text)) return Wrong(at, Code::kForbiddenText), std::nullopt;
        if (const int most = Info(column).longest; text::Length(text) > static_cast<std::size_t>(most))
            return Wrong(at, Code::kTooLong, {std::to_string(most)}), std::nullopt;
        return text;
    }
    std::optional<std::string> One(Column column) {
        for (const std::size_t at : headings_.Of(column))
            if (auto text = At(column, at)) return text;
        return std::nullopt;
    }
    // An empty cell where there must be something; a cell with a fault of its own has been named already.
    std::optional<std::string> Required(Column column) {
        const std::size_t faults = out_->faults.size();
        auto text = One(column);
        if (!text && out_->faults.size() == faults) Wrong(column, Code::kRequired);
        return text;
    }
    template <class T, std::size_t N>
    void ReadWord(Column column, const Word<T> (&words)[N], const std::string& squeezed,
                  const std::string& text, T& out) {
        if (const T* value = Lookup(words, squeezed))
            out = *value;
        else
            Wrong(column, Code::kUnknownValue, {Shortened(text)});
    }

    void ReadPersonalNumber() {
        auto text = Required(Column::kPersonalNumber);
        if (!text) return;
        for (const std::string_view dash : {"–", "—", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x88\x92"})
            ReplaceAll(*text, dash, "-");
        std::erase(*text, ' ');
        const auto number = PersonalNumber::Make(*text, today_);
        if (!number) return Wrong(Column::kPersonalNumber, Code::kPersonalNumber, number.error().args);
        const auto [first, fresh] = rows_.try_emplace(std::stoll(number->Digits()), table_->number);
        if (!fresh) Wrong(Column::kPersonalNumber, Code::kDuplicatePerson, {std::to_string(first->second)});
        out_->personal_number = number->Digits();
    }

    // "Efternamn, Förnamn", or the last word as family name.
    void ReadName() {
        const bool parted =
            !headings_.Of(Column::kGivenName).empty() && !headings_.Of(Column::kFamilyName).empty();
        if (parted) {
            if (auto given = Required(Column::kGivenName)) out_->given_name = std::move(*given);
            if (auto family = Required(Column::kFamilyName)) out_->family_name = std::move(*family);
            return;
        }
        const auto full = Required(Column::kFullName);
        if (!full) return;
        const std::string_view text = *full;
        const auto comma = text.find(','), space = text.rfind(' ');
        if (comma != std::string_view::npos) {
            out_->family_name = text::Trim(text.substr(0, comma));
            out_->given_name = text::Trim(text.substr(comma + 1));
        } else if (space != std::string_view::npos) {
            out_->given_name = text::Trim(text.substr(0, space));
            out_->family_name = text.substr(space + 1);
        }
        if (out_->given_name.empty() || out_->family_name.empty()) {
            out_->given_name.clear(), out_->family_name.clear();
            Wrong(Column::kFullName, Code::kUnknownValue, {Shortened(text)});
        }
        // Each half will stand in a cell of its own: "Ek, =1+1" is no better than "=1+1".
        for (std::string* half : {&out_->given_name, &out_->family_name})
            if (text::HasFormulaStart(*half)) {
                Wrong(Column::kFullName, Code::kFormulaText, {Shortened(*half)});
                half->clear();
            }
    }

    std::optional<Date> ReadDay(Column column) {
        const auto text = One(column);
        if (!text) return std::nullopt;
        const auto date = ReadDate(*text);
        if (!date) Wrong(column, Code::kNotADate, {Shortened(*text)});
        return date;
    }
    void ReadPeriod() {
        if (const auto from = ReadDay(Column::kProgrammeFrom)) out_->programme_from = *from;
        const auto last = ReadDay(Column::kProgrammeLast);
        if (!last) return;
        if (out_->programme_from && *last < out_->programme_from)
            return Wrong(Column::kProgrammeLast, Code::kOutOfRange,
                         {out_->programme_from.Text(), "2299-12-31"});
        out_->programme_until = AddDays(*last, 1);
    }

    void ReadSsyk() {
        for (const std::size_t at : headings_.Of(Column::kSsyk)) {
            const auto text = At(Column::kSsyk, at);
            if (!text) continue;
            constexpr std::string_view kBetween = ",; \t\r\n/";
            for (std::size_t from = 0;
                 (from = text->find_first_not_of(kBetween, from)) != std::string::npos;) {
                const std::size_t end = std::min(text->find_first_of(kBetween, from), text->size());
                std::string code = text->substr(from, end - from);
                from = end;
                if (code.size() != 4 || !IsDigits(code)) {
                    Wrong(at, Code::kUnknownValue, {Shortened(code)});
                } else if (std::find(out_->ssyk.begin(), out_->ssyk.end(), code) == out_->ssyk.end()) {
                    if (out_->ssyk.size() == kSsykMost)
                        return Wrong(at, Code::kOutOfRange, {"0", std::to_string(kSsykMost)});
                    out_->ssyk.push_back(std::move(code));
                }
            }
        }
    }

    void ReadEducation() {
        const auto text = One(Column::kEducation);
        if (!text) return;
        const std::string squeezed = Squeeze(*text);
        std::string_view level = squeezed;
        if (level.starts_with("sun"))
            level.remove_prefix(level.starts_with("sunnivå") ? std::string_view("sunnivå").size() : 3);
        if (IsDigits(level) && (level.size() == 1 || level.size() == 3)) {  // 3 or, in full, 327
            constexpr std::array<Education, 7> kLevels{
                Education::kCompulsory,     Education::kCompulsory,         Education::kCompulsory,
                Education::kUpperSecondary, Education::kOtherPostSecondary, Education::kUniversity,
                Education::kUniversity};
            const auto digit = static_cast<std::size_t>(level[0] - '0');
            if (digit < kLevels.size()) return void(out_->education = kLevels[digit]);
            if (digit == 9) return;
        }
        ReadWord(Column::kEducation, kEducations, squeezed, *text, out_->education);
    }

    void ReadMonths() {
        const auto text = One(Column::kSupportMonths);
        if (!text) return;
        long months = 0;
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), months);
        if (error == std::errc::invalid_argument || end != text->data() + text->size())
            return Wrong(Column::kSupportMonths, Code::kNotANumber, {Shortened(*text)});
        if (error != std::errc{} || months < 0 || months > kMonthsMost)
            return Wrong(Column::kSupportMonths, Code::kOutOfRange, {"0", std::to_string(kMonthsMost)});
        out_->support_months = static_cast<int>(months);
    }

    const Headings& headings_;
    Date today_;
    const TableRow* table_ = nullptr;
    ParticipantRow* out_ = nullptr;
    std::array<std::size_t, kColumns> source_{};        // where the column's text was last looked for
    std::unordered_map<long long, std::int32_t> rows_;  // personal number → the row where it stands first
};

bool IsBlank(const TableRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const std::string& cell) { return text::Trim(cell).empty(); });
}

}  // namespace

Result<ParticipantsSummary> ReadParticipants(const std::filesystem::path& path,
                                             const ParticipantsOptions& options, Date today,
                                             const ParticipantProgress& progress,
                                             const ParticipantSink& sink) {
    TRY(const auto table, OpenTable(path, options.limits));
    TableRow row;
    Headings headings;
    bool found = false;
    for (int seen = 0; seen < kHeadingWithin && !found;) {
        TRY(const bool more, table->Next(row));
        if (!more) break;
        if (IsBlank(row)) continue;
        ++seen;
        headings = MatchHeadings(row);
        found = !headings.Of(Column::kPersonalNumber).empty();
    }
    if (!found) return Fail(Code::kFileColumns, "", {std::string(Info(Column::kPersonalNumber).name)});
    CHECK_OK(CheckHeadings(headings, options.required));

    ParticipantsSummary summary;
    RowReader reader(headings, today);
    for (;;) {
        TRY(const bool more, table->Next(row));
        if (!more) break;
        if (IsBlank(row)) continue;
        ParticipantRow participant = reader.Read(row);
        ++summary.rows;
        summary.wrong += participant.faults.empty() ? 0 : 1;
        sink(std::move(participant));
        if (progress && summary.rows % kProgressEvery == 0) progress(summary.rows, table->Fraction());
    }
    if (progress) progress(summary.rows, 1);
    summary.ignored = std::move(headings.ignored);
    return summary;
}

}  // namespace samkraft::formats
