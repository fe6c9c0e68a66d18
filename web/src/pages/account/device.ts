// What a browser calls itself (User-Agent), in words that a person knows. Only for show: anybody may call itself anything.
const kBrowsers: [RegExp, string][] = [
    [/\bEdgA?\//, "Edge"],
    [/\bOPR\//, "Opera"],
    [/\bFirefox\/|\bFxiOS\//, "Firefox"],
    [/Chrome\/|\bCriOS\//, "Chrome"],
    [/\bSafari\//, "Safari"],
];
const kSystems: [RegExp, string][] = [
    [/\bAndroid\b/, "Android"],
    [/\biPhone\b/, "iPhone"],
    [/\biPad\b/, "iPad"],
    [/\bWindows\b/, "Windows"],
    [/\bMac OS X\b/, "Mac"],
    [/\bCrOS\b/, "ChromeOS"],
    [/\bLinux\b/, "Linux"],
];

const find = (words: [RegExp, string][], text: string): string | undefined =>
    words.find(([pattern]) => pattern.test(text))?.[1];

export function deviceOf(agent: string | undefined): { browser?: string; system?: string } {
    const text = agent ?? "";
    const [browser, system] = [find(kBrowsers, text), find(kSystems, text)];
    return { ...(browser !== undefined && { browser }), ...(system !== undefined && { system }) };
}
