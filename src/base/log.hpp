// The running program's own words to those who operate it: one JSON object a line on standard error. Never
// personal data: log identities, codes, counts and times. Values are escaped, so a line cannot be forged from
// outside. Thread-safe.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace samkraft::log {

using Field = std::pair<std::string_view, std::string>;
enum class Severity : unsigned char { kDebug, kInfo, kWarning, kError };

void SetThreshold(Severity least);
void Write(Severity severity, std::string_view event, std::initializer_list<Field> fields = {});
inline void Info(std::string_view event, std::initializer_list<Field> fields = {}) {
    Write(Severity::kInfo, event, fields);
}
inline void Warn(std::string_view event, std::initializer_list<Field> fields = {}) {
    Write(Severity::kWarning, event, fields);
}
inline void Fault(std::string_view event, std::initializer_list<Field> fields = {}) {
    Write(Severity::kError, event, fields);
}

}  // namespace samkraft::log
