// The journal over a database: reading from a pool of connections, writing through the committer.
#include <algorithm>
#include <array>
#include <charconv>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "base/log.hpp"
#include "base/text.hpp"
#include "base/unavailable.hpp"
#include "db/db.hpp"
#include "domain/kinds.hpp"
#include "journal/access_log.hpp"
#include "journal/backup.hpp"
#include "journal/case_table.hpp"
#include "journal/committer.hpp"
#include "journal/keys.hpp"
#include "journal/migrations.hpp"
#include "journal/opened_cards.hpp"
#include "journal/row_security.hpp"
#include "journal/rows.hpp"
#include "journal/stream.hpp"
#include "journal/sweep.hpp"

namespace samkraft::journal {
namespace {

using db::Blob;
using db::Value;

template <class T>
std::int64_t Number(T value) {
    return static_cast<std::int64_t>(value);
}

// Connections for reading, each used by one thread at a time. The one last used is the first used again: its
// cache is warm.
class Pool {
  public:
    Pool(const std::string& database, int size) {
        for (int i = 0; i < std::max(1, size); ++i)
            free_.push_back(db::Connection::Open(database, db::Use::kRead));
    }
    class Lease {
      public:
        explicit Lease(Pool& pool) : pool_(pool), connection_(pool.Take()) {}
        ~Lease() { pool_.Give(std::move(connection_)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        db::Connection& operator*() { return *connection_; }

      private:
        Pool& pool_;
        std::unique_ptr<db::Connection> connection_;
    };

  private:
    std::unique_ptr<db::Connection> Take() {
        std::unique_lock lock(mutex_);
        given_.wait(lock, [this] { return !free_.empty(); });
        auto connection = std::move(free_.back());
        free_.pop_back();
        return connection;
    }
    void Give(std::unique_ptr<db::Connection> connection) {
        {
            const std::lock_guard lock(mutex_);
            free_.push_back(std::move(connection));
        }
        given_.notify_one();
    }
    std::mutex mutex_;
    std::condition_variable given_;
    std::vector<std::unique_ptr<db::Connection>> free_;
};

// A statement put together from parts; parameters get their numbers as they come.
class Statement {
  public:
    Statement& operator+=(std::string_view sql) {
        text_ += sql;
        return *this;
    }
    Statement& Bind(const Value& value) {
        values_.push_back(value);
        text_ += '$';
        text_ += std::to_string(values_.size());
        return *this;
    }
    [[nodiscard]] db::Rows Run(db::Connection& connection) const {
        return connection.Query(db::Sql::Intern(text_), values_);
    }

  private:
    std::string text_;
    std::vector<Value> values_;
};

class Store final : public Journal {
  public:
    Store(const Config& config, std::unique_ptr<db::Connection> writer, std::shared_ptr<KeyRing> keys)
        : config_(config),
          keys_(std::move(keys)),
          pool_(config.database, config.readers),
          committer_(std::move(writer), keys_) {}

    // ---- streams

    [[nodiscard]] Stream Read(AssociationId association, CaseId case_id, Instant as_of,
                              std::int64_t after) override {
        return Reading(association, [&](db::Connection& c) {
            auto body = std::make_unique<Stream::Body>();
            body->association = association;
            body->case_id = case_id;
            body->ring = keys_;
            body->last = after;
            static constexpr db::Sql kEntries =
                "select seq, id, item, version, kind, owner, category, topic, named, author, at, sealed from "
                "entry"
                " where association_id = $1 and case_id = $2 and at <= $3 and seq > $4 order by seq";
            // Keys are made before what they seal and never change, so read after the entries they are all
            // there.
            static constexpr db::Sql kKeys =
                "select owner, wrapped from data_key where association_id = $1 and case_id = $2";
            if (c.GetEngine() == db::Engine::kPostgres) {
                c.Send(kEntries, {association.value, case_id.value, as_of.micros, after});
                c.Send(kKeys, {association.value, case_id.value});
                TakeEntries(*body, c.Receive(), as_of);
                TakeKeys(*body, c.Receive());
            } else {
                TakeEntries(*body, c.Query(kEntries, {association.value, case_id.value, as_of.micros, after}),
                            as_of);
                if (!body->heads.empty()) TakeKeys(*body, c.Query(kKeys, {association.value, case_id.value}));
            }
            for (std::size_t owner = 0; owner < body->keys.size(); ++owner)
                if (!body->keys[owner].wrapped.empty())
                    body->keys[owner].party =
                        &keys_->PartyKey(c, association, static_cast<domain::Party>(owner));
            return Stream(std::move(body));
        });
    }

    [[nodiscard]] std::optional<std::string> ReadFile(AssociationId association, CaseId case_id,
                                                      domain::Party owner, ItemId item,
                                                      FileId file) override {
        return Reading(association, [&](db::Connection& c) -> std::optional<std::string> {
            std::string wrapped;
            if (auto rows = c.Query(
                    "select wrapped from data_key where association_id = $1 and case_id = $2 and owner = $3",
                    {association.value, case_id.value, Number(owner)});
                rows.Next())
                wrapped = rows.Bytes(0);
            if (wrapped.empty()) return std::nullopt;
            const ShortKey key = keys_->UnwrapDataKey(keys_->PartyKey(c, association, owner), association,
                                                      case_id, owner, wrapped);
            std::string bytes, sealed;
            std::int64_t next = 0, parts = 0;
            for (auto rows =
                     c.Query("select part, parts, sealed from file_part where association_id = $1 and "
                             "case_id = $2 and file = $3 order by part",
                             {association.value, case_id.value, file.value});
                 rows.Next(); ++next) {
                parts = rows.Int(1);
                if (next == 0 && parts > 0 && parts < 1'000'000)
                    bytes.reserve(static_cast<std::size_t>(parts) * kFilePart);
                sealed = rows.Bytes(2);
                // The number that is due, not the one that the row says.
                const Place place = FilePlace(association, case_id, owner, item, file, next, parts);
                if (!OpenInPlace(key.Data(), place.Bytes(),
                                 {reinterpret_cast<unsigned char*>(sealed.data()), sealed.size()}))
                    throw Tampered("the seal of a file does not fit");
                bytes.append(sealed, kNonceSize, sealed.size() - kSealSize);
            }
            if (next == 0) return std::nullopt;
            if (next != parts) throw Tampered("a piece of a file is missing");
            return bytes;
        });
    }
    [[nodiscard]] std::vector<FileId> Files(AssociationId association, CaseId case_id) override {
        return Reading(association, [&](db::Connection& c) {
            std::vector<FileId> files;
            for (auto rows =
                     c.Query("select distinct file from file_part where association_id = $1 and case_id "
                             "= $2 order by file",
                             {association.value, case_id.value});
                 rows.Next();)
                files.push_back(FileId{rows.Int(0)});
            return files;
        });
    }

    // ---- writes

    void Submit(Append append, AfterAppend done) override {
        committer_.Submit(std::move(append), std::move(done));
    }
    [[nodiscard]] Appended Commit(Append append) override {
        std::promise<Appended> promise;
        auto future = promise.get_future();
        committer_.Submit(std::move(append),
                          [&promise](const Appended& appended) { promise.set_value(appended); });
        return future.get();
    }
    void Log(AssociationId association, std::vector<AccessRow> rows, AfterLog done,
             AfterLog failed) override {
        committer_.Log(association, std::move(rows), std::move(done), std::move(failed));
    }
    [[nodiscard]] std::vector<Appended> CommitAll(std::vector<Append> appends) override {
        return committer_.CommitAll(std::move(appends));
    }
    void ReplaceProjections(AssociationId association, CaseId case_id,
                            const Projections& projections) override {
        committer_.ReplaceProjections(association, case_id, projections);
    }
    void Settle() override {
        Pool::Lease lease(pool_);
        (*lease).Settle();
    }

