#include "journal/stream.hpp"

#include "journal/rows.hpp"

namespace samkraft::journal {

Stream::Stream() : body_(std::make_unique<Body>()) {}
Stream::Stream(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Stream::Stream(Stream&&) noexcept = default;
Stream& Stream::operator=(Stream&&) noexcept = default;
Stream::~Stream() = default;

CaseId Stream::Case() const { return body_->case_id; }
std::int64_t Stream::Sequence() const { return body_->last; }
std::span<const domain::EntryHead> Stream::Heads() const { return body_->heads; }

std::int64_t Stream::SequenceAt(std::size_t index) const { return body_->sequences.at(index); }

std::string_view Stream::Open(std::size_t index) {
    Body& body = *body_;
    Body::Part& part = body.parts.at(index);
    const std::span<unsigned char> sealed(body.arena.data() + part.begin, part.size);
    if (!part.open) {
        const domain::EntryHead& head = body.heads[index];
        Body::OwnerKey& owner = body.keys[static_cast<std::size_t>(head.owner)];
        if (!owner.key) {
            if (!owner.party) throw Tampered("the key of an entry is gone");
            owner.key = body.ring->UnwrapDataKey(*owner.party, body.association, body.case_id, head.owner,
                                                 owner.wrapped);
        }
        const Place place = EntryPlace(body.association, body.case_id, body.sequences[index], head);
        if (!OpenInPlace(owner.key->Data(), place.Bytes(), sealed))
            throw Tampered("the seal of an entry does not fit");
        part.open = true;
    }
    return {reinterpret_cast<const char*>(sealed.data()) + kNonceSize, sealed.size() - kSealSize};
}

}  // namespace samkraft::journal
