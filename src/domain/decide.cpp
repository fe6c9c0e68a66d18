#include "domain/decide.hpp"

#include <algorithm>

#include "base/personal_number.hpp"
#include "domain/due.hpp"
#include "domain/reference_code.hpp"

namespace samkraft::domain {
namespace {

std::string_view RoleName(Role role) {
    switch (role) {
        case Role::kEmploymentOfficer:
            return "arbetsförmedlaren";
        case Role::kSocialWorker:
            return "socialsekreteraren";
        case Role::kLabourMarketSecretary:
            return "arbetsmarknadssekreteraren";
        case Role::kCareCoordinator:
            return "vårdsamordnaren";
        case Role::kInsuranceInvestigator:
            return "försäkringsutredaren";
        case Role::kStudyCounsellor:
            return "studie- och yrkesvägledaren";
        default:
            return "någon annan";
    }
}

// "a", "a eller b".
std::string RoleNames(RoleSet roles) {
    std::string out;
    for (std::size_t r = 0; r < kRoleCount; ++r)
        if (roles.Has(static_cast<Role>(r)))
            out.append(out.empty() ? "" : " eller ").append(RoleName(static_cast<Role>(r)));
    return out;
}

std::string_view PartyName(Party party) {
    switch (party) {
        case Party::kEmploymentService:
            return "Arbetsförmedlingen";
        case Party::kSocialServices:
            return "Socialtjänsten";
        case Party::kLabourMarket:
            return "Arbetsmarknadsavdelningen";
        case Party::kAdultEducation:
            return "Vuxenutbildningen";
        case Party::kSocialInsurance:
            return "Försäkringskassan";
        case Party::kHealthRegion:
            return "Vården";
        case Party::kNone:
            break;
    }
    return "Deltagaren";
}

PartySet SetOf(const std::vector<Party>& parties) {
    PartySet set;
    for (const Party party : parties) set.Add(party);
    return set;
}

Done NotAfter(Date date, Date limit, const char* pointer) {
    if (date > limit) return Fail(Code::kOutOfRange, pointer, {"tidigare", limit.Text()});
    return {};
}
Done NotBefore(Date date, Date limit, const char* pointer) {
    if (date < limit) return Fail(Code::kOutOfRange, pointer, {limit.Text(), "senare"});
    return {};
}

std::string InitialsOf(const Identity& identity) {
    std::string out;
    for (const std::string* name : {&identity.given_name, &identity.family_name}) {
        if (name->empty()) continue;
        std::size_t length = 1;
        while (length < name->size() && (static_cast<unsigned char>((*name)[length]) & 0xC0U) == 0x80U)
            ++length;
        out += name->substr(0, length);
    }
    return out;
}

Result<Identity> Checked(Identity identity, Date today) {
    TRY(const PersonalNumber number,
        PersonalNumber::Make(identity.personal_number, today).map_error([](Error e) {
            e.pointer = "/personal_number";
            return e;
        }));
    identity.personal_number = number.Digits();
    identity.initials = InitialsOf(identity);
    return identity;
}

Done MayOffer(const ActivityKind& kind, Role role) {
    if (kind.creators.Has(role)) return {};
    return Fail(Code::kMandate, "/activity", {RoleNames(kind.creators)});
}

// Each step later than the one before, and none above what the kind of activity may have.
Done CheckRamp(const std::vector<HoursStep>& steps, const ActivityKind* kind) {
    for (std::size_t i = 0; kind != nullptr && i < steps.size(); ++i)
        if (steps[i].hours > kind->max_hours)
            return Fail(Code::kOutOfRange, "/hours/" + std::to_string(i) + "/hours",
                        {"0", std::to_string(kind->max_hours)});
    for (std::size_t i = 1; i < steps.size(); ++i)
        if (steps[i].from <= steps[i - 1].from)
            return Fail(Code::kOutOfRange, "/hours/" + std::to_string(i) + "/from",
                        {AddDays(steps[i - 1].from, 1).Text(), "senare"});
    return {};
}

// A name and nothing else: no folder, and nothing that another system reads something into. What is not seen
// or turns the reading direction is in no text that has come so far (text::IsStorable).
std::string CleanFileName(std::string_view name) {
    if (const auto slash = name.find_last_of("/\\"); slash != std::string_view::npos)
        name.remove_prefix(slash + 1);
    std::string out;
    for (const char c : name)
        if (std::string_view("\"<>:|?*%;\t\n\r").find(c) == std::string_view::npos) out += c;
    const auto first = out.find_first_not_of(". ");
    return first == std::string::npos ? "handling" : out.substr(first);
}

// One function per kind. Each gets what the kind needs checked beyond the common rules and may add drafts of
// its own.
class Judge {
  public:
    Judge(const CaseState& seen, const Author& author, const Setting& setting, const Wish& wish,
          std::vector<Draft>& drafts)
        : seen_(seen),
          author_(author),
          setting_(setting),
          today_(setting.today),
          wish_(wish),
          drafts_(drafts) {}

    Done operator()(CaseOpened&) { return Fail(Code::kCaseOpen); }
    Done operator()(Identity& e) {
        // Who sees it masked would write over what is not seen.
        const bool masked = seen_.identity && seen_.identity->about.limited &&
                            seen_.identity->about.item == wish_.item && wish_.item;
        if (masked) return Fail(Code::kMandate, "", {"den som ser hela uppgiften"});
        TRY(e, Checked(std::move(e), today_));
        if (seen_.identity && !seen_.identity->personal_number.empty() &&
            seen_.identity->personal_number != e.personal_number && wish_.item != seen_.identity->about.item)
            return Fail(Code::kWrongState, "", {"ärendet gäller redan en person"});
        return {};
    }
    // Each party has one mark, sets it, changes it and lifts it; the strictest counts (OSL 21:3, 22:1).
    Done operator()(ProtectionSet& e) {
        const Written<ProtectionSet>* own = seen_.MarkOf(author_.party);
        if (own == nullptr && wish_.item) return Fail(Code::kMandate, "", {"den part som satte skyddet"});
        if (own != nullptr && wish_.item != own->about.item)
            return wish_.item ? Fail(Code::kMandate, "", {"den part som satte skyddet"})
                              : Fail(Code::kAlreadyDone);
        // Who is not named does not take the name for oneself; unless nobody who is named works here any
        // more.
        const auto& named = setting_.named_officers;
        const auto works = [&](WorkerId w) {
            return Works(w) && setting_.works_with_case && setting_.works_with_case(w);
        };
        if (std::find(named.begin(), named.end(), author_.worker) == named.end() &&
            std::any_of(named.begin(), named.end(), works))
            return Fail(Code::kMandate, "", {"en utsedd handläggare"});
        if (e.degree == Protection::kNone) {
            if (own == nullptr || own->degree == Protection::kNone) return Fail(Code::kAlreadyDone);
            e.named_officers.clear();
            return {};
        }
        if (e.named_officers.empty()) return Fail(Code::kRequired, "/named_officers");
        std::sort(e.named_officers.begin(), e.named_officers.end());
        e.named_officers.erase(std::unique(e.named_officers.begin(), e.named_officers.end()),
                               e.named_officers.end());
        // Nobody comes to know the name by naming oneself.
        const bool knows = setting_.knows_person || (seen_.identity && !seen_.identity->given_name.empty());
        for (const WorkerId w : e.named_officers) {
            const Worker* worker = setting_.directory.Find(w);
            const bool fits = worker != nullptr && worker->party == author_.party &&
                              kCaseRoles.Has(worker->role) && works(w);
            if (!fits) return Fail(Code::kUnknownValue, "/named_officers", {w.Text()});
            if (w == author_.worker && !knows) return Fail(Code::kSecondPerson, "/named_officers");
        }
        return {};
    }
    Done operator()(Registration& e) {
        if (e.programme_until && e.programme_from)
            CHECK_OK(NotBefore(e.programme_until, e.programme_from, "/programme_until"));
        return {};
    }
    Done operator()(WorkHistory& e) {
        for (std::size_t i = 0; i < e.ssyk.size(); ++i)
            if (e.ssyk[i].size() != 4 || e.ssyk[i].find_first_not_of("0123456789") != std::string::npos)
                return Fail(Code::kUnknownValue, "/ssyk/" + std::to_string(i), {e.ssyk[i]});
        return {};
    }
    Done operator()(PartyEngaged&) {
        for (const auto& p : seen_.parties)
            if (p.about.owner == author_.party && !wish_.item) return Fail(Code::kAlreadyDone);
        return {};
    }
    Done operator()(TeamAllocated& e) {
        if (setting_.directory.Find(e.team) == nullptr)
            return Fail(Code::kUnknownValue, "/team", {e.team.Text()});
        return {};
    }
    Done operator()(LeadChosen& e) {
        if (!seen_.team) return Fail(Code::kWrongState, "", {"ärendet har inget team än"});
        if (!setting_.directory.InTeam(e.worker, seen_.team->team)) return Fail(Code::kNotInTeam, "/worker");
        return {};
    }
    Done operator()(WorkerAssigned& e) {
        const Worker* worker = setting_.directory.Find(e.worker);
        if (worker == nullptr) return Fail(Code::kUnknownValue, "/worker", {e.worker.Text()});
        for (const auto& a : seen_.assignments)
            if (a.assigned.worker == e.worker && !a.ended) return Fail(Code::kAlreadyDone, "/worker");
        e.party = worker->party;
        return {};
    }
    Done operator()(AssignmentEnded&) {
        for (const auto& a : seen_.assignments)
            if (a.assigned.about.item == wish_.item && a.ended) return Fail(Code::kAlreadyDone);
        return {};
    }
    Done operator()(OwnPartyOpening&) { return Fail(Code::kForbidden); }  // no wish: see kinds.cpp
    Done operator()(OpeningReviewed&) { return Fail(Code::kForbidden); }

