// A participants' file as a workbook. Bytes that begin with "PK" are the file itself: the package. Others are
// what lies in it, so that no checksum stands in the way: sheet, shared texts, styles and workbook, divided
// by bytes of 0x01, are packed uncompressed into a package that is whole. What is left out is as in a plain
// workbook.
#include <zlib.h>

#include <array>

#include "participants.hpp"

namespace {

void Little(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

// ZIP, stored: APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16.
class Package {
  public:
    void Add(std::string_view name, std::string_view bytes) {
        std::string common;
        Little(common, 20, 2);  // version needed
        Little(common, 0, 2);   // flags
        Little(common, 0, 2);   // stored
        Little(common, 0x4EA10000, 4);
        Little(common,
               static_cast<std::uint32_t>(
                   crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()))),
               4);
        Little(common, static_cast<std::uint32_t>(bytes.size()), 4);
        Little(common, static_cast<std::uint32_t>(bytes.size()), 4);
        Little(common, static_cast<std::uint32_t>(name.size()), 2);
        Little(common, 0, 2);
        Little(directory_, 0x02014B50, 4);
        Little(directory_, 20, 2);
        directory_ += common;
        for (const int size : {2, 2, 2, 4}) Little(directory_, 0, size);
        Little(directory_, static_cast<std::uint32_t>(files_.size()), 4);
        directory_ += name;
        Little(files_, 0x04034B50, 4);
        files_ += common;
        files_ += name;
        files_ += bytes;
        ++count_;
    }
    std::string Close() {
        std::string out = files_ + directory_;
        Little(out, 0x06054B50, 4);
        Little(out, 0, 4);
        Little(out, count_, 2);
        Little(out, count_, 2);
        Little(out, static_cast<std::uint32_t>(directory_.size()), 4);
        Little(out, static_cast<std::uint32_t>(files_.size()), 4);
        Little(out, 0, 2);
        return out;
    }

  private:
    std::string files_, directory_;
    std::uint32_t count_ = 0;
};

constexpr std::string_view kTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view kRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
constexpr std::string_view kMain = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";

std::string Relation(std::string_view id, std::string_view type, std::string_view target) {
    return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(kTypes) + std::string(type) +
           "\" Target=\"" + std::string(target) + "\"/>";
}

std::string Workbook(std::string_view bytes) {
    const std::string main(kMain), relations(kRelations);
    std::array<std::string, 4> parts{
        "", "", "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>",
        R"(<workbookPr/><sheets><sheet name="Deltagare" sheetId="1" r:id="rId1"/></sheets>)"};
    for (std::string& part : parts) {
        if (bytes.empty()) break;
        const std::size_t end = std::min(bytes.find('\x01'), bytes.size());
        part = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    Package package;
    package.Add("[Content_Types].xml", "<Types/>");
    package.Add("_rels/.rels",
                relations + Relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
    package.Add("xl/_rels/workbook.xml.rels",
                relations + Relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                    Relation("rId2", "styles", "styles.xml") +
                    Relation("rId3", "sharedStrings", "sharedStrings.xml") + "</Relationships>");
    package.Add("xl/workbook.xml", "<workbook " + main + " xmlns:r=\"r\">" + parts[3] + "</workbook>");
    package.Add("xl/styles.xml", "<styleSheet " + main + ">" + parts[2] + "</styleSheet>");
    package.Add("xl/sharedStrings.xml", "<sst " + main + ">" + parts[1] + "</sst>");
    package.Add("xl/worksheets/sheet1.xml",
                "<worksheet " + main + "><sheetData>" + parts[0] + "</sheetData></worksheet>");
    return package.Close();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = samkraft::fuzz::TextOf(data, size);
    samkraft::fuzz::ReadsParticipants(bytes.starts_with("PK") ? std::string(bytes) : Workbook(bytes));
    return 0;
}
