// Backups that disposal reaches (docs/decisions/0035). What a disposal destroys lies in one small file that
// is made anew after each, never in the backups of the rest: the data holds sealed rows alone, the keys file
// the wrapped keys, what leads from a person to a case, and of each case that has been disposed of in part
// what was passed on. An old backup of the data with the newest keys file is everything but what has been
// disposed of since. The master key is in neither.
//
// Both are SQLite files, whichever engine the database runs on. Rows and indexes that are made from the
// journal are in neither: whoever restores makes them anew. Sessions, unsent drafts and notices are not kept.
//
// Each function works on connections of its own, beside servers that write; one snapshot each.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "journal/journal.hpp"

namespace samkraft::journal {

// Where each table of the schema goes; a test holds it against the migrations.
enum class KeptIn : std::uint8_t { kData, kKeys, kNowhere };
struct TableKept {
    std::string_view table;
    KeptIn where;
};
[[nodiscard]] std::span<const TableKept> TablesKept();

struct BackupFile {
    std::int64_t entries = 0;  // of data
    std::int64_t keys = 0;     // of a keys file: data keys
    std::int64_t number = 0;   // how far the database had come
    Instant at;
};

// A new file; kSetup when there is one of that name, or when it cannot be written.
[[nodiscard]] Result<BackupFile> BackUpData(const Config& config, AssociationId association,
                                            const std::string& path, Instant now);
// In the place of the one that is there, at once and whole; what was there is overwritten with zeros. Of
// several processes that do so the last one's snapshot is the newest. O(cases).
[[nodiscard]] Result<BackupFile> BackUpKeys(const Config& config, AssociationId association,
                                            const std::string& path, Instant now);
// How many keys the file holds that the database has not: their parts have been disposed of since, and the
// file is to be made anew.
[[nodiscard]] Result<std::int64_t> KeysDisposedOf(const Config& config, AssociationId association,
                                                  const std::string& path);

struct Restored {
    Instant data_at, keys_at;
    std::int64_t cases = 0, entries = 0;
    std::int64_t disposed = 0;  // entries of the data that have no key any more, and are emptied again
};
// Into a database without a case. kSetup, and the database is as it was: something is in it; the files are
// not of one database or not of this master key; the keys are older than the data (a case that has been
// opened between would look as if it had been disposed of); a key is missing without a certificate that says
// why. On PostgreSQL as the tables' owner. Afterwards lists and statistics are to be rebuilt, which opens
// every entry.
[[nodiscard]] Result<Restored> Restore(const Config& config, AssociationId association,
                                       const std::string& data, const std::string& keys);

}  // namespace samkraft::journal
