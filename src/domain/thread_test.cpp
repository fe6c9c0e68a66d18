// Conversations (docs/decisions/0025): whom one waits for, as the table has it and whatever happens in which
// order; who may write to whom; and what is due.
#include <rapidcheck.h>

#include <algorithm>

#include "domain/due.hpp"
#include "domain/story_test.hpp"
#include "domain/waiting.hpp"

namespace samkraft::domain::test {
namespace {

using enum Party;
using enum Role;
using testing::ElementsAre, testing::HasSubstr, testing::IsEmpty;

const Author kPerson{WorkerId{}, kNone, kParticipant};
constexpr std::array kAudience{kEmploymentService, kSocialServices, kLabourMarket};
Instant At(int hour) { return AddSeconds(StartOfDay(Day("2026-03-02")), hour * 3600L); }

// ---- the truth table

// Who is waited for before an event, and after it. A party is waited for because the participant wrote, or
// because somebody asked it by name.
enum class Before : std::uint8_t { kNobody, kWritten, kAsked };
struct Row {
    const char* event;
    void (*happens)(Waiting&);
    bool own_written, own_asked;      // whether the employment service is still waited for, which acts
    bool other_written, other_asked;  // the social services
    bool participant;                 // asked for an answer before
};
void Written(Waiting& w) { w.ParticipantWrites(kAudience, At(9)); }
void AnswersIt(Waiting& w) { w.Answers(kEmploymentService); }
void NoLonger(Waiting& w) { w.NoLonger(kTheParticipant); }

TEST(Waiting, IsAsTheTableHasIt) {
    const std::array table{
        Row{"the participant writes", Written, true, true, true, true, false},
        Row{"a party writes or has handled it", AnswersIt, false, false, false, true, true},
        Row{"no longer waited for", NoLonger, true, true, true, true, false},
    };
    for (const Row& row : table) {
        const auto after = [&](Before own, Before other) {
            Waiting w;
            // Written to all at once, so both are waited for unless only asked.
            if (own == Before::kWritten || other == Before::kWritten) w.ParticipantWrites(kAudience, At(1));
            if (own == Before::kAsked) w.Asks(kEmploymentService, At(1));
            if (other == Before::kAsked) w.Asks(kSocialServices, At(1));
            w.Asks(kTheParticipant, At(1));
            row.happens(w);
            return w;
        };
        const Waiting written = after(Before::kWritten, Before::kWritten);
        EXPECT_EQ(written.Since(kEmploymentService) == At(1), row.own_written) << row.event;
        EXPECT_EQ(written.Since(kSocialServices) == At(1), row.other_written) << row.event;
        EXPECT_EQ(written.Since(kTheParticipant) == At(1), row.participant) << row.event;
        const Waiting asked = after(Before::kAsked, Before::kAsked);
        EXPECT_EQ(asked.Since(kEmploymentService) == At(1), row.own_asked) << row.event;
        EXPECT_EQ(asked.Since(kSocialServices) == At(1), row.other_asked) << row.event;
        const Waiting nobody = after(Before::kNobody, Before::kNobody);
        const bool writes = row.happens == Written;
        EXPECT_EQ(nobody.Since(kSocialServices), writes ? At(9) : Instant{}) << row.event;
    }
}

TEST(Waiting, KeepsTheOldest) {
    Waiting w;
    w.ParticipantWrites(kAudience, At(1));
    w.ParticipantWrites(kAudience, At(2));
    w.Asks(kLabourMarket, At(3));
    EXPECT_EQ(w.Since(kLabourMarket), At(1));
    w.Answers(kEmploymentService);
    EXPECT_EQ(w.Since(kSocialServices), Instant{}) << "one answers for all";
    EXPECT_EQ(w.Since(kLabourMarket), At(1)) << "but for who was asked by name";
    w.Answers(kLabourMarket);
    EXPECT_EQ(w.Since(kLabourMarket), Instant{});
}

// What happened, told by looking backwards from the end: another way to the same answer.
struct Event {
    int what = 0;  // 0 the participant writes, 1 a party answers, 2 somebody is asked, 3 no longer waited for
    Party whom = kNone;
    Instant at;
};
Instant SinceByHistory(const std::vector<Event>& events, Party whom) {
    Instant since;
    bool by_name = false;
    for (const Event& e : events) {
        const bool mine = e.whom == whom;
        const bool participant = whom == kTheParticipant;
        bool over = false, begins = false;
        if (e.what == 0) over = participant, begins = std::ranges::count(kAudience, whom) > 0;
        if (e.what == 1) over = !participant && (mine || !by_name);
        if (e.what == 2) begins = mine;
        if (e.what == 3) over = participant;
        if (over) since = {}, by_name = false;
        if (begins && !since) since = e.at;
        if (e.what == 2 && mine) by_name = true;
    }
    return since;
}

TEST(WaitingProperties, WhateverHappensItIsTheOldestThatNobodyHasAnswered) {
    EXPECT_TRUE(rc::check([] {
        Waiting w;
        std::vector<Event> events;
        const int length = *rc::gen::inRange(0, 25);
        for (int i = 0; i < length; ++i) {
            Event e{*rc::gen::inRange(0, 4), kNone, At(i)};
            const Party party = kAudience.at(*rc::gen::inRange<std::size_t>(0, kAudience.size()));
            if (e.what == 1 || (e.what == 2 && *rc::gen::arbitrary<bool>())) e.whom = party;
            if (e.what == 0) w.ParticipantWrites(kAudience, e.at);
            if (e.what == 1) w.Answers(e.whom);
            if (e.what == 2) w.Asks(e.whom, e.at);
            if (e.what == 3) w.NoLonger(kTheParticipant);
            const Waiting before = w;
            events.push_back(e);
            for (std::size_t p = 0; p < kPartyCount; ++p)
                RC_ASSERT(w.Since(static_cast<Party>(p)) == SinceByHistory(events, static_cast<Party>(p)));
            // Who has just written is not waited for, and nobody who takes no part ever is.
            if (e.what == 1) RC_ASSERT(!w.Since(e.whom));
            if (e.what == 0) RC_ASSERT(!w.Since(kTheParticipant));
            RC_ASSERT(!w.Since(kHealthRegion));
            // To hear the same once more changes nothing.
            if (e.what == 0) w.ParticipantWrites(kAudience, AddSeconds(e.at, 60));
            if (e.what == 1) w.Answers(e.whom);
            RC_ASSERT(w == before);
        }
    }));
}

// ---- who may write to whom

struct Talk : Story {
    ItemId thread;
    Talk() { thread = Writes(kEmploymentOfficer, Begins()); }
    static ThreadStarted Begins() {
        return {.subject = "Praktiken",
                .text = "Hur går det?",
                .audience = {kLabourMarket},
                .participant = true,
                .awaits = {kLabourMarket}};
    }
    ItemId Says(const Author& author, std::vector<Party> awaits = {}, bool participant = false) {
        return Writes(author, MessagePosted{thread, "Bra", std::move(awaits), participant});
    }
    [[nodiscard]] ThreadItem Now() const { return *Seen().FindThread(thread); }
    [[nodiscard]] Instant Since(Party party) const { return Now().waiting.Since(party); }
    [[nodiscard]] std::optional<DueItem> DueFor(DueKind kind, Party party) const {
        for (const DueItem& d : DueOf(Seen(), party))
            if (d.kind == kind) return d;
        return std::nullopt;
    }
};

TEST(Threads, AreForThoseWhoWereChosenAndTheWritersOwn) {
    Talk story;
    const ThreadItem thread = story.Now();
    EXPECT_THAT(thread.started->audience, ElementsAre(kEmploymentService, kLabourMarket));
    story.Says(As(kLabourMarketSecretary));
    story.Says(kPerson);
    for (const Entry& e : story.entries) {
        if (KindOf(e.head) != Kind::kThreadStarted && KindOf(e.head) != Kind::kMessagePosted) continue;
        EXPECT_EQ(e.head.named, (PartySet{kEmploymentService, kLabourMarket}));
        EXPECT_EQ(e.head.category, Category::kJointPlan);
    }
    EXPECT_EQ(story.entries.back().head.owner, kEmploymentService) << "the participant writes to who has it";
    EXPECT_EQ(story.entries[story.entries.size() - 2].head.owner, kLabourMarket);
    EXPECT_EQ(story.Now().messages.size(), 2U);
}

TEST(Threads, AreRefusedWhereNothingOpensThemToSomebodyChosen) {
    Talk story;
    story.closed_to = {kLabourMarket};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, Talk::Begins()), "audience_closed /audience");
    EXPECT_THAT(story.Told(kEmploymentOfficer, Talk::Begins()),
                testing::AllOf(HasSubstr("Arbetsmarknadsavdelningen"), HasSubstr("Be om samtycke"),
                               HasSubstr("snävare krets")));
    EXPECT_EQ(story.Tries(kEmploymentOfficer, MessagePosted{story.thread, "Nej"}), "audience_closed")
        << "nor is anything more written to them";
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, MessagePosted{story.thread, "Jo"}), "ok")
        << "what they write is opened by what they have";
    EXPECT_EQ(story.Tries(kPerson, MessagePosted{story.thread, "Jag"}), "ok")
        << "the participant is never kept from writing";
    story.closed_to = {kTheParticipant};
    EXPECT_EQ(story.Tries(kEmploymentOfficer, Talk::Begins()), "audience_closed /audience");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, ThreadStarted{.subject = "Internt", .text = "Om lönen"}), "ok")
        << "one's own party alone needs nothing";
}

