// What tests of the case begin with: a small catalogue, a reader, a form's context.
import type { About, ActivityKind, Catalogue, CaseContent, Kind, Party, Role } from "../api/types";
import { caseForms, type FormContext } from "./forms";
import type { Reader } from "./steps";

export const kToday = "2019-05-20";
const kinds = Object.keys(caseForms) as Kind[];

export const about = (part: Partial<About> = {}): About => ({
    item: "A",
    version: 1,
    owner: "labour_market",
    category: "joint_plan",
    topic: "work",
    at: "2019-05-06T08:00:00Z",
    limited: false,
    ...part,
});
const kEverybody: Role[] = [
    "employment_officer",
    "social_worker",
    "labour_market_secretary",
    "care_coordinator",
    "insurance_investigator",
    "study_counsellor",
];
/** A row of the catalogue: what is said, and otherwise what asks for the least. */
export const activityRow = (
    part: Partial<ActivityKind> & Pick<ActivityKind, "code" | "sv">,
): ActivityKind => ({
    en: part.sv,
    track: "work",
    workplace: false,
    step: "none",
    creators: kEverybody,
    changers: kEverybody,
    categories: ["joint_plan"],
    asks: ["provider", "until", "hours"],
    place_first: false,
    max_hours: 60,
    lengths: [],
    ...part,
});
export const catalogue: Catalogue = {
    activities: [
        activityRow({ code: "internship", sv: "Praktik", en: "Internship", workplace: true, step: "trying" }),
        activityRow({ code: "sfi", sv: "SFI", track: "language", step: "preparing" }),
    ],
    methods: [],
    questions: [],
    competences: [],
    onboarding: [],
    parties: [],
    categories: [],
    statutes: [],
    deciders: [],
    kinds: [],
    forms: [],
};
export const reader = (content: Partial<CaseContent> = {}, party: Party = "labour_market"): Reader => ({
    view: {
        case: "C",
        today: kToday,
        content: { phase: "active", ...content },
        dues: [],
        why: [],
        may: kinds,
    },
    catalogue,
    party,
    role: "labour_market_secretary",
});
export const formContext = (
    content: Partial<CaseContent> = {},
    part: { item?: string; of?: string; role?: Role; catalogue?: Catalogue } = {},
): FormContext => ({
    view: reader(content).view,
    catalogue,
    team: [],
    workers: [],
    teams: [],
    consentTexts: [],
    language: "sv",
    me: "W",
    party: "labour_market",
    role: "labour_market_secretary",
    item: undefined,
    of: undefined,
    ...part,
});
