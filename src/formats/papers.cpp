#include "formats/papers.hpp"

#include <algorithm>
#include <map>

#include "domain/kinds.hpp"
#include "formats/pdf.hpp"
#include "secrecy/words.hpp"

namespace samkraft::formats {
namespace {

using namespace domain;
using office::PaperLanguage;

using WordBook = std::map<std::string_view, std::string_view>;

// "name = text" a line; '#' begins a remark.
WordBook Read(std::string_view file) {
    WordBook words;
    while (!file.empty()) {
        const std::string_view line = file.substr(0, file.find('\n'));
        file.remove_prefix(std::min(file.size(), line.size() + 1));
        const auto at = line.find(" = ");
        if (line.starts_with('#') || at == std::string_view::npos) continue;
        words.emplace(line.substr(0, at), line.substr(at + 3));
    }
    return words;
}
const WordBook& WordsIn(Language language) {
    static const WordBook swedish = Read(PaperTexts(Language::kSwedish)),
                          english = Read(PaperTexts(Language::kEnglish));
    return language == Language::kSwedish ? swedish : english;
}

std::string_view Nth(std::string_view list, unsigned n) {  // from 1
    for (; n > 1; --n) list.remove_prefix(std::min(list.find(',') + 1, list.size()));
    return list.substr(0, list.find(','));
}

// A sentence has an end.
std::string Ended(std::string text) {
    while (text.ends_with(' ') || text.ends_with('\n')) text.pop_back();
    if (!text.empty() && !text.ends_with('.') && !text.ends_with('!') && !text.ends_with('?')) text += '.';
    return text;
}

std::string Joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const std::string& part : parts)
        if (!part.empty()) (out += out.empty() ? "" : between) += part;
    return out;
}

// The statement may have said it in words already.
bool SaysLifting(std::string_view statement) {
    return statement.find("unga lyft") != std::string_view::npos ||
           statement.find("eavy lift") != std::string_view::npos;
}

class Composer {
  public:
    Composer(const office::PaperSource& source, const Directory& directory)
        : s_(source),
          c_(source.content),
          wish_(source.wish),
          directory_(directory),
          language_(source.wish.language == PaperLanguage::kSwedish ? Language::kSwedish
                                                                    : Language::kEnglish) {
        paper_.made_from = s_.paper;
        paper_.language = wish_.language;
        paper_.made = s_.made;
        if (c_.identity) {
            name_ = Joined({c_.identity->given_name, c_.identity->family_name}, " ");
            given_name_ = c_.identity->given_name;
        }
    }

    Paper Make() {
        paper_.title = Say(std::string(NameOf(s_.paper)) + ".title");
        if (wish_.address) Address();
        Heading(1, paper_.title);
        switch (s_.paper) {
            case PaperTemplate::kSummons:
                Summons();
                break;
            case PaperTemplate::kPlan:
                Plan();
                break;
            case PaperTemplate::kNeeds:
                Needs();
                break;
            case PaperTemplate::kMinutes:
                Minutes();
                break;
            case PaperTemplate::kQuestionnaire:
                Questionnaire();
                break;
            case PaperTemplate::kConsentProof:
                ConsentProof();
                break;
        }
        Made();
        return std::move(paper_);
    }

  private:
    // ---- words

    [[nodiscard]] std::string Say(std::string_view name, const std::vector<std::string>& args = {}) const {
        const WordBook& words = WordsIn(language_);
        const auto at = words.find(name);
        if (at == words.end()) return std::string(name);
        std::string out;
        for (std::size_t i = 0; i < at->second.size(); ++i) {
            const char c = at->second[i];
            if (c == '{' && i + 2 < at->second.size() && at->second[i + 2] == '}') {
                const auto n = static_cast<std::size_t>(at->second[i + 1] - '0');
                if (n < args.size()) out += args[n];
                i += 2;
            } else {
                out += c;
            }
        }
        return out;
    }
    template <NamedEnum E>
    [[nodiscard]] std::string Say(std::string_view group, E value) const {
        return Say(std::string(group) + "." + std::string(NameOf(value)));
    }
    [[nodiscard]] std::string Day(Date date) const {
        if (!date) return {};
        return Say("day", {std::to_string(date.Day()), std::string(Nth(Say("months"), date.Month())),
                           std::to_string(date.Year())});
    }
    [[nodiscard]] std::string LongDay(Date date) const {
        return date ? std::string(Nth(Say("weekdays"), date.Weekday())) + " " + Day(date) : std::string();
    }
    [[nodiscard]] std::string NameOfWorker(WorkerId worker) const {
        const Worker* found = directory_.Find(worker);
        return found == nullptr ? std::string() : found->Name();
    }
    [[nodiscard]] std::string PhoneOf(WorkerId worker) const {
        const Worker* found = directory_.Find(worker);
        return found == nullptr ? std::string() : found->phone;
    }

