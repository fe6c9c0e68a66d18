// What the rules say about one person: one small function per kind of rule, chosen by the rule's `check`. The
// functions hold the arithmetic; numbers, dates and sentences come from the table.
#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <tuple>

#include "rules/rules.hpp"

namespace samkraft::rules {
namespace {

struct Value {
    std::string_view name;
    std::string swedish, english;
    Value(std::string_view n, std::string both) : name(n), swedish(both), english(std::move(both)) {}
    Value(std::string_view n, Date date) : Value(n, date.Text()) {}
    Value(std::string_view n, int number) : Value(n, std::to_string(number)) {}
    Value(std::string_view n, std::string sv, std::string en)
        : name(n), swedish(std::move(sv)), english(std::move(en)) {}
};

std::string Fill(const Rule& rule, const std::string& text, const std::vector<Value>& values,
                 Language language) {
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at);
        filled.append(text, at, open - at);
        if (open == std::string::npos) break;
        const std::size_t close = text.find('}', open);
        const std::string name = text.substr(open + 1, close - open - 1);
        const auto value =
            std::find_if(values.begin(), values.end(), [&](const Value& v) { return v.name == name; });
        if (value != values.end())
            filled += language == Language::kSwedish ? value->swedish : value->english;
        else
            filled += std::to_string(rule.Param(name));
        at = close + 1;
    }
    return filled;
}

// One rule, asked about one person.
class Hearing {
  public:
    Hearing(const Rule& asked, const Circumstances& circumstances, std::vector<Finding>& findings)
        : rule(asked), c(circumstances), findings_(findings) {}

    const Rule& rule;
    const Circumstances& c;

    [[nodiscard]] bool Today() const { return rule.ValidOn(c.today); }
    [[nodiscard]] bool ConcernsProgramme() const {
        return std::any_of(rule.programmes.begin(), rule.programmes.end(), [&](const std::string& p) {
            return p == c.programme || (p == "any" && !c.programme.empty());
        });
    }
    [[nodiscard]] bool ConcernsKind(std::string_view kind) const {
        return std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end();
    }
    // A day to come is only promised when the rule will still be there.
    [[nodiscard]] bool StillValidOn(Date day) const { return !rule.until || day < rule.until; }

    void Say(std::string_view key, Date date, Date judged_on, const std::vector<Value>& values,
             int placement = -1) {
        if (!rule.ValidOn(judged_on)) throw std::logic_error(rule.code + " would speak outside its validity");
        const auto& keys = FindCheck(rule.check)->keys;
        const auto said =
            std::find_if(keys.begin(), keys.end(), [&](const auto& k) { return k.name == key; });
        const auto says =
            std::find_if(rule.says.begin(), rule.says.end(), [&](const auto& s) { return s.first == key; });
        findings_.push_back({rule.code, rule.from, rule.until, said->verdict, date, judged_on, placement,
                             rule.name.swedish, rule.name.english,
                             Fill(rule, says->second.swedish, values, Language::kSwedish),
                             Fill(rule, says->second.english, values, Language::kEnglish), rule.source,
                             rule.confidence, rule.from_uncertain || rule.until_uncertain});
    }

  private:
    std::vector<Finding>& findings_;
};

// The day after `count` more days of a programme that counts `per_week` of the seven days, Monday first.
Date AfterProgrammeDays(Date from, int count, int per_week) {
    if (per_week >= 7) return AddDays(from, count);
    Date day = from;
    for (int left = count; left > 0; day = AddDays(day, 1))
        if (static_cast<int>(day.Weekday()) <= per_week) --left;
    return day;
}

// The first day on which `days` days of the programme lie behind. Counted from Arbetsförmedlingen's own
// figure where there is one, else from the first day in the programme.
std::optional<Date> DayOfProgrammeDays(const Circumstances& c, int days, int per_week) {
    if (c.programme_days) {
        const Date counted = c.programme_days_on ? c.programme_days_on : c.today;
        if (*c.programme_days >= days)
            return AddDays(counted, days - *c.programme_days);  // about; it has passed
        return AfterProgrammeDays(counted, days - *c.programme_days, per_week);
    }
    if (!c.programme_from) return std::nullopt;
    return AfterProgrammeDays(c.programme_from, days, per_week);
}

void BecomesTrue(Hearing& h, Date day, std::vector<Value> values = {}) {
    values.emplace_back("date", day);
    values.emplace_back("left", DaysBetween(h.c.today, day));
    if (day <= h.c.today)
        h.Say("met", day, h.c.today, values);
    else if (h.StillValidOn(day))
        h.Say("due", day, h.c.today, values);
}

