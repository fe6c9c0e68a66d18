// What may be written, by whom and when: every kind of entry, what it accepts and each refusal with its code
// and the place that it points at (design, page 2; requirements R1–R210).
#include "domain/decide.hpp"

#include "domain/story_test.hpp"

namespace samkraft::domain {
namespace {

using namespace test;
using enum Party;
using enum Role;

constexpr Role kRoles[]{
    kEmploymentOfficer, kSocialWorker, kLabourMarketSecretary, kCareCoordinator, kInsuranceInvestigator,
    kStudyCounsellor,   kEmployerTeam, kProjectLead,           kEvaluator,       kOperator,
    kParticipant};

// One row of a table of rules: what is tried and what comes of it.
struct Row {
    const char* says;
    Payload payload;
    std::string answer;
    Role by = kEmploymentOfficer;
    Where where = {};
};
void Check(const Story& story, const std::vector<Row>& rows) {
    for (const Row& row : rows)
        EXPECT_EQ(story.Tries(row.by, row.payload, row.where), row.answer) << row.says;
}

// ---- the referral

Referral AReferral() {
    Referral r;
    r.identity = {.personal_number = kNawfalsNumber, .given_name = "Åsa", .family_name = "Öberg"};
    r.opened = {.date = Day("2026-03-02"), .reason = "Lång tid utan arbete"};
    return r;
}
struct Opening {
    Directory directory = TwoTeams();
    Setting setting{StartOfDay(Day("2026-03-02")), Day("2026-03-02"), directory, {}};
};
std::string Opens(Role role, const Referral& referral) {
    const Opening o;
    const auto drafts = OpenCase(As(role), o.setting, referral);
    if (drafts) return "ok";
    return std::string(Info(drafts.error().code).name) + (drafts.error().pointer.empty() ? "" : " ") +
           drafts.error().pointer;
}

TEST(OpeningACase, IsForTheAuthoritiesThatReferAndNobodyElse) {
    for (const Role role : kRoles) {
        const bool may = role == kEmploymentOfficer || role == kSocialWorker ||
                         role == kLabourMarketSecretary || role == kInsuranceInvestigator;
        EXPECT_EQ(Opens(role, AReferral()), may ? "ok" : "forbidden") << NameOf(role);
    }
}
TEST(OpeningACase, ChecksThePersonalNumberAndTheDate) {
    Referral wrong = AReferral();
    wrong.identity.personal_number = "19821105-9955";
    EXPECT_EQ(Opens(kEmploymentOfficer, wrong), "personal_number /identity/personal_number");
    Referral tomorrow = AReferral();
    tomorrow.opened.date = Day("2026-03-03");
    EXPECT_EQ(Opens(kEmploymentOfficer, tomorrow), "out_of_range /opened/date");
}
TEST(OpeningACase, WritesTheRegistrationOnlyForTheEmploymentServiceWhoseSystemItIs) {
    Referral r = AReferral();
    r.registration = Registration{.programme = "job"};
    EXPECT_EQ(Opens(kEmploymentOfficer, r), "ok");
    EXPECT_EQ(Opens(kSocialWorker, r), "mandate /registration");
}
TEST(OpeningACase, GivesTheOpenerTheCaseAndStoresTheNumberInOneForm) {
    const Opening o;
    Referral r = AReferral();
    r.registration = Registration{.programme = "job"};
    r.work_history = WorkHistory{.ssyk = {"7231"}};
    const auto drafts = OpenCase(As(kEmploymentOfficer), o.setting, r).value();
    ASSERT_EQ(drafts.size(), 5U);
    const Category categories[]{Category::kParticipation, Category::kIdentity, Category::kParticipation,
                                Category::kRegistration, Category::kWorkHistory};
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(drafts[i].category, categories[i]) << i;
        EXPECT_FALSE(drafts[i].item) << "each begins an item of its own";
    }
    const auto& identity = std::get<Identity>(drafts[1].payload);
    EXPECT_EQ(identity.personal_number, "198211059954");
    EXPECT_EQ(identity.initials, "ÅÖ");
    EXPECT_EQ(std::get<WorkerAssigned>(drafts[2].payload).worker, Of(kEmploymentOfficer));
}

// ---- the rules that hold for every kind

TEST(Writing, InACaseThatCannotBeSeenIsAsIfThereWereNone) {
    const Opening o;
    const auto drafts =
        Decide(CaseState{}, As(kEmploymentOfficer), o.setting, Wish{.payload = Note{"Rubrik", "Text"}});
    ASSERT_FALSE(drafts);
    EXPECT_EQ(drafts.error().code, Code::kNotFound);
}
TEST(Writing, IsForTheRolesOfTheKindsRowAndNobodyElse) {
    const Story story;
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const auto kind = static_cast<Kind>(k);
        const Payload blank = Decode(kind, "{}").value();
        for (const Role role : kRoles) {
            const std::string answer = story.Tries(role, blank);
            const bool refused = answer == "forbidden" || answer == "mandate";
            // What is disposed of is proposed by who keeps the records, whatever the role.
            const bool writes = Info(kind).writers.Has(role) && kind != Kind::kDisposalProposed;
            EXPECT_EQ(refused, !writes) << NameOf(kind) << " by " << NameOf(role) << ": " << answer;
        }
    }
}
TEST(Writing, WhatOnlyTheEmploymentServiceDoesSaysWhoDoesIt) {
    const Story story;
    EXPECT_THAT(story.Told(kLabourMarketSecretary, Exit{}), testing::HasSubstr("beslutar arbetsförmedlaren"));
    EXPECT_EQ(story.Tries(kSocialWorker, Registration{.programme = "job"}), "mandate");
}
TEST(Writing, AClosedCaseTakesOnlyWhatProtectsTheParticipantOrPutsTheRecordRight) {
    Story story;
    story.Closes();
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const auto kind = static_cast<Kind>(k);
        if (kind == Kind::kRecallNotice || kind == Kind::kSignal) continue;  // nobody's to write
        const bool open =
            kind == Kind::kConsentWithdrawn || kind == Kind::kProtectionSet ||
            kind == Kind::kDisclosureEnded || kind == Kind::kRetraction || kind == Kind::kOwnPartyOpening ||
            kind == Kind::kOpeningReviewed || kind == Kind::kAssignmentEnded || kind == Kind::kRecalled ||
            kind == Kind::kRedactionProposed || kind == Kind::kRedactionAnswered ||
            kind == Kind::kRightsAsked || kind == Kind::kRightsAnswered || kind == Kind::kStatement ||
            kind == Kind::kKeptBack || kind == Kind::kKeptBackEnded || kind == Kind::kHoldSet ||
            kind == Kind::kHoldLifted || kind == Kind::kDisposalProposed || kind == Kind::kPartDisposed ||
            kind == Kind::kAfterExit || kind == Kind::kDueSetAside || kind == Kind::kDueAssigned ||
            kind == Kind::kDueTakenUp;
        const Author who =
            kind == Kind::kActivityRated ? Author{{}, kNone, kParticipant} : As(kEmploymentOfficer);
        EXPECT_EQ(story.Tries(who, Decode(kind, "{}").value()) == "case_closed", !open) << NameOf(kind);
    }
}
TEST(Writing, TheCaseIsOpenedOnce) {
    EXPECT_EQ(Story().Tries(kEmploymentOfficer, CaseOpened{.date = Day("2026-03-02"), .reason = "Igen"}),
              "case_open");
}
TEST(Writing, WhatContinuesAnItemMustNameOneOfTheRightKind) {
    Story story;
    const ItemId note = story.Writes(kSocialWorker, Note{"Rubrik", "Text"});
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const auto kind = static_cast<Kind>(k);
        if (Info(kind).follows.empty() || Info(kind).writers.IsEmpty()) continue;
        const Payload blank = Decode(kind, "{}").value();
        const Author who = kind == Kind::kActivityRated ? Author{{}, kNone, kParticipant} : As(kSocialWorker);
        EXPECT_EQ(story.Tries(who, blank), "not_found") << NameOf(kind) << " without an item";
        const auto& follows = Info(kind).follows;
        if (std::find(follows.begin(), follows.end(), Kind::kNote) == follows.end()) {
            EXPECT_EQ(story.Tries(who, blank, {.item = note}), "not_found") << NameOf(kind) << " on a note";
        }
    }
    EXPECT_EQ(
        story.Tries(kSocialWorker, FollowUp{.date = story.Today(), .next_contact = AddDays(story.Today(), 7)},
                    {.item = note}),
        "not_found");
    EXPECT_EQ(story.Tries(kSocialWorker, Goal{"Eget arbete", story.Today(), "Lön"}, {.item = note}),
              "not_found")
        << "a goal is no version of a note";
}
TEST(Writing, OnAVersionThatIsNoLongerTheNewestIsAConflict) {
    Story story;
    const ItemId note = story.Writes(kSocialWorker, Note{"Rubrik", "Text"});
    EXPECT_EQ(story.Tries(kSocialWorker, Note{"Rubrik", "Bättre"}, {.item = note, .version = 0}), "stale");
    story.Writes(kSocialWorker, Note{"Rubrik", "Bättre"}, {.item = note, .version = 1});
    EXPECT_EQ(story.Tries(kSocialWorker, Note{"Rubrik", "Annat"}, {.item = note, .version = 1}), "stale");
    EXPECT_EQ(story.Tries(kSocialWorker, Note{"Rubrik", "Annat"}, {.item = note, .version = 2}), "ok");
    const ItemId activity = story.Offers("sfi");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, ActivityAnswered{.date = story.Today()},
                          {.item = activity, .version = 2}),
              "stale");
}
TEST(Writing, OnlyWhatIsReplacedByItsNextVersionMayBeRevised) {
    Story story;
    const ItemId hours_of = story.Runs("sfi");
    const ItemId hours = story.Writes(
        kEmploymentOfficer, HoursReported{.activity = hours_of, .week = story.Today(), .hours = 10});
    EXPECT_EQ(
        story.Tries(kEmploymentOfficer,
                    HoursReported{.activity = hours_of, .week = story.Today(), .hours = 12}, {.item = hours}),
        "not_found");
    const ItemId proposal = story.Proposes(Matter::kInternship);
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, Proposal{.text = "Nytt"}, {.item = proposal}), "not_found");
}
TEST(Writing, ARevisionStaysInTheCategoryAndOnTheTrackOfItsItem) {
    Story story;
    const ItemId note = story.Writes(kCareCoordinator, Note{"Rubrik", "Text"},
                                     {.category = Category::kCareTrack, .topic = Topic::kHealth});
    const auto drafts = story
                            .Judge(As(kCareCoordinator), Note{"Rubrik", "Text"},
                                   {.item = note, .category = Category::kJointPlan, .topic = Topic::kWork})
                            .value();
    EXPECT_EQ(drafts.front().category, Category::kCareTrack);
    EXPECT_EQ(drafts.front().topic, Topic::kHealth);
    EXPECT_EQ(drafts.front().item, note);
}
TEST(Writing, InASectionOrOnATrackMustSayWhich) {
    Story story;
    story.Writes(kEmploymentOfficer, IntakeSent{.answer_by = story.Today()});
    Check(story,
          {{"an assessment", Assessment{.date = story.Today(), .situation = "S", .next_step = "N"},
            "required /topic"},
           {"a goal", Goal{"Eget arbete", story.Today(), "Lön"}, "required /topic"},
           {"an answer", IntakeAnswered{.date = story.Today(), .own_words = "Hej"}, "required /topic"},
           {"an own arrangement",
            ActivityOffered{.activity = "other", .title = "Eget", .from = story.Today()}, "required /topic"},
           {"an activity of the catalogue has its own track",
            ActivityOffered{.activity = "sfi", .title = "SFI", .from = story.Today()}, "ok"}});
    EXPECT_EQ(story
                  .Judge(As(kEmploymentOfficer),
                         ActivityOffered{.activity = "sfi", .title = "SFI", .from = story.Today()})
                  ->front()
                  .topic,
              Topic::kLanguage);
}

// ---- categories

TEST(Categories, ASuspicionNeverStandsInTheJointRecordButGoesToTheOwnAuthoritysControl) {  // R43
    const Story story;
    for (const Role role : kRoles) {
        if (!kCaseRoles.Has(role)) continue;
        EXPECT_EQ(story.Tries(role, Note{"Svartarbete?", "Såg honom på verkstaden"},
                              {.category = Category::kSuspicion}),
                  "restricted_matter /category");
    }
    EXPECT_THAT(story.Told(kSocialWorker, Note{"?", "?"}, {.category = Category::kSuspicion}),
                testing::HasSubstr("din egen myndighets kontrollfunktion"));
    EXPECT_THAT(story.Told(kEmploymentOfficer, Note{"?", "?"}, {.category = Category::kSuspicion}),
                testing::HasSubstr("din egen myndighets"));
}
TEST(Categories, APartyWritesOnlyInThoseThatItMayOwn) {
    const Story story;
    Check(
        story,
        {{"care writes of care", Note{"R", "T"}, "ok", kCareCoordinator, {.category = Category::kDiagnosis}},
         {"the employment service does not",
          Note{"R", "T"},
          "unknown_value /category",
          kEmploymentOfficer,
          {.category = Category::kDiagnosis}},
         {"nor of care's track",
          Note{"R", "T"},
          "unknown_value /category",
          kSocialWorker,
          {.category = Category::kCareTrack}},
         {"income support is social services'",
          Note{"R", "T"},
          "ok",
          kSocialWorker,
          {.category = Category::kIncomeSupport}},
         {"and nobody else's",
          Note{"R", "T"},
          "unknown_value /category",
          kLabourMarketSecretary,
          {.category = Category::kIncomeSupport}},
         {"benefits are the insurance agency's",
          Note{"R", "T"},
          "ok",
          kInsuranceInvestigator,
          {.category = Category::kInsuranceBenefit}},
         {"and nobody else's",
          Note{"R", "T"},
          "unknown_value /category",
          kSocialWorker,
          {.category = Category::kInsuranceAssessment}},
         {"activity reports are the employment service's",
          Note{"R", "T"},
          "ok",
          kEmploymentOfficer,
          {.category = Category::kActivityReports}},
         {"and nobody else's",
          Note{"R", "T"},
          "unknown_value /category",
          kInsuranceInvestigator,
          {.category = Category::kAuthorityPlan}},
         {"a note is no audit log",
          Note{"R", "T"},
          "unknown_value /category",
          kSocialWorker,
          {.category = Category::kAuditLog}},
         {"crime is not written here",
          Note{"R", "T"},
          "unknown_value /category",
          kSocialWorker,
          {.category = Category::kCrime}},
         {"studies are not care's",
          Note{"R", "T"},
          "unknown_value /category",
          kCareCoordinator,
          {.category = Category::kStudies}},
         {"a goal is in the joint plan",
          Goal{"G", story.Today(), "I"},
          "unknown_value /category",
          kSocialWorker,
          {.category = Category::kStudies, .topic = Topic::kStudies}}});
    for (std::size_t c = 0; c < kCategoryCount; ++c) {
        const auto category = static_cast<Category>(c);
        const bool never = category == Category::kNone || category == Category::kSuspicion ||
                           category == Category::kCrime || category == Category::kAuditLog;
        int owners = 0;
        for (std::size_t p = 1; p < kPartyCount; ++p) owners += MayOwn(static_cast<Party>(p), category);
        EXPECT_EQ(owners == 0, never) << NameOf(category);
    }
}
TEST(Categories, CaresOwnHealthTrackIsCareAndAnothersIsThePlan) {
    const Story story;
    const ActivityOffered physio{
        .activity = "physiotherapy", .title = "Sjukgymnastik", .from = story.Today()};
    const ActivityOffered own{.activity = "other", .title = "Promenader", .from = story.Today()};
    const Where health{.topic = Topic::kHealth};
    EXPECT_EQ(story.Judge(As(kCareCoordinator), physio)->front().category, Category::kCareTrack);
    EXPECT_EQ(story.Judge(As(kCareCoordinator), own, health)->front().category, Category::kCareTrack);
    EXPECT_EQ(story.Judge(As(kLabourMarketSecretary), own, health)->front().category, Category::kJointPlan);
    EXPECT_EQ(story
                  .Judge(As(kCareCoordinator),
                         ActivityOffered{.activity = "sfi", .title = "SFI", .from = story.Today()})
                  ->front()
                  .category,
              Category::kJointPlan);
}

