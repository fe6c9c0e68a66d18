// The second lock between associations: what a statement reaches whose filter was forgotten. On PostgreSQL,
// as the role that a server has.
#include "journal/row_security.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "db/testing.hpp"
#include "journal/journal.hpp"

namespace samkraft::journal {
namespace {

using domain::Party;
using testing::IsEmpty;

constexpr AssociationId kHere{11}, kThere{12};
constexpr Instant kNoon{1'700'000'000'000'000};

class RowSecurity : public testing::Test {
  protected:
    void SetUp() override {
        if (!db::TestPlace::HasPostgres()) GTEST_SKIP() << db::TestPlace::kWhySkipped;
        place_ = std::make_unique<db::TestPlace>(db::Engine::kPostgres);
        const std::string key = place_->Folder() + "/key";
        ASSERT_TRUE(CreateKeyFile(key));
        ASSERT_TRUE(Journal::Open({place_->Database(), key, 1, true}));
        owner_ = db::Connection::Open(place_->Database(), db::Use::kWrite);
        const auto allowed = AllowServer(*owner_, db::TestPlace::kServerRole);
        ASSERT_TRUE(allowed) << Message(allowed.error(), Language::kEnglish);
        auto opened = Journal::Open({place_->ServerDatabase(), key, 2, true});
        ASSERT_TRUE(opened) << Message(opened.error(), Language::kEnglish);
        journal_ = std::move(*opened);
        server_ = db::Connection::Open(place_->ServerDatabase(), db::Use::kWrite);
    }

    // One append with something in every table that an append fills.
    static Append Everything(AssociationId association, std::int64_t stream) {
        const CaseId case_id{stream};
        const Reader reader{Party::kSocialServices, domain::Column::kSocialServices};
        Append append;
        append.association = association;
        append.stream = case_id;
        NewEntry entry;
        entry.head.id = EntryId{stream * 10};
        entry.head.item = ItemId{stream * 10};
        entry.head.owner = Party::kSocialServices;
        entry.head.category = domain::Category::kJointPlan;
        entry.head.at = kNoon;
        entry.payload = "{}";
        append.entries.push_back(entry);
        append.files.push_back({FileId{stream}, entry.head.item, entry.head.owner,
                                std::make_shared<const std::string>("bytes")});
        append.person = PersonRow{PersonId{stream}, case_id, "19121212121" + std::to_string(stream % 10)};
        append.idempotency = Idempotency{WorkerId{1}, "key" + std::to_string(stream), "print", "answer"};
        AccessRow row;
        row.at = kNoon;
        row.worker = WorkerId{1};
        row.case_id = case_id;
        append.access.push_back(row);
        Projections& made = append.projections.emplace();
        Card card;
        card.case_id = case_id;
        card.reader = reader;
        card.content = "{}";
        card.words = {"testa"};
        made.cards.push_back(card);
        made.dues.push_back(Due{case_id, reader, WorkerId{1}, Date{18000}, 1, ItemId{stream * 10}});
        made.grants.push_back(Grant{case_id, Party::kSocialServices, WorkerId{1}, {}, kNoon, kForever});
        made.fact.emplace().case_id = case_id;
        made.numbers = {append.person->number};
        return append;
    }
    void Fill(AssociationId association) {
        journal_->PutLogin(association, "ada", {WorkerId{1}, "hash"});
        Session session;
        session.worker = WorkerId{1};
        session.begins = session.last_seen = kNoon;
        session.ends = kForever;
        session.csrf = "csrf";
        session.id = 1;
        journal_->PutSession(association, "token", session);
        journal_->PutIdentity(association, "ad", "ada@2021002114", WorkerId{1});
        journal_->PutSecondFactor(association, WorkerId{1}, "secret");
        EXPECT_TRUE(journal_->UseOnce(association, "nonce", kForever));
        EXPECT_TRUE(journal_->PutSavedView(association, WorkerId{1}, {5, "view", true}, 30));
        journal_->KeepDraft(association, {CaseId{100}, WorkerId{1}, Party::kSocialServices, "thread"},
                            {"text", kNoon});
        const Notice notice{.id = 1, .worker = WorkerId{1}, .made = kNoon, .next = kNoon};
        EXPECT_TRUE(journal_->PutNoticeReceiver(association, {WorkerId{1}, 0, "kept"}, {&notice, 1}));
        owner_->Execute(
            "insert into disposal (association_id, case_id, party, at, sealed) values ($1, 900, 1, 1, $2)",
            {association.value, db::Blob{"certificate"}});
        owner_->Execute(
            "insert into access_disposal (association_id, number, through, first_ordinal, last_ordinal, "
            "removed, "
            "chain, decision, proposed_by, proposed_at, confirmed_by, confirmed_at, signature) values ($1, "
            "1, 0, "
            "1, 1, 1, $2, '', 1, 0, 0, 0, $2)",
            {association.value, db::Blob{"link"}});
    }
    static std::string Schema(db::Connection& connection) {
        auto rows = connection.Query("select current_schema()::text");
        return rows.Next() ? std::string(rows.Text(0)) : "";
    }
    static std::vector<std::string> Tables(db::Connection& connection) {
        std::vector<std::string> tables;
        for (auto rows = connection.Query(
                 "select table_name::text from information_schema.columns where table_schema = "
                 "current_schema() and column_name = 'association_id' order by 1");
             rows.Next();)
            tables.emplace_back(rows.Text(0));
        return tables;
    }
    // The associations whose rows a statement without any filter finds.
    static std::map<std::int64_t, std::int64_t> Found(db::Connection& connection, const std::string& table) {
        std::map<std::int64_t, std::int64_t> found;
        for (auto rows = connection.Query(db::Sql::Intern("select association_id, count(*) from " + table +
                                                          " group by association_id"));
             rows.Next();)
            found[rows.Int(0)] = rows.Int(1);
        return found;
    }

    std::unique_ptr<db::TestPlace> place_;
    std::unique_ptr<db::Connection> owner_, server_;
    std::unique_ptr<Journal> journal_;
};

TEST_F(RowSecurity, AForgottenFilterFindsTheOwnAssociationAlone) {
    // Both in one transaction, as a process that serves several would.
    const auto done = journal_->CommitAll(
        {Everything(kHere, 100), Everything(kThere, 201), Everything(kHere, 102), Everything(kThere, 203)});
    for (const Appended& one : done) ASSERT_EQ(one.outcome, Outcome::kDone);
    for (const AssociationId association : {kHere, kThere}) Fill(association);

    for (const std::string& table : Tables(*owner_)) {
        if (table == "outbox") continue;  // says which case has changed, to all
        const auto all = Found(*owner_, table);
        if (table != "meta" && table != "access_checkpoint") {
            EXPECT_EQ(all.size(), 2U) << table << " is not tried";
        }
        for (const AssociationId association : {kHere, kThere}) {
            server_->Scope(association.value);
            const auto found = Found(*server_, table);
            for (const auto& [whose, rows] : found) EXPECT_EQ(whose, association.value) << table;
            const auto wanted = all.find(association.value);
            EXPECT_EQ(found.empty() ? 0 : found.begin()->second, wanted == all.end() ? 0 : wanted->second)
                << table;
        }
    }
    server_->Scope(kHere.value);
    EXPECT_EQ(server_->Execute("update entry set topic = topic"), 2);
    EXPECT_EQ(server_->Execute("delete from session"), 1);
    EXPECT_TRUE(journal_->FindSession(kThere, "token"));
    EXPECT_THROW(server_->Execute("insert into head (association_id, case_id, seq) values (12, 900, 1)"),
                 db::Error);
    EXPECT_THROW(server_->Execute("update head set association_id = 12"), db::Error);

    // And with its filters, the journal reads and writes as ever.
    for (const auto& [association, stream] : {std::pair{kHere, 100}, std::pair{kThere, 201}}) {
        EXPECT_EQ(journal_->Read(association, CaseId{stream}).Sequence(), 1);
        EXPECT_EQ(journal_->Facts(association, 0).first.size(), 2U);
        EXPECT_EQ(journal_->StoredProjections(association, CaseId{stream}).cards.size(), 1U);
        EXPECT_TRUE(journal_->FindLogin(association, "ada"));
    }
    EXPECT_TRUE(journal_->Read(kHere, CaseId{201}).Heads().empty());
}

TEST_F(RowSecurity, WithoutAScopeThereIsNothing) {
    ASSERT_EQ(journal_->Commit(Everything(kHere, 100)).outcome, Outcome::kDone);
    for (const std::string& table : Tables(*owner_))
        if (table != "outbox") {
            EXPECT_THAT(Found(*server_, table), IsEmpty()) << table;
        }
    EXPECT_THROW(server_->Execute("insert into head (association_id, case_id, seq) values (11, 900, 1)"),
                 db::Error);
}

TEST_F(RowSecurity, AScopeDoesNotOutliveWhatIsRolledBack) {
    ASSERT_EQ(journal_->Commit(Everything(kHere, 100)).outcome, Outcome::kDone);
    ASSERT_EQ(journal_->Commit(Everything(kThere, 201)).outcome, Outcome::kDone);
    const auto mine = [&] { return Found(*server_, "entry").begin()->first; };
    server_->Scope(kHere.value);
    EXPECT_EQ(mine(), kHere.value);
    {
        const db::Transaction undone(*server_);
        server_->Scope(kThere.value);
        EXPECT_EQ(mine(), kThere.value);
    }
    EXPECT_EQ(mine(), kThere.value) << "asked for again, since the server had gone back";
    {
        db::Transaction transaction(*server_);
        {
            const db::Savepoint undone(*server_);
            server_->Scope(kHere.value);
            server_->Send("select association_id from entry");
            auto rows = server_->Receive();
            ASSERT_TRUE(rows.Next());
            EXPECT_EQ(rows.Int(0), kHere.value) << "in a pipeline, too";
        }
        EXPECT_EQ(mine(), kHere.value);
        EXPECT_THROW(server_->Execute("select no_such_column from entry"), db::Error);
    }
    EXPECT_EQ(mine(), kHere.value);
}

TEST_F(RowSecurity, TheServersRoleCannotTakeItOff) {
    EXPECT_TRUE(BypassesGuard(*owner_));
    EXPECT_FALSE(BypassesGuard(*server_));
    ASSERT_EQ(journal_->Commit(Everything(kHere, 100)).outcome, Outcome::kDone);
    server_->Scope(kHere.value);
    for (const std::string& attempt : std::vector<std::string>{
             "alter table entry disable row level security", "alter table entry no force row level security",
             "drop policy association on entry", "create policy open on entry using (true)",
             "alter role samkraft_server bypassrls", "set role postgres", "drop table entry",
             "truncate entry", "create table mine (association_id bigint)", "update migration set number = 9",
             "delete from access_log", "update access_log set page = ''", "delete from access_checkpoint",
             "delete from access_disposal", "update access_disposal set number = 2",
             "insert into access_disposal values (11, 1, 0, 1, 1, 1, '', '', 1, 0, 2, 0, '')",
             "set row_security = off; select count(*) from entry"})
        EXPECT_THROW(server_->Script(attempt), db::Error) << attempt;
}

TEST_F(RowSecurity, ARoleThatTheLockDoesNotHoldForIsToldSoByName) {
    EXPECT_TRUE(RequireGuard(place_->ServerDatabase()));
    const auto wrong = [](const std::string& database) {
        const auto held = RequireGuard(database);
        return held ? "" : Message(held.error(), Language::kEnglish);
    };
    EXPECT_THAT(wrong(place_->Database()),
                testing::AllOf(testing::HasSubstr("is a superuser or has BYPASSRLS"),
                               testing::HasSubstr("samkraft migrate --server-role samkraft_server")));
    // No superuser, but let past the lock.
    const std::string role = "samkraft_past_" + std::to_string(getpid());
    owner_->Script("create role " + role + " login bypassrls");
    EXPECT_THAT(wrong(place_->Database() + "&user=" + role),
                testing::HasSubstr("the database's role " + role + " "));
    owner_->Script("alter role " + role + " nobypassrls");
    EXPECT_EQ(wrong(place_->Database() + "&user=" + role), "");
    owner_->Script("drop role " + role);
    EXPECT_THAT(wrong(place_->Database() + "&user=samkraft_nobody"),
                testing::HasSubstr("could not be opened"));
}

TEST_F(RowSecurity, CoversATableTheDayItAppears) {
    ASSERT_TRUE(GuardRows(*owner_, false));
    owner_->Script("create table later (association_id bigint not null, text text)");
    const auto seen = GuardRows(*owner_, false);
    ASSERT_FALSE(seen);
    EXPECT_THAT(Message(seen.error(), Language::kEnglish), testing::HasSubstr("samkraft migrate"));
    EXPECT_FALSE(GuardRows(*server_, true)) << "only the owner may";
    EXPECT_TRUE(GuardRows(*owner_, true));
    EXPECT_TRUE(GuardRows(*owner_, false));
    ASSERT_TRUE(AllowServer(*owner_, db::TestPlace::kServerRole));
    owner_->Script("insert into later (association_id, text) values (11, 'a'), (12, 'b')");
    server_->Scope(kThere.value);
    EXPECT_EQ(server_->Execute("update later set text = 'c'"), 1);
}

TEST_F(RowSecurity, AMigrationByTheOwnerMovesEverybodysRows) {
    ASSERT_EQ(journal_->Commit(Everything(kHere, 100)).outcome, Outcome::kDone);
    ASSERT_EQ(journal_->Commit(Everything(kThere, 201)).outcome, Outcome::kDone);
    // An owner who is no superuser, as it should be.
    owner_->Script(
        "do $$ begin create role samkraft_owner login; exception when duplicate_object or "
        "unique_violation then null; end $$");
    owner_->Script("grant usage on schema " + Schema(*owner_) + " to samkraft_owner");
    owner_->Script("alter table head owner to samkraft_owner");
    const auto owner = db::Connection::Open(place_->Database() + "&user=samkraft_owner", db::Use::kWrite);
    EXPECT_THAT(Found(*owner, "head"), IsEmpty()) << "forced: the owner, too";
    owner_->Script("alter table head no force row level security");
    EXPECT_EQ(Found(*owner, "head").size(), 2U);
    ASSERT_TRUE(GuardRows(*owner_, true));
    EXPECT_THAT(Found(*owner, "head"), IsEmpty());
    ASSERT_TRUE(LiftGuardForOwner(*owner_));
    EXPECT_EQ(Found(*owner, "head").size(), 2U);
    server_->Scope(kHere.value);
    EXPECT_EQ(Found(*server_, "head").size(), 1U) << "others stay under it";
    EXPECT_FALSE(GuardRows(*server_, false));
    ASSERT_TRUE(GuardRows(*owner_, true));
    EXPECT_FALSE(LiftGuardForOwner(*server_));
}

TEST_F(RowSecurity, OnlyARoleThatCannotPassByItMayServe) {
    EXPECT_FALSE(AllowServer(*owner_, "postgres"));
    EXPECT_FALSE(AllowServer(*owner_, "no_such_role"));
    EXPECT_FALSE(AllowServer(*owner_, "a\"; drop table entry; --"));
    EXPECT_FALSE(AllowServer(*owner_, ""));
}

}  // namespace
}  // namespace samkraft::journal
