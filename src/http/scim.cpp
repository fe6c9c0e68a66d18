#include "http/scim.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "base/json.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "http/problem.hpp"
#include "http/scim_reading.hpp"
#include "oidc/jwt.hpp"

namespace samkraft::http {
namespace {

using namespace domain;
using namespace scim;
using json::Element;

constexpr std::string_view kBase = "/scim/v2";
constexpr std::string_view kGroup = "urn:ietf:params:scim:schemas:core:2.0:Group";
constexpr int kMostInAList = 200;

struct Reply {
    int status = 200;
    std::string body;
    std::string location = {};
};
tl::unexpected<Fault> NotThere() { return Wrong("", "There is no such resource.", 404); }

bool IsActive(const Worker& worker, Date today) { return !worker.until || worker.until >= today; }

// ---- out

void WriteUser(std::string& out, const Worker& worker, const Directory& directory, Date today) {
    json::ObjectWriter user(out);
    user({"schemas"}, std::vector<std::string>{std::string(kUser), std::string(kOwn)});
    user({"id"}, worker.id);
    user({"externalId"}, worker.external_id);
    user({"userName"}, worker.username);
    user.Name("name");
    json::ObjectWriter name(out);
    name({"formatted"}, worker.Name());
    name({"givenName"}, worker.given_name);
    name({"familyName"}, worker.family_name);
    name.Close();
    user({"displayName"}, worker.Name());
    user({"title"}, worker.title);
    user({"active"}, IsActive(worker, today));
    user.Name("roles");
    out += R"([{"value":")" + std::string(NameOf(worker.role)) + R"(","primary":true}])";
    user.Name("groups");
    out += '[';
    for (const TeamId id : worker.teams) {
        if (out.back() != '[') out += ',';
        json::ObjectWriter group(out);
        group({"value"}, id);
        if (const Team* team = directory.Find(id)) group({"display"}, team->name);
        group.Close();
    }
    out += ']';
    if (worker.until) {
        user.Name(kOwn);
        out += R"({"until":")" + worker.until.Text() + "\"}";
    }
    user.Name("meta");
    out +=
        R"({"resourceType":"User","location":")" + std::string(kBase) + "/Users/" + worker.id.Text() + "\"}";
    user.Close();
}

void WriteGroup(std::string& out, const Team& team, const std::vector<const Worker*>& members) {
    json::ObjectWriter group(out);
    group({"schemas"}, std::vector<std::string>{std::string(kGroup)});
    group({"id"}, team.id);
    group({"displayName"}, team.name);
    group.Name("members");
    out += '[';
    for (const Worker* worker : members) {
        if (out.back() != '[') out += ',';
        json::ObjectWriter member(out);
        member({"value"}, worker->id);
        member({"display"}, worker->Name());
        member.Close();
    }
    out += ']';
    group.Name("meta");
    out +=
        R"({"resourceType":"Group","location":")" + std::string(kBase) + "/Groups/" + team.id.Text() + "\"}";
    group.Close();
}

std::string Config() {
    const auto no = [](std::string_view what) {
        return ",\"" + std::string(what) + R"(":{"supported":false})";
    };
    return R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],"patch":{"supported":true})"
           R"(,"bulk":{"supported":false,"maxOperations":0,"maxPayloadSize":0})"
           R"(,"filter":{"supported":true,"maxResults":200})" +
           no("changePassword") + no("sort") + no("etag") +
           R"(,"authenticationSchemes":[{"type":"oauthbearertoken","name":"Bearer token","description":"A token of the party's own","primary":true}]})";
}

std::string ListOf(const std::vector<std::string>& resources, int start, std::size_t total) {
    std::string out = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":)" +
                      std::to_string(total) + ",\"startIndex\":" + std::to_string(start) +
                      ",\"itemsPerPage\":" + std::to_string(resources.size()) + ",\"Resources\":[";
    for (const std::string& one : resources) {
        if (&one != &resources.front()) out += ',';
        out += one;
    }
    return out + "]}";
}

