// The contract of the journal, the same on both engines. PostgreSQL's half runs when SAMKRAFT_TEST_POSTGRES
// holds a connection string (script/postgres).
#include "journal/journal.hpp"
#include "journal/access_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <latch>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "base/json.hpp"
#include "db/testing.hpp"
#include "domain/due.hpp"
#include "journal/keys.hpp"
#include "journal/migrations.hpp"
#include "journal/row_security.hpp"

namespace samkraft::journal {
namespace {

using db::Engine;
using domain::Column;
using domain::Facet;
using domain::NextStep;
using domain::Party;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr AssociationId kHere{11};
constexpr AssociationId kThere{12};
constexpr Reader kSocial{Party::kSocialServices, Column::kSocialServices};
constexpr Reader kHealth{Party::kHealthRegion, Column::kCareCoordinator};
constexpr WorkerId kAda{501}, kBo{502};
constexpr TeamId kNorth{71}, kSouth{72};
constexpr Instant kNoon{1'700'000'000'000'000};

Instant Later(int seconds) { return AddSeconds(kNoon, seconds); }

class JournalTest : public testing::TestWithParam<Engine> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(CreateKeyFile(KeyFile()));
        if (GetParam() == Engine::kPostgres) {  // made by the owner, used as a server uses it
            ASSERT_TRUE(Journal::Open(Config{place_.Database(), KeyFile(), 1, true}));
            const auto allowed = AllowServer(*Raw(), db::TestPlace::kServerRole);
            ASSERT_TRUE(allowed) << Message(allowed.error(), Language::kEnglish);
        }
        Reopen();
    }
    std::string KeyFile() const { return place_.Folder() + "/master.key"; }
    Config Where() const { return Config{place_.ServerDatabase(), KeyFile(), 3, true}; }
    void Reopen() {
        journal_.reset();
        auto opened = Journal::Open(Where());
        ASSERT_TRUE(opened) << Message(opened.error(), Language::kEnglish);
        journal_ = std::move(*opened);
    }
    std::unique_ptr<db::Connection> Raw() const {
        return db::Connection::Open(place_.Database(), db::Use::kWrite);
    }

    std::int64_t Next() { return ++ids_; }
    NewEntry Entry(Party owner, std::string payload, int seconds = 0) {
        NewEntry entry;
        entry.head.id = EntryId{Next()};
        entry.head.item = ItemId{Next()};
        entry.head.kind = 3;
        entry.head.owner = owner;
        entry.head.category = domain::Category::kJointPlan;
        entry.head.topic = domain::Topic::kWork;
        entry.head.named.Add(Party::kHealthRegion);
        entry.head.author = kAda;
        entry.head.at = Later(seconds);
        entry.payload = std::move(payload);
        return entry;
    }
    Append To(CaseId stream, std::int64_t expected, std::vector<NewEntry> entries) {
        Append append;
        append.association = kHere;
        append.stream = stream;
        append.expected = expected;
        append.entries = std::move(entries);
        return append;
    }
    Appended Put(CaseId stream, std::int64_t expected, std::vector<NewEntry> entries) {
        return journal_->Commit(To(stream, expected, std::move(entries)));
    }
    std::vector<std::string> Payloads(Stream stream) {
        std::vector<std::string> payloads;
        for (std::size_t i = 0; i < stream.Heads().size(); ++i) payloads.emplace_back(stream.Open(i));
        return payloads;
    }
    std::vector<std::string> Payloads(CaseId stream) { return Payloads(journal_->Read(kHere, stream)); }

    Card MakeCard(CaseId case_id, Reader reader, int due) {
        Card card;
        card.case_id = case_id;
        card.reader = reader;
        card.team = kNorth;
        card.lead = kAda;
        card.next_due = Date{due};
        card.content = R"({"name":"Testa Testsson"})";
        card.words = {"testa", "testsson"};
        return card;
    }
    Grant ToWorker(CaseId case_id, WorkerId worker, Party party = Party::kSocialServices) {
        return Grant{case_id, party, worker, {}, kNoon, kForever};
    }
    Grant ToTeam(CaseId case_id, TeamId team, Party party = Party::kSocialServices) {
        return Grant{case_id, party, {}, team, kNoon, kForever};
    }
    void Project(CaseId case_id, Projections projections) {
        const auto sequence = journal_->Read(kHere, case_id).Sequence();
        Append append = To(case_id, sequence, {Entry(Party::kSocialServices, "{}")});
        append.projections = std::move(projections);
        ASSERT_EQ(journal_->Commit(std::move(append)).outcome, Outcome::kDone);
    }
    CardQuery PartyList() {
        CardQuery query;
        query.association = kHere;
        query.reader = kSocial;
        query.scope = Scope::kParty;
        query.worker = kAda;
        query.teams = {kNorth, kSouth};
        query.now = Later(10);
        return query;
    }
    std::vector<std::int64_t> Ids(const std::vector<Card>& cards) {
        std::vector<std::int64_t> ids;
        for (const Card& card : cards) ids.push_back(card.case_id.value);
        return ids;
    }
    std::vector<std::int64_t> List(const CardQuery& query) {
        const auto ids = Ids(journal_->Cards(query));
        EXPECT_EQ(static_cast<std::int64_t>(ids.size()), journal_->CountCards(query));
        return ids;
    }

