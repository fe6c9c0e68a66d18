// What leaves the office of questions to experts, and what is sent to it. A question is about nobody: no
// case, no person, and of its time no more than the day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/identifying.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::office {

using namespace domain;

using QuestionId = Id<struct QuestionTag>;

enum class QuestionStatus : std::uint8_t { kOpen, kTaken, kAnswered, kClosed };
constexpr std::array<std::string_view, 4> Names(QuestionStatus) {
    return {"open", "taken", "answered", "closed"};
}
enum class QuestionStep : std::uint8_t { kTake, kAnswer, kAdd, kAgree, kClose, kPublish, kWithdraw };
constexpr std::array<std::string_view, 7> Names(QuestionStep) {
    return {"take", "answer", "add", "agree", "close", "publish", "withdraw"};
}
enum class TurnKind : std::uint8_t { kQuestion, kFollowUp, kAnswer };
constexpr std::array<std::string_view, 3> Names(TurnKind) { return {"question", "follow_up", "answer"}; }

// ---- sent

inline constexpr int kMostConfirmed = 200;

struct TextsWish {
    std::vector<std::string> texts;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"texts", kRequired, 0, 8}, self.texts);
    }
};

struct QuestionWish {
    Role role = Role::kOperator;  // whose expertise
    Topic topic = Topic::kNone;
    std::string subject, text;
    std::vector<std::string> confirmed;  // found, and said by the writer to tell of nobody
    bool agreed = false;                 // that it may be published as it is
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"role", kRequired}, self.role);
        visit({"topic"}, self.topic);
        visit({"subject", kRequired, 0, 120}, self.subject);
        visit({"text", kRequired, 0, 4000}, self.text);
        visit({"confirmed", kOptional, 0, kMostConfirmed}, self.confirmed);
        visit({"agreed"}, self.agreed);
    }
};

struct TurnWish {  // an answer, or what its asker adds
    std::int32_t version = 0;
    std::string text;
    std::vector<std::string> confirmed;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"version", kRequired, 0, 1'000'000}, self.version);
        visit({"text", kRequired, 0, 4000}, self.text);
        visit({"confirmed", kOptional, 0, kMostConfirmed}, self.confirmed);
    }
};

struct StepWish {
    std::int32_t version = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"version", kRequired, 0, 1'000'000}, self.version);
    }
};

struct AgreementWish {
    std::int32_t version = 0;
    bool agreed = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"version", kRequired, 0, 1'000'000}, self.version);
        visit({"agreed"}, self.agreed);
    }
};

struct PublicationWish {
    std::int32_t version = 0;
    Topic topic = Topic::kNone;
    std::string subject, question, answer;
    std::vector<std::string> tags, confirmed;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"version", kRequired, 0, 1'000'000}, self.version);
        visit({"topic"}, self.topic);
        visit({"subject", kRequired, 0, 120}, self.subject);
        visit({"question", kRequired, 0, 4000}, self.question);
        visit({"answer", kRequired, 0, 4000}, self.answer);
        visit({"tags", kOptional, 0, 5}, self.tags);
        visit({"confirmed", kOptional, 0, kMostConfirmed}, self.confirmed);
    }
};

struct FaqWish {
    std::string search;
    std::optional<Topic> topic;
    std::optional<Role> role;
    int limit = 20, offset = 0;
};

// ---- told

struct TextFindings {  // of each text, in their order
    struct OfText {
        Always<TextFinding> findings;
        template <class Self, class Visit>
        static void Fields(Self& self, Visit&& visit) {
            visit({"findings"}, self.findings);
        }
    };
    Always<OfText> texts;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"texts"}, self.texts);
    }
};

struct QuestionRow {
    QuestionId question;
    Role role = Role::kOperator;
    Party party = Party::kNone;
    Topic topic = Topic::kNone;
    std::string subject;
    QuestionStatus status = QuestionStatus::kOpen;
    WorkerId asker, taker;
    Date asked;
    Date due;              // the day to answer by; none when nothing is waited for
    std::int32_t age = 0;  // days since it began to wait
    bool overdue = false, mine = false, published = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"question"}, self.question);
        visit({"role"}, self.role);
        visit({"party"}, self.party);
        visit({"topic"}, self.topic);
        visit({"subject"}, self.subject);
        visit({"status"}, self.status);
        visit({"asker"}, self.asker);
        visit({"taker"}, self.taker);
        visit({"asked"}, self.asked);
        visit({"due"}, self.due);
        visit({"age"}, self.age);
        visit({"overdue"}, self.overdue);
        visit({"mine"}, self.mine);
        visit({"published"}, self.published);
    }
};

struct ExpertQueue {  // whom one may ask
    Role role = Role::kOperator;
    Party party = Party::kNone;
    std::int32_t people = 0, waiting = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"role"}, self.role);
        visit({"party"}, self.party);
        visit({"people"}, self.people);
        visit({"waiting"}, self.waiting);
    }
};

struct QuestionDesk {
    bool asks = false;          // whether the asker may ask at all
    Always<QuestionRow> mine;   // newest first
    Always<QuestionRow> queue;  // what waits for the own role first, the one due soonest on top
    Always<ExpertQueue> experts;
    std::int32_t waiting = 0;   // in the queue
    std::int32_t answered = 0;  // one's own that have an answer and are not closed
    std::int32_t target = 0;    // working days within which a question should be answered
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"asks"}, self.asks);
        visit({"mine"}, self.mine);
        visit({"queue"}, self.queue);
        visit({"experts"}, self.experts);
        visit({"waiting"}, self.waiting);
        visit({"answered"}, self.answered);
        visit({"target"}, self.target);
    }
};

struct TurnView {
    TurnKind kind = TurnKind::kQuestion;
    WorkerId worker;
    Date day;
    std::string text;
    std::vector<std::string> confirmed;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"kind"}, self.kind);
        visit({"worker"}, self.worker);
        visit({"day"}, self.day);
        visit({"text"}, self.text);
        visit({"confirmed"}, self.confirmed);
    }
};

struct PublishedAnswer {
    QuestionId id;
    Role role = Role::kOperator;  // who answers
    Party party = Party::kNone;
    Topic topic = Topic::kNone;
    std::string subject, question, answer;
    std::vector<std::string> tags;
    Date published;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"id"}, self.id);
        visit({"role"}, self.role);
        visit({"party"}, self.party);
        visit({"topic"}, self.topic);
        visit({"subject"}, self.subject);
        visit({"question"}, self.question);
        visit({"answer"}, self.answer);
        visit({"tags"}, self.tags);
        visit({"published"}, self.published);
    }
};

struct QuestionView {
    QuestionRow row;
    std::int32_t version = 0;
    bool agreed = false;
    Always<TurnView> turns;
    std::optional<PublishedAnswer> publication;
    Always<QuestionStep> may;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"row"}, self.row);
        visit({"version"}, self.version);
        visit({"agreed"}, self.agreed);
        visit({"turns"}, self.turns);
        visit({"publication"}, self.publication);
        visit({"may"}, self.may);
    }
};

struct FaqPage {
    std::int64_t total = 0;
    Always<PublishedAnswer> rows;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"total"}, self.total);
        visit({"rows"}, self.rows);
    }
};

}  // namespace samkraft::office
