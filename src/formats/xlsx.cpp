#include "formats/xlsx.hpp"

#include <expat.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <utility>

#include "base/clock.hpp"

namespace samkraft::formats {
namespace {

constexpr std::size_t kChunk = 1U << 15U;
constexpr std::size_t kParserBytes =
    4U << 20U;                            // what expat may hold: open elements, names, the token being read
constexpr std::size_t kStyles = 100'000;  // Excel's own limit is 65,490
constexpr std::size_t kRelations = 10'000;

auto Damaged(std::string why) { return Fail(Code::kFileTruncated, "", {std::move(why)}); }
auto NotATable() { return Fail(Code::kUnsupportedMedia, "", {"CSV eller XLSX"}); }

template <class T>
bool ParseNumber(std::string_view text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

// ---- The package

struct Discard {
    void operator()(zip_t* zip) const { zip_discard(zip); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

// libzip keeps a record per entry. How many there are is therefore asked of the file's end first
// (APPNOTE 4.3.14–4.3.16).
bool HasTooManyEntries(const std::filesystem::path& path, std::uint64_t most) {
    using namespace std::string_view_literals;
    std::ifstream file(path, std::ios::binary);
    const std::uint64_t size = std::filesystem::file_size(path);
    std::string tail(std::min<std::uint64_t>(size, 66'000 + 76), '\0');
    file.seekg(static_cast<std::streamoff>(size - tail.size()));
    file.read(tail.data(), static_cast<std::streamsize>(tail.size()));
    const auto number = [](std::string_view bytes, std::size_t at, std::size_t width) {
        std::uint64_t value = 0;
        for (std::size_t i = width; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
        return value;
    };
    for (std::size_t at = 0; (at = tail.find("PK\5\6"sv, at)) != std::string::npos; ++at)
        if (at + 12 <= tail.size()) {
            const std::uint64_t entries = number(tail, at + 10, 2);
            if (entries != 0xFFFF && entries > most) return true;
        }
    for (std::size_t at = 0; (at = tail.find("PK\6\7"sv, at)) != std::string::npos;
         ++at) {  // Zip64: says where its end is
        if (at + 16 > tail.size()) continue;
        const std::uint64_t where = number(tail, at + 8, 8);
        std::array<char, 40> end{};
        if (where > size) continue;
        file.clear();
        file.seekg(static_cast<std::streamoff>(where));
        file.read(end.data(), end.size());
        const std::string_view bytes(end.data(), end.size());
        if (bytes.starts_with("PK\6\6"sv) && number(bytes, 32, 8) > most) return true;
    }
    return false;
}

class Package;

// One file of the package, unpacked as it is read.
class Part {
  public:
    [[nodiscard]] Result<std::size_t> Read(char* into,
                                           std::size_t most);  // 0 at the end, when the checksum has held
    [[nodiscard]] double Fraction() const {
        return declared_ ? std::min(1.0, static_cast<double>(unpacked_) / static_cast<double>(declared_)) : 1;
    }

  private:
    friend class Package;
    Package* package_ = nullptr;
    std::unique_ptr<zip_file_t, Discard> file_;
    std::uint64_t declared_ = 0, packed_ = 0, unpacked_ = 0;
};

class Package {
  public:
    explicit Package(TableLimits limits) : limits_(limits) {}

    Done Open(const std::filesystem::path& path) {
        if (HasTooManyEntries(path, limits_.entries)) return Bomb();
        int why = 0;
        zip_.reset(zip_open(path.c_str(), ZIP_RDONLY, &why));
        if (!zip_) return Damaged("paketet går inte att öppna");
        if (static_cast<std::uint64_t>(zip_get_num_entries(zip_.get(), 0)) > limits_.entries) return Bomb();
        return {};
    }

    [[nodiscard]] bool Has(const std::string& name) const {
        return zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
    }

    Result<Part> OpenPart(const std::string& name) {
        const auto index = zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE);
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (index < 0 || zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0)
            return Damaged("delen " + name + " saknas");
        if (stat.encryption_method != ZIP_EM_NONE)
            return Fail(Code::kUnsupportedMedia, "", {"CSV eller XLSX utan lösenord"});
        if (stat.size > limits_.unpacked_bytes) return Bomb();
        Part part;
        part.package_ = this;
        part.declared_ = stat.size;
        part.packed_ = std::max<std::uint64_t>(stat.comp_size, 1);
        part.file_.reset(zip_fopen_index(zip_.get(), static_cast<zip_uint64_t>(index), 0));
        if (!part.file_) return Damaged("delen " + name + " går inte att packa upp");
        return part;
    }

    [[nodiscard]] const TableLimits& Limits() const { return limits_; }
    [[nodiscard]] tl::unexpected<Error> Bomb() const {
        return Fail(Code::kFileBomb, "", {SizeText(limits_.unpacked_bytes)});
    }
    [[nodiscard]] bool Count(std::uint64_t bytes) { return (unpacked_ += bytes) <= limits_.unpacked_bytes; }

  private:
    TableLimits limits_;
    std::unique_ptr<zip_t, Discard> zip_;
    std::uint64_t unpacked_ = 0;
};

Result<std::size_t> Part::Read(char* into, std::size_t most) {
    const auto got = zip_fread(file_.get(), into, most);
    if (got < 0) return Damaged("innehållet går inte att packa upp");
    const auto bytes = static_cast<std::uint64_t>(got);
    unpacked_ += bytes;
    if (!package_->Count(bytes) ||
        (unpacked_ > 1U << 20U && unpacked_ / packed_ >= package_->Limits().unpack_ratio))
        return package_->Bomb();
    return static_cast<std::size_t>(bytes);
}

// ---- XML

// expat's memory, counted: deep nesting, endless tokens and ever new names all end at kParserBytes. expat's
// allocator has no context, so each block remembers whose it is, and the thread remembers which parser is at
// work.
struct Account {
    std::size_t used = 0;
};
struct alignas(std::max_align_t) Block {
    Account* owner;
    std::size_t size;
};
thread_local Account* at_work = nullptr;

void* Resize(void* old, std::size_t size) {
    auto* block = old ? static_cast<Block*>(old) - 1 : nullptr;
    Account* owner = block ? block->owner : at_work;
    const std::size_t before = block ? block->size : 0;
    if (size > kParserBytes || owner->used - before + size > kParserBytes) return nullptr;
    auto* fresh = static_cast<Block*>(std::realloc(block, sizeof(Block) + size));
    if (!fresh) return nullptr;
    fresh->owner = owner;
    fresh->size = size;
    owner->used += size - before;
    return fresh + 1;
}
void* Allocate(std::size_t size) { return Resize(nullptr, size); }
void Release(void* old) {
    if (!old) return;
    auto* block = static_cast<Block*>(old) - 1;
    block->owner->used -= block->size;
    std::free(block);
}

class Attributes {
  public:
    explicit Attributes(const char** list) : list_(list) {}
    [[nodiscard]] std::string_view operator[](
        std::string_view name) const {  // "" when absent; prefixes do not matter
        for (const char** at = list_; *at; at += 2)
            if (Local(*at) == name) return at[1];
        return {};
    }
    static std::string_view Local(std::string_view name) {
        const auto colon = name.rfind(':');
        return colon == std::string_view::npos ? name : name.substr(colon + 1);
    }

  private:
    const char** list_;
};

// Reads one part. Whoever derives from it hears of elements and text, and may Pause to hand out what is
// ready, or Stop. Document types are refused, so there are no entities to expand.
class XmlPart {
  public:
    XmlPart(Package& package, Part part) : package_(package), part_(std::move(part)) {
        at_work = &account_;
        const XML_Memory_Handling_Suite memory{Allocate, Resize, Release};
        parser_ = XML_ParserCreate_MM(nullptr, &memory, nullptr);
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_, this);
        XML_SetElementHandler(
            parser_,
            [](void* self, const XML_Char* name, const XML_Char** attributes) {
                static_cast<XmlPart*>(self)->Start(Attributes::Local(name), Attributes(attributes));
            },
            [](void* self, const XML_Char* name) {
                static_cast<XmlPart*>(self)->End(Attributes::Local(name));
            });
        XML_SetCharacterDataHandler(parser_, [](void* self, const XML_Char* text, int length) {
            static_cast<XmlPart*>(self)->Text({text, static_cast<std::size_t>(length)});
        });
        XML_SetStartDoctypeDeclHandler(
            parser_, [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
                auto* reader = static_cast<XmlPart*>(self);
                reader->Stop(reader->package_.Bomb());
            });
    }
    XmlPart(const XmlPart&) = delete;
    XmlPart& operator=(const XmlPart&) = delete;
    virtual ~XmlPart() {
        XML_ParserFree(parser_);
        if (at_work == &account_) at_work = nullptr;
    }

    // Parses until Pause or the end; false at the end.
    Result<bool> Continue() {
        at_work = &account_;
        for (;;) {
            XML_Status status = XML_STATUS_OK;
            if (paused_) {
                paused_ = false;
                status = XML_ResumeParser(parser_);
            } else if (finished_) {
                return false;
            } else {
                void* const buffer = XML_GetBuffer(parser_, static_cast<int>(kChunk));
                if (!buffer) return package_.Bomb();
                TRY(const std::size_t got, part_.Read(static_cast<char*>(buffer), kChunk));
                finished_ = got == 0;
                status = XML_ParseBuffer(parser_, static_cast<int>(got), finished_);
            }
            if (stopped_) return tl::unexpected(*stopped_);
            if (status == XML_STATUS_ERROR) {
                if (XML_GetErrorCode(parser_) == XML_ERROR_NO_MEMORY) return package_.Bomb();
                return Damaged(std::string("fel i XML: ") + XML_ErrorString(XML_GetErrorCode(parser_)));
            }
            if (status == XML_STATUS_SUSPENDED) return paused_ = true;
        }
    }
    Done All() {
        for (;;) {
            TRY(const bool more, Continue());
            if (!more) return {};
        }
    }
    [[nodiscard]] double Fraction() const { return part_.Fraction(); }

  protected:
    virtual void Start(std::string_view name, const Attributes& attributes) = 0;
    virtual void End(std::string_view) {}
    virtual void Text(std::string_view) {}
    void Pause() { XML_StopParser(parser_, XML_TRUE); }
    void Stop(tl::unexpected<Error> why) {
        if (!stopped_) stopped_ = std::move(why).value();
        XML_StopParser(parser_, XML_FALSE);
    }
    Package& package_;

  private:
    Account account_;
    Part part_;
    XML_Parser parser_ = nullptr;
    bool paused_ = false, finished_ = false;
    std::optional<Error> stopped_;
};

// "_x000D_" is how text carries what XML cannot (ECMA-376 part 1, §22.4.2.4).
void DecodeEscapes(std::string& text) {
    for (std::size_t at = 0; (at = text.find("_x", at)) != std::string::npos; ++at) {
        unsigned value = 0;
        if (at + 7 > text.size() || text[at + 6] != '_') continue;
        const auto [end, error] = std::from_chars(text.data() + at + 2, text.data() + at + 6, value, 16);
        if (error != std::errc{} || end != text.data() + at + 6 || value == 0 || value >= 0x80) continue;
        text.replace(at, 7, 1, static_cast<char>(value));
    }
}

// ---- The small parts

struct Relation {
    std::string id, type, target;
};

class Relations final : public XmlPart {
  public:
    using XmlPart::XmlPart;
    std::vector<Relation> found;

  private:
    void Start(std::string_view name, const Attributes& a) override {
        if (name != "Relationship") return;
        if (found.size() == kRelations) return Stop(package_.Bomb());
        found.push_back({std::string(a["Id"]), std::string(Last(a["Type"])), std::string(a["Target"])});
    }
    // The strict and the transitional standard differ in all but the last word of the type.
    static std::string_view Last(std::string_view type) { return type.substr(type.rfind('/') + 1); }
};

class Workbook final : public XmlPart {
  public:
    using XmlPart::XmlPart;
    std::vector<std::string> sheets;  // relations of those that are shown, in order
    bool from_1904 = false;

  private:
    void Start(std::string_view name, const Attributes& a) override {
        if (name == "workbookPr") from_1904 = a["date1904"] == "1" || a["date1904"] == "true";
        if (name != "sheet" || a["state"] == "hidden" || a["state"] == "veryHidden") return;
        if (sheets.size() == kRelations) return Stop(package_.Bomb());
        sheets.emplace_back(a["id"]);
    }
};

// What a number format makes of a number: nothing, a date, or digits in a mask ("000000-0000", the Swedish
// personal number).
struct Format {
    bool date = false;
    std::string mask;
};

Format FormatOfCode(std::string_view code) {
    Format format;
    bool only_mask = true, day_or_year = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {  // the first section: positive numbers
        const char c = code[i];
        if (c == '"') {
            const auto end = std::min(code.find('"', i + 1), code.size());
            format.mask.append(code.substr(i + 1, end - i - 1));
            i = end;
        } else if (c == '\\' && i + 1 < code.size()) {
            format.mask += code[++i];
        } else if (c == '[') {
            const auto end = std::min(code.find(']', i), code.size());
            const bool elapsed =
                i + 1 < code.size() && std::string_view("hHmMsS").find(code[i + 1]) != std::string_view::npos;
            only_mask = only_mask && !elapsed;
            i = end;
        } else if (c == '0' || c == '-' || c == '+' || c == ' ') {
            format.mask += c;
        } else {
            only_mask = false;
            day_or_year = day_or_year || std::string_view("yYdD").find(c) != std::string_view::npos;
        }
    }
    format.date = day_or_year;
    if (format.date || !only_mask || std::count(format.mask.begin(), format.mask.end(), '0') < 2)
        format.mask.clear();
    return format;
}

bool IsDateFormat(
    unsigned id) {  // the built-in ones, ECMA-376 part 1, §18.8.30, with those of East Asian languages
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
           (id >= 50 && id <= 54) || id == 57 || id == 58;
}

class Styles final : public XmlPart {
  public:
    using XmlPart::XmlPart;
    std::vector<Format> formats;  // of cells, by style

  private:
    void Start(std::string_view name, const Attributes& a) override {
        if (name == "cellXfs") in_cells_ = true;
        unsigned id = 0;
        if (name == "numFmt" && ParseNumber(a["numFmtId"], id)) {
            if (codes_.size() == kStyles) return Stop(package_.Bomb());
            codes_[id] = FormatOfCode(a["formatCode"].substr(0, 255));
        } else if (name == "xf" && in_cells_) {
            if (formats.size() == kStyles) return Stop(package_.Bomb());
            ParseNumber(a["numFmtId"], id);
            const auto own = codes_.find(id);
            formats.push_back(own != codes_.end() ? own->second : Format{IsDateFormat(id), {}});
        }
    }
    void End(std::string_view name) override {
        if (name == "cellXfs") in_cells_ = false;
    }
    std::map<unsigned, Format> codes_;
    bool in_cells_ = false;
};

class SharedTexts final : public XmlPart {
  public:
    using XmlPart::XmlPart;
    [[nodiscard]] std::optional<std::string_view> At(std::size_t index) const {
        if (index + 1 >= starts_.size()) return std::nullopt;
        return std::string_view(all_).substr(starts_[index], starts_[index + 1] - starts_[index]);
    }

  private:
    void Start(std::string_view name, const Attributes&) override {
        if (name == "si") item_.clear();
        if (name == "rPh") ++phonetic_;
        reading_ = name == "t" && phonetic_ == 0;
    }
    void End(std::string_view name) override {
        reading_ = false;
        if (name == "rPh" && phonetic_ > 0) --phonetic_;
        if (name != "si") return;
        DecodeEscapes(item_);
        all_ += item_;
        starts_.push_back(all_.size());
        Check();
    }
    void Text(std::string_view text) override {
        if (reading_) item_ += text;
        if (item_.size() > kChunk) Check();
    }
    void Check() {
        const std::uint64_t most = package_.Limits().shared_bytes;
        if (all_.size() + item_.size() + starts_.size() * sizeof(std::size_t) > most)
            Stop(Fail(Code::kFileBomb, "", {SizeText(most)}));
    }
    std::string all_, item_;
    std::vector<std::size_t> starts_{0};
    int phonetic_ = 0;
    bool reading_ = false;
};

// ---- The sheet

// "BC23" → 54, counted from 0; nullopt when there is no such column.
std::optional<std::uint32_t> ColumnOf(std::string_view reference) {
    std::uint32_t column = 0;
    std::size_t letters = 0;
    for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z'; ++letters) {
        if (letters == 3) return std::nullopt;
        column = column * 26 + static_cast<std::uint32_t>(reference[letters] - 'A' + 1);
    }
    if (letters == 0) return std::nullopt;
    return column - 1;
}

std::string InMask(const std::string& mask, std::string_view digits) {
    const auto places = static_cast<std::size_t>(std::count(mask.begin(), mask.end(), '0'));
    if (digits.size() > places) return std::string(digits);
    std::string padded(places - digits.size(), '0');
    padded += digits;
    std::string out;
    std::size_t next = 0;
    for (const char c : mask) out += c == '0' ? padded[next++] : c;
    return out;
}

class Sheet final : public XmlPart {
  public:
    Sheet(Package& package, Part part, const Styles* styles, const SharedTexts* shared, bool from_1904)
        : XmlPart(package, std::move(part)), styles_(styles), shared_(shared), from_1904_(from_1904) {}

    Result<bool> Next(TableRow& row) {
        ready_ = false;
        TRY(const bool paused, Continue());
        if (!paused && !ready_) return false;
        std::swap(row, row_);
        return true;
    }

  private:
    enum class Kind : std::uint8_t { kNumber, kShared, kInline, kText, kTruth };

    void Start(std::string_view name, const Attributes& a) override {
        if (name == "sheetData") in_data_ = true;
        if (!in_data_) return;
        if (name == "row") {
            std::uint32_t number = last_row_ + 1;
            if (const auto written = a["r"];
                !written.empty() && (!ParseNumber(written, number) || number <= last_row_))
                return Stop(Damaged("raderna är inte i ordning efter rad " + std::to_string(last_row_)));
            const auto& limits = package_.Limits();
            if (number > limits.rows)
                return Stop(Fail(Code::kTooLarge, "", {std::to_string(limits.rows) + " rader"}));
            last_row_ = number;
            row_.number = static_cast<std::int32_t>(number);
            row_.cells.clear();
            row_bytes_ = 0;
            next_column_ = 0;
        } else if (name == "c") {
            column_ = next_column_;
            if (const auto reference = a["r"]; !reference.empty()) {
                const auto column = ColumnOf(reference);
                if (!column)
                    return Stop(Damaged("cellen " + std::string(reference.substr(0, 20)) + " finns inte"));
                column_ = *column;
            }
            next_column_ = column_ + 1;
            style_ = 0;
            ParseNumber(a["s"], style_);
            const auto type = a["t"];
            kind_ = type == "s"           ? Kind::kShared
                    : type == "inlineStr" ? Kind::kInline
                    : type == "b"         ? Kind::kTruth
                    : type.empty() || type == "n"
                        ? Kind::kNumber
                        : Kind::kText;  // str, e (an error such as #N/A) and d (an ISO date)
            text_.clear();
        } else if (name == "rPh") {
            ++phonetic_;
        }
        reading_ = kind_ == Kind::kInline ? name == "t" && phonetic_ == 0 : name == "v";
    }

    void End(std::string_view name) override {
        reading_ = false;
        if (!in_data_) return;
        if (name == "c") return FinishCell();
        if (name == "rPh" && phonetic_ > 0) --phonetic_;
        if (name == "sheetData") in_data_ = false;
        if (name == "row" && !row_.cells.empty()) {
            ready_ = true;
            Pause();
        }
    }

    void Text(std::string_view text) override {
        if (!reading_) return;
        text_ += text;
        if (text_.size() > package_.Limits().row_bytes) TooMuch();
    }

    void FinishCell() {
        std::size_t index = 0;
        switch (kind_) {
            case Kind::kShared: {
                if (text_.empty()) break;
                const auto shared = ParseNumber(text_, index) && shared_ ? shared_->At(index) : std::nullopt;
                if (!shared)
                    return Stop(
                        Damaged("en cell på rad " + std::to_string(row_.number) + " saknar sin text"));
                text_ = *shared;
                break;
            }
            case Kind::kNumber:
                FormatNumber();
                break;
            case Kind::kTruth:
                text_ = text_ == "1" || text_ == "true" ? "TRUE" : text_.empty() ? "" : "FALSE";
                break;
            case Kind::kInline:
            case Kind::kText:
                DecodeEscapes(text_);
                break;
        }
        if (text_.empty()) return;
        const auto& limits = package_.Limits();
        if (column_ >= limits.columns)
            return Stop(Fail(Code::kTooLarge, "", {std::to_string(limits.columns) + " kolumner"}));
        row_bytes_ += text_.size();
        if (row_bytes_ > limits.row_bytes) return TooMuch();
        if (row_.cells.size() <= column_) row_.cells.resize(column_ + 1);
        row_.cells[column_] = std::move(text_);
        text_.clear();
    }

    void TooMuch() {
        Stop(Fail(Code::kTooLarge, "", {SizeText(package_.Limits().row_bytes) + " på en rad"}));
    }

    void FormatNumber() {
        double value = 0;
        if (!ParseNumber(text_, value) || !std::isfinite(value))
            return;  // what is no number stays as it is written
        const Format* format =
            styles_ && style_ < styles_->formats.size() ? &styles_->formats[style_] : nullptr;
        const double whole = std::floor(value);
        if (format && format->date && whole >= 0 && whole < 1e6) {
            auto serial = static_cast<std::int64_t>(whole) + (from_1904_ ? 1462 : 0);
            auto second = static_cast<int>(std::lround((value - whole) * 86400));
            if (second == 86400) ++serial, second = 0;
            if (std::string date = DateOfSerial(serial); !date.empty()) {
                text_ = std::move(date);
                if (second) {
                    std::array<char, 16> time{};
                    std::snprintf(time.data(), time.size(), " %02d:%02d:%02d", second / 3600 % 24,
                                  second / 60 % 60, second % 60);
                    text_ += time.data();
                }
                return;
            }
        }
        std::array<char, 40> buffer{};
        const auto end = value == whole && std::abs(value) < 1e15
                             ? std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                             static_cast<std::int64_t>(value))
                                   .ptr
                             : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
        const std::string_view plain(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
        text_ = format && !format->mask.empty() && value == whole && value >= 0 && value < 1e15
                    ? InMask(format->mask, plain)
                    : std::string(plain);
    }

    const Styles* styles_;
    const SharedTexts* shared_;
    TableRow row_;
    std::string text_;
    std::uint64_t row_bytes_ = 0;
    std::uint32_t last_row_ = 0, column_ = 0, next_column_ = 0, style_ = 0;
    int phonetic_ = 0;
    Kind kind_ = Kind::kNumber;
    bool from_1904_, in_data_ = false, reading_ = false, ready_ = false;
};

// ---- Putting it together

// "worksheets/sheet1.xml" as seen from the folder "xl/"; a target that begins with / is seen from the top
// (RFC 3986 §5.2).
std::string Resolve(std::string_view folder, std::string_view target) {
    std::string path =
        target.starts_with('/') ? std::string(target.substr(1)) : std::string(folder) + std::string(target);
    for (std::size_t up = 0; (up = path.find("../")) != std::string::npos;) {
        const auto before = up < 2 ? std::string::npos : path.rfind('/', up - 2);
        const std::size_t from = before == std::string::npos ? 0 : before + 1;
        path.erase(from, up + 3 - from);
    }
    return path;
}

class XlsxReader final : public TableReader {
  public:
    explicit XlsxReader(const TableLimits& limits) : package_(limits) {}

    Done Open(const std::filesystem::path& path) {
        CHECK_OK(package_.Open(path));
        if (!package_.Has("[Content_Types].xml") || !package_.Has("_rels/.rels")) return NotATable();
        TRY(const auto top, ReadRelations("_rels/.rels"));
        const Relation* document = Find(top, "officeDocument");
        if (!document) return NotATable();
        const std::string book_path = Resolve("", document->target);
        if (!book_path.ends_with(".xml")) return NotATable();  // .xlsb
        const auto slash = book_path.rfind('/') + 1;           // 0 when there is none
        const std::string folder = book_path.substr(0, slash);
        const std::string relations_path = folder + "_rels/" + book_path.substr(slash) + ".rels";
        if (!package_.Has(relations_path)) return Damaged("delen " + relations_path + " saknas");
        TRY(const auto relations, ReadRelations(relations_path));

        TRY(Part book_part, package_.OpenPart(book_path));
        Workbook book(package_, std::move(book_part));
        CHECK_OK(book.All());
        const Relation* sheet = nullptr;
        for (const std::string& id : book.sheets)
            for (const Relation& relation : relations)
                if (!sheet && relation.id == id && relation.type == "worksheet") sheet = &relation;
        if (!sheet) return NotATable();

        if (const Relation* styles = Find(relations, "styles")) {
            TRY(Part part, package_.OpenPart(Resolve(folder, styles->target)));
            styles_ = std::make_unique<Styles>(package_, std::move(part));
            CHECK_OK(styles_->All());
        }
        if (const Relation* shared = Find(relations, "sharedStrings")) {
            TRY(Part part, package_.OpenPart(Resolve(folder, shared->target)));
            shared_ = std::make_unique<SharedTexts>(package_, std::move(part));
            CHECK_OK(shared_->All());
        }
        TRY(Part part, package_.OpenPart(Resolve(folder, sheet->target)));
        sheet_ =
            std::make_unique<Sheet>(package_, std::move(part), styles_.get(), shared_.get(), book.from_1904);
        return {};
    }

    Result<bool> Next(TableRow& row) override { return sheet_->Next(row); }
    double Fraction() const override { return sheet_->Fraction(); }

  private:
    Result<std::vector<Relation>> ReadRelations(const std::string& path) {
        TRY(Part part, package_.OpenPart(path));
        Relations relations(package_, std::move(part));
        CHECK_OK(relations.All());
        return std::move(relations.found);
    }
    static const Relation* Find(const std::vector<Relation>& relations, std::string_view type) {
        const auto it = std::find_if(relations.begin(), relations.end(),
                                     [&](const Relation& r) { return r.type == type; });
        return it == relations.end() ? nullptr : &*it;
    }

    Package package_;  // outlives the parts
    std::unique_ptr<Styles> styles_;
    std::unique_ptr<SharedTexts> shared_;
    std::unique_ptr<Sheet> sheet_;
};

}  // namespace

Result<std::unique_ptr<TableReader>> OpenXlsx(const std::filesystem::path& path, const TableLimits& limits) {
    auto reader = std::make_unique<XlsxReader>(limits);
    CHECK_OK(reader->Open(path));
    return reader;
}

std::string DateOfSerial(std::int64_t serial) {
    if (serial < 1 || serial == 60 || serial > 146'098) return {};  // 146,098 is 2299-12-31
    static const Date kDayZero = MakeDate(1899, 12, 31);
    return AddDays(kDayZero, static_cast<int>(serial) - (serial > 60 ? 1 : 0)).Text();
}

}  // namespace samkraft::formats
