// The law as docs/03-secrecy.md says it: slow, and as plain as the page. Written from the page alone, to be
// compared with the engine; the two share the words (domain/vocabulary.hpp, the structs of engine.hpp) and
// nothing else. Tables are read from the page itself: 3.3 (purposes), 3.4 (decision table), 3.5 (statutes).
#pragma once

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "secrecy/engine.hpp"

namespace samkraft::secrecy::law {

// ---- the page

struct Gives {  // one basis letter of a cell
    std::optional<BasisKind> basis;
    Level level = Level::kNone;
    Slice slice = Slice::kSummary;
};
struct Obliges {
    std::string code;
    Party from, to;
    std::vector<Category> categories;
    Instant begins;
};

inline std::string Trim(const std::string& text) {
    const auto from = text.find_first_not_of(" \t");
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}
inline std::vector<std::string> Split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, at);) parts.push_back(Trim(part));
    return parts;
}
inline std::string Without(std::string text, const std::string& what) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what))
        text.erase(at, what.size());
    return text;
}

// One clause of a cell ("L:S CV part") as what it gives, by 3.4's first paragraph and its readings.
inline std::vector<Gives> ReadClause(std::string clause, int row, bool participant, bool employer) {
    const Gives nothing_whole{std::nullopt, Level::kFull, Slice::kWhole};
    const auto limited = [](Slice slice) { return Gives{std::nullopt, Level::kLimited, slice}; };
    const auto basis = [](char letter) {
        switch (letter) {
            case 'E':
                return BasisKind::kOwnCase;
            case 'S':
                return BasisKind::kConsent;
            case 'U':
                return BasisKind::kStatute;
            case 'G':
                return BasisKind::kReasonedDecision;
        }
        throw std::invalid_argument(std::string("no basis is called ") + letter);
    };
    // "Own file, own team, own unit: only the own party has it; for everybody else they mean N."
    static const std::vector<std::string> own_only = {"own file",
                                                      "own team",
                                                      "same",
                                                      "–",
                                                      "F unsuppressed own unit",
                                                      "own tenant controller role only",
                                                      "report to own manager",
                                                      "26 kap.: no generalklausul → own control/police rules",
                                                      "26 kap: no generalklausul → own control/police rules",
                                                      "own file; 26 kap"};
    if (std::ranges::find(own_only, clause) != own_only.end()) return {};
    if (clause == "own") {
        if (participant) return {nothing_whole};
        if (employer) return {limited(Slice::kOwnActivity)};
        return {};
    }
    if (participant && clause == "per FL") return {limited(Slice::kLawLimited)};
    if (participant && clause == "vacancies F") return {limited(Slice::kPublicPart)};
    if (participant && clause == "public part") return {limited(Slice::kPublicPart)};
    if (participant && clause == "extract") return {limited(Slice::kExtract)};
    if (clause == "aggregated ≥5") return {limited(Slice::kAggregated)};
    if (clause == "suppressed" || clause == "suppressed export") return {limited(Slice::kSuppressed)};
    // "A basis without a level (row 18; the date in row 6; the duty in row 17): the fields that the statute
    // lists."
    if (clause == "N (only date by U)") return {{BasisKind::kStatute, Level::kLimited, Slice::kStatutory}};
    if (row == 17 && clause.starts_with("U on failure"))
        return {{BasisKind::kStatute, Level::kLimited, Slice::kStatutory}};
    if (row == 18 && clause.starts_with("G/U "))
        return {{BasisKind::kReasonedDecision, Level::kLimited, Slice::kStatutory},
                {BasisKind::kStatute, Level::kLimited, Slice::kStatutory}};
    if (row == 18 && clause == "U") return {{BasisKind::kStatute, Level::kLimited, Slice::kStatutory}};
    if (clause == "N" || clause == "N raw" || clause.starts_with("N (")) return {};

    if (!clause.starts_with('F') && !clause.starts_with('L'))
        throw std::invalid_argument("clause: " + clause);
    const Level level = clause[0] == 'F' ? Level::kFull : Level::kLimited;
    std::string letters;
    std::size_t at = 1;
    if (at < clause.size() && clause[at] == ':')
        for (++at; at < clause.size() && (std::string("ESUG/").find(clause[at]) != std::string::npos); ++at)
            if (clause[at] != '/') letters += clause[at];
    const std::string words = Trim(clause.substr(at));

    // Words after the level: which part a limited reader gets.
    static const std::map<std::string, Slice> parts = {
        {"", Slice::kSummary},
        {"masked", Slice::kMasked},
        {"name+phone", Slice::kNamePhone},
        {"name", Slice::kName},
        {"initials/ID", Slice::kInitials},
        {"count+ID", Slice::kCountId},
        {"if placed", Slice::kIfPlaced},
        {"yes/no", Slice::kYesNo},
        {"narrow", Slice::kNarrow},
        {"study part", Slice::kStudyPart},
        {"study parts", Slice::kStudyPart},
        {"own track", Slice::kOwnTrack},
        {"own activity", Slice::kOwnActivity},
        {"own placement", Slice::kOwnPlacement},
        {"header", Slice::kHeader},
        {"date/status", Slice::kDateStatus},
        {"CV part", Slice::kCvPart},
        {"only what the job needs", Slice::kJobNeeds},
        {"certificate", Slice::kCertificate},
        {"(law-limited)", Slice::kLawLimited},
        // remarks that take nothing away
        {"(FK pays)", Slice::kSummary},
        {"(2024:307 does not reach 26 kap data)", Slice::kSummary},
        {"(U from 2026-03-01)", Slice::kSummary}};
    Slice slice = Slice::kWhole;
    if (level == Level::kLimited) {
        const auto part = parts.find(words);
        if (part == parts.end()) throw std::invalid_argument("part: " + words + " in " + clause);
        slice = part->second;
    }
    if (words == "(U from 2026-03-01)") letters += 'U';
    if (letters.empty()) return {{std::nullopt, level, slice}};
    std::vector<Gives> gives;
    for (const char letter : letters) gives.push_back({basis(letter), level, slice});
    return gives;
}

