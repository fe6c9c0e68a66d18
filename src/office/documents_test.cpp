// Documents: who gets the file, and when it is gone.
#include <gmock/gmock.h>

#include "base/json.hpp"
#include "formats/papers.hpp"
#include "formats/read_pdf_test.hpp"
#include "office/documents.hpp"
#include "office/office_test.hpp"
#include "office/throttle.hpp"

namespace samkraft::office {
namespace {

using testing::HasSubstr, testing::Not;

const std::string kText = "canary-fil";

class DocumentsTest : public testing::TestWithParam<db::Engine>, protected OfficeFixture {
  protected:
    DocumentsTest() : OfficeFixture(GetParam()) {}
    void SetUp() override {
        Office::Options options{kHere, "Prov", false};
        options.case_file_bytes = std::int64_t{2} << 20;
        options.files_an_hour = 3;
        Begin(options);
        af_ = Hire("anna", Role::kEmploymentOfficer, {kTeam}, {Duty::kRecordsKeeper});
        colleague_ = Hire("alma", Role::kEmploymentOfficer);
        stranger_ = Hire("olle", Role::kEmploymentOfficer, {});
        soc_ = Hire("sara", Role::kSocialWorker);
        ame_ = Hire("mira", Role::kLabourMarketSecretary);
        case_ = OpenCase(af_, kTesta);
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
    std::vector<FileId> Files() { return journal_->Files(kHere, case_); }

    Asker af_, colleague_, stranger_, soc_, ame_;
    ItemId consent_;
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

// ---- papers (papers.hpp)

// As the PDF says it, and whoever gets the paper reads it.
TEST_P(DocumentsTest, APaperHoldsWhatItsMakerReadsAndTheParticipantMay) {
    const auto plans = [&](const Asker& who, const std::string& title) {
        clock_.now = AddSeconds(clock_.now, 1);
        ActivityOffered offer;
        offer.activity = "sfi";
        offer.title = title;
        offer.from = office_->Today();
        return Let(office_->Write(who, case_, {{{}, 0, Category::kJointPlan, Topic::kLanguage, offer}},
                                  "key-" + std::to_string(++key_), "r"))
            .items.at(0);
    };
    plans(af_, "Alfa");
    plans(soc_, "Beta");
    const ItemId kept = plans(af_, "Gamma"), recalled = plans(af_, "Delta"), gone = plans(af_, "Epsilon");
    Write(af_, KeptBack{KeepBackGround::kOsl10_3, "Uppgift om annan"}, kept, 1);
    Write(af_, Recalled{recalled, "Fel mottagare"});
    Write(af_, Retraction{"Fel"}, gone, 1);
    const auto on = [&](const Asker& who) {
        auto made = office_->MakePaper(who, case_, PaperTemplate::kPlan, {}, domain::Access::kExported);
        if (!made) return std::string(Info(made.error().code).name);
        const std::string text = formats::test::TextOf(
            formats::PaperPdf(formats::ComposePaper(Let(std::move(made)), *office_->TheDirectory())));
        std::string found;
        for (const char* name : {"Alfa", "Beta", "Gamma", "Delta", "Epsilon"})
            if (text.find(name) != std::string::npos) found += name[0];
        return found;
    };
    EXPECT_EQ(on(af_), "A");
    EXPECT_EQ(on(colleague_), "A");
    EXPECT_EQ(on(soc_), "AB") << "their own, and what the consent opens";
    EXPECT_EQ(on(ame_), "A") << "nothing of what the social services have not opened";
    EXPECT_EQ(on(stranger_), "not_found");
    // On screen they still stand for whom they are.
    EXPECT_EQ(View(af_).content.activities.size(), 3U);
    EXPECT_EQ(View(soc_).content.activities.size(), 3U) << "what is kept back is kept from the participant";
    Write(af_, ConsentWithdrawn{}, consent_, 2);
    EXPECT_EQ(on(soc_), "B");
    EXPECT_EQ(on(ame_), "");
}
TEST_P(DocumentsTest, OfAProtectedPersonPapersAreMadeByTheNamedOfficersAlone) {
    Identity identity = *View(af_).content.identity;
    const ItemId item = View(af_).content.identity->about.item;
    identity.address = "Canarygatan 1";
    Write(af_, identity, item, 1);
    PaperWish wish;
    wish.address = true;
    const auto summons = [&](const Asker& who, const PaperWish& how) {
        auto made = office_->MakePaper(who, case_, PaperTemplate::kSummons, how, domain::Access::kRead);
        if (!made) return std::string(Info(made.error().code).name);
        return formats::test::TextOf(
            formats::PaperPdf(formats::ComposePaper(Let(std::move(made)), *office_->TheDirectory())));
    };
    EXPECT_THAT(summons(soc_, wish), HasSubstr("Canarygatan")) << "on consent, before the mark";
    ProtectionSet mark;
    mark.degree = Protection::kSecrecyMark;
    mark.named_officers = {af_.actor.worker};
    mark.reason = "Markering";
    Write(af_, mark);
    for (const Asker& who : {soc_, ame_, colleague_}) EXPECT_EQ(summons(who, {}), "officers_only");
    EXPECT_THAT(summons(af_, wish), HasSubstr("Canarygatan"));
    EXPECT_THAT(summons(af_, {}), Not(HasSubstr("Canarygatan"))) << "only where it is asked for";
}
TEST_P(DocumentsTest, APaperIsLoggedAndTakesNothingButWhatIsItsOwn) {
    const auto why = [&](PaperTemplate paper, const PaperWish& wish) {
        const auto made = office_->MakePaper(af_, case_, paper, wish, domain::Access::kRead);
        return made ? std::string() : std::string(Info(made.error().code).name) + made.error().pointer;
    };
    (void)Let(office_->MakePaper(af_, case_, PaperTemplate::kPlan, {}, domain::Access::kExported));
    const auto rows = journal_->AccessOf(kHere, case_, 1);
    EXPECT_EQ(rows.at(0).access, domain::Access::kExported);
    EXPECT_EQ(rows.at(0).worker, af_.actor.worker);
    PaperWish wish;
    wish.agreed = "Ja";
    EXPECT_EQ(why(PaperTemplate::kSummons, wish), "unknown_field/agreed");
    wish = {};
    wish.of = consent_;
    EXPECT_EQ(why(PaperTemplate::kSummons, wish), "not_found/of");
    EXPECT_EQ(why(PaperTemplate::kConsentProof, wish), "");
    wish = {};
    wish.date = AddDays(office_->Today(), -1);
    EXPECT_EQ(why(PaperTemplate::kSummons, wish), "out_of_range/date");
    // A sheet for a workplace: what was written for one, and still holds.
    Adaptation inner{"Behöver korta dagar", {}, {}, false, {}, false};
    Adaptation told = inner;
    told.for_employer = true;
    Adaptation past = told;
    past.until = AddDays(office_->Today(), 1);
    const ItemId of_us = Write(af_, inner), of_them = Write(af_, told), over = Write(af_, past);
    wish = {};
    wish.adaptations = {of_them, over};
    EXPECT_EQ(why(PaperTemplate::kNeeds, wish), "");
    clock_.now = AddSeconds(clock_.now, 2 * 86'400);
    EXPECT_EQ(why(PaperTemplate::kNeeds, wish), "not_found/adaptations/1");
    wish.adaptations = {of_us};
    EXPECT_EQ(why(PaperTemplate::kNeeds, wish), "not_found/adaptations/0");
}
TEST_P(DocumentsTest, APaperThatIsKeptSaysWhatItWasMadeFrom) {
    DocumentAdded kept = About("Kallelse");
    kept.type = DocumentType::kLetter;
    kept.made_from = PaperTemplate::kSummons;
    kept.file_name = "kallelse.pdf";
    const auto add = [&](const std::string& type) {
        return office_->AddDocument(af_, case_, {{}, 0, Category::kParticipation, Topic::kNone, kept},
                                    {type, std::make_shared<const std::string>("paper")},
                                    "file-" + std::to_string(++key_), "r");
    };
    EXPECT_EQ(Why(add("text/plain")), Code::kUnknownField) << "papers are PDF";
    const ItemId item = Let(add("application/pdf")).items.at(0);
    EXPECT_EQ(View(af_).content.documents.at(0).document.made_from, PaperTemplate::kSummons);
    DocumentAdded better = About("Kallelse till mötet");
    better.file_name.clear();
    Write(af_, better, item, 1);
    EXPECT_EQ(View(af_).content.documents.at(0).document.made_from, PaperTemplate::kSummons)
        << "the same file";
    Add(af_, "scanned", Category::kNone, item, 2);
    EXPECT_FALSE(View(af_).content.documents.at(0).document.made_from) << "another file, that came in";
}

}  // namespace
}  // namespace samkraft::office
