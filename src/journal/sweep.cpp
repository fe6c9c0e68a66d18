#include "journal/sweep.hpp"

#include <span>
#include <string_view>

#include "db/db.hpp"

namespace samkraft::journal {
namespace {

// Entries and files are not among them: what a disposal leaves of these is sealed with a key that is gone.
constexpr std::string_view kTables[] = {"data_key",  "person", "notice_receiver", "draft", "case_number",
                                        "card_word", "card"};
constexpr std::size_t kOfKeys = 3;

auto Setup(std::string what) { return Fail(Code::kSetup, "", {std::move(what)}); }

}  // namespace

Done Sweep(const std::string& database, Sweeping what) {
    try {
        const auto connection = db::Connection::Open(database, db::Use::kWrite);
        if (connection->GetEngine() == db::Engine::kSqlite) {
            connection->Execute("pragma wal_checkpoint(truncate)");
            return {};
        }
        // A vacuum of another's table is passed over with a warning alone.
        auto others = connection->Query(
            "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = "
            "current_schema() and c.relname = 'data_key' and not pg_has_role(current_user, c.relowner, "
            "'usage')");
        if (others.Next() && others.Int(0) != 0)
            return Setup("the tables are another role's. Run as their owner: samkraft sweep");
        const std::span<const std::string_view> all(kTables);
        for (const std::string_view table : what == Sweeping::kAll ? all : all.first(kOfKeys))
            connection->Script("vacuum (full) " + std::string(table));
        return {};
    } catch (const db::Error& error) {
        return Setup(std::string("what is gone could not be written over: ") + error.what());
    }
}

}  // namespace samkraft::journal
