#include "formats/pdf.hpp"

#include <cairo-pdf.h>
#include <lcms2.h>
#include <pango/pangocairo.h>

#include <stdexcept>

#include "base/text.hpp"
#include "formats/qpdf.hpp"

namespace samkraft::formats {
namespace {

constexpr double kWidth = 595.276, kHeight = 841.89;  // A4 in points
constexpr double kMargin = 56.7, kBottom = 62.4;
constexpr double kTextWidth = kWidth - 2 * kMargin;

cairo_status_t Keep(void* out, const unsigned char* data, unsigned int size) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

struct Release {
    void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
    void operator()(cairo_t* p) const { cairo_destroy(p); }
    void operator()(PangoLayout* p) const { g_object_unref(p); }
    void operator()(PangoFontDescription* p) const { pango_font_description_free(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

std::string ForXml(std::string_view text) {
    std::string out;
    for (const char c : text) switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            default:
                out += c;
        }
    return out;
}

// What says that the file is accessible, for readers and checkers (ISO 14289-1, 5).
// What PDF/A wants said of a property that it does not know itself (ISO 19005-2, 6.6.2.3.3).
constexpr std::string_view kUaSchema =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>the part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";

// The colours that the pages are meant in: sRGB, without a date, so that the same twice is the same file.
std::string ColourProfile() {
    const cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsUInt32Number size = 0;
    std::string bytes;
    if (profile != nullptr && cmsSaveProfileToMem(profile, nullptr, &size)) {
        bytes.resize(size);
        if (!cmsSaveProfileToMem(profile, bytes.data(), &size)) bytes.clear();
    }
    if (profile != nullptr) cmsCloseProfile(profile);
    constexpr std::size_t kDateAt = 24, kDateSize = 12;  // ICC.1:2001-04, 6.1.8
    if (bytes.size() < kDateAt + kDateSize) throw std::runtime_error("the colour profile could not be made");
    bytes.replace(kDateAt, kDateSize, std::string_view("\x07\xE8\0\1\0\1\0\0\0\0\0\0", kDateSize));
    return bytes;
}

// What Cairo leaves out of PDF/A-2 (ISO 19005-2): the colours' meaning (6.2.4.3), how the glyphs of a
// composite font are found (6.2.11.3.2); and what it says a second time, that the metadata say (6.6.3).
void MakeArchivable(QPDF& pdf) {
    QPDFObjectHandle profile = pdf.newStream(ColourProfile());
    profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
    QPDFObjectHandle intent = QPDFObjectHandle::newDictionary();
    intent.replaceKey("/Type", QPDFObjectHandle::newName("/OutputIntent"));
    intent.replaceKey("/S", QPDFObjectHandle::newName("/GTS_PDFA1"));
    intent.replaceKey("/OutputConditionIdentifier", QPDFObjectHandle::newString("sRGB IEC61966-2.1"));
    intent.replaceKey("/DestOutputProfile", profile);
    QPDFObjectHandle intents = QPDFObjectHandle::newArray();
    intents.appendItem(pdf.makeIndirectObject(intent));
    pdf.getRoot().replaceKey("/OutputIntents", intents);
    for (QPDFObjectHandle object : pdf.getAllObjects())
        if (object.isDictionaryOfType("/Font", "/CIDFontType2") && !object.hasKey("/CIDToGIDMap"))
            object.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
    pdf.getTrailer().removeKey("/Info");
}

std::string Xmp(std::string_view title, std::string_view language, std::string_view made) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
           "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" "
           "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
           "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
           ForXml(title) + "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>" +
           std::string(language) +
           "</rdf:li></rdf:Bag></dc:language><xmp:CreatorTool>Samkraft</xmp:CreatorTool><xmp:CreateDate>" +
           std::string(made) +
           "</xmp:CreateDate><pdfuaid:part>1</pdfuaid:part>"
           "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>" +
           std::string(kUaSchema) +
           "</rdf:RDF>"
           "</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

}  // namespace

struct PdfWriter::Impl {
    std::string title, language, made, file;
    Owned<cairo_surface_t> surface;
    Owned<cairo_t> cairo;
    double y = kMargin;