    // ---- blocks

    void Heading(int level, std::string text) {
        paper_.blocks.rows.push_back({PaperPart::kHeading, level, {}, std::move(text), {}, {}});
    }
    void Paragraph(std::string text) {
        if (!text.empty())
            paper_.blocks.rows.push_back({PaperPart::kParagraph, {}, {}, std::move(text), {}, {}});
    }
    void Fact(std::string_view label, std::string text) {
        if (!text.empty())
            paper_.blocks.rows.push_back({PaperPart::kFact, {}, Say(label), std::move(text), {}, {}});
    }
    void List(std::vector<std::string> items) {
        if (!items.empty())
            paper_.blocks.rows.push_back({PaperPart::kList, {}, {}, {}, std::move(items), {}});
    }
    void Blank(std::string label, int lines) {
        paper_.blocks.rows.push_back({PaperPart::kBlank, {}, std::move(label), {}, {}, lines});
    }
    // The words that stand where something is missing; and it is told to the maker.
    std::string Missing(std::string_view what) {
        std::string word = Say("missing." + std::string(what));
        std::string text = Say("missing", {word});
        paper_.missing.rows.push_back(std::move(word));
        return text;
    }
    std::string OrMissing(std::string text, std::string_view what) {
        return text.empty() ? Missing(what) : text;
    }

    void Address() {
        std::vector<std::string> lines{OrMissing(name_, "name")};
        std::string address = c_.identity ? c_.identity->address : "";
        if (address.empty()) address = Missing("address");
        for (std::string_view left = address; !left.empty();) {  // one line to the street, one to the town
            const std::string_view line = left.substr(0, left.find_first_of(",\n"));
            left.remove_prefix(std::min(left.size(), line.size() + 1));
            const auto begin = line.find_first_not_of(' ');
            if (begin != std::string_view::npos) lines.emplace_back(line.substr(begin));
        }
        paper_.blocks.rows.push_back({PaperPart::kAddress, {}, {}, {}, std::move(lines), {}});
    }
    void Made() {
        const std::string name = NameOfWorker(s_.maker);
        // Who the party is would tell a workplace why somebody comes to it.
        if (s_.paper == PaperTemplate::kNeeds) return Paragraph(Say("made.needs", {Day(s_.made), name}));
        const std::string party(secrecy::PartyName(s_.party, language_));
        Paragraph(Say("made", {Day(s_.made), name, party, party}));
        if (s_.paper != PaperTemplate::kSummons && s_.paper != PaperTemplate::kQuestionnaire)
            Paragraph(Say("made.left_out"));
    }

    // ---- the templates

    [[nodiscard]] const FollowUpItem* FollowUpOf() const {
        const auto at =
            std::ranges::find(c_.follow_ups, wish_.of, [](const auto& f) { return f.about.item; });
        return at == c_.follow_ups.end() ? nullptr : &*at;
    }

    void Summons() {
        const FollowUpItem* item = FollowUpOf();
        const FollowUpPlanned* planned = item != nullptr && item->planned ? &*item->planned : nullptr;
        const Channel channel = wish_.channel ? *wish_.channel
                                : planned     ? planned->channel
                                              : Channel::kMeeting;
        Date date = wish_.date;
        if (!date && planned != nullptr && planned->date >= s_.made) date = planned->date;
        WorkerId meets = s_.maker;
        if (planned != nullptr && planned->responsible) meets = planned->responsible;
        if (item != nullptr && item->substitution) meets = item->substitution->worker;

        Paragraph(Say("summons.hello", {OrMissing(given_name_, "name")}));
        Paragraph(Say(channel == Channel::kPhone   ? "summons.lead.phone"
                      : channel == Channel::kVideo ? "summons.lead.video"
                                                   : "summons.lead"));
        Fact("summons.day", OrMissing(LongDay(date), "date"));
        Fact("summons.time", OrMissing(wish_.time, "time"));
        Fact("summons.channel", Say("channel", channel));
        const bool somewhere = channel == Channel::kMeeting || channel == Channel::kVisit;
        Fact("summons.place", somewhere ? OrMissing(wish_.place, "place") : wish_.place);
        Fact("summons.who", wish_.who.empty() ? OrMissing(NameOfWorker(meets), "who") : wish_.who);
        Fact("summons.bring", wish_.bring);
        Heading(2, Say("summons.cancel"));
        const std::string phone = PhoneOf(meets);
        Paragraph(!wish_.cancel.empty() ? Ended(wish_.cancel)
                  : phone.empty()       ? Missing("cancel")
                                        : Say("summons.call", {NameOfWorker(meets), phone}));
        Paragraph(Say("summons.interpreter"));
    }

