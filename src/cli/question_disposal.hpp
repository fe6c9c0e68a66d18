// Disposing of what has been asked of experts (docs/decisions/0036): nobody's case, so of no party's rules.
#pragma once

#include <string>
#include <string_view>

#include "journal/journal.hpp"
#include "office/question_book.hpp"

namespace samkraft::cli {

using office::QuestionDisposal;

// The questions of an association on a day, and how many years they are kept after what was last written in
// them. What still waits for an answer is kept, and a published answer with what it answers.
struct QuestionsToDispose {
    journal::Journal& journal;
    IdSource& ids;
    AssociationId association;
    int years = 0;  // at least 1
    Instant now;
};
struct QuestionPlan {
    QuestionDisposal would;                   // what would go today
    std::int64_t waiting = 0, published = 0;  // older than the term, and kept
    std::optional<QuestionDisposal> proposed;
};

// O(what has been asked).
[[nodiscard]] QuestionPlan PlanQuestionDisposal(const QuestionsToDispose& what);
// The persons, by user name (keepers.hpp). kSetup for who is not known, kForbidden, kSecondPerson;
// kWrongState when nothing may go, nothing is proposed, or the term is longer now; kUnavailable.
[[nodiscard]] Result<QuestionDisposal> ProposeQuestionDisposal(const QuestionsToDispose& what,
                                                               std::string_view username,
                                                               const std::string& decision);
// Every entry of the questions goes, who wrote it and when too; nobody can make it read again. Gives the
// certificate, which stays in the journal.
[[nodiscard]] Result<QuestionDisposal> ConfirmQuestionDisposal(const QuestionsToDispose& what,
                                                               std::string_view username);
// Of a proposal or a certificate, a line without its end: how many, on what.
[[nodiscard]] std::string CertificateText(const QuestionDisposal& disposal);

}  // namespace samkraft::cli
