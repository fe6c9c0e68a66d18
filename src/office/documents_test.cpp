// Documents: who gets the file, and when it is gone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "base/json.hpp"
#include "db/testing.hpp"
#include "journal/journal.hpp"
#include "office/documents.hpp"
#include "office/office.hpp"
#include "office/throttle.hpp"

namespace samkraft::office {
namespace {

using testing::HasSubstr, testing::Not;

constexpr AssociationId kHere{1};
constexpr TeamId kTeam{9001};
const std::string kText = "canary-fil";

class SetClock final : public Clock {
  public:
    Instant now = *ParseInstant("2019-03-04T08:00:00Z");
    [[nodiscard]] Instant Now() const override { return now; }
};

class DocumentsTest : public testing::TestWithParam<db::Engine> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(journal::CreateKeyFile(place_.Folder() + "/key"));
        auto opened = journal::Journal::Open({place_.Database(), place_.Folder() + "/key", 2, true});
        ASSERT_TRUE(opened) << Message(opened.error(), Language::kEnglish);
        journal_ = std::move(*opened);
        Office::Options options{kHere, "Prov", false};
        options.case_file_bytes = std::int64_t{2} << 20;
        options.files_an_hour = 3;
        office_ = std::make_unique<Office>(*journal_, clock_, ids_, options);
        ASSERT_TRUE(office_->AddTeam({kTeam, "Team 1"}));
        af_ = Hire("anna", Party::kEmploymentService, Role::kEmploymentOfficer, {kTeam}, true);
        colleague_ = Hire("alma", Party::kEmploymentService, Role::kEmploymentOfficer, {kTeam});
        stranger_ = Hire("olle", Party::kEmploymentService, Role::kEmploymentOfficer, {});
        soc_ = Hire("sara", Party::kSocialServices, Role::kSocialWorker, {kTeam});
        ame_ = Hire("mira", Party::kLabourMarket, Role::kLabourMarketSecretary, {kTeam});
        Referral r;
        r.identity.personal_number = "19901211-9948";
        r.identity.given_name = "Nawfal";
        r.identity.family_name = "Provsson";
        r.opened.date = office_->Today();
        r.opened.reason = "Långtidsarbetslös";
        case_ = Let(office_->Open(af_, r, "open-0001", "r")).case_id;
        Write(af_, TeamAllocated{kTeam, {}});
        ConsentAsked asked;
        asked.from = Party::kEmploymentService;
        asked.to = {Party::kSocialServices, Party::kLabourMarket};
        asked.categories = {Category::kIdentity, Category::kProtectedIdentity, Category::kParticipation,
                            Category::kJointPlan, Category::kAuthorityPlan};
        consent_ = Write(af_, asked);
        ConsentGiven given;
        given.date = office_->Today();
        given.evidence = "pärm 1";
        Write(af_, given, consent_, 1);
    }
    Asker Hire(const std::string& name, Party party, Role role, std::vector<TeamId> teams,
               bool records = false) {
        Worker w;
        w.id = ids_.Make<WorkerId>();
        w.username = name;
        w.given_name = name;
        w.family_name = "Prov";
        w.party = party;
        w.role = role;
        w.teams = teams;
        if (records) w.duties = {Duty::kRecordsKeeper};
        EXPECT_TRUE(office_->AddWorker(w, Office::HashPassword("hemligt lösenord", true)));
        return {{kHere, w.id, party, role, teams}, Language::kSwedish, "test"};
    }
    template <class T>
    T Let(Result<Seen<T>> seen) {
        if (!seen)
            throw std::runtime_error(Message(seen.error(), Language::kEnglish) + " " + seen.error().pointer);
        std::promise<T> value;
        office_->Release<T>(std::move(*seen), [&](const T& v) { value.set_value(v); });
        return value.get_future().get();
    }
    template <class T>
    static Code Why(const Result<Seen<T>>& seen) {
        return seen ? Code::kCount_ : seen.error().code;
    }
    ItemId Write(const Asker& who, Payload payload, ItemId item = {}, int version = 0) {
        clock_.now = AddSeconds(clock_.now, 1);
        return Let(office_->Write(who, case_,
                                  {{item, version, Category::kNone, Topic::kNone, std::move(payload)}},
                                  "key-" + std::to_string(++key_), "r"))
            .items.at(0);
    }
    DocumentAdded About(std::string title = "Inskannat samtycke") {
        DocumentAdded d;
        d.title = std::move(title);
        d.type = DocumentType::kConsent;
        d.received = office_->Today();
        d.brought_by = "canary-namn";
        d.file_name = "../samtycke Nawfal.pdf";
        return d;
    }
    Result<Seen<Receipt>> Tries(const Asker& who, const std::string& bytes,
                                Category category = Category::kNone, ItemId item = {}, int version = 0,
                                const std::string& key = {}) {
        clock_.now = AddSeconds(clock_.now, 1);
        return office_->AddDocument(who, case_, {item, version, category, Topic::kNone, About()},
                                    {"application/pdf", std::make_shared<const std::string>(bytes)},
                                    key.empty() ? "file-" + std::to_string(++key_) : key, "r");
    }
    ItemId Add(const Asker& who, const std::string& bytes, Category category = Category::kNone,
               ItemId item = {}, int version = 0) {
        return Let(Tries(who, bytes, category, item, version)).items.at(0);
    }
    std::string File(const Asker& who, ItemId item, int version = 0) {
        auto seen = office_->Document(who, case_, item, version);
        return seen ? *Let(std::move(seen)).bytes : std::string(Info(seen.error().code).name);
    }
    CaseView View(const Asker& who) { return Let(office_->Case(who, case_)); }
    std::vector<FileId> Files() { return journal_->Files(kHere, case_); }

