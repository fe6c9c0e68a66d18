// Identities: 63-bit numbers that begin with the time they were made, so that they sort and store well, and
// end in random bits. On the outside they are thirteen characters of Crockford's base 32; a number never
// leaves as a number, because JavaScript cannot hold it. Knowing an identity gives no right to anything.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace samkraft {

[[nodiscard]] std::string IdText(std::int64_t value);
[[nodiscard]] std::optional<std::int64_t> ParseId(std::string_view text);  // only the form IdText gives

template <class Tag>
struct Id {
    std::int64_t value = 0;  // 0: none

    [[nodiscard]] explicit operator bool() const { return value != 0; }
    [[nodiscard]] std::string Text() const { return IdText(value); }
    auto operator<=>(const Id&) const = default;
};

using AssociationId = Id<struct AssociationTag>;  // the coordination association: the tenant
using PersonId = Id<struct PersonTag>;
using CaseId = Id<struct CaseTag>;
using EntryId = Id<struct EntryTag>;
using ItemId = Id<struct ItemTag>;  // what entries are about: an activity, a goal, a note, a provision …
using FileId = Id<struct FileTag>;  // the bytes of a document
using WorkerId = Id<struct WorkerTag>;
using TeamId = Id<struct TeamTag>;
using UnitId = Id<struct UnitTag>;
using ProviderId = Id<struct ProviderTag>;  // a school, course provider or workplace in the register

// Makes identities; injected, so that tests and the demo get the same ones each time. Thread-safe
// implementations only.
class IdSource {
  public:
    virtual ~IdSource() = default;
    virtual std::int64_t Next() = 0;
    virtual std::int64_t NextBlind() { return Next(); }  // without the time in it: tells not how old it is
    template <class T>
    T Make() {
        return T{Next()};
    }
};

// Milliseconds since 2010-01-01 in the high 41 bits, 22 random bits below, from the system's random source.
class RandomIds final : public IdSource {
  public:
    std::int64_t Next() override;
    std::int64_t NextBlind() override;
};

}  // namespace samkraft

template <class Tag>
struct std::hash<samkraft::Id<Tag>> {
    std::size_t operator()(const samkraft::Id<Tag>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
