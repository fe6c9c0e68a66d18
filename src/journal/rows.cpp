#include "journal/rows.hpp"

#include <algorithm>

namespace samkraft::journal {

Place CardPlace(AssociationId association, const Card& card) {
    Place place(Sealed::kCard);
    place.Add(association.value)
        .Add(card.case_id.value)
        .Add(card.reader.Code())
        .Add(card.team.value)
        .Add(card.lead.value)
        .Add(card.phase);
    place.Add(card.next_due.days)
        .Add(card.next_contact.days)
        .Add(card.last_contact.days)
        .Add(card.hours_planned)
        .Add(card.flags);
    place.Add(card.holds_until.micros).Add(card.held_by.value).Add(card.held_from.micros);
    return place;
}

Reader ReaderWith(std::int64_t code) {
    return {static_cast<domain::Party>(static_cast<std::uint8_t>(code / 16)),
            static_cast<domain::Column>(static_cast<std::uint8_t>(code % 16))};
}

Card CardColumnsIn(const db::Rows& rows) {
    Card card;
    card.case_id = CaseId{rows.Int(0)};
    card.reader = ReaderWith(rows.Int(1));
    card.team = TeamId{rows.Int(2)};
    card.lead = WorkerId{rows.Int(3)};
    card.phase = static_cast<std::uint8_t>(rows.Int(4));
    card.next_due = NextOf(rows.Int(5));
    card.next_contact = NextOf(rows.Int(6));
    card.last_contact = Date{static_cast<std::int32_t>(rows.Int(7))};
    card.hours_planned = static_cast<std::int32_t>(rows.Int(8));
    card.flags = static_cast<std::uint32_t>(rows.Int(9));
    card.holds_until = Instant{rows.Int(10)};
    card.held_by = TeamId{rows.Int(11)};
    card.held_from = Instant{rows.Int(12)};
    return card;
}

// Content and words hold no NUL, so NUL parts them.
std::string PackCard(const Card& card) {
    std::string packed = card.content;
    for (const std::string& word : card.words) {
        packed += '\0';
        packed += word;
    }
    return packed;
}

void UnpackCard(std::string_view packed, Card& card, bool with_words) {
    auto end = packed.find('\0');
    card.content = packed.substr(0, end);
    while (with_words && end != std::string_view::npos) {
        packed.remove_prefix(end + 1);
        end = packed.find('\0');
        card.words.emplace_back(packed.substr(0, end));
    }
}

namespace {

template <class Visit, class F>
void FactParts(F& fact, Visit visit) {
    visit(fact.opened.days);
    visit(fact.closed.days);
    visit(fact.team.value);
    visit(fact.outcome);
    visit(fact.exit_reason);
    visit(fact.education);
    visit(fact.support_time);
    visit(fact.age_band);
    visit(fact.sex);
    visit(fact.subsidised);
    visit(fact.in_sus);
    visit(fact.extent);
    visit(fact.months);
}

}  // namespace

std::string PackFact(const Fact& fact) {
    std::string packed;
    FactParts(fact,
              [&](const auto& part) { packed.append(reinterpret_cast<const char*>(&part), sizeof part); });
    return packed;
}

void UnpackFact(std::string_view packed, Fact& fact) {
    FactParts(fact, [&](auto& part) {
        if (packed.size() < sizeof part) throw Tampered("a fact has the wrong length");
        packed.copy(reinterpret_cast<char*>(&part), sizeof part);
        packed.remove_prefix(sizeof part);
    });
}

std::vector<std::int64_t> WordHashes(const KeyRing& keys, AssociationId association, domain::Party party,
                                     const std::vector<std::string>& words) {
    std::vector<std::int64_t> hashes;
    hashes.reserve(words.size());
    for (const std::string& word : words)
        hashes.push_back(keys.Hash64(Hashed::kWord, association, static_cast<std::int64_t>(party), word));
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
}

std::int64_t WordsFingerprint(const std::vector<std::int64_t>& hashes) {
    std::uint64_t mixed = hashes.size();
    for (const std::int64_t hash : hashes)
        mixed = (mixed ^ static_cast<std::uint64_t>(hash)) * 0x9e3779b97f4a7c15;
    return static_cast<std::int64_t>(mixed);
}

}  // namespace samkraft::journal
