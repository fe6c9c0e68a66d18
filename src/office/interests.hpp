// Own interest (jäv, förvaltningslagen 2017:900, 16–18 §§): what a worker declares, and what is told of it.
// Whom it is about is kept as a keyed hash of the personal number alone.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::office {

using RelationId = Id<struct RelationTag>;

// 16 § first paragraph: 1 close to a party, 2 representative or counsel, 5 anything else that makes
// impartiality doubtful. That a case is one's own is known by one's own number.
enum class Closeness : std::uint8_t { kRelative, kRepresentative, kOther };
constexpr std::array<std::string_view, 3> Names(Closeness) { return {"relative", "representative", "other"}; }

struct Declaration {
    std::string personal_number;
    Closeness closeness = Closeness::kRelative;
    std::string label;  // the worker's own words, by which to know it again; shown to nobody else
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"personal_number", kRequired, 0, 13}, self.personal_number);
        visit({"closeness", kRequired}, self.closeness);
        visit({"label", kOptional, 0, 60}, self.label);
    }
};

struct OwnRelation {
    RelationId id;
    Closeness closeness = Closeness::kRelative;
    std::string label;
    Instant declared, ended;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"id"}, self.id);
        visit({"closeness"}, self.closeness);
        visit({"label"}, self.label);
        visit({"declared"}, self.declared);
        visit({"ended"}, self.ended);
    }
};
struct OwnRelations {
    bool own_number = false;  // the worker's own number is known, so that their own case is closed to them
    Always<OwnRelation> relations;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"own_number"}, self.own_number);
        visit({"relations"}, self.relations);
    }
};

struct StaffRelation {  // that there is one, and not to whom
    RelationId id;
    WorkerId worker;
    Instant declared, ended;
    std::string reason;  // why it was ended
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"id"}, self.id);
        visit({"worker"}, self.worker);
        visit({"declared"}, self.declared);
        visit({"ended"}, self.ended);
        visit({"reason"}, self.reason);
    }
};
struct StaffRelations {
    Always<StaffRelation> relations;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"relations"}, self.relations);
    }
};

}  // namespace samkraft::office
