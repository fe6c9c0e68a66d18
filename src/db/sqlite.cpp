// The SQLite driver. WAL with synchronous=FULL: what is committed survives the machine. One file, readable by
// its owner alone.
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "db/driver.hpp"

namespace samkraft::db {
namespace {

const auto kTransient =
    reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});  // NOLINT: SQLite says so

[[noreturn]] void Throw(sqlite3* database, int code) {
    const int extended = database ? sqlite3_extended_errcode(database) : code;
    Fault fault = Fault::kOther;
    switch (extended) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            fault = Fault::kUnique;
            break;
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            fault = Fault::kForeignKey;
            break;
        case SQLITE_CONSTRAINT_CHECK:
        case SQLITE_CONSTRAINT_DATATYPE:
            fault = Fault::kCheck;
            break;
        case SQLITE_CONSTRAINT_NOTNULL:
            fault = Fault::kNotNull;
            break;
        default:
            if ((extended & 0xff) == SQLITE_BUSY || (extended & 0xff) == SQLITE_LOCKED) fault = Fault::kBusy;
            if ((extended & 0xff) == SQLITE_CANTOPEN || (extended & 0xff) == SQLITE_NOTADB)
                fault = Fault::kGone;
    }
    const char* message = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    throw Error(fault, std::string("sqlite: ") + message + " (" + std::to_string(extended) + ")");
}

