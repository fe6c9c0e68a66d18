// List rows and views hold what their reader may see and nothing that follows from anything else:
// non-interference over random cases, no word of what is hidden, protected identity, and how long a row holds
// (docs/03-secrecy.md; design, page 1).
#include "journal/projection.hpp"

#include <map>
#include <set>

#include "base/json.hpp"
#include "domain/bands.hpp"
#include "domain/due.hpp"
#include "domain/kinds.hpp"
#include "domain/random_test.hpp"
#include "domain/story_test.hpp"
#include "journal/bases.hpp"
#include "journal/random_case_test.hpp"
#include "secrecy/decision_table.hpp"

namespace samkraft::journal {
namespace {

using namespace domain;
using namespace domain::test;
using namespace journal::test;
using enum Party;
using enum Role;

const CaseId kCase{7};

secrecy::Gate GateOf(std::span<const Entry> entries, const Directory& directory, Reader reader, Instant now) {
    return secrecy::Gate::ForReader(BasesFor(entries, directory), reader.party, reader.column, now);
}

// All that leaves the program about the case, for one reader.
struct Shown {
    std::vector<Card> cards;
    std::vector<Due> dues;
    std::string view;
    bool operator==(const Shown&) const = default;
};
Shown ShownTo(Reader reader, const std::vector<Entry>& entries, const Directory& directory, Instant now) {
    Projections rows = ProjectFor(reader, kCase, entries, directory, now);
    // In which team's list a row stands follows from the assignment alone, as a grant does, and is never
    // shown.
    for (Card& card : rows.cards) card.held_by = {}, card.held_from = kForever;
    return {std::move(rows.cards), std::move(rows.dues),
            json::Write(Fold(Redacted(entries, GateOf(entries, directory, reader, now))))};
}
std::string TextOf(const Shown& shown) {
    std::string all = shown.view;
    for (const Card& c : shown.cards) {
        all += c.content;
        for (const std::string& word : c.words) all += ' ' + word;
    }
    for (const Due& d : shown.dues) all += d.content;
    return all;
}
std::set<std::string> WordsIn(std::string_view text) {  // the made-up ones: zq17q
    std::set<std::string> words;
    for (std::size_t at = 0; (at = text.find("zq", at)) != std::string_view::npos;) {
        const std::size_t end = text.find('q', at + 2);
        words.emplace(text.substr(at, end - at + 1));
        at = end;
    }
    return words;
}

// ---- non-interference

// Until when somebody could reach the reader's row.
Instant AssignedUntil(const secrecy::CaseBases& bases, Reader reader) {
    Instant until{0};
    for (const secrecy::Assignment& a : bases.assignments)
        if (reader.party == kNone ? static_cast<bool>(a.team) : a.party == reader.party)
            until = std::max(until, a.ends);
    return until;
}
bool SameGate(const secrecy::Gate& a, const secrecy::Gate& b, const std::vector<Entry>& entries) {
    if (a.HoldsUntil() != b.HoldsUntil() || a.Admits() != b.Admits()) return false;
    for (std::size_t party = 1; party < kPartyCount; ++party)
        for (std::size_t c = 1; c < kCategoryCount; ++c)
            for (const std::uint32_t slices : {~0U, kBrief})
                if (a.OpensAll(static_cast<Party>(party), static_cast<Category>(c), slices) !=
                    b.OpensAll(static_cast<Party>(party), static_cast<Category>(c), slices))
                    return false;
    return std::all_of(entries.begin(), entries.end(),
                       [&](const Entry& e) { return a.Decide(e.head) == b.Decide(e.head); });
}

TEST(NonInterference, WhatAReaderMayNotReadChangesNothingThatTheReaderGets) {
    Tally tally;
    const Directory directory = TwoTeams();
    CheckWithDice("hidden entries do not interfere", 10'000, 700, [&](Dice& dice) {
        CaseMaker maker(dice);
        const std::vector<Entry> entries = maker.Make();
        const Reader reader = maker.SomeReader();
        const Instant now = AnyMoment(dice, entries);
        const secrecy::Gate gate = GateOf(entries, directory, reader, now);
        const Shown before = ShownTo(reader, entries, directory, now);

        // What governs access may change what the gate lets through, which is its purpose. Where it does not,
        // it changes nothing.
        bool governing = dice.Percent(40);
        std::vector<Entry> disturbed = Disturbed(entries, maker, dice, gate, governing, tally);
        const auto bases_before = BasesFor(entries, directory), bases_after = BasesFor(disturbed, directory);
        const bool same = SameGate(gate, GateOf(disturbed, directory, reader, now), disturbed) &&
                          bases_before.protection == bases_after.protection &&
                          AssignedUntil(bases_before, reader) == AssignedUntil(bases_after, reader);
        if (governing && !same) {
            governing = false;
            disturbed = Disturbed(entries, maker, dice, gate, false, tally);
        }
        RC_ASSERT(SameGate(gate, GateOf(disturbed, directory, reader, now), disturbed));
        const Shown after = ShownTo(reader, disturbed, directory, now);
        RC_ASSERT(after.view == before.view);
        RC_ASSERT(after.cards == before.cards);
        RC_ASSERT(after.dues == before.dues);

        ++tally.cases;
        tally.rows += !before.cards.empty();
        tally.governing += governing;
        for (const Entry& e : entries)
            ++(gate.Decide(e.head).level == Level::kNone ? tally.hidden : tally.seen);
    });
    // The cases were such that this says something.
    EXPECT_GT(tally.rows, tally.cases / 6);
    EXPECT_GT(tally.seen, tally.hidden / 10);
    EXPECT_GT(tally.hidden, tally.seen / 10);
    EXPECT_GT(tally.altered, tally.cases);
    EXPECT_GT(tally.removed, tally.cases);
    EXPECT_GT(tally.added, tally.cases);
    EXPECT_GT(tally.governing, tally.cases / 20);
    RecordProperty("rows", tally.rows);
    RecordProperty("seen", tally.seen);
    RecordProperty("hidden", tally.hidden);
}

TEST(NonInterference, NoWordOfWhatAReaderMayNotReadReachesThatReader) {
    const Directory directory = TwoTeams();
    int shown_words = 0, hidden_words = 0;
    CheckWithDice("no word leaks", 2500, 600, [&](Dice& dice) {
        CaseMaker maker(dice);
        const std::vector<Entry> entries = maker.Make();
        const Instant now = AnyMoment(dice, entries);
        for (const Reader& reader : AllReaders()) {
            const secrecy::Gate gate = GateOf(entries, directory, reader, now);
            std::set<std::string> allowed;
            for (const Entry& e : entries) {
                const secrecy::Decision d = gate.Decide(e.head);
                // By the field lists themselves, not by Redact.
                for (const FieldShown& f : FieldsOf(e.payload)) {
                    const bool kept = d.level == Level::kFull ||
                                      (d.level == Level::kLimited && (f.spec.limited & In(d.slice)) != 0);
                    const auto words = WordsIn(f.value);
                    hidden_words += kept ? 0 : static_cast<int>(words.size());
                    if (kept) allowed.insert(words.begin(), words.end());
                }
            }
            for (const std::string& word : WordsIn(TextOf(ShownTo(reader, entries, directory, now)))) {
                ++shown_words;
                RC_ASSERT(allowed.count(word) == 1U);
            }
        }
    });
    EXPECT_GT(shown_words, 10'000);
    EXPECT_GT(hidden_words, 10'000);
}

TEST(Rows, HoldUntilTheMomentTheyName) {
    const Directory directory = TwoTeams();
    int rows = 0, ending = 0;
    CheckWithDice("a row holds until it says", 2500, 600, [&](Dice& dice) {
        CaseMaker maker(dice);
        const std::vector<Entry> entries = maker.Make();
        const Reader reader = maker.SomeReader();
        const Instant now = AnyMoment(dice, entries);
        const Projections first = ProjectFor(reader, kCase, entries, directory, now);
        // Without a row nothing says when to look again; the next write does.
        if (first.cards.empty()) return;
        const Instant until = first.cards[0].holds_until;
        RC_ASSERT(until > now);
        ++rows;
        ending += until != kForever;
        const std::int64_t span =
            until == kForever ? 3000L * 86'400 * kMicrosPerSecond : until.micros - now.micros;
        for (const Instant later :
             {Instant{now.micros + span - 1}, Instant{now.micros + span / 10'000 * dice.Below(10'000)}}) {
            const Projections again = ProjectFor(reader, kCase, entries, directory, later);
            RC_ASSERT(again.cards == first.cards);
            RC_ASSERT(again.dues == first.dues);
        }
    });
    EXPECT_GT(rows, 400);
    EXPECT_GT(ending, 60);
}

TEST(Rows, OfOneReaderAreThoseOfAll) {
    const Directory directory = TwoTeams();
    CheckWithDice("the parts are the whole", 500, 600, [&](Dice& dice) {
        CaseMaker maker(dice);
        const std::vector<Entry> entries = maker.Make();
        const Instant now = AnyMoment(dice, entries);
        const Projections all = Project(kCase, entries, directory, now);
        Projections parts;
        for (const Reader& reader : AllReaders()) {
            const Projections one = ProjectFor(reader, kCase, entries, directory, now);
            RC_ASSERT(one.cards.size() <= 1U);
            RC_ASSERT(one.grants.empty() && !one.fact);
            parts.cards.insert(parts.cards.end(), one.cards.begin(), one.cards.end());
            parts.dues.insert(parts.dues.end(), one.dues.begin(), one.dues.end());
        }
        RC_ASSERT(parts.cards == all.cards);
        RC_ASSERT(parts.dues == all.dues);
        for (const Card& card : all.cards) {
            Date earliest;
            for (const Due& due : all.dues)
                if (due.reader == card.reader && (!earliest || due.due < earliest)) earliest = due.due;
            RC_ASSERT(card.next_due == earliest);
        }
    });
}

// ---- a limited reader is never misled

const std::set<Kind> kNaming{Kind::kConsentAsked,      Kind::kConsentGiven,      Kind::kConsentRefused,
                             Kind::kConsentWithdrawn,  Kind::kDisclosed,         Kind::kDisclosureEnded,
                             Kind::kConsentConfirmed,  Kind::kRecalled,          Kind::kRecallNotice,
                             Kind::kRedactionProposed, Kind::kRedactionAnswered, Kind::kRightsAsked,
                             Kind::kRightsAnswered,    Kind::kKeptBack,          Kind::kKeptBackEnded,
                             Kind::kHoldSet,           Kind::kHoldLifted,        Kind::kDisposalProposed,
                             Kind::kThreadStarted,     Kind::kMessagePosted,     Kind::kThreadMarked};

TEST(LimitedReaders, GetNothingOfWhatNamesParties) {
    Story story;
    const ItemId consent =
        story.GetsConsent(kEmploymentService, {kSocialServices}, {Category::kParticipation});
    story.Writes(kEmploymentOfficer, ConsentWithdrawn{}, {.item = consent});
    story.Writes(kEmploymentOfficer, ConsentRefused{.date = story.Today()},
                 {.item = story.AsksConsent(kEmploymentService, {kSocialServices}, {Category::kJointPlan})});
    const ItemId paper = story.AsksByForm(kEmploymentService, {kSocialServices}, {Category::kParticipation});
    story.Writes(kEmploymentOfficer,
                 ConsentGiven{.channel = ConsentChannel::kPaper, .date = story.Today(), .evidence = "Pärm"},
                 {.item = paper});
    story.Writes(kSocialWorker, ConsentConfirmed{.date = story.Today(), .reference = MakeReference(1)},
                 {.item = paper});
    const ItemId shared = story.Writes(kEmploymentOfficer, Disclosed{.to = {kSocialServices},
                                                                     .categories = {Category::kParticipation},
                                                                     .basis = BasisKind::kOwnCase});
    story.Writes(kEmploymentOfficer, DisclosureEnded{}, {.item = shared});
    const ItemId note = story.Writes(kEmploymentOfficer, Note{"Rubrik", "Text"});
    story.receivers = {kSocialServices};
    story.Writes(kEmploymentOfficer, Recalled{note, "Fel"});
    const ItemId asked = story.Writes(kEmploymentOfficer, RedactionProposed{note, "Fel"});
    story.Writes(As(kEmploymentOfficer, kSouth), RedactionAnswered{true, ""}, {.item = asked});
    const ItemId right = story.Writes(
        kEmploymentOfficer,
        RightsAsked{.right = Right::kAccess, .text = "Vad har ni om mig?", .received = story.Today()});
    story.Writes(kEmploymentOfficer,
                 RightsAnswered{.verdict = RightsVerdict::kGranted, .date = story.Today()}, {.item = right});
    story.Writes(kEmploymentOfficer, KeptBack{KeepBackGround::kOsl10_3, "En annans uppgift"}, {.item = note});
    story.Writes(kEmploymentOfficer, KeptBackEnded{"Gäller inte längre"}, {.item = note});
    const ItemId hold = story.Writes(kEmploymentOfficer, HoldSet{.reason = "Överklagat"});
    story.Writes(kEmploymentOfficer, HoldLifted{"Avgjort"}, {.item = hold});
    const ItemId thread = story.Writes(
        kEmploymentOfficer, ThreadStarted{.subject = "S", .text = "T", .audience = {kSocialServices}});
    story.Writes(kSocialWorker, MessagePosted{.thread = thread, .text = "T"});
    story.Writes(kEmploymentOfficer, ThreadMarked{ThreadMark::kAwaited, {kSocialServices}}, {.item = thread});
    Author keeper = As(kEmploymentOfficer);
    keeper.records = true;
    story.disposal = "af_3_years";
    story.Writes(keeper, DisposalProposed{.decision = "Dnr 1"});
    std::set<Kind> naming;
    for (const Entry& e : story.entries)
        if (e.head.named.Bits() != 0) naming.insert(KindOf(e.head));
    EXPECT_EQ(naming, kNaming);
}
TEST(LimitedReaders, AreNeverToldADefaultAsIfItWereInformation) {
    // For each kind, category and slice that the decision table knows: a choice or number that is taken away
    // is optional, so that nothing stands in its place.
    const auto& table = secrecy::DecisionTable::Builtin();
    std::map<Category, std::set<Slice>> slices;
    for (std::size_t c = 1; c < kCategoryCount; ++c)
        for (std::size_t column = 0; column < kColumnCount; ++column)
            for (const secrecy::Grant& grant :
                 table.Cell(static_cast<Category>(c), static_cast<Column>(column)))
                if (grant.level == Level::kLimited) slices[static_cast<Category>(c)].insert(grant.slice);
    slices[Category::kIdentity].insert(Slice::kMasked);  // rule 5 narrows row 1 as well
    int checked = 0;
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const KindInfo& info = Info(static_cast<Kind>(k));
        // What names parties is shown to them whole and to nobody else (rule 3).
        if (kNaming.count(info.kind) == 1) continue;
        if (info.kind == Kind::kPartDisposed) continue;  // of no party: shown to nobody
        std::set<Category> categories(info.categories.begin(), info.categories.end());
        for (const Kind began : info.follows)
            categories.insert(Info(began).categories.begin(), Info(began).categories.end());
        for (const FieldShown& field : FieldsOf(Blank(info.kind))) {
            if (!field.may_mislead) continue;
            for (const Category category : categories)
                for (const Slice slice : slices[category]) {
                    ++checked;
                    EXPECT_NE(field.spec.limited & In(slice), 0U)
                        << NameOf(info.kind) << '.' << field.spec.name << " in " << NameOf(category)
                        << " is lost to the slice " << NameOf(slice);
                }
        }
    }
    EXPECT_GT(checked, 50);
}
TEST(LimitedReaders,
     KnowTheLeadAsItIsAfterAHandover) {  // row 3: project leads see who leads, by case identity
    const WorkerId from = Of(kLabourMarketSecretary), to = Of(kSocialWorker);
    for (const bool all : {true, false}) {
        Story story;
        story.HasTeam();
        story.HasLead(from);
        const ItemId contact = story.Plans(story.Today(), kLabourMarketSecretary);
        Handover handover{.from = from, .to = to, .text = "Hej"};
        if (!all) handover.items = {contact};  // and not the leadership
        story.Writes(kLabourMarketSecretary, handover);
        for (Entry& e : story.entries)
            if (e.head.category == Category::kParticipation) {
                Redact(e.payload, Slice::kCountId);
                e.level = Level::kLimited;
            }
        EXPECT_EQ(story.Seen().lead->worker, all ? to : from);
    }
}

// ---- rows in plain cases

struct Told {
    Story story;
    Instant now = AddSeconds(StartOfDay(story.Today()), 13L * 3600);
    Told() {
        story.HasTeam();
        ConsentAsked leads{.from = kEmploymentService,
                           .to = {kNone},
                           .to_role = kProjectLead,
                           .categories = {Category::kParticipation},
                           .purpose = Purpose::kEvaluation};
        const ItemId item = story.Writes(kEmploymentOfficer, leads);
        story.Writes(kEmploymentOfficer,
                     ConsentGiven{.channel = ConsentChannel::kElectronic, .date = story.Today()},
                     {.item = item});
    }
    void Shares() {
        story.GetsConsent(kEmploymentService,
                          {kSocialServices, kLabourMarket, kAdultEducation, kSocialInsurance, kHealthRegion},
                          {Category::kIdentity, Category::kProtectedIdentity, Category::kParticipation,
                           Category::kJointPlan, Category::kFollowUp});
    }
    [[nodiscard]] Projections Rows() const { return Project(kCase, story.entries, story.directory, now); }
    [[nodiscard]] std::optional<Card> CardOf(Column column) const {
        for (const Card& c : Rows().cards)
            if (c.reader.column == column) return c;
        return std::nullopt;
    }
    [[nodiscard]] std::vector<std::string> Words(Column column) const {
        const auto card = CardOf(column);
        return card ? card->words : std::vector<std::string>{};
    }
    [[nodiscard]] std::string Name(Column column) const {
        const auto card = CardOf(column);
        return card ? json::Parse<CardContent>(card->content, json::Strictness::kStored)->name : "";
    }
};
using testing::ElementsAre, testing::IsEmpty, testing::Not;

TEST(Cards, AreForWhoMayKnowThatThereIsACaseAndCanReachIt) {
    Told t;
    EXPECT_TRUE(t.CardOf(Column::kEmploymentService)) << "wrote it";
    EXPECT_FALSE(t.CardOf(Column::kSocialServices)) << "works in the team, but nothing is shared yet";
    EXPECT_TRUE(t.CardOf(Column::kProjectLead)) << "by consent";
    t.Shares();
    for (const Column column : {Column::kSocialServices, Column::kLabourMarket})
        EXPECT_TRUE(t.CardOf(column)) << NameOf(column);
    for (const auto& [role, column] : {std::pair{kStudyCounsellor, Column::kStudyCounsellor},
                                       {kInsuranceInvestigator, Column::kSocialInsurance},
                                       {kCareCoordinator, Column::kCareCoordinator}}) {
        EXPECT_FALSE(t.CardOf(column))
            << "shared with the party, but nobody there has the case: " << NameOf(column);
        const Date last = AddDays(t.story.Today(), 9);
        const ItemId item =
            t.story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(role), .until = last});
        ASSERT_TRUE(t.CardOf(column)) << NameOf(column);
        EXPECT_EQ(t.CardOf(column)->holds_until, StartOfDay(AddDays(last, 1)))
            << "and no longer than somebody has";
        t.story.Writes(kEmploymentOfficer, AssignmentEnded{}, {.item = item});
        EXPECT_FALSE(t.CardOf(column)) << NameOf(column);
    }
}
TEST(Cards, NameAndFindThePersonAsFarAsRowOneGoes) {
    Told t;
    t.Shares();
    EXPECT_THAT(t.Words(Column::kEmploymentService), ElementsAre("198211059954", "nawfal", "prov"));
    EXPECT_THAT(t.Words(Column::kSocialServices), ElementsAre("198211059954", "nawfal", "prov"))
        << "has a case of its own";
    EXPECT_EQ(t.Name(Column::kSocialServices), "Nawfal Prov");
    t.story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(kStudyCounsellor)});
    EXPECT_THAT(t.Words(Column::kStudyCounsellor), ElementsAre("nawfal", "prov"))
        << "name and phone, no number";
    EXPECT_THAT(t.Words(Column::kProjectLead), IsEmpty()) << "initials find nobody";
    EXPECT_THAT(t.CardOf(Column::kProjectLead)->content, testing::HasSubstr("\"NP\""));
}
TEST(Cards,
     ProtectedPeopleHaveNoNameAndAreFoundByTheirOfficersAlone) {  // docs/03-secrecy.md 3.7; OSL 21:3, 22:1
    Told t;
    t.Shares();
    t.story.Writes(kEmploymentOfficer, ProtectionSet{.degree = Protection::kSecrecyMark,
                                                     .named_officers = {Of(kEmploymentOfficer)},
                                                     .reason = "Hot"});
    for (const Card& card : t.Rows().cards) {
        const auto by = [](const char* word) { return OfficersWord(Of(kEmploymentOfficer), word); };
        if (card.reader.column == Column::kEmploymentService)
            EXPECT_THAT(card.words,
                        testing::UnorderedElementsAre(by("198211059954"), by("nawfal"), by("prov")))
                << "no search of anybody else's asks for these";
        else
            EXPECT_THAT(card.words, IsEmpty()) << NameOf(card.reader.column);
        for (const char* trace : {"Nawfal", "Prov", "\"NP\"", "198211059954", "Hot"})
            EXPECT_THAT(card.content, Not(testing::HasSubstr(trace)))
                << NameOf(card.reader.column)
                << ": a row is shared by colleagues and never a named officer's";
    }
    EXPECT_EQ(
        json::Parse<CardContent>(t.CardOf(Column::kEmploymentService)->content, json::Strictness::kStored)
            ->protection,
        Protection::kSecrecyMark);
    const auto bases = BasesFor(t.story.entries, t.story.directory);
    const secrecy::Actor officer{.association = {},
                                 .worker = Of(kEmploymentOfficer),
                                 .party = kEmploymentService,
                                 .role = kEmploymentOfficer,
                                 .teams = {kNorth}};
    EXPECT_THAT(json::Write(Fold(Redacted(t.story.entries, secrecy::Gate(bases, officer, t.now)))),
                testing::HasSubstr("Nawfal"))
        << "the named officer knows";
    const Fact fact = t.Rows().fact.value();
    EXPECT_EQ(fact.opened, t.story.Today());
    EXPECT_FALSE(fact.team) << "counted, and nothing more";
    EXPECT_EQ(fact.sex, 0);
}
TEST(Cards, SayWhatTheListNeeds) {
    Told t;
    t.story.HasLead();
    t.story.Plans(AddDays(t.story.Today(), 7));
    const Date step = AddDays(t.story.Today(), 14);
    const ItemId item = t.story.Writes(
        kEmploymentOfficer,
        ActivityOffered{.activity = "job_track",
                        .title = "Verkstaden",
                        .from = t.story.Today(),
                        .hours = {{t.story.Today(), 20}, {step, 30}, {AddDays(step, 14), 40}}});
    t.story.Writes(kEmploymentOfficer, ActivityAnswered{.answer = Answer::kAccepted, .date = t.story.Today()},
                   {.item = item});
    EXPECT_EQ(t.CardOf(Column::kEmploymentService)->holds_until, kForever) << "not begun: no step is ahead";
    t.story.Writes(kEmploymentOfficer, ActivityStarted{t.story.Today()}, {.item = item});
    const Card card = t.CardOf(Column::kEmploymentService).value();
    EXPECT_EQ(card.case_id, kCase);
    EXPECT_EQ(card.team, kNorth);
    EXPECT_EQ(card.lead, Of(kLabourMarketSecretary));
    EXPECT_EQ(card.phase, static_cast<std::uint8_t>(Phase::kActive));
    EXPECT_EQ(card.next_contact, AddDays(t.story.Today(), 7));
    EXPECT_FALSE(card.last_contact);
    EXPECT_EQ(card.hours_planned, 20);
    EXPECT_EQ(card.next_due, AddDays(t.story.Today(), 7));
    EXPECT_EQ(card.holds_until, StartOfDay(step)) << "then the hours change by themselves";
    EXPECT_TRUE(card.flags & (1U << static_cast<unsigned>(CardFlag::kBelowFullTime)));
    const Card later =
        ProjectFor(card.reader, kCase, t.story.entries, t.story.directory, StartOfDay(step)).cards.at(0);
    EXPECT_EQ(later.hours_planned, 30);
}
CardContent ContentIn(const Card& card) {
    return json::Parse<CardContent>(card.content, json::Strictness::kStored).value();
}
TEST(Cards, AreNarrowedByWhatTheirReaderSeesAlone) {
    Told t;
    t.story.HasLead();
    t.story.Runs("job_track");
    t.story.Writes(
        kEmploymentOfficer,
        ActivityOffered{
            .activity = "sfi", .title = "SFI", .from = t.story.Today(), .hours = {{t.story.Today(), 15}}});
    const CardContent officer = ContentIn(t.CardOf(Column::kEmploymentService).value());
    EXPECT_EQ(officer.tracks, (std::vector{Topic::kWork, Topic::kLanguage}));
    EXPECT_EQ(officer.activities, (std::vector<std::string>{"job_track", "sfi"}));
    EXPECT_EQ(officer.waiting_on, std::vector{WaitingOn::kParticipant}) << "an offer without an answer";
    EXPECT_TRUE(officer.all_contacts);
    EXPECT_TRUE(officer.birth);
    t.story.GetsConsent(kEmploymentService, {kSocialServices}, {Category::kParticipation});
    const CardContent social = ContentIn(t.CardOf(Column::kSocialServices).value());
    EXPECT_TRUE(social.tracks.empty() && social.activities.empty() && social.waiting_on.empty());
    EXPECT_FALSE(social.birth) << "the number is not shared";
    EXPECT_FALSE(social.all_contacts) << "a contact may be hidden";
    const CardContent lead = ContentIn(t.CardOf(Column::kProjectLead).value());
    EXPECT_TRUE(lead.tracks.empty() && lead.language.empty() && !lead.birth && !lead.all_contacts);
    t.story.Closes();
    const CardContent closed = ContentIn(t.CardOf(Column::kEmploymentService).value());
    EXPECT_TRUE(closed.tracks.empty() && closed.waiting_on.empty()) << "nothing goes on in a closed case";
}
bool Has(const Card& card, CardFlag flag) { return (card.flags >> static_cast<unsigned>(flag)) & 1U; }
void ExpectSilent(const Card& card) {
    EXPECT_EQ(card.phase, kUnknownPhase);
    EXPECT_EQ(card.hours_planned, kUnknownHours);
    for (const CardFlag flag : {CardFlag::kNoTeam, CardFlag::kNoLead, CardFlag::kNoNextContact,
                                CardFlag::kNoActivity, CardFlag::kBelowFullTime})
        EXPECT_FALSE(Has(card, flag)) << NameOf(flag);
}
TEST(Cards, OfProjectLeadsSayNothingOfWhatTheLeadMayNotRead) {  // docs/03-secrecy.md 3.8
    Told t;
    ExpectSilent(t.CardOf(Column::kProjectLead).value());
    t.story.HasLead();
    const Card before = t.CardOf(Column::kProjectLead).value();
    ExpectSilent(before);
    t.story.Plans(AddDays(t.story.Today(), 7));
    t.story.Runs("job_track");
    EXPECT_EQ(t.CardOf(Column::kProjectLead).value(), before) << "no word of contacts and activities";
    for (const Due& due : t.Rows().dues) EXPECT_NE(due.reader.column, Column::kProjectLead);
    t.story.Closes();
    EXPECT_EQ(t.CardOf(Column::kProjectLead)->phase, static_cast<std::uint8_t>(Phase::kClosed))
        << "what is seen is said";
}
TEST(Cards, SayWhatIsMissingOnlyToWhoSeesAllThereIs) {
    Told t;
    t.story.HasLead();
    const auto officer = [&] { return t.CardOf(Column::kEmploymentService).value(); };
    const auto social = [&] { return t.CardOf(Column::kSocialServices).value(); };
    EXPECT_EQ(officer().hours_planned, 0);
    EXPECT_EQ(officer().phase, static_cast<std::uint8_t>(Phase::kConsent));
    EXPECT_TRUE(Has(officer(), CardFlag::kNoNextContact) && Has(officer(), CardFlag::kNoActivity));
    // That the person takes part is shared; nothing of contacts and plan.
    t.story.GetsConsent(kEmploymentService, {kSocialServices}, {Category::kParticipation});
    EXPECT_FALSE(Has(social(), CardFlag::kNoLead));
    ExpectSilent(social());
    EXPECT_TRUE(social().lead);
    t.story.GetsConsent(kEmploymentService, {kSocialServices}, {Category::kFollowUp});
    EXPECT_TRUE(Has(social(), CardFlag::kNoNextContact)) << "now it would be seen";
    EXPECT_EQ(social().hours_planned, kUnknownHours);
    t.story.Plans(AddDays(t.story.Today(), 7));
    EXPECT_FALSE(Has(social(), CardFlag::kNoNextContact));
    t.story.GetsConsent(kEmploymentService, {kSocialServices},
                        {Category::kJointPlan, Category::kStudies, Category::kAuthorityPlan});
    EXPECT_EQ(social().hours_planned, 0);
    EXPECT_TRUE(Has(social(), CardFlag::kNoActivity));
    EXPECT_EQ(social().phase, kUnknownPhase) << "an assessment may be hidden";
    t.story.Runs("job_track");
    EXPECT_EQ(social().phase, static_cast<std::uint8_t>(Phase::kActive)) << "what is seen is said";
    // Another party is heard of, and shows only that it takes part: what it has booked is its own.
    t.story.GetsConsent(kLabourMarket, {kSocialServices}, {Category::kParticipation});
    t.story.Writes(kLabourMarketSecretary, PartyEngaged{});
    EXPECT_EQ(social().hours_planned, kUnknownHours);
    EXPECT_EQ(officer().hours_planned, 0) << "to the officer it shows nothing at all";
}
TEST(Cards, SayAllThatTheFormsOpenOnceTheyAreSigned) {  // the three forms sent with the summons
    Told t;
    t.story.HasLead();
    constexpr Party kParties[]{kEmploymentService, kSocialServices,  kLabourMarket,
                               kAdultEducation,    kSocialInsurance, kHealthRegion};
    for (const Role role : {kStudyCounsellor, kInsuranceInvestigator, kCareCoordinator})
        t.story.Writes(kEmploymentOfficer, WorkerAssigned{.worker = Of(role)});
    for (const ConsentForm form : {ConsentForm::kSharing, ConsentForm::kHealth, ConsentForm::kEvaluation})
        for (const ConsentAsked& asked : FormProvisions(form, kParties))
            t.story.Writes(kEmploymentOfficer,
                           ConsentGiven{.channel = ConsentChannel::kElectronic, .date = t.story.Today()},
                           {.item = t.story.Writes(kEmploymentOfficer, asked)});
    for (const Role role :
         {kSocialWorker, kLabourMarketSecretary, kStudyCounsellor, kInsuranceInvestigator, kCareCoordinator})
        t.story.Writes(role, PartyEngaged{});
    for (const Column column : {Column::kEmploymentService, Column::kSocialServices, Column::kLabourMarket,
                                Column::kSocialInsurance}) {
        const Card card = t.CardOf(column).value();
        EXPECT_EQ(card.hours_planned, 0) << NameOf(column);
        EXPECT_EQ(card.phase, static_cast<std::uint8_t>(Phase::kConsent)) << NameOf(column);
        EXPECT_TRUE(Has(card, CardFlag::kNoNextContact) && Has(card, CardFlag::kNoActivity))
            << NameOf(column);
    }
    // Row 21 is closed to care, and study counsellors see their own track alone; contacts both see.
    for (const Column column : {Column::kCareCoordinator, Column::kStudyCounsellor})
        EXPECT_EQ(t.CardOf(column)->hours_planned, kUnknownHours) << NameOf(column);
    EXPECT_TRUE(Has(t.CardOf(Column::kCareCoordinator).value(), CardFlag::kNoNextContact));
    ExpectSilent(t.CardOf(Column::kProjectLead).value());
}
TEST(Cards, EndWithTheConsentTheyRestOn) {
    Told t;
    t.Shares();
    const Card card = t.CardOf(Column::kSocialServices).value();
    EXPECT_EQ(card.holds_until, StartOfDay(Day("2027-03-02")));
    EXPECT_TRUE(
        ProjectFor(card.reader, kCase, t.story.entries, t.story.directory, card.holds_until).cards.empty());
}

