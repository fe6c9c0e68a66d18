// The schema's migrations, embedded from migrations/NNN_name.sql when the program is built
// (migrations.cmake).
#pragma once

#include <span>

#include "db/db.hpp"

namespace samkraft::journal {

[[nodiscard]] std::span<const db::Migration> Migrations();

}  // namespace samkraft::journal