// ---- what the row of an activity says

TEST(ActivityKinds, AreOfferedByTheRolesOfTheirRow) {
    const Story story;
    for (const ActivityKind& kind : ActivityKinds())
        for (const Role role : kRoles) {
            if (!kCaseRoles.Has(role)) continue;
            const ActivityOffered offer{
                .activity = std::string(kind.code), .title = "T", .from = story.Today()};
            EXPECT_EQ(story.Tries(role, offer, {.topic = Topic::kWork}),
                      kind.creators.Has(role) ? "ok" : "mandate /activity")
                << kind.code << ' ' << NameOf(role);
        }
    EXPECT_THAT(
        story.Told(kEmploymentOfficer,
                   ActivityOffered{.activity = "daily_activity", .title = "T", .from = story.Today()}),
        testing::HasSubstr("socialsekreteraren eller arbetsmarknadssekreteraren"));
}
TEST(ActivityKinds, LieWhereTheirRowSays) {
    const Story story;
    for (const ActivityKind& kind : ActivityKinds())
        for (const Role role : kRoles) {
            if (!kind.creators.Has(role)) continue;
            for (const Category category : Info(Kind::kActivityOffered).categories) {
                const bool may = std::find(kind.categories.begin(), kind.categories.end(), category) !=
                                     kind.categories.end() &&
                                 MayOwn(HomeParty(role), category);
                EXPECT_EQ(
                    story.Tries(role,
                                ActivityOffered{
                                    .activity = std::string(kind.code), .title = "T", .from = story.Today()},
                                {.category = category, .topic = Topic::kWork}),
                    may ? "ok" : "unknown_value /category")
                    << kind.code << ' ' << NameOf(category);
            }
        }
}
TEST(ActivityKinds, OfCareAreCaresToGoOnWith) {
    Story story;
    const ItemId item =
        story.Writes(kCareCoordinator,
                     ActivityOffered{.activity = "physiotherapy", .title = "Rygg", .from = story.Today()},
                     {.category = Category::kJointPlan});
    const ActivityAnswered yes{.answer = Answer::kAccepted, .date = story.Today()};
    EXPECT_EQ(story.Tries(kSocialWorker, yes, {.item = item}), "mandate");
    EXPECT_EQ(
        story.Tries(kSocialWorker,
                    ActivityOffered{.activity = "physiotherapy", .title = "Rygg 2", .from = story.Today()},
                    {.item = item}),
        "mandate");
    story.Writes(kCareCoordinator, yes, {.item = item});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, ActivityStarted{story.Today()}, {.item = item}), "mandate");
    EXPECT_EQ(story.Tries(kCareCoordinator, ActivityStarted{story.Today()}, {.item = item}), "ok");
    // Its own arrangement on its own track too: what it is, others may not see.
    const ItemId own = story.Writes(
        kCareCoordinator, ActivityOffered{.activity = "other", .title = "Samtal", .from = story.Today()},
        {.category = Category::kCareTrack, .topic = Topic::kHealth});
    EXPECT_EQ(story.Tries(kSocialWorker, yes, {.item = own}), "mandate");
    EXPECT_EQ(story.Tries(kSocialWorker, yes, {.item = story.Offers("sfi")}), "ok")
        << "the plan is everybody's";
}
TEST(ActivityKinds, AreNotMadeAnotherThatTheWriterMayNotOffer) {
    Story story;
    const ItemId item = story.Offers("internship");
    ActivityOffered other{.activity = "samhall", .title = "T", .from = story.Today()};
    EXPECT_EQ(story.Tries(kSocialWorker, other, {.item = item}), "mandate /activity");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, other, {.item = item}), "ok");
    story.Writes(kEmploymentOfficer, other, {.item = item});
    other.title = "Ändrad";
    EXPECT_EQ(story.Tries(kSocialWorker, other, {.item = item}), "ok") << "what it is stays what it was";
}
TEST(ActivityKinds, HaveNoMoreHoursThanTheirRowSays) {
    Story story;
    const auto hours = [&](std::string code, int n) {
        return story.Tries(kEmploymentOfficer,
                           ActivityOffered{.activity = std::move(code),
                                           .title = "T",
                                           .from = story.Today(),
                                           .hours = {{story.Today(), n}}},
                           {.topic = Topic::kWork});
    };
    EXPECT_EQ(hours("internship", 40), "ok");
    EXPECT_EQ(hours("internship", 41), "out_of_range /hours/0/hours");
    EXPECT_EQ(hours("other", 41), "ok");
    const ItemId item = story.Offers("internship");
    const ActivityHours more{.hours = {{story.Today(), 45}}, .reason = "R"};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, more, {.item = item}), "out_of_range /hours/0/hours");
}
TEST(ActivityKinds, AtAWorkplaceSayWhichBeforeTheyStart) {
    for (const char* code : {"internship", "work_training"}) {
        Story story;
        ActivityOffered offer{.activity = code, .title = "T", .from = story.Today()};
        const ItemId item = story.Writes(kEmploymentOfficer, offer);
        story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kAccepted, .date = story.Today()},
                     {.item = item});
        const ActivityStarted started{story.Today()};
        EXPECT_EQ(story.Tries(kEmploymentOfficer, started, {.item = item}), "wrong_state") << code;
        EXPECT_THAT(story.Told(kEmploymentOfficer, started, {.item = item}),
                    testing::HasSubstr("platsen är inte angiven"));
        offer.provider = "Återbruket";
        story.Writes(kEmploymentOfficer, offer, {.item = item});
        EXPECT_EQ(story.Tries(kEmploymentOfficer, started, {.item = item}), "ok") << code;
    }
}
TEST(ActivityKinds, FollowAMethodOfTheListOrNone) {
    Story story;
    ActivityOffered offer{.activity = "sfi", .title = "T", .from = story.Today()};
    offer.method = "magic";
    EXPECT_EQ(story.Tries(kEmploymentOfficer, offer), "unknown_value /method");
    offer.method = "language_support";
    EXPECT_EQ(story.Tries(kEmploymentOfficer, offer), "ok");
}

// ---- who the case is about, and who has it

TEST(IdentityEntry, IsCheckedAndBelongsToOnePerson) {
    Story story;
    const ItemId item = story.Seen().identity->about.item;
    Identity same{.personal_number = kNawfalsNumber, .given_name = "Nawfal", .family_name = "Prov"};
    Identity other = same, broken = same;
    other.personal_number = kAnotherNumber;
    broken.personal_number = "1982";
    Check(story,
          {{"another party may write the same person", same, "ok", kSocialWorker},
           {"another person has another case", other, "wrong_state", kSocialWorker},
           {"a wrong number is put right on its own item", other, "ok", kEmploymentOfficer, {.item = item}},
           {"a number must be one", broken, "personal_number /personal_number"},
           {"care does not keep the register", same, "forbidden", kCareCoordinator}});
}
TEST(ProtectionEntry, NeedsOfficersWhoMayKnowTheName) {  // folkbokföringslagen (1991:481) 16 §; OSL 21:3
    const Story story;
    Check(
        story,
        {{"nobody named", ProtectionSet{.degree = Protection::kSecrecyMark, .reason = "R"},
          "required /named_officers"},
         {"nobody who works here",
          ProtectionSet{.degree = Protection::kSecrecyMark, .named_officers = {WorkerId{999}}, .reason = "R"},
          "unknown_value /named_officers"},
         {"one of another party",
          ProtectionSet{
              .degree = Protection::kSecrecyMark, .named_officers = {Of(kSocialWorker)}, .reason = "R"},
          "unknown_value /named_officers"},
         {"one named",
          ProtectionSet{
              .degree = Protection::kSecrecyMark, .named_officers = {Of(kEmploymentOfficer)}, .reason = "R"},
          "ok"},
         {"care marks too",
          ProtectionSet{
              .degree = Protection::kSecrecyMark, .named_officers = {Of(kCareCoordinator)}, .reason = "R"},
          "ok", kCareCoordinator},
         {"nothing to lift", ProtectionSet{.degree = Protection::kNone, .reason = "Upphört"},
          "already_done"}});
}
TEST(ProtectionEntry, NamesOnlyWhoWorksWithTheCase) {
    Story story;
    const ProtectionSet mark{.degree = Protection::kSecrecyMark,
                             .named_officers = {Of(kEmploymentOfficer, kSouth)},
                             .reason = "R"};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, mark), "ok");
    story.away = {Of(kEmploymentOfficer, kSouth)};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, mark), "unknown_value /named_officers");
}
TEST(ProtectionEntry, IsItsPartysAndAmongThemItsOfficers) {  // OSL 21:3, 22:1
    Story story;
    const Author officer = As(kEmploymentOfficer), colleague = As(kEmploymentOfficer, kSouth);
    ProtectionSet mark{.degree = Protection::kSecrecyMark, .named_officers = {officer.worker}, .reason = "R"};
    const ItemId item = story.Writes(officer, mark);
    EXPECT_EQ(story.Tries(officer, mark), "already_done") << "a party has one mark";
    EXPECT_EQ(story.Tries(kSocialWorker, mark, {.item = item}), "mandate") << "another party's";
    mark.named_officers = {colleague.worker};
    EXPECT_EQ(story.Tries(colleague, mark, {.item = item}), "mandate")
        << "one does not take the name oneself";
    const ProtectionSet lift{.degree = Protection::kNone, .reason = "Upphört"};
    EXPECT_EQ(story.Tries(colleague, lift, {.item = item}), "mandate");
    story.away = {officer.worker};
    EXPECT_EQ(story.Tries(colleague, lift, {.item = item}), "ok") << "nobody who is named is left";
    story.away = {};
    story.Writes(officer, lift, {.item = item});
    EXPECT_EQ(story.Tries(officer, lift, {.item = item}), "already_done");
    EXPECT_EQ(story.Tries(colleague, mark, {.item = item}), "ok") << "set anew by whoever has the case";
    const auto& versions = story.Seen().protections;
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[0].degree, Protection::kSecrecyMark);
    EXPECT_EQ(versions[1].reason, "Upphört");
}
TEST(ProtectionEntry, TheStrictestMarkIsEverybodys) {
    Story story;
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kProtectedRegistration,
                                                   .named_officers = {Of(kEmploymentOfficer)},
                                                   .reason = "R"});
    const ItemId item = story.Writes(kSocialWorker, ProtectionSet{.degree = Protection::kSecrecyMark,
                                                                  .named_officers = {Of(kSocialWorker)},
                                                                  .reason = "R"});
    EXPECT_EQ(story.Seen().protection->degree, Protection::kProtectedRegistration);
    story.Writes(kSocialWorker, ProtectionSet{.degree = Protection::kNone, .reason = "R"}, {.item = item});
    EXPECT_EQ(story.Seen().protection->degree, Protection::kProtectedRegistration);
}
TEST(ProtectionEntry, WhoDoesNotKnowThePersonDoesNotNameOneself) {
    const Story story;
    CaseState masked = story.Seen();
    masked.identity->given_name.clear();
    masked.identity->about.limited = true;
    const Author officer = As(kEmploymentOfficer);
    Setting setting{.now = {}, .today = story.Today(), .directory = story.directory};
    setting.works_with_case = [](WorkerId) { return true; };
    const auto tries = [&](WorkerId named) {
        Wish wish;
        wish.payload =
            ProtectionSet{.degree = Protection::kSecrecyMark, .named_officers = {named}, .reason = "R"};
        const auto drafts = Decide(masked, officer, setting, wish);
        return drafts ? "ok" : std::string(Info(drafts.error().code).name);
    };
    EXPECT_EQ(tries(officer.worker), "second_person");
    EXPECT_EQ(tries(Of(kEmploymentOfficer, kSouth)), "ok");
    setting.knows_person = true;
    EXPECT_EQ(tries(officer.worker), "ok") << "has written the right personal number";
}
TEST(ProtectionEntry, KeepsTheNameOutOfWhatIsWrittenByThoseWhoKnowIt) {
    Story story;
    const auto note = [](std::string text) { return Note{"Rubrik", std::move(text)}; };
    EXPECT_EQ(story.Tries(kEmploymentOfficer, note("Nawfal ringde")), "ok");
    story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kSecrecyMark,
                                                   .named_officers = {Of(kEmploymentOfficer)},
                                                   .reason = "R"});
    Check(story, {{"given name", note("NAWFAL ringde"), "protected_text"},
                  {"family name", note("herr Prov ringde"), "protected_text"},
                  {"number", note("nr 821105-9954"), "protected_text"},
                  {"a word that begins so", note("Ett prövat sätt, Provision"), "ok"},
                  {"nobody", note("Deltagaren ringde"), "ok"},
                  {"in a heading", Note{"Möte med Nawfal", "T"}, "protected_text"}});
    CaseState masked = story.Seen();
    masked.identity->about.limited = true;
    Wish wish;
    wish.payload = note("Nawfal ringde");
    Setting setting{.now = {}, .today = story.Today(), .directory = story.directory};
    EXPECT_TRUE(Decide(masked, As(kSocialWorker), setting, wish))
        << "who does not know the name cannot try out which it is";
    Identity over;
    over.personal_number = kNawfalsNumber;
    over.given_name = over.family_name = "Annan";
    wish.payload = over;
    wish.item = masked.identity->about.item;
    wish.version = masked.identity->about.version;
    const auto refused = Decide(masked, As(kEmploymentOfficer), setting, wish);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::kMandate) << "nor write over what is masked";
}

// ---- sent wrong (docs/decisions/0016)

