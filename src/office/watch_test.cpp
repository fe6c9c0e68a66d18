// What reviewers are asked to look at; and, over simulated months, whether somebody who looks at one case
// that is none of their business comes before them.
#include "office/watch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace samkraft::office {
namespace {

using domain::Directory;
using domain::Role;
using domain::Worker;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const Date kMonday = *ParseDate("2019-03-11");  // an ordinary week

Directory Colleagues(int count) {
    Directory directory;
    for (int i = 1; i <= count; ++i) {
        Worker w;
        w.id = WorkerId{i};
        w.party = domain::Party::kLabourMarket;
        w.role = Role::kLabourMarketSecretary;
        directory.workers.push_back(w);
    }
    return directory;
}

Instant At(Date day, int hour, int minute = 0) {
    return AddSeconds(StartOfDay(day), std::int64_t{hour} * 3600 + std::int64_t{minute} * 60);
}

const auto kNobodyNear = [](WorkerId, CaseId) { return std::vector<Mark>{}; };
const auto kNothingListed = [](ItemId) { return false; };

class WatchTest : public testing::Test {
  protected:
    void Looks(int worker, int case_id, Date day, int hour = 10, bool wrote = false, bool refused = false) {
        rows_.push_back({At(day, hour), WorkerId{worker}, CaseId{case_id}, wrote, refused});
    }
    std::vector<ReviewItem> List(WatchLimits limits = {0, 40}, const Watch::Near& near = kNobodyNear,
                                 const std::string& seed = "seed",
                                 const std::function<bool(ItemId)>& listed = kNothingListed) {
        std::stable_sort(rows_.begin(), rows_.end(),
                         [](const Glance& a, const Glance& b) { return a.at < b.at; });
        Watch watch(kMonday, seed, directory_, near, limits);
        for (const Glance& g : rows_) watch.Take(g);
        return watch.Finish(listed);
    }
    std::vector<Mark> MarksOf(int worker, int case_id, const std::vector<ReviewItem>& list) {
        for (const ReviewItem& i : list)
            if (i.worker == WorkerId{worker} && i.case_id == CaseId{case_id}) return i.marks;
        return {};
    }
    Directory directory_ = Colleagues(30);
    std::vector<Glance> rows_;
};

TEST_F(WatchTest, OrdinaryWorkIsNotListed) {
    Looks(1, 100, AddDays(kMonday, -20), 10, true);
    Looks(1, 100, kMonday, 9);
    Looks(1, 100, kMonday, 18);
    EXPECT_THAT(List(), IsEmpty());
}
TEST_F(WatchTest, OutOfHoursIsTheEveningTheNightAndEveryDayOff) {
    for (const int worker : {1, 2, 3, 4}) Looks(worker, 100, AddDays(kMonday, -20), 10, true);
    Looks(1, 100, kMonday, 19);
    Looks(2, 100, kMonday, 5);
    Looks(3, 100, AddDays(kMonday, 5), 11);  // Saturday
    Looks(4, 100, kMonday, 6);
    const auto list = List();
    for (const int worker : {1, 2, 3})
        EXPECT_THAT(MarksOf(worker, 100, list), ElementsAre(Mark::kOutOfHours));
    EXPECT_EQ(list.size(), 3U);
}
TEST_F(WatchTest, WhoComesToACaseThatOthersHaveIsThereForTheFirstTime) {
    Looks(1, 100, AddDays(kMonday, -20), 10, true);
    Looks(2, 100, kMonday);
    Looks(2, 100, AddDays(kMonday, 1));  // no more
    Looks(3, 200, kMonday, 10, true);    // opens a new case,
    Looks(4, 200, AddDays(kMonday, 1));  // and somebody must be the next
    const auto list = List();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].worker, WorkerId{2});
    EXPECT_EQ(list[0].day, kMonday);
    EXPECT_THAT(list[0].marks, ElementsAre(Mark::kFirstTime));
}
TEST_F(WatchTest, NothingWrittenIsToldWhenTheTwoWeeksAreOver) {
    const Date before = AddDays(kMonday, -kLaterWorkDays);
    Looks(1, 100, AddDays(before, -30), 10, true);
    Looks(2, 100, AddDays(before, -30), 10, true);
    Looks(1, 100, before, 10);
    Looks(2, 100, before, 10);
    Looks(2, 100, AddDays(before, 3), 10, true);
    Looks(1, 100, kMonday);  // this week's are not ripe
    const auto list = List();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].worker, WorkerId{1});
    EXPECT_EQ(list[0].day, before);
    EXPECT_THAT(list[0].marks, ElementsAre(Mark::kNoLaterWork));
}
TEST_F(WatchTest, ANamesakesCaseANeighboursAndARefusedOneAreListed) {
    for (const int worker : {1, 2, 3}) Looks(worker, 100, AddDays(kMonday, -20), 10, true);
    Looks(1, 100, kMonday);
    Looks(2, 100, kMonday, 11, false, true);
    Looks(3, 100, kMonday);
    const auto list = List({0, 40}, [](WorkerId w, CaseId c) -> std::vector<Mark> {
        if (c != CaseId{100}) return {};
        if (w == WorkerId{1}) return {Mark::kSameName};
        if (w == WorkerId{3}) return {Mark::kSameName, Mark::kSameHome};
        return {};
    });
    EXPECT_THAT(MarksOf(1, 100, list), ElementsAre(Mark::kSameName));
    EXPECT_THAT(MarksOf(2, 100, list), ElementsAre(Mark::kRefused));
    EXPECT_THAT(MarksOf(3, 100, list), ElementsAre(Mark::kSameName, Mark::kSameHome));
}
TEST_F(WatchTest, ManyMoreCasesThanThePeersIsAboutTheWeek) {
    for (int worker = 1; worker <= 10; ++worker)
        for (int c = 0; c < 15 + worker % 3; ++c) {
            Looks(worker, 1000 + worker * 100 + c, AddDays(kMonday, -20), 10, true);
            Looks(worker, 1000 + worker * 100 + c, kMonday);
        }
    for (int c = 0; c < 60; ++c) {
        Looks(11, 5000 + c, AddDays(kMonday, -20), 10, true);
        Looks(11, 5000 + c, AddDays(kMonday, 1));
    }
    const auto list = List();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].worker, WorkerId{11});
    EXPECT_FALSE(list[0].case_id);
    EXPECT_EQ(list[0].times, 60);
    EXPECT_EQ(list[0].typical, 16);
    EXPECT_THAT(list[0].marks, ElementsAre(Mark::kManyLookups));
}
TEST_F(WatchTest, TheDrawFollowsItsSeedAndNothingElse) {
    for (int worker = 1; worker <= 20; ++worker)
        for (int c = 0; c < 20; ++c) {
            Looks(worker, 100 + c, AddDays(kMonday, -20), 10, true);
            Looks(worker, 100 + c, kMonday, 9);
        }
    const auto first = List({20, 0});
    EXPECT_EQ(first.size(), 20U);
    EXPECT_EQ(List({20, 0}), first);
    std::reverse(rows_.begin(), rows_.end());
    EXPECT_EQ(List({20, 0}).size(), 20U);
    const auto other = List({20, 0}, kNobodyNear, "another");
    EXPECT_NE(other, first);
    // A further visit changes nobody else's lot: at most one of the twenty gives way.
    Looks(21, 100, AddDays(kMonday, -20), 10, true);
    Looks(21, 100, kMonday);
    const auto more = List({20, 0});
    EXPECT_GE(std::count_if(more.begin(), more.end(),
                            [&](const ReviewItem& i) {
                                return std::any_of(first.begin(), first.end(),
                                                   [&](const ReviewItem& f) { return f.item == i.item; });
                            }),
              19);
}
TEST_F(WatchTest, WhatHasBeenListedIsNotListedAgain) {
    Looks(1, 100, AddDays(kMonday, -20), 10, true);
    Looks(2, 100, kMonday);
    const auto list = List();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_THAT(List({0, 40}, kNobodyNear, "seed", [&](ItemId i) { return i == list[0].item; }), IsEmpty());
}
TEST_F(WatchTest, TheMostTellingComeFirstWhenThereAreTooMany) {
    for (int c = 1; c <= 200; ++c) {
        Looks(1, c, AddDays(kMonday, -20), 10, true);
        Looks(2, c, kMonday, 10);
    }
    Looks(1, 999, AddDays(kMonday, -20), 10, true);
    Looks(3, 999, kMonday, 22);
    const auto list = List({0, 10});
    EXPECT_THAT(MarksOf(3, 999, list), ElementsAre(Mark::kOutOfHours, Mark::kFirstTime));
    EXPECT_EQ(
        std::count_if(list.begin(), list.end(), [](auto& i) { return i.worker == WorkerId{2} && i.case_id; }),
        9);
}
TEST_F(WatchTest, ThoseWhoAreNotInTheDirectoryAreLeftOut) {
    Looks(1, 100, AddDays(kMonday, -20), 10, true);
    Looks(77, 100, kMonday, 23);
    EXPECT_THAT(List(), IsEmpty());
}