    db::TestPlace place_{GetParam()};
    std::unique_ptr<Journal> journal_;
    std::int64_t ids_ = 1000;
};
INSTANTIATE_TEST_SUITE_P(Engines, JournalTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

// ---- streams

TEST_P(JournalTest, ReadsBackWhatWasAppended) {
    const CaseId stream{100};
    EXPECT_EQ(journal_->Read(kHere, stream).Sequence(), 0);
    EXPECT_THAT(journal_->Read(kHere, stream).Heads(), IsEmpty());
    std::vector<NewEntry> entries{Entry(Party::kSocialServices, R"({"a":"Åsa"})"),
                                  Entry(Party::kHealthRegion, ""),
                                  Entry(Party::kNone, std::string(5000, 'x'))};
    entries[1].head.author = {};
    entries[1].head.version = 7;
    const auto done = Put(stream, 0, entries);
    EXPECT_EQ(done.outcome, Outcome::kDone);
    EXPECT_EQ(done.sequence, 3);
    for (int round = 0; round < 2; ++round) {
        Stream read = journal_->Read(kHere, stream);
        EXPECT_EQ(read.Case(), stream);
        EXPECT_EQ(read.Sequence(), 3);
        ASSERT_EQ(read.Heads().size(), 3U);
        for (std::size_t i = 0; i < 3; ++i) {
            const auto& head = read.Heads()[i];
            const auto& given = entries[i].head;
            EXPECT_EQ(std::tie(head.id, head.item, head.version, head.kind, head.owner, head.category,
                               head.topic, head.named, head.author, head.at),
                      std::tie(given.id, given.item, given.version, given.kind, given.owner, given.category,
                               given.topic, given.named, given.author, given.at));
            EXPECT_EQ(read.Open(i), entries[i].payload);
            EXPECT_EQ(read.Open(i), entries[i].payload);
        }
        Reopen();
    }
    EXPECT_EQ(journal_->Read(kThere, stream).Sequence(), 0);
}

TEST_P(JournalTest, AnOpenedPayloadOutlivesAMove) {
    const CaseId stream{100};
    ASSERT_EQ(Put(stream, 0, {Entry(Party::kSocialServices, "{}")}).outcome, Outcome::kDone);
    Stream first = journal_->Read(kHere, stream);
    const std::string_view payload = first.Open(0);
    const Stream second = std::move(first);
    EXPECT_EQ(payload, "{}");
}

TEST_P(JournalTest, AsOfLeavesOutWhatCameLater) {
    const CaseId stream{100};
    ASSERT_EQ(
        Put(stream, 0, {Entry(Party::kSocialServices, "one", 0), Entry(Party::kSocialServices, "two", 60)})
            .outcome,
        Outcome::kDone);
    ASSERT_EQ(Put(stream, 2, {Entry(Party::kSocialServices, "three", 120)}).outcome, Outcome::kDone);
    EXPECT_THAT(Payloads(journal_->Read(kHere, stream, Later(-1))), IsEmpty());
    EXPECT_THAT(Payloads(journal_->Read(kHere, stream, Later(60))), ElementsAre("one", "two"));
    EXPECT_EQ(journal_->Read(kHere, stream, Later(60)).Sequence(), 2);
    EXPECT_THAT(Payloads(journal_->Read(kHere, stream, Later(120))), ElementsAre("one", "two", "three"));
}

TEST_P(JournalTest, AppendsInThreePartsUnderOneKeyEach) {
    const CaseId stream{100};
    for (int i = 0; i < 6; ++i) {
        const Party owner = i % 2 ? Party::kSocialServices : Party::kHealthRegion;
        ASSERT_EQ(Put(stream, i, {Entry(owner, std::to_string(i))}).outcome, Outcome::kDone);
    }
    EXPECT_THAT(Payloads(stream), ElementsAre("0", "1", "2", "3", "4", "5"));
    auto raw = Raw();
    auto rows = raw->Query("select count(*) from data_key");
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Int(0), 2);
}

// ---- refusals

// The one exception to appending: docs/decisions/0016.
TEST_P(JournalTest, AnEntryIsBlottedOutWithTheOneThatSaysWhyAndNotWithout) {
    ASSERT_EQ(Put(CaseId{7}, 0,
                  {Entry(Party::kSocialServices, R"({"text":"hemligt"})"),
                   Entry(Party::kSocialServices, R"({"text":"annat"})")})
                  .outcome,
              Outcome::kDone);
    const auto sealed = [&] {
        const auto raw = Raw();
        auto rows = raw->Query("select sealed from entry where case_id = 7 and seq = 1");
        EXPECT_TRUE(rows.Next());
        return std::string(rows.Bytes(0));
    };
    const std::string before = sealed();
    Stream stream = journal_->Read(kHere, CaseId{7});
    const domain::EntryHead head = stream.Heads()[0];
    Append append = To(CaseId{7}, 2, {Entry(Party::kSocialServices, R"({"approved":true})", 5)});
    append.overwrites.push_back({1, head, "{}"});
    ASSERT_EQ(journal_->Commit(append).outcome, Outcome::kDone);
    EXPECT_THAT(Payloads(CaseId{7}), ElementsAre("{}", R"({"text":"annat"})", R"({"approved":true})"));
    EXPECT_THAT(Payloads(journal_->Read(kHere, CaseId{7}, Later(1))),
                ElementsAre("{}", R"({"text":"annat"})"))
        << "nor as of the days before";
    EXPECT_NE(sealed(), before);
    Reopen();
    EXPECT_THAT(Payloads(CaseId{7}), ElementsAre("{}", R"({"text":"annat"})", R"({"approved":true})"))
        << "the seal fits its place";

    append.expected = 3;
    append.entries = {Entry(Party::kSocialServices, "{}", 6)};
    append.overwrites = {{2, head, "{}"}};  // another entry's place
    EXPECT_EQ(journal_->Commit(append).outcome, Outcome::kStale);
    append.expected = 2;  // somebody was first
    append.overwrites = {{2, stream.Heads()[1], "{}"}};
    EXPECT_EQ(journal_->Commit(append).outcome, Outcome::kMoved);
    append.expected = 3;
    append.entries = {Entry(Party::kHealthRegion, "{}", 6)};  // of another owner
    EXPECT_NE(journal_->Commit(append).outcome, Outcome::kDone);
    EXPECT_THAT(Payloads(CaseId{7}), ElementsAre("{}", R"({"text":"annat"})", R"({"approved":true})"));
}
TEST_P(JournalTest, WhatIsBlottedOutDoesNotStayInTheFile) {
    if (GetParam() != Engine::kSqlite) GTEST_SKIP() << "PostgreSQL lets go of it when it next vacuums";
    const std::string long_text(9000, 'x');  // over several pages of the file
    ASSERT_EQ(Put(CaseId{7}, 0, {Entry(Party::kSocialServices, R"({"text":")" + long_text + "\"}")}).outcome,
              Outcome::kDone);
    const auto files = [&] {
        std::string all;
        for (const auto& file : std::filesystem::directory_iterator(place_.Folder()))
            if (file.is_regular_file()) {
                std::ostringstream bytes;
                bytes << std::ifstream(file.path(), std::ios::binary).rdbuf();
                all += bytes.str();
            }
        return all;
    };
    std::string sealed;
    {
        const auto raw = Raw();
        auto rows = raw->Query("select sealed from entry where case_id = 7 and seq = 1");
        ASSERT_TRUE(rows.Next());
        sealed = rows.Bytes(0);
    }
    const auto pieces = [&](const std::string& all) {
        int found = 0;
        for (std::size_t at = 0; at + 64 <= sealed.size(); at += 64)
            found += all.find(sealed.substr(at, 64)) != std::string::npos;
        return found;
    };
    EXPECT_GT(pieces(files()), 0) << "it is there to be found";
    const domain::EntryHead head = journal_->Read(kHere, CaseId{7}).Heads()[0];
    Append append = To(CaseId{7}, 1, {Entry(Party::kSocialServices, "{}", 5)});
    append.overwrites.push_back({1, head, "{}"});
    ASSERT_EQ(journal_->Commit(std::move(append)).outcome, Outcome::kDone);
    journal_.reset();  // the write-ahead log goes into the file
    EXPECT_EQ(pieces(files()), 0);
    Reopen();
}
constexpr FileId kFile{91}, kOther{92}, kEmpty{93};
constexpr ItemId kItem{81};
TEST_P(JournalTest, AFileLiesBesideTheEntryThatTellsOfItAndGoesWithIt) {
    std::string text(700'000, 'a');  // three pieces
    for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(i * 7919 % 251);
    const auto bytes = std::make_shared<const std::string>(text);
    const auto read = [&](FileId file, Party owner = Party::kSocialServices, CaseId id = CaseId{7},
                          ItemId item = kItem, AssociationId association = kHere) {
        return journal_->ReadFile(association, id, owner, item, file);
    };
    Append append =
        To(CaseId{7}, 0, {Entry(Party::kSocialServices, "{}"), Entry(Party::kHealthRegion, "{}")});
    append.files = {{kFile, kItem, Party::kSocialServices, bytes},
                    {kOther, kItem, Party::kSocialServices, std::make_shared<const std::string>("liten")},
                    {kEmpty, kItem, Party::kSocialServices, std::make_shared<const std::string>()}};
    ASSERT_EQ(journal_->Commit(append).outcome, Outcome::kDone);
    Reopen();
    EXPECT_TRUE(read(kFile) == text);
    EXPECT_EQ(read(kOther), "liten");
    EXPECT_EQ(read(kEmpty), "");
    EXPECT_THAT(journal_->Files(kHere, CaseId{7}), ElementsAre(kFile, kOther, kEmpty));

    // Bound to association, case, owner, item.
    EXPECT_EQ(read(FileId{99}), std::nullopt);
    EXPECT_EQ(read(kFile, Party::kSocialServices, CaseId{8}), std::nullopt);
    EXPECT_EQ(read(kFile, Party::kEmploymentService), std::nullopt) << "no key, no file";
    EXPECT_THROW((void)read(kFile, Party::kHealthRegion), Tampered);
    EXPECT_THROW((void)read(kFile, Party::kSocialServices, CaseId{7}, ItemId{82}), Tampered);
    EXPECT_EQ(Put(CaseId{8}, 0, {Entry(Party::kSocialServices, "{}")}).outcome, Outcome::kDone);
    EXPECT_EQ(read(kFile, Party::kSocialServices, CaseId{8}), std::nullopt);

    // All or nothing: with an entry that does not go through, nothing of the file is kept.
    Append late = To(CaseId{7}, 1, {Entry(Party::kSocialServices, "{}")});
    late.files = {{FileId{94}, kItem, Party::kSocialServices, bytes}};
    EXPECT_EQ(journal_->Commit(late).outcome, Outcome::kMoved);
    late.expected = 2;
    late.entries = {Entry(Party::kHealthRegion, "{}")};  // of another owner
    EXPECT_NE(journal_->Commit(late).outcome, Outcome::kDone);
    EXPECT_THAT(journal_->Files(kHere, CaseId{7}), ElementsAre(kFile, kOther, kEmpty));

    Append blot = To(CaseId{7}, 2, {Entry(Party::kSocialServices, "{}")});
    blot.removed_files = {kOther};
    ASSERT_EQ(journal_->Commit(blot).outcome, Outcome::kDone);
    EXPECT_EQ(read(kOther), std::nullopt);

    Disposal disposal;
    disposal.association = kHere;
    disposal.stream = CaseId{7};
    disposal.expected = 3;
    disposal.party = Party::kSocialServices;
    disposal.at = kNoon;
    const DraftPlace theirs{CaseId{7}, kAda, Party::kSocialServices, "thread"};
    const DraftPlace persons{CaseId{7}, WorkerId{900}, Party::kNone, "thread"};
    const DraftPlace others{CaseId{7}, kBo, Party::kLabourMarket, "thread"};
    for (const DraftPlace& place : {theirs, persons, others})
        journal_->KeepDraft(kHere, place, {"Utkast", kNoon});
    ASSERT_EQ(journal_->Dispose(disposal), Outcome::kDone);
    EXPECT_EQ(read(kFile), std::nullopt);
    EXPECT_FALSE(journal_->FindDraft(kHere, theirs, kNoon));
    EXPECT_FALSE(journal_->FindDraft(kHere, persons, kNoon));
    EXPECT_TRUE(journal_->FindDraft(kHere, others, kNoon)) << "another party's";
    EXPECT_THAT(journal_->Files(kHere, CaseId{7}), IsEmpty());
}
TEST_P(JournalTest, APieceOfAFileCannotBeChangedMovedOrLeftOut) {
    const auto bytes = std::make_shared<const std::string>(600'000, 'z');
    const auto put = [&](CaseId id) {
        Append append = To(id, 0, {Entry(Party::kSocialServices, "{}")});
        append.files = {{kFile, kItem, Party::kSocialServices, bytes},
                        {kOther, kItem, Party::kSocialServices, bytes}};
        ASSERT_EQ(journal_->Commit(append).outcome, Outcome::kDone);
    };
    const auto read = [&](CaseId id) {
        return journal_->ReadFile(kHere, id, Party::kSocialServices, kItem, kFile);
    };
    const char* const changes[] = {"update file_part set part = -1 where file = 91 and part = 2",
                                   "delete from file_part where file = 91 and part = 1",
                                   "delete from file_part where file = 91 and part = 2",
                                   "delete from file_part where file = 91 and part = 0",
                                   "update file_part set parts = 2 where file = 91",
                                   "update file_part set sealed = (select sealed from file_part where file = "
                                   "91 and part = 0 and case_id = 7) "
                                   "where file = 91 and part = 1 and case_id = 7",
                                   "update file_part set sealed = (select sealed from file_part where file = "
                                   "92 and part = 0 and case_id = 7) "
                                   "where file = 91 and part = 0 and case_id = 7"};
    for (const char* change : changes) {
        put(CaseId{7});
        ASSERT_TRUE(read(CaseId{7}));
        const auto raw = Raw();
        raw->Scope(kHere.value);
        raw->Script(change);
        EXPECT_THROW((void)read(CaseId{7}), Tampered) << change;
        raw->Script("delete from file_part; delete from entry; delete from head; delete from data_key");
    }
}
TEST_P(JournalTest, EveryNumberThatACaseHasHadLeadsToIt) {
    const auto with = [&](CaseId id, std::int64_t expected, std::vector<std::string> numbers) {
        Append append = To(id, expected, {Entry(Party::kSocialServices, "{}")});
        append.projections.emplace().numbers = std::move(numbers);
        ASSERT_EQ(journal_->Commit(std::move(append)).outcome, Outcome::kDone);
    };
    const auto cases = [&](const char* number) {
        return journal_->CasesWith(kHere, std::array{journal_->NumberHash(kHere, number)});
    };
    with(CaseId{7}, 0, {"198211059954"});
    with(CaseId{8}, 0, {"198211059954", "199012119948"});
    EXPECT_THAT(cases("198211059954"), testing::UnorderedElementsAre(CaseId{7}, CaseId{8}));
    EXPECT_THAT(cases("199012119948"), ElementsAre(CaseId{8}));
    EXPECT_THAT(journal_->CasesWith(kThere, std::array{journal_->NumberHash(kThere, "198211059954")}),
                IsEmpty());
    EXPECT_THAT(journal_->CasesWith(kHere, std::array{std::string("no hash")}), IsEmpty());
    EXPECT_EQ(journal_->StoredProjections(kHere, CaseId{8}).numbers.size(), 2U);
    with(CaseId{8}, 1, {"199012119948"});
    EXPECT_THAT(cases("198211059954"), ElementsAre(CaseId{7}));
}

TEST_P(JournalTest, AStreamThatMovedIsSaidToHaveMoved) {
    const CaseId stream{100};
    ASSERT_EQ(Put(stream, 0, {Entry(Party::kSocialServices, "one")}).outcome, Outcome::kDone);
    EXPECT_EQ(Put(stream, 0, {Entry(Party::kSocialServices, "again")}).outcome, Outcome::kMoved);
    EXPECT_EQ(Put(stream, 2, {Entry(Party::kSocialServices, "ahead")}).outcome, Outcome::kMoved);
    EXPECT_EQ(Put(CaseId{101}, 1, {Entry(Party::kSocialServices, "nowhere")}).outcome, Outcome::kMoved);
    EXPECT_EQ(Put(stream, 0, {}).outcome, Outcome::kMoved);
    EXPECT_EQ(Put(stream, 1, {}).outcome, Outcome::kDone);
    EXPECT_THAT(Payloads(stream), ElementsAre("one"));
    EXPECT_EQ(journal_->Read(kHere, CaseId{101}).Sequence(), 0);
}

TEST_P(JournalTest, ASecondSameVersionOfAnItemIsStale) {
    const CaseId stream{100};
    auto first = Entry(Party::kSocialServices, "one");
    ASSERT_EQ(Put(stream, 0, {first}).outcome, Outcome::kDone);
    auto second = Entry(Party::kSocialServices, "mine");
    second.head.item = first.head.item;
    EXPECT_EQ(Put(stream, 1, {Entry(Party::kHealthRegion, "with it"), second}).outcome, Outcome::kStale);
    EXPECT_THAT(Payloads(stream), ElementsAre("one"));
    EXPECT_EQ(journal_->Events(0, 0).size(), 1U) << "nobody is told of what was undone";
    second.head.version = 2;
    EXPECT_EQ(Put(stream, 1, {second}).outcome, Outcome::kDone);
    EXPECT_THAT(Payloads(stream), ElementsAre("one", "mine"));
}

TEST_P(JournalTest, ARepeatGetsTheFirstAnswer) {
    const CaseId stream{100};
    auto append = To(stream, 0, {Entry(Party::kSocialServices, "one")});
    append.idempotency = Idempotency{kAda, "key-1", "fingerprint-0001", R"({"answer":1})"};
    ASSERT_EQ(journal_->Commit(append).outcome, Outcome::kDone);
    Reopen();
    auto repeat = journal_->Commit(append);
    EXPECT_EQ(repeat.outcome, Outcome::kRepeated);
    EXPECT_EQ(repeat.answer, R"({"answer":1})");
    EXPECT_EQ(journal_->Repeat(kHere, kAda, "key-1", "fingerprint-0001"), R"({"answer":1})");
    EXPECT_EQ(journal_->Repeat(kHere, kAda, "key-1", "fingerprint-0002"), std::nullopt);
    EXPECT_EQ(journal_->Repeat(kHere, kBo, "key-1", "fingerprint-0001"), std::nullopt);
    auto other = append;
    other.expected = 1;
    other.idempotency->fingerprint = "fingerprint-0002";
    EXPECT_EQ(journal_->Commit(other).outcome, Outcome::kKeyReused);
    other.idempotency->worker = kBo;
    other.entries = {Entry(Party::kSocialServices, "two")};
    EXPECT_EQ(journal_->Commit(other).outcome, Outcome::kDone);
    EXPECT_THAT(Payloads(stream), ElementsAre("one", "two"));
}

TEST_P(JournalTest, AKeyOfARefusedWriteIsStillFree) {
    auto append = To(CaseId{100}, 5, {Entry(Party::kSocialServices, "one")});
    append.idempotency = Idempotency{kAda, "key-1", "fingerprint-0001", "answer"};
    ASSERT_EQ(journal_->Commit(append).outcome, Outcome::kMoved);
    EXPECT_EQ(journal_->Repeat(kHere, kAda, "key-1", "fingerprint-0001"), std::nullopt);
    append.expected = 0;
    EXPECT_EQ(journal_->Commit(append).outcome, Outcome::kDone);
}

TEST_P(JournalTest, ADoubleSubmitAtTheSameTimeIsOneWrite) {
    auto second = Journal::Open(Where());
    ASSERT_TRUE(second);
    for (int round = 0; round < 20; ++round) {
        const CaseId stream{1000 + round};
        auto append = To(stream, 0, {Entry(Party::kSocialServices, "one")});
        append.idempotency = Idempotency{kAda, "key-" + std::to_string(round), "fingerprint-0001", "answer"};
        std::array<Appended, 4> results;
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < results.size(); ++i)
            threads.emplace_back([&, i] { results[i] = (i % 2 ? *journal_ : **second).Commit(append); });
        for (auto& thread : threads) thread.join();
        int done = 0;
        for (const Appended& result : results) {
            done += result.outcome == Outcome::kDone;
            if (result.outcome == Outcome::kDone) continue;
            EXPECT_EQ(result.outcome, Outcome::kRepeated);
            EXPECT_EQ(result.answer, "answer");
        }
        EXPECT_EQ(done, 1);
        EXPECT_THAT(Payloads(stream), ElementsAre("one"));
    }
}

TEST_P(JournalTest, APersonHasOneCase) {
    auto append = To(CaseId{100}, 0, {Entry(Party::kSocialServices, "one")});
    append.person = PersonRow{PersonId{9}, CaseId{100}, "199001012383"};
    ASSERT_EQ(journal_->Commit(append).outcome, Outcome::kDone);
    auto again = To(CaseId{101}, 0, {Entry(Party::kSocialServices, "two")});
    again.person = PersonRow{PersonId{10}, CaseId{101}, "199001012383"};
    EXPECT_EQ(journal_->Commit(again).outcome, Outcome::kPersonKnown);
    EXPECT_EQ(journal_->Read(kHere, CaseId{101}).Sequence(), 0);
    const auto found = journal_->FindPerson(kHere, "199001012383");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->person, PersonId{9});
    EXPECT_EQ(found->case_id, CaseId{100});
    EXPECT_FALSE(journal_->FindPerson(kHere, "199001022374"));
    EXPECT_FALSE(journal_->FindPerson(kThere, "199001012383"));
}

TEST_P(JournalTest, APersonComesBackToANewCase) {
    auto append = To(CaseId{100}, 0, {Entry(Party::kSocialServices, "one")});
    append.person = PersonRow{PersonId{9}, CaseId{100}, "199001012383"};
    ASSERT_EQ(journal_->Commit(append).outcome, Outcome::kDone);
    const auto back = [&](CaseId to, CaseId from, std::int64_t sequence) {
        auto again = To(to, 0, {Entry(Party::kSocialServices, "again")});
        again.person = PersonRow{PersonId{9}, to, "199001012383", from, sequence};
        return journal_->Commit(again).outcome;
    };
    EXPECT_EQ(back(CaseId{101}, CaseId{99}, 1), Outcome::kPersonKnown) << "another case has been theirs";
    EXPECT_EQ(back(CaseId{101}, CaseId{100}, 2), Outcome::kMoved) << "the case is not as it was seen";
    EXPECT_EQ(journal_->FindPerson(kHere, "199001012383")->case_id, CaseId{100});
    EXPECT_EQ(back(CaseId{101}, CaseId{100}, 1), Outcome::kDone);
    EXPECT_EQ(journal_->FindPerson(kHere, "199001012383")->case_id, CaseId{101});
    EXPECT_EQ(journal_->FindPerson(kHere, "199001012383")->person, PersonId{9});
    EXPECT_EQ(journal_->Read(kHere, CaseId{100}).Sequence(), 1);
    // Writing in a case on condition that it still is the person's.
    const auto still = [&](CaseId in) {
        auto more = To(in, 1, {Entry(Party::kSocialServices, "more")});
        more.person = PersonRow{PersonId{9}, in, "199001012383", in, 0};
        return journal_->Commit(more).outcome;
    };
    EXPECT_EQ(still(CaseId{100}), Outcome::kPersonKnown);
    EXPECT_EQ(still(CaseId{101}), Outcome::kDone);
}

// ---- many at once

TEST_P(JournalTest, EightWritersLoseAndDoubleNothing) {
    auto second = Journal::Open(Where());
    ASSERT_TRUE(second);
    constexpr int kEach = 40;
    const std::array streams{CaseId{100}, CaseId{101}, CaseId{102}};
    std::atomic<std::int64_t> id = 1'000'000;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            Journal& journal = t % 2 ? *journal_ : **second;
            for (int i = 0; i < kEach; ++i) {
                const CaseId stream = streams[static_cast<std::size_t>(i) % streams.size()];
                NewEntry entry;
                entry.head.id = EntryId{++id};
                entry.head.item = ItemId{++id};
                entry.head.owner = t % 3 ? Party::kSocialServices : Party::kHealthRegion;
                entry.head.at = kNoon;
                entry.payload = std::to_string(t) + "/" + std::to_string(i);
                for (;;) {
                    Append append;
                    append.association = kHere;
                    append.stream = stream;
                    append.expected = journal.Read(kHere, stream).Sequence();
                    append.entries = {entry};
                    const auto outcome = journal.Commit(std::move(append)).outcome;
                    if (outcome == Outcome::kDone) break;
                    ASSERT_EQ(outcome, Outcome::kMoved);
                }
            }
        });
    for (auto& thread : threads) thread.join();
    std::multiset<std::string> all;
    for (const CaseId stream : streams)
        for (auto& payload : Payloads(stream)) all.insert(payload);
    EXPECT_EQ(all.size(), 8U * kEach);
    EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
}

