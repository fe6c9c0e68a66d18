#include "journal/committer.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/log.hpp"
#include "journal/access_log.hpp"
#include "journal/rows.hpp"

namespace samkraft::journal {

using db::Blob;

namespace {

constexpr std::size_t kMostJobs = 512;  // of one transaction
constexpr std::size_t kWindow = 64;     // appends per wait on PostgreSQL
constexpr int kTries = 6;
constexpr auto kTellEvery = std::chrono::minutes(1);  // how the access log's chains end
constexpr std::int64_t kEventsKept = 100'000;
constexpr std::int64_t kRepeatsKept = std::int64_t{7} * 24 * 3600 * kMicrosPerSecond;

template <class T>
std::int64_t Number(T value) {
    return static_cast<std::int64_t>(value);
}

bool Leaves(const Append& append) {
    return append.person && append.person->moved_from && append.person->moved_from != append.stream;
}

auto DueKey(const Due& d) { return std::tuple(d.reader.Code(), d.worker, d.due, d.kind, d.item); }
auto GrantKey(const Grant& g) { return std::tuple(g.party, g.worker, g.team, g.begins, g.ends); }

// Calls removed(x) for what only `before` holds and added(x) for what only `after` holds.
template <class T, class Key, class Removed, class Added>
void Differences(std::vector<T>& before, std::vector<T> after, Key key, Removed removed, Added added) {
    const auto less = [&](const T& a, const T& b) { return key(a) < key(b); };
    std::sort(before.begin(), before.end(), less);
    std::sort(after.begin(), after.end(), less);
    after.erase(
        std::unique(after.begin(), after.end(), [&](const T& a, const T& b) { return key(a) == key(b); }),
        after.end());
    for (const T& old : before)
        if (!std::binary_search(after.begin(), after.end(), old, less)) removed(old);
    for (const T& fresh : after)
        if (!std::binary_search(before.begin(), before.end(), fresh, less)) added(fresh);
}

}  // namespace

struct Committer::Step {
    AssociationId association;
    CaseId stream;
    const Append* append = nullptr;  // none when only the projections are replaced
    const Projections* projections = nullptr;
    Appended* result = nullptr;

    // As read
    bool decided = false;
    std::array<std::string, domain::kPartyCount> wrapped_keys;
    struct CardMark {
        int reader = 0;
        std::int64_t fingerprint = 0, words = 0;
    };
    std::vector<CardMark> cards;
    std::vector<Due> dues;
    std::vector<Grant> grants;
    std::optional<std::int64_t> fact;  // the fingerprint of the stored one
    std::vector<std::string> numbers;  // their hashes

    // A new stream has no keys and no projections to read.
    [[nodiscard]] bool Fresh() const { return append && append->expected == 0 && !append->entries.empty(); }
    void Refuse(Outcome outcome) {  // the first reason counts
        if (decided) return;
        decided = true;
        result->outcome = outcome;
        result->sequence = 0;
    }
};

Committer::Committer(std::unique_ptr<db::Connection> connection, std::shared_ptr<KeyRing> keys)
    : connection_(std::move(connection)), keys_(std::move(keys)), thread_([this] { Loop(); }) {}

Committer::~Committer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    gathered_.notify_one();
    thread_.join();
}

void Committer::Submit(Append append, Journal::AfterAppend done) {
    {
        const std::lock_guard lock(mutex_);
        queue_.emplace_back(AppendJob{std::move(append), std::move(done), {}});
    }
    gathered_.notify_one();
}

void Committer::Log(AssociationId association, std::vector<AccessRow> rows, Journal::AfterLog done,
                    Journal::AfterLog failed) {
    {
        const std::lock_guard lock(mutex_);
        queue_.emplace_back(LogJob{association, std::move(rows), std::move(done), std::move(failed)});
    }
    gathered_.notify_one();
}

std::vector<Appended> Committer::CommitAll(std::vector<Append> appends) {
    BulkJob job{std::move(appends), {}, {}};
    auto future = job.done.get_future();
    {
        const std::lock_guard lock(mutex_);
        queue_.emplace_back(std::move(job));
    }
    gathered_.notify_one();
    return future.get();
}

void Committer::RunAndTell(AssociationId association, CaseId stream,
                           std::function<void(db::Connection&)> work) {
    WorkJob job{association, stream, std::move(work), {}, {}};
    auto future = job.done.get_future();
    {
        const std::lock_guard lock(mutex_);
        queue_.emplace_back(std::move(job));
    }
    gathered_.notify_one();
    future.get();
}

void Committer::ReplaceProjections(AssociationId association, CaseId case_id,
                                   const Projections& projections) {
    // Told of as a change: lists are kept up to date by it.
    RunAndTell(association, case_id, [this, association, case_id, &projections](db::Connection& connection) {
        for (const Card& card : projections.cards)
            (void)keys_->PartyKey(connection, association, card.reader.party);
        // Holds the stream: whoever appends now waits, and then sees what we made.
        connection.Execute("update head set seq = seq where association_id = $1 and case_id = $2",
                           {association.value, case_id.value});
        Step step;
        step.association = association;
        step.stream = case_id;
        step.projections = &projections;
        SendProjectionReads(association, case_id);
        ReceiveProjectionReads(step);
        const Undo undo = Marked();
        try {
            SendProjections(step);
            Drain();
        } catch (...) {
            Forget(undo);
            throw;
        }
    });
}

