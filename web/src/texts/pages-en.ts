// The words of the pages around the case, in English.
import type { pages as swedish } from "./pages-sv";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const when = (days: number): string => {
    if (days === 0) return "today";
    if (days === 1) return "tomorrow";
    if (days === -1) return "yesterday";
    const far = Math.abs(days) > 60 ? `${Math.round(Math.abs(days) / 30)} months` : `${Math.abs(days)} days`;
    return days > 0 ? `in ${far}` : `${far} ago`;
};
const ends = (days: number): string => `${30 + days < 0 ? "ended" : "ends"} ${when(30 + days)}`;
const should = (days: number): string => (days < 0 ? "should have been" : "is");

export const pages: typeof swedish = {
    dueWords: {
        follow_up: {
            why: (d) =>
                d < 0
                    ? `The follow-up was booked ${when(d)}, and nobody has written that it took place.`
                    : `Follow-up ${when(d)}.`,
            act: "Write follow-up",
        },
        call_today: {
            why: (d) => `Did not come ${when(d)} and has not been reached. Get in touch the same day.`,
            act: "Write what happened",
        },
        replan: {
            why: (d) =>
                d === 0
                    ? "An activity was interrupted today. Plan anew the same day."
                    : `${count(-d, "day", "days")} without a new plan since an activity was interrupted.`,
            act: "Offer something new",
        },
        consent_unanswered: {
            why: (d) =>
                `The consent is unanswered. ${d < 0 ? "The answer was expected" : "Remind"} ${when(d)}.`,
            act: "Record the answer",
        },
        plan_change_answer: {
            why: (d) =>
                `A change of the plan ${d < 0 ? "should have been answered" : "waits for your answer, by"} ${when(d)}.`,
            act: "Answer the proposal",
        },
        plan_change_ready: {
            why: (d) =>
                d > 0
                    ? `A proposed change is to be answered ${when(d)}.`
                    : "Your proposed change can be ended.",
            act: "End the proposal",
        },
        placement_unsigned: {
            why: (d) =>
                d < 0
                    ? "The agreement with the workplace has not been signed."
                    : `The agreement with the workplace is to be signed ${when(d)}.`,
            act: "See the agreement",
        },
        placement_visit: {
            why: (d) => `A visit to the workplace ${d < 0 ? "should have been made" : "is due"} ${when(d)}.`,
            act: "Book a visit",
        },
        rights_answer: {
            why: (d) =>
                `The participant ${d < 0 ? "should have had" : "is to have"} an answer to a request ${when(d)}.`,
            act: "Answer",
        },
        consent_unconfirmed: {
            why: (d) =>
                `A consent on paper ${d < 0 ? "should have been" : "is to be"} confirmed by a second person ${when(d)}.`,
            act: "See the consent",
        },
        consent_ending: {
            why: (d) => `A consent ${ends(d)}. What it shows is then closed.`,
            act: "Ask for a new consent",
        },
        intake_unanswered: {
            why: (d) =>
                `The questionnaire is unanswered. The answer ${d < 0 ? "was" : "is"} expected ${when(d)}.`,
            act: "Record answers",
        },
        triage: {
            why: (d) =>
                `The questionnaire is answered. Who else is needed ${should(d)} ${d < 0 ? "settled" : "to be settled"} ${when(d)}.`,
            act: "Settle who is needed",
        },
        allocate: {
            why: (d) =>
                d < 0
                    ? `The case has no team. It should have been allocated ${when(d)}.`
                    : `The case has no team. Allocate it ${when(d)} at the latest.`,
            act: "Allocate to a team",
        },
        choose_lead: {
            why: (d) =>
                d < 0
                    ? `Nobody leads the case. A lead should have been chosen ${when(d)}.`
                    : `Nobody leads the case. Choose a lead ${when(d)} at the latest.`,
            act: "Choose a lead",
        },
        in_depth_assessment: {
            why: (d) =>
                d < 0
                    ? `The in-depth assessment should have been done ${when(d)}.`
                    : `The in-depth assessment is due ${when(d)}.`,
            act: "Write assessment",
        },
        offer_unanswered: {
            why: (d) => `An activity is offered. The answer ${d < 0 ? "was" : "is"} expected ${when(d)}.`,
            act: "Write the answer",
        },
        waiting: {
            why: (d) =>
                d < 0
                    ? `The plan waits for somebody else. You should have asked again ${when(d)}.`
                    : `The plan waits for somebody else. Ask again ${when(d)}.`,
            act: "Write how it stands",
        },
        activity_ending: {
            why: (d) => `An activity ${ends(d)}. Settle what comes after.`,
            act: "See the plan",
        },
        opening_unreviewed: {
            why: (d) =>
                d < 0
                    ? `Somebody in your party has opened the case with a reason. It should have been reviewed ${when(d)}.`
                    : `Somebody in your party has opened the case with a reason. It is reviewed by ${when(d)}.`,
            act: "See the log",
        },
        decision_ending: {
            why: (d) =>
                `The decision on an activity runs out. A new one ${d < 0 ? "should have been" : "should be"} prepared by ${when(d)}.`,
            act: "Propose",
        },
        plan: {
            why: (d) => `There is no plan. It ${should(d)} ${d < 0 ? "ready" : "due"} ${when(d)}.`,
            act: "Begin the plan",
        },
        plan_renewal: {
            why: (d) => `The plan ${should(d)} ${d < 0 ? "reviewed" : "to be reviewed"} ${when(d)}.`,
            act: "See the plan",
        },
        goal_horizon: {
            why: (d) => `The goal's day ${d < 0 ? "was" : "is"} ${when(d)}.`,
            act: "Review the goal",
        },
        opinion: {
            why: (d) =>
                `A proposal waits for your party's view, wanted ${d < 0 ? when(d) : `${when(d)} at the latest`}.`,
            act: "Give your view",
        },
        decision: {
            why: (d) =>
                `A proposal waits for a decision, wanted ${d < 0 ? when(d) : `${when(d)} at the latest`}.`,
            act: "Decide",
        },
        next_contact: {
            why: (d) => `No new contact is booked since the last one, ${when(d)}.`,
            act: "Book contact",
        },
        start: {
            why: (d) =>
                d < 0 ? `An activity should have begun ${when(d)}.` : `An activity begins ${when(d)}.`,
            act: "Write the start",
        },
        inactive: {
            why: (d) => `Nothing has been planned or followed up for ${60 - d} days.`,
            act: "See the plan",
        },
        silent: {
            why: (d) => `${45 - d} days since you spoke. Get in touch before the booked contact.`,
            act: "Book contact",
        },
        who_calls: {
            why: (d) => `A call is booked ${when(d + 3)}, but not who calls whom.`,
            act: "Write who calls",
        },
        take_over: {
            why: (d) => `The case was handed to you ${when(d - 3)} and you have written nothing yet.`,
            act: "Book contact",
        },
        form_returned: {
            why: (d) =>
                `A new answer to the questionnaire came ${when(d - 3)}. Weigh it into the assessment.`,
            act: "Write assessment",
        },
        consent_answered: {
            why: (d) =>
                `A question of consent is answered. ${d < 0 ? "You should have moved on" : "Move on"} ${when(d)}.`,
            act: "See the consent",
        },
        opinion_awaited: {
            why: (d) =>
                `An opinion on your proposal ${d < 0 ? "was expected" : "is expected"} ${when(d)}.${d < 0 ? " Remind." : ""}`,
            act: "See the proposal",
        },
        decision_awaited: {
            why: (d) =>
                `A decision on your proposal ${d < 0 ? "was expected" : "is expected"} ${when(d)}.${d < 0 ? " Remind." : ""}`,
            act: "See the proposal",
        },
        plan_on: {
            why: (d) =>
                `An activity that rests on a decision ends ${when(60 + d)}. Prepare what comes after.`,
            act: "Offer something new",
        },
    },

    day: {
        late: (n) => `${n} late`,
        today: (n) => `${n} today`,
        week: (n) => `${n} more this week`,
        groups: { late: "Late", today: "Today", week: "This week", next: "Next week" },
        mine: (n) => `Mine ${n}`,
        team: (n) => `The team's ${n}`,
        kind: "Show",
        everything: (n) => `Everything (${n})`,
        whose: "Whose",
        who: { all: "Everybody's", mine: "Only mine" },
        noneOfKind: "Nothing of that kind is waiting.",
        forWhom: (action, name) => `${action}, ${name}`,
        toCases: "Go to the cases",
    },

    list: {
        namelessTitle: "Participant (the name is not shared with you)",
        protectedTitle: "Protected identity",
        empty: {
            mine: "You have no cases at the moment.",
            team: "The team has no cases at the moment.",
            party: "Your party has no cases that you reach.",
        },
        emptyHelp: "Cases show here when you are part of them. Change the selection above to see more.",
        noneFor: (words) => `No match for “${words}”.`,
        noneForHelp:
            "The search covers only what is open to you. Try another selection or the whole personal number.",
        noneHelp: "Remove something from the selection to see more.",
        search: "Search name or personal number",
        order: "Order",
        orders: {
            next_due: "Most urgent first",
            next_contact: "Next contact",
            last_contact: "Longest since contact",
            phase: "Phase",
            hours: "Hours/week",
        },
        range: (from, until, all) => `Showing ${from}–${until} of ${all}`,
        all: "All",
    },

    live: { updated: "Updated just now" },

    start: {
        title: "Welcome",
        operator: "You run the system and see no participants. The commands on the server are your tools.",
    },

    referral: {
        title: "New referral",
        lead: "A case is opened. Nothing is shared with the other parties until the participant has consented.",
        open: "Open the case",
        saved: "The case is open.",
        not: "Your role cannot open cases.",
        notHelp:
            "Ask an employment officer, social worker, labour-market secretary or insurance investigator.",
        who: "Who",
        number: "Personal number",
        numberHelp: "YYYYMMDD-NNNN. A coordination number will do too.",
        given: "Given name",
        family: "Family name",
        phone: "Telephone",
        email: "E-mail",
        language: "Language",
        interpreter: "Is an interpreter needed?",
        reach: "How is the participant best reached?",
        why: "Why",
        date: "Referred on",
        reason: "Reason for the referral",
        reasonHelp: "Short and to the point, no diagnoses. The participant can read it.",
        by: "Referred by",
        registration: "Registration",
        programme: "Programme",
        programmes: {
            job: "Job and development guarantee",
            uga: "Job guarantee for the young",
            establishment: "Establishment programme",
        },
        programmeFrom: "In the programme from",
        programmeUntil: "Until (the first day after)",
        registeredFrom: "Registered since",
        work: "Work and education",
        experience: "What has the participant worked with?",
        wishes: "What does the participant want to work with?",
        education: "Highest education",
        supportMonths: "Months on public support",
        months: "months",
    },

    education: {
        unknown: "Not known",
        compulsory: "Compulsory school",
        upper_secondary: "Upper secondary",
        other_post_secondary: "Other post-secondary",
        university: "University",
    },

    results: {
        title: "Results",
        lead: "Exits and outcomes as SUS counted them, for the coordination association's follow-up.",
        from: "From",
        last: "To",
        show: "Show",
        whole: "Whole period",
        wrongPeriod: "The period must end after it has begun.",
        period: (from, last) => `${from} – ${last}`,
        print: "Print",
        forbidden: "The results are not open to your role.",
        forbiddenHelp: "Ask the project lead if you need them in your work.",
        rule: "What is shown",
        totals: "In short",
        total: {
            participants: "Participants in the period",
            exits: "Exits",
            work: "Exits to work",
            studies: "Exits to studies",
            other: "Exits for other reasons",
            all_participants: "All participants, outside SUS too",
            all_work_or_studies: "To work or studies, outside SUS too",
        },
        ofExits: (share) => `${share} of the exits`,
        groups: { work: "Exits to work", studies: "Exits to studies", exits: "All exits" },
        by: {
            education: "By education",
            support: "By time on public support",
            subsidy: "With and without subsidy",
            months: "By time in the project",
            age: "By age",
            sex: "By sex",
        },
        cell: {
            unknown: "Missing or unknown",
            compulsory: "Compulsory school",
            upper_secondary: "Upper secondary",
            other_post_secondary: "Other post-secondary",
            university: "University",
            not_applicable: "Not applicable",
            up_to_1: "Up to 1 year",
            "1_to_3": "1–3 years",
            "4_to_6": "4–6 years",
            "7_to_9": "7–9 years",
            over_9: "More than 9 years",
            "16_29": "16–29 years",
            "30_44": "30–44 years",
            "45_59": "45–59 years",
            "60_65": "60–65 years",
            female: "Women",
            male: "Men",
            "1_6": "1–6 months",
            "7_12": "7–12 months",
            "13_18": "13–18 months",
            "19_plus": "19 months or more",
            unsubsidised: "Unsubsidised",
            subsidised: "Subsidised",
        },
        class: "Class",
        count: "Number",
        share: "Share",
        sum: "Sum",
        base: (n) => count(n, "exit", "exits"),
        withheld: "withheld",
        withheldLong: "Withheld, too few people",
        withheldTable: "The table is not shown: too few people.",
        none: "No exits in the period.",
        chart: (title) => `Bar chart: ${title}. The same figures are in the table beside it.`,
    },

    import: {
        title: "Read in participants",
        lead: "Choose a list. Nothing is saved until you have seen what would happen and approved it.",
        choose: "Choose a file",
        drop: "or drop it here. CSV or Excel (XLSX).",
        columns: "Which columns are read?",
        columnsNeeded: "Must be there: Personnummer and Namn (or Förnamn and Efternamn).",
        columnsMore:
            "Read if they are there: Program, Programstart, Programslut, SSYK, Utbildning, Månader med offentlig försörjning, Telefon, Språk, Tolk, E-post, Adress.",
        columnsOther: "Other columns are never read.",
        template: "Get a template (CSV)",
        sending: (share) => `Sending the file, ${share} per cent …`,
        reading: "Reading and comparing the rows …",
        wrongType: "The file is neither CSV nor XLSX. Save it anew and try again.",
        emptyFile: "The file is empty.",
        failed: "The file could not be read",
        notSaved: "Nothing is saved.",
        saving: (n) => `Saving ${count(n, "row", "rows")}, all or none …`,
        another: "Choose another file",
        preview: "This would happen",
        rows: (n, file) => `${count(n, "row", "rows")} in ${file}`,
        states: { new: "New cases", changed: "Changed", unchanged: "Unchanged", wrong: "Faulty" },
        state: {
            new: "New",
            returning: "Returning",
            changed: "Changed",
            unchanged: "Unchanged",
            wrong: "Faulty",
        },
        wrongHelp:
            "Faulty rows are left out. Put them right in the file and read it again: what is already in does not change.",
        faults: "Rows with faults",
        others: "Other rows",
        row: "Row",
        name: "Name",
        column: "Column",
        fault: "What is wrong",
        what: "What happens",
        changes: (what) => `changes ${what}`,
        change: {
            identity: "personal and contact details",
            registration: "registration",
            work_history: "work and education",
        },
        shown: (n) => `The first ${n} rows are shown.`,
        approve: (n) => (n === 1 ? "Approve 1 row" : `Approve ${n} rows`),
        nothing: "There is nothing to save: no row is new or changed.",
        receipt: "Done",
        opened: (n) => count(n, "case opened", "cases opened"),
        changed: (n) => count(n, "case changed", "cases changed"),
        again: "Read in another file",
        toCases: "See your party's cases",
        forbidden: "Your role cannot read in participants.",
        forbiddenHelp: "Ask somebody who may open cases.",
    },

    access: {
        title: "Who has opened the case",
        lead: (party) =>
            `Everybody in your party (${party}) who has opened, found or written in the case, newest first.`,
        others: "What other parties opened stands in their own log. The participant may see it all.",
        none: "Nobody in your party has opened the case yet.",
        at: "When",
        who: "Who",
        what: "What",
        why: "Why",
        you: "you",
        unknown: "Unknown",
        did: {
            read: "Read",
            refused: "Was refused",
            listed: "Saw in a list",
            written: "Wrote",
            searched: "Searched",
            exported: "Exported",
            opened: "Opened with a reason",
            signed_in: "Signed in",
            sign_in_refused: "Sign-in refused",
            signed_out: "Signed out",
        },
        page: {
            "GET /cases/{case}": "Read the case",
            "GET /cases/{case}/access": "Read the log",
            "GET /cases/{case}/consents/{consent}": "Saw what a consent opens",
            "GET /cases/{case}/rules": "Read the rules",
            "GET /cases/{case}/items/{item}/openings": "Saw who has read an entry",
            "GET /cases/{case}/readers": "Saw who sees what",
            "GET /cases/{case}/audience": "Asked who reads",
            "GET /cases/{case}/allocation": "Read the team proposal",
            "GET /my-day": "Saw it in My day",
            "GET /my-news": "Saw that something was new",
            "GET /cases/{case}/news": "Saw what was new",
            "GET /cases": "Saw it in the list of cases",
            "GET /cases/counts": "Counted in the list of cases",
            "POST /cases": "Opened the case",
            "POST /cases/{case}/entries": "Wrote in the case",
            "POST /cases/{case}/documents": "Added a document",
            "GET /cases/{case}/documents/{item}": "Fetched a document",
            "GET /reviews": "Saw the review desk",
            "GET /reviews/weeks/{week}": "Saw a review list",
            "GET /reviews/items/{listed}/rows": "Reviewed the log",
            "POST /reviews/items/{listed}/findings": "Judged a visit",
            "POST /reviews/openings/{opening}/verdict": "Reviewed an opening",
            "POST /openings": "Opened with a reason",
            "POST /imports/participants": "Compared with a file",
            "POST /imports/participants/{import}/approval": "Read in a file",
        },
        times: (n) => `${n} times`,
        day: "Day",
        table: "Openings of the case, one row each",
    },

    ownInterest: {
        title: "Own interest",
        lead: "Is somebody who may become a participant close to you, or is there anything else that makes your impartiality doubtful? Declare it here, before you meet the case. From that moment the person’s cases are not there for you: not in lists, not in search, not at a direct address.",
        law: "Förvaltningslagen (2017:900) 16 and 18 §§. Whom it is about is kept as a check value of the personal number alone, which nobody can read back. Your manager is told that you have declared, not to whom. The answer is the same whether the person has a case or not.",
        mine: "What you have declared",
        none: "You have declared nothing.",
        declared: (date) => `declared ${date}`,
        ended: (date) => `holds no more since ${date}`,
        closed: "The person’s cases, if there are any, are closed to you.",
        ownNumber:
            "Your own personal number is known here. Should you be a participant yourself, the case is closed to you, and to your colleagues but for those who have it by name.",
        noOwnNumber:
            "Your own personal number is not known here. Declare yourself if you are or become a participant.",
        declare: "Declare own interest",
        number: "Personal number",
        numberHelp: "Twelve digits, yyyymmdd-nnnn.",
        how: "Why can you not handle it?",
        closeness: {
            relative: "Close to me",
            representative: "I am representative or counsel",
            other: "Anything else that makes my impartiality doubtful",
        },
        label: "Your own reminder",
        labelHelp: "For example “my sister”. Shown to you alone. May be left empty.",
        required: "Fill this in.",
        send: "Declare",
        saved: "Declared. The person’s cases are closed to you.",
        staff: "Declarations in your party",
        staffLead:
            "Who has declared and when, not to whom. That the interest is no more is for you to decide, not for who declared.",
        staffNone: "Nobody has declared anything.",
        end: "Holds no more",
        endWhy: "Why is there no own interest any more?",
    },

    readers: {
        title: "Who sees what",
        lead: "The tables show, party by party, what those who have the case may read now. Choose a cell to see why, until when, and what would open more.",
        inner: "Within each party, only who is assigned to the case reads.",
        sign: { full: "All", limited: "A part", none: "Nothing", unknown: "Unknown" },
        signHelp: {
            full: "the whole entry",
            limited: "a summary, or single entries",
            none: "not open now",
            unknown: "not yours to know",
        },
        ownOf: (party) => `Your party's information: ${party}`,
        of: (party) => `Information held by ${party}`,
        table: (party) => `Information held by ${party}, a row for each kind and a column for each reader`,
        category: "Kind of information",
        you: "(you)",
        why: (who, category) => `Why: ${category}, ${who}`,
        noneOwn: "Your party has written nothing yet.",
        noneSeen: "You see nothing of what may be here.",
        moreOwn: (n) => `Show ${count(n, "kind", "kinds")} with nothing written`,
        moreOf: (n) => `Show ${count(n, "kind", "kinds")} of which you see nothing`,
        fewer: "Show fewer",
        restOwn: "The kinds with nothing written show who would read it if something were.",
        restOf: "The kinds of which you see nothing are the same in every case. They say nothing of what is here.",
        onlyTopics: (topics) => `It is only about ${topics.join(", ")}.`,
        singles: (n) =>
            n === 1
                ? "One entry is disclosed by itself as well."
                : `${n} entries are disclosed by themselves as well.`,
        toOpen: "To open more:",
        asked: "A consent that would do has been asked for and waits for its answer.",
        toConsent: "See the consent",
    },

    rules: {
        title: "What the rules say",
        notice: "Decision support: check against the rules in force.",
        none: "The rules say nothing about the case today.",
        noneHelp: "Perhaps because registration or programme is not open to you.",
        verdict: {
            met: "Met",
            not_met: "Not met",
            due: "Near",
            overdue: "Passed",
            stops: "Stops",
            informs: "To know",
        },
        confidence: {
            verified: "checked against the source",
            memory: "not checked against the source",
            source_document: "from the method support",
        },
        source: "Source",
        valid: (from, last) =>
            `In force${from === undefined ? "" : ` from ${from}`}${last === undefined ? "" : ` to ${last}`}`,
    },

    allocation: {
        title: "Which team suits?",
        lead: "A proposal, ordered by competence and free places. You choose.",
        needs: "The case needs",
        noNeeds: "No particular needs are seen yet. The order follows free places.",
        has: (who, competences) => `${who}: ${competences}`,
        free: (n) => count(n, "free place", "free places"),
        full: "No free places",
        best: "Suits best",
        now: "Has the case now",
        choose: (team) => `Choose ${team}`,
        lead_: "Lead",
        noLead: "Chosen later",
        reason: "Why this lead?",
        reasonMissing: "Write why.",
        confirm: "Allocate the case",
        cancel: "Cancel",
        saved: (team) => `The case is allocated to ${team}.`,
        may: "Your role does not allocate cases.",
        proposed: "proposed",
        more: (n) => `Show ${count(n, "team", "teams")} more`,
    },

    asOf: {
        show: "Show as it was …",
        date: "Show the case as it was on",
        banner: (date) =>
            `This is how the case stood on ${date}, as far as you may see it today. Nothing can be written here.`,
        back: "Back to today",
    },

    consentTexts: {
        title: "Consent texts",
        lead: "What the participant reads, or hears, before answering. A text that has been shown never changes: a new wording is a new version, for those who are asked from now on.",
        form: "Form",
        language: "Language",
        unreviewed: (n) =>
            `${count(n, "text was", "texts were")} translated by a machine and not gone through. They are shown together with the Swedish text.`,
        standing: {
            reviewed: (who) => `Gone through by ${who}`,
            unreviewed: () => "Translated by a machine, not gone through",
            model: () => "Model",
        },
        publishedBy: (who) => `published by ${who}`,
        provisions: "Each line that the participant answers yes or no to stands here.",
        earlier: "Earlier versions",
        write: "Write a new version",
        publish: "Publish",
        published: "The text is published. It is shown from now on.",
        heading: "Heading",
        body: "Text",
        bodyHelp:
            "Leave an empty line between paragraphs. The line {provisions} stands by itself, once: what the participant answers is shown there.",
        reviewedBy: "Gone through by",
        reviewedByHelp: "The lawyer or authorised translator who has gone through the text.",
    },
};