TEST_P(JournalTest, ManyAtOnceAreWrittenWholeOrNotAtAll) {
    const auto many = [&](int bad) {
        std::vector<Append> appends;
        for (int i = 0; i < 200; ++i) {
            appends.push_back(
                To(CaseId{1000 + i}, i == bad ? 5 : 0, {Entry(Party::kSocialServices, std::to_string(i))}));
            Fact& fact = appends.back().projections.emplace().fact.emplace();
            fact.case_id = CaseId{1000 + i};
            fact.opened = Date{i};
            AccessRow& row = appends.back().access.emplace_back();
            row.access = Access::kWritten;
            row.case_id = CaseId{1000 + i};
        }
        appends.push_back(To(CaseId{1000}, 1, {Entry(Party::kSocialServices, "next")}));
        return journal_->CommitAll(std::move(appends));
    };
    const auto event = journal_->LastEvent();
    for (const int bad : {0, 63, 199}) {
        const auto results = many(bad);
        ASSERT_EQ(results.size(), 201U);
        for (int i = 0; i < 200; ++i)
            EXPECT_EQ(results[static_cast<std::size_t>(i)].outcome,
                      i == bad ? Outcome::kMoved : Outcome::kHeldUp)
                << i;
        EXPECT_THAT(journal_->Cases(kHere, {}, 1000), IsEmpty());
        EXPECT_THAT(journal_->Facts(kHere, 0).first, IsEmpty());
        EXPECT_EQ(journal_->LastEvent(), event);
        EXPECT_EQ(journal_->ProveAccess(kHere, {}, {}, {}).last, 0);
    }
    for (const Appended& done : many(-1)) EXPECT_EQ(done.outcome, Outcome::kDone);
    EXPECT_EQ(journal_->Cases(kHere, {}, 1000).size(), 200U);
    EXPECT_EQ(journal_->Facts(kHere, 0).first.size(), 200U);
    EXPECT_EQ(journal_->LastEvent(), event + 201);
    EXPECT_EQ(journal_->ProveAccess(kHere, {}, {}, {}).rows, 200);
    EXPECT_THAT(Payloads(CaseId{1000}), ElementsAre("0", "next"));
}

TEST_P(JournalTest, OneBadAppendDoesNotHoldUpTheOthers) {
    std::vector<Append> appends;
    for (int i = 0; i < 200; ++i)
        appends.push_back(
            To(CaseId{1000 + i}, i % 7 == 3 ? 5 : 0, {Entry(Party::kSocialServices, std::to_string(i))}));
    appends.push_back(To(CaseId{1000}, 1, {Entry(Party::kSocialServices, "next")}));
    std::vector<Appended> results(appends.size());
    std::latch done(static_cast<std::ptrdiff_t>(appends.size()));
    for (std::size_t i = 0; i < appends.size(); ++i)
        journal_->Submit(std::move(appends[i]), [&results, &done, i](const Appended& appended) {
            results[i] = appended;
            done.count_down();
        });
    done.wait();
    for (int i = 0; i < 200; ++i) {
        EXPECT_EQ(results[static_cast<std::size_t>(i)].outcome, i % 7 == 3 ? Outcome::kMoved : Outcome::kDone)
            << i;
        EXPECT_EQ(journal_->Read(kHere, CaseId{1000 + i}).Sequence(), i % 7 == 3 ? 0 : i == 0 ? 2 : 1);
    }
    EXPECT_EQ(results.back().outcome, Outcome::kDone);
    EXPECT_EQ(results.back().sequence, 2);
    EXPECT_THAT(Payloads(CaseId{1000}), ElementsAre("0", "next"));
    EXPECT_EQ(journal_->Cases(kHere, {}, 1000).size(), 200U - 29U);
}

TEST_P(JournalTest, SubmitAnswersAfterTheCommit) {
    std::promise<Appended> promise;
    journal_->Submit(To(CaseId{100}, 0, {Entry(Party::kSocialServices, "one")}),
                     [&](const Appended& appended) {
                         EXPECT_EQ(Payloads(CaseId{100}).size(), 1U);
                         promise.set_value(appended);
                     });
    EXPECT_EQ(promise.get_future().get().outcome, Outcome::kDone);
}

TEST_P(JournalTest, WhatWasHandedInIsDoneBeforeTheJournalCloses) {
    std::atomic<int> done = 0;
    for (int i = 0; i < 100; ++i)
        journal_->Submit(To(CaseId{1000 + i}, 0, {Entry(Party::kSocialServices, "x")}),
                         [&](const Appended& a) { done += a.outcome == Outcome::kDone; });
    Reopen();
    EXPECT_EQ(done, 100);
    EXPECT_EQ(journal_->Cases(kHere, {}, 1000).size(), 100U);
    EXPECT_EQ(journal_->Cases(kHere, CaseId{1090}, 5),
              (std::vector<CaseId>{CaseId{1091}, CaseId{1092}, CaseId{1093}, CaseId{1094}, CaseId{1095}}));
}

TEST_P(JournalTest, AWriteThatTheMachineCannotTakeIsNotAcknowledged) {
    ASSERT_EQ(Put(CaseId{100}, 0, {Entry(Party::kSocialServices, "one")}).outcome, Outcome::kDone);
    Raw()->Script("alter table entry rename to entry_away");
    bool failed = false;
    EXPECT_EQ(Put(CaseId{100}, 1, {Entry(Party::kSocialServices, "two")}).outcome, Outcome::kFailed);
    Raw()->Script("alter table access_log rename to access_away");
    std::promise<void> promise;
    journal_->Log(
        kHere, {AccessRow{}}, [&] { promise.set_value(); }, [&] { failed = true, promise.set_value(); });
    promise.get_future().wait();
    EXPECT_TRUE(failed);
    Raw()->Script("alter table entry_away rename to entry; alter table access_away rename to access_log");
    EXPECT_EQ(Put(CaseId{100}, 1, {Entry(Party::kSocialServices, "two")}).outcome, Outcome::kDone);
    EXPECT_THAT(Payloads(CaseId{100}), ElementsAre("one", "two"));
}

// Rows, a login, a list's cards: what is refused leaves nothing, tells why, and holds up nobody.
TEST_P(JournalTest, AFaultyChangeIsToldToWhoAskedForItAndToNobodyElse) {
    const CaseId one{100}, two{101};
    ASSERT_EQ(Put(one, 0, {Entry(Party::kSocialServices, "one")}).outcome, Outcome::kDone);
    Projections good, bad;
    good.cards = {MakeCard(one, kSocial, 5)};
    good.fact = Fact{one, Date{1}, {}, kNorth};
    bad = good;
    bad.cards[0].case_id = two;
    bad.fact->case_id = two;
    journal_->ReplaceProjections(kHere, one, good);
    const auto before = journal_->Facts(kHere, 0);
    std::promise<Outcome> beside;
    std::promise<void> held, go;
    // The committer is held until all is in its queue, so that it takes them together.
    journal_->Submit(To(CaseId{102}, 0, {Entry(Party::kSocialServices, "first")}), [&](const Appended&) {
        held.set_value();
        go.get_future().wait();
        throw std::runtime_error("a callback's own mistake");
    });
    held.get_future().wait();
    auto wrong = std::async(std::launch::async, [&] { journal_->ReplaceProjections(kHere, one, bad); });
    auto right =
        std::async(std::launch::async, [&] { journal_->PutLogin(kHere, "ada", Login{kAda, "hash"}); });
    journal_->Submit(To(CaseId{103}, 0, {Entry(Party::kSocialServices, "last")}),
                     [&](const Appended& appended) { beside.set_value(appended.outcome); });
    go.set_value();
    EXPECT_THROW(wrong.get(), std::invalid_argument);
    EXPECT_NO_THROW(right.get());
    EXPECT_EQ(beside.get_future().get(), Outcome::kDone);
    EXPECT_TRUE(journal_->FindLogin(kHere, "ada"));
    EXPECT_EQ(journal_->StoredProjections(kHere, one).cards, good.cards);
    EXPECT_EQ(journal_->Facts(kHere, 0), before);

    Raw()->Script("alter table login rename to login_away");
    EXPECT_THROW(journal_->PutLogin(kHere, "bo", Login{kBo, "hash"}), db::Error);
    Append append = To(one, 1, {Entry(Party::kSocialServices, "two")});
    append.projections = bad;
    EXPECT_EQ(journal_->Commit(std::move(append)).outcome, Outcome::kFailed);
    EXPECT_EQ(journal_->CommitAll({To(one, 1, {Entry(Party::kSocialServices, "two")})}).at(0).outcome,
              Outcome::kDone);
}

TEST_P(JournalTest, RowsThatTheDatabaseRefusesTakeTheStatisticsRowBackWithThem) {
    if (GetParam() == Engine::kSqlite) GTEST_SKIP() << "a table cannot be given a check afterwards";
    const CaseId one{100};
    ASSERT_EQ(Put(one, 0, {Entry(Party::kSocialServices, "one")}).outcome, Outcome::kDone);
    Projections p;
    p.fact = Fact{one, Date{1}, {}, kNorth};
    journal_->ReplaceProjections(kHere, one, p);
    const auto before = journal_->Facts(kHere, 0);
    ASSERT_EQ(before.first.size(), 1U);
    Raw()->Script("alter table due add constraint small check (kind < 100)");
    p.fact->team = kSouth;
    p.dues.push_back({one, kSocial, kAda, Date{5}, 200, {}});
    EXPECT_THROW(journal_->ReplaceProjections(kHere, one, p), db::Error);
    EXPECT_EQ(journal_->Facts(kHere, 0), before);
}

TEST_P(JournalTest, AnAnswerThatWasTamperedWithIsNotRepeated) {
    const auto again = [&] {
        Append append = To(CaseId{100}, 0, {Entry(Party::kSocialServices, "one")});
        append.idempotency = Idempotency{kAda, "key", "fingerprint-0001", "the answer"};
        return journal_->Commit(std::move(append));
    };
    ASSERT_EQ(again().outcome, Outcome::kDone);
    ASSERT_EQ(again().answer, "the answer");
    std::string answer;
    {
        const auto raw = Raw();
        auto rows = raw->Query("select answer from idempotency");
        ASSERT_TRUE(rows.Next());
        answer = rows.Bytes(0);
    }
    answer.back() = static_cast<char>(answer.back() ^ 1);
    Raw()->Execute("update idempotency set answer = $1", {db::Blob{answer}});
    const Appended appended = again();
    EXPECT_EQ(appended.outcome, Outcome::kFailed);
    EXPECT_EQ(appended.answer, "");
    EXPECT_THROW((void)journal_->Repeat(kHere, kAda, "key", "fingerprint-0001"), Tampered);
    EXPECT_THAT(Payloads(CaseId{100}), ElementsAre("one"));
}

TEST_P(JournalTest, SurvivesTheLossOfEveryConnection) {
    if (GetParam() == Engine::kSqlite) GTEST_SKIP() << "SQLite has no connection to lose";
    ASSERT_EQ(Put(CaseId{100}, 0, {Entry(Party::kSocialServices, "one")}).outcome, Outcome::kDone);
    for (int round = 1; round < 4; ++round) {
        (void)Raw()->Query(
            "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and "
            "application_name = current_setting('application_name')");  // not those of tests beside this
        EXPECT_EQ(Payloads(CaseId{100}).size(), static_cast<std::size_t>(round));
        EXPECT_EQ(Put(CaseId{100}, round, {Entry(Party::kSocialServices, "more")}).outcome, Outcome::kDone);
    }
}

// ---- projections

TEST_P(JournalTest, ProjectionsAreReplacedWhole) {
    const CaseId one{100};
    Projections first;
    first.cards = {MakeCard(one, kSocial, 10), MakeCard(one, kHealth, 11)};
    first.dues = {Due{one, kSocial, kAda, Date{10}, 1, ItemId{5}},
                  Due{one, kSocial, {}, Date{}, 2, ItemId{6}}};
    first.grants = {ToWorker(one, kAda), ToTeam(one, kNorth)};
    first.fact = Fact{one, Date{1}, Date{}, kNorth, 1, 2, 3, 4, 5, 1, 1, 50, 7};
    Project(one, first);
    const auto sorted = [](Projections p) {
        const auto by_reader = [](const auto& a, const auto& b) { return a.reader.Code() < b.reader.Code(); };
        std::stable_sort(p.cards.begin(), p.cards.end(), by_reader);
        std::sort(p.dues.begin(), p.dues.end(),
                  [](const Due& a, const Due& b) { return a.worker < b.worker; });
        std::sort(p.grants.begin(), p.grants.end(),
                  [](const Grant& a, const Grant& b) { return a.worker < b.worker; });
        return p;
    };
    const auto same = [&](const Projections& a, const Projections& b) {
        const Projections x = sorted(a), y = sorted(b);
        EXPECT_EQ(x.cards, y.cards);
        EXPECT_EQ(x.dues, y.dues);
        EXPECT_EQ(x.grants, y.grants);
        EXPECT_EQ(x.fact, y.fact);
    };
    same(journal_->StoredProjections(kHere, one), first);

    Projections second = first;
    second.cards.pop_back();
    second.cards[0].phase = 3;
    second.cards[0].words = {"testa", "nyman"};
    second.dues[0].due = Date{99};
    second.grants[0].ends = Later(100);
    second.grants.pop_back();
    second.fact->months = 8;
    Project(one, second);
    same(journal_->StoredProjections(kHere, one), second);

    journal_->ReplaceProjections(kHere, one, first);
    same(journal_->StoredProjections(kHere, one), first);
    journal_->ReplaceProjections(kHere, one, {});
    same(journal_->StoredProjections(kHere, one), {});
    const auto raw = Raw();
    auto rows = raw->Query("select count(*) from card_word");
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Int(0), 0);
}

TEST_P(JournalTest, UnchangedRowsAreNotWrittenAgain) {
    const CaseId one{100};
    Projections projections;
    projections.cards = {MakeCard(one, kSocial, 10), MakeCard(one, kHealth, 11)};
    projections.fact = Fact{};
    projections.fact->case_id = one;
    projections.fact->opened = Date{5};
    Project(one, projections);
    const auto seals = [&] {
        std::vector<std::string> found;
        auto raw = Raw();
        for (auto rows = raw->Query("select sealed from card order by reader"); rows.Next();)
            found.emplace_back(rows.Bytes(0));
        return found;
    };
    const auto before = seals();
    const auto revision = journal_->Facts(kHere, 0).second;
    projections.cards[1].flags = 4;
    Project(one, projections);
    const auto after = seals();
    ASSERT_EQ(after.size(), 2U);
    EXPECT_EQ((before[0] == after[0]) + (before[1] == after[1]), 1);
    EXPECT_THAT(journal_->Facts(kHere, revision).first, IsEmpty());
}

