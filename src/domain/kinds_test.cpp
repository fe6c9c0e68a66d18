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
    ExpectNamesOnce<ActivityField>();
    ExpectCodesOnce(ActivityKinds());
    ExpectCodesOnce(Methods());
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
                  kind == Kind::kRightsAsked || kind == Kind::kStatement || kind == Kind::kThreadStarted ||
                      kind == Kind::kMessagePosted || kind == Kind::kConsentGiven ||
                      kind == Kind::kConsentRefused || kind == Kind::kConsentWithdrawn ||
                      kind == Kind::kActivityRated)
            << NameOf(kind);
    }
}
TEST(Kinds, WhatComesByAWayOfItsOwnIsNobodysWish) {
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const auto kind = static_cast<Kind>(k);
        EXPECT_EQ(Info(kind).writers.IsEmpty(),
                  kind == Kind::kOwnPartyOpening || kind == Kind::kOpeningReviewed ||
                      kind == Kind::kRecallNotice || kind == Kind::kPartDisposed || kind == Kind::kSignal)
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
TEST(Catalogue, HasDailyActivityAndWhatPreparesForWork) {  // R3, R205
    const ActivityKind* daily = FindActivityKind("daily_activity");
    ASSERT_NE(daily, nullptr);
    EXPECT_EQ(daily->track, Topic::kSocial);
    EXPECT_FALSE(daily->needs);
    for (const char* code : {"preparatory_activity", "preparatory_training"})
        EXPECT_NE(FindActivityKind(code), nullptr) << code;
}
TEST(Catalogue, SaysOfEachActivityHowNearWorkOrStudiesItIs) {  // R128
    const auto step = [](std::string_view code) { return FindActivityKind(code)->step; };
    EXPECT_LT(step("daily_activity"), step("sfi"));
    EXPECT_LT(step("sfi"), step("work_training"));
    EXPECT_LT(step("work_training"), step("internship"));
    EXPECT_LT(step("internship"), step("subsidised_employment"));
    EXPECT_EQ(step("adult_education"), step("subsidised_employment")) << "studies as much as work";
    // What somebody is placed in stands on the ladder; what is talked about does not.
    for (const ActivityKind& kind : ActivityKinds()) {
        EXPECT_TRUE(!kind.workplace || kind.step != LadderStep::kNone) << kind.code;
        EXPECT_TRUE(kind.needs != Matter::kSubsidisedJob || kind.step == LadderStep::kSupported) << kind.code;
    }
    for (const char* code : {"other", "study_guidance", "vacancy_matching"})
        EXPECT_EQ(step(code), LadderStep::kNone) << code;
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
TEST(Catalogue, SaysWhoMayOfferEachActivityAndHowTheOthersAskForIt) {
    for (const ActivityKind& kind : ActivityKinds()) {
        bool some = false, all = true;
        for (std::size_t r = 0; r < kRoleCount; ++r) {
            const auto role = static_cast<Role>(r);
            const bool case_role = kCaseRoles.Has(role);
            EXPECT_TRUE(case_role || !kind.creators.Has(role)) << kind.code << ' ' << NameOf(role);
            EXPECT_TRUE(case_role || !kind.changers.Has(role)) << kind.code << ' ' << NameOf(role);
            EXPECT_TRUE(!kind.creators.Has(role) || kind.changers.Has(role))
                << kind.code << ": who offers it goes on with it";
            some = some || kind.creators.Has(role);
            all = all && (!case_role || kind.creators.Has(role));
        }
        EXPECT_TRUE(some) << kind.code;
        EXPECT_EQ(kind.proposed_as.has_value(), !all) << kind.code;
        if (kind.needs && kind.proposed_as) {
            EXPECT_EQ(kind.proposed_as, kind.needs) << kind.code;
        }
        // Who decides may offer.
        if (kind.needs) {
            EXPECT_TRUE(kind.creators.Has(Decides(*kind.needs))) << kind.code;
        }
        EXPECT_EQ(kind.track == Topic::kHealth,
                  !kind.creators.Has(Role::kSocialWorker) && kind.creators.Has(Role::kCareCoordinator))
            << kind.code << ": care is offered by care";
    }
}
TEST(Catalogue, SaysWhereEachActivityMayLie) {
    std::set<Category> used;
    for (const ActivityKind& kind : ActivityKinds()) {
        ASSERT_FALSE(kind.categories.empty()) << kind.code;
        for (const Category category : kind.categories) {
            used.insert(category);
            EXPECT_THAT(Info(Kind::kActivityOffered).categories, Contains(category)) << kind.code;
            bool owned = false;
            for (std::size_t r = 0; r < kRoleCount; ++r) {
                const auto role = static_cast<Role>(r);
                owned = owned || (kind.creators.Has(role) && MayOwn(HomeParty(role), category));
            }
            EXPECT_TRUE(owned) << kind.code << ": nobody who offers it may write " << NameOf(category);
        }
        for (std::size_t r = 0; r < kRoleCount; ++r) {
            const auto role = static_cast<Role>(r);
            if (kind.creators.Has(role)) {
                EXPECT_TRUE(MayOwn(HomeParty(role), kind.categories.front()))
                    << kind.code << ": the default must do for " << NameOf(role);
            }
        }
    }
    const auto all = Info(Kind::kActivityOffered).categories;
    EXPECT_EQ(used, std::set<Category>(all.begin(), all.end())) << "none is said and never used";
}
TEST(Catalogue, SaysWhatEachActivityAsksForHowLongItMayBeAndForWhom) {
    std::set<ActivityField> asked;
    for (const ActivityKind& kind : ActivityKinds()) {
        ASSERT_FALSE(kind.asks.empty()) << kind.code;
        asked.insert(kind.asks.begin(), kind.asks.end());
        EXPECT_EQ(std::set<ActivityField>(kind.asks.begin(), kind.asks.end()).size(), kind.asks.size())
            << kind.code;
        EXPECT_TRUE(kind.max_hours == kFullTime || kind.max_hours == kMostHours) << kind.code;
        if (kind.needs) {
            EXPECT_EQ(kind.max_hours, kFullTime) << kind.code;
        }
        if (kind.place_first) {
            EXPECT_TRUE(kind.workplace) << kind.code;
            EXPECT_THAT(kind.asks, Contains(ActivityField::kProvider)) << kind.code;
        }
        if (!kind.length_rule.empty()) {
            EXPECT_THAT(kind.asks, Contains(ActivityField::kUntil)) << kind.code;
        }
        const Eligibility& for_whom = kind.eligibility;
        EXPECT_EQ(for_whom.swedish.empty(), for_whom.english.empty()) << kind.code;
        EXPECT_EQ(for_whom.swedish.empty(), for_whom.source.empty()) << kind.code << ": from where?";
        EXPECT_TRUE(!for_whom.IsEmpty() || (for_whom.min_age == 0 && !for_whom.registered)) << kind.code;
        EXPECT_TRUE(for_whom.max_age == 0 || for_whom.max_age > for_whom.min_age) << kind.code;
    }
    EXPECT_EQ(asked.size(), Names(ActivityField{}).size());
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
