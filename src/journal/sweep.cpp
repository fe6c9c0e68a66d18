#include "journal/sweep.hpp"

#include <chrono>
#include <span>
#include <string_view>
#include <thread>

#include "db/db.hpp"

namespace samkraft::journal {
namespace {

// Entries and files are not among them: what a disposal leaves of these is sealed with a key that is gone.
constexpr std::string_view kTables[] = {"data_key",  "person", "notice_receiver", "draft", "case_number",
                                        "card_word", "card"};
constexpr std::size_t kOfKeys = 3;

// Six seconds in all: readings that began before are over in milliseconds, a backup's in more than anybody
// should wait.
constexpr std::chrono::milliseconds kFirstWait(50), kLastWait(3'200);

auto Setup(std::string what) { return Fail(Code::kSetup, "", {std::move(what)}); }

bool WrittenAnew(db::Connection& connection, std::string_view table) {
    const bool waits_itself = connection.GetEngine() == db::Engine::kSqlite;
    for (auto wait = kFirstWait; !connection.WriteAnew(std::string(table)); wait *= 2) {
        if (waits_itself || wait > kLastWait) return false;
        std::this_thread::sleep_for(wait);
    }
    return true;
}

// A vacuum of another's table is passed over with a warning alone.
bool OwnsTables(db::Connection& connection) {
    if (connection.GetEngine() == db::Engine::kSqlite) return true;
    auto others = connection.Query(
        "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = "
        "current_schema() and c.relname = 'data_key' and not pg_has_role(current_user, c.relowner, 'usage')");
    return others.Next() && others.Int(0) == 0;
}

}  // namespace

Done Sweep(const std::string& database, Sweeping what) {
    try {
        const auto connection = db::Connection::Open(database, db::Use::kWrite);
        if (!OwnsTables(*connection))
            return Setup("the tables are another role's. Run as their owner: samkraft sweep");
        const std::span<const std::string_view> all(kTables);
        for (const std::string_view table : what == Sweeping::kAll ? all : all.first(kOfKeys))
            if (!WrittenAnew(*connection, table))
                return Setup(
                    "somebody is still reading what was there before, such as a backup. Run when it "
                    "is over: samkraft sweep");
        return {};
    } catch (const db::Error& error) {
        return Setup(std::string("what is gone could not be written over: ") + error.what());
    }
}

}  // namespace samkraft::journal
