#include "formats/extract_pdf.hpp"

#include <algorithm>
#include <array>

#include "domain/kinds.hpp"
#include "formats/pdf.hpp"
#include "secrecy/words.hpp"

namespace samkraft::formats {
namespace {

using namespace domain;
using Word = std::pair<std::string_view, std::string_view>;

constexpr Word kFields[]{
    {"from", "Från"},
    {"hours", "Timmar"},
    {"question", "Fråga"},
    {"answer", "Svar"},
    {"person", "Person"},
    {"date", "Datum"},
    {"reason", "Skäl"},
    {"harm", "Kan deltagaren fara illa av det?"},
    {"referred_by", "Hänvisad av"},
    {"personal_number", "Personnummer"},
    {"given_name", "Förnamn"},
    {"family_name", "Efternamn"},
    {"initials", "Initialer"},
    {"phone", "Telefon"},
    {"email", "E-post"},
    {"address", "Adress"},
    {"language", "Språk"},
    {"interpreter", "Tolk"},
    {"reach", "Nås bäst"},
    {"degree", "Skydd"},
    {"named_officers", "Utsedda handläggare"},
    {"programme", "Program"},
    {"programme_from", "Program från"},
    {"programme_until", "Program till"},
    {"registered_from", "Inskriven från"},
    {"last_report", "Senaste aktivitetsrapport"},
    {"ssyk", "Yrken (SSYK)"},
    {"experience", "Erfarenhet"},
    {"wishes", "Önskemål"},
    {"education", "Utbildning"},
    {"education_verified", "Utbildningen är styrkt"},
    {"support_months", "Månader med offentlig försörjning"},
    {"own_case", "Diarienummer"},
    {"team", "Team"},
    {"reasons", "Skäl"},
    {"worker", "Medarbetare"},
    {"task", "Uppgift"},
    {"until", "Till och med"},
    {"form", "Blankett"},
    {"to", "Till"},
    {"to_role", "Till rollen"},
    {"categories", "Uppgifter"},
    {"topics", "Områden"},
    {"purpose", "Ändamål"},
    {"months", "Månader"},
    {"sent_by", "Skickat på sätt"},
    {"text_version", "Textens version"},
    {"reference", "Kod på blanketten"},
    {"channel", "Sätt"},
    {"item_by_item", "En uppgift i taget"},
    {"evidence", "Underlag"},
    {"witness", "Vittne"},
    {"note", "Kommentar"},
    {"of", "Gäller"},
    {"basis", "Grund"},
    {"provision", "Samtycke"},
    {"statute", "Lagrum"},
    {"answer_by", "Svar senast"},
    {"answers", "Svar"},
    {"own_words", "Med egna ord"},
    {"care_coordinator", "Vårdsamordnare behövs"},
    {"study_counsellor", "Studievägledare behövs"},
    {"insurance_investigator", "Försäkringsutredare behövs"},
    {"situation", "Nuläge"},
    {"resources", "Resurser"},
    {"obstacles", "Hinder"},
    {"next_step", "Nästa steg"},
    {"minutes", "Minuter"},
    {"in_depth", "Fördjupad"},
    {"statement", "Behov"},
    {"hours_per_day", "Timmar per dag"},
    {"time_of_day", "Tid på dagen"},
    {"no_heavy_lifting", "Inga tunga lyft"},
    {"for_employer", "Får visas för arbetsgivare"},
    {"text", "Text"},
    {"horizon", "Till när"},
    {"indicator", "Så märks det"},
    {"reached", "Nått"},
    {"activity", "Aktivitet"},
    {"as_it_is", "Planen som den är"},
    {"title", "Rubrik"},
    {"provider", "Anordnare"},
    {"responsible", "Ansvarig"},
    {"calls", "Vem ringer"},
    {"first_meeting", "Första möte"},
    {"method", "Metod"},
    {"on", "Väntar på"},
    {"what", "Vad"},
    {"by", "Senast"},
    {"since", "Sedan"},
    {"ask_again", "Fråga igen"},
    {"agreed_by", "Överenskommet med"},
    {"result", "Resultat"},
    {"usefulness", "Nytta (1–5)"},
    {"week", "Vecka som börjar"},
    {"cadence_days", "Dagar mellan kontakter"},
    {"attendance", "Närvaro"},
    {"readiness", "Egen skattning (1–5)"},
    {"next_contact", "Nästa kontakt"},
    {"next_responsible", "Ansvarig för nästa kontakt"},
    {"next_calls", "Vem ringer eller kallar nästa gång"},
    {"next_cadence_days", "Så ofta framöver, dagar"},
    {"unasked_reason", "Varför ingen har talat om frånvaron"},
    {"facts", "Uppgifter som behövs"},
    {"absence", "Frånvaro"},
    {"reported_by", "Rapporterad av"},
    {"agreed", "Överenskommet"},
    {"matter", "Fråga"},
    {"heard", "Hörda"},
    {"items", "Går med"},
    {"wanted_by", "Önskas senast"},
    {"proposal", "Förslag"},
    {"stance", "Ställning"},
    {"verdict", "Utfall"},
    {"rule", "Regel"},
    {"heading", "Rubrik"},
    {"outcome", "Resultat"},
    {"subsidised", "Med stöd"},
    {"support", "Stödform"},
    {"extent", "Omfattning i procent"},
    {"study_form", "Studieform"},
    {"income_after", "Försörjning efteråt"},
    {"in_sus", "Registrerad i SUS"},
    {"right", "Rättighet"},
    {"of_version", "Version vid tillfället"},
    {"received", "Kom in"},
    {"ground", "Grund"},
    {"ordered_by", "Begärt av"},
    {"decision", "Beslut"},
    {"exported", "Lämnad till arkivet"},
    {"party", "Part"},
    {"counted", "Räknad"},
    {"opened", "Öppnat"},
    {"closed", "Avslutat"},
    {"numbers", "Statistik"},
    {"approved", "Godkänt"},
    {"type", "Slag"},
    {"dated", "Daterad"},
    {"delivery", "Kom in på sätt"},
    {"brought_by", "Lämnad av"},
    {"original", "Originalet"},
    {"concerns", "Hör till"},
    {"file_name", "Filens namn"},
    {"file", "Fil"},
    {"media_type", "Filtyp"},
    {"bytes", "Storlek i byte"},
    {"made_from", "Gjord här av mallen"},
    {"sha256", "Kontrollsumma (SHA-256)"},
    {"due_kind", "Påminnelse"},
    {"due", "Dag"},
    {"change", "Ändring"},
    {"participant", "Deltagaren"},
    {"end", "Slut"},
    {"host", "Arbetsplats"},
    {"contact", "Kontaktperson"},
    {"supervisor", "Handledare"},
    {"tasks", "Arbetsuppgifter"},
    {"schedule", "Dagar och tider"},
    {"adaptations", "Anpassningar"},
    {"union_name", "Fackförening"},
    {"visit_weeks", "Besök minst var (veckor)"},
    {"signatory", "Underskrift av"},
    {"name", "Namn"},
    {"days", "Dagar"},
    {"incident", "Slag"},
    {"done", "Åtgärd"},
    {"reported_to", "Anmält till"},
    {"side", "Vem säger det"},
    {"works", "Fungerar"},
    {"needed", "Behövs"},
    {"go_on", "Fortsättning"},
    {"provider_id", "Anordnare i registret"},
    {"apply_by", "Sista ansökningsdag"},
    {"open", "Öppen"},
    {"token", "Länk"},
    {"signal", "Vad platsen säger"},
    {"subject", "Ämne"},
    {"audience", "Deltar"},
    {"awaits", "Svar önskas av"},
    {"awaits_participant", "Svar önskas av deltagaren"},
    {"thread", "Tråd"},
    {"mark", "Märkt"},
    {"follow_up_by", "Följer upp"},
    {"follow_up_party", "Part som följer upp"},
    {"round", "Vilken uppföljning"},
    {"state", "Hur det är"},
};

constexpr std::array<std::string_view, kKindCount> kKindNames{
    "Hänvisning",
    "Identitet och kontaktuppgifter",
    "Skyddade personuppgifter",
    "Inskrivning",
    "Arbetslivserfarenhet",
    "Parten har ett eget ärende",
    "Team",
    "Processledare",
    "Tilldelad medarbetare",
    "Tilldelning avslutad",
    "Motiverad öppning",
    "Fråga om samtycke",
    "Samtycke lämnat",
    "Samtycke avböjt",
    "Samtycke återkallat",
    "Utlämnande",
    "Utlämnande avslutat",
    "Kartläggningsunderlag skickat",
    "Svar på kartläggningsunderlag",
    "Bedömning av vem som behövs",
    "Kartläggning",
    "Anpassning",
    "Mål",
    "Mål avslutat",
    "Erbjuden aktivitet",
    "Svar på aktivitet",
    "Aktiviteten väntar",
    "Aktivitet påbörjad",
    "Ändrade timmar",
    "Aktivitet avbruten",
    "Aktivitet avslutad",
    "Rapporterade timmar",
    "Planerad uppföljning",
    "Uppföljning",
    "Ersättare",
    "Frånvaro",
    "Frånvaro uppföljd",
    "Förslag",
    "Yttrande",
    "Beslut",
    "Anteckning",
    "Överlämning",
    "Avslut",
    "Återtagen uppgift",
    "Samtycke bekräftat",
    "Återtaget från andra",
    "Något har tagits tillbaka",
    "Förslag om utplåning av text",
    "Svar om utplåning av text",
    "Granskad öppning",
    "Begäran om dina rättigheter",
    "Svar på din begäran",
    "Din kommentar",
    "Undantagen uppgift",
    "Undantag upphört",
    "Gallring stoppad",
    "Gallringsstopp hävt",
    "Förslag om gallring",
    "Gallrad del",
    "Handling",
    "Föreslagen ändring",
    "Svar på ändring",
    "Ändring avslutad",
    "Förlängd aktivitet",
    "Överenskommelse med arbetsplats",
    "Facket hört",
    "Underskrift",
    "Närvaro",
    "Händelse på arbetsplatsen",
    "Bedömning av platsen",
    "Påminnelse uppskjuten",
    "Påminnelse tilldelad",
    "Påminnelse återtagen",
    "Att göra",
    "Gjort eller inte längre aktuellt",
    "Länk för signaler från platsen",
    "Signal från platsen",
    "Ny tråd",
    "Meddelande",
    "Märkt tråd",
    "Uppföljning efter avslut",
    "Utskrivning",
    "Vad deltagaren tyckte om en aktivitet",
};

// What the choices of entries are called; parties and categories have their names in secrecy/words.hpp.
constexpr Word kChoices[]{
    {"meeting", "möte"},
    {"phone", "telefon"},
    {"video", "video"},
    {"visit", "besök"},
    {"message", "meddelande"},
    {"letter", "brev"},
    {"sharing", "delning mellan parter"},
    {"health", "hälsa"},
    {"evaluation", "uppföljning"},
    {"paper", "papper"},
    {"oral", "muntligt"},
    {"electronic", "elektroniskt"},
    {"unknown", "okänd"},
    {"compulsory", "grundskola"},
    {"upper_secondary", "gymnasium"},
    {"other_post_secondary", "annan eftergymnasial"},
    {"university", "högskola"},
    {"reached", "nått"},
    {"partly", "delvis"},
    {"dropped", "släppt"},
    {"accepted", "ja"},
    {"declined", "nej"},
    {"host_ended", "arbetsplatsen avslutade"},
    {"participant_ended", "deltagaren avslutade"},
    {"absence", "frånvaro"},
    {"moved", "flyttat"},
    {"rule", "regel"},
    {"other", "annat"},
    {"attended", "kom"},
    {"not_attended", "kom inte"},
    {"host_only", "bara arbetsplatsen"},
    {"no_show", "uteblev"},
    {"sick", "sjuk"},
    {"care_of_child", "vård av barn"},
    {"programme", "program"},
    {"internship", "praktik"},
    {"work_training", "arbetsträning"},
    {"extra_service_job", "extratjänst"},
    {"subsidised_job", "anställning med stöd"},
    {"training", "utbildning"},
    {"revocation", "återkallelse"},
    {"income_support", "ekonomiskt bistånd"},
    {"care", "vård"},
    {"insurance_benefit", "ersättning"},
    {"municipal_service", "kommunal insats"},
    {"studies", "studier"},
    {"for", "för"},
    {"against", "mot"},
    {"remark", "kommentar"},
    {"approved", "bifall"},
    {"rejected", "avslag"},
    {"work", "arbete"},
    {"seeking_work", "söker arbete"},
    {"completed", "slutfört"},
    {"illness", "sjukdom"},
    {"own_wish", "egen begäran"},
    {"parental_leave", "föräldraledighet"},
    {"deceased", "avliden"},
    {"absent", "frånvarande"},
    {"revoked", "återkallat"},
    {"misregistered", "felregistrerad"},
    {"coordination", "samordning"},
    {"care_contact", "vårdkontakt"},
    {"none", "ingen"},
    {"secrecy_mark", "sekretessmarkering"},
    {"protected_registration", "skyddad folkbokföring"},
    {"fictitious_identity", "fingerade personuppgifter"},
    {"language", "språk"},
    {"social", "socialt"},
    {"economy", "ekonomi"},
    {"family", "familj"},
    {"own_case", "eget ärende"},
    {"consent", "samtycke"},
    {"statute", "skyldighet i lag"},
    {"reasoned_decision", "eget beslut"},
    {"no", "nej"},
    {"likely", "ja"},
    {"outweighed", "kanske, men behovet väger uppenbart tyngre"},
    {"employment_officer", "arbetsförmedlare"},
    {"social_worker", "socialsekreterare"},
    {"labour_market_secretary", "arbetsmarknadssekreterare"},
    {"care_coordinator", "vårdsamordnare"},
    {"insurance_investigator", "försäkringsutredare"},
    {"study_counsellor", "studie- och yrkesvägledare"},
    {"employer_team", "arbetsgivarteam"},
    {"project_lead", "projektledare"},
    {"evaluator", "utvärderare"},
    {"operator", "drift"},
    {"participant", "deltagare"},
    {"access", "registerutdrag"},
    {"rectification", "rättelse"},
    {"erasure", "radering"},
    {"restriction", "begränsning"},
    {"objection", "invändning"},
    {"granted", "bifall"},
    {"refused", "avslag"},
    {"extended", "förlängd tid"},
    {"osl_10_3", "OSL 10 kap. 3 §"},
    {"osl_25_6", "OSL 25 kap. 6 §"},
    {"osl_25_7", "OSL 25 kap. 7 §"},
    {"osl_26_5", "OSL 26 kap. 5 §"},
    {"certificate", "intyg"},
    {"decision", "beslut"},
    {"application", "ansökan"},
    {"agreement", "överenskommelse"},
    {"grades", "betyg"},
    {"summons", "kallelse"},
    {"plan", "plan på papper"},
    {"needs", "blad till arbetsplatsen"},
    {"minutes", "minnesanteckning"},
    {"questionnaire", "frågor på papper"},
    {"consent_proof", "bevis om samtycke"},
    {"by_hand", "lämnad på plats"},
    {"post", "post"},
    {"email", "e-post"},
    {"digital", "digitalt"},
    {"acknowledged", "godtar"},
    {"objects", "invänder"},
    {"carried_out", "genomförd"},
    {"withdrawn", "tillbakadragen"},
    {"no_objection", "inget att invända"},
    {"silent", "inget svar"},
    {"host", "arbetsplatsen"},
    {"authority", "den som beslutar"},
    {"present", "på plats"},
    {"leave", "ledig"},
    {"accident", "olycka"},
    {"near_miss", "tillbud"},
    {"days_90", "efter 90 dagar"},
    {"days_180", "efter 180 dagar"},
    {"neither", "varken arbete eller studier"},
    {"not_reached", "gick inte att nå"},
    {"employment_service", "Arbetsförmedlingen"},
    {"conflict", "konflikt"},
    {"treatment", "kränkande behandling"},
    {"more", "fler timmar"},
    {"same", "som nu"},
    {"less", "färre timmar"},
    {"not", "ska avslutas"},
    {"not_working", "det fungerar inte"},
    {"wants_to_talk", "vill prata"},
    {"going_well", "det går bra"},
    // what was done
    {"read", "öppnade ärendet"},
    {"listed", "såg ärendet i en lista"},
    {"written", "skrev i ärendet"},
    {"searched", "sökte"},
    {"exported", "tog ut en kopia"},
    {"handled", "hanterat"},
    {"awaited", "väntar på svar"},
    {"not_awaited", "väntar inte längre"},
};

std::string_view FindWord(std::span<const Word> words, std::string_view code) {
    const auto at = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.first == code; });
    return at == words.end() ? std::string_view{} : at->second;
}

