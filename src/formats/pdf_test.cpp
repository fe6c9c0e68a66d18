// The PDF as a reader and a screen reader meet it: what it says, in which order, in which language, and that
// it is tagged from end to end.
#include "formats/pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/read_pdf_test.hpp"

namespace samkraft::formats {
namespace {

std::string Made(int paragraphs) {
    PdfWriter pdf("Registerutdrag & annat <här>", Language::kSwedish, *ParseInstant("2019-05-20T10:00:00Z"));
    pdf.Heading(1, "Registerutdrag");
    pdf.Heading(2, "Vad som finns");
    for (int i = 0; i < paragraphs; ++i) {
        pdf.Heading(3, "Anteckning " + std::to_string(i));
        pdf.Fact("Text",
                 "Åsa ringde. مرحبا. Två\nrader, och en lång rad som måste brytas för att rymmas på "
                 "sidan, eftersom den är längre än den är bred.");
    }
    pdf.List({"ett", "två"});
    return pdf.Finish();
}

TEST(Pdf, SaysItsTitleItsLanguageAndThatItIsAccessible) {
    const std::string file = Made(1);
    QPDF pdf;
    pdf.processMemoryFile("test", file.data(), file.size());
    QPDFObjectHandle root = pdf.getRoot();
    EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), "sv");
    EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    EXPECT_TRUE(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    EXPECT_FALSE(pdf.getTrailer().hasKey("/Info")) << "said once, in the metadata";
    const auto xmp = root.getKey("/Metadata").getStreamData();
    const std::string text(reinterpret_cast<const char*>(xmp->getBuffer()), xmp->getSize());
    EXPECT_THAT(text, testing::HasSubstr("<pdfuaid:part>1</pdfuaid:part>"));
    EXPECT_THAT(text, testing::HasSubstr("Registerutdrag &amp; annat &lt;här&gt;"));
    EXPECT_THAT(text, testing::HasSubstr("<xmp:CreateDate>2019-05-20T10:00:00Z</xmp:CreateDate>"));
}
TEST(Pdf, IsTaggedInReadingOrderOverSeveralPages) {
    const std::string file = Made(60);
    QPDF pdf;
    pdf.processMemoryFile("test", file.data(), file.size());
    EXPECT_GT(pdf.getAllPages().size(), 3U);
    std::vector<std::string> tags;
    test::TagsUnder(pdf.getRoot().getKey("/StructTreeRoot"), tags);
    std::erase(tags, "/Document");
    ASSERT_GT(tags.size(), 120U);
    EXPECT_EQ(tags[0], "/H1");
    EXPECT_EQ(tags[1], "/H2");
    EXPECT_EQ(tags[2], "/H3");
    EXPECT_EQ(tags[3], "/P");
    EXPECT_EQ(std::count(tags.begin(), tags.end(), "/H3"), 60);
    EXPECT_GE(std::count(tags.begin(), tags.end(), "/P"), 60);
    EXPECT_EQ(std::count(tags.begin(), tags.end(), "/LI"), 2);
}
TEST(Pdf, EmbedsItsFonts) {
    const std::string file = Made(1);
    QPDF pdf;
    pdf.processMemoryFile("test", file.data(), file.size());
    int fonts = 0;
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        if (!object.isDictionary() || !object.getKey("/Type").isName() ||
            object.getKey("/Type").getName() != "/FontDescriptor")
            continue;
        ++fonts;
        EXPECT_TRUE(object.hasKey("/FontFile") || object.hasKey("/FontFile2") || object.hasKey("/FontFile3"));
    }
    EXPECT_GT(fonts, 0);
}
// ISO 19005-2, level U, as far as it concerns files like these; there is no validator to ask here.
TEST(Pdf, KeepsToWhatAnArchiveAsksFor) {
    const std::string file = Made(3);
    EXPECT_EQ(file.substr(0, 9), "%PDF-1.7\n");
    const std::string second = file.substr(9, 5);  // 6.1.2
    EXPECT_EQ(second[0], '%');
    EXPECT_TRUE(std::all_of(second.begin() + 1, second.end(), [](char c) { return (c & 0x80) != 0; }));
    QPDF pdf;
    pdf.processMemoryFile("test", file.data(), file.size());
    EXPECT_TRUE(pdf.getTrailer().hasKey("/ID"));
    EXPECT_FALSE(pdf.getTrailer().hasKey("/Encrypt"));
    QPDFObjectHandle root = pdf.getRoot();
    for (const char* key : {"/OpenAction", "/AA", "/Names", "/AcroForm"})
        EXPECT_FALSE(root.hasKey(key)) << key;
    QPDFObjectHandle intent = root.getKey("/OutputIntents").getArrayItem(0);
    EXPECT_EQ(intent.getKey("/S").getName(), "/GTS_PDFA1");
    const auto profile = intent.getKey("/DestOutputProfile").getStreamData();
    ASSERT_GT(profile->getSize(), 128U);
    const std::string icc(reinterpret_cast<const char*>(profile->getBuffer()), profile->getSize());
    EXPECT_EQ(icc.substr(12, 12), "mntrRGB XYZ ");
    EXPECT_EQ(icc.substr(36, 4), "acsp");
    const auto xmp = root.getKey("/Metadata").getStreamData();
    const std::string said(reinterpret_cast<const char*>(xmp->getBuffer()), xmp->getSize());
    EXPECT_THAT(said,
                testing::HasSubstr("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"));
    EXPECT_THAT(said, testing::HasSubstr("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));
    int fonts = 0, composite = 0;
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        QPDFObjectHandle dict = object.isStream() ? object.getDict() : object;
        if (!dict.isDictionary()) continue;
        for (const char* key :
             {"/JS", "/JavaScript", "/Launch", "/EmbeddedFile", "/TR", "/PS", "/OPI", "/Ref"})
            EXPECT_FALSE(dict.hasKey(key)) << key;
        if (object.isStream() && dict.hasKey("/Filter")) {
            EXPECT_NE(dict.getKey("/Filter").unparse(), "/LZWDecode");
        }
        if (!dict.isDictionaryOfType("/Font")) continue;
        const std::string kind = dict.getKey("/Subtype").getName();
        if (kind.starts_with("/CIDFont")) {
            ++composite;
            if (kind == "/CIDFontType2") {
                EXPECT_TRUE(dict.hasKey("/CIDToGIDMap"));
            }
            continue;
        }
        ++fonts;
        EXPECT_TRUE(dict.hasKey("/ToUnicode")) << kind;  // 6.2.11.7.2
    }
    EXPECT_GT(fonts, 1);
    EXPECT_GT(composite, 0) << "the Arabic letters";
}
TEST(Pdf, TheSameTwiceIsTheSameFile) { EXPECT_EQ(Made(5), Made(5)); }
TEST(Pdf, ATextWithoutEndAndOneWithoutLettersDoNoHarm) {
    PdfWriter pdf("T", Language::kEnglish, Instant{0});
    pdf.Heading(1, "T");
    pdf.Paragraph(std::string(40'000, 'x'));
    pdf.Paragraph("");
    pdf.Fact("Tom", "");
    pdf.List({});
    EXPECT_GT(pdf.Finish().size(), 1000U);
}

}  // namespace
}  // namespace samkraft::formats
