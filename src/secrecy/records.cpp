#include "secrecy/records.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <vector>

#include "domain/decide.hpp"
#include "domain/kinds.hpp"
#include "secrecy/decision_table.hpp"
#include "secrecy/engine.hpp"
#include "secrecy/statutes.hpp"
#include "secrecy/words.hpp"

namespace samkraft::secrecy {
namespace {

enum class Nature : std::uint8_t { kOrdinary, kPrivate, kSpecial, kCrime };

struct About {
    Nature nature;
    std::string_view whom;
};

// What the category may hold at its most sensitive, and about whom. No default: a new row must be judged.
About AboutOf(Category category) {
    constexpr std::string_view kParticipant = "the participant";
    switch (category) {
        case Category::kIdentity:
        case Category::kParticipation:
        case Category::kRegistration:
        case Category::kAuthorityPlan:
        case Category::kWorkHistory:
        case Category::kJointPlan:
        case Category::kFollowUp:
        case Category::kStudies:
            return {Nature::kOrdinary, kParticipant};
        case Category::kProtectedIdentity:
        case Category::kActivityReports:
        case Category::kIncomeSupport:
            return {Nature::kPrivate, kParticipant};
        case Category::kSocialInvestigation:
            return {Nature::kSpecial, "the participant and the family"};
        case Category::kDiagnosis:
        case Category::kFunctionalNeeds:
        case Category::kCareTrack:
        case Category::kInsuranceBenefit:
        case Category::kInsuranceAssessment:
        case Category::kJointAssessment:
            return {Nature::kSpecial, kParticipant};
        case Category::kSuspicion:
        case Category::kCrime:
            return {Nature::kCrime, kParticipant};
        case Category::kRelatives:
            return {Nature::kPrivate, "relatives, children among them"};
        case Category::kEmployerOrders:
            return {Nature::kOrdinary, "contact persons of employers"};
        case Category::kTeamNotes:
            return {Nature::kOrdinary, "staff; no participant"};
        case Category::kSurveyAnswers:
        case Category::kStatistics:
            return {Nature::kOrdinary, "participants, in numbers"};
        case Category::kAuditLog:
            return {Nature::kPrivate, "staff and participants"};
        case Category::kNone:
            break;
    }
    return {Nature::kOrdinary, ""};
}

std::string_view Words(Nature nature) {
    switch (nature) {
        case Nature::kOrdinary:
            return "ordinary";
        case Nature::kPrivate:
            return "worth extra protection";
        case Nature::kSpecial:
            return "special category: health, or what lets it be known (art. 9)";
        case Nature::kCrime:
            return "offences, or suspicion of them (art. 10)";
    }
    return "";
}

std::string_view Words(const std::optional<BasisKind>& basis) {
    if (!basis) return "any basis";
    switch (*basis) {
        case BasisKind::kOwnCase:
            return "own case";
        case BasisKind::kConsent:
            return "consent";
        case BasisKind::kStatute:
            return "statute";
        case BasisKind::kReasonedDecision:
            return "reasoned decision";
    }
    return "";
}

std::string_view Words(Column column) {
    constexpr std::array<std::string_view, kColumnCount> kNames{
        "AF", "SOC", "AME", "Care", "FK", "SYV", "employer", "project lead", "evaluator", "participant"};
    return kNames.at(static_cast<std::size_t>(column));
}

constexpr std::array kParties{Party::kEmploymentService, Party::kSocialServices,  Party::kLabourMarket,
                              Party::kAdultEducation,    Party::kSocialInsurance, Party::kHealthRegion};

// Whether the law knows such a basis for what this owner gives that column: a statute for these two and this
// category; no reasoned decision out of care and social services.
bool Lawful(Party owner, Column column, Category category, const std::optional<BasisKind>& basis) {
    if (basis == BasisKind::kReasonedDecision) return MayDecideToDisclose(owner);
    if (basis != BasisKind::kStatute) return true;
    return std::ranges::any_of(Statutes(), [&](const Statute& s) {
        return s.from == owner && OwnColumn(s.to) == column &&
               s.categories.test(static_cast<std::size_t>(category));
    });
}

// "AF: full on own case; FK: limited on statute", without the owner's own column.
std::string Recipients(Party owner, Category category) {
    std::string text;
    for (std::size_t c = 0; c < kColumnCount; ++c) {
        const auto column = static_cast<Column>(c);
        if (column == OwnColumn(owner)) continue;
        std::string ways;
        for (const Grant& grant : DecisionTable::Builtin().Cell(category, column)) {
            if (OnlyForHosts(grant.slice) || !Lawful(owner, column, category, grant.basis)) continue;
            if (!ways.empty()) ways += ", ";
            ways += grant.level == Level::kFull ? "full" : "limited";
            if (column != Column::kParticipant) ways += " on " + std::string(Words(grant.basis));
        }
        if (ways.empty() || column == Column::kEmployer) continue;  // no workplace signs in
        if (!text.empty()) text += "; ";
        text += std::string(Words(column)) + ": " + ways;
    }
    return text.empty() ? "nobody" : text;
}

// The kinds that the party's own roles may write there.
std::string Entries(Party party, Category category) {
    std::string text;
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const KindInfo& info = Info(static_cast<Kind>(k));
        if (std::ranges::find(info.categories, category) == info.categories.end()) continue;
        bool writes = false;
        for (std::size_t role = 0; role < kRoleCount; ++role)
            writes = writes || (HomeParty(static_cast<Role>(role)) == party &&
                                info.writers.Has(static_cast<Role>(role)));
        if (!writes) continue;
        if (!text.empty()) text += ", ";
        text += '`' + std::string(NameOf(static_cast<Kind>(k))) + '`';
    }
    return text.empty() ? "none yet" : text;
}

std::string_view LawOf(Party party) {
    switch (party) {
        case Party::kEmploymentService:
            return "Lag (2002:546) and förordning (2000:628); secrecy OSL 28:11";
        case Party::kSocialServices:
            return "Socialtjänstlagen (2025:400), lag (2001:454); secrecy OSL 26:1";
        case Party::kLabourMarket:
            return "The municipality's own task; secrecy OSL 28 kap., or 26 kap. where it is part of social "
                   "services";
        case Party::kAdultEducation:
            return "Skollagen (2010:800) 20 kap., lag (2000:625); secrecy to be confirmed";
        case Party::kSocialInsurance:
            return "Socialförsäkringsbalken (2010:110) 30 and 110 kap.; secrecy OSL 28:1";
        case Party::kHealthRegion:
            return "Hälso- och sjukvårdslagen (2017:30), patientdatalagen (2008:355); secrecy OSL 25:1";
        case Party::kNone:
            break;
    }
    return "";
}

struct Risk {
    std::string_view what, measure, proof, left;
};
constexpr std::array kRisks{
    Risk{"Somebody reads who has no business there, in the own party or across",
         "The secrecy engine decides every entry at every reading; nothing is open that is not opened",
         "`law_test`, `engine_property_test`, `tests/mutate.mjs`",
         "Staff with a task may still be curious: the log"},
    Risk{"What is hidden shows by another door: counts, searches, errors, events, empty fields",
         "All answers are made from what the reader may see; what is missing is said only where it would be "
         "seen",
         "`noninterference.test.mjs`, `projection_test`, `insight_test`",
         "The time that an answer takes is not measured"},
    Risk{"Consent is not given freely, or not understood",
         "Provision by provision, plain language, refusal and withdrawal as easy as giving, nothing else "
         "depends on it",
         "`consents.test.mjs`, `consents_test`",
         "The balance of power between authority and person: the controller's to judge"},
    Risk{"Withdrawn consent goes on working",
         "Bases are read at every question, and hold until just before their end",
         "`between.test.mjs`, `consents_test`", "What was read is not unread"},
    Risk{"Somebody with protected identity is found",
         "Masked at the engine, last of all rules; only named officers; lists are never an officer's",
         "`law_test`, `engine_test`, `secrecy.test.mjs`", "Free text that says where somebody is"},
    Risk{"Somebody is singled out in statistics", "Few are suppressed, and so is what would give them away",
         "`disclosure_test`, `sus_test`", "Tables that are published elsewhere"},
    Risk{"The database or a backup is stolen",
         "Payloads are sealed, a key for each case and party under a master key", "`demo_test`",
         "Whoever has the key file, too, reads all"},
    Risk{"An association reads another's",
         "Every query names the association; row-level security is the second lock", "`row_security_test`",
         "SQLite has the first lock alone: a file for each association"},
    Risk{"The log of reading is altered, or nobody looks at it",
         "Chained, signed daily, added to and not changed", "`journal_test` (AccessChain)",
         "Regular review is each party's duty"},
    Risk{"More is written than is needed",
         "Functional statements instead of diagnoses; short fields; no free attachment",
         "`decide_test`, `entries_test`", "What people write in notes"},
};

// The envisaged time limit (art. 30.1 f).
std::string HowLong(const RetentionRule& rule, const DecidedTerms& terms) {
    const DecidedTerm* term = terms.Of(rule);
    std::string out = "Retention, `" + std::string(rule.code) +
                      "`: " + WordingOf(rule, term, Language::kEnglish) +
                      " Source: " + SourceOf(rule, term, Language::kEnglish);
    if (term == nullptr && rule.ground == RuleGround::kMemory) out += " (to be confirmed)";
    return out + ".";
}

}  // namespace

