// One case, as one actor sees it: the view, who has opened it, which team would suit it, what the rules say.
#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "domain/bands.hpp"
#include "journal/bases.hpp"
#include "journal/projection.hpp"
#include "office/internal.hpp"
#include "rules/rules.hpp"
#include "secrecy/words.hpp"

namespace samkraft::office {
namespace {

constexpr int kOwnRows = 500;  // of the log, as many as one looks through

}  // namespace

Sight Office::SightIn(const Asker& asker, const OpenedCase& file) const {
    PartySet owners;
    for (const Entry& e : file.seen) owners.Add(e.head.owner);
    return journal::SightOf(secrecy::Gate(file.bases, asker.actor, clock_.Now()),
                            journal::ReaderOf(asker.actor), owners);
}

CaseView Office::MakeView(const Asker& asker, OpenedCase& file) {
    CaseView view;
    view.case_id = file.stream.Case();
    view.today = Today();
    const Sight sight = SightIn(asker, file);
    view.content = Fold(std::move(file.seen));
    view.content.phase = KnownPhase(view.content, sight);
    view.next_contact = view.content.NextContact();
    view.last_contact = view.content.LastContact();
    view.hours_planned = KnownHours(view.content, view.today, sight);
    view.care_flags = CareFlags(view.content);
    std::vector<DueItem> dues = DueOf(view.content, journal::ReaderOf(asker.actor).party, sight);
    LeaveEarlierRounds(dues, view.today);
    for (DueItem& d : dues) {
        if (d.aside && d.aside->until <= view.today) d.aside.reset();
        view.dues.rows.push_back({d.kind, d.due, DaysBetween(view.today, d.due), d.worker, d.item,
                                  std::move(d.aside), std::move(d.assigned)});
    }
    // One line for each reason that shows something of an owner's category.
    std::map<std::tuple<Party, Category, Level, secrecy::Reason, ItemId>, const EntryHead*> lines;
    std::vector<const std::pair<EntryHead, secrecy::Decision>*> first;
    for (const auto& shown : file.decisions) {
        const auto& [head, d] = shown;
        if (lines.emplace(std::tuple{head.owner, head.category, d.level, d.reason, d.provision}, &head)
                .second)
            first.push_back(&shown);
    }
    for (const auto* shown : first) {
        const auto& [head, d] = *shown;
        view.why.rows.push_back(
            {head.owner, head.category, d.level, std::string(NameOf(d.reason)), d.provision,
             secrecy::Explain(secrecy::GroundOf(file.bases, d, head.owner, asker.actor.party), head,
                              asker.language)});
    }
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const auto kind = static_cast<Kind>(k);
        if (Info(kind).writers.Has(asker.actor.role)) view.may.rows.emplace_back(NameOf(kind));
    }
    return view;
}

Result<Seen<CaseView>> Office::Case(const Asker& asker, CaseId case_id, Instant as_of) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, as_of, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    journal::AccessRow row = ShownRow(asker, domain::Access::kRead, file);
    CaseView view = MakeView(asker, file);
    if (view.content.IsEmpty()) return Fail(Code::kNotFound);
    return Seen<CaseView>(std::move(view), Rows(std::move(row)));
}

// ---- writing

Result<Seen<AccessLog>> Office::Access(const Asker& asker, CaseId case_id) {
    const OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    AccessLog log;
    const bool of_the_party = secrecy::OwnColumn(asker.actor.party) == secrecy::ColumnOf(asker.actor.role);
    // What another party's staff opened is that party's to answer for (row 26: own tenant). A project lead is
    // none of the party's workers, and would learn from the rest what is written out of sight.
    const auto rows = journal_.AccessOf(options_.association, case_id, kOwnRows, asker.actor.party);
    for (const journal::AccessRow& row : rows) {
        if (!of_the_party && row.worker != asker.actor.worker) continue;
        log.rows.rows.push_back({row.at, row.access, row.worker, row.party, row.role, row.page, {}});
    }
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    return Seen<AccessLog>(std::move(log), Rows(std::move(row)));
}

secrecy::Gate PastBases::GateOf(const journal::AccessRow& row, AssociationId association) {
    const auto [at, fresh] = bases_.try_emplace(row.sequence);
    if (fresh) {
        std::vector<Entry> governing;
        const auto heads = file_.stream.Heads();
        auto known = file_.whole.begin();  // in the journal's order, like the heads
        for (std::size_t i = 0; i < heads.size() && known != file_.whole.end(); ++i) {
            if (known->head.id != heads[i].id) continue;
            const Entry& entry = *known++;
            if (file_.stream.SequenceAt(i) <= row.sequence && journal::Governs(KindOf(heads[i])))
                governing.push_back(entry);
        }
        at->second = journal::BasesOf(governing, directory_);
    }
    const Worker* worker = directory_.Find(row.worker);
    const secrecy::Actor reader{association, row.worker, row.party, row.role,
                                worker == nullptr ? std::vector<TeamId>{} : worker->teams};
    return {at->second, reader, row.at};
}