class Page {
  public:
    static const Page& Get() {
        static const Page page(std::string(SAMKRAFT_SOURCE_DIR) + "/docs/03-secrecy.md");
        return page;
    }

    const std::vector<Gives>& Cell(Category category, Column column) const {
        return cells_[static_cast<std::size_t>(category)][static_cast<std::size_t>(column)];
    }
    bool ReadsFor(Column column, Purpose purpose) const {
        return reads_[static_cast<std::size_t>(purpose)][static_cast<std::size_t>(column)];
    }
    const std::vector<Obliges>& Duties() const { return duties_; }

  private:
    explicit Page(const std::string& file) {
        std::ifstream in(file);
        int rows = 0, purposes = 0;
        std::string section;
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with("## ")) section = line.substr(3, 3);
            if (!line.starts_with("| ")) continue;
            std::vector<std::string> cells = Split(Without(Without(line, "**"), " [M]"), '|');
            cells.erase(cells.begin());
            if (section == "3.4" && cells.size() == kColumnCount + 1 && std::isdigit(cells[0][0])) {
                const int row = std::stoi(cells[0]);
                if (row != ++rows) throw std::invalid_argument("row " + cells[0]);
                for (std::size_t c = 0; c < kColumnCount; ++c) ReadCell(row, c, cells[c + 1]);
            } else if (section == "3.3" && cells[0].starts_with('`')) {
                for (std::size_t c = 0; c < kColumnCount; ++c)
                    reads_[static_cast<std::size_t>(purposes)][c] = cells[c + 1] == "yes";
                if (cells[0] !=
                    '`' + std::string(Names(Purpose{})[static_cast<std::size_t>(purposes++)]) + '`')
                    throw std::invalid_argument("purpose " + cells[0]);
            } else if (section == "3.5" && cells[0].starts_with('`')) {
                static const std::map<std::string, Party> who = {{"FK", Party::kSocialInsurance},
                                                                 {"SOC", Party::kSocialServices},
                                                                 {"AF", Party::kEmploymentService},
                                                                 {"adult education", Party::kAdultEducation}};
                Obliges duty{cells[0].substr(1, cells[0].size() - 2),
                             who.at(cells[1]),
                             who.at(cells[2]),
                             {},
                             StartOfDay(*ParseDate(cells[4]))};
                for (const std::string& one : Split(cells[3], ','))
                    duty.categories.push_back(static_cast<Category>(std::stoi(one)));
                duties_.push_back(duty);
            }
        }
        if (rows != 26 || purposes != 3 || duties_.size() < 8)
            throw std::invalid_argument("the page lacks a table");
    }

    void ReadCell(int row, std::size_t column, const std::string& text) {
        auto& cell = cells_[static_cast<std::size_t>(row)][column];
        const bool participant = column == static_cast<std::size_t>(Column::kParticipant);
        const bool employer = column == static_cast<std::size_t>(Column::kEmployer);
        for (const std::string& clause : Split(text, ';'))
            for (const Gives& one : ReadClause(clause, row, participant, employer)) cell.push_back(one);
        // "The one counts that gives most: full before limited." A clause that limits to what a statute lists
        // comes after one that gives the summary.
        std::ranges::stable_sort(cell, [](const Gives& a, const Gives& b) {
            if (a.level != b.level) return a.level > b.level;
            return a.slice != Slice::kStatutory && b.slice == Slice::kStatutory;
        });
    }

    std::array<std::array<std::vector<Gives>, kColumnCount>, kCategoryCount> cells_;
    std::array<std::array<bool, kColumnCount>, 3> reads_{};
    std::vector<Obliges> duties_;
};