    Done operator()(ConsentAsked& e) {
        if (e.from == Party::kNone) return Fail(Code::kRequired, "/from");
        for (const Party to : e.to)
            if (to == e.from || (to == Party::kNone && !e.to_role))
                return Fail(Code::kUnknownValue, "/to", {std::string(NameOf(to))});
        for (const Category c : e.categories)
            if (c == Category::kNone || c == Category::kSuspicion || c == Category::kTeamNotes ||
                c == Category::kAuditLog)
                return Fail(Code::kUnknownValue, "/categories", {std::string(NameOf(c))});
        if (e.months < 1) return Fail(Code::kOutOfRange, "/months", {"1", "60"});
        CHECK_OK(ServesItsReaders(e.purpose, e.to_role));
        if (!e.reference.empty()) return Fail(Code::kUnknownField, "/reference", {"reference"});
        if (!e.text_version.empty()) {
            if (setting_.directory.Text(e.form, e.language, e.text_version) == nullptr)
                return Fail(Code::kUnknownValue, "/text_version", {e.text_version});
            e.reference = setting_.references.at(static_cast<std::size_t>(e.form));
        }
        draft().named = Parties(e);
        return {};
    }
    Done operator()(ConsentGiven& e) {
        TRY(const Consent* consent, AskedConsent());
        if (consent->status != ConsentStatus::kAsked) return Fail(Code::kAlreadyDone);
        if (IsOwn()) return AnswersOneself(*consent, e);
        // A worker's word for it would be no more than that: whose consent it is answers on the own page.
        if (e.channel == ConsentChannel::kElectronic && !consent->asked.text_version.empty())
            return Fail(Code::kWrongState, "/channel",
                        {"på skärm svarar deltagaren själv, på sin egen sida"});
        CHECK_OK(NotAfter(e.date, today_, "/date"));
        if (e.channel == ConsentChannel::kPaper && e.evidence.empty())
            return Fail(Code::kRequired, "/evidence");
        if (e.channel == ConsentChannel::kOral && e.witness.empty()) return Fail(Code::kRequired, "/witness");
        if (e.channel == ConsentChannel::kOral && !consent->asked.text_version.empty() && e.evidence.empty())
            return Fail(Code::kRequired, "/evidence");
        draft().named = Parties(consent->asked);
        return {};
    }
    Done operator()(ConsentConfirmed& e) {
        TRY(const Consent* consent, AskedConsent());
        if (consent->confirmed) return Fail(Code::kAlreadyDone);
        if (consent->status != ConsentStatus::kUnconfirmed || !consent->given)
            return Fail(Code::kWrongState, "", {"det finns inget samtycke på papper att bekräfta"});
        if (consent->given->about.author == author_.worker) return Fail(Code::kSecondPerson);
        CHECK_OK(NotAfter(e.date, today_, "/date"));
        CHECK_OK(NotBefore(e.date, consent->given->date, "/date"));
        const std::string code = ReadReference(e.reference);
        if (code.empty() || code != consent->asked.reference)
            return Fail(Code::kUnknownValue, "/reference", {e.reference});
        e.reference = code;
        draft().named = Parties(consent->asked);
        return {};
    }
    Done operator()(ConsentRefused& e) {
        TRY(const Consent* consent, AskedConsent());
        if (consent->status != ConsentStatus::kAsked) return Fail(Code::kAlreadyDone);
        if (IsOwn()) {
            e.date = today_;
            draft().owner = consent->asked.about.owner;
        }
        CHECK_OK(NotAfter(e.date, today_, "/date"));
        draft().named = Parties(consent->asked);
        return {};
    }
    // By the participant, signed in: of the text that was asked with, now, and needing neither paper nor
    // witness.
    Done AnswersOneself(const Consent& consent, ConsentGiven& e) {
        if (consent.asked.text_version.empty())
            return Fail(Code::kWrongState, "", {"det finns ingen text att svara på"});
        if (e.channel != ConsentChannel::kElectronic)
            return Fail(Code::kUnknownValue, "/channel", {std::string(NameOf(e.channel))});
        if (!e.evidence.empty()) return Fail(Code::kUnknownField, "/evidence", {"evidence"});
        if (!e.witness.empty()) return Fail(Code::kUnknownField, "/witness", {"witness"});
        if (e.item_by_item) return Fail(Code::kUnknownField, "/item_by_item", {"item_by_item"});
        e.date = today_;
        draft().owner = consent.asked.about.owner;
        draft().named = Parties(consent.asked);
        return {};
    }
    Done operator()(ConsentWithdrawn& e) {
        TRY(const Consent* consent, AskedConsent());
        if (consent->status == ConsentStatus::kWithdrawn) return Fail(Code::kAlreadyDone);
        if (consent->status != ConsentStatus::kGiven && consent->status != ConsentStatus::kUnconfirmed)
            return Fail(Code::kWrongState, "", {"samtycket är inte lämnat"});
        if (IsOwn()) {
            e.channel = ConsentChannel::kElectronic;
            draft().owner = consent->asked.about.owner;
        }
        draft().named = Parties(consent->asked);
        return {};
    }
    Done operator()(Disclosed& e) {
        if (static_cast<bool>(e.of) == !e.categories.empty())
            return Fail(Code::kRequired, e.of ? "/categories" : "/of");
        for (const Party to : e.to)
            if (to == author_.party || to == Party::kNone)
                return Fail(Code::kUnknownValue, "/to", {std::string(NameOf(to))});
        if (e.of_version != 0) return Fail(Code::kUnknownField, "/of_version", {"of_version"});
        if (e.of) {
            const CaseState::Known* known = seen_.Find(e.of);
            if (known == nullptr) return Fail(Code::kNotFound, "/of");
            e.of_version = known->version;
        }
        CHECK_OK(ServesItsReaders(e.purpose, e.to_role));
        // What another basis asks for is not kept beside this one.
        const auto belongs = [&](BasisKind to, bool said, const char* pointer) -> Done {
            if (!said || e.basis == to) return {};
            return Fail(Code::kWrongState, pointer, {"uppgiften hör till en annan grund än den som är vald"});
        };
        CHECK_OK(belongs(BasisKind::kReasonedDecision, e.harm.has_value(), "/harm"));
        CHECK_OK(belongs(BasisKind::kStatute, !e.statute.empty(), "/statute"));
        CHECK_OK(belongs(BasisKind::kConsent, static_cast<bool>(e.provision), "/provision"));
        switch (e.basis) {
            case BasisKind::kConsent: {
                const auto c =
                    std::find_if(seen_.consents.begin(), seen_.consents.end(),
                                 [&](const Consent& x) { return x.asked.about.item == e.provision; });
                if (c == seen_.consents.end() || c->asked.from != author_.party)
                    return Fail(Code::kConsentMissing, "/provision");
                if (c->status == ConsentStatus::kUnconfirmed)
                    return Fail(Code::kWrongState, "/provision",
                                {"samtycket på papper väntar på att en andra person bekräftar det"});
                if (c->status != ConsentStatus::kGiven || c->until < today_)
                    return Fail(Code::kConsentEnded, "/provision");
                break;
            }
            case BasisKind::kStatute:
                if (e.statute.empty()) return Fail(Code::kRequired, "/statute");
                CHECK_OK(ReachedByItsStatute(e));
                break;
            case BasisKind::kReasonedDecision:  // OSL 10:27 does not reach secrecy under 25:1–8 and 26:1–6
                if (author_.party == Party::kHealthRegion)
                    return Fail(Code::kRuleStops, "/basis",
                                {"OSL 10:27",
                                 "vårdens sekretess (25 kap.) kan inte brytas efter egen bedömning. Fråga "
                                 "deltagaren om samtycke."});
                if (author_.party == Party::kSocialServices)
                    return Fail(Code::kRuleStops, "/basis",
                                {"OSL 10:27",
                                 "socialtjänstens sekretess (26 kap.) kan inte brytas efter egen bedömning. "
                                 "Fråga deltagaren om samtycke."});
                if (!e.harm) return Fail(Code::kRequired, "/harm");
                if (e.harm == Harm::kLikely)
                    return Fail(
                        Code::kRuleStops, "/harm",
                        {"OSL 10:27",
                         "det kan skada deltagaren, och behovet väger inte uppenbart tyngre. Dela inte. "
                         "Fråga deltagaren om samtycke."});
                if (e.reason.empty()) return Fail(Code::kReasonMissing, "/reason");
                break;
            case BasisKind::kOwnCase:
                break;
        }
        PartySet named;
        for (const Party to : e.to) named.Add(to);
        draft().named = named;
        return {};
    }
    Done operator()(DisclosureEnded&) {
        for (const DisclosureItem& d : seen_.disclosures) {
            if (d.disclosed.about.item != wish_.item) continue;
            // What the owner has opened, the owner alone may close; the kind's row says that it takes a role
            // that may disclose.
            if (d.disclosed.about.owner != author_.party)
                return Fail(Code::kMandate, "", {"den part som lämnar ut uppgiften"});
            if (d.ended) return Fail(Code::kAlreadyDone);
            // Who was told that it began is told that it ended.
            PartySet named;
            for (const Party to : d.disclosed.to) named.Add(to);
            draft().named = named;
        }
        return {};
    }

    Done operator()(DocumentAdded& e) {
        if (e.file || e.bytes || !e.media_type.empty() || !e.sha256.empty())
            return Fail(Code::kUnknownField, "/file", {"file"});
        const DocumentItem* before = wish_.item ? seen_.FindDocument(wish_.item) : nullptr;
        if (before != nullptr && before->document.about.owner != author_.party)
            return Fail(Code::kMandate, "", {"den part som tog emot handlingen"});
        // What kind of thing it tells decides who reads it; only of a consent paper is that given.
        if (!wish_.item && wish_.category == Category::kNone && e.type != DocumentType::kConsent)
            return Fail(Code::kRequired, "/category");
        CHECK_OK(NotAfter(e.received, today_, "/received"));
        if (e.dated) CHECK_OK(NotAfter(e.dated, today_, "/dated"));
        if (e.concerns) {
            const CaseState::Known* about = seen_.Find(e.concerns);
            if (about == nullptr || e.concerns == wish_.item) return Fail(Code::kNotFound, "/concerns");
            if (e.type == DocumentType::kConsent && about->began != Kind::kConsentAsked)
                return Fail(Code::kUnknownValue, "/concerns", {e.concerns.Text()});
        }
        if (setting_.file) {
            e.file = setting_.file->id;
            e.media_type = setting_.file->media_type;
            e.bytes = setting_.file->bytes;
            e.sha256 = setting_.file->sha256;
            if (e.made_from && e.media_type != "application/pdf")
                return Fail(Code::kUnknownField, "/made_from", {"made_from"});
            if (e.file_name.empty()) return Fail(Code::kRequired, "/file_name");
            e.file_name = CleanFileName(e.file_name);
            // Files are named after the person they concern.
            if (seen_.protection && seen_.protection->degree != Protection::kNone) e.file_name.clear();
            return {};
        }
        if (!e.file_name.empty()) return Fail(Code::kUnknownField, "/file_name", {"file_name"});
        if (e.made_from) return Fail(Code::kUnknownField, "/made_from", {"made_from"});  // of the file
        if (before != nullptr && before->document.file) {  // the same file, said better
            const DocumentAdded& d = before->document;
            e.file_name = d.file_name;
            e.file = d.file;
            e.media_type = d.media_type;
            e.bytes = d.bytes;
            e.sha256 = d.sha256;
            e.made_from = d.made_from;
            return {};
        }
        if (e.original.empty()) return Fail(Code::kRequired, "/original");
        return {};
    }

    Done operator()(IntakeSent& e) { return NotBefore(e.answer_by, today_, "/answer_by"); }
    Done operator()(IntakeAnswered& e) {
        if (!seen_.intake_sent)
            return Fail(Code::kWrongState, "", {"kartläggningsunderlaget är inte skickat"});
        CHECK_OK(NotAfter(e.date, today_, "/date"));
        for (std::size_t i = 0; i < e.answers.size(); ++i) {
            const Question* q = FindQuestion(e.answers[i].question);
            if (q == nullptr || q->section != wish_.topic)
                return Fail(Code::kUnknownValue, "/answers/" + std::to_string(i) + "/question",
                            {e.answers[i].question});
        }
        if (e.answers.empty() && e.own_words.empty()) return Fail(Code::kRequired, "/own_words");
        return {};
    }
    Done operator()(Triage&) {
        if (seen_.intake.empty())
            return Fail(Code::kWrongState, "", {"kartläggningsunderlaget är inte besvarat"});
        return {};
    }
    Done operator()(Assessment& e) {
        if (e.next_step.empty()) return Fail(Code::kNextStepMissing, "/next_step");
        if (e.minutes && *e.minutes < 5) return Fail(Code::kOutOfRange, "/minutes", {"5", "240"});
        return NotAfter(e.date, today_, "/date");
    }
    Done operator()(Adaptation& e) {
        for (const auto& [pointer, text] :
             {std::pair{"/statement", &e.statement}, std::pair{"/time_of_day", &e.time_of_day}})
            if (const std::string word = DiagnosisIn(*text); !word.empty())
                return Fail(Code::kDiagnosis, pointer, {word});
        if (e.hours_per_day && *e.hours_per_day < 1)
            return Fail(Code::kOutOfRange, "/hours_per_day", {"1", "12"});
        return {};
    }

