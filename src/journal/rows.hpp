// How journal rows are bound to their places, and what is inside the sealed parts of projections.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/db.hpp"
#include "journal/journal.hpp"
#include "journal/keys.hpp"

namespace samkraft::journal {

// Every column of an entry but the payload: change one and the seal no longer fits.
[[nodiscard]] inline Place EntryPlace(AssociationId association, CaseId case_id, std::int64_t sequence,
                                      const domain::EntryHead& head) {
    Place place(Sealed::kEntry);
    place.Add(association.value)
        .Add(case_id.value)
        .Add(sequence)
        .Add(head.id.value)
        .Add(head.item.value)
        .Add(head.version)
        .Add(head.kind);
    place.Add(static_cast<std::uint8_t>(head.owner))
        .Add(static_cast<std::uint8_t>(head.category))
        .Add(static_cast<std::uint8_t>(head.topic));
    place.Add(head.named.Bits()).Add(head.author.value).Add(head.at.micros);
    return place;
}

// The kind of an entry that has been disposed of: its row is left, its content and what it was are not.
inline constexpr std::int64_t kDisposedKind = 65535;
// Makes it so of one. $1 association, $2 stream, $3 sequence, $4 kDisposedKind, $5 no bytes.
inline constexpr db::Sql kEmptyEntry =
    "update entry set id = 0, item = -seq, version = 1, kind = $4, owner = 0, category = 0, topic = 0, named "
    "= 0, author = 0, at = 0, sealed = $5 where association_id = $1 and case_id = $2 and seq = $3";

[[nodiscard]] inline Place CertificatePlace(AssociationId association, CaseId case_id, domain::Party party,
                                            Instant at) {
    return Place(Sealed::kCertificate)
        .Add(association.value)
        .Add(case_id.value)
        .Add(static_cast<std::uint8_t>(party))
        .Add(at.micros);
}

// A file lies in pieces of this size; the last may be shorter, and every file has at least one. A piece that
// is missing, doubled or moved does not open: each is bound to its number and to how many there are.
inline constexpr std::size_t kFilePart = std::size_t{256} * 1024;
[[nodiscard]] inline Place FilePlace(AssociationId association, CaseId case_id, domain::Party owner,
                                     ItemId item, FileId file, std::int64_t part, std::int64_t parts) {
    Place place(Sealed::kFile);
    place.Add(association.value).Add(case_id.value).Add(static_cast<std::uint8_t>(owner)).Add(item.value);
    place.Add(file.value).Add(part).Add(parts);
    return place;
}

[[nodiscard]] Place CardPlace(AssociationId association, const Card& card);

// The columns of a card that stand in clear, of a table called c, and a card made of them.
inline constexpr std::string_view kCardColumns =
    "c.case_id, c.reader, c.team, c.lead_worker, c.phase, c.next_due, c.next_contact, c.last_contact,"
    " c.hours_planned, c.flags, c.holds_until, c.held_by, c.held_from";
inline constexpr int kCardColumnCount = 13;
[[nodiscard]] Card CardColumnsIn(const db::Rows& rows);
[[nodiscard]] Reader ReaderWith(std::int64_t code);

// content and words in one sealed text.
[[nodiscard]] std::string PackCard(const Card& card);
void UnpackCard(std::string_view packed, Card& card, bool with_words);

[[nodiscard]] std::string PackFact(const Fact& fact);
void UnpackFact(std::string_view packed, Fact& fact);
[[nodiscard]] inline Place FactPlace(AssociationId association, CaseId case_id) {
    return Place(Sealed::kFact).Add(association.value).Add(case_id.value);
}

// Days as stored. See 001_journal.sql: what has no next date comes last, who was never contacted comes first.
inline constexpr std::int64_t kNever = 2147483647;
[[nodiscard]] inline std::int64_t StoredNext(Date date) { return date ? date.days : kNever; }
[[nodiscard]] inline Date NextOf(std::int64_t stored) {
    return stored == kNever ? Date{} : Date{static_cast<std::int32_t>(stored)};
}

// The hashes that find a card by its words, sorted, each once.
[[nodiscard]] std::vector<std::int64_t> WordHashes(const KeyRing& keys, AssociationId association,
                                                   domain::Party party,
                                                   const std::vector<std::string>& words);
[[nodiscard]] std::int64_t WordsFingerprint(const std::vector<std::int64_t>& hashes);

}  // namespace samkraft::journal
