// A small office for tests and a case told in it: who writes what on which day, judged and folded as the
// program does.
//
//     Story story;
//     const ItemId note = story.Writes(Role::kSocialWorker, Note{.heading = "…", .text = "…"});
//     EXPECT_EQ(story.Tries(Role::kLabourMarketSecretary, Retraction{…}, {.item = note}), "mandate");
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "domain/decide.hpp"
#include "domain/reference_code.hpp"

// A test names the fields that it is about; the others are as the entry has them.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace samkraft::domain::test {

inline constexpr TeamId kNorth{1}, kSouth{2};
// Worker n of a role in team North is 10 × role + 1, in team South 10 × role + 2; those who serve both teams
// are + 1.
inline WorkerId Of(Role role, TeamId team = kNorth) {
    return WorkerId{static_cast<std::int64_t>(role) * 10 + 10 + team.value};
}
inline Author As(Role role, TeamId team = kNorth) {
    const Party party = HomeParty(role) == Party::kNone ? Party::kLabourMarket : HomeParty(role);
    return {Of(role, team), party, role};
}

// Two teams of the three professions; the others serve both (malmokraften-method-support, first chapter).
inline Directory TwoTeams() {
    Directory directory;
    directory.association = "Provförbundet";
    directory.consent_texts = ModelTexts();
    directory.teams = {{kNorth, "Norr"}, {kSouth, "Söder"}};
    for (std::size_t r = 0; r < kRoleCount; ++r) {
        const auto role = static_cast<Role>(r);
        const bool own_team = role == Role::kEmploymentOfficer || role == Role::kSocialWorker ||
                              role == Role::kLabourMarketSecretary;
        for (const TeamId team : {kNorth, kSouth}) {
            if (!own_team && team == kSouth) continue;
            Worker worker;
            worker.id = Of(role, team);
            worker.username = std::string(NameOf(role)) + std::to_string(team.value);
            worker.party = As(role).party;
            worker.role = role;
            if (own_team) worker.teams = {team};
            if (HomeParty(role) != Party::kNone && !own_team) worker.teams = {kNorth, kSouth};
            directory.workers.push_back(std::move(worker));
        }
    }
    return directory;
}

// Skatteverket's test numbers.
inline constexpr const char* kNawfalsNumber = "19821105-9954";
inline constexpr const char* kAnotherNumber = "19901211-9948";

inline Date Day(std::string_view text) { return ParseDate(text).value(); }

// All the statutes there are in these stories: förordning (2008:975) 5 §, in force from 2018.
inline CategorySet OneStatute(std::string_view code, Party from, Party to, Instant now) {
    CategorySet reached;
    if (code == "2008:975 5" && from == Party::kEmploymentService && to == Party::kSocialServices &&
        now >= StartOfDay(Day("2018-01-01")))
        for (const Category c : {Category::kRegistration, Category::kActivityReports})
            reached.set(static_cast<std::size_t>(c));
    return reached;
}

// Where an entry goes: on an item (as the writer last saw it, unless a version is said), or somewhere of its
// own.
struct Where {
    ItemId item = {};
    std::int32_t version = -1;
    Category category = Category::kNone;
    Topic topic = Topic::kNone;
};

inline constexpr ProviderId kSchool{800};  // all that the register holds

class Story {
  public:
    // The case as it stands when nothing but the referral has happened.
    explicit Story(Date opened = Day("2026-03-02")) : today_(opened) {
        Referral referral;
        referral.identity.personal_number = kNawfalsNumber;
        referral.identity.given_name = "Nawfal";
        referral.identity.family_name = "Prov";
        referral.opened.date = opened;
        referral.opened.reason = "Lång tid utan arbete";
        auto drafts = OpenCase(As(Role::kEmploymentOfficer), TheSetting(), std::move(referral));
        if (!drafts) throw std::logic_error("the referral was refused");
        Keep(As(Role::kEmploymentOfficer), std::move(*drafts));
    }