    Done operator()(Goal& e) { return NotBefore(e.horizon, today_, "/horizon"); }
    Done operator()(GoalClosed& e) {
        for (const GoalItem& g : seen_.goals)
            if (g.goal.about.item == wish_.item && g.closed) return Fail(Code::kAlreadyDone);
        if (e.reached != Reached::kReached && e.note.empty()) return Fail(Code::kReasonMissing, "/note");
        return {};
    }
    Done operator()(ActivityOffered& e) {
        const ActivityKind* kind = FindActivityKind(e.activity);
        if (kind == nullptr) return Fail(Code::kUnknownValue, "/activity", {e.activity});
        const Activity* before = wish_.item ? seen_.FindActivity(wish_.item) : nullptr;
        if (before != nullptr) CHECK_OK(MayChange(*before));
        if (before != nullptr && before->offer.activity != e.activity)
            CHECK_OK(MayOffer(*kind, author_.role));
        if (!e.method.empty() && FindMethod(e.method) == nullptr &&
            (before == nullptr || before->offer.method != e.method))
            return Fail(Code::kUnknownValue, "/method", {e.method});
        if (e.until) CHECK_OK(NotBefore(e.until, e.from, "/until"));
        CHECK_OK(CheckRamp(e.hours, kind));
        if (e.responsible && setting_.directory.Find(e.responsible) == nullptr)
            return Fail(Code::kUnknownValue, "/responsible", {e.responsible.Text()});
        if (setting_.stop)
            if (const auto stop = setting_.stop(e.activity, e.from))
                return Fail(Code::kRuleStops, "/activity", {stop->rule, stop->swedish});
        return FromRegister(e.provider_id, e.provider);
    }
    Done operator()(ActivityAnswered& e) {
        TRY(const Activity* a, OpenToWriter());
        if (a->status != ActivityStatus::kOffered) return Fail(Code::kAlreadyDone);
        return NotAfter(e.date, today_, "/date");
    }
    Done operator()(ActivityWaiting& e) {
        TRY(const Activity* a, OpenToWriter());
        CHECK_OK(StillAlive(*a));
        CHECK_OK(NotAfter(e.since, today_, "/since"));
        return NotBefore(e.ask_again, today_, "/ask_again");
    }
    Done operator()(ActivityStarted& e) {
        TRY(const Activity* a, OpenToWriter());
        if (a->status == ActivityStatus::kOngoing) return Fail(Code::kAlreadyDone);
        if (a->status == ActivityStatus::kOffered)
            return Fail(Code::kWrongState, "", {"deltagaren har inte tackat ja än"});
        CHECK_OK(StillAlive(*a));
        CHECK_OK(NotAfter(e.date, today_, "/date"));
        const ActivityKind* kind = FindActivityKind(a->offer.activity);
        if (kind != nullptr && kind->needs && Decides(*kind->needs) != author_.role &&
            !Approved(*kind->needs, wish_.item, e.date))
            return Fail(Code::kMandate, "", {std::string(RoleName(Decides(*kind->needs)))});
        const PlacementItem* placement = seen_.PlacementOf(wish_.item);
        if (kind != nullptr && kind->place_first && a->offer.provider.empty() && !a->offer.about.limited &&
            placement == nullptr)
            return Fail(Code::kWrongState, "",
                        {"platsen är inte angiven; skriv den i aktiviteten eller i en överenskommelse"});
        for (const PlacementItem& p : seen_.placements)
            if (p.placement.activity == wish_.item && !p.IsSigned())
                return Fail(Code::kWrongState, "",
                            {"överenskommelsen med arbetsplatsen är inte underskriven av alla tre än"});
        return {};
    }
    Done operator()(ActivityHours& e) {
        TRY(const Activity* a, OpenToWriter());
        CHECK_OK(StillAlive(*a));
        return CheckRamp(e.hours, FindActivityKind(a->offer.activity));
    }
    Done operator()(ActivityInterrupted& e) {
        TRY(const Activity* a, OpenToWriter());
        CHECK_OK(StillAlive(*a));
        if (a->status == ActivityStatus::kOffered)
            return Fail(Code::kWrongState, "", {"erbjudandet är inte besvarat"});
        if (!e.reason) return Fail(Code::kReasonMissing, "/reason");
        return NotAfter(e.date, today_, "/date");
    }
    Done operator()(ActivityCompleted& e) {
        TRY(const Activity* a, OpenToWriter());
        if (a->status == ActivityStatus::kCompleted) return Fail(Code::kAlreadyDone);
        if (a->status != ActivityStatus::kOngoing)
            return Fail(Code::kWrongState, "", {"aktiviteten pågår inte"});
        if (e.usefulness && (*e.usefulness < 1 || *e.usefulness > 5))
            return Fail(Code::kOutOfRange, "/usefulness", {"1", "5"});
        return NotAfter(e.date, today_, "/date");
    }
    Done operator()(ActivityRated& e) {
        TRY(const Activity* a, TheActivity());
        if (!a->started) return Fail(Code::kWrongState, "", {"aktiviteten har inte börjat"});
        if (!e.usefulness) return Fail(Code::kRequired, "/usefulness");
        if (*e.usefulness < 1 || *e.usefulness > 5) return Fail(Code::kOutOfRange, "/usefulness", {"1", "5"});
        draft().owner = a->offer.about.owner;
        return {};
    }
    Done operator()(HoursReported& e) {
        if (seen_.FindActivity(e.activity) == nullptr) return Fail(Code::kNotFound, "/activity");
        e.week = MondayOf(e.week);
        for (const auto& h : seen_.hours)
            if (h.activity == e.activity && h.week == e.week) return Fail(Code::kAlreadyDone, "/week");
        return NotAfter(e.week, today_, "/week");
    }

    Done operator()(FollowUpPlanned& e) {
        CHECK_OK(NotBefore(e.date, today_, "/date"));
        if (setting_.directory.Find(e.responsible) == nullptr)
            return Fail(Code::kUnknownValue, "/responsible", {e.responsible.Text()});
        if (e.activity && seen_.FindActivity(e.activity) == nullptr)
            return Fail(Code::kNotFound, "/activity");
        return {};
    }
    Done operator()(FollowUp& e) {
        CHECK_OK(NotAfter(e.date, today_, "/date"));
        if (!e.next_contact) return Fail(Code::kNextContactMissing, "/next_contact");
        if (e.next_contact <= e.date)
            return Fail(Code::kOutOfRange, "/next_contact",
                        {std::max(AddDays(e.date, 1), today_).Text(), "senare"});
        CHECK_OK(NotBefore(e.next_contact, today_, "/next_contact"));
        if (e.readiness && (*e.readiness < 1 || *e.readiness > 5))
            return Fail(Code::kOutOfRange, "/readiness", {"1", "5"});
        if (e.next_cadence_days && *e.next_cadence_days < 1)
            return Fail(Code::kOutOfRange, "/next_cadence_days", {"1", "180"});
        std::int32_t cadence = 14;
        if (wish_.item) {
            const FollowUpItem* item = TheFollowUp();
            if (item == nullptr) return Fail(Code::kNotFound);
            if (item->done) return Fail(Code::kAlreadyDone);
            if (item->planned) cadence = item->planned->cadence_days;
        }
        FollowUpPlanned next;
        next.date = e.next_contact;
        next.responsible = e.next_responsible ? e.next_responsible : author_.worker;
        next.activity = e.activity;
        next.channel = e.channel;
        next.cadence_days = e.next_cadence_days.value_or(cadence);
        next.calls = e.next_calls;
        if (setting_.directory.Find(next.responsible) == nullptr)
            return Fail(Code::kUnknownValue, "/next_responsible", {next.responsible.Text()});
        drafts_.push_back(Draft{ItemId{}, draft().category, draft().topic, {}, std::move(next)});
        return {};
    }
    Done operator()(Substitution& e) {
        const FollowUpItem* item = TheFollowUp();
        if (item == nullptr || !item->planned) return Fail(Code::kNotFound);
        if (item->done) return Fail(Code::kAlreadyDone);
        if (setting_.directory.Find(e.worker) == nullptr)
            return Fail(Code::kUnknownValue, "/worker", {e.worker.Text()});
        if (seen_.team && !setting_.directory.InTeam(e.worker, seen_.team->team))
            return Fail(Code::kNotInTeam, "/worker");
        if (const std::string word = DiagnosisIn(e.facts); !word.empty())
            return Fail(Code::kDiagnosis, "/facts", {word});
        return {};
    }
    Done operator()(Absence& e) {
        if (e.activity && seen_.FindActivity(e.activity) == nullptr)
            return Fail(Code::kNotFound, "/activity");
        if (!e.absence) return Fail(Code::kRequired, "/absence");
        return NotAfter(e.date, today_, "/date");
    }
    Done operator()(AbsenceFollowed& e) {
        for (const AbsenceItem& a : seen_.absences)
            if (a.absence.about.item == wish_.item && a.followed && a.followed->reached)
                return Fail(Code::kAlreadyDone);
        if (e.reached && e.reason.empty()) return Fail(Code::kReasonMissing, "/reason");
        return NotAfter(e.date, today_, "/date");
    }

    Done operator()(Proposal& e) {
        if (e.activity && seen_.FindActivity(e.activity) == nullptr)
            return Fail(Code::kNotFound, "/activity");
        if (!e.heard.empty() && !e.wanted_by) return Fail(Code::kRequired, "/wanted_by");
        if (e.wanted_by) CHECK_OK(NotBefore(e.wanted_by, today_, "/wanted_by"));
        // Before somebody is put out of a programme: has anybody asked why they stayed away? (R113)
        const bool unasked = std::any_of(seen_.absences.begin(), seen_.absences.end(), IsUnasked);
        if (e.matter == Matter::kRevocation && unasked && e.unasked_reason.empty())
            return Fail(Code::kReasonMissing, "/unasked_reason");
        return {};
    }
    Done operator()(Opinion& e) {
        TRY(const ProposalItem* p, TheProposal(e.proposal));
        if (p->decision) return Fail(Code::kWrongState, "/proposal", {"förslaget är redan avgjort"});
        draft().category = CategoryUnder(*p);
        return {};
    }
    Done operator()(DecisionMade& e) {
        TRY(const ProposalItem* p, TheProposal(e.proposal));
        const Role decider = Decides(p->proposal.matter);
        if (decider != author_.role) return Fail(Code::kMandate, "", {std::string(RoleName(decider))});
        if (p->decision) return Fail(Code::kAlreadyDone);
        for (const Party heard : p->proposal.heard) {
            const bool spoke =
                heard == author_.party || std::any_of(p->opinions.begin(), p->opinions.end(),
                                                      [&](auto& o) { return o.about.owner == heard; });
            if (!spoke && p->proposal.wanted_by >= today_)
                return Fail(Code::kWrongState, "",
                            {"alla som ska höras har inte svarat; det går att besluta efter " +
                             p->proposal.wanted_by.Text()});
        }
        if (e.until && e.from) CHECK_OK(NotBefore(e.until, e.from, "/until"));
        draft().category = CategoryUnder(*p);
        return {};
    }

