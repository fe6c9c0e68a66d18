#include "net/static_files.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

namespace samkraft::net {
namespace {

namespace fs = std::filesystem;

class StaticFilesTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "static-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
        Put("secret.txt", "outside");
        Put("dist/index.html", "<!doctype html>");
        Put("dist/assets/app-1a2b.js", "let a = 1;");
        Put("dist/assets/app-1a2b.js.br", "brotli");
        Put("dist/assets/app-1a2b.js.gz", "gzip");
        Put("dist/assets/app-1a2b.js.map", "{}");
        Put("dist/.env", "hidden");
        Put("dist/.git/config", "hidden");
        fs::create_symlink(folder_ / "secret.txt", folder_ / "dist/link.txt");
        fs::create_directory_symlink(folder_, folder_ / "dist/up");
    }
    void TearDown() override { fs::remove_all(folder_); }

    void Put(const std::string& name, std::string_view bytes) {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }
    static Request Get(std::string path, Pairs headers = {}) {
        Request request;
        request.method = "GET";
        request.path = std::move(path);
        request.headers = std::move(headers);
        return request;
    }
    static std::string HeaderOf(const Response& response, std::string_view name) {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return {};
    }

    fs::path folder_;
};

TEST_F(StaticFilesTest, ServesWhatIsThere) {
    const StaticFiles files(folder_ / "dist");
    const auto index = files.Find(Get("/"));
    ASSERT_TRUE(index);
    EXPECT_EQ(*index->shared_body, "<!doctype html>");
    EXPECT_EQ(index->content_type, "text/html; charset=utf-8");
    EXPECT_EQ(HeaderOf(*index, "Cache-Control"), "no-cache");
    const auto script = files.Find(Get("/assets/app-1a2b.js"));
    ASSERT_TRUE(script);
    EXPECT_EQ(*script->shared_body, "let a = 1;");
    EXPECT_EQ(HeaderOf(*script, "Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_FALSE(files.Find(Get("/mina-arenden")));
    EXPECT_EQ(*files.Find(Get("/mina-arenden"), "/index.html")->shared_body, "<!doctype html>");
    Request post = Get("/");
    post.method = "POST";
    EXPECT_FALSE(files.Find(post));
}

TEST_F(StaticFilesTest, NothingLeadsOutOfTheFolder) {
    const StaticFiles files(folder_ / "dist");
    for (const char* path :
         {"/../secret.txt", "/assets/../../secret.txt", "//secret.txt", "/link.txt", "/up/secret.txt",
          "/up/dist/index.html", "/.env", "/.git/config", "/assets/app-1a2b.js.map", "/assets/app-1a2b.js.br",
          "/assets/app-1a2b.js.gz", "/assets", "/assets/", "", "secret.txt", "/etc/passwd"})
        EXPECT_FALSE(files.Find(Get(path))) << path;
}

TEST_F(StaticFilesTest, GivesThePackedFormThatTheClientTakes) {
    const StaticFiles files(folder_ / "dist");
    const auto body = [&files](const char* accept) {
        const auto found = files.Find(Get("/assets/app-1a2b.js", {{"accept-encoding", accept}}));
        EXPECT_EQ(HeaderOf(*found, "Vary"), "Accept-Encoding");
        EXPECT_EQ(found->content_type, "text/javascript; charset=utf-8");
        return *found->shared_body;
    };
    EXPECT_EQ(body("gzip, deflate, br"), "brotli");
    EXPECT_EQ(body("gzip;q=0.5"), "gzip");
    EXPECT_EQ(body("gzip, br;q=0"), "gzip");
    EXPECT_EQ(body("br; q=0.0"), "let a = 1;");
    EXPECT_EQ(body("brx"), "let a = 1;");
    EXPECT_EQ(body(""), "let a = 1;");
}

TEST_F(StaticFilesTest, UnchangedIs304AndEachFormHasItsOwnTag) {
    const StaticFiles files(folder_ / "dist");
    const std::string plain = HeaderOf(*files.Find(Get("/assets/app-1a2b.js")), "ETag");
    const std::string brotli =
        HeaderOf(*files.Find(Get("/assets/app-1a2b.js", {{"accept-encoding", "br"}})), "ETag");
    EXPECT_NE(plain, brotli);
    EXPECT_EQ(plain.front(), '"');
    const auto status = [&files](const std::string& tags) {
        return files.Find(Get("/assets/app-1a2b.js", {{"if-none-match", tags}}))->status;
    };
    EXPECT_EQ(status(plain), 304);
    EXPECT_EQ(status("\"x\", W/" + plain), 304);
    EXPECT_EQ(status("*"), 304);
    EXPECT_EQ(status(brotli), 200);
    Put("dist/assets/app-1a2b.js", "let a = 2;");
    EXPECT_NE(HeaderOf(*StaticFiles(folder_ / "dist").Find(Get("/assets/app-1a2b.js")), "ETag"), plain);
}

TEST_F(StaticFilesTest, NoFolderIsAnError) {
    EXPECT_THROW(StaticFiles(folder_ / "none"), std::runtime_error);
}

}  // namespace
}  // namespace samkraft::net
