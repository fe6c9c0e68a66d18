#include "secrecy/words.hpp"

#include <algorithm>
#include <array>

namespace samkraft::secrecy {
namespace {

struct Word {
    std::string_view swedish;
    std::string_view english;
    [[nodiscard]] std::string_view In(Language language) const {
        return language == Language::kSwedish ? swedish : english;
    }
};

constexpr std::array<Word, kPartyCount> kParties = {{
    {"", ""},
    {"Arbetsförmedlingen", "The employment service"},
    {"Socialtjänsten", "Social services"},
    {"Arbetsmarknadsavdelningen", "The labour-market unit"},
    {"Vuxenutbildningen", "Adult education"},
    {"Försäkringskassan", "The social insurance agency"},
    {"Regionen", "The health region"},
}};

constexpr std::array<Word, kCategoryCount> kCategories = {{
    {"", ""},
    {"Namn och kontaktuppgifter", "Name and contact details"},
    {"Skyddade personuppgifter", "Protected identity"},
    {"Deltagande", "Participation"},
    {"Inskrivning, program och period", "Registration, programme and period"},
    {"Myndighetens egen handlingsplan", "The authority's own plan"},
    {"Aktivitetsrapporter och sanktioner", "Activity reports and sanctions"},
    {"Försörjningsstöd", "Income support"},
    {"Social utredning", "Social investigation"},
    {"Arbetslivserfarenhet och kompetens", "Work history and skills"},
    {"Diagnos, läkemedel och journal", "Diagnosis, medication and health record"},
    {"Funktionsbehov och anpassningar", "Functional needs and adaptations"},
    {"Vårdspår och vårdtider", "Care track and appointments"},
    {"Ersättning från Försäkringskassan", "Social insurance benefit"},
    {"Bedömning och intyg hos Försäkringskassan", "Social insurance assessment and certificates"},
    {"Gemensam kartläggning", "Joint assessment"},
    {"Gemensam plan", "Joint plan"},
    {"Uppföljning", "Follow-up"},
    {"Misstanke om fel", "Suspected irregularity"},
    {"Anhöriga och barn", "Relatives and children"},
    {"Uppgifter om brott", "Crime data"},
    {"Studier", "Studies"},
    {"Arbetsgivarnas uppdrag och lediga jobb", "Employers' orders and vacancies"},
    {"Teamets anteckningar", "Team notes"},
    {"Enkätsvar", "Survey answers"},
    {"Statistik", "Statistics"},
    {"Åtkomstlogg", "Access log"},
}};

constexpr std::array<Word, kSliceCount> kSlices = {{
    {"allt", "everything"},
    {"vad, när och läge", "what, when and state"},
    {"att någon finns, inte vem", "that somebody is there, not who"},
    {"namn och telefon", "name and telephone"},
    {"namnet", "the name"},
    {"initialerna", "the initials"},
    {"att en deltagare finns", "that there is a participant"},
    {"bara för den som har en plats", "only for those placed"},
    {"det som lagen räknar upp", "what the law lists"},
    {"bara ja eller nej", "only yes or no"},
    {"det som samtycket nämner", "what the consent names"},
    {"det som rör studier", "what concerns studies"},
    {"det som rör det egna spåret", "what concerns their own track"},
    {"den egna aktiviteten", "their own activity"},
    {"den egna platsen", "their own placement"},
    {"rubrik och datum", "heading and dates"},
    {"datum och läge", "date and state"},
    {"det som hör till ett cv", "what belongs in a CV"},
    {"det som jobbet kräver", "what the job needs"},
    {"intyget", "the certificate"},
    {"så långt lagen medger", "as far as the law allows"},
    {"sammanställt", "in sum"},
    {"sammanställt, små tal dolda", "in sum, small numbers withheld"},
    {"den offentliga delen", "the public part"},
    {"ett utdrag", "an extract"},
}};

constexpr std::array<Word, kTopicCount> kTopics = {{
    {"", ""},
    {"arbete", "work"},
    {"studier", "studies"},
    {"hälsa", "health"},
    {"språk", "language"},
    {"socialt", "social life"},
    {"ekonomi", "economy"},
    {"familj", "family"},
}};

constexpr std::array<Word, 12> kMonths = {{{"januari", "January"},
                                           {"februari", "February"},
                                           {"mars", "March"},
                                           {"april", "April"},
                                           {"maj", "May"},
                                           {"juni", "June"},
                                           {"juli", "July"},
                                           {"augusti", "August"},
                                           {"september", "September"},
                                           {"oktober", "October"},
                                           {"november", "November"},
                                           {"december", "December"}}};

// {0} owner, {1} category, {2} how much. To a reader about themself: a refusal names at most the owner, and
// only where the reader has had something disclosed by that owner: neither category nor topic nor the
// person's protection may be guessed from it.
constexpr std::array<Word, Names(Reason{}).size()> kSentences = {{
    {"Du ser {2}, eftersom uppgiften hör till din egen verksamhet: {0}.",
     "You see {2}, because it belongs to your own party: {0}."},
    {"Du ser {2}: {0} har riktat uppgiften till din verksamhet.",
     "You see {2}: {0} addressed it to your party."},
    {"Du ser {2}: {0} har lämnat ut ”{1}” och din verksamhet har ett eget ärende.",
     "You see {2}: {0} has disclosed “{1}”, and your party has a case of its own."},
    {"Du ser {2}: {0} har lämnat ut ”{1}” med den enskildes samtycke.",
     "You see {2}: {0} has disclosed “{1}” with the person's consent."},
    {"Du ser {2}: {0} har lämnat ut ”{1}” för att lagen kräver det.",
     "You see {2}: {0} has disclosed “{1}” because the law requires it."},
    {"Du ser {2}: {0} har lämnat ut ”{1}” efter ett motiverat beslut i det enskilda fallet.",
     "You see {2}: {0} has disclosed “{1}” by a reasoned decision in this case."},
    {"Du ser {2}, eftersom uppgiften gäller dig själv.", "You see {2}, because it is about you."},
    {"Visas inte: du är inte tilldelad ärendet.", "Not shown: you are not assigned to the case."},
    {"Visas inte: ingen har lämnat ut uppgiften till dig.", "Not shown: nobody has disclosed it to you."},
    {"Visas inte: det som utlämnandet från {0} vilade på har upphört att gälla.",
     "Not shown: what the disclosure by {0} rested on no longer holds."},
    {"Visas inte: sekretessen hos {0} öppnas inte för din roll på den grunden.",
     "Not shown: the secrecy of {0} does not open to your role on that basis."},
    {"Visas inte: utlämnandet från {0} gäller andra områden.",
     "Not shown: the disclosure by {0} is about other matters."},
    {"Visas inte: uppgiften är riktad till andra.", "Not shown: it is addressed to others."},
    {"Visas inte för din roll.", "Not shown to your role."},
    {"Visas inte: din roll läser inga ärenden.", "Not shown: your role reads no cases."},
}};

// The same of somebody else, {3}, to who may know the bases that decide it.
constexpr std::array<Word, Names(Reason{}).size()> kSentencesOfOthers = {{
    {"{3} ser {2}: uppgiften hör till den egna verksamheten.",
     "{3} sees {2}: it belongs to their own party."},
    {"{3} ser {2}: {0} har riktat uppgiften dit.", "{3} sees {2}: {0} addressed it to their party."},
    {"{3} ser {2}: {0} har lämnat ut ”{1}” och {4} har ett eget ärende.",
     "{3} sees {2}: {0} has disclosed “{1}”, and {4} has a case of its own."},
    {"{3} ser {2}: {0} har lämnat ut ”{1}” med den enskildes samtycke.",
     "{3} sees {2}: {0} has disclosed “{1}” with the person's consent."},
    {"{3} ser {2}: {0} har lämnat ut ”{1}” för att lagen kräver det.",
     "{3} sees {2}: {0} has disclosed “{1}” because the law requires it."},
    {"{3} ser {2}: {0} har lämnat ut ”{1}” efter ett motiverat beslut i det enskilda fallet.",
     "{3} sees {2}: {0} has disclosed “{1}” by a reasoned decision in this case."},
    {"{3} ser {2}, eftersom uppgiften gäller deltagaren.",
     "{3} sees {2}, because it is about the participant."},
    {"{3} ser inget: är inte tilldelad ärendet.", "{3} sees nothing: not assigned to the case."},
    {"{3} ser inget: {0} har inte lämnat ut det.", "{3} sees nothing: {0} has not disclosed it."},
    {"{3} ser inget: det som utlämnandet från {0} vilade på har upphört att gälla.",
     "{3} sees nothing: what the disclosure by {0} rested on no longer holds."},
    {"{3} ser inget: sekretessen hos {0} öppnas inte dit på den grund som utlämnandet har.",
     "{3} sees nothing: the secrecy of {0} does not open to them on the basis that the disclosure has."},
    {"{3} ser inget: utlämnandet från {0} gäller andra områden.",
     "{3} sees nothing: the disclosure by {0} is about other matters."},
    {"{3} ser inget: uppgiften är riktad till andra.", "{3} sees nothing: it is addressed to others."},
    {"{3} ser inget: personuppgifterna är skyddade.",
     "{3} sees nothing: the person's identity is protected."},
    {"{3} ser inget: rollen läser inga ärenden.", "{3} sees nothing: the role reads no cases."},
}};
constexpr Word kMasked = {"Personen har skyddade personuppgifter: bara utsedda handläggare ser vem det är.",
                          "The person has protected identity: only named officers see who it is."};
constexpr Word kNotForParticipant = {"{3} ser inte sådant i sin egen vy.",
                                     "{3} does not see such things in their own view."};
constexpr Word kAll = {"hela uppgiften", "the whole entry"};
constexpr Word kPart = {"en del av uppgiften", "a part of the entry"};
constexpr Word kUnknown = {
    "Om {0} har öppnat det för {4} får du inte veta: det är en sak mellan dem och deltagaren.",
    "Whether {0} has opened it to {4} is not yours to know: it is between them and the "
    "participant."};
constexpr Word kUnknownCase = {
    "{3} ser det om {4} har ett eget ärende för personen. Det får du inte veta.",
    "{3} sees it if {4} has a case of its own for the person. That is not yours to know."};

std::string Fill(std::string_view form, std::initializer_list<std::string_view> values) {
    std::string text;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] != '{') {
            text += form[i];
            continue;
        }
        text += values.begin()[form[i + 1] - '0'];
        i += 2;
    }
    return text;
}

