#include "notices/sender.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "notices/smtp_server_test.hpp"

namespace samkraft::notices {
namespace {

using testing::HasSubstr, testing::IsEmpty, testing::Not, testing::SizeIs;
using Mood = FakeSmtpServer::Mood;

const Message kNotice =
    Compose(Channel::kMail, What::kWaiting, "0ABC", "anna@malmo.example", "https://samkraft.example");

class Smtp : public testing::Test {
  protected:
    Receipt Send(const std::string& host = "127.0.0.1") {
        return MakeSmtpSender({server_.Url(host), "samkraft@malmo.example", {}, {}})->Send(kNotice);
    }
    FakeSmtpServer server_;
};

TEST_F(Smtp, AMailIsTaken) {
    const Receipt receipt = Send();
    EXPECT_EQ(receipt.taken, Taken::kYes) << receipt.answer;
    ASSERT_THAT(server_.Mails(), SizeIs(1));
    const auto mail = server_.Mails().front();
    EXPECT_THAT(mail.from, HasSubstr("<samkraft@malmo.example>"));
    EXPECT_THAT(mail.to, HasSubstr("<anna@malmo.example>"));
    EXPECT_THAT(mail.text, HasSubstr("Message-ID: <0ABC@malmo.example>\n"));
    EXPECT_THAT(mail.text, HasSubstr("Auto-Submitted: auto-generated\n"));
    EXPECT_THAT(mail.text, HasSubstr("Subject: =?UTF-8?B?U2Fta3JhZnQ6IG7DpWdvdCB2w6RudGFyIHDDpSBkaWc=?=\n"));
    EXPECT_THAT(mail.text, HasSubstr("\n\nTsOlZ290IHbDpG50YXIgcMOlIGRpZyBpIFNhbWtyYWZ0LiBMb2dnYSBpbjog"))
        << "Något väntar på dig i Samkraft. Logga in: ";
}
TEST_F(Smtp, ABusyServerIsAskedAgainAndOneThatRefusesIsNot) {
    server_.Be(Mood::kBusy);
    Receipt receipt = Send();
    EXPECT_EQ(receipt.taken, Taken::kNotNow);
    EXPECT_THAT(receipt.answer, HasSubstr("451 4.7.1"));
    server_.Be(Mood::kRefuses);
    receipt = Send();
    EXPECT_EQ(receipt.taken, Taken::kNever);
    EXPECT_THAT(receipt.answer, HasSubstr("550 5.1.1"));
    EXPECT_THAT(server_.Mails(), IsEmpty());
}
TEST_F(Smtp, AConnectionThatIsLostIsTriedAgain) {
    for (const Mood mood : {Mood::kDropsInData, Mood::kHangsUp}) {
        server_.Be(mood);
        const Receipt receipt = Send();
        EXPECT_EQ(receipt.taken, Taken::kNotNow);
        EXPECT_THAT(receipt.answer, Not(IsEmpty()));
    }
    EXPECT_EQ(MakeSmtpSender({"smtp://127.0.0.1:1", "a@b.example", {}, {}})->Send(kNotice).taken,
              Taken::kNotNow)
        << "nobody answers";
    EXPECT_THAT(server_.Mails(), IsEmpty());
}
TEST_F(Smtp, NothingIsSentInClearToAnotherMachine) {
    const Receipt receipt = Send("127.0.0.2");
    EXPECT_EQ(receipt.taken, Taken::kNotNow);
    EXPECT_EQ(server_.Connections(), 1) << "it was asked, and has no STARTTLS";
    EXPECT_THAT(server_.Mails(), IsEmpty());
}

TEST(MailServer, IsAnSmtpAddress) {
    for (const char* right :
         {"smtps://mail.malmo.example", "smtp://mail.malmo.example:587", "smtp://[::1]:25"})
        EXPECT_TRUE(IsMailServer(right)) << right;
    for (const char* wrong :
         {"", "mail.malmo.example", "https://mail.malmo.example", "smtp://",
          "smtp://user:secret@mail.malmo.example", "smtp://mail.malmo.example/path", "file:///etc/passwd"})
        EXPECT_FALSE(IsMailServer(wrong)) << wrong;
}

TEST(Sms, GoesToTheServiceAloneThatIsSecure) {
    const Receipt receipt = MakeSmsSender({"http://sms.example/send", "Samkraft", "secret"})->Send(kNotice);
    EXPECT_EQ(receipt.taken, Taken::kNotNow);
    EXPECT_THAT(receipt.answer, HasSubstr("neither https"));
}

TEST(File, HoldsALineForEach) {
    std::string folder = "/tmp/samkraft-notices.XXXXXX";
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    const auto sender = MakeFileSender(Channel::kSms, folder + "/sent");
    EXPECT_EQ(sender->Send(kNotice).taken, Taken::kYes);
    EXPECT_EQ(sender->Send(kNotice).taken, Taken::kYes);
    std::ostringstream all;
    all << std::ifstream(folder + "/sent").rdbuf();
    const std::string line = all.str().substr(0, all.str().find('\n') + 1);
    EXPECT_EQ(all.str(), line + line);
    EXPECT_THAT(line, HasSubstr(R"({"channel":"sms","id":"0ABC","to":"anna@malmo.example")"));
    EXPECT_EQ(MakeFileSender(Channel::kSms, folder + "/no/such")->Send(kNotice).taken, Taken::kNotNow);
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace samkraft::notices
