// From the entries that govern access to what the engine decides on: consents, disclosures, teams,
// assignments, openings.
#include "journal/bases.hpp"

#include "domain/story_test.hpp"

namespace samkraft::journal {
namespace {

using namespace domain;
using namespace domain::test;
using enum Party;
using enum Role;
using secrecy::Reason;

// The story's bases, as the program makes them: only from the entries that govern.
secrecy::CaseBases Bases(const Story& story) {
    std::vector<Entry> governing;
    for (const Entry& e : story.entries)
        if (Governs(KindOf(e.head))) governing.push_back(e);
    return BasesOf(governing, story.directory);
}
Instant At(Date day, int hour = 12) { return AddSeconds(StartOfDay(day), hour * 3600L); }
Instant Now(const Story& story) { return At(story.Today(), 13); }

secrecy::Actor Works(Role role, TeamId team = kNorth) {
    const Directory directory = TwoTeams();
    const Worker& w = *directory.Find(Of(role, team));
    return {.association = {}, .worker = w.id, .party = w.party, .role = role, .teams = w.teams};
}
bool Admits(const Story& story, const secrecy::Actor& actor, Instant now) {
    return secrecy::Gate(Bases(story), actor, now).Admits();
}
secrecy::Decision Decides(const Story& story, const secrecy::Actor& actor, Party owner, Category category,
                          Instant now) {
    EntryHead head;
    head.id = EntryId{1};
    head.item = ItemId{1};
    head.owner = owner;
    head.category = category;
    return secrecy::Gate(Bases(story), actor, now).Decide(head);
}
Level Sees(const Story& story, Role role, Party owner, Category category) {
    return Decides(story, Works(role), owner, category, Now(story)).level;
}

TEST(Governing, AreTheKindsThatChangeWhatIsSeenAndNoOthers) {
    // A blank of any other kind leaves the bases as they were.
    Story story;
    story.HasTeam();
    story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    const auto size = [](const secrecy::CaseBases& b) {
        return std::array{b.provisions.size(),     b.disclosures.size(),
                          b.assignments.size(),    b.engagements.size(),
                          b.named_officers.size(), static_cast<std::size_t>(b.protection)};
    };
    const auto before = size(BasesOf(story.entries, story.directory));
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const auto kind = static_cast<Kind>(k);
        if (Governs(kind)) continue;
        std::vector<Entry> entries = story.entries;
        Entry& more = entries.emplace_back(entries.back());
        more.payload = Decode(kind, "{}").value();
        more.head.kind = static_cast<std::uint16_t>(kind);
        EXPECT_EQ(size(BasesOf(entries, story.directory)), before) << NameOf(kind);
    }
    EXPECT_EQ(size(Bases(story)), before);
    EXPECT_EQ(Governs(Kind::kConsentRefused), false) << "a no opens nothing";
}

// ---- who takes part

TEST(Opening, GivesTheCaseToWhoOpenedItAndTheirPartyACaseOfItsOwn) {
    const Story story;
    EXPECT_TRUE(Admits(story, Works(kEmploymentOfficer), Now(story)));
    EXPECT_FALSE(Admits(story, Works(kEmploymentOfficer, kSouth), Now(story)))
        << "a colleague is not assigned: inner secrecy";
    EXPECT_FALSE(Admits(story, Works(kSocialWorker), Now(story)));
    ASSERT_EQ(Bases(story).engagements.size(), 1U);
    EXPECT_EQ(Bases(story).engagements[0].party, kEmploymentService);
}
TEST(Team, EverybodyInItTakesPartFromTheDayItHasTheCase) {  // malmokraften-method-support: "samtliga i teamet
                                                            // äger ärendet"
    Story story;
    story.After(1).HasTeam();
    for (const Role role : {kEmploymentOfficer, kSocialWorker, kLabourMarketSecretary}) {
        EXPECT_TRUE(Admits(story, Works(role), Now(story))) << NameOf(role);
        if (role == kEmploymentOfficer) continue;  // opened it
        EXPECT_FALSE(Admits(story, Works(role), At(AddDays(story.Today(), -1)))) << NameOf(role);
    }
    EXPECT_FALSE(Admits(story, Works(kSocialWorker, kSouth), Now(story)));
    std::vector<Party> engaged;
    for (const auto& e : Bases(story).engagements) engaged.push_back(e.party);
    EXPECT_THAT(engaged, testing::UnorderedElementsAre(kEmploymentService, kSocialServices, kLabourMarket));
}
TEST(Team, ThoseWhoServeSeveralTeamsComeInWhenTheyAreAssignedAndNotBefore) {  // "konsultativt vid behov"
    Story story;
    story.HasTeam();
    for (const Role role : {kCareCoordinator, kInsuranceInvestigator, kStudyCounsellor}) {
        EXPECT_FALSE(Admits(story, Works(role), Now(story))) << NameOf(role);
        story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(role)});
        EXPECT_TRUE(Admits(story, Works(role), Now(story))) << NameOf(role);
        EXPECT_EQ(Bases(story).engagements.back().party, HomeParty(role));
    }
}
TEST(Team, AChangeOfTeamEndsTheOldOnesAssignment) {  // R64
    Story story;
    story.HasTeam(kNorth);
    const Instant before = Now(story);
    story.After(10).HasTeam(kSouth);
    EXPECT_FALSE(Admits(story, Works(kSocialWorker, kNorth), Now(story)));
    EXPECT_TRUE(Admits(story, Works(kSocialWorker, kSouth), Now(story)));
    EXPECT_TRUE(Admits(story, Works(kSocialWorker, kNorth), before)) << "then it had it";
    EXPECT_TRUE(Admits(story, Works(kEmploymentOfficer, kNorth), Now(story)))
        << "who is assigned in person stays";
    story.After(1).HasTeam(kNorth);
    EXPECT_TRUE(Admits(story, Works(kSocialWorker, kNorth), Now(story))) << "and may get it back";
    EXPECT_FALSE(Admits(story, Works(kSocialWorker, kSouth), Now(story)));
}
TEST(AssignmentOfAWorker, LastsToItsLastDayOrUntilEndedAndEngagesTheParty) {
    Story story;
    const Date last = AddDays(story.Today(), 5);
    story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kCareCoordinator), .until = last});
    EXPECT_TRUE(Admits(story, Works(kCareCoordinator), At(last, 23)));
    EXPECT_FALSE(Admits(story, Works(kCareCoordinator), StartOfDay(AddDays(last, 1))));
    EXPECT_EQ(Bases(story).engagements.back().party, kHealthRegion);

    const ItemId item =
        story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kInsuranceInvestigator)});
    story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kStudyCounsellor)});
    EXPECT_TRUE(Admits(story, Works(kInsuranceInvestigator), Now(story)));
    story.After(1).Writes(kEmploymentOfficer, AssignmentEnded{"Slutat"}, {.item = item});
    EXPECT_FALSE(Admits(story, Works(kInsuranceInvestigator), At(story.Today(), 12))) << "at once";
    EXPECT_TRUE(Admits(story, Works(kStudyCounsellor), Now(story))) << "another's";
}
TEST(AssignmentOfAWorker, WhoIsNotInTheDirectoryIsNobodys) {
    Story story;
    story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kCareCoordinator)});
    story.directory.workers.clear();
    EXPECT_TRUE(Bases(story).assignments.empty());
}
TEST(OpeningInTheOwnParty,
     LastsItsHoursAndReachesNobodyElse) {  // design 3.1: reasoned, time-limited, reviewed
    Story story;
    const Author colleague = As(kEmploymentOfficer, kSouth);
    const ItemId opening = story.OpensWithReason(colleague, 4);
    const secrecy::Actor actor = Works(kEmploymentOfficer, kSouth);
    EXPECT_TRUE(Admits(story, actor, At(story.Today(), 12)));
    EXPECT_TRUE(Admits(story, actor, AddSeconds(At(story.Today(), 16), -1)));
    EXPECT_FALSE(Admits(story, actor, At(story.Today(), 16)));
    EXPECT_FALSE(Admits(story, actor, AddSeconds(At(story.Today(), 12), -1)));
    EXPECT_FALSE(Admits(story, Works(kSocialWorker, kSouth), Now(story)));
    EXPECT_TRUE(Bases(story).assignments.back().opening);
    story.Reviews(As(kEmploymentOfficer), opening, Verdict::kApproved);
    EXPECT_TRUE(Admits(story, actor, At(story.Today(), 13)));
    story.Reviews(As(kEmploymentOfficer), opening, Verdict::kRejected);
    EXPECT_FALSE(Admits(story, actor, At(story.Today(), 13))) << "at once";
}
TEST(OpeningInTheOwnParty, IsNeverOfWhoIsProtected) {
    Story story;
    const Author colleague = As(kEmploymentOfficer, kSouth);
    const secrecy::Actor actor = Works(kEmploymentOfficer, kSouth);
    story.OpensWithReason(colleague, 4);
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kSecrecyMark,
                                                   .named_officers = {Of(kEmploymentOfficer)},
                                                   .reason = "Beslut"});
    EXPECT_FALSE(Admits(story, actor, At(story.Today(), 13))) << "one that was going on ends";
    story.OpensWithReason(colleague, 4);
    EXPECT_FALSE(Admits(story, actor, At(story.Today(), 13)));
}
TEST(PartyWithACaseOfItsOwn, IsEngagedOnce) {
    Story story;
    story.Writes(kInsuranceInvestigator, PartyEngaged{"9/26"});
    story.Writes(kEmploymentOfficer, PartyEngaged{"1/26"});
    EXPECT_EQ(Bases(story).engagements.size(), 2U);
    EXPECT_EQ(Bases(story).engagements[0].begins, At(story.Today()))
        << "from the opening, not from when it was said again";
}

