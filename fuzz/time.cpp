// A date or an instant that is taken lies within 1800–2299, says itself again as text, and a day begins when
// it begins.
#include "base/clock.hpp"
#include "fuzz.hpp"

using namespace samkraft;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::TextOf(data, size);
    if (const auto date = ParseDate(text)) {
        LAW(date->Text() == text);
        LAW(date->Year() >= 1800 && date->Year() < 2300);
        LAW(MakeDate(date->Year(), date->Month(), date->Day()) == *date);
        LAW(LocalDate(StartOfDay(*date)) == *date);
        LAW(LocalDate(Instant{StartOfDay(AddDays(*date, 1)).micros - 1}) == *date);
        LAW(AddMonths(*date, 1) > *date && DaysBetween(*date, AddMonths(*date, 1)) <= 31);
        LAW(MondayOf(*date).Weekday() == 1 && DaysBetween(MondayOf(*date), *date) < 7);
        LAW(IsWorkingDay(NextWorkingDay(*date)) && DaysBetween(*date, NextWorkingDay(*date)) < 14);
    }
    if (const auto instant = ParseInstant(text)) {
        LAW(instant->Text().substr(0, 19) == text.substr(0, 19));
        LAW(ParseInstant(instant->Text()) == *instant);
        const Date day = LocalDate(*instant);
        LAW(StartOfDay(day) <= *instant && *instant < StartOfDay(AddDays(day, 1)));
    }
    return 0;
}
