// A database of its own for one test: a SQLite file in a temporary folder, or a schema in the PostgreSQL that
// SAMKRAFT_TEST_POSTGRES names. Gone when the test is. And all that stands in a database, value by value.
#pragma once

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "db/db.hpp"

namespace samkraft::db {

class TestPlace {
  public:
    // The engines to try: without a PostgreSQL only SQLite, and one test that says so by being skipped.
    static constexpr const char* kWhySkipped =
        "SAMKRAFT_TEST_POSTGRES is not set: nothing here was tried on PostgreSQL. Set it to what "
        "`script/postgres start DIR` prints.";
    [[nodiscard]] static bool HasPostgres() {
        const char* given = std::getenv("SAMKRAFT_TEST_POSTGRES");
        return given && *given;
    }
    [[nodiscard]] static std::vector<Engine> Engines() {
        return HasPostgres() ? std::vector{Engine::kSqlite, Engine::kPostgres} : std::vector{Engine::kSqlite};
    }

    explicit TestPlace(Engine engine) : engine_(engine) {
        static std::atomic<int> count = 0;
        const std::string name = "samkraft_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
        folder_ = (std::filesystem::temp_directory_path() / name).string();
        std::filesystem::create_directory(folder_);
        if (engine == Engine::kSqlite) return;
        if (!HasPostgres()) throw std::logic_error(kWhySkipped);
        admin_ = std::getenv("SAMKRAFT_TEST_POSTGRES");
        schema_ = name;
        const auto admin = Connection::Open(admin_, Use::kWrite);
        admin->Script("create schema " + schema_);
        admin->Script(std::string("do $$ begin create role ") + kServerRole +
                      " login; exception when duplicate_object or unique_violation then null; end $$");
    }
    ~TestPlace() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
        if (schema_.empty()) return;
        try {
            Connection::Open(admin_, Use::kWrite)->Script("drop schema " + schema_ + " cascade");
        } catch (const Error&) {
            // The server is gone; so is the schema, or the whole cluster soon.
        }
    }
    TestPlace(const TestPlace&) = delete;
    TestPlace& operator=(const TestPlace&) = delete;

    [[nodiscard]] std::string Database() const {
        if (engine_ == Engine::kSqlite) return "sqlite:" + File();
        return admin_ + (admin_.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" +
               schema_ + "&application_name=" + schema_;  // the name: whose connection it is
    }
    // The same as the role that a server has: no superuser, and owner of nothing.
    static constexpr const char* kServerRole = "samkraft_server";
    [[nodiscard]] std::string ServerDatabase() const {
        return engine_ == Engine::kSqlite ? Database() : Database() + "&user=" + kServerRole;
    }
    [[nodiscard]] std::string File() const { return folder_ + "/test.db"; }
    [[nodiscard]] const std::string& Folder() const { return folder_; }

  private:
    Engine engine_;
    std::string folder_, admin_, schema_;
};

struct Cell {
    Value::Kind kind = Value::Kind::kNull;
    std::int64_t number = 0;
    std::string bytes;
};
struct Table {
    std::string name;
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

// Every row of every table, the same on both engines. Tables by name, columns as they were made.
[[nodiscard]] inline std::vector<Table> EverythingIn(Connection& connection) {
    const bool sqlite = connection.GetEngine() == Engine::kSqlite;
    std::vector<Table> tables;
    for (auto rows = connection.Query(
             sqlite ? Sql("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' "
                          "order by name")
                    : Sql("select tablename::text from pg_tables where schemaname = current_schema() order "
                          "by 1"));
         rows.Next();)
        tables.push_back({std::string(rows.Text(0)), {}, {}});
    for (Table& table : tables) {
        std::vector<Value::Kind> kinds;
        for (auto rows = connection.Query(
                 sqlite
                     ? Sql("select name, lower(type) from pragma_table_info($1) order by cid")
                     : Sql("select column_name::text, data_type::text from information_schema.columns where "
                           "table_schema = current_schema() and table_name = $1 order by ordinal_position"),
                 {table.name});
             rows.Next();) {
            table.columns.emplace_back(rows.Text(0));
            const std::string_view type = rows.Text(1);
            kinds.push_back(type == "text"                      ? Value::Kind::kText
                            : type == "blob" || type == "bytea" ? Value::Kind::kBlob
                                                                : Value::Kind::kInt);
        }
        for (auto rows = connection.Query(Sql::Intern("select * from " + table.name)); rows.Next();) {
            auto& row = table.rows.emplace_back(kinds.size());
            for (std::size_t i = 0; i < kinds.size(); ++i) {
                const int column = static_cast<int>(i);
                if (rows.IsNull(column)) continue;
                row[i].kind = kinds[i];
                if (kinds[i] == Value::Kind::kInt)
                    row[i].number = rows.Int(column);
                else
                    row[i].bytes = rows.Bytes(column);
            }
        }
    }
    return tables;
}

}  // namespace samkraft::db