// ---- consent

TEST(ConsentBases, WithoutItsDayOpensNothing) {  // it would have no end
    Story story;
    story.HasTeam();
    const ItemId item = story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    story.Writes(kEmploymentOfficer, ConsentGiven{.channel = ConsentChannel::kElectronic}, {.item = item});
    EXPECT_TRUE(Bases(story).provisions.empty());
    EXPECT_TRUE(Bases(story).disclosures.empty());
}
TEST(ConsentBases, ThatDoesNotHoldTheNameSaysNothingOfTheName) {
    Story story;
    story.HasTeam();
    story.GetsConsent(kEmploymentService, {kSocialServices}, {Category::kJointPlan});
    const auto disclosures = Bases(story).disclosures;
    ASSERT_EQ(disclosures.size(), 1U) << "no second one, of nothing";
    EXPECT_EQ(disclosures[0].basis, BasisKind::kConsent);
}
TEST(ConsentBases, GivenConsentIsAStandingDisclosure) {  // docs/decisions/0005
    Story story;
    story.HasTeam();
    const ItemId asked = story.AsksConsent(kSocialServices, {kEmploymentService, kLabourMarket},
                                           {Category::kJointPlan, Category::kIncomeSupport});
    EXPECT_EQ(Sees(story, kEmploymentOfficer, kSocialServices, Category::kJointPlan), Level::kNone)
        << "asked is not given";
    story.After(1).Writes(kSocialWorker,
                          ConsentGiven{.channel = ConsentChannel::kElectronic, .date = story.Today()},
                          {.item = asked});
    EXPECT_EQ(Sees(story, kEmploymentOfficer, kSocialServices, Category::kJointPlan), Level::kFull);
    EXPECT_EQ(Sees(story, kLabourMarketSecretary, kSocialServices, Category::kJointPlan), Level::kFull);
    EXPECT_EQ(Sees(story, kEmploymentOfficer, kSocialServices, Category::kIncomeSupport), Level::kLimited)
        << "as far as the table goes";
    EXPECT_EQ(Sees(story, kInsuranceInvestigator, kSocialServices, Category::kJointPlan), Level::kNone)
        << "not named";
    EXPECT_EQ(Sees(story, kSocialWorker, kEmploymentService, Category::kJointPlan), Level::kNone)
        << "one way";
    EXPECT_EQ(Sees(story, kEmploymentOfficer, kSocialServices, Category::kFollowUp), Level::kNone)
        << "not what was said";
    const secrecy::Decision d =
        Decides(story, Works(kEmploymentOfficer), kSocialServices, Category::kJointPlan, Now(story));
    EXPECT_EQ(d.reason, Reason::kConsent);
    EXPECT_EQ(d.provision, asked);
}
TEST(ConsentBases, OnPaperOpensNothingUntilSomebodyElseHasConfirmed) {
    Story story;
    story.HasTeam();
    const ItemId item = story.AsksByForm(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    const auto seen = [&] { return Sees(story, kEmploymentOfficer, kSocialServices, Category::kJointPlan); };
    story.Writes(kSocialWorker,
                 ConsentGiven{.channel = ConsentChannel::kPaper, .date = story.Today(), .evidence = "Pärm"},
                 {.item = item});
    EXPECT_EQ(seen(), Level::kNone);
    EXPECT_TRUE(Bases(story).provisions.empty());

    // Written past the rules, by the same person: still nothing.
    const std::vector<Entry> before = story.entries;
    Entry& forged = story.entries.emplace_back(story.entries.back());
    forged.head.kind = static_cast<std::uint16_t>(Kind::kConsentConfirmed);
    forged.payload = ConsentConfirmed{};
    EXPECT_EQ(seen(), Level::kNone);
    story.entries = before;

    story.After(2).Writes(kEmploymentOfficer,
                          ConsentConfirmed{.date = story.Today(), .reference = MakeReference(1)},
                          {.item = item});
    EXPECT_EQ(seen(), Level::kFull);
    ASSERT_EQ(Bases(story).provisions.size(), 1U);
    EXPECT_EQ(Bases(story).provisions[0].begins, At(story.Today()))
        << "from the confirmation, not from the signature";
    EXPECT_EQ(Bases(story).provisions[0].ends, StartOfDay(AddMonths(AddDays(story.Today(), -2), 12)))
        << "for as long as the participant said";
    story.After(1).Writes(kSocialWorker, ConsentWithdrawn{}, {.item = item});
    EXPECT_EQ(seen(), Level::kNone);
}
TEST(ConsentBases, APaperThatIsTakenBackCannotBeConfirmedAfterwards) {
    Story story;
    story.HasTeam();
    const ItemId item = story.AsksByForm(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    story.Writes(kSocialWorker,
                 ConsentGiven{.channel = ConsentChannel::kPaper, .date = story.Today(), .evidence = "Pärm"},
                 {.item = item});
    story.Writes(kSocialWorker, ConsentWithdrawn{}, {.item = item});
    Entry& forged = story.entries.emplace_back(story.entries.back());
    forged.head.kind = static_cast<std::uint16_t>(Kind::kConsentConfirmed);
    forged.head.author = Of(kEmploymentOfficer);
    forged.payload = ConsentConfirmed{};
    EXPECT_TRUE(Bases(story).provisions.empty());
}
TEST(ConsentBases, ItemByItemOpensNothingUntilTheWriterShares) {
    Story story;
    story.HasTeam();
    const ItemId note = story.Writes(kSocialWorker, Note{"R", "T"});
    const ItemId consent =
        story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kIdentity, Category::kJointPlan});
    story.Writes(
        kSocialWorker,
        ConsentGiven{.channel = ConsentChannel::kElectronic, .date = story.Today(), .item_by_item = true},
        {.item = consent});
    EXPECT_EQ(Bases(story).provisions.size(), 1U);
    EXPECT_TRUE(Bases(story).disclosures.empty());
    EXPECT_EQ(Sees(story, kEmploymentOfficer, kSocialServices, Category::kJointPlan), Level::kNone);
    story.Writes(
        kSocialWorker,
        Disclosed{
            .to = {kEmploymentService}, .of = note, .basis = BasisKind::kConsent, .provision = consent});
    EntryHead head = story.entries[story.entries.size() - 4].head;
    ASSERT_EQ(head.item, note);
    EXPECT_EQ(secrecy::Gate(Bases(story), Works(kEmploymentOfficer), Now(story)).Decide(head).level,
              Level::kFull);
    EXPECT_EQ(Sees(story, kEmploymentOfficer, kSocialServices, Category::kJointPlan), Level::kNone)
        << "that item and no other";
    story.Writes(kSocialWorker, ConsentWithdrawn{}, {.item = consent});
    EXPECT_EQ(secrecy::Gate(Bases(story), Works(kEmploymentOfficer), Now(story)).Decide(head).level,
              Level::kNone)
        << "what rests on it falls with it";
}
TEST(ConsentBases, WithdrawalEndsAtOnceAndOnlyThatLine) {
    Story story;
    story.HasTeam();
    const ItemId plan = story.GetsConsent(kSocialServices, {kEmploymentService, kLabourMarket},
                                          {Category::kIdentity, Category::kJointPlan});
    story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kFollowUp});
    story.After(1).Writes(kSocialWorker, ConsentWithdrawn{}, {.item = plan});
    const Instant withdrawn = At(story.Today(), 12);
    for (const Role role : {kEmploymentOfficer, kLabourMarketSecretary})
        for (const Category category : {Category::kIdentity, Category::kJointPlan}) {
            EXPECT_NE(Decides(story, Works(role), kSocialServices, category, AddSeconds(withdrawn, -1)).level,
                      Level::kNone);
            EXPECT_EQ(Decides(story, Works(role), kSocialServices, category, withdrawn).level, Level::kNone)
                << NameOf(category);
        }
    EXPECT_EQ(
        Decides(story, Works(kEmploymentOfficer), kSocialServices, Category::kFollowUp, withdrawn).level,
        Level::kFull);
}
TEST(ConsentBases, RunsOutAfterItsMonths) {
    Story story;
    story.HasTeam();
    story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    const Instant end = StartOfDay(Day("2027-03-02"));
    const auto level = [&](Instant now) {
        return Decides(story, Works(kEmploymentOfficer), kSocialServices, Category::kJointPlan, now).level;
    };
    EXPECT_EQ(level(AddSeconds(end, -1)), Level::kFull);
    EXPECT_EQ(level(end), Level::kNone);
}
TEST(ConsentBases, TheLastDayThatIsShownIsTheLastDayThatItHolds) {
    // The page says "until"; the gate must not close before.
    Story story;
    story.HasTeam();
    story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    const Date until = story.Seen().consents.at(0).until;
    const Instant now = At(until);
    EXPECT_EQ(
        story.On(until).Tries(kSocialWorker,
                              Disclosed{.to = {kEmploymentService},
                                        .categories = {Category::kJointPlan},
                                        .basis = BasisKind::kConsent,
                                        .provision = story.Seen().consents.at(0).asked.about.item}) == "ok",
        Decides(story, Works(kEmploymentOfficer), kSocialServices, Category::kJointPlan, now).level !=
            Level::kNone);
}
TEST(ConsentBases, NarrowsByTopic) {
    Story story;
    story.HasTeam();
    ConsentAsked asked{.from = kSocialServices,
                       .to = {kEmploymentService},
                       .categories = {Category::kJointPlan},
                       .topics = {Topic::kStudies}};
    const ItemId item = story.Writes(kSocialWorker, asked);
    story.Writes(kSocialWorker, ConsentGiven{.channel = ConsentChannel::kElectronic, .date = story.Today()},
                 {.item = item});
    EntryHead head;
    head.item = ItemId{1};
    head.owner = kSocialServices;
    head.category = Category::kJointPlan;
    const secrecy::Gate gate(Bases(story), Works(kEmploymentOfficer), Now(story));
    head.topic = Topic::kStudies;
    EXPECT_EQ(gate.Decide(head).level, Level::kFull);
    head.topic = Topic::kHealth;
    EXPECT_EQ(gate.Decide(head).level, Level::kNone);
}
TEST(ConsentBases, TheNameGoesToAPartyWithACaseOfItsOwnOnTheConsentToSaySo) {  // row 1: F:E
    Story story;
    story.HasTeam();
    const ItemId consent = story.GetsConsent(kEmploymentService, {kSocialServices, kSocialInsurance},
                                             {Category::kIdentity, Category::kJointPlan});
    EXPECT_EQ(Sees(story, kSocialWorker, kEmploymentService, Category::kIdentity), Level::kFull);
    const auto insurance = [&] {
        EntryHead head;
        head.item = ItemId{1};
        head.owner = kEmploymentService;
        head.category = Category::kIdentity;
        return secrecy::Gate::ForReader(Bases(story), kSocialInsurance, Column::kSocialInsurance, Now(story))
            .Decide(head)
            .level;
    };
    EXPECT_EQ(insurance(), Level::kNone) << "has no case of its own yet";
    story.Writes(kInsuranceInvestigator, PartyEngaged{});
    EXPECT_EQ(insurance(), Level::kFull);
    int twins = 0;
    for (const auto& d : Bases(story).disclosures) {
        if (d.basis != BasisKind::kOwnCase) continue;
        ++twins;
        EXPECT_EQ(d.id, consent);
        EXPECT_EQ(d.categories.count(), 1U) << "the name and nothing else";
    }
    EXPECT_EQ(twins, 2) << "one per receiver";
    Story without;
    without.HasTeam();
    without.GetsConsent(kEmploymentService, {kSocialServices}, {Category::kJointPlan});
    EXPECT_EQ(Sees(without, kSocialWorker, kEmploymentService, Category::kIdentity), Level::kNone)
        << "the name was not in it";
}
TEST(ConsentBases, ProjectLeadsAreReachedByTheirRoleWhereverTheyWork) {  // R65, row 3: count and identity
    Story story;
    ConsentAsked asked{.from = kEmploymentService,
                       .to = {kNone},
                       .to_role = kProjectLead,
                       .categories = {Category::kParticipation},
                       .purpose = Purpose::kEvaluation};
    const ItemId item = story.Writes(kEmploymentOfficer, asked);
    story.Writes(kEmploymentOfficer,
                 ConsentGiven{.channel = ConsentChannel::kElectronic, .date = story.Today()}, {.item = item});
    EntryHead head;
    head.item = ItemId{1};
    head.owner = kEmploymentService;
    head.category = Category::kParticipation;
    const auto leads =
        secrecy::Gate::ForReader(Bases(story), kNone, Column::kProjectLead, Now(story)).Decide(head);
    EXPECT_EQ(leads.level, Level::kLimited);
    EXPECT_EQ(leads.slice, Slice::kCountId);
    EXPECT_EQ(secrecy::Gate::ForReader(Bases(story), kLabourMarket, Column::kLabourMarket, Now(story))
                  .Decide(head)
                  .level,
              Level::kNone);
    EXPECT_EQ(
        secrecy::Gate::ForReader(Bases(story), kNone, Column::kEvaluator, Now(story)).Decide(head).level,
        Level::kNone)
        << "another role";
}
TEST(ConsentBases, ConsentToWhatWasNeverAskedIsNone) {
    Story story;
    const ItemId item = story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    std::erase_if(story.entries, [&](const Entry& e) {
        return e.head.item == item && KindOf(e.head) == Kind::kConsentAsked;
    });
    EXPECT_TRUE(Bases(story).provisions.empty());
    EXPECT_TRUE(Bases(story).disclosures.empty());
}

