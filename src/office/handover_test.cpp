// What hangs on a worker and goes to another, and who stands in for whom, against a real journal.
#include <gmock/gmock.h>

#include "base/json.hpp"
#include "office/team_test.hpp"

namespace samkraft::office {
namespace {

using testing::ElementsAre, testing::IsEmpty, testing::SizeIs, testing::UnorderedElementsAre;

constexpr std::int64_t kDay = 24 * 3600;

class HandoverTest : public TeamTest {
  protected:
    // Anna leads, has one activity and one contact planned.
    void AnnaHoldsTheCase() {
        lead_item_ = Write(anna_, LeadChosen{anna_.actor.worker, "Känner deltagaren"});
        activity_ = Write(anna_,
                          ActivityOffered{.activity = "sfi",
                                          .title = "Sfi på kvällen",
                                          .from = office_->Today(),
                                          .responsible = anna_.actor.worker},
                          {}, 0, Category::kNone, Topic::kLanguage);
        contact_ = Write(anna_, FollowUpPlanned{.date = AddDays(office_->Today(), 2),
                                                .responsible = anna_.actor.worker,
                                                .channel = Channel::kPhone});
    }
    Holdings Held(const Asker& asker, const Asker& of) {
        return Let(office_->HoldingsOf(asker, of.actor.worker));
    }
    static std::vector<HeldKind> Kinds(const Holdings& held) {
        std::vector<HeldKind> kinds;
        for (const HeldCase& one : held.cases.rows)
            for (const HeldLine& line : one.lines.rows) kinds.push_back(line.kind);
        return kinds;
    }
    AwayWish For(const Asker& away, int days, std::vector<WorkerId> substitutes) {
        return {away.actor.worker, office_->Today(), AddDays(office_->Today(), days), std::move(substitutes)};
    }
    ItemId lead_item_, activity_, contact_;
};

TEST_F(HandoverTest, WhatHangsOnAWorkerIsListedAndOnlyWhatIsNamedGoesAlong) {  // R61, R64
    AnnaHoldsTheCase();
    const Holdings before = Held(arne_, anna_);
    ASSERT_THAT(before.cases.rows, SizeIs(1));
    EXPECT_THAT(Kinds(before), UnorderedElementsAre(HeldKind::kLead, HeldKind::kTask, HeldKind::kFollowUp,
                                                    HeldKind::kActivity));
    EXPECT_EQ(before.cases.rows[0].proposed, arne_.actor.worker) << "the same role in the team";
    Write(anna_, Handover{anna_.actor.worker, arne_.actor.worker, "Arne tar över", {lead_item_, activity_}});
    EXPECT_THAT(Kinds(Held(arne_, anna_)), UnorderedElementsAre(HeldKind::kTask, HeldKind::kFollowUp));
    EXPECT_THAT(Kinds(Held(anna_, arne_)),
                UnorderedElementsAre(HeldKind::kLead, HeldKind::kActivity, HeldKind::kDue))
        << "and it is his to take over";
    Write(anna_, Handover{arne_.actor.worker, anna_.actor.worker, "Åter", {lead_item_, activity_}});
    EXPECT_THAT(Kinds(Held(arne_, anna_)),
                testing::IsSupersetOf({HeldKind::kLead, HeldKind::kActivity, HeldKind::kFollowUp}));
}
TEST_F(HandoverTest, NothingBeyondTheAskersReachIsShownOrCounted) {
    AnnaHoldsTheCase();
    EXPECT_THAT(Held(stranger_, anna_).cases.rows, IsEmpty()) << "of the party, but not with the case";
    EXPECT_EQ(office_->HoldingsOf(lead_, anna_.actor.worker).error().code, Code::kNotFound);
    EXPECT_TRUE(office_->HoldingsOf(lead_, lead_.actor.worker)) << "a project lead's own";
    const std::string social = json::Write(Held(sara_, anna_));
    Write(anna_,
          ActivityOffered{.activity = "sfi",
                          .title = "Dold för andra",
                          .from = office_->Today(),
                          .responsible = anna_.actor.worker},
          {}, 0, Category::kAuthorityPlan, Topic::kLanguage);
    EXPECT_EQ(json::Write(Held(sara_, anna_)), social);
    EXPECT_THAT(social, testing::Not(testing::HasSubstr("Sfi")));
}
TEST_F(HandoverTest, TheLoadIsWhatEachSeesInTheOwnDay) {  // R36, R107
    AnnaHoldsTheCase();
    Later(2 * kDay);  // the call is today, and who calls has been due: once
    const DayItem offer = *Find(Day(anna_), DueKind::kFollowUp);
    EXPECT_EQ(Find(Day(anna_), DueKind::kWhoCalls), nullptr);
    const auto load_of = [&](const Asker& who) {
        const Workload load = Let(office_->TeamLoad(arne_));
        for (const WorkerLoad& row : load.rows.rows)
            if (row.worker == who.actor.worker) return row.overdue + row.week;
        return -1;
    };
    const auto in_day = [&] {
        return static_cast<int>(std::ranges::count_if(Day(anna_).items.rows,
                                                      [](const DayItem& d) { return d.mine && !d.aside; }));
    };
    const int before = load_of(anna_);
    EXPECT_EQ(before, in_day());
    Write(anna_, DueSetAside{offer.kind, offer.item, offer.due, AddDays(office_->Today(), 3), "Sjuk"});
    EXPECT_EQ(load_of(anna_), before - 1);
    EXPECT_EQ(load_of(anna_), in_day());
}
TEST_F(HandoverTest, ARoleWithoutAnybodyIsVacantAndDecisionsWaitForTheRoleThatDecides) {  // R36
    AnnaHoldsTheCase();
    Write(anna_, Proposal{.matter = Matter::kProgramme, .text = "Praktik"});
    Later(7 * kDay);
    const auto role = [&](const Asker& asker, Role wanted) {
        for (const RoleLoad& row : Let(office_->TeamLoad(asker)).roles.rows)
            if (row.role == wanted && row.team == kTeam) return row;
        throw std::runtime_error("no such row");
    };
    const RoleLoad officers = role(arne_, Role::kEmploymentOfficer);
    EXPECT_EQ(officers.workers, 2);
    EXPECT_EQ(officers.cases, 1);
    EXPECT_EQ(officers.decisions, 1);
    EXPECT_TRUE(officers.oldest);
    EXPECT_EQ(role(arne_, Role::kCareCoordinator).workers, 0);
    EXPECT_FALSE(role(arne_, Role::kSocialWorker).decisions) << "another party's are not ours to count";
    EXPECT_FALSE(role(sara_, Role::kEmploymentOfficer).decisions);
}
TEST_F(HandoverTest, WhoHasLeftAndHoldsATaskWithoutLeadingIsSeen) {  // R64
    Write(arne_, LeadChosen{arne_.actor.worker, "Känner deltagaren"});
    Worker gone = *office_->TheDirectory()->Find(anna_.actor.worker);
    gone.until = AddDays(office_->Today(), -1);
    ASSERT_TRUE(office_->AddWorker(gone, ""));
    int left = 0;
    for (const WorkerLoad& row : Let(office_->TeamLoad(arne_)).rows.rows) {
        EXPECT_EQ(row.gone, row.worker == anna_.actor.worker);
        EXPECT_THAT(row.tasks.rows, SizeIs(row.gone ? 1 : 0));
        left += row.gone;
    }
    EXPECT_EQ(left, 1);
}
TEST_F(HandoverTest, WhoHasComeToAnotherRoleOrPartyHoldsCasesStillAndTheyAreHandedOver) {  // R64
    AnnaHoldsTheCase();
    const auto moves = [&](Party party, Role role, std::vector<TeamId> teams) {
        Worker now = *office_->TheDirectory()->Find(anna_.actor.worker);
        now.party = party;
        now.role = role;
        now.teams = std::move(teams);
        ASSERT_TRUE(office_->AddWorker(now, ""));
    };
    const auto gone = [&] {
        for (const WorkerLoad& row : Let(office_->TeamLoad(arne_)).rows.rows)
            if (row.worker == anna_.actor.worker) return row.gone && !row.cases.rows.empty();
        return false;
    };
    const auto found = [&](const Asker& asker) {
        return office_->HoldingsOf(asker, anna_.actor.worker).has_value();
    };
    EXPECT_FALSE(gone());
    moves(Party::kNone, Role::kOperator, {});
    EXPECT_TRUE(gone());
    EXPECT_TRUE(Held(arne_, anna_).gone);
    EXPECT_TRUE(found(arne_));
    EXPECT_FALSE(found(stranger_)) << "who does not see that she holds anything";
    moves(Party::kLabourMarket, Role::kProjectLead, {kTeam});
    EXPECT_TRUE(gone());
    EXPECT_TRUE(found(arne_));
    EXPECT_THAT(Held(arne_, anna_).teams.rows, IsEmpty()) << "a project lead's own are for project leads";
    moves(Party::kHealthRegion, Role::kCareCoordinator, {kOther});
    EXPECT_FALSE(gone()) << "works with cases, though not these";
    ASSERT_TRUE(found(arne_));
    EXPECT_THAT(Kinds(Held(arne_, anna_)), testing::IsSupersetOf({HeldKind::kLead, HeldKind::kActivity}));
    Write(arne_,
          Handover{anna_.actor.worker, arne_.actor.worker, "Har bytt arbete", {lead_item_, activity_}});
    EXPECT_THAT(Kinds(Held(arne_, anna_)), testing::Not(testing::Contains(HeldKind::kLead)));
    EXPECT_THAT(Kinds(Held(arne_, arne_)), testing::IsSupersetOf({HeldKind::kLead, HeldKind::kActivity}));
}
TEST_F(HandoverTest, WhoStandsInSeesTheColleaguesDuesUntilTheLastDay) {
    AnnaHoldsTheCase();
    EXPECT_THAT(Day(arne_).standing_in.rows, IsEmpty());
    ASSERT_TRUE(office_->SetAway(anna_, For(anna_, 3, {arne_.actor.worker, stranger_.actor.worker})));
    const auto mine = [](const MyDay& day) { return day.standing_in.rows.at(0).items.rows; };
    EXPECT_THAT(mine(Day(arne_)), testing::Contains(testing::Field(&DayItem::kind, DueKind::kFollowUp)));
    EXPECT_THAT(mine(Day(stranger_)), IsEmpty()) << "a substitute without the case sees nothing of it";
    const office::Briefing told = Let(office_->Briefing(arne_, anna_.actor.worker));
    ASSERT_THAT(told.contacts.rows, SizeIs(1));
    EXPECT_EQ(told.contacts.rows[0].channel, Channel::kPhone);
    EXPECT_THAT(Let(office_->Briefing(stranger_, anna_.actor.worker)).contacts.rows, IsEmpty());
    EXPECT_EQ(office_->Briefing(sara_, anna_.actor.worker).error().code, Code::kNotFound);
    const auto rows = journal_->AccessBy(kHere, Party::kEmploymentService, arne_.actor.worker, Instant{0},
                                         kForever, {}, 1000);
    EXPECT_THAT(rows, testing::Contains(
                          testing::AllOf(testing::Field(&journal::AccessRow::case_id, case_),
                                         testing::Field(&journal::AccessRow::access, domain::Access::kRead))))
        << "a briefing is a reading";
    Later(3 * kDay);
    EXPECT_THAT(Day(arne_).standing_in.rows, SizeIs(1)) << "the last day too";
    Later(kDay);
    EXPECT_THAT(Day(arne_).standing_in.rows, IsEmpty());
    EXPECT_EQ(office_->Briefing(arne_, anna_.actor.worker).error().code, Code::kNotFound);
}
TEST_F(HandoverTest, ATimeAwayIsSetByOneselfOrAColleagueOfThePartyAndTeam) {
    const auto code = [](const auto& result) { return result.error().code; };
    EXPECT_EQ(code(office_->SetAway(sara_, For(anna_, 3, {}))), Code::kForbidden);
    EXPECT_EQ(code(office_->SetAway(stranger_, For(anna_, 3, {}))), Code::kForbidden);
    EXPECT_EQ(code(office_->SetAway(anna_, For(anna_, -1, {}))), Code::kOutOfRange);
    EXPECT_EQ(code(office_->SetAway(anna_, For(anna_, 3, {anna_.actor.worker}))), Code::kUnknownValue);
    const AwayList set = office_->SetAway(arne_, For(anna_, 3, {arne_.actor.worker})).value();
    ASSERT_THAT(set.rows.rows, SizeIs(1));
    EXPECT_EQ(code(office_->SetAway(anna_, For(anna_, 1, {}))), Code::kAlreadyDone);
    EXPECT_EQ(code(office_->EndAway(sara_, set.rows.rows[0].id)), Code::kNotFound);
    EXPECT_THAT(office_->EndAway(anna_, set.rows.rows[0].id).value().rows.rows, IsEmpty());
    EXPECT_EQ(code(office_->EndAway(anna_, set.rows.rows[0].id)), Code::kNotFound);
    EXPECT_THAT(Day(arne_).standing_in.rows, IsEmpty());
}
TEST_F(HandoverTest, WhatIsCheckedIsRefusedAsItWouldBeAndNotWritten) {
    AnnaHoldsTheCase();
    const std::size_t length = office_->LengthOf(case_);
    const auto check = [&](const Asker& who, Payload payload) {
        return office_->CheckWrite(who, case_, {{{}, 0, Category::kNone, Topic::kNone, std::move(payload)}});
    };
    EXPECT_TRUE(check(anna_, Handover{anna_.actor.worker, arne_.actor.worker, "Hej", {}}));
    const auto refused = check(anna_, Handover{anna_.actor.worker, anna_.actor.worker, "Hej", {}});
    EXPECT_EQ(refused.error().code, Code::kAlreadyDone);
    EXPECT_EQ(refused.error().pointer, "/entries/0/data/to");
    EXPECT_EQ(check(stranger_, domain::Note{.heading = "H", .text = "T"}).error().code, Code::kNotFound);
    EXPECT_EQ(office_->LengthOf(case_), length);
}

}  // namespace
}  // namespace samkraft::office