// A deadline whose last day is `last`.
void Deadline(Hearing& h, std::string_view due, std::string_view overdue, Date last,
              std::vector<Value> values = {}) {
    const bool late = h.c.today > last;
    values.emplace_back("date", last);
    values.emplace_back("left", DaysBetween(h.c.today, last));
    values.emplace_back("late", DaysBetween(last, h.c.today));
    h.Say(late ? overdue : due, last, h.c.today, values);
}

Date Birthday(Date birth, int age) { return FirstDayAfterMonths(birth, age * 12); }

void Inform(Hearing& h) {
    if (h.Today() && h.ConcernsProgramme()) return h.Say("informs", {}, h.c.today, {});
    for (std::size_t i = 0; i < h.c.placements.size(); ++i) {
        const Placement& p = h.c.placements[i];
        if (h.ConcernsKind(p.kind) && h.rule.ValidOn(p.from))
            h.Say("informs", {}, p.from, {}, static_cast<int>(i));
    }
}

void RegisteredMonths(Hearing& h) {
    if (!h.Today() || h.c.programme == "job" || !h.c.registered_from) return;
    BecomesTrue(h, FirstDayAfterMonths(h.c.registered_from, h.rule.Param("months")));
}

void ProgrammeMonths(Hearing& h) {
    if (!h.Today() || !h.ConcernsProgramme() || !h.c.programme_from) return;
    BecomesTrue(h, FirstDayAfterMonths(h.c.programme_from, h.rule.Param("months")));
}

void ProgrammeDays(Hearing& h) {
    if (!h.Today() || !h.ConcernsProgramme()) return;
    auto day = DayOfProgrammeDays(h.c, h.rule.Param("days"), h.rule.Param("per_week"));
    if (!day) return;
    if (const auto age = h.rule.Find("age")) {
        if (!h.c.birth) return;
        day = std::max(*day, Birthday(h.c.birth, *age));
    }
    const bool known = h.c.programme_days.has_value();
    BecomesTrue(
        h, *day,
        {{"counted", known ? "enligt Arbetsförmedlingens räkning" : "räknat i kalenderdagar från anvisningen",
          known ? "by Arbetsförmedlingen's count" : "counted in calendar days from the assignment"}});
}

void FullTime(Hearing& h) {
    if (!h.Today() || !h.ConcernsProgramme() || !h.c.planned_hours_per_week) return;
    const int planned = *h.c.planned_hours_per_week, hours = h.rule.Param("hours");
    const std::vector<Value> values{{"planned", planned}, {"missing", hours - planned}};
    if (planned >= hours)
        h.Say("met", {}, h.c.today, values);
    else
        h.Say(h.c.part_time_ground ? "part_time" : "not_met", {}, h.c.today, values);
}

// The longest this kind of placement may be for this person, when it begins on that day.
int LongestMonths(const Hearing& h, const Placement& p) {
    int months = h.rule.Param("months");
    if (const auto uga = h.rule.Find("months_uga"); uga && h.c.programme == "uga") months = *uga;
    if (const auto disability = h.rule.Find("months_disability"); disability && h.c.disability)
        months = *disability;
    if (const auto late = h.rule.Find("months_after"); late && h.c.programme == "job") {
        const auto day = DayOfProgrammeDays(h.c, h.rule.Param("days"), h.rule.Param("per_week"));
        if (day && *day <= p.from) months = *late;
    }
    return months;
}

void PlacementLength(Hearing& h) {
    for (std::size_t i = 0; i < h.c.placements.size(); ++i) {
        const Placement& p = h.c.placements[i];
        if (!h.ConcernsKind(p.kind) || !h.rule.ValidOn(p.from)) continue;
        const int months = LongestMonths(h, p);
        const Date end = FirstDayAfterMonths(p.from, months), last = AddDays(end, -1);
        const std::vector<Value> values{{"limit", months},
                                        {"from", p.from},
                                        {"last", last},
                                        {"until", p.until ? AddDays(p.until, -1).Text() : std::string()},
                                        {"left", DaysBetween(h.c.today, last)},
                                        {"late", DaysBetween(last, h.c.today)}};
        const int index = static_cast<int>(i);
        if (p.until && p.until <= end)
            h.Say("met", last, p.from, values, index);
        else if (p.until)
            h.Say("not_met", last, p.from, values, index);
        else
            h.Say(h.c.today > last ? "overdue" : "due", last, p.from, values, index);
    }
}

