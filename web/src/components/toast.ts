// const toast = useToast(); toast({ text, undo }): a short word that something was done, with a way back where there is one.
import { createContext, use } from "react";

export interface Toast {
    text: string;
    undo?: () => void;
}
export const ToastContext = createContext<(toast: Toast) => void>(() => undefined);
export const useToast = (): ((toast: Toast) => void) => use(ToastContext);