    [[nodiscard]] std::string Ramp(const std::vector<HoursStep>& hours) const {
        if (hours.size() == 1) return Say("plan.hours", {std::to_string(hours[0].hours)});
        std::vector<std::string> steps;
        for (const HoursStep& step : hours)
            steps.push_back(Say("plan.hours.from", {std::to_string(step.hours), Day(step.from)}));
        return Joined(steps, ", ");
    }
    [[nodiscard]] std::string TitleOf(const Activity& a) const {
        if (!a.offer.title.empty()) return a.offer.title;
        const ActivityKind* kind = FindActivityKind(a.offer.activity);
        if (kind == nullptr) return Say("plan.activity");
        return std::string(language_ == Language::kSwedish ? kind->swedish : kind->english);
    }
    [[nodiscard]] static Topic TrackOf(const Activity& a) {
        if (a.offer.about.topic != Topic::kNone) return a.offer.about.topic;
        const ActivityKind* kind = FindActivityKind(a.offer.activity);
        return kind == nullptr ? Topic::kNone : kind->track;
    }
    [[nodiscard]] static bool IsLive(const Activity& a) {
        return a.status == ActivityStatus::kOngoing || a.status == ActivityStatus::kAccepted ||
               a.status == ActivityStatus::kOffered;
    }
    [[nodiscard]] std::string FollowUpLine(const FollowUpItem& f) const {
        WorkerId who = f.planned->responsible;
        if (f.substitution) who = f.substitution->worker;
        const std::string name = NameOfWorker(who);
        std::string channel = Say("channel", f.planned->channel);
        return Say(name.empty() ? "plan.followup.alone" : "plan.followup",
                   {LongDay(f.planned->date), channel, name});
    }
    [[nodiscard]] std::vector<const FollowUpItem*> Planned() const {
        std::vector<const FollowUpItem*> planned;
        for (const FollowUpItem& f : c_.follow_ups)
            if (f.planned && !f.done && f.planned->date) planned.push_back(&f);
        std::ranges::stable_sort(planned, {}, [](const FollowUpItem* f) { return f->planned->date; });
        return planned;
    }

