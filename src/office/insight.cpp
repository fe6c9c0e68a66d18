#include "office/insight.hpp"

#include <algorithm>
#include <set>

#include "domain/decide.hpp"
#include "domain/kinds.hpp"
#include "journal/bases.hpp"
#include "secrecy/words.hpp"

namespace samkraft::office {
namespace {

using secrecy::Readership;
using secrecy::Reading;

bool WorksForParty(const secrecy::Actor& actor) {
    return secrecy::ColumnOf(actor.role) == secrecy::OwnColumn(actor.party);
}

// Whether those who have the party's cases may write of the category, whatever is written in this one.
bool MayHold(Party party, Category category) {
    if (!MayOwn(party, category)) return false;
    const Role role = secrecy::HomeRole(party);
    for (std::size_t k = 0; k < kKindCount; ++k) {
        const KindInfo& info = Info(static_cast<Kind>(k));
        if (info.writers.Has(role) && std::ranges::count(info.categories, category) > 0) return true;
    }
    return false;
}

}  // namespace

Insight::Insight(const secrecy::Actor& actor, Language language, SeenCase opened, const Directory& directory,
                 Instant now)
    : actor_(actor), language_(language), bases_(opened.bases), decisions_(opened.decisions), now_(now) {
    std::vector<Entry> governing;
    for (const Entry& e : opened.seen)
        if (journal::Governs(KindOf(e.head))) governing.push_back(e);
    known_ = journal::BasesOf(governing, directory);
    AddOwnParty();
    FindReaders();
    for (const Consent& c : Fold(std::move(opened.seen)).consents)
        if (c.status == ConsentStatus::kAsked) asked_.push_back(c.asked);
}

ReadersView Insight::Matrix() const {
    ReadersView view;
    for (const Readership& r : readers_) view.readers.rows.push_back(ViewOf(r));
    std::vector<Reading> readings;
    readings.reserve(readers_.size());
    for (const Readership& r : readers_) readings.push_back(ReadingOf(r));
    std::set<std::pair<Party, Category>> seen;
    for (const auto& [head, d] : decisions_)
        if (head.named.Bits() == 0) seen.emplace(head.owner, head.category);
    std::vector<Party> owners;
    for (std::size_t p = 1; p < kPartyCount; ++p)
        if (parties_.Has(static_cast<Party>(p))) owners.push_back(static_cast<Party>(p));
    std::ranges::stable_partition(owners, [&](Party p) { return p == actor_.party; });
    for (const Party owner : owners) {
        ReadersOwner& out = view.owners.rows.emplace_back();
        out.party = owner;
        for (std::size_t c = 1; c < kCategoryCount; ++c) {
            const auto category = static_cast<Category>(c);
            if (!MayHold(owner, category)) continue;
            ReadersRow& row = out.rows.rows.emplace_back();
            row.category = category;
            row.seen = seen.contains({owner, category});
            EntryHead head;
            head.owner = owner;
            head.category = category;
            for (const Reading& reading : readings) {
                const secrecy::Standing standing = reading.To(owner, category);
                StandingView& cell = row.cells.rows.emplace_back(Told(reading.Who(), standing, head, {}));
                if (row.seen) cell.singles = SinglesOf(reading, owner, category, standing);
            }
        }
    }
    view.assignment = secrecy::ExplainAssignment(bases_, actor_, now_, language_);
    return view;
}

Audience Insight::AudienceOf(const EntryHead& head, const Worker* colleague) const {
    Audience audience;
    audience.owner = head.owner;
    audience.category = head.category;
    audience.topic = head.topic;
    if (colleague != nullptr) {
        audience.readers.rows.push_back(LineOf(head, *colleague));
        return audience;
    }
    for (const Readership& r : readers_)
        audience.readers.rows.push_back({ViewOf(r), Told(r, ReadingOf(r).To(head), head, {})});
    return audience;
}

const EntryHead* Insight::Find(ItemId item) const {
    const EntryHead* found = nullptr;
    for (const auto& [head, d] : decisions_)
        if (head.item == item) found = &head;
    return found;
}

void Insight::AddOwnParty() {
    const auto own = [&](const auto& each) { return each.party == actor_.party; };
    std::erase_if(known_.assignments, own);
    std::erase_if(known_.engagements, own);
    for (const secrecy::Assignment& a : bases_.assignments)
        if (own(a)) known_.assignments.push_back(a);
    for (const secrecy::Engagement& e : bases_.engagements)
        if (own(e)) known_.engagements.push_back(e);
    const bool protection = std::ranges::any_of(decisions_, [](const auto& shown) {
        return shown.second.reason == secrecy::Reason::kProtected ||
               shown.first.category == Category::kProtectedIdentity;
    });
    known_.protection = protection ? bases_.protection : Protection::kNone;
    known_.named_officers = protection ? bases_.named_officers : std::vector<WorkerId>{};
}

void Insight::FindReaders() {
    std::set<Readership> roles;
    const auto meet = [&](Party party, std::optional<Role> role) {
        if (party != Party::kNone) parties_.Add(party);
        if (role && secrecy::ColumnOf(*role) != secrecy::OwnColumn(party))
            roles.insert({Party::kNone, *role});  // reads for the project
        else if (role && *role != secrecy::HomeRole(party))
            roles.insert({party, *role});
    };
    if (WorksForParty(actor_)) meet(actor_.party, actor_.role);
    for (const auto& [head, d] : decisions_) meet(head.owner, std::nullopt);
    for (const secrecy::Provision& p : known_.provisions) meet(p.from, {}), meet(p.to, p.to_role);
    for (const secrecy::Disclosure& d : known_.disclosures) meet(d.owner, {}), meet(d.to, d.to_role);
    for (const secrecy::Assignment& a : known_.assignments)
        if (secrecy::HomeRole(a.party) != Role::kOperator) meet(a.party, {});
    for (const secrecy::Engagement& e : known_.engagements) meet(e.party, {});
    const Readership me = Mine();
    readers_.push_back(me);
    for (std::size_t p = 1; p < kPartyCount; ++p) {
        const auto party = static_cast<Party>(p);
        if (parties_.Has(party)) Meet({party, secrecy::HomeRole(party)});
    }
    for (const Readership& r : roles) Meet(r);
    Meet({Party::kNone, Role::kParticipant});
}

void Insight::Meet(const Readership& reader) {
    const bool reads = secrecy::ColumnOf(reader.role).has_value();
    if (reads && std::ranges::count(readers_, reader) == 0) readers_.push_back(reader);
}

Readership Insight::Mine() const {
    return {WorksForParty(actor_) ? actor_.party : Party::kNone, actor_.role};
}

Reading Insight::ReadingOf(const Readership& reader) const {
    if (reader == Mine()) return {bases_, reader, now_, &actor_};
    return {known_, reader, now_};
}

ReaderView Insight::ViewOf(const Readership& r) const {
    return {r.party, r.role, {}, r == Mine(), secrecy::ReaderName(r, language_)};
}

bool Insight::KnowsOf(const Readership& reader, const EntryHead& head) const {
    if (reader == Mine() || reader.role == Role::kParticipant || actor_.role == Role::kParticipant)
        return true;
    if (secrecy::ColumnOf(reader.role) == secrecy::OwnColumn(head.owner)) return true;
    return head.named.Bits() != 0 || (WorksForParty(actor_) && head.owner == actor_.party);
}

StandingView Insight::Told(const Readership& reader, const secrecy::Standing& standing, const EntryHead& head,
                           const std::string& name) const {
    const secrecy::Ground& ground = standing.ground;
    const secrecy::Decision& d = ground.decision;
    const Language language = language_;
    StandingView out;
    const bool nothing = d.level == Level::kNone;
    const bool unsure = standing.if_own_case && reader != Mine();
    if (unsure || (nothing && !KnowsOf(reader, head))) {
        out.text = secrecy::ExplainUnknown(reader, head, unsure, language);
    } else {
        out.level = d.level;
        if (d.level == Level::kLimited) out.slice = d.slice;
        out.reason = NameOf(d.reason);
        out.provision = d.provision;
        if (ground.statute != nullptr) out.statute = ground.statute->code;
        if (!nothing && ground.until != kForever) out.until = LocalDate(AddSeconds(ground.until, -1));
        for (std::size_t t = 1; standing.topics.Bits() != 0 && t < kTopicCount; ++t)
            if (standing.topics.Has(static_cast<Topic>(t))) out.topics.push_back(static_cast<Topic>(t));
        out.text = reader == Mine() && name.empty()
                       ? secrecy::Explain(ground, head, language)
                       : secrecy::ExplainOf(reader, name, ground, head, language);
    }
    if (reader.role == Role::kParticipant) return out;
    for (const secrecy::Way& way : standing.ways)
        out.ways.push_back({way.basis, way.level,
                            std::string(way.statute != nullptr ? way.statute->code : std::string_view{}),
                            way.basis == BasisKind::kConsent ? AskedFor(reader, head) : ItemId{}});
    if (d.level != Level::kFull)
        out.needs =
            secrecy::ExplainWays(reader, head, standing.ways, out.level.value_or(Level::kNone), language);
    return out;
}

ItemId Insight::AskedFor(const Readership& reader, const EntryHead& head) const {
    for (const auto& asked : asked_) {
        const bool to = std::ranges::count(asked.to, reader.party) > 0 &&
                        (!asked.to_role || *asked.to_role == reader.role);
        if (asked.from == head.owner && to && std::ranges::count(asked.categories, head.category) > 0)
            return asked.about.item;
    }
    return {};
}

std::optional<std::int32_t> Insight::SinglesOf(const Reading& reading, Party owner, Category category,
                                               const secrecy::Standing& standing) const {
    if (standing.ground.decision.level == Level::kFull && standing.topics.Bits() == 0) return std::nullopt;
    std::set<ItemId> items;
    for (const auto& [head, d] : decisions_) {
        if (head.owner != owner || head.category != category || head.named.Bits() != 0) continue;
        EntryHead as_class = head;
        as_class.item = {};
        if (reading.Decide(head).level > reading.Decide(as_class).level) items.insert(head.item);
    }
    if (items.empty()) return std::nullopt;
    return static_cast<std::int32_t>(items.size());
}

AudienceLine Insight::LineOf(const EntryHead& head, const Worker& colleague) const {
    const secrecy::Actor actor{actor_.association, colleague.id, colleague.party, colleague.role,
                               colleague.teams};
    const bool project = OfTheProject(colleague.role);
    const Readership role{project ? Party::kNone : colleague.party, colleague.role};
    const bool me = colleague.id == actor_.worker;
    ReaderView who{colleague.party, colleague.role, colleague.id, me, colleague.Name()};
    if (me) return {std::move(who), Told(Mine(), ReadingOf(Mine()).To(head), head, {})};
    const Reading reading(known_, role, now_, &actor);
    secrecy::Standing standing = reading.To(head);
    const bool open_question =
        standing.ground.decision.reason == secrecy::Reason::kNotAssigned && colleague.party != actor_.party;
    if (!open_question) return {std::move(who), Told(role, standing, head, colleague.Name())};
    StandingView told = Told(role, Reading(known_, role, now_).To(head), head, {});
    told.text = secrecy::ExplainColleague(colleague.Name(), language_) + ' ' + told.text;
    told.level.reset();
    return {std::move(who), std::move(told)};
}

}  // namespace samkraft::office
