// The office against a real journal: what each party sees of one case as consent comes and goes, and what a
// writer may do.

#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "office/office_test.hpp"

namespace samkraft::office {
namespace {

class OfficeTest : public testing::Test, protected OfficeFixture {
  protected:
    void SetUp() override {
        af_ = Hire("anna", Role::kEmploymentOfficer);
        ame_ = Hire("mira", Role::kLabourMarketSecretary);
        soc_ = Hire("sara", Role::kSocialWorker);
        care_ = Hire("vera", Role::kCareCoordinator);
        stranger_ = Hire("olle", Role::kEmploymentOfficer, {kOther});
    }

    Code Refused(const Asker& who, Payload payload, ItemId item = {}, int version = 0,
                 Topic topic = Topic::kNone) {
        return Why(Tries(who, std::move(payload), item, version, Category::kNone, topic));
    }

    Referral Nawfal() {
        Referral r = Referred();
        r.identity.phone = "070-0000000";
        r.registration.emplace().programme = "job";
        return r;
    }
    void OpenCase() { case_ = Let(office_->Open(af_, Nawfal(), "open-0001", "r")).case_id; }
    ItemId Ask(Party from, std::vector<Party> to, std::vector<Category> categories) {
        ConsentAsked asked;
        asked.from = from;
        asked.to = std::move(to);
        asked.categories = std::move(categories);
        return Write(af_, asked);
    }
    void Give(ItemId provision) {
        ConsentGiven given;
        given.date = office_->Today();
        given.evidence = "pärm 1";
        Write(af_, given, provision, 1);
    }
    Code Opens(const Asker& who) {
        Referral r = Nawfal();
        if (who.actor.role != Role::kEmploymentOfficer) r.registration.reset();
        auto seen = office_->Open(who, r, Key(), "r");
        if (!seen) return seen.error().code;
        case_ = Let(std::move(seen)).case_id;
        return Code::kCount_;
    }
    ItemId Leave() {
        Exit exit;
        exit.date = office_->Today();
        exit.outcome = ExitOutcome::kSeekingWork;
        exit.reason = ExitReason::kCompleted;
        return Write(af_, exit);
    }
    void Team() { Write(af_, TeamAllocated{kTeam, {}}); }

