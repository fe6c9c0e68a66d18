#include "http/api.hpp"

#include <functional>

#include "base/json.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "base/unavailable.hpp"
#include "formats/case_list.hpp"
#include "formats/document.hpp"
#include "formats/extract_pdf.hpp"
#include "formats/papers.hpp"
#include "formats/participants_file.hpp"
#include "formats/party_file.hpp"
#include "formats/referral.hpp"
#include "http/budget.hpp"
#include "http/catalogue.hpp"
#include "http/cookies.hpp"
#include "http/documents.hpp"
#include "http/doors.hpp"
#include "http/live.hpp"
#include "http/problem.hpp"
#include "http/queries.hpp"
#include "http/wishes.hpp"
#include "net/static_files.hpp"
#include "office/documents.hpp"

namespace samkraft::http {
namespace {

using namespace domain;
using office::Asker;
using office::Office;
using office::Seen;

constexpr std::string_view kBase = "/api/v1";
// Of a file that is never to be shown by the browser: should it be, it has no right to anything.
constexpr const char* kOnlyToKeep = "default-src 'none'; sandbox; frame-ancestors 'none'";
constexpr const char* kPdfFrame =
    "default-src 'none'; sandbox allow-scripts; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'";

// One request on its way through a handler.
struct Call {
    net::Request& request;
    std::vector<std::string> path;  // the values of the path's parameters, in order
    std::string token;              // the session's
    office::SessionView session;
    Asker asker;
    Slots::Held slot = {};  // of a route that takes much memory, until its answer has left
};

// What goes out.
struct Plain {
    int status = 200;
    std::string body;
    net::Pairs headers;
    std::string type = "application/json";
    std::shared_ptr<const std::string> shared_body = {};  // instead of body, without a copy
};

using Open = std::function<Result<Plain>(Call&)>;    // no session needed
using Closed = std::function<Result<Plain>(Call&)>;  // a session needed; about nobody
using Finish = std::function<void(Plain)>;
using Participant = std::function<void(Call&, const Finish&, const std::function<void(Error)>&)>;

template <class T>
Plain Answer(const T& value, int status = 200) {
    return {status, json::Write(value), {}};
}

Result<CaseId> CaseOf(const Call& call) {
    const auto id = ParseId(call.path.at(0));
    if (!id) return Fail(Code::kNotFound);
    return CaseId{*id};
}

// None: no such item, whatever is asked of it.
ItemId ItemOf(const Call& call) { return ItemId{ParseId(call.path.at(0)).value_or(0)}; }

Result<std::string> KeyOf(const Call& call) {
    const std::string_view key = call.request.Header("idempotency-key");
    if (key.size() < 8 || key.size() > 64) return Fail(Code::kRequired, "Idempotency-Key");
    return std::string(key);
}

Done CheckJson(const Call& call) {
    const std::string_view type = call.request.Header("content-type");
    if (type.substr(0, type.find(';')) != "application/json")
        return Fail(Code::kUnsupportedMedia, "", {"application/json"});
    return {};
}

enum class ListFormat : std::uint8_t { kCsv, kXlsx };
constexpr std::array<std::string_view, 2> Names(ListFormat) { return {"csv", "xlsx"}; }
enum class FileFormat : std::uint8_t { kJson, kPdf, kZip };
constexpr std::array<std::string_view, 3> Names(FileFormat) { return {"json", "pdf", "zip"}; }

struct SignInBody {
    std::string username, password, code;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"username", kRequired, 0, 60}, self.username);
        visit({"password", kRequired, 0, 200}, self.password);
        visit({"code", kOptional, 0, 20}, self.code);
    }
};
struct AgainBody {
    std::string password, code;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"password", kRequired, 0, 200}, self.password);
        visit({"code", kOptional, 0, 20}, self.code);
    }
};
struct PasswordBody {
    std::string username, password, code, fresh;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"username", kOptional, 0, 60}, self.username);
        visit({"password", kRequired, 0, 200}, self.password);
        visit({"code", kOptional, 0, 20}, self.code);
        visit({"new", kRequired, 0, 200}, self.fresh);
    }
};
struct AddressBody {
    std::string address;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"address", kRequired, 0, 254}, self.address);
    }
};
struct CodeBody {
    std::string code;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"code", kRequired, 0, 20}, self.code);
    }
};

template <class Body>
Result<Body> BodyOf(const Call& call) {
    CHECK_OK(CheckJson(call));
    return json::Parse<Body>(call.request.body, json::Strictness::kSent);
}

Result<notices::Channel> ChannelOf(const Call& call) {
    notices::Channel channel{};
    if (!FromName(call.path.at(0), channel)) return Fail(Code::kNotFound);
    return channel;
}

// None: no such question, whatever is asked of it.
office::QuestionId QuestionOf(const Call& call) {
    return office::QuestionId{ParseId(call.path.at(0)).value_or(0)};
}

// None: no such provider.
ProviderId ProviderOf(const Call& call) { return ProviderId{ParseId(call.path.at(0)).value_or(0)}; }

struct SignalBody {
    SignalKind signal = SignalKind::kNotWorking;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"signal", kRequired}, self.signal);
    }
};

Result<office::FaqWish> FaqOf(const Call& call) {
    office::FaqWish wish;
    wish.search = text::Start(call.request.Query("q"), 100);
    if (!call.request.Query("topic").empty()) {
        TRY(const Topic topic, NamedQuery(call.request, "topic", Topic::kNone));
        wish.topic = topic;
    }
    if (!call.request.Query("role").empty()) {
        TRY(const Role role, NamedQuery(call.request, "role", Role::kOperator));
        wish.role = role;
    }
    TRY(wish.limit, NumberQuery(call.request, "limit", 20, 1, 100));
    TRY(wish.offset, NumberQuery(call.request, "offset", 0, 0, 100'000));
    return wish;
}

struct EndRelationBody {
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"reason", kRequired, 0, 500}, self.reason);
    }
};

// The path "/cases/{case}/entries" as its parts; "{…}" takes any one part.
std::vector<std::string_view> Parts(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = path.find('/');
        parts.push_back(path.substr(0, end));
        path.remove_prefix(std::min(end, path.size()));
    }
    return parts;
}

}  // namespace

struct Api::Impl {
    struct Route {
        std::string_view method, path;
        Open open;
        Closed closed;
        Participant participant;
    };

    Impl(Office& o, ApiOptions opts)
        : office(o),
          options(std::move(opts)),
          cookies{options.secure_cookies},
          budgets(options.budget_times),
          live(o),
          scim(o, options.scim),
          doors(o, options.doors, cookies, options.public_url, options.session_seconds) {
        if (!options.web.empty()) files.emplace(options.web);
        AddRoutes();
    }

    // ---- the table

