#include "journal/bases.hpp"

#include <algorithm>

namespace samkraft::journal {
namespace {

using namespace domain;

CategorySet SetOf(const std::vector<Category>& categories) {
    CategorySet set;
    for (const Category c : categories) set.set(static_cast<std::size_t>(c));
    return set;
}

TopicSet SetOf(const std::vector<Topic>& topics) {
    TopicSet set;
    for (const Topic t : topics) set.Add(t);
    return set;
}

class Builder {
  public:
    explicit Builder(const Directory& directory) : directory_(directory) {}
    secrecy::CaseBases bases;

    secrecy::CaseBases Made() && {
        for (const ProtectionSet& mark : marks_) {
            if (mark.degree == Protection::kNone) continue;
            bases.protection = std::max(bases.protection, mark.degree);
            for (const WorkerId w : mark.named_officers)
                if (std::ranges::count(bases.named_officers, w) == 0) bases.named_officers.push_back(w);
        }
        // No reasoned opening of who is protected, or of a colleague's case.
        if (bases.protection != Protection::kNone || colleague_)
            std::erase_if(bases.assignments, [](const secrecy::Assignment& a) { return a.opening; });
        Restrict();
        return std::move(bases);
    }

    void Take(const Entry& entry) {
        head_ = &entry.head;
        std::visit([this](const auto& payload) { On(payload); }, entry.payload);
    }

  private:
    template <class Other>
    void On(const Other&) {}

    void On(const CaseOpened&) { Engage(head_->owner); }
    void On(const PartyEngaged&) { Engage(head_->owner); }
    // Each party's newest mark counts, and the strictest of them is everybody's.
    void On(const ProtectionSet& e) { marks_.at(static_cast<std::size_t>(head_->owner)) = e; }
    void On(const Identity& e) { colleague_ = colleague_ || directory_.WorksHere(e.personal_number); }
    void On(const Recalled& e) { bases.recalls.push_back({e.of, head_->owner, head_->category}); }
    void On(const TeamAllocated& e) {
        for (secrecy::Assignment& a : bases.assignments)
            if (a.team) a.ends = std::min(a.ends, head_->at);
        // The team's own professions: each works in this team alone, and has every case of it. Those who
        // serve several teams come in when they are assigned, and not before.
        PartySet parties;
        for (const Worker& w : directory_.workers)
            if (w.teams.size() == 1 && w.teams.front() == e.team) parties.Add(w.party);
        for (std::size_t i = 1; i != kPartyCount; ++i) {
            const auto party = static_cast<Party>(i);
            if (!parties.Has(party)) continue;
            bases.assignments.push_back({party, {}, e.team, head_->at, kForever, false});
            Engage(party);
        }
    }
    void On(const WorkerAssigned& e) {
        const Worker* worker = directory_.Find(e.worker);
        if (worker == nullptr) return;
        const Instant ends = e.until ? StartOfDay(AddDays(e.until, 1)) : kForever;
        assigned_.emplace_back(head_->item, bases.assignments.size());
        bases.assignments.push_back({worker->party, e.worker, {}, head_->at, ends, false});
        Engage(worker->party);
    }
    void On(const AssignmentEnded&) {
        for (const auto& [item, index] : assigned_)
            if (item == head_->item)
                bases.assignments[index].ends = std::min(bases.assignments[index].ends, head_->at);
    }
    void On(const OwnPartyOpening& e) {
        assigned_.emplace_back(head_->item, bases.assignments.size());
        bases.assignments.push_back({head_->owner,
                                     head_->author,
                                     {},
                                     head_->at,
                                     AddSeconds(head_->at, std::int64_t{e.hours.value_or(1)} * 3600),
                                     true});
    }
    void On(const OpeningReviewed& e) {
        if (e.verdict == Verdict::kRejected) On(AssignmentEnded{});
    }
    void On(const ConsentAsked& e) { asked_.emplace_back(head_->item, e); }
    void On(const ConsentGiven& e) {
        const auto at =
            std::find_if(asked_.begin(), asked_.end(), [&](const auto& a) { return a.first == head_->item; });
        if (at == asked_.end()) return;
        if (WaitsForSecond(at->second, e)) {
            std::erase_if(unconfirmed_, [&](const auto& u) { return u.item == head_->item; });
            unconfirmed_.push_back({head_->item, head_->author, at->second, e});
            return;
        }
        Opens(at->second, e);
    }
    // The same person twice is one person: that the program lets nobody write it is not relied upon here.
    void On(const ConsentConfirmed&) {
        const auto given = std::find_if(unconfirmed_.begin(), unconfirmed_.end(),
                                        [&](const auto& u) { return u.item == head_->item; });
        if (given == unconfirmed_.end() || given->by == head_->author) return;
        Opens(given->asked, given->given);
        unconfirmed_.erase(given);
    }
    void Opens(const ConsentAsked& asked, const ConsentGiven& e) {
        if (!e.date) return;  // without its day it has no end: it opens nothing
        const Instant ends = StartOfDay(AddMonths(e.date, asked.months));
        const CategorySet categories = SetOf(asked.categories);
        const TopicSet topics = SetOf(asked.topics);
        for (const Party to : asked.to) {
            bases.provisions.push_back({head_->item, asked.from, to, asked.to_role, categories, topics,
                                        asked.purpose, head_->at, ends});
            if (e.item_by_item) continue;
            secrecy::Disclosure d{
                head_->item,         asked.from,  to, asked.to_role, {},  categories, topics, asked.purpose,
                BasisKind::kConsent, head_->item, {}, head_->at,     ends};
            bases.disclosures.push_back(d);
            // Row 1 opens to a party with an own case; the person's consent is what lets the owner say so.
            d.categories &= CategorySet{}.set(static_cast<std::size_t>(Category::kIdentity));
            if (d.categories.none()) continue;
            d.basis = BasisKind::kOwnCase;
            d.provision = {};
            bases.disclosures.push_back(std::move(d));
        }
    }
    void On(const ConsentWithdrawn&) {
        std::erase_if(unconfirmed_, [&](const auto& u) { return u.item == head_->item; });
        for (secrecy::Provision& p : bases.provisions)
            if (p.id == head_->item) p.ends = std::min(p.ends, head_->at);
        EndDisclosures();
    }
    void On(const Disclosed& e) {
        const Instant ends = e.until ? StartOfDay(AddDays(e.until, 1)) : kForever;
        for (const Party to : e.to)
            bases.disclosures.push_back({head_->item, head_->owner, to, e.to_role, e.of, SetOf(e.categories),
                                         SetOf(e.topics), e.purpose, e.basis, e.provision, e.statute,
                                         head_->at, ends});
    }
    void On(const DisclosureEnded&) { EndDisclosures(); }
    // The party takes no part any more, until it is brought in anew. Only the program's own word for it
    // counts.
    void On(const PartDisposed& e) {
        if (head_->owner != Party::kNone) return;
        for (secrecy::Assignment& a : bases.assignments)
            if (a.party == e.party) a = {Party::kNone, {}, {}, head_->at, head_->at, false};
        std::erase_if(bases.engagements, [&](auto& x) { return x.party == e.party; });
        std::erase_if(bases.provisions, [&](auto& x) { return x.from == e.party || x.to == e.party; });
        std::erase_if(bases.disclosures, [&](auto& x) { return x.owner == e.party || x.to == e.party; });
    }

