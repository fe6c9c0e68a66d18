// The contract's shapes under short names. Everything here comes from api/openapi.yaml by way of schema.d.ts.
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Session = Schemas["Session"];
export type DemoUsers = Schemas["DemoUsers"];
export type DemoUser = DemoUsers["users"][number];
export type SignInWays = Schemas["SignInWays"];
export type OwnSession = Schemas["OwnSession"];
export type Sessions = Schemas["Sessions"];
export type SecondFactor = Schemas["SecondFactor"];
export type SecondFactorOffer = Schemas["SecondFactorOffer"];
export type NoticeSettings = Schemas["NoticeSettings"];
export type NoticeAddress = Schemas["NoticeAddress"];
export type QuietHours = Schemas["QuietHours"];
export type UndeliveredNotices = Schemas["UndeliveredNotices"];
export type UndeliveredNotice = Schemas["UndeliveredNotice"];
export type MyDay = Schemas["MyDay"];
export type MyDayItem = MyDay["items"][number];
export type Workload = Schemas["Workload"];
export type RoleLoad = Schemas["RoleLoad"];
export type Holdings = Schemas["Holdings"];
export type HeldCase = Schemas["HeldCase"];
export type HeldLine = Schemas["HeldLine"];
export type Briefing = Schemas["Briefing"];
export type AwayList = Schemas["AwayList"];
export type Away = AwayList["rows"][number];
export type StandIn = MyDay["standing_in"][number];
export type MyDayWait = MyDay["waiting"][number];
export type DueMark = Schemas["DueMark"];
export type CaseNews = Schemas["CaseNews"];
export type NewsLine = Schemas["NewsLine"];
export type Timeline = Schemas["Timeline"];
export type MyNews = Schemas["MyNews"];
export type MyUnread = Schemas["MyUnread"];
export type UnreadThread = MyUnread["rows"][number];
export type Preparation = Schemas["Preparation"];
export type CaseRow = Schemas["CaseRow"];
export type CasePage = Schemas["CasePage"];
export type CaseCounts = Schemas["CaseCounts"];
export type SavedViews = Schemas["Views"];
export type SavedView = SavedViews["views"][number];
export type CaseView = Schemas["CaseView"];
export type CaseContent = Schemas["CaseContent"];
export type Why = Schemas["Why"];
export type About = Schemas["About"];
export type Directory = Schemas["Directory"];
export type Colleague = Schemas["Colleague"];
export type Catalogue = Schemas["Catalogue"];
export type ActivityKind = Catalogue["activities"][number];
export type Receipt = Schemas["Receipt"];
export type AccessLog = Schemas["AccessLog"];
export type AccessLine = AccessLog["rows"][number];
export type Allocation = Schemas["Allocation"];
export type TeamProposal = Schemas["TeamProposal"];
export type Readers = Schemas["Readers"];
export type Reader = Schemas["Reader"];
export type ReadersRow = Schemas["ReadersRow"];
export type Standing = Schemas["Standing"];
export type Audience = Schemas["Audience"];
export type AudienceLine = Audience["readers"][number];
export type ConsentReach = Schemas["ConsentReach"];
export type Openings = Schemas["Openings"];
export type ThreadList = Schemas["ThreadList"];
export type ThreadLine = Schemas["ThreadLine"];
export type ThreadView = Schemas["ThreadView"];
export type MessageView = Schemas["MessageView"];
export type DraftView = Schemas["DraftView"];
export type OwnRelations = Schemas["OwnRelations"];
export type StaffRelations = Schemas["StaffRelations"];
export type Closeness = Schemas["Closeness"];
export type ConsentTexts = Schemas["ConsentTexts"];
export type Extract = Schemas["Extract"];
export type ExtractEntry = Schemas["ExtractEntry"];
export type RecordsList = Schemas["RecordsList"];
export type DisposalPlan = Schemas["DisposalPlan"];
export type Certificate = Schemas["Certificate"];
export type RuleFindings = Schemas["RuleFindings"];
export type SusReport = Schemas["SusReport"];
export type SusTable = Schemas["SusTable"];
export type SusCell = Schemas["SusCell"];
export type ImportPreview = Schemas["ImportPreview"];
export type ImportReceipt = Schemas["ImportReceipt"];
export type OpeningReceipt = Schemas["OpeningReceipt"];
export type Opening = Schemas["Opening"];
export type ReviewDesk = Schemas["ReviewDesk"];
export type ReviewWeek = Schemas["ReviewWeek"];
export type ReviewItem = Schemas["ReviewItem"];
export type LogLines = Schemas["LogLines"];
export type Mark = Schemas["Mark"];
export type TextFinding = Schemas["TextFinding"];
export type TextFindings = Schemas["TextFindings"];
export type Trace = Schemas["Trace"];
export type QuestionDesk = Schemas["QuestionDesk"];
export type QuestionRow = Schemas["QuestionRow"];
export type QuestionView = Schemas["QuestionView"];
export type QuestionStatus = Schemas["QuestionStatus"];
export type FaqPage = Schemas["FaqPage"];
export type PublishedAnswer = Schemas["PublishedAnswer"];
export type ProviderList = Schemas["ProviderList"];
export type ProviderRow = Schemas["ProviderRow"];
export type ProviderView = Schemas["ProviderView"];
export type Provider = Schemas["Provider"];
export type ProviderOffer = Schemas["ProviderOffer"];
export type PersonThere = Schemas["PersonThere"];
export type SignalPage = Schemas["SignalPage"];
export type SignalKind = Schemas["SignalKind"];
export type ProviderKind = Schemas["ProviderKind"];
export type WrittenCases = Schemas["WrittenCases"];

type Snake<S extends string> = S extends `${infer H}${infer T}`
    ? `${Lowercase<H>}${T extends Uncapitalize<T> ? "" : "_"}${Snake<T>}`
    : S;
type Written = keyof Schemas extends infer K
    ? K extends `Write${infer Name}`
        ? Name extends "" | "s" | "On"
            ? never
            : Name
        : never
    : never;
/** What can be written into a case: "follow_up" for the contract's WriteFollowUp. */
export type Kind = Snake<Written>;
export type HoursStep = Schemas["HoursStep"];

export type Party = Schemas["Party"];
export type Role = Schemas["Role"];
export type Topic = Schemas["Topic"];
export type Category = Schemas["Category"];
export type Phase = Schemas["Phase"];
export type Level = Schemas["Level"];
export type DueKind = Schemas["DueKind"];
export type CardFlag = Schemas["CardFlag"];
export type ConsentStatus = Schemas["ConsentStatus"];
export type Channel = Schemas["Channel"];
export type Attendance = Schemas["Attendance"];
export type PaperTemplate = Schemas["PaperTemplate"];
export type PaperWish = Schemas["PaperWish"];
export type PaperBlock = Schemas["PaperBlock"];
export type Paper = Schemas["Paper"];

/** The way through a case, in order. */
export const phases = [
    "referred",
    "consent",
    "assessment",
    "planning",
    "active",
    "closed",
] as const satisfies readonly Phase[];

/** The parallel tracks of a plan, in the order they are drawn. */
export const tracks = ["work", "studies", "health", "language", "social"] as const satisfies readonly Topic[];
export type Track = (typeof tracks)[number];
