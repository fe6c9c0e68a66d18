// What leaves the office about a person's rights and a party's file: the register extract, what is due for
// disposal and what a disposal destroys, the certificate. Shapes as in api/openapi.yaml.
#pragma once

#include "domain/retention.hpp"
#include "office/views.hpp"

namespace samkraft::office {

struct EntryData {  // an entry's content as it was written, or as much of it as may be shown
    Payload payload;
};
inline void Append(std::string& out, const EntryData& data) { out += Encode(data.payload); }

struct RetentionView {
    Party party = Party::kNone;
    std::string rule, result, text, source;
    RuleGround ground = RuleGround::kMemory;
    RetentionState state = RetentionState::kUndated;
    Date due, finish_by;
    bool held = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"party"}, self.party);
        visit({"rule"}, self.rule);
        visit({"result"}, self.result);
        visit({"text"}, self.text);
        visit({"source"}, self.source);
        visit({"ground"}, self.ground);
        visit({"state"}, self.state);
        visit({"due"}, self.due);
        visit({"finish_by"}, self.finish_by);
        visit({"held"}, self.held);
    }
};

struct ExtractPart {  // a controller: what it does with the data, why and how long
    Party party = Party::kNone;
    std::string name, purpose, law;
    std::vector<Category> categories;
    RetentionView retention;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"party"}, self.party);
        visit({"name"}, self.name);
        visit({"purpose"}, self.purpose);
        visit({"law"}, self.law);
        visit({"categories"}, self.categories);
        visit({"retention"}, self.retention);
    }
};

struct ExtractEntry {
    Instant at;
    Kind kind = Kind::kNote;
    ItemId item;
    Party owner = Party::kNone;
    Category category = Category::kNone;
    Topic topic = Topic::kNone;
    bool received = false;        // by the party that made the extract, from the owner
    bool by_participant = false;  // what the participant said, as somebody wrote it down
    bool limited = false;         // a part of it is not the participant's to get
    std::string basis;            // of what was received: why the party has it
    EntryData data;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"at"}, self.at);
        visit({"kind"}, self.kind);
        visit({"item"}, self.item);
        visit({"owner"}, self.owner);
        visit({"category"}, self.category);
        visit({"topic"}, self.topic);
        visit({"received"}, self.received);
        visit({"by_participant"}, self.by_participant);
        visit({"limited"}, self.limited);
        visit({"basis"}, self.basis);
        visit({"data"}, self.data);
    }
};

struct ExtractReceiver {
    Party from = Party::kNone, to = Party::kNone;
    std::optional<Role> role;
    std::vector<Category> categories;
    bool single = false;  // one item alone
    BasisKind basis = BasisKind::kConsent;
    std::string statute;
    Instant since, until;  // until: none while it holds without end
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"from"}, self.from);
        visit({"to"}, self.to);
        visit({"role"}, self.role);
        visit({"categories"}, self.categories);
        visit({"single"}, self.single);
        visit({"basis"}, self.basis);
        visit({"statute"}, self.statute);
        visit({"since"}, self.since);
        visit({"until"}, self.until);
    }
};

struct ExtractAccess {  // a colleague's visits of one kind on one day
    Date day;
    Party party = Party::kNone;
    Role role = Role::kOperator;
    domain::Access access = domain::Access::kRead;
    std::int32_t times = 0;
    std::string why;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"day"}, self.day);
        visit({"party"}, self.party);
        visit({"role"}, self.role);
        visit({"access"}, self.access);
        visit({"times"}, self.times);
        visit({"why"}, self.why);
    }
};

// Everything that a party has about the participant (GDPR art. 15), or, with no party, all that the
// participant sees of all parties.
struct Extract {
    CaseId case_id;
    Date made;
    Party party = Party::kNone;
    std::string name, personal_number;
    Always<ExtractPart> parts;
    Always<ExtractEntry> entries;
    Always<ExtractReceiver> receivers;
    Always<ExtractAccess> access;
    Always<RightsItem> requests;
    Always<std::string>
        notices;  // what may have been kept back, how to have things put right, how to complain
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"made"}, self.made);
        visit({"party"}, self.party);
        visit({"name"}, self.name);
        visit({"personal_number"}, self.personal_number);
        visit({"parts"}, self.parts);
        visit({"entries"}, self.entries);
        visit({"receivers"}, self.receivers);
        visit({"access"}, self.access);
        visit({"requests"}, self.requests);
        visit({"notices"}, self.notices);
    }
};

struct OwnCase {  // where a participant who has signed in finds the own case
    CaseId case_id;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
    }
};

// ---- the party's records: what may be disposed of, what is, and what is left

struct RecordsRow {  // one case's part, told without the person
    CaseId case_id;
    std::string own_case;  // the party's own number for it
    Date last_entry;
    RetentionView retention;
    WorkerId proposed_by;  // none: no proposal stands
    Instant proposed_at;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"own_case"}, self.own_case);
        visit({"last_entry"}, self.last_entry);
        visit({"retention"}, self.retention);
        visit({"proposed_by"}, self.proposed_by);
        visit({"proposed_at"}, self.proposed_at);
    }
};

struct Certificate {  // that a part has been destroyed, and on what; nothing of the person
    CaseId case_id;
    Party party = Party::kNone;
    Instant at;
    std::string rule, source, decision;
    Date last_entry, due;
    bool exported = false;
    WorkerId proposed_by, confirmed_by;
    Instant proposed_at;
    std::int32_t entries = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"party"}, self.party);
        visit({"at"}, self.at);
        visit({"rule"}, self.rule);
        visit({"source"}, self.source);
        visit({"decision"}, self.decision);
        visit({"last_entry"}, self.last_entry);
        visit({"due"}, self.due);
        visit({"exported"}, self.exported);
        visit({"proposed_by"}, self.proposed_by);
        visit({"confirmed_by"}, self.confirmed_by);
        visit({"proposed_at"}, self.proposed_at);
        visit({"entries"}, self.entries);
    }
};

struct RecordsList {
    Date today;
    std::int64_t kept = 0;             // for research: their term has run out, and they stay
    Always<RecordsRow> rows;           // due, the oldest first; the first some hundred
    Always<Certificate> certificates;  // newest first
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"today"}, self.today);
        visit({"kept"}, self.kept);
        visit({"rows"}, self.rows);
        visit({"certificates"}, self.certificates);
    }
};

// So many of the party's entries in a category. Which of them others need, and pass on, is not told: it would
// tell of parties that the asker does not know of.
struct DestroyedPart {
    Category category = Category::kNone;
    std::int32_t entries = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"category"}, self.category);
        visit({"entries"}, self.entries);
    }
};

struct DisposalPlan {  // what a disposal would do today; nothing is done
    RecordsRow file;
    Always<DestroyedPart> parts;
    Always<HoldItem> holds;
    bool may_propose = false, may_confirm = false;
    std::string hinder;  // why neither, in the asker's language
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"file"}, self.file);
        visit({"parts"}, self.parts);
        visit({"holds"}, self.holds);
        visit({"may_propose"}, self.may_propose);
        visit({"may_confirm"}, self.may_confirm);
        visit({"hinder"}, self.hinder);
    }
};

// A party's file of a case, whole, for its archive.
struct PartyFile {
    std::string own_case;
    Extract content;
    struct Enclosed {
        FileId file;  // as the entry calls it
        std::string name, bytes;
    };
    std::vector<Enclosed> files = {};  // of its documents, when they were asked for; never in JSON
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"own_case"}, self.own_case);
        visit({"content"}, self.content);
    }
};

}  // namespace samkraft::office
