#include "base/personal_number.hpp"

#include <algorithm>

namespace samkraft {
namespace {

bool IsDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

char CheckDigit(std::string_view nine) {
    int sum = 0;
    for (std::size_t i = 0; i < nine.size(); ++i) {
        const int product = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

auto Wrong(const char* why) { return Fail(Code::kPersonalNumber, "", {why}); }

}  // namespace

Result<PersonalNumber> PersonalNumber::Make(std::string_view text, Date today) {
    std::string digits;
    const auto sign = text.find_first_of("+-");
    if (sign == std::string_view::npos) {
        if (text.size() != 12) return Wrong("skriv det med tolv siffror, ååååmmdd-nnnn");
        digits.assign(text);
    } else {
        if (text.size() - sign != 5 || (sign != 6 && sign != 8)) return Wrong("skriv det som ååååmmdd-nnnn");
        digits = std::string(text.substr(0, sign)) + std::string(text.substr(sign + 1));
        if (!IsDigits(digits)) return Wrong("det ska bara vara siffror");
        if (sign == 8 && text[sign] == '+') return Wrong("plustecken hör till tvåsiffriga årtal");
        if (sign == 6) {
            const int short_year = std::stoi(digits.substr(0, 2));
            int year = today.Year() / 100 * 100 + short_year;
            if (year > today.Year()) year -= 100;
            if (text[sign] == '+') year -= 100;
            digits = std::to_string(year) + digits.substr(2);
        }
    }
    if (!IsDigits(digits)) return Wrong("det ska bara vara siffror");
    PersonalNumber number;
    std::string month = digits.substr(4, 2);
    int day = std::stoi(digits.substr(6, 2));
    number.coordination_ = day >= 60;
    if (number.coordination_) {
        day = std::max(day - 60, 1);
        if (month == "00") month = "01";
    }
    const auto date =
        ParseDate(digits.substr(0, 4) + "-" + month + (day < 10 ? "-0" : "-") + std::to_string(day));
    if (!date) return Wrong("födelsedatumet finns inte");
    if (*date > today) return Wrong("födelsedatumet ligger i framtiden");
    if (digits.compare(8, 3, "000") == 0) return Wrong("födelsenumret 000 finns inte");
    if (CheckDigit(std::string_view(digits).substr(2, 9)) != digits[11])
        return Wrong("kontrollsiffran (den sista) är fel");
    number.digits_ = std::move(digits);
    number.birth_ = *date;
    return number;
}

std::string PersonalNumber::Text() const { return digits_.substr(0, 8) + "-" + digits_.substr(8); }

}  // namespace samkraft
