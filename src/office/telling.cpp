// Notices by mail and SMS that something waits (docs/decisions/0029). What waits is asked of the same rows
// as my day, and compared with what has been told of: so nothing need be noted when something is written, and
// nothing is lost when the program stops. Neither the notice nor its row says what it was.
#include <sodium.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/json.hpp"
#include "base/log.hpp"
#include "journal/projection.hpp"
#include "office/question_book.hpp"

namespace samkraft::office {

using notices::Channel, notices::Status, notices::What;

namespace {

constexpr int kDaysOfWaits = 3650;  // all there are
constexpr int kMostWaits = 4000;
constexpr int kMostAtOnce = 50;
constexpr int kMostCodesADay = 10, kMostTries = 5;
constexpr std::string_view kStoppedTwice =
    "the server stopped twice while it was being sent; it may have arrived";

// A message, a task or a hand-over that is somebody's, an absence told of today, an answer that is asked for.
constexpr std::array kTold{DueKind::kMessageUnanswered, DueKind::kTask,    DueKind::kTakeOver,
                           DueKind::kCallToday,         DueKind::kOpinion, DueKind::kDecision,
                           DueKind::kPlanChangeAnswer};

struct Route {
    std::string to;           // confirmed; empty: the channel is not used
    Instant since;            // when it was
    std::string asked, code;  // an address that is not, and what has been sent to it
    Instant code_ends;
    std::int32_t tries = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"to"}, self.to);
        visit({"since"}, self.since);
        visit({"asked"}, self.asked);
        visit({"code"}, self.code);
        visit({"code_ends"}, self.code_ends);
        visit({"tries"}, self.tries);
    }
    [[nodiscard]] bool CodeHolds(Instant now) const {
        return !asked.empty() && now < code_ends && tries < kMostTries;
    }
};

std::string SixDigits() {
    std::string code = std::to_string(randombytes_uniform(1'000'000));
    return std::string(6 - code.size(), '0') + code;
}

journal::Notice NewNotice(IdSource& ids, WorkerId worker, Channel channel, What what, Instant now) {
    journal::Notice notice;
    notice.id = ids.NextBlind();
    notice.worker = worker;
    notice.channel = static_cast<std::uint8_t>(channel);
    notice.what = static_cast<std::uint8_t>(what);
    notice.made = notice.next = now;
    return notice;
}

journal::NoticeQuery With(AssociationId association, std::initializer_list<Status> status) {
    journal::NoticeQuery query;
    query.association = association;
    for (const Status one : status) query.status.push_back(static_cast<std::uint8_t>(one));
    return query;
}

bool LooksAfterTheProgram(const Asker& asker) {
    return asker.actor.role == Role::kOperator || asker.actor.role == Role::kProjectLead;
}

}  // namespace

// As it is kept, sealed.
struct Office::NoticeReceiver {
    Route mail, sms;
    notices::QuietHours quiet;
    bool participant = false;       // not a worker but a participant with a login
    Instant last;                   // that a notice was made
    std::vector<std::string> told;  // of what waits, what a notice has been made of; sorted
    Date codes_on;
    std::int32_t codes = 0;  // asked for on that day
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"mail"}, self.mail);
        visit({"sms"}, self.sms);
        visit({"quiet"}, self.quiet);
        visit({"participant"}, self.participant);
        visit({"last"}, self.last);
        visit({"told", kOptional, 0, kMostWaits * 2}, self.told);
        visit({"codes_on"}, self.codes_on);
        visit({"codes"}, self.codes);
    }
    [[nodiscard]] Route& Of(Channel channel) { return channel == Channel::kMail ? mail : sms; }
    [[nodiscard]] const Route& Of(Channel channel) const { return channel == Channel::kMail ? mail : sms; }
    [[nodiscard]] bool IsTold() const { return !mail.to.empty() || !sms.to.empty(); }
    [[nodiscard]] static NoticeReceiver Kept(const std::string& kept) {
        if (kept.empty()) return {};
        auto read = json::Parse<NoticeReceiver>(kept, json::Strictness::kStored);
        if (!read) throw std::runtime_error("whom a notice goes to cannot be read");
        return std::move(*read);
    }
};

