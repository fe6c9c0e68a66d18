#include "journal/row_security.hpp"

#include <algorithm>
#include <cctype>

namespace samkraft::journal {
namespace {

// Not outbox: its numbers run through all associations, and it holds nothing but which case has changed.
constexpr db::Sql kUnguarded =
    "select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
    " join pg_attribute a on a.attrelid = c.oid and a.attname = 'association_id' and not a.attisdropped"
    " where n.nspname = current_schema() and c.relkind in ('r', 'p') and c.relname <> 'outbox'"
    " and not (c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p where "
    "p.polrelid = c.oid and p.polname = 'association'))"
    " order by 1";

std::vector<std::string> Unguarded(db::Connection& connection) {
    std::vector<std::string> tables;
    for (auto rows = connection.Query(kUnguarded); rows.Next();) tables.emplace_back(rows.Text(0));
    return tables;
}

// The subquery is worked out once for a statement, not once for a row.
void Guard(db::Connection& connection, const std::string& table) {
    const std::string mine =
        "(association_id = (select nullif(current_setting('samkraft.association', true), '')::bigint))";
    connection.Script("alter table " + table + " enable row level security;" +  //
                      "alter table " + table + " force row level security;" +   //
                      "drop policy if exists association on " + table + ";" +   //
                      "create policy association on " + table + " using " + mine + " with check " + mine);
}

auto Setup(std::string what) { return Fail(Code::kSetup, "", {std::move(what)}); }

}  // namespace

Done GuardRows(db::Connection& connection, bool apply) {
    if (connection.GetEngine() != db::Engine::kPostgres || Unguarded(connection).empty()) return {};
    if (!apply)
        return Setup(
            "the database lacks row-level security. Run as its owner, with a backup: samkraft migrate");
    db::Transaction transaction(connection);
    connection.LockSchema();
    try {
        for (const std::string& table : Unguarded(connection)) Guard(connection, table);
        transaction.Commit();
    } catch (const db::Error& error) {
        return Setup(
            std::string("row-level security needs the owner of the tables. Run as that role: samkraft "
                        "migrate: ") +
            error.what());
    }
    return {};
}

Done LiftGuardForOwner(db::Connection& connection) {
    if (connection.GetEngine() != db::Engine::kPostgres) return {};
    std::vector<std::string> tables;
    for (auto rows = connection.Query("select c.relname::text from pg_class c join pg_namespace n on n.oid = "
                                      "c.relnamespace where n.nspname = current_schema() and "
                                      "c.relforcerowsecurity order by 1");
         rows.Next();)
        tables.emplace_back(rows.Text(0));
    try {
        for (const std::string& table : tables)
            connection.Script("alter table " + table + " no force row level security");
    } catch (const db::Error& error) {
        return Setup(
            std::string("migrations need the owner of the tables. Run as that role: samkraft migrate: ") +
            error.what());
    }
    return {};
}

bool BypassesGuard(db::Connection& connection) {
    if (connection.GetEngine() != db::Engine::kPostgres) return false;
    auto rows =
        connection.Query("select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
    return !rows.Next() || rows.Int(0) != 0;
}

Done RequireGuard(const std::string& database) {
    if (database.starts_with("sqlite:")) return {};
    try {
        const auto connection = db::Connection::Open(database, db::Use::kRead);
        if (!BypassesGuard(*connection)) return {};
        auto rows = connection->Query("select current_user::text");
        const std::string role = rows.Next() ? std::string(rows.Text(0)) : std::string();
        return Setup(
            "the database's role " + role +
            " is a superuser or has BYPASSRLS: row-level security, which keeps associations apart, does not "
            "hold for it. Serve as a role that owns nothing: createuser samkraft_server, then as the owner "
            "samkraft migrate --server-role samkraft_server, then that role in “database”. To serve without "
            "this lock all the same: allow_bypass_row_security = true");
    } catch (const db::Error& error) {
        return Setup(
            std::string("the database could not be opened. Look at where it is and who may reach it: ") +
            error.what());
    }
}

Done AllowServer(db::Connection& connection, const std::string& role) {
    if (connection.GetEngine() != db::Engine::kPostgres)
        return Setup("only PostgreSQL has roles; a SQLite database is guarded by who may read its file.");
    const auto plain = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
    if (role.empty() || !std::ranges::all_of(role, plain))
        return Setup("a role's name is letters, digits and underscores");
    try {
        db::Transaction transaction(connection);
        auto found = connection.Query(
            "select rolsuper or rolbypassrls, current_schema()::text from pg_roles where rolname = $1",
            {role});
        if (!found.Next()) return Setup("there is no role " + role + ": create it first, with a login");
        if (found.Int(0) != 0)
            return Setup("the role " + role +
                         " bypasses row-level security; the server needs one that cannot");
        const std::string schema = "\"" + std::string(found.Text(1)) + "\"", to = " to \"" + role + "\";";
        const std::string from = " from \"" + role + "\";";
        connection.Script("grant usage on schema " + schema + to +
                          "grant select, insert, update, delete on all tables in schema " + schema + to +
                          "grant usage, select on all sequences in schema " + schema + to +
                          "revoke insert, update, delete on migration" + from +
                          "revoke update, delete on access_log, access_checkpoint" + from +
                          "revoke insert, update, delete on access_disposal" + from);
        transaction.Commit();
    } catch (const db::Error& error) {
        return Setup(std::string("the role could not be given its rights: ") + error.what());
    }
    return {};
}

}  // namespace samkraft::journal
