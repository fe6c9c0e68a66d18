// The office against a real journal: what each party sees of one case as consent comes and goes, and what a
// writer may do.
#include "office/office.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <future>

#include "base/json.hpp"
#include "journal/journal.hpp"

namespace samkraft::office {
namespace {

constexpr AssociationId kHere{1};
constexpr TeamId kTeam{9001};

class SetClock final : public Clock {
  public:
    Instant now = *ParseInstant("2019-03-04T08:00:00Z");
    [[nodiscard]] Instant Now() const override { return now; }
};

class OfficeTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = "/tmp/samkraft-office.XXXXXX";
        folder_ = mkdtemp(pattern.data());
        ASSERT_TRUE(journal::CreateKeyFile(folder_ + "/key"));
        auto opened = journal::Journal::Open({"sqlite:" + folder_ + "/a.db", folder_ + "/key", 2, true});
        ASSERT_TRUE(opened) << Message(opened.error(), Language::kEnglish);
        journal_ = std::move(*opened);
        office_ = std::make_unique<Office>(*journal_, clock_, ids_, Office::Options{kHere, "Prov", false});
        ASSERT_TRUE(office_->AddTeam({kTeam, "Team 1"}));
        af_ = Hire("anna", Party::kEmploymentService, Role::kEmploymentOfficer, kTeam);
        ame_ = Hire("mira", Party::kLabourMarket, Role::kLabourMarketSecretary, kTeam);
        soc_ = Hire("sara", Party::kSocialServices, Role::kSocialWorker, kTeam);
        care_ = Hire("vera", Party::kHealthRegion, Role::kCareCoordinator, kTeam);
        stranger_ = Hire("olle", Party::kEmploymentService, Role::kEmploymentOfficer, TeamId{9002});
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
        EXPECT_TRUE(office_->AddWorker(w, Office::HashPassword("hemligt lösenord", true)));
        return {{kHere, w.id, party, role, {team}}, Language::kSwedish, "test"};
    }

    template <class T>
    T Let(Result<Seen<T>> seen) {
        if (!seen)
            throw std::runtime_error(Message(seen.error(), Language::kEnglish) + " " + seen.error().pointer);
        std::promise<T> value;
        office_->Release<T>(std::move(*seen), [&](const T& v) { value.set_value(v); });
        return value.get_future().get();
    }
    Receipt Write(const Asker& who, Payload payload, ItemId item = {}, int version = 0,
                  Topic topic = Topic::kNone, Category category = Category::kNone) {
        clock_.now = AddSeconds(clock_.now, 1);
        return Let(office_->Write(who, case_, {{item, version, category, topic, std::move(payload)}},
                                  "key-" + std::to_string(++key_), "r"));
    }
    Code Refused(const Asker& who, Payload payload, ItemId item = {}, int version = 0,
                 Topic topic = Topic::kNone) {
        auto seen = office_->Write(who, case_, {{item, version, Category::kNone, topic, std::move(payload)}},
                                   "key-" + std::to_string(++key_), "r");
        return seen ? Code::kCount_ : seen.error().code;
    }
    CaseView View(const Asker& who) { return Let(office_->Case(who, case_)); }
    bool Sees(const Asker& who) { return office_->Case(who, case_).has_value(); }

    Referral Nawfal() {
        Referral r;
        r.identity.personal_number = "19821105-9954";
        r.identity.given_name = "Nawfal";
        r.identity.family_name = "Prov";
        r.identity.phone = "070-0000000";
        r.opened.date = office_->Today();
        r.opened.reason = "Långtidsarbetslös";
        r.registration.emplace().programme = "job";
        return r;
    }
    void OpenCase() { case_ = Let(office_->Open(af_, Nawfal(), "open-0001", "r")).case_id; }
    ItemId Ask(Party from, std::vector<Party> to, std::vector<Category> categories) {
        ConsentAsked asked;
        asked.from = from;
        asked.to = std::move(to);
        asked.categories = std::move(categories);
        return Write(af_, asked).items.at(0);
    }
    void Give(ItemId provision) {
        ConsentGiven given;
        given.date = office_->Today();
        given.evidence = "pärm 1";
        Write(af_, given, provision, 1);
    }
    void Team() { Write(af_, TeamAllocated{kTeam, {}}); }