// ---- one's own settings

NoticeSettings Office::SettingsIn(WorkerId worker, const NoticeReceiver& receiver) {
    NoticeSettings settings;
    settings.quiet = receiver.quiet;
    const Instant now = clock_.Now();
    for (const Channel channel : options_.notice_channels) {
        const Route& route = receiver.Of(channel);
        NoticeAddress& address = settings.channels.rows.emplace_back();
        address.channel = channel;
        address.address = route.to;
        if (route.CodeHolds(now)) address.asked = route.asked;
    }
    if (!receiver.IsTold()) return settings;
    journal::NoticeQuery query = With(options_.association, {Status::kSent, Status::kDead});
    query.worker = worker;
    query.newest = true;
    for (const journal::Notice& n : journal_.Notices(query))
        for (NoticeAddress& address : settings.channels.rows) {
            const auto channel = static_cast<Channel>(n.channel);
            const bool here = channel == address.channel && !address.address.empty();
            // A code was for another address; what is older than the address was for another, too.
            const bool code = n.what == static_cast<std::uint8_t>(What::kCode);
            if (!here || code || n.made < receiver.Of(channel).since) continue;
            Instant& last =
                n.status == static_cast<std::uint8_t>(Status::kSent) ? address.sent : address.lost;
            if (!last) last = n.next;
        }
    return settings;
}

NoticeSettings Office::NoticesOf(const Asker& asker) {
    const WorkerId me = asker.actor.worker;
    return SettingsIn(me, NoticeReceiver::Kept(journal_.FindNoticeReceiver(options_.association, me).kept));
}

// `alter` says what is to be sent, or what is wrong; asked again when somebody else changed the same.
template <class Alter>
Result<NoticeSettings> Office::ChangeNotices(const Asker& asker, Alter alter) {
    constexpr int kTries = 8;
    for (int i = 0; i < kTries; ++i) {
        journal::NoticeReceiver row = journal_.FindNoticeReceiver(options_.association, asker.actor.worker);
        NoticeReceiver receiver = NoticeReceiver::Kept(row.kept);
        receiver.participant = asker.actor.role == Role::kParticipant;
        const Result<std::vector<journal::Notice>> sent = alter(receiver);
        if (!sent && sent.error().code != Code::kInvalid) return tl::unexpected(sent.error());
        // A wrong code has been counted, too.
        row.kept = json::Write(receiver);
        if (!journal_.PutNoticeReceiver(options_.association, row,
                                        sent ? *sent : std::vector<journal::Notice>{}))
            continue;
        if (!sent) return tl::unexpected(sent.error());
        return SettingsIn(asker.actor.worker, receiver);
    }
    return Fail(Code::kUnavailable);
}

Result<NoticeSettings> Office::SetQuietHours(const Asker& asker, const notices::QuietHours& quiet) {
    return ChangeNotices(asker, [&](NoticeReceiver& receiver) -> Result<std::vector<journal::Notice>> {
        receiver.quiet = quiet;
        return std::vector<journal::Notice>{};
    });
}

Result<NoticeSettings> Office::OfferNoticeAddress(const Asker& asker, Channel channel,
                                                  std::string_view typed) {
    if (std::ranges::count(options_.notice_channels, channel) == 0) return Fail(Code::kNotFound);
    TRY(const std::string address, notices::AddressFrom(channel, typed));
    return ChangeNotices(asker, [&](NoticeReceiver& receiver) -> Result<std::vector<journal::Notice>> {
        const Instant now = clock_.Now();
        if (receiver.codes_on != Today()) receiver.codes_on = Today(), receiver.codes = 0;
        if (++receiver.codes > kMostCodesADay)
            return Fail(
                Code::kTooManyTries, "",
                {std::to_string((StartOfDay(AddDays(Today(), 1)).micros - now.micros) / kMicrosPerSecond)});
        Route& route = receiver.Of(channel);
        route.asked = address;
        route.code = SixDigits();
        route.code_ends = AddSeconds(now, notices::kCodeSeconds);
        route.tries = 0;
        return std::vector{NewNotice(ids_, asker.actor.worker, channel, What::kCode, now)};
    });
}

