// How long each party keeps its part of a case: rules by party and result type, as data with their source,
// the terms that parties have decided where the law leaves it to them, and the dates that follow. Nothing is
// disposed of by itself: a date that has come is a proposal for two persons (docs/02-domain.md 2.12). Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::domain {

enum class CountedFrom : std::uint8_t { kLastEntry, kEndOfYearClosed };
constexpr std::array<std::string_view, 2> Names(CountedFrom) { return {"last_entry", "end_of_year_closed"}; }

// How sure we are of a rule: read in the statute; known from memory, for the party's lawyer to confirm; or
// the party's own decision, as it was entered here.
enum class RuleGround : std::uint8_t { kVerified, kMemory, kDecided };
constexpr std::array<std::string_view, 3> Names(RuleGround) { return {"verified", "memory", "decided"}; }

// Whether a party may lay down the term itself.
enum class TermLeft : std::uint8_t {
    kNo,      // the statute's term is the term
    kLonger,  // the statute's is the least
    kWhole,   // the statute names none (arkivlagen 1990:782 10 §)
};

struct RetentionRule {
    std::string_view code;
    Party party;
    std::string_view result_swedish, result_english;  // what the file is: the result type
    int years;  // 0: no term is laid down here; the party keeps it until it has decided
    CountedFrom from;
    bool sample;       // born on the 5th, 15th or 25th: kept for research
    bool finish_next;  // disposal must be finished in the calendar year after the date
    std::string_view source;
    std::string_view swedish, english;  // wording
    RuleGround ground;
    TermLeft left;
};

[[nodiscard]] std::span<const RetentionRule> RetentionRules();
[[nodiscard]] const RetentionRule& RetentionRuleOf(Party party);  // every party but kNone has one
[[nodiscard]] const RetentionRule* FindRetentionRule(std::string_view code);

// The term that a party has decided on, by a rule that leaves it to the party.
struct DecidedTerm {
    std::string rule;  // code
    int years = 0;
    CountedFrom from = CountedFrom::kLastEntry;
    std::string decision;  // the party's own, as registered there
    Date decided;
};

inline constexpr int kMostTermYears = 100;
inline constexpr std::size_t kLongestTermDecision = 200;

// The terms that are decided, each by a rule that leaves it open. Whoever has none keeps the party's part, or
// goes by the statute.
class DecidedTerms {
  public:
    DecidedTerms() = default;  // nothing is decided
    // kSetup with the first that is wrong and what to do: no such rule, one of the statute's own or one that
    // stands twice; years out of 1 to kMostTermYears, or fewer than the statute's; no decision, or one that
    // is not made yet today.
    [[nodiscard]] static Result<DecidedTerms> Make(std::vector<DecidedTerm> terms, Date today);
    [[nodiscard]] const DecidedTerm* Of(const RetentionRule& rule) const;  // none: not decided

  private:
    std::vector<DecidedTerm> terms_;
};

// How long, and on what that rests, in words. term: none where nothing is decided.
[[nodiscard]] std::string WordingOf(const RetentionRule& rule, const DecidedTerm* term, Language language);
[[nodiscard]] std::string SourceOf(const RetentionRule& rule, const DecidedTerm* term, Language language);

enum class RetentionState : std::uint8_t {
    kOpen,     // the term has not begun: the case is not closed
    kRunning,  // the term runs
    kDue,      // the date has come
    kLate,     // and the day to be finished has passed
    kSample,   // kept: the research sample
    kUndated,  // kept: no term is laid down or decided
};
constexpr std::array<std::string_view, 6> Names(RetentionState) {
    return {"open", "running", "due", "late", "sample", "undated"};
}

struct Retention {
    const RetentionRule* rule = nullptr;
    const DecidedTerm* decided = nullptr;  // of the terms that were given; none: the rule's own holds
    RetentionState state = RetentionState::kUndated;
    Date due;        // the first day on which it may be disposed of
    Date finish_by;  // the last day to have done it; none where the law names none
};

// last_entry: the day of the party's newest entry. closed: of the exit that the party sees; none: open.
// birth: none where it is not known, which the sample cannot be told for: then the file is kept.
[[nodiscard]] Retention RetentionOf(const DecidedTerms& terms, Party party, Date last_entry, Date closed,
                                    Date birth, Date today);

// The latest day of a newest entry with which the party's file could be due today; none: it never is.
[[nodiscard]] Date LastEntryWhenDue(const DecidedTerms& terms, Party party, Date today);

}  // namespace samkraft::domain
