// What the two drivers share: choosing one, interned statements, savepoints and migrations.
#include "db/db.hpp"

#include <array>
#include <mutex>
#include <unordered_set>

#include "base/clock.hpp"
#include "db/driver.hpp"

namespace samkraft::db {

Sql Sql::Intern(const std::string& text) {
    static std::mutex mutex;
    static std::unordered_set<std::string> texts;  // a node's string never moves
    const std::lock_guard lock(mutex);
    return Sql(Interned{texts.insert(text).first->c_str()});
}

std::unique_ptr<Connection> Connection::Open(const std::string& database, Use use) {
    constexpr std::string_view kSqlite = "sqlite:";
    if (database.starts_with(kSqlite)) return OpenSqlite(database.substr(kSqlite.size()), use);
    return OpenPostgres(database, use);
}

Savepoint::~Savepoint() {
    if (!open_) return;
    try {
        connection_.Abandon();
        if (!connection_.InTransaction()) return;
        connection_.Execute("rollback to savepoint inner_work");
        connection_.Execute("release savepoint inner_work");
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
        // The transaction around it fails at its next statement, and rolls back.
    }
}

std::string Dialect(std::string_view text, Engine engine) {
    struct Token {
        std::string_view token, sqlite, postgres;
    };
    static constexpr std::array kTokens{
        Token{"int", "integer", "bigint"},
        Token{"blob", "blob", "bytea"},
        Token{"number", "integer primary key autoincrement", "bigint generated always as identity"},
        Token{"number_key", "", ", primary key (association_id, number)"},
        Token{"table", "strict", ""},
        Token{"clustered", "strict, without rowid", ""},
    };
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto open = text.find("{{");
        out += text.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = text.find("}}", open);
        const auto name = text.substr(open + 2, close - open - 2);
        const Token* found = nullptr;
        for (const Token& token : kTokens)
            if (token.token == name) found = &token;
        if (!found) throw std::logic_error("no dialect token " + std::string(name));
        out += engine == Engine::kSqlite ? found->sqlite : found->postgres;
        text.remove_prefix(close + 2);
    }
    return out;
}

namespace {

// FNV-1a: guards against a migration edited by mistake, not against an enemy.
std::int64_t Checksum(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return static_cast<std::int64_t>(hash);
}

auto Setup(std::string what) { return Fail(Code::kSetup, "", {std::move(what)}); }

bool HasMigrationTable(Connection& connection) {
    // Not to_regclass: it would ask PostgreSQL's cache, which may still hold what was so before we waited for
    // the lock.
    auto rows =
        connection.GetEngine() == Engine::kSqlite
            ? connection.Query("select 1 from sqlite_schema where type = 'table' and name = 'migration'")
            : connection.Query(
                  "select 1 from pg_tables where schemaname = current_schema() and tablename = 'migration'");
    return rows.Next();
}

}  // namespace

Result<std::size_t> Applied(Connection& connection, std::span<const Migration> migrations) {
    std::size_t done = 0;
    if (!HasMigrationTable(connection)) return done;
    auto rows = connection.Query("select number, name, checksum from migration order by number");
    for (; rows.Next(); ++done) {
        if (done == migrations.size())
            return Setup("the database is newer than the program: it has migration " +
                         std::string(rows.Text(1)) + ". Run the newer program.");
        const Migration& expected = migrations[done];
        if (rows.Int(0) != expected.number || rows.Int(2) != Checksum(expected.text))
            return Setup("migration " + std::string(rows.Text(1)) +
                         " of the database is not the program's. Run the program that made the database.");
    }
    return done;
}

Done Migrate(Connection& connection, std::span<const Migration> migrations, bool apply) {
    TRY(std::size_t done, Applied(connection, migrations));
    if (done == migrations.size()) return {};
    if (!apply)
        return Setup("the database is older than the program. Take a backup and run: samkraft migrate");
    while (done < migrations.size()) {
        Transaction transaction(connection);
        connection.LockSchema();
        TRY(done, Applied(connection, migrations));  // another server may have been here while we waited
        if (done == migrations.size()) break;
        const Migration& next = migrations[done];
        if (done == 0)
            connection.Script(
                Dialect("create table if not exists migration (number {{int}} not null primary key, name "
                        "text not null,"
                        " checksum {{int}} not null, at {{int}} not null) {{table}}",
                        connection.GetEngine()));
        connection.Script(Dialect(next.text, connection.GetEngine()));
        connection.Execute("insert into migration (number, name, checksum, at) values ($1, $2, $3, $4)",
                           {next.number, next.name, Checksum(next.text), SystemClock().Now().micros});
        transaction.Commit();
        ++done;
    }
    return {};
}

}  // namespace samkraft::db
