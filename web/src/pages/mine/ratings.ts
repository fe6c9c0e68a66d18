// What the participant may say the usefulness of: what has begun, the latest first.
import type { CaseView } from "../../api/types";

type Activity = NonNullable<CaseView["content"]["activities"]>[number];

export const rateable = ({ content }: CaseView): Activity[] =>
    content.exit
        ? []
        : (content.activities ?? [])
              .filter(({ started, status }) => started !== undefined && status !== "offered")
              .sort((a, b) => (b.started ?? "").localeCompare(a.started ?? ""));
