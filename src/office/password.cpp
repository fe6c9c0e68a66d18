#include "office/password.hpp"

#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"

namespace samkraft::office {
namespace {

// What zxcvbn's English and most used words lack: what is tried first in Sweden, and around this program.
constexpr std::array kTriedHere{"samkraft",
                                "malmökraften",
                                "malmo",
                                "malmö",
                                "arbetsförmedlingen",
                                "arbetsförmedling",
                                "kommunen",
                                "kommun",
                                "regionen",
                                "region",
                                "försäkringskassan",
                                "försäkringskassa",
                                "deltagare",
                                "handläggare",
                                "ärende",
                                "socialtjänst",
                                "vården",
                                "lösenord",
                                "losenord",
                                "lösenordet",
                                "hemligt",
                                "hemlig",
                                "välkommen",
                                "valkommen",
                                "sverige",
                                "svenska",
                                "sommaren",
                                "sommar",
                                "vintern",
                                "vinter",
                                "hösten",
                                "våren",
                                "måndag",
                                "tisdag",
                                "onsdag",
                                "torsdag",
                                "fredag",
                                "lördag",
                                "söndag",
                                "januari",
                                "februari",
                                "mars",
                                "april",
                                "maj",
                                "juni",
                                "juli",
                                "augusti",
                                "september",
                                "oktober",
                                "november",
                                "december",
                                "hejsan",
                                "älskar",
                                "stockholm",
                                "göteborg",
                                "fotboll"};

}  // namespace

Done CheckPassword(std::string_view password, std::span<const std::string> near, const char* field) {
    const auto refuse = [&](Code why, std::vector<std::string> arguments = {}) {
        return tl::unexpected(Error{Code::kInvalid, "", {}, {Error{why, field, std::move(arguments), {}}}});
    };
    const std::size_t letters = text::Length(password);
    if (letters < kLeastPasswordLetters)
        return refuse(Code::kPasswordShort, {std::to_string(kLeastPasswordLetters)});
    if (letters > kMostPasswordLetters) return refuse(Code::kTooLong, {std::to_string(kMostPasswordLetters)});

    std::vector<std::string> words(kTriedHere.begin(), kTriedHere.end());
    for (const std::string& each : near) {
        const std::string folded = text::Fold(each);
        for (std::size_t from = 0; from < folded.size();) {
            const std::size_t until = std::min(folded.find_first_of(" .-_@", from), folded.size());
            // Shorter ones stand in any word.
            if (until - from >= 3) words.push_back(folded.substr(from, until - from));
            from = until + 1;
        }
    }
    std::vector<const char*> told;
    for (const std::string& word : words) told.push_back(word.c_str());
    told.push_back(nullptr);
    // Folded, for the library compares words byte by byte and knows small letters of ASCII alone; large ones
    // add little to what is guessed.
    const std::string asked = text::Fold(password);
    if (ZxcvbnMatch(asked.c_str(), told.data(), nullptr) < kLeastPasswordBits)
        return refuse(Code::kPasswordGuessable);
    return {};
}

}  // namespace samkraft::office