    Asker af_, ame_, soc_, care_, stranger_;
};

TEST_F(OfficeTest, WhoOpensACaseHasItAndACollegueOutsideTheTeamCannotFindIt) {
    OpenCase();
    EXPECT_EQ(View(af_).content.identity->given_name, "Nawfal");
    EXPECT_FALSE(Sees(stranger_));
    EXPECT_FALSE(Sees(soc_));
    EXPECT_EQ(office_->Case(stranger_, case_).error().code,
              office_->Case(stranger_, CaseId{12345}).error().code);
}

TEST_F(OfficeTest, ConsentOpensAndWithdrawalClosesAtOnce) {
    OpenCase();
    Team();
    EXPECT_FALSE(Sees(soc_)) << "a team alone opens nothing across parties";
    const ItemId provision = Ask(Party::kEmploymentService, {Party::kSocialServices, Party::kLabourMarket},
                                 {Category::kIdentity, Category::kParticipation, Category::kJointPlan});
    Give(provision);
    const CaseView seen = View(soc_);
    EXPECT_EQ(seen.content.identity->given_name, "Nawfal");
    EXPECT_FALSE(seen.content.registration)
        << "social services get the registration by statute, not by this consent";
    EXPECT_FALSE(seen.why.rows.empty());
    Write(af_, ConsentWithdrawn{}, provision, 2);
    const auto after = office_->Case(soc_, case_);
    EXPECT_TRUE(!after || !View(soc_).content.identity);
}

TEST_F(OfficeTest, AStatuteIsLookedUpInTheTableOfStatutes) {  // OSL 10:28
    OpenCase();
    Team();
    Disclosed d;
    d.to = {Party::kSocialServices};
    d.categories = {Category::kRegistration};
    d.basis = BasisKind::kStatute;
    d.statute = "2008:975 3";
    EXPECT_EQ(Refused(af_, d), Code::kStatuteMissing) << "the insurance agency's";
    d.statute = "2008:975 5";
    d.to = {Party::kLabourMarket};
    EXPECT_EQ(Refused(af_, d), Code::kStatuteMissing) << "the labour-market unit is not the board";
    d.to = {Party::kSocialServices};
    Write(af_, d);
    EXPECT_TRUE(View(soc_).content.registration);
    d.statute = "2000:625 1 a";
    d.to = {Party::kEmploymentService};
    d.categories = {Category::kStudies};
    const Asker komvux = Hire("karin", Role::kStudyCounsellor);
    WorkerAssigned assigned;
    assigned.worker = komvux.actor.worker;
    Write(af_, assigned);
    Give(Ask(Party::kEmploymentService, {Party::kAdultEducation}, {Category::kParticipation}));
    EXPECT_EQ(Refused(komvux, d), Code::kStatuteMissing) << "in force from 2026";
}

TEST_F(OfficeTest, TheSameKeyWritesOnceAndGivesTheSameAnswer) {
    OpenCase();
    const Note note{"Samtal", "Han vill börja snart."};
    const std::vector<Wish> wish{{ItemId{}, 0, Category::kJointPlan, Topic::kNone, note}};
    const Receipt first = Let(office_->Write(af_, case_, wish, "same-key-1", "body"));
    const Receipt again = Let(office_->Write(af_, case_, wish, "same-key-1", "body"));
    EXPECT_EQ(first.items, again.items);
    EXPECT_EQ(View(af_).content.notes.size(), 1U);
    EXPECT_EQ(office_->Write(af_, case_, wish, "same-key-1", "another body").error().code,
              Code::kRepeatedKey);
}

TEST_F(OfficeTest, AStaleWriteIsRefusedAndAnUnseenOneIsNot) {
    OpenCase();
    Goal goal;
    goal.text = "Arbeta som bilmekaniker";
    goal.horizon = AddMonths(office_->Today(), 6);
    goal.indicator = "Anställning på minst 50 %";
    const ItemId item = Write(af_, goal, {}, 0, Category::kNone, Topic::kWork);
    goal.text = "Arbeta heltid";
    Write(af_, goal, item, 1);
    EXPECT_EQ(Refused(af_, goal, item, 1), Code::kStale);
    EXPECT_EQ(View(af_).content.goals.at(0).goal.text, "Arbeta heltid");
}

TEST_F(OfficeTest, ListsHoldWhatTheReaderMaySeeAndTheSearchFindsNothingElse) {
    OpenCase();
    ListWish wish;
    EXPECT_EQ(Let(office_->Cases(af_, wish)).rows.rows.size(), 1U);
    wish.scope = Scope::kTeam;
    EXPECT_EQ(Let(office_->Cases(soc_, wish)).rows.rows.size(), 0U);
    Team();
    EXPECT_EQ(Let(office_->Cases(soc_, wish)).rows.rows.size(), 0U);
    Give(Ask(Party::kEmploymentService, {Party::kSocialServices}, {Category::kParticipation}));
    const CasePage page = Let(office_->Cases(soc_, wish));
    ASSERT_EQ(page.rows.rows.size(), 1U);
    EXPECT_EQ(page.rows.rows[0].name, "") << "participation is shared, the name is not";
    wish.search = "nawfal";
    EXPECT_EQ(Let(office_->Cases(soc_, wish)).total, 0);
    EXPECT_EQ(Let(office_->Cases(af_, wish)).total, 1);
    wish.search = "19821105-9954";
    EXPECT_EQ(Let(office_->Cases(af_, wish)).total, 1);
}

TEST_F(OfficeTest, TheSearchFindsWordsOfWhatTheReadersRowSays) {
    OpenCase();
    Team();
    Give(Ask(Party::kEmploymentService, {Party::kSocialServices}, {Category::kParticipation}));
    Write(
        af_,
        Assessment{
            .date = office_->Today(), .situation = "Väntar", .next_step = "Ring vårdcentralen om ett intyg"},
        {}, 0, Category::kJointAssessment, Topic::kHealth);
    const auto found = [&](const Asker& who, const std::string& search) {
        ListWish wish;
        wish.scope = Scope::kParty;
        wish.search = search;
        const std::int64_t total = Let(office_->Cases(who, wish)).total;
        EXPECT_EQ(Let(office_->CaseCounts(who, wish)).all, total) << search;
        return total;
    };
    for (const char* search : {"intyg", "vård", "VÅRD ring", "om intyg", "nawfal"})
        EXPECT_EQ(found(af_, search), 1) << search;
    for (const char* search : {"centralen", "r", "intyg läkare", "väntar", "intyget"})
        EXPECT_EQ(found(af_, search), 0) << search << ": begins no word of the row";
    EXPECT_EQ(found(soc_, "intyg"), 0) << "the row of who does not see the assessment does not say it";
    EXPECT_EQ(found(stranger_, "intyg"), 0);
    // Under protection a case is outside every search, for the named officer's own too.
    ProtectionSet protection;
    protection.degree = Protection::kSecrecyMark;
    protection.named_officers = {af_.actor.worker};
    protection.reason = "Hot";
    Write(af_, protection);
    EXPECT_EQ(found(af_, "intyg"), 0);
    EXPECT_EQ(found(soc_, "intyg"), 0);
}

TEST_F(OfficeTest, WhatAReaderCannotKnowIsLeftOutAndNeitherFilteredNorCounted) {
    OpenCase();
    Team();
    Write(af_, LeadChosen{.worker = af_.actor.worker, .reason = "Känner personen"});
    Give(Ask(Party::kEmploymentService, {Party::kSocialServices}, {Category::kParticipation}));
    ListWish wish;
    wish.scope = Scope::kTeam;
    const auto row = [&](const Asker& who) { return Let(office_->Cases(who, wish)).rows.rows.at(0); };
    EXPECT_EQ(row(af_).hours_planned, 0);
    EXPECT_EQ(row(af_).phase, Phase::kConsent);
    EXPECT_FALSE(row(af_).flags.rows.empty());
    EXPECT_FALSE(row(soc_).hours_planned);
    EXPECT_FALSE(row(soc_).phase);
    EXPECT_TRUE(row(soc_).flags.rows.empty());
    EXPECT_EQ(json::Write(row(soc_)).find("hours_planned"), std::string::npos);
    const CaseView view = View(soc_);
    EXPECT_FALSE(view.hours_planned);
    EXPECT_FALSE(view.content.phase);
    EXPECT_TRUE(view.dues.rows.empty());
    const Counts counts = Let(office_->CaseCounts(soc_, wish));
    EXPECT_EQ(counts.all, 1);
    EXPECT_TRUE(counts.phases.values.empty());
    EXPECT_TRUE(counts.flags.values.empty());
    for (std::size_t p = 0; p < Names(Phase{}).size(); ++p) {
        wish.filter = ListFilter().Add(Facet::kPhase, static_cast<Phase>(p));
        EXPECT_EQ(Let(office_->Cases(soc_, wish)).total, 0);
    }
    wish.filter = ListFilter().Add(Facet::kFlag, CardFlag::kNoNextContact);
    EXPECT_EQ(Let(office_->Cases(soc_, wish)).total, 0);
    EXPECT_EQ(Let(office_->Cases(af_, wish)).total, 1);
}

TEST_F(OfficeTest, ColumnsBringWhatTheyNeedAndAFileIsLoggedWithItsCases) {
    OpenCase();
    ListWish wish;
    EXPECT_FALSE(Let(office_->Cases(af_, wish)).rows.rows.at(0).age);
    wish.columns = {ListColumn::kAge};
    EXPECT_EQ(Let(office_->Cases(af_, wish)).rows.rows.at(0).age, 36);
    wish.offset = 5;
    wish.limit = 1;
    const CasePage page = Let(office_->ExportCases(af_, wish));
    EXPECT_EQ(page.rows.rows.size(), 1U) << "the whole list, whatever page is on screen";
    const auto rows = journal_->AccessOf(kHere, case_, 10);
    ASSERT_FALSE(rows.empty());
    EXPECT_EQ(rows[0].access, Access::kExported);
    EXPECT_EQ(rows[0].listed, std::vector<CaseId>{case_});
    wish.filter.Add(Facet::kAge, AgeGroup::kUnder25);
    EXPECT_EQ(Let(office_->ExportCases(af_, wish)).total, 0);
    EXPECT_EQ(Let(office_->CaseCounts(af_, wish)).ages.values.at(0).first, "30_to_44");
    EXPECT_FALSE(office_->Views(
        {{kHere, WorkerId{1}, Party::kNone, Role::kParticipant, {}}, Language::kSwedish, "test"}));
}

TEST_F(OfficeTest, AnotherPartyThatRefersTheSamePersonLearnsNothing) {
    OpenCase();
    const CaseId joint = case_;
    Referral r = Nawfal();
    r.registration.reset();
    case_ = Let(office_->Open(soc_, r, "open-0002", "r")).case_id;
    EXPECT_EQ(case_, joint);
    EXPECT_FALSE(View(soc_).content.registration);
    EXPECT_EQ(View(soc_).content.parties.size(), 0U);
    EXPECT_EQ(office_->Open(af_, Nawfal(), "open-0003", "r").error().code, Code::kCaseOpen);
}

// ---- a person who comes back

TEST_F(OfficeTest, WhoComesBackGetsANewCaseAndTheOldOneStaysAsItWas) {
    OpenCase();
    Team();
    Give(Ask(Party::kEmploymentService, {Party::kSocialServices},
             {Category::kIdentity, Category::kJointPlan}));
    Write(af_, Note{"Samtal", "Gammalt"});
    const CaseId old = case_;
    EXPECT_EQ(Opens(af_), Code::kCaseOpen);
    Leave();
    EXPECT_EQ(Opens(af_), Code::kCount_);
    EXPECT_NE(case_, old);
    const CaseView now = View(af_);
    EXPECT_TRUE(now.content.notes.empty());
    EXPECT_TRUE(now.content.consents.empty());
    EXPECT_FALSE(now.content.team);
    EXPECT_FALSE(Sees(soc_)) << "consent was for the time that is over";
    EXPECT_FALSE(Sees(stranger_));
    const CaseId fresh = std::exchange(case_, old);
    EXPECT_EQ(View(af_).content.phase, Phase::kClosed) << "and who had the old one has it";
    EXPECT_EQ(View(af_).content.opened->person, Let(office_->Case(af_, fresh)).content.opened->person);
    EXPECT_TRUE(Sees(soc_));
    ListWish all;
    EXPECT_EQ(Let(office_->Cases(af_, all)).total, 2);
    EXPECT_EQ(Opens(af_), Code::kCaseOpen) << "once";
    EXPECT_EQ(Opens(soc_), Code::kCount_);
    EXPECT_EQ(case_, fresh) << "another party joins the case that is open";
}

TEST_F(OfficeTest, ProtectionComesAlongAndNothingElse) {
    OpenCase();
    ProtectionSet protection;
    protection.degree = Protection::kSecrecyMark;
    protection.named_officers = {af_.actor.worker};
    protection.reason = "Hot";
    Write(af_, protection);
    Leave();
    ASSERT_EQ(Opens(af_), Code::kCount_);
    const CaseView now = View(af_);
    ASSERT_TRUE(now.content.protection);
    EXPECT_EQ(now.content.protection->degree, Protection::kSecrecyMark);
    EXPECT_EQ(now.content.protection->named_officers, std::vector{af_.actor.worker});
    EXPECT_EQ(now.content.protection->reason.find("Hot"), std::string::npos);
    ListWish search;
    search.search = "nawfal";
    EXPECT_EQ(Let(office_->Cases(stranger_, search)).total, 0);
    for (const CaseRow& row : Let(office_->Cases(af_, search)).rows.rows)
        EXPECT_EQ(row.name, "") << "found by the officer, and no row names it";
}

TEST_F(OfficeTest, AnExitThatAPartyDoesNotSeeDoesNotLetItReferAnew) {
    OpenCase();
    const CaseId old = case_;
    ASSERT_EQ(Opens(soc_), Code::kCount_);
    ASSERT_EQ(case_, old);
    Leave();
    EXPECT_EQ(Opens(soc_), Code::kCaseOpen) << "it would learn that the other party's case is closed";
    EXPECT_EQ(Opens(ame_), Code::kCount_);
    EXPECT_NE(case_, old) << "who has no case there begins a new one";
}

TEST_F(OfficeTest, AnExitTakenBackOpensTheCaseWithItsDuesAndItsFact) {
    OpenCase();
    FollowUpPlanned planned;
    planned.date = AddDays(office_->Today(), 3);
    planned.responsible = af_.actor.worker;
    Write(af_, planned);
    const auto closed = [&] {
        const auto facts = journal_->Facts(kHere, 0).first;
        return facts.size() == 1 && facts[0].closed;
    };
    const std::size_t dues = Let(office_->Day(af_)).items.rows.size();
    EXPECT_GT(dues, 0U);
    const ItemId exit = Leave();
    EXPECT_TRUE(closed());
    EXPECT_EQ(Let(office_->Day(af_)).items.rows.size(), 0U);
    EXPECT_EQ(Refused(soc_, Retraction{"Fel person"}, exit, 1), Code::kNotFound);
    Write(af_, Retraction{"Fel person"}, exit, 1);
    EXPECT_FALSE(closed());
    EXPECT_EQ(Let(office_->Day(af_)).items.rows.size(), dues);
    EXPECT_EQ(View(af_).content.phase, Phase::kReferred);
    Write(af_, Note{"Samtal", "Igen"});
    Leave();
    EXPECT_TRUE(closed());
}

TEST_F(OfficeTest, AnExitIsNotTakenBackWhenThePersonHasANewCaseThatTheAskerMayKnowOf) {
    OpenCase();
    const CaseId old = case_;
    const ItemId exit = Leave();
    ASSERT_EQ(Opens(stranger_), Code::kCount_) << "a colleague refers anew";
    case_ = old;
    EXPECT_EQ(Refused(af_, Retraction{"Fel"}, exit, 1), Code::kWrongState);
}

TEST_F(OfficeTest, ANewCaseOfAnotherPartyDoesNotStandInTheWayOfTakingAnExitBack) {
    OpenCase();
    const CaseId old = case_;
    const ItemId exit = Leave();
    ASSERT_EQ(Opens(soc_), Code::kCount_);
    ASSERT_NE(case_, old);
    case_ = old;
    EXPECT_EQ(Refused(af_, Retraction{"Fel"}, exit, 1), Code::kCount_) << "a refusal would tell of it";
}

// ---- mine

TEST_F(OfficeTest, WhatIsLedIsMine) {
    const Asker lead = Hire("berit", Role::kEmploymentOfficer);
    OpenCase();
    Team();
    const ListWish mine;
    EXPECT_EQ(Let(office_->Cases(lead, mine)).total, 0);
    Write(af_, LeadChosen{lead.actor.worker, "Kan branschen"});
    EXPECT_EQ(Let(office_->Cases(lead, mine)).total, 1);
    EXPECT_EQ(Let(office_->CaseCounts(lead, mine)).all, 1);
    // What falls on nobody in particular is the lead's, not everybody's.
    clock_.now = AddSeconds(clock_.now, 60L * 24 * 3600);
    const auto anybodys = [&](const Asker& who) {
        int count = 0;
        for (const DayItem& item : Let(office_->Day(who)).items.rows) count += item.mine;
        return count;
    };
    EXPECT_GT(anybodys(lead), 0);
    EXPECT_EQ(anybodys(af_), 0);
    Asker gone = lead;
    gone.actor.teams = {TeamId{9002}};
    EXPECT_EQ(Let(office_->Cases(gone, mine)).total, 0);
}

// ---- import

TEST_F(OfficeTest, AnImportTellsEachRowWhatItWouldDo) {
    OpenCase();  // by Anna, 19821105-9954
    const auto row = [&](int number, const char* person) {
        ImportRow r;
        r.row = number;
        r.referral = Nawfal();
        r.referral.identity.personal_number = person;
        return r;
    };
    const auto rows = [&] { return std::vector{row(2, "198211059954"), row(3, "199012119948")}; };
    const auto states = [&](const Asker& who) {
        std::string all;
        const ImportPreview preview = Let(office_->StageImport(who, rows()));
        for (const StagedRow& r : preview.sample.rows) {
            all += std::to_string(r.row) + " " + r.state + " ";
            for (const StagedFault& f : r.faults) all += f.column + " " + f.code + " ";
        }
        EXPECT_EQ(preview.rows, preview.fresh + preview.changed + preview.unchanged + preview.wrong);
        return all;
    };
    EXPECT_EQ(states(af_), "2 unchanged 3 new ");
    EXPECT_EQ(states(stranger_), "2 wrong Personnummer case_open 3 new ") << "a colleague's case";
    EXPECT_EQ(states(soc_), "2 new 3 new ") << "another party's is not told of";
    Leave();
    EXPECT_EQ(states(af_), "2 returning 3 new ");
    EXPECT_EQ(states(stranger_), "2 new 3 new ") << "a closed case is told to who sees it";
}

TEST_F(OfficeTest, AnApprovalWritesEverythingOrSaysWhichRow) {
    const auto row = [&](int number, const char* person) {
        ImportRow r;
        r.row = number;
        r.referral = Nawfal();
        r.referral.registration.reset();
        r.referral.identity.personal_number = person;
        return r;
    };
    const auto stage = [&] {
        return Let(office_->StageImport(af_, {row(2, "199012119948"), row(3, "198211059954")})).import;
    };
    const std::string import = stage();
    OpenCase();
    const auto refused = office_->ApproveImport(af_, import);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::kImportRow);
    EXPECT_EQ(Message(refused.error(), Language::kSwedish),
              "Rad 3, Personnummer: Personen har redan ett öppet ärende.");
    ASSERT_EQ(refused.error().details.size(), 1U);
    EXPECT_EQ(refused.error().details[0].pointer, "/rows/3/Personnummer");
    EXPECT_FALSE(journal_->FindPerson(kHere, "199012119948")) << "nothing of it is written";
    const ImportReceipt done = Let(office_->ApproveImport(af_, stage()));
    EXPECT_EQ(done.opened, 1);
    EXPECT_TRUE(journal_->FindPerson(kHere, "199012119948"));
}

TEST_F(OfficeTest, EveryReadAndRefusalIsInTheLog) {
    OpenCase();
    View(af_);
    std::promise<void> done;
    const auto refused = office_->Case(stranger_, case_);
    office_->Refuse(stranger_, case_, refused.error(), [&] { done.set_value(); });
    done.get_future().wait();
    int reads = 0, refusals = 0;
    for (const auto& row : journal_->AccessOf(kHere, case_, 100)) {
        reads += row.access == domain::Access::kRead && row.worker == af_.actor.worker;
        refusals += row.access == domain::Access::kRefused && row.worker == stranger_.actor.worker;
    }
    EXPECT_EQ(reads, 1);
    EXPECT_EQ(refusals, 1);
}

TEST_F(OfficeTest, TheLogProvesWhatWasShownAndIsEachPartysOwn) {  // docs/03-secrecy.md, row 26
    OpenCase();
    Team();
    Give(Ask(Party::kEmploymentService, {Party::kSocialServices}, {Category::kIdentity}));
    View(af_);
    View(soc_);
    std::map<WorkerId, std::string> digests;
    for (const auto& row : journal_->AccessOf(kHere, case_, 100))
        if (row.access == domain::Access::kRead) digests[row.worker] = row.digest;
    ASSERT_EQ(digests.size(), 2U);
    EXPECT_EQ(digests[af_.actor.worker].size(), 16U);
    EXPECT_EQ(digests[soc_.actor.worker].size(), 16U);
    EXPECT_NE(digests[af_.actor.worker], digests[soc_.actor.worker]) << "they were not shown the same";
    for (const Asker& who : {af_, soc_}) {
        const AccessLog log = Let(office_->Access(who, case_));
        EXPECT_FALSE(log.rows.rows.empty());
        for (const auto& row : log.rows.rows) EXPECT_EQ(row.party, who.actor.party);
    }
}

TEST_F(OfficeTest, ACaseCanBeSeenAsItWas) {
    OpenCase();
    const Instant then = clock_.now;
    Team();
    EXPECT_EQ(View(af_).content.team->team, kTeam);
    EXPECT_FALSE(Let(office_->Case(af_, case_, then)).content.team);
}

TEST_F(OfficeTest, ASessionEndsWhenItIsNotUsedAndWhoHasLeftDoesNotSignIn) {
    const auto session = office_->SignIn("sara", "hemligt lösenord", {"1.2.3.4"});
    ASSERT_TRUE(session);
    clock_.now = AddSeconds(clock_.now, 4 * 3600 - 1);
    EXPECT_TRUE(office_->FindSession(session->token));
    clock_.now = AddSeconds(clock_.now, 4 * 3600 - 1);
    EXPECT_TRUE(office_->FindSession(session->token)) << "it was used";
    clock_.now = AddSeconds(clock_.now, 4 * 3600);
    EXPECT_EQ(office_->FindSession(session->token).error().code, Code::kSignInNeeded);

    Worker sara = *office_->TheDirectory()->Find(soc_.actor.worker);
    sara.until = office_->Today();
    ASSERT_TRUE(office_->AddWorker(sara, ""));
    EXPECT_TRUE(office_->SignIn("sara", "hemligt lösenord", {"1.2.3.4"})) << "the last day is included";
    sara.until = AddDays(office_->Today(), -1);
    ASSERT_TRUE(office_->AddWorker(sara, ""));
    EXPECT_EQ(office_->SignIn("sara", "hemligt lösenord", {"1.2.3.4"}).error().code, Code::kWrongPassword);
}

TEST_F(OfficeTest, SigningInIsSlowedAfterFiveWrongTriesAndEndsWhenTheRoleChanges) {
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(office_->SignIn("anna", "fel", {"1.2.3.4"}).error().code, Code::kWrongPassword);
    EXPECT_EQ(office_->SignIn("anna", "hemligt lösenord", {"1.2.3.4"}).error().code, Code::kTooManyTries);
    const auto session = office_->SignIn("SARA ", "hemligt lösenord", {"1.2.3.4"});
    ASSERT_TRUE(session);
    EXPECT_TRUE(office_->FindSession(session->token));
    Worker sara = *office_->TheDirectory()->Find(soc_.actor.worker);
    sara.role = Role::kOperator;
    ASSERT_TRUE(office_->AddWorker(sara, ""));
    EXPECT_FALSE(office_->FindSession(session->token));
}

TEST_F(OfficeTest, ConcurrentWritersInOneCaseLoseNothing) {
    OpenCase();
    std::vector<std::future<void>> writers;
    for (int t = 0; t < 4; ++t)
        writers.push_back(std::async(std::launch::async, [&, t] {
            for (int i = 0; i < 5; ++i) {
                const Note note{"Anteckning", std::to_string(t) + "." + std::to_string(i)};
                const std::string key = "writer-" + std::to_string(t) + "-" + std::to_string(i);
                auto seen = office_->Write(
                    af_, case_, {{ItemId{}, 0, Category::kJointPlan, Topic::kNone, note}}, key, key);
                ASSERT_TRUE(seen) << Message(seen.error(), Language::kEnglish);
            }
        }));
    for (auto& w : writers) w.get();
    EXPECT_EQ(View(af_).content.notes.size(), 20U);
}

// ---- who sees what

const StandingView* CellOf(const ReadersView& view, Party owner, Category category, Role role) {
    for (const ReadersOwner& o : view.owners.rows)
        for (const ReadersRow& row : o.rows.rows)
            for (std::size_t i = 0; i < view.readers.rows.size(); ++i)
                if (o.party == owner && row.category == category && view.readers.rows[i].role == role)
                    return &row.cells.rows.at(i);
    return nullptr;
}
const StandingView* LineOf(const Audience& audience, Role role) {
    for (const AudienceLine& line : audience.readers.rows)
        if (line.reader.role == role) return &line.standing;
    return nullptr;
}

TEST_F(OfficeTest, WhoSeesWhatFollowsTheConsentsAndNamesThem) {
    OpenCase();
    Team();
    const auto cell = [&](const Asker& who, Party owner, Category category, Role role) {
        const ReadersView view = Let(office_->Readers(who, case_));
        const StandingView* found = CellOf(view, owner, category, role);
        EXPECT_NE(found, nullptr) << NameOf(owner) << ' ' << NameOf(category) << ' ' << NameOf(role);
        return found != nullptr ? *found : StandingView{};
    };
    const auto plan = [&](Role role) {
        return cell(af_, Party::kEmploymentService, Category::kJointPlan, role);
    };
    EXPECT_EQ(plan(Role::kEmploymentOfficer).level, Level::kFull);
    EXPECT_EQ(plan(Role::kParticipant).level, Level::kFull);
    EXPECT_EQ(plan(Role::kSocialWorker).level, Level::kNone);
    ASSERT_EQ(plan(Role::kSocialWorker).ways.size(), 1U);
    EXPECT_EQ(plan(Role::kSocialWorker).ways[0].basis, BasisKind::kConsent);
    EXPECT_FALSE(plan(Role::kSocialWorker).ways[0].asked);

    const ItemId provision = Ask(Party::kEmploymentService, {Party::kSocialServices},
                                 {Category::kJointPlan, Category::kParticipation, Category::kIdentity});
    EXPECT_EQ(plan(Role::kSocialWorker).ways.at(0).asked, provision) << "it waits for its answer";
    Give(provision);
    EXPECT_EQ(plan(Role::kSocialWorker).level, Level::kFull);
    EXPECT_EQ(plan(Role::kSocialWorker).provision, provision);
    EXPECT_TRUE(plan(Role::kSocialWorker).until);
    EXPECT_EQ(plan(Role::kLabourMarketSecretary).level, Level::kNone);
    Write(af_, ConsentWithdrawn{}, provision, 2);
    EXPECT_EQ(plan(Role::kSocialWorker).level, Level::kNone);
    EXPECT_EQ(plan(Role::kSocialWorker).reason, "basis_ended");
}

TEST_F(OfficeTest, WhatTwoOthersShareIsNotTheAskersToKnow) {
    OpenCase();
    Team();
    // The officer writes both down, as the forms are filled in; the secretary is named in one of them alone.
    Give(Ask(Party::kEmploymentService, {Party::kLabourMarket},
             {Category::kParticipation, Category::kJointPlan}));
    const std::string before = json::Write(Let(office_->Readers(ame_, case_)));
    Give(Ask(Party::kEmploymentService, {Party::kSocialServices}, {Category::kJointPlan}));
    Write(af_, Note{"Samtal", "x"}, {}, 0, Category::kActivityReports);
    EXPECT_EQ(json::Write(Let(office_->Readers(ame_, case_))), before);
    const ReadersView view = Let(office_->Readers(ame_, case_));
    const StandingView* cell =
        CellOf(view, Party::kEmploymentService, Category::kJointPlan, Role::kSocialWorker);
    ASSERT_NE(cell, nullptr);
    EXPECT_FALSE(cell->level);
    EXPECT_FALSE(cell->needs.empty()) << "what the law allows is no secret";
    EXPECT_EQ(
        CellOf(view, Party::kEmploymentService, Category::kJointPlan, Role::kLabourMarketSecretary)->level,
        Level::kFull);
    EXPECT_FALSE(office_->Readers(stranger_, case_));
    EXPECT_EQ(office_->Readers(stranger_, case_).error().code, Code::kNotFound);
}

TEST_F(OfficeTest, OneEntryThatIsDisclosedByItselfIsCountedApart) {
    OpenCase();
    Team();
    Give(Ask(Party::kEmploymentService, {Party::kLabourMarket}, {Category::kParticipation}));
    ConsentAsked asked;
    asked.from = Party::kEmploymentService;
    asked.to = {Party::kLabourMarket};
    asked.categories = {Category::kJointPlan};
    const ItemId provision = Write(af_, asked);
    ConsentGiven given;
    given.date = office_->Today();
    given.evidence = "pärm 1";
    given.item_by_item = true;
    Write(af_, given, provision, 1);
    const ItemId note = Write(af_, Note{"Samtal", "x"}, {}, 0, Category::kJointPlan);
    Disclosed disclosed;
    disclosed.to = {Party::kLabourMarket};
    disclosed.of = note;
    disclosed.provision = provision;
    Write(af_, disclosed);
    const ReadersView view = Let(office_->Readers(af_, case_));
    const StandingView* cell =
        CellOf(view, Party::kEmploymentService, Category::kJointPlan, Role::kLabourMarketSecretary);
    ASSERT_NE(cell, nullptr);
    EXPECT_EQ(cell->level, Level::kNone);
    EXPECT_EQ(cell->singles, 1);
    const Audience of_note = Let(office_->Audience(af_, case_, {{}, {}, {}, note, {}, {}}));
    EXPECT_EQ(LineOf(of_note, Role::kLabourMarketSecretary)->level, Level::kFull);
}

TEST_F(OfficeTest, TheAudienceToldBeforeWritingIsWhoReadsItAfterwards) {
    OpenCase();
    Team();
    const std::vector<Asker> others{ame_, soc_};
    Give(Ask(Party::kEmploymentService, {Party::kLabourMarket, Party::kSocialServices},
             {Category::kParticipation}));
    Give(Ask(Party::kEmploymentService, {Party::kLabourMarket}, {Category::kJointPlan, Category::kFollowUp}));
    Give(Ask(Party::kEmploymentService, {Party::kSocialServices}, {Category::kFollowUp}));
    int told = 0, read = 0;
    for (const Category category : {Category::kJointPlan, Category::kFollowUp, Category::kAuthorityPlan,
                                    Category::kActivityReports, Category::kTeamNotes}) {
        const Audience audience = Let(office_->Audience(af_, case_, {Kind::kNote, category, {}, {}, {}, {}}));
        EXPECT_EQ(audience.category, category);
        const ItemId item = Write(af_, Note{"Rubrik", "Ord"}, {}, 0, category);
        for (const Asker& who : others) {
            const StandingView* line = LineOf(audience, who.actor.role);
            ASSERT_NE(line, nullptr);
            ASSERT_TRUE(line->level);
            Level level = Level::kNone;
            for (const auto& note : View(who).content.notes)
                if (note.about.item == item) level = note.about.limited ? Level::kLimited : Level::kFull;
            EXPECT_EQ(*line->level, level) << NameOf(category) << ' ' << NameOf(who.actor.role);
            ++told;
            read += level != Level::kNone;
        }
    }
    EXPECT_EQ(told, 10);
    EXPECT_GE(read, 3);
}

TEST_F(OfficeTest, AnAudienceIsAskedOfWhatTheAskerCouldWrite) {
    OpenCase();
    const auto refused = [&](const Asker& who, const AudienceWish& wish) {
        const auto seen = office_->Audience(who, case_, wish);
        return seen ? std::pair{Code::kCount_, std::string()}
                    : std::pair{seen.error().code, seen.error().pointer};
    };
    const Category none = Category::kNone;
    EXPECT_EQ(refused(af_, {}), (std::pair{Code::kRequired, std::string("/kind")}));
    EXPECT_EQ(refused(af_, {Kind::kGoalClosed, none, {}, {}, {}, {}}),
              (std::pair{Code::kRequired, std::string("/item")}));
    EXPECT_EQ(refused(af_, {Kind::kNote, Category::kDiagnosis, {}, {}, {}, {}}),
              (std::pair{Code::kUnknownValue, std::string("/category")}));
    EXPECT_EQ(refused(af_, {Kind::kNote, Category::kParticipation, {}, {}, {}, {}}).first,
              Code::kUnknownValue);
    EXPECT_EQ(refused(af_, {Kind::kDisclosed, none, {}, {}, {}, {}}).first, Code::kUnknownValue);
    EXPECT_EQ(refused(af_, {{}, none, {}, ItemId{12345}, {}, {}}).first, Code::kNotFound);
    EXPECT_EQ(refused(af_, {Kind::kNote, none, {}, {}, WorkerId{12345}, {}}).first, Code::kUnknownValue);
    EXPECT_EQ(refused(stranger_, {Kind::kNote, none, {}, {}, {}, {}}).first, Code::kNotFound);
    EXPECT_EQ(refused(af_, {Kind::kNote, none, {}, {}, {}, {}}).first, Code::kCount_);
}

TEST_F(OfficeTest, WhyAColleagueDoesNotSeeAnEntry) {
    OpenCase();
    Team();
    const ItemId note = Write(af_, Note{"Samtal", "x"}, {}, 0, Category::kJointPlan);
    const auto of = [&](const Asker& who, const Asker& colleague) {
        return Let(office_->Audience(who, case_, {{}, {}, {}, note, colleague.actor.worker, {}}))
            .readers.rows.at(0);
    };
    EXPECT_EQ(of(af_, af_).standing.text.substr(0, 6), "Du ser");
    EXPECT_EQ(of(af_, stranger_).standing.level, Level::kNone);
    EXPECT_EQ(of(af_, stranger_).standing.reason, "not_assigned");
    EXPECT_EQ(of(af_, stranger_).standing.text, "olle Medarbetare ser inget: är inte tilldelad ärendet.");
    EXPECT_EQ(of(af_, soc_).standing.reason, "no_disclosure") << "of the team that has the case";
    const Asker elsewhere = Hire("ulf", Role::kSocialWorker, {kOther});
    EXPECT_FALSE(of(af_, elsewhere).standing.level) << "who works with a case elsewhere is that party's";
    Give(Ask(Party::kEmploymentService, {Party::kSocialServices}, {Category::kJointPlan}));
    EXPECT_EQ(of(af_, soc_).standing.level, Level::kFull);
}

// ---- protected identity: docs/03-secrecy.md 3.7

class ProtectedTest : public OfficeTest {
  protected:
    void SetUp() override {
        OfficeTest::SetUp();
        colleague_ = Hire("alma", Role::kEmploymentOfficer);
        OpenCase();
        Team();
        Give(Ask(Party::kEmploymentService, {Party::kSocialServices, Party::kLabourMarket},
                 {Category::kIdentity, Category::kProtectedIdentity, Category::kParticipation,
                  Category::kJointPlan}));
    }
    ItemId Protect(Protection degree = Protection::kSecrecyMark) {
        ProtectionSet mark;
        mark.degree = degree;
        mark.named_officers = {af_.actor.worker};
        mark.reason = "Hot";
        return Write(af_, mark);
    }
    std::int64_t Found(const Asker& who, const std::string& search) {
        ListWish wish;
        wish.scope = Scope::kParty;
        wish.search = search;
        const CasePage page = Let(office_->Cases(who, wish));
        EXPECT_EQ(Let(office_->CaseCounts(who, wish)).all, page.total);
        for (const CaseRow& row : page.rows.rows) EXPECT_EQ(row.name + row.initials, "") << search;
        return page.total;
    }
    static bool Tells(const std::string& json) {
        for (const char* trace : {"Nawfal", "Provsson", "198211059954", "070-0000000"})
            if (json.find(trace) != std::string::npos) return true;
        return false;
    }
    Asker colleague_;
};

TEST_F(ProtectedTest, IsFoundByItsOfficersAndByNobodyElse) {
    EXPECT_TRUE(Tells(json::Write(View(colleague_))));
    const ItemId mark = Protect();
    for (const char* word : {"nawfal", "Nawfal Provsson", "19821105-9954", "198211059954"}) {
        EXPECT_EQ(Found(af_, word), 1) << word;
        for (const Asker* other : {&colleague_, &soc_, &ame_, &stranger_}) EXPECT_EQ(Found(*other, word), 0);
    }
    EXPECT_FALSE(Tells(json::Write(View(colleague_))));
    EXPECT_FALSE(Tells(json::Write(View(soc_))));
    EXPECT_TRUE(Tells(json::Write(View(af_))));
    ProtectionSet lifted;
    lifted.reason = "Upphört";
    Write(af_, lifted, mark, 1);
    EXPECT_TRUE(Tells(json::Write(View(soc_))));
    ListWish wish;
    wish.search = "nawfal";
    wish.scope = Scope::kParty;
    EXPECT_EQ(Let(office_->Cases(colleague_, wish)).rows.rows.at(0).name, "Nawfal Provsson");
}

TEST_F(ProtectedTest, ANumberLeadsNobodyToIt) {
    const CaseId first = case_;
    Protect();
    for (const Asker* who : {&colleague_, &stranger_, &soc_}) {
        ASSERT_EQ(Opens(*who), Code::kCount_) << "as of somebody who is not here";
        EXPECT_NE(case_, first);
        EXPECT_EQ(View(*who).content.identity->given_name, "Nawfal") << "what they wrote themselves";
        EXPECT_FALSE(View(*who).content.protection);
    }
    case_ = first;
    EXPECT_EQ(Opens(af_), Code::kCaseOpen) << "who knows is told";
    const auto log = Let(office_->Access(af_, first)).rows.rows;
    EXPECT_TRUE(std::ranges::any_of(log, [&](const AccessLine& line) {
        return line.access == domain::Access::kRefused && line.worker == stranger_.actor.worker;
    })) << "and sees that it was tried";
    std::vector<ImportRow> rows(1);
    rows[0].row = 2;
    rows[0].referral = Nawfal();
    rows[0].referral.identity.personal_number = "198211059954";  // as the file's reader gives it
    EXPECT_EQ(Let(office_->StageImport(colleague_, rows)).sample.rows.at(0).state, "new");
    EXPECT_EQ(Let(office_->StageImport(af_, rows)).sample.rows.at(0).state, "unchanged");
}

TEST_F(ProtectedTest, EachPartyNamesItsOwnAndNobodyNamesOneself) {
    Protect();
    ProtectionSet mark;
    mark.degree = Protection::kSecrecyMark;
    mark.reason = "Hot";
    mark.named_officers = {soc_.actor.worker};
    EXPECT_EQ(Refused(af_, mark), Code::kAlreadyDone);
    EXPECT_EQ(Refused(soc_, mark), Code::kSecondPerson) << "does not know who it is";
    Identity guess = Nawfal().identity;
    guess.personal_number = "19901211-9948";
    Write(soc_, guess);
    EXPECT_EQ(Refused(soc_, mark), Code::kSecondPerson) << "nor shows it by another number";
    Write(soc_, Nawfal().identity);
    Write(soc_, mark);
    EXPECT_TRUE(Tells(json::Write(View(soc_))));
    EXPECT_FALSE(Tells(json::Write(View(ame_))));
    mark.named_officers = {stranger_.actor.worker};
    EXPECT_EQ(Refused(af_, mark, View(af_).content.MarkOf(Party::kEmploymentService)->about.item, 1),
              Code::kUnknownValue)
        << "does not have the case";
}

TEST_F(ProtectedTest, WithFictitiousIdentityTheCaseIsTheOfficersAlone) {
    ListWish all;
    all.scope = Scope::kParty;
    EXPECT_EQ(Let(office_->Cases(colleague_, all)).total, 1);
    const std::size_t known = office_->LengthOf(case_);
    Protect(Protection::kFictitiousIdentity);
    EXPECT_TRUE(office_->ChangedFor(soc_.actor, case_, known, {})) << "an open screen lets go of it";
    EXPECT_FALSE(office_->ChangedFor(stranger_.actor, case_, known, {}));
    for (const Asker* other : {&colleague_, &soc_, &ame_, &stranger_}) {
        EXPECT_FALSE(Sees(*other));
        for (const Scope scope : {Scope::kMine, Scope::kTeam, Scope::kParty}) {
            all.scope = scope;
            EXPECT_EQ(Let(office_->Cases(*other, all)).total, 0);
        }
        EXPECT_TRUE(Let(office_->Day(*other)).items.rows.empty());
    }
    EXPECT_TRUE(Tells(json::Write(View(af_))));
    EXPECT_EQ(Let(office_->Cases(af_, all)).total, 1);
    ProtectionSet more;
    more.degree = Protection::kFictitiousIdentity;
    more.named_officers = {af_.actor.worker, colleague_.actor.worker};
    more.reason = "Semester";
    Write(af_, more, View(af_).content.MarkOf(Party::kEmploymentService)->about.item, 1);
    EXPECT_TRUE(Sees(colleague_)) << "of the team, and named";
}

TEST_F(ProtectedTest, WhereSomebodyCanBeFoundIsTheOfficersAlone) {
    ActivityOffered offer;
    offer.activity = "vacancy_matching";
    offer.title = "Matchning";
    offer.provider = "Möllans bil";
    offer.from = office_->Today();
    Write(af_, offer, {}, 0, Category::kNone, Topic::kWork);
    Protect();
    EXPECT_EQ(View(af_).content.activities.at(0).offer.provider, "Möllans bil");
    for (const Asker* other : {&colleague_, &soc_}) {
        const auto seen = View(*other).content.activities.at(0).offer;
        EXPECT_EQ(seen.provider, "");
        EXPECT_TRUE(seen.about.limited) << "and is not written over with nothing";
    }
}

// ---- own interest: förvaltningslagen (2017:900), 16 §

TEST_F(OfficeTest, ADeclaredRelationClosesTheCaseAsIfItWereNotThere) {
    OpenCase();
    Team();
    const Asker colleague = Hire("alma", Role::kEmploymentOfficer);
    ListWish all;
    all.scope = Scope::kParty;
    EXPECT_EQ(Let(office_->Cases(colleague, all)).total, 1);
    const auto declared = office_->Declare(colleague, {"19821105-9954", Closeness::kRelative, "min bror"});
    ASSERT_TRUE(declared);
    EXPECT_EQ(declared->relations.rows.at(0).label, "min bror");
    EXPECT_EQ(json::Write(*declared).find("19821105"), std::string::npos);
    const auto refused = office_->Case(colleague, case_);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::kNotFound);
    for (const char* search : {"", "nawfal", "198211059954"}) {
        all.search = search;
        EXPECT_EQ(Let(office_->Cases(colleague, all)).total, 0) << search;
        EXPECT_EQ(Let(office_->CaseCounts(colleague, all)).all, 0);
    }
    EXPECT_TRUE(Let(office_->Day(colleague)).items.rows.empty());
    EXPECT_FALSE(office_->ChangedFor(colleague.actor, case_, 0, Instant{0}));
    EXPECT_EQ(Refused(colleague, Note{"R", "T"}), Code::kNotFound);
    EXPECT_EQ(Opens(colleague), Code::kOwnCase);
    std::vector<ImportRow> rows(1);
    rows[0].referral = Nawfal();
    EXPECT_EQ(Let(office_->StageImport(colleague, rows)).sample.rows.at(0).faults.at(0).code, "own_case");
    EXPECT_TRUE(Sees(af_)) << "nobody else's";
    EXPECT_EQ(office_->Declare(colleague, {"198211059954", Closeness::kOther, ""}).error().code,
              Code::kAlreadyDone);
    EXPECT_EQ(office_->Declare(colleague, {"1982", Closeness::kOther, ""}).error().pointer,
              "/personal_number");
    ASSERT_TRUE(office_->Declare(colleague, {"19901211-9948", Closeness::kOther, ""}))
        << "the same of somebody who is not here";
}