TEST(RecalledEntry, ClosesWhatTheOwnPartyWroteAndTellsWhoCouldRead) {
    Story story;
    const ItemId note =
        story.Writes(kSocialWorker, Note{"Rubrik", "Text"}, {.category = Category::kFollowUp});
    const ItemId assigned = story.Writes(kSocialWorker, WorkerAssigned{.worker = Of(kStudyCounsellor)});
    Check(story, {{"another party's", Recalled{note, "Fel"}, "mandate", kEmploymentOfficer},
                  {"what governs access", Recalled{assigned, "Fel"}, "unknown_value /of", kSocialWorker},
                  {"what is not there", Recalled{ItemId{99}, "Fel"}, "not_found /of", kSocialWorker},
                  {"a notice by itself", RecallNotice{story.Today()}, "forbidden", kSocialWorker}});
    story.receivers = {Party::kEmploymentService, Party::kLabourMarket};
    const auto drafts = story.Judge(As(kSocialWorker), Recalled{note, "Fel person"});
    ASSERT_TRUE(drafts);
    ASSERT_EQ(drafts->size(), 2U);
    EXPECT_EQ(drafts->front().named, (PartySet{Party::kSocialServices})) << "the reason is the own party's";
    EXPECT_EQ(drafts->front().category, Category::kFollowUp);
    EXPECT_EQ(drafts->back().named, story.receivers);
    EXPECT_EQ(Encode(drafts->back().payload), "{\"date\":\"" + story.Today().Text() + "\"}")
        << "the notice says nothing of what it was";
    story.Writes(kSocialWorker, Recalled{note, "Fel person"});
    EXPECT_EQ(story.Tries(kSocialWorker, Recalled{note, "Igen"}), "already_done /of");
}
TEST(RecalledEntry, ReachesWhatHasBeenRetracted) {  // as of the days before it can be read
    Story story;
    const ItemId note = story.Writes(kSocialWorker, Note{"Rubrik", "Text"});
    story.Writes(kSocialWorker, Retraction{"Fel"}, {.item = note});
    EXPECT_EQ(story.Tries(kSocialWorker, Recalled{note, "Fel"}), "ok");
    EXPECT_EQ(story.Tries(kSocialWorker, RedactionProposed{note, "Fel"}), "ok");
}
TEST(RedactionEntry, TakesTwoPersonsOfTheSameParty) {
    Story story;
    const Author first = As(kSocialWorker), second = As(kSocialWorker, kSouth);
    const ItemId note = story.Writes(first, Note{"Rubrik", "Text"});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, RedactionProposed{note, "Fel"}), "mandate");
    const ItemId asked = story.Writes(first, RedactionProposed{note, "Fel"});
    EXPECT_EQ(story.Tries(second, RedactionProposed{note, "Fel"}), "already_done /of");
    const Where on{.item = asked};
    EXPECT_EQ(story.Tries(first, RedactionAnswered{true, ""}, on), "second_person");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, RedactionAnswered{true, ""}, on), "not_found");
    EXPECT_EQ(story.Tries(first, RedactionAnswered{false, "Behövs inte"}, on), "ok") << "takes it back";
    story.Writes(second, RedactionAnswered{true, ""}, on);
    EXPECT_EQ(story.Tries(second, RedactionAnswered{true, ""}, on), "already_done");
    EXPECT_TRUE(story.Seen().redactions.front().answered->approved);
}
TEST(RegistrationEntry, EndsAfterItBegins) {
    const Story story;
    const Date from = Day("2026-01-01");
    Check(story,
          {{"a day before",
            Registration{.programme = "job", .programme_from = from, .programme_until = AddDays(from, -1)},
            "out_of_range /programme_until"},
           {"the same day", Registration{.programme = "job", .programme_from = from, .programme_until = from},
            "ok"},
           {"no end yet", Registration{.programme = "job", .programme_from = from}, "ok"}});
}
TEST(WorkHistoryEntry, NamesOccupationsByFourDigits) {  // R33, SSYK 2012
    const Story story;
    Check(story, {{"four digits", WorkHistory{.ssyk = {"7231", "5153"}}, "ok"},
                  {"three", WorkHistory{.ssyk = {"7231", "723"}}, "unknown_value /ssyk/1"},
                  {"letters", WorkHistory{.ssyk = {"723a"}}, "unknown_value /ssyk/0"}});
}
TEST(PartyEngagedEntry, IsSaidOncePerParty) {
    Story story;
    const ItemId item = story.Writes(kSocialWorker, PartyEngaged{"123/26"});
    Check(story, {{"again", PartyEngaged{"124/26"}, "already_done", kSocialWorker},
                  {"corrected", PartyEngaged{"124/26"}, "ok", kSocialWorker, {.item = item}},
                  {"another party", PartyEngaged{"9/26"}, "ok", kCareCoordinator}});
}
TEST(TeamAndLead, TheLeadIsOneOfTheTeamOfTheCase) {  // R28, R87
    Story story;
    Check(story,
          {{"an unknown team", TeamAllocated{.team = TeamId{9}}, "unknown_value /team"},
           {"project leads allocate too", TeamAllocated{.team = kNorth}, "ok", kProjectLead},
           {"no team yet", LeadChosen{.worker = Of(kEmploymentOfficer), .reason = "R"}, "wrong_state"}});
    story.HasTeam();
    Check(story, {{"the other team's", LeadChosen{.worker = Of(kEmploymentOfficer, kSouth), .reason = "R"},
                   "not_in_team /worker"},
                  {"nobody", LeadChosen{.worker = WorkerId{999}, .reason = "R"}, "not_in_team /worker"},
                  {"one of the team", LeadChosen{.worker = Of(kLabourMarketSecretary), .reason = "R"}, "ok"},
                  {"one who serves several teams", LeadChosen{.worker = Of(kCareCoordinator), .reason = "R"},
                   "ok"}});
}
TEST(Assignments, AreGivenOnceAndEndedOnce) {
    Story story;
    EXPECT_EQ(story.Tries(kEmploymentOfficer, WorkerAssigned{.worker = WorkerId{999}}),
              "unknown_value /worker");
    const ItemId item = story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kCareCoordinator)});
    EXPECT_EQ(story.Tries(kSocialWorker, WorkerAssigned{.worker = Of(kCareCoordinator)}),
              "already_done /worker");
    story.Writes(kEmploymentOfficer, AssignmentEnded{"Slutat"}, {.item = item});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, AssignmentEnded{"Slutat"}, {.item = item}), "already_done");
    EXPECT_EQ(story.Tries(kSocialWorker, WorkerAssigned{.worker = Of(kCareCoordinator)}), "ok")
        << "and may come back";
}

// ---- consent and disclosure

TEST(Consent, IsAskedForWordForWord) {  // OSL 10:1, 12:2
    const Story story;
    const auto asks = [](Party from, std::vector<Party> to, Category category, std::int32_t months = 12) {
        return ConsentAsked{.from = from, .to = std::move(to), .categories = {category}, .months = months};
    };
    Check(
        story,
        {{"from nobody", asks(kNone, {kSocialServices}, Category::kJointPlan), "required /from"},
         {"to oneself", asks(kSocialServices, {kSocialServices}, Category::kJointPlan), "unknown_value /to"},
         {"to nobody", asks(kSocialServices, {kNone}, Category::kJointPlan), "unknown_value /to"},
         {"of suspicion: never", asks(kSocialServices, {kEmploymentService}, Category::kSuspicion),
          "unknown_value /categories"},
         {"of team notes: never", asks(kSocialServices, {kEmploymentService}, Category::kTeamNotes),
          "unknown_value /categories"},
         {"of the access log: never", asks(kSocialServices, {kEmploymentService}, Category::kAuditLog),
          "unknown_value /categories"},
         {"of nothing", asks(kSocialServices, {kEmploymentService}, Category::kNone),
          "unknown_value /categories"},
         {"for no time", asks(kSocialServices, {kEmploymentService}, Category::kJointPlan, 0),
          "out_of_range /months"},
         {"for one month", asks(kSocialServices, {kEmploymentService}, Category::kJointPlan, 1), "ok"}});
    ConsentAsked to_leads = asks(kSocialServices, {kNone}, Category::kParticipation);
    to_leads.to_role = kProjectLead;
    to_leads.purpose = Purpose::kEvaluation;
    EXPECT_EQ(story.Tries(kSocialWorker, to_leads), "ok") << "to a role wherever it works";
}
TEST(Consent, AndDisclosureAreForAPurposeThatTheReceiversReadFor) {  // docs/03-secrecy.md, rule 4
    const Story story;
    for (const auto& [role, purpose, fits] : {std::tuple{std::optional<Role>{}, Purpose::kCoordination, true},
                                              {std::optional<Role>{}, Purpose::kCareContact, true},
                                              {std::optional<Role>{}, Purpose::kEvaluation, false},
                                              {std::optional{kSocialWorker}, Purpose::kCoordination, true},
                                              {std::optional{kSocialWorker}, Purpose::kEvaluation, false},
                                              {std::optional{kProjectLead}, Purpose::kEvaluation, true},
                                              {std::optional{kProjectLead}, Purpose::kCoordination, false},
                                              {std::optional{kEvaluator}, Purpose::kEvaluation, true},
                                              {std::optional{kEvaluator}, Purpose::kCareContact, false}}) {
        const char* said = fits ? "ok" : "unknown_value /purpose";
        EXPECT_EQ(story.Tries(kEmploymentOfficer, ConsentAsked{.from = kEmploymentService,
                                                               .to = {kSocialServices},
                                                               .to_role = role,
                                                               .categories = {Category::kParticipation},
                                                               .purpose = purpose}),
                  said)
            << NameOf(purpose);
        EXPECT_EQ(story.Tries(kEmploymentOfficer, Disclosed{.to = {kSocialServices},
                                                            .to_role = role,
                                                            .categories = {Category::kParticipation},
                                                            .basis = BasisKind::kOwnCase,
                                                            .purpose = purpose}),
                  said)
            << NameOf(purpose);
    }
}
TEST(Consent, EverythingAboutItNamesThosePartiesThatItConcerns) {
    Story story;
    const PartySet concerned{kHealthRegion, kSocialServices, kLabourMarket};
    const ItemId item =
        story.AsksConsent(kHealthRegion, {kSocialServices, kLabourMarket}, {Category::kCareTrack});
    const auto named = [&](Payload payload) {
        return story.Judge(As(kEmploymentOfficer), std::move(payload), {.item = item})->front().named;
    };
    EXPECT_EQ(story.entries.back().head.named, concerned);
    EXPECT_EQ(named(ConsentRefused{.date = story.Today()}), concerned);
    const ConsentGiven given{.channel = ConsentChannel::kElectronic, .date = story.Today()};
    EXPECT_EQ(named(given), concerned);
    story.Writes(kEmploymentOfficer, given, {.item = item});
    EXPECT_EQ(named(ConsentWithdrawn{}), concerned);
}
TEST(Consent, HasItsEvidence) {
    Story story;
    const Where on{.item = story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan})};
    const Date today = story.Today();
    using enum ConsentChannel;
    Check(story,
          {{"paper needs to be found", ConsentGiven{.channel = kPaper, .date = today}, "required /evidence",
            kEmploymentOfficer, on},
           {"paper in a binder", ConsentGiven{.channel = kPaper, .date = today, .evidence = "Pärm 3"}, "ok",
            kEmploymentOfficer, on},
           {"oral needs somebody who heard", ConsentGiven{.channel = kOral, .date = today, .evidence = "Ja"},
            "required /witness", kEmploymentOfficer, on},
           {"oral with a witness", ConsentGiven{.channel = kOral, .date = today, .witness = "Tolken"}, "ok",
            kEmploymentOfficer, on},
           {"electronic needs neither", ConsentGiven{.channel = kElectronic, .date = today}, "ok",
            kEmploymentOfficer, on},
           {"not given tomorrow", ConsentGiven{.channel = kElectronic, .date = AddDays(today, 1)},
            "out_of_range /date", kEmploymentOfficer, on},
           {"not refused tomorrow", ConsentRefused{.date = AddDays(today, 1)}, "out_of_range /date",
            kEmploymentOfficer, on}});
}
TEST(Consent, SaysWhichTextWasShownAndGetsTheCodeOfItsForm) {
    Story story;
    ConsentAsked asked{.from = kSocialServices,
                       .to = {kEmploymentService},
                       .categories = {Category::kJointPlan},
                       .language = "sv",
                       .text_version = "1"};
    const auto drafts = story.Judge(As(kEmploymentOfficer), asked);
    ASSERT_TRUE(drafts);
    EXPECT_EQ(std::get<ConsentAsked>(drafts->front().payload).reference, MakeReference(1));
    asked.text_version = "0";
    EXPECT_EQ(story.Tries(kEmploymentOfficer, asked), "unknown_value /text_version");
    asked.text_version = "1";
    asked.language = "xx";
    EXPECT_EQ(story.Tries(kEmploymentOfficer, asked), "unknown_value /text_version") << "none in that tongue";
    asked.language = "sv";
    asked.reference = MakeReference(9);
    EXPECT_EQ(story.Tries(kEmploymentOfficer, asked), "unknown_field /reference") << "the server makes it";
    const ItemId plain = story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    EXPECT_EQ(story.Seen().consents.back().asked.about.item, plain);
    EXPECT_EQ(story.Seen().consents.back().asked.reference, "") << "no text, no form, no code";
}
TEST(Consent, OnPaperIsConfirmedBySomebodyElseWithTheCodeOnThePaper) {
    Story story;
    const ItemId item = story.AsksByForm(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    const Where on{.item = item};
    const Date today = story.Today();
    ConsentConfirmed seen{.date = today, .reference = MakeReference(1)};
    EXPECT_EQ(story.Tries(kSocialWorker, seen, on), "wrong_state") << "nothing is given";
    story.Writes(kSocialWorker,
                 ConsentGiven{.channel = ConsentChannel::kPaper, .date = today, .evidence = "Pärm 3"}, on);
    EXPECT_EQ(story.Seen().consents[0].status, ConsentStatus::kUnconfirmed);
    const Disclosed shares{.to = {kEmploymentService},
                           .categories = {Category::kJointPlan},
                           .basis = BasisKind::kConsent,
                           .provision = item};
    EXPECT_EQ(story.Tries(kSocialWorker, shares), "wrong_state /provision");
    EXPECT_EQ(story.Tries(kSocialWorker, seen, on), "second_person");
    EXPECT_EQ(story.Tries(As(kSocialWorker, kSouth), seen, on), "ok") << "a colleague";
    EXPECT_EQ(story.Tries(kEmploymentOfficer, seen, on), "ok") << "or somebody of another party";
    EXPECT_EQ(story.Tries(kProjectLead, seen, on), "forbidden");
    seen.reference = MakeReference(2);
    EXPECT_EQ(story.Tries(kEmploymentOfficer, seen, on), "unknown_value /reference") << "another's paper";
    seen.reference = "";
    EXPECT_EQ(story.Tries(kEmploymentOfficer, seen, on), "unknown_value /reference");
    seen.reference = MakeReference(1);
    for (char& c : seen.reference) c = c == '-' ? ' ' : c;
    seen.date = AddDays(today, -1);
    EXPECT_EQ(story.Tries(kEmploymentOfficer, seen, on), "out_of_range /date") << "before it was given";
    seen.date = AddDays(today, 1);
    EXPECT_EQ(story.Tries(kEmploymentOfficer, seen, on), "out_of_range /date");
    seen.date = today;
    const auto drafts = story.Judge(As(kEmploymentOfficer), seen, on);
    ASSERT_TRUE(drafts);
    EXPECT_EQ(drafts->front().named, (PartySet{kSocialServices, kEmploymentService}));
    EXPECT_EQ(std::get<ConsentConfirmed>(drafts->front().payload).reference, MakeReference(1));
    story.Writes(kEmploymentOfficer, seen, on);
    const Consent consent = story.Seen().consents[0];
    EXPECT_EQ(consent.status, ConsentStatus::kGiven);
    EXPECT_EQ(consent.given->about.author, Of(kSocialWorker));
    EXPECT_EQ(consent.confirmed->about.author, Of(kEmploymentOfficer));
    EXPECT_EQ(story.Tries(kEmploymentOfficer, seen, on), "already_done");
    EXPECT_EQ(story.Tries(kSocialWorker, shares), "ok");
}
TEST(Consent, OnPaperFromBeforeTheTextsWereKeptNeedsNoSecond) {
    Story story;
    const ItemId item = story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    story.Writes(kSocialWorker,
                 ConsentGiven{.channel = ConsentChannel::kPaper, .date = story.Today(), .evidence = "Pärm 3"},
                 {.item = item});
    EXPECT_EQ(story.Seen().consents[0].status, ConsentStatus::kGiven);
    EXPECT_EQ(
        story.Tries(kEmploymentOfficer,
                    ConsentConfirmed{.date = story.Today(), .reference = MakeReference(1)}, {.item = item}),
        "wrong_state");
}
TEST(Consent, ByWordOfMouthNeedsAWitnessAndWhatWasSaid) {
    Story story;
    const Where on{.item = story.AsksByForm(kSocialServices, {kEmploymentService}, {Category::kJointPlan})};
    ConsentGiven given{.channel = ConsentChannel::kOral, .date = story.Today(), .witness = "Tolken"};
    EXPECT_EQ(story.Tries(kSocialWorker, given, on), "required /evidence");
    given.evidence = "Läste texten högt; hon svarade ja till båda raderna";
    EXPECT_EQ(story.Tries(kSocialWorker, given, on), "ok");
    given.witness = "";
    EXPECT_EQ(story.Tries(kSocialWorker, given, on), "required /witness");
}
TEST(Consent, OnScreenIsThePersonsOwnAndNobodyElsesWord) {
    Story story;
    const auto asks = [&] {
        return story.AsksByForm(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    };
    const Author person{WorkerId{}, kNone, Role::kParticipant};
    const auto judged = [&](Payload payload, ItemId item) {
        return story.Judge(person, std::move(payload), {.item = item});
    };
    const auto tries = [&](Payload payload, ItemId item) {
        return story.Tries(person, std::move(payload), {.item = item});
    };
    const ItemId item = asks();
    const ConsentGiven given{.channel = ConsentChannel::kElectronic, .date = story.Today()};
    EXPECT_EQ(story.Tries(kSocialWorker, given, {.item = item}), "wrong_state /channel");
    EXPECT_EQ(tries(ConsentGiven{.channel = ConsentChannel::kPaper, .evidence = "Pärm"}, item),
              "unknown_value /channel");
    for (const auto& [more, said] :
         {std::pair{ConsentGiven{.channel = given.channel, .evidence = "x"}, "unknown_field /evidence"},
          {ConsentGiven{.channel = given.channel, .witness = "x"}, "unknown_field /witness"},
          {ConsentGiven{.channel = given.channel, .item_by_item = true}, "unknown_field /item_by_item"}})
        EXPECT_EQ(tries(more, item), said);
    ConsentGiven dated = given;
    dated.date = AddDays(story.Today(), 90);
    const auto drafts = judged(dated, item);
    ASSERT_TRUE(drafts);
    EXPECT_EQ(drafts->front().owner, kEmploymentService) << "who asked keeps the answer";
    EXPECT_EQ(drafts->front().named, (PartySet{kSocialServices, kEmploymentService}));
    EXPECT_EQ(std::get<ConsentGiven>(drafts->front().payload).date, story.Today()) << "now, whatever is sent";

    EXPECT_EQ(tries(ConsentWithdrawn{}, item), "wrong_state") << "nothing is given";
    EXPECT_EQ(tries(given, ItemId{999}), "not_found");
    EXPECT_EQ(tries(given, story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan})),
              "wrong_state")
        << "no text to have read";
    EXPECT_EQ(tries(ConsentAsked{}, {}), "forbidden") << "whoever wants it asks";

    // On paper, still to be confirmed: it can be taken back, too.
    story.Writes(kSocialWorker,
                 ConsentGiven{.channel = ConsentChannel::kPaper, .date = story.Today(), .evidence = "Pärm 3"},
                 {.item = item});
    EXPECT_EQ(tries(given, item), "already_done");
    const auto back = judged(ConsentWithdrawn{.channel = ConsentChannel::kOral}, item);
    ASSERT_TRUE(back);
    EXPECT_EQ(std::get<ConsentWithdrawn>(back->front().payload).channel, ConsentChannel::kElectronic);
    EXPECT_EQ(back->front().owner, kEmploymentService);
    const auto refused = judged(ConsentRefused{.date = AddDays(story.Today(), 9)}, asks());
    ASSERT_TRUE(refused);
    EXPECT_EQ(std::get<ConsentRefused>(refused->front().payload).date, story.Today());
    EXPECT_EQ(refused->front().owner, kEmploymentService);
}
TEST(Consent, ThatWaitsForASecondCanBeTakenBack) {
    Story story;
    const ItemId item = story.AsksByForm(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    story.Writes(kSocialWorker,
                 ConsentGiven{.channel = ConsentChannel::kPaper, .date = story.Today(), .evidence = "Pärm 3"},
                 {.item = item});
    story.Writes(kSocialWorker, ConsentWithdrawn{}, {.item = item});
    EXPECT_EQ(story.Seen().consents[0].status, ConsentStatus::kWithdrawn);
    EXPECT_EQ(
        story.Tries(kEmploymentOfficer,
                    ConsentConfirmed{.date = story.Today(), .reference = MakeReference(1)}, {.item = item}),
        "wrong_state");
}
TEST(Consent, IsAnsweredOnceAndWithdrawnOnlyWhenGiven) {
    Story story;
    const ConsentGiven given{.channel = ConsentChannel::kElectronic, .date = story.Today()};
    const ConsentRefused refused{.date = story.Today()};
    const auto each = [&](ItemId item, const char* gives, const char* refuses, const char* withdraws) {
        EXPECT_EQ(story.Tries(kSocialWorker, given, {.item = item}), gives);
        EXPECT_EQ(story.Tries(kSocialWorker, refused, {.item = item}), refuses);
        EXPECT_EQ(story.Tries(kSocialWorker, ConsentWithdrawn{}, {.item = item}), withdraws);
    };
    const ItemId a = story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    const ItemId b = story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kFollowUp});
    each(a, "ok", "ok", "wrong_state");
    story.Writes(kSocialWorker, refused, {.item = a});
    each(a, "already_done", "already_done", "wrong_state");
    story.Writes(kSocialWorker, given, {.item = b});
    each(b, "already_done", "already_done", "ok");
    story.Writes(kSocialWorker, ConsentWithdrawn{}, {.item = b});
    each(b, "already_done", "already_done", "already_done");
}
TEST(Consent, IsWithdrawnLineByLine) {
    Story story;
    const ItemId a = story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    const ItemId b = story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kFollowUp});
    story.Writes(kLabourMarketSecretary, ConsentWithdrawn{}, {.item = a});
    const CaseState seen = story.Seen();
    EXPECT_EQ(seen.consents[0].status, ConsentStatus::kWithdrawn);
    EXPECT_EQ(seen.consents[1].status, ConsentStatus::kGiven);
    EXPECT_EQ(seen.consents[1].asked.about.item, b);
}

