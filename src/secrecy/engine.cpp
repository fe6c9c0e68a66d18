// The secrecy engine: the rules of engine.hpp in their order. A gate first sets every disclosure to the
// reader on its footing (is there a basis, does it hold, what does the law let it reach), so that a decision
// is a short look-up.
#include "secrecy/engine.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "secrecy/decision_table.hpp"
#include "secrecy/statutes.hpp"

namespace samkraft::secrecy {
namespace {

constexpr std::uint8_t kEveryTopic = 0xFF;
constexpr std::uint32_t kEveryCategory = (1U << kCategoryCount) - 1;
static_assert(kTopicCount == 8 && kCategoryCount <= 32);

constexpr std::uint32_t Bit(Category category) { return 1U << static_cast<unsigned>(category); }
constexpr std::uint8_t Bit(Topic topic) {
    const auto index = static_cast<unsigned>(topic);
    return index < kTopicCount ? static_cast<std::uint8_t>(1U << index) : std::uint8_t{0};
}
constexpr std::uint32_t Bit(Role role) { return 1U << static_cast<unsigned>(role); }

std::uint32_t Bits(const CategorySet& set) { return static_cast<std::uint32_t>(set.to_ulong()); }

// A bit per topic that the set covers; an entry without topic is covered by every set.
std::uint8_t Bits(TopicSet set) {
    return set.Bits() == 0 ? kEveryTopic : static_cast<std::uint8_t>(set.Bits() | Bit(Topic::kNone));
}

bool Begun(Instant begins, Instant now) { return begins <= now; }
bool Holds(Instant begins, Instant ends, Instant now) { return begins <= now && now < ends; }

// The topics that a slice can be about. The table gives "own track" to the study counsellor alone.
std::uint8_t TopicsOf(Slice slice) {
    return slice == Slice::kStudyPart || slice == Slice::kOwnTrack ? Bit(Topic::kStudies) : kEveryTopic;
}

// To be known as "a participant" by initials is part of being known to take part: project leads get rows 1
// and 3 together.
std::uint32_t WithInitials(std::uint32_t categories, Column column) {
    const bool both = column == Column::kProjectLead && (categories & Bit(Category::kParticipation));
    return both ? categories | Bit(Category::kIdentity) : categories;
}

std::size_t Slot(Party owner, Category category) {
    return static_cast<std::size_t>(owner) * kCategoryCount + static_cast<std::size_t>(category);
}

Decision No(Reason reason) {
    return {
        .level = Level::kNone, .slice = Slice::kSummary, .reason = reason, .disclosure = {}, .provision = {}};
}
Decision Full(Reason reason) {
    return {
        .level = Level::kFull, .slice = Slice::kWhole, .reason = reason, .disclosure = {}, .provision = {}};
}

const DecisionTable& table = DecisionTable::Builtin();

}  // namespace

std::optional<Column> OwnColumn(Party party) {
    switch (party) {
        case Party::kEmploymentService:
            return Column::kEmploymentService;
        case Party::kSocialServices:
            return Column::kSocialServices;
        case Party::kLabourMarket:
            return Column::kLabourMarket;
        case Party::kAdultEducation:
            return Column::kStudyCounsellor;
        case Party::kSocialInsurance:
            return Column::kSocialInsurance;
        case Party::kHealthRegion:
            return Column::kCareCoordinator;
        case Party::kNone:
            break;
    }
    return std::nullopt;
}

Reason ReasonOf(BasisKind basis) {
    switch (basis) {
        case BasisKind::kOwnCase:
            return Reason::kOwnCase;
        case BasisKind::kConsent:
            return Reason::kConsent;
        case BasisKind::kStatute:
            return Reason::kStatute;
        case BasisKind::kReasonedDecision:
            return Reason::kReasonedDecision;
    }
    return Reason::kNoDisclosure;
}

bool MayDecideToDisclose(Party owner) {
    return owner != Party::kHealthRegion && owner != Party::kSocialServices;
}

bool OnlyForHosts(Slice slice) {
    return slice == Slice::kIfPlaced || slice == Slice::kOwnActivity || slice == Slice::kOwnPlacement;
}

std::optional<Column> ColumnOf(Role role) {
    switch (role) {
        case Role::kEmploymentOfficer:
            return Column::kEmploymentService;
        case Role::kSocialWorker:
            return Column::kSocialServices;
        case Role::kLabourMarketSecretary:
        case Role::kEmployerTeam:
            return Column::kLabourMarket;
        case Role::kCareCoordinator:
            return Column::kCareCoordinator;
        case Role::kInsuranceInvestigator:
            return Column::kSocialInsurance;
        case Role::kStudyCounsellor:
            return Column::kStudyCounsellor;
        case Role::kProjectLead:
            return Column::kProjectLead;
        case Role::kEvaluator:
            return Column::kEvaluator;
        case Role::kParticipant:
            return Column::kParticipant;
        case Role::kOperator:
            break;
    }
    return std::nullopt;
}

struct Gate::Reader {
    Party party = Party::kNone;
    std::optional<Column> column;
    std::uint32_t roles =
        0;  // a bit per role the reader may have; what is for one role takes exactly that one
    const Actor* actor = nullptr;  // null: any worker of the party, taken as assigned