    void Plan() {
        Fact("for", OrMissing(name_, "name"));
        Heading(2, Say("plan.goals"));
        if (c_.goals.empty()) Paragraph(Missing("goals"));
        for (const GoalItem& g : c_.goals) {
            Heading(3, g.goal.text.empty() ? Say("plan.goal") : g.goal.text);
            Paragraph(
                Joined({g.goal.horizon ? Say("plan.horizon", {Day(g.goal.horizon)}) : "",
                        g.goal.indicator.empty() ? "" : Say("plan.indicator", {Ended(g.goal.indicator)}),
                        g.closed ? Say("plan", g.closed->reached) : ""},
                       " "));
        }
        const std::vector<const FollowUpItem*> planned = Planned();
        bool any = false;
        for (const Topic track : {Topic::kWork, Topic::kStudies, Topic::kHealth, Topic::kLanguage,
                                  Topic::kSocial, Topic::kEconomy, Topic::kFamily, Topic::kNone}) {
            std::vector<const Activity*> here;
            for (const Activity& a : c_.activities)
                if (IsLive(a) && TrackOf(a) == track) here.push_back(&a);
            if (here.empty()) continue;
            any = true;
            constexpr std::array kOrder{ActivityStatus::kOngoing, ActivityStatus::kAccepted,
                                        ActivityStatus::kOffered};
            std::ranges::stable_sort(here, {}, [&](const Activity* a) {
                return std::pair(std::ranges::find(kOrder, a->status) - kOrder.begin(), Begins(*a));
            });
            Heading(2, Say("track", track));
            for (const Activity* a : here) Put(*a, planned);
        }
        if (!any) Paragraph(Missing("plan"));
        Next(planned);
    }
    [[nodiscard]] static Date Begins(const Activity& a) { return a.started ? a.started : a.offer.from; }
    void Put(const Activity& a, const std::vector<const FollowUpItem*>& planned) {
        Heading(3, Joined({TitleOf(a), a.offer.provider}, ", "));
        const std::string status = Say("plan", a.status);
        const std::string from = Day(Begins(a)), until = Day(a.offer.until);
        const ActivityKind* kind = FindActivityKind(a.offer.activity);
        const bool needs = kind != nullptr && kind->needs && a.status != ActivityStatus::kOngoing &&
                           std::ranges::none_of(c_.proposals, [&](const ProposalItem& p) {
                               return p.Approves(*kind->needs, a.offer.about.item);
                           });
        const std::string who = NameOfWorker(a.offer.responsible);
        Paragraph(Joined(
            {from.empty()    ? Ended(status)
             : until.empty() ? Say("plan.from", {status, from})
                             : Say("plan.period", {status, from, until}),
             Ended(Ramp(a.hours)), who.empty() ? "" : Say("plan.responsible", {who}), Ended(a.offer.calls),
             needs ? Say("plan.decision", {Say("role", Decides(*kind->needs))}) : "",
             a.waiting && !a.waiting->on.empty() ? Say("plan.waiting", {a.waiting->on}) : ""},
            " "));
        std::vector<std::string> contacts;
        for (const FollowUpItem* f : planned)
            if (f->planned->activity == a.offer.about.item) contacts.push_back(FollowUpLine(*f));
        List(std::move(contacts));
    }
    void Next(const std::vector<const FollowUpItem*>& planned) {
        std::vector<std::string> lines;
        const bool ongoing = std::ranges::any_of(
            c_.activities, [](const Activity& a) { return a.status == ActivityStatus::kOngoing; });
        if (ongoing)
            lines.push_back(
                Say("plan.week", {std::to_string(c_.PlannedHours(s_.made)), std::to_string(kFullTime)}));
        for (const FollowUpItem* f : planned) {
            const Activity* of = c_.FindActivity(f->planned->activity);
            if (of == nullptr || !IsLive(*of)) lines.push_back(FollowUpLine(*f));
        }
        if (lines.empty()) return;
        Heading(2, Say("plan.next"));
        List(std::move(lines));
    }

    void Needs() {
        const PlacementItem* found = wish_.of ? c_.FindPlacement(wish_.of) : nullptr;
        const Placement* place = found != nullptr ? &found->placement : nullptr;
        const Activity* activity = place != nullptr ? c_.FindActivity(place->activity) : nullptr;
        Fact("needs.who", OrMissing(name_, "name"));
        Fact("needs.host",
             OrMissing(wish_.host.empty() && place != nullptr ? place->host : wish_.host, "host"));
        if (place != nullptr) {
            Fact("needs.supervisor", place->supervisor);
            Fact("needs.tasks", place->tasks);
            if (activity != nullptr) {
                Fact("needs.period", Joined({Day(Begins(*activity)), Day(activity->offer.until)}, " – "));
                Fact("needs.hours", Ramp(activity->hours));
            }
            Fact("needs.schedule", place->schedule);
        }
        std::vector<std::string> needs;
        for (const ItemId item : wish_.adaptations)
            for (const auto& a : c_.adaptations) {
                if (a.about.item != item || !a.for_employer || (a.until && a.until < s_.made)) continue;
                needs.push_back(Joined(
                    {a.statement, a.hours_per_day ? Say("needs.day", {std::to_string(*a.hours_per_day)}) : "",
                     a.time_of_day,
                     a.no_heavy_lifting && !SaysLifting(a.statement) ? Say("needs.lifting") : "",
                     a.until ? Say("needs.until", {Day(a.until)}) : ""},
                    ", "));
            }
        Heading(2, Say("needs.list"));
        if (needs.empty()) Paragraph(Missing("needs"));
        List(std::move(needs));
    }

    void Minutes() {
        const FollowUpItem* item = FollowUpOf();
        const FollowUp* done = item != nullptr && item->done ? &*item->done : nullptr;
        Fact("for", OrMissing(name_, "name"));
        Fact("minutes.day", OrMissing(done == nullptr ? "" : LongDay(done->date), "date"));
        if (done != nullptr) Fact("minutes.channel", Say("channel", done->channel));
        Fact("minutes.who", OrMissing(wish_.who, "who"));
        if (done != nullptr && done->attendance == Attendance::kNotAttended) Paragraph(Say("minutes.absent"));
        if (done != nullptr && done->attendance == Attendance::kHostOnly) Paragraph(Say("minutes.host_only"));
        Heading(2, Say("minutes.agreed"));
        // What was noted is the maker's own; on the paper stands what the maker writes for it.
        Paragraph(OrMissing(wish_.agreed, "agreed"));
        const bool contact = done != nullptr && done->next_contact;
        if (!contact && wish_.next.empty()) return;
        Heading(2, Say("minutes.next"));
        Paragraph(wish_.next);
        if (!contact) return;
        const std::string who = NameOfWorker(done->next_responsible);
        Paragraph(Say(who.empty() ? "minutes.contact.alone" : "minutes.contact",
                      {LongDay(done->next_contact), who}));
    }

