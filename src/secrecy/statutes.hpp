// Duties in law to inform, which break secrecy as far as they reach (OSL 2009:400, 10:28): from whom, to
// whom, what, since when. A disclosure on a statute names its code; nothing else opens on that basis.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::secrecy {

struct Datum {  // one piece of information that the statute lists, in its order
    std::string_view swedish;
    std::string_view english;
};

struct Statute {
    std::string_view code;  // "2008:975 5": the act and the section
    domain::Party from = domain::Party::kNone;
    domain::Party to = domain::Party::kNone;
    domain::CategorySet categories;
    Instant begins;  // in force
    Instant ends = kForever;
    std::string_view swedish;
    std::string_view english;
    std::string_view source;  // the wording that the list was taken from
    std::vector<Datum> data;  // what may be given, item by item; empty: what is needed, judged each time
    [[nodiscard]] bool InForce(Instant now) const { return begins <= now && now < ends; }
    [[nodiscard]] std::string_view Text(Language language) const {
        return language == Language::kSwedish ? swedish : english;
    }
};

// Every line of the statute table; code, from and to together are unique.
[[nodiscard]] std::span<const Statute> Statutes();
[[nodiscard]] const Statute* FindStatute(std::string_view code, domain::Party from,
                                         domain::Party to);  // null: no such line
// What it reaches at that moment; empty when there is no such line or it is not in force.
[[nodiscard]] domain::CategorySet ReachOf(std::string_view code, domain::Party from, domain::Party to,
                                          Instant now);

}  // namespace samkraft::secrecy
