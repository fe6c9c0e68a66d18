// A party's file of a case as a package for its archive, and the certificate of a disposal as a document. Fed
// from what the office has released, and nothing else.
#pragma once

#include <string>

#include "domain/directory.hpp"
#include "office/rights_views.hpp"

namespace samkraft::formats {

// A zip: arende.json (the case and its documents under the headings of the archive specification FGS
// Ärendehantering), akt.pdf (the same to read; tagged, made as PDF/A-2u), the documents' files under
// handlingar/, manifest.json (what is in the
// package, made when, sizes and SHA-256) and SHA256SUMS, by which `sha256sum -c` proves it. No name of a file
// tells who it is about. O(entries). Throws std::runtime_error when it cannot be made.
[[nodiscard]] std::string PartyFileZip(const office::PartyFile& file, Language language);

[[nodiscard]] std::string CertificatePdf(const office::Certificate& certificate,
                                         const domain::Directory& directory, Language language);

}  // namespace samkraft::formats