TEST(Disclosing, IsOfOneItemOrOfAClassNeverBoth) {
    Story story;
    const ItemId note = story.Writes(kEmploymentOfficer, Note{"Rubrik", "Text"});
    const Disclosed base{.to = {kSocialServices}, .basis = BasisKind::kOwnCase};
    Disclosed neither = base, both = base, item = base, unseen = base, classwise = base, to_self = base,
              to_none = base;
    both.of = item.of = note;
    both.categories = classwise.categories = to_self.categories = to_none.categories = {Category::kJointPlan};
    unseen.of = ItemId{77};
    to_self.to = {kEmploymentService};
    to_none.to = {kNone};
    Check(story, {{"neither", neither, "required /of"},
                  {"both", both, "required /categories"},
                  {"an item", item, "ok"},
                  {"an item that the writer cannot see", unseen, "not_found /of"},
                  {"a class", classwise, "ok"},
                  {"to oneself", to_self, "unknown_value /to"},
                  {"to nobody", to_none, "unknown_value /to"}});
    EXPECT_EQ(story.Judge(As(kEmploymentOfficer), item)->front().named, PartySet{kSocialServices});
}
TEST(Disclosing, KeepsTheVersionThatWasShared) {
    Story story;
    const ItemId note = story.Writes(kEmploymentOfficer, Note{"Rubrik", "Text"});
    story.Writes(kEmploymentOfficer, Note{"Rubrik", "Rättad text"}, {.item = note});
    Disclosed shares{.to = {kSocialServices}, .of = note, .basis = BasisKind::kOwnCase};
    const ItemId act = story.Writes(kEmploymentOfficer, shares);
    story.Writes(kEmploymentOfficer, Note{"Rubrik", "Rättad igen"}, {.item = note});
    const std::vector<DisclosureItem> all = story.Seen().disclosures;
    const auto shared =
        std::ranges::find(all, act, [](const DisclosureItem& each) { return each.disclosed.about.item; });
    ASSERT_NE(shared, all.end());
    EXPECT_EQ(shared->disclosed.of_version, 2);
    shares.of_version = 1;
    EXPECT_EQ(story.Tries(kEmploymentOfficer, shares), "unknown_field /of_version");
}
TEST(Disclosing, OnConsentNeedsTheDisclosersOwnProvisionThatHolds) {
    Story story;
    const auto on = [](ItemId provision) {
        return Disclosed{.to = {kEmploymentService},
                         .categories = {Category::kJointPlan},
                         .basis = BasisKind::kConsent,
                         .provision = provision};
    };
    const ItemId asked = story.AsksConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    const ItemId given = story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    const ItemId others = story.GetsConsent(kLabourMarket, {kEmploymentService}, {Category::kJointPlan});
    const ItemId withdrawn = story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    story.Writes(kSocialWorker, ConsentWithdrawn{}, {.item = withdrawn});
    Check(story, {{"no provision", on(ItemId{77}), "consent_missing /provision", kSocialWorker},
                  {"another party's", on(others), "consent_missing /provision", kSocialWorker},
                  {"not answered", on(asked), "consent_ended /provision", kSocialWorker},
                  {"withdrawn", on(withdrawn), "consent_ended /provision", kSocialWorker},
                  {"given", on(given), "ok", kSocialWorker}});
    const Date last = story.Seen().consents[1].until;
    EXPECT_EQ(story.On(last).Tries(kSocialWorker, on(given)), "ok");
    EXPECT_EQ(story.On(AddDays(last, 1)).Tries(kSocialWorker, on(given)), "consent_ended /provision");
}
TEST(Disclosing, OnAStatuteNamesIt) {
    const Story story;
    Disclosed d{
        .to = {kSocialServices}, .categories = {Category::kRegistration}, .basis = BasisKind::kStatute};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, d), "required /statute");
    d.statute = "2008:975 5";
    EXPECT_EQ(story.Tries(kEmploymentOfficer, d), "ok");
}
TEST(Disclosing, OnAStatuteReachesNoFurtherThanTheStatute) {  // OSL 10:28
    Story story;
    const auto on = [](std::string statute, std::vector<Party> to, std::vector<Category> categories,
                       ItemId of = {}) {
        return Disclosed{.to = std::move(to),
                         .of = of,
                         .categories = std::move(categories),
                         .basis = BasisKind::kStatute,
                         .statute = std::move(statute)};
    };
    const ItemId registration = story.Writes(kEmploymentOfficer, Registration{.programme = "job"});
    const ItemId note = story.Writes(kEmploymentOfficer, Note{"Rubrik", "Text"});
    const std::string act = "2008:975 5";
    Check(story,
          {{"as it stands", on(act, {kSocialServices}, {Category::kActivityReports}), "ok"},
           {"an item of what it lists", on(act, {kSocialServices}, {}, registration), "ok"},
           {"no such statute", on("1999:1 1", {kSocialServices}, {Category::kRegistration}),
            "statute_missing /statute"},
           {"to another party", on(act, {kLabourMarket}, {Category::kRegistration}),
            "statute_missing /statute"},
           {"to another party too", on(act, {kSocialServices, kLabourMarket}, {Category::kRegistration}),
            "statute_missing /statute"},
           {"from another party", on(act, {kEmploymentService}, {Category::kRegistration}),
            "statute_missing /statute", kSocialWorker},
           {"more than it lists", on(act, {kSocialServices}, {Category::kRegistration, Category::kJointPlan}),
            "statute_missing /categories/1"},
           {"an item of something else", on(act, {kSocialServices}, {}, note), "statute_missing /of"}});
    EXPECT_THAT(story.Told(kEmploymentOfficer, on("1999:1 1", {kSocialServices}, {Category::kRegistration})),
                testing::HasSubstr("1999:1 1"));
    Story early(Day("2017-12-31"));
    EXPECT_EQ(early.Tries(kEmploymentOfficer, on(act, {kSocialServices}, {Category::kRegistration})),
              "statute_missing /statute")
        << "not yet in force";
}
TEST(Disclosing,
     ByOwnJudgementIsClosedToCareAndSocialServices) {  // OSL 10:27 does not reach 25:1–8 and 26:1–6
    const Story story;
    for (const Role role : {kEmploymentOfficer, kSocialWorker, kLabourMarketSecretary, kCareCoordinator,
                            kInsuranceInvestigator, kStudyCounsellor}) {
        Disclosed d{.to = {role == kEmploymentOfficer ? kSocialServices : kEmploymentService},
                    .categories = {Category::kJointPlan},
                    .basis = BasisKind::kReasonedDecision};
        const bool closed = role == kCareCoordinator || role == kSocialWorker;
        EXPECT_EQ(story.Tries(role, d), closed ? "rule_stops /basis" : "required /harm") << NameOf(role);
        d.harm = Harm::kLikely;
        EXPECT_EQ(story.Tries(role, d), closed ? "rule_stops /basis" : "rule_stops /harm") << NameOf(role);
        d.harm = role == kEmploymentOfficer ? Harm::kNo : Harm::kOutweighed;
        EXPECT_EQ(story.Tries(role, d), closed ? "rule_stops /basis" : "reason_missing /reason")
            << NameOf(role);
        d.reason = "Nödvändigt för uppdraget";
        EXPECT_EQ(story.Tries(role, d), closed ? "rule_stops /basis" : "ok") << NameOf(role);
        if (closed) {
            EXPECT_THAT(story.Told(role, d), testing::HasSubstr("OSL 10:27"));
        }
    }
}
TEST(Disclosing, KeepsNothingThatBelongsToAnotherBasis) {
    Story story;
    story.HasTeam();
    const ItemId consent = story.GetsConsent(kEmploymentService, {kSocialServices}, {Category::kJointPlan});
    const Disclosed d{
        .to = {kSocialServices}, .categories = {Category::kJointPlan}, .reason = "Behövs", .harm = Harm::kNo};
    const auto with = [&](BasisKind basis, auto change) {
        Disclosed changed = d;
        changed.basis = basis;
        change(changed);
        return story.Tries(kEmploymentOfficer, changed);
    };
    const auto nothing = [](Disclosed&) {};
    EXPECT_EQ(with(BasisKind::kReasonedDecision, nothing), "ok");
    EXPECT_EQ(with(BasisKind::kOwnCase, nothing), "wrong_state /harm");
    EXPECT_EQ(with(BasisKind::kReasonedDecision, [&](auto& x) { x.provision = consent; }),
              "wrong_state /provision");
    EXPECT_EQ(with(BasisKind::kReasonedDecision, [&](auto& x) { x.statute = "OSL 26:8"; }),
              "wrong_state /statute");
    EXPECT_EQ(with(BasisKind::kConsent, [&](auto& x) { x.harm = {}, x.provision = consent; }), "ok");
}
TEST(Disclosing, IsEndedOnceAndWhoWasToldThatItBeganIsToldThatItEnded) {
    Story story;
    const Where on{.item = story.Writes(kEmploymentOfficer, Disclosed{.to = {kSocialServices, kLabourMarket},
                                                                      .categories = {Category::kRegistration},
                                                                      .basis = BasisKind::kOwnCase})};
    const DisclosureEnded ended{"Behövs inte"};
    EXPECT_EQ(story.Judge(As(kEmploymentOfficer), ended, on)->front().named,
              (PartySet{kSocialServices, kLabourMarket}));
    story.Writes(kEmploymentOfficer, ended, on);
    EXPECT_EQ(story.Tries(kEmploymentOfficer, ended, on), "already_done");
}
TEST(Disclosing, IsEndedByThePartyWhoseItIs) {
    Story story;
    const Where on{.item = story.Writes(kSocialWorker, Disclosed{.to = {kEmploymentService},
                                                                 .categories = {Category::kJointPlan},
                                                                 .basis = BasisKind::kOwnCase})};
    for (std::size_t r = 0; r < kRoleCount; ++r) {
        const auto role = static_cast<Role>(r);
        const char* said = role == kSocialWorker ? "ok" : kCaseRoles.Has(role) ? "mandate" : "forbidden";
        EXPECT_EQ(story.Tries(role, DisclosureEnded{}, on), said) << NameOf(role);
        EXPECT_EQ(Info(Kind::kDisclosureEnded).writers.Has(role), Info(Kind::kDisclosed).writers.Has(role))
            << "who may open may close";
    }
    EXPECT_EQ(story.Tries(As(kSocialWorker, kSouth), DisclosureEnded{}, on), "ok") << "a colleague too";
}

