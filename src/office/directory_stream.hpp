// The association's directory, read from its stream in the journal.
#pragma once

#include "domain/directory.hpp"
#include "journal/journal.hpp"

namespace samkraft::office {

inline constexpr std::uint16_t kWorkerEntry = 100, kTeamEntry = 101,
                               kConsentTextEntry = 102;  // kinds on the directory's stream

[[nodiscard]] domain::Directory DirectoryOf(journal::Stream& stream);
[[nodiscard]] inline domain::Directory ReadDirectory(journal::Journal& journal, AssociationId association) {
    journal::Stream stream = journal.Read(association, journal::kDirectoryStream);
    return DirectoryOf(stream);
}

}  // namespace samkraft::office
