// Tells what a file is from its first bytes and opens the reader for it.
#include "formats/table_reader.hpp"

#include <array>
#include <fstream>
#include <string_view>

#include "formats/csv.hpp"
#include "formats/xlsx.hpp"

namespace samkraft::formats {
namespace {

using namespace std::string_view_literals;

constexpr auto kOldOffice =
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;  // [MS-CFB] 2.2: .xls, and .xlsx behind a password
constexpr auto kZip = "PK"sv;

// [MS-OFFCRYPTO] 2.3.4: an encrypted workbook is a stream of this name; names in the directory are UTF-16.
bool HoldsEncryptedPackage(std::ifstream& file, std::uint64_t size) {
    std::string wanted;
    for (const char c : "EncryptedPackage"sv) wanted += c, wanted += '\0';
    constexpr std::uint64_t kLook = 1U << 20U;  // the directory lies near one end
    for (const std::uint64_t from : {std::uint64_t{0}, size > kLook ? size - kLook : 0}) {
        std::string part(std::min(kLook, size), '\0');
        file.clear();
        file.seekg(static_cast<std::streamoff>(from));
        file.read(part.data(), static_cast<std::streamsize>(part.size()));
        if (part.find(wanted) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

std::string SizeText(std::uint64_t bytes) {
    if (bytes >= 1U << 20U) return std::to_string(bytes >> 20U) + " MB";
    if (bytes >= 1U << 10U) return std::to_string(bytes >> 10U) + " kB";
    return std::to_string(bytes) + " B";
}

Result<std::unique_ptr<TableReader>> OpenTable(const std::filesystem::path& path, const TableLimits& limits) {
    std::error_code wrong;
    if (!std::filesystem::is_regular_file(path, wrong))
        return Fail(Code::kMalformed, "", {"filen finns inte"});
    const std::uint64_t size = std::filesystem::file_size(path, wrong);
    std::ifstream file(path, std::ios::binary);
    if (wrong || !file) return Fail(Code::kMalformed, "", {"filen får inte läsas"});
    if (size > limits.file_bytes) return Fail(Code::kTooLarge, "", {SizeText(limits.file_bytes)});
    if (size == 0) return Fail(Code::kFileTruncated, "", {"filen är tom"});

    std::array<char, 512> first{};
    file.read(first.data(), first.size());
    const std::string_view head(first.data(), static_cast<std::size_t>(file.gcount()));
    if (head.starts_with(kOldOffice)) {
        const bool locked = HoldsEncryptedPackage(file, size);
        return Fail(Code::kUnsupportedMedia, "",
                    {locked ? "CSV eller XLSX utan lösenord" : "CSV eller XLSX, inte det äldre XLS"});
    }
    if (head.starts_with(kZip) && head.size() > 3 && head[2] < 9) return OpenXlsx(path, limits);
    const auto letter = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (head.starts_with("%PDF-") ||
        (letter != std::string_view::npos && head[letter] == '<'))  // HTML and XML in disguise
        return Fail(Code::kUnsupportedMedia, "", {"CSV eller XLSX"});
    return OpenCsv(path, limits);
}

}  // namespace samkraft::formats
