// The words of the field that every module shares: parties, roles, information categories, topics, levels.
// Names and numbers follow the glossary and the decision table (docs/03-secrecy.md). No behaviour lives here.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/fields.hpp"
#include "base/id.hpp"

namespace samkraft::domain {

// A party is an authority, or a branch of one that secrecy treats as independent (OSL 2009:400, 8:2): each
// owns what it writes. Malmö stad, say, is one authority and three parties.
enum class Party : std::uint8_t {
    kNone,
    kEmploymentService,  // Arbetsförmedlingen
    kSocialServices,     // socialtjänsten, ekonomiskt bistånd
    kLabourMarket,       // kommunens arbetsmarknadsavdelning
    kAdultEducation,     // kommunens vuxenutbildning och studie- och yrkesvägledning
    kSocialInsurance,    // Försäkringskassan
    kHealthRegion,       // regionen: primärvård, psykiatri
};
inline constexpr std::size_t kPartyCount = 7;
constexpr std::array<std::string_view, kPartyCount> Names(Party) {
    return {"none",          "employment_service", "social_services",
            "labour_market", "adult_education",    "social_insurance",
            "health_region"};
}

class PartySet {
  public:
    constexpr PartySet() = default;
    constexpr PartySet(std::initializer_list<Party> parties) {
        for (const Party p : parties) Add(p);
    }
    constexpr void Add(Party p) {
        bits_ = static_cast<std::uint8_t>(bits_ | (1U << static_cast<unsigned>(p)));
    }
    [[nodiscard]] constexpr bool Has(Party p) const { return (bits_ >> static_cast<unsigned>(p)) & 1U; }
    [[nodiscard]] constexpr std::uint8_t Bits() const { return bits_; }
    static constexpr PartySet FromBits(std::uint8_t bits) {
        PartySet s;
        s.bits_ = bits;
        return s;
    }
    bool operator==(const PartySet&) const = default;

  private:
    std::uint8_t bits_ = 0;
};

// What a person does here. A worker may have several roles in several parties and works in one of them at a
// time.
enum class Role : std::uint8_t {
    kEmploymentOfficer,      // arbetsförmedlare
    kSocialWorker,           // socialsekreterare
    kLabourMarketSecretary,  // arbetsmarknadssekreterare
    kCareCoordinator,        // vårdsamordnare, rehabkoordinator
    kInsuranceInvestigator,  // försäkringsutredare
    kStudyCounsellor,        // studie- och yrkesvägledare
    kEmployerTeam,           // arbetsgivarteam: employer contacts of the labour-market unit
    kProjectLead,            // projektledare, delprojektledare, projektassistent
    kEvaluator,              // utvärderare, förbund
    kOperator,               // IT-drift: no participant at all
    kParticipant,
};
inline constexpr std::size_t kRoleCount = 11;
constexpr std::array<std::string_view, kRoleCount> Names(Role) {
    return {"employment_officer",
            "social_worker",
            "labour_market_secretary",
            "care_coordinator",
            "insurance_investigator",
            "study_counsellor",
            "employer_team",
            "project_lead",
            "evaluator",
            "operator",
            "participant"};
}

// The columns of the decision table.
enum class Column : std::uint8_t {
    kEmploymentService,
    kSocialServices,
    kLabourMarket,
    kCareCoordinator,
    kSocialInsurance,
    kStudyCounsellor,
    kEmployer,
    kProjectLead,
    kEvaluator,
    kParticipant,
};
inline constexpr std::size_t kColumnCount = 10;
constexpr std::array<std::string_view, kColumnCount> Names(Column) {
    return {"employment_service", "social_services", "labour_market", "care_coordinator", "social_insurance",
            "study_counsellor",   "employer",        "project_lead",  "evaluator",        "participant"};
}

// The rows of the decision table, numbered as there.
enum class Category : std::uint8_t {
    kNone = 0,
    kIdentity = 1,
    kProtectedIdentity = 2,
    kParticipation = 3,
    kRegistration = 4,
    kAuthorityPlan = 5,
    kActivityReports = 6,
    kIncomeSupport = 7,
    kSocialInvestigation = 8,
    kWorkHistory = 9,
    kDiagnosis = 10,
    kFunctionalNeeds = 11,
    kCareTrack = 12,
    kInsuranceBenefit = 13,
    kInsuranceAssessment = 14,
    kJointAssessment = 15,
    kJointPlan = 16,
    kFollowUp = 17,
    kSuspicion = 18,
    kRelatives = 19,
    kCrime = 20,
    kStudies = 21,
    kEmployerOrders = 22,
    kTeamNotes = 23,
    kSurveyAnswers = 24,
    kStatistics = 25,
    kAuditLog = 26,
};
inline constexpr std::size_t kCategoryCount = 27;
constexpr std::array<std::string_view, kCategoryCount> Names(Category) {
    return {"none",
            "identity",
            "protected_identity",
            "participation",
            "registration",
            "authority_plan",
            "activity_reports",
            "income_support",
            "social_investigation",
            "work_history",
            "diagnosis",
            "functional_needs",
            "care_track",
            "insurance_benefit",
            "insurance_assessment",
            "joint_assessment",
            "joint_plan",
            "follow_up",
            "suspicion",
            "relatives",
            "crime",
            "studies",
            "employer_orders",
            "team_notes",
            "survey_answers",
            "statistics",
            "audit_log"};
}
using CategorySet = std::bitset<kCategoryCount>;

// What an entry is about: the section of an assessment, the track of a plan.
enum class Topic : std::uint8_t { kNone, kWork, kStudies, kHealth, kLanguage, kSocial, kEconomy, kFamily };
inline constexpr std::size_t kTopicCount = 8;
constexpr std::array<std::string_view, kTopicCount> Names(Topic) {
    return {"none", "work", "studies", "health", "language", "social", "economy", "family"};
}
enum class ConsentForm : std::uint8_t {
    kSharing,
    kHealth,
    kEvaluation
};  // the three forms sent with the summons
constexpr std::array<std::string_view, 3> Names(ConsentForm) { return {"sharing", "health", "evaluation"}; }

class TopicSet {  // empty means every topic
  public:
    constexpr void Add(Topic t) {
        bits_ = static_cast<std::uint8_t>(bits_ | (1U << static_cast<unsigned>(t)));
    }
    [[nodiscard]] constexpr bool Has(Topic t) const {
        return bits_ == 0 || t == Topic::kNone || ((bits_ >> static_cast<unsigned>(t)) & 1U);
    }
    [[nodiscard]] constexpr std::uint8_t Bits() const { return bits_; }
    static constexpr TopicSet FromBits(std::uint8_t bits) {
        TopicSet s;
        s.bits_ = bits;
        return s;
    }
    bool operator==(const TopicSet&) const = default;

