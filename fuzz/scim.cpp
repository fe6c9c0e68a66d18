// What a party's system of users sends over SCIM: a user, operations on one, a filter. Nothing but the
// attributes that the client may write is touched, each within its limits; a refusal is one of SCIM's own.
#include "fuzz.hpp"
#include "http/scim_reading.hpp"

using namespace samkraft;
using namespace samkraft::domain;
using namespace samkraft::http;

namespace {

constexpr std::array kRoles{Role::kEmploymentOfficer, Role::kOperator};

Worker Somebody() {
    Worker worker;
    worker.id = WorkerId{7};
    worker.username = "anna.lind";
    worker.party = Party::kEmploymentService;
    worker.role = Role::kSocialWorker;  // none that the client may give
    worker.teams = {TeamId{3}};
    worker.capacity = 12;
    worker.phone = "070";
    worker.number_hash = "ab";
    worker.duties = {Duty{}};
    return worker;
}

void IsLine(const std::string& text, std::size_t most) {
    LAW(text::IsStorable(text) && fuzz::IsUtf8(text) && text::Length(text) <= most);
    LAW(text.find('\n') == std::string::npos && text::Trim(text) == text);
}
void IsWithin(const scim::Wanted& wanted, bool gave_a_role) {
    const Worker was = Somebody();
    const Worker& is = wanted.worker;
    LAW(is.id == was.id && is.party == was.party && is.teams == was.teams && is.duties == was.duties);
    LAW(is.capacity == was.capacity && is.phone == was.phone && is.number_hash == was.number_hash);
    LAW(is.competences.empty() && !is.removed);
    LAW(gave_a_role ? std::ranges::count(kRoles, is.role) == 1 : is.role == was.role);
    LAW(is.home_hash == was.home_hash && (!wanted.home || wanted.home->size() <= 4 * 602));
    IsLine(is.username, 60);
    IsLine(is.given_name, 100);
    IsLine(is.family_name, 100);
    IsLine(is.title, 100);
    IsLine(is.external_id, 200);
    LAW(!is.until || (is.until.Year() >= 1800 && is.until.Year() < 2300));
}
void IsFault(const scim::Fault& fault) {
    LAW(fault.status >= 400 && fault.status < 500 && !fault.detail.empty() && fuzz::IsUtf8(fault.detail));
    LAW(fuzz::IsUtf8(fault.type));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view raw = fuzz::TextOf(data, size);
    if (const auto filter = scim::FilterOf(raw)) {
        LAW(filter->attribute == scim::Lower(filter->attribute));
        LAW(filter->value.find_first_of("\"\\") == std::string::npos);
        LAW(raw.find('"' + filter->value + '"') != std::string_view::npos || filter->value.empty());
    } else {
        IsFault(filter.error());
    }
    if (const auto number = scim::NumberIn(raw, 1, 0, 200))
        LAW(*number >= 0 && *number <= 200);
    else
        IsFault(number.error());

    const auto document = json::Document(raw);
    if (!document) return 0;
    scim::Wanted wanted{Somebody()};
    scim::UserReader reader(kRoles, wanted);
    const auto read = reader.SetAll(*document);
    if (!read) IsFault(read.error());
    IsWithin(wanted, reader.HasRole());  // also of what was read before the fault

    scim::Wanted patched{Somebody()};
    scim::UserReader patcher(kRoles, patched);
    std::size_t acts = 0;
    const auto done = scim::Operations(
        *document,
        [&](const std::string& act, const std::string& path,
            const std::optional<json::Element>& value) -> scim::Outcome<void> {
            ++acts;
            LAW(act == "add" || act == "replace" || act == "remove");
            LAW(path == scim::Lower(path) && text::Length(path) <= 300 && fuzz::IsUtf8(path));
            if (act == "remove") return patcher.Remove(path);
            if (!value) return scim::Wrong("invalidValue", "A value is wanted.");
            return path.empty() ? patcher.SetAll(*value) : patcher.Set(path, *value);
        });
    LAW(acts <= 100);
    if (!done) IsFault(done.error());
    IsWithin(patched, patcher.HasRole());
    return 0;
}
