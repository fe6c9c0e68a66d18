// What is shown of the register of providers, and of those who are at one: the last as the asker sees the
// cases.
#pragma once

#include "domain/provider.hpp"
#include "office/views.hpp"

namespace samkraft::office {

struct ProviderRow {
    ProviderId id;
    std::string name;
    ProviderKind kind = ProviderKind::kOther;
    std::string org_number;
    bool inactive = false;
    std::optional<std::int32_t> capacity, visit_weeks;
    std::vector<ProviderOffer> offers;
    std::optional<std::int32_t> steps_left;  // of a workplace: what is to be done before somebody begins
    std::int32_t here = 0;                   // of those whom the asker sees
    std::vector<ContactGap> gaps;            // who is missing of the two on each side
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"id"}, self.id);
        visit({"name"}, self.name);
        visit({"kind"}, self.kind);
        visit({"org_number"}, self.org_number);
        visit({"inactive"}, self.inactive);
        visit({"capacity"}, self.capacity);
        visit({"visit_weeks"}, self.visit_weeks);
        visit({"offers"}, self.offers);
        visit({"steps_left"}, self.steps_left);
        visit({"here"}, self.here);
        visit({"gaps"}, self.gaps);
    }
};
struct ProviderList {
    Always<ProviderRow> rows;  // by name
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"rows"}, self.rows);
    }
};

struct OpenSignal {
    ItemId item;
    Date date;
    SignalKind signal = SignalKind::kNotWorking;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"item"}, self.item);
        visit({"date"}, self.date);
        visit({"signal"}, self.signal);
    }
};
// An activity of somebody's at the provider that is to come or goes on, with what is agreed about it.
struct PersonThere {
    CaseId case_id;
    std::string name;
    ItemId activity;
    std::string code, title;
    ActivityStatus status = ActivityStatus::kOffered;
    Date from, until;
    WorkerId responsible;  // for the activity, or else the lead
    Date visited;          // last
    Date visit_by;         // by what is agreed; none: nothing is, or the activity has not begun
    Date reported;         // hours, presence or a judgement from the place, last
    Date report_by;
    std::optional<FollowUpPlanned> planned;  // the next visit
    ItemId planned_item;
    std::int32_t planned_version = 0;
    Always<OpenSignal> signals;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"name"}, self.name);
        visit({"activity"}, self.activity);
        visit({"code"}, self.code);
        visit({"title"}, self.title);
        visit({"status"}, self.status);
        visit({"from"}, self.from);
        visit({"until"}, self.until);
        visit({"responsible"}, self.responsible);
        visit({"visited"}, self.visited);
        visit({"visit_by"}, self.visit_by);
        visit({"reported"}, self.reported);
        visit({"report_by"}, self.report_by);
        visit({"planned"}, self.planned);
        visit({"planned_item"}, self.planned_item);
        visit({"planned_version"}, self.planned_version);
        visit({"signals"}, self.signals);
    }
};
struct ProviderView {
    ProviderId id;
    std::int32_t version = 0;
    Instant changed;
    WorkerId changed_by;
    Provider provider;
    Date today;
    Always<PersonThere> here;  // by name; at most 500
    std::vector<ContactGap> gaps;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"id"}, self.id);
        visit({"version"}, self.version);
        visit({"changed"}, self.changed);
        visit({"changed_by"}, self.changed_by);
        visit({"provider"}, self.provider);
        visit({"today"}, self.today);
        visit({"here"}, self.here);
        visit({"gaps"}, self.gaps);
    }
};

struct ProviderWish {
    std::int32_t version = 0;  // of the one that is changed, as it was seen
    Provider provider;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"version", kOptional, 0, 1'000'000}, self.version);
        visit({"provider", kRequired}, self.provider);
    }
};
struct KeptProvider {
    ProviderId id;
    std::int32_t version = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"id"}, self.id);
        visit({"version"}, self.version);
    }
};

// What whoever has the link is told, before and after.
struct SignalPage {
    std::string provider;  // "" when the place is not in the register
    Date today;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"provider"}, self.provider);
        visit({"today"}, self.today);
    }
};

// What became of one of several cases that were written in at once.
struct WrittenCase {
    CaseId case_id;
    Result<Receipt> result;
};

}  // namespace samkraft::office
