// Whom a conversation waits for an answer from, and since when. One truth table; pure.
//
// Each row is an event, each column one who may be waited for:
//
//     event                     | the writer's own party | the other parties            | the participant
//     --------------------------|------------------------|------------------------------|-----------------
//     the participant writes    | –                      | waited for, if not already   | no longer
//     a party writes            | no longer              | no longer, unless asked      | as before
//     a party marks it handled  | no longer              | no longer, unless asked      | as before
//     somebody is asked         | as before              | who is asked: waited for, if not already
//     no longer waited for      | as before              | as before                    | no longer
//
// "If not already" keeps the oldest wait: who writes three times has waited since the first. What the
// participant writes, the parties have to answer together: whichever does it does it for all. Who has been
// asked by name answers for itself. When the case is closed nobody is waited for (DueOf).
#pragma once

#include <array>
#include <span>

#include "domain/vocabulary.hpp"

namespace samkraft::domain {

inline constexpr Party kTheParticipant = Party::kNone;  // where a party or the participant is meant

class Waiting {
  public:
    void ParticipantWrites(std::span<const Party> audience, Instant at);
    void Answers(Party party);  // writes, or marks it handled
    void Asks(Party whom, Instant at);
    void NoLonger(Party whom);
    [[nodiscard]] Instant Since(Party whom) const;  // none: not waited for
    bool operator==(const Waiting&) const = default;

  private:
    void Wait(Party whom, Instant at);

    std::array<Instant, kPartyCount> since_{};
    PartySet asked_;  // by name
};

}  // namespace samkraft::domain