TEST_P(JournalTest, WhoeverAppendsAfterwardsReplacesTheProjectionsOfTheOther) {
    auto other = Journal::Open(Where());
    ASSERT_TRUE(other);
    const CaseId one{100};
    Projections projections;
    projections.cards = {MakeCard(one, kSocial, 10)};
    Project(one, projections);
    projections.cards = {MakeCard(one, kHealth, 12)};
    (*other)->ReplaceProjections(kHere, one, projections);
    projections.cards = {MakeCard(one, kSocial, 11)};
    Project(one, projections);
    EXPECT_EQ(journal_->StoredProjections(kHere, one).cards, projections.cards);
}

// ---- lists

class ListTest : public JournalTest {
  protected:
    // Cases 101 … 112: due on days 12 … 1; odd ones Ada's, even ones Bo's; 101–106 of the north team, the
    // rest of the south.
    void SetUp() override {
        JournalTest::SetUp();
        for (int i = 1; i <= 12; ++i) {
            const CaseId id{100 + i};
            Projections p;
            p.cards = {MakeCard(id, kSocial, 13 - i), MakeCard(id, kHealth, i)};
            Card& card = p.cards[0];
            card.phase = static_cast<std::uint8_t>(i % 3);
            card.flags = (i % 2 ? 1U : 0U) | (i % 4 == 0 ? 6U : 0U) | (i == 12 ? 1U << 31 : 0U);
            card.hours_planned = i * 2;
            card.next_contact = i == 5 ? Date{} : Date{50 + i};
            card.last_contact = i == 7 ? Date{} : Date{i};
            card.content = "content " + std::to_string(i);
            card.lead = i % 2 ? kAda : kBo;
            card.held_by = i <= 6 ? kNorth : kSouth;
            card.held_from = kNoon;
            card.words = {"name" + std::to_string(i), i % 2 ? "odd" : "even", i > 6 ? "high" : "low"};
            p.grants = {ToWorker(id, i % 2 ? kAda : kBo), ToTeam(id, i <= 6 ? kNorth : kSouth),
                        ToTeam(id, kNorth, Party::kHealthRegion)};
            p.dues = {Due{id, kSocial, i % 2 ? kAda : kBo, Date{13 - i}, 1, ItemId{i}},
                      Due{id, kSocial, {}, Date{20 + i}, 2, ItemId{i}}};
            Project(id, p);
        }
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, ListTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(ListTest, ScopeIsWhatTheListReaches) {
    CardQuery query = PartyList();
    const std::vector<std::int64_t> all{112, 111, 110, 109, 108, 107, 106, 105, 104, 103, 102, 101};
    EXPECT_EQ(List(query), all);
    query.teams = {kNorth};
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{111, 109, 107, 106, 105, 104, 103, 102, 101}));
    query.teams = {};
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{111, 109, 107, 105, 103, 101}));
    query.teams = {kNorth};
    query.scope = Scope::kMine;
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{111, 109, 107, 105, 103, 101}));
    query.worker = {};
    EXPECT_THAT(List(query), IsEmpty());
    query.scope = Scope::kParty;
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{106, 105, 104, 103, 102, 101}));
    query.teams = {};
    EXPECT_THAT(List(query), IsEmpty());
    query.worker = kAda;
    query.scope = Scope::kTeam;
    EXPECT_THAT(List(query), IsEmpty());
    query.teams = {kSouth};
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{112, 111, 110, 109, 108, 107}));
    query.teams = {kSouth, kNorth};
    EXPECT_EQ(List(query), all);
    query.association = kThere;
    EXPECT_THAT(List(query), IsEmpty());
}

TEST_P(ListTest, WhatIsLedIsMineAsLongAsMyTeamHasIt) {
    Projections p = journal_->StoredProjections(kHere, CaseId{104});
    p.cards.at(0).lead = kAda;
    ASSERT_EQ(p.cards[0].reader, kSocial);
    journal_->ReplaceProjections(kHere, CaseId{104}, p);
    CardQuery query = PartyList();
    query.scope = Scope::kMine;
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{111, 109, 107, 105, 104, 103, 101}));
    EXPECT_EQ(journal_->CountsFor(query).all, 7);
    query.words = {"name4"};
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{104}));
    for (const auto& teams : {std::vector<TeamId>{}, std::vector<TeamId>{kSouth}}) {
        query.teams = teams;
        EXPECT_THAT(List(query), IsEmpty()) << "a lead who has left the team has left its cases";
    }
    query.teams = {kNorth};
    query.reader = kHealth;
    EXPECT_THAT(List(query), IsEmpty()) << "led as that reader sees it, and held";
    DueQuery dues;
    dues.association = kHere;
    dues.reader = kSocial;
    dues.worker = kAda;
    dues.teams = {kNorth};
    dues.until = Date{25};
    dues.now = Later(1);
    for (const Due& due : journal_->Dues(dues))
        EXPECT_EQ(due.lead, due.case_id == CaseId{104} || due.case_id.value % 2 ? kAda : kBo);
}

TEST_P(ListTest, AGrantCountsWhileItHoldsAndForItsPartyOnly) {
    CardQuery query = PartyList();
    query.scope = Scope::kMine;
    query.teams = {};
    query.now = AddSeconds(kNoon, -1);
    EXPECT_THAT(List(query), IsEmpty());
    query.now = kNoon;
    EXPECT_EQ(List(query).size(), 6U);
    query.reader = kHealth;
    EXPECT_THAT(List(query), IsEmpty());
    Projections p = journal_->StoredProjections(kHere, CaseId{101});
    for (Grant& grant : p.grants) grant.ends = Later(60);
    journal_->ReplaceProjections(kHere, CaseId{101}, p);
    query.reader = kSocial;
    query.now = Later(59);
    EXPECT_EQ(List(query).size(), 6U);
    query.now = Later(60);
    EXPECT_EQ(List(query).size(), 5U);
}

TEST_P(ListTest, FiltersNarrow) {
    CardQuery query = PartyList();
    query.filter.Add(Facet::kPhase, 0);
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{112, 109, 106, 103}));
    query.filter.Add(Facet::kFlag, 1).Add(Facet::kFlag, 2);
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{112})) << "both facets";
    query = PartyList();
    query.filter.Add(Facet::kFlag, 1).Add(Facet::kFlag, 0);
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{112, 111, 109, 108, 107, 105, 104, 103, 101}))
        << "any value of one";
    query = PartyList();
    query.filter.Add(Facet::kFlag, 31);
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{112}));
    query = PartyList();
    query.today = Date{4};
    query.filter.Add(Facet::kNextStep, NextStep::kOverdue);
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{112, 111, 110}));
    query = PartyList();
    query.filter.leads = {kBo};
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{112, 110, 108, 106, 104, 102}));
    query.filter.leads = {WorkerId{99}, WorkerId{}};
    EXPECT_THAT(List(query), IsEmpty()) << "nobody is not led by nobody";
}

TEST_P(ListTest, SortsAndPages) {
    CardQuery query = PartyList();
    query.limit = 5;
    query.offset = 3;
    EXPECT_EQ(Ids(journal_->Cards(query)), (std::vector<std::int64_t>{109, 108, 107, 106, 105}));
    EXPECT_EQ(journal_->CountCards(query), 12);
    query.descending = true;
    query.offset = 0;
    EXPECT_EQ(Ids(journal_->Cards(query)), (std::vector<std::int64_t>{101, 102, 103, 104, 105}));
    query = PartyList();
    query.sort = SortBy::kHours;
    query.limit = 2;
    EXPECT_EQ(Ids(journal_->Cards(query)), (std::vector<std::int64_t>{101, 102}));
    query.sort = SortBy::kPhase;
    EXPECT_EQ(Ids(journal_->Cards(query)), (std::vector<std::int64_t>{103, 106}));
    query.sort = SortBy::kLastContact;  // never contacted: first
    EXPECT_EQ(Ids(journal_->Cards(query)), (std::vector<std::int64_t>{107, 101}));
    query.sort = SortBy::kNextContact;  // none planned: last
    query.limit = 200;
    EXPECT_EQ(Ids(journal_->Cards(query)).back(), 105);
    query.offset = 500;
    EXPECT_THAT(journal_->Cards(query), IsEmpty());
}

TEST_P(ListTest, GivesTheWholeCard) {
    CardQuery query = PartyList();
    query.words = {"name5"};
    const auto cards = journal_->Cards(query);
    ASSERT_EQ(cards.size(), 1U);
    Card expected = journal_->StoredProjections(kHere, CaseId{105}).cards.at(0);
    EXPECT_EQ(expected.words.size(), 3U);
    expected.words.clear();
    EXPECT_EQ(cards[0], expected);
    EXPECT_EQ(cards[0].content, "content 5");
    EXPECT_EQ(cards[0].next_contact, Date{});
    EXPECT_EQ(cards[0].holds_until, kForever);
}

// A consent that runs out makes a row wrong: it is named from that moment, once a case, and one that holds
// for ever never is.
TEST_P(JournalTest, RowsThatHaveRunOutAreNamed) {
    for (const int i : {0, 1, 2}) {
        const CaseId id{100 + i};
        Projections p;
        p.cards = {MakeCard(id, kSocial, 5), MakeCard(id, kHealth, 5)};
        if (i < 2)
            for (Card& card : p.cards) card.holds_until = Later(i * 60);
        Project(id, p);
    }
    const auto run_out = [&](Instant now, int limit = 10) {
        auto cases = journal_->RunOut(kHere, now, limit);
        std::sort(cases.begin(), cases.end());
        return cases;
    };
    EXPECT_THAT(run_out(Later(-1)), IsEmpty());
    EXPECT_THAT(run_out(Later(0)), ElementsAre(CaseId{100}));
    EXPECT_THAT(run_out(Later(60)), ElementsAre(CaseId{100}, CaseId{101}));
    EXPECT_THAT(run_out(kForever), ElementsAre(CaseId{100}, CaseId{101}));
    EXPECT_EQ(run_out(Later(60), 1).size(), 1U);
    EXPECT_THAT(journal_->RunOut(kThere, Later(60), 10), IsEmpty());
}

TEST_P(ListTest, WordsFindWithinTheScopeOnly) {
    CardQuery query = PartyList();
    query.words = {"odd", "high"};
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{111, 109, 107}));
    query.words = {"odd", "high", "name9", "odd"};
    EXPECT_EQ(List(query), (std::vector<std::int64_t>{109}));
    query.words = {"name"};
    EXPECT_THAT(List(query), IsEmpty());
    query.words = {"even"};
    query.scope = Scope::kMine;
    EXPECT_THAT(List(query), IsEmpty());
    query = PartyList();
    query.reader = kHealth;
    query.words = {"testa"};
    EXPECT_EQ(List(query).size(), 12U);
    query.words = {"odd"};  // a word of the other reader's card
    EXPECT_THAT(List(query), IsEmpty());
    query.words.assign(17, "");
    for (std::size_t i = 0; i < 17; ++i) query.words[i] = "w" + std::to_string(i);
    EXPECT_THAT(List(query), IsEmpty());
}

TEST_P(ListTest, ACountIsWhatItsValueWouldFind) {
    CardQuery query = PartyList();
    query.today = Date{4};
    query.limit = 1;
    CardCounts counts = journal_->CountsFor(query);
    EXPECT_EQ(counts.all, 12);
    EXPECT_EQ(counts.found, 12);
    EXPECT_EQ(counts.Of(Facet::kNextStep)[0], 3);
    for (const std::size_t phase : {0U, 1U, 2U}) EXPECT_EQ(counts.Of(Facet::kPhase).at(phase), 4);
    EXPECT_EQ(counts.Of(Facet::kFlag)[0], 6);
    EXPECT_EQ(counts.Of(Facet::kFlag)[2], 3);
    EXPECT_EQ(counts.Of(Facet::kFlag)[31], 1);
    EXPECT_THAT(counts.leads, ElementsAre(std::pair<WorkerId, std::int64_t>(kAda, 6),
                                          std::pair<WorkerId, std::int64_t>(kBo, 6)));
    query.filter.Add(Facet::kPhase, 0);  // 112, 109, 106, 103
    counts = journal_->CountsFor(query);
    EXPECT_EQ(counts.all, 12);
    EXPECT_EQ(counts.found, 4);
    EXPECT_EQ(counts.Of(Facet::kPhase)[1], 4) << "its own filter does not count";
    EXPECT_EQ(counts.Of(Facet::kFlag)[0], 2) << "the others' do";
    query.scope = Scope::kTeam;
    query.teams = {kNorth};
    EXPECT_EQ(journal_->CountsFor(query).all, 6);
}

