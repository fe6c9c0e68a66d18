// What the database keeps in its own files of rows that are gone: on SQLite pages in the log beside the file
// (in the file itself they are zeroed), on PostgreSQL row versions that a vacuum marks as free and does not
// write over. There the tables are written anew, without them. Not the write-ahead log:
// docs/04-operations.md.
#pragma once

#include <cstdint>
#include <string>

#include "base/error.hpp"

namespace samkraft::journal {

enum class Sweeping : std::uint8_t {
    kKeys,  // what opens the rest or leads to a person: small tables, after each disposal
    kAll,   // and what is sealed with keys that live on; as long as the tables are large
};
// On PostgreSQL as the tables' owner, and nobody reads or writes a table while it is written anew. kSetup: it
// is another role's, or was not free within ten seconds, or somebody who began to read before was not done in
// some seconds, for either engine keeps what a transaction may still read. What has been deleted is deleted
// all the same.
[[nodiscard]] Done Sweep(const std::string& database, Sweeping what);

}  // namespace samkraft::journal