TEST_F(OfficeTest, TheManagerSeesWhoHasDeclaredAndEndsItWithAReason) {
    OpenCase();
    Team();
    Give(Ask(Party::kEmploymentService, {Party::kSocialServices, Party::kLabourMarket},
             {Category::kParticipation}));
    ASSERT_TRUE(office_->Declare(ame_, {"19821105-9954", Closeness::kRelative, "min bror"}));
    EXPECT_FALSE(Sees(ame_));
    EXPECT_EQ(office_->RelationsOfStaff(ame_).error().code, Code::kForbidden);
    Worker boss = Employ({.username = "mona",
                          .party = Party::kLabourMarket,
                          .role = Role::kProjectLead,
                          .duties = {Duty::kManager}});
    const Asker manager = As(boss);
    const auto staff = office_->RelationsOfStaff(manager);
    ASSERT_TRUE(staff);
    ASSERT_EQ(staff->relations.rows.size(), 1U);
    EXPECT_EQ(staff->relations.rows[0].worker, ame_.actor.worker);
    const std::string told = json::Write(*staff);
    for (const char* whom : {"bror", "relative", "1982", "number"})
        EXPECT_EQ(told.find(whom), std::string::npos) << whom;
    const RelationId id = staff->relations.rows[0].id;
    EXPECT_EQ(office_->EndRelation(ame_, id, "Klart").error().code, Code::kForbidden)
        << "not for who declared it";
    EXPECT_EQ(office_->EndRelation(manager, RelationId{9}, "Klart").error().code, Code::kNotFound);
    ASSERT_TRUE(office_->EndRelation(manager, id, "Skilda sedan länge"));
    EXPECT_TRUE(Sees(ame_));
    EXPECT_EQ(office_->EndRelation(manager, id, "Igen").error().code, Code::kAlreadyDone);
    boss.party = Party::kSocialServices;
    ASSERT_TRUE(office_->AddWorker(boss, ""));
    const Asker elsewhere = As(boss);
    EXPECT_TRUE(office_->RelationsOfStaff(elsewhere)->relations.rows.empty());
    EXPECT_EQ(office_->EndRelation(elsewhere, id, "Klart").error().code, Code::kNotFound);
}

