// From the entries that govern access to what the secrecy engine decides on. Pure.
#pragma once

#include <span>

#include "domain/directory.hpp"
#include "domain/entries.hpp"
#include "secrecy/engine.hpp"

namespace samkraft::journal {

// Kinds whose content the engine needs before anything else of the case is opened: consents, disclosures,
// assignments, engagements, protection, what has been recalled and blotted out.
[[nodiscard]] bool Governs(domain::Kind kind);

// `entries`: the governing ones, whole, in the journal's order; with the identities among them, whether the
// person works here counts too (domain::Directory::WorksHere). A team's parties take part from the day the
// team has the case: everyone in the team owns it (malmokraften-method-support, first chapter).
[[nodiscard]] secrecy::CaseBases BasesOf(std::span<const domain::Entry> entries,
                                         const domain::Directory& directory);

}  // namespace samkraft::journal
