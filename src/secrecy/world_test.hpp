// Random cases for tests: bases, actors, entries and a moment, all drawn from one list of numbers. With
// RapidCheck the list is random and shrinks, so that a failing case comes out as a small one; a fuzzer or a
// random engine can supply it just as well.
//
//     TEST(Some, Property) { CheckWorlds("what holds", [](const World& world, Dice& dice) { RC_ASSERT(…); });
//     }
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "secrecy/engine.hpp"

namespace samkraft::secrecy::test {

// Draws from a list; when the list is used up, every draw is 0, the simplest choice.
class Dice {
  public:
    explicit Dice(std::vector<std::uint16_t> rolls) : rolls_(std::move(rolls)) {}

    unsigned Below(unsigned n) { return next_ < rolls_.size() ? rolls_[next_++] % n : 0; }
    bool Percent(unsigned percent) { return Below(100) >= 100 - percent; }  // 0 means no
    template <NamedEnum E>
    E Any() {
        return static_cast<E>(Below(static_cast<unsigned>(Names(E{}).size())));
    }
    template <class T>
    const T& Of(const std::vector<T>& values) {
        return values[Below(static_cast<unsigned>(values.size()))];
    }

  private:
    std::vector<std::uint16_t> rolls_;
    std::size_t next_ = 0;
};

struct World {
    CaseBases bases;
    std::vector<Actor> actors;
    std::vector<EntryHead> heads;
    Instant now;
};

inline constexpr unsigned kHours = 24;
// The hours of a day on which a statute comes into force (lag (2000:625) 1 a §, 2026-03-01 in Sweden, between
// hours 10 and 11).
inline Instant Hour(unsigned hour) {
    return AddSeconds(*ParseInstant("2026-02-28T12:30:00Z"), static_cast<std::int64_t>(hour) * 3600);
}

// Who informs whom of what, by which statute; the last is no statute at all.
struct Duty {
    std::string statute;
    Party from, to;
    Category category;
};
inline const std::vector<Duty>& Duties() {
    using enum Party;
    static const std::vector<Duty> duties = {
        {"2008:975 3", kSocialInsurance, kSocialServices, Category::kInsuranceBenefit},
        {"2008:975 5", kEmploymentService, kSocialServices, Category::kRegistration},
        {"2008:975 5", kEmploymentService, kSocialServices, Category::kActivityReports},
        {"2002:546 12", kEmploymentService, kSocialInsurance, Category::kRegistration},
        {"2010:110 110:31", kSocialServices, kSocialInsurance, Category::kIncomeSupport},
        {"2024:307 2", kSocialInsurance, kEmploymentService, Category::kSuspicion},
        {"2000:625 1 a", kAdultEducation, kEmploymentService, Category::kStudies},
        {"1999:1 1", kEmploymentService, kSocialServices, Category::kRegistration},
    };
    return duties;
}

// Few parties, categories, items and workers, so that bases and entries meet often.
class WorldMaker {
  public:
    explicit WorldMaker(Dice& dice) : dice_(dice) {
        for (int i = 0; i < 3; ++i) parties_.push_back(AnyParty());
        for (int i = 0; i < 3; ++i)
            categories_.push_back(static_cast<Category>(1 + dice_.Below(kCategoryCount - 1)));
        duty_ = dice_.Of(Duties());
        if (!dice_.Percent(40)) return;
        parties_[0] = duty_.from;
        parties_[1] = duty_.to;
        categories_[0] = duty_.category;
    }

    World Make() {
        World world;
        world.now = Hour(dice_.Below(kHours));
        for (unsigned n = dice_.Below(6); n > 0; --n) {
            Assignment assignment;
            assignment.party = SomeParty();
            (dice_.Percent(40) ? assignment.team.value : assignment.worker.value) = 1 + dice_.Below(3);
            std::tie(assignment.begins, assignment.ends) = Period();
            assignment.opening = dice_.Percent(20);
            world.bases.assignments.push_back(assignment);
        }
        for (unsigned n = dice_.Below(4); n > 0; --n) {
            Engagement engagement;
            engagement.party = SomeParty();
            std::tie(engagement.begins, engagement.ends) = Period();
            world.bases.engagements.push_back(engagement);
        }
        for (unsigned n = dice_.Below(5); n > 0; --n) {
            world.bases.provisions.push_back(MakeProvision());
            if (!dice_.Percent(20)) continue;
            Provision line = world.bases.provisions.back();  // the same consent to one more
            line.to = SomeParty();
            world.bases.provisions.push_back(line);
        }
        for (unsigned n = dice_.Below(13); n > 0; --n) {
            world.bases.disclosures.push_back(MakeDisclosure(world.bases.provisions));
            if (!dice_.Percent(10)) continue;
            Disclosure act = world.bases.disclosures.back();  // the same act on one more basis
            act.basis = dice_.Any<BasisKind>();
            world.bases.disclosures.push_back(act);
        }
        if (dice_.Percent(25)) {
            world.bases.protection = static_cast<Protection>(1 + dice_.Below(3));
            if (dice_.Percent(50)) world.bases.named_officers.push_back(WorkerId{1 + dice_.Below(3)});
        }
        for (int i = 0; i < 5; ++i) {
            world.actors.push_back(MakeActor());
            if (dice_.Percent(70)) world.bases.assignments.push_back(AssignmentOf(world.actors.back()));
        }
        for (int i = 0; i < 8; ++i) world.heads.push_back(MakeHead());
        if (dice_.Percent(20)) {
            const EntryHead& head = world.heads[dice_.Below(8)];
            world.bases.recalls.push_back({head.item, SomeParty(), head.category});
            if (dice_.Percent(60)) world.bases.recalls.back().owner = head.owner;
        }
        return world;
    }