// ---- disclosures by an act of their own

TEST(DisclosureBases, LastToTheirLastDayOrUntilEnded) {
    Story story;
    story.HasTeam();
    const Date last = AddDays(story.Today(), 3);
    Disclosed d{.to = {kSocialServices},
                .categories = {Category::kRegistration},
                .basis = BasisKind::kStatute,
                .statute = "2008:975 5",
                .until = last};
    story.Writes(kEmploymentOfficer, d);
    const auto level = [&](Instant now) {
        return Decides(story, Works(kSocialWorker), kEmploymentService, Category::kRegistration, now);
    };
    EXPECT_EQ(level(At(last, 23)).level, Level::kFull);
    EXPECT_EQ(level(At(last, 23)).reason, Reason::kStatute);
    EXPECT_EQ(level(StartOfDay(AddDays(last, 1))).level, Level::kNone);
    d.until = {};
    const ItemId open = story.On(AddDays(last, 5)).Writes(kEmploymentOfficer, d);
    EXPECT_EQ(level(Now(story)).level, Level::kFull);
    story.After(1).Writes(kEmploymentOfficer, DisclosureEnded{}, {.item = open});
    EXPECT_EQ(level(At(story.Today(), 12)).level, Level::kNone);
}
TEST(DisclosureBases, TopicsAndSeveralReceiversAreKept) {
    Story story;
    story.Writes(kEmploymentOfficer, Disclosed{.to = {kSocialServices, kLabourMarket},
                                               .categories = {Category::kJointPlan},
                                               .topics = {Topic::kWork},
                                               .basis = BasisKind::kOwnCase});
    const auto disclosures = Bases(story).disclosures;
    ASSERT_EQ(disclosures.size(), 2U);
    EXPECT_EQ(disclosures[0].owner, kEmploymentService);
    EXPECT_EQ(disclosures[1].to, kLabourMarket);
    EXPECT_TRUE(disclosures[0].topics.Has(Topic::kWork));
    EXPECT_FALSE(disclosures[0].topics.Has(Topic::kHealth));
}

