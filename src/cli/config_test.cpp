// What a configuration may say, and the words it is refused with.
#include "cli/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

namespace samkraft::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kVariable = "SAMKRAFT_TRUSTED_PROXIES";

class ConfigTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = "/tmp/samkraft-config.XXXXXX";
        folder_ = mkdtemp(pattern.data());
    }
    void TearDown() override {
        unsetenv(kVariable);
        std::filesystem::remove_all(folder_);
    }
    Result<Config> Read(const std::string& text) const {
        std::ofstream(folder_ + "/a.toml") << text;
        return LoadConfig(folder_ + "/a.toml");
    }
    std::string Wrong(const std::string& text) const {
        const auto config = Read(text);
        return config ? "" : Message(config.error(), Language::kEnglish);
    }
    std::string folder_;
};

TEST_F(ConfigTest, NobodyIsBelievedAboutWhereRequestsComeFromUnlessNamed) {
    EXPECT_THAT(Config{}.trusted_proxies, IsEmpty());
    EXPECT_THAT(Read("")->trusted_proxies, IsEmpty());
    EXPECT_THAT(Read("trusted_proxies = []")->trusted_proxies, IsEmpty());
}

TEST_F(ConfigTest, ProxiesAreTakenByTheirAddressesFromTheFileOrInItsPlaceTheEnvironment) {
    const std::string text =
        "port = 1\ntrusted_proxies = [\"127.0.0.1\", \"2001:DB8:0::5\", \"::ffff:10.0.0.5\"]\n";
    EXPECT_THAT(Read(text)->trusted_proxies, ElementsAre("127.0.0.1", "2001:db8::5", "10.0.0.5"));
    setenv(kVariable, "10.0.0.6, ::1", 1);
    EXPECT_THAT(Read(text)->trusted_proxies, ElementsAre("10.0.0.6", "::1"));
    setenv(kVariable, "", 1);
    EXPECT_THAT(Read(text)->trusted_proxies, IsEmpty());
}

TEST_F(ConfigTest, WhatIsNoAddressOfAProxyIsRefusedByNameAndLine) {
    for (const char* text : {"10.0.0.0/8", "proxy.example.se", "10.0.0.5:8080", "[::1]", "", "*"}) {
        const std::string said =
            Wrong("port = 1\ntrusted_proxies = [\"127.0.0.1\", \"" + std::string(text) + "\"]\n");
        EXPECT_THAT(said, HasSubstr("a.toml line 2: an address of a proxy is wanted"));
        EXPECT_THAT(said, HasSubstr("“" + std::string(text) + "”"));
    }
    for (const char* text : {"0.0.0.0", "::", "::ffff:0.0.0.0"})
        EXPECT_THAT(Wrong("trusted_proxies = [\"" + std::string(text) + "\"]"),
                    HasSubstr("not of all who there are"));
    for (const char* value : {"\"127.0.0.1\"", "true", "[1]", "[\"127.0.0.1\", 1]", "[[\"127.0.0.1\"]]"})
        EXPECT_THAT(Wrong("trusted_proxies = " + std::string(value)),
                    HasSubstr("line 1: a list of texts is wanted for “trusted_proxies”"))
            << value;
    for (const char* value : {"localhost", "127.0.0.1,,::1", "127.0.0.1 ::1", " "}) {
        setenv(kVariable, value, 1);
        EXPECT_THAT(Wrong(""), HasSubstr("the environment's SAMKRAFT_TRUSTED_PROXIES: an address of a proxy"))
            << value;
    }
}

}  // namespace
}  // namespace samkraft::cli
