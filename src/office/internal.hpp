// What the office's own files share.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "journal/journal.hpp"
#include "office/office.hpp"

namespace samkraft::office {

// A case opened for one actor: the whole stream for what the program must know, the redacted entries for what
// the actor sees.
struct Office::OpenedCase {
    journal::Stream stream;
    secrecy::CaseBases bases;
    std::vector<Entry> whole;  // every entry, when asked for; otherwise the governing ones
    std::vector<Entry> seen;
    std::vector<std::pair<EntryHead, secrecy::Decision>> decisions;  // of what is seen
    std::string digest;
    bool admitted = false;
};

// What a referral of a person whose case this is does. kTaken: the asker's party has a case of its own here,
// and it is open as that party sees it.
enum class Standing : std::uint8_t { kJoins, kTaken, kReturns };
[[nodiscard]] Standing StandingIn(const Office::OpenedCase& whole_file, const secrecy::Actor& actor,
                                  Instant now);

// A person as the asker knows them: the case that is theirs now, and what is seen of it.
struct Office::KnownPerson {
    CaseId case_id;  // none: nobody has such a person
    bool admitted = false;
    CaseState seen;
    Standing standing = Standing::kJoins;
};

// Whether the asker may not know whose case it is. Then the personal number leads nobody to it either: a
// referral or a file with that number is as of somebody who is not here (docs/03-secrecy.md 3.7).
[[nodiscard]] bool HidesPerson(const Office::OpenedCase& file, const secrecy::Actor& actor);
// What is kept back from the participant, and the decisions on that, which are the office's own.
[[nodiscard]] std::set<ItemId> KeptBackItems(std::span<const Entry> entries);
[[nodiscard]] bool IsOfTheOffice(Kind kind);
// How long the party keeps its part, by what the asker sees: a birth date that is hidden is not told by it.
[[nodiscard]] Retention RetentionIn(const DecidedTerms& terms, std::span<const Entry> seen, Party party,
                                    Date closed, Date today);
[[nodiscard]] RetentionView ViewOf(const Retention& retention, bool held, Language language);

// What the log says of a document's file that was taken out: of this item, and of no other.
[[nodiscard]] std::string DigestOfFile(ItemId item);
inline constexpr std::string_view kFilePage = "GET /cases/{case}/documents/{item}";

// Of cases and of dues in a team, as many as are looked at for one answer.
inline constexpr int kMostCasesOfAll = 4000, kMostDuesOfAll = 4000;
[[nodiscard]] std::string NameOn(const CardContent& content);
// The same of a conversation; and the conversation that the item is, or is a message in.
[[nodiscard]] std::string DigestOfThread(ItemId thread);
[[nodiscard]] std::optional<ItemId> ThreadWith(std::span<const Entry> whole, ItemId item);
inline constexpr std::string_view kThreadPage = "GET /cases/{case}/threads/{thread}";
inline constexpr std::string_view kThreadsPage = "GET /cases/{case}/threads";
// The drafts that the wishes were written in.
[[nodiscard]] std::vector<journal::DraftPlace> DraftsSentWith(const Asker& asker, CaseId case_id,
                                                              std::span<const Wish> wishes);

// The case as it stood at a reading that the log tells of; teams are those of now. Of an opened case, which
// must outlive it.
class PastBases {
  public:
    PastBases(const Office::OpenedCase& file, const Directory& directory)
        : file_(file), directory_(directory) {}
    [[nodiscard]] secrecy::Gate GateOf(const journal::AccessRow& row, AssociationId association);

  private:
    const Office::OpenedCase& file_;
    const Directory& directory_;
    std::map<std::int64_t, secrecy::CaseBases> bases_;  // by how far the case had come
};

[[nodiscard]] std::string Digest(std::string_view bytes);  // 16 bytes, BLAKE2b
[[nodiscard]] Entry Opened(journal::Stream& stream,
                           std::size_t index);  // whole; throws when it cannot be read
[[nodiscard]] AccessRows Rows(journal::AccessRow row);
[[nodiscard]] bool IsAccessFault(Code code);  // of which the log tells as refused

}  // namespace samkraft::office
