#include "formats/document.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/text.hpp"
#include "domain/kinds.hpp"

namespace samkraft::formats {
namespace {

constexpr std::uint64_t kMostPixels = 100'000'000;
// Where readers of other kinds look for their beginning: browsers that guess read 1,445 bytes (WHATWG MIME
// Sniffing, "resource header"), others 1,024.
constexpr std::size_t kHeadSize = 2048;
using namespace std::string_view_literals;

unsigned At(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }
std::uint32_t Big(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8U | At(bytes, at + i);
    return value;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
std::string Lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return Lower(c); });
    return out;
}
bool Holds(std::string_view bytes, std::string_view what) {
    return bytes.find(what) != std::string_view::npos;
}

auto Damaged(std::string_view kind) { return Fail(Code::kFileTruncated, "", {std::string(kind)}); }
auto Active(std::string_view what) { return Fail(Code::kFileActive, "", {std::string(what)}); }

// The mark-up that a browser which guesses would take for a page.
bool HoldsMarkup(std::string_view bytes) {
    const std::string lower = Lower(bytes);
    return std::ranges::any_of(std::array{"<html"sv, "<script"sv, "<svg"sv, "<!doctype"sv, "<iframe"sv,
                                          "<body"sv, "<?php"sv, "<?xml"sv},
                               [&](std::string_view mark) { return Holds(lower, mark); });
}

// Archives are read from their end: a file with such an end is one too, whatever it is from its beginning.
bool EndsAsZip(std::string_view bytes) {
    constexpr std::size_t kFarthest = 65'535 + 22;
    return Holds(bytes.substr(bytes.size() - std::min(bytes.size(), kFarthest)), "PK\x05\x06"sv);
}

// What the file would be to a reader of another kind; "" for nothing.
std::string_view HiddenIn(std::string_view bytes, std::string_view media_type) {
    const std::string_view head = bytes.substr(0, kHeadSize);
    if (EndsAsZip(bytes)) return "ZIP";
    if (media_type != "application/pdf" && Holds(head, "%PDF-")) return "PDF";
    if (HoldsMarkup(head)) return "HTML";
    return {};
}

// What falls away from an image is looked at all the same: who hides something there is told that it was
// seen.
std::string_view HiddenInRest(std::string_view rest) {
    if (Holds(rest, "%PDF-")) return "PDF";
    if (Holds(rest, "PK\x03\x04"sv) || Holds(rest, "PK\x05\x06"sv)) return "ZIP";
    if (rest.starts_with("MZ") || rest.starts_with("\x7f"
                                                   "ELF"sv))
        return "EXE";
    const std::string lower = Lower(rest);
    for (const std::string_view mark :
         {"<html"sv, "<script"sv, "<svg"sv, "<iframe"sv, "<?php"sv, "javascript:"sv})
        if (Holds(lower, mark)) return "HTML";
    return {};
}

// ---- JPEG: marker by marker (ITU-T T.81 annex B)

constexpr unsigned kEoi = 0xD9, kSos = 0xDA, kApp0 = 0xE0, kApp1 = 0xE1, kApp14 = 0xEE;

bool IsFrame(unsigned marker) {  // SOF0–15, which say how large the picture is
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}
// Tables and the like that the picture needs.
bool IsOfPicture(unsigned marker) {
    return IsFrame(marker) || marker == 0xC4 || marker == 0xCC || marker == 0xDB || marker == 0xDD;
}

