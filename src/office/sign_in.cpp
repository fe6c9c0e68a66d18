// The doors: passwords and codes, whom a provider sends, sessions, and what slows down guessing.
#include <sodium.h>

#include <algorithm>

#include "base/json.hpp"
#include "base/personal_number.hpp"
#include "base/text.hpp"
#include "office/internal.hpp"
#include "office/password.hpp"
#include "office/throttle.hpp"
#include "office/totp.hpp"

namespace samkraft::office {
namespace {

constexpr std::int64_t kSeenAgainSeconds = 60, kOfferSeconds = 15 * 60;
constexpr std::size_t kTokenLetters = 64;
// Before the hash of a login that is a participant's: its worker is the person.
constexpr std::string_view kOfPerson = "participant ";

std::string HexOf(std::string_view bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                   bytes.size());
    hex.pop_back();
    return hex;
}

std::string RandomHex(std::size_t bytes) {
    std::string random(bytes, '\0');
    randombytes_buf(random.data(), bytes);
    return HexOf(random);
}

std::string FromHex(std::string_view hex) {
    std::string bytes(hex.size() / 2, '\0');
    std::size_t size = 0;
    if (sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(), hex.size(),
                       nullptr, &size, nullptr) != 0)
        size = 0;
    bytes.resize(size);
    return bytes;
}

std::string NameAsKept(std::string_view name) { return text::Fold(text::Trim(name)); }

