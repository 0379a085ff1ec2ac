/** Everything that the stand-in has taken, in a file that outlives it: a line for each message and each state. */
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import type { KeyKind, Kind } from "./settings.ts";

export type Taken = {
  readonly id: string;
  readonly kind: Kind;
  readonly key: KeyKind;
  readonly reference: string | null;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly template: string | null;
  readonly at: number;
  status: string;
  changedAt: number;
};

export type Ledger = {
  add(taken: Taken): void;
  move(id: string, status: string, at: number): void;
  byId(id: string): Taken | undefined;
  byReference(reference: string): readonly Taken[];
  all(): readonly Taken[];
  onDay(kind: Kind, day: string): number;
  close(): void;
};

/** `file` null: kept in memory alone. Written before anything is answered, so a kill takes nothing back. */
export function openLedger(file: string | null): Ledger {
  const all: Taken[] = [];
  const ids = new Map<string, Taken>();
  const references = new Map<string, Taken[]>();
  const days = new Map<string, number>();

  function keep(taken: Taken): void {
    all.push(taken);
    ids.set(taken.id, taken);
    if (taken.reference !== null)
      references.set(taken.reference, [...(references.get(taken.reference) ?? []), taken]);
    const day = `${taken.kind} ${new Date(taken.at).toISOString().slice(0, 10)}`;
    if (taken.key !== "test") days.set(day, (days.get(day) ?? 0) + 1);
  }

  function change(id: string, status: string, at: number): void {
    const taken = ids.get(id);
    if (taken !== undefined) Object.assign(taken, { status, changedAt: at });
  }

  if (file !== null) for (const line of linesOf(file)) "kind" in line ? keep(line) : change(...line.moved);
  const kept = file === null ? null : openSync(file, "a");
  const write = (line: unknown): void => {
    if (kept !== null) writeSync(kept, `${JSON.stringify(line)}\n`);
  };
  return {
    add(taken) {
      write(taken);
      keep(taken);
    },
    move(id, status, at) {
      write({ moved: [id, status, at] });
      change(id, status, at);
    },
    byId: (id) => ids.get(id),
    byReference: (reference) => references.get(reference) ?? [],
    all: () => all,
    onDay: (kind, day) => days.get(`${kind} ${day}`) ?? 0,
    close: () => {
      if (kept !== null) closeSync(kept);
    },
  };
}

type Line = Taken | { readonly moved: [string, string, number] };

function linesOf(file: string): readonly Line[] {
  let text = "";
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  // A kill in the middle of a line: it was not answered either.
  return text.split("\n").flatMap((line) => {
    try {
      return [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
}
