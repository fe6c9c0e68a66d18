#include "http/live.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "base/log.hpp"

namespace samkraft::http {

Live::Live(office::Office& office) : office_(office), thread_([this] { Run(); }) {}

Live::~Live() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    joined_.notify_one();
    thread_.join();
}

void Live::Join(const std::string& token, std::shared_ptr<net::EventStream> stream) {
    {
        const std::lock_guard lock(mutex_);
        // What is committed from here on is told; the greeting says so.
        if (screens_.empty()) after_ = std::max(after_, office_.LastChange());
        screens_.push_back({token, stream});
    }
    joined_.notify_one();
    stream->Send("hello", "");
}

void Live::Leave(const std::string& token) {
    const std::lock_guard lock(mutex_);
    for (const Screen& screen : screens_)
        if (screen.token == token) screen.stream->Close();
    std::erase_if(screens_, [&](const Screen& s) { return s.token == token; });
}

// Nothing is asked while nobody looks.
std::optional<std::int64_t> Live::WaitForScreens() {
    std::unique_lock lock(mutex_);
    std::erase_if(screens_, [](const Screen& s) { return s.stream->Closed(); });
    if (screens_.empty()) told_.clear();
    joined_.wait(lock, [this] { return stop_ || !screens_.empty(); });
    if (stop_) return std::nullopt;
    return after_;
}

void Live::Run() {
    constexpr int kWaitMs = 500;
    constexpr std::chrono::milliseconds kGather{25};  // what is committed meanwhile is told together
    constexpr std::chrono::seconds kLookAgain{5};     // for sessions that time alone has ended
    auto looked = std::chrono::steady_clock::now();
    while (const auto after = WaitForScreens()) {
        try {
            const auto changes = office_.Changes(*after, kWaitMs);
            const auto now = std::chrono::steady_clock::now();
            const bool people = std::any_of(changes.begin(), changes.end(),
                                            [](const office::Office::Change& c) { return !c.case_id; });
            if (people || now - looked >= kLookAgain) {
                CloseEnded();
                looked = now;
            }
            if (changes.empty()) continue;
            std::set<CaseId> cases;
            for (const office::Office::Change& change : changes) cases.insert(change.case_id);
            for (const CaseId id : cases)
                if (id) Tell(id);
            {
                const std::lock_guard lock(mutex_);
                after_ = std::max(after_, changes.back().number);
            }
            std::this_thread::sleep_for(kGather);
        } catch (const std::exception& e) {
            log::Warn("live_events", {{"why", e.what()}});
            std::this_thread::sleep_for(std::chrono::milliseconds(kWaitMs));
        }
    }
}

void Live::CloseEnded() {
    std::vector<Screen> screens;
    {
        const std::lock_guard lock(mutex_);
        screens = screens_;
    }
    for (const Screen& screen : screens)
        if (!office_.FindSession(screen.token, false)) screen.stream->Close();
}

void Live::Tell(CaseId case_id) {
    constexpr std::int64_t kLookBackSeconds = 10;  // in a case that has not been told of before
    constexpr std::size_t kCasesKept = 100'000;
    std::vector<Screen> screens;
    {
        const std::lock_guard lock(mutex_);
        screens = screens_;
    }
    if (told_.size() > kCasesKept) told_.clear();
    const bool of_questions = office::Office::IsOfQuestions(case_id);
    const std::size_t length = of_questions ? office_.QuestionEntries() : office_.LengthOf(case_id);
    const auto [at, first] = told_.try_emplace(case_id, 0);
    const std::size_t known = at->second;
    at->second = length;
    const Instant since = first ? AddSeconds(office_.Now(), -kLookBackSeconds) : Instant{};
    for (const Screen& screen : screens) {
        const auto session = office_.FindSession(screen.token, false);
        if (!session) {
            screen.stream->Close();
        } else if (of_questions) {
            if (office_.QuestionsChangedFor({session->actor, Language::kSwedish, {}, {}}, known, since))
                screen.stream->Send("questions", "");
        } else if (office_.ChangedFor(session->actor, case_id, known, since)) {
            screen.stream->Send("case", case_id.Text());
        }
    }
}

}  // namespace samkraft::http
