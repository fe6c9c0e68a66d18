#include "domain/kinds.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/case_state.hpp"

namespace samkraft::domain {
namespace {

using C = Category;
using K = Kind;
constexpr C kParticipationOnly[]{C::kParticipation};
constexpr C kTeamNotesOnly[]{C::kTeamNotes};  // and named: no other party's, nor the project's
constexpr C kAuditOnly[]{C::kAuditLog};       // no other party's to know: row 26
constexpr C kIdentityOnly[]{C::kIdentity};
constexpr C kProtectionOnly[]{C::kProtectedIdentity};
constexpr C kRegistrationOnly[]{C::kRegistration};
constexpr C kWorkHistoryOnly[]{C::kWorkHistory};
constexpr C kAssessmentOnly[]{C::kJointAssessment};
constexpr C kNeedsOnly[]{C::kFunctionalNeeds};
constexpr C kPlanOnly[]{C::kJointPlan};
constexpr C kActivityCategories[]{C::kJointPlan, C::kCareTrack, C::kStudies, C::kAuthorityPlan};
constexpr C kFollowUpCategories[]{C::kFollowUp, C::kCareTrack};
constexpr C kMatterCategories[]{C::kJointPlan, C::kAuthorityPlan,    C::kIncomeSupport,
                                C::kCareTrack, C::kInsuranceBenefit, C::kStudies};
constexpr C kNoteCategories[]{C::kJointPlan,           C::kFollowUp,         C::kAuthorityPlan,
                              C::kActivityReports,     C::kIncomeSupport,    C::kWorkHistory,
                              C::kSocialInvestigation, C::kDiagnosis,        C::kFunctionalNeeds,
                              C::kCareTrack,           C::kInsuranceBenefit, C::kInsuranceAssessment,
                              C::kRelatives,           C::kStudies,          C::kTeamNotes};

// What is to be done is the plan's, a part of the follow-up, or somebody's own.
constexpr C kTaskCategories[]{C::kJointPlan, C::kFollowUp,         C::kAuthorityPlan, C::kIncomeSupport,
                              C::kCareTrack, C::kInsuranceBenefit, C::kStudies,       C::kTeamNotes};

// As notes; and a consent paper lies with the consent.
constexpr C kDocumentCategories[]{
    C::kParticipation,       C::kJointPlan,       C::kFollowUp,    C::kAuthorityPlan,
    C::kActivityReports,     C::kIncomeSupport,   C::kWorkHistory, C::kSocialInvestigation,
    C::kDiagnosis,           C::kFunctionalNeeds, C::kCareTrack,   C::kInsuranceBenefit,
    C::kInsuranceAssessment, C::kRelatives,       C::kStudies,     C::kTeamNotes};

// What a conversation may be about: that of which those who take part may have the whole. Team notes are the
// own party's alone, and none of the participant's.
constexpr C kThreadCategories[]{C::kJointPlan,        C::kWorkHistory,   C::kFunctionalNeeds,
                                C::kStudies,          C::kCareTrack,     C::kIncomeSupport,
                                C::kInsuranceBenefit, C::kAuthorityPlan, C::kTeamNotes};

constexpr K kConsentItem[]{K::kConsentAsked};
constexpr K kDisclosedItem[]{K::kDisclosed};
constexpr K kAssignedItem[]{K::kWorkerAssigned};
constexpr K kOpeningItem[]{K::kOwnPartyOpening};
constexpr K kGoalItem[]{K::kGoal};
constexpr K kActivityItem[]{K::kActivityOffered};
constexpr K kFollowUpItem[]{K::kFollowUpPlanned};
constexpr K kAbsenceItem[]{K::kAbsence};
constexpr K kMarkedDue[]{K::kDueSetAside, K::kDueAssigned};
constexpr K kThreadItem[]{K::kThreadStarted};
constexpr K kRedactionItem[]{K::kRedactionProposed};
constexpr K kPlanChangeItem[]{K::kPlanChange};
constexpr K kPlacementItem[]{K::kPlacement};
constexpr K kTaskItem[]{K::kTask};
// What may be taken back. Never what governs access: a consent is withdrawn, a disclosure ended, an
// assignment ended.
constexpr K kRetractable[]{K::kAssessment,      K::kAdaptation,     K::kGoal,           K::kActivityOffered,
                           K::kFollowUpPlanned, K::kFollowUp,       K::kAbsence,        K::kProposal,
                           K::kOpinion,         K::kNote,           K::kHandover,       K::kHoursReported,
                           K::kTriage,          K::kIntakeAnswered, K::kExit,           K::kDocumentAdded,
                           K::kPlanChange,      K::kPlacement,      K::kAttendanceWeek, K::kIncident,
                           K::kPlacementReview, K::kTask,           K::kAfterExit,      K::kDischarge};

constexpr K kRightsItem[]{K::kRightsAsked};
constexpr K kHoldItem[]{K::kHoldSet};
// What a person may think otherwise of, and what may have to be kept from them: what is said about them.
constexpr K kSaid[]{K::kAssessment,
                    K::kAdaptation,
                    K::kTriage,
                    K::kProposal,
                    K::kOpinion,
                    K::kDecisionMade,
                    K::kNote,
                    K::kFollowUp,
                    K::kWorkHistory,
                    K::kFollowUpPlanned,
                    K::kRegistration,
                    K::kAbsence,
                    K::kHandover,
                    K::kExit,
                    K::kActivityOffered,
                    K::kIntakeAnswered,
                    K::kDocumentAdded,
                    K::kPlanChange,
                    K::kPlacement,
                    K::kAttendanceWeek,
                    K::kIncident,
                    K::kPlacementReview,
                    K::kTask,
                    K::kSignal,
                    K::kThreadStarted,
                    K::kMessagePosted,
                    K::kAfterExit,
                    K::kDischarge};

constexpr RoleSet kOfficer{Role::kEmploymentOfficer};
constexpr RoleSet kLeadsToo{
    Role::kEmploymentOfficer, Role::kSocialWorker,          Role::kLabourMarketSecretary,
    Role::kCareCoordinator,   Role::kInsuranceInvestigator, Role::kStudyCounsellor,
    Role::kProjectLead};
constexpr RoleSet kParticipantToo{
    Role::kEmploymentOfficer, Role::kSocialWorker,          Role::kLabourMarketSecretary,
    Role::kCareCoordinator,   Role::kInsuranceInvestigator, Role::kStudyCounsellor,
    Role::kParticipant};
// What is the participant's own judgement and nobody's to give instead; told to somebody, it is written with
// the activity's end (ActivityCompleted).
constexpr RoleSet kParticipantAlone{Role::kParticipant};
// An insured person may be here without the employment service (R3).
constexpr RoleSet kClosers{Role::kEmploymentOfficer, Role::kInsuranceInvestigator};
constexpr RoleSet kOpeners{Role::kEmploymentOfficer, Role::kSocialWorker, Role::kLabourMarketSecretary,
                           Role::kInsuranceInvestigator};

constexpr std::array kKinds{
    KindInfo{K::kCaseOpened, kOpeners, kParticipationOnly, {}},
    KindInfo{K::kIdentity, kOpeners, kIdentityOnly, {}},
    KindInfo{K::kProtectionSet, kCaseRoles, kProtectionOnly, {}},
    KindInfo{K::kRegistration, kOfficer, kRegistrationOnly, {}},
    KindInfo{K::kWorkHistory, kCaseRoles, kWorkHistoryOnly, {}},
    KindInfo{K::kPartyEngaged, kCaseRoles, kParticipationOnly, {}},
    KindInfo{K::kTeamAllocated, kLeadsToo, kParticipationOnly, {}},
    KindInfo{K::kLeadChosen, kCaseRoles, kParticipationOnly, {}},
    KindInfo{K::kWorkerAssigned, kCaseRoles, kParticipationOnly, {}},
    KindInfo{K::kAssignmentEnded, kCaseRoles, {}, kAssignedItem},
    KindInfo{K::kOwnPartyOpening, {}, kAuditOnly, {}},
    KindInfo{K::kConsentAsked, kCaseRoles, kParticipationOnly, {}},
    KindInfo{K::kConsentGiven, kParticipantToo, {}, kConsentItem},
    KindInfo{K::kConsentRefused, kParticipantToo, {}, kConsentItem},
    KindInfo{K::kConsentWithdrawn, kParticipantToo, {}, kConsentItem},
    KindInfo{K::kDisclosed, kCaseRoles, kParticipationOnly, {}},
    KindInfo{K::kDisclosureEnded, kCaseRoles, {}, kDisclosedItem},
    KindInfo{K::kIntakeSent, kCaseRoles, kAssessmentOnly, {}},
    KindInfo{K::kIntakeAnswered, kCaseRoles, kAssessmentOnly, {}, true},
    KindInfo{K::kTriage, kCaseRoles, kAssessmentOnly, {}},
    KindInfo{K::kAssessment, kCaseRoles, kAssessmentOnly, {}, true},
    KindInfo{K::kAdaptation, kCaseRoles, kNeedsOnly, {}},
    KindInfo{K::kGoal, kCaseRoles, kPlanOnly, {}, true},
    KindInfo{K::kGoalClosed, kCaseRoles, {}, kGoalItem},
    KindInfo{K::kActivityOffered, kCaseRoles, kActivityCategories, {}, true},
    KindInfo{K::kActivityAnswered, kCaseRoles, {}, kActivityItem},
    KindInfo{K::kActivityWaiting, kCaseRoles, {}, kActivityItem},
    KindInfo{K::kActivityStarted, kCaseRoles, {}, kActivityItem},
    KindInfo{K::kActivityHours, kCaseRoles, {}, kActivityItem},
    KindInfo{K::kActivityInterrupted, kCaseRoles, {}, kActivityItem},
    KindInfo{K::kActivityCompleted, kCaseRoles, {}, kActivityItem},
    KindInfo{K::kHoursReported, kCaseRoles, kFollowUpCategories, {}},
    KindInfo{K::kFollowUpPlanned, kCaseRoles, kFollowUpCategories, {}},
    KindInfo{K::kFollowUp, kCaseRoles, kFollowUpCategories, {}},
    KindInfo{K::kSubstitution, kCaseRoles, {}, kFollowUpItem},
    KindInfo{K::kAbsence, kCaseRoles, kFollowUpCategories, {}},
    KindInfo{K::kAbsenceFollowed, kCaseRoles, {}, kAbsenceItem},
    KindInfo{K::kProposal, kCaseRoles, kMatterCategories, {}},
    KindInfo{K::kOpinion, kCaseRoles, kMatterCategories, {}},
    KindInfo{K::kDecisionMade, kCaseRoles, kMatterCategories, {}},
    KindInfo{K::kNote, kCaseRoles, kNoteCategories, {}},
    KindInfo{K::kHandover, kCaseRoles, kParticipationOnly, {}},
    KindInfo{K::kExit, kClosers, kParticipationOnly, {}},
    KindInfo{K::kRetraction, kCaseRoles, {}, kRetractable},
    KindInfo{K::kConsentConfirmed, kCaseRoles, {}, kConsentItem},
    KindInfo{K::kRecalled, kCaseRoles, kParticipationOnly, {}},
    KindInfo{K::kRecallNotice, {}, kParticipationOnly, {}},  // written along with a recall
    KindInfo{K::kRedactionProposed, kCaseRoles, kParticipationOnly, {}},
    KindInfo{K::kRedactionAnswered, kCaseRoles, {}, kRedactionItem},
    KindInfo{K::kOpeningReviewed, {}, {}, kOpeningItem},
    KindInfo{K::kRightsAsked, kParticipantToo, kParticipationOnly, {}},
    KindInfo{K::kRightsAnswered, kCaseRoles, {}, kRightsItem},
    KindInfo{K::kStatement, kParticipantToo, {}, kSaid},
    KindInfo{K::kKeptBack, kCaseRoles, {}, kSaid},
    KindInfo{K::kKeptBackEnded, kCaseRoles, {}, kSaid},
    KindInfo{K::kHoldSet, kCaseRoles, kParticipationOnly, {}},
    KindInfo{K::kHoldLifted, kCaseRoles, {}, kHoldItem},
    KindInfo{K::kDisposalProposed, kCaseRoles, kParticipationOnly, {}},
    KindInfo{K::kPartDisposed, {}, kParticipationOnly, {}},  // the program's own
    KindInfo{K::kDocumentAdded, kCaseRoles, kDocumentCategories, {}},
    KindInfo{K::kPlanChange, kCaseRoles, kActivityCategories, {}},
    KindInfo{K::kPlanChangeAnswered, kCaseRoles, {}, kPlanChangeItem},
    KindInfo{K::kPlanChangeClosed, kCaseRoles, {}, kPlanChangeItem},
    KindInfo{K::kActivityExtended, kCaseRoles, {}, kActivityItem},
    KindInfo{K::kPlacement, kCaseRoles, kPlanOnly, {}},
    KindInfo{K::kUnionHeard, kCaseRoles, {}, kPlacementItem},
    KindInfo{K::kPlacementSigned, kCaseRoles, {}, kPlacementItem},
    KindInfo{K::kAttendanceWeek, kCaseRoles, kFollowUpCategories, {}},
    KindInfo{K::kIncident, kCaseRoles, kFollowUpCategories, {}},
    KindInfo{K::kPlacementReview, kCaseRoles, kFollowUpCategories, {}},
    KindInfo{K::kDueSetAside, kCaseRoles, kTeamNotesOnly, {}},
    KindInfo{K::kDueAssigned, kCaseRoles, kTeamNotesOnly, {}},
    KindInfo{K::kDueTakenUp, kCaseRoles, {}, kMarkedDue},
    KindInfo{K::kTask, kCaseRoles, kTaskCategories, {}},
    KindInfo{K::kTaskEnded, kCaseRoles, {}, kTaskItem},
    KindInfo{K::kSignalLink, kCaseRoles, {}, kActivityItem},
    KindInfo{K::kSignal, {}, kFollowUpCategories, {}},  // the program's own
    KindInfo{K::kThreadStarted, kParticipantToo, kThreadCategories, {}},
    KindInfo{K::kMessagePosted, kParticipantToo, kThreadCategories, {}},  // where its thread lies
    KindInfo{K::kThreadMarked, kCaseRoles, {}, kThreadItem},
    KindInfo{K::kAfterExit, kCaseRoles, kFollowUpCategories, {}},  // of a closed case
    KindInfo{K::kDischarge, kCaseRoles, kFollowUpCategories, {}},
    KindInfo{K::kActivityRated, kParticipantAlone, {}, kActivityItem},
};

constexpr bool InOrder() {
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (static_cast<std::size_t>(kKinds[i].kind) != i) return false;
    return kKinds.size() == kKindCount;
}
static_assert(InOrder());

constexpr std::array kDeciders{
    std::pair{Matter::kProgramme, Role::kEmploymentOfficer},
    std::pair{Matter::kInternship, Role::kEmploymentOfficer},
    std::pair{Matter::kWorkTraining, Role::kEmploymentOfficer},
    std::pair{Matter::kExtraServiceJob, Role::kEmploymentOfficer},
    std::pair{Matter::kSubsidisedJob, Role::kEmploymentOfficer},
    std::pair{Matter::kTraining, Role::kEmploymentOfficer},
    std::pair{Matter::kRevocation, Role::kEmploymentOfficer},
    std::pair{Matter::kIncomeSupport, Role::kSocialWorker},
    std::pair{Matter::kCare, Role::kCareCoordinator},
    std::pair{Matter::kInsuranceBenefit, Role::kInsuranceInvestigator},
    std::pair{Matter::kMunicipalService, Role::kLabourMarketSecretary},
    std::pair{Matter::kStudies, Role::kStudyCounsellor},
};

using T = Topic;
using M = Matter;
using L = LadderStep;
using F = ActivityField;

// Care is offered by care (HSL 2017:30): whoever meets the person asks for it.
constexpr RoleSet kCareAlone{Role::kCareCoordinator};
constexpr RoleSet kMunicipality{Role::kSocialWorker, Role::kLabourMarketSecretary};

constexpr C kWorkCategories[]{C::kJointPlan, C::kAuthorityPlan};
constexpr C kStudyCategories[]{C::kJointPlan, C::kStudies, C::kAuthorityPlan};
constexpr C kSocialCategories[]{C::kJointPlan, C::kCareTrack, C::kAuthorityPlan};
constexpr C kCareCategories[]{C::kCareTrack, C::kJointPlan};

constexpr F kPlaced[]{F::kProvider, F::kUntil, F::kHours};
constexpr F kAppliedFor[]{F::kProvider, F::kApplyBy, F::kUntil, F::kHours};
constexpr F kTalk[]{F::kHours};

constexpr Eligibility kRegistered{.registered = true,
                                  .swedish = "För den som är inskriven hos Arbetsförmedlingen.",
                                  .english = "For one who is registered at Arbetsförmedlingen.",
                                  .source = "Förordning (2000:628)"};
constexpr Eligibility kInGuarantee{
    .registered = true,
    .swedish = "För den som är i jobb- och utvecklingsgarantin eller jobbgarantin för ungdomar.",
    .english = "For one in the job and development guarantee or the youth job guarantee.",
    .source = "Förordning (2007:414); förordning (2007:813)"};
constexpr Eligibility kAdult{
    .min_age = 20,
    .swedish = "För den som är minst 20 år: från och med andra halvåret det år man fyller 20.",
    .english = "For one who is 20 or older: from the second half of the year in which one turns 20.",
    .source = "Skollagen (2010:800) 20 kap. (ur minnet)"};

constexpr std::array kActivities{
    ActivityKind{.code = "internship",
                 .track = T::kWork,
                 .swedish = "Praktik",
                 .english = "Internship",
                 .needs = M::kInternship,
                 .workplace = true,
                 .step = L::kTrying,
                 .categories = kWorkCategories,
                 .asks = kPlaced,
                 .place_first = true,
                 .max_hours = kFullTime,
                 .length_rule = "PRAKTIK_MAX",
                 .eligibility = kRegistered},
    ActivityKind{.code = "job_track",
                 .track = T::kWork,
                 .swedish = "Jobbspår",
                 .english = "Job track",
                 .workplace = true,
                 .step = L::kTrying,
                 .categories = kWorkCategories,
                 .asks = kAppliedFor,
                 .max_hours = kFullTime},
    ActivityKind{.code = "vacancy_matching",
                 .track = T::kWork,
                 .swedish = "Matchning mot lediga jobb",
                 .english = "Matching with vacancies",
                 .categories = kWorkCategories,
                 .asks = kTalk},
    ActivityKind{.code = "study_guidance",
                 .track = T::kStudies,
                 .swedish = "Studie- och yrkesvägledning",
                 .english = "Study and career guidance",
                 .categories = kStudyCategories,
                 .asks = kTalk},
    ActivityKind{
        .code = "study_motivation_course",
        .track = T::kStudies,
        .swedish = "Studiemotiverande folkhögskolekurs",
        .english = "Study motivation course",
        .needs = M::kTraining,
        .step = L::kPreparing,
        .categories = kStudyCategories,
        .asks = kAppliedFor,
        .max_hours = kFullTime,
        .length_rule = "SMF",
        .eligibility = {.min_age = 16,
                        .registered = true,
                        .swedish = "För den som har fyllt 16 år, är inskriven och saknar gymnasieexamen.",
                        .english = "For one who is 16 or older, registered and without upper-secondary exam.",
                        .source = "Folkbildningsrådet (2014, 2018, 2023)"}},
    ActivityKind{.code = "medical_rehabilitation",
                 .track = T::kHealth,
                 .swedish = "Medicinsk rehabilitering",
                 .english = "Medical rehabilitation",
                 .step = L::kDaily,
                 .creators = kCareAlone,
                 .changers = kCareAlone,
                 .proposed_as = M::kCare,
                 .categories = kCareCategories,
                 .asks = kPlaced},
    ActivityKind{.code = "basic_swedish",
                 .track = T::kLanguage,
                 .swedish = "Grundläggande svenska på komvux",
                 .english = "Basic Swedish in adult education",
                 .step = L::kPreparing,
                 .categories = kStudyCategories,
                 .asks = kAppliedFor,
                 .eligibility = kAdult},
    ActivityKind{.code = "activity_centre",
                 .track = T::kSocial,
                 .swedish = "Aktivitetscenter",
                 .english = "Activity centre",
                 .step = L::kDaily,
                 .categories = kSocialCategories,
                 .asks = kPlaced},
    ActivityKind{.code = "matching_provider",
                 .track = T::kWork,
                 .swedish = "Stöd och matchning",
                 .english = "Support and matching",
                 .needs = M::kProgramme,
                 .step = L::kPreparing,
                 .creators = kOfficer,
                 .proposed_as = M::kProgramme,
                 .categories = kWorkCategories,
                 .asks = kPlaced,
                 .max_hours = kFullTime,
                 .eligibility = kRegistered},
    ActivityKind{.code = "sfi",
                 .track = T::kLanguage,
                 .swedish = "SFI",
                 .english = "Swedish for immigrants",
                 .step = L::kPreparing,
                 .categories = kStudyCategories,
                 .asks = kAppliedFor,
                 .eligibility = {.min_age = 16,
                                 .swedish = "För den som är minst 16 år och saknar grundläggande kunskaper i "
                                            "svenska.",
                                 .english = "For one who is 16 or older and lacks basic Swedish.",
                                 .source = "Skollagen (2010:800) 20 kap. (ur minnet)"}},
    ActivityKind{.code = "work_training",
                 .track = T::kWork,
                 .swedish = "Arbetsträning",
                 .english = "Work training",
                 .needs = M::kWorkTraining,
                 .workplace = true,
                 .step = L::kTraining,
                 .categories = kWorkCategories,
                 .asks = kPlaced,
                 .place_first = true,
                 .max_hours = kFullTime,
                 .length_rule = "AT_MAX",
                 .eligibility = kInGuarantee},
    ActivityKind{.code = "subsidised_employment",
                 .track = T::kWork,
                 .swedish = "Åtgärdsanställning",
                 .english = "Subsidised employment",
                 .needs = M::kSubsidisedJob,
                 .workplace = true,
                 .step = L::kSupported,
                 .categories = kWorkCategories,
                 .asks = kAppliedFor,
                 .place_first = true,
                 .max_hours = kFullTime,
                 .eligibility = kRegistered},
    ActivityKind{.code = "labour_market_training",
                 .track = T::kStudies,
                 .swedish = "Arbetsmarknadsutbildning",
                 .english = "Labour market training",
                 .needs = M::kTraining,
                 .step = L::kSupported,
                 .creators = kOfficer,
                 .proposed_as = M::kTraining,
                 .categories = kStudyCategories,
                 .asks = kAppliedFor,
                 .max_hours = kFullTime,
                 .eligibility = kRegistered},
    ActivityKind{
        .code = "samhall",
        .track = T::kWork,
        .swedish = "Samhall",
        .english = "Samhall",
        .needs = M::kSubsidisedJob,
        .workplace = true,
        .step = L::kSupported,
        .creators = kOfficer,
        .proposed_as = M::kSubsidisedJob,
        .categories = kWorkCategories,
        .asks = kAppliedFor,
        .max_hours = kFullTime,
        .eligibility = {.registered = true,
                        .swedish = "För den som är inskriven och har nedsatt arbetsförmåga på grund av "
                                   "funktionsnedsättning. Bara Arbetsförmedlingen anvisar.",
                        .english = "For one who is registered and whose capacity for work is reduced by a "
                                   "disability. Only Arbetsförmedlingen assigns.",
                        .source = "Förordning (2017:462) (ur minnet)"}},
    ActivityKind{.code = "enhanced_work_training",
                 .track = T::kWork,
                 .swedish = "Förstärkt arbetsträning",
                 .english = "Enhanced work training",
                 .needs = M::kWorkTraining,
                 .workplace = true,
                 .step = L::kTraining,
                 .categories = kWorkCategories,
                 .asks = kPlaced,
                 .place_first = true,
                 .max_hours = kFullTime,
                 .length_rule = "FAT_MAX",
                 .eligibility = kInGuarantee},
    ActivityKind{.code = "extra_service_job",
                 .track = T::kWork,
                 .swedish = "Extratjänst",
                 .english = "Extra service job",
                 .needs = M::kExtraServiceJob,
                 .workplace = true,
                 .step = L::kSupported,
                 .categories = kWorkCategories,
                 .asks = kAppliedFor,
                 .place_first = true,
                 .max_hours = kFullTime,
                 .length_rule = "EXTRA_MAX",
                 .eligibility = {.registered = true,
                                 .swedish = "För den som har varit minst 450 dagar i jobb- och "
                                            "utvecklingsgarantin.",
                                 .english = "For one who has been in the job and development guarantee for "
                                            "at least 450 days.",
                                 .source = "Metodstödet för Malmökraften, not 9"}},
    ActivityKind{.code = "introduction_job",
                 .track = T::kWork,
                 .swedish = "Introduktionsjobb",
                 .english = "Introduction job",
                 .needs = M::kSubsidisedJob,
                 .workplace = true,
                 .step = L::kSupported,
                 .categories = kWorkCategories,
                 .asks = kAppliedFor,
                 .place_first = true,
                 .max_hours = kFullTime,
                 .length_rule = "INTRO_MAX",
                 .eligibility = {.registered = true,
                                 .swedish = "För den som är i jobb- och utvecklingsgarantin, är nyanländ, "
                                            "eller är ung i jobbgarantin.",
                                 .english = "For one in the job and development guarantee, newly arrived, or "
                                            "young and in the youth job guarantee.",
                                 .source = "Förordning (2018:42) 4 §"}},
    ActivityKind{.code = "physiotherapy",
                 .track = T::kHealth,
                 .swedish = "Sjukgymnastik",
                 .english = "Physiotherapy",
                 .step = L::kDaily,
                 .creators = kCareAlone,
                 .changers = kCareAlone,
                 .proposed_as = M::kCare,
                 .categories = kCareCategories,
                 .asks = kPlaced},
    ActivityKind{.code = "counselling",
                 .track = T::kHealth,
                 .swedish = "Samtalsbehandling",
                 .english = "Counselling",
                 .step = L::kDaily,
                 .creators = kCareAlone,
                 .changers = kCareAlone,
                 .proposed_as = M::kCare,
                 .categories = kCareCategories,
                 .asks = kPlaced},
    ActivityKind{.code = "adult_education",
                 .track = T::kStudies,
                 .swedish = "Komvux",
                 .english = "Adult education",
                 .step = L::kSupported,
                 .categories = kStudyCategories,
                 .asks = kAppliedFor,
                 .eligibility = kAdult},
    // R3, R205: before what the method support lists, for those who stand further from work.
    ActivityKind{.code = "preparatory_activity",
                 .track = T::kSocial,
                 .swedish = "Förberedande insats",
                 .english = "Preparatory activity",
                 .step = L::kPreparing,
                 .categories = kSocialCategories,
                 .asks = kPlaced},
    ActivityKind{.code = "preparatory_training",
                 .track = T::kStudies,
                 .swedish = "Förberedande utbildning",
                 .english = "Preparatory training",
                 .needs = M::kTraining,
                 .step = L::kPreparing,
                 .creators = kOfficer,
                 .proposed_as = M::kTraining,
                 .categories = kStudyCategories,
                 .asks = kAppliedFor,
                 .max_hours = kFullTime,
                 .eligibility = kRegistered},
    ActivityKind{.code = "daily_activity",
                 .track = T::kSocial,
                 .swedish = "Daglig verksamhet",
                 .english = "Daily activity",
                 .workplace = true,
                 .step = L::kDaily,
                 .creators = kMunicipality,
                 .proposed_as = M::kMunicipalService,
                 .categories = kPlanOnly,
                 .asks = kPlaced,
                 .eligibility = {.min_age = 16,
                                 .max_age = 66,
                                 .swedish = "För den som är i yrkesverksam ålder, saknar förvärvsarbete och "
                                            "inte utbildar sig. Kommunen beslutar.",
                                 .english = "For one of working age who has no paid work and is not "
                                            "studying. The municipality decides.",
                                 .source = "Lag (1993:387) 9 § 10 (ur minnet)"}},
    ActivityKind{.code = "other",
                 .track = T::kNone,
                 .swedish = "Eget upplägg",
                 .english = "Own arrangement",
                 .categories = kActivityCategories,
                 .asks = kAppliedFor},
};

constexpr std::array kMethods{
    Method{"supported_employment", "Supported employment: jobb först, stöd på plats",
           "Supported employment: a job first, support in it"},
    Method{"individual_placement", "IPS, individanpassat stöd till arbete",
           "IPS, individual placement and support"},
    Method{"motivational_interviewing", "MI, motiverande samtal", "MI, motivational interviewing"},
    Method{"case_management", "Case management", "Case management"},
    Method{"language_support", "Språkstöd på arbetsplatsen", "Language support at the workplace"},
    Method{"validation", "Validering av kunnande", "Validation of skills"},
    Method{"group", "Grupp", "Group"},
    Method{"customer_choice", "Deltagaren väljer själv", "The participant chooses"},
};

// A star stands for any beginning or ending: Swedish writes compounds as one word, and a stem inside one may
// be another word altogether ("kontakt", "trygg", "vårdnad").
constexpr std::string_view kCareWords[]{
    "*sjuk*",    "*värk*",  "ont",      "jätteont", "*ångest*",  "oro*",       "sov*",     "*sömn*",
    "*medicin*", "*läkar*", "*trött*",  "rygg*",    "ländrygg*", "*psyk*",     "*stress*", "deprim*",
    "*smärt*",   "*vård*",  "*terapi*", "*skada*",  "*skador*",  "*operation*"};
constexpr std::string_view kNotCare[]{"sovjet*",   "sovrum*",    "sovsal*",       "*sömnad*",     "ryggsäck*",
                                      "*vårdnad*", "*vårdslös*", "*kooperation*", "operationell*"};
constexpr std::array kQuestions{
    Question{"work_done", T::kWork, "Vilka arbeten har du haft?", "Which jobs have you had?"},
    Question{"work_wish", T::kWork, "Vad vill du arbeta med?", "What would you like to work with?"},
    Question{"work_hinder", T::kWork, "Vad hindrar dig från att arbeta heltid?",
             "What keeps you from working full time?", true},
    Question{"studies_done", T::kStudies, "Vilken utbildning har du?", "What education do you have?"},
    Question{"studies_wish", T::kStudies, "Vill du studera? Vad?", "Would you like to study? What?"},
    Question{"health_now", T::kHealth, "Hur mår du?", "How are you?", true},
    Question{"health_care", T::kHealth, "Har du kontakt med vården eller väntar du på en kallelse?",
             "Are you in contact with health care, or waiting to be called?", true},
    Question{"health_day", T::kHealth, "Hur ser en vanlig dag ut? När på dagen fungerar du bäst?",
             "What is an ordinary day like? When do you function best?", true},
    Question{"language_now", T::kLanguage, "Hur går det med svenskan?", "How is your Swedish?"},
    Question{"social_home", T::kSocial, "Hur bor du? Fungerar resor och barnomsorg?",
             "How do you live? Do travel and childcare work?"},
    Question{"economy_now", T::kEconomy, "Hur försörjer du dig i dag?", "How do you support yourself today?"},
    Question{"family_now", T::kFamily, "Finns det något i familjen som vi behöver ta hänsyn till?",
             "Is there something in the family that we need to consider?"},
};

constexpr std::array kCompetences{
    Competence{"migration_stress", "Migrationsrelaterad stress", "Migration-related stress"},
    Competence{"motivation", "Motiverande samtal", "Motivational interviewing"},
    Competence{"employer_vehicle", "Arbetsgivare: fordon och verkstad", "Employers: vehicles and workshops"},
    Competence{"employer_care", "Arbetsgivare: vård och omsorg", "Employers: care"},
    Competence{"employer_school", "Arbetsgivare: skola och fastighet", "Employers: schools and property"},
    Competence{"employer_service", "Arbetsgivare: service och restaurang",
               "Employers: service and restaurants"},
    Competence{"health", "Hälsa och rehabilitering", "Health and rehabilitation"},
    Competence{"studies", "Studier och validering", "Studies and validation"},
    Competence{"language", "Språkutveckling", "Language development"},
    Competence{"family", "Familj och boende", "Family and housing"},
    Competence{"arabic", "Talar arabiska", "Speaks Arabic"},
    Competence{"somali", "Talar somaliska", "Speaks Somali"},
    Competence{"dari", "Talar dari", "Speaks Dari"},
};

constexpr std::array kFileKinds{FileKind{"application/pdf", ".pdf", "PDF"},
                                FileKind{"image/jpeg", ".jpg", "JPEG"}, FileKind{"image/png", ".png", "PNG"},
                                FileKind{"text/plain", ".txt", "text"}};

// Words that name an illness or a medicine. Short on purpose: it teaches, it does not police. ICD codes are
// caught by their form.
constexpr std::string_view kDiagnoses[]{"diagnos",    "lumbago",
                                        "depression", "deprimerad",
                                        "ångest",     "ptsd",
                                        "adhd",       "autism",
                                        "bipolär",    "schizofren",
                                        "diabetes",   "epilepsi",
                                        "cancer",     "fibromyalgi",
                                        "artros",     "diskbråck",
                                        "missbruk",   "alkoholism",
                                        "medicin",    "medicinering",
                                        "tablett",    "antidepressiv",
                                        "insulin",    "kbt",
                                        "psykos",     "utmattningssyndrom"};

bool LooksLikeIcd(
    std::string_view word) {  // f32, m545; v12 is a week, and ICD's V is how an accident happened
    if (word.size() < 3 || word.size() > 5 || word[0] < 'a' || word[0] > 'z' || word[0] == 'v') return false;
    return word.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

}  // namespace

bool SuggestsCare(std::string_view answer) {
    const auto fits = [](std::string_view word, std::string_view form) {
        const bool before = form.starts_with('*'), after = form.ends_with('*');
        const std::string_view stem =
            form.substr(before ? 1 : 0, form.size() - (before ? 1 : 0) - (after ? 1 : 0));
        if (before && after) return word.find(stem) != std::string_view::npos;
        return before ? word.ends_with(stem) : after ? word.starts_with(stem) : word == stem;
    };
    for (const std::string& word : text::Words(answer)) {
        const auto is = [&](std::string_view form) { return fits(word, form); };
        if (std::ranges::any_of(kCareWords, is) && std::ranges::none_of(kNotCare, is)) return true;
    }
    return false;
}

bool IsContent(Kind began) {
    return std::find(std::begin(kRetractable), std::end(kRetractable), began) != std::end(kRetractable) ||
           began == K::kWorkHistory || began == K::kRegistration || began == K::kDecisionMade ||
           began == K::kIntakeSent || began == K::kThreadStarted || began == K::kMessagePosted;
}

const KindInfo& Info(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

Role Decides(Matter matter) {
    for (const auto& [of, role] : kDeciders)
        if (of == matter) return role;
    return Role::kEmploymentOfficer;
}

std::span<const ActivityKind> ActivityKinds() { return kActivities; }
const ActivityKind* FindActivityKind(std::string_view code) {
    for (const auto& kind : kActivities)
        if (kind.code == code) return &kind;
    return nullptr;
}
const Method* FindMethod(std::string_view code) {
    for (const auto& method : kMethods)
        if (method.code == code) return &method;
    return nullptr;
}
std::span<const Method> Methods() { return kMethods; }
std::span<const Question> Questions() { return kQuestions; }
const Question* FindQuestion(std::string_view code) {
    for (const auto& q : kQuestions)
        if (q.code == code) return &q;
    return nullptr;
}
std::span<const Competence> Competences() { return kCompetences; }

std::span<const FileKind> FileKinds() { return kFileKinds; }
std::string_view EndingOf(std::string_view media_type) {
    for (const FileKind& kind : kFileKinds)
        if (kind.media_type == media_type) return kind.ending;
    return {};
}

std::vector<ConsentAsked> FormProvisions(ConsentForm form, std::span<const Party> parties) {
    std::vector<ConsentAsked> provisions;
    const auto add = [&](Party from, std::vector<Party> to, Purpose purpose,
                         std::vector<Category> categories) {
        std::erase(to, from);
        if (to.empty()) return;
        ConsentAsked p;
        p.form = form;
        p.from = from;
        p.to = std::move(to);
        p.purpose = purpose;
        p.categories = std::move(categories);
        provisions.push_back(std::move(p));
    };
    const std::vector<Party> all(parties.begin(), parties.end());
    for (const Party from : parties) {
        if (form == ConsentForm::kSharing) {
            std::vector<Category> categories{C::kIdentity,        C::kProtectedIdentity, C::kParticipation,
                                             C::kAuthorityPlan,   C::kWorkHistory,       C::kFunctionalNeeds,
                                             C::kJointAssessment, C::kJointPlan,         C::kFollowUp,
                                             C::kStudies};
            if (from == Party::kEmploymentService) categories.push_back(C::kRegistration);
            if (from == Party::kSocialServices) categories.push_back(C::kIncomeSupport);
            if (from == Party::kSocialInsurance) categories.push_back(C::kInsuranceBenefit);
            if (from != Party::kHealthRegion) add(from, all, Purpose::kCoordination, std::move(categories));
        } else if (form == ConsentForm::kHealth && from == Party::kHealthRegion) {
            add(from, all, Purpose::kCareContact,
                {C::kIdentity, C::kProtectedIdentity, C::kParticipation, C::kFunctionalNeeds, C::kCareTrack,
                 C::kJointAssessment, C::kJointPlan, C::kFollowUp});
        }
    }
    if (form == ConsentForm::kEvaluation && !parties.empty()) {
        add(parties.front(), {Party::kNone}, Purpose::kEvaluation, {C::kParticipation, C::kStatistics});
        for (auto& p : provisions) p.to_role = Role::kProjectLead;
    }
    return provisions;
}

std::string DiagnosisIn(std::string_view text) {
    for (const std::string& word : text::Words(text)) {
        for (const std::string_view name : kDiagnoses)
            if (word.starts_with(name)) return word;
        if (LooksLikeIcd(word)) return word;
    }
    return {};
}

}  // namespace samkraft::domain