  private:
    std::uint8_t bits_ = 0;
};

enum class Purpose : std::uint8_t { kCoordination, kCareContact, kEvaluation };
constexpr std::array<std::string_view, 3> Names(Purpose) {
    return {"coordination", "care_contact", "evaluation"};
}

// Works for the collaboration, not for a party's own case.
constexpr bool OfTheProject(Role role) { return role == Role::kProjectLead || role == Role::kEvaluator; }
constexpr bool OfTheProject(Column column) {
    return column == Column::kProjectLead || column == Column::kEvaluator;
}

// Why a reader of the column reads: who works with the case, to coordinate it and to keep contact with care;
// project leads and evaluators, to evaluate. What was collected for one is not used for another (GDPR 5.1 b).
// The participant reads on no purpose but their own.
constexpr bool ReadsFor(Column column, Purpose purpose) {
    return column != Column::kParticipant && OfTheProject(column) == (purpose == Purpose::kEvaluation);
}

enum class Level : std::uint8_t { kNone, kLimited, kFull };
constexpr std::array<std::string_view, 3> Names(Level) { return {"none", "limited", "full"}; }

// Which part of an entry a limited reader gets. Each field of an entry names the slices that keep it
// (FieldSpec::limited); the decision table names one slice per limited cell. kSummary is the plain "L": what,
// when and state, no free text.
enum class Slice : std::uint8_t {
    kWhole,    // full level: every field
    kSummary,  // what, when, state
    kMasked,   // protected identity: that somebody is there, nothing that leads to them
    kNamePhone,
    kName,
    kInitials,
    kCountId,    // that a participant is there, by case identity
    kIfPlaced,   // only where the participant is placed with the reader
    kStatutory,  // the fields that a statute lists
    kYesNo,      // only whether there is one
    kNarrow,     // what the consent names, word for word
    kStudyPart,  // entries about studies, in summary
    kOwnTrack,   // entries about the reader's own track, in summary
    kOwnActivity,
    kOwnPlacement,  // only what the reader hosts
    kHeader,        // heading and dates
    kDateStatus,    // date and state
    kCvPart,
    kJobNeeds,
    kCertificate,
    kLawLimited,
    kAggregated,
    kSuppressed,
    kPublicPart,
    kExtract,
};
inline constexpr std::size_t kSliceCount = 25;
constexpr std::array<std::string_view, kSliceCount> Names(Slice) {
    return {"whole",       "summary",     "masked",     "name_phone",   "name",
            "initials",    "count_id",    "if_placed",  "statutory",    "yes_no",
            "narrow",      "study_part",  "own_track",  "own_activity", "own_placement",
            "header",      "date_status", "cv_part",    "job_needs",    "certificate",
            "law_limited", "aggregated",  "suppressed", "public_part",  "extract"};
}
constexpr std::uint32_t In(Slice s) { return 1U << static_cast<unsigned>(s); }
template <class... S>
constexpr std::uint32_t In(Slice first, S... rest) {
    return In(first) | In(rest...);
}

enum class BasisKind : std::uint8_t { kOwnCase, kConsent, kStatute, kReasonedDecision };
constexpr std::array<std::string_view, 4> Names(BasisKind) {
    return {"own_case", "consent", "statute", "reasoned_decision"};
}

// Whether the participant, or somebody close, may be harmed by a disclosure that nothing but the own
// judgement opens: not at all; it may be, and the receiver's need obviously weighs more (the only other
// answer that OSL 10:27 lets through); it may be.
enum class Harm : std::uint8_t { kNo, kOutweighed, kLikely };
constexpr std::array<std::string_view, 3> Names(Harm) { return {"no", "outweighed", "likely"}; }

// The three degrees of protected personal data, folkbokföringslagen (1991:481) 16–17 §§ and lag (1991:483).
enum class Protection : std::uint8_t { kNone, kSecrecyMark, kProtectedRegistration, kFictitiousIdentity };
constexpr std::array<std::string_view, 4> Names(Protection) {
    return {"none", "secrecy_mark", "protected_registration", "fictitious_identity"};
}

[[nodiscard]] constexpr Party HomeParty(Role role) {
    switch (role) {
        case Role::kEmploymentOfficer:
            return Party::kEmploymentService;
        case Role::kSocialWorker:
            return Party::kSocialServices;
        case Role::kLabourMarketSecretary:
        case Role::kEmployerTeam:
            return Party::kLabourMarket;
        case Role::kCareCoordinator:
            return Party::kHealthRegion;
        case Role::kInsuranceInvestigator:
            return Party::kSocialInsurance;
        case Role::kStudyCounsellor:
            return Party::kAdultEducation;
        case Role::kProjectLead:
        case Role::kEvaluator:
        case Role::kOperator:
        case Role::kParticipant:
            break;
    }
    return Party::kNone;
}

// What the secrecy engine and the journal know of an entry without opening it. Stored in clear beside the
// sealed payload.
struct EntryHead {
    EntryId id;
    ItemId item;               // the first entry of an item carries a new identity; later ones repeat it
    std::int32_t version = 1;  // of the item: 1, 2, 3 …
    std::uint16_t kind = 0;    // domain::Kind
    Party owner = Party::kNone;
    Category category = Category::kNone;
    Topic topic = Topic::kNone;
    PartySet
        named;  // parties the entry itself addresses: receivers of a consent, a disclosure, an assignment
    WorkerId author;  // none: the participant
    Instant at;
};

// ---- how lists are asked for, and what the access log tells of

enum class Scope : std::uint8_t { kMine, kTeam, kParty };
constexpr std::array<std::string_view, 3> Names(Scope) { return {"mine", "team", "party"}; }
enum class SortBy : std::uint8_t {
    kNextDue,
    kNextContact,
    kLastContact,
    kPhase,
    kHours,
    kName,
    kLead,
    kTracks,
    kActivities,
    kWaitingOn,
    kLanguage,
    kAge,
    kProgramme
};
constexpr std::array<std::string_view, 13> Names(SortBy) {
    return {"next_due", "next_contact", "last_contact", "phase",    "hours", "name",          "lead",
            "tracks",   "activities",   "waiting_on",   "language", "age",   "programme_days"};
}

enum class Access : std::uint8_t {
    kRead,
    kRefused,
    kListed,
    kWritten,
    kSearched,
    kExported,
    kSignedIn,
    kSignInRefused,
    kSignedOut,
    kOpened,  // with a reason, inside the own party
};
constexpr std::array<std::string_view, 10> Names(Access) {
    return {"read",     "refused",   "listed",          "written",    "searched",
            "exported", "signed_in", "sign_in_refused", "signed_out", "opened"};
}

}  // namespace samkraft::domain
