// What db.cpp needs of the two drivers.
#pragma once

#include "db/db.hpp"

namespace samkraft::db {

[[nodiscard]] std::unique_ptr<Connection> OpenSqlite(const std::string& path, Use use);
[[nodiscard]] std::unique_ptr<Connection> OpenPostgres(const std::string& conninfo, Use use);

}  // namespace samkraft::db
