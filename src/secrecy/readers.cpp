#include "secrecy/readers.hpp"

#include <algorithm>

#include "secrecy/decision_table.hpp"

namespace samkraft::secrecy {
namespace {

Gate GateOf(const CaseBases& bases, const Readership& reader, Instant now, const Actor* actor) {
    return actor != nullptr ? Gate(bases, *actor, now) : Gate::ForRole(bases, reader.party, reader.role, now);
}

CaseBases WithOwnCase(CaseBases bases, Party party, Instant now) {
    bases.engagements.push_back({party, now, kForever});  // of no party it is nobody's
    return bases;
}

bool MoreThan(const Decision& a, const Decision& b) { return a.level > b.level; }

}  // namespace

Role HomeRole(Party party) {
    for (std::size_t i = 0; i < kRoleCount; ++i) {
        const auto role = static_cast<Role>(i);
        if (ColumnOf(role) == OwnColumn(party)) return role;
    }
    return Role::kOperator;
}

Ground GroundOf(const CaseBases& bases, const Decision& decision, Party owner, Party reader) {
    Ground ground{decision, kForever, nullptr};
    if (!decision.disclosure) return ground;
    // One act or consent may have a line for each receiver.
    const auto between = [&](Party from, Party to) {
        return from == owner && (to == reader || to == Party::kNone);
    };
    for (const Disclosure& d : bases.disclosures) {
        if (d.id != decision.disclosure || !between(d.owner, d.to)) continue;
        ground.until = std::min(ground.until, d.ends);
        if (d.basis != BasisKind::kStatute || decision.reason != Reason::kStatute) continue;
        const Statute* statute = FindStatute(d.statute, d.owner, d.to);
        if (statute == nullptr) continue;
        ground.statute = statute;
        ground.until = std::min(ground.until, statute->ends);
    }
    for (const Provision& p : bases.provisions)
        if (decision.provision && p.id == decision.provision && between(p.from, p.to))
            ground.until = std::min(ground.until, p.ends);
    return ground;
}

std::vector<Way> WaysTo(const Readership& reader, Party owner, Category category, Instant now) {
    std::vector<Way> ways;
    const auto column = ColumnOf(reader.role);
    // The own party and the participant need none.
    if (!column || column == Column::kParticipant || column == OwnColumn(owner)) return ways;
    for (std::size_t b = 0; b < Names(BasisKind{}).size(); ++b) {
        const auto basis = static_cast<BasisKind>(b);
        const Opening opening = DecisionTable::Builtin().Open(category, *column, basis);
        if (opening.level == Level::kNone) continue;
        if (basis == BasisKind::kOwnCase && OfTheProject(*column)) continue;
        if (basis == BasisKind::kReasonedDecision && !MayDecideToDisclose(owner)) continue;
        if (basis != BasisKind::kStatute) {
            ways.push_back({basis, opening.level, opening.slice, nullptr});
            continue;
        }
        for (const Statute& s : Statutes())
            if (s.from == owner && s.to == reader.party &&
                s.categories.test(static_cast<std::size_t>(category)) && s.InForce(now))
                ways.push_back({basis, opening.level, opening.slice, &s});
    }
    std::ranges::stable_sort(ways, std::greater{}, &Way::level);
    return ways;
}

Reading::Reading(const CaseBases& bases, const Readership& reader, Instant now, const Actor* actor)
    : bases_(bases),
      reader_(reader),
      now_(now),
      gate_(GateOf(bases, reader, now, actor)),
      engaged_(GateOf(WithOwnCase(bases, reader.party, now), reader, now, actor)) {}

Standing Reading::Of(const Decision& decision, const EntryHead& head) const {
    Standing standing;
    standing.ground = GroundOf(bases_, decision, head.owner, reader_.party);
    standing.ways = WaysTo(reader_, head.owner, head.category, now_);
    std::erase_if(standing.ways, [&](const Way& way) { return way.level <= decision.level; });
    return standing;
}

Standing Reading::To(const EntryHead& head) const {
    const Decision decision = gate_.Decide(head);
    Standing standing = Of(decision, head);
    standing.if_own_case = MoreThan(engaged_.Decide(head), decision);
    return standing;
}

Standing Reading::To(Party owner, Category category) const {
    EntryHead head;
    head.owner = owner;
    head.category = category;
    // An entry without topic is in every consent's reach; so the topics that count are those that are named.
    Decision best;
    bool if_own_case = false;
    std::array<Level, kTopicCount> levels{};
    for (std::size_t t = 1; t < kTopicCount; ++t) {
        head.topic = static_cast<Topic>(t);
        const Decision decision = gate_.Decide(head);
        levels[t] = decision.level;
        if (t == 1 || MoreThan(decision, best)) best = decision;
        if (MoreThan(engaged_.Decide(head), decision)) if_own_case = true;
    }
    Standing standing = Of(best, head);
    standing.if_own_case = if_own_case;
    const bool everywhere =
        std::all_of(levels.begin() + 1, levels.end(), [&](Level l) { return l == best.level; });
    for (std::size_t t = 1; !everywhere && t < kTopicCount; ++t)
        if (levels[t] == best.level) standing.topics.Add(static_cast<Topic>(t));
    return standing;
}

}  // namespace samkraft::secrecy
