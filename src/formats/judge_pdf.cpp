// Every object of a PDF, looked at by what it says it is. Apart from document.cpp because it alone needs
// qpdf.
#include <algorithm>
#include <array>
#include <vector>

#include "formats/document.hpp"
#include "formats/qpdf.hpp"

namespace samkraft::formats {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMostObjects = 500'000;

// Keys that there is no harmless use of in a scanned or printed paper.
constexpr std::array kKeys{"/JS"sv,        "/JavaScript"sv, "/Launch"sv, "/EmbeddedFiles"sv,
                           "/EF"sv,        "/RichMedia"sv,  "/XFA"sv,    "/RichMediaContent"sv,
                           "/Renditions"sv};
// What an action does (/S), what an annotation is (/Subtype), what a stream holds (/Type).
constexpr std::array kActions{"/JavaScript"sv, "/Launch"sv,    "/GoToR"sv, "/GoToE"sv, "/ImportData"sv,
                              "/SubmitForm"sv, "/Rendition"sv, "/Movie"sv, "/Sound"sv, "/GoTo3DView"sv};
constexpr std::array kSubtypes{"/FileAttachment"sv, "/Movie"sv, "/Sound"sv,
                               "/Screen"sv,         "/3D"sv,    "/RichMedia"sv};

auto Active(std::string_view name) {
    name.remove_prefix(name.starts_with('/') ? 1 : 0);
    return Fail(Code::kFileActive, "", {std::string(name)});
}

Done JudgeDictionary(const std::map<std::string, QPDFObjectHandle>& entries, bool stream) {
    const auto is = [](const auto& list, std::string_view name) {
        return std::ranges::count(list, name) > 0;
    };
    for (const auto& [key, constant] : entries) {
        QPDFObjectHandle value = constant;
        if (is(kKeys, key) && !value.isNull()) return Active(key);
        if (stream && (key == "/F" || key == "/FFilter")) return Active("/F");  // its content lies elsewhere
        if (!value.isName()) continue;
        const std::string name = value.getName();
        if (key == "/S" && is(kActions, name)) return Active(name);
        if (key == "/Subtype" && is(kSubtypes, name)) return Active(name);
        if (key == "/Type" && name == "/EmbeddedFile") return Active(name);
    }
    return {};
}

}  // namespace

Done JudgePdf(std::string_view bytes) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.setAttemptRecovery(false);  // a file that one reader mends is another file to the next
        pdf.processMemoryFile("document", bytes.data(), bytes.size());
        if (pdf.isEncrypted()) return Fail(Code::kFileLocked);
        if (pdf.getAllPages().empty()) return Fail(Code::kFileTruncated, "", {"PDF"});
        std::vector<QPDFObjectHandle> left = pdf.getAllObjects();
        left.push_back(pdf.getTrailer());
        for (std::size_t seen = 0; !left.empty(); ++seen) {
            if (seen > kMostObjects) return Fail(Code::kFileBomb, "", {std::to_string(kMostObjects)});
            QPDFObjectHandle object = left.back();
            left.pop_back();
            const auto take = [&](const QPDFObjectHandle& child) {
                QPDFObjectHandle each = child;  // what lies elsewhere in the file is looked at there
                if (!each.isIndirect() && (each.isArray() || each.isDictionary())) left.push_back(each);
            };
            if (object.isArray()) {
                for (const QPDFObjectHandle& each : object.getArrayAsVector()) take(each);
            } else if (object.isStream() || object.isDictionary()) {
                const bool stream = object.isStream();
                const auto entries = (stream ? object.getDict() : object).getDictAsMap();
                CHECK_OK(JudgeDictionary(entries, stream));
                for (const auto& [key, value] : entries) take(value);
            }
        }
        return {};
    } catch (const QPDFExc& error) {
        if (error.getErrorCode() == qpdf_e_password) return Fail(Code::kFileLocked);
    } catch (const std::bad_alloc&) {
        return Fail(Code::kFileBomb, "", {"512 MB"});
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): said below
    }
    return Fail(Code::kFileTruncated, "", {"PDF"});
}

}  // namespace samkraft::formats
