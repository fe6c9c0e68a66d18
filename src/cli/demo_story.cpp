// The demo's storied participants. Each story is told as the workers would have written it: through the
// office, each entry by somebody who may write it, on the day it happened, judged by the same rules as any
// other. Told first is Nawfal's way out of the method support's first chapter, every step of it; ten
// participants called Nawfal stand at ten points of that way on StoryDay().
#include <algorithm>
#include <array>
#include <future>
#include <stdexcept>

#include "cli/demo.hpp"
#include "office/office.hpp"

namespace samkraft::demo {
namespace {

using namespace domain;
using office::Asker;
using office::CaseView;

using Parties = std::vector<Party>;
const Parties kTeamParties{Party::kEmploymentService, Party::kSocialServices, Party::kLabourMarket};
const Parties kTeamAndCare{Party::kEmploymentService, Party::kSocialServices, Party::kLabourMarket,
                           Party::kHealthRegion};

struct Cast {
    WorkerId officer, labour_market, social_worker, care;
};
Cast CastOf(int team) {
    constexpr std::array<std::string_view, 10> kCare{
        "susanne.arvidsson", "susanne.arvidsson", "susanne.arvidsson", "parisa.moradi",  "parisa.moradi",
        "parisa.moradi",     "hakan.lilja",       "hakan.lilja",       "therese.nyblom", "therese.nyblom"};
    const Trio trio = TrioOf(team);
    return {trio.officer, trio.labour_market, trio.social_worker,
            Named(kCare[static_cast<std::size_t>(team)])};
}

// A moment of a story: the day, counted from the opening, and the part of that day.
constexpr int At(int day, int part = 0) { return day * 10 + part; }
constexpr int DayOf(int moment) { return moment / 10; }

class Tale;
struct Story {
    std::string_view given, family, number, language;
    int team;   // from 0
    int until;  // StoryDay() stands here; what comes after has not happened
    int exit;   // day of the exit; 0: still in
    void (*tell)(Tale&);
    std::string_view swedish, english;
    int closed_days_ago = 0;
    Outcome outcome = Outcome::kOngoing;
    bool subsidised = false;
};
std::span<const Story> Stories();

Date Opened(const Story& s) { return AddDays(StoryDay(), -DayOf(s.until) - s.closed_days_ago); }

class Tale {
  public:
    Tale(const Story& story, std::size_t number, office::Office& office, StoryClock& clock,
         const std::optional<ExitClasses>& exit)
        : story_(story),
          office_(office),
          clock_(clock),
          prefix_("demo-" + std::to_string(number) + "-"),
          directory_(office.TheDirectory()),
          exit_(exit.value_or(ExitClasses{})),
          cast(CastOf(story.team)),
          team(TeamIdOf(story.team)) {}

    // Goes to that part of that day. false: the story has not come so far.
    [[nodiscard]] bool Day(int day, int part = 0) {
        if (At(day, part) > story_.until) return false;
        constexpr int kFirstMinute = 8 * 60 + 2;
        const Instant morning = AddSeconds(StartOfDay(On(day)), (kFirstMinute + 6 * part) * 60);
        if (morning > now_) now_ = morning;
        return true;
    }
    [[nodiscard]] Date On(int day) const { return NextWorkingDay(AddDays(Opened(story_), day)); }
    [[nodiscard]] Date Today() const { return LocalDate(now_); }

    void Refer(WorkerId who, Referral referral) {
        referral.identity.personal_number = story_.number;
        referral.identity.given_name = story_.given;
        referral.identity.family_name = story_.family;
        referral.identity.language = story_.language;
        referral.opened.date = Today();
        const std::string key = NextKey();
        Tick();
        Take(office_.Open(AskerOf(who), referral, key, key), "case_opened");
    }
    // A new item of its own.
    ItemId Put(WorkerId who, Payload payload, Topic topic = Topic::kNone,
               Category category = Category::kNone) {
        Wish wish;
        wish.topic = topic;
        wish.category = category;
        wish.payload = std::move(payload);
        std::vector<Wish> wishes;
        wishes.push_back(std::move(wish));
        return PutAll(who, std::move(wishes)).front();
    }
    std::vector<ItemId> PutAll(WorkerId who, std::vector<Wish> wishes) {
        const std::string key = NextKey(), kind(NameOf(KindOf(wishes.front().payload)));
        Tick();
        return Take(office_.Write(AskerOf(who), case_, wishes, key, key), kind);
    }
    // What follows on an item, as the writer sees it now.
    void Follow(WorkerId who, ItemId item, Payload payload) {
        Wish wish;
        wish.item = item;
        wish.payload = std::move(payload);
        Look(who, [&](const CaseView& view) {
            const CaseState::Known* known = view.content.Find(item);
            if (known == nullptr) throw std::logic_error("the story's writer does not see the item");
            wish.version = known->version;
        });
        std::vector<Wish> wishes;
        wishes.push_back(std::move(wish));
        PutAll(who, std::move(wishes));
    }
    // The next planned follow-up, as the worker sees it.
    ItemId Planned(WorkerId who) {
        ItemId item;
        Date first;
        Look(who, [&](const CaseView& view) {
            for (const FollowUpItem& f : view.content.follow_ups)
                if (f.planned && !f.done && (!first || f.planned->date < first))
                    first = f.planned->date, item = f.about.item;
        });
        if (!item) throw std::logic_error("no follow-up is planned in the story");
        return item;
    }
    void Note(WorkerId who, Category category, std::string heading, std::string text) {
        domain::Note note;
        note.heading = std::move(heading);
        note.text = std::move(text);
        Put(who, std::move(note), Topic::kNone, category);
    }
    [[nodiscard]] const ExitClasses& Classes() const { return exit_; }

  private:
    const Story& story_;
    office::Office& office_;
    StoryClock& clock_;
    std::string prefix_;
    std::shared_ptr<const Directory> directory_;
    ExitClasses exit_;
    Instant now_;
    CaseId case_;
    int keys_ = 0;

    std::string NextKey() { return prefix_ + std::to_string(++keys_); }
    // A minute and a half between two entries: the day's last is written before nine.
    void Tick() {
        now_ = AddSeconds(now_, 90);
        clock_.Set(now_);
    }
    Asker AskerOf(WorkerId id) const {
        const Worker* w = directory_->Find(id);
        if (w == nullptr) throw std::logic_error("the story's writer does not work here");
        return {{kAssociation, w->id, w->party, w->role, w->teams}, Language::kSwedish, "demo"};
    }
    std::vector<ItemId> Take(Result<office::Seen<office::Receipt>> written, const std::string& what) {
        if (!written) {
            const Error& e = written.error();
            if (e.code == Code::kUnavailable) throw std::runtime_error("the journal did not take an entry");
            throw std::logic_error(std::string(story_.given) + " " + std::string(story_.family) + ", " +
                                   what + " " + e.pointer + ": " + Message(e, Language::kEnglish));
        }
        std::promise<std::vector<ItemId>> items;
        office_.Release<office::Receipt>(std::move(*written), [&](const office::Receipt& r) {
            case_ = r.case_id;
            items.set_value(r.items);
        });
        return items.get_future().get();
    }
    template <class F>
    void Look(WorkerId who, F look) {
        clock_.Set(now_);
        auto seen = office_.Case(AskerOf(who), case_);
        if (!seen)
            throw std::logic_error(std::string(story_.family) + ": the story's reader may not read the case");
        std::promise<void> looked;
        office_.Release<CaseView>(std::move(*seen), [&](const CaseView& view) {
            try {
                look(view);
                looked.set_value();
            } catch (...) {
                looked.set_exception(std::current_exception());
            }
        });
        looked.get_future().get();
    }

