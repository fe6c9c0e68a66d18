#include "office/consents.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "journal/bases.hpp"
#include "journal/projection.hpp"
#include "office/internal.hpp"

namespace samkraft::office {
namespace {

constexpr int kOwnRows = 2000;
constexpr WorkerId kAnybody{-1};
constexpr ItemId kNoItem{-1};  // of a probe: not 0, which in a disclosure stands for every item

struct Receiver {
    Party to = Party::kNone;
    std::optional<Role> role;
};

// The governing entries up to a moment, as bases.
secrecy::CaseBases BasesAt(std::span<const Entry> seen, const Directory& directory, Instant at) {
    std::vector<Entry> governing;
    for (const Entry& e : seen)
        if (e.head.at <= at && journal::Governs(KindOf(e.head))) governing.push_back(e);
    return journal::BasesOf(governing, directory);
}

// As anybody of the receiver would read, taken as assigned; none: nobody reads so.
std::optional<secrecy::Gate> GateOf(secrecy::CaseBases bases, const Receiver& receiver, Instant at) {
    if (receiver.to == Party::kNone) {
        const auto column = receiver.role ? secrecy::ColumnOf(*receiver.role) : std::nullopt;
        if (!column) return std::nullopt;
        return secrecy::Gate::ForReader(bases, Party::kNone, *column, at);
    }
    if (receiver.role) {
        bases.assignments.push_back({receiver.to, kAnybody, {}, at, kForever, false});
        return secrecy::Gate(bases, secrecy::Actor{{}, kAnybody, receiver.to, *receiver.role, {}}, at);
    }
    for (const journal::Reader& reader : journal::AllReaders())
        if (reader.party == receiver.to)
            return secrecy::Gate::ForReader(bases, reader.party, reader.column, at);
    return std::nullopt;
}

bool RestsOn(const secrecy::Decision& d, ItemId consent) {
    return d.level != Level::kNone && (d.provision == consent || d.disclosure == consent);
}

// What every category of the giver's would be to the receiver, entry or no entry: what stops, stops for what
// is written tomorrow too.
template <class Each>
void Probe(Party from, Each each) {
    for (std::size_t c = 1; c < kCategoryCount; ++c)
        for (std::size_t t = 0; t < kTopicCount; ++t) {
            EntryHead head;
            head.item = kNoItem;
            head.owner = from;
            head.category = static_cast<Category>(c);
            head.topic = static_cast<Topic>(t);
            each(head);
        }
}

void AddStops(ConsentReach& reach, const Receiver& receiver, Party from, std::span<const Entry> seen,
              const secrecy::Gate& with, const secrecy::Gate& without) {
    std::map<Category, ConsentStop> stops;
    const auto judge = [&](const EntryHead& head, bool counts) {
        const secrecy::Decision before = with.Decide(head), after = without.Decide(head);
        if (before.level == after.level && before.slice == after.slice) return;
        ConsentStop& stop = stops[head.category];
        stop.before = std::max(stop.before, before.level);
        stop.after = std::max(stop.after, after.level);
        stop.entries += counts ? 1 : 0;
    };
    Probe(from, [&](const EntryHead& head) { judge(head, false); });
    for (const Entry& e : seen) judge(e.head, true);
    for (auto& [category, stop] : stops) {
        stop.to = receiver.to;
        stop.role = receiver.role;
        stop.category = category;
        reach.stops.rows.push_back(stop);
    }
}

void AddShared(ConsentReach& reach, const Receiver& receiver, const secrecy::Provision& provision,
               std::span<const Entry> seen, const Directory& directory, Instant now) {
    const bool over = provision.ends <= now;
    const Instant last = over ? Instant{provision.ends.micros - 1} : now;
    if (last < provision.begins) return;
    const auto gate = GateOf(BasesAt(seen, directory, last), receiver, last);
    if (!gate) return;
    std::map<std::pair<Category, Level>, std::int32_t> entries;
    for (const Entry& e : seen) {
        if (e.head.at > last) continue;
        const secrecy::Decision d = gate->Decide(e.head);
        if (RestsOn(d, provision.id)) ++entries[{e.head.category, d.level}];
    }
    for (const auto& [key, count] : entries)
        reach.shared.rows.push_back({receiver.to, receiver.role, key.first, key.second, count,
                                     provision.begins, over ? provision.ends : Instant{}});
}

// Whether something was read on the consent cannot be told by what the asker sees now, when it has ended;
// that it held can.
void AddOpened(ConsentReach& reach, std::span<const journal::AccessRow> log, Party asker,
               std::span<const secrecy::Provision> provisions) {
    std::map<WorkerId, ConsentReader> readers;
    for (const journal::AccessRow& row : log) {
        if (row.party != asker || row.access != domain::Access::kRead) continue;
        const bool held = std::any_of(provisions.begin(), provisions.end(), [&](const secrecy::Provision& p) {
            const bool to_reader =
                (p.to == Party::kNone || p.to == row.party) && (!p.to_role || *p.to_role == row.role);
            return p.id == reach.item && to_reader && p.begins <= row.at && row.at < p.ends;
        });
        if (!held) continue;
        ConsentReader& reader = readers[row.worker];
        reader.worker = row.worker;
        reader.role = row.role;
        if (!reader.first || row.at < reader.first) reader.first = row.at;
        reader.last = std::max(reader.last, row.at);
        ++reader.times;
    }
    for (const auto& [worker, reader] : readers) reach.opened.rows.push_back(reader);
    std::sort(reach.opened.rows.begin(), reach.opened.rows.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.worker) < std::tie(b.first, b.worker);
    });
}

}  // namespace

