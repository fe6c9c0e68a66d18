#include "domain/retention.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "base/text.hpp"

namespace samkraft::domain {
namespace {

constexpr std::array kRules{
    RetentionRule{
        "af_file", Party::kEmploymentService, "Arbetsförmedlingens ärende", "the employment service's case",
        3, CountedFrom::kEndOfYearClosed, false, false,
        "lag (2002:546) om behandling av personuppgifter i den arbetsmarknadspolitiska verksamheten",
        "Gallras senast tre år efter utgången av det kalenderår då ärendet avslutades.",
        "Disposed of three years after the end of the calendar year in which the case was closed.",
        RuleGround::kVerified, TermLeft::kNo},
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
        RuleGround::kVerified, TermLeft::kNo},
    RetentionRule{"ame_file", Party::kLabourMarket, "arbetsmarknadsenhetens ärende",
                  "the labour-market unit's case", 0, CountedFrom::kLastEntry, true, false,
                  "arkivlagen (1990:782) 10 §; kommunens dokumenthanteringsplan",
                  "Bevaras tills kommunen har beslutat om gallring. Inget datum räknas fram här.",
                  "Kept until the municipality has decided on disposal. No date is computed here.",
                  RuleGround::kMemory, TermLeft::kWhole},
    RetentionRule{"syv_file", Party::kAdultEducation, "vägledningsärende", "guidance case", 0,
                  CountedFrom::kLastEntry, false, false,
                  "arkivlagen (1990:782) 10 §; kommunens dokumenthanteringsplan",
                  "Bevaras tills kommunen har beslutat om gallring. Inget datum räknas fram här.",
                  "Kept until the municipality has decided on disposal. No date is computed here.",
                  RuleGround::kMemory, TermLeft::kWhole},
    RetentionRule{"fk_file", Party::kSocialInsurance, "försäkringsärende", "insurance case", 0,
                  CountedFrom::kLastEntry, false, false,
                  "arkivlagen (1990:782) 10 §; Riksarkivets beslut för Försäkringskassan",
                  "Bevaras tills Riksarkivets beslut är inlagt. Inget datum räknas fram här.",
                  "Kept until the decision of the National Archives is entered. No date is computed here.",
                  RuleGround::kMemory, TermLeft::kWhole},
    RetentionRule{
        "region_record", Party::kHealthRegion, "patientjournal", "patient record", 10,
        CountedFrom::kLastEntry, false, false, "patientdatalagen (2008:355) 3 kap. 17 §",
        "Bevaras minst tio år efter den sista uppgiften; därefter gallras den enligt regionens beslut.",
        "Kept for at least ten years after the last entry; then disposed of as the region has decided.",
        RuleGround::kVerified, TermLeft::kLonger},
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

// A statute's own term is no party's to change; where it leaves the term, it says the least or nothing.
constexpr bool LeftAsTheYearsSay() {
    for (const RetentionRule& rule : kRules)
        if ((rule.years == 0) != (rule.left == TermLeft::kWhole)) return false;
    return true;
}
static_assert(LeftAsTheYearsSay());

Date LastOfYear(int year) { return MakeDate(year, 12, 31); }

// The term that holds: the party's own, or the rule's.
struct Term {
    int years;  // 0: none
    CountedFrom from;
};
Term TermOf(const RetentionRule& rule, const DecidedTerm* decided) {
    return decided == nullptr ? Term{rule.years, rule.from} : Term{decided->years, decided->from};
}

std::string CodesLeft() {
    std::string codes;
    for (const RetentionRule& rule : kRules) {
        if (rule.left == TermLeft::kNo) continue;
        if (!codes.empty()) codes += ", ";
        codes += rule.code;
    }
    return codes;
}

// What is wrong with the term, and what to do; none: nothing.
std::string FaultOf(const DecidedTerm& term, Date today) {
    const RetentionRule* rule = FindRetentionRule(term.rule);
    if (rule == nullptr) return "there is no such rule. A term may be entered for " + CodesLeft();
    if (rule->left == TermLeft::kNo)
        return "the law lays down this term (" + std::string(rule->source) +
               "), and no party changes it. Take the table out";
    if (term.years < 1 || term.years > kMostTermYears)
        return "years is 1 to " + std::to_string(kMostTermYears) + ", not " + std::to_string(term.years) +
               ". While nothing is decided, leave the table out";
    if (term.years < rule->years)
        return "years is at least " + std::to_string(rule->years) + ", not " + std::to_string(term.years) +
               " (" + std::string(rule->source) + ")";
    const bool told = !text::Trim(term.decision).empty() && text::IsStorable(term.decision) &&
                      term.decision.find_first_of("\n\t") == std::string::npos;
    if (!told || text::Length(term.decision) > kLongestTermDecision)
        return "decision names the party's decision in one line of at most " +
               std::to_string(kLongestTermDecision) + " letters";
    if (!term.decided) return "decided is the day of the decision";
    if (term.decided > today)
        return "decided is " + term.decided.Text() + ", and today is " + today.Text() +
               ". Enter the term when it is decided";
    return {};
}

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

Result<DecidedTerms> DecidedTerms::Make(std::vector<DecidedTerm> terms, Date today) {
    for (auto term = terms.begin(); term != terms.end(); ++term) {
        std::string fault = FaultOf(*term, today);
        if (fault.empty() && std::ranges::count(terms.begin(), term, term->rule, &DecidedTerm::rule) > 0)
            fault = "the rule stands twice. Leave the decision that holds";
        if (!fault.empty()) return Fail(Code::kSetup, "", {"the term for “" + term->rule + "”: " + fault});
    }
    DecidedTerms made;
    made.terms_ = std::move(terms);
    return made;
}

const DecidedTerm* DecidedTerms::Of(const RetentionRule& rule) const {
    const auto at = std::ranges::find(terms_, rule.code, &DecidedTerm::rule);
    return at == terms_.end() ? nullptr : &*at;
}

std::string WordingOf(const RetentionRule& rule, const DecidedTerm* term, Language language) {
    const bool swedish = language == Language::kSwedish;
    if (term == nullptr) return std::string(swedish ? rule.swedish : rule.english);
    const std::string years = std::to_string(term->years);
    const bool entry = term->from == CountedFrom::kLastEntry;
    std::string words;
    if (swedish) {
        words = "Bevaras i " + years + " år efter " +
                (entry ? "den sista anteckningen" : "utgången av det kalenderår då ärendet avslutades") +
                " och gallras därefter.";
        if (rule.sample) words += " Personer födda den 5, 15 eller 25 i en månad bevaras för forskning.";
    } else {
        words = "Kept for " + years + (term->years == 1 ? " year" : " years") + " after the " +
                (entry ? "last note" : "end of the calendar year in which the case was closed") +
                ", then disposed of.";
        if (rule.sample) words += " Persons born on the 5th, 15th or 25th of a month are kept for research.";
    }
    return words;
}

std::string SourceOf(const RetentionRule& rule, const DecidedTerm* term, Language language) {
    if (term == nullptr) return std::string(rule.source);
    return term->decision + (language == Language::kSwedish ? ", beslutat " : ", decided ") +
           term->decided.Text() + "; " + std::string(rule.source);
}

Retention RetentionOf(const DecidedTerms& terms, Party party, Date last_entry, Date closed, Date birth,
                      Date today) {
    const RetentionRule& rule = RetentionRuleOf(party);
    Retention r{&rule, terms.Of(rule), RetentionState::kUndated, {}, {}};
    const auto [years, from] = TermOf(rule, r.decided);
    if (years == 0) return r;
    if (rule.sample && (!birth || birth.Day() % 10 == 5)) return r.state = RetentionState::kSample, r;
    if (from == CountedFrom::kEndOfYearClosed) {
        if (!closed) return r.state = RetentionState::kOpen, r;
        // What is written afterwards belongs to the case too: an exit that is dated back shortens nothing.
        r.due = MakeDate(std::max(closed, last_entry).Year() + years + 1, 1, 1);
    } else {
        r.due = AddDays(AddMonths(last_entry, 12 * years), 1);
    }
    if (rule.finish_next) r.finish_by = LastOfYear(r.due.Year() + 1);
    r.state = today < r.due                        ? RetentionState::kRunning
              : r.finish_by && today > r.finish_by ? RetentionState::kLate
                                                   : RetentionState::kDue;
    return r;
}

Date LastEntryWhenDue(const DecidedTerms& terms, Party party, Date today) {
    const RetentionRule& rule = RetentionRuleOf(party);
    const auto [years, from] = TermOf(rule, terms.Of(rule));
    if (years == 0) return {};
    if (from == CountedFrom::kEndOfYearClosed) return LastOfYear(today.Year() - years - 1);
    return AddDays(AddMonths(today, -12 * years), 3);  // months end on different days
}

}  // namespace samkraft::domain
