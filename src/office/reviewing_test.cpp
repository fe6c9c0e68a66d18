// Reasoned openings and the review of the access log, against a real journal.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <future>

#include "journal/journal.hpp"
#include "office/office.hpp"

namespace samkraft::office {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr AssociationId kHere{1};
constexpr TeamId kTeam{9001}, kOther{9002};
constexpr const char* kNumber = "19821105-9954";
constexpr const char* kNobodys = "19901211-9948";
constexpr const char* kWhy = "Vikarierar för Anna i dag";

class SetClock final : public Clock {
  public:
    Instant now = *ParseInstant("2019-03-04T08:00:00Z");  // a Monday
    [[nodiscard]] Instant Now() const override { return now; }
};

class ReviewTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = "/tmp/samkraft-review.XXXXXX";
        folder_ = mkdtemp(pattern.data());
        ASSERT_TRUE(journal::CreateKeyFile(folder_ + "/key"));
        auto opened = journal::Journal::Open({"sqlite:" + folder_ + "/a.db", folder_ + "/key", 2, true});
        ASSERT_TRUE(opened) << Message(opened.error(), Language::kEnglish);
        journal_ = std::move(*opened);
        office_ = std::make_unique<Office>(*journal_, clock_, ids_, Office::Options{kHere, "Prov", false});
        ASSERT_TRUE(office_->AddTeam({kTeam, "Team 1"}));
        ASSERT_TRUE(office_->AddTeam({kOther, "Team 2"}));
        anna_ = Hire("anna", Role::kEmploymentOfficer, kTeam);
        olle_ = Hire("olle", Role::kEmploymentOfficer, kOther);
        rut_ = Hire("rut", Role::kEmploymentOfficer, kOther, {Duty::kReviewer});
        rolf_ = Hire("rolf", Role::kEmploymentOfficer, kOther, {Duty::kReviewer});
        soc_ = Hire("sara", Role::kSocialWorker, kOther, {Duty::kReviewer});
        case_ = OpenCase(kNumber);
    }
    void TearDown() override {
        office_.reset();
        journal_.reset();
        std::filesystem::remove_all(folder_);
    }
    Asker Hire(const std::string& name, Role role, TeamId team, std::vector<Duty> duties = {}) {
        Worker w;
        w.id = ids_.Make<WorkerId>();
        w.username = name;
        w.given_name = name;
        w.family_name = name == "olle" ? "Prov" : "Medarbetare";
        w.party = HomeParty(role);
        w.role = role;
        w.teams = {team, TeamId{9003}};  // serves several: no party comes in by the team alone
        w.duties = std::move(duties);
        EXPECT_TRUE(office_->AddWorker(w, ""));
        return {{kHere, w.id, w.party, role, w.teams}, Language::kSwedish, "POST /openings", "192.0.2.1"};
    }
    CaseId OpenCase(const std::string& number) {
        Referral r;
        r.identity.personal_number = number;
        r.identity.given_name = "Nawfal";
        r.identity.family_name = "Prov";
        r.opened.date = office_->Today();
        r.opened.reason = "Långtidsarbetslös";
        const CaseId id = Let(office_->Open(anna_, r, "open-" + std::to_string(++key_), "r")).case_id;
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
    template <class T>
    T Let(Result<Seen<T>> seen) {
        if (!seen)
            throw std::runtime_error(Message(seen.error(), Language::kEnglish) + " " + seen.error().pointer);
        std::promise<T> value;
        office_->Release<T>(std::move(*seen), [&](const T& v) { value.set_value(v); });
        return value.get_future().get();
    }
    template <class T>
    static std::string Told(const Result<Seen<T>>& seen) {
        if (seen) return "ok";
        return std::string(Info(seen.error().code).name) + seen.error().pointer;
    }
    Result<Seen<OpeningReceipt>> Asks(const Asker& who, const std::string& number = kNumber,
                                      const std::string& why = kWhy, std::optional<int> hours = {}) {
        return office_->OpenInOwnParty(who, {number, why, hours}, "key-" + std::to_string(++key_), "r");
    }
    bool Sees(const Asker& who) { return office_->Case(who, case_).has_value(); }
    void Pass(std::int64_t seconds) { clock_.now = AddSeconds(clock_.now, seconds); }
    void Reads(const Asker& who) { (void)Let(office_->Case(who, case_)); }
    std::vector<DueKind> DuesOf(const Asker& who) {
        std::vector<DueKind> kinds;
        for (const CaseDue& d : Let(office_->Case(who, case_)).dues.rows) kinds.push_back(d.kind);
        return kinds;
    }

    SetClock clock_;
    RandomIds ids_;
    std::string folder_;
    std::unique_ptr<journal::Journal> journal_;
    std::unique_ptr<Office> office_;
    Asker anna_, olle_, rut_, rolf_, soc_;
    CaseId case_;
    int key_ = 0;
};

