// What a party's system of users sends over SCIM (RFC 7643, RFC 7644): attributes of a user, operations of a
// PATCH, a filter. Read strictly where it says who somebody is and what they may do; what the standard knows
// and is not kept here is passed over. Pure: whom it is about and whether it may be is scim.cpp's.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "base/json.hpp"
#include "domain/directory.hpp"

namespace samkraft::http::scim {

inline constexpr std::string_view kUser = "urn:ietf:params:scim:schemas:core:2.0:User";
inline constexpr std::string_view kOwn = "urn:samkraft:params:scim:schemas:extension:2.0:User";
inline constexpr std::string_view kPatch = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

struct Fault {
    int status = 400;
    std::string type;  // scimType, RFC 7644 §3.12
    std::string detail;
};
template <class T>
using Outcome = tl::expected<T, Fault>;
[[nodiscard]] tl::unexpected<Fault> Wrong(std::string type, std::string detail, int status = 400);

[[nodiscard]] std::string Lower(std::string_view text);  // a-z alone

// By its name in any case (RFC 7643 §2.1); `name` in lower case.
[[nodiscard]] std::optional<json::Element> Member(const json::Element& object, std::string_view name);
// One line of at most so many letters, without spaces around it.
[[nodiscard]] std::optional<std::string> TextOf(const json::Element& value, std::size_t most);

// A user as the client writes it.
struct Wanted {
    domain::Worker worker;
    bool active = true;
    std::optional<std::string> home = {};  // where the user lives; none: nothing was said of it
};
class UserReader {
  public:
    // `roles`: those that the client may give.
    UserReader(std::span<const domain::Role> roles, Wanted& wanted) : roles_(roles), wanted_(wanted) {}

    // One attribute, by its name in lower case.
    [[nodiscard]] Outcome<void> Set(const std::string& name, const json::Element& value);
    [[nodiscard]] Outcome<void> SetAll(const json::Element& object);
    [[nodiscard]] Outcome<void> Remove(const std::string& name);
    [[nodiscard]] bool HasRole() const { return has_role_; }  // one was sent

  private:
    static Outcome<void> Text(const json::Element& value, std::size_t most, std::string& into);
    Outcome<void> Flag(const json::Element& value);
    Outcome<void> Parts(const json::Element& value, const std::string& before,
                        std::initializer_list<const char*> names);
    Outcome<void> Addresses(const json::Element& value);
    Outcome<void> Roles(const json::Element& value);
    Outcome<void> Role(const json::Element& value);
    Outcome<void> Until(const json::Element& value);

    std::span<const domain::Role> roles_;
    Wanted& wanted_;
    bool has_role_ = false;
};

struct Filter {
    std::string attribute, value;  // of `attribute eq "value"`, the attribute in lower case; none: all
};
[[nodiscard]] Outcome<Filter> FilterOf(std::string_view text);
[[nodiscard]] Outcome<int> NumberIn(std::string_view text, int fallback, int least, int most);

// The operations of a PATCH (RFC 7644 §3.5.2), in order, a hundred at most: add, replace or remove, the path
// in lower case without the schema of users; the first that `act` refuses ends it.
using Operation =
    std::function<Outcome<void>(const std::string&, const std::string&, const std::optional<json::Element>&)>;
[[nodiscard]] Outcome<bool> Operations(const json::Element& body, const Operation& act);

}  // namespace samkraft::http::scim
