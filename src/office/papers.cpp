// Papers: a case as it may leave on paper, made of its maker's view and nothing else (docs/decisions/0028).
#include "office/papers.hpp"

#include <algorithm>
#include <set>

#include "domain/kinds.hpp"
#include "office/internal.hpp"

namespace samkraft::office {
namespace {

constexpr std::array<std::string_view, 9> kSummons{"of",      "address", "date",  "time",  "place",
                                                   "channel", "who",     "bring", "cancel"};
constexpr std::array<std::string_view, 1> kPlan{"address"};
constexpr std::array<std::string_view, 3> kNeeds{"of", "host", "adaptations"};
constexpr std::array<std::string_view, 5> kMinutes{"of", "address", "who", "agreed", "next"};
constexpr std::array<std::string_view, 2> kOfWhat{"of", "address"};

std::span<const std::string_view> FieldsOf(PaperTemplate paper) {
    switch (paper) {
        case PaperTemplate::kSummons:
            return kSummons;
        case PaperTemplate::kPlan:
        case PaperTemplate::kQuestionnaire:
            return kPlan;
        case PaperTemplate::kNeeds:
            return kNeeds;
        case PaperTemplate::kMinutes:
            return kMinutes;
        case PaperTemplate::kConsentProof:
            return kOfWhat;
    }
    return {};
}

struct Untaken {
    PaperTemplate paper;
    std::string_view found;
    template <class T>
    void operator()(const FieldSpec& spec, const T& field) {
        if (found.empty() && field != T{} && !TakenBy(paper, spec.name)) found = spec.name;
    }
};

// A paper leaves the house, most often in the participant's own hand: nothing goes on it that the
// participant's column does not open, that any party keeps back from the participant, or that was recalled.
// As for the extract (rights.cpp), whether something was left out is not told.
CaseState ForPaper(Office::OpenedCase& file, Instant now) {
    const secrecy::Gate theirs(file.bases, secrecy::Actor{{}, {}, Party::kNone, Role::kParticipant, {}}, now);
    std::set<ItemId> held = KeptBackItems(file.whole);
    for (const Entry& e : file.seen)
        if (const auto* recalled = std::get_if<Recalled>(&e.payload)) held.insert(recalled->of);
    std::vector<Entry> open;
    for (std::size_t i = 0; i < file.seen.size(); ++i) {
        Entry& e = file.seen[i];
        const EntryHead& head = file.decisions[i].first;
        if (held.contains(head.item) || IsOfTheOffice(KindOf(head))) continue;
        const secrecy::Decision decision = theirs.Decide(head);
        if (decision.level == Level::kNone) continue;
        if (decision.level == Level::kLimited) {
            Redact(e, decision.slice);
            e.level = Level::kLimited;
        }
        open.push_back(std::move(e));
    }
    return Fold(std::move(open));
}

template <class Items, class Is>
bool Holds(const Items& items, Is is) {
    return std::ranges::any_of(items, is);
}

// What the paper is about is there, and is such a thing.
Done IsThere(const PaperSource& s) {
    const CaseState& c = s.content;
    const ItemId of = s.wish.of;
    const auto found = [&] {
        switch (s.paper) {
            case PaperTemplate::kSummons:
                return Holds(c.follow_ups,
                             [&](auto& f) { return f.about.item == of && f.planned && !f.done; });
            case PaperTemplate::kMinutes:
                return Holds(c.follow_ups, [&](auto& f) { return f.about.item == of && f.done; });
            case PaperTemplate::kNeeds:
                return c.FindPlacement(of) != nullptr;
            case PaperTemplate::kConsentProof:
                return Holds(c.consents, [&](auto& x) {
                    return x.asked.about.item == of && x.status == ConsentStatus::kGiven;
                });
            default:
                return false;
        }
    };
    if (of && !found()) return Fail(Code::kNotFound, "/of");
    if (s.wish.date && s.wish.date < s.made) return Fail(Code::kOutOfRange, "/date", {s.made.Text(), "…"});
    // On a sheet for a workplace stands what was written to be told there, and still holds.
    for (std::size_t i = 0; i < s.wish.adaptations.size(); ++i) {
        const bool there = Holds(c.adaptations, [&](const auto& a) {
            return a.about.item == s.wish.adaptations[i] && a.for_employer && (!a.until || s.made <= a.until);
        });
        if (!there) return Fail(Code::kNotFound, "/adaptations/" + std::to_string(i));
    }
    return {};
}

}  // namespace

bool TakenBy(PaperTemplate paper, std::string_view field) {
    return field == "language" || std::ranges::count(FieldsOf(paper), field) > 0;
}

Result<Seen<PaperSource>> Office::MakePaper(const Asker& asker, CaseId case_id, PaperTemplate paper,
                                            const PaperWish& wish, domain::Access access) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, true);
    if (!file.admitted) return Fail(Code::kNotFound);
    if (!kCaseRoles.Has(asker.actor.role)) return Fail(Code::kForbidden);
    const CaseState mine = Fold(std::vector<Entry>(file.seen));
    if (mine.IsEmpty()) return Fail(Code::kNotFound);
    // Told only to whom the mark is shown; who does not see it sees nothing that it protects either.
    const bool marked = mine.protection && mine.protection->degree != Protection::kNone;
    if (marked && HidesPerson(file, asker.actor)) return Fail(Code::kOfficersOnly);
    Untaken untaken{paper, {}};
    PaperWish::Fields(wish, untaken);
    if (!untaken.found.empty())
        return Fail(Code::kUnknownField, "/" + std::string(untaken.found), {std::string(untaken.found)});
    journal::AccessRow row = ShownRow(asker, access, file);
    PaperSource source{
        case_id, paper, wish, Today(), asker.actor.worker, asker.actor.party, ForPaper(file, clock_.Now())};
    CHECK_OK(IsThere(source));
    return Seen<PaperSource>(std::move(source), Rows(std::move(row)));
}

}  // namespace samkraft::office
