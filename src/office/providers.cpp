// Providers and workplaces: the register, who of those the asker sees is where, writing in several cases at
// once, and what a place says by its link (docs/decisions/0026).
#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/reference_code.hpp"
#include "journal/bases.hpp"
#include "journal/projection.hpp"
#include "office/provider_book.hpp"
#include "office/throttle.hpp"

namespace samkraft::office {
namespace {

constexpr int kTries = 8;  // against others writing at the same moment
constexpr int kMostCards = 10'000;
constexpr std::size_t kMostThere = 500;

bool IsOn(const Activity& a) {
    return a.status == ActivityStatus::kOffered || a.status == ActivityStatus::kAccepted ||
           a.status == ActivityStatus::kOngoing;
}

// Who works with cases, or follows the teams that do.
Done KeepsProviders(const Asker& asker) {
    if (asker.actor.role == Role::kParticipant || asker.actor.role == Role::kEvaluator ||
        !secrecy::ColumnOf(asker.actor.role))
        return Fail(Code::kForbidden);
    return {};
}

std::vector<ContactGap> GapsOn(Date day, const Provider& p, const Directory& directory) {
    return GapsOf(p, [&](WorkerId w) {
        const Worker* worker = directory.Find(w);
        return worker != nullptr && worker->WorksOn(day);
    });
}

ProviderRow RowOf(ProviderId id, const Provider& p, Date today, const Directory& directory) {
    ProviderRow row;
    row.gaps = GapsOn(today, p, directory);
    row.id = id;
    row.name = p.name;
    row.kind = p.kind;
    row.org_number = p.org_number;
    row.inactive = p.inactive;
    row.capacity = p.capacity;
    row.visit_weeks = p.visit_weeks;
    row.offers = p.offers;
    if (IsHost(p.kind))
        row.steps_left = static_cast<std::int32_t>(OnboardingSteps().size() - p.onboarding.size());
    return row;
}

// By what is agreed: so many weeks after the last, or after it began.
Date NextBy(const Activity& a, Date last, std::optional<std::int32_t> weeks) {
    if (a.status != ActivityStatus::kOngoing || weeks.value_or(0) == 0) return {};
    const Date begun = a.started ? a.started : a.offer.from;
    return AddDays(std::max(begun, last), 7 * *weeks);
}

PersonThere PersonAt(const Provider& provider, const CaseState& seen, const Activity& a) {
    const ItemId item = a.offer.about.item;
    PersonThere there;
    there.activity = item;
    there.code = a.offer.activity;
    there.title = a.offer.title;
    there.status = a.status;
    there.from = a.started ? a.started : a.offer.from;
    there.until = a.offer.until;
    there.responsible = a.offer.responsible;
    if (!there.responsible && seen.lead) there.responsible = seen.lead->worker;
    for (const FollowUpItem& f : seen.follow_ups) {
        if (f.done && f.done->activity == item && f.done->channel == Channel::kVisit)
            there.visited = std::max(there.visited, f.done->date);
        if (f.done || !f.planned || f.planned->activity != item || f.planned->channel != Channel::kVisit)
            continue;
        if (there.planned && there.planned->date <= f.planned->date) continue;
        there.planned = f.planned;
        there.planned_item = f.about.item;
        there.planned_version = f.about.version;
    }
    const auto reported = [&](ItemId of, Date day) {
        if (of == item) there.reported = std::max(there.reported, day);
    };
    for (const auto& h : seen.hours) reported(h.activity, AddDays(h.week, 6));
    for (const auto& w : seen.attendance) reported(w.activity, AddDays(w.week, 6));
    for (const auto& r : seen.placement_reviews)
        if (r.side == Signatory::kHost) reported(r.activity, r.date);
    const PlacementItem* placement = seen.PlacementOf(item);
    const auto agreed = placement != nullptr ? placement->placement.visit_weeks : std::nullopt;
    there.visit_by = NextBy(a, there.visited, agreed ? agreed : provider.visit_weeks);
    there.report_by = NextBy(a, there.reported, provider.report_weeks);
    for (const auto& s : seen.signals)
        if (s.activity == item && seen.IsOpen(s))
            there.signals.rows.push_back({s.about.item, s.date, *s.signal});
    return there;
}

}  // namespace

void Office::ProviderBook::Take(journal::Stream& stream) {
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
        const EntryHead& head = stream.Heads()[i];
        if (head.kind != kProviderKept) continue;
        auto provider = json::Parse<Provider>(stream.Open(i), json::Strictness::kStored);
        if (!provider) throw std::runtime_error("a provider in the register cannot be read");
        Kept& kept = providers[ProviderId{head.item.value}];
        kept = {kept.version + 1, head.at, head.author, std::move(*provider)};
    }
    sequence = stream.Sequence();
}