std::string RecordsOfProcessing(const DecidedTerms& terms) {
    std::ostringstream out;
    out << R"(# 8. Records of processing and impact assessment: a draft

Made by `samkraft records` from the decision table, the statutes, who may own which category, which entries lie in it, and the
retention rules; do not edit by hand. A test fails when this page and the program part. It is a draft for each party's own records
(GDPR art. 30) and its own impact assessment (art. 35), which cooperation on sensitive data between authorities calls for. **Nothing
here is decided** but a term with its decision, where a party has entered one: each controller and its data protection officer confirm,
complete and sign.

## 8.1 For all parties

| | |
|---|---|
| Controllers | Each party for what it owns; whether they are joint for the joint plan (art. 26) is to be settled in an agreement |
| Processor | Who runs the server, by agreement (art. 28) |
| Purposes | `coordination`: rehabilitation and work for one person together; `care_contact`: contact with care in it; `evaluation`: follow-up of the collaboration, in figures |
| About whom | Participants; relatives as far as row 19; contact persons of employers; staff |
| Legal basis | Art. 6.1 e and c; for special categories 9.2 b, g or h, by each party's law below. Consent in the program lifts secrecy (OSL 10:1, 12:2); it is **not** the legal basis by the regulation |
| Personal numbers | In row 1 alone, sealed; searched by a keyed hash; never in an address, a file name or a log (lag 2018:218, 3:10) |
| Addresses for notices | Mail address or telephone number of staff and participants who have asked for notices, given and confirmed by themselves, sealed; until taken away, or the last day. Art. 6.1 e for staff; a participant's own choice |
| To third countries | Nothing leaves the server but notices by mail and SMS, where they are set up: an address and a text that is always the same. Who carries them is chosen, and answered for, by who runs the server |
| Automated decisions | None. Rules remind and stop; a person decides |
| Retention | By each party's rule, below ([02-domain.md](02-domain.md), 2.12). Where the law leaves the term to the party: as it has decided, once that is entered ([04-operations.md](04-operations.md), 4.2); kept until then |
| Security | [06-security.md](06-security.md), [07-asvs.md](07-asvs.md) |

## 8.2 Each party's records

"Received by" is the most that the decision table allows once the owner has disclosed it; without that, nobody outside the party.
)";
    for (const Party party : kParties) {
        out << "\n### " << PartyName(party, Language::kSwedish) << " ("
            << PartyName(party, Language::kEnglish) << ")\n\n"
            << LawOf(party) << ".\n\n"
            << HowLong(RetentionRuleOf(party), terms)
            << "\n\n| Row | Category | Nature | Entries | Received by |\n|---|---|---|---|---|\n";
        for (std::size_t c = 1; c < kCategoryCount; ++c) {
            const auto category = static_cast<Category>(c);
            if (!MayOwn(party, category)) continue;
            out << "| " << c << " | " << CategoryName(category, Language::kSwedish) << " ("
                << CategoryName(category, Language::kEnglish) << ") | " << Words(AboutOf(category).nature)
                << " | " << Entries(party, category) << " | " << Recipients(party, category) << " |\n";
        }
        bool duties = false;
        for (const Statute& statute : Statutes()) {
            if (statute.from != party) continue;
            if (!duties) out << "\nBound to inform:\n\n";
            duties = true;
            out << "- " << PartyName(statute.to, Language::kSwedish) << ", by " << statute.swedish
                << " (from " << LocalDate(statute.begins).Text() << "): rows";
            for (std::size_t c = 1; c < kCategoryCount; ++c)
                if (statute.categories.test(c)) out << ' ' << c;
            out << ".\n";
        }
    }
    out << R"(