void Stop(Hearing& h) {
    const std::vector<Value> values{{"from", h.rule.from},
                                    {"until", h.rule.until ? h.rule.until.Text() : "tills vidare",
                                     h.rule.until ? h.rule.until.Text() : "further notice"}};
    bool said = false;
    for (std::size_t i = 0; i < h.c.placements.size(); ++i) {
        const Placement& p = h.c.placements[i];
        if (!h.ConcernsKind(p.kind)) continue;
        auto all = values;
        if (h.rule.ValidOn(p.from)) {
            all.emplace_back("date", p.from);
            h.Say("begins", p.from, p.from, all, static_cast<int>(i));
            said = true;
        } else if (h.rule.ValidOn(p.until) && p.from < h.rule.from) {
            all.emplace_back("date", AddDays(p.until, -1));
            h.Say("ends", AddDays(p.until, -1), p.until, all, static_cast<int>(i));  // runs out; no extension
            said = true;
        }
    }
    if (!said && h.Today() && h.ConcernsProgramme()) {
        auto all = values;
        all.emplace_back("date", h.rule.until);
        h.Say("stops", h.rule.until, h.c.today, all);
    }
}

void BeforeStart(Hearing& h, std::optional<bool> Placement::* done) {
    for (std::size_t i = 0; i < h.c.placements.size(); ++i) {
        const Placement& p = h.c.placements[i];
        if (!h.ConcernsKind(p.kind) || !h.rule.ValidOn(p.from)) continue;
        const bool is_done = (p.*done).value_or(false);
        h.Say(is_done               ? "met"
              : h.c.today >= p.from ? "overdue"
                                    : "due",
              p.from, p.from, {{"date", p.from}}, static_cast<int>(i));
    }
}
void UnionHearing(Hearing& h) { BeforeStart(h, &Placement::union_heard); }
void HostCheck(Hearing& h) { BeforeStart(h, &Placement::host_checked); }

void Plan(Hearing& h) {
    if (!h.Today() || !h.c.registered_from) return;
    if (!h.c.has_plan)
        return Deadline(h, "due", "overdue", AddDays(h.c.registered_from, h.rule.Param("days")));
    if (h.c.plan_made)
        Deadline(h, "renew_due", "renew_overdue", AddMonths(h.c.plan_made, h.rule.Param("renew_months")));
}

// A report for a month may come from its end and until the 14th of the next; a 14th that is no working day
// moves on.
void Report(Hearing& h) {
    if (!h.Today() || !h.c.last_report) return;
    const Date first = AddDays(h.c.today, 1 - static_cast<int>(h.c.today.Day()));
    const Date last = NextWorkingDay(AddDays(first, h.rule.Param("day") - 1));
    const std::vector<Value> values{{"month", AddDays(first, -1).Text().substr(0, 7)},
                                    {"last_report", h.c.last_report}};
    if (h.c.last_report < first) return Deadline(h, "due", "overdue", last, values);
    auto all = values;
    const Date next = NextWorkingDay(AddDays(AddMonths(first, 1), h.rule.Param("day") - 1));
    all.emplace_back("date", next);
    h.Say("met", next, h.c.today, all);
}

void Sick(Hearing& h) {
    if (!h.Today() || !h.ConcernsProgramme() || !h.c.sick_from || h.c.sick_from > h.c.today) return;
    Deadline(h, "due", "overdue", AddDays(h.c.sick_from, h.rule.Param("days") - 1));
}

void Reentry(Hearing& h) {
    if (!h.Today() || h.c.programme == "job" || !h.c.left_programme || h.c.left_programme > h.c.today) return;
    const Date last = h.c.revoked ? AddDays(h.c.left_programme, h.rule.Param("register_days"))
                                  : AddMonths(h.c.left_programme, h.rule.Param("months"));
    Deadline(h, h.c.revoked ? "revoked" : "due", h.c.revoked ? "revoked_late" : "late", last);
}

void YouthGuarantee(Hearing& h) {
    if (!h.Today() || !h.c.programme.empty() || !h.c.birth || !h.c.registered_from) return;
    const Date begins = Birthday(h.c.birth, h.rule.Param("age_from")),
               ends = Birthday(h.c.birth, h.rule.Param("age_until"));
    const Date day = std::max(AddDays(h.c.registered_from, h.rule.Param("days")), begins);
    if (day < ends && h.c.today < ends) BecomesTrue(h, day);
}

