/** Writes down who looks at whom before anything is shown. Without a task, which says why, nothing is read. */
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import { type Detail, type NewEntry, salted } from "../../domain/ledger/entry.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ReadingKind, Task } from "../../domain/staff/task.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { ReadingStore } from "./reading-store.ts";

export type KeepPorts = { readonly readings: Pick<ReadingStore, "task" | "keep">; now(): Date };

/** Thrown where a reason has run out, or was never given: whoever asks is asked for one, and led back. */
export class ReasonMissing extends Error {
  override readonly name = "ReasonMissing";
}

export async function demandTask({ readings, now }: KeepPorts, reader: Staff): Promise<Task> {
  const task = await readings.task(reader.id, now());
  if (task === null) throw new ReasonMissing("no task is open");
  return task;
}

export type Read = {
  readonly kind: ReadingKind;
  readonly incident: IncidentId;
  readonly people: readonly {
    readonly id: PersonId;
    readonly reference: string;
    readonly controller: AuthorityId;
  }[];
  /** All that fitted, shown or not. */
  readonly found?: number;
  /** The words of a search: they are hashed with a salt, and kept nowhere. */
  readonly words?: string;
  readonly notice?: string;
};

/** `besides`: what else is written down of it. */
export async function keepReading(
  ports: KeepPorts,
  reader: Staff,
  task: Task,
  read: Read,
  besides: readonly NewEntry[] = [],
): Promise<void> {
  const change = changeBy(reader, ports.now());
  const { kind, incident, people, found = people.length } = read;
  const searched = (read.words ?? "").trim() !== "";
  const reading = {
    ...{ task: task.id, staff: reader.id, authority: reader.authority, incident, kind, found, searched },
    people: people.map(({ id, controller }) => ({ id, controller })),
  };
  const entries = [...entriesOf(change, reader, task, read, found), ...besides];
  await ports.readings.keep(change, reading, entries);
}

export function entriesOf(
  change: Change,
  reader: Staff,
  task: Task,
  { kind, incident, people, words = "", notice }: Read,
  found: number,
): readonly NewEntry[] {
  const [only] = people;
  const isOne = people.length === 1 && only !== undefined && !kind.endsWith(".listed");
  const detail: Detail = {
    authority: reader.authority,
    task: task.id,
    ...(notice === undefined ? {} : { notice }),
    ...(isOne ? { person: only.reference } : { found, people: people.map(({ reference }) => reference) }),
  };
  const about = { subject: isOne ? `person:${only.id}` : `incident:${incident}`, incident };
  const entry = note(change, kind, about, detail);
  if (words.trim() === "") return [entry];
  const { value, salt } = salted(words);
  const searched = note(change, "people.searched", about, {
    authority: reader.authority,
    task: task.id,
    found,
  });
  return [{ ...searched, changes: [{ field: "words", before: null, after: value }], salts: [salt] }, entry];
}
