// The PostgreSQL driver: libpq, prepared statements, binary values, pipeline mode for what is sent together.
#include <endian.h>
#include <libpq-fe.h>

#include <array>
#include <cstring>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "db/driver.hpp"

namespace samkraft::db {
namespace {

constexpr Oid kInt8 = 20, kInt4 = 23, kInt2 = 21, kBool = 16, kText = 25, kBytea = 17;

Fault FaultOf(std::string_view state) {
    if (state == "23505") return Fault::kUnique;
    if (state == "23503") return Fault::kForeignKey;
    if (state == "23514") return Fault::kCheck;
    if (state == "23502") return Fault::kNotNull;
    if (state == "40001" || state == "40P01") return Fault::kSerialization;
    if (state == "55P03" || state == "53300") return Fault::kBusy;
    // 25006: it has become a standby, or read-only. The next connection is to whichever is the primary.
    if (state.starts_with("08") || state.starts_with("57P") || state == "25006") return Fault::kGone;
    return Fault::kOther;
}

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

[[noreturn]] void Throw(PGconn* connection, const PGresult* result) {
    const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const char* primary = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    if (PQstatus(connection) == CONNECTION_BAD || !state)
        throw Error(Fault::kGone, std::string("postgresql: connection lost: ") + PQerrorMessage(connection));
    throw Error(FaultOf(state),
                std::string("postgresql: ") + (primary ? primary : "error") + " (" + state + ")");
}

class Answer final : public Cursor {
  public:
    explicit Answer(Result result) : result_(std::move(result)), count_(PQntuples(result_.get())) {}
    bool Next() override { return ++row_ < count_; }
    [[nodiscard]] bool IsNull(int column) const override {
        return PQgetisnull(result_.get(), row_, column) != 0;
    }
    [[nodiscard]] std::int64_t Int(int column) const override {
        if (IsNull(column)) return 0;
        const char* data = PQgetvalue(result_.get(), row_, column);
        switch (PQftype(result_.get(), column)) {
            case kInt8: {
                std::uint64_t v = 0;
                std::memcpy(&v, data, sizeof v);
                return static_cast<std::int64_t>(be64toh(v));
            }
            case kInt4: {
                std::uint32_t v = 0;
                std::memcpy(&v, data, sizeof v);
                return static_cast<std::int32_t>(be32toh(v));
            }
            case kInt2: {
                std::uint16_t v = 0;
                std::memcpy(&v, data, sizeof v);
                return static_cast<std::int16_t>(be16toh(v));
            }
            case kBool:
                return *data != 0;
            default:
                throw std::logic_error(std::string("column is not a number: ") +
                                       PQfname(result_.get(), column));
        }
    }
    [[nodiscard]] std::string_view Bytes(int column) const override {
        return {PQgetvalue(result_.get(), row_, column),
                static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
    }
    [[nodiscard]] std::int64_t Changed() const override {
        const char* text = PQcmdTuples(result_.get());
        return *text ? std::stoll(text) : 0;
    }
    void Release() noexcept override { delete this; }

  private:
    Result result_;
    int count_;
    int row_ = -1;
};

// Parameters as libpq wants them.
class Binding {
  public:
    explicit Binding(Values values) {
        const std::size_t n = values.size();
        if (n > kMost) throw std::logic_error("too many parameters");
        for (std::size_t i = 0; i < n; ++i) {
            const Value& value = values[i];
            formats_[i] = 1;
            switch (value.GetKind()) {
                case Value::Kind::kNull:
                    types[i] = 0;
                    pointers_[i] = nullptr;
                    lengths_[i] = 0;
                    break;
                case Value::Kind::kInt:
                    types[i] = kInt8;
                    numbers_[i] = htobe64(static_cast<std::uint64_t>(value.Number()));
                    pointers_[i] = reinterpret_cast<const char*>(&numbers_[i]);
                    lengths_[i] = sizeof(std::uint64_t);
                    break;
                case Value::Kind::kText:
                case Value::Kind::kBlob:
                    types[i] = value.GetKind() == Value::Kind::kText ? kText : kBytea;
                    pointers_[i] = value.Bytes().data() ? value.Bytes().data() : "";
                    lengths_[i] = static_cast<int>(value.Bytes().size());
                    break;
            }
        }
        count = static_cast<int>(n);
    }
    [[nodiscard]] const char* const* Pointers() const { return pointers_.data(); }
    [[nodiscard]] const int* Lengths() const { return lengths_.data(); }
    [[nodiscard]] const int* Formats() const { return formats_.data(); }

    static constexpr std::size_t kMost = 256;
    int count = 0;
    std::array<Oid, kMost> types;

  private:
    std::array<const char*, kMost> pointers_;
    std::array<int, kMost> lengths_;
    std::array<int, kMost> formats_;
    std::array<std::uint64_t, kMost> numbers_;
};

class PostgresConnection final : public Connection {
  public:
    PostgresConnection(std::string conninfo, Use use) : conninfo_(std::move(conninfo)), use_(use) {
        Connect();
    }
    ~PostgresConnection() override { PQfinish(connection_); }