Outcome Committer::Dispose(const Disposal& disposal) {
    bool moved = false;
    Run(disposal.association, [&](db::Connection& c) {
        moved = false;
        const std::int64_t grown = disposal.expected + Number(disposal.entries.size());
        auto held = c.Query(
            "update head set seq = $3 where association_id = $1 and case_id = $2 and seq = $4 returning seq",
            {disposal.association.value, disposal.stream.value, grown, disposal.expected});
        if (!held.Next()) {
            moved = true;
            return;
        }
        const Undo undo = Marked();
        try {
            Destroy(disposal);
            Drain();
            Step step;
            step.association = disposal.association;
            step.stream = disposal.stream;
            step.projections = &disposal.projections;
            SendProjectionReads(disposal.association, disposal.stream);
            ReceiveProjectionReads(step);
            SendProjections(step);
            Drain();
            for (const AccessRow& row : disposal.access) logged_.emplace_back(disposal.association, &row);
            events_.emplace_back(disposal.association, disposal.stream);
        } catch (...) {
            Forget(undo);
            throw;
        }
    });
    return moved ? Outcome::kMoved : Outcome::kDone;
}

void Committer::Destroy(const Disposal& d) {
    db::Connection& c = *connection_;
    const std::int64_t association = d.association.value, stream = d.stream.value;
    std::array<std::string, domain::kPartyCount> wrapped;
    for (auto rows = c.Query("select owner, wrapped from data_key where association_id = $1 and case_id = $2",
                             {association, stream});
         rows.Next();)
        wrapped.at(static_cast<std::size_t>(rows.Int(0))) = rows.Bytes(1);
    std::unordered_map<std::int64_t, std::int64_t> sequences;
    for (auto rows =
             c.Query("select id, seq from entry where association_id = $1 and case_id = $2 and owner = $3",
                     {association, stream, Number(d.party)});
         rows.Next();)
        sequences.emplace(rows.Int(0), rows.Int(1));
    std::array<std::optional<ShortKey>, domain::kPartyCount> keys;
    const auto key_of = [&](domain::Party owner) -> const ShortKey& {
        auto& key = keys.at(static_cast<std::size_t>(owner));
        if (key) return *key;
        const Secret& party_key = keys_->PartyKey(c, d.association, owner);
        if (const std::string& known = wrapped[static_cast<std::size_t>(owner)]; !known.empty())
            return key.emplace(keys_->UnwrapDataKey(party_key, d.association, d.stream, owner, known));
        randombytes_buf(key.emplace().bytes.data(), kKeySize);
        const std::string made = keys_->WrapDataKey(party_key, d.association, d.stream, owner, *key);
        c.Execute("insert into data_key (association_id, case_id, owner, wrapped) values ($1, $2, $3, $4)",
                  {association, stream, Number(owner), Blob{made}});
        return *key;
    };
    for (const NewEntry& passed : d.passed) {
        const auto at = sequences.find(passed.head.id.value);
        if (passed.head.owner == d.party || at == sequences.end())
            throw std::invalid_argument("an entry that is not the party's to pass on");
        SealInto(sealed_, key_of(passed.head.owner).Data(),
                 EntryPlace(d.association, d.stream, at->second, passed.head).Bytes(), passed.payload);
        c.Execute(
            "update entry set owner = $4, sealed = $5 where association_id = $1 and case_id = $2 and seq = "
            "$3",
            {association, stream, at->second, Number(passed.head.owner), Blob{sealed_}});
    }
    // A row stays, so that none can be taken out unseen; nothing in it tells what it was.
    const std::string nothing;
    c.Execute(
        "update entry set id = 0, item = -seq, version = 1, kind = $4, owner = 0, category = 0, topic = 0, "
        "named = "
        "0, author = 0, at = 0, sealed = $5 where association_id = $1 and case_id = $2 and owner = $3",
        {association, stream, Number(d.party), kDisposedKind, Blob{nothing}});
    c.Execute("delete from data_key where association_id = $1 and case_id = $2 and owner = $3",
              {association, stream, Number(d.party)});
    c.Execute("delete from file_part where association_id = $1 and case_id = $2 and owner = $3",
              {association, stream, Number(d.party)});
    c.Execute("delete from draft where association_id = $1 and case_id = $2 and party in ($3, 0)",
              {association, stream, Number(d.party)});
    if (d.last)
        c.Execute("delete from person where association_id = $1 and case_id = $2", {association, stream});
    std::int64_t sequence = d.expected;
    for (const NewEntry& entry : d.entries) {
        const domain::EntryHead& head = entry.head;
        ++sequence;
        SealInto(sealed_, key_of(head.owner).Data(),
                 EntryPlace(d.association, d.stream, sequence, head).Bytes(), entry.payload);
        c.Execute(
            "insert into entry (association_id, case_id, seq, id, item, version, kind, owner, category, "
            "topic, "
            "named, author, at, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            {association, stream, sequence, head.id.value, head.item.value, head.version, head.kind,
             Number(head.owner), Number(head.category), Number(head.topic), head.named.Bits(),
             head.author.value, head.at.micros, Blob{sealed_}});
    }
    SealInto(sealed_, keys_->PartyKey(c, d.association, domain::Party::kNone).Data(),
             CertificatePlace(d.association, d.stream, d.party, d.at).Bytes(), d.certificate);
    c.Execute("insert into disposal (association_id, case_id, party, at, sealed) values ($1, $2, $3, $4, $5)",
              {association, stream, Number(d.party), d.at.micros, Blob{sealed_}});
}

