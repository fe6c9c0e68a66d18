#include "journal/backup.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "db/db.hpp"
#include "domain/kinds.hpp"
#include "journal/keys.hpp"
#include "journal/migrations.hpp"
#include "journal/rows.hpp"

namespace samkraft::journal {

using db::Blob;
using db::Value;
namespace fs = std::filesystem;

namespace {

auto Setup(std::string what) { return Fail(Code::kSetup, "", {std::move(what)}); }

// person and case_number: what leads from a number to a case. notice_receiver: where somebody is reached,
// which goes when the participant's last part has gone. outbox_number is in the row that says what a file is.
constexpr std::array kTables{TableKept{"access_chain", KeptIn::kData},
                             TableKept{"access_checkpoint", KeptIn::kData},
                             TableKept{"access_disposal", KeptIn::kData},
                             TableKept{"access_log", KeptIn::kData},
                             TableKept{"card", KeptIn::kNowhere},
                             TableKept{"card_word", KeptIn::kNowhere},
                             TableKept{"case_grant", KeptIn::kNowhere},
                             TableKept{"case_number", KeptIn::kKeys},
                             TableKept{"data_key", KeptIn::kKeys},
                             TableKept{"disposal", KeptIn::kKeys},
                             TableKept{"door_identity", KeptIn::kData},
                             TableKept{"draft", KeptIn::kNowhere},
                             TableKept{"due", KeptIn::kNowhere},
                             TableKept{"entry", KeptIn::kData},
                             TableKept{"fact", KeptIn::kNowhere},
                             TableKept{"file_part", KeptIn::kData},
                             TableKept{"head", KeptIn::kData},
                             TableKept{"idempotency", KeptIn::kNowhere},
                             TableKept{"login", KeptIn::kData},
                             TableKept{"meta", KeptIn::kData},
                             TableKept{"migration", KeptIn::kNowhere},
                             TableKept{"notice", KeptIn::kNowhere},
                             TableKept{"notice_receiver", KeptIn::kKeys},
                             TableKept{"outbox", KeptIn::kNowhere},
                             TableKept{"outbox_number", KeptIn::kNowhere},
                             TableKept{"party_key", KeptIn::kKeys},
                             TableKept{"person", KeptIn::kKeys},
                             TableKept{"saved_view", KeptIn::kData},
                             TableKept{"second_factor", KeptIn::kData},
                             TableKept{"session", KeptIn::kNowhere},
                             TableKept{"used_once", KeptIn::kData}};

enum class FileOf : std::uint8_t { kDataFile = 1, kKeysFile };

struct Shape {
    std::string name;
    std::vector<std::string> columns;
    std::vector<Value::Kind> kinds;

    [[nodiscard]] std::string Columns() const {
        std::string all;
        for (const std::string& column : columns) all += (all.empty() ? "" : ", ") + column;
        return all;
    }
};

Shape ShapeOf(db::Connection& file, std::string_view table) {
    Shape shape{std::string(table), {}, {}};
    for (auto rows = file.Query("select name, lower(type) from pragma_table_info($1) order by cid", {table});
         rows.Next();) {
        shape.columns.emplace_back(rows.Text(0));
        const std::string_view type = rows.Text(1);
        shape.kinds.push_back(type == "text"   ? Value::Kind::kText
                              : type == "blob" ? Value::Kind::kBlob
                                               : Value::Kind::kInt);
    }
    return shape;
}

// What a select finds, row by row and never all of it in memory: SQLite walks it, PostgreSQL by a cursor, in
// the transaction that is open.
template <class F>
void EachRow(db::Connection& from, const std::string& name, const std::string& select, int at_a_time,
             F each) {
    if (from.GetEngine() == db::Engine::kSqlite) {
        for (auto rows = from.Query(db::Sql::Intern(select)); rows.Next();) each(rows);
        return;
    }
    (void)from.Query("select 1").Next();  // the scope goes with a statement, and not with a script
    from.Script("declare each_" + name + " no scroll cursor for " + select);
    const db::Sql fetch = db::Sql::Intern("fetch " + std::to_string(at_a_time) + " from each_" + name);
    for (bool more = true; more;) {
        more = false;
        for (auto rows = from.Query(fetch); rows.Next(); more = true) each(rows);
    }
    from.Script("close each_" + name);
}

// Rows into a table of that shape, some at a time.
class Filler {
  public:
    Filler(db::Connection& to, const Shape& shape)
        : to_(to), shape_(shape), insert_(db::Sql::Intern(Text(to, shape))) {}
    void Add(const db::Rows& row) {
        values_.clear();
        for (std::size_t i = 0; i < shape_.columns.size(); ++i) {
            const int column = static_cast<int>(i);
            if (row.IsNull(column))
                values_.emplace_back(nullptr);
            else if (shape_.kinds[i] == Value::Kind::kInt)
                values_.emplace_back(row.Int(column));
            else if (shape_.kinds[i] == Value::Kind::kText)
                values_.emplace_back(row.Text(column));
            else
                values_.emplace_back(Blob{row.Bytes(column)});
        }
        to_.Send(insert_, values_);
        ++count_;
        if (++waiting_ == kTogether) Finish();
    }
    std::int64_t Finish() {
        for (; waiting_ > 0; --waiting_) to_.ReceiveDone();
        return count_;
    }

