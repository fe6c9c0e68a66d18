#include "cli/tend.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/json.hpp"
#include "domain/directory.hpp"
#include "journal/projection.hpp"
#include "office/directory_stream.hpp"
#include "office/documents.hpp"

namespace samkraft::cli {
namespace {

using namespace domain;

template <class F>
void EachCase(journal::Journal& journal, AssociationId association, F f) {
    constexpr int kBatch = 500;
    CaseId after{};
    for (auto cases = journal.Cases(association, after, kBatch); !cases.empty();
         cases = journal.Cases(association, after, kBatch))
        for (const CaseId id : cases) {
            after = id;
            if (id != journal::kDirectoryStream) f(id);
        }
}

// Entries that two persons have blotted out hold no text (docs/decisions/0016).
bool IsBlottedOut(const std::vector<Entry>& whole) {
    for (const journal::Redaction& redaction : journal::RedactionsIn(whole))
        for (const Entry& e : whole) {
            if (e.head.id == redaction.answer) break;
            if (e.head.item != redaction.item || e.head.owner != redaction.owner) continue;
            Payload without = e.payload;
            BlotOut(without);
            if (Encode(without) != Encode(e.payload)) return false;
        }
    return true;
}

// The bytes of every document against what its entry says of them, and no others.
std::vector<std::string> FileFaults(journal::Journal& journal, AssociationId association, CaseId id,
                                    const std::vector<Entry>& whole) {
    std::vector<std::string> faults;
    std::set<FileId> told;
    for (const Entry& e : whole) {
        const auto* document = std::get_if<DocumentAdded>(&e.payload);
        if (document == nullptr || !document->file || !told.insert(document->file).second) continue;
        const std::string which = "the file of document " + e.head.item.Text();
        try {
            const auto bytes = journal.ReadFile(association, id, e.head.owner, e.head.item, document->file);
            if (!bytes)
                faults.push_back(which + " is missing");
            else if (office::Sha256(*bytes) != document->sha256)
                faults.push_back(which + " is not the one that was taken in");
        } catch (const journal::Tampered& fault) {
            faults.push_back(which + ": " + fault.what());
        }
    }
    for (const FileId file : journal.Files(association, id))
        if (!told.contains(file)) faults.push_back("file " + file.Text() + " belongs to no document");
    return faults;
}

template <class Row, class Key>
bool SameRows(std::vector<Row> a, std::vector<Row> b, Key key) {
    const auto less = [&](const Row& x, const Row& y) { return key(x) < key(y); };
    std::sort(a.begin(), a.end(), less);
    std::sort(b.begin(), b.end(), less);
    return a == b;
}

// Which readers' rows differ, and in what; never the content itself.
std::vector<std::string> CardFaults(const std::vector<journal::Card>& stored,
                                    const std::vector<journal::Card>& fresh) {
    std::vector<std::string> faults;
    for (const journal::Reader& reader : journal::AllReaders()) {
        const auto of = [&](const std::vector<journal::Card>& cards) {
            const auto at = std::find_if(cards.begin(), cards.end(),
                                         [&](const journal::Card& c) { return c.reader == reader; });
            return at == cards.end() ? nullptr : &*at;
        };
        const journal::Card* was = of(stored);
        const journal::Card* is = of(fresh);
        if (was == nullptr && is == nullptr) continue;
        const std::string row = "the list row of " + std::string(NameOf(reader.column));
        if (was == nullptr || is == nullptr) {
            faults.push_back(row + (is == nullptr ? " should not be there" : " is missing"));
            continue;
        }
        if (*was == *is) continue;
        std::string what;
        const auto differs = [&](bool other, const char* name) {
            what += other ? std::string(what.empty() ? "" : ", ") + name : std::string();
        };
        differs(was->team != is->team || was->lead != is->lead, "team or lead");
        differs(was->phase != is->phase, "phase");
        differs(was->next_due != is->next_due || was->next_contact != is->next_contact ||
                    was->last_contact != is->last_contact,
                "dates");
        differs(was->hours_planned != is->hours_planned, "hours");
        differs(was->flags != is->flags, "flags");
        differs(was->holds_until != is->holds_until, "how long it holds");
        differs(was->content != is->content, "content");
        differs(was->words != is->words, "words");
        faults.push_back(std::string(row).append(" differs in ").append(what));
    }
    return faults;
}

auto DueKey(const journal::Due& d) { return std::tuple(d.reader, d.worker, d.due, d.kind, d.item); }
auto GrantKey(const journal::Grant& g) { return std::tuple(g.party, g.worker, g.team, g.begins); }

}  // namespace

std::vector<Entry> WholeCase(journal::Stream& stream) {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
        const EntryHead& head = stream.Heads()[i];
        auto payload = Decode(KindOf(head), stream.Open(i));
        if (!payload) throw std::runtime_error("entry " + head.id.Text() + " cannot be read");
        entries.push_back({head, std::move(*payload), Level::kFull});
    }
    return entries;
}

