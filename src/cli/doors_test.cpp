#include "cli/doors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace samkraft::cli {
namespace {

using testing::HasSubstr;

class DoorsTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = "/tmp/samkraft-doors.XXXXXX";
        folder_ = mkdtemp(pattern.data());
        std::ofstream(folder_ + "/secret") << "hemligt\n";
        chmod((folder_ + "/secret").c_str(), 0600);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    std::string Door(const std::string& name = "ad") const {
        return "[[sign_in]]\nname = \"" + name +
               "\"\nissuer = \"https://idp.example/tenant\"\nclient_id = \"samkraft\"\n" +
               "client_secret_file = \"" + folder_ + "/secret\"\nparty = \"employment_service\"\n";
    }
    Result<std::vector<http::DoorSettings>> Read(const std::string& text) const {
        std::ofstream(folder_ + "/a.toml") << text;
        TRY(const Config config, LoadConfig(folder_ + "/a.toml"));
        return DoorsOf(config);
    }
    std::string Wrong(const std::string& text) const {
        const auto doors = Read(text);
        return doors ? "" : Message(doors.error(), Language::kEnglish);
    }
    std::string folder_;
};

TEST_F(DoorsTest, AProviderIsTakenWithTheSwedishProfilesNames) {
    const auto doors = Read("public_url = \"https://samkraft.example\"\n" + Door() +
                            "label = \"Arbetsförmedlingen\"\nlevels = [\"loa3\", \"loa4\"]\n" +
                            Door("region") + "claim = \"https://id.oidc.se/claim/personalIdentityNumber\"\n");
    ASSERT_TRUE(doors) << Message(doors.error(), Language::kEnglish);
    ASSERT_EQ(doors->size(), 2U);
    EXPECT_EQ((*doors)[0].label, "Arbetsförmedlingen");
    EXPECT_EQ((*doors)[0].party, domain::Party::kEmploymentService);
    EXPECT_EQ((*doors)[0].provider.client_secret, "hemligt");
    EXPECT_EQ((*doors)[0].provider.claim, "https://id.oidc.se/claim/orgAffiliation");
    EXPECT_EQ((*doors)[0].provider.scope, "openid https://id.oidc.se/scope/naturalPersonOrgId");
    EXPECT_EQ((*doors)[0].provider.levels.size(), 2U);
    EXPECT_EQ((*doors)[1].label, "region");
    EXPECT_EQ((*doors)[1].provider.scope, "openid https://id.oidc.se/scope/naturalPersonNumber");
    EXPECT_TRUE(Read("")->empty());
}

TEST_F(DoorsTest, AProviderForParticipantsKnowsThemByTheirNumberAndSaysHowSure) {
    std::string door = Door("bankid");
    door.replace(door.find("employment_service"), std::string("employment_service").size(), "participants");
    const std::string claim = "claim = \"https://id.oidc.se/claim/personalIdentityNumber\"\n";
    const std::string levels = "levels = [\"http://id.elegnamnden.se/loa/1.0/loa3\"]\n";
    EXPECT_THAT(Wrong(door + levels), HasSubstr("known by their number"));
    EXPECT_THAT(Wrong(door + claim), HasSubstr("which levels"));
    const auto doors = Read(door + claim + levels);
    ASSERT_TRUE(doors) << Message(doors.error(), Language::kEnglish);
    EXPECT_EQ((*doors)[0].party, domain::Party::kNone);
    EXPECT_EQ((*doors)[0].provider.scope, "openid https://id.oidc.se/scope/naturalPersonNumber");
}