TEST_F(ReviewTest, AReasonOpensACaseOfTheOwnPartyForAnHour) {
    EXPECT_FALSE(Sees(olle_));
    const OpeningReceipt receipt = Let(Asks(olle_));
    EXPECT_EQ(receipt.case_id, case_);
    EXPECT_EQ(receipt.until, AddSeconds(clock_.now, 3600));
    Pass(3599);
    EXPECT_TRUE(Sees(olle_));
    Pass(1);
    EXPECT_FALSE(Sees(olle_));
}
TEST_F(ReviewTest, WhatIsAskedForIsHeldToItsLimits) {
    EXPECT_EQ(Told(Asks(olle_, kNumber, "   för kort ")), "reason_missing/reason");
    EXPECT_EQ(Told(Asks(olle_, "1982", kWhy)), "personal_number/personal_number");
    EXPECT_EQ(Told(Asks(olle_, kNumber, kWhy, 0)), "out_of_range/hours");
    EXPECT_EQ(Told(Asks(olle_, kNumber, kWhy, 25)), "out_of_range/hours");
    EXPECT_EQ(Let(Asks(olle_, kNumber, kWhy, 24)).until, AddSeconds(clock_.now, 24 * 3600));
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
    const std::string nobodys = told(olle_, kNobodys);
    EXPECT_EQ(told(soc_, kNumber), nobodys) << "social services have no case of this person";
    ProtectionSet protection;
    protection.degree = Protection::kSecrecyMark;
    protection.named_officers = {anna_.actor.worker};
    protection.reason = "Beslut";
    (void)Let(
        office_->Write(anna_, case_, {{{}, 0, Category::kNone, Topic::kNone, protection}}, "prot-1", "r"));
    EXPECT_EQ(told(olle_, kNumber), nobodys);
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
        Pass(3600);
    }
    EXPECT_EQ(Told(Asks(olle_)), "too_many_tries");
    EXPECT_EQ(Told(Asks(rut_)), "ok") << "another's day";
    for (int i = 0; i < 15; ++i) EXPECT_EQ(Told(Asks(rolf_, kNobodys)), "not_found");
    EXPECT_EQ(Told(Asks(rolf_)), "too_many_tries") << "numbers have been tried";
    Pass(24 * 3600);
    EXPECT_EQ(Told(Asks(rolf_)), "ok");
}
TEST_F(ReviewTest, TheSameRequestTwiceIsOneOpening) {
    const auto once = Let(office_->OpenInOwnParty(olle_, {kNumber, kWhy, 2}, "the-same-key", "r"));
    const auto twice = Let(office_->OpenInOwnParty(olle_, {kNumber, kWhy, 2}, "the-same-key", "r"));
    EXPECT_EQ(once.opening, twice.opening);
    Pass(3 * 3600);
    EXPECT_EQ(Told(office_->OpenInOwnParty(olle_, {kNumber, kWhy, 3}, "the-same-key", "other")),
              "repeated_key");
    EXPECT_THAT(Let(office_->Desk(rut_)).openings.rows, SizeIs(1));
}
TEST_F(ReviewTest, NobodyWritesAnOpeningAsAnEntry) {
    (void)Let(Asks(olle_));
    const auto tries = [&](Payload payload) {
        return Told(office_->Write(olle_, case_, {{{}, 0, Category::kNone, Topic::kNone, std::move(payload)}},
                                   "key-" + std::to_string(++key_), "r"));
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
    Pass(7 * 86'400);
    EXPECT_FALSE(Let(office_->Desk(rut_)).openings.rows[0].overdue);
    Pass(86'400);
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
    Pass(7 * 86'400);
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
    EXPECT_THAT(of_olle->about.marks, Contains(Mark::kSameName)) << "both are called Prov";
    Reads(anna_);
    const ReviewWeekView again = Let(office_->WeekList(rolf_, monday));
    EXPECT_EQ(again.seed, week.seed);
    EXPECT_EQ(again.items.rows.size(), week.items.rows.size());
    EXPECT_TRUE(Let(office_->Desk(rut_)).weeks.rows[0].drawn);
    EXPECT_EQ(Told(office_->WeekList(soc_, monday)), "not_found") << "that party's log is empty";
}
TEST_F(ReviewTest, TheRowsBehindAnItemSayHowTheWorkerHadTheCase) {
    const ItemId opening = Let(Asks(olle_)).opening;
    Pass(60);
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
    Pass(7 * 86'400);
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
    Pass(15 * 86'400);
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