TEST(Redacting, SaysOfEachEntryHowMuchOfItIsShown) {
    Told t;
    t.Shares();
    t.story.Writes(kEmploymentOfficer, Note{"Rubrik", "Text"}, {.category = Category::kFollowUp});
    const auto seen = Redacted(t.story.entries, GateOf(t.story.entries, t.story.directory,
                                                       {kSocialServices, Column::kSocialServices}, t.now));
    ASSERT_LT(seen.size(), t.story.entries.size());
    EXPECT_EQ(seen.front().level, Level::kFull);
    const auto& note = std::get<Note>(seen.back().payload);
    EXPECT_EQ(seen.back().level, Level::kLimited);
    EXPECT_EQ(note.heading, "Rubrik");
    EXPECT_EQ(note.text, "");
    secrecy::Actor stranger{.association = {},
                            .worker = WorkerId{999},
                            .party = kSocialServices,
                            .role = kSocialWorker,
                            .teams = {}};
    EXPECT_THAT(Redacted(t.story.entries,
                         secrecy::Gate(BasesFor(t.story.entries, t.story.directory), stranger, t.now)),
                IsEmpty());
}

TEST(Readers, AreThePartiesInTheirOwnColumnsAndProjectLeads) {
    ASSERT_EQ(AllReaders().size(), kPartyCount);
    std::set<int> codes;
    for (const Reader& r : AllReaders()) EXPECT_TRUE(codes.insert(r.Code()).second);
    for (std::size_t r = 0; r < kRoleCount; ++r) {
        const auto role = static_cast<Role>(r);
        const Reader reader =
            ReaderOf({.association = {}, .worker = {}, .party = As(role).party, .role = role, .teams = {}});
        const bool listed = std::find(AllReaders().begin(), AllReaders().end(), reader) != AllReaders().end();
        EXPECT_EQ(listed, kCaseRoles.Has(role) || role == kProjectLead || role == kEmployerTeam)
            << NameOf(role);
    }
    EXPECT_EQ(
        ReaderOf(
            {.association = {}, .worker = {}, .party = kLabourMarket, .role = kProjectLead, .teams = {}}),
        (Reader{kNone, Column::kProjectLead}))
        << "whoever employs them";
}
TEST(Grants, AreTheAssignmentsAndTheTeamsForProjectLeads) {
    Told t;
    const auto grants = t.Rows().grants;
    int opener = 0, leads = 0, team = 0;
    for (const Grant& g : grants) {
        EXPECT_NE(static_cast<bool>(g.worker), static_cast<bool>(g.team)) << "exactly one";
        opener += g.worker == Of(kEmploymentOfficer);
        leads += g.party == kNone && g.team == kNorth;
        team += g.party == kSocialServices && g.team == kNorth;
    }
    EXPECT_EQ(opener, 1);
    EXPECT_EQ(leads, 1) << "once, though three parties are in the team";
    EXPECT_EQ(team, 1);
    t.story.After(1).HasTeam(kSouth);
    for (const Grant& g : t.Rows().grants) {
        if (g.team == kNorth) {
            EXPECT_NE(g.ends, kForever);
        }
        if (g.team == kSouth) {
            EXPECT_EQ(g.ends, kForever);
        }
    }
}
TEST(Facts, AreCoarseAndOfTheWholeCase) {  // docs/02-domain.md 2.9
    Told t;
    t.story.Writes(kLabourMarketSecretary,
                   WorkHistory{.education = Education::kUpperSecondary, .support_months = 40});
    Fact fact = t.Rows().fact.value();
    EXPECT_EQ(fact.case_id, kCase);
    EXPECT_EQ(fact.team, kNorth);
    EXPECT_FALSE(fact.closed);
    EXPECT_EQ(fact.outcome, static_cast<std::uint8_t>(domain::Outcome::kOngoing));
    EXPECT_EQ(fact.age_band, static_cast<std::uint8_t>(AgeBand::k30To44));
    EXPECT_EQ(fact.sex, static_cast<std::uint8_t>(Sex::kMan));
    EXPECT_EQ(fact.education, static_cast<std::uint8_t>(Education::kUpperSecondary));
    EXPECT_EQ(fact.support_time, static_cast<std::uint8_t>(SupportTime::k4To6Years));
    t.story.On("2026-09-15")
        .Writes(kEmploymentOfficer, Exit{.date = t.story.Today(),
                                         .outcome = ExitOutcome::kWork,
                                         .reason = ExitReason::kCompleted,
                                         .subsidised = true,
                                         .support = "Lönebidrag",
                                         .extent = 75,
                                         .education = Education::kUniversity,
                                         .support_months = 12});
    fact = t.Rows().fact.value();
    EXPECT_EQ(fact.closed, Day("2026-09-15"));
    EXPECT_EQ(fact.outcome, static_cast<std::uint8_t>(domain::Outcome::kWork));
    EXPECT_EQ(fact.exit_reason, static_cast<std::uint8_t>(ExitReason::kCompleted));
    EXPECT_EQ(fact.subsidised, 1);
    EXPECT_EQ(fact.extent, 75);
    EXPECT_EQ(fact.months, 6);
    EXPECT_EQ(fact.education, static_cast<std::uint8_t>(Education::kUniversity))
        << "what is said at the exit counts";
    EXPECT_EQ(fact.support_time, static_cast<std::uint8_t>(SupportTime::kUpTo1Year));
    EXPECT_FALSE(Project(kCase, {}, t.story.directory, t.now).fact);
}
TEST(Bands, HaveTheirEdgesWhereSusHasThem) {
    for (const auto& [months, band] : {std::pair{0, SupportTime::kUpTo1Year},
                                       {12, SupportTime::kUpTo1Year},
                                       {13, SupportTime::k1To3Years},
                                       {36, SupportTime::k1To3Years},
                                       {37, SupportTime::k4To6Years},
                                       {72, SupportTime::k4To6Years},
                                       {73, SupportTime::k7To9Years},
                                       {108, SupportTime::k7To9Years},
                                       {109, SupportTime::kOver9Years}})
        EXPECT_EQ(SupportTimeOf(months), band) << months;
    EXPECT_EQ(SupportTimeOf(std::nullopt), SupportTime::kNotApplicable);
    const Date on = Day("2026-03-02");
    for (const auto& [age, band] : {std::pair{15, AgeBand::kUnknown},
                                    {16, AgeBand::k16To29},
                                    {29, AgeBand::k16To29},
                                    {30, AgeBand::k30To44},
                                    {44, AgeBand::k30To44},
                                    {45, AgeBand::k45To59},
                                    {59, AgeBand::k45To59},
                                    {60, AgeBand::k60To65},
                                    {65, AgeBand::k60To65},
                                    {66, AgeBand::kUnknown}})
        EXPECT_EQ(AgeBandOf(AddMonths(on, -12 * age), on), band) << age;
    EXPECT_EQ(AgeBandOf({}, on), AgeBand::kUnknown);
    EXPECT_EQ(BirthDateIn("197102772386"), Day("1971-02-17")) << "a coordination number";
    EXPECT_FALSE(BirthDateIn("1971"));
    EXPECT_FALSE(BirthDateIn("197113012386"));
    EXPECT_EQ(SexIn("199012119948"), Sex::kWoman);
    EXPECT_EQ(SexIn("198211059954"), Sex::kMan);
    EXPECT_EQ(SexIn(""), Sex::kUnknown);
    EXPECT_EQ(OutcomeOf(ExitOutcome::kStudies), domain::Outcome::kStudies);
    EXPECT_EQ(OutcomeOf(ExitOutcome::kSeekingWork), domain::Outcome::kOther);
    EXPECT_EQ(OutcomeOf(std::nullopt), domain::Outcome::kOther);
}

}  // namespace
}  // namespace samkraft::journal