// ---- intake and assessment

TEST(Intake, IsAnsweredAfterItWasSentWithQuestionsOfItsSection) {  // R77, R79
    Story story;
    const auto answers = [&](std::string question, std::string words = "") {
        IntakeAnswered e{.date = story.Today(), .own_words = std::move(words)};
        if (!question.empty()) e.answers.push_back({std::move(question), "Svar"});
        return e;
    };
    const Where health{.topic = Topic::kHealth};
    EXPECT_EQ(story.Tries(kSocialWorker, answers("health_now"), health), "wrong_state");
    EXPECT_EQ(story.Tries(kSocialWorker, IntakeSent{.answer_by = AddDays(story.Today(), -1)}),
              "out_of_range /answer_by");
    EXPECT_EQ(story.Tries(kSocialWorker, Triage{.reason = "R"}), "wrong_state") << "nothing to judge from";
    story.Writes(kSocialWorker, IntakeSent{.answer_by = story.Today()});
    IntakeAnswered tomorrow = answers("health_now");
    tomorrow.date = AddDays(story.Today(), 1);
    IntakeAnswered second = answers("health_now");
    second.answers.push_back({"no_such", "Svar"});
    Check(story, {{"its section", answers("health_now"), "ok", kSocialWorker, health},
                  {"another section", answers("work_done"), "unknown_value /answers/0/question",
                   kSocialWorker, health},
                  {"no such question", second, "unknown_value /answers/1/question", kSocialWorker, health},
                  {"nothing said", answers(""), "required /own_words", kSocialWorker, health},
                  {"own words are enough", answers("", "Jag mår bra"), "ok", kSocialWorker, health},
                  {"not yet", tomorrow, "out_of_range /date", kSocialWorker, health},
                  {"triage before any answer", Triage{.reason = "R"}, "wrong_state", kSocialWorker}});
    const ItemId item = story.Writes(kSocialWorker, answers("health_now"), health);
    EXPECT_EQ(story.Tries(kSocialWorker, answers("work_done"), {.item = item}),
              "unknown_value /answers/0/question")
        << "a revision stays in its section";
    EXPECT_EQ(story.Tries(kSocialWorker, Triage{.care_coordinator = true, .reason = "Sömn"}), "ok");
}
TEST(Intake, WhatTheParticipantSaysOfHealthSuggestsTheCareCoordinator) {  // R79, R187
    Story story;
    story.Writes(kSocialWorker, IntakeSent{.answer_by = story.Today()});
    EXPECT_TRUE(CareFlags(story.Seen()).empty());
    const auto answer = [&](Topic topic, std::vector<QuestionAnswer> answers) {
        story.Writes(kSocialWorker, IntakeAnswered{.date = story.Today(), .answers = std::move(answers)},
                     {.topic = topic});
    };
    answer(Topic::kHealth, {{"health_now", "Jag SOVER dåligt"}, {"health_day", "Bra"}});
    answer(Topic::kWork, {{"work_hinder", "Ryggen"}, {"work_done", "Sjukvård"}});
    EXPECT_THAT(CareFlags(story.Seen()), testing::ElementsAre("health_now", "work_hinder"))
        << "what one has worked with is no illness";
}
TEST(Intake, HearsOfCareInWholeWordsAndNotInsideOthers) {
    for (const char* said : {"Jag har ont i knät",
                             "ONT överallt",
                             "Ont.",
                             "ryggvärk",
                             "Ländryggen krånglar",
                             "långtidssjukskriven",
                             "Jag sover inte",
                             "sömnlös",
                             "Sömnproblem",
                             "orolig",
                             "ångest/oro",
                             "Tar medicin mot värken",
                             "väntar på operation",
                             "dödstrött",
                             "en arbetsskada",
                             "går i samtalsterapi",
                             "läkarbesök",
                             "Smärta i axeln",
                             "utstressad",
                             "psykiatrin",
                             "Kontakt med sjukvården",
                             "deprimerad",
                             "ÅNGEST"})
        EXPECT_TRUE(SuggestsCare(said)) << said;
    for (const char* said : {"Ingen kontakt än",
                             "Jag står vid fronten",
                             "Konto på banken",
                             "horisont",
                             "montör",
                             "trygg",
                             "otrygghet",
                             "Bryggeriet la ner",
                             "sömnad",
                             "Sömnadsarbete",
                             "Sovjetunionen",
                             "delar sovrum",
                             "vårdnaden om barnen",
                             "Vårdnadshavare",
                             "kooperationen",
                             "ryggsäck",
                             "motorola",
                             "Inget",
                             "",
                             "påverkan",
                             "tvärsäker",
                             "på kontor",
                             "hört av sig"})
        EXPECT_FALSE(SuggestsCare(said)) << said;
}
TEST(AssessmentEntry, AlwaysSaysTheNextStep) {  // R109, "kartläggning till döds"
    const Story story;
    const auto assessed = [&](std::string next, std::int32_t minutes, Date date) {
        return Assessment{
            .date = date, .situation = "Praktik sökes", .next_step = std::move(next), .minutes = minutes};
    };
    const Where work{.topic = Topic::kWork};
    Check(story, {{"no next step", assessed("", 30, story.Today()), "next_step_missing /next_step",
                   kSocialWorker, work},
                  {"too short to have been done", assessed("Ring", 4, story.Today()), "out_of_range /minutes",
                   kSocialWorker, work},
                  {"short", assessed("Ring", 5, story.Today()), "ok", kSocialWorker, work},
                  {"not done yet", assessed("Ring", 30, AddDays(story.Today(), 1)), "out_of_range /date",
                   kSocialWorker, work}});
}
TEST(AdaptationEntry, SaysWhatThePersonNeedsAndNeverWhy) {  // R103, R83, R85
    const Story story;
    Check(story,
          {{"what", Adaptation{.statement = "Inga tunga lyft", .hours_per_day = 4}, "ok", kCareCoordinator},
           {"why", Adaptation{.statement = "Inga tunga lyft på grund av lumbago"}, "diagnosis /statement",
            kCareCoordinator},
           {"a code", Adaptation{.statement = "Inga lyft, M545"}, "diagnosis /statement", kCareCoordinator},
           {"by the back door",
            Adaptation{.statement = "Inga lyft", .time_of_day = "Eftermiddag, trött av medicinen"},
            "diagnosis /time_of_day", kCareCoordinator},
           {"no hours a day", Adaptation{.statement = "Inga lyft", .hours_per_day = 0},
            "out_of_range /hours_per_day", kCareCoordinator}});
}

// ---- the plan

