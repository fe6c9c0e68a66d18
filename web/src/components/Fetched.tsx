// Shows what a query brought: a skeleton while it comes, a sentence and a way on when it does not.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Failure } from "./Failure";
import { PageSkeleton } from "./PageSkeleton";

interface Props<T> {
    query: UseQueryResult<T>;
    skeleton?: ReactNode;
    children: (data: T) => ReactNode;
}

export function Fetched<T>({ query, skeleton, children }: Props<T>) {
    if (query.data !== undefined) return children(query.data);
    if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
    return skeleton ?? <PageSkeleton />;
}
