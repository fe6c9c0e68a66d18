// What the pages ask of the API: one query per question, so that the same answer is asked for once.
import { QueryClient, queryOptions } from "@tanstack/react-query";
import { endOfDay, type IsoDate } from "../dates";
import { Drafts } from "../forms/drafts";
import { currentLanguage } from "../texts/language";
import { ApiClient, type Query } from "./client";
import { isProblem } from "./problem";
import { Renewal } from "./renewal";
import type {
    AccessLog,
    Allocation,
    Audience,
    AwayList,
    Briefing,
    CaseCounts,
    CaseNews,
    CasePage,
    CaseView,
    Catalogue,
    Category,
    ConsentReach,
    ConsentTexts,
    DemoUsers,
    Directory,
    DisposalPlan,
    DraftView,
    Extract,
    FaqPage,
    Holdings,
    LogLines,
    MyDay,
    MyNews,
    MyUnread,
    NoticeSettings,
    UndeliveredNotices,
    Openings,
    OwnRelations,
    Paper,
    PaperTemplate,
    PaperWish,
    Preparation,
    ProviderList,
    ProviderView,
    QuestionDesk,
    QuestionView,
    Readers,
    RecordsList,
    ReviewDesk,
    ReviewWeek,
    RuleFindings,
    SavedViews,
    SecondFactor,
    Session,
    Sessions,
    SignalPage,
    SignInWays,
    StaffRelations,
    SusReport,
    Timeline,
    Workload,
    TextFindings,
    ThreadList,
    ThreadView,
    Topic,
} from "./types";

export const queryClient = new QueryClient({
    defaultOptions: {
        queries: {
            staleTime: 15_000,
            refetchOnWindowFocus: false, // the server tells what has changed
            refetchOnReconnect: false,
            retry: (count, error) => isProblem(error) && error.passing && count < 2,
        },
    },
});

/** What every save and every word from the server go through: what is on screen is asked for again, once. */
export const renewal = new Renewal(queryClient);

export const api = new ApiClient({
    csrf: () => queryClient.getQueryData<Session | null>(["session"])?.csrf,
    language: currentLanguage,
    signedOut: () => {
        if (queryClient.getQueryData(["session"]) != null) queryClient.setQueryData(["session"], null);
    },
});

/** What is typed and not saved; sealed with the key of whoever is signed in. */
export const drafts = new Drafts(
    () => sessionStorage,
    () => queryClient.getQueryData<Session | null>(["session"])?.draft_key,
);

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions<Session | null>({
    queryKey: ["session"],
    queryFn: async ({ signal }) => {
        try {
            return await api.get<Session>("/session", undefined, signal);
        } catch (error) {
            if (isProblem(error) && error.status === 401) return null;
            throw error;
        }
    },
    staleTime: Infinity,
    gcTime: Infinity,
});

/** The people one may be in the demonstration; null where this is no demonstration. */
export const demoUsersQuery = queryOptions<DemoUsers | null>({
    queryKey: ["demo-users"],
    queryFn: async ({ signal }) => {
        try {
            return await api.get<DemoUsers>("/demo/users", undefined, signal);
        } catch (error) {
            if (isProblem(error) && error.status === 404) return null;
            throw error;
        }
    },
    staleTime: Infinity,
});

/** The providers that one may sign in through. */
export const signInWaysQuery = queryOptions<SignInWays>({
    queryKey: ["sign-in-ways"],
    queryFn: ({ signal }) => api.get("/sign-in", undefined, signal),
    staleTime: Infinity,
});
/** What the sign-in page asks: nothing of anybody's, so it outlives who is signed in. */
export const isOfSignIn = ([first]: readonly unknown[]): boolean =>
    [demoUsersQuery, signInWaysQuery].some(({ queryKey }) => queryKey[0] === first);

export const ownSessionsQuery = queryOptions<Sessions>({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => api.get("/sessions", undefined, signal),
    staleTime: 0,
});

export const secondFactorQuery = queryOptions<SecondFactor>({
    queryKey: ["second-factor"],
    queryFn: ({ signal }) => api.get("/second-factor", undefined, signal),
    staleTime: 0,
});

export const noticesQuery = queryOptions<NoticeSettings>({
    queryKey: ["notices"],
    queryFn: ({ signal }) => api.get("/notices", undefined, signal),
    staleTime: 0,
});

