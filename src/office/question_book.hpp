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
        Instant asked, since;  // since: it last began to wait, or was answered
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
        std::size_t question = 0;
        bool for_all = false;  // of what is published
        Instant at;
    };
    std::int64_t sequence = 0;
    std::deque<Question> questions;  // in the order they were asked
    std::unordered_map<QuestionId, std::size_t> places;
    std::vector<Event> events;  // one an entry

    void Take(journal::Stream& stream);  // what has been added
    [[nodiscard]] Question* Find(QuestionId id) {
        const auto at = places.find(id);
        return at == places.end() ? nullptr : &questions[at->second];
    }
};

}  // namespace samkraft::office
