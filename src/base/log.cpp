#include "base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/json.hpp"

namespace samkraft::log {
namespace {
spdlog::logger& Logger() {
    static spdlog::logger logger = [] {
        spdlog::logger made("samkraft", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made.set_pattern("%v");
        return made;
    }();
    return logger;
}
spdlog::level::level_enum Level(Severity s) {
    switch (s) {
        case Severity::kDebug:
            return spdlog::level::debug;
        case Severity::kInfo:
            return spdlog::level::info;
        case Severity::kWarning:
            return spdlog::level::warn;
        case Severity::kError:
            break;
    }
    return spdlog::level::err;
}
constexpr std::string_view kNames[] = {"debug", "info", "warning", "error"};
}  // namespace

void SetThreshold(Severity least) { Logger().set_level(Level(least)); }

void Write(Severity severity, std::string_view event, std::initializer_list<Field> fields) {
    if (!Logger().should_log(Level(severity))) return;
    std::string line;
    json::ObjectWriter out(line);
    out({"at"}, SystemClock{}.Now());
    out({"severity"}, std::string(kNames[static_cast<int>(severity)]));
    out({"event"}, std::string(event));
    for (const auto& [name, value] : fields) out({name}, value);
    out.Close();
    Logger().log(Level(severity), line);
}

}  // namespace samkraft::log
