#include "http/contract.hpp"

#include "base/json.hpp"
#include "domain/entries.hpp"

namespace samkraft::http {
namespace {

using namespace domain;

template <class T>
struct TypeName {
    static std::string Of() {
        if constexpr (std::is_same_v<T, bool>)
            return "boolean";
        else if constexpr (std::is_same_v<T, std::string>)
            return "string";
        else if constexpr (std::is_same_v<T, Date>)
            return "Date";
        else if constexpr (std::is_enum_v<T>)
            return "enum";
        else if constexpr (std::is_integral_v<T>)
            return "integer";
        else
            return "object";
    }
};
template <class Tag>
struct TypeName<Id<Tag>> {
    static std::string Of() { return "Id"; }
};
template <class T>
struct TypeName<std::optional<T>> : TypeName<T> {};
template <class T>
struct TypeName<std::vector<T>> {
    static std::string Of() { return "array"; }
};

struct Describe {
    std::string& out;
    bool first = true;
    template <class T>
    void operator()(const FieldSpec& spec, T&) {
        if (!first) out += ',';
        first = false;
        json::ObjectWriter field(out);
        field({"name"}, spec.name);
        field({"required"}, spec.required);
        field({"type"}, TypeName<T>::Of());
        field({"max"}, spec.max);
        field.Close();
    }
};

template <std::size_t... I>
void Kinds(std::string& out, std::index_sequence<I...>) {
    const auto one = [&]<std::size_t Index>() {
        if (Index) out += ',';
        json::ObjectWriter kind(out);
        kind({"kind"}, static_cast<Kind>(Index));
        kind.Name("fields");
        out += '[';
        std::variant_alternative_t<Index, Payload> payload{};
        std::decay_t<decltype(payload)>::Fields(payload, Describe{out});
        out += ']';
        kind.Close();
    };
    (one.template operator()<I>(), ...);
}

}  // namespace

std::string ContractJson(const std::vector<Api::RouteInfo>& routes) {
    std::string out;
    json::ObjectWriter contract(out);
    contract.Name("routes");
    out += '[';
    for (const Api::RouteInfo& route : routes) {
        if (&route != &routes.front()) out += ',';
        json::ObjectWriter one(out);
        one({"method"}, route.method);
        one({"path"}, route.path);
        one({"participant"}, route.participant);
        one.Close();
    }
    out += "],\"kinds\":[";
    Kinds(out, std::make_index_sequence<kKindCount>{});
    out += ']';
    contract.Close();
    return out;
}

}  // namespace samkraft::http