TEST_F(OfficeTest, AColleaguesCaseIsTheirsWhoHaveItByNameAndNeverTheColleagues) {
    OpenCase();
    Team();
    Give(Ask(Party::kEmploymentService, {Party::kSocialServices, Party::kLabourMarket},
             {Category::kParticipation}));
    ListWish team;
    team.scope = Scope::kTeam;
    EXPECT_EQ(Let(office_->Cases(soc_, team)).total, 1);
    Worker sara = *office_->TheDirectory()->Find(soc_.actor.worker);
    ASSERT_TRUE(office_->AddWorker(sara, "", "19821105-9954"));
    EXPECT_FALSE(Sees(soc_)) << "their own";
    EXPECT_FALSE(Sees(ame_)) << "the team has it no more";
    EXPECT_TRUE(Sees(af_)) << "opened it, and has it by name";
    for (const Asker* who : {&soc_, &ame_}) EXPECT_EQ(Let(office_->Cases(*who, team)).total, 0);
    EXPECT_EQ(Let(office_->Cases(af_, {})).total, 1);
    Write(af_, WorkerAssigned{ame_.actor.worker, "", {}});
    EXPECT_TRUE(Sees(ame_));
    Write(af_, WorkerAssigned{soc_.actor.worker, "", {}});
    EXPECT_FALSE(Sees(soc_)) << "whoever names them";
    EXPECT_EQ(Opens(soc_), Code::kOwnCase);
}

