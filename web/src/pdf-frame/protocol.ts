// What the page and the frame that draws a PDF say to each other.
export type ToFrame =
    | { is: "file"; bytes: ArrayBuffer; language: string; page: string } // page: "Sida {n} av {of}"
    | { is: "zoom"; zoom: number }; // 1: a page is as wide as the frame
export type FromFrame =
    | { is: "ready" } // to be given the file
    | { is: "drawn"; pages: number; height: number } // the first page is there; pixels of them all, about
    | { is: "broken" }; // no PDF that can be drawn, or one that asks for a password

export const kFrame = "/pdf.html";
