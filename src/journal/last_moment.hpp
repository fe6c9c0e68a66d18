// When the journal was last used: a machine whose clock has gone back would let what has run out hold again,
// and write what comes after before what came before.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/id.hpp"

namespace samkraft::journal {

// Of the newest rows of the access log, in which every reading and every writing stands; none: unused. kSetup
// when the database cannot be read.
[[nodiscard]] Result<Instant> LastMoment(const std::string& database, AssociationId association);

}  // namespace samkraft::journal