// Cases with whatever a card can hold, and whatever can be asked of them: what a list gives, what it is said
// to hold and what each value counts are held against the cards themselves, one by one.
TEST_P(JournalTest, ListsCountsAndFiltersAgreeWithTheCards) {
    std::mt19937 random(20260611);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const Date today{20'000};
    const std::vector<std::string> codes{"internship", "sfi", "own", "komvux"}, tongues{"ar", "so", "sv"};
    struct Known {
        Card card;
        domain::CardContent content;
    };
    std::map<CaseId, Known> known;
    const auto make = [&](CaseId id) {
        Projections p;
        p.cards = {MakeCard(id, kSocial, 0)};
        Card& card = p.cards[0];
        domain::CardContent content;
        card.phase = below(9) == 0 ? kUnknownPhase : static_cast<std::uint8_t>(below(6));
        card.flags = random() & random() & 1023U;
        card.hours_planned = below(5) == 0 ? kUnknownHours : below(50);
        card.next_due = below(4) == 0 ? Date{} : AddDays(today, below(40) - 15);
        card.last_contact = below(4) == 0 ? Date{} : AddDays(today, -below(120));
        card.lead = below(3) == 0 ? WorkerId{} : below(2) ? kAda : kBo;
        content.name = "N" + std::to_string(below(1000));
        content.all_contacts = below(3) != 0;
        for (int i = below(3); i > 0; --i) content.tracks.push_back(static_cast<domain::Topic>(1 + below(7)));
        for (const std::string& code : codes)
            if (below(4) == 0) content.activities.push_back(code);
        for (int i = below(3); i > 0; --i)
            content.waiting_on.push_back(static_cast<domain::WaitingOn>(below(8)));
        if (below(3)) content.language = tongues[static_cast<std::size_t>(below(3))];
        if (below(3)) content.interpreter = below(2) == 0;
        if (below(3)) content.birth = AddDays(today, -365 * (16 + below(55)));
        if (below(3)) content.programme_from = AddDays(today, -below(700));
        if (below(4) == 0) content.programme_until = AddDays(today, below(100) - 50);
        card.content = json::Write(content);
        p.grants = {ToWorker(id, kAda)};
        Project(id, p);
        known[id] = {card, content};
    };
    for (int i = 0; i < 120; ++i) make(CaseId{1000 + i});

    using Values = std::array<std::uint32_t, domain::kFacetCount>;
    const auto bit = [](auto value) { return 1U << static_cast<unsigned>(value); };
    // Written out by hand, not by the table's own functions.
    const auto values_of = [&](const Known& k) {
        Values v{};
        const auto& [card, content] = k;
        const bool closed = card.phase == 5;
        if (card.phase != kUnknownPhase) v[0] = bit(card.phase);
        v[1] = card.flags;
        for (const auto track : content.tracks) v[2] |= bit(track);
        for (const auto on : content.waiting_on) v[3] |= bit(on);
        const int ago = card.last_contact ? today.days - card.last_contact.days : -1;
        if (!closed && ago < 0 && content.all_contacts) v[4] = bit(5);
        if (!closed && ago >= 0 && (ago <= 14 || content.all_contacts))
            v[4] = bit(ago <= 14 ? 0 : ago <= 30 ? 1 : ago <= 60 ? 2 : ago <= 90 ? 3 : 4);
        const int due = card.next_due ? card.next_due.days - today.days : 0;
        if (card.next_due)
            v[5] = bit(due < 0 ? 0 : due < 7 ? 1 : 2);
        else if (!closed)
            v[5] = bit(3);
        const int hours = card.hours_planned;
        if (!closed && hours >= 0) v[6] = bit(hours == 0 ? 0 : hours < 20 ? 1 : hours < 40 ? 2 : 3);
        if (content.birth) {
            const int age = WholeMonthsBetween(content.birth, today) / 12;
            v[7] = bit(age < 25 ? 0 : age < 30 ? 1 : age < 45 ? 2 : age < 60 ? 3 : 4);
        }
        if (content.programme_from && !(content.programme_until && content.programme_until < today)) {
            const int days = today.days - content.programme_from.days + 1;
            v[8] = bit(days <= 150 ? 0 : days <= 300 ? 1 : days <= 450 ? 2 : 3);
        }
        if (content.interpreter) v[9] = bit(*content.interpreter ? 1 : 0);
        return v;
    };
    const auto fits = [&](const Known& k, const domain::ListFilter& f, std::size_t but) {
        const Values v = values_of(k);
        for (std::size_t i = 0; i < v.size(); ++i)
            if (i != but && f.bits[i] != 0 && (f.bits[i] & v[i]) == 0) return false;
        const auto any = [](const auto& wanted, auto has) {
            return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), has);
        };
        const auto& content = k.content;
        return (but == 10 || any(f.activities,
                                 [&](const std::string& code) {
                                     return std::count(content.activities.begin(), content.activities.end(),
                                                       code) > 0;
                                 })) &&
               (but == 11 || any(f.languages, [&](const auto& code) { return content.language == code; })) &&
               (but == 12 || any(f.leads, [&](WorkerId lead) { return lead && lead == k.card.lead; }));
    };
    for (int round = 0; round < 150; ++round) {
        if (round % 10 == 5) make(CaseId{1000 + below(150)});  // a change, and now and then a new one
        CardQuery query = PartyList();
        query.today = today;
        query.limit = kMostCards;
        query.sort = static_cast<SortBy>(below(static_cast<int>(Names(SortBy{}).size())));
        query.descending = below(2) == 0;
        for (int i = below(4); i > 0; --i) {
            auto& bits = query.filter.bits[static_cast<std::size_t>(below(10))];
            bits |= bit(below(6)) | bit(below(6));
        }
        if (below(4) == 0) query.filter.activities = {codes[static_cast<std::size_t>(below(4))], "none"};
        if (below(4) == 0) query.filter.languages = {tongues[static_cast<std::size_t>(below(3))]};
        if (below(4) == 0) query.filter.leads = {below(2) ? kAda : kBo};
        const auto count = [&](std::size_t but, auto also) {
            return std::count_if(known.begin(), known.end(), [&](const auto& one) {
                return fits(one.second, query.filter, but) && also(one.second);
            });
        };
        const auto all = [](const Known&) { return true; };
        const auto listed = List(query);  // as many as CountCards says
        ASSERT_EQ(static_cast<std::ptrdiff_t>(listed.size()), count(99, all));
        for (const std::int64_t id : listed) ASSERT_TRUE(fits(known.at(CaseId{id}), query.filter, 99));
        ASSERT_EQ(std::set<std::int64_t>(listed.begin(), listed.end()).size(), listed.size());
        const CardCounts counts = journal_->CountsFor(query);
        ASSERT_EQ(counts.found, static_cast<std::int64_t>(listed.size()));
        ASSERT_EQ(counts.all, static_cast<std::int64_t>(known.size()));
        for (std::size_t facet = 0; facet < domain::kFacetCount; ++facet)
            for (std::uint32_t value = 0; value < 32; ++value)
                ASSERT_EQ(counts.values[facet][value],
                          count(facet, [&](const Known& k) { return (values_of(k)[facet] >> value) & 1U; }))
                    << facet << ' ' << value;
        for (const auto& [code, n] : counts.activities)
            ASSERT_EQ(n, count(10, [&](const Known& k) {
                          return std::count(k.content.activities.begin(), k.content.activities.end(), code) >
                                 0;
                      }));
        for (const auto& [code, n] : counts.languages)
            ASSERT_EQ(n, count(11, [&](const Known& k) { return k.content.language == code; }));
        for (const auto& [lead, n] : counts.leads)
            ASSERT_EQ(n, count(12, [&](const Known& k) { return k.card.lead == lead; }));
        // Pages are the list in pieces.
        std::vector<std::int64_t> pieces;
        query.limit = 7;
        for (query.offset = 0; query.offset < static_cast<int>(listed.size()); query.offset += 7)
            for (const Card& card : journal_->Cards(query)) pieces.push_back(card.case_id.value);
        ASSERT_EQ(pieces, listed);
    }
}

TEST_P(ListTest, AnotherServersChangesAreSeenAtOnce) {
    auto other = Journal::Open(Where());
    ASSERT_TRUE(other);
    CardQuery query = PartyList();
    query.scope = Scope::kMine;
    query.teams = {};  // by name alone
    EXPECT_EQ(List(query).size(), 6U);
    EXPECT_EQ((*other)->Cards(query).size(), 6U);
    Projections p = journal_->StoredProjections(kHere, CaseId{101});
    p.cards[0].next_due = Date{1};
    (*other)->ReplaceProjections(kHere, CaseId{101}, p);
    EXPECT_EQ(List(query).front(), 101);
    p.grants.clear();
    (*other)->ReplaceProjections(kHere, CaseId{101}, p);
    EXPECT_EQ(List(query).size(), 5U);
    (*other)->ReplaceProjections(kHere, CaseId{101}, {});
    query = PartyList();
    EXPECT_EQ(List(query).size(), 11U);
    p = journal_->StoredProjections(kHere, CaseId{102});
    p.cards[0].case_id = CaseId{101};
    p.cards.resize(1);
    p.dues.clear(), p.grants = {ToWorker(CaseId{101}, kAda)};
    (*other)->ReplaceProjections(kHere, CaseId{101}, p);
    EXPECT_EQ(List(query).size(), 12U) << "back again";
}

TEST_P(JournalTest, SavedViewsAreTheWorkersOwnSealedAndNotTooMany) {
    EXPECT_TRUE(journal_->PutSavedView(kHere, kAda, {5, "sök efter Testa", false}, 2));
    EXPECT_TRUE(journal_->PutSavedView(kHere, kAda, {6, "b", true}, 2));
    EXPECT_FALSE(journal_->PutSavedView(kHere, kAda, {7, "c", false}, 2)) << "no more";
    EXPECT_TRUE(journal_->PutSavedView(kHere, kBo, {5, "annan", true}, 2));
    EXPECT_TRUE(journal_->PutSavedView(kHere, kAda, {5, "sök efter Testa 2", true}, 2)) << "a change";
    const auto views = journal_->SavedViews(kHere, kAda);
    ASSERT_EQ(views.size(), 2U);
    EXPECT_EQ(views[0].text, "sök efter Testa 2");
    EXPECT_TRUE(views[0].first);
    EXPECT_FALSE(views[1].first) << "one is the first";
    EXPECT_TRUE(journal_->SavedViews(kHere, kBo).at(0).first) << "of each";
    EXPECT_THAT(journal_->SavedViews(kThere, kAda), IsEmpty());
    EXPECT_FALSE(journal_->RemoveSavedView(kHere, kBo, 6));
    EXPECT_TRUE(journal_->RemoveSavedView(kHere, kAda, 5));
    EXPECT_EQ(journal_->SavedViews(kHere, kAda).size(), 1U);
    const auto raw = Raw();
    raw->Scope(kHere.value);
    ASSERT_EQ(raw->Execute("update saved_view set worker = 8 where worker = 501"), 1);
    EXPECT_THROW((void)journal_->SavedViews(kHere, WorkerId{8}), Tampered) << "bound to its owner";
}

TEST_P(JournalTest, NoticesArePutWithTheirReceiverOrNotAtAll) {
    const auto notice = [](std::int64_t id, Instant made = kNoon) {
        Notice n;
        n.id = id;
        n.worker = kAda;
        n.made = n.next = made;
        n.answer = "250 ok";
        return n;
    };
    const auto all = [&](std::vector<std::uint8_t> status, Instant due = kForever) {
        std::vector<std::int64_t> ids;
        NoticeQuery query{.association = kHere, .status = std::move(status), .due = due};
        for (const Notice& n : journal_->Notices(query)) ids.push_back(n.id);
        EXPECT_EQ(journal_->CountNotices(query), static_cast<std::int64_t>(ids.size()));
        return ids;
    };
    EXPECT_EQ(journal_->FindNoticeReceiver(kHere, kAda).version, 0);
    const std::vector<Notice> two{notice(2), notice(1, AddSeconds(kNoon, 60))};
    ASSERT_TRUE(journal_->PutNoticeReceiver(kHere, {kAda, 0, "ada@malmo.example"}, two));
    EXPECT_FALSE(journal_->PutNoticeReceiver(kHere, {kAda, 0, "b"}, {})) << "there is one";
    const std::vector<Notice> third{notice(3)};
    EXPECT_FALSE(journal_->PutNoticeReceiver(kHere, {kAda, 7, "b"}, third)) << "somebody was first";
    EXPECT_THAT(all({0}), testing::ElementsAre(2, 1)) << "in their time";
    EXPECT_THAT(all({0}, kNoon), testing::ElementsAre(2));
    EXPECT_THAT(all({1, 2}), IsEmpty());
    EXPECT_THAT(all({}), IsEmpty());
    const NoticeReceiver kept = journal_->FindNoticeReceiver(kHere, kAda);
    EXPECT_EQ(kept.version, 1);
    EXPECT_EQ(kept.kept, "ada@malmo.example");
    EXPECT_TRUE(journal_->PutNoticeReceiver(kHere, {kAda, 1, "ada@lund.example"}, third));
    EXPECT_EQ(journal_->FindNoticeReceiver(kHere, kAda).version, 2);
    ASSERT_EQ(journal_->NoticeReceivers(kHere).size(), 1U);
    EXPECT_EQ(journal_->NoticeReceivers(kHere)[0].kept, "ada@lund.example");
    EXPECT_THAT(journal_->NoticeReceivers(kThere), IsEmpty());

    // One server takes it; the other finds that it has changed.
    const Notice was = notice(3);
    Notice is = was;
    is.status = 1, is.attempts = 1, is.interrupted = 1, is.next = AddSeconds(kNoon, 9), is.answer = "451";
    EXPECT_TRUE(journal_->ChangeNotice(kHere, was, is));
    EXPECT_FALSE(journal_->ChangeNotice(kHere, was, is));
    EXPECT_FALSE(journal_->ChangeNotice(kThere, is, was));
    ASSERT_THAT(all({1}), testing::ElementsAre(3));
    EXPECT_EQ(journal_->Notices({.association = kHere, .status = {1}})[0], is);

    // One's own, the newest first.
    NoticeQuery own;
    own.association = kHere;
    own.status = {0, 1};
    own.newest = true;
    const auto first = [&](WorkerId worker) {
        own.worker = worker;
        const std::vector<Notice> found = journal_->Notices(own);
        EXPECT_EQ(journal_->CountNotices(own), std::ssize(found));
        return found.empty() ? 0 : found[0].id;
    };
    EXPECT_EQ(first(kAda), 1);
    EXPECT_EQ(first(WorkerId{kAda.value + 1}), 0);
    EXPECT_EQ(first({}), 1);

    // They go in time, and the receiver when nobody is to be told any more.
    const std::vector<Notice> late{notice(4, AddSeconds(kNoon, kNoticeSeconds + 1))};
    EXPECT_TRUE(journal_->PutNoticeReceiver(kHere, {kAda, 2, "c"}, late));
    EXPECT_THAT(all({0, 1}), testing::ElementsAre(1, 4));
    EXPECT_FALSE(journal_->PutNoticeReceiver(kHere, {kAda, 2, ""}, {}));
    EXPECT_TRUE(journal_->PutNoticeReceiver(kHere, {kAda, 3, ""}, {}));
    EXPECT_THAT(journal_->NoticeReceivers(kHere), IsEmpty());

    ASSERT_TRUE(journal_->PutNoticeReceiver(kHere, {kAda, 0, "d"}, {}));
    const auto raw = Raw();
    raw->Scope(kHere.value);
    ASSERT_EQ(raw->Execute("update notice_receiver set worker = 8"), 1);
    EXPECT_THROW((void)journal_->FindNoticeReceiver(kHere, WorkerId{8}), Tampered) << "bound to its owner";
    ASSERT_EQ(raw->Execute("update notice set id = 9 where id = 4"), 1);
    EXPECT_THROW((void)all({0}), Tampered);
}