TEST(Goals, LieAheadAndAreClosedOnceWithTheReasonWhenNotReached) {
    Story story;
    const Where work{.topic = Topic::kWork};
    EXPECT_EQ(story.Tries(kSocialWorker, Goal{"Arbete", AddDays(story.Today(), -1), "Lön"}, work),
              "out_of_range /horizon");
    const ItemId goal = story.Writes(kSocialWorker, Goal{"Arbete", story.Today(), "Lön"}, work);
    const Where on{.item = goal};
    Check(story,
          {{"dropped, but why", GoalClosed{Reached::kDropped, ""}, "reason_missing /note", kSocialWorker, on},
           {"partly, but how", GoalClosed{Reached::kPartly, ""}, "reason_missing /note", kSocialWorker, on},
           {"partly", GoalClosed{Reached::kPartly, "Halvtid"}, "ok", kSocialWorker, on},
           {"reached", GoalClosed{Reached::kReached, ""}, "ok", kSocialWorker, on}});
    story.Writes(kSocialWorker, GoalClosed{Reached::kReached, ""}, on);
    EXPECT_EQ(story.Tries(kSocialWorker, GoalClosed{Reached::kReached, ""}, on), "already_done");
}
TEST(Offers, AreOfTheCatalogueWithARampThatClimbsInTime) {  // R86, R88, R95
    Story story;
    const Date from = story.Today();
    const auto offer = [&](std::string code, Date until, std::vector<HoursStep> hours,
                           WorkerId responsible = {}) {
        return ActivityOffered{.activity = std::move(code),
                               .title = "T",
                               .from = from,
                               .until = until,
                               .hours = std::move(hours),
                               .responsible = responsible};
    };
    const Date later = AddDays(from, 14);
    Check(
        story,
        {{"in the catalogue", offer("internship", later, {{from, 20}, {later, 40}}), "ok"},
         {"not there",
          offer("yoga", {}, {}),
          "unknown_value /activity",
          kEmploymentOfficer,
          {.topic = Topic::kWork}},
         {"ends before it begins", offer("internship", AddDays(from, -1), {}), "out_of_range /until"},
         {"two steps on one day", offer("internship", {}, {{from, 20}, {from, 30}}),
          "out_of_range /hours/1/from"},
         {"steps backwards", offer("internship", {}, {{from, 20}, {later, 30}, {from, 40}}),
          "out_of_range /hours/2/from"},
         {"fewer hours later may be needed", offer("internship", {}, {{from, 40}, {later, 20}}), "ok"},
         {"nobody who works here", offer("internship", {}, {}, WorkerId{999}), "unknown_value /responsible"},
         {"somebody", offer("internship", {}, {}, Of(kSocialWorker)), "ok"}});
    story.stop = RuleStop{"extra_service_job_end", "extratjänster finns inte efter 2022-12-31"};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, offer("extra_service_job", {}, {})), "rule_stops /activity")
        << "R23";
    EXPECT_THAT(
        story.Told(kEmploymentOfficer, offer("extra_service_job", {}, {})),
        testing::AllOf(testing::HasSubstr("extra_service_job_end"), testing::HasSubstr("2022-12-31")));
}
TEST(Offers, AreAnsweredOnceByADayThatHasBeen) {  // R90, R96
    Story story;
    const Where on{.item = story.Offers("sfi")};
    EXPECT_EQ(story.Tries(kSocialWorker, ActivityAnswered{.date = AddDays(story.Today(), 1)}, on),
              "out_of_range /date");
    EXPECT_EQ(
        story.Tries(kSocialWorker,
                    ActivityInterrupted{.date = story.Today(), .reason = InterruptionReason::kOther}, on),
        "wrong_state");
    story.Writes(kSocialWorker,
                 ActivityAnswered{.answer = Answer::kDeclined, .date = story.Today(), .reason = "Vill inte"},
                 on);
    EXPECT_EQ(story.Tries(kSocialWorker, ActivityAnswered{.date = story.Today()}, on), "already_done");
}
TEST(Waiting, SaysWhenToAskAgain) {  // R82, R84
    Story story;
    const Where on{.item = story.Accepted("sfi")};
    const Date today = story.Today();
    const auto waits = [](Date since, Date again) {
        return ActivityWaiting{.on = "Läkarintyg", .since = since, .ask_again = again};
    };
    Check(story, {{"since tomorrow", waits(AddDays(today, 1), AddDays(today, 9)), "out_of_range /since",
                   kSocialWorker, on},
                  {"ask again yesterday", waits(today, AddDays(today, -1)), "out_of_range /ask_again",
                   kSocialWorker, on},
                  {"ask again today", waits(today, today), "ok", kSocialWorker, on}});
}
TEST(Starting, TakesTheParticipantsYes) {
    Story story;
    const ItemId item = story.Offers("sfi");
    const ActivityStarted started{story.Today()};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, started, {.item = item}), "wrong_state");
    story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kAccepted, .date = story.Today()},
                 {.item = item});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, ActivityStarted{AddDays(story.Today(), 1)}, {.item = item}),
              "out_of_range /date");
    story.Writes(kEmploymentOfficer, started, {.item = item});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, started, {.item = item}), "already_done");
    const ItemId declined = story.Offers("activity_centre");
    story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kDeclined, .date = story.Today()},
                 {.item = declined});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, started, {.item = declined}), "wrong_state");
}
TEST(Starting,
     WhatMustBeDecidedIsStartedByTheDeciderOrAfterTheDecision) {  // R36, R108, R110; förordning 2000:628
    for (const ActivityKind& kind : ActivityKinds()) {
        if (!kind.changers.Has(kLabourMarketSecretary)) continue;  // care's
        Story story;
        const ItemId item =
            story.Accepted(std::string(kind.code),
                           kind.creators.Has(kEmploymentOfficer) ? kEmploymentOfficer : kSocialWorker);
        const ActivityStarted started{story.Today()};
        EXPECT_EQ(story.Tries(kLabourMarketSecretary, started, {.item = item}), kind.needs ? "mandate" : "ok")
            << kind.code;
        EXPECT_EQ(story.Tries(kEmploymentOfficer, started, {.item = item}), "ok") << kind.code;
        if (!kind.needs) continue;
        EXPECT_THAT(story.Told(kLabourMarketSecretary, started, {.item = item}),
                    testing::HasSubstr("arbetsförmedlaren"));
        const ItemId rejected = story.Proposes(*kind.needs, {}, {}, item);
        story.Writes(kEmploymentOfficer,
                     DecisionMade{.proposal = rejected, .verdict = Verdict::kRejected, .reasons = "R"});
        EXPECT_EQ(story.Tries(kLabourMarketSecretary, started, {.item = item}), "mandate")
            << "rejected: " << kind.code;
        const ItemId approved = story.Proposes(*kind.needs, {}, {}, item);
        story.Writes(kEmploymentOfficer,
                     DecisionMade{.proposal = approved, .verdict = Verdict::kApproved, .reasons = "R"});
        EXPECT_EQ(story.Tries(kLabourMarketSecretary, started, {.item = item}), "ok")
            << "approved: " << kind.code;
    }
}
TEST(Starting, ADecisionOnOneActivityIsNoneOnAnother) {
    Story story;
    const ItemId one = story.Accepted("internship"), other = story.Accepted("internship");
    const ItemId proposal = story.Writes(
        kLabourMarketSecretary, Proposal{.matter = Matter::kInternship, .text = "T", .activity = one});
    story.Writes(kEmploymentOfficer,
                 DecisionMade{.proposal = proposal, .verdict = Verdict::kApproved, .reasons = "R"});
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, ActivityStarted{story.Today()}, {.item = one}), "ok");
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, ActivityStarted{story.Today()}, {.item = other}),
              "mandate");
}
TEST(Starting, ADecisionThatNamesNoActivityIsNoneOnThisOne) {
    Story story;
    const ItemId item = story.Accepted("internship");
    const ItemId proposal = story.Proposes(Matter::kInternship);
    story.Writes(kEmploymentOfficer,
                 DecisionMade{.proposal = proposal, .verdict = Verdict::kApproved, .reasons = "R"});
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, ActivityStarted{story.Today()}, {.item = item}), "mandate");
}
TEST(Starting, ADecisionHoldsOnItsDaysAndThenItTakesANewOne) {
    Story story;  // 2 March
    const ItemId item = story.Accepted("internship");
    const auto approve = [&](Date from, Date until) {
        const ItemId proposal = story.Proposes(Matter::kInternship, {}, {}, item);
        story.Writes(kEmploymentOfficer, DecisionMade{.proposal = proposal,
                                                      .verdict = Verdict::kApproved,
                                                      .reasons = "R",
                                                      .from = from,
                                                      .until = until});
    };
    const auto tries = [&] {
        return story.Tries(kLabourMarketSecretary, ActivityStarted{story.Today()}, {.item = item});
    };
    approve(Day("2026-03-04"), Day("2026-03-10"));
    EXPECT_EQ(tries(), "mandate") << "not yet";
    EXPECT_EQ(story.On("2026-03-04")
                  .Tries(kLabourMarketSecretary, ActivityStarted{Day("2026-03-03")}, {.item = item}),
              "mandate")
        << "it is the day of the start that counts";
    EXPECT_EQ(tries(), "ok");
    story.On("2026-03-10");
    EXPECT_EQ(tries(), "ok") << "the last day is a day of it";
    story.On("2026-03-11");
    EXPECT_EQ(tries(), "mandate") << "it has run out";
    approve({}, Day("2026-04-10"));
    EXPECT_EQ(tries(), "ok");
}
TEST(AnActivityThatIsOver, TakesNothingMore) {
    Story story;
    const Date today = story.Today();
    const ItemId interrupted = story.Runs("sfi"), completed = story.Runs("job_track"),
                 declined = story.Offers("activity_centre");
    story.Writes(kSocialWorker, ActivityInterrupted{.date = today, .reason = InterruptionReason::kHostEnded},
                 {.item = interrupted});
    story.Writes(kSocialWorker, ActivityCompleted{.date = today}, {.item = completed});
    story.Writes(kSocialWorker, ActivityAnswered{.answer = Answer::kDeclined, .date = today},
                 {.item = declined});
    for (const ItemId item : {interrupted, completed, declined}) {
        const Where on{.item = item};
        Check(story,
              {{"waiting", ActivityWaiting{.on = "A", .since = today, .ask_again = today}, "wrong_state",
                kSocialWorker, on},
               {"hours", ActivityHours{.hours = {{today, 10}}, .reason = "R"}, "wrong_state", kSocialWorker,
                on},
               {"interruption", ActivityInterrupted{.date = today, .reason = InterruptionReason::kOther},
                "wrong_state", kSocialWorker, on},
               {"start", ActivityStarted{today}, "wrong_state", kSocialWorker, on},
               {"completion", ActivityCompleted{.date = today},
                item == completed ? "already_done" : "wrong_state", kSocialWorker, on}});
    }
}
TEST(AnOngoingActivity, IsChangedInterruptedAndCompleted) {  // R95, R101, R133
    Story story;
    const Date today = story.Today(), tomorrow = AddDays(today, 1);
    const Where on{.item = story.Runs("sfi")};
    Check(
        story,
        {{"a new ramp", ActivityHours{.hours = {{today, 20}, {tomorrow, 30}}, .reason = "Orkar mer"}, "ok",
          kSocialWorker, on},
         {"a ramp out of order", ActivityHours{.hours = {{tomorrow, 20}, {today, 30}}, .reason = "R"},
          "out_of_range /hours/1/from", kSocialWorker, on},
         {"interrupted without a reason", ActivityInterrupted{.date = today}, "reason_missing /reason",
          kSocialWorker, on},
         {"interrupted tomorrow", ActivityInterrupted{.date = tomorrow, .reason = InterruptionReason::kMoved},
          "out_of_range /date", kSocialWorker, on},
         {"interrupted", ActivityInterrupted{.date = today, .reason = InterruptionReason::kMoved}, "ok",
          kSocialWorker, on},
         {"completed tomorrow", ActivityCompleted{.date = tomorrow}, "out_of_range /date", kSocialWorker, on},
         {"a usefulness of 0", ActivityCompleted{.date = today, .usefulness = 0}, "out_of_range /usefulness",
          kSocialWorker, on},
         {"a usefulness of 6", ActivityCompleted{.date = today, .usefulness = 6}, "out_of_range /usefulness",
          kSocialWorker, on},
         {"completed", ActivityCompleted{.date = today, .usefulness = 5}, "ok", kSocialWorker, on}});
}
TEST(AnActivitysUsefulness, IsSaidByTheParticipantAloneOfWhatHasBegun) {
    Story story;
    const Author person{WorkerId{}, kNone, kParticipant};
    const auto says = [&](ItemId item, std::optional<std::int32_t> usefulness) {
        return story.Tries(person, ActivityRated{.usefulness = usefulness, .text = "Bra"}, {.item = item});
    };
    const ItemId offered = story.Offers("job_track"), ongoing = story.Runs("sfi");
    EXPECT_EQ(says(offered, 4), "wrong_state") << "has not begun";
    EXPECT_EQ(says(ongoing, std::nullopt), "required /usefulness");
    EXPECT_EQ(says(ongoing, 0), "out_of_range /usefulness");
    EXPECT_EQ(says(ongoing, 6), "out_of_range /usefulness");
    EXPECT_EQ(says({}, 4), "not_found");
    for (const Role role : kRoles)
        if (role != kParticipant) {
            EXPECT_EQ(story.Tries(role, ActivityRated{.usefulness = 4}, {.item = ongoing}), "forbidden")
                << NameOf(role);
        }
    EXPECT_EQ(says(ongoing, 4), "ok");
    story.Writes(person, ActivityRated{.usefulness = 2, .text = "För tidigt"}, {.item = ongoing});
    EXPECT_EQ(story.entries.back().head.owner, kEmploymentService) << "with what it is about";
    EXPECT_FALSE(story.entries.back().head.author);
    // It hinders nobody from going on, and is said anew when it is over.
    story.Writes(kSocialWorker, ActivityCompleted{.date = story.Today()}, {.item = ongoing});
    EXPECT_EQ(says(ongoing, 5), "ok");
    const ItemId wrong = story.Offers("sfi");
    story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kAccepted, .date = story.Today()},
                 {.item = wrong});
    story.Writes(kEmploymentOfficer, ActivityStarted{story.Today()}, {.item = wrong});
    story.Writes(person, ActivityRated{.usefulness = 1}, {.item = wrong});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, Retraction{"Fel person"}, {.item = wrong}), "ok");
    story.Closes();
    EXPECT_EQ(says(ongoing, 5), "case_closed");
}
TEST(ReportedHours, AreOneReportPerActivityAndWeek) {  // R129
    Story story;
    const ItemId a = story.Runs("sfi"), b = story.Runs("job_track");
    const auto report = [&](ItemId activity, Date day) {
        return HoursReported{.activity = activity, .week = day, .hours = 10};
    };
    const Date wednesday = Day("2026-03-04");
    story.On(wednesday);
    EXPECT_EQ(
        std::get<HoursReported>(story.Judge(As(kSocialWorker), report(a, wednesday))->front().payload).week,
        Day("2026-03-02"))
        << "kept as its Monday";
    story.Writes(kSocialWorker, report(a, wednesday));
    Check(story, {{"the same week", report(a, Day("2026-03-08")), "already_done /week"},
                  {"another activity", report(b, wednesday), "ok"},
                  {"another week", report(a, Day("2026-03-01")), "ok"},
                  {"a week to come", report(a, Day("2026-03-09")), "out_of_range /week"},
                  {"no such activity", report(ItemId{77}, wednesday), "not_found /activity"}});
}

// ---- follow-up

TEST(FollowUps, ArePlannedAheadForSomebodyWhoWorksHere) {
    Story story;
    const Date today = story.Today();
    const ItemId activity = story.Runs("sfi");
    const auto plan = [](Date date, WorkerId who, ItemId activity_item = {}) {
        return FollowUpPlanned{.date = date, .responsible = who, .activity = activity_item};
    };
    Check(story, {{"yesterday", plan(AddDays(today, -1), Of(kSocialWorker)), "out_of_range /date"},
                  {"nobody", plan(today, WorkerId{999}), "unknown_value /responsible"},
                  {"no such activity", plan(today, Of(kSocialWorker), ItemId{77}), "not_found /activity"},
                  {"today", plan(today, Of(kSocialWorker), activity), "ok"}});
}
TEST(FollowUps, AlwaysSetTheNextContact) {  // R42, R84, R148
    Story story;
    const Date today = story.Today();
    const auto met = [&](Date next) { return FollowUp{.date = today, .next_contact = next}; };
    FollowUp tomorrow = met(AddDays(today, 14)), low = tomorrow, high = tomorrow, unknown = tomorrow;
    tomorrow.date = AddDays(today, 1);
    low.readiness = 0;
    high.readiness = 6;
    unknown.next_responsible = WorkerId{999};
    Check(story, {{"none", met({}), "next_contact_missing /next_contact"},
                  {"the same day", met(today), "out_of_range /next_contact"},
                  {"the next day", met(AddDays(today, 1)), "ok"},
                  {"done tomorrow", tomorrow, "out_of_range /date"},
                  {"a readiness of 0", low, "out_of_range /readiness"},
                  {"a readiness of 6", high, "out_of_range /readiness"},
                  {"next by nobody", unknown, "unknown_value /next_responsible"}});
}
TEST(FollowUps, MayBeToldLateButTheNextContactIsAhead) {
    Story story;
    const Date today = story.Today();
    const auto met = [&](Date next) { return FollowUp{.date = AddDays(today, -10), .next_contact = next}; };
    Check(story, {{"before today", met(AddDays(today, -1)), "out_of_range /next_contact"},
                  {"today", met(today), "ok"},
                  {"tomorrow", met(AddDays(today, 1)), "ok"}});
    EXPECT_THAT(story.Told(kEmploymentOfficer, met(AddDays(today, -1))), testing::HasSubstr(today.Text()));
}
TEST(FollowUps, PlanTheNextOneInTheSameBreath) {
    Story story;
    const ItemId activity = story.Runs("sfi");
    const ItemId planned = story.Writes(
        kEmploymentOfficer,
        FollowUpPlanned{.date = story.Today(), .responsible = Of(kSocialWorker), .cadence_days = 7});
    FollowUp met{.date = story.Today(),
                 .channel = Channel::kVisit,
                 .activity = activity,
                 .next_contact = AddDays(story.Today(), 7)};
    const auto drafts = story.Judge(As(kSocialWorker), met, {.item = planned}).value();
    ASSERT_EQ(drafts.size(), 2U);
    const auto& next = std::get<FollowUpPlanned>(drafts[1].payload);
    EXPECT_EQ(next.date, met.next_contact);
    EXPECT_EQ(next.responsible, Of(kSocialWorker)) << "who met, unless another is named";
    EXPECT_EQ(next.channel, Channel::kVisit);
    EXPECT_EQ(next.activity, activity);
    EXPECT_EQ(next.cadence_days, 7);
    EXPECT_FALSE(drafts[1].item);
    EXPECT_EQ(drafts[1].category, drafts[0].category);
    met.next_responsible = Of(kLabourMarketSecretary);
    met.next_calls = "Du ringer oss";
    met.next_cadence_days = 21;
    const auto other =
        std::get<FollowUpPlanned>((*story.Judge(As(kSocialWorker), met, {.item = planned}))[1].payload);
    EXPECT_EQ(other.responsible, Of(kLabourMarketSecretary));
    EXPECT_EQ(other.calls, "Du ringer oss");  // R84
    EXPECT_EQ(other.cadence_days, 21) << "a rhythm that is changed holds from then on";
    met.next_cadence_days = 0;
    EXPECT_EQ(story.Tries(kSocialWorker, met), "out_of_range /next_cadence_days");
}
TEST(Revocation, IsNotProposedWhileNobodyHasAskedWhyUnlessItIsSaidWhyNot) {  // R113
    Story story;
    Proposal revoke{.matter = Matter::kRevocation, .text = "Kommer inte"};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, revoke), "ok");
    const ItemId absence =
        story.Writes(kSocialWorker, Absence{.date = story.Today(), .absence = AbsenceKind::kNoShow});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, revoke), "reason_missing /unasked_reason");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, Proposal{.matter = Matter::kInternship, .text = "T"}), "ok");
    story.Writes(kSocialWorker, AbsenceFollowed{.date = story.Today(), .reached = false}, {.item = absence});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, revoke), "reason_missing /unasked_reason")
        << "nobody was reached";
    revoke.unasked_reason = "Tre brev är obesvarade";
    EXPECT_EQ(story.Tries(kEmploymentOfficer, revoke), "ok");
    revoke.unasked_reason.clear();
    story.Writes(kSocialWorker,
                 AbsenceFollowed{.date = story.Today(), .reached = true, .reason = "Sjukt barn"},
                 {.item = absence});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, revoke), "ok");
}
TEST(FollowUps, AreDoneOnce) {
    Story story;
    const Where on{.item = story.Plans(story.Today())};
    const FollowUp met{.date = story.Today(), .next_contact = AddDays(story.Today(), 7)};
    story.Writes(kSocialWorker, met, on);
    EXPECT_EQ(story.Tries(kSocialWorker, met, on), "already_done");
    EXPECT_EQ(story.Tries(kSocialWorker, Substitution{.worker = Of(kSocialWorker), .facts = "F"}, on),
              "already_done");
}
TEST(Substitutes, GetTheFactsTheyNeedAndNoMore) {  // R100, R108: the social worker visits the workshop
    Story story;
    story.HasTeam();
    const Where on{.item = story.Plans(story.Today())};
    const auto stands_in = [](WorkerId worker, std::string facts) {
        return Substitution{.worker = worker, .facts = std::move(facts)};
    };
    Check(story, {{"of another party in the team", stands_in(Of(kSocialWorker), "Verkstaden kl. 10"), "ok",
                   kEmploymentOfficer, on},
                  {"of another team", stands_in(Of(kSocialWorker, kSouth), "F"), "not_in_team /worker",
                   kEmploymentOfficer, on},
                  {"nobody", stands_in(WorkerId{999}, "F"), "unknown_value /worker", kEmploymentOfficer, on},
                  {"told of illness", stands_in(Of(kSocialWorker), "Har depression"), "diagnosis /facts",
                   kEmploymentOfficer, on}});
}
TEST(AbsenceEntry, SaysWhatKindAndIsCalledAboutUntilReached) {  // R113, R123
    Story story;
    const Date today = story.Today();
    Check(story,
          {{"what kind", Absence{.date = today}, "required /absence"},
           {"tomorrow", Absence{.date = AddDays(today, 1), .absence = AbsenceKind::kSick},
            "out_of_range /date"},
           {"no such activity", Absence{.activity = ItemId{77}, .date = today, .absence = AbsenceKind::kSick},
            "not_found /activity"}});
    const Where on{.item =
                       story.Writes(kSocialWorker, Absence{.date = today, .absence = AbsenceKind::kNoShow})};
    Check(story, {{"reached, but why away", AbsenceFollowed{.date = today, .reached = true},
                   "reason_missing /reason", kSocialWorker, on},
                  {"called tomorrow", AbsenceFollowed{.date = AddDays(today, 1), .reached = false},
                   "out_of_range /date", kSocialWorker, on}});
    story.Writes(kSocialWorker, AbsenceFollowed{.date = today, .reached = false}, on);
    story.Writes(kSocialWorker, AbsenceFollowed{.date = today, .reached = true, .reason = "Bussen"}, on);
    EXPECT_EQ(
        story.Tries(kSocialWorker, AbsenceFollowed{.date = today, .reached = true, .reason = "Bussen"}, on),
        "already_done");
}

