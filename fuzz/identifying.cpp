// What in a text may tell of somebody: findings in order, apart, inside the text; writing what is proposed
// instead comes to an end; and a personal number put into the text is found, whatever stands around it.
#include "domain/identifying.hpp"

#include "fuzz.hpp"

using namespace samkraft;
using namespace samkraft::domain;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::TextOf(data, size);
    static const KnownNames kKnown = [] {
        KnownNames known;
        known.AddParticipant("Nawfal Prov");
        known.AddParticipant("Per Lång");
        known.AddColleague("Susanne Arvidsson");
        return known;
    }();
    const auto found = FindIdentifying(text, kKnown);
    std::int32_t last = 0;
    for (const TextFinding& f : found) {
        LAW(f.begin >= last && f.end > f.begin && !f.instead.empty());
        LAW(text.find(f.text) != std::string_view::npos);
        last = f.end;
    }
    LAW(static_cast<std::size_t>(last) <= 2 * text.size());
    if (!text::IsStorable(text)) return 0;
    std::string neutral = Neutral(text, found);
    LAW(fuzz::IsUtf8(neutral));
    // Almost always at once; what stood together may be parted by what is written instead.
    int rounds = 1;
    for (auto more = FindIdentifying(neutral, kKnown); !more.empty();
         more = FindIdentifying(neutral, kKnown)) {
        LAW(++rounds <= 8);
        neutral = Neutral(neutral, more);
    }
    const auto with = FindIdentifying(std::string(text) + " 19821105-9954 " + std::string(text), kKnown);
    bool number = false;
    for (const TextFinding& f : with)
        number = number || (f.certain && f.text.find("9954") != std::string::npos);
    LAW(number);
    return 0;
}
