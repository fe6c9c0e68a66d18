// The review of the access log (granskning): who may, the lists of each week, what is found of them.
#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"
#include "journal/bases.hpp"
#include "journal/projection.hpp"
#include "office/review_book.hpp"

namespace samkraft::office {
namespace {

constexpr int kTries = 8;  // against others writing at the same moment
constexpr std::size_t kLeastNote = 10;
constexpr int kWeeksShown = 12, kDaysShown = 30, kRowsShown = 500;

std::string SeedOf(IdSource& ids) {  // 252 bits
    std::string seed;
    for (int i = 0; i < 4; ++i) {
        const std::int64_t part = ids.NextBlind();
        for (std::size_t nibble = 0; nibble < 16; ++nibble)
            seed += "0123456789abcdef"[(static_cast<std::uint64_t>(part) >> (60 - 4 * nibble)) & 15U];
    }
    return seed;
}

template <class T>
T Stored(std::string_view json) {
    auto value = json::Parse<T>(json, json::Strictness::kStored);
    if (!value) throw std::runtime_error("an entry of a review stream cannot be read");
    return std::move(*value);
}

CameBy CameTo(const secrecy::CaseBases& bases, const Worker& worker, Party party, Instant at) {
    CameBy found = CameBy::kNothing;
    for (const secrecy::Assignment& a : bases.assignments) {
        const bool team =
            a.team && std::find(worker.teams.begin(), worker.teams.end(), a.team) != worker.teams.end();
        if (a.party != party || !(team || (a.worker && a.worker == worker.id))) continue;
        if (a.begins > at || at >= a.ends) continue;
        if (!a.opening) return team ? CameBy::kTeam : CameBy::kAssigned;
        found = CameBy::kOpening;
    }
    return found;
}

}  // namespace

Done Office::IsReviewer(const Asker& asker) {
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(asker.actor.worker);
    const bool is = worker != nullptr && worker->Has(Duty::kReviewer) && worker->party == asker.actor.party &&
                    worker->party != Party::kNone && (!worker->until || worker->until >= Today());
    if (!is) return Fail(Code::kForbidden);
    return {};
}

journal::NewEntry Office::ReviewEntry(const Asker& asker, std::uint16_t kind, ItemId item,
                                      std::int32_t version, std::string payload) {
    EntryHead head;
    head.id = ids_.Make<EntryId>();
    head.item = item;
    head.version = version;
    head.kind = kind;
    head.owner = asker.actor.party;
    head.category = Category::kAuditLog;
    head.author = asker.actor.worker;
    head.at = clock_.Now();
    return {head, std::move(payload)};
}

Office::ReviewBook Office::ReadReviews(Party party) {
    journal::Stream stream = journal_.Read(options_.association, journal::ReviewStream(party));
    ReviewBook book;
    book.sequence = stream.Sequence();
    const Date today = Today();
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
        const EntryHead& head = stream.Heads()[i];
        const std::string_view json = stream.Open(i);
        switch (head.kind) {
            case kReviewOpening: {
                auto kept = Stored<KeptOpening>(json);
                OpeningView& view = book.openings[head.item];
                view.opening = head.item;
                view.case_id = kept.case_id;
                view.worker = kept.worker;
                view.role = kept.role;
                view.at = head.at;
                view.until = kept.until;
                view.reason = std::move(kept.reason);
                view.due = AddDays(LocalDate(head.at), kDaysToReview);
                view.overdue = view.due < today;
                break;
            }
            case kReviewVerdict: {
                auto kept = Stored<VerdictWish>(json);
                OpeningView& view = book.openings[head.item];
                view.open = view.overdue = false;
                view.verdict = kept.verdict;
                view.reviewer = head.author;
                view.reviewed = head.at;
                view.note = std::move(kept.note);
                break;
            }
            case kReviewWeek: {
                auto kept = Stored<KeptWeek>(json);
                ReviewBook::Week& week = book.weeks[kept.week];
                week.drawn = head.at;
                for (ReviewItem& item : kept.items) {
                    week.items.push_back(item.item);
                    const ItemId id = item.item;
                    book.items[id].about = std::move(item);
                }
                kept.items.clear();
                week.kept = std::move(kept);
                break;
            }
            case kReviewFinding: {
                auto kept = Stored<FindingWish>(json);
                book.items[head.item].findings.push_back(
                    {head.at, head.author, kept.finding, std::move(kept.note)});
                break;
            }
            default:
                break;
        }
    }
    return book;
}

