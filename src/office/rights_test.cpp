// The participant's rights and each party's duties, against a real journal on both engines: what an extract
// holds and what it never does; what a participant reaches; that what is disposed of is gone, and nothing
// else.
#include <gmock/gmock.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "base/json.hpp"
#include "formats/extract_pdf.hpp"
#include "formats/party_file.hpp"
#include "formats/read_pdf_test.hpp"
#include "journal/backup.hpp"
#include "journal/projection.hpp"
#include "office/directory_stream.hpp"
#include "office/office_test.hpp"

namespace samkraft::office {
namespace {

using testing::HasSubstr, testing::Not;

// Everything in the folder, bytes and all: the database, what is beside it, a copy made by its own means.
std::string AllBytes(const std::string& folder) {
    std::string all;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (!file.is_regular_file() || file.path().filename() == "key") continue;
        std::stringstream bytes;
        bytes << std::ifstream(file.path(), std::ios::binary).rdbuf();
        all += bytes.str();
    }
    return all;
}

class RightsTest : public testing::TestWithParam<db::Engine>, protected OfficeFixture {
  protected:
    RightsTest() : OfficeFixture(GetParam()) {}
    void SetUp() override {
        const std::vector keeps{Duty::kRecordsKeeper};
        af_ = Hire("anna", Role::kEmploymentOfficer, {kTeam}, keeps);
        ame_ = Hire("mira", Role::kLabourMarketSecretary);
        soc_ = Hire("sara", Role::kSocialWorker);
        keeper_ = Hire("rut", Role::kSocialWorker, {}, keeps);
        second_ = Hire("siv", Role::kSocialWorker, {}, keeps);
        af_keeper_ = Hire("arne", Role::kEmploymentOfficer, {}, keeps);
        ame_keeper_ = Hire("maja", Role::kLabourMarketSecretary, {}, keeps);
        ame_second_ = Hire("moa", Role::kLabourMarketSecretary, {}, keeps);
        lead_ = Hire(
            {.username = "leo", .party = Party::kLabourMarket, .role = Role::kProjectLead, .teams = {kTeam}});
    }
    Result<Seen<Receipt>> Keeps(const Asker& who, Payload payload, ItemId item = {}, int version = 0) {
        clock_.now = AddSeconds(clock_.now, 1);
        return office_->WriteRecords(who, case_, {{item, version, Category::kNone, Topic::kNone, payload}},
                                     Key(), "r");
    }
    void Consent(Party from, std::vector<Party> to, std::vector<Category> categories) {
        ConsentAsked asked;
        asked.from = from;
        asked.to = std::move(to);
        asked.categories = std::move(categories);
        asked.months = 120;
        const ItemId item = Write(af_, asked);
        ConsentGiven given;
        given.date = office_->Today();
        given.evidence = "pärm 1";
        Write(af_, given, item, 1);
    }
    // One person, three parties, each with something of its own, and an exit.
    // Born on an 11th: outside the sample that social services keep.
    void Story(const std::string& number = "19901211-9948") {
        case_ = OpenCase(af_, number);
        Write(af_, TeamAllocated{kTeam, {"nära hemmet"}});
        for (const Party from : {Party::kEmploymentService, Party::kSocialServices, Party::kLabourMarket}) {
            std::vector<Party> to{Party::kEmploymentService, Party::kSocialServices, Party::kLabourMarket};
            std::erase(to, from);
            Consent(from, to, {Category::kIdentity, Category::kParticipation, Category::kJointPlan});
        }
        note_ =
            Write(soc_, Note{"Hemförhållanden", "canary-soc-hemligt"}, {}, 0, Category::kSocialInvestigation);
        Write(soc_, Note{"Plan", "canary-soc-plan"}, {}, 0, Category::kJointPlan);
        Write(soc_, Note{"Barnen", "canary-soc-barn"}, {}, 0, Category::kRelatives);
        Write(soc_, Note{"Team", "canary-soc-team"}, {}, 0, Category::kTeamNotes);
        Write(af_, Note{"Plan", "canary-af-plan"}, {}, 0, Category::kJointPlan);
        Write(af_, Note{"Rapport", "canary-af-rapport"}, {}, 0, Category::kActivityReports);
        Write(ame_, Note{"Plan", "canary-ame-plan"}, {}, 0, Category::kJointPlan);
    }
    void Leaves() {
        Exit exit;
        exit.date = office_->Today();
        exit.outcome = ExitOutcome::kSeekingWork;
        exit.reason = ExitReason::kIllness;
        exit.note = "canary-af-avslut";
        Write(af_, exit);
    }
    Asker SignsIn() {
        EXPECT_TRUE(
            office_->AddParticipantLogin(case_, "nawfal", Office::HashPassword("mitt lösenord", true)));
        const auto session = office_->SignIn("nawfal", "mitt lösenord", {"127.0.0.1", {}, {}});
        EXPECT_TRUE(session);
        return {session->actor, Language::kSwedish, "test"};
    }
    std::vector<Entry> Whole() {
        journal::Stream stream = journal_->Read(kHere, case_);
        std::vector<Entry> whole;
        for (std::size_t i = 0; i < stream.Heads().size(); ++i)
            whole.push_back({stream.Heads()[i], Decode(KindOf(stream.Heads()[i]), stream.Open(i)).value()});
        return whole;
    }
    // As `samkraft doctor` looks at it.
    void ExpectHealthy() {
        const auto fresh = journal::Project(case_, Whole(), ReadDirectory(*journal_, kHere), clock_.now);
        const auto stored = journal_->StoredProjections(kHere, case_);
        ASSERT_EQ(stored.cards.size(), fresh.cards.size());
        for (std::size_t i = 0; i < fresh.cards.size(); ++i) {
            const auto at = std::find_if(stored.cards.begin(), stored.cards.end(),
                                         [&](auto& c) { return c.reader == fresh.cards[i].reader; });
            ASSERT_NE(at, stored.cards.end());
            EXPECT_EQ(at->content, fresh.cards[i].content);
            EXPECT_EQ(at->flags, fresh.cards[i].flags);
        }
        EXPECT_EQ(stored.grants.size(), fresh.grants.size());
        EXPECT_EQ(stored.fact, fresh.fact);
    }
    // Proposed by one and confirmed by another, when its day has come.
    Result<Seen<Certificate>> Disposed(const Asker& one, const Asker& other) {
        auto proposed = Keeps(one, DisposalProposed{"", "SN 2026-7", true});
        EXPECT_TRUE(proposed) << Message(proposed.error(), Language::kEnglish);
        if (proposed) Let(std::move(proposed));
        return office_->Dispose(other, case_);
    }
    // The office anew, as the labour-market unit's municipality has decided; no years: it has not.
    void Decides(int years, Date decided = MakeDate(2020, 2, 3)) {
        Office::Options options{kHere, "Prov", false};
        if (years != 0)
            options.terms = DecidedTerms::Make({{"ame_file", years, CountedFrom::kEndOfYearClosed,
                                                 "KS 2020-14, dokumenthanteringsplan", decided}},
                                               office_->Today())
                                .value();
        Begin(options);
    }
    // Backups lie in a folder of their own.
    std::string Kept(const std::string& name) const { return backups_.Folder() + "/" + name; }
    static std::string BytesOf(const std::string& path) {
        std::stringstream bytes;
        bytes << std::ifstream(path, std::ios::binary).rdbuf();
        return bytes.str();
    }
    journal::Config Where() const { return {database_, place_.Folder() + "/key"}; }
    void RenewKeys() {
        const auto keys = journal::BackUpKeys(Where(), kHere, Kept("keys"), clock_.now);
        ASSERT_TRUE(keys) << Message(keys.error(), Language::kEnglish);
    }
    void BackUp(const std::string& name) {
        const auto data = journal::BackUpData(Where(), kHere, Kept(name), clock_.now);
        ASSERT_TRUE(data) << Message(data.error(), Language::kEnglish);
        RenewKeys();
    }
    // The office goes on in another place, from the two files.
    journal::Restored RestoreInto(const db::TestPlace& place, const std::string& data,
                                  const std::string& keys) {
        office_.reset();
        journal_.reset();
        database_ = place.Database();
        const auto restored = journal::Restore(Where(), kHere, Kept(data), Kept(keys));
        if (!restored) throw std::runtime_error(Message(restored.error(), Language::kEnglish));
        journal_ = std::move(*journal::Journal::Open(Where()));
        const CaseId shown = case_;
        for (const CaseId id : journal_->Cases(kHere, {}, 1000)) {
            case_ = id;
            if (id == journal::kDirectoryStream) continue;
            journal_->ReplaceProjections(
                kHere, id, journal::Project(id, Whole(), ReadDirectory(*journal_, kHere), clock_.now));
        }
        case_ = shown;
        office_ = std::make_unique<Office>(*journal_, clock_, ids_, Office::Options{kHere, "Prov", false});
        return *restored;
    }
    // What everybody reads in this case and another, and finds in lists.
    std::string Views(CaseId other) {
        std::string all;
        for (const Asker* who : {&af_, &soc_, &ame_}) {
            for (const CaseId id : {case_, other})
                if (auto view = office_->Case(*who, id)) all += json::Write(Let(std::move(view))) + "\n";
            ListWish wish;
            wish.scope = Scope::kTeam;
            wish.search = "Provsson";
            all += json::Write(Let(office_->Cases(*who, wish))) + "\n";
        }
        return all;
    }
    std::vector<std::string> Column(db::Sql sql, Party owner = Party::kNone) const {
        std::vector<std::string> values;
        const auto c = db::Connection::Open(database_, db::Use::kRead);
        std::vector<db::Value> parameters{kHere.value};
        if (owner != Party::kNone)
            parameters.insert(parameters.end(), {case_.value, static_cast<int>(owner)});
        for (auto rows = c->Query(sql, parameters); rows.Next();) values.emplace_back(rows.Bytes(0));
        return values;
    }
    void On(std::string_view day) { clock_.now = *ParseInstant(std::string(day) + "T08:00:00Z"); }

