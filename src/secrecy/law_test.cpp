// The engine against the law as the page says it (law_model_test.hpp): the same answer for a million random
// actors, entries, cases and moments. SAMKRAFT_PROOF=N asks N and tells how often each answer came;
// SAMKRAFT_PROOF_SEED chooses other ones.

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

#include "secrecy/law_model_test.hpp"

namespace samkraft::secrecy {
namespace {

// A random case small enough that its parts meet: three parties, four categories, three workers, few hours,
// of which one is the hour before and one the hour in which a statute comes into force. Every begin and end
// is a moment that is asked about, and so is the microsecond before it.
class CaseMaker {
  public:
    explicit CaseMaker(std::uint64_t seed) : engine_(seed) {}

    struct Case {
        CaseBases bases;
        std::vector<Actor> actors;
        std::vector<EntryHead> heads;
        std::vector<Instant> moments;
    };

    Case Make() {
        Case made;
        for (Party& party : parties_) party = AnyParty();
        for (Category& category : categories_)
            category = static_cast<Category>(1 + Below(kCategoryCount - 1));
        if (Percent(40)) {
            const law::Obliges& duty = law::Page::Get().Duties()[Below(law::Page::Get().Duties().size())];
            parties_[0] = duty.from;
            parties_[1] = duty.to;
            categories_[0] = duty.categories[Below(duty.categories.size())];
            // Half of these around the day it comes into force.
            noon_ = Percent(50) ? AddSeconds(duty.begins, -3 * 3600) : Day();
        } else {
            noon_ = Day();
        }
        if (Percent(25)) {  // what the project leads read
            categories_[0] = Category::kIdentity;
            categories_[1] = Category::kParticipation;
        }
        CaseBases& bases = made.bases;
        for (std::uint64_t n = Below(5); n > 0; --n) bases.provisions.push_back(MakeProvision());
        for (std::uint64_t n = Below(3); n > 0 && !bases.provisions.empty(); --n) {
            Provision line =
                bases.provisions[Below(bases.provisions.size())];  // the same consent to one more
            line.to = SomeParty();
            if (Percent(50)) line.to_role = SomeRole();
            bases.provisions.push_back(line);
        }
        for (std::uint64_t n = Below(8); n > 0; --n) bases.disclosures.push_back(MakeDisclosure(bases));
        if (!bases.disclosures.empty() && Percent(30)) {  // the same act on one more basis
            bases.disclosures.push_back(bases.disclosures[Below(bases.disclosures.size())]);
            bases.disclosures.back().basis = Any<BasisKind>();
        }
        for (std::uint64_t n = Below(3); n > 0; --n) {
            Engagement engagement{.party = SomeParty(), .begins = {}};
            std::tie(engagement.begins, engagement.ends) = Period();
            bases.engagements.push_back(engagement);
        }
        if (Percent(30)) bases.protection = static_cast<Protection>(1 + Below(3));
        if (Percent(50)) bases.named_officers.push_back(WorkerId{static_cast<std::int64_t>(Below(4))});
        for (int i = 0; i < 3; ++i) {
            made.actors.push_back(MakeActor(bases));
            if (Percent(95)) bases.assignments.push_back(MakeAssignment(made.actors.back()));
        }
        for (int i = 0; i < 4; ++i) made.heads.push_back(MakeHead(bases));
        if (Percent(20)) {  // taken back; now and then by somebody whose it is not
            const EntryHead& head = made.heads[Below(made.heads.size())];
            bases.recalls.push_back({head.item, Percent(80) ? head.owner : SomeParty(), head.category});
            if (Percent(20)) bases.recalls.push_back({ItemId{1}, SomeParty(), head.category});
        }
        for (int i = 0; i < 5; ++i) {
            Instant moment = Hour();
            if (Percent(20)) moment.micros -= 1;
            if (Percent(10)) moment.micros += 1;
            made.moments.push_back(moment);
        }
        return made;
    }

