// What leaves the office: the shapes of every answer about a participant, as api/openapi.yaml has them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/allocation.hpp"
#include "domain/case_state.hpp"
#include "domain/decide.hpp"
#include "domain/due.hpp"
#include "office/watch.hpp"
#include "secrecy/engine.hpp"

namespace samkraft::office {

using namespace domain;

// A file that has been looked through, on its way in; and one on its way out.
struct TakenDocument {
    std::string media_type;
    std::shared_ptr<const std::string> bytes;
};
struct DocumentFile {
    ItemId item;
    std::string media_type;
    std::shared_ptr<const std::string> bytes;
};

struct Why {  // one line of "what you see and why"
    Party owner = Party::kNone;
    Category category = Category::kNone;
    Level level = Level::kNone;
    std::string reason;
    ItemId provision;
    std::string text;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"owner"}, self.owner);
        visit({"category"}, self.category);
        visit({"level"}, self.level);
        visit({"reason"}, self.reason);
        visit({"provision"}, self.provision);
        visit({"text"}, self.text);
    }
};

struct WayView {  // a basis that would open more, and the consent that has been asked for to that end
    BasisKind basis = BasisKind::kConsent;
    Level level = Level::kNone;
    std::string statute;
    ItemId asked;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"basis"}, self.basis);
        visit({"level"}, self.level);
        visit({"statute"}, self.statute);
        visit({"asked"}, self.asked);
    }
};

// How a reader stands to what an owner has in a category, or to one entry, as far as the asker may know.
struct StandingView {
    std::optional<Level> level;  // none: not the asker's to know
    std::optional<Slice> slice;  // of what is limited
    std::string reason;
    ItemId provision;
    std::string statute;
    Date until;                           // its last day
    std::vector<Topic> topics;            // only these; empty: every one
    std::optional<std::int32_t> singles;  // entries that are open one by one, beyond the category
    std::vector<WayView> ways;
    std::string text;   // why, in the asker's language
    std::string needs;  // what would open more
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"level"}, self.level);
        visit({"slice"}, self.slice);
        visit({"reason"}, self.reason);
        visit({"provision"}, self.provision);
        visit({"statute"}, self.statute);
        visit({"until"}, self.until);
        visit({"topics"}, self.topics);
        visit({"singles"}, self.singles);
        visit({"ways"}, self.ways);
        visit({"text"}, self.text);
        visit({"needs"}, self.needs);
    }
};

struct ReaderView {  // a column: those in a party who have the role, or one of them
    Party party = Party::kNone;
    Role role = Role::kParticipant;
    WorkerId worker;
    bool me = false;
    std::string name;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"party"}, self.party);
        visit({"role"}, self.role);
        visit({"worker"}, self.worker);
        visit({"me"}, self.me);
        visit({"name"}, self.name);
    }
};

struct ReadersRow {
    Category category = Category::kNone;
    bool seen = false;           // the asker sees something here; false says nothing of what there is
    Always<StandingView> cells;  // a reader each, in their order
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"category"}, self.category);
        visit({"seen"}, self.seen);
        visit({"cells"}, self.cells);
    }
};

struct ReadersOwner {
    Party party = Party::kNone;
    Always<ReadersRow> rows;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"party"}, self.party);
        visit({"rows"}, self.rows);
    }
};

struct ReadersView {  // who sees what in a case
    Always<ReaderView> readers;
    Always<ReadersOwner> owners;
    std::string assignment;  // how the asker came to read the case
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"readers"}, self.readers);
        visit({"owners"}, self.owners);
        visit({"assignment"}, self.assignment);
    }
};

struct AudienceLine {
    ReaderView reader;
    StandingView standing;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"reader"}, self.reader);
        visit({"standing"}, self.standing);
    }
};

struct Audience {  // who reads one entry, written or about to be
    Party owner = Party::kNone;
    Category category = Category::kNone;
    Topic topic = Topic::kNone;
    Always<AudienceLine> readers;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"owner"}, self.owner);
        visit({"category"}, self.category);
        visit({"topic"}, self.topic);
        visit({"readers"}, self.readers);
    }
};

struct CaseDue {
    DueKind kind = DueKind::kFollowUp;
    Date due;
    std::int32_t days = 0;
    WorkerId worker;
    ItemId item;
    std::optional<DueMark> aside, assigned;  // aside: of a day that has not come
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"kind"}, self.kind);
        visit({"due"}, self.due);
        visit({"days"}, self.days);
        visit({"worker"}, self.worker);
        visit({"item"}, self.item);
        visit({"aside"}, self.aside);
        visit({"assigned"}, self.assigned);
    }
};