    db::TestPlace place_{GetParam()};
    SetClock clock_;
    RandomIds ids_;
    std::unique_ptr<journal::Journal> journal_;
    std::unique_ptr<Office> office_;
    Asker af_, colleague_, stranger_, soc_, ame_;
    CaseId case_;
    ItemId consent_;
    int key_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Engines, DocumentsTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == db::Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(DocumentsTest, WhoReadsTheEntryWholeGetsTheFileAndNobodyElse) {
    const ItemId open = Add(af_, kText, Category::kParticipation);
    const ItemId partly = Add(af_, "plan", Category::kAuthorityPlan);
    const ItemId hidden = Add(af_, "rapport", Category::kActivityReports);
    EXPECT_EQ(File(af_, open), kText);
    EXPECT_EQ(File(colleague_, open), kText);
    EXPECT_EQ(File(soc_, open), kText) << "whole, on consent";
    EXPECT_EQ(File(soc_, partly), "not_found") << "that there is one";
    EXPECT_EQ(File(ame_, partly), "plan") << "row 5: whole for the labour-market unit";
    EXPECT_EQ(File(soc_, hidden), "not_found");
    EXPECT_EQ(File(stranger_, open), "not_found");
    EXPECT_EQ(File(af_, ItemId{5}), "not_found");
    EXPECT_EQ(File(af_, consent_), "not_found") << "what is no document";

    const auto seen = View(soc_).content.documents;
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[1].document.title, "Inskannat samtycke");
    EXPECT_TRUE(seen[1].document.about.limited);
    const std::string json = json::Write(seen[1].document);
    for (const char* trace : {"sha256", "file", "bytes", "media", "canary"})
        EXPECT_THAT(json, Not(HasSubstr(trace)));
    EXPECT_EQ(View(af_).content.documents[0].document.file_name, "samtycke Nawfal.pdf") << "a name, no path";
    EXPECT_EQ(View(af_).content.documents[0].document.sha256, Sha256(kText));

    // Withdrawn: closed at once.
    Write(af_, ConsentWithdrawn{}, consent_, 2);
    EXPECT_EQ(File(soc_, open), "not_found");
    EXPECT_EQ(File(af_, open), kText);
}

TEST_P(DocumentsTest, EachCopyTakenOutIsInTheLogAndSaysOfWhat) {
    const ItemId one = Add(af_, kText), other = Add(af_, "b");
    Asker soc = soc_;
    soc.page = "GET /cases/{case}/documents/{item}";
    (void)Let(office_->Document(soc, case_, one));
    (void)Let(office_->Document(soc, case_, one));
    const auto rows = journal_->AccessOf(kHere, case_, 1);
    EXPECT_EQ(rows.at(0).access, domain::Access::kExported);
    EXPECT_EQ(rows.at(0).worker, soc_.actor.worker);
    const auto times = [&](ItemId item) {
        std::int32_t all = 0;
        for (const Opening& o : Let(office_->OpeningsOf(af_, case_, item)).rows.rows)
            if (o.party == Party::kSocialServices) all += o.times;
        return all;
    };
    EXPECT_EQ(times(one), 2);
    EXPECT_EQ(times(other), 0) << "the other document was not taken out";
}

