// The one writer of a process. It takes all that has gathered since the last commit and commits it together,
// so that a hundred waiting requests cost one flush. Each append stands or falls alone, by savepoints;
// several processes may write to one PostgreSQL, so every rule is kept by the database: the head is moved by
// a conditional update, versions, persons and idempotency keys by unique indexes. Nobody is told anything
// before the commit has returned.
//
// Threads: Submit, Log, Run and CommitAll from any; callbacks come on the committer's own thread and must be
// short.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <future>
#include <map>
#include <mutex>
#include <span>
#include <thread>
#include <variant>

#include "db/db.hpp"
#include "journal/journal.hpp"
#include "journal/keys.hpp"

namespace samkraft::journal {

class Committer {
  public:
    Committer(std::unique_ptr<db::Connection> connection, std::shared_ptr<KeyRing> keys);
    ~Committer();  // commits what has been handed in, then stops
    Committer(const Committer&) = delete;
    Committer& operator=(const Committer&) = delete;

    void Submit(Append append, Journal::AfterAppend done);
    void Log(AssociationId association, std::vector<AccessRow> rows, Journal::AfterLog done,
             Journal::AfterLog failed);
    [[nodiscard]] std::vector<Appended> CommitAll(std::vector<Append> appends);
    // A small write that is neither; waits, and throws what went wrong. The association's key is there when
    // it runs.
    void Run(AssociationId association, std::function<void(db::Connection&)> work) {
        RunAndTell(association, {}, std::move(work));
    }
    // … and tells of `stream` as of an append to it.
    void RunAndTell(AssociationId association, CaseId stream, std::function<void(db::Connection&)> work);
    void ReplaceProjections(AssociationId association, CaseId case_id, const Projections& projections);
    [[nodiscard]] Outcome Dispose(const Disposal& disposal);

    // Waits until a commit with events has been made after the `seen`th, or the time is up; gives the count
    // of such commits.
    [[nodiscard]] std::uint64_t WaitForEvents(std::uint64_t seen, int wait_ms);

  private:
    struct AppendJob {
        Append append;
        Journal::AfterAppend done;
        Appended result;
    };
    struct BulkJob {
        std::vector<Append> appends;
        std::vector<Appended> results;
        std::promise<std::vector<Appended>> done;
    };
    struct LogJob {
        AssociationId association;
        std::vector<AccessRow> rows;
        Journal::AfterLog done, failed;
    };
    struct WorkJob {
        AssociationId association;
        CaseId tells;  // none: nobody need hear of it
        std::function<void(db::Connection&)> work;
        std::promise<void> done;
        std::exception_ptr fault;
    };
    using Job = std::variant<AppendJob, BulkJob, LogJob, WorkJob>;

    // One append on its way through a transaction.
    struct Step;
    struct FactChange {
        AssociationId association;
        CaseId case_id;
        std::int64_t fingerprint = 0;
        std::string sealed;  // empty: removed
    };

    void Loop();
    void RunBatch(std::vector<Job>& batch);
    void Attempt(std::vector<Job>& batch);  // one transaction, without the answers
    void EnsureKeys(const std::vector<Job>& batch);
    void RunAppends(std::vector<Step>& steps);
    [[nodiscard]] std::span<Step> FirstWindow(std::span<Step> steps) const;
    void RunTogether(std::vector<Step>& steps);
    [[nodiscard]] bool TryWindow(std::span<Step> window);
    [[nodiscard]] bool RunWindow(std::span<Step> window);
    void Decide(Step& step);
    void SendProjectionReads(AssociationId association, CaseId case_id);
    void ReceiveProjectionReads(Step& step);
    void SendFile(const Append& append, const NewFile& file, const ShortKey& key);
    void SendProjections(Step& step);
    void Destroy(const Disposal& disposal);
    // Events and facts, then the access log, last of all: they wait for the other servers' commits.
    void SendNumbered();
    void AddAccess();
    // How the access log's chains end now, to the program's log: what is collected elsewhere shows rows that
    // are cut off afterwards. Once a minute at most, and when the committer stops.
    void TellEnds(bool last);
    // How far the three had come, to go back to when an append is undone.
    struct Undo {
        std::size_t events = 0, facts = 0, logged = 0;
    };
    [[nodiscard]] Undo Marked() const;
    void Forget(const Undo& undo);
    // Sends what need not be waited for; Drain looks at the answers. `step`: the statement must have changed
    // a row, or the step is stale.
    void SendLater(db::Sql sql, std::initializer_list<db::Value> values, Step* step = nullptr);
    void Drain();
    void ForgetSent();

    std::unique_ptr<db::Connection> connection_;
    std::shared_ptr<KeyRing> keys_;

    // Of the transaction being made
    std::vector<std::pair<AssociationId, CaseId>> events_;
    std::vector<FactChange> facts_;
    std::vector<std::pair<AssociationId, const AccessRow*>> logged_;
    std::string sealed_;                      // buffer
    std::deque<Step*> unread_;                // one per answer of SendLater
    std::map<AssociationId, ChainEnd> ends_;  // of the access log's chains
    bool committing_ = false;
    std::uint64_t commits_ = 0;

    std::map<AssociationId, ChainEnd> untold_;  // committed since they were told
    std::chrono::steady_clock::time_point told_{};

    std::mutex mutex_;
    std::condition_variable gathered_;
    std::deque<Job> queue_;
    bool stopping_ = false;

    std::mutex events_mutex_;
    std::condition_variable events_signal_;
    std::uint64_t event_commits_ = 0;

    std::thread thread_;
};

}  // namespace samkraft::journal
