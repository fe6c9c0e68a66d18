// Everything that can be written in a case: one struct per kind of entry, named from the glossary.
// An entry is written once and never changed; a later entry on the same item gives the item its next version.
//
// In each Fields list the third value names the limited readers that keep the field (domain::Slice); a field
// without it is for full readers only. Numbers that a limited reader loses are optional, so that a missing
// number is never read as zero.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "domain/due_kind.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::domain {

// What most limited readers get: what, when, state; the own track's and the study counsellor's part in the
// same measure.
inline constexpr std::uint32_t kBrief = In(Slice::kSummary, Slice::kStudyPart, Slice::kOwnTrack,
                                           Slice::kOwnActivity, Slice::kOwnPlacement, Slice::kDateStatus);
inline constexpr std::uint32_t kBriefAndHeader = kBrief | In(Slice::kHeader);
// Whether the person took part: what a duty to tell of it would be about (docs/03-secrecy.md, row 17).
inline constexpr std::uint32_t kBriefAndStatutory = kBrief | In(Slice::kStatutory);
// What a writer calls it: free words, which no statute lists.
inline constexpr std::uint32_t kCalled =
    (kBrief | In(Slice::kNarrow, Slice::kHeader, Slice::kCertificate, Slice::kJobNeeds)) &
    ~In(Slice::kDateStatus);

// ---- small words

enum class Channel : std::uint8_t { kMeeting, kPhone, kVideo, kVisit, kMessage, kLetter };
constexpr std::array<std::string_view, 6> Names(Channel) {
    return {"meeting", "phone", "video", "visit", "message", "letter"};
}

enum class ConsentChannel : std::uint8_t { kPaper, kOral, kElectronic };
constexpr std::array<std::string_view, 3> Names(ConsentChannel) { return {"paper", "oral", "electronic"}; }

enum class Education : std::uint8_t {
    kUnknown,
    kCompulsory,
    kUpperSecondary,
    kOtherPostSecondary,
    kUniversity
};
constexpr std::array<std::string_view, 5> Names(Education) {
    return {"unknown", "compulsory", "upper_secondary", "other_post_secondary", "university"};
}

enum class Reached : std::uint8_t { kReached, kPartly, kDropped };
constexpr std::array<std::string_view, 3> Names(Reached) { return {"reached", "partly", "dropped"}; }

enum class Answer : std::uint8_t { kAccepted, kDeclined };
constexpr std::array<std::string_view, 2> Names(Answer) { return {"accepted", "declined"}; }

enum class InterruptionReason : std::uint8_t {
    kHostEnded,
    kHealth,
    kParticipantEnded,
    kAbsence,
    kMoved,
    kRule,
    kOther
};
constexpr std::array<std::string_view, 7> Names(InterruptionReason) {
    return {"host_ended", "health", "participant_ended", "absence", "moved", "rule", "other"};
}

enum class Attendance : std::uint8_t { kAttended, kNotAttended, kHostOnly };
constexpr std::array<std::string_view, 3> Names(Attendance) {
    return {"attended", "not_attended", "host_only"};
}

enum class AbsenceKind : std::uint8_t { kNoShow, kSick, kCareOfChild, kOther };
constexpr std::array<std::string_view, 4> Names(AbsenceKind) {
    return {"no_show", "sick", "care_of_child", "other"};
}

// What can be proposed and decided; who decides each is in mandates.hpp.
enum class Matter : std::uint8_t {
    kProgramme,
    kInternship,
    kWorkTraining,
    kExtraServiceJob,
    kSubsidisedJob,
    kTraining,
    kRevocation,
    kIncomeSupport,
    kCare,
    kInsuranceBenefit,
    kMunicipalService,
    kStudies,
};
constexpr std::array<std::string_view, 12> Names(Matter) {
    return {"programme",      "internship",        "work_training",     "extra_service_job",
            "subsidised_job", "training",          "revocation",        "income_support",
            "care",           "insurance_benefit", "municipal_service", "studies"};
}

enum class Stance : std::uint8_t { kFor, kAgainst, kRemark };
constexpr std::array<std::string_view, 3> Names(Stance) { return {"for", "against", "remark"}; }

enum class Verdict : std::uint8_t { kApproved, kRejected };
constexpr std::array<std::string_view, 2> Names(Verdict) { return {"approved", "rejected"}; }

// SUS: the four classes at the end, and why (docs/02-domain.md 2.9).
enum class ExitOutcome : std::uint8_t { kWork, kStudies, kSeekingWork, kOther };
constexpr std::array<std::string_view, 4> Names(ExitOutcome) {
    return {"work", "studies", "seeking_work", "other"};
}

enum class ExitReason : std::uint8_t {
    kCompleted,
    kIllness,
    kMoved,
    kOwnWish,
    kParentalLeave,
    kDeceased,
    kAbsent,
    kRevoked,
    kOther,
    kMisregistered
};
constexpr std::array<std::string_view, 10> Names(ExitReason) {
    return {"completed", "illness", "moved",   "own_wish", "parental_leave",
            "deceased",  "absent",  "revoked", "other",    "misregistered"};
}

// One step of a ramp: from this day, this many hours a week.
struct HoursStep {
    Date from;
    std::int32_t hours = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"from", kRequired}, self.from);
        visit({"hours", kRequired, 0, 60}, self.hours);
    }
    bool operator==(const HoursStep&) const = default;
};

struct QuestionAnswer {
    std::string question;  // code of the question, catalogue.hpp
    std::string answer;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"question", kRequired, 0, 60}, self.question);
        visit({"answer", kRequired, 0, 2000}, self.answer);
    }
    bool operator==(const QuestionAnswer&) const = default;
};

// ---- opening

struct CaseOpened {  // referral
    PersonId person;
    Date date;
    std::string reason;
    std::string referred_by;  // who sent the person here, in words
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"person"}, self.person);
        visit({"date", kRequired, kBrief | In(Slice::kCountId, Slice::kHeader, Slice::kIfPlaced)}, self.date);
        visit({"reason", kRequired, 0, 1000}, self.reason);
        visit({"referred_by", kOptional, 0, 200}, self.referred_by);
    }
};

struct Identity {
    std::string personal_number;  // twelve digits
    std::string given_name, family_name;
    std::string initials;  // made from the names when written
    std::string phone, email, address;
    std::string language;  // the participant's, ISO 639 code
    std::optional<bool> interpreter;
    std::string reach;  // how the participant wants to be reached, in own words
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"personal_number", kRequired, 0, 13}, self.personal_number);
        visit({"given_name", kRequired, In(Slice::kName, Slice::kNamePhone, Slice::kSummary), 100},
              self.given_name);
        visit({"family_name", kRequired, In(Slice::kName, Slice::kNamePhone, Slice::kSummary), 100},
              self.family_name);
        visit({"initials", kOptional, In(Slice::kInitials), 10}, self.initials);
        visit({"phone", kOptional, In(Slice::kNamePhone), 40}, self.phone);
        visit({"email", kOptional, 0, 200}, self.email);
        visit({"address", kOptional, 0, 300}, self.address);
        visit({"language", kOptional, In(Slice::kName, Slice::kNamePhone, Slice::kSummary), 10},
              self.language);
        visit({"interpreter", kOptional, In(Slice::kNamePhone, Slice::kSummary)}, self.interpreter);
        visit({"reach", kOptional, In(Slice::kNamePhone), 300}, self.reach);
    }
};

struct ProtectionSet {
    Protection degree = Protection::kNone;
    std::vector<WorkerId> named_officers;
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"degree", kRequired, In(Slice::kMasked)}, self.degree);
        visit({"named_officers", kOptional, 0, 10}, self.named_officers);
        visit({"reason", kRequired, 0, 500}, self.reason);
    }
};

