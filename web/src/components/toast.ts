// const toast = useToast(); toast({ text, undo }): a short word that something was done, with a way back where there is one.
import { createContext, use } from "react";

export interface Toast {
    text: string;
    undo?: () => void;
    back?: string; // what the way back is called, where it is not to undo
}
export const ToastContext = createContext<(toast: Toast) => void>(() => undefined);
export const useToast = (): ((toast: Toast) => void) => use(ToastContext);