// ---- protection

TEST(ProtectionBases, IsTheLatestThatWasSet) {
    Story story;
    const ItemId item =
        story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kFictitiousIdentity,
                                                       .named_officers = {Of(kEmploymentOfficer)},
                                                       .reason = "R"});
    EXPECT_EQ(Bases(story).protection, Protection::kFictitiousIdentity);
    EXPECT_THAT(Bases(story).named_officers, testing::ElementsAre(Of(kEmploymentOfficer)));
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kNone, .reason = "Upphört"},
                 {.item = item});
    EXPECT_EQ(Bases(story).protection, Protection::kNone);
    EXPECT_TRUE(Bases(story).named_officers.empty());
}
TEST(ProtectionBases, AreTheStrictestOfTheMarksAndTheOfficersOfAll) {
    Story story;
    story.HasTeam();
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kProtectedRegistration,
                                                   .named_officers = {Of(kEmploymentOfficer)},
                                                   .reason = "R"});
    const ItemId item = story.Writes(kSocialWorker, ProtectionSet{.degree = Protection::kSecrecyMark,
                                                                  .named_officers = {Of(kSocialWorker)},
                                                                  .reason = "R"});
    EXPECT_EQ(Bases(story).protection, Protection::kProtectedRegistration);
    EXPECT_THAT(Bases(story).named_officers, testing::ElementsAre(Of(kEmploymentOfficer), Of(kSocialWorker)));
    story.Writes(kSocialWorker, ProtectionSet{.degree = Protection::kNone, .reason = "Upphört"},
                 {.item = item});
    EXPECT_EQ(Bases(story).protection, Protection::kProtectedRegistration) << "lifted by one, it stands";
    EXPECT_THAT(Bases(story).named_officers, testing::ElementsAre(Of(kEmploymentOfficer)));
}
TEST(ProtectionBases, FictitiousIdentityIsTheOfficersAloneAndNoTeams) {
    Story story;
    story.HasTeam();
    EXPECT_EQ(Sees(story, kLabourMarketSecretary, kLabourMarket, Category::kJointPlan), Level::kFull);
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kFictitiousIdentity,
                                                   .named_officers = {Of(kEmploymentOfficer)},
                                                   .reason = "R"});
    for (const secrecy::Assignment& a : Bases(story).assignments) {
        EXPECT_EQ(a.worker, Of(kEmploymentOfficer));
        EXPECT_FALSE(a.team);
    }
    EXPECT_EQ(Sees(story, kLabourMarketSecretary, kLabourMarket, Category::kJointPlan), Level::kNone);
    EXPECT_EQ(Sees(story, kEmploymentOfficer, kEmploymentService, Category::kIdentity), Level::kFull)
        << "has it through the team too";
}
TEST(ColleagueBases, ACaseOfSomebodyWhoWorksHereIsTheirsWhoHaveItByName) {
    Story story;
    story.HasTeam();
    story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kSocialWorker)});
    story.directory.works_here = [](std::string_view number) { return number == "198211059954"; };
    const auto assigned = [&] {
        std::set<WorkerId> workers;
        for (const secrecy::Assignment& a : BasesOf(story.entries, story.directory).assignments)
            workers.insert(a.worker);
        return workers;
    };
    EXPECT_THAT(assigned(), testing::ElementsAre(Of(kEmploymentOfficer), Of(kSocialWorker)));
    story.directory.works_here = [](std::string_view) { return false; };
    EXPECT_TRUE(assigned().contains(WorkerId{})) << "otherwise the team has it";
}
TEST(RecallBases, AreOfTheOwnerAndTheCategory) {
    Story story;
    const ItemId note = story.Writes(kSocialWorker, Note{"R", "T"}, {.category = Category::kIncomeSupport});
    story.Writes(kSocialWorker, Recalled{note, "Fel"});
    EXPECT_THAT(Bases(story).recalls, testing::ElementsAre(secrecy::Recall{note, Party::kSocialServices,
                                                                           Category::kIncomeSupport}));
}

