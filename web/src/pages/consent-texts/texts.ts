// The consent texts as a page needs them: pure.
import type { ConsentTexts } from "../../api/types";

export type Text = ConsentTexts["texts"][number];

export const formsOf = (all: readonly Text[]): string[] => [...new Set(all.map(({ form }) => form))];
export const languagesOf = (all: readonly Text[]): string[] => [
    ...new Set(all.map(({ language }) => language)),
];

/** Who stands for it: somebody who has gone through it, the program's authors as a model, or nobody yet. */
export const standing = ({ unreviewed, reviewed_by }: Text): "reviewed" | "unreviewed" | "model" =>
    unreviewed === true ? "unreviewed" : reviewed_by === undefined ? "model" : "reviewed";