export const undeliveredQuery = queryOptions<UndeliveredNotices>({
    queryKey: ["undelivered-notices"],
    queryFn: ({ signal }) => api.get("/undelivered-notices", undefined, signal),
    staleTime: 0,
});

export const myDayQuery = queryOptions<MyDay>({
    queryKey: ["my-day"],
    queryFn: ({ signal }) => api.get("/my-day", undefined, signal),
});

/** Conversations with something unread. Renewed with my day; asked for anew when one comes back from reading one. */
export const myUnreadQuery = queryOptions<MyUnread>({
    queryKey: ["my-day", "unread"],
    queryFn: ({ signal }) => api.get("/my-unread", undefined, signal),
    staleTime: 0,
});
/** What one looks through before a contact. Read when somebody opens it: it stands in the case's log. Under the case's own key. */
export const preparationQuery = (caseId: string) =>
    queryOptions<Preparation>({
        queryKey: ["case", caseId, "preparation"],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/preparation`, undefined, signal),
        staleTime: 60_000,
    });

export const teamLoadQuery = queryOptions<Workload>({
    queryKey: ["cases", "team-load"], // renewed with the lists
    queryFn: ({ signal }) => api.get("/team-load", undefined, signal),
});

/** What hangs on a worker. Renewed with the lists. */
export const holdingsQuery = (worker: string) =>
    queryOptions<Holdings>({
        queryKey: ["cases", "holdings", worker],
        queryFn: ({ signal }) => api.get(`/holdings/${worker}`, undefined, signal),
    });
/** Read each time somebody opens it: it stands in the cases' logs. */
export const briefingQuery = (worker: string) =>
    queryOptions<Briefing>({
        queryKey: ["briefing", worker],
        queryFn: ({ signal }) => api.get(`/briefings/${worker}`, undefined, signal),
        staleTime: Infinity,
        gcTime: 0,
    });
export const awayQuery = queryOptions<AwayList>({
    queryKey: ["away"],
    queryFn: ({ signal }) => api.get("/away", undefined, signal),
});

/** Cases with something new, as many as are asked for. */
export const myNewsQuery = (limit: number) =>
    queryOptions<MyNews>({
        queryKey: ["my-news", limit],
        queryFn: ({ signal }) => api.get("/my-news", { limit: String(limit) }, signal),
        staleTime: 60_000,
        placeholderData: (before: MyNews | undefined) => before,
    });
/** What has come into the case since one last looked. Under the case's own key. */
export const caseNewsQuery = (caseId: string) =>
    queryOptions<CaseNews>({
        queryKey: ["case", caseId, "news"],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/news`, undefined, signal),
        staleTime: 60_000,
    });

/** The story of the case, the newest lines, as many as are asked for. Under the case's own key. */
export const timelineQuery = (caseId: string, limit: number) =>
    queryOptions<Timeline>({
        queryKey: ["case", caseId, "timeline", limit],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/timeline`, { limit: String(limit) }, signal),
        placeholderData: (before: Timeline | undefined) => before,
    });

export const casesQuery = (query: Query) =>
    queryOptions<CasePage>({
        queryKey: ["cases", query],
        queryFn: ({ signal }) => api.get("/cases", query, signal),
        placeholderData: (before: CasePage | undefined) => before,
    });

export const caseCountsQuery = (query: Query) =>
    queryOptions<CaseCounts>({
        queryKey: ["cases", "counts", query],
        queryFn: ({ signal }) => api.get("/cases/counts", query, signal),
        placeholderData: (before: CaseCounts | undefined) => before,
    });

/** One's own ways of looking at the list. */
export const viewsQuery = queryOptions<SavedViews>({
    queryKey: ["views"],
    queryFn: ({ signal }) => api.get("/views", undefined, signal),
    staleTime: Infinity,
});

export const caseQuery = (caseId: string) =>
    queryOptions<CaseView>({
        queryKey: ["case", caseId],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}`, undefined, signal),
    });

/** The case as it stood at the end of a past day, as far as one may see it today. */
export const pastCaseQuery = (caseId: string, day: IsoDate) =>
    queryOptions<CaseView>({
        queryKey: ["past-case", caseId, day],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}`, { as_of: endOfDay(day) }, signal),
    });

/** Under the case's own key: what renews the case renews these. */
export const accessQuery = (caseId: string) =>
    queryOptions<AccessLog>({
        queryKey: ["case", caseId, "access"],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/access`, undefined, signal),
        staleTime: 0,
    });
