// Every kind of entry is written, read back and redacted as its list of fields says; each member stands in
// that list.
#include "domain/entries.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "domain/kinds.hpp"
#include "domain/random_test.hpp"

namespace samkraft::domain {
namespace {

using namespace test;

// How many members an aggregate has: the most values that it can be made from.
struct Anything {
    template <class T>
    operator T() const {  // NOLINT: only asked for, never called
        std::abort();
    }
};
template <class T, class... Values>
consteval std::size_t Members() {
    if constexpr (sizeof...(Values) > 20)
        return 0;
    else if constexpr (requires { T{Values{}..., Anything{}}; })
        return Members<T, Values..., Anything>();
    else
        return sizeof...(Values);
}
struct Counter {
    std::size_t& count;
    template <class T>
    void operator()(const FieldSpec&, const T&) const {
        ++count;
    }
};
template <class T>
void EveryMemberIsAField() {
    std::size_t fields = 0;
    const T value{};
    T::Fields(value, Counter{fields});
    EXPECT_EQ(fields, Members<T>()) << typeid(T).name() << ": what is in no list of fields is never stored";
}

template <std::size_t... I>
void EveryMemberOfEveryKind(std::index_sequence<I...>) {
    (EveryMemberIsAField<std::variant_alternative_t<I, Payload>>(), ...);
}

TEST(Entries, EveryMemberStandsInTheListOfFields) {
    EveryMemberOfEveryKind(std::make_index_sequence<kKindCount>{});
    EveryMemberIsAField<HoursStep>();
    EveryMemberIsAField<QuestionAnswer>();
}

TEST(Entries, AFieldHasOneNameInItsEntry) {
    for (std::size_t k = 0; k < kKindCount; ++k) {
        std::set<std::string_view> names;
        for (const FieldShown& f : FieldsOf(Blank(static_cast<Kind>(k))))
            EXPECT_TRUE(names.insert(f.spec.name).second) << f.spec.name;
    }
}

TEST(Entries, ABlankOneIsOfItsKind) {
    for (std::size_t k = 0; k < kKindCount; ++k)
        EXPECT_EQ(KindOf(Blank(static_cast<Kind>(k))), static_cast<Kind>(k));
}

TEST(Entries, AreReadBackAsTheyWereWritten) {
    CheckWithDice("decode(encode(x)) = x", 4000, 150, [](Dice& dice) {
        const Kind kind = dice.Any<Kind>();
        const Payload written = AnyPayload(kind, dice, AnyText);
        const auto read = Decode(kind, Encode(written));
        RC_ASSERT(read.has_value());
        RC_ASSERT(KindOf(*read) == kind);
        const auto before = FieldsOf(written), after = FieldsOf(*read);
        for (std::size_t i = 0; i < before.size(); ++i) RC_ASSERT(before[i].value == after[i].value);
    });
}

TEST(Entries, ThatAreNoJsonOrOfAnotherShapeAreRefused) {
    EXPECT_FALSE(Decode(Kind::kNote, "{"));
    EXPECT_FALSE(Decode(Kind::kNote, "[]"));
    EXPECT_FALSE(Decode(Kind::kNote, R"({"heading":7})"));
    EXPECT_TRUE(Decode(Kind::kNote, R"({"heading":"H","text":"T","since_gone":1})"))
        << "what an older version wrote stays readable";
}

TEST(Redaction, EmptiesWhatTheSliceDoesNotKeepAndNothingElse) {
    CheckWithDice("redact keeps exactly the slice", 4000, 150, [](Dice& dice) {
        const Payload whole = AnyPayload(dice.Any<Kind>(), dice, AnyText);
        const Slice slice = dice.Any<Slice>();
        Payload part = whole;
        Redact(part, slice);
        RC_ASSERT(KindOf(part) == KindOf(whole));
        const auto before = FieldsOf(whole), after = FieldsOf(part);
        for (std::size_t i = 0; i < before.size(); ++i) {
            const bool keeps = slice == Slice::kWhole || (before[i].spec.limited & In(slice)) != 0;
            if (keeps)
                RC_ASSERT(after[i].value == before[i].value);
            else
                RC_ASSERT(after[i].is_default);
        }
    });
}

TEST(Redaction, LeavesNoWordOfWhatItTakes) {
    for (std::size_t k = 0; k < kKindCount; ++k)
        for (std::size_t s = 1; s < kSliceCount; ++s) {
            Dice dice(std::vector<std::uint16_t>(200, 99));  // every field filled
            Payload part =
                AnyPayload(static_cast<Kind>(k), dice, [](Dice&) { return std::string("hemligt"); });
            Redact(part, static_cast<Slice>(s));
            bool keeps_text = false;
            for (const FieldShown& f : FieldsOf(part))
                keeps_text =
                    keeps_text || ((f.spec.limited & In(static_cast<Slice>(s))) != 0 && !f.is_default);
            if (!keeps_text) {
                EXPECT_THAT(Encode(part), testing::Not(testing::HasSubstr("hemligt"))) << k << ' ' << s;
            }
        }
}

TEST(Redaction, OfPersonsKeepsNeitherNumberNorAddressForAnyLimitedReader) {  // docs/03-secrecy.md, row 1
    Identity identity{"198211059954", "Nawfal",  "Prov", "NP", "070",
                      "n@example.se", "Gatan 1", "ar",   {},   "sms"};
    for (std::size_t s = 1; s < kSliceCount; ++s) {
        Payload payload = identity;
        Redact(payload, static_cast<Slice>(s));
        const auto& part = std::get<Identity>(payload);
        EXPECT_TRUE(part.personal_number.empty() && part.address.empty() && part.email.empty()) << s;
    }
    Payload masked = identity;
    Redact(masked, Slice::kMasked);
    for (const FieldShown& f : FieldsOf(masked))
        EXPECT_TRUE(f.is_default) << f.spec.name << ": a masked person has nothing that leads to them";
}

TEST(Redaction, OfCareInSummaryIsDateAndState) {  // OSL 25:1: which treatment it is belongs to care
    const auto part = [](Category category, Slice slice) {
        Entry entry;
        entry.head.category = category;
        ActivityOffered offer;
        offer.activity = "counselling";
        offer.title = "Samtalsbehandling";
        offer.provider = "Psykiatrin";
        offer.from = MakeDate(2026, 3, 2);
        entry.payload = offer;
        Redact(entry, slice);
        return std::get<ActivityOffered>(entry.payload);
    };
    for (const Slice slice : {Slice::kSummary, Slice::kDateStatus}) {
        const ActivityOffered care = part(Category::kCareTrack, slice);
        EXPECT_TRUE(care.activity.empty() && care.title.empty() && care.provider.empty());
        EXPECT_EQ(care.from, MakeDate(2026, 3, 2));
    }
    EXPECT_EQ(part(Category::kJointPlan, Slice::kSummary).title, "Samtalsbehandling")
        << "what stands in the plan is the plan's";
    EXPECT_EQ(part(Category::kCareTrack, Slice::kWhole).title, "Samtalsbehandling");
}

TEST(Redaction, OfNotesAndDocumentsTellsAStatutesReaderThatTheyAreThereAndNothingOfWhatTheyAreCalled) {
    // docs/03-secrecy.md, row 6: only the date by statute.
    for (const Slice slice : {Slice::kStatutory, Slice::kDateStatus}) {
        Payload note = Note{"Varning för misskötsamhet", "Text"};
        Redact(note, slice);
        EXPECT_EQ(Encode(note), "{}") << NameOf(slice);
        DocumentAdded paper;
        paper.title = "Läkarutlåtande";
        paper.type = DocumentType::kCertificate;
        Payload document = paper;
        Redact(document, slice);
        EXPECT_EQ(std::get<DocumentAdded>(document).title, "") << NameOf(slice);
    }
    Payload note = Note{"Rubrik", "Text"};
    Redact(note, Slice::kSummary);
    EXPECT_EQ(std::get<Note>(note).heading, "Rubrik");
}

TEST(Entries, BlottingOutLeavesNoTextAndKeepsCodesDatesAndNumbers) {
    Payload note = Note{"Rubrik", "Text"};
    BlotOut(note);
    EXPECT_EQ(Encode(note), "{}");
    ActivityOffered offer;
    offer.activity = "internship";
    offer.title = "Bilverkstaden";
    offer.provider = "Möllans bil";
    offer.from = MakeDate(2019, 3, 4);
    offer.hours = {{MakeDate(2019, 3, 4), 20}};
    Payload payload = offer;
    BlotOut(payload);
    const auto& left = std::get<ActivityOffered>(payload);
    EXPECT_EQ(left.activity, "internship");
    EXPECT_EQ(left.title + left.provider + left.calls, "");
    EXPECT_EQ(left.from, offer.from);
    EXPECT_EQ(left.hours, offer.hours);
    Payload intake = IntakeAnswered{MakeDate(2019, 3, 4), {{"health", "Ont i ryggen"}}, "Egna ord"};
    BlotOut(intake);
    EXPECT_EQ(std::get<IntakeAnswered>(intake).answers.front().question, "health");
    EXPECT_EQ(std::get<IntakeAnswered>(intake).answers.front().answer, "");
    EXPECT_EQ(std::get<IntakeAnswered>(intake).own_words, "");
}

TEST(Entries, NoTextOfAKindThatMayBeSentWrongSurvivesBlottingOut) {
    Dice dice(std::vector<std::uint16_t>(500, 999));
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const auto kind = static_cast<Kind>(k);
        if (!IsContent(kind)) continue;
        Payload payload = AnyPayload(kind, dice, [](Dice&) { return std::string("zqhemligtzq"); });
        BlotOut(payload);
        std::string left = Encode(payload);
        // What is left is codes: their values come from tables, and are short.
        for (const char* code : {"activity", "programme", "ssyk", "question", "language"})
            for (std::string::size_type at;
                 (at = left.find("\"" + std::string(code) + "\":")) != std::string::npos;)
                left.erase(at, left.find_first_of(",}]", at) - at);
        EXPECT_EQ(left.find("zqhemligtzq"), std::string::npos) << NameOf(kind) << ": " << left;
    }
}

TEST(Entries, HidingThePlaceHidesWhereAndHowToReach) {
    ActivityOffered at;
    at.title = "Praktik";
    at.provider = "Möllans bil";
    Payload offer = at;
    EXPECT_TRUE(HidePlace(offer));
    EXPECT_EQ(std::get<ActivityOffered>(offer).provider, "");
    EXPECT_EQ(std::get<ActivityOffered>(offer).title, "Praktik");
    EXPECT_FALSE(HidePlace(offer)) << "nothing more";
    FollowUpPlanned calls;
    calls.calls = "Ring växeln i Arlöv";
    Payload planned = calls;
    EXPECT_TRUE(HidePlace(planned));
}

}  // namespace
}  // namespace samkraft::domain