void NewStart(Hearing& h) {
    if (!h.Today() || !h.c.birth || !h.c.registered_from) return;
    const auto of_age = [&](std::string_view age) { return Birthday(h.c.birth, h.rule.Param(age)); };
    if (h.c.today < of_age("age_young")) return;
    if (h.ConcernsProgramme()) return h.Say("in_programme", {}, h.c.today, {});
    const bool young = h.c.today < of_age("age_adult");
    const int months = h.rule.Param(young ? "months_young" : "months_adult"),
              within = h.rule.Param(young ? "within_young" : "within_adult");
    BecomesTrue(h, FirstDayAfterMonths(h.c.registered_from, months),
                {{"months", months}, {"within", within}});
}

void ThreeParty(Hearing& h) {
    if (!h.Today() || !h.c.in_kaa || !h.c.birth) return;
    const Date birthday = Birthday(h.c.birth, h.rule.Param("age"));
    const Date opens = AddMonths(birthday, -h.rule.Param("months")),
               warn = AddMonths(birthday, -h.rule.Param("warn_months"));
    if (h.c.today < warn) return;
    const std::vector<Value> values{
        {"opens", opens}, {"birthday", birthday}, {"meeting", h.c.three_party_meeting}};
    if (h.c.three_party_meeting >= opens && h.c.three_party_meeting < birthday)
        return h.Say("met", h.c.three_party_meeting, h.c.today, values);
    Deadline(h, h.c.today < opens ? "coming" : "due", "overdue", AddDays(birthday, -1), values);
}

void ActivityCompensation(Hearing& h) {
    if (!h.Today() || !h.c.activity_compensation || !h.c.birth) return;
    const Date ends = Birthday(h.c.birth, h.rule.Param("age_until"));
    const Date last = AddDays(ends, -static_cast<int>(ends.Day()));  // the last day of the month before
    const Date first = MakeDate(h.c.birth.Year() + h.rule.Param("age_from"), 7, 1);
    if (h.c.today < first)
        h.Say("early", first, h.c.today, {{"first", first}, {"date", last}});
    else
        Deadline(h, "due", "overdue", last, {{"first", first}});
}

void Sip(Hearing& h) {
    if (!h.Today() || !h.c.sip_needed) return;
    h.Say(h.c.has_sip ? "met" : "due", {}, h.c.today, {});
}

void Silent(Hearing&) {}

struct Check {
    CheckInfo info;
    void (*run)(Hearing&);
};

using V = Verdict;
const std::vector<Check>& Table() {
    static const std::vector<Check> table{
        {{"reference", {}, {}, {}, {}}, Silent},
        {{"inform", {{"informs", V::kInforms}}, {}, {}, {}}, Inform},
        {{"registered_months", {{"due", V::kDue}, {"met", V::kMet}}, {"months"}, {}, {"date", "left"}},
         RegisteredMonths},
        {{"programme_months", {{"due", V::kDue}, {"met", V::kMet}}, {"months"}, {}, {"date", "left"}},
         ProgrammeMonths},
        {{"programme_days",
          {{"due", V::kDue}, {"met", V::kMet}},
          {"days", "per_week"},
          {"age"},
          {"date", "left", "counted"}},
         ProgrammeDays},
        {{"full_time",
          {{"met", V::kMet}, {"part_time", V::kInforms}, {"not_met", V::kNotMet}},
          {"hours"},
          {},
          {"planned", "missing"}},
         FullTime},
        {{"placement_length",
          {{"met", V::kMet}, {"not_met", V::kNotMet}, {"due", V::kDue}, {"overdue", V::kOverdue}},
          {"months"},
          {"months_uga", "months_disability", "months_after", "days", "per_week"},
          {"limit", "from", "last", "until", "left", "late"}},
         PlacementLength},
        {{"stop",
          {{"stops", V::kStops}, {"begins", V::kStops}, {"ends", V::kStops}},
          {},
          {},
          {"from", "until", "date"}},
         Stop},
        {{"union_hearing", {{"met", V::kMet}, {"due", V::kDue}, {"overdue", V::kOverdue}}, {}, {}, {"date"}},
         UnionHearing},
        {{"host_check", {{"met", V::kMet}, {"due", V::kDue}, {"overdue", V::kOverdue}}, {}, {}, {"date"}},
         HostCheck},
        {{"plan",
          {{"due", V::kDue},
           {"overdue", V::kOverdue},
           {"renew_due", V::kDue},
           {"renew_overdue", V::kOverdue}},
          {"days", "renew_months"},
          {},
          {"date", "left", "late"}},
         Plan},
        {{"report",
          {{"due", V::kDue}, {"overdue", V::kOverdue}, {"met", V::kMet}},
          {"day"},
          {},
          {"date", "left", "late", "month", "last_report"}},
         Report},
        {{"sick", {{"due", V::kDue}, {"overdue", V::kOverdue}}, {"days"}, {}, {"date", "left", "late"}},
         Sick},
        {{"reentry",
          {{"revoked", V::kDue}, {"revoked_late", V::kNotMet}, {"due", V::kDue}, {"late", V::kNotMet}},
          {"register_days", "enrolled_days", "months", "months_studies"},
          {},
          {"date", "left", "late"}},
         Reentry},
        {{"youth_guarantee",
          {{"due", V::kDue}, {"met", V::kMet}},
          {"age_from", "age_until", "days", "within_months"},
          {},
          {"date", "left"}},
         YouthGuarantee},
        {{"new_start",
          {{"due", V::kDue}, {"met", V::kMet}, {"in_programme", V::kMet}},
          {"age_young", "age_adult", "months_young", "within_young", "months_adult", "within_adult",
           "apply_weeks"},
          {},
          {"date", "left", "months", "within"}},
         NewStart},
        {{"three_party",
          {{"coming", V::kDue}, {"due", V::kDue}, {"overdue", V::kOverdue}, {"met", V::kMet}},
          {"age", "months", "warn_months"},
          {},
          {"date", "left", "late", "opens", "birthday", "meeting"}},
         ThreeParty},
        {{"activity_compensation",
          {{"early", V::kNotMet}, {"due", V::kDue}, {"overdue", V::kOverdue}},
          {"age_from", "age_until"},
          {},
          {"date", "left", "late", "first"}},
         ActivityCompensation},
        {{"sip", {{"met", V::kMet}, {"due", V::kDue}}, {}, {}, {}}, Sip},
    };
    return table;
}