TEST(Threads, AreBegunByTheParticipantWithOnePartyThatTakesPart) {
    Story story;
    const auto to = [](std::vector<Party> audience) {
        return ThreadStarted{.subject = "Fråga", .text = "Hej", .audience = std::move(audience)};
    };
    EXPECT_EQ(story.Tries(kPerson, to({})), "required /audience");
    EXPECT_EQ(story.Tries(kPerson, to({kEmploymentService, kSocialServices})), "required /audience");
    EXPECT_EQ(story.Tries(kPerson, to({kHealthRegion})), "not_found /audience") << "not known to take part";
    EXPECT_EQ(story.Tries(kPerson, to({kNone})), "unknown_value /audience/0");
    EXPECT_EQ(story.Tries(kPerson, to({kEmploymentService}), {.category = Category::kAuthorityPlan}),
              "unknown_value /category");
    const ItemId item = story.Writes(kPerson, to({kEmploymentService}));
    const ThreadItem thread = *story.Seen().FindThread(item);
    EXPECT_TRUE(thread.started->participant);
    EXPECT_EQ(thread.started->about.owner, kEmploymentService);
    EXPECT_TRUE(thread.waiting.Since(kEmploymentService));
}

TEST(Threads, ThatTheParticipantTakesNoPartInAreNotTheirsToWriteIn) {
    Story story;
    const ItemId item = story.Writes(kEmploymentOfficer,
                                     ThreadStarted{.subject = "S", .text = "T", .audience = {kLabourMarket}});
    EXPECT_EQ(story.Tries(kPerson, MessagePosted{item, "Hej"}), "not_found /thread");
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, MessagePosted{item, "Hej", {}, true}),
              "unknown_value /awaits_participant");
}