std::uint64_t Committer::WaitForEvents(std::uint64_t seen, int wait_ms) {
    std::unique_lock lock(events_mutex_);
    events_signal_.wait_for(lock, std::chrono::milliseconds(wait_ms), [&] { return event_commits_ != seen; });
    return event_commits_;
}

void Committer::Loop() {
    std::vector<Job> batch;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            const auto woken = [this] { return stopping_ || !queue_.empty(); };
            if (untold_.empty())
                gathered_.wait(lock, woken);
            else
                gathered_.wait_until(lock, told_ + kTellEvery, woken);
            if (queue_.empty() && stopping_) break;
            while (!queue_.empty() && batch.size() < kMostJobs) {
                batch.push_back(std::move(queue_.front()));
                queue_.pop_front();
            }
        }
        if (!batch.empty()) RunBatch(batch);
        batch.clear();
        TellEnds(false);
    }
    TellEnds(true);
}

void Committer::TellEnds(bool last) {
    const auto now = std::chrono::steady_clock::now();
    if (untold_.empty() || (!last && now < told_ + kTellEvery)) return;
    for (const auto& [association, end] : untold_)
        log::Info("access_log_end", {{"association", std::to_string(association.value)},
                                     {"rows", std::to_string(end.ordinal)},
                                     {"link", Hex(end.link)}});
    untold_.clear();
    told_ = now;
}

void Committer::RunBatch(std::vector<Job>& batch) {
    std::exception_ptr fault;
    for (int attempt = 1;; ++attempt) {
        fault = nullptr;
        committing_ = false;
        db::Fault kind = db::Fault::kOther;
        try {
            if (!connection_->Usable()) connection_->Reopen();
            EnsureKeys(batch);
            Attempt(batch);
            break;
        } catch (const db::Error& error) {
            kind = error.fault;
            fault = std::current_exception();
            log::Warn("commit_failed", {{"why", error.what()}, {"attempt", std::to_string(attempt)}});
        } catch (const std::exception& error) {
            fault = std::current_exception();
            log::Fault("commit_failed", {{"why", error.what()}, {"attempt", std::to_string(attempt)}});
        }
        const bool again = kind == db::Fault::kSerialization || kind == db::Fault::kBusy ||
                           (kind == db::Fault::kGone && !committing_);
        if (!again || attempt == kTries) break;
        // Servers that stand in each other's way try again at different times.
        std::this_thread::sleep_for(
            std::chrono::microseconds(attempt * (500 + static_cast<int>(randombytes_uniform(2000)))));
    }

    // A fault that one job may have brought about is not to be shared by the others: each on its own.
    if (fault && batch.size() > 1 && !committing_ && connection_->Usable()) {
        for (Job& job : batch) {
            std::vector<Job> alone;
            alone.push_back(std::move(job));
            RunBatch(alone);
        }
        return;
    }

    if (!fault)
        for (auto& [association, end] : ends_) untold_[association] = std::move(end);
    if (!fault && !events_.empty()) {
        const std::lock_guard lock(events_mutex_);
        ++event_commits_;
        events_signal_.notify_all();
    }
    const auto guarded = [](const auto& callback) {
        try {
            callback();
        } catch (const std::exception& error) {
            log::Fault("after_commit_failed", {{"why", error.what()}});
        }
    };
    for (Job& job : batch) {
        if (auto* one = std::get_if<AppendJob>(&job)) {
            if (fault) one->result = Appended{Outcome::kFailed, 0, {}};
            if (one->done) guarded([&] { one->done(one->result); });
        } else if (auto* bulk = std::get_if<BulkJob>(&job)) {
            if (fault) bulk->results.assign(bulk->appends.size(), Appended{Outcome::kFailed, 0, {}});
            bulk->done.set_value(std::move(bulk->results));
        } else if (auto* rows = std::get_if<LogJob>(&job)) {
            const auto& callback = fault ? rows->failed : rows->done;
            if (callback) guarded(callback);
        } else if (auto* work = std::get_if<WorkJob>(&job)) {
            if (fault)
                work->done.set_exception(fault);
            else if (work->fault)
                work->done.set_exception(work->fault);
            else
                work->done.set_value();
        }
    }
}

void Committer::EnsureKeys(const std::vector<Job>& batch) {
    const auto ensure = [this](const Append& append) {
        keys_->EnsurePartyKey(*connection_, append.association, domain::Party::kNone);
        for (const NewEntry& entry : append.entries)
            keys_->EnsurePartyKey(*connection_, append.association, entry.head.owner);
        if (append.projections)
            for (const Card& card : append.projections->cards)
                keys_->EnsurePartyKey(*connection_, append.association, card.reader.party);
    };
    for (const Job& job : batch) {
        if (const auto* one = std::get_if<AppendJob>(&job))
            ensure(one->append);
        else if (const auto* bulk = std::get_if<BulkJob>(&job))
            std::for_each(bulk->appends.begin(), bulk->appends.end(), ensure);
        else if (const auto* work = std::get_if<WorkJob>(&job))
            for (std::size_t party = 0; party < domain::kPartyCount; ++party)
                keys_->EnsurePartyKey(*connection_, work->association, static_cast<domain::Party>(party));
    }
}

