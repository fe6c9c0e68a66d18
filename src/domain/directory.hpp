// Who works here, and with what: the association's teams, workers and consent texts, as plain data. Says
// nothing about any participant.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "domain/consent_texts.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::domain {

// What a worker does besides the role, for the own party. New ones at the end.
enum class Duty : std::uint8_t {
    kReviewer,       // granskare: goes through who has read what, and reviews reasoned openings
    kManager,        // answers for the party's staff: is told who has declared a relation, not to whom
    kRecordsKeeper,  // keeps the party's records: retention, disposal, the party's file for its archive
};
constexpr std::array<std::string_view, 3> Names(Duty) { return {"reviewer", "manager", "records_keeper"}; }

struct Worker {
    WorkerId id;
    std::string username, given_name, family_name, title;
    Party party = Party::kNone;  // the employer
    Role role = Role::kOperator;
    std::vector<TeamId> teams;             // consultative roles serve several
    std::vector<std::string> competences;  // codes, catalogue.hpp
    std::int32_t capacity = 60;            // open cases that the worker can carry
    std::string phone;
    Date until;  // last day, when known
    // The worker's own personal number, as the journal's keyed hash in hexadecimal; "" when not known. Their
    // own case is closed to them (förvaltningslagen 2017:900, 16 §).
    std::string number_hash;
    // Where the worker lives (text::Home), as the journal's keyed hash of a word; "" when not known. Asked
    // for by the review of the access log alone.
    std::string home_hash;
    std::vector<Duty> duties;
    [[nodiscard]] bool Has(Duty duty) const {
        return std::find(duties.begin(), duties.end(), duty) != duties.end();
    }
    std::string external_id;  // what the party's own system calls the worker; shown to that system alone
    bool removed = false;     // by that system: nobody any more but in what has been written
    [[nodiscard]] bool WorksOn(Date day) const { return !removed && (!until || day <= until); }
    [[nodiscard]] std::string Name() const { return given_name + " " + family_name; }
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"id"}, self.id);
        visit({"username", kRequired, 0, 60}, self.username);
        visit({"given_name", kRequired, 0, 100}, self.given_name);
        visit({"family_name", kRequired, 0, 100}, self.family_name);
        visit({"title", kOptional, 0, 100}, self.title);
        visit({"party", kRequired}, self.party);
        visit({"role", kRequired}, self.role);
        visit({"teams", kOptional, 0, 20}, self.teams);
        visit({"competences", kOptional, 0, 20}, self.competences);
        visit({"capacity", kOptional, 0, 1000}, self.capacity);
        visit({"phone", kOptional, 0, 40}, self.phone);
        visit({"until"}, self.until);
        visit({"number_hash", kOptional, 0, 64}, self.number_hash);
        visit({"home_hash", kOptional, 0, 16}, self.home_hash);
        visit({"duties", kOptional, 0, 10}, self.duties);
        visit({"external_id", kOptional, 0, 200}, self.external_id);
        visit({"removed"}, self.removed);
    }
};

struct Team {
    TeamId id;
    std::string name;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"id"}, self.id);
        visit({"name", kRequired, 0, 100}, self.name);
    }
};

using AwayId = Id<struct AwayTag>;

// A worker who is away, and who stands in. Never why. Ends by itself after the last day.
struct Away {
    AwayId id;
    WorkerId worker;
    Date from, until;                   // both days included
    std::vector<WorkerId> substitutes;  // of a team or the party of who is away; none: nobody stands in
    WorkerId by;                        // who wrote it down
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"id"}, self.id);
        visit({"worker"}, self.worker);
        visit({"from"}, self.from);
        visit({"until"}, self.until);
        visit({"substitutes", kOptional, 0, 5}, self.substitutes);
        visit({"by"}, self.by);
    }
};

struct Directory {
    std::string association;
    std::vector<Team> teams;
    std::vector<Worker> workers;             // sorted by id
    std::vector<Away> away;                  // as they were written down; also those that are over
    std::vector<ConsentText> consent_texts;  // the models, then the association's own as they were published

    // Whether a personal number is that of somebody who works here; not set: no worker's number is known.
    std::function<bool(std::string_view number)> works_here;
    [[nodiscard]] bool WorksHere(std::string_view number) const { return works_here && works_here(number); }

    [[nodiscard]] const Worker* Find(WorkerId id) const {
        const auto at = std::lower_bound(workers.begin(), workers.end(), id,
                                         [](const Worker& w, WorkerId i) { return w.id < i; });
        return at != workers.end() && at->id == id ? &*at : nullptr;
    }
    [[nodiscard]] const Team* Find(TeamId id) const {
        const auto at = std::find_if(teams.begin(), teams.end(), [&](const Team& t) { return t.id == id; });
        return at != teams.end() ? &*at : nullptr;
    }
    [[nodiscard]] bool InTeam(WorkerId worker, TeamId team) const {
        const Worker* w = Find(worker);
        return w != nullptr && std::find(w->teams.begin(), w->teams.end(), team) != w->teams.end();
    }
    // Null: the worker is not away that day.
    [[nodiscard]] const Away* AwayOn(WorkerId worker, Date day) const {
        const auto at = std::find_if(away.begin(), away.end(), [&](const Away& a) {
            return a.worker == worker && a.from <= day && day <= a.until;
        });
        return at != away.end() ? &*at : nullptr;
    }
    // Null when there is no such text.
    [[nodiscard]] const ConsentText* Text(ConsentForm form, std::string_view language,
                                          std::string_view version) const {
        const auto at = std::find_if(consent_texts.rbegin(), consent_texts.rend(), [&](const ConsentText& t) {
            return t.form == form && t.language == language && t.version == version;
        });
        return at != consent_texts.rend() ? &*at : nullptr;
    }
    // Whether it is what is shown now: the last of its form in its language.
    [[nodiscard]] bool InUse(const ConsentText& text) const {
        const auto last = std::find_if(
            consent_texts.rbegin(), consent_texts.rend(),
            [&](const ConsentText& t) { return t.form == text.form && t.language == text.language; });
        return last != consent_texts.rend() && last->version == text.version;
    }
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"association", kRequired}, self.association);
        visit({"teams", kOptional, 0, 10000}, self.teams);
        visit({"workers", kOptional, 0, 100000}, self.workers);
    }
};

}  // namespace samkraft::domain