struct CaseView {
    CaseId case_id;
    Date today;
    CaseState content;
    Date next_contact, last_contact;
    std::optional<std::int32_t> hours_planned;
    Always<CaseDue> dues;
    Always<Why> why;
    Always<std::string> may;
    std::vector<std::string> care_flags;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"today"}, self.today);
        visit({"content"}, self.content);
        visit({"next_contact"}, self.next_contact);
        visit({"last_contact"}, self.last_contact);
        visit({"hours_planned"}, self.hours_planned);
        visit({"dues"}, self.dues);
        visit({"why"}, self.why);
        visit({"may"}, self.may);
        visit({"care_flags"}, self.care_flags);
    }
};

struct CaseRow {
    CaseId case_id;
    std::string name, initials, next_step, programme;
    std::optional<Phase> phase;  // as the hours: none where the reader does not see enough to tell
    Protection protection = Protection::kNone;
    Date next_due, next_contact, last_contact;
    std::optional<std::int32_t> hours_planned;
    WorkerId lead;
    TeamId team;
    Always<CardFlag> flags;
    // Of these no more than the columns that are asked for need.
    std::vector<Topic> tracks;
    std::vector<std::string> activities;
    std::vector<WaitingOn> waiting_on;
    std::string language;
    std::optional<bool> interpreter;
    std::optional<std::int32_t> age, programme_days;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"name"}, self.name);
        visit({"initials"}, self.initials);
        visit({"phase"}, self.phase);
        visit({"next_step"}, self.next_step);
        visit({"next_due"}, self.next_due);
        visit({"next_contact"}, self.next_contact);
        visit({"last_contact"}, self.last_contact);
        visit({"hours_planned"}, self.hours_planned);
        visit({"lead"}, self.lead);
        visit({"team"}, self.team);
        visit({"programme"}, self.programme);
        visit({"protection"}, self.protection);
        visit({"flags"}, self.flags);
        visit({"tracks"}, self.tracks);
        visit({"activities"}, self.activities);
        visit({"waiting_on"}, self.waiting_on);
        visit({"language"}, self.language);
        visit({"interpreter"}, self.interpreter);
        visit({"age"}, self.age);
        visit({"programme_days"}, self.programme_days);
    }
};

struct CasePage {
    std::int64_t total = 0;
    Always<CaseRow> rows;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"total"}, self.total);
        visit({"rows"}, self.rows);
    }
};

struct Counts {
    std::int64_t all = 0, found = 0, overdue = 0;
    // By name, code or identity: those that occur.
    Numbers phases, flags, tracks, activities, waiting_on, contact, next_step, hours, languages, interpreter,
        ages, programme_days, leads;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"all"}, self.all);
        visit({"found"}, self.found);
        visit({"overdue"}, self.overdue);
        visit({"phases"}, self.phases);
        visit({"flags"}, self.flags);
        visit({"tracks"}, self.tracks);
        visit({"activities"}, self.activities);
        visit({"waiting_on"}, self.waiting_on);
        visit({"contact"}, self.contact);
        visit({"next_step"}, self.next_step);
        visit({"hours"}, self.hours);
        visit({"languages"}, self.languages);
        visit({"interpreter"}, self.interpreter);
        visit({"ages"}, self.ages);
        visit({"programme_days"}, self.programme_days);
        visit({"leads"}, self.leads);
    }
};

// A worker's own way of looking at the list. `query`: the part of the address after "?", the screen's own.
using ViewId = Id<struct ViewTag>;
struct View {
    ViewId id;
    std::string name, query;
    bool first = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"view"}, self.id);
        visit({"name"}, self.name);
        visit({"query"}, self.query);
        visit({"first"}, self.first);
    }
};
struct ViewList {
    Always<View> views;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"views"}, self.views);
    }
};
struct ViewWish {
    std::string name, query;
    bool first = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"name", kRequired, 0, 60}, self.name);
        visit({"query", kOptional, 0, 2000}, self.query);
        visit({"first"}, self.first);
    }
};