void Committer::Attempt(std::vector<Job>& batch) {
    Forget({});
    ForgetSent();
    ends_.clear();
    db::Transaction transaction(*connection_);

    std::vector<Step> steps;
    const auto add = [&](const Append& append, Appended& result) {
        result = Appended{Outcome::kDone, append.expected + Number(append.entries.size()), {}};
        Step step;
        step.association = append.association;
        step.stream = append.stream;
        step.append = &append;
        step.projections = append.projections ? &*append.projections : nullptr;
        step.result = &result;
        steps.push_back(std::move(step));
    };
    const auto sort = [&] {
        std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
            return std::tie(a.association, a.stream) < std::tie(b.association, b.stream);
        });
    };
    for (Job& job : batch)
        if (auto* one = std::get_if<AppendJob>(&job)) add(one->append, one->result);
    // Every server takes the streams in the same order, so that they seldom wait for each other in a ring.
    if (connection_->GetEngine() == db::Engine::kPostgres) sort();
    RunAppends(steps);
    for (Job& job : batch) {
        auto* bulk = std::get_if<BulkJob>(&job);
        if (bulk == nullptr) continue;
        steps.clear();
        bulk->results.assign(bulk->appends.size(), {});
        for (std::size_t i = 0; i < bulk->appends.size(); ++i) add(bulk->appends[i], bulk->results[i]);
        sort();  // and rows that lie side by side are written one after the other
        RunTogether(steps);
    }

    for (Job& job : batch)
        if (auto* work = std::get_if<WorkJob>(&job)) {
            work->fault = nullptr;
            connection_->Scope(work->association.value);
            db::Savepoint savepoint(*connection_);
            try {
                work->work(*connection_);
                savepoint.Release();
                if (work->tells) events_.emplace_back(work->association, work->tells);
            } catch (const db::Error& error) {
                ForgetSent();
                if (error.fault == db::Fault::kSerialization || error.fault == db::Fault::kGone ||
                    !connection_->InTransaction())
                    throw;
                work->fault = std::current_exception();
            } catch (const std::exception&) {
                ForgetSent();
                work->fault = std::current_exception();
            }
        }
    for (Job& job : batch)
        if (auto* rows = std::get_if<LogJob>(&job))
            for (const AccessRow& row : rows->rows) logged_.emplace_back(rows->association, &row);
    if (++commits_ % 4096 == 1) {
        SendLater("delete from outbox where number <= (select value from outbox_number) - $1", {kEventsKept});
        std::map<AssociationId, Instant> here;
        for (const Job& job : batch)
            if (const auto* one = std::get_if<AppendJob>(&job))
                for (const NewEntry& entry : one->append.entries)
                    here[one->append.association] = entry.head.at;
        for (const auto& [association, at] : here) {
            connection_->Scope(association.value);
            SendLater("delete from idempotency where association_id = $1 and at < $2",
                      {association.value, SystemClock().Now().micros - kRepeatsKept});
            SendLater("delete from draft where association_id = $1 and at < $2",
                      {association.value, AddSeconds(at, -kDraftSeconds).micros});
        }
    }
    SendNumbered();
    Drain();
    AddAccess();
    committing_ = true;
    transaction.Commit();
}

void Committer::RunAppends(std::vector<Step>& steps) {
    // Should one of a window not go through, the window is undone and its appends are tried one by one.
    for (std::span<Step> left(steps); !left.empty();) {
        const std::span<Step> window = FirstWindow(left);
        left = left.subspan(window.size());
        bool done = false;
        if (window.size() > 1) {
            const Undo undo = Marked();
            done = TryWindow(window);
            if (!done) {
                Forget(undo);
                for (Step& step : window) {
                    Step fresh;
                    fresh.association = step.association;
                    fresh.stream = step.stream;
                    fresh.append = step.append;
                    fresh.projections = step.projections;
                    fresh.result = step.result;
                    *fresh.result = Appended{
                        Outcome::kDone, step.append->expected + Number(step.append->entries.size()), {}};
                    step = std::move(fresh);
                }
            }
        }
        if (!done)
            for (Step& step : window) {
                const Undo undo = Marked();
                if (!TryWindow({&step, 1})) {
                    Forget(undo);
                    if (step.result->outcome == Outcome::kRepeated) Decide(step);
                }
            }
    }
}

// SQLite answers at once, so a window is one append. PostgreSQL gets many at a time, each of another stream.
std::span<Committer::Step> Committer::FirstWindow(std::span<Step> steps) const {
    const std::size_t most = connection_->GetEngine() == db::Engine::kPostgres ? kWindow : 1;
    std::unordered_set<std::int64_t> streams;
    std::size_t size = 0;
    while (size < steps.size() && size < most && streams.insert(steps[size].stream.value).second) ++size;
    return steps.first(size);
}

// All or none: what one append cannot have, none of them gets.
void Committer::RunTogether(std::vector<Step>& steps) {
    const Undo undo = Marked();
    db::Savepoint savepoint(*connection_);
    for (std::span<Step> left(steps); !left.empty();) {
        const std::span<Step> window = FirstWindow(left);
        left = left.subspan(window.size());
        if (!RunWindow(window)) {
            Forget(undo);
            for (Step& step : steps) step.Refuse(Outcome::kHeldUp);
            return;
        }
    }
    savepoint.Release();
}

// Runs the window's appends inside one savepoint. false: at least one did not go through, all are undone; the
// outcome of a window of one then says why.
bool Committer::TryWindow(std::span<Step> window) {
    connection_->Execute("savepoint append");
    const bool done = RunWindow(window);
    if (!done) connection_->Execute("rollback to savepoint append");
    connection_->Execute("release savepoint append");
    return done;
}