/** All there is about the participant, for the participant's own page. Each time it is asked for it is logged as a copy. */
export const extractQuery = (caseId: string) =>
    queryOptions<Extract>({
        queryKey: ["case", caseId, "extract"],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/extract`, undefined, signal),
        staleTime: Infinity,
    });
export const ownCaseQuery = queryOptions<{ case: string }>({
    queryKey: ["my-case"],
    queryFn: ({ signal }) => api.get("/my-case", undefined, signal),
});
export const recordsQuery = queryOptions<RecordsList>({
    queryKey: ["records"],
    queryFn: ({ signal }) => api.get("/records", undefined, signal),
});
export const disposalPlanQuery = (caseId: string) =>
    queryOptions<DisposalPlan>({
        queryKey: ["records", caseId],
        queryFn: ({ signal }) => api.get(`/records/${caseId}`, undefined, signal),
    });
export const allocationQuery = (caseId: string) =>
    queryOptions<Allocation>({
        queryKey: ["case", caseId, "allocation"],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/allocation`, undefined, signal),
    });
export const consentReachQuery = (caseId: string, consent: string) =>
    queryOptions<ConsentReach>({
        queryKey: ["case", caseId, "consent", consent],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/consents/${consent}`, undefined, signal),
        staleTime: 0,
    });
export const openingsQuery = (caseId: string, item: string) =>
    queryOptions<Openings>({
        queryKey: ["case", caseId, "openings", item],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/items/${item}/openings`, undefined, signal),
        staleTime: 0,
    });
/** The conversations of a case. Under the case's own key. */
export const threadsQuery = (caseId: string) =>
    queryOptions<ThreadList>({
        queryKey: ["case", caseId, "threads"],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/threads`, undefined, signal),
    });
/** One of them. To ask for it is to have read it. */
export const threadQuery = (caseId: string, thread: string) =>
    queryOptions<ThreadView>({
        queryKey: ["case", caseId, "threads", thread],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/threads/${thread}`, undefined, signal),
    });
/**
 * What one has begun to write there. Asked for once, when the form is opened: from then on the form knows. `arrived`: when what was
 * written a moment ago has come to the server.
 */
export const draftQuery = (caseId: string, place: string, arrived: () => Promise<void>) =>
    queryOptions<DraftView>({
        queryKey: ["draft", caseId, place],
        queryFn: async ({ signal }) => {
            await arrived();
            return api.get(`/cases/${caseId}/drafts/${place}`, undefined, signal);
        },
        staleTime: Infinity,
        gcTime: 0,
    });
export const ownRelationsQuery = queryOptions<OwnRelations>({
    queryKey: ["own-relations"],
    queryFn: ({ signal }) => api.get("/own-relations", undefined, signal),
});
export const staffRelationsQuery = queryOptions<StaffRelations>({
    queryKey: ["staff-relations"],
    queryFn: ({ signal }) => api.get("/staff-relations", undefined, signal),
});
export const rulesQuery = (caseId: string) =>
    queryOptions<RuleFindings>({
        queryKey: ["case", caseId, "rules"],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/rules`, undefined, signal),
    });
export const readersQuery = (caseId: string) =>
    queryOptions<Readers>({
        queryKey: ["case", caseId, "readers"],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/readers`, undefined, signal),
    });

/** Schools, course providers and workplaces. Under the lists' key: who is where changes with the cases. */
export const providersQuery = queryOptions<ProviderList>({
    queryKey: ["cases", "providers"],
    queryFn: ({ signal }) => api.get("/providers", undefined, signal),
});
export const providerQuery = (id: string) =>
    queryOptions<ProviderView>({
        queryKey: ["cases", "providers", id],
        queryFn: ({ signal }) => api.get(`/providers/${id}`, undefined, signal),
    });
export const signalPageQuery = (token: string) =>
    queryOptions<SignalPage>({
        queryKey: ["signal", token],
        queryFn: ({ signal }) => api.get(`/signal/${encodeURIComponent(token)}`, undefined, signal),
        retry: false,
        staleTime: Infinity,
    });

