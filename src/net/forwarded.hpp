// Whose request it is when a proxy stands before the server. X-Forwarded-For is a list to which every proxy
// adds at the end whom it got the request from: what stands to the left of a proxy of ours was sent by
// somebody who may write anything. So the list is read from its end, and only as far as our own proxies go.
// Pure: any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/server.hpp"

namespace samkraft::net {

// The one way to write an address, of IPv4 or IPv6; an IPv4 address within IPv6 (::ffff:10.0.0.5) is IPv4.
// None: a name, a network, a port, brackets, a zone, or anything else.
[[nodiscard]] std::optional<std::string> CanonicalAddress(std::string_view text);

// The address of a request that came from `peer`. `proxies` are canonical.
//
// The last address of X-Forwarded-For that is not one of the proxies, when the peer is one. The peer's own
// when it is none, when there is no header, when all in it are proxies, and when what is to be read is no
// address: then all who come through that proxy are one, as without the header, and nobody is anybody else.
[[nodiscard]] std::string ClientAddress(std::string_view peer, const Pairs& headers,
                                        const std::vector<std::string>& proxies);

}  // namespace samkraft::net
