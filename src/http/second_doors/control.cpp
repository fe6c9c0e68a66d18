// What a handler may do: this compiles. The files beside it must not.
#include "http/api.hpp"
samkraft::Result<samkraft::office::Seen<samkraft::office::CaseView>> Handler(
    samkraft::office::Office& office, const samkraft::office::Asker& asker) {
    return office.Case(asker, samkraft::CaseId{7});
}
