// Who sees what in a case, and who reads one entry, as far as one asker may know. Worked out from the bases
// that follow from the entries the asker sees; what others have opened to each other beyond them is theirs,
// and told as such; what the law would allow is the same for every case. Pure.
#pragma once

#include <vector>

#include "domain/directory.hpp"
#include "office/views.hpp"
#include "secrecy/readers.hpp"

namespace samkraft::office {

// A case as it was opened for one actor.
struct SeenCase {
    const secrecy::CaseBases& bases;  // what decided it: used for the actor's own reading and own party alone
    std::vector<Entry> seen;          // redacted
    const std::vector<std::pair<EntryHead, secrecy::Decision>>& decisions;  // of what is seen
};

class Insight {
  public:
    // The actor, the bases and the decisions must outlive it.
    Insight(const secrecy::Actor& actor, Language language, SeenCase opened, const Directory& directory,
            Instant now);

    [[nodiscard]] ReadersView Matrix() const;  // O(categories × readers × topics)
    // Of one entry; of one colleague alone, when there is one.
    [[nodiscard]] Audience AudienceOf(const EntryHead& head, const Worker* colleague) const;
    // The newest entry of the item that the asker sees; none: the asker sees none.
    [[nodiscard]] const EntryHead* Find(ItemId item) const;

  private:
    // Who in the own party has the case is the party's own, whoever wrote it down; and so is protection, to
    // whom the person's name is masked.
    void AddOwnParty();
    void FindReaders();
    void Meet(const secrecy::Readership& reader);
    [[nodiscard]] secrecy::Readership Mine() const;
    [[nodiscard]] secrecy::Reading ReadingOf(const secrecy::Readership& reader) const;
    [[nodiscard]] ReaderView ViewOf(const secrecy::Readership& r) const;
    // Whether the asker knows all that decides how the owner's entries stand to the reader.
    [[nodiscard]] bool KnowsOf(const secrecy::Readership& reader, const EntryHead& head) const;
    [[nodiscard]] StandingView Told(const secrecy::Readership& reader, const secrecy::Standing& standing,
                                    const EntryHead& head, const std::string& name) const;
    // A consent that would open it and that waits for its answer.
    [[nodiscard]] ItemId AskedFor(const secrecy::Readership& reader, const EntryHead& head) const;
    [[nodiscard]] std::optional<std::int32_t> SinglesOf(const secrecy::Reading& reading, Party owner,
                                                        Category category,
                                                        const secrecy::Standing& standing) const;
    // One colleague. Of another party's staff the asker may not know who has the case, unless it is seen.
    [[nodiscard]] AudienceLine LineOf(const EntryHead& head, const Worker& colleague) const;

    const secrecy::Actor& actor_;
    Language language_;
    const secrecy::CaseBases& bases_;
    const std::vector<std::pair<EntryHead, secrecy::Decision>>& decisions_;
    Instant now_;
    secrecy::CaseBases known_;
    PartySet parties_;
    std::vector<secrecy::Readership> readers_;
    std::vector<Written<ConsentAsked>> asked_;  // consents that wait for their answer
};

}  // namespace samkraft::office
