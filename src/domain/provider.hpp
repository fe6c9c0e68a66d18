// The register of those who receive participants: schools, course providers, workplaces (anordnare och
// arbetsplatser). Plain data about organisations and those who answer for them there; nothing about any
// participant.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::domain {

enum class ProviderKind : std::uint8_t {
    kSchool,
    kFolkHighSchool,
    kCourseProvider,
    kEmployer,
    kCare,
    kAssociation,
    kOther
};
constexpr std::array<std::string_view, 7> Names(ProviderKind) {
    return {"school", "folk_high_school", "course_provider", "employer", "care", "association", "other"};
}

struct ProviderContact {
    std::string name, task, phone, email;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"name", kRequired, 0, 100}, self.name);
        visit({"task", kOptional, 0, 100}, self.task);
        visit({"phone", kOptional, 0, 40}, self.phone);
        visit({"email", kOptional, 0, 200}, self.email);
    }
};

struct ProviderOffer {     // what can be begun there
    std::string activity;  // code in the catalogue
    std::string title;
    Date next_start, apply_by;
    std::optional<std::int32_t> places;  // that are free
    std::string eligibility;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"activity", kRequired, 0, 60}, self.activity);
        visit({"title", kOptional, 0, 200}, self.title);
        visit({"next_start", kOptional}, self.next_start);
        visit({"apply_by", kOptional}, self.apply_by);
        visit({"places", kOptional, 0, 10'000}, self.places);
        visit({"eligibility", kOptional, 0, 1000}, self.eligibility);
    }
};

struct OnboardingDone {  // a step that is done (OnboardingSteps)
    std::string step;
    Date date;
    std::string by;  // who did it, at the workplace or with us
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"step", kRequired, 0, 60}, self.step);
        visit({"date", kRequired}, self.date);
        visit({"by", kRequired, 0, 100}, self.by);
    }
};

struct Provider {
    std::string name;
    ProviderKind kind = ProviderKind::kOther;
    std::string org_number;  // ten digits; "" when not known
    std::string address;
    std::vector<ProviderContact> contacts;
    std::string reporting;                     // what is agreed, in words: what is reported, and by whom
    std::optional<std::int32_t> report_weeks;  // how often; none: no report is agreed
    std::optional<std::int32_t> visit_weeks;   // a visit at least so often; none: none is agreed
    std::optional<std::int32_t> capacity;      // participants at a time
    std::vector<ProviderOffer> offers;
    std::vector<OnboardingDone> onboarding;
    WorkerId our_contact;   // who of ours they turn to
    bool inactive = false;  // not to be chosen any more
    WorkerId our_second;    // and who they turn to when that one is away
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"name", kRequired, 0, 200}, self.name);
        visit({"kind", kRequired}, self.kind);
        visit({"org_number", kOptional, 0, 20}, self.org_number);
        visit({"address", kOptional, 0, 300}, self.address);
        visit({"contacts", kOptional, 0, 10}, self.contacts);
        visit({"reporting", kOptional, 0, 1000}, self.reporting);
        visit({"report_weeks", kOptional, 0, 52}, self.report_weeks);
        visit({"visit_weeks", kOptional, 0, 52}, self.visit_weeks);
        visit({"capacity", kOptional, 0, 10'000}, self.capacity);
        visit({"offers", kOptional, 0, 30}, self.offers);
        visit({"onboarding", kOptional, 0, 20}, self.onboarding);
        visit({"our_contact"}, self.our_contact);
        visit({"inactive"}, self.inactive);
        visit({"our_second"}, self.our_second);
    }
};

// Two on each side are known by name, so that no relation hangs on one person (R200): who of them is missing,
// or of ours has left. Theirs are the two first of the contacts.
enum class ContactGap : std::uint8_t { kOurs, kOurSecond, kTheirs, kTheirSecond };
constexpr std::array<std::string_view, 4> Names(ContactGap) {
    return {"ours", "our_second", "theirs", "their_second"};
}
[[nodiscard]] std::vector<ContactGap> GapsOf(const Provider& provider,
                                             const std::function<bool(WorkerId)>& works_here);

// What a workplace is helped with before the first participant begins (R208).
struct OnboardingStep {
    std::string_view code, swedish, english;
};
[[nodiscard]] std::span<const OnboardingStep> OnboardingSteps();
// Whether somebody is to be received there as at a workplace, so that the steps are to be done first.
[[nodiscard]] constexpr bool IsHost(ProviderKind kind) {
    return kind == ProviderKind::kEmployer || kind == ProviderKind::kAssociation;
}

// The record as it is kept: trimmed, the number as ten digits. Errors: kRequired, kUnknownValue,
// kOutOfRange, kOrganisationNumber, each with its pointer.
[[nodiscard]] Result<Provider> Checked(Provider provider, Date today);

}  // namespace samkraft::domain