// ---- sent wrong: docs/decisions/0016

class SentWrongTest : public OfficeTest {
  protected:
    void SetUp() override {
        OfficeTest::SetUp();
        colleague_ = Hire("alma", Role::kEmploymentOfficer);
        OpenCase();
        Team();
        Give(Ask(Party::kEmploymentService, {Party::kSocialServices},
                 {Category::kParticipation, Category::kJointPlan}));
        Give(Ask(Party::kEmploymentService, {Party::kLabourMarket}, {Category::kParticipation}));
        note_ = Write(af_, Note{"Fel deltagare", "Det hemliga"});
        before_ = clock_.now;
        clock_.now = AddSeconds(clock_.now, 60);
    }
    std::string Read(const Asker& who, Instant as_of = kForever) {
        return json::Write(Let(office_->Case(who, case_, as_of)));
    }
    static bool Holds(const std::string& json) { return json.find("hemliga") != std::string::npos; }
    Asker colleague_;
    ItemId note_;
    Instant before_;
};

TEST_F(SentWrongTest, ARecallClosesAtOnceAndBackInTimeAndTellsThatAndNotWhat) {
    EXPECT_TRUE(Holds(Read(soc_)));
    const std::size_t known = office_->LengthOf(case_);
    Write(af_, Recalled{note_, "Hörde till ett annat ärende"});
    EXPECT_TRUE(office_->ChangedFor(soc_.actor, case_, known, {}));
    EXPECT_FALSE(office_->ChangedFor(ame_.actor, case_, known, {})) << "had it never";
    for (const Instant at : {kForever, before_}) {
        EXPECT_FALSE(Holds(Read(soc_, at)));
        EXPECT_TRUE(Holds(Read(af_, at)));
    }
    const std::string told = Read(soc_);
    EXPECT_NE(told.find("recall_notices"), std::string::npos);
    for (const std::string& trace : {std::string("annat ärende"), note_.Text(), std::string("\"recalled\":")})
        EXPECT_EQ(told.find(trace), std::string::npos) << trace;
    EXPECT_EQ(Read(ame_).find("recall_notices"), std::string::npos) << "who never had it is told nothing";
    Disclosed again;
    again.to = {Party::kSocialServices};
    again.of = note_;
    again.basis = BasisKind::kOwnCase;
    Write(af_, again);
    EXPECT_FALSE(Holds(Read(soc_))) << "nothing opens it anew";
}

