// A database of its own for one test: a SQLite file in a temporary folder, or a schema in the PostgreSQL that
// SAMKRAFT_TEST_POSTGRES names. Gone when the test is.
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
        Connection::Open(admin_, Use::kWrite)->Script("create schema " + schema_);
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
               schema_;
    }
    [[nodiscard]] std::string File() const { return folder_ + "/test.db"; }
    [[nodiscard]] const std::string& Folder() const { return folder_; }

  private:
    Engine engine_;
    std::string folder_, admin_, schema_;
};

}  // namespace samkraft::db
