// What a client writes in a case or in several: the body of POST /cases/{case}/entries and of POST /entries,
// strictly, every kind. What is taken lies within the limits of its fields, and written out anew it is taken
// as the same.
#include <algorithm>

#include "fuzz.hpp"
#include "http/wishes.hpp"

using namespace samkraft;
using namespace samkraft::domain;

namespace {

// One case read among others is read as it is by itself, fault or not.
void InSeveral(std::string_view raw) {
    const auto cases = http::ParseCaseWishes(raw);
    if (!cases) return fuzz::IsTellable(cases.error());
    LAW(!cases->empty() && cases->size() <= 100);
    for (const CaseWishes& one : *cases) {
        LAW(one.case_id && std::ranges::count(*cases, one.case_id, &CaseWishes::case_id) == 1);
        LAW(one.fault.has_value() == one.wishes.empty() && one.wishes.size() <= 40);
        if (one.fault) fuzz::IsTellable(*one.fault);
        const auto again = http::ParseCaseWishes(R"({"cases":[)" + one.request + "]}");
        LAW(again && again->size() == 1 && again->front().request == one.request);
        LAW(again->front().wishes.size() == one.wishes.size());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    InSeveral(fuzz::TextOf(data, size));
    const auto wishes = http::ParseWishes(fuzz::TextOf(data, size));
    if (!wishes) {
        fuzz::IsTellable(wishes.error());
        LAW(wishes.error().details.size() <= json::Reading::kMostFaults);
        return 0;
    }
    LAW(!wishes->empty() && wishes->size() <= 40);
    std::string again = R"({"entries":[)";
    for (const Wish& wish : *wishes) {
        LAW(wish.item.value >= 0 && wish.version >= 0 && wish.version <= 1'000'000);
        std::visit([](const auto& payload) { fuzz::WithinLimits{}.Check(FieldSpec{}, payload); },
                   wish.payload);
        if (&wish != &wishes->front()) again += ',';
        json::ObjectWriter out(again);
        out({"kind"}, KindOf(wish.payload));
        out({"item"}, wish.item);
        out({"version"}, wish.version);
        out({"category"}, wish.category);
        out({"topic"}, wish.topic);
        out.Name("data");
        again += Encode(wish.payload);
        out.Close();
        const auto stored = Decode(KindOf(wish.payload), Encode(wish.payload));
        LAW(stored && Encode(*stored) == Encode(wish.payload));
    }
    again += "]}";
    const auto second = http::ParseWishes(again);
    LAW(second && second->size() == wishes->size());
    for (std::size_t i = 0; i < second->size(); ++i) {
        const Wish &a = (*wishes)[i], &b = (*second)[i];
        LAW(a.item == b.item && a.version == b.version && a.category == b.category && a.topic == b.topic);
        LAW(KindOf(a.payload) == KindOf(b.payload) && Encode(a.payload) == Encode(b.payload));
    }
    return 0;
}
