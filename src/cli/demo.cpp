// Makes the demo: staff, stories, and the many around them. The many are written straight into the journal,
// with the projections as of StoryNow(); their entries keep to the same rules as people's do, but no one
// judges them again.
#include "cli/demo.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <limits>
#include <mutex>

#include "domain/case_state.hpp"
#include "domain/kinds.hpp"
#include "formats/pdf.hpp"
#include "journal/journal.hpp"
#include "journal/projection.hpp"
#include "office/office.hpp"

namespace samkraft::demo {
namespace {

using namespace domain;
using evidence::CohortPerson;

constexpr std::int64_t kIdsPerCase = 4096;
constexpr int kCasesPerCommit = 500;

// Identities as the program makes them begin with the time; the demo's all begin with the project's first day
// and count on from there.
std::int64_t FirstId() {
    const std::int64_t milliseconds =
        (StartOfDay(MakeDate(2018, 2, 1)).micros - StartOfDay(MakeDate(2010, 1, 1)).micros) / 1000;
    return milliseconds << 22U;
}
constexpr std::int64_t kStoryIds = std::int64_t{1} << 22U;  // room for what is not of the many

class CountingIds final : public IdSource {
  public:
    explicit CountingIds(std::int64_t first) : next_(first) {}
    std::int64_t Next() override { return next_++; }

  private:
    std::int64_t next_;
};

// ---- what the many say; nobody's words

template <std::size_t N>
using Lines = std::array<std::string_view, N>;

struct Trade {
    std::string_view ssyk, experience, wish, track;
};
constexpr std::array<Trade, 12> kTrades{{
    {"9111", "Lokalvård på kontor", "Lokalvård, gärna dagtid", "lokalvård"},
    {"5120", "Kock på lunchrestaurang", "Kök", "restaurang"},
    {"9412", "Restaurangbiträde", "Kök eller servering", "restaurang"},
    {"5321", "Undersköterska i hemtjänsten", "Vård och omsorg", "vård och omsorg"},
    {"5330", "Vårdbiträde", "Omsorg om äldre", "vård och omsorg"},
    {"5312", "Resurs på förskola", "Barn och skola", "skola"},
    {"5152", "Fastighetsskötare", "Vaktmästeri", "fastighet"},
    {"8332", "Lastbilsförare i hemlandet", "Köra eller lager", "transport"},
    {"4322", "Lager och plock", "Lager", "lager"},
    {"7231", "Bilmekaniker", "Verkstad", "fordon"},
    {"5222", "Butikssäljare", "Butik", "handel"},
    {"7111", "Byggnadssnickare", "Bygg", "bygg"},
}};
constexpr Lines<6> kReasons{"Långvarigt utan arbete.",
                            "Utan arbete sedan flera år; behöver samordnat stöd.",
                            "Inskriven länge i jobb- och utvecklingsgarantin.",
                            "Har gått mellan insatser utan att komma vidare.",
                            "Vill arbeta men ser hinder för heltid.",
                            "Behöver ny planering efter avslutad insats."};
constexpr Lines<6> kHinders{
    "Lång tid sedan senaste jobbet.", "Svenskan.",      "Har inget körkort.", "Barnomsorgen på kvällar.",
    "Vet inte vad jag kan få.",       "Inga kontakter."};
constexpr Lines<5> kHealth{"Bra för det mesta.", "Lite ont i ryggen ibland.", "Sover dåligt i perioder.",
                           "Mår bra.", "Trött men bättre än förra året."};
constexpr Lines<6> kSituations{"Vill komma igång. Har sökt brett utan svar.",
                               "Har tappat vanan att vara i aktivitet.",
                               "Behöver något konkret nu.",
                               "Kan börja på deltid och öka.",
                               "Har erfarenhet som inte är aktuell.",
                               "Saknar referenser i Sverige."};
constexpr Lines<5> kResources{"Punktlig och uthållig.", "Lär sig fort.", "Van vid tungt arbete.",
                              "Bra på att möta människor.", "Flera språk."};
constexpr Lines<5> kObstacles{"Ovan vid heltid.", "Osäker i svenskan.", "Lång resväg.",
                              "Tidigare avslag har tagit på självförtroendet.", "Behöver anpassade tider."};
constexpr Lines<5> kGoals{"Ett arbete som jag kan leva på.", "Komma ut på en arbetsplats.",
                          "Heltid före årets slut.", "Klara mig utan försörjningsstöd.",
                          "Känna att jag behövs."};
constexpr Lines<4> kIndicators{"Anställning på minst halvtid", "Tjugo timmar i veckan i åtta veckor",
                               "Intyg från arbetsplats", "Anställning efter praktik"};
constexpr Lines<8> kMeetings{"Går enligt plan.",
                             "Trivs, vill öka tiden.",
                             "Osäker på fortsättningen; vi tar det en vecka i taget.",
                             "Handledaren nöjd.",
                             "Har sökt tre jobb sedan sist.",
                             "Lite frånvaro, sjukanmäld rätt.",
                             "Behöver nytt upplägg om en månad.",
                             "Pratade om nästa steg."};
constexpr Lines<3> kWhyLead{"Känner branschen.", "Har plats för ärendet.", "Har haft kontakten från början."};

struct Offering {
    std::string_view activity, title;
    Topic track;
    int hours;
};
constexpr std::array<Offering, 8> kOfferings{{
    {"vacancy_matching", "Matchning mot lediga jobb", Topic::kWork, 0},
    {"job_track", "Jobbspår", Topic::kWork, 20},
    {"internship", "Praktik", Topic::kWork, 30},
    {"matching_provider", "Stöd och matchning", Topic::kWork, 10},
    {"work_training", "Arbetsträning", Topic::kWork, 20},
    {"sfi", "SFI", Topic::kLanguage, 15},
    {"activity_centre", "Aktivitetscenter", Topic::kSocial, 12},
    {"labour_market_training", "Arbetsmarknadsutbildning", Topic::kStudies, 36},
}};
constexpr std::array<Offering, 2> kStudyOfferings{{
    {"study_guidance", "Studie- och yrkesvägledning", Topic::kStudies, 2},
    {"study_motivation_course", "Studiemotiverande kurs", Topic::kStudies, 30},
}};

// ---- the days of the period, made once: a calendar is slow to ask a million times

class Calendar {
  public:
    Calendar() {
        for (std::size_t i = 0; i < starts_.size(); ++i) {
            const Date day = AddDays(first_, static_cast<int>(i));
            starts_[i] = StartOfDay(day);
            working_[i] = NextWorkingDay(day);
        }
    }
    [[nodiscard]] Instant Start(Date day) const { return starts_[Place(day)]; }
    [[nodiscard]] Date Working(Date day) const { return working_[Place(day)]; }