// ---- proposal, opinion, decision

TEST(Decisions, AreMadeByWhoeverHasTheMandateAndProposedByAnyone) {  // R110–R112; förordning 2000:628, SoL
                                                                     // 2025:400, HSL 2017:30, SFB 2010:110
    const std::pair<Matter, Role> mandates[]{{Matter::kProgramme, kEmploymentOfficer},
                                             {Matter::kInternship, kEmploymentOfficer},
                                             {Matter::kWorkTraining, kEmploymentOfficer},
                                             {Matter::kExtraServiceJob, kEmploymentOfficer},
                                             {Matter::kSubsidisedJob, kEmploymentOfficer},
                                             {Matter::kTraining, kEmploymentOfficer},
                                             {Matter::kRevocation, kEmploymentOfficer},
                                             {Matter::kIncomeSupport, kSocialWorker},
                                             {Matter::kCare, kCareCoordinator},
                                             {Matter::kInsuranceBenefit, kInsuranceInvestigator},
                                             {Matter::kMunicipalService, kLabourMarketSecretary},
                                             {Matter::kStudies, kStudyCounsellor}};
    ASSERT_EQ(std::size(mandates), Names(Matter{}).size());
    for (const auto& [matter, decider] : mandates)
        for (const Role role : kRoles) {
            if (!kCaseRoles.Has(role)) continue;
            Story story;
            const ItemId proposal = story.Writes(role, Proposal{.matter = matter, .text = "Föreslår"});
            EXPECT_EQ(story.Tries(role, DecisionMade{.proposal = proposal, .reasons = "R"}),
                      role == decider ? "ok" : "mandate")
                << NameOf(matter) << " by " << NameOf(role);
        }
}
TEST(Decisions, TheLabourMarketSecretaryCanProposeButNotDecide) {  // R110, R111
    Story story;
    const ItemId proposal = story.Proposes(Matter::kProgramme);
    EXPECT_EQ(story.Told(kLabourMarketSecretary, DecisionMade{.proposal = proposal, .reasons = "R"}),
              "Det här beslutar arbetsförmedlaren. Du kan lämna ett förslag i stället.");
}
TEST(Decisions, EveryMandateIsNamedInWords) {
    Story story;
    const std::pair<Matter, const char*> words[]{{Matter::kIncomeSupport, "socialsekreteraren"},
                                                 {Matter::kCare, "vårdsamordnaren"},
                                                 {Matter::kInsuranceBenefit, "försäkringsutredaren"},
                                                 {Matter::kMunicipalService, "arbetsmarknadssekreteraren"},
                                                 {Matter::kStudies, "studie- och yrkesvägledaren"}};
    for (const auto& [matter, word] : words) {
        const ItemId proposal = story.Proposes(matter);
        EXPECT_THAT(story.Told(kEmploymentOfficer, DecisionMade{.proposal = proposal, .reasons = "R"}),
                    testing::HasSubstr(word));
    }
}
TEST(Decisions, WaitForThoseWhoAreHeardUntilTheDayTheyWereAskedFor) {  // R112
    Story story;
    const Date by = AddDays(story.Today(), 7);
    const ItemId proposal =
        story.Proposes(Matter::kProgramme, {kSocialServices, kHealthRegion, kEmploymentService}, by);
    const DecisionMade decided{.proposal = proposal, .reasons = "R"};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, decided), "wrong_state");
    EXPECT_THAT(story.Told(kEmploymentOfficer, decided), testing::HasSubstr(by.Text()));
    story.Writes(kSocialWorker, Opinion{.proposal = proposal, .stance = Stance::kFor, .text = "Ja"});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, decided), "wrong_state") << "care has not spoken";
    EXPECT_EQ(story.On(by).Tries(kEmploymentOfficer, decided), "wrong_state") << "the last day is theirs";
    EXPECT_EQ(story.On(AddDays(by, 1)).Tries(kEmploymentOfficer, decided), "ok")
        << "silence does not stop a decision";
    story.On(by).Writes(kCareCoordinator,
                        Opinion{.proposal = proposal, .stance = Stance::kAgainst, .text = "Nej"});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, decided), "ok")
        << "all have spoken; the decider's own party need not";
}
TEST(Decisions, AreMadeOnceOnAProposalThatThereIs) {
    Story story;
    const Date today = story.Today();
    const ItemId proposal = story.Proposes(Matter::kProgramme);
    const DecisionMade decided{.proposal = proposal, .reasons = "R"};
    DecisionMade backwards = decided;
    backwards.from = today;
    backwards.until = AddDays(today, -1);
    Check(story,
          {{"no proposal", DecisionMade{.proposal = ItemId{77}, .reasons = "R"}, "not_found /proposal"},
           {"an opinion on none", Opinion{.proposal = ItemId{77}, .text = "T"}, "not_found /proposal"},
           {"ends before it begins", backwards, "out_of_range /until"}});
    story.Writes(kEmploymentOfficer, decided);
    Check(story,
          {{"again", decided, "already_done"},
           {"an opinion too late", Opinion{.proposal = proposal, .text = "T"}, "wrong_state /proposal"}});
}
TEST(Proposals, SayWhenTheHeardMustHaveSpoken) {
    const Story story;
    const Date today = story.Today();
    const auto proposes = [&](std::vector<Party> heard, Date by, ItemId activity = {}) {
        return Proposal{.matter = Matter::kProgramme,
                        .text = "T",
                        .activity = activity,
                        .heard = std::move(heard),
                        .wanted_by = by};
    };
    Check(story,
          {{"heard, but until when", proposes({kSocialServices}, {}), "required /wanted_by"},
           {"until yesterday", proposes({kSocialServices}, AddDays(today, -1)), "out_of_range /wanted_by"},
           {"until today", proposes({kSocialServices}, today), "ok"},
           {"nobody heard", proposes({}, {}), "ok"},
           {"about no activity", proposes({}, {}, ItemId{77}), "not_found /activity"}});
}
TEST(Proposals, OpinionsAndDecisionsLieWhereTheProposalDoes) {
    Story story;
    const ItemId proposal = story.Writes(kCareCoordinator, Proposal{.matter = Matter::kCare, .text = "T"},
                                         {.category = Category::kCareTrack});
    EXPECT_EQ(story.Judge(As(kCareCoordinator), Opinion{.proposal = proposal, .text = "T"})->front().category,
              Category::kCareTrack);
    EXPECT_EQ(story.Judge(As(kCareCoordinator), DecisionMade{.proposal = proposal, .reasons = "R"})
                  ->front()
                  .category,
              Category::kCareTrack);
}
TEST(Proposals, WhatAnotherPartySaysOfOneIsThatPartysOwnAndLiesWhereItMayHoldIt) {  // OSL 8:1
    const Category kinds[]{Category::kJointPlan, Category::kAuthorityPlan,    Category::kIncomeSupport,
                           Category::kCareTrack, Category::kInsuranceBenefit, Category::kStudies};
    constexpr Role kProposers[]{kSocialWorker,    kEmploymentOfficer,     kSocialWorker,
                                kCareCoordinator, kInsuranceInvestigator, kStudyCounsellor};
    for (std::size_t i = 0; i < std::size(kinds); ++i) {
        Story story;
        const ItemId proposal = story.Writes(
            kProposers[i], Proposal{.matter = Matter::kProgramme, .text = "T"}, {.category = kinds[i]});
        for (const Role role : {kEmploymentOfficer, kSocialWorker, kLabourMarketSecretary, kCareCoordinator,
                                kInsuranceInvestigator, kStudyCounsellor}) {
            const bool may = MayOwn(HomeParty(role), kinds[i]);
            const Category wanted = may ? kinds[i] : Category::kJointPlan;
            const auto opinion = story.Judge(As(role), Opinion{.proposal = proposal, .text = "T"});
            EXPECT_EQ(opinion->front().category, wanted) << NameOf(role) << " on " << NameOf(kinds[i]);
        }
        const auto decided =
            story.Judge(As(kEmploymentOfficer), DecisionMade{.proposal = proposal, .reasons = "R"});
        ASSERT_TRUE(decided);
        EXPECT_TRUE(MayOwn(kEmploymentService, decided->front().category)) << NameOf(kinds[i]);
    }
}

// ---- handover, exit, retraction

