#include "domain/allocation.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/decide.hpp"

namespace samkraft::domain {
namespace {

// A word in what the participant says, and the competence that helps with it.
constexpr std::pair<std::string_view, std::string_view> kWordNeeds[]{
    {"flykt", "migration_stress"},
    {"krig", "migration_stress"},
    {"migration", "migration_stress"},
    {"bilmek", "employer_vehicle"},
    {"verkstad", "employer_vehicle"},
    {"fordon", "employer_vehicle"},
    {"barnsköt", "employer_school"},
    {"vaktmäst", "employer_school"},
    {"undersköt", "employer_care"},
    {"vårdbitr", "employer_care"},
    {"restaurang", "employer_service"},
    {"städ", "employer_service"},
    {"plugga", "studies"},
    {"studera", "studies"},
    {"utbild", "studies"},
    {"barnomsorg", "family"},
};
constexpr std::pair<std::string_view, std::string_view> kSsykNeeds[]{
    {"723", "employer_vehicle"}, {"721", "employer_vehicle"}, {"515", "employer_school"},
    {"531", "employer_school"},  {"532", "employer_care"},    {"533", "employer_care"},
    {"941", "employer_service"}, {"911", "employer_service"},
};
constexpr std::pair<std::string_view, std::string_view> kLanguages[]{
    {"ar", "arabic"}, {"so", "somali"}, {"prs", "dari"}};

}  // namespace

std::vector<std::string> NeedsOf(const CaseState& seen) {
    std::vector<std::string> needs;
    const auto add = [&](std::string_view need) {
        if (std::find(needs.begin(), needs.end(), need) == needs.end()) needs.emplace_back(need);
    };
    if (seen.work_history)
        for (const std::string& code : seen.work_history->ssyk)
            for (const auto& [prefix, need] : kSsykNeeds)
                if (code.starts_with(prefix)) add(need);
    std::string words;
    for (const auto& section : seen.intake) {
        for (const auto& a : section.answers) words += text::Fold(a.answer) + ' ';
        words += text::Fold(section.own_words) + ' ';
    }
    if (seen.work_history) words += text::Fold(seen.work_history->wishes);
    for (const auto& [word, need] : kWordNeeds)
        if (words.find(word) != std::string::npos) add(need);
    if (!CareFlags(seen).empty() || (seen.triage && seen.triage->care_coordinator)) add("health");
    if (seen.identity)
        for (const auto& [language, need] : kLanguages)
            if (seen.identity->language == language) add(need);
    return needs;
}

std::vector<TeamProposal> ProposeTeams(const CaseState& seen, const Directory& directory,
                                       const std::vector<TeamLoad>& loads) {
    const std::vector<std::string> needs = NeedsOf(seen);
    std::vector<TeamProposal> proposals;
    for (const Team& team : directory.teams) {
        TeamProposal p;
        p.team = team.id;
        std::int32_t capacity = 0;
        std::size_t best = 0;
        std::vector<bool> met(needs.size());
        for (const Worker& w : directory.workers) {
            // Consultative roles serve every team and tell nothing between them.
            if (w.teams.size() != 1 || w.teams.front() != team.id) continue;
            if (w.role == Role::kEmploymentOfficer) capacity += w.capacity;
            std::size_t meets = 0;
            for (std::size_t i = 0; i < needs.size(); ++i) {
                if (std::find(w.competences.begin(), w.competences.end(), needs[i]) == w.competences.end())
                    continue;
                ++meets;
                if (met[i]) continue;
                met[i] = true;
                p.score += 10;
                p.reasons.push_back({"competence", needs[i], w.id, 0});
            }
            if (meets > best) best = meets, p.lead = w.id;
        }
        const auto load =
            std::find_if(loads.begin(), loads.end(), [&](const TeamLoad& l) { return l.team == team.id; });
        const std::int32_t open = load == loads.end() ? 0 : load->open_cases;
        const std::int32_t free = capacity - open;
        if (free > 0) {
            p.score += std::min(10, free * 10 / std::max(capacity, 1));
            p.reasons.push_back({"load", {}, {}, free});
        } else {
            p.score -= 100;
            p.reasons.push_back({"full", {}, {}, free});
        }
        proposals.push_back(std::move(p));
    }
    std::stable_sort(proposals.begin(), proposals.end(),
                     [](const TeamProposal& a, const TeamProposal& b) { return a.score > b.score; });
    return proposals;
}

}  // namespace samkraft::domain