TEST_F(SentWrongTest, TheOwnerIsToldWhoHadReadIt) {
    clock_.now = AddSeconds(clock_.now, 60);
    const Instant first = clock_.now;
    (void)View(soc_);
    (void)View(ame_);  // has the case, and does not see the note
    (void)View(colleague_);
    clock_.now = AddSeconds(clock_.now, 60);
    (void)View(soc_);
    Write(af_, Recalled{note_, "Fel"});
    clock_.now = AddSeconds(clock_.now, 60);
    (void)View(soc_);  // closed by now
    const auto rows = Let(office_->OpeningsOf(af_, case_, note_)).rows.rows;
    ASSERT_EQ(rows.size(), 2U);
    const auto of = [&](Party party) { return *std::ranges::find(rows, party, &Opening::party); };
    EXPECT_EQ(of(Party::kSocialServices).times, 2);
    EXPECT_EQ(of(Party::kSocialServices).first, first);
    EXPECT_EQ(of(Party::kSocialServices).role, Role::kSocialWorker);
    EXPECT_FALSE(of(Party::kSocialServices).worker) << "who it was is that party's to answer for";
    EXPECT_EQ(of(Party::kEmploymentService).worker, colleague_.actor.worker);
    EXPECT_EQ(office_->OpeningsOf(soc_, case_, note_).error().code, Code::kNotFound) << "not its own";
    EXPECT_EQ(office_->OpeningsOf(af_, case_, ItemId{9}).error().code, Code::kNotFound);
    EXPECT_EQ(office_->OpeningsOf(stranger_, case_, note_).error().code, Code::kNotFound);
}

