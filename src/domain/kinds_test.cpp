// The tables of kinds, mandates, activities, questions, forms and forbidden words, checked whole.
#include "domain/kinds.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "domain/decide.hpp"

namespace samkraft::domain {
namespace {

using testing::Contains, testing::ElementsAre, testing::Not;

template <class Items>
void ExpectCodesOnce(const Items& items) {
    std::set<std::string_view> codes;
    for (const auto& item : items) {
        EXPECT_TRUE(codes.insert(item.code).second) << item.code;
        EXPECT_FALSE(item.swedish.empty() || item.english.empty()) << item.code;
    }
}
template <class E>
void ExpectNamesOnce() {
    std::set<std::string_view> names;
    for (const std::string_view name : Names(E{})) {
        EXPECT_TRUE(names.insert(name).second) << name;
        E value{};
        EXPECT_TRUE(FromName(name, value));
        EXPECT_EQ(NameOf(value), name);
    }
}

TEST(Kinds, EveryWordIsItsOwn) {
    ExpectNamesOnce<Kind>();
    ExpectNamesOnce<Category>();
    ExpectNamesOnce<Matter>();
    ExpectNamesOnce<Role>();
    ExpectNamesOnce<Slice>();
    ExpectNamesOnce<ExitReason>();
    ExpectNamesOnce<InterruptionReason>();
    ExpectCodesOnce(ActivityKinds());
    ExpectCodesOnce(Questions());
    ExpectCodesOnce(Competences());
}
TEST(Kinds, EachEitherBeginsAnItemInItsCategoriesOrFollowsOneInTheItems) {
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const KindInfo& info = Info(static_cast<Kind>(k));
        EXPECT_EQ(static_cast<std::size_t>(info.kind), k);
        EXPECT_NE(info.categories.empty(), info.follows.empty()) << NameOf(info.kind);
        for (const Kind began : info.follows) EXPECT_TRUE(Info(began).follows.empty()) << NameOf(info.kind);
        if (!info.follows.empty()) {
            EXPECT_FALSE(info.topic) << "the track is the item's";
        }
    }
}
TEST(Kinds, EveryCategoryThatAKindOffersSomeWriterMayOwn) {
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const KindInfo& info = Info(static_cast<Kind>(k));
        if (info.writers.IsEmpty()) continue;
        for (const Category category : info.categories) {
            bool some = false;
            for (std::size_t r = 0; r < kRoleCount; ++r) {
                const auto role = static_cast<Role>(r);
                some = some || (info.writers.Has(role) && HomeParty(role) != Party::kNone &&
                                MayOwn(HomeParty(role), category));
            }
            EXPECT_TRUE(some) << NameOf(info.kind) << ' ' << NameOf(category);
        }
        // The default must do for every writer.
        if (info.categories.empty()) continue;
        for (std::size_t r = 0; r < kRoleCount; ++r) {
            const auto role = static_cast<Role>(r);
            if (info.writers.Has(role) && HomeParty(role) != Party::kNone) {
                EXPECT_TRUE(MayOwn(HomeParty(role), info.categories.front()))
                    << NameOf(info.kind) << ' ' << NameOf(role);
            }
        }
    }
}
TEST(Kinds, NeverHaveASuspicionAmongTheirCategories) {  // R43
    // An opening lies with the log itself, and is the office's alone to write.
    for (std::size_t k = 0; k < kKindCount; ++k)
        for (const Category never :
             {Category::kSuspicion, Category::kCrime, Category::kAuditLog, Category::kNone})
            if (!Info(static_cast<Kind>(k)).writers.IsEmpty()) {
                EXPECT_THAT(Info(static_cast<Kind>(k)).categories, Not(Contains(never)));
            }
}
TEST(Kinds, OperatorsAndEvaluatorsWriteNothingAndParticipantsOnlyWhatIsTheirRight) {
    for (std::size_t k = 0; k < kKindCount; ++k) {
        for (const Role role : {Role::kOperator, Role::kEvaluator, Role::kEmployerTeam})
            EXPECT_FALSE(Info(static_cast<Kind>(k)).writers.Has(role)) << NameOf(role);
        const auto kind = static_cast<Kind>(k);
        EXPECT_EQ(Info(kind).writers.Has(Role::kParticipant),
                  kind == Kind::kRightsAsked || kind == Kind::kStatement)
            << NameOf(kind);
    }
}
TEST(Kinds, WhatComesByAWayOfItsOwnIsNobodysWish) {
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const auto kind = static_cast<Kind>(k);
        EXPECT_EQ(Info(kind).writers.IsEmpty(),
                  kind == Kind::kOwnPartyOpening || kind == Kind::kOpeningReviewed ||
                      kind == Kind::kRecallNotice || kind == Kind::kPartDisposed)
            << NameOf(kind);
    }
}
TEST(Kinds, WhatGovernsAccessIsNotTakenBackButEnded) {
    for (const Kind kind :
         {Kind::kCaseOpened, Kind::kProtectionSet, Kind::kPartyEngaged, Kind::kTeamAllocated,
          Kind::kWorkerAssigned, Kind::kOwnPartyOpening, Kind::kConsentAsked, Kind::kDisclosed,
          Kind::kRecalled, Kind::kRedactionProposed}) {
        EXPECT_THAT(Info(Kind::kRetraction).follows, Not(Contains(kind))) << NameOf(kind);
        EXPECT_FALSE(IsContent(kind)) << NameOf(kind);
    }
    EXPECT_FALSE(IsContent(Kind::kIdentity)) << "it is put right by a new version";
}