struct Registration {       // what the employment service's own system says
    std::string programme;  // programme code, "job" for jobb- och utvecklingsgarantin
    Date programme_from, programme_until, registered_from, last_report;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        constexpr std::uint32_t kListed =
            kBrief | In(Slice::kStatutory, Slice::kHeader);  // förordning 2008:975 5 §
        visit({"programme", kRequired, kListed, 40}, self.programme);
        visit({"programme_from", kOptional, kListed}, self.programme_from);
        visit({"programme_until", kOptional, kListed}, self.programme_until);
        visit({"registered_from", kOptional, kListed}, self.registered_from);
        visit({"last_report", kOptional, kListed}, self.last_report);
    }
};

struct WorkHistory {
    std::vector<std::string> ssyk;  // SSYK 2012, four digits
    std::string experience, wishes;
    std::optional<Education> education;
    std::optional<bool> education_verified;
    std::optional<std::int32_t> support_months;  // on public support
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"ssyk", kOptional, kBrief | In(Slice::kCvPart), 10}, self.ssyk);
        visit({"experience", kOptional, In(Slice::kCvPart), 2000}, self.experience);
        visit({"wishes", kOptional, 0, 1000}, self.wishes);
        visit({"education", kOptional, kBrief | In(Slice::kCvPart)}, self.education);
        visit({"education_verified", kOptional, kBrief | In(Slice::kCvPart)}, self.education_verified);
        visit({"support_months", kOptional, 0, 800}, self.support_months);
    }
};

struct PartyEngaged {      // the party has a case of its own
    std::string own_case;  // its number there (diarienummer)
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"own_case", kOptional, 0, 60}, self.own_case);
    }
};

struct TeamAllocated {
    TeamId team;
    std::vector<std::string> reasons;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"team", kRequired, kBrief | In(Slice::kCountId)}, self.team);
        visit({"reasons", kOptional, 0, 10}, self.reasons);
    }
};

struct LeadChosen {
    WorkerId worker;
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"worker", kRequired, kBrief | In(Slice::kCountId)}, self.worker);
        visit({"reason", kRequired, 0, 500}, self.reason);
    }
};

struct WorkerAssigned {
    WorkerId worker;
    std::string task;
    Date until;
    std::optional<Party>
        party;  // the worker's, by the directory: the server says it. None: from before it did
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"worker", kRequired, kBrief}, self.worker);
        visit({"task", kOptional, kBrief, 200}, self.task);
        visit({"until", kOptional, kBrief}, self.until);
        visit({"party", kOptional, kBrief}, self.party);
    }
};

struct AssignmentEnded {
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"reason", kOptional, 0, 500}, self.reason);
    }
};

// A reasoned, time-limited look inside the own party; reviewed afterwards. Both are written by the office
// alone (office/openings.cpp), never as a wish.
struct OwnPartyOpening {
    std::string reason;
    std::optional<std::int32_t> hours = 4;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"reason", kRequired, 0, 500}, self.reason);
        visit({"hours", kOptional, 0, 24}, self.hours);
    }
};

// ---- consent and disclosure

struct ConsentAsked {  // one provision; a form holds several
    ConsentForm form = ConsentForm::kSharing;
    Party from = Party::kNone;
    std::vector<Party> to;  // kNone with a role: that role wherever it works (project leads)
    std::optional<Role> to_role;
    std::vector<Category> categories;
    std::vector<Topic> topics;  // empty: all
    Purpose purpose = Purpose::kCoordination;
    std::int32_t months = 12;
    std::string language;  // of the text that was shown
    Channel sent_by = Channel::kLetter;
    // Which text was shown (consent_texts.hpp). Not said: a consent of before the texts were kept, which is
    // given on paper by one person; with it, what is given on paper waits for a second.
    std::string text_version;
    std::string reference;  // on the printed form (reference_code.hpp); the server makes it
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"form", kRequired, kBrief}, self.form);
        visit({"from", kRequired, kBrief}, self.from);
        visit({"to", kRequired, kBrief, 6}, self.to);
        visit({"to_role", kOptional, kBrief}, self.to_role);
        visit({"categories", kRequired, kBrief, 26}, self.categories);
        visit({"topics", kOptional, kBrief, 7}, self.topics);
        visit({"purpose", kRequired, kBrief}, self.purpose);
        visit({"months", kOptional, kBrief, 60}, self.months);
        visit({"language", kOptional, kBrief, 10}, self.language);
        visit({"sent_by", kOptional, kBrief}, self.sent_by);
        visit({"text_version", kOptional, kBrief, 20}, self.text_version);
        visit({"reference", kOptional, 0, 20}, self.reference);
    }
};

// Given consent opens a standing disclosure of what the provision covers, as the parties' agreement says
// (docs/decisions/0005), unless the writer keeps it closed; then each entry is shared by an act of its own.
struct ConsentGiven {
    ConsentChannel channel = ConsentChannel::kPaper;
    Date date;
    bool item_by_item = false;
    std::string evidence;  // where the signed paper is, or what was said
    std::string witness;   // for oral consent
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"channel", kRequired, kBrief}, self.channel);
        visit({"date", kRequired, kBrief}, self.date);
        visit({"item_by_item", kOptional, kBrief}, self.item_by_item);
        visit({"evidence", kOptional, 0, 500}, self.evidence);
        visit({"witness", kOptional, 0, 200}, self.witness);
    }
};

// Consent on paper opens nothing until somebody else than who registered it has had the paper in hand.
[[nodiscard]] inline bool WaitsForSecond(const ConsentAsked& asked, const ConsentGiven& given) {
    return !asked.text_version.empty() && given.channel == ConsentChannel::kPaper;
}
struct ConsentConfirmed {
    Date date;
    std::string reference;  // as it stands on the paper
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBrief}, self.date);
        visit({"reference", kRequired, 0, 20}, self.reference);
        visit({"note", kOptional, 0, 500}, self.note);
    }
};

struct ConsentRefused {
    Date date;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBrief}, self.date);
        visit({"note", kOptional, 0, 500}, self.note);
    }
};

struct ConsentWithdrawn {
    ConsentChannel channel = ConsentChannel::kOral;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"channel", kRequired, kBrief}, self.channel);
        visit({"note", kOptional, 0, 500}, self.note);
    }
};

struct Disclosed {  // the act of sharing
    std::vector<Party> to;
    std::optional<Role> to_role;
    ItemId of;                         // one item, or
    std::int32_t of_version = 0;       // as it stood when it was shared; the server sets it
    std::vector<Category> categories;  // every entry of the writer's party in these
    std::vector<Topic> topics;
    BasisKind basis = BasisKind::kConsent;
    ItemId provision;
    std::string statute;
    std::string reason;
    Purpose purpose = Purpose::kCoordination;
    Date until;
    std::optional<Harm> harm;  // of the own judgement
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"to", kRequired, kBrief, 6}, self.to);
        visit({"to_role", kOptional, kBrief}, self.to_role);
        visit({"of", kOptional, kBrief}, self.of);
        visit({"of_version", kOptional, 0, 1'000'000}, self.of_version);
        visit({"categories", kOptional, kBrief, 26}, self.categories);
        visit({"topics", kOptional, kBrief, 7}, self.topics);
        visit({"basis", kRequired, kBrief}, self.basis);
        visit({"provision", kOptional, kBrief}, self.provision);
        visit({"statute", kOptional, kBrief, 60}, self.statute);
        visit({"reason", kOptional, 0, 1000}, self.reason);
        visit({"purpose", kOptional, kBrief}, self.purpose);
        visit({"until", kOptional, kBrief}, self.until);
        visit({"harm"}, self.harm);
    }
};

