// What leaves the office about a contact that is to come: what one looks through before it. Shapes as in
// api/openapi.yaml.
#pragma once

#include "office/views.hpp"

namespace samkraft::office {

struct PreparedTask {  // that is not done
    ItemId item;
    std::string text;
    Date by;
    Party party = Party::kNone;
    WorkerId worker;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"item"}, self.item);
        visit({"text"}, self.text);
        visit({"by"}, self.by);
        visit({"party"}, self.party);
        visit({"worker"}, self.worker);
    }
};
struct PreparedWait {  // what waits for somebody else
    DueKind kind = DueKind::kWaiting;
    ItemId item;
    Date since;
    std::int32_t days = 0;  // waited
    std::vector<Party> on;  // none: the participant, or as it says:
    std::string on_whom;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"kind"}, self.kind);
        visit({"item"}, self.item);
        visit({"since"}, self.since);
        visit({"days"}, self.days);
        visit({"on"}, self.on);
        visit({"on_whom"}, self.on_whom);
    }
};
struct PreparedEnd {  // what ends soon, as what is due has it: a decision, an activity, a consent
    DueKind kind = DueKind::kDecisionEnding;
    ItemId item;
    Date day;           // its last
    std::string title;  // the activity's
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"kind"}, self.kind);
        visit({"item"}, self.item);
        visit({"day"}, self.day);
        visit({"title"}, self.title);
    }
};
struct Preparation {
    Date since;         // the day of the asker's last look at the case; none: there has been none
    Date last_contact;  // with the participant
    Always<NewsLine> news;
    Always<PreparedTask> tasks;    // by their day
    Always<PreparedWait> waiting;  // the oldest first
    Always<PreparedEnd> ending;    // the first day first
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"since"}, self.since);
        visit({"last_contact"}, self.last_contact);
        visit({"news"}, self.news);
        visit({"tasks"}, self.tasks);
        visit({"waiting"}, self.waiting);
        visit({"ending"}, self.ending);
    }
};

}  // namespace samkraft::office
