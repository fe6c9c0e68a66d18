// Local users: passwords, sessions, and what slows down guessing.
#include <sodium.h>

#include "base/text.hpp"
#include "office/internal.hpp"
#include "office/throttle.hpp"

namespace samkraft::office {
namespace {

constexpr std::int64_t kSessionIdleSeconds = 4 * 3600, kSessionSeconds = 12 * 3600, kSeenAgainSeconds = 60;

std::string RandomHex(std::size_t bytes) {
    std::string random(bytes, '\0'), hex(bytes * 2 + 1, '\0');
    randombytes_buf(random.data(), bytes);
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(random.data()), bytes);
    hex.pop_back();
    return hex;
}

}  // namespace

std::string Office::HashPassword(std::string_view password, bool quick) {
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    // RFC 9106 §4, second recommendation scaled to 19 MiB (OWASP); the demo's password is printed on its
    // first page anyway.
    const unsigned long long operations = quick ? crypto_pwhash_OPSLIMIT_MIN : 2;
    const std::size_t memory = quick ? crypto_pwhash_MEMLIMIT_MIN : std::size_t{19} * 1024 * 1024;
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), operations, memory) != 0)
        throw std::bad_alloc();
    hash.resize(hash.find('\0'));
    return hash;
}

Result<SessionView> Office::SignIn(std::string_view username, std::string_view password,
                                   const std::string& address) {
    const std::string name = text::Fold(text::Trim(username));
    const Instant now = clock_.Now();
    if (const int wait = throttle_->SecondsToWait(name, address, SystemClock{}.Now()); wait > 0)
        return Fail(Code::kTooManyTries, "", {std::to_string(wait)});
    const auto login = journal_.FindLogin(options_.association, name);
    // The same work for a name that is not there: a stranger cannot tell by the clock who works here.
    static const std::string kNobody = HashPassword("nobody", options_.demo);
    const std::string& hash = login ? login->password_hash : kNobody;
    const bool right = crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
    const auto directory = TheDirectory();
    const Worker* worker = login ? directory->Find(login->worker) : nullptr;
    const bool works_here = worker != nullptr && (!worker->until || worker->until >= Today());
    Asker asker;
    asker.page = "sign-in";
    asker.source = address;
    if (worker != nullptr)
        asker.actor = {options_.association, worker->id, worker->party, worker->role, worker->teams};
    const auto log = [&](domain::Access access) { LogThen(Rows(RowFor(asker, access, {})), [] {}); };
    if (!right || !works_here) {
        throttle_->Failed(name, address, SystemClock{}.Now());
        log(domain::Access::kSignInRefused);
        return Fail(Code::kWrongPassword);
    }
    throttle_->Succeeded(name);
    SessionView view;
    view.actor = asker.actor;
    view.token = RandomHex(32);
    view.csrf = RandomHex(16);
    journal_.PutSession(
        options_.association, view.token,
        {worker->id, worker->party, worker->role, now, now, AddSeconds(now, kSessionSeconds), view.csrf});
    log(domain::Access::kSignedIn);
    return view;
}

Result<SessionView> Office::FindSession(std::string_view token, bool use) {
    if (token.size() != 64) return Fail(Code::kSignInNeeded);
    const auto session = journal_.FindSession(options_.association, token);
    const Instant now = clock_.Now();
    if (!session || session->ends <= now || AddSeconds(session->last_seen, kSessionIdleSeconds) <= now)
        return Fail(Code::kSignInNeeded);
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(session->worker);
    // A changed role or party, or a last day that has passed, ends the session.
    if (worker == nullptr || worker->role != session->role || worker->party != session->party ||
        (worker->until && worker->until < Today()))
        return Fail(Code::kSignInNeeded);
    if (use && now > AddSeconds(session->last_seen, kSeenAgainSeconds)) {
        journal::Session seen = *session;
        seen.last_seen = now;
        journal_.PutSession(options_.association, token, seen);
    }
    SessionView view;
    view.actor = {options_.association, worker->id, worker->party, worker->role, worker->teams};
    view.csrf = session->csrf;
    return view;
}

void Office::SignOut(std::string_view token, const Asker& asker) {
    journal_.EndSession(options_.association, token);
    LogThen(Rows(RowFor(asker, domain::Access::kSignedOut, {})), [] {});
}

// ---- set-up

}  // namespace samkraft::office
