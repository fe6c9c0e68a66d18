// What in a text may tell who it is about: numbers, addresses, names, places, days. For questions to other
// parties' experts, which are about nobody: no secrecy rule stops a question from which no person can be
// told. Finds by form and by lists, here and at once; nothing is sent anywhere and nothing in the text is
// evaluated.
//
// It cannot know every name. So a word with a capital that is in no list of ordinary words is found as well:
// what is not known is asked about.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/fields.hpp"

namespace samkraft::domain {

enum class Trace : std::uint8_t {
    kPersonalNumber,  // or a coordination number, in any form
    kPhone,
    kEmail,
    kCaseId,       // an identity as this program writes them
    kNumber,       // a case, an account, a registration
    kParticipant,  // the name of one of the writer's own
    kColleague,    // of somebody who works here
    kName,
    kPlace,
    kAddress,
    kWorkplace,  // an employer, a school, a hospital
    kDate,       // to the day
    kAge,        // to the day, or by the year of birth
    kLink,
    kWord,  // unknown, with a capital
};
constexpr std::array<std::string_view, 15> Names(Trace) {
    return {"personal_number", "phone",     "email", "case_id", "number",
            "participant",     "colleague", "name",  "place",   "address",
            "workplace",       "date",      "age",   "link",    "word"};
}

struct TextFinding {
    std::int32_t begin = 0, end = 0;  // in UTF-16 code units, as browsers count
    Trace trace = Trace::kWord;
    bool certain = false;  // never to be sent; otherwise its writer says that it tells of nobody
    std::string text;      // what was found, as it stands
    std::string instead;   // what to write in its place
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"begin"}, self.begin);
        visit({"end"}, self.end);
        visit({"trace"}, self.trace);
        visit({"certain"}, self.certain);
        visit({"text"}, self.text);
        visit({"instead"}, self.instead);
    }
};

// Names that the writer knows of: whole ones, "Given Family".
class KnownNames {
  public:
    void AddParticipant(std::string_view name) { Add(name, kMine); }
    void AddColleague(std::string_view name) { Add(name, kColleague); }

    static constexpr std::uint8_t kMine = 1, kColleague = 2;
    [[nodiscard]] std::uint8_t Find(const std::string& folded) const {
        const auto at = words_.find(folded);
        return at == words_.end() ? std::uint8_t{0} : at->second;
    }
    // Whether the two stand side by side in a participant's name, either first.
    [[nodiscard]] bool OfOneParticipant(const std::string& a, const std::string& b) const {
        return pairs_.contains(a + " " + b);
    }

  private:
    void Add(std::string_view name, std::uint8_t bit);
    std::unordered_map<std::string, std::uint8_t> words_;
    std::unordered_set<std::string> pairs_;
};

// In the order of the text; none overlaps another. Bytes that are no UTF-8 are passed over. O(length).
[[nodiscard]] std::vector<TextFinding> FindIdentifying(std::string_view text, const KnownNames& known);
// The text with what to write instead in the place of each finding. None of that is a finding itself.
[[nodiscard]] std::string Neutral(std::string_view text, std::span<const TextFinding> findings);

// Whether the second text repeats the first word by word: so many words in a row. O(length).
inline constexpr std::size_t kWordsInARow = 8;
[[nodiscard]] bool Repeats(std::string_view one, std::string_view other);

}  // namespace samkraft::domain