std::string ResourceTypes() {
    const auto type = [](std::string_view name, std::string_view schema, std::string_view more) {
        return R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],"id":")" +
               std::string(name) + R"(","name":")" + std::string(name) + R"(","endpoint":"/)" +
               std::string(name) + R"(s","schema":")" + std::string(schema) + "\"" + std::string(more) + "}";
    };
    const std::string own =
        R"(,"schemaExtensions":[{"schema":")" + std::string(kOwn) + R"(","required":false}])";
    return ListOf({type("User", kUser, own), type("Group", kGroup, "")}, 1, 2);
}

std::string Schemas() {
    const auto attribute = [](std::string_view name, std::string_view type, bool required,
                              std::string_view mutability, bool many = false,
                              std::string_view returned = "default") {
        return R"({"name":")" + std::string(name) + R"(","type":")" + std::string(type) +
               R"(","multiValued":)" + (many ? "true" : "false") + R"(,"required":)" +
               (required ? "true" : "false") + R"(,"mutability":")" + std::string(mutability) +
               R"(","returned":")" + std::string(returned) + "\"}";
    };
    const auto schema = [](std::string_view id, std::string_view name, const std::string& attributes) {
        return R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Schema"],"id":")" + std::string(id) +
               R"(","name":")" + std::string(name) + R"(","attributes":[)" + attributes + "]}";
    };
    return ListOf({schema(kUser, "User",
                          attribute("userName", "string", true, "immutable") + "," +
                              attribute("name", "complex", true, "readWrite") + "," +
                              attribute("displayName", "string", false, "readOnly") + "," +
                              attribute("title", "string", false, "readWrite") + "," +
                              attribute("active", "boolean", false, "readWrite") + "," +
                              attribute("addresses", "complex", false, "writeOnly", true, "never") + "," +
                              attribute("roles", "complex", true, "readWrite", true) + "," +
                              attribute("groups", "complex", false, "readOnly", true)),
                   schema(kGroup, "Group",
                          attribute("displayName", "string", true, "readOnly") + "," +
                              attribute("members", "complex", false, "readWrite", true)),
                   schema(kOwn, "Last day", attribute("until", "string", false, "readWrite"))},
                  1, 3);
}

// One request of one client.
class Turn {
  public:
    Turn(office::Office& office, const ScimSettings& client, const net::Request& request)
        : office_(office), client_(client), request_(request), directory_(office.TheDirectory()) {}

    Outcome<Reply> Run(std::string_view kind, std::string_view id) {
        const std::string& method = request_.method;
        if (method == "GET" && id.empty()) {
            if (kind == "ServiceProviderConfig") return Reply{200, Config()};
            if (kind == "ResourceTypes") return Reply{200, ResourceTypes()};
            if (kind == "Schemas") return Reply{200, Schemas()};
        }
        if (kind == "Users") {
            if (id.empty()) {
                if (method == "GET") return ListUsers();
                if (method == "POST") return AddUser();
            } else {
                const Worker* worker = UserBy(id);
                if (worker == nullptr) return NotThere();
                if (method == "GET") return ShowUser(*worker, 200);
                if (method == "PUT") return ReplaceUser(*worker);
                if (method == "PATCH") return PatchUser(*worker);
                if (method == "DELETE") return RemoveUser(*worker);
            }
            return Wrong("", "That cannot be done here.", 405);
        }
        if (kind == "Groups") {
            if (id.empty())
                return method == "GET" ? ListGroups() : Wrong("", "Teams are the association's own.", 403);
            const auto team = ParseId(id);
            const Team* found = team ? directory_->Find(TeamId{*team}) : nullptr;
            if (found == nullptr) return NotThere();
            if (method == "GET") return ShowGroup(*found);
            if (method == "PATCH") return PatchGroup(*found);
            return Wrong("", "Teams are the association's own. Members are changed with PATCH.", 403);
        }
        return NotThere();
    }

  private:
    [[nodiscard]] bool Mine(const Worker& worker) const {
        return worker.party == client_.party && !worker.removed;
    }
    [[nodiscard]] const Worker* UserBy(std::string_view text) const {
        const auto id = ParseId(text);
        const Worker* worker = id ? directory_->Find(WorkerId{*id}) : nullptr;
        return worker != nullptr && Mine(*worker) ? worker : nullptr;
    }
    Outcome<Element> Body() const {
        const std::string_view type = request_.Header("content-type");
        const std::string_view plain = text::Trim(type.substr(0, type.find(';')));
        if (plain != "application/scim+json" && plain != "application/json")
            return Wrong("", "Send application/scim+json.", 415);
        const auto document = json::Document(request_.body);
        if (!document || !document->is_object()) return Wrong("invalidSyntax", "The body is no JSON object.");
        return *document;
    }

