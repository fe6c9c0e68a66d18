// Conversations in a case (docs/decisions/0025). Who has read what is what the access log says: a page of its
// own for each conversation, and the gate as it stood when it was read. And what is begun and not sent.
#include "office/thread_views.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "domain/kinds.hpp"
#include "journal/bases.hpp"
#include "office/internal.hpp"

namespace samkraft::office {
namespace {

constexpr std::string_view kNewThread = "thread";

bool IsTheParticipant(const secrecy::Actor& actor) { return actor.role == Role::kParticipant; }

bool IsOf(const secrecy::Actor& actor, const journal::AccessRow& row) {
    return row.worker == actor.worker && row.party == actor.party && row.role == actor.role;
}

bool Wrote(const secrecy::Actor& actor, const About& about) {
    return IsTheParticipant(actor) ? !about.author : about.author == actor.worker;
}

// What the own side has written: the participant, or the party with what its workers wrote.
bool WroteAsSide(const secrecy::Actor& actor, const About& about) {
    return IsTheParticipant(actor) ? !about.author : about.author && about.owner == actor.party;
}

// The messages with where they stand in the journal; first what the conversation began with.
struct Told {
    const About* about;
    const std::string* text;
    std::int64_t sequence = 0;
    std::size_t head = 0;
};

std::vector<Told> MessagesOf(const ThreadItem& thread, const journal::Stream& stream) {
    std::vector<Told> told;
    if (thread.started) told.push_back({&thread.started->about, &thread.started->text});
    for (const auto& m : thread.messages) told.push_back({&m.about, &m.text});
    const auto heads = stream.Heads();
    for (Told& t : told)
        for (std::size_t i = 0; i < heads.size(); ++i)
            if (heads[i].item == t.about->item && heads[i].version == 1)
                t.head = i, t.sequence = stream.SequenceAt(i);
    return told;
}

std::int64_t ReadUntil(const secrecy::Actor& actor, std::span<const journal::AccessRow> readings,
                       const std::string& digest) {
    std::int64_t until = 0;
    for (const journal::AccessRow& row : readings)
        if (row.digest == digest && IsOf(actor, row)) until = std::max(until, row.sequence);
    return until;
}

bool TakesPart(const secrecy::Actor& actor, const ThreadItem& thread) {
    if (!IsTheParticipant(actor)) return true;  // whoever else sees it is of a party that it names
    return thread.started && thread.started->participant;
}

ThreadLine LineOf(const ThreadItem& thread, const CaseState& seen, const secrecy::Actor& actor,
                  std::span<const Told> told, std::int64_t read_until) {
    ThreadLine line;
    line.item = thread.item;
    line.recalled = seen.IsRecalled(thread.item);
    if (const auto& started = thread.started) {
        line.version = started->about.version;
        line.subject = started->subject;
        line.owner = started->about.owner;
        line.category = started->about.category;
        line.audience = started->audience;
        line.participant = started->participant;
        line.activity = started->activity;
        line.open = !seen.IsClosed() && !line.recalled && Info(Kind::kMessagePosted).writers.Has(actor.role);
    }
    line.messages = static_cast<std::int32_t>(told.size());
    for (const Told& t : told) {
        if (t.about->at >= line.last) {
            line.last = t.about->at;
            line.last_party = t.about->owner;
            line.last_author = t.about->author;
        }
        if (Wrote(actor, *t.about) || t.sequence <= read_until) continue;
        ++line.unread;
        if (!line.unread_since) line.unread_since = t.about->at;
    }
    for (std::size_t p = 0; line.open && p < kPartyCount; ++p)
        if (const Instant since = thread.waiting.Since(static_cast<Party>(p)))
            line.waiting.rows.push_back({static_cast<Party>(p), since});
    return line;
}

// As ReadUntil, by anybody of the actor's party.
std::int64_t PartyReadUntil(const secrecy::Actor& actor, std::span<const journal::AccessRow> readings,
                            const std::string& digest) {
    std::int64_t until = 0;
    for (const journal::AccessRow& row : readings)
        if (row.digest == digest && row.party == actor.party && row.role != Role::kParticipant)
            until = std::max(until, row.sequence);
    return until;
}

// What is unread of the conversation by a worker; no row: nothing.
std::optional<UnreadThread> UnreadIn(const ThreadItem& thread, const secrecy::Actor& actor,
                                     const journal::Stream& stream,
                                     std::span<const journal::AccessRow> readings, bool mine) {
    const std::string digest = DigestOfThread(thread.item);
    const std::int64_t until =
        mine ? ReadUntil(actor, readings, digest) : PartyReadUntil(actor, readings, digest);
    UnreadThread row;
    for (const Told& t : MessagesOf(thread, stream)) {
        const bool own = mine ? Wrote(actor, *t.about) : WroteAsSide(actor, *t.about);
        if (own || t.sequence <= until) continue;
        ++row.unread;
        if (!row.since || t.about->at < row.since) row.since = t.about->at;
        if (!t.about->author)
            row.participant = true;
        else if (std::ranges::count(row.from, t.about->owner) == 0)
            row.from.push_back(t.about->owner);
    }
    if (row.unread == 0) return std::nullopt;
    std::ranges::sort(row.from);
    row.thread = thread.item;
    row.mine = mine;
    return row;
}

// Whether the last reading of each is so much later than its last message that nothing can be unread. A
// message has its time before it is in the journal; what is nearer is looked at.
bool AllRead(const secrecy::Actor& actor, std::span<const CardThread> threads,
             std::span<const journal::AccessRow> readings) {
    constexpr std::int64_t kNearSeconds = 120;
    return std::ranges::all_of(threads, [&](const CardThread& thread) {
        const std::string digest = DigestOfThread(thread.item);
        return std::ranges::any_of(readings, [&](const journal::AccessRow& row) {
            return row.digest == digest && IsOf(actor, row) && AddSeconds(thread.last, kNearSeconds) < row.at;
        });
    });
}

journal::DraftPlace PlaceOf(const Asker& asker, CaseId case_id, std::string_view place) {
    return {case_id, asker.actor.worker, asker.actor.party, std::string(place)};
}

}  // namespace

std::string DigestOfThread(ItemId thread) { return Digest("thread " + thread.Text()); }

std::optional<ItemId> ThreadWith(std::span<const Entry> whole, ItemId item) {
    for (const Entry& e : whole) {
        if (e.head.item != item) continue;
        if (KindOf(e.head) == Kind::kThreadStarted) return item;
        if (const auto* message = std::get_if<MessagePosted>(&e.payload)) return message->thread;
    }
    return std::nullopt;
}

std::vector<journal::DraftPlace> DraftsSentWith(const Asker& asker, CaseId case_id,
                                                std::span<const Wish> wishes) {
    std::vector<journal::DraftPlace> sent;
    for (const Wish& wish : wishes) {
        if (KindOf(wish.payload) == Kind::kThreadStarted) sent.push_back(PlaceOf(asker, case_id, kNewThread));
        if (const auto* message = std::get_if<MessagePosted>(&wish.payload))
            sent.push_back(PlaceOf(asker, case_id, message->thread.Text()));
    }
    return sent;
}

Result<Seen<ThreadList>> Office::Threads(const Asker& asker, CaseId case_id) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    const CaseState seen = Fold(std::move(file.seen));
    const auto readings = journal_.ReadingsOf(options_.association, case_id, std::string(kThreadPage));
    ThreadList list;
    list.closed = seen.IsClosed();
    for (const ThreadItem& thread : seen.threads) {
        if (!TakesPart(asker.actor, thread)) continue;
        list.threads.rows.push_back(LineOf(thread, seen, asker.actor, MessagesOf(thread, file.stream),
                                           ReadUntil(asker.actor, readings, DigestOfThread(thread.item))));
    }
    std::ranges::stable_sort(list.threads.rows, [](const ThreadLine& a, const ThreadLine& b) {
        return std::tuple(a.unread > 0, a.last) > std::tuple(b.unread > 0, b.last);
    });
    journal::AccessRow row = ShownRow(asker, domain::Access::kRead, file);
    return Seen<ThreadList>(std::move(list), Rows(std::move(row)));
}