// false: at least one did not go through, and what has been done must be undone.
bool Committer::RunWindow(std::span<Step> window) {
    db::Connection& c = *connection_;
    const auto undo = [&] {
        ForgetSent();
        return false;
    };
    try {
        // First what may refuse, and what must be known: repeat, head, person; keys, old projections.
        for (Step& step : window) {
            const Append& append = *step.append;
            const std::int64_t association = append.association.value, stream = append.stream.value;
            c.Scope(association);
            if (append.idempotency) {
                const Idempotency& repeat = *append.idempotency;
                const std::string key =
                    keys_->Hash(Hashed::kIdempotency, append.association, repeat.worker.value, repeat.key);
                const Secret& party_key = keys_->PartyKey(c, append.association, domain::Party::kNone);
                SealInto(sealed_, party_key.Data(),
                         Place(Sealed::kAnswer).Add(association).Add(repeat.worker.value).Add(key).Bytes(),
                         repeat.answer);
                c.Send(
                    "insert into idempotency (association_id, worker, key_hash, fingerprint, answer, at) "
                    "values ($1, $2, $3, $4, $5, $6)"
                    " on conflict (association_id, worker, key_hash) do nothing",
                    {association, repeat.worker.value, Blob{key}, Blob{repeat.fingerprint}, Blob{sealed_},
                     SystemClock().Now().micros});
            }
            const std::int64_t grown = append.expected + Number(append.entries.size());
            if (step.Fresh())
                c.Send(
                    "insert into head (association_id, case_id, seq) values ($1, $2, $3) on conflict "
                    "(association_id, case_id) do nothing",
                    {association, stream, grown});
            else if (append.expected > 0)
                c.Send("update head set seq = $3 where association_id = $1 and case_id = $2 and seq = $4",
                       {association, stream, grown, append.expected});
            else
                c.Send("select 1 from head where association_id = $1 and case_id = $2",
                       {association, stream});
            if (append.person) {
                const PersonRow& person = *append.person;
                const std::string hash = keys_->Hash(Hashed::kPerson, append.association, 0, person.number);
                if (person.moved_from)
                    c.Send(
                        "update person set case_id = $3 where association_id = $1 and number_hash = $2 and "
                        "case_id = $4",
                        {association, Blob{hash}, person.case_id.value, person.moved_from.value});
                else
                    c.Send(
                        "insert into person (association_id, number_hash, person_id, case_id) values ($1, "
                        "$2, $3, $4)"
                        " on conflict (association_id, number_hash) do nothing",
                        {association, Blob{hash}, person.person.value, person.case_id.value});
                // Holds the stream that was: it may not be opened again while this is written.
                if (Leaves(append))
                    c.Send(
                        "update head set seq = seq where association_id = $1 and case_id = $2 and seq = $3",
                        {association, person.moved_from.value, person.moved_sequence});
            }
            if (step.Fresh()) continue;
            if (!append.entries.empty())
                c.Send("select owner, wrapped from data_key where association_id = $1 and case_id = $2",
                       {association, stream});
            if (step.projections) SendProjectionReads(append.association, append.stream);
        }
        for (Step& step : window) {
            const Append& append = *step.append;
            if (append.idempotency && c.Receive().Changed() == 0) step.Refuse(Outcome::kRepeated);
            if (!step.Fresh() && append.expected == 0) {
                if (c.Receive().Next()) step.Refuse(Outcome::kMoved);
            } else if (c.Receive().Changed() == 0) {
                step.Refuse(Outcome::kMoved);
            }
            if (append.person && c.Receive().Changed() == 0) step.Refuse(Outcome::kPersonKnown);
            if (Leaves(append) && c.Receive().Changed() == 0) step.Refuse(Outcome::kMoved);
            if (step.Fresh()) continue;
            if (!append.entries.empty())
                for (auto rows = c.Receive(); rows.Next();) {
                    const auto owner = static_cast<std::size_t>(rows.Int(0));
                    if (owner >= domain::kPartyCount) throw Tampered("a data key of no party");
                    step.wrapped_keys[owner] = rows.Bytes(1);
                }
            if (step.projections) ReceiveProjectionReads(step);
        }
        if (std::any_of(window.begin(), window.end(), [](const Step& step) { return step.decided; }))
            return undo();

        // Then what follows: keys, entries, projections, access rows. Only an entry can still refuse.
        for (Step& step : window) {
            const Append& append = *step.append;
            const std::int64_t association = append.association.value, stream = append.stream.value;
            c.Scope(association);
            std::array<std::optional<ShortKey>, domain::kPartyCount> data_keys;
            for (const NewEntry& entry : append.entries) {
                const auto owner = static_cast<std::size_t>(entry.head.owner);
                auto& key = data_keys.at(owner);
                if (key) continue;
                const Secret& party_key = keys_->PartyKey(c, append.association, entry.head.owner);
                if (!step.wrapped_keys[owner].empty()) {
                    key = keys_->UnwrapDataKey(party_key, append.association, append.stream, entry.head.owner,
                                               step.wrapped_keys[owner]);
                } else {
                    randombytes_buf(key.emplace().bytes.data(), kKeySize);
                    const std::string wrapped = keys_->WrapDataKey(party_key, append.association,
                                                                   append.stream, entry.head.owner, *key);
                    SendLater(
                        "insert into data_key (association_id, case_id, owner, wrapped) values ($1, $2, $3, "
                        "$4)",
                        {association, stream, owner, Blob{wrapped}});
                }
            }
            std::int64_t sequence = append.expected;
            for (const NewEntry& entry : append.entries) {
                const domain::EntryHead& head = entry.head;
                ++sequence;
                SealInto(sealed_, data_keys[static_cast<std::size_t>(head.owner)]->Data(),
                         EntryPlace(append.association, append.stream, sequence, head).Bytes(),
                         entry.payload);
                SendLater(
                    "insert into entry (association_id, case_id, seq, id, item, version, kind, owner, "
                    "category, topic, named, author, at, sealed)"
                    " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
                    " on conflict (association_id, case_id, item, version) do nothing",
                    {association, stream, sequence, head.id.value, head.item.value, head.version, head.kind,
                     Number(head.owner), Number(head.category), Number(head.topic), head.named.Bits(),
                     head.author.value, head.at.micros, Blob{sealed_}},
                    &step);
            }
            for (const NewFile& file : append.files) {
                const auto& key = data_keys.at(static_cast<std::size_t>(file.owner));
                if (!key) throw std::invalid_argument("a file comes along with an entry of its owner's");
                SendFile(append, file, *key);
            }
            // What is overwritten does not stay behind in the file as free space: the writer's connection
            // deletes securely (db/sqlite.cpp).
            for (const Overwrite& overwrite : append.overwrites) {
                const auto& key = data_keys.at(static_cast<std::size_t>(overwrite.head.owner));
                if (!key)
                    throw std::invalid_argument("an entry is overwritten along with one of its owner's");
                SealInto(
                    sealed_, key->Data(),
                    EntryPlace(append.association, append.stream, overwrite.sequence, overwrite.head).Bytes(),
                    overwrite.payload);
                SendLater(
                    "update entry set sealed = $5 where association_id = $1 and case_id = $2 and seq = $3 "
                    "and "
                    "id = $4",
                    {association, stream, overwrite.sequence, overwrite.head.id.value, Blob{sealed_}}, &step);
            }
            if (!append.removed.empty() && append.entries.empty())
                throw std::invalid_argument("entries are removed along with one that says why");
            for (const std::int64_t removed : append.removed)
                SendLater(kEmptyEntry,
                          {association, stream, removed, kDisposedKind, Blob{std::string_view{}}}, &step);
            for (const DraftPlace& sent : append.sent)
                SendLater(
                    "delete from draft where association_id = $1 and case_id = $2 and worker = $3 and party "
                    "= $4 and place = $5",
                    {association, sent.case_id.value, sent.worker.value, Number(sent.party), sent.place});
            for (const FileId file : append.removed_files)
                SendLater("delete from file_part where association_id = $1 and case_id = $2 and file = $3",
                          {association, stream, file.value});
            if (step.projections) SendProjections(step);
            for (const AccessRow& row : append.access) logged_.emplace_back(append.association, &row);
            if (!append.entries.empty() || append.projections)
                events_.emplace_back(append.association, append.stream);
        }
        Drain();
        if (std::any_of(window.begin(), window.end(), [](const Step& step) { return step.decided; }))
            return undo();
        return true;
    } catch (const db::Error& error) {
        // What only this append can be blamed for is its own failure; the rest concerns all.
        if (error.fault == db::Fault::kSerialization || error.fault == db::Fault::kBusy ||
            error.fault == db::Fault::kGone)
            throw;
        ForgetSent();
        if (!c.Usable() || !c.InTransaction()) throw;
        log::Fault("append_failed", {{"why", error.what()}});
        for (Step& step : window) step.Refuse(Outcome::kFailed);
        return undo();
    } catch (const Tampered& error) {
        log::Fault("append_failed", {{"why", error.what()}});
        for (Step& step : window) step.Refuse(Outcome::kFailed);
        return undo();
    }
}

