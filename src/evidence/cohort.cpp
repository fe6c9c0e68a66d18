#include "evidence/cohort.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <tuple>

namespace samkraft::evidence {
namespace {

// ---- what is printed, as whole numbers (docs: the integer cohort)

constexpr int kWorkExits = 488, kStudyExits = 92, kOtherExits = 692;  // of 1,272 in SUS
constexpr int kAisWork = 236, kAisStudies = 44;  // the 280 that make 580 in SUS 860 in all

// In the order of the enums: unknown, compulsory, upper secondary, other post-secondary, university.
constexpr std::array kEducationWork{63, 132, 176, 15, 102};
constexpr std::array kEducationStudies{10, 26, 31, 3, 22};
constexpr std::array kEducationOther{67, 224, 225, 20, 156};
constexpr std::array kEducationAll{140, 382, 432, 38, 280};
// Not applicable, up to 1 year, 1–3, 4–6, 7–9, over 9. The six of the work exits that no band has are "not
// applicable".
constexpr std::array kSupportWork{6, 0, 195, 190, 63, 34};
constexpr std::array kSupportStudies{0, 8, 46, 32, 4, 2};
constexpr std::array kSupportOther{26, 119, 153, 217, 86, 91};
constexpr std::array kSupportAll{32, 127, 394, 439, 153, 127};
constexpr std::array kAgeAll{0, 102, 522, 546, 102};
constexpr std::array kSexAll{0, 534,
                             738};  // 58 % men; printed is only that men are more than in other insatser
constexpr std::array kMonthsAll{712, 522, 38, 0};

static_assert(std::accumulate(kEducationWork.begin(), kEducationWork.end(), 0) == kWorkExits);
static_assert(std::accumulate(kEducationStudies.begin(), kEducationStudies.end(), 0) == kStudyExits);
static_assert(std::accumulate(kEducationOther.begin(), kEducationOther.end(), 0) == kOtherExits);
static_assert(std::accumulate(kSupportWork.begin(), kSupportWork.end(), 0) == kWorkExits);
static_assert(std::accumulate(kSupportStudies.begin(), kSupportStudies.end(), 0) == kStudyExits);
static_assert(std::accumulate(kSupportOther.begin(), kSupportOther.end(), 0) == kOtherExits);

// When results came: to work or studies, in SUS or AIS. Teams were full in September 2018; extratjänster made
// December, and their stop January and February; 501 by the interim report of 8 May 2019, over 600 at the
// seminar of 1 July, 860 at the end.
struct Stretch {
    int year, month, first_day, last_day, results;
};
constexpr std::array kResults{
    Stretch{2018, 2, 1, 28, 0},   Stretch{2018, 3, 1, 31, 4},   Stretch{2018, 4, 1, 30, 8},
    Stretch{2018, 5, 1, 31, 12},  Stretch{2018, 6, 1, 30, 15},  Stretch{2018, 7, 1, 31, 12},
    Stretch{2018, 8, 1, 31, 19},  Stretch{2018, 9, 1, 30, 42},  Stretch{2018, 10, 1, 31, 54},
    Stretch{2018, 11, 1, 30, 66}, Stretch{2018, 12, 1, 20, 74}, Stretch{2018, 12, 21, 31, 18},
    Stretch{2019, 1, 1, 31, 26},  Stretch{2019, 2, 1, 28, 28},  Stretch{2019, 3, 1, 31, 46},
    Stretch{2019, 4, 1, 30, 60},  Stretch{2019, 5, 1, 8, 17},   Stretch{2019, 5, 9, 31, 41},
    Stretch{2019, 6, 1, 30, 70},  Stretch{2019, 7, 1, 31, 30},  Stretch{2019, 8, 1, 31, 34},
    Stretch{2019, 9, 1, 30, 46},  Stretch{2019, 10, 1, 31, 48}, Stretch{2019, 11, 1, 30, 46},
    Stretch{2019, 12, 1, 31, 44},
};
constexpr int ResultsUntil(std::size_t stretches) {
    int sum = 0;
    for (std::size_t i = 0; i < stretches; ++i) sum += kResults[i].results;
    return sum;
}
static_assert(ResultsUntil(17) == 501 && ResultsUntil(19) > 600 && ResultsUntil(kResults.size()) == 860);
constexpr int kAisOnlyIn2018 = 190;    // of 280; at the start not everybody was registered in SUS
constexpr int kExtraServiceJobs = 46;  // half of the 92 results of December 2018

// Exits to something else, and intake of those who stayed: months from February 2018, weights only.
constexpr std::array kOtherWeights{0,  6,  8,  10, 14, 10, 12, 24, 30, 32, 30, 36,
                                   36, 38, 40, 40, 40, 28, 30, 46, 50, 52, 80};
constexpr std::array kIntakeWeights{0,  60,  80,  80,  70,  40, 60, 100, 110, 110, 80, 90,
                                    90, 100, 110, 110, 100, 60, 80, 120, 130, 120, 60};

// ---- chance that is the same everywhere

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t Next() {  // SplitMix64 (Steele, Lea and Flood 2014)
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    int Below(int n) { return static_cast<int>((Next() >> 32U) * static_cast<std::uint64_t>(n) >> 32U); }
    int Between(int least, int most) { return most <= least ? least : least + Below(most - least + 1); }
    template <class T>
    void Shuffle(std::vector<T>& list) {
        for (std::size_t i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[static_cast<std::size_t>(Below(static_cast<int>(i)))]);
    }

  private:
    std::uint64_t state_;
};

// Shares `total` in proportion to the weights: whole parts, then the largest remainders, the first where they
// are equal.
std::vector<int> Apportion(std::span<const int> weights, int total) {
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    std::vector<int> parts(weights.size());
    std::vector<std::size_t> order(weights.size());
    std::vector<std::int64_t> rest(weights.size());
    int given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::int64_t exact = std::int64_t{weights[i]} * total;
        parts[i] = static_cast<int>(exact / sum);
        rest[i] = exact % sum;
        given += parts[i];
        order[i] = i;
    }
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return rest[a] != rest[b] ? rest[a] > rest[b] : a < b; });
    for (int i = 0; given < total; ++i, ++given) ++parts[order[static_cast<std::size_t>(i)]];
    return parts;
}

