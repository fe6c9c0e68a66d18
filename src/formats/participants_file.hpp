// A list of participants as an employment office exports it: one person a row, Swedish headings, CSV or XLSX.
// Reading is pure: nothing is stored, nothing is looked up. Each fault names the spreadsheet's row and the
// column as it is written there, so that whoever sent the file can put it right. Columns that are not asked
// for are left unread and named in the summary: what we do not need, a diagnosis say, never comes further
// than the file.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "formats/table_reader.hpp"

namespace samkraft::formats {

// Programmes of Arbetsförmedlingen, with their category of job seeker (sökandekategori).
enum class Programme : std::uint8_t {
    kNone,
    kJobDevelopmentGuarantee,  // 45, jobb- och utvecklingsgarantin, förordning (2007:414)
    kYouthJobGuarantee,        // 42, jobbgaranti för ungdomar, förordning (2007:813)
    kEstablishment,            // 93, etableringsprogrammet, förordning (2017:820)
};
constexpr std::array<std::string_view, 4> Names(Programme) {
    return {"none", "job_development_guarantee", "youth_job_guarantee", "establishment_programme"};
}

// The five classes of SUS. From the level of Svensk utbildningsnomenklatur: 0–2 compulsory, 3 upper
// secondary, 4 (less than two years after it) other post-secondary, 5–6 university, 9 unknown. A vocational
// college of two years is SUN 5 and so counts as university unless the file says it in words.
enum class Education : std::uint8_t {
    kUnknown,
    kCompulsory,
    kUpperSecondary,
    kOtherPostSecondary,
    kUniversity
};
constexpr std::array<std::string_view, 5> Names(Education) {
    return {"unknown", "compulsory", "upper_secondary", "other_post_secondary", "university"};
}

struct Fault {
    std::string column;  // the heading as the file writes it; "" for the row as a whole
    Code code = Code::kInvalid;
    std::vector<std::string> args;  // as for Error; kDuplicatePerson: the row where the number stands first
};

// A field with a fault is left at its default; what has no fault is filled, also in a row that has some.
struct ParticipantRow {
    std::int32_t row = 0;
    std::string personal_number;  // twelve digits
    std::string given_name, family_name;
    Programme programme = Programme::kNone;
    Date programme_from;
    Date programme_until;           // half-open: the day after the last day, which is what the file gives
    std::vector<std::string> ssyk;  // SSYK 2012, four digits, each once, in the order of the file
    Education education = Education::kUnknown;
    std::optional<int> support_months;  // whole months on public support (offentlig försörjning)
    std::string phone, language, email, address;
    bool interpreter = false;
    std::vector<Fault> faults;
};

enum class ParticipantColumn : std::uint8_t {
    kPersonalNumber,
    kGivenName,
    kFamilyName,
    kFullName,
    kProgramme,
    kProgrammeFrom,
    kProgrammeLast,
    kSsyk,
    kEducation,
    kSupportMonths,
    kPhone,
    kLanguage,
    kInterpreter,
    kEmail,
    kAddress,
};

struct ParticipantsOptions {
    TableLimits limits;
    // Besides the personal number and the name, given and family name in two columns or both in one.
    std::vector<ParticipantColumn> required;
};

struct ParticipantsSummary {
    std::int64_t rows = 0;             // persons: rows with content below the headings
    std::int64_t wrong = 0;            // of these, rows with a fault
    std::vector<std::string> ignored;  // headings of columns that were not read
};

using ParticipantSink = std::function<void(ParticipantRow&&)>;
using ParticipantProgress =
    std::function<void(std::int64_t rows, double fraction)>;  // every thousand rows, and at the end

// Hands over the rows one by one, in order; memory grows only by some bytes per row, to find a number that
// comes twice. The headings stand in the first row that has one for the personal number, among the first
// twenty with content. Errors are those of OpenTable and TableReader::Next, found possibly after rows were
// handed over: nothing of such a file should be kept. Also kFileColumns {column}, with one detail for each if
// several are missing; kMalformed when two columns mean the same. `today` decides the century of short
// personal numbers.
[[nodiscard]] Result<ParticipantsSummary> ReadParticipants(const std::filesystem::path& path,
                                                           const ParticipantsOptions& options, Date today,
                                                           const ParticipantProgress& progress,
                                                           const ParticipantSink& sink);

}  // namespace samkraft::formats