TEST(Threads, AskOnlyThoseWhoTakePartForAnAnswer) {
    Talk story;
    EXPECT_EQ(story.Tries(kEmploymentOfficer, MessagePosted{story.thread, "?", {kSocialServices}}),
              "unknown_value /awaits/0");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, MessagePosted{story.thread, "?", {kEmploymentService}}),
              "unknown_value /awaits/0");
    EXPECT_EQ(story.Tries(kPerson, MessagePosted{story.thread, "?", {kLabourMarket}}),
              "unknown_value /awaits/0");
    EXPECT_EQ(story.Tries(kEmploymentOfficer, MessagePosted{ItemId{5}, "?"}), "not_found /thread");
}

TEST(Threads, AreMarkedByThoseWhoTakePart) {
    Talk story;
    const auto tries = [&](Role role, ThreadMarked mark) {
        return story.Tries(role, std::move(mark), {.item = story.thread});
    };
    EXPECT_TRUE(story.Since(kLabourMarket));
    EXPECT_EQ(tries(kEmploymentOfficer, {ThreadMark::kHandled}), "already_done") << "nobody waits for it";
    EXPECT_EQ(tries(kLabourMarketSecretary, {}), "required /mark");
    EXPECT_EQ(tries(kLabourMarketSecretary, {ThreadMark::kAwaited}), "required /awaits");
    EXPECT_EQ(tries(kLabourMarketSecretary, {ThreadMark::kHandled, {kEmploymentService}}),
              "unknown_field /awaits");
    EXPECT_EQ(tries(kEmploymentOfficer, {ThreadMark::kNotAwaited}), "already_done");
    story.Writes(kLabourMarketSecretary, ThreadMarked{ThreadMark::kHandled}, {.item = story.thread});
    EXPECT_FALSE(story.Since(kLabourMarket));
    story.Writes(kEmploymentOfficer, ThreadMarked{ThreadMark::kAwaited, {}, true}, {.item = story.thread});
    EXPECT_TRUE(story.Since(kTheParticipant));
    EXPECT_EQ(story.Tries(kEmploymentOfficer, ThreadMarked{ThreadMark::kNotAwaited},
                          {.item = story.thread, .version = 1}),
              "stale");
    story.Says(kPerson);
    EXPECT_FALSE(story.Since(kTheParticipant));
}

