// The association's directory, read from its stream in the journal.
#pragma once

#include "domain/directory.hpp"
#include "journal/journal.hpp"

namespace samkraft::office {

// Kinds on the directory's stream. A relation is one that a worker has declared (interests.hpp).
inline constexpr std::uint16_t kWorkerEntry = 100, kTeamEntry = 101, kConsentTextEntry = 102,
                               kRelationEntry = 103, kRelationEnded = 104, kAwayEntry = 105, kAwayEnded = 106;

// The journal must outlive what it gives: it tells whose personal numbers are of those who work here.
[[nodiscard]] domain::Directory DirectoryOf(journal::Stream& stream, journal::Journal& journal,
                                            AssociationId association);
[[nodiscard]] inline domain::Directory ReadDirectory(journal::Journal& journal, AssociationId association) {
    journal::Stream stream = journal.Read(association, journal::kDirectoryStream);
    return DirectoryOf(stream, journal, association);
}

}  // namespace samkraft::office
