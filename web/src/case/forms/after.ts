// After the exit: whether it holds. And a discharge, after which nobody is to be left alone.
import { addDays } from "../../dates";
import { named, writer, type CaseForm, type FormContext } from "./shared";

/** The first of the two that nobody has been reached at since the exit. */
const nextRound = ({ view }: FormContext): string => {
    const done = (view.content.after_exit ?? []).filter(
        ({ date, state }) => state !== "not_reached" && (date ?? "") >= (view.content.exit?.date ?? ""),
    );
    const first = done.some(({ round }) => round === "days_90");
    const left = view.content.exit?.date;
    return first || (left !== undefined && view.today >= addDays(left, 180)) ? "days_180" : "days_90";
};

const afterWords = writer("after_exit");
export const afterExit: CaseForm = {
    define: (context) => {
        const { field, define } = afterWords;
        const { view } = context;
        const left = view.content.exit?.date;
        return define(
            context,
            [
                field("choice", "round", { options: (t) => named(t.choice.exitRound), required: true }),
                field("date", "date", {
                    required: true,
                    max: view.today,
                    ...(left !== undefined && { min: left }),
                    short: true,
                }),
                field("choice", "channel", {
                    options: (t) => named(t.channel),
                    required: true,
                    list: true,
                    short: true,
                }),
                field("choice", "state", { options: (t) => named(t.choice.afterExit), required: true }),
                field("number", "hours", {
                    min: 0,
                    max: 60,
                    when: ({ state }) => state === "work" || state === "studies",
                    short: true,
                }),
                field("yesNo", "subsidised", {
                    required: true,
                    when: ({ state }) => state === "work",
                    short: true,
                }),
                field("longText", "needed", {
                    maxLength: 1000,
                    rows: 3,
                    required: ({ state }) => state === "neither",
                    when: ({ state }) => state !== "not_reached",
                }),
            ],
            {
                notices: ({ state }, t) =>
                    state === "neither" ? [{ tone: "info", text: t.hint.wayBack }] : [],
            },
        );
    },
    defaults: (context) => ({ round: nextRound(context), date: context.view.today, channel: "phone" }),
};

const dischargeWords = writer("discharge");
export const discharge: CaseForm = {
    define: (context) => {
        const { field, define } = dischargeWords;
        return define(context, [
            field("choice", "from", { options: (t) => named(t.choice.dischargedFrom), required: true }),
            field("date", "date", { required: true }),
            field("longText", "note", { maxLength: 1000, rows: 3 }),
        ]);
    },
    shown: ({ discharges }, item) => discharges?.find(({ about }) => about.item === item),
    defaults: ({ view, role }) => ({
        date: view.today,
        ...(role === "care_coordinator" && { from: "care" }),
        ...(role === "employment_officer" && { from: "employment_service" }),
    }),
};
