// Who is believed about where a request comes from, and what cannot be made of it.
#include "net/forwarded.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace samkraft::net {
namespace {

const std::vector<std::string> kProxies{"127.0.0.1", "10.0.0.5", "2001:db8::5"};

std::string Client(std::string_view peer, const std::vector<std::string>& lines) {
    Pairs headers{{"host", "a"}};
    for (const std::string& line : lines) headers.emplace_back("x-forwarded-for", line);
    headers.emplace_back("user-agent", "b");
    return ClientAddress(peer, headers, kProxies);
}

TEST(CanonicalAddress, IsOneWayToWriteEachAndNothingButAnAddress) {
    EXPECT_EQ(CanonicalAddress("10.0.0.5"), "10.0.0.5");
    EXPECT_EQ(CanonicalAddress("2001:0DB8:0:0::0005"), "2001:db8::5");
    EXPECT_EQ(CanonicalAddress("::ffff:10.0.0.5"), "10.0.0.5");
    EXPECT_EQ(CanonicalAddress("::FFFF:a00:5"), "10.0.0.5");
    for (const char* text : {"", " ", "localhost", "10.0.0", "10.0.0.256", "010.0.0.5", "0x0a.0.0.5",
                             "10.0.0.0/8", "10.0.0.5:80", "10.0.0.5 ", "[2001:db8::5]", "fe80::1%eth0",
                             "2001:db8:::5", "unknown", "_hidden", "1::2::3"})
        EXPECT_EQ(CanonicalAddress(text), std::nullopt) << text;
    EXPECT_EQ(CanonicalAddress(std::string_view("10.0.0.5\0", 9)), std::nullopt);
    EXPECT_EQ(CanonicalAddress(std::string(10'000, '1')), std::nullopt);
}

TEST(ClientAddress, IsThePeersOwnWhenItIsNoProxyOfOurs) {
    EXPECT_EQ(Client("192.0.2.7", {}), "192.0.2.7");
    EXPECT_EQ(Client("192.0.2.7", {"198.51.100.1"}), "192.0.2.7");
    EXPECT_EQ(Client("192.0.2.7", {"198.51.100.1, 127.0.0.1"}), "192.0.2.7");
    EXPECT_EQ(Client("127.0.0.2", {"198.51.100.1"}), "127.0.0.2");
    EXPECT_EQ(ClientAddress("127.0.0.1", {{"x-forwarded-for", "198.51.100.1"}}, {}), "127.0.0.1");
}

TEST(ClientAddress, IsWhomTheProxyGotItFrom) {
    EXPECT_EQ(Client("127.0.0.1", {"198.51.100.1"}), "198.51.100.1");
    EXPECT_EQ(Client("::ffff:127.0.0.1", {"\t2001:DB8::7 "}), "2001:db8::7");
    EXPECT_EQ(Client("2001:db8::5", {"198.51.100.1"}), "198.51.100.1");
}

TEST(ClientAddress, IsTheLastThatIsNoProxyWhateverTheClientSentBeforeIt) {
    EXPECT_EQ(Client("127.0.0.1", {"203.0.113.9, 198.51.100.1"}), "198.51.100.1");
    EXPECT_EQ(Client("127.0.0.1", {"203.0.113.9, 198.51.100.1,10.0.0.5"}), "198.51.100.1");
    EXPECT_EQ(Client("127.0.0.1", {"127.0.0.1, 198.51.100.1, 2001:db8::5, 10.0.0.5"}), "198.51.100.1");
    EXPECT_EQ(Client("127.0.0.1", {"\"}{\"forged\":1,, , 198.51.100.1"}), "198.51.100.1");
}

TEST(ClientAddress, SeveralLinesAreOneListInTheirOrder) {
    EXPECT_EQ(Client("127.0.0.1", {"203.0.113.9", "198.51.100.1"}), "198.51.100.1");
    EXPECT_EQ(Client("127.0.0.1", {"203.0.113.9, 198.51.100.1", "10.0.0.5", "127.0.0.1, 10.0.0.5"}),
              "198.51.100.1");
}

TEST(ClientAddress, OfWhatCannotBeReadIsTheProxysAndNeverOneFurtherToTheLeft) {
    for (const char* line : {"", ",", "198.51.100.1,", "198.51.100.1, unknown",
                             "198.51.100.1, 203.0.113.9:4711", "198.51.100.1, [2001:db8::7]",
                             "198.51.100.1, x, 10.0.0.5", "198.51.100.1;", "198.51.100.1 203.0.113.9"})
        EXPECT_EQ(Client("127.0.0.1", {line}), "127.0.0.1") << line;
    EXPECT_EQ(Client("127.0.0.1", {"198.51.100.1", ""}), "127.0.0.1");
    EXPECT_EQ(Client("127.0.0.1", {"10.0.0.5, 127.0.0.1"}), "127.0.0.1");  // proxies all the way
}

RC_GTEST_PROP(ClientAddress, IsAnAddressWhateverIsSent, (const std::vector<std::string>& lines)) {
    RC_ASSERT(CanonicalAddress(Client("127.0.0.1", lines)) == Client("127.0.0.1", lines));
}

RC_GTEST_PROP(ClientAddress, DoesNotDependOnWhatStandsBeforeIt, (const std::vector<std::string>& lines)) {
    std::vector<std::string> sent = lines;
    sent.emplace_back("198.51.100.1, 10.0.0.5");
    RC_ASSERT(Client("127.0.0.1", sent) == "198.51.100.1");
}

}  // namespace
}  // namespace samkraft::net
