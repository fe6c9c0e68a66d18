// The pages and their addresses. Each page is its own script, fetched when it is first needed.
import {
    createRootRoute,
    createRoute,
    createRouter,
    lazyRouteComponent,
    Outlet,
    redirect,
} from "@tanstack/react-router";
import {
    caseCountsQuery,
    caseQuery,
    catalogueQuery,
    directoryQuery,
    myDayQuery,
    myUnreadQuery,
    questionDeskQuery,
    queryClient,
    sessionQuery,
    viewsQuery,
} from "./api/queries";
import { Failure, NotFound } from "./components/Failure";
import { PageSkeleton } from "./components/PageSkeleton";
import { isDate } from "./dates";
import { isPlanView, type PlanView } from "./pages/case/tabs";
import { readSearch } from "./pages/cases/search";
import { readConsultSearch } from "./pages/consult/search";
import { SignedIn } from "./session/SignedIn";

const text = (value: unknown): string | undefined =>
    typeof value === "string" && value !== "" ? value : undefined;
/** Only a path of this site: an address must not lead away after signing in. */
const ownPath = (value: unknown): string | undefined => {
    const path = text(value);
    return path && /^\/(?![/\\])/.test(path) ? path : undefined;
};

/** Asked for at once; whoever shows it tells of a failure. */
const ahead = (...answers: Promise<unknown>[]) => {
    for (const answer of answers) answer.catch(() => undefined);
};

declare module "@tanstack/react-router" {
    interface StaticDataRouteOption {
        /** What the page begins by asking: sent along with the question who is signed in, where somebody comes by the address. */
        asks?: (params: Record<string, string>) => void;
    }
}

const root = createRootRoute({ component: Outlet });

const signIn = createRoute({
    getParentRoute: () => root,
    path: "/logga-in",
    validateSearch: (search: Record<string, unknown>): { next?: string; fault?: string } => {
        const [next, fault] = [ownPath(search.next), text(search.fault)];
        return { ...(next !== undefined && { next }), ...(fault !== undefined && { fault }) };
    },
    component: lazyRouteComponent(() => import("./pages/sign-in")),
});

// For the place of an activity: whoever has the link, and nobody who is signed in.
const signal = createRoute({
    getParentRoute: () => root,
    path: "/signal/$token",
    component: lazyRouteComponent(() => import("./pages/signal")),
});

// Everything else is for those who are signed in.
const signedIn = createRoute({
    getParentRoute: () => root,
    id: "in",
    beforeLoad: async ({ location }) => {
        const session = await queryClient.query({ ...sessionQuery, staleTime: "static" });
        if (!session)
            throw redirect({ to: "/logga-in", search: location.href === "/" ? {} : { next: location.href } });
    },
    component: SignedIn,
});

