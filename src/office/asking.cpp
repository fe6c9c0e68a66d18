// De-identified consultation: a worker describes a situation to other parties' experts without saying whose
// it is. No secrecy rule stops a question about nobody; so what could tell of somebody is found before it is
// kept. Neither the question nor its row in the access log leads to a case.
#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"
#include "office/question_book.hpp"

namespace samkraft::office {
namespace {

constexpr int kTries = 8;       // against others writing at the same moment
constexpr int kDaysShown = 90;  // of what has been answered, to who may publish it
constexpr int kMostRows = 200;
constexpr int kMostNames = 5000;  // cases whose names a text is compared with
constexpr std::size_t kMostTold = 50;

// As stored.
struct KeptPublication {
    Topic topic = Topic::kNone;
    std::string subject, question, answer;
    std::vector<std::string> tags, confirmed;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"topic"}, self.topic);
        visit({"subject"}, self.subject);
        visit({"question"}, self.question);
        visit({"answer"}, self.answer);
        visit({"tags"}, self.tags);
        visit({"confirmed"}, self.confirmed);
    }
};
struct KeptTurn {
    std::string text;
    std::vector<std::string> confirmed;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"text"}, self.text);
        visit({"confirmed"}, self.confirmed);
    }
};
struct KeptAgreement {
    bool agreed = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"agreed"}, self.agreed);
    }
};

template <class T>
T Stored(std::string_view json) {
    auto value = json::Parse<T>(json, json::Strictness::kStored);
    if (!value) throw std::runtime_error("an entry of the question stream cannot be read");
    return std::move(*value);
}

std::string Searchable(const PublishedAnswer& published) {
    std::string all = " ";
    const auto add = [&](std::string_view text) {
        for (const std::string& word : text::Words(text)) all += word + ' ';
    };
    add(published.subject);
    all += "\n ";  // what stands before it weighs more
    for (const std::string& tag : published.tags) add(tag);
    add(published.question);
    add(published.answer);
    return all;
}

Date WorkingDaysAfter(Date date, int days) {
    for (int i = 0; i < days; ++i) date = NextWorkingDay(AddDays(date, 1));
    return date;
}

bool MayAsk(const secrecy::Actor& actor) {
    return HomeParty(actor.role) != Party::kNone && HomeParty(actor.role) == actor.party;
}

}  // namespace

void Office::QuestionBook::Take(journal::Stream& stream) {
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
        const EntryHead& head = stream.Heads()[i];
        const std::int64_t at = stream.SequenceAt(i);
        if (head.kind == kQuestionDisposalProposed) {
            proposed = Stored<QuestionDisposal>(stream.Open(i));
            proposed->proposed_by = head.author;
            continue;
        }
        if (head.kind == kQuestionsDisposed) {
            disposed = sequence > 0;  // one read sees all of it, or none
            proposed.reset();
            events.push_back({at, {}, true, head.at});
            continue;
        }
        const QuestionId id{head.item.value};
        if (head.kind == kQuestionAsked) {
            auto kept = Stored<QuestionWish>(stream.Open(i));
            places[id] = questions.size();
            Question& q = questions.emplace_back();
            q.id = id;
            q.asker = head.author;
            q.role = kept.role;
            q.topic = kept.topic;
            q.subject = std::move(kept.subject);
            q.agreed = kept.agreed;
            q.asked = q.since = head.at;
            q.turns.push_back({TurnKind::kQuestion, head.author, LocalDate(head.at), std::move(kept.text),
                               std::move(kept.confirmed)});
        }
        const auto place = places.find(id);
        if (place == places.end()) throw std::runtime_error("an entry about a question that nobody asked");
        Question& q = questions[place->second];
        ++q.version;
        q.last = head.at;
        q.sequences.push_back(at);
        events.push_back(
            {at, id, head.kind == kQuestionPublished || head.kind == kQuestionWithdrawn, head.at});
        switch (head.kind) {
            case kQuestionTaken:
                q.status = QuestionStatus::kTaken;
                q.taker = head.author;
                break;
            case kQuestionAnswered: {
                auto kept = Stored<KeptTurn>(stream.Open(i));
                q.turns.push_back({TurnKind::kAnswer, head.author, LocalDate(head.at), std::move(kept.text),
                                   std::move(kept.confirmed)});
                q.status = QuestionStatus::kAnswered;
                q.taker = head.author;
                q.since = head.at;
                break;
            }
            case kQuestionAdded: {
                auto kept = Stored<KeptTurn>(stream.Open(i));
                q.turns.push_back({TurnKind::kFollowUp, head.author, LocalDate(head.at), std::move(kept.text),
                                   std::move(kept.confirmed)});
                if (!q.Waits()) {
                    q.status = QuestionStatus::kTaken;
                    q.since = head.at;
                }
                break;
            }
            case kQuestionAgreement:
                q.agreed = Stored<KeptAgreement>(stream.Open(i)).agreed;
                break;
            case kQuestionClosed:
                q.status = QuestionStatus::kClosed;
                q.since = head.at;
                break;
            case kQuestionPublished: {
                auto kept = Stored<KeptPublication>(stream.Open(i));
                q.published = {id,
                               q.role,
                               HomeParty(q.role),
                               kept.topic,
                               std::move(kept.subject),
                               std::move(kept.question),
                               std::move(kept.answer),
                               std::move(kept.tags),
                               LocalDate(head.at)};
                q.searched = Searchable(*q.published);
                break;
            }
            case kQuestionWithdrawn:
                q.published.reset();
                q.searched.clear();
                break;
            default:
                break;
        }
    }
    sequence = stream.Sequence();
}