  private:
    static constexpr int kTogether = 64;
    static std::string Text(const db::Connection& to, const Shape& shape) {
        std::string text = "insert into " + shape.name + " (" + shape.Columns() + ")";
        if (shape.name == "access_log" && to.GetEngine() == db::Engine::kPostgres)
            text += " overriding system value";
        for (std::size_t i = 1; i <= shape.columns.size(); ++i)
            text += (i == 1 ? " values ($" : ", $") + std::to_string(i);
        return text + ")";
    }
    db::Connection& to_;
    const Shape& shape_;
    const db::Sql insert_;
    std::vector<Value> values_;
    std::int64_t count_ = 0;
    int waiting_ = 0;
};

// `of`: whose rows, and more to choose them by.
std::int64_t Copy(db::Connection& from, db::Connection& to, const Shape& shape, AssociationId of,
                  const std::string& more = {}) {
    from.Scope(of.value);
    to.Scope(of.value);
    Filler filler(to, shape);
    EachRow(from, shape.name,
            "select " + shape.Columns() + " from " + shape.name +
                " where association_id = " + std::to_string(of.value) + more,
            shape.name == "file_part" ? 16 : 500, [&](const db::Rows& row) { filler.Add(row); });
    return filler.Finish();
}

std::int64_t Number(db::Connection& c, db::Sql sql) {
    auto rows = c.Query(sql);
    return rows.Next() ? rows.Int(0) : 0;
}

std::string Sqlite(const std::string& path) { return "sqlite:" + path; }

void RemoveFile(const std::string& path) {
    for (const char* beside : {"", "-wal", "-shm"}) {
        std::error_code ignored;
        fs::remove(path + beside, ignored);
    }
}

// To the disk, the file and its name.
Done Flush(const std::string& path) {
    for (const std::string& what : {path, fs::absolute(path).parent_path().string()}) {
        const int file = open(what.c_str(), O_RDONLY | O_CLOEXEC);
        const bool done = file >= 0 && fsync(file) == 0;
        if (file >= 0) close(file);
        if (!done) return Setup(what + " could not be written to the disk: " + std::strerror(errno));
    }
    return {};
}

const char* const kWhatItIs =
    "create table backup (kind integer not null, number integer not null, at integer not null) strict";
// What the file is, of when, and how far the database had come: read in the snapshot that it is made of.
BackupFile WriteWhatItIs(db::Connection& from, db::Connection& to, FileOf kind, Instant now) {
    BackupFile file;
    file.number = Number(from, "select value from outbox_number where one = 1");
    file.at = now;
    to.Script(kWhatItIs);
    to.Execute("insert into backup (kind, number, at) values ($1, $2, $3)",
               {static_cast<int>(kind), file.number, now.micros});
    return file;
}

// A new file with the schema's tables, filled, and whole on the disk.
template <class Fill>
Result<BackupFile> WriteFile(const Config& config, const std::string& path, FileOf kind, Instant now,
                             Fill fill) {
    BackupFile file;
    try {
        const auto from = db::Connection::Open(config.database, db::Use::kRead);
        TRY(const std::size_t applied, db::Applied(*from, Migrations()));
        if (applied != Migrations().size())
            return Setup(
                "the database is older than the program. Make the backup with the program that it "
                "was last used with.");
        auto to = db::Connection::Open(Sqlite(path), db::Use::kWrite);
        CHECK_OK(db::Migrate(*to, Migrations(), true));
        {
            const db::Transaction snapshot(*from, db::Use::kRead);
            db::Transaction filling(*to);
            file = WriteWhatItIs(*from, *to, kind, now);
            (void)Copy(*from, *to, ShapeOf(*to, "meta"), AssociationId{});
            fill(*from, *to, file);
            filling.Commit();
        }
        to->Script("pragma wal_checkpoint(truncate)");
    } catch (const db::Error& error) {
        RemoveFile(path);
        return Setup("the backup " + path + " could not be made: " + error.what());
    }
    CHECK_OK(Flush(path));
    return file;
}

class Descriptor {
  public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    ~Descriptor() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int Get() const { return descriptor_; }

