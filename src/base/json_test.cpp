// Writing and reading structs as JSON through their Fields.
#include "base/json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace samkraft {
namespace {

enum class Colour : unsigned char { kRed, kGreen };
constexpr std::array<std::string_view, 2> Names(Colour) { return {"red", "green"}; }

struct Part {
    std::string name;
    std::int32_t count = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"name", kRequired, 0, 5}, self.name);
        visit({"count", kOptional, 0, 100}, self.count);
    }
    bool operator==(const Part&) const = default;
};

struct Whole {
    std::string text;
    bool flag = false;
    std::optional<std::int32_t> number;
    std::optional<bool> maybe;
    double share = 0;
    Date date;
    Instant at;
    CaseId id;
    Colour colour = Colour::kRed;
    std::vector<Part> parts;
    std::vector<std::string> words;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"text"}, self.text);
        visit({"flag"}, self.flag);
        visit({"number", kOptional, 0, 1000}, self.number);
        visit({"maybe"}, self.maybe);
        visit({"share"}, self.share);
        visit({"date"}, self.date);
        visit({"at"}, self.at);
        visit({"id"}, self.id);
        visit({"colour"}, self.colour);
        visit({"parts", kOptional, 0, 3}, self.parts);
        visit({"words", kOptional, 0, 3}, self.words);
    }
    bool operator==(const Whole&) const = default;
};

using json::Strictness;
using testing::ElementsAre;

// "pointer code" of every fault found in what a client sent.
template <class T>
std::vector<std::string> Faults(std::string_view text) {
    const Result<T> result = json::Parse<T>(text, Strictness::kSent);
    std::vector<std::string> faults;
    if (result) return faults;
    for (const Error& e : result.error().details)
        faults.push_back(e.pointer + ' ' + std::string(Info(e.code).name));
    return faults;
}

std::string Fault(std::string_view pointer, Code code) {
    return std::string(pointer) + ' ' + std::string(Info(code).name);
}

TEST(JsonOut, LeavesOutWhatHasNoValue) {
    EXPECT_EQ(json::Write(Whole{}), R"({"flag":false,"share":0,"colour":"red"})");
}

TEST(JsonOut, WritesEachKindOfValue) {
    Whole w;
    w.text = "Å\"\\\n\x01";
    w.flag = true;
    w.number = 0;
    w.maybe = false;
    w.share = 0.1;
    w.date = MakeDate(2019, 3, 4);
    w.at = Instant{0};
    w.id = CaseId{1};
    w.colour = Colour::kGreen;
    w.parts = {{"a", 1}, {"b", 2}};
    w.words = {"x"};
    EXPECT_EQ(
        json::Write(w),
        R"({"text":"Å\"\\\n\u0001","flag":true,"number":0,"maybe":false,"share":0.1,"date":"2019-03-04",)"
        R"("at":"1970-01-01T00:00:00.000000Z","id":")" +
            IdText(1) +
            R"(","colour":"green","parts":[{"name":"a","count":1},{"name":"b","count":2}],"words":["x"]})");
}

TEST(JsonOut, HasNoInfinity) {
    Whole w;
    w.share = std::numeric_limits<double>::infinity();
    EXPECT_THROW(static_cast<void>(json::Write(w)), std::invalid_argument);
    w.share = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(static_cast<void>(json::Write(w)), std::invalid_argument);
}

RC_GTEST_PROP(Json, WhatIsWrittenReadsBackEqual, (bool flag, std::vector<std::string> words)) {
    Whole w;
    for (const auto& word : words) {
        std::string clean;
        for (const char c : word)
            if (static_cast<unsigned char>(c) < 0x80) clean += c;  // any ASCII, control characters too
        w.words.push_back(clean);
    }
    w.text = "ÅÄÖ 😀 \" \\";
    w.flag = flag;
    w.number = *rc::gen::inRange(-100000, 100000);
    w.share = *rc::gen::arbitrary<double>();
    RC_PRE(std::isfinite(w.share));
    w.date = Date{*rc::gen::inRange(-30000, 100000)};
    w.at = Instant{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000'000)};
    w.id = CaseId{*rc::gen::inRange<std::int64_t>(1, std::numeric_limits<std::int64_t>::max())};
    w.parts = {{"a", *rc::gen::arbitrary<std::int32_t>()}};
    const Result<Whole> read = json::Parse<Whole>(json::Write(w), Strictness::kStored);
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == w);
}

TEST(JsonSent, ReportsEveryFaultWithItsPointer) {
    EXPECT_THAT(
        Faults<Whole>(
            R"({"date":"2019-02-30","number":1001,"colour":"blue","id":"?","extra":1,"parts":[{"name":"a"},{"count":-1}]})"),
        ElementsAre(Fault("/number", Code::kOutOfRange), Fault("/date", Code::kNotADate),
                    Fault("/id", Code::kUnknownValue), Fault("/colour", Code::kUnknownValue),
                    Fault("/parts/1/name", Code::kRequired), Fault("/parts/1/count", Code::kOutOfRange),
                    Fault("/extra", Code::kUnknownField)));
}