    Done operator()(Note&) { return {}; }
    Done operator()(Handover& e) {
        if (setting_.directory.Find(e.from) == nullptr)
            return Fail(Code::kUnknownValue, "/from", {e.from.Text()});
        const Worker* to = setting_.directory.Find(e.to);
        if (to == nullptr) return Fail(Code::kUnknownValue, "/to", {e.to.Text()});
        if (e.from == e.to) return Fail(Code::kAlreadyDone, "/to");
        for (std::size_t i = 0; i < e.items.size(); ++i) {
            const std::string at = "/items/" + std::to_string(i);
            if (!Holds(e.from, e.items[i])) return Fail(Code::kNotFound, at);
            // A task is in the day of the party that it is for, and of nobody else.
            for (const TaskItem& t : seen_.tasks)
                if (t.task.about.item == e.items[i] && t.task.party != to->party)
                    return Fail(Code::kMandate, at, {"någon i den part som uppgiften är för"});
        }
        const bool in_team = seen_.team && setting_.directory.InTeam(e.to, seen_.team->team);
        const bool assigned = std::any_of(seen_.assignments.begin(), seen_.assignments.end(),
                                          [&](auto& a) { return a.assigned.worker == e.to && !a.ended; });
        if (!in_team && !assigned) {
            WorkerAssigned assignment;
            assignment.worker = e.to;
            assignment.party = to->party;
            assignment.task = "Övertar ärendet";
            drafts_.push_back(
                Draft{ItemId{}, Category::kParticipation, Topic::kNone, {}, std::move(assignment)});
        }
        return {};
    }
    Done operator()(Exit& e) {
        if (seen_.exit) return Fail(Code::kAlreadyDone);
        if (!e.outcome) return Fail(Code::kRequired, "/outcome");
        if (!e.reason) return Fail(Code::kRequired, "/reason");
        CHECK_OK(NotAfter(e.date, today_, "/date"));
        if (seen_.opened) CHECK_OK(NotBefore(e.date, seen_.opened->date, "/date"));
        if (*e.outcome == ExitOutcome::kWork) {
            if (!e.extent) return Fail(Code::kRequired, "/extent");
            if (!e.subsidised) return Fail(Code::kRequired, "/subsidised");
            if (*e.subsidised && e.support.empty()) return Fail(Code::kRequired, "/support");
        }
        if (*e.outcome == ExitOutcome::kStudies && e.study_form.empty())
            return Fail(Code::kRequired, "/study_form");
        if (*e.outcome == ExitOutcome::kOther && *e.reason == ExitReason::kOther && e.note.empty())
            return Fail(Code::kReasonMissing, "/note");
        return FollowedUpAfter(e);
    }
    Done operator()(AfterExit& e) {
        if (!seen_.exit) return Fail(Code::kWrongState, "", {"ärendet är inte avslutat"});
        const Written<Exit>& exit = *seen_.exit;
        const Party keeper = exit.follow_up_party.value_or(exit.about.owner);
        if (author_.party != keeper) return Fail(Code::kMandate, "", {std::string(PartyName(keeper))});
        if (!e.round) return Fail(Code::kRequired, "/round");
        if (!e.state) return Fail(Code::kRequired, "/state");
        if (!e.channel) return Fail(Code::kRequired, "/channel");
        CHECK_OK(NotAfter(e.date, today_, "/date"));
        CHECK_OK(NotBefore(e.date, exit.date, "/date"));
        // Who was not reached may be reached another day.
        for (const Written<AfterExit>& a : seen_.after_exit)
            if (a.round == e.round && a.date >= exit.date && a.state != AfterExitState::kNotReached)
                return Fail(Code::kAlreadyDone, "/round");
        if (*e.state == AfterExitState::kWork && !e.subsidised) return Fail(Code::kRequired, "/subsidised");
        if (*e.state == AfterExitState::kNeither && e.needed.empty()) return Fail(Code::kRequired, "/needed");
        if (*e.state != AfterExitState::kWork) e.subsidised.reset();
        if (*e.state != AfterExitState::kWork && *e.state != AfterExitState::kStudies) e.hours.reset();
        return {};
    }
    Done operator()(Discharge& e) {
        if (!e.from) return Fail(Code::kRequired, "/from");
        if (seen_.opened) CHECK_OK(NotBefore(e.date, seen_.opened->date, "/date"));
        // That somebody has been in care is care's to tell, and to share on the consent for it (OSL 25:1).
        // What the participant has told others stands where they write it, without a diagnosis.
        if (author_.party == Party::kHealthRegion && *e.from == DischargedFrom::kCare)
            draft().category = Category::kCareTrack;
        if (draft().category != Category::kCareTrack)
            if (const std::string word = DiagnosisIn(e.note); !word.empty())
                return Fail(Code::kDiagnosis, "/note", {word});
        return {};
    }
    Done operator()(Retraction&) {
        const bool exit = seen_.exit && seen_.exit->about.item == wish_.item;
        if (!OwnItem(wish_.item)) return Fail(Code::kMandate, "", {"den part som skrev det"});
        // The case is open again: for whoever may close it.
        if (exit && !Info(Kind::kExit).writers.Has(author_.role))
            return Fail(Code::kMandate, "", {std::string(RoleName(Role::kEmploymentOfficer))});
        return NothingOfOthers();
    }
    Done operator()(Recalled& e) {
        CHECK_OK(TheOwnContent(e.of));
        for (const auto& r : seen_.recalled)
            if (r.of == e.of) return Fail(Code::kAlreadyDone, "/of");
        draft().category = seen_.FindEver(e.of)->category;
        draft().topic = seen_.FindEver(e.of)->topic;
        draft().named = PartySet{author_.party};
        PartySet receivers = setting_.receivers ? setting_.receivers(e.of) : PartySet{};
        if (receivers == PartySet{}) return {};
        drafts_.push_back(
            Draft{ItemId{}, Category::kParticipation, Topic::kNone, receivers, RecallNotice{today_}});
        return {};
    }
    Done operator()(RecallNotice&) { return Fail(Code::kForbidden); }
    Done operator()(RedactionProposed& e) {
        CHECK_OK(TheOwnContent(e.of));
        for (const RedactionItem& r : seen_.redactions)
            if (r.proposed.of == e.of && !r.answered) return Fail(Code::kAlreadyDone, "/of");
        draft().category = seen_.FindEver(e.of)->category;
        draft().topic = seen_.FindEver(e.of)->topic;
        draft().named = PartySet{author_.party};
        return {};
    }
    Done operator()(RedactionAnswered& e) {
        for (const RedactionItem& r : seen_.redactions) {
            if (r.proposed.about.item != wish_.item) continue;
            if (r.proposed.about.owner != author_.party) return Fail(Code::kNotFound);
            if (r.answered) return Fail(Code::kAlreadyDone);
            if (e.approved && r.proposed.about.author == author_.worker) return Fail(Code::kSecondPerson);
            draft().named = PartySet{author_.party};
            return {};
        }
        return Fail(Code::kNotFound);
    }

    // ---- the participant's rights and the party's file

    Done operator()(RightsAsked& e) {
        if (e.of_version != 0) return Fail(Code::kUnknownField, "/of_version", {"of_version"});
        const bool own = author_.role == Role::kParticipant;
        if (own) {
            if (e.to == Party::kNone) return Fail(Code::kRequired, "/to");
            if (!TakesPart(e.to)) return Fail(Code::kNotFound, "/to");
            e.received = today_;
            e.channel = Channel::kMessage;
        } else {
            if (e.to == Party::kNone) e.to = author_.party;
            if (e.to != author_.party)  // each answers for its own (GDPR art. 12.3)
                return Fail(Code::kUnknownValue, "/to", {std::string(NameOf(e.to))});
            if (!e.received) return Fail(Code::kRequired, "/received");
            CHECK_OK(NotAfter(e.received, today_, "/received"));
        }
        if (e.of) {
            const CaseState::Known* known = seen_.Find(e.of);
            if (known == nullptr || known->author.party != e.to) return Fail(Code::kNotFound, "/of");
            e.of_version = known->version;
        } else if (e.right == Right::kRectification) {
            return Fail(Code::kRequired, "/of");
        }
        draft().owner = e.to;
        draft().named = {e.to};
        return {};
    }
    Done operator()(RightsAnswered& e) {
        const auto item = std::find_if(seen_.rights.begin(), seen_.rights.end(),
                                       [&](auto& r) { return r.asked.about.item == wish_.item; });
        if (item == seen_.rights.end()) return Fail(Code::kNotFound);
        if (item->asked.about.owner != author_.party)
            return Fail(Code::kMandate, "", {"den part som har fått frågan"});
        if (item->answer) return Fail(Code::kAlreadyDone);
        if (!e.verdict) return Fail(Code::kRequired, "/verdict");
        if (*e.verdict != RightsVerdict::kGranted && e.reason.empty())
            return Fail(Code::kReasonMissing, "/reason");
        CHECK_OK(NotAfter(e.date, today_, "/date"));
        CHECK_OK(NotBefore(e.date, item->asked.received, "/date"));
        if (*e.verdict == RightsVerdict::kExtended) {
            if (item->extension) return Fail(Code::kAlreadyDone);
            if (e.date > item->answer_by)
                return Fail(Code::kWrongState, "/verdict",
                            {"tiden kan bara förlängas inom den första månaden"});
        }
        if (*e.verdict == RightsVerdict::kGranted && item->asked.right == Right::kRectification) {
            const CaseState::Known* known = seen_.Find(item->asked.of);
            if (known != nullptr && known->changed <= item->asked.of_version)
                return Fail(Code::kWrongState, "/verdict", {"rätta eller återta uppgiften först"});
        }
        draft().owner = author_.party;
        draft().named = {author_.party};
        return {};
    }
    Done operator()(Statement&) {
        const CaseState::Known& known = *seen_.Find(wish_.item);
        if (author_.role != Role::kParticipant && known.author.party != author_.party)
            return Fail(Code::kMandate, "", {"den part som skrev det"});
        draft().owner = known.author.party;
        return {};
    }
    Done operator()(KeptBack& e) {
        if (seen_.Find(wish_.item)->author.party != author_.party)
            return Fail(Code::kMandate, "", {"den part som skrev det"});
        if (!e.ground) return Fail(Code::kRequired, "/ground");
        const bool care = *e.ground == KeepBackGround::kOsl25_6 || *e.ground == KeepBackGround::kOsl25_7;
        if ((care && author_.party != Party::kHealthRegion) ||
            (*e.ground == KeepBackGround::kOsl26_5 && author_.party != Party::kSocialServices))
            return Fail(Code::kUnknownValue, "/ground", {std::string(NameOf(*e.ground))});
        if (IsKeptBack(seen_, wish_.item)) return Fail(Code::kAlreadyDone);
        draft().named = {author_.party};
        return {};
    }
    Done operator()(KeptBackEnded&) {
        if (seen_.Find(wish_.item)->author.party != author_.party)
            return Fail(Code::kMandate, "", {"den part som skrev det"});
        if (!IsKeptBack(seen_, wish_.item)) return Fail(Code::kAlreadyDone);
        draft().named = {author_.party};
        return {};
    }
    Done operator()(HoldSet&) {
        if (Held(seen_, author_.party)) return Fail(Code::kAlreadyDone);
        draft().named = {author_.party};
        return {};
    }
    Done operator()(HoldLifted&) {
        for (const HoldItem& h : seen_.holds) {
            if (h.set.about.item != wish_.item) continue;
            if (h.set.about.owner != author_.party)
                return Fail(Code::kMandate, "", {"den part som har stoppat gallringen"});
            if (h.lifted) return Fail(Code::kAlreadyDone);
        }
        draft().named = {author_.party};
        return {};
    }
    Done operator()(DisposalProposed& e) {
        if (!author_.records || setting_.disposal.empty()) return Fail(Code::kForbidden);
        if (!e.rule.empty()) return Fail(Code::kUnknownField, "/rule", {"rule"});
        e.rule = setting_.disposal;
        draft().named = {author_.party};
        return {};
    }
    Done operator()(PartDisposed&) { return Fail(Code::kForbidden); }  // the program's own

