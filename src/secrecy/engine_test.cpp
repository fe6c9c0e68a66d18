// The rules of the secrecy engine, one sentence at a time (docs/03-secrecy.md).
#include "secrecy/engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "secrecy/statutes.hpp"
#include "secrecy/words.hpp"

namespace samkraft::secrecy {
namespace {

using enum Party;
using Category::kIdentity, Category::kProtectedIdentity, Category::kParticipation, Category::kRegistration,
    Category::kAuthorityPlan, Category::kActivityReports, Category::kIncomeSupport,
    Category::kSocialInvestigation, Category::kWorkHistory, Category::kDiagnosis, Category::kFunctionalNeeds,
    Category::kCareTrack, Category::kInsuranceBenefit, Category::kInsuranceAssessment,
    Category::kJointAssessment, Category::kJointPlan, Category::kSuspicion, Category::kCrime,
    Category::kStudies, Category::kEmployerOrders, Category::kTeamNotes, Category::kSurveyAnswers,
    Category::kStatistics;

const Instant kNow = *ParseInstant("2026-05-04T08:00:00Z");
const Instant kBefore = AddSeconds(kNow, -3600);
const Instant kLater = AddSeconds(kNow, 3600);

template <class... C>
CategorySet Of(C... categories) {
    CategorySet set;
    (set.set(static_cast<std::size_t>(categories)), ...);
    return set;
}

TopicSet About(Topic topic) {
    TopicSet set;
    set.Add(topic);
    return set;
}

Actor Worker(Role role, std::int64_t id = 1) {
    return {.association = {}, .worker = WorkerId{id}, .party = HomeParty(role), .role = role, .teams = {}};
}
Actor Lead() {
    Actor lead = Worker(Role::kProjectLead);
    lead.party = kLabourMarket;
    return lead;
}

EntryHead Entry(Party owner, Category category, Topic topic = Topic::kNone) {
    EntryHead head;
    head.id = EntryId{77};
    head.item = ItemId{70};
    head.owner = owner;
    head.category = category;
    head.topic = topic;
    return head;
}

// A case in which worker 1 of every party is assigned.
class Case : public testing::Test {
  protected:
    Case() {
        for (std::size_t party = 1; party < kPartyCount; ++party)
            bases_.assignments.push_back(
                {.party = static_cast<Party>(party), .worker = WorkerId{1}, .team = {}, .begins = kBefore});
    }

    Decision Sees(const Actor& actor, const EntryHead& head, Instant when = kNow) const {
        return Gate(bases_, actor, when).Decide(head);
    }
    Level LevelOf(const Actor& actor, const EntryHead& head) const { return Sees(actor, head).level; }

    Disclosure& Disclose(Party owner, Party to, CategorySet categories, BasisKind basis) {
        Disclosure disclosure;
        disclosure.id = ItemId{next_++};
        disclosure.owner = owner;
        disclosure.to = to;
        disclosure.categories = categories;
        disclosure.basis = basis;
        disclosure.begins = kBefore;
        bases_.disclosures.push_back(disclosure);
        return bases_.disclosures.back();
    }
    // A consent and a disclosure that rests on it.
    void Consent(Party owner, Party to, CategorySet categories, std::optional<Role> role = std::nullopt) {
        Provision provision;
        provision.id = ItemId{next_++};
        provision.from = owner;
        provision.to = to;
        if (role && OfTheProject(*role)) provision.to_role = role;
        provision.categories = categories;
        provision.purpose = role && OfTheProject(*role) ? Purpose::kEvaluation : Purpose::kCoordination;
        provision.begins = kBefore;
        bases_.provisions.push_back(provision);
        Disclosure& disclosure = Disclose(owner, to, categories, BasisKind::kConsent);
        disclosure.to_role = role;
        disclosure.purpose = provision.purpose;
        disclosure.provision = provision.id;
    }
    void Statute(Party owner, Party to, CategorySet categories, std::string code) {
        Disclose(owner, to, categories, BasisKind::kStatute).statute = std::move(code);
    }
    void Engage(Party party) { bases_.engagements.push_back({.party = party, .begins = kBefore}); }