  private:
    static constexpr int kDays = 1300;
    [[nodiscard]] std::size_t Place(Date day) const {
        return static_cast<std::size_t>(std::clamp(DaysBetween(first_, day), 0, kDays - 1));
    }
    const Date first_ = MakeDate(2017, 12, 1);
    std::array<Instant, kDays> starts_;
    std::array<Date, kDays> working_;
};
const Calendar& TheCalendar() {
    static const Calendar calendar;
    return calendar;
}

// Luhn's digit over nine, plus something: never right.
char WrongCheckDigit(std::string_view nine, int off) {
    int sum = 0;
    for (std::size_t i = 0; i < nine.size(); ++i) {
        const int product = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return static_cast<char>('0' + (10 - sum % 10 + off) % 10);
}

constexpr std::uint64_t kBirthdays = 336,
                        kSerials = 499;  // twelve months of 28 days; 499 serials of each sex
constexpr int kMostCases = static_cast<int>(kBirthdays * kSerials * 9);  // nine wrong check digits

// Day and serial come from the case's place in the cohort, so that no two of a year have the same number.
std::string NumberNobodyHas(const CohortPerson& p, std::uint64_t seed, int index) {
    constexpr std::uint64_t kAll = kBirthdays * kSerials;
    const std::uint64_t place = (static_cast<std::uint64_t>(index) * 104'729 + seed % kAll) % kAll;
    const std::uint64_t day = place % kBirthdays;
    const std::uint64_t serial = 2 * (place / kBirthdays) + (p.sex == evidence::Sex::kFemale ? 2 : 1);
    const int off = 1 + static_cast<int>(static_cast<std::uint64_t>(index) / kAll) % 9;
    const auto digits = [](std::uint64_t number, std::size_t width) {
        std::string text = std::to_string(number);
        return std::string(width - std::min(width, text.size()), '0') + text;
    };
    std::string number =
        std::to_string(p.birth_year) + digits(1 + day / 28, 2) + digits(1 + day % 28, 2) + digits(serial, 3);
    number += WrongCheckDigit(std::string_view(number).substr(2), off);
    return number;
}

std::optional<std::int32_t> MonthsOf(evidence::SupportTime band, Dice& dice) {
    switch (band) {
        case evidence::SupportTime::kNotApplicable:
            return std::nullopt;
        case evidence::SupportTime::kUpTo1:
            return dice.Between(4, 12);
        case evidence::SupportTime::k1To3:
            return dice.Between(13, 36);
        case evidence::SupportTime::k4To6:
            return dice.Between(37, 72);
        case evidence::SupportTime::k7To9:
            return dice.Between(73, 108);
        case evidence::SupportTime::kOver9:
            return dice.Between(109, 240);
    }
    return std::nullopt;
}

// ---- one case of the many

class Maker {
  public:
    Maker(const CohortPerson& person, std::uint64_t seed, int index, int teams)
        : p_(person),
          dice_(seed * 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(index)),
          index_(index),
          calendar_(TheCalendar()),
          next_id_(CaseIdOf(index).value) {
        // The cohort's ten teams in as many offices as there are.
        team_ = (p_.team - 1 + 10 * dice_.Below(teams / 10)) % teams;
        trio_ = TrioOf(team_);
        number_ = NumberNobodyHas(p_, seed, index);
        // How far the story may go: to the day before the exit; for those still in, to the last Friday before
        // the demo's day, or to the end of the period for those who come after it.
        const Date friday = AddDays(StoryDay(), -3);
        last_ = p_.closed ? AddDays(p_.closed, -1) : p_.opened <= friday ? friday : MakeDate(2019, 12, 30);
        if (last_ < p_.opened) last_ = p_.opened;
        const int known = DaysBetween(p_.opened, p_.closed ? p_.closed : AddDays(p_.opened, 60));
        pace_ = std::clamp(known, 14, 42);  // the shorter the time, the faster everything came
        entries_.reserve(32);
        with_social_services_ = dice_.Percent(65);
        const int draw = dice_.Below(100);
        if (with_social_services_)
            lead_ = draw < 28 ? kOfficer : draw < 60 ? kSecretary : kSocialWorker;
        else
            lead_ = draw < 50 ? kOfficer : kSecretary;
        ++next_id_;  // the first is the case's own
    }

    std::vector<Entry> Make() && {
        Open();
        if (Summon() && Share() && Answer() && Meet()) Work();
        if (p_.closed) Leave();
        return std::move(entries_);
    }

  private:
    enum Who : std::size_t { kOfficer, kSecretary, kSocialWorker };

    ItemId NewItem() { return ItemId{next_id_++}; }
    // A later moment of that day; none when the story does not come so far.
    bool Go(Date day) {
        day = calendar_.Working(day);
        if (day > last_) return false;
        const Instant morning = AddSeconds(calendar_.Start(day), 8 * 3600 + dice_.Below(6 * 3600));
        if (morning > now_)
            now_ = morning;
        else
            Later();
        today_ = std::max(today_, day);
        return true;
    }
    void Later() { now_ = AddSeconds(now_, 20 + dice_.Below(100)); }
    [[nodiscard]] int Paced(int days) const { return std::max(1, days * pace_ / 42); }

    Entry& Put(Who who, Category category, Topic topic, Payload payload, ItemId item = {}, int version = 1,
               PartySet named = {}) {
        constexpr std::array kParty{Party::kEmploymentService, Party::kLabourMarket, Party::kSocialServices};
        Entry& e = entries_.emplace_back();
        e.head.id = EntryId{next_id_++};
        e.head.item = item ? item : NewItem();
        e.head.version = version;
        e.head.kind = static_cast<std::uint16_t>(KindOf(payload));
        e.head.owner = kParty[who];
        e.head.category = category;
        e.head.topic = topic;
        e.head.named = named;
        e.head.author = Worker(who);
        e.head.at = now_;
        e.payload = std::move(payload);
        Later();
        return e;
    }
    [[nodiscard]] WorkerId Worker(Who who) const {
        return who == kOfficer     ? trio_.officer
               : who == kSecretary ? trio_.labour_market
                                   : trio_.social_worker;
    }
    [[nodiscard]] Who Lead() const { return static_cast<Who>(lead_); }
    template <std::size_t N>
    std::string One(const Lines<N>& lines) {
        return std::string(lines[static_cast<std::size_t>(dice_.Below(static_cast<int>(N)))]);
    }

    void Open() {
        trade_ = kTrades[static_cast<std::size_t>(dice_.Below(static_cast<int>(kTrades.size())))];
        now_ = AddSeconds(calendar_.Start(p_.opened), 8 * 3600 + dice_.Below(7 * 3600));
        today_ = p_.opened;
        CaseOpened opened;
        opened.person = PersonId{next_id_++};
        opened.date = p_.opened;
        opened.reason = One(kReasons);
        opened.referred_by = "Arbetsförmedlingen";
        Put(kOfficer, Category::kParticipation, Topic::kNone, std::move(opened));
        Identity identity;
        identity.personal_number = number_;
        identity.given_name = GivenName(p_.sex, static_cast<std::size_t>(dice_.Next() >> 33U));
        identity.family_name = FamilyName(static_cast<std::size_t>(dice_.Next() >> 33U));
        // Every name of the demo that begins with another letter than A–Z begins with two bytes.
        for (const std::string* name : {&identity.given_name, &identity.family_name})
            identity.initials += name->substr(0, static_cast<unsigned char>(name->front()) < 0x80 ? 1 : 2);
        identity.phone = "070-174 06 " + std::to_string(10 + index_ % 90);
        identity.language = dice_.Percent(60) ? "sv" : "ar";
        identity.interpreter = identity.language != "sv" && dice_.Percent(30);
        Put(kOfficer, Category::kIdentity, Topic::kNone, std::move(identity));
        WorkerAssigned assigned;
        assigned.worker = trio_.officer;
        assigned.task = "Öppnade ärendet";
        Put(kOfficer, Category::kParticipation, Topic::kNone, std::move(assigned));
        Registration registration;
        registration.programme = "job";
        const int days = dice_.Between(120, 1600);
        registration.programme_from = AddDays(p_.opened, -days * 7 / 5);
        registration.registered_from = AddMonths(registration.programme_from, -14);
        registration.last_report = AddDays(p_.opened, -dice_.Between(2, 20));
        Put(kOfficer, Category::kRegistration, Topic::kNone, std::move(registration));
        WorkHistory history;
        history.ssyk = {std::string(trade_.ssyk)};
        history.experience =
            std::string(trade_.experience) + ", " + std::to_string(dice_.Between(1, 15)) + " år.";
        history.wishes = trade_.wish;
        history.education = static_cast<Education>(p_.education);
        history.education_verified = dice_.Percent(60);
        history.support_months = MonthsOf(p_.support_time, dice_);
        Put(kOfficer, Category::kWorkHistory, Topic::kNone, std::move(history));
    }

    bool Summon() {
        if (!Go(AddDays(p_.opened, 1))) return false;
        std::vector<Party> parties{Party::kEmploymentService};
        if (with_social_services_) parties.push_back(Party::kSocialServices);
        parties.push_back(Party::kLabourMarket);
        for (const ConsentForm form : {ConsentForm::kSharing, ConsentForm::kEvaluation})
            for (ConsentAsked& asked : FormProvisions(form, parties)) {
                asked.months = 24;
                PartySet named{asked.from};
                for (const Party to : asked.to) named.Add(to);
                const ItemId item = NewItem();
                provisions_.push_back({item, named, form});
                Put(kOfficer, Category::kParticipation, Topic::kNone, std::move(asked), item, 1, named);
            }
        IntakeSent sent;
        sent.answer_by = AddDays(today_, 14);
        Put(kOfficer, Category::kJointAssessment, Topic::kNone, std::move(sent));
        return true;
    }

    bool Share() {
        if (!Go(AddDays(p_.opened, Paced(dice_.Between(2, 4))))) return false;
        TeamAllocated team;
        team.team = TeamIdOf(team_);
        Put(kOfficer, Category::kParticipation, Topic::kNone, std::move(team));
        if (!Go(AddDays(today_, dice_.Between(0, 2)))) return false;
        LeadChosen lead;
        lead.worker = Worker(Lead());
        lead.reason = One(kWhyLead);
        Put(kOfficer, Category::kParticipation, Topic::kNone, std::move(lead));
        return true;
    }

    bool Answer() {
        if (!Go(AddDays(today_, Paced(dice_.Between(2, 7))))) return false;
        const bool refuses = dice_.Percent(3), no_evaluation = dice_.Percent(12);
        for (const Provision& provision : provisions_) {
            const bool no = provision.form == ConsentForm::kSharing ? refuses : refuses || no_evaluation;
            if (no) {
                ConsentRefused e;
                e.date = today_;
                Put(kOfficer, Category::kParticipation, Topic::kNone, std::move(e), provision.item, 2,
                    provision.named);
            } else {
                ConsentGiven e;
                e.date = today_;
                e.evidence = "Undertecknad blankett, inskannad";
                Put(kOfficer, Category::kParticipation, Topic::kNone, std::move(e), provision.item, 2,
                    provision.named);
            }
        }
        if (refuses) lead_ = kOfficer;
        IntakeAnswered work;
        work.date = today_;
        work.answers = {{"work_done", std::string(trade_.experience)}, {"work_hinder", One(kHinders)}};
        Put(kOfficer, Category::kJointAssessment, Topic::kWork, std::move(work));
        if (dice_.Percent(35)) {
            IntakeAnswered health;
            health.date = today_;
            health.answers = {{"health_now", One(kHealth)}};
            Put(kOfficer, Category::kJointAssessment, Topic::kHealth, std::move(health));
        }
        if (!Go(AddDays(today_, dice_.Between(0, 2)))) return false;
        Triage triage;
        triage.reason = "Teamet räcker.";
        Put(kOfficer, Category::kJointAssessment, Topic::kNone, std::move(triage));
        return true;
    }

    bool Meet() {
        if (!Go(AddDays(today_, Paced(dice_.Between(4, 8))))) return false;
        Assessment e;
        e.date = today_;
        e.situation = One(kSituations);
        e.resources = One(kResources);
        e.obstacles = One(kObstacles);
        e.next_step = "Erbjudande inom " + std::string(trade_.track);
        Put(Lead(), Category::kJointAssessment, Topic::kWork, std::move(e));
        met_ = today_;
        return true;
    }

    // The plan that is going on now; a case that has lasted has had another before.
    void Work() {
        const int room = DaysBetween(met_, last_);
        if (room > 140 && dice_.Percent(35)) {
            const ItemId before = Begin(AddDays(met_, dice_.Between(0, 7)), false);
            if (before && Go(AddDays(today_, dice_.Between(28, 70)))) {
                ActivityCompleted done;
                done.date = today_;
                if (dice_.Percent(50)) done.usefulness = dice_.Between(2, 5);
                Put(Lead(), Category::kJointPlan, Topic::kWork, std::move(done), before, 4);
            }
        }
        const int longest = std::min(std::max(room - 3, 0), dice_.Percent(97) ? 150 : 176);
        const Date begin = std::max(AddDays(last_, -dice_.Between(longest / 3, longest)), today_);
        const ItemId activity = Begin(begin, true);
        FollowUps(activity);
    }

    // An activity offered, accepted and begun, as far as the time allows; none when it was not offered.
    ItemId Begin(Date day, bool with_goal) {
        if (!Go(day)) return {};
        if (with_goal && dice_.Percent(60)) {
            Goal goal;
            goal.text = One(kGoals);
            goal.horizon = AddDays(last_, dice_.Percent(97) ? dice_.Between(45, 240) : dice_.Between(-5, 14));
            if (goal.horizon <= today_) goal.horizon = AddDays(today_, 90);
            goal.indicator = One(kIndicators);
            Put(Lead(), Category::kJointPlan, Topic::kWork, std::move(goal));
        }
        const bool studies = p_.outcome == evidence::Outcome::kStudies;
        const Offering& o = studies ? kStudyOfferings[static_cast<std::size_t>(dice_.Below(2))]
                                    : kOfferings[static_cast<std::size_t>(dice_.Below(8))];
        ActivityOffered offer;
        offer.activity = o.activity;
        offer.title = o.activity == "job_track" || o.activity == "internship"
                          ? std::string(o.title) + ", " + std::string(trade_.track)
                          : std::string(o.title);
        const int wait = dice_.Between(2, 12);
        offer.from = calendar_.Working(AddDays(today_, wait));
        if (o.hours > 0) offer.hours = {{offer.from, o.hours}};
        // Until a day that does not crowd the next week's list.
        if (with_goal && dice_.Percent(50))
            offer.until = AddDays(last_, dice_.Percent(95) ? dice_.Between(48, 180) : dice_.Between(30, 47));
        offer.responsible = Worker(Lead());
        const Date from = offer.from;
        const Topic track = o.track;
        const ItemId item = NewItem();
        // What is assigned alone is the officer's to offer.
        constexpr std::array kRoles{Role::kEmploymentOfficer, Role::kLabourMarketSecretary,
                                    Role::kSocialWorker};
        const bool lead_may = FindActivityKind(o.activity)->creators.Has(kRoles[Lead()]);
        Put(lead_may ? Lead() : kOfficer, Category::kJointPlan, track, std::move(offer), item);
        if (!Go(AddDays(today_, dice_.Between(0, 2)))) return item;
        ActivityAnswered yes;
        yes.date = today_;
        Put(Lead(), Category::kJointPlan, track, std::move(yes), item, 2);
        if (!Go(from)) return item;
        ActivityStarted started;
        started.date = today_;
        // Programmes are the officer's to begin.
        Put(kOfficer, Category::kJointPlan, track, std::move(started), item, 3);
        if (with_goal && o.hours > 0 && dice_.Percent(40) && Go(AddDays(MondayOf(today_), 11))) {
            HoursReported hours;
            hours.activity = item;
            hours.week = MondayOf(AddDays(today_, -7));
            hours.hours = std::max(0, o.hours - dice_.Below(6));
            Put(Lead(), Category::kFollowUp, track, std::move(hours));
        }
        return item;
    }

    // One planned and held in the last weeks; the next within eight weeks.
    void FollowUps(ItemId activity) {
        const WorkerId lead = Worker(Lead());
        FollowUpPlanned planned;
        planned.responsible = lead;
        planned.activity = activity;
        planned.channel = dice_.Percent(60) ? Channel::kPhone : Channel::kMeeting;
        planned.cadence_days = 28;
        planned.date = calendar_.Working(std::max(AddDays(last_, -dice_.Between(1, 40)), AddDays(today_, 7)));
        const ItemId item = NewItem();
        const Date first = planned.date;
        const Channel channel = planned.channel;
        const bool held = first <= last_;
        if (!held && !p_.closed) planned.date = Next();
        Put(Lead(), Category::kFollowUp, Topic::kNone, planned, item);
        if (!held || !Go(first)) return;
        FollowUp met;
        met.date = today_;
        met.channel = channel;
        met.activity = activity;
        met.note = One(kMeetings);
        if (dice_.Percent(30)) met.readiness = dice_.Between(2, 5);
        met.next_contact = Next();
        met.next_responsible = lead;
        planned.date = met.next_contact;
        Put(Lead(), Category::kFollowUp, Topic::kNone, std::move(met), item, 2);
        Put(Lead(), Category::kFollowUp, Topic::kNone, std::move(planned));
    }
    // Spread over the eight weeks that follow; a few have been let slip.
    Date Next() {
        const Date monday = AddDays(last_, 3);
        const Date day = calendar_.Working(dice_.Percent(2) ? AddDays(last_, -dice_.Between(0, 4))
                                                            : AddDays(monday, dice_.Below(56)));
        return day > today_ ? day : AddDays(today_, 1);
    }

    void Leave() {
        last_ = std::max(p_.closed, p_.opened);
        const Instant morning = AddSeconds(calendar_.Start(p_.closed), 13 * 3600 + dice_.Below(3 * 3600));
        now_ = std::max(morning, now_);
        Exit e;
        e.date = p_.closed;
        e.in_sus = p_.in_sus;
        switch (p_.outcome) {
            case evidence::Outcome::kWork:
                e.outcome = ExitOutcome::kWork;
                e.reason = ExitReason::kCompleted;
                e.subsidised = p_.subsidised;
                if (p_.subsidised)
                    e.support = p_.extra_service_job ? "Extratjänst"
                                : dice_.Percent(50)  ? "Lönebidrag"
                                                     : "Nystartsjobb";
                e.extent = p_.extent;
                e.income_after = "Lön";
                break;
            case evidence::Outcome::kStudies:
                e.outcome = ExitOutcome::kStudies;
                e.reason = ExitReason::kCompleted;
                e.study_form = "Reguljära studier med studiemedel";
                e.extent = p_.extent;
                e.income_after = "Studiemedel";
                break;
            default: {
                constexpr std::array kWhy{ExitReason::kIllness,  ExitReason::kMoved,
                                          ExitReason::kOwnWish,  ExitReason::kParentalLeave,
                                          ExitReason::kAbsent,   ExitReason::kRevoked,
                                          ExitReason::kCompleted};
                e.reason = kWhy[static_cast<std::size_t>(dice_.Below(static_cast<int>(kWhy.size())))];
                e.outcome =
                    *e.reason == ExitReason::kCompleted ? ExitOutcome::kSeekingWork : ExitOutcome::kOther;
                break;
            }
        }
        Put(kOfficer, Category::kParticipation, Topic::kNone, std::move(e));
    }

    struct Provision {
        ItemId item;
        PartySet named;
        ConsentForm form = ConsentForm::kSharing;
    };

    const CohortPerson& p_;
    Dice dice_;
    int index_ = 0, team_ = 0, pace_ = 42;
    std::size_t lead_ = kOfficer;
    const Calendar& calendar_;
    std::int64_t next_id_ = 0;
    Trio trio_;
    Trade trade_;
    std::string number_;
    Date last_, today_, met_;
    Instant now_;
    bool with_social_services_ = false;
    std::vector<Provision> provisions_;
    std::vector<Entry> entries_;
};

journal::Append AppendOf(int index, std::vector<Entry> entries, const Directory& directory) {
    journal::Append append;
    append.association = kAssociation;
    append.stream = CaseIdOf(index);
    append.entries.reserve(entries.size());
    for (const Entry& e : entries) {
        append.entries.push_back({e.head, Encode(e.payload)});
        if (const auto* opened = std::get_if<CaseOpened>(&e.payload))
            append.person = {opened->person, append.stream, {}};
        if (const auto* identity = std::get_if<Identity>(&e.payload))
            append.person->number = identity->personal_number;
    }
    append.projections = journal::Project(append.stream, entries, directory, StoryNow());
    return append;
}

Done AddStaff(office::Office& office, const DemoOptions& options, int teams, const Progress& progress) {
    const auto staff = MakeStaff(teams);
    int done = 0;
    const int all = teams + static_cast<int>(staff.size());
    const auto tell = [&] {
        if (progress) progress("staff", ++done, all);
    };
    for (const Team& team : MakeTeams(teams)) {
        CHECK_OK(office.AddTeam(team));
        tell();
    }
    const std::size_t named = DemoUsers().size();
    for (std::size_t i = 0; i < staff.size(); ++i) {
        CHECK_OK(office.AddWorker(
            staff[i],
            i < named ? office::Office::HashPassword(options.password, options.quick_hash) : std::string(),
            i < named ? OwnNumberOf(staff[i].username) : std::string_view()));
        tell();
    }
    return {};
}

// Each story with a clock and identities of its own, so that they may be told at the same time and are the
// same every time: what takes long is to wait for the disk, and the journal lets them wait together.
void AddStories(journal::Journal& journal, const std::vector<std::optional<ExitClasses>>& exits,
                const Progress& progress) {
    constexpr std::size_t kTellers = 8;
    const int all = static_cast<int>(exits.size());
    std::atomic<std::size_t> next = 0;
    std::mutex told_mutex;
    int told = 0;
    const auto tell = [&] {
        for (std::size_t story = next++; story < exits.size(); story = next++) {
            StoryClock clock;
            CountingIds ids(FirstId() + (static_cast<std::int64_t>(story) + 1) * kIdsPerCase);
            office::Office office(journal, clock, ids, {kAssociation, std::string(kAssociationName), true});
            WriteStory(story, office, clock, exits[story]);
            const std::lock_guard lock(told_mutex);
            ++told;
            if (progress) progress("stories", told, all);
        }
    };
    std::vector<std::future<void>> tellers;
    for (std::size_t i = 0; i < kTellers; ++i) tellers.push_back(std::async(std::launch::async, tell));
    for (auto& teller : tellers) teller.get();
}

Done AddMany(journal::Journal& journal, const Directory& directory, const std::vector<CohortPerson>& people,
             const DemoOptions& options, int teams, const Progress& progress) {
    std::future<std::vector<journal::Appended>> committing;
    const auto settle = [&]() -> Done {
        if (!committing.valid()) return {};
        for (const journal::Appended& appended : committing.get())
            if (appended.outcome != journal::Outcome::kDone) return Fail(Code::kUnavailable, "", {"storage"});
        return {};
    };
    const int all = static_cast<int>(people.size());
    for (int first = 0; first < all; first += kCasesPerCommit) {
        const int end = std::min(first + kCasesPerCommit, all);
        std::vector<journal::Append> batch;
        batch.reserve(static_cast<std::size_t>(end - first));
        for (int i = first; i < end; ++i)
            batch.push_back(AppendOf(i, MakeCase(people[static_cast<std::size_t>(i)], options.seed, i, teams),
                                     directory));
        CHECK_OK(settle());
        committing = std::async(std::launch::async, [&journal, appends = std::move(batch)]() mutable {
            return journal.CommitAll(std::move(appends));
        });
        if (progress) progress("cases", end, all);
    }
    return settle();
}

}  // namespace

CaseId CaseIdOf(int index) { return CaseId{FirstId() + kStoryIds + index * kIdsPerCase}; }

std::vector<Entry> MakeCase(const CohortPerson& person, std::uint64_t seed, int index, int teams) {
    return Maker(person, seed, index, teams).Make();
}

Places MakePlaces(std::vector<CohortPerson> cohort, std::span<const StoryFacts> stories) {
    constexpr int kNever = std::numeric_limits<int>::max();
    // What was printed during the project: 501 results by 8 May 2019.
    const auto stretch = [](Date closed) {
        return closed <= MakeDate(2018, 12, 31)  ? 0
               : closed <= MakeDate(2019, 5, 8)  ? 1
               : closed <= MakeDate(2019, 6, 30) ? 2
                                                 : 3;
    };
    Places places;
    places.exits.resize(stories.size());
    for (std::size_t s = 0; s < stories.size(); ++s) {
        const StoryFacts& story = stories[s];
        const Date birth = BirthDateIn(story.number);
        const auto age = static_cast<int>(AgeBandOf(birth, story.opened));
        const auto sex = static_cast<int>(SexIn(story.number));
        const auto months = story.closed
                                ? evidence::MonthsBandOf(WholeMonthsBetween(story.opened, story.closed))
                                : evidence::MonthsBand::k1To6;
        const auto distance = [&](const CohortPerson& p) {
            if (static_cast<int>(p.outcome) != static_cast<int>(story.outcome)) return kNever;
            const int days = std::abs(DaysBetween(p.opened, story.opened));
            if (story.outcome == Outcome::kOngoing) return days;
            if (!p.in_sus) return kNever;
            const int wrong = (static_cast<int>(p.age_band) != age) + (static_cast<int>(p.sex) != sex) +
                              (evidence::MonthsBandOf(p.months) != months);
            return days + 10'000 * wrong + 5'000 * (stretch(p.closed) != stretch(story.closed)) +
                   1'000 * (p.subsidised != story.subsidised || p.extra_service_job);
        };
        const auto place = std::min_element(cohort.begin(), cohort.end(), [&](const auto& a, const auto& b) {
            return distance(a) < distance(b);
        });
        if (place == cohort.end() || distance(*place) == kNever) continue;
        if (story.closed) {
            Dice dice(s);
            places.exits[s] = ExitClasses{static_cast<Education>(place->education),
                                          MonthsOf(place->support_time, dice), place->in_sus};
        }
        cohort.erase(place);
    }
    places.others = std::move(cohort);
    return places;
}

namespace {

// Two questions to experts: one answered and published, one that waits.
void AddQuestions(office::Office& office, StoryClock& clock) {
    const auto as = [&](std::string_view username, std::string_view page) {
        const domain::Worker* worker = office.TheDirectory()->Find(Named(username));
        if (worker == nullptr) throw std::logic_error("nobody is called " + std::string(username));
        return office::Asker{{kAssociation, worker->id, worker->party, worker->role, worker->teams},
                             Language::kSwedish,
                             std::string(page)};
    };
    const auto must = [](Result<office::QuestionView> done) {
        if (!done)
            throw std::logic_error("a question of the demo: " + Message(done.error(), Language::kEnglish));
        return std::move(*done);
    };
    const auto at = [&](Date day) { clock.Set(AddSeconds(StartOfDay(day), std::int64_t{9} * 3600)); };
    const office::Asker investigator = as("monica.dahlin", "POST /consultations/{question}/answers");

    at(MakeDate(2019, 5, 6));
    office::QuestionView question = must(office.Ask(
        as("karin.ostlund", "POST /consultations"),
        {domain::Role::kInsuranceInvestigator,
         domain::Topic::kHealth,
         "Kan man arbetsträna med sjukpenning?",
         "En person har halv sjukpenning sedan ett år och vill pröva att arbeta några timmar i veckan "
         "på en arbetsplats, utan lön. Läkaren är positiv. Behöver det stå något särskilt i "
         "läkarintyget, och påverkas ersättningen?",
         {},
         true},
        "demo-question-1", "1"));
    at(MakeDate(2019, 5, 8));
    question = must(office.AnswerQuestion(
        investigator, question.row.question,
        {question.version,
         "Arbetsträning i syfte att komma tillbaka till arbete påverkar inte sjukpenningen, om den ingår i "
         "en plan som "
         "vi känner till. I läkarintyget ska det framgå vad personen kan göra, inte bara vad som hindrar. "
         "Hör av er "
         "till oss innan den börjar, så att planen finns när frågan om ersättning kommer.",
         {}}));
    must(office.PublishAnswer(investigator, question.row.question,
                              {question.version,
                               domain::Topic::kHealth,
                               "Kan man arbetsträna med sjukpenning?",
                               "Kan den som har halv sjukpenning pröva att arbeta några timmar i veckan utan "
                               "lön, och vad ska stå i "
                               "läkarintyget?",
                               "Ja. Arbetsträning i syfte att komma tillbaka till arbete påverkar inte "
                               "sjukpenningen, om den ingår i en plan "
                               "som Försäkringskassan känner till. I läkarintyget ska det framgå vad "
                               "personen kan göra, inte bara vad som "
                               "hindrar. Hör av er innan den börjar.",
                               {"sjukpenning", "läkarintyg", "arbetsträning"},
                               {}}));

    at(MakeDate(2019, 5, 15));
    must(office.Ask(
        as("camilla.ryden", "POST /consultations"),
        {domain::Role::kCareCoordinator,
         domain::Topic::kHealth,
         "Värk och trötthet på morgonen",
         "En person äter medicin mot smärta och är mycket trött på förmiddagarna. Läkarintyget säger bara "
         "att "
         "personen inte kan arbeta heltid. Hur ber vi vården om vad personen orkar, och när på dagen?",
         {},
         false},
        "demo-question-2", "2"));
    clock.Set(StoryNow());
}

// The scanned paper of a consent that the participant has given: made up, like everything here.
Done AddScan(office::Office& office, CaseId case_id) {
    const WorkerId who = Named("karin.ostlund");
    const Worker* officer = office.TheDirectory()->Find(who);
    const office::Asker asker{
        {kAssociation, who, officer->party, officer->role, officer->teams}, Language::kSwedish, "demo"};
    DocumentAdded scan;
    TRY(auto seen, office.Case(asker, case_id));
    office.Release(
        std::move(seen),
        [&](const office::CaseView& view) {
            for (const Consent& c : view.content.consents)
                if (c.given && !scan.concerns) {
                    scan.concerns = c.asked.about.item;
                    scan.dated = c.given->date;
                }
            return 0;
        },
        [](int) {});
    scan.title = "Inskannat samtycke";
    scan.type = DocumentType::kConsent;
    scan.received = scan.dated ? scan.dated : office.Today();
    scan.delivery = Delivery::kByHand;
    scan.brought_by = "Deltagaren";
    scan.original = "Pärm 3, rum 214";
    scan.file_name = "samtycke.pdf";
    formats::PdfWriter pdf("Samtycke (påhittat)", Language::kSwedish, office.Now());
    pdf.Heading(1, "Samtycke");
    pdf.Paragraph(
        "Det här är ett påhittat papper för demonstrationen. Ingen verklig person har skrivit under det.");
    const auto bytes = std::make_shared<const std::string>(pdf.Finish());
    TRY([[maybe_unused]] const auto receipt,
        office.AddDocument(asker, case_id, {{}, 0, Category::kNone, Topic::kNone, scan},
                           {"application/pdf", bytes}, "demo-scan", "demo"));
    return {};
}

}  // namespace

Result<std::vector<DemoUser>> MakeDemo(journal::Journal& journal, const DemoOptions& options,
                                       const Progress& progress) {
    const auto stories = FactsOfStories();
    if (options.cases < static_cast<int>(stories.size()))
        return Fail(Code::kSetup, "", {"demon behöver minst " + std::to_string(stories.size()) + " ärenden"});
    if (options.cases > kMostCases)
        return Fail(Code::kSetup, "", {"demon kan ha högst " + std::to_string(kMostCases) + " ärenden"});
    if (!journal.Cases(kAssociation, {}, 1).empty() ||
        !journal.Read(kAssociation, journal::kDirectoryStream).Heads().empty())
        return Fail(Code::kSetup, "", {"databasen är inte tom; välj en ny fil för demon"});
    const int teams = TeamCount(options.cases);
    StoryClock clock;
    clock.Set(StartOfDay(MakeDate(2018, 2, 1)));
    CountingIds ids(FirstId());
    office::Office office(journal, clock, ids, {kAssociation, std::string(kAssociationName), true});
    CHECK_OK(AddStaff(office, options, teams, progress));

    Places places = MakePlaces(evidence::MalmokraftenCohort(options.seed, options.cases), stories);
    AddStories(journal, places.exits, progress);
    if (const auto person = journal.FindPerson(kAssociation, DemoParticipant().personal_number)) {
        CHECK_OK(
            office.AddParticipantLogin(person->case_id, DemoParticipant().username,
                                       office::Office::HashPassword(options.password, options.quick_hash)));
        clock.Set(StoryNow());  // after all that has happened in the case
        CHECK_OK(AddScan(office, person->case_id));
    }
    CHECK_OK(AddMany(journal, *office.TheDirectory(), places.others, options, teams, progress));
    AddQuestions(office, clock);
    journal.Settle();
    return DemoUsers();
}

}  // namespace samkraft::demo