    std::string folder_;
    SetClock clock_;
    RandomIds ids_;
    std::unique_ptr<journal::Journal> journal_;
    std::unique_ptr<Office> office_;
    Asker af_, ame_, soc_, care_, stranger_;
    CaseId case_;
    int key_ = 0;
};

TEST_F(OfficeTest, WhoOpensACaseHasItAndACollegueOutsideTheTeamCannotFindIt) {
    OpenCase();
    EXPECT_EQ(View(af_).content.identity->given_name, "Nawfal");
    EXPECT_FALSE(Sees(stranger_));
    EXPECT_FALSE(Sees(soc_));
    EXPECT_EQ(office_->Case(stranger_, case_).error().code,
              office_->Case(stranger_, CaseId{12345}).error().code);
}

TEST_F(OfficeTest, ConsentOpensAndWithdrawalClosesAtOnce) {
    OpenCase();
    Team();
    EXPECT_FALSE(Sees(soc_)) << "a team alone opens nothing across parties";
    const ItemId provision = Ask(Party::kEmploymentService, {Party::kSocialServices, Party::kLabourMarket},
                                 {Category::kIdentity, Category::kParticipation, Category::kJointPlan});
    Give(provision);
    const CaseView seen = View(soc_);
    EXPECT_EQ(seen.content.identity->given_name, "Nawfal");
    EXPECT_FALSE(seen.content.registration)
        << "social services get the registration by statute, not by this consent";
    EXPECT_FALSE(seen.why.rows.empty());
    Write(af_, ConsentWithdrawn{}, provision, 2);
    const auto after = office_->Case(soc_, case_);
    EXPECT_TRUE(!after || !View(soc_).content.identity);
}

TEST_F(OfficeTest, TheSameKeyWritesOnceAndGivesTheSameAnswer) {
    OpenCase();
    const Note note{"Samtal", "Han vill börja snart."};
    const std::vector<Wish> wish{{ItemId{}, 0, Category::kJointPlan, Topic::kNone, note}};
    const Receipt first = Let(office_->Write(af_, case_, wish, "same-key-1", "body"));
    const Receipt again = Let(office_->Write(af_, case_, wish, "same-key-1", "body"));
    EXPECT_EQ(first.items, again.items);
    EXPECT_EQ(View(af_).content.notes.size(), 1U);
    EXPECT_EQ(office_->Write(af_, case_, wish, "same-key-1", "another body").error().code,
              Code::kRepeatedKey);
}

TEST_F(OfficeTest, AStaleWriteIsRefusedAndAnUnseenOneIsNot) {
    OpenCase();
    Goal goal;
    goal.text = "Arbeta som bilmekaniker";
    goal.horizon = AddMonths(office_->Today(), 6);
    goal.indicator = "Anställning på minst 50 %";
    const ItemId item = Write(af_, goal, {}, 0, Topic::kWork).items.at(0);
    goal.text = "Arbeta heltid";
    Write(af_, goal, item, 1);
    EXPECT_EQ(Refused(af_, goal, item, 1), Code::kStale);
    EXPECT_EQ(View(af_).content.goals.at(0).goal.text, "Arbeta heltid");
}

