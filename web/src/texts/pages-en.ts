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
            act: "Write the contact",
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
        task: {
            why: (d) =>
                d < 0
                    ? `Something that was to be done ${when(d)} is not done.`
                    : `Something to do ${when(d)}.`,
            act: "Write how it went",
        },
        task_awaited: {
            why: (d) =>
                d < 0
                    ? `Something you asked for was to be done ${when(d)}.`
                    : `Something you asked for is to be done ${when(d)}.`,
            act: "See what",
        },
        no_show: {
            why: (d) => `Did not come ${when(d)}. Call today and ask how it is.`,
            act: "Write the absence",
        },
        plan_on: {
            why: (d) =>
                `An activity that rests on a decision ends ${when(60 + d)}. Prepare what comes after.`,
            act: "Offer something new",
        },
        apply: {
            why: (d) => `The last day to apply for the place is ${when(d + 7)}.`,
            act: "Write that you have applied",
        },
        signal: {
            why: (d) => `The school or workplace said ${when(d)} that something needs to be seen to.`,
            act: "Write the follow-up",
        },
        message_unanswered: {
            why: (d) =>
                d < 0
                    ? `A message waits for your answer. It should have been answered ${when(d)}.`
                    : `A message waits for your answer, ${when(d)} at the latest.`,
            act: "Read and answer",
        },
        message_awaited: {
            why: (d) =>
                d < 0
                    ? "The participant has not answered a message. Get in touch in another way."
                    : `The participant has not answered a message. Get in touch ${when(d)}.`,
            act: "See the conversation",
        },
        after_exit: {
            why: (d) =>
                d < 0
                    ? `Should have been followed up ${when(d)}. Do the work or the studies hold?`
                    : `The case is closed. To be followed up ${when(d)}: does it hold?`,
            act: "Write the follow-up",
        },
        assign_care_coordinator: {
            why: () => "The team has said that the care coordinator is needed. Nobody is assigned yet.",
            act: "Assign somebody",
        },
        assign_study_counsellor: {
            why: () => "The team has said that the study counsellor is needed. Nobody is assigned yet.",
            act: "Assign somebody",
        },
        assign_insurance_investigator: {
            why: () => "The team has said that the insurance investigator is needed. Nobody is assigned yet.",
            act: "Assign somebody",
        },
        discharge_contact: {
            why: (d) =>
                d < 0
                    ? `Nobody has met the participant since the discharge. It should have been done ${when(d)}.`
                    : `Meet or reach the participant after the discharge, ${when(d)} at the latest.`,
            act: "Write the follow-up",
        },
        long_course: {
            why: (d) =>
                `The participant ${d > 0 ? `will have been in the same course for two years ${when(d)}` : "has been in the same course for two years or more"}, with nothing beside it. Can it be combined with an internship or work?`,
            act: "Put in an activity",
        },
        turns_twenty: {
            why: (d) =>
                `The participant ${d > -92 ? "turns 20 soon" : "has turned 20 or is about to"}. The municipality's duty to follow up the young ends then, and nobody else has anything planned that goes on.`,
            act: "Put in an activity",
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
        search: "Search name, personal number or next step",
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
