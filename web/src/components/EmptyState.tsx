// Nothing to show, said kindly, with what one can do about it.
import type { ReactNode } from "react";
import "./states.css";

export function EmptyState({
    title,
    help,
    children,
}: {
    title: string;
    help?: string;
    children?: ReactNode;
}) {
    return (
        <div className="empty">
            <svg className="empty__sign" viewBox="0 0 64 40" aria-hidden>
                <path d="M4 12h30a8 8 0 0 1 0 16H4" />
                <path d="M60 12H30a8 8 0 0 0 0 16h30" />
            </svg>
            <p className="empty__title">{title}</p>
            {help !== undefined && <p className="empty__help">{help}</p>}
            {children}
        </div>
    );
}