struct DayItem {
    DueKind kind = DueKind::kFollowUp;
    CaseId case_id;
    std::string name;
    ItemId item;
    Date due;
    std::int32_t days = 0;
    bool mine = false;
    WorkerId worker;  // whose it is by name
    std::optional<DueMark> aside, assigned;
    Date last_aside;  // the last day that it may be put off to; none: it may not be
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"kind"}, self.kind);
        visit({"case"}, self.case_id);
        visit({"name"}, self.name);
        visit({"item"}, self.item);
        visit({"due"}, self.due);
        visit({"days"}, self.days);
        visit({"mine"}, self.mine);
        visit({"worker"}, self.worker);
        visit({"aside"}, self.aside);
        visit({"assigned"}, self.assigned);
        visit({"last_aside"}, self.last_aside);
    }
};

struct DayWait {  // what waits for somebody else
    DueKind kind = DueKind::kWaiting;
    CaseId case_id;
    std::string name;
    ItemId item;
    Date since, due;        // due: when one asks again
    std::int32_t days = 0;  // waited
    std::vector<Party> on;
    std::string on_whom;
    bool mine = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"kind"}, self.kind);
        visit({"case"}, self.case_id);
        visit({"name"}, self.name);
        visit({"item"}, self.item);
        visit({"since"}, self.since);
        visit({"due"}, self.due);
        visit({"days"}, self.days);
        visit({"on"}, self.on);
        visit({"on_whom"}, self.on_whom);
        visit({"mine"}, self.mine);
    }
};

struct StandIn {  // for a colleague who is away
    WorkerId worker;
    Date from, until;
    Always<DayItem> items;  // of the colleague, due until then, in cases that are the reader's to see
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"worker"}, self.worker);
        visit({"from"}, self.from);
        visit({"until"}, self.until);
        visit({"items"}, self.items);
    }
};

struct MyDay {
    Date today;
    Always<DayItem> items;
    Always<DayWait> waiting;  // oldest first
    Always<StandIn> standing_in;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"today"}, self.today);
        visit({"items"}, self.items);
        visit({"waiting"}, self.waiting);
        visit({"standing_in"}, self.standing_in);
    }
};

// What has come into a case since its reader last looked, as far as that reader sees it.
struct NewsLine {
    Kind kind = Kind::kNote;
    ItemId item;
    Instant at;
    WorkerId author;  // none: the participant
    Party owner = Party::kNone;
    Topic topic = Topic::kNone;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"kind"}, self.kind);
        visit({"item"}, self.item);
        visit({"at"}, self.at);
        visit({"author"}, self.author);
        visit({"owner"}, self.owner);
        visit({"topic"}, self.topic);
    }
};
struct CaseNews {
    Date since;  // the day of the last look; none: there has been none
    Always<NewsLine> rows;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"since"}, self.since);
        visit({"rows"}, self.rows);
    }
};
struct Timeline {  // all that has been written, newest first
    std::int64_t total = 0;
    Always<NewsLine> rows;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"total"}, self.total);
        visit({"rows"}, self.rows);
    }
};
struct NewsOfCase {  // one line of the feed
    CaseId case_id;
    std::string name;
    Date since;
    Instant at;  // of the newest
    Numbers kinds;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"name"}, self.name);
        visit({"since"}, self.since);
        visit({"at"}, self.at);
        visit({"kinds"}, self.kinds);
    }
};
struct MyNews {
    std::int64_t total = 0;
    Always<NewsOfCase> rows;  // newest first
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"total"}, self.total);
        visit({"rows"}, self.rows);
    }
};

