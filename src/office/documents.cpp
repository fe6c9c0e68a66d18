// Documents: an entry like every other, and its file, which lies beside the journal (docs/decisions/0020).
// Who reads the entry whole gets the file; nobody else learns more than the entry's slice says.
#include "office/documents.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <set>

#include "office/internal.hpp"
#include "office/throttle.hpp"

namespace samkraft::office {

std::string Sha256(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    return text.data();
}

std::string DigestOfFile(ItemId item) { return Digest("file " + item.Text()); }

Done Office::TakeUpload(const Asker& asker, CaseId case_id) {
    if (!OpenCaseFile(asker.actor, case_id, kForever, false).admitted) return Fail(Code::kNotFound);
    if (!Info(Kind::kDocumentAdded).writers.Has(asker.actor.role)) return Fail(Code::kForbidden);
    const int wait = uploads_->Take(asker.actor.worker, SystemClock{}.Now());
    if (wait > 0) return Fail(Code::kTooManyTries, "", {std::to_string(wait)});
    return {};
}

// By the party's own documents alone: a bound on the whole case would tell of the others'.
Done Office::HasRoomFor(const OpenedCase& file, Party party, std::size_t bytes) const {
    std::set<FileId> counted;
    std::int64_t taken = static_cast<std::int64_t>(bytes);
    for (const Entry& e : file.whole) {
        const auto* document = std::get_if<DocumentAdded>(&e.payload);
        if (document == nullptr || e.head.owner != party || !document->file) continue;
        if (counted.insert(document->file).second) taken += document->bytes.value_or(0);
    }
    if (taken <= options_.case_file_bytes) return {};
    return Fail(Code::kFilesFull, "", {std::to_string(options_.case_file_bytes >> 20) + " MB"});
}

Result<Seen<Receipt>> Office::AddDocument(const Asker& asker, CaseId case_id, const Wish& wish,
                                          TakenDocument document, const std::string& key,
                                          std::string_view request) {
    if (KindOf(wish.payload) != Kind::kDocumentAdded)
        return Fail(Code::kUnknownValue, "/entries/0/kind", {std::string(NameOf(KindOf(wish.payload)))});
    const std::string both = std::string(request) + '\n' + Sha256(*document.bytes);
    return WriteBy(Door::kWork, asker, case_id, {wish}, key, both, &document);
}

Result<Seen<DocumentFile>> Office::Document(const Asker& asker, CaseId case_id, ItemId item,
                                            std::int32_t version) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    const CaseState seen = Fold(std::move(file.seen));
    const DocumentItem* found = seen.FindDocument(item);
    if (found == nullptr) return Fail(Code::kNotFound);
    const Written<DocumentAdded>* chosen = &found->document;
    if (version != 0 && chosen->about.version != version) {
        const auto at =
            std::ranges::find(found->earlier, version, [](const auto& d) { return d.about.version; });
        if (at == found->earlier.end()) return Fail(Code::kNotFound);
        chosen = &*at;
    }
    // A limited reader's entry tells of no file.
    if (!chosen->file || chosen->about.limited) return Fail(Code::kNotFound);
    auto bytes = journal_.ReadFile(options_.association, case_id, chosen->about.owner, item, chosen->file);
    if (!bytes) throw std::runtime_error("the file of a document is gone: " + item.Text());
    journal::AccessRow row = RowFor(asker, domain::Access::kExported, case_id);
    row.sequence = file.stream.Sequence();
    row.digest = DigestOfFile(item);
    DocumentFile out{item, chosen->media_type, std::make_shared<const std::string>(std::move(*bytes))};
    return Seen<DocumentFile>(std::move(out), Rows(std::move(row)));
}

}  // namespace samkraft::office
