#include "http/doors.hpp"

#include "base/json.hpp"
#include "base/log.hpp"
#include "http/problem.hpp"
#include "net/target.hpp"
#include "oidc/jwt.hpp"

namespace samkraft::http {
namespace {

constexpr std::string_view kBase = "/sign-in/";
constexpr std::int64_t kTicketSeconds = 600;
constexpr std::size_t kLongestNext = 500;

void Send(const net::Responder& responder, net::Response response) {
    response.headers.emplace_back("Cache-Control", "no-store");
    AddSecurityHeaders(response);
    responder(std::move(response));
}

void Redirect(const net::Responder& responder, std::string location, std::string cookie = {},
              std::string second = {}) {
    net::Response response;
    response.status = 303;
    response.headers.emplace_back("Location", std::move(location));
    for (std::string* one : {&cookie, &second})
        if (!one->empty()) response.headers.emplace_back("Set-Cookie", std::move(*one));
    Send(responder, std::move(response));
}

// Only a path of this site: the way back must not lead elsewhere.
std::string OwnPath(std::string_view text) {
    const bool own = !text.empty() && text.size() <= kLongestNext && text[0] == '/' &&
                     (text.size() == 1 || (text[1] != '/' && text[1] != '\\')) &&
                     std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
    return own ? std::string(text) : "/";
}

std::string_view WordFor(oidc::Fault fault) {
    switch (fault) {
        case oidc::Fault::kStale:
            return "sign_in_stale";
        case oidc::Fault::kDenied:
            return "sign_in_denied";
        case oidc::Fault::kNotProved:
            return "sign_in_failed";
        case oidc::Fault::kSilent:
            return "provider_silent";
    }
    return "sign_in_failed";
}

std::string SignInPage(std::string_view word) { return "/logga-in?fault=" + std::string(word); }

}  // namespace

struct Doors::Door {
    Door(DoorSettings set, const Clock& clock)
        : settings(std::move(set)), provider(settings.provider, clock) {}
    const DoorSettings settings;
    [[nodiscard]] const std::string& Name() const { return settings.provider.name; }
    void LogRefusal(const oidc::Refusal& refusal) const {
        log::Warn("sign_in_refused",
                  {{"door", Name()}, {"as", std::string(WordFor(refusal.fault))}, {"why", refusal.why}});
    }
    oidc::Provider provider;
};

Doors::Doors(office::Office& office, std::vector<DoorSettings> settings, Cookies cookies,
             std::function<std::string()> public_url, std::int64_t session_seconds)
    : office_(office),
      cookies_(cookies),
      public_url_(std::move(public_url)),
      session_seconds_(session_seconds) {
    // Tokens hold real times, whatever day the demo shows.
    static const SystemClock kClock;
    for (DoorSettings& one : settings) doors_.push_back(std::make_unique<Door>(std::move(one), kClock));
}
Doors::~Doors() = default;

std::string Doors::Json() const {
    std::string out = "[";
    for (const auto& door : doors_) {
        if (door != doors_.front()) out += ',';
        json::ObjectWriter one(out);
        one({"name"}, door->Name());
        one({"label"}, door->settings.label);
        one.Close();
    }
    return out + "]";
}

bool Doors::Handle(const net::Request& request, const net::Responder& responder) {
    std::string_view rest = request.path;
    if (!rest.starts_with(kBase)) return false;
    rest.remove_prefix(kBase.size());
    const std::string_view name = rest.substr(0, rest.find('/'));
    const std::string_view act = name.size() == rest.size() ? "" : rest.substr(name.size() + 1);
    Door* door = nullptr;
    for (const auto& one : doors_)
        if (one->Name() == name) door = one.get();
    const bool logout = act == "logout";
    if (door == nullptr || (!logout && act != "callback" && name.size() != rest.size()))
        return Send(responder, Problem(Error{Code::kNotFound, "", {}, {}}, Language::kSwedish)), true;
    if (request.method != (logout ? "POST" : "GET")) {
        net::Response response = Problem(Error{Code::kMethodNotAllowed, "", {}, {}}, Language::kSwedish);
        response.headers.emplace_back("Allow", logout ? "POST" : "GET");
        return Send(responder, std::move(response)), true;
    }
    if (logout)
        HearLogout(*door, request, responder);
    else if (act.empty())
        Begin(*door, request, responder);
    else
        Finish(*door, request, responder);
    return true;
}

void Doors::Begin(Door& door, const net::Request& request, const net::Responder& responder) {
    door.provider.Begin(
        public_url_() + std::string(kBase) + door.Name() + "/callback", OwnPath(request.Query("next")),
        [this, &door, responder](oidc::Outcome<oidc::Provider::Beginning> begun) {
            if (!begun) {
                door.LogRefusal(begun.error());
                return Redirect(responder, SignInPage(WordFor(begun.error().fault)));
            }
            const std::string sealed = oidc::Base64Url(office_.SealTicket(begun->ticket));
            Redirect(responder, std::move(begun->location), cookies_.SetTicket(sealed, kTicketSeconds));
        });
}

void Doors::Finish(Door& door, const net::Request& request, const net::Responder& responder) {
    const auto sealed = oidc::FromBase64Url(cookies_.Ticket(request));
    auto ticket = sealed ? office_.OpenTicket(*sealed) : std::nullopt;
    office::Origin from{request.remote, std::string(request.Header("user-agent")),
                        std::string(cookies_.Session(request))};
    const std::string next = ticket ? ticket->next : "/";
    const auto refuse = [this, responder](std::string_view word) {
        Redirect(responder, SignInPage(word), cookies_.SetTicket("", 0));
    };
    if (!ticket) {
        door.LogRefusal({oidc::Fault::kStale, "no ticket"});
        return refuse(WordFor(oidc::Fault::kStale));
    }
    door.provider.Finish(
        public_url_() + std::string(kBase) + door.Name() + "/callback", std::move(*ticket), request.query,
        [this, &door, responder, refuse, next, from](const oidc::Outcome<oidc::Identity>& identity) {
            if (!identity) {
                door.LogRefusal(identity.error());
                return refuse(WordFor(identity.error().fault));
            }
            const auto session = office_.SignInThrough(*identity, door.settings.party, from);
            if (!session) {
                door.LogRefusal({oidc::Fault::kNotProved, std::string(Info(session.error().code).name)});
                return refuse(Info(session.error().code).name);
            }
            Redirect(responder, next, cookies_.SetSession(session->token, session_seconds_),
                     cookies_.SetTicket("", 0));
        });
}

void Doors::HearLogout(Door& door, const net::Request& request, const net::Responder& responder) {
    const auto refuse = [responder](int status) {
        net::Response response;
        response.status = status;
        response.content_type = "application/json";
        response.body = R"({"error":"invalid_request"})";
        Send(responder, std::move(response));
    };
    const std::string_view type = request.Header("content-type");
    net::Target form;
    if (type.substr(0, type.find(';')) != "application/x-www-form-urlencoded" ||
        !net::ParseTarget("/?" + request.body, form) || form.query.size() != 1 ||
        form.query[0].first != "logout_token")
        return refuse(400);
    door.provider.HearLogout(form.query[0].second, [this, &door, responder, refuse, address = request.remote](
                                                       const oidc::Outcome<oidc::Departure>& gone) {
        if (!gone) {
            door.LogRefusal(gone.error());
            return refuse(gone.error().fault == oidc::Fault::kSilent ? 503 : 400);
        }
        if (!office_.SignOutThrough(*gone, address)) {
            door.LogRefusal({oidc::Fault::kNotProved, "a logout heard before"});
            return refuse(400);
        }
        net::Response response;
        response.status = 200;
        Send(responder, std::move(response));
    });
}

}  // namespace samkraft::http
