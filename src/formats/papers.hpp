// Papers worded and set: from what the office has released (office/papers.hpp) to blocks of text, and from
// the blocks to a PDF. What is shown before and what is printed are the same blocks. The words are in
// paper_texts/, where an association can read them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/directory.hpp"
#include "office/papers.hpp"

namespace samkraft::formats {

enum class PaperPart : std::uint8_t { kAddress, kHeading, kParagraph, kFact, kList, kBlank };
constexpr std::array<std::string_view, 6> Names(PaperPart) {
    return {"address", "heading", "paragraph", "fact", "list", "blank"};
}

struct PaperBlock {
    PaperPart part = PaperPart::kParagraph;
    std::optional<std::int32_t> level;  // of a heading, 1–3
    std::string label, text;            // a fact has both, what is to be filled in a label
    std::vector<std::string> items;     // of a list, or the lines of an address
    std::optional<std::int32_t> lines;  // to write on
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"part"}, self.part);
        visit({"level"}, self.level);
        visit({"label"}, self.label);
        visit({"text"}, self.text);
        visit({"items"}, self.items);
        visit({"lines"}, self.lines);
    }
};

struct Paper {
    domain::PaperTemplate made_from = domain::PaperTemplate::kSummons;
    office::PaperLanguage language = office::PaperLanguage::kSwedish;
    Date made;
    std::string title;  // names nobody
    Always<PaperBlock> blocks;
    Always<std::string> missing;  // what could not be filled in, in words; it says so on the paper too
    // Of the PDF; set by who makes it.
    std::int64_t bytes = 0;
    std::string sha256;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"made_from"}, self.made_from);
        visit({"language"}, self.language);
        visit({"made"}, self.made);
        visit({"title"}, self.title);
        visit({"blocks"}, self.blocks);
        visit({"missing"}, self.missing);
        visit({"bytes"}, self.bytes);
        visit({"sha256"}, self.sha256);
    }
};

// In the language that the wish names, whoever asks. O(entries of the case).
[[nodiscard]] Paper ComposePaper(const office::PaperSource& source, const domain::Directory& directory);
// The same paper is the same file, to the byte.
[[nodiscard]] std::string PaperPdf(const Paper& paper);

// The file of words, as it is in paper_texts/.
[[nodiscard]] std::string_view PaperTexts(Language language);

}  // namespace samkraft::formats
