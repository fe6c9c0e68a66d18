#include "journal/keys.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal/journal.hpp"

namespace samkraft::journal {
namespace {

const unsigned char* Bytes(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }
unsigned char* Bytes(std::string& s) { return reinterpret_cast<unsigned char*>(s.data()); }

// Random bytes, fetched from the system many at a time: a call of its own per nonce costs as much as the
// seal.
void RandomNonce(unsigned char* out) {
    thread_local std::array<unsigned char, kNonceSize * 128> store;
    thread_local std::size_t left = 0;
    if (left == 0) {
        randombytes_buf(store.data(), store.size());
        left = store.size();
    }
    left -= kNonceSize;
    std::memcpy(out, store.data() + left, kNonceSize);
}

auto Setup(std::string what) { return Fail(Code::kSetup, "", {std::move(what)}); }

class File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] int Get() const { return descriptor_; }

  private:
    int descriptor_;
};

}  // namespace

Secret::Secret(std::size_t size) : data_(static_cast<unsigned char*>(sodium_malloc(size))) {
    if (!data_) throw std::bad_alloc();
}

void SealInto(std::string& out, const unsigned char* key, std::string_view place, std::string_view plain) {
    out.resize(plain.size() + kSealSize);
    unsigned char* nonce = Bytes(out);
    RandomNonce(nonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonceSize, nullptr, Bytes(plain), plain.size(),
                                               Bytes(place), place.size(), nullptr, nonce, key);
}

std::string Seal(const unsigned char* key, const Place& place, std::string_view plain) {
    std::string out;
    SealInto(out, key, place.Bytes(), plain);
    return out;
}

bool OpenInPlace(const unsigned char* key, std::string_view place, std::span<unsigned char> sealed) {
    if (sealed.size() < kSealSize) return false;
    unsigned char* text = sealed.data() + kNonceSize;
    const std::size_t size = sealed.size() - kSealSize;
    return crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
               text, nullptr, text, size, text + size, Bytes(place), place.size(), sealed.data(), key) == 0;
}

std::string OpenSeal(const unsigned char* key, const Place& place, std::string_view sealed) {
    std::string out(sealed);
    if (!OpenInPlace(key, place.Bytes(), {Bytes(out), out.size()}))
        throw Tampered("a seal does not fit its row");
    out.resize(out.size() - kTagSize);
    out.erase(0, kNonceSize);
    return out;
}

Done CreateKeyFile(const std::string& path) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    const File file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.Get() < 0) return Setup("the key file " + path + " could not be made: " + std::strerror(errno));
    Secret key;
    randombytes_buf(key.Data(), kKeySize);
    std::array<char, 2 * kKeySize + 1> text{};
    sodium_bin2hex(text.data(), text.size(), key.Data(), kKeySize);
    text.back() = '\n';
    const bool written = write(file.Get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                         fchmod(file.Get(), 0600) == 0 && fsync(file.Get()) == 0;
    sodium_memzero(text.data(), text.size());
    if (!written) return Setup("the key file " + path + " could not be written: " + std::strerror(errno));
    return {};
}

Result<std::shared_ptr<KeyRing>> KeyRing::Load(const std::string& path) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    const File file(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (file.Get() < 0) {
        const int why = errno;
        if (why == ELOOP) return Setup("the key file " + path + " is a symbolic link. Name the file itself.");
        if (why == ENOENT)
            return Setup("there is no key file " + path +
                         ". Put back the one that belongs to the database, or make one for a new database.");
        return Setup("the key file " + path + " could not be opened: " + std::strerror(why));
    }
    struct stat about{};
    if (fstat(file.Get(), &about) != 0 || !S_ISREG(about.st_mode))
        return Setup("the key file " + path + " is not a regular file.");
    if ((about.st_mode & 07777) != 0600)
        return Setup("the key file " + path + " can be reached by others. Run: chmod 600 " + path);
    std::array<char, 2 * kKeySize + 2> text{};
    auto size = read(file.Get(), text.data(), text.size());
    if (size > 0 && text[static_cast<std::size_t>(size) - 1] == '\n') --size;
    Secret master;
    std::size_t used = 0;
    const bool good =
        size == static_cast<ssize_t>(2 * kKeySize) &&
        sodium_hex2bin(master.Data(), kKeySize, text.data(), 2 * kKeySize, nullptr, &used, nullptr) == 0 &&
        used == kKeySize;
    sodium_memzero(text.data(), text.size());
    if (!good)
        return Setup("the key file " + path + " must hold 64 hexadecimal characters and nothing else.");

    std::shared_ptr<KeyRing> ring(new KeyRing);
    constexpr std::string_view kContext = "samkraft";
    std::array<char, crypto_kdf_CONTEXTBYTES> context{};
    static_assert(kContext.size() == crypto_kdf_CONTEXTBYTES);
    std::memcpy(context.data(), kContext.data(), context.size());
    crypto_kdf_derive_from_key(ring->wrap_.Data(), kKeySize, 1, context.data(), master.Data());
    for (std::size_t i = 0; i < ring->hash_keys_.size(); ++i)
        crypto_kdf_derive_from_key(ring->hash_keys_[i].Data(), kKeySize, 100 + i, context.data(),
                                   master.Data());
    Secret seed(crypto_sign_SEEDBYTES);
    crypto_kdf_derive_from_key(seed.Data(), crypto_sign_SEEDBYTES, 2, context.data(), master.Data());
    crypto_sign_seed_keypair(ring->verify_key_.data(), ring->signing_.Data(), seed.Data());
    return ring;
}

const Secret* KeyRing::Find(AssociationId association, domain::Party party) const {
    const std::shared_lock lock(mutex_);
    const auto found = party_keys_.find({association.value, party});
    return found == party_keys_.end() ? nullptr : &found->second;
}

