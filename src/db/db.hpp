// One thin door to two databases: SQLite through its C interface and PostgreSQL through libpq, one SQL text
// for both.
//
//     auto connection = db::Connection::Open("sqlite:/var/lib/samkraft/samkraft.db", db::Use::kWrite);
//     auto rows = connection->Query("select id, name from unit where association_id = $1",
//     {association.value}); while (rows.Next()) Add(rows.Int(0), rows.Text(1));
//
// Parameters are $1 … $n. Types are 64-bit integers, text, bytes and null; booleans are 0 and 1, instants
// microseconds, dates days. A statement is prepared once per connection and found again by the address of its
// text, so the text is a literal or interned. The SQL keeps to what both understand: ON CONFLICT, RETURNING,
// common table expressions, window functions, partial indexes.
//
// Threads: a connection belongs to one thread at a time. Faults of the database are exceptions (db::Error).
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace samkraft::db {

enum class Fault : std::uint8_t {
    kUnique,
    kForeignKey,
    kCheck,
    kNotNull,
    kBusy,           // somebody else holds what was asked for; the same call may succeed later
    kSerialization,  // the whole transaction must be run again
    kGone,           // the connection is lost: Reopen()
    kOther,
};

// what() holds the database's own primary message and code, never a row's values.
struct Error : std::runtime_error {
    Error(Fault f, const std::string& what) : std::runtime_error(what), fault(f) {}
    Fault fault;
};

enum class Engine : std::uint8_t { kSqlite, kPostgres };
enum class Use : std::uint8_t { kRead, kWrite };  // SQLite: a connection opened to read refuses to write

// The text of a statement, whose address is its identity.
class Sql {
  public:
    template <std::size_t N>
    consteval Sql(const char (&literal)[N]) : text_(literal) {}  // NOLINT(google-explicit-constructor)
    // For statements put together at run time: kept for ever, so only for a bounded number of different
    // texts. Thread-safe.
    [[nodiscard]] static Sql Intern(const std::string& text);
    [[nodiscard]] const char* Text() const { return text_; }

  private:
    struct Interned {
        const char* text;
    };
    explicit Sql(Interned interned) : text_(interned.text) {}
    const char* text_;
};

struct Blob {
    std::string_view bytes;
};

// One parameter. A view: what it points to must live until the call returns.
class Value {
  public:
    enum class Kind : std::uint8_t { kNull, kInt, kText, kBlob };
    Value(std::nullptr_t) {}  // NOLINT(google-explicit-constructor)
    template <std::integral T>
    Value(T number) : kind_(Kind::kInt), number_(static_cast<std::int64_t>(number)) {}  // NOLINT
    Value(std::string_view text) : kind_(Kind::kText), bytes_(text) {}                  // NOLINT
    Value(const std::string& text) : kind_(Kind::kText), bytes_(text) {}                // NOLINT
    Value(const char* text) : kind_(Kind::kText), bytes_(text) {}                       // NOLINT
    Value(Blob blob) : kind_(Kind::kBlob), bytes_(blob.bytes) {}                        // NOLINT

    [[nodiscard]] Kind GetKind() const { return kind_; }
    [[nodiscard]] std::int64_t Number() const { return number_; }
    [[nodiscard]] std::string_view Bytes() const { return bytes_; }

  private:
    Kind kind_ = Kind::kNull;
    std::int64_t number_ = 0;
    std::string_view bytes_;
};
using Values = std::span<const Value>;

// What a driver gives Rows to walk over.
class Cursor {
  public:
    virtual bool Next() = 0;
    [[nodiscard]] virtual bool IsNull(int column) const = 0;
    [[nodiscard]] virtual std::int64_t Int(int column) const = 0;
    [[nodiscard]] virtual std::string_view Bytes(int column) const = 0;
    [[nodiscard]] virtual std::int64_t Changed() const = 0;
    virtual void Release() noexcept = 0;

  protected:
    ~Cursor() = default;
};

// The rows of an answer, forward only. Views live until the next call of Next. SQLite walks the statement
// itself, so one statement's rows must be let go before the same statement is run again on the connection
// (std::logic_error otherwise).
class Rows {
  public:
    explicit Rows(Cursor* cursor) : cursor_(cursor) {}
    Rows(Rows&& other) noexcept : cursor_(std::exchange(other.cursor_, nullptr)) {}
    Rows& operator=(Rows&& other) noexcept {
        std::swap(cursor_, other.cursor_);
        return *this;
    }
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;
    ~Rows() {
        if (cursor_) cursor_->Release();
    }

    [[nodiscard]] bool Next() { return cursor_->Next(); }
    [[nodiscard]] bool IsNull(int column) const { return cursor_->IsNull(column); }
    [[nodiscard]] std::int64_t Int(int column) const { return cursor_->Int(column); }  // 0 for null
    [[nodiscard]] std::string_view Text(int column) const { return cursor_->Bytes(column); }
    [[nodiscard]] std::string_view Bytes(int column) const { return cursor_->Bytes(column); }
    [[nodiscard]] std::int64_t Changed() const {
        return cursor_->Changed();
    }  // rows inserted, updated or deleted

  private:
    Cursor* cursor_;
};

class Connection {
  public:
    // "sqlite:/path/file.db" or a libpq connection string. Throws Error.
    [[nodiscard]] static std::unique_ptr<Connection> Open(const std::string& database, Use use);
    virtual ~Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] virtual Engine GetEngine() const = 0;
    [[nodiscard]] Rows Query(Sql sql, std::initializer_list<Value> values = {}) {
        return Query(sql, Values(values.begin(), values.size()));
    }
    [[nodiscard]] virtual Rows Query(Sql sql, Values values) = 0;
    std::int64_t Execute(Sql sql, std::initializer_list<Value> values = {}) {  // rows changed
        return Execute(sql, Values(values.begin(), values.size()));
    }
    virtual std::int64_t Execute(Sql sql, Values values) = 0;

    // Many statements for one wait. PostgreSQL: Send only queues; the first Receive sends all and waits.
    // SQLite: Send runs the statement and keeps its answer. Receive gives the answers in the order of Send.
    // An error comes from Send or Receive, and throws away the answers not yet received; what was sent after
    // the faulty statement has then not run (PostgreSQL).
    void Send(Sql sql, std::initializer_list<Value> values = {}) {
        Send(sql, Values(values.begin(), values.size()));
    }
    virtual void Send(Sql sql, Values values) = 0;
    [[nodiscard]] virtual Rows Receive() = 0;
    void ReceiveDone() { (void)Receive(); }
    virtual void Abandon() noexcept = 0;  // forgets what was sent and not received

    // Whose rows what follows is about. PostgreSQL: the setting samkraft.association, by which row-level
    // security shows and takes that association's rows alone; sent before the next statement where it differs
    // from what the server has. SQLite: nothing.
    virtual void Scope(std::int64_t association) = 0;

    virtual void Script(const std::string& statements) = 0;  // several statements, no parameters, no answer

    [[nodiscard]] virtual bool Usable() const = 0;  // false once the connection is known to be lost
    [[nodiscard]] virtual bool InTransaction()
        const = 0;              // false also after the database rolled back by itself
    virtual void Reopen() = 0;  // throws Error(kGone) when the database does not answer
    // Waits until no other process is changing the schema. Inside a transaction; held until it ends.
    virtual void LockSchema() = 0;
    // Looks anew at what the tables hold, after very many rows were written at once, so that the next
    // questions are planned by what is there. Outside a transaction; waits, seconds per million rows.
    // PostgreSQL does it by itself a minute later; SQLite plans by the schema alone and needs nothing.
    virtual void Settle() = 0;
    // Writes anew what holds a table's rows, without those that are gone, while nobody else reads or writes
    // it. PostgreSQL: the table (vacuum full). SQLite: the log beside the file is emptied, whichever table it
    // is. False: something is left of them, for a transaction that began before may still read them. Outside
    // a transaction. Throws Error(kBusy) when the table was not free in time.
    [[nodiscard]] virtual bool WriteAnew(const std::string& table) = 0;

  protected:
    Connection() = default;
    friend class Transaction;
    virtual void Begin(Use use) = 0;
    virtual void Commit() = 0;
    virtual void Rollback() noexcept = 0;
};