TEST(JsonSent, RefusesWrongTypes) {
    EXPECT_THAT(
        Faults<Whole>(R"({"text":1,"flag":"yes","number":1.5,"share":"1","date":7,"parts":{},"words":[1]})"),
        ElementsAre(Fault("/text", Code::kInvalid), Fault("/flag", Code::kUnknownValue),
                    Fault("/number", Code::kNotANumber), Fault("/share", Code::kNotANumber),
                    Fault("/date", Code::kNotADate), Fault("/parts", Code::kInvalid),
                    Fault("/words/0", Code::kInvalid)));
}

TEST(JsonSent, RequiresWhatIsRequiredAndNotEmpty) {
    EXPECT_THAT(Faults<Part>("{}"), ElementsAre(Fault("/name", Code::kRequired)));
    EXPECT_THAT(Faults<Part>(R"({"name":null})"), ElementsAre(Fault("/name", Code::kRequired)));
    EXPECT_THAT(Faults<Part>(R"({"name":"  "})"), ElementsAre(Fault("/name", Code::kRequired)));
    EXPECT_THAT(Faults<Part>(R"({"name":" a "})"), ElementsAre());
    EXPECT_EQ(json::Parse<Part>(R"({"name":" a "})", Strictness::kSent)->name, "a");
}

TEST(JsonSent, CountsCharactersNotBytes) {
    EXPECT_THAT(Faults<Part>(R"({"name":"ååååå"})"), ElementsAre());
    EXPECT_THAT(Faults<Part>(R"({"name":"åååååå"})"), ElementsAre(Fault("/name", Code::kTooLong)));
}

TEST(JsonSent, RefusesControlCharactersAndTooLongLists) {
    EXPECT_THAT(Faults<Part>(R"({"name":"a\u0000"})"), ElementsAre(Fault("/name", Code::kForbiddenText)));
    EXPECT_THAT(Faults<Whole>(R"({"words":["1","2","3","4"]})"),
                ElementsAre(Fault("/words", Code::kTooLarge)));
    EXPECT_THAT(Faults<Whole>(R"({"words":["1","2","3"]})"), ElementsAre());
}

TEST(JsonSent, RefusesAFieldThatStandsTwice) {
    EXPECT_THAT(Faults<Part>(R"({"name":"a","name":"b"})"), ElementsAre(Fault("/name", Code::kUnknownField)));
}

struct Narrow {
    std::int32_t version = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"version"}, self.version);
    }
};

TEST(JsonStored, ANumberThatDoesNotFitIsNotTakenForWhatIsLeftOfIt) {
    const auto read = json::Parse<Narrow>(R"({"version":4294967297})", json::Strictness::kStored);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().details.at(0).code, Code::kOutOfRange);
}

TEST(JsonSent, TellsAHundredFaultsAndShowsWholeCharacters) {
    std::string body = "{";
    for (int i = 0; i < 500; ++i) body += (i ? ",\"" : "\"") + std::string(59, 'a') + "\u00E5\":1";
    const auto read = json::Parse<Narrow>(body + "}", json::Strictness::kSent);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().details.size(), 100U);
    EXPECT_EQ(read.error().details[0].args.at(0), std::string(59, 'a'));
}

TEST(JsonSent, WhatIsNotJsonIsMalformed) {
    for (const std::string_view text : {"", "{", "{\"name\":}", "nul", "{\"a\":1}x", "\xFF"}) {
        const Result<Part> result = json::Parse<Part>(text, Strictness::kSent);
        ASSERT_FALSE(result) << text;
        EXPECT_EQ(result.error().code, Code::kMalformed) << text;
    }
    EXPECT_EQ(json::Parse<Part>("[]", Strictness::kSent).error().code, Code::kInvalid);
}

TEST(JsonStored, OldFieldsAndLimitsDoNotMatter) {
    const Result<Part> part = json::Parse<Part>(R"({"count":5000,"gone":true})", Strictness::kStored);
    ASSERT_TRUE(part);
    EXPECT_EQ(part->count, 5000);
    EXPECT_EQ(part->name, "");
}

TEST(JsonStored, AnEmptyOptionalMayBeNull) {
    EXPECT_FALSE(json::Parse<Whole>(R"({"number":null})", Strictness::kStored)->number);
    EXPECT_EQ(json::Parse<Whole>(R"({"number":7})", Strictness::kStored)->number, 7);
}

// Whatever stands where in it: eight bytes are looked at together.
TEST(Json, EveryByteIsEscapedWhereverItStands) {
    for (std::size_t length = 1; length < 20; ++length)
        for (std::size_t at = 0; at < length; ++at)
            for (int c = 0; c < 128; ++c) {
                std::string text(length, 'a');
                text[at] = static_cast<char>(c);
                std::string out;
                json::AppendString(out, text);
                std::string_view back_view;
                ASSERT_EQ(json::Document(out)->get(back_view), simdjson::SUCCESS);
                ASSERT_EQ(back_view, text);
            }
}

}  // namespace
}  // namespace samkraft
