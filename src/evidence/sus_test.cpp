// The SUS table against a slow and plain count, and what is left of it for readers outside.
#include "evidence/sus.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <tuple>

#include "evidence/disclosure.hpp"

namespace samkraft::evidence {
namespace {

const Date kFrom = MakeDate(2019, 1, 1), kUntil = MakeDate(2020, 1, 1);

OutcomeFact Exit(Outcome outcome, Date closed = MakeDate(2019, 6, 1)) {
    OutcomeFact f;
    f.opened = AddMonths(closed, -4);
    f.closed = closed;
    f.outcome = outcome;
    f.months = 4;
    return f;
}

TEST(Period, IsHalfOpenAndAnExitOnItsFirstDayCounts) {
    const std::vector<OutcomeFact> facts{
        Exit(Outcome::kWork, kFrom), Exit(Outcome::kWork, AddDays(kFrom, -1)),
        Exit(Outcome::kWork, AddDays(kUntil, -1)), Exit(Outcome::kWork, kUntil)};
    const Totals t = MakeSusTable(facts, kFrom, kUntil).all;
    EXPECT_EQ(t.work, 2);
    EXPECT_EQ(t.participants, 3);  // the last one was still in
}

TEST(Period, OneWhoIsInAndOneWhoHasNotComeYet) {
    OutcomeFact in, later;
    in.opened = MakeDate(2018, 1, 1);
    later.opened = kUntil;
    const Totals t = MakeSusTable(std::vector{in, later}, kFrom, kUntil).all;
    EXPECT_EQ(t.participants, 1);
    EXPECT_EQ(t.exits, 0);
}

TEST(Facts, OutsideSusCountInTheTotalsOnly) {
    OutcomeFact ais = Exit(Outcome::kStudies);
    ais.in_sus = false;
    const SusTable table = MakeSusTable(std::vector{ais, Exit(Outcome::kWork)}, kFrom, kUntil);
    EXPECT_EQ(table.all.studies, 1);
    EXPECT_EQ(table.sus.studies, 0);
    EXPECT_EQ(table[Block::kExitsByEducation].base, 1);
}

TEST(Bands, AreThoseOfSus) {
    EXPECT_EQ(MonthsBandOf(0), MonthsBand::k1To6);
    EXPECT_EQ(MonthsBandOf(6), MonthsBand::k1To6);
    EXPECT_EQ(MonthsBandOf(7), MonthsBand::k7To12);
    EXPECT_EQ(MonthsBandOf(13), MonthsBand::k13To18);
    EXPECT_EQ(MonthsBandOf(19), MonthsBand::k19Plus);
    EXPECT_EQ(SupportTimeOf(12), SupportTime::kUpTo1);
    EXPECT_EQ(SupportTimeOf(13), SupportTime::k1To3);
    EXPECT_EQ(SupportTimeOf(37), SupportTime::k4To6);
    EXPECT_EQ(SupportTimeOf(73), SupportTime::k7To9);
    EXPECT_EQ(SupportTimeOf(109), SupportTime::kOver9);
    EXPECT_EQ(AgeBandOf(15), AgeBand::kUnknown);
    EXPECT_EQ(AgeBandOf(16), AgeBand::k16To29);
    EXPECT_EQ(AgeBandOf(29), AgeBand::k16To29);
    EXPECT_EQ(AgeBandOf(30), AgeBand::k30To44);
    EXPECT_EQ(AgeBandOf(59), AgeBand::k45To59);
    EXPECT_EQ(AgeBandOf(60), AgeBand::k60To65);
    EXPECT_EQ(AgeBandOf(66), AgeBand::kUnknown);
}

TEST(Labels, EveryCellHasACodeAndALabelInTwoLanguages) {
    for (std::size_t b = 0; b < kBlockCount; ++b) {
        const auto block = static_cast<Block>(b);
        EXPECT_FALSE(Title(block, Language::kSwedish).empty());
        EXPECT_NE(Title(block, Language::kSwedish), Title(block, Language::kEnglish));
        for (std::size_t i = 0; i < Codes(block).size(); ++i)
            for (const Language language : {Language::kSwedish, Language::kEnglish})
                EXPECT_FALSE(Label(block, i, language).empty());
        EXPECT_EQ(MakeSusTable({}, kFrom, kUntil)[block].counts.size(), Codes(block).size());
    }
    EXPECT_EQ(Label(Block::kWorkByEducation, 1, Language::kSwedish), "Grundskola");
    EXPECT_EQ(Label(Block::kExitsBySupport, 3, Language::kSwedish), "4–6 år");
}

std::vector<OutcomeFact> AnyFacts(int most) {
    std::vector<OutcomeFact> facts(static_cast<std::size_t>(*rc::gen::inRange(0, most)));
    for (OutcomeFact& f : facts) {
        f.opened = Date{kFrom.days + *rc::gen::inRange(-800, 500)};
        if (*rc::gen::inRange(0, 5) > 0) f.closed = AddDays(f.opened, *rc::gen::inRange(0, 900));
        f.outcome = static_cast<Outcome>(*rc::gen::inRange(0, 4));
        f.education = static_cast<Education>(*rc::gen::inRange(0, 5));
        f.support_time = static_cast<SupportTime>(*rc::gen::inRange(0, 6));
        f.age_band = static_cast<AgeBand>(*rc::gen::inRange(0, 5));
        f.sex = static_cast<Sex>(*rc::gen::inRange(0, 3));
        f.subsidised = *rc::gen::arbitrary<bool>();
        f.in_sus = *rc::gen::inRange(0, 8) > 0;
        f.months = static_cast<std::int16_t>(*rc::gen::inRange(0, 30));
    }
    return facts;
}

RC_GTEST_PROP(Table, AgreesWithAPlainCount, ()) {
    const auto facts = AnyFacts(120);
    const SusTable table = MakeSusTable(facts, kFrom, kUntil);
    const auto count = [&](auto&& holds) {
        std::int64_t n = 0;
        for (const auto& f : facts)
            if (f.in_sus && f.closed && f.closed >= kFrom && f.closed < kUntil && f.opened < kUntil &&
                holds(f))
                ++n;
        return n;
    };
    const auto work = [](const OutcomeFact& f) { return f.outcome == Outcome::kWork; };
    const auto studies = [](const OutcomeFact& f) { return f.outcome == Outcome::kStudies; };
    RC_ASSERT(table.sus.work == count(work));
    RC_ASSERT(table.sus.exits == count([](const auto&) { return true; }));
    RC_ASSERT(table.sus.exits == table.sus.work + table.sus.studies + table.sus.other);
    for (std::size_t i = 0; i < 5; ++i) {
        const auto is = [&](const OutcomeFact& f) { return static_cast<std::size_t>(f.education) == i; };
        RC_ASSERT(table[Block::kWorkByEducation].counts[i] ==
                  count([&](const auto& f) { return work(f) && is(f); }));
        RC_ASSERT(table[Block::kStudiesByEducation].counts[i] ==
                  count([&](const auto& f) { return studies(f) && is(f); }));
        RC_ASSERT(table[Block::kExitsByEducation].counts[i] == count(is));
        RC_ASSERT(table[Block::kExitsByAge].counts[i] ==
                  count([&](const auto& f) { return static_cast<std::size_t>(f.age_band) == i; }));
    }
    for (std::size_t i = 0; i < 6; ++i) {
        const auto is = [&](const OutcomeFact& f) { return static_cast<std::size_t>(f.support_time) == i; };
        RC_ASSERT(table[Block::kWorkBySupport].counts[i] ==
                  count([&](const auto& f) { return work(f) && is(f); }));
        RC_ASSERT(table[Block::kStudiesBySupport].counts[i] ==
                  count([&](const auto& f) { return studies(f) && is(f); }));
        RC_ASSERT(table[Block::kExitsBySupport].counts[i] == count(is));
    }
    for (std::size_t i = 0; i < 4; ++i)
        RC_ASSERT(table[Block::kExitsByMonths].counts[i] == count([&](const auto& f) {
                      return static_cast<std::size_t>(MonthsBandOf(f.months)) == i;
                  }));
    RC_ASSERT(table[Block::kExitsBySex].counts[2] ==
              count([](const auto& f) { return f.sex == Sex::kMale; }));
    RC_ASSERT(table[Block::kWorkBySubsidy].counts[1] ==
              count([&](const auto& f) { return work(f) && f.subsidised; }));
    for (const Block block : {Block::kWorkByEducation, Block::kWorkBySupport, Block::kWorkBySubsidy})
        RC_ASSERT(table[block].base == table.sus.work);
    for (const Block block : {Block::kExitsByEducation, Block::kExitsBySupport, Block::kExitsByMonths,
                              Block::kExitsByAge, Block::kExitsBySex})
        RC_ASSERT(table[block].base == table.sus.exits);
}

// ---- what leaves

bool Small(std::int64_t n) { return n > 0 && n < kLeastCount; }

// What a reader learns: everything printed is an equation about the unknown; if a small count can be computed
// by adding and subtracting printed figures, it has leaked. Column by column and total by total, as a patient
// reader would.
RC_GTEST_PROP(Released, NoSmallCountIsPrintedOrLeftOverBySubtraction, ()) {
    const SusTable t =
        MakeSusTable(AnyFacts(*rc::gen::elementOf(std::vector<int>{8, 40, 150, 400})), kFrom, kUntil);
    const ReleasedSusTable r = Release(t);
    // Twice in brackets: RC_ASSERT alone takes an expression apart and evaluates all of it.
    const auto open = [](const std::optional<std::int64_t>& n) { RC_ASSERT((!n || !Small(*n))); };
    const auto rest =
        [](std::optional<std::int64_t> total,
           std::initializer_list<std::optional<std::int64_t>> parts) -> std::optional<std::int64_t> {
        if (!total) return std::nullopt;
        for (const auto& part : parts) {
            if (!part) return std::nullopt;
            *total -= *part;
        }
        return total;
    };
    for (const auto& n :
         {r.participants, r.exits, r.work, r.studies, r.other, r.all_participants, r.all_work_or_studies})
        open(n);
    open(rest(r.participants, {r.exits}));
    open(rest(r.exits, {r.work, r.studies}));
    open(rest(r.exits, {r.work, r.other}));
    open(rest(r.exits, {r.studies, r.other}));
    open(rest(r.all_participants, {r.participants}));
    open(rest(r.all_work_or_studies, {r.work, r.studies}));
    for (std::size_t b = 0; b < kBlockCount; ++b) {
        const ReleasedBlock& block = r.blocks[b];
        std::optional<std::int64_t> sum = block.base;
        int hidden = 0;
        for (std::size_t i = 0; i < block.cells.size(); ++i) {
            open(block.cells[i].count);
            RC_ASSERT(
                (!block.cells[i].share || (block.cells[i].count && block.base && *block.base >= kLeastBase)));
            if (block.cells[i].count) {
                RC_ASSERT(*block.cells[i].count == t.blocks[b].counts[i]);
                if (sum) *sum -= *block.cells[i].count;
            } else {
                ++hidden;
            }
        }
        RC_ASSERT((!sum || hidden != 1));
        RC_ASSERT((!sum || hidden == 0 || *sum >= kLeastCount));
        if (block.base) RC_ASSERT((Parent(static_cast<Block>(b)) != Outcome::kWork || r.work));
        if (block.base) RC_ASSERT((Parent(static_cast<Block>(b)) != Outcome::kStudies || r.studies));
    }
    // The column that is never printed: all exits less work less studies.
    for (const auto& [work, studies, exits] :
         {std::tuple{Block::kWorkByEducation, Block::kStudiesByEducation, Block::kExitsByEducation},
          std::tuple{Block::kWorkBySupport, Block::kStudiesBySupport, Block::kExitsBySupport}})
        for (std::size_t i = 0; i < r[exits].cells.size(); ++i)
            open(rest(r[exits].cells[i].count, {r[work].cells[i].count, r[studies].cells[i].count}));
}

// The same by exact arithmetic: everything printed about one attribute at once, with all whole numbers that
// fit.
RC_GTEST_PROP(Released, EachHiddenSmallCountKeepsFiveValues, ()) {
    const SusTable t =
        MakeSusTable(AnyFacts(*rc::gen::elementOf(std::vector<int>{20, 60, 150, 400})), kFrom, kUntil);
    const ReleasedSusTable r = Release(t);
    if (!r.exits) return;
    for (const auto& [work, studies, exits] :
         {std::tuple{Block::kWorkByEducation, Block::kStudiesByEducation, Block::kExitsByEducation},
          std::tuple{Block::kWorkBySupport, Block::kStudiesBySupport, Block::kExitsBySupport}}) {
        const std::size_t columns = t[exits].counts.size();
        Grid grid(3, columns);
        std::vector<bool> hidden(grid.Cells());
        for (std::size_t i = 0; i < columns; ++i) {
            grid.Set(0, i, t[work].counts[i]);
            grid.Set(1, i, t[studies].counts[i]);
            grid.Set(2, i, t[exits].counts[i] - t[work].counts[i] - t[studies].counts[i]);
            hidden[grid.At(0, i)] = !r[work].cells[i].count;
            hidden[grid.At(1, i)] = !r[studies].cells[i].count;
            hidden[grid.At(2, i)] = true;
            hidden[grid.At(3, i)] = !r[exits].cells[i].count;
        }
        hidden[grid.At(0, columns)] = !r.work;
        hidden[grid.At(1, columns)] = !r.studies;
        hidden[grid.At(2, columns)] = !r.other;
        for (std::size_t cell = 0; cell < grid.Cells(); ++cell) {
            if (!Small(grid[cell])) continue;
            const Interval found = FeasibleInterval(grid, hidden, cell);
            RC_ASSERT(found.high - found.low >= kLeastCount);
        }
    }
}

RC_GTEST_PROP(Released, IsTheSameEachTime, ()) {
    const SusTable t = MakeSusTable(AnyFacts(150), kFrom, kUntil);
    const ReleasedSusTable a = Release(t), b = Release(t);
    RC_ASSERT(a.work == b.work && a.exits == b.exits);
    for (std::size_t i = 0; i < kBlockCount; ++i)
        for (std::size_t j = 0; j < a.blocks[i].cells.size(); ++j)
            RC_ASSERT(a.blocks[i].cells[j].count == b.blocks[i].cells[j].count);
}

TEST(Released, ALargeTableWithoutSmallCountsIsWhole) {
    std::vector<OutcomeFact> facts;
    for (int i = 0; i < 3600; ++i) {
        OutcomeFact f = Exit(static_cast<Outcome>(1 + i % 3));
        f.education = static_cast<Education>(i / 3 % 5);
        f.support_time = static_cast<SupportTime>(i / 3 % 6);
        facts.push_back(f);
    }
    const SusTable t = MakeSusTable(facts, kFrom, kUntil);
    const ReleasedSusTable r = Release(t);
    for (std::size_t b = 0; b < kBlockCount; ++b)
        for (std::size_t i = 0; i < r.blocks[b].cells.size(); ++i) {
            EXPECT_EQ(r.blocks[b].cells[i].count, t.blocks[b].counts[i]) << b << ' ' << i;
            EXPECT_EQ(r.blocks[b].cells[i].share, t.blocks[b].Share(i));
        }
}

TEST(Released, FewerThanFiveExitsAreWithheld) {
    const ReleasedSusTable r =
        Release(MakeSusTable(std::vector{Exit(Outcome::kWork), Exit(Outcome::kWork)}, kFrom, kUntil));
    EXPECT_FALSE(r.exits);
    EXPECT_FALSE(r.participants);
    EXPECT_FALSE(r.work);
    for (const ReleasedBlock& block : r.blocks) EXPECT_FALSE(block.base);
}

TEST(Released, AFewWhoAreStillInAreNotTheDifferenceOfTwoFigures) {
    std::vector<OutcomeFact> facts(30, Exit(Outcome::kWork));
    for (int still_in = 0; still_in < 7; ++still_in) {
        const ReleasedSusTable r = Release(MakeSusTable(facts, kFrom, kUntil));
        EXPECT_EQ(r.exits, 30);
        EXPECT_EQ(r.participants.has_value(), still_in == 0 || still_in >= 5) << still_in;
        facts.emplace_back().opened = kFrom;
    }
}

TEST(Released, WhereATotalIsHiddenItsBlocksAreWithheld) {
    std::vector<OutcomeFact> facts(30, Exit(Outcome::kWork));
    facts.resize(33, Exit(Outcome::kStudies));
    facts.resize(60, Exit(Outcome::kOther));
    const ReleasedSusTable r = Release(MakeSusTable(facts, kFrom, kUntil));
    EXPECT_EQ(r.work, 30);
    EXPECT_FALSE(r.studies);
    EXPECT_FALSE(r.other);
    EXPECT_EQ(r[Block::kWorkBySubsidy].base, 30);
    EXPECT_FALSE(r[Block::kStudiesByEducation].base);
    facts.assign(3, Exit(Outcome::kWork));
    facts.resize(30, Exit(Outcome::kStudies));
    EXPECT_FALSE(Release(MakeSusTable(facts, kFrom, kUntil))[Block::kWorkBySubsidy].base);
    facts.assign(30, Exit(Outcome::kOther));
    facts.resize(33, Exit(Outcome::kStudies));
    EXPECT_FALSE(Release(MakeSusTable(facts, kFrom, kUntil)).other);
    facts.assign(6, Exit(Outcome::kWork));
    facts.resize(8, Exit(Outcome::kOther));  // studies, nobody, does not help; work goes along
    EXPECT_FALSE(Release(MakeSusTable(facts, kFrom, kUntil))[Block::kWorkBySubsidy].base);
}

TEST(Released, AShareNeedsTwentyPeople) {
    const auto share = [](int people) {
        std::vector<OutcomeFact> facts(static_cast<std::size_t>(people), Exit(Outcome::kWork));
        return Release(MakeSusTable(facts, kFrom, kUntil))[Block::kWorkByEducation].cells[0].share;
    };
    EXPECT_FALSE(share(19));
    EXPECT_EQ(share(20), 1.0);
}

}  // namespace
}  // namespace samkraft::evidence