// Which way up the camera was held: the one thing of the metadata that the picture needs. 0: not said.
unsigned OrientationIn(std::string_view exif) {
    if (!exif.starts_with("Exif\0\0"sv)) return 0;
    const std::string_view tiff = exif.substr(6);
    const bool little = tiff.starts_with("II*\0"sv);
    if (!little && !tiff.starts_with("MM\0*"sv)) return 0;
    const auto read = [&](std::size_t at, std::size_t size) -> std::optional<std::uint32_t> {
        if (at > tiff.size() || tiff.size() - at < size) return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value = value << 8U | At(tiff, at + (little ? size - 1 - i : i));
        return value;
    };
    const auto directory = read(4, 4);
    const auto entries = directory ? read(*directory, 2) : std::nullopt;
    for (std::size_t i = 0; entries && i < *entries; ++i) {
        const std::size_t at = std::size_t{*directory} + 2 + 12 * i;
        const auto tag = read(at, 2), value = read(at + 8, 2);
        if (!tag || !value) return 0;
        if (*tag == 0x0112) return *value >= 1 && *value <= 8 ? *value : 0;
    }
    return 0;
}

void PutOrientation(std::string& out, unsigned orientation) {
    out +=
        "\xFF\xE1\x00\x22"
        "Exif\0\0"
        "MM\0*\0\0\0\x08"
        "\0\x01"
        "\x01\x12\0\x03\0\0\0\x01\0"sv;
    out += static_cast<char>(orientation);
    out +=
        "\0\0"
        "\0\0\0\0"sv;
}

Result<std::string> CleanJpeg(std::string_view in) {
    std::string out("\xFF\xD8");
    out.reserve(in.size());
    bool frame = false, scan = false, turned = false;
    std::size_t pos = 2;
    for (;;) {
        if (pos + 1 >= in.size() || At(in, pos) != 0xFF) return Damaged("JPEG");
        while (pos + 1 < in.size() && At(in, pos + 1) == 0xFF) ++pos;  // fill bytes
        if (pos + 1 >= in.size()) return Damaged("JPEG");
        const unsigned marker = At(in, pos + 1);
        if (marker == kEoi) {
            pos += 2;
            break;
        }
        if (in.size() - pos < 4) return Damaged("JPEG");
        const std::size_t length = Big(in, pos + 2, 2);
        if (length < 2 || in.size() - pos - 2 < length) return Damaged("JPEG");
        const std::string_view segment = in.substr(pos, length + 2), content = segment.substr(4);
        pos += segment.size();
        if (IsFrame(marker)) {
            if (frame || content.size() < 6) return Damaged("JPEG");
            const std::uint64_t height = Big(content, 1, 2), width = Big(content, 3, 2);
            if (width == 0 || height == 0) return Damaged("JPEG");
            if (width * height > kMostPixels) return Fail(Code::kFileBomb, "", {"100 Mpx"});
            frame = true;
        }
        // Adobe's says how the colours are coded.
        const bool adobe = marker == kApp14 && content.starts_with("Adobe") && content.size() == 12;
        if (adobe || IsOfPicture(marker)) {
            out += segment;
        } else if (marker == kSos) {
            if (!frame) return Damaged("JPEG");
            scan = true;
            std::size_t end = pos;  // of the coded picture: the first marker that is no restart
            while (end + 1 < in.size()) {
                const void* found =
                    std::char_traits<char>::find(in.data() + end, in.size() - 1 - end, '\xFF');
                if (found == nullptr) return Damaged("JPEG");
                end = static_cast<std::size_t>(static_cast<const char*>(found) - in.data());
                const unsigned next = At(in, end + 1);
                if (next != 0 && (next < 0xD0 || next > 0xD7)) break;
                end += 2;
            }
            out += segment;
            out += in.substr(pos, end - pos);
            pos = end;
        } else if (marker == kApp0 && content.starts_with("JFIF\0"sv) && content.size() >= 14) {
            out += "\xFF\xE0\x00\x10"sv;
            out += content.substr(0, 12);
            out += "\0\0"sv;  // no small picture beside the large one
        } else if (marker == 0xFE || (marker >= 0xE0 && marker <= 0xEF)) {
            if (const auto hidden = HiddenInRest(content); !hidden.empty()) return Active(hidden);
            const unsigned orientation = marker == kApp1 && !turned ? OrientationIn(content) : 0;
            if (orientation > 1) PutOrientation(out, orientation);
            turned = turned || orientation > 1;
        } else {
            return Damaged("JPEG");
        }
    }
    if (!scan) return Damaged("JPEG");
    out += "\xFF\xD9";
    if (const auto hidden = HiddenInRest(in.substr(pos)); !hidden.empty()) return Active(hidden);
    return out;
}

