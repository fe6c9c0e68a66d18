// The register extract (GDPR art. 15): what a party has about the participant, or all that the participant
// sees; with why, who else got it, how long it is kept and who opened it.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/personal_number.hpp"
#include "domain/bands.hpp"
#include "domain/kinds.hpp"
#include "office/internal.hpp"
#include "secrecy/words.hpp"

namespace samkraft::office {
namespace {

constexpr int kAllRows = 1'000'000;

struct Controller {  // GDPR art. 15.1 a; the law that the party's own work rests on
    Party party;
    std::string_view purpose_swedish, purpose_english, law;
};
constexpr std::array kControllers{
    Controller{Party::kEmploymentService,
               "handlägga ditt ärende som arbetssökande och samordna stödet till dig",
               "to handle your case as a jobseeker and coordinate the support to you",
               "lag (2002:546); dataskyddsförordningen art. 6.1 e"},
    Controller{Party::kSocialServices,
               "handlägga ditt ekonomiska bistånd och annat stöd, och samordna stödet till dig",
               "to handle your income support and other help, and coordinate the support to you",
               "socialtjänstlagen (2025:400), lag (2001:454); dataskyddsförordningen art. 6.1 e och 9.2 b"},
    Controller{Party::kLabourMarket, "ge dig stöd till arbete och samordna stödet till dig",
               "to support you to work and coordinate the support to you",
               "kommunallagen (2017:725); dataskyddsförordningen art. 6.1 e"},
    Controller{Party::kAdultEducation, "ge dig studie- och yrkesvägledning och samordna stödet till dig",
               "to give you study and career guidance and coordinate the support to you",
               "skollagen (2010:800) 20 och 29 kap.; dataskyddsförordningen art. 6.1 e"},
    Controller{Party::kSocialInsurance,
               "handlägga dina ersättningar, samordna din rehabilitering och stödet till dig",
               "to handle your benefits and coordinate your rehabilitation and the support to you",
               "socialförsäkringsbalken 30 och 114 kap.; dataskyddsförordningen art. 6.1 e och 9.2 b"},
    Controller{Party::kHealthRegion, "ge dig vård och samordna den med stödet till dig",
               "to give you care and coordinate it with the support to you",
               "patientdatalagen (2008:355), lag (2019:1297); dataskyddsförordningen art. 6.1 e och 9.2 h"},
};

std::string Pick(Language language, std::string_view swedish, std::string_view english) {
    return std::string(language == Language::kSwedish ? swedish : english);
}

bool SaidByParticipant(const EntryHead& head) {
    if (!head.author) return KindOf(head) != Kind::kSignal;  // which the place has said
    switch (KindOf(head)) {
        case Kind::kIntakeAnswered:
        case Kind::kStatement:
        case Kind::kActivityRated:
        case Kind::kRightsAsked:
        case Kind::kConsentGiven:
        case Kind::kConsentRefused:
        case Kind::kConsentWithdrawn:
        case Kind::kActivityAnswered:
            return true;
        default:
            return false;
    }
}

// Why the worker could open the case at that moment, as the case itself says.
std::string WhyOpened(const journal::AccessRow& row, std::span<const Entry> whole,
                      const secrecy::CaseBases& bases, const Directory& directory, Language language) {
    if (row.access == domain::Access::kRefused)
        return Pick(language, "Nekades. Inget visades.", "Was refused. Nothing was shown.");
    if (OfTheProject(row.role))
        return Pick(language, "Följer upp samverkan. Ser bara det som du har samtyckt till.",
                    "Follows up the collaboration. Sees only what you have consented to.");
    const Worker* worker = directory.Find(row.worker);
    bool assigned = false, team = false;
    for (const secrecy::Assignment& a : bases.assignments) {
        if (a.party != row.party || row.at < a.begins || a.ends <= row.at) continue;
        if (a.worker == row.worker && !a.opening) assigned = true;
        if (a.team && worker != nullptr && std::ranges::count(worker->teams, a.team) > 0) team = true;
    }
    if (assigned) return Pick(language, "Är tilldelad ditt ärende.", "Is assigned to your case.");
    if (team) return Pick(language, "Arbetar i ditt team.", "Works in your team.");
    for (const Entry& e : whole) {
        const auto* opening = std::get_if<OwnPartyOpening>(&e.payload);
        if (opening == nullptr || e.head.author != row.worker || e.head.owner != row.party) continue;
        if (e.head.at <= row.at &&
            row.at < AddSeconds(e.head.at, std::int64_t{opening->hours.value_or(1)} * 3600))
            return Pick(language, "Öppnade ärendet en kort tid med skälet: ",
                        "Opened the case for a short time, for this reason: ") +
                   opening->reason;
    }
    return Pick(language, "Arbetade då med ditt ärende.", "Worked with your case then.");
}

std::vector<std::string> Notices(Language language) {
    // The same whether something is kept back or not: that it is could itself tell.
    return {
        Pick(
            language,
            "Utdraget kan sakna uppgifter som enligt lag inte får lämnas till dig (offentlighets- och "
            "sekretesslagen 10 kap. 3 §, 25 kap. 6–7 §§ och 26 kap. 5 §; dataskyddslagen 5 kap. 1 §). Du kan "
            "begära ett skriftligt beslut om det.",
            "The extract may lack data that by law may not be given to you (OSL 10:3, 25:6–7 and 26:5; lag "
            "2018:218 5:1). You may ask for a written decision."),
        Pick(language, "Uppgifter om andra än dig, till exempel närstående, lämnas inte ut i sin helhet.",
             "Data about others than you, such as relatives, are not given in full."),
        Pick(language,
             "Är något fel kan du begära rättelse (art. 16). Du kan också begära radering eller begränsning "
             "(art. "
             "17–18), invända mot behandlingen (art. 21) och få din egen kommentar lagd till en anteckning.",
             "If something is wrong you may ask for correction (art. 16). You may also ask for erasure or "
             "restriction (art. 17–18), object to the processing (art. 21) and have your own comment put "
             "with a "
             "note."),
        Pick(language,
             "Du får svar inom en månad. Ett avslag kan överklagas till allmän förvaltningsdomstol "
             "(dataskyddslagen 7 kap. 2 §); överklagandet lämnas till den myndighet som beslutade. Du kan "
             "klaga hos "
             "Integritetsskyddsmyndigheten.",
             "You get an answer within a month. A refusal may be appealed to the administrative court (lag "
             "2018:218 "
             "7:2), by way of the authority that decided. You may complain to the Swedish Authority for "
             "Privacy "
             "Protection."),
        Pick(language, "Inga beslut om dig fattas automatiskt i Samkraft.",
             "No decisions about you are made automatically in Samkraft."),
        Pick(language,
             "Handlingar nämns med rubrik, fil och kontrollsumma. Filerna hämtar du på din egen "
             "sida, eller så lämnar vi kopior när du ber om det.",
             "Documents are listed with their title, file and checksum. You get the files on your own "
             "page, or copies when you ask for them."),
    };
}

}  // namespace

std::set<ItemId> KeptBackItems(std::span<const Entry> entries) {
    std::set<ItemId> kept;
    for (const Entry& e : entries) {
        if (KindOf(e.head) == Kind::kKeptBack) kept.insert(e.head.item);
        if (KindOf(e.head) == Kind::kKeptBackEnded) kept.erase(e.head.item);
    }
    return kept;
}

bool IsOfTheOffice(Kind kind) { return kind == Kind::kKeptBack || kind == Kind::kKeptBackEnded; }

Retention RetentionIn(const DecidedTerms& terms, std::span<const Entry> seen, Party party, Date closed,
                      Date today) {
    Date last, birth;
    for (const Entry& e : seen) {
        const bool about_the_file = std::ranges::count(kAboutTheFile, KindOf(e.head)) > 0;
        if (e.head.owner == party && !about_the_file) last = std::max(last, LocalDate(e.head.at));
        if (const auto* identity = std::get_if<Identity>(&e.payload))
            if (!identity->personal_number.empty()) birth = BirthDateIn(identity->personal_number);
    }
    return RetentionOf(terms, party, last, closed, birth, today);
}

RetentionView ViewOf(const Retention& r, bool held, Language language) {
    return {r.rule->party,
            std::string(r.rule->code),
            Pick(language, r.rule->result_swedish, r.rule->result_english),
            WordingOf(*r.rule, r.decided, language),
            SourceOf(*r.rule, r.decided, language),
            r.decided == nullptr ? r.rule->ground : RuleGround::kDecided,
            r.state,
            r.due,
            r.finish_by,
            held};
}

Result<Seen<Extract>> Office::MakeExtract(const Asker& asker, CaseId case_id) {
    if (asker.actor.role != Role::kParticipant && !kCaseRoles.Has(asker.actor.role))
        return Fail(Code::kForbidden);
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, true);
    if (!file.admitted) return Fail(Code::kNotFound);
    journal::AccessRow row = ShownRow(asker, domain::Access::kExported, file);
    return Seen<Extract>(ExtractOf(asker, file, false), Rows(std::move(row)));
}

