#include "base/json.hpp"
#include <cstring>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include "base/text.hpp"

namespace samkraft::json {

namespace {

// Eight bytes at once: whether one of them must be escaped (a control character, a quote, a backslash).
bool NeedsEscape(const char* eight) {
    constexpr std::uint64_t kOnes = 0x0101010101010101, kHighs = 0x8080808080808080;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, sizeof bytes);
    const auto zero_in = [](std::uint64_t v) { return (v - kOnes) & ~v & kHighs; };
    const std::uint64_t control = (bytes - kOnes * 0x20) & ~bytes & kHighs;
    return (control | zero_in(bytes ^ (kOnes * '"')) | zero_in(bytes ^ (kOnes * '\\'))) != 0;
}

}  // namespace

void AppendString(std::string& out, std::string_view text) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    std::size_t clean = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        while (i + 8 < text.size() && !NeedsEscape(text.data() + i)) i += 8;
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, clean, i - clean);
        clean = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += "\\u00";
                out += kHex[c >> 4U];
                out += kHex[c & 15U];
        }
    }
    out.append(text, clean, text.size() - clean);
    out += '"';
}

void Append(std::string& out, double v) {
    if (!std::isfinite(v)) throw std::invalid_argument("JSON has no infinity");
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), v).ptr;
    out.append(buffer.data(), end);
}

void Append(std::string& out, const Date& v) {
    out += '"';
    out += v.Text();
    out += '"';
}
void Append(std::string& out, const Instant& v) {
    out += '"';
    out += v.Text();
    out += '"';
}

void Append(std::string& out, const Numbers& v) {
    ObjectWriter writer(out);
    for (const auto& [name, value] : v.values) writer({name}, value);
    writer.Close();
}

bool Read(Reading& r, const FieldSpec& spec, Element e, std::string& out) {
    std::string_view text;
    if (e.get(text) != simdjson::SUCCESS) return r.Fault(Code::kInvalid), false;
    if (r.Strict()) {
        if (!text::IsStorable(text)) return r.Fault(Code::kForbiddenText), false;
        text = text::Trim(text);
        if (text::Length(text) > static_cast<std::size_t>(spec.max))
            return r.Fault(Code::kTooLong, {std::to_string(spec.max)}), false;
    }
    out.assign(text);
    return true;
}

bool Read(Reading& r, const FieldSpec&, Element e, bool& out) {
    if (e.get(out) != simdjson::SUCCESS) return r.Fault(Code::kUnknownValue, {"?"}), false;
    return true;
}

bool Read(Reading& r, const FieldSpec&, Element e, double& out) {
    if (e.get(out) != simdjson::SUCCESS) return r.Fault(Code::kNotANumber), false;
    return true;
}

bool ReadInteger(Reading& r, const FieldSpec& spec, Element e, std::int64_t& out) {
    if (e.get(out) != simdjson::SUCCESS) return r.Fault(Code::kNotANumber), false;
    if (r.Strict() && (out < 0 || out > spec.max))
        return r.Fault(Code::kOutOfRange, {"0", std::to_string(spec.max)}), false;
    return true;
}

bool Read(Reading& r, const FieldSpec&, Element e, Date& out) {
    std::string_view text;
    if (e.get(text) != simdjson::SUCCESS) return r.Fault(Code::kNotADate), false;
    if (text.empty()) return out = Date{}, true;
    const auto date = ParseDate(text);
    if (!date) return r.Fault(Code::kNotADate), false;
    out = *date;
    return true;
}

bool Read(Reading& r, const FieldSpec&, Element e, Instant& out) {
    std::string_view text;
    if (e.get(text) != simdjson::SUCCESS) return r.Fault(Code::kNotADate), false;
    const auto instant = ParseInstant(text);
    if (!instant) return r.Fault(Code::kNotADate), false;
    out = *instant;
    return true;
}

bool ReadIdentity(Reading& r, Element e, std::int64_t& out) {
    std::string_view text;
    if (e.get(text) != simdjson::SUCCESS) return r.Fault(Code::kUnknownValue, {"?"}), false;
    if (text.empty()) return out = 0, true;
    const auto id = ParseId(text);
    if (!id) return r.Fault(Code::kUnknownValue, {std::string(text::Start(text, 40))}), false;
    out = *id;
    return true;
}

bool EnterObject(Reading& r, Element e, simdjson::dom::object& out) {
    if (e.get(out) != simdjson::SUCCESS) return r.Fault(Code::kInvalid), false;
    return true;
}

void FindUnknown(Reading& r, simdjson::dom::object object, const std::vector<std::string_view>& names) {
    std::vector<std::string_view> seen;
    for (const auto member : object) {
        const bool known = std::find(names.begin(), names.end(), member.key) != names.end();
        const bool repeated = std::find(seen.begin(), seen.end(), member.key) != seen.end();
        if (known && !repeated) {
            seen.push_back(member.key);
            continue;
        }
        const std::size_t length = r.pointer_.size();
        const std::string name(text::Start(member.key, 60));
        r.pointer_ += '/' + name;
        r.Fault(Code::kUnknownField, {name});
        r.pointer_.resize(length);
    }
}

Result<Element> Document(std::string_view text) {
    static thread_local simdjson::dom::parser parser(32 * 1024 * 1024);
    Element e;
    const auto error = parser.parse(text.data(), text.size()).get(e);
    if (error != simdjson::SUCCESS) return Fail(Code::kMalformed, "", {simdjson::error_message(error)});
    return e;
}

}  // namespace samkraft::json
