// What can be made on paper from a case: the templates as data, what is wished of one, and what it is made
// of. How it is worded is in formats/papers.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/case_state.hpp"

namespace samkraft::office {

using namespace domain;

enum class PaperLanguage : std::uint8_t { kSwedish, kEnglish };
constexpr std::array<std::string_view, 2> Names(PaperLanguage) { return {"sv", "en"}; }

// What the maker says besides what the case says. Which fields a template takes: TakenBy.
struct PaperWish {
    PaperLanguage language = PaperLanguage::kSwedish;
    // What it is about: a planned follow-up (summons), one that has been (minutes), a placement (needs), a
    // consent (consent_proof; none: all that are given).
    ItemId of;
    bool address = false;  // where an envelope's window shows it
    Date date;             // instead of the follow-up's
    std::string time, place;
    std::optional<Channel> channel;
    std::string who, bring, cancel;
    std::string agreed, next;
    std::string host;                 // a workplace, a school
    std::vector<ItemId> adaptations;  // what is chosen for it, and nothing else
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"language"}, self.language);
        visit({"of"}, self.of);
        visit({"address"}, self.address);
        visit({"date"}, self.date);
        visit({"time", kOptional, 0, 40}, self.time);
        visit({"place", kOptional, 0, 200}, self.place);
        visit({"channel"}, self.channel);
        visit({"who", kOptional, 0, 300}, self.who);
        visit({"bring", kOptional, 0, 500}, self.bring);
        visit({"cancel", kOptional, 0, 500}, self.cancel);
        visit({"agreed", kOptional, 0, 4000}, self.agreed);
        visit({"next", kOptional, 0, 1000}, self.next);
        visit({"host", kOptional, 0, 200}, self.host);
        visit({"adaptations", kOptional, 0, 20}, self.adaptations);
    }
};

// Whether the template takes the field.
[[nodiscard]] bool TakenBy(PaperTemplate paper, std::string_view field);

// What a paper is made of: what its maker reads and the participant's own column opens besides, but what is
// kept back or recalled.
struct PaperSource {
    CaseId case_id;
    PaperTemplate paper = PaperTemplate::kSummons;
    PaperWish wish;
    Date made;
    WorkerId maker;
    Party party = Party::kNone;  // the maker's
    CaseState content;
};

}  // namespace samkraft::office
