#include "formats/csv.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "base/text.hpp"

namespace samkraft::formats {
namespace {

constexpr std::size_t kChunk = 1U << 16U;
constexpr std::string_view kSeparators = ";\t,";  // the first wins a tie
enum class Encoding : bool { kUtf8, kWindows1252 };

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

auto Damaged(std::string why) { return Fail(Code::kFileTruncated, "", {std::move(why)}); }

// Tells UTF-8 from Windows-1252 over the whole file (RFC 3629 §4). Bytes that cannot be UTF-8 make it
// Windows-1252, unless it also holds what only UTF-8 has: å ä ö é all begin with C3 there, quotes and dashes
// with E2; in Windows-1252 these are Ã and â before a sign, which nobody writes. Such a mixture counts as
// UTF-8, and the row with the wrong byte is an error. (Other two-byte sequences prove nothing: ”Ä” before a
// closing quotation mark is one.)
class EncodingScan {
  public:
    void Feed(std::string_view bytes) {
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            const auto b = static_cast<unsigned char>(bytes[i]);
            if (missing_ == 0) {
                if (b >= 0x80) Begin(b);
            } else if (b < least_ || b > most_) {
                invalid_ = true;
                missing_ = 0;
                if (b >= 0x80) Begin(b);
            } else {
                least_ = 0x80, most_ = 0xBF;
                if (--missing_ == 0 && telling_) only_utf8_ = true;
            }
        }
    }
    [[nodiscard]] Encoding Found() const {
        return (invalid_ || missing_ > 0) && !only_utf8_ ? Encoding::kWindows1252 : Encoding::kUtf8;
    }

  private:
    void Begin(unsigned char b) {
        least_ = 0x80, most_ = 0xBF;
        if (b >= 0xC2 && b <= 0xDF) {
            missing_ = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            missing_ = 2;
            if (b == 0xE0) least_ = 0xA0;
            if (b == 0xED) most_ = 0x9F;
        } else if (b >= 0xF0 && b <= 0xF4) {
            missing_ = 3;
            if (b == 0xF0) least_ = 0x90;
            if (b == 0xF4) most_ = 0x8F;
        } else {
            invalid_ = true;
        }
        telling_ = b == 0xC3 || b >= 0xE0;
    }

    int missing_ = 0;
    unsigned char least_ = 0x80, most_ = 0xBF;
    bool telling_ = false, only_utf8_ = false, invalid_ = false;
};

// The separator that the first lines use most evenly: the largest product of a count and the lines that have
// just that many. A title above the table, decimal commas and lists inside cells lose to the columns.
char FindSeparator(std::string_view sample) {
    std::array<std::map<int, int>, 3> lines_with;
    std::array<int, 3> here{};
    int lines = 0;
    bool quoted = false, at_start = true;
    for (std::size_t i = 0; i < sample.size() && lines < 50; ++i) {
        const char c = sample[i];
        if (quoted) {
            quoted = c != '"';
            at_start = false;
            if (!quoted && i + 1 < sample.size() && sample[i + 1] == '"') quoted = true, ++i;
            continue;
        }
        const auto which = kSeparators.find(c);
        if (c == '"' && at_start) quoted = true;
        if (which != std::string_view::npos) ++here[which];
        if (c == '\n' || c == '\r') {
            for (std::size_t k = 0; k < here.size(); ++k)
                if (here[k]) ++lines_with[k][here[k]];
            here = {};
            ++lines;
        }
        at_start = which != std::string_view::npos || c == '\n' || c == '\r';
    }
    for (std::size_t k = 0; k < here.size(); ++k)
        if (here[k] && !quoted) ++lines_with[k][here[k]];
    std::size_t best = 0;
    int best_score = 0;
    for (std::size_t k = 0; k < here.size(); ++k)
        for (const auto& [count, times] : lines_with[k])
            if (count * times > best_score) best_score = count * times, best = k;
    return kSeparators[best];
}

class CsvReader final : public TableReader {
  public:
    CsvReader(File file, std::uint64_t size, const TableLimits& limits)
        : file_(std::move(file)), size_(size), limits_(limits) {}

    // Learns encoding and separator, and stands before the first row.
    Done Prepare() {
        EncodingScan scan;
        bool first = true, marked = false;
        std::size_t skip = 0;
        while (Fill()) {
            const std::string_view bytes(buffer_.data(), end_);
            if (first) {
                marked = bytes.starts_with(kUtf8Mark);
                skip = marked ? kUtf8Mark.size() : 0;
                const std::string_view sample = bytes.substr(skip);
                separator_ = FindSeparator(sample);
                if (sample.size() > 5 && sample.starts_with("sep=") &&
                    kSeparators.find(sample[4]) != std::string_view::npos &&
                    (sample[5] == '\n' || sample[5] == '\r')) {
                    separator_ = sample[4];
                    skip += sample.size() > 6 && sample[5] == '\r' && sample[6] == '\n' ? 7U : 6U;
                }
                if (marked) break;
                first = false;
            }
            scan.Feed(bytes);
        }
        encoding_ = marked ? Encoding::kUtf8 : scan.Found();
        if (std::fseek(file_.get(), static_cast<long>(skip), SEEK_SET) != 0)
            return Damaged("filen går inte att läsa");
        at_ = end_ = 0;
        read_ = skip;
        return {};
    }

