// What a client writes in a case: the body of POST /cases/{case}/entries, strictly, every kind. What is taken
// lies within the limits of its fields, and written out anew it is taken as the same.
#include "fuzz.hpp"
#include "http/wishes.hpp"

using namespace samkraft;
using namespace samkraft::domain;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
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