// "the employment service" within a sentence; Swedish names that are common nouns likewise.
std::string InSentence(std::string name) {
    const bool proper = name.starts_with("Arbetsförmedlingen") || name.starts_with("Försäkringskassan");
    if (!name.empty() && !proper && name[0] >= 'A' && name[0] <= 'Z')
        name[0] = static_cast<char>(name[0] - 'A' + 'a');
    return name;
}
std::string InSentence(Party party, Language language) {
    return InSentence(std::string(PartyName(party, language)));
}

std::string Text(Date date, Language language) {
    return std::to_string(date.Day()) + ' ' + std::string(kMonths.at(date.Month() - 1).In(language)) + ' ' +
           std::to_string(date.Year());
}
// The last day of what ends at a moment.
std::string LastDay(Instant ends, Language language) {
    return Text(LocalDate(AddSeconds(ends, -1)), language);
}

std::string HowMuch(Level level, Slice slice, Language language) {
    if (level == Level::kFull) return std::string(kAll.In(language));
    return std::string(kPart.In(language)) + " (" +
           std::string(kSlices.at(static_cast<std::size_t>(slice)).In(language)) + ')';
}

std::string Join(const std::vector<std::string>& words, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? last : std::string_view(", ");
        text += words[i];
    }
    return text;
}

