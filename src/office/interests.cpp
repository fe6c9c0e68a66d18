// Whose cases are closed to a worker: the worker's own, and theirs whom the worker has declared to be close
// to. Kept in the directory's stream, which is nobody's case.
#include <algorithm>

#include "base/json.hpp"
#include "base/personal_number.hpp"
#include "office/directory_stream.hpp"
#include "office/internal.hpp"

namespace samkraft::office {
namespace {

struct Declared {  // as stored
    WorkerId worker;
    Closeness closeness = Closeness::kRelative;
    std::string label, number_hash;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"worker"}, self.worker);
        visit({"closeness"}, self.closeness);
        visit({"label"}, self.label);
        visit({"number_hash"}, self.number_hash);
    }
};
struct Ended {
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"reason"}, self.reason);
    }
};

}  // namespace

std::shared_ptr<const Office::OwnInterests> Office::InterestsOf(journal::Stream& stream) {
    auto interests = std::make_shared<OwnInterests>();
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
        const EntryHead& head = stream.Heads()[i];
        if (head.kind == kRelationEntry) {
            auto declared = json::Parse<Declared>(stream.Open(i), json::Strictness::kStored);
            if (!declared) throw std::runtime_error("a declared relation cannot be read");
            interests->relations.push_back({RelationId{head.item.value},
                                            declared->worker,
                                            declared->closeness,
                                            std::move(declared->label),
                                            std::move(declared->number_hash),
                                            head.at,
                                            {},
                                            {}});
        } else if (head.kind == kRelationEnded) {
            auto ended = json::Parse<Ended>(stream.Open(i), json::Strictness::kStored);
            for (Relation& r : interests->relations)
                if (r.id.value == head.item.value && ended) r.ended = head.at, r.reason = ended->reason;
        }
    }
    return interests;
}

std::vector<std::string> Office::HashesOf(const secrecy::Actor& actor) {
    std::vector<std::string> hashes;
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(actor.worker);
    if (worker != nullptr && !worker->number_hash.empty()) hashes.push_back(worker->number_hash);
    for (const Relation& r : Interests()->relations)
        if (r.worker == actor.worker && !r.ended) hashes.push_back(r.number_hash);
    return hashes;
}

bool Office::IsClose(const secrecy::Actor& actor, std::string_view number) {
    const auto hashes = HashesOf(actor);
    if (hashes.empty()) return false;
    const auto made = PersonalNumber::Make(number, Today());
    const std::string digits = made ? made->Digits() : std::string(number);
    return std::ranges::count(hashes, journal_.NumberHash(options_.association, digits)) > 0;
}

bool Office::IsClosedTo(const secrecy::Actor& actor, journal::Stream& stream) {
    const auto hashes = HashesOf(actor);
    if (hashes.empty()) return false;
    for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
        if (KindOf(stream.Heads()[i]) != Kind::kIdentity) continue;
        const Entry entry = Opened(stream, i);
        const std::string& number = std::get<Identity>(entry.payload).personal_number;
        if (std::ranges::count(hashes, journal_.NumberHash(options_.association, number)) > 0) return true;
    }
    return false;
}

std::vector<CaseId> Office::ClosedTo(const secrecy::Actor& actor) {
    const auto hashes = HashesOf(actor);
    return hashes.empty() ? std::vector<CaseId>{} : journal_.CasesWith(options_.association, hashes);
}

Result<OwnRelations> Office::RelationsOf(const Asker& asker) {
    OwnRelations own;
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(asker.actor.worker);
    own.own_number = worker != nullptr && !worker->number_hash.empty();
    for (const Relation& r : Interests()->relations)
        if (r.worker == asker.actor.worker)
            own.relations.rows.push_back({r.id, r.closeness, r.label, r.declared, r.ended});
    return own;
}

// The answer is the same whether the person has a case here or not.
Result<OwnRelations> Office::Declare(const Asker& asker, const Declaration& declaration) {
    TRY(const PersonalNumber number,
        PersonalNumber::Make(declaration.personal_number, Today()).map_error([](Error e) {
            e.pointer = "/personal_number";
            return e;
        }));
    if (IsClose(asker.actor, number.Digits())) return Fail(Code::kAlreadyDone);
    const Declared declared{asker.actor.worker, declaration.closeness, declaration.label,
                            journal_.NumberHash(options_.association, number.Digits())};
    CHECK_OK(AppendToDirectory(kRelationEntry, ids_.Next(), json::Write(declared), &asker));
    return RelationsOf(asker);
}

Result<StaffRelations> Office::RelationsOfStaff(const Asker& asker) {
    const auto directory = TheDirectory();
    const Worker* manager = directory->Find(asker.actor.worker);
    if (manager == nullptr || !manager->Has(domain::Duty::kManager)) return Fail(Code::kForbidden);
    StaffRelations staff;
    for (const Relation& r : Interests()->relations) {
        const Worker* worker = directory->Find(r.worker);
        if (worker != nullptr && worker->party == asker.actor.party)
            staff.relations.rows.push_back({r.id, r.worker, r.declared, r.ended, r.reason});
    }
    LogThen(Rows(RowFor(asker, domain::Access::kRead, {})), [] {});
    return staff;
}

// Whether there is an own interest is for the authority to decide, not for who has it (18 §).
Result<StaffRelations> Office::EndRelation(const Asker& asker, RelationId relation, std::string reason) {
    const auto directory = TheDirectory();
    const Worker* manager = directory->Find(asker.actor.worker);
    if (manager == nullptr || !manager->Has(domain::Duty::kManager)) return Fail(Code::kForbidden);
    for (const Relation& r : Interests()->relations) {
        const Worker* worker = directory->Find(r.worker);
        if (r.id != relation || worker == nullptr || worker->party != asker.actor.party) continue;
        if (r.ended) return Fail(Code::kAlreadyDone);
        if (r.worker == asker.actor.worker) return Fail(Code::kSecondPerson);
        CHECK_OK(
            AppendToDirectory(kRelationEnded, relation.value, json::Write(Ended{std::move(reason)}), &asker));
        return RelationsOfStaff(asker);
    }
    return Fail(Code::kNotFound);
}

}  // namespace samkraft::office
