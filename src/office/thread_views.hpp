// What leaves the office about conversations in a case, and about what has been begun and not sent. Shapes as
// in api/openapi.yaml.
#pragma once

#include "office/views.hpp"

namespace samkraft::office {

struct ThreadWait {
    Party party = kTheParticipant;
    Instant since;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"party"}, self.party);
        visit({"since"}, self.since);
    }
};

struct ThreadLine {
    ItemId item;
    std::int32_t version = 0;    // sent back with a mark; 0 when it cannot be marked
    std::string subject;         // empty: what the asker sees is only what the own party answered
    Party owner = Party::kNone;  // who has it; what the participant writes in it is that party's
    Category category = Category::kNone;
    std::vector<Party> audience;
    bool participant = false;
    ItemId activity;
    Instant last;
    Party last_party = Party::kNone;
    WorkerId last_author;  // none: the participant
    std::int32_t messages = 0, unread = 0;
    Instant unread_since;  // of the oldest that is unread
    Always<ThreadWait> waiting;
    bool recalled = false;
    bool open = false;  // may be written in
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"item"}, self.item);
        visit({"version"}, self.version);
        visit({"subject"}, self.subject);
        visit({"owner"}, self.owner);
        visit({"category"}, self.category);
        visit({"audience"}, self.audience);
        visit({"participant"}, self.participant);
        visit({"activity"}, self.activity);
        visit({"last"}, self.last);
        visit({"last_party"}, self.last_party);
        visit({"last_author"}, self.last_author);
        visit({"messages"}, self.messages);
        visit({"unread"}, self.unread);
        visit({"unread_since"}, self.unread_since);
        visit({"waiting"}, self.waiting);
        visit({"recalled"}, self.recalled);
        visit({"open"}, self.open);
    }
};

struct ThreadList {
    bool closed = false;         // the case: nothing more is written
    Always<ThreadLine> threads;  // unread first, then the newest
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"closed"}, self.closed);
        visit({"threads"}, self.threads);
    }
};

struct MessageReader {  // and when first
    Party party = Party::kNone;
    Role role = Role::kParticipant;
    WorkerId worker;  // of the asker's own party
    Instant at;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"party"}, self.party);
        visit({"role"}, self.role);
        visit({"worker"}, self.worker);
        visit({"at"}, self.at);
    }
};

struct MessageView {
    ItemId item;
    Party party = Party::kNone;
    WorkerId author;  // none: the participant
    Instant at;
    std::string text;
    bool unread = false, recalled = false, redacted = false;
    Always<MessageReader> read_by;  // of what the asker's side has written
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"item"}, self.item);
        visit({"party"}, self.party);
        visit({"author"}, self.author);
        visit({"at"}, self.at);
        visit({"text"}, self.text);
        visit({"unread"}, self.unread);
        visit({"recalled"}, self.recalled);
        visit({"redacted"}, self.redacted);
        visit({"read_by"}, self.read_by);
    }
};

struct ThreadView {
    bool closed = false;
    ThreadLine thread;
    Always<MessageView> messages;  // the oldest first
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"closed"}, self.closed);
        visit({"thread"}, self.thread);
        visit({"messages"}, self.messages);
    }
};

// A conversation in which somebody else has written since the asker last read it; in a case that is the
// asker's only through the team: since anybody in the own party did. Nothing of what it is about.
struct UnreadThread {
    CaseId case_id;
    std::string name;
    ItemId thread;
    std::int32_t unread = 0;
    Instant since;  // the oldest that is unread
    std::int32_t days = 0;
    std::vector<Party> from;   // who wrote it, each once;
    bool participant = false;  // and whether the participant did
    bool mine = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"name"}, self.name);
        visit({"thread"}, self.thread);
        visit({"unread"}, self.unread);
        visit({"since"}, self.since);
        visit({"days"}, self.days);
        visit({"from"}, self.from);
        visit({"participant"}, self.participant);
        visit({"mine"}, self.mine);
    }
};
struct MyUnread {
    std::int64_t total = 0;
    Always<UnreadThread> rows;  // mine first, then the oldest
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"total"}, self.total);
        visit({"rows"}, self.rows);
    }
};

struct DraftWish {
    std::string text;  // whatever the form writes down
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"text", kRequired, 0, 10'000}, self.text);
    }
};
struct DraftView {  // no text and no time: there is none
    std::string text;
    Instant at;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"text"}, self.text);
        visit({"at"}, self.at);
    }
};

}  // namespace samkraft::office
