// Holds the short messages at the bottom of the screen. They wait while pointed at or focused, and are read out politely.
import { XMarkIcon } from "@navikt/aksel-icons";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { useTexts } from "../texts/context";
import "./states.css";
import { ToastContext, type Toast } from "./toast";

interface Shown extends Toast {
    id: number;
}
const kStays = 6_000; // ms
const kStaysWithUndo = 12_000;

export function ToastProvider({ children }: { children: ReactNode }) {
    const [toasts, setToasts] = useState<Shown[]>([]);
    const next = useRef(0);
    const show = useCallback((toast: Toast) => {
        next.current += 1;
        const shown = { ...toast, id: next.current };
        // The same said again is said once; where there is a way back, each is of its own.
        setToasts((before) => [
            ...before.filter(({ text, undo }) => undo !== undefined || text !== toast.text).slice(-2),
            shown,
        ]);
    }, []);
    const close = useCallback(
        (id: number) => setToasts((before) => before.filter((each) => each.id !== id)),
        [],
    );
    return (
        <ToastContext value={show}>
            {children}
            <div className="toasts" role="status">
                {toasts.map((toast) => (
                    <ToastView key={toast.id} toast={toast} onClose={() => close(toast.id)} />
                ))}
            </div>
        </ToastContext>
    );
}

function ToastView({ toast, onClose }: { toast: Shown; onClose: () => void }) {
    const { t } = useTexts();
    const [held, setHeld] = useState(false);
    const close = useRef(onClose);
    useEffect(() => {
        close.current = onClose;
    });
    useEffect(() => {
        if (held) return undefined;
        const timer = setTimeout(() => close.current(), toast.undo ? kStaysWithUndo : kStays);
        return () => clearTimeout(timer);
    }, [held, toast]);
    return (
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- only waits; nothing to operate
        <div
            className="toast"
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
        >
            <p>{toast.text}</p>
            {toast.undo && (
                <button
                    type="button"
                    className="toast__button"
                    onClick={() => {
                        toast.undo?.();
                        onClose();
                    }}
                >
                    {toast.back ?? t.state.undo}
                </button>
            )}
            <button
                type="button"
                className="toast__button toast__button--close"
                onClick={onClose}
                aria-label={t.state.close}
            >
                <XMarkIcon aria-hidden fontSize="1.25rem" />
            </button>
        </div>
    );
}