    // ---- disposal

    [[nodiscard]] Outcome Dispose(Disposal disposal) override {
        const Outcome outcome = committer_.Dispose(disposal);
        if (outcome != Outcome::kDone) return outcome;
        // It is gone all the same: what is not swept now is by whoever reads the log.
        if (const auto swept = Sweep(config_.database, Sweeping::kKeys); !swept)
            log::Warn("disposal_not_swept", {{"why", Message(swept.error(), Language::kEnglish)}});
        RenewKeysBackup(disposal.association);
        return outcome;
    }
    [[nodiscard]] std::vector<DisposalRow> Disposals(AssociationId association,
                                                     domain::Party party) override {
        return Reading(association, [&](db::Connection& c) {
            std::vector<DisposalRow> found;
            (void)keys_->PartyKey(c, association, domain::Party::kNone);
            for (auto rows = c.Query("select case_id, at, sealed from disposal where association_id = $1 and "
                                     "party = $2 order by at "
                                     "desc, case_id",
                                     {association.value, Number(party)});
                 rows.Next();) {
                DisposalRow& row =
                    found.emplace_back(DisposalRow{CaseId{rows.Int(0)}, party, Instant{rows.Int(1)}, {}});
                row.certificate =
                    OpenSeal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                             CertificatePlace(association, row.case_id, party, row.at), rows.Bytes(2));
            }
            return found;
        });
    }
    [[nodiscard]] std::vector<CaseId> Dormant(AssociationId association, domain::Party party, Instant before,
                                              CaseId after, int limit) override {
        return Reading(association, [&](db::Connection& c) {
            Statement s;
            s += "select case_id from entry where association_id = ";
            s.Bind(association.value);
            s += " and owner = ";
            s.Bind(Number(party));
            s += " and case_id > ";
            s.Bind(std::max(after, kDirectoryStream).value);
            s += " and kind not in (";
            for (const domain::Kind kind : domain::kAboutTheFile) {
                if (kind != domain::kAboutTheFile.front()) s += ", ";
                s.Bind(Number(kind));
            }
            s += ") group by case_id having max(at) < ";
            s.Bind(before.micros);
            s += " order by case_id limit ";
            s.Bind(limit);
            std::vector<CaseId> cases;
            for (auto rows = s.Run(c); rows.Next();) cases.push_back(CaseId{rows.Int(0)});
            return cases;
        });
    }

    // ---- lists

    [[nodiscard]] std::vector<Card> Cards(const CardQuery& query) override {
        return FromTable(query, std::vector<Card>{},
                         [&](db::Connection& c, const CaseTable& table, const CaseTable::Found& found) {
                             return Opened(c, table.Page(query, found));
                         });
    }
    [[nodiscard]] std::vector<CaseId> RunOut(AssociationId association, Instant now, int limit) override {
        return Reading(association, [&](db::Connection& c) {
            std::vector<CaseId> cases;
            for (auto rows = c.Query(
                     "select distinct case_id from card where association_id = $1 and holds_until <= $2"
                     " and holds_until < 9223372036854775807 limit $3",
                     {association.value, now.micros, limit});
                 rows.Next();)
                cases.push_back(CaseId{rows.Int(0)});
            return cases;
        });
    }
    [[nodiscard]] std::int64_t CountCards(const CardQuery& query) override {
        return FromTable(query, std::int64_t{0},
                         [&](db::Connection&, const CaseTable& table, const CaseTable::Found& found) {
                             return table.Count(query, found);
                         });
    }
    [[nodiscard]] CardCounts CountsFor(const CardQuery& query) override {
        return FromTable(query, CardCounts{},
                         [&](db::Connection&, const CaseTable& table, const CaseTable::Found& found) {
                             return table.Counts(query, found);
                         });
    }
    [[nodiscard]] std::vector<Due> Dues(const DueQuery& query) override {
        return Reading(query.association, [&](db::Connection& c) {
            std::vector<Due> dues;
            Statement s;
            s += "select d.case_id, c.fingerprint, d.worker, d.due, d.kind, d.item from card c join due d"
                 " on d.association_id = c.association_id and d.case_id = c.case_id and d.reader = c.reader"
                 " where c.association_id = ";
            s.Bind(query.association.value);
            s += " and c.reader = ";
            s.Bind(query.reader.Code());
            s += " and c.next_due < ";
            s.Bind(StoredNext(query.until));
            if (!query.colleagues) {
                s += " and d.worker in (0, ";
                s.Bind(query.worker.value);
                s += ")";
            }
            s += " and d.due < ";
            s.Bind(StoredNext(query.until));
            if (query.kinds != 0) {
                s += " and d.kind in (";
                bool first = true;
                for (int kind = 0; kind < 64; ++kind) {
                    if (!((query.kinds >> kind) & 1U)) continue;
                    if (!std::exchange(first, false)) s += ", ";
                    s.Bind(kind);
                }
                s += ")";
            }
            s += " and c.case_id in (";
            Granted(s, query.association, query.reader.party, query.now, query.worker, query.teams);
            s += ")";
            Closed(s, query.closed);
            s += " order by d.due, d.case_id, d.kind, d.item limit ";
            s.Bind(std::max(query.limit, 0));
            std::vector<OpenedCards::Key> keys;  // of the dues' cards, in their order
            for (auto rows = s.Run(c); rows.Next();) {
                dues.push_back(Due{CaseId{rows.Int(0)},
                                   query.reader,
                                   WorkerId{rows.Int(2)},
                                   NextOf(rows.Int(3)),
                                   static_cast<std::uint8_t>(rows.Int(4)),
                                   ItemId{rows.Int(5)},
                                   {}});
                keys.push_back({query.association, dues.back().case_id, query.reader, rows.Int(1)});
            }
            auto cards = Opened(c, keys);
            for (std::size_t i = 0, at = 0; i < dues.size() && at < cards.size(); ++i)
                if (cards[at].case_id == dues[i].case_id) {
                    dues[i].content = std::move(cards[at].content);
                    dues[i].lead = cards[at++].lead;
                }
            return dues;
        });
    }

    [[nodiscard]] std::pair<std::vector<Fact>, std::int64_t> Facts(AssociationId association,
                                                                   std::int64_t since) override {
        return Reading(association, [&](db::Connection& c) {
            std::pair<std::vector<Fact>, std::int64_t> result{{}, since};
            const Secret* key = nullptr;
            auto rows = c.Query(
                "select case_id, rev, sealed from fact where association_id = $1 and rev > $2 order by rev, "
                "case_id",
                {association.value, since});
            while (rows.Next()) {
                Fact& fact = result.first.emplace_back();
                fact.case_id = CaseId{rows.Int(0)};
                result.second = rows.Int(1);
                if (rows.IsNull(2)) continue;
                if (!key) key = &keys_->PartyKey(c, association, domain::Party::kNone);
                UnpackFact(OpenSeal(key->Data(), FactPlace(association, fact.case_id), rows.Bytes(2)), fact);
            }
            return result;
        });
    }

    [[nodiscard]] std::optional<PersonRow> FindPerson(AssociationId association,
                                                      std::string_view number) override {
        return Reading(association, [&](db::Connection& c) -> std::optional<PersonRow> {
            const std::string hash = keys_->Hash(Hashed::kPerson, association, 0, number);
            auto rows = c.Query(
                "select person_id, case_id from person where association_id = $1 and number_hash = $2",
                {association.value, Blob{hash}});
            if (!rows.Next()) return std::nullopt;
            return PersonRow{PersonId{rows.Int(0)}, CaseId{rows.Int(1)}, std::string(number)};
        });
    }
    [[nodiscard]] std::string NumberHash(AssociationId association, std::string_view number) override {
        return Hex(keys_->Hash(Hashed::kPerson, association, 0, number));
    }
    [[nodiscard]] std::vector<CaseId> CasesWith(AssociationId association,
                                                std::span<const std::string> hashes) override {
        return Reading(association, [&](db::Connection& c) {
            std::vector<CaseId> cases;
            for (const std::string& hash : hashes) {
                std::string bytes(hash.size() / 2, '\0');
                if (sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hash.data(),
                                   hash.size(), nullptr, nullptr, nullptr) != 0)
                    continue;
                for (auto rows = c.Query(
                         "select case_id from case_number where association_id = $1 and number_hash = $2",
                         {association.value, Blob{bytes}});
                     rows.Next();)
                    cases.push_back(CaseId{rows.Int(0)});
            }
            return cases;
        });
    }