// "förordning (2008:975) 3 §", without which wording was read.
std::string Citation(const Statute& statute) {
    return std::string(statute.source.substr(0, statute.source.find_first_of(",;")));
}

// What the reason says no word of: which law, and how long.
std::string Rest(const Ground& ground, Language language) {
    const bool swedish = language == Language::kSwedish;
    std::string text;
    if (ground.statute != nullptr) {
        text += swedish ? " Grund: " : " Basis: ";
        text += Citation(*ground.statute) + '.';
    }
    const bool consent = ground.decision.reason == Reason::kConsent;
    if (ground.until != kForever) {
        text += consent ? (swedish ? " Samtycket gäller till och med " : " The consent holds until ")
                        : (swedish ? " Det gäller till och med " : " That holds until ");
        text += LastDay(ground.until, language) + '.';
    } else if (consent) {
        text +=
            swedish ? " Samtycket gäller tills det återkallas." : " The consent holds until it is withdrawn.";
    }
    return text;
}

}  // namespace

std::string_view PartyName(Party party, Language language) {
    return kParties.at(static_cast<std::size_t>(party)).In(language);
}

std::string_view CategoryName(Category category, Language language) {
    return kCategories.at(static_cast<std::size_t>(category)).In(language);
}

std::string ReaderName(const Readership& reader, Language language) {
    const bool swedish = language == Language::kSwedish;
    switch (reader.role) {
        case Role::kParticipant:
            return swedish ? "Deltagaren" : "The participant";
        case Role::kProjectLead:
            return swedish ? "Projektledaren" : "The project lead";
        case Role::kEvaluator:
            return swedish ? "Utvärderaren" : "The evaluator";
        case Role::kEmployerTeam:
            return swedish ? "Arbetsgivarteamet" : "The employer team";
        default:
            return std::string(PartyName(reader.party, language));
    }
}

