#include "domain/provider.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/kinds.hpp"

namespace samkraft::domain {
namespace {

constexpr std::array kSteps{
    OnboardingStep{"introduction", "Introduktion är planerad: första dagen, vem som möter",
                   "Introduction is planned: the first day, who meets"},
    OnboardingStep{"supervisor", "Handledare är utsedd och vet vad uppdraget är",
                   "A supervisor is chosen and knows the task"},
    OnboardingStep{"safety", "Arbetsmiljö och risker är genomgångna",
                   "Safety and risks have been gone through"},
    OnboardingStep{"routines", "Rutiner vid frånvaro, olycka och frågor är kända",
                   "Routines at absence, accidents and questions are known"},
};

// Ten digits with Luhn's check digit, the third not below 2: of an organisation. A sole trader's number is a
// personal number, which is not kept here.
Result<std::string> OrganisationNumber(std::string_view typed) {
    std::string digits;
    for (const char c : typed) {
        if (c == '-' || c == ' ') continue;
        if (c < '0' || c > '9') return Fail(Code::kOrganisationNumber, "/org_number");
        digits += c;
    }
    if (digits.size() == 12 && digits.starts_with("16")) digits.erase(0, 2);
    if (digits.empty()) return digits;
    if (digits.size() != 10 || digits[2] < '2') return Fail(Code::kOrganisationNumber, "/org_number");
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int digit = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    if (sum % 10 != 0) return Fail(Code::kOrganisationNumber, "/org_number");
    return digits;
}

}  // namespace

std::span<const OnboardingStep> OnboardingSteps() { return kSteps; }

std::vector<ContactGap> GapsOf(const Provider& provider, const std::function<bool(WorkerId)>& works_here) {
    std::vector<ContactGap> gaps;
    const auto missing = [&](WorkerId w) { return !w || !works_here(w); };
    if (missing(provider.our_contact)) gaps.push_back(ContactGap::kOurs);
    if (missing(provider.our_second)) gaps.push_back(ContactGap::kOurSecond);
    if (provider.contacts.empty()) gaps.push_back(ContactGap::kTheirs);
    if (provider.contacts.size() < 2) gaps.push_back(ContactGap::kTheirSecond);
    return gaps;
}

Result<Provider> Checked(Provider provider, Date today) {
    if (provider.our_second && provider.our_second == provider.our_contact)
        return Fail(Code::kUnknownValue, "/our_second", {provider.our_second.Text()});
    provider.name = std::string(text::Trim(provider.name));
    if (provider.name.empty()) return Fail(Code::kRequired, "/name");
    TRY(provider.org_number, OrganisationNumber(provider.org_number));
    for (std::size_t i = 0; i < provider.contacts.size(); ++i) {
        provider.contacts[i].name = std::string(text::Trim(provider.contacts[i].name));
        if (provider.contacts[i].name.empty())
            return Fail(Code::kRequired, "/contacts/" + std::to_string(i) + "/name");
    }
    for (std::size_t i = 0; i < provider.offers.size(); ++i) {
        const ProviderOffer& offer = provider.offers[i];
        const std::string at = "/offers/" + std::to_string(i);
        if (FindActivityKind(offer.activity) == nullptr)
            return Fail(Code::kUnknownValue, at + "/activity", {offer.activity});
        if (offer.apply_by && offer.next_start && offer.apply_by > offer.next_start)
            return Fail(Code::kOutOfRange, at + "/apply_by", {"tidigare", offer.next_start.Text()});
    }
    for (std::size_t i = 0; i < provider.onboarding.size(); ++i) {
        const OnboardingDone& done = provider.onboarding[i];
        const std::string at = "/onboarding/" + std::to_string(i);
        const bool known = std::ranges::count(kSteps, done.step, &OnboardingStep::code) > 0;
        const auto before = provider.onboarding.begin() + static_cast<std::ptrdiff_t>(i);
        const bool twice = std::any_of(provider.onboarding.begin(), before,
                                       [&](const OnboardingDone& d) { return d.step == done.step; });
        if (!known || twice) return Fail(Code::kUnknownValue, at + "/step", {done.step});
        if (done.date > today) return Fail(Code::kOutOfRange, at + "/date", {"tidigare", today.Text()});
        if (text::Trim(done.by).empty()) return Fail(Code::kRequired, at + "/by");
    }
    return provider;
}

}  // namespace samkraft::domain