TEST(Threads, OfACaseThatIsClosedAreReadAndNotWrittenIn) {
    Talk story;
    story.Closes();
    EXPECT_EQ(story.Tries(kEmploymentOfficer, MessagePosted{story.thread, "Hej"}), "case_closed");
    EXPECT_EQ(story.Tries(kPerson, MessagePosted{story.thread, "Hej"}), "case_closed");
    EXPECT_EQ(story.Tries(kPerson, Talk::Begins()), "case_closed");
    EXPECT_EQ(story.Now().started->subject, "Praktiken");
    EXPECT_FALSE(story.DueFor(DueKind::kMessageUnanswered, kLabourMarket));
}

TEST(Threads, ThatAreRecalledTakeNoMoreMessages) {
    Talk story;
    story.Writes(kEmploymentOfficer, Recalled{story.thread, "Fel deltagare"});
    EXPECT_EQ(story.Tries(kEmploymentOfficer, MessagePosted{story.thread, "Hej"}), "wrong_state /thread");
    EXPECT_FALSE(story.DueFor(DueKind::kMessageUnanswered, kLabourMarket));
}

TEST(Threads, OfWhichTheBeginningIsUnseenAskNothingOfAnybody) {
    Talk story;
    story.Says(As(kLabourMarketSecretary), {kEmploymentService});
    std::vector<Entry> left;
    for (const Entry& e : story.entries)
        if (KindOf(e.head) != Kind::kThreadStarted) left.push_back(e);
    const CaseState seen = Fold(std::move(left));
    ASSERT_NE(seen.FindThread(story.thread), nullptr);
    EXPECT_EQ(seen.FindThread(story.thread)->messages.size(), 1U) << "what one has written stays";
    EXPECT_FALSE(seen.FindThread(story.thread)->waiting.Since(kEmploymentService));
    for (Entry& e : story.entries)
        if (KindOf(e.head) == Kind::kThreadStarted) e.level = Level::kLimited;
    EXPECT_FALSE(story.Now().started) << "a part of a message is none of it";
}

