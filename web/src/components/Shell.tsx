// The frame around every page: who I am, where I can go, which language; and the way past it for keyboards.
import { LeaveIcon, MenuHamburgerIcon, XMarkIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Session } from "../api/types";
import { usePages } from "../session/useSession";
import { nameOf, useTexts } from "../texts/context";
import { Logo } from "./Logo";
import { ConsultLink } from "./ConsultLink";
import { LanguageSwitch } from "./LanguageSwitch";
import { PageSkeleton } from "./PageSkeleton";
import "./shell.css";

export function Shell({
    session,
    updated,
    onSignOut,
    children,
}: {
    session: Session;
    updated: boolean; // something on screen has just been brought up to date
    onSignOut: () => void;
    children: ReactNode;
}) {
    const { t } = useTexts();
    const pages = usePages();
    const { pathname } = useLocation();
    const [openAt, setOpenAt] = useState<string>(); // the menu closes itself when the page changes
    const open = openAt === pathname;
    const place = [
        nameOf(t.role, session.role),
        session.party === "none" ? "" : nameOf(t.party, session.party),
    ].filter(Boolean);
    return (
        <>
            <a className="skip" href="#content">
                {t.shell.skip}
            </a>
            <header className="shell" data-open={open}>
                <div className="shell__bar">
                    <Link to="/" className="shell__brand">
                        <Logo />
                        {t.product}
                    </Link>
                    <Button
                        className="shell__menu-button"
                        size="small"
                        variant="tertiary"
                        data-color="neutral"
                        aria-expanded={open}
                        aria-controls="menu"
                        icon={open ? <XMarkIcon aria-hidden /> : <MenuHamburgerIcon aria-hidden />}
                        onClick={() => setOpenAt(open ? undefined : pathname)}
                    >
                        {t.shell.menu}
                    </Button>
                    <div className="shell__menu" id="menu">
                        <nav className="shell__nav" aria-label={t.shell.navigation}>
                            {pages.cases && <Link to="/min-dag">{t.shell.myDay}</Link>}
                            {pages.cases && <Link to="/arenden">{t.shell.cases}</Link>}
                            {pages.cases && <Link to="/teamet">{t.shell.team}</Link>}
                            {pages.results && <Link to="/resultat">{t.shell.results}</Link>}
                            {session.role !== "operator" && session.role !== "participant" && <ConsultLink />}
                            {session.duties.includes("reviewer") && (
                                <Link to="/granskning">{t.shell.review}</Link>
                            )}
                            {session.duties.includes("records_keeper") && (
                                <Link to="/gallring">{t.rights.recordsPage}</Link>
                            )}
                            {pages.own && <Link to="/min-sida">{t.rights.minePage}</Link>}
                            {session.role === "operator" && <Link to="/aviseringar">{t.shell.notices}</Link>}
                            {pages.cases && (
                                <More key={pathname} title={t.shell.more}>
                                    {pages.open && <Link to="/import">{t.shell.import}</Link>}
                                    {session.role === "project_lead" && (
                                        <>
                                            <Link to="/samtyckestexter">{t.shell.consentTexts}</Link>
                                            <Link to="/aviseringar">{t.shell.notices}</Link>
                                        </>
                                    )}
                                    <Link to="/anordnare">{t.shell.providers}</Link>
                                    <Link to="/roller">{t.shell.roles}</Link>
                                    <Link to="/jav">{t.shell.ownInterest}</Link>
                                </More>
                            )}
                        </nav>
                        <div className="shell__person">
                            <span className="shell__live" role="status">
                                {updated && t.live.updated}
                            </span>
                            <Link to="/konto" className="shell__who">
                                <span className="aksel-sr-only">{t.shell.account(session.name)}</span>
                                <span aria-hidden className="shell__name">
                                    {session.name}
                                </span>
                                <span className="shell__role">{place.join(", ")}</span>
                            </Link>
                            <LanguageSwitch />
                            <Button
                                size="small"
                                variant="tertiary"
                                data-color="neutral"
                                icon={<LeaveIcon aria-hidden />}
                                onClick={onSignOut}
                            >
                                {t.shell.signOut}
                            </Button>
                        </div>
                    </div>
                </div>
            </header>
            <main id="content" className="page" tabIndex={-1}>
                {children}
            </main>
        </>
    );
}

/** The frame before it is known who is there; index.html begins with the same. */
export function EmptyShell() {
    const { t } = useTexts();
    return (
        <>
            <header className="shell">
                <div className="shell__bar">
                    <span className="shell__brand">
                        <Logo />
                        {t.product}
                    </span>
                </div>
            </header>
            <main className="page">
                <PageSkeleton />
            </main>
        </>
    );
}

/** What is seldom needed, out of the way: closes when one goes somewhere, leaves it or presses Escape. */
function More({ title, children }: { title: string; children: ReactNode }) {
    const menu = useRef<HTMLDetailsElement>(null);
    useEffect(() => {
        const details = menu.current;
        if (!details) return undefined;
        const escape = ({ key }: KeyboardEvent) => {
            if (key !== "Escape" || !details.open) return;
            details.open = false;
            details.querySelector("summary")?.focus();
        };
        // Some browsers give a link that is pressed no focus: nowhere is not elsewhere.
        const leave = ({ relatedTarget }: FocusEvent) => {
            if (relatedTarget instanceof Node && !details.contains(relatedTarget)) details.open = false;
        };
        const outside = ({ target }: PointerEvent) => {
            if (target instanceof Node && !details.contains(target)) details.open = false;
        };
        details.addEventListener("keydown", escape);
        details.addEventListener("focusout", leave);
        document.addEventListener("pointerdown", outside);
        return () => {
            details.removeEventListener("keydown", escape);
            details.removeEventListener("focusout", leave);
            document.removeEventListener("pointerdown", outside);
        };
    }, []);
    return (
        <details className="shell__more" ref={menu}>
            <summary>{title}</summary>
            <div className="shell__rest">{children}</div>
        </details>
    );
}
