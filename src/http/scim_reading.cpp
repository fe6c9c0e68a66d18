#include "http/scim_reading.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace samkraft::http::scim {

using namespace domain;
using json::Element;

namespace {
constexpr std::size_t kMostOperations = 100;
const std::string kOwnLower = Lower(kOwn);
}  // namespace

tl::unexpected<Fault> Wrong(std::string type, std::string detail, int status) {
    return tl::unexpected<Fault>(Fault{status, std::move(type), std::move(detail)});
}

std::string Lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return lower;
}

std::optional<Element> Member(const Element& object, std::string_view name) {
    simdjson::dom::object members;
    if (object.get(members) != simdjson::SUCCESS) return std::nullopt;
    for (const auto& [key, value] : members)
        if (Lower(key) == name) return value;
    return std::nullopt;
}
std::optional<std::string> TextOf(const Element& value, std::size_t most) {
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) return std::nullopt;
    text = text::Trim(text);
    if (!text::IsStorable(text) || text.find('\n') != std::string_view::npos || text::Length(text) > most)
        return std::nullopt;
    return std::string(text);
}

Outcome<void> UserReader::Set(const std::string& name, const Element& value) {
    Worker& worker = wanted_.worker;
    if (name == "username") return Text(value, 60, worker.username);
    if (name == "externalid") return Text(value, 200, worker.external_id);
    if (name == "title") return Text(value, 100, worker.title);
    if (name == "name.givenname") return Text(value, 100, worker.given_name);
    if (name == "name.familyname") return Text(value, 100, worker.family_name);
    if (name == "active") return Flag(value);
    if (name == "name") return Parts(value, "name.", {"givenname", "familyname"});
    if (name == "addresses") return Addresses(value);
    if (name == "roles") return Roles(value);
    if (name.starts_with("roles[") && name.ends_with("].value")) return Role(value);
    if (name == kOwnLower) return Parts(value, kOwnLower + ":", {"until"});
    if (name == kOwnLower + ":until") return Until(value);
    return {};
}
Outcome<void> UserReader::SetAll(const Element& object) {
    simdjson::dom::object members;
    if (object.get(members) != simdjson::SUCCESS) return Wrong("invalidSyntax", "An object is wanted.");
    for (const auto& [key, value] : members)
        if (auto done = Set(Lower(key), value); !done) return done;
    return {};
}
Outcome<void> UserReader::Remove(const std::string& name) {
    if (name == "externalid") return wanted_.worker.external_id.clear(), Outcome<void>();
    if (name == "title") return wanted_.worker.title.clear(), Outcome<void>();
    if (name == "addresses") return wanted_.home = "", Outcome<void>();
    if (name == kOwnLower || name == kOwnLower + ":until") return wanted_.worker.until = {}, Outcome<void>();
    return Wrong("mutability", "That cannot be removed.");
}

