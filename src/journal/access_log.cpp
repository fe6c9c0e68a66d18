#include "journal/access_log.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <tuple>

#include "base/log.hpp"
#include "journal/log_disposal.hpp"

namespace samkraft::journal {
namespace {

using db::Blob;

template <class T>
std::int64_t Number(T value) {
    return static_cast<std::int64_t>(value);
}

// What a list answer showed, as it is stored: eight bytes a case.
std::string PackCases(const std::vector<CaseId>& cases) {
    std::string packed(cases.size() * sizeof(std::int64_t), '\0');
    for (std::size_t i = 0; i < cases.size(); ++i)
        std::memcpy(packed.data() + i * sizeof(std::int64_t), &cases[i].value, sizeof(std::int64_t));
    return packed;
}

bool Holds(std::string_view packed, CaseId case_id) {
    for (std::size_t i = 0; i + sizeof(std::int64_t) <= packed.size(); i += sizeof(std::int64_t))
        if (std::memcmp(packed.data() + i, &case_id.value, sizeof(std::int64_t)) == 0) return true;
    return false;
}

constexpr std::string_view kColumns =
    "number, at, access, worker, party, role, case_id, seq, page, digest, listed, source";
constexpr int kColumnCount = 12;

AccessRow Take(const db::Rows& rows) {
    AccessRow row;
    row.at = Instant{rows.Int(1)};
    row.access = static_cast<Access>(rows.Int(2));
    row.worker = WorkerId{rows.Int(3)};
    row.party = static_cast<domain::Party>(rows.Int(4));
    row.role = static_cast<domain::Role>(rows.Int(5));
    row.case_id = CaseId{rows.Int(6)};
    row.sequence = rows.Int(7);
    row.page = rows.Text(8);
    row.digest = rows.Bytes(9);
    row.source = rows.Text(11);
    const std::string_view listed = rows.Bytes(10);
    row.listed.resize(listed.size() / sizeof(std::int64_t));
    for (std::size_t i = 0; i < row.listed.size(); ++i)
        std::memcpy(&row.listed[i].value, listed.data() + i * sizeof(std::int64_t), sizeof(std::int64_t));
    return row;
}

db::Sql With(std::string_view before, std::string_view after) {
    return db::Sql::Intern(std::string(before) + std::string(kColumns) + std::string(after));
}

void AppendNumber(std::string& out, std::int64_t number) {
    out.append(reinterpret_cast<const char*>(&number), sizeof number);
}
void AppendText(std::string& out, std::string_view text) {
    AppendNumber(out, Number(text.size()));
    out += text;
}

// What a checkpoint's signature is over.
std::string CheckpointText(AssociationId association, std::int64_t ordinal, Instant at,
                           std::string_view link) {
    return "samkraft access log\nassociation " + std::to_string(association.value) + "\nrows " +
           std::to_string(ordinal) + "\nat " + std::to_string(at.micros) + "\nlink " + Hex(link) + "\n";
}

// A row as it is stored.
struct Stored {
    std::array<std::int64_t, 7> numbers;  // at, access, worker, party, role, case, sequence
    std::string_view listed, page, digest, source;
};

std::string LinkOf(const KeyRing& keys, AssociationId association, std::string_view before,
                   std::int64_t ordinal, const Stored& row) {
    thread_local std::string text;
    text.assign(before);
    for (const std::int64_t number : row.numbers) AppendNumber(text, number);
    for (const std::string_view part : {row.listed, row.page, row.digest, row.source}) AppendText(text, part);
    std::string link = keys.Hash(Hashed::kAccess, association, ordinal, text);
    link.resize(kLinkSize);
    return link;
}

}  // namespace

ChainEnd AddAccessRows(db::Connection& connection, const KeyRing& keys, AssociationId association,
                       const std::vector<const AccessRow*>& rows, Instant now) {
    std::int64_t ordinal = 0, day = 0;
    std::string link;
    {
        auto end = connection.Query(
            "insert into access_chain (association_id, ordinal, chain, day) values ($1, $2, $3, 0)"
            " on conflict (association_id) do update set ordinal = access_chain.ordinal + excluded.ordinal"
            " returning ordinal, chain, day",
            {association.value, rows.size(), Blob{""}});
        if (!end.Next()) throw std::logic_error("the access log has no end");
        ordinal = end.Int(0) - Number(rows.size());
        link = end.Bytes(1);
        day = end.Int(2);
    }
    const std::int64_t today = now.micros / (std::int64_t{86'400} * kMicrosPerSecond);
    if (today != day && ordinal > 0) {
        const std::string text = CheckpointText(association, ordinal, now, link);
        const std::string signature = keys.Sign(text);
        connection.Send(
            "insert into access_checkpoint (association_id, ordinal, at, chain, signature) values ($1, $2, "
            "$3, "
            "$4, $5) on conflict (association_id, ordinal) do nothing",
            {association.value, ordinal, now.micros, Blob{link}, Blob{signature}});
        connection.ReceiveDone();
        log::Info("access_log_checkpoint", {{"association", std::to_string(association.value)},
                                            {"rows", std::to_string(ordinal)},
                                            {"at", std::to_string(now.micros)},
                                            {"link", Hex(link)},
                                            {"signature", Hex(signature)}});
    }
    constexpr std::size_t kWindow = 256;
    std::size_t unread = 0;
    for (const AccessRow* const row : rows) {
        const std::string listed = PackCases(row->listed);
        const Stored stored{{row->at.micros, Number(row->access), row->worker.value, Number(row->party),
                             Number(row->role), row->case_id.value, row->sequence},
                            listed,
                            row->page,
                            row->digest,
                            row->source};
        link = LinkOf(keys, association, link, ++ordinal, stored);
        connection.Send(
            "insert into access_log (association_id, at, access, worker, party, role, case_id, seq, listed, "
            "page, "
            "digest, source, ordinal, chain) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, "
            "$14)",
            {association.value, row->at.micros, Number(row->access), row->worker.value, Number(row->party),
             Number(row->role), row->case_id.value, row->sequence, Blob{listed}, row->page, Blob{row->digest},
             row->source, ordinal, Blob{link}});
        if (++unread == kWindow)
            for (; unread > 0; --unread) connection.ReceiveDone();
    }
    connection.Send("update access_chain set chain = $2, day = $3 where association_id = $1",
                    {association.value, Blob{link}, today});
    for (++unread; unread > 0; --unread) connection.ReceiveDone();
    return {ordinal, std::move(link)};
}

std::vector<AccessRow> AccessOf(db::Connection& connection, AssociationId association, CaseId case_id,
                                int limit, domain::Party party) {
    const auto most = static_cast<std::size_t>(std::max(limit, 0));
    std::vector<std::pair<std::int64_t, AccessRow>> found;  // with its number
    const auto take = [&](const db::Rows& rows) { found.emplace_back(rows.Int(0), Take(rows)); };
    {
        static const db::Sql kOfCase = With("select ",
                                            " from access_log where association_id = $1 and case_id = $2"
                                            " and (party = $4 or $4 = 0) order by at desc, number desc"
                                            " limit $3");
        auto rows = connection.Query(kOfCase, {association.value, case_id.value, most, Number(party)});
        while (rows.Next()) take(rows);
    }
    // A list keeps its cases in one value, so the lists are gone through from the newest back: until there
    // are enough, or past the day before the case began, or past the oldest row that could still be among the
    // newest.
    std::int64_t since = INT64_MAX;  // what has no entry was in no list
    if (auto rows =
            connection.Query("select at from entry where association_id = $1 and case_id = $2 and seq = 1",
                             {association.value, case_id.value});
        rows.Next())
        since = rows.Int(0) - 86'400 * kMicrosPerSecond;
    if (found.size() == most && most > 0) since = std::max(since, found.back().second.at.micros);
    std::size_t lists = 0;
    // A page at a time, so that PostgreSQL does not send the whole log.
    std::int64_t at = INT64_MAX, number = INT64_MAX;
    for (bool more = true; more && lists < most;) {
        more = false;
        constexpr int kPage = 1000;
        static const db::Sql kLists = With(
            "select ",
            " from access_log where association_id = $1 and case_id = 0 and at >= $2 and (at < $3 or (at ="
            " $3 and number < $4)) and (party = $6 or $6 = 0) order by at desc, number desc limit $5");
        auto rows = connection.Query(kLists, {association.value, since, at, number, kPage, Number(party)});
        int count = 0;
        while (lists < most && rows.Next()) {
            more = ++count == kPage;
            number = rows.Int(0);
            at = rows.Int(1);
            if (!Holds(rows.Bytes(10), case_id)) continue;
            take(rows);
            ++lists;
        }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tie(a.second.at, a.first) > std::tie(b.second.at, b.first);
    });
    if (found.size() > most) found.resize(most);
    std::vector<AccessRow> result;
    result.reserve(found.size());
    for (auto& row : found) result.push_back(std::move(row.second));
    return result;
}

void EachLook(db::Connection& connection, AssociationId association, domain::Party party, Instant from,
              Instant until, const std::function<void(const Look&)>& each) {
    constexpr std::int64_t kDay = 86'400 * kMicrosPerSecond;  // so that PostgreSQL does not send all at once
    for (Instant begin = from; begin < until;) {
        const Instant end = std::min(Instant{begin.micros + kDay}, until);
        auto rows = connection.Query(
            "select at, worker, case_id, access from access_log where association_id = $1 and party = $2"
            " and at >= $3 and at < $4 order by at",
            {association.value, Number(party), begin.micros, end.micros});
        while (rows.Next())
            each({Instant{rows.Int(0)}, WorkerId{rows.Int(1)}, CaseId{rows.Int(2)},
                  static_cast<Access>(rows.Int(3))});
        begin = end;
    }
}

Instant FirstLook(db::Connection& connection, AssociationId association, domain::Party party) {
    auto rows = connection.Query("select min(at) from access_log where association_id = $1 and party = $2",
                                 {association.value, Number(party)});
    return rows.Next() && !rows.IsNull(0) ? Instant{rows.Int(0)} : Instant{};
}

std::vector<AccessRow> AccessBy(db::Connection& connection, AssociationId association, domain::Party party,
                                WorkerId worker, Instant from, Instant until, CaseId case_id, int limit) {
    static const db::Sql kBy = With("select ",
                                    " from access_log where association_id = $1 and party = $2 and at >= $3"
                                    " and at < $4 and worker = $5 and (case_id = $6 or $6 = 0)"
                                    " order by at, number limit $7");
    auto rows = connection.Query(kBy, {association.value, Number(party), from.micros, until.micros,
                                       worker.value, case_id.value, std::max(limit, 0)});
    std::vector<AccessRow> result;
    while (rows.Next()) result.push_back(Take(rows));
    return result;
}

namespace {

// In their order, up to the first that is not signed with this key; that one's ordinal, or 0.
std::pair<std::vector<ChainEnd>, std::int64_t> ReadCheckpoints(db::Connection& connection,
                                                               const KeyRing& keys,
                                                               AssociationId association) {
    std::vector<ChainEnd> checkpoints;
    auto rows = connection.Query(
        "select ordinal, at, chain, signature from access_checkpoint where association_id = $1 order by "
        "ordinal",
        {association.value});
    while (rows.Next()) {
        const ChainEnd& c = checkpoints.emplace_back(ChainEnd{rows.Int(0), std::string(rows.Bytes(2))});
        if (!keys.Signed(CheckpointText(association, c.ordinal, Instant{rows.Int(1)}, c.link), rows.Bytes(3)))
            return {std::move(checkpoints), c.ordinal};
    }
    return {std::move(checkpoints), 0};
}

// How a chain stood after a row.
struct End {
    std::int64_t number = 0;
    std::int64_t ordinal = 0;
    std::string link;
};

// How the chain stood after the rows that have been disposed of. The other, when a certificate is not as it
// was signed or does not follow the one before: the first ordinal that none certifies.
std::pair<End, std::int64_t> Certified(db::Connection& connection, const KeyRing& keys,
                                       AssociationId association) {
    End end;  // number: of certificates
    for (const SignedDisposal& d : ReadDisposals(connection, association)) {
        if (!d.said.confirmed_by) continue;
        if (!IsSigned(keys, association, d) || d.said.number != end.number + 1 ||
            d.said.first != end.ordinal + 1)
            return {end, end.ordinal + 1};
        end = {d.said.number, d.said.last, d.said.link};
    }
    return {end, 0};
}

// The log is walked by its rows' numbers. "+association_id" keeps SQLite from finding the association's rows
// in an index first, and sorting them all for every page.

// A stretch of the log, proved by itself: each row's link is made from the link that the row before carries,
// so that stretches that follow each other are proved as one.
struct Stretch {
    End from;                              // the row before the first
    std::int64_t until = 0;                // number of the last row
    std::optional<AccessProof> done = {};  // rows, unchained and the fault of this stretch; last
    std::exception_ptr failed = nullptr;
};

class Prover {
  public:
    Prover(const KeyRing& keys, AssociationId association, const std::vector<ChainEnd>& checkpoints,
           const std::function<void(const AccessRow&, std::int64_t)>& each,
           const std::function<void(std::int64_t)>& progress)
        : keys_(keys),
          association_(association),
          checkpoints_(checkpoints),
          each_(each),
          progress_(progress) {}

    AccessProof Prove(db::Connection& connection, const Stretch& stretch) {
        static const db::Sql kPage = With(
            "select ",
            ", ordinal, chain from access_log where +association_id = $1 and number > $2 and number <= $3"
            " order by number limit $4");
        constexpr int kRows = 10'000;
        AccessProof proof;
        proof.last = stretch.from.ordinal;
        std::string link = stretch.from.link;
        std::int64_t number = stretch.from.number;
        auto checkpoint = checkpoints_.begin();
        const auto fault = [&](AccessFault what, std::int64_t at) {
            proof.fault = what;
            proof.at = at;
            return proof;
        };
        for (int count = kRows; count == kRows;) {
            count = 0;
            auto rows = connection.Query(kPage, {association_.value, number, stretch.until, kRows});
            while (rows.Next()) {
                ++count;
                number = rows.Int(0);
                if (rows.IsNull(kColumnCount)) {  // from before there was a chain; never after it
                    if (proof.last > 0) return fault(AccessFault::kAdded, proof.last);
                    ++proof.unchained;
                    continue;
                }
                const std::int64_t ordinal = rows.Int(kColumnCount);
                if (ordinal != proof.last + 1)
                    return fault(ordinal <= proof.last ? AccessFault::kAdded : AccessFault::kMissing,
                                 proof.last + 1);
                const Stored stored{{rows.Int(1), rows.Int(2), rows.Int(3), rows.Int(4), rows.Int(5),
                                     rows.Int(6), rows.Int(7)},
                                    rows.Bytes(10),
                                    rows.Bytes(8),
                                    rows.Bytes(9),
                                    rows.Bytes(11)};
                link = LinkOf(keys_, association_, link, ordinal, stored);
                if (link != rows.Bytes(kColumnCount + 1)) return fault(AccessFault::kAltered, ordinal);
                proof.last = ordinal;
                ++proof.rows;
                for (; checkpoint != checkpoints_.end() && checkpoint->ordinal <= ordinal; ++checkpoint)
                    if (checkpoint->ordinal == ordinal && checkpoint->link != link)
                        return fault(AccessFault::kAltered, ordinal);
                if (each_) each_(Take(rows), ordinal);
            }
            if (!progress_) continue;
            const std::lock_guard lock(mutex_);
            progress_(told_ += count);
        }
        proof.link = link;
        return proof;
    }

  private:
    const KeyRing& keys_;
    const AssociationId association_;
    const std::vector<ChainEnd>& checkpoints_;
    const std::function<void(const AccessRow&, std::int64_t)>& each_;
    const std::function<void(std::int64_t)>& progress_;
    std::mutex mutex_;  // guards what follows
    std::int64_t told_ = 0;
};

// Ends of stretches of about the same length, each at a row of the chain.
std::vector<Stretch> Divided(db::Connection& connection, AssociationId association, std::int64_t last,
                             std::size_t parts) {
    std::vector<Stretch> stretches(1);
    std::int64_t first = last;
    if (auto rows = connection.Query("select min(number) from access_log where +association_id = $1",
                                     {association.value});
        rows.Next())
        first = rows.Int(0);
    for (std::size_t part = 1; part < parts; ++part) {
        const std::int64_t near = first + (last - first) / Number(parts) * Number(part);
        auto rows = connection.Query(
            "select number, ordinal, chain from access_log where +association_id = $1 and number >= $2 and"
            " number < $3 order by number limit 1",
            {association.value, near, last});
        if (!rows.Next() || rows.IsNull(1) || rows.Int(0) <= stretches.back().from.number) continue;
        stretches.back().until = rows.Int(0);
        stretches.push_back({{rows.Int(0), rows.Int(1), std::string(rows.Bytes(2))}});
    }
    stretches.back().until = last;
    return stretches;
}

}  // namespace

AccessProof ProveAccess(std::span<const std::unique_ptr<db::Connection>> connections, const KeyRing& keys,
                        AssociationId association,
                        const std::function<void(const AccessRow&, std::int64_t)>& each,
                        const std::function<void(std::int64_t)>& progress, std::span<const ChainEnd> told) {
    AccessProof proof;
    db::Connection& first = *connections.front();
    // How the log stood at one moment, whatever is added meanwhile: rows are only added after what there is.
    std::vector<ChainEnd> checkpoints;
    std::vector<Stretch> stretches;
    End end, certified;
    {
        const db::Transaction snapshot(first, db::Use::kRead);
        std::tie(checkpoints, proof.at) = ReadCheckpoints(first, keys, association);
        if (proof.at > 0) {
            proof.fault = AccessFault::kSignature;
            return proof;
        }
        proof.checkpoints = Number(checkpoints.size());
        checkpoints.insert(checkpoints.end(), told.begin(), told.end());
        std::ranges::stable_sort(checkpoints, {}, &ChainEnd::ordinal);
        std::tie(certified, proof.at) = Certified(first, keys, association);
        if (proof.at > 0) {
            proof.fault = AccessFault::kSignature;
            return proof;
        }
        if (auto last = first.Query("select ordinal, chain from access_chain where association_id = $1",
                                    {association.value});
            last.Next())
            end.ordinal = last.Int(0), end.link = last.Bytes(1);
        if (auto last = first.Query("select max(number) from access_log where +association_id = $1",
                                    {association.value});
            last.Next())
            end.number = last.Int(0);
        // Who wants each row wants them in their order.
        stretches = Divided(first, association, end.number, each ? 1 : connections.size());
        // What came before has been disposed of: the chain goes on from where the last certificate says.
        stretches.front().from = {0, certified.ordinal, certified.link};
    }
    Prover prover(keys, association, checkpoints, each, progress);
    const auto prove = [&](std::size_t i) {
        try {
            const db::Transaction snapshot(*connections[i], db::Use::kRead);
            stretches[i].done = prover.Prove(*connections[i], stretches[i]);
        } catch (...) {
            stretches[i].failed = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < stretches.size(); ++i) others.emplace_back(prove, i);
        prove(0);
    }
    std::string link = stretches.front().from.link;
    for (const Stretch& stretch : stretches) {
        if (stretch.failed) std::rethrow_exception(stretch.failed);
        const AccessProof& part = *stretch.done;
        proof.rows += part.rows;
        proof.unchained += part.unchained;
        proof.last = part.last;
        link = part.link;
        if (part.fault == AccessFault::kNone) continue;
        proof.fault = part.fault;
        proof.at = part.at;
        return proof;
    }
    if (proof.last != end.ordinal || link != end.link ||
        (!checkpoints.empty() && checkpoints.back().ordinal > proof.last)) {
        proof.fault = AccessFault::kMissing;
        proof.at = proof.last + 1;
        return proof;
    }
    proof.link = Hex(link);
    return proof;
}

Result<OldestRows> ProveOldest(db::Connection& connection, const KeyRing& keys, AssociationId association,
                               Date before) {
    const auto broken = [](std::int64_t at) {
        return Fail(Code::kSetup, "",
                    {"the access log is not whole at row " + std::to_string(at) +
                     ", and nothing is disposed of. `samkraft audit verify` tells more"});
    };
    const auto [checkpoints, unsigned_at] = ReadCheckpoints(connection, keys, association);
    if (unsigned_at > 0) return broken(unsigned_at);
    const auto [certified, uncertified] = Certified(connection, keys, association);
    if (uncertified > 0) return broken(uncertified);
    Stretch stretch{{0, certified.ordinal, certified.link}, 0};
    // By their numbers: a row that came a moment late stays until the next time.
    if (auto rows =
            connection.Query("select coalesce((select min(number) - 1 from access_log where "
                             "+association_id = $1 and at >= $2), (select max(number) from access_log "
                             "where +association_id = $1), 0)",
                             {association.value, StartOfDay(before).micros});
        rows.Next())
        stretch.until = rows.Int(0);
    const AccessProof proof = Prover(keys, association, checkpoints, {}, {}).Prove(connection, stretch);
    if (proof.fault != AccessFault::kNone) return broken(proof.at);
    OldestRows oldest{{}, stretch.until};
    AccessDisposal& d = oldest.would;
    d.number = certified.number + 1;
    d.through = AddDays(before, -1);
    d.first = certified.ordinal + 1;
    d.last = proof.last;
    d.rows = proof.rows + proof.unchained;
    d.link = proof.link;
    return oldest;
}

namespace {

// The end of the log and of its chain. Of the first row there is the chain says nothing; of every other, the
// row before does.
void CheckEnd(db::Connection& connection, const KeyRing& keys, AssociationId association) {
    End end;
    if (auto rows = connection.Query("select ordinal, chain from access_chain where association_id = $1",
                                     {association.value});
        rows.Next())
        end = {0, rows.Int(0), std::string(rows.Bytes(1))};
    if (end.ordinal == 0) return;
    static const db::Sql kLast =
        With("select ",
             ", ordinal, chain from access_log where +association_id = $1 order by number desc limit 2");
    auto rows = connection.Query(kLast, {association.value});
    if (!rows.Next() || rows.IsNull(kColumnCount) || rows.Int(kColumnCount) != end.ordinal ||
        rows.Bytes(kColumnCount + 1) != end.link)
        throw std::runtime_error("it does not end where its chain does: rows have been taken out");
    const AccessRow last = Take(rows);
    const std::string listed = PackCases(last.listed);
    if (!rows.Next() || rows.IsNull(kColumnCount)) return;
    const Stored stored{{last.at.micros, Number(last.access), last.worker.value, Number(last.party),
                         Number(last.role), last.case_id.value, last.sequence},
                        listed,
                        last.page,
                        last.digest,
                        last.source};
    if (LinkOf(keys, association, rows.Bytes(kColumnCount + 1), end.ordinal, stored) != end.link)
        throw std::runtime_error("its last row has been altered");
}

}  // namespace

void CheckAccessLog(db::Connection& writer, const KeyRing& keys, AssociationId association) {
    CheckEnd(writer, keys, association);
    const db::Transaction tried(writer);  // and not committed
    (void)writer.Execute(
        "insert into access_log (association_id, at, access, worker, party, role, case_id, seq, listed, page,"
        " digest, source, ordinal, chain) values ($1, 0, 0, 0, 0, 0, 0, 0, $2, '', $2, '', 0, $2)",
        {association.value, Blob{""}});
    (void)writer.Execute(
        "insert into access_chain (association_id, ordinal, chain, day) values ($1, 0, $2, 0)"
        " on conflict (association_id) do update set day = excluded.day",
        {association.value, Blob{""}});
}

}  // namespace samkraft::journal
