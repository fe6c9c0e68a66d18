// Random whole cases for tests: entries of every kind by every party, wilder than the program would let
// through.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "domain/kinds.hpp"
#include "domain/random_test.hpp"
#include "domain/story_test.hpp"
#include "journal/bases.hpp"
#include "journal/projection.hpp"

namespace samkraft::journal::test {

using namespace domain;
using namespace domain::test;
using enum Party;
using enum Role;

inline secrecy::CaseBases BasesFor(std::span<const Entry> entries, const Directory& directory) {
    std::vector<Entry> governing;
    for (const Entry& e : entries)
        if (Governs(KindOf(e.head))) governing.push_back(e);
    return BasesOf(governing, directory);
}

inline constexpr Role kRoleOf[]{kProjectLead,           kEmploymentOfficer, kSocialWorker,
                                kLabourMarketSecretary, kStudyCounsellor,   kInsuranceInvestigator,
                                kCareCoordinator};

// Entries of every kind by every party, with consents, disclosures and assignments, wilder than the program
// would let through. Every text field holds a word found nowhere else.
class CaseMaker {
  public:
    explicit CaseMaker(Dice& dice) : dice_(dice), giver_(AnyParty()), receiver_(AnyParty()) {}

    std::vector<Entry> Make() {
        fixed_ = giver_;
        Begin(Kind::kCaseOpened);
        Begin(Kind::kIdentity);
        // Most cases begin as they should: what the giver has is opened to the receiver.
        if (dice_.Percent(85)) {
            Begin(Kind::kConsentAsked);
            Add(Kind::kConsentGiven, items_.size() - 1);
            Begin(Kind::kWorkerAssigned);
            Begin(Kind::kTeamAllocated);
        }
        fixed_ = kNone;
        for (unsigned n = 4 + dice_.Below(20); n > 0; --n) entries_.push_back(Next());
        return std::move(entries_);
    }
    // Mostly one who has been given something.
    Reader SomeReader() {
        const Party party = dice_.Percent(60) ? receiver_ : AnyParty();
        for (const Reader& reader : AllReaders())
            if (reader.party == party && !dice_.Percent(20)) return reader;
        return AllReaders().back();
    }
    // One more entry for a case that is made.
    Entry Next() {
        const Kind kind = dice_.Percent(30) ? kAccess[dice_.Below(std::size(kAccess))] : dice_.Any<Kind>();
        const KindInfo& info = Info(kind);
        std::vector<std::size_t> fits;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const Kind began = items_[i].began;
            if (std::find(info.follows.begin(), info.follows.end(), began) != info.follows.end() ||
                (kind == Kind::kFollowUp && began == Kind::kFollowUpPlanned) ||
                (info.follows.empty() && began == kind))
                fits.push_back(i);
        }
        if (!fits.empty() && (!info.follows.empty() || dice_.Percent(25)))
            return On(kind, fits[dice_.Below(static_cast<unsigned>(fits.size()))]);
        return New(info.follows.empty() ? kind : info.follows.front());
    }
    Payload Content(Kind kind, const EntryHead& head) {
        Payload payload =
            AnyPayload(kind, dice_, [this](Dice&) { return "zq" + std::to_string(++words_) + "q"; });
        std::visit([&](auto& p) { Shape(p, head); }, payload);
        return payload;
    }

  private:
    struct Item {
        ItemId id;
        Kind began;
        EntryHead head;
        std::int32_t version = 1;
    };
    static constexpr Kind kAccess[]{Kind::kConsentAsked,     Kind::kConsentGiven,    Kind::kConsentGiven,
                                    Kind::kConsentWithdrawn, Kind::kDisclosed,       Kind::kDisclosureEnded,
                                    Kind::kTeamAllocated,    Kind::kWorkerAssigned,  Kind::kPartyEngaged,
                                    Kind::kProtectionSet,    Kind::kConsentConfirmed};

    Party AnyParty() { return static_cast<Party>(1 + dice_.Below(kPartyCount - 1)); }
    Party Giver() { return fixed_ != kNone ? fixed_ : dice_.Percent(50) ? giver_ : AnyParty(); }
    Party Receiver() { return dice_.Percent(50) ? receiver_ : AnyParty(); }

    void Begin(Kind kind) { entries_.push_back(New(kind)); }
    void Add(Kind kind, std::size_t item) { entries_.push_back(On(kind, item)); }

