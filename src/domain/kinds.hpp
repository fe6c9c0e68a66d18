// What may be written, by whom and where: one row per kind of entry, one table of mandates. Data, checked
// whole by the tests.
#pragma once

#include <array>
#include <span>

#include "domain/entries.hpp"

namespace samkraft::domain {

class RoleSet {
  public:
    constexpr RoleSet() = default;
    constexpr RoleSet(std::initializer_list<Role> roles) {
        for (const Role r : roles) bits_ |= 1U << static_cast<unsigned>(r);
    }
    [[nodiscard]] constexpr bool Has(Role r) const { return (bits_ >> static_cast<unsigned>(r)) & 1U; }

    [[nodiscard]] constexpr bool IsEmpty() const { return bits_ == 0; }

  private:
    std::uint32_t bits_ = 0;
};

inline constexpr RoleSet kCaseRoles{Role::kEmploymentOfficer,     Role::kSocialWorker,
                                    Role::kLabourMarketSecretary, Role::kCareCoordinator,
                                    Role::kInsuranceInvestigator, Role::kStudyCounsellor};

// What is written about the file and not about the person: it does not make the file younger.
inline constexpr std::array kAboutTheFile{Kind::kHoldSet, Kind::kHoldLifted, Kind::kDisposalProposed,
                                          Kind::kOwnPartyOpening};

// What a party that is disposed of may pass on to those that remain (docs/decisions/0018): of no other kind
// does an entry change owner.
inline constexpr std::array kPassedOn{
    Kind::kConsentAsked,     Kind::kConsentGiven,   Kind::kConsentConfirmed, Kind::kConsentRefused,
    Kind::kConsentWithdrawn, Kind::kWorkerAssigned, Kind::kAssignmentEnded,  Kind::kTeamAllocated,
    Kind::kProtectionSet,    Kind::kCaseOpened,     Kind::kIdentity,         Kind::kExit};

struct KindInfo {
    Kind kind;
    RoleSet writers;  // nobody: the office writes it, by a way of its own
    // Categories the writer may choose among; the first is the default. Empty: the item's own (entries that
    // follow an item).
    std::span<const Category> categories;
    // Kinds that the item must begin with. Empty: the entry begins an item of its own.
    std::span<const Kind> follows;
    bool topic = false;  // the entry must say which track or section it belongs to
};
[[nodiscard]] const KindInfo& Info(Kind kind);

// What a party has written about the person and may have sent wrong: it can be recalled and blotted out.
// Never what governs access or says who the case is about.
[[nodiscard]] bool IsContent(Kind began);

// Who decides a matter. Others may propose and be heard. Sources: förordning 2000:628 and 2007:414
// (programmes and subsidies: Arbetsförmedlingen), SoL 2025:400 (income support), HSL 2017:30 (care), SFB
// 2010:110 (benefits), komvux: skollagen 20 kap.
[[nodiscard]] Role Decides(Matter matter);

// How near work or studies an activity is, the nearest last. Of activities and never of persons: none is
// better than another, and nobody is judged by it.
enum class LadderStep : std::uint8_t {
    kNone,       // says nothing of it: guidance, matching, one's own arrangement
    kDaily,      // a day with structure, rehabilitation
    kPreparing,  // language, basic and preparatory courses
    kTraining,   // work training
    kTrying,     // internship: trying a job
    kSupported,  // work with a subsidy, an education
};
constexpr std::array<std::string_view, 6> Names(LadderStep) {
    return {"none", "daily", "preparing", "training", "trying", "supported"};
}

// What the form of an activity asks for beside what every activity says; the names are those of its fields.
enum class ActivityField : std::uint8_t { kProvider, kApplyBy, kUntil, kHours };
constexpr std::array<std::string_view, 4> Names(ActivityField) {
    return {"provider", "apply_by", "until", "hours"};
}

// Whom an activity is for: told where one is offered, and what is known not to fit is marked. It refuses
// nothing; what the law stops is a dated rule's (rules module).
struct Eligibility {
    int min_age = 0, max_age = 0;  // whole years on the first day; 0: no limit
    bool registered = false;       // at Arbetsförmedlingen
    std::string_view swedish, english, source;
    [[nodiscard]] constexpr bool IsEmpty() const { return swedish.empty(); }
};

inline constexpr int kMostHours = 60;  // hours a week that anything may have

// An activity in the catalogue: who may offer it and go on with it, where it may lie, what it asks for, how
// long it may be and whom it is for. Who reads it follows from its category.
struct ActivityKind {
    std::string_view code;
    Topic track;
    std::string_view swedish, english;
    // The matter that must be decided before the activity starts, by whoever decides it; none: the team
    // agrees.
    std::optional<Matter> needs = {};
    bool workplace = false;
    LadderStep step = LadderStep::kNone;
    RoleSet creators = kCaseRoles;              // who may offer it
    RoleSet changers = kCaseRoles;              // who may go on with it; and always the party that offered it
    std::optional<Matter> proposed_as = {};     // how the others ask for it, where they may not offer it
    std::span<const Category> categories = {};  // that it may be written under; the first is the default
    std::span<const ActivityField> asks = {};
    bool place_first = false;  // where it is must be said before it starts
    int max_hours = kMostHours;
    std::string_view length_rule = {};  // the dated rule that says how long it may be
    Eligibility eligibility = {};
};
[[nodiscard]] std::span<const ActivityKind>
ActivityKinds();  // the fourteen of the method support, later ones, and "other" for what is not there
[[nodiscard]] const ActivityKind* FindActivityKind(std::string_view code);

// A way of working that an activity may follow, as a tag.
struct Method {
    std::string_view code, swedish, english;
};
[[nodiscard]] std::span<const Method> Methods();
[[nodiscard]] const Method* FindMethod(std::string_view code);

// The intake questionnaire: its sections are topics, each with a few questions; some answers raise a flag for
// triage.
struct Question {
    std::string_view code;
    Topic section;
    std::string_view swedish, english;
    bool about_health = false;  // the answer may suggest that the care coordinator is needed
};
[[nodiscard]] std::span<const Question> Questions();
[[nodiscard]] const Question* FindQuestion(std::string_view code);

// Whether a word of the answer suggests that the care coordinator is needed. Whole words and known stems in
// Swedish: "ont", not "kontakt"; "sömnproblem", not "sömnad". A hint for triage, never a judgement.
[[nodiscard]] bool SuggestsCare(std::string_view answer);

// What workers are good at; used when a case is allocated.
struct Competence {
    std::string_view code, swedish, english;
};
[[nodiscard]] std::span<const Competence> Competences();

// What a document's file may be: few, and none that a browser or an office program runs.
struct FileKind {
    std::string_view media_type, ending, name;
};
[[nodiscard]] std::span<const FileKind> FileKinds();
[[nodiscard]] std::string_view EndingOf(std::string_view media_type);  // with its dot; "" for others

// The provisions on the three paper forms sent with the summons (OSL 10:1, 12:2; docs/decisions/0005).
[[nodiscard]] std::vector<ConsentAsked> FormProvisions(ConsentForm form, std::span<const Party> parties);

// A word in the text that names a diagnosis or medicine, or ""; statements of needs must do without.
[[nodiscard]] std::string DiagnosisIn(std::string_view text);

}  // namespace samkraft::domain