// A month in one go; a list is of a week, with the 90 days before it. The time is printed, not judged.
TEST_F(WatchTest, AMillionRowsAreGoneThrough) {
    directory_ = Colleagues(300);
    constexpr int kRows = 1'000'000;
    const Date from = AddDays(kMonday, -23);
    const std::int64_t apart = std::int64_t{30} * 86'400 * kMicrosPerSecond / kRows;
    Watch watch(kMonday, "seed", directory_, kNobodyNear);
    const std::clock_t start = std::clock();
    for (int i = 0; i < kRows; ++i)
        watch.Take({Instant{StartOfDay(from).micros + i * apart}, WorkerId{1 + i % 300},
                    CaseId{1 + std::int64_t{i} * 7919 % 18'000}, i % 6 == 0, false});
    const auto list = watch.Finish(kNothingListed);
    std::printf("%d rows in %.2f s of processor time: %zu items\n", kRows,
                static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, list.size());
    EXPECT_FALSE(list.empty());
}

// ---- a year of one party's reading, with one look a month that is none of the worker's business

struct Random {  // SplitMix64
    std::uint64_t state;
    std::uint64_t Next() {
        std::uint64_t z = (state += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    int Below(int n) { return static_cast<int>((Next() >> 33U) % static_cast<std::uint64_t>(n)); }
    bool Chance(int in_ten_thousand) { return Below(10'000) < in_ten_thousand; }
};

// How people work here: every worker has sixty cases; a visit is one to five rows, and one in three ends with
// an entry. Two visits in a hundred are to a colleague's case in the same team of three, and end with an
// entry as often. Eight in a thousand are in the evening or at a weekend. Two pairs of worker and case in a
// thousand share a name.
struct Party {
    int workers, cases_each = 60;
    int visits_a_day;  // a worker's, on a working day
};
struct Planted {
    WorkerId worker;
    CaseId case_id;
    Date day;
};

class Year {
  public:
    Year(Party party, std::uint64_t seed)
        : party_(party), random_{seed}, directory_(Colleagues(party.workers)) {}

    // Plays so many weeks from kMonday; a snooper looks once in each four. Gives how many looks were made and
    // how many of them came on a list made within thirty days.
    std::pair<int, int> Play(int weeks) {
        const Date end = AddDays(kMonday, 7 * weeks);
        for (Date day = AddDays(kMonday, -kLookBackDays); day < end; day = AddDays(day, 1)) Work(day);
        for (int month = 0; month + 4 < weeks - 1; month += 4) Plant(AddDays(kMonday, 7 * month));
        std::stable_sort(rows_.begin(), rows_.end(),
                         [](const Glance& a, const Glance& b) { return a.at < b.at; });
        std::vector<ItemId> listed;
        int found = 0;
        std::vector<bool> caught(planted_.size());
        for (int week = 0; week < weeks; ++week) {
            const Date monday = AddDays(kMonday, 7 * week);
            Watch watch(monday, "seed" + std::to_string(random_.Next()), directory_,
                        [&](WorkerId w, CaseId c) {
                            return Namesake(w, c) ? std::vector{Mark::kSameName} : std::vector<Mark>{};
                        });
            const auto from =
                std::lower_bound(rows_.begin(), rows_.end(), StartOfDay(AddDays(monday, -kLookBackDays)),
                                 [](const Glance& g, Instant at) { return g.at < at; });
            const Instant until = StartOfDay(AddDays(monday, 7));
            for (auto row = from; row != rows_.end() && row->at < until; ++row) watch.Take(*row);
            for (const ReviewItem& item : watch.Finish(
                     [&](ItemId i) { return std::find(listed.begin(), listed.end(), i) != listed.end(); })) {
                ++items;
                listed.push_back(item.item);
                for (std::size_t p = 0; p < planted_.size(); ++p)
                    if (!caught[p] && item.worker == planted_[p].worker &&
                        item.case_id == planted_[p].case_id && item.day == planted_[p].day &&
                        AddDays(monday, 7) <= AddDays(planted_[p].day, 30))
                        caught[p] = true, ++found;
            }
        }
        return {static_cast<int>(planted_.size()), found};
    }
    [[nodiscard]] std::size_t Rows() const { return rows_.size(); }
    std::int64_t items = 0;

  private:
    CaseId CaseOf(int worker, int number) { return CaseId{worker * 1000 + number + 1}; }
    bool Namesake(WorkerId w, CaseId c) {
        Random r{static_cast<std::uint64_t>(w.value) * 7919 + static_cast<std::uint64_t>(c.value)};
        for (const Planted& p : planted_)
            if (p.worker == w && p.case_id == c) return false;  // no help from the name
        return r.Chance(20);
    }
    void Work(Date day) {
        const bool working = IsWorkingDay(day);
        for (int w = 1; w <= party_.workers; ++w) {
            const int visits = working ? party_.visits_a_day : 0;
            for (int v = 0; v < visits; ++v) Visit(w, day, 7 * 60 + random_.Below(11 * 60 + 50));
            if (random_.Chance(8 * party_.visits_a_day * (working ? 10 : 1)))
                Visit(w, day, 19 * 60 + random_.Below(4 * 60));
        }
    }
    void Visit(int w, Date day, int minute) {
        int of = w;
        if (random_.Chance(200)) {
            const int team = (w - 1) / 3 * 3 + 1;
            of = std::min(team + random_.Below(3), party_.workers);
        }
        const CaseId c = CaseOf(of, random_.Below(party_.cases_each));
        const int rows = 1 + random_.Below(5);
        for (int r = 0; r < rows; ++r)
            rows_.push_back({AddSeconds(At(day, 0, minute), r * 20), WorkerId{w}, c, false, false});
        if (random_.Chance(3333))
            rows_.push_back({AddSeconds(At(day, 0, minute), 400), WorkerId{w}, c, true, false});
    }
    // A colleague's case, once, in the middle of a working day, and nothing written.
    void Plant(Date from) {
        Date day = AddDays(from, random_.Below(28));
        while (!IsWorkingDay(day)) day = AddDays(day, 1);
        const int w = 1 + random_.Below(party_.workers);
        int of = 1 + random_.Below(party_.workers);
        if (of == w) of = w % party_.workers + 1;
        const Planted p{WorkerId{w}, CaseOf(of, random_.Below(party_.cases_each)), day};
        if (std::any_of(rows_.begin(), rows_.end(),
                        [&](const Glance& g) { return g.worker == p.worker && g.case_id == p.case_id; }))
            return Plant(from);
        rows_.push_back(
            {At(day, 10 + random_.Below(5), random_.Below(60)), p.worker, p.case_id, false, false});
        planted_.push_back(p);
    }

    Party party_;
    Random random_;
    Directory directory_;
    std::vector<Glance> rows_;
    std::vector<Planted> planted_;
};

// One in ten of the rows of a party with 200,000 a month: 20,000 a month, 30 workers, a year. The whole size
// is tried with SAMKRAFT_WATCH_WORKERS=300.
TEST(Snooper, WhoLooksOnceAMonthInAColleaguesCaseIsFoundWithinThirtyDays) {
    const char* asked = std::getenv("SAMKRAFT_WATCH_WORKERS");
    const int workers = asked != nullptr ? std::atoi(asked) : 30;
    constexpr int kSeeds = 6, kWeeks = 53;
    int looks = 0, found = 0;
    double rows = 0, items = 0;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        Year year({workers, 60, 9}, seed * 1'000'003);
        const auto [made, caught] = year.Play(kWeeks);
        looks += made;
        found += caught;
        rows += static_cast<double>(year.Rows());
        items += static_cast<double>(year.items);
    }
    std::printf("%d workers: %.0f rows a month, %.1f items a week; %d of %d looks found within 30 days\n",
                workers, rows / kSeeds / (7 * kWeeks + kLookBackDays) * 30, items / kSeeds / kWeeks, found,
                looks);
    EXPECT_GE(found * 100, looks * 95);
}

}  // namespace
}  // namespace samkraft::office
