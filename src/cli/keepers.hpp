// The two persons that it takes to dispose of something by command: both keep a party's records, of two
// parties, for what goes is no party's alone.
#pragma once

#include <string_view>

#include "base/error.hpp"
#include "domain/directory.hpp"

namespace samkraft::cli {

// Who has that user name and keeps a party's records on the day. kSetup, kForbidden. The directory must
// outlive it.
[[nodiscard]] Result<const domain::Worker*> KeeperCalled(const domain::Directory& directory,
                                                         std::string_view username, Date today);
// Whether `second` may confirm what `proposer` has proposed: kSecondPerson, kWrongState with why.
[[nodiscard]] Done MayConfirm(const domain::Directory& directory, WorkerId proposer,
                              const domain::Worker& second, Date today);

}  // namespace samkraft::cli
