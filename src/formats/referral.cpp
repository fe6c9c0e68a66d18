#include "formats/referral.hpp"

namespace samkraft::formats {
namespace {

// The programme's code in an entry (rules.txt uses the same).
std::string_view CodeOf(Programme programme) {
    switch (programme) {
        case Programme::kJobDevelopmentGuarantee:
            return "job";
        case Programme::kYouthJobGuarantee:
            return "uga";
        case Programme::kEstablishment:
            return "establishment";
        case Programme::kNone:
            break;
    }
    return "";
}

}  // namespace

domain::Referral ReferralOf(const ParticipantRow& row, Date today) {
    domain::Referral referral;
    referral.opened.date = today;
    referral.opened.reason = "Anvisad till samverkan";
    domain::Identity& who = referral.identity;
    who.personal_number = row.personal_number;
    who.given_name = row.given_name;
    who.family_name = row.family_name;
    who.phone = row.phone;
    who.email = row.email;
    who.address = row.address;
    who.language = row.language;
    who.interpreter = row.interpreter;
    if (row.programme != Programme::kNone) {
        domain::Registration& r = referral.registration.emplace();
        r.programme = CodeOf(row.programme);
        r.programme_from = row.programme_from;
        r.programme_until = row.programme_until;
    }
    if (!row.ssyk.empty() || row.education != Education::kUnknown || row.support_months) {
        domain::WorkHistory& w = referral.work_history.emplace();
        w.ssyk = row.ssyk;
        // The classes are the same five in the same order (entries.hpp).
        if (row.education != Education::kUnknown) w.education = static_cast<domain::Education>(row.education);
        w.support_months = row.support_months;
    }
    return referral;
}

office::ImportRow ImportRowOf(const ParticipantRow& row, Date today, Language language) {
    office::ImportRow out;
    out.row = row.row;
    for (const Fault& f : row.faults)
        out.faults.push_back(
            {f.column, std::string(Info(f.code).name), Message(Error{f.code, "", f.args, {}}, language)});
    out.referral = ReferralOf(row, today);
    return out;
}

}  // namespace samkraft::formats
