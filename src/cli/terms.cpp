#include "cli/terms.hpp"

#include <utility>
#include <vector>

namespace samkraft::cli {

Result<domain::DecidedTerms> TermsOf(const Config& config, Date today) {
    std::vector<domain::DecidedTerm> terms;
    for (const RetentionConfig& one : config.retention) {
        domain::DecidedTerm& term = terms.emplace_back();
        term.rule = one.rule;
        term.years = one.years;
        term.decision = one.decision;
        term.decided = one.decided;
        if (!FromName(one.from, term.from))
            return Fail(Code::kSetup, "",
                        {"the term for “" + one.rule + "”: from is last_entry or end_of_year_closed, not “" +
                         one.from + "”"});
    }
    return domain::DecidedTerms::Make(std::move(terms), today);
}

}  // namespace samkraft::cli