Health Doctor(journal::Journal& journal, AssociationId association, Instant now, const Progress& progress) {
    Health health;
    const Directory directory = office::ReadDirectory(journal, association);
    EachCase(journal, association, [&](CaseId id) {
        const auto fault = [&](const std::string& what) { health.faults.push_back(id.Text() + ": " + what); };
        try {
            journal::Stream stream = journal.Read(association, id);
            const std::vector<Entry> whole = WholeCase(stream);
            health.entries += static_cast<std::int64_t>(whole.size());
            const journal::Projections fresh = journal::Project(id, whole, directory, now);
            const journal::Projections stored = journal.StoredProjections(association, id);
            bool run_out = false;
            for (const journal::Card& card : stored.cards) run_out = run_out || card.holds_until <= now;
            if (run_out) {
                ++health.run_out;
            } else {
                for (const std::string& what : CardFaults(stored.cards, fresh.cards)) fault(what);
                if (!SameRows(stored.dues, fresh.dues, DueKey)) fault("what is due differs from the journal");
            }
            if (!SameRows(stored.grants, fresh.grants, GrantKey))
                fault("assignments differ from the journal");
            if (stored.fact != fresh.fact) fault("the statistics row differs from the journal");
            std::vector<std::string> numbers;
            for (const std::string& number : fresh.numbers)
                numbers.push_back(journal.NumberHash(association, number));
            std::sort(numbers.begin(), numbers.end());
            if (stored.numbers != numbers) fault("the personal numbers differ from the journal");
            for (const std::string& what : FileFaults(journal, association, id, whole)) fault(what);
            if (!IsBlottedOut(whole)) fault("the text of a redacted entry is still there");
        } catch (const std::exception& e) {
            fault(e.what());
        }
        if (++health.cases % 1000 == 0 && progress) progress(health.cases);
    });
    return health;
}

std::int64_t Rebuild(journal::Journal& journal, AssociationId association, Instant now,
                     const Progress& progress) {
    std::int64_t count = 0;
    const Directory directory = office::ReadDirectory(journal, association);
    EachCase(journal, association, [&](CaseId id) {
        journal::Stream stream = journal.Read(association, id);
        journal.ReplaceProjections(association, id, journal::Project(id, WholeCase(stream), directory, now));
        if (++count % 1000 == 0 && progress) progress(count);
    });
    journal.Settle();
    return count;
}

std::string NoticesReport(journal::Journal& journal, AssociationId association,
                          const std::vector<notices::Channel>& channels) {
    const auto count = [&](std::initializer_list<notices::Status> status) {
        journal::NoticeQuery query;
        query.association = association;
        for (const notices::Status one : status) query.status.push_back(static_cast<std::uint8_t>(one));
        return journal.CountNotices(query);
    };
    std::string text = "notices by mail and SMS: ";
    for (const notices::Channel channel : channels) text += std::string(NameOf(channel)) + " on, ";
    if (channels.empty()) text += "off, ";
    const std::int64_t dead = count({notices::Status::kDead});
    text += std::to_string(count({notices::Status::kQueued, notices::Status::kSending})) + " to send, " +
            std::to_string(dead) + " did not arrive\n";
    if (dead > 0) text += "  who looks after the program sees why, under Aviseringar, and can try again\n";
    return text;
}

}  // namespace samkraft::cli
