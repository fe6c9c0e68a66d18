#include "evidence/sus.hpp"

#include <algorithm>

#include "evidence/disclosure.hpp"

namespace samkraft::evidence {
namespace {

struct Labels {
    std::string_view swedish, english;
};

constexpr std::array<Labels, 5> kEducation{{{"Saknas/okänd", "Missing/unknown"},
                                            {"Grundskola", "Compulsory school"},
                                            {"Gymnasium", "Upper secondary"},
                                            {"Annan eftergymnasial utbildning", "Other post-secondary"},
                                            {"Högskola/universitet", "University"}}};
constexpr std::array<Labels, 6> kSupport{{{"Ej tillämpligt", "Not applicable"},
                                          {"Upp till 1 år", "Up to 1 year"},
                                          {"1–3 år", "1–3 years"},
                                          {"4–6 år", "4–6 years"},
                                          {"7–9 år", "7–9 years"},
                                          {"Mer än 9 år", "More than 9 years"}}};
constexpr std::array<Labels, 4> kMonths{{{"1–6 mån", "1–6 months"},
                                         {"7–12 mån", "7–12 months"},
                                         {"13–18 mån", "13–18 months"},
                                         {"19 mån eller mer", "19 months or more"}}};
constexpr std::array<Labels, 5> kAge{{{"Saknas/okänd", "Missing/unknown"},
                                      {"16–29 år", "16–29 years"},
                                      {"30–44 år", "30–44 years"},
                                      {"45–59 år", "45–59 years"},
                                      {"60–65 år", "60–65 years"}}};
constexpr std::array<Labels, 3> kSex{
    {{"Saknas/okänd", "Missing/unknown"}, {"Kvinnor", "Women"}, {"Män", "Men"}}};
constexpr std::array<Labels, 2> kSubsidy{
    {{"Utan subvention", "Unsubsidised"}, {"Subventionerat", "Subsidised"}}};

constexpr auto kEducationCodes = Names(Education{});
constexpr auto kSupportCodes = Names(SupportTime{});
constexpr auto kMonthsCodes = Names(MonthsBand{});
constexpr auto kAgeCodes = Names(AgeBand{});
constexpr auto kSexCodes = Names(Sex{});
constexpr auto kSubsidyCodes = Names(Subsidy{});

struct BlockInfo {
    Outcome parent;
    Labels title;
    std::span<const Labels> labels;
    std::span<const std::string_view> codes;
};

constexpr std::array<BlockInfo, kBlockCount> kBlocks{{
    {Outcome::kWork,
     {"Avslut till arbete efter utbildning", "Exits to work by education"},
     kEducation,
     kEducationCodes},
    {Outcome::kWork,
     {"Avslut till arbete efter tid i offentlig försörjning", "Exits to work by time on public support"},
     kSupport,
     kSupportCodes},
    {Outcome::kWork,
     {"Avslut till arbete, med och utan subvention", "Exits to work, with and without subsidy"},
     kSubsidy,
     kSubsidyCodes},
    {Outcome::kStudies,
     {"Avslut till studier efter utbildning", "Exits to studies by education"},
     kEducation,
     kEducationCodes},
    {Outcome::kStudies,
     {"Avslut till studier efter tid i offentlig försörjning", "Exits to studies by time on public support"},
     kSupport,
     kSupportCodes},
    {Outcome::kOngoing,
     {"Alla avslut efter utbildning", "All exits by education"},
     kEducation,
     kEducationCodes},
    {Outcome::kOngoing,
     {"Alla avslut efter tid i offentlig försörjning", "All exits by time on public support"},
     kSupport,
     kSupportCodes},
    {Outcome::kOngoing,
     {"Alla avslut efter tid i insats", "All exits by time in the insats"},
     kMonths,
     kMonthsCodes},
    {Outcome::kOngoing, {"Alla avslut efter ålder", "All exits by age"}, kAge, kAgeCodes},
    {Outcome::kOngoing, {"Alla avslut efter kön", "All exits by sex"}, kSex, kSexCodes},
}};

const BlockInfo& Of(Block block) { return kBlocks[static_cast<std::size_t>(block)]; }
std::string_view In(const Labels& labels, Language language) {
    return language == Language::kSwedish ? labels.swedish : labels.english;
}

template <class E>
std::size_t Index(E value) {
    const auto index = static_cast<std::size_t>(value);
    return index < Names(E{}).size() ? index : 0;
}

ReleasedBlock Show(const Distribution& d, const std::vector<bool>& hidden) {
    ReleasedBlock block{d.base, {}};
    for (std::size_t i = 0; i < d.counts.size(); ++i) {
        ReleasedCell cell;
        if (!hidden[i]) {
            cell.count = d.counts[i];
            if (d.base >= kLeastBase) cell.share = d.Share(i);
        }
        block.cells.push_back(cell);
    }
    return block;
}

ReleasedBlock Withheld(const Distribution& d) {
    return {std::nullopt, std::vector<ReleasedCell>(d.counts.size())};
}

// One attribute whose parent total is known to the reader; nothing else is printed about it.
ReleasedBlock Alone(const Distribution& d, bool parent_hidden) {
    const auto hidden = Suppress(d.counts);
    return parent_hidden || !hidden ? Withheld(d) : Show(d, *hidden);
}

// The three printed blocks about one attribute, and the row "other" that a reader gets by subtraction.
void ReleaseGrid(const SusTable& table, Block work, Block studies, Block exits,
                 const std::array<bool, 3>& outcome_hidden, bool exits_hidden, ReleasedSusTable& released) {
    const auto& w = table[work].counts;
    const auto& s = table[studies].counts;
    const auto& e = table[exits].counts;
    const auto out = [&](Block block) -> ReleasedBlock& {
        return released.blocks[static_cast<std::size_t>(block)];
    };
    out(work) = Withheld(table[work]);
    out(studies) = Withheld(table[studies]);
    out(exits) = Withheld(table[exits]);
    if (exits_hidden) return;
    const std::size_t columns = e.size();
    Grid grid(3, columns);
    for (std::size_t j = 0; j < columns; ++j) {
        grid.Set(0, j, w[j]);
        grid.Set(1, j, s[j]);
        grid.Set(2, j, e[j] - w[j] - s[j]);
    }
    // The row "other" is never printed; a row whose total is hidden is not printed either. Row totals stay as
    // decided.
    std::vector<bool> hidden(grid.Cells());
    for (std::size_t i = 0; i < 3; ++i) {
        hidden[grid.At(i, columns)] = outcome_hidden[i];
        for (std::size_t j = 0; j < columns; ++j) hidden[grid.At(i, j)] = i == 2 || outcome_hidden[i];
    }
    const auto safe = SuppressGrid(grid, hidden);
    if (!safe) return;
    const auto row = [&](std::size_t i) {
        std::vector<bool> mask(columns);
        for (std::size_t j = 0; j < columns; ++j) mask[j] = (*safe)[grid.At(i, j)];
        return mask;
    };
    if (!outcome_hidden[0]) out(work) = Show(table[work], row(0));
    if (!outcome_hidden[1]) out(studies) = Show(table[studies], row(1));
    out(exits) = Show(table[exits], row(3));
}

}  // namespace

SupportTime SupportTimeOf(int months) {
    if (months < 0) return SupportTime::kNotApplicable;
    if (months <= 12) return SupportTime::kUpTo1;
    if (months <= 36) return SupportTime::k1To3;
    if (months <= 72) return SupportTime::k4To6;
    return months <= 108 ? SupportTime::k7To9 : SupportTime::kOver9;
}

AgeBand AgeBandOf(int age) {
    if (age < 16 || age > 65) return AgeBand::kUnknown;
    if (age < 30) return AgeBand::k16To29;
    if (age < 45) return AgeBand::k30To44;
    return age < 60 ? AgeBand::k45To59 : AgeBand::k60To65;
}

MonthsBand MonthsBandOf(int months) {
    if (months <= 6) return MonthsBand::k1To6;
    if (months <= 12) return MonthsBand::k7To12;
    return months <= 18 ? MonthsBand::k13To18 : MonthsBand::k19Plus;
}

std::string_view Title(Block block, Language language) { return In(Of(block).title, language); }
std::span<const std::string_view> Codes(Block block) { return Of(block).codes; }
std::string_view Label(Block block, std::size_t cell, Language language) {
    return In(Of(block).labels[cell], language);
}
Outcome Parent(Block block) { return Of(block).parent; }

SusTable MakeSusTable(std::span<const OutcomeFact> facts, Date from, Date until) {
    SusTable table;
    table.from = from;
    table.until = until;
    // Outcome first, so that each block is one row or the sum of three.
    std::array<std::array<std::int64_t, 5>, 4> education{};
    std::array<std::array<std::int64_t, 6>, 4> support{};
    std::array<std::int64_t, 4> months{};
    std::array<std::int64_t, 5> age{};
    std::array<std::int64_t, 3> sex{};
    std::array<std::int64_t, 2> subsidy{};
    std::array<std::array<std::int64_t, 4>, 2> outcomes{};  // by in_sus
    std::array<std::int64_t, 2> participants{};
    for (const OutcomeFact& f : facts) {
        if (!f.opened || f.opened >= until || (f.closed && f.closed < from)) continue;
        ++participants[f.in_sus];
        if (!f.closed || f.closed >= until) continue;
        const std::size_t outcome = f.outcome == Outcome::kWork || f.outcome == Outcome::kStudies
                                        ? Index(f.outcome)
                                        : Index(Outcome::kOther);
        ++outcomes[f.in_sus][outcome];
        if (!f.in_sus) continue;
        ++education[outcome][Index(f.education)];
        ++support[outcome][Index(f.support_time)];
        ++months[Index(MonthsBandOf(f.months))];
        ++age[Index(f.age_band)];
        ++sex[Index(f.sex)];
        if (f.outcome == Outcome::kWork) ++subsidy[f.subsidised];
    }
    const auto totals = [&](bool outside) {
        Totals t;
        for (std::size_t in_sus = outside ? 0 : 1; in_sus < 2; ++in_sus) {
            t.participants += participants[in_sus];
            t.work += outcomes[in_sus][Index(Outcome::kWork)];
            t.studies += outcomes[in_sus][Index(Outcome::kStudies)];
            t.other += outcomes[in_sus][Index(Outcome::kOther)];
        }
        t.exits = t.work + t.studies + t.other;
        return t;
    };
    table.all = totals(true);
    table.sus = totals(false);
    const auto put = [&](Block block, const auto& counts) {
        Distribution& d = table.blocks[static_cast<std::size_t>(block)];
        d.counts.assign(counts.begin(), counts.end());
        for (const std::int64_t count : d.counts) d.base += count;
    };
    const auto sum = [](const auto& rows) {
        auto all = rows[0];
        for (std::size_t i = 1; i < rows.size(); ++i)
            for (std::size_t j = 0; j < all.size(); ++j) all[j] += rows[i][j];
        return all;
    };
    put(Block::kWorkByEducation, education[Index(Outcome::kWork)]);
    put(Block::kWorkBySupport, support[Index(Outcome::kWork)]);
    put(Block::kWorkBySubsidy, subsidy);
    put(Block::kStudiesByEducation, education[Index(Outcome::kStudies)]);
    put(Block::kStudiesBySupport, support[Index(Outcome::kStudies)]);
    put(Block::kExitsByEducation, sum(education));
    put(Block::kExitsBySupport, sum(support));
    put(Block::kExitsByMonths, months);
    put(Block::kExitsByAge, age);
    put(Block::kExitsBySex, sex);
    return table;
}

ReleasedSusTable Release(const SusTable& table) {
    ReleasedSusTable released;
    released.from = table.from;
    released.until = table.until;
    const Totals& t = table.sus;
    const auto small = [](std::int64_t count) { return count > 0 && count < kLeastCount; };

    // participants = still in + exits; exits = work + studies + other. A small number still in must not be
    // the difference of two figures.
    const bool exits_hidden = small(t.exits);
    std::array<bool, 3> outcome_hidden{true, true, true};
    if (!exits_hidden) {
        if (const auto hidden = Suppress(std::array{t.work, t.studies, t.other}))
            outcome_hidden = {(*hidden)[0], (*hidden)[1], (*hidden)[2]};
    }
    if (!small(t.participants) && !small(t.participants - t.exits) && !exits_hidden)
        released.participants = t.participants;
    if (!exits_hidden) released.exits = t.exits;
    if (!outcome_hidden[0]) released.work = t.work;
    if (!outcome_hidden[1]) released.studies = t.studies;
    if (!outcome_hidden[2]) released.other = t.other;

    // Those outside SUS are the difference between the two figures: neither small, nor a key to a hidden one.
    const Totals outside{table.all.participants - t.participants, table.all.exits - t.exits,
                         table.all.work - t.work, table.all.studies - t.studies, table.all.other - t.other};
    if (!small(table.all.participants) && !small(outside.participants) && released.participants)
        released.all_participants = table.all.participants;
    const std::int64_t out = table.all.work + table.all.studies;
    if (!small(out) && !small(outside.work + outside.studies) && released.work && released.studies)
        released.all_work_or_studies = out;

    ReleaseGrid(table, Block::kWorkByEducation, Block::kStudiesByEducation, Block::kExitsByEducation,
                outcome_hidden, exits_hidden, released);
    ReleaseGrid(table, Block::kWorkBySupport, Block::kStudiesBySupport, Block::kExitsBySupport,
                outcome_hidden, exits_hidden, released);
    for (const Block block :
         {Block::kWorkBySubsidy, Block::kExitsByMonths, Block::kExitsByAge, Block::kExitsBySex})
        released.blocks[static_cast<std::size_t>(block)] =
            Alone(table[block], Parent(block) == Outcome::kWork ? outcome_hidden[0] : exits_hidden);
    return released;
}

}  // namespace samkraft::evidence
