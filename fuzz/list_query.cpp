// What a client asks of lists and audiences in the query of an address. What is taken are values that there
// are, within the limits of a page; what is not, is told of at the parameter's name.
#include "fuzz.hpp"
#include "http/queries.hpp"
#include "net/target.hpp"

using namespace samkraft;
using namespace samkraft::domain;

namespace {

template <class E>
void OnlyThose(const ListFilter& filter, Facet facet, E) {
    LAW((filter.bits.at(static_cast<std::size_t>(facet)) >> Names(E{}).size()) == 0);
}
template <class E>
void IsNamed(E value) {
    LAW(static_cast<std::size_t>(value) < Names(value).size());
}

void IsTold(const Error& error) {
    fuzz::IsTellable(error);
    LAW(error.pointer.starts_with('/'));
    for (const std::string& argument : error.args) LAW(argument.size() <= 40 && fuzz::IsUtf8(argument));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    net::Target target;
    if (!net::ParseTarget("/?" + std::string(fuzz::TextOf(data, size)), target)) return 0;
    net::Request request;
    request.query = std::move(target.query);
    if (const auto wish = http::ListOf(request)) {
        const ListFilter& filter = wish->filter;
        OnlyThose(filter, Facet::kPhase, Phase{});
        OnlyThose(filter, Facet::kFlag, CardFlag{});
        OnlyThose(filter, Facet::kTrack, Topic{});
        OnlyThose(filter, Facet::kWaitingOn, WaitingOn{});
        OnlyThose(filter, Facet::kContact, ContactBand{});
        OnlyThose(filter, Facet::kNextStep, NextStep{});
        OnlyThose(filter, Facet::kHours, HoursBand{});
        OnlyThose(filter, Facet::kAge, AgeGroup{});
        OnlyThose(filter, Facet::kProgramme, ProgrammeBand{});
        OnlyThose(filter, Facet::kInterpreter, Interpreter{});
        for (const auto* codes : {&filter.activities, &filter.languages}) {
            LAW(codes->size() <= 60);
            for (const std::string& code : *codes) LAW(code.size() <= 60 && fuzz::IsUtf8(code));
        }
        LAW(filter.leads.size() <= 60 && wish->columns.size() <= 60);
        for (const ListColumn column : wish->columns) IsNamed(column);
        IsNamed(wish->scope);
        IsNamed(wish->sort);
        LAW(wish->search.size() <= 100 && fuzz::IsUtf8(wish->search));
        LAW(wish->limit >= 1 && wish->limit <= 200 && wish->offset >= 0 && wish->offset <= 100'000);
    } else {
        IsTold(wish.error());
    }
    if (const auto wish = http::AudienceOf(request)) {
        if (wish->kind) IsNamed(*wish->kind);
        IsNamed(wish->category);
        IsNamed(wish->topic);
        LAW(wish->item.value >= 0 && wish->worker.value >= 0 && wish->parties.size() <= 60);
        for (const Party party : wish->parties) IsNamed(party);
    } else {
        IsTold(wish.error());
    }
    return 0;
}
