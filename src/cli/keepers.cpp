#include "cli/keepers.hpp"

#include <algorithm>

namespace samkraft::cli {
namespace {

using domain::Party, domain::Worker;

bool KeepsRecords(const Worker* worker, Date today) {
    return worker != nullptr && worker->Has(domain::Duty::kRecordsKeeper) && worker->party != Party::kNone &&
           (!worker->until || worker->until >= today);
}

}  // namespace

Result<const Worker*> KeeperCalled(const domain::Directory& directory, std::string_view username,
                                   Date today) {
    const auto at = std::ranges::find(directory.workers, username, &Worker::username);
    if (at == directory.workers.end())
        return Fail(Code::kSetup, "", {"there is no user “" + std::string(username) + "”"});
    if (!KeepsRecords(&*at, today)) return Fail(Code::kForbidden);
    return &*at;
}

Done MayConfirm(const domain::Directory& directory, WorkerId proposer, const Worker& second, Date today) {
    const Worker* const first = directory.Find(proposer);
    if (!KeepsRecords(first, today))
        return Fail(Code::kWrongState, "", {"who proposed it keeps no records any more"});
    if (first->id == second.id) return Fail(Code::kSecondPerson);
    if (first->party == second.party)
        return Fail(Code::kWrongState, "", {"who keeps the records of another party must confirm"});
    return {};
}

}  // namespace samkraft::cli
