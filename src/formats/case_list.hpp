// The list of cases as a file: the rows and the columns that are on screen, named as there. Whoever is under
// protection is named no further than on screen.
#pragma once

#include <string>
#include <vector>

#include "domain/directory.hpp"
#include "office/views.hpp"

namespace samkraft::formats {

struct CaseList {
    const office::CasePage& page;
    std::vector<domain::ListColumn> columns;  // in this order; none: those of the screen's own choice
    const domain::Directory& directory;
    Date today;
    Language language = Language::kSwedish;
};
[[nodiscard]] std::string CaseListCsv(const CaseList& list);
[[nodiscard]] std::string CaseListXlsx(const CaseList& list);

}  // namespace samkraft::formats