std::string TopicNames(TopicSet topics, Language language) {
    std::vector<std::string> words;
    for (std::size_t t = 1; topics.Bits() != 0 && t < kTopicCount; ++t)
        if (topics.Has(static_cast<Topic>(t))) words.emplace_back(kTopics.at(t).In(language));
    return Join(words, language == Language::kSwedish ? " och " : " and ");
}

std::string Explain(const Ground& ground, const EntryHead& head, Language language) {
    const Decision& d = ground.decision;
    if (d.reason == Reason::kProtected && d.level != Level::kNone) return std::string(kMasked.In(language));
    const std::string owner = InSentence(head.owner, language);
    const std::string much = HowMuch(d.level, d.slice, language);
    return Fill(kSentences.at(static_cast<std::size_t>(d.reason)).In(language),
                {owner, CategoryName(head.category, language), much}) +
           Rest(ground, language);
}

std::string ExplainOf(const Readership& reader, const std::string& name, const Ground& ground,
                      const EntryHead& head, Language language) {
    const Decision& d = ground.decision;
    const std::string who = name.empty() ? ReaderName(reader, language) : name;
    if (d.reason == Reason::kProtected && d.level != Level::kNone) return std::string(kMasked.In(language));
    const std::string owner = InSentence(head.owner, language);
    const std::string much = HowMuch(d.level, d.slice, language);
    const bool kept_back = reader.role == Role::kParticipant && d.level == Level::kNone;
    const Word& form =
        kept_back ? kNotForParticipant : kSentencesOfOthers.at(static_cast<std::size_t>(d.reason));
    return Fill(form.In(language), {owner, CategoryName(head.category, language), much, who,
                                    name.empty() ? InSentence(who) : who}) +
           Rest(ground, language);
}

std::string ExplainUnknown(const Readership& reader, const EntryHead& head, bool if_own_case,
                           Language language) {
    const std::string who = ReaderName(reader, language);
    return Fill((if_own_case ? kUnknownCase : kUnknown).In(language),
                {InSentence(head.owner, language), "", "", who, InSentence(who)});
}

