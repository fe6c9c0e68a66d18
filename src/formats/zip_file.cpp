#include "formats/zip_file.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace samkraft::formats {
namespace {

struct Discard {
    void operator()(zip_t* p) const { zip_discard(p); }
    void operator()(zip_source_t* p) const { zip_source_free(p); }
};

}  // namespace

std::string ZipFile(const ZipFiles& files, Instant made) {
    const auto check = [](bool good) {
        if (!good) throw std::runtime_error("the package could not be made");
    };
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    check(memory != nullptr);
    const std::unique_ptr<zip_source_t, Discard> kept(memory);
    std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(memory, ZIP_TRUNCATE, &error));
    check(archive != nullptr);
    zip_source_keep(memory);  // the archive takes one hold of it; the other is ours
    for (const auto& [name, bytes] : files) {
        zip_source_t* source = zip_source_buffer(archive.get(), bytes.data(), bytes.size(), 0);
        check(source != nullptr);
        const zip_int64_t at = zip_file_add(archive.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (at < 0) zip_source_free(source);
        check(at >= 0);
        zip_file_set_mtime(archive.get(), static_cast<zip_uint64_t>(at),
                           static_cast<time_t>(made.micros / kMicrosPerSecond), 0);
    }
    check(zip_close(archive.get()) == 0);
    [[maybe_unused]] zip_t* closed = archive.release();
    check(zip_source_open(memory) == 0);
    zip_stat_t about;
    check(zip_source_stat(memory, &about) == 0);
    std::string out(about.size, '\0');
    const zip_int64_t read = zip_source_read(memory, out.data(), out.size());
    zip_source_close(memory);
    check(read == static_cast<zip_int64_t>(out.size()));
    return out;
}

}  // namespace samkraft::formats
