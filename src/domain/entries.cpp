#include "domain/entries.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"

namespace samkraft::domain {
namespace {

struct Eraser {
    std::uint32_t keep;
    template <class T>
    void operator()(const FieldSpec& spec, T& field) const {
        if ((spec.limited & keep) == 0) field = T{};
    }
};

// A text longer than any code, name of a programme or reference is one that somebody has put in words.
constexpr int kShortestFreeText = 100;

// Calls f(spec, text) for every text there is, in lists and in what lists hold too.
template <class F>
struct EachText {
    F f;
    void operator()(const FieldSpec& spec, std::string& field) const { f(spec, field); }
    template <class T>
    void operator()(const FieldSpec& spec, std::vector<T>& fields) const {
        for (T& field : fields) {
            if constexpr (HasFields<T>)
                T::Fields(field, *this);
            else if constexpr (std::is_same_v<T, std::string>)
                f(FieldSpec{spec.name, spec.required, spec.limited},
                  field);  // what each may hold is not said
        }
    }
    template <class T>
    void operator()(const FieldSpec&, T&) const {}
};
template <class F>
void Texts(Payload& payload, F f) {
    std::visit([&](auto& p) { std::decay_t<decltype(p)>::Fields(p, EachText<F>{f}); }, payload);
}

std::string DigitsOf(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

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

bool HidePlace(Payload& payload) {
    bool any = false;
    const auto hide = [&](std::string& field) {
        any = any || !field.empty();
        field.clear();
    };
    if (auto* opened = std::get_if<CaseOpened>(&payload)) hide(opened->referred_by);
    const auto hide_provider = [&](ProviderId& provider) {
        any = any || provider;
        provider = {};
    };
    if (auto* offer = std::get_if<ActivityOffered>(&payload)) {
        hide(offer->provider);
        hide(offer->calls);
        hide_provider(offer->provider_id);
    }
    if (auto* placement = std::get_if<Placement>(&payload)) {
        for (std::string* of : {&placement->host, &placement->contact, &placement->phone,
                                &placement->supervisor, &placement->schedule})
            hide(*of);
        hide_provider(placement->provider_id);
    }
    HideToken(payload);
    if (auto* waiting = std::get_if<ActivityWaiting>(&payload)) hide(waiting->on);
    if (auto* planned = std::get_if<FollowUpPlanned>(&payload)) hide(planned->calls);
    if (auto* absence = std::get_if<Absence>(&payload)) hide(absence->reported_by);
    if (auto* document = std::get_if<DocumentAdded>(&payload)) {
        hide(document->brought_by);
        hide(document->file_name);
        any = any || document->file;
        document->file = {};  // what stands in it is not known
    }
    return any;
}

void HideToken(Payload& payload) {
    if (auto* link = std::get_if<SignalLink>(&payload)) link->token.clear();
}

void BlotOut(Payload& payload) {
    if (auto* history = std::get_if<WorkHistory>(&payload)) {  // its list is of codes
        history->experience.clear();
        history->wishes.clear();
        return;
    }
    if (auto* document = std::get_if<DocumentAdded>(&payload)) {  // the file goes, and all that tells of it
        document->file = {};
        document->media_type.clear();
        document->sha256.clear();
        document->bytes.reset();
    }
    Texts(payload, [](const FieldSpec& spec, std::string& text) {
        if (spec.max >= kShortestFreeText) text.clear();
    });
}

std::string NamesPerson(const Payload& payload, const Identity& identity) {
    std::vector<std::string> words, numbers;
    for (const std::string* name : {&identity.given_name, &identity.family_name})
        for (std::string& word : text::Words(*name))
            if (word.size() > 2) words.push_back(std::move(word));  // “Bo” and “Li” are words of every day
    if (identity.personal_number.size() == 12)
        numbers.push_back(identity.personal_number.substr(2));  // with or without the century
    for (const std::string* number : {&identity.phone, &identity.address})
        if (std::string digits = DigitsOf(*number); digits.size() >= 7) numbers.push_back(std::move(digits));
    const std::string address = text::Fold(identity.address);
    std::string found;
    Payload copy = payload;
    Texts(copy, [&](const FieldSpec&, const std::string& text) {
        if (!found.empty() || text.empty()) return;
        for (const std::string& word : text::Words(text))
            if (std::find(words.begin(), words.end(), word) != words.end()) return void(found = word);
        const std::string digits = DigitsOf(text);
        for (const std::string& number : numbers)
            if (digits.find(number) != std::string::npos) return void(found = number);
        if (address.size() > 5 && text::Fold(text).find(address) != std::string::npos)
            found = identity.address;
    });
    return found;
}

}  // namespace samkraft::domain