    Asker af_, ame_, soc_, keeper_, second_, af_keeper_, ame_keeper_, ame_second_, lead_;
    ItemId note_;
    db::TestPlace backups_{db::Engine::kSqlite};  // a folder beside the database
    std::string database_ = place_.Database();
};
INSTANTIATE_TEST_SUITE_P(Engines, RightsTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == db::Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

// ---- the extract

TEST_P(RightsTest, AnExtractHoldsWhatThePartyOwnsAndHasReceivedAndNothingElse) {  // GDPR art. 15
    Story();
    const Extract extract = Let(office_->MakeExtract(soc_, case_));
    const std::string json = json::Write(extract);
    for (const char* there : {"canary-soc-hemligt", "canary-soc-plan", "canary-af-plan", "canary-ame-plan"})
        EXPECT_THAT(json, HasSubstr(there));
    EXPECT_THAT(json, Not(HasSubstr("canary-af-rapport"))) << "never disclosed to social services";
    EXPECT_THAT(json, Not(HasSubstr("canary-soc-barn"))) << "row 19: others are not given in full";
    EXPECT_THAT(json, Not(HasSubstr("canary-soc-team"))) << "row 23: not the participant's";
    EXPECT_THAT(json, HasSubstr("Barnen"));
    EXPECT_EQ(extract.party, Party::kSocialServices);
    EXPECT_EQ(extract.name, "Nawfal Provsson");
    ASSERT_EQ(extract.parts.rows.size(), 1U);
    EXPECT_EQ(extract.parts.rows[0].retention.rule, "soc_personal_file");
    for (const ExtractEntry& e : extract.entries.rows) {
        EXPECT_EQ(e.received, e.owner != Party::kSocialServices);
        EXPECT_EQ(e.basis.empty(), !e.received);
    }
    for (const ExtractReceiver& r : extract.receivers.rows) EXPECT_EQ(r.from, Party::kSocialServices);
    EXPECT_FALSE(extract.receivers.rows.empty());
    const auto rows = journal_->AccessOf(kHere, case_, 1);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].access, domain::Access::kExported) << "logged as what it is";
}
TEST_P(RightsTest, AnExtractIsForWhoWorksWithTheCaseAndTellsOfTheOwnPartysVisitsAlone) {
    Story();
    EXPECT_EQ(Why(office_->MakeExtract(keeper_, case_)), Code::kNotFound);
    EXPECT_EQ(Why(office_->MakeExtract(keeper_, CaseId{4711})), Code::kNotFound);
    EXPECT_EQ(Why(office_->MakeExtract(lead_, case_)), Code::kForbidden);
    Let(office_->Case(af_, case_));
    Let(office_->Case(soc_, case_));
    const Extract extract = Let(office_->MakeExtract(soc_, case_));
    ASSERT_FALSE(extract.access.rows.empty());
    for (const ExtractAccess& a : extract.access.rows) {
        EXPECT_EQ(a.party, Party::kSocialServices);
        EXPECT_EQ(a.why,
                  a.access == domain::Access::kRefused ? "Nekades. Inget visades." : "Arbetar i ditt team.");
    }
}
TEST_P(RightsTest, WhatIsKeptBackIsInNobodysExtractAndNothingTellsThatItIs) {  // OSL 10:3, 26:5
    Story();
    const auto without = [&](const Asker& who, const std::string& canary) {
        const Extract e = Let(office_->MakeExtract(who, case_));
        EXPECT_THAT(json::Write(e), Not(HasSubstr(canary)));
        return e;
    };
    const auto notices = Let(office_->MakeExtract(soc_, case_)).notices.rows;
    const ItemId plan = Write(soc_, Note{"Anmälan", "canary-anmälare"}, {}, 0, Category::kJointPlan);
    EXPECT_THAT(json::Write(Let(office_->MakeExtract(af_, case_))), HasSubstr("canary-anmälare"));
    Write(soc_, KeptBack{KeepBackGround::kOsl26_5, "canary-skäl"}, plan, 1);
    EXPECT_EQ(without(soc_, "canary-anmälare").notices.rows, notices);
    without(soc_, "canary-skäl");
    without(soc_, "kept_back");
    without(af_, "canary-anmälare");
    const Asker person = SignsIn();
    without(person, "canary-anmälare");
    const std::string page = json::Write(Let(office_->Case(person, case_)));
    EXPECT_THAT(page, Not(HasSubstr("canary-anmälare")));
    EXPECT_THAT(page, Not(HasSubstr("kept_back")));
    EXPECT_THAT(json::Write(Let(office_->Case(soc_, case_))), HasSubstr("canary-anmälare"))
        << "it is kept from the participant, not from who works with it";
    Write(soc_, KeptBackEnded{"Faran är över"}, plan, 2);
    EXPECT_THAT(json::Write(Let(office_->MakeExtract(person, case_))), HasSubstr("canary-anmälare"));
}
TEST_P(RightsTest, AProtectedPersonIsMaskedForWhoIsNotNamedInTheExtractToo) {  // OSL 21:3, 22:1
    Story();
    ProtectionSet protection;
    protection.degree = Protection::kProtectedRegistration;
    protection.named_officers = {af_.actor.worker};
    protection.reason = "Hot";
    Write(af_, protection);
    const Extract masked = Let(office_->MakeExtract(soc_, case_));
    EXPECT_TRUE(masked.name.empty());
    EXPECT_THAT(json::Write(masked), Not(HasSubstr("Provsson")));
    EXPECT_THAT(json::Write(Let(office_->MakeExtract(af_, case_))), HasSubstr("Provsson"));
}