void Committer::SendFile(const Append& append, const NewFile& file, const ShortKey& key) {
    const std::string_view bytes = *file.bytes;
    const std::size_t parts = std::max<std::size_t>(1, (bytes.size() + kFilePart - 1) / kFilePart);
    for (std::size_t part = 0; part < parts; ++part) {
        SealInto(sealed_, key.Data(),
                 FilePlace(append.association, append.stream, file.owner, file.item, file.id, Number(part),
                           Number(parts))
                     .Bytes(),
                 bytes.substr(part * kFilePart, kFilePart));
        SendLater(
            "insert into file_part (association_id, case_id, file, part, parts, owner, sealed) values ($1, "
            "$2, "
            "$3, $4, $5, $6, $7)",
            {append.association.value, append.stream.value, file.id.value, Number(part), Number(parts),
             Number(file.owner), Blob{sealed_}});
    }
}

// The idempotency key was there: is it the same request?
void Committer::Decide(Step& step) {
    const Idempotency& repeat = *step.append->idempotency;
    const AssociationId association = step.append->association;
    connection_->Scope(association.value);
    const std::string key = keys_->Hash(Hashed::kIdempotency, association, repeat.worker.value, repeat.key);
    auto rows = connection_->Query(
        "select fingerprint, answer from idempotency where association_id = $1 and worker = $2 and key_hash "
        "= $3",
        {association.value, repeat.worker.value, Blob{key}});
    // It has been pruned between the two statements: a bound of days apart, so only on a clock that jumps.
    if (!rows.Next()) return void(step.result->outcome = Outcome::kFailed);
    if (rows.Bytes(0) != repeat.fingerprint) return void(step.result->outcome = Outcome::kKeyReused);
    try {
        step.result->answer = OpenSeal(
            keys_->PartyKey(*connection_, association, domain::Party::kNone).Data(),
            Place(Sealed::kAnswer).Add(association.value).Add(repeat.worker.value).Add(key), rows.Bytes(1));
    } catch (const Tampered& error) {
        log::Fault("append_failed", {{"why", error.what()}});
        step.result->outcome = Outcome::kFailed;
    }
}