// ---- what a mutated clause showed to be untold (tests/mutate.mjs)

TEST(Team, APartyNoneOfWhoseWorkersIsOfTheTeamAloneTakesNoPart) {
    Story story;
    for (Worker& worker : story.directory.workers)
        if (worker.id == Of(kSocialWorker, kNorth)) worker.teams = {kSouth};
    story.HasTeam(kNorth);
    for (const auto& a : Bases(story).assignments) EXPECT_NE(a.party, kSocialServices);
    for (const auto& e : Bases(story).engagements) EXPECT_NE(e.party, kSocialServices);
}

TEST(OpeningInTheOwnParty, IsToldFromAnAssignment) {
    Story story;
    story.HasTeam(kNorth);
    story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kCareCoordinator)});
    for (const auto& a : Bases(story).assignments) EXPECT_FALSE(a.opening);
    story.OpensWithReason(As(kEmploymentOfficer, kSouth), 4);
    EXPECT_TRUE(Bases(story).assignments.back().opening);
}

TEST(ConsentBases, APaperIsConfirmedOnce) {
    Story story;
    story.HasTeam();
    const ItemId asked = story.AsksByForm(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    story.Writes(kSocialWorker,
                 ConsentGiven{.channel = ConsentChannel::kPaper, .date = story.Today(), .evidence = "Pärm 3"},
                 {.item = asked});
    story.Writes(kEmploymentOfficer, ConsentConfirmed{.date = story.Today(), .reference = MakeReference(1)},
                 {.item = asked});
    story.entries.push_back(story.entries.back());  // written past the rules, which refuse it
    EXPECT_EQ(Bases(story).provisions.size(), 1U);
}

TEST(ConsentBases, OfSeveralThatWereAskedForTheOneGivenOpens) {
    Story story;
    story.HasTeam();
    story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kFollowUp});
    const ItemId second = story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    story.After(1).Writes(kSocialWorker,
                          ConsentGiven{.channel = ConsentChannel::kElectronic, .date = story.Today()},
                          {.item = second});
    EXPECT_EQ(Sees(story, kEmploymentOfficer, kSocialServices, Category::kJointPlan), Level::kFull);
    EXPECT_EQ(Sees(story, kEmploymentOfficer, kSocialServices, Category::kFollowUp), Level::kNone);
}