  private:
    int descriptor_;
};

// The bytes of a file that has no name any more. What a file system keeps of them elsewhere is not ours to
// reach.
void ZeroOut(int file) {
    struct stat about{};
    if (file < 0 || fstat(file, &about) != 0) return;
    const std::string zeros(64 * 1024, '\0');
    for (off_t at = 0; at < about.st_size; at += static_cast<off_t>(zeros.size()))
        if (pwrite(file, zeros.data(), zeros.size(), at) < 0) return;
    fsync(file);
}

std::string PassedOnKinds() {
    std::string kinds = std::to_string(static_cast<int>(domain::Kind::kPartDisposed));
    for (const domain::Kind kind : domain::kPassedOn) kinds += ", " + std::to_string(static_cast<int>(kind));
    return kinds;
}

// One of the two files, open and looked at.
struct OpenFile {
    std::unique_ptr<db::Connection> connection;
    BackupFile about;
    std::string key_check;  // of which database it is: the seal's chance
};
Result<OpenFile> OpenBackup(const std::string& path, FileOf wanted) {
    const std::string what = wanted == FileOf::kDataFile ? "a backup of data" : "a keys file";
    if (!fs::is_regular_file(path)) return Setup("there is no file " + path);
    OpenFile file;
    try {
        file.connection = db::Connection::Open(Sqlite(path), db::Use::kRead);
        db::Connection& c = *file.connection;
        const auto same = db::Applied(c, Migrations());
        if (!same) return tl::unexpected(same.error());
        if (Number(c, "select count(*) from sqlite_schema where name = 'backup'") == 0)
            return Setup(path + " is not " + what + " of Samkraft's");
        if (*same != Migrations().size())
            return Setup(path +
                         " was made by an older version. Restore it with that version's program, then "
                         "run this one's samkraft migrate.");
        auto rows = c.Query("select kind, number, at from backup");
        if (!rows.Next() || rows.Int(0) != static_cast<int>(wanted))
            return Setup(path + " is not " + what + ": have the two files changed places?");
        file.about.number = rows.Int(1);
        file.about.at = Instant{rows.Int(2)};
        auto check = c.Query("select value from meta where association_id = 0 and name = 'key_check'");
        if (check.Next()) file.key_check = check.Bytes(0);
    } catch (const db::Error& error) {
        return Setup(path + " could not be read as " + what + ": " + error.what());
    }
    return file;
}

struct StoredEntry {
    std::int64_t sequence = 0;
    domain::EntryHead head;
    std::string sealed;
};
constexpr db::Sql kEntriesOf =
    "select seq, id, item, version, kind, owner, category, topic, named, author, at, sealed from entry where "
    "association_id = $1 and case_id = $2 order by seq";
std::vector<StoredEntry> EntriesOf(db::Connection& c, AssociationId association, CaseId case_id) {
    std::vector<StoredEntry> entries;
    for (auto rows = c.Query(kEntriesOf, {association.value, case_id.value}); rows.Next();) {
        StoredEntry& e = entries.emplace_back();
        e.sequence = rows.Int(0);
        e.head.id = EntryId{rows.Int(1)};
        e.head.item = ItemId{rows.Int(2)};
        e.head.version = static_cast<std::int32_t>(rows.Int(3));
        e.head.kind = static_cast<std::uint16_t>(rows.Int(4));
        e.head.owner = static_cast<domain::Party>(rows.Int(5));
        e.head.category = static_cast<domain::Category>(rows.Int(6));
        e.head.topic = static_cast<domain::Topic>(rows.Int(7));
        e.head.named = domain::PartySet::FromBits(static_cast<std::uint8_t>(rows.Int(8)));
        e.head.author = WorkerId{rows.Int(9)};
        e.head.at = Instant{rows.Int(10)};
        e.sealed = rows.Bytes(11);
    }
    return entries;
}

// Disposes once more, in a case of the data that is older than the disposal, of what has no key now: its rows
// are emptied, what was passed on has its new owner, and the case says that the party takes no part.
class DisposingAgain {
  public:
    DisposingAgain(db::Connection& to, db::Connection& keys_file, KeyRing& ring, AssociationId association)
        : to_(to), file_(keys_file), ring_(ring), association_(association) {}