Office::QuestionBook& Office::Questions() {
    do {
        if (!questions_ || questions_->disposed) questions_ = std::make_unique<QuestionBook>();
        journal::Stream added =
            journal_.Read(options_.association, journal::kQuestionStream, kForever, questions_->sequence);
        try {
            questions_->Take(added);
        } catch (...) {
            questions_.reset();  // half of it may have been taken
            throw;
        }
    } while (questions_->disposed);
    return *questions_;
}

Done Office::ReadsAnswers(const Asker& asker) {
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(asker.actor.worker);
    const bool reads =
        WorksHere(worker) && asker.actor.role != Role::kParticipant && asker.actor.role != Role::kOperator;
    if (!reads) return Fail(Code::kForbidden);
    return {};
}

// The names of the asker's own cases as the asker's own list has them, and of those who work here.
Result<KnownNames> Office::NamesKnownTo(const Asker& asker) {
    KnownNames names;
    const auto directory = TheDirectory();
    for (const Worker& w : directory->workers)
        if (!w.removed && w.role != Role::kParticipant) names.AddColleague(w.Name());
    if (!MayAsk(asker.actor)) return names;
    ListWish wish;
    wish.scope = Scope::kParty;
    wish.limit = 200;
    RenewRunOut();
    for (; wish.offset < kMostNames; wish.offset += wish.limit) {
        const auto cards = journal_.Cards(QueryFor(asker, wish));
        for (const journal::Card& card : cards) {
            TRY(const auto content, json::Parse<CardContent>(card.content, json::Strictness::kStored));
            names.AddParticipant(content.name);
        }
        if (cards.size() < static_cast<std::size_t>(wish.limit)) break;
    }
    return names;
}

// Of the comparison the log says that it was made, and by whom; not with what: the cases that a text was held
// against would lead from it to them.
Result<Seen<TextFindings>> Office::CheckTexts(const Asker& asker, const TextsWish& wish) {
    CHECK_OK(ReadsAnswers(asker));
    TRY(const KnownNames names, NamesKnownTo(asker));
    TextFindings found;
    for (const std::string& text : wish.texts) found.texts.rows.push_back({{FindIdentifying(text, names)}});
    return Seen<TextFindings>(std::move(found), Rows(RowFor(asker, domain::Access::kSearched, {})));
}

Done Office::TellsOfNobody(const Asker& asker,
                           const std::vector<std::pair<std::string, std::string_view>>& texts,
                           const std::vector<std::string>& confirmed) {
    TRY(const KnownNames names, NamesKnownTo(asker));
    Error error{Code::kUnconfirmed, "", {}, {}};
    for (const auto& [pointer, text] : texts)
        for (const TextFinding& f : FindIdentifying(text, names)) {
            if (!f.certain && std::ranges::count(confirmed, f.text) > 0) continue;
            if (f.certain) error.code = Code::kIdentifies;
            if (error.details.size() < kMostTold || f.certain)
                error.details.push_back(
                    {f.certain ? Code::kIdentifies : Code::kUnconfirmed, pointer, {f.text}, {}});
        }
    if (error.details.empty()) return {};
    const auto first = std::ranges::find(error.details, error.code, &Error::code);
    error.pointer = first->pointer;
    error.args = first->args;
    LogNow(RowFor(asker, domain::Access::kSearched, {}));
    return tl::unexpected(std::move(error));
}

