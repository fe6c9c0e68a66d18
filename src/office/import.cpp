// Participants from a file: read row by row, shown as what they would do, written all or nothing when someone
// approves.
#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "journal/journal.hpp"
#include "office/internal.hpp"
#include "office/staging.hpp"

namespace samkraft::office {
namespace {

constexpr std::size_t kSample = 500;         // rows shown; the faulty ones first in line
constexpr std::int64_t kKeptSeconds = 3600;  // a preview

template <class T>
bool Differs(const T& a, const T& b) {
    return json::Write(a) != json::Write(b);
}

// A field that the file leaves empty says nothing about what we know.
void Keep(std::string& field, const std::string& known) {
    if (field.empty()) field = known;
}

}  // namespace

// What a row would change in a case that the asker can see: new versions of what the own party has written.
std::vector<Wish> Office::ChangesIn(const CaseState& seen, Party party, Referral& row) {
    std::vector<Wish> wishes;
    if (seen.identity && seen.identity->about.owner == party) {
        const Identity& known = *seen.identity;
        for (const auto field :
             {&Identity::phone, &Identity::email, &Identity::address, &Identity::language, &Identity::reach})
            Keep(row.identity.*field, known.*field);
        row.identity.initials = known.initials;
        if (!row.identity.interpreter.value_or(false)) row.identity.interpreter = known.interpreter;
        if (Differs(row.identity, known))
            wishes.push_back({seen.identity->about.item, seen.identity->about.version, Category::kNone,
                              Topic::kNone, row.identity});
    }
    if (row.registration && (!seen.registration || seen.registration->about.owner == party)) {
        if (!seen.registration) {
            wishes.push_back({ItemId{}, 0, Category::kNone, Topic::kNone, *row.registration});
        } else {
            Registration& r = *row.registration;
            if (!r.registered_from) r.registered_from = seen.registration->registered_from;
            if (!r.last_report) r.last_report = seen.registration->last_report;
            if (Differs<Registration>(r, *seen.registration))
                wishes.push_back({seen.registration->about.item, seen.registration->about.version,
                                  Category::kNone, Topic::kNone, r});
        }
    }
    if (row.work_history && (!seen.work_history || seen.work_history->about.owner == party)) {
        if (!seen.work_history) {
            wishes.push_back({ItemId{}, 0, Category::kNone, Topic::kNone, *row.work_history});
        } else {
            WorkHistory& w = *row.work_history;
            const WorkHistory& known = *seen.work_history;
            if (w.ssyk.empty()) w.ssyk = known.ssyk;
            Keep(w.experience, known.experience);
            Keep(w.wishes, known.wishes);
            if (!w.education) w.education = known.education;
            if (!w.education_verified) w.education_verified = known.education_verified;
            if (!w.support_months) w.support_months = known.support_months;
            if (Differs<WorkHistory>(w, known))
                wishes.push_back({seen.work_history->about.item, seen.work_history->about.version,
                                  Category::kNone, Topic::kNone, w});
        }
    }
    return wishes;
}

Result<Seen<ImportPreview>> Office::StageImport(const Asker& asker, std::vector<ImportRow> rows) {
    if (!Info(Kind::kCaseOpened).writers.Has(asker.actor.role)) return Fail(Code::kForbidden);
    Staged staged;
    staged.actor = asker.actor;
    staged.at = SystemClock{}.Now();
    ImportPreview preview;
    preview.rows = static_cast<std::int64_t>(rows.size());
    journal::AccessRow log = RowFor(asker, domain::Access::kSearched, {});
    std::vector<StagedRow> good;
    for (ImportRow& row : rows) {
        StagedRow shown;
        shown.row = row.row;
        shown.name = row.referral.identity.given_name + " " + row.referral.identity.family_name;
        shown.faults = std::move(row.faults);
        if (!shown.faults.empty()) {
            shown.state = "wrong";
            ++preview.wrong;
            if (preview.sample.rows.size() < kSample) preview.sample.rows.push_back(std::move(shown));
            continue;
        }
        // A person whose case the asker cannot see is new to the asker, and stays so here.
        const auto person = journal_.FindPerson(options_.association, row.referral.identity.personal_number);
        CaseState seen;
        if (person) {
            OpenedCase file = OpenCaseFile(asker.actor, person->case_id, kForever, false);
            if (file.admitted) {
                seen = Fold(std::move(file.seen));
                log.listed.push_back(person->case_id);
            }
        }
        if (seen.IsEmpty()) {
            shown.state = "new";
            ++preview.fresh;
            staged.referrals.push_back(std::move(row.referral));
        } else if (auto wishes = ChangesIn(seen, asker.actor.party, row.referral); !wishes.empty()) {
            shown.state = "changed";
            ++preview.changed;
            for (const Wish& wish : wishes) shown.changes.emplace_back(NameOf(KindOf(wish.payload)));
            staged.changes.emplace_back(person->case_id, std::move(wishes));
        } else {
            shown.state = "unchanged";
            ++preview.unchanged;
        }
        if (good.size() < kSample) good.push_back(std::move(shown));
    }
    for (StagedRow& row : good)
        if (preview.sample.rows.size() < kSample) preview.sample.rows.push_back(std::move(row));
    preview.import = staging_->Put(std::move(staged));
    return Seen<ImportPreview>(std::move(preview),
                               std::make_shared<std::vector<journal::AccessRow>>(1, std::move(log)));
}

Result<Seen<ImportReceipt>> Office::ApproveImport(const Asker& asker, const std::string& import) {
    const std::lock_guard one_at_a_time(import_mutex_);
    auto staged = staging_->Find(import);
    if (!staged || !(staged->actor == asker.actor) ||
        SystemClock{}.Now() > AddSeconds(staged->at, kKeptSeconds))
        return Fail(Code::kPreviewGone);
    ImportReceipt receipt{static_cast<std::int64_t>(staged->referrals.size()),
                          static_cast<std::int64_t>(staged->changes.size())};
    if (staged->approved) return Seen<ImportReceipt>(receipt, nullptr);
    std::vector<journal::Append> appends;
    appends.reserve(staged->referrals.size() + staged->changes.size());
    for (const Referral& referral : staged->referrals) {
        TRY(auto append, OpeningOf(asker, referral));
        appends.push_back(std::move(append));
    }
    for (const auto& [case_id, wishes] : staged->changes) {
        TRY(auto drafted, DraftedIn(asker, case_id, wishes));
        appends.push_back(std::move(drafted.first));
    }
    for (journal::Append& append : appends)
        append.access.push_back(RowFor(asker, domain::Access::kWritten, append.stream));
    for (const journal::Appended& done : journal_.CommitAll(std::move(appends)))
        // Something has changed since the preview: nothing was written, and a new preview shows what.
        if (done.outcome != journal::Outcome::kDone) return Fail(Code::kPreviewGone);
    staging_->Approve(import);
    return Seen<ImportReceipt>(receipt, nullptr);
}

}  // namespace samkraft::office