    // Gives how many entries were emptied. Throws Tampered when the two do not fit.
    std::int64_t Run(CaseId case_id, const std::set<domain::Party>& disposed) {
        case_ = case_id;
        keys_.clear();
        const std::vector<StoredEntry> entries = EntriesOf(to_, association_, case_id);
        std::map<EntryId, StoredEntry> frame;
        for (StoredEntry& e : EntriesOf(file_, association_, case_id)) frame.emplace(e.head.id, std::move(e));
        std::int64_t emptied = 0, last = entries.empty() ? 0 : entries.back().sequence;
        for (const StoredEntry& e : entries) {
            if (e.head.kind == kDisposedKind) continue;
            if (const auto kept = frame.extract(e.head.id)) {
                if (kept.mapped().sequence != e.sequence && e.head.kind != kPartGone)
                    throw Tampered("an entry stands in another place in the keys file");
                if (kept.mapped().head.owner != e.head.owner) Replace(e.sequence, kept.mapped());
                continue;
            }
            if (!disposed.contains(e.head.owner) || Opens(e)) continue;
            Empty(e.sequence);
            ++emptied;
            to_.Execute("delete from file_part where association_id = $1 and case_id = $2 and owner = $3",
                        {association_.value, case_.value, static_cast<int>(e.head.owner)});
        }
        std::vector<StoredEntry> said;  // by the disposals that the data does not know of
        for (auto& [id, e] : frame)
            if (e.head.kind == kPartGone) said.push_back(std::move(e));
        std::ranges::sort(said, {}, &StoredEntry::sequence);
        for (const StoredEntry& e : said) Append(e, ++last);
        to_.Execute("update head set seq = $3 where association_id = $1 and case_id = $2",
                    {association_.value, case_.value, last});
        return emptied;
    }

  private:
    static constexpr auto kPartGone = static_cast<std::uint16_t>(domain::Kind::kPartDisposed);