namespace {

QuestionRow RowOf(const Office::QuestionBook::Question& q, WorkerId reader, Date today) {
    QuestionRow row;
    row.question = q.id;
    row.role = q.role;
    row.party = HomeParty(q.role);
    row.topic = q.topic;
    row.subject = q.subject;
    row.status = q.status;
    row.asker = q.asker;
    row.taker = q.taker;
    row.asked = LocalDate(q.asked);
    if (q.Waits()) {
        const Date since = LocalDate(q.since);
        row.due = WorkingDaysAfter(since, kDaysToAnswer);
        row.age = std::max(0, DaysBetween(since, today));
        row.overdue = row.due < today;
    }
    row.mine = q.asker == reader;
    row.published = q.published.has_value();
    return row;
}

std::vector<QuestionStep> StepsOf(const Office::QuestionBook::Question& q, const secrecy::Actor& actor) {
    std::vector<QuestionStep> steps;
    const bool answered = std::ranges::count(q.turns, TurnKind::kAnswer, &TurnView::kind) > 0;
    if (actor.worker == q.asker) {
        if (q.status != QuestionStatus::kClosed) steps.push_back(QuestionStep::kAdd);
        if (q.status != QuestionStatus::kClosed) steps.push_back(QuestionStep::kClose);
        steps.push_back(QuestionStep::kAgree);
        return steps;  // nobody answers or publishes their own
    }
    if (!q.IsFor(actor)) return steps;
    if (q.status != QuestionStatus::kClosed && q.taker != actor.worker) steps.push_back(QuestionStep::kTake);
    if (q.status == QuestionStatus::kOpen || (q.status != QuestionStatus::kClosed && q.taker == actor.worker))
        steps.push_back(QuestionStep::kAnswer);
    if (q.status == QuestionStatus::kAnswered) steps.push_back(QuestionStep::kClose);
    if (answered) steps.push_back(QuestionStep::kPublish);
    if (q.published) steps.push_back(QuestionStep::kWithdraw);
    return steps;
}

QuestionView ViewOf(const Office::QuestionBook::Question& q, const secrecy::Actor& actor, Date today) {
    QuestionView view;
    view.row = RowOf(q, actor.worker, today);
    view.version = q.version;
    view.agreed = q.agreed;
    view.turns.rows = q.turns;
    view.publication = q.published;
    view.may.rows = StepsOf(q, actor);
    return view;
}

}  // namespace

Result<QuestionDesk> Office::QuestionsOf(const Asker& asker) {
    CHECK_OK(ReadsAnswers(asker));
    const auto directory = TheDirectory();
    const Date today = Today();
    const secrecy::Actor& actor = asker.actor;
    const std::lock_guard lock(questions_mutex_);
    QuestionBook& book = Questions();
    QuestionDesk desk;
    desk.asks = MayAsk(actor);
    desk.target = kDaysToAnswer;
    std::array<std::int32_t, kRoleCount> people{}, waiting{};
    for (const Worker& w : directory->workers)
        if (WorksHere(&w) && !w.removed && HomeParty(w.role) == w.party && w.party != Party::kNone)
            ++people.at(static_cast<std::size_t>(w.role));
    for (const auto& q : book.questions) {
        if (q.Waits()) ++waiting.at(static_cast<std::size_t>(q.role));
        if (q.asker == actor.worker) {
            desk.mine.rows.push_back(RowOf(q, actor.worker, today));
            if (q.status == QuestionStatus::kAnswered) ++desk.answered;
        } else if (q.IsFor(actor) && (q.Waits() || LocalDate(q.since) >= AddDays(today, -kDaysShown))) {
            desk.queue.rows.push_back(RowOf(q, actor.worker, today));
            if (q.Waits()) ++desk.waiting;
        }
    }
    std::ranges::reverse(desk.mine.rows);
    const auto waits = [](const QuestionRow& row) { return static_cast<bool>(row.due); };
    std::ranges::stable_sort(desk.queue.rows, [&](const QuestionRow& a, const QuestionRow& b) {
        if (waits(a) != waits(b)) return waits(a);
        return waits(a) ? a.due < b.due : a.asked > b.asked;
    });
    for (auto* rows : {&desk.mine.rows, &desk.queue.rows})
        if (rows->size() > kMostRows) rows->resize(kMostRows);
    for (std::size_t r = 0; r < kRoleCount; ++r) {
        const Role role{static_cast<std::uint8_t>(r)};
        if (people[r] > 0) desk.experts.rows.push_back({role, HomeParty(role), people[r], waiting[r]});
    }
    return desk;
}

