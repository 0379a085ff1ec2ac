/** Tasks: why somebody needs to see personal data, asked once and written down. */
import { randomUUID } from "node:crypto";
import type { TaskId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type Reason, type Task, taskLasts } from "../../domain/staff/task.ts";
import { changeBy } from "../change-by.ts";
import type { TaskForm, TaskProblem } from "../desk/house/reading-desk.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { ReadingStore } from "./reading-store.ts";

export type TaskPorts = {
  readonly readings: ReadingStore;
  /** The usual reasons, from the data file. */
  reasons(): Promise<readonly Reason[]>;
  now(): Date;
};

const longest = 300;

export async function openTask(
  { readings, reasons, now }: TaskPorts,
  by: Staff,
  form: TaskForm,
): Promise<Outcome<Task, TaskProblem>> {
  const reason = (await reasons()).find(({ key }) => key === form.why);
  const [words, reference] = [form.words.trim(), form.reference.trim()];
  if (reason === undefined) return failed({ kind: "why-missing" });
  if (reason.words && words === "") return failed({ kind: "task-words-missing" });
  if (words.length > longest || reference.length > longest) return failed({ kind: "task-words-too-long" });
  const startedAt = now();
  const task: Task = {
    id: randomUUID() as string as TaskId,
    staff: by.id,
    authority: by.authority,
    why: reason.key,
    words,
    reference,
    startedAt,
    endsAt: new Date(startedAt.getTime() + taskLasts),
  };
  const change = changeBy(by, startedAt);
  await readings.openTask(change, task, [entryOf(change, "task.opened", task)]);
  return done(task);
}

export async function endTask({ readings, now }: TaskPorts, by: Staff): Promise<void> {
  const change = changeBy(by, now());
  await readings.endTask(change, by.id, (ended) => [entryOf(change, "task.ended", ended)]);
}

/** What was typed stays out of the ledger: nobody can promise that it names no resident. */
function entryOf(change: Change, verb: string, { id, why, words, reference, authority }: Task) {
  const detail = { authority, why, explained: words !== "", referenced: reference !== "" };
  return note(change, verb, { subject: `task:${id}` }, detail);
}
