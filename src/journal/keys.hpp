// Keys and seals. One master key in a file; it wraps a key per association and party; that wraps a data key
// per case and owner party; that seals the payloads. Destroying a data key or a party key makes what it
// sealed unreadable for good: in the database, and in every backup of its data, which holds no keys. They lie
// in a file of their own, of which there is one (backup.hpp). A copy of the database made by other means
// holds the wrapped keys too: with the master key it can still be read there, until that copy is gone.
//
// A seal is XChaCha20-Poly1305: a random nonce of 24 bytes, the encrypted text, a tag of 16. Where it belongs
// (its row's key and columns) is authenticated with it, so no row can be edited, moved or exchanged for
// another. What must be found without being stored is a keyed BLAKE2b hash, under a key of its own for each
// use.
#pragma once

#include <sodium.h>

#include <array>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/id.hpp"
#include "db/db.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::journal {

inline constexpr std::size_t kKeySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
inline constexpr std::size_t kNonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
inline constexpr std::size_t kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
inline constexpr std::size_t kSealSize = kNonceSize + kTagSize;  // what a seal adds
inline constexpr std::size_t kWrappedSize = kKeySize + kSealSize;

// A key in memory: locked, out of core dumps, wiped when let go.
class Secret {
  public:
    explicit Secret(std::size_t size = kKeySize);
    [[nodiscard]] unsigned char* Data() { return data_.get(); }
    [[nodiscard]] const unsigned char* Data() const { return data_.get(); }

  private:
    struct Free {
        void operator()(unsigned char* p) const { sodium_free(p); }
    };
    std::unique_ptr<unsigned char[], Free> data_;
};

// A data key for as long as one stream or one write needs it; wiped when let go.
struct ShortKey {
    std::array<unsigned char, kKeySize> bytes{};
    ShortKey() = default;
    ShortKey(const ShortKey&) = default;
    ShortKey& operator=(const ShortKey&) = default;
    ~ShortKey() { sodium_memzero(bytes.data(), bytes.size()); }
    [[nodiscard]] const unsigned char* Data() const { return bytes.data(); }
};

// What is authenticated with a seal: first what kind of thing it is, then fixed-width fields.
enum class Sealed : std::uint8_t {
    kPartyKey = 1,
    kDataKey,
    kEntry,
    kCard,
    kFact,
    kAnswer,
    kLogin,
    kCheck,
    kSession,
    kSecondFactor,
    kTicket,
    kCertificate,
    kFile,
    kSavedView,
    kDraft,
    kNoticeReceiver,
    kNotice
};
class Place {
  public:
    explicit Place(Sealed what) { Add(static_cast<std::uint8_t>(what)); }
    template <std::integral T>
    Place& Add(T value) {
        std::memcpy(bytes_.data() + size_, &value, sizeof value);
        size_ += sizeof value;
        return *this;
    }
    Place& Add(std::string_view bytes) {  // at most 32
        std::memcpy(bytes_.data() + size_, bytes.data(), bytes.size());
        size_ += bytes.size();
        return *this;
    }
    [[nodiscard]] std::string_view Bytes() const {
        return {reinterpret_cast<const char*>(bytes_.data()), size_};
    }

  private:
    std::array<unsigned char, 128> bytes_;
    std::size_t size_ = 0;
};

void SealInto(std::string& out, const unsigned char* key, std::string_view place,
              std::string_view plain);  // replaces out
[[nodiscard]] std::string Seal(const unsigned char* key, const Place& place, std::string_view plain);
// Opens where it lies: the plain text is then sealed[kNonceSize, size - kTagSize). false, and untouched, when
// the seal does not fit.
[[nodiscard]] bool OpenInPlace(const unsigned char* key, std::string_view place,
                               std::span<unsigned char> sealed);
[[nodiscard]] std::string OpenSeal(const unsigned char* key, const Place& place,
                                   std::string_view sealed);  // throws Tampered

[[nodiscard]] std::string Hex(std::string_view bytes);  // lower case

enum class Hashed : std::uint8_t {
    kPerson,
    kUsername,
    kToken,
    kWord,
    kIdempotency,
    kFingerprint,
    kAccess,
    kDoor,
    kDraftKey
};
inline constexpr std::size_t kHashedCount = 9;
static_assert(static_cast<std::size_t>(Hashed::kDraftKey) + 1 == kHashedCount);

// Makes a new key file of 64 hexadecimal characters, mode 0600. Refuses to replace one.
[[nodiscard]] Done CreateKeyFile(const std::string& path);

// Thread-safe.
class KeyRing {
  public:
    [[nodiscard]] static Result<std::shared_ptr<KeyRing>> Load(const std::string& key_file);

    // The party's key (none: the association's). Read from the database the first time. Throws Tampered when
    // there is none or it does not open.
    [[nodiscard]] const Secret& PartyKey(db::Connection& connection, AssociationId association,
                                         domain::Party party);
    // Makes the key where there is none yet. Outside any transaction, so that all servers agree at once.
    void EnsurePartyKey(db::Connection& connection, AssociationId association, domain::Party party);

    [[nodiscard]] std::string WrapDataKey(const Secret& party_key, AssociationId association, CaseId case_id,
                                          domain::Party owner, const ShortKey& key) const;
    [[nodiscard]] ShortKey UnwrapDataKey(const Secret& party_key, AssociationId association, CaseId case_id,
                                         domain::Party owner, std::string_view wrapped) const;

    // Keyed hash under a key of its own per use; the association is part of what is hashed. `extra` tells
    // apart further.
    [[nodiscard]] std::string Hash(Hashed use, AssociationId association, std::int64_t extra,
                                   std::string_view text) const;  // 32 bytes
    [[nodiscard]] std::int64_t Hash64(Hashed use, AssociationId association, std::int64_t extra,
                                      std::string_view text) const;

    // Ed25519, with a key made from the master key.
    [[nodiscard]] std::string Sign(std::string_view text) const;  // 64 bytes
    [[nodiscard]] bool Signed(std::string_view text, std::string_view signature) const;
    [[nodiscard]] std::string_view VerifyKey() const {
        return {reinterpret_cast<const char*>(verify_key_.data()), verify_key_.size()};
    }

    // The first time, notes in the database which master key it belongs to; later, refuses another.
    [[nodiscard]] Done CheckBelongs(db::Connection& connection) const;

  private:
    KeyRing() = default;
    void Hash(Hashed use, AssociationId association, std::int64_t extra, std::string_view text,
              std::span<unsigned char> out) const;
    [[nodiscard]] const Secret* Find(AssociationId association, domain::Party party) const;

    Secret wrap_;
    std::array<Secret, kHashedCount> hash_keys_;
    Secret signing_{crypto_sign_SECRETKEYBYTES};
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> verify_key_{};
    mutable std::shared_mutex mutex_;
    std::map<std::pair<std::int64_t, domain::Party>, Secret> party_keys_;  // nodes do not move
};

}  // namespace samkraft::journal