    // A case with fictitious identity is the named officers' alone, also in lists; one of a person who works
    // here is theirs who have it by name. A team holds neither.
    void Restrict() {
        const bool officers = bases.protection == Protection::kFictitiousIdentity;
        if (!officers && !colleague_) return;
        std::vector<secrecy::Assignment> kept;
        for (const secrecy::Assignment& a : bases.assignments) {
            if (a.worker && (!officers || std::ranges::count(bases.named_officers, a.worker) == 1))
                kept.push_back(a);
            if (!officers) continue;
            for (const WorkerId w : bases.named_officers) {
                const Worker* worker = directory_.Find(w);
                if (worker == nullptr || worker->party != a.party || !directory_.InTeam(w, a.team)) continue;
                secrecy::Assignment& one = kept.emplace_back(a);
                one.worker = w;
                one.team = {};
            }
        }
        bases.assignments = std::move(kept);
    }
    void EndDisclosures() {
        for (secrecy::Disclosure& d : bases.disclosures)
            if (d.id == head_->item) d.ends = std::min(d.ends, head_->at);
    }
    void Engage(Party party) {
        for (const secrecy::Engagement& e : bases.engagements)
            if (e.party == party) return;
        bases.engagements.push_back({party, head_->at, kForever});
    }

    const Directory& directory_;
    const EntryHead* head_ = nullptr;
    std::vector<std::pair<ItemId, ConsentAsked>> asked_;
    struct Unconfirmed {
        ItemId item;
        WorkerId by;
        ConsentAsked asked;
        ConsentGiven given;
    };
    std::vector<Unconfirmed> unconfirmed_;
    std::vector<std::pair<ItemId, std::size_t>> assigned_;
    std::array<ProtectionSet, kPartyCount> marks_;
    bool colleague_ = false;
};

}  // namespace

bool Governs(Kind kind) {
    switch (kind) {
        case Kind::kCaseOpened:
        case Kind::kProtectionSet:
        case Kind::kPartyEngaged:
        case Kind::kTeamAllocated:
        case Kind::kWorkerAssigned:
        case Kind::kAssignmentEnded:
        case Kind::kOwnPartyOpening:
        case Kind::kOpeningReviewed:
        case Kind::kConsentAsked:
        case Kind::kConsentGiven:
        case Kind::kConsentWithdrawn:
        case Kind::kConsentConfirmed:
        case Kind::kDisclosed:
        case Kind::kDisclosureEnded:
        case Kind::kRecalled:
        case Kind::kRedactionProposed:
        case Kind::kRedactionAnswered:
        case Kind::kPartDisposed:
            return true;
        default:
            return false;
    }
}

secrecy::CaseBases BasesOf(std::span<const Entry> entries, const Directory& directory) {
    Builder builder(directory);
    for (const Entry& entry : entries) builder.Take(entry);
    return std::move(builder).Made();
}

}  // namespace samkraft::journal