    [[nodiscard]] Engine GetEngine() const override { return Engine::kPostgres; }

    [[nodiscard]] Rows Query(Sql sql, Values values) override { return Rows(new Answer(Run(sql, values))); }
    std::int64_t Execute(Sql sql, Values values) override { return Answer(Run(sql, values)).Changed(); }

    void Scope(std::int64_t association) override { scope_ = association; }

    void Send(Sql sql, Values values) override {
        if (waiting_.empty() && PQpipelineStatus(connection_) == PQ_PIPELINE_OFF &&
            PQenterPipelineMode(connection_) != 1)
            Throw(connection_, nullptr);
        const Binding binding(values);
        if (scope_ && scope_ != scope_there_ && !Governs(sql)) {
            const std::string number = std::to_string(*scope_);
            const char* const value = number.c_str();
            if (PQsendQueryParams(connection_, kSetScope, 1, nullptr, &value, nullptr, nullptr, 0) != 1)
                Throw(connection_, nullptr);
            waiting_.push_back(kSetScope);
            scope_there_ = scope_;
        }
        auto& slot = statements_[sql.Text()];
        if (slot.empty()) {
            slot = NextName();
            if (PQsendPrepare(connection_, slot.c_str(), sql.Text(), binding.count, binding.types.data()) !=
                1)
                Throw(connection_, nullptr);
            waiting_.push_back(sql.Text());
        }
        if (PQsendQueryPrepared(connection_, slot.c_str(), binding.count, binding.Pointers(),
                                binding.Lengths(), binding.Formats(), 1) != 1)
            Throw(connection_, nullptr);
        waiting_.push_back(nullptr);
        synced_ = false;
    }
    [[nodiscard]] Rows Receive() override {
        if (waiting_.empty()) throw std::logic_error("nothing was sent");
        if (!synced_) {
            if (PQpipelineSync(connection_) != 1) Throw(connection_, nullptr);
            synced_ = true;
            ++syncs_;
        }
        for (;;) {
            Result result = NextResult();
            const char* prepared = waiting_.front();
            const auto status = result ? PQresultStatus(result.get()) : PGRES_FATAL_ERROR;
            if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
                if (prepared) statements_.erase(prepared);
                waiting_.pop_front();
                Abandon();
                Throw(connection_, result.get());
            }
            waiting_.pop_front();
            if (prepared) continue;
            if (waiting_.empty()) Leave();
            return Rows(new Answer(std::move(result)));
        }
    }
    void Abandon() noexcept override {
        if (waiting_.empty() && PQpipelineStatus(connection_) == PQ_PIPELINE_OFF) return;
        scope_there_.reset();  // it may have been among what has not run
        // A statement whose preparing did not succeed is prepared anew the next time.
        if (!synced_ && PQpipelineSync(connection_) == 1) ++syncs_;
        while (!waiting_.empty() && PQstatus(connection_) == CONNECTION_OK) {
            const Result result = NextResult();
            if (!result) break;
            if (waiting_.front() && PQresultStatus(result.get()) != PGRES_COMMAND_OK)
                statements_.erase(waiting_.front());
            waiting_.pop_front();
        }
        for (const char* prepared : waiting_)
            if (prepared) statements_.erase(prepared);
        waiting_.clear();
        Leave();
    }

    void Script(const std::string& statements) override {
        const Result result(PQexec(connection_, statements.c_str()), PQclear);
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) Throw(connection_, result.get());
    }
    [[nodiscard]] bool Usable() const override {
        return PQstatus(connection_) == CONNECTION_OK && (use_ == Use::kRead || !IsReadOnly());
    }
    [[nodiscard]] bool InTransaction() const override {
        const auto status = PQtransactionStatus(connection_);
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
    }
    void Reopen() override {
        PQfinish(std::exchange(connection_, nullptr));
        statements_.clear();
        waiting_.clear();
        syncs_ = 0;
        synced_ = true;
        scope_there_.reset();
        Connect();
    }
    void LockSchema() override { (void)Query("select pg_advisory_xact_lock(724026)", Values{}); }
    void Settle() override { Script("vacuum (analyze)"); }
    bool WriteAnew(const std::string& table) override {
        // Only the server knows what it had to keep, and tells it in words: "0 dead row versions cannot be
        // removed yet." The number stands first in every language that it speaks.
        detail_.clear();
        Script("vacuum (full, verbose) " + table);
        return detail_.starts_with("0 ");
    }

  protected:
    void Begin(Use use) override {
        if (use == Use::kWrite)
            Execute("begin", Values{});
        else
            Execute("begin isolation level repeatable read, read only", Values{});
    }
    void Commit() override {
        const Result result = Run("commit", Values{});
        // A transaction that had failed answers COMMIT with ROLLBACK, without an error.
        if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
            throw Error(Fault::kOther, "postgresql: the transaction had failed and was rolled back");
    }
    void Rollback() noexcept override {
        Abandon();
        scope_there_.reset();  // it goes back to what it was before
        if (Usable() && InTransaction()) PQclear(PQexec(connection_, "rollback"));
    }

