// Writes a PDF that a person can read and a screen reader too: running text in Swedish or English, tagged
// (headings, paragraphs, lists), with title, language and the PDF/UA identifier. Knows nothing of what it
// writes. Fonts are the system's, embedded; any script that they hold is set right.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"

namespace samkraft::formats {

// One document, from top to bottom. One thread at a time. Throws std::runtime_error when the libraries fail.
class PdfWriter {
  public:
    PdfWriter(std::string_view title, Language language, Instant made);
    ~PdfWriter();
    PdfWriter(const PdfWriter&) = delete;
    PdfWriter& operator=(const PdfWriter&) = delete;

    void Heading(int level, std::string_view text);            // 1–3, none left out on the way down
    void Paragraph(std::string_view text);                     // line breaks are kept
    void Fact(std::string_view label, std::string_view text);  // a paragraph with its label in bold
    void List(const std::vector<std::string>& items);
    // A bold label with ruled lines to write on; kept together on a page.
    void Blank(std::string_view label, int lines);
    // First of all or not at all: where the window of an envelope shows it, and nothing else does. What
    // follows begins below the fold.
    void Address(const std::vector<std::string>& lines);

    [[nodiscard]] std::string Finish();  // the file; once

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace samkraft::formats
