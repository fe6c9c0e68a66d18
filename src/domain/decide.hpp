// What may be written, judged on what the writer can see: a command becomes entries, or a reason why not that
// says who can or what is missing. Pure: the time, the directory and the dated rules come in as data.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/case_state.hpp"
#include "domain/directory.hpp"
#include "domain/kinds.hpp"

namespace samkraft::domain {

struct Author {
    WorkerId worker;
    Party party = Party::kNone;
    Role role = Role::kOperator;
    bool records = false;  // keeps the party's records: proposes and confirms what is disposed of
};

// A dated rule that stops a kind of activity on a day (rules module).
struct RuleStop {
    std::string rule;     // its code
    std::string swedish;  // why, with dates
};

// A file that the server has looked through and will keep.
struct TakenFile {
    FileId id;
    std::string media_type, sha256;
    std::int32_t bytes = 0;
};

struct Setting {
    Instant now;
    Date today;
    const Directory& directory;
    std::function<std::optional<RuleStop>(std::string_view activity, Date from)> stop;
    // What a statute lets one party tell another at a moment (secrecy module). Not set: none lets anything.
    std::function<CategorySet(std::string_view code, Party from, Party to, Instant now)> statute;
    // What to print on the consent forms of this write, one code a form; not set: none.
    std::array<std::string, 3> references = {};
    // What is so whether the writer sees it or not. Who in the writer's party works with the case, and whom
    // its own mark of protection names; not set: nobody.
    std::function<bool(WorkerId)> works_with_case = {};
    std::vector<WorkerId> named_officers = {};
    bool knows_person = false;  // has written the right personal number, unable to see it
    // Which other parties read something of the item now; not set: none.
    std::function<PartySet(ItemId)> receivers = {};
    std::string disposal =
        {};  // the retention rule by which the party's file may be disposed of today, if any
    std::optional<TakenFile> file = {};  // that comes along with a document
    // The name of a provider in the register; none: there is no such provider. Not set: there is none.
    std::function<std::optional<std::string>(ProviderId)> provider = {};
    std::string signal_token = {};  // for a link made by this write
    // Whether those who have the case in the party (none: the participant) would read the whole of what is
    // written now, of the category and topic, naming these parties. Not set: nobody would.
    std::function<bool(Party, Category, Topic, PartySet named)> reads_whole = {};
};

// What the writer sends. For an entry on an existing item: the item, and the version the writer saw.
struct Wish {
    ItemId item;
    std::int32_t version = 0;
    Category category = Category::kNone;  // none: the kind's own
    Topic topic = Topic::kNone;
    Payload payload;
};

// What is to be written in one of several cases.
struct CaseWishes {
    CaseId case_id;
    std::vector<Wish> wishes;
    std::optional<Error> fault = {};  // what was sent about it cannot be read
    std::string request = {};         // as it was sent
};

// What will be written. An item of 0 is a new one.
struct Draft {
    ItemId item;
    Category category = Category::kNone;
    Topic topic = Topic::kNone;
    PartySet named;
    Payload payload;
    std::optional<Party> owner = std::nullopt;  // none: the writer's own party
};

// Errors: kStale, kNotFound, kMandate, kCaseClosed and those of each kind; pointers are relative to the
// entry's data.
[[nodiscard]] Result<std::vector<Draft>> Decide(const CaseState& seen, const Author& author,
                                                const Setting& setting, Wish wish);

struct Referral {
    Identity identity;
    std::optional<Registration> registration;
    std::optional<WorkHistory> work_history;
    CaseOpened opened;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"identity", kRequired}, self.identity);
        visit({"registration"}, self.registration);
        visit({"work_history"}, self.work_history);
        visit({"opened", kRequired}, self.opened);
    }
};
[[nodiscard]] Result<std::vector<Draft>> OpenCase(const Author& author, const Setting& setting,
                                                  Referral referral);

// The questionnaire's answers that suggest a care coordinator: the questions' codes. Empty: none does.
[[nodiscard]] std::vector<std::string> CareFlags(const CaseState& seen);

// Whether the item is kept back from the participant, and whether something stops the party's disposal.
[[nodiscard]] bool IsKeptBack(const CaseState& seen, ItemId item);
[[nodiscard]] bool Held(const CaseState& seen, Party party);

// Where a signal about an activity of the category lies.
[[nodiscard]] Category SignalCategory(Category activity);
inline constexpr int kDaysSignalLink = 400;  // the longest that a link for signals is open

// Whether the party may hold an entry of the category as its own.
[[nodiscard]] bool MayOwn(Party party, Category category);
// Where the party's answer lies, to what lies in the category: there, or with the joint plan.
[[nodiscard]] Category CategoryOfAnswer(Party party, Category category);

}  // namespace samkraft::domain
