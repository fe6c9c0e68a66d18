// What questions to experts cost: how fast a text is read for what may tell of somebody, and how fast ten
// thousand published answers are searched. consult_bench [ITEMS]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "base/json.hpp"
#include "domain/identifying.hpp"
#include "journal/journal.hpp"
#include "office/question_book.hpp"

namespace {

using namespace samkraft;
using Wall = std::chrono::steady_clock;

double MicrosSince(Wall::time_point begin) {
    return std::chrono::duration<double, std::micro>(Wall::now() - begin).count();
}

constexpr std::string_view kSentences =
    "En person har varit sjukskriven på halvtid i två år för smärta i ryggen och vill pröva att arbeta. Kan "
    "hon "
    "arbetsträna 10 timmar i veckan utan att förlora sjukpenningen? Läkarintyget gäller till sommaren. Vad "
    "säger FK, och "
    "behöver AF fatta beslut först? Hon läser SFI på kvällarna och har 125 000 kr i inkomst. ";

void Detection() {
    domain::KnownNames known;
    for (int i = 0; i < 300; ++i) known.AddParticipant("Förnamn" + std::to_string(i) + " Efternamn");
    std::string text;
    while (text.size() < 4000) text += kSentences;
    std::string hard =
        text + " Anna Andersson 19821105-9954 på Ica i Malmö den 4 mars 2019, 070-123 45 67, a@b.se. ";
    for (const auto& [name, sample] : {std::pair{"plain", text}, std::pair{"with findings", hard}}) {
        constexpr int kRounds = 500;
        std::size_t found = 0;
        const auto begin = Wall::now();
        for (int i = 0; i < kRounds; ++i) found += domain::FindIdentifying(sample, known).size();
        const double micros = MicrosSince(begin);
        std::printf("detection, %s: %.1f MB/s, %.0f us a text of %zu bytes (%zu findings)\n", name,
                    static_cast<double>(sample.size()) * kRounds / micros, micros / kRounds, sample.size(),
                    found / kRounds);
    }
}

void Search(int items) {
    const std::string folder = "/tmp/consult-bench." + std::to_string(getpid());
    std::filesystem::create_directory(folder);
    if (!journal::CreateKeyFile(folder + "/key")) std::abort();
    auto opened = journal::Journal::Open({"sqlite:" + folder + "/a.db", folder + "/key", 2, true});
    if (!opened) std::abort();
    const SystemClock clock;
    RandomIds ids;
    constexpr AssociationId kHere{1};
    {
        office::Office office(**opened, clock, ids, {kHere, "Bench"});
        domain::Worker worker;
        worker.id = WorkerId{1000};
        worker.username = worker.given_name = worker.family_name = "bench";
        worker.party = domain::Party::kHealthRegion;
        worker.role = domain::Role::kCareCoordinator;
        if (!office.AddWorker(worker, "")) std::abort();
        journal::Append append;
        append.association = kHere;
        append.stream = journal::kQuestionStream;
        const auto add = [&](std::uint16_t kind, ItemId item, int version, std::string payload) {
            domain::EntryHead head;
            head.id = ids.Make<EntryId>();
            head.item = item;
            head.version = version;
            head.kind = kind;
            head.owner = worker.party;
            head.author = worker.id;
            head.at = clock.Now();
            append.entries.push_back({head, std::move(payload)});
        };
        for (int i = 0; i < items; ++i) {
            const ItemId item{ids.NextBlind()};
            const std::string word = "ord" + std::to_string(i % 997);
            office::QuestionWish wish;
            wish.role = worker.role;
            wish.subject = "Fråga om " + word;
            wish.text = kSentences;
            add(office::kQuestionAsked, item, 1, json::Write(wish));
            office::TurnWish turn;
            turn.text = kSentences;
            add(office::kQuestionAnswered, item, 2, json::Write(turn));
            office::PublicationWish publication;
            publication.subject = wish.subject;
            publication.question = publication.answer = std::string(kSentences) + word;
            add(office::kQuestionPublished, item, 3, json::Write(publication));
        }
        if ((*opened)->Commit(std::move(append)).outcome != journal::Outcome::kDone) std::abort();
        const office::Asker asker{
            {kHere, worker.id, worker.party, worker.role, {}}, Language::kSwedish, "bench"};
        auto begin = Wall::now();
        if (!office.Faq(asker, {})) std::abort();
        std::printf("first reading of %d questions: %.0f ms\n", items, MicrosSince(begin) / 1000);
        for (const char* words : {"", "ord17", "sjukpenning timmar", "finns inte här"}) {
            std::vector<double> times;
            std::int64_t total = 0;
            for (int i = 0; i < 200; ++i) {
                office::FaqWish wish;
                wish.search = words;
                begin = Wall::now();
                total = office.Faq(asker, wish)->total;
                times.push_back(MicrosSince(begin));
            }
            std::sort(times.begin(), times.end());
            std::printf("search \"%s\": p50 %.1f ms, p99 %.1f ms, %lld found\n", words, times[100] / 1000,
                        times[198] / 1000, static_cast<long long>(total));
        }
    }
    opened->reset();
    std::filesystem::remove_all(folder);
}

}  // namespace

int main(int argc, char** argv) {
    Detection();
    Search(argc > 1 ? std::atoi(argv[1]) : 10'000);
    return 0;
}