struct DisclosureEnded {
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"reason", kOptional, 0, 500}, self.reason);
    }
};

// ---- intake and assessment (the section is the head's topic)

struct IntakeSent {
    std::string language;
    Channel sent_by = Channel::kLetter;
    Date answer_by;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"language", kOptional, kBrief, 10}, self.language);
        visit({"sent_by", kOptional, kBrief}, self.sent_by);
        visit({"answer_by", kRequired, kBrief}, self.answer_by);
    }
};

struct IntakeAnswered {  // one section of the questionnaire, in the participant's own words
    Date date;
    std::vector<QuestionAnswer> answers;
    std::string own_words;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBrief}, self.date);
        visit({"answers", kOptional, 0, 20}, self.answers);
        visit({"own_words", kOptional, 0, 4000}, self.own_words);
    }
};

struct Triage {  // who more is needed, judged from the questionnaire
    bool care_coordinator = false;
    bool study_counsellor = false;
    bool insurance_investigator = false;
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"care_coordinator", kOptional, kBrief}, self.care_coordinator);
        visit({"study_counsellor", kOptional, kBrief}, self.study_counsellor);
        visit({"insurance_investigator", kOptional, kBrief}, self.insurance_investigator);
        visit({"reason", kRequired, 0, 1000}, self.reason);
    }
};

struct Assessment {
    Date date;
    std::string situation, resources, obstacles;
    std::string next_step;                     // never empty
    std::optional<std::int32_t> minutes = 30;  // the time it was given
    bool in_depth = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBrief}, self.date);
        visit({"situation", kRequired, 0, 2000}, self.situation);
        visit({"resources", kOptional, 0, 2000}, self.resources);
        visit({"obstacles", kOptional, 0, 2000}, self.obstacles);
        visit({"next_step", kOptional, kBrief, 500}, self.next_step);
        visit({"minutes", kOptional, 0, 240}, self.minutes);
        visit({"in_depth", kOptional, kBrief}, self.in_depth);
    }
};

struct Adaptation {  // what the person needs in order to work; never why
    std::string statement;
    std::optional<std::int32_t> hours_per_day;
    std::string time_of_day;
    bool no_heavy_lifting = false;
    Date until;
    bool for_employer = false;  // may stand on the sheet made for the employer
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        constexpr std::uint32_t kNeeds = kBrief | In(Slice::kJobNeeds);
        visit({"statement", kRequired, kNeeds, 500}, self.statement);
        visit({"hours_per_day", kOptional, kNeeds, 12}, self.hours_per_day);
        visit({"time_of_day", kOptional, kNeeds, 200}, self.time_of_day);
        visit({"no_heavy_lifting", kOptional, kNeeds}, self.no_heavy_lifting);
        visit({"until", kOptional, kNeeds}, self.until);
        visit({"for_employer", kOptional, kNeeds}, self.for_employer);
    }
};

// ---- plan

struct Goal {
    std::string text;  // in the participant's own words
    Date horizon;
    std::string indicator;  // how all can tell that it is reached
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"text", kRequired, kBriefAndHeader, 500}, self.text);
        visit({"horizon", kRequired, kBriefAndHeader}, self.horizon);
        visit({"indicator", kRequired, 0, 500}, self.indicator);
    }
};

struct GoalClosed {
    Reached reached = Reached::kReached;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"reached", kRequired, kBriefAndHeader}, self.reached);
        visit({"note", kOptional, 0, 1000}, self.note);
    }
};

struct ActivityOffered {   // the track is the head's topic
    std::string activity;  // code in the catalogue; "other" for what is not there
    std::string title;
    std::string provider;
    Date from, until;
    std::vector<HoursStep> hours;
    WorkerId responsible;
    std::string calls;  // who calls whom, in words
    std::optional<bool> first_meeting;
    std::string method;
    ProviderId provider_id;  // in the register; `provider` is then its name
    Date apply_by;           // the last day to apply for the place
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"activity", kRequired, kBriefAndHeader & ~In(Slice::kDateStatus), 60}, self.activity);
        visit({"title", kRequired, kBriefAndHeader & ~In(Slice::kDateStatus), 200}, self.title);
        visit({"provider", kOptional, kBrief & ~In(Slice::kDateStatus), 200}, self.provider);
        visit({"from", kRequired, kBriefAndHeader}, self.from);
        visit({"until", kOptional, kBriefAndHeader}, self.until);
        visit({"hours", kOptional, kBrief, 20}, self.hours);
        visit({"responsible", kOptional, kBrief}, self.responsible);
        visit({"calls", kOptional, kBrief & ~In(Slice::kDateStatus), 300}, self.calls);
        visit({"first_meeting", kOptional}, self.first_meeting);
        visit({"method", kOptional, 0, 100}, self.method);
        visit({"provider_id", kOptional, kBrief & ~In(Slice::kDateStatus)}, self.provider_id);
        visit({"apply_by", kOptional, kBrief}, self.apply_by);
    }
};

struct ActivityAnswered {
    Answer answer = Answer::kAccepted;
    Date date;
    std::string reason;  // the participant's
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"answer", kRequired, kBriefAndHeader}, self.answer);
        visit({"date", kRequired, kBrief}, self.date);
        visit({"reason", kOptional, 0, 1000}, self.reason);
    }
};

struct ActivityWaiting {
    std::string on;  // who or what we wait for
    std::string what;
    Date since, ask_again;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"on", kRequired, kBrief & ~In(Slice::kDateStatus), 200}, self.on);
        visit({"what", kOptional, 0, 500}, self.what);
        visit({"since", kRequired, kBrief}, self.since);
        visit({"ask_again", kRequired, kBrief}, self.ask_again);
    }
};

struct ActivityStarted {
    Date date;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBriefAndHeader}, self.date);
    }
};

struct ActivityHours {  // the ramp is replaced as a whole
    std::vector<HoursStep> hours;
    std::string reason;
    std::string agreed_by;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"hours", kRequired, kBrief, 20}, self.hours);
        visit({"reason", kRequired, 0, 500}, self.reason);
        visit({"agreed_by", kOptional, 0, 300}, self.agreed_by);
    }
};

struct ActivityInterrupted {
    Date date;
    std::optional<InterruptionReason> reason;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBriefAndHeader}, self.date);
        visit({"reason", kRequired, 0}, self.reason);
        visit({"note", kOptional, 0, 1000}, self.note);
    }
};

struct ActivityCompleted {
    Date date;
    std::string result;
    std::optional<std::int32_t> usefulness;  // 1–5, the participant's own judgement
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBriefAndHeader}, self.date);
        visit({"result", kOptional, 0, 1000}, self.result);
        visit({"usefulness", kOptional, 0, 5}, self.usefulness);
    }
};

struct HoursReported {  // what the week became
    ItemId activity;
    Date week;  // its Monday
    std::int32_t hours = 0;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"activity", kRequired, kBrief}, self.activity);
        visit({"week", kRequired, kBrief}, self.week);
        visit({"hours", kRequired, kBriefAndStatutory, 80}, self.hours);
    }
};

// ---- follow-up

struct FollowUpPlanned {
    Date date;
    WorkerId responsible;
    Channel channel = Channel::kMeeting;
    ItemId activity;
    std::int32_t cadence_days = 14;
    std::string calls;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBrief}, self.date);
        visit({"responsible", kRequired, kBrief}, self.responsible);
        visit({"channel", kOptional, kBriefAndStatutory}, self.channel);
        visit({"activity", kOptional, kBrief}, self.activity);
        visit({"cadence_days", kOptional, kBriefAndStatutory, 180}, self.cadence_days);
        visit({"calls", kOptional, kBrief & ~In(Slice::kDateStatus), 300}, self.calls);
    }
};

