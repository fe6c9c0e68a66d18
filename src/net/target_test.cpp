#include "net/target.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/text.hpp"

namespace samkraft::net {
namespace {

std::string PathOf(std::string_view raw) {
    Target target;
    return ParseTarget(raw, target) ? target.path : "refused";
}

TEST(Target, PathIsDecoded) {
    EXPECT_EQ(PathOf("/"), "/");
    EXPECT_EQ(PathOf("/api/v1/cases"), "/api/v1/cases");
    EXPECT_EQ(PathOf("/api/"), "/api/");
    EXPECT_EQ(PathOf("/%C3%A4rende?x=1"), "/ärende");
    EXPECT_EQ(PathOf("/a+b"), "/a+b");
    EXPECT_EQ(PathOf("/..."), "/...");
}

TEST(Target, WhatCanBeReadInTwoWaysIsRefused) {
    for (const std::string_view raw : {"",        "a",         "*",         "http://host/a", "//",
                                       "//a",     "/a//b",     "/.",        "/..",           "/../etc/passwd",
                                       "/a/../b", "/a/./b",    "/%2e%2e/a", "/.%2E",         "/a%2fb",
                                       "/a%5cb",  "/a\\b",     "/a%00",     "/a%0a",         "/a%0d",
                                       "/a%7f",   "/a%",       "/a%2",      "/a%zz",         "/%c0%af",
                                       "/%ff",    "/\xc3\xa4", "/a#b",      "/a b",          "/a\tb",
                                       "/?x=%00", "/?x=%ff",   "/?x=%"})
        EXPECT_EQ(PathOf(raw), "refused") << raw;
    EXPECT_EQ(PathOf(std::string("/a\0b", 4)), "refused");
}

TEST(Target, QueryIsDecodedInOrder) {
    Target target;
    ASSERT_TRUE(ParseTarget("/s?q=%C3%A5r+1&q=2&flag&empty=&&e=a=b%26c", target));
    const std::vector<std::pair<std::string, std::string>> expected{
        {"q", "år 1"}, {"q", "2"}, {"flag", ""}, {"empty", ""}, {"e", "a=b&c"}};
    EXPECT_EQ(target.query, expected);
}

TEST(Target, AnyBytesGiveACanonicalPathOrNothing) {
    EXPECT_TRUE(rc::check([] {
        const auto raw =
            "/" + *rc::gen::container<std::string>(rc::gen::oneOf(
                      rc::gen::element('/', '.', '%', '2', 'e', 'E', 'f', 'F', '5', 'c', '?', '0'),
                      rc::gen::arbitrary<char>()));
        Target target;
        if (!ParseTarget(raw, target)) return;
        RC_ASSERT(target.path.front() == '/');
        RC_ASSERT(text::IsStorable(target.path));
        RC_ASSERT((target.path + "/").find("/../") == std::string::npos);
        RC_ASSERT((target.path + "/").find("/./") == std::string::npos);
        RC_ASSERT(target.path.find("//") == std::string::npos);
        RC_ASSERT(target.path.find('\\') == std::string::npos);
    }));
}

TEST(Target, EncodedTextComesBack) {
    EXPECT_TRUE(rc::check([](const std::string& bytes) {
        std::string encoded, decoded;
        static constexpr char kHex[] = "0123456789abcdef";
        for (const char c : bytes) {
            encoded += '%';
            encoded += kHex[static_cast<unsigned char>(c) >> 4];
            encoded += kHex[static_cast<unsigned char>(c) & 15];
        }
        RC_ASSERT(PercentDecode(encoded, true, decoded));
        RC_ASSERT(decoded == bytes);
    }));
}

}  // namespace
}  // namespace samkraft::net
