#include "domain/consent_texts.hpp"

#include <array>

namespace samkraft::domain {
namespace {

using enum ConsentForm;

// OSL 10:1 and 12:2: a person may waive secrecy, wholly or in part, and take it back. GDPR 13: for what, how
// long, and which rights. A model for the association's own lawyer to go through.
constexpr std::array kTexts{
    ConsentText{
        kSharing, "sv", "1", "Samtycke till att vi som arbetar med dig får dela uppgifter",
        R"(Du ska delta i ett samarbete mellan flera myndigheter. De har sekretess mot varandra. Det betyder att de inte får berätta om dig för varandra om du inte säger ja, utom när en lag säger det.

Om du säger ja kan de planera tillsammans med dig, så att du slipper berätta samma sak flera gånger. Du bestämmer en rad i taget. Du kan säga ja till en del och nej till en annan.

{provisions}

Det är frivilligt. Säger du nej får du ändå den hjälp som varje myndighet kan ge på egen hand. Ett nej är inte i sig skäl att neka eller dra in en ersättning.

Du kan ta tillbaka ditt ja när du vill, helt eller en rad i taget, muntligt eller skriftligt. Säg det till någon av dem du träffar. Från den stunden kan de andra inte längre läsa uppgifterna med stöd av ditt ja. Det som de redan har läst går inte att göra oläst, men du får veta vad som har delats och med vem.

Uppgifterna används bara för att planera och följa upp din väg till arbete eller studier. Ditt ja gäller den tid som står vid varje rad, sedan frågar vi igen. Du har rätt att få veta vilka uppgifter som finns om dig och att få fel rättade. Klagomål kan du lämna till Integritetsskyddsmyndigheten.)"},
    ConsentText{
        kSharing, "sv-simple", "1", "Får vi prata med varandra om dig?",
        R"(Flera myndigheter ska hjälpa dig. De får inte berätta om dig för varandra. Om du säger ja får de det.

Du bestämmer. Du kan säga ja till en sak och nej till en annan.

{provisions}

Du måste inte säga ja. Du får hjälp ändå.

Du kan ändra dig. Säg till någon av oss. Då slutar vi dela. Det som någon redan har läst kan vi inte ta bort ur minnet. Men vi kan visa dig vad vi har delat.

Vi använder uppgifterna bara för att hjälpa dig till jobb eller studier. Det står vid varje rad hur länge ditt ja gäller. Sedan frågar vi igen.

Du får se vad vi har skrivit om dig. Är något fel ska vi rätta det. Är du missnöjd kan du klaga hos Integritetsskyddsmyndigheten.)"},
    ConsentText{
        kSharing, "en", "1", "Consent that we who work with you may share information",
        R"(You are to take part in a collaboration between several authorities. They have a duty of secrecy towards each other. That means that they may not tell each other about you unless you say yes, or an act of law says so.

If you say yes they can plan together with you, so that you need not tell the same thing several times. You decide one line at a time. You can say yes to one part and no to another.

{provisions}

It is voluntary. If you say no you still get the help that each authority can give on its own. A no is not in itself a reason to refuse or withdraw a benefit.

You can take your yes back whenever you want, wholly or one line at a time, by word or in writing. Tell any of those you meet. From that moment the others can no longer read the information on the strength of your yes. What they have already read cannot be unread, but you will be told what has been shared and with whom.

The information is used only to plan and follow up your way to work or studies. Your yes holds for the time that stands at each line; then we ask again. You have the right to know what is held about you and to have mistakes put right. You can complain to the Swedish Authority for Privacy Protection (Integritetsskyddsmyndigheten).)"},
    ConsentText{
        kHealth, "sv", "1", "Samtycke till att vården får dela uppgifter om vad du behöver",
        R"(Uppgifter om din hälsa är skyddade av stark sekretess. Vården får inte berätta något om dig för de andra myndigheterna om du inte säger ja.

Om du säger ja får vårdsamordnaren berätta vad du behöver för att kunna arbeta eller studera, till exempel att du inte ska lyfta tungt, och när du har tider i vården. Din diagnos, dina mediciner och din journal delas inte genom den här blanketten.

{provisions}

Det är frivilligt, liksom vården själv är frivillig. Ett nej påverkar inte den vård du får, och det är inte i sig skäl att neka eller dra in en ersättning.

Du kan ta tillbaka ditt ja när du vill, helt eller en rad i taget, muntligt eller skriftligt. Säg det till vårdsamordnaren eller någon annan du träffar. Från den stunden kan de andra inte längre läsa uppgifterna med stöd av ditt ja. Det som de redan har läst går inte att göra oläst, men du får veta vad som har delats och med vem.

Ditt ja gäller den tid som står vid varje rad, sedan frågar vi igen. Du har rätt att få veta vilka uppgifter som finns om dig och att få fel rättade. Klagomål kan du lämna till Integritetsskyddsmyndigheten.)"},
    ConsentText{
        kHealth, "sv-simple", "1", "Får vården berätta vad du behöver?",
        R"(Vården får inte berätta om dig för de andra som hjälper dig. Om du säger ja får vårdsamordnaren berätta vad du behöver på jobbet eller i skolan. Till exempel att du inte kan lyfta tungt. Och vilka dagar du har tid i vården.

Vi berättar inte vilken sjukdom du har. Vi berättar inte vilka mediciner du tar. Ingen annan får läsa din journal.

{provisions}

Du måste inte säga ja. Du får vård ändå.

Du kan ändra dig. Säg till någon av oss. Då slutar vi dela. Det som någon redan har läst kan vi inte ta bort ur minnet. Men vi kan visa dig vad vi har delat.

Det står vid varje rad hur länge ditt ja gäller. Sedan frågar vi igen.

Du får se vad vi har skrivit om dig. Är något fel ska vi rätta det. Är du missnöjd kan du klaga hos Integritetsskyddsmyndigheten.)"},
    ConsentText{
        kHealth, "en", "1", "Consent that health care may share what you need",
        R"(Information about your health is protected by strong secrecy. Health care may tell the other authorities nothing about you unless you say yes.

If you say yes, the care coordinator may tell what you need in order to work or study, for example that you should not lift heavy things, and when you have appointments in care. Your diagnosis, your medicines and your medical record are not shared by this form.

{provisions}

It is voluntary, as care itself is voluntary. A no does not affect the care you get, and it is not in itself a reason to refuse or withdraw a benefit.

You can take your yes back whenever you want, wholly or one line at a time, by word or in writing. Tell the care coordinator or anybody else you meet. From that moment the others can no longer read the information on the strength of your yes. What they have already read cannot be unread, but you will be told what has been shared and with whom.

Your yes holds for the time that stands at each line; then we ask again. You have the right to know what is held about you and to have mistakes put right. You can complain to the Swedish Authority for Privacy Protection (Integritetsskyddsmyndigheten).)"},
    ConsentText{
        kEvaluation, "sv", "1", "Samtycke till att din medverkan får räknas i uppföljningen",
        R"(Samarbetet följs upp för att vi ska veta om det hjälper. Projektledningen behöver då veta att du deltar. Den får dina initialer och att du är med, men inte läsa vad som står i ditt ärende.

{provisions}

Resultaten visas bara som antal och andelar, aldrig så att någon kan känna igen dig.

Det är frivilligt. Ett nej påverkar inte den hjälp du får. Du kan ta tillbaka ditt ja när du vill. Det som redan har räknats in i en färdig sammanställning ligger kvar där, utan uppgift om vem du är.

Ditt ja gäller den tid som står vid raden. Du har rätt att få veta vilka uppgifter som finns om dig och att få fel rättade. Klagomål kan du lämna till Integritetsskyddsmyndigheten.)"},
    ConsentText{
        kEvaluation, "sv-simple", "1", "Får vi räkna med dig när vi ser om hjälpen fungerar?",
        R"(Vi vill veta om vårt arbete hjälper. Därför räknar vi hur många som får jobb eller börjar studera.

Om du säger ja får de som leder projektet veta att du är med. De får bara dina initialer. De får inte läsa om dig.

{provisions}

Ingen kan se att det är du i våra siffror.

Du måste inte säga ja. Du får hjälp ändå. Du kan ändra dig. Säg till någon av oss.

Det står vid raden hur länge ditt ja gäller. Du får se vad vi har skrivit om dig. Är något fel ska vi rätta det. Är du missnöjd kan du klaga hos Integritetsskyddsmyndigheten.)"},
    ConsentText{
        kEvaluation, "en", "1", "Consent that your part may be counted in the evaluation",
        R"(The collaboration is evaluated so that we know whether it helps. The project lead then needs to know that you take part. The lead gets your initials and that you take part, but may not read what your case holds.

{provisions}

The results are shown only as numbers and shares, never so that anybody can recognise you.

It is voluntary. A no does not affect the help you get. You can take your yes back whenever you want. What has already been counted in a finished table stays there, without who you are.

Your yes holds for the time that stands at the line. You have the right to know what is held about you and to have mistakes put right. You can complain to the Swedish Authority for Privacy Protection (Integritetsskyddsmyndigheten).)"},
};

}  // namespace

std::span<const ConsentText> ConsentTexts() { return kTexts; }

const ConsentText* FindConsentText(ConsentForm form, std::string_view language, std::string_view version) {
    for (const ConsentText& text : kTexts)
        if (text.form == form && text.language == language && text.version == version) return &text;
    return nullptr;
}

}  // namespace samkraft::domain
