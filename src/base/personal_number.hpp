// Swedish personal numbers and coordination numbers: yyyymmdd-nnnc, folkbokföringslagen (1991:481) 18 § and
// lagen (2022:1697) om samordningsnummer (day + 60; month 00 and day 60 where the date of birth is not known:
// Skatteverket's test numbers have the first). The three digits after the date run from 001. The last is
// Luhn's check digit over the nine before it. A PersonalNumber that exists is well formed; whether somebody
// has it is another matter.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/error.hpp"

namespace samkraft {

class PersonalNumber {
  public:
    // Accepts yyyymmddnnnc, yyyymmdd-nnnc, yymmdd-nnnc and yymmdd+nnnc (from the year the person turns 100);
    // `today` decides the century.
    [[nodiscard]] static Result<PersonalNumber> Make(std::string_view text, Date today);

    [[nodiscard]] const std::string& Digits() const {
        return digits_;
    }  // twelve digits, the only stored form
    [[nodiscard]] std::string Text() const;  // yyyymmdd-nnnc
    [[nodiscard]] Date BirthDate() const {
        return birth_;
    }  // the earliest it can be, where month or day is not known
    [[nodiscard]] bool IsCoordination() const { return coordination_; }
    [[nodiscard]] bool IsFemale() const { return (digits_[10] - '0') % 2 == 0; }
    bool operator==(const PersonalNumber&) const = default;

  private:
    PersonalNumber() = default;
    std::string digits_;
    Date birth_;
    bool coordination_ = false;
};

}  // namespace samkraft