// What lies sealed about a worker's second factor: the secret that holds, and one that waits for its first
// code.
struct Factor {
    std::string secret, offered;  // as bytes; in hexadecimal where it is kept, and when offered
    Instant offer_ends;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"secret"}, self.secret);
        visit({"offered"}, self.offered);
        visit({"offer_ends"}, self.offer_ends);
    }
};
Factor AsKept(Factor factor) {
    factor.secret = HexOf(factor.secret);
    return factor;
}
Factor FactorIn(const std::string& kept) {
    if (kept.empty()) return {};
    auto factor = json::Parse<Factor>(kept, json::Strictness::kStored);
    if (!factor) throw std::runtime_error("a second factor cannot be read");
    factor->secret = FromHex(factor->secret);
    return std::move(*factor);
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

bool Office::WorksHere(const Worker* worker) {
    return worker != nullptr && (!worker->until || worker->until >= Today());
}

// A new token at every sign-in; the one that the browser had before is good for nothing afterwards.
SessionView Office::BeginSession(const Worker& worker, const Origin& from, const oidc::Identity* identity) {
    const Instant now = clock_.Now();
    journal::Session session;
    session.worker = worker.id;
    session.party = worker.party;
    session.role = worker.role;
    session.begins = session.last_seen = now;
    session.ends = AddSeconds(now, options_.session_seconds);
    session.csrf = RandomHex(16);
    session.id = RandomIds{}.NextBlind();
    session.source = from.address;
    session.device = from.device;
    if (identity != nullptr) {
        session.door = identity->Door();
        session.subject = identity->Subject();
        session.provider_session = identity->Session();
    }
    SessionView view;
    view.actor = {options_.association, worker.id, worker.party, worker.role, worker.teams};
    view.token = RandomHex(32);
    view.csrf = session.csrf;
    view.id = session.id;
    view.door = session.door;
    if (from.replaces.size() == kTokenLetters) journal_.EndSession(options_.association, from.replaces);
    journal_.PutSession(options_.association, view.token, session);
    return view;
}

Result<SessionView> Office::SignIn(std::string_view username, std::string_view password, const Origin& from,
                                   std::string_view code) {
    const std::string name = text::Fold(text::Trim(username));
    if (const int wait = throttle_->SecondsToWait(name, from.address, SystemClock{}.Now()); wait > 0)
        return Fail(Code::kTooManyTries, "", {std::to_string(wait)});
    const auto login = journal_.FindLogin(options_.association, name);
    // The same work for a name that is not there: a stranger cannot tell by the clock who works here.
    static const std::string kNobody = HashPassword("nobody", options_.demo);
    const bool person = login && login->password_hash.starts_with(kOfPerson);
    const std::string hash = person  ? login->password_hash.substr(kOfPerson.size())
                             : login ? login->password_hash
                                     : kNobody;
    const bool right = crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
    const auto directory = TheDirectory();
    Worker self;  // a participant is no worker; a session needs no more of either
    if (person) self.id = login->worker, self.role = Role::kParticipant;
    const Worker* worker = person ? &self : login ? directory->Find(login->worker) : nullptr;
    Asker asker;
    asker.page = "sign-in";
    asker.source = from.address;
    if (worker != nullptr)
        asker.actor = {options_.association, worker->id, worker->party, worker->role, worker->teams};
    const auto log = [&](domain::Access access) { LogThen(Rows(RowFor(asker, access, {})), [] {}); };
    const auto refuse = [&](Code why) {
        throttle_->Failed(name, from.address, SystemClock{}.Now());
        log(domain::Access::kSignInRefused);
        return Fail(why);
    };
    if (!right || !WorksHere(worker)) return refuse(Code::kWrongPassword);
    const Factor factor = FactorIn(journal_.FindSecondFactor(options_.association, worker->id));
    if (!factor.secret.empty()) {
        if (code.empty()) return Fail(Code::kCodeNeeded);
        if (!TakeCode(worker->id, factor.secret, code)) return refuse(Code::kWrongCode);
    } else if (options_.second_factor_required && !person && !options_.demo) {
        return refuse(Code::kFactorMissing);
    }
    throttle_->Succeeded(name);
    SessionView view = BeginSession(*worker, from, nullptr);
    log(domain::Access::kSignedIn);
    return view;
}

Result<SessionView> Office::FindSession(std::string_view token, bool use) {
    if (token.size() != kTokenLetters) return Fail(Code::kSignInNeeded);
    const auto session = journal_.FindSession(options_.association, token);
    const Instant now = clock_.Now();
    if (!session || session->ends <= now ||
        AddSeconds(session->last_seen, options_.session_idle_seconds) <= now)
        return Fail(Code::kSignInNeeded);
    const auto directory = TheDirectory();
    const bool person = session->role == Role::kParticipant;
    const Worker* worker = person ? nullptr : directory->Find(session->worker);
    // A changed role or party, or a last day that has passed, ends the session.
    if (!person && (!WorksHere(worker) || worker->role == Role::kParticipant ||
                    worker->role != session->role || worker->party != session->party))
        return Fail(Code::kSignInNeeded);
    if (use && now > AddSeconds(session->last_seen, kSeenAgainSeconds))
        journal_.SeeSession(options_.association, token, now);
    SessionView view;
    view.actor = {options_.association, session->worker, session->party, session->role, {}};
    if (worker != nullptr) view.actor.teams = worker->teams;
    view.csrf = session->csrf;
    view.id = session->id;
    view.door = session->door;
    return view;
}

std::string Office::DraftKey(const secrecy::Actor& actor) const {
    return journal_.DraftKey(options_.association, actor.worker, actor.party);
}

void Office::SignOut(std::string_view token, const Asker& asker) {
    journal_.EndSession(options_.association, token);
    LogThen(Rows(RowFor(asker, domain::Access::kSignedOut, {})), [] {});
}

// ---- one's own sessions

std::vector<OwnSession> Office::SessionsOf(const Asker& asker, std::int64_t current) {
    std::vector<OwnSession> own;
    const Instant now = clock_.Now();
    for (journal::Session& s : journal_.SessionsOf(options_.association, asker.actor.worker)) {
        const Instant idle = AddSeconds(s.last_seen, options_.session_idle_seconds);
        if (s.ends <= now || idle <= now || s.role != asker.actor.role || s.party != asker.actor.party)
            continue;
        own.push_back({IdText(s.id), s.begins, s.last_seen, std::min(s.ends, idle), std::move(s.door),
                       std::move(s.source), std::move(s.device), s.id == current});
    }
    return own;
}

Done Office::EndSession(const Asker& asker, std::int64_t id) {
    journal::Ending which;
    which.worker = asker.actor.worker;
    which.only = id;
    if (id == 0 || journal_.EndSessions(options_.association, which) == 0) return Fail(Code::kNotFound);
    LogThen(Rows(RowFor(asker, domain::Access::kSignedOut, {})), [] {});
    return {};
}

void Office::EndOtherSessions(const Asker& asker, std::int64_t current) {
    EndSessionsOf(asker.actor.worker, current);
    LogThen(Rows(RowFor(asker, domain::Access::kSignedOut, {})), [] {});
}

void Office::EndSessionsOf(WorkerId worker, std::int64_t but) {
    journal::Ending which;
    which.worker = worker;
    which.but = but;
    (void)journal_.EndSessions(options_.association, which);
}

// ---- through a provider

std::string Office::SealTicket(const oidc::Ticket& ticket) {
    return journal_.SealTicket(options_.association, json::Write(ticket));
}

std::optional<oidc::Ticket> Office::OpenTicket(std::string_view sealed) {
    const auto plain = journal_.OpenTicket(options_.association, sealed);
    if (!plain) return std::nullopt;
    auto ticket = json::Parse<oidc::Ticket>(*plain, json::Strictness::kStored);
    if (!ticket) return std::nullopt;
    return std::move(*ticket);
}

Result<SessionView> Office::SignInThrough(const oidc::Identity& identity, Party party, const Origin& from) {
    Asker asker;
    asker.page = "sign-in " + identity.Door();
    asker.source = from.address;
    const auto log = [&](domain::Access access) { LogThen(Rows(RowFor(asker, access, {})), [] {}); };
    // First of all: what the provider said is used up, whoever it is about.
    if (!journal_.UseOnce(options_.association, "nonce " + identity.Door() + " " + identity.Nonce(),
                          identity.NonceEnds()))
        return log(domain::Access::kSignInRefused), Fail(Code::kSignInStale);
    if (party == Party::kNone) return ParticipantThrough(identity, asker, from);
    const WorkerId id =
        journal_.FindIdentity(options_.association, identity.Door(), NameAsKept(identity.Name()));
    const auto directory = TheDirectory();
    const Worker* worker = id ? directory->Find(id) : nullptr;
    // A provider speaks for its own party and for no other, whatever names it gives.
    if (!WorksHere(worker) || worker->party != party)
        return log(domain::Access::kSignInRefused), Fail(Code::kUnknownPerson);
    asker.actor = {options_.association, worker->id, worker->party, worker->role, worker->teams};
    SessionView view = BeginSession(*worker, from, &identity);
    log(domain::Access::kSignedIn);
    return view;
}

// The provider names the person by the number, which leads to the person's own case, and to no other.
Result<SessionView> Office::ParticipantThrough(const oidc::Identity& identity, Asker asker,
                                               const Origin& from) {
    const auto log = [&](domain::Access access) { LogThen(Rows(RowFor(asker, access, {})), [] {}); };
    const auto number = PersonalNumber::Make(identity.Name(), Today());
    const auto person = number ? journal_.FindPerson(options_.association, number->Digits()) : std::nullopt;
    if (!person || !journal_.CaseOf(options_.association, person->person))
        return log(domain::Access::kSignInRefused), Fail(Code::kUnknownPerson);
    Worker self;  // as after a password: a session needs no more of a participant
    self.id = WorkerId{person->person.value};
    self.role = Role::kParticipant;
    asker.actor = {options_.association, self.id, self.party, self.role, {}};
    SessionView view = BeginSession(self, from, &identity);
    log(domain::Access::kSignedIn);
    return view;
}

bool Office::SignOutThrough(const oidc::Departure& gone, const std::string& address) {
    if (!journal_.UseOnce(options_.association, "logout " + gone.Door() + " " + gone.TokenId(), gone.Ends()))
        return false;
    journal::Ending which;
    which.door = gone.Door();
    which.subject = gone.Subject();
    which.provider_session = gone.Session();
    Asker asker;
    asker.page = "sign-out " + gone.Door();
    asker.source = address;
    if (journal_.EndSessions(options_.association, which) > 0)
        LogThen(Rows(RowFor(asker, domain::Access::kSignedOut, {})), [] {});
    return true;
}

Done Office::AddIdentity(WorkerId worker, std::string_view door, std::string_view name) {
    const std::string kept = NameAsKept(name);
    if (kept.empty()) return Fail(Code::kRequired);
    const WorkerId known = journal_.FindIdentity(options_.association, door, kept);
    if (known && known != worker) return Fail(Code::kDuplicatePerson);
    journal_.PutIdentity(options_.association, door, kept, worker);
    return {};
}

void Office::RemoveIdentity(std::string_view door, std::string_view name) {
    journal_.RemoveIdentity(options_.association, door, NameAsKept(name));
}

void Office::RemoveIdentities(WorkerId worker) {
    journal_.RemoveIdentities(options_.association, worker);
    EndSessionsOf(worker, 0);
}

// ---- the second factor

// A code is good once, on whichever server it is given.
bool Office::TakeCode(WorkerId worker, const std::string& secret, std::string_view code) {
    const Instant now = options_.demo ? SystemClock{}.Now() : clock_.Now();
    const auto step = TotpStep(secret, code, now);
    return step &&
           journal_.UseOnce(options_.association, "code " + worker.Text() + " " + std::to_string(*step),
                            AddSeconds(SystemClock{}.Now(), 5 * kTotpSeconds));
}

SecondFactorView Office::SecondFactor(const Asker& asker) {
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(asker.actor.worker);
    SecondFactorView view;
    if (worker == nullptr) return view;
    view.local =
        !options_.demo && journal_.FindLogin(options_.association, text::Fold(worker->username)).has_value();
    view.enrolled = !FactorIn(journal_.FindSecondFactor(options_.association, worker->id)).secret.empty();
    view.required = options_.second_factor_required && !options_.demo;
    return view;
}

// The password again, and a code when there is a second factor: an open screen is not enough to change
// either.
Result<std::string> Office::StillThere(const Asker& asker, std::string_view username,
                                       std::string_view password, std::string_view code) {
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(asker.actor.worker);
    const bool person = asker.actor.role == Role::kParticipant;
    // In the demo everybody is everybody: nobody shuts the others out.
    if ((worker == nullptr && !person) || options_.demo) return Fail(Code::kForbidden);
    std::string name = NameAsKept(person ? username : worker->username);
    if (const int wait = throttle_->SecondsToWait(name, asker.source, SystemClock{}.Now()); wait > 0)
        return Fail(Code::kTooManyTries, "", {std::to_string(wait)});
    const auto login = journal_.FindLogin(options_.association, name);
    if (!login && !person) return Fail(Code::kForbidden);
    const auto refuse = [&](const char* field, Code why) {
        throttle_->Failed(name, asker.source, SystemClock{}.Now());
        return tl::unexpected(Error{Code::kInvalid, "", {}, {Error{why, field, {}, {}}}});
    };
    // Somebody else's name is as wrong as one that is nobody's.
    if (!login || login->worker != asker.actor.worker) return refuse("/password", Code::kWrongPassword);
    const std::string hash = login->password_hash.substr(person ? kOfPerson.size() : 0);
    if (crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) != 0)
        return refuse("/password", Code::kWrongPassword);
    const Factor factor = FactorIn(journal_.FindSecondFactor(options_.association, asker.actor.worker));
    if (!factor.secret.empty() && !TakeCode(asker.actor.worker, factor.secret, code))
        return refuse("/code", Code::kWrongCode);
    throttle_->Succeeded(name);
    return name;
}

