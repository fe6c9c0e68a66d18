// Reads the rule table and refuses a broken one: every rule whole, in both languages, with a source, versions
// that do not overlap, and messages that name only what will be known when they are said.
//
// One line is one value: a word, then the rest. "rule CODE" begins a rule; an empty line or one that begins
// with # is nothing.
#include <algorithm>
#include <charconv>
#include <set>
#include <stdexcept>

#include "rules/rules.hpp"

namespace samkraft::rules {
namespace {

constexpr std::array<std::string_view, 7> kParties{"employment_service",
                                                   "social_services",
                                                   "labour_market",
                                                   "adult_education",
                                                   "social_insurance",
                                                   "health_region",
                                                   "all"};
constexpr std::array<std::string_view, 4> kProgrammes{"job", "uga", "establishment", "any"};

[[noreturn]] void Broken(std::size_t line, const std::string& why) {
    throw std::runtime_error("rules.txt, line " + std::to_string(line) + ": " + why);
}

// Cuts off the first word; what is left begins after one blank.
std::string_view Word(std::string_view& rest) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return word;
}

template <class Range>
bool Has(const Range& range, std::string_view value) {
    return std::find(std::begin(range), std::end(range), value) != std::end(range);
}

// "2019-01-01", "2019-01-01 ?" for a day that is not certain, "?" for one that is not known; "-" (until
// only): in force.
void ReadDay(std::size_t line, std::string_view value, bool may_be_open, Date& day, bool& uncertain) {
    if (value == "?") {
        uncertain = true;
        return;
    }
    if (value == "-" && may_be_open) return;
    uncertain = value.ends_with(" ?");
    const auto date = ParseDate(uncertain ? value.substr(0, value.size() - 2) : value);
    if (!date) Broken(line, "no such day: " + std::string(value));
    day = *date;
}

void ReadText(std::size_t line, std::string_view language, std::string_view value, Text& text) {
    std::string* const to = language == "sv" ? &text.swedish : language == "en" ? &text.english : nullptr;
    if (!to) Broken(line, "texts are .sv or .en");
    if (!to->empty()) Broken(line, "stands twice");
    if (value.empty()) Broken(line, "empty text");
    *to = value;
}

void ReadLine(std::size_t line, std::string_view key, std::string_view value, Rule& rule,
              std::set<std::string, std::less<>>& seen) {
    const bool repeatable = key == "programme" || key == "kind" || key == "param";
    if (!repeatable && !seen.emplace(key).second) Broken(line, std::string(key) + " stands twice");
    if (value.empty()) Broken(line, std::string(key) + " is empty");
    if (key == "party") {
        if (!Has(kParties, value)) Broken(line, "no such party: " + std::string(value));
        rule.party = value;
    } else if (key == "from") {
        ReadDay(line, value, false, rule.from, rule.from_uncertain);
    } else if (key == "until") {
        ReadDay(line, value, true, rule.until, rule.until_uncertain);
    } else if (key == "proposal") {
        if (value != "yes") Broken(line, "proposal yes, or not at all");
        rule.proposal = true;
    } else if (key == "confidence") {
        if (!FromName(value, rule.confidence)) Broken(line, "no such confidence: " + std::string(value));
    } else if (key == "source") {
        rule.source = value;
    } else if (key == "check") {
        if (!FindCheck(value)) Broken(line, "no such check: " + std::string(value));
        rule.check = value;
    } else if (key == "programme") {
        if (!Has(kProgrammes, value)) Broken(line, "no such programme: " + std::string(value));
        rule.programmes.emplace_back(value);
    } else if (key == "kind") {
        rule.kinds.emplace_back(value);
    } else if (key == "param") {
        const std::string_view name = Word(value);
        int number = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (error != std::errc{} || end != value.data() + value.size() || number < 0)
            Broken(line, "param name number");
        if (rule.Find(name)) Broken(line, "param " + std::string(name) + " stands twice");
        rule.params.emplace_back(name, number);
    } else if (key.starts_with("name.")) {
        ReadText(line, key.substr(5), value, rule.name);
    } else if (key.starts_with("text.")) {
        ReadText(line, key.substr(5), value, rule.text);
    } else if (key.starts_with("say.") && key.size() > 7) {
        const std::string_view message = key.substr(4, key.size() - 7);
        auto it = std::find_if(rule.says.begin(), rule.says.end(),
                               [&](const auto& say) { return say.first == message; });
        if (it == rule.says.end()) it = rule.says.insert(rule.says.end(), {std::string(message), Text{}});
        if (key[key.size() - 3] != '.') Broken(line, "say.key.sv or say.key.en");
        ReadText(line, key.substr(key.size() - 2), value, it->second);
    } else {
        Broken(line, "unknown word: " + std::string(key));
    }
}

void CheckTemplate(std::size_t line, const Rule& rule, const CheckInfo& check, const std::string& text) {
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) Broken(line, "{ without }");
        const std::string name = text.substr(open + 1, close - open - 1);
        if (!Has(check.values, name) && !rule.Find(name)) Broken(line, "nobody knows {" + name + "}");
    }
}