/** What is about to be written: on an item, or something new in a category. Of an item alone: what is written there. */
export interface AudienceWish {
    kind?: string;
    item?: string | undefined;
    category?: Category | undefined;
    topic?: Topic | undefined;
    parties?: string | undefined; // whom a conversation is to be with, with commas between
    worker?: string | undefined; // of whom alone one asks
}
/** Who reads it, or would. */
export const audienceQuery = (caseId: string, wish: AudienceWish) =>
    queryOptions<Audience>({
        queryKey: ["case", caseId, "audience", wish],
        queryFn: ({ signal }) => api.get(`/cases/${caseId}/audience`, { ...wish }, signal),
        staleTime: 60_000,
    });

/** A paper's text, with the checksum of its file. Asked for when somebody asks: each time it is logged as a reading. */
export const paperQuery = (caseId: string, template: PaperTemplate, wish: PaperWish) =>
    queryOptions<Paper>({
        queryKey: ["paper", caseId, template, wish],
        queryFn: () => api.write("POST", `/cases/${caseId}/papers/${template}`, wish),
        staleTime: Infinity,
        gcTime: 0,
        retry: false,
    });

/** Exits in [from, until). */
export const susQuery = (from: IsoDate, until: IsoDate) =>
    queryOptions<SusReport>({
        queryKey: ["sus", from, until],
        queryFn: ({ signal }) => api.get("/reports/sus", { from, until }, signal),
        staleTime: 300_000,
    });

/** For reviewers. Under one key: a finding renews them all. */
export const reviewDeskQuery = queryOptions<ReviewDesk>({
    queryKey: ["reviews"],
    queryFn: ({ signal }) => api.get("/reviews", undefined, signal),
});
export const reviewWeekQuery = (week: IsoDate) =>
    queryOptions<ReviewWeek>({
        queryKey: ["reviews", "week", week],
        queryFn: ({ signal }) => api.get(`/reviews/weeks/${week}`, undefined, signal),
    });
export const reviewRowsQuery = (item: string) =>
    queryOptions<LogLines>({
        queryKey: ["review-rows", item],
        queryFn: ({ signal }) => api.get(`/reviews/items/${item}/rows`, undefined, signal),
        staleTime: 60_000,
    });

/** Questions to experts. Under one key: a step renews them all. */
export const questionDeskQuery = queryOptions<QuestionDesk>({
    queryKey: ["questions", "desk"],
    queryFn: ({ signal }) => api.get("/consultations", undefined, signal),
});
export const questionQuery = (question: string) =>
    queryOptions<QuestionView>({
        queryKey: ["questions", "one", question],
        queryFn: ({ signal }) => api.get(`/consultations/${question}`, undefined, signal),
    });
export const faqQuery = (query: Query) =>
    queryOptions<FaqPage>({
        queryKey: ["questions", "faq", query],
        queryFn: ({ signal }) => api.get("/faq", query, signal),
        placeholderData: (before: FaqPage | undefined) => before,
    });
/** What in the texts may tell whom they are about. Each time it is asked for it is logged. */
export const textCheckQuery = (texts: readonly string[]) =>
    queryOptions<{ texts: readonly string[]; found: TextFindings["texts"] }>({
        queryKey: ["text-check", texts],
        queryFn: async () => ({
            texts,
            found: (await api.write<TextFindings>("POST", "/text-check", { texts })).texts,
        }),
        enabled: texts.some((text) => text.trim() !== ""),
        staleTime: Infinity,
        gcTime: 60_000,
        // Those of the text a moment ago, with that text, until these have come.
        placeholderData: (before: { texts: readonly string[]; found: TextFindings["texts"] } | undefined) =>
            before,
    });

/** Teams and workers: names for the identities that a case holds. */
export const directoryQuery = queryOptions<Directory>({
    queryKey: ["directory"],
    queryFn: ({ signal }) => api.get("/directory", undefined, signal),
    staleTime: 300_000,
});

/** The words of the consent forms. A text that has been shown never changes, but a new one may have been published. */
export const consentTextsQuery = queryOptions<ConsentTexts>({
    queryKey: ["consent-texts"],
    queryFn: ({ signal }) => api.get("/consent-texts", undefined, signal),
});

/** Activities, questions, competences and who may write what. */
export const catalogueQuery = queryOptions<Catalogue>({
    queryKey: ["catalogue"],
    queryFn: ({ signal }) => api.get("/catalogue", undefined, signal),
    staleTime: Infinity,
});