TEST(ConsentBases, ASecondPaperLeavesTheFirstToBeConfirmed) {
    Story story;
    story.HasTeam();
    const auto signs = [&](Category category) {
        const ItemId item = story.AsksByForm(kSocialServices, {kEmploymentService}, {category});
        story.Writes(kSocialWorker,
                     ConsentGiven{.channel = ConsentChannel::kPaper, .date = story.Today(), .evidence = "P"},
                     {.item = item});
        return item;
    };
    const ItemId first = signs(Category::kFollowUp);
    signs(Category::kJointPlan);
    story.Writes(kEmploymentOfficer, ConsentConfirmed{.date = story.Today(), .reference = MakeReference(1)},
                 {.item = first});
    EXPECT_EQ(Sees(story, kEmploymentOfficer, kSocialServices, Category::kFollowUp), Level::kFull);
    EXPECT_EQ(Sees(story, kEmploymentOfficer, kSocialServices, Category::kJointPlan), Level::kNone);
}

TEST(ProtectionBases, ALiftedMarkNamesNobody) {
    Story story;
    story.HasTeam();
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kSecrecyMark,
                                                   .named_officers = {Of(kEmploymentOfficer)},
                                                   .reason = "R"});
    Entry& lifted = story.entries.emplace_back(story.entries.back());  // past the rules
    lifted.head.owner = kSocialServices;
    lifted.payload =
        ProtectionSet{.degree = Protection::kNone, .named_officers = {Of(kSocialWorker)}, .reason = "U"};
    EXPECT_THAT(Bases(story).named_officers, testing::ElementsAre(Of(kEmploymentOfficer)));
}

