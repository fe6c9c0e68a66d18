// Reasoned openings and the review of the access log, against a real journal.
#include <gmock/gmock.h>

#include "office/office_test.hpp"

namespace samkraft::office {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* kWhy = "Vikarierar för Anna i dag";

class ReviewTest : public testing::Test, protected OfficeFixture {
  protected:
    void SetUp() override {
        anna_ = Hire("anna", Role::kEmploymentOfficer, kTeam);
        olle_ = Hire("olle", Role::kEmploymentOfficer, kOther);
        rut_ = Hire("rut", Role::kEmploymentOfficer, kOther, {Duty::kReviewer});
        rolf_ = Hire("rolf", Role::kEmploymentOfficer, kOther, {Duty::kReviewer});
        soc_ = Hire("sara", Role::kSocialWorker, kOther, {Duty::kReviewer});
        case_ = OpenCase(kNawfal);
    }
    Asker Hire(const std::string& name, Role role, TeamId team, std::vector<Duty> duties = {}) {
        Worker w;
        w.username = name;
        if (name == "olle") {  // as the participant
            w.family_name = "Provsson";
            w.home_hash = *office_->HomeHash(Party::kEmploymentService, "PROVGATAN 3b 21134 MALMÖ");
        }
        w.role = role;
        w.teams = {team, TeamId{9003}};  // serves several: no party comes in by the team alone
        w.duties = std::move(duties);
        Asker asker = OfficeFixture::Hire(std::move(w));
        asker.page = "POST /openings";
        return asker;
    }
    CaseId OpenCase(const std::string& number) {
        const CaseId id = OfficeFixture::OpenCase(anna_, number);
        WorkerAssigned assigned;
        assigned.worker = anna_.actor.worker;
        journal::Append append;  // the one who opens is not assigned by it, and must be by somebody who is
        append.association = kHere;
        append.stream = id;
        append.expected = journal_->Read(kHere, id).Sequence();
        EntryHead head;
        head.id = ids_.Make<EntryId>();
        head.item = ids_.Make<ItemId>();
        head.kind = static_cast<std::uint16_t>(Kind::kWorkerAssigned);
        head.owner = anna_.actor.party;
        head.category = Category::kParticipation;
        head.author = anna_.actor.worker;
        head.at = clock_.Now();
        append.entries.push_back({head, Encode(assigned)});
        EXPECT_EQ(journal_->Commit(std::move(append)).outcome, journal::Outcome::kDone);
        return id;
    }
    Result<Seen<OpeningReceipt>> Asks(const Asker& who, const std::string& number = kNawfal,
                                      const std::string& why = kWhy, std::optional<int> hours = {}) {
        return office_->OpenInOwnParty(who, {number, why, hours}, Key(), "r");
    }
    void Reads(const Asker& who) { (void)Let(office_->Case(who, case_)); }
    std::vector<DueKind> DuesOf(const Asker& who) {
        std::vector<DueKind> kinds;
        for (const CaseDue& d : Let(office_->Case(who, case_)).dues.rows) kinds.push_back(d.kind);
        return kinds;
    }

