// Reads and checks the decision table.
#include "secrecy/decision_table.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace samkraft::secrecy {
namespace {

using namespace domain;

constexpr std::string_view kBuiltinText =
#include "decision_table.inc"
    ;

// The short names of the bases in the table, in the order of BasisKind.
constexpr std::array<std::string_view, 4> kBasisWords = {"own", "consent", "statute", "reasoned"};

std::string_view Trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const auto end = text.find(separator, begin);
        parts.push_back(Trim(text.substr(begin, end - begin)));
        if (end == std::string_view::npos) return parts;
        begin = end + 1;
    }
}

[[noreturn]] void Broken(std::size_t line, const std::string& fault) {
    throw std::invalid_argument("decision table, line " + std::to_string(line) + ": " + fault);
}

Grant ParseGrant(std::string_view text, std::size_t line) {
    Grant grant;
    const auto colon = text.find(':');
    if (colon != std::string_view::npos) {
        const auto word = std::ranges::find(kBasisWords, text.substr(colon + 1));
        if (word == kBasisWords.end()) Broken(line, "no such basis in \"" + std::string(text) + '"');
        grant.basis = static_cast<BasisKind>(word - kBasisWords.begin());
    }
    const std::string_view what = text.substr(0, colon);
    const auto slash = what.find('/');
    const std::string_view level = what.substr(0, slash);
    if (level == "F") {
        grant.level = Level::kFull;
        grant.slice = Slice::kWhole;
    } else if (level == "L") {
        grant.level = Level::kLimited;
    } else {
        Broken(line, "no such level in \"" + std::string(text) + '"');
    }
    if (slash == std::string_view::npos) return grant;
    if (grant.level != Level::kLimited)
        Broken(line, "a slice without limited level in \"" + std::string(text) + '"');
    if (!FromName(what.substr(slash + 1), grant.slice) || grant.slice == Slice::kWhole)
        Broken(line, "no such slice in \"" + std::string(text) + '"');
    return grant;
}

std::vector<Grant> ParseCell(std::string_view cell, Column column, std::size_t line) {
    std::vector<Grant> grants;
    if (cell == "none") return grants;
    for (const std::string_view part : Split(cell, '|')) {
        const Grant grant = ParseGrant(part, line);
        const auto conflicts = [&](const Grant& g) {
            return g.basis == grant.basis || !g.basis || !grant.basis;
        };
        if (std::ranges::any_of(grants, conflicts))
            Broken(line, "the same basis twice in \"" + std::string(cell) + '"');
        if (!grants.empty() && grants.back().level < grant.level)
            Broken(line, "narrow before wide in \"" + std::string(cell) + '"');
        if (column == Column::kParticipant && grant.basis)
            Broken(line, "the participant needs no basis: \"" + std::string(cell) + '"');
        grants.push_back(grant);
    }
    return grants;
}

void CheckHeader(const std::vector<std::string_view>& cells, std::size_t line) {
    if (cells.size() != kColumnCount + 1 || cells[0] != "category") Broken(line, "not the header");
    for (std::size_t c = 0; c < kColumnCount; ++c)
        if (cells[c + 1] != Names(Column{})[c]) Broken(line, "column \"" + std::string(cells[c + 1]) + '"');
}

}  // namespace

DecisionTable::DecisionTable(std::string_view text) {
    std::size_t line = 0;
    std::size_t rows = 0;
    bool header = false;
    for (const std::string_view row : Split(text, '\n')) {
        ++line;
        if (row.empty() || row.front() == '#') continue;
        const auto cells = Split(row, ',');
        if (!header) {
            CheckHeader(cells, line);
            header = true;
            continue;
        }
        if (cells.size() != kColumnCount + 1)
            Broken(line, std::to_string(cells.size()) + " cells, not " + std::to_string(kColumnCount + 1));
        ++rows;
        const std::string expected = rows < kCategoryCount
                                         ? std::to_string(rows) + ' ' + std::string(Names(Category{})[rows])
                                         : "the end";
        if (cells[0] != expected)
            Broken(line, '"' + std::string(cells[0]) + "\" where " + expected + " belongs");
        for (std::size_t c = 0; c < kColumnCount; ++c) {
            auto& grants = grants_[rows][c];
            grants = ParseCell(cells[c + 1], static_cast<Column>(c), line);
            for (std::size_t basis = 0; basis < kBases; ++basis)
                for (std::size_t place = 0; place < grants.size(); ++place)
                    if (!grants[place].basis || grants[place].basis == static_cast<BasisKind>(basis))
                        openings_[rows][c][basis] = {grants[place].level, grants[place].slice,
                                                     static_cast<std::uint8_t>(place)};
        }
    }
    if (rows != kCategoryCount - 1) Broken(line, "rows are missing: " + std::to_string(rows));
}

const DecisionTable& DecisionTable::Builtin() {
    static const DecisionTable table(kBuiltinText);
    return table;
}

namespace {
// A program with a broken table must not start.
[[maybe_unused]] const DecisionTable& checked_at_start = DecisionTable::Builtin();
}  // namespace

std::span<const Grant> DecisionTable::Cell(Category category, Column column) const {
    return grants_.at(static_cast<std::size_t>(category)).at(static_cast<std::size_t>(column));
}

}  // namespace samkraft::secrecy
