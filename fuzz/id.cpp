// An identity is taken only in the one form that it is given out in, and any number comes back from its text.
#include "base/id.hpp"

#include <cstring>

#include "fuzz.hpp"

using namespace samkraft;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::TextOf(data, size);
    if (const auto id = ParseId(text)) LAW(*id >= 0 && IdText(*id) == text);
    if (size >= sizeof(std::int64_t)) {
        std::int64_t value = 0;
        std::memcpy(&value, data, sizeof value);
        value &= INT64_MAX;
        LAW(IdText(value).size() == 13 && ParseId(IdText(value)) == value);
    }
    return 0;
}