Office::ProviderBook& Office::ProvidersNow() {
    if (!providers_) providers_ = std::make_unique<ProviderBook>();
    journal::Stream added =
        journal_.Read(options_.association, journal::kProviderStream, kForever, providers_->sequence);
    try {
        providers_->Take(added);
    } catch (...) {
        providers_.reset();  // half of it may have been taken
        throw;
    }
    return *providers_;
}

std::optional<Provider> Office::FindProvider(ProviderId id) {
    const std::lock_guard lock(providers_mutex_);
    const ProviderBook::Kept* kept = ProvidersNow().Find(id);
    return kept == nullptr ? std::nullopt : std::optional(kept->provider);
}

Result<KeptProvider> Office::KeepProvider(const Asker& asker, ProviderId id, ProviderWish wish,
                                          const std::string& key, std::string_view request) {
    CHECK_OK(KeepsProviders(asker));
    TRY(wish.provider, Checked(std::move(wish.provider), Today()).map_error([](Error e) {
        e.pointer = "/provider" + e.pointer;
        return e;
    }));
    if (wish.provider.our_contact && TheDirectory()->Find(wish.provider.our_contact) == nullptr)
        return Fail(Code::kUnknownValue, "/provider/our_contact", {wish.provider.our_contact.Text()});
    if (wish.provider.our_second && TheDirectory()->Find(wish.provider.our_second) == nullptr)
        return Fail(Code::kUnknownValue, "/provider/our_second", {wish.provider.our_second.Text()});
    const std::string fingerprint = Digest(asker.page + id.Text() + '\n' + std::string(request));
    const std::lock_guard lock(providers_mutex_);
    if (const auto first = journal_.Repeat(options_.association, asker.actor.worker, key, fingerprint))
        return json::Parse<KeptProvider>(*first, json::Strictness::kStored);
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const ProviderBook& book = ProvidersNow();
        KeptProvider kept{id ? id : ids_.Make<ProviderId>(), 1};
        if (id) {
            const ProviderBook::Kept* before = book.Find(id);
            if (before == nullptr) return Fail(Code::kNotFound);
            if (before->version != wish.version) return Fail(Code::kStale);
            kept.version = before->version + 1;
        }
        EntryHead head;
        head.id = ids_.Make<EntryId>();
        head.item = ItemId{kept.id.value};
        head.version = kept.version;
        head.kind = kProviderKept;
        head.owner = asker.actor.party;
        head.author = asker.actor.worker;
        head.at = clock_.Now();
        journal::Append append;
        append.association = options_.association;
        append.stream = journal::kProviderStream;
        append.expected = book.sequence;
        append.entries.push_back({head, json::Write(wish.provider)});
        append.access.push_back(RowFor(asker, domain::Access::kWritten, {}));
        append.idempotency = journal::Idempotency{asker.actor.worker, key, fingerprint, json::Write(kept)};
        const auto done = journal_.Commit(std::move(append));
        if (done.outcome == journal::Outcome::kDone) return kept;
        if (done.outcome == journal::Outcome::kRepeated)
            return json::Parse<KeptProvider>(done.answer, json::Strictness::kStored);
        if (done.outcome == journal::Outcome::kKeyReused) return Fail(Code::kRepeatedKey);
        if (done.outcome == journal::Outcome::kFailed) break;
    }
    return Fail(Code::kUnavailable);
}

