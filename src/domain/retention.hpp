// How long each party keeps its part of a case: rules by party and result type, as data with their source,
// and the dates that follow from them. Nothing is disposed of by itself: a date that has come is a proposal
// for two persons (docs/02-domain.md 2.12). Pure.
#pragma once

#include <span>
#include <string_view>

#include "base/clock.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::domain {

enum class CountedFrom : std::uint8_t { kLastEntry, kEndOfYearClosed };
constexpr std::array<std::string_view, 2> Names(CountedFrom) { return {"last_entry", "end_of_year_closed"}; }

// How sure we are of a rule: read in the statute; or known from memory, for the party's lawyer to confirm.
enum class RuleGround : std::uint8_t { kVerified, kMemory };
constexpr std::array<std::string_view, 2> Names(RuleGround) { return {"verified", "memory"}; }

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
};

[[nodiscard]] std::span<const RetentionRule> RetentionRules();
[[nodiscard]] const RetentionRule& RetentionRuleOf(Party party);  // every party but kNone has one
[[nodiscard]] const RetentionRule* FindRetentionRule(std::string_view code);

enum class RetentionState : std::uint8_t {
    kOpen,     // the term has not begun: the case is not closed
    kRunning,  // the term runs
    kDue,      // the date has come
    kLate,     // and the day to be finished has passed
    kSample,   // kept: the research sample
    kUndated,  // kept: no term is laid down
};
constexpr std::array<std::string_view, 6> Names(RetentionState) {
    return {"open", "running", "due", "late", "sample", "undated"};
}

struct Retention {
    const RetentionRule* rule = nullptr;
    RetentionState state = RetentionState::kUndated;
    Date due;        // the first day on which it may be disposed of
    Date finish_by;  // the last day to have done it; none where the law names none
};

// last_entry: the day of the party's newest entry. closed: of the exit that the party sees; none: open.
// birth: none where it is not known, which the sample cannot be told for: then the file is kept.
[[nodiscard]] Retention RetentionOf(Party party, Date last_entry, Date closed, Date birth, Date today);

// The latest day of a newest entry with which the party's file could be due today; none: it never is.
[[nodiscard]] Date LastEntryWhenDue(Party party, Date today);

}  // namespace samkraft::domain