    const Actor officer_ = Worker(Role::kEmploymentOfficer);
    const Actor social_ = Worker(Role::kSocialWorker);
    const Actor secretary_ = Worker(Role::kLabourMarketSecretary);
    const Actor care_ = Worker(Role::kCareCoordinator);
    const Actor insurance_ = Worker(Role::kInsuranceInvestigator);
    const Actor counsellor_ = Worker(Role::kStudyCounsellor);
    const Actor participant_ = Worker(Role::kParticipant, 0);
    CaseBases bases_;
    std::int64_t next_ = 100;
};

// ---- rule 1: inner secrecy (PDL 2008:355 4:1, lag 2002:546 11 §)

using InnerSecrecy = Case;

TEST_F(InnerSecrecy, AColleagueWithoutAssignmentSeesNothingNotEvenOfTheOwnParty) {
    const Actor colleague = Worker(Role::kEmploymentOfficer, 2);
    EXPECT_FALSE(Gate(bases_, colleague, kNow).Admits());
    EXPECT_EQ(Sees(colleague, Entry(kEmploymentService, kRegistration)).level, Level::kNone);
    EXPECT_EQ(Sees(colleague, Entry(kEmploymentService, kRegistration)).reason, Reason::kNotAssigned);
}

TEST_F(InnerSecrecy, ATeamIsAssignedAsAWhole) {
    Actor colleague = Worker(Role::kEmploymentOfficer, 2);
    colleague.teams = {TeamId{5}, TeamId{6}};
    bases_.assignments.push_back(
        {.party = kEmploymentService, .worker = {}, .team = TeamId{6}, .begins = kBefore});
    EXPECT_TRUE(Gate(bases_, colleague, kNow).Admits());
}

TEST_F(InnerSecrecy, AnAssignmentInAnotherPartyDoesNotCount) {
    bases_.assignments = {{.party = kLabourMarket, .worker = WorkerId{1}, .team = {}, .begins = kBefore}};
    EXPECT_FALSE(Gate(bases_, officer_, kNow).Admits());
    EXPECT_TRUE(Gate(bases_, secretary_, kNow).Admits());
}

TEST_F(InnerSecrecy, AReasonedOpeningCountsForItsTime) {
    bases_.assignments = {{.party = kEmploymentService,
                           .worker = WorkerId{1},
                           .team = {},
                           .begins = kNow,
                           .ends = kLater,
                           .opening = true}};
    EXPECT_FALSE(Gate(bases_, officer_, AddSeconds(kNow, -1)).Admits());
    EXPECT_TRUE(Gate(bases_, officer_, kNow).Admits());
    EXPECT_EQ(Gate(bases_, officer_, kNow).HoldsUntil(), kLater);
    EXPECT_FALSE(Gate(bases_, officer_, kLater).Admits());
}

TEST_F(InnerSecrecy, AnEmptyWorkerOrTeamIsNobody) {
    bases_.assignments = {{.party = kEmploymentService, .worker = {}, .team = {}, .begins = kBefore}};
    Actor nobody = Worker(Role::kEmploymentOfficer, 0);
    nobody.teams = {TeamId{}};
    EXPECT_FALSE(Gate(bases_, nobody, kNow).Admits());
}

TEST_F(InnerSecrecy, OperatorsReadNoCase) {
    Actor operator_of_machine = Worker(Role::kOperator);
    operator_of_machine.party = kEmploymentService;
    EXPECT_FALSE(Gate(bases_, operator_of_machine, kNow).Admits());
    EXPECT_EQ(Sees(operator_of_machine, Entry(kEmploymentService, kRegistration)).reason,
              Reason::kRoleWithoutCases);
}

// ---- rule 2: the own party (OSL 8:1–2)

using OwnParty = Case;

TEST_F(OwnParty, AnAssignedWorkerSeesWhatTheOwnPartyWrote) {
    EXPECT_EQ(Sees(care_, Entry(kHealthRegion, kDiagnosis)),
              (Decision{Level::kFull, Slice::kWhole, Reason::kOwnParty, {}, {}}));
    EXPECT_EQ(LevelOf(social_, Entry(kSocialServices, kSuspicion)), Level::kFull);
}

TEST_F(OwnParty, BranchesOfOneMunicipalityAreStrangers) {
    EXPECT_EQ(LevelOf(secretary_, Entry(kSocialServices, kIncomeSupport)), Level::kNone);
    EXPECT_EQ(LevelOf(social_, Entry(kLabourMarket, kWorkHistory)), Level::kNone);
    EXPECT_EQ(LevelOf(counsellor_, Entry(kLabourMarket, kWorkHistory)), Level::kNone);
}

TEST_F(OwnParty, AProjectLeadIsNoWorkerOfThePartyThatEmploysThem) {
    EXPECT_EQ(Sees(Lead(), Entry(kLabourMarket, kWorkHistory)).reason, Reason::kNoDisclosure);
}

// ---- rule 3: entries that name parties

using Named = Case;

TEST_F(Named, AnEntryThatNamesPartiesIsForThemTheOwnerAndThePerson) {
    EntryHead head = Entry(kSocialServices, kParticipation);
    head.named = {kLabourMarket};
    EXPECT_EQ(Sees(secretary_, head).reason, Reason::kNamed);
    EXPECT_EQ(Sees(secretary_, head).level, Level::kFull);
    EXPECT_EQ(Sees(social_, head).reason, Reason::kOwnParty);
    EXPECT_EQ(Sees(participant_, head).level, Level::kFull);
    EXPECT_EQ(Sees(officer_, head).reason, Reason::kNotNamed);
    EXPECT_EQ(Sees(Lead(), head).reason, Reason::kNotNamed);
    head.category = Category::kNone;  // in no row of the table
    EXPECT_EQ(Sees(participant_, head).reason, Reason::kNotInTable);
}

TEST_F(Named, NoDisclosureReachesPastTheNames) {
    Consent(kSocialServices, kEmploymentService, Of(kParticipation));
    EntryHead head = Entry(kSocialServices, kParticipation);
    EXPECT_EQ(LevelOf(officer_, head), Level::kFull);
    head.named = {kLabourMarket};
    EXPECT_EQ(LevelOf(officer_, head), Level::kNone);
}

TEST_F(Named, OutsideRowThreeNamesNarrowAndOpenNothing) {
    EntryHead head = Entry(kSocialServices, kJointPlan);
    head.named = {kSocialServices, kLabourMarket};
    EXPECT_EQ(Sees(secretary_, head).reason, Reason::kNoDisclosure) << "named, and nothing discloses it";
    EXPECT_EQ(LevelOf(participant_, head), Level::kFull);
    Consent(kSocialServices, kLabourMarket, Of(kJointPlan));
    Consent(kSocialServices, kEmploymentService, Of(kJointPlan));
    EXPECT_EQ(Sees(secretary_, head).reason, Reason::kConsent);
    EXPECT_EQ(LevelOf(secretary_, head), Level::kFull);
    EXPECT_EQ(Sees(officer_, head).reason, Reason::kNotNamed) << "consented to, and not named";
    EntryHead part = Entry(kEmploymentService, kStudies);  // limited to others but the study counsellor
    Consent(kEmploymentService, kLabourMarket, Of(kStudies));
    EXPECT_EQ(LevelOf(secretary_, part), Level::kLimited);
    part.named = {kEmploymentService, kLabourMarket};
    EXPECT_EQ(LevelOf(secretary_, part), Level::kNone) << "whole or not at all";
    for (Provision& provision : bases_.provisions) provision.ends = kNow;
    for (Disclosure& disclosure : bases_.disclosures) disclosure.ends = kNow;
    EXPECT_EQ(LevelOf(secretary_, head), Level::kNone) << "withdrawn";
}

TEST_F(Named, ANamedPartysWorkerStillNeedsAnAssignment) {
    EntryHead head = Entry(kSocialServices, kParticipation);
    head.named = {kLabourMarket};
    EXPECT_EQ(Sees(Worker(Role::kLabourMarketSecretary, 2), head).reason, Reason::kNotAssigned);
}

// ---- rule 4: disclosure, basis, table

using AcrossParties = Case;

TEST_F(AcrossParties, WithoutADisclosureNothingCrosses) {
    Engage(kEmploymentService);
    EXPECT_EQ(Sees(officer_, Entry(kSocialServices, kIdentity)).reason, Reason::kNoDisclosure);
}

TEST_F(AcrossParties, AConsentAloneIsNoDisclosure) {
    Consent(kSocialServices, kEmploymentService, Of(kIncomeSupport));
    bases_.disclosures.clear();
    EXPECT_EQ(Sees(officer_, Entry(kSocialServices, kIncomeSupport)).reason, Reason::kNoDisclosure);
}

// OSL 10:1, 12:2
TEST_F(AcrossParties, AConsentOpensWhatTheTableSaysForIt) {
    Consent(kSocialServices, kLabourMarket, Of(kIncomeSupport));
    const Decision decision = Sees(secretary_, Entry(kSocialServices, kIncomeSupport));
    EXPECT_EQ(decision.level, Level::kLimited);
    EXPECT_EQ(decision.slice, Slice::kYesNo);
    EXPECT_EQ(decision.reason, Reason::kConsent);
    EXPECT_EQ(decision.disclosure, bases_.disclosures[0].id);
    EXPECT_EQ(decision.provision, bases_.provisions[0].id);
    EXPECT_EQ(LevelOf(officer_, Entry(kSocialServices, kIncomeSupport)), Level::kNone)
        << "given to another party";
    EXPECT_EQ(LevelOf(secretary_, Entry(kSocialServices, kSocialInvestigation)), Level::kNone)
        << "another category";
    EXPECT_EQ(LevelOf(secretary_, Entry(kEmploymentService, kIncomeSupport)), Level::kNone)
        << "another owner";
}

TEST_F(AcrossParties, AWithdrawnConsentClosesAtOnce) {
    Consent(kHealthRegion, kEmploymentService, Of(kFunctionalNeeds));
    bases_.provisions[0].ends = kNow;
    const EntryHead head = Entry(kHealthRegion, kFunctionalNeeds);
    EXPECT_EQ(Sees(officer_, head, AddSeconds(kNow, -1)).level, Level::kFull);
    EXPECT_EQ(Sees(officer_, head), (Decision{Level::kNone, Slice::kSummary, Reason::kBasisEnded, {}, {}}));
}

TEST_F(AcrossParties, AConsentMustBeTheOwnersToThatReceiverForThatCategory) {
    const EntryHead head = Entry(kHealthRegion, kFunctionalNeeds);
    const auto with = [&](auto&& change) {
        bases_.provisions.clear();
        bases_.disclosures.clear();
        Consent(kHealthRegion, kEmploymentService, Of(kFunctionalNeeds));
        change(bases_.provisions[0], bases_.disclosures[0]);
        return Sees(officer_, head).reason;
    };
    EXPECT_EQ(with([](Provision&, Disclosure&) {}), Reason::kConsent);
    EXPECT_EQ(with([](Provision& p, Disclosure&) { p.from = kSocialServices; }), Reason::kNoDisclosure);
    EXPECT_EQ(with([](Provision& p, Disclosure&) { p.to = kLabourMarket; }), Reason::kNoDisclosure);
    EXPECT_EQ(with([](Provision& p, Disclosure&) { p.categories = Of(kCareTrack); }), Reason::kNoDisclosure);
    EXPECT_EQ(with([](Provision& p, Disclosure&) { p.begins = kLater; }), Reason::kNoDisclosure);
    EXPECT_EQ(with([](Provision& p, Disclosure&) { p.to_role = Role::kProjectLead; }), Reason::kNoDisclosure);
    EXPECT_EQ(with([](Provision&, Disclosure& d) { d.provision = ItemId{}; }), Reason::kNoDisclosure);
    EXPECT_EQ(with([](Provision& p, Disclosure& d) { p.id = d.provision = ItemId{}; }),
              Reason::kNoDisclosure);
    EXPECT_EQ(with([](Provision&, Disclosure& d) { d.provision = ItemId{999}; }), Reason::kNoDisclosure);
    EXPECT_EQ(with([](Provision&, Disclosure& d) { d.begins = kLater; }), Reason::kNoDisclosure);
    EXPECT_EQ(with([](Provision&, Disclosure& d) { d.ends = kNow; }), Reason::kBasisEnded);
    EXPECT_EQ(with([](Provision&, Disclosure& d) { d.to_role = Role::kCareCoordinator; }),
              Reason::kNoDisclosure);
}

TEST_F(AcrossParties, AConsentToSeveralReceiversHasALineForEach) {
    Consent(kHealthRegion, kSocialInsurance, Of(kFunctionalNeeds));
    Consent(kHealthRegion, kEmploymentService, Of(kFunctionalNeeds));
    bases_.provisions[1].id = bases_.disclosures[1].provision = bases_.provisions[0].id;
    EXPECT_EQ(LevelOf(insurance_, Entry(kHealthRegion, kFunctionalNeeds)), Level::kFull);
    EXPECT_EQ(LevelOf(officer_, Entry(kHealthRegion, kFunctionalNeeds)), Level::kFull);
    bases_.provisions[1].ends = kNow;
    EXPECT_EQ(LevelOf(insurance_, Entry(kHealthRegion, kFunctionalNeeds)), Level::kFull);
    EXPECT_EQ(LevelOf(officer_, Entry(kHealthRegion, kFunctionalNeeds)), Level::kNone);
}

TEST_F(AcrossParties, OfTheLinesOfAConsentEachThatIsToTheReaderCounts) {
    Consent(kHealthRegion, kLabourMarket, Of(kFunctionalNeeds));
    bases_.provisions.push_back(bases_.provisions[0]);
    bases_.provisions[0].to_role = Role::kEmployerTeam;
    EXPECT_EQ(LevelOf(secretary_, Entry(kHealthRegion, kFunctionalNeeds)), Level::kFull);
    bases_.provisions[1].ends = kNow;
    EXPECT_EQ(Sees(secretary_, Entry(kHealthRegion, kFunctionalNeeds)).reason, Reason::kBasisEnded);
    bases_.provisions[1].to_role = Role::kEmployerTeam;
    EXPECT_EQ(Sees(secretary_, Entry(kHealthRegion, kFunctionalNeeds)).reason, Reason::kNoDisclosure);
}

TEST_F(AcrossParties, ConsentAndDisclosureNarrowByTopic) {
    Consent(kLabourMarket, kEmploymentService, Of(kJointAssessment));
    bases_.provisions[0].topics = About(Topic::kWork);
    EXPECT_EQ(LevelOf(officer_, Entry(kLabourMarket, kJointAssessment, Topic::kWork)), Level::kFull);
    EXPECT_EQ(LevelOf(officer_, Entry(kLabourMarket, kJointAssessment)), Level::kFull)
        << "about nothing in particular";
    EXPECT_EQ(Sees(officer_, Entry(kLabourMarket, kJointAssessment, Topic::kHealth)).reason,
              Reason::kOtherTopic);
    bases_.disclosures[0].topics = About(Topic::kHealth);
    EXPECT_EQ(Sees(officer_, Entry(kLabourMarket, kJointAssessment, Topic::kWork)).reason,
              Reason::kOtherTopic);
}

TEST_F(AcrossParties, ADisclosureOfOneItemOpensThatItemOnly) {
    Consent(kLabourMarket, kEmploymentService, Of(kWorkHistory));
    bases_.disclosures[0].item = ItemId{70};
    bases_.disclosures[0].categories.reset();
    EntryHead head = Entry(kLabourMarket, kWorkHistory);
    EXPECT_EQ(LevelOf(officer_, head), Level::kFull);
    head.item = ItemId{71};
    EXPECT_EQ(LevelOf(officer_, head), Level::kNone);
    head = Entry(kLabourMarket, kJointPlan);
    EXPECT_EQ(LevelOf(officer_, head), Level::kNone) << "the consent does not cover it";
}

TEST_F(AcrossParties, NothingOpensADiagnosisToTheEmploymentService) {
    Engage(kEmploymentService);
    CategorySet all;
    all.set();
    Consent(kHealthRegion, kEmploymentService, all);
    Disclose(kHealthRegion, kEmploymentService, all, BasisKind::kOwnCase);
    Disclose(kHealthRegion, kEmploymentService, all, BasisKind::kReasonedDecision);
    EXPECT_EQ(Sees(officer_, Entry(kHealthRegion, kDiagnosis)).reason, Reason::kNotInTable);
}

// Lag (2002:546) 12 §: only persons in the board's own cases.
TEST_F(AcrossParties, AnOwnCaseIsABasisWhileItLasts) {
    Disclose(kSocialServices, kEmploymentService, Of(kIdentity), BasisKind::kOwnCase);
    const EntryHead head = Entry(kSocialServices, kIdentity);
    EXPECT_EQ(Sees(officer_, head).reason, Reason::kNoDisclosure);
    bases_.engagements.push_back({.party = kEmploymentService, .begins = kNow, .ends = kLater});
    EXPECT_EQ(Sees(officer_, head).level, Level::kFull);
    EXPECT_EQ(Sees(officer_, head).reason, Reason::kOwnCase);
    EXPECT_EQ(Sees(officer_, head, AddSeconds(kNow, -1)).reason, Reason::kNoDisclosure);
    EXPECT_EQ(Sees(officer_, head, kLater).reason, Reason::kBasisEnded);
}

// Förordning (2008:975) 3 and 5 §§
TEST_F(AcrossParties, TheSocialWelfareBoardGetsWhatTheOrdinanceLists) {
    Statute(kEmploymentService, kSocialServices, Of(kRegistration, kActivityReports, kAuthorityPlan),
            "2008:975 5");
    Statute(kSocialInsurance, kSocialServices, Of(kInsuranceBenefit, kInsuranceAssessment), "2008:975 3");
    EXPECT_EQ(Sees(social_, Entry(kEmploymentService, kRegistration)).level, Level::kFull);
    EXPECT_EQ(Sees(social_, Entry(kEmploymentService, kRegistration)).reason, Reason::kStatute);
    EXPECT_EQ(Sees(social_, Entry(kSocialInsurance, kInsuranceBenefit)).level, Level::kFull);
    const Decision report = Sees(social_, Entry(kEmploymentService, kActivityReports));
    EXPECT_EQ(report.level, Level::kLimited);
    EXPECT_EQ(report.slice, Slice::kStatutory) << "the date of the latest report, nothing of what it says";
    EXPECT_EQ(Sees(social_, Entry(kEmploymentService, kAuthorityPlan)).reason, Reason::kNotInTable);
    EXPECT_EQ(Sees(social_, Entry(kSocialInsurance, kInsuranceAssessment)).reason, Reason::kNotInTable);
}

TEST_F(AcrossParties, AStatuteOpensOnlyBetweenThePartiesItNames) {
    Statute(kEmploymentService, kLabourMarket, Of(kRegistration), "2008:975 5");
    Statute(kEmploymentService, kSocialServices, Of(kRegistration), "2008:975 3");
    Statute(kEmploymentService, kSocialServices, Of(kRegistration), "no such act");
    EXPECT_EQ(LevelOf(secretary_, Entry(kEmploymentService, kRegistration)), Level::kNone)
        << "AME is not the board";
    EXPECT_EQ(Sees(social_, Entry(kEmploymentService, kRegistration)).reason, Reason::kNotInTable);
}

// Lag (2000:625) 1 a §, in force from 2026-03-01
TEST_F(AcrossParties, AStatuteOpensFromTheDayItIsInForce) {
    Statute(kAdultEducation, kEmploymentService, Of(kStudies), "2000:625 1 a");
    bases_.disclosures[0].begins = bases_.assignments[0].begins = *ParseInstant("2026-01-01T00:00:00Z");
    const EntryHead head = Entry(kAdultEducation, kStudies, Topic::kStudies);
    const Instant in_force = *ParseInstant("2026-02-28T23:00:00Z");
    const Gate eve(bases_, officer_, AddSeconds(in_force, -1));
    EXPECT_EQ(eve.Decide(head).level, Level::kNone);
    EXPECT_EQ(eve.HoldsUntil(), in_force);
    EXPECT_EQ(Sees(officer_, head, in_force).level, Level::kLimited);
}

// Lag (2024:307) 2 § third paragraph: not data under OSL 26:1–6
TEST_F(AcrossParties, TheDutyAgainstIncorrectPaymentsDoesNotReachSocialServices) {
    Statute(kSocialServices, kEmploymentService, Of(kIncomeSupport, kSuspicion), "2024:307 2");
    EXPECT_EQ(LevelOf(officer_, Entry(kSocialServices, kIncomeSupport)), Level::kNone);
    EXPECT_EQ(LevelOf(officer_, Entry(kSocialServices, kSuspicion)), Level::kNone);
    Statute(kSocialInsurance, kEmploymentService, Of(kSuspicion), "2024:307 2");
    EXPECT_EQ(LevelOf(officer_, Entry(kSocialInsurance, kSuspicion)), Level::kLimited);
}

// OSL 10:27 second paragraph: the general clause does not break 25 and 26 kap.
TEST_F(AcrossParties, CareAndSocialServicesMayNotDiscloseByTheirOwnBalanceOfInterests) {
    for (const Party owner : {kHealthRegion, kSocialServices, kLabourMarket, kSocialInsurance})
        Disclose(owner, kEmploymentService, Of(kSuspicion, kEmployerOrders), BasisKind::kReasonedDecision);
    EXPECT_EQ(Sees(officer_, Entry(kHealthRegion, kSuspicion)).reason, Reason::kNotInTable);
    EXPECT_EQ(Sees(officer_, Entry(kSocialServices, kSuspicion)).reason, Reason::kNotInTable);
    EXPECT_EQ(Sees(officer_, Entry(kSocialInsurance, kSuspicion)).reason, Reason::kReasonedDecision);
    EXPECT_EQ(LevelOf(officer_, Entry(kLabourMarket, kSuspicion)), Level::kLimited);
}

TEST_F(AcrossParties, OfSeveralBasesTheWidestCountsAndOfEqualOnesTheFirst) {
    Statute(kEmploymentService, kSocialServices, Of(kActivityReports), "2008:975 5");
    Consent(kEmploymentService, kSocialServices, Of(kActivityReports));
    Consent(kEmploymentService, kSocialServices, Of(kActivityReports));
    const Decision decision = Sees(social_, Entry(kEmploymentService, kActivityReports));
    EXPECT_EQ(decision.slice, Slice::kSummary);
    EXPECT_EQ(decision.disclosure, bases_.disclosures[1].id);
    std::swap(bases_.disclosures[1], bases_.disclosures[2]);
    EXPECT_EQ(Sees(social_, Entry(kEmploymentService, kActivityReports)), decision) << "whatever their order";
}

TEST_F(AcrossParties, TheReasonIsThatOfTheDisclosureThatCameFurthest) {
    Consent(kHealthRegion, kSocialInsurance, Of(kCareTrack));
    bases_.provisions.back().ends = kNow;
    Consent(kHealthRegion, kSocialInsurance, Of(kCareTrack));
    bases_.provisions.back().topics = About(Topic::kWork);
    EXPECT_EQ(Sees(insurance_, Entry(kHealthRegion, kCareTrack, Topic::kHealth)).reason, Reason::kBasisEnded);
    bases_.disclosures.erase(bases_.disclosures.begin());
    EXPECT_EQ(Sees(insurance_, Entry(kHealthRegion, kCareTrack, Topic::kHealth)).reason, Reason::kOtherTopic);
}

// ---- slices that ask for a topic

TEST_F(AcrossParties, TheStudyCounsellorSeesTheStudyPart) {
    Consent(kLabourMarket, kAdultEducation, Of(kJointAssessment, kJointPlan));
    EXPECT_EQ(Sees(counsellor_, Entry(kLabourMarket, kJointAssessment, Topic::kStudies)).slice,
              Slice::kStudyPart);
    EXPECT_EQ(Sees(counsellor_, Entry(kLabourMarket, kJointPlan, Topic::kStudies)).slice, Slice::kOwnTrack);
    for (const Topic topic : {Topic::kNone, Topic::kHealth, Topic::kWork}) {
        EXPECT_EQ(Sees(counsellor_, Entry(kLabourMarket, kJointAssessment, topic)).reason,
                  Reason::kOtherTopic);
        EXPECT_EQ(Sees(counsellor_, Entry(kLabourMarket, kJointPlan, topic)).reason, Reason::kOtherTopic);
    }
}

TEST_F(AcrossParties, NobodyIsAWorkplaceYet) {
    Consent(kLabourMarket, kEmploymentService, Of(kParticipation, kJointPlan, kWorkHistory));
    const Gate employer = Gate::ForReader(bases_, kEmploymentService, Column::kEmployer, kNow);
    EXPECT_EQ(employer.Decide(Entry(kLabourMarket, kParticipation)).level, Level::kNone);
    EXPECT_EQ(employer.Decide(Entry(kLabourMarket, kJointPlan)).level, Level::kNone);
    EXPECT_EQ(employer.Decide(Entry(kLabourMarket, kWorkHistory)).slice, Slice::kCvPart);
}

// ---- the purpose (GDPR 5.1 b)

using ForAPurpose = Case;

TEST_F(ForAPurpose, WhatIsGivenForOneIsNotReadForAnother) {
    // Category 22 opens to case roles and leads on any basis, 24 to the evaluator: what is left is the
    // purpose.
    for (std::size_t r = 0; r < kRoleCount; ++r) {
        const auto role = static_cast<Role>(r);
        if (role == Role::kOperator || role == Role::kParticipant) continue;
        Actor reader = Worker(role);
        if (reader.party == Party::kNone) reader.party = kLabourMarket;
        const Party owner = reader.party == kHealthRegion ? kSocialServices : kHealthRegion;
        const Category category = role == Role::kEvaluator ? kSurveyAnswers : Category::kParticipation;
        for (const Purpose purpose : {Purpose::kCoordination, Purpose::kCareContact, Purpose::kEvaluation}) {
            const bool evaluates = role == Role::kProjectLead || role == Role::kEvaluator;
            const Level wanted = evaluates != (purpose == Purpose::kEvaluation) ? Level::kNone
                                 : evaluates                                    ? Level::kLimited
                                                                                : Level::kFull;
            bases_.provisions.clear();
            bases_.disclosures.clear();
            Consent(owner, reader.party, Of(category), role);
            bases_.provisions[0].purpose = bases_.disclosures[0].purpose = purpose;
            const EntryHead head = Entry(owner, category);
            EXPECT_EQ(LevelOf(reader, head), wanted) << NameOf(role) << " for " << NameOf(purpose);
            // Neither the consent nor the act of sharing is widened by the other.
            const Purpose fitting = evaluates ? Purpose::kEvaluation : Purpose::kCoordination;
            bases_.disclosures[0].purpose = fitting;
            EXPECT_EQ(LevelOf(reader, head), wanted) << NameOf(role) << ", consent for " << NameOf(purpose);
            bases_.provisions[0].purpose = fitting;
            bases_.disclosures[0].purpose = purpose;
            EXPECT_EQ(LevelOf(reader, head), wanted) << NameOf(role) << ", shared for " << NameOf(purpose);
            if (wanted == Level::kNone) {
                EXPECT_EQ(Sees(reader, head).reason, Reason::kNoDisclosure);
                EXPECT_EQ(Gate(bases_, reader, kNow).HoldsUntil(), kForever) << "of no concern to them";
            }
        }
    }
}

TEST_F(ForAPurpose, HoldsOnEveryBasis) {
    Engage(kEmploymentService);
    Disclose(kSocialServices, kEmploymentService, Of(kIdentity), BasisKind::kOwnCase).purpose =
        Purpose::kEvaluation;
    EXPECT_EQ(LevelOf(officer_, Entry(kSocialServices, kIdentity)), Level::kNone);
    Statute(kEmploymentService, kSocialServices, Of(kRegistration), "2008:975 5");
    EXPECT_EQ(LevelOf(social_, Entry(kEmploymentService, kRegistration)), Level::kFull);
    bases_.disclosures.back().purpose = Purpose::kEvaluation;
    EXPECT_EQ(LevelOf(social_, Entry(kEmploymentService, kRegistration)), Level::kNone);
}

// ---- what is open whole

using OpenWhole = Case;

TEST_F(OpenWhole, IsTheOwnPartysAndWhatIsDisclosedForEveryTopic) {
    const auto opens = [&](const Actor& actor, Party owner, Category category, std::uint32_t slices = ~0U) {
        return Gate(bases_, actor, kNow).OpensAll(owner, category, slices);
    };
    EXPECT_TRUE(opens(officer_, kEmploymentService, kJointPlan));
    EXPECT_FALSE(opens(officer_, kSocialServices, kJointPlan));
    EXPECT_FALSE(opens(Worker(Role::kEmploymentOfficer, 2), kEmploymentService, kJointPlan))
        << "not assigned";
    Consent(kSocialServices, kEmploymentService, Of(kJointPlan, kIncomeSupport));
    EXPECT_TRUE(opens(officer_, kSocialServices, kJointPlan));
    EXPECT_TRUE(opens(officer_, kSocialServices, kIncomeSupport));
    EXPECT_FALSE(opens(officer_, kSocialServices, kIncomeSupport, In(Slice::kHeader))) << "only the summary";
    bases_.provisions[0].topics = About(Topic::kWork);
    EXPECT_FALSE(opens(officer_, kSocialServices, kJointPlan)) << "other topics are hidden";
    bases_.provisions[0].topics = {};
    bases_.disclosures[0].item = ItemId{70};
    EXPECT_FALSE(opens(officer_, kSocialServices, kJointPlan)) << "one item is not all";
    bases_.disclosures[0].item = {};
    bases_.provisions[0].ends = kNow;
    EXPECT_FALSE(opens(officer_, kSocialServices, kJointPlan)) << "over";
    Consent(kLabourMarket, kAdultEducation, Of(kJointPlan));
    EXPECT_FALSE(opens(counsellor_, kLabourMarket, kJointPlan)) << "the own track alone";
    EXPECT_TRUE(opens(participant_, kLabourMarket, kJointPlan));
    EXPECT_FALSE(opens(participant_, kLabourMarket, kTeamNotes));
}

TEST_F(OpenWhole, ByWhatSeveralDisclosuresOpenTogether) {
    const auto opens = [&] {
        return Gate(bases_, officer_, kNow).OpensAll(kSocialServices, kJointPlan, ~0U);
    };
    Consent(kSocialServices, kEmploymentService, Of(kJointPlan));
    Consent(kSocialServices, kEmploymentService, Of(kJointPlan));
    TopicSet rest;
    for (std::size_t topic = 1; topic < kTopicCount; ++topic)
        if (static_cast<Topic>(topic) != Topic::kWork) rest.Add(static_cast<Topic>(topic));
    bases_.disclosures[1].topics = rest;
    bases_.disclosures[0].topics = About(Topic::kHealth);
    EXPECT_FALSE(opens());
    bases_.disclosures[0].topics = About(Topic::kWork);
    EXPECT_TRUE(opens());
    std::swap(bases_.disclosures[0], bases_.disclosures[1]);
    EXPECT_TRUE(opens());
}

TEST_F(OpenWhole, ToTheParticipantAsFarAsTheColumnGoes) {
    const Gate gate(bases_, participant_, kNow);
    EXPECT_TRUE(gate.OpensAll(kEmploymentService, kSuspicion, In(Slice::kLawLimited)));
    EXPECT_FALSE(gate.OpensAll(kEmploymentService, kSuspicion, In(Slice::kSummary)));
    EXPECT_TRUE(gate.OpensAll(kEmploymentService, kJointPlan, In(Slice::kSummary))) << "in full";
}

// ---- project lead and evaluator

using Project = Case;

TEST_F(Project, ADisclosureToThePartyIsNotOneToItsProjectLead) {
    Consent(kEmploymentService, kLabourMarket, Of(kParticipation, kJointPlan));
    EXPECT_EQ(Sees(Lead(), Entry(kEmploymentService, kParticipation)).reason, Reason::kNoDisclosure);
    EXPECT_EQ(LevelOf(secretary_, Entry(kEmploymentService, kParticipation)), Level::kFull);
}

TEST_F(Project, TheLeadKnowsParticipantsByCaseNumberAndInitials) {
    Consent(kEmploymentService, kLabourMarket, Of(kParticipation), Role::kProjectLead);
    EXPECT_EQ(Sees(Lead(), Entry(kEmploymentService, kParticipation)).slice, Slice::kCountId);
    EXPECT_EQ(Sees(Lead(), Entry(kEmploymentService, kIdentity)).slice, Slice::kInitials);
    EXPECT_EQ(Sees(Lead(), Entry(kEmploymentService, kIdentity)).level, Level::kLimited);
    EXPECT_EQ(LevelOf(Lead(), Entry(kSocialServices, kIdentity)), Level::kNone) << "of that owner only";
    EXPECT_EQ(LevelOf(Lead(), Entry(kEmploymentService, kJointPlan)), Level::kNone);
    EXPECT_EQ(LevelOf(secretary_, Entry(kEmploymentService, kParticipation)), Level::kNone)
        << "for the role alone";
}

TEST_F(Project, OneItemOfParticipationIsNotTheInitials) {
    Consent(kEmploymentService, kLabourMarket, Of(kParticipation), Role::kProjectLead);
    bases_.disclosures[0].item = ItemId{70};  // the item of every entry here
    EXPECT_EQ(LevelOf(Lead(), Entry(kEmploymentService, kParticipation)), Level::kLimited);
    EXPECT_EQ(LevelOf(Lead(), Entry(kEmploymentService, kIdentity)), Level::kNone);
    bases_.disclosures[0].categories = Of(kIdentity);
    EXPECT_EQ(LevelOf(Lead(), Entry(kEmploymentService, kIdentity)), Level::kNone)
        << "the consent does not cover it";
    bases_.disclosures[0].basis = BasisKind::kReasonedDecision;
    bases_.disclosures[0].categories = Of(kParticipation);
    EXPECT_EQ(LevelOf(Lead(), Entry(kEmploymentService, kIdentity)), Level::kNone);
}

TEST_F(Project, NobodyElseGetsTheNameWithTheParticipation) {
    Consent(kEmploymentService, kLabourMarket, Of(kParticipation));
    Engage(kLabourMarket);
    EXPECT_EQ(LevelOf(secretary_, Entry(kEmploymentService, kIdentity)), Level::kNone);
}

TEST_F(Project, ADisclosureToTheProjectReachesALeadFromAnyParty) {
    Consent(kEmploymentService, Party::kNone, Of(kParticipation), Role::kProjectLead);
    EXPECT_EQ(LevelOf(Lead(), Entry(kEmploymentService, kParticipation)), Level::kLimited);
    EXPECT_EQ(LevelOf(secretary_, Entry(kEmploymentService, kParticipation)), Level::kNone);
}

TEST_F(Project, AConsentToThePartyIsNotOneToItsProjectLead) {
    Consent(kEmploymentService, kLabourMarket, Of(kParticipation), Role::kProjectLead);
    bases_.provisions[0].to_role.reset();
    EXPECT_EQ(Sees(Lead(), Entry(kEmploymentService, kParticipation)).reason, Reason::kNoDisclosure);
}

TEST_F(Project, NobodyHasACaseOfTheProjectsOwn) {
    Engage(kLabourMarket);
    Disclosure& disclosure =
        Disclose(kEmploymentService, kLabourMarket, Of(kParticipation), BasisKind::kOwnCase);
    disclosure.to_role = Role::kProjectLead;
    disclosure.purpose = Purpose::kEvaluation;
    EXPECT_EQ(LevelOf(Lead(), Entry(kEmploymentService, kParticipation)), Level::kLimited);
    disclosure.to = Party::kNone;
    EXPECT_EQ(Sees(Lead(), Entry(kEmploymentService, kParticipation)).reason, Reason::kNoDisclosure)
        << "the lead's party has a case, and is not who receives";
}

TEST_F(Project, TheEvaluatorGetsAggregatesAndNoPerson) {
    Actor evaluator = Worker(Role::kEvaluator);
    evaluator.party = kLabourMarket;
    CategorySet all;
    all.set();
    Consent(kEmploymentService, kLabourMarket, all, Role::kEvaluator);
    for (std::size_t category = 1; category < kCategoryCount; ++category) {
        const auto c = static_cast<Category>(category);
        EXPECT_EQ(LevelOf(evaluator, Entry(kEmploymentService, c)),
                  c == kSurveyAnswers || c == kStatistics ? Level::kLimited : Level::kNone);
    }
}

// ---- the participant

using Participant = Case;

TEST_F(Participant, ThePersonReadsAboutThemselfWithoutAnyBasis) {
    bases_ = {};
    bases_.protection = Protection::kFictitiousIdentity;
    for (const Category category :
         {kIdentity, kProtectedIdentity, kDiagnosis, kSocialInvestigation, kCrime, kActivityReports})
        EXPECT_EQ(Sees(participant_, Entry(kSocialServices, category)).reason, Reason::kParticipantsOwn);
    EXPECT_EQ(Sees(participant_, Entry(kSocialServices, kSuspicion)).slice, Slice::kLawLimited);
    EXPECT_EQ(Sees(participant_, Entry(kSocialServices, kTeamNotes)),
              (Decision{Level::kNone, Slice::kSummary, Reason::kNotInTable, {}, {}}));
    EntryHead notes = Entry(kSocialServices, kTeamNotes);
    notes.named = {kLabourMarket};
    EXPECT_EQ(LevelOf(participant_, notes), Level::kNone) << "named or not";
    EXPECT_EQ(Gate(bases_, participant_, kNow).HoldsUntil(), kForever);
}

// ---- rule 6: protected identity (folkbokföringslagen 1991:481 16–17 §§, OSL 21:3, 22:1–2)

using ProtectedIdentity = Case;

TEST_F(ProtectedIdentity, OnlyNamedOfficersKnowWhoItIs) {
    bases_.protection = Protection::kSecrecyMark;
    bases_.named_officers = {WorkerId{2}};
    bases_.assignments.push_back(
        {.party = kEmploymentService, .worker = WorkerId{2}, .team = {}, .begins = kBefore});
    const Actor named = Worker(Role::kEmploymentOfficer, 2);
    for (const Category category : {kIdentity, kProtectedIdentity}) {
        EXPECT_EQ(Sees(officer_, Entry(kEmploymentService, category)),
                  (Decision{Level::kLimited, Slice::kMasked, Reason::kProtected, {}, {}}));
        EXPECT_EQ(LevelOf(named, Entry(kEmploymentService, category)), Level::kFull);
        EXPECT_EQ(LevelOf(participant_, Entry(kEmploymentService, category)), Level::kFull);
    }
    EXPECT_EQ(LevelOf(officer_, Entry(kEmploymentService, kRegistration)), Level::kFull)
        << "the case itself goes on";
    EXPECT_EQ(LevelOf(Worker(Role::kEmploymentOfficer, 3), Entry(kEmploymentService, kIdentity)),
              Level::kNone);
}

TEST_F(ProtectedIdentity, StudyCounsellorsAndProjectLeadsLearnNothing) {
    Consent(kEmploymentService, kAdultEducation, Of(kIdentity));
    Consent(kEmploymentService, kLabourMarket, Of(kParticipation), Role::kProjectLead);
    EXPECT_EQ(Sees(counsellor_, Entry(kEmploymentService, kIdentity)).slice, Slice::kNamePhone);
    EXPECT_EQ(Sees(Lead(), Entry(kEmploymentService, kIdentity)).slice, Slice::kInitials);
    bases_.protection = Protection::kProtectedRegistration;
    EXPECT_EQ(Sees(counsellor_, Entry(kEmploymentService, kIdentity)).reason, Reason::kProtected);
    EXPECT_EQ(LevelOf(counsellor_, Entry(kAdultEducation, kIdentity)), Level::kNone)
        << "nor from their own register";
    EXPECT_EQ(LevelOf(Lead(), Entry(kEmploymentService, kIdentity)), Level::kNone);
}

TEST_F(ProtectedIdentity, NobodyIsNoNamedOfficer) {
    bases_.protection = Protection::kSecrecyMark;
    bases_.named_officers = {WorkerId{}};
    bases_.assignments.push_back(
        {.party = kEmploymentService, .worker = {}, .team = TeamId{5}, .begins = kBefore});
    Actor nobody = Worker(Role::kEmploymentOfficer, 0);
    nobody.teams = {TeamId{5}};
    EXPECT_EQ(Sees(nobody, Entry(kEmploymentService, kRegistration)).level, Level::kFull);
    EXPECT_EQ(Sees(nobody, Entry(kEmploymentService, kIdentity)).slice, Slice::kMasked);
}

TEST_F(ProtectedIdentity, AListRowSharedByColleaguesIsNeverThatOfANamedOfficer) {
    bases_.protection = Protection::kSecrecyMark;
    bases_.named_officers = {WorkerId{1}, WorkerId{}};
    const Gate shared = Gate::ForReader(bases_, kEmploymentService, Column::kEmploymentService, kNow);
    EXPECT_TRUE(shared.Admits());
    EXPECT_EQ(shared.Decide(Entry(kEmploymentService, kIdentity)).slice, Slice::kMasked);
}

TEST_F(ProtectedIdentity, WithFictitiousIdentityNobodyButNamedOfficersHasTheCase) {
    bases_.protection = Protection::kFictitiousIdentity;
    bases_.named_officers = {WorkerId{2}};
    bases_.assignments.push_back(
        {.party = kEmploymentService, .worker = WorkerId{2}, .team = {}, .begins = kBefore});
    EXPECT_FALSE(Gate(bases_, officer_, kNow).Admits());
    EXPECT_EQ(Sees(officer_, Entry(kEmploymentService, kRegistration)).reason, Reason::kNotAssigned)
        << "as if it were not there";
    EXPECT_EQ(LevelOf(Worker(Role::kEmploymentOfficer, 2), Entry(kEmploymentService, kIdentity)),
              Level::kFull);
    EXPECT_EQ(LevelOf(participant_, Entry(kEmploymentService, kIdentity)), Level::kFull);
}

TEST_F(ProtectedIdentity, WhoMayNotKnowWhoItIsMayNotKnowWhere) {
    EXPECT_FALSE(Gate(bases_, officer_, kNow).Masks());
    bases_.protection = Protection::kSecrecyMark;
    EXPECT_TRUE(Gate(bases_, officer_, kNow).Masks());
    bases_.named_officers = {officer_.worker};
    EXPECT_FALSE(Gate(bases_, officer_, kNow).Masks());
    EXPECT_FALSE(Gate(bases_, participant_, kNow).Masks());
}

// ---- rule 5: what its owner has recalled

TEST_F(AcrossParties, WhatIsRecalledIsTheOwnersAndTheParticipants) {
    Consent(kSocialServices, kEmploymentService, Of(kJointPlan));
    EntryHead head = Entry(kSocialServices, kJointPlan);
    head.item = ItemId{77};
    EntryHead other = head;
    other.item = ItemId{78};
    EXPECT_EQ(LevelOf(officer_, head), Level::kFull);
    EXPECT_TRUE(Gate(bases_, officer_, kNow).OpensAll(kSocialServices, kJointPlan, ~0U));
    bases_.recalls = {{ItemId{77}, kSocialServices, kJointPlan}};
    EXPECT_EQ(Sees(officer_, head), (Decision{Level::kNone, Slice::kSummary, Reason::kNoDisclosure, {}, {}}));
    EXPECT_EQ(LevelOf(officer_, other), Level::kFull);
    EXPECT_FALSE(Gate(bases_, officer_, kNow).OpensAll(kSocialServices, kJointPlan, ~0U))
        << "what is not seen there may be";
    EXPECT_EQ(LevelOf(participant_, head), Level::kFull);
    head.named = {kEmploymentService};
    EXPECT_EQ(LevelOf(officer_, head), Level::kNone) << "named or not";
    head.named = {};
    bases_.recalls = {{ItemId{77}, kEmploymentService, kJointPlan}};
    EXPECT_EQ(LevelOf(officer_, head), Level::kFull) << "nobody takes back what is another's";
}

// ---- list rows

TEST_F(AcrossParties, WhatIsForOneOfSeveralRolesInAColumnIsNotOnTheirSharedRow) {
    Consent(kEmploymentService, kLabourMarket, Of(kParticipation), Role::kEmployerTeam);
    const EntryHead head = Entry(kEmploymentService, kParticipation);
    EXPECT_EQ(LevelOf(Worker(Role::kEmployerTeam), head), Level::kFull);
    EXPECT_EQ(LevelOf(secretary_, head), Level::kNone);
    EXPECT_EQ(Gate::ForReader(bases_, kLabourMarket, Column::kLabourMarket, kNow).Decide(head).level,
              Level::kNone);
    Consent(kLabourMarket, kEmploymentService, Of(kParticipation), Role::kEmploymentOfficer);
    EXPECT_EQ(Gate::ForReader(bases_, kEmploymentService, Column::kEmploymentService, kNow)
                  .Decide(Entry(kLabourMarket, kParticipation))
                  .level,
              Level::kFull)
        << "the only role of its column";
}

// ---- how long a decision holds

TEST_F(AcrossParties, AGateHoldsUntilTheNextChangeThatConcernsItsReader) {
    Consent(kHealthRegion, kEmploymentService, Of(kFunctionalNeeds));
    EXPECT_EQ(Gate(bases_, officer_, kNow).HoldsUntil(), kForever);
    bases_.provisions[0].ends = kLater;
    EXPECT_EQ(Gate(bases_, officer_, kNow).HoldsUntil(), kLater);
    EXPECT_EQ(Gate(bases_, secretary_, kNow).HoldsUntil(), kForever) << "of no concern to them";
    bases_.disclosures[0].begins = AddSeconds(kNow, 60);
    EXPECT_EQ(Gate(bases_, officer_, kNow).HoldsUntil(), AddSeconds(kNow, 60));
    EXPECT_EQ(Gate(bases_, officer_, kLater).HoldsUntil(), kForever);
    bases_.engagements.push_back(
        {.party = kEmploymentService, .begins = kBefore, .ends = AddSeconds(kNow, 30)});
    EXPECT_EQ(Gate(bases_, officer_, kNow).HoldsUntil(), AddSeconds(kNow, 30));
    EXPECT_EQ(Gate(bases_, secretary_, kNow).HoldsUntil(), kForever);
}

// ---- what this program has no word for, as a newer one may have written it

TEST_F(AcrossParties, WhatIsInNoWordsOfOursIsNobodys) {
    CategorySet all;
    all.set();
    Consent(kSocialServices, kEmploymentService, all);
    for (const unsigned party : {7U, 8U, 200U}) {
        const EntryHead head = Entry(static_cast<Party>(party), kParticipation);
        EXPECT_EQ(Sees(officer_, head).reason, Reason::kNoDisclosure) << party;
        EXPECT_FALSE(Gate(bases_, officer_, kNow).OpensAll(head.owner, kParticipation, ~0U)) << party;
    }
    for (const unsigned category : {27U, 28U, 200U}) {
        const EntryHead head = Entry(kSocialServices, static_cast<Category>(category));
        EXPECT_EQ(LevelOf(officer_, head), Level::kNone) << category;
        EXPECT_EQ(LevelOf(participant_, head), Level::kNone) << category;
        EXPECT_FALSE(Gate(bases_, officer_, kNow).OpensAll(head.owner, head.category, ~0U)) << category;
        EXPECT_FALSE(Gate(bases_, participant_, kNow).OpensAll(head.owner, head.category, ~0U)) << category;
    }
    for (const unsigned topic : {8U, 35U, 200U})
        EXPECT_EQ(LevelOf(officer_, Entry(kSocialServices, kJointPlan, static_cast<Topic>(topic))),
                  Level::kNone)
            << topic;
}

// ---- the statute table

TEST(Statutes, ListExactlyWhatTheOrdinanceLists) {
    const Statute* insurance = FindStatute("2008:975 3", kSocialInsurance, kSocialServices);
    const Statute* employment = FindStatute("2008:975 5", kEmploymentService, kSocialServices);
    ASSERT_TRUE(insurance && employment);
    EXPECT_EQ(insurance->data.size(), 6U);
    EXPECT_EQ(employment->data.size(), 6U);
    EXPECT_THAT(std::string(insurance->data[4].swedish),
                testing::HasSubstr("vilket belopp som har betalats ut"));
    EXPECT_THAT(std::string(employment->data[5].swedish), testing::HasSubstr("senaste aktivitetsrapporten"));
    EXPECT_EQ(FindStatute("2008:975 5", kSocialInsurance, kSocialServices), nullptr);
}

TEST(Statutes, NoneReachesOutOfCareAndOnlyTheInsuranceCodeOutOfSocialServices) {
    for (const Statute& statute : Statutes()) {
        EXPECT_NE(statute.from, kHealthRegion) << statute.code;
        if (statute.from == kSocialServices) {
            EXPECT_EQ(statute.code, "2010:110 110:31");
        }
        EXPECT_TRUE(statute.categories.any() && !statute.swedish.empty() && !statute.english.empty() &&
                    !statute.source.empty());
        EXPECT_EQ(FindStatute(statute.code, statute.from, statute.to), &statute) << "stands once";
    }
}

TEST(Statutes, ReachFromOnePartyToAnotherWhileInForce) {
    const Instant first = StartOfDay(MakeDate(2026, 3, 1));
    EXPECT_EQ(ReachOf("2000:625 1 a", kAdultEducation, kEmploymentService, first), Of(kStudies));
    EXPECT_TRUE(ReachOf("2000:625 1 a", kAdultEducation, kEmploymentService, AddSeconds(first, -1)).none());
    EXPECT_TRUE(ReachOf("2000:625 1 a", kEmploymentService, kAdultEducation, first).none());
    EXPECT_TRUE(ReachOf("1999:1 1", kAdultEducation, kEmploymentService, first).none());
}

TEST(Statutes, HoldFromTheDayTheyComeIntoForceUntilTheDayTheyEnd) {
    Statute statute;
    statute.begins = StartOfDay(MakeDate(2026, 3, 1));
    statute.ends = StartOfDay(MakeDate(2027, 1, 1));
    EXPECT_FALSE(statute.InForce(AddSeconds(statute.begins, -1)));
    EXPECT_TRUE(statute.InForce(statute.begins));
    EXPECT_TRUE(statute.InForce(AddSeconds(statute.ends, -1)));
    EXPECT_FALSE(statute.InForce(statute.ends));
    for (const Statute& each : Statutes()) {
        const CategorySet at_the_end = ReachOf(each.code, each.from, each.to, each.ends);
        EXPECT_TRUE(at_the_end.none()) << each.code;
    }
}

// ---- words

TEST(Words, EveryPartyAndCategoryHasANameInBothLanguages) {
    for (const Language language : {Language::kSwedish, Language::kEnglish}) {
        for (std::size_t party = 1; party < kPartyCount; ++party)
            EXPECT_NE(PartyName(static_cast<Party>(party), language), "");
        for (std::size_t row = 1; row < kCategoryCount; ++row)
            EXPECT_NE(CategoryName(static_cast<Category>(row), language), "");
    }
}

TEST_F(AcrossParties, AnAnswerExplainsItself) {
    Consent(kSocialServices, kLabourMarket, Of(kIncomeSupport));
    const EntryHead head = Entry(kSocialServices, kIncomeSupport);
    const auto ground = [&](const Actor& actor) {
        return GroundOf(bases_, Sees(actor, head), head.owner, actor.party);
    };
    EXPECT_EQ(
        Explain(ground(secretary_), head, Language::kSwedish),
        "Du ser en del av uppgiften (bara ja eller nej): socialtjänsten har lämnat ut ”Försörjningsstöd” "
        "med den enskildes samtycke. Samtycket gäller tills det återkallas.");
    EXPECT_EQ(
        Explain(ground(secretary_), head, Language::kEnglish),
        "You see a part of the entry (only yes or no): social services has disclosed “Income support” with "
        "the person's consent. The consent holds until it is withdrawn.");
    EXPECT_EQ(Explain(ground(Worker(Role::kLabourMarketSecretary, 2)), head, Language::kSwedish),
              "Visas inte: du är inte tilldelad ärendet.");
}

TEST(Words, ARefusalSaysNothingOfWhatIsHidden) {
    const EntryHead one = Entry(kHealthRegion, kDiagnosis, Topic::kHealth);
    for (const Language language : {Language::kSwedish, Language::kEnglish})
        for (std::size_t r = static_cast<std::size_t>(Reason::kNotAssigned); r < Names(Reason{}).size();
             ++r) {
            const Decision decision{Level::kNone, Slice::kSummary, static_cast<Reason>(r), {}, {}};
            const Ground no{decision, kForever, nullptr};
            const std::string text = Explain(no, one, language);
            EXPECT_THAT(text, testing::AllOf(testing::Not(testing::HasSubstr("{")),
                                             testing::Not(testing::HasSubstr("kydda"))));
            EXPECT_EQ(text, Explain(no, Entry(kHealthRegion, kEmployerOrders), language))
                << "whatever it holds";
            const bool disclosed_once = decision.reason == Reason::kBasisEnded ||
                                        decision.reason == Reason::kNotInTable ||
                                        decision.reason == Reason::kOtherTopic;
            if (!disclosed_once) {
                EXPECT_EQ(text, Explain(no, Entry(kSocialServices, kDiagnosis), language))
                    << "and whosever it is";
            }
        }
}

}  // namespace
}  // namespace samkraft::secrecy
