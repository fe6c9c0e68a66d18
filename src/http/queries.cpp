#include "http/queries.hpp"

#include <algorithm>
#include <charconv>

namespace samkraft::http {

using namespace domain;

namespace {

// A list in one parameter: "a,b". Each on its own to `take`.
template <class Take>
Done ListQuery(const net::Request& request, std::string_view name, Take take) {
    constexpr std::size_t kMost = 60;
    std::string_view left = request.Query(name);
    for (std::size_t n = 0; !left.empty(); ++n) {
        const std::string_view one = left.substr(0, left.find(','));
        if (n == kMost || !take(one))
            return Fail(Code::kUnknownValue, "/" + std::string(name), {std::string(text::Start(one, 40))});
        left.remove_prefix(std::min(left.size(), one.size() + 1));
    }
    return {};
}
template <NamedEnum E>
Done FacetQuery(const net::Request& request, std::string_view name, Facet facet, E, ListFilter& filter) {
    return ListQuery(request, name, [&](std::string_view one) {
        E value{};
        if (!FromName(one, value)) return false;
        filter.Add(facet, value);
        return true;
    });
}

template <class Id>
Result<Id> IdQuery(const net::Request& request, std::string_view name) {
    const std::string_view text = request.Query(name);
    if (text.empty()) return Id{};
    const auto id = ParseId(text);
    if (!id) return Fail(Code::kUnknownValue, "/" + std::string(name), {std::string(text::Start(text, 40))});
    return Id{*id};
}

}  // namespace

Result<int> NumberQuery(const net::Request& request, std::string_view name, int fallback, int least,
                        int most) {
    const std::string_view text = request.Query(name);
    if (text.empty()) return fallback;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
        return Fail(Code::kOutOfRange, "/" + std::string(name),
                    {std::to_string(least), std::to_string(most)});
    return value;
}

Result<Date> DateQuery(const net::Request& request, std::string_view name) {
    const auto date = ParseDate(request.Query(name));
    if (!date) return Fail(Code::kNotADate, "/" + std::string(name));
    return *date;
}

Result<office::ListWish> ListOf(const net::Request& request) {
    office::ListWish wish;
    TRY(wish.scope, NamedQuery(request, "scope", Scope::kMine));
    CHECK_OK(FacetQuery(request, "phase", Facet::kPhase, Phase{}, wish.filter));
    CHECK_OK(FacetQuery(request, "flag", Facet::kFlag, CardFlag{}, wish.filter));
    CHECK_OK(FacetQuery(request, "track", Facet::kTrack, Topic{}, wish.filter));
    CHECK_OK(FacetQuery(request, "waiting_on", Facet::kWaitingOn, WaitingOn{}, wish.filter));
    CHECK_OK(FacetQuery(request, "contact", Facet::kContact, ContactBand{}, wish.filter));
    CHECK_OK(FacetQuery(request, "next_step", Facet::kNextStep, NextStep{}, wish.filter));
    CHECK_OK(FacetQuery(request, "hours", Facet::kHours, HoursBand{}, wish.filter));
    CHECK_OK(FacetQuery(request, "age", Facet::kAge, AgeGroup{}, wish.filter));
    CHECK_OK(FacetQuery(request, "programme_days", Facet::kProgramme, ProgrammeBand{}, wish.filter));
    CHECK_OK(FacetQuery(request, "interpreter", Facet::kInterpreter, Interpreter{}, wish.filter));
    const auto into = [](std::vector<std::string>& codes) {
        return [&codes](std::string_view one) {
            if (one.size() > 60 || !text::IsStorable(one)) return false;
            codes.emplace_back(one);
            return true;
        };
    };
    CHECK_OK(ListQuery(request, "activity", into(wish.filter.activities)));
    CHECK_OK(ListQuery(request, "language", into(wish.filter.languages)));
    CHECK_OK(ListQuery(request, "lead", [&](std::string_view one) {
        const auto id = ParseId(one);
        if (id) wish.filter.leads.emplace_back(WorkerId{*id});
        return id.has_value();
    }));
    CHECK_OK(ListQuery(request, "columns",
                       [&](std::string_view one) { return FromName(one, wish.columns.emplace_back()); }));
    wish.search = text::Start(request.Query("q"), 100);
    TRY(wish.sort, NamedQuery(request, "sort", SortBy::kNextDue));
    wish.descending = request.Query("descending") == "true";
    TRY(wish.limit, NumberQuery(request, "limit", 50, 1, 200));
    TRY(wish.offset, NumberQuery(request, "offset", 0, 0, 100'000));
    return wish;
}

Result<office::AudienceWish> AudienceOf(const net::Request& request) {
    office::AudienceWish wish;
    if (!request.Query("kind").empty()) {
        TRY(const Kind kind, NamedQuery(request, "kind", Kind::kNote));
        wish.kind = kind;
    }
    TRY(wish.category, NamedQuery(request, "category", Category::kNone));
    TRY(wish.topic, NamedQuery(request, "topic", Topic::kNone));
    TRY(wish.item, IdQuery<ItemId>(request, "item"));
    TRY(wish.worker, IdQuery<WorkerId>(request, "worker"));
    CHECK_OK(ListQuery(request, "parties",
                       [&](std::string_view one) { return FromName(one, wish.parties.emplace_back()); }));
    return wish;
}

}  // namespace samkraft::http