const start = createRoute({
    getParentRoute: () => signedIn,
    path: "/",
    component: lazyRouteComponent(() => import("./pages/start")),
});
const myDay = createRoute({
    getParentRoute: () => signedIn,
    path: "/min-dag",
    component: lazyRouteComponent(() => import("./pages/my-day")),
    staticData: {
        asks: () =>
            ahead(
                queryClient.query(myDayQuery),
                queryClient.query(myUnreadQuery),
                queryClient.query(questionDeskQuery),
            ),
    },
});
const cases = createRoute({
    getParentRoute: () => signedIn,
    path: "/arenden",
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import("./pages/cases")),
    staticData: {
        asks: () =>
            ahead(queryClient.query(viewsQuery), queryClient.query(caseCountsQuery({ scope: "mine" }))),
    },
});
const newCase = createRoute({
    getParentRoute: () => signedIn,
    path: "/arenden/ny",
    component: lazyRouteComponent(() => import("./pages/refer")),
});
const oneCase = createRoute({
    getParentRoute: () => signedIn,
    path: "/arenden/$caseId/$tab",
    validateSearch: (
        search: Record<string, unknown>,
    ): {
        form?: string;
        item?: string;
        of?: string;
        trad?: string;
        day?: string;
        vy?: PlanView;
    } => {
        const [form, item] = [text(search.form), text(search.item)];
        const [of, trad] = [text(search.of), text(search.trad)];
        const [day, vy] = [text(search.day), text(search.vy)];
        return {
            ...(form !== undefined && { form }), // the kind of entry that is being written
            ...(item !== undefined && { item }), // what it is written on
            ...(of !== undefined && { of }), // what something new is about
            ...(trad !== undefined && { trad }), // the conversation that is open
            ...(day !== undefined && isDate(day) && { day }), // the case as it was then
            ...(vy !== undefined && isPlanView(vy) && { vy }), // how the plan is shown
        };
    },
    component: lazyRouteComponent(() => import("./pages/case")),
    staticData: {
        asks: ({ caseId = "", tab }) =>
            ahead(
                queryClient.query(caseQuery(caseId)),
                queryClient.query(catalogueQuery),
                queryClient.query(directoryQuery),
                ...(tab === "plan" ? [import("./pages/case/PlanTab")] : []), // comes in a part of its own
            ),
    },
});
const consentForm = createRoute({
    getParentRoute: () => signedIn,
    path: "/arenden/$caseId/blankett/$reference",
    component: lazyRouteComponent(() => import("./pages/consent-form")),
});
const agreement = createRoute({
    getParentRoute: () => signedIn,
    path: "/arenden/$caseId/overenskommelse/$item",
    component: lazyRouteComponent(() => import("./pages/agreement")),
});
const paper = createRoute({
    getParentRoute: () => signedIn,
    path: "/arenden/$caseId/papper",
    validateSearch: (search: Record<string, unknown>): { mall?: string; of?: string } => {
        const [mall, of] = [text(search.mall), text(search.of)];
        return {
            ...(mall !== undefined && { mall }), // which paper
            ...(of !== undefined && { of }), // what it is about
        };
    },
    component: lazyRouteComponent(() => import("./pages/paper")),
});
const signalSheet = createRoute({
    getParentRoute: () => signedIn,
    path: "/arenden/$caseId/signalblad/$item",
    component: lazyRouteComponent(() => import("./pages/signal-sheet")),
});
const providers = createRoute({
    getParentRoute: () => signedIn,
    path: "/anordnare",
    validateSearch: (search: Record<string, unknown>): { q?: string; kind?: string } => {
        const [q, kind] = [text(search.q), text(search.kind)];
        return { ...(q !== undefined && { q }), ...(kind !== undefined && { kind }) };
    },
    component: lazyRouteComponent(() => import("./pages/providers")),
});
const provider = createRoute({
    getParentRoute: () => signedIn,
    path: "/anordnare/$providerId",
    validateSearch: (search: Record<string, unknown>): { form?: "edit" | "plan" | "visit" } => {
        const form = text(search.form);
        return form === "edit" || form === "plan" || form === "visit" ? { form } : {};
    },
    component: lazyRouteComponent(() => import("./pages/providers/one")),
});
const team = createRoute({
    getParentRoute: () => signedIn,
    path: "/teamet",
    component: lazyRouteComponent(() => import("./pages/team")),
});
const handover = createRoute({
    getParentRoute: () => signedIn,
    path: "/overlamning/$worker",
    component: lazyRouteComponent(() => import("./pages/handover")),
});
const roles = createRoute({
    getParentRoute: () => signedIn,
    path: "/roller",
    component: lazyRouteComponent(() => import("./pages/roles")),
});
const caseStart = createRoute({
    getParentRoute: () => signedIn,
    path: "/arenden/$caseId",
    beforeLoad: ({ params }) => {
        throw redirect({ to: "/arenden/$caseId/$tab", params: { ...params, tab: "oversikt" } });
    },
});
const results = createRoute({
    getParentRoute: () => signedIn,
    path: "/resultat",
    validateSearch: (search: Record<string, unknown>): { from?: string; until?: string } => {
        const [from, until] = [text(search.from), text(search.until)];
        const whole = from !== undefined && until !== undefined && isDate(from) && isDate(until);
        return whole ? { from, until } : {};
    },
    component: lazyRouteComponent(() => import("./pages/results")),
});
const openCase = createRoute({
    getParentRoute: () => signedIn,
    path: "/arenden/oppna",
    component: lazyRouteComponent(() => import("./pages/open-case")),
});
const review = createRoute({
    getParentRoute: () => signedIn,
    path: "/granskning",
    validateSearch: (search: Record<string, unknown>): { week?: string } => {
        const week = text(search.week);
        return week !== undefined && isDate(week) ? { week } : {};
    },
    component: lazyRouteComponent(() => import("./pages/review")),
});
const imports = createRoute({
    getParentRoute: () => signedIn,
    path: "/import",
    component: lazyRouteComponent(() => import("./pages/import")),
});

const consentTexts = createRoute({
    getParentRoute: () => signedIn,
    path: "/samtyckestexter",
    validateSearch: (search: Record<string, unknown>): { form?: string; language?: string } => {
        const [form, language] = [text(search.form), text(search.language)];
        return { ...(form !== undefined && { form }), ...(language !== undefined && { language }) };
    },
    component: lazyRouteComponent(() => import("./pages/consent-texts")),
});
const ownInterest = createRoute({
    getParentRoute: () => signedIn,
    path: "/jav",
    component: lazyRouteComponent(() => import("./pages/own-interest")),
});
const consult = createRoute({
    getParentRoute: () => signedIn,
    path: "/samrad",
    validateSearch: readConsultSearch,
    component: lazyRouteComponent(() => import("./pages/consult")),
});
const records = createRoute({
    getParentRoute: () => signedIn,
    path: "/gallring",
    validateSearch: (search: Record<string, unknown>): { case?: string } => {
        const chosen = text(search.case);
        return chosen === undefined ? {} : { case: chosen };
    },
    component: lazyRouteComponent(() => import("./pages/records")),
});
const mine = createRoute({
    getParentRoute: () => signedIn,
    path: "/min-sida",
    component: lazyRouteComponent(() => import("./pages/mine")),
});
const account = createRoute({
    getParentRoute: () => signedIn,
    path: "/konto",
    component: lazyRouteComponent(() => import("./pages/account")),
});
const undelivered = createRoute({
    getParentRoute: () => signedIn,
    path: "/aviseringar",
    component: lazyRouteComponent(() => import("./pages/undelivered")),
});

// Inside the frame, so that there is a way on.
const elsewhere = createRoute({ getParentRoute: () => signedIn, path: "$", component: NotFound });

export const router = createRouter({
    routeTree: root.addChildren([
        signIn,
        signal,
        signedIn.addChildren([
            start,
            myDay,
            cases,
            newCase,
            caseStart,
            oneCase,
            consentForm,
            agreement,
            paper,
            signalSheet,
            providers,
            provider,
            roles,
            team,
            handover,
            results,
            openCase,
            review,
            imports,
            consentTexts,
            ownInterest,
            consult,
            account,
            undelivered,
            records,
            mine,
            elsewhere,
        ]),
    ]),
    defaultPreload: "intent",
    defaultPendingComponent: () => <PageSkeleton />,
    defaultErrorComponent: ({ error }) => <Failure error={error} />,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
});

declare module "@tanstack/react-router" {
    interface Register {
        router: typeof router;
    }
}
