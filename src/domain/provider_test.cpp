// The register of providers: what a record must hold (R98, R208).
#include "domain/provider.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace samkraft::domain {
namespace {

const Date kToday = *ParseDate("2026-11-20");

Provider Garage() {
    Provider p;
    p.name = "Möllans bilverkstad";
    p.kind = ProviderKind::kEmployer;
    return p;
}
template <class With>
std::string Told(With with) {
    Provider p = Garage();
    with(p);
    const auto checked = Checked(p, kToday);
    return checked ? "ok" : std::string(Info(checked.error().code).name) + " " + checked.error().pointer;
}
std::string NumberKept(std::string typed) {
    Provider p = Garage();
    p.org_number = std::move(typed);
    const auto checked = Checked(p, kToday);
    return checked ? checked->org_number : std::string(Info(checked.error().code).name);
}

TEST(Providers, HaveTwoOnEachSideSoThatNoRelationHangsOnOnePerson) {  // R200
    using testing::ElementsAre, testing::IsEmpty;
    const WorkerId one{1}, two{2}, gone{3};
    const auto gaps = [&](const Provider& p) { return GapsOf(p, [&](WorkerId w) { return w != gone; }); };
    Provider p = Garage();
    EXPECT_THAT(gaps(p), ElementsAre(ContactGap::kOurs, ContactGap::kOurSecond, ContactGap::kTheirs,
                                     ContactGap::kTheirSecond));
    p.our_contact = one;
    p.contacts = {{"Ahmed", {}, {}, {}}};
    EXPECT_THAT(gaps(p), ElementsAre(ContactGap::kOurSecond, ContactGap::kTheirSecond));
    p.our_second = two;
    p.contacts.push_back({"Sara", {}, {}, {}});
    EXPECT_THAT(gaps(p), IsEmpty());
    p.our_contact = gone;
    EXPECT_THAT(gaps(p), ElementsAre(ContactGap::kOurs)) << "who has left is not whom one calls";
    EXPECT_EQ(Told([&](Provider& x) { x.our_contact = x.our_second = one; }), "unknown_value /our_second");
}
TEST(Providers, AnOrganisationNumberIsKeptAsTenDigitsHoweverItIsWritten) {
    EXPECT_EQ(NumberKept("202100-4979"), "2021004979");
    EXPECT_EQ(NumberKept(" 2021004979 "), "2021004979");
    EXPECT_EQ(NumberKept("162021004979"), "2021004979");
    EXPECT_EQ(NumberKept(""), "") << "it need not be known";
}
TEST(Providers, APersonalNumberIsNoOrganisationNumber) {
    EXPECT_EQ(NumberKept("811218-9876"), "organisation_number") << "its check digit is right";
    EXPECT_EQ(NumberKept("202100-497"), "organisation_number");
    EXPECT_EQ(NumberKept("202100-497A"), "organisation_number");
}
TEST(Providers, AnyOneWrongDigitOfTheNumberIsFound) {
    rc::check([] {
        std::string digits = "2021004979";
        const auto at = *rc::gen::inRange<std::size_t>(0, 10);
        const char wrong = static_cast<char>('0' + *rc::gen::inRange(0, 10));
        RC_PRE(digits[at] != wrong);
        digits[at] = wrong;
        RC_ASSERT(NumberKept(digits) == "organisation_number");
    });
}
TEST(Providers, HaveANameAndContactsWithNames) {
    EXPECT_EQ(Told([](auto& p) { p.name = "  "; }), "required /name");
    EXPECT_EQ(Told([](auto& p) { p.contacts = {{" ", "rektor", "", ""}}; }), "required /contacts/0/name");
    EXPECT_EQ(Told([](auto& p) { p.contacts = {{"Ahmed", "handledare", "", ""}}; }), "ok");
}
TEST(Providers, OfferWhatIsInTheCatalogueAndToApplyForBeforeItStarts) {
    EXPECT_EQ(Told([](auto& p) { p.offers = {{"juggling", "", {}, {}, {}, ""}}; }),
              "unknown_value /offers/0/activity");
    EXPECT_EQ(Told([](auto& p) {
                  p.offers = {{"study_motivation_course", "", kToday, AddDays(kToday, 1), 4, ""}};
              }),
              "out_of_range /offers/0/apply_by");
    EXPECT_EQ(Told([](auto& p) {
                  p.offers = {{"study_motivation_course", "", AddDays(kToday, 1), kToday, 4, ""}};
              }),
              "ok");
}
TEST(Providers, EachStepBeforeTheStartIsDoneOnceByWhomAndWhen) {
    const auto told = [](OnboardingDone done) {
        return Told([&](auto& p) { p.onboarding = {{"supervisor", kToday, "Mira"}, done}; });
    };
    EXPECT_EQ(told({"safety", kToday, "Ahmed"}), "ok");
    EXPECT_EQ(told({"supervisor", kToday, "Ahmed"}), "unknown_value /onboarding/1/step") << "twice";
    EXPECT_EQ(told({"cake", kToday, "Ahmed"}), "unknown_value /onboarding/1/step");
    EXPECT_EQ(told({"safety", AddDays(kToday, 1), "Ahmed"}), "out_of_range /onboarding/1/date");
    EXPECT_EQ(told({"safety", kToday, " "}), "required /onboarding/1/by");
}

}  // namespace
}  // namespace samkraft::domain
