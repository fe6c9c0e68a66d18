#include "http/wishes.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace samkraft::http {
namespace {

using namespace domain;

struct Unread {
    json::Element element;
};
bool Read(json::Reading&, const FieldSpec&, json::Element e, Unread& out) {
    out.element = e;
    return true;
}

struct WriteOn {
    std::string kind;
    ItemId item;
    std::int32_t version = 0;
    Category category = Category::kNone;
    Topic topic = Topic::kNone;
    std::optional<Unread> data;  // its kind decides what it is
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"kind", kRequired, 0, 40}, self.kind);
        visit({"item"}, self.item);
        visit({"version", kOptional, 0, 1'000'000}, self.version);
        visit({"category"}, self.category);
        visit({"topic"}, self.topic);
        visit({"data", kRequired}, self.data);
    }
};

void ReadWish(json::Reading& reading, json::Element e, Wish& wish) {
    WriteOn on;
    json::Read(reading, FieldSpec{}, e, on);
    wish.item = on.item;
    wish.version = on.version;
    wish.category = on.category;
    wish.topic = on.topic;
    if (on.kind.empty()) return;  // told already
    const std::size_t length = reading.pointer_.size();
    Kind kind{};
    if (!FromName(on.kind, kind)) {
        reading.pointer_ += "/kind";
        reading.Fault(Code::kUnknownValue, {on.kind});
    } else if (on.data) {
        reading.pointer_ += "/data";
        WithKind(kind, [&](auto empty) {
            json::Read(reading, FieldSpec{}, on.data->element, wish.payload.emplace<decltype(empty)>());
        });
    }
    reading.pointer_.resize(length);
}

Result<std::vector<Wish>> WishesIn(json::Element document, std::initializer_list<std::string_view> known) {
    simdjson::dom::array entries;
    if (document.at_pointer("/entries").get(entries) != simdjson::SUCCESS || entries.size() == 0 ||
        entries.size() > 40)
        return Fail(Code::kRequired, "/entries");
    json::Reading reading(json::Strictness::kSent);
    json::FindUnknown(reading, document, known);
    std::vector<Wish> wishes;
    for (const json::Element e : entries) {
        reading.pointer_ = "/entries/" + std::to_string(wishes.size());
        ReadWish(reading, e, wishes.emplace_back());
    }
    if (!reading.faults_.empty())
        return tl::unexpected(Error{Code::kInvalid, "", {}, std::move(reading.faults_)});
    return wishes;
}

}  // namespace

Result<std::vector<Wish>> ParseWishes(std::string_view body) {
    TRY(const json::Element document, json::Document(body));
    return WishesIn(document, {"entries"});
}

Result<std::vector<domain::CaseWishes>> ParseCaseWishes(std::string_view body) {
    constexpr std::size_t kMostCases = 100;
    TRY(const json::Element document, json::Document(body));
    simdjson::dom::array sent;
    if (document.at_pointer("/cases").get(sent) != simdjson::SUCCESS || sent.size() == 0 ||
        sent.size() > kMostCases)
        return Fail(Code::kRequired, "/cases");
    json::Reading reading(json::Strictness::kSent);
    json::FindUnknown(reading, document, {"cases"});
    if (!reading.faults_.empty())
        return tl::unexpected(Error{Code::kInvalid, "", {}, std::move(reading.faults_)});
    std::vector<domain::CaseWishes> cases;
    for (const json::Element e : sent) {
        std::string_view text;
        const bool named = e.at_pointer("/case").get(text) == simdjson::SUCCESS;
        const CaseId id{named ? ParseId(text).value_or(0) : 0};
        const std::string at = "/cases/" + std::to_string(cases.size()) + "/case";
        if (!id || std::ranges::count(cases, id, &domain::CaseWishes::case_id) > 0)
            return Fail(Code::kUnknownValue, at, {std::string(text::Start(text, 40))});
        domain::CaseWishes& one = cases.emplace_back();
        one.case_id = id;
        one.request = simdjson::minify(e);
        auto wishes = WishesIn(e, {"case", "entries"});
        if (wishes)
            one.wishes = std::move(*wishes);
        else
            one.fault = std::move(wishes).error();
    }
    return cases;
}

}  // namespace samkraft::http