  private:
    Result Run(Sql sql, Values values) {
        if (!waiting_.empty()) throw std::logic_error("answers are still to be received");
        if (Governs(sql)) {
            if (std::string_view(sql.Text()).starts_with("rollback")) scope_there_.reset();
        } else if (scope_ && scope_ != scope_there_) {
            const std::string number = std::to_string(*scope_);
            const char* const value = number.c_str();
            const Result set(PQexecParams(connection_, kSetScope, 1, nullptr, &value, nullptr, nullptr, 0),
                             PQclear);
            if (PQresultStatus(set.get()) != PGRES_TUPLES_OK) Throw(connection_, set.get());
            scope_there_ = scope_;
        }
        const Binding binding(values);
        auto& slot = statements_[sql.Text()];
        if (slot.empty()) {
            std::string name = NextName();
            const Result result(
                PQprepare(connection_, name.c_str(), sql.Text(), binding.count, binding.types.data()),
                PQclear);
            if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) Throw(connection_, result.get());
            slot = std::move(name);
        }
        Result result(PQexecPrepared(connection_, slot.c_str(), binding.count, binding.Pointers(),
                                     binding.Lengths(), binding.Formats(), 1),
                      PQclear);
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) Throw(connection_, result.get());
        return result;
    }

    // As the server tells by itself, also when it changes: made read-only while we are connected.
    [[nodiscard]] bool IsReadOnly() const {
        const auto on = [this](const char* name) {
            const char* value = PQparameterStatus(connection_, name);
            return value != nullptr && std::string_view(value) == "on";
        };
        return on("in_hot_standby") || on("default_transaction_read_only");
    }

    static constexpr const char* kSetScope = "select set_config('samkraft.association', $1, false)";
    // Begins, ends or undoes, and reads and writes no row: runs also where a statement has failed.
    static bool Governs(Sql sql) {
        const std::string_view text = sql.Text();
        for (const std::string_view word : {"begin", "commit", "rollback", "savepoint", "release"})
            if (text.starts_with(word)) return true;
        return false;
    }

    std::string NextName() { return "s" + std::to_string(++names_); }

    // The next statement's result; skips the marks between statements and the syncs passed. None when the
    // connection is lost.
    Result NextResult() {
        for (int silent = 0; silent < 3;) {
            Result result(PQgetResult(connection_), PQclear);
            if (!result) {
                ++silent;  // one null ends each statement
                continue;
            }
            silent = 0;
            if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) {
                --syncs_;
                continue;
            }
            return result;
        }
        return Result(nullptr, PQclear);
    }
    // Reads what is left up to the last sync and leaves the pipeline.
    void Leave() noexcept {
        for (int silent = 0; syncs_ > 0 && silent < 3;) {
            const Result result(PQgetResult(connection_), PQclear);
            if (!result) {
                ++silent;
                continue;
            }
            silent = 0;
            if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) --syncs_;
        }
        synced_ = true;
        PQexitPipelineMode(connection_);
    }

    void Connect() {
        // Of several servers, and of one: only the primary. Readings too, for a standby is behind, and a
        // consent that has been withdrawn holds there for a while longer.
        const std::array<const char*, 3> names{"dbname", "target_session_attrs", nullptr};
        const std::array<const char*, 3> values{conninfo_.c_str(), "read-write", nullptr};
        connection_ = PQconnectdbParams(names.data(), values.data(), 1);
        if (PQstatus(connection_) != CONNECTION_OK) {
            std::string message = PQerrorMessage(connection_);
            PQfinish(std::exchange(connection_, nullptr));
            if (message.find("read-only") != std::string::npos)
                message +=
                    "Samkraft works with the primary alone: name it in the connection string, or let "
                    "the server take writes";
            throw Error(Fault::kGone, "postgresql: " + message);
        }
        PQsetNoticeReceiver(
            connection_,
            [](void* self, const PGresult* notice) {
                if (const char* detail = PQresultErrorField(notice, PG_DIAG_MESSAGE_DETAIL))
                    static_cast<PostgresConnection*>(self)->detail_ = detail;
            },
            this);
        PQsetErrorVerbosity(connection_, PQERRORS_TERSE);
        Script(use_ == Use::kRead ? "set client_encoding to 'UTF8'; set default_transaction_read_only = on"
                                  : "set client_encoding to 'UTF8'; set lock_timeout = '10s'");
    }

    std::string conninfo_;
    Use use_;
    PGconn* connection_ = nullptr;
    std::unordered_map<const char*, std::string> statements_;
    std::deque<const char*>
        waiting_;  // per expected result: the text being prepared, or null for a statement's own answer
    std::optional<std::int64_t> scope_, scope_there_;  // what is asked for, and what the server has
    std::string detail_;                               // of the newest notice that had any
    int names_ = 0;
    int syncs_ = 0;
    bool synced_ = true;
};

}  // namespace

std::unique_ptr<Connection> OpenPostgres(const std::string& conninfo, Use use) {
    return std::make_unique<PostgresConnection>(conninfo, use);
}

}  // namespace samkraft::db
