// What can go wrong in a way that a person or a client should hear about: one code per fault, one table of
// them. The table (error.cpp) gives each code its stable name, HTTP status and text in Swedish and English;
// the API, the pages and the documentation all take them from there. Bugs and broken machines are exceptions,
// never an Error.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace samkraft {

enum class Code : unsigned char {
    // What was sent
    kMalformed,
    kInvalid,
    kRequired,
    kTooLong,
    kTooLarge,
    kUnknownField,
    kUnknownValue,
    kNotADate,
    kNotANumber,
    kOutOfRange,
    kNotAnAddress,
    kNotAHome,
    kPersonalNumber,
    kForbiddenText,
    kDiagnosis,
    kTextNeedsProvisions,
    kProtectedText,
    kIdentifies,
    kUnconfirmed,
    kNotAgreed,
    kUnsupportedMedia,
    kMethodNotAllowed,
    // Who asks
    kSignInNeeded,
    kWrongPassword,
    kTooManyTries,
    kForgedRequest,
    kCodeNeeded,
    kWrongCode,
    kPasswordShort,
    kPasswordGuessable,
    kFactorMissing,
    kUnknownPerson,
    kSignInStale,
    kNotFound,
    kMandate,
    kForbidden,
    kOfficersOnly,
    // The state of the case
    kStale,
    kRepeatedKey,
    kCaseClosed,
    kCaseOpen,
    kAlreadyDone,
    kWrongState,
    kConsentMissing,
    kConsentEnded,
    kStatuteMissing,
    kAudienceClosed,
    kNextContactMissing,
    kNextStepMissing,
    kLeadMissing,
    kNotInTeam,
    kRuleStops,
    kReasonMissing,
    kRestrictedMatter,
    kOwnCase,
    kSecondPerson,
    kDuplicatePerson,
    kOwnDoing,
    kSetByLaw,
    kOrganisationNumber,
    // Files
    kFileEncoding,
    kFileColumns,
    kFileTruncated,
    kFileBomb,
    kFormulaText,
    kPreviewGone,
    kImportRow,
    kFileMismatch,
    kFileActive,
    kFileLocked,
    kFilesFull,
    // The machine
    kUnavailable,
    kInternal,
    kSetup,
    kCount_
};

enum class Language : unsigned char { kSwedish, kEnglish };

struct CodeInfo {
    Code code;
    std::string_view name;     // stable: part of the API
    int status;                // HTTP
    std::string_view swedish;  // {0}, {1} … are filled from Error::args
    std::string_view english;
};

const CodeInfo& Info(Code code);

// pointer: JSON pointer to the faulty part of what was sent, "" for the whole.
struct Error {
    Code code = Code::kInternal;
    std::string pointer;
    std::vector<std::string> args;
    std::vector<Error> details;  // one per faulty field, when several were found
};

[[nodiscard]] std::string Message(const Error& error, Language language);

template <class T>
using Result = tl::expected<T, Error>;
using Done = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> Fail(Code code, std::string pointer = {},
                                                std::vector<std::string> args = {}) {
    return tl::unexpected<Error>(Error{code, std::move(pointer), std::move(args), {}});
}

}  // namespace samkraft

// TRY(auto x, F()) binds the value or returns the error; CHECK_OK(F()) does so where there is no value.
#define SAMKRAFT_JOIN_(a, b) a##b
#define SAMKRAFT_JOIN(a, b) SAMKRAFT_JOIN_(a, b)
#define TRY(declaration, expression)                                             \
    auto SAMKRAFT_JOIN(try_, __LINE__) = (expression);                           \
    if (!SAMKRAFT_JOIN(try_, __LINE__))                                          \
        return tl::unexpected(std::move(SAMKRAFT_JOIN(try_, __LINE__)).error()); \
    declaration = std::move(*SAMKRAFT_JOIN(try_, __LINE__))
#define CHECK_OK(expression)                                                             \
    do {                                                                                 \
        auto check_ok_result = (expression);                                             \
        if (!check_ok_result) return tl::unexpected(std::move(check_ok_result).error()); \
    } while (false)
