// My day and what is new, against a real journal: marks for the own party alone, waits, and news that say
// nothing of what their reader does not see.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <stdlib.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <future>

#include "base/json.hpp"
#include "journal/journal.hpp"
#include "office/office.hpp"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace samkraft::office {
namespace {

using testing::ElementsAre, testing::IsEmpty, testing::SizeIs;

constexpr AssociationId kHere{1};
constexpr TeamId kTeam{9001};

class SetClock final : public Clock {
  public:
    Instant now = *ParseInstant("2019-03-04T08:00:00Z");
    [[nodiscard]] Instant Now() const override { return now; }
};

class DayTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = "/tmp/samkraft-day.XXXXXX";
        folder_ = mkdtemp(pattern.data());
        ASSERT_TRUE(journal::CreateKeyFile(folder_ + "/key"));
        auto opened = journal::Journal::Open({"sqlite:" + folder_ + "/a.db", folder_ + "/key", 2, true});
        ASSERT_TRUE(opened) << Message(opened.error(), Language::kEnglish);
        journal_ = std::move(*opened);
        office_ = std::make_unique<Office>(*journal_, clock_, ids_, Office::Options{kHere, "Prov", false});
        ASSERT_TRUE(office_->AddTeam({kTeam, "Team 1"}));
        anna_ = Hire("anna", Party::kEmploymentService, Role::kEmploymentOfficer, kTeam);
        arne_ = Hire("arne", Party::kEmploymentService, Role::kEmploymentOfficer, kTeam);
        sara_ = Hire("sara", Party::kSocialServices, Role::kSocialWorker, kTeam);
        stranger_ = Hire("olle", Party::kEmploymentService, Role::kEmploymentOfficer, TeamId{9002});
        lead_ = Hire("lena", Party::kLabourMarket, Role::kProjectLead, kTeam);
        case_ = OpenCase("19821105-9954");
    }
    void TearDown() override {
        office_.reset();
        journal_.reset();
        std::filesystem::remove_all(folder_);
    }
    Asker Hire(const std::string& name, Party party, Role role, TeamId team) {
        Worker w;
        w.id = ids_.Make<WorkerId>();
        w.username = name;
        w.given_name = name;
        w.family_name = "Prov";
        w.party = party;
        w.role = role;
        w.teams = {team};
        EXPECT_TRUE(office_->AddWorker(w, ""));
        return {{kHere, w.id, party, role, {team}}, Language::kSwedish, "GET /cases/{case}"};
    }
    template <class T>
    T Let(Result<Seen<T>> seen) {
        if (!seen)
            throw std::runtime_error(Message(seen.error(), Language::kEnglish) + " " + seen.error().pointer);
        std::promise<T> value;
        office_->Release<T>(std::move(*seen), [&](const T& v) { value.set_value(v); });
        return value.get_future().get();
    }
    CaseId OpenCase(const std::string& number) {
        Referral r;
        r.identity.personal_number = number;
        r.identity.given_name = "Nawfal";
        r.identity.family_name = "Prov";
        r.opened.date = office_->Today();
        r.opened.reason = "R";
        const CaseId id = Let(office_->Open(anna_, r, "open-" + std::to_string(++key_), "r")).case_id;
        case_ = id;
        Write(anna_, TeamAllocated{kTeam, {}});
        // The social services take part by a referral of their own; nothing is disclosed to them.
        (void)Let(office_->Open(sara_, r, "open-" + std::to_string(++key_), "r"));
        return id;
    }
    Receipt Write(const Asker& who, Payload payload, ItemId item = {}, int version = 0,
                  Category category = Category::kNone, Topic topic = Topic::kNone) {
        clock_.now = AddSeconds(clock_.now, 1);
        return Let(office_->Write(who, case_, {{item, version, category, topic, std::move(payload)}},
                                  "key-" + std::to_string(++key_), "r"));
    }
    void Note(const Asker& who, Category category = Category::kJointPlan) {
        Write(who, domain::Note{.heading = "H", .text = "T"}, {}, 0, category);
    }
    void Look(const Asker& who) { (void)Let(office_->Case(who, case_)); }
    void Later(std::int64_t seconds) { clock_.now = AddSeconds(clock_.now, seconds); }
    CaseNews News(Asker who) {
        who.page = "GET /cases/{case}/news";  // what is new is asked for; that is not having looked
        return Let(office_->News(who, case_));
    }
    static std::vector<Kind> Kinds(const CaseNews& news) {
        std::vector<Kind> kinds;
        for (const NewsLine& line : news.rows.rows) kinds.push_back(line.kind);
        return kinds;
    }
    MyDay Day(const Asker& who) { return Let(office_->Day(who)); }
    static const DayItem* Find(const MyDay& day, DueKind kind) {
        for (const DayItem& item : day.items.rows)
            if (item.kind == kind) return &item;
        return nullptr;
    }

    std::string folder_;
    SetClock clock_;
    RandomIds ids_;
    std::unique_ptr<journal::Journal> journal_;
    std::unique_ptr<Office> office_;
    Asker anna_, arne_, sara_, stranger_, lead_;
    CaseId case_;
    int key_ = 0;
};

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
    const Receipt set = Write(
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
    const auto again =
        office_->Write(arne_, case_, {{set.items.at(0), 1, {}, {}, DueTakenUp{}}}, "key-up", "r");
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
              Category::kNone, Topic::kLanguage)
            .items.at(0);
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
    EXPECT_EQ(news.rows.rows[1].name, "Nawfal Prov");
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
    Asker other = arne_;
    other.actor.role = Role::kProjectLead;
    const auto news = office_->News(other, case_);
    EXPECT_TRUE(!news || !Let(office_->News(other, case_)).since);
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
    rc::check("hidden writing is no news", [&] {
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
    });
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
    EXPECT_LT(took.count(), 2000) << "bounded work, even on a busy machine";
}

}  // namespace
}  // namespace samkraft::office