TEST_F(SentWrongTest, TwoPersonsBlotATextOutOfEveryVersionAndEveryMoment) {
    Write(af_, Note{"Fel deltagare", "Det hemliga, rättat"}, note_, 1);
    const ItemId asked = Write(af_, RedactionProposed{note_, "Annan persons uppgift"});
    EXPECT_TRUE(Holds(Read(af_))) << "one person has asked, and nothing is gone";
    EXPECT_EQ(Refused(af_, RedactionAnswered{true, ""}, asked, 1), Code::kSecondPerson);
    EXPECT_EQ(Refused(soc_, RedactionAnswered{true, ""}, asked, 1), Code::kNotFound);
    Write(colleague_, RedactionAnswered{true, ""}, asked, 1);
    for (const Asker* who : {&af_, &colleague_, &soc_})
        for (const Instant at : {kForever, before_}) {
            const std::string read = Read(*who, at);
            EXPECT_FALSE(Holds(read));
            EXPECT_NE(read.find("\"redacted\":true"), std::string::npos);
        }
    journal::Stream stream = journal_->Read(kHere, case_);
    for (std::size_t i = 0; i < stream.Heads().size(); ++i)
        EXPECT_EQ(stream.Open(i).find("hemliga"), std::string_view::npos);
    EXPECT_NE(Read(af_).find("Annan persons uppgift"), std::string::npos) << "the reason remains";
    EXPECT_EQ(Read(soc_).find("Annan persons uppgift"), std::string::npos);
    const auto& notes = View(af_).content.notes;
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].about.version, 2);
    Write(af_, Note{"Rätt", "Nytt"}, note_, 2);
    EXPECT_FALSE(View(af_).content.notes.at(0).about.redacted) << "what is written afterwards stands";
    EXPECT_EQ(journal_->ProveAccess(kHere, {}, {}, {}).fault, journal::AccessFault::kNone);
}

}  // namespace
}  // namespace samkraft::office