Result<QuestionView> Office::Question(const Asker& asker, QuestionId id) {
    CHECK_OK(ReadsAnswers(asker));
    const std::lock_guard lock(questions_mutex_);
    const auto* q = Questions().Find(id);
    if (q == nullptr || !q->IsSeenBy(asker.actor)) return Fail(Code::kNotFound);
    return ViewOf(*q, asker.actor, Today());
}

journal::Append Office::QuestionEntry(const Asker& asker, std::uint16_t kind, QuestionId id,
                                      std::int32_t version, std::string payload) {
    EntryHead head;
    head.id = EntryId{ids_.NextBlind()};
    head.item = ItemId{id.value};
    head.version = version;
    head.kind = kind;
    head.owner = asker.actor.party;
    head.author = asker.actor.worker;
    head.at = clock_.Now();
    journal::Append append;
    append.association = options_.association;
    append.stream = journal::kQuestionStream;
    append.entries.push_back({head, std::move(payload)});
    append.access.push_back(RowFor(asker, domain::Access::kWritten, {}));
    return append;
}

Result<QuestionView> Office::Ask(const Asker& asker, QuestionWish wish, const std::string& key,
                                 std::string_view request) {
    CHECK_OK(ReadsAnswers(asker));
    if (!MayAsk(asker.actor)) return Fail(Code::kForbidden);
    wish.subject = std::string(text::Trim(wish.subject));
    wish.text = std::string(text::Trim(wish.text));
    if (wish.subject.empty()) return Fail(Code::kRequired, "/subject");
    if (wish.text.empty()) return Fail(Code::kRequired, "/text");
    const auto directory = TheDirectory();
    const bool answered_by_some = std::ranges::any_of(directory->workers, [&](const Worker& w) {
        return w.role == wish.role && w.party == HomeParty(wish.role) && w.party != Party::kNone &&
               WorksHere(&w) && !w.removed;
    });
    if (!answered_by_some) return Fail(Code::kUnknownValue, "/role", {std::string(NameOf(wish.role))});
    const std::string fingerprint = Digest(asker.page + '\n' + std::string(request));
    const std::lock_guard lock(questions_mutex_);
    const auto again = [&](std::string_view answer) -> Result<QuestionView> {
        const auto* q = Questions().Find(QuestionId{ParseId(answer).value_or(0)});
        if (q == nullptr) return Fail(Code::kUnavailable);
        return ViewOf(*q, asker.actor, Today());
    };
    if (const auto first = journal_.Repeat(options_.association, asker.actor.worker, key, fingerprint))
        return again(*first);
    CHECK_OK(TellsOfNobody(asker, {{"/subject", wish.subject}, {"/text", wish.text}}, wish.confirmed));
    const QuestionId id{ids_.NextBlind()};  // without the time in it
    for (int attempt = 0; attempt < kTries; ++attempt) {
        journal::Append append = QuestionEntry(asker, kQuestionAsked, id, 1, json::Write(wish));
        append.expected = Questions().sequence;
        append.idempotency = journal::Idempotency{asker.actor.worker, key, fingerprint, id.Text()};
        const auto done = journal_.Commit(std::move(append));
        if (done.outcome == journal::Outcome::kDone) return again(id.Text());
        if (done.outcome == journal::Outcome::kRepeated) return again(done.answer);
        if (done.outcome == journal::Outcome::kKeyReused) return Fail(Code::kRepeatedKey);
        if (done.outcome == journal::Outcome::kFailed) break;
    }
    return Fail(Code::kUnavailable);
}