    // ---- changing the plan together, and placements

    Done operator()(PlanChange& e) {
        if (wish_.item) {
            const PlanChangeItem* before = seen_.FindPlanChange(wish_.item);
            if (before == nullptr) return Fail(Code::kNotFound);
            if (before->change.about.owner != author_.party)
                return Fail(Code::kMandate, "", {"den part som föreslog ändringen"});
            if (before->closed) return Fail(Code::kAlreadyDone);
            if (before->change.activity != e.activity)
                return Fail(Code::kUnknownValue, "/activity", {e.activity.Text()});
        }
        if (e.activity) {
            const Activity* a = seen_.FindActivity(e.activity);
            if (a == nullptr) return Fail(Code::kNotFound, "/activity");
            CHECK_OK(StillAlive(*a));
            if (e.until) CHECK_OK(LaterThan(*a, e.until));
            // What is proposed about it tells of it: it lies where the activity lies.
            if (!MayOwn(author_.party, a->offer.about.category))
                return Fail(Code::kMandate, "/activity", {"den part som har aktiviteten"});
            draft().category = a->offer.about.category;
            draft().topic = a->offer.about.topic;
        } else if (!e.hours.empty() || e.until) {
            return Fail(Code::kRequired, "/activity");
        }
        if (e.as_it_is == true && e.activity) return Fail(Code::kUnknownValue, "/as_it_is", {"true"});
        const Activity* about = seen_.FindActivity(e.activity);
        CHECK_OK(CheckRamp(e.hours, about == nullptr ? nullptr : FindActivityKind(about->offer.activity)));
        if (e.heard.empty()) return Fail(Code::kRequired, "/heard");
        for (std::size_t i = 0; i < e.heard.size(); ++i)
            if (e.heard[i] == Party::kNone || e.heard[i] == author_.party ||
                std::find(e.heard.begin(), e.heard.begin() + static_cast<std::ptrdiff_t>(i), e.heard[i]) !=
                    e.heard.begin() + static_cast<std::ptrdiff_t>(i))
                return Fail(Code::kUnknownValue, "/heard/" + std::to_string(i),
                            {std::string(NameOf(e.heard[i]))});
        return NotBefore(e.answer_by, today_, "/answer_by");
    }
    Done operator()(PlanChangeAnswered& e) {
        TRY(const PlanChangeItem* c, TheOpenChange());
        if (c->overtaken)
            return Fail(
                Code::kWrongState, "",
                {"det som förslaget gäller har ändrats sedan det skrevs; det måste läggas fram på nytt"});
        if (!e.answer) return Fail(Code::kRequired, "/answer");
        if (std::find(c->change.heard.begin(), c->change.heard.end(), author_.party) == c->change.heard.end())
            return Fail(Code::kMandate, "", {"de parter som förslaget gäller"});
        if (c->AnswerOf(author_.party) != nullptr) return Fail(Code::kAlreadyDone);
        if (*e.answer == ChangeAnswer::kObjects && e.text.empty()) return Fail(Code::kReasonMissing, "/text");
        return {};
    }
    Done operator()(PlanChangeClosed& e) {
        TRY(const PlanChangeItem* c, TheOpenChange());
        if (c->change.about.owner != author_.party)
            return Fail(Code::kMandate, "", {"den part som föreslog ändringen"});
        if (!e.end) return Fail(Code::kRequired, "/end");
        if (*e.end == ChangeEnd::kWithdrawn) return {};
        if (c->overtaken)
            return Fail(
                Code::kWrongState, "",
                {"det som förslaget gäller har ändrats sedan det skrevs; det måste läggas fram på nytt"});
        if (c->Objected())
            return Fail(
                Code::kWrongState, "",
                {"någon har invänt; ändra förslaget så att alla kan säga ja, eller dra tillbaka det"});
        if (!c->AllAnswered() && c->change.answer_by >= today_)
            return Fail(Code::kWrongState, "",
                        {"alla har inte svarat; det går att genomföra efter " + c->change.answer_by.Text()});
        return CarryOut(c->change);
    }
    Done operator()(ActivityExtended& e) {
        TRY(const Activity* a, OpenToWriter());
        CHECK_OK(StillAlive(*a));
        return MayExtend(*a, e.until);
    }
    Done operator()(Placement& e) {
        const Activity* a = seen_.FindActivity(e.activity);
        if (a == nullptr) return Fail(Code::kNotFound, "/activity");
        CHECK_OK(StillAlive(*a));
        const ActivityKind* kind = FindActivityKind(a->offer.activity);
        if (kind == nullptr || !kind->workplace)
            return Fail(Code::kWrongState, "/activity", {"aktiviteten är ingen plats hos en arbetsgivare"});
        for (const PlacementItem& p : seen_.placements)
            if (p.placement.activity == e.activity && p.placement.about.item != wish_.item)
                return Fail(Code::kAlreadyDone, "/activity");
        if (wish_.item) {
            const PlacementItem* before = seen_.FindPlacement(wish_.item);
            if (before == nullptr) return Fail(Code::kNotFound);
            if (before->placement.about.owner != author_.party)
                return Fail(Code::kMandate, "", {"den part som skrev överenskommelsen"});
            if (before->placement.activity != e.activity)
                return Fail(Code::kUnknownValue, "/activity", {e.activity.Text()});
        }
        // The workplace reads it.
        for (const auto& [pointer, text] :
             {std::pair{"/tasks", &e.tasks}, std::pair{"/schedule", &e.schedule}})
            if (const std::string word = DiagnosisIn(*text); !word.empty())
                return Fail(Code::kDiagnosis, pointer, {word});
        for (std::size_t i = 0; i < e.adaptations.size(); ++i)
            if (std::none_of(seen_.adaptations.begin(), seen_.adaptations.end(),
                             [&](auto& x) { return x.about.item == e.adaptations[i]; }))
                return Fail(Code::kNotFound, "/adaptations/" + std::to_string(i));
        return FromRegister(e.provider_id, e.host);
    }
    Done operator()(UnionHeard& e) {
        TRY(const PlacementItem* p, ThePlacement());
        if (p->union_heard) return Fail(Code::kAlreadyDone);
        if (p->placement.union_name.empty())
            return Fail(Code::kWrongState, "", {"överenskommelsen säger inte vilket fack som ska höras"});
        if (!e.answer) return Fail(Code::kRequired, "/answer");
        if (*e.answer == UnionAnswer::kObjection && e.text.empty())
            return Fail(Code::kReasonMissing, "/text");
        return NotAfter(e.date, today_, "/date");
    }
    Done operator()(PlacementSigned& e) {
        TRY(const PlacementItem* p, ThePlacement());
        if (!e.signatory) return Fail(Code::kRequired, "/signatory");
        CHECK_OK(NotAfter(e.date, today_, "/date"));
        const auto place = static_cast<std::size_t>(*e.signatory);
        if (place < p->signatures.size()) return Fail(Code::kAlreadyDone, "/signatory");
        if (place > p->signatures.size())
            return Fail(Code::kWrongState, "/signatory",
                        {p->signatures.empty() ? "arbetsplatsen skriver under först"
                                               : "deltagaren skriver under före den som beslutar"});
        if (*e.signatory != Signatory::kAuthority) return {};
        const Activity* a = seen_.FindActivity(p->placement.activity);
        const ActivityKind* kind = a == nullptr ? nullptr : FindActivityKind(a->offer.activity);
        if (kind != nullptr && kind->needs && Decides(*kind->needs) != author_.role)
            return Fail(Code::kMandate, "", {std::string(RoleName(Decides(*kind->needs)))});
        if (!p->placement.union_name.empty() && !p->union_heard)
            return Fail(Code::kWrongState, "", {"facket har inte fått yttra sig än"});
        return {};
    }
    Done operator()(AttendanceWeek& e) {
        if (seen_.FindActivity(e.activity) == nullptr) return Fail(Code::kNotFound, "/activity");
        e.week = MondayOf(e.week);
        CHECK_OK(NotAfter(e.week, today_, "/week"));
        for (const auto& w : seen_.attendance) {
            if (w.about.item == wish_.item) {
                if (w.about.owner != author_.party)
                    return Fail(Code::kMandate, "", {"den part som skrev det"});
                if (w.activity != e.activity || w.week != e.week)
                    return Fail(Code::kUnknownValue, "/week", {e.week.Text()});
            } else if (w.activity == e.activity && w.week == e.week) {
                return Fail(Code::kAlreadyDone, "/week");
            }
        }
        if (e.days.empty()) return Fail(Code::kRequired, "/days");
        for (std::size_t i = 0; i < e.days.size(); ++i) {
            const PresenceDay& day = e.days[i];
            const std::string at = "/days/" + std::to_string(i);
            if (!day.presence) return Fail(Code::kRequired, at + "/presence");
            if (MondayOf(day.date) != e.week || (i > 0 && day.date <= e.days[i - 1].date))
                return Fail(Code::kOutOfRange, at + "/date", {e.week.Text(), AddDays(e.week, 6).Text()});
            CHECK_OK(NotAfter(day.date, today_, (at + "/date").c_str()));
        }
        return {};
    }
    Done operator()(Incident& e) {
        if (seen_.FindActivity(e.activity) == nullptr) return Fail(Code::kNotFound, "/activity");
        if (!e.incident) return Fail(Code::kRequired, "/incident");
        return NotAfter(e.date, today_, "/date");
    }
    Done operator()(PlacementReview& e) {
        if (seen_.FindActivity(e.activity) == nullptr) return Fail(Code::kNotFound, "/activity");
        if (!e.side) return Fail(Code::kRequired, "/side");
        if (*e.side == Signatory::kAuthority) return Fail(Code::kUnknownValue, "/side", {"authority"});
        if (!e.go_on) return Fail(Code::kRequired, "/go_on");
        return NotAfter(e.date, today_, "/date");
    }
    Done operator()(Task& e) {
        if (wish_.item) {
            const TaskItem* before = TheTask();
            if (before == nullptr) return Fail(Code::kNotFound);
            if (before->task.about.owner != author_.party)
                return Fail(Code::kMandate, "", {"den part som skrev uppgiften"});
            if (before->ended) return Fail(Code::kAlreadyDone);
        }
        CHECK_OK(NotBefore(e.by, today_, "/by"));
        if (e.party == Party::kNone) return Fail(Code::kRequired, "/party");
        if (e.activity && seen_.FindActivity(e.activity) == nullptr)
            return Fail(Code::kNotFound, "/activity");
        // What is the own party's alone reaches nobody else's day.
        if (e.party != author_.party && draft().category == Category::kTeamNotes)
            return Fail(Code::kUnknownValue, "/party", {std::string(NameOf(e.party))});
        if (!e.worker) return {};
        const Worker* worker = setting_.directory.Find(e.worker);
        if (worker == nullptr || worker->party != e.party || !Works(e.worker))
            return Fail(Code::kUnknownValue, "/worker", {e.worker.Text()});
        // Of one's own party one knows who has the case.
        if (e.party == author_.party && !(setting_.works_with_case && setting_.works_with_case(e.worker)))
            return Fail(Code::kNotInTeam, "/worker");
        return {};
    }
    Done operator()(TaskEnded& e) {
        const TaskItem* t = TheTask();
        if (t == nullptr) return Fail(Code::kNotFound);
        if (t->ended) return Fail(Code::kAlreadyDone);
        if (!e.end) return Fail(Code::kRequired, "/end");
        if (author_.party != t->task.party && author_.party != t->task.about.owner)
            return Fail(Code::kMandate, "", {"den part som uppgiften är för, eller den som skrev den"});
        draft().category = CategoryOfAnswer(author_.party, t->task.about.category);
        return {};
    }
    Done operator()(DueSetAside& e) {
        CHECK_OK(StillDue(e.due_kind, e.of, e.due));
        const Date last = LastDayAside(e.due_kind, e.due, today_);
        if (!last) return Fail(Code::kSetByLaw);
        if (e.until <= today_ || e.until > last)
            return Fail(Code::kOutOfRange, "/until", {AddDays(today_, 1).Text(), last.Text()});
        draft().named = {author_.party};
        return {};
    }
    Done operator()(DueAssigned& e) {
        CHECK_OK(StillDue(e.due_kind, e.of, e.due));
        const Worker* worker = setting_.directory.Find(e.worker);
        if (worker == nullptr) return Fail(Code::kUnknownValue, "/worker", {e.worker.Text()});
        const bool has_case = setting_.works_with_case && setting_.works_with_case(e.worker);
        if (worker->party != author_.party || !Works(e.worker) || !has_case)
            return Fail(Code::kNotInTeam, "/worker");
        draft().named = {author_.party};
        return {};
    }
    Done operator()(DueTakenUp&) {
        const auto is = [&](const DueMark& m) { return m.item == wish_.item; };
        if (std::none_of(seen_.due_marks.begin(), seen_.due_marks.end(), is)) return Fail(Code::kAlreadyDone);
        draft().named = {author_.party};
        return {};
    }
    Done operator()(SignalLink& e) {
        TRY(const Activity* a, TheActivity());
        e.token.clear();
        draft().category = CategoryOfAnswer(author_.party, a->offer.about.category);
        if (!e.open) {
            const bool open =
                std::any_of(a->signal_links.begin(), a->signal_links.end(),
                            [&](const auto& link) { return link.about.owner == author_.party && link.open; });
            if (!open) return Fail(Code::kAlreadyDone);
            e.until = {};
            return {};
        }
        CHECK_OK(StillAlive(*a));
        if (!e.until) return Fail(Code::kRequired, "/until");
        CHECK_OK(NotBefore(e.until, today_, "/until"));
        CHECK_OK(NotAfter(e.until, AddDays(today_, kDaysSignalLink), "/until"));
        // A signal lies where the activity does: of care only the care's own.
        if (!MayOwn(author_.party, SignalCategory(a->offer.about.category))) return Fail(Code::kForbidden);
        // Where the person is, is not to be known outside: whoever answers for that decides.
        const bool is_protected = seen_.protection && seen_.protection->degree != Protection::kNone;
        if (is_protected && !IsNamed(seen_.protection->named_officers, author_.worker) &&
            !IsNamed(setting_.named_officers, author_.worker))
            return Fail(Code::kMandate, "", {"den utsedda handläggaren"});
        e.token = setting_.signal_token;
        return {};
    }
    Done operator()(Signal&) { return Fail(Code::kForbidden); }  // the program's own