TEST_P(DocumentsTest, ANewVersionKeepsTheOldFileAndATextPutRightKeepsTheSame) {
    const ItemId item = Add(af_, "first");
    Add(af_, "second", Category::kNone, item, 1);
    EXPECT_EQ(File(af_, item), "second");
    EXPECT_EQ(File(af_, item, 1), "first");
    EXPECT_EQ(File(af_, item, 7), "not_found");
    EXPECT_EQ(Why(Tries(af_, "third", Category::kNone, item, 1)), Code::kStale);
    EXPECT_EQ(Why(Tries(soc_, "theirs", Category::kNone, item, 2)), Code::kMandate);
    DocumentAdded better = About("Rätt rubrik");
    better.file_name.clear();
    Write(af_, better, item, 2);
    EXPECT_EQ(File(af_, item), "second");
    EXPECT_EQ(View(af_).content.documents.at(0).document.title, "Rätt rubrik");
    EXPECT_EQ(View(af_).content.documents.at(0).earlier.size(), 2U);
    EXPECT_EQ(Files().size(), 2U) << "nothing is left of what was refused";
}

TEST_P(DocumentsTest, APaperWithoutAFileIsSaidToLieSomewhere) {
    DocumentAdded paper = About();
    paper.file_name.clear();
    const auto put = [&] {
        return office_->Write(af_, case_, {{{}, 0, Category::kNone, Topic::kNone, paper}},
                              "key-" + std::to_string(++key_), "r");
    };
    EXPECT_EQ(put().error().pointer, "/entries/0/data/original");
    paper.original = "Pärm 7, rum 312";
    const ItemId item = Let(put()).items.at(0);
    EXPECT_EQ(File(af_, item), "not_found");
    Add(af_, kText, Category::kNone, item, 1);  // scanned later
    EXPECT_EQ(File(af_, item), kText);
    // Nobody makes up a file.
    paper.sha256 = std::string(64, 'a');
    EXPECT_EQ(put().error().code, Code::kUnknownField);
    paper.sha256.clear();
    paper.file = journal_->Files(kHere, case_).at(0);
    EXPECT_EQ(put().error().code, Code::kUnknownField);
}

TEST_P(DocumentsTest, SentTwiceItIsKeptOnceAndRefusedItIsNotKept) {
    const auto send = [&](const std::string& bytes) {
        return Tries(af_, bytes, Category::kNone, {}, 0, "the-same-key");
    };
    const Receipt first = Let(send(kText));
    EXPECT_EQ(Let(send(kText)).items, first.items);
    EXPECT_EQ(Why(send("another")), Code::kRepeatedKey);
    EXPECT_EQ(Files().size(), 1U);
    EXPECT_EQ(Why(Tries(stranger_, kText)), Code::kNotFound);
    EXPECT_EQ(Files().size(), 1U);
    EXPECT_EQ(office_->TakeUpload(stranger_, case_).error().code, Code::kNotFound);
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(office_->TakeUpload(af_, case_));
    EXPECT_EQ(office_->TakeUpload(af_, case_).error().code, Code::kTooManyTries);
    EXPECT_TRUE(office_->TakeUpload(soc_, case_)) << "each by themself";
}

TEST_P(DocumentsTest, APartysDocumentsInACaseHaveABoundOfTheirOwn) {
    const std::string big(std::size_t{900} << 10U, 'x');
    Add(af_, big);
    Add(af_, big);
    EXPECT_EQ(Why(Tries(af_, big)), Code::kFilesFull);
    Add(soc_, big, Category::kJointPlan);  // another party is told nothing of the others' by this
}

TEST_P(DocumentsTest, OfAProtectedPersonOnlyTheNamedOfficersGetIt) {
    const ItemId before = Add(af_, kText);
    ProtectionSet mark;
    mark.degree = Protection::kSecrecyMark;
    mark.named_officers = {af_.actor.worker};
    mark.reason = "Hot";
    Write(af_, mark);
    EXPECT_EQ(File(af_, before), kText);
    EXPECT_EQ(File(colleague_, before), "not_found");
    EXPECT_EQ(File(soc_, before), "not_found");
    for (const Asker* who : {&colleague_, &soc_}) {
        const std::string json = json::Write(View(*who).content.documents);
        for (const char* trace : {"Nawfal", "canary", "\"file"}) EXPECT_THAT(json, Not(HasSubstr(trace)));
    }
    Add(af_, "b");
    EXPECT_EQ(View(af_).content.documents.at(1).document.file_name, "") << "files are named after people";
}