// ---- the participant

TEST_P(RightsTest, AParticipantReachesTheOwnCaseAndNoOther) {
    Story();
    const CaseId own = case_;
    const Asker person = SignsIn();
    EXPECT_EQ(person.actor.role, Role::kParticipant);
    EXPECT_EQ(Let(office_->Own(person)).case_id, own);
    const std::string page = json::Write(Let(office_->Case(person, own)));
    EXPECT_THAT(page, HasSubstr("canary-soc-hemligt")) << "row 8: one's own";
    EXPECT_THAT(page, Not(HasSubstr("canary-soc-team")));
    Story("19821105-9954");
    EXPECT_EQ(Why(office_->Case(person, case_)), Code::kNotFound);
    EXPECT_EQ(Why(office_->MakeExtract(person, case_)), Code::kNotFound);
    EXPECT_EQ(Why(Tries(person, Statement{"Inte min"}, note_, 1)), Code::kNotFound);
    EXPECT_EQ(Let(office_->Cases(person, {})).total, 0);
    EXPECT_EQ(Why(office_->Own(soc_)), Code::kForbidden);
    EXPECT_EQ(Why(office_->Records(person)), Code::kForbidden);
    EXPECT_FALSE(office_->SignIn("nawfal", "fel lösenord", {"127.0.0.1", {}, {}}));
    EXPECT_FALSE(office_->AddParticipantLogin(case_, "anna", "x")) << "a worker's name is not overwritten";
    EXPECT_FALSE(office_->AddParticipantLogin(case_, "nawfal", "x")) << "nor another person's";
}
TEST_P(RightsTest, AParticipantSeesWhoOpenedWhatAndWhyFromEveryParty) {
    Story();
    const Asker person = SignsIn();
    Let(office_->Case(af_, case_));
    Let(office_->Case(ame_, case_));
    const Extract extract = Let(office_->MakeExtract(person, case_));
    std::set<Party> parties;
    for (const ExtractAccess& a : extract.access.rows) {
        parties.insert(a.party);
        EXPECT_FALSE(a.why.empty());
    }
    EXPECT_THAT(parties, testing::IsSupersetOf({Party::kEmploymentService, Party::kLabourMarket}));
    EXPECT_EQ(extract.party, Party::kNone);
    EXPECT_EQ(extract.parts.rows.size(), 3U);
}
TEST_P(RightsTest, AParticipantAsksAndIsAnsweredAndSaysOtherwise) {  // GDPR art. 16, 21
    Story();
    const Asker person = SignsIn();
    RightsAsked asked;
    asked.to = Party::kSocialServices;
    asked.right = Right::kRectification;
    asked.of = note_;
    asked.text = "Så var det inte.";
    const ItemId request = Write(person, asked);
    Write(person, Statement{"Jag bor ensam."}, note_, 1);
    EXPECT_EQ(Why(Tries(person, Note{"Hej", "Text"})), Code::kForbidden);
    EXPECT_EQ(Let(office_->Case(soc_, case_)).content.rights.size(), 1U);
    EXPECT_TRUE(Let(office_->Case(af_, case_)).content.rights.empty()) << "it was not put to them";
    const CaseView seen = Let(office_->Case(soc_, case_));
    EXPECT_EQ(seen.content.statements.at(0).text, "Jag bor ensam.");
    EXPECT_FALSE(seen.content.statements.at(0).about.author);
    RightsAnswered no;
    no.verdict = RightsVerdict::kRefused;
    no.reason = "Uppgiften stämmer med vad du berättade.";
    no.date = office_->Today();
    Write(soc_, no, request, 1);
    const Extract extract = Let(office_->MakeExtract(person, case_));
    ASSERT_EQ(extract.requests.rows.size(), 1U);
    EXPECT_EQ(extract.requests.rows[0].answer->verdict, RightsVerdict::kRefused);
    EXPECT_THAT(extract.notices.rows.at(3), HasSubstr("7 kap. 2 §"));
}

