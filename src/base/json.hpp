// JSON out: straight to a string from a struct's Fields. JSON in: simdjson's parser, then the same Fields.
// Written: what has a value. Empty text, no date, no identity, an empty list and an empty optional are left
// out. Reading what a client sent is strict (unknown and repeated fields, wrong types, limits, every fault
// with its JSON pointer; a hundred at most); reading what we stored ourselves is lenient, so that old entries
// stay readable after a field is gone.
#pragma once

#include <simdjson.h>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/fields.hpp"
#include "base/id.hpp"
#include "base/text.hpp"

namespace samkraft::json {

void AppendString(std::string& out, std::string_view text);  // quoted and escaped

// ---- out

template <class T>
bool IsEmpty(const T&) {
    return false;
}
inline bool IsEmpty(const std::string& v) { return v.empty(); }
inline bool IsEmpty(const Date& v) { return !v; }
inline bool IsEmpty(const Instant& v) { return !v; }
template <class Tag>
bool IsEmpty(const Id<Tag>& v) {
    return !v;
}
template <class T>
bool IsEmpty(const std::vector<T>& v) {
    return v.empty();
}
template <class T>
bool IsEmpty(const std::optional<T>& v) {
    return !v.has_value();
}

inline void Append(std::string& out, const std::string& v) { AppendString(out, v); }
inline void Append(std::string& out, std::string_view v) { AppendString(out, v); }
inline void Append(std::string& out, bool v) { out += v ? "true" : "false"; }
template <std::integral T>
    requires(!std::same_as<T, bool>)
void Append(std::string& out, T v) {
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, v).ptr;
    out.append(buffer, end);
}
void Append(std::string& out,
            double v);  // shortest text that reads back equal; throws on infinity and not-a-number
void Append(std::string& out, const Date& v);
void Append(std::string& out, const Instant& v);
template <class Tag>
void Append(std::string& out, const Id<Tag>& v) {
    out += '"';
    out += v.Text();
    out += '"';
}
template <NamedEnum E>
void Append(std::string& out, E v) {
    AppendString(out, NameOf(v));
}
template <class T>
void Append(std::string& out, const std::optional<T>& v);
template <class T>
void Append(std::string& out, const std::vector<T>& v);
template <class T>
void Append(std::string& out, const Always<T>& v) {
    Append(out, v.rows);
}
void Append(std::string& out, const Numbers& v);
template <HasFields T>
void Append(std::string& out, const T& v);

class ObjectWriter {
  public:
    explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
    template <class T>
    void operator()(const FieldSpec& spec, const T& value) {
        if (IsEmpty(value)) return;
        Name(spec.name);
        Append(out_, value);
    }
    // For what has no Fields: writes the name; the caller appends one value.
    void Name(std::string_view name) {
        if (!first_) out_ += ',';
        first_ = false;
        out_ += '"';  // the names of fields are ours: nothing in them needs escaping
        out_ += name;
        out_ += "\":";
    }
    void Close() { out_ += '}'; }

  private:
    std::string& out_;
    bool first_ = true;
};

template <class T>
void Append(std::string& out, const std::optional<T>& v) {
    if (v)
        Append(out, *v);
    else
        out += "null";
}
template <class T>
void Append(std::string& out, const std::vector<T>& v) {
    out += '[';
    for (std::size_t i = 0; i < v.size(); ++i) {
        if (i) out += ',';
        Append(out, v[i]);
    }
    out += ']';
}
template <HasFields T>
void Append(std::string& out, const T& v) {
    ObjectWriter writer(out);
    T::Fields(v, writer);
    writer.Close();
}

template <class T>
[[nodiscard]] std::string Write(const T& v) {
    std::string out;
    Append(out, v);
    return out;
}

// ---- in

using Element = simdjson::dom::element;

enum class Strictness : bool { kStored, kSent };

// Collects faults while a value is read; pointer_ is where we are.
class Reading {
  public:
    explicit Reading(Strictness strictness) : strictness_(strictness) {}
    [[nodiscard]] bool Strict() const { return strictness_ == Strictness::kSent; }
    void Fault(Code code, std::vector<std::string> args = {}) {
        if (faults_.size() < kMostFaults) faults_.push_back(Error{code, pointer_, std::move(args), {}});
    }
    static constexpr std::size_t kMostFaults =
        100;  // what a person can put right; more only makes a large answer
    std::vector<Error> faults_;
    std::string pointer_;

  private:
    Strictness strictness_;
};

bool Read(Reading& r, const FieldSpec& spec, Element e, std::string& out);
bool Read(Reading& r, const FieldSpec& spec, Element e, bool& out);
bool Read(Reading& r, const FieldSpec& spec, Element e, double& out);
bool Read(Reading& r, const FieldSpec& spec, Element e, Date& out);
bool Read(Reading& r, const FieldSpec& spec, Element e, Instant& out);
bool ReadInteger(Reading& r, const FieldSpec& spec, Element e, std::int64_t& out);
bool ReadIdentity(Reading& r, Element e, std::int64_t& out);
bool EnterObject(Reading& r, Element e, simdjson::dom::object& out);
// Adds a fault for each member of the object that names[] does not hold, and for each that stands twice.
void FindUnknown(Reading& r, simdjson::dom::object object, const std::vector<std::string_view>& names);