## 8.3 Impact assessment: what is processed, and how far it is needed

| Row | Category | Nature | About | Owned by |
|---|---|---|---|---|
)";
    for (std::size_t c = 1; c < kCategoryCount; ++c) {
        const auto category = static_cast<Category>(c);
        std::string owners;
        for (const Party party : kParties)
            if (MayOwn(party, category)) {
                if (!owners.empty()) owners += ", ";
                owners += Words(*OwnColumn(party));
            }
        out << "| " << c << " | " << CategoryName(category, Language::kEnglish) << " | "
            << Words(AboutOf(category).nature) << " | " << AboutOf(category).whom << " | "
            << (owners.empty() ? "nobody: not written here" : owners) << " |\n";
    }
    out << R"(
Why an assessment is needed: special categories on a large scale, people in a weak position, data from several authorities put
together, and authorities that decide about them.

## 8.4 Risks to the people concerned

| Risk | Measure | Proved by | What is left |
|---|---|---|---|
)";
    for (const Risk& risk : kRisks)
        out << "| " << risk.what << " | " << risk.measure << " | " << risk.proof << " | " << risk.left
            << " |\n";
    out << R"(
## 8.5 For the controller to fill in

- Likelihood and severity of each risk in the own organisation, and whether what is left is acceptable; otherwise prior
  consultation (art. 36).
- The views of participants and of staff, and how they were asked (art. 35.9).
- The legal basis by paragraph, above all where a row above says "to be confirmed".
- Retention and disposal for each category, with the archive authority's decisions.
- Agreements: joint controllers, processor, and who answers a participant who asks.
- The data protection officer's advice, and the date for the next review: with every new row, column, statute or receiver.
)";
    return out.str();
}

}  // namespace samkraft::secrecy
