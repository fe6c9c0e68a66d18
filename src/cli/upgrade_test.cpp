// What an older version of the program has written, the newest reads. version_1/ holds a database of schema
// version 1 as it was, with its key: the staff and three cases of the demo. It is loaded, migrated and gone
// through as after an upgrade (docs/04-operations.md 4.8).
//
// When the schema gets a new version that is released, keep it too:
//   mkdir src/cli/version_N && SAMKRAFT_KEEP_VERSION=src/cli/version_N build/dev/src/cli/cli_test
//   --gtest_filter='*KeptAndLoaded*'
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "cli/demo.hpp"
#include "cli/tend.hpp"
#include "db/testing.hpp"
#include "domain/kinds.hpp"
#include "journal/journal.hpp"
#include "journal/migrations.hpp"
#include "office/office.hpp"

namespace samkraft {
namespace {

using db::Cell;
using db::Engine;
using db::Table;
using db::Value;
using demo::kAssociation;

const std::string kFolder = std::string(SAMKRAFT_SOURCE_DIR) + "/src/cli/version_1";

// One row a line: its table, then each column as name, "=", and a number, quoted text, or x and hexadecimal.
void Keep(const std::vector<Table>& tables, std::ostream& out) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    for (const Table& table : tables)
        for (const auto& row : table.rows) {
            out << table.name;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const Cell& cell = row[i];
                if (cell.kind == Value::Kind::kNull) continue;
                out << ' ' << table.columns[i] << '=';
                if (cell.kind == Value::Kind::kInt) out << cell.number;
                if (cell.kind == Value::Kind::kText) out << '"' << cell.bytes << '"';
                if (cell.kind == Value::Kind::kBlob) {
                    out << 'x';
                    for (const char c : cell.bytes)
                        out << kHex[static_cast<unsigned char>(c) >> 4U]
                            << kHex[static_cast<unsigned char>(c) & 15U];
                }
            }
            out << '\n';
        }
}

void Load(db::Connection& connection, std::istream& in) {
    std::set<std::string> begun;
    for (std::string line; std::getline(in, line);) {
        std::string_view rest = line;
        const auto upto = [&rest](std::string_view end) {
            const auto at = std::min(rest.find_first_of(end), rest.size());
            const std::string_view part = rest.substr(0, at);
            rest.remove_prefix(std::min(at + 1, rest.size()));
            return part;
        };
        const std::string table(upto(" "));
        if (begun.insert(table).second)
            connection.Script("delete from " + table);  // what the schema put there
        std::string columns, places;
        std::vector<Cell> cells;
        while (!rest.empty()) {
            const std::string column(upto("="));
            Cell cell;
            if (rest.front() == '"') {
                rest.remove_prefix(1);
                cell.kind = Value::Kind::kText;
                cell.bytes = upto("\"");
                if (!rest.empty()) rest.remove_prefix(1);
            } else if (rest.front() == 'x') {
                const std::string_view hex = upto(" ").substr(1);
                cell.kind = Value::Kind::kBlob;
                for (std::size_t i = 0; i < hex.size(); i += 2)
                    cell.bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
            } else {
                cell.kind = Value::Kind::kInt;
                cell.number = std::stoll(std::string(upto(" ")));
            }
            if (table == "access_log" && column == "number") continue;  // PostgreSQL counts them itself
            cells.push_back(std::move(cell));
            columns += (columns.empty() ? "" : ", ") + column;
            places += (places.empty() ? "$" : ", $") + std::to_string(cells.size());
        }
        std::vector<Value> values;
        for (const Cell& cell : cells)
            values.push_back(cell.kind == Value::Kind::kInt    ? Value(cell.number)
                             : cell.kind == Value::Kind::kText ? Value(cell.bytes)
                                                               : Value(db::Blob{cell.bytes}));
        std::string statement = "insert into " + table;
        statement += " (" + columns + ") values (" + places + ")";
        connection.Execute(db::Sql::Intern(statement), values);
    }
}