void CheckRule(std::size_t line, const Rule& rule, const std::set<std::string, std::less<>>& seen) {
    for (const std::string_view needed : {"party", "from", "until", "confidence", "source", "check",
                                          "name.sv", "name.en", "text.sv", "text.en"})
        if (!seen.contains(needed)) Broken(line, rule.code + " has no " + std::string(needed));
    if (rule.from && rule.until && rule.from >= rule.until)
        Broken(line, rule.code + " ends before it begins");
    const CheckInfo& check = *FindCheck(rule.check);
    for (const std::string_view param : check.params)
        if (!rule.Find(param)) Broken(line, rule.code + " has no param " + std::string(param));
    if (!check.keys.empty() &&
        check.name !=
            "inform")  // what only informs may carry any numbers; elsewhere a misspelt one would be ignored
        for (const auto& [param, value] : rule.params)
            if (!Has(check.params, param) && !Has(check.optional_params, param))
                Broken(line, rule.code + ": " + rule.check + " knows no param " + param);
    for (const auto& key : check.keys) {
        const auto it = std::find_if(rule.says.begin(), rule.says.end(),
                                     [&](const auto& say) { return say.first == key.name; });
        if (it == rule.says.end()) Broken(line, rule.code + " does not say " + std::string(key.name));
    }
    for (const auto& [key, text] : rule.says) {
        if (std::none_of(check.keys.begin(), check.keys.end(), [&](const auto& k) { return k.name == key; }))
            Broken(line, rule.code + ": " + rule.check + " never says " + key);
        for (const Language language : {Language::kSwedish, Language::kEnglish}) {
            if (text.In(language).empty()) Broken(line, rule.code + " says " + key + " in one language only");
            CheckTemplate(line, rule, check, text.In(language));
        }
    }
    CheckTemplate(line, rule, CheckInfo{}, rule.text.swedish);
    CheckTemplate(line, rule, CheckInfo{}, rule.text.english);
}

bool Overlap(const Rule& a, const Rule& b) {
    return (!a.until || !b.from || b.from < a.until) && (!b.until || !a.from || a.from < b.until);
}

}  // namespace

std::optional<int> Rule::Find(std::string_view param) const {
    for (const auto& [known, value] : params)
        if (known == param) return value;
    return std::nullopt;
}

int Rule::Param(std::string_view param) const {
    const auto value = Find(param);
    if (!value) throw std::out_of_range(code + " has no param " + std::string(param));
    return *value;
}

RuleBook RuleBook::Parse(std::string_view text) {
    RuleBook book;
    std::set<std::string, std::less<>> seen;
    std::size_t line = 0, begins = 0;
    while (!text.empty()) {
        ++line;
        std::string_view value = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(value.size() + 1, text.size()));
        if (value.empty() || value.front() == '#') continue;
        const std::string_view key = Word(value);
        if (key == "rule") {
            if (!book.rules_.empty()) CheckRule(begins, book.rules_.back(), seen);
            if (value.empty() ||
                value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != std::string_view::npos)
                Broken(line, "no code: " + std::string(value));
            book.rules_.emplace_back().code = value;
            seen.clear();
            begins = line;
        } else if (book.rules_.empty()) {
            Broken(line, "the first word must be rule");
        } else {
            ReadLine(line, key, value, book.rules_.back(), seen);
        }
    }
    if (book.rules_.empty()) Broken(line, "no rules");
    CheckRule(begins, book.rules_.back(), seen);
    for (std::size_t i = 0; i < book.rules_.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (book.rules_[i].code == book.rules_[j].code && Overlap(book.rules_[i], book.rules_[j]))
                Broken(line, "two versions of " + book.rules_[i].code + " overlap");
    return book;
}

const RuleBook& RuleBook::Embedded() {
    static const RuleBook book = Parse(EmbeddedText());
    return book;
}

const Rule* RuleBook::Find(std::string_view code, Date day) const {
    for (const Rule& rule : rules_)
        if (rule.code == code && rule.ValidOn(day)) return &rule;
    return nullptr;
}

std::vector<const Rule*> RuleBook::Versions(std::string_view code) const {
    std::vector<const Rule*> versions;
    for (const Rule& rule : rules_)
        if (rule.code == code) versions.push_back(&rule);
    return versions;
}

}  // namespace samkraft::rules