    void AddRoutes() {
        OpenRoute("GET", "/health", [](Call&) -> Result<Plain> {
            return Plain{200, R"({"status":"ok","version":")" SAMKRAFT_VERSION R"("})", {}};
        });
        OpenRoute("GET", "/demo/users", [this](Call& c) { return DemoUsers(c); });
        OpenRoute("GET", "/sign-in", [this](Call&) -> Result<Plain> {
            return Plain{200, "{\"providers\":" + doors.Json() + "}", {}};
        });
        OpenRoute("POST", "/session", [this](Call& c) { return SignIn(c); });
        ClosedRoute("GET", "/session", [this](Call& c) -> Result<Plain> { return SessionAnswer(c.session); });
        ClosedRoute("DELETE", "/session", [this](Call& c) { return SignOut(c); });
        ClosedRoute("GET", "/sessions", [this](Call& c) -> Result<Plain> {
            Plain plain;
            json::ObjectWriter out(plain.body);
            out({"sessions"}, office.SessionsOf(c.asker, c.session.id));
            out.Close();
            return plain;
        });
        ClosedRoute("DELETE", "/sessions", [this](Call& c) -> Result<Plain> {
            office.EndOtherSessions(c.asker, c.session.id);
            return Plain{204, "", {}};
        });
        ClosedRoute("DELETE", "/sessions/{session}", [this](Call& c) -> Result<Plain> {
            CHECK_OK(office.EndSession(c.asker, ParseId(c.path.at(0)).value_or(0)));
            return Plain{204, "", {}};
        });
        ClosedRoute("PUT", "/password", [this](Call& c) -> Result<Plain> {
            TRY(const auto body, BodyOf<PasswordBody>(c));
            CHECK_OK(office.ChangePassword(c.asker, body.username, body.password, body.code, body.fresh,
                                           c.session.id));
            return Plain{204, "", {}};
        });
        ClosedRoute("GET", "/second-factor",
                    [this](Call& c) -> Result<Plain> { return Answer(office.SecondFactor(c.asker)); });
        ClosedRoute("POST", "/second-factor", [this](Call& c) -> Result<Plain> {
            TRY(const auto body, BodyOf<AgainBody>(c));
            TRY(const auto offer, office.OfferSecondFactor(c.asker, body.password, body.code));
            return Answer(offer);
        });
        ClosedRoute("POST", "/second-factor/confirmation", [this](Call& c) -> Result<Plain> {
            TRY(const auto body, BodyOf<CodeBody>(c));
            CHECK_OK(office.ConfirmSecondFactor(c.asker, body.code, c.session.id));
            return Plain{204, "", {}};
        });
        ClosedRoute("POST", "/second-factor/removal", [this](Call& c) -> Result<Plain> {
            TRY(const auto body, BodyOf<AgainBody>(c));
            CHECK_OK(office.RemoveSecondFactor(c.asker, body.password, body.code, c.session.id));
            return Plain{204, "", {}};
        });
        ClosedRoute("GET", "/directory", [this](Call& c) -> Result<Plain> {
            // Who works here is for who works here; whoever answers the participant says their own name.
            if (c.asker.actor.role == Role::kParticipant) {
                Directory nobody;
                nobody.association = office.TheDirectory()->association;
                return Plain{200, DirectoryJson(nobody), {}};
            }
            return Plain{200, DirectoryJson(*office.TheDirectory()), {}};
        });
        ClosedRoute("GET", "/catalogue", [](Call& c) -> Result<Plain> {
            const bool packed = net::TakesCoding(c.request.Header("accept-encoding"), "gzip");
            Plain plain{200, "", {{"Vary", "Accept-Encoding"}}};
            if (packed) plain.headers.emplace_back("Content-Encoding", "gzip");
            plain.shared_body = packed ? TheCatalogue().gzip : TheCatalogue().json;
            return plain;
        });
        ClosedRoute("GET", "/consent-texts", [this](Call&) -> Result<Plain> {
            return Plain{200, ConsentTextsJson(*office.TheDirectory()), {}};
        });
        ClosedRoute("POST", "/consent-texts", [this](Call& c) -> Result<Plain> {
            CHECK_OK(CheckJson(c));
            TRY(auto text, json::Parse<ConsentText>(c.request.body, json::Strictness::kSent));
            TRY(const auto published, office.PublishConsentText(c.asker, std::move(text)));
            return Plain{201, json::Write(published), {}};
        });
        ClosedRoute("GET", "/reports/sus", [this](Call& c) { return SusReport(c); });
        ClosedRoute("GET", "/own-relations", [this](Call& c) -> Result<Plain> {
            TRY(const auto own, office.RelationsOf(c.asker));
            return Answer(own);
        });
        ClosedRoute("POST", "/own-relations", [this](Call& c) -> Result<Plain> {
            CHECK_OK(CheckJson(c));
            TRY(const auto declared,
                json::Parse<office::Declaration>(c.request.body, json::Strictness::kSent));
            TRY(const auto own, office.Declare(c.asker, declared));
            return Answer(own, 201);
        });
        ClosedRoute("GET", "/staff-relations", [this](Call& c) -> Result<Plain> {
            TRY(const auto staff, office.RelationsOfStaff(c.asker));
            return Answer(staff);
        });
        ClosedRoute("POST", "/staff-relations/{relation}/end", [this](Call& c) -> Result<Plain> {
            const auto relation = ParseId(c.path.at(0));
            if (!relation) return Fail(Code::kNotFound);
            CHECK_OK(CheckJson(c));
            TRY(auto body, json::Parse<EndRelationBody>(c.request.body, json::Strictness::kSent));
            TRY(const auto staff, office.EndRelation(c.asker, office::RelationId{*relation}, body.reason));
            return Answer(staff);
        });

        AddNoticeRoutes();
        AddQuestionRoutes();
        AddProviderRoutes();
        ParticipantRoute<office::MyDay>("GET", "/my-day", [this](Call& c) { return office.Day(c.asker); });
        ParticipantRoute<office::Workload>("GET", "/team-load",
                                           [this](Call& c) { return office.TeamLoad(c.asker); });
        AddHandoverRoutes();
        ParticipantRoute<office::MyNews>("GET", "/my-news", [this](Call& c) -> Result<Seen<office::MyNews>> {
            TRY(const int limit, NumberQuery(c.request, "limit", 20, 1, 100));
            TRY(const int offset, NumberQuery(c.request, "offset", 0, 0, 1000));
            return office.NewsFeed(c.asker, limit, offset);
        });
        ParticipantRoute<office::MyUnread>("GET", "/my-unread",
                                           [this](Call& c) { return office.UnreadThreads(c.asker); });
        ParticipantRoute<office::Preparation>("GET", "/cases/{case}/preparation",
                                              [this](Call& c) -> Result<Seen<office::Preparation>> {
                                                  TRY(const CaseId id, CaseOf(c));
                                                  return office.Prepare(c.asker, id);
                                              });
        ParticipantRoute<office::CaseNews>("GET", "/cases/{case}/news",
                                           [this](Call& c) -> Result<Seen<office::CaseNews>> {
                                               TRY(const CaseId id, CaseOf(c));
                                               return office.News(c.asker, id);
                                           });
        ParticipantRoute<office::Timeline>(
            "GET", "/cases/{case}/timeline", [this](Call& c) -> Result<Seen<office::Timeline>> {
                TRY(const CaseId id, CaseOf(c));
                TRY(const int limit, NumberQuery(c.request, "limit", 50, 1, 200));
                TRY(const int offset, NumberQuery(c.request, "offset", 0, 0, 100'000));
                return office.CaseTimeline(c.asker, id, limit, offset);
            });
        ParticipantRoute<office::CasePage>("GET", "/cases",
                                           [this](Call& c) -> Result<Seen<office::CasePage>> {
                                               TRY(const auto wish, ListOf(c.request));
                                               return office.Cases(c.asker, wish);
                                           });
        ParticipantRoute<office::Counts>("GET", "/cases/counts",
                                         [this](Call& c) -> Result<Seen<office::Counts>> {
                                             TRY(const auto wish, ListOf(c.request));
                                             return office.CaseCounts(c.asker, wish);
                                         });
        FileRoute<office::CasePage>(
            "GET", "/cases/export",
            [this](Call& c) -> Result<Seen<office::CasePage>> {
                TRY(const auto wish, ListOf(c.request));
                TRY([[maybe_unused]] const ListFormat format,
                    NamedQuery(c.request, "format", ListFormat::kCsv));
                return office.ExportCases(c.asker, wish);
            },
            [this](const office::CasePage& page, const Call& c) {
                const bool csv = c.request.Query("format") != "xlsx";
                const formats::CaseList list{page, ListOf(c.request)->columns, *office.TheDirectory(),
                                             office.Today(), c.asker.language};
                Plain plain = File(
                    csv ? CaseListCsv(list) : CaseListXlsx(list),
                    csv ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "arenden-" + office.Today().Text() + (csv ? ".csv" : ".xlsx"));
                plain.headers.emplace_back("Content-Security-Policy", kOnlyToKeep);
                return plain;
            });
        ClosedRoute("GET", "/views", [this](Call& c) -> Result<Plain> {
            TRY(const auto views, office.Views(c.asker));
            return Answer(views);
        });
        ClosedRoute("POST", "/views", [this](Call& c) -> Result<Plain> {
            TRY(auto wish, BodyOf<office::ViewWish>(c));
            TRY(const auto views, office.PutView(c.asker, {}, std::move(wish)));
            return Answer(views, 201);
        });
        ClosedRoute("PUT", "/views/{view}", [this](Call& c) -> Result<Plain> {
            const auto view = ParseId(c.path.at(0));
            if (!view || *view == 0) return Fail(Code::kNotFound);
            TRY(auto wish, BodyOf<office::ViewWish>(c));
            TRY(const auto views, office.PutView(c.asker, office::ViewId{*view}, std::move(wish)));
            return Answer(views);
        });
        ClosedRoute("DELETE", "/views/{view}", [this](Call& c) -> Result<Plain> {
            TRY(const auto views,
                office.RemoveView(c.asker, office::ViewId{ParseId(c.path.at(0)).value_or(0)}));
            return Answer(views);
        });
        ParticipantRoute<office::Receipt>(
            "POST", "/cases",
            [this](Call& c) -> Result<Seen<office::Receipt>> {
                CHECK_OK(CheckJson(c));
                TRY(const std::string key, KeyOf(c));
                TRY(const auto referral, json::Parse<Referral>(c.request.body, json::Strictness::kSent));
                return office.Open(c.asker, referral, key, c.request.body);
            },
            201);
        ParticipantRoute<office::CaseView>(
            "GET", "/cases/{case}", [this](Call& c) -> Result<Seen<office::CaseView>> {
                TRY(const CaseId id, CaseOf(c));
                Instant as_of = kForever;
                if (const std::string_view text = c.request.Query("as_of"); !text.empty()) {
                    const auto instant = ParseInstant(text);
                    if (!instant) return Fail(Code::kNotADate, "/as_of");
                    as_of = *instant;
                }
                return office.Case(c.asker, id, as_of);
            });
        ParticipantRoute<office::Receipt>("POST", "/cases/{case}/entries",
                                          [this](Call& c) -> Result<Seen<office::Receipt>> {
                                              TRY(const CaseId id, CaseOf(c));
                                              CHECK_OK(CheckJson(c));
                                              TRY(const std::string key, KeyOf(c));
                                              TRY(const auto wishes, ParseWishes(c.request.body));
                                              return office.Write(c.asker, id, wishes, key, c.request.body);
                                          });
        ParticipantRoute<office::Receipt>("POST", "/cases/{case}/check",
                                          [this](Call& c) -> Result<Seen<office::Receipt>> {
                                              TRY(const CaseId id, CaseOf(c));
                                              CHECK_OK(CheckJson(c));
                                              TRY(const auto wishes, ParseWishes(c.request.body));
                                              return office.CheckWrite(c.asker, id, wishes);
                                          });
        ParticipantRoute<office::AccessLog>("GET", "/cases/{case}/access",
                                            [this](Call& c) -> Result<Seen<office::AccessLog>> {
                                                TRY(const CaseId id, CaseOf(c));
                                                return office.Access(c.asker, id);
                                            });
        ParticipantRoute<office::Allocation>("GET", "/cases/{case}/allocation",
                                             [this](Call& c) -> Result<Seen<office::Allocation>> {
                                                 TRY(const CaseId id, CaseOf(c));
                                                 return office.ProposeTeam(c.asker, id);
                                             });
        ParticipantRoute<office::ConsentReach>("GET", "/cases/{case}/consents/{consent}",
                                               [this](Call& c) -> Result<Seen<office::ConsentReach>> {
                                                   TRY(const CaseId id, CaseOf(c));
                                                   const auto consent = ParseId(c.path.at(1));
                                                   if (!consent) return Fail(Code::kNotFound);
                                                   return office.Reach(c.asker, id, ItemId{*consent});
                                               });
        ParticipantRoute<office::Openings>("GET", "/cases/{case}/items/{item}/openings",
                                           [this](Call& c) -> Result<Seen<office::Openings>> {
                                               TRY(const CaseId id, CaseOf(c));
                                               const auto item = ParseId(c.path.at(1));
                                               if (!item) return Fail(Code::kNotFound);
                                               return office.OpeningsOf(c.asker, id, ItemId{*item});
                                           });
        ParticipantRoute<office::RecordsList>("GET", "/records",
                                              [this](Call& c) { return office.Records(c.asker); });
        ParticipantRoute<office::DisposalPlan>("GET", "/records/{case}",
                                               [this](Call& c) -> Result<Seen<office::DisposalPlan>> {
                                                   TRY(const CaseId id, CaseOf(c));
                                                   return office.PlanDisposal(c.asker, id);
                                               });
        ParticipantRoute<office::Receipt>(
            "POST", "/records/{case}/entries", [this](Call& c) -> Result<Seen<office::Receipt>> {
                TRY(const CaseId id, CaseOf(c));
                CHECK_OK(CheckJson(c));
                TRY(const std::string key, KeyOf(c));
                TRY(const auto wishes, ParseWishes(c.request.body));
                return office.WriteRecords(c.asker, id, wishes, key, c.request.body);
            });
        ParticipantRoute<office::Certificate>("POST", "/records/{case}/disposal",
                                              [this](Call& c) -> Result<Seen<office::Certificate>> {
                                                  TRY(const CaseId id, CaseOf(c));
                                                  return office.Dispose(c.asker, id);
                                              });
        FileRoute<office::Certificate>(
            "GET", "/records/{case}/certificate",
            [this](Call& c) -> Result<Seen<office::Certificate>> {
                TRY(const CaseId id, CaseOf(c));
                TRY([[maybe_unused]] const FileFormat format,
                    NamedQuery(c.request, "format", FileFormat::kJson));
                return office.CertificateOf(c.asker, id);
            },
            [this](const office::Certificate& certificate, const Call& c) {
                if (c.request.Query("format") != "pdf") return Answer(certificate);
                return File(formats::CertificatePdf(certificate, *office.TheDirectory(), c.asker.language),
                            "application/pdf", "gallringsintyg-" + certificate.case_id.Text() + ".pdf");
            });
        FileRoute<office::PartyFile>(
            "GET", "/records/{case}/file",
            [this](Call& c) -> Result<Seen<office::PartyFile>> {
                TRY(const CaseId id, CaseOf(c));
                TRY(const FileFormat format, NamedQuery(c.request, "format", FileFormat::kJson));
                if (format != FileFormat::kZip) return office.File(c.asker, id);
                TRY(c.slot, packages.Take());
                return office.File(c.asker, id, Office::Documents::kEnclosed);
            },
            [](const office::PartyFile& file, const Call& c) {
                if (c.request.Query("format") != "zip") return Answer(file);
                Plain plain = File({}, "application/zip", "akt-" + file.content.case_id.Text() + ".zip");
                plain.shared_body = HeldWith(formats::PartyFileZip(file, c.asker.language), c.slot);
                return plain;
            });
        ParticipantRoute<office::Receipt>(
            "POST", "/cases/{case}/documents",
            [this](Call& c) -> Result<Seen<office::Receipt>> { return AddDocument(c); }, 201);
        FileRoute<office::DocumentFile>(
            "GET", "/cases/{case}/documents/{item}",
            [this](Call& c) -> Result<Seen<office::DocumentFile>> {
                TRY(const CaseId id, CaseOf(c));
                const auto item = ParseId(c.path.at(1));
                if (!item) return Fail(Code::kNotFound);
                TRY(const int version, NumberQuery(c.request, "version", 0, 1, 100'000));
                TRY(c.slot, downloads.Take());
                return office.Document(c.asker, id, ItemId{*item}, version);
            },
            [](const office::DocumentFile& file, const Call& c) {
                // Never shown by the browser, whatever it thinks of the content; named without the person.
                Plain plain = File({}, file.media_type,
                                   "handling-" + file.item.Text() + std::string(EndingOf(file.media_type)));
                plain.headers.emplace_back("Content-Security-Policy", kOnlyToKeep);
                plain.shared_body = HeldWith(file.bytes, c.slot);
                return plain;
            });
        FileRoute<office::PaperSource>(
            "POST", "/cases/{case}/papers/{template}",
            [this](Call& c) -> Result<Seen<office::PaperSource>> {
                TRY(const CaseId id, CaseOf(c));
                PaperTemplate paper{};
                if (!FromName(c.path.at(1), paper)) return Fail(Code::kNotFound);
                TRY(const FileFormat format, NamedQuery(c.request, "format", FileFormat::kJson));
                TRY(const auto wish, BodyOf<office::PaperWish>(c));
                return office.MakePaper(c.asker, id, paper, wish,
                                        format == FileFormat::kPdf ? Access::kExported : Access::kRead);
            },
            [this](const office::PaperSource& source, const Call& c) {
                formats::Paper paper = formats::ComposePaper(source, *office.TheDirectory());
                std::string pdf = formats::PaperPdf(paper);
                if (c.request.Query("format") == "pdf") {
                    Plain plain =
                        File(std::move(pdf), "application/pdf", "papper-" + source.case_id.Text() + ".pdf");
                    plain.headers.emplace_back("Content-Security-Policy", kOnlyToKeep);
                    return plain;
                }
                paper.bytes = static_cast<std::int64_t>(pdf.size());
                paper.sha256 = office::Sha256(pdf);
                return Answer(paper);
            });
        ParticipantRoute<office::ThreadList>("GET", "/cases/{case}/threads",
                                             [this](Call& c) -> Result<Seen<office::ThreadList>> {
                                                 TRY(const CaseId id, CaseOf(c));
                                                 return office.Threads(c.asker, id);
                                             });
        ParticipantRoute<office::ThreadView>("GET", "/cases/{case}/threads/{thread}",
                                             [this](Call& c) -> Result<Seen<office::ThreadView>> {
                                                 TRY(const CaseId id, CaseOf(c));
                                                 const auto thread = ParseId(c.path.at(1));
                                                 if (!thread) return Fail(Code::kNotFound);
                                                 return office.Thread(c.asker, id, ItemId{*thread});
                                             });
        ParticipantRoute<office::DraftView>("GET", "/cases/{case}/drafts/{place}",
                                            [this](Call& c) -> Result<Seen<office::DraftView>> {
                                                TRY(const CaseId id, CaseOf(c));
                                                return office.FindDraft(c.asker, id, c.path.at(1));
                                            });
        ParticipantRoute<office::DraftView>("PUT", "/cases/{case}/drafts/{place}",
                                            [this](Call& c) -> Result<Seen<office::DraftView>> {
                                                TRY(const CaseId id, CaseOf(c));
                                                TRY(const auto wish, BodyOf<office::DraftWish>(c));
                                                return office.KeepDraft(c.asker, id, c.path.at(1), wish);
                                            });
        ParticipantRoute<office::DraftView>("DELETE", "/cases/{case}/drafts/{place}",
                                            [this](Call& c) -> Result<Seen<office::DraftView>> {
                                                TRY(const CaseId id, CaseOf(c));
                                                return office.EraseDraft(c.asker, id, c.path.at(1));
                                            });
        ParticipantRoute<office::OwnCase>("GET", "/my-case", [this](Call& c) { return office.Own(c.asker); });
        FileRoute<office::Extract>(
            "GET", "/cases/{case}/extract",
            [this](Call& c) -> Result<Seen<office::Extract>> {
                TRY(const CaseId id, CaseOf(c));
                TRY([[maybe_unused]] const FileFormat format,
                    NamedQuery(c.request, "format", FileFormat::kJson));
                return office.MakeExtract(c.asker, id);
            },
            [](const office::Extract& extract, const Call& c) {
                if (c.request.Query("format") != "pdf") return Answer(extract);
                return File(formats::ExtractPdf(extract, c.asker.language), "application/pdf",
                            "registerutdrag-" + extract.case_id.Text() + ".pdf");
            });
        ParticipantRoute<office::RuleFindings>("GET", "/cases/{case}/rules",
                                               [this](Call& c) -> Result<Seen<office::RuleFindings>> {
                                                   TRY(const CaseId id, CaseOf(c));
                                                   return office.Rules(c.asker, id);
                                               });
        ParticipantRoute<office::ReadersView>("GET", "/cases/{case}/readers",
                                              [this](Call& c) -> Result<Seen<office::ReadersView>> {
                                                  TRY(const CaseId id, CaseOf(c));
                                                  return office.Readers(c.asker, id);
                                              });
        ParticipantRoute<office::Audience>("GET", "/cases/{case}/audience",
                                           [this](Call& c) -> Result<Seen<office::Audience>> {
                                               TRY(const CaseId id, CaseOf(c));
                                               TRY(const auto wish, AudienceOf(c.request));
                                               return office.Audience(c.asker, id, wish);
                                           });
        ParticipantRoute<office::OpeningReceipt>(
            "POST", "/openings",
            [this](Call& c) -> Result<Seen<office::OpeningReceipt>> {
                CHECK_OK(CheckJson(c));
                TRY(const std::string key, KeyOf(c));
                TRY(const auto wish,
                    json::Parse<office::OpeningWish>(c.request.body, json::Strictness::kSent));
                return office.OpenInOwnParty(c.asker, wish, key, c.request.body);
            },
            201);
        ParticipantRoute<office::ReviewDesk>("GET", "/reviews",
                                             [this](Call& c) { return office.Desk(c.asker); });
        ParticipantRoute<office::ReviewWeekView>("GET", "/reviews/weeks/{week}",
                                                 [this](Call& c) -> Result<Seen<office::ReviewWeekView>> {
                                                     const auto monday = ParseDate(c.path.at(0));
                                                     return office.WeekList(c.asker, monday.value_or(Date{}));
                                                 });
        ParticipantRoute<office::LogLines>("GET", "/reviews/items/{listed}/rows",
                                           [this](Call& c) -> Result<Seen<office::LogLines>> {
                                               return office.RowsBehind(c.asker, ItemOf(c));
                                           });
        ParticipantRoute<office::ReviewItemView>(
            "POST", "/reviews/items/{listed}/findings",
            [this](Call& c) -> Result<Seen<office::ReviewItemView>> {
                CHECK_OK(CheckJson(c));
                TRY(const auto wish,
                    json::Parse<office::FindingWish>(c.request.body, json::Strictness::kSent));
                return office.AddFinding(c.asker, ItemOf(c), wish);
            },
            201);
        ParticipantRoute<office::OpeningView>(
            "POST", "/reviews/openings/{opening}/verdict",
            [this](Call& c) -> Result<Seen<office::OpeningView>> {
                CHECK_OK(CheckJson(c));
                TRY(const auto wish,
                    json::Parse<office::VerdictWish>(c.request.body, json::Strictness::kSent));
                return office.ReviewOpening(c.asker, ItemOf(c), wish);
            },
            201);
        ParticipantRoute<office::ImportPreview>("POST", "/imports/participants",
                                                [this](Call& c) -> Result<Seen<office::ImportPreview>> {
                                                    TRY(auto rows, RowsOf(c));
                                                    return office.StageImport(c.asker, std::move(rows));
                                                });
        ParticipantRoute<office::ImportReceipt>(
            "POST", "/imports/participants/{import}/approval",
            [this](Call& c) { return office.ApproveImport(c.asker, c.path.at(0)); });
    }

    void OpenRoute(std::string_view method, std::string_view path, Open handler) {
        routes.push_back({method, path, std::move(handler), {}, {}});
    }
    // Questions to experts. The check alone is about participants: their names are what it compares with.
    void AddHandoverRoutes() {
        const auto worker = [](const Call& c) { return WorkerId{ParseId(c.path.at(0)).value_or(0)}; };
        ParticipantRoute<office::Holdings>("GET", "/holdings/{worker}", [this, worker](Call& c) {
            return office.HoldingsOf(c.asker, worker(c));
        });
        ParticipantRoute<office::Briefing>("GET", "/briefings/{worker}", [this, worker](Call& c) {
            return office.Briefing(c.asker, worker(c));
        });
        ClosedRoute("GET", "/away", [this](Call& c) -> Result<Plain> {
            TRY(const auto list, office.AwayPeriods(c.asker));
            return Answer(list);
        });
        ClosedRoute("POST", "/away", [this](Call& c) -> Result<Plain> {
            TRY(const auto wish, BodyOf<office::AwayWish>(c));
            TRY(const auto list, office.SetAway(c.asker, wish));
            return Answer(list, 201);
        });
        ClosedRoute("DELETE", "/away/{away}", [this](Call& c) -> Result<Plain> {
            TRY(const auto list, office.EndAway(c.asker, domain::AwayId{ParseId(c.path.at(0)).value_or(0)}));
            return Answer(list);
        });
    }
    // Notices by mail and SMS: to one's own addresses, and those that did not arrive. About no case.
    void AddNoticeRoutes() {
        ClosedRoute("GET", "/notices",
                    [this](Call& c) -> Result<Plain> { return Answer(office.NoticesOf(c.asker)); });
        ClosedRoute("PUT", "/notices", [this](Call& c) -> Result<Plain> {
            TRY(const auto quiet, BodyOf<notices::QuietHours>(c));
            TRY(const auto settings, office.SetQuietHours(c.asker, quiet));
            return Answer(settings);
        });
        ClosedRoute("PUT", "/notices/{channel}", [this](Call& c) -> Result<Plain> {
            TRY(const auto channel, ChannelOf(c));
            TRY(const auto body, BodyOf<AddressBody>(c));
            TRY(const auto settings, office.OfferNoticeAddress(c.asker, channel, body.address));
            return Answer(settings);
        });
        ClosedRoute("DELETE", "/notices/{channel}", [this](Call& c) -> Result<Plain> {
            TRY(const auto channel, ChannelOf(c));
            TRY(const auto settings, office.RemoveNoticeAddress(c.asker, channel));
            return Answer(settings);
        });
        ClosedRoute("POST", "/notices/{channel}/confirmation", [this](Call& c) -> Result<Plain> {
            TRY(const auto channel, ChannelOf(c));
            TRY(const auto body, BodyOf<CodeBody>(c));
            TRY(const auto settings, office.ConfirmNoticeAddress(c.asker, channel, body.code));
            return Answer(settings);
        });
        ClosedRoute("GET", "/undelivered-notices", [this](Call& c) -> Result<Plain> {
            TRY(const auto undelivered, office.Undelivered(c.asker));
            return Answer(undelivered);
        });
        ClosedRoute("POST", "/undelivered-notices/{notice}/retry", [this](Call& c) -> Result<Plain> {
            TRY(const auto undelivered,
                office.TryNoticeAgain(c.asker, office::NoticeId{ParseId(c.path.at(0)).value_or(0)}));
            return Answer(undelivered);
        });
    }
    void AddQuestionRoutes() {
        ParticipantRoute<office::TextFindings>("POST", "/text-check",
                                               [this](Call& c) -> Result<Seen<office::TextFindings>> {
                                                   TRY(const auto wish, BodyOf<office::TextsWish>(c));
                                                   return office.CheckTexts(c.asker, wish);
                                               });
        ClosedRoute("GET", "/consultations", [this](Call& c) -> Result<Plain> {
            TRY(const auto desk, office.QuestionsOf(c.asker));
            return Answer(desk);
        });
        ClosedRoute("POST", "/consultations", [this](Call& c) -> Result<Plain> {
            CHECK_OK(CheckJson(c));
            TRY(const std::string key, KeyOf(c));
            TRY(auto wish, BodyOf<office::QuestionWish>(c));
            TRY(const auto view, office.Ask(c.asker, std::move(wish), key, c.request.body));
            return Answer(view, 201);
        });
        ClosedRoute("GET", "/consultations/{question}", [this](Call& c) -> Result<Plain> {
            TRY(const auto view, office.Question(c.asker, QuestionOf(c)));
            return Answer(view);
        });
        const auto step = [this]<class Wish>(std::string_view path,
                                             Result<office::QuestionView> (Office::*take)(
                                                 const Asker&, office::QuestionId, const Wish&)) {
            ClosedRoute("POST", path, [this, take](Call& c) -> Result<Plain> {
                TRY(const auto wish, BodyOf<Wish>(c));
                TRY(const auto view, (office.*take)(c.asker, QuestionOf(c), wish));
                return Answer(view, 201);
            });
        };
        step("/consultations/{question}/taking", &Office::TakeQuestion);
        step("/consultations/{question}/answers", &Office::AnswerQuestion);
        step("/consultations/{question}/follow-ups", &Office::AddToQuestion);
        step("/consultations/{question}/agreement", &Office::AgreeToPublish);
        step("/consultations/{question}/closing", &Office::CloseQuestion);
        step("/consultations/{question}/publication", &Office::PublishAnswer);
        step("/consultations/{question}/withdrawal", &Office::WithdrawAnswer);
        ClosedRoute("GET", "/faq", [this](Call& c) -> Result<Plain> {
            TRY(const auto wish, FaqOf(c));
            TRY(const auto page, office.Faq(c.asker, wish));
            return Answer(page);
        });
    }
    void AddProviderRoutes() {
        ParticipantRoute<office::ProviderList>("GET", "/providers",
                                               [this](Call& c) { return office.Providers(c.asker); });
        ParticipantRoute<office::ProviderView>("GET", "/providers/{provider}", [this](Call& c) {
            return office.ProviderPage(c.asker, ProviderOf(c));
        });
        ClosedRoute("POST", "/providers", [this](Call& c) -> Result<Plain> {
            TRY(const auto kept, KeepProvider(c, {}));
            return Answer(kept, 201);
        });
        ClosedRoute("PUT", "/providers/{provider}", [this](Call& c) -> Result<Plain> {
            if (!ProviderOf(c)) return Fail(Code::kNotFound);
            TRY(const auto kept, KeepProvider(c, ProviderOf(c)));
            return Answer(kept);
        });
        FileRoute<std::vector<office::WrittenCase>>(
            "POST", "/entries",
            [this](Call& c) -> Result<Seen<std::vector<office::WrittenCase>>> {
                CHECK_OK(CheckJson(c));
                TRY(const std::string key, KeyOf(c));
                TRY(const auto cases, ParseCaseWishes(c.request.body));
                return office.WriteEach(c.asker, cases, key);
            },
            [](const std::vector<office::WrittenCase>& cases, const Call& c) {
                Plain plain{200, "{\"cases\":[", {}};
                for (const office::WrittenCase& one : cases) {
                    if (&one != &cases.front()) plain.body += ',';
                    json::ObjectWriter out(plain.body);
                    out({"case"}, one.case_id);
                    if (one.result) {
                        out({"receipt"}, *one.result);
                    } else {
                        out.Name("problem");
                        plain.body += Problem(one.result.error(), c.asker.language).body;
                    }
                    out.Close();
                }
                plain.body += "]}";
                return plain;
            });
        // For those at the place of an activity, who have no session: the link is the right to it.
        OpenRoute("GET", "/signal/{token}", [this](Call& c) -> Result<Plain> {
            TRY(const auto page, office.SignalPageOf(c.path.at(0), c.request.remote));
            return Answer(page);
        });
        OpenRoute("POST", "/signal/{token}", [this](Call& c) -> Result<Plain> {
            TRY(const auto body, BodyOf<SignalBody>(c));
            CHECK_OK(office.TakeSignal(c.path.at(0), c.request.remote, body.signal));
            return Plain{204, "", {}};
        });
    }
    Result<office::KeptProvider> KeepProvider(Call& c, ProviderId id) {
        TRY(const std::string key, KeyOf(c));
        TRY(auto wish, BodyOf<office::ProviderWish>(c));
        return office.KeepProvider(c.asker, id, std::move(wish), key, c.request.body);
    }
    void ClosedRoute(std::string_view method, std::string_view path, Closed handler) {
        routes.push_back({method, path, {}, std::move(handler), {}});
    }
    // The only way to answer about a participant: by something that the office has let this actor see.
    template <class T>
    void ParticipantRoute(std::string_view method, std::string_view path,
                          std::function<Result<Seen<T>>(Call&)> handler, int status = 200) {
        routes.push_back(
            {method,
             path,
             {},
             {},
             [this, handler, status](Call& call, const Finish& finish,
                                     const std::function<void(Error)>& fail) {
                 Result<Seen<T>> seen = handler(call);
                 if (!seen) return fail(std::move(seen).error());
                 office.Release(
                     std::move(*seen), [](const T& value) { return json::Write(value); },
                     [finish, status](std::string body) { finish({status, std::move(body), {}}); });
             }});
    }

    // The same where what was seen may be wanted as a file: `render` decides, by the call.
    template <class T>
    void FileRoute(std::string_view method, std::string_view path,
                   std::function<Result<Seen<T>>(Call&)> handler,
                   std::function<Plain(const T&, const Call&)> render) {
        routes.push_back({method,
                          path,
                          {},
                          {},
                          [this, handler, render](Call& call, const Finish& finish,
                                                  const std::function<void(Error)>& fail) {
                              Result<Seen<T>> seen = handler(call);
                              if (!seen) return fail(std::move(seen).error());
                              office.Release(
                                  std::move(*seen), [&](const T& value) { return render(value, call); },
                                  [finish](Plain plain) { finish(std::move(plain)); });
                          }});
    }
    // A file to keep: named without anything of the person in it.
    static Plain File(std::string body, std::string type, const std::string& name) {
        return {200,
                std::move(body),
                {{"Content-Disposition", "attachment; filename=\"" + name + "\""}},
                std::move(type)};
    }

    // ---- routes about nobody

    Result<Plain> SessionAnswer(const office::SessionView& session) {
        const auto directory = office.TheDirectory();
        const bool person = session.actor.role == Role::kParticipant;
        static const Worker kPerson = [] {
            Worker w;
            w.given_name = "Deltagare";
            w.role = Role::kParticipant;
            return w;
        }();
        const Worker* worker = person ? &kPerson : directory->Find(session.actor.worker);
        if (worker == nullptr) return Fail(Code::kSignInNeeded);
        Plain plain;
        json::ObjectWriter out(plain.body);
        out({"worker"}, session.actor.worker);
        out({"name"}, person ? worker->given_name : worker->Name());
        out.Name("title");
        json::AppendString(plain.body, worker->title);
        out({"party"}, worker->party);
        out({"role"}, worker->role);
        out({"teams"}, worker->teams);
        out({"duties"}, Always<Duty>{worker->duties});
        out({"association"}, directory->association);
        out({"csrf"}, session.csrf);
        out({"draft_key"}, office.DraftKey(session.actor));
        out({"today"}, office.Today());
        out({"demo"}, office.IsDemo());
        out.Close();
        return plain;
    }

    Result<Plain> SignIn(Call& call) {
        TRY(const auto body, BodyOf<SignInBody>(call));
        TRY(const auto session,
            office.SignIn(body.username, body.password,
                          {call.request.remote, std::string(call.request.Header("user-agent")), call.token},
                          body.code));
        TRY(auto plain, SessionAnswer(session));
        plain.headers.emplace_back("Set-Cookie", cookies.SetSession(session.token, options.session_seconds));
        return plain;
    }

    Result<Plain> SignOut(Call& call) {
        office.SignOut(call.token, call.asker);
        live.Leave(call.token);
        return Plain{204, "", {{"Set-Cookie", cookies.SetSession("", 0)}, {"Clear-Site-Data", "\"cache\""}}};
    }

    Result<Plain> DemoUsers(Call&) {
        if (!office.IsDemo()) return Fail(Code::kNotFound);
        Plain plain;
        json::ObjectWriter out(plain.body);
        out({"password"}, options.demo_password);
        out({"users"}, options.demo_users);
        out.Close();
        return plain;
    }

    Result<Plain> SusReport(Call& call) {
        TRY(const Date from, DateQuery(call.request, "from"));
        TRY(const Date until, DateQuery(call.request, "until"));
        if (until <= from) return Fail(Code::kOutOfRange, "/until", {AddDays(from, 1).Text(), "senare"});
        TRY(auto report, office.SusReport(call.asker, from, until));
        return Answer(report);
    }

    // The file is the body; what it is, one DocumentAdded as an entry is sent, is in a header of its own.
    Result<Seen<office::Receipt>> AddDocument(Call& c) {
        TRY(const CaseId id, CaseOf(c));
        CHECK_OK(office.TakeUpload(c.asker, id));  // whose file it is not to send is not looked at
        TRY(const std::string key, KeyOf(c));
        TRY(const std::string about, HeaderJson(c.request.Header(kDocumentHeader)));
        TRY(const auto wishes, ParseWishes(about));
        const auto* added = std::get_if<DocumentAdded>(&wishes.front().payload);
        if (wishes.size() != 1 || added == nullptr) return Fail(Code::kRequired, "/entries");
        TRY(const Slots::Held slot, uploads.Take());
        TRY(std::string bytes, BytesOf(c.request, options.document_bytes));
        TRY(formats::CheckedDocument checked,
            formats::CheckDocument(std::move(bytes), c.request.Header("content-type"), added->file_name,
                                   options.judge_pdf ? options.judge_pdf : formats::JudgePdf));
        return office.AddDocument(
            c.asker, id, wishes.front(),
            {std::move(checked.media_type), std::make_shared<const std::string>(std::move(checked.bytes))},
            key, about);
    }

    Result<std::vector<office::ImportRow>> RowsOf(const Call& call) const {
        if (!call.request.upload) return Fail(Code::kRequired);
        std::vector<office::ImportRow> rows;
        const Date today = office.Today();
        formats::ParticipantsOptions limits;
        limits.limits.file_bytes = options.upload_bytes;
        TRY([[maybe_unused]] const auto summary,
            formats::ReadParticipants(
                call.request.upload.Path(), limits, today, {}, [&](formats::ParticipantRow&& row) {
                    rows.push_back(formats::ImportRowOf(row, today, call.asker.language));
                }));
        return rows;
    }

    // ---- the way of a request

    static Language LanguageOf(const net::Request& request) {
        const std::string_view accepted = request.Header("accept-language");
        return accepted.starts_with("en") ? Language::kEnglish : Language::kSwedish;
    }

    // None: `allowed` says which methods the path takes, if it is one.
    const Route* Find(const net::Request& request, std::vector<std::string>& values,
                      std::string& allowed) const {
        const auto parts = Parts(std::string_view(request.path).substr(kBase.size()));
        for (const Route& route : routes) {
            const auto wanted = Parts(route.path);
            if (wanted.size() != parts.size()) continue;
            std::vector<std::string> found;
            bool fits = true;
            for (std::size_t i = 0; fits && i < parts.size(); ++i) {
                if (wanted[i].starts_with('{'))
                    found.emplace_back(parts[i]);
                else
                    fits = wanted[i] == parts[i];
            }
            if (!fits) continue;
            if (route.method != request.method) {
                if (!allowed.empty()) allowed += ", ";
                allowed += route.method;
                continue;
            }
            values = std::move(found);
            return &route;
        }
        return nullptr;
    }

    static void Send(const net::Responder& responder, net::Response response) {
        AddSecurityHeaders(response);
        responder(std::move(response));
    }
    static void SendPlain(const net::Responder& responder, Plain plain) {
        net::Response response;
        response.status = plain.status;
        if (plain.status != 204) response.content_type = std::move(plain.type);
        response.headers = std::move(plain.headers);
        response.headers.emplace_back("Cache-Control", "no-store");
        response.body = std::move(plain.body);
        response.shared_body = std::move(plain.shared_body);
        Send(responder, std::move(response));
    }

    void Handle(net::Request&& request, net::Responder responder) {
        if (!request.path.starts_with(kBase) ||
            (request.path.size() > kBase.size() && request.path[kBase.size()] != '/'))
            return doors.Handle(request, responder) || scim.Handle(request, responder)
                       ? void()
                       : Page(request, responder);
        const Language language = LanguageOf(request);
        const auto refuse = [&](const Error& error) { Send(responder, Problem(error, language)); };
        std::vector<std::string> values;
        std::string allowed;
        if (request.path == std::string(kBase) + "/events") {
            if (request.method == "GET") return Events(request, responder, language);
            allowed = "GET";
        }
        const Route* route = Find(request, values, allowed);
        if (route == nullptr) {
            if (allowed.empty()) return refuse(Error{Code::kNotFound, "", {}, {}});
            net::Response response = Problem(Error{Code::kMethodNotAllowed, "", {}, {}}, language);
            response.headers.emplace_back("Allow", allowed);
            return Send(responder, std::move(response));
        }

        Call call{request, std::move(values), std::string(cookies.Session(request)), {}, {}};
        call.asker.language = language;
        call.asker.source = call.request.remote;
        call.asker.page = std::string(route->method) + " " + std::string(route->path);
        // Who changes something, signing in included, must have got our page's word for it: a foreign site
        // cannot set this header.
        const bool changes = request.method != "GET" && request.method != "HEAD";
        if (!route->open) {
            auto session = office.FindSession(call.token);
            if (!session) return refuse(session.error());
            call.session = std::move(*session);
            call.asker.actor = call.session.actor;
            call.asker.identified = !call.session.door.empty();
            if (changes && request.Header("x-csrf-token") != call.session.csrf)
                return refuse(Error{Code::kForgedRequest, "", {}, {}});
            if (AsksTooMuch(call, *route, responder)) return;
        } else if (changes && !request.Header("origin").empty()) {
            const std::string_view origin = request.Header("origin");
            if (!origin.ends_with("//" + std::string(request.Header("host"))))
                return refuse(Error{Code::kForgedRequest, "", {}, {}});
        }
        if (route->participant) {
            const CaseId about = CaseNamed(call, *route);
            const auto finish = [responder](Plain plain) { SendPlain(responder, std::move(plain)); };
            const auto fail = [&](const Error& error) {
                office.Refuse(call.asker, about, error,
                              [this, responder, error, language, asker = call.asker, about] {
                                  SendFault(responder, error, language, asker, about);
                              });
            };
            return route->participant(call, finish, fail);
        }
        auto answer = route->open ? route->open(call) : route->closed(call);
        if (!answer) return refuse(answer.error());
        SendPlain(responder, std::move(*answer));
    }

    // None: the address names no case.
    static CaseId CaseNamed(const Call& call, const Route& route) {
        if (call.path.empty() || route.path.find("/{case}") == std::string_view::npos) return {};
        return CaseId{ParseId(call.path[0]).value_or(0)};
    }

    // Refuses, before anything is looked up, what goes beyond one person's budget; then it is answered.
    bool AsksTooMuch(const Call& call, const Route& route, const net::Responder& responder) {
        const std::string_view words = call.request.Query("q");
        const auto asked = AskedBy(route.method, route.path, !words.empty());
        if (!asked) return false;
        const auto [wait, to_log] = budgets.Take(call.asker.actor.worker, *asked, words, SystemClock{}.Now());
        if (wait == 0) return false;
        const Error error{Code::kTooManyTries, "", {std::to_string(wait)}, {}};
        const auto send = [responder, error, language = call.asker.language] {
            Send(responder, Problem(error, language));
        };
        if (to_log)
            office.Refuse(call.asker, CaseNamed(call, route), error, send);
        else
            send();
        return true;
    }

    // A stale write comes back with the case as it is now, so that the screen can put both versions side by
    // side.
    void SendFault(const net::Responder& responder, const Error& error, Language language, const Asker& asker,
                   CaseId about) {
        if (error.code == Code::kStale && about) {
            if (auto current = office.Case(asker, about)) {
                office.Release(
                    std::move(*current),
                    [&](const office::CaseView& view) { return Problem(error, language, json::Write(view)); },
                    [responder](net::Response response) { Send(responder, std::move(response)); });
                return;
            }
        }
        Send(responder, Problem(error, language));
    }

    void Events(const net::Request& request, const net::Responder& responder, Language language) {
        const std::string token(cookies.Session(request));
        const auto session = office.FindSession(token);
        if (!session) return Send(responder, Problem(session.error(), language));
        net::Response guarded;
        AddSecurityHeaders(guarded);
        live.Join(token, responder.OpenEvents(std::move(guarded.headers)));
    }

    void Page(const net::Request& request, const net::Responder& responder) {
        if (!files) return Send(responder, Problem(Error{Code::kNotFound, "", {}, {}}, LanguageOf(request)));
        auto response = files->Find(request);
        // Every other address is a page of the client; what looks like a file and is not there is not.
        const bool a_page = request.path.rfind('.') == std::string::npos;
        if (!response && a_page) response = files->Find(request, "/index.html");
        if (!response)
            return Send(responder, Problem(Error{Code::kNotFound, "", {}, {}}, LanguageOf(request)));
        // What draws a PDF: a frame without an origin and without a network, and its script, which nobody but
        // that frame asks for from no origin (0038).
        if (request.path == "/pdf.html") response->headers.emplace_back("Content-Security-Policy", kPdfFrame);
        if (request.path == "/pdf.js")
            response->headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
        Send(responder, std::move(*response));
    }

    Office& office;
    const ApiOptions options;
    const Cookies cookies;
    Budgets budgets;
    // Bodies in memory at a time: files being looked through, files on their way out, packages for archives.
    Slots uploads{4}, downloads{16}, packages{1};
    std::vector<Route> routes;
    std::optional<net::StaticFiles> files;
    Live live;
    Scim scim;
    Doors doors;  // last: its threads end first
};

Api::Api(Office& office, ApiOptions options) : impl_(std::make_unique<Impl>(office, std::move(options))) {}
Api::~Api() = default;

void Api::Handle(net::Request&& request, net::Responder responder) {
    const Language language = Impl::LanguageOf(request);
    try {
        impl_->Handle(std::move(request), responder);
    } catch (const Unavailable& e) {
        log::Warn("not_now", {{"what", e.what()}});
        Impl::Send(responder, Problem(Error{Code::kUnavailable, "", {}, {}}, language));
    } catch (const std::exception& e) {
        const std::string trace = IdText(RandomIds{}.Next());
        log::Fault("request_failed", {{"trace", trace}, {"what", e.what()}});
        Impl::Send(responder, Problem(Error{Code::kInternal, "", {trace}, {}}, language));
    }
}

std::uint64_t Api::UploadBytes(const net::Request& head) const {
    if (head.method != "POST") return 0;
    const std::string base(kBase);
    const bool import = head.path == base + "/imports/participants";
    const bool document = head.path.starts_with(base + "/cases/") && head.path.ends_with("/documents");
    if ((!import && !document) || !impl_->office.FindSession(impl_->cookies.Session(head))) return 0;
    return import ? impl_->options.upload_bytes : impl_->options.document_bytes;
}

std::vector<Api::RouteInfo> Api::Routes() const {
    std::vector<RouteInfo> routes;
    for (const auto& r : impl_->routes)
        routes.push_back({std::string(r.method), std::string(r.path), static_cast<bool>(r.participant)});
    routes.push_back({"GET", "/events", true});
    return routes;
}

}  // namespace samkraft::http