    // Works in a party of the case more often than not.
    Actor MakeActor() {
        Actor actor;
        actor.role = dice_.Any<Role>();
        if (dice_.Percent(60)) actor.role = RoleIn(Receiver());
        actor.party = HomeParty(actor.role);
        if (actor.party == Party::kNone) actor.party = dice_.Percent(80) ? SomeParty() : Party::kNone;
        if (dice_.Percent(5)) actor.party = AnyParty();
        actor.worker = WorkerId{dice_.Below(4)};
        for (unsigned team = dice_.Below(4); team > 1; --team) actor.teams.push_back(TeamId{team - 1});
        return actor;
    }

    EntryHead MakeHead() {
        EntryHead head;
        head.id = EntryId{next_++};
        head.item = ItemId{1 + dice_.Below(4)};
        head.owner = dice_.Percent(3) ? Party::kNone : Giver();
        head.category = dice_.Percent(5) ? Category::kNone : SomeCategory();
        head.topic = dice_.Percent(50) ? dice_.Any<Topic>() : Topic::kNone;
        if (dice_.Percent(10)) head.named.Add(SomeParty());
        return head;
    }

    Assignment AssignmentOf(const Actor& actor) {
        Assignment assignment;
        assignment.party = actor.party;
        if (!actor.teams.empty() && dice_.Percent(40))
            assignment.team = actor.teams[0];
        else
            assignment.worker = actor.worker;
        std::tie(assignment.begins, assignment.ends) = Period();
        return assignment;
    }

