#include "domain/waiting.hpp"

namespace samkraft::domain {

void Waiting::ParticipantWrites(std::span<const Party> audience, Instant at) {
    NoLonger(kTheParticipant);
    for (const Party party : audience) Wait(party, at);
}

void Waiting::Answers(Party party) {
    NoLonger(party);
    for (std::size_t p = 1; p < kPartyCount; ++p)
        if (!asked_.Has(static_cast<Party>(p))) NoLonger(static_cast<Party>(p));
}

void Waiting::Asks(Party whom, Instant at) {
    Wait(whom, at);
    asked_.Add(whom);
}

void Waiting::NoLonger(Party whom) {
    since_.at(static_cast<std::size_t>(whom)) = {};
    PartySet asked;
    for (std::size_t p = 0; p < kPartyCount; ++p)
        if (const auto party = static_cast<Party>(p); party != whom && asked_.Has(party)) asked.Add(party);
    asked_ = asked;
}

Instant Waiting::Since(Party whom) const { return since_.at(static_cast<std::size_t>(whom)); }

void Waiting::Wait(Party whom, Instant at) {
    Instant& since = since_.at(static_cast<std::size_t>(whom));
    if (!since) since = at;
}

}  // namespace samkraft::domain