TEST_F(DoorsTest, ASystemOfUsersIsTakenWithALongTokenAndItsRoles) {
    std::ofstream(folder_ + "/token") << std::string(40, 'x') << '\n';
    chmod((folder_ + "/token").c_str(), 0600);
    const std::string good = Door() +
                             "[[scim]]\nname = \"af\"\nparty = \"employment_service\"\ntoken_file = \"" +
                             folder_ + "/token\"\nroles = [\"employment_officer\"]\n";
    const auto read = [&](const std::string& text) -> Result<std::vector<http::ScimSettings>> {
        std::ofstream(folder_ + "/a.toml") << text;
        TRY(const Config config, LoadConfig(folder_ + "/a.toml"));
        return ScimOf(config);
    };
    const auto wrong = [&](const std::string& text) {
        const auto clients = read(text);
        return clients ? "" : Message(clients.error(), Language::kEnglish);
    };
    const std::string named = good + "door = \"ad\"\ndoor_name = \"externalId\"\n";
    const auto clients = read(named);
    ASSERT_TRUE(clients) << Message(clients.error(), Language::kEnglish);
    EXPECT_EQ(clients->at(0).party, domain::Party::kEmploymentService);
    EXPECT_EQ(clients->at(0).roles.size(), 1U);
    EXPECT_EQ(clients->at(0).door, "ad");
    EXPECT_TRUE(clients->at(0).by_external_id);
    EXPECT_EQ(wrong(good), "");
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = named;
        text.replace(text.rfind(from), from.size(), to);
        return wrong(text);
    };
    EXPECT_THAT(with("employment_officer", "participant"), HasSubstr("no role that it may give"));
    EXPECT_THAT(with("employment_officer", "operator"), HasSubstr("no role that it may give"));
    EXPECT_THAT(with("\"employment_officer\"", ""), HasSubstr("which roles"));
    EXPECT_THAT(with("\"employment_officer\"", "7"), HasSubstr("a list of texts"));
    EXPECT_THAT(with("employment_service", "social_services"), HasSubstr("no provider of sign-in"));
    EXPECT_THAT(with("externalId", "sub"), HasSubstr("door_name"));
    EXPECT_THAT(wrong(good + "door = \"ad\"\n"), HasSubstr("door_name"));
    EXPECT_THAT(wrong(good + good.substr(good.find("[[scim]]"))), HasSubstr("one already"));
    std::ofstream(folder_ + "/token") << "kort\n";
    EXPECT_THAT(wrong(good), HasSubstr("at least 32"));
}

TEST_F(DoorsTest, WhatIsWrongIsToldBeforeAnythingIsServed) {
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = Door();
        text.replace(text.find(from), from.size(), to);
        return Wrong(text);
    };
    EXPECT_EQ(Wrong(Door()), "") << "on this machine the address is known";
    EXPECT_THAT(Wrong("address = \"0.0.0.0\"\n" + Door()), HasSubstr("set public_url"));
    for (const char* url :
         {"http://samkraft.example", "https://samkraft.example/", "https://a@b", "samkraft"})
        EXPECT_THAT(Wrong("public_url = \"" + std::string(url) + "\"\n" + Door()), HasSubstr("public_url"))
            << url;
    EXPECT_THAT(Wrong(Door() + Door()), HasSubstr("twice"));
    EXPECT_THAT(with("\"ad\"", "\"A D\""), HasSubstr("a to z"));
    EXPECT_THAT(with("\"ad\"", "7"), HasSubstr("line 2: a text is wanted for “name”"));
    EXPECT_THAT(with("https://idp.example/tenant", "http://idp.example"), HasSubstr("https"));
    EXPECT_THAT(with("https://idp.example/tenant", "https://idp.example?x"), HasSubstr("https"));
    EXPECT_THAT(with("employment_service", "none"), HasSubstr("no party"));
    EXPECT_THAT(with("employment_service", "police"), HasSubstr("no party"));
    EXPECT_THAT(with("client_id = \"samkraft\"\n", ""), HasSubstr("there is nothing for “client_id”"));
    EXPECT_THAT(with("/secret", "/nothing"), HasSubstr("there is no file"));
    EXPECT_THAT(Wrong(Door() + "scope = \"profile\"\n"), HasSubstr("openid"));
    EXPECT_THAT(Wrong(Door() + "levels = \"loa3\"\n"), HasSubstr("a list of texts"));
    EXPECT_THAT(Wrong(Door() + "redirect = \"x\"\n"), HasSubstr("there is no setting “redirect”"));
    EXPECT_THAT(Wrong("[sign_in]\nname = \"ad\"\n"), HasSubstr("double brackets"));
    EXPECT_THAT(Wrong("sign_in = 7\n"), HasSubstr("double brackets"));
    chmod((folder_ + "/secret").c_str(), 0644);
    EXPECT_THAT(Wrong(Door()), HasSubstr("chmod 600"));
    chmod((folder_ + "/secret").c_str(), 0600);
    std::ofstream(folder_ + "/secret") << "\n";
    EXPECT_THAT(Wrong(Door()), HasSubstr("no secret"));
}

}  // namespace
}  // namespace samkraft::cli
