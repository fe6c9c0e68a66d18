#include "oidc/provider.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/json.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "oidc/jwt.hpp"
#include "oidc/members.hpp"
#include "oidc/metadata.hpp"

namespace samkraft::oidc {
namespace {

constexpr std::int64_t kTicketSeconds = 600, kSkewSeconds = 60, kTokenAgeSeconds = 600;
constexpr std::int64_t kMetadataSeconds = 3600, kKeysSeconds = 3600, kKeysAtMostSeconds = 24 * 3600;
constexpr std::int64_t kAskAgainForKeysSeconds = 30;  // however many tokens name keys that are not known
constexpr std::size_t kThreads = 2, kMostWaiting = 16;
constexpr std::size_t kLongestName = 255;
constexpr std::string_view kLogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

tl::unexpected<Refusal> Refuse(Fault fault, std::string why) {
    return tl::unexpected<Refusal>(Refusal{fault, std::move(why)});
}
tl::unexpected<Refusal> NotProved(std::string why) { return Refuse(Fault::kNotProved, std::move(why)); }

std::string Chance() {
    std::array<unsigned char, 32> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw std::runtime_error("no random bytes");
    return Base64Url({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

// Seconds since 1970, whole or not; none when it is no number that a clock could show.
std::optional<Instant> TimeIn(const json::Element& object, std::string_view name) {
    double seconds = 0;
    if (object.at_key(name).get(seconds) != simdjson::SUCCESS || !std::isfinite(seconds) || seconds < 0 ||
        seconds > 1e11)
        return std::nullopt;
    return Instant{static_cast<std::int64_t>(seconds * static_cast<double>(kMicrosPerSecond))};
}
bool Has(const json::Element& object, std::string_view name) {
    return object.at_key(name).error() == simdjson::SUCCESS;
}
bool IsName(std::string_view text) {
    return !text.empty() && text.size() <= kLongestName && text::IsStorable(text) &&
           text.find_first_of("\n\t") == std::string_view::npos;
}

}  // namespace

struct Provider::Impl {
    Impl(Settings set, const Clock& time, Fetcher way)
        : settings(std::move(set)), clock(time), fetch(std::move(way)) {
        for (std::thread& thread : threads) thread = std::thread([this] { Run(); });
    }
    ~Impl() {
        std::deque<std::function<void()>> left;  // whoever waits is not answered; what is under way ends
        {
            const std::lock_guard lock(mutex);
            stop = true;
            left.swap(jobs);
        }
        gathered.notify_all();
        for (std::thread& thread : threads) thread.join();
    }

    // ---- the provider's own threads

    void Run() {
        for (;;) {
            std::function<void()> job;
            {
                std::unique_lock lock(mutex);
                gathered.wait(lock, [this] { return stop || !jobs.empty(); });
                if (jobs.empty()) return;
                job = std::move(jobs.front());
                jobs.pop_front();
            }
            try {
                job();
            } catch (const std::exception& e) {  // of who wanted to hear: whoever asked is not answered
                log::Fault("sign_in_broken", {{"door", settings.name}, {"what", e.what()}});
            }
        }
    }
    // `work` gives the outcome; whatever it throws is one too.
    template <class T>
    void Later(std::function<Outcome<T>()> work, std::function<void(Outcome<T>)> done) {
        {
            const std::lock_guard lock(mutex);
            if (jobs.size() < kMostWaiting) {
                jobs.push_back([work = std::move(work), done] {
                    Outcome<T> outcome = Refuse(Fault::kSilent, "");
                    try {
                        outcome = work();
                    } catch (const std::exception& e) {
                        outcome = Refuse(Fault::kSilent, e.what());
                    }
                    done(std::move(outcome));
                });
                gathered.notify_one();
                return;
            }
        }
        done(Refuse(Fault::kSilent, "too many wait for the provider"));
    }

    // ---- what the provider publishes

    Outcome<Metadata> TheMetadata() {
        const std::lock_guard lock(metadata_mutex);
        if (metadata && clock.Now() < AddSeconds(metadata_read, kMetadataSeconds)) return *metadata;
        std::string url = settings.issuer;
        if (url.ends_with('/')) url.pop_back();
        const Found found = fetch({url + "/.well-known/openid-configuration", {}, {}, {}, {}});
        if (found.status != 200) return Refuse(Fault::kSilent, "discovery: " + WhyNot(found));
        auto fresh = ReadMetadata(found.body, settings.issuer);
        if (!fresh) return Refuse(Fault::kSilent, "discovery: " + fresh.error());
        metadata = std::move(*fresh);
        metadata_read = clock.Now();
        return *metadata;
    }
    static std::string WhyNot(const Found& found) {
        return found.status == 0 ? found.fault : "status " + std::to_string(found.status);
    }

    // Tries the keys that are known; asks for them anew when they are old, or when none is meant by the
    // token, and that not too often.
    Outcome<Token> Proved(const std::string& compact, const Metadata& about) {
        auto token = Token::Parse(compact);
        if (!token) return NotProved("not a token that can be proved");
        const std::lock_guard lock(keys_mutex);
        const Instant now = clock.Now();
        if (!keys || now >= AddSeconds(keys_read, kKeysSeconds)) AskForKeys(about, now);
        if (!keys) return Refuse(Fault::kSilent, "keys: " + keys_fault);
        if (now >= AddSeconds(keys_read, kKeysAtMostSeconds))
            return Refuse(Fault::kSilent, "keys too old: " + keys_fault);
        const auto prove = [&] {
            return keys->Prove(token->algorithm, token->key_name, token->text, token->signature);
        };
        auto proof = prove();
        if (proof == KeySet::Proof::kUnknownKey &&
            (!keys_missed || now >= AddSeconds(keys_missed, kAskAgainForKeysSeconds))) {
            keys_missed = now;
            AskForKeys(about, now);
            proof = prove();
        }
        if (proof == KeySet::Proof::kUnknownKey) return NotProved("a key that the provider does not have");
        if (proof != KeySet::Proof::kProved) return NotProved("the signature");
        return std::move(*token);
    }
    // What is known is kept when nothing better comes.
    void AskForKeys(const Metadata& about, Instant now) {
        const Found found = fetch({about.keys, {}, {}, {}, {}});
        auto fresh = found.status == 200 ? KeySet::Parse(found.body) : std::nullopt;
        keys_fault = found.status == 200 ? "not a key set" : WhyNot(found);
        if (!fresh) return;
        keys = std::move(fresh);
        keys_read = now;
    }

    // ---- tokens

    // What ID tokens and logout tokens have in common. The element lives until the next document is read.
    Outcome<json::Element> CommonClaims(const Token& token) const {
        const auto document = json::Document(token.payload);
        if (!document || !document->is_object()) return NotProved("claims that are none");
        const json::Element claims = *document;
        if (TextIn(claims, "iss") != settings.issuer) return NotProved("the issuer");
        std::vector<std::string> audience = TextsIn(claims, "aud");
        if (const std::string one = TextIn(claims, "aud"); !one.empty()) audience.push_back(one);
        if (!Holds(audience, settings.client_id)) return NotProved("the audience");
        const bool told = Has(claims, "azp");
        if ((told || audience.size() > 1) && TextIn(claims, "azp") != settings.client_id)
            return NotProved("the authorized party");
        const Instant now = clock.Now();
        const auto ends = TimeIn(claims, "exp"), made = TimeIn(claims, "iat");
        if (!ends || now >= AddSeconds(*ends, kSkewSeconds)) return NotProved("it has ended");
        if (!made || *made > AddSeconds(now, kSkewSeconds)) return NotProved("it is not made yet");
        if (now > AddSeconds(*made, kTokenAgeSeconds)) return NotProved("it is old");
        if (Has(claims, "nbf")) {
            const auto begins = TimeIn(claims, "nbf");
            if (!begins || *begins > AddSeconds(now, kSkewSeconds)) return NotProved("it does not hold yet");
        }
        return claims;
    }

    Outcome<Identity> IdentityIn(const Token& token, const Ticket& ticket, const std::string& access) const {
        if (!token.type.empty() && token.type != "jwt") return NotProved("a token of another type");
        const auto claims = CommonClaims(token);
        if (!claims) return tl::unexpected(claims.error());
        if (ticket.nonce.empty() || !SameBytes(TextIn(*claims, "nonce"), ticket.nonce))
            return NotProved("the nonce");
        if (Has(*claims, "at_hash") &&
            !SameBytes(TextIn(*claims, "at_hash"), Base64Url(Sha256(access).substr(0, 16))))
            return NotProved("the access token's hash");
        if (!settings.levels.empty() && !Holds(settings.levels, TextIn(*claims, "acr")))
            return NotProved("the level of assurance");
        Identity identity;
        identity.door_ = settings.name;
        identity.subject_ = TextIn(*claims, "sub");
        identity.session_ = TextIn(*claims, "sid");
        identity.name_ = TextIn(*claims, settings.claim);
        identity.nonce_ = ticket.nonce;
        identity.nonce_ends_ = AddSeconds(ticket.ends, kSkewSeconds);
        if (!IsName(identity.subject_)) return NotProved("the subject");
        if (!identity.session_.empty() && !IsName(identity.session_)) return NotProved("the session");
        return identity;
    }

    Outcome<Departure> DepartureIn(const Token& token) const {
        // Its type keeps other tokens of the same provider from being taken for one (RFC 8725 §3.11).
        if (token.type != "logout+jwt") return NotProved("a token of another type");
        const auto claims = CommonClaims(token);
        if (!claims) return tl::unexpected(claims.error());
        json::Element events;
        simdjson::dom::object event;
        if (claims->at_key("events").get(events) != simdjson::SUCCESS ||
            events.at_key(kLogoutEvent).get(event) != simdjson::SUCCESS)
            return NotProved("no word of a logout");
        if (Has(*claims, "nonce")) return NotProved("a nonce in a logout");
        Departure gone;
        gone.door_ = settings.name;
        gone.subject_ = TextIn(*claims, "sub");
        gone.session_ = TextIn(*claims, "sid");
        gone.token_id_ = TextIn(*claims, "jti");
        gone.ends_ = AddSeconds(*TimeIn(*claims, "exp"), kSkewSeconds);
        if (gone.subject_.empty() && gone.session_.empty()) return NotProved("a logout of nobody");
        if (!IsName(gone.token_id_)) return NotProved("a logout without a name");
        return gone;
    }

    // ---- the flow

    Outcome<Beginning> Begin(const std::string& callback, std::string next) {
        const auto about = TheMetadata();
        if (!about) return tl::unexpected(about.error());
        Beginning beginning;
        Ticket& ticket = beginning.ticket;
        ticket.door = settings.name;
        ticket.state = Chance();
        ticket.nonce = Chance();
        ticket.verifier = Chance();
        ticket.next = std::move(next);
        ticket.ends = AddSeconds(clock.Now(), kTicketSeconds);
        std::vector<std::pair<std::string, std::string>> query{
            {"response_type", "code"},
            {"client_id", settings.client_id},
            {"redirect_uri", callback},
            {"scope", settings.scope},
            {"state", ticket.state},
            {"nonce", ticket.nonce},
            {"code_challenge", Base64Url(Sha256(ticket.verifier))},
            {"code_challenge_method", "S256"},
        };
        if (!settings.levels.empty()) {
            std::string levels;
            for (const std::string& level : settings.levels) levels += (levels.empty() ? "" : " ") + level;
            query.emplace_back("acr_values", std::move(levels));
        }
        if (about->takes_claims) {
            std::string wanted = "{";
            json::AppendString(wanted, settings.claim);
            wanted += ":{\"essential\":true}}";
            query.emplace_back("claims", "{\"id_token\":" + wanted + ",\"userinfo\":" + wanted + "}");
        }
        const bool more = about->authorization.find('?') != std::string::npos;
        beginning.location = about->authorization + (more ? '&' : '?') + FormOf(query);
        return beginning;
    }

    Outcome<Identity> Finish(const std::string& callback, const Ticket& ticket,
                             const std::vector<std::pair<std::string, std::string>>& answer) {
        std::string code, state, issuer, error;
        for (const auto& [name, into] : std::initializer_list<std::pair<std::string_view, std::string*>>{
                 {"code", &code}, {"state", &state}, {"iss", &issuer}, {"error", &error}})
            for (const auto& [said, value] : answer) {
                if (said != name) continue;
                if (!into->empty()) return NotProved("an answer that says something twice");
                *into = value;
            }
        if (ticket.door != settings.name || ticket.state.empty() || !SameBytes(state, ticket.state))
            return Refuse(Fault::kStale, "not begun here");
        if (clock.Now() >= ticket.ends) return Refuse(Fault::kStale, "begun too long ago");
        const auto about = TheMetadata();
        if (!about) return tl::unexpected(about.error());
        // An answer from another provider than the one that was asked must not lead its code to this one.
        if (issuer.empty() ? about->tells_issuer : issuer != settings.issuer)
            return NotProved("the answer's issuer");
        if (!error.empty()) return Refuse(Fault::kDenied, "the provider refused");
        if (code.empty()) return NotProved("an answer without a code");

        Wish wish{about->token,
                  {{"grant_type", "authorization_code"},
                   {"code", code},
                   {"redirect_uri", callback},
                   {"code_verifier", ticket.verifier}},
                  {},
                  {},
                  {}};
        if (about->secret_in_form) {
            wish.form.emplace_back("client_id", settings.client_id);
            wish.form.emplace_back("client_secret", settings.client_secret);
        } else {
            // Both halves are written as in a form first (RFC 6749 §2.3.1); "=" ends the empty name.
            wish.user = FormOf({{"", settings.client_id}}).substr(1);
            wish.password = FormOf({{"", settings.client_secret}}).substr(1);
        }
        const Found found = fetch(wish);
        if (found.status >= 400 && found.status < 500) return NotProved("the code was not taken");
        if (found.status != 200) return Refuse(Fault::kSilent, "token: " + WhyNot(found));
        const auto document = json::Document(found.body);
        if (!document) return Refuse(Fault::kSilent, "token: not JSON");
        const std::string compact = TextIn(*document, "id_token"), access = TextIn(*document, "access_token");
        const auto token = Proved(compact, *about);
        if (!token) return tl::unexpected(token.error());
        auto identity = IdentityIn(*token, ticket, access);
        if (!identity) return identity;
        if (identity->name_.empty()) TellMore(*identity, *about, access);
        if (!IsName(identity->name_)) return NotProved("no claim that names the person");
        return identity;
    }

    // The claim from the user info, which must be about the same subject (Core §5.3.2).
    void TellMore(Identity& identity, const Metadata& about, const std::string& access) const {
        const bool sendable = !access.empty() && std::all_of(access.begin(), access.end(),
                                                             [](char c) { return c > ' ' && c < 127; });
        if (about.user_info.empty() || !sendable) return;
        const Found found = fetch({about.user_info, {}, {}, {}, access});
        const auto document = json::Document(found.body);
        if (found.status != 200 || !document || TextIn(*document, "sub") != identity.subject_) return;
        identity.name_ = TextIn(*document, settings.claim);
    }

    Outcome<Departure> HearLogout(const std::string& compact) {
        const auto about = TheMetadata();
        if (!about) return tl::unexpected(about.error());
        const auto token = Proved(compact, *about);
        if (!token) return tl::unexpected(token.error());
        return DepartureIn(*token);
    }

    const Settings settings;
    const Clock& clock;
    const Fetcher fetch;

    std::mutex metadata_mutex;  // guards what follows; held while it is fetched
    std::optional<Metadata> metadata;
    Instant metadata_read;

    std::mutex keys_mutex;  // guards what follows; held while they are fetched
    std::optional<KeySet> keys;
    Instant keys_read,
        keys_missed;  // missed: when a token last named one that was not known, and they were asked for
    std::string keys_fault;

    std::mutex mutex;  // guards what follows
    std::condition_variable gathered;
    std::deque<std::function<void()>> jobs;
    bool stop = false;
    std::array<std::thread, kThreads> threads;
};

Provider::Provider(Settings settings, const Clock& clock, Fetcher fetch)
    : impl_(std::make_unique<Impl>(std::move(settings), clock, std::move(fetch))) {}
Provider::~Provider() = default;

const Settings& Provider::Set() const { return impl_->settings; }

void Provider::Begin(std::string callback, std::string next, std::function<void(Outcome<Beginning>)> done) {
    impl_->Later<Beginning>([impl = impl_.get(), callback = std::move(callback),
                             next = std::move(next)] { return impl->Begin(callback, next); },
                            std::move(done));
}
void Provider::Finish(std::string callback, Ticket ticket,
                      std::vector<std::pair<std::string, std::string>> answer,
                      std::function<void(Outcome<Identity>)> done) {
    impl_->Later<Identity>([impl = impl_.get(), callback = std::move(callback), ticket = std::move(ticket),
                            answer = std::move(answer)] { return impl->Finish(callback, ticket, answer); },
                           std::move(done));
}
void Provider::HearLogout(std::string token, std::function<void(Outcome<Departure>)> done) {
    impl_->Later<Departure>(
        [impl = impl_.get(), token = std::move(token)] { return impl->HearLogout(token); }, std::move(done));
}

}  // namespace samkraft::oidc
