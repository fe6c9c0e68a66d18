// How fast the secrecy engine is: making a gate for a case of ordinary and of large size, and deciding on a
// made gate. Ends in failure when deciding is slower than it must be.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "secrecy/engine.hpp"

namespace {

using namespace samkraft;
using namespace samkraft::secrecy;

constexpr double kLeastDecisions = 5'000'000;  // a second, on one core
constexpr std::size_t kEntries = 1000;

const Instant kNow = *ParseInstant("2026-05-04T08:00:00Z");

// Six parties at work; `sharing` consents and disclosures in turn between them, every fourth of a single
// item.
CaseBases MakeCase(int sharing) {
    CaseBases bases;
    for (int p = 1; p < static_cast<int>(kPartyCount); ++p) {
        bases.assignments.push_back(
            {.party = static_cast<Party>(p), .worker = WorkerId{p}, .team = {}, .begins = {}});
        bases.engagements.push_back({.party = static_cast<Party>(p), .begins = {}});
    }
    for (int i = 0; i < sharing; ++i) {
        Provision provision;
        provision.id = ItemId{1000 + i};
        provision.from = static_cast<Party>(2 + i % 5);
        provision.to = Party::kEmploymentService;
        for (int c = 0; c < 5; ++c)
            provision.categories.set(static_cast<std::size_t>(1 + (i * 5 + c * 3) % 26));
        Disclosure disclosure;
        disclosure.id = ItemId{2000 + i};
        disclosure.owner = provision.from;
        disclosure.to = provision.to;
        disclosure.categories = provision.categories;
        disclosure.provision = provision.id;
        if (i % 4 == 3) disclosure.item = ItemId{1 + i % 50};
        bases.provisions.push_back(provision);
        bases.disclosures.push_back(disclosure);
    }
    return bases;
}

std::vector<EntryHead> MakeHeads() {
    std::vector<EntryHead> heads(kEntries);
    for (std::size_t i = 0; i < heads.size(); ++i) {
        heads[i].item = ItemId{static_cast<std::int64_t>(1 + i * 7 % 50)};
        heads[i].owner = static_cast<Party>(1 + i % 6);
        heads[i].category = static_cast<Category>(1 + i * 11 % 26);
        heads[i].topic = static_cast<Topic>(i % kTopicCount);
    }
    return heads;
}

const Actor kOfficer{.association = {},
                     .worker = WorkerId{1},
                     .party = Party::kEmploymentService,
                     .role = Role::kEmploymentOfficer,
                     .teams = {}};

void MakeGate(benchmark::State& state) {
    const CaseBases bases = MakeCase(static_cast<int>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(Gate(bases, kOfficer, kNow));
}
BENCHMARK(MakeGate)->ArgName("consents")->Arg(5)->Arg(20)->Arg(100);

void Decide(benchmark::State& state) {
    const Gate gate(MakeCase(static_cast<int>(state.range(0))), kOfficer, kNow);
    const std::vector<EntryHead> heads = MakeHeads();
    for (auto _ : state)
        for (const EntryHead& head : heads) benchmark::DoNotOptimize(gate.Decide(head));
    std::int64_t shown = 0;
    for (const EntryHead& head : heads) shown += gate.Decide(head).level != Level::kNone;
    state.counters["shown_percent"] = static_cast<double>(shown * 100) / static_cast<double>(heads.size());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(heads.size()));
}
BENCHMARK(Decide)->ArgName("consents")->Arg(5)->Arg(20)->Arg(100);

// Only deciding counts items.
class Judge final : public benchmark::ConsoleReporter {
  public:
    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            const auto rate = run.counters.find("items_per_second");
            if (rate == run.counters.end()) continue;
            slowest_ = measured_ ? std::min(slowest_, rate->second.value) : rate->second.value;
            measured_ = true;
        }
    }
    [[nodiscard]] bool Told() const {
        const bool met = measured_ && slowest_ >= kLeastDecisions;
        std::printf(
            "floor: decisions on a prepared case, %zu entries, up to 100 consents, one core: %.1f million/s, "
            "at least %.0f: %s\n",
            kEntries, slowest_ / 1e6, kLeastDecisions / 1e6, met ? "met" : "MISSED");
        return met;
    }

  private:
    bool measured_ = false;
    double slowest_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    Judge judge;
    benchmark::RunSpecifiedBenchmarks(&judge);
    return judge.Told() ? 0 : 1;
}
