// Random entries for tests: a payload of any kind, made from the kind's own list of fields, so that a new
// field is tested the day it is written. All is drawn from one list of numbers, which RapidCheck makes and
// shrinks.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <functional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "domain/entries.hpp"

namespace samkraft::domain::test {

// Draws from a list; when the list is used up, every draw is 0, the simplest choice.
class Dice {
  public:
    explicit Dice(std::vector<std::uint16_t> rolls) : rolls_(std::move(rolls)) {}
    unsigned Below(unsigned n) { return next_ < rolls_.size() ? rolls_[next_++] % n : 0; }
    bool Percent(unsigned percent) { return Below(100) >= 100 - percent; }  // 0 means no
    template <NamedEnum E>
    E Any() {
        return static_cast<E>(Below(static_cast<unsigned>(Names(E{}).size())));
    }

  private:
    std::vector<std::uint16_t> rolls_;
    std::size_t next_ = 0;
};

// How the values of fields are made: most have one; identities are few, so that entries meet.
struct Filler {
    Dice& dice;
    std::function<std::string(Dice&)> text;

    template <class T>
    void operator()(const FieldSpec& spec, T& field) {
        if (spec.required || dice.Percent(80)) Fill(field);
    }
    void Fill(std::string& v) { v = text(dice); }
    void Fill(bool& v) { v = dice.Percent(50); }
    void Fill(std::int32_t& v) { v = static_cast<std::int32_t>(dice.Below(80)); }
    void Fill(Date& v) { v = AddDays(MakeDate(2026, 1, 1), static_cast<int>(dice.Below(365))); }
    template <class Tag>
    void Fill(Id<Tag>& v) {
        v.value = 1 + dice.Below(9);
    }
    template <NamedEnum E>
    void Fill(E& v) {
        v = dice.Any<E>();
    }
    template <class T>
    void Fill(std::optional<T>& v) {
        Fill(v.emplace());
    }
    template <class T>
    void Fill(std::vector<T>& v) {
        v.resize(1 + dice.Below(3));
        for (T& each : v) Fill(each);
    }
    template <HasFields T>
    void Fill(T& v) {
        T::Fields(v, *this);
    }
};

// Words with what text must survive: quotes, controls, letters beyond ASCII.
inline std::string AnyText(Dice& dice) {
    static const std::vector<std::string> kWords{"Hej",    "å ä ö", "\"citat\"", "a\\b",     "två\nrader",
                                                 "tab\tb", "متن",   "🙂",        "</script>"};
    std::string text = kWords[dice.Below(static_cast<unsigned>(kWords.size()))];
    if (dice.Percent(30)) text += kWords[dice.Below(static_cast<unsigned>(kWords.size()))];
    return text;
}

// A payload of the kind, every field at its default.
inline Payload Blank(Kind kind) { return Decode(kind, "{}").value(); }

template <class Text>
Payload AnyPayload(Kind kind, Dice& dice, Text text) {
    Payload payload = Blank(kind);
    Filler filler{dice, text};
    std::visit([&](auto& p) { filler.Fill(p); }, payload);
    return payload;
}

// One field of an entry, in the open: what its list says of it and what it holds, written without the help of
// json.
struct FieldShown {
    FieldSpec spec;
    std::string value;
    bool is_default = false;
    bool may_mislead =
        false;  // losing it leaves a value that reads as information: not optional, and a choice or a number
};
class FieldReader {
  public:
    explicit FieldReader(std::vector<FieldShown>& out) : out_(out) {}
    template <class T>
    void operator()(const FieldSpec& spec, const T& field) {
        constexpr bool choice = std::is_enum_v<T> || std::is_integral_v<T>;
        out_.push_back({spec, Show(field), Show(field) == Show(T{}), choice});
    }
    static std::string Show(const std::string& v) { return v; }
    static std::string Show(bool v) { return v ? "yes" : "no"; }
    static std::string Show(std::int32_t v) { return std::to_string(v); }
    static std::string Show(const Date& v) { return v.Text(); }
    template <class Tag>
    static std::string Show(const Id<Tag>& v) {
        return std::to_string(v.value);
    }
    template <NamedEnum E>
    static std::string Show(E v) {
        return std::string(NameOf(v));
    }
    template <class T>
    static std::string Show(const std::optional<T>& v) {
        return v ? "some " + Show(*v) : "none";
    }
    template <class T>
    static std::string Show(const std::vector<T>& v) {
        std::string out = std::to_string(v.size());
        for (const T& each : v) out += '|' + Show(each);
        return out;
    }
    template <HasFields T>
    static std::string Show(const T& v) {
        std::vector<FieldShown> fields;
        T::Fields(v, FieldReader(fields));
        std::string out;
        for (const FieldShown& f : fields) out += std::string(f.spec.name) + '=' + f.value + ';';
        return out;
    }

  private:
    std::vector<FieldShown>& out_;
};
inline std::vector<FieldShown> FieldsOf(const Payload& payload) {
    std::vector<FieldShown> fields;
    std::visit([&](const auto& p) { std::decay_t<decltype(p)>::Fields(p, FieldReader(fields)); }, payload);
    return fields;
}

// Runs the property `times` times, each with dice of its own. A failure comes out as the shortest list of
// rolls.
template <class Property>
void CheckWithDice(const std::string& claim, int times, std::size_t rolls, Property&& property) {
    rc::detail::TestParams params = rc::detail::configuration().testParams;
    params.maxSuccess = times;
    const auto roll = rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::uint16_t>(0, 10'000));
    rc::detail::TestMetadata metadata;
    metadata.description = claim;
    const auto checked = [&] {
        Dice dice(*rc::gen::container<std::vector<std::uint16_t>>(rolls, roll));
        property(dice);
    };
    const rc::detail::TestResult result = rc::detail::checkTestable(checked, metadata, params);
    std::ostringstream why;
    rc::detail::printResultMessage(result, why);
    EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << claim << '\n' << why.str();
}

}  // namespace samkraft::domain::test