Result<Seen<ThreadView>> Office::Thread(const Asker& asker, CaseId case_id, ItemId item) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    const CaseState seen = Fold(std::move(file.seen));
    const ThreadItem* thread = seen.FindThread(item);
    if (thread == nullptr || !TakesPart(asker.actor, *thread)) return Fail(Code::kNotFound);
    const std::string digest = DigestOfThread(item);
    auto readings = journal_.ReadingsOf(options_.association, case_id, std::string(kThreadPage));
    std::erase_if(readings, [&](const journal::AccessRow& row) { return row.digest != digest; });
    const std::vector<Told> told = MessagesOf(*thread, file.stream);
    const std::int64_t read_until = ReadUntil(asker.actor, readings, digest);

    ThreadView view;
    view.closed = seen.IsClosed();
    view.thread = LineOf(*thread, seen, asker.actor, told, read_until);
    const auto directory = TheDirectory();
    const auto heads = file.stream.Heads();
    for (const Told& t : told) {
        MessageView& message = view.messages.rows.emplace_back();
        message.item = t.about->item;
        message.party = t.about->owner;
        message.author = t.about->author;
        message.at = t.about->at;
        message.text = *t.text;
        message.unread = !Wrote(asker.actor, *t.about) && t.sequence > read_until;
        message.recalled = seen.IsRecalled(t.about->item);
        message.redacted = t.about->redacted.value_or(false);
    }
    PastBases past(file, *directory);
    // From the oldest reading to the newest, so that each reader's first counts.
    for (auto row = readings.rbegin(); row != readings.rend(); ++row) {
        if (IsOf(asker.actor, *row)) continue;
        const secrecy::Gate gate = past.GateOf(*row, options_.association);
        const bool own = row->party == asker.actor.party && !IsTheParticipant(asker.actor);
        const MessageReader reader{row->party, row->role, own ? row->worker : WorkerId{}, row->at};
        for (std::size_t m = 0; m < told.size(); ++m) {
            const Told& t = told[m];
            if (!WroteAsSide(asker.actor, *t.about) || t.about->author == row->worker ||
                t.sequence > row->sequence || gate.Decide(heads[t.head]).level != Level::kFull)
                continue;
            auto& read_by = view.messages.rows[m].read_by.rows;
            const bool known = std::ranges::any_of(read_by, [&](const MessageReader& r) {
                return r.party == reader.party && r.role == reader.role && r.worker == reader.worker;
            });
            if (!known) read_by.push_back(reader);
        }
    }
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    row.digest = digest;
    return Seen<ThreadView>(std::move(view), Rows(std::move(row)));
}