Result<NoticeSettings> Office::ConfirmNoticeAddress(const Asker& asker, Channel channel,
                                                    std::string_view code) {
    if (std::ranges::count(options_.notice_channels, channel) == 0) return Fail(Code::kNotFound);
    return ChangeNotices(asker, [&](NoticeReceiver& receiver) -> Result<std::vector<journal::Notice>> {
        Route& route = receiver.Of(channel);
        if (!route.CodeHolds(clock_.Now()) || code != route.code) {
            ++route.tries;
            return tl::unexpected(Error{Code::kInvalid, "", {}, {Error{Code::kWrongCode, "/code", {}, {}}}});
        }
        // What waits already is on the screen: from here on is told what comes.
        if (!receiver.IsTold()) receiver.told = WaitsFor(asker.actor);
        const std::string confirmed = route.asked;
        route = {};
        route.to = confirmed;
        route.since = clock_.Now();
        return std::vector<journal::Notice>{};
    });
}

Result<NoticeSettings> Office::RemoveNoticeAddress(const Asker& asker, Channel channel) {
    if (std::ranges::count(options_.notice_channels, channel) == 0) return Fail(Code::kNotFound);
    return ChangeNotices(asker, [&](NoticeReceiver& receiver) -> Result<std::vector<journal::Notice>> {
        receiver.Of(channel) = {};
        return std::vector<journal::Notice>{};
    });
}

// ---- what waits

std::vector<std::string> Office::WaitsFor(const secrecy::Actor& actor) {
    std::vector<std::string> waits;
    const auto add = [&](std::string_view what, std::int64_t of, std::int64_t item, std::int64_t since) {
        std::string text(what);
        for (const std::int64_t part : {of, item, since}) text += ' ' + std::to_string(part);
        const std::string hash = Digest(text);
        std::string hex(hash.size() + 1, '\0');  // half of it is enough
        sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(hash.data()),
                       hash.size() / 2);
        hex.pop_back();
        waits.push_back(std::move(hex));
    };
    if (actor.role == Role::kParticipant) {
        const auto case_id = journal_.CaseOf(options_.association, PersonId{actor.worker.value});
        if (!case_id) return waits;
        OpenedCase file = OpenCaseFile(actor, *case_id, kForever, false);
        if (!file.admitted) return waits;
        const CaseState state = Fold(std::move(file.seen));
        if (state.IsClosed()) return waits;
        for (const ThreadItem& t : state.threads)
            if (const Instant since = t.waiting.Since(kTheParticipant); since && !state.IsRecalled(t.item))
                add("message", case_id->value, t.item.value, since.micros);
        std::ranges::sort(waits);
        return waits;
    }
    if (secrecy::ColumnOf(actor.role)) {
        journal::DueQuery query = DuesFor(Asker{actor, Language::kSwedish, {}, {}}, kDaysOfWaits);
        query.limit = kMostWaits;
        for (const DueKind kind : kTold) query.kinds |= std::uint64_t{1} << static_cast<unsigned>(kind);
        const auto directory = TheDirectory();
        for (const journal::Due& due : journal_.Dues(query)) {
            // What is nobody's by name is the lead's; where that is a colleague of another party, whoever's
            // in this party has the case.
            const Worker* lead = directory->Find(due.lead);
            const bool leads_here = lead != nullptr && lead->party == actor.party;
            if (!due.worker && leads_here && due.lead != actor.worker) continue;
            add(NameOf(static_cast<DueKind>(due.kind)), due.case_id.value, due.item.value, due.due.days);
        }
    }
    const std::lock_guard lock(questions_mutex_);
    for (const QuestionBook::Question& q : Questions().questions) {
        const bool mine = q.status == QuestionStatus::kTaken ? q.taker == actor.worker : q.IsFor(actor);
        if (q.Waits() && mine && q.asker != actor.worker) add("question", q.id.value, 0, q.since.micros);
        if (q.status == QuestionStatus::kAnswered && q.asker == actor.worker)
            add("answer", q.id.value, 0, q.since.micros);
    }
    std::ranges::sort(waits);
    return waits;
}