// What a worker of the asker's teams carries, of what the asker may see.
struct CarriedCase {
    CaseId case_id;
    std::string name;
    Date next_due;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"name"}, self.name);
        visit({"next_due"}, self.next_due);
    }
};
struct WorkerLoad {
    WorkerId worker;
    std::int32_t capacity = 0;           // open cases that the worker can carry; 0: not of the teams
    Always<CarriedCase> cases;           // open ones that the worker leads
    Always<CarriedCase> tasks;           // others, in which the worker holds something
    std::int32_t overdue = 0, week = 0;  // due before today; from today and a week on
    Date until;                          // the worker's last day, when known
    Date away_until;                     // away today, and until when
    bool gone = false;                   // works here no more, or with no cases: somebody else must take over
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"worker"}, self.worker);
        visit({"capacity"}, self.capacity);
        visit({"cases"}, self.cases);
        visit({"tasks"}, self.tasks);
        visit({"overdue"}, self.overdue);
        visit({"week"}, self.week);
        visit({"until"}, self.until);
        visit({"away_until"}, self.away_until);
        visit({"gone"}, self.gone);
    }
};
// What a role carries in a team: a row for each case role of each of the asker's teams.
struct RoleLoad {
    TeamId team;
    Role role = Role::kOperator;
    std::int32_t workers = 0;  // who are there; none: vacant
    std::int32_t cases = 0;    // open ones of the team that they lead
    std::int32_t overdue = 0, week = 0;
    // That wait for the role's party; none: they are for that party alone to see.
    std::optional<std::int32_t> decisions, opinions;
    Date oldest;  // the day of what has been due the longest
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"team"}, self.team);
        visit({"role"}, self.role);
        visit({"workers"}, self.workers);
        visit({"cases"}, self.cases);
        visit({"overdue"}, self.overdue);
        visit({"week"}, self.week);
        visit({"decisions"}, self.decisions);
        visit({"opinions"}, self.opinions);
        visit({"oldest"}, self.oldest);
    }
};
struct Workload {
    Date today;
    Always<WorkerLoad> rows;
    Always<RoleLoad> roles;
    Always<CarriedCase> without_lead;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"today"}, self.today);
        visit({"rows"}, self.rows);
        visit({"roles"}, self.roles);
        visit({"without_lead"}, self.without_lead);
    }
};

struct AccessLine {
    Instant at;
    domain::Access access = domain::Access::kRead;
    WorkerId worker;
    Party party = Party::kNone;
    Role role = Role::kOperator;
    std::string page;
    std::string why;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"at"}, self.at);
        visit({"access"}, self.access);
        visit({"worker"}, self.worker);
        visit({"party"}, self.party);
        visit({"role"}, self.role);
        visit({"page"}, self.page);
        visit({"why"}, self.why);
    }
};

struct AccessLog {
    Always<AccessLine> rows;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"rows"}, self.rows);
    }
};

struct Allocation {
    Always<std::string> needs;
    Always<TeamProposal> teams;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"needs"}, self.needs);
        visit({"teams"}, self.teams);
    }
};

struct ConsentStop {  // what a receiver reads no more when the consent is taken back
    Party to = Party::kNone;
    std::optional<Role> role;  // where the consent is for a role
    Category category = Category::kNone;
    Level before = Level::kNone, after = Level::kNone;
    std::int32_t entries = 0;  // of those that the asker sees
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"to"}, self.to);
        visit({"role"}, self.role);
        visit({"category"}, self.category);
        visit({"before"}, self.before);
        visit({"after"}, self.after);
        visit({"entries"}, self.entries);
    }
};

struct ConsentShare {  // what a receiver could read on the consent
    Party to = Party::kNone;
    std::optional<Role> role;
    Category category = Category::kNone;
    Level level = Level::kNone;
    std::int32_t entries = 0;  // of those that the asker sees
    Instant from, until;       // until: none while it holds
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"to"}, self.to);
        visit({"role"}, self.role);
        visit({"category"}, self.category);
        visit({"level"}, self.level);
        visit({"entries"}, self.entries);
        visit({"from"}, self.from);
        visit({"until"}, self.until);
    }
};

struct ConsentReader {  // who in the asker's own party opened the case while the consent held for them
    WorkerId worker;
    Role role = Role::kOperator;
    Instant first, last;
    std::int32_t times = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"worker"}, self.worker);
        visit({"role"}, self.role);
        visit({"first"}, self.first);
        visit({"last"}, self.last);
        visit({"times"}, self.times);
    }
};

struct ConsentReach {
    ItemId item;
    Always<ConsentStop> stops;
    Always<ConsentShare> shared;
    Always<ConsentReader> opened;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"item"}, self.item);
        visit({"stops"}, self.stops);
        visit({"shared"}, self.shared);
        visit({"opened"}, self.opened);
    }
};

struct Opening {  // who has read an item, as far as its owner may know
    Party party = Party::kNone;
    Role role = Role::kOperator;
    WorkerId worker;  // of the own party alone
    Instant first, last;
    std::int32_t times = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"party"}, self.party);
        visit({"role"}, self.role);
        visit({"worker"}, self.worker);
        visit({"first"}, self.first);
        visit({"last"}, self.last);
        visit({"times"}, self.times);
    }
};

struct Openings {
    ItemId item;
    Always<Opening> rows;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"item"}, self.item);
        visit({"rows"}, self.rows);
    }
};

