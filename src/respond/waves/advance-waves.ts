/** Takes each running wave one step further: what may go is let go, and what goes wrong pauses it before more does. */
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { type Advance, advance, sum, type WaveFigures } from "../../domain/waves/advance.ts";
import { step, type Wave } from "../../domain/waves/wave.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { Advanced, WaveStore } from "./wave-store.ts";

export type AdvancePorts = { readonly waves: WaveStore; now(): Date };

export async function advanceWaves({
  waves,
  now,
}: AdvancePorts): Promise<{ readonly released: number; readonly steps: number }> {
  const at = now();
  return await waves.advance(at, (wave, figures, fellBack) => {
    const change = { by: "system", at } as const;
    if (wave.state === "finished") return reopened(wave, fellBack, change);
    const made = become(wave, advance(wave, figures, at), figures, change);
    if (fellBack === 0) return made;
    const also = entryOf(change, wave, "wave.fell-back", { count: fellBack });
    return made === null
      ? { next: wave, release: null, entries: [also] }
      : { ...made, entries: [also, ...made.entries] };
  });
}

/** A failure that was heard of late: whoever it is about is told another way. */
function reopened(wave: Wave, fellBack: number, change: Change): Advanced | null {
  const open = step(wave, "reopen", change.at);
  if (fellBack === 0 || !open.ok) return null;
  return {
    ...{ next: open.value, release: null },
    entries: [
      entryOf(change, wave, "wave.reopened", {}),
      entryOf(change, wave, "wave.fell-back", { count: fellBack }),
    ],
  };
}

function become(wave: Wave, next: Advance, figures: WaveFigures, change: Change): Advanced | null {
  switch (next.kind) {
    case "wait":
      return null;
    case "release": {
      const count = sum(next.counts);
      return {
        next: { ...wave, releasedUntil: next.until },
        release: next.counts,
        entries: [entryOf(change, wave, "wave.let-go", { count, ...next.counts })],
      };
    }
    case "canary-passed":
      return {
        next: { ...wave, canaryPassedAt: change.at },
        release: null,
        entries: [entryOf(change, wave, "wave.canary-passed", endsOf(figures))],
      };
    case "pause": {
      const paused = step(wave, "pause", change.at, next.why);
      if (!paused.ok) return null;
      const detail = { ...endsOf(figures), why: next.why };
      return { next: paused.value, release: null, entries: [entryOf(change, wave, "wave.paused", detail)] };
    }
    case "finish": {
      const finished = step(wave, "finish", change.at);
      if (!finished.ok) return null;
      return {
        ...{ next: finished.value, release: null },
        entries: [entryOf(change, wave, "wave.finished", endsOf(figures))],
      };
    }
  }
}

function endsOf({ sent, failed, complained }: WaveFigures) {
  return { sent, failed, complained };
}

export function entryOf(
  change: Change,
  { id, incident, authority, number }: Wave,
  verb: string,
  detail: NewEntry["detail"],
): NewEntry {
  return note(change, verb, { subject: `wave:${id}`, incident }, { authority, number, ...detail });
}