TEST_P(JournalTest, DraftsAreTheirWritersOwnSealedAndGoInTime) {
    const DraftPlace place{CaseId{100}, kAda, Party::kSocialServices, "thread"};
    const auto found = [&](const DraftPlace& where, Instant now = kNoon) {
        const auto draft = journal_->FindDraft(kHere, where, now);
        return draft ? draft->text : "none";
    };
    journal_->KeepDraft(kHere, place, {"Hej Tes", kNoon});
    journal_->KeepDraft(kHere, place, {"Hej Testa", kNoon});
    EXPECT_EQ(found(place), "Hej Testa") << "the later one";
    for (const DraftPlace& other : {DraftPlace{CaseId{101}, kAda, Party::kSocialServices, "thread"},
                                    DraftPlace{CaseId{100}, kBo, Party::kSocialServices, "thread"},
                                    DraftPlace{CaseId{100}, kAda, Party::kLabourMarket, "thread"},
                                    DraftPlace{CaseId{100}, kAda, Party::kSocialServices, "abc"}})
        EXPECT_EQ(found(other), "none");
    EXPECT_FALSE(journal_->FindDraft(kThere, place, kNoon));
    EXPECT_THROW(journal_->KeepDraft(kHere, {CaseId{100}, kAda, Party::kSocialServices, std::string(40, 'a')},
                                     {"", kNoon}),
                 std::invalid_argument);

    EXPECT_EQ(found(place, AddSeconds(kNoon, kDraftSeconds - 1)), "Hej Testa");
    EXPECT_EQ(found(place, AddSeconds(kNoon, kDraftSeconds)), "none") << "30 days";
    const DraftPlace later{CaseId{101}, kBo, Party::kSocialServices, "thread"};
    journal_->KeepDraft(kHere, later, {"Senare", AddSeconds(kNoon, kDraftSeconds)});
    EXPECT_EQ(found(place), "none") << "and gone from the database";

    const auto raw = Raw();
    raw->Scope(kHere.value);
    ASSERT_EQ(raw->Execute("update draft set worker = 8 where case_id = 101"), 1);
    EXPECT_THROW((void)found({CaseId{101}, WorkerId{8}, Party::kSocialServices, "thread"}), Tampered)
        << "bound to its writer";
    journal_->KeepDraft(kHere, later, {"Igen", kNoon});
    journal_->EraseDraft(kHere, later);
    EXPECT_EQ(found(later), "none");

    // It goes with what was made of it, and with nothing that did not go through.
    journal_->KeepDraft(kHere, place, {"Skickas", kNoon});
    Append append = To(CaseId{100}, 5, {Entry(Party::kSocialServices, "{}")});
    append.sent = {place};
    EXPECT_EQ(journal_->Commit(append).outcome, Outcome::kMoved);
    EXPECT_EQ(found(place), "Skickas");
    append.expected = 0;
    ASSERT_EQ(journal_->Commit(append).outcome, Outcome::kDone);
    EXPECT_EQ(found(place), "none");
}

TEST_P(ListTest, DuesAreMineOrNobodysInCasesThatAreMine) {
    DueQuery query;
    query.association = kHere;
    query.reader = kSocial;
    query.worker = kAda;
    query.until = Date{25};
    query.now = Later(1);
    const auto found = [&] {
        std::vector<std::pair<int, std::int64_t>> dues;
        for (const Due& due : journal_->Dues(query)) dues.emplace_back(due.due.days, due.case_id.value);
        return dues;
    };
    using Expected = std::vector<std::pair<int, std::int64_t>>;
    EXPECT_EQ(found(),
              (Expected{{2, 111}, {4, 109}, {6, 107}, {8, 105}, {10, 103}, {12, 101}, {21, 101}, {23, 103}}));
    EXPECT_EQ(journal_->Dues(query)[0].content, "content 11");
    query.limit = 2;
    EXPECT_EQ(found(), (Expected{{2, 111}, {4, 109}}));
    query.limit = 200;
    query.until = Date{4};
    EXPECT_EQ(found(), (Expected{{2, 111}}));
    query.until = Date{25};
    query.teams = {kNorth};
    EXPECT_EQ(found(), (Expected{{2, 111},
                                 {4, 109},
                                 {6, 107},
                                 {8, 105},
                                 {10, 103},
                                 {12, 101},
                                 {21, 101},
                                 {22, 102},
                                 {23, 103},
                                 {24, 104}}));
    query.now = Later(-1);
    EXPECT_THAT(found(), IsEmpty());
    query.now = Later(1);
    query.reader = kHealth;
    EXPECT_THAT(found(), IsEmpty());
}

TEST_P(JournalTest, FactsComeByRevision) {
    const auto fact = [](std::int64_t id, std::int16_t months) {
        Fact f;
        f.case_id = CaseId{id};
        f.opened = Date{100};
        f.months = months;
        f.sex = 1;
        return f;
    };
    Projections p;
    p.fact = fact(100, 1);
    Project(CaseId{100}, p);
    p.fact = fact(101, 2);
    Project(CaseId{101}, p);
    auto [all, revision] = journal_->Facts(kHere, 0);
    EXPECT_THAT(all, ElementsAre(fact(100, 1), fact(101, 2)));
    EXPECT_EQ(journal_->Facts(kHere, revision), (std::pair<std::vector<Fact>, std::int64_t>{{}, revision}));
    p.fact = fact(100, 3);
    Project(CaseId{100}, p);
    p.fact.reset();
    Project(CaseId{101}, p);
    auto [changed, newest] = journal_->Facts(kHere, revision);
    Fact gone;
    gone.case_id = CaseId{101};
    EXPECT_THAT(changed, ElementsAre(fact(100, 3), gone));
    EXPECT_GT(newest, revision);
    Project(CaseId{101}, p);  // still none: nothing to tell
    EXPECT_THAT(journal_->Facts(kHere, newest).first, IsEmpty());
    EXPECT_THAT(journal_->Facts(kThere, 0).first, IsEmpty());
}

// ---- the access log

TEST_P(JournalTest, TheLogOfACaseHoldsItsReadsAndTheListsItWasIn) {
    const CaseId one{100}, two{101};
    ASSERT_EQ(Put(one, 0, {Entry(Party::kSocialServices, "x")}).outcome, Outcome::kDone);
    const auto log = [&](std::vector<AccessRow> rows) {
        std::promise<void> done;
        journal_->Log(kHere, std::move(rows), [&] { done.set_value(); });
        done.get_future().wait();
    };
    AccessRow read{Access::kRead,
                   kAda,
                   Party::kSocialServices,
                   domain::Role::kSocialWorker,
                   Later(1),
                   one,
                   {},
                   1,
                   "case",
                   {},
                   std::string("\0digest of it\xff.", 15)};
    AccessRow list{Access::kListed,
                   kBo,
                   Party::kHealthRegion,
                   domain::Role::kCareCoordinator,
                   Later(2),
                   {},
                   {two, one},
                   0,
                   "cases",
                   "192.0.2.1",
                   ""};
    AccessRow other_list = list;
    other_list.listed = {two};
    AccessRow other = read;
    other.case_id = two;
    AccessRow late = read;
    late.at = Later(3);
    late.access = Access::kRefused;
    log({read, list, other_list, other});
    log({late});
    const auto rows = journal_->AccessOf(kHere, one, 10);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].access, Access::kRefused);
    EXPECT_EQ(rows[1].access, Access::kListed);
    EXPECT_EQ(rows[1].listed, (std::vector<CaseId>{two, one}));
    EXPECT_EQ(rows[1].page, "cases");
    EXPECT_EQ(rows[2].at, Later(1));
    EXPECT_EQ(rows[2].worker, kAda);
    EXPECT_EQ(rows[2].party, Party::kSocialServices);
    EXPECT_EQ(rows[2].role, domain::Role::kSocialWorker);
    EXPECT_EQ(rows[2].sequence, 1);
    EXPECT_EQ(rows[2].digest, read.digest);
    ASSERT_EQ(journal_->AccessOf(kHere, one, 2).size(), 2U);
    EXPECT_EQ(journal_->AccessOf(kHere, one, 2)[1].access, Access::kListed);
    EXPECT_THAT(journal_->AccessOf(kThere, one, 10), IsEmpty());
    EXPECT_THAT(journal_->AccessOf(kHere, one, 10, Party::kAdultEducation), IsEmpty());
    const auto own = [&] { return journal_->AccessOf(kHere, one, 3, Party::kSocialServices).size(); };
    const auto before = own();
    AccessRow theirs = read;
    theirs.party = Party::kAdultEducation;
    theirs.at = Later(2);
    log({theirs, theirs, theirs});
    EXPECT_GE(before, 2U);
    EXPECT_EQ(own(), before) << "what others did pushes none of it out";
}

TEST_P(JournalTest, TheLogReachesBackThroughManyLists) {
    const CaseId one{100};
    ASSERT_EQ(Put(one, 0, {Entry(Party::kSocialServices, "x")}).outcome, Outcome::kDone);
    std::vector<AccessRow> rows(3500);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].access = Access::kListed;
        rows[i].at = Later(static_cast<int>(i) / 3);
        rows[i].listed = {CaseId{7}, i % 1000 == 17 ? one : CaseId{8}};
    }
    std::promise<void> done;
    journal_->Log(kHere, rows, [&] { done.set_value(); });
    done.get_future().wait();
    EXPECT_EQ(journal_->AccessOf(kHere, one, 100).size(), 4U);
    EXPECT_EQ(journal_->AccessOf(kHere, one, 3).size(), 3U);
    EXPECT_EQ(journal_->AccessOf(kHere, one, 1)[0].at, Later(3017 / 3));
}

TEST_P(JournalTest, AccessRowsOfAWriteStandOrFallWithIt) {
    const CaseId one{100};
    auto append = To(one, 3, {Entry(Party::kSocialServices, "x")});
    AccessRow row;
    row.access = Access::kWritten;
    row.case_id = one;
    row.at = Later(1);
    append.access = {row};
    ASSERT_EQ(journal_->Commit(append).outcome, Outcome::kMoved);
    EXPECT_THAT(journal_->AccessOf(kHere, one, 10), IsEmpty());
    append.expected = 0;
    ASSERT_EQ(journal_->Commit(append).outcome, Outcome::kDone);
    EXPECT_EQ(journal_->AccessOf(kHere, one, 10).size(), 1U);
}

// ---- sign-in, events

TEST_P(JournalTest, LoginsAndSessionsAreFoundByHash) {
    journal_->PutLogin(kHere, "ada", Login{kAda, "$argon2id$one"});
    journal_->PutLogin(kHere, "ada", Login{kAda, "$argon2id$two"});
    Reopen();
    ASSERT_TRUE(journal_->FindLogin(kHere, "ada"));
    EXPECT_EQ(journal_->FindLogin(kHere, "ada")->password_hash, "$argon2id$two");
    EXPECT_EQ(journal_->FindLogin(kHere, "ada")->worker, kAda);
    EXPECT_FALSE(journal_->FindLogin(kHere, "bo"));
    EXPECT_FALSE(journal_->FindLogin(kThere, "ada"));

    Session session{kAda,
                    Party::kSocialServices,
                    domain::Role::kSocialWorker,
                    kNoon,
                    kNoon,
                    Later(60),
                    "0123456789abcdef0123456789abcdef",
                    1,
                    {},
                    {},
                    {},
                    {},
                    {}};
    journal_->PutSession(kHere, "token-1", session);
    journal_->SeeSession(kHere, "token-1", Later(30));
    const auto found = journal_->FindSession(kHere, "token-1");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->worker, kAda);
    EXPECT_EQ(found->party, Party::kSocialServices);
    EXPECT_EQ(found->role, domain::Role::kSocialWorker);
    EXPECT_EQ(found->last_seen, Later(30));
    EXPECT_EQ(found->ends, Later(60));
    EXPECT_EQ(found->csrf, session.csrf);
    EXPECT_FALSE(journal_->FindSession(kHere, "token-2"));
    EXPECT_FALSE(journal_->FindSession(kThere, "token-1"));
    Session later = session;
    later.begins = later.last_seen = Later(61);
    later.ends = Later(120);
    journal_->PutSession(kHere, "token-2", later);
    EXPECT_FALSE(journal_->FindSession(kHere, "token-1")) << "a new session sweeps ended ones away";
    journal_->EndSession(kHere, "token-2");
    EXPECT_FALSE(journal_->FindSession(kHere, "token-2"));
    journal_->SeeSession(kHere, "token-2", Later(70));
    EXPECT_FALSE(journal_->FindSession(kHere, "token-2")) << "one that has ended does not come back";
}

TEST_P(JournalTest, ADraftKeyIsTheSameEachTimeAndNobodyElses) {
    const auto key = [&](AssociationId place, WorkerId worker, Party party) {
        return journal_->DraftKey(place, worker, party);
    };
    const std::string hers = key(kHere, kAda, Party::kSocialServices);
    EXPECT_THAT(hers, testing::MatchesRegex("[0-9a-f]{64}"));
    EXPECT_EQ(key(kHere, kAda, Party::kSocialServices), hers);
    EXPECT_NE(key(kThere, kAda, Party::kSocialServices), hers);
    EXPECT_NE(key(kHere, WorkerId{kAda.value + 1}, Party::kSocialServices), hers);
    EXPECT_NE(key(kHere, kAda, Party::kEmploymentService), hers);
}

TEST_P(JournalTest, SessionsEndByWorkerByProviderAndByWhatTheProviderCallsThem) {
    const auto begin = [&](std::string token, WorkerId worker, std::int64_t id, std::string door,
                           std::string subject, std::string there) {
        Session s{worker, Party::kSocialServices, domain::Role::kSocialWorker, kNoon, kNoon, Later(600), "c"};
        s.id = id;
        s.door = std::move(door);
        s.source = "192.0.2.7";
        s.device = "Bläddrare 1.0";
        s.subject = std::move(subject);
        s.provider_session = std::move(there);
        journal_->PutSession(kHere, token, s);
    };
    const auto left = [&] {
        std::string tokens;
        for (const char* token : {"a", "b", "c", "d", "e"})
            if (journal_->FindSession(kHere, token)) tokens += token;
        return tokens;
    };
    begin("a", kAda, 1, "", "", "");
    begin("b", kAda, 2, "ad", "sub-1", "sid-1");
    begin("c", kAda, 3, "ad", "sub-1", "sid-2");
    begin("d", kAda, 4, "other", "sub-1", "sid-1");
    begin("e", kBo, 5, "ad", "sub-2", "sid-1");
    const auto own = journal_->SessionsOf(kHere, kAda);
    ASSERT_EQ(own.size(), 4U);
    EXPECT_EQ(own[0].id, 4) << "newest first";
    EXPECT_EQ(own[0].door, "other");
    EXPECT_EQ(own[0].source, "192.0.2.7");
    EXPECT_EQ(own[0].device, "Bläddrare 1.0");
    EXPECT_THAT(own[0].subject, IsEmpty());
    EXPECT_THAT(journal_->SessionsOf(kThere, kAda), IsEmpty());

    const auto start = journal_->LastEvent();
    const auto ending = [](WorkerId worker, std::int64_t only, std::int64_t but) {
        Ending e;
        e.worker = worker;
        e.only = only;
        e.but = but;
        return e;
    };
    EXPECT_EQ(journal_->EndSessions(kHere, ending(kBo, 1, 0)), 0) << "another's is not one's own";
    EXPECT_EQ(journal_->EndSessions(kHere, {{}, 0, 0, "ad", "sub-1", "sid-2"}), 1) << "the session, if told";
    EXPECT_EQ(left(), "abde");
    EXPECT_EQ(journal_->EndSessions(kThere, {{}, 0, 0, "ad", "sub-1", ""}), 0);
    EXPECT_EQ(journal_->EndSessions(kHere, {{}, 0, 0, "ad", "sub-1", ""}), 1);
    EXPECT_EQ(left(), "ade");
    EXPECT_EQ(journal_->EndSessions(kHere, {{}, 0, 0, "ad", "", ""}), 0) << "nobody in particular is nobody";
    EXPECT_EQ(journal_->EndSessions(kHere, ending(kAda, 0, 4)), 1);
    EXPECT_EQ(left(), "de");
    EXPECT_EQ(journal_->EndSessions(kHere, ending(kAda, 4, 0)), 1);
    EXPECT_EQ(left(), "e");
    for (const auto& event : journal_->Events(start, 0)) EXPECT_EQ(event.stream, kSessionStream);
    EXPECT_GE(journal_->LastEvent(), start + 4);
}

