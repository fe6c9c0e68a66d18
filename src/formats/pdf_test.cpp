// The PDF as a reader and a screen reader meet it: what it says, in which order, in which language, and that
// it is tagged from end to end.
#include "formats/pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/qpdf.hpp"

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

// The structure's elements in their order, by their tags.
void Tags(QPDFObjectHandle node, std::vector<std::string>& out, int depth = 0) {
    if (depth > 20 || !node.isDictionary()) return;
    if (node.hasKey("/S")) out.push_back(node.getKey("/S").getName());
    QPDFObjectHandle kids = node.getKey("/K");
    if (kids.isArray())
        for (int i = 0; i < kids.getArrayNItems(); ++i) Tags(kids.getArrayItem(i), out, depth + 1);
    else
        Tags(kids, out, depth + 1);
}

TEST(Pdf, SaysItsTitleItsLanguageAndThatItIsAccessible) {
    const std::string file = Made(1);
    QPDF pdf;
    pdf.processMemoryFile("test", file.data(), file.size());
    QPDFObjectHandle root = pdf.getRoot();
    EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), "sv");
    EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    EXPECT_TRUE(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    EXPECT_EQ(pdf.getTrailer().getKey("/Info").getKey("/Title").getUTF8Value(),
              "Registerutdrag & annat <här>");
    const auto xmp = root.getKey("/Metadata").getStreamData();
    const std::string text(reinterpret_cast<const char*>(xmp->getBuffer()), xmp->getSize());
    EXPECT_THAT(text, testing::HasSubstr("<pdfuaid:part>1</pdfuaid:part>"));
    EXPECT_THAT(text, testing::HasSubstr("Registerutdrag &amp; annat &lt;här&gt;"));
}
TEST(Pdf, IsTaggedInReadingOrderOverSeveralPages) {
    const std::string file = Made(60);
    QPDF pdf;
    pdf.processMemoryFile("test", file.data(), file.size());
    EXPECT_GT(pdf.getAllPages().size(), 3U);
    std::vector<std::string> tags;
    Tags(pdf.getRoot().getKey("/StructTreeRoot"), tags);
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