// `make` checks what the step needs besides, and gives the payload.
template <class Make>
Result<QuestionView> Office::TakeStep(const Asker& asker, QuestionId id, std::int32_t version,
                                      QuestionStep step, std::uint16_t kind, Make make) {
    CHECK_OK(ReadsAnswers(asker));
    const std::lock_guard lock(questions_mutex_);
    for (int attempt = 0; attempt < kTries; ++attempt) {
        QuestionBook& book = Questions();
        const auto* q = book.Find(id);
        if (q == nullptr || !q->IsSeenBy(asker.actor)) return Fail(Code::kNotFound);
        if (q->version != version) return Fail(Code::kStale);
        if (std::ranges::count(StepsOf(*q, asker.actor), step) == 0) {
            const bool experts = step != QuestionStep::kAdd && step != QuestionStep::kAgree;
            if (experts && q->asker == asker.actor.worker && step != QuestionStep::kClose)
                return Fail(Code::kSecondPerson);
            if (!experts && q->asker != asker.actor.worker) return Fail(Code::kForbidden);
            return Fail(Code::kWrongState, "", {std::string(NameOf(q->status))});
        }
        TRY(std::string payload, make(*q));
        journal::Append append = QuestionEntry(asker, kind, id, q->version + 1, std::move(payload));
        append.expected = book.sequence;
        const auto done = journal_.Commit(std::move(append));
        if (done.outcome == journal::Outcome::kDone) {
            q = Questions().Find(id);
            return ViewOf(*q, asker.actor, Today());
        }
        if (done.outcome == journal::Outcome::kFailed) break;
    }
    return Fail(Code::kUnavailable);
}

Result<QuestionView> Office::TakeQuestion(const Asker& asker, QuestionId id, const StepWish& wish) {
    return TakeStep(asker, id, wish.version, QuestionStep::kTake, kQuestionTaken,
                    [](const auto&) -> Result<std::string> { return "{}"; });
}

Result<QuestionView> Office::CloseQuestion(const Asker& asker, QuestionId id, const StepWish& wish) {
    return TakeStep(asker, id, wish.version, QuestionStep::kClose, kQuestionClosed,
                    [](const auto&) -> Result<std::string> { return "{}"; });
}

Result<QuestionView> Office::WithdrawAnswer(const Asker& asker, QuestionId id, const StepWish& wish) {
    return TakeStep(asker, id, wish.version, QuestionStep::kWithdraw, kQuestionWithdrawn,
                    [](const auto&) -> Result<std::string> { return "{}"; });
}

Result<QuestionView> Office::AgreeToPublish(const Asker& asker, QuestionId id, const AgreementWish& wish) {
    return TakeStep(
        asker, id, wish.version, QuestionStep::kAgree, kQuestionAgreement,
        [&](const auto&) -> Result<std::string> { return json::Write(KeptAgreement{wish.agreed}); });
}

Result<QuestionView> Office::AddTurn(const Asker& asker, QuestionId id, const TurnWish& wish, bool answers) {
    return TakeStep(asker, id, wish.version, answers ? QuestionStep::kAnswer : QuestionStep::kAdd,
                    answers ? kQuestionAnswered : kQuestionAdded, [&](const auto&) -> Result<std::string> {
                        const std::string text(text::Trim(wish.text));
                        if (text.empty()) return Fail(Code::kRequired, "/text");
                        CHECK_OK(TellsOfNobody(asker, {{"/text", text}}, wish.confirmed));
                        return json::Write(KeptTurn{text, wish.confirmed});
                    });
}

Result<QuestionView> Office::AnswerQuestion(const Asker& asker, QuestionId id, const TurnWish& wish) {
    return AddTurn(asker, id, wish, true);
}

Result<QuestionView> Office::AddToQuestion(const Asker& asker, QuestionId id, const TurnWish& wish) {
    return AddTurn(asker, id, wish, false);
}

