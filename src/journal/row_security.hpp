// The second lock between associations, on PostgreSQL: forced row-level security on every table that holds
// rows of an association, so that a statement whose filter was forgotten finds the rows of the association it
// was asked for (db::Connection::Scope) and no other; without a scope, none. It guards against our own
// mistakes, not against whoever can send statements of their own: these could set another scope.
#pragma once

#include <string>

#include "db/db.hpp"

namespace samkraft::journal {

// Puts every table with a column association_id under the lock; what is under it already is left alone, so
// that a server without the right to alter tables can call it. kSetup when that right is needed and lacking.
// SQLite, where one file is one installation's: nothing. `apply` false: only looks.
[[nodiscard]] Done GuardRows(db::Connection& connection, bool apply);

// Lets the owner of the tables past the lock until GuardRows is called: a migration moves everybody's rows.
// Other roles stay under it. kSetup for who is not the owner.
[[nodiscard]] Done LiftGuardForOwner(db::Connection& connection);

// Whether the lock does not hold for this connection's role: a superuser, or one with BYPASSRLS.
[[nodiscard]] bool BypassesGuard(db::Connection& connection);

// kSetup when the lock would not hold for the role that this database is opened as, with what to do instead,
// and when it cannot be opened. Nothing is changed. SQLite: always well.
[[nodiscard]] Done RequireGuard(const std::string& database);

// Lets another role serve: read and write what the server does, and add to the access log without altering,
// taking out of it or certifying what has gone; make no tables and alter none. The role must be there.
// PostgreSQL only.
[[nodiscard]] Done AllowServer(db::Connection& connection, const std::string& role);

}  // namespace samkraft::journal
