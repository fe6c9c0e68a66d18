// Where the program keeps its things and how it is reached: from a TOML file, then the environment, then the
// command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/error.hpp"

namespace samkraft::cli {

struct Config {
    std::string database = "sqlite:data/samkraft.db";
    std::string key_file = "data/master.key";
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string web = "web/dist";
    std::string association = "Samordningsförbundet";
    bool secure_cookies = true;
    int workers = 0;  // 0: two a core
    int upload_megabytes = 1024;
};

// The file's unknown keys and wrong types are errors that name them. Environment: SAMKRAFT_DATABASE,
// SAMKRAFT_KEY_FILE, SAMKRAFT_ADDRESS, SAMKRAFT_PORT, SAMKRAFT_WEB, SAMKRAFT_ASSOCIATION,
// SAMKRAFT_SECURE_COOKIES, SAMKRAFT_WORKERS, SAMKRAFT_UPLOAD_MEGABYTES.
[[nodiscard]] Result<Config> LoadConfig(const std::optional<std::string>& file);

}  // namespace samkraft::cli
