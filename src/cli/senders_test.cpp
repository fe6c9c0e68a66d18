#include "cli/senders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace samkraft::cli {
namespace {

using notices::Channel;
using testing::ElementsAre, testing::HasSubstr, testing::IsEmpty;

class SendersTest : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_NE(mkdtemp(folder_.data()), nullptr);
        secret_ = folder_ + "/secret";
        std::ofstream(secret_) << "hemligt\n";
        chmod(secret_.c_str(), 0600);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    // Empty: it is right.
    std::string Fault() const {
        const auto senders = SendersOf(config_);
        return senders ? "" : Message(senders.error(), Language::kEnglish);
    }
    std::string folder_ = "/tmp/samkraft-senders.XXXXXX", secret_;
    Config config_;
};

TEST_F(SendersTest, OffUnlessItIsSetUp) {
    const auto senders = SendersOf(config_);
    ASSERT_TRUE(senders);
    EXPECT_THAT(ChannelsIn(*senders), IsEmpty());
}
TEST_F(SendersTest, MailAndSms) {
    config_.public_url = "https://samkraft.example";
    config_.mail_server = "smtps://mail.example";
    config_.mail_from = "samkraft@malmo.example";
    config_.mail_user = "samkraft";
    config_.mail_password_file = secret_;
    config_.sms_url = "https://sms.example/send";
    config_.sms_from = "Samkraft";
    config_.sms_token_file = secret_;
    const auto senders = SendersOf(config_);
    ASSERT_TRUE(senders) << Message(senders.error(), Language::kEnglish);
    EXPECT_THAT(ChannelsIn(*senders), ElementsAre(Channel::kMail, Channel::kSms));
}
TEST_F(SendersTest, WhatIsWrongIsNamed) {
    const Config fresh = config_;
    const auto wrong = [&](auto set) {
        config_ = fresh;
        config_.mail_server = "smtps://mail.example";
        config_.mail_from = "samkraft@malmo.example";
        config_.public_url = "https://samkraft.example";
        set(config_);
        return Fault();
    };
    EXPECT_EQ(wrong([](Config&) {}), "");
    EXPECT_THAT(wrong([](Config& c) { c.mail_server = "http://mail.example"; }), HasSubstr("smtps://name"));
    EXPECT_THAT(wrong([](Config& c) { c.mail_from = "Samkraft"; }), HasSubstr("mail_from must be"));
    EXPECT_THAT(wrong([](Config& c) { c.mail_user = "a"; }), HasSubstr("go together"));
    EXPECT_THAT(wrong([](Config& c) { c.mail_file = "/tmp/a"; }), HasSubstr("not both"));
    EXPECT_THAT(wrong([](Config& c) { c.mail_server = ""; }), HasSubstr("set mail_server"));
    EXPECT_THAT(wrong([](Config& c) { c.sms_from = "a"; }), HasSubstr("set sms_url"));
    EXPECT_THAT(wrong([](Config& c) { c.sms_url = "https://sms.example"; }), HasSubstr("set sms_from"));
    EXPECT_THAT(wrong([](Config& c) { c.sms_url = "http://sms.example", c.sms_from = "a"; }),
                HasSubstr("https:// address"));
    EXPECT_THAT(wrong([](Config& c) { c.public_url = "", c.address = "0.0.0.0"; }),
                HasSubstr("set public_url"));
    chmod(secret_.c_str(), 0644);
    EXPECT_THAT(wrong([&](Config& c) { c.mail_user = "a", c.mail_password_file = secret_; }),
                HasSubstr("can be reached by others"));
}

}  // namespace
}  // namespace samkraft::cli