  public:
    const Cast cast;
    const TeamId team;
};

// ---- what entries say, with the fields that stories use

Wish Section(Topic topic, Date date, std::vector<QuestionAnswer> answers, std::string own_words = {}) {
    IntakeAnswered e;
    e.date = date;
    e.answers = std::move(answers);
    e.own_words = std::move(own_words);
    Wish wish;
    wish.topic = topic;
    wish.payload = std::move(e);
    return wish;
}
QuestionAnswer Says(std::string question, std::string answer) {
    return {std::move(question), std::move(answer)};
}

Assessment Assess(Date date, std::string situation, std::string resources, std::string obstacles,
                  std::string next_step) {
    Assessment e;
    e.date = date;
    e.situation = std::move(situation);
    e.resources = std::move(resources);
    e.obstacles = std::move(obstacles);
    e.next_step = std::move(next_step);
    return e;
}
Goal Aim(std::string text, Date horizon, std::string indicator) {
    Goal e;
    e.text = std::move(text);
    e.horizon = horizon;
    e.indicator = std::move(indicator);
    return e;
}
ActivityOffered Offer(std::string activity, std::string title, std::string provider, Date from,
                      std::vector<HoursStep> hours, WorkerId responsible) {
    ActivityOffered e;
    e.activity = std::move(activity);
    e.title = std::move(title);
    e.provider = std::move(provider);
    e.from = from;
    e.hours = std::move(hours);
    e.responsible = responsible;
    return e;
}
ActivityAnswered Yes(Date date, std::string reason = {}) {
    ActivityAnswered e;
    e.date = date;
    e.reason = std::move(reason);
    return e;
}
ActivityAnswered No(Date date, std::string reason) {
    ActivityAnswered e = Yes(date, std::move(reason));
    e.answer = Answer::kDeclined;
    return e;
}
ActivityStarted Begins(Date date) {
    ActivityStarted e;
    e.date = date;
    return e;
}
ActivityInterrupted Breaks(Date date, InterruptionReason reason, std::string note) {
    ActivityInterrupted e;
    e.date = date;
    e.reason = reason;
    e.note = std::move(note);
    return e;
}
HoursReported Week(ItemId activity, Date day, int hours) {
    HoursReported e;
    e.activity = activity;
    e.week = MondayOf(day);
    e.hours = hours;
    return e;
}
FollowUpPlanned Plan(Date date, WorkerId who, Channel channel, int cadence, std::string calls = {},
                     ItemId activity = {}) {
    FollowUpPlanned e;
    e.date = date;
    e.responsible = who;
    e.channel = channel;
    e.cadence_days = cadence;
    e.calls = std::move(calls);
    e.activity = activity;
    return e;
}
FollowUp Met(Date date, Channel channel, std::string note, std::optional<std::int32_t> readiness, Date next,
             WorkerId next_who, ItemId activity = {}) {
    FollowUp e;
    e.date = date;
    e.channel = channel;
    e.note = std::move(note);
    e.readiness = readiness;
    e.next_contact = next;
    e.next_responsible = next_who;
    e.activity = activity;
    return e;
}
Proposal Propose(Matter matter, std::string text, ItemId activity, Parties heard, Date wanted_by) {
    Proposal e;
    e.matter = matter;
    e.text = std::move(text);
    e.activity = activity;
    e.heard = std::move(heard);
    e.wanted_by = wanted_by;
    return e;
}
Opinion Holds(ItemId proposal, Stance stance, std::string text) {
    Opinion e;
    e.proposal = proposal;
    e.stance = stance;
    e.text = std::move(text);
    return e;
}
DecisionMade Approves(ItemId proposal, std::string reasons, Date from, Date until, std::string rule = {}) {
    DecisionMade e;
    e.proposal = proposal;
    e.reasons = std::move(reasons);
    e.from = from;
    e.until = until;
    e.rule = std::move(rule);
    return e;
}

// ---- the steps that all cases have in common

struct Background {
    std::string reason = "Långvarigt utan arbete. Behöver stöd från flera samtidigt.";
    std::vector<std::string> ssyk;
    std::string experience, wishes;
    Education education = Education::kUpperSecondary;
    bool verified = true;
    int support_months = 30;
    int programme_days = 500;
    bool interpreter = false;
    std::string reach = "Ring helst på förmiddagen.";
};

void Refer(Tale& t, WorkerId who, const Background& b, bool registered = true) {
    Referral r;
    r.opened.reason = b.reason;
    r.opened.referred_by = registered ? "Arbetsförmedlingen" : "Försäkringskassan";
    r.identity.phone =
        "070-174 06 35";  // of the range that is kept free for stories (Post- och telestyrelsen)
    r.identity.address = "Påhittsgatan 1, Malmö";
    r.identity.interpreter = b.interpreter;
    r.identity.reach = b.reach;
    if (registered) {
        Registration g;
        g.programme = "job";
        g.programme_from = AddDays(t.Today(), -b.programme_days);
        g.registered_from = AddMonths(g.programme_from, -14);
        g.last_report = AddDays(t.Today(), -6);
        r.registration = std::move(g);
    }
    WorkHistory w;
    w.ssyk = b.ssyk;
    w.experience = b.experience;
    w.wishes = b.wishes;
    w.education = b.education;
    w.education_verified = b.verified;
    w.support_months = b.support_months;
    r.work_history = std::move(w);
    t.Refer(who, std::move(r));
}

// The summons: three consent forms and the questionnaire.
std::vector<ItemId> Summon(Tale& t, WorkerId who, const Parties& parties, int months = 12) {
    std::vector<Wish> wishes;
    for (const ConsentForm form : {ConsentForm::kSharing, ConsentForm::kHealth, ConsentForm::kEvaluation})
        for (ConsentAsked& provision : FormProvisions(form, parties)) {
            provision.months = months;
            Wish wish;
            wish.payload = std::move(provision);
            wishes.push_back(std::move(wish));
        }
    const std::size_t provisions = wishes.size();
    IntakeSent sent;
    sent.language = "sv";
    sent.answer_by = NextWorkingDay(AddDays(t.Today(), 14));
    Wish wish;
    wish.payload = std::move(sent);
    wishes.push_back(std::move(wish));
    std::vector<ItemId> items = t.PutAll(who, std::move(wishes));
    items.resize(provisions);
    return items;
}

void Consent(Tale& t, WorkerId who, const std::vector<ItemId>& provisions, bool item_by_item = false) {
    std::vector<Wish> wishes;
    for (const ItemId item : provisions) {
        ConsentGiven e;
        e.date = t.Today();
        e.item_by_item = item_by_item;
        e.evidence = "Undertecknad blankett, inskannad i vårt diarium";
        Wish wish;
        wish.item = item;
        wish.version = 1;
        wish.payload = std::move(e);
        wishes.push_back(std::move(wish));
    }
    t.PutAll(who, std::move(wishes));
}

void Judge(Tale& t, WorkerId who, bool care, bool studies, bool insurance, std::string reason) {
    Triage e;
    e.care_coordinator = care;
    e.study_counsellor = studies;
    e.insurance_investigator = insurance;
    e.reason = std::move(reason);
    t.Put(who, std::move(e));
}

void Allocate(Tale& t, WorkerId who, WorkerId lead, std::vector<std::string> reasons, std::string why) {
    TeamAllocated team;
    team.team = t.team;
    team.reasons = std::move(reasons);
    t.Put(who, std::move(team));
    LeadChosen chosen;
    chosen.worker = lead;
    chosen.reason = std::move(why);
    t.Put(who, std::move(chosen));
}

void Assign(Tale& t, WorkerId who, WorkerId worker, std::string task) {
    WorkerAssigned e;
    e.worker = worker;
    e.task = std::move(task);
    t.Put(who, std::move(e));
}

void Engage(Tale& t, WorkerId who, std::string own_case) {
    PartyEngaged e;
    e.own_case = std::move(own_case);
    t.Put(who, std::move(e));
}

void Leave(Tale& t, ExitOutcome outcome, ExitReason reason, void (*rest)(Exit&)) {
    Exit e;
    e.date = t.Today();
    e.outcome = outcome;
    e.reason = reason;
    e.education = t.Classes().education;
    e.support_months = t.Classes().support_months;
    e.in_sus = t.Classes().in_sus;
    rest(e);
    t.Put(t.cast.officer, std::move(e));
}

// ---- Nawfal's way

void Nawfal(Tale& t) {
    const auto& [officer, secretary, social_worker, care] = t.cast;

    // Called to Malmökraften.
    if (!t.Day(0)) return;
    Background b;
    b.reason =
        "Utan arbete i tre år. Sjukpenning avslagen, läkarutlåtande finns. Vill arbeta men ser hinder för "
        "heltid.";
    b.ssyk = {"7231", "7126", "8219"};
    b.experience = "Bilmekaniker i många år i hemlandet; även kylsystem och montering.";
    b.wishes = "Vill arbeta som bilmekaniker.";
    b.verified = false;
    b.support_months = 36;
    b.programme_days = 560;
    b.reach = "Ring eller skicka sms. Brev på enkel svenska.";
    Refer(t, officer, b);
    t.Note(officer, Category::kAuthorityPlan, "Planering hittills",
           "SFI på dagtid. På grund av ett medicinskt intyg har vi avvaktat planering mot arbete eller "
           "studier med studiemedel.");

    // The summons with three forms and the questionnaire.
    if (!t.Day(1)) return;
    const auto provisions = Summon(t, officer, kTeamAndCare);

    // Consents come back; then the questionnaire, with what makes the team think of the care coordinator.
    if (!t.Day(10)) return;
    Consent(t, officer, provisions);
    if (!t.Day(14)) return;
    std::vector<Wish> sections;
    sections.push_back(Section(
        Topic::kWork, t.Today(),
        {Says("work_done", "Bilmekaniker, kylsystem, montering. Mest bilmekaniker."),
         Says("work_wish", "Bilmekaniker på en verkstad."),
         Says("work_hinder",
              "Ryggen. Jag tror inte att jag klarar heltid. Jag sökte sjukpenning men fick avslag.")}));
    sections.push_back(
        Section(Topic::kStudies, t.Today(),
                {Says("studies_done", "Gymnasium i mitt hemland. Betygen är inte granskade här."),
                 Says("studies_wish", "Bara SFI.")}));
    sections.push_back(
        Section(Topic::kHealth, t.Today(),
                {Says("health_now", "Ont i ryggen. Ångest, och i perioder är det väldigt svårt att sova."),
                 Says("health_care",
                      "Läkaren har skrivit att jag ska till fysioterapeut. Jag väntar på att bli kallad."),
                 Says("health_day", "Trött av en ny medicin, mest på morgonen.")}));
    sections.push_back(Section(Topic::kLanguage, t.Today(),
                               {Says("language_now", "SFI kurs C. Pratar okej, läser långsamt.")}));
    sections.push_back(
        Section(Topic::kEconomy, t.Today(), {Says("economy_now", "Aktivitetsstöd och försörjningsstöd.")}));
    sections.push_back(Section(Topic::kFamily, t.Today(),
                               {Says("family_now", "Vi kom hit efter kriget. Det hänger kvar.")}));
    t.PutAll(officer, std::move(sections));

    // The team judges, and shares out the case by what its members know.
    if (!t.Day(15)) return;
    Judge(t, officer, true, false, false,
          "Rygg, sömn och medicin hindrar enligt svaren; vårdsamordnaren behövs från första mötet.");
    Allocate(t, officer, secretary,
             {"Erfarenhet av migrationsrelaterad stress", "God arbetsgivarkontakt med en bilverkstad"},
             "Har i flera år arbetat med människor med migrationsrelaterad stress och har kontakt med en "
             "bilverkstad. Alla i teamet äger ärendet.");
    Assign(t, officer, care, "Följa den medicinska rehabiliteringen");
    Engage(t, social_worker, "EK 2019-1187");
    Engage(t, secretary, "AMA 2019-402");
    t.Note(social_worker, Category::kIncomeSupport, "Försörjningsstöd",
           "Kompletterande försörjningsstöd beviljat till och med juni. Utbetalas den 27:e.");
    t.Note(social_worker, Category::kSocialInvestigation, "Utredning",
           "Boendet är osäkert; andrahandskontrakt till augusti.");
    t.Put(secretary,
          Plan(t.On(21), secretary, Channel::kMeeting, 7, "Teamet träffar deltagaren tillsammans, rum 3"));

    // The first meeting: information, a joint assessment, and an offer at once.
    if (!t.Day(21, 1)) return;
    t.Follow(secretary, t.Planned(secretary),
             Met(t.Today(), Channel::kMeeting,
                 "Vi berättade om Malmökraften och vilka krav som ställs. Tycker att det är tryggt att alla "
                 "sitter samlade, och samtidigt stressande. "
                 "Orolig för att inte klara att fullfölja planeringen. Vi arbetar vidare med motivationen.",
                 2, t.On(28), care));
    t.Put(officer,
          Assess(t.Today(),
                 "Planeringen har mest bestått av SFI; vi har väntat på grund av ett intyg. Inget i "
                 "underlagen hindrar aktivitet åtta timmar om dagen.",
                 "Yrkesvan, teknisk och praktisk.", "Lång tid utan sysselsättning.",
                 "Byta inriktning mot arbete: praktik på bilverkstad, sex timmar om dagen"),
          Topic::kWork);
    t.Put(care,
          Assess(t.Today(),
                 "Jag har gått igenom intyget och tidigare underlag: inget hindrar heltid. Har inte "
                 "fullföljt planeringen hos fysioterapeuten; trodde att han skulle "
                 "bli kallad, men det hände aldrig. Nedstämd och låg på energi. En ny medicin gör honom "
                 "väldigt trött.",
                 "Har burit tunga arbeten förr.", "Trötthet, smärta, oro.",
                 "Fördjupad kartläggning nästa vecka"),
          Topic::kHealth);
    t.Put(social_worker,
          Assess(t.Today(), "Aktivitetsstöd och försörjningsstöd räcker nätt och jämnt.", "",
                 "Osäkert boende efter sommaren.", "Följa upp boendet i juni"),
          Topic::kEconomy);
    t.Note(care, Category::kDiagnosis, "Läkarutlåtande",
           "Lumbago. Ångestproblematik och sömnstörning. Remiss till fysioterapeut.");
    Adaptation needs;
    needs.statement = "Behöver kunna växla arbetsställning. Undvik tunga lyft.";
    needs.no_heavy_lifting = true;
    needs.for_employer = true;
    t.Put(care, needs);
    t.Put(secretary,
          Aim("Jag vill arbeta som bilmekaniker igen och klara mig själv.", t.On(150),
              "Anställning på minst halvtid"),
          Topic::kWork);
    ActivityOffered garage = Offer("internship", "Praktik på bilverkstad", "Hjulet Bilservice (påhittad)",
                                   t.On(28), {{t.On(28), 30}, {t.On(56), 40}}, secretary);
    garage.first_meeting = true;
    garage.until = t.On(140);
    garage.calls = "Arbetsmarknadssekreteraren ringer verkstaden varje vecka";
    const ItemId internship = t.Put(secretary, garage, Topic::kWork);
    ActivityOffered health =
        Offer("medical_rehabilitation", "Medicinsk rehabilitering", "Vårdcentralen", t.On(28), {}, care);
    health.first_meeting = true;
    const ItemId rehabilitation = t.Put(care, health, Topic::kHealth);
    ActivityOffered evening = Offer("sfi", "SFI på kvällstid", "Komvux", t.On(22), {{t.On(22), 6}}, officer);
    evening.first_meeting = true;
    const ItemId sfi = t.Put(officer, evening, Topic::kLanguage);
    const ItemId wanted = t.Put(
        secretary, Propose(Matter::kInternship, "Praktik på bilverkstaden, med målet heltid inom en månad.",
                           internship, {Party::kSocialServices}, t.On(26)));

    // Two parallel tracks, accepted; the medical one against his wish at first.
    if (!t.Day(25)) return;
    t.Follow(secretary, internship, Yes(t.Today(), "Det är det jag kan."));
    t.Follow(care, rehabilitation, Yes(t.Today(), "Känner mig lite tvingad, men vi provar."));
    t.Follow(officer, sfi, Yes(t.Today(), "Vill fortsätta med svenskan."));
    t.Follow(officer, sfi, Begins(t.Today()));
    t.Put(social_worker,
          Holds(wanted, Stance::kFor, "Bra om det går ihop med rehabiliteringen. Börja gärna lugnt."));
    ActivityWaiting called;
    called.on = "Fysioterapeuten";
    called.what = "Kallelse som aldrig kom; vårdsamordnaren ringer själv.";
    called.since = t.Today();
    called.ask_again = t.On(32);
    t.Follow(care, rehabilitation, called);

    // The week after: the care coordinator alone with him.
    if (!t.Day(28)) return;
    t.Follow(care, t.Planned(care),
             Met(t.Today(), Channel::kMeeting, "Enskilt samtal. Började berätta mer. Vi hörs varje vecka.", 2,
                 t.On(36), care));
    Assessment deep =
        Assess(t.Today(),
               "Fördjupad kartläggning: vill bli av med tröttheten framför allt. Sover fyra till fem timmar.",
               "Punktlig. Bryr sig om familjen.", "Medicinen behöver ses över.",
               "Läkartid för genomgång av medicinen; starta hos fysioterapeut");
    deep.in_depth = true;
    deep.minutes = 60;
    t.Put(care, deep, Topic::kHealth);
    if (!t.Day(32)) return;
    t.Follow(care, rehabilitation, Begins(t.Today()));
    t.Note(care, Category::kCareTrack, "Medicinering",
           "Läkaren har sett över medicinen och ändrat i vissa delar. Den som gör trött trappas ner.");
    const ItemId physiotherapy = t.Put(
        care,
        Offer("physiotherapy", "Sjukgymnastik: bålstyrka", "Vårdcentralen", t.On(34), {{t.On(34), 2}}, care),
        Topic::kHealth);
    const ItemId therapy = t.Put(
        care, Offer("counselling", "KBT", "Vårdcentralen", t.On(42), {{t.On(42), 1}}, care), Topic::kHealth);
    if (!t.Day(34)) return;
    t.Follow(care, physiotherapy, Yes(t.Today()));
    t.Follow(care, physiotherapy, Begins(t.Today()));
    t.Follow(care, therapy, No(t.Today(), "Vill inte gå på samtal. Pratar hellre med vårdsamordnaren."));
    if (!t.Day(36)) return;
    t.Follow(care, t.Planned(care),
             Met(t.Today(), Channel::kPhone,
                 "Har trappat ner medicinen ett par veckor. Inte samma problem att komma upp på morgonen.", 3,
                 t.On(46), care));

    // The team's weekly meeting: six hours become four, rising as the rehabilitation goes on.
    if (!t.Day(38)) return;
    ActivityHours ramp;
    ramp.hours = {{t.On(42), 20}, {t.On(56), 25}, {t.On(70), 30}, {t.On(84), 40}};
    ramp.reason = "Börjar med fyra timmar om dagen och ökar till heltid i takt med rehabiliteringen.";
    ramp.agreed_by = "Teammöte med deltagaren";
    t.Follow(secretary, internship, ramp);
    t.Note(secretary, Category::kJointPlan, "Teammöte",
           "Anställning på verkstaden är oklar men inte omöjlig. Vi tog upp extratjänst: nuvarande planering "
           "bedöms adekvat i dagsläget.");
    t.Put(officer, Approves(wanted, "Praktiken ger aktuell yrkeserfarenhet och är rimlig i tid.", t.On(42),
                            t.On(140), "PRAKTIK_MAX"));

    // The internship, followed up closely.
    if (!t.Day(42)) return;
    t.Follow(secretary, internship, Begins(t.Today()));
    ThreadStarted hours;
    hours.subject = "Tiderna på verkstaden";
    hours.text = "Handledaren vill gärna ha honom på förmiddagarna. Krockar det med svenskan?";
    hours.audience = {Party::kEmploymentService};
    hours.activity = internship;
    const ItemId between = t.Put(secretary, hours);
    ThreadStarted hello;
    hello.subject = "Din första vecka";
    hello.text = "Hej! Hör av dig här om något är oklart. Är du sjuk ringer du handledaren.";
    hello.audience = {Party::kEmploymentService};
    hello.participant = true;
    hello.activity = internship;
    t.Put(secretary, hello);
    if (!t.Day(46)) return;
    t.Follow(care, t.Planned(care),
             Met(t.Today(), Channel::kPhone, "Sjukgymnastiken går bra. Litar på att vi följs åt.", 3,
                 t.On(49), secretary));
    if (!t.Day(49)) return;
    MessagePosted evenings;
    evenings.thread = between;
    evenings.text = "Nej, SFI är på kvällstid. Förmiddagar går bra.";
    t.Put(officer, evenings);
    t.Put(secretary, Week(internship, t.On(42), 20));
    t.Follow(secretary, t.Planned(secretary),
             Met(t.Today(), Channel::kVisit,
                 "Verkstaden nöjd. Bromsar och service på egen hand. Handledaren ringer om något händer.", 4,
                 t.On(63), secretary, internship));
    if (!t.Day(56)) return;
    t.Put(secretary, Week(internship, t.On(49), 20));
    t.Put(officer, Week(sfi, t.On(49), 6));

    // Officer and secretary cannot go; the social worker does, and finds the workshop sold.
    if (!t.Day(63, 1)) return;
    Substitution substitution;
    substitution.worker = social_worker;
    substitution.facts =
        "Besök på verkstaden. Fråga om tiderna, uppgifterna och om en anställning kan bli aktuell.";
    substitution.reason = "Arbetsförmedlaren och arbetsmarknadssekreteraren är förhindrade den här veckan.";
    const ItemId visit = t.Planned(secretary);
    t.Follow(secretary, visit, substitution);
    t.Put(secretary, Week(internship, t.On(56), 25));
    t.Follow(social_worker, visit,
             Met(t.Today(), Channel::kVisit,
                 "En tvist mellan en anställd och arbetsgivaren; ägaren har sålt verksamheten till en annan. "
                 "Förutsättningar för fortsatt praktik finns inte.",
                 3, t.On(65), secretary, internship));
    t.Follow(
        social_worker, internship,
        Breaks(t.Today(), InterruptionReason::kHostEnded, "Verkstaden är såld. Praktiken avslutas i dag."));
    t.Note(
        social_worker, Category::kJointPlan, "Nytt läge",
        "Berättade för arbetsmarknadssekreteraren direkt på kontoret. Vi ser om en extratjänst går att få.");

    // A new plan without delay: caretaker at a school.
    if (!t.Day(64)) return;
    Adaptation lifting;
    lifting.statement = "Tunga lyft utesluts. I övrigt hela vaktmästarens arbete.";
    lifting.no_heavy_lifting = true;
    lifting.for_employer = true;
    t.Put(secretary, lifting);
    ActivityOffered caretaker =
        Offer("extra_service_job", "Extratjänst som skolvaktmästare", "Ängsgårdens grundskola (påhittad)",
              t.On(77), {{t.On(77), 40}}, secretary);
    caretaker.until = AddDays(AddMonths(t.On(77), 12), -1);
    caretaker.calls = "Skolans rektor ringer arbetsmarknadssekreteraren";
    const ItemId job = t.Put(secretary, caretaker, Topic::kWork);
    const ItemId proposal =
        t.Put(secretary, Propose(Matter::kExtraServiceJob,
                                 "Skolan söker en vaktmästare. Hans tekniska och praktiska sinnelag passar "
                                 "deras behov; tunga lyft utesluts.",
                                 job, {Party::kSocialServices, Party::kHealthRegion}, t.On(70)));
    if (!t.Day(65)) return;
    t.Follow(secretary, t.Planned(secretary),
             Met(t.Today(), Channel::kMeeting,
                 "Besviken på verkstaden, nyfiken på skolan. Vi besökte den tillsammans.", 3, t.On(70),
                 secretary));
    t.Put(social_worker, Holds(proposal, Stance::kFor, "Ger egen försörjning från första månaden."));
    if (!t.Day(66, 1)) return;
    t.Put(care, Holds(proposal, Stance::kFor, "Bra för rehabiliteringen, med anpassningen om lyft."));
    t.Put(officer, Approves(proposal,
                            "Mer än 450 dagar i jobb- och utvecklingsgarantin; offentlig arbetsgivare; "
                            "stoppet för anvisningar gäller inte startdagen.",
                            t.On(77), AddDays(AddMonths(t.On(77), 12), -1), "EXTRA_ELIG"));
    t.Follow(secretary, job, Yes(t.Today(), "Roligt med skola."));
    if (!t.Day(70)) return;
    t.Follow(secretary, t.Planned(secretary),
             Met(t.Today(), Channel::kPhone, "Allt klart inför starten.", 4, t.On(79), secretary, job));
    if (!t.Day(77)) return;
    t.Follow(officer, job, Begins(t.Today()));
    if (!t.Day(79)) return;
    t.Follow(secretary, t.Planned(secretary),
             Met(t.Today(), Channel::kVisit, "Barnen hälsar på honom. Rektorn nöjd.", 5, t.On(93), secretary,
                 job));
    ActivityCompleted better;
    better.date = t.Today();
    better.result = "Går vidare på egen hand med träningsprogram.";
    better.usefulness = 5;
    t.Follow(care, rehabilitation, better);

    // Out to work.
    if (!t.Day(84)) return;
    Leave(t, ExitOutcome::kWork, ExitReason::kCompleted, [](Exit& e) {
        e.subsidised = true;
        e.support = "Extratjänst";
        e.extent = 100;
        e.income_after = "Lön";
        e.note = "Skolvaktmästare. Vårdsamordnaren hör av sig en sista gång i höst.";
    });
}

// ---- the others: the usual way to a first activity, and what became of it

struct Usual {
    Background background;
    Parties parties = kTeamParties;
    std::vector<Wish> answers;  // dated when they come in
    bool care = false, studies = false, insurance = false;
    std::string triage = "Inget i svaren kräver fler än teamet.";
    WorkerId lead;  // none: the officer
    std::string why = "Känner branschen och har plats för ärendet.";
    std::string situation, resources, obstacles, next_step;
    std::string goal, indicator;
    ActivityOffered activity;  // dated by the tale when it has no day
    Topic track = Topic::kWork;
    Category category = Category::kNone;
    int consent_months = 12;
};
struct Begun {
    std::vector<ItemId> provisions;
    ItemId activity;
    WorkerId lead;
};

// To the summons, the answers, the team, the first meeting, the offer. false: the story has not come so far.
bool ToOffer(Tale& t, const Usual& u, Begun& b) {
    b.lead = u.lead ? u.lead : t.cast.officer;
    if (!t.Day(0)) return false;
    Refer(t, t.cast.officer, u.background);
    if (!t.Day(1)) return false;
    b.provisions = Summon(t, t.cast.officer, u.parties, u.consent_months);
    if (!t.Day(9)) return false;
    Consent(t, t.cast.officer, b.provisions);
    auto answers = u.answers;
    if (answers.empty())
        answers.push_back(Section(Topic::kWork, {}, {Says("work_wish", u.background.wishes)}));
    for (Wish& w : answers) std::get<IntakeAnswered>(w.payload).date = t.Today();
    t.PutAll(t.cast.officer, std::move(answers));
    if (!t.Day(11)) return false;
    Judge(t, t.cast.officer, u.care, u.studies, u.insurance, u.triage);
    Allocate(t, t.cast.officer, b.lead, {"Kompetens och plats i teamet"}, u.why);
    if (u.care) Assign(t, t.cast.officer, t.cast.care, "Stöd i kontakten med vården");
    if (u.studies) Assign(t, t.cast.officer, Named("gunilla.wester"), "Studievägledning");
    if (u.insurance) Assign(t, t.cast.officer, Named("monica.dahlin"), "Svarar på frågor om ersättning");
    t.Put(b.lead, Plan(t.On(18), b.lead, Channel::kMeeting, 14, "Teamet kallar"));
    if (!t.Day(18, 1)) return false;
    t.Follow(b.lead, t.Planned(b.lead),
             Met(t.Today(), Channel::kMeeting, "Första mötet. " + u.resources, 3, t.On(32), b.lead));
    t.Put(b.lead, Assess(t.Today(), u.situation, u.resources, u.obstacles, u.next_step), u.track);
    t.Put(b.lead, Aim(u.goal, AddMonths(t.Today(), 9), u.indicator), u.track);
    ActivityOffered offer = u.activity;
    offer.from = t.On(25);
    for (HoursStep& step : offer.hours)
        if (!step.from) step.from = offer.from;
    offer.first_meeting = true;
    if (!offer.responsible) offer.responsible = b.lead;
    b.activity = t.Put(b.lead, offer, u.track, u.category);
    return true;
}
bool ToStart(Tale& t, const Usual& u, Begun& b) {
    if (!ToOffer(t, u, b) || !t.Day(21)) return false;
    t.Follow(b.lead, b.activity, Yes(t.Today()));
    if (!t.Day(25)) return false;
    t.Follow(t.cast.officer, b.activity, Begins(t.Today()));
    return true;
}
// Follow-ups at these days of the story, the last of them planning the next.
bool Meets(Tale& t, const Begun& b, std::initializer_list<int> days, int next, const std::string& note) {
    for (auto day = days.begin(); day != days.end(); ++day) {
        if (!t.Day(*day)) return false;
        const int after = day + 1 == days.end() ? next : *(day + 1);
        t.Follow(b.lead, t.Planned(b.lead),
                 Met(t.Today(), Channel::kPhone, note, 3, t.On(after), b.lead, b.activity));
    }
    return true;
}
ActivityOffered Simple(std::string activity, std::string title, std::string provider, int hours) {
    return Offer(std::move(activity), std::move(title), std::move(provider), {},
                 hours > 0 ? std::vector<HoursStep>{{{}, hours}} : std::vector<HoursStep>{}, {});
}

Usual Cleaner() {
    Usual u;
    u.background.ssyk = {"9111"};
    u.background.experience = "Lokalvård på kontor i sex år.";
    u.background.wishes = "Lokalvård eller kök, gärna dagtid.";
    u.situation = "Vill börja snart. Har vana av yrket.";
    u.resources = "Noggrann och van att arbeta själv.";
    u.obstacles = "Lång tid sedan senaste anställningen.";
    u.next_step = "Jobbspår mot lokalvård";
    u.goal = "Ett arbete som jag kan leva på.";
    u.indicator = "Anställning på minst halvtid";
    u.activity = Simple("job_track", "Jobbspår lokalvård", "Arbetsmarknadsavdelningen", 20);
    return u;
}

void ProtectedIdentity(Tale& t) {
    Usual u = Cleaner();
    u.background.reach = "Endast genom namngiven handläggare.";
    Begun b;
    if (!t.Day(0)) return;
    Refer(t, t.cast.officer, u.background);
    ProtectionSet protection;
    protection.degree = Protection::kSecrecyMark;
    protection.named_officers = {t.cast.officer};
    protection.reason = "Sekretessmarkering hos Skatteverket.";
    t.Put(t.cast.officer, protection);
    if (!t.Day(1)) return;
    b.provisions = Summon(t, t.cast.officer, kTeamParties);
    if (!t.Day(9)) return;
    Consent(t, t.cast.officer, b.provisions);
    std::vector<Wish> answers;
    answers.push_back(Section(Topic::kWork, t.Today(), {Says("work_wish", "Något utan kundkontakt.")}));
    t.PutAll(t.cast.officer, std::move(answers));
    if (!t.Day(11)) return;
    Judge(t, t.cast.officer, false, false, false, u.triage);
    Allocate(t, t.cast.officer, t.cast.officer, {"Namngiven handläggare finns i teamet"},
             "Namngiven handläggare.");
    t.Put(t.cast.officer, Plan(t.On(18), t.cast.officer, Channel::kPhone, 14));
    if (!t.Day(18)) return;
    t.Follow(t.cast.officer, t.Planned(t.cast.officer),
             Met(t.Today(), Channel::kPhone, "Allt sker per telefon, från spärrat nummer.", 3, t.On(39),
                 t.cast.officer));
    t.Put(t.cast.officer,
          Assess(t.Today(), "Kan arbeta där namnet inte visas.", "Van vid lager.", "Får inte synas utåt.",
                 "Matchning mot lager"),
          Topic::kWork);
    t.Put(t.cast.officer,
          Offer("vacancy_matching", "Matchning mot lediga jobb", "Teamet", t.On(25), {}, t.cast.officer),
          Topic::kWork);
}

void RefusedConsents(Tale& t) {
    if (!t.Day(0)) return;
    Refer(t, t.cast.officer, Cleaner().background);
    if (!t.Day(1)) return;
    const auto provisions = Summon(t, t.cast.officer, kTeamAndCare);
    if (!t.Day(8)) return;
    ConsentRefused no;
    no.date = t.Today();
    no.note = "Vill inte att myndigheterna delar uppgifter. Vill gärna ha hjälp ändå.";
    for (const ItemId item : provisions) t.Follow(t.cast.officer, item, no);
    if (!t.Day(10)) return;
    Allocate(t, t.cast.officer, t.cast.officer, {"Utan samtycke arbetar arbetsförmedlaren ensam"},
             "Inget samtycke: ingen annan får uppgifterna.");
    t.Put(t.cast.officer, Plan(t.On(24), t.cast.officer, Channel::kMeeting, 14));
    t.Note(t.cast.officer, Category::kAuthorityPlan, "Planering utan samtycke",
           "Vi arbetar med det som Arbetsförmedlingen kan själv.");
    t.Note(t.cast.social_worker, Category::kIncomeSupport, "Försörjningsstöd",
           "Eget ärende hos oss sedan tidigare.");
}

void WithdrawnConsent(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.lead = t.cast.labour_market;
    if (!ToStart(t, u, b) || !Meets(t, b, {32, 46}, 60, "Går på spåret. Rak kontakt.")) return;
    t.Note(t.cast.social_worker, Category::kIncomeSupport, "Försörjningsstöd", "Beviljat till och med maj.");
    if (!t.Day(53)) return;
    ConsentWithdrawn no;
    no.note = "Ringde: vill inte att socialtjänsten lämnar ut mer.";
    t.Follow(t.cast.social_worker, b.provisions[1], no);  // from the social services; the others' stand
}

void DeclinedTherapy(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.parties = kTeamAndCare;
    u.care = true;
    u.triage = "Skriver om sömn och oro.";
    u.answers = {Section(Topic::kHealth, {}, {Says("health_now", "Sover dåligt. Oro varje kväll.")}),
                 Section(Topic::kWork, {}, {Says("work_hinder", "Trött på dagarna.")})};
    u.lead = t.cast.care;
    u.track = Topic::kHealth;
    u.situation = "Sömnen styr dagarna.";
    u.next_step = "Samtal och promenadgrupp";
    u.goal = "Att orka en hel dag.";
    u.indicator = "Fem dagar i veckan i aktivitet";
    u.activity = Simple("counselling", "KBT", "Vårdcentralen", 1);
    u.category = Category::kCareTrack;
    if (!ToOffer(t, u, b) || !t.Day(22)) return;
    t.Follow(t.cast.care, b.activity, No(t.Today(), "Har provat förut, vill inte igen."));
    const ItemId walks =
        t.Put(t.cast.labour_market,
              Offer("activity_centre", "Aktivitetscenter: promenadgrupp", "Arbetsmarknadsavdelningen",
                    t.On(26), {{t.On(26), 8}}, t.cast.labour_market),
              Topic::kSocial);
    if (!t.Day(26)) return;
    t.Follow(t.cast.labour_market, walks, Yes(t.Today()));
    t.Follow(t.cast.labour_market, walks, Begins(t.Today()));
    if (!Meets(t, b, {32}, 46, "Kommer på promenaderna.")) return;
}

void NoShow(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.lead = t.cast.labour_market;
    u.activity = Simple("work_training", "Arbetsträning på återbruket", "Återbruket (påhittat)", 24);
    if (!ToStart(t, u, b) || !Meets(t, b, {32, 46}, 63, "Går bra, handledaren nöjd.") || !t.Day(56)) return;
    Absence absence;
    absence.activity = b.activity;
    absence.date = t.Today();
    absence.absence = AbsenceKind::kNoShow;
    absence.reported_by = "Handledaren ringde 08.10";
    t.Put(t.cast.labour_market, absence);
}

void YearsOfSfi(Tale& t) {
    Begun b;
    Usual u;
    u.background.ssyk = {"5120"};
    u.background.experience = "Kock i hemlandet i nio år.";
    u.background.wishes = "Laga mat. Svenskan först, säger alla.";
    u.background.education = Education::kCompulsory;
    u.background.support_months = 84;
    u.background.interpreter = true;
    u.consent_months = 24;
    u.situation = "SFI sedan fem år utan annan planering.";
    u.resources = "Yrkesvan kock.";
    u.obstacles = "Svenskan tränas bara i klassrummet.";
    u.next_step = "SFI ihop med praktik i kök";
    u.goal = "Arbeta i ett kök.";
    u.indicator = "Praktik som leder till intyg";
    u.track = Topic::kLanguage;
    u.activity = Simple("sfi", "SFI kurs B", "Komvux", 15);
    if (!ToStart(t, u, b) || !Meets(t, b, {32, 116, 200, 284, 368}, 399, "Fortsätter SFI. Ingen ändring."))
        return;
}

void StudyTrack(Tale& t) {
    Begun b;
    Usual u;
    u.parties = {Party::kEmploymentService, Party::kSocialServices, Party::kLabourMarket,
                 Party::kAdultEducation};
    u.background.ssyk = {"5321"};
    u.background.experience = "Vikarie i hemtjänsten.";
    u.background.wishes = "Bli undersköterska.";
    u.studies = true;
    u.triage = "Vill läsa vidare; studievägledaren behövs.";
    u.answers = {Section(Topic::kStudies, {},
                         {Says("studies_wish", "Ja, vård och omsorg på komvux."),
                          Says("studies_done", "Gymnasium utan slutbetyg.")})};
    u.situation = "Saknar två kurser för vårdutbildningen.";
    u.resources = "Uthållig. Trivs i vården.";
    u.obstacles = "Matematik och studievana.";
    u.next_step = "Studie- och yrkesvägledning, ansökan till hösten";
    u.goal = "Undersköterska på två år.";
    u.indicator = "Antagen till komvux hösten 2019";
    u.track = Topic::kStudies;
    u.activity = Simple("study_guidance", "Studie- och yrkesvägledning", "Vuxenutbildningen", 2);
    if (!ToStart(t, u, b) || !Meets(t, b, {32}, 50, "Ansökan skickad.") || !t.Day(36)) return;
    const WorkerId counsellor = Named("gunilla.wester");
    t.Note(counsellor, Category::kStudies, "Validering",
           "Två kurser kan valideras. Resten läses på komvux från augusti.");
    const ItemId school = t.Put(counsellor,
                                Offer("adult_education", "Komvux: vård och omsorg", "Vuxenutbildningen",
                                      MakeDate(2019, 8, 19), {{MakeDate(2019, 8, 19), 40}}, counsellor),
                                Topic::kStudies, Category::kStudies);
    if (!t.Day(39)) return;
    t.Follow(counsellor, school, Yes(t.Today(), "Äntligen."));
}

void StudyExit(Tale& t) {
    Begun b;
    Usual u;
    u.parties = {Party::kEmploymentService, Party::kLabourMarket, Party::kAdultEducation};
    u.background.ssyk = {"5312"};
    u.background.experience = "Resurs på förskola.";
    u.background.wishes = "Läsa till barnskötare.";
    u.background.support_months = 24;
    u.studies = true;
    u.triage = "Vill läsa med studiemedel.";
    u.situation = "Behörig efter validering.";
    u.resources = "Målmedveten.";
    u.next_step = "Söka till barnskötare";
    u.goal = "Läsa på heltid.";
    u.indicator = "Antagen med studiemedel";
    u.track = Topic::kStudies;
    u.activity = Simple("study_guidance", "Studie- och yrkesvägledning", "Vuxenutbildningen", 2);
    if (!ToStart(t, u, b) || !Meets(t, b, {32, 60}, 88, "Väntar på antagningen.") || !t.Day(84)) return;
    ActivityCompleted done;
    done.date = t.Today();
    done.result = "Antagen.";
    done.usefulness = 5;
    t.Follow(t.cast.officer, b.activity, done);
    if (!t.Day(90)) return;
    Leave(t, ExitOutcome::kStudies, ExitReason::kCompleted, [](Exit& e) {
        e.study_form = "Komvux med studiemedel";
        e.extent = 100;
        e.income_after = "Studiemedel";
    });
}

void OwnWorkExit(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.background.ssyk = {"7111"};
    u.background.experience = "Snickare i tjugo år.";
    u.background.wishes = "Bygg, gärna deltid.";
    u.activity = Simple("vacancy_matching", "Matchning mot lediga jobb", "Arbetsgivarteamet", 10);
    if (!ToStart(t, u, b) || !Meets(t, b, {32, 60}, 88, "Söker brett.") || !t.Day(82)) return;
    Leave(t, ExitOutcome::kWork, ExitReason::kCompleted, [](Exit& e) {
        e.subsidised = false;
        e.extent = 75;
        e.income_after = "Lön";
    });
}

void OtherExit(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    if (!ToOffer(t, u, b) || !t.Day(50)) return;
    Leave(t, ExitOutcome::kOther, ExitReason::kMoved,
          [](Exit& e) { e.note = "Flyttat till annan kommun; ärendet lämnat över till kontoret där."; });
}

// Insured at the insurance agency and not registered at the employment service: opened there, without the
// officer.
void InsuredOnly(Tale& t) {
    const WorkerId investigator = Named("pontus.ekelund");
    if (!t.Day(0)) return;
    Background b;
    b.reason = "Sjukskriven i två år. Vill pröva arbete på deltid.";
    b.ssyk = {"4112"};
    b.experience = "Löneadministratör.";
    b.support_months = 26;
    b.education = Education::kUniversity;
    Refer(t, investigator, b, false);
    t.Note(investigator, Category::kInsuranceBenefit, "Sjukpenning",
           "Halv sjukpenning till och med augusti.");
    t.Note(investigator, Category::kInsuranceAssessment, "Bedömning",
           "Arbetsförmågan prövas mot normalt förekommande arbete från dag 181.");
    if (!t.Day(1)) return;
    const auto provisions =
        Summon(t, investigator, {Party::kSocialInsurance, Party::kHealthRegion, Party::kLabourMarket});
    if (!t.Day(7)) return;
    Consent(t, investigator, provisions);
    std::vector<Wish> answers;
    answers.push_back(Section(Topic::kHealth, t.Today(),
                              {Says("health_now", "Bättre. Fortfarande trött efter några timmar.")}));
    t.PutAll(investigator, std::move(answers));
    if (!t.Day(9)) return;
    Judge(t, investigator, true, false, true, "Vårdsamordnaren behövs för uppgången i tid.");
    Allocate(t, investigator, t.cast.labour_market, {"Plats i teamet"},
             "Har kontakt med arbetsgivare inom administration.");
    Assign(t, investigator, t.cast.care, "Stöd i kontakten med vården");
    t.Put(t.cast.labour_market, Plan(t.On(16), t.cast.labour_market, Channel::kMeeting, 14));
    if (!t.Day(16)) return;
    t.Follow(t.cast.labour_market, t.Planned(t.cast.labour_market),
             Met(t.Today(), Channel::kMeeting, "Vill börja med tio timmar i veckan.", 4, t.On(37),
                 t.cast.labour_market));
    t.Put(t.cast.care,
          Assess(t.Today(), "Kan börja med tio timmar i veckan.", "Yrkeskunnig.", "Uthållighet.",
                 "Arbetsträning på deltid"),
          Topic::kHealth);
    Adaptation needs;
    needs.statement = "Korta pass med paus varje timme.";
    needs.hours_per_day = 2;
    needs.time_of_day = "Förmiddag";
    needs.for_employer = true;
    t.Put(t.cast.care, needs);
    t.Put(t.cast.labour_market,
          Offer("activity_centre", "Aktivitetscenter: kontor", "Arbetsmarknadsavdelningen", t.On(30),
                {{t.On(30), 10}}, t.cast.labour_market),
          Topic::kSocial);
}

void WaitingForCertificate(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.parties = kTeamAndCare;
    u.care = true;
    u.triage = "Väntar på vården.";
    u.answers = {
        Section(Topic::kHealth, {},
                {Says("health_care", "Läkaren ska skriva ett nytt intyg. Jag har väntat i två månader.")})};
    u.activity = Simple("work_training", "Arbetsträning i skolkök", "Skolrestaurangen (påhittad)", 20);
    u.lead = t.cast.labour_market;
    if (!ToOffer(t, u, b) || !t.Day(22)) return;
    t.Follow(t.cast.labour_market, b.activity, Yes(t.Today()));
    ActivityWaiting waiting;
    waiting.on = "Vårdcentralen";
    waiting.what = "Läkarintyg inför arbetsträningen.";
    waiting.since = t.Today();
    waiting.ask_again = t.On(36);
    t.Follow(t.cast.labour_market, b.activity, waiting);
    if (!Meets(t, b, {32}, 46, "Intyget har inte kommit.")) return;
}

void HandedOver(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.lead = t.cast.labour_market;
    if (!ToStart(t, u, b) || !Meets(t, b, {32, 46}, 63, "Stadig gång i spåret.") || !t.Day(55)) return;
    Handover h;
    h.from = t.cast.labour_market;
    h.to = t.cast.officer;
    h.text =
        "Går på föräldraledighet. Vi träffades alla tre; arbetsförmedlaren känner redan spåret och "
        "handledaren.";
    t.Put(t.cast.labour_market, h);
}

void YoungWithCompensation(Tale& t) {
    Begun b;
    Usual u;
    u.parties = {Party::kEmploymentService, Party::kSocialServices, Party::kLabourMarket,
                 Party::kSocialInsurance};
    u.background.reason = "Aktivitetsersättning. Vill pröva arbete.";
    u.background.ssyk = {"9412"};
    u.background.experience = "Praktik i kafé.";
    u.background.wishes = "Kafé eller bageri.";
    u.background.education = Education::kUpperSecondary;
    u.background.support_months = 40;
    u.background.programme_days = 60;
    u.insurance = true;
    u.triage = "Frågor om ersättningen när man arbetar.";
    u.situation = "Klarar korta pass i lugn miljö.";
    u.resources = "Glad i människor.";
    u.obstacles = "Många intryck samtidigt.";
    u.next_step = "Arbetsträning i kafé, tio timmar";
    u.goal = "Ett riktigt jobb på kafé.";
    u.indicator = "Tjugo timmar i veckan i fyra veckor";
    u.lead = t.cast.labour_market;
    u.activity = Simple("work_training", "Arbetsträning i kafé", "Kafé Kringlan (påhittat)", 10);
    if (!ToStart(t, u, b) || !t.Day(28)) return;
    t.Note(Named("monica.dahlin"), Category::kInsuranceBenefit, "Aktivitetsersättning",
           "Vilande ersättning kan prövas vid arbete. Löper till och med 2021.");
    if (!Meets(t, b, {32, 46}, 57, "Tio timmar fungerar.")) return;
}

void BelowFullTime(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.background.interpreter = true;
    u.background.education = Education::kCompulsory;
    u.activity =
        Simple("enhanced_work_training", "Förstärkt arbetsträning i tvätteri", "Tvätteriet (påhittat)", 12);
    if (!ToStart(t, u, b) || !Meets(t, b, {32, 46, 60}, 84, "Tolv timmar i veckan. Vill upp.") || !t.Day(61))
        return;
    t.Put(t.cast.officer, Week(b.activity, t.On(39), 12));
    t.Put(t.cast.officer, Week(b.activity, t.On(46), 9));
}

void OfferUnanswered(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.lead = t.cast.social_worker;
    (void)ToOffer(t, u, b);
}

void ConsentEnding(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.lead = t.cast.labour_market;
    if (!ToStart(t, u, b) || !Meets(t, b, {32, 95, 158, 221, 284}, 350, "Enligt plan.") || !t.Day(285))
        return;
    t.Put(t.cast.officer, Aim("Jag vill ha fast jobb före sommaren.", t.On(420), "Tillsvidareanställning"),
          Topic::kWork);
}

void NoNextContact(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    if (!ToStart(t, u, b) || !t.Day(30)) return;
    Retraction taken_back;
    taken_back.reason = "Tiden var dubbelbokad; ny tid saknas.";
    t.Follow(t.cast.officer, t.Planned(t.cast.officer), taken_back);
}

void OpinionWanted(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    if (!ToStart(t, u, b) || !Meets(t, b, {32, 46}, 60, "Uteblivit från två möten.") || !t.Day(50)) return;
    t.Note(t.cast.officer, Category::kActivityReports, "Aktivitetsrapport",
           "Rapporterna för mars och april saknas.");
    const ItemId proposal = t.Put(
        t.cast.officer,
        Propose(Matter::kRevocation,
                "Anvisningen till jobb- och utvecklingsgarantin kan komma att återkallas. Teamet hörs först.",
                {}, {Party::kSocialServices, Party::kLabourMarket}, t.On(58)));
    if (!t.Day(52)) return;
    t.Put(t.cast.labour_market,
          Holds(proposal, Stance::kRemark,
                "Har inte förstått att rapporten ska skickas varje månad. Vi visade hur."));
}

void ItemByItem(Tale& t) {
    Usual u = Cleaner();
    if (!t.Day(0)) return;
    Refer(t, t.cast.officer, u.background);
    if (!t.Day(1)) return;
    const auto provisions = Summon(t, t.cast.officer, kTeamParties);
    if (!t.Day(9)) return;
    Consent(t, t.cast.officer, provisions, true);
    Allocate(t, t.cast.officer, t.cast.officer, {"Plats i teamet"},
             "Deltagaren vill ta ställning till varje uppgift.");
    t.Put(t.cast.officer, Plan(t.On(25), t.cast.officer, Channel::kMeeting, 14));
    if (!t.Day(12)) return;
    Disclosed header;
    header.to = {Party::kSocialServices, Party::kLabourMarket};
    header.categories = {Category::kParticipation};
    header.provision = provisions.front();
    header.reason = "Deltagaren vill att teamet vet att ärendet finns.";
    t.Put(t.cast.officer, header);
    Disclosed who = header;  // to those with a case of their own
    who.categories = {Category::kIdentity};
    who.basis = BasisKind::kOwnCase;
    who.provision = {};
    t.Put(t.cast.officer, who);
    domain::Note wish;
    wish.heading = "Önskemål";
    wish.text = "Vill arbeta dagtid nära hemmet.";
    const ItemId note = t.Put(t.cast.officer, wish, Topic::kNone, Category::kJointPlan);
    t.Note(t.cast.officer, Category::kJointPlan, "Stannar hos oss",
           "Har berättat om en tidigare konflikt med en arbetsgivare.");
    Disclosed one = header;
    one.categories.clear();
    one.of = note;
    one.to = {Party::kLabourMarket};
    one.reason = "Deltagaren har läst anteckningen och vill att arbetsmarknadsavdelningen får den.";
    t.Put(t.cast.officer, one);
}

void OldExtraServiceJob(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.background.ssyk = {"5152"};
    u.background.experience = "Fastighetsskötare.";
    u.background.wishes = "Vaktmästare.";
    u.background.programme_days = 700;
    u.consent_months = 24;
    u.next_step = "Extratjänst på skola";
    u.lead = t.cast.labour_market;
    u.activity = Simple("extra_service_job", "Extratjänst som vaktmästare", "Bäckaskolan (påhittad)", 30);
    if (!ToStart(t, u, b) || !Meets(t, b, {32, 74, 116, 158}, 193, "Trivs. Rektorn vill behålla honom."))
        return;
}

void PlanRenewal(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.consent_months = 24;
    u.lead = t.cast.social_worker;
    if (!ToStart(t, u, b) ||
        !Meets(t, b, {32, 74, 116, 158, 200}, 228, "Planen är gammal; den behöver göras om."))
        return;
}

void InterruptedByHealth(Tale& t) {
    Begun b;
    Usual u = Cleaner();
    u.parties = kTeamAndCare;
    u.care = true;
    u.triage = "Rygg och värk.";
    u.answers = {Section(Topic::kHealth, {}, {Says("health_now", "Värk i axlarna efter arbetet.")})};
    u.lead = t.cast.labour_market;
    u.activity = Simple("internship", "Praktik på lager", "Lagret (påhittat)", 32);
    if (!ToStart(t, u, b) || !Meets(t, b, {32}, 46, "Ont efter passen.") || !t.Day(39)) return;
    t.Follow(t.cast.labour_market, b.activity,
             Breaks(t.Today(), InterruptionReason::kHealth, "Avbruten efter samtal med vårdsamordnaren."));
}

constexpr auto kWork = Outcome::kWork;
constexpr std::array kStories{
    Story{"Nawfal", "Al-Amin", "197501079292", "ar", 2, At(0), 0, Nawfal, "Nawfals väg 1: just hänvisad",
          "Nawfal's way 1: just referred"},
    Story{"Nawfal", "Darwich", "197502199255", "ar", 2, At(7), 0, Nawfal,
          "Nawfals väg 2: kallelse, tre samtycken och underlag skickade",
          "Nawfal's way 2: summons, three consent forms and questionnaire sent"},
    Story{"Nawfal", "Fakhoury", "197503049293", "ar", 2, At(14), 0, Nawfal,
          "Nawfals väg 3: samtycken och svar inne, svaren pekar mot vårdsamordnaren",
          "Nawfal's way 3: consents and answers in, the answers point to the care coordinator"},
    Story{"Nawfal", "Ghanem", "197503309176", "ar", 2, At(21), 0, Nawfal,
          "Nawfals väg 4: team och processledare valda, första mötet i dag",
          "Nawfal's way 4: team and lead chosen, first meeting today"},
    Story{"Nawfal", "Hamdan", "197504049292", "ar", 2, At(24), 0, Nawfal,
          "Nawfals väg 5: första mötet hållet, erbjudandet obesvarat",
          "Nawfal's way 5: first meeting held, the offer not yet answered"},
    Story{"Nawfal", "Ismail", "197504249215", "ar", 2, At(41), 0, Nawfal,
          "Nawfals väg 6: två parallella spår, sex timmar blev fyra, praktiken börjar i morgon",
          "Nawfal's way 6: two parallel tracks, six hours became four, the internship begins tomorrow"},
    Story{"Nawfal", "Jabbour", "197406079298", "ar", 2, At(63), 0, Nawfal,
          "Nawfals väg 7: praktiken pågår, uppföljning i dag",
          "Nawfal's way 7: internship going on, follow-up due today"},
    Story{"Nawfal", "Khalaf", "197407169296", "ar", 2, At(63, 1), 0, Nawfal,
          "Nawfals väg 8: verkstaden såld, praktiken avbruten i dag",
          "Nawfal's way 8: the workshop sold, the internship interrupted today"},
    Story{"Nawfal", "Lahham", "197408302391", "ar", 2, At(66), 0, Nawfal,
          "Nawfals väg 9: förslag om extratjänst som skolvaktmästare",
          "Nawfal's way 9: an extra service job as school caretaker proposed"},
    Story{"Nawfal", "Mansour", "197409112393", "ar", 2, At(84), 84, Nawfal,
          "Nawfals väg 10: utskriven till arbete", "Nawfal's way 10: out to work", 0, kWork, true},
    Story{"Elin", "Törnblad", "198803212383", "sv", 4, At(26), 0, ProtectedIdentity, "Skyddad identitet",
          "Protected identity"},
    Story{"Bengt", "Ohlin", "196404153832", "sv", 0, At(20), 0, RefusedConsents, "Alla samtycken nekade",
          "All consents refused"},
    Story{"Jasmina", "Dizdar", "198001082380", "bs", 1, At(53), 0, WithdrawnConsent,
          "Samtycke återkallat i dag", "Consent withdrawn today"},
    Story{"Ylva", "Grahn", "197804022387", "sv", 2, At(34), 0, DeclinedTherapy, "Tackat nej till KBT",
          "Declined therapy"},
    Story{"Marko", "Andric", "198405022396", "sr", 2, At(56), 0, NoShow, "Uteblev i dag: ring samma dag",
          "No-show today: call the same day"},
    Story{"Senait", "Gebre", "197603112389", "ti", 6, At(399), 0, YearsOfSfi,
          "SFI i åratal utan annan planering", "Years of Swedish courses and no other plan"},
    Story{"Frida", "Engdahl", "199008292386", "sv", 6, At(47), 0, StudyTrack, "Studiespår mot komvux",
          "Study track towards adult education"},
    Story{"Mariam", "Akbari", "198507042383", "prs", 3, At(90), 90, StudyExit, "Utskriven till studier",
          "Out to studies", 125, Outcome::kStudies, false},
    Story{"Kenneth", "Lundell", "196801249290", "sv", 7, At(82), 82, OwnWorkExit,
          "Utskriven till arbete utan stöd", "Out to unsubsidised work", 188, kWork, false},
    Story{"Olga", "Petrov", "196904139265", "ru", 8, At(50), 50, OtherExit, "Utskriven: flyttat",
          "Out: moved away", 75, Outcome::kOther, false},
    Story{"Louise", "Cederholm", "197210119280", "sv", 9, At(25), 0, InsuredOnly,
          "Försäkringskassan utan Arbetsförmedlingen", "Insurance agency without the employment service"},
    Story{"Said", "Abdulle", "198210102391", "so", 8, At(36), 0, WaitingForCertificate,
          "Väntar på läkarintyg", "Waiting for a certificate"},
    Story{"Pavel", "Nowak", "197907212398", "pl", 5, At(56), 0, HandedOver,
          "Överlämnad till ny processledare", "Handed over to a new lead"},
    Story{"Emma", "Sandell", "199712172387", "sv", 1, At(57), 0, YoungWithCompensation,
          "Ung med aktivitetsersättning", "Young with activity compensation"},
    Story{"Fadumo", "Elmi", "198302202380", "so", 8, At(63), 0, BelowFullTime, "Under heltid",
          "Below full time"},
    Story{"Tomasz", "Kaczmarek", "197703232392", "pl", 4, At(28), 0, OfferUnanswered, "Erbjudande obesvarat",
          "Offer unanswered"},
    Story{"Nasrin", "Hosseini", "197611062386", "fa", 3, At(347), 0, ConsentEnding, "Samtycken går snart ut",
          "Consents about to end"},
    Story{"Reza", "Jafari", "199209242396", "fa", 3, At(33), 0, NoNextContact, "Ingen nästa kontakt",
          "No next contact"},
    Story{"Dan", "Alfredsson", "198811262396", "sv", 7, At(56), 0, OpinionWanted,
          "Yttrande väntas före beslut", "An opinion awaited before a decision"},
    Story{"Irena", "Markovic", "198012292382", "hr", 0, At(18), 0, ItemByItem, "Samtycke uppgift för uppgift",
          "Consent item by item"},
    Story{"Kamal", "Sabbagh", "197101169295", "ar", 9, At(193), 0, OldExtraServiceJob,
          "Extratjänst från före stoppet", "Extra service job from before the stop"},
    Story{"Lidia", "Almeida", "196605253225", "pt", 5, At(228), 0, PlanRenewal, "Planen behöver förnyas",
          "The plan needs renewal"},
    Story{"Joakim", "Wallin", "198801272397", "sv", 7, At(39), 0, InterruptedByHealth,
          "Avbruten av hälsoskäl i dag", "Interrupted for health reasons today"},
};

std::span<const Story> Stories() { return kStories; }

}  // namespace

Date StoryDay() { return MakeDate(2019, 5, 20); }
Instant StoryEnd() { return AddSeconds(StartOfDay(AddDays(StoryDay(), 1)), -1); }
Instant StoryNow() { return AddSeconds(StartOfDay(StoryDay()), 9 * 3600); }

std::vector<DemoStory> DemoStories() {
    std::vector<DemoStory> stories;
    const auto staff = MakeStaff(10);
    for (const Story& s : Stories()) {
        const WorkerId who = s.tell == InsuredOnly ? Named("pontus.ekelund") : TrioOf(s.team).officer;
        const auto worker =
            std::find_if(staff.begin(), staff.end(), [&](const Worker& w) { return w.id == who; });
        stories.push_back(
            {std::string(s.given) + " " + std::string(s.family), s.swedish, s.english, worker->username});
    }
    return stories;
}

std::vector<StoryFacts> FactsOfStories() {
    std::vector<StoryFacts> facts;
    for (const Story& s : Stories()) {
        StoryFacts f;
        f.outcome = s.outcome;
        f.opened = NextWorkingDay(Opened(s));
        if (s.exit > 0) f.closed = NextWorkingDay(AddDays(Opened(s), s.exit));
        f.number = s.number;
        f.subsidised = s.subsidised;
        facts.push_back(f);
    }
    return facts;
}

void WriteStory(std::size_t story, office::Office& office, StoryClock& clock,
                const std::optional<ExitClasses>& exit) {
    const Story& s = Stories()[story];
    Tale tale(s, story, office, clock, exit);
    s.tell(tale);
}

}  // namespace samkraft::demo