    // ---- messages

    Done operator()(ThreadStarted& e) {
        const bool own = author_.role == Role::kParticipant;
        for (std::size_t i = 0; i < e.audience.size(); ++i)
            if (e.audience[i] == Party::kNone)
                return Fail(Code::kUnknownValue, "/audience/" + std::to_string(i), {"none"});
        PartySet named = SetOf(e.audience);
        if (own) {  // to one party that they know of, which then has it
            if (e.audience.size() != 1) return Fail(Code::kRequired, "/audience");
            if (!TakesPart(e.audience.front())) return Fail(Code::kNotFound, "/audience");
            if (draft().category != Category::kJointPlan)
                return Fail(Code::kUnknownValue, "/category", {std::string(NameOf(draft().category))});
            draft().owner = e.audience.front();
            e.participant = true;
        } else {
            named.Add(author_.party);
        }
        e.audience.clear();
        for (std::size_t p = 1; p < kPartyCount; ++p)
            if (named.Has(static_cast<Party>(p))) e.audience.push_back(static_cast<Party>(p));
        if (e.activity && seen_.FindActivity(e.activity) == nullptr)
            return Fail(Code::kNotFound, "/activity");
        draft().named = named;
        CHECK_OK(MayAwait(e.awaits, e.awaits_participant, e));
        return Reaches(e, "/audience");
    }
    Done operator()(MessagePosted& e) {
        TRY(const ThreadItem* thread, TheThread(e.thread, "/thread"));
        const Written<ThreadStarted>& started = *thread->started;
        LiesIn(started);
        if (author_.role == Role::kParticipant) {
            draft().owner = started.about.owner;
            draft().category = started.about.category;
        }
        CHECK_OK(MayAwait(e.awaits, e.awaits_participant, started));
        return Reaches(started, "");
    }
    Done operator()(ThreadMarked& e) {
        TRY(const ThreadItem* thread, TheThread(wish_.item, ""));
        const Written<ThreadStarted>& started = *thread->started;
        LiesIn(started);
        if (!e.mark) return Fail(Code::kRequired, "/mark");
        const bool asks = *e.mark == ThreadMark::kAwaited;
        if (asks && e.awaits.empty() && !e.awaits_participant) return Fail(Code::kRequired, "/awaits");
        if (!asks && !e.awaits.empty()) return Fail(Code::kUnknownField, "/awaits", {"awaits"});
        if (*e.mark == ThreadMark::kHandled && !thread->waiting.Since(author_.party))
            return Fail(Code::kAlreadyDone);
        if (*e.mark == ThreadMark::kNotAwaited && !thread->waiting.Since(kTheParticipant))
            return Fail(Code::kAlreadyDone);
        return MayAwait(e.awaits, e.awaits_participant, started);
    }

