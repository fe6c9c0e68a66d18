// Who does what: the team, who leads, tasks of single colleagues, and handing over.
import { everybody, ownItem, personOptions, teamMembers, writer, type CaseForm } from "./shared";

const teamWords = writer("team_allocated");
export const teamAllocated: CaseForm = {
    define: (context) => {
        const { field, define } = teamWords;
        return define(
            context,
            [
                field("choice", "team", {
                    options: () => context.teams.map(({ id, name }) => ({ value: id ?? "", label: name })),
                    required: true,
                    list: true,
                }),
                field("longText", "reasons", { maxLength: 1000, rows: 3 }),
            ],
            {
                build: ({ reasons, ...data }, head) => [
                    {
                        ...head,
                        data: {
                            ...data,
                            ...(typeof reasons === "string" && {
                                reasons: reasons
                                    .split("\n")
                                    .map((line) => line.trim())
                                    .filter(Boolean),
                            }),
                        },
                    },
                ],
            },
        );
    },
    shown: ({ team }, item) =>
        team?.about.item === item ? { ...team, reasons: (team.reasons ?? []).join("\n") } : undefined,
    itemOf: (context) => (context.of === undefined ? ownItem(context, context.view.content.team) : undefined),
    defaults: ({ of, view }) => ({ team: of ?? view.content.team?.team ?? "" }),
};

const leadWords = writer("lead_chosen");
export const leadChosen: CaseForm = {
    define: (context) => {
        const { field, define } = leadWords;
        return define(context, [
            field("person", "worker", { people: personOptions(teamMembers(context)), required: true }),
            field("longText", "reason", { required: true, maxLength: 500, rows: 2 }),
        ]);
    },
    shown: ({ lead }, item) => (lead?.about.item === item ? { worker: lead.worker } : undefined),
    itemOf: (context) => ownItem(context, context.view.content.lead),
    defaults: ({ of }) => ({ worker: of ?? "" }),
};

const assignedWords = writer("worker_assigned");
export const workerAssigned: CaseForm = {
    define: (context) => {
        const { field, define } = assignedWords;
        const already = new Set(
            context.view.content.assignments
                ?.filter(({ ended }) => !ended)
                .map(({ assigned }) => assigned.worker),
        );
        return define(context, [
            field("person", "worker", {
                people: everybody(context).filter(({ value }) => !already.has(value)),
                required: true,
            }),
            field("text", "task", { maxLength: 200 }),
            field("date", "until", { min: context.view.today }),
        ]);
    },
};

const endedWords = writer("assignment_ended");
export const assignmentEnded: CaseForm = {
    define: (context) =>
        endedWords.define(context, [endedWords.field("longText", "reason", { maxLength: 500, rows: 2 })], {
            save: (t) => t.forms.assignment_ended.title,
        }),
};

const handoverWords = writer("handover");
export const handover: CaseForm = {
    define: (context) => {
        const { field, define } = handoverWords;
        const { view } = context;
        return define(
            context,
            [
                field("person", "from", { people: everybody(context), required: true }),
                field("person", "to", { people: everybody(context), required: true }),
                field("longText", "text", { required: true, maxLength: 2000, rows: 4 }),
            ],
            {
                notices: ({ from }, t) => {
                    const booked = (view.content.follow_ups ?? []).filter(
                        ({ planned, done }) => planned && !done && planned.responsible === from,
                    ).length;
                    return booked > 0 ? [{ tone: "info", text: t.hint.handsOver(booked) }] : [];
                },
            },
        );
    },
    defaults: ({ view, me }) => ({ from: view.content.lead?.worker ?? me }),
};
