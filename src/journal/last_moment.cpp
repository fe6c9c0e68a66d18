#include "journal/last_moment.hpp"

#include "db/db.hpp"

namespace samkraft::journal {

Result<Instant> LastMoment(const std::string& database, AssociationId association) {
    try {
        const auto connection = db::Connection::Open(database, db::Use::kRead);
        connection->Scope(association.value);
        // Rows of requests that went on at the same time do not stand in the order of their moments.
        auto rows = connection->Query(
            "select max(at) from (select at from access_log where association_id = $1 order by "
            "number desc limit 1000) newest",
            {association.value});
        return rows.Next() && !rows.IsNull(0) ? Instant{rows.Int(0)} : Instant{};
    } catch (const db::Error& error) {
        return Fail(Code::kSetup, "", {std::string("the access log could not be read: ") + error.what()});
    }
}

}  // namespace samkraft::journal
