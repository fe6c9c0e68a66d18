// What the code itself reads and answers, as data: the routes, and for each kind of entry its fields. The
// tests hold it against api/openapi.yaml, so that neither can change without the other.
#pragma once

#include <string>
#include <vector>

#include "http/api.hpp"

namespace samkraft::http {

// {"routes": [{method, path, participant}], "kinds": [{kind, fields: [{name, required, type, max}]}]}
[[nodiscard]] std::string ContractJson(const std::vector<Api::RouteInfo>& routes);

}  // namespace samkraft::http
