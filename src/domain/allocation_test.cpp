// Which team should take the case: by need, competence and room (R28; malmokraften-method-support, first
// chapter).
#include "domain/allocation.hpp"

#include <set>

#include "domain/kinds.hpp"
#include "domain/story_test.hpp"

namespace samkraft::domain {
namespace {

using namespace test;
using testing::ElementsAre, testing::IsEmpty, testing::UnorderedElementsAre;

void Learns(Directory& directory, WorkerId worker, std::vector<std::string> competences) {
    for (Worker& w : directory.workers)
        if (w.id == worker) w.competences = std::move(competences);
}
// Nawfal: fled a war, car mechanic, does not sleep; Arabic.
CaseState Nawfal() {
    CaseState seen;
    seen.identity.emplace().language = "ar";
    seen.work_history.emplace().ssyk = {"7231"};
    auto& intake = seen.intake.emplace_back();
    intake.answers = {{"work_wish", "Bilmekaniker, jag vill tillbaka till en verkstad"},
                      {"health_now", "Jag har svårt att sova sedan kriget"}};
    return seen;
}
std::vector<TeamId> Order(const std::vector<TeamProposal>& proposals) {
    std::vector<TeamId> order;
    for (const TeamProposal& p : proposals) order.push_back(p.team);
    return order;
}

TEST(Needs, OfNawfalAreStressHealthArabicAndAnEmployerWithCars) {
    EXPECT_THAT(NeedsOf(Nawfal()),
                UnorderedElementsAre("employer_vehicle", "migration_stress", "health", "arabic"));
}
TEST(Needs, ComeFromOccupationsWishesWordsLanguageAndTriageEachOnce) {
    CaseState seen;
    EXPECT_THAT(NeedsOf(seen), IsEmpty());
    seen.work_history.emplace().ssyk = {"5321", "5330", "9111"};
    EXPECT_THAT(NeedsOf(seen), ElementsAre("employer_care", "employer_service"));
    seen.work_history->wishes = "STUDERA till undersköterska";
    EXPECT_THAT(NeedsOf(seen), ElementsAre("employer_care", "employer_service", "studies"));
    seen.intake.emplace_back().own_words = "Barnomsorgen fungerar inte";
    EXPECT_THAT(NeedsOf(seen), ElementsAre("employer_care", "employer_service", "studies", "family"));
    seen.triage.emplace().care_coordinator = true;
    EXPECT_THAT(NeedsOf(seen),
                ElementsAre("employer_care", "employer_service", "studies", "family", "health"));
    for (const auto& [language, need] : {std::pair{"so", "somali"}, {"prs", "dari"}}) {
        CaseState speaker;
        speaker.identity.emplace().language = language;
        EXPECT_THAT(NeedsOf(speaker), ElementsAre(need));
    }
}
TEST(Needs, AreCompetencesOfTheCatalogue) {
    std::set<std::string_view> known;
    for (const Competence& c : Competences()) known.insert(c.code);
    CaseState seen = Nawfal();
    seen.work_history->ssyk = {"7231", "7212", "5153", "5311", "5321", "5330", "9412", "9111"};
    seen.intake.front().own_words =
        "flykt krig migration bilmekaniker verkstad fordon barnskötare vaktmästare undersköterska "
        "vårdbiträde restaurang städ plugga studera utbildning barnomsorg";
    const auto needs = NeedsOf(seen);
    EXPECT_EQ(needs.size(), 9U);
    for (const std::string& need : needs) EXPECT_EQ(known.count(need), 1U) << need;
}

TEST(Allocation, NawfalGoesToTheTeamThatKnowsMigrationStressAndACarWorkshop) {
    Directory directory = TwoTeams();
    const WorkerId secretary = Of(Role::kLabourMarketSecretary, kSouth);
    Learns(directory, secretary, {"migration_stress", "employer_vehicle"});
    Learns(directory, Of(Role::kSocialWorker, kNorth), {"arabic"});
    Learns(directory, Of(Role::kCareCoordinator),
           {"health", "migration_stress"});  // serves both: tells nothing between them
    const auto proposals = ProposeTeams(Nawfal(), directory, {{kNorth, 10}, {kSouth, 30}});
    EXPECT_THAT(Order(proposals), ElementsAre(kSouth, kNorth));
    const TeamProposal& best = proposals.front();
    EXPECT_EQ(best.lead, secretary) << "who meets most needs leads the process (R87)";
    EXPECT_EQ(best.score, 20 + 5);
    ASSERT_EQ(best.reasons.size(), 3U);
    EXPECT_EQ(best.reasons[0].code, "competence");
    EXPECT_EQ(best.reasons[0].worker, secretary);
    EXPECT_EQ(best.reasons[2].code, "load");
    EXPECT_EQ(best.reasons[2].number, 30);
    EXPECT_EQ(proposals[1].score, 10 + 8);
}
TEST(Allocation, ANeedIsMetOncePerTeam) {
    Directory directory = TwoTeams();
    Learns(directory, Of(Role::kEmploymentOfficer), {"arabic"});
    Learns(directory, Of(Role::kSocialWorker), {"arabic", "health"});
    const auto north = ProposeTeams(Nawfal(), directory, {}).front();
    EXPECT_EQ(north.team, kNorth);
    EXPECT_EQ(north.score, 20 + 10);
    EXPECT_EQ(north.lead, Of(Role::kSocialWorker));
}
TEST(Allocation, AFullTeamComesLastHoweverWellItKnows) {
    Directory directory = TwoTeams();
    Learns(directory, Of(Role::kEmploymentOfficer, kNorth),
           {"migration_stress", "employer_vehicle", "health", "arabic"});
    const auto proposals = ProposeTeams(Nawfal(), directory, {{kNorth, 60}, {kSouth, 59}});
    EXPECT_THAT(Order(proposals), ElementsAre(kSouth, kNorth));
    EXPECT_EQ(proposals[1].score, 40 - 100);
    EXPECT_EQ(proposals[1].reasons.back().code, "full");
    EXPECT_EQ(proposals[1].reasons.back().number, 0);
    EXPECT_EQ(ProposeTeams(Nawfal(), directory, {{kNorth, 59}, {kSouth, 59}}).front().team, kNorth)
        << "one place is room";
}
TEST(Allocation, OnlyOfficersPlacesCount) {  // each case is held by an employment officer
    Directory directory = TwoTeams();
    for (Worker& w : directory.workers)
        if (w.role == Role::kEmploymentOfficer && w.teams.front() == kNorth) w.capacity = 0;
    const auto proposals = ProposeTeams(CaseState{}, directory, {});
    EXPECT_THAT(Order(proposals), ElementsAre(kSouth, kNorth));
    EXPECT_EQ(proposals[1].reasons.back().code, "full");
}
TEST(Allocation, EqualTeamsComeInTheOrderOfTheDirectoryEachTime) {
    Directory directory = TwoTeams();
    EXPECT_THAT(Order(ProposeTeams(Nawfal(), directory, {})), ElementsAre(kNorth, kSouth));
    EXPECT_FALSE(ProposeTeams(Nawfal(), directory, {}).front().lead)
        << "nobody meets a need: nobody is put forward";
    std::swap(directory.teams[0], directory.teams[1]);
    for (int i = 0; i < 5; ++i)
        EXPECT_THAT(Order(ProposeTeams(Nawfal(), directory, {})), ElementsAre(kSouth, kNorth));
}
TEST(Allocation, WithoutTeamsProposesNone) {
    EXPECT_THAT(ProposeTeams(Nawfal(), Directory{}, {}), IsEmpty());
}

}  // namespace
}  // namespace samkraft::domain
