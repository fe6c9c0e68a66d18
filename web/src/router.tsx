// The pages and their addresses. Each page is its own script, fetched when it is first needed.
import {
    createRootRoute,
    createRoute,
    createRouter,
    lazyRouteComponent,
    Outlet,
    redirect,
} from "@tanstack/react-router";
import { queryClient, sessionQuery } from "./api/queries";
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
});
const cases = createRoute({
    getParentRoute: () => signedIn,
    path: "/arenden",
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import("./pages/cases")),
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
    ): { form?: string; item?: string; of?: string; day?: string; vy?: PlanView } => {
        const [form, item] = [text(search.form), text(search.item)];
        const [of, day, vy] = [text(search.of), text(search.day), text(search.vy)];
        return {
            ...(form !== undefined && { form }), // the kind of entry that is being written
            ...(item !== undefined && { item }), // what it is written on
            ...(of !== undefined && { of }), // what something new is about
            ...(day !== undefined && isDate(day) && { day }), // the case as it was then
            ...(vy !== undefined && isPlanView(vy) && { vy }), // how the plan is shown
        };
    },
    component: lazyRouteComponent(() => import("./pages/case")),
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
const team = createRoute({
    getParentRoute: () => signedIn,
    path: "/teamet",
    component: lazyRouteComponent(() => import("./pages/team")),
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

// Inside the frame, so that there is a way on.
const elsewhere = createRoute({ getParentRoute: () => signedIn, path: "$", component: NotFound });

export const router = createRouter({
    routeTree: root.addChildren([
        signIn,
        signedIn.addChildren([
            start,
            myDay,
            cases,
            newCase,
            caseStart,
            oneCase,
            consentForm,
            agreement,
            roles,
            team,
            results,
            openCase,
            review,
            imports,
            consentTexts,
            ownInterest,
            consult,
            account,
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