    Impl(std::string_view t, Language l, Instant at)
        : title(t),
          language(l == Language::kSwedish ? "sv" : "en"),
          made(at.Text().substr(0, 19) + "Z"),
          surface(cairo_pdf_surface_create_for_stream(Keep, &file, kWidth, kHeight)),
          cairo(cairo_create(surface.get())) {
        Check();
    }
    void Check() const {
        if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS ||
            cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS)
            throw std::runtime_error("the PDF could not be written");
    }
    void NewPage() {
        cairo_show_page(cairo.get());
        y = kMargin;
    }

    struct Style {
        double points = 10.5;
        bool bold = false;
        double before = 0, after = 5;
        double indent = 0;
        double keep = 0;  // so much room must be left below
    };
    // A paragraph, line by line; what does not fit goes on on the next page, in an element of its own.
    void Put(const char* tag, std::string_view text, std::size_t bold_until, const Style& style) {
        Owned<PangoLayout> layout(pango_cairo_create_layout(cairo.get()));
        Owned<PangoFontDescription> font(pango_font_description_from_string("DejaVu Sans"));
        pango_font_description_set_absolute_size(font.get(), style.points * PANGO_SCALE);
        if (style.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_width(layout.get(), static_cast<int>((kTextWidth - style.indent) * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_spacing(layout.get(), static_cast<int>(style.points * 0.25 * PANGO_SCALE));
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        PangoAttrList* attributes = pango_attr_list_new();
        if (bold_until > 0) {
            PangoAttribute* weight = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
            weight->start_index = 0;
            weight->end_index = static_cast<guint>(bold_until);
            pango_attr_list_insert(attributes, weight);
        }
        pango_attr_list_insert(attributes,
                               pango_attr_language_new(pango_language_from_string(language.c_str())));
        // Letter by letter: "fi" as one sign is found by no search, and read aloud by few.
        pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0"));
        pango_layout_set_attributes(layout.get(), attributes);
        pango_attr_list_unref(attributes);

        if (y > kMargin) y += style.before;
        const int lines = pango_layout_get_line_count(layout.get());
        bool open = false;
        PangoLayoutIter* at = pango_layout_get_iter(layout.get());
        for (int i = 0; i < lines; ++i, pango_layout_iter_next_line(at)) {
            PangoRectangle logical;
            pango_layout_iter_get_line_extents(at, nullptr, &logical);
            int top = 0, bottom = 0;
            pango_layout_iter_get_line_yrange(at, &top, &bottom);
            const double height = static_cast<double>(bottom - top) / PANGO_SCALE;
            const double room = i == 0 ? style.keep : 0;
            if (y + height + room > kHeight - kBottom && y > kMargin) {
                if (open) cairo_tag_end(cairo.get(), tag), open = false;
                NewPage();
            }
            if (!open) cairo_tag_begin(cairo.get(), tag, nullptr), open = true;
            const double baseline =
                static_cast<double>(pango_layout_iter_get_baseline(at) - top) / PANGO_SCALE;
            cairo_move_to(cairo.get(), kMargin + style.indent + static_cast<double>(logical.x) / PANGO_SCALE,
                          y + baseline);
            pango_cairo_show_layout_line(cairo.get(), pango_layout_iter_get_line_readonly(at));
            y += height;
        }
        pango_layout_iter_free(at);
        if (open) cairo_tag_end(cairo.get(), tag);
        y += style.after;
    }

    std::string Finish() {
        Check();
        cairo.reset();
        cairo_surface_finish(surface.get());
        if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
            throw std::runtime_error("the PDF could not be written");
        surface.reset();
        // What Cairo 1.16 does not say: the language, that the title is to be shown, and what kind of file
        // this is.
        QPDF pdf;
        pdf.processMemoryFile("samkraft", file.data(), file.size());
        QPDFObjectHandle root = pdf.getRoot();
        root.replaceKey("/Lang", QPDFObjectHandle::newString(language));
        QPDFObjectHandle mark = QPDFObjectHandle::newDictionary();
        mark.replaceKey("/Marked", QPDFObjectHandle::newBool(true));
        root.replaceKey("/MarkInfo", mark);
        QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
        preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
        root.replaceKey("/ViewerPreferences", preferences);
        QPDFObjectHandle metadata = pdf.newStream(Xmp(title, language, made));
        metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
        metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
        root.replaceKey("/Metadata", metadata);
        // Cairo writes the structure's tree without reading order on the pages (ISO 14289-1, 7.18.3).
        for (QPDFObjectHandle page : pdf.getAllPages())
            page.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
        MakeArchivable(pdf);
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setMinimumPDFVersion("1.7");
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    }
};

PdfWriter::PdfWriter(std::string_view title, Language language, Instant made)
    : impl_(std::make_unique<Impl>(title, language, made)) {}
PdfWriter::~PdfWriter() = default;

void PdfWriter::Heading(int level, std::string_view text) {
    switch (level) {
        case 1:
            return impl_->Put("H1", text, 0, {.points = 19, .bold = true, .after = 10});
        case 2:
            return impl_->Put("H2", text, 0, {.points = 14, .bold = true, .before = 14, .keep = 60});
        default:
            return impl_->Put("H3", text, 0,
                              {.points = 11, .bold = true, .before = 8, .after = 3, .keep = 30});
    }
}
void PdfWriter::Paragraph(std::string_view text) { impl_->Put("P", text, 0, {}); }
void PdfWriter::Fact(std::string_view label, std::string_view text) {
    const std::string whole = std::string(label) + ": " + std::string(text);
    impl_->Put("P", whole, label.size() + 1, {.after = 3});
}
void PdfWriter::List(const std::vector<std::string>& items) {
    if (items.empty()) return;
    cairo_tag_begin(impl_->cairo.get(), "L", nullptr);
    for (const std::string& item : items) {
        cairo_tag_begin(impl_->cairo.get(), "LI", nullptr);
        impl_->Put("LBody", "– " + item, 0, {.after = 2, .indent = 10});
        cairo_tag_end(impl_->cairo.get(), "LI");
    }
    cairo_tag_end(impl_->cairo.get(), "L");
    impl_->y += 4;
}
void PdfWriter::Blank(std::string_view label, int lines) {
    constexpr double kApart = 24;
    impl_->Put("P", label, label.size(), {.before = 6, .after = 0, .keep = lines * kApart});
    cairo_t* cairo = impl_->cairo.get();
    for (int i = 0; i < lines; ++i) {
        if (impl_->y + kApart > kHeight - kBottom) impl_->NewPage();
        impl_->y += kApart;
        cairo_tag_begin(cairo, "P", nullptr);
        cairo_set_line_width(cairo, 0.5);
        cairo_move_to(cairo, kMargin, impl_->y);
        cairo_line_to(cairo, kWidth - kMargin, impl_->y);
        cairo_stroke(cairo);
        cairo_tag_end(cairo, "P");
    }
    impl_->y += 8;
}
void PdfWriter::Address(const std::vector<std::string>& lines) {
    // SS 61 41 00: the window of a C5 envelope, the sheet folded in three.
    constexpr double kLeft = 306, kTop = 142, kFold = 290;
    impl_->y = kTop;
    for (const std::string& line : lines) impl_->Put("P", line, 0, {.after = 0, .indent = kLeft - kMargin});
    impl_->y = kFold;
}
std::string PdfWriter::Finish() { return impl_->Finish(); }

}  // namespace samkraft::formats