TEST(ProtectionBases, AnOfficerWhomTwoPartiesNameIsOne) {
    Story story;
    story.HasTeam();
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kSecrecyMark,
                                                   .named_officers = {Of(kEmploymentOfficer)},
                                                   .reason = "R"});
    story.entries.push_back(story.entries.back());  // past the rules: each party names its own
    story.entries.back().head.owner = kSocialServices;
    EXPECT_THAT(Bases(story).named_officers, testing::ElementsAre(Of(kEmploymentOfficer)));
}

TEST(ColleagueBases, ACaseOfSomebodyWhoWorksHereIsNotOpenedWithAReason) {
    Story story;
    const secrecy::Actor actor = Works(kEmploymentOfficer, kSouth);
    story.OpensWithReason(As(kEmploymentOfficer, kSouth), 4);
    story.directory.works_here = [](std::string_view) { return true; };
    EXPECT_FALSE(secrecy::Gate(BasesOf(story.entries, story.directory), actor, Now(story)).Admits());
    story.directory.works_here = [](std::string_view) { return false; };
    EXPECT_TRUE(secrecy::Gate(BasesOf(story.entries, story.directory), actor, Now(story)).Admits());
}

TEST(ColleagueBases, AnotherPartysIdentityDoesNotMakeTheCaseAnybodysAgain) {
    Story story;
    story.HasTeam();
    story.directory.works_here = [](std::string_view number) { return number == "198211059954"; };
    Entry other = *std::ranges::find(story.entries, static_cast<std::uint16_t>(Kind::kIdentity),
                                     [](const Entry& e) { return e.head.kind; });
    std::get<Identity>(other.payload).personal_number = "199012119948";
    story.entries.push_back(std::move(other));
    for (const auto& a : BasesOf(story.entries, story.directory).assignments) EXPECT_TRUE(a.worker);
}

