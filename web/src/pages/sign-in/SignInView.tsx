// The sign-in page: what Samkraft is on one side, who one is on the other.
import { Alert, Button, Loader, Search, TextField } from "@navikt/ds-react";
import { useMemo, useState } from "react";
import type { DemoUser, DemoUsers, SignInWays } from "../../api/types";
import { LanguageSwitch } from "../../components/LanguageSwitch";
import { AwayButton } from "../../components/LinkButton";
import { Logo } from "../../components/Logo";
import { nameOf, useTexts } from "../../texts/context";
import { byPartyAndTitle } from "./groups";
import "./sign-in.css";

interface Props {
    demo: DemoUsers | null;
    ways: SignInWays["providers"];
    next: string | undefined; // the page that was wanted
    again: boolean;
    busy: string | undefined; // the user name that is being signed in
    fault: string | undefined;
    asksCode: boolean; // the password was right
    onSignIn: (username: string, password: string) => void;
    onCode: (code: string) => void;
    onBack: () => void;
}

export function SignInView({
    demo,
    ways,
    next,
    again,
    busy,
    fault,
    asksCode,
    onSignIn,
    onCode,
    onBack,
}: Props) {
    const { t } = useTexts();
    return (
        <div className="sign-in">
            <header className="sign-in__head">
                <span className="sign-in__brand">
                    <Logo /> {t.product}
                </span>
                <LanguageSwitch />
            </header>
            <main className="sign-in__body" data-demo={demo !== null}>
                <div className="sign-in__intro">
                    <h1 className="sign-in__title">{demo ? t.signIn.demoTitle : t.signIn.title}</h1>
                    <p className="sign-in__lead">{demo ? t.signIn.demoLead : t.signIn.lead}</p>
                    {demo && <p className="sign-in__hint">{t.signIn.demoHint}</p>}
                    {again && !asksCode && (
                        <Alert variant="info" size="small">
                            {t.signIn.again}
                        </Alert>
                    )}
                    {fault !== undefined && (
                        <div role="alert">
                            <Alert variant="error" size="small">
                                {fault}
                            </Alert>
                        </div>
                    )}
                    {asksCode ? (
                        <CodeForm busy={busy !== undefined} onCode={onCode} onBack={onBack} />
                    ) : (
                        <>
                            <Ways ways={ways} next={next} />
                            {!demo && (
                                <>
                                    {ways.length > 0 && <p className="sign-in__or">{t.ways.or}</p>}
                                    <PasswordForm busy={busy !== undefined} onSignIn={onSignIn} />
                                </>
                            )}
                        </>
                    )}
                </div>
                {demo && <People demo={demo} busy={busy} onSignIn={onSignIn} />}
            </main>
        </div>
    );
}

/** To another site: an address of its own, not a page of this one. */
function Ways({ ways, next }: Pick<Props, "ways" | "next">) {
    const { t } = useTexts();
    if (ways.length === 0) return null;
    const query = next === undefined ? "" : `?next=${encodeURIComponent(next)}`;
    return (
        <ul className="sign-in__ways">
            {ways.map(({ name, label }) => (
                <li key={name}>
                    <AwayButton href={`/sign-in/${name}${query}`}>{t.ways.through(label)}</AwayButton>
                </li>
            ))}
        </ul>
    );
}

function CodeForm({ busy, onCode, onBack }: { busy: boolean } & Pick<Props, "onCode" | "onBack">) {
    const { t } = useTexts();
    return (
        <form
            className="sign-in__form card"
            onSubmit={(event) => {
                event.preventDefault();
                const code = new FormData(event.currentTarget).get("code");
                onCode(typeof code === "string" ? code.trim() : "");
            }}
        >
            <h2 className="card__title">{t.ways.codeTitle}</h2>
            <p className="sign-in__or">{t.ways.codeLead}</p>
            <TextField
                name="code"
                label={t.ways.code}
                autoComplete="one-time-code"
                inputMode="numeric"
                maxLength={20}
                // eslint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do, and just asked for
                autoFocus
                required
            />
            <Button type="submit" loading={busy}>
                {t.signIn.submit}
            </Button>
            <Button type="button" variant="tertiary" data-color="neutral" onClick={onBack}>
                {t.ways.back}
            </Button>
        </form>
    );
}

function PasswordForm({ busy, onSignIn }: { busy: boolean; onSignIn: Props["onSignIn"] }) {
    const { t } = useTexts();
    return (
        <form
            className="sign-in__form card"
            onSubmit={(event) => {
                event.preventDefault();
                const data = new FormData(event.currentTarget);
                const text = (name: string) => {
                    const value = data.get(name);
                    return typeof value === "string" ? value : "";
                };
                onSignIn(text("username"), text("password"));
            }}
        >
            <TextField name="username" label={t.signIn.username} autoComplete="username" required />
            <TextField
                name="password"
                type="password"
                label={t.signIn.password}
                autoComplete="current-password"
                required
            />
            <Button type="submit" loading={busy}>
                {t.signIn.submit}
            </Button>
        </form>
    );
}

function People({
    demo,
    busy,
    onSignIn,
}: {
    demo: DemoUsers;
    busy: string | undefined;
    onSignIn: Props["onSignIn"];
}) {
    const { t } = useTexts();
    const [filter, setFilter] = useState("");
    const groups = useMemo(() => {
        const wanted = filter.trim().toLowerCase();
        const texts = (user: DemoUser) => [
            user.name,
            user.title,
            user.team ?? "",
            nameOf(t.role, user.role),
            nameOf(t.party, user.party),
        ];
        return byPartyAndTitle(
            demo.users.filter((user) => texts(user).some((text) => text.toLowerCase().includes(wanted))),
        );
    }, [demo, filter, t]);
    return (
        <div className="people">
            <Search
                label={t.signIn.filter}
                hideLabel={false}
                variant="simple"
                size="small"
                value={filter}
                onChange={setFilter}
            />
            {groups.length === 0 && (
                <p className="subtle" role="status">
                    {t.signIn.nobody}
                </p>
            )}
            <div className="people__groups">
                {groups.map(({ party, titles }) => (
                    <section key={party} className="people__group card" aria-labelledby={`party-${party}`}>
                        <h2 className="people__party" id={`party-${party}`}>
                            {nameOf(t.party, party) || t.signIn.others}
                        </h2>
                        {titles.map(({ title, users }) => (
                            <div key={title}>
                                <h3 className="people__title">{title || nameOf(t.role, users[0]?.role)}</h3>
                                <ul className="people__list">
                                    {users.map((user) => (
                                        <li key={user.username}>
                                            <button
                                                type="button"
                                                className="person"
                                                disabled={busy !== undefined}
                                                onClick={() => onSignIn(user.username, demo.password)}
                                            >
                                                <span className="person__name">{user.name}</span>{" "}
                                                {busy === user.username ? (
                                                    <Loader size="xsmall" />
                                                ) : (
                                                    user.team && (
                                                        <span className="person__team">{user.team}</span>
                                                    )
                                                )}
                                            </button>
                                        </li>
                                    ))}
                                </ul>
                            </div>
                        ))}
                    </section>
                ))}
            </div>
        </div>
    );
}
