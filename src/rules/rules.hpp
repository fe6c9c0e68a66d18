// The labour-market rules as dated data, and what they say about one person on one day.
//
// Support for a decision, never the decision: what is found here is to be checked against the rules in force
// (Notice), and only the authority decides. A rule speaks about a day only when it is valid on that day, and
// says nothing about what it has not been told. Pure: no clock, no I/O; the table (rules.txt) is part of the
// program and is checked whole when first used.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/fields.hpp"

namespace samkraft::rules {

// Where a rule comes from: read in a public source, remembered (check before use), or stated in the
// collaborations' own documents.
enum class Confidence : std::uint8_t { kVerified, kMemory, kSourceDocument };
constexpr std::array<std::string_view, 3> Names(Confidence) {
    return {"verified", "memory", "source_document"};
}

// In the order of how much they ask of the reader.
enum class Verdict : std::uint8_t { kStops, kOverdue, kNotMet, kDue, kMet, kInforms };
constexpr std::array<std::string_view, 6> Names(Verdict) {
    return {"stops", "overdue", "not_met", "due", "met", "informs"};
}

struct Text {
    std::string swedish, english;
    [[nodiscard]] const std::string& In(Language language) const {
        return language == Language::kSwedish ? swedish : english;
    }
    bool operator==(const Text&) const = default;
};

// One version of a rule. Versions of the same code never overlap.
struct Rule {
    std::string code;   // EXTRA_STOP
    std::string party;  // whose rule it is: a name of domain::Party
    Date from, until;   // [from, until); no date: the beginning is not known, the rule is still in force
    bool from_uncertain = false,
         until_uncertain = false;  // the day is remembered or read out of a text without an exact day
    bool proposal = false;         // not enacted: kept in the table, never speaks
    Confidence confidence = Confidence::kMemory;
    std::string source;
    std::string check;                    // the function that applies it (evaluate.cpp)
    std::vector<std::string> programmes;  // it concerns those in one of these
    std::vector<std::string> kinds;       // … or activities of these kinds
    std::vector<std::pair<std::string, int>> params;
    Text name, text;
    std::vector<std::pair<std::string, Text>>
        says;  // message by key; {names} are filled with params and what was computed

    [[nodiscard]] bool ValidOn(Date day) const {
        return day && (!from || day >= from) && (!until || day < until);
    }
    [[nodiscard]] std::optional<int> Find(std::string_view param) const;
    [[nodiscard]] int Param(std::string_view param) const;  // throws std::out_of_range
};

// What the rule says of itself, with its figures.
[[nodiscard]] Text InWords(const Rule& rule);

class RuleBook {
  public:
    // Reads and checks a whole table. Throws std::runtime_error with the line and what is wrong with it.
    [[nodiscard]] static RuleBook Parse(std::string_view text);
    // The table that is part of the program. Parsed once; safe from any thread; throws as Parse does, at the
    // first call.
    [[nodiscard]] static const RuleBook& Embedded();

    [[nodiscard]] std::span<const Rule> Rules() const { return rules_; }    // in the order of the table
    [[nodiscard]] const Rule* Find(std::string_view code, Date day) const;  // the version valid on the day
    [[nodiscard]] std::vector<const Rule*> Versions(std::string_view code) const;

