// What somebody is to do, in one's own words: what is open first, by day; what has ended is folded.
import { useCase } from "../../case/reader";
import { taskSteps, type TaskItem } from "../../case/steps";
import { Due } from "../../components/Due";
import { nameOf, useTexts } from "../../texts/context";
import { Entry } from "./Entry";
import { Section } from "./Section";
import { useTitles } from "./titles";

const byDay = (a: TaskItem, b: TaskItem): number => (a.task.by ?? "").localeCompare(b.task.by ?? "");

export function Tasks() {
    const { t } = useTexts();
    const { view } = useCase();
    const tasks = view.content.tasks ?? [];
    const open = tasks.filter(({ ended }) => !ended).sort(byDay);
    const ended = tasks.filter((each) => each.ended).reverse();
    return (
        <Section title={t.parts.toDo} begin={{ form: "task", name: "toDo" }}>
            {open.length === 0 && <p className="subtle">{t.parts.noTasks}</p>}
            {open.map((each) => (
                <Task key={each.task.about.item} each={each} />
            ))}
            {ended.length > 0 && (
                <details>
                    <summary className="subtle">{t.parts.tasksEnded(ended.length)}</summary>
                    {ended.map((each) => (
                        <Task key={each.task.about.item} each={each} />
                    ))}
                </details>
            )}
        </Section>
    );
}

function Task({ each }: { each: TaskItem }) {
    const { t } = useTexts();
    const reader = useCase();
    const titleOf = useTitles();
    const { task, ended } = each;
    const what = task.what ?? t.parts.toDo;
    return (
        <Entry
            about={task.about}
            title={what}
            what={what}
            status={
                ended
                    ? nameOf(t.choice.task_end, ended.end)
                    : task.by !== undefined && <Due date={task.by} today={reader.view.today} />
            }
            meta={[
                task.worker === undefined ? nameOf(t.party, task.party) : reader.nameOfWorker(task.worker),
                titleOf(task.activity),
            ]}
            steps={taskSteps(reader, each)}
        >
            {ended?.note !== undefined && <p className="entry__text">{ended.note}</p>}
        </Entry>
    );
}