// How many are where is counted from the asker's own list, and from nothing else.
Result<Seen<ProviderList>> Office::Providers(const Asker& asker) {
    CHECK_OK(KeepsProviders(asker));
    ProviderList list;
    const auto directory = TheDirectory();
    {
        const std::lock_guard lock(providers_mutex_);
        for (const auto& [id, kept] : ProvidersNow().providers)
            list.rows.rows.push_back(RowOf(id, kept.provider, Today(), *directory));
    }
    std::ranges::sort(list.rows.rows, {},
                      [](const ProviderRow& r) { return std::pair(text::Fold(r.name), r.id); });
    std::unordered_map<ProviderId, std::int32_t> here;
    TRY(const auto cards, CardsAtProviders(asker));
    for (const auto& [card, content] : cards)
        for (const ProviderId provider : content.providers) ++here[provider];
    for (ProviderRow& row : list.rows.rows)
        if (const auto at = here.find(row.id); at != here.end()) row.here = at->second;
    return Seen<ProviderList>(std::move(list), Rows(RowFor(asker, domain::Access::kListed, {})));
}

Result<std::vector<std::pair<CaseId, CardContent>>> Office::CardsAtProviders(const Asker& asker) {
    ListWish wish;
    wish.scope = Scope::kParty;
    wish.limit = kMostCards;
    RenewRunOut();
    std::vector<std::pair<CaseId, CardContent>> found;
    for (const journal::Card& card : journal_.Cards(QueryFor(asker, wish))) {
        TRY(auto content, json::Parse<CardContent>(card.content, json::Strictness::kStored));
        if (!content.providers.empty()) found.emplace_back(card.case_id, std::move(content));
    }
    return found;
}

Result<Seen<ProviderView>> Office::ProviderPage(const Asker& asker, ProviderId id) {
    CHECK_OK(KeepsProviders(asker));
    ProviderView view;
    view.id = id;
    view.today = Today();
    {
        const std::lock_guard lock(providers_mutex_);
        const ProviderBook::Kept* kept = ProvidersNow().Find(id);
        if (kept == nullptr) return Fail(Code::kNotFound);
        view.version = kept->version;
        view.changed = kept->changed;
        view.changed_by = kept->changed_by;
        view.provider = kept->provider;
        view.gaps = GapsOn(view.today, view.provider, *TheDirectory());
    }
    auto rows = Rows(RowFor(asker, domain::Access::kListed, {}));
    TRY(const auto cards, CardsAtProviders(asker));
    for (const auto& [case_id, content] : cards) {
        if (std::ranges::count(content.providers, id) == 0 || view.here.rows.size() >= kMostThere) continue;
        OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
        if (!file.admitted) continue;
        const CaseState seen = Fold(std::move(file.seen));
        for (const Activity& a : seen.activities) {
            if (seen.IsClosed() || !IsOn(a) || seen.ProviderOf(a) != id) continue;
            PersonThere there = PersonAt(view.provider, seen, a);
            there.case_id = case_id;
            there.name = NameOn(content);
            view.here.rows.push_back(std::move(there));
        }
        rows->push_back(ShownRow(asker, domain::Access::kRead, file));
    }
    std::ranges::stable_sort(view.here.rows, {}, [](const PersonThere& p) { return text::Fold(p.name); });
    return Seen<ProviderView>(std::move(view), std::move(rows));
}

// Each case by the ordinary way, with a key of its own: what is sent again is not written again, and what
// was refused can be put right.
Seen<std::vector<WrittenCase>> Office::WriteEach(const Asker& asker, const std::vector<CaseWishes>& cases,
                                                 const std::string& key) {
    std::vector<WrittenCase> written;
    auto rows = std::make_shared<std::vector<journal::AccessRow>>();
    for (const CaseWishes& one : cases) {
        auto result =
            one.fault ? Result<Seen<Receipt>>(tl::unexpected(*one.fault))
                      : Write(asker, one.case_id, one.wishes, key + ":" + one.case_id.Text(), one.request);
        if (result) {
            if (result->rows_) rows->insert(rows->end(), result->rows_->begin(), result->rows_->end());
            written.push_back({one.case_id, std::move(result->value_)});
            continue;
        }
        if (IsAccessFault(result.error().code))
            rows->push_back(RowFor(asker, domain::Access::kRefused, one.case_id));
        written.push_back({one.case_id, tl::unexpected(std::move(result).error())});
    }
    if (rows->empty()) rows.reset();  // each was logged with what it wrote
    return {std::move(written), std::move(rows)};
}

