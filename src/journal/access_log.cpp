#include "journal/access_log.hpp"

#include <algorithm>

#include "base/log.hpp"

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

void AddAccessRows(db::Connection& connection, const KeyRing& keys, AssociationId association,
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
}

std::vector<AccessRow> AccessOf(db::Connection& connection, AssociationId association, CaseId case_id,
                                int limit) {
    const auto most = static_cast<std::size_t>(std::max(limit, 0));
    std::vector<std::pair<std::int64_t, AccessRow>> found;  // with its number
    const auto take = [&](const db::Rows& rows) { found.emplace_back(rows.Int(0), Take(rows)); };
    {
        static const db::Sql kOfCase = With("select ",
                                            " from access_log where association_id = $1 and case_id = $2"
                                            " order by at desc, number desc limit $3");
        auto rows = connection.Query(kOfCase, {association.value, case_id.value, most});
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
            " $3 and number < $4)) order by at desc, number desc limit $5");
        auto rows = connection.Query(kLists, {association.value, since, at, number, kPage});
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

AccessProof ProveAccess(db::Connection& connection, const KeyRing& keys, AssociationId association,
                        const std::function<void(const AccessRow&, std::int64_t)>& each,
                        const std::function<void(std::int64_t)>& progress) {
    AccessProof proof;
    // One picture of the log, whatever is added meanwhile.
    const db::Transaction snapshot(connection, db::Use::kRead);

    struct Checkpoint {
        std::int64_t ordinal = 0;
        std::string link;
    };
    std::vector<Checkpoint> checkpoints;
    {
        auto rows = connection.Query(
            "select ordinal, at, chain, signature from access_checkpoint where association_id = $1 order by "
            "ordinal",
            {association.value});
        while (rows.Next()) {
            const Checkpoint& c =
                checkpoints.emplace_back(Checkpoint{rows.Int(0), std::string(rows.Bytes(2))});
            if (!keys.Signed(CheckpointText(association, c.ordinal, Instant{rows.Int(1)}, c.link),
                             rows.Bytes(3))) {
                proof.fault = AccessFault::kSignature;
                proof.at = c.ordinal;
                return proof;
            }
        }
    }
    proof.checkpoints = Number(checkpoints.size());

    static const db::Sql kPage =
        With("select ",
             ", ordinal, chain from access_log where association_id = $1 and number > "
             "$2 order by number limit $3");
    constexpr int kRows = 10'000;
    std::string link;
    std::int64_t number = 0;
    auto checkpoint = checkpoints.begin();
    const auto fault = [&](AccessFault what, std::int64_t at) {
        proof.fault = what;
        proof.at = at;
        return proof;
    };
    for (int count = kRows; count == kRows;) {
        count = 0;
        auto rows = connection.Query(kPage, {association.value, number, kRows});
        if (progress) progress(proof.rows);
        while (rows.Next()) {
            ++count;
            number = rows.Int(0);
            if (rows.IsNull(kColumnCount)) {  // from before there was a chain; never after it
                if (proof.last > 0) return fault(AccessFault::kAdded, proof.last);
                ++proof.unchained;
                continue;
            }
            const std::int64_t ordinal = rows.Int(kColumnCount);
            if (proof.rows == 0 && ordinal > 1) {
                // What came before has been disposed of: the chain goes on from where a checkpoint says.
                checkpoint = std::find_if(checkpoints.begin(), checkpoints.end(),
                                          [&](const Checkpoint& c) { return c.ordinal == ordinal - 1; });
                if (checkpoint == checkpoints.end()) return fault(AccessFault::kMissing, 1);
                link = checkpoint->link;
                proof.last = ordinal - 1;
            }
            if (ordinal != proof.last + 1)
                return fault(ordinal <= proof.last ? AccessFault::kAdded : AccessFault::kMissing,
                             proof.last + 1);
            const Stored stored{
                {rows.Int(1), rows.Int(2), rows.Int(3), rows.Int(4), rows.Int(5), rows.Int(6), rows.Int(7)},
                rows.Bytes(10),
                rows.Bytes(8),
                rows.Bytes(9),
                rows.Bytes(11)};
            link = LinkOf(keys, association, link, ordinal, stored);
            if (link != rows.Bytes(kColumnCount + 1)) return fault(AccessFault::kAltered, ordinal);
            proof.last = ordinal;
            ++proof.rows;
            while (checkpoint != checkpoints.end() && checkpoint->ordinal < ordinal) ++checkpoint;
            if (checkpoint != checkpoints.end() && checkpoint->ordinal == ordinal && checkpoint->link != link)
                return fault(AccessFault::kAltered, ordinal);
            if (each) each(Take(rows), ordinal);
        }
    }
    if (!checkpoints.empty() && checkpoints.back().ordinal > proof.last)
        return fault(AccessFault::kMissing, proof.last + 1);
    auto end = connection.Query("select ordinal, chain from access_chain where association_id = $1",
                                {association.value});
    if (end.Next() ? end.Int(0) != proof.last || end.Bytes(1) != link : proof.last > 0)
        return fault(AccessFault::kMissing, proof.last + 1);
    proof.link = Hex(link);
    return proof;
}

}  // namespace samkraft::journal