std::optional<secrecy::Actor> Office::ActorOf(const NoticeReceiver& receiver, WorkerId worker) {
    if (receiver.participant) {
        if (!journal_.CaseOf(options_.association, PersonId{worker.value})) return std::nullopt;
        return secrecy::Actor{options_.association, worker, Party::kNone, Role::kParticipant, {}};
    }
    const auto directory = TheDirectory();
    const Worker* found = directory->Find(worker);
    if (found == nullptr || found->removed || !WorksHere(found)) return std::nullopt;
    return secrecy::Actor{options_.association, worker, found->party, found->role, found->teams};
}

void Office::MakeNotices() {
    if (options_.notice_channels.empty()) return;
    RenewRunOut();
    const Instant now = clock_.Now();
    for (const journal::NoticeReceiver& row : journal_.NoticeReceivers(options_.association)) try {
            MakeNoticesFor(row.worker, row.version, row.kept, now);
        } catch (const std::exception& e) {
            // One receiver's case that cannot be read is no reason to leave the others untold.
            log::Warn("notice_not_made", {{"worker", row.worker.Text()}, {"why", e.what()}});
        }
}

void Office::MakeNoticesFor(WorkerId worker, std::int64_t version, const std::string& kept, Instant now) {
    NoticeReceiver receiver = NoticeReceiver::Kept(kept);
    const auto actor = ActorOf(receiver, worker);
    if (!actor) {  // who is not here any more is not to be reached either
        (void)journal_.PutNoticeReceiver(options_.association, {worker, version, {}}, {});
        return;
    }
    if (!receiver.IsTold()) return;
    std::vector<std::string> waits = WaitsFor(*actor);
    std::vector<std::string> fresh, still;
    std::ranges::set_difference(waits, receiver.told, std::back_inserter(fresh));
    std::ranges::set_intersection(waits, receiver.told, std::back_inserter(still));
    const bool too_soon = receiver.last && now < AddSeconds(receiver.last, notices::kPauseBetweenSeconds);
    std::vector<journal::Notice> made;
    if (!fresh.empty() && !too_soon && notices::QuietUntil(receiver.quiet, now) == now) {
        for (const Channel channel : options_.notice_channels)
            if (!receiver.Of(channel).to.empty())
                made.push_back(NewNotice(ids_, worker, channel, What::kWaiting, now));
        if (made.empty()) return;  // its channel has been taken out of use
        receiver.last = now;
        still = std::move(waits);
    }
    if (still == receiver.told) return;
    receiver.told = std::move(still);
    (void)journal_.PutNoticeReceiver(options_.association, {worker, version, json::Write(receiver)}, made);
}

// ---- sending

void Office::SendNotices(const notices::Senders& senders) {
    journal::NoticeQuery query = With(options_.association, {Status::kQueued, Status::kSending});
    query.due = clock_.Now();
    query.limit = kMostAtOnce;
    for (const journal::Notice& notice : journal_.Notices(query)) SendNotice(notice, senders);
}