// ---- PNG: chunk by chunk (ISO/IEC 15948)

std::uint32_t Crc(std::string_view bytes) {
    static constexpr auto kTable = [] {
        std::array<std::uint32_t, 256> table{};
        for (std::uint32_t n = 0; n < 256; ++n) {
            std::uint32_t c = n;
            for (int k = 0; k < 8; ++k) c = (c & 1U) ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
            table[n] = c;
        }
        return table;
    }();
    std::uint32_t c = 0xFFFFFFFFU;
    for (const char b : bytes) c = kTable[(c ^ static_cast<unsigned char>(b)) & 0xFFU] ^ (c >> 8U);
    return c ^ 0xFFFFFFFFU;
}

// Chunks that the picture needs, and how long each may be: nothing is hidden in a long palette.
struct Chunk {
    std::string_view type;
    std::size_t most;
};
constexpr std::array kChunks{Chunk{"PLTE", 768}, Chunk{"tRNS", 256}, Chunk{"gAMA", 4},
                             Chunk{"sRGB", 1},   Chunk{"pHYs", 9},   Chunk{"IDAT", std::size_t{1} << 31U}};

constexpr std::string_view kPngMark = "\x89PNG\r\n\x1a\n"sv;

Result<std::string> CleanPng(std::string_view in) {
    std::string out(kPngMark);
    out.reserve(in.size());
    std::size_t pos = kPngMark.size();
    bool header = false, picture = false;
    for (;;) {
        if (in.size() - pos < 12) return Damaged("PNG");
        const std::size_t length = Big(in, pos, 4);
        if (length > in.size() - pos - 12) return Damaged("PNG");
        const std::string_view chunk = in.substr(pos, length + 12), type = chunk.substr(4, 4),
                               content = chunk.substr(8, length);
        pos += chunk.size();
        if (Crc(chunk.substr(4, length + 4)) != Big(chunk, length + 8, 4)) return Damaged("PNG");
        if (header == (type == "IHDR")) return Damaged("PNG");
        if (type == "IHDR") {
            if (length != 13) return Damaged("PNG");
            const std::uint64_t width = Big(content, 0, 4), height = Big(content, 4, 4);
            if (width == 0 || height == 0) return Damaged("PNG");
            if (width > kMostPixels || height > kMostPixels || width * height > kMostPixels)
                return Fail(Code::kFileBomb, "", {"100 Mpx"});
            header = true;
            out += chunk;
            continue;
        }
        if (type == "IEND") {
            if (length != 0 || !picture) return Damaged("PNG");
            out += chunk;
            break;
        }
        const auto known = std::ranges::find(kChunks, type, &Chunk::type);
        if (known != kChunks.end() && length <= known->most) {
            picture = picture || type == "IDAT";
            out += chunk;
        } else if (known != kChunks.end() || (At(type, 0) & 0x20U) == 0) {
            return Damaged("PNG");  // a chunk that no reader may pass over, and none that is known
        } else if (const auto hidden = HiddenInRest(content); !hidden.empty()) {
            return Active(hidden);
        }
    }
    if (const auto hidden = HiddenInRest(in.substr(pos)); !hidden.empty()) return Active(hidden);
    return out;
}

// ---- text and PDF: as they are, or not at all

Done CheckText(std::string_view in) {
    if (!text::IsStorable(in)) {
        std::string plain(in);  // Windows ends its lines with two characters
        std::erase(plain, '\r');
        if (!text::IsStorable(plain)) return Fail(Code::kFileTruncated, "", {"UTF-8"});
    }
    const std::string_view bare = text::Trim(in.starts_with("\xEF\xBB\xBF") ? in.substr(3) : in);
    if (bare.starts_with('<') || bare.starts_with("#!") || bare.starts_with("%!")) return Active("HTML");
    if (const auto hidden = HiddenInRest(in); !hidden.empty()) return Active(hidden);
    return {};
}

