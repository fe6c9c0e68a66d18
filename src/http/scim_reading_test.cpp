#include "http/scim_reading.hpp"

#include <gtest/gtest.h>

namespace samkraft::http::scim {
namespace {

// What is said of where the user lives; "-" when nothing is, "!" when it is refused.
std::string HomeIn(const std::string& user) {
    Wanted wanted;
    UserReader reader({}, wanted);
    const auto document = json::Document(user);
    if (!document || !reader.SetAll(*document)) return "!";
    return wanted.home.value_or("-");
}

TEST(ScimReading, OfAddressesTheHomeIsKept) {
    EXPECT_EQ(HomeIn(R"({"title":"Handläggare"})"), "-");
    EXPECT_EQ(HomeIn(R"({"addresses":[{"type":"work","formatted":"Torget 1, 211 34"}]})"), "");
    EXPECT_EQ(HomeIn(R"({"Addresses":[{"type":"work","formatted":"Torget 1"},
                        {"type":"Home","streetAddress":"Provgatan 3 B","postalCode":"211 34"}]})"),
              "Provgatan 3 B, 211 34");
    EXPECT_EQ(HomeIn(R"({"addresses":[{"type":"home","formatted":"Provgatan 3\n211 34 Malmö"}]})"),
              "Provgatan 3\n211 34 Malmö");
    EXPECT_EQ(HomeIn(R"({"addresses":[{"type":"home","streetAddress":7,"postalCode":[]}]})"), "");
    EXPECT_EQ(HomeIn(R"({"addresses":null})"), "");
    EXPECT_EQ(HomeIn(R"({"addresses":"Provgatan 3"})"), "!");
    EXPECT_EQ(HomeIn(R"({"addresses":["Provgatan 3"]})"), "");
}
TEST(ScimReading, AHomeIsTakenAway) {
    Wanted wanted;
    UserReader reader({}, wanted);
    ASSERT_TRUE(reader.Remove("addresses"));
    EXPECT_EQ(wanted.home, "");
}

}  // namespace
}  // namespace samkraft::http::scim
