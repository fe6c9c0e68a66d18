#include "formats/document.hpp"

#include <gtest/gtest.h>

#include <string>

#include "domain/random_test.hpp"
#include "formats/pdf.hpp"

namespace samkraft::formats {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

Done Fine(std::string_view) { return {}; }

std::string Segment(unsigned marker, std::string_view content) {
    std::string out = "\xFF"s + static_cast<char>(marker);
    out += static_cast<char>((content.size() + 2) >> 8U);
    out += static_cast<char>((content.size() + 2) & 0xFFU);
    return out += content;
}
const std::string kFrame = Segment(0xC0, "\x08\x00\x10\x00\x10\x01\x01\x11\x00"sv);
const std::string kScan = Segment(0xDA, "\x01\x01\x00\x00\x3F\x00"sv) + "coded\xFF\x00more\xFF\xD0rest"s;
std::string Jpeg(std::string_view extra = {}, std::string_view after = {}) {
    return "\xFF\xD8"s + Segment(0xE0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"sv) + std::string(extra) +
           Segment(0xDB, std::string(65, 'q')) + kFrame + Segment(0xC4, std::string(20, 'h')) + kScan +
           "\xFF\xD9" + std::string(after);
}
std::string Exif(char orientation, std::string_view more = {}) {
    return Segment(0xE1, "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + orientation +
                             "\0\0\0\0\0\0\0"s + std::string(more));
}

// Bit by bit, so that it shares nothing with the table under test.
std::uint32_t SlowCrc(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char b : bytes) {
        crc ^= static_cast<unsigned char>(b);
        for (int k = 0; k < 8; ++k) crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}
std::string Number(std::uint32_t v) {
    return {static_cast<char>(v >> 24U), static_cast<char>(v >> 16U), static_cast<char>(v >> 8U),
            static_cast<char>(v)};
}
std::string Piece(std::string_view type, std::string_view content) {
    const std::string body = std::string(type) + std::string(content);
    return Number(static_cast<std::uint32_t>(content.size())) + body + Number(SlowCrc(body));
}
std::string Png(std::string_view extra = {}, std::string_view after = {}, std::uint32_t width = 2) {
    return "\x89PNG\r\n\x1a\n"s + Piece("IHDR", Number(width) + Number(2) + "\x08\x02\0\0\0"s) +
           std::string(extra) + Piece("IDAT", "pixels") + Piece("IEND", "") + std::string(after);
}

std::string MadePdf() {
    PdfWriter pdf("Samtycke", Language::kSwedish, Instant{0});
    pdf.Paragraph("Jag samtycker.");
    return pdf.Finish();
}
// A PDF of the given objects, from number 1 on; the first is its catalogue.
std::string Pdf(const std::vector<std::string>& objects, std::string_view trailer = {}) {
    std::string out = "%PDF-1.7\n";
    std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string at = std::to_string(out.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string start = std::to_string(out.size());
    return out + table + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " +
           std::string(trailer) + ">>\nstartxref\n" + start + "\n%%EOF\n";
}
std::string PdfWith(std::string_view of_catalogue, std::string_view of_page,
                    const std::string& object = "null") {
    return Pdf({"<< /Type /Catalog /Pages 2 0 R " + std::string(of_catalogue) + ">>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] " + std::string(of_page) + ">>", object});
}

std::string Cleaned(const std::string& bytes, std::string_view type, std::string_view name) {
    auto checked = CheckDocument(bytes, type, name, Fine);
    EXPECT_TRUE(checked) << (checked ? "" : Message(checked.error(), Language::kEnglish));
    return checked ? checked->bytes : "";
}
std::string Fault(const std::string& bytes, std::string_view type, std::string_view name) {
    const auto checked = CheckDocument(bytes, type, name, JudgePdf);
    if (checked) return "taken";
    std::string out(Info(checked.error().code).name);
    for (const std::string& arg : checked.error().args) out += " " + arg;
    return out;
}

TEST(Document, TakesTheFourKindsByTheirContent) {
    EXPECT_EQ(Fault(Jpeg(), "image/jpeg", "a.jpg"), "taken");
    EXPECT_EQ(Fault(Jpeg(), "image/jpeg", "A.JPEG"), "taken");
    EXPECT_EQ(Fault(Png(), "image/png", "a.png"), "taken");
    EXPECT_EQ(Fault(MadePdf(), "application/pdf; charset=x", "a.pdf"), "taken");
    EXPECT_EQ(Fault("\xEF\xBB\xBFHej på dig\r\n", "text/plain", "a.txt"), "taken");
    EXPECT_EQ(Fault("PK står för något", "text/plain", "a.txt"), "taken") << "words, not an archive";
}

TEST(Document, TheTypeAndTheNameMustSayWhatItIs) {
    EXPECT_EQ(Fault(Jpeg(), "image/png", "a.jpg"), "file_mismatch JPEG");
    EXPECT_EQ(Fault(Jpeg(), "image/jpeg", "a.png"), "file_mismatch JPEG");
    EXPECT_EQ(Fault(Jpeg(), "image/jpeg", "a.jpg.exe"), "file_mismatch JPEG");
    EXPECT_EQ(Fault(Png(), "application/pdf", "a.pdf"), "file_mismatch PNG");
    EXPECT_EQ(Fault(MadePdf(), "text/plain", "a.txt"), "file_mismatch PDF");
    for (const std::string& other :
         {"PK\x03\x04 zip\0"s, "MZ\x90\0\x03"s,
          "\x7F"
          "ELF\x02\0"s,
          "GIF89a\x01\0"s, "II*\0\x08"s,
          "\0\0\0\x18"
          "ftypheic"s,
          "\xD0\xCF\x11\xE0\xA1\0"s, "{\\rtf1 hej}"s, "%!PS-Adobe"s, "\x1f\x8b\x08\0"s})
        for (const std::string_view type : {"application/pdf"sv, "image/jpeg"sv, "text/plain"sv})
            EXPECT_TRUE(Fault(other, type, "a.pdf").starts_with("unsupported_media")) << other;
    EXPECT_TRUE(Fault("text", "text/html", "a.txt").starts_with("unsupported_media"));
    EXPECT_EQ(Fault("", "text/plain", "a.txt"), "file_truncated 0 byte");
}

TEST(Document, AnImageIsItsPictureAndNothingElse) {
    const std::string place = "GPS 55.6050 13.0038", phone = "En sorts telefon";
    const std::string clean =
        Cleaned(Jpeg(Exif('\x01', place) + Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0 "s + place) +
                         Segment(0xED, phone) + Segment(0xFE, phone),
                     "\0\0SEFT trailing "s + place),
                "image/jpeg", "a.jpg");
    EXPECT_EQ(clean, Jpeg());
    const std::string png =
        Cleaned(Png(Piece("tEXt", "Place\0"s + place) + Piece("eXIf", place) + Piece("gAMA", Number(1))),
                "image/png", "a.png");
    EXPECT_EQ(png, Png(Piece("gAMA", Number(1))));
}

TEST(Document, APictureStaysTheRightWayUp) {
    const std::string turned = Cleaned(Jpeg(Exif('\x06', "GPS")), "image/jpeg", "a.jpg");
    EXPECT_NE(turned.find("Exif"), std::string::npos);
    EXPECT_EQ(turned.find("GPS"), std::string::npos);
    EXPECT_EQ(turned.size(), Jpeg().size() + 36);
    EXPECT_EQ(Cleaned(turned, "image/jpeg", "a.jpg"), turned) << "what was written is read the same again";
    EXPECT_EQ(Cleaned(Jpeg(Exif('\x09')), "image/jpeg", "a.jpg"), Jpeg()) << "no such way up";
    EXPECT_EQ(Cleaned(Jpeg(Segment(0xE1, "Exif\0\0II*\0\xFF\xFF\xFF\x7F"sv)), "image/jpeg", "a.jpg"), Jpeg());
}

TEST(Document, AFileThatIsTwoFilesIsRefused) {
    const std::string archive = "PK\x03\x04 inside PK\x05\x06"s + std::string(18, '\0');
    EXPECT_EQ(Fault(Jpeg({}, archive), "image/jpeg", "a.jpg"), "file_active ZIP");
    EXPECT_EQ(Fault(Jpeg(Segment(0xFE, "<script>alert(1)</script>")), "image/jpeg", "a.jpg"),
              "file_active HTML");
    EXPECT_EQ(Fault(Jpeg(Segment(0xE5, "%PDF-1.4")), "image/jpeg", "a.jpg"), "file_active PDF");
    EXPECT_EQ(Fault(Jpeg(Segment(0xDB, "%PDF-1.4")), "image/jpeg", "a.jpg"), "file_active PDF")
        << "in what is kept";
    EXPECT_EQ(Fault(Jpeg({}, "MZ\x90"), "image/jpeg", "a.jpg"), "file_active EXE");
    EXPECT_EQ(Fault(Png(Piece("tEXt", "<HTML>")), "image/png", "a.png"), "file_active HTML");
    EXPECT_EQ(Fault(Png({}, archive), "image/png", "a.png"), "file_active ZIP");
    EXPECT_EQ(Fault(PdfWith("", "") + archive, "application/pdf", "a.pdf"), "file_active PDF + ?");
    EXPECT_EQ(Fault(PdfWith("", "") + "<html>", "application/pdf", "a.pdf"), "file_active PDF + ?");
    EXPECT_EQ(Fault(Pdf({"<html><script>"}), "application/pdf", "a.pdf"), "file_active HTML");
    EXPECT_EQ(Fault("<svg onload='x'>", "text/plain", "a.txt"), "file_active HTML");
    EXPECT_EQ(Fault("#!/bin/sh\nrm", "text/plain", "a.txt"), "file_active HTML");
    EXPECT_EQ(Fault("hej <script>x</script>", "text/plain", "a.txt"), "file_active HTML");
}

TEST(Document, DamageAndBombsAreRefused) {
    const std::string whole = Jpeg(), png = Png();
    for (std::size_t size = 3; size < whole.size(); ++size)
        EXPECT_EQ(Fault(whole.substr(0, size), "image/jpeg", "a.jpg"), "file_truncated JPEG") << size;
    for (std::size_t size = 8; size < png.size(); ++size)
        EXPECT_EQ(Fault(png.substr(0, size), "image/png", "a.png"), "file_truncated PNG") << size;
    std::string wrong = png;
    wrong[wrong.size() - 20] ^= 1;
    EXPECT_EQ(Fault(wrong, "image/png", "a.png"), "file_truncated PNG") << "a checksum that does not fit";
    EXPECT_EQ(Fault(Png({}, {}, 90'000'000), "image/png", "a.png"), "file_bomb 100 Mpx");
    EXPECT_EQ(Fault(Png(Piece("PLTE", std::string(769, 'p'))), "image/png", "a.png"), "file_truncated PNG");
    EXPECT_EQ(Fault(Png(Piece("CgBI", "x")), "image/png", "a.png"), "file_truncated PNG");
    EXPECT_EQ(Fault("\xFF\xD8"s + Segment(0xC0, "\x08\xFF\xFF\xFF\xFF\x01"sv) + kScan + "\xFF\xD9",
                    "image/jpeg", "a.jpg"),
              "file_bomb 100 Mpx");
    EXPECT_EQ(Fault("abc\x01", "text/plain", "a.txt"), "file_truncated UTF-8");
    EXPECT_EQ(Fault("abc\xC3(", "text/plain", "a.txt"), "file_truncated UTF-8");
    EXPECT_EQ(Fault("abc\xE2\x80\xAE"
                    "fdp",
                    "text/plain", "a.txt"),
              "file_truncated UTF-8")
        << "turns the reading";
    const std::string pdf = MadePdf();
    EXPECT_EQ(Fault(pdf.substr(0, pdf.size() / 2), "application/pdf", "a.pdf"), "file_truncated PDF");
    EXPECT_EQ(Fault("%PDF-1.4\n%%EOF\n", "application/pdf", "a.pdf"), "file_truncated PDF");
}

TEST(Document, APdfThatRunsOrHoldsSomethingIsRefused) {
    EXPECT_EQ(Fault(PdfWith("", ""), "application/pdf", "a.pdf"), "taken");
    EXPECT_EQ(Fault(PdfWith("/OpenAction [3 0 R /Fit]", ""), "application/pdf", "a.pdf"), "taken")
        << "a page to begin at";
    EXPECT_EQ(Fault(PdfWith("", "/Annots [<< /Subtype /Link /A << /S /URI /URI (https://x) >> >>]"),
                    "application/pdf", "a.pdf"),
              "taken");
    EXPECT_EQ(Fault(PdfWith("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", ""), "application/pdf",
                    "a.pdf"),
              "file_active JavaScript");
    // The same names, written so that a search in the bytes does not find them.
    EXPECT_EQ(Fault(PdfWith("/OpenAction << /S /J#61vaScript /J#53 (x) >>", ""), "application/pdf", "a.pdf"),
              "file_active JS");
    EXPECT_EQ(Fault(PdfWith("/OpenAction << /S /L#61unch /F (cmd.exe) >>", ""), "application/pdf", "a.pdf"),
              "file_active Launch");
    EXPECT_EQ(
        Fault(PdfWith("/AA << /WC << /S /SubmitForm /F (http://x) >> >>", ""), "application/pdf", "a.pdf"),
        "file_active SubmitForm");
    EXPECT_EQ(Fault(PdfWith("", "/Annots [[<< /Subtype /FileAttachment >>]]"), "application/pdf", "a.pdf"),
              "file_active FileAttachment");
    EXPECT_EQ(Fault(PdfWith("/Names << /Embedded#46iles 4 0 R >>", "", "<< >>"), "application/pdf", "a.pdf"),
              "file_active EmbeddedFiles");
    EXPECT_EQ(Fault(PdfWith("/AcroForm << /XFA (x) >>", ""), "application/pdf", "a.pdf"), "file_active XFA");
    EXPECT_EQ(Fault(PdfWith("", "", "<< /A << /S /GoToR /F (other.pdf) >> >>"), "application/pdf", "a.pdf"),
              "file_active GoToR")
        << "that nothing points at";
    EXPECT_EQ(Fault(PdfWith("", "/Contents 4 0 R", "<< /Length 0 /F (/etc/passwd) >>\nstream\n\nendstream"),
                    "application/pdf", "a.pdf"),
              "file_active F");
}

TEST(Document, ALockedPdfIsRefused) {
    const std::string id(32, 'a');
    const std::string locked =
        Pdf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
             "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>",
             "<< /Filter /Standard /V 1 /R 2 /P -4 /O (" + id + ") /U (" + id + ") >>"},
            "/Encrypt 4 0 R /ID [(" + id.substr(16) + ") (" + id.substr(16) + ")] ");
    EXPECT_TRUE(Fault(locked, "application/pdf", "a.pdf").starts_with("file_locked"));
}

TEST(Document, CleaningTwiceIsCleaningOnce) {
    domain::test::CheckWithDice("what is taken is taken again, unchanged", 2000, 64, [](auto& dice) {
        const bool png = dice.Percent(50);
        std::string bytes =
            png ? Png(Piece("tEXt", "a")) : Jpeg(Exif('\x06', "GPS") + Segment(0xFE, "b"), "c");
        for (unsigned i = 0, n = dice.Below(4); i < n; ++i) {
            const std::size_t at = dice.Below(static_cast<unsigned>(bytes.size()));
            if (dice.Percent(50))
                bytes[at] = static_cast<char>(dice.Below(256));
            else
                bytes.insert(at, 1, static_cast<char>(dice.Below(256)));
        }
        const std::string_view type = png ? "image/png" : "image/jpeg", name = png ? "a.png" : "a.jpg";
        const auto once = CheckDocument(bytes, type, name, Fine);
        if (!once) return;
        const auto twice = CheckDocument(once->bytes, type, name, Fine);
        RC_ASSERT(twice.has_value());
        RC_ASSERT(twice->bytes == once->bytes);
        RC_ASSERT(once->bytes.find("GPS") == std::string::npos);
    });
}

}  // namespace
}  // namespace samkraft::formats
