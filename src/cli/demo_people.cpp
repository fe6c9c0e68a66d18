// The demo's staff, in the numbers that Malmökraften's own report counts (README.md), and the names of
// everybody. All made up.
#include <algorithm>
#include <array>
#include <stdexcept>

#include "cli/demo.hpp"

namespace samkraft::demo {
namespace {

using domain::Party;
using domain::Role;
using domain::Worker;

constexpr int kTeamsOfAnOffice = 10;
constexpr std::int64_t kFirstTeam = 501, kFirstWorker = 1001;
constexpr int kOfficeSize = 45;  // 30 in teams, 1 + 4 + 3 who serve several, 7 in the project office

struct Person {
    std::string_view username, given, family;
    std::array<std::string_view, 4> competences;
};

// By team: officer, labour-market secretary, social worker. The third team's Yasmin Farah is the one whom the
// method support tells of: years with people under migration-related stress, and a car workshop among her
// employers.
constexpr std::array<std::array<Person, 3>, kTeamsOfAnOffice> kTrios{{
    {{{"anna.lind", "Anna", "Lind", {"employer_care", "studies"}},
      {"jonas.ekdahl", "Jonas", "Ekdahl", {"employer_service", "motivation"}},
      {"maria.stjernqvist", "Maria", "Stjernqvist", {"family", "health"}}}},
    {{{"peter.holmgren", "Peter", "Holmgren", {"employer_school", "language"}},
      {"sofia.mattsson", "Sofia", "Mattsson", {"employer_care", "health"}},
      {"elif.demirci", "Elif", "Demirci", {"family", "arabic"}}}},
    {{{"karin.ostlund", "Karin", "Östlund", {"health", "motivation"}},
      {"yasmin.farah", "Yasmin", "Farah", {"migration_stress", "employer_vehicle", "motivation", "arabic"}},
      {"camilla.ryden", "Camilla", "Rydén", {"family", "health"}}}},
    {{{"amir.rahimi", "Amir", "Rahimi", {"dari", "language"}},
      {"daniel.wikner", "Daniel", "Wikner", {"employer_school", "motivation"}},
      {"viktor.ahlin", "Viktor", "Åhlin", {"health"}}}},
    {{{"lena.bergqvist", "Lena", "Bergqvist", {"employer_service", "studies"}},
      {"ingrid.palmer", "Ingrid", "Palmér", {"family", "motivation"}},
      {"nadia.benali", "Nadia", "Benali", {"arabic", "family"}}}},
    {{{"johan.sjostrand", "Johan", "Sjöstrand", {"employer_vehicle", "motivation"}},
      {"milos.jankovic", "Milos", "Jankovic", {"employer_service", "language"}},
      {"kristina.svard", "Kristina", "Svärd", {"health", "family"}}}},
    {{{"selma.kovac", "Selma", "Kovac", {"language", "studies"}},
      {"helena.norling", "Helena", "Norling", {"studies", "employer_care"}},
      {"tomas.granath", "Tomas", "Granath", {"motivation"}}}},
    {{{"mikael.thoren", "Mikael", "Thorén", {"employer_service", "employer_school"}},
      {"omar.siddiqui", "Omar", "Siddiqui", {"somali", "employer_service"}},
      {"leyla.aziz", "Leyla", "Aziz", {"family", "migration_stress"}}}},
    {{{"fatima.osman", "Fatima", "Osman", {"somali", "language"}},
      {"birgitta.falk", "Birgitta", "Falk", {"employer_care", "health"}},
      {"ulrika.blomdahl", "Ulrika", "Blomdahl", {"health"}}}},
    {{{"eva.hallgren", "Eva", "Hallgren", {"employer_school", "health"}},
      {"andreas.lovgren", "Andreas", "Lövgren", {"employer_school", "studies"}},
      {"magnus.hjelm", "Magnus", "Hjelm", {"family"}}}},
}};

constexpr std::array<std::string_view, 6> kKeepers{"karin.ostlund", "peter.holmgren",    "camilla.ryden",
                                                   "elif.demirci",  "susanne.arvidsson", "hakan.lilja"};

struct Shared {
    Person person;
    std::string_view title;
    Party party;
    Role role;
    int first_team, teams;  // of the office's ten
};
constexpr std::array<Shared, 15> kShared{{
    {{"gunilla.wester", "Gunilla", "Wester", {"studies"}},
     "Studie- och yrkesvägledare",
     Party::kAdultEducation,
     Role::kStudyCounsellor,
     0,
     10},
    {{"susanne.arvidsson", "Susanne", "Arvidsson", {"health"}},
     "Vårdsamordnare",
     Party::kHealthRegion,
     Role::kCareCoordinator,
     0,
     3},
    {{"parisa.moradi", "Parisa", "Moradi", {"health"}},
     "Vårdsamordnare",
     Party::kHealthRegion,
     Role::kCareCoordinator,
     3,
     3},
    {{"hakan.lilja", "Håkan", "Lilja", {"health"}},
     "Vårdsamordnare",
     Party::kHealthRegion,
     Role::kCareCoordinator,
     6,
     2},
    {{"therese.nyblom", "Therese", "Nyblom", {"health"}},
     "Vårdsamordnare",
     Party::kHealthRegion,
     Role::kCareCoordinator,
     8,
     2},
    {{"monica.dahlin", "Monica", "Dahlin", {"health"}},
     "Försäkringsutredare",
     Party::kSocialInsurance,
     Role::kInsuranceInvestigator,
     0,
     10},
    {{"pontus.ekelund", "Pontus", "Ekelund", {"health"}},
     "Försäkringsutredare",
     Party::kSocialInsurance,
     Role::kInsuranceInvestigator,
     0,
     10},
    {{"sara.lindvall", "Sara", "Lindvall", {"health"}},
     "Försäkringsutredare",
     Party::kSocialInsurance,
     Role::kInsuranceInvestigator,
     0,
     10},
    {{"margareta.sund", "Margareta", "Sund", {}},
     "Projektledare",
     Party::kEmploymentService,
     Role::kProjectLead,
     0,
     10},
    {{"henrik.alm", "Henrik", "Alm", {}},
     "Delprojektledare",
     Party::kLabourMarket,
     Role::kProjectLead,
     0,
     10},
    {{"pia.roos", "Pia", "Roos", {}}, "Delprojektledare", Party::kSocialServices, Role::kProjectLead, 0, 10},
    {{"linus.borg", "Linus", "Borg", {}},
     "Projektassistent",
     Party::kEmploymentService,
     Role::kProjectLead,
     0,
     10},
    // These follow the figures and the rooms, and no participant.
    {{"cecilia.moberg", "Cecilia", "Moberg", {}},
     "Planeringssekreterare",
     Party::kLabourMarket,
     Role::kEvaluator,
     0,
     10},
    {{"agneta.kron", "Agneta", "Kron", {}},
     "Administratör",
     Party::kEmploymentService,
     Role::kOperator,
     0,
     10},
    {{"rasmus.vik", "Rasmus", "Vik", {}}, "Administratör", Party::kEmploymentService, Role::kOperator, 0, 10},
}};
static_assert(3 * kTrios.size() + kShared.size() == kOfficeSize);

struct Profession {
    std::string_view title, code;
    Party party;
    Role role;
    int capacity;
};
// An officer has every case of the team on the own signature.
constexpr std::array<Profession, 3> kProfessions{{
    {"Arbetsförmedlare", "af", Party::kEmploymentService, Role::kEmploymentOfficer, 260},
    {"Arbetsmarknadssekreterare", "ams", Party::kLabourMarket, Role::kLabourMarketSecretary, 90},
    {"Socialsekreterare", "soc", Party::kSocialServices, Role::kSocialWorker, 90},
}};

constexpr std::array<std::string_view, 44> kWomen{
    "Amina",   "Anneli", "Azra",   "Birgit", "Carina",  "Dalia", "Dijana",  "Elin",    "Emma",
    "Fadumo",  "Frida",  "Gloria", "Hanna",  "Hiba",    "Ida",   "Irena",   "Jasmina", "Jenny",
    "Khadija", "Lidia",  "Linnea", "Louise", "Mariam",  "Marta", "Mirjana", "Monika",  "Nasrin",
    "Nour",    "Olga",   "Petra",  "Rana",   "Rebecka", "Ruta",  "Sabina",  "Sahra",   "Samira",
    "Senait",  "Shirin", "Siv",    "Tove",   "Vera",    "Wafa",  "Ylva",    "Zahra"};
constexpr std::array<std::string_view, 44> kMen{
    "Abdi",     "Adam",    "Ahmad", "Aleksandar", "Ali",     "Anders", "Bashir", "Bengt",   "Besim",
    "Christer", "Dan",     "Dawit", "Emil",       "Erik",    "Farid",  "Filip",  "Goran",   "Habib",
    "Hamid",    "Ibrahim", "Ivan",  "Jamal",      "Jan",     "Joakim", "Kamal",  "Kenneth", "Luis",
    "Mahdi",    "Marko",   "Mats",  "Mehmet",     "Mustafa", "Nabil",  "Niklas", "Ola",     "Pavel",
    "Reza",     "Robert",  "Said",  "Stefan",     "Tariq",   "Tomasz", "Yusuf",  "Zoran"};
constexpr std::array<std::string_view, 60> kFamilies{
    "Abbasi",    "Abdulle",    "Ahlgren",   "Akbari",    "Alfredsson", "Almeida",  "Andric",   "Aydin",
    "Backlund",  "Barakat",    "Begovic",   "Bjurman",   "Boateng",    "Brodin",   "Celik",    "Cederholm",
    "Chowdhury", "Dizdar",     "Edvinsson", "Elmi",      "Engdahl",    "Farhat",   "Fransson", "Gebre",
    "Grahn",     "Gustavsson", "Habibi",    "Hadzic",    "Hedlund",    "Hersi",    "Hosseini", "Isaksson",
    "Jafari",    "Jama",       "Kaczmarek", "Kazemi",    "Kjellberg",  "Krasniqi", "Lagerlöf", "Lopez",
    "Lundell",   "Mahmoudi",   "Markovic",  "Mattila",   "Mengistu",   "Nordin",   "Nowak",    "Ohlin",
    "Osmanovic", "Petrov",     "Rashidi",   "Rosén",     "Sabbagh",    "Salihu",   "Sandell",  "Tekle",
    "Törnblad",  "Wallin",     "Yilmaz",    "Zetterlund"};

void SetCompetences(Worker& worker, const std::array<std::string_view, 4>& codes) {
    for (const std::string_view code : codes)
        if (!code.empty()) worker.competences.emplace_back(code);
}

WorkerId WorkerOf(int office, int place) { return WorkerId{kFirstWorker + office * kOfficeSize + place}; }

Worker TeamWorker(int team, int profession) {
    const int office = team / kTeamsOfAnOffice;
    const int place = (team % kTeamsOfAnOffice) * 3 + profession;
    const Profession& p = kProfessions[static_cast<std::size_t>(profession)];
    const Person& person =
        kTrios[static_cast<std::size_t>(team % kTeamsOfAnOffice)][static_cast<std::size_t>(profession)];
    Worker worker;
    worker.id = WorkerOf(office, place);
    if (office == 0) {
        worker.username = person.username;
        worker.given_name = person.given;
        worker.family_name = person.family;
    } else {
        const auto draw = static_cast<std::size_t>(team * 3 + profession);
        worker.username = "team" + std::to_string(team + 1) + "." + std::string(p.code);
        worker.given_name =
            GivenName(draw % 2 == 0 ? evidence::Sex::kFemale : evidence::Sex::kMale, draw * 7);
        worker.family_name = FamilyName(draw * 11);
    }
    worker.title = p.title;
    worker.party = p.party;
    worker.role = p.role;
    worker.capacity = p.capacity;
    worker.teams = {TeamIdOf(team)};
    // Two in each profession go through the others' log: nobody judges what they have done themselves.
    if (team % kTeamsOfAnOffice >= kTeamsOfAnOffice - 2) worker.duties = {domain::Duty::kReviewer};
    SetCompetences(worker, person.competences);
    worker.phone = "040-000 " + std::to_string(10 + place) + " " + std::to_string(10 + office);
    return worker;
}

}  // namespace

int TeamCount(int cases) {
    const int offices = (cases + evidence::kMalmokraftenPeople / 2) / evidence::kMalmokraftenPeople;
    return kTeamsOfAnOffice * std::max(1, offices);
}

TeamId TeamIdOf(int team) { return TeamId{kFirstTeam + team}; }

Trio TrioOf(int team) {
    const int office = team / kTeamsOfAnOffice, place = (team % kTeamsOfAnOffice) * 3;
    return {WorkerOf(office, place), WorkerOf(office, place + 1), WorkerOf(office, place + 2)};
}

std::vector<domain::Team> MakeTeams(int count) {
    std::vector<domain::Team> teams;
    for (int i = 0; i < count; ++i) teams.push_back({TeamIdOf(i), "Team " + std::to_string(i + 1)});
    return teams;
}

std::vector<Worker> MakeStaff(int teams) {
    std::vector<Worker> staff;
    for (int first = 0; first < teams; first += kTeamsOfAnOffice) {
        const int office = first / kTeamsOfAnOffice;
        for (int team = first; team < first + kTeamsOfAnOffice; ++team)
            for (int profession = 0; profession < 3; ++profession)
                staff.push_back(TeamWorker(team, profession));
        for (std::size_t i = 0; i < kShared.size(); ++i) {
            const Shared& s = kShared[i];
            Worker worker;
            worker.id = WorkerOf(office, 3 * kTeamsOfAnOffice + static_cast<int>(i));
            worker.username = s.person.username;
            worker.given_name = s.person.given;
            worker.family_name = s.person.family;
            if (office > 0) {
                const std::size_t draw = static_cast<std::size_t>(office) * kShared.size() + i;
                worker.username = "kontor" + std::to_string(office + 1) + "." + std::to_string(i + 1);
                worker.given_name =
                    GivenName(draw % 2 == 0 ? evidence::Sex::kFemale : evidence::Sex::kMale, draw * 5);
                worker.family_name = FamilyName(draw * 13);
            }
            worker.title = s.title;
            worker.party = s.party;
            worker.role = s.role;
            if (s.role == Role::kProjectLead && s.title.ends_with("rojektledare"))
                worker.duties.push_back(domain::Duty::kManager);
            for (int team = first + s.first_team; team < first + s.first_team + s.teams; ++team)
                if (s.role != Role::kOperator && s.role != Role::kEvaluator)
                    worker.teams.push_back(TeamIdOf(team));
            SetCompetences(worker, s.person.competences);
            worker.phone = "040-000 " + std::to_string(50 + i) + " " + std::to_string(10 + office);
            staff.push_back(std::move(worker));
        }
    }
    // Two in each of three parties keep the records, so that one may propose and the other confirm.
    for (Worker& w : staff)
        for (const std::string_view name : kKeepers)
            if (w.username == name) w.duties.push_back(domain::Duty::kRecordsKeeper);
    return staff;
}

std::vector<DemoUser> DemoUsers() {
    std::vector<DemoUser> users;
    const auto teams = MakeTeams(kTeamsOfAnOffice);
    for (const Worker& w : MakeStaff(kTeamsOfAnOffice)) {
        const bool own = w.teams.size() == 1;
        users.push_back(
            {w.username, w.Name(), w.title, w.party, w.role,
             own ? teams[static_cast<std::size_t>(w.teams.front().value - kFirstTeam)].name : std::string()});
    }
    return users;
}

std::string_view OwnNumberOf(std::string_view username) {
    if (username == "omar.siddiqui") return "197904042392";
    if (username == "peter.holmgren") return "196811122396";
    return {};
}

WorkerId Named(std::string_view username) {
    for (std::size_t team = 0; team < kTrios.size(); ++team)
        for (std::size_t i = 0; i < 3; ++i)
            if (kTrios[team][i].username == username) return WorkerOf(0, static_cast<int>(team * 3 + i));
    for (std::size_t i = 0; i < kShared.size(); ++i)
        if (kShared[i].person.username == username)
            return WorkerOf(0, static_cast<int>(3 * kTrios.size() + i));
    throw std::logic_error("nobody in the demo is called " + std::string(username));
}

std::string_view GivenName(evidence::Sex sex, std::size_t index) {
    return sex == evidence::Sex::kFemale ? kWomen[index % kWomen.size()] : kMen[index % kMen.size()];
}
std::string_view FamilyName(std::size_t index) { return kFamilies[index % kFamilies.size()]; }

}  // namespace samkraft::demo
