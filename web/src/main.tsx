// Where the client begins.
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/queries";
import { ToastProvider } from "./components/ToastProvider";
import "./main.css";
import { router } from "./router";
import { TextsProvider } from "./texts/Texts";

const element = document.getElementById("root");
if (!element) throw new Error("index.html has no #root");
createRoot(element).render(
    <StrictMode>
        <QueryClientProvider client={queryClient}>
            <TextsProvider>
                <ToastProvider>
                    <RouterProvider router={router} />
                </ToastProvider>
            </TextsProvider>
        </QueryClientProvider>
    </StrictMode>,
);