Done CheckPdf(std::string_view in) {
    const auto end = in.rfind("%%EOF");
    if (end == std::string_view::npos) return Damaged("PDF");
    // What comes after the end is another file.
    if (in.find_first_not_of("\r\n\t \0"sv, end + 5) != std::string_view::npos) return Active("PDF + ?");
    for (const std::string_view name : {"/JavaScript"sv, "/Launch"sv, "/EmbeddedFile"sv, "/RichMedia"sv})
        if (Holds(in, name)) return Active(name.substr(1));
    return {};
}

// ---- what it is

// By the content alone; none: none of the kinds that are taken.
std::optional<domain::FileKind> Sniffed(std::string_view bytes) {
    const auto kind = [](std::string_view media_type) {
        return *std::ranges::find(domain::FileKinds(), media_type, &domain::FileKind::media_type);
    };
    if (bytes.starts_with("%PDF-1.") || bytes.starts_with("%PDF-2.")) return kind("application/pdf");
    if (bytes.starts_with("\xFF\xD8\xFF")) return kind("image/jpeg");
    if (bytes.starts_with(kPngMark)) return kind("image/png");
    // Whatever has a NUL, or begins like one of the others, is no text.
    constexpr std::array kOthers{"PK"sv,
                                 "MZ"sv,
                                 "\x7f"
                                 "ELF"sv,
                                 "GIF8"sv,
                                 "RIFF"sv,
                                 "{\\rtf"sv,
                                 "BM"sv,
                                 "%!PS"sv,
                                 "\x1f\x8b"sv,
                                 "Rar!"sv,
                                 "7z"sv,
                                 "II*"sv,
                                 "MM\0"sv,
                                 "\xD0\xCF\x11\xE0"sv};
    if (Holds(bytes.substr(0, 64 * kHeadSize), "\0"sv)) return std::nullopt;
    if (std::ranges::any_of(kOthers, [&](std::string_view mark) {
            const bool word = mark == "PK" || mark == "MZ" || mark == "BM" || mark == "7z" ||
                              mark == "GIF8" || mark == "RIFF";
            return bytes.starts_with(mark) && !(word && text::IsStorable(bytes));
        }))
        return std::nullopt;
    return kind("text/plain");
}

bool NameFits(std::string_view name, const domain::FileKind& kind) {
    const std::string lower = Lower(name);
    return lower.ends_with(kind.ending) || (kind.media_type == "image/jpeg" && lower.ends_with(".jpeg"));
}

}  // namespace

Result<CheckedDocument> CheckDocument(std::string bytes, std::string_view declared, std::string_view name,
                                      const PdfJudge& judge) {
    if (bytes.empty()) return Damaged("0 byte");
    const auto kind = Sniffed(bytes);
    const std::string type = Lower(text::Trim(declared.substr(0, declared.find(';'))));
    if (!kind ||
        std::ranges::none_of(domain::FileKinds(), [&](const auto& k) { return k.media_type == type; }))
        return Fail(Code::kUnsupportedMedia, "", {"PDF, JPEG, PNG, text (UTF-8)"});
    if (kind->media_type != type || !NameFits(name, *kind))
        return Fail(Code::kFileMismatch, "", {std::string(kind->name)});
    CheckedDocument checked{std::string(kind->media_type), {}};
    if (type == "image/jpeg") {
        TRY(checked.bytes, CleanJpeg(bytes));
    } else if (type == "image/png") {
        TRY(checked.bytes, CleanPng(bytes));
    } else {
        CHECK_OK(type == "application/pdf" ? CheckPdf(bytes) : CheckText(bytes));
        checked.bytes = std::move(bytes);
    }
    if (const auto hidden = HiddenIn(checked.bytes, type); !hidden.empty()) return Active(hidden);
    if (type == "application/pdf") CHECK_OK(judge(checked.bytes));
    return checked;
}

}  // namespace samkraft::formats