struct RuleFinding {
    std::string rule, verdict, text, source, confidence;  // text in the reader's language
    Date date, valid_from, valid_until;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"rule"}, self.rule);
        visit({"verdict"}, self.verdict);
        visit({"date"}, self.date);
        visit({"text"}, self.text);
        visit({"source"}, self.source);
        visit({"confidence"}, self.confidence);
        visit({"valid_from"}, self.valid_from);
        visit({"valid_until"}, self.valid_until);
    }
};

struct RuleFindings {
    Always<RuleFinding> findings;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"findings"}, self.findings);
    }
};

struct Receipt {
    CaseId case_id;
    std::vector<ItemId> items;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"items"}, self.items);
    }
};

struct StagedFault {
    std::string column, code, text;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"column"}, self.column);
        visit({"code"}, self.code);
        visit({"text"}, self.text);
    }
};

struct ImportRow {  // of a participant file, as the reader of the file understood it
    std::int32_t row = 0;
    Referral referral;
    std::vector<StagedFault> faults;
};

struct StagedRow {
    std::int32_t row = 0;
    std::string state, name;
    std::vector<std::string> changes;
    std::vector<StagedFault> faults;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"row"}, self.row);
        visit({"state"}, self.state);
        visit({"name"}, self.name);
        visit({"changes"}, self.changes);
        visit({"faults"}, self.faults);
    }
};

struct ImportPreview {
    std::string import;
    std::int64_t rows = 0, fresh = 0, changed = 0, unchanged = 0, wrong = 0;
    Always<StagedRow> sample;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"import"}, self.import);
        visit({"rows"}, self.rows);
        visit({"new"}, self.fresh);
        visit({"changed"}, self.changed);
        visit({"unchanged"}, self.unchanged);
        visit({"wrong"}, self.wrong);
        visit({"sample"}, self.sample);
    }
};

struct ImportReceipt {
    std::int64_t opened = 0, changed = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"opened"}, self.opened);
        visit({"changed"}, self.changed);
    }
};

// ---- reasoned openings, and the review of the access log

struct OpeningWish {
    std::string personal_number;  // in full
    std::string reason;
    std::optional<std::int32_t> hours;  // none: one
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"personal_number", kRequired, 0, 13}, self.personal_number);
        visit({"reason", kRequired, 0, 500}, self.reason);
        visit({"hours", kOptional, 0, 24}, self.hours);
    }
};

struct OpeningReceipt {
    CaseId case_id;
    ItemId opening;  // none: the asker had the case already
    Instant until;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"case"}, self.case_id);
        visit({"opening"}, self.opening);
        visit({"until"}, self.until);
    }
};

// What a reviewer found. The first two end the matter; who is asked is decided on again.
enum class Finding : std::uint8_t { kInOrder, kReported, kAsked };
constexpr std::array<std::string_view, 3> Names(Finding) { return {"in_order", "reported", "asked"}; }

struct FindingWish {
    std::int32_t version = 0;  // how many findings the reviewer has seen on the item
    Finding finding = Finding::kInOrder;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"version", kRequired, 0, 1000}, self.version);
        visit({"finding", kRequired}, self.finding);
        visit({"note", kOptional, 0, 1000}, self.note);
    }
};

struct VerdictWish {
    Verdict verdict = Verdict::kApproved;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"verdict", kRequired}, self.verdict);
        visit({"note", kOptional, 0, 1000}, self.note);
    }
};

struct FindingView {
    Instant at;
    WorkerId by;
    Finding finding = Finding::kInOrder;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"at"}, self.at);
        visit({"by"}, self.by);
        visit({"finding"}, self.finding);
        visit({"note"}, self.note);
    }
};

struct ReviewItemView {
    ReviewItem about;
    Always<FindingView> findings;
    bool open = true;  // not settled yet
    bool own = false;  // the asker's own doing: for another to judge
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"about"}, self.about);
        visit({"findings"}, self.findings);
        visit({"open"}, self.open);
        visit({"own"}, self.own);
    }
};

struct OpeningView {
    ItemId opening;
    CaseId case_id;
    WorkerId worker;
    Role role = Role::kOperator;
    Instant at, until;
    std::string reason;
    Date due;  // the last day to review it
    bool overdue = false, open = true, own = false;
    std::optional<Verdict> verdict;
    WorkerId reviewer;
    Instant reviewed;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"opening"}, self.opening);
        visit({"case"}, self.case_id);
        visit({"worker"}, self.worker);
        visit({"role"}, self.role);
        visit({"at"}, self.at);
        visit({"until"}, self.until);
        visit({"reason"}, self.reason);
        visit({"due"}, self.due);
        visit({"overdue"}, self.overdue);
        visit({"open"}, self.open);
        visit({"own"}, self.own);
        visit({"verdict"}, self.verdict);
        visit({"reviewer"}, self.reviewer);
        visit({"reviewed"}, self.reviewed);
        visit({"note"}, self.note);
    }
};