// ---- the links of the places

// Only what holds now: the newest link, open, not past its day, of an activity that goes on in an open case.
// Everything else gets the same answer; what could have been a link counts as a try from that address.
Result<Office::SignalPlace> Office::FindSignalPlace(std::string_view typed, const std::string& source) {
    // A right one is never refused for another's tries: a school's sheets come from one address.
    const auto wrong = [&]() -> tl::unexpected<Error> {
        const std::string name = "signal " + source;
        const Instant real = SystemClock{}.Now();
        if (const int wait = signal_throttle_->SecondsToWait(name, source, real); wait > 0)
            return Fail(Code::kTooManyTries, "", {std::to_string(wait)});
        signal_throttle_->Failed(name, source, real);
        return Fail(Code::kNotFound);
    };
    const std::string token = ReadSignalToken(typed);
    if (token.empty()) return Fail(Code::kNotFound);
    const std::string hash = journal_.NumberHash(options_.association, journal::SignalWord(token));
    const auto cases = journal_.CasesWith(options_.association, std::array{hash});
    if (cases.size() != 1) return wrong();
    SignalPlace place;
    place.case_id = cases.front();
    journal::Stream stream = journal_.Read(options_.association, place.case_id);
    place.sequence = stream.Sequence();
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) place.whole.push_back(Opened(stream, i));
    place.state = Fold(std::vector<Entry>(place.whole));
    if (place.state.IsClosed()) return wrong();
    for (const Activity& a : place.state.activities) {
        const auto link = std::ranges::find_if(
            a.signal_links, [&](const auto& l) { return l.open && l.token == token && Today() <= l.until; });
        if (link == a.signal_links.end() || !IsOn(a)) continue;
        place.activity = a.offer.about;
        place.owner = link->about.owner;
        if (const auto provider = FindProvider(place.state.ProviderOf(a))) place.provider = provider->name;
        return place;
    }
    return wrong();
}

Result<SignalPage> Office::SignalPageOf(std::string_view token, const std::string& source) {
    TRY(const SignalPlace place, FindSignalPlace(token, source));
    return SignalPage{place.provider, Today()};
}

Done Office::TakeSignal(std::string_view token, const std::string& source, SignalKind signal) {
    const Asker program{{options_.association, {}, Party::kNone, Role::kOperator, {}},
                        Language::kSwedish,
                        "POST /signal/{token}",
                        source};
    for (int attempt = 0; attempt < kTries; ++attempt) {
        TRY(SignalPlace place, FindSignalPlace(token, source));
        const Date today = Today();
        const ItemId activity = place.activity.item;
        // The same word twice on a day is one: what is sent again adds nothing.
        if (std::ranges::any_of(place.state.signals, [&](const auto& s) {
                return s.activity == activity && s.date == today && s.signal == signal;
            }))
            return {};
        Draft draft;
        draft.category = SignalCategory(place.activity.category);
        draft.topic = place.activity.topic;
        draft.owner = place.owner;
        draft.payload = Signal{activity, today, signal};
        std::map<ItemId, std::int32_t> versions;
        const EntryHead head = HeadFor(program.actor, draft, clock_.Now(), versions);
        journal::Append append;
        append.association = options_.association;
        append.stream = place.case_id;
        append.expected = place.sequence;
        append.entries.push_back({head, Encode(draft.payload)});
        place.whole.push_back(Entry{head, std::move(draft.payload), Level::kFull});
        append.projections = journal::Project(place.case_id, place.whole, *TheDirectory(), clock_.Now());
        journal::AccessRow row = RowFor(program, domain::Access::kWritten, place.case_id);
        row.sequence = place.sequence;
        append.access.push_back(std::move(row));
        const auto done = journal_.Commit(std::move(append));
        if (done.outcome == journal::Outcome::kDone) return {};
        if (done.outcome == journal::Outcome::kFailed) break;
    }
    return Fail(Code::kUnavailable);
}

}  // namespace samkraft::office
