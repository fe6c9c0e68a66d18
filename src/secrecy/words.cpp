// What the users call parties and categories, and the one sentence that explains a decision.
#include "secrecy/words.hpp"

#include <array>
#include <string>

#include "secrecy/engine.hpp"

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

// {0} owner, {1} category, {2} how much. A refusal names at most the owner, and only where the reader has had
// something disclosed by that owner: neither category nor topic nor the person's protection may be guessed
// from it.
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
constexpr Word kMasked = {"Personen har skyddade personuppgifter: bara utsedda handläggare ser vem det är.",
                          "The person has protected identity: only named officers see who it is."};
constexpr Word kAll = {"hela uppgiften", "the whole entry"};
constexpr Word kPart = {"en del av uppgiften", "a part of the entry"};

// "The employment service" within a sentence; Swedish names that are common nouns likewise.
std::string InSentence(Party party, Language language) {
    std::string name(PartyName(party, language));
    const bool proper = language == Language::kSwedish &&
                        (party == Party::kEmploymentService || party == Party::kSocialInsurance);
    if (!name.empty() && !proper)
        name[0] = static_cast<char>(name[0] - 'A' + 'a');  // every first letter is one of A–Z
    return name;
}

}  // namespace

std::string_view PartyName(Party party, Language language) {
    return kParties.at(static_cast<std::size_t>(party)).In(language);
}

std::string_view CategoryName(Category category, Language language) {
    return kCategories.at(static_cast<std::size_t>(category)).In(language);
}

std::string Explain(const Decision& decision, const EntryHead& head, Language language) {
    if (decision.reason == Reason::kProtected && decision.level != Level::kNone)
        return std::string(kMasked.In(language));
    const std::string_view form = kSentences.at(static_cast<std::size_t>(decision.reason)).In(language);
    std::string text;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] != '{') {
            text += form[i];
            continue;
        }
        switch (form[i + 1]) {
            case '0':
                text += InSentence(head.owner, language);
                break;
            case '1':
                text += CategoryName(head.category, language);
                break;
            default:
                text += (decision.level == Level::kFull ? kAll : kPart).In(language);
        }
        i += 2;
    }
    return text;
}

}  // namespace samkraft::secrecy
