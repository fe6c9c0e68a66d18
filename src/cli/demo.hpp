// `samkraft demo`: a whole association to try, made up from the ground. 45 staff of four authorities in ten
// teams, thirty participants whose stories are written through the office as people would have written them,
// and around them the rest of Malmökraften's 3,588 people, 1 February 2018 – 31 December 2019, whose exits
// give every printed figure.
//
// The demo's "today" is StoryDay(). The storied participants stand where their stories have come to that
// morning; the others fill the lists and the tables. Those whose opening lies after StoryDay() are in the
// statistics and not yet in any worker's list; those who leave after it are closed already, because the
// printed figures are those of the whole period.
//
// Nobody here is real. The storied have personal numbers out of Skatteverket's list of test numbers; the
// others have numbers whose check digit is wrong, so that nobody can have them.
//
// Deterministic: the same seed and size give the same entries, byte for byte (the seals around them differ).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "domain/bands.hpp"
#include "domain/directory.hpp"
#include "domain/entries.hpp"
#include "evidence/cohort.hpp"

namespace samkraft::journal {
class Journal;
struct Append;
}  // namespace samkraft::journal

namespace samkraft::office {
class Office;
}

namespace samkraft::demo {

inline constexpr AssociationId kAssociation{1};
inline constexpr std::string_view kAssociationName = "Samordningsförbundet Malmökraften (demo)";

[[nodiscard]] Date StoryDay();     // Monday 20 May 2019
[[nodiscard]] Instant StoryEnd();  // the last moment of that day
[[nodiscard]] Instant
StoryNow();  // nine in the morning of that day in Sweden: no worker's list has anything later

struct DemoOptions {
    std::uint64_t seed = 1;
    // At least as many as there are stories. The printed figures come out at 3,588; teams and staff grow with
    // more.
    int cases = evidence::kMalmokraftenPeople;
    std::string password = "malmö-demo";  // everybody's
    bool quick_hash = true;
};

struct DemoUser {
    std::string username, name, title;
    domain::Party party = domain::Party::kNone;  // the employer
    domain::Role role = domain::Role::kOperator;
    std::string team;  // "" for those who serve several
};

// Those one may sign in as: the staff of the ten first teams. The same whatever the options.
[[nodiscard]] std::vector<DemoUser> DemoUsers();
// The worker's own personal number, out of Skatteverket's test numbers; "" when it is not known.
[[nodiscard]] std::string_view OwnNumberOf(std::string_view username);

// The participant one may sign in as: Nawfal, on the eighth point of his way.
struct DemoPerson {
    std::string_view username, name, personal_number;
};
[[nodiscard]] constexpr DemoPerson DemoParticipant() {
    return {"nawfal.khalaf", "Nawfal Khalaf", "197407169296"};
}

struct DemoStory {
    std::string name;                   // the participant's
    std::string_view swedish, english;  // what the story shows
    std::string username;               // somebody who works with the case
};

// The storied participants, Nawfal at ten points of his way first.
[[nodiscard]] std::vector<DemoStory> DemoStories();

// What is being done, how far it has come, of how many.
using Progress = std::function<void(std::string_view what, int done, int all)>;

// Fills an empty journal. Errors: kSetup when there is something in it already or the options make no sense,
// kUnavailable when the journal does not take what is written; throws when the machine fails in the middle of
// a story. O(cases). The many are made by this thread while the journal's own commits those before.
[[nodiscard]] Result<std::vector<DemoUser>> MakeDemo(journal::Journal& journal, const DemoOptions& options,
                                                     const Progress& progress = {});

// ---- the parts, for each other and for the tests

// Teams for so many cases: whole offices of ten, so that a team has about 360 cases. An office's ten teams
// share a study counsellor, four care coordinators, three insurance investigators and a project office.
[[nodiscard]] int TeamCount(int cases);
[[nodiscard]] std::vector<domain::Team> MakeTeams(int count);
[[nodiscard]] std::vector<domain::Worker> MakeStaff(
    int teams);  // by id; the first 45 are those of DemoUsers()

struct Trio {  // a team's own three professions
    WorkerId officer, labour_market, social_worker;
};
[[nodiscard]] Trio TrioOf(int team);  // from 0
[[nodiscard]] TeamId TeamIdOf(int team);
[[nodiscard]] WorkerId Named(
    std::string_view username);  // one of DemoUsers(); throws std::logic_error for another

[[nodiscard]] std::string_view GivenName(evidence::Sex sex, std::size_t index);  // any index
[[nodiscard]] std::string_view FamilyName(std::size_t index);

// Chance that is the same on every machine: SplitMix64 (Steele, Lea and Flood 2014).
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t Next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    int Below(int n) { return static_cast<int>((Next() >> 32U) * static_cast<std::uint64_t>(n) >> 32U); }
    int Between(int least, int most) { return most <= least ? least : least + Below(most - least + 1); }
    bool Percent(int chance) { return Below(100) < chance; }
    template <class T>
    const T& Of(std::span<const T> list) {
        return list[static_cast<std::size_t>(Below(static_cast<int>(list.size())))];
    }

  private:
    std::uint64_t state_;
};

class StoryClock final : public Clock {
  public:
    [[nodiscard]] Instant Now() const override { return now_; }
    void Set(Instant now) { now_ = now; }

  private:
    Instant now_;
};

// What the statistics know of one story: which person of the cohort it takes the place of.
struct StoryFacts {
    domain::Outcome outcome = domain::Outcome::kOngoing;
    Date opened, closed;
    std::string_view number;  // personal number
    bool subsidised = false;
    std::optional<domain::Education> education;  // as far as the story itself says
    std::optional<int> support_months;
};
[[nodiscard]] std::vector<StoryFacts> FactsOfStories();

// What a closed story takes over from the person whose place it takes, so that every count stands.
struct ExitClasses {
    domain::Education education = domain::Education::kUnknown;
    std::optional<std::int32_t> support_months;
    bool in_sus = true;
};

// Writes one story through the office. Throws std::logic_error when a rule of the domain refuses an entry:
// the story is wrong then.
void WriteStory(std::size_t story, office::Office& office, StoryClock& clock,
                const std::optional<ExitClasses>& exit);

// The cohort less one person for each story: the closest in every class that is counted, and in the same part
// of the period. Also gives what each closed story takes over.
struct Places {
    std::vector<evidence::CohortPerson> others;
    std::vector<std::optional<ExitClasses>> exits;  // by story
};
[[nodiscard]] Places MakePlaces(std::vector<evidence::CohortPerson> cohort,
                                std::span<const StoryFacts> stories);

// One made-up case as entries, without projections. Pure.
[[nodiscard]] std::vector<domain::Entry> MakeCase(const evidence::CohortPerson& person, std::uint64_t seed,
                                                  int index, int teams);
[[nodiscard]] CaseId CaseIdOf(int index);

}  // namespace samkraft::demo