std::string ExplainColleague(const std::string& name, Language language) {
    return Fill(language == Language::kSwedish
                    ? "Om {0} arbetar med ärendet får du inte veta. För dem i parten som gör det gäller:"
                    : "Whether {0} works with the case is not yours to know. For those in the party who do:",
                {name});
}

std::string ExplainAssignment(const CaseBases& bases, const Actor& actor, Instant now, Language language) {
    const bool swedish = language == Language::kSwedish;
    const Assignment* found = nullptr;
    for (const Assignment& a : bases.assignments) {
        const bool team = a.team && std::ranges::count(actor.teams, a.team) > 0;
        if (a.party != actor.party || !(team || (a.worker && a.worker == actor.worker))) continue;
        if (a.begins > now || now >= a.ends) continue;
        if (found == nullptr || (found->opening && !a.opening)) found = &a;
    }
    if (found == nullptr) return {};
    std::string text;
    if (found->opening)
        text = swedish ? "Du har öppnat ärendet med en angiven anledning"
                       : "You opened the case for a stated reason";
    else if (found->team)
        text = swedish ? "Du har ärendet genom ditt team" : "You have the case through your team";
    else
        text = swedish ? "Du är tilldelad ärendet" : "You are assigned to the case";
    if (found->ends != kForever)
        text += (swedish ? ", till och med " : ", until ") + LastDay(found->ends, language);
    return text + '.';
}

std::string ExplainWays(const Readership& reader, const EntryHead& head, const std::vector<Way>& ways,
                        Level level, Language language) {
    const bool swedish = language == Language::kSwedish;
    const std::string owner = InSentence(head.owner, language);
    const std::string who = InSentence(ReaderName(reader, language));
    std::string text;
    for (const Way& way : ways) {
        const std::string much = HowMuch(way.level, way.slice, language);
        std::string on;
        switch (way.basis) {
            case BasisKind::kConsent:
                on = swedish ? "deltagarens samtycke till att {0} lämnar ut det till {4}"
                             : "the participant's consent that {0} discloses it to {4}";
                break;
            case BasisKind::kOwnCase:
                on = swedish ? "att {0} lämnar ut det och {4} har ett eget ärende"
                             : "that {0} discloses it and {4} has a case of its own";
                break;
            case BasisKind::kStatute:
                on = swedish ? "att {0} lämnar ut det enligt " : "that {0} discloses it under ";
                on += Citation(*way.statute);
                break;
            case BasisKind::kReasonedDecision:
                on = swedish
                         ? "ett eget, motiverat beslut av {0} i det enskilda fallet (OSL 10 kap. 2 och 27 §§)"
                         : "a reasoned decision of its own by {0} in this case (OSL 10:2, 10:27)";
                break;
        }
        text += text.empty() ? (swedish ? "Det krävs " : "It takes ") : (swedish ? ", eller " : ", or ");
        text += Fill(on, {owner, "", "", "", who}) + (swedish ? ": då " : ": then ") + much;
    }
    if (!text.empty()) text += '.';
    if (level == Level::kNone && ways.empty())
        text = Fill(swedish ? "Ingen grund i lagen öppnar det för {4}." : "No basis in law opens it to {4}.",
                    {owner, "", "", "", who});
    const bool across = ColumnOf(reader.role) != OwnColumn(head.owner) && reader.role != Role::kParticipant;
    if (across && level != Level::kFull && !MayDecideToDisclose(head.owner)) {
        const std::string_view chapter = head.owner == Party::kHealthRegion ? "25" : "26";
        text += Fill(swedish ? " Ett eget beslut av {0} räcker inte: sekretess enligt {1} kap. OSL."
                             : " A decision of its own by {0} is not enough: secrecy under OSL chapter {1}.",
                     {owner, chapter});
    }
    return text;
}

}  // namespace samkraft::secrecy