    // ---- users

    Outcome<Reply> ListUsers() {
        TRY(const Filter filter, FilterOf(request_.Query("filter")));
        const std::string& by = filter.attribute;
        if (!by.empty() && by != "username" && by != "externalid" && by != "id")
            return Wrong("invalidFilter", "Users are found by userName, externalId or id.");
        return List<Worker>(
            directory_->workers,
            [&](const Worker& w) {
                return Mine(w) && (by.empty() ||
                                   (by == "username" && text::Fold(w.username) == text::Fold(filter.value)) ||
                                   (by == "externalid" && w.external_id == filter.value) ||
                                   (by == "id" && w.id.Text() == filter.value));
            },
            [&](std::string& out, const Worker& w) { WriteUser(out, w, *directory_, office_.Today()); });
    }
    template <class T>
    Outcome<Reply> List(const std::vector<T>& all, const std::function<bool(const T&)>& fits,
                        const std::function<void(std::string&, const T&)>& write) {
        TRY(const int start, NumberIn(request_.Query("startIndex"), 1, 1, 1'000'000));
        TRY(const int count, NumberIn(request_.Query("count"), kMostInAList, 0, kMostInAList));
        std::vector<std::string> resources;
        std::size_t total = 0;
        for (const T& one : all) {
            if (!fits(one)) continue;
            if (++total < static_cast<std::size_t>(start) ||
                resources.size() == static_cast<std::size_t>(count))
                continue;
            write(resources.emplace_back(), one);
        }
        return Reply{200, ListOf(resources, start, total)};
    }
    Outcome<Reply> ShowUser(const Worker& worker, int status) {
        Reply reply{status, {}};
        WriteUser(reply.body, worker, *office_.TheDirectory(), office_.Today());
        if (status == 201) reply.location = std::string(kBase) + "/Users/" + worker.id.Text();
        return reply;
    }
    Outcome<Reply> AddUser() {
        TRY(const Element body, Body());
        Wanted wanted;
        UserReader reader(client_.roles, wanted);
        TRY([[maybe_unused]] const bool read, Done(reader.SetAll(body)));
        if (!reader.HasRole()) return Wrong("invalidValue", "A user needs one role.");
        const std::string name = text::Fold(wanted.worker.username);
        for (const Worker& w : directory_->workers)
            if (!w.removed && text::Fold(w.username) == name)
                return Wrong("uniqueness", "The userName is taken.", 409);
        wanted.worker.id = WorkerId{RandomIds{}.Next()};
        wanted.worker.party = client_.party;
        return Store({}, std::move(wanted), 201);
    }
    Outcome<Reply> ReplaceUser(const Worker& before) {
        TRY(const Element body, Body());
        Wanted wanted;
        wanted.worker = before;
        wanted.worker.title.clear();
        wanted.worker.external_id.clear();
        wanted.home = "";
        wanted.worker.until = {};
        UserReader reader(client_.roles, wanted);
        TRY([[maybe_unused]] const bool read, Done(reader.SetAll(body)));
        return Store(before, std::move(wanted), 200);
    }
    Outcome<Reply> PatchUser(const Worker& before) {
        TRY(const Element body, Body());
        Wanted wanted;
        wanted.worker = before;
        wanted.active = IsActive(before, office_.Today());
        UserReader reader(client_.roles, wanted);
        TRY([[maybe_unused]] const bool read,
            Operations(body,
                       [&](const std::string& act, const std::string& path,
                           const std::optional<Element>& value) -> Outcome<void> {
                           if (act == "remove") return reader.Remove(path);
                           if (!value) return Wrong("invalidValue", "A value is wanted.");
                           return path.empty() ? reader.SetAll(*value) : reader.Set(path, *value);
                       }));
        return Store(before, std::move(wanted), 200);
    }
    Outcome<Reply> RemoveUser(const Worker& before) {
        Worker gone = before;
        gone.removed = true;
        gone.username = "removed-" + gone.id.Text();  // free for somebody else, who is somebody else
        gone.until = AddDays(office_.Today(), -1);
        if (!office_.AddWorker(gone, "")) return Wrong("", "Not now. Try again.", 503);
        office_.RemoveIdentities(gone.id);
        Log("removed", gone);
        return Reply{204, {}};
    }
    Outcome<Reply> Store(const std::optional<Worker>& before, Wanted wanted, int status) {
        Worker& worker = wanted.worker;
        // What holds no street, number and postal code is none: a system of users has homes of all kinds.
        if (wanted.home) worker.home_hash = office_.HomeHash(client_.party, *wanted.home).value_or("");
        if (before && worker.username != before->username)
            return Wrong("mutability", "The userName stays as it is.");
        if (worker.username.empty() || worker.given_name.empty() || worker.family_name.empty())
            return Wrong("invalidValue", "userName, name.givenName and name.familyName are wanted.");
        // Whoever is not active has left, at the latest yesterday; whoever is has not.
        const Date yesterday = AddDays(office_.Today(), -1);
        if (!wanted.active && IsActive(worker, office_.Today())) worker.until = yesterday;
        if (wanted.active && !IsActive(worker, office_.Today())) {
            // A last day that has passed, sent now, means what it says.
            const bool said = !before || before->until != worker.until;
            if (!said) worker.until = {};
        }
        const auto name_of = [&](const Worker& w) {
            return client_.by_external_id ? w.external_id : w.username;
        };
        if (!client_.door.empty()) {
            if (before && name_of(*before) != name_of(worker))
                office_.RemoveIdentity(client_.door, name_of(*before));
            if (!name_of(worker).empty() && !office_.AddIdentity(worker.id, client_.door, name_of(worker)))
                return Wrong("uniqueness", "Another worker signs in under that name.", 409);
        }
        if (!office_.AddWorker(worker, "")) return Wrong("", "Not now. Try again.", 503);
        Log(before ? "changed" : "added", worker);
        return ShowUser(worker, status);
    }
    void Log(const char* what, const Worker& worker) const {
        log::Info("scim", {{"client", client_.name}, {"user", worker.id.Text()}, {"what", what}});
    }

