#include "domain/entries.hpp"

#include "base/json.hpp"

namespace samkraft::domain {
namespace {

struct Eraser {
    std::uint32_t keep;
    template <class T>
    void operator()(const FieldSpec& spec, T& field) const {
        if ((spec.limited & keep) == 0) field = T{};
    }
};

}  // namespace

std::string Encode(const Payload& payload) {
    std::string out;
    std::visit([&](const auto& p) { json::Append(out, p); }, payload);
    return out;
}

Result<Payload> Decode(Kind kind, std::string_view text) {
    TRY(const json::Element e, json::Document(text));
    return WithKind(kind, [&](auto empty) -> Result<Payload> {
        TRY(auto payload, json::Parse<decltype(empty)>(e, json::Strictness::kStored));
        return Payload(std::move(payload));
    });
}

void Redact(Payload& payload, Slice slice) {
    if (slice == Slice::kWhole) return;
    std::visit([&](auto& p) { std::decay_t<decltype(p)>::Fields(p, Eraser{In(slice)}); }, payload);
}

void Redact(Entry& entry, Slice slice) {
    const bool care = entry.head.category == Category::kCareTrack;
    Redact(entry.payload, care && slice == Slice::kSummary ? Slice::kDateStatus : slice);
}

}  // namespace samkraft::domain