struct FollowUp {
    Date date;
    Channel channel = Channel::kMeeting;
    Attendance attendance = Attendance::kAttended;
    ItemId activity;
    std::string note;
    std::optional<std::int32_t> readiness;  // 1–5, the participant's own
    Date next_contact;                      // never empty while the case is open
    WorkerId next_responsible;
    std::string next_calls;                         // who calls whom, in words
    std::optional<std::int32_t> next_cadence_days;  // the rhythm from then on; none: as it was
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBrief}, self.date);
        visit({"channel", kRequired, kBriefAndStatutory}, self.channel);
        visit({"attendance", kRequired, kBriefAndStatutory}, self.attendance);
        visit({"activity", kOptional, kBrief}, self.activity);
        visit({"note", kOptional, 0, 4000}, self.note);
        visit({"readiness", kOptional, 0, 5}, self.readiness);
        visit({"next_contact", kOptional, kBrief}, self.next_contact);
        visit({"next_responsible", kOptional, kBrief}, self.next_responsible);
        visit({"next_calls", kOptional, kBrief & ~In(Slice::kDateStatus), 300}, self.next_calls);
        visit({"next_cadence_days", kOptional, kBriefAndStatutory, 180}, self.next_cadence_days);
    }
};

struct Substitution {  // a colleague, of another party if need be, takes a planned follow-up; with the facts
                       // needed and no more
    WorkerId worker;
    std::string facts;
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"worker", kRequired, kBrief}, self.worker);
        visit({"facts", kRequired, kBrief & ~In(Slice::kDateStatus), 500}, self.facts);
        visit({"reason", kOptional, 0, 300}, self.reason);
    }
};

struct Absence {
    ItemId activity;
    Date date;
    std::optional<AbsenceKind> absence;
    std::string reported_by;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"activity", kOptional, kBrief}, self.activity);
        visit({"date", kRequired, kBrief}, self.date);
        visit({"absence", kRequired, 0}, self.absence);
        visit({"reported_by", kOptional, 0, 200}, self.reported_by);
    }
};

struct AbsenceFollowed {  // called the same day
    Date date;
    bool reached = true;
    std::string reason, agreed;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBrief}, self.date);
        visit({"reached", kRequired, kBriefAndStatutory}, self.reached);
        visit({"reason", kOptional, 0, 1000}, self.reason);
        visit({"agreed", kOptional, 0, 1000}, self.agreed);
    }
};

// ---- proposal, opinion, decision

struct Proposal {
    Matter matter = Matter::kProgramme;
    std::string text;
    ItemId activity;
    std::vector<Party> heard;  // who is asked for an opinion before the decision
    Date wanted_by;
    std::string unasked_reason;  // of a revocation: why nobody has talked about absences that stand open
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"matter", kRequired, kBriefAndHeader | In(Slice::kYesNo)}, self.matter);
        visit({"text", kRequired, 0, 2000}, self.text);
        visit({"activity", kOptional, kBrief}, self.activity);
        visit({"heard", kOptional, kBrief, 6}, self.heard);
        visit({"wanted_by", kOptional, kBrief}, self.wanted_by);
        visit({"unasked_reason", kOptional, 0, 1000}, self.unasked_reason);
    }
};

struct Opinion {
    ItemId proposal;
    std::optional<Stance> stance;
    std::string text;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"proposal", kRequired, kBrief}, self.proposal);
        visit({"stance", kRequired, kBrief}, self.stance);
        visit({"text", kRequired, 0, 2000}, self.text);
    }
};

struct DecisionMade {
    ItemId proposal;
    Verdict verdict = Verdict::kApproved;
    std::string reasons, rule;
    Date from, until;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"proposal", kRequired, kBrief}, self.proposal);
        visit({"verdict", kRequired, kBriefAndHeader | In(Slice::kYesNo)}, self.verdict);
        visit({"reasons", kRequired, 0, 2000}, self.reasons);
        visit({"rule", kOptional, kBrief, 200}, self.rule);
        visit({"from", kOptional, kBrief}, self.from);
        visit({"until", kOptional, kBrief}, self.until);
    }
};

// ---- notes, handover, exit, correction

struct Note {
    std::string heading, text;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"heading", kRequired, kCalled, 200}, self.heading);
        visit({"text", kRequired, In(Slice::kNarrow, Slice::kCertificate), 4000}, self.text);
    }
};

struct Handover {
    WorkerId from, to;
    std::string text;  // the introduction to the participant and the partners
    // What goes along, each by its item: the leadership, planned follow-ups, tasks, activities. None: the
    // leadership and the planned follow-ups, as before there were items.
    std::vector<ItemId> items;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"from", kRequired, kBrief | In(Slice::kCountId)}, self.from);
        visit({"to", kRequired, kBrief | In(Slice::kCountId)}, self.to);
        visit({"text", kRequired, 0, 2000}, self.text);
        visit({"items", kOptional, kBrief | In(Slice::kCountId), 100}, self.items);  // who leads hangs on it
    }
};

struct Exit {
    Date date;
    std::optional<ExitOutcome> outcome;
    std::optional<ExitReason> reason;
    std::optional<bool> subsidised;
    std::string support;                 // the subsidy's name
    std::optional<std::int32_t> extent;  // per cent of full time
    std::string study_form;
    std::optional<Education> education;
    std::optional<std::int32_t> support_months;  // on public support before
    std::string income_after;
    std::optional<bool> in_sus;  // registered in SUS; not said: yes
    std::string note;
    // Who follows up after 90 and 180 days (docs/decisions/0030); none: nobody. The party is the worker's, by
    // the directory: the server says it.
    WorkerId follow_up_by;
    std::optional<Party> follow_up_party;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBriefAndHeader | In(Slice::kCountId)}, self.date);
        visit({"outcome", kRequired, kBrief}, self.outcome);
        visit({"reason", kRequired, 0}, self.reason);
        visit({"subsidised", kOptional, kBrief}, self.subsidised);
        visit({"support", kOptional, kBrief, 100}, self.support);
        visit({"extent", kOptional, kBrief, 100}, self.extent);
        visit({"study_form", kOptional, kBrief, 100}, self.study_form);
        visit({"education", kOptional, 0}, self.education);
        visit({"support_months", kOptional, 0, 800}, self.support_months);
        visit({"income_after", kOptional, 0, 100}, self.income_after);
        visit({"in_sus", kOptional, 0}, self.in_sus);
        visit({"note", kOptional, 0, 2000}, self.note);
        visit({"follow_up_by", kOptional, kBrief}, self.follow_up_by);
        visit({"follow_up_party", kOptional, kBrief}, self.follow_up_party);
    }
};

struct Retraction {  // the item stands no more; what was written remains in the journal
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"reason", kRequired, kBrief, 500}, self.reason);
    }
};

// ---- what was sent wrong (docs/decisions/0016)

// Taken back from everybody but the own party, at once and for any moment asked about; whoever had it is told
// by a notice that something was taken back, and not what.
struct Recalled {
    ItemId of;
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"of", kRequired}, self.of);
        visit({"reason", kRequired, 0, 500}, self.reason);
    }
};
struct RecallNotice {  // written along with it; names who could read what was taken back
    Date date;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired}, self.date);
    }
};

// One person asks that an item's texts be blotted out, another of the same party does it. After that they are
// nowhere: the journal itself holds the entries without them.
struct RedactionProposed {
    ItemId of;
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"of", kRequired}, self.of);
        visit({"reason", kRequired, 0, 500}, self.reason);
    }
};
struct RedactionAnswered {
    bool approved = false;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"approved", kRequired}, self.approved);
        visit({"note", kOptional, 0, 500}, self.note);
    }
};