// ---- disposal

TEST_P(RightsTest, NothingIsDisposedOfBeforeItsDayByOnePersonOrUnderAHold) {
    Story();
    Leaves();
    EXPECT_EQ(Why(office_->Records(soc_)), Code::kForbidden);
    EXPECT_EQ(Why(office_->PlanDisposal(soc_, case_)), Code::kForbidden);
    EXPECT_EQ(Why(Keeps(keeper_, DisposalProposed{"", "SN 1", false})), Code::kForbidden) << "not due";
    EXPECT_EQ(Let(office_->PlanDisposal(keeper_, case_)).hinder, "Tiden har inte gått ut.");
    EXPECT_TRUE(Let(office_->Records(keeper_)).rows.rows.empty());
    EXPECT_EQ(Why(office_->Dispose(second_, case_)), Code::kWrongState);
    On("2024-03-06");
    ASSERT_EQ(Let(office_->Records(keeper_)).rows.rows.size(), 1U);
    EXPECT_EQ(Why(Keeps(keeper_, Note{"Smygväg", "Text"})), Code::kForbidden) << "records, not case work";
    const ItemId hold = Let(Keeps(keeper_, HoldSet{"Överklagat", "förvaltningsrätten"})).items.at(0);
    EXPECT_EQ(Why(Keeps(keeper_, DisposalProposed{"", "SN 1", false})), Code::kForbidden);
    EXPECT_EQ(Let(office_->PlanDisposal(keeper_, case_)).hinder, "Gallringen är stoppad.");
    Let(Keeps(keeper_, HoldLifted{"Avgjort"}, hold, 1));
    Let(Keeps(keeper_, DisposalProposed{"", "SN 1", false}));
    EXPECT_EQ(Why(office_->Dispose(keeper_, case_)), Code::kSecondPerson);
    EXPECT_EQ(Why(office_->Dispose(af_keeper_, case_)), Code::kWrongState) << "the file is another party's";
    Let(Keeps(second_, HoldSet{"Ny tvist", ""}));
    EXPECT_EQ(Why(office_->Dispose(second_, case_)), Code::kWrongState);
    EXPECT_TRUE(Let(office_->PlanDisposal(second_, case_)).parts.rows.size() > 1);
    EXPECT_EQ(Let(office_->Case(soc_, case_)).content.notes.size(), 6U) << "nothing is gone";
}
TEST_P(RightsTest, WhatIsDisposedOfIsGoneFromTheFilesAndFromNoOtherPart) {
    Story();
    DocumentAdded paper;
    paper.title = "canary-soc-intyg";
    paper.type = DocumentType::kCertificate;
    paper.received = office_->Today();
    paper.file_name = "intyg.txt";
    const Wish with_file{{}, 0, Category::kSocialInvestigation, Topic::kNone, paper};
    std::string text;  // over two pieces, no part of it like another
    for (int i = 0; text.size() < 300'000; ++i) text += "canary-soc-fil " + std::to_string(i) + '\n';
    Let(office_->AddDocument(soc_, case_, with_file,
                             {"text/plain", std::make_shared<const std::string>(text)}, "file-0001", "r"));
    Leaves();
    On("2024-03-06");
    // What is to be gone: sealed content and the key that opens it, as they lie in the database.
    std::vector<std::string> gone;
    std::vector<std::pair<std::int64_t, std::string>> kept;
    const auto raw = [&] { return db::Connection::Open(place_.Database(), db::Use::kRead); };
    {
        auto c = raw();
        for (auto rows = c->Query("select sealed, kind from entry where case_id = $1 and owner = $2",
                                  {case_.value, static_cast<int>(Party::kSocialServices)});
             rows.Next();)
            gone.emplace_back(rows.Bytes(0));
        for (auto rows = c->Query("select wrapped from data_key where case_id = $1 and owner = $2",
                                  {case_.value, static_cast<int>(Party::kSocialServices)});
             rows.Next();)
            gone.emplace_back(rows.Bytes(0));
        for (auto rows = c->Query("select sealed from file_part where case_id = $1", {case_.value});
             rows.Next();)
            for (std::size_t at = 0; at + 64 < rows.Bytes(0).size(); at += 4096)  // as pages may hold it
                gone.emplace_back(rows.Bytes(0).substr(at + 1000 < rows.Bytes(0).size() ? at + 900 : at, 64));
        for (auto rows = c->Query("select seq, sealed from entry where case_id = $1 and owner <> $2",
                                  {case_.value, static_cast<int>(Party::kSocialServices)});
             rows.Next();)
            kept.emplace_back(rows.Int(0), rows.Bytes(1));
    }
    ASSERT_GT(gone.size(), 6U + 70U) << "four notes, the document, the key; the document's file";
    const auto before_af = Let(office_->Case(af_, case_)), before_ame = Let(office_->Case(ame_, case_));
    const auto facts = journal_->Facts(kHere, 0).first;

    testing::internal::CaptureStderr();
    const Certificate certificate = Let(Disposed(keeper_, second_));
    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_EQ(certificate.entries, 6) << "four notes, a document and the proposal";
    EXPECT_EQ(certificate.rule, "soc_personal_file");
    EXPECT_EQ(certificate.proposed_by, keeper_.actor.worker);
    EXPECT_EQ(certificate.confirmed_by, second_.actor.worker);
    for (const char* canary : {"canary", "Nawfal", "Provsson", "199012119948"}) {
        EXPECT_THAT(said, Not(HasSubstr(canary)));
        EXPECT_THAT(json::Write(certificate), Not(HasSubstr(canary)));
    }

    // No reader of the party's any more, nor anything to find it by.
    EXPECT_EQ(Why(office_->Case(soc_, case_)), Code::kNotFound);
    EXPECT_EQ(Why(office_->PlanDisposal(keeper_, case_)), Code::kNotFound);
    EXPECT_EQ(Why(office_->File(keeper_, case_)), Code::kNotFound);
    {
        auto c = raw();
        const int soc = static_cast<int>(Party::kSocialServices);
        for (const char* table : {"data_key", "entry", "file_part"}) {
            auto rows = c->Query(db::Sql::Intern(std::string("select count(*) from ") + table +
                                                 " where case_id = $1 and owner = $2"),
                                 {case_.value, soc});
            ASSERT_TRUE(rows.Next());
            EXPECT_EQ(rows.Int(0), 0) << table;
        }
        for (const char* table : {"card", "card_word", "due"}) {
            auto rows = c->Query(db::Sql::Intern(std::string("select count(*) from ") + table +
                                                 " where case_id = $1 and reader / 16 = $2"),
                                 {case_.value, soc});
            ASSERT_TRUE(rows.Next());
            EXPECT_EQ(rows.Int(0), 0) << table;
        }
        for (auto rows = c->Query("select kind, author, at, category, cast(length(sealed) as bigint) from "
                                  "entry where case_id = $1 "
                                  "and kind = 65535",
                                  {case_.value});
             rows.Next();)
            for (int i = 1; i < 5; ++i) EXPECT_EQ(rows.Int(i), 0);
        for (const auto& [seq, sealed] : kept) {
            auto rows =
                c->Query("select sealed from entry where case_id = $1 and seq = $2", {case_.value, seq});
            ASSERT_TRUE(rows.Next());
            EXPECT_EQ(rows.Bytes(0), sealed) << "another party's entry " << seq;
        }
    }
    // Nor in the bytes: the file, its log beside it, and a backup made afterwards.
    if (GetParam() == db::Engine::kSqlite) {
        db::Connection::Open(place_.Database(), db::Use::kWrite)
            ->Script("vacuum into '" + place_.Folder() + "/copy.db'");
        const std::string bytes = AllBytes(place_.Folder());
        for (const std::string& each : gone) EXPECT_EQ(bytes.find(each), std::string::npos);
        for (const auto& [seq, sealed] : kept) EXPECT_NE(bytes.find(sealed), std::string::npos);
    }

    // The others' views: their own and each other's, to the byte.
    const auto own = [](const CaseView& view, Party not_of) {
        std::string all;
        for (const auto& n : view.content.notes)
            if (n.about.owner != not_of) json::Append(all, n);
        json::Append(all, view.content.exit);
        if (view.content.identity) json::Append(all, *view.content.identity);
        return all;
    };
    EXPECT_EQ(own(Let(office_->Case(af_, case_)), Party::kSocialServices),
              own(before_af, Party::kSocialServices));
    EXPECT_EQ(own(Let(office_->Case(ame_, case_)), Party::kSocialServices),
              own(before_ame, Party::kSocialServices));
    EXPECT_THAT(json::Write(Let(office_->Case(af_, case_))), Not(HasSubstr("canary-soc-plan")))
        << "what was read there was read, and never handed over";
    EXPECT_EQ(journal_->Facts(kHere, 0).first, facts) << "statistics do not move";
    ExpectHealthy();
    journal_->ReplaceProjections(
        kHere, case_, journal::Project(case_, Whole(), ReadDirectory(*journal_, kHere), clock_.now));
    ExpectHealthy();
    const auto list = Let(office_->Records(keeper_));
    EXPECT_TRUE(list.rows.rows.empty());
    ASSERT_EQ(list.certificates.rows.size(), 1U);
    EXPECT_EQ(json::Write(list.certificates.rows[0]), json::Write(certificate));
    EXPECT_EQ(json::Write(Let(office_->CertificateOf(second_, case_))), json::Write(certificate));
    EXPECT_EQ(Why(office_->CertificateOf(af_keeper_, case_)), Code::kNotFound);
}
TEST_P(RightsTest, WhoOpenedTheCaseMayGoFirstAndTheOthersKeepWhatTheirsStandsOn) {
    Story();
    Leaves();
    On("2023-01-02");
    (void)Let(Disposed(af_keeper_, af_));
    EXPECT_EQ(Why(office_->Case(af_, case_)), Code::kNotFound);
    const CaseView soc = Let(office_->Case(soc_, case_));
    EXPECT_EQ(soc.content.identity->family_name, "Provsson") << "a party with its own case knows whose it is";
    EXPECT_TRUE(soc.content.IsClosed()) << "a closed case does not come to life again";
    EXPECT_EQ(soc.content.phase, Phase::kClosed);
    EXPECT_EQ(Let(office_->Case(ame_, case_)).content.notes.size(), 2U)
        << "the consents among those left hold";
    for (const Asker& who : {soc_, ame_}) {
        const std::string page = json::Write(Let(office_->Case(who, case_)));
        for (const char* canary : {"canary-af", "Långtidsarbetslös", "nära hemmet", "illness"})
            EXPECT_THAT(page, Not(HasSubstr(canary)));
    }
    ListWish wish;
    wish.scope = Scope::kTeam;
    wish.search = "Provsson";
    EXPECT_EQ(Let(office_->Cases(soc_, wish)).total, 1) << "and finds it";
    EXPECT_EQ(Let(office_->Cases(af_, wish)).total, 0);
    ExpectHealthy();
}

// ---- backups (docs/decisions/0035)

TEST_P(RightsTest, AnOldBackupBringsBackNothingOfWhatHasBeenDisposedOf) {
    Story("19821105-9954");
    const CaseId other = case_;
    Story();
    DocumentAdded paper;
    paper.title = "canary-soc-intyg";
    paper.type = DocumentType::kCertificate;
    paper.received = office_->Today();
    paper.file_name = "intyg.txt";
    Let(office_->AddDocument(soc_, case_, {{}, 0, Category::kSocialInvestigation, Topic::kNone, paper},
                             {"text/plain", std::make_shared<const std::string>("canary-soc-fil")},
                             "file-0001", "r"));
    Leaves();
    On("2024-03-06");
    BackUp("old");
    const std::string first_keys = BytesOf(Kept("keys"));
    const std::vector<std::string> keys = Column("select wrapped from data_key where association_id = $1");
    const std::vector<std::string> gone =
        Column("select sealed from entry where association_id = $1 and case_id = $2 and owner = $3",
               Party::kSocialServices);
    const std::vector<std::string> gone_keys =
        Column("select wrapped from data_key where association_id = $1 and case_id = $2 and owner = $3",
               Party::kSocialServices);
    ASSERT_EQ(gone_keys.size(), 1U);
    ASSERT_EQ(gone.size(), 5U);
    ASSERT_NE(first_keys.find(gone_keys[0]), std::string::npos);
    const std::string data = BytesOf(Kept("old"));
    for (const std::string& key : keys) EXPECT_EQ(data.find(key), std::string::npos);
    for (const std::string& sealed : gone) EXPECT_NE(data.find(sealed), std::string::npos);

    const Certificate certificate = Let(Disposed(keeper_, second_));
    RenewKeys();
    for (const auto& file : std::filesystem::directory_iterator(backups_.Folder()))
        EXPECT_EQ(BytesOf(file.path()).find(gone_keys[0]), std::string::npos) << file.path();
    const auto live = Views(other);

    db::TestPlace anew(GetParam());
    const journal::Restored restored = RestoreInto(anew, "old", "keys");
    EXPECT_EQ(restored.disposed, 5) << "the proposal came after";
    EXPECT_EQ(Why(office_->Case(soc_, case_)), Code::kNotFound);
    EXPECT_EQ(Views(other), live) << "all the others' as before, to the byte";
    ExpectHealthy();
    EXPECT_EQ(json::Write(Let(office_->CertificateOf(second_, case_))), json::Write(certificate));
    EXPECT_EQ(journal_->FindPerson(kHere, "199012119948")->case_id, case_);
    EXPECT_THAT(journal_->Files(kHere, case_), testing::IsEmpty());
    // With the master key and every key that there is.
    for (const Entry& e : Whole()) EXPECT_THAT(Encode(e.payload), Not(HasSubstr("canary-soc")));
    for (const db::Table& table : db::EverythingIn(*db::Connection::Open(anew.Database(), db::Use::kRead)))
        for (const auto& row : table.rows)
            for (const db::Cell& cell : row)
                for (const std::string& sealed : gone) EXPECT_EQ(cell.bytes.find(sealed), std::string::npos);
    for (const std::string& sealed : gone) EXPECT_EQ(AllBytes(anew.Folder()).find(sealed), std::string::npos);
    EXPECT_TRUE(office_->AddTeam({TeamId{9003}, "Team 3"})) << "and it can be worked in";
    case_ = other;
    ExpectHealthy();
    Write(soc_, Note{"Plan", "Åter i arbete"}, {}, 0, Category::kJointPlan);

    // That all this depends on the key alone: with the keys of before it would be there.
    std::ofstream(Kept("first"), std::ios::binary) << first_keys;
    db::TestPlace before(GetParam());
    EXPECT_EQ(RestoreInto(before, "old", "first").disposed, 0);
    EXPECT_THAT(json::Write(Let(office_->Case(soc_, certificate.case_id))), HasSubstr("canary-soc-hemligt"));
}
TEST_P(RightsTest, AnOldBackupHasTheFrameThatWasPassedOnAndNotItsFirstOwnersWords) {
    Story();
    Leaves();
    On("2023-01-02");
    BackUp("old");
    (void)Let(Disposed(af_keeper_, af_));
    On("2024-03-06");
    (void)Let(Disposed(keeper_, second_));
    RenewKeys();
    const auto live = Views(case_);

    db::TestPlace anew(GetParam());
    EXPECT_GT(RestoreInto(anew, "old", "keys").disposed, 0);
    EXPECT_EQ(Views(case_), live);
    EXPECT_EQ(Why(office_->Case(af_, case_)), Code::kNotFound);
    EXPECT_EQ(Why(office_->Case(soc_, case_)), Code::kNotFound);
    const CaseView ame = Let(office_->Case(ame_, case_));
    EXPECT_EQ(ame.content.identity->family_name, "Provsson");
    EXPECT_TRUE(ame.content.IsClosed());
    for (const Entry& e : Whole())
        for (const char* canary : {"canary-af", "canary-soc", "Långtidsarbetslös", "nära hemmet", "illness"})
            EXPECT_THAT(Encode(e.payload), Not(HasSubstr(canary)));
    ExpectHealthy();
    EXPECT_EQ(journal_->Facts(kHere, 0).first.size(), 1U);

    // A backup of what has been restored, and a disposal there, are like any other.
    BackUp("later");
    db::TestPlace again(GetParam());
    EXPECT_EQ(RestoreInto(again, "later", "keys").disposed, 0);
    EXPECT_EQ(Views(case_), live);
}
TEST_P(RightsTest, AnOldBackupLeadsToNobodyWhoseLastPartIsGone) {
    case_ = Let(office_->Open(af_, Referred("19821105-9954"), "open-0001", "r")).case_id;
    Leaves();
    On("2023-01-02");
    BackUp("old");
    (void)Let(Disposed(af_keeper_, af_));
    const auto facts = journal_->Facts(kHere, 0).first;
    RenewKeys();
    db::TestPlace anew(GetParam());
    EXPECT_GT(RestoreInto(anew, "old", "keys").disposed, 0);
    EXPECT_FALSE(journal_->FindPerson(kHere, "198211059954"));
    const std::vector<std::string> hash{journal_->NumberHash(kHere, "198211059954")};
    EXPECT_THAT(journal_->CasesWith(kHere, hash), testing::IsEmpty());
    EXPECT_EQ(journal_->Facts(kHere, 0).first, facts) << "a month, and no day";
    EXPECT_EQ(Whole().size(), 1U) << "that there was a part, which is gone";
    EXPECT_TRUE(office_->Open(af_, Referred("19821105-9954"), "open-0002", "r"));
}
TEST_P(RightsTest, WhenTheLastPartIsGoneNothingLeadsToThePerson) {
    Referral r;
    r.identity.personal_number = "19821105-9954";
    r.identity.given_name = "Nawfal";
    r.identity.family_name = "Provsson";
    r.opened.date = office_->Today();
    r.opened.reason = "Långtidsarbetslös";
    case_ = Let(office_->Open(af_, r, "open-0001", "r")).case_id;
    Leaves();
    On("2023-01-02");
    const auto before = journal_->Facts(kHere, 0).first.at(0);
    (void)Let(Disposed(af_keeper_, af_));
    EXPECT_FALSE(journal_->FindPerson(kHere, "198211059954"));
    const auto after = journal_->Facts(kHere, 0).first.at(0);
    EXPECT_EQ(after.opened, MakeDate(2019, 3, 1)) << "a month, and no day";
    EXPECT_EQ(after.outcome, before.outcome);
    EXPECT_EQ(after.age_band, before.age_band);
    ExpectHealthy();
    EXPECT_TRUE(office_->Open(af_, r, "open-0002", "r")) << "who comes back comes as new";
}
TEST_P(RightsTest, AFileWithoutATermIsKeptUntilItsPartyHasDecidedOne) {  // arkivlagen (1990:782) 10 §
    const std::string decision = "KS 2020-14, dokumenthanteringsplan, beslutat 2020-02-03";
    Story();
    Leaves();
    const Asker person = SignsIn();
    On("2025-01-01");
    EXPECT_TRUE(Let(office_->Records(ame_keeper_)).rows.rows.empty());
    EXPECT_EQ(Let(office_->PlanDisposal(ame_keeper_, case_)).file.retention.state, RetentionState::kUndated);
    EXPECT_EQ(Why(Keeps(ame_keeper_, DisposalProposed{"", "AMN 7", false})), Code::kForbidden);
    EXPECT_THAT(json::Write(Let(office_->MakeExtract(ame_, case_))), Not(HasSubstr("KS 2020-14")));

    Decides(5);
    On("2024-12-31");
    EXPECT_TRUE(Let(office_->Records(ame_keeper_)).rows.rows.empty());
    EXPECT_EQ(Let(office_->PlanDisposal(ame_keeper_, case_)).hinder, "Tiden har inte gått ut.");
    EXPECT_EQ(Why(Keeps(ame_keeper_, DisposalProposed{"", "AMN 7", false})), Code::kForbidden);
    On("2025-01-01");
    const auto told = [&](const RetentionView& r) {
        EXPECT_EQ(r.rule, "ame_file");
        EXPECT_EQ(r.ground, RuleGround::kDecided);
        EXPECT_EQ(r.due, MakeDate(2025, 1, 1));
        EXPECT_EQ(r.state, RetentionState::kDue);
        EXPECT_THAT(r.text, HasSubstr("i 5 år efter utgången av det kalenderår då ärendet avslutades"));
        EXPECT_THAT(r.source, testing::StartsWith(decision));
    };
    const auto rows = Let(office_->Records(ame_keeper_)).rows.rows;
    ASSERT_EQ(rows.size(), 1U);
    told(rows[0].retention);
    const DisposalPlan dry = Let(office_->PlanDisposal(ame_keeper_, case_));
    told(dry.file.retention);
    EXPECT_TRUE(dry.may_propose);
    told(Let(office_->MakeExtract(ame_, case_)).parts.rows.at(0).retention);
    const Extract own = Let(office_->MakeExtract(person, case_));
    for (const ExtractPart& part : own.parts.rows) {
        if (part.party == Party::kLabourMarket) told(part.retention);
        EXPECT_EQ(part.retention.ground == RuleGround::kDecided, part.party == Party::kLabourMarket);
    }
    EXPECT_THAT(formats::test::TextOf(formats::ExtractPdf(own, Language::kSwedish)), HasSubstr("KS 2020-14"));
    EXPECT_THAT(json::Write(Let(office_->File(ame_keeper_, case_))), HasSubstr(decision));

    Let(Keeps(ame_keeper_, DisposalProposed{"", "AMN 7", false}));
    EXPECT_EQ(Why(office_->Dispose(ame_keeper_, case_)), Code::kSecondPerson);
    const Certificate certificate = Let(office_->Dispose(ame_second_, case_));
    EXPECT_EQ(certificate.rule, "ame_file");
    EXPECT_THAT(certificate.source, testing::StartsWith(decision));
    EXPECT_EQ(certificate.decision, "AMN 7");
    EXPECT_EQ(certificate.due, MakeDate(2025, 1, 1));
    EXPECT_THAT(formats::test::TextOf(formats::CertificatePdf(certificate, {}, Language::kEnglish)),
                HasSubstr("KS 2020-14"));
    EXPECT_EQ(Why(office_->Case(ame_, case_)), Code::kNotFound);
    EXPECT_THAT(json::Write(Let(office_->Case(soc_, case_))), HasSubstr("canary-soc-plan"));
    Decides(0);
    EXPECT_THAT(Let(office_->CertificateOf(ame_second_, case_)).source, testing::StartsWith(decision))
        << "it says on what it was done, whatever holds now";
    ExpectHealthy();
}
TEST_P(RightsTest, AProposalFallsWithTheTermThatItWasMadeOn) {
    Story();
    Leaves();
    On("2025-06-01");
    Decides(5);
    Let(Keeps(ame_keeper_, DisposalProposed{"", "AMN 7", false}));
    EXPECT_TRUE(Let(office_->PlanDisposal(ame_second_, case_)).may_confirm);
    for (const int years : {0, 6}) {
        Decides(years);
        EXPECT_FALSE(Let(office_->PlanDisposal(ame_second_, case_)).may_confirm);
        EXPECT_EQ(Why(office_->Dispose(ame_second_, case_)), Code::kWrongState) << years;
    }
    On("2025-06-02");
    Decides(4, MakeDate(2025, 6, 2));
    EXPECT_TRUE(Let(office_->PlanDisposal(ame_second_, case_)).may_propose);
    EXPECT_FALSE(Let(office_->Records(ame_second_)).rows.rows.at(0).proposed_by);
    EXPECT_EQ(Why(office_->Dispose(ame_second_, case_)), Code::kWrongState)
        << "who proposed knew nothing of the newer decision";
    Let(Keeps(ame_keeper_, DisposalProposed{"", "AMN 8", false}));
    EXPECT_THAT(Let(office_->Dispose(ame_second_, case_)).source, HasSubstr("beslutat 2025-06-02"));
}
TEST_P(RightsTest, ADisposalIsMadeInAShortWhile) {
    Story();
    std::vector<Wish> wishes(
        400, Wish{{}, 0, Category::kJointPlan, Topic::kNone, Note{"Rad", std::string(200, 'x')}});
    Let(office_->Write(soc_, case_, wishes, "key-many-notes", "r"));
    const auto timed = [](auto work) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin)
            .count();
    };
    RecordProperty("extract_ms",
                   static_cast<int>(timed([&] { (void)Let(office_->MakeExtract(soc_, case_)); })));
    Leaves();
    On("2024-03-06");
    const auto ms = timed([&] { (void)Let(Disposed(keeper_, second_)); });
    RecordProperty("disposal_ms", static_cast<int>(ms));
    std::cout << "disposal of 400 entries: " << ms << " ms\n";
}

