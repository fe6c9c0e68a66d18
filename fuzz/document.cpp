// Files of documents. What is taken is one of the four kinds, is taken again unchanged, and hides nothing
// that a reader of another kind would find. The first byte says what the sender calls it.
#include "formats/document.hpp"

#include <array>

#include "domain/kinds.hpp"
#include "fuzz.hpp"

using namespace samkraft;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view raw = fuzz::TextOf(data, size);
    if (raw.empty()) return 0;
    const auto kinds = domain::FileKinds();
    const domain::FileKind& kind = kinds[static_cast<unsigned char>(raw[0]) % kinds.size()];
    const std::string name = "a" + std::string(kind.ending);
    const std::string bytes(raw.substr(1));
    const auto once = formats::CheckDocument(bytes, kind.media_type, name, formats::JudgePdf);
    if (!once) return 0;
    LAW(once->media_type == kind.media_type);
    LAW(once->bytes.size() <= bytes.size() + 36);  // which way up
    const auto twice = formats::CheckDocument(once->bytes, kind.media_type, name, formats::JudgePdf);
    LAW(twice && twice->bytes == once->bytes);
    LAW(kind.ending == ".pdf" || once->bytes.substr(0, 1024).find("%PDF-") == std::string::npos);
    LAW(once->bytes.substr(0, 1445).find("<script") == std::string::npos);  // as far as browsers guess
    for (const domain::FileKind& other : kinds)
        LAW(other.media_type == kind.media_type ||
            !formats::CheckDocument(bytes, other.media_type, "a" + std::string(other.ending),
                                    formats::JudgePdf));
    return 0;
}