    [[nodiscard]] const ShortKey* KeyOf(domain::Party owner) {
        const auto [at, fresh] = keys_.try_emplace(owner);
        if (!fresh) return at->second ? &*at->second : nullptr;
        std::string wrapped;
        {
            auto rows = to_.Query(
                "select wrapped from data_key where association_id = $1 and case_id = $2 and owner = $3",
                {association_.value, case_.value, static_cast<int>(owner)});
            if (!rows.Next()) return nullptr;
            wrapped = rows.Bytes(0);
        }
        return &at->second.emplace(ring_.UnwrapDataKey(ring_.PartyKey(to_, association_, owner), association_,
                                                       case_, owner, wrapped));
    }
    [[nodiscard]] bool Opens(const StoredEntry& e) {
        const ShortKey* key = KeyOf(e.head.owner);
        if (key == nullptr) return false;
        std::string sealed = e.sealed;
        const bool opens =
            OpenInPlace(key->Data(), EntryPlace(association_, case_, e.sequence, e.head).Bytes(),
                        {reinterpret_cast<unsigned char*>(sealed.data()), sealed.size()});
        sodium_memzero(sealed.data(), sealed.size());
        return opens;
    }
    void Replace(std::int64_t sequence, const StoredEntry& kept) {
        to_.Execute(
            "update entry set owner = $4, sealed = $5 where association_id = $1 and case_id = $2 and seq = "
            "$3",
            {association_.value, case_.value, sequence, static_cast<int>(kept.head.owner),
             Blob{kept.sealed}});
    }
    void Empty(std::int64_t sequence) {
        to_.Execute(kEmptyEntry, {association_.value, case_.value, sequence, kDisposedKind, Blob{{}}});
    }
    // In the next place: what lay between is lost with the data that was newer.
    void Append(const StoredEntry& e, std::int64_t sequence) {
        const ShortKey* key = KeyOf(e.head.owner);
        if (key == nullptr) throw Tampered("the key of an entry is gone");
        std::string plain =
            OpenSeal(key->Data(), EntryPlace(association_, case_, e.sequence, e.head), e.sealed);
        const std::string sealed =
            Seal(key->Data(), EntryPlace(association_, case_, sequence, e.head), plain);
        sodium_memzero(plain.data(), plain.size());
        to_.Execute(
            "insert into entry (association_id, case_id, seq, id, item, version, kind, owner, category, "
            "topic, named, author, at, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
            "$13, $14)",
            {association_.value, case_.value, sequence, e.head.id.value, e.head.item.value, e.head.version,
             e.head.kind, static_cast<int>(e.head.owner), static_cast<int>(e.head.category),
             static_cast<int>(e.head.topic), e.head.named.Bits(), e.head.author.value, e.head.at.micros,
             Blob{sealed}});
    }