    Entry New(Kind kind) {
        const KindInfo& info = Info(kind);
        EntryHead head = Head(kind);
        head.item = ItemId{static_cast<std::int64_t>(items_.size()) + 1};
        head.category = info.categories.empty()
                            ? Category::kParticipation
                            : info.categories[dice_.Below(static_cast<unsigned>(info.categories.size()))];
        if (info.topic || dice_.Percent(20)) head.topic = dice_.Any<Topic>();
        Entry e{head, Content(kind, head), Level::kFull};
        if (const auto* asked = std::get_if<ConsentAsked>(&e.payload)) {
            e.head.named.Add(asked->from);
            for (const Party to : asked->to) e.head.named.Add(to);
        }
        if (const auto* disclosed = std::get_if<Disclosed>(&e.payload))
            for (const Party to : disclosed->to) e.head.named.Add(to);
        items_.push_back({e.head.item, kind, e.head, 1});
        return e;
    }
    Entry On(Kind kind, std::size_t index) {
        Item& item = items_[index];
        EntryHead head = Head(kind);
        head.item = item.id;
        head.version = ++item.version;
        head.category = item.head.category;
        head.topic = item.head.topic;
        head.named = item.head.named;
        if (dice_.Percent(60)) head.owner = item.head.owner, head.author = item.head.author;
        return {head, Content(kind, head), Level::kFull};
    }
    EntryHead Head(Kind kind) {
        EntryHead head;
        head.id = EntryId{++next_};
        head.kind = static_cast<std::uint16_t>(kind);
        head.owner = Giver();
        head.author = Of(kRoleOf[static_cast<std::size_t>(head.owner)]);
        at_ = AddSeconds(at_, 600L + dice_.Below(3) * 86'400L);
        head.at = at_;
        return head;
    }

    // Mostly the purpose that the receivers read for.
    Purpose Fitting(std::optional<Role> role) {
        if (dice_.Percent(10)) return dice_.Any<Purpose>();
        return role ? Purpose::kEvaluation : Purpose::kCoordination;
    }
    template <class T>
    void Shape(T&, const EntryHead&) {}
    void Shape(ConsentAsked& e, const EntryHead& head) {
        e.from = dice_.Percent(70) ? head.owner : Giver();
        e.to = {Receiver()};
        if (dice_.Percent(40)) e.to.push_back(AnyParty());
        e.to_role.reset();
        if (fixed_ == kNone && dice_.Percent(25)) e.to = {kNone}, e.to_role = kProjectLead;
        e.purpose = Fitting(e.to_role);
        if (dice_.Percent(fixed_ != kNone ? 85 : 60)) {
            e.categories.clear();
            for (std::size_t c = 1; c < kCategoryCount; ++c) e.categories.push_back(static_cast<Category>(c));
        }
        if (fixed_ != kNone || dice_.Percent(80)) e.topics.clear();
        e.months = 1 + static_cast<std::int32_t>(dice_.Below(24));
        if (fixed_ != kNone || dice_.Percent(70)) e.text_version.clear();
    }
    void Shape(ConsentGiven& e, const EntryHead& head) {
        e.date = LocalDate(head.at);
        e.item_by_item = dice_.Percent(15);
    }
    void Shape(Disclosed& e, const EntryHead&) {
        e.to = {Receiver()};
        e.to_role.reset();
        if (dice_.Percent(15)) e.to = {kNone}, e.to_role = kProjectLead;
        e.purpose = Fitting(e.to_role);
        if (dice_.Percent(60)) e.of = {};
        if (dice_.Percent(70)) e.until = {};
        if (dice_.Percent(70)) e.topics.clear();
        e.statute = "2008:975 5";
        for (const Item& item : items_)
            if (item.began == Kind::kConsentAsked && dice_.Percent(60)) e.provision = item.id;
    }
    void Shape(TeamAllocated& e, const EntryHead&) { e.team = dice_.Percent(50) ? kNorth : kSouth; }
    void Shape(WorkerAssigned& e, const EntryHead&) {
        e.worker = Of(kRoleOf[static_cast<std::size_t>(Receiver())]);
        if (fixed_ != kNone) e.worker = Of(kRoleOf[static_cast<std::size_t>(receiver_)]);
        if (fixed_ != kNone || dice_.Percent(60)) e.until = {};
    }
    void Shape(ProtectionSet& e, const EntryHead&) {
        if (dice_.Percent(40)) e.degree = Protection::kNone;
    }

    Dice& dice_;
    Party giver_, receiver_, fixed_ = kNone;
    std::vector<Entry> entries_;
    std::vector<Item> items_;
    std::int64_t next_ = 0;
    int words_ = 0;
    Instant at_ = StartOfDay(MakeDate(2026, 1, 1));
};

inline Instant AnyMoment(Dice& dice, const std::vector<Entry>& entries) {
    const Instant last = entries.back().head.at;
    if (dice.Percent(60)) return AddSeconds(last, 1);
    if (dice.Percent(50)) return AddSeconds(last, 86'400L * dice.Below(800));
    return AddSeconds(entries.front().head.at, 3600L * dice.Below(24 * 40));
}

struct Tally {
    int cases = 0, rows = 0, seen = 0, hidden = 0, altered = 0, removed = 0, added = 0, governing = 0;
};

// Alters, removes and adds what the gate does not let through. With `governing` also what governs access.
inline std::vector<Entry> Disturbed(std::vector<Entry> entries, CaseMaker& maker, Dice& dice,
                                    const secrecy::Gate& gate, bool governing, Tally& tally) {
    const auto hidden = [&](const Entry& e) {
        return gate.Decide(e.head).level == Level::kNone && (governing || !Governs(KindOf(e.head)));
    };
    for (Entry& e : entries)
        if (hidden(e) && dice.Percent(60)) e.payload = maker.Content(KindOf(e.head), e.head), ++tally.altered;
    // A beginning goes only with all that continues it, as nothing can be written on what is not there.
    std::set<ItemId> needed;
    for (const Entry& e : entries)
        if (e.head.version > 1 && !hidden(e)) needed.insert(e.head.item);
    std::set<ItemId> gone;
    tally.removed += static_cast<int>(std::erase_if(entries, [&](const Entry& e) {
        if (!hidden(e) || needed.count(e.head.item) * (e.head.version == 1) != 0) return false;
        if (gone.count(e.head.item) == 0 && !dice.Percent(30)) return false;
        if (e.head.version == 1) gone.insert(e.head.item);
        return true;
    }));
    for (int i = 0; i < 4; ++i) {
        const Entry more = maker.Next();
        if (!hidden(more) || gone.count(more.head.item) == 1) continue;
        ++tally.added;
        // What begins may stand anywhere; what continues comes last.
        const auto before =
            more.head.version == 1 ? dice.Below(static_cast<unsigned>(entries.size()) + 1) : entries.size();
        entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(before), more);
    }
    // The journal counts its versions without gaps; what a reader counts must not follow it.
    std::map<ItemId, std::int32_t> versions;
    for (Entry& e : entries) e.head.version = ++versions[e.head.item];
    return entries;
}

}  // namespace samkraft::journal::test