TEST(ProtectionBases, OfficersHaveACaseWithFictitiousIdentityThroughTheirTeam) {
    Story story;
    story.HasTeam();
    story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kLabourMarketSecretary)});
    Entry& set = story.entries.emplace_back(story.entries.back());
    set.head.kind = static_cast<std::uint16_t>(Kind::kProtectionSet);
    set.head.owner = kSocialServices;
    // Of the team, of another team, of another party, and nobody: past the rules, but for the first.
    set.payload = ProtectionSet{.degree = Protection::kFictitiousIdentity,
                                .named_officers = {Of(kSocialWorker), Of(kSocialWorker, kSouth),
                                                   Of(kCareCoordinator), WorkerId{999'999}},
                                .reason = "R"};
    const auto assignments = Bases(story).assignments;
    ASSERT_EQ(assignments.size(), 1U) << "neither who opened it, nor who was assigned by name, nor a team";
    EXPECT_EQ(assignments[0].worker, Of(kSocialWorker));
    EXPECT_EQ(assignments[0].party, kSocialServices);
    EXPECT_FALSE(assignments[0].team);
}

TEST(ProtectionBases, AnOfficerWhoHasACaseWithFictitiousIdentityByNameKeepsIt) {
    Story story;
    story.HasTeam();
    story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kEmploymentOfficer, kSouth)});
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kFictitiousIdentity,
                                                   .named_officers = {Of(kEmploymentOfficer, kSouth)},
                                                   .reason = "R"});
    const auto assignments = Bases(story).assignments;
    ASSERT_EQ(assignments.size(), 1U) << "no team of theirs has it";
    EXPECT_EQ(assignments[0].worker, Of(kEmploymentOfficer, kSouth));
}

TEST(ColleagueBases, NamedOfficersDoNotHaveAColleaguesCaseThroughTheirTeam) {
    Story story;
    story.HasTeam();
    story.Writes(kSocialWorker, ProtectionSet{.degree = Protection::kSecrecyMark,
                                              .named_officers = {Of(kSocialWorker)},
                                              .reason = "R"});
    story.directory.works_here = [](std::string_view) { return true; };
    const auto assignments = BasesOf(story.entries, story.directory).assignments;
    ASSERT_EQ(assignments.size(), 1U);
    EXPECT_EQ(assignments[0].worker, Of(kEmploymentOfficer)) << "who opened it";
}

// ---- disposal

TEST(DisposalBases, WhatAPartyHadAndGaveIsGoneWithItsFileAndNothingElse) {
    Story story;
    story.HasTeam();
    story.OpensWithReason(As(kSocialWorker, kSouth), 4);
    for (const auto& [from, to] :
         {std::pair{kSocialServices, kEmploymentService}, std::pair{kEmploymentService, kSocialServices},
          std::pair{kEmploymentService, kLabourMarket}})
        story.GetsConsent(from, {to}, {Category::kJointPlan});
    const auto before = Bases(story);
    ASSERT_EQ(before.provisions.size(), 3U);
    ASSERT_EQ(before.disclosures.size(), 3U);
    ASSERT_EQ(before.engagements.size(), 3U);

    Entry& disposed = story.entries.emplace_back(story.entries.back());
    disposed.head.kind = static_cast<std::uint16_t>(Kind::kPartDisposed);
    disposed.payload = PartDisposed{.party = kSocialServices};
    disposed.head.owner = kSocialServices;
    EXPECT_EQ(Bases(story).assignments, before.assignments) << "only the program says so";
    EXPECT_EQ(Bases(story).provisions.size(), 3U);
    EXPECT_EQ(Bases(story).disclosures.size(), 3U);
    EXPECT_EQ(Bases(story).engagements.size(), 3U);

    disposed.head.owner = Party::kNone;
    const auto after = Bases(story);
    ASSERT_EQ(after.provisions.size(), 1U);
    EXPECT_EQ(after.provisions[0].to, kLabourMarket);
    ASSERT_EQ(after.disclosures.size(), 1U);
    EXPECT_EQ(after.disclosures[0].to, kLabourMarket);
    for (const auto& e : after.engagements) EXPECT_NE(e.party, kSocialServices);
    EXPECT_EQ(after.engagements.size(), 2U);
    ASSERT_EQ(after.assignments.size(), before.assignments.size()) << "ended ones keep their place";
    for (std::size_t i = 0; i < after.assignments.size(); ++i)
        if (before.assignments[i].party == kSocialServices) {
            EXPECT_EQ(after.assignments[i].party, Party::kNone);
            EXPECT_FALSE(after.assignments[i].worker);
            EXPECT_FALSE(after.assignments[i].opening);
        } else {
            EXPECT_EQ(after.assignments[i], before.assignments[i]);
        }
    EXPECT_TRUE(Admits(story, Works(kEmploymentOfficer), Now(story)));
    EXPECT_FALSE(Admits(story, Works(kSocialWorker), Now(story)));
}

}  // namespace
}  // namespace samkraft::journal
