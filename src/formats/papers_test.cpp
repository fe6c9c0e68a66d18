// Papers as who gets them reads them: every word of the PDF, what is missing, and that each is tagged.
#include "formats/papers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "domain/kinds.hpp"
#include "formats/document.hpp"
#include "formats/read_pdf_test.hpp"

// A test names the fields that it is about; the others are as the entry has them.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace samkraft::formats {
namespace {

using namespace domain;
using office::PaperLanguage, office::PaperSource;
using testing::HasSubstr, testing::Not, testing::ElementsAre;

constexpr WorkerId kMaker{7}, kOther{8};
const Date kToday = MakeDate(2019, 5, 20);
constexpr std::array kTemplates{PaperTemplate::kSummons,       PaperTemplate::kPlan,
                                PaperTemplate::kNeeds,         PaperTemplate::kMinutes,
                                PaperTemplate::kQuestionnaire, PaperTemplate::kConsentProof};

Directory TwoWorkers() {
    Directory directory;
    Worker w;
    w.id = kMaker;
    w.given_name = "Karin";
    w.family_name = "Östlund";
    w.phone = "010-111 22 33";
    directory.workers.push_back(w);
    w.id = kOther;
    w.given_name = "Monica";
    w.family_name = "Dahlin";
    w.phone.clear();
    directory.workers.push_back(w);
    return directory;
}
PaperSource Empty(PaperTemplate paper) {
    PaperSource s;
    s.case_id = CaseId{42};
    s.paper = paper;
    s.made = kToday;
    s.maker = kMaker;
    s.party = Party::kSocialServices;
    return s;
}
constexpr ItemId kGoal{1}, kInternship{2}, kCourse{3}, kPlanned{4}, kDone{5}, kPlace{6}, kLifting{7},
    kConsent{8};

// A case with something for every template, and what none of them is to tell.
PaperSource Full(PaperTemplate paper) {
    PaperSource s = Empty(paper);
    CaseState& c = s.content;
    c.identity.emplace();
    c.identity->given_name = "Nawfal";
    c.identity->family_name = "Provsson";
    c.identity->address = "Ängsgatan 3, 214 34 Malmö";
    c.identity->personal_number = "199012119948";
    c.identity->phone = "070-123 45 67";
    c.opened.emplace();
    c.opened->reason = "canary-anledning";
    Written<Note> note;
    note.text = "canary-anteckning";
    c.notes.push_back(note);

    GoalItem goal;
    goal.goal.about.item = kGoal;
    goal.goal.text = "Jag vill arbeta i en bilverkstad";
    goal.goal.horizon = MakeDate(2019, 12, 1);
    goal.goal.indicator = "anställning";
    c.goals.push_back(goal);
    Activity internship;
    internship.offer.about.item = kInternship;
    internship.offer.about.topic = Topic::kWork;
    internship.offer.activity = "internship";
    internship.offer.title = "Praktik i verkstad";
    internship.offer.provider = "Norra bilverkstaden";
    internship.offer.from = internship.started = MakeDate(2019, 5, 6);
    internship.offer.until = MakeDate(2019, 8, 2);
    internship.offer.responsible = kMaker;
    internship.hours = {{MakeDate(2019, 5, 6), 20}};
    internship.status = ActivityStatus::kOngoing;
    c.activities.push_back(internship);
    Activity course;
    course.offer.about.item = kCourse;
    course.offer.about.topic = Topic::kStudies;
    course.offer.activity = "study_motivation_course";
    course.offer.from = MakeDate(2019, 9, 2);
    c.activities.push_back(course);

    FollowUpItem planned;
    planned.about.item = kPlanned;
    planned.planned = FollowUpPlanned{MakeDate(2019, 5, 23), kOther, Channel::kMeeting,
                                      kInternship,           14,     "canary-vem som ringer"};
    c.follow_ups.push_back(planned);
    FollowUpItem done;
    done.about.item = kDone;
    done.done.emplace();
    done.done->date = MakeDate(2019, 5, 16);
    done.done->note = "canary-det som antecknades";
    done.done->next_contact = MakeDate(2019, 5, 23);
    done.done->next_responsible = kOther;
    c.follow_ups.push_back(done);

    Written<Adaptation> lifting;
    lifting.about.item = kLifting;
    lifting.statement = "Behöver kunna växla ställning";
    lifting.no_heavy_lifting = true;
    lifting.hours_per_day = 4;
    lifting.for_employer = true;
    c.adaptations.push_back(lifting);
    Written<Adaptation> inner;
    inner.about.item = ItemId{70};
    inner.statement = "canary-bara för oss";
    c.adaptations.push_back(inner);
    PlacementItem place;
    place.placement.about.item = kPlace;
    place.placement.activity = kInternship;
    place.placement.host = "Norra bilverkstaden";
    place.placement.supervisor = "Ulla Ek";
    place.placement.contact = "canary-kontakt";
    place.placement.tasks = "Däckbyten och städning";
    place.placement.schedule = "måndag till fredag 8–12";
    place.placement.adaptations = {kLifting, ItemId{70}};
    c.placements.push_back(place);

    c.intake_sent.emplace();
    c.intake_sent->answer_by = MakeDate(2019, 6, 3);
    Consent consent;
    consent.asked.about.item = kConsent;
    consent.asked.from = Party::kEmploymentService;
    consent.asked.to = {Party::kSocialServices};
    consent.asked.categories = {Category::kJointPlan};
    consent.asked.topics = {Topic::kWork};
    consent.asked.text_version = "1";
    consent.asked.reference = "K7PQ-22";
    consent.status = ConsentStatus::kGiven;
    consent.given.emplace();
    consent.given->date = MakeDate(2019, 3, 4);
    consent.given->evidence = "canary-pärm";
    consent.until = MakeDate(2020, 3, 3);
    c.consents.push_back(consent);
    return s;
}
std::string TextIn(const PaperSource& source) {
    return test::TextOf(PaperPdf(ComposePaper(source, TwoWorkers())));
}
std::string Sending(PaperTemplate paper, ItemId of) {
    PaperSource s = Full(paper);
    s.wish.of = of;
    return TextIn(s);
}

// Every word of it: nothing tells of what the meeting is about, or of what else there is in the case.
TEST(Papers, ASummonsSaysWhenWhereAndToWhomAndNotWhy) {
    PaperSource s = Full(PaperTemplate::kSummons);
    s.wish.of = kPlanned;
    s.wish.time = "13.30";
    s.wish.place = "Drottninggatan 18, plan 2";
    s.wish.bring = "Ditt anställningsbevis";
    s.wish.cancel = "Ring 040-34 00 00";
    const Paper paper = ComposePaper(s, TwoWorkers());
    EXPECT_THAT(paper.missing.rows, testing::IsEmpty());
    EXPECT_EQ(
        test::TextOf(PaperPdf(paper)),
        "Kallelse Hej Nawfal! Du är välkommen till ett möte. Dag: torsdag 23 maj 2019 Tid: 13.30 "
        "Hur: Möte Plats: Drottninggatan 18, plan 2 Du träffar: Monica Dahlin "
        "Ta med: Ditt anställningsbevis Kan du inte komma? Ring 040-34 00 00. "
        "Behöver du tolk, eller något annat för att kunna vara med? Säg till i god tid. Det kostar "
        "ingenting. "
        "Gjort 20 maj 2019 av Karin Östlund, Socialtjänsten. Innehåller det som Socialtjänsten får läsa.");
}
TEST(Papers, WhatCannotBeFilledInIsSaid) {
    const Paper summons = ComposePaper(Empty(PaperTemplate::kSummons), TwoWorkers());
    EXPECT_THAT(summons.missing.rows, ElementsAre("namn", "dag", "tid", "plats"));
    EXPECT_THAT(test::TextOf(PaperPdf(summons)), HasSubstr("Dag: (saknas: dag)"));
    // The day that was planned is over, and the one to meet has no telephone.
    PaperSource late = Full(PaperTemplate::kSummons);
    late.wish.of = kPlanned;
    late.made = MakeDate(2019, 5, 24);
    EXPECT_THAT(ComposePaper(late, TwoWorkers()).missing.rows,
                ElementsAre("dag", "tid", "plats", "hur man säger till om man inte kan komma"));
    for (const PaperTemplate paper : kTemplates) {
        if (paper == PaperTemplate::kQuestionnaire) continue;
        EXPECT_GT(ComposePaper(Empty(paper), TwoWorkers()).missing.rows.size(), 1U) << NameOf(paper);
    }
}
TEST(Papers, ThePlanHasTheGoalsFirstThenWhoDoesWhatAndWhatComes) {
    EXPECT_EQ(
        TextIn(Full(PaperTemplate::kPlan)),
        "Din plan Gäller: Nawfal Provsson Målen Jag vill arbeta i en bilverkstad "
        "Till 1 december 2019. Så märks det: anställning. "
        "Arbete Praktik i verkstad, Norra bilverkstaden "
        "Pågår från 6 maj 2019 till 2 augusti 2019. 20 timmar i veckan. Ansvarar: Karin Östlund. "
        "– torsdag 23 maj 2019, Möte, med Monica Dahlin. "
        "Studier Studiemotiverande folkhögskolekurs Förslag från 2 september 2019. "
        "Behöver beslutas av arbetsförmedlare. "
        "Det som kommer – Just nu 20 av 40 timmar i veckan. "
        "Gjort 20 maj 2019 av Karin Östlund, Socialtjänsten. Innehåller det som Socialtjänsten får läsa. "
        "Sådant som enligt lag inte får lämnas ut på papper är inte med.");
}
// R103: nothing more than what is needed, and not which authority sends it.
TEST(Papers, TheSheetForAWorkplaceSaysWhatIsNeededAndNothingMore) {
    PaperSource s = Full(PaperTemplate::kNeeds);
    s.wish.of = kPlace;
    EXPECT_THAT(ComposePaper(s, TwoWorkers()).missing.rows, ElementsAre("vad som behövs"))
        << "what nobody has chosen";
    s.wish.adaptations = {kLifting};
    EXPECT_EQ(
        TextIn(s),
        "Det som behövs på arbetsplatsen Deltagare: Nawfal Provsson Arbetsplats: Norra bilverkstaden "
        "Handledare: Ulla Ek Arbetsuppgifter: Däckbyten och städning "
        "Tid: 6 maj 2019 – 2 augusti 2019 Timmar: 20 timmar i veckan "
        "Dagar och tider: måndag till fredag 8–12 Det här behövs "
        "– Behöver kunna växla ställning, högst 4 timmar om dagen, inga tunga lyft "
        "Gjort 20 maj 2019 av Karin Östlund. Bladet innehåller bara det som har valts för arbetsplatsen. "
        "Det säger vad som behövs, inte varför.");
    // Without an agreement: a school, and what is chosen for it.
    PaperSource school = Full(PaperTemplate::kNeeds);
    school.wish.host = "Komvux";
    school.wish.adaptations = {kLifting};
    const std::string text = TextIn(school);
    EXPECT_THAT(text, HasSubstr("Arbetsplats: Komvux Det här behövs – Behöver kunna växla ställning"));
    EXPECT_THAT(text, Not(HasSubstr("verkstad")));
}
TEST(Papers, TheMinutesHoldWhatTheirMakerWritesAndNotWhatWasNoted) {
    PaperSource s = Full(PaperTemplate::kMinutes);
    s.wish.of = kDone;
    s.wish.who = "Nawfal, Karin";
    s.wish.agreed = "Praktiken fortsätter.";
    EXPECT_EQ(
        TextIn(s),
        "Minnesanteckning Gäller: Nawfal Provsson Dag: torsdag 16 maj 2019 Hur: Möte Med: Nawfal, Karin "
        "Det här kom vi överens om Praktiken fortsätter. "
        "Det som händer nu Vi hörs igen torsdag 23 maj 2019, med Monica Dahlin. "
        "Gjort 20 maj 2019 av Karin Östlund, Socialtjänsten. Innehåller det som Socialtjänsten får läsa. "
        "Sådant som enligt lag inte får lämnas ut på papper är inte med.");
}
TEST(Papers, TheQuestionsOnPaperAreAllThereWithRoomToAnswer) {
    const Paper paper = ComposePaper(Full(PaperTemplate::kQuestionnaire), TwoWorkers());
    const std::string text = test::TextOf(PaperPdf(paper));
    EXPECT_THAT(text, HasSubstr("Svara senast: måndag 3 juni 2019"));
    for (const Question& q : Questions()) EXPECT_THAT(text, HasSubstr(std::string(q.swedish)));
    const auto blanks = std::ranges::count(paper.blocks.rows, PaperPart::kBlank, &PaperBlock::part);
    EXPECT_EQ(blanks, static_cast<std::ptrdiff_t>(Questions().size()) + 1);
}
TEST(Papers, TheProofOfConsentSaysWhatWasSaidYesTo) {
    EXPECT_THAT(Sending(PaperTemplate::kConsentProof, kConsent),
                HasSubstr("Att dela uppgifter Från: Arbetsförmedlingen Till: Socialtjänsten "
                          "Vad: Gemensam plan Bara om: Arbete Varför: samordna stödet till dig "
                          "Du sa ja: 4 mars 2019, på papper Gäller till och med: 3 mars 2020 "
                          "Texten du fick läsa: version 1 Kod på pappret: K7PQ-22 Du kan ta tillbaka"));
    PaperSource over = Full(PaperTemplate::kConsentProof);
    over.made = MakeDate(2020, 3, 4);
    EXPECT_THAT(TextIn(over), HasSubstr("Det finns inget ja som gäller i dag."));
}

TEST(Papers, NoneTellsWhatIsNotItsOwnAndEachIsTaggedInItsLanguage) {
    for (const PaperTemplate paper : kTemplates)
        for (const PaperLanguage language : {PaperLanguage::kSwedish, PaperLanguage::kEnglish}) {
            SCOPED_TRACE(NameOf(paper));
            PaperSource s = Full(paper);
            s.wish.language = language;
            if (paper == PaperTemplate::kSummons) s.wish.of = kPlanned;
            if (paper == PaperTemplate::kMinutes) s.wish.of = kDone;
            if (paper == PaperTemplate::kNeeds) s.wish.of = kPlace;
            const std::string file = PaperPdf(ComposePaper(s, TwoWorkers()));
            const std::string text = test::TextOf(file);
            for (const char* secret : {"canary", "19901211", "070-123", "Ängsgatan", "\xEF\xBF\xBD"})
                EXPECT_THAT(text, Not(HasSubstr(secret)));
            EXPECT_THAT(text, Not(testing::ContainsRegex("[a-z]+\\.[a-z_]+"))) << "a word that is in no file";
            QPDF pdf;
            pdf.processMemoryFile("test", file.data(), file.size());
            QPDFObjectHandle root = pdf.getRoot();
            EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), std::string(NameOf(language)));
            EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
            const std::string said = test::StreamOf(root.getKey("/Metadata"));
            EXPECT_THAT(said, HasSubstr("<pdfuaid:part>1</pdfuaid:part>"));
            EXPECT_THAT(said, Not(HasSubstr("Nawfal")));
            std::vector<std::string> tags;
            test::TagsUnder(root.getKey("/StructTreeRoot"), tags);
            std::erase(tags, "/Document");
            ASSERT_GT(tags.size(), 3U);
            EXPECT_EQ(tags[0], "/H1");
            // As a document it is taken in, as it is.
            const auto kept = CheckDocument(file, "application/pdf", "papper.pdf", JudgePdf);
            ASSERT_TRUE(kept) << Message(kept.error(), Language::kEnglish);
            EXPECT_EQ(kept->bytes, file);
        }
}
TEST(Papers, TheAddressStandsFirstAndOnlyWhereItIsAskedFor) {
    PaperSource s = Full(PaperTemplate::kSummons);
    s.wish.address = true;
    EXPECT_THAT(TextIn(s), testing::StartsWith("Nawfal Provsson Ängsgatan 3 214 34 Malmö Kallelse"));
    s.content.identity->address.clear();
    EXPECT_THAT(ComposePaper(s, TwoWorkers()).missing.rows, testing::Contains("adress"));
}
TEST(Papers, TheSameTwiceIsTheSameFile) {
    for (const PaperTemplate paper : kTemplates)
        EXPECT_EQ(PaperPdf(ComposePaper(Full(paper), TwoWorkers())),
                  PaperPdf(ComposePaper(Full(paper), TwoWorkers())));
}
TEST(Papers, BothLanguagesHaveTheSameWordsWithTheSameGaps) {
    const auto names = [](std::string_view file) {
        std::vector<std::string> out;
        for (std::size_t at = 0; at < file.size(); at = file.find('\n', at) + 1) {
            const std::string_view line = file.substr(at, file.find('\n', at) - at);
            if (line.starts_with('#')) continue;
            std::string name(line.substr(0, line.find(" = ")));
            for (const char* gap : {"{0}", "{1}", "{2}", "{3}"})
                if (line.find(gap) != std::string_view::npos) name += gap;
            out.push_back(name);
        }
        return out;
    };
    EXPECT_EQ(names(PaperTexts(Language::kSwedish)), names(PaperTexts(Language::kEnglish)));
    EXPECT_GT(names(PaperTexts(Language::kSwedish)).size(), 80U);
}
TEST(Papers, APlanOfFortyActivitiesIsMadeInAShortWhile) {
    PaperSource s = Full(PaperTemplate::kPlan);
    while (s.content.activities.size() < 40) s.content.activities.push_back(s.content.activities[0]);
    const auto begin = std::chrono::steady_clock::now();
    const std::string file = PaperPdf(ComposePaper(s, TwoWorkers()));
    const auto ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    RecordProperty("milliseconds", static_cast<int>(ms.count()));
    RecordProperty("bytes", static_cast<int>(file.size()));
    EXPECT_LT(file.size(), 400'000U);
}

}  // namespace
}  // namespace samkraft::formats
