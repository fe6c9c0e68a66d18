import { expect, it } from "vitest";
import { deviceOf } from "./device";

it("knows the usual browsers and systems, and says nothing of others", () => {
    const windows =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36";
    expect(deviceOf(windows)).toEqual({ browser: "Chrome", system: "Windows" });
    expect(deviceOf(`${windows} Edg/130.0`)).toEqual({ browser: "Edge", system: "Windows" });
    expect(deviceOf("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0")).toEqual({
        browser: "Firefox",
        system: "Linux",
    });
    expect(
        deviceOf(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
        ),
    ).toEqual({ browser: "Safari", system: "iPhone" });
    expect(
        deviceOf("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"),
    ).toEqual({
        browser: "Chrome",
        system: "Android",
    });
    expect(deviceOf("curl/8.0")).toEqual({});
    expect(deviceOf(undefined)).toEqual({});
});