// ---- the file for the archive

TEST_P(RightsTest, ThePartysFileIsWholeAndForWhoKeepsTheRecords) {
    Story();
    Write(soc_, PartyEngaged{"SN 2019-117"});
    EXPECT_EQ(Why(office_->File(soc_, case_)), Code::kForbidden);
    const PartyFile file = Let(office_->File(keeper_, case_));
    const std::string json = json::Write(file);
    for (const char* there : {"canary-soc-hemligt", "canary-soc-barn", "canary-soc-team", "canary-af-plan"})
        EXPECT_THAT(json, HasSubstr(there)) << "the archive gets the whole";
    EXPECT_THAT(json, Not(HasSubstr("canary-af-rapport"))) << "but nothing that the party never got";
    EXPECT_EQ(file.own_case, "SN 2019-117");
    EXPECT_EQ(journal_->AccessOf(kHere, case_, 1).at(0).access, domain::Access::kExported);
    ProtectionSet protection;
    protection.degree = Protection::kSecrecyMark;
    protection.named_officers = {af_.actor.worker};
    protection.reason = "Hot";
    Write(af_, protection);
    EXPECT_EQ(Why(office_->File(keeper_, case_)), Code::kMandate) << "a masked file is no file";
}

}  // namespace
}  // namespace samkraft::office