TEST_P(JournalTest, DoorsKnowPeopleByHashAndNothingIsUsedTwice) {
    journal_->PutIdentity(kHere, "ad", "ada@2021002114", kAda);
    journal_->PutIdentity(kHere, "ad", "a.d@2021002114", kAda);
    EXPECT_EQ(journal_->FindIdentity(kHere, "ad", "ada@2021002114"), kAda);
    EXPECT_FALSE(journal_->FindIdentity(kHere, "other", "ada@2021002114"));
    EXPECT_FALSE(journal_->FindIdentity(kThere, "ad", "ada@2021002114"));
    journal_->RemoveIdentities(kHere, kBo);
    journal_->RemoveIdentity(kHere, "other", "ada@2021002114");
    EXPECT_TRUE(journal_->FindIdentity(kHere, "ad", "ada@2021002114"));
    journal_->RemoveIdentities(kHere, kAda);
    EXPECT_FALSE(journal_->FindIdentity(kHere, "ad", "a.d@2021002114"));

    EXPECT_EQ(journal_->FindSecondFactor(kHere, kAda), "");
    journal_->PutSecondFactor(kHere, kAda, "hemlig-nyckel");
    Reopen();
    EXPECT_EQ(journal_->FindSecondFactor(kHere, kAda), "hemlig-nyckel");
    EXPECT_EQ(journal_->FindSecondFactor(kHere, kBo), "");
    journal_->PutSecondFactor(kHere, kAda, "");
    EXPECT_EQ(journal_->FindSecondFactor(kHere, kAda), "");

    const Instant soon = AddSeconds(SystemClock{}.Now(), 60);
    EXPECT_TRUE(journal_->UseOnce(kHere, "nonce", soon));
    EXPECT_FALSE(journal_->UseOnce(kHere, "nonce", soon));
    EXPECT_TRUE(journal_->UseOnce(kThere, "nonce", soon));
    EXPECT_TRUE(journal_->UseOnce(kHere, "old", AddSeconds(SystemClock{}.Now(), -60)));
    EXPECT_TRUE(journal_->UseOnce(kHere, "old", soon)) << "kept no longer than it must be";

    const std::string ticket = journal_->SealTicket(kHere, "state");
    EXPECT_EQ(journal_->OpenTicket(kHere, ticket), "state");
    EXPECT_FALSE(journal_->OpenTicket(kThere, ticket));
    std::string other = ticket;
    other.back() = static_cast<char>(other.back() ^ 1);
    EXPECT_FALSE(journal_->OpenTicket(kHere, other));
    EXPECT_FALSE(journal_->OpenTicket(kHere, ""));
}

TEST_P(JournalTest, EventsTellOfEveryCommittedAppendInOrder) {
    auto other = Journal::Open(Where());
    ASSERT_TRUE(other);
    const auto start = journal_->LastEvent();
    EXPECT_THAT(journal_->Events(start, 0), IsEmpty());
    ASSERT_EQ(Put(CaseId{100}, 0, {Entry(Party::kSocialServices, "x")}).outcome, Outcome::kDone);
    ASSERT_EQ(Put(CaseId{100}, 7, {Entry(Party::kSocialServices, "x")}).outcome, Outcome::kMoved);
    ASSERT_EQ((*other)->Commit(To(CaseId{101}, 0, {Entry(Party::kSocialServices, "x")})).outcome,
              Outcome::kDone);
    const auto events = journal_->Events(start, 0);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].stream, CaseId{100});
    EXPECT_EQ(events[0].association, kHere);
    EXPECT_EQ(events[1].stream, CaseId{101});
    EXPECT_LT(events[0].number, events[1].number);
    EXPECT_EQ(journal_->LastEvent(), events[1].number);
    EXPECT_EQ(journal_->Events(events[0].number, 0).size(), 1U);
}