void Office::SendNotice(const journal::Notice& notice, const notices::Senders& senders) {
    const Instant now = clock_.Now();
    const auto channel = static_cast<Channel>(notice.channel);
    const auto what = static_cast<What>(notice.what);
    const NoticeReceiver receiver =
        NoticeReceiver::Kept(journal_.FindNoticeReceiver(options_.association, notice.worker).kept);
    const Route& route = receiver.Of(channel);
    const std::string& to = what == What::kCode ? route.asked : route.to;
    journal::Notice taken = notice;
    const auto put = [&](const journal::Notice& was, journal::Notice& is, Status status, Instant next) {
        is.status = static_cast<std::uint8_t>(status);
        is.next = next;
        if (!journal_.ChangeNotice(options_.association, was, is)) return false;
        log::Info("notice", {{"id", IdText(is.id)},
                             {"channel", std::string(NameOf(channel))},
                             {"status", std::string(NameOf(status))},
                             {"attempts", std::to_string(is.attempts)}});
        return true;
    };
    notices::Sender* sender = senders.Of(channel);
    if (to.empty() || sender == nullptr || (what == What::kCode && !route.CodeHolds(now)))
        return (void)put(notice, taken, Status::kDropped, now);
    if (notice.status == static_cast<std::uint8_t>(Status::kSending)) {
        // A server stopped while it was being sent, and nobody knows whether it went: once more, and no more.
        if (notice.interrupted > 0) {
            taken.answer = kStoppedTwice;
            return (void)put(notice, taken, Status::kDead, now);
        }
        ++taken.interrupted;
    }
    if (what == What::kWaiting)
        if (const Instant later = notices::QuietUntil(receiver.quiet, now); later > now)
            return (void)put(notice, taken, Status::kQueued, later);
    ++taken.attempts;
    if (!put(notice, taken, Status::kSending, AddSeconds(now, notices::kSendingSeconds))) return;
    const notices::Receipt receipt =
        sender->Send(notices::Compose(channel, what, IdText(notice.id), to, senders.service, route.code));
    journal::Notice done = taken;
    done.answer = notices::WithoutAddress(receipt.answer, to);
    const bool again = receipt.taken == notices::Taken::kNotNow && done.attempts < notices::kMostAttempts;
    const Instant after = clock_.Now();
    if (receipt.taken == notices::Taken::kYes)
        (void)put(taken, done, Status::kSent, after);
    else if (again)
        (void)put(taken, done, Status::kQueued, AddSeconds(after, notices::PauseAfter(done.attempts)));
    else
        (void)put(taken, done, Status::kDead, after);
}

// ---- what did not arrive

Result<UndeliveredNotices> Office::Undelivered(const Asker& asker) {
    if (!LooksAfterTheProgram(asker)) return Fail(Code::kForbidden);
    UndeliveredNotices view;
    view.on = !options_.notice_channels.empty();
    const auto dead = With(options_.association, {Status::kDead});
    view.dead = journal_.CountNotices(dead);
    view.waiting = journal_.CountNotices(With(options_.association, {Status::kQueued, Status::kSending}));
    view.sent = journal_.CountNotices(With(options_.association, {Status::kSent}));
    const auto directory = TheDirectory();
    for (const journal::Notice& n : journal_.Notices(dead)) {
        const bool worker = directory->Find(n.worker) != nullptr;
        view.rows.rows.push_back({NoticeId{n.id}, worker ? n.worker : WorkerId{},
                                  static_cast<Channel>(n.channel), static_cast<What>(n.what), n.made, n.next,
                                  n.attempts, n.answer});
    }
    return view;
}

Result<UndeliveredNotices> Office::TryNoticeAgain(const Asker& asker, NoticeId id) {
    if (!LooksAfterTheProgram(asker)) return Fail(Code::kForbidden);
    for (const journal::Notice& n : journal_.Notices(With(options_.association, {Status::kDead}))) {
        if (n.id != id.value) continue;
        journal::Notice again = n;
        again.status = static_cast<std::uint8_t>(Status::kQueued);
        again.attempts = again.interrupted = 0;
        again.next = clock_.Now();
        if (!journal_.ChangeNotice(options_.association, n, again)) break;  // somebody else has, just now
        return Undelivered(asker);
    }
    return Fail(Code::kNotFound);
}

}  // namespace samkraft::office
