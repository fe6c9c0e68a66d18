#include "domain/retention.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace samkraft::domain {
namespace {

constexpr std::array kRules{
    RetentionRule{
        "af_file", Party::kEmploymentService, "Arbetsförmedlingens ärende", "the employment service's case",
        3, CountedFrom::kEndOfYearClosed, false, false,
        "lag (2002:546) om behandling av personuppgifter i den arbetsmarknadspolitiska verksamheten",
        "Gallras senast tre år efter utgången av det kalenderår då ärendet avslutades.",
        "Disposed of three years after the end of the calendar year in which the case was closed.",
        RuleGround::kVerified},
    RetentionRule{
        "soc_personal_file", Party::kSocialServices, "personakt", "personal file", 5, CountedFrom::kLastEntry,
        true, true,
        "socialtjänstlagen (2025:400), bestämmelserna om gallring; tidigare 12 kap. 1–2 §§ lag (2001:453)",
        "Gallras fem år efter den sista anteckningen. Gallringen ska vara avslutad senast kalenderåret "
        "efter. "
        "Personer födda den 5, 15 eller 25 i en månad bevaras för forskning.",
        "Disposed of five years after the last note, to be finished in the calendar year after. Persons born "
        "on "
        "the 5th, 15th or 25th of a month are kept for research.",
        RuleGround::kVerified},
    RetentionRule{"ame_file", Party::kLabourMarket, "arbetsmarknadsenhetens ärende",
                  "the labour-market unit's case", 0, CountedFrom::kLastEntry, true, false,
                  "arkivlagen (1990:782) 10 §; kommunens dokumenthanteringsplan",
                  "Bevaras tills kommunen har beslutat om gallring. Inget datum räknas fram här.",
                  "Kept until the municipality has decided on disposal. No date is computed here.",
                  RuleGround::kMemory},
    RetentionRule{"syv_file", Party::kAdultEducation, "vägledningsärende", "guidance case", 0,
                  CountedFrom::kLastEntry, false, false,
                  "arkivlagen (1990:782) 10 §; kommunens dokumenthanteringsplan",
                  "Bevaras tills kommunen har beslutat om gallring. Inget datum räknas fram här.",
                  "Kept until the municipality has decided on disposal. No date is computed here.",
                  RuleGround::kMemory},
    RetentionRule{"fk_file", Party::kSocialInsurance, "försäkringsärende", "insurance case", 0,
                  CountedFrom::kLastEntry, false, false,
                  "arkivlagen (1990:782) 10 §; Riksarkivets beslut för Försäkringskassan",
                  "Bevaras tills Riksarkivets beslut är inlagt. Inget datum räknas fram här.",
                  "Kept until the decision of the National Archives is entered. No date is computed here.",
                  RuleGround::kMemory},
    RetentionRule{
        "region_record", Party::kHealthRegion, "patientjournal", "patient record", 10,
        CountedFrom::kLastEntry, false, false, "patientdatalagen (2008:355) 3 kap. 17 §",
        "Bevaras minst tio år efter den sista uppgiften; därefter gallras den enligt regionens beslut.",
        "Kept for at least ten years after the last entry; then disposed of as the region has decided.",
        RuleGround::kVerified},
};

constexpr bool OneEach() {
    for (std::size_t i = 1; i < kPartyCount; ++i) {
        int rules = 0;
        for (const RetentionRule& rule : kRules) rules += rule.party == static_cast<Party>(i);
        if (rules != 1) return false;
    }
    return kRules.size() == kPartyCount - 1;
}
static_assert(OneEach());

Date LastOfYear(int year) { return MakeDate(year, 12, 31); }

}  // namespace

std::span<const RetentionRule> RetentionRules() { return kRules; }

const RetentionRule& RetentionRuleOf(Party party) {
    const auto* const at = std::ranges::find(kRules, party, &RetentionRule::party);
    if (at == kRules.end()) throw std::invalid_argument("no party, no retention");
    return *at;
}

const RetentionRule* FindRetentionRule(std::string_view code) {
    const auto* const at = std::ranges::find(kRules, code, &RetentionRule::code);
    return at == kRules.end() ? nullptr : at;
}

Retention RetentionOf(Party party, Date last_entry, Date closed, Date birth, Date today) {
    const RetentionRule& rule = RetentionRuleOf(party);
    Retention r{&rule, RetentionState::kUndated, {}, {}};
    if (rule.years == 0) return r;
    if (rule.sample && (!birth || birth.Day() % 10 == 5)) return r.state = RetentionState::kSample, r;
    if (rule.from == CountedFrom::kEndOfYearClosed) {
        if (!closed) return r.state = RetentionState::kOpen, r;
        // What is written afterwards belongs to the case too: an exit that is dated back shortens nothing.
        r.due = MakeDate(std::max(closed, last_entry).Year() + rule.years + 1, 1, 1);
    } else {
        r.due = AddDays(AddMonths(last_entry, 12 * rule.years), 1);
    }
    if (rule.finish_next) r.finish_by = LastOfYear(r.due.Year() + 1);
    r.state = today < r.due                        ? RetentionState::kRunning
              : r.finish_by && today > r.finish_by ? RetentionState::kLate
                                                   : RetentionState::kDue;
    return r;
}

Date LastEntryWhenDue(Party party, Date today) {
    const RetentionRule& rule = RetentionRuleOf(party);
    if (rule.years == 0) return {};
    if (rule.from == CountedFrom::kEndOfYearClosed) return LastOfYear(today.Year() - rule.years - 1);
    return AddDays(AddMonths(today, -12 * rule.years), 3);  // months end on different days
}

}  // namespace samkraft::domain
