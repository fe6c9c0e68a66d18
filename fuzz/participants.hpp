// The law of a participants' file, whichever way it came: what a row gives is well formed, and each fault can
// be told.
#pragma once

#include <set>

#include "base/personal_number.hpp"
#include "formats/participants_file.hpp"
#include "fuzz.hpp"

namespace samkraft::fuzz {

inline void ReadsParticipants(std::string_view bytes) {
    const MemoryFile file(bytes);
    const Date today = MakeDate(2019, 5, 20);
    formats::ParticipantsOptions options;
    options.limits = {1U << 20U, 4U << 20U, 200, 1U << 20U, 64, 2000, 64, 64U << 10U};
    std::int64_t rows = 0, wrong = 0;
    std::int32_t before = 0;
    std::set<std::string> numbers;
    const auto summary =
        formats::ReadParticipants(file.Path(), options, today, nullptr, [&](formats::ParticipantRow&& row) {
            ++rows;
            wrong += !row.faults.empty();
            LAW(row.row > before);
            before = row.row;
            for (const formats::Fault& fault : row.faults) {
                IsTellable({fault.code, "", fault.args, {}});
                LAW(IsUtf8(fault.column));
            }
            if (!row.personal_number.empty()) {
                const auto number = PersonalNumber::Make(row.personal_number, today);
                LAW(number && number->Digits() == row.personal_number);
                // Without a fault, each person stands once.
                LAW(!row.faults.empty() || numbers.insert(row.personal_number).second);
            } else {
                LAW(!row.faults.empty());
            }
            for (const std::string* text :
                 {&row.given_name, &row.family_name, &row.phone, &row.language, &row.email, &row.address})
                LAW(text::IsStorable(*text) && !text::HasFormulaStart(*text));
            LAW(row.ssyk.size() <= 20);
            for (const std::string& code : row.ssyk)
                LAW(code.size() == 4 && code.find_first_not_of("0123456789") == std::string::npos);
            LAW(!row.support_months || *row.support_months >= 0);
            for (const Date day : {row.programme_from, row.programme_until})
                LAW(!day || (day.Year() >= 1800 && day.Year() <= 2300));
        });
    if (!summary) {
        LAW(summary.error().code != Code::kInternal);
        return IsTellable(summary.error());
    }
    LAW(summary->rows == rows && summary->wrong == wrong);
    for (const std::string& heading : summary->ignored) LAW(IsUtf8(heading));
}

}  // namespace samkraft::fuzz
