// Who sees what in a case, and who reads one entry.
#include <algorithm>

#include "domain/kinds.hpp"
#include "office/insight.hpp"
#include "office/internal.hpp"

namespace samkraft::office {
namespace {

// These name parties by what they say, and so tell by themselves whom they reach.
bool NamesParties(Kind kind) { return kind == Kind::kConsentAsked || kind == Kind::kDisclosed; }

}  // namespace

Result<Seen<ReadersView>> Office::Readers(const Asker& asker, CaseId case_id) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    const auto directory = TheDirectory();
    const Insight insight(asker.actor, asker.language, {file.bases, std::move(file.seen), file.decisions},
                          *directory, clock_.Now());
    return Seen<ReadersView>(insight.Matrix(), Rows(std::move(row)));
}

Result<Seen<Audience>> Office::Audience(const Asker& asker, CaseId case_id, const AudienceWish& wish) {
    OpenedCase file = OpenCaseFile(asker.actor, case_id, kForever, false);
    if (!file.admitted) return Fail(Code::kNotFound);
    journal::AccessRow row = RowFor(asker, domain::Access::kRead, case_id);
    row.sequence = file.stream.Sequence();
    const auto directory = TheDirectory();
    const Insight insight(asker.actor, asker.language, {file.bases, std::move(file.seen), file.decisions},
                          *directory, clock_.Now());

    EntryHead head;
    if (wish.item) {
        const EntryHead* written = insight.Find(wish.item);
        if (written == nullptr) return Fail(Code::kNotFound);
        head = *written;
    }
    if (wish.kind) {
        const KindInfo& info = Info(*wish.kind);
        if (!info.writers.Has(asker.actor.role)) return Fail(Code::kForbidden);
        if (NamesParties(*wish.kind))
            return Fail(Code::kUnknownValue, "/kind", {std::string(NameOf(*wish.kind))});
        if (info.categories.empty() && !wish.item) return Fail(Code::kRequired, "/item");
        head.owner = asker.actor.party;
        if (*wish.kind == Kind::kMessagePosted && !wish.item) return Fail(Code::kRequired, "/item");
        if (*wish.kind == Kind::kMessagePosted) {
            for (const auto& [first, decision] : file.decisions)
                if (first.item == wish.item && first.version == 1)
                    head.category = CategoryOfAnswer(asker.actor.party, first.category);
        }
        if (*wish.kind == Kind::kThreadStarted) {
            head.named.Add(asker.actor.party);
            for (const Party party : wish.parties) head.named.Add(party);
        }
        if (!wish.item) {
            head.topic = wish.topic;
            head.category = wish.category;
            for (const Category c : info.categories)
                if (head.category == Category::kNone && MayOwn(asker.actor.party, c)) head.category = c;
            if (std::ranges::count(info.categories, head.category) == 0 ||
                !MayOwn(asker.actor.party, head.category))
                return Fail(Code::kUnknownValue, "/category", {std::string(NameOf(head.category))});
        }
    } else if (!wish.item) {
        return Fail(Code::kRequired, "/kind");
    }
    const Worker* colleague = nullptr;
    if (wish.worker) {
        colleague = directory->Find(wish.worker);
        if (colleague == nullptr) return Fail(Code::kUnknownValue, "/worker", {wish.worker.Text()});
    }
    return Seen<office::Audience>(insight.AudienceOf(head, colleague), Rows(std::move(row)));
}

}  // namespace samkraft::office