Done Office::ChangePassword(const Asker& asker, std::string_view username, std::string_view password,
                            std::string_view code, std::string_view fresh, std::int64_t current) {
    std::vector<std::string> near{options_.name, std::string(username)};
    const auto directory = TheDirectory();
    if (const Worker* worker = directory->Find(asker.actor.worker); worker != nullptr)
        near.insert(near.end(), {worker->username, worker->given_name, worker->family_name});
    // First, for it uses up no code and no try.
    CHECK_OK(CheckPassword(fresh, near, "/new"));
    TRY(const std::string name, StillThere(asker, username, password, code));
    const bool person = asker.actor.role == Role::kParticipant;
    journal_.PutLogin(
        options_.association, name,
        {asker.actor.worker, std::string(person ? kOfPerson : "") + HashPassword(fresh, false)});
    EndSessionsOf(asker.actor.worker, current);
    return {};
}

Result<SecondFactorOffer> Office::OfferSecondFactor(const Asker& asker, std::string_view password,
                                                    std::string_view code) {
    CHECK_OK(StillThere(asker, {}, password, code));
    Factor factor = FactorIn(journal_.FindSecondFactor(options_.association, asker.actor.worker));
    factor.offered = RandomHex(kTotpSecretBytes);
    factor.offer_ends = AddSeconds(SystemClock{}.Now(), kOfferSeconds);
    journal_.PutSecondFactor(options_.association, asker.actor.worker, json::Write(AsKept(factor)));
    const auto directory = TheDirectory();
    const Worker* worker = directory->Find(asker.actor.worker);
    const std::string secret = FromHex(factor.offered);
    return SecondFactorOffer{Base32(secret),
                             TotpAddress(secret, options_.name, worker != nullptr ? worker->username : "")};
}