    [[nodiscard]] bool Is(Role role) const { return roles == Bit(role); }
};

Gate::Gate(const CaseBases& bases, const Actor& actor, Instant now)
    : Gate(bases, Reader{actor.party, ColumnOf(actor.role), Bit(actor.role), &actor}, now) {}

Gate Gate::ForReader(const CaseBases& bases, Party party, Column column, Instant now) {
    Reader reader{party, column, 0, nullptr};
    for (std::size_t role = 0; role < kRoleCount; ++role)
        if (ColumnOf(static_cast<Role>(role)) == column) reader.roles |= Bit(static_cast<Role>(role));
    return {bases, reader, now};
}

Gate Gate::ForRole(const CaseBases& bases, Party party, Role role, Instant now) {
    return {bases, Reader{party, ColumnOf(role), Bit(role), nullptr}, now};
}

void Gate::Until(Instant begins, Instant ends, Instant now) {
    for (const Instant change : {begins, ends})
        if (change > now) holds_until_ = std::min(holds_until_, change);
}

Gate::Gate(const CaseBases& bases, const Reader& reader, Instant now) {
    if (!reader.column) {
        refusal_ = Reason::kRoleWithoutCases;
        return;
    }
    column_ = *reader.column;
    party_ = reader.party;
    if (column_ == Column::kParticipant) {
        admits_ = true;
        return;
    }
    own_ = OwnColumn(party_) == column_;

    // Rule 1: the assignment.
    const bool in_service = party_ != Party::kNone || OfTheProject(column_);
    admits_ = in_service && reader.actor == nullptr;
    if (in_service && reader.actor != nullptr) {
        const Actor& actor = *reader.actor;
        for (const Assignment& assignment : bases.assignments) {
            const bool to_worker = assignment.worker && assignment.worker == actor.worker;
            const bool to_team = assignment.team && std::ranges::count(actor.teams, assignment.team) > 0;
            if (assignment.party != party_ || !(to_worker || to_team)) continue;
            Until(assignment.begins, assignment.ends, now);
            admits_ = admits_ || Holds(assignment.begins, assignment.ends, now);
        }
    }
    const bool officer = reader.actor != nullptr && reader.actor->worker &&
                         std::ranges::count(bases.named_officers, reader.actor->worker) > 0;
    protects_ = bases.protection != Protection::kNone && !officer;
    // Colleagues share a list row, masked like everything; it reaches officers alone.
    if (bases.protection == Protection::kFictitiousIdentity && protects_ && reader.actor != nullptr)
        admits_ = false;
    for (const Recall& recall : bases.recalls)
        if (!(own_ && recall.owner == party_)) recalls_.push_back(recall);
    std::ranges::sort(recalls_, {}, &Recall::item);

    bool engaged = false;
    bool was_engaged = false;
    for (const Engagement& engagement : bases.engagements) {
        if (engagement.party != party_) continue;
        Until(engagement.begins, engagement.ends, now);
        engaged = engaged || Holds(engagement.begins, engagement.ends, now);
        was_engaged = was_engaged || Begun(engagement.begins, now);
    }

    // Rule 4, prepared: each disclosure to the reader, on its footing.
    // What is for one role is for that role; project leads and evaluators read only what is for theirs by
    // name.
    const auto to_reader = [&](const std::optional<Role>& role) {
        return role ? reader.Is(*role) : !OfTheProject(column_);
    };
    std::vector<Footing> classes;
    classes.reserve(bases.disclosures.size());
    for (const Disclosure& disclosure : bases.disclosures) {
        if (disclosure.owner == Party::kNone) continue;
        const bool to_project = OfTheProject(column_) && disclosure.to == Party::kNone;
        if (disclosure.to != party_ && !to_project) continue;
        if (!to_reader(disclosure.to_role)) continue;
        if (!ReadsFor(column_, disclosure.purpose)) continue;
        Until(disclosure.begins, disclosure.ends, now);
        if (!Begun(disclosure.begins, now)) continue;

        Footing footing{.item = disclosure.item,
                        .disclosure = disclosure.id,
                        .provision = {},
                        .owner = disclosure.owner,
                        .basis = disclosure.basis,
                        .topics = Bits(disclosure.topics),
                        .over = now >= disclosure.ends,
                        .categories = Bits(disclosure.categories),
                        .lawful = kEveryCategory};
        auto& footings = disclosure.item ? items_ : classes;
        if (disclosure.item && footing.categories == 0) footing.categories = kEveryCategory;
        if (!disclosure.item) footing.categories = WithInitials(footing.categories, column_);
        switch (disclosure.basis) {
            case BasisKind::kOwnCase:
                // The case is the party's; to the project in whatever party nobody has one.
                if (!was_engaged || disclosure.to == Party::kNone) continue;
                footing.over = footing.over || !engaged;
                break;
            case BasisKind::kConsent:
                // Each line of the consent that is to this reader, too, is a footing of its own.
                for (const Provision& line : bases.provisions) {
                    if (!line.id || line.id != disclosure.provision || line.from != disclosure.owner)
                        continue;
                    if (line.to != disclosure.to || !to_reader(line.to_role)) continue;
                    if (!ReadsFor(column_, line.purpose)) continue;
                    Until(line.begins, line.ends, now);
                    if (!Begun(line.begins, now)) continue;
                    const std::uint32_t covered = Bits(line.categories);
                    Footing lined = footing;
                    lined.categories &= disclosure.item ? covered : WithInitials(covered, column_);
                    lined.topics &= Bits(line.topics);
                    lined.over = footing.over || now >= line.ends;
                    lined.provision = line.id;
                    footings.push_back(lined);
                }
                continue;
            case BasisKind::kStatute: {
                const Statute* statute = FindStatute(disclosure.statute, disclosure.owner, disclosure.to);
                footing.lawful = 0;
                if (statute == nullptr) break;
                Until(statute->begins, statute->ends, now);
                if (Holds(statute->begins, statute->ends, now)) footing.lawful = Bits(statute->categories);
                break;
            }
            case BasisKind::kReasonedDecision:
                if (!MayDecideToDisclose(disclosure.owner)) footing.lawful = 0;
                break;
        }
        footings.push_back(footing);
    }
    std::ranges::sort(items_, {}, &Footing::item);

    // Sorted by counting: how many chances each owner's category has, then where they begin, then the chances
    // themselves.
    const auto each = [&](auto&& visit) {
        for (const Footing& footing : classes)
            for (std::uint32_t rest = footing.categories; rest != 0; rest &= rest - 1) {
                const auto category = static_cast<Category>(std::countr_zero(rest));
                visit(footing, category, Slot(footing.owner, category));
            }
    };
    each([&](const Footing&, Category, std::size_t slot) { ++first_[slot + 1]; });
    for (std::size_t slot = 1; slot < first_.size(); ++slot)
        first_[slot] = static_cast<std::uint16_t>(first_[slot] + first_[slot - 1]);
    chances_.resize(first_.back());
    auto next = first_;
    each([&](const Footing& footing, Category category, std::size_t slot) {
        chances_[next[slot]++] = ChanceOf(footing, category);
    });
}

bool Gate::Admits() const { return admits_; }
Instant Gate::HoldsUntil() const { return holds_until_; }

Gate::Chance Gate::ChanceOf(const Footing& footing, Category category) const {
    Chance chance{.topics = footing.topics,
                  .over = footing.over,
                  .basis = footing.basis,
                  .disclosure = footing.disclosure,
                  .provision = footing.provision};
    if (!(footing.lawful & Bit(category))) return chance;
    const Opening opening = table.Open(category, column_, footing.basis);
    if (OnlyForHosts(opening.slice)) return chance;
    chance.level = opening.level;
    chance.slice = opening.slice;
    chance.place = opening.place;
    chance.topics &= TopicsOf(opening.slice);
    return chance;
}

// The widest chance that holds; where none does, why the one failed that came furthest.
struct Gate::Search {
    const Chance* best = nullptr;
    Chance kept;  // for chances made on the spot
    int failed = 0;