struct ReviewWeekLine {
    Date week;           // its Monday
    bool drawn = false;  // the list has been made
    std::int32_t items = 0, open = 0;
    bool overdue = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"week"}, self.week);
        visit({"drawn"}, self.drawn);
        visit({"items"}, self.items);
        visit({"open"}, self.open);
        visit({"overdue"}, self.overdue);
    }
};

struct ReviewDesk {
    Party party = Party::kNone;
    Always<WorkerId> reviewers;
    Always<OpeningView> openings;  // to review, and those of the last 30 days
    Always<ReviewWeekLine> weeks;  // newest first
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"party"}, self.party);
        visit({"reviewers"}, self.reviewers);
        visit({"openings"}, self.openings);
        visit({"weeks"}, self.weeks);
    }
};

struct ReviewWeekView {
    Date week;
    Instant drawn;
    std::string seed;  // of the draw, in hexadecimal
    std::int64_t rows = 0, visits = 0;
    Always<ReviewItemView> items;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"week"}, self.week);
        visit({"drawn"}, self.drawn);
        visit({"seed"}, self.seed);
        visit({"rows"}, self.rows);
        visit({"visits"}, self.visits);
        visit({"items"}, self.items);
    }
};

// How a worker had the case at a moment.
enum class CameBy : std::uint8_t { kNothing, kAssigned, kTeam, kOpening };
constexpr std::array<std::string_view, 4> Names(CameBy) { return {"nothing", "assigned", "team", "opening"}; }

struct LogLine {
    Instant at;
    domain::Access access = domain::Access::kRead;
    bool refused = false;
    WorkerId worker;
    Role role = Role::kOperator;
    CaseId case_id;
    std::string page, source;
    CameBy came_by = CameBy::kNothing;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"at"}, self.at);
        visit({"access"}, self.access);
        visit({"refused"}, self.refused);
        visit({"worker"}, self.worker);
        visit({"role"}, self.role);
        visit({"case"}, self.case_id);
        visit({"page"}, self.page);
        visit({"source"}, self.source);
        visit({"came_by"}, self.came_by);
    }
};

struct LogLines {
    Always<LogLine> rows;
    bool more = false;  // there are more than are shown
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"rows"}, self.rows);
        visit({"more"}, self.more);
    }
};

struct SusCell {
    std::string code;
    std::optional<std::int64_t> count;
    std::optional<double> share;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"code"}, self.code);
        visit({"count"}, self.count);
        visit({"share"}, self.share);
    }
};

struct SusTableView {
    std::string name;
    std::optional<std::int64_t> base;
    Always<SusCell> cells;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"name"}, self.name);
        visit({"base"}, self.base);
        visit({"cells"}, self.cells);
    }
};

struct SusReportView {
    Date from, until;
    std::string rule;
    Always<SusTableView> tables;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"from"}, self.from);
        visit({"until"}, self.until);
        visit({"rule"}, self.rule);
        visit({"tables"}, self.tables);
    }
};

// ---- one's own doors

struct OwnSession {
    std::string id;
    Instant begins, last_seen, ends;
    std::string door;  // the provider; empty: a password
    std::string source, device;
    bool current = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"id"}, self.id);
        visit({"begins"}, self.begins);
        visit({"last_seen"}, self.last_seen);
        visit({"ends"}, self.ends);
        visit({"door"}, self.door);
        visit({"source"}, self.source);
        visit({"device"}, self.device);
        visit({"current"}, self.current);
    }
};

struct SecondFactorView {
    bool local = false;  // the worker has a password here, which a code can go with
    bool enrolled = false;
    bool required = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"local"}, self.local);
        visit({"enrolled"}, self.enrolled);
        visit({"required"}, self.required);
    }
};

struct SecondFactorOffer {
    std::string key;      // to be written into an authenticator app by hand
    std::string address;  // otpauth://…, for one that opens it
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"key"}, self.key);
        visit({"address"}, self.address);
    }
};

}  // namespace samkraft::office