Extract Office::ExtractOf(const Asker& asker, OpenedCase& file, bool for_archive) {
    const bool joint = asker.actor.role == Role::kParticipant;
    const CaseId case_id = file.stream.Case();
    const Instant now = clock_.Now();
    const Party own = asker.actor.party;
    const auto directory = TheDirectory();
    const std::set<ItemId> kept = KeptBackItems(file.whole);
    // It is the participant who gets it: nothing goes in that the participant's own column does not open.
    const secrecy::Gate theirs(file.bases, secrecy::Actor{{}, {}, Party::kNone, Role::kParticipant, {}}, now);

    Extract extract;
    extract.case_id = case_id;
    extract.made = LocalDate(now);
    extract.party = own;
    const std::vector<Entry> shown = file.seen;
    CaseState seen = Fold(std::vector<Entry>(shown));
    std::map<Party, std::set<Category>> held;
    for (std::size_t i = 0; i < file.seen.size(); ++i) {
        Entry& e = file.seen[i];
        const auto& [head, decision] = file.decisions[i];
        const bool kept_back = kept.contains(head.item) || IsOfTheOffice(KindOf(head));
        if (kept_back && !for_archive) continue;
        const secrecy::Decision open = for_archive ? decision : theirs.Decide(head);
        if (open.level == Level::kNone) continue;
        if (open.level == Level::kLimited && !for_archive) Redact(e, open.slice);
        ExtractEntry& out = extract.entries.rows.emplace_back();
        out.at = head.at;
        out.kind = KindOf(head);
        out.item = head.item;
        out.owner = head.owner;
        out.category = head.category;
        out.topic = head.topic;
        out.received = !joint && head.owner != own;
        out.by_participant = SaidByParticipant(head);
        out.limited = open.level == Level::kLimited || decision.level == Level::kLimited;
        if (out.received)
            out.basis = secrecy::Explain(secrecy::GroundOf(file.bases, decision, head.owner, own), head,
                                         asker.language);
        if (!out.received) held[head.owner].insert(head.category);
        if (const auto* identity = std::get_if<Identity>(&e.payload); identity != nullptr && !out.limited) {
            extract.name = identity->given_name + " " + identity->family_name;
            extract.personal_number = identity->personal_number;
        }
        HideToken(e.payload);
        out.data.payload = std::move(e.payload);
    }

    const Date closed = seen.exit ? seen.exit->date : Date{};
    for (RightsItem& r : seen.rights)
        if (joint || r.asked.about.owner == own) extract.requests.rows.push_back(std::move(r));
    for (const Controller& c : kControllers) {
        const auto at = held.find(c.party);
        if (at == held.end()) continue;
        ExtractPart& part = extract.parts.rows.emplace_back();
        part.party = c.party;
        part.name = std::string(secrecy::PartyName(c.party, asker.language));
        part.purpose = Pick(asker.language, c.purpose_swedish, c.purpose_english);
        part.law = std::string(c.law);
        part.categories.assign(at->second.begin(), at->second.end());
        part.retention = ViewOf(RetentionIn(options_.terms, shown, c.party, closed, Today()),
                                Held(seen, c.party), asker.language);
    }
    for (const secrecy::Disclosure& d : file.bases.disclosures) {
        if (!joint && d.owner != own) continue;
        ExtractReceiver& out = extract.receivers.rows.emplace_back();
        out.from = d.owner;
        out.to = d.to;
        out.role = d.to_role;
        out.single = static_cast<bool>(d.item);
        for (std::size_t c = 1; c < kCategoryCount; ++c)
            if (d.categories.test(c)) out.categories.push_back(static_cast<Category>(c));
        out.basis = d.basis;
        out.statute = d.statute;
        out.since = d.begins;
        if (d.ends != kForever) out.until = d.ends;
    }

    using Visit = std::tuple<Date, Party, Role, WorkerId, domain::Access, std::string>;
    std::map<Visit, std::int32_t, std::greater<>> visits;
    for (const journal::AccessRow& row : journal_.AccessOf(options_.association, case_id, kAllRows)) {
        if (row.role == Role::kParticipant || (!joint && row.party != own)) continue;
        ++visits[{LocalDate(row.at), row.party, row.role, row.worker, row.access,
                  WhyOpened(row, file.whole, file.bases, *directory, asker.language)}];
    }
    for (const auto& [visit, times] : visits)
        extract.access.rows.push_back({std::get<0>(visit), std::get<1>(visit), std::get<2>(visit),
                                       std::get<4>(visit), times, std::get<5>(visit)});
    if (!for_archive) extract.notices.rows = Notices(asker.language);
    return extract;
}

Result<Seen<OwnCase>> Office::Own(const Asker& asker) {
    if (asker.actor.role != Role::kParticipant) return Fail(Code::kForbidden);
    const auto case_id = journal_.CaseOf(options_.association, PersonId{asker.actor.worker.value});
    if (!case_id || !OpenCaseFile(asker.actor, *case_id, kForever, false).admitted)
        return Fail(Code::kNotFound);
    return Seen<OwnCase>(OwnCase{*case_id}, Rows(RowFor(asker, domain::Access::kRead, *case_id)));
}

Done Office::AddParticipantLogin(CaseId case_id, std::string_view username, std::string_view password_hash) {
    journal::Stream stream = journal_.Read(options_.association, case_id);
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
        if (KindOf(stream.Heads()[i]) != Kind::kCaseOpened || case_id == journal::kDirectoryStream) continue;
        const Entry e = Opened(stream, i);
        const PersonId person = std::get<CaseOpened>(e.payload).person;
        if (!person) break;
        return PutParticipantLogin(person, username, password_hash);
    }
    return Fail(Code::kNotFound);
}

}  // namespace samkraft::office
