// A text as a picture for cameras to read: one path of squares, nothing inline that the content policy would stop.
import { encode } from "uqr";
import "./qr-code.css";

export function QrCode({ text, label }: { text: string; label: string }) {
    const { data, size } = encode(text, { border: 4 });
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return (
        <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
            <path d={squares.join("")} />
        </svg>
    );
}
