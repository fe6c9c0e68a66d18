// The width of an element as it is laid out, in whole pixels; 0 before the first layout.
import { useCallback, useState } from "react";

export function useWidth(): [(element: HTMLElement | null) => (() => void) | undefined, number] {
    const [width, setWidth] = useState(0);
    const ref = useCallback((element: HTMLElement | null) => {
        if (!element) return undefined;
        const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
        observer.observe(element);
        setWidth(Math.floor(element.clientWidth));
        return () => observer.disconnect();
    }, []);
    return [ref, width];
}
