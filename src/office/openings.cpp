// Reasoned openings (motiverad öppning): a case of the own party, opened for some hours by who is not
// assigned to it, and what the party's reviewer says of it afterwards.
#include <algorithm>

#include "base/json.hpp"
#include "base/personal_number.hpp"
#include "base/text.hpp"
#include "domain/kinds.hpp"
#include "journal/projection.hpp"
#include "office/review_book.hpp"

namespace samkraft::office {
namespace {

constexpr int kTries = 8;  // against others writing at the same moment
constexpr std::size_t kLeastReason = 10;
constexpr int kMostHours = 24;
// A Swedish day: openings of one worker, and numbers asked for, found or not. Past the second somebody is
// trying numbers.
constexpr int kOpeningsADay = 5, kAskedADay = 15;

}  // namespace

Result<Seen<OpeningReceipt>> Office::OpenInOwnParty(const Asker& asker, const OpeningWish& wish,
                                                    const std::string& key, std::string_view request) {
    const secrecy::Actor& actor = asker.actor;
    if (!kCaseRoles.Has(actor.role) || HomeParty(actor.role) != actor.party) return Fail(Code::kForbidden);
    TRY(const PersonalNumber number,
        PersonalNumber::Make(wish.personal_number, Today()).map_error([](Error e) {
            e.pointer = "/personal_number";
            return e;
        }));
    const std::string reason(text::Trim(wish.reason));
    if (text::Length(reason) < kLeastReason) return Fail(Code::kReasonMissing, "/reason");
    const std::int32_t hours = wish.hours.value_or(1);
    if (hours < 1 || hours > kMostHours)
        return Fail(Code::kOutOfRange, "/hours", {"1", std::to_string(kMostHours)});

    const std::lock_guard one_at_a_time(review_mutex_);  // or two at once would each be the day's last
    const std::string fingerprint = Digest("opening" + std::string(request));
    const Instant now = clock_.Now();
    for (int attempt = 0; attempt < kTries; ++attempt) {
        if (const auto answer = journal_.Repeat(options_.association, actor.worker, key, fingerprint)) {
            TRY(auto receipt, json::Parse<OpeningReceipt>(*answer, json::Strictness::kStored));
            journal::AccessRow row = RowFor(asker, domain::Access::kOpened, receipt.case_id);
            return Seen<OpeningReceipt>(std::move(receipt), Rows(std::move(row)));
        }
        const Instant tomorrow = StartOfDay(AddDays(Today(), 1));
        int opened = 0, asked = 0;
        for (const journal::AccessRow& row :
             journal_.AccessBy(options_.association, actor.party, actor.worker, StartOfDay(Today()), tomorrow,
                               {}, 10'000)) {
            if (row.page != asker.page) continue;
            ++asked;
            if (row.access == domain::Access::kOpened) ++opened;
        }
        if (opened >= kOpeningsADay || asked >= kAskedADay)
            return Fail(Code::kTooManyTries, "",
                        {std::to_string((tomorrow.micros - now.micros) / kMicrosPerSecond + 1)});

        // One answer for nobody's, another party's and a protected person's number. The log says which case
        // it was only where the party has it.
        const auto refuse = [&](CaseId known) -> tl::unexpected<Error> {
            LogNow(RowFor(asker, domain::Access::kRefused, known));
            return Fail(Code::kNotFound);
        };
        const auto person = journal_.FindPerson(options_.association, number.Digits());
        if (!person) return refuse({});
        OpenedCase file = OpenCaseFile(actor, person->case_id, kForever, true);
        const bool ours = std::any_of(file.bases.engagements.begin(), file.bases.engagements.end(),
                                      [&](const secrecy::Engagement& e) {
                                          return e.party == actor.party && e.begins <= now && now < e.ends;
                                      });
        if (!ours) return refuse({});
        if (file.bases.protection != Protection::kNone || TheDirectory()->WorksHere(number.Digits()) ||
            IsClose(actor, number.Digits()))
            return refuse(person->case_id);
        OpeningReceipt receipt;
        receipt.case_id = person->case_id;
        if (file.admitted) {
            journal::AccessRow row = RowFor(asker, domain::Access::kSearched, {});
            row.listed = {person->case_id};
            return Seen<OpeningReceipt>(std::move(receipt), Rows(std::move(row)));
        }

        receipt.opening = ids_.Make<ItemId>();
        receipt.until = AddSeconds(now, std::int64_t{hours} * 3600);
        std::map<ItemId, std::int32_t> versions;
        const Draft draft{receipt.opening,
                          Info(Kind::kOwnPartyOpening).categories.front(),
                          Topic::kNone,
                          {},
                          OwnPartyOpening{reason, hours}};
        const EntryHead head = HeadFor(actor, draft, now, versions);
        file.whole.push_back({head, draft.payload, Level::kFull});
        std::vector<journal::Append> both(2);
        journal::Append& in_case = both[0];
        in_case.association = options_.association;
        in_case.stream = person->case_id;
        in_case.expected = file.stream.Sequence();
        in_case.entries.push_back({head, Encode(draft.payload)});
        in_case.projections = journal::Project(person->case_id, file.whole, *TheDirectory(), now);
        in_case.idempotency = journal::Idempotency{actor.worker, key, fingerprint, json::Write(receipt)};
        journal::AccessRow row = RowFor(asker, domain::Access::kOpened, person->case_id);
        row.sequence = in_case.expected;
        in_case.access.push_back(std::move(row));
        journal::Append& in_book = both[1];
        in_book.association = options_.association;
        in_book.stream = journal::ReviewStream(actor.party);
        in_book.expected = journal_.Read(options_.association, in_book.stream).Sequence();
        in_book.entries.push_back(ReviewEntry(
            asker, kReviewOpening, receipt.opening, 1,
            json::Write(KeptOpening{person->case_id, actor.worker, actor.role, receipt.until, reason})));
        in_book.entries.back().head.at = now;
        // Of two that are written together the journal does not say which was refused. This one never goes
        // through, for what it expects; but says so when the key has been used for something else.
        journal::Append asks_for_key;
        asks_for_key.association = options_.association;
        asks_for_key.stream = in_case.stream;
        asks_for_key.expected = in_case.expected + 1;
        asks_for_key.entries = in_case.entries;
        asks_for_key.idempotency = in_case.idempotency;
        const auto done = journal_.CommitAll(std::move(both));
        if (done[0].outcome == journal::Outcome::kDone && done[1].outcome == journal::Outcome::kDone)
            return Seen<OpeningReceipt>(std::move(receipt), nullptr);
        if (journal_.Commit(std::move(asks_for_key)).outcome == journal::Outcome::kKeyReused)
            return Fail(Code::kRepeatedKey);
        if (done[0].outcome == journal::Outcome::kFailed || done[1].outcome == journal::Outcome::kFailed)
            break;
    }
    return Fail(Code::kUnavailable);
}

Result<Seen<OpeningView>> Office::ReviewOpening(const Asker& asker, ItemId opening, const VerdictWish& wish) {
    CHECK_OK(IsReviewer(asker));
    if (wish.verdict == Verdict::kRejected && text::Length(text::Trim(wish.note)) < kLeastReason)
        return Fail(Code::kReasonMissing, "/note");
    const std::lock_guard one_at_a_time(review_mutex_);
    for (int attempt = 0; attempt < kTries; ++attempt) {
        ReviewBook book = ReadReviews(asker.actor.party);
        const auto at = book.openings.find(opening);
        if (at == book.openings.end()) return Fail(Code::kNotFound);
        OpeningView& view = at->second;
        if (!view.open) return Fail(Code::kAlreadyDone);
        if (view.worker == asker.actor.worker) return Fail(Code::kOwnDoing);
        const Instant now = clock_.Now();
        // The case is read to write in it, and nothing of it is shown.
        OpenedCase file = OpenCaseFile(asker.actor, view.case_id, kForever, true);
        if (IsClosedTo(asker.actor, file.stream)) return Fail(Code::kOwnDoing);
        std::map<ItemId, std::int32_t> versions;
        for (const EntryHead& head : file.stream.Heads())
            versions[head.item] = std::max(versions[head.item], head.version);
        const Draft draft{opening,
                          Info(Kind::kOwnPartyOpening).categories.front(),
                          Topic::kNone,
                          {},
                          OpeningReviewed{wish.verdict, wish.note}};
        const EntryHead head = HeadFor(asker.actor, draft, now, versions);
        file.whole.push_back({head, draft.payload, Level::kFull});
        std::vector<journal::Append> both(2);
        both[0].association = both[1].association = options_.association;
        both[0].stream = view.case_id;
        both[0].expected = file.stream.Sequence();
        both[0].entries.push_back({head, Encode(draft.payload)});
        both[0].projections = journal::Project(view.case_id, file.whole, *TheDirectory(), now);
        journal::AccessRow row = RowFor(asker, domain::Access::kListed, {});
        row.listed = {view.case_id};
        both[0].access.push_back(std::move(row));
        both[1].stream = journal::ReviewStream(asker.actor.party);
        both[1].expected = book.sequence;
        both[1].entries.push_back(ReviewEntry(asker, kReviewVerdict, opening, 2, json::Write(wish)));
        const auto done = journal_.CommitAll(std::move(both));
        if (done[0].outcome == journal::Outcome::kDone && done[1].outcome == journal::Outcome::kDone) {
            view.open = view.overdue = false;
            view.verdict = wish.verdict;
            view.reviewer = asker.actor.worker;
            view.reviewed = now;
            view.note = wish.note;
            return Seen<OpeningView>(std::move(view), nullptr);
        }
        if (done[0].outcome == journal::Outcome::kFailed || done[1].outcome == journal::Outcome::kFailed)
            break;
    }
    return Fail(Code::kUnavailable);
}

}  // namespace samkraft::office
