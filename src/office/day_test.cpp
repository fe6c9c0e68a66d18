// My day and what is new, against a real journal: marks for the own party alone, waits, and news that say
// nothing of what their reader does not see.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <chrono>
#include <cstdio>

#include "base/json.hpp"
#include "office/team_test.hpp"

namespace samkraft::office {
namespace {

using testing::ElementsAre, testing::IsEmpty, testing::SizeIs;

using DayTest = TeamTest;

constexpr std::int64_t kHour = 3600;

TEST_F(DayTest, WhatIsSetAsideIsTheOwnPartysToSee) {
    Later(30 * 24 * kHour);
    const DayItem due = *Find(Day(anna_), DueKind::kPlan);
    EXPECT_FALSE(due.aside);
    // Late: the regulation's day is over, and it is not put off.
    EXPECT_FALSE(due.last_aside);
    Write(anna_, ActivityOffered{.activity = "sfi", .title = "T", .from = office_->Today()}, {}, 0,
          Category::kNone, Topic::kLanguage);
    Later(7 * 24 * kHour);
    const DayItem offer = *Find(Day(anna_), DueKind::kOfferUnanswered);
    EXPECT_EQ(offer.last_aside, AddDays(office_->Today(), kDaysSetAside));
    const MyDay others = Day(sara_);
    const ItemId set = Write(
        anna_, DueSetAside{offer.kind, offer.item, offer.due, AddDays(office_->Today(), 5), "Läkarbesök"});
    const DayItem seen = *Find(Day(arne_), DueKind::kOfferUnanswered);
    ASSERT_TRUE(seen.aside) << "a colleague sees it too";
    EXPECT_EQ(seen.aside->text, "Läkarbesök");
    EXPECT_EQ(seen.aside->by, anna_.actor.worker);
    EXPECT_EQ(json::Write(Day(sara_)), json::Write(others)) << "no other party's";
    EXPECT_THAT(News(sara_).rows.rows, IsEmpty());
    // Its day comes.
    Later(5 * 24 * kHour);
    EXPECT_FALSE(Find(Day(arne_), DueKind::kOfferUnanswered)->aside);
    const auto again = office_->Write(arne_, case_, {{set, 1, {}, {}, DueTakenUp{}}}, "key-up", "r");
    EXPECT_TRUE(again);
}
TEST_F(DayTest, WhatIsGivenToAColleagueIsInThatOnesDay) {
    Write(anna_, ActivityOffered{.activity = "sfi", .title = "T", .from = office_->Today()}, {}, 0,
          Category::kNone, Topic::kLanguage);
    const DayItem offer = *Find(Day(anna_), DueKind::kOfferUnanswered);
    EXPECT_NE(Find(Day(arne_), DueKind::kOfferUnanswered), nullptr);
    Write(anna_, DueAssigned{offer.kind, offer.item, offer.due, arne_.actor.worker, "Kan du ta den?"});
    EXPECT_EQ(Find(Day(anna_), DueKind::kOfferUnanswered), nullptr);
    const MyDay given = Day(arne_);
    const DayItem* item = Find(given, DueKind::kOfferUnanswered);
    ASSERT_NE(item, nullptr);
    EXPECT_TRUE(item->mine);
    EXPECT_EQ(item->assigned->text, "Kan du ta den?");
    EXPECT_EQ(item->assigned->by, anna_.actor.worker);
}
TEST_F(DayTest, WaitsAreListedOldestFirstHoweverFarAheadOneAsksAgain) {
    const ItemId sfi =
        Write(anna_, ActivityOffered{.activity = "sfi", .title = "T", .from = office_->Today()}, {}, 0,
              Category::kNone, Topic::kLanguage);
    Write(anna_, ActivityAnswered{.answer = Answer::kAccepted, .date = office_->Today()}, sfi, 1);
    Write(anna_,
          ActivityWaiting{.on = "Komvux",
                          .since = AddDays(office_->Today(), -40),
                          .ask_again = AddDays(office_->Today(), 60)},
          sfi, 2);
    Write(anna_, ActivityOffered{.activity = "job_track", .title = "T", .from = office_->Today()}, {}, 0,
          Category::kNone, Topic::kWork);
    const MyDay day = Day(anna_);
    ASSERT_THAT(day.waiting.rows, SizeIs(2));
    EXPECT_EQ(day.waiting.rows[0].kind, DueKind::kWaiting);
    EXPECT_EQ(day.waiting.rows[0].on_whom, "Komvux");
    EXPECT_EQ(day.waiting.rows[0].days, 40);
    EXPECT_EQ(day.waiting.rows[1].kind, DueKind::kOfferUnanswered);
    EXPECT_EQ(Find(day, DueKind::kWaiting), nullptr) << "not due within the week";
}

TEST_F(DayTest, NewsAreWhatOthersHaveWrittenSinceTheLookBeforeThisOne) {
    EXPECT_FALSE(News(arne_).since) << "never looked";
    Note(anna_);
    Look(arne_);
    EXPECT_FALSE(News(arne_).since) << "this is the first look";
    Later(kHour);
    EXPECT_EQ(News(arne_).since, office_->Today());
    EXPECT_THAT(News(arne_).rows.rows, IsEmpty());
    Note(anna_);
    Note(arne_);
    EXPECT_THAT(Kinds(News(arne_)), ElementsAre(Kind::kNote)) << "one's own are none";
    // Looking is what makes it old, when the look is over; to be told of it is not to look.
    Look(arne_);
    EXPECT_THAT(Kinds(News(arne_)), ElementsAre(Kind::kNote));
    for (int minutes = 0; minutes < 100; minutes += 20) {
        Later(20 * 60);
        Look(arne_);
        EXPECT_THAT(Kinds(News(arne_)), ElementsAre(Kind::kNote)) << "the same look still";
    }
    Later(kHour);
    EXPECT_THAT(News(arne_).rows.rows, IsEmpty());
    EXPECT_THAT(News(anna_).rows.rows, IsEmpty()) << "never looked";
}
TEST_F(DayTest, APreparationIsWhatOneSeesOfTheCaseAndIsNoLook) {
    const auto prepare = [&](Asker who) {
        who.page = "GET /cases/{case}/preparation";
        return Let(office_->Prepare(who, case_));
    };
    EXPECT_FALSE(prepare(arne_).since) << "never looked";
    Look(arne_);
    Look(sara_);
    Later(kHour);
    const std::string sara = json::Write(prepare(sara_));
    const Date today = office_->Today();
    Note(anna_);
    const ItemId late =
        Write(anna_, Task{"Ring skolan", AddDays(today, 3), Party::kEmploymentService, {}, {}}, {}, 0,
              Category::kJointPlan);
    Write(anna_, Task{"Skicka intyget", AddDays(today, 1), Party::kEmploymentService, arne_.actor.worker, {}},
          {}, 0, Category::kJointPlan);
    const ItemId done =
        Write(anna_, Task{"Gjort", today, Party::kEmploymentService, {}, {}}, {}, 0, Category::kJointPlan);
    Write(anna_, TaskEnded{.end = TaskEnd::kDone}, done, 1);
    Write(anna_, ActivityOffered{.activity = "sfi", .title = "Svenska", .from = today}, {}, 0,
          Category::kNone, Topic::kLanguage);
    const ItemId course =
        Write(anna_,
              ActivityOffered{
                  .activity = "job_track", .title = "Jobbspår", .from = today, .until = AddDays(today, 20)},
              {}, 0, Category::kNone, Topic::kWork);
    Write(anna_, ActivityAnswered{.answer = Answer::kAccepted, .date = today}, course, 1);
    Write(anna_, ActivityStarted{today}, course, 2);
    Write(anna_, FollowUp{.date = today,
                          .channel = Channel::kPhone,
                          .attendance = Attendance::kAttended,
                          .next_contact = AddDays(today, 7),
                          .next_responsible = anna_.actor.worker});
    Later(60);
    const Preparation made = prepare(arne_);
    EXPECT_EQ(made.since, today);
    EXPECT_EQ(made.last_contact, today);
    EXPECT_EQ(made.news.rows.front().kind, Kind::kNote);
    ASSERT_THAT(made.tasks.rows, SizeIs(2)) << "what is done is not to be done";
    EXPECT_EQ(made.tasks.rows[0].text, "Skicka intyget");
    EXPECT_EQ(made.tasks.rows[0].worker, arne_.actor.worker);
    EXPECT_EQ(made.tasks.rows[1].item, late);
    ASSERT_THAT(made.waiting.rows, SizeIs(1));
    EXPECT_EQ(made.waiting.rows[0].kind, DueKind::kOfferUnanswered);
    ASSERT_THAT(made.ending.rows, SizeIs(1));
    EXPECT_EQ(made.ending.rows[0].kind, DueKind::kActivityEnding);
    EXPECT_EQ(made.ending.rows[0].day, AddDays(today, 20));
    EXPECT_EQ(made.ending.rows[0].title, "Jobbspår");
    // No more than is seen, not by who is not of the team, and not as a look.
    EXPECT_EQ(json::Write(prepare(sara_)), sara) << "not a byte";
    EXPECT_EQ(Why(office_->Prepare(stranger_, case_)), Code::kNotFound);
    EXPECT_EQ(json::Write(prepare(arne_)), json::Write(made)) << "to prepare is not to look";
    EXPECT_FALSE(News(arne_).rows.rows.empty());
    const auto log = journal_->AccessBy(kHere, Party::kEmploymentService, arne_.actor.worker, Instant{0},
                                        kForever, {}, 1000);
    EXPECT_TRUE(std::ranges::any_of(log, [&](const journal::AccessRow& row) {
        return row.page == "GET /cases/{case}/preparation" && row.case_id == case_;
    }));
}
TEST_F(DayTest, TheFeedListsTheChangedCasesNewestFirstAndIsNoLook) {
    const CaseId first = case_;
    const CaseId second = OpenCase("19901211-9948");
    const auto feed = [&](const Asker& who) { return Let(office_->NewsFeed(who, 20, 0)); };
    for (const CaseId id : {first, second}) case_ = id, Look(arne_);
    EXPECT_THAT(feed(arne_).rows.rows, IsEmpty());
    Later(kHour);
    case_ = second;
    Note(anna_);
    Note(anna_);
    case_ = first;
    Note(anna_);
    const MyNews news = feed(arne_);
    ASSERT_THAT(news.rows.rows, SizeIs(2));
    EXPECT_EQ(news.rows.rows[0].case_id, first);
    EXPECT_EQ(news.rows.rows[1].case_id, second);
    EXPECT_EQ(news.rows.rows[1].name, "Nawfal Provsson");
    EXPECT_EQ(news.rows.rows[1].kinds.values.at(0), (std::pair<std::string, std::int64_t>{"note", 2}));
    EXPECT_EQ(json::Write(feed(arne_)), json::Write(news)) << "the feed is no look";
    const MyNews page = Let(office_->NewsFeed(arne_, 1, 1));
    ASSERT_THAT(page.rows.rows, SizeIs(1));
    EXPECT_EQ(page.rows.rows[0].case_id, second);
    EXPECT_EQ(page.total, 2);
    EXPECT_THAT(Let(office_->NewsFeed(arne_, 1, 9)).rows.rows, IsEmpty());
    Look(arne_);
    EXPECT_THAT(feed(arne_).rows.rows, SizeIs(1));
    const auto rows = journal_->AccessBy(kHere, Party::kEmploymentService, arne_.actor.worker, Instant{0},
                                         kForever, {}, 1000);
    EXPECT_THAT(rows.back().listed, ElementsAre(second)) << "what the feed showed is in the log";
    EXPECT_THAT(feed(stranger_).rows.rows, IsEmpty());
    EXPECT_EQ(office_->News(stranger_, first).error().code, Code::kNotFound);
}
TEST_F(DayTest, OfAnotherRoleOfTheSameWorkerThereIsAnotherLook) {
    Look(arne_);
    Later(kHour);
    journal::LookQuery looks;
    looks.association = kHere;
    looks.worker = arne_.actor.worker;
    looks.party = arne_.actor.party;
    looks.role = arne_.actor.role;
    looks.page = "GET /cases/{case}";
    looks.case_id = case_;
    EXPECT_THAT(journal_->OwnLooks(looks), SizeIs(1));
    looks.role = Role::kProjectLead;
    EXPECT_THAT(journal_->OwnLooks(looks), IsEmpty());
}
TEST_F(DayTest, WhatIsNotSeenChangesNoByteOfTheNewsOrTheDay) {
    // The social services read what they take part in and no note of the employment service's.
    Look(sara_);
    Later(kHour);
    const auto all = [&](const Asker& who) {
        const auto news = office_->News(who, case_);
        const std::string own = news ? json::Write(News(who)) : "none";
        return own + json::Write(Let(office_->NewsFeed(who, 100, 0))) + json::Write(Day(who));
    };
    const Instant at = clock_.now;
    const std::string sara = all(sara_), lead = all(lead_);
    ASSERT_TRUE(office_->News(sara_, case_)) << "something is compared";
    EXPECT_TRUE(rc::check("hidden writing is no news", [&] {
        const auto category = *rc::gen::element(Category::kJointPlan, Category::kAuthorityPlan,
                                                Category::kFollowUp, Category::kActivityReports);
        switch (*rc::gen::inRange(0, 4)) {
            case 0:
                Note(anna_, category);
                break;
            case 1:
                Write(anna_, Assessment{.date = office_->Today(), .situation = "S", .next_step = "N"}, {}, 0,
                      Category::kNone, Topic::kWork);
                break;
            case 2:
                Write(anna_, FollowUpPlanned{.date = AddDays(office_->Today(), 3),
                                             .responsible = anna_.actor.worker});
                break;
            default:
                for (const DayItem& due : Day(arne_).items.rows)
                    if (due.last_aside && !due.aside) {
                        Write(arne_, DueSetAside{due.kind, due.item, due.due, due.last_aside, "R"});
                        break;
                    }
        }
        clock_.now = at;
        RC_ASSERT(all(sara_) == sara);
        RC_ASSERT(all(lead_) == lead);
    }));
    // And what is seen is told: the test would notice.
    Later(kHour);
    Write(anna_, ConsentAsked{.from = Party::kSocialServices,
                              .to = {Party::kEmploymentService},
                              .categories = {Category::kJointPlan}});
    EXPECT_THAT(Kinds(News(sara_)), ElementsAre(Kind::kConsentAsked));
    EXPECT_THAT(Let(office_->NewsFeed(sara_, 100, 0)).rows.rows, SizeIs(1));
}
// Well formed, one for each number.
std::string NumberOf(int n) {
    std::string digits = "1980" + std::string(n % 12 < 9 ? "0" : "") + std::to_string(1 + n % 12) + "05";
    digits += std::to_string(100 + n);
    int sum = 0;
    for (std::size_t i = 2; i < digits.size(); ++i) {
        const int doubled = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += doubled / 10 + doubled % 10;
    }
    return digits + std::to_string((10 - sum % 10) % 10);
}
TEST_F(DayTest, SixtyChangedCasesAreToldOfAtOnce) {
    for (int i = 0; i < 60; ++i) {
        (void)OpenCase(NumberOf(i));
        for (int n = 0; n < 30; ++n) Note(anna_);
        Look(arne_);
        Note(anna_);
    }
    const auto begin = std::chrono::steady_clock::now();
    const MyNews news = Let(office_->NewsFeed(arne_, 20, 0));
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    EXPECT_EQ(news.total, 60);
    EXPECT_THAT(news.rows.rows, SizeIs(20));
    std::printf("news of 60 changed cases of some 40 entries: %.1f ms\n", took.count());
}

}  // namespace
}  // namespace samkraft::office