Result<Seen<ReviewDesk>> Office::Desk(const Asker& asker) {
    CHECK_OK(IsReviewer(asker));
    const Party party = asker.actor.party;
    const ReviewBook book = ReadReviews(party);
    const Date today = Today();
    ReviewDesk desk;
    desk.party = party;
    for (const Worker& w : TheDirectory()->workers)
        if (w.party == party && w.Has(Duty::kReviewer) && (!w.until || w.until >= today))
            desk.reviewers.rows.push_back(w.id);
    journal::AccessRow row = RowFor(asker, domain::Access::kListed, {});
    for (const auto& [id, opening] : book.openings) {
        if (!opening.open && LocalDate(opening.at) < AddDays(today, -kDaysShown)) continue;
        OpeningView& view = desk.openings.rows.emplace_back(opening);
        view.own = view.worker == asker.actor.worker;
        row.listed.push_back(view.case_id);
    }
    std::sort(desk.openings.rows.begin(), desk.openings.rows.end(), [](const auto& a, const auto& b) {
        return std::tuple(!a.open, a.open ? a.at.micros : -a.at.micros) <
               std::tuple(!b.open, b.open ? b.at.micros : -b.at.micros);
    });
    // The weeks that are over, as far back as there is a log; and older ones in which something is open.
    const Instant began = journal_.FirstLook(options_.association, party);
    const Date this_week = MondayOf(today);
    const auto add = [&](Date monday) {
        ReviewWeekLine& line = desk.weeks.rows.emplace_back();
        line.week = monday;
        if (const auto at = book.weeks.find(monday); at != book.weeks.end()) {
            line.drawn = true;
            for (const ItemId item : at->second.items) {
                ++line.items;
                if (book.items.at(item).Open()) ++line.open;
            }
        }
        line.overdue = (line.open > 0 || !line.drawn) && today > AddDays(monday, 7 + kDaysToFind);
    };
    const Date oldest = AddDays(this_week, -7 * kWeeksShown);
    for (Date monday = AddDays(this_week, -7); began && monday >= oldest; monday = AddDays(monday, -7)) {
        if (StartOfDay(AddDays(monday, 7)) <= began) break;
        add(monday);
    }
    for (auto week = book.weeks.rbegin(); week != book.weeks.rend(); ++week) {
        if (week->first >= oldest) continue;
        add(week->first);
        if (desk.weeks.rows.back().open == 0) desk.weeks.rows.pop_back();
    }
    return Seen<ReviewDesk>(std::move(desk), Rows(std::move(row)));
}

// The seed is made now that the week is over, and kept with what it chose.
Result<std::int64_t> Office::MakeWeek(const Asker& asker, Date monday) {
    const Party party = asker.actor.party;
    const auto directory = TheDirectory();
    const std::lock_guard one_at_a_time(week_mutex_);
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const ReviewBook book = ReadReviews(party);
        if (book.weeks.contains(monday)) return book.sequence;
        KeptWeek week;
        week.week = monday;
        week.seed = SeedOf(ids_);
        // Names and homes are compared as keyed hashes, in the party's own list rows.
        std::map<std::pair<WorkerId, CaseId>, std::vector<Mark>> near;
        for (const Worker& w : directory->workers) {
            const auto column = secrecy::OwnColumn(w.party);
            if (w.party != party || !column) continue;
            const auto compare = [&](std::string_view word, Mark mark) {
                for (const CaseId c : journal_.CasesWithWord(options_.association, {party, *column}, word))
                    near[{w.id, c}].push_back(mark);
            };
            for (const std::string& word : text::Words(w.family_name))
                compare(journal_.WordHash(options_.association, party, word), Mark::kSameName);
            if (!w.home_hash.empty()) compare(w.home_hash, Mark::kSameHome);
        }
        Watch watch(monday, week.seed, *directory, [&](WorkerId worker, CaseId case_id) {
            const auto of = near.find({worker, case_id});
            return of != near.end() ? of->second : std::vector<Mark>{};
        });
        journal_.EachLook(options_.association, party, StartOfDay(AddDays(monday, -kLookBackDays)),
                          StartOfDay(AddDays(monday, 7)), [&](const journal::Look& look) {
                              const bool wrote = look.access == domain::Access::kWritten;
                              const bool refused = look.access == domain::Access::kRefused;
                              watch.Take({look.at, look.worker, look.case_id, wrote, refused});
                          });
        week.items = watch.Finish([&](ItemId item) { return book.items.contains(item); });
        week.rows = watch.Rows();
        week.visits = watch.Visits();
        journal::Append append;
        append.association = options_.association;
        append.stream = journal::ReviewStream(party);
        append.expected = book.sequence;
        append.entries.push_back(ReviewEntry(asker, kReviewWeek, ItemOfWeek(monday), 1, json::Write(week)));
        const auto done = journal_.Commit(std::move(append));
        if (done.outcome == journal::Outcome::kDone) return done.sequence;
        if (done.outcome == journal::Outcome::kFailed) break;
    }
    return Fail(Code::kUnavailable);
}

