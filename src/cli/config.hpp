// Where the program keeps its things and how it is reached: from a TOML file, then the environment, then the
// command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"

namespace samkraft::cli {

// A provider of sign-in: a table [[sign_in]] of the file. What the texts must be is checked when it is
// served.
struct SignInConfig {
    std::string name, label, issuer, client_id, client_secret_file, party;
    std::string claim, scope;         // empty: the Swedish profile's, for orgAffiliation
    std::vector<std::string> levels;  // of assurance (acr)
};

// A party's own system of users: a table [[scim]].
struct ScimConfig {
    std::string name, party, token_file;
    std::string door, door_name;  // the provider of sign-in whose names are the users' userName or externalId
    std::vector<std::string> roles;  // that it may give
};

// The term that a party has decided on for what it keeps: a table [[retention]]. What it must be is checked
// when it is used (terms.hpp).
struct RetentionConfig {
    std::string rule, from, decision;
    int years = 0;
    Date decided;
};

struct Config {
    std::string database = "sqlite:data/samkraft.db";
    std::string key_file = "data/master.key";
    std::string keys_backup;  // the keys file of backups, which a server makes anew after each disposal
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string web = "web/dist";
    std::string association = "Samordningsförbundet";
    bool secure_cookies = true;
    bool allow_bypass_row_security = false;    // serve as a role of PostgreSQL's that is past the lock
    std::vector<std::string> trusted_proxies;  // whose X-Forwarded-For is believed; canonical addresses
    int budget_times = 1;                      // how many times what one person may ask for; 0: without end
    int workers = 0;                           // 0: two a core
    int upload_megabytes = 1024;
    int document_megabytes = 10, case_documents_megabytes = 200;  // of one file; of a party's in one case
    std::string public_url;  // where browsers reach it; empty: as it listens, when that is this machine
    int session_hours = 12, session_idle_minutes = 240;
    bool second_factor_required = false;
    // Notices by mail and SMS; what they must be is checked when it is served.
    std::string mail_server, mail_from, mail_user, mail_password_file, mail_file;
    std::string sms_url, sms_from, sms_token_file, sms_file;
    std::vector<SignInConfig> sign_in;
    std::vector<ScimConfig> scim;
    std::vector<RetentionConfig> retention;
    int audit_years = 0;      // that the access log is kept (log_disposal.hpp); 0: for ever
    int questions_years = 0;  // that a question to experts is kept (question_disposal.hpp); 0: for ever
};

// The file's unknown keys and wrong types are errors that name them. Environment: SAMKRAFT_DATABASE,
// SAMKRAFT_KEY_FILE, SAMKRAFT_KEYS_BACKUP, SAMKRAFT_ADDRESS, SAMKRAFT_PORT, SAMKRAFT_WEB,
// SAMKRAFT_ASSOCIATION, SAMKRAFT_SECURE_COOKIES, SAMKRAFT_TRUSTED_PROXIES (with commas between),
// SAMKRAFT_WORKERS, SAMKRAFT_BUDGET_TIMES, SAMKRAFT_UPLOAD_MEGABYTES, SAMKRAFT_DOCUMENT_MEGABYTES,
// SAMKRAFT_CASE_DOCUMENTS_MEGABYTES, SAMKRAFT_PUBLIC_URL, SAMKRAFT_SESSION_HOURS,
// SAMKRAFT_SESSION_IDLE_MINUTES, SAMKRAFT_SECOND_FACTOR_REQUIRED, SAMKRAFT_MAIL_SERVER, SAMKRAFT_MAIL_FROM,
// SAMKRAFT_MAIL_USER, SAMKRAFT_MAIL_PASSWORD_FILE, SAMKRAFT_MAIL_FILE, SAMKRAFT_SMS_URL, SAMKRAFT_SMS_FROM,
// SAMKRAFT_SMS_TOKEN_FILE, SAMKRAFT_SMS_FILE, SAMKRAFT_AUDIT_YEARS, SAMKRAFT_QUESTIONS_YEARS,
// SAMKRAFT_ALLOW_BYPASS_ROW_SECURITY.
// The tables in double brackets stand in the file alone.
[[nodiscard]] Result<Config> LoadConfig(const std::optional<std::string>& file);

}  // namespace samkraft::cli
