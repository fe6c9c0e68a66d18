// Draws the pages of a PDF in a frame without an origin: what reads other people's files here can reach no page, no cookie and no
// network, whatever the file makes of it. Built into one script of its own (vite.pdf.config.ts); talks with the page in messages.
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist";
// The reading part runs here, for a frame without an origin may start no worker; browsers give it a process of its own.
import "pdfjs-dist/build/pdf.worker.mjs";
import faxDecoder from "pdfjs-dist/wasm/jbig2.wasm?inline";
import jpeg2000Decoder from "pdfjs-dist/wasm/openjpeg.wasm?inline";
import type { FromFrame, ToFrame } from "./protocol";

const kMostPoints = 8_000_000; // of a canvas: telephones draw nothing on larger ones
const kAhead = "600px";
const kStyle = `
    body { margin: 0; background: #ecedef; font-family: sans-serif; }
    main { display: flow-root; }
    section { position: relative; margin: 8px auto; background: #fff; box-shadow: 0 0 3px #0006; overflow: hidden; }
    canvas { display: block; inline-size: 100%; block-size: 100%; }
    p { position: absolute; inset: 0; margin: 0; overflow: hidden; opacity: 0; white-space: pre-wrap; pointer-events: none; }
`;

const decoders: Record<string, string> = { "jbig2.wasm": faxDecoder, "openjpeg.wasm": jpeg2000Decoder };

/** Pictures as scanners write them (JBIG2, fax, JPEG 2000) need decoders, which come with the script: there is no network. */
class Decoders {
    fetch({ filename }: { filename: string }): Promise<Uint8Array> {
        const data = decoders[filename];
        if (data === undefined) return Promise.reject(new Error(filename));
        const bytes = atob(data.slice(data.indexOf(",") + 1));
        return Promise.resolve(Uint8Array.from(bytes, (each) => each.charCodeAt(0)));
    }
}

const tell = (message: FromFrame): void => parent.postMessage(message, "*");

class Page {
    readonly section = document.createElement("section");
    private readonly canvas = document.createElement("canvas");
    private readonly text = document.createElement("p");
    private drawnAt = 0; // the scale of what stands on the canvas
    private drawing: Promise<void> | undefined;

    constructor(
        private readonly page: PDFPageProxy,
        name: string,
    ) {
        this.section.setAttribute("aria-label", name);
        this.canvas.setAttribute("aria-hidden", "true"); // what is said stands in the text
        this.section.append(this.canvas, this.text);
    }
    size(zoom: number): void {
        const { width, height } = this.page.getViewport({ scale: 1 });
        this.section.style.inlineSize = `min(${100 * zoom}% - 16px, ${48 * zoom}rem)`;
        this.section.style.aspectRatio = `${width} / ${height}`;
    }
    async draw(): Promise<void> {
        while (this.drawing) await this.drawing;
        const { width, height } = this.page.getViewport({ scale: 1 });
        const wanted = (this.section.clientWidth / width) * Math.min(devicePixelRatio, 2);
        const scale = Math.min(wanted, Math.sqrt(kMostPoints / (width * height)));
        if (scale <= this.drawnAt * 1.01) return;
        this.drawing = this.drawAt(scale).finally(() => (this.drawing = undefined));
        await this.drawing;
    }
    /** What is far away takes no memory. */
    clear(): void {
        if (this.drawing) return;
        this.canvas.width = this.canvas.height = 0;
        this.drawnAt = 0;
    }
    private async drawAt(scale: number): Promise<void> {
        const viewport = this.page.getViewport({ scale });
        const fresh = document.createElement("canvas");
        fresh.width = Math.max(1, Math.round(viewport.width));
        fresh.height = Math.max(1, Math.round(viewport.height));
        await this.page.render({ canvas: fresh, viewport }).promise;
        this.canvas.width = fresh.width;
        this.canvas.height = fresh.height;
        this.canvas.getContext("2d")?.drawImage(fresh, 0, 0);
        this.drawnAt = scale;
        if (this.text.textContent === "") {
            const { items } = await this.page.getTextContent();
            this.text.textContent = items
                .map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""))
                .join("");
        }
    }
}

class Pages {
    private readonly all: Page[] = [];
    private readonly main = document.createElement("main");
    private readonly near = new IntersectionObserver(
        (entries) => {
            for (const { isIntersecting, target } of entries) {
                const page = this.all.find(({ section }) => section === target);
                if (isIntersecting) void page?.draw();
                else page?.clear();
            }
        },
        { root: document, rootMargin: kAhead }, // by the frame alone, wherever it stands on the page
    );
    private zoom = 1;

    async open(file: PDFDocumentProxy, name: string): Promise<void> {
        const pages = file.numPages;
        for (let n = 1; n <= pages; ++n) {
            const label = name.replace("{n}", String(n)).replace("{of}", String(pages));
            const page = new Page(await file.getPage(n), label);
            page.size(this.zoom);
            this.all.push(page);
            this.main.append(page.section);
            if (n === 1) {
                document.body.replaceChildren(this.main);
                await page.draw();
                tell({ is: "drawn", pages, height: this.main.scrollHeight * pages });
            }
            this.near.observe(page.section);
        }
        addEventListener("resize", () => this.again());
    }
    zoomTo(zoom: number): void {
        this.zoom = zoom;
        for (const page of this.all) page.size(zoom);
        this.again();
    }
    // What is near is looked at anew, at the size that it has now.
    private again(): void {
        for (const { section } of this.all) {
            this.near.unobserve(section);
            this.near.observe(section);
        }
    }
}

const pages = new Pages();

async function open({ bytes, language, page }: Extract<ToFrame, { is: "file" }>): Promise<void> {
    document.documentElement.lang = language;
    const loading = getDocument({
        data: new Uint8Array(bytes),
        isEvalSupported: false,
        enableXfa: false,
        useWorkerFetch: false,
        wasmUrl: "wasm/",
        BinaryDataFactory: Decoders,
    });
    loading.onPassword = () => void loading.destroy();
    await pages.open(await loading.promise, page);
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(kStyle);
document.adoptedStyleSheets = [sheet];
let opened = false;
addEventListener("message", ({ source, data }: MessageEvent<ToFrame>) => {
    if (source !== parent) return;
    if (data.is === "zoom") {
        pages.zoomTo(data.zoom);
    } else if (!opened) {
        opened = true;
        open(data).catch(() => tell({ is: "broken" }));
    }
});
tell({ is: "ready" });
