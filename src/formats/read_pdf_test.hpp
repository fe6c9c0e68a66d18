// For the tests: what a PDF says to who reads it, by the fonts' own maps from glyphs to letters; and its
// tags.
#pragma once

#include <iomanip>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "formats/qpdf.hpp"

namespace samkraft::formats::test {

// The structure's elements in their order, by their tags.
inline void TagsUnder(QPDFObjectHandle node, std::vector<std::string>& out, int depth = 0) {
    if (depth > 20 || !node.isDictionary()) return;
    if (node.hasKey("/S")) out.push_back(node.getKey("/S").getName());
    QPDFObjectHandle kids = node.getKey("/K");
    if (kids.isArray())
        for (int i = 0; i < kids.getArrayNItems(); ++i) TagsUnder(kids.getArrayItem(i), out, depth + 1);
    else
        TagsUnder(kids, out, depth + 1);
}

inline std::string StreamOf(QPDFObjectHandle stream) {
    const auto data = stream.getStreamData();
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

// From a code to its letters, as the font's ToUnicode says (ISO 32000-1, 9.10.3).
using LetterMap = std::map<unsigned, std::string>;
inline LetterMap LettersOf(QPDFObjectHandle font) {
    const auto number = [](const std::string& token) {
        return static_cast<unsigned>(std::stoul(token.substr(1, token.find('>') - 1), nullptr, 16));
    };
    const auto letters = [](const std::string& token) {  // UTF-16, of the basic plane
        std::string out;
        for (std::size_t i = 1; i + 4 < token.size() && token[i] != '>'; i += 4) {
            const auto c = static_cast<unsigned>(std::stoul(token.substr(i, 4), nullptr, 16));
            if (c < 0x80) {
                out += static_cast<char>(c);
            } else if (c < 0x800) {
                out += static_cast<char>(0xC0U | (c >> 6U));
                out += static_cast<char>(0x80U | (c & 0x3FU));
            } else {
                out += static_cast<char>(0xE0U | (c >> 12U));
                out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
                out += static_cast<char>(0x80U | (c & 0x3FU));
            }
        }
        return out;
    };
    LetterMap map;
    if (!font.hasKey("/ToUnicode")) return map;
    std::istringstream in(StreamOf(font.getKey("/ToUnicode")));
    std::string token, section;
    std::vector<std::string> held;
    while (in >> token) {
        if (token == "beginbfchar" || token == "beginbfrange") section = token;
        if (token.starts_with("end")) section.clear();
        if (section.empty() || token[0] != '<') continue;
        held.push_back(token);
        if (section == "beginbfchar" && held.size() == 2) {
            map[number(held[0])] = letters(held[1]);
            held.clear();
        } else if (section == "beginbfrange" && held.size() == 3) {
            const unsigned first = number(held[2]);
            for (unsigned c = number(held[0]); c <= number(held[1]); ++c) {
                std::ostringstream hex;
                hex << '<' << std::hex << std::setw(4) << std::setfill('0') << first + (c - number(held[0]))
                    << '>';
                map[c] = letters(held[2].size() > 6 ? held[2] : hex.str());
            }
            held.clear();
        }
    }
    return map;
}

class TextReader : public QPDFObjectHandle::ParserCallbacks {
  public:
    explicit TextReader(QPDFObjectHandle page) : fonts_(page.getKey("/Resources").getKey("/Font")) {}
    std::string text;

    using QPDFObjectHandle::ParserCallbacks::handleObject;
    void handleObject(QPDFObjectHandle object) override {
        if (!object.isOperator()) return operands_.push_back(object);
        const std::string op = object.getOperatorValue();
        if (op == "Tf") {
            QPDFObjectHandle font = fonts_.getKey(operands_.at(0).getName());
            letters_ = LettersOf(font);
            width_ = font.getKey("/Subtype").getName() == "/Type0" ? 2 : 1;
        } else if (op == "Tj") {
            Add(operands_.at(0));
        } else if (op == "TJ") {
            for (int i = 0; i < operands_.at(0).getArrayNItems(); ++i) Add(operands_[0].getArrayItem(i));
        } else if (op == "ET" || (op == "Td" && operands_.at(1).getNumericValue() != 0)) {  // a line ends
            text += ' ';
        }
        operands_.clear();
    }
    void handleEOF() override {}

  private:
    void Add(QPDFObjectHandle string) {
        if (!string.isString()) return;
        const std::string bytes = string.getStringValue();
        for (std::size_t i = 0; i + width_ <= bytes.size(); i += width_) {
            unsigned code = 0;
            for (std::size_t k = 0; k < width_; ++k)
                code = code << 8U | static_cast<unsigned char>(bytes[i + k]);
            text += letters_.contains(code) ? letters_.at(code) : "\xEF\xBF\xBD";
        }
    }
    QPDFObjectHandle fonts_;
    std::vector<QPDFObjectHandle> operands_;
    LetterMap letters_;
    std::size_t width_ = 1;
};

// What stands on the pages, in order, a space between lines.
inline std::string TextOf(const std::string& file) {
    QPDF pdf;
    pdf.processMemoryFile("test", file.data(), file.size());
    std::string text;
    for (QPDFObjectHandle page : pdf.getAllPages()) {
        TextReader reader(page);
        page.parsePageContents(&reader);
        text += reader.text;
    }
    std::string out;  // one space, never two
    for (const char c : text)
        if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

}  // namespace samkraft::formats::test
