#include "cli/question_disposal.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "cli/keepers.hpp"
#include "office/directory_stream.hpp"

namespace samkraft::cli {
namespace {

using Book = office::Office::QuestionBook;

constexpr int kTries = 8;  // against who asks and answers at the same moment

Book Read(const QuestionsToDispose& what) {
    Book book;
    journal::Stream stream = what.journal.Read(what.association, journal::kQuestionStream);
    book.Take(stream);
    return book;
}

bool IsOld(const Book::Question& q, Date before) { return LocalDate(q.last) < before; }
bool MayGo(const Book::Question& q, Date before) { return IsOld(q, before) && !q.Waits() && !q.published; }

Date TermOn(const QuestionsToDispose& what) { return AddMonths(LocalDate(what.now), -12 * what.years); }

QuestionPlan PlanOf(const Book& book, Date before) {
    QuestionPlan plan;
    plan.would.before = before;
    for (const auto& q : book.questions) {
        if (!IsOld(q, before)) continue;
        if (q.Waits())
            ++plan.waiting;
        else if (q.published)
            ++plan.published;
        else
            ++plan.would.count;
    }
    plan.proposed = book.proposed;
    return plan;
}

journal::Append EntryBy(const QuestionsToDispose& what, const domain::Worker& worker, std::uint16_t kind,
                        const QuestionDisposal& payload) {
    domain::EntryHead head;
    head.id = EntryId{what.ids.NextBlind()};
    head.item = ItemId{what.ids.NextBlind()};
    head.version = 1;
    head.kind = kind;
    head.owner = worker.party;
    head.author = worker.id;
    head.at = what.now;
    journal::AccessRow row;
    row.access = domain::Access::kWritten;
    row.worker = worker.id;
    row.party = worker.party;
    row.role = worker.role;
    row.at = what.now;
    row.page = "questions dispose";
    journal::Append append;
    append.association = what.association;
    append.stream = journal::kQuestionStream;
    append.entries.push_back({head, json::Write(payload)});
    append.access.push_back(std::move(row));
    return append;
}

auto Refused(std::string why) { return Fail(Code::kWrongState, "", {std::move(why)}); }

// `make` gives what is to be written on what is there now.
template <class Make>
Result<QuestionDisposal> Write(const QuestionsToDispose& what, Make make) {
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const Book book = Read(what);
        journal::Append append;
        TRY(QuestionDisposal written, make(book, append));
        append.expected = book.sequence;
        const journal::Outcome outcome = what.journal.Commit(std::move(append)).outcome;
        if (outcome == journal::Outcome::kDone) return written;
        if (outcome != journal::Outcome::kMoved) break;
    }
    return Fail(Code::kUnavailable);
}

}  // namespace

QuestionPlan PlanQuestionDisposal(const QuestionsToDispose& what) { return PlanOf(Read(what), TermOn(what)); }

Result<QuestionDisposal> ProposeQuestionDisposal(const QuestionsToDispose& what, std::string_view username,
                                                 const std::string& decision) {
    const domain::Directory directory = office::ReadDirectory(what.journal, what.association);
    TRY(const domain::Worker* const keeper, KeeperCalled(directory, username, LocalDate(what.now)));
    return Write(what, [&](const Book& book, journal::Append& append) -> Result<QuestionDisposal> {
        QuestionDisposal would = PlanOf(book, TermOn(what)).would;
        if (would.count == 0) return Refused("no question may go");
        would.decision = decision;
        would.proposed_by = keeper->id;
        would.proposed = LocalDate(what.now);
        append = EntryBy(what, *keeper, office::kQuestionDisposalProposed, would);
        return would;
    });
}

Result<QuestionDisposal> ConfirmQuestionDisposal(const QuestionsToDispose& what, std::string_view username) {
    const Date today = LocalDate(what.now);
    const domain::Directory directory = office::ReadDirectory(what.journal, what.association);
    TRY(const domain::Worker* const second, KeeperCalled(directory, username, today));
    return Write(what, [&](const Book& book, journal::Append& append) -> Result<QuestionDisposal> {
        if (!book.proposed) return Refused("nothing is proposed");
        QuestionDisposal done = *book.proposed;
        CHECK_OK(MayConfirm(directory, done.proposed_by, *second, today));
        if (done.before > TermOn(what)) return Refused("the term is longer now: propose it anew");
        std::vector<std::int64_t> removed;
        done.count = 0;
        for (const auto& q : book.questions) {
            if (!MayGo(q, done.before)) continue;
            ++done.count;
            removed.insert(removed.end(), q.sequences.begin(), q.sequences.end());
        }
        if (done.count == 0) return Refused("all that was proposed has been written in since");
        append = EntryBy(what, *second, office::kQuestionsDisposed, done);
        append.removed = std::move(removed);
        return done;
    });
}

std::string CertificateText(const QuestionDisposal& d) {
    return std::to_string(d.count) + " questions, last written in before " + d.before.Text() +
           ", on decision " + d.decision + ", proposed " + d.proposed.Text() + " by " + d.proposed_by.Text();
}

}  // namespace samkraft::cli