void Committer::SendProjectionReads(AssociationId association, CaseId case_id) {
    const std::int64_t a = association.value, id = case_id.value;
    connection_->Send(
        "select reader, fingerprint, words_fingerprint from card where association_id = $1 and case_id = $2",
        {a, id});
    connection_->Send(
        "select reader, worker, due, kind, item from due where association_id = $1 and case_id = $2",
        {a, id});
    connection_->Send(
        "select party, worker, team, begins, ends from case_grant where association_id = $1 and case_id = $2",
        {a, id});
    connection_->Send(
        "select fingerprint from fact where association_id = $1 and case_id = $2 and sealed is not null",
        {a, id});
    connection_->Send("select number_hash from case_number where association_id = $1 and case_id = $2",
                      {a, id});
}

void Committer::ReceiveProjectionReads(Step& step) {
    for (auto rows = connection_->Receive(); rows.Next();)
        step.cards.push_back({static_cast<int>(rows.Int(0)), rows.Int(1), rows.Int(2)});
    for (auto rows = connection_->Receive(); rows.Next();) {
        const auto reader = static_cast<std::uint8_t>(rows.Int(0));
        step.dues.push_back(
            Due{step.stream,
                {static_cast<domain::Party>(reader / 16), static_cast<domain::Column>(reader % 16)},
                WorkerId{rows.Int(1)},
                NextOf(rows.Int(2)),
                static_cast<std::uint8_t>(rows.Int(3)),
                ItemId{rows.Int(4)}});
    }
    for (auto rows = connection_->Receive(); rows.Next();)
        step.grants.push_back(Grant{step.stream, static_cast<domain::Party>(rows.Int(0)),
                                    WorkerId{rows.Int(1)}, TeamId{rows.Int(2)}, Instant{rows.Int(3)},
                                    Instant{rows.Int(4)}});
    if (auto rows = connection_->Receive(); rows.Next()) step.fact = rows.Int(0);
    for (auto rows = connection_->Receive(); rows.Next();) step.numbers.emplace_back(rows.Bytes(0));
}