    void Questionnaire() {
        Fact("for", OrMissing(name_, "name"));
        Paragraph(Say("questionnaire.lead"));
        if (c_.intake_sent && c_.intake_sent->answer_by >= s_.made)
            Fact("questionnaire.by", LongDay(c_.intake_sent->answer_by));
        Topic section = Topic::kNone;
        for (const Question& q : Questions()) {
            if (q.section != section) Heading(2, Say("track", q.section));
            section = q.section;
            Blank(std::string(language_ == Language::kSwedish ? q.swedish : q.english), 3);
        }
        Heading(2, Say("track", Topic::kNone));
        Blank(Say("questionnaire.own"), 5);
    }

    void ConsentProof() {
        Fact("for", OrMissing(name_, "name"));
        Paragraph(Say("consent_proof.lead"));
        bool any = false;
        for (const Consent& consent : c_.consents) {
            const bool wanted = !wish_.of || consent.asked.about.item == wish_.of;
            const bool holds = consent.status == ConsentStatus::kGiven && consent.given &&
                               (!consent.until || s_.made <= consent.until);
            if (!wanted || !holds) continue;
            any = true;
            Put(consent);
        }
        if (!any) {
            Paragraph(Say("consent_proof.none"));
            Paragraph(Missing("consents"));
        }
        Paragraph(Say("consent_proof.withdraw"));
    }
    void Put(const Consent& consent) {
        const ConsentAsked& asked = consent.asked;
        std::vector<std::string> to, what, tracks;
        for (const Party party : asked.to) to.emplace_back(secrecy::PartyName(party, language_));
        if (asked.to_role) to.push_back(Say("role", *asked.to_role));
        for (const Category category : asked.categories)
            what.emplace_back(secrecy::CategoryName(category, language_));
        for (const Topic topic : asked.topics) tracks.push_back(Say("track", topic));
        Heading(2, Say("consent_proof", asked.form));
        Fact("consent_proof.from", std::string(secrecy::PartyName(asked.from, language_)));
        Fact("consent_proof.to", Joined(to, ", "));
        Fact("consent_proof.categories", Joined(what, ", "));
        Fact("consent_proof.tracks", Joined(tracks, ", "));
        Fact("consent_proof.purpose", asked.purpose == Purpose::kEvaluation
                                          ? Say("consent_proof.purpose.evaluation")
                                          : Say("consent_proof", asked.purpose));
        Fact("consent_proof.given",
             Say("consent_proof." + std::string(NameOf(consent.given->channel)), {Day(consent.given->date)}));
        Fact("consent_proof.until", Day(consent.until));
        if (!asked.text_version.empty())
            Fact("consent_proof.text", Say("consent_proof.version", {asked.text_version}));
        Fact("consent_proof.reference", asked.reference);
    }

    const office::PaperSource& s_;
    const CaseState& c_;
    const office::PaperWish& wish_;
    const Directory& directory_;
    Language language_;
    std::string name_, given_name_;
    Paper paper_;
};

}  // namespace

Paper ComposePaper(const office::PaperSource& source, const Directory& directory) {
    return Composer(source, directory).Make();
}

std::string PaperPdf(const Paper& paper) {
    PdfWriter pdf(paper.title,
                  paper.language == PaperLanguage::kSwedish ? Language::kSwedish : Language::kEnglish,
                  StartOfDay(paper.made));
    for (const PaperBlock& block : paper.blocks.rows) switch (block.part) {
            case PaperPart::kAddress:
                pdf.Address(block.items);
                break;
            case PaperPart::kHeading:
                pdf.Heading(block.level.value_or(1), block.text);
                break;
            case PaperPart::kParagraph:
                pdf.Paragraph(block.text);
                break;
            case PaperPart::kFact:
                pdf.Fact(block.label, block.text);
                break;
            case PaperPart::kList:
                pdf.List(block.items);
                break;
            case PaperPart::kBlank:
                pdf.Blank(block.label, block.lines.value_or(1));
                break;
        }
    return pdf.Finish();
}

}  // namespace samkraft::formats