TEST(Threads, OfAMatterThatOnlyOnePartyHoldsAreAnsweredInTheJointPlan) {
    Story story;
    const ItemId item = story.Writes(kCareCoordinator,
                                     ThreadStarted{.subject = "S", .text = "T", .audience = {kLabourMarket}},
                                     {.category = Category::kCareTrack});
    story.Writes(kLabourMarketSecretary, MessagePosted{item, "Tack"});
    EXPECT_EQ(story.entries.back().head.category, Category::kJointPlan);
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, Talk::Begins(), {.category = Category::kCareTrack}),
              "unknown_value /category");
    EXPECT_EQ(story.Tries(kLabourMarketSecretary, Talk::Begins(), {.category = Category::kDiagnosis}),
              "unknown_value /category");
}

// ---- what is due

TEST(Threads, ThatOnePartyOwesAnAnswerInAreDueInTwoDays) {
    Talk story;
    story.HasTeam();
    story.HasLead();
    const auto due = story.DueFor(DueKind::kMessageUnanswered, kLabourMarket);
    ASSERT_TRUE(due);
    EXPECT_EQ(due->due, AddDays(story.Today(), 2));
    EXPECT_EQ(due->item, story.thread);
    EXPECT_FALSE(due->worker) << "nobody there has written in it";
    EXPECT_FALSE(story.DueFor(DueKind::kMessageUnanswered, kEmploymentService));
    story.After(1);
    story.Says(kPerson);
    EXPECT_EQ(story.DueFor(DueKind::kMessageUnanswered, kLabourMarket)->due, due->due) << "the oldest counts";
    EXPECT_EQ(story.DueFor(DueKind::kMessageUnanswered, kEmploymentService)->worker, Of(kEmploymentOfficer))
        << "who has the conversation there";
    EXPECT_TRUE(FallsOnTheWriter(DueKind::kMessageUnanswered));
    Talk handed = story;
    handed.Writes(kEmploymentOfficer,
                  Handover{Of(kEmploymentOfficer), Of(kEmploymentOfficer, kSouth), "Hej", {}});
    EXPECT_EQ(handed.DueFor(DueKind::kMessageUnanswered, kEmploymentService)->worker,
              Of(kEmploymentOfficer, kSouth))
        << "and who has it since";
    story.Says(As(kLabourMarketSecretary));
    EXPECT_FALSE(story.DueFor(DueKind::kMessageUnanswered, kLabourMarket));
    EXPECT_FALSE(story.DueFor(DueKind::kMessageUnanswered, kEmploymentService));
}

TEST(Threads, ThatTheParticipantDoesNotAnswerAreTheLeadsInTwoWeeks) {
    Talk story;
    story.HasTeam();
    story.HasLead();
    story.Says(As(kEmploymentOfficer), {}, true);
    const auto due = story.DueFor(DueKind::kMessageAwaited, kEmploymentService);
    ASSERT_TRUE(due);
    EXPECT_EQ(due->due, AddDays(story.Today(), 14));
    EXPECT_EQ(due->since, story.Today());
    EXPECT_EQ(due->worker, Of(kLabourMarketSecretary));
    EXPECT_TRUE(IsWait(due->kind));
    const auto content = ContentOf(story.Seen(), kEmploymentService);
    EXPECT_THAT(content.waiting_on, testing::Contains(WaitingOn::kParticipant));
    story.Says(kPerson);
    EXPECT_FALSE(story.DueFor(DueKind::kMessageAwaited, kEmploymentService));
}

TEST(Threads, SayNothingOfWhetherTheCaseIsWorkedWith) {
    Story story;
    const Instant planned = story.Seen().planned_at;
    story.After(3).Writes(kEmploymentOfficer, ThreadStarted{.subject = "S", .text = "T"});
    EXPECT_EQ(story.Seen().planned_at, planned) << "others of the party's colleagues cannot see it";
}

}  // namespace
}  // namespace samkraft::domain::test
