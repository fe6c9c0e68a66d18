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
constexpr int kTries = 4;                    // against others writing in the same cases at the same moment
constexpr std::string_view kNumberColumn = "Personnummer";

template <class T>
bool Differs(const T& a, const T& b) {
    return json::Write(a) != json::Write(b);
}

// A field that the file leaves empty says nothing about what we know.
void Keep(std::string& field, const std::string& known) {
    if (field.empty()) field = known;
}

// The column of the file that a fault in a referral lies in; "" when it is none in particular.
std::string_view ColumnOf(std::string_view pointer) {
    if (pointer == "/identity/personal_number") return kNumberColumn;
    if (pointer.starts_with("/registration")) return "Program";
    return "";
}

tl::unexpected<Error> Fault(const std::vector<std::pair<std::int32_t, Error>>& faults, Language language) {
    Error error{Code::kImportRow, "", {}, {}};
    for (const auto& [row, why] : faults) {
        const std::string_view column = ColumnOf(why.pointer);
        const std::string place = std::to_string(row) + (column.empty() ? "" : ", ") + std::string(column);
        Error one{Code::kImportRow, "/rows/" + std::to_string(row), {place, Message(why, language)}, {}};
        if (!column.empty()) one.pointer += "/" + std::string(column);
        if (error.args.empty()) {
            error.args = one.args;
            error.pointer = one.pointer;
        }
        error.details.push_back(std::move(one));
    }
    return tl::unexpected(std::move(error));
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
        StagedWork kept{row.row, {}, {}, {}};
        if (shown.faults.empty() && IsClose(asker.actor, row.referral.identity.personal_number)) {
            const Error close{Code::kOwnCase, "", {}, {}};
            shown.faults.push_back({std::string(kNumberColumn), std::string(Info(close.code).name),
                                    Message(close, asker.language)});
        }
        if (shown.faults.empty()) {
            KnownPerson known = Know(asker, row.referral.identity.personal_number);
            if (known.case_id && known.admitted) log.listed.push_back(known.case_id);
            switch (known.standing) {
                case Standing::kTaken:
                    if (!known.admitted) {
                        // What a referral by hand would answer too: a colleague has the case.
                        const Error taken{Code::kCaseOpen, "", {}, {}};
                        shown.faults.push_back({std::string(kNumberColumn),
                                                std::string(Info(taken.code).name),
                                                Message(taken, asker.language)});
                        break;
                    }
                    [[fallthrough]];
                case Standing::kJoins:
                    if (!known.admitted) {
                        // A person whose case is another party's is new to the asker, and stays so here.
                        shown.state = "new";
                        kept.referral = std::move(row.referral);
                        break;
                    }
                    kept.changes = ChangesIn(known.seen, asker.actor.party, row.referral);
                    shown.state = kept.changes.empty() ? "unchanged" : "changed";
                    kept.case_id = known.case_id;
                    for (const Wish& wish : kept.changes)
                        shown.changes.emplace_back(NameOf(KindOf(wish.payload)));
                    break;
                case Standing::kReturns:
                    // That there is a closed case is told to who sees it.
                    shown.state = known.admitted ? "returning" : "new";
                    kept.referral = std::move(row.referral);
                    break;
            }
        }
        if (!shown.faults.empty()) {
            shown.state = "wrong";
            ++preview.wrong;
            if (preview.sample.rows.size() < kSample) preview.sample.rows.push_back(std::move(shown));
            continue;
        }
        if (shown.state == "unchanged") {
            ++preview.unchanged;
        } else {
            ++(kept.case_id ? staged.changed : staged.opened);
            staged.rows.push_back(std::move(kept));
        }
        if (good.size() < kSample) good.push_back(std::move(shown));
    }
    for (StagedRow& row : good)
        if (preview.sample.rows.size() < kSample) preview.sample.rows.push_back(std::move(row));
    preview.fresh = staged.opened;
    preview.changed = staged.changed;
    preview.import = staging_->Put(std::move(staged));
    return Seen<ImportPreview>(std::move(preview),
                               std::make_shared<std::vector<journal::AccessRow>>(1, std::move(log)));
}

Office::KnownPerson Office::Know(const Asker& asker, const std::string& number) {
    KnownPerson known;
    const auto person = journal_.FindPerson(options_.association, number);
    if (!person) return known;
    known.case_id = person->case_id;
    OpenedCase file = OpenCaseFile(asker.actor, person->case_id, kForever, false);
    if (HidesPerson(file, asker.actor)) {
        // Whether it is closed is told by the person's coming back alone, as for a referral by hand.
        known.case_id = {};
        return known;
    }
    known.admitted = file.admitted;
    if (file.admitted) known.seen = Fold(std::move(file.seen));
    const bool own = std::any_of(file.whole.begin(), file.whole.end(), [&](const Entry& e) {
        return KindOf(e.head) == Kind::kCaseOpened && e.head.owner == asker.actor.party;
    });
    // An open case that is seen, and the usual new one, need no more than this.
    if (file.admitted && !known.seen.IsClosed()) return known;
    if (!file.admitted && !own) return known;
    file = OpenCaseFile(asker.actor, person->case_id, kForever, true);
    known.standing = StandingIn(file, asker.actor, clock_.Now());
    return known;
}

// Everything or nothing. What stops it is told row by row, as the first of the faults or as all of them.
Result<Seen<ImportReceipt>> Office::ApproveImport(const Asker& asker, const std::string& import) {
    const std::lock_guard one_at_a_time(import_mutex_);
    const auto staged = staging_->Find(import);
    if (!staged || !(staged->actor == asker.actor) ||
        SystemClock{}.Now() > AddSeconds(staged->at, kKeptSeconds))
        return Fail(Code::kPreviewGone);
    const ImportReceipt receipt{staged->opened, staged->changed};
    if (staged->approved) return Seen<ImportReceipt>(receipt, nullptr);
    std::vector<std::pair<std::int32_t, Error>> faults;
    for (int attempt = 0; attempt < kTries; ++attempt) {
        faults.clear();
        std::vector<journal::Append> appends;
        appends.reserve(staged->rows.size());
        for (const StagedWork& row : staged->rows) {
            auto append = AppendOf(asker, row);
            if (append)
                appends.push_back(std::move(*append));
            else if (faults.size() < kSample)
                faults.emplace_back(row.row, std::move(append).error());
        }
        if (!faults.empty()) return Fault(faults, asker.language);
        const auto results = journal_.CommitAll(std::move(appends));
        for (std::size_t i = 0; i < results.size(); ++i)
            if (results[i].outcome != journal::Outcome::kDone &&
                results[i].outcome != journal::Outcome::kHeldUp && faults.size() < kSample)
                faults.emplace_back(staged->rows[i].row, Error{Code::kUnavailable, "", {}, {}});
        if (faults.empty()) {
            staging_->Approve(import);
            return Seen<ImportReceipt>(receipt, nullptr);
        }
        // Somebody wrote in one of the cases meanwhile: decide again on what is there now.
    }
    return Fault(faults, asker.language);
}

Result<journal::Append> Office::AppendOf(const Asker& asker, const StagedWork& row) {
    journal::Append append;
    if (row.case_id) {
        TRY(auto drafted, DraftedIn(asker, row.case_id, row.changes, Door::kWork));
        append = std::move(drafted.first);
    } else {
        TRY(append, OpeningOf(asker, row.referral));
    }
    append.access.push_back(RowFor(asker, domain::Access::kWritten, append.stream));
    return append;
}

}  // namespace samkraft::office