// As many of each value as its weight says, in random order.
template <class E>
std::vector<E> Deal(Dice& dice, std::span<const int> weights, int total) {
    std::vector<E> cards;
    cards.reserve(static_cast<std::size_t>(total));
    const auto parts = Apportion(weights, total);
    for (std::size_t i = 0; i < parts.size(); ++i)
        cards.insert(cards.end(), static_cast<std::size_t>(parts[i]), static_cast<E>(i));
    dice.Shuffle(cards);
    return cards;
}

// true for `chosen` of `all`, evenly spread.
bool Spread(int index, int chosen, int all) {
    return all > 0 && std::int64_t{index + 1} * chosen / all != std::int64_t{index} * chosen / all;
}

std::vector<Date> Weekdays(Date first, Date last) {
    std::vector<Date> days;
    for (Date day = first; day <= last; day = AddDays(day, 1))
        if (day.Weekday() <= 5) days.push_back(day);
    return days;
}

std::vector<Date> SomeDays(Dice& dice, Date first, Date last, int number) {
    const auto days = Weekdays(first, last);
    std::vector<Date> chosen;
    for (int i = 0; i < number; ++i)
        chosen.push_back(days[static_cast<std::size_t>(dice.Below(static_cast<int>(days.size())))]);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

Date MonthStart(std::size_t from_february_2018) {
    return AddMonths(MakeDate(2018, 2, 1), static_cast<int>(from_february_2018));
}

template <class E, std::size_t N>
void Give(Dice& dice, std::span<CohortPerson*> people, const std::array<int, N>& weights,
          E CohortPerson::* member) {
    const auto cards = Deal<E>(dice, weights, static_cast<int>(people.size()));
    for (std::size_t i = 0; i < people.size(); ++i) people[i]->*member = cards[i];
}

// ---- the steps

// Exits to work and studies, in date order.
std::vector<CohortPerson> Results(Dice& dice, int sus_work, int sus_studies, int ais_work, int ais_studies) {
    const int sus = sus_work + sus_studies, ais = ais_work + ais_studies, all = sus + ais;
    std::vector<int> weights;
    for (const Stretch& s : kResults) weights.push_back(s.results);
    const auto numbers = Apportion(weights, all);
    std::vector<CohortPerson> people;
    for (std::size_t i = 0; i < kResults.size(); ++i) {
        const Stretch& s = kResults[i];
        const auto month = static_cast<unsigned>(s.month);
        for (const Date day :
             SomeDays(dice, MakeDate(s.year, month, static_cast<unsigned>(s.first_day)),
                      MakeDate(s.year, month, static_cast<unsigned>(s.last_day)), numbers[i]))
            people.emplace_back().closed = day;
    }
    // Who is known to AIS only: mostly those of 2018, evenly within each year.
    const int early = static_cast<int>(std::count_if(
        people.begin(), people.end(), [](const auto& p) { return p.closed < MakeDate(2019, 1, 1); }));
    const int ais_early = std::min(
        {early, ais, static_cast<int>(std::int64_t{ais} * kAisOnlyIn2018 / (kAisWork + kAisStudies))});
    for (int i = 0; i < all; ++i) {
        CohortPerson& p = people[static_cast<std::size_t>(i)];
        p.in_sus =
            i < early ? !Spread(i, ais_early, early) : !Spread(i - early, ais - ais_early, all - early);
    }
    // Studies among both, evenly over time.
    int in_sus = 0, outside = 0;
    for (CohortPerson& p : people) {
        const bool studies =
            p.in_sus ? Spread(in_sus++, sus_studies, sus) : Spread(outside++, ais_studies, ais);
        p.outcome = studies ? Outcome::kStudies : Outcome::kWork;
    }
    // Half of December 2018 as extratjänst, before the stop.
    const auto december = [](const CohortPerson& p) {
        return p.closed >= MakeDate(2018, 12, 1) && p.closed <= MakeDate(2018, 12, 31);
    };
    int left =
        static_cast<int>(std::count_if(people.begin(), people.end(), december)) * kExtraServiceJobs / 92;
    for (CohortPerson& p : people)
        if (left > 0 && december(p) && p.outcome == Outcome::kWork)
            p.subsidised = p.extra_service_job = true, --left;
    return people;
}

// How long each was in, in the printed bands, within the project's life. Durations stay clear of the edges of
// the bands, so that months come out alike whether started or completed months are counted.
void GiveMonths(Dice& dice, std::vector<CohortPerson*>& people) {
    const Date start = MakeDate(2018, 2, 1);
    const auto numbers = Apportion(kMonthsAll, static_cast<int>(people.size()));
    dice.Shuffle(people);
    int middle = numbers[1], longest = numbers[2];
    for (CohortPerson* p : people) {
        const int available = DaysBetween(start, p->closed);
        int least = std::min(14, available), most = 165;
        if (longest > 0 && available >= 450)
            least = 400, most = 530, --longest;
        else if (middle > 0 && available >= 240)
            least = 220, most = 350, --middle;
        p->opened = AddDays(p->closed, -dice.Between(least, std::min(most, available)));
        while (p->opened.Weekday() > 5) p->opened = AddDays(p->opened, 1);
        p->months = static_cast<std::int16_t>(std::max(1, WholeMonthsBetween(p->opened, p->closed)));
    }
}

int AgeIn(Dice& dice,
          AgeBand band) {  // clear of the edges, so that the band holds from the first day to the last
    switch (band) {
        case AgeBand::k16To29:
            return dice.Between(19, 26);
        case AgeBand::k30To44:
            return dice.Between(31, 42);
        case AgeBand::k45To59:
            return dice.Between(46, 57);
        case AgeBand::k60To65:
            return dice.Between(61, 62);
        case AgeBand::kUnknown:
            break;
    }
    return 40;
}

}  // namespace