struct OpeningReviewed {  // by the party's reviewer; what is not approved ends at once
    Verdict verdict = Verdict::kApproved;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"verdict", kRequired, In(Slice::kExtract)}, self.verdict);
        visit({"note", kOptional, 0, 1000}, self.note);
    }
};

// ---- the participant's rights (GDPR art. 15–21) and the party's duties with its file

// Erasure (art. 17) hardly reaches what an authority must keep; it can be asked for, and is answered.
enum class Right : std::uint8_t { kAccess, kRectification, kErasure, kRestriction, kObjection };
constexpr std::array<std::string_view, 5> Names(Right) {
    return {"access", "rectification", "erasure", "restriction", "objection"};
}
// Extended: the month becomes three, with the reason told (art. 12.3); the answer is still to come.
enum class RightsVerdict : std::uint8_t { kGranted, kRefused, kExtended };
constexpr std::array<std::string_view, 3> Names(RightsVerdict) { return {"granted", "refused", "extended"}; }

struct RightsAsked {  // to one party, which answers for what is its own
    Party to = Party::kNone;
    Right right = Right::kAccess;
    ItemId of;                    // none: the whole of what the party holds
    std::int32_t of_version = 0;  // as it stood when it was asked; the server sets it
    std::string text;             // in the participant's words
    Date received;
    Channel channel = Channel::kLetter;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"to", kOptional}, self.to);
        visit({"right", kRequired}, self.right);
        visit({"of"}, self.of);
        visit({"of_version", kOptional, 0, 1'000'000}, self.of_version);
        visit({"text", kRequired, 0, 2000}, self.text);
        visit({"received", kOptional}, self.received);
        visit({"channel", kOptional}, self.channel);
    }
};

struct RightsAnswered {
    std::optional<RightsVerdict> verdict;
    std::string reason;  // of a refusal or an extension; how to appeal is added where it is shown
    Date date;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"verdict", kRequired}, self.verdict);
        visit({"reason", kOptional, 0, 2000}, self.reason);
        visit({"date", kRequired}, self.date);
    }
};

struct Statement {  // the participant's own view of what is written, kept with it and shared with it
    std::string text;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"text", kRequired, In(Slice::kNarrow, Slice::kCertificate), 2000}, self.text);
    }
};

// Where the law lets the person's own right to see give way: OSL 10:3 (a party's insight), 25:6 (care, toward
// the patient), 25:7 and 26:5 (who has told something and would be in danger). Dataskyddslagen (2018:218) 5:1
// takes what may not be disclosed out of the right of access.
enum class KeepBackGround : std::uint8_t { kOsl10_3, kOsl25_6, kOsl25_7, kOsl26_5 };
constexpr std::array<std::string_view, 4> Names(KeepBackGround) {
    return {"osl_10_3", "osl_25_6", "osl_25_7", "osl_26_5"};
}
struct KeptBack {  // one item, from the participant; a decision, with its reason
    std::optional<KeepBackGround> ground;
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"ground", kRequired}, self.ground);
        visit({"reason", kRequired, 0, 1000}, self.reason);
    }
};
struct KeptBackEnded {
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"reason", kRequired, 0, 500}, self.reason);
    }
};

struct HoldSet {  // nothing of the party's file is disposed of while it stands: a dispute, a supervision
    std::string reason, ordered_by;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"reason", kRequired, 0, 500}, self.reason);
        visit({"ordered_by", kOptional, 0, 200}, self.ordered_by);
    }
};
struct HoldLifted {
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"reason", kRequired, 0, 500}, self.reason);
    }
};

struct DisposalProposed {  // waits for a second person
    std::string rule;      // code (retention.hpp); the server sets it
    std::string
        decision;  // the party's own decision on disposal, as registered there (arkivlagen 1990:782 10 §)
    bool exported =
        false;  // the file has been handed to the party's archive, where it is to be kept elsewhere
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"rule", kOptional, 0, 60}, self.rule);
        visit({"decision", kRequired, 0, 200}, self.decision);
        visit({"exported", kOptional}, self.exported);
    }
};

// What the program itself writes when a party's part of the case has been destroyed, owned by no party and
// shown to nobody: that the party takes no part any more, and the statistics as they stood, which say nothing
// about a person.
struct PartDisposed {
    Party party = Party::kNone;
    bool counted = false;  // the numbers below are the case's
    Date opened, closed;
    TeamId team;
    std::vector<std::int32_t> numbers;  // journal::Fact's, in its order
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"party"}, self.party);
        visit({"counted"}, self.counted);
        visit({"opened"}, self.opened);
        visit({"closed"}, self.closed);
        visit({"team"}, self.team);
        visit({"numbers", kOptional, 0, 20}, self.numbers);
    }
};

// ---- documents (docs/decisions/0020)

enum class DocumentType : std::uint8_t {
    kConsent,  // a signed paper
    kCertificate,
    kDecision,
    kApplication,
    kAgreement,
    kLetter,
    kGrades,
    kOther
};
constexpr std::array<std::string_view, 8> Names(DocumentType) {
    return {"consent", "certificate", "decision", "application", "agreement", "letter", "grades", "other"};
}

enum class Delivery : std::uint8_t { kByHand, kPost, kEmail, kDigital };
constexpr std::array<std::string_view, 4> Names(Delivery) { return {"by_hand", "post", "email", "digital"}; }

// What can be made on paper from a case (office/papers.hpp).
enum class PaperTemplate : std::uint8_t { kSummons, kPlan, kNeeds, kMinutes, kQuestionnaire, kConsentProof };
constexpr std::array<std::string_view, 6> Names(PaperTemplate) {
    return {"summons", "plan", "needs", "minutes", "questionnaire", "consent_proof"};
}

// A document that has come in or been made: with its file, or as a paper that lies somewhere else. A later
// version of the item brings a new file, or puts right what is said of the same one. The file itself lies
// beside the journal (journal::NewFile), under the same key; only who reads the entry whole gets it.
struct DocumentAdded {
    std::string title;
    std::optional<DocumentType> type;
    Date dated;     // on the paper
    Date received;  // the day it came in
    std::optional<Delivery> delivery;
    std::string brought_by;
    std::string original;  // where the paper is
    ItemId concerns;       // the consent that was asked, an activity …
    std::string file_name;
    // Set by the server, of the file it has taken in.
    FileId file;
    std::string media_type;
    std::optional<std::int32_t> bytes;
    std::string sha256;                      // hexadecimal
    std::optional<PaperTemplate> made_from;  // made here, of this template; none: it came in
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"title", kRequired, kCalled, 200}, self.title);
        visit({"type", kRequired, kCalled}, self.type);
        visit({"dated", kOptional, kBrief}, self.dated);
        visit({"received", kRequired, kBrief}, self.received);
        visit({"delivery", kOptional, kBrief}, self.delivery);
        visit({"brought_by", kOptional, 0, 200}, self.brought_by);
        visit({"original", kOptional, 0, 200}, self.original);
        visit({"concerns", kOptional, kBrief}, self.concerns);
        visit({"file_name", kOptional, 0, 120}, self.file_name);
        visit({"file"}, self.file);
        visit({"media_type", kOptional, 0, 40}, self.media_type);
        visit({"bytes", kOptional, 0, 1'000'000'000}, self.bytes);
        visit({"sha256", kOptional, 0, 64}, self.sha256);
        visit({"made_from", kOptional, kCalled}, self.made_from);
    }
};

// ---- changing the plan together