// Only what differs from what is there is written.
void Committer::SendProjections(Step& step) {
    db::Connection& c = *connection_;
    const std::int64_t a = step.association.value, id = step.stream.value;
    const Projections& projections = *step.projections;

    const auto forget_words = [&](int reader) {
        SendLater("delete from card_word where association_id = $1 and case_id = $2 and reader = $3",
                  {a, id, reader});
    };
    for (const Step::CardMark& mark : step.cards) {
        const auto kept = [&](const Card& card) { return card.reader.Code() == mark.reader; };
        if (std::any_of(projections.cards.begin(), projections.cards.end(), kept)) continue;
        SendLater("delete from card where association_id = $1 and case_id = $2 and reader = $3",
                  {a, id, mark.reader});
        forget_words(mark.reader);
    }
    for (const Card& card : projections.cards) {
        if (card.case_id != step.stream) throw std::invalid_argument("a card of another case");
        const int reader = card.reader.Code();
        const Place place = CardPlace(step.association, card);
        const std::string packed = PackCard(card);
        std::string whole(place.Bytes());
        whole += packed;
        const std::int64_t fingerprint = keys_->Hash64(Hashed::kFingerprint, step.association, 0, whole);
        const auto before = std::find_if(step.cards.begin(), step.cards.end(),
                                         [&](const auto& mark) { return mark.reader == reader; });
        if (before != step.cards.end() && before->fingerprint == fingerprint) continue;
        const auto words = WordHashes(*keys_, step.association, card.reader.party, card.words);
        const std::int64_t words_fingerprint = WordsFingerprint(words);
        SealInto(sealed_, keys_->PartyKey(c, step.association, card.reader.party).Data(), place.Bytes(),
                 packed);
        SendLater(
            "insert into card (association_id, case_id, reader, team, lead_worker, phase, next_due, "
            "next_contact, last_contact, hours_planned, flags,"
            " holds_until, held_by, held_from, fingerprint, words_fingerprint, sealed) values ($1, $2, $3, "
            "$4, "
            "$5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
            " on conflict (association_id, case_id, reader) do update set team = excluded.team, lead_worker "
            "= excluded.lead_worker,"
            " phase = excluded.phase, next_due = excluded.next_due, next_contact = excluded.next_contact, "
            "last_contact = excluded.last_contact,"
            " hours_planned = excluded.hours_planned, flags = excluded.flags, holds_until = "
            "excluded.holds_until, held_by = excluded.held_by, held_from = excluded.held_from,"
            " fingerprint = excluded.fingerprint, words_fingerprint = excluded.words_fingerprint, sealed = "
            "excluded.sealed",
            {a, id, reader, card.team.value, card.lead.value, card.phase, StoredNext(card.next_due),
             StoredNext(card.next_contact), card.last_contact.days, card.hours_planned, card.flags,
             card.holds_until.micros, card.held_by.value, card.held_from.micros, fingerprint,
             words_fingerprint, Blob{sealed_}});
        if (before != step.cards.end() && before->words == words_fingerprint) continue;
        if (before != step.cards.end()) forget_words(reader);
        for (const std::int64_t word : words)
            SendLater(
                "insert into card_word (association_id, reader, word_hash, case_id) values ($1, $2, $3, $4)"
                " on conflict (association_id, reader, word_hash, case_id) do nothing",
                {a, reader, word, id});
    }

    Differences(
        step.dues, projections.dues, DueKey,
        [&](const Due& due) {
            SendLater(
                "delete from due where association_id = $1 and case_id = $2 and reader = $3 and worker = $4 "
                "and due = $5 and kind = $6 and item = $7",
                {a, id, due.reader.Code(), due.worker.value, StoredNext(due.due), due.kind, due.item.value});
        },
        [&](const Due& due) {
            SendLater(
                "insert into due (association_id, case_id, reader, worker, due, kind, item) values ($1, $2, "
                "$3, $4, $5, $6, $7)"
                " on conflict (association_id, case_id, reader, worker, due, kind, item) do nothing",
                {a, id, due.reader.Code(), due.worker.value, StoredNext(due.due), due.kind, due.item.value});
        });
    Differences(
        step.grants, projections.grants, GrantKey,
        [&](const Grant& grant) {
            SendLater(
                "delete from case_grant where association_id = $1 and case_id = $2 and party = $3 and worker "
                "= $4 and team = $5 and begins = $6",
                {a, id, Number(grant.party), grant.worker.value, grant.team.value, grant.begins.micros});
        },
        [&](const Grant& grant) {
            SendLater(
                "insert into case_grant (association_id, case_id, party, worker, team, begins, ends) values "
                "($1, $2, $3, $4, $5, $6, $7)"
                " on conflict (association_id, case_id, party, worker, team, begins) do update set ends = "
                "excluded.ends",
                {a, id, Number(grant.party), grant.worker.value, grant.team.value, grant.begins.micros,
                 grant.ends.micros});
        });

    std::vector<std::string> numbers;
    for (const std::string& number : projections.numbers)
        numbers.push_back(keys_->Hash(Hashed::kPerson, step.association, 0, number));
    Differences(
        step.numbers, std::move(numbers), [](const std::string& hash) { return std::string_view(hash); },
        [&](const std::string& hash) {
            SendLater(
                "delete from case_number where association_id = $1 and case_id = $2 and number_hash = $3",
                {a, id, Blob{hash}});
        },
        [&](const std::string& hash) {
            SendLater(
                "insert into case_number (association_id, number_hash, case_id) values ($1, $2, $3)"
                " on conflict (association_id, number_hash, case_id) do nothing",
                {a, Blob{hash}, id});
        });

    if (projections.fact) {
        const std::string packed = PackFact(*projections.fact);
        const std::int64_t fingerprint = keys_->Hash64(Hashed::kFingerprint, step.association, id, packed);
        if (step.fact != fingerprint)
            facts_.push_back({step.association, step.stream, fingerprint,
                              Seal(keys_->PartyKey(c, step.association, domain::Party::kNone).Data(),
                                   FactPlace(step.association, step.stream), packed)});
    } else if (step.fact) {
        facts_.push_back({step.association, step.stream, 0, {}});
    }
}

Committer::Undo Committer::Marked() const { return {events_.size(), facts_.size(), logged_.size()}; }

void Committer::Forget(const Undo& undo) {
    events_.resize(undo.events);
    facts_.resize(undo.facts);
    logged_.resize(undo.logged);
}

void Committer::AddAccess() {
    std::map<AssociationId, std::vector<const AccessRow*>> rows;
    for (const auto& [association, row] : logged_) rows[association].push_back(row);
    for (const auto& [association, of] : rows) {
        connection_->Scope(association.value);
        ends_[association] = AddAccessRows(*connection_, *keys_, association, of, SystemClock().Now());
    }
}

void Committer::SendNumbered() {
    if (events_.empty() && facts_.empty()) return;
    SendLater("update outbox_number set value = value + $1 where one = 1",
              {Number(std::max<std::size_t>(events_.size(), 1))});
    for (std::size_t i = 0; i < events_.size(); ++i)
        SendLater(
            "insert into outbox (number, association_id, case_id) select value - $1, $2, $3 from "
            "outbox_number where one = 1",
            {Number(events_.size() - 1 - i), events_[i].first.value, events_[i].second.value});
    for (const FactChange& fact : facts_) {
        connection_->Scope(fact.association.value);
        SendLater(
            "insert into fact (association_id, case_id, rev, fingerprint, sealed) select $1, $2, value, $3, "
            "$4 from outbox_number where one = 1"
            " on conflict (association_id, case_id) do update set rev = excluded.rev, fingerprint = "
            "excluded.fingerprint, sealed = excluded.sealed",
            {fact.association.value, fact.case_id.value, fact.fingerprint,
             fact.sealed.empty() ? db::Value(nullptr) : db::Value(Blob{fact.sealed})});
    }
}

void Committer::SendLater(db::Sql sql, std::initializer_list<db::Value> values, Step* step) {
    connection_->Send(sql, values);
    unread_.push_back(step);
    if (unread_.size() >= 512) Drain();
}

void Committer::Drain() {
    while (!unread_.empty()) {
        Step* step = unread_.front();
        unread_.pop_front();
        if (connection_->Receive().Changed() == 0 && step) step->Refuse(Outcome::kStale);
    }
}

void Committer::ForgetSent() {
    connection_->Abandon();
    unread_.clear();
}

}  // namespace samkraft::journal
