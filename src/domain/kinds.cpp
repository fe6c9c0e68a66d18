#include "domain/kinds.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

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

// As notes; and a consent paper lies with the consent.
constexpr C kDocumentCategories[]{
    C::kParticipation,       C::kJointPlan,       C::kFollowUp,    C::kAuthorityPlan,
    C::kActivityReports,     C::kIncomeSupport,   C::kWorkHistory, C::kSocialInvestigation,
    C::kDiagnosis,           C::kFunctionalNeeds, C::kCareTrack,   C::kInsuranceBenefit,
    C::kInsuranceAssessment, C::kRelatives,       C::kStudies,     C::kTeamNotes};

constexpr K kConsentItem[]{K::kConsentAsked};
constexpr K kDisclosedItem[]{K::kDisclosed};
constexpr K kAssignedItem[]{K::kWorkerAssigned};
constexpr K kOpeningItem[]{K::kOwnPartyOpening};
constexpr K kGoalItem[]{K::kGoal};
constexpr K kActivityItem[]{K::kActivityOffered};
constexpr K kFollowUpItem[]{K::kFollowUpPlanned};
constexpr K kAbsenceItem[]{K::kAbsence};
constexpr K kMarkedDue[]{K::kDueSetAside, K::kDueAssigned};
constexpr K kRedactionItem[]{K::kRedactionProposed};
constexpr K kPlanChangeItem[]{K::kPlanChange};
constexpr K kPlacementItem[]{K::kPlacement};
// What may be taken back. Never what governs access: a consent is withdrawn, a disclosure ended, an
// assignment ended.
constexpr K kRetractable[]{K::kAssessment,      K::kAdaptation,     K::kGoal,           K::kActivityOffered,
                           K::kFollowUpPlanned, K::kFollowUp,       K::kAbsence,        K::kProposal,
                           K::kOpinion,         K::kNote,           K::kHandover,       K::kHoursReported,
                           K::kTriage,          K::kIntakeAnswered, K::kExit,           K::kDocumentAdded,
                           K::kPlanChange,      K::kPlacement,      K::kAttendanceWeek, K::kIncident,
                           K::kPlacementReview};

constexpr K kRightsItem[]{K::kRightsAsked};
constexpr K kHoldItem[]{K::kHoldSet};
// What a person may think otherwise of, and what may have to be kept from them: what is said about them.
constexpr K kSaid[]{
    K::kAssessment,     K::kAdaptation,     K::kTriage,     K::kProposal,    K::kOpinion,
    K::kDecisionMade,   K::kNote,           K::kFollowUp,   K::kWorkHistory, K::kFollowUpPlanned,
    K::kRegistration,   K::kAbsence,        K::kHandover,   K::kExit,        K::kActivityOffered,
    K::kIntakeAnswered, K::kDocumentAdded,  K::kPlanChange, K::kPlacement,   K::kAttendanceWeek,
    K::kIncident,       K::kPlacementReview};

constexpr RoleSet kOfficer{Role::kEmploymentOfficer};
constexpr RoleSet kLeadsToo{
    Role::kEmploymentOfficer, Role::kSocialWorker,          Role::kLabourMarketSecretary,
    Role::kCareCoordinator,   Role::kInsuranceInvestigator, Role::kStudyCounsellor,
    Role::kProjectLead};
constexpr RoleSet kParticipantToo{
    Role::kEmploymentOfficer, Role::kSocialWorker,          Role::kLabourMarketSecretary,
    Role::kCareCoordinator,   Role::kInsuranceInvestigator, Role::kStudyCounsellor,
    Role::kParticipant};
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
    KindInfo{K::kConsentGiven, kCaseRoles, {}, kConsentItem},
    KindInfo{K::kConsentRefused, kCaseRoles, {}, kConsentItem},
    KindInfo{K::kConsentWithdrawn, kCaseRoles, {}, kConsentItem},
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
constexpr std::array kActivities{
    ActivityKind{"internship", T::kWork, "Praktik", "Internship", M::kInternship, true},
    ActivityKind{"job_track", T::kWork, "Jobbspår", "Job track", std::nullopt, true},
    ActivityKind{"vacancy_matching", T::kWork, "Matchning mot lediga jobb", "Matching with vacancies",
                 std::nullopt},
    ActivityKind{"study_guidance", T::kStudies, "Studie- och yrkesvägledning", "Study and career guidance",
                 std::nullopt},
    ActivityKind{"study_motivation_course", T::kStudies, "Studiemotiverande folkhögskolekurs",
                 "Study motivation course", M::kTraining},
    ActivityKind{"medical_rehabilitation", T::kHealth, "Medicinsk rehabilitering", "Medical rehabilitation",
                 std::nullopt},
    ActivityKind{"basic_swedish", T::kLanguage, "Grundläggande svenska på komvux",
                 "Basic Swedish in adult education", std::nullopt},
    ActivityKind{"activity_centre", T::kSocial, "Aktivitetscenter", "Activity centre", std::nullopt},
    ActivityKind{"matching_provider", T::kWork, "Stöd och matchning", "Support and matching", M::kProgramme},
    ActivityKind{"sfi", T::kLanguage, "SFI", "Swedish for immigrants", std::nullopt},
    ActivityKind{"work_training", T::kWork, "Arbetsträning", "Work training", M::kWorkTraining, true},
    ActivityKind{"subsidised_employment", T::kWork, "Åtgärdsanställning", "Subsidised employment",
                 M::kSubsidisedJob, true},
    ActivityKind{"labour_market_training", T::kStudies, "Arbetsmarknadsutbildning", "Labour market training",
                 M::kTraining},
    ActivityKind{"samhall", T::kWork, "Samhall", "Samhall", M::kSubsidisedJob, true},
    ActivityKind{"enhanced_work_training", T::kWork, "Förstärkt arbetsträning", "Enhanced work training",
                 M::kWorkTraining, true},
    ActivityKind{"extra_service_job", T::kWork, "Extratjänst", "Extra service job", M::kExtraServiceJob,
                 true},
    ActivityKind{"introduction_job", T::kWork, "Introduktionsjobb", "Introduction job", M::kSubsidisedJob,
                 true},
    ActivityKind{"physiotherapy", T::kHealth, "Sjukgymnastik", "Physiotherapy", std::nullopt},
    ActivityKind{"counselling", T::kHealth, "Samtalsbehandling", "Counselling", std::nullopt},
    ActivityKind{"adult_education", T::kStudies, "Komvux", "Adult education", std::nullopt},
    // R3, R205: before what the method support lists, for those who stand further from work.
    ActivityKind{"preparatory_activity", T::kSocial, "Förberedande insats", "Preparatory activity",
                 std::nullopt},
    ActivityKind{"preparatory_training", T::kStudies, "Förberedande utbildning", "Preparatory training",
                 M::kTraining},
    ActivityKind{"daily_activity", T::kSocial, "Daglig verksamhet", "Daily activity", std::nullopt, true},
    ActivityKind{"other", T::kNone, "Eget upplägg", "Own arrangement", std::nullopt},
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
           began == K::kIntakeSent;
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