TEST_P(JournalTest, WaitingForAnEventEndsWhenItComes) {
    const auto start = journal_->LastEvent();
    auto waiting = std::async(std::launch::async, [&] { return journal_->Events(start, 30'000); });
    ASSERT_EQ(Put(CaseId{100}, 0, {Entry(Party::kSocialServices, "x")}).outcome, Outcome::kDone);
    ASSERT_EQ(waiting.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    EXPECT_EQ(waiting.get().size(), 1U);
}

// ---- seals

class TamperTest : public JournalTest {
  protected:
    void SetUp() override {
        JournalTest::SetUp();
        for (const CaseId stream : {one_, two_})
            ASSERT_EQ(Put(stream, 0,
                          {Entry(Party::kSocialServices, "same"), Entry(Party::kSocialServices, "same"),
                           Entry(Party::kHealthRegion, "same")})
                          .outcome,
                      Outcome::kDone);
    }
    void Spoil(const std::string& sql) { Raw()->Script(sql); }
    void ExpectTampered(std::size_t index) {
        EXPECT_THROW(
            {
                Stream stream = journal_->Read(kHere, one_);
                (void)stream.Open(index);
            },
            Tampered);
    }
    CaseId one_{100}, two_{200};
};
INSTANTIATE_TEST_SUITE_P(Engines, TamperTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(TamperTest, EveryByteOfASealCounts) {
    auto raw = Raw();
    std::string sealed;
    {
        auto rows = raw->Query("select sealed from entry where case_id = 100 and seq = 1");
        ASSERT_TRUE(rows.Next());
        sealed = rows.Bytes(0);
    }
    ASSERT_EQ(sealed.size(), 4 + kSealSize);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string flipped = sealed;
        flipped[i] = static_cast<char>(flipped[i] ^ 1);
        raw->Execute("update entry set sealed = $1 where case_id = 100 and seq = 1", {db::Blob{flipped}});
        ExpectTampered(0);
    }
    raw->Execute("update entry set sealed = $1 where case_id = 100 and seq = 1", {db::Blob{{}}});
    ExpectTampered(0);
    raw->Execute("update entry set sealed = $1 where case_id = 100 and seq = 1", {db::Blob{sealed}});
    EXPECT_THAT(Payloads(one_), ElementsAre("same", "same", "same"));
}

TEST_P(TamperTest, EveryColumnOfAHeadCounts) {
    for (const char* column :
         {"id", "item", "version", "kind", "category", "topic", "named", "author", "at"}) {
        const std::string name(column);
        Spoil("update entry set " + name + " = " + name + " + 1 where case_id = 100 and seq = 1");
        ExpectTampered(0);
        Spoil("update entry set " + name + " = " + name + " - 1 where case_id = 100 and seq = 1");
    }
    Spoil("update entry set owner = 6 where case_id = 100 and seq = 1");
    ExpectTampered(0);
    Spoil("update entry set owner = 200 where case_id = 100 and seq = 1");
    ExpectTampered(0);
    Spoil("update entry set owner = 2, category = 900 where case_id = 100 and seq = 1");
    ExpectTampered(0);
    Spoil("update entry set category = 16 where case_id = 100 and seq = 1");
    EXPECT_THAT(Payloads(one_), ElementsAre("same", "same", "same"));
}

TEST_P(TamperTest, RowsCannotChangePlacesNorGo) {
    Spoil(
        "update entry set seq = 9 where case_id = 100 and seq = 1; update entry set seq = 1 where case_id = "
        "100 and seq = 2;"
        "update entry set seq = 2 where case_id = 100 and seq = 9");
    ExpectTampered(0);
    Spoil(
        "update entry set seq = 9 where case_id = 100 and seq = 1; update entry set seq = 1 where case_id = "
        "100 and seq = 2;"
        "update entry set seq = 2 where case_id = 100 and seq = 9");
    EXPECT_THAT(Payloads(one_), ElementsAre("same", "same", "same"));
    Spoil("delete from entry where case_id = 100 and seq = 2");
    ExpectTampered(0);
}

TEST_P(TamperTest, ACaseCannotBeGivenAnothersRowsEvenWithItsKeys) {
    Spoil(
        "delete from entry where case_id = 100; delete from data_key where case_id = 100;"
        "update entry set case_id = 100 where case_id = 200; update data_key set case_id = 100 where case_id "
        "= 200");
    ExpectTampered(0);
}

TEST_P(TamperTest, WithoutItsKeyAPartIsGoneAndTheRestStays) {
    Spoil("delete from data_key where case_id = 100 and owner = 6");
    Stream stream = journal_->Read(kHere, one_);
    EXPECT_EQ(stream.Open(0), "same");
    EXPECT_THROW((void)stream.Open(2), Tampered);
}

TEST_P(TamperTest, CardsAndFactsAreBoundToTheirPlaces) {
    for (const CaseId id : {CaseId{301}, CaseId{302}}) {
        Projections p;
        p.cards = {MakeCard(id, kSocial, 5)};
        p.grants = {ToWorker(id, kAda)};
        p.fact = Fact{};
        p.fact->case_id = id;
        p.fact->opened = Date{3};
        Project(id, p);
    }
    Spoil(
        "update card set case_id = 999 where case_id = 301; update card set case_id = 301 where case_id = "
        "302");
    EXPECT_THROW((void)journal_->Cards(PartyList()), Tampered);
    Spoil(
        "update card set case_id = 302 where case_id = 301; update card set case_id = 301 where case_id = "
        "999");
    Reopen();
    EXPECT_EQ(journal_->Cards(PartyList()).size(), 2U);
    // What has been proved is shown as it was proved, as long as it is remembered; then nothing is shown.
    Spoil("update card set phase = 9 where case_id = 301");
    for (const Card& card : journal_->Cards(PartyList())) EXPECT_NE(card.phase, 9);
    Reopen();
    EXPECT_THROW((void)journal_->Cards(PartyList()), Tampered);
    Spoil("update fact set sealed = (select f.sealed from fact f where f.case_id = 301) where case_id = 302");
    EXPECT_THROW((void)journal_->Facts(kHere, 0), Tampered);
}

class AccessChain : public JournalTest {
  protected:
    static constexpr int kRows = 30;
    void SetUp() override {
        JournalTest::SetUp();
        for (int i = 0; i < kRows; ++i) Log(i);
    }
    void Log(int i) {
        AccessRow row;
        row.worker = WorkerId{7 + i % 3};
        row.at = Later(i);
        row.page = "case";
        row.source = "192.0.2.1";
        if (i % 4 == 0)
            row.listed = {CaseId{100}, CaseId{200}};
        else
            row.case_id = CaseId{100};
        std::promise<void> done;
        journal_->Log(kHere, {row}, [&] { done.set_value(); });
        done.get_future().get();
    }
    void Spoil(const std::string& sql) { Raw()->Script(sql); }
    AccessProof Proof() { return journal_->ProveAccess(kHere, {}, {}, {}); }
    AccessFault FaultAfter(const std::string& sql) {
        Spoil(sql);
        return Proof().fault;
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, AccessChain, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(AccessChain, IsProvedRowByRow) {
    std::vector<std::int64_t> ordinals;
    const AccessProof proof =
        journal_->ProveAccess(kHere,
                              [&](const AccessRow& row, std::int64_t ordinal) {
                                  EXPECT_EQ(row.at, Later(static_cast<int>(ordinal) - 1));
                                  ordinals.push_back(ordinal);
                              },
                              {}, {});
    EXPECT_EQ(proof.fault, AccessFault::kNone);
    EXPECT_EQ(proof.rows, kRows);
    EXPECT_EQ(ordinals.size(), static_cast<std::size_t>(kRows));
    EXPECT_EQ(proof.link.size(), 2 * kLinkSize);
    EXPECT_EQ(journal_->ProveAccess(kThere, {}, {}, {}).rows, 0);
    EXPECT_EQ(journal_->AccessVerifyKey().size(), 64U);
}

TEST_P(AccessChain, EveryColumnIsProved) {
    for (const char* const change :
         {"at = at + 1", "access = access + 1", "worker = worker + 1", "party = party + 1", "role = role + 1",
          "case_id = case_id + 1", "seq = seq + 1", "page = 'list'", "digest = page_digest",
          "listed = page_digest", "source = '192.0.2.9'", "ordinal = ordinal + 1", "chain = page_digest"}) {
        std::string sql = change;
        const std::string bytes =
            GetParam() == Engine::kSqlite ? "x'0102030405060708'" : "'\\x0102030405060708'";
        if (const auto at = sql.find("page_digest"); at != std::string::npos) sql.replace(at, 11, bytes);
        const std::string column = sql.substr(0, sql.find(' '));
        const std::string row =
            " where association_id = 11 and number = (select min(number) + 9 from access_log)";
        Spoil("create table kept as select * from access_log" + row);
        EXPECT_NE(FaultAfter("update access_log set " + sql + row), AccessFault::kNone) << change;
        EXPECT_EQ(FaultAfter("update access_log set " + column + " = (select " + column + " from kept)" +
                             row + "; drop table kept"),
                  AccessFault::kNone);
    }
}

TEST_P(AccessChain, ARowGoneMovedOrAddedIsSeen) {
    const auto at = [](int i) {
        return "(select min(number) + " + std::to_string(i) + " from access_log where association_id = 11)";
    };
    Spoil("create table kept as select * from access_log");
    const std::string columns =
        "association_id, at, access, worker, party, role, case_id, seq, listed, page, digest, source, "
        "ordinal, chain";
    const std::string restore = "delete from access_log; insert into access_log (" + columns + ") select " +
                                columns + " from kept order by number";
    EXPECT_EQ(FaultAfter("delete from access_log where number = " + at(12)), AccessFault::kMissing);
    EXPECT_EQ(Proof().at, 13);
    EXPECT_EQ(FaultAfter(restore), AccessFault::kNone);
    EXPECT_EQ(FaultAfter("delete from access_log where number = " + at(0)), AccessFault::kMissing);
    EXPECT_EQ(FaultAfter(restore), AccessFault::kNone);
    EXPECT_EQ(FaultAfter("delete from access_log where number >= " + at(25)), AccessFault::kMissing);
    EXPECT_EQ(FaultAfter(restore), AccessFault::kNone);
    EXPECT_EQ(FaultAfter("insert into access_log (" + columns + ") select " + columns +
                         " from kept where ordinal = 5"),
              AccessFault::kAdded);
    EXPECT_EQ(FaultAfter(restore), AccessFault::kNone);
    EXPECT_EQ(
        FaultAfter("insert into access_log (" + columns + ") select association_id, at, access, worker, " +
                   "party, role, case_id, seq, listed, page, digest, source, null, null from kept where "
                   "ordinal = 5"),
        AccessFault::kAdded);
    // Two rows that change places, ordinals and all but the links.
    EXPECT_EQ(FaultAfter(restore + "; update access_log set ordinal = 99 where ordinal = 7;"
                                   "update access_log set ordinal = 7 where ordinal = 8;"
                                   "update access_log set ordinal = 8 where ordinal = 99"),
              AccessFault::kMissing);
    EXPECT_EQ(FaultAfter(restore + "; delete from access_chain"), AccessFault::kMissing);
}

// Whoever has the database can cut off the newest rows and mend the end; not what was told before.
TEST_P(AccessChain, RowsCutOffAreMissedByWhatWasToldElsewhere) {
    const auto end_after = [&](int rows) {
        ChainEnd end{rows, {}};
        auto links = Raw();
        auto row = links->Query("select chain from access_log where association_id = 11 and ordinal = $1",
                                {std::int64_t{rows}});
        EXPECT_TRUE(row.Next());
        end.link = row.Bytes(0);
        return end;
    };
    const std::vector<ChainEnd> told{end_after(kRows), end_after(20), end_after(kRows)};
    const auto fault = [&](std::span<const ChainEnd> ends) {
        return journal_->ProveAccess(kHere, {}, {}, ends).fault;
    };
    EXPECT_EQ(fault(told), AccessFault::kNone);
    Spoil(
        "delete from access_log where ordinal > 25; update access_chain set ordinal = 25, chain = (select "
        "chain"
        " from access_log where ordinal = 25)");
    EXPECT_EQ(fault({}), AccessFault::kNone) << "nothing in the database tells";
    EXPECT_EQ(fault(std::span(told).subspan(1, 1)), AccessFault::kNone);
    EXPECT_EQ(fault(told), AccessFault::kMissing);
    EXPECT_EQ(journal_->ProveAccess(kHere, {}, {}, told).at, 26);
    for (int i = 25; i < kRows; ++i) Log(100 + i);  // others come in their place
    EXPECT_EQ(fault({}), AccessFault::kNone);
    EXPECT_EQ(fault(told), AccessFault::kAltered);
    EXPECT_EQ(journal_->ProveAccess(kHere, {}, {}, told).at, kRows);
}

// A day later the chain's end is signed. A checkpoint certifies no disposal: what is gone before it is
// missed.
TEST_P(AccessChain, ACheckpointADaySaysHowTheChainStood) {
    EXPECT_EQ(Proof().checkpoints, 0);
    Spoil("update access_chain set day = day - 1");
    Log(kRows);
    EXPECT_EQ(Proof().checkpoints, 1);
    EXPECT_EQ(Proof().fault, AccessFault::kNone);
    Log(kRows + 1);
    EXPECT_EQ(Proof().checkpoints, 1);
    EXPECT_EQ(FaultAfter("delete from access_log where ordinal <= " + std::to_string(kRows)),
              AccessFault::kMissing);
    EXPECT_EQ(Proof().at, 1);
    EXPECT_EQ(FaultAfter("delete from access_log; update access_chain set ordinal = 0"),
              AccessFault::kMissing);
    EXPECT_EQ(FaultAfter("update access_checkpoint set ordinal = ordinal - 1"), AccessFault::kSignature);
}

TEST_P(AccessChain, RowsFromBeforeTheChainAreCounted) {
    Spoil("update access_log set ordinal = null, chain = null; delete from access_chain");
    Log(1);
    const AccessProof proof = Proof();
    EXPECT_EQ(proof.fault, AccessFault::kNone);
    EXPECT_EQ(proof.unchained, kRows);
    EXPECT_EQ(proof.rows, 1);
}

// A server asks before it answers anybody.
TEST_P(AccessChain, WithoutALogThatCanBeWrittenNothingStarts) {
    EXPECT_TRUE(journal_->CheckAccessLog(kHere));
    EXPECT_EQ(Proof().rows, kRows) << "nothing was added";
    const auto refuses = [&](const std::string& sql, const std::string& undo) {
        Spoil(sql);
        const auto checked = journal_->CheckAccessLog(kHere);
        EXPECT_FALSE(checked) << sql;
        if (!checked) {
            EXPECT_EQ(checked.error().code, Code::kSetup);
        }
        Spoil(undo);
        EXPECT_TRUE(journal_->CheckAccessLog(kHere)) << undo;
    };
    refuses("alter table access_log rename to gone", "alter table gone rename to access_log");
    refuses("alter table access_chain rename to gone", "alter table gone rename to access_chain");
    Spoil("create table kept as select * from access_log");
    const std::string last = " where number = (select max(number) from access_log)";
    refuses("update access_log set worker = worker + 1" + last,
            "update access_log set worker = worker - 1" + last);
    refuses("update access_chain set ordinal = ordinal + 1", "update access_chain set ordinal = ordinal - 1");
    if (GetParam() == Engine::kSqlite)  // who has the database can forbid, and is found out
        refuses("create trigger mute before insert on access_log begin select raise(abort, 'no'); end",
                "drop trigger mute");
    Spoil("delete from access_log" + last);
    EXPECT_FALSE(journal_->CheckAccessLog(kHere));
}

// What cannot be logged is not done: `failed` is told, and nothing else.
TEST_P(AccessChain, WhatCannotBeLoggedIsNotLetGo) {
    Spoil("alter table access_log rename to gone");
    std::promise<std::string> told;
    AccessRow row;
    row.at = Later(1);
    journal_->Log(kHere, {row}, [&] { told.set_value("done"); }, [&] { told.set_value("failed"); });
    EXPECT_EQ(told.get_future().get(), "failed");
    Spoil("alter table gone rename to access_log");
}

TEST_P(AccessChain, ReviewersRowsAreThePartysInOrderOfTime) {
    const auto log = [&](domain::Party party, int worker, int case_id, int at) {
        AccessRow row;
        row.party = party;
        row.worker = WorkerId{worker};
        row.case_id = CaseId{case_id};
        row.at = Later(at);
        row.page = "case";
        std::promise<void> done;
        journal_->Log(kHere, {row}, [&] { done.set_value(); });
        done.get_future().get();
    };
    log(Party::kSocialServices, 1, 100, 300'000);
    log(Party::kSocialServices, 2, 200, 100);
    log(Party::kHealthRegion, 3, 200, 100);
    log(Party::kSocialServices, 1, 300, 200);
    std::vector<std::int64_t> cases;
    const auto looks = [&](Instant from, Instant until) {
        cases.clear();
        journal_->EachLook(kHere, Party::kSocialServices, from, until,
                           [&](const Look& look) { cases.push_back(look.case_id.value); });
        return cases;
    };
    EXPECT_EQ(looks(Later(100), Later(300'001)), (std::vector<std::int64_t>{200, 300, 100}));
    EXPECT_EQ(looks(Later(101), Later(300'000)), (std::vector<std::int64_t>{300}));
    EXPECT_EQ(journal_->FirstLook(kHere, Party::kSocialServices), Later(100));
    EXPECT_FALSE(journal_->FirstLook(kThere, Party::kSocialServices));
    EXPECT_EQ(
        journal_->AccessBy(kHere, Party::kSocialServices, WorkerId{1}, Later(0), kForever, {}, 10).size(),
        2U);
    EXPECT_EQ(
        journal_->AccessBy(kHere, Party::kSocialServices, WorkerId{1}, Later(0), kForever, CaseId{300}, 10)
            .size(),
        1U);
    EXPECT_EQ(
        journal_->AccessBy(kHere, Party::kSocialServices, WorkerId{1}, Later(0), kForever, {}, 1).size(), 1U);
}

TEST_P(TamperTest, AnotherMasterKeyIsRefusedAtOnce) {
    journal_.reset();
    std::filesystem::remove(KeyFile());
    ASSERT_TRUE(CreateKeyFile(KeyFile()));
    const auto opened = Journal::Open(Where());
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().args.at(0).find("does not belong"), std::string::npos);
}

// Nothing that could lead to a person stands in the files: neither in the database nor in the log beside it.
TEST_P(JournalTest, NothingPersonalIsInTheFiles) {
    if (GetParam() != Engine::kSqlite) GTEST_SKIP() << "the same rows, in files of the server's";
    const CaseId one{100};
    auto append = To(one, 0, {Entry(Party::kSocialServices, R"({"note":"Hemlighetsfull anteckning"})")});
    append.person = PersonRow{PersonId{1}, one, "199001012383"};
    append.idempotency = Idempotency{kAda, "nyckel-hos-klienten", "fingerprint-0001", "svaret-till-klienten"};
    Projections p;
    p.cards = {MakeCard(one, kSocial, 5)};
    p.cards[0].words = {"testa", "testsson", "199001012383"};
    p.grants = {ToWorker(one, kAda)};
    append.projections = p;
    ASSERT_EQ(journal_->Commit(append).outcome, Outcome::kDone);
    ASSERT_EQ(journal_->CommitAll({To(kDirectoryStream, 0, {Entry(Party::kNone, "Handläggare Handlund")})})[0]
                  .outcome,
              Outcome::kDone);
    journal_->PutLogin(kHere, "handlaggare.handlund", Login{kAda, "$argon2id$losenord"});
    journal_->PutSession(
        kHere, "hemlig-sessionsbricka",
        Session{kAda, Party::kSocialServices, domain::Role::kSocialWorker, kNoon, kNoon, kForever, "c", 7,
                "dörren", "hemlig-källa", "hemlig-bläddrare", "hemligt-subjekt", "hemlig-sid"});
    journal_->PutIdentity(kHere, "dörren", "hemlig-tillhörighet", kAda);
    journal_->PutSecondFactor(kHere, kAda, "hemlig-nyckel");
    ASSERT_TRUE(journal_->UseOnce(kHere, "hemlig-engång", kForever));
    const auto look = [&] {
        for (const auto& file : std::filesystem::directory_iterator(place_.Folder())) {
            if (file.path().extension() == ".key") continue;
            std::ifstream in(file.path(), std::ios::binary);
            const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
            for (const char* plain : {"Hemlighetsfull", "anteckning", "19900101", "2383", "Testa", "testa",
                                      "Testsson", "testsson", "nyckel-hos", "svaret-till", "Handlund",
                                      "handlund", "argon2", "sessionsbricka", "hemlig"})
                EXPECT_EQ(bytes.find(plain), std::string::npos) << plain << " in " << file.path();
        }
    };
    look();
    journal_.reset();  // what was in the log is in the database now
    look();
    Reopen();
    EXPECT_EQ(Payloads(one).size(), 1U);
}

// ---- opening

TEST_P(JournalTest, RefusesADatabaseOfANewerProgram) {
    Raw()->Execute("insert into migration (number, name, checksum, at) values ($1, 'of_tomorrow', 1, 1)",
                   {Migrations().size() + 1});
    journal_.reset();
    const auto opened = Journal::Open(Where());
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().args.at(0), testing::HasSubstr("newer than the program"));
}

TEST_P(JournalTest, SaysWhenThereIsNoDatabaseYetAndItMayNotMakeOne) {
    journal_.reset();
    const db::TestPlace empty(GetParam());
    Config config = Where();
    config.database = empty.Database();
    config.migrate = false;
    const auto opened = Journal::Open(config);
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().args.at(0).find("samkraft migrate"), std::string::npos);
    config.migrate = true;
    EXPECT_TRUE(Journal::Open(config));
    config.migrate = false;
    EXPECT_TRUE(Journal::Open(config));
}

TEST_P(JournalTest, SaysWhenTheDatabaseCannotBeReached) {
    Config config = Where();
    config.database = GetParam() == Engine::kSqlite ? "sqlite:" + place_.Folder() + "/nowhere/test.db"
                                                    : "postgresql:///none?host=" + place_.Folder();
    const auto opened = Journal::Open(config);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Code::kSetup);
    EXPECT_NE(opened.error().args.at(0).find("could not be opened"), std::string::npos);
}

TEST(KeyFile, MustBeWhatItShouldBe) {
    const db::TestPlace place(Engine::kSqlite);
    const std::string path = place.Folder() + "/key";
    const auto refused = [&](std::string_view why) {
        const auto ring = KeyRing::Load(path);
        ASSERT_FALSE(ring) << why;
        EXPECT_EQ(ring.error().code, Code::kSetup);
        EXPECT_NE(ring.error().args.at(0).find(why), std::string::npos) << ring.error().args.at(0);
    };
    const auto write = [&](const std::string& text) {
        std::filesystem::remove(path);
        std::ofstream(path) << text;
        std::filesystem::permissions(
            path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    };
    refused("there is no key file");
    ASSERT_TRUE(CreateKeyFile(path));
    EXPECT_FALSE(CreateKeyFile(path)) << "never replaces a key";
    struct stat about{};
    ASSERT_EQ(stat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 07777, 0600U);
    EXPECT_EQ(about.st_size, 65);
    EXPECT_TRUE(KeyRing::Load(path));
    for (const mode_t mode : {0644U, 0660U, 0400U, 0700U}) {
        ASSERT_EQ(chmod(path.c_str(), mode), 0);
        refused("chmod 600");
    }
    ASSERT_EQ(chmod(path.c_str(), 0600), 0);
    std::filesystem::rename(path, path + ".real");
    std::filesystem::create_symlink(path + ".real", path);
    refused("symbolic link");
    std::filesystem::remove(path);
    std::filesystem::create_directory(path);
    refused("not a regular file");
    std::filesystem::remove(path);
    const std::string good(64, 'a');
    write(good);
    EXPECT_TRUE(KeyRing::Load(path));
    write(good + "\n");
    EXPECT_TRUE(KeyRing::Load(path));
    for (const std::string& bad : {std::string(), std::string(63, 'a'), std::string(65, 'a'), good + "\n\n",
                                   std::string(64, 'g'), good + " " + good, " " + good}) {
        write(bad);
        refused("64 hexadecimal");
    }
}

TEST(Hashes, DifferByUseAssociationPartyAndText) {
    const db::TestPlace place(Engine::kSqlite);
    ASSERT_TRUE(CreateKeyFile(place.Folder() + "/key"));
    const auto keys = *KeyRing::Load(place.Folder() + "/key");
    const std::set<std::string> all{
        keys->Hash(Hashed::kPerson, kHere, 0, "a"), keys->Hash(Hashed::kPerson, kHere, 0, "b"),
        keys->Hash(Hashed::kPerson, kThere, 0, "a"), keys->Hash(Hashed::kPerson, kHere, 1, "a"),
        keys->Hash(Hashed::kUsername, kHere, 0, "a")};
    EXPECT_EQ(all.size(), 5U);
    ASSERT_TRUE(CreateKeyFile(place.Folder() + "/other"));
    EXPECT_NE((*KeyRing::Load(place.Folder() + "/other"))->Hash(Hashed::kPerson, kHere, 0, "a"),
              keys->Hash(Hashed::kPerson, kHere, 0, "a"));
}

TEST(Postgres, IsTriedToo) {
    if (!db::TestPlace::HasPostgres()) GTEST_SKIP() << db::TestPlace::kWhySkipped;
}

}  // namespace
}  // namespace samkraft::journal