// A change that somebody wants in what has been agreed: the parties that it concerns acknowledge it or object
// before it is carried out. A new version of it, or a change of the activity it is about, lets every answer
// fall; where the plan is laid before them as it is, so does a change of any goal or activity that they have
// together.
struct PlanChange {
    ItemId activity;  // none: the plan as a whole
    std::optional<bool> as_it_is;
    std::string change, reason;
    std::vector<HoursStep>
        hours;                 // the ramp that is proposed, and a later last day: carried out, they become
    Date until;                // the activity's
    std::string participant;   // what the participant says of it
    std::vector<Party> heard;  // whom it concerns; never the writer's own party
    Date answer_by;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"activity", kOptional, kBrief}, self.activity);
        visit({"as_it_is", kOptional, kBrief}, self.as_it_is);
        visit({"change", kRequired, 0, 500}, self.change);
        visit({"reason", kRequired, 0, 1000}, self.reason);
        visit({"hours", kOptional, kBrief, 20}, self.hours);
        visit({"until", kOptional, kBrief}, self.until);
        visit({"participant", kOptional, 0, 1000}, self.participant);
        visit({"heard", kRequired, kBrief, 6}, self.heard);
        visit({"answer_by", kRequired, kBrief}, self.answer_by);
    }
};

enum class ChangeAnswer : std::uint8_t { kAcknowledged, kObjects };
constexpr std::array<std::string_view, 2> Names(ChangeAnswer) { return {"acknowledged", "objects"}; }

struct PlanChangeAnswered {
    std::optional<ChangeAnswer> answer;
    std::string text;  // an objection says why
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"answer", kRequired, kBrief}, self.answer);
        visit({"text", kOptional, 0, 1000}, self.text);
    }
};

enum class ChangeEnd : std::uint8_t { kCarriedOut, kWithdrawn };
constexpr std::array<std::string_view, 2> Names(ChangeEnd) { return {"carried_out", "withdrawn"}; }

struct PlanChangeClosed {
    std::optional<ChangeEnd> end;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"end", kRequired, kBrief}, self.end);
        visit({"note", kOptional, 0, 1000}, self.note);
    }
};

struct ActivityExtended {
    Date until;  // the new last day
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"until", kRequired, kBriefAndHeader}, self.until);
        visit({"reason", kRequired, 0, 500}, self.reason);
    }
};

// ---- placements

// The agreement with the workplace about an activity: internship, work training, a subsidised job. The
// workplace reads it, so there is nothing in it of why somebody needs what they need.
struct Placement {
    ItemId activity;
    std::string host;  // the workplace
    std::string contact, phone, supervisor;
    std::string tasks;
    std::string schedule;                     // which days and hours, in words
    std::vector<ItemId> adaptations;          // which needs are told to the workplace
    std::string union_name;                   // the local union that is heard; empty: there is none to hear
    std::optional<std::int32_t> visit_weeks;  // a visit at least so often; none: none is agreed
    ProviderId provider_id;                   // in the register; `host` is then its name
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        constexpr std::uint32_t kWhat = kBrief & ~In(Slice::kDateStatus);
        visit({"activity", kRequired, kBrief}, self.activity);
        visit({"host", kRequired, kWhat, 200}, self.host);
        visit({"contact", kOptional, 0, 200}, self.contact);
        visit({"phone", kOptional, 0, 100}, self.phone);
        visit({"supervisor", kRequired, 0, 200}, self.supervisor);
        visit({"tasks", kRequired, In(Slice::kOwnPlacement), 2000}, self.tasks);
        visit({"schedule", kOptional, kWhat, 300}, self.schedule);
        visit({"adaptations", kOptional, In(Slice::kOwnPlacement), 20}, self.adaptations);
        visit({"union_name", kOptional, 0, 200}, self.union_name);
        visit({"visit_weeks", kOptional, kBrief, 26}, self.visit_weeks);
        visit({"provider_id", kOptional, kWhat}, self.provider_id);
    }
};

enum class UnionAnswer : std::uint8_t { kNoObjection, kObjection, kSilent };
constexpr std::array<std::string_view, 3> Names(UnionAnswer) {
    return {"no_objection", "objection", "silent"};
}

struct UnionHeard {
    Date date;
    std::optional<UnionAnswer> answer;
    std::string text;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBrief}, self.date);
        visit({"answer", kRequired, kBrief}, self.answer);
        visit({"text", kOptional, 0, 1000}, self.text);
    }
};

// In this order: the workplace, the participant, and last whoever decides.
enum class Signatory : std::uint8_t { kHost, kParticipant, kAuthority };
constexpr std::array<std::string_view, 3> Names(Signatory) { return {"host", "participant", "authority"}; }

struct PlacementSigned {
    std::optional<Signatory> signatory;
    std::string name;
    Date date;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"signatory", kRequired, kBrief}, self.signatory);
        visit({"name", kRequired, 0, 200}, self.name);
        visit({"date", kRequired, kBrief}, self.date);
    }
};

enum class Presence : std::uint8_t { kPresent, kPartly, kSick, kCareOfChild, kLeave, kAbsent };
constexpr std::array<std::string_view, 6> Names(Presence) {
    return {"present", "partly", "sick", "care_of_child", "leave", "absent"};
}
struct PresenceDay {
    Date date;
    std::optional<Presence> presence;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired}, self.date);
        visit({"presence", kRequired}, self.presence);
    }
    bool operator==(const PresenceDay&) const = default;
};

struct AttendanceWeek {  // day by day; put right by a new version of the same week
    ItemId activity;
    Date week;  // its Monday
    std::vector<PresenceDay> days;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"activity", kRequired, kBrief}, self.activity);
        visit({"week", kRequired, kBrief}, self.week);
        visit({"days", kRequired, In(Slice::kOwnPlacement), 7}, self.days);
    }
};

enum class IncidentKind : std::uint8_t { kAccident, kNearMiss, kConflict, kTreatment, kOther };
constexpr std::array<std::string_view, 5> Names(IncidentKind) {
    return {"accident", "near_miss", "conflict", "treatment", "other"};
}

struct Incident {
    ItemId activity;
    Date date;
    std::optional<IncidentKind> incident;
    std::string text, done;  // what happened, and what was done about it
    std::string reported_to;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"activity", kRequired, kBrief}, self.activity);
        visit({"date", kRequired, kBrief}, self.date);
        visit({"incident", kRequired, 0}, self.incident);
        visit({"text", kRequired, 0, 2000}, self.text);
        visit({"done", kOptional, 0, 1000}, self.done);
        visit({"reported_to", kOptional, 0, 200}, self.reported_to);
    }
};

enum class GoOn : std::uint8_t { kMore, kSame, kLess, kNot };
constexpr std::array<std::string_view, 4> Names(GoOn) { return {"more", "same", "less", "not"}; }

struct PlacementReview {  // a short judgement of how it goes, from one of the two sides
    ItemId activity;
    Date date;
    std::optional<Signatory> side;  // the workplace or the participant
    std::string works, needed;      // what works, what is needed
    std::optional<GoOn> go_on;      // more hours, the same, fewer, not at all
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"activity", kRequired, kBrief}, self.activity);
        visit({"date", kRequired, kBrief}, self.date);
        visit({"side", kRequired, kBrief}, self.side);
        visit({"works", kRequired, 0, 1000}, self.works);
        visit({"needed", kOptional, 0, 1000}, self.needed);
        visit({"go_on", kRequired, kBrief & ~In(Slice::kDateStatus)}, self.go_on);
    }
};

// ---- my day (docs/decisions/0022)