    // ---- groups

    [[nodiscard]] std::vector<const Worker*> MembersOf(const Directory& directory, TeamId team) const {
        std::vector<const Worker*> members;
        for (const Worker& w : directory.workers)
            if (Mine(w) && directory.InTeam(w.id, team)) members.push_back(&w);
        return members;
    }
    Outcome<Reply> ListGroups() {
        TRY(const Filter filter, FilterOf(request_.Query("filter")));
        const std::string& by = filter.attribute;
        if (!by.empty() && by != "displayname" && by != "id")
            return Wrong("invalidFilter", "Groups are found by displayName or id.");
        return List<Team>(
            directory_->teams,
            [&](const Team& t) {
                return by.empty() ||
                       (by == "displayname" && text::Fold(t.name) == text::Fold(filter.value)) ||
                       (by == "id" && t.id.Text() == filter.value);
            },
            [&](std::string& out, const Team& t) { WriteGroup(out, t, MembersOf(*directory_, t.id)); });
    }
    Outcome<Reply> ShowGroup(const Team& team) {
        const auto directory = office_.TheDirectory();
        Reply reply;
        WriteGroup(reply.body, team, MembersOf(*directory, team.id));
        return reply;
    }
    Outcome<Reply> PatchGroup(const Team& team) {
        TRY(const Element body, Body());
        std::set<WorkerId> before, after;
        for (const Worker* w : MembersOf(*directory_, team.id)) before.insert(w->id);
        after = before;
        TRY([[maybe_unused]] const bool read,
            Operations(body,
                       [&](const std::string& act, const std::string& path,
                           const std::optional<Element>& value) -> Outcome<void> {
                           constexpr std::string_view kOne = "members[value eq \"";
                           if (path.starts_with(kOne) && path.ends_with("\"]") && act == "remove") {
                               std::string id = path.substr(kOne.size(), path.size() - kOne.size() - 2);
                               for (char& c : id)  // paths are in lower case here, identities are not
                                   if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
                               if (const auto one = ParseId(id)) after.erase(WorkerId{*one});
                               return {};
                           }
                           if (!path.empty() && path != "members")
                               return Wrong("mutability", "Only members can be changed.");
                           const auto listed = path.empty() && value ? Member(*value, "members") : value;
                           if (!listed && act == "remove") return after.clear(), Outcome<void>();
                           simdjson::dom::array members;
                           if (!listed || listed->get(members) != simdjson::SUCCESS)
                               return Wrong("invalidValue", "“members” is a list.");
                           if (act == "replace") after.clear();
                           for (const Element one : members) {
                               const auto of = Member(one, "value");
                               const auto id = of ? TextOf(*of, 40) : std::nullopt;
                               const Worker* worker = id ? UserBy(*id) : nullptr;
                               if (worker == nullptr)
                                   return Wrong("invalidValue", "A member is one of your users, by id.");
                               if (act == "remove")
                                   after.erase(worker->id);
                               else
                                   after.insert(worker->id);
                           }
                           return {};
                       }));
        for (const Worker& one : directory_->workers) {
            const bool was = before.contains(one.id), is = after.contains(one.id);
            if (was == is) continue;
            Worker changed = one;
            if (is)
                changed.teams.push_back(team.id);
            else
                std::erase(changed.teams, team.id);
            if (changed.teams.size() > 20) return Wrong("invalidValue", "A user is in twenty teams at most.");
            if (!office_.AddWorker(changed, "")) return Wrong("", "Not now. Try again.", 503);
            Log("changed", changed);
        }
        return ShowGroup(team);
    }

