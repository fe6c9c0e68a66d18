// A team with a case, on a real journal: what the tests of my day and of handing over begin with.
#pragma once

#include "office/office_test.hpp"

namespace samkraft::office {

class TeamTest : public testing::Test, protected OfficeFixture {
  protected:
    void SetUp() override {
        anna_ = Hire("anna", Role::kEmploymentOfficer);
        arne_ = Hire("arne", Role::kEmploymentOfficer);
        sara_ = Hire("sara", Role::kSocialWorker);
        stranger_ = Hire("olle", Role::kEmploymentOfficer, {kOther});
        lead_ = Hire({.username = "lena",
                      .party = Party::kLabourMarket,
                      .role = Role::kProjectLead,
                      .teams = {kTeam}});
        // They look at the case, which is in its log.
        for (Asker* each : {&anna_, &arne_, &sara_, &stranger_, &lead_}) each->page = "GET /cases/{case}";
        case_ = OpenCase(kNawfal);
    }
    CaseId OpenCase(const std::string& number) {
        case_ = OfficeFixture::OpenCase(anna_, number);
        Write(anna_, TeamAllocated{kTeam, {}});
        // The social services take part by a referral of their own; nothing is disclosed to them.
        (void)OfficeFixture::OpenCase(sara_, number);
        return case_;
    }
    void Note(const Asker& who, Category category = Category::kJointPlan) {
        Write(who, domain::Note{.heading = "H", .text = "T"}, {}, 0, category);
    }
    void Look(const Asker& who) { (void)Let(office_->Case(who, case_)); }
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

    Asker anna_, arne_, sara_, stranger_, lead_;
};

}  // namespace samkraft::office