    [[nodiscard]] std::optional<CaseId> CaseOf(AssociationId association, PersonId person) override {
        return Reading(association, [&](db::Connection& c) -> std::optional<CaseId> {
            auto rows = c.Query("select case_id from person where association_id = $1 and person_id = $2",
                                {association.value, person.value});
            if (!rows.Next()) return std::nullopt;
            return CaseId{rows.Int(0)};
        });
    }

    [[nodiscard]] std::vector<AccessRow> AccessOf(AssociationId association, CaseId case_id, int limit,
                                                  domain::Party party) override {
        return Reading(association, [&](db::Connection& c) {
            return journal::AccessOf(c, association, case_id, limit, party);
        });
    }
    void EachLook(AssociationId association, domain::Party party, Instant from, Instant until,
                  const std::function<void(const Look&)>& each) override {
        Reading(association, [&](db::Connection& c) {
            journal::EachLook(c, association, party, from, until, each);
            return true;
        });
    }
    [[nodiscard]] Instant FirstLook(AssociationId association, domain::Party party) override {
        return Reading(association,
                       [&](db::Connection& c) { return journal::FirstLook(c, association, party); });
    }
    [[nodiscard]] std::vector<AccessRow> AccessBy(AssociationId association, domain::Party party,
                                                  WorkerId worker, Instant from, Instant until,
                                                  CaseId case_id, int limit) override {
        return Reading(association, [&](db::Connection& c) {
            return journal::AccessBy(c, association, party, worker, from, until, case_id, limit);
        });
    }
    [[nodiscard]] std::vector<OwnLook> OwnLooks(const LookQuery& query) override {
        return Reading(query.association, [&](db::Connection& c) {
            // "+": by the case's own readings, not by the party's or by all there are.
            Statement s;
            s += "select case_id, at, seq from access_log where association_id = ";
            s.Bind(query.association.value);
            if (query.case_id) {
                s += " and case_id = ";
                s.Bind(query.case_id.value);
            } else {
                s += " and case_id in (";
                Granted(s, query.association, query.reader.party, query.now, query.worker, query.teams);
                s += ")";
            }
            s += " and at >= ";
            s.Bind(query.since ? query.since.micros : std::int64_t{0});
            s += " and +worker = ";
            s.Bind(query.worker.value);
            s += " and +party = ";
            s.Bind(Number(query.party));
            s += " and +role = ";
            s.Bind(Number(query.role));
            s += " and +access = ";
            s.Bind(Number(Access::kRead));
            s += " and page = ";
            s.Bind(query.page);
            s += " order by at desc, number desc limit ";
            s.Bind(std::max(query.limit, 0));
            std::vector<OwnLook> looks;
            for (auto rows = s.Run(c); rows.Next();)
                looks.push_back({CaseId{rows.Int(0)}, Instant{rows.Int(1)}, rows.Int(2)});
            return looks;
        });
    }
    [[nodiscard]] std::vector<AccessRow> ReadingsOf(AssociationId association, CaseId case_id,
                                                    const std::string& page) override {
        return Reading(association, [&](db::Connection& c) {
            std::vector<AccessRow> readings;
            for (auto rows = c.Query(
                     "select at, worker, party, role, seq, digest from access_log where association_id = $1 "
                     "and case_id = $2 and +access = $3 and page = $4 order by at desc, number desc",
                     {association.value, case_id.value, Number(Access::kRead), page});
                 rows.Next();) {
                AccessRow& row = readings.emplace_back();
                row.at = Instant{rows.Int(0)};
                row.worker = WorkerId{rows.Int(1)};
                row.party = static_cast<domain::Party>(rows.Int(2));
                row.role = static_cast<domain::Role>(rows.Int(3));
                row.case_id = case_id;
                row.sequence = rows.Int(4);
                row.page = page;
                row.digest = rows.Bytes(5);
            }
            return readings;
        });
    }
    [[nodiscard]] std::vector<std::int64_t> Sequences(AssociationId association,
                                                      std::span<const CaseId> cases) override {
        return Reading(association, [&](db::Connection& c) {
            std::vector<std::int64_t> sequences;
            for (const CaseId id : cases) {
                auto rows = c.Query("select max(seq) from entry where association_id = $1 and case_id = $2",
                                    {association.value, id.value});
                sequences.push_back(rows.Next() && !rows.IsNull(0) ? rows.Int(0) : 0);
            }
            return sequences;
        });
    }
    [[nodiscard]] std::vector<CaseId> CasesWithWord(AssociationId association, Reader reader,
                                                    std::string_view hash) override {
        std::uint64_t word = 0;
        const auto [end, error] = std::from_chars(hash.data(), hash.data() + hash.size(), word, 16);
        if (error != std::errc{} || end != hash.data() + hash.size()) return {};
        return Reading(association, [&](db::Connection& c) {
            std::vector<CaseId> cases;
            for (auto rows = c.Query("select case_id from card_word where association_id = $1 and reader = $2"
                                     " and word_hash = $3",
                                     {association.value, reader.Code(), static_cast<std::int64_t>(word)});
                 rows.Next();)
                cases.push_back(CaseId{rows.Int(0)});
            return cases;
        });
    }
    [[nodiscard]] std::string WordHash(AssociationId association, domain::Party party,
                                       const std::string& word) const override {
        const auto hash =
            static_cast<std::uint64_t>(keys_->Hash64(Hashed::kWord, association, Number(party), word));
        std::array<char, 16> hex{};
        const auto [end, error] = std::to_chars(hex.data(), hex.data() + hex.size(), hash, 16);
        return std::string(hex.data(), end);
    }
    [[nodiscard]] AccessProof ProveAccess(AssociationId association,
                                          const std::function<void(const AccessRow&, std::int64_t)>& each,
                                          const std::function<void(std::int64_t)>& progress,
                                          std::span<const ChainEnd> told) override {
        // Connections of its own: it takes long, and whoever works meanwhile needs the others.
        const std::size_t threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
        std::vector<std::unique_ptr<db::Connection>> connections;
        while (connections.size() < (each ? 1 : threads))
            connections.push_back(db::Connection::Open(config_.database, db::Use::kRead));
        for (const auto& connection : connections) connection->Scope(association.value);
        return journal::ProveAccess(connections, *keys_, association, each, progress, told);
    }
    [[nodiscard]] Done CheckAccessLog(AssociationId association) override {
        try {
            const auto writer = db::Connection::Open(config_.database, db::Use::kWrite);
            writer->Scope(association.value);
            journal::CheckAccessLog(*writer, *keys_, association);
            return {};
        } catch (const std::runtime_error& error) {
            return Fail(Code::kSetup, "",
                        {std::string("the access log cannot be used, and nothing is shown without it: ") +
                         error.what() + ". `samkraft audit verify` tells more"});
        }
    }
    [[nodiscard]] std::string AccessVerifyKey() override { return Hex(keys_->VerifyKey()); }

