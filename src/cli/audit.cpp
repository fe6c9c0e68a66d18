#include "cli/audit.hpp"

#include <charconv>
#include <istream>

#include "base/json.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::cli {
namespace {

// In an extension's value a backslash, an equals sign and line breaks are escaped. Every other sign that some
// reader may take for the end of a line, or that steers a terminal, becomes a space: U+0085, U+2028, U+2029
// and the control characters.
std::string Escaped(std::string_view value) {
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const std::string_view rest = value.substr(i);
        if (c == '\\' || c == '=') out += '\\';
        if (c == '\n' || c == '\r') {
            out += c == '\n' ? "\\n" : "\\r";
        } else if ((c >= 0 && c < ' ') || c == '\x7f') {
            out += ' ';
        } else if (rest.starts_with("\xc2\x85")) {
            out += ' ';
            i += 1;
        } else if (rest.starts_with("\xe2\x80\xa8") || rest.starts_with("\xe2\x80\xa9")) {
            out += ' ';
            i += 2;
        } else {
            out += c;
        }
    }
    return out;
}

std::string_view TitleOf(domain::Access access) {
    switch (access) {
        case domain::Access::kRead:
            return "Case opened";
        case domain::Access::kListed:
            return "Cases listed";
        case domain::Access::kSearched:
            return "Cases searched";
        case domain::Access::kWritten:
            return "Case written in";
        case domain::Access::kExported:
            return "Case exported";
        case domain::Access::kRefused:
            return "Case refused";
        case domain::Access::kSignedIn:
            return "Signed in";
        case domain::Access::kSignInRefused:
            return "Sign-in refused";
        case domain::Access::kSignedOut:
            return "Signed out";
        case domain::Access::kOpened:
            return "Case opened with a reason";
    }
    return "Access";
}

}  // namespace

std::string AccessAsCef(const journal::AccessRow& row, std::int64_t ordinal) {
    const bool refused =
        row.access == domain::Access::kRefused || row.access == domain::Access::kSignInRefused;
    std::string line = "CEF:0|Samkraft|Samkraft|1|";
    line += NameOf(row.access);
    line += '|';
    line += TitleOf(row.access);
    line += refused ? "|6|" : "|2|";
    bool first = true;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        if (!first) line += ' ';
        first = false;
        line += name;
        line += '=';
        line += Escaped(value);
    };
    add("rt", std::to_string(row.at.micros / 1000));
    add("externalId", std::to_string(ordinal));
    add("suid", row.worker.Text());
    add("spriv", NameOf(row.role));
    add("outcome", refused ? "failure" : "success");
    add("request", row.page);
    add("src", row.source);
    add("cs1Label", "party");
    add("cs1", NameOf(row.party));
    if (row.case_id) {
        add("cs2Label", "case");
        add("cs2", row.case_id.Text());
        add("cn1Label", "entries");
        add("cn1", std::to_string(row.sequence));
    }
    if (!row.listed.empty()) {
        std::string cases;
        for (const CaseId id : row.listed) cases += (cases.empty() ? "" : ",") + id.Text();
        add("cs3Label", "cases");
        add("cs3", cases);
    }
    return line;
}

Result<std::vector<journal::ChainEnd>> EndsTold(std::istream& log, AssociationId association) {
    std::vector<journal::ChainEnd> ends;
    for (std::string text; std::getline(log, text);) {
        const auto begins = text.find('{');
        if (begins == std::string::npos) continue;
        const auto line = json::Document(std::string_view(text).substr(begins));
        if (!line || !line->is_object()) continue;
        const auto part = [&](const char* name) {
            std::string_view value;
            return line->at_key(name).get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
        };
        const std::string event = part("event"), link = part("link"), rows = part("rows");
        if (event != "access_log_end" && event != "access_log_checkpoint") continue;
        if (part("association") != std::to_string(association.value)) continue;
        journal::ChainEnd end;
        const auto number = std::from_chars(rows.data(), rows.data() + rows.size(), end.ordinal);
        bool whole =
            number.ec == std::errc{} && number.ptr == rows.data() + rows.size() && link.size() % 2 == 0;
        for (std::size_t i = 0; whole && i < link.size(); i += 2) {
            unsigned byte = 0;
            const auto read = std::from_chars(link.data() + i, link.data() + i + 2, byte, 16);
            whole = read.ec == std::errc{} && read.ptr == link.data() + i + 2;
            end.link += static_cast<char>(byte);
        }
        if (!whole) return Fail(Code::kSetup, "", {"a line of the log cannot be read: " + text});
        ends.push_back(std::move(end));
    }
    if (ends.empty())
        return Fail(Code::kSetup, "", {"the file has no line access_log_end or access_log_checkpoint"});
    return ends;
}

std::string CertificateText(const journal::AccessDisposal& d) {
    std::string text = std::to_string(d.rows) + " rows, to number " + std::to_string(d.last) +
                       " and the end of " + d.through.Text();
    const auto by = [](WorkerId who, Instant at) { return who.Text() + " on " + LocalDate(at).Text(); };
    text += d.confirmed_by ? ", were disposed of: decision " : " would go: decision ";
    text += d.decision + ", proposed by " + by(d.proposed_by, d.proposed_at);
    if (d.confirmed_by) text += ", confirmed by " + by(d.confirmed_by, d.confirmed_at);
    return text + ".";
}

std::string AccessVerdict(const journal::AccessProof& proof,
                          const std::vector<journal::AccessDisposal>& disposals, std::size_t told) {
    const std::string rows = std::to_string(proof.rows) + " rows";
    const std::string at = " at row " + std::to_string(proof.at);
    std::string text;
    switch (proof.fault) {
        case journal::AccessFault::kNone:
            text = "The access log is whole: " + rows + " proved";
            break;
        case journal::AccessFault::kAltered:
            text = "THE ACCESS LOG HAS BEEN ALTERED" + at + "; the " + rows + " before it are proved";
            break;
        case journal::AccessFault::kMissing:
            text = "ROWS OF THE ACCESS LOG ARE MISSING" + at + "; the " + rows + " before it are proved";
            break;
        case journal::AccessFault::kAdded:
            text = "ROWS HAVE BEEN ADDED TO OR MOVED IN THE ACCESS LOG" + at + "; the " + rows +
                   " before it are proved";
            break;
        case journal::AccessFault::kSignature:
            text =
                "A CHECKPOINT OR A CERTIFICATE OF DISPOSAL OF THE ACCESS LOG IS NOT AS IT WAS SIGNED, OR ONE "
                "IS "
                "MISSING" +
                at + "; no row has been looked at";
            break;
    }
    text += ".\n";
    for (const journal::AccessDisposal& d : disposals) text += CertificateText(d) + "\n";
    if (proof.unchained > 0)
        text += std::to_string(proof.unchained) +
                " rows are from before the log was a chain, and cannot be proved.\n";
    text += std::to_string(proof.checkpoints) + " checkpoints, all signed.\n";
    if (told > 0 && proof.fault == journal::AccessFault::kNone)
        text +=
            "It has in it all of the " + std::to_string(told) + " ends that the program's log tells of.\n";
    if (proof.fault == journal::AccessFault::kNone)
        text += "The chain ends with row " + std::to_string(proof.last) + ", link " + proof.link + ".\n";
    if (told == 0)
        text +=
            "Rows cut off its end are seen with the program's log as it was collected elsewhere: --told "
            "FILE.\n";
    return text;
}

}  // namespace samkraft::cli
