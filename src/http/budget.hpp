// How much one person who is signed in may ask for: more than anybody's work takes, and far less than a
// program would need that goes through everybody. One table (kBudgets) says how much of what, and why so
// much; another (budget.cpp) which routes it is about. In memory: a restart forgives, and several servers
// count apart.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace samkraft::http {

enum class Asked : std::uint8_t {
    kSearch,    // is there somebody of this name or number
    kReading,   // what a case holds, or the table of outcomes
    kTakenOut,  // a file of many, or of all that is kept of one
    kList,      // a list of cases or what it counts, without words
    kHanging,   // what hangs on a case: its rules, readers, log, messages
};

// `most` at once, and as many again each `seconds`, evenly.
struct BudgetOf {
    Asked what;
    int most, seconds;
};
inline constexpr std::array<BudgetOf, 5> kBudgets{{
    // A name that is typed is some four searches. Ten thousand numbers take an hour and a half.
    {Asked::kSearch, 120, 60},
    // A case that is worked in is read anew when somebody writes in it, once a second at the most. To go
    // through
    // the cases of an association of 3,588 takes two hours.
    {Asked::kReading, 300, 600},
    // Who hands over a party's files to its archive does one a minute. 3,588 take sixty hours.
    {Asked::kTakenOut, 60, 3600},
    // A filter that is pressed is two, a list that is paged through one a page; nobody presses five times a
    // second for a minute.
    {Asked::kList, 600, 60},
    // A page of a case asks for five at the most, and asks anew when somebody writes in it, once a second at
    // the most.
    {Asked::kHanging, 600, 60},
}};

// What a route (as in openapi.yaml, below /api/v1) counts as; none: it is not counted. `searches`: the
// request names what is looked for.
[[nodiscard]] std::optional<Asked> AskedBy(std::string_view method, std::string_view route, bool searches);

// Thread-safe.
class Budgets {
  public:
    // How many times the table's numbers; 0: without end.
    explicit Budgets(int times) : times_(times) {}

    struct Answer {
        int wait = 0;         // seconds; 0: taken. Otherwise nothing has been taken
        bool to_log = false;  // refused for the first time in a minute: whoever goes on does not fill the log
    };
    // The same words as in the search before are the same search: the next page, another order, or the list
    // that is asked for anew because something has changed. For what is no search they are not looked at.
    Answer Take(WorkerId who, Asked what, std::string_view words, Instant now);

  private:
    struct Left {
        double count = 0;  // of what may be asked for at this moment
        Instant at;
        std::size_t words = 0;  // hashed
        Instant logged;
    };
    const int times_;
    std::mutex mutex_;
    std::unordered_map<WorkerId, std::array<Left, kBudgets.size()>> left_;
};

}  // namespace samkraft::http