Outcome<void> UserReader::Text(const Element& value, std::size_t most, std::string& into) {
    auto text = value.is_null() ? std::string() : TextOf(value, most);
    if (!text)
        return Wrong("invalidValue", "A text of at most " + std::to_string(most) + " letters is wanted.");
    into = std::move(*text);
    return {};
}
// Some clients send truth as a text.
Outcome<void> UserReader::Flag(const Element& value) {
    std::string_view text;
    if (value.get(wanted_.active) == simdjson::SUCCESS) return {};
    if (value.get(text) == simdjson::SUCCESS && (Lower(text) == "true" || Lower(text) == "false"))
        return wanted_.active = Lower(text) == "true", Outcome<void>();
    return Wrong("invalidValue", "“active” is true or false.");
}
Outcome<void> UserReader::Parts(const Element& value, const std::string& before,
                                std::initializer_list<const char*> names) {
    if (!value.is_object()) return Wrong("invalidValue", "An object is wanted.");
    for (const char* name : names)
        if (const auto part = Member(value, name))
            if (auto done = Set(before + name, *part); !done) return done;
    return {};
}
// The home among them, by its parts or written out; those of work are passed over.
Outcome<void> UserReader::Addresses(const Element& value) {
    simdjson::dom::array addresses;
    if (!value.is_null() && value.get(addresses) != simdjson::SUCCESS)
        return Wrong("invalidValue", "“addresses” is a list.");
    wanted_.home = "";
    if (value.is_null()) return {};
    for (const Element one : addresses) {
        const auto part = [&](std::string_view name) {
            const auto said = Member(one, name);
            std::string_view text;
            if (!said || said->get(text) != simdjson::SUCCESS || text::Length(text) > 300)
                return std::string();
            return std::string(text);
        };
        if (Lower(part("type")) != "home") continue;
        const std::string street = part("streetaddress"), code = part("postalcode");
        wanted_.home = street.empty() || code.empty() ? part("formatted")
                                                      : std::string(street).append(", ").append(code);
    }
    return {};
}
Outcome<void> UserReader::Roles(const Element& value) {
    simdjson::dom::array roles;
    if (value.get(roles) != simdjson::SUCCESS) return Wrong("invalidValue", "“roles” is a list.");
    // The one that is marked as primary; without a mark, the only one.
    std::optional<Element> meant;
    std::size_t primaries = 0;
    for (const Element one : roles) {
        const auto primary = Member(one, "primary");
        bool is_primary = false;
        if (primary && primary->get(is_primary) != simdjson::SUCCESS) is_primary = false;
        if (is_primary) ++primaries;
        if (is_primary || primaries == 0) meant = Member(one, "value");
    }
    if (!meant || primaries > 1 || (primaries == 0 && roles.size() > 1))
        return Wrong("invalidValue", "A user works in one role: send one, or mark one as primary.");
    return Role(*meant);
}
Outcome<void> UserReader::Role(const Element& value) {
    domain::Role role{};
    const auto name = TextOf(value, 40);
    if (!name || !FromName(*name, role) || std::find(roles_.begin(), roles_.end(), role) == roles_.end())
        return Wrong("invalidValue", "This is no role that this client may give.");
    wanted_.worker.role = role;
    has_role_ = true;
    return {};
}
Outcome<void> UserReader::Until(const Element& value) {
    if (value.is_null()) return wanted_.worker.until = {}, Outcome<void>();
    const auto text = TextOf(value, 40);
    const auto day = text ? ParseDate(text->substr(0, 10)) : std::nullopt;
    if (!day) return Wrong("invalidValue", "“until” is a day, as 2019-03-04.");
    wanted_.worker.until = *day;
    return {};
}

Outcome<Filter> FilterOf(std::string_view text) {
    Filter filter;
    text = text::Trim(text);
    if (text.empty()) return filter;
    const auto space = text.find(' ');
    const std::string_view rest = space == std::string_view::npos ? "" : text::Trim(text.substr(space));
    if (Lower(rest.substr(0, 3)) != "eq ")
        return Wrong("invalidFilter", "Only “attribute eq value” is known.");
    std::string_view value = text::Trim(rest.substr(3));
    if (value.size() < 2 || value.front() != '"' || value.back() != '"' ||
        value.substr(1, value.size() - 2).find_first_of("\"\\") != std::string_view::npos)
        return Wrong("invalidFilter", "The value stands in quotation marks.");
    filter.attribute = Lower(text.substr(0, space));
    filter.value = value.substr(1, value.size() - 2);
    return filter;
}
Outcome<int> NumberIn(std::string_view text, int fallback, int least, int most) {
    if (text.empty()) return fallback;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return Wrong("invalidValue", "A number is wanted.");
    return std::clamp(value, least, most);
}

Outcome<bool> Operations(const Element& body, const Operation& act) {
    simdjson::dom::array operations;
    const auto listed = Member(body, "operations");
    if (!listed || listed->get(operations) != simdjson::SUCCESS || operations.size() > kMostOperations)
        return Wrong("invalidSyntax",
                     "“Operations” is a list of at most a hundred, of " + std::string(kPatch) + ".");
    for (const Element one : operations) {
        const auto op = Member(one, "op"), path = Member(one, "path"), value = Member(one, "value");
        const std::string name = op ? Lower(TextOf(*op, 20).value_or("")) : "";
        if (name != "add" && name != "replace" && name != "remove")
            return Wrong("invalidSyntax", "An operation is add, replace or remove.");
        const auto place = path ? TextOf(*path, 300) : std::string();
        if (!place || (name == "remove" && place->empty()))
            return Wrong("invalidPath", "The path cannot be read.");
        std::string lower = Lower(*place);
        if (const std::string core = Lower(kUser) + ":"; lower.starts_with(core)) lower.erase(0, core.size());
        if (auto done = act(name, lower, value); !done) return tl::unexpected(done.error());
    }
    return true;
}

}  // namespace samkraft::http::scim