TEST_F(OfficeTest, ListsHoldWhatTheReaderMaySeeAndTheSearchFindsNothingElse) {
    OpenCase();
    ListWish wish;
    EXPECT_EQ(Let(office_->Cases(af_, wish)).rows.rows.size(), 1U);
    wish.scope = Scope::kTeam;
    EXPECT_EQ(Let(office_->Cases(soc_, wish)).rows.rows.size(), 0U);
    Team();
    EXPECT_EQ(Let(office_->Cases(soc_, wish)).rows.rows.size(), 0U);
    Give(Ask(Party::kEmploymentService, {Party::kSocialServices}, {Category::kParticipation}));
    const CasePage page = Let(office_->Cases(soc_, wish));
    ASSERT_EQ(page.rows.rows.size(), 1U);
    EXPECT_EQ(page.rows.rows[0].name, "") << "participation is shared, the name is not";
    wish.search = "nawfal";
    EXPECT_EQ(Let(office_->Cases(soc_, wish)).total, 0);
    EXPECT_EQ(Let(office_->Cases(af_, wish)).total, 1);
    wish.search = "19821105-9954";
    EXPECT_EQ(Let(office_->Cases(af_, wish)).total, 1);
}

TEST_F(OfficeTest, AnotherPartyThatRefersTheSamePersonLearnsNothing) {
    OpenCase();
    const CaseId joint = case_;
    Referral r = Nawfal();
    r.registration.reset();
    case_ = Let(office_->Open(soc_, r, "open-0002", "r")).case_id;
    EXPECT_EQ(case_, joint);
    EXPECT_FALSE(View(soc_).content.registration);
    EXPECT_EQ(View(soc_).content.parties.size(), 0U);
    EXPECT_EQ(office_->Open(af_, Nawfal(), "open-0003", "r").error().code, Code::kCaseOpen);
}

TEST_F(OfficeTest, EveryReadAndRefusalIsInTheLog) {
    OpenCase();
    View(af_);
    std::promise<void> done;
    const auto refused = office_->Case(stranger_, case_);
    office_->Refuse(stranger_, case_, refused.error(), [&] { done.set_value(); });
    done.get_future().wait();
    int reads = 0, refusals = 0;
    for (const auto& row : journal_->AccessOf(kHere, case_, 100)) {
        reads += row.access == domain::Access::kRead && row.worker == af_.actor.worker;
        refusals += row.access == domain::Access::kRefused && row.worker == stranger_.actor.worker;
    }
    EXPECT_EQ(reads, 1);
    EXPECT_EQ(refusals, 1);
}

TEST_F(OfficeTest, SigningInIsSlowedAfterFiveWrongTriesAndEndsWhenTheRoleChanges) {
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(office_->SignIn("anna", "fel", "1.2.3.4").error().code, Code::kWrongPassword);
    EXPECT_EQ(office_->SignIn("anna", "hemligt lösenord", "1.2.3.4").error().code, Code::kTooManyTries);
    const auto session = office_->SignIn("SARA ", "hemligt lösenord", "1.2.3.4");
    ASSERT_TRUE(session);
    EXPECT_TRUE(office_->FindSession(session->token));
    Worker sara = *office_->TheDirectory()->Find(soc_.actor.worker);
    sara.role = Role::kOperator;
    ASSERT_TRUE(office_->AddWorker(sara, ""));
    EXPECT_FALSE(office_->FindSession(session->token));
}

TEST_F(OfficeTest, ConcurrentWritersInOneCaseLoseNothing) {
    OpenCase();
    std::vector<std::future<void>> writers;
    for (int t = 0; t < 4; ++t)
        writers.push_back(std::async(std::launch::async, [&, t] {
            for (int i = 0; i < 5; ++i) {
                const Note note{"Anteckning", std::to_string(t) + "." + std::to_string(i)};
                const std::string key = "writer-" + std::to_string(t) + "-" + std::to_string(i);
                auto seen = office_->Write(
                    af_, case_, {{ItemId{}, 0, Category::kJointPlan, Topic::kNone, note}}, key, key);
                ASSERT_TRUE(seen) << Message(seen.error(), Language::kEnglish);
            }
        }));
    for (auto& w : writers) w.get();
    EXPECT_EQ(View(af_).content.notes.size(), 20U);
}

}  // namespace
}  // namespace samkraft::office