  private:
    static bool IsNamed(const std::vector<WorkerId>& officers, WorkerId worker) {
        return std::find(officers.begin(), officers.end(), worker) != officers.end();
    }
    // Who is in the register is called what the register says.
    Done FromRegister(ProviderId provider, std::string& name) const {
        if (!provider) return {};
        const auto known = setting_.provider ? setting_.provider(provider) : std::nullopt;
        if (!known) return Fail(Code::kUnknownValue, "/provider_id", {provider.Text()});
        name = *known;
        return {};
    }
    // One that the writer takes part in.
    Result<const ThreadItem*> TheThread(ItemId item, const char* pointer) const {
        const ThreadItem* thread = seen_.FindThread(item);
        const bool own = author_.role == Role::kParticipant;
        if (thread == nullptr || !thread->started || (own && !thread->started->participant))
            return Fail(Code::kNotFound, pointer);
        if (seen_.IsRecalled(item))
            return Fail(Code::kWrongState, pointer, {"tråden är återtagen; börja en ny"});
        return thread;
    }
    void LiesIn(const Written<ThreadStarted>& started) {
        draft().category = CategoryOfAnswer(author_.party, started.about.category);
        draft().topic = started.about.topic;
        draft().named = SetOf(started.audience);
    }
    // Only who takes part and is not oneself is asked for an answer; the participant asks nobody by name.
    Done MayAwait(const std::vector<Party>& parties, bool participant, const ThreadStarted& started) const {
        const bool own = author_.role == Role::kParticipant;
        for (std::size_t i = 0; i < parties.size(); ++i)
            if (own || parties[i] == author_.party || !SetOf(started.audience).Has(parties[i]))
                return Fail(Code::kUnknownValue, "/awaits/" + std::to_string(i),
                            {std::string(NameOf(parties[i]))});
        if (participant && (own || !started.participant))
            return Fail(Code::kUnknownValue, "/awaits_participant", {"true"});
        return {};
    }
    // To write to somebody is to disclose: everybody who takes part must be let to read it, the whole of it,
    // now. The participant writes to the party that has the thread; the others read it by that party's
    // disclosures.
    Done Reaches(const ThreadStarted& started, const char* pointer) const {
        if (author_.role == Role::kParticipant) return {};
        std::vector<Party> readers = started.audience;
        if (started.participant) readers.push_back(kTheParticipant);
        for (const Party reader : readers) {
            if (reader == author_.party) continue;
            const Draft& draft = drafts_.front();
            if (!setting_.reads_whole ||
                !setting_.reads_whole(reader, draft.category, draft.topic, draft.named))
                return Fail(Code::kAudienceClosed, pointer, {std::string(PartyName(reader))});
        }
        return {};
    }
    bool TakesPart(Party party) const {
        return party != Party::kNone && std::any_of(seen_.known.begin(), seen_.known.end(),
                                                    [&](auto& k) { return k.second.author.party == party; });
    }
    Result<const PlanChangeItem*> TheOpenChange() const {
        const PlanChangeItem* c = seen_.FindPlanChange(wish_.item);
        if (c == nullptr) return Fail(Code::kNotFound);
        if (c->closed) return Fail(Code::kAlreadyDone);
        return c;
    }
    [[nodiscard]] const TaskItem* TheTask() const {
        for (const TaskItem& t : seen_.tasks)
            if (t.task.about.item == wish_.item) return &t;
        return nullptr;
    }
    Result<const PlacementItem*> ThePlacement() const {
        if (const PlacementItem* p = seen_.FindPlacement(wish_.item)) return p;
        return Fail(Code::kNotFound);
    }
    static Done LaterThan(const Activity& a, Date until) {
        if (!a.offer.until)
            return Fail(Code::kWrongState, "/until", {"aktiviteten har ingen sista dag att flytta"});
        return NotBefore(until, AddDays(a.offer.until, 1), "/until");
    }
    // A longer time is decided by whoever decides the activity, and stopped by what stops a new one.
    Done MayExtend(const Activity& a, Date until) const {
        CHECK_OK(LaterThan(a, until));
        if (setting_.stop)
            if (const auto stop = setting_.stop(a.offer.activity, AddDays(a.offer.until, 1)))
                return Fail(Code::kRuleStops, "/until", {stop->rule, stop->swedish});
        const ActivityKind* kind = FindActivityKind(a.offer.activity);
        if (kind != nullptr && kind->needs && Decides(*kind->needs) != author_.role &&
            !Approved(*kind->needs, a.offer.about.item, until))
            return Fail(Code::kMandate, "/until", {std::string(RoleName(Decides(*kind->needs)))});
        return {};
    }
    // What was agreed becomes the activity's, in the same write.
    Done CarryOut(const Written<PlanChange>& change) {
        if (!change.activity) return {};
        const Activity* a = seen_.FindActivity(change.activity);
        if (a == nullptr)
            return Fail(Code::kWrongState, "", {"aktiviteten finns inte längre; dra tillbaka förslaget"});
        CHECK_OK(StillAlive(*a));
        const About& about = a->offer.about;
        const auto write = [&](Payload payload) {
            drafts_.push_back(Draft{about.item, about.category, about.topic, {}, std::move(payload)});
        };
        if (!change.hours.empty()) write(ActivityHours{change.hours, change.change, {}});
        if (!change.until) return {};
        CHECK_OK(MayExtend(*a, change.until));
        write(ActivityExtended{change.until, change.change});
        return {};
    }
    // Work and studies are followed up by whoever led the case, where nobody else is chosen; what else it
    // came to, where somebody is.
    Done FollowedUpAfter(Exit& e) const {
        e.follow_up_party.reset();
        const bool holds = *e.outcome == ExitOutcome::kWork || *e.outcome == ExitOutcome::kStudies;
        const bool wrong = *e.reason == ExitReason::kMisregistered || *e.reason == ExitReason::kDeceased;
        const WorkerId lead = seen_.lead ? seen_.lead->worker : WorkerId{};
        if (!e.follow_up_by && holds && !wrong) e.follow_up_by = Works(lead) ? lead : author_.worker;
        if (!e.follow_up_by) return {};
        const WorkerId by = e.follow_up_by;
        const Worker* worker = setting_.directory.Find(by);
        if (worker == nullptr) return Fail(Code::kUnknownValue, "/follow_up_by", {by.Text()});
        const bool takes_part =
            by == lead || by == author_.worker ||
            (seen_.team && setting_.directory.InTeam(by, seen_.team->team)) ||
            std::any_of(seen_.assignments.begin(), seen_.assignments.end(),
                        [&](const AssignmentItem& a) { return a.assigned.worker == by && !a.ended; });
        if (!takes_part || !Works(by)) return Fail(Code::kNotInTeam, "/follow_up_by");
        e.follow_up_party = worker->party;
        return {};
    }
    [[nodiscard]] bool Works(WorkerId id) const {
        const Worker* worker = setting_.directory.Find(id);
        return worker != nullptr && (!worker->until || worker->until >= today_);
    }
    // Whether the item is the worker's to hand over: the leadership, a planned follow-up, a task, an
    // activity.
    [[nodiscard]] bool Holds(WorkerId worker, ItemId item) const {
        if (seen_.lead && seen_.lead->about.item == item) return seen_.lead->worker == worker;
        for (const FollowUpItem& f : seen_.follow_ups)
            if (f.about.item == item) return f.planned && !f.done && f.planned->responsible == worker;
        for (const TaskItem& t : seen_.tasks)
            if (t.task.about.item == item) return !t.ended && t.task.worker == worker;
        const Activity* a = seen_.FindActivity(item);
        return a != nullptr && a->offer.responsible == worker;
    }
    // As the writer's party sees the case; what it may not know to be missing is offered to nobody.
    Done StillDue(DueKind kind, ItemId of, Date due) const {
        for (const DueItem& d : DueOf(seen_, author_.party))
            if (d.kind == kind && d.item == of && d.due == due) return {};
        return Fail(Code::kWrongState, "", {"det har ändrats sedan sidan visades"});
    }
    // What has been retracted too: it can still be read as of the days before.
    Done TheOwnContent(ItemId item) const {
        const CaseState::Known* known = seen_.FindEver(item);
        if (known == nullptr) return Fail(Code::kNotFound, "/of");
        if (known->author.party != author_.party) return Fail(Code::kMandate, "", {"den part som skrev det"});
        if (!IsContent(known->began)) return Fail(Code::kUnknownValue, "/of", {item.Text()});
        return {};
    }
    Draft& draft() { return drafts_.front(); }
    static PartySet Parties(const ConsentAsked& e) {
        PartySet named{e.from};
        for (const Party to : e.to) named.Add(to);
        return named;
    }
    // What is given for one purpose is not read for another, so that whoever could not read it is not offered
    // it either (docs/03-secrecy.md, rule 4).
    static Done ServesItsReaders(Purpose purpose, std::optional<Role> role) {
        const bool evaluates = role && OfTheProject(*role);
        if (evaluates != (purpose == Purpose::kEvaluation))
            return Fail(Code::kUnknownValue, "/purpose", {std::string(NameOf(purpose))});
        return {};
    }
    // The statute must stand in the table for these parties and for all that is disclosed, and be in force.
    Done ReachedByItsStatute(const Disclosed& e) const {
        for (const Party to : e.to) {
            const CategorySet reached = setting_.statute
                                            ? setting_.statute(e.statute, author_.party, to, setting_.now)
                                            : CategorySet{};
            const auto reaches = [&](Category c) { return reached.test(static_cast<std::size_t>(c)); };
            const auto missing = [&](std::string pointer) {
                return Fail(Code::kStatuteMissing, std::move(pointer), {e.statute});
            };
            if (reached.none()) return missing("/statute");
            if (e.of && !reaches(seen_.Find(e.of)->category)) return missing("/of");
            for (std::size_t i = 0; i < e.categories.size(); ++i)
                if (!reaches(e.categories[i])) return missing("/categories/" + std::to_string(i));
        }
        return {};
    }
    // What is said of a proposal lies where the proposal does. What is said is the writer's own, though:
    // where the writer's party may hold nothing of that category, it lies with the joint plan.
    Category CategoryUnder(const ProposalItem& p) const {
        return CategoryOfAnswer(author_.party, p.proposal.about.category);
    }
    [[nodiscard]] bool IsOwn() const { return author_.role == Role::kParticipant; }
    Result<const Consent*> AskedConsent() const {
        for (const Consent& c : seen_.consents)
            if (c.asked.about.item == wish_.item) return &c;
        return Fail(Code::kNotFound);
    }
    Result<const Activity*> TheActivity() const {
        if (const Activity* a = seen_.FindActivity(wish_.item)) return a;
        return Fail(Code::kNotFound);
    }
    // That the writer may go on with.
    Result<const Activity*> OpenToWriter() const {
        TRY(const Activity* a, TheActivity());
        CHECK_OK(MayChange(*a));
        return a;
    }
    // Of care's own track one may see no more than that it is care's.
    Done MayChange(const Activity& a) const {
        const ActivityKind* kind = FindActivityKind(a.offer.activity);
        const RoleSet changers = a.offer.about.category == Category::kCareTrack
                                     ? RoleSet{Role::kCareCoordinator}
                                 : kind != nullptr ? kind->changers
                                                   : kCaseRoles;
        if (author_.party == a.offer.about.owner || changers.Has(author_.role)) return {};
        return Fail(Code::kMandate, "", {RoleNames(changers)});
    }
    const FollowUpItem* TheFollowUp() const {
        for (const FollowUpItem& f : seen_.follow_ups)
            if (f.about.item == wish_.item) return &f;
        return nullptr;
    }
    Result<const ProposalItem*> TheProposal(ItemId item) const {
        for (const ProposalItem& p : seen_.proposals)
            if (p.proposal.about.item == item) return &p;
        return Fail(Code::kNotFound, "/proposal");
    }
    // What is seen in part says nothing of whether somebody was reached.
    static bool IsUnasked(const AbsenceItem& a) {
        return !a.absence.about.limited && (!a.followed || !a.followed->reached);
    }
    static Done StillAlive(const Activity& a) {
        if (a.status == ActivityStatus::kCompleted || a.status == ActivityStatus::kInterrupted ||
            a.status == ActivityStatus::kDeclined)
            return Fail(Code::kWrongState, "", {"aktiviteten är avslutad"});
        return {};
    }
    bool Approved(Matter matter, ItemId activity, Date date) const {
        return std::any_of(seen_.proposals.begin(), seen_.proposals.end(), [&](const ProposalItem& p) {
            return p.Approves(matter, activity) && (!p.decision->from || p.decision->from <= date) &&
                   (!p.decision->until || date <= p.decision->until);
        });
    }
    // A retraction may not take others' work with it: what other parties, or colleagues, have answered,
    // decided or followed up stays, and what it is about must then be ended by other means.
    Done NothingOfOthers() const {
        const ItemId item = wish_.item;
        const CaseState::Known& known = *seen_.Find(item);
        const CaseState::Writer me{author_.party, author_.worker};
        const auto foreign = [&](const CaseState::Writer& w) {
            return w.party != author_.party || (w != me && w != known.author);
        };
        const auto theirs = [&](const auto& x) { return foreign({x.about.owner, x.about.author}); };
        const auto any = [](const auto& items, auto is) {
            return std::any_of(items.begin(), items.end(), is);
        };
        bool others = any(known.others, foreign);
        if (known.began == Kind::kActivityOffered)
            others = others || any(seen_.hours, [&](auto& h) { return h.activity == item && theirs(h); }) ||
                     any(seen_.follow_ups,
                         [&](auto& f) {
                             return (f.planned && f.planned->activity == item && theirs(f)) ||
                                    (f.done && f.done->activity == item && theirs(*f.done));
                         }) ||
                     any(seen_.absences,
                         [&](auto& a) { return a.absence.activity == item && theirs(a.absence); }) ||
                     any(seen_.proposals,
                         [&](auto& p) { return p.proposal.activity == item && theirs(p.proposal); }) ||
                     any(seen_.plan_changes,
                         [&](auto& c) { return c.change.activity == item && theirs(c.change); }) ||
                     any(seen_.placements,
                         [&](auto& p) { return p.placement.activity == item && theirs(p.placement); }) ||
                     any(seen_.attendance, [&](auto& w) { return w.activity == item && theirs(w); }) ||
                     any(seen_.incidents, [&](auto& x) { return x.activity == item && theirs(x); }) ||
                     any(seen_.placement_reviews, [&](auto& r) { return r.activity == item && theirs(r); }) ||
                     any(seen_.tasks, [&](auto& t) { return t.task.activity == item && theirs(t.task); }) ||
                     any(seen_.signals, [&](auto& x) { return x.activity == item; });
        if (known.began == Kind::kProposal)
            others = others || any(seen_.proposals, [&](auto& p) {
                         return p.proposal.about.item == item &&
                                (any(p.opinions, theirs) || (p.decision && theirs(*p.decision)));
                     });
        if (!others) return {};
        return Fail(Code::kWrongState, "", {Instead(known.began)});
    }
    std::string Instead(Kind began) const {
        switch (began) {
            case Kind::kActivityOffered: {
                const Activity* a = seen_.FindActivity(wish_.item);
                return a != nullptr && a->status == ActivityStatus::kOffered
                           ? "andra har skrivit om aktiviteten; registrera att deltagaren har tackat nej i "
                             "stället"
                           : "andra har skrivit om aktiviteten; avbryt den i stället";
            }
            case Kind::kPlanChange:
                return "andra har svarat på förslaget; dra tillbaka det i stället";
            case Kind::kGoal:
                return "andra har skrivit om målet; avsluta det i stället";
            case Kind::kProposal: {
                const auto p = std::find_if(seen_.proposals.begin(), seen_.proposals.end(),
                                            [&](auto& x) { return x.proposal.about.item == wish_.item; });
                return "andra har svarat på förslaget; låt " +
                       std::string(RoleName(Decides(p->proposal.matter))) +
                       " avslå det, eller lämna ett nytt förslag, i stället";
            }
            default:
                return "andra har skrivit om det här; skriv en anteckning om vad som är fel i stället";
        }
    }
    bool OwnItem(ItemId item) const {
        const auto own = [&](const About& a) { return a.item == item && a.owner == author_.party; };
        const auto any = [&](const auto& items, auto key) {
            return std::any_of(items.begin(), items.end(), [&](auto& x) { return own(key(x)); });
        };
        const auto plain = [](auto& x) -> const About& { return x.about; };
        return any(seen_.assessments, plain) || any(seen_.adaptations, plain) || any(seen_.notes, plain) ||
               any(seen_.intake, plain) || any(seen_.hours, plain) || any(seen_.handovers, plain) ||
               any(seen_.follow_ups, plain) ||
               any(seen_.goals, [](auto& x) -> const About& { return x.goal.about; }) ||
               any(seen_.activities, [](auto& x) -> const About& { return x.offer.about; }) ||
               any(seen_.absences, [](auto& x) -> const About& { return x.absence.about; }) ||
               any(seen_.proposals, [](auto& x) -> const About& { return x.proposal.about; }) ||
               std::any_of(seen_.proposals.begin(), seen_.proposals.end(),
                           [&](auto& p) { return any(p.opinions, plain); }) ||
               any(seen_.documents, [](auto& x) -> const About& { return x.document.about; }) ||
               any(seen_.plan_changes, [](auto& x) -> const About& { return x.change.about; }) ||
               any(seen_.placements, [](auto& x) -> const About& { return x.placement.about; }) ||
               any(seen_.tasks, [](auto& x) -> const About& { return x.task.about; }) ||
               any(seen_.attendance, plain) || any(seen_.incidents, plain) ||
               any(seen_.placement_reviews, plain) || any(seen_.signals, plain) ||
               any(seen_.after_exit, plain) || any(seen_.discharges, plain) ||
               (seen_.triage && own(seen_.triage->about)) || (seen_.exit && own(seen_.exit->about));
    }