Result<Seen<MyUnread>> Office::UnreadThreads(const Asker& asker) {
    constexpr std::size_t kMostOpened = 200;
    if (IsTheParticipant(asker.actor) || !secrecy::ColumnOf(asker.actor.role)) return Fail(Code::kForbidden);
    RenewRunOut();
    struct Candidate {
        CaseId case_id;
        Instant last;
        std::vector<CardThread> threads;
    };
    std::vector<Candidate> cases;
    std::set<CaseId> mine;
    CHECK_OK(ForEachCard(asker, Scope::kMine, [&](const journal::Card& card, const CardContent& content) {
        if (!content.threads.empty()) mine.insert(card.case_id);
    }));
    CHECK_OK(ForEachCard(asker, Scope::kParty, [&](const journal::Card& card, const CardContent& content) {
        if (content.threads.empty()) return;
        cases.push_back(
            {card.case_id, std::ranges::max(content.threads, {}, &CardThread::last).last, content.threads});
    }));
    // The own first, and what has been written in last.
    std::ranges::stable_sort(cases, [&](const Candidate& a, const Candidate& b) {
        return std::tuple(mine.contains(a.case_id), a.last) > std::tuple(mine.contains(b.case_id), b.last);
    });
    MyUnread unread;
    const Instant now = clock_.Now();
    std::size_t opened = 0;
    for (const Candidate& one : cases) {
        const auto readings =
            journal_.ReadingsOf(options_.association, one.case_id, std::string(kThreadPage));
        if (AllRead(asker.actor, one.threads, readings)) continue;
        if (++opened > kMostOpened) break;
        OpenedCase file = OpenCaseFile(asker.actor, one.case_id, kForever, false);
        if (!file.admitted) continue;
        const CaseState seen = Fold(std::move(file.seen));
        for (const ThreadItem& thread : seen.threads) {
            if (seen.IsRecalled(thread.item)) continue;
            auto row = UnreadIn(thread, asker.actor, file.stream, readings, mine.contains(one.case_id));
            if (!row) continue;
            row->case_id = one.case_id;
            row->name = NameOn(ContentOf(seen));
            row->days = DaysBetween(LocalDate(row->since), LocalDate(now));
            unread.rows.rows.push_back(std::move(*row));
        }
    }
    std::ranges::stable_sort(unread.rows.rows, [](const UnreadThread& a, const UnreadThread& b) {
        return std::tuple(!a.mine, a.since) < std::tuple(!b.mine, b.since);
    });
    unread.total = static_cast<std::int64_t>(unread.rows.rows.size());
    if (unread.rows.rows.size() > kMostOpened) unread.rows.rows.resize(kMostOpened);
    journal::AccessRow row = RowFor(asker, domain::Access::kListed, {});
    for (const UnreadThread& each : unread.rows.rows)
        if (std::ranges::count(row.listed, each.case_id) == 0) row.listed.push_back(each.case_id);
    return Seen<MyUnread>(std::move(unread), Rows(std::move(row)));
}