// ---- who the reader is

// 3.2: the party is the column. The project's roles and the participant have columns of their own; the
// employer team is the labour-market unit's; no workplace signs in.
inline std::optional<Column> ColumnFor(Role role) {
    switch (role) {
        case Role::kEmploymentOfficer:
            return Column::kEmploymentService;
        case Role::kSocialWorker:
            return Column::kSocialServices;
        case Role::kLabourMarketSecretary:
        case Role::kEmployerTeam:
            return Column::kLabourMarket;
        case Role::kCareCoordinator:
            return Column::kCareCoordinator;
        case Role::kInsuranceInvestigator:
            return Column::kSocialInsurance;
        case Role::kStudyCounsellor:
            return Column::kStudyCounsellor;
        case Role::kProjectLead:
            return Column::kProjectLead;
        case Role::kEvaluator:
            return Column::kEvaluator;
        case Role::kParticipant:
            return Column::kParticipant;
        case Role::kOperator:
            return std::nullopt;
    }
    return std::nullopt;
}

// Somebody who is signed in; or, for a list row, whoever has one of these roles, taken as assigned.
struct Reader {
    Party party = Party::kNone;
    std::optional<Column> column;
    std::vector<Role> roles;
    const Actor* actor = nullptr;  // null: a list row's

    explicit Reader(const Actor& one)
        : party(one.party), column(ColumnFor(one.role)), roles{one.role}, actor(&one) {}
    Reader(Party of, Column in) : party(of), column(in) {
        for (std::size_t r = 0; r < kRoleCount; ++r)
            if (ColumnFor(static_cast<Role>(r)) == in) roles.push_back(static_cast<Role>(r));
    }
    Reader(Party of, Role one) : party(of), column(ColumnFor(one)), roles{one} {}
};

inline bool OfProject(const Reader& reader) {
    return reader.column == Column::kProjectLead || reader.column == Column::kEvaluator;
}

inline bool InOwnColumn(const Reader& reader) {
    const std::optional<Column> column = reader.column;
    switch (reader.party) {
        case Party::kEmploymentService:
            return column == Column::kEmploymentService;
        case Party::kSocialServices:
            return column == Column::kSocialServices;
        case Party::kLabourMarket:
            return column == Column::kLabourMarket;
        case Party::kAdultEducation:
            return column == Column::kStudyCounsellor;
        case Party::kSocialInsurance:
            return column == Column::kSocialInsurance;
        case Party::kHealthRegion:
            return column == Column::kCareCoordinator;
        case Party::kNone:
            return false;
    }
    return false;
}

inline bool Holds(Instant begins, Instant ends, Instant now) { return begins <= now && now < ends; }
inline bool Over(Instant begins, Instant ends, Instant now) { return begins <= now && ends <= now; }

// 3.3, 1. A project lead or an evaluator may be in no party's service.
inline bool Assigned(const CaseBases& bases, const Reader& reader, Instant now) {
    if (reader.party == Party::kNone && !OfProject(reader)) return false;
    if (reader.actor == nullptr) return true;
    for (const Assignment& a : bases.assignments) {
        if (a.party != reader.party || !Holds(a.begins, a.ends, now)) continue;
        if (a.worker && a.worker == reader.actor->worker) return true;
        for (const TeamId team : reader.actor->teams)
            if (a.team && a.team == team) return true;
    }
    return false;
}

// 3.3, 4: to whom. A party and, where a role is named, that role in it; to the project's roles only by name,
// and to these also without a party.
inline bool IsFor(Party to, const std::optional<Role>& to_role, const Reader& reader) {
    if (to_role && reader.roles != std::vector{*to_role}) return false;
    if (OfProject(reader)) return to_role && (to == Party::kNone || to == reader.party);
    return to != Party::kNone && to == reader.party;
}