    static constexpr std::array<Reason, 4> kFailures = {Reason::kNoDisclosure, Reason::kNotInTable,
                                                        Reason::kOtherTopic, Reason::kBasisEnded};
    bool Consider(const Chance& chance, std::uint8_t topic) {
        if (chance.level == Level::kNone) return Fail(1);
        if (!(chance.topics & topic)) return Fail(2);
        if (chance.over) return Fail(3);
        if (best != nullptr && !Wider(chance, *best)) return false;
        best = &chance;
        return true;
    }
    bool Fail(int step) { return failed = std::max(failed, step), false; }
    // Both are of one cell, whose grants go from wide to narrow; one act may rest on two bases.
    static bool Wider(const Chance& a, const Chance& b) {
        return std::tie(a.place, a.disclosure, a.basis) < std::tie(b.place, b.disclosure, b.basis);
    }
};

Decision Gate::Disclosed(const EntryHead& head) const {
    if (static_cast<std::size_t>(head.owner) >= kPartyCount ||
        static_cast<std::size_t>(head.category) >= kCategoryCount)
        return No(Reason::kNoDisclosure);
    const std::uint8_t topic = Bit(head.topic);
    Search search;
    const std::size_t slot = Slot(head.owner, head.category);
    for (std::size_t i = first_[slot]; i < first_[slot + 1]; ++i) search.Consider(chances_[i], topic);
    for (auto footing = std::ranges::lower_bound(items_, head.item, {}, &Footing::item);
         footing != items_.end() && footing->item == head.item; ++footing) {
        if (footing->owner != head.owner || !(footing->categories & Bit(head.category))) continue;
        const Chance chance = ChanceOf(*footing, head.category);
        if (search.Consider(chance, topic)) {
            search.kept = chance;
            search.best = &search.kept;
        }
    }
    if (search.best == nullptr) return No(Search::kFailures[static_cast<std::size_t>(search.failed)]);
    const Chance& best = *search.best;
    return {.level = best.level,
            .slice = best.slice,
            .reason = ReasonOf(best.basis),
            .disclosure = best.disclosure,
            .provision = best.provision};
}

bool Gate::OpensAll(Party owner, Category category, std::uint32_t slices) const {
    if (!admits_ || static_cast<std::size_t>(owner) >= kPartyCount ||
        static_cast<std::size_t>(category) >= kCategoryCount)
        return false;
    if (column_ == Column::kParticipant) {
        const auto cell = table.Cell(category, column_);
        return !cell.empty() && (cell[0].level == Level::kFull || (In(cell[0].slice) & slices));
    }
    if (own_ && owner == party_) return true;
    const auto taken = [&](const Recall& r) { return r.owner == owner && r.category == category; };
    if (std::ranges::any_of(recalls_, taken)) return false;
    std::uint8_t topics = 0;
    const std::size_t slot = Slot(owner, category);
    for (std::size_t i = first_[slot]; i < first_[slot + 1]; ++i) {
        const Chance& chance = chances_[i];
        const bool shown =
            chance.level == Level::kFull || (chance.level == Level::kLimited && (In(chance.slice) & slices));
        if (shown && !chance.over) topics |= chance.topics;
    }
    return topics == kEveryTopic;
}

// The person's own right to see (OSL 12:1, förvaltningslagen 10 §) is the table's last column and needs no
// basis.
Decision Gate::OfParticipant(const EntryHead& head) const {
    if (static_cast<std::size_t>(head.category) >= kCategoryCount) return No(Reason::kNotInTable);
    const auto cell = table.Cell(head.category, Column::kParticipant);
    if (cell.empty()) return No(Reason::kNotInTable);
    return {.level = cell[0].level,
            .slice = cell[0].slice,
            .reason = Reason::kParticipantsOwn,
            .disclosure = {},
            .provision = {}};
}

bool Gate::TakenBack(const EntryHead& head) const {
    for (auto recall = std::ranges::lower_bound(recalls_, head.item, {}, &Recall::item);
         recall != recalls_.end() && recall->item == head.item; ++recall)
        if (recall->owner == head.owner) return true;
    return false;
}

Decision Gate::Unprotected(const EntryHead& head) const {
    if (column_ == Column::kParticipant) return OfParticipant(head);
    if (own_ && head.owner == party_) return Full(Reason::kOwnParty);
    if (!recalls_.empty() && TakenBack(head)) return No(Reason::kNoDisclosure);
    if (head.named.Bits() != 0) {
        if (!own_ || !head.named.Has(party_)) return No(Reason::kNotNamed);
        if (head.category == Category::kParticipation) return Full(Reason::kNamed);
        // What is said to somebody is read whole or not at all.
        const Decision open = Disclosed(head);
        return open.level == Level::kLimited ? No(Reason::kNotInTable) : open;
    }
    return Disclosed(head);
}

Decision Gate::Protected(const Decision& decision) const {
    if (decision.level == Level::kNone || decision.slice == Slice::kMasked) return decision;
    const bool may_know_of =
        column_ != Column::kStudyCounsellor && column_ != Column::kEmployer && !OfTheProject(column_);
    if (!may_know_of) return No(Reason::kProtected);
    Decision masked = decision;
    masked.level = Level::kLimited;
    masked.slice = Slice::kMasked;
    masked.reason = Reason::kProtected;
    return masked;
}

Decision Gate::Decide(const EntryHead& head) const {
    if (!admits_) return No(refusal_);
    const Decision decision = Unprotected(head);
    const bool who = head.category == Category::kIdentity || head.category == Category::kProtectedIdentity;
    return protects_ && who ? Protected(decision) : decision;
}

}  // namespace samkraft::secrecy