// Worked out anew for each reading in the log, from the case as it was then: the same pure function that made
// the answer. Teams are those of now.
Result<Seen<Openings>> Office::OpeningsOf(const Asker& asker, CaseId case_id, ItemId item) {
    constexpr int kAllRows = 1'000'000;  // of everybody's, so that what one may not see pushes nothing out
    const OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, true);
    const bool own = std::ranges::any_of(file.decisions, [&](const auto& shown) {
        return shown.first.item == item && shown.first.version == 1 &&
               shown.first.owner == asker.actor.party && shown.second.reason == secrecy::Reason::kOwnParty;
    });
    if (!file.admitted || !own) return Fail(Code::kNotFound);
    const auto directory = TheDirectory();
    const auto heads = file.stream.Heads();
    PastBases past(file, *directory);
    const std::optional<ItemId> thread = ThreadWith(file.whole, item);
    // The pages of conversations show what is in them and nothing else, and no other page does; their list
    // shows what each is about.
    const auto showed_it = [&](const journal::AccessRow& row) {
        if (row.access == domain::Access::kExported) return true;
        if (row.page == kThreadPage) return thread && row.digest == DigestOfThread(*thread);
        if (row.page == kThreadsPage) return thread == item;
        return !thread;
    };
    std::map<std::tuple<Party, Role, WorkerId>, Opening> openings;
    for (const journal::AccessRow& row : journal_.AccessOf(options_.association, case_id, kAllRows)) {
        const bool showed = row.access == domain::Access::kRead || row.access == domain::Access::kExported;
        if (!showed || row.case_id != case_id || row.digest.empty()) continue;
        if (row.page == kFilePage && row.digest != DigestOfFile(item)) continue;  // the file of another
        if (!showed_it(row)) continue;
        const secrecy::Gate gate = past.GateOf(row, options_.association);
        bool read = false;
        for (std::size_t i = 0; i < static_cast<std::size_t>(row.sequence) && i < heads.size(); ++i)
            read = read || (heads[i].item == item && heads[i].owner == asker.actor.party &&
                            gate.Decide(heads[i]).level != Level::kNone);
        if (!read) continue;
        Opening& opening = openings[{row.party, row.role, row.worker}];
        opening.party = row.party;
        opening.role = row.role;
        if (row.party == asker.actor.party) opening.worker = row.worker;
        if (!opening.first || row.at < opening.first) opening.first = row.at;
        opening.last = std::max(opening.last, row.at);
        ++opening.times;
    }
    Openings found;
    found.item = item;
    for (const auto& [who, opening] : openings) found.rows.rows.push_back(opening);
    std::ranges::stable_sort(found.rows.rows, [](const Opening& a, const Opening& b) {
        return std::tuple(a.first, a.party, a.role) < std::tuple(b.first, b.party, b.role);
    });
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    return Seen<Openings>(std::move(found), Rows(std::move(row)));
}

Result<Seen<Allocation>> Office::ProposeTeam(const Asker& asker, CaseId case_id) {
    if (asker.actor.role == Role::kParticipant) return Fail(Code::kNotFound);  // how much others have to do
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    const CaseState seen = Fold(std::move(file.seen));
    const auto directory = TheDirectory();
    std::map<TeamId, std::int32_t> open;
    for (const journal::Fact& fact : *Facts())
        if (fact.team && !fact.closed) ++open[fact.team];
    std::vector<domain::TeamLoad> loads;
    for (const auto& [team, count] : open) loads.push_back({team, count});
    Allocation allocation;
    allocation.needs.rows = NeedsOf(seen);
    allocation.teams.rows = ProposeTeams(seen, *directory, loads);
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    return Seen<Allocation>(std::move(allocation), Rows(std::move(row)));
}

Result<Seen<RuleFindings>> Office::Rules(const Asker& asker, CaseId case_id) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    const CaseState seen = Fold(std::move(file.seen));
    rules::Circumstances c;
    c.today = Today();
    if (seen.registration) {
        c.programme = seen.registration->programme;
        c.programme_from = seen.registration->programme_from;
        c.registered_from = seen.registration->registered_from;
        c.last_report = seen.registration->last_report;
    }
    if (seen.identity) c.birth = BirthDateIn(seen.identity->personal_number);
    c.planned_hours_per_week = seen.PlannedHours(c.today);
    for (const Activity& a : seen.activities) {
        const Date made = LocalDate(a.offer.about.at);
        if (!c.plan_made || made > c.plan_made) c.plan_made = made;
        c.has_plan = true;
        const ActivityKind* kind = FindActivityKind(a.offer.activity);
        if (kind == nullptr || !kind->workplace || a.status == ActivityStatus::kDeclined) continue;
        rules::Placement placement;
        placement.kind = a.offer.activity;
        placement.from = a.started ? a.started : a.offer.from;
        const Date last = a.ended ? a.ended : a.offer.until;
        if (last) placement.until = AddDays(last, 1);
        c.placements.push_back(std::move(placement));
    }
    RuleFindings findings;
    for (const rules::Finding& f : rules::Evaluate(c)) {
        RuleFinding out;
        out.rule = f.code;
        out.verdict = NameOf(f.verdict);
        out.date = f.date;
        out.text = f.Message(asker.language);
        out.source = f.source;
        out.confidence = NameOf(f.confidence);
        out.valid_from = f.valid_from;
        out.valid_until = f.valid_to;
        findings.findings.rows.push_back(std::move(out));
    }
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    return Seen<RuleFindings>(std::move(findings), Rows(std::move(row)));
}

}  // namespace samkraft::office
