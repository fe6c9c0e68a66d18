// A participants' file as text.
#include "participants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    samkraft::fuzz::ReadsParticipants(samkraft::fuzz::TextOf(data, size));
    return 0;
}