  private:
    std::vector<Rule> rules_;
};

[[nodiscard]] std::string_view EmbeddedText();

// An activity with a host or an employer, planned or going on.
struct Placement {
    std::string kind;  // code of the activity kind: internship, work_training, enhanced_work_training,
                       // extra_service_job …
    Date from, until;  // [from, until); no until: open
    std::optional<bool> union_heard;   // the union has been let to comment; not known: not said
    std::optional<bool> host_checked;  // the host has been checked for what bars it
};

// What the rules are told. Everything but `today` may be left out; a rule that needs what is left out is
// silent.
struct Circumstances {
    Date today;
    Date birth;
    Date registered_from;   // as job seeker at Arbetsförmedlingen
    std::string programme;  // "job": jobb- och utvecklingsgarantin; "uga": jobbgaranti för ungdomar;
                            // "establishment"; "": none
    Date programme_from;
    std::optional<int> programme_days;  // days in the programme as Arbetsförmedlingen counts them …
    Date programme_days_on;             // … at the end of the day before this; not given: today
    Date left_programme;                // jobb- och utvecklingsgarantin, for one who is no longer in it
    bool revoked = false;               // … because the assignment was revoked
    bool has_plan = false;              // an individual plan at Arbetsförmedlingen
    Date plan_made;                     // made or last renewed
    Date last_report;                   // the day the latest activity report came in
    Date sick_from;                     // unable to take part full time because of illness, from this day
    std::optional<int> planned_hours_per_week;
    bool part_time_ground =
        false;  // an accepted ground for part time: illness, parental leave, other accepted hindrance
    bool disability = false;
    bool activity_compensation = false;  // has aktivitetsersättning
    bool in_kaa = false;                 // within the municipal activity responsibility
    Date three_party_meeting;            // the meeting that KAA_3PART asks for
    bool sip_needed = false;             // municipality or region has found the need and the person consents
    bool has_sip = false;
    std::vector<Placement> placements;
};

struct Finding {
    std::string code;
    Date valid_from, valid_to;  // of the rule's version
    Verdict verdict = Verdict::kInforms;
    Date date;       // the deadline, or the day when it becomes true; none where there is no day
    Date judged_on;  // the day the rule was asked about: today, or a placement's first day; always within its
                     // validity
    std::int32_t placement = -1;  // index in Circumstances::placements, -1: not about one
    std::string name_swedish, name_english;
    std::string swedish, english;
    std::string source;
    Confidence confidence = Confidence::kMemory;
    bool dates_uncertain = false;

    [[nodiscard]] const std::string& Message(Language language) const {
        return language == Language::kSwedish ? swedish : english;
    }
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"code", kRequired}, self.code);
        visit({"valid_from"}, self.valid_from);
        visit({"valid_to"}, self.valid_to);
        visit({"verdict", kRequired}, self.verdict);
        visit({"date"}, self.date);
        visit({"judged_on"}, self.judged_on);
        visit({"placement"}, self.placement);
        visit({"name_swedish"}, self.name_swedish);
        visit({"name_english"}, self.name_english);
        visit({"swedish"}, self.swedish);
        visit({"english"}, self.english);
        visit({"source"}, self.source);
        visit({"confidence"}, self.confidence);
        visit({"dates_uncertain"}, self.dates_uncertain);
    }
};

// What the rules say, the most urgent first, then by date, then in the order of the table. Linear in rules ×
// placements.
[[nodiscard]] std::vector<Finding> Evaluate(const Circumstances& circumstances,
                                            const RuleBook& book = RuleBook::Embedded());

// Does a dated rule stop activities of this kind from beginning on that day? For the moment when one is
// planned.
[[nodiscard]] std::optional<Finding> StopFor(std::string_view kind, Date day,
                                             const RuleBook& book = RuleBook::Embedded());

// To be shown wherever findings are: "Stöd för bedömningen: kontrollera mot gällande regler. …"
[[nodiscard]] std::string_view Notice(Language language);

// The first day after `months` whole months that begin on `from`. A month that lacks the day ends on its last
// day, lag (1930:173) 1 §: six months from 31 August end with the last of February, so the first day after is
// 1 March.
[[nodiscard]] Date FirstDayAfterMonths(Date from, int months);

// ---- for the reading of the table: what each check can say and needs

struct CheckInfo {
    struct Key {
        std::string_view name;  // of the message
        Verdict verdict;
    };
    std::string_view name;
    std::vector<Key> keys;
    std::vector<std::string_view> params;           // that every rule with this check must have
    std::vector<std::string_view> optional_params;  // that it may have
    std::vector<std::string_view> values;           // that messages may name besides the params
};
[[nodiscard]] std::span<const CheckInfo> Checks();
[[nodiscard]] const CheckInfo* FindCheck(std::string_view name);

}  // namespace samkraft::rules