TEST(Mandates, ProgrammesAndSubsidiesAreTheEmploymentServices) {  // förordning 2000:628, 2007:414 15 §; R110
    for (const Matter matter :
         {Matter::kProgramme, Matter::kInternship, Matter::kWorkTraining, Matter::kExtraServiceJob,
          Matter::kSubsidisedJob, Matter::kTraining, Matter::kRevocation})
        EXPECT_EQ(Decides(matter), Role::kEmploymentOfficer) << NameOf(matter);
    EXPECT_EQ(Decides(Matter::kIncomeSupport), Role::kSocialWorker);
    EXPECT_EQ(Decides(Matter::kCare), Role::kCareCoordinator);
    EXPECT_EQ(Decides(Matter::kInsuranceBenefit), Role::kInsuranceInvestigator);
    EXPECT_EQ(Decides(Matter::kMunicipalService), Role::kLabourMarketSecretary);
    EXPECT_EQ(Decides(Matter::kStudies), Role::kStudyCounsellor);
    EXPECT_EQ(Decides(static_cast<Matter>(99)), Role::kEmploymentOfficer)
        << "what the table does not know is decided by who holds the programme";
}

TEST(Catalogue, HasTheFourteenOfTheMethodSupport) {  // R88
    for (const char* name :
         {"Praktik", "Jobbspår", "Matchning mot lediga jobb", "Studie- och yrkesvägledning",
          "Studiemotiverande folkhögskolekurs", "Medicinsk rehabilitering", "Grundläggande svenska på komvux",
          "Aktivitetscenter", "Stöd och matchning", "SFI", "Arbetsträning", "Åtgärdsanställning",
          "Arbetsmarknadsutbildning", "Samhall"})
        EXPECT_TRUE(std::any_of(ActivityKinds().begin(), ActivityKinds().end(), [&](auto& k) {
            return k.swedish == name;
        })) << name;
}
TEST(Catalogue, OnlyTheOwnArrangementHasNoTrackOfItsOwn) {  // R166
    for (const ActivityKind& kind : ActivityKinds()) {
        EXPECT_EQ(kind.track == Topic::kNone, kind.code == "other") << kind.code;
        EXPECT_EQ(FindActivityKind(kind.code), &kind);
    }
    EXPECT_EQ(FindActivityKind("yoga"), nullptr);
    EXPECT_FALSE(FindActivityKind("medical_rehabilitation")->needs)
        << "care is voluntary: no authority decides it (R91)";
}
TEST(Questions, CoverEverySection) {  // R77
    std::set<Topic> sections;
    for (const Question& q : Questions()) {
        sections.insert(q.section);
        EXPECT_EQ(FindQuestion(q.code), &q);
    }
    EXPECT_EQ(sections.size(), kTopicCount - 1);
    EXPECT_EQ(sections.count(Topic::kNone), 0U);
    EXPECT_EQ(FindQuestion("no_such"), nullptr);
}

constexpr Party kAll[]{Party::kEmploymentService, Party::kSocialServices, Party::kLabourMarket,
                       Party::kHealthRegion};