TEST(Handovers, GoToSomebodyElseWhoIsGivenTheCase) {  // R64, R167
    Story story;
    story.HasTeam();
    const auto over = [](WorkerId from, WorkerId to) {
        return Handover{.from = from, .to = to, .text = "Hej"};
    };
    const WorkerId officer = Of(kEmploymentOfficer);
    Check(story, {{"from nobody", over(WorkerId{999}, officer), "unknown_value /from"},
                  {"to nobody", over(officer, WorkerId{999}), "unknown_value /to"},
                  {"to oneself", over(officer, officer), "already_done /to"}});
    EXPECT_EQ(story.Judge(As(kEmploymentOfficer), over(officer, Of(kSocialWorker)))->size(), 1U)
        << "who is in the team has it";
    const auto drafts =
        story.Judge(As(kEmploymentOfficer), over(officer, Of(kEmploymentOfficer, kSouth))).value();
    ASSERT_EQ(drafts.size(), 2U) << "who is not is assigned";
    EXPECT_EQ(std::get<WorkerAssigned>(drafts[1].payload).worker, Of(kEmploymentOfficer, kSouth));
    story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kEmploymentOfficer, kSouth)});
    EXPECT_EQ(story.Judge(As(kEmploymentOfficer), over(officer, Of(kEmploymentOfficer, kSouth)))->size(), 1U)
        << "once";
}
TEST(Handovers, NameOnlyWhatIsTheirsToHandOver) {  // R61
    Story story;
    story.HasTeam();
    const WorkerId officer = Of(kEmploymentOfficer), other = Of(kSocialWorker);
    const ItemId lead = story.HasLead(officer);
    const ItemId contact = story.Plans(story.Today(), kEmploymentOfficer);
    const ItemId theirs = story.Plans(story.Today(), kSocialWorker);
    const auto over = [&](std::vector<ItemId> items) { return Handover{officer, other, "Hej", items}; };
    Check(story, {{"all", over({lead, contact}), "ok"},
                  {"another's", over({lead, theirs}), "not_found /items/1"},
                  {"nothing's", over({ItemId{4711}}), "not_found /items/0"}});
}
TEST(Exits, SayWhatStatisticsMustKnow) {  // R66, R144; docs/02-domain.md 2.9
    Story story;
    const Date today = story.Today();
    const Exit base{.date = today, .outcome = ExitOutcome::kSeekingWork, .reason = ExitReason::kCompleted};
    const auto with = [&](auto change) {
        Exit e = base;
        change(e);
        return e;
    };
    const auto works = [&](auto change) {
        Exit e = base;
        e.outcome = ExitOutcome::kWork, e.extent = 75, e.subsidised = true, e.support = "Lönebidrag";
        change(e);
        return e;
    };
    Check(
        story,
        {{"nothing more to say", base, "ok"},
         {"no outcome", with([](Exit& e) { e.outcome.reset(); }), "required /outcome"},
         {"no reason", with([](Exit& e) { e.reason.reset(); }), "required /reason"},
         {"tomorrow", with([&](Exit& e) { e.date = AddDays(today, 1); }), "out_of_range /date"},
         {"before the case was opened", with([&](Exit& e) { e.date = AddDays(today, -1); }),
          "out_of_range /date"},
         {"work", works([](Exit&) {}), "ok"},
         {"work, how much", works([](Exit& e) { e.extent.reset(); }), "required /extent"},
         {"work, with support", works([](Exit& e) { e.subsidised.reset(); }), "required /subsidised"},
         {"work, which support", works([](Exit& e) { e.support.clear(); }), "required /support"},
         {"work without support", works([](Exit& e) { e.subsidised = false, e.support.clear(); }), "ok"},
         {"studies of what form", with([](Exit& e) { e.outcome = ExitOutcome::kStudies; }),
          "required /study_form"},
         {"studies", with([](Exit& e) { e.outcome = ExitOutcome::kStudies, e.study_form = "Komvux"; }), "ok"},
         {"other for another reason",
          with([](Exit& e) { e.outcome = ExitOutcome::kOther, e.reason = ExitReason::kOther; }),
          "reason_missing /note"},
         {"other, told", with([](Exit& e) {
              e.outcome = ExitOutcome::kOther, e.reason = ExitReason::kOther, e.note = "Flyttat ihop";
          }),
          "ok"}});
}
TEST(Documents, SayWhatTheyTellAndWhereThePaperIs) {
    Story story;
    story.HasTeam();
    const Role writer = kLabourMarketSecretary;
    const DocumentAdded good{.title = "Intyg",
                             .type = DocumentType::kCertificate,
                             .received = story.Today(),
                             .original = "Pärm 1"};
    const Where plan{.category = Category::kJointPlan};
    const auto with = [&](auto change) {
        DocumentAdded d = good;
        change(d);
        return d;
    };
    EXPECT_EQ(story.Tries(writer, good, plan), "ok");
    EXPECT_EQ(story.Tries(writer, good), "required /category") << "what it tells decides who reads it";
    EXPECT_EQ(story.Tries(writer, with([](auto& d) { d.type = DocumentType::kConsent; })), "ok");
    EXPECT_EQ(story.Tries(writer, with([](auto& d) { d.original.clear(); }), plan), "required /original");
    EXPECT_EQ(story.Tries(writer, with([&](auto& d) { d.received = AddDays(story.Today(), 1); }), plan),
              "out_of_range /received");
    EXPECT_EQ(story.Tries(writer, with([&](auto& d) { d.dated = AddDays(story.Today(), 1); }), plan),
              "out_of_range /dated");
    EXPECT_EQ(story.Tries(writer, with([](auto& d) { d.concerns = ItemId{9}; }), plan),
              "not_found /concerns");
    const ItemId goal = story.Writes(writer, Goal{"Arbete", story.Today(), "Lön"}, {.topic = Topic::kWork});
    EXPECT_EQ(story.Tries(writer, with([&](auto& d) { d.concerns = goal; }), plan), "ok");
    EXPECT_EQ(story.Tries(writer, with([&](auto& d) { d.concerns = goal, d.type = DocumentType::kConsent; })),
              "unknown_value /concerns")
        << "a consent paper belongs to a consent";
    for (const auto& made_up :
         {with([](auto& d) { d.file = FileId{1}; }), with([](auto& d) { d.bytes = 1; }),
          with([](auto& d) { d.sha256 = "a"; }), with([](auto& d) { d.media_type = "a"; }),
          with([](auto& d) { d.file_name = "a.pdf"; })})
        EXPECT_THAT(story.Tries(writer, made_up, plan), testing::StartsWith("unknown_field"));

    story.file = TakenFile{FileId{7}, "application/pdf", "abc", 12};
    EXPECT_EQ(story.Tries(writer, good, plan), "required /file_name");
    const ItemId item =
        story.Writes(writer, with([](auto& d) { d.file_name = "C:\\Mina\\..\\a\"b;c.pdf"; }), plan);
    const auto seen = [&] { return story.Seen().documents.at(0).document; };
    EXPECT_EQ(seen().file_name, "abc.pdf");
    EXPECT_EQ(seen().file, FileId{7});
    EXPECT_EQ(seen().bytes, 12);
    story.file.reset();
    EXPECT_EQ(story.Tries(kSocialWorker, good, {.item = item}), "mandate");
    story.Writes(writer, with([](auto& d) { d.title = "Rättat"; }), {.item = item});
    EXPECT_EQ(seen().title, "Rättat");
    EXPECT_EQ(seen().file, FileId{7}) << "the same file";
    EXPECT_EQ(seen().sha256, "abc");
}
TEST(Retractions, AreOnlyForThePartyThatWrote) {
    // Each kind that may be retracted, written by the labour-market unit.
    Story story;
    story.HasTeam();
    const Date today = story.Today();
    const Role writer = kLabourMarketSecretary;
    story.Writes(writer, IntakeSent{.answer_by = today});
    const ItemId activity = story.Offers("sfi", writer);
    const ItemId proposal = story.Proposes(Matter::kMunicipalService);
    std::map<Kind, ItemId> items{{Kind::kActivityOffered, activity}, {Kind::kProposal, proposal}};
    const auto write = [&](Payload payload, Where where = {}) {
        const Kind kind = KindOf(payload);
        items[kind] = story.Writes(writer, std::move(payload), where);
    };
    write(IntakeAnswered{.date = today, .own_words = "Hej"}, {.topic = Topic::kWork});
    write(Triage{.reason = "R"});
    write(Assessment{.date = today, .situation = "S", .next_step = "N"}, {.topic = Topic::kWork});
    write(Adaptation{.statement = "Inga lyft"});
    write(Goal{"Arbete", today, "Lön"}, {.topic = Topic::kWork});
    write(FollowUpPlanned{.date = today, .responsible = Of(writer)});
    write(FollowUp{.date = today, .next_contact = AddDays(today, 3)});
    write(Absence{.date = today, .absence = AbsenceKind::kSick});
    write(Opinion{.proposal = proposal, .text = "T"});
    write(Note{"Rubrik", "Text"});
    write(Handover{.from = Of(writer), .to = Of(kSocialWorker), .text = "Hej"});
    write(HoursReported{.activity = activity, .week = today, .hours = 4});
    write(DocumentAdded{
        .title = "Papper", .type = DocumentType::kConsent, .received = today, .original = "Pärm 1"});
    write(PlanChange{.activity = activity,
                     .change = "Fler timmar",
                     .reason = "Vill mer",
                     .heard = {kSocialServices},
                     .answer_by = today});
    write(AttendanceWeek{.activity = activity, .week = today, .days = {{today, Presence::kPresent}}});
    write(Incident{.activity = activity, .date = today, .incident = IncidentKind::kOther, .text = "T"});
    write(PlacementReview{.activity = activity,
                          .date = today,
                          .side = Signatory::kHost,
                          .works = "Allt",
                          .go_on = GoOn::kSame});
    const ItemId hosted = story.Offers("internship", writer);
    write(Placement{.activity = hosted, .host = "Möllans bil", .supervisor = "S", .tasks = "Däck"});
    write(Task{.what = "Ring", .by = today, .party = kSocialServices});
    write(Discharge{.from = DischargedFrom::kEmploymentService, .date = today});
    ASSERT_EQ(items.size() + 2, Info(Kind::kRetraction).follows.size())
        << "all but the exit, below, and what is written after it (after_exit_test)";
    for (const auto& [kind, item] : items) {
        EXPECT_EQ(story.Tries(kSocialWorker, Retraction{"Fel"}, {.item = item}), "mandate") << NameOf(kind);
        EXPECT_EQ(story.Tries(writer, Retraction{"Fel"}, {.item = item}), "ok") << NameOf(kind);
    }
    EXPECT_THAT(story.Told(kSocialWorker, Retraction{"Fel"}, {.item = activity}),
                testing::HasSubstr("den part som skrev det"));
}
TEST(Tasks, AreGivenWithADayToAPartyOrOneOfItsWorkersAndEndedByEitherSide) {  // R107
    Story story;
    story.HasTeam();
    const Date today = story.Today();
    const Task task{
        .what = "Ring banken", .by = today, .party = kSocialServices, .worker = Of(kSocialWorker)};
    const auto with = [&](auto change) {
        Task changed = task;
        change(changed);
        return changed;
    };
    Check(story, {{"yesterday", with([&](Task& t) { t.by = AddDays(today, -1); }), "out_of_range /by"},
                  {"nobody's", with([](Task& t) { t.party = kNone; }), "required /party"},
                  {"another party's worker", with([](Task& t) { t.party = kLabourMarket; }),
                   "unknown_value /worker"},
                  {"a stranger", with([](Task& t) { t.worker = WorkerId{999}; }), "unknown_value /worker"},
                  {"about nothing", with([](Task& t) { t.activity = ItemId{99}; }), "not_found /activity"}});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, task, {.category = Category::kTeamNotes}),
              "unknown_value /party")
        << "the own party's notes reach nobody else";
    const ItemId item = story.Writes(kEmploymentOfficer, task);
    EXPECT_EQ(story.Tries(kSocialWorker, task, {.item = item}), "mandate") << "put right by who gave it";
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, TaskEnded{.end = TaskEnd::kDone}, {.item = item}),
              "mandate");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, TaskEnded{.end = TaskEnd::kNotNeeded}, {.item = item}), "ok");
    EXPECT_EQ(story.Tries(kSocialWorker, TaskEnded{}, {.item = item}), "required /end");
    story.Writes(kSocialWorker, TaskEnded{.end = TaskEnd::kDone}, {.item = item});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, TaskEnded{.end = TaskEnd::kDone}, {.item = item}),
              "already_done");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, task, {.item = item}), "already_done");
    ASSERT_EQ(story.Seen().tasks.size(), 1U);
    EXPECT_EQ(story.Seen().tasks[0].ended->end, TaskEnd::kDone);
    EXPECT_EQ(story.Tries(kEmploymentOfficer, Retraction{"Fel"}, {.item = item}), "wrong_state")
        << "somebody else has done it";
}
TEST(Tasks, GoAlongWhenTheyAreNamedAndOnlyWithinTheirParty) {  // R61
    Story story;
    story.HasTeam();
    const WorkerId from = Of(kSocialWorker), colleague = Of(kSocialWorker, kSouth);
    const ItemId task = story.Writes(
        kSocialWorker, Task{.what = "Ring", .by = story.Today(), .party = kSocialServices, .worker = from});
    const auto over = [&](WorkerId to, std::vector<ItemId> items) {
        return Handover{from, to, "Hej", std::move(items)};
    };
    EXPECT_EQ(story.Tries(kSocialWorker, over(Of(kEmploymentOfficer), {task})), "mandate /items/0")
        << "in no day of that party";
    story.Writes(kSocialWorker, over(Of(kEmploymentOfficer), {}));
    EXPECT_EQ(story.Seen().tasks[0].task.worker, from) << "it is not named";
    story.Writes(kSocialWorker, over(colleague, {task}));
    EXPECT_EQ(story.Seen().tasks[0].task.worker, colleague);
}
TEST(Tasks, OfAMatterThatOnlyOnePartyHoldsAreEndedInTheJointPlan) {  // as messages are
    Story story;
    story.HasTeam();
    const ItemId item =
        story.Writes(kEmploymentOfficer, Task{.what = "Ring", .by = story.Today(), .party = kLabourMarket},
                     {.category = Category::kAuthorityPlan});
    story.Writes(kLabourMarketSecretary, TaskEnded{.end = TaskEnd::kDone}, {.item = item});
    EXPECT_EQ(story.entries.back().head.category, Category::kJointPlan) << "that party may own no other";
}
TEST(Retractions, AnExitIsTakenBackByWhoMayRegisterOneAndTheCaseIsOpenAgain) {
    Story story;
    story.HasTeam();
    const ItemId planned = story.Plans(AddDays(story.Today(), 7));
    const ItemId exit = story.Closes();
    EXPECT_EQ(story.Tries(kSocialWorker, Note{"R", "T"}), "case_closed");
    EXPECT_EQ(story.Tries(kSocialWorker, Retraction{"Fel person"}, {.item = exit}), "mandate");
    EXPECT_EQ(story.Tries(kInsuranceInvestigator, Retraction{"Fel person"}, {.item = exit}), "mandate")
        << "another party's";
    // Of the same party, but no closer.
    const Author secretary{Of(kLabourMarketSecretary), kEmploymentService, kLabourMarketSecretary};
    EXPECT_EQ(story.Tries(secretary, Retraction{"Fel person"}, {.item = exit}), "mandate");
    story.Writes(As(kEmploymentOfficer, kSouth), Retraction{"Fel person"}, {.item = exit});
    EXPECT_FALSE(story.Seen().IsClosed());
    EXPECT_EQ(story.Seen().phase, Phase::kReferred);
    EXPECT_EQ(story.Seen().NextContact(), AddDays(story.Today(), 7)) << "what was planned is again";
    EXPECT_TRUE(story.Seen().Find(planned));
    EXPECT_EQ(story.Tries(kSocialWorker, Note{"R", "T"}), "ok");
    story.Closes();
    EXPECT_TRUE(story.Seen().IsClosed());
}
TEST(Retractions, TakeNothingOfOthersWithThem) {
    const Date today = Story().Today();
    const Role writer = kLabourMarketSecretary;
    struct Case {
        std::string says, instead;
        std::function<ItemId(Story&)> begun, answered;  // the item; what another does with it
    };
    ItemId item;
    const auto offered = [&](Story& s) { return s.Offers("sfi", writer); };
    const auto running = [&](Story& s) { return s.Runs("sfi", writer); };
    const auto proposed = [&](Story& s) { return s.Proposes(Matter::kMunicipalService); };
    const auto goal = [&](Story& s) {
        return s.Writes(writer, Goal{"Arbete", today, "Lön"}, {.topic = Topic::kWork});
    };
    const auto by = [&](Role role, auto payload) {
        return [&, role, payload](Story& s) { return s.Writes(role, payload(), {.item = item}); };
    };
    const auto about = [&](auto payload) {
        return [&, payload](Story& s) { return s.Writes(kSocialWorker, payload(), {}); };
    };
    const std::vector<Case> cases{
        {"an answer", "avbryt den", offered,
         by(kSocialWorker, [&] { return ActivityAnswered{Answer::kAccepted, today, ""}; })},
        {"hours", "avbryt den", running,
         about([&] { return HoursReported{.activity = item, .week = today, .hours = 3}; })},
        {"a follow-up", "avbryt den", running,
         about([&] { return FollowUp{.date = today, .activity = item, .next_contact = AddDays(today, 7)}; })},
        {"a planned follow-up", "tackat nej", offered,
         about([&] { return FollowUpPlanned{.date = today, .responsible = Of(writer), .activity = item}; })},
        {"an absence", "avbryt den", running,
         about([&] { return Absence{.activity = item, .date = today, .absence = AbsenceKind::kSick}; })},
        {"a proposal about it", "avbryt den", running,
         about([&] { return Proposal{.text = "T", .activity = item}; })},
        {"an opinion", "arbetsmarknadssekreteraren avslå", proposed,
         about([&] { return Opinion{.proposal = item, .text = "T"}; })},
        {"a closed goal", "avsluta det", goal,
         by(kSocialWorker, [] { return GoalClosed{Reached::kReached, ""}; })},
        {"a contact made", "anteckning",
         [&](Story& s) {
             return s.Writes(writer, FollowUpPlanned{.date = today, .responsible = Of(writer)});
         },
         by(kSocialWorker, [&] { return FollowUp{.date = today, .next_contact = AddDays(today, 7)}; })},
        {"an absence followed", "anteckning",
         [&](Story& s) { return s.Writes(writer, Absence{.date = today, .absence = AbsenceKind::kSick}); },
         by(kSocialWorker, [&] { return AbsenceFollowed{.date = today, .reason = "R"}; })}};
    for (const Case& c : cases) {
        Story story;
        item = c.begun(story);
        EXPECT_EQ(story.Tries(writer, Retraction{"Fel"}, {.item = item}), "ok") << c.says;
        c.answered(story);
        EXPECT_EQ(story.Tries(writer, Retraction{"Fel"}, {.item = item}), "wrong_state") << c.says;
        EXPECT_THAT(story.Told(writer, Retraction{"Fel"}, {.item = item}), testing::HasSubstr(c.instead))
            << c.says;
    }
}
TEST(Retractions, OfADecidedProposalAreForWhoeverDecidedIt) {
    Story story;
    const Author one = As(kEmploymentOfficer), colleague = As(kEmploymentOfficer, kSouth);
    const auto propose = [&] { return story.Writes(one, Proposal{.text = "T"}); };
    const ItemId own = propose(), decided = propose();
    story.Writes(one, DecisionMade{.proposal = own, .reasons = "R"});
    story.Writes(colleague, DecisionMade{.proposal = decided, .reasons = "R"});
    EXPECT_EQ(story.Tries(one, Retraction{"Fel"}, {.item = own}), "ok");
    EXPECT_EQ(story.Tries(one, Retraction{"Fel"}, {.item = decided}), "wrong_state")
        << "a colleague's decision is a colleague's";
}
TEST(Retractions, NeverUndoWhatGovernsAccess) {
    Story story;
    const ItemId consent = story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, Retraction{"Fel"}, {.item = consent}), "not_found");
}
TEST(Retractions, AreTheEndOfAnItem) {
    Story story;
    const ItemId note = story.Writes(kSocialWorker, Note{"Rubrik", "Text"});
    const ItemId offer = story.Offers("sfi");
    story.Writes(kSocialWorker, Retraction{"Fel person"}, {.item = note});
    story.Writes(kEmploymentOfficer, Retraction{"Fel"}, {.item = offer});
    EXPECT_EQ(story.Tries(kSocialWorker, Note{"Rubrik", "Igen"}, {.item = note}), "not_found");
    EXPECT_EQ(story.Tries(kSocialWorker, Retraction{"Igen"}, {.item = note}), "not_found");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, ActivityAnswered{.date = story.Today()}, {.item = offer}),
              "not_found");
    EXPECT_EQ(story.Tries(kEmploymentOfficer,
                          Disclosed{.to = {kSocialServices}, .of = offer, .basis = BasisKind::kOwnCase}),
              "not_found /of");
}

}  // namespace
}  // namespace samkraft::domain