Done Office::ConfirmSecondFactor(const Asker& asker, std::string_view code, std::int64_t current) {
    const WorkerId id = asker.actor.worker;
    const std::string name = "confirm " + id.Text();
    if (const int wait = throttle_->SecondsToWait(name, asker.source, SystemClock{}.Now()); wait > 0)
        return Fail(Code::kTooManyTries, "", {std::to_string(wait)});
    Factor factor = FactorIn(journal_.FindSecondFactor(options_.association, id));
    if (factor.offered.empty() || factor.offer_ends <= SystemClock{}.Now()) return Fail(Code::kSignInStale);
    if (!TakeCode(id, FromHex(factor.offered), code)) {
        throttle_->Failed(name, asker.source, SystemClock{}.Now());
        return tl::unexpected(Error{Code::kInvalid, "", {}, {Error{Code::kWrongCode, "/code", {}, {}}}});
    }
    throttle_->Succeeded(name);
    Factor held;
    held.secret = FromHex(factor.offered);
    journal_.PutSecondFactor(options_.association, id, json::Write(AsKept(held)));
    EndSessionsOf(id, current);
    return {};
}

Done Office::RemoveSecondFactor(const Asker& asker, std::string_view password, std::string_view code,
                                std::int64_t current) {
    if (options_.second_factor_required && !options_.demo) return Fail(Code::kForbidden);
    CHECK_OK(StillThere(asker, {}, password, code));
    journal_.PutSecondFactor(options_.association, asker.actor.worker, {});
    EndSessionsOf(asker.actor.worker, current);
    return {};
}

SecondFactorOffer Office::SetSecondFactor(const Worker& worker) {
    Factor factor;
    factor.secret = FromHex(RandomHex(kTotpSecretBytes));
    journal_.PutSecondFactor(options_.association, worker.id, json::Write(AsKept(factor)));
    EndSessionsOf(worker.id, 0);
    return {Base32(factor.secret), TotpAddress(factor.secret, options_.name, worker.username)};
}

void Office::ClearSecondFactor(const Worker& worker) {
    journal_.PutSecondFactor(options_.association, worker.id, {});
    EndSessionsOf(worker.id, 0);
}

Done Office::PutParticipantLogin(PersonId person, std::string_view username, std::string_view hash) {
    const std::string name = text::Fold(text::Trim(username));
    const auto known = journal_.FindLogin(options_.association, name);
    const WorkerId who{person.value};
    if (known && (known->worker != who || !known->password_hash.starts_with(kOfPerson)))
        return Fail(Code::kAlreadyDone);  // somebody else's name
    journal_.PutLogin(options_.association, name, {who, std::string(kOfPerson) + std::string(hash)});
    return {};
}

}  // namespace samkraft::office