std::string InWords(std::string_view code) {
    std::string out(code);
    std::replace(out.begin(), out.end(), '_', ' ');
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

// A value for people. Identities say nothing to a person and are left out.
struct Speaker {
    Language language;
    std::string Say(const std::string& v) const { return v; }
    std::string Say(bool v) const {
        return language == Language::kSwedish ? (v ? "ja" : "nej") : (v ? "yes" : "no");
    }
    template <std::integral T>
        requires(!std::same_as<T, bool>)
    std::string Say(T v) const {
        return std::to_string(v);
    }
    std::string Say(const Date& v) const { return v.Text(); }
    template <class Tag>
    std::string Say(const Id<Tag>&) const {
        return {};
    }
    std::string Say(Party v) const { return std::string(secrecy::PartyName(v, language)); }
    std::string Say(Category v) const { return std::string(secrecy::CategoryName(v, language)); }
    template <NamedEnum E>
    std::string Say(E v) const {
        const std::string_view code = NameOf(v);
        const std::string_view word = language == Language::kSwedish ? FindWord(kChoices, code) : "";
        if (!word.empty()) return std::string(word);
        std::string plain(code);
        std::replace(plain.begin(), plain.end(), '_', ' ');
        return plain;
    }
    template <class T>
    std::string Say(const std::optional<T>& v) const {
        return v ? Say(*v) : std::string();
    }
    template <class T>
    std::string Say(const std::vector<T>& v) const {
        std::string out;
        for (const T& each : v) {
            const std::string one = Say(each);
            if (!one.empty()) out += (out.empty() ? "" : ", ") + one;
        }
        return out;
    }
    std::string Say(const HoursStep& v) const { return v.from.Text() + ": " + std::to_string(v.hours); }
    std::string Say(const PresenceDay& v) const { return v.date.Text() + ": " + Say(v.presence); }
    std::string Say(const QuestionAnswer& v) const {
        const Question* q = FindQuestion(v.question);
        const std::string question(q == nullptr                     ? std::string_view(v.question)
                                   : language == Language::kSwedish ? q->swedish
                                                                    : q->english);
        return question + " " + v.answer;
    }
};

struct FactWriter {
    PdfWriter& pdf;
    Language language;
    template <class T>
    void operator()(const FieldSpec& spec, const T& field) {
        // "No" is said only where something was chosen; a box that nobody ticked says nothing.
        if constexpr (std::is_same_v<T, bool>)
            if (!field) return;
        const std::string text = Speaker{language}.Say(field);
        if (text.empty()) return;
        pdf.Fact(language == Language::kSwedish ? std::string(SwedishField(spec.name)) : InWords(spec.name),
                 text);
    }
};

class Writer {
  public:
    Writer(const office::Extract& extract, Language language)
        : e_(extract),
          language_(language),
          pdf_(T("Registerutdrag", "Register extract"), language, StartOfDay(extract.made)) {}

    std::string Write() {
        Opening();
        Parts();
        Receivers();
        Entries(false, T("Det som är antecknat", "What is recorded"));
        Entries(true, T("Det som har tagits emot från andra", "What has been received from others"));
        Requests();
        Visits();
        pdf_.Heading(2, T("Dina rättigheter", "Your rights"));
        for (const std::string& notice : e_.notices.rows) pdf_.Paragraph(notice);
        return pdf_.Finish();
    }

  private:
    [[nodiscard]] std::string T(std::string_view swedish, std::string_view english) const {
        return std::string(language_ == Language::kSwedish ? swedish : english);
    }
    template <class V>
    std::string Say(const V& value) const {
        return Speaker{language_}.Say(value);
    }

    void Opening() {
        pdf_.Heading(1, T("Registerutdrag", "Register extract"));
        pdf_.Fact(T("Enligt", "Under"), T("dataskyddsförordningen (EU) 2016/679, artikel 15",
                                          "Regulation (EU) 2016/679, article 15"));
        if (!e_.name.empty()) pdf_.Fact(T("Gäller", "Concerns"), e_.name + ", " + e_.personal_number);
        pdf_.Fact(T("Ärende", "Case"), e_.case_id.Text());
        pdf_.Fact(T("Gjort", "Made"), e_.made.Text());
        pdf_.Fact(T("Av", "By"), e_.party == Party::kNone ? T("dig själv, av det som alla parter har",
                                                              "yourself, of what all parties hold")
                                                          : Say(e_.party));
    }
    void Parts() {
        pdf_.Heading(
            2, T("Vem som har uppgifter, varför och hur länge", "Who holds data, why and for how long"));
        for (const office::ExtractPart& p : e_.parts.rows) {
            pdf_.Heading(3, p.name);
            pdf_.Fact(T("Ändamål", "Purpose"), T("att ", "") + p.purpose);
            pdf_.Fact(T("Rättslig grund", "Legal basis"), p.law);
            pdf_.Fact(T("Uppgifter", "Data"), Say(p.categories));
            const office::RetentionView& r = p.retention;
            pdf_.Fact(T("Hur länge", "How long"), r.text + " (" + r.source + ")");
            if (r.due) pdf_.Fact(T("Gallras tidigast", "Disposed of at the earliest"), r.due.Text());
            if (r.held)
                pdf_.Fact(T("Gallringen är stoppad", "Disposal is on hold"),
                          T("tills vidare", "until further notice"));
        }
    }
    void Receivers() {
        pdf_.Heading(2, T("Vem som har fått läsa", "Who has been let to read"));
        if (e_.receivers.rows.empty())
            pdf_.Paragraph(T("Uppgifterna har inte lämnats till någon annan part.",
                             "The data have been given to no other party."));
        std::vector<std::string> lines;
        for (const office::ExtractReceiver& r : e_.receivers.rows) {
            std::string line = Say(r.from) + " → " + (r.to == Party::kNone ? "" : Say(r.to));
            if (r.role) line += (r.to == Party::kNone ? "" : ", ") + Say(*r.role);
            line += ": " + (r.single ? T("en uppgift", "one entry") : Say(r.categories));
            line += ". " + T("Grund: ", "Basis: ") + Say(r.basis);
            if (!r.statute.empty()) line += " (" + r.statute + ")";
            line += ", " + LocalDate(r.since).Text() + "–";
            if (r.until) line += LocalDate(r.until).Text();
            lines.push_back(std::move(line));
        }
        pdf_.List(lines);
    }
    void Entries(bool received, const std::string& heading) {
        const auto wanted = [&](const office::ExtractEntry& entry) { return entry.received == received; };
        if (std::none_of(e_.entries.rows.begin(), e_.entries.rows.end(), wanted)) return;
        pdf_.Heading(2, heading);
        for (const office::ExtractEntry& entry : e_.entries.rows) {
            if (!wanted(entry)) continue;
            pdf_.Heading(3, LocalDate(entry.at).Text() + " · " +
                                (language_ == Language::kSwedish ? std::string(SwedishKind(entry.kind))
                                                                 : InWords(NameOf(entry.kind))));
            pdf_.Fact(T("Uppgift hos", "Held by"), Say(entry.owner) + ", " + Say(entry.category));
            if (entry.by_participant) pdf_.Paragraph(T("Kommer från dig.", "Comes from you."));
            if (!entry.basis.empty()) pdf_.Paragraph(entry.basis);
            std::visit([&](const auto& payload) { payload.Fields(payload, FactWriter{pdf_, language_}); },
                       entry.data.payload);
            if (entry.limited)
                pdf_.Paragraph(T("En del av uppgiften lämnas inte ut.", "A part of this is not given."));
        }
    }
    void Requests() {
        if (e_.requests.rows.empty()) return;
        pdf_.Heading(2, T("Det du har begärt", "What you have asked for"));
        std::vector<std::string> lines;
        for (const RightsItem& r : e_.requests.rows) {
            std::string line =
                r.asked.received.Text() + ", " + Say(r.asked.about.owner) + ": " + Say(r.asked.right) + ". ";
            line += r.answer ? T("Svar ", "Answer ") + r.answer->date.Text() + ": " + Say(r.answer->verdict) +
                                   (r.answer->reason.empty() ? "" : ". " + r.answer->reason)
                             : T("Svar senast ", "Answer by ") + r.answer_by.Text();
            lines.push_back(std::move(line));
        }
        pdf_.List(lines);
    }
    void Visits() {
        pdf_.Heading(2, T("Vem som har öppnat dina uppgifter", "Who has opened your data"));
        std::vector<std::string> lines;
        for (const office::ExtractAccess& a : e_.access.rows) {
            std::string line = a.day.Text() + ", " + Say(a.role);
            if (a.party != Party::kNone) line += ", " + Say(a.party);
            line += ": " + Say(a.access);
            if (a.times > 1) line += " (" + std::to_string(a.times) + ")";
            lines.push_back(line + ". " + a.why);
        }
        if (lines.empty()) pdf_.Paragraph(T("Ingen.", "Nobody."));
        pdf_.List(lines);
    }

    const office::Extract& e_;
    Language language_;
    PdfWriter pdf_;
};

}  // namespace

std::string_view SwedishField(std::string_view name) { return FindWord(kFields, name); }
// A kind without a name would give those after it the names before theirs.
static_assert(!kKindNames.back().empty());

std::string_view SwedishKind(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::string ExtractPdf(const office::Extract& extract, Language language) {
    return Writer(extract, language).Write();
}

}  // namespace samkraft::formats