// ---- the decision

// How far a disclosure came, 3.3: "none at all; law or table closed; another topic; over" — and open.
enum class Came { kNowhere, kLaw, kTopic, kOver, kOpen };

struct Answer {
    Came came = Came::kNowhere;
    Level level = Level::kNone;
    Slice slice = Slice::kSummary;
    std::size_t place = 0;  // in its cell
    BasisKind basis = BasisKind::kConsent;
    ItemId disclosure, provision;
};

inline bool Better(const Answer& a, const Answer& b) {
    if (a.came != b.came) return a.came > b.came;
    if (a.came != Came::kOpen) return false;
    if (a.level != b.level) return a.level > b.level;
    if (a.place != b.place) return a.place < b.place;
    if (a.disclosure != b.disclosure) return a.disclosure < b.disclosure;  // the oldest: identities grow
    return a.basis < b.basis;                                              // one act on two bases
}

// What one disclosure (with one line of the consent it rests on, if that is its basis) gives of an entry.
inline Answer Through(const CaseBases& bases, const Reader& reader, const EntryHead& head, Instant now,
                      const Disclosure& act, const Provision* line) {
    Answer answer;
    const Page& page = Page::Get();
    const auto has = [&](const CategorySet& set) {
        return set.test(static_cast<std::size_t>(head.category)) ||
               // "A project lead to whom participation as a whole is disclosed also gets the initials."
               (reader.column == Column::kProjectLead && !act.item && head.category == Category::kIdentity &&
                set.test(static_cast<std::size_t>(Category::kParticipation)));
    };
    // Is it a disclosure of this, to this reader, for what the reader reads for? Otherwise it is as none.
    if (head.owner == Party::kNone || act.owner != head.owner) return answer;
    if (!IsFor(act.to, act.to_role, reader) || !page.ReadsFor(*reader.column, act.purpose)) return answer;
    if (act.item ? act.item != head.item || (act.categories.any() && !has(act.categories))
                 : !has(act.categories))
        return answer;
    bool over = Over(act.begins, act.ends, now);
    if (!over && !Holds(act.begins, act.ends, now)) return answer;
    bool topic = act.topics.Has(head.topic);

    // Has it a basis, or had it one? Otherwise it is as none, too.
    bool lawful = true;
    switch (act.basis) {
        case BasisKind::kConsent:
            if (line == nullptr || line->from != act.owner || line->to != act.to) return answer;
            if (!IsFor(line->to, line->to_role, reader)) return answer;
            if (!page.ReadsFor(*reader.column, line->purpose) || !has(line->categories)) return answer;
            over = over || Over(line->begins, line->ends, now);
            if (now < line->begins) return answer;
            topic = topic && line->topics.Has(head.topic);
            answer.provision = line->id;
            break;
        case BasisKind::kOwnCase: {
            bool engaged = false, was = false;
            for (const Engagement& e : bases.engagements) {
                if (act.to == Party::kNone || e.party != act.to) continue;
                engaged = engaged || Holds(e.begins, e.ends, now);
                was = was || Over(e.begins, e.ends, now);
            }
            if (!engaged && !was) return answer;
            over = over || !engaged;
            break;
        }
        case BasisKind::kStatute:
            lawful = false;
            for (const Obliges& duty : page.Duties())
                lawful =
                    lawful || (duty.code == act.statute && duty.from == act.owner && duty.to == act.to &&
                               duty.begins <= now &&
                               std::ranges::find(duty.categories, head.category) != duty.categories.end());
            break;
        case BasisKind::kReasonedDecision:  // 3.6: OSL 10:27 does not reach 25 and 26 kap.
            lawful = act.owner != Party::kHealthRegion && act.owner != Party::kSocialServices;
            break;
    }

    const std::vector<Gives>& cell = page.Cell(head.category, *reader.column);
    const Gives* gives = nullptr;
    for (const Gives& one : cell)
        if (gives == nullptr && (!one.basis || *one.basis == act.basis)) gives = &one;
    const bool closed = gives == nullptr || gives->slice == Slice::kIfPlaced ||
                        gives->slice == Slice::kOwnActivity ||
                        gives->slice == Slice::kOwnPlacement;  // no workplace signs in
    if (!lawful || closed) {
        answer.came = Came::kLaw;
        return answer;
    }
    if (gives->slice == Slice::kStudyPart || gives->slice == Slice::kOwnTrack)
        topic = topic && head.topic == Topic::kStudies;
    answer.came = !topic ? Came::kTopic : over ? Came::kOver : Came::kOpen;
    answer.level = gives->level;
    answer.slice = gives->slice;
    answer.place = static_cast<std::size_t>(gives - cell.data());
    answer.basis = act.basis;
    answer.disclosure = act.id;
    return answer;
}