  private:
    std::uint64_t Below(std::uint64_t n) { return engine_() % n; }
    bool Percent(unsigned percent) { return Below(100) < percent; }
    template <class E>
    E Any() {
        return static_cast<E>(Below(Names(E{}).size()));
    }
    Party AnyParty() { return static_cast<Party>(1 + Below(kPartyCount - 1)); }
    Party SomeParty() { return Percent(5) ? Any<Party>() : parties_[Below(3)]; }
    // Mostly one gives and another takes, so that bases, readers and entries meet.
    Party Giver() { return Percent(70) ? parties_[0] : SomeParty(); }
    Party Taker() { return Percent(70) ? parties_[1] : SomeParty(); }
    static Instant Day() { return *ParseInstant("2026-06-01T09:00:00Z"); }
    Instant Hour() { return AddSeconds(noon_, static_cast<std::int64_t>(Below(6)) * 3600); }
    std::pair<Instant, Instant> Period() {
        std::pair<Instant, Instant> period{noon_, kForever};
        if (Percent(30)) period.first = Hour();
        if (Percent(40)) period.second = Hour();
        return period;
    }
    Category SomeCategory() { return Percent(8) ? Any<Category>() : categories_[Below(4)]; }
    CategorySet Categories() {
        CategorySet set;
        if (Percent(10)) return set;
        if (Percent(15)) return set.set();
        for (std::uint64_t n = 1 + Below(4); n > 0; --n) set.set(static_cast<std::size_t>(SomeCategory()));
        return set;
    }
    TopicSet Topics() {
        TopicSet set;
        if (Percent(35))
            for (std::uint64_t n = 1 + Below(3); n > 0; --n) set.Add(Any<Topic>());
        return set;
    }
    Role RoleAt(Party party) {
        for (int i = 0; i < 40; ++i)
            if (const Role role = Any<Role>(); HomeParty(role) == party && party != Party::kNone) return role;
        return Any<Role>();
    }
    std::optional<Role> SomeRole() {
        if (Percent(60)) return std::nullopt;
        if (Percent(50)) return Percent(60) ? Role::kProjectLead : Role::kEvaluator;
        return Percent(80) ? RoleAt(parties_[1]) : Any<Role>();
    }
    Purpose PurposeFor(const std::optional<Role>& role) {
        if (Percent(12)) return Any<Purpose>();
        if (role == Role::kProjectLead || role == Role::kEvaluator) return Purpose::kEvaluation;
        return Percent(30) ? Purpose::kCareContact : Purpose::kCoordination;
    }
    Provision MakeProvision() {
        Provision line;
        line.id = ItemId{next_++};
        line.from = Giver();
        line.to = Taker();
        line.to_role = SomeRole();
        if (line.to_role && OfTheProject(*line.to_role) && Percent(50)) line.to = Party::kNone;
        line.categories = Categories();
        line.topics = Topics();
        line.purpose = PurposeFor(line.to_role);
        std::tie(line.begins, line.ends) = Period();
        return line;
    }
    Disclosure MakeDisclosure(const CaseBases& bases) {
        Disclosure act;
        act.id = ItemId{1000 + static_cast<std::int64_t>(Below(50)) * 1000 + next_++};  // not in their order
        act.owner = Giver();
        act.to = Taker();
        act.to_role = SomeRole();
        if (act.to_role && OfTheProject(*act.to_role) && Percent(50)) act.to = Party::kNone;
        act.basis = Any<BasisKind>();
        if (Percent(30)) act.item = ItemId{1 + static_cast<std::int64_t>(Below(3))};
        act.categories = Categories();
        act.topics = Topics();
        act.purpose = PurposeFor(act.to_role);
        std::tie(act.begins, act.ends) = Period();
        if (!bases.provisions.empty() && Percent(60)) {
            const Provision& line = bases.provisions[Below(bases.provisions.size())];
            act.provision = line.id;
            if (Percent(85)) {  // as it should be
                act.basis = BasisKind::kConsent;
                act.owner = line.from;
                act.to = line.to;
                act.to_role = line.to_role;
                act.purpose = line.purpose;
                if (Percent(60)) act.categories = line.categories;
            }
        }
        if (act.basis == BasisKind::kStatute) {
            const auto& duties = law::Page::Get().Duties();
            const law::Obliges& duty = duties[Below(duties.size())];
            act.statute = Percent(5) ? "1999:1 1" : duty.code;
            if (Percent(70)) {
                for (const law::Obliges& one : duties)
                    if (one.from == parties_[0] && one.to == parties_[1]) {
                        act.statute = one.code;
                        act.owner = one.from;
                        act.to = one.to;
                        act.to_role.reset();
                        act.purpose = Purpose::kCoordination;
                        act.categories.set(static_cast<std::size_t>(one.categories[0]));
                    }
            }
        }
        return act;
    }
    const Disclosure* SomeDisclosure(const CaseBases& bases) {
        return bases.disclosures.empty() ? nullptr : &bases.disclosures[Below(bases.disclosures.size())];
    }
    // More often than not one to whom something is disclosed.
    Actor MakeActor(const CaseBases& bases) {
        Actor actor;
        const Disclosure* act = Percent(60) ? SomeDisclosure(bases) : nullptr;
        actor.role = act != nullptr ? act->to_role.value_or(RoleAt(act->to))
                     : Percent(70)  ? RoleAt(Taker())
                                    : Any<Role>();
        actor.party = HomeParty(actor.role);
        if (actor.party == Party::kNone && act != nullptr) actor.party = act->to;
        if (actor.party == Party::kNone && Percent(70)) actor.party = Taker();
        if (Percent(4)) actor.party = SomeParty();
        actor.worker = WorkerId{Percent(4) ? 0 : 1 + static_cast<std::int64_t>(Below(3))};  // 0 is nobody
        for (std::uint64_t n = Below(3); n > 0; --n)
            actor.teams.push_back(TeamId{static_cast<std::int64_t>(Below(3))});
        return actor;
    }
    Assignment MakeAssignment(const Actor& actor) {
        Assignment assignment;
        assignment.party = Percent(95) ? actor.party : SomeParty();
        if (!actor.teams.empty() && Percent(40))
            assignment.team = actor.teams[Below(actor.teams.size())];
        else
            assignment.worker = Percent(95) ? actor.worker : WorkerId{static_cast<std::int64_t>(Below(4))};
        if (Percent(10)) assignment.team = TeamId{static_cast<std::int64_t>(Below(3))};
        assignment.begins = noon_;
        if (Percent(25)) std::tie(assignment.begins, assignment.ends) = Period();
        assignment.opening = Percent(30);
        return assignment;
    }
    // More often than not one that somebody has disclosed.
    EntryHead MakeHead(const CaseBases& bases) {
        EntryHead head;
        head.id = EntryId{next_++};
        head.item = ItemId{static_cast<std::int64_t>(Below(4))};
        head.owner = Percent(2) ? Party::kNone : Giver();
        head.category = SomeCategory();
        head.topic = Percent(60) ? Any<Topic>() : Topic::kNone;
        if (const Disclosure* act = Percent(60) ? SomeDisclosure(bases) : nullptr) {
            head.owner = act->owner;
            if (act->item) head.item = act->item;
            for (int i = 0; i < 30 && act->categories.any(); ++i)
                if (head.category = Any<Category>();
                    act->categories.test(static_cast<std::size_t>(head.category)))
                    break;
        }
        if (Percent(8)) head.named.Add(SomeParty());
        if (Percent(2)) head.named.Add(SomeParty());
        return head;
    }