TEST_P(DocumentsTest, RecalledRetractedKeptBackAndBlottedOut) {
    const ItemId item = Add(af_, kText, Category::kParticipation);
    EXPECT_EQ(File(soc_, item), kText);
    Write(af_, Recalled{item, "Fel mottagare"});
    EXPECT_EQ(File(soc_, item), "not_found");
    EXPECT_EQ(File(af_, item), kText);

    const ItemId kept = Add(af_, "om en annan", Category::kParticipation);
    ASSERT_TRUE(office_->AddParticipantLogin(case_, "nawfal", Office::HashPassword("mitt lösenord", true)));
    const auto session = office_->SignIn("nawfal", "mitt lösenord", {"127.0.0.1", {}, {}});
    const Asker person{session->actor, Language::kSwedish, "test"};
    EXPECT_EQ(File(person, kept), "om en annan");
    EXPECT_EQ(office_->TakeUpload(person, case_).error().code, Code::kForbidden);
    Write(af_, KeptBack{KeepBackGround::kOsl10_3, "Uppgift om annan"}, kept, 1);
    EXPECT_EQ(File(person, kept), "not_found");

    const ItemId gone = Add(af_, "tas tillbaka", Category::kParticipation);
    Write(af_, Retraction{"Fel ärende"}, gone, 1);
    EXPECT_EQ(File(af_, gone), "not_found");
    EXPECT_EQ(Files().size(), 3U) << "what stands no more remains in the journal";

    Add(af_, "andra", Category::kNone, item, 1);
    const ItemId asked = Write(af_, RedactionProposed{item, "Annan persons paper"});
    EXPECT_EQ(File(af_, item), "andra") << "one has asked, and nothing is gone";
    Write(colleague_, RedactionAnswered{true, ""}, asked, 1);
    EXPECT_EQ(File(af_, item), "not_found");
    EXPECT_EQ(File(af_, item, 1), "not_found");
    EXPECT_EQ(Files().size(), 2U) << "the bytes of every version are gone";
    const std::string json = json::Write(View(af_).content.documents.at(0));
    for (const char* trace : {"canary", "sha256", "samtycke Nawfal", "\"file"})
        EXPECT_THAT(json, Not(HasSubstr(trace)));
}

TEST_P(DocumentsTest, TheArchiveGetsTheFilesAndTheExtractTellsOfThem) {
    Add(af_, kText, Category::kParticipation);
    Add(soc_, "deras", Category::kParticipation);
    const PartyFile file = Let(office_->File(af_, case_, Office::Documents::kEnclosed));
    ASSERT_EQ(file.files.size(), 1U) << "its own alone";
    EXPECT_EQ(file.files[0].bytes, kText);
    EXPECT_THAT(file.files[0].name, testing::MatchesRegex("handlingar/[0-9A-Z]+-1\\.pdf"));
    EXPECT_THAT(json::Write(file), Not(HasSubstr(kText)));
    EXPECT_TRUE(Let(office_->File(af_, case_)).files.empty());
    EXPECT_THAT(json::Write(Let(office_->MakeExtract(af_, case_))), HasSubstr(Sha256(kText)));
}

TEST(Allowance, ComesBackWithTheHour) {
    Allowance allowance(2);
    const Instant noon = *ParseInstant("2019-03-04T12:00:00Z");
    EXPECT_EQ(allowance.Take(WorkerId{1}, noon), 0);
    EXPECT_EQ(allowance.Take(WorkerId{1}, AddSeconds(noon, 600)), 0);
    EXPECT_EQ(allowance.Take(WorkerId{1}, AddSeconds(noon, 601)), 2999);
    EXPECT_EQ(allowance.Take(WorkerId{2}, AddSeconds(noon, 601)), 0);
    EXPECT_EQ(allowance.Take(WorkerId{1}, AddSeconds(noon, 3600)), 0);
    EXPECT_EQ(allowance.Take(WorkerId{1}, AddSeconds(noon, 3601)), 599);
}

}  // namespace
}  // namespace samkraft::office