// Rolls back unless committed. kWrite takes SQLite's write lock at once (BEGIN IMMEDIATE); kRead is one
// consistent snapshot.
class Transaction {
  public:
    explicit Transaction(Connection& connection, Use use = Use::kWrite) : connection_(connection) {
        connection_.Begin(use);
        open_ = true;
    }
    ~Transaction() {
        if (open_) connection_.Rollback();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    // After an Error from Commit with fault kGone it is not known whether the database committed.
    void Commit() {
        connection_.Commit();
        open_ = false;
    }

  private:
    Connection& connection_;
    bool open_ = false;
};

// Undoes what was done since it was made, unless released. One at a time within a transaction.
class Savepoint {
  public:
    explicit Savepoint(Connection& connection) : connection_(connection) {
        connection_.Execute("savepoint inner_work");
    }
    ~Savepoint();
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;
    void Release() {
        connection_.Execute("release savepoint inner_work");
        open_ = false;
    }

  private:
    Connection& connection_;
    bool open_ = true;
};

// ---- schema

struct Migration {
    int number = 0;  // 1, 2, 3 … without gaps
    std::string_view name;
    std::string_view text;  // with dialect tokens, see Dialect
};

// Forward only, each in a transaction of its own, recorded with a checksum of its text. Refuses, with what to
// do, a database that is newer than the program or whose migrations were other ones. `apply` false: refuses a
// database that is older as well.
[[nodiscard]] Done Migrate(Connection& connection, std::span<const Migration> migrations, bool apply);
// How many of them the database has; the same refusals, but of an older one.
[[nodiscard]] Result<std::size_t> Applied(Connection& connection, std::span<const Migration> migrations);

// {{int}} {{blob}} {{number}} {{number_key}} {{table}} {{clustered}}: the few words in which the two engines'
// tables differ.
[[nodiscard]] std::string Dialect(std::string_view text, Engine engine);

}  // namespace samkraft::db
