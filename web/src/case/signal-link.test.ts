import { expect, test } from "vitest";
import { sheetCode, signalAddress } from "./signal-link";

const token = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789ABCD";

test("the address is in groups that can be typed, and the code is the same however it is typed", () => {
    const address = signalAddress(token, "https://samkraft.example");
    expect(address).toBe("https://samkraft.example/signal/ABCDEFGHJ-KLMNPQRST-UVWXYZ234-56789ABCD");
    expect(sheetCode(token)).toBe("BCD");
    expect(sheetCode(address.split("/").at(-1) ?? "")).toBe("BCD");
    expect(sheetCode("abcdefghj klmnpqrst uvwxyz234 56789abcd")).toBe("BCD");
});
