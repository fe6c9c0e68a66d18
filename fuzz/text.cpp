// Text as people write it: what may be stored comes back from JSON as it was; folding, words and Windows-1252
// give whole UTF-8.
#include "base/text.hpp"

#include "base/json.hpp"
#include "fuzz.hpp"

using namespace samkraft;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::TextOf(data, size);
    LAW(fuzz::IsUtf8(text::FromWindows1252(text)));
    LAW(fuzz::IsUtf8(text::Fold(text)));
    for (const std::string& word : text::Words(text)) LAW(!word.empty() && fuzz::IsUtf8(word));
    for (const std::size_t most : {0U, 1U, 7U, 40U}) {
        const std::string_view start = text::Start(text, most);
        LAW(start.size() <= most && text.starts_with(start));
        LAW(!fuzz::IsUtf8(text) || (fuzz::IsUtf8(start) && start.size() + 4 > std::min(most, text.size())));
    }
    if (!text::IsStorable(text)) return 0;
    LAW(fuzz::IsUtf8(text));
    LAW(text::Length(text) <= text.size());
    std::string written;
    json::AppendString(written, text);
    LAW(written.find_first_of("\r\n\t") == std::string::npos);  // one line: a log's line, an event's line
    const auto read = json::Document(written);
    LAW(read.has_value());
    std::string_view back;
    LAW(read->get(back) == simdjson::SUCCESS && back == text);
    return 0;
}
