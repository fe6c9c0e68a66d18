// Signing in with OpenID Connect, as the party that relies on a provider: the authorization code flow with
// PKCE (OpenID Connect Core 1.0, RFC 7636), the issuer in the answer against mix-up (RFC 9207), keys that
// change, and word from the provider that somebody has signed out there (Back-Channel Logout 1.0). What a
// provider says is proved here; whom it means among those who work here is the office's to say.
//
// Threads: all members from any thread. What asks the provider runs on two threads of this provider's own,
// and `done` is called there: a provider that is slow or silent holds up its own sign-ins and nothing else.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/fields.hpp"
#include "oidc/fetch.hpp"

namespace samkraft::oidc {

// Claims of the Swedish OpenID Connect profile (oidc-sweden, claims specification 1.0).
inline constexpr std::string_view kOrgAffiliation = "https://id.oidc.se/claim/orgAffiliation";
inline constexpr std::string_view kPersonalIdentityNumber = "https://id.oidc.se/claim/personalIdentityNumber";

struct Settings {
    std::string name;  // in addresses: a-z, 0-9 and -
    std::string issuer, client_id, client_secret;
    std::string claim{kOrgAffiliation};  // that names the person
    std::string scope = "openid";
    std::vector<std::string> levels;  // of assurance (acr), one of them; none: any
};

// What the browser keeps between going to the provider and coming back, sealed.
struct Ticket {
    std::string door, state, nonce, verifier, next;
    Instant ends;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"door"}, self.door);
        visit({"state"}, self.state);
        visit({"nonce"}, self.nonce);
        visit({"verifier"}, self.verifier);
        visit({"next"}, self.next);
        visit({"ends"}, self.ends);
    }
};

enum class Fault : std::uint8_t {
    kStale,      // not begun in this browser, begun too long ago, or used
    kDenied,     // the provider says no
    kNotProved,  // what came is not to be believed
    kSilent,     // the provider does not answer, or not as it should
};
struct Refusal {
    Fault fault = Fault::kNotProved;
    std::string why;  // for the program's log: nothing of what was sent
};
template <class T>
using Outcome = tl::expected<T, Refusal>;

// Whom a provider has signed in. Only a Provider makes one, after everything has been proved.
class Identity {
  public:
    [[nodiscard]] const std::string& Door() const { return door_; }
    [[nodiscard]] const std::string& Name() const { return name_; }  // the claim's value
    [[nodiscard]] const std::string& Subject() const { return subject_; }
    [[nodiscard]] const std::string& Session() const { return session_; }  // there; may be empty
    [[nodiscard]] const std::string& Nonce() const { return nonce_; }      // good for one sign-in
    [[nodiscard]] Instant NonceEnds() const { return nonce_ends_; }

  private:
    friend class Provider;
    Identity() = default;
    std::string door_, name_, subject_, session_, nonce_;
    Instant nonce_ends_;
};

// Who has signed out at a provider. One of subject and session may be empty.
class Departure {
  public:
    [[nodiscard]] const std::string& Door() const { return door_; }
    [[nodiscard]] const std::string& Subject() const { return subject_; }
    [[nodiscard]] const std::string& Session() const { return session_; }
    [[nodiscard]] const std::string& TokenId() const { return token_id_; }  // good once
    [[nodiscard]] Instant Ends() const { return ends_; }

  private:
    friend class Provider;
    Departure() = default;
    std::string door_, subject_, session_, token_id_;
    Instant ends_;
};

class Provider {
  public:
    using Fetcher = std::function<Found(const Wish&)>;
    Provider(Settings settings, const Clock& clock, Fetcher fetch = Fetch);
    ~Provider();  // waits for what is under way; what has not begun is dropped, with its `done`

    [[nodiscard]] const Settings& Set() const;

    struct Beginning {
        Ticket ticket;
        std::string location;  // where the browser is to go
    };
    // `callback`: the address that the provider sends the browser back to, one for each provider.
    void Begin(std::string callback, std::string next, std::function<void(Outcome<Beginning>)> done);
    // `answer`: the query that the browser came back with. `ticket`: what it kept.
    void Finish(std::string callback, Ticket ticket, std::vector<std::pair<std::string, std::string>> answer,
                std::function<void(Outcome<Identity>)> done);
    void HearLogout(std::string token, std::function<void(Outcome<Departure>)> done);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace samkraft::oidc