// A database as a folder has kept it.
struct Kept {
    db::TestPlace place;
    std::string key = place.Folder() + "/key";
    Kept(Engine engine, const std::string& folder) : place(engine) {
        std::filesystem::copy_file(folder + "/key", key);
        std::filesystem::permissions(
            key, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        const auto connection = db::Connection::Open(place.Database(), db::Use::kWrite);
        std::stringstream schema;
        schema << std::ifstream(folder + "/schema.sql").rdbuf();
        connection->Script(db::Dialect(schema.str(), engine));
        std::ifstream rows(folder + "/rows");
        db::Transaction transaction(*connection);
        Load(*connection, rows);
        transaction.Commit();
    }
    [[nodiscard]] Result<std::unique_ptr<journal::Journal>> Open(bool migrate) const {
        return journal::Journal::Open({place.Database(), key, 2, migrate});
    }
};

std::vector<CaseId> CasesOf(journal::Journal& journal) { return journal.Cases(kAssociation, {}, 1000); }

class Upgrade : public testing::TestWithParam<Engine> {};
INSTANTIATE_TEST_SUITE_P(Engines, Upgrade, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST_P(Upgrade, BringsADatabaseOfVersionOneToTheNewest) {
    const Kept kept(GetParam(), kFolder);
    if (journal::Migrations().size() > 1) {
        const auto refused = kept.Open(false);
        ASSERT_FALSE(refused) << "nothing is changed before it has been said";
        EXPECT_THAT(refused.error().args.at(0), testing::HasSubstr("samkraft migrate"));
    }
    auto journal = std::move(kept.Open(true).value());
    ASSERT_EQ(CasesOf(*journal).size(), 3U);
    (void)cli::Rebuild(*journal, kAssociation, demo::StoryNow(), {});
    const cli::Health health = cli::Doctor(*journal, kAssociation, demo::StoryNow(), {});
    EXPECT_EQ(health.cases, 3);
    EXPECT_EQ(health.entries, 192);
    EXPECT_THAT(health.faults, testing::IsEmpty());

    // What each part holds is as it was.
    std::size_t cards = 0, diagnoses = 0;
    for (const CaseId id : CasesOf(*journal)) {
        cards += journal->StoredProjections(kAssociation, id).cards.size();
        EXPECT_FALSE(journal->AccessOf(kAssociation, id, 10).empty());
        journal::Stream stream = journal->Read(kAssociation, id);
        for (std::size_t i = 0; i < stream.Heads().size(); ++i)
            diagnoses += stream.Open(i).find("Lumbago. Ångestproblematik") != std::string_view::npos;
    }
    EXPECT_GE(cards, 3U);
    EXPECT_EQ(diagnoses, 2U);
    EXPECT_EQ(journal->FindPerson(kAssociation, demo::FactsOfStories().at(6).number)->case_id,
              CasesOf(*journal).at(0));
    EXPECT_EQ(journal->Facts(kAssociation, 0).first.size(), 3U);
    demo::StoryClock clock;
    clock.Set(demo::StoryNow());
    RandomIds ids;
    office::Office office(*journal, clock, ids, {kAssociation, std::string(demo::kAssociationName), true});
    EXPECT_EQ(office.TheDirectory()->workers.size(), 45U);
    EXPECT_TRUE(office.SignIn("yasmin.farah", "malmö-demo", {"127.0.0.1"}));
    EXPECT_FALSE(office.SignIn("yasmin.farah", "malmo-demo", {"127.0.0.1"}));

    journal.reset();
    EXPECT_TRUE(kept.Open(false)) << "the newest now";
}

TEST_P(Upgrade, OfSeveralServersThatStartTogetherEachComesUp) {
    const Kept old(GetParam(), kFolder);
    const db::TestPlace empty(GetParam());
    for (const std::string& database : {old.place.Database(), empty.Database()}) {
        std::array<bool, 4> up{};
        std::vector<std::thread> servers;
        for (bool& mine : up)
            servers.emplace_back([&] {
                auto journal = journal::Journal::Open({database, old.key, 1, true});
                mine = journal && (*journal)->LastEvent() >= 0;
            });
        for (auto& server : servers) server.join();
        EXPECT_THAT(up, testing::Each(true));
        EXPECT_TRUE(journal::Journal::Open({database, old.key, 1, false}));
    }
}

// The keeping itself, so that what version_1/ proves is not an accident of how it was written.
TEST_P(Upgrade, ThisVersionCanBeKeptAndLoadedOnEitherEngine) {
    const db::TestPlace place(GetParam());
    const char* given = std::getenv("SAMKRAFT_KEEP_VERSION");
    const std::string folder = given && GetParam() == Engine::kSqlite ? given : place.Folder() + "/kept";
    std::filesystem::create_directories(folder);
    ASSERT_TRUE(journal::CreateKeyFile(folder + "/key"));
    std::set<std::int64_t> chosen{0, journal::kDirectoryStream.value};
    {
        auto journal =
            std::move(journal::Journal::Open({place.Database(), folder + "/key", 2, true}).value());
        demo::DemoOptions options;
        options.cases = 50;
        ASSERT_TRUE(demo::MakeDemo(*journal, options));
        // Nawfal Jabbour under way, Nawfal Mansour out to work, and one under protected identity.
        for (const std::size_t story : {6U, 9U, 10U}) chosen.insert(CasesOf(*journal).at(story).value);
    }
    auto tables = db::EverythingIn(*db::Connection::Open(place.Database(), db::Use::kWrite));
    for (Table& table : tables) {
        if (table.name == "idempotency") table.rows.resize(3);
        const auto column =
            std::find(table.columns.begin(), table.columns.end(), "case_id") - table.columns.begin();
        if (static_cast<std::size_t>(column) == table.columns.size()) continue;
        std::erase_if(table.rows, [&](const std::vector<Cell>& row) {
            return !chosen.contains(row[static_cast<std::size_t>(column)].number);
        });
    }
    std::ofstream schema(folder + "/schema.sql"), rows(folder + "/rows");
    schema << "create table migration (number {{int}} not null primary key, name text not null, checksum "
              "{{int}} not "
              "null, at {{int}} not null) {{table}};\n";
    for (const db::Migration& migration : journal::Migrations()) schema << migration.text;
    Keep(tables, rows);
    schema.close();
    rows.close();

    for (const Engine engine : db::TestPlace::Engines()) {
        const Kept kept(engine, folder);
        const auto opened = kept.Open(true);  // what is kept is rows and tables: not their guard
        ASSERT_TRUE(opened) << Message(opened.error(), Language::kEnglish);
        const auto& journal = *opened;
        const cli::Health health = cli::Doctor(*journal, kAssociation, demo::StoryNow(), {});
        EXPECT_EQ(health.cases, 3);
        EXPECT_THAT(health.faults, testing::IsEmpty());
    }
}

}  // namespace
}  // namespace samkraft
