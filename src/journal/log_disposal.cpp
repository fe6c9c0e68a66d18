#include "journal/log_disposal.hpp"

#include <utility>

#include "base/log.hpp"
#include "journal/access_log.hpp"

namespace samkraft::journal {

using db::Blob;

// A proposal's says that nobody has confirmed it.
std::string DisposalText(AssociationId association, const AccessDisposal& d) {
    std::string text = "samkraft access log disposal\n";
    const auto line = [&](std::string_view name, const std::string& value) {
        text.append(name).append(" ").append(value).append("\n");
    };
    line("association", std::to_string(association.value));
    line("number", std::to_string(d.number));
    line("through", d.through.Text());
    line("first", std::to_string(d.first));
    line("last", std::to_string(d.last));
    line("rows", std::to_string(d.rows));
    line("link", Hex(d.link));
    line("proposed by", std::to_string(d.proposed_by.value));
    line("proposed at", std::to_string(d.proposed_at.micros));
    line("confirmed by", std::to_string(d.confirmed_by.value));
    line("confirmed at", std::to_string(d.confirmed_at.micros));
    line("decision", d.decision);  // free text, so last
    return text;
}

std::vector<SignedDisposal> ReadDisposals(db::Connection& connection, AssociationId association) {
    std::vector<SignedDisposal> found;
    auto rows = connection.Query(
        "select number, through, first_ordinal, last_ordinal, removed, chain, decision, proposed_by, "
        "proposed_at, confirmed_by, confirmed_at, signature from access_disposal where association_id = $1 "
        "order by number",
        {association.value});
    while (rows.Next()) {
        auto& [d, signature] = found.emplace_back();
        d.number = rows.Int(0);
        d.through = Date{static_cast<std::int32_t>(rows.Int(1))};
        d.first = rows.Int(2);
        d.last = rows.Int(3);
        d.rows = rows.Int(4);
        d.link = rows.Bytes(5);
        d.decision = rows.Text(6);
        d.proposed_by = WorkerId{rows.Int(7)};
        d.proposed_at = Instant{rows.Int(8)};
        d.confirmed_by = WorkerId{rows.Int(9)};
        d.confirmed_at = Instant{rows.Int(10)};
        signature = rows.Bytes(11);
    }
    return found;
}

bool IsSigned(const KeyRing& keys, AssociationId association, const SignedDisposal& d) {
    return keys.Signed(DisposalText(association, d.said), d.signature);
}

LogDisposals::LogDisposals(std::string database, std::shared_ptr<KeyRing> keys, AssociationId association)
    : database_(std::move(database)),
      keys_(std::move(keys)),
      association_(association),
      connection_(db::Connection::Open(database_, db::Use::kWrite)) {
    connection_->Scope(association_.value);
}

Result<LogDisposals> LogDisposals::Open(const Config& config, AssociationId association) {
    TRY(auto keys, KeyRing::Load(config.key_file));
    return LogDisposals(config.database, std::move(keys), association);
}

Result<AccessDisposal> LogDisposals::Oldest(Date before) {
    const db::Transaction snapshot(*connection_, db::Use::kRead);
    TRY(OldestRows oldest, ProveOldest(*connection_, *keys_, association_, before));
    return std::move(oldest.would);
}

std::optional<AccessDisposal> LogDisposals::Proposed() {
    const auto disposals = ReadDisposals(*connection_, association_);
    if (disposals.empty() || disposals.back().said.confirmed_by) return std::nullopt;
    return disposals.back().said;
}

std::vector<AccessDisposal> LogDisposals::Certificates() {
    std::vector<AccessDisposal> certificates;
    for (SignedDisposal& d : ReadDisposals(*connection_, association_))
        if (d.said.confirmed_by) certificates.push_back(std::move(d.said));
    return certificates;
}

void LogDisposals::Propose(const AccessDisposal& d) {
    const std::string signature = keys_->Sign(DisposalText(association_, d));
    connection_->Execute(
        "insert into access_disposal (association_id, number, through, first_ordinal, last_ordinal, removed, "
        "chain, decision, proposed_by, proposed_at, confirmed_by, confirmed_at, signature) values ($1, $2, "
        "$3, $4, $5, $6, $7, $8, $9, $10, 0, $12, $11) on conflict (association_id, number) do update set "
        "through = excluded.through, first_ordinal = excluded.first_ordinal, last_ordinal = "
        "excluded.last_ordinal, removed = excluded.removed, chain = excluded.chain, decision = "
        "excluded.decision, proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at, "
        "signature "
        "= excluded.signature where access_disposal.confirmed_by = 0",
        {association_.value, d.number, std::int64_t{d.through.days}, d.first, d.last, d.rows, Blob{d.link},
         d.decision, d.proposed_by.value, d.proposed_at.micros, Blob{signature}, d.confirmed_at.micros});
}

Result<AccessDisposal> LogDisposals::Dispose(WorkerId confirmed_by, Instant at, AccessRow row) {
    const auto refuse = [](std::string why) { return Fail(Code::kWrongState, "", {std::move(why)}); };
    AccessDisposal d;
    {
        db::Transaction transaction(*connection_);
        const auto disposals = ReadDisposals(*connection_, association_);
        if (disposals.empty() || disposals.back().said.confirmed_by) return refuse("nothing is proposed");
        if (!IsSigned(*keys_, association_, disposals.back()))
            return refuse("the proposal is not as it was signed");
        d = disposals.back().said;
        if (d.proposed_by == confirmed_by) return Fail(Code::kSecondPerson);
        // Proved once more, so that nothing that has been tampered with goes unseen with the rest.
        TRY(const OldestRows now, ProveOldest(*connection_, *keys_, association_, AddDays(d.through, 1)));
        AccessDisposal would = now.would;
        would.decision = d.decision;
        would.proposed_by = d.proposed_by;
        would.proposed_at = d.proposed_at;
        if (would != d || d.rows == 0) return refuse("the rows are no more those that were proposed");
        d.confirmed_by = confirmed_by;
        d.confirmed_at = at;
        const std::string signature = keys_->Sign(DisposalText(association_, d));
        if (connection_->Execute(
                "update access_disposal set confirmed_by = $3, confirmed_at = $4, signature = $5 where "
                "association_id = $1 and number = $2 and confirmed_by = 0",
                {association_.value, d.number, confirmed_by.value, at.micros, Blob{signature}}) != 1)
            throw std::runtime_error("somebody else was first");
        if (connection_->Execute("delete from access_log where association_id = $1 and number <= $2",
                                 {association_.value, now.until}) != d.rows)
            throw std::runtime_error("other rows than those that were proved");
        row.sequence = d.last;
        row.digest = d.link;
        AddAccessRows(*connection_, *keys_, association_, {&row}, at);
        transaction.Commit();
    }
    log::Info("access_log_disposed", {{"association", std::to_string(association_.value)},
                                      {"number", std::to_string(d.number)},
                                      {"through", d.through.Text()},
                                      {"rows", std::to_string(d.rows)},
                                      {"last", std::to_string(d.last)},
                                      {"link", Hex(d.link)}});
    // What the database keeps of what is gone: pages before the change, beside the file or in it.
    try {
        const bool postgres = connection_->GetEngine() == db::Engine::kPostgres;
        connection_->Execute(postgres ? db::Sql("vacuum access_log")
                                      : db::Sql("pragma wal_checkpoint(truncate)"));
    } catch (const db::Error& error) {
        log::Warn("disposal_not_swept", {{"why", error.what()}});
    }
    return d;
}

}  // namespace samkraft::journal