    [[nodiscard]] std::vector<CaseId> Cases(AssociationId association, CaseId after, int limit) override {
        return Reading(association, [&](db::Connection& c) {
            std::vector<CaseId> cases;
            auto rows = c.Query(
                "select case_id from head where association_id = $1 and case_id > $2 order by case_id limit "
                "$3",
                {association.value, std::max(after, kDirectoryStream).value, limit});
            while (rows.Next()) cases.push_back(CaseId{rows.Int(0)});
            return cases;
        });
    }

    [[nodiscard]] Projections StoredProjections(AssociationId association, CaseId case_id) override {
        return Reading(association, [&](db::Connection& c) {
            const db::Transaction snapshot(c, db::Use::kRead);
            Projections result;
            const std::int64_t a = association.value, id = case_id.value;
            std::vector<std::pair<std::int64_t, std::int64_t>> words;  // reader and hash, sorted
            for (auto rows = c.Query("select reader, word_hash from card_word where association_id = $1 and "
                                     "case_id = $2 order by reader, word_hash",
                                     {a, id});
                 rows.Next();)
                words.emplace_back(rows.Int(0), rows.Int(1));
            static const db::Sql kCards = db::Sql::Intern(
                "select " + std::string(kCardColumns) +
                ", c.sealed from card c where c.association_id = $1 and c.case_id = $2 order by c.reader");
            for (auto rows = c.Query(kCards, {a, id}); rows.Next();) {
                Card& card = result.cards.emplace_back(CardColumnsIn(rows));
                UnpackCard(OpenCard(c, association, card, rows.Bytes(kCardColumnCount)), card, true);
                std::erase_if(card.words, [&](const std::string& word) {
                    const std::int64_t hash =
                        keys_->Hash64(Hashed::kWord, association, Number(card.reader.party), word);
                    return !std::binary_search(
                        words.begin(), words.end(),
                        std::pair<std::int64_t, std::int64_t>(card.reader.Code(), hash));
                });
            }
            for (auto rows = c.Query("select reader, worker, due, kind, item from due where association_id = "
                                     "$1 and case_id = $2 order by reader, worker, due, kind, item",
                                     {a, id});
                 rows.Next();)
                result.dues.push_back(Due{case_id, ReaderWith(rows.Int(0)), WorkerId{rows.Int(1)},
                                          NextOf(rows.Int(2)), static_cast<std::uint8_t>(rows.Int(3)),
                                          ItemId{rows.Int(4)}});
            for (auto rows =
                     c.Query("select party, worker, team, begins, ends from case_grant where association_id "
                             "= $1 and case_id = $2 order by party, worker, team, begins",
                             {a, id});
                 rows.Next();)
                result.grants.push_back(Grant{case_id, static_cast<domain::Party>(rows.Int(0)),
                                              WorkerId{rows.Int(1)}, TeamId{rows.Int(2)},
                                              Instant{rows.Int(3)}, Instant{rows.Int(4)}});
            for (auto rows = c.Query("select sealed from fact where association_id = $1 and case_id = $2 and "
                                     "sealed is not null",
                                     {a, id});
                 rows.Next();) {
                Fact& fact = result.fact.emplace();
                fact.case_id = case_id;
                UnpackFact(OpenSeal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                                    FactPlace(association, case_id), rows.Bytes(0)),
                           fact);
            }
            for (auto rows = c.Query("select number_hash from case_number where association_id = $1 and "
                                     "case_id = $2 order by number_hash",
                                     {a, id});
                 rows.Next();)
                result.numbers.push_back(Hex(rows.Bytes(0)));
            return result;
        });
    }

    [[nodiscard]] std::optional<std::string> Repeat(AssociationId association, WorkerId worker,
                                                    std::string_view key,
                                                    std::string_view fingerprint) override {
        return Reading(association, [&](db::Connection& c) -> std::optional<std::string> {
            const std::string hash = keys_->Hash(Hashed::kIdempotency, association, worker.value, key);
            auto rows = c.Query(
                "select answer from idempotency where association_id = $1 and worker = $2 and key_hash = $3 "
                "and fingerprint = $4",
                {association.value, worker.value, Blob{hash}, Blob{fingerprint}});
            if (!rows.Next()) return std::nullopt;
            return OpenSeal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                            Place(Sealed::kAnswer).Add(association.value).Add(worker.value).Add(hash),
                            rows.Bytes(0));
        });
    }

    // ---- sign-in