    Result<bool> Next(TableRow& row) override {
        std::size_t cells = 0, bytes = 0;
        bool any = false, closed = false,
             ended = false;  // closed: the cell was quoted and the quotation is over
        std::string* cell = nullptr;
        auto begin_cell = [&] {
            if (cells == row.cells.size()) row.cells.emplace_back();
            cell = &row.cells[cells++];
            cell->clear();
            closed = false;
        };
        begin_cell();
        row.number = ++number_;
        const std::string here = std::to_string(number_);
        while (!ended) {
            const int c = Take();
            if (c == EOF) {
                if (!any) return row.cells.clear(), false;
                // An export ends its last line. One that stops short of the columns of the line before was
                // cut off.
                if (cells < width_) return Damaged("den sista raden, " + here + ", är avhuggen");
                break;
            }
            any = true;
            if (c == separator_) {
                if (cells == limits_.columns)
                    return Fail(Code::kTooLarge, "", {std::to_string(limits_.columns) + " kolumner"});
                begin_cell();
            } else if (c == '\n' || c == '\r') {
                if (c == '\r' && Peek() == '\n') Take();
                ended = true;
            } else if (closed) {
                if (c != ' ')
                    return Damaged("på rad " + here + " står det text efter ett avslutande citattecken");
            } else if (c == '"' && cell->empty()) {
                for (;;) {
                    const int q = Take();
                    if (q == '"') {
                        if (Peek() != '"') break;
                        Take();
                    }
                    if (q == EOF || ++bytes > limits_.row_bytes)
                        return Damaged("ett citattecken som öppnas på rad " + here + " stängs aldrig");
                    *cell += static_cast<char>(q);
                }
                closed = true;
            } else {
                *cell += static_cast<char>(c);
                if (++bytes > limits_.row_bytes)
                    return Fail(Code::kTooLarge, "", {SizeText(limits_.row_bytes) + " på en rad"});
            }
        }
        if (number_ > static_cast<std::int64_t>(limits_.rows))
            return Fail(Code::kTooLarge, "", {std::to_string(limits_.rows) + " rader"});
        if (cells == 1 && row.cells[0].empty() && !closed) cells = 0;
        row.cells.resize(cells);
        if (cells) width_ = cells;
        for (std::string& text : row.cells)
            if (!Decode(text)) return Fail(Code::kFileEncoding, "", {here});
        return true;
    }

    double Fraction() const override {
        return size_ ? static_cast<double>(read_ - (end_ - at_)) / static_cast<double>(size_) : 1;
    }

  private:
    bool Fill() {
        at_ = 0;
        end_ = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
        read_ += end_;
        return end_ > 0;
    }
    int Take() { return at_ < end_ || Fill() ? static_cast<unsigned char>(buffer_[at_++]) : EOF; }
    int Peek() { return at_ < end_ || Fill() ? static_cast<unsigned char>(buffer_[at_]) : EOF; }

    bool Decode(std::string& text) const {
        if (text.find('\0') != std::string::npos) return false;
        if (encoding_ == Encoding::kUtf8) return simdjson::validate_utf8(text);
        if (std::all_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
            return true;
        text = text::FromWindows1252(text);
        return text.find("\xEF\xBF\xBD") == std::string::npos;
    }

    File file_;
    std::uint64_t size_, read_ = 0;
    TableLimits limits_;
    std::array<char, kChunk> buffer_{};
    std::size_t at_ = 0, end_ = 0, width_ = 0;
    std::int32_t number_ = 0;
    char separator_ = ';';
    Encoding encoding_ = Encoding::kUtf8;
};

}  // namespace

Result<std::unique_ptr<TableReader>> OpenCsv(const std::filesystem::path& path, const TableLimits& limits) {
    File file(std::fopen(path.c_str(), "rb"));
    if (!file) return Fail(Code::kMalformed, "", {"filen får inte läsas"});
    auto reader = std::make_unique<CsvReader>(std::move(file), std::filesystem::file_size(path), limits);
    CHECK_OK(reader->Prepare());
    return reader;
}

std::string WithoutFormula(std::string_view cell) {
    return text::HasFormulaStart(cell) ? "'" + std::string(cell) : std::string(cell);
}

void AppendCsvRow(std::string& out, std::span<const std::string> cells, char separator) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i) out += separator;
        const std::string cell = WithoutFormula(cells[i]);
        // Every separator that a reader might guess is quoted, and an empty cell alone, which would be a
        // blank line.
        const bool quote = cell.find_first_of(";,\t\"\r\n") != std::string::npos || cell.starts_with(' ') ||
                           cell.ends_with(' ') || cell.starts_with(kUtf8Mark) ||
                           (cells.size() == 1 && cell.empty()) || cell.find(separator) != std::string::npos;
        if (!quote) {
            out += cell;
            continue;
        }
        out += '"';
        for (const char c : cell) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }
    out += "\r\n";
}

}  // namespace samkraft::formats