    std::mt19937_64 engine_;
    std::array<Party, 3> parties_{};
    std::array<Category, 4> categories_{};
    Instant noon_;
    std::int64_t next_ = 10;
};

std::string Show(Instant instant) { return instant == kForever ? "forever" : instant.Text(); }
std::string Show(const CategorySet& set) {
    std::string text;
    for (std::size_t c = 0; c < kCategoryCount; ++c)
        if (set.test(c)) text += ' ' + std::to_string(c);
    return text;
}
std::string Show(const std::optional<Role>& role) { return role ? std::string(NameOf(*role)) : "any role"; }
std::string Show(const Decision& d) {
    return std::string(NameOf(d.level)) + '/' + std::string(NameOf(d.slice)) + " because " +
           std::string(NameOf(d.reason)) + ", disclosure " + std::to_string(d.disclosure.value) +
           ", consent " + std::to_string(d.provision.value);
}
std::string Show(const CaseBases& bases, const law::Reader& reader, const EntryHead& head, Instant now) {
    std::ostringstream out;
    out << "  now " << Show(now) << "\n  reader: in " << NameOf(reader.party);
    for (const Role role : reader.roles) out << ", " << NameOf(role);
    if (reader.actor != nullptr) {
        out << ", worker " << reader.actor->worker.value << ", teams";
        for (const TeamId team : reader.actor->teams) out << ' ' << team.value;
    }
    out << "\n  entry: of " << NameOf(head.owner) << ", category " << static_cast<int>(head.category)
        << ", topic " << NameOf(head.topic) << ", item " << head.item.value << ", names "
        << int{head.named.Bits()} << '\n';
    for (const auto& a : bases.assignments)
        out << "  assigned: " << NameOf(a.party) << " worker " << a.worker.value << " team " << a.team.value
            << ' ' << Show(a.begins) << " – " << Show(a.ends) << '\n';
    for (const auto& r : bases.recalls)
        out << "  recalled: item " << r.item.value << " of " << NameOf(r.owner) << '\n';
    for (const auto& e : bases.engagements)
        out << "  engaged: " << NameOf(e.party) << ' ' << Show(e.begins) << " – " << Show(e.ends) << '\n';
    for (const auto& p : bases.provisions)
        out << "  consent " << p.id.value << ": " << NameOf(p.from) << " to " << NameOf(p.to) << " ("
            << Show(p.to_role) << "):" << Show(p.categories) << ", topics " << int{p.topics.Bits()} << ", "
            << NameOf(p.purpose) << ' ' << Show(p.begins) << " – " << Show(p.ends) << '\n';
    for (const auto& d : bases.disclosures)
        out << "  disclosure " << d.id.value << ": " << NameOf(d.owner) << " to " << NameOf(d.to) << " ("
            << Show(d.to_role) << "), item " << d.item.value << ":" << Show(d.categories) << ", topics "
            << int{d.topics.Bits()} << ", " << NameOf(d.purpose) << ", on " << NameOf(d.basis) << ' '
            << d.provision.value << d.statute << ' ' << Show(d.begins) << " – " << Show(d.ends) << '\n';
    out << "  protection " << NameOf(bases.protection) << ", named";
    for (const auto worker : bases.named_officers) out << ' ' << worker.value;
    return out.str();
}

std::uint64_t Wish(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text != nullptr ? std::stoull(text) : otherwise;
}

// Compares and counts, and shows the first that differ.
class Comparison {
  public:
    void Compare(const Gate& gate, const law::Reader& reader, const CaseBases& bases, const EntryHead& head,
                 Instant now) {
        const Decision said = gate.Decide(head);
        const Decision meant = law::Decide(bases, reader, head, now);
        ++asked_;
        ++answers_[{meant.reason, meant.level}];
        if (said == meant || ++differ_ > 5) return;
        ADD_FAILURE() << "the engine: " << Show(said) << "\nthe page:   " << Show(meant) << '\n'
                      << Show(bases, reader, head, now);
    }
    [[nodiscard]] std::uint64_t Asked() const { return asked_; }