// Put off, or given to a colleague, by the party that writes it and for that party alone. About what is due
// as that party sees it (due.hpp): kind, item and day. When the state moves on, that due is no more, and
// neither is what was said of it.
struct DueSetAside {
    DueKind due_kind = DueKind::kFollowUp;
    ItemId of;  // none: the due is about the case as a whole
    Date due;
    Date until;
    std::string reason;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"due_kind", kRequired}, self.due_kind);
        visit({"of"}, self.of);
        visit({"due", kRequired}, self.due);
        visit({"until", kRequired}, self.until);
        visit({"reason", kRequired, 0, 300}, self.reason);
    }
};
struct DueAssigned {
    DueKind due_kind = DueKind::kFollowUp;
    ItemId of;
    Date due;
    WorkerId worker;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"due_kind", kRequired}, self.due_kind);
        visit({"of"}, self.of);
        visit({"due", kRequired}, self.due);
        visit({"worker", kRequired}, self.worker);
        visit({"note", kOptional, 0, 300}, self.note);
    }
};
struct DueTakenUp {  // what was set aside is due again, what was given away is as before
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"note", kOptional, 0, 300}, self.note);
    }
};

// ---- tasks

// Something to do, in one's own words, by a party or by one of its workers.
struct Task {
    std::string what;
    Date by;
    Party party = Party::kNone;  // whose it is
    WorkerId worker;             // none: whoever in the party has the case
    ItemId activity;
    std::optional<bool> next_step;  // the one thing that comes next in the case, until it has ended
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"what", kRequired, 0, 300}, self.what);
        visit({"by", kRequired, kBrief}, self.by);
        visit({"party", kRequired, kBriefAndHeader | In(Slice::kStatutory, Slice::kYesNo)}, self.party);
        visit({"worker", kOptional, kBrief}, self.worker);
        visit({"activity", kOptional, kBrief}, self.activity);
        visit({"next_step", kOptional, kBrief}, self.next_step);
    }
};

enum class TaskEnd : std::uint8_t { kDone, kNotNeeded };
constexpr std::array<std::string_view, 2> Names(TaskEnd) { return {"done", "not_needed"}; }

struct TaskEnded {
    std::optional<TaskEnd> end;
    std::string note;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"end", kRequired, kBrief}, self.end);
        visit({"note", kOptional, 0, 500}, self.note);
    }
};

// ---- signals from the place (docs/decisions/0026)

// The link by which the place of an activity can say how it goes, without signing in. It stands by itself: a
// new one replaces the old, and `open` false ends it. Until its last day; while the activity and the case go
// on.
struct SignalLink {
    bool open = true;
    Date until;
    std::string token;  // the program's: four codes of reference_code.hpp in a row
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"open", kRequired, kBriefAndHeader}, self.open);
        visit({"until", kOptional, kBrief}, self.until);
        visit({"token", kOptional, 0, 40}, self.token);
    }
};

enum class SignalKind : std::uint8_t { kAbsent, kNotWorking, kWantsToTalk, kGoingWell };
constexpr std::array<std::string_view, 4> Names(SignalKind) {
    return {"absent", "not_working", "wants_to_talk", "going_well"};
}

// What the place said by the link; written by the program, for the party whose link it was. One of the
// choices and no words: somebody who has not signed in can write nothing about a person here.
struct Signal {
    ItemId activity;
    Date date;
    std::optional<SignalKind> signal;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"activity", kRequired, kBrief}, self.activity);
        visit({"date", kRequired, kBrief}, self.date);
        visit({"signal", kRequired, 0}, self.signal);
    }
};

// ---- messages (docs/decisions/0025)

// A conversation in the case: between the parties of its audience and, where it says so, with the
// participant. Its first message stands here. Each later one is an item of its own, so that two who write at
// once are not in each other's way, and what was sent wrong is recalled by itself.
struct ThreadStarted {
    std::string subject, text;
    std::vector<Party> audience;  // the parties that take part; the server adds the writer's own
    bool participant = false;     // takes part, too
    ItemId activity;              // that it is about; none: the case as a whole
    std::vector<Party> awaits;    // who is asked for an answer
    bool awaits_participant = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"subject", kRequired, 0, 200}, self.subject);
        visit({"text", kRequired, 0, 4000}, self.text);
        visit({"audience", kOptional, 0, 6}, self.audience);
        visit({"participant", kOptional}, self.participant);
        visit({"activity"}, self.activity);
        visit({"awaits", kOptional, 0, 6}, self.awaits);
        visit({"awaits_participant", kOptional}, self.awaits_participant);
    }
};

struct MessagePosted {
    ItemId thread;
    std::string text;
    std::vector<Party> awaits;
    bool awaits_participant = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"thread", kRequired}, self.thread);
        visit({"text", kRequired, 0, 4000}, self.text);
        visit({"awaits", kOptional, 0, 6}, self.awaits);
        visit({"awaits_participant", kOptional}, self.awaits_participant);
    }
};

// Handled: nothing is left to answer for the party that says so. Awaited: those it names are asked for an
// answer. Not awaited: the participant's answer is waited for no more.
enum class ThreadMark : std::uint8_t { kHandled, kAwaited, kNotAwaited };
constexpr std::array<std::string_view, 3> Names(ThreadMark) { return {"handled", "awaited", "not_awaited"}; }

struct ThreadMarked {
    std::optional<ThreadMark> mark;
    std::vector<Party> awaits;
    bool awaits_participant = false;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"mark", kRequired}, self.mark);
        visit({"awaits", kOptional, 0, 6}, self.awaits);
        visit({"awaits_participant", kOptional}, self.awaits_participant);
    }
};

// ---- after the exit (docs/decisions/0030)

enum class ExitRound : std::uint8_t { kDays90, kDays180 };
constexpr std::array<std::string_view, 2> Names(ExitRound) { return {"days_90", "days_180"}; }
[[nodiscard]] constexpr int DaysOf(ExitRound round) { return round == ExitRound::kDays90 ? 90 : 180; }

enum class AfterExitState : std::uint8_t { kWork, kStudies, kNeither, kNotReached };
constexpr std::array<std::string_view, 4> Names(AfterExitState) {
    return {"work", "studies", "neither", "not_reached"};
}

// Whether it holds. Who reads a part of the follow-up learns that it was done, and not what was found.
struct AfterExit {
    Date date;
    std::optional<ExitRound> round;
    std::optional<AfterExitState> state;
    std::optional<Channel> channel;
    std::optional<std::int32_t> hours;  // of work or studies, a week
    std::optional<bool> subsidised;
    std::string needed;  // what is needed for it to hold, or instead
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"date", kRequired, kBrief}, self.date);
        visit({"round", kRequired, kBrief}, self.round);
        visit({"state", kRequired, 0}, self.state);
        visit({"channel", kRequired, 0}, self.channel);
        visit({"hours", kOptional, 0, 60}, self.hours);
        visit({"subsidised", kOptional, 0}, self.subsidised);
        visit({"needed", kOptional, 0, 1000}, self.needed);
    }
};

// ---- discharge

enum class DischargedFrom : std::uint8_t { kCare, kEmploymentService };
constexpr std::array<std::string_view, 2> Names(DischargedFrom) { return {"care", "employment_service"}; }

// That somebody is, or will be, discharged, so that nobody is left alone between two authorities. Of care it
// is care's own to tell of (Judge); from where, no limited reader learns.
struct Discharge {
    std::optional<DischargedFrom> from;
    Date date;
    std::string note;  // what is agreed about the time after
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"from", kRequired, 0}, self.from);
        visit({"date", kRequired, kBrief}, self.date);
        visit({"note", kOptional, 0, 1000}, self.note);
    }
};

struct ActivityRated {  // by the participant, of what goes on or has ended; the newest counts
    std::optional<std::int32_t> usefulness;  // 1–5
    std::string text;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"usefulness", kRequired, 0, 5}, self.usefulness);
        visit({"text", kOptional, 0, 500}, self.text);
    }
};

// ---- the closed list

