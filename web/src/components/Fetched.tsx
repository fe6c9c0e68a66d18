// Shows what a query brought: a skeleton while it comes, a sentence and a way on when it does not.
import type { UseQueryResult } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState, type ReactNode } from "react";
import { Failure } from "./Failure";
import { PageSkeleton } from "./PageSkeleton";

interface Props<T> {
    query: UseQueryResult<T>;
    skeleton?: ReactNode;
    children: (data: T) => ReactNode;
}

let starting = true; // nothing has been shown yet since somebody came

export function Fetched<T>({ query, skeleton, children }: Props<T>) {
    const has = query.data !== undefined;
    const [had] = useState(has && !starting);
    // What has just come is drawn a piece at a time, so that a press meanwhile is answered; the skeleton stands until then.
    const drawn = useDeferredValue(has, had);
    useEffect(() => {
        if (drawn) starting = false;
    }, [drawn]);
    if (query.data !== undefined && drawn) return children(query.data);
    if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
    return skeleton ?? <PageSkeleton />;
}
