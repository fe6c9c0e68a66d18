// The register of providers, who is where, writing in several cases at once, and the links of the places,
// against a real journal on both engines (R98, R99, R124).
#include <gmock/gmock.h>

#include "domain/reference_code.hpp"
#include "office/office_test.hpp"

namespace samkraft::office {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ProvidersTest : public testing::TestWithParam<db::Engine>, protected OfficeFixture {
  protected:
    ProvidersTest() : OfficeFixture(GetParam()) {}
    void SetUp() override {
        anna_ = Hire("anna", Role::kEmploymentOfficer);
        olle_ = Hire("olle", Role::kEmploymentOfficer, {kOther});
        lead_ = Hire("lena", Role::kProjectLead, {kOther});
        drift_ = Hire("drift", Role::kOperator, {kOther});
    }
    Result<KeptProvider> Keeps(const Asker& who, const std::string& name, ProviderId id = {},
                               int version = 0) {
        ProviderWish wish{version, {}};
        wish.provider.name = name;
        wish.provider.kind = ProviderKind::kFolkHighSchool;
        wish.provider.visit_weeks = 8;
        return office_->KeepProvider(who, id, wish, Key(), name);
    }
    Receipt Write(const Asker& who, CaseId case_id, Payload payload, ItemId item = {}, int version = 0) {
        clock_.now = AddSeconds(clock_.now, 1);
        return Let(office_->Write(who, case_id, {{item, version, {}, {}, std::move(payload)}}, Key(), "r"));
    }
    // An activity that goes on at the provider.
    ItemId Begins(const Asker& who, CaseId case_id, ProviderId provider) {
        const ItemId item =
            Write(who, case_id,
                  ActivityOffered{
                      .activity = "sfi", .title = "SFI", .from = office_->Today(), .provider_id = provider})
                .items.front();
        Write(who, case_id, ActivityAnswered{.answer = Answer::kAccepted, .date = office_->Today()}, item, 1);
        Write(who, case_id, ActivityStarted{.date = office_->Today()}, item, 2);
        return item;
    }
    std::string MakeLink(const Asker& who, CaseId case_id, ItemId activity, int days = 30) {
        const CaseState seen = Let(office_->Case(who, case_id)).content;
        Write(who, case_id, SignalLink{true, AddDays(office_->Today(), days), {}}, activity,
              seen.FindActivity(activity)->offer.about.version);
        return Let(office_->Case(who, case_id)).content.FindActivity(activity)->signal_links.at(0).token;
    }
    std::string Signals(const std::string& token, SignalKind what = SignalKind::kAbsent,
                        const std::string& from = "198.51.100.7") {
        return Told(office_->TakeSignal(token, from, what));
    }
    std::vector<int> Here(const Asker& who) {
        std::vector<int> here;
        for (const ProviderRow& row : Let(office_->Providers(who)).rows.rows) here.push_back(row.here);
        return here;
    }