    Directory directory = TwoTeams();
    std::vector<Entry> entries;
    std::optional<RuleStop> stop;   // what the dated rules say of every activity
    PartySet receivers;             // who else reads whatever is recalled
    std::optional<TakenFile> file;  // that comes along with a document
    std::string disposal;           // the rule by which a party's file may be disposed of
    PartySet closed_to;             // these read nothing of what the others write (none: the participant)
    std::vector<WorkerId> away;     // these do not work with the case; all others do

    [[nodiscard]] Date Today() const { return today_; }
    Story& On(std::string_view day) { return On(Day(day)); }
    Story& On(Date day) {
        today_ = day;
        return *this;
    }
    Story& After(int days) { return On(AddDays(today_, days)); }

    [[nodiscard]] CaseState Seen() const { return Fold(std::vector<Entry>(entries)); }

    [[nodiscard]] Result<std::vector<Draft>> Judge(const Author& author, Payload payload,
                                                   Where where = {}) const {
        const CaseState seen = Seen();
        Wish wish{where.item, where.version, where.category, where.topic, std::move(payload)};
        if (where.version < 0) {
            const CaseState::Known* known = seen.Find(where.item);
            wish.version = known == nullptr ? 0 : known->version;
        }
        Setting setting = TheSetting();
        if (const auto* mark = seen.MarkOf(author.party); mark != nullptr)
            setting.named_officers = mark->named_officers;
        return Decide(seen, author, setting, std::move(wish));
    }

    // "ok", or the refusal's code and the place that it points at: "required /evidence".
    [[nodiscard]] std::string Tries(const Author& author, Payload payload, Where where = {}) const {
        const auto drafts = Judge(author, std::move(payload), where);
        if (drafts) return "ok";
        const Error& e = drafts.error();
        return std::string(Info(e.code).name) + (e.pointer.empty() ? "" : " ") + e.pointer;
    }
    [[nodiscard]] std::string Tries(Role role, Payload payload, Where where = {}) const {
        return Tries(As(role), std::move(payload), where);
    }
    // The refusal in words, as the writer reads it.
    [[nodiscard]] std::string Told(Role role, Payload payload, Where where = {}) const {
        const auto drafts = Judge(As(role), std::move(payload), where);
        return drafts ? "ok" : Message(drafts.error(), Language::kSwedish);
    }

    // Writes; the item that the entry lies on. What is refused here is a fault of the test.
    ItemId Writes(const Author& author, Payload payload, Where where = {}) {
        const std::string kind(NameOf(KindOf(payload)));
        auto drafts = Judge(author, std::move(payload), where);
        if (!drafts)
            throw std::logic_error(kind + " was refused: " + Message(drafts.error(), Language::kEnglish) +
                                   ' ' + drafts.error().pointer);
        return Keep(author, std::move(*drafts));
    }
    ItemId Writes(Role role, Payload payload, Where where = {}) {
        return Writes(As(role), std::move(payload), where);
    }

    // What the office writes by a way of its own, never judged as a wish.
    ItemId OpensWithReason(const Author& author, std::int32_t hours) {
        return Keep(author,
                    {Draft{{}, Category::kAuditLog, Topic::kNone, {}, OwnPartyOpening{"Vikarierar", hours}}});
    }
    void Reviews(const Author& author, ItemId opening, Verdict verdict) {
        Keep(author, {Draft{opening, Category::kAuditLog, Topic::kNone, {}, OpeningReviewed{verdict, ""}}});
    }

    // ---- what most stories begin with

