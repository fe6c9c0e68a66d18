// A personal number that is taken is twelve digits with a right check digit, of somebody born by today, and
// its text gives the same number again.
#include "base/personal_number.hpp"

#include "fuzz.hpp"

using namespace samkraft;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Date today = MakeDate(2019, 5, 20);
    const auto number = PersonalNumber::Make(fuzz::TextOf(data, size), today);
    if (!number) {
        fuzz::IsTellable(number.error());
        return 0;
    }
    const std::string& digits = number->Digits();
    LAW(digits.size() == 12 && digits.find_first_not_of("0123456789") == std::string::npos);
    int sum = 0;  // Luhn over all ten, the check digit with them
    for (std::size_t i = 2; i < 12; ++i) {
        const int product = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    LAW(sum % 10 == 0);
    LAW(number->BirthDate() && number->BirthDate() <= today && number->BirthDate().Year() >= 1800);
    LAW(digits.substr(0, 4) == std::to_string(number->BirthDate().Year()));
    LAW(PersonalNumber::Make(number->Text(), today) == *number);
    LAW(PersonalNumber::Make(digits, today) == *number);
    return 0;
}