// A prepared statement, and the cursor over its rows while it runs.
class Statement final : public Cursor {
  public:
    Statement(sqlite3* database, const char* sql) : database_(database) {
        const int code =
            sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
        if (code != SQLITE_OK) Throw(database, code);
        // SQLite numbers $-parameters by where they first stand, so each is found by its name.
        const int count = sqlite3_bind_parameter_count(statement_);
        for (int i = 1; i <= count; ++i)
            places_.push_back(sqlite3_bind_parameter_index(statement_, ("$" + std::to_string(i)).c_str()));
        columns_ = sqlite3_column_count(statement_);
    }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // lasting: the caller's bytes live as long as the statement runs.
    void Start(Values values, bool lasting) {
        if (running_) throw std::logic_error("statement started while its rows are still read");
        if (values.size() != places_.size())
            throw std::logic_error("statement takes " + std::to_string(places_.size()) + " parameters, not " +
                                   std::to_string(values.size()));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Value& value = values[i];
            const int place = places_[i];
            const auto keep = lasting ? SQLITE_STATIC : kTransient;
            int code = SQLITE_OK;
            switch (value.GetKind()) {
                case Value::Kind::kNull:
                    code = sqlite3_bind_null(statement_, place);
                    break;
                case Value::Kind::kInt:
                    code = sqlite3_bind_int64(statement_, place, value.Number());
                    break;
                case Value::Kind::kText:
                    code = sqlite3_bind_text64(statement_, place,
                                               value.Bytes().data() ? value.Bytes().data() : "",
                                               value.Bytes().size(), keep, SQLITE_UTF8);
                    break;
                case Value::Kind::kBlob:
                    code = sqlite3_bind_blob64(statement_, place,
                                               value.Bytes().data() ? value.Bytes().data() : "",
                                               value.Bytes().size(), keep);
                    break;
            }
            if (code != SQLITE_OK) Throw(database_, code);
        }
        running_ = true;
    }

    bool Next() override {
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) {
            changed_ = sqlite3_changes64(database_);
            return false;
        }
        try {
            Throw(database_, code);
        } catch (...) {
            Release();
            throw;
        }
    }
    [[nodiscard]] bool IsNull(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t Int(int column) const override {
        return sqlite3_column_int64(statement_, column);
    }
    [[nodiscard]] std::string_view Bytes(int column) const override {
        const void* data = sqlite3_column_blob(statement_, column);
        return {static_cast<const char*>(data),
                static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    [[nodiscard]] std::int64_t Changed() const override { return changed_; }
    void Release() noexcept override {
        sqlite3_reset(statement_);
        running_ = false;
    }
    [[nodiscard]] int Columns() const { return columns_; }
    [[nodiscard]] int Type(int column) const { return sqlite3_column_type(statement_, column); }

  private:
    sqlite3* database_;
    sqlite3_stmt* statement_ = nullptr;
    std::vector<int> places_;
    std::int64_t changed_ = 0;
    int columns_ = 0;
    bool running_ = false;
};

// The kept answer of a statement that was sent.
class Answer final : public Cursor {
  public:
    void Take(Statement& statement) {
        columns_ = statement.Columns();
        while (statement.Next())
            for (int i = 0; i < columns_; ++i) {
                Cell cell;
                cell.null = statement.IsNull(i);
                if (statement.Type(i) == SQLITE_INTEGER) {
                    cell.number = statement.Int(i);
                } else if (!cell.null) {
                    const auto bytes = statement.Bytes(i);
                    cell.begin = bytes_.size();
                    cell.size = bytes.size();
                    bytes_ += bytes;
                }
                cells_.push_back(cell);
            }
        changed_ = statement.Changed();
    }
    bool Next() override {
        if (next_ * static_cast<std::size_t>(columns_) >= cells_.size()) return false;
        ++next_;
        return true;
    }
    [[nodiscard]] bool IsNull(int column) const override { return At(column).null; }
    [[nodiscard]] std::int64_t Int(int column) const override { return At(column).number; }
    [[nodiscard]] std::string_view Bytes(int column) const override {
        return std::string_view(bytes_).substr(At(column).begin, At(column).size);
    }
    [[nodiscard]] std::int64_t Changed() const override { return changed_; }
    void Release() noexcept override { delete this; }

  private:
    struct Cell {
        std::int64_t number = 0;
        std::size_t begin = 0, size = 0;
        bool null = false;
    };
    [[nodiscard]] const Cell& At(int column) const {
        return cells_[(next_ - 1) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column)];
    }
    std::vector<Cell> cells_;
    std::string bytes_;
    std::int64_t changed_ = 0;
    std::size_t next_ = 0;
    int columns_ = 0;
};

// Moves what is committed from the log into the database file, on a thread and a connection of its own, so
// that whoever writes need not wait for it.
class Checkpointer {
  public:
    static constexpr int kPages = 2000;  // new in the log before it is worth while
    // The log is only begun anew when all of it has been moved; a writer that never rests is made to wait
    // here.
    static constexpr int kMostPages = 16'000;

    explicit Checkpointer(const std::string& path) {
        const int code =
            sqlite3_open_v2(path.c_str(), &database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
        if (code != SQLITE_OK) {
            sqlite3_close_v2(database_);
            Throw(nullptr, code);
        }
        sqlite3_exec(database_, "pragma synchronous = full; pragma wal_autocheckpoint = 0", nullptr, nullptr,
                     nullptr);
        thread_ = std::thread([this] { Run(); });
    }
    ~Checkpointer() {
        {
            const std::lock_guard lock(mutex_);
            stop_ = true;
        }
        wanted_signal_.notify_one();
        thread_.join();
        sqlite3_close_v2(database_);
    }
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

    static int AfterCommit(void* checkpointer, sqlite3* writer, const char*, int pages) {
        auto& self = *static_cast<Checkpointer*>(checkpointer);
        if (pages < self.asked_at_) self.asked_at_ = 0;  // the log was begun anew
        if (pages >= kMostPages) {
            sqlite3_wal_checkpoint_v2(writer, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        } else if (pages >= self.asked_at_ + kPages) {
            self.asked_at_ = pages;
            self.Want();
        }
        return SQLITE_OK;
    }

  private:
    void Want() {
        {
            const std::lock_guard lock(mutex_);
            wanted_ = true;
        }
        wanted_signal_.notify_one();
    }
    // One that fails is made up for by the next: nothing is lost, the log is only longer.
    void Run() {
        std::unique_lock lock(mutex_);
        for (;;) {
            wanted_signal_.wait(lock, [this] { return wanted_ || stop_; });
            if (stop_) return;
            wanted_ = false;
            lock.unlock();
            sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
            lock.lock();
        }
    }

    sqlite3* database_ = nullptr;
    int asked_at_ = 0;  // the writer's thread's own
    std::mutex mutex_;
    std::condition_variable wanted_signal_;
    bool wanted_ = false, stop_ = false;
    std::thread thread_;
};

class SqliteConnection final : public Connection {
  public:
    SqliteConnection(std::string path, Use use) : path_(std::move(path)), use_(use) { Connect(); }
    ~SqliteConnection() override { Close(); }

    [[nodiscard]] Engine GetEngine() const override { return Engine::kSqlite; }

    [[nodiscard]] Rows Query(Sql sql, Values values) override {
        Statement& statement = Prepared(sql);
        statement.Start(values, false);
        return Rows(&statement);
    }
    std::int64_t Execute(Sql sql, Values values) override {
        Statement& statement = Prepared(sql);
        statement.Start(values, true);
        const Rows rows(&statement);
        while (statement.Next()) continue;
        return statement.Changed();
    }
    void Send(Sql sql, Values values) override {
        try {
            Statement& statement = Prepared(sql);
            statement.Start(values, true);
            const Rows running(&statement);
            if (statement.Columns() == 0) {
                while (statement.Next()) continue;
                sent_.push_back(Sent{statement.Changed(), nullptr});
            } else {
                auto answer = std::make_unique<Answer>();
                answer->Take(statement);
                sent_.push_back(Sent{0, std::move(answer)});
            }
        } catch (...) {
            Abandon();
            throw;
        }
    }
    [[nodiscard]] Rows Receive() override {
        if (sent_.empty()) throw std::logic_error("nothing was sent");
        Sent sent = std::move(sent_.front());
        sent_.pop_front();
        if (sent.rows) return Rows(sent.rows.release());
        only_changed_.changed = sent.changed;
        return Rows(&only_changed_);
    }
    void Abandon() noexcept override { sent_.clear(); }

    void Script(const std::string& statements) override {
        const int code = sqlite3_exec(database_, statements.c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) Throw(database_, code);
    }
    [[nodiscard]] bool Usable() const override { return database_ != nullptr; }
    [[nodiscard]] bool InTransaction() const override {
        return database_ && sqlite3_get_autocommit(database_) == 0;
    }
    void Reopen() override {
        Close();
        Connect();
    }
    void Scope(std::int64_t) override {}
    void LockSchema() override {}  // BEGIN IMMEDIATE is the lock
    void Settle() override {}
    bool WriteAnew(const std::string&) override {
        auto rows = Query("pragma wal_checkpoint(truncate)", Values{});  // busy, pages, pages written
        return rows.Next() && rows.Int(0) == 0;
    }

  protected:
    void Begin(Use use) override {
        if (use == Use::kWrite)
            Execute("begin immediate", Values{});
        else
            Execute("begin", Values{});
    }
    void Commit() override { Execute("commit", Values{}); }
    void Rollback() noexcept override {
        Abandon();
        if (InTransaction()) sqlite3_exec(database_, "rollback", nullptr, nullptr, nullptr);
    }

  private:
    struct Sent {
        Sent(std::int64_t c, std::unique_ptr<Answer> r) : changed(c), rows(std::move(r)) {}
        std::int64_t changed;
        std::unique_ptr<Answer> rows;
    };
    // The answer of a statement without rows; nothing to free.
    struct OnlyChanged final : Cursor {
        bool Next() override { return false; }
        [[nodiscard]] bool IsNull(int) const override { return true; }
        [[nodiscard]] std::int64_t Int(int) const override { return 0; }
        [[nodiscard]] std::string_view Bytes(int) const override { return {}; }
        [[nodiscard]] std::int64_t Changed() const override { return changed; }
        void Release() noexcept override {}
        std::int64_t changed = 0;
    };

    Statement& Prepared(Sql sql) {
        auto& slot = statements_[sql.Text()];
        if (!slot) slot = std::make_unique<Statement>(database_, sql.Text());
        return *slot;
    }

    void Connect() {
        if (use_ == Use::kWrite) {
            // Made here so that it is the owner's alone; SQLite gives the -wal and -shm files the same mode.
            // One that is there is not touched: to close a file takes away every lock that the process has on
            // it (fcntl(2)), those of other connections too, and another process would then remove their log.
            const int file = open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
            if (file >= 0)
                close(file);
            else if (errno != EEXIST)
                throw Error(Fault::kGone, "sqlite: cannot open " + path_);
        }
        const int code =
            sqlite3_open_v2(path_.c_str(), &database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
        try {
            if (code != SQLITE_OK) Throw(database_, code);
            sqlite3_extended_result_codes(database_, 1);
            sqlite3_busy_timeout(database_, 10'000);
            // A sealed payload of up to 1,000 bytes stays in its row. The caches are small: each commit walks
            // the whole of the writer's and empties the readers', and the kernel has the pages anyway.
            Script(use_ == Use::kWrite
                       ? "pragma page_size = 4096; pragma journal_mode = wal; pragma synchronous = full;"
                         "pragma foreign_keys = on; pragma temp_store = memory; pragma cache_size = -8192;"
                         "pragma wal_autocheckpoint = 0; pragma journal_size_limit = 67108864;"
                         "pragma secure_delete = on"
                       : "pragma query_only = on; pragma temp_store = memory; pragma cache_size = -8192;"
                         "pragma wal_autocheckpoint = 0");
            if (use_ == Use::kWrite) {
                checkpointer_ = std::make_unique<Checkpointer>(path_);
                sqlite3_wal_hook(database_, &Checkpointer::AfterCommit, checkpointer_.get());
            }
        } catch (...) {
            Close();
            throw;
        }
    }
    void Close() {
        checkpointer_.reset();
        sent_.clear();
        statements_.clear();
        if (database_) sqlite3_close_v2(database_);
        database_ = nullptr;
    }

    std::string path_;
    Use use_;
    sqlite3* database_ = nullptr;
    std::unordered_map<const char*, std::unique_ptr<Statement>> statements_;
    std::deque<Sent> sent_;
    OnlyChanged only_changed_;
    std::unique_ptr<Checkpointer> checkpointer_;  // of the one that writes
};

}  // namespace

std::unique_ptr<Connection> OpenSqlite(const std::string& path, Use use) {
    return std::make_unique<SqliteConnection>(path, use);
}

}  // namespace samkraft::db
