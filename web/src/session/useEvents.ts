// Listens to what the server says has changed, and asks again for what is on screen.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { caseQuery } from "../api/queries";

export function useEvents(on: boolean): void {
    const client = useQueryClient();
    useEffect(() => {
        if (!on) return undefined;
        const source = new EventSource("/api/v1/events");
        source.addEventListener("case", (event: MessageEvent<string>) => {
            void client.invalidateQueries({ queryKey: caseQuery(event.data.trim()).queryKey });
            void client.invalidateQueries({ queryKey: ["my-day"] });
            void client.invalidateQueries({ queryKey: ["cases"] });
        });
        return () => source.close();
    }, [on, client]);
}
