// Which team should take a case: by what the participant needs, what the team's members are good at and how
// much they already carry. A proposal with its reasons; people choose. Pure and deterministic: equal teams
// come in the order of the directory.
#pragma once

#include <string>
#include <vector>

#include "domain/case_state.hpp"
#include "domain/directory.hpp"

namespace samkraft::domain {

struct TeamLoad {
    TeamId team;
    std::int32_t open_cases = 0;
};

struct AllocationReason {
    std::string code;         // "competence", "load", "full"
    std::string competence;   // for "competence": which
    WorkerId worker;          // … and who has it
    std::int32_t number = 0;  // for "load" and "full": free places
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"code"}, self.code);
        visit({"competence"}, self.competence);
        visit({"worker"}, self.worker);
        visit({"number"}, self.number);
    }
};

struct TeamProposal {
    TeamId team;
    std::int32_t score = 0;  // ten for each need met, up to ten for free places; −100 when the team is full
    WorkerId lead;           // who in the team meets most needs
    std::vector<AllocationReason> reasons;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"team"}, self.team);
        visit({"score"}, self.score);
        visit({"lead"}, self.lead);
        visit({"reasons"}, self.reasons);
    }
};

// The competences (catalogue codes) that the case asks for, from what the reader can see of it.
[[nodiscard]] std::vector<std::string> NeedsOf(const CaseState& seen);

// Every team, best first. O(teams × workers × needs).
[[nodiscard]] std::vector<TeamProposal> ProposeTeams(const CaseState& seen, const Directory& directory,
                                                     const std::vector<TeamLoad>& loads);

}  // namespace samkraft::domain