    static Outcome<bool> Done(const Outcome<void>& done) {
        if (!done) return tl::unexpected(done.error());
        return true;
    }

    office::Office& office_;
    const ScimSettings& client_;
    const net::Request& request_;
    std::shared_ptr<const Directory> directory_;
};

void Send(const net::Responder& responder, int status, std::string body, net::Pairs headers = {}) {
    net::Response response;
    response.status = status;
    if (status != 204) response.content_type = "application/scim+json";
    response.headers = std::move(headers);
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body = std::move(body);
    AddSecurityHeaders(response);
    responder(std::move(response));
}
void SendFault(const net::Responder& responder, const Fault& fault, net::Pairs headers = {}) {
    std::string body;
    json::ObjectWriter out(body);
    out({"schemas"}, std::vector<std::string>{"urn:ietf:params:scim:api:messages:2.0:Error"});
    out({"scimType"}, fault.type);
    out({"detail"}, fault.detail);
    out({"status"}, std::to_string(fault.status));
    out.Close();
    Send(responder, fault.status, std::move(body), std::move(headers));
}

}  // namespace

Scim::Scim(office::Office& office, std::vector<ScimSettings> clients)
    : office_(office), clients_(std::move(clients)) {}

bool Scim::Handle(const net::Request& request, const net::Responder& responder) {
    std::string_view rest = request.path;
    if (!rest.starts_with(kBase) || (rest.size() > kBase.size() && rest[kBase.size()] != '/') ||
        clients_.empty())
        return false;
    rest.remove_prefix(std::min(rest.size(), kBase.size() + 1));
    constexpr std::string_view kBearer = "bearer ";
    const std::string_view said = request.Header("authorization");
    const ScimSettings* client = nullptr;
    if (Lower(said.substr(0, kBearer.size())) == kBearer) {
        // Hashes are compared, each of them whole: what they take says nothing of the token.
        const std::string hash = oidc::Sha256(said.substr(kBearer.size()));
        for (const ScimSettings& one : clients_)
            if (oidc::SameBytes(hash, one.token_hash)) client = &one;
    }
    if (client == nullptr) {
        log::Warn("scim_refused", {{"from", request.remote}});
        SendFault(responder, {401, "", "A bearer token is wanted."}, {{"WWW-Authenticate", "Bearer"}});
        return true;
    }
    const auto slash = rest.find('/');
    const std::string_view kind = rest.substr(0, slash);
    const std::string_view id = slash == std::string_view::npos ? "" : rest.substr(slash + 1);
    const std::lock_guard lock(changing_);
    const auto reply = Turn(office_, *client, request).Run(kind, id);
    if (!reply) {
        SendFault(responder, reply.error());
        return true;
    }
    net::Pairs headers;
    if (!reply->location.empty()) headers.emplace_back("Location", reply->location);
    Send(responder, reply->status, reply->body, std::move(headers));
    return true;
}

}  // namespace samkraft::http