TEST(Forms, SharingIsOneProvisionFromEachPartyToTheOthersButNotFromCare) {
    const auto provisions = FormProvisions(ConsentForm::kSharing, kAll);
    ASSERT_EQ(provisions.size(), 3U);
    for (const ConsentAsked& p : provisions) {
        EXPECT_NE(p.from, Party::kHealthRegion) << "care has a form of its own";
        EXPECT_EQ(p.to.size(), 3U);
        EXPECT_THAT(p.to, Not(Contains(p.from)));
        EXPECT_THAT(p.to, Contains(Party::kHealthRegion)) << "the care coordinator is among the receivers";
        EXPECT_EQ(p.purpose, Purpose::kCoordination);
        for (const Category never : {Category::kDiagnosis, Category::kSocialInvestigation,
                                     Category::kSuspicion, Category::kCareTrack, Category::kTeamNotes})
            EXPECT_THAT(p.categories, Not(Contains(never))) << NameOf(never);
    }
    EXPECT_THAT(provisions[0].categories, Contains(Category::kRegistration));
    EXPECT_THAT(provisions[1].categories, Contains(Category::kIncomeSupport));
    EXPECT_THAT(provisions[1].categories, Not(Contains(Category::kRegistration)));
    constexpr Party with_insurance[]{Party::kEmploymentService, Party::kSocialInsurance};
    EXPECT_THAT(FormProvisions(ConsentForm::kSharing, with_insurance)[1].categories,
                Contains(Category::kInsuranceBenefit));
}
TEST(Forms, HealthIsWhatCareTellsTheOthersAndNeverADiagnosis) {  // R62, R63
    const auto provisions = FormProvisions(ConsentForm::kHealth, kAll);
    ASSERT_EQ(provisions.size(), 1U);
    EXPECT_EQ(provisions[0].from, Party::kHealthRegion);
    EXPECT_THAT(provisions[0].to,
                ElementsAre(Party::kEmploymentService, Party::kSocialServices, Party::kLabourMarket));
    EXPECT_EQ(provisions[0].purpose, Purpose::kCareContact);
    EXPECT_THAT(provisions[0].categories, Contains(Category::kFunctionalNeeds));
    EXPECT_THAT(provisions[0].categories, Not(Contains(Category::kDiagnosis)));
    constexpr Party without_care[]{Party::kEmploymentService, Party::kSocialServices};
    EXPECT_TRUE(FormProvisions(ConsentForm::kHealth, without_care).empty());
}
TEST(Forms, EvaluationIsParticipationForProjectLeadsAndNothingOfThePerson) {  // R65
    const auto provisions = FormProvisions(ConsentForm::kEvaluation, kAll);
    ASSERT_EQ(provisions.size(), 1U);
    EXPECT_THAT(provisions[0].to, ElementsAre(Party::kNone));
    EXPECT_EQ(provisions[0].to_role, Role::kProjectLead);
    EXPECT_EQ(provisions[0].purpose, Purpose::kEvaluation);
    EXPECT_THAT(provisions[0].categories, ElementsAre(Category::kParticipation, Category::kStatistics));
    EXPECT_TRUE(FormProvisions(ConsentForm::kEvaluation, {}).empty());
}
TEST(Forms, APartyAloneAsksForNothing) {
    constexpr Party one[]{Party::kSocialServices};
    EXPECT_TRUE(FormProvisions(ConsentForm::kSharing, one).empty());
}

TEST(DiagnosisWords, AreFoundInAnyFormAndCase) {  // R103: needs, never why
    for (const auto& [text, word] : {std::pair{"Har LUMBAGO sedan länge", "lumbago"},
                                     {"kronisk Ångest", "ångest"},
                                     {"depressionen", "depressionen"},
                                     {"äter tabletter", "tabletter"},
                                     {"F32", "f32"},
                                     {"enligt M54.5", "m54"},
                                     {"m545.", "m545"}})
        EXPECT_EQ(DiagnosisIn(text), word) << text;
}
TEST(DiagnosisWords, AreNotSeenWhereThereAreNone) {
    for (const char* text : {"", "Inga tunga lyft", "Fyra timmar om dagen, helst på eftermiddagen",
                             "Behöver sitta", "Lokal B2", "Buss 35", "Kan börja v45 och öka till heltid v12"})
        EXPECT_EQ(DiagnosisIn(text), "") << text;
}

}  // namespace
}  // namespace samkraft::domain