std::vector<CohortPerson> MalmokraftenCohort(std::uint64_t seed, int people) {
    Dice dice(seed);
    const int exits = kWorkExits + kStudyExits + kOtherExits;
    const auto groups = Apportion(std::array{kWorkExits, kStudyExits, kOtherExits, kAisWork, kAisStudies,
                                             kMalmokraftenPeople - exits - kAisWork - kAisStudies},
                                  people);

    std::vector<CohortPerson> cohort = Results(dice, groups[0], groups[1], groups[3], groups[4]);
    const auto other = Apportion(kOtherWeights, groups[2]);
    for (std::size_t month = 0; month < other.size(); ++month)
        for (const Date day :
             SomeDays(dice, MonthStart(month), AddDays(MonthStart(month + 1), -1), other[month])) {
            CohortPerson& p = cohort.emplace_back();
            p.closed = day;
            p.outcome = Outcome::kOther;
        }
    const auto intake = Apportion(kIntakeWeights, groups[5]);
    for (std::size_t month = 0; month < intake.size(); ++month)
        for (const Date day :
             SomeDays(dice, MonthStart(month), AddDays(MonthStart(month + 1), -1), intake[month]))
            cohort.emplace_back().opened = day;

    std::vector<CohortPerson*> work, studies, others, outside, still_in, sus_exits, all;
    for (CohortPerson& p : cohort) {
        all.push_back(&p);
        if (p.outcome == Outcome::kOngoing)
            still_in.push_back(&p);
        else if (!p.in_sus)
            outside.push_back(&p);
        else if (p.outcome == Outcome::kWork)
            work.push_back(&p);
        else if (p.outcome == Outcome::kStudies)
            studies.push_back(&p);
        else
            others.push_back(&p);
        if (p.in_sus && p.outcome != Outcome::kOngoing) sus_exits.push_back(&p);
    }
    Give(dice, work, kEducationWork, &CohortPerson::education);
    Give(dice, studies, kEducationStudies, &CohortPerson::education);
    Give(dice, others, kEducationOther, &CohortPerson::education);
    Give(dice, work, kSupportWork, &CohortPerson::support_time);
    Give(dice, studies, kSupportStudies, &CohortPerson::support_time);
    Give(dice, others, kSupportOther, &CohortPerson::support_time);
    for (auto* group : {&outside, &still_in}) {
        Give(dice, *group, kEducationAll, &CohortPerson::education);
        Give(dice, *group, kSupportAll, &CohortPerson::support_time);
    }
    for (auto* group : {&sus_exits, &outside, &still_in}) {
        Give(dice, *group, kAgeAll, &CohortPerson::age_band);
        Give(dice, *group, kSexAll, &CohortPerson::sex);
    }
    GiveMonths(dice, sus_exits);
    GiveMonths(dice, outside);
    for (CohortPerson& p : cohort) {
        p.birth_year = static_cast<std::int16_t>(p.opened.Year() - AgeIn(dice, p.age_band));
        p.team = static_cast<std::int16_t>(1 + dice.Below(10));
        if (p.outcome == Outcome::kWork) {
            if (!p.extra_service_job) p.subsidised = dice.Below(100) < 35;
            const int draw = dice.Below(100);
            p.extent = static_cast<std::int16_t>(draw < 70 ? 100 : draw < 88 ? 75 : 50);
        } else if (p.outcome == Outcome::kStudies) {
            p.extent = 100;
        }
    }
    // By everything, so that the order is the same whatever way it is sorted.
    const auto key = [](const CohortPerson& p) {
        return std::tie(p.opened, p.closed, p.outcome, p.birth_year, p.education, p.support_time, p.sex,
                        p.team, p.extent, p.subsidised, p.extra_service_job, p.in_sus, p.age_band, p.months);
    };
    std::sort(cohort.begin(), cohort.end(),
              [&](const CohortPerson& a, const CohortPerson& b) { return key(a) < key(b); });
    return cohort;
}

OutcomeFact FactOf(const CohortPerson& p) {
    return {p.opened, p.closed,     p.outcome, p.education, p.support_time, p.age_band,
            p.sex,    p.subsidised, p.in_sus,  p.months,    p.team};
}

std::vector<OutcomeFact> FactsOf(const std::vector<CohortPerson>& cohort) {
    std::vector<OutcomeFact> facts;
    facts.reserve(cohort.size());
    for (const CohortPerson& p : cohort) facts.push_back(FactOf(p));
    return facts;
}

}  // namespace samkraft::evidence
