// Files that people send in, looked through before they are kept: what they are is read from their content,
// and only a few kinds are taken (domain::FileKinds). Images are written anew from their picture alone; where
// they were taken, and whatever else was hidden in them, falls away. PDF and text are kept as they are, or
// refused.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace samkraft::formats {

struct CheckedDocument {
    std::string media_type;
    std::string bytes;
};
using PdfJudge = std::function<Done(std::string_view pdf)>;

// `declared` is the media type that the sender gives, `name` the file's; both must fit the content. Errors:
//   kUnsupportedMedia  {kinds}: none of the kinds that are taken
//   kFileMismatch      {kind}: the content is of that kind, which the type or the name's ending does not say
//   kFileTruncated     {kind}: cut short or damaged
//   kFileBomb          {limit}: too many pixels; or, of a PDF, too much in it
//   kFileActive        {what}: runs or opens something, or hides another file
//   kFileLocked        encrypted
// O(bytes); memory: twice the bytes. PDFs go to `judge` in the end.
[[nodiscard]] Result<CheckedDocument> CheckDocument(std::string bytes, std::string_view declared,
                                                    std::string_view name, const PdfJudge& judge);

// Reads the whole of a PDF: refuses what is encrypted, damaged or runs, opens or holds something else. A
// hostile file can make this take very long or much memory: serve it from a process of its own
// (cli/judge.hpp).
[[nodiscard]] Done JudgePdf(std::string_view pdf);

}  // namespace samkraft::formats
