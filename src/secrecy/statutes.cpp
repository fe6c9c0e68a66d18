// The statute table. Wording read in the consolidated acts of Svensk författningssamling.
#include "secrecy/statutes.hpp"

namespace samkraft::secrecy {
namespace {

using namespace domain;

template <class... C>
CategorySet Of(C... categories) {
    CategorySet set;
    (set.set(static_cast<std::size_t>(categories)), ...);
    return set;
}

Instant Day(int year, unsigned month, unsigned day) { return StartOfDay(MakeDate(year, month, day)); }

const std::vector<Datum> kFromInsurance = {
    {"namn, personnummer och i förekommande fall samordningsnummer",
     "name, personal number or coordination number"},
    {"att en anmälan eller ansökan om förmån, ersättning eller annat stöd har lämnats in",
     "that a benefit, compensation or other support has been applied for"},
    {"vilken förmån, ersättning eller annat stöd som har beviljats",
     "which benefit, compensation or other support was granted"},
    {"under vilken tidsperiod och i vilken omfattning den utges eller har utgetts",
     "the period and the extent of it"},
    {"vilket belopp som har betalats ut", "the amount paid"},
    {"datum för utbetalning", "the date of payment"},
};

const std::vector<Datum> kFromEmploymentService = {
    {"namn, personnummer och i förekommande fall samordningsnummer",
     "name, personal number or coordination number"},
    {"från och med vilken dag personen är anmäld eller inte längre anmäld som arbetssökande",
     "the day from which the person is, or is no longer, registered as a jobseeker"},
    {"tillhörighet till arbetslöshetskassa enligt registrering", "the unemployment fund, as registered"},
    {"om personen är registrerad som öppet arbetslös, som arbetssökande med förhinder eller under annan "
     "sökandekategori",
     "whether registered as openly unemployed, as a jobseeker with an impediment, or in another category"},
    {"om personen deltar i ett arbetsmarknadspolitiskt program och under vilken tidsperiod",
     "whether in a labour-market programme, and for which period"},
    {"datum när den senaste aktivitetsrapporten kom in",
     "the date on which the latest activity report arrived"},
};

constexpr std::string_view kIncorrectPaymentsSwedish =
    "Uppgifter som behövs för att förebygga, förhindra, upptäcka eller utreda felaktiga utbetalningar från "
    "välfärdssystemen; "
    "efter intresseavvägning, aldrig uppgifter under 25 kap. 1–8 §§ eller 26 kap. 1–6 §§ OSL";
constexpr std::string_view kIncorrectPaymentsEnglish =
    "What is needed to prevent, detect or investigate incorrect welfare payments; after weighing the "
    "interests, never data under "
    "OSL 25:1–8 or 26:1–6";
constexpr std::string_view kIncorrectPaymentsSource = "lag (2024:307) 2 §, lydelse enligt 2025:761";
constexpr std::string_view kInsuranceSwedish =
    "Uppgifter som Försäkringskassan begär om en namngiven person och som har betydelse för tillämpningen av "
    "socialförsäkringsbalken";
constexpr std::string_view kInsuranceEnglish =
    "What the social insurance agency asks for about a named person and that matters under the Social "
    "Insurance Code";
constexpr std::string_view kInsuranceSource =
    "socialförsäkringsbalken (2010:110) 110 kap. 31 §, lydelse enligt 2012:935";

std::vector<Statute> Make() {
    constexpr Party kAf = Party::kEmploymentService;
    constexpr Party kSoc = Party::kSocialServices;
    constexpr Party kFk = Party::kSocialInsurance;
    return {
        {"2008:975 3", kFk, kSoc, Of(Category::kInsuranceBenefit), Day(2009, 1, 1), kForever,
         "Socialnämndens rätt att ta del av uppgifter hos Försäkringskassan",
         "The social welfare board's right to information from the social insurance agency",
         "förordning (2008:975) 3 §, ursprunglig lydelse; socialtjänstlagen (2025:400) 15 kap. 10–12 §§",
         kFromInsurance},
        {"2008:975 5", kAf, kSoc, Of(Category::kRegistration, Category::kActivityReports), Day(2018, 1, 1),
         kForever, "Socialnämndens rätt att ta del av uppgifter hos Arbetsförmedlingen",
         "The social welfare board's right to information from the employment service",
         "förordning (2008:975) 5 §, lydelse enligt 2017:836; socialtjänstlagen (2025:400) 15 kap. 10–12 §§",
         kFromEmploymentService},
        {"2002:546 12",
         kAf,
         kFk,
         Of(Category::kRegistration, Category::kActivityReports),
         Day(2003, 1, 1),
         kForever,
         "Försäkringskassans direktåtkomst till den arbetsmarknadspolitiska databasen",
         "The social insurance agency's direct access to the labour-market database",
         "lag (2002:546) 12 §, lydelse enligt 2022:1240",
         {}},
        {"2010:110 110:31",
         kAf,
         kFk,
         Of(Category::kRegistration, Category::kActivityReports),
         Day(2011, 1, 1),
         kForever,
         kInsuranceSwedish,
         kInsuranceEnglish,
         kInsuranceSource,
         {}},
        {"2010:110 110:31",
         kSoc,
         kFk,
         Of(Category::kIncomeSupport),
         Day(2011, 1, 1),
         kForever,
         kInsuranceSwedish,
         kInsuranceEnglish,
         kInsuranceSource,
         {}},
        {"2024:307 2",
         kAf,
         kFk,
         Of(Category::kRegistration, Category::kActivityReports, Category::kSuspicion),
         Day(2024, 7, 1),
         kForever,
         kIncorrectPaymentsSwedish,
         kIncorrectPaymentsEnglish,
         kIncorrectPaymentsSource,
         {}},
        {"2024:307 2",
         kFk,
         kAf,
         Of(Category::kInsuranceBenefit, Category::kSuspicion),
         Day(2024, 7, 1),
         kForever,
         kIncorrectPaymentsSwedish,
         kIncorrectPaymentsEnglish,
         kIncorrectPaymentsSource,
         {}},
        {"2000:625 1 a",
         Party::kAdultEducation,
         kAf,
         Of(Category::kStudies),
         Day(2026, 3, 1),
         kForever,
         "Kommunens skyldighet att lämna uppgifter från vuxenutbildningen som behövs i ett ärende hos "
         "Arbetsförmedlingen",
         "The municipality's duty to give adult-education data needed in a case of the employment service",
         "lag (2000:625) 1 a §, införd genom 2025:703; i kraft enligt prop. 2024/25:145",
         {}},
    };
}

}  // namespace

std::span<const Statute> Statutes() {
    static const std::vector<Statute> statutes = Make();
    return statutes;
}

const Statute* FindStatute(std::string_view code, Party from, Party to) {
    for (const Statute& statute : Statutes())
        if (statute.code == code && statute.from == from && statute.to == to) return &statute;
    return nullptr;
}

CategorySet ReachOf(std::string_view code, Party from, Party to, Instant now) {
    const Statute* statute = FindStatute(code, from, to);
    return statute != nullptr && statute->InForce(now) ? statute->categories : CategorySet{};
}

}  // namespace samkraft::secrecy
