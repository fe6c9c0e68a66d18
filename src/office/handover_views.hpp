// What hangs on a worker, for who takes over; and who is away, with who stands in. Who is away is told of
// workers, never of participants, and never why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/directory.hpp"
#include "domain/entries.hpp"

namespace samkraft::office {

struct AwayWish {
    WorkerId worker;
    Date from, until;                   // both days included
    std::vector<WorkerId> substitutes;  // of a team or the party of who is away; none: vacant, and seen to be
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"worker", kRequired}, self.worker);
        visit({"from", kRequired}, self.from);
        visit({"until", kRequired}, self.until);
        visit({"substitutes", kOptional, 0, 5}, self.substitutes);
    }
};
struct AwayList {
    Always<domain::Away> rows;  // that are not over, the first to begin first
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"rows"}, self.rows);
    }
};

// What a worker holds in a case. The first three and what is to be done go along in a handover, each by its
// item; a task is given anew and ended, something due is given to the one who takes over. The rest waits for
// a word of its own.
enum class HeldKind : std::uint8_t {
    kLead,
    kFollowUp,
    kActivity,
    kTask,
    kDue,
    kPlacement,  // its visits and signatures follow its activity
    kNamedOfficer,
    kToDo  // a task in words of its own, with a day
};
constexpr std::array<std::string_view, 8> Names(HeldKind) {
    return {"lead", "follow_up", "activity", "task", "due", "placement", "named_officer", "to_do"};
}

struct HeldLine {
    HeldKind kind = HeldKind::kLead;
    ItemId item;
    std::int32_t version = 1;
    std::string text;                         // the activity's title, the task, the workplace
    Date day;                                 // planned, due or the last
    std::optional<domain::DueKind> due_kind;  // of what is due
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"kind"}, self.kind);
        visit({"item"}, self.item);
        visit({"version"}, self.version);
        visit({"text"}, self.text);
        visit({"day"}, self.day);
        visit({"due_kind"}, self.due_kind);
    }
};
struct HeldCase {
    CaseId case_id;
    std::string name;
    TeamId team;
    WorkerId proposed;               // the least loaded of the same role in the case's team, else of the team
    std::vector<WorkerId> assigned;  // who has the case by name already
    Always<HeldLine> lines;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"name"}, self.name);
        visit({"team"}, self.team);
        visit({"proposed"}, self.proposed);
        visit({"assigned"}, self.assigned);
        visit({"lines"}, self.lines);
    }
};
struct HeldTeam {
    TeamId team;
    std::int32_t others = 0;  // of the same role, who are still there
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"team"}, self.team);
        visit({"others"}, self.others);
    }
};
struct HeldDuty {
    domain::Duty duty = domain::Duty::kReviewer;
    std::int32_t others = 0;  // of the same party
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"duty"}, self.duty);
        visit({"others"}, self.others);
    }
};
struct HeldText {  // a consent text in use, published by the worker
    domain::ConsentForm form = domain::ConsentForm::kSharing;
    std::string language, version;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"form"}, self.form);
        visit({"language"}, self.language);
        visit({"version"}, self.version);
    }
};
struct Successor {  // who may take over, the least loaded first
    WorkerId worker;
    std::int32_t cases = 0, capacity = 0;  // open ones that the worker leads, of those that the asker sees
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"worker"}, self.worker);
        visit({"cases"}, self.cases);
        visit({"capacity"}, self.capacity);
    }
};
struct Holdings {
    WorkerId worker;
    Date today;
    Date until;             // the worker's last day, when known
    bool gone = false;      // works here no more, or with no cases
    std::int32_t more = 0;  // cases beyond those that are listed; they come when these are handed over
    Always<HeldCase> cases;
    Always<HeldTeam> teams;
    Always<HeldDuty> duties;
    Always<HeldText> texts;
    Always<Successor> receivers;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"worker"}, self.worker);
        visit({"today"}, self.today);
        visit({"until"}, self.until);
        visit({"gone"}, self.gone);
        visit({"more"}, self.more);
        visit({"cases"}, self.cases);
        visit({"teams"}, self.teams);
        visit({"duties"}, self.duties);
        visit({"texts"}, self.texts);
        visit({"receivers"}, self.receivers);
    }
};

// A contact that is planned, with what it takes to keep it.
struct BriefingLine {
    CaseId case_id;
    std::string name, phone, language, reach;
    bool interpreter = false;
    ItemId item;
    Date day;
    domain::Channel channel = domain::Channel::kMeeting;
    std::string calls;  // who calls whom
    std::string facts;  // written for who takes the contact (domain::Substitution)
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"name"}, self.name);
        visit({"phone"}, self.phone);
        visit({"language"}, self.language);
        visit({"reach"}, self.reach);
        visit({"interpreter"}, self.interpreter);
        visit({"item"}, self.item);
        visit({"day"}, self.day);
        visit({"channel"}, self.channel);
        visit({"calls"}, self.calls);
        visit({"facts"}, self.facts);
    }
};
struct Briefing {
    WorkerId worker;
    Date today, from, until;
    Always<BriefingLine> contacts;  // the first day first
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"worker"}, self.worker);
        visit({"today"}, self.today);
        visit({"from"}, self.from);
        visit({"until"}, self.until);
        visit({"contacts"}, self.contacts);
    }
};

}  // namespace samkraft::office
