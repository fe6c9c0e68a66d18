// Addresses for notices, and what servers answer that were to take one. An address is one receiver and no
// more of a mail's head; an answer is kept as one short line without the address in it.
#include <algorithm>

#include "fuzz.hpp"
#include "notices/notice.hpp"

using namespace samkraft;
using namespace samkraft::notices;

namespace {

std::string Lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

void IsMail(const std::string& address) {
    LAW(address.size() <= 254 && std::ranges::count(address, '@') == 1);
    const auto at = address.find('@');
    LAW(at > 0 && at <= 64 && address.find('.', at) != std::string::npos);
    for (const char c : address)  // nothing that ends an address, begins a second, or a line
        LAW(c > ' ' && c < 127 && std::string_view("<>(),;:\\\"[]").find(c) == std::string_view::npos);
}
void IsPhone(const std::string& address) {
    LAW(address.size() >= 9 && address.size() <= 16 && address[0] == '+' && address[1] != '0');
    LAW(std::all_of(address.begin() + 1, address.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view raw = fuzz::TextOf(data, size);
    const auto line = raw.find('\n');
    const std::string_view typed = raw.substr(0, line);
    const std::string_view answer = line == std::string_view::npos ? raw : raw.substr(line + 1);
    for (const Channel channel : {Channel::kMail, Channel::kSms}) {
        const auto address = AddressFrom(channel, typed);
        if (!address) {
            fuzz::IsTellable(address.error());
            continue;
        }
        channel == Channel::kMail ? IsMail(*address) : IsPhone(*address);
        LAW(AddressFrom(channel, *address) == *address);
        LAW(Compose(channel, What::kWaiting, "1", *address, "https://s.example").to == *address);
        for (const std::string& said :
             {std::string(answer), "550 " + *address + " " + std::string(answer), *address + *address,
              std::string(answer) + address->substr(0, address->size() / 2) + *address}) {
            const std::string kept = WithoutAddress(said, *address);
            LAW(kept.size() <= 200);
            for (const char c : kept) LAW(c >= ' ' && c < 127);
            LAW(Lower(kept).find(Lower(*address)) == std::string::npos);
        }
    }
    return 0;
}
