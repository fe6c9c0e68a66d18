// The table of rules: it is read whole, or refused with the line. Of what is read each rule says where it
// comes from, in both languages, and versions of a rule never overlap.
#include <stdexcept>

#include "fuzz.hpp"
#include "rules/rules.hpp"

using namespace samkraft;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const rules::RuleBook book = rules::RuleBook::Parse(fuzz::TextOf(data, size));
        for (const rules::Rule& rule : book.Rules()) {
            LAW(!rule.code.empty() && !rule.source.empty() && !rule.check.empty());
            LAW(!rule.name.swedish.empty() && !rule.name.english.empty());
            LAW(!rule.text.swedish.empty() && !rule.text.english.empty());
            LAW(!rule.from || !rule.until || rule.from < rule.until);
            for (const auto& [key, said] : rule.says) LAW(!said.swedish.empty() && !said.english.empty());
            for (const Date day : {rule.from, rule.until, MakeDate(2019, 5, 20)}) {
                int valid = 0;
                for (const rules::Rule* version : book.Versions(rule.code))
                    valid += !version->proposal && version->ValidOn(day);
                LAW(valid <= 1);
            }
        }
    } catch (const std::runtime_error& fault) {
        LAW(std::string_view(fault.what()).starts_with("rules.txt"));
    }
    return 0;
}