    Asker anna_, olle_, lead_, drift_;
};

TEST_P(ProvidersTest, TheRegisterIsKeptByWhoWorksWithCasesAndByLeads) {
    const auto kept = Keeps(anna_, "Folkhögskolan");
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->version, 1);
    EXPECT_EQ(Told(Keeps(lead_, "Folkhögskolan Holma", kept->id, 1)), "ok");
    EXPECT_EQ(Told(Keeps(drift_, "X")), "forbidden");
    EXPECT_EQ(Told(office_->Providers(drift_)), "forbidden");
    EXPECT_EQ(Told(Keeps(anna_, "En annan", kept->id, 1)), "stale") << "the lead changed it first";
    EXPECT_EQ(Told(Keeps(anna_, "En annan", ProviderId{77}, 1)), "not_found");
    Begin();  // after a restart
    const ProviderView view = Let(office_->ProviderPage(olle_, kept->id));
    EXPECT_EQ(view.provider.name, "Folkhögskolan Holma");
    EXPECT_EQ(view.version, 2);
    EXPECT_EQ(view.changed_by, lead_.actor.worker);
}
TEST_P(ProvidersTest, WhatIsSentTwiceIsKeptOnce) {
    ProviderWish wish;
    wish.provider.name = "Verkstaden";
    const auto first = office_->KeepProvider(anna_, {}, wish, "the-same-key", "r");
    const auto second = office_->KeepProvider(anna_, {}, wish, "the-same-key", "r");
    EXPECT_EQ(first->id, second->id);
    EXPECT_THAT(Let(office_->Providers(anna_)).rows.rows, SizeIs(1));
}
TEST_P(ProvidersTest, OnlyThoseWhomOneSeesAreCountedAndShown) {
    const ProviderId school = Keeps(anna_, "Folkhögskolan")->id;
    const CaseId mine = OpenCase(anna_, "19821105-9954"), theirs = OpenCase(olle_, "19811218-9876");
    Begins(anna_, mine, school);
    EXPECT_THAT(Here(anna_), ElementsAre(1));
    EXPECT_THAT(Here(olle_), ElementsAre(0));
    Begins(olle_, theirs, school);
    EXPECT_THAT(Here(anna_), ElementsAre(1)) << "nothing changes for who does not see it";
    const auto rows = Let(office_->ProviderPage(anna_, school)).here.rows;
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].case_id, mine);
    EXPECT_EQ(rows[0].name, "Nawfal Provsson");
    EXPECT_EQ(rows[0].visit_by, AddDays(office_->Today(), 56)) << "eight weeks after it began";
}
TEST_P(ProvidersTest, EachCaseIsWrittenWholeOrNotAndSaysWhy) {
    const ProviderId school = Keeps(anna_, "Folkhögskolan")->id;
    const CaseId mine = OpenCase(anna_, "19821105-9954"), theirs = OpenCase(olle_, "19811218-9876");
    const ItemId activity = Begins(anna_, mine, school);
    const auto visit = [&](Date next) {
        FollowUp done;
        done.date = office_->Today();
        done.channel = Channel::kVisit;
        done.activity = activity;
        done.next_contact = next;
        return Wish{{}, 0, {}, {}, done};
    };
    const Date later = AddDays(office_->Today(), 14);
    const auto all = [&](Date next) {
        return Let(office_->WriteEach(anna_,
                                      {{mine, {visit(next)}, {}, "a" + next.Text()},
                                       {theirs, {visit(next)}, {}, "b"},
                                       {CaseId{4711}, {visit(next)}, {}, "c"}},
                                      "one-key-for-all"));
    };
    auto written = all({});
    EXPECT_EQ(Told(written[0].result), "next_contact_missing/entries/0/data/next_contact");
    EXPECT_EQ(Told(written[1].result), "not_found");
    EXPECT_EQ(Told(written[2].result), "not_found") << "what one may not see is as what is not there";
    EXPECT_THAT(Let(office_->Case(anna_, mine)).content.follow_ups, IsEmpty());
    written = all(later);  // put right, and sent again by the same key
    EXPECT_EQ(Told(written[0].result), "ok");
    EXPECT_THAT(Let(office_->Case(anna_, mine)).content.follow_ups, SizeIs(2)) << "this, and the next";
    (void)all(later);
    EXPECT_THAT(Let(office_->Case(anna_, mine)).content.follow_ups, SizeIs(2)) << "written once";
    EXPECT_EQ(Let(office_->ProviderPage(anna_, school)).here.rows[0].visited, office_->Today());
    EXPECT_EQ(Let(office_->ProviderPage(anna_, school)).here.rows[0].planned->date, later);
}
TEST_P(ProvidersTest, ALinkWritesOneSignalForThePartyWhoseItIs) {
    const ProviderId school = Keeps(anna_, "Folkhögskolan")->id;
    const CaseId mine = OpenCase(anna_, "19821105-9954");
    const ItemId activity = Begins(anna_, mine, school);
    const std::string token = MakeLink(anna_, mine, activity);
    ASSERT_THAT(token, SizeIs(kSignalTokenLetters));
    EXPECT_EQ(office_->SignalPageOf(token, "198.51.100.7")->provider, "Folkhögskolan");
    EXPECT_EQ(Signals(token), "ok");
    EXPECT_EQ(Signals(token), "ok") << "and adds nothing";
    const CaseState seen = Let(office_->Case(anna_, mine)).content;
    ASSERT_THAT(seen.signals, SizeIs(1));
    EXPECT_EQ(seen.signals[0].signal, SignalKind::kAbsent);
    EXPECT_EQ(seen.signals[0].about.owner, Party::kEmploymentService);
    EXPECT_FALSE(seen.signals[0].about.author);
    const auto here = Let(office_->ProviderPage(anna_, school)).here.rows;
    EXPECT_THAT(here[0].signals.rows, SizeIs(1));
    bool due = false;
    for (const DayItem& item : Let(office_->Day(anna_)).items.rows)
        due = due || item.kind == DueKind::kSignal;
    EXPECT_TRUE(due) << "the same day";
}
TEST_P(ProvidersTest, ALinkThatDoesNotHoldIsAnsweredLikeOneThatNeverWas) {
    const CaseId mine = OpenCase(anna_, "19821105-9954");
    const ItemId activity = Begins(anna_, mine, {});
    const std::string never(kSignalTokenLetters, '2');
    const std::string constant = Signals(never, SignalKind::kAbsent, "a0");
    EXPECT_EQ(constant, "not_found");
    const std::string first = MakeLink(anna_, mine, activity, 30);
    const std::string second = MakeLink(anna_, mine, activity, 30);
    EXPECT_NE(first, second);
    EXPECT_EQ(Signals(first, SignalKind::kAbsent, "a1"), constant) << "a new one replaces the old";
    EXPECT_EQ(Signals(second, SignalKind::kAbsent, "a1"), "ok");
    EXPECT_EQ(Signals(second.substr(1), SignalKind::kAbsent, "a2"), constant);
    for (int i = 0; i < 9; ++i)
        EXPECT_EQ(Signals("2" + second.substr(1) + "3", SignalKind::kAbsent, "a2"), constant)
            << "what is no link is no try";
    clock_.now = AddSeconds(clock_.now, 32L * 86'400);
    EXPECT_EQ(Signals(second, SignalKind::kNotWorking, "a3"), constant) << "its day has passed";
    const std::string third = MakeLink(anna_, mine, activity, 30);
    EXPECT_EQ(Signals(third, SignalKind::kNotWorking, "a4"), "ok");
    const int version = Let(office_->Case(anna_, mine)).content.FindActivity(activity)->offer.about.version;
    Write(anna_, mine, SignalLink{false, {}, {}}, activity, version);
    EXPECT_EQ(Signals(third, SignalKind::kWantsToTalk, "a5"), constant) << "closed";
    const std::string fourth = MakeLink(anna_, mine, activity, 30);
    Write(anna_, mine,
          Exit{.date = office_->Today(),
               .outcome = ExitOutcome::kSeekingWork,
               .reason = ExitReason::kCompleted});
    EXPECT_EQ(Signals(fourth, SignalKind::kWantsToTalk, "a6"), constant) << "the case is closed";
    EXPECT_EQ(Told(office_->SignalPageOf(fourth, "a7")), constant);
}
TEST_P(ProvidersTest, UnderProtectionOnlyANamedOfficersLinkHolds) {
    const CaseId mine = OpenCase(anna_, "19821105-9954");
    Write(anna_, mine, WorkerAssigned{.worker = olle_.actor.worker});
    const ItemId activity = Begins(anna_, mine, {});
    const std::string token = MakeLink(olle_, mine, activity);
    EXPECT_EQ(Signals(token, SignalKind::kAbsent, "b1"), "ok");
    Write(anna_, mine,
          ProtectionSet{.degree = Protection::kSecrecyMark, .named_officers = {anna_.actor.worker}});
    EXPECT_EQ(Signals(token, SignalKind::kNotWorking, "b2"), "not_found");
    EXPECT_EQ(Signals(MakeLink(anna_, mine, activity), SignalKind::kNotWorking, "b3"), "ok");
}
TEST_P(ProvidersTest, WhoGuessesMustWaitLongerAndLonger) {
    const CaseId mine = OpenCase(anna_, "19821105-9954");
    const std::string token = MakeLink(anna_, mine, Begins(anna_, mine, {}));
    for (int i = 0; i < 5; ++i) EXPECT_EQ(Signals(std::string(kSignalTokenLetters, '2')), "not_found");
    EXPECT_EQ(Signals(std::string(kSignalTokenLetters, '2')), "too_many_tries");
    EXPECT_EQ(Signals(token), "ok") << "a school's sheets come from one address: a right one is never late";
}
TEST_P(ProvidersTest, TheParticipantDoesNotSeeWhatOpensTheLink) {
    const CaseId mine = OpenCase(anna_, "19821105-9954");
    MakeLink(anna_, mine, Begins(anna_, mine, {}));
    const Extract extract = Let(office_->MakeExtract(anna_, mine));
    int links = 0;
    for (const ExtractEntry& e : extract.entries.rows)
        if (const auto* link = std::get_if<SignalLink>(&e.data.payload)) {
            ++links;
            EXPECT_EQ(link->token, "");
        }
    EXPECT_EQ(links, 1);
    ASSERT_TRUE(office_->AddParticipantLogin(mine, "nawfal", Office::HashPassword(kPassword, true)));
    const auto session = office_->SignIn("nawfal", kPassword, {"127.0.0.1", {}, {}});
    ASSERT_TRUE(session);
    const CaseView own = Let(office_->Case({session->actor, Language::kSwedish, "test"}, mine));
    ASSERT_THAT(own.content.activities, SizeIs(1));
    ASSERT_THAT(own.content.activities[0].signal_links, SizeIs(1));
    EXPECT_EQ(own.content.activities[0].signal_links[0].token, "");
}

INSTANTIATE_TEST_SUITE_P(Engines, ProvidersTest, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == db::Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

}  // namespace
}  // namespace samkraft::office
