// The outcome table over the whole association: about nobody, made of coarse facts, with small cells withheld
// from readers who work for no party.
#include "evidence/disclosure.hpp"
#include "evidence/sus.hpp"
#include "journal/journal.hpp"
#include "office/office.hpp"

namespace samkraft::office {
namespace {

evidence::OutcomeFact OutcomeOf(const journal::Fact& f) {
    evidence::OutcomeFact fact;
    fact.opened = f.opened;
    fact.closed = f.closed;
    fact.outcome = static_cast<evidence::Outcome>(f.outcome);
    fact.education = static_cast<evidence::Education>(f.education);
    fact.support_time = static_cast<evidence::SupportTime>(f.support_time);
    fact.age_band = static_cast<evidence::AgeBand>(f.age_band);
    fact.sex = static_cast<evidence::Sex>(f.sex);
    fact.subsidised = f.subsidised != 0;
    fact.in_sus = f.in_sus != 0;
    fact.months = f.months;
    return fact;
}

}  // namespace

Result<SusReportView> Office::SusReport(const Asker& asker, Date from, Date until) {
    const bool inside = kCaseRoles.Has(asker.actor.role);
    const bool outside = asker.actor.role == Role::kProjectLead || asker.actor.role == Role::kEvaluator;
    if (!inside && !outside) return Fail(Code::kForbidden);
    std::vector<evidence::OutcomeFact> facts;
    {
        const auto stored = Facts();
        facts.reserve(stored->size());
        for (const journal::Fact& f : *stored)
            // Registered by mistake is no participation (SUS: felregistrering).
            if (f.opened && f.exit_reason != static_cast<std::uint8_t>(ExitReason::kMisregistered))
                facts.push_back(OutcomeOf(f));
    }
    const evidence::SusTable table = evidence::MakeSusTable(facts, from, until);
    SusReportView view;
    view.from = from;
    view.until = until;
    const auto count = [](std::int64_t n) { return std::optional<std::int64_t>(n); };
    const auto add_totals = [&](auto participants, auto exits, auto work, auto studies, auto other, auto all,
                                auto all_results) {
        view.tables.rows.push_back({"totals",
                                    {},
                                    {{{"participants", participants, {}},
                                      {"exits", exits, {}},
                                      {"work", work, {}},
                                      {"studies", studies, {}},
                                      {"other", other, {}},
                                      {"all_participants", all, {}},
                                      {"all_work_or_studies", all_results, {}}}}});
    };
    const auto block_name = [](std::size_t b) {
        return std::string(NameOf(static_cast<evidence::Block>(b)));
    };
    if (inside) {
        view.rule =
            asker.language == Language::kSwedish
                ? "Alla tal visas, för dig som arbetar hos en av parterna. De ska inte spridas vidare."
                : "All figures are shown, to you who work for one of the parties. They must not be passed "
                  "on.";
        add_totals(count(table.sus.participants), count(table.sus.exits), count(table.sus.work),
                   count(table.sus.studies), count(table.sus.other), count(table.all.participants),
                   count(table.all.work + table.all.studies));
        for (std::size_t b = 0; b < evidence::kBlockCount; ++b) {
            const evidence::Distribution& d = table.blocks[b];
            SusTableView out{block_name(b), d.base, {}};
            for (std::size_t c = 0; c < d.counts.size(); ++c)
                out.cells.rows.push_back({std::string(evidence::Codes(static_cast<evidence::Block>(b))[c]),
                                          d.counts[c], d.Share(c)});
            view.tables.rows.push_back(std::move(out));
        }
        return view;
    }
    const evidence::ReleasedSusTable released = evidence::Release(table);
    view.rule = evidence::DisclosureRule(asker.language);
    add_totals(released.participants, released.exits, released.work, released.studies, released.other,
               released.all_participants, released.all_work_or_studies);
    for (std::size_t b = 0; b < evidence::kBlockCount; ++b) {
        const evidence::ReleasedBlock& block = released.blocks[b];
        SusTableView out{block_name(b), block.base, {}};
        for (std::size_t c = 0; c < block.cells.size(); ++c)
            out.cells.rows.push_back({std::string(evidence::Codes(static_cast<evidence::Block>(b))[c]),
                                      block.cells[c].count, block.cells[c].share});
        view.tables.rows.push_back(std::move(out));
    }
    return view;
}

}  // namespace samkraft::office