const Secret& KeyRing::PartyKey(db::Connection& connection, AssociationId association, domain::Party party) {
    if (const Secret* known = Find(association, party)) return *known;
    Secret key;
    connection.Scope(association.value);
    {
        auto rows = connection.Query("select wrapped from party_key where association_id = $1 and party = $2",
                                     {association.value, static_cast<int>(party)});
        if (!rows.Next()) throw Tampered("a party's key is gone");
        std::string opened =
            OpenSeal(wrap_.Data(),
                     Place(Sealed::kPartyKey).Add(association.value).Add(static_cast<std::uint8_t>(party)),
                     rows.Bytes(0));
        if (opened.size() != kKeySize) throw Tampered("a party's key has the wrong length");
        std::memcpy(key.Data(), opened.data(), kKeySize);
        sodium_memzero(opened.data(), opened.size());
    }
    const std::unique_lock lock(mutex_);
    return party_keys_.try_emplace({association.value, party}, std::move(key)).first->second;
}

void KeyRing::EnsurePartyKey(db::Connection& connection, AssociationId association, domain::Party party) {
    if (Find(association, party)) return;
    Secret key;
    randombytes_buf(key.Data(), kKeySize);
    const std::string wrapped = Seal(
        wrap_.Data(), Place(Sealed::kPartyKey).Add(association.value).Add(static_cast<std::uint8_t>(party)),
        {reinterpret_cast<const char*>(key.Data()), kKeySize});
    connection.Scope(association.value);
    connection.Execute(
        "insert into party_key (association_id, party, wrapped) values ($1, $2, $3) on conflict "
        "(association_id, party) do nothing",
        {association.value, static_cast<int>(party), db::Blob{wrapped}});
    (void)PartyKey(connection, association, party);
}

namespace {
Place DataKeyPlace(AssociationId association, CaseId case_id, domain::Party owner) {
    return Place(Sealed::kDataKey)
        .Add(association.value)
        .Add(case_id.value)
        .Add(static_cast<std::uint8_t>(owner));
}
}  // namespace

std::string KeyRing::WrapDataKey(const Secret& party_key, AssociationId association, CaseId case_id,
                                 domain::Party owner, const ShortKey& key) const {
    return Seal(party_key.Data(), DataKeyPlace(association, case_id, owner),
                {reinterpret_cast<const char*>(key.Data()), kKeySize});
}

ShortKey KeyRing::UnwrapDataKey(const Secret& party_key, AssociationId association, CaseId case_id,
                                domain::Party owner, std::string_view wrapped) const {
    std::array<unsigned char, kWrappedSize> buffer;
    if (wrapped.size() != buffer.size()) throw Tampered("a data key has the wrong length");
    std::memcpy(buffer.data(), wrapped.data(), buffer.size());
    if (!OpenInPlace(party_key.Data(), DataKeyPlace(association, case_id, owner).Bytes(), buffer))
        throw Tampered("a data key does not fit its row");
    ShortKey key;
    std::memcpy(key.bytes.data(), buffer.data() + kNonceSize, kKeySize);
    sodium_memzero(buffer.data(), buffer.size());
    return key;
}

void KeyRing::Hash(Hashed use, AssociationId association, std::int64_t extra, std::string_view text,
                   std::span<unsigned char> out) const {
    crypto_generichash_state state;
    crypto_generichash_init(&state, hash_keys_[static_cast<std::size_t>(use)].Data(), kKeySize, out.size());
    const std::array<std::int64_t, 2> front{association.value, extra};
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(front.data()), sizeof front);
    crypto_generichash_update(&state, Bytes(text), text.size());
    crypto_generichash_final(&state, out.data(), out.size());
}

std::string KeyRing::Hash(Hashed use, AssociationId association, std::int64_t extra,
                          std::string_view text) const {
    std::string out(32, '\0');
    Hash(use, association, extra, text, {Bytes(out), out.size()});
    return out;
}

std::int64_t KeyRing::Hash64(Hashed use, AssociationId association, std::int64_t extra,
                             std::string_view text) const {
    std::array<unsigned char, 16> out;  // BLAKE2b gives at least 16 bytes
    Hash(use, association, extra, text, out);
    std::int64_t value = 0;
    std::memcpy(&value, out.data(), sizeof value);
    return value;
}

std::string Hex(std::string_view bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), Bytes(bytes), bytes.size());
    hex.pop_back();
    return hex;
}

std::string KeyRing::Sign(std::string_view text) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(Bytes(signature), nullptr, Bytes(text), text.size(), signing_.Data());
    return signature;
}

bool KeyRing::Signed(std::string_view text, std::string_view signature) const {
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(Bytes(signature), Bytes(text), text.size(), verify_key_.data()) == 0;
}

Done KeyRing::CheckBelongs(db::Connection& connection) const {
    constexpr std::string_view kText = "samkraft";
    const Place place = Place(Sealed::kCheck);
    const auto stored = [&]() -> std::string {
        auto rows =
            connection.Query("select value from meta where association_id = 0 and name = 'key_check'");
        return rows.Next() ? std::string(rows.Bytes(0)) : std::string();
    };
    connection.Scope(0);
    std::string check = stored();
    if (check.empty()) {
        connection.Execute(
            "insert into meta (association_id, name, value) values (0, 'key_check', $1) on conflict "
            "(association_id, name) do nothing",
            {db::Blob{Seal(wrap_.Data(), place, kText)}});
        check = stored();
    }
    try {
        if (OpenSeal(wrap_.Data(), place, check) == kText) return {};
    } catch (const Tampered&) {  // NOLINT(bugprone-empty-catch): said below
    }
    return Setup("the key file does not belong to this database. Put back the one it was made with.");
}

}  // namespace samkraft::journal
