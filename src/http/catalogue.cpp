#include "http/catalogue.hpp"

#include <zlib.h>

#include <new>
#include <stdexcept>
#include <utility>

#include "base/json.hpp"
#include "domain/decide.hpp"
#include "domain/kinds.hpp"
#include "domain/provider.hpp"
#include "rules/rules.hpp"
#include "secrecy/statutes.hpp"
#include "secrecy/words.hpp"

namespace samkraft::http {
namespace {

using namespace domain;

// Calls each(writer, element) for an array of objects.
template <class Range, class F>
void Objects(std::string& body, json::ObjectWriter& out, std::string_view name, const Range& range, F each) {
    out.Name(name);
    body += '[';
    bool first = true;
    for (const auto& element : range) {
        if (!first) body += ',';
        first = false;
        json::ObjectWriter object(body);
        each(object, element);
        object.Close();
    }
    body += ']';
}

void Words(json::ObjectWriter& out, std::string_view code, std::string_view swedish,
           std::string_view english) {
    out({"code"}, code);
    out({"sv"}, swedish);
    out({"en"}, english);
}

std::vector<Role> RolesIn(RoleSet set) {
    std::vector<Role> roles;
    for (std::size_t r = 0; r < kRoleCount; ++r)
        if (set.Has(static_cast<Role>(r))) roles.push_back(static_cast<Role>(r));
    return roles;
}

std::string MakeCatalogue() {
    std::string body;
    json::ObjectWriter out(body);
    Objects(body, out, "activities", ActivityKinds(), [&](auto& o, const ActivityKind& a) {
        Words(o, a.code, a.swedish, a.english);
        o({"track"}, a.track);
        o({"needs"}, a.needs);
        o({"workplace"}, a.workplace);
        o({"step"}, a.step);
        o({"creators"}, Always<Role>{RolesIn(a.creators)});
        o({"changers"}, Always<Role>{RolesIn(a.changers)});
        o({"proposed_as"}, a.proposed_as);
        o({"categories"}, Always<Category>{{a.categories.begin(), a.categories.end()}});
        o({"asks"}, Always<ActivityField>{{a.asks.begin(), a.asks.end()}});
        o({"place_first"}, a.place_first);
        o({"max_hours"}, a.max_hours);
        Objects(body, o, "lengths", rules::RuleBook::Embedded().Versions(a.length_rule),
                [](auto& each, const rules::Rule* rule) {
                    each({"rule"}, rule->code);
                    each({"from"}, rule->from);
                    each({"until"}, rule->until);
                    each({"months"}, rule->Param("months"));
                    const rules::Text said = rules::InWords(*rule);
                    each({"sv"}, said.swedish);
                    each({"en"}, said.english);
                    each({"source"}, rule->source);
                });
        const Eligibility& for_whom = a.eligibility;
        if (for_whom.IsEmpty()) return;
        o.Name("eligibility");
        json::ObjectWriter each(body);
        if (for_whom.min_age > 0) each({"min_age"}, for_whom.min_age);
        if (for_whom.max_age > 0) each({"max_age"}, for_whom.max_age);
        each({"registered"}, for_whom.registered);
        each({"sv"}, for_whom.swedish);
        each({"en"}, for_whom.english);
        each({"source"}, for_whom.source);
        each.Close();
    });
    Objects(body, out, "methods", Methods(),
            [](auto& o, const Method& m) { Words(o, m.code, m.swedish, m.english); });
    Objects(body, out, "questions", Questions(), [](auto& o, const Question& q) {
        Words(o, q.code, q.swedish, q.english);
        o({"section"}, q.section);
    });
    Objects(body, out, "competences", Competences(),
            [](auto& o, const Competence& c) { Words(o, c.code, c.swedish, c.english); });
    Objects(body, out, "onboarding", OnboardingSteps(),
            [](auto& o, const OnboardingStep& s) { Words(o, s.code, s.swedish, s.english); });
    std::vector<Party> parties;
    for (std::size_t i = 1; i < kPartyCount; ++i) parties.push_back(static_cast<Party>(i));
    Objects(body, out, "parties", parties, [](auto& o, Party p) {
        Words(o, NameOf(p), secrecy::PartyName(p, Language::kSwedish),
              secrecy::PartyName(p, Language::kEnglish));
    });
    std::vector<Category> categories;
    for (std::size_t i = 1; i < kCategoryCount; ++i) categories.push_back(static_cast<Category>(i));
    Objects(body, out, "categories", categories, [](auto& o, Category c) {
        Words(o, NameOf(c), secrecy::CategoryName(c, Language::kSwedish),
              secrecy::CategoryName(c, Language::kEnglish));
        std::vector<Party> owners;
        for (std::size_t i = 1; i < kPartyCount; ++i)
            if (MayOwn(static_cast<Party>(i), c)) owners.push_back(static_cast<Party>(i));
        o({"owners"}, Always<Party>{owners});
    });
    Objects(body, out, "statutes", secrecy::Statutes(), [&](auto& o, const secrecy::Statute& s) {
        Words(o, s.code, s.swedish, s.english);
        o({"from"}, s.from);
        o({"to"}, s.to);
        std::vector<Category> reached;
        for (std::size_t i = 1; i < kCategoryCount; ++i)
            if (s.categories.test(i)) reached.push_back(static_cast<Category>(i));
        o({"categories"}, Always<Category>{reached});
        Objects(body, o, "data", s.data, [](auto& each, const secrecy::Datum& d) {
            each({"sv"}, d.swedish);
            each({"en"}, d.english);
        });
        o({"begins"}, LocalDate(s.begins));
        if (s.ends != kForever) o({"ends"}, LocalDate(s.ends));
    });
    std::vector<Matter> matters;
    for (std::size_t i = 0; i < Names(Matter{}).size(); ++i) matters.push_back(static_cast<Matter>(i));
    Objects(body, out, "deciders", matters, [](auto& o, Matter m) {
        o({"matter"}, m);
        o({"role"}, Decides(m));
    });
    std::vector<Kind> kinds;
    for (std::size_t i = 0; i < kKindCount; ++i) kinds.push_back(static_cast<Kind>(i));
    Objects(body, out, "kinds", kinds, [](auto& o, Kind k) {
        const KindInfo& info = Info(k);
        o({"kind"}, k);
        o({"writers"}, Always<Role>{RolesIn(info.writers)});
        o({"categories"}, Always<Category>{{info.categories.begin(), info.categories.end()}});
        o({"topic"}, info.topic);
    });
    const std::vector<ConsentForm> forms{ConsentForm::kSharing, ConsentForm::kHealth,
                                         ConsentForm::kEvaluation};
    Objects(body, out, "forms", forms, [&](auto& o, ConsentForm form) {
        o({"form"}, form);
        o({"provisions"}, Always<ConsentAsked>{FormProvisions(form, parties)});
    });
    out.Close();
    return body;
}

std::string Gzip(const std::string& plain) {
    constexpr int kGzipWindow = 15 + 16, kMemory = 8;  // zlib.h: 16 more, and it is gzip's form
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        throw std::bad_alloc();
    std::string packed(deflateBound(&stream, plain.size()), '\0');
    std::string bytes = plain;  // zlib takes what it may not write to as what it may
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int ended = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (ended != Z_STREAM_END) throw std::logic_error("the catalogue does not go into what zlib asked for");
    return packed;
}

}  // namespace

const Catalogue& TheCatalogue() {
    static const Catalogue catalogue = [] {
        std::string json = MakeCatalogue();
        auto gzip = std::make_shared<const std::string>(Gzip(json));
        return Catalogue{std::make_shared<const std::string>(std::move(json)), std::move(gzip)};
    }();
    return catalogue;
}

std::string ConsentTextsJson(const Directory& directory) {
    std::string body;
    json::ObjectWriter out(body);
    Objects(body, out, "texts", directory.consent_texts, [&](auto& o, const ConsentText& t) {
        ConsentText::Fields(t, o);
        o({"in_use"}, directory.InUse(t));
    });
    out.Close();
    return body;
}

std::string DirectoryJson(const Directory& directory) {
    std::string body;
    json::ObjectWriter out(body);
    out({"association"}, directory.association);
    out({"teams"}, Always<Team>{directory.teams});
    std::vector<const ConsentText*> texts;
    for (const ConsentText& text : directory.consent_texts)
        if (directory.InUse(text)) texts.push_back(&text);
    Objects(body, out, "consent_texts", texts, [](auto& o, const ConsentText* t) {
        o({"form"}, t->form);
        o({"language"}, t->language);
        o({"version"}, t->version);
        o({"unreviewed"}, t->unreviewed);
    });
    Objects(body, out, "workers", directory.workers, [](auto& o, const Worker& w) {
        o({"id"}, w.id);
        o({"name"}, w.Name());
        o({"title"}, w.title);
        o({"party"}, w.party);
        o({"role"}, w.role);
        o({"teams"}, w.teams);
        o({"competences"}, w.competences);
        o({"phone"}, w.phone);
        o({"until"}, w.until);
        o({"duties"}, w.duties);
    });
    out.Close();
    return body;
}

}  // namespace samkraft::http