Result<Seen<ReviewWeekView>> Office::WeekList(const Asker& asker, Date monday) {
    CHECK_OK(IsReviewer(asker));
    if (!monday || monday != MondayOf(monday)) return Fail(Code::kNotADate, "/week");
    const Instant began = journal_.FirstLook(options_.association, asker.actor.party);
    if (AddDays(monday, 7) > Today() || !began || StartOfDay(AddDays(monday, 7)) <= began)
        return Fail(Code::kNotFound);
    TRY([[maybe_unused]] const std::int64_t made, MakeWeek(asker, monday));
    const ReviewBook book = ReadReviews(asker.actor.party);
    const ReviewBook::Week& week = book.weeks.at(monday);
    ReviewWeekView view;
    view.week = monday;
    view.drawn = week.drawn;
    view.seed = week.kept.seed;
    view.rows = week.kept.rows;
    view.visits = week.kept.visits;
    journal::AccessRow row = RowFor(asker, domain::Access::kListed, {});
    for (const ItemId id : week.items) {
        const ReviewBook::Item& item = book.items.at(id);
        view.items.rows.push_back(
            {item.about, {item.findings}, item.Open(), item.about.worker == asker.actor.worker});
        if (item.about.case_id) row.listed.push_back(item.about.case_id);
    }
    return Seen<ReviewWeekView>(std::move(view), Rows(std::move(row)));
}

Result<Seen<LogLines>> Office::RowsBehind(const Asker& asker, ItemId item) {
    CHECK_OK(IsReviewer(asker));
    const Party party = asker.actor.party;
    const ReviewBook book = ReadReviews(party);
    WorkerId worker;
    CaseId case_id;
    Instant from, until;
    if (const auto listed = book.items.find(item); listed != book.items.end()) {
        const ReviewItem& about = listed->second.about;
        worker = about.worker;
        case_id = about.case_id;
        from = StartOfDay(about.day);
        until = StartOfDay(AddDays(about.day, case_id ? 1 : 7));
    } else if (const auto opened = book.openings.find(item); opened != book.openings.end()) {
        worker = opened->second.worker;
        case_id = opened->second.case_id;
        from = opened->second.at;
        until = AddSeconds(opened->second.until, 1);
    } else {
        return Fail(Code::kNotFound);
    }
    const auto directory = TheDirectory();
    const Worker* self = directory->Find(worker);
    std::map<CaseId, secrecy::CaseBases> bases;
    LogLines lines;
    journal::AccessRow seen = RowFor(asker, domain::Access::kListed, {});
    for (const journal::AccessRow& row :
         journal_.AccessBy(options_.association, party, worker, from, until, case_id, kRowsShown + 1)) {
        if (lines.rows.rows.size() == kRowsShown) {
            lines.more = true;
            break;
        }
        LogLine& line = lines.rows.rows.emplace_back();
        line.at = row.at;
        line.access = row.access;
        line.refused = row.access == domain::Access::kRefused || row.access == domain::Access::kSignInRefused;
        line.worker = row.worker;
        line.role = row.role;
        line.case_id = row.case_id;
        line.page = row.page;
        line.source = row.source;
        if (!row.case_id) continue;
        auto [known, fresh] = bases.try_emplace(row.case_id);
        if (fresh) {
            known->second = OpenCaseFile(asker.actor, row.case_id, kForever, false).bases;
            seen.listed.push_back(row.case_id);
        }
        if (self != nullptr && !line.refused) line.came_by = CameTo(known->second, *self, party, row.at);
    }
    return Seen<LogLines>(std::move(lines), Rows(std::move(seen)));
}

Result<Seen<ReviewItemView>> Office::AddFinding(const Asker& asker, ItemId item, const FindingWish& wish) {
    CHECK_OK(IsReviewer(asker));
    if (wish.finding != Finding::kInOrder && text::Length(text::Trim(wish.note)) < kLeastNote)
        return Fail(Code::kReasonMissing, "/note");
    const std::lock_guard one_at_a_time(review_mutex_);
    for (int attempt = 0; attempt < kTries; ++attempt) {
        ReviewBook book = ReadReviews(asker.actor.party);
        const auto at = book.items.find(item);
        if (at == book.items.end()) return Fail(Code::kNotFound);
        ReviewBook::Item& found = at->second;
        if (found.about.worker == asker.actor.worker) return Fail(Code::kOwnDoing);
        const auto version = static_cast<std::int32_t>(found.findings.size());
        if (wish.version != version) return Fail(Code::kStale);
        if (!found.Open()) return Fail(Code::kAlreadyDone);
        journal::Append append;
        append.association = options_.association;
        append.stream = journal::ReviewStream(asker.actor.party);
        append.expected = book.sequence;
        append.entries.push_back(ReviewEntry(asker, kReviewFinding, item, version + 1, json::Write(wish)));
        journal::AccessRow row = RowFor(asker, domain::Access::kListed, {});
        if (found.about.case_id) row.listed = {found.about.case_id};
        append.access.push_back(std::move(row));
        const auto done = journal_.Commit(std::move(append));
        if (done.outcome == journal::Outcome::kDone) {
            found.findings.push_back({clock_.Now(), asker.actor.worker, wish.finding, wish.note});
            const bool open = found.Open();
            return Seen<ReviewItemView>({found.about, {found.findings}, open, false}, nullptr);
        }
        if (done.outcome == journal::Outcome::kFailed) break;
    }
    return Fail(Code::kUnavailable);
}

}  // namespace samkraft::office
