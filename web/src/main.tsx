// Where the client begins.
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider, type AsyncRouteComponent } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/queries";
import { ToastProvider } from "./components/ToastProvider";
import "./main.css";
import { router } from "./router";
import { TextsProvider } from "./texts/Texts";

// The page's own script, and what it begins by asking, go along with the question who is signed in.
const [opened, params] = router.getMatchedRoutes(location.pathname);
for (const { options } of opened) {
    void (options.component as AsyncRouteComponent<unknown> | undefined)?.preload?.();
    options.staticData?.asks?.(params);
}

const element = document.getElementById("root");
if (!element) throw new Error("index.html has no #root");
const root = createRoot(element);
const app = (
    <StrictMode>
        <QueryClientProvider client={queryClient}>
            <TextsProvider>
                <ToastProvider>
                    <RouterProvider router={router} />
                </ToastProvider>
            </TextsProvider>
        </QueryClientProvider>
    </StrictMode>
);
// What index.html begins with stands until the page has something to put in its place.
void router.load().finally(() => root.render(app));
