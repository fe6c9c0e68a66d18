// The questions to experts and what became of them, as they are kept in the association's question stream:
// read once and kept in memory, then only what has been added.
#pragma once

#include <deque>
#include <unordered_map>

#include "office/internal.hpp"
#include "office/question_views.hpp"

namespace samkraft::office {

// Kinds on the question stream. The first entry of a question carries its identity.
inline constexpr std::uint16_t kQuestionAsked = 120, kQuestionTaken = 121, kQuestionAnswered = 122,
                               kQuestionAdded = 123, kQuestionAgreement = 124, kQuestionClosed = 125,
                               kQuestionPublished = 126, kQuestionWithdrawn = 127;
// Of no question: what is to be disposed of (QuestionDisposal), and that it has been.
inline constexpr std::uint16_t kQuestionDisposalProposed = 128, kQuestionsDisposed = 129;

// What goes for good of what has been asked: a proposal, and then the certificate of it.
struct QuestionDisposal {
    Date before;             // nothing has been written in them since the day before
    std::int64_t count = 0;  // of questions
    std::string decision;
    WorkerId proposed_by;
    Date proposed;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"before"}, self.before);
        visit({"count"}, self.count);
        visit({"decision"}, self.decision);
        visit({"proposed_by"}, self.proposed_by);
        visit({"proposed"}, self.proposed);
    }
};

inline constexpr int kDaysToAnswer = 5;  // working days

struct Office::QuestionBook {
    struct Question {
        QuestionId id;
        WorkerId asker, taker;
        Role role = Role::kOperator;
        Topic topic = Topic::kNone;
        QuestionStatus status = QuestionStatus::kOpen;
        std::string subject;
        bool agreed = false;
        std::int32_t version = 0;
        Instant asked, since, last;  // since: it last began to wait, or was answered; last: written in
        std::vector<std::int64_t> sequences;  // of its entries
        std::vector<TurnView> turns;
        std::optional<PublishedAnswer> published;
        std::string searched;  // of what is published, folded: " word word "

        [[nodiscard]] bool Waits() const {
            return status == QuestionStatus::kOpen || status == QuestionStatus::kTaken;
        }
        [[nodiscard]] bool IsFor(const secrecy::Actor& actor) const {
            return actor.role == role && actor.party == HomeParty(role);
        }
        [[nodiscard]] bool IsSeenBy(const secrecy::Actor& actor) const {
            return actor.worker == asker || IsFor(actor);
        }
    };
    struct Event {
        std::int64_t sequence = 0;
        QuestionId question;   // none: what it was about is gone
        bool for_all = false;  // of what is published
        Instant at;
    };
    std::int64_t sequence = 0;
    std::deque<Question> questions;  // in the order they were asked
    std::unordered_map<QuestionId, std::size_t> places;
    std::vector<Event> events;  // one an entry
    std::optional<QuestionDisposal> proposed;
    bool disposed = false;  // since it was begun: it holds what is gone, and is to be made anew

    void Take(journal::Stream& stream);  // what has been added
    [[nodiscard]] Question* Find(QuestionId id) {
        const auto at = places.find(id);
        return at == places.end() ? nullptr : &questions[at->second];
    }
};

}  // namespace samkraft::office