inline Decision No(Reason reason) { return {Level::kNone, Slice::kSummary, reason, {}, {}}; }

inline Decision Unprotected(const CaseBases& bases, const Reader& reader, const EntryHead& head,
                            Instant now) {
    if (!reader.column) return No(Reason::kRoleWithoutCases);
    if (reader.column == Column::kParticipant) {
        const std::vector<Gives>& cell = Page::Get().Cell(head.category, Column::kParticipant);
        if (cell.empty()) return No(Reason::kNotInTable);
        return {cell[0].level, cell[0].slice, Reason::kParticipantsOwn, {}, {}};
    }
    if (!Assigned(bases, reader, now)) return No(Reason::kNotAssigned);
    // 3.7, third degree: for everybody but named officers the case is not there.
    if (bases.protection == Protection::kFictitiousIdentity && reader.actor != nullptr) {
        bool named = false;
        for (const WorkerId officer : bases.named_officers)
            named = named || (officer && officer == reader.actor->worker);
        if (!named) return No(Reason::kNotAssigned);
    }
    if (InOwnColumn(reader) && head.owner == reader.party)
        return {Level::kFull, Slice::kWhole, Reason::kOwnParty, {}, {}};
    for (const Recall& recall : bases.recalls)  // 3.11
        if (recall.item == head.item && recall.owner == head.owner) return No(Reason::kNoDisclosure);
    if (head.named.Bits() != 0) {
        if (!InOwnColumn(reader) || !head.named.Has(reader.party)) return No(Reason::kNotNamed);
        // Row 3 tells by naming; in every other row one must be named and the rest must hold too.
        if (head.category == Category::kParticipation)
            return {Level::kFull, Slice::kWhole, Reason::kNamed, {}, {}};
    }
    Answer best;
    for (const Disclosure& act : bases.disclosures) {
        std::vector<const Provision*> lines = {nullptr};
        if (act.basis == BasisKind::kConsent && act.provision)
            for (const Provision& line : bases.provisions)
                if (line.id == act.provision) lines.push_back(&line);
        for (const Provision* line : lines) {
            const Answer answer = Through(bases, reader, head, now, act, line);
            if (Better(answer, best)) best = answer;
        }
    }
    static constexpr std::array kWhyNot = {Reason::kNoDisclosure, Reason::kNotInTable, Reason::kOtherTopic,
                                           Reason::kBasisEnded};
    static constexpr std::array kBecause = {Reason::kOwnCase, Reason::kConsent, Reason::kStatute,
                                            Reason::kReasonedDecision};
    if (best.came == Came::kOpen && head.named.Bits() != 0 && best.level != Level::kFull)
        return No(Reason::kNotInTable);
    if (best.came != Came::kOpen) return No(kWhyNot[static_cast<std::size_t>(best.came)]);
    return {best.level, best.slice, kBecause[static_cast<std::size_t>(best.basis)], best.disclosure,
            best.provision};
}

// 3.3 and 3.7
inline Decision Decide(const CaseBases& bases, const Reader& reader, const EntryHead& head, Instant now) {
    Decision decision = Unprotected(bases, reader, head, now);
    if (decision.level == Level::kNone || bases.protection == Protection::kNone) return decision;
    if (head.category != Category::kIdentity && head.category != Category::kProtectedIdentity)
        return decision;
    if (reader.column == Column::kParticipant) return decision;
    for (const WorkerId officer : bases.named_officers)
        if (officer && reader.actor != nullptr && officer == reader.actor->worker) return decision;
    if (decision.slice == Slice::kMasked) return decision;  // no more than that already
    switch (*reader.column) {
        case Column::kEmploymentService:
        case Column::kSocialServices:
        case Column::kLabourMarket:
        case Column::kCareCoordinator:
        case Column::kSocialInsurance:
            decision.level = Level::kLimited;
            decision.slice = Slice::kMasked;
            decision.reason = Reason::kProtected;
            return decision;
        default:
            return No(Reason::kProtected);
    }
}

}  // namespace samkraft::secrecy::law
