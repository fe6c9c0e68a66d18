// A PDF of the objects given, the first of which is the catalogue.
export function pdfOf(objects) {
    let out = "%PDF-1.7\n";
    let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
    for (const [i, object] of objects.entries()) {
        table += `${String(out.length).padStart(10, "0")} 00000 n \n`;
        out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    }
    const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`;
    return Buffer.from(out + table + trailer, "latin1");
}

/** A PDF of pages, each with a line of text and a stroke. */
export function pdfOfPages(lines) {
    const kids = lines.map((_, i) => `${4 + 2 * i} 0 R`).join(" ");
    return pdfOf([
        "<< /Type /Catalog /Pages 2 0 R >>",
        `<< /Type /Pages /Kids [${kids}] /Count ${lines.length} /MediaBox [0 0 595 842] >>`,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ...lines.flatMap((line, i) => {
            const drawn = `BT /F 24 Tf 60 760 Td (${line}) Tj ET 60 740 475 4 re f`;
            return [
                `<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
                `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
            ];
        }),
    ]);
}
