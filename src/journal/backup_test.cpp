// Backups that disposal reaches, on both engines: what lies where, what is refused and why, and that the keys
// file is one and of now. What an office reads from an old backup: office/rights_test.cpp.
#include "journal/backup.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <sstream>

#include "db/testing.hpp"
#include "journal/journal.hpp"
#include "journal/row_security.hpp"

namespace samkraft::journal {
namespace {

namespace fs = std::filesystem;
using db::Engine;
using domain::Party;
using testing::HasSubstr;

constexpr AssociationId kHere{11};
constexpr CaseId kCase{7}, kOther{8};
constexpr Instant kNoon{1'700'000'000'000'000};

std::string BytesOf(const std::string& path) {
    std::stringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

class BackupTest : public testing::TestWithParam<Engine> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(CreateKeyFile(Beside("master.key")));
        ASSERT_TRUE(Journal::Open(Config{place_.Database(), Beside("master.key"), 1, true}));
        if (GetParam() == Engine::kPostgres) {
            ASSERT_TRUE(AllowServer(*db::Connection::Open(place_.Database(), db::Use::kWrite),
                                    db::TestPlace::kServerRole));
        }
        Serve({});
    }
    std::string Beside(const std::string& name) const { return place_.Folder() + "/" + name; }
    // As a server does: on PostgreSQL in its role.
    Config Where() const { return {place_.ServerDatabase(), Beside("master.key"), 2, true}; }
    void Serve(const std::string& keys_backup) {
        journal_.reset();
        Config config = Where();
        config.keys_backup = keys_backup;
        auto opened = Journal::Open(config);
        ASSERT_TRUE(opened) << Message(opened.error(), Language::kEnglish);
        journal_ = std::move(*opened);
    }
    void Put(CaseId stream, std::int64_t expected, Party owner, const std::string& payload) {
        NewEntry entry;
        entry.head.id = EntryId{++ids_};
        entry.head.item = ItemId{++ids_};
        entry.head.kind = static_cast<std::uint16_t>(domain::Kind::kNote);
        entry.head.owner = owner;
        entry.head.category = domain::Category::kJointPlan;
        entry.head.at = kNoon;
        entry.payload = payload;
        Append append;
        append.association = kHere;
        append.stream = stream;
        append.expected = expected;
        append.entries = {std::move(entry)};
        ASSERT_EQ(journal_->Commit(std::move(append)).outcome, Outcome::kDone);
    }
    void Dispose(CaseId stream, std::int64_t expected, Party party) {
        Disposal disposal;
        disposal.association = kHere;
        disposal.stream = stream;
        disposal.expected = expected;
        disposal.party = party;
        disposal.at = kNoon;
        disposal.certificate = "{}";
        ASSERT_EQ(journal_->Dispose(disposal), Outcome::kDone);
    }
    void BackUp(const std::string& name) {
        const auto data = BackUpData(Where(), kHere, Beside(name), kNoon);
        ASSERT_TRUE(data) << Message(data.error(), Language::kEnglish);
    }
    void RenewKeys(const std::string& name = "keys") {
        const auto keys = BackUpKeys(Where(), kHere, Beside(name), kNoon);
        ASSERT_TRUE(keys) << Message(keys.error(), Language::kEnglish);
    }
    std::vector<std::string> Wrapped(const char* table) const {
        std::vector<std::string> keys;
        const auto c = db::Connection::Open(place_.Database(), db::Use::kRead);
        c->Scope(kHere.value);
        for (auto rows = c->Query(db::Sql::Intern(std::string("select wrapped from ") + table)); rows.Next();)
            keys.emplace_back(rows.Bytes(0));
        return keys;
    }
    // "" when it went well; otherwise what was said.
    std::string Restored(const db::TestPlace& to, const std::string& data, const std::string& keys,
                         const std::string& key_file = "master.key") const {
        const auto restored = Restore({to.Database(), Beside(key_file)}, kHere, Beside(data), Beside(keys));
        return restored ? "" : Message(restored.error(), Language::kEnglish);
    }
    std::vector<std::string> Payloads(const db::TestPlace& in, CaseId stream) const {
        const auto journal = Journal::Open({in.Database(), Beside("master.key"), 1, false});
        if (!journal) throw std::runtime_error(Message(journal.error(), Language::kEnglish));
        Stream entries = (*journal)->Read(kHere, stream);
        std::vector<std::string> payloads;
        for (std::size_t i = 0; i < entries.Heads().size(); ++i) payloads.emplace_back(entries.Open(i));
        return payloads;
    }

    db::TestPlace place_{GetParam()};
    std::unique_ptr<Journal> journal_;
    std::int64_t ids_ = 1000;
};
INSTANTIATE_TEST_SUITE_P(Engines, BackupTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(BackupTest, EveryTableHasItsPlaceAndNoKeyLiesWithTheData) {
    Put(kCase, 0, Party::kSocialServices, R"({"text":"canary"})");
    BackUp("data");
    RenewKeys();
    std::map<std::string, KeptIn, std::less<>> kept;
    for (const TableKept& table : TablesKept()) kept.emplace(table.table, table.where);
    EXPECT_EQ(kept.size(), TablesKept().size());
    for (const auto& table : db::EverythingIn(*db::Connection::Open(place_.Database(), db::Use::kRead)))
        EXPECT_TRUE(kept.contains(table.name)) << table.name << ": in data, in keys or nowhere?";
    for (const auto& [file, where] : {std::pair("data", KeptIn::kData), {"keys", KeptIn::kKeys}})
        for (const auto& table :
             db::EverythingIn(*db::Connection::Open("sqlite:" + Beside(file), db::Use::kRead))) {
            if (table.name == "backup" || table.name == "migration" || table.name == "meta" ||
                table.name == "outbox_number")
                continue;
            EXPECT_TRUE(kept.at(table.name) == where || table.rows.empty()) << table.name << " in " << file;
        }
    const std::string data = BytesOf(Beside("data"));
    for (const char* table : {"data_key", "party_key"}) {
        EXPECT_FALSE(Wrapped(table).empty());
        for (const std::string& key : Wrapped(table)) EXPECT_EQ(data.find(key), std::string::npos);
    }
    for (const char* file : {"data", "keys"}) {
        struct stat about{};
        ASSERT_EQ(stat(Beside(file).c_str(), &about), 0);
        EXPECT_EQ(about.st_mode & 07777U, 0600U);
        EXPECT_EQ(BytesOf(Beside(file)).find("canary"), std::string::npos);
        EXPECT_FALSE(fs::exists(Beside(file) + std::string("-wal")));
    }
}
TEST_P(BackupTest, IsReadOnBothEnginesAndTheLogGoesOn) {
    Put(kCase, 0, Party::kSocialServices, "{\"n\":1}");
    Put(kCase, 1, Party::kNone, "{\"n\":2}");
    journal_->PutLogin(kHere, "karin", {WorkerId{5}, "hash"});
    AccessRow row;
    row.worker = WorkerId{5};
    row.at = kNoon;
    row.case_id = kCase;
    std::promise<void> logged;
    journal_->Log(kHere, {row, row}, [&] { logged.set_value(); });
    logged.get_future().get();
    BackUp("data");
    RenewKeys();
    for (const Engine engine : db::TestPlace::Engines()) {
        const db::TestPlace to(engine);
        ASSERT_EQ(Restored(to, "data", "keys"), "");
        EXPECT_THAT(Payloads(to, kCase), testing::ElementsAre("{\"n\":1}", "{\"n\":2}"));
        auto journal = std::move(*Journal::Open({to.Database(), Beside("master.key"), 1, false}));
        EXPECT_EQ(journal->FindLogin(kHere, "karin")->password_hash, "hash");
        std::promise<void> more;
        journal->Log(kHere, {row}, [&] { more.set_value(); });
        more.get_future().get();
        const AccessProof proof = journal->ProveAccess(kHere, {}, {}, {});
        EXPECT_EQ(proof.fault, AccessFault::kNone);
        EXPECT_EQ(proof.rows, 3);
        EXPECT_THAT(Restored(to, "data", "keys"), HasSubstr("Restore into a new one"));
    }
}
TEST_P(BackupTest, AServerRenewsTheKeysFileAfterADisposalAndNothingOfTheOldOneIsLeft) {
    Put(kCase, 0, Party::kSocialServices, R"({"text":"borta"})");
    Put(kCase, 1, Party::kLabourMarket, R"({"text":"kvar"})");
    Put(kOther, 0, Party::kSocialServices, R"({"text":"annan"})");
    BackUp("data");
    RenewKeys();
    const auto before = Wrapped("data_key");
    Dispose(kCase, 2, Party::kSocialServices);
    EXPECT_EQ(KeysDisposedOf(Where(), kHere, Beside("keys")).value(), 1) << "nobody has renewed it";
    Serve(Beside("keys"));
    Dispose(kOther, 1, Party::kSocialServices);
    EXPECT_EQ(KeysDisposedOf(Where(), kHere, Beside("keys")).value(), 0);
    const auto after = Wrapped("data_key");
    EXPECT_EQ(after.size() + 2, before.size());
    std::string all;
    for (const auto& file : fs::directory_iterator(place_.Folder())) all += BytesOf(file.path());
    int gone = 0;
    for (const std::string& key : before) {
        const bool there = std::ranges::count(after, key) > 0;
        gone += there ? 0 : 1;
        if (GetParam() == Engine::kSqlite) {
            EXPECT_EQ(all.find(key) != std::string::npos, there);
        }
        EXPECT_EQ(BytesOf(Beside("keys")).find(key) != std::string::npos, there);
    }
    EXPECT_EQ(gone, 2);

    const db::TestPlace to(GetParam());
    ASSERT_EQ(Restored(to, "data", "keys"), "");
    EXPECT_THAT(Payloads(to, kCase), testing::ElementsAre(R"({"text":"kvar"})"));
    EXPECT_THAT(Payloads(to, kOther), testing::IsEmpty());

    // Where it cannot be written, the disposal stands and the log says what is to be done.
    Put(CaseId{9}, 0, Party::kSocialServices, "{}");
    Serve(Beside("no/such/folder"));
    testing::internal::CaptureStderr();
    Dispose(CaseId{9}, 1, Party::kSocialServices);
    EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("keys_file_to_be_made_anew"));
}
TEST_P(BackupTest, TheOldKeysFilesBytesAreOverwritten) {
    Put(kCase, 0, Party::kSocialServices, "{}");
    RenewKeys();
    const std::string key = Wrapped("data_key").at(0);
    ASSERT_NE(BytesOf(Beside("keys")).find(key), std::string::npos);
    fs::create_hard_link(Beside("keys"), Beside("the same bytes"));
    Dispose(kCase, 1, Party::kSocialServices);
    RenewKeys();
    EXPECT_GT(fs::file_size(Beside("the same bytes")), 0U);
    EXPECT_EQ(BytesOf(Beside("the same bytes")).find_first_not_of('\0'), std::string::npos);
}
TEST_P(BackupTest, WhatDoesNotBelongTogetherIsRefusedAndSaysWhy) {
    Put(kCase, 0, Party::kSocialServices, "{}");
    RenewKeys("early");
    Put(kOther, 0, Party::kSocialServices, "{}");
    BackUp("data");
    RenewKeys();
    const db::TestPlace to(GetParam());
    EXPECT_THAT(Restored(to, "data", "early"), HasSubstr("the keys file is older than the backup"));
    EXPECT_THAT(Restored(to, "keys", "data"), HasSubstr("changed places"));
    EXPECT_THAT(Restored(to, "nothing", "keys"), HasSubstr("there is no file"));
    EXPECT_THAT(Restored(to, "master.key", "keys"), HasSubstr("could not be read as a backup of data"));
    EXPECT_THAT(Message(BackUpData(Where(), kHere, Beside("data"), kNoon).error(), Language::kEnglish),
                HasSubstr("is there already"));
    ASSERT_TRUE(CreateKeyFile(Beside("another.key")));
    EXPECT_THAT(Restored(to, "data", "keys", "another.key"), HasSubstr("is not the one that the backup"));
    {
        const db::TestPlace elsewhere(GetParam());
        const Config other{elsewhere.Database(), Beside("master.key"), 1, true};
        ASSERT_TRUE(Journal::Open(other));
        ASSERT_TRUE(BackUpKeys(other, kHere, Beside("others"), kNoon));
        EXPECT_THAT(Restored(to, "data", "others"), HasSubstr("not of the same database"));
    }
    // A key that is missing without a certificate is a fault, never a disposal.
    fs::copy_file(Beside("keys"), Beside("torn"));
    db::Connection::Open("sqlite:" + Beside("torn"), db::Use::kWrite)
        ->Execute("delete from data_key where case_id = $1", {kCase.value});
    EXPECT_THAT(Restored(to, "data", "torn"), HasSubstr("no certificate says"));
    // All that left nothing behind; keys that are newer than the data are as good as any.
    Put(CaseId{9}, 0, Party::kHealthRegion, "{}");
    RenewKeys();
    EXPECT_EQ(Restored(to, "data", "keys"), "");
    EXPECT_TRUE(Payloads(to, CaseId{9}).empty());
}
TEST_P(BackupTest, APersonWhoseNewestCaseIsNotInTheDataHasTheOneBefore) {
    constexpr const char* kNumber = "199012119948";
    const auto open = [&](CaseId id, CaseId from) {
        NewEntry entry;
        entry.head.id = EntryId{++ids_};
        entry.head.item = ItemId{++ids_};
        entry.head.kind = static_cast<std::uint16_t>(domain::Kind::kNote);
        entry.head.owner = Party::kSocialServices;
        entry.head.at = kNoon;
        entry.payload = "{}";
        Append append;
        append.association = kHere;
        append.stream = id;
        append.entries = {std::move(entry)};
        append.person = PersonRow{PersonId{44}, id, kNumber, from, from ? 1 : 0};
        append.projections.emplace().numbers = {kNumber};
        ASSERT_EQ(journal_->Commit(std::move(append)).outcome, Outcome::kDone);
    };
    open(kCase, {});
    BackUp("data");
    open(kOther, kCase);
    RenewKeys();
    const db::TestPlace to(GetParam());
    ASSERT_EQ(Restored(to, "data", "keys"), "");
    const auto journal = std::move(*Journal::Open({to.Database(), Beside("master.key"), 1, false}));
    const auto person = journal->FindPerson(kHere, kNumber);
    ASSERT_TRUE(person);
    EXPECT_EQ(person->case_id, kCase);
    EXPECT_EQ(person->person, PersonId{44});
}

}  // namespace
}  // namespace samkraft::journal