    const CaseState& seen_;
    const Author& author_;
    const Setting& setting_;
    Date today_;
    const Wish& wish_;
    std::vector<Draft>& drafts_;
};

// What may still be written when the case is closed: what protects the participant, what puts a record right,
// and the follow-up after it, with what its party says of its dues.
bool AllowedWhenClosed(Kind kind) {
    return kind == Kind::kConsentWithdrawn || kind == Kind::kProtectionSet ||
           kind == Kind::kDisclosureEnded || kind == Kind::kRetraction || kind == Kind::kAssignmentEnded ||
           kind == Kind::kRecalled || kind == Kind::kRedactionProposed || kind == Kind::kRedactionAnswered ||
           kind == Kind::kRightsAsked || kind == Kind::kRightsAnswered || kind == Kind::kStatement ||
           kind == Kind::kKeptBack || kind == Kind::kKeptBackEnded || kind == Kind::kHoldSet ||
           kind == Kind::kHoldLifted || kind == Kind::kDisposalProposed || kind == Kind::kAfterExit ||
           kind == Kind::kDueSetAside || kind == Kind::kDueAssigned || kind == Kind::kDueTakenUp;
}

// Kinds of which a later version replaces the first, so that a mistake can be put right on the same item.
bool MayBeRevised(Kind kind) {
    switch (kind) {
        case Kind::kIdentity:
        case Kind::kProtectionSet:
        case Kind::kRegistration:
        case Kind::kWorkHistory:
        case Kind::kPartyEngaged:
        case Kind::kTeamAllocated:
        case Kind::kLeadChosen:
        case Kind::kIntakeAnswered:
        case Kind::kTriage:
        case Kind::kAssessment:
        case Kind::kAdaptation:
        case Kind::kGoal:
        case Kind::kActivityOffered:
        case Kind::kFollowUpPlanned:
        case Kind::kNote:
        case Kind::kDocumentAdded:
        case Kind::kPlanChange:
        case Kind::kPlacement:
        case Kind::kAttendanceWeek:
        case Kind::kTask:
        case Kind::kDischarge:
            return true;
        default:
            return false;
    }
}

// Told before where it may lie: who may not offer it may own none of its categories either.
Done MayOfferNew(const Wish& wish, Role role) {
    const auto* offer = std::get_if<ActivityOffered>(&wish.payload);
    const ActivityKind* kind = offer == nullptr || wish.item ? nullptr : FindActivityKind(offer->activity);
    return kind == nullptr ? Done{} : MayOffer(*kind, role);
}

// What the wish may be written under; of an activity, what its row says. The first is the default.
std::span<const Category> CategoriesOf(const Payload& payload) {
    if (const auto* offer = std::get_if<ActivityOffered>(&payload))
        if (const ActivityKind* activity = FindActivityKind(offer->activity)) return activity->categories;
    return Info(KindOf(payload)).categories;
}

// The region's own health track is care, and shared as such; another party's is part of the joint plan.
Category DefaultCategory(Kind kind, std::span<const Category> categories, Topic topic, Party party) {
    if (kind == Kind::kActivityOffered && topic == Topic::kHealth && party == Party::kHealthRegion &&
        std::find(categories.begin(), categories.end(), Category::kCareTrack) != categories.end())
        return Category::kCareTrack;
    return categories.front();
}

bool HasVersion(const CaseState& seen, const Wish& wish) {
    const CaseState::Known* known = seen.Find(wish.item);
    return known != nullptr && known->version == wish.version;
}

}  // namespace

bool IsKeptBack(const CaseState& seen, ItemId item) {
    return std::any_of(seen.kept_back.begin(), seen.kept_back.end(),
                       [&](const KeptBackItem& k) { return k.kept.about.item == item && !k.ended; });
}

bool Held(const CaseState& seen, Party party) {
    return std::any_of(seen.holds.begin(), seen.holds.end(),
                       [&](const HoldItem& h) { return h.set.about.owner == party && !h.lifted; });
}

Category SignalCategory(Category activity) {
    return activity == Category::kCareTrack ? Category::kCareTrack : Category::kFollowUp;
}

bool MayOwn(Party party, Category category) {
    switch (category) {
        case Category::kDiagnosis:
        case Category::kCareTrack:
            return party == Party::kHealthRegion;
        case Category::kIncomeSupport:
        case Category::kSocialInvestigation:
            return party == Party::kSocialServices;
        case Category::kInsuranceBenefit:
        case Category::kInsuranceAssessment:
            return party == Party::kSocialInsurance;
        case Category::kRegistration:
        case Category::kActivityReports:
        case Category::kAuthorityPlan:
            return party == Party::kEmploymentService;
        case Category::kStudies:  // closed to care (docs/03-secrecy.md, row 21), and so no care's to write
            return party != Party::kHealthRegion;
        case Category::kSuspicion:
        case Category::kCrime:
        case Category::kAuditLog:
        case Category::kNone:
            return false;
        default:
            return true;
    }
}

Category CategoryOfAnswer(Party party, Category category) {
    return MayOwn(party, category) ? category : Category::kJointPlan;
}

Result<std::vector<Draft>> Decide(const CaseState& seen, const Author& author, const Setting& setting,
                                  Wish wish) {
    const Kind kind = KindOf(wish.payload);
    const KindInfo& info = Info(kind);
    if (seen.IsEmpty()) return Fail(Code::kNotFound);
    if (!info.writers.Has(author.role)) {
        if (info.writers.Has(Role::kEmploymentOfficer) && !info.writers.Has(Role::kSocialWorker))
            return Fail(Code::kMandate, "", {std::string(RoleName(Role::kEmploymentOfficer))});
        return Fail(Code::kForbidden);
    }
    if (seen.IsClosed() && !AllowedWhenClosed(kind)) return Fail(Code::kCaseClosed);

    CHECK_OK(MayOfferNew(wish, author.role));

    Draft draft;
    draft.item = wish.item;
    const bool follows_planned = kind == Kind::kFollowUp && wish.item;
    if (!info.follows.empty() || follows_planned) {
        const CaseState::Known* known = seen.Find(wish.item);
        const bool fits =
            known != nullptr && (follows_planned ? known->began == Kind::kFollowUpPlanned
                                                 : std::find(info.follows.begin(), info.follows.end(),
                                                             known->began) != info.follows.end());
        if (!fits) return Fail(Code::kNotFound);
        if (!HasVersion(seen, wish)) return Fail(Code::kStale);
        draft.category = known->category;
        draft.topic = known->topic;
        wish.topic = known->topic;
    } else {
        if (wish.item) {
            const CaseState::Known* known = seen.Find(wish.item);
            if (known == nullptr || known->began != kind || !MayBeRevised(kind)) return Fail(Code::kNotFound);
            if (!HasVersion(seen, wish)) return Fail(Code::kStale);
            draft.category = known->category;
            draft.topic = known->topic;
            wish.topic = known->topic;
        } else {
            if (kind == Kind::kActivityOffered && wish.topic == Topic::kNone)
                if (const ActivityKind* activity =
                        FindActivityKind(std::get<ActivityOffered>(wish.payload).activity))
                    wish.topic = activity->track;
            if (info.topic && wish.topic == Topic::kNone) return Fail(Code::kRequired, "/topic");
            draft.topic = wish.topic;
            const auto categories = CategoriesOf(wish.payload);
            draft.category = wish.category == Category::kNone
                                 ? DefaultCategory(kind, categories, wish.topic, author.party)
                                 : wish.category;
            if (draft.category == Category::kSuspicion) return Fail(Code::kRestrictedMatter, "/category");
            if (std::find(categories.begin(), categories.end(), draft.category) == categories.end())
                return Fail(Code::kUnknownValue, "/category", {std::string(NameOf(draft.category))});
            if (!MayOwn(author.party, draft.category))
                return Fail(Code::kUnknownValue, "/category", {std::string(NameOf(draft.category))});
        }
    }
    std::vector<Draft> drafts;
    drafts.push_back(std::move(draft));
    CHECK_OK(std::visit([&](auto& payload) { return Judge(seen, author, setting, wish, drafts)(payload); },
                        wish.payload));
    drafts.front().payload = std::move(wish.payload);
    // Whoever knows the name keeps it out of the texts, which others read. Who does not know it is not told
    // by this which name it is.
    const bool is_protected = seen.protection && seen.protection->degree != Protection::kNone;
    if (is_protected && kind != Kind::kIdentity && seen.identity && !seen.identity->about.limited)
        for (const Draft& d : drafts)
            if (const std::string word = NamesPerson(d.payload, *seen.identity); !word.empty())
                return Fail(Code::kProtectedText, "", {word});
    return drafts;
}

Result<std::vector<Draft>> OpenCase(const Author& author, const Setting& setting, Referral referral) {
    if (!Info(Kind::kCaseOpened).writers.Has(author.role)) return Fail(Code::kForbidden);
    TRY(referral.identity, Checked(std::move(referral.identity), setting.today).map_error([](Error e) {
        e.pointer = "/identity" + e.pointer;
        return e;
    }));
    CHECK_OK(NotAfter(referral.opened.date, setting.today, "/opened/date"));
    std::vector<Draft> drafts;
    drafts.push_back({ItemId{}, Category::kParticipation, Topic::kNone, {}, std::move(referral.opened)});
    drafts.push_back({ItemId{}, Category::kIdentity, Topic::kNone, {}, std::move(referral.identity)});
    // Who opens the case has it: otherwise nobody in the party could read it until a team is chosen.
    WorkerAssigned assignment;
    assignment.worker = author.worker;
    assignment.party = author.party;
    assignment.task = "Öppnade ärendet";
    drafts.push_back({ItemId{}, Category::kParticipation, Topic::kNone, {}, std::move(assignment)});
    if (referral.registration) {
        if (author.role != Role::kEmploymentOfficer)
            return Fail(Code::kMandate, "/registration", {"arbetsförmedlaren"});
        drafts.push_back(
            {ItemId{}, Category::kRegistration, Topic::kNone, {}, std::move(*referral.registration)});
    }
    if (referral.work_history)
        drafts.push_back(
            {ItemId{}, Category::kWorkHistory, Topic::kNone, {}, std::move(*referral.work_history)});
    return drafts;
}

std::vector<std::string> CareFlags(const CaseState& seen) {
    std::vector<std::string> flags;
    for (const auto& section : seen.intake)
        for (const QuestionAnswer& a : section.answers) {
            const Question* q = FindQuestion(a.question);
            if (q != nullptr && q->about_health && SuggestsCare(a.answer)) flags.push_back(a.question);
        }
    return flags;
}

}  // namespace samkraft::domain
