#include "office/watch.hpp"

#include <sodium.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

namespace samkraft::office {
namespace {

using domain::Worker;

constexpr std::int64_t kMorning = 6 * 3600, kEvening = 19 * 3600;
// What the marks weigh when there are more visits than can be listed: what says most of a private errand
// first.
constexpr std::array<int, kMarkCount> kWeights{0, 2, 3, 0, 2, 1, 2, 3};
constexpr int kNeverWorked = 1;
// Far from what is typical: six robust standard deviations, twice as many, and at least this many cases.
constexpr int kDeviations = 6, kLeastMany = 20;
constexpr std::size_t kLeastPeers = 5;
constexpr double kMadToDeviation = 1.4826;  // of a normal distribution

constexpr std::uint8_t Bit(Mark mark) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(mark)); }

std::uint64_t Short(std::string_view key, std::string_view text) {
    std::uint64_t out = 0;
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash;
    crypto_generichash(
        hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
        key.empty() ? nullptr : reinterpret_cast<const unsigned char*>(key.data()), key.size());
    std::memcpy(&out, hash.data(), sizeof out);
    return out;
}

std::string Told(WorkerId worker, CaseId case_id, std::int32_t day) {
    std::string text;
    for (const std::int64_t number : {worker.value, case_id.value, std::int64_t{day}})
        text.append(reinterpret_cast<const char*>(&number), sizeof number);
    return text;
}

ItemId ItemOf(WorkerId worker, CaseId case_id, std::int32_t day) {
    const std::uint64_t number = Short({}, Told(worker, case_id, day)) >> 1U;
    return ItemId{static_cast<std::int64_t>(number == 0 ? 1 : number)};
}

double Median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

int Watch::Visit::Weight() const {
    int weight = wrote_before ? 0 : kNeverWorked;
    for (std::size_t m = 0; m < kMarkCount; ++m)
        if ((marks >> m) & 1U) weight += kWeights[m];
    return weight;
}

Watch::Watch(Date monday, std::string seed, const domain::Directory& directory, Near near, WatchLimits limits)
    : monday_(monday),
      seed_(std::move(seed)),
      directory_(directory),
      near_(std::move(near)),
      limits_(limits) {}

// To the day of the row. A day on which the clocks change is a Sunday, so its hours need no care.
void Watch::Turn(Instant at) {
    day_ = LocalDate(at);
    opens_ = StartOfDay(day_);
    closes_ = StartOfDay(AddDays(day_, 1));
    morning_ = AddSeconds(opens_, kMorning);
    evening_ = AddSeconds(opens_, kEvening);
    working_ = IsWorkingDay(day_);
}

std::uint64_t Watch::LotOf(const Visit& visit) const {
    return Short(seed_, Told(visit.pair.worker, visit.pair.case_id, visit.day));
}

void Watch::Take(const Glance& glance) {
    if (!glance.case_id) return;
    if (!day_ || glance.at < opens_ || glance.at >= closes_) Turn(glance.at);
    const bool in_week = day_ >= monday_;
    if (in_week) ++rows_;
    const Pair pair{glance.worker, glance.case_id};
    const auto [begun, new_case] = begun_.try_emplace(glance.case_id, glance.wrote ? day_.days : INT32_MIN);
    const auto [known, new_pair] = pairs_.try_emplace(pair);
    Known& k = known->second;
    if (k.day != day_.days) {
        const bool wrote_before = static_cast<bool>(k.wrote);
        k.day = day_.days;
        k.visit = -1;
        // Visits of this week, and of the one whose two weeks of grace are over.
        const bool ripe =
            day_ >= AddDays(monday_, -kLaterWorkDays) && day_ < AddDays(monday_, 7 - kLaterWorkDays);
        if (in_week || ripe) {
            if (in_week) ++visited_;
            k.visit = static_cast<std::int32_t>(visits_.size());
            Visit& visit = visits_.emplace_back();
            visit.pair = pair;
            visit.day = day_.days;
            visit.first = glance.at;
            visit.wrote_before = wrote_before;
            // Somebody must be the first in a case that is new.
            const bool new_here = begun->second != INT32_MIN && day_.days - begun->second < kLaterWorkDays;
            if (new_pair && !new_here) visit.marks |= Bit(Mark::kFirstTime);
        }
    }
    if (glance.wrote) k.wrote = glance.at;
    if (k.visit < 0) return;
    Visit& visit = visits_[static_cast<std::size_t>(k.visit)];
    visit.last = glance.at;
    ++visit.times;
    if (glance.refused) visit.marks |= Bit(Mark::kRefused);
    if (!working_ || glance.at < morning_ || glance.at >= evening_) visit.marks |= Bit(Mark::kOutOfHours);
}