    // What never comes up is not tried: each answer must be that of one question in 100,000 at least.
    void ExpectAgreementOnEveryAnswer() const {
        EXPECT_EQ(differ_, 0U) << "of " << asked_;
        for (const auto& [reason, level] : std::vector<std::pair<Reason, Level>>{
                 {Reason::kOwnParty, Level::kFull},         {Reason::kNamed, Level::kFull},
                 {Reason::kOwnCase, Level::kFull},          {Reason::kOwnCase, Level::kLimited},
                 {Reason::kConsent, Level::kFull},          {Reason::kConsent, Level::kLimited},
                 {Reason::kStatute, Level::kFull},          {Reason::kStatute, Level::kLimited},
                 {Reason::kReasonedDecision, Level::kFull}, {Reason::kReasonedDecision, Level::kLimited},
                 {Reason::kParticipantsOwn, Level::kFull},  {Reason::kParticipantsOwn, Level::kLimited},
                 {Reason::kNotAssigned, Level::kNone},      {Reason::kNoDisclosure, Level::kNone},
                 {Reason::kBasisEnded, Level::kNone},       {Reason::kNotInTable, Level::kNone},
                 {Reason::kOtherTopic, Level::kNone},       {Reason::kNotNamed, Level::kNone},
                 {Reason::kProtected, Level::kNone},        {Reason::kProtected, Level::kLimited},
                 {Reason::kRoleWithoutCases, Level::kNone}}) {
            const auto times = answers_.find({reason, level});
            EXPECT_TRUE(times != answers_.end() && times->second * 100'000 >= asked_)
                << NameOf(reason) << ' ' << NameOf(level);
        }
        if (std::getenv("SAMKRAFT_PROOF") == nullptr) return;
        std::cout << asked_ << " questions, " << differ_ << " answers differ\n";
        for (const auto& [answer, count] : answers_)
            std::cout << "  " << NameOf(answer.first) << ' ' << NameOf(answer.second) << ": " << count
                      << '\n';
    }

  private:
    std::uint64_t asked_ = 0;
    std::uint64_t differ_ = 0;
    std::map<std::pair<Reason, Level>, std::uint64_t> answers_;
};

TEST(Law, TheEngineDecidesAsThePageSays) {
    const std::uint64_t questions = Wish("SAMKRAFT_PROOF", 1'000'000);
    CaseMaker maker(Wish("SAMKRAFT_PROOF_SEED", 2026));
    Comparison comparison;
    while (comparison.Asked() < questions) {
        const CaseMaker::Case one = maker.Make();
        for (const Instant now : one.moments)
            for (const Actor& actor : one.actors) {
                const Gate gate(one.bases, actor, now);
                for (const EntryHead& head : one.heads)
                    comparison.Compare(gate, law::Reader(actor), one.bases, head, now);
            }
    }
    comparison.ExpectAgreementOnEveryAnswer();
}

// A list row is for whoever works in the party's column, or has the role there.
TEST(Law, AListRowShowsWhatThePageSays) {
    CaseMaker maker(Wish("SAMKRAFT_PROOF_SEED", 2026) + 1);
    Comparison comparison;
    while (comparison.Asked() < 400'000) {
        const CaseMaker::Case one = maker.Make();
        for (const Instant now : one.moments)
            for (const Actor& actor : one.actors) {
                const auto column = law::ColumnFor(actor.role).value_or(Column::kEmployer);
                const Gate row = Gate::ForReader(one.bases, actor.party, column, now);
                const Gate host = Gate::ForReader(one.bases, actor.party, Column::kEmployer, now);
                const Gate role = Gate::ForRole(one.bases, actor.party, actor.role, now);
                for (const EntryHead& head : one.heads) {
                    comparison.Compare(row, law::Reader(actor.party, column), one.bases, head, now);
                    comparison.Compare(host, law::Reader(actor.party, Column::kEmployer), one.bases, head,
                                       now);
                    comparison.Compare(role, law::Reader(actor.party, actor.role), one.bases, head, now);
                }
            }
    }
    comparison.ExpectAgreementOnEveryAnswer();
}

}  // namespace
}  // namespace samkraft::secrecy