// ---- what is begun and not sent

Result<journal::DraftPlace> Office::DraftPlaceOf(const Asker& asker, CaseId case_id, std::string_view place) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    };
    if (place.empty() || place.size() > journal::kLongestPlace || !std::ranges::all_of(place, plain))
        return Fail(Code::kNotFound);
    if (!OpenCaseFile(asker.actor, case_id, kForever, false, Door::kWork, Depth::kHeads).admitted)
        return Fail(Code::kNotFound);
    return PlaceOf(asker, case_id, place);
}

Result<Seen<DraftView>> Office::FindDraft(const Asker& asker, CaseId case_id, std::string_view place) {
    TRY(const journal::DraftPlace where, DraftPlaceOf(asker, case_id, place));
    DraftView view;
    if (auto draft = journal_.FindDraft(options_.association, where, clock_.Now()))
        view = {std::move(draft->text), draft->at};
    return Seen<DraftView>(std::move(view), Rows(RowFor(asker, domain::Access::kRead, case_id)));
}

Result<Seen<DraftView>> Office::KeepDraft(const Asker& asker, CaseId case_id, std::string_view place,
                                          const DraftWish& wish) {
    TRY(const journal::DraftPlace where, DraftPlaceOf(asker, case_id, place));
    const Instant now = clock_.Now();
    journal_.KeepDraft(options_.association, where, {wish.text, now});
    // The asker's own words come in, and nothing of the participant's goes out but the time.
    return Seen<DraftView>(DraftView{{}, now}, nullptr);
}

Result<Seen<DraftView>> Office::EraseDraft(const Asker& asker, CaseId case_id, std::string_view place) {
    TRY(const journal::DraftPlace where, DraftPlaceOf(asker, case_id, place));
    journal_.EraseDraft(options_.association, where);
    return Seen<DraftView>(DraftView{}, nullptr);
}

}  // namespace samkraft::office