std::optional<ConsentReach> ReachOf(std::span<const Entry> seen, std::span<const journal::AccessRow> log,
                                    ItemId consent, Party asker, const Directory& directory, Instant now) {
    const auto asked_entry = std::find_if(seen.begin(), seen.end(), [&](const Entry& e) {
        return e.head.item == consent && std::holds_alternative<ConsentAsked>(e.payload);
    });
    if (asked_entry == seen.end()) return std::nullopt;
    const auto& asked = std::get<ConsentAsked>(asked_entry->payload);

    const secrecy::CaseBases with = BasesAt(seen, directory, now);
    // The withdrawal itself, as it would be written now.
    std::vector<Entry> withdrawn(seen.begin(), seen.end());
    Entry& withdrawal = withdrawn.emplace_back(*asked_entry);
    withdrawal.head.kind = static_cast<std::uint16_t>(Kind::kConsentWithdrawn);
    withdrawal.head.at = now;
    withdrawal.payload = ConsentWithdrawn{};
    const secrecy::CaseBases without = BasesAt(withdrawn, directory, now);

    ConsentReach reach;
    reach.item = consent;
    for (const Party to : asked.to) {
        const Receiver receiver{to, asked.to_role};
        const auto before = GateOf(with, receiver, now), after = GateOf(without, receiver, now);
        if (before && after) AddStops(reach, receiver, asked.from, seen, *before, *after);
        for (const secrecy::Provision& p : with.provisions)
            if (p.id == consent && p.to == to) AddShared(reach, receiver, p, seen, directory, now);
    }
    AddOpened(reach, log, asker, with.provisions);
    return reach;
}

Result<Seen<ConsentReach>> Office::Reach(const Asker& asker, CaseId case_id, ItemId consent) {
    const OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    // Who of a party has read is that party's to name, and the participant's to ask it.
    const auto log = asker.actor.role == Role::kParticipant
                         ? std::vector<journal::AccessRow>{}
                         : journal_.AccessOf(options_.association, case_id, kOwnRows, asker.actor.party);
    auto reach = ReachOf(file.seen, log, consent, asker.actor.party, *TheDirectory(), clock_.Now());
    if (!reach) return Fail(Code::kNotFound);
    journal::AccessRow row = ShownRow(asker, domain::Access::kRead, file);
    return Seen<ConsentReach>(std::move(*reach), Rows(std::move(row)));
}

}  // namespace samkraft::office