// Position in this list is the kind's number in the journal: append, never reorder, never remove.
using Payload =
    std::variant<CaseOpened, Identity, ProtectionSet, Registration, WorkHistory, PartyEngaged, TeamAllocated,
                 LeadChosen, WorkerAssigned, AssignmentEnded, OwnPartyOpening, ConsentAsked, ConsentGiven,
                 ConsentRefused, ConsentWithdrawn, Disclosed, DisclosureEnded, IntakeSent, IntakeAnswered,
                 Triage, Assessment, Adaptation, Goal, GoalClosed, ActivityOffered, ActivityAnswered,
                 ActivityWaiting, ActivityStarted, ActivityHours, ActivityInterrupted, ActivityCompleted,
                 HoursReported, FollowUpPlanned, FollowUp, Substitution, Absence, AbsenceFollowed, Proposal,
                 Opinion, DecisionMade, Note, Handover, Exit, Retraction, ConsentConfirmed, Recalled,
                 RecallNotice, RedactionProposed, RedactionAnswered, OpeningReviewed, RightsAsked,
                 RightsAnswered, Statement, KeptBack, KeptBackEnded, HoldSet, HoldLifted, DisposalProposed,
                 PartDisposed, DocumentAdded, PlanChange, PlanChangeAnswered, PlanChangeClosed,
                 ActivityExtended, Placement, UnionHeard, PlacementSigned, AttendanceWeek, Incident,
                 PlacementReview, DueSetAside, DueAssigned, DueTakenUp, Task, TaskEnded, SignalLink, Signal,
                 ThreadStarted, MessagePosted, ThreadMarked, AfterExit, Discharge, ActivityRated>;

enum class Kind : std::uint8_t {
    kCaseOpened,
    kIdentity,
    kProtectionSet,
    kRegistration,
    kWorkHistory,
    kPartyEngaged,
    kTeamAllocated,
    kLeadChosen,
    kWorkerAssigned,
    kAssignmentEnded,
    kOwnPartyOpening,
    kConsentAsked,
    kConsentGiven,
    kConsentRefused,
    kConsentWithdrawn,
    kDisclosed,
    kDisclosureEnded,
    kIntakeSent,
    kIntakeAnswered,
    kTriage,
    kAssessment,
    kAdaptation,
    kGoal,
    kGoalClosed,
    kActivityOffered,
    kActivityAnswered,
    kActivityWaiting,
    kActivityStarted,
    kActivityHours,
    kActivityInterrupted,
    kActivityCompleted,
    kHoursReported,
    kFollowUpPlanned,
    kFollowUp,
    kSubstitution,
    kAbsence,
    kAbsenceFollowed,
    kProposal,
    kOpinion,
    kDecisionMade,
    kNote,
    kHandover,
    kExit,
    kRetraction,
    kConsentConfirmed,
    kRecalled,
    kRecallNotice,
    kRedactionProposed,
    kRedactionAnswered,
    kOpeningReviewed,
    kRightsAsked,
    kRightsAnswered,
    kStatement,
    kKeptBack,
    kKeptBackEnded,
    kHoldSet,
    kHoldLifted,
    kDisposalProposed,
    kPartDisposed,
    kDocumentAdded,
    kPlanChange,
    kPlanChangeAnswered,
    kPlanChangeClosed,
    kActivityExtended,
    kPlacement,
    kUnionHeard,
    kPlacementSigned,
    kAttendanceWeek,
    kIncident,
    kPlacementReview,
    kDueSetAside,
    kDueAssigned,
    kDueTakenUp,
    kTask,
    kTaskEnded,
    kSignalLink,
    kSignal,
    kThreadStarted,
    kMessagePosted,
    kThreadMarked,
    kAfterExit,
    kDischarge,
    kActivityRated,
};
inline constexpr std::size_t kKindCount = std::variant_size_v<Payload>;
constexpr std::array<std::string_view, kKindCount> Names(Kind) {
    return {"case_opened",
            "identity",
            "protection_set",
            "registration",
            "work_history",
            "party_engaged",
            "team_allocated",
            "lead_chosen",
            "worker_assigned",
            "assignment_ended",
            "own_party_opening",
            "consent_asked",
            "consent_given",
            "consent_refused",
            "consent_withdrawn",
            "disclosed",
            "disclosure_ended",
            "intake_sent",
            "intake_answered",
            "triage",
            "assessment",
            "adaptation",
            "goal",
            "goal_closed",
            "activity_offered",
            "activity_answered",
            "activity_waiting",
            "activity_started",
            "activity_hours",
            "activity_interrupted",
            "activity_completed",
            "hours_reported",
            "follow_up_planned",
            "follow_up",
            "substitution",
            "absence",
            "absence_followed",
            "proposal",
            "opinion",
            "decision_made",
            "note",
            "handover",
            "exit",
            "retraction",
            "consent_confirmed",
            "recalled",
            "recall_notice",
            "redaction_proposed",
            "redaction_answered",
            "opening_reviewed",
            "rights_asked",
            "rights_answered",
            "statement",
            "kept_back",
            "kept_back_ended",
            "hold_set",
            "hold_lifted",
            "disposal_proposed",
            "part_disposed",
            "document_added",
            "plan_change",
            "plan_change_answered",
            "plan_change_closed",
            "activity_extended",
            "placement",
            "union_heard",
            "placement_signed",
            "attendance_week",
            "incident",
            "placement_review",
            "due_set_aside",
            "due_assigned",
            "due_taken_up",
            "task",
            "task_ended",
            "signal_link",
            "signal",
            "thread_started",
            "message_posted",
            "thread_marked",
            "after_exit",
            "discharge",
            "activity_rated"};
}
static_assert(static_cast<std::size_t>(Kind::kActivityRated) + 1 == kKindCount);

// Calls f with an empty payload of the kind's type; the kind must be one of the list's.
template <std::size_t I = 0, class F>
auto WithKind(Kind kind, F&& f) -> decltype(f(std::variant_alternative_t<0, Payload>{})) {
    if constexpr (I + 1 < kKindCount) {
        if (static_cast<std::size_t>(kind) != I) return WithKind<I + 1>(kind, std::forward<F>(f));
    }
    return f(std::variant_alternative_t<I, Payload>{});
}

[[nodiscard]] inline Kind KindOf(const Payload& payload) { return static_cast<Kind>(payload.index()); }
[[nodiscard]] inline Kind KindOf(const EntryHead& head) { return static_cast<Kind>(head.kind); }

struct Entry {
    EntryHead head;
    Payload payload;
    Level level = Level::kFull;  // at which the holder reads it
    bool redacted = false;       // its texts have been blotted out
};

[[nodiscard]] std::string Encode(const Payload& payload);                // JSON
[[nodiscard]] Result<Payload> Decode(Kind kind, std::string_view json);  // as stored: lenient
void Redact(Payload& payload, Slice slice);  // empties every field that the slice does not keep
// The same for an entry at limited level. Care in summary is date and state: which treatment it is belongs to
// care (OSL 25:1).
void Redact(Entry& entry, Slice slice);
// Empties what says where somebody is or how to reach them, outside the identity itself: for who may not know
// whose protected identity it is (docs/03-secrecy.md 3.7). Whether there was any.
bool HidePlace(Payload& payload);
// A link for signals without what opens it: for whoever may know of it, and is not to use it.
void HideToken(Payload& payload);
// Empties every free text, whoever may read it; codes, dates, numbers and identities stay, so that the case
// still folds (docs/decisions/0016).
void BlotOut(Payload& payload);
// The first word or number of the person's identity that a text of the payload names; "" when none does.
[[nodiscard]] std::string NamesPerson(const Payload& payload, const Identity& identity);

}  // namespace samkraft::domain
