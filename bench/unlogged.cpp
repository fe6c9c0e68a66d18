// For script/bench alone: a server that answers at once where ours waits until the access log is on disk, so
// that the difference can be measured. The linker puts it in the place of journal::Committer::Log
// (bench/CMakeLists.txt), so the program itself has no switch that leaves the log out. Should that member be
// called something else one day, nothing is replaced; script/bench sees that, for then both have logged.
#include "journal/committer.hpp"

// NOLINTNEXTLINE(bugprone-reserved-identifier): the linker's name for it
extern "C" void
__wrap__ZN8samkraft7journal9Committer3LogENS_2IdINS_14AssociationTagEEESt6vectorINS0_9AccessRowESaIS6_EESt8functionIFvvEESB_(
    samkraft::journal::Committer* /*self*/, samkraft::AssociationId /*association*/,
    std::vector<samkraft::journal::AccessRow> /*rows*/, samkraft::journal::Journal::AfterLog done,
    samkraft::journal::Journal::AfterLog /*failed*/) {
    if (done) done();
}