// Against others in the same role; where they are few, against everybody.
void Watch::AddMany(std::vector<ReviewItem>& items, const std::function<bool(ItemId)>& listed) const {
    std::map<WorkerId, std::unordered_set<CaseId>> seen;
    for (const Visit& v : visits_)
        if (v.day >= monday_.days) seen[v.pair.worker].insert(v.pair.case_id);
    for (const auto& [worker, cases] : seen) {
        const Worker* self = directory_.Find(worker);
        if (self == nullptr) continue;
        std::vector<double> peers, all;
        for (const auto& [other, theirs] : seen) {
            if (other == worker) continue;
            const Worker* colleague = directory_.Find(other);
            all.push_back(static_cast<double>(theirs.size()));
            if (colleague != nullptr && colleague->role == self->role) peers.push_back(all.back());
        }
        if (peers.size() < kLeastPeers) peers = all;
        if (peers.size() < kLeastPeers) continue;
        const double typical = Median(peers);
        for (double& p : peers) p = std::abs(p - typical);
        const double spread = kMadToDeviation * Median(peers);
        const double most =
            std::max({typical + kDeviations * spread, 2 * typical, static_cast<double>(kLeastMany)});
        if (static_cast<double>(cases.size()) <= most) continue;
        ReviewItem item;
        item.item = ItemOf(worker, {}, monday_.days);
        if (listed(item.item)) continue;
        item.worker = worker;
        item.role = self->role;
        item.day = monday_;
        item.times = static_cast<std::int32_t>(cases.size());
        item.typical = static_cast<std::int32_t>(typical);
        item.marks = {Mark::kManyLookups};
        items.push_back(std::move(item));
    }
}

std::vector<ReviewItem> Watch::Finish(const std::function<bool(ItemId)>& listed) {
    std::vector<std::uint32_t> open;  // places in visits_
    for (std::uint32_t i = 0; i < visits_.size(); ++i) {
        Visit& visit = visits_[i];
        if (directory_.Find(visit.pair.worker) == nullptr) continue;
        for (const Mark mark : near_(visit.pair.worker, visit.pair.case_id)) visit.marks |= Bit(mark);
        const bool ripe = visit.day < monday_.days;
        if (ripe) {
            const Known& known = pairs_.at(visit.pair);
            const bool worked = known.wrote && known.wrote >= StartOfDay(Date{visit.day});
            if (worked) continue;  // its other marks were for its own week
            visit.marks |= Bit(Mark::kNoLaterWork);
        }
        visit.lot = LotOf(visit);
        open.push_back(i);
    }
    std::vector<bool> chosen(visits_.size());
    const auto take = [&](std::vector<std::uint32_t>& from, int count_most, auto before) {
        const auto count = std::min(from.size(), static_cast<std::size_t>(std::max(count_most, 0)));
        std::partial_sort(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count), from.end(),
                          [&](std::uint32_t a, std::uint32_t b) { return before(visits_[a], visits_[b]); });
        for (std::size_t i = 0; i < count; ++i) chosen[from[i]] = true;
    };
    std::unordered_set<std::int64_t> workers;
    for (const Visit& v : visits_)
        if (v.day >= monday_.days) workers.insert(v.pair.worker.value);
    // A limit of none is the caller's word.
    const int most =
        limits_.of_each_mark == 0 ? 0 : std::max(limits_.of_each_mark, static_cast<int>(workers.size()));
    std::vector<std::uint32_t> among;
    for (const std::uint32_t i : open)
        if (visits_[i].day >= monday_.days) among.push_back(i);
    take(among, limits_.sample, [](const Visit& a, const Visit& b) { return a.lot < b.lot; });
    for (const std::uint32_t i : open)
        if (chosen[i]) visits_[i].marks |= Bit(Mark::kSample);
    for (const Mark mark : {Mark::kOutOfHours, Mark::kSameName, Mark::kSameHome, Mark::kNoLaterWork,
                            Mark::kFirstTime, Mark::kRefused}) {
        among.clear();
        for (const std::uint32_t i : open) {
            // What is two weeks old was listed for its other marks when it was new.
            const bool ripe = visits_[i].day < monday_.days;
            if ((visits_[i].marks & Bit(mark)) && (!ripe || mark == Mark::kNoLaterWork)) among.push_back(i);
        }
        take(among, most, [](const Visit& a, const Visit& b) {
            const int one = a.Weight(), other = b.Weight();
            return one != other ? one > other : a.lot < b.lot;
        });
    }
    std::vector<ReviewItem> items;
    for (const std::uint32_t i : open) {
        if (!chosen[i]) continue;
        const Visit& visit = visits_[i];
        ReviewItem item;
        item.item = ItemOf(visit.pair.worker, visit.pair.case_id, visit.day);
        if (listed(item.item)) continue;
        item.worker = visit.pair.worker;
        item.role = directory_.Find(visit.pair.worker)->role;
        item.case_id = visit.pair.case_id;
        item.day = Date{visit.day};
        item.first = visit.first;
        item.last = visit.last;
        item.times = visit.times;
        for (std::size_t m = 0; m < kMarkCount; ++m)
            if ((visit.marks >> m) & 1U) item.marks.push_back(static_cast<Mark>(m));
        items.push_back(std::move(item));
    }
    AddMany(items, listed);
    return items;
}

}  // namespace samkraft::office