// With the asker's agreement the question may stand as it was asked; otherwise it is written anew.
Result<QuestionView> Office::PublishAnswer(const Asker& asker, QuestionId id, const PublicationWish& wish) {
    return TakeStep(
        asker, id, wish.version, QuestionStep::kPublish, kQuestionPublished,
        [&](const QuestionBook::Question& q) -> Result<std::string> {
            KeptPublication kept{wish.topic,
                                 std::string(text::Trim(wish.subject)),
                                 std::string(text::Trim(wish.question)),
                                 std::string(text::Trim(wish.answer)),
                                 {},
                                 wish.confirmed};
            if (kept.subject.empty()) return Fail(Code::kRequired, "/subject");
            if (kept.question.empty()) return Fail(Code::kRequired, "/question");
            if (kept.answer.empty()) return Fail(Code::kRequired, "/answer");
            std::vector<std::pair<std::string, std::string_view>> texts{
                {"/subject", kept.subject}, {"/question", kept.question}, {"/answer", kept.answer}};
            for (std::size_t i = 0; i < wish.tags.size(); ++i) {
                const std::string pointer = "/tags/" + std::to_string(i);
                const std::string tag(text::Trim(wish.tags[i]));
                constexpr std::size_t kLongestTag = 30;
                if (text::Length(tag) > kLongestTag)
                    return Fail(Code::kTooLong, pointer, {std::to_string(kLongestTag)});
                if (!tag.empty()) kept.tags.push_back(tag);
                texts.emplace_back(pointer, wish.tags[i]);
            }
            if (!q.agreed && Repeats(q.subject, kept.subject)) return Fail(Code::kNotAgreed, "/subject");
            if (!q.agreed)
                for (const TurnView& turn : q.turns)
                    if (turn.kind != TurnKind::kAnswer &&
                        (Repeats(turn.text, kept.question) || Repeats(turn.text, kept.answer)))
                        return Fail(Code::kNotAgreed, "/question");
            CHECK_OK(TellsOfNobody(asker, texts, wish.confirmed));
            return json::Write(kept);
        });
}

Result<FaqPage> Office::Faq(const Asker& asker, const FaqWish& wish) {
    CHECK_OK(ReadsAnswers(asker));
    constexpr std::size_t kWholeWord = 4;  // shorter ones are found where a word begins
    std::vector<std::string> words = text::Words(wish.search);
    for (std::string& word : words)
        if (word.size() < kWholeWord) word.insert(word.begin(), ' ');
    const std::lock_guard lock(questions_mutex_);
    const QuestionBook& book = Questions();
    std::vector<std::pair<int, const PublishedAnswer*>> found;
    for (const auto& q : book.questions) {
        if (!q.published) continue;
        const PublishedAnswer& p = *q.published;
        if ((wish.topic && p.topic != *wish.topic) || (wish.role && p.role != *wish.role)) continue;
        int weight = 0;
        const std::size_t subject_ends = q.searched.find('\n');
        const bool every = std::ranges::all_of(words, [&](const std::string& word) {
            const std::size_t at = q.searched.find(word);
            if (at < subject_ends) ++weight;
            return at != std::string::npos;
        });
        if (every) found.emplace_back(weight, &p);
    }
    FaqPage page;
    page.total = static_cast<std::int64_t>(found.size());
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
        return std::tuple(a.first, a.second->published) > std::tuple(b.first, b.second->published);
    });
    const std::size_t from = std::min(found.size(), static_cast<std::size_t>(wish.offset));
    const std::size_t until = std::min(found.size(), from + static_cast<std::size_t>(wish.limit));
    for (std::size_t i = from; i < until; ++i) page.rows.rows.push_back(*found[i].second);
    return page;
}

bool Office::IsOfQuestions(CaseId stream) { return stream == journal::kQuestionStream; }

std::size_t Office::QuestionEntries() {
    const std::lock_guard lock(questions_mutex_);
    return static_cast<std::size_t>(Questions().sequence);
}

bool Office::QuestionsChangedFor(const Asker& asker, std::size_t known, Instant since) {
    if (!ReadsAnswers(asker)) return false;
    const std::lock_guard lock(questions_mutex_);
    QuestionBook& book = Questions();
    const auto fresh = std::ranges::upper_bound(book.events, static_cast<std::int64_t>(known), {},
                                                &QuestionBook::Event::sequence);
    return std::any_of(fresh, book.events.end(), [&](const QuestionBook::Event& event) {
        return event.at >= since && (event.for_all || book.Find(event.question)->IsSeenBy(asker.actor));
    });
}

}  // namespace samkraft::office