    ItemId HasTeam(TeamId team = kNorth) {
        return Writes(Role::kEmploymentOfficer, TeamAllocated{.team = team});
    }
    ItemId HasLead(WorkerId worker = Of(Role::kLabourMarketSecretary)) {
        return Writes(Role::kEmploymentOfficer, LeadChosen{.worker = worker, .reason = "Känner branschen"});
    }
    ItemId AsksConsent(Party from, std::vector<Party> to, std::vector<Category> categories) {
        return Writes(Role::kEmploymentOfficer,
                      ConsentAsked{.from = from, .to = std::move(to), .categories = std::move(categories)});
    }
    ItemId GetsConsent(Party from, std::vector<Party> to, std::vector<Category> categories) {
        const ItemId item = AsksConsent(from, std::move(to), std::move(categories));
        Writes(Role::kEmploymentOfficer, ConsentGiven{.channel = ConsentChannel::kElectronic, .date = today_},
               {.item = item});
        return item;
    }
    // With the text that is shown today: what comes back on paper waits for a second person.
    ItemId AsksByForm(Party from, std::vector<Party> to, std::vector<Category> categories) {
        return Writes(Role::kEmploymentOfficer, ConsentAsked{.from = from,
                                                             .to = std::move(to),
                                                             .categories = std::move(categories),
                                                             .language = "sv",
                                                             .text_version = "1"});
    }
    ItemId Offers(std::string code, Role by = Role::kEmploymentOfficer, Topic topic = Topic::kWork) {
        ActivityOffered offer;
        offer.activity = std::move(code);
        offer.title = "Bilverkstaden";
        offer.provider = "Hjulet";
        offer.from = today_;
        return Writes(by, offer, {.topic = topic});
    }
    ItemId Accepted(std::string code, Role by = Role::kEmploymentOfficer) {
        const ItemId item = Offers(std::move(code), by);
        Writes(by, ActivityAnswered{.answer = Answer::kAccepted, .date = today_}, {.item = item});
        return item;
    }
    ItemId Runs(std::string code, Role by = Role::kEmploymentOfficer) {
        const ItemId item = Accepted(std::move(code), by);
        Writes(by, ActivityStarted{.date = today_}, {.item = item});
        return item;
    }
    ItemId Plans(Date date, Role responsible = Role::kEmploymentOfficer) {
        return Writes(Role::kEmploymentOfficer,
                      FollowUpPlanned{.date = date, .responsible = Of(responsible)});
    }
    ItemId Proposes(Matter matter, std::vector<Party> heard = {}, Date wanted_by = {}, ItemId activity = {}) {
        return Writes(Role::kLabourMarketSecretary, Proposal{.matter = matter,
                                                             .text = "Föreslår detta",
                                                             .activity = activity,
                                                             .heard = std::move(heard),
                                                             .wanted_by = wanted_by});
    }
    ItemId Closes() {
        return Writes(
            Role::kEmploymentOfficer,
            Exit{.date = today_, .outcome = ExitOutcome::kSeekingWork, .reason = ExitReason::kCompleted});
    }

  private:
    [[nodiscard]] Setting TheSetting() const {
        return {Noon(),
                today_,
                directory,
                [this](std::string_view, Date) { return stop; },
                OneStatute,
                {MakeReference(1), MakeReference(2), MakeReference(3)},
                [this](WorkerId w) { return std::find(away.begin(), away.end(), w) == away.end(); },
                {},
                false,
                [this](ItemId) { return receivers; },
                disposal,
                file,
                [](ProviderId id) {
                    return id == kSchool ? std::optional<std::string>("Folkhögskolan") : std::nullopt;
                },
                std::string(kSignalTokenLetters, 'A'),
                [this](Party party, Category, Topic, PartySet) { return !closed_to.Has(party); }};
    }
    [[nodiscard]] Instant Noon() const { return AddSeconds(StartOfDay(today_), 12L * 3600); }

    ItemId Keep(const Author& author, std::vector<Draft> drafts) {
        ItemId first;
        for (Draft& draft : drafts) {
            EntryHead head;
            head.id = EntryId{++next_};
            head.item = draft.item ? draft.item : ItemId{++next_};
            head.version = 1;
            for (const Entry& e : entries)
                if (e.head.item == head.item) head.version = e.head.version + 1;
            head.kind = static_cast<std::uint16_t>(draft.payload.index());
            head.owner = draft.owner.value_or(author.party);
            head.category = draft.category;
            head.topic = draft.topic;
            head.named = draft.named;
            head.author = author.worker;
            head.at = Noon();
            if (!first) first = head.item;
            entries.push_back({head, std::move(draft.payload), Level::kFull});
        }
        return first;
    }

    Date today_;
    std::int64_t next_ = 1000;
};

}  // namespace samkraft::domain::test