const Check* Lookup(std::string_view name) {
    for (const Check& check : Table())
        if (check.info.name == name) return &check;
    return nullptr;
}

}  // namespace

std::span<const CheckInfo> Checks() {
    static const std::vector<CheckInfo> infos = [] {
        std::vector<CheckInfo> all;
        for (const Check& check : Table()) all.push_back(check.info);
        return all;
    }();
    return infos;
}

const CheckInfo* FindCheck(std::string_view name) {
    const Check* const check = Lookup(name);
    return check ? &check->info : nullptr;
}

std::vector<Finding> Evaluate(const Circumstances& circumstances, const RuleBook& book) {
    std::vector<Finding> findings;
    for (const Rule& rule : book.Rules()) {
        if (rule.proposal) continue;
        Hearing hearing(rule, circumstances, findings);
        Lookup(rule.check)->run(hearing);
    }
    std::vector<std::size_t> order(findings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto key = [&](std::size_t i) {
            const Finding& f = findings[i];
            return std::tuple{f.verdict, f.date ? f.date.days : INT32_MAX, i};
        };
        return key(a) < key(b);
    });
    std::vector<Finding> sorted;
    sorted.reserve(findings.size());
    for (const std::size_t i : order) sorted.push_back(std::move(findings[i]));
    return sorted;
}

std::optional<Finding> StopFor(std::string_view kind, Date day, const RuleBook& book) {
    for (const Rule& rule : book.Rules()) {
        if (rule.check != "stop" || rule.proposal || !rule.ValidOn(day)) continue;
        if (std::find(rule.kinds.begin(), rule.kinds.end(), kind) == rule.kinds.end()) continue;
        Circumstances one;
        one.today = day;
        one.placements.push_back({std::string(kind), day, {}, {}, {}});
        std::vector<Finding> findings;
        Hearing hearing(rule, one, findings);
        Stop(hearing);
        return findings.front();
    }
    return std::nullopt;
}

Text InWords(const Rule& rule) {
    return {Fill(rule, rule.text.swedish, {}, Language::kSwedish),
            Fill(rule, rule.text.english, {}, Language::kEnglish)};
}

std::string_view Notice(Language language) {
    return language == Language::kSwedish ? "Stöd för bedömningen, inte ett beslut: kontrollera mot gällande "
                                            "regler. Den myndighet som har ansvaret beslutar."
                                          : "Support for the assessment, not a decision: check against the "
                                            "rules in force. The responsible authority decides.";
}

Date FirstDayAfterMonths(Date from, int months) {
    const Date same = AddMonths(from, months);
    return same.Day() == from.Day() ? same : AddDays(same, 1);
}

}  // namespace samkraft::rules