    void PutLogin(AssociationId association, std::string_view username, const Login& login) override {
        const std::string hash = keys_->Hash(Hashed::kUsername, association, 0, username);
        committer_.Run(association, [&](db::Connection& c) {
            std::string plain(reinterpret_cast<const char*>(&login.worker.value), sizeof login.worker.value);
            plain += login.password_hash;
            const std::string sealed = Seal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                                            Place(Sealed::kLogin).Add(association.value).Add(hash), plain);
            c.Execute(
                "insert into login (association_id, username_hash, sealed) values ($1, $2, $3)"
                " on conflict (association_id, username_hash) do update set sealed = excluded.sealed",
                {association.value, Blob{hash}, Blob{sealed}});
        });
    }
    [[nodiscard]] std::optional<Login> FindLogin(AssociationId association,
                                                 std::string_view username) override {
        return Reading(association, [&](db::Connection& c) -> std::optional<Login> {
            const std::string hash = keys_->Hash(Hashed::kUsername, association, 0, username);
            auto rows = c.Query("select sealed from login where association_id = $1 and username_hash = $2",
                                {association.value, Blob{hash}});
            if (!rows.Next()) return std::nullopt;
            const std::string plain =
                OpenSeal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                         Place(Sealed::kLogin).Add(association.value).Add(hash), rows.Bytes(0));
            Login login;
            if (plain.size() < sizeof login.worker.value) throw Tampered("a login has the wrong length");
            std::memcpy(&login.worker.value, plain.data(), sizeof login.worker.value);
            login.password_hash = plain.substr(sizeof login.worker.value);
            return login;
        });
    }
    [[nodiscard]] std::string DraftKey(AssociationId association, WorkerId worker,
                                       domain::Party party) const override {
        return Hex(keys_->Hash(Hashed::kDraftKey, association, worker.value, std::to_string(Number(party))));
    }
    void PutSession(AssociationId association, std::string_view token, const Session& session) override {
        const std::string hash = keys_->Hash(Hashed::kToken, association, 0, token);
        const std::string subject = DoorHash(association, DoorUse::kSubject, session.door, session.subject);
        const std::string there =
            DoorHash(association, DoorUse::kProviderSession, session.door, session.provider_session);
        committer_.Run(association, [&](db::Connection& c) {
            const std::string sealed = Seal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                                            Place(Sealed::kSession).Add(association.value).Add(hash),
                                            std::string(text::Start(session.source, 64)) + '\n' +
                                                std::string(text::Start(session.device, 200)));
            // A new one sweeps away those that have ended.
            c.Execute("delete from session where association_id = $1 and ends < $2",
                      {association.value, session.begins.micros});
            c.Execute(
                "insert into session (association_id, token_hash, worker, party, role, begins, last_seen, "
                "ends, csrf, id, door, subject, provider_session, sealed)"
                " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
                {association.value, Blob{hash}, session.worker.value, Number(session.party),
                 Number(session.role), session.begins.micros, session.last_seen.micros, session.ends.micros,
                 Blob{session.csrf}, session.id, session.door,
                 session.subject.empty() ? Value(nullptr) : Value(Blob{subject}),
                 session.provider_session.empty() ? Value(nullptr) : Value(Blob{there}), Blob{sealed}});
        });
    }
    void SeeSession(AssociationId association, std::string_view token, Instant at) override {
        const std::string hash = keys_->Hash(Hashed::kToken, association, 0, token);
        committer_.Run(association, [&](db::Connection& c) {
            c.Execute("update session set last_seen = $3 where association_id = $1 and token_hash = $2",
                      {association.value, Blob{hash}, at.micros});
        });
    }
    [[nodiscard]] std::optional<Session> FindSession(AssociationId association,
                                                     std::string_view token) override {
        return Reading(association, [&](db::Connection& c) -> std::optional<Session> {
            const std::string hash = keys_->Hash(Hashed::kToken, association, 0, token);
            auto rows = c.Query(
                "select worker, party, role, begins, last_seen, ends, csrf, id, door from session where "
                "association_id = $1 and token_hash = $2 and id is not null",
                {association.value, Blob{hash}});
            if (!rows.Next()) return std::nullopt;
            return SessionIn(rows);
        });
    }
    [[nodiscard]] std::vector<Session> SessionsOf(AssociationId association, WorkerId worker) override {
        return Reading(association, [&](db::Connection& c) {
            std::vector<Session> sessions;
            auto rows = c.Query(
                "select worker, party, role, begins, last_seen, ends, csrf, id, door, token_hash, sealed "
                "from session where association_id = $1 and worker = $2 and id is not null order by begins "
                "desc, id desc",
                {association.value, worker.value});
            while (rows.Next()) {
                Session& session = sessions.emplace_back(SessionIn(rows));
                const std::string plain = OpenSeal(
                    keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                    Place(Sealed::kSession).Add(association.value).Add(rows.Bytes(9)), rows.Bytes(10));
                const auto line = plain.find('\n');
                session.source = plain.substr(0, line);
                session.device = plain.substr(line + 1);
            }
            return sessions;
        });
    }
    void EndSession(AssociationId association, std::string_view token) override {
        const std::string hash = keys_->Hash(Hashed::kToken, association, 0, token);
        committer_.RunAndTell(association, kSessionStream, [&](db::Connection& c) {
            c.Execute("delete from session where association_id = $1 and token_hash = $2",
                      {association.value, Blob{hash}});
        });
    }
    std::int64_t EndSessions(AssociationId association, const Ending& which) override {
        std::int64_t ended = 0;
        committer_.RunAndTell(association, kSessionStream, [&](db::Connection& c) {
            if (which.worker && which.only != 0)
                ended = c.Execute("delete from session where association_id = $1 and worker = $2 and id = $3",
                                  {association.value, which.worker.value, which.only});
            else if (which.worker)
                ended =
                    c.Execute("delete from session where association_id = $1 and worker = $2 and id <> $3",
                              {association.value, which.worker.value, which.but});
            else if (!which.provider_session.empty())
                // … and those of the subject of which it is not known which session there they belong to.
                ended = c.Execute(
                    "delete from session where association_id = $1 and (provider_session = $2 or "
                    "(subject = $3 and provider_session is null))",
                    {association.value,
                     Blob{DoorHash(association, DoorUse::kProviderSession, which.door,
                                   which.provider_session)},
                     Blob{DoorHash(association, DoorUse::kSubject, which.door, which.subject)}});
            else if (!which.subject.empty())
                ended =
                    c.Execute("delete from session where association_id = $1 and subject = $2",
                              {association.value,
                               Blob{DoorHash(association, DoorUse::kSubject, which.door, which.subject)}});
        });
        return ended;
    }

    void PutIdentity(AssociationId association, std::string_view door, std::string_view name,
                     WorkerId worker) override {
        const std::string hash = DoorHash(association, DoorUse::kIdentity, door, name);
        committer_.Run(association, [&](db::Connection& c) {
            c.Execute(
                "insert into door_identity (association_id, identity_hash, worker) values ($1, $2, $3)"
                " on conflict (association_id, identity_hash) do update set worker = excluded.worker",
                {association.value, Blob{hash}, worker.value});
        });
    }
    [[nodiscard]] WorkerId FindIdentity(AssociationId association, std::string_view door,
                                        std::string_view name) override {
        const std::string hash = DoorHash(association, DoorUse::kIdentity, door, name);
        return Reading(association, [&](db::Connection& c) {
            auto rows =
                c.Query("select worker from door_identity where association_id = $1 and identity_hash = $2",
                        {association.value, Blob{hash}});
            return rows.Next() ? WorkerId{rows.Int(0)} : WorkerId{};
        });
    }
    void RemoveIdentity(AssociationId association, std::string_view door, std::string_view name) override {
        const std::string hash = DoorHash(association, DoorUse::kIdentity, door, name);
        committer_.Run(association, [&](db::Connection& c) {
            c.Execute("delete from door_identity where association_id = $1 and identity_hash = $2",
                      {association.value, Blob{hash}});
        });
    }
    void RemoveIdentities(AssociationId association, WorkerId worker) override {
        committer_.Run(association, [&](db::Connection& c) {
            c.Execute("delete from door_identity where association_id = $1 and worker = $2",
                      {association.value, worker.value});
        });
    }

    void PutSecondFactor(AssociationId association, WorkerId worker, std::string_view secret) override {
        committer_.Run(association, [&](db::Connection& c) {
            if (secret.empty()) {
                c.Execute("delete from second_factor where association_id = $1 and worker = $2",
                          {association.value, worker.value});
                return;
            }
            const std::string sealed =
                Seal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                     Place(Sealed::kSecondFactor).Add(association.value).Add(worker.value), secret);
            c.Execute(
                "insert into second_factor (association_id, worker, sealed) values ($1, $2, $3)"
                " on conflict (association_id, worker) do update set sealed = excluded.sealed",
                {association.value, worker.value, Blob{sealed}});
        });
    }
    [[nodiscard]] std::string FindSecondFactor(AssociationId association, WorkerId worker) override {
        return Reading(association, [&](db::Connection& c) -> std::string {
            auto rows = c.Query("select sealed from second_factor where association_id = $1 and worker = $2",
                                {association.value, worker.value});
            if (!rows.Next()) return {};
            return OpenSeal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                            Place(Sealed::kSecondFactor).Add(association.value).Add(worker.value),
                            rows.Bytes(0));
        });
    }

    [[nodiscard]] std::optional<KeptDraft> FindDraft(AssociationId association, const DraftPlace& place,
                                                     Instant now) override {
        return Reading(association, [&](db::Connection& c) -> std::optional<KeptDraft> {
            auto rows = c.Query(
                "select at, sealed from draft where association_id = $1 and case_id = $2 and worker = $3 and "
                "party = $4 and place = $5 and at > $6",
                {association.value, place.case_id.value, place.worker.value, Number(place.party), place.place,
                 AddSeconds(now, -kDraftSeconds).micros});
            if (!rows.Next()) return {};
            const Instant at{rows.Int(0)};
            return KeptDraft{OpenSeal(keys_->PartyKey(c, association, place.party).Data(),
                                      SealPlace(association, place, at), rows.Bytes(1)),
                             at};
        });
    }
    void KeepDraft(AssociationId association, const DraftPlace& place, const KeptDraft& draft) override {
        committer_.Run(association, [&](db::Connection& c) {
            const std::string sealed = Seal(keys_->PartyKey(c, association, place.party).Data(),
                                            SealPlace(association, place, draft.at), draft.text);
            c.Execute(
                "insert into draft (association_id, case_id, worker, party, place, at, sealed) values ($1, "
                "$2, $3, $4, $5, $6, $7) on conflict (association_id, case_id, worker, party, place) do "
                "update set at = excluded.at, sealed = excluded.sealed",
                {association.value, place.case_id.value, place.worker.value, Number(place.party), place.place,
                 draft.at.micros, Blob{sealed}});
            c.Execute("delete from draft where association_id = $1 and at <= $2",
                      {association.value, AddSeconds(draft.at, -kDraftSeconds).micros});
        });
    }
    void EraseDraft(AssociationId association, const DraftPlace& place) override {
        committer_.Run(association, [&](db::Connection& c) {
            c.Execute(
                "delete from draft where association_id = $1 and case_id = $2 and worker = $3 and party = $4 "
                "and place = $5",
                {association.value, place.case_id.value, place.worker.value, Number(place.party),
                 place.place});
        });
    }
    [[nodiscard]] std::vector<SavedView> SavedViews(AssociationId association, WorkerId worker) override {
        return Reading(association, [&](db::Connection& c) {
            std::vector<SavedView> views;
            for (auto rows = c.Query("select id, is_first, sealed from saved_view where association_id = $1 "
                                     "and worker = $2 order by id",
                                     {association.value, worker.value});
                 rows.Next();)
                views.push_back({rows.Int(0),
                                 OpenSeal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                                          SavedViewPlace(association, worker, rows.Int(0)), rows.Bytes(2)),
                                 rows.Int(1) != 0});
            return views;
        });
    }
    bool PutSavedView(AssociationId association, WorkerId worker, const SavedView& view, int most) override {
        bool put = false;
        committer_.Run(association, [&](db::Connection& c) {
            const std::string sealed = Seal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                                            SavedViewPlace(association, worker, view.id), view.text);
            put = c.Execute(
                      "update saved_view set is_first = $4, sealed = $5 where association_id = $1 and worker "
                      "= $2 and id = $3",
                      {association.value, worker.value, view.id, view.first ? 1 : 0, Blob{sealed}}) == 1;
            if (!put) {
                auto had =
                    c.Query("select count(*) from saved_view where association_id = $1 and worker = $2",
                            {association.value, worker.value});
                if (!had.Next() || had.Int(0) >= most) return;
            }
            if (!put)
                c.Execute(
                    "insert into saved_view (association_id, worker, id, is_first, sealed) values ($1, $2, "
                    "$3, $4, $5)",
                    {association.value, worker.value, view.id, view.first ? 1 : 0, Blob{sealed}});
            put = true;
            if (view.first)
                c.Execute(
                    "update saved_view set is_first = 0 where association_id = $1 and worker = $2 and id <> "
                    "$3",
                    {association.value, worker.value, view.id});
        });
        return put;
    }
    bool RemoveSavedView(AssociationId association, WorkerId worker, std::int64_t id) override {
        std::int64_t gone = 0;
        committer_.Run(association, [&](db::Connection& c) {
            gone = c.Execute("delete from saved_view where association_id = $1 and worker = $2 and id = $3",
                             {association.value, worker.value, id});
        });
        return gone == 1;
    }

    // ---- notices

    [[nodiscard]] std::vector<NoticeReceiver> NoticeReceivers(AssociationId association) override {
        return Reading(association, [&](db::Connection& c) {
            std::vector<NoticeReceiver> receivers;
            for (auto rows = c.Query("select worker, version, sealed from notice_receiver where "
                                     "association_id = $1 order by worker",
                                     {association.value});
                 rows.Next();)
                receivers.push_back(ReceiverIn(c, association, rows));
            return receivers;
        });
    }
    [[nodiscard]] NoticeReceiver FindNoticeReceiver(AssociationId association, WorkerId worker) override {
        return Reading(association, [&](db::Connection& c) {
            auto rows = c.Query(
                "select worker, version, sealed from notice_receiver where association_id = "
                "$1 and worker = $2",
                {association.value, worker.value});
            return rows.Next() ? ReceiverIn(c, association, rows) : NoticeReceiver{worker, 0, {}};
        });
    }
    bool PutNoticeReceiver(AssociationId association, const NoticeReceiver& receiver,
                           std::span<const Notice> notices) override {
        bool put = false;
        committer_.Run(association, [&](db::Connection& c) {
            const std::int64_t worker = receiver.worker.value;
            const std::string sealed =
                Seal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                     Place(Sealed::kNoticeReceiver).Add(association.value).Add(worker), receiver.kept);
            if (receiver.kept.empty())
                put = c.Execute(
                          "delete from notice_receiver where association_id = $1 and worker = $2 and "
                          "version = $3",
                          {association.value, worker, receiver.version}) == 1;
            else if (receiver.version == 0)
                put = c.Execute(
                          "insert into notice_receiver (association_id, worker, version, sealed) "
                          "values ($1, $2, 1, $3) on conflict (association_id, worker) do nothing",
                          {association.value, worker, Blob{sealed}}) == 1;
            else
                put = c.Execute(
                          "update notice_receiver set version = version + 1, sealed = $4 where "
                          "association_id = $1 and worker = $2 and version = $3",
                          {association.value, worker, receiver.version, Blob{sealed}}) == 1;
            if (!put) return;
            for (const Notice& n : notices) {
                c.Execute(
                    "insert into notice (association_id, id, worker, channel, what, status, attempts, "
                    "interrupted, made, next, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                    {association.value, n.id, n.worker.value, Number(n.channel), Number(n.what),
                     Number(n.status), Number(n.attempts), Number(n.interrupted), n.made.micros,
                     n.next.micros, Blob{SealedAnswer(c, association, n)}});
                // A new one sweeps away those that nobody needs any more.
                c.Execute("delete from notice where association_id = $1 and made < $2",
                          {association.value, AddSeconds(n.made, -kNoticeSeconds).micros});
            }
        });
        return put;
    }
    [[nodiscard]] std::vector<Notice> Notices(const NoticeQuery& query) override {
        return Reading(query.association, [&](db::Connection& c) {
            std::vector<Notice> notices;
            Statement s;
            s += "select id, worker, channel, what, status, attempts, interrupted, made, next, sealed";
            FromNotices(s, query);
            s += query.newest ? " order by next desc, id desc limit " : " order by next, id limit ";
            s.Bind(std::max(query.limit, 0));
            for (auto rows = s.Run(c); rows.Next();) {
                Notice& n = notices.emplace_back();
                n.id = rows.Int(0);
                n.worker = WorkerId{rows.Int(1)};
                n.channel = static_cast<std::uint8_t>(rows.Int(2));
                n.what = static_cast<std::uint8_t>(rows.Int(3));
                n.status = static_cast<std::uint8_t>(rows.Int(4));
                n.attempts = static_cast<std::int32_t>(rows.Int(5));
                n.interrupted = static_cast<std::int32_t>(rows.Int(6));
                n.made = Instant{rows.Int(7)};
                n.next = Instant{rows.Int(8)};
                n.answer =
                    OpenSeal(keys_->PartyKey(c, query.association, domain::Party::kNone).Data(),
                             Place(Sealed::kNotice).Add(query.association.value).Add(n.id), rows.Bytes(9));
            }
            return notices;
        });
    }
    [[nodiscard]] std::int64_t CountNotices(const NoticeQuery& query) override {
        return Reading(query.association, [&](db::Connection& c) -> std::int64_t {
            Statement s;
            s += "select count(*)";
            FromNotices(s, query);
            auto rows = s.Run(c);
            return rows.Next() ? rows.Int(0) : 0;
        });
    }
    bool ChangeNotice(AssociationId association, const Notice& was, const Notice& is) override {
        bool changed = false;
        committer_.Run(association, [&](db::Connection& c) {
            changed = c.Execute(
                          "update notice set status = $6, attempts = $7, interrupted = $8, next = $9, sealed "
                          "= $10 where association_id = $1 and id = $2 and status = $3 and attempts = $4 and "
                          "next = $5",
                          {association.value, was.id, Number(was.status), Number(was.attempts),
                           was.next.micros, Number(is.status), Number(is.attempts), Number(is.interrupted),
                           is.next.micros, Blob{SealedAnswer(c, association, is)}}) == 1;
        });
        return changed;
    }

    [[nodiscard]] bool UseOnce(AssociationId association, std::string_view what, Instant until) override {
        const std::string hash = DoorHash(association, DoorUse::kOnce, {}, what);
        std::int64_t fresh = 0;
        committer_.Run(association, [&](db::Connection& c) {
            c.Execute("delete from used_once where association_id = $1 and ends < $2",
                      {association.value, SystemClock{}.Now().micros});
            fresh = c.Execute(
                "insert into used_once (association_id, used_hash, ends) values ($1, $2, $3)"
                " on conflict (association_id, used_hash) do nothing",
                {association.value, Blob{hash}, until.micros});
        });
        return fresh == 1;
    }
    [[nodiscard]] std::string SealTicket(AssociationId association, std::string_view plain) override {
        return Reading(association, [&](db::Connection& c) {
            return Seal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                        Place(Sealed::kTicket).Add(association.value), plain);
        });
    }
    [[nodiscard]] std::optional<std::string> OpenTicket(AssociationId association,
                                                        std::string_view sealed) override {
        return Reading(association, [&](db::Connection& c) -> std::optional<std::string> {
            try {
                return OpenSeal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                                Place(Sealed::kTicket).Add(association.value), sealed);
            } catch (const Tampered&) {
                return std::nullopt;
            }
        });
    }

    // ---- events

    [[nodiscard]] std::vector<Event> Events(std::int64_t after, int wait_ms) override {
        constexpr int kLook = 250;  // for what other processes committed
        const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(wait_ms);
        std::uint64_t seen = committer_.WaitForEvents(UINT64_MAX, 0);
        for (;;) {
            auto events = Reading(kEveryones, [&](db::Connection& c) {
                std::vector<Event> found;
                auto rows = c.Query(
                    "select number, association_id, case_id from outbox where number > $1 order by number "
                    "limit 1000",
                    {after});
                while (rows.Next())
                    found.push_back(Event{rows.Int(0), AssociationId{rows.Int(1)}, CaseId{rows.Int(2)}});
                return found;
            });
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                                  until - std::chrono::steady_clock::now())
                                  .count();
            if (!events.empty() || left <= 0) return events;
            seen = committer_.WaitForEvents(seen, static_cast<int>(std::min<std::int64_t>(left, kLook)));
        }
    }
    [[nodiscard]] std::int64_t LastEvent() override {
        return Reading(kEveryones, [&](db::Connection& c) -> std::int64_t {
            auto rows = c.Query("select value from outbox_number where one = 1");
            return rows.Next() ? rows.Int(0) : 0;
        });
    }

  private:
    // The key that has been destroyed lies in the keys file of before: until it is made anew, an old backup
    // can be read with it. Said in the log each time that it is not done here.
    void RenewKeysBackup(AssociationId association) const {
        if (config_.keys_backup.empty())
            return log::Warn("keys_file_to_be_made_anew",
                             {{"why", "a key has been destroyed: run samkraft backup --keys FILE"}});
        const auto made = BackUpKeys(config_, association, config_.keys_backup, SystemClock().Now());
        if (made)
            log::Info("keys_file_made_anew", {{"keys", std::to_string(made->keys)}});
        else
            log::Fault("keys_file_to_be_made_anew", {{"why", Message(made.error(), Language::kEnglish)}});
    }

    [[nodiscard]] NoticeReceiver ReceiverIn(db::Connection& c, AssociationId association,
                                            const db::Rows& rows) {
        return {
            WorkerId{rows.Int(0)}, rows.Int(1),
            OpenSeal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                     Place(Sealed::kNoticeReceiver).Add(association.value).Add(rows.Int(0)), rows.Bytes(2))};
    }
    [[nodiscard]] std::string SealedAnswer(db::Connection& c, AssociationId association,
                                           const Notice& notice) {
        return Seal(keys_->PartyKey(c, association, domain::Party::kNone).Data(),
                    Place(Sealed::kNotice).Add(association.value).Add(notice.id), notice.answer);
    }
    static void FromNotices(Statement& s, const NoticeQuery& query) {
        s += " from notice where association_id = ";
        s.Bind(query.association.value);
        s += " and next <= ";
        s.Bind(query.due.micros);
        if (query.worker) {
            s += " and worker = ";
            s.Bind(query.worker.value);
        }
        s += " and status in (-1";
        for (const std::uint8_t status : query.status) {
            s += ", ";
            s.Bind(Number(status));
        }
        s += ")";
    }

    // Runs a read on a connection of the pool; once more, on a new connection, when the old one was lost. It
    // sees that association's rows alone (row_security.hpp); of kEveryones, those that are no association's.
    static constexpr AssociationId kEveryones{};
    template <class Work>
    auto Reading(AssociationId association, Work work) -> decltype(work(std::declval<db::Connection&>())) {
        Pool::Lease lease(pool_);
        for (int attempt = 1;; ++attempt) {
            try {
                if (!(*lease).Usable()) (*lease).Reopen();
                if (association) (*lease).Scope(association.value);
                return work(*lease);
            } catch (const db::Error& error) {
                (*lease).Abandon();
                if (error.fault != db::Fault::kGone) throw;
                if (attempt == 2) throw Unavailable(error.what());
                log::Warn("read_again", {{"why", error.what()}});
            } catch (...) {
                (*lease).Abandon();
                throw;
            }
        }
    }

    static Place SealPlace(AssociationId association, const DraftPlace& place, Instant at) {
        if (place.place.size() > kLongestPlace) throw std::invalid_argument("a draft's place is too long");
        return Place(Sealed::kDraft)
            .Add(association.value)
            .Add(place.case_id.value)
            .Add(place.worker.value)
            .Add(static_cast<std::uint8_t>(place.party))
            .Add(at.micros)
            .Add(place.place);
    }
    static Place SavedViewPlace(AssociationId association, WorkerId worker, std::int64_t id) {
        return Place(Sealed::kSavedView).Add(association.value).Add(worker.value).Add(id);
    }
    enum class DoorUse : std::uint8_t { kIdentity = 1, kSubject, kProviderSession, kOnce };
    [[nodiscard]] std::string DoorHash(AssociationId association, DoorUse use, std::string_view door,
                                       std::string_view text) const {
        std::string both(door);
        both += '\n';  // stands in no door's name
        both += text;
        return keys_->Hash(Hashed::kDoor, association, Number(use), both);
    }
    static Session SessionIn(const db::Rows& rows) {
        Session session;
        session.worker = WorkerId{rows.Int(0)};
        session.party = static_cast<domain::Party>(rows.Int(1));
        session.role = static_cast<domain::Role>(rows.Int(2));
        session.begins = Instant{rows.Int(3)};
        session.last_seen = Instant{rows.Int(4)};
        session.ends = Instant{rows.Int(5)};
        session.csrf = rows.Bytes(6);
        session.id = rows.Int(7);
        session.door = rows.Text(8);
        return session;
    }

    static void TakeEntries(Stream::Body& body, db::Rows rows, Instant as_of) {
        body.arena.reserve(std::size_t{16} * 1024);
        body.heads.reserve(32);
        body.parts.reserve(32);
        body.sequences.reserve(32);
        while (rows.Next()) {
            const std::int64_t sequence = rows.Int(0);
            // Without a gap: a row taken out of the middle is seen.
            if (as_of == kForever && sequence != body.last + 1)
                throw Tampered("an entry of the stream is missing");
            body.last = sequence;
            if (rows.Int(4) == kDisposedKind) continue;
            const std::int64_t owner = rows.Int(5), category = rows.Int(6), topic = rows.Int(7);
            if (owner < 0 || owner >= Number(domain::kPartyCount) || category < 0 ||
                category >= Number(domain::kCategoryCount) || topic < 0 ||
                topic >= Number(domain::kTopicCount))
                throw Tampered("the head of an entry is not one the program wrote");
            body.sequences.push_back(sequence);
            domain::EntryHead& head = body.heads.emplace_back();
            head.id = EntryId{rows.Int(1)};
            head.item = ItemId{rows.Int(2)};
            head.version = static_cast<std::int32_t>(rows.Int(3));
            head.kind = static_cast<std::uint16_t>(rows.Int(4));
            head.owner = static_cast<domain::Party>(owner);
            head.category = static_cast<domain::Category>(category);
            head.topic = static_cast<domain::Topic>(topic);
            head.named = domain::PartySet::FromBits(static_cast<std::uint8_t>(rows.Int(8)));
            head.author = WorkerId{rows.Int(9)};
            head.at = Instant{rows.Int(10)};
            const std::string_view sealed = rows.Bytes(11);
            body.parts.push_back({body.arena.size(), std::max(sealed.size(), kSealSize), false});
            body.arena.insert(body.arena.end(), sealed.begin(), sealed.end());
            if (sealed.size() < kSealSize) body.arena.resize(body.arena.size() + kSealSize - sealed.size());
        }
    }
    static void TakeKeys(Stream::Body& body, db::Rows rows) {
        while (rows.Next()) {
            const std::int64_t owner = rows.Int(0);
            if (owner < 0 || owner >= Number(domain::kPartyCount)) throw Tampered("a data key of no party");
            body.keys[static_cast<std::size_t>(owner)].wrapped = rows.Bytes(1);
        }
    }

    // Cases with a grant of the party, to the worker or one of the teams, that holds now.
    static void Granted(Statement& s, AssociationId association, domain::Party party, Instant now,
                        WorkerId worker, const std::vector<TeamId>& teams) {
        const auto grants = [&] {
            s += "select g.case_id from case_grant g where g.association_id = ";
            s.Bind(association.value);
            s += " and g.party = ";
            s.Bind(Number(party));
            s += " and g.begins <= ";
            s.Bind(now.micros);
            s += " and g.ends > ";
            s.Bind(now.micros);
        };
        // "<> 0": the indexes hold only these, and nobody's grants are nobody's.
        if (worker || teams.empty()) {
            grants();
            s += " and g.worker <> 0 and g.worker = ";
            s.Bind(worker.value);
        }
        if (teams.empty()) return;
        if (worker) s += " union all ";
        grants();
        s += " and g.team <> 0 and g.team in (";
        for (std::size_t i = 0; i < teams.size(); ++i) {
            if (i) s += ", ";
            s.Bind(teams[i].value);
        }
        s += ")";
    }

    static void Closed(Statement& s, const std::vector<CaseId>& closed) {
        if (closed.empty()) return;
        s += " and c.case_id not in (";
        for (const CaseId id : closed) {
            if (id != closed.front()) s += ", ";
            s.Bind(id.value);
        }
        s += ")";
    }
    // The cases that all of the query's words find, sorted. Each word as it stands in a row, and as it stands
    // there for this worker as a named officer.
    [[nodiscard]] CaseTable::Found FoundByWords(db::Connection& c, const CardQuery& query) const {
        CaseTable::Found found;
        const auto hash = [&](const std::string& word) {
            return keys_->Hash64(Hashed::kWord, query.association, Number(query.reader.party), word);
        };
        for (const std::string& word : query.words) {
            std::vector<CaseId> cases;
            for (auto rows =
                     c.Query("select case_id from card_word where association_id = $1 and reader = $2 "
                             "and word_hash in ($3, $4)",
                             {query.association.value, query.reader.Code(), hash(word),
                              hash(OfficersWord(query.worker, word))});
                 rows.Next();)
                cases.push_back(CaseId{rows.Int(0)});
            std::sort(cases.begin(), cases.end());
            cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
            if (found)
                std::erase_if(*found,
                              [&](CaseId id) { return !std::binary_search(cases.begin(), cases.end(), id); });
            else
                found = std::move(cases);
            if (found->empty()) break;
        }
        return found;
    }
    // `ask`, of the reader's table as it is now; `nothing` for more words than anybody searches for.
    template <class T, class Ask>
    T FromTable(const CardQuery& query, T nothing, Ask ask) {
        if (query.words.size() > kMostWords) return nothing;
        CaseTable* table = nullptr;
        {
            const std::lock_guard lock(tables_mutex_);
            auto& kept = tables_[{query.association, query.reader}];
            if (!kept) kept = std::make_unique<CaseTable>(query.association, query.reader);
            table = kept.get();
        }
        return Reading(query.association, [&](db::Connection& c) {
            table->BringUpToDate(c, *keys_);
            return ask(c, *table, FoundByWords(c, query));
        });
    }

    [[nodiscard]] std::string OpenCard(db::Connection& c, AssociationId association, const Card& card,
                                       std::string_view sealed) const {
        return OpenSeal(keys_->PartyKey(c, association, card.reader.party).Data(),
                        CardPlace(association, card), sealed);
    }
    // The cards whole, in the order of their keys. One that changed since the keys were read is given as it
    // is now, and one that is gone is left out.
    std::vector<Card> Opened(db::Connection& c, const std::vector<OpenedCards::Key>& keys) {
        static const db::Sql kWhole = db::Sql::Intern(
            "select " + std::string(kCardColumns) +
            ", c.fingerprint, c.sealed from card c where c.association_id = $1 and c.case_id = $2 and "
            "c.reader = $3");
        std::vector<Card> cards(keys.size());
        std::vector<std::size_t> sealed;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (auto card = opened_.Find(keys[i])) {
                cards[i] = std::move(*card);
                continue;
            }
            sealed.push_back(i);
        }
        if (sealed.empty()) return cards;
        // A key that is not known yet is read before anything is sent: PostgreSQL answers in turn.
        for (const std::size_t i : sealed)
            (void)keys_->PartyKey(c, keys[i].association, keys[i].reader.party);
        for (const std::size_t i : sealed)
            c.Send(kWhole, {keys[i].association.value, keys[i].case_id.value, keys[i].reader.Code()});
        for (const std::size_t i : sealed) {
            auto rows = c.Receive();
            if (!rows.Next()) continue;
            Card& card = cards[i] = CardColumnsIn(rows);
            UnpackCard(OpenCard(c, keys[i].association, card, rows.Bytes(kCardColumnCount + 1)), card, false);
            opened_.Keep({keys[i].association, card.case_id, card.reader, rows.Int(kCardColumnCount)}, card);
        }
        std::erase_if(cards, [](const Card& card) { return !card.case_id; });
        return cards;
    }

    const Config config_;
    std::shared_ptr<KeyRing> keys_;
    Pool pool_;
    static constexpr std::size_t kOpenedCards = 32'768;  // some 15 MB
    OpenedCards opened_{kOpenedCards};
    static constexpr std::size_t kMostWords = 16;
    std::mutex tables_mutex_;  // guards the map; a table, once there, stays
    std::map<std::pair<AssociationId, Reader>, std::unique_ptr<CaseTable>> tables_;
    Committer committer_;
};

}  // namespace

Result<std::unique_ptr<Journal>> Journal::Open(const Config& config) {
    TRY(auto keys, KeyRing::Load(config.key_file));
    try {
        auto writer = db::Connection::Open(config.database, db::Use::kWrite);
        TRY(const std::size_t applied, db::Applied(*writer, Migrations()));
        if (config.migrate && applied < Migrations().size()) CHECK_OK(LiftGuardForOwner(*writer));
        const Done migrated = db::Migrate(*writer, Migrations(), config.migrate);
        const Done guarded = GuardRows(*writer, config.migrate);
        CHECK_OK(migrated);
        CHECK_OK(guarded);
        if (BypassesGuard(*writer))
            log::Warn("row_security_bypassed", {{"why", "the role is a superuser's"}});
        CHECK_OK(keys->CheckBelongs(*writer));
        return std::make_unique<Store>(config, std::move(writer), std::move(keys));
    } catch (const db::Error& error) {
        return Fail(
            Code::kSetup, "",
            {std::string("the database could not be opened. Look at where it is and who may reach it: ") +
             error.what()});
    }
}

}  // namespace samkraft::journal
