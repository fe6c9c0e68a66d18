// An office on a journal of its own, with two teams: what the tests of the office begin with.
#pragma once

#include <gtest/gtest.h>

#include <future>

#include "db/testing.hpp"
#include "journal/journal.hpp"
#include "office/office.hpp"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace samkraft::office {

inline constexpr AssociationId kHere{1};
inline constexpr TeamId kTeam{9001}, kOther{9002};
inline constexpr const char* kPassword = "hemligt lösenord";
inline constexpr const char* kNawfal = "19821105-9954";  // Skatteverket's test numbers
inline constexpr const char* kTesta = "19901211-9948";

class SetClock final : public Clock {
  public:
    Instant now = *ParseInstant("2019-03-04T08:00:00Z");  // a Monday
    [[nodiscard]] Instant Now() const override { return now; }
};

class OfficeFixture {
  protected:
    explicit OfficeFixture(db::Engine engine = db::Engine::kSqlite) : place_(engine) {
        if (!journal::CreateKeyFile(place_.Folder() + "/key")) throw std::runtime_error("no key file");
        Begin();
        EXPECT_TRUE(office_->AddTeam({kTeam, "Team 1"}));
        EXPECT_TRUE(office_->AddTeam({kOther, "Team 2"}));
    }
    // From what is stored, as after a restart.
    void Begin(const Office::Options& options = {kHere, "Prov", false}) {
        office_.reset();
        journal_.reset();
        auto opened = journal::Journal::Open({place_.Database(), place_.Folder() + "/key", 2, true});
        if (!opened) throw std::runtime_error(Message(opened.error(), Language::kEnglish));
        journal_ = std::move(*opened);
        office_ = std::make_unique<Office>(*journal_, clock_, ids_, options);
    }

    // What is not said: of the role's party, by the name of "name Medarbetare".
    Worker Employ(Worker w) {
        static const std::string password = Office::HashPassword(kPassword, true);
        w.id = ids_.Make<WorkerId>();
        if (w.given_name.empty()) w.given_name = w.username;
        if (w.family_name.empty()) w.family_name = "Medarbetare";
        if (w.party == Party::kNone) w.party = HomeParty(w.role);
        EXPECT_TRUE(office_->AddWorker(w, password));
        return w;
    }
    static Asker As(const Worker& w) {
        return {{kHere, w.id, w.party, w.role, w.teams}, Language::kSwedish, "test", "192.0.2.1"};
    }
    Asker Hire(Worker w) { return As(Employ(std::move(w))); }
    Asker Hire(const std::string& name, Role role, std::vector<TeamId> teams = {kTeam},
               std::vector<Duty> duties = {}) {
        return Hire({.username = name, .role = role, .teams = std::move(teams), .duties = std::move(duties)});
    }

    template <class T>
    T Let(Seen<T> seen) {
        std::promise<T> value;
        office_->Release<T>(std::move(seen), [&](const T& v) { value.set_value(v); });
        return value.get_future().get();
    }
    template <class T>
    T Let(Result<Seen<T>> seen) {
        if (!seen)
            throw std::runtime_error(Message(seen.error(), Language::kEnglish) + " " + seen.error().pointer);
        return Let(std::move(*seen));
    }
    // Why not; kCount_ when it went well.
    template <class T>
    static Code Why(const Result<T>& result) {
        return result ? Code::kCount_ : result.error().code;
    }
    template <class T>
    static std::string Told(const Result<T>& result) {
        return result ? "ok" : std::string(Info(result.error().code).name) + result.error().pointer;
    }

    std::string Key() { return "key-key-" + std::to_string(++key_); }
    void Later(std::int64_t seconds) { clock_.now = AddSeconds(clock_.now, seconds); }
    Referral Referred(const std::string& number = kNawfal) const {
        Referral r;
        r.identity.personal_number = number;
        r.identity.given_name = "Nawfal";
        r.identity.family_name = "Provsson";
        r.identity.address = "Provgatan 3 B, lgh 1101, 211 34 Malmö";
        r.opened.date = office_->Today();
        r.opened.reason = "Långtidsarbetslös";
        return r;
    }
    CaseId OpenCase(const Asker& who, const std::string& number = kNawfal) {
        return Let(office_->Open(who, Referred(number), Key(), "r")).case_id;
    }
    // In the case, a second later.
    Result<Seen<Receipt>> Tries(const Asker& who, Payload payload, ItemId item = {}, int version = 0,
                                Category category = Category::kNone, Topic topic = Topic::kNone) {
        Later(1);
        return office_->Write(who, case_, {{item, version, category, topic, std::move(payload)}}, Key(), "r");
    }
    ItemId Write(const Asker& who, Payload payload, ItemId item = {}, int version = 0,
                 Category category = Category::kNone, Topic topic = Topic::kNone) {
        return Let(Tries(who, std::move(payload), item, version, category, topic)).items.at(0);
    }
    bool Sees(const Asker& who) { return office_->Case(who, case_).has_value(); }
    CaseView View(const Asker& who) { return Let(office_->Case(who, case_)); }

    db::TestPlace place_;
    SetClock clock_;
    RandomIds ids_;
    std::unique_ptr<journal::Journal> journal_;
    std::unique_ptr<Office> office_;
    CaseId case_;  // the one that is written in
    int key_ = 0;
};

}  // namespace samkraft::office