  private:
    Party AnyParty() { return static_cast<Party>(1 + dice_.Below(kPartyCount - 1)); }
    Party SomeParty() { return dice_.Percent(10) ? AnyParty() : dice_.Of(parties_); }
    Party Giver() { return dice_.Percent(60) ? parties_[0] : SomeParty(); }
    Party Receiver() { return dice_.Percent(60) ? parties_[1] : SomeParty(); }
    Category SomeCategory() {
        return dice_.Percent(15) ? static_cast<Category>(1 + dice_.Below(kCategoryCount - 1))
                                 : dice_.Of(categories_);
    }
    std::pair<Instant, Instant> Period() {
        std::pair<Instant, Instant> period{Hour(0), kForever};
        if (dice_.Percent(30)) period.first = Hour(dice_.Below(kHours));
        if (dice_.Percent(40)) period.second = Hour(dice_.Below(kHours));
        return period;
    }
    CategorySet SomeCategories() {
        CategorySet set;
        if (dice_.Percent(20)) return set.set();
        for (const Category category : categories_)
            if (!dice_.Percent(25)) set.set(static_cast<std::size_t>(category));
        return set;
    }
    TopicSet SomeTopics() {
        TopicSet set;
        if (dice_.Percent(30))
            for (unsigned n = 1 + dice_.Below(4); n > 0; --n) set.Add(dice_.Any<Topic>());
        return set;
    }
    static Role RoleIn(Party party) {  // the first of its roles
        std::size_t role = 0;
        while (HomeParty(static_cast<Role>(role)) != party) ++role;
        return static_cast<Role>(role);
    }
    std::optional<Role> SomeRole(Party party) {
        if (dice_.Percent(25)) return dice_.Percent(60) ? Role::kProjectLead : Role::kEvaluator;
        if (!dice_.Percent(25)) return std::nullopt;
        return party != Party::kNone && dice_.Percent(70) ? RoleIn(party) : dice_.Any<Role>();
    }
    // Mostly one that those who receive it read for.
    Purpose SomePurpose(std::optional<Role> role) {
        if (dice_.Percent(15)) return dice_.Any<Purpose>();
        if (role == Role::kProjectLead || role == Role::kEvaluator) return Purpose::kEvaluation;
        return dice_.Percent(30) ? Purpose::kCareContact : Purpose::kCoordination;
    }
    Provision MakeProvision() {
        Provision provision;
        provision.id = ItemId{next_++};
        provision.from = Giver();
        provision.to = dice_.Percent(5) ? Party::kNone : Receiver();
        provision.to_role = dice_.Percent(50) ? std::nullopt : SomeRole(provision.to);
        provision.categories = SomeCategories();
        provision.topics = SomeTopics();
        provision.purpose = SomePurpose(provision.to_role);
        std::tie(provision.begins, provision.ends) = Period();
        return provision;
    }
    // Mostly as it should be, sometimes beside the provision it names, so that both meet the engine.
    Disclosure MakeDisclosure(const std::vector<Provision>& provisions) {
        Disclosure disclosure;
        disclosure.id = ItemId{1000 + dice_.Below(30) * 100 + next_++};
        disclosure.owner = Giver();
        disclosure.to = dice_.Percent(5) ? Party::kNone : Receiver();
        disclosure.to_role = SomeRole(disclosure.to);
        disclosure.basis = dice_.Any<BasisKind>();
        if (dice_.Percent(35)) disclosure.item = ItemId{1 + dice_.Below(4)};
        if (!disclosure.item || dice_.Percent(50)) disclosure.categories = SomeCategories();
        disclosure.topics = SomeTopics();
        disclosure.purpose = SomePurpose(disclosure.to_role);
        std::tie(disclosure.begins, disclosure.ends) = Period();
        if (!provisions.empty() && dice_.Percent(70)) {
            const Provision& provision = dice_.Of(provisions);
            disclosure.provision = provision.id;
            if (dice_.Percent(85)) {
                disclosure.owner = provision.from;
                disclosure.to = provision.to;
                if (provision.to_role) disclosure.to_role = provision.to_role;
                disclosure.purpose = provision.purpose;
                disclosure.basis = BasisKind::kConsent;
            }
        }
        if (disclosure.basis == BasisKind::kStatute) {
            disclosure.statute = dice_.Percent(80) ? duty_.statute : dice_.Of(Duties()).statute;
            if (dice_.Percent(80)) {
                disclosure.owner = duty_.from;
                disclosure.to = duty_.to;
                disclosure.to_role.reset();
            }
        }
        return disclosure;
    }

    Dice& dice_;
    std::vector<Party> parties_;
    std::vector<Category> categories_;
    Duty duty_;
    std::int64_t next_ = 10;
};

inline std::string Show(const EntryHead& head) {
    std::string text = std::string(NameOf(head.owner)) + '/' + std::string(NameOf(head.category)) + '/' +
                       std::string(NameOf(head.topic)) + " item " + std::to_string(head.item.value);
    if (head.named.Bits() != 0) text += " named " + std::to_string(head.named.Bits());
    return text;
}
inline std::string Show(const Actor& actor) {
    return std::string(NameOf(actor.role)) + " in " + std::string(NameOf(actor.party)) + ", worker " +
           std::to_string(actor.worker.value);
}
inline std::string Show(const Decision& d) {
    return std::string(NameOf(d.level)) + '/' + std::string(NameOf(d.slice)) + " because " +
           std::string(NameOf(d.reason)) + ", disclosure " + std::to_string(d.disclosure.value) +
           ", provision " + std::to_string(d.provision.value);
}

// Whether `a` shows at most what `b` shows.
inline bool AtMost(const Decision& a, const Decision& b) {
    if (a.level != b.level) return a.level < b.level;
    if (a.level != Level::kLimited) return true;
    return a.slice == b.slice || a.slice == Slice::kMasked ||
           (a.slice == Slice::kStatutory && b.slice == Slice::kSummary);
}

// Set before RapidCheck reads it; a run with RC_PARAMS of its own keeps it.
[[maybe_unused]] inline const int kCases = setenv("RC_PARAMS", "max_success=10000", 0);

// Runs the property on random worlds (10,000 of them, or as many as RC_PARAMS says). The dice are for what it
// draws itself.
template <class Property>
void CheckWorlds(const std::string& claim, Property&& property) {
    constexpr std::size_t kRolls = 500;
    const auto roll = rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::uint16_t>(0, 10'000));
    const bool holds = rc::check(claim, [&] {
        Dice dice(*rc::gen::container<std::vector<std::uint16_t>>(kRolls, roll));
        const World world = WorldMaker(dice).Make();
        property(world, dice);
    });
    EXPECT_TRUE(holds) << claim;
}

}  // namespace samkraft::secrecy::test
