#include "secrecy/records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace samkraft::secrecy {
namespace {

TEST(Records, AreThePageInTheDocumentation) {
    std::ifstream page(SAMKRAFT_SOURCE_DIR "/docs/08-records.md");
    std::stringstream text;
    text << page.rdbuf();
    EXPECT_TRUE(text.str() == RecordsOfProcessing())
        << "docs/08-records.md is no longer what the program goes by: samkraft records > docs/08-records.md";
}

TEST(Records, NameEveryRowOfTheDecisionTableOnce) {
    const std::string text = RecordsOfProcessing();
    const std::string rows = text.substr(text.find("## 8.3"));
    for (int row = 1; row <= 26; ++row)
        EXPECT_THAT(rows, testing::HasSubstr("\n| " + std::to_string(row) + " | ")) << row;
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("|  |"))) << "a cell without words";
}

}  // namespace
}  // namespace samkraft::secrecy
