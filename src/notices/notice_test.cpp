#include "notices/notice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace samkraft::notices {
namespace {

using testing::HasSubstr, testing::Not;

Instant At(const char* text) { return *ParseInstant(text); }

TEST(Quiet, TheEveningTheNightAndDaysOff) {
    const QuietHours usual;
    const auto until = [&](const char* text) { return QuietUntil(usual, At(text)).Text(); };
    // Winter: Stockholm is an hour before UTC.
    EXPECT_EQ(until("2019-03-04T06:00:00Z"), "2019-03-04T06:00:00.000000Z") << "Monday 07:00";
    EXPECT_EQ(until("2019-03-04T05:59:59Z"), "2019-03-04T06:00:00.000000Z");
    EXPECT_EQ(until("2019-03-04T16:59:59Z"), "2019-03-04T16:59:59.000000Z") << "17:59";
    EXPECT_EQ(until("2019-03-04T17:00:00Z"), "2019-03-05T06:00:00.000000Z") << "18:00";
    EXPECT_EQ(until("2019-03-08T17:00:00Z"), "2019-03-11T06:00:00.000000Z") << "over the weekend";
    EXPECT_EQ(until("2019-04-18T16:00:00Z"), "2019-04-23T05:00:00.000000Z") << "over Easter, in summer time";
}
TEST(Quiet, AsOneHasSetIt) {
    const Instant sunday = At("2019-03-10T11:00:00Z");
    EXPECT_EQ(QuietUntil({18, 7, false}, sunday), sunday);
    EXPECT_EQ(QuietUntil({7, 7, false}, sunday), sunday) << "no hour is quiet";
    EXPECT_EQ(QuietUntil({12, 13, false}, sunday), AddSeconds(sunday, 3600)) << "lunch";
    // The clocks change in the night: 03:00 comes right after 01:59.
    EXPECT_EQ(QuietUntil({1, 3, false}, At("2019-03-31T00:30:00Z")), At("2019-03-31T01:00:00Z"));
    EXPECT_EQ(QuietUntil({2, 3, false}, At("2019-10-27T00:30:00Z")), At("2019-10-27T02:00:00Z"))
        << "02:30 comes twice";
}
RC_GTEST_PROP(Quiet, EndsInTimeAndIsNotQuietWhereItEnds, ()) {
    const QuietHours quiet{*rc::gen::inRange(0, 24), *rc::gen::inRange(0, 24), *rc::gen::arbitrary<bool>()};
    const Instant now{*rc::gen::inRange<std::int64_t>(1'500'000'000, 1'900'000'000) * kMicrosPerSecond};
    const Instant until = QuietUntil(quiet, now);
    RC_ASSERT(until >= now);
    RC_ASSERT(until <= AddSeconds(now, std::int64_t{8} * 86'400));
    RC_ASSERT(QuietUntil(quiet, until) == until);
}

TEST(Address, IsWhatItIsSentTo) {
    const auto mail = [](const char* text) { return AddressFrom(Channel::kMail, text).value_or("wrong"); };
    EXPECT_EQ(mail(" anna.lind@malmo.example "), "anna.lind@malmo.example");
    for (const char* wrong :
         {"", "anna", "anna@", "@malmo.example", "anna@malmo", "a b@malmo.example",
          "anna@malmo.example, bo@malmo.example", "anna@malmo.example\r\nBcc: bo@x.example",
          "<anna@malmo.example>", "anna@[127.0.0.1]", "anna..lind@malmo.example", "anna@malmo.example>",
          "\"anna\"@malmo.example", "åsa@malmo.example", "a@b@malmo.example"})
        EXPECT_EQ(mail(wrong), "wrong") << wrong;
    const auto sms = [](const char* text) { return AddressFrom(Channel::kSms, text).value_or("wrong"); };
    EXPECT_EQ(sms("070-123 45 67"), "+46701234567");
    EXPECT_EQ(sms("+46 (70) 123 45 67"), "+46701234567");
    EXPECT_EQ(sms("0046701234567"), "+46701234567");
    EXPECT_EQ(sms("+4512345678"), "+4512345678");
    for (const char* wrong : {"", "112", "070-123 45 67 ext 5", "+0701234567", "070+1234567", "abc"})
        EXPECT_EQ(sms(wrong), "wrong") << wrong;
    const auto error = AddressFrom(Channel::kMail, "anna");
    ASSERT_FALSE(error);
    EXPECT_EQ(error.error().details.at(0).pointer, "/address");
}

// What is sent is made of the address of the service, and of a code that the receiver asked for: nothing
// about a case can be in it, for nothing about a case is there to put in.
TEST(Text, IsTheSameWhateverHappened) {
    for (const Channel channel : {Channel::kMail, Channel::kSms}) {
        const Message one = Compose(channel, What::kWaiting, "1", "a@b.example", "https://sam.example");
        const Message other =
            Compose(channel, What::kWaiting, "2", "c@d.example", "https://sam.example", "77");
        EXPECT_EQ(one.text, other.text);
        EXPECT_EQ(one.subject, other.subject);
        EXPECT_THAT(one.text, HasSubstr("Logga in: https://sam.example"));
        EXPECT_THAT(Compose(channel, What::kCode, "1", "a@b.example", "https://sam.example", "004711").text,
                    HasSubstr("004711"));
    }
    EXPECT_LE(Compose(Channel::kSms, What::kWaiting, "", "", "https://samkraft.malmo.example").text.size(),
              140U)
        << "one SMS";
}

TEST(Answer, IsKeptWithoutTheAddress) {
    EXPECT_EQ(WithoutAddress("550 5.1.1 <Anna.Lind@malmo.example>: no anna.lind here\r\n",
                             "anna.lind@malmo.example"),
              "550 5.1.1 <***>: no *** here");
    EXPECT_EQ(WithoutAddress("400 {\"to\":\"46701234567\"}", "+46701234567"), "400 {\"to\":\"***\"}");
    EXPECT_LE(WithoutAddress(std::string(5000, 'x'), "a@b.example").size(), 200U);
    EXPECT_THAT(WithoutAddress("a\x01"
                               "b\xff",
                               "a@b.example"),
                Not(HasSubstr("\xff")));
}

TEST(Pauses, GrowAndThenItIsGivenUp) {
    for (int i = 1; i + 1 < kMostAttempts; ++i) EXPECT_LT(PauseAfter(i), PauseAfter(i + 1));
}

}  // namespace
}  // namespace samkraft::notices