template <std::integral T>
    requires(!std::same_as<T, bool>)
bool Read(Reading& r, const FieldSpec& spec, Element e, T& out) {
    std::int64_t value = 0;
    if (!ReadInteger(r, spec, e, value)) return false;
    if (!std::in_range<T>(value))
        return r.Fault(Code::kOutOfRange, {"0", std::to_string(std::numeric_limits<T>::max())}), false;
    out = static_cast<T>(value);
    return true;
}
template <class Tag>
bool Read(Reading& r, const FieldSpec&, Element e, Id<Tag>& out) {
    return ReadIdentity(r, e, out.value);
}
template <NamedEnum E>
bool Read(Reading& r, const FieldSpec&, Element e, E& out) {
    std::string_view name;
    if (e.get(name) != simdjson::SUCCESS) return r.Fault(Code::kUnknownValue, {"?"}), false;
    if (!FromName(name, out))
        return r.Fault(Code::kUnknownValue, {std::string(text::Start(name, 40))}), false;
    return true;
}
template <class T>
bool Read(Reading& r, const FieldSpec& spec, Element e, std::optional<T>& out);
template <class T>
bool Read(Reading& r, const FieldSpec& spec, Element e, std::vector<T>& out);
template <HasFields T>
bool Read(Reading& r, const FieldSpec& spec, Element e, T& out);

class ObjectReader {
  public:
    ObjectReader(Reading& reading, simdjson::dom::object object) : r_(reading), object_(object) {}
    template <class T>
    void operator()(const FieldSpec& spec, T& value) {
        if (r_.Strict()) names_.push_back(spec.name);
        Element member;
        const bool present = object_.at_key(spec.name).get(member) == simdjson::SUCCESS && !member.is_null();
        if (!present && (!spec.required || !r_.Strict())) return;
        const std::size_t length = r_.pointer_.size();
        r_.pointer_ += '/';
        r_.pointer_ += spec.name;
        if (!present)
            r_.Fault(Code::kRequired);
        else if (Read(r_, spec, member, value) && spec.required && r_.Strict() && IsEmpty(value))
            r_.Fault(Code::kRequired);
        r_.pointer_.resize(length);
    }
    void Finish() {
        if (r_.Strict()) FindUnknown(r_, object_, names_);
    }

  private:
    Reading& r_;
    simdjson::dom::object object_;
    std::vector<std::string_view> names_;
};

template <class T>
bool Read(Reading& r, const FieldSpec& spec, Element e, std::optional<T>& out) {
    if (e.is_null()) return out.reset(), true;
    return Read(r, spec, e, out.emplace());
}
template <class T>
bool Read(Reading& r, const FieldSpec& spec, Element e, std::vector<T>& out) {
    simdjson::dom::array array;
    if (e.get(array) != simdjson::SUCCESS) return r.Fault(Code::kInvalid), false;
    out.clear();
    bool good = true;
    const std::size_t length = r.pointer_.size();
    for (const Element member : array) {
        if (r.Strict() && out.size() == static_cast<std::size_t>(spec.max))
            return r.Fault(Code::kTooLarge, {std::to_string(spec.max)}), false;
        r.pointer_ += '/' + std::to_string(out.size());
        T value{};
        good = Read(r, FieldSpec{spec.name}, member, value) && good;
        out.push_back(std::move(value));
        r.pointer_.resize(length);
    }
    return good;
}
template <HasFields T>
bool Read(Reading& r, const FieldSpec&, Element e, T& out) {
    simdjson::dom::object object;
    if (!EnterObject(r, e, object)) return false;
    const std::size_t before = r.faults_.size();
    ObjectReader reader(r, object);
    T::Fields(out, reader);
    reader.Finish();
    return r.faults_.size() == before;
}

// The error holds every fault found as details; its own code is kInvalid, or kMalformed when it is not JSON
// at all.
template <class T>
[[nodiscard]] Result<T> Parse(Element e, Strictness strictness) {
    Reading reading(strictness);
    T value{};
    Read(reading, FieldSpec{}, e, value);
    if (reading.faults_.empty()) return value;
    return tl::unexpected<Error>(Error{Code::kInvalid, "", {}, std::move(reading.faults_)});
}

// The parser is the calling thread's own; the element lives until that thread parses again.
[[nodiscard]] Result<Element> Document(std::string_view text);

template <class T>
[[nodiscard]] Result<T> Parse(std::string_view text, Strictness strictness) {
    TRY(const Element e, Document(text));
    return Parse<T>(e, strictness);
}

}  // namespace samkraft::json
