#define TOML_HEADER_ONLY 0
#include "cli/config.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <functional>
#include <limits>
#include <vector>

#include "net/forwarded.hpp"

namespace samkraft::cli {
namespace {

struct Setting {
    std::string_view key;  // in the file; SAMKRAFT_ and upper case in the environment
    std::function<bool(Config&, const std::string&)> set;
};

template <class Number>
auto SetNumber(Number Config::* field, int most) {
    return [field, most](Config& config, const std::string& text) {
        int value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > most)
            return false;
        config.*field = static_cast<Number>(value);
        return true;
    };
}
auto SetText(std::string Config::* field) {
    return [field](Config& config, const std::string& text) { return config.*field = text, !text.empty(); };
}
auto SetFlag(bool Config::* field) {
    return [field](Config& config, const std::string& text) {
        return config.*field = text == "true", text == "true" || text == "false";
    };
}

const std::vector<Setting>& Settings() {
    static const std::vector<Setting> settings{
        {"database", SetText(&Config::database)},
        {"key_file", SetText(&Config::key_file)},
        {"keys_backup", SetText(&Config::keys_backup)},
        {"address", SetText(&Config::address)},
        {"port", SetNumber(&Config::port, 65535)},
        {"web", SetText(&Config::web)},
        {"association", SetText(&Config::association)},
        {"secure_cookies", SetFlag(&Config::secure_cookies)},
        {"allow_bypass_row_security", SetFlag(&Config::allow_bypass_row_security)},
        {"workers", SetNumber(&Config::workers, 1024)},
        {"budget_times", SetNumber(&Config::budget_times, 1000)},
        {"upload_megabytes", SetNumber(&Config::upload_megabytes, 4096)},
        {"document_megabytes", SetNumber(&Config::document_megabytes, 100)},
        {"case_documents_megabytes", SetNumber(&Config::case_documents_megabytes, 2000)},
        {"public_url", SetText(&Config::public_url)},
        {"session_hours", SetNumber(&Config::session_hours, 24)},
        {"session_idle_minutes", SetNumber(&Config::session_idle_minutes, 24 * 60)},
        {"second_factor_required", SetFlag(&Config::second_factor_required)},
        {"mail_server", SetText(&Config::mail_server)},
        {"mail_from", SetText(&Config::mail_from)},
        {"mail_user", SetText(&Config::mail_user)},
        {"mail_password_file", SetText(&Config::mail_password_file)},
        {"mail_file", SetText(&Config::mail_file)},
        {"sms_url", SetText(&Config::sms_url)},
        {"sms_from", SetText(&Config::sms_from)},
        {"sms_token_file", SetText(&Config::sms_token_file)},
        {"sms_file", SetText(&Config::sms_file)},
        {"audit_years", SetNumber(&Config::audit_years, 100)},
        {"questions_years", SetNumber(&Config::questions_years, 100)},
    };
    return settings;
}

std::string TextOf(const toml::node& node) {
    if (const auto* s = node.as_string()) return s->get();
    if (const auto* i = node.as_integer()) return std::to_string(i->get());
    if (const auto* b = node.as_boolean()) return b->get() ? "true" : "false";
    return {};
}

tl::unexpected<Error> Wrong(const std::string& where, std::string_view key, const char* what) {
    return Fail(Code::kSetup, "", {where + ": " + what + " “" + std::string(key) + "”"});
}

constexpr std::string_view kProxies = "trusted_proxies", kProxiesVariable = "SAMKRAFT_TRUSTED_PROXIES";

// Every one of them must be an address that a peer can have: whoever is believed says who everybody is.
Done AddProxy(Config& config, const std::string& where, std::string_view text) {
    const auto address = net::CanonicalAddress(text);
    if (!address)
        return Wrong(where, text,
                     "an address of a proxy is wanted, of IPv4 or IPv6, without name, network or port, not");
    if (*address == "0.0.0.0" || *address == "::")
        return Wrong(where, text, "write the address of each proxy: not of all who there are, as");
    config.trusted_proxies.push_back(*address);
    return {};
}

Done ProxiesFromFile(Config& config, const std::string& where, const toml::node& node) {
    const toml::array* list = node.as_array();
    if (list == nullptr || (!list->empty() && !list->is_homogeneous(toml::node_type::string)))
        return Wrong(where, kProxies, "a list of texts is wanted for");
    for (const toml::node& text : *list) CHECK_OK(AddProxy(config, where, text.as_string()->get()));
    return {};
}

// In place of the file's.
Done ProxiesFromEnvironment(Config& config) {
    const char* value = std::getenv(std::string(kProxiesVariable).c_str());
    if (value == nullptr) return {};
    config.trusted_proxies.clear();
    for (std::string_view left = value; !left.empty();) {
        const std::size_t end = std::min(left.find(','), left.size());
        const std::size_t begin = std::min(left.find_first_not_of(' '), end);
        CHECK_OK(AddProxy(config, "the environment's " + std::string(kProxiesVariable),
                          left.substr(begin, end - begin)));
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return {};
}

// The tables of one name: texts, one list of texts, numbers and days; `needed` says which must be there.
template <class Table>
struct TableShape {
    std::string_view name;
    std::vector<std::pair<std::string_view, std::string Table::*>> texts;
    std::vector<std::string_view> needed;
    std::string_view list_key;
    std::vector<std::string> Table::* list;
    std::vector<std::pair<std::string_view, int Table::*>> numbers = {};
    std::vector<std::pair<std::string_view, Date Table::*>> days = {};
};

// The place for a key among those of one kind; none: it is not of that kind.
template <class Table, class Value>
Value Table::* PlaceOf(const std::vector<std::pair<std::string_view, Value Table::*>>& places,
                       std::string_view key) {
    for (const auto& [name, place] : places)
        if (name == key) return place;
    return nullptr;
}

bool Take(int& number, const toml::node& value) {
    const auto* whole = value.as_integer();
    if (whole == nullptr) return false;
    constexpr std::int64_t kMost = std::numeric_limits<int>::max();
    number = static_cast<int>(std::clamp(whole->get(), -kMost, kMost));
    return true;
}
bool Take(Date& day, const toml::node& value) {
    const auto* date = value.as_date();
    // What is too long ago to be a day here is none.
    constexpr int kFirst = 1800, kLast = 2299;
    if (date == nullptr || date->get().year < kFirst || date->get().year > kLast) return false;
    day = MakeDate(date->get().year, date->get().month, date->get().day);
    return true;
}

template <class Table>
Done TakeTables(std::vector<Table>& into, const toml::node& node, const std::string& file,
                const TableShape<Table>& shape) {
    const auto line = [&](const toml::node& at) {
        return file + " line " + std::to_string(at.source().begin.line);
    };
    const toml::array* tables = node.as_array();
    if (tables == nullptr || !tables->is_array_of_tables())
        return Wrong(line(node), shape.name, "write tables of this name in double brackets:");
    for (const toml::node& one : *tables) {
        Table& taken = into.emplace_back();
        for (const auto& [key, value] : *one.as_table()) {
            if (shape.list != nullptr && key.str() == shape.list_key) {
                const toml::array* list = value.as_array();
                if (list == nullptr || (!list->empty() && !list->is_homogeneous(toml::node_type::string)))
                    return Wrong(line(value), key.str(), "a list of texts is wanted for");
                for (const toml::node& text : *list) (taken.*shape.list).push_back(text.as_string()->get());
                continue;
            }
            if (const auto number = PlaceOf(shape.numbers, key.str())) {
                if (!Take(taken.*number, value))
                    return Wrong(line(value), key.str(), "a whole number is wanted for");
                continue;
            }
            if (const auto day = PlaceOf(shape.days, key.str())) {
                if (!Take(taken.*day, value))
                    return Wrong(line(value), key.str(),
                                 "a day, as 2025-03-12 and without quotation marks, is wanted for");
                continue;
            }
            const auto text = PlaceOf(shape.texts, key.str());
            if (text == nullptr) return Wrong(line(value), key.str(), "there is no setting");
            if (!value.is_string() || value.as_string()->get().empty())
                return Wrong(line(value), key.str(), "a text is wanted for");
            taken.*text = value.as_string()->get();
        }
        for (const std::string_view key : shape.needed)
            if (!one.as_table()->contains(key)) return Wrong(line(one), key, "there is nothing for");
    }
    return {};
}

const TableShape<SignInConfig> kSignIn{"sign_in",
                                       {{"name", &SignInConfig::name},
                                        {"label", &SignInConfig::label},
                                        {"issuer", &SignInConfig::issuer},
                                        {"client_id", &SignInConfig::client_id},
                                        {"client_secret_file", &SignInConfig::client_secret_file},
                                        {"party", &SignInConfig::party},
                                        {"claim", &SignInConfig::claim},
                                        {"scope", &SignInConfig::scope}},
                                       {"name", "issuer", "client_id", "client_secret_file", "party"},
                                       "levels",
                                       &SignInConfig::levels};
const TableShape<ScimConfig> kScim{"scim",
                                   {{"name", &ScimConfig::name},
                                    {"party", &ScimConfig::party},
                                    {"token_file", &ScimConfig::token_file},
                                    {"door", &ScimConfig::door},
                                    {"door_name", &ScimConfig::door_name}},
                                   {"name", "party", "token_file"},
                                   "roles",
                                   &ScimConfig::roles};
const TableShape<RetentionConfig> kRetention{"retention",
                                             {{"rule", &RetentionConfig::rule},
                                              {"from", &RetentionConfig::from},
                                              {"decision", &RetentionConfig::decision}},
                                             {"rule", "years", "from", "decision", "decided"},
                                             "",
                                             nullptr,
                                             {{"years", &RetentionConfig::years}},
                                             {{"decided", &RetentionConfig::decided}}};

Done FromFile(Config& config, const std::string& file) {
    try {
        const toml::table table = toml::parse_file(file);
        for (const auto& [key, node] : table) {
            if (key.str() == kSignIn.name) {
                CHECK_OK(TakeTables(config.sign_in, node, file, kSignIn));
                continue;
            }
            if (key.str() == kScim.name) {
                CHECK_OK(TakeTables(config.scim, node, file, kScim));
                continue;
            }
            if (key.str() == kRetention.name) {
                CHECK_OK(TakeTables(config.retention, node, file, kRetention));
                continue;
            }
            const std::string where = file + " line " + std::to_string(node.source().begin.line);
            if (key.str() == kProxies) {
                CHECK_OK(ProxiesFromFile(config, where, node));
                continue;
            }
            const Setting* known = nullptr;
            for (const Setting& s : Settings())
                if (s.key == key.str()) known = &s;
            if (known == nullptr)
                return Fail(Code::kSetup, "",
                            {where + ": there is no setting “" + std::string(key.str()) + "”"});
            if (!known->set(config, TextOf(node)))
                return Fail(Code::kSetup, "",
                            {where + ": the value of “" + std::string(key.str()) + "” does not fit"});
        }
    } catch (const toml::parse_error& e) {
        return Fail(
            Code::kSetup, "",
            {file + " line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description())});
    }
    return {};
}

}  // namespace

Result<Config> LoadConfig(const std::optional<std::string>& file) {
    Config config;
    if (file) CHECK_OK(FromFile(config, *file));
    CHECK_OK(ProxiesFromEnvironment(config));
    for (const Setting& s : Settings()) {
        std::string name = "SAMKRAFT_";
        for (const char c : s.key) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        const char* value = std::getenv(name.c_str());
        if (value != nullptr && !s.set(config, value))
            return Fail(Code::kSetup, "", {"the environment's " + name + " does not fit"});
    }
    return config;
}

}  // namespace samkraft::cli