    db::Connection& to_;
    db::Connection& file_;
    KeyRing& ring_;
    AssociationId association_;
    CaseId case_;
    std::map<domain::Party, std::optional<ShortKey>> keys_;
};

// Whose each number is. A person whose newest case is not in the data has the one before it.
void RestorePersons(db::Connection& to, db::Connection& keys, AssociationId association,
                    const std::set<std::int64_t>& cases) {
    std::map<std::string, std::int64_t, std::less<>> newest;
    for (auto rows = keys.Query("select number_hash, case_id from case_number where association_id = $1",
                                {association.value});
         rows.Next();)
        if (cases.contains(rows.Int(1))) {
            std::int64_t& at = newest[std::string(rows.Bytes(0))];
            at = std::max(at, rows.Int(1));
        }
    for (auto rows =
             keys.Query("select number_hash, person_id, case_id from person where association_id = $1",
                        {association.value});
         rows.Next();) {
        std::int64_t case_id = rows.Int(2);
        if (!cases.contains(case_id)) {
            const auto before = newest.find(rows.Bytes(0));
            if (before == newest.end()) continue;
            case_id = before->second;
        }
        to.Execute(
            "insert into person (association_id, number_hash, person_id, case_id) values ($1, $2, $3, $4)",
            {association.value, Blob{rows.Bytes(0)}, rows.Int(1), case_id});
    }
}

// In the transaction that is open on `to`.
Result<Restored> Fill(db::Connection& to, OpenFile& data, OpenFile& keys, KeyRing& ring,
                      AssociationId association) {
    const AssociationId nobody{};
    to.Scope(association.value);
    {
        auto rows = to.Query("select count(*) from head where association_id = $1", {association.value});
        if (!rows.Next() || rows.Int(0) != 0)
            return Setup("there are cases in the database. Restore into a new one.");
    }
    to.Execute("delete from party_key where association_id = $1", {association.value});
    to.Scope(nobody.value);
    to.Execute("delete from meta where association_id = $1", {nobody.value});
    (void)Copy(*data.connection, to, ShapeOf(*data.connection, "meta"), nobody);

    Restored restored{data.about.at, keys.about.at};
    for (const TableKept& table : kTables) {
        if (table.where == KeptIn::kNowhere) continue;
        const bool in_data = table.where == KeptIn::kData;
        OpenFile& file = in_data ? data : keys;
        const Shape shape = ShapeOf(*file.connection, table.table);
        if (table.table == "person" || table.table == "case_number" || table.table == "data_key") continue;
        const std::int64_t rows = Copy(*file.connection, to, shape, association);
        if (table.table == "entry") restored.entries = rows;
    }
    if (to.GetEngine() == db::Engine::kPostgres)
        (void)Number(to,
                     "select setval(pg_get_serial_sequence('access_log', 'number'), coalesce(max(number), 0) "
                     "+ 1, false) from access_log");
    std::set<std::int64_t> cases;
    for (auto rows = to.Query("select case_id from head where association_id = $1", {association.value});
         rows.Next();)
        cases.insert(rows.Int(0));
    restored.cases = std::ranges::count_if(cases, [](std::int64_t id) { return id > kSessionStream.value; });
    {
        const Shape shape = ShapeOf(*keys.connection, "data_key");
        Filler filler(to, shape);
        for (auto rows = keys.connection->Query(
                 db::Sql::Intern("select " + shape.Columns() + " from data_key where association_id = $1"),
                 {association.value});
             rows.Next();)
            if (cases.contains(rows.Int(1))) filler.Add(rows);
        (void)filler.Finish();
    }
    RestorePersons(to, *keys.connection, association, cases);

    std::map<CaseId, std::set<domain::Party>> disposed;
    for (auto rows =
             to.Query("select case_id, party from disposal where association_id = $1", {association.value});
         rows.Next();)
        if (cases.contains(rows.Int(0)))
            disposed[CaseId{rows.Int(0)}].insert(static_cast<domain::Party>(rows.Int(1)));
    DisposingAgain again(to, *keys.connection, ring, association);
    for (const auto& [case_id, parties] : disposed) restored.disposed += again.Run(case_id, parties);

    auto missing = to.Query(
        "select count(*) from entry e where e.association_id = $1 and e.kind <> $2 and not exists (select 1 "
        "from data_key k where k.association_id = e.association_id and k.case_id = e.case_id and k.owner = "
        "e.owner)",
        {association.value, kDisposedKind});
    if (missing.Next() && missing.Int(0) != 0)
        return Setup("the keys file lacks keys of " + std::to_string(missing.Int(0)) +
                     " entries, and no certificate says that they have been disposed of. Has it been "
                     "damaged, or the database been restored between the two?");
    to.Execute("update outbox_number set value = $1 where one = 1", {data.about.number});
    return restored;
}

}  // namespace

std::span<const TableKept> TablesKept() { return kTables; }

Result<BackupFile> BackUpData(const Config& config, AssociationId association, const std::string& path,
                              Instant now) {
    if (fs::exists(path)) return Setup(path + " is there already. Name a new file.");
    return WriteFile(config, path, FileOf::kDataFile, now,
                     [&](db::Connection& from, db::Connection& to, BackupFile& file) {
                         for (const TableKept& table : kTables) {
                             if (table.where != KeptIn::kData) continue;
                             const auto rows = Copy(from, to, ShapeOf(to, table.table), association);
                             if (table.table == "entry") file.entries = rows;
                         }
                     });
}

Result<BackupFile> BackUpKeys(const Config& config, AssociationId association, const std::string& path,
                              Instant now) {
    // One at a time, from before the snapshot: an older one never takes a newer one's place.
    const Descriptor lock(open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (lock.Get() < 0 || flock(lock.Get(), LOCK_EX) != 0)
        return Setup("the keys file " + path + " could not be locked: " + std::strerror(errno));
    const std::string fresh = path + ".new";
    for (const char* left : {"", "-wal"}) {  // by one that was cut off
        ZeroOut(Descriptor(open((fresh + left).c_str(), O_WRONLY | O_CLOEXEC)).Get());
    }
    RemoveFile(fresh);
    auto made = WriteFile(
        config, fresh, FileOf::kKeysFile, now,
        [&](db::Connection& from, db::Connection& to, BackupFile& file) {
            for (const TableKept& table : kTables) {
                if (table.where != KeptIn::kKeys) continue;
                const auto rows = Copy(from, to, ShapeOf(to, table.table), association);
                if (table.table == "data_key") file.keys = rows;
            }
            (void)Copy(from, to, ShapeOf(to, "entry"), association,
                       " and kind in (" + PassedOnKinds() +
                           ") and case_id in (select case_id from disposal where association_id = " +
                           std::to_string(association.value) + ")");
        });
    if (!made) return made;
    const Descriptor before(open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    if (std::rename(fresh.c_str(), path.c_str()) != 0)
        return Setup("the keys file " + path + " could not be put in its place: " + std::strerror(errno));
    ZeroOut(before.Get());
    CHECK_OK(Flush(path));
    return made;
}

Result<std::int64_t> KeysDisposedOf(const Config& config, AssociationId association,
                                    const std::string& path) {
    TRY(OpenFile file, OpenBackup(path, FileOf::kKeysFile));
    try {
        const auto there = db::Connection::Open(config.database, db::Use::kRead);
        const db::Transaction snapshot(*there, db::Use::kRead);
        there->Scope(association.value);
        std::set<std::string, std::less<>> live;
        EachRow(*there, "key",
                "select wrapped from data_key where association_id = " + std::to_string(association.value),
                500, [&](const db::Rows& row) { live.emplace(row.Bytes(0)); });
        std::int64_t gone = 0;
        for (auto rows = file.connection->Query("select wrapped from data_key where association_id = $1",
                                                {association.value});
             rows.Next();)
            gone += live.contains(rows.Bytes(0)) ? 0 : 1;
        return gone;
    } catch (const db::Error& error) {
        return Setup(std::string("the keys could not be compared: ") + error.what());
    }
}

Result<Restored> Restore(const Config& config, AssociationId association, const std::string& data_path,
                         const std::string& keys_path) {
    TRY(auto ring, KeyRing::Load(config.key_file));
    TRY(OpenFile data, OpenBackup(data_path, FileOf::kDataFile));
    TRY(OpenFile keys, OpenBackup(keys_path, FileOf::kKeysFile));
    if (data.key_check != keys.key_check)
        return Setup("the backup and the keys file are not of the same database.");
    if (const auto belongs = ring->CheckBelongs(*data.connection); !belongs)
        return Setup("the key file is not the one that the backup was made with. Put that one in its place.");
    if (keys.about.number < data.about.number)
        return Setup("the keys file is older than the backup (" + keys.about.at.Text() + ", " +
                     data.about.at.Text() +
                     "): what has been written between would be taken for disposed of. Take the newest keys "
                     "file, or a backup that is older than this one.");
    try {
        {
            TRY(const auto made, Journal::Open({config.database, config.key_file, 1, true}));
        }
        const auto to = db::Connection::Open(config.database, db::Use::kWrite);
        db::Transaction all(*to);
        TRY(Restored restored, Fill(*to, data, keys, *ring, association));
        all.Commit();
        return restored;
    } catch (const db::Error& error) {
        return Setup(std::string("the database could not be filled: ") + error.what());
    } catch (const Tampered& fault) {
        return Setup(std::string("the backup and the keys file do not fit each other (") + fault.what() +
                     "). Has the database been restored between the two, or a file been altered?");
    }
}

}  // namespace samkraft::journal