    Asker anna_, olle_, rut_, rolf_, soc_;
};

TEST_F(ReviewTest, AReasonOpensACaseOfTheOwnPartyForAnHour) {
    EXPECT_FALSE(Sees(olle_));
    const OpeningReceipt receipt = Let(Asks(olle_));
    EXPECT_EQ(receipt.case_id, case_);
    EXPECT_EQ(receipt.until, AddSeconds(clock_.now, 3600));
    Later(3599);
    EXPECT_TRUE(Sees(olle_));
    Later(1);
    EXPECT_FALSE(Sees(olle_));
}
TEST_F(ReviewTest, WhatIsAskedForIsHeldToItsLimits) {
    EXPECT_EQ(Told(Asks(olle_, kNawfal, "   för kort ")), "reason_missing/reason");
    EXPECT_EQ(Told(Asks(olle_, "1982", kWhy)), "personal_number/personal_number");
    EXPECT_EQ(Told(Asks(olle_, kNawfal, kWhy, 0)), "out_of_range/hours");
    EXPECT_EQ(Told(Asks(olle_, kNawfal, kWhy, 25)), "out_of_range/hours");
    EXPECT_EQ(Let(Asks(olle_, kNawfal, kWhy, 24)).until, AddSeconds(clock_.now, 24 * 3600));
    Asker lead = olle_;
    lead.actor.role = Role::kProjectLead;
    EXPECT_EQ(Told(Asks(lead)), "forbidden");
}
TEST_F(ReviewTest, NobodysAnothersAndAProtectedNumberGetTheSameAnswer) {
    const auto told = [&](const Asker& who, const char* number) {
        const auto seen = Asks(who, number);
        EXPECT_FALSE(seen);
        return seen ? "ok" : Message(seen.error(), Language::kSwedish) + seen.error().pointer;
    };
    const std::string nobodys = told(olle_, kTesta);
    EXPECT_EQ(told(soc_, kNawfal), nobodys) << "social services have no case of this person";
    ProtectionSet protection;
    protection.degree = Protection::kSecrecyMark;
    protection.named_officers = {anna_.actor.worker};
    protection.reason = "Beslut";
    (void)Let(
        office_->Write(anna_, case_, {{{}, 0, Category::kNone, Topic::kNone, protection}}, "prot-1", "r"));
    EXPECT_EQ(told(olle_, kNawfal), nobodys);
    EXPECT_FALSE(Sees(olle_));
    // Each try is in the log; the case only where it is the party's own.
    std::vector<CaseId> refused;
    for (const auto& row : journal_->AccessBy(kHere, Party::kEmploymentService, olle_.actor.worker,
                                              Instant{0}, kForever, {}, 100)) {
        EXPECT_EQ(row.access, domain::Access::kRefused);
        refused.push_back(row.case_id);
    }
    EXPECT_THAT(refused, ElementsAre(CaseId{}, case_));
    for (const auto& row :
         journal_->AccessBy(kHere, Party::kSocialServices, soc_.actor.worker, Instant{0}, kForever, {}, 100))
        EXPECT_FALSE(row.case_id);
}
TEST_F(ReviewTest, WhoHasTheCaseNeedsNoReason) {
    const OpeningReceipt receipt = Let(Asks(anna_));
    EXPECT_EQ(receipt.case_id, case_);
    EXPECT_FALSE(receipt.opening);
    EXPECT_THAT(Let(office_->Desk(rut_)).openings.rows, IsEmpty());
}
TEST_F(ReviewTest, ADayHasSoManyOpeningsAndSoManyTries) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(Told(Asks(olle_)), "ok");
        Later(3600);
    }
    EXPECT_EQ(Told(Asks(olle_)), "too_many_tries");
    EXPECT_EQ(Told(Asks(rut_)), "ok") << "another's day";
    for (int i = 0; i < 15; ++i) EXPECT_EQ(Told(Asks(rolf_, kTesta)), "not_found");
    EXPECT_EQ(Told(Asks(rolf_)), "too_many_tries") << "numbers have been tried";
    Later(24 * 3600);
    EXPECT_EQ(Told(Asks(rolf_)), "ok");
}
TEST_F(ReviewTest, TheSameRequestTwiceIsOneOpening) {
    const auto once = Let(office_->OpenInOwnParty(olle_, {kNawfal, kWhy, 2}, "the-same-key", "r"));
    const auto twice = Let(office_->OpenInOwnParty(olle_, {kNawfal, kWhy, 2}, "the-same-key", "r"));
    EXPECT_EQ(once.opening, twice.opening);
    Later(3 * 3600);
    EXPECT_EQ(Told(office_->OpenInOwnParty(olle_, {kNawfal, kWhy, 3}, "the-same-key", "other")),
              "repeated_key");
    EXPECT_THAT(Let(office_->Desk(rut_)).openings.rows, SizeIs(1));
}
TEST_F(ReviewTest, NobodyWritesAnOpeningAsAnEntry) {
    (void)Let(Asks(olle_));
    const auto tries = [&](Payload payload) {
        return Told(office_->Write(olle_, case_, {{{}, 0, Category::kNone, Topic::kNone, std::move(payload)}},
                                   Key(), "r"));
    };
    EXPECT_EQ(tries(OwnPartyOpening{"Förlänger själv", 24}), "forbidden/entries/0");
    EXPECT_EQ(tries(OpeningReviewed{Verdict::kApproved, ""}), "forbidden/entries/0");
}
TEST_F(ReviewTest, ReviewersAndTheOnesWhoHaveTheCaseSeeItAtOnce) {
    EXPECT_THAT(DuesOf(anna_), Not(Contains(DueKind::kOpeningUnreviewed)));
    (void)Let(Asks(olle_));
    EXPECT_THAT(DuesOf(anna_), Contains(DueKind::kOpeningUnreviewed));
    const ReviewDesk desk = Let(office_->Desk(rut_));
    ASSERT_THAT(desk.openings.rows, SizeIs(1));
    const OpeningView& opening = desk.openings.rows[0];
    EXPECT_EQ(opening.worker, olle_.actor.worker);
    EXPECT_EQ(opening.case_id, case_);
    EXPECT_EQ(opening.reason, kWhy);
    EXPECT_EQ(opening.due, AddDays(office_->Today(), 7));
    EXPECT_TRUE(opening.open);
    EXPECT_THAT(desk.reviewers.rows, testing::UnorderedElementsAre(rut_.actor.worker, rolf_.actor.worker));
    EXPECT_THAT(Let(office_->Desk(soc_)).openings.rows, IsEmpty()) << "another party's";
    Later(7 * 86'400);
    EXPECT_FALSE(Let(office_->Desk(rut_)).openings.rows[0].overdue);
    Later(86'400);
    EXPECT_TRUE(Let(office_->Desk(rut_)).openings.rows[0].overdue);
}
TEST_F(ReviewTest, AnOpeningIsReviewedOnceByAnotherReviewer) {
    const ItemId opening = Let(Asks(rut_)).opening;
    const auto reviews = [&](const Asker& who, Verdict verdict, const std::string& note = "") {
        return office_->ReviewOpening(who, opening, {verdict, note});
    };
    EXPECT_EQ(Told(reviews(rut_, Verdict::kApproved)), "own_doing");
    EXPECT_EQ(Told(reviews(olle_, Verdict::kApproved)), "forbidden");
    EXPECT_EQ(Told(reviews(soc_, Verdict::kApproved)), "not_found");
    EXPECT_EQ(Told(reviews(rolf_, Verdict::kRejected, "nej")), "reason_missing/note");
    EXPECT_TRUE(Let(office_->Desk(rut_)).openings.rows[0].own);
    const OpeningView done = Let(reviews(rolf_, Verdict::kApproved));
    EXPECT_FALSE(done.open);
    EXPECT_EQ(Told(reviews(rolf_, Verdict::kApproved)), "already_done");
    const OpeningView kept = Let(office_->Desk(rut_)).openings.rows.at(0);
    EXPECT_EQ(kept.verdict, Verdict::kApproved);
    EXPECT_EQ(kept.reviewer, rolf_.actor.worker);
    EXPECT_THAT(DuesOf(anna_), Not(Contains(DueKind::kOpeningUnreviewed)));
    EXPECT_TRUE(Sees(rut_)) << "what is approved lasts its hour";
}
TEST_F(ReviewTest, WhatIsNotApprovedEndsAtOnce) {
    const ItemId opening = Let(Asks(olle_)).opening;
    EXPECT_TRUE(Sees(olle_));
    (void)Let(office_->ReviewOpening(rut_, opening, {Verdict::kRejected, "Ingen tjänsteanledning"}));
    EXPECT_FALSE(Sees(olle_));
    EXPECT_FALSE(Sees(rut_)) << "to review is not to read";
}
TEST_F(ReviewTest, OnlyReviewersSeeTheLists) {
    for (const Asker& who : {anna_, olle_}) {
        EXPECT_EQ(Told(office_->Desk(who)), "forbidden");
        EXPECT_EQ(Told(office_->WeekList(who, MondayOf(office_->Today()))), "forbidden");
        EXPECT_EQ(Told(office_->RowsBehind(who, ItemId{5})), "forbidden");
        EXPECT_EQ(Told(office_->AddFinding(who, ItemId{5}, {})), "forbidden");
        EXPECT_EQ(Told(office_->ReviewOpening(who, ItemId{5}, {})), "forbidden");
    }
    EXPECT_EQ(Told(office_->RowsBehind(rut_, ItemId{5})), "not_found");
    EXPECT_EQ(Told(office_->AddFinding(rut_, ItemId{5}, {})), "not_found");
}
TEST_F(ReviewTest, AWeekIsDrawnWhenItIsOverAndStaysAsItWasDrawn) {
    const Date monday = MondayOf(office_->Today());
    (void)Let(Asks(olle_));
    Reads(olle_);
    EXPECT_EQ(Told(office_->WeekList(rut_, monday)), "not_found") << "not over yet";
    EXPECT_EQ(Told(office_->WeekList(rut_, AddDays(monday, 1))), "not_a_date/week");
    EXPECT_EQ(Told(office_->WeekList(rut_, Date{})), "not_a_date/week");
    EXPECT_EQ(Told(office_->WeekList(rut_, AddDays(monday, -700))), "not_found") << "before the log";
    Later(7 * 86'400);
    const auto desk = Let(office_->Desk(rut_));
    ASSERT_THAT(desk.weeks.rows, SizeIs(1));
    EXPECT_FALSE(desk.weeks.rows[0].drawn);
    const ReviewWeekView week = Let(office_->WeekList(rut_, monday));
    EXPECT_THAT(week.seed, SizeIs(64));
    EXPECT_GE(week.rows, 3);
    ASSERT_FALSE(week.items.rows.empty());
    const auto of_olle = std::find_if(week.items.rows.begin(), week.items.rows.end(),
                                      [&](const auto& i) { return i.about.worker == olle_.actor.worker; });
    ASSERT_NE(of_olle, week.items.rows.end());
    EXPECT_EQ(of_olle->about.case_id, case_);
    EXPECT_THAT(of_olle->about.marks, testing::IsSupersetOf({Mark::kSameName, Mark::kSameHome}))
        << "both are called Provsson and live at Provgatan 3 B";
    Reads(anna_);
    const ReviewWeekView again = Let(office_->WeekList(rolf_, monday));
    EXPECT_EQ(again.seed, week.seed);
    EXPECT_EQ(again.items.rows.size(), week.items.rows.size());
    EXPECT_TRUE(Let(office_->Desk(rut_)).weeks.rows[0].drawn);
    EXPECT_EQ(Told(office_->WeekList(soc_, monday)), "not_found") << "that party's log is empty";
}
TEST_F(ReviewTest, TheRowsBehindAnItemSayHowTheWorkerHadTheCase) {
    const ItemId opening = Let(Asks(olle_)).opening;
    Later(60);
    Reads(olle_);
    const LogLines lines = Let(office_->RowsBehind(rut_, opening));
    ASSERT_THAT(lines.rows.rows, SizeIs(2));
    EXPECT_EQ(lines.rows.rows[0].access, domain::Access::kOpened);
    EXPECT_EQ(lines.rows.rows[1].access, domain::Access::kRead);
    EXPECT_EQ(lines.rows.rows[1].came_by, CameBy::kOpening);
    EXPECT_EQ(lines.rows.rows[1].source, "192.0.2.1");
    EXPECT_EQ(Told(office_->RowsBehind(soc_, opening)), "not_found");
    // That the reviewer saw them is in the log as well.
    const auto log = journal_->AccessOf(kHere, case_, 10);
    EXPECT_TRUE(std::any_of(log.begin(), log.end(), [&](const journal::AccessRow& r) {
        return r.worker == rut_.actor.worker && r.access == domain::Access::kListed;
    }));
}
TEST_F(ReviewTest, FindingsFollowEachOtherUntilTheMatterIsSettled) {
    const Date monday = MondayOf(office_->Today());
    (void)Let(Asks(olle_));
    (void)Let(Asks(rut_));
    Later(7 * 86'400);
    const ReviewWeekView week = Let(office_->WeekList(rolf_, monday));
    ItemId olles, ruts;
    for (const ReviewItemView& i : week.items.rows) {
        if (i.about.worker == olle_.actor.worker) olles = i.about.item;
        if (i.about.worker == rut_.actor.worker) ruts = i.about.item;
    }
    ASSERT_TRUE(olles && ruts);
    EXPECT_EQ(Told(office_->AddFinding(rut_, ruts, {0, Finding::kInOrder, ""})), "own_doing");
    EXPECT_EQ(Told(office_->AddFinding(rut_, olles, {0, Finding::kAsked, "?"})), "reason_missing/note");
    EXPECT_TRUE(Let(office_->AddFinding(rut_, olles, {0, Finding::kAsked, "Frågar vad det gällde"})).open);
    EXPECT_EQ(Told(office_->AddFinding(rolf_, olles, {0, Finding::kInOrder, ""})), "stale");
    EXPECT_FALSE(Let(office_->AddFinding(rolf_, olles, {1, Finding::kInOrder, "Vikariat"})).open);
    EXPECT_EQ(Told(office_->AddFinding(rolf_, olles, {2, Finding::kInOrder, ""})), "already_done");
    const auto line = Let(office_->Desk(rut_)).weeks.rows.back();
    EXPECT_EQ(line.open, line.items - 1);
    EXPECT_FALSE(line.overdue);
    Later(15 * 86'400);
    EXPECT_TRUE(Let(office_->Desk(rut_)).weeks.rows.back().overdue);
}
TEST_F(ReviewTest, WhoHasLeftOrLostTheDutyReviewsNoMore) {
    Worker rut = *office_->TheDirectory()->Find(rut_.actor.worker);
    rut.duties.clear();
    ASSERT_TRUE(office_->AddWorker(rut, ""));
    EXPECT_EQ(Told(office_->Desk(rut_)), "forbidden");
    Worker rolf = *office_->TheDirectory()->Find(rolf_.actor.worker);
    rolf.until = AddDays(office_->Today(), -1);
    ASSERT_TRUE(office_->AddWorker(rolf, ""));
    EXPECT_EQ(Told(office_->Desk(rolf_)), "forbidden");
}
TEST_F(ReviewTest, AReviewStreamIsNoCase) {
    (void)Let(Asks(olle_));
    EXPECT_FALSE(office_->Case(rut_, journal::ReviewStream(Party::kEmploymentService)));
    for (const CaseId id : journal_->Cases(kHere, {}, 100)) EXPECT_EQ(id, case_);
}

}  // namespace
}  // namespace samkraft::office
