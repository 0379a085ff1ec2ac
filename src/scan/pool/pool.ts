/** The reading children: one document in flight each, renewed with age and after every abort, one second try. */
import type { KeyObject } from "node:crypto";
import type { Launch } from "./launch.ts";
import { lifetime, mostData, type Pace } from "./limits.ts";
import type { Job, Reading } from "./messages.ts";
import { type Abort, type Keep, type ReadingChild, startChild } from "./reading-child.ts";

export type Keeping = {
  /** Called at the start of each try: what an aborted one handed over is void. */
  begin(): void;
  readonly keep: Keep;
};

export type Verdict =
  | { readonly kind: "read"; readonly reading: Reading; readonly body: Buffer }
  | { readonly kind: "changed" | "gone" | "disk-full" };

export type Pool = {
  /** At most `workers` at a time are asked for; the caller queues. */
  read(job: Job, keeping: Keeping): Promise<Verdict>;
  /** Resolves when no child is left. */
  end(): Promise<void>;
};

export type PoolSettings = {
  readonly launch: Launch;
  readonly spool: { readonly folder: string; readonly key: KeyObject };
  readonly pace: Pace;
};

export function startPool({ launch, spool, pace }: PoolSettings): Pool {
  const idle: ReadingChild[] = [];
  const busy = new Set<ReadingChild>();
  const leaving = new Set<ReadingChild>();
  let over = false;

  function dismiss(child: ReadingChild): void {
    leaving.add(child);
    void child.end().then(() => leaving.delete(child));
  }

  async function attempt(job: Job, keeping: Keeping, fresh: boolean) {
    if (over) throw new Error("the pool has ended");
    const seasoned = idle.pop();
    if (fresh && seasoned) dismiss(seasoned);
    const child = (fresh ? undefined : seasoned) ?? startChild(launch, spool, pace);
    busy.add(child);
    let kept = false;
    try {
      keeping.begin();
      const result = await child.attempt(job, keeping.keep);
      kept = result.kind !== "aborted" && child.documents < lifetime && !over;
      return result;
    } finally {
      busy.delete(child);
      if (kept) idle.push(child);
      else dismiss(child);
    }
  }

  return {
    async read(job, keeping) {
      const first = await attempt(job, keeping, false);
      if (first.kind !== "aborted") return first;
      const second = await attempt(job, keeping, true);
      if (second.kind !== "aborted") return second;
      // An abort after the end is ours, not the document's.
      if (over) throw new Error("the pool has ended");
      return { kind: "read", reading: abortedReading(job, second.cause), body: Buffer.from(noFindings) };
    },
    async end() {
      over = true;
      await Promise.all([...idle.splice(0), ...busy, ...leaving].map((child) => child.end()));
    },
  };
}

const noFindings = JSON.stringify({ mentions: [], undecided: [] });

function abortedReading(job: Job, cause: Abort): Reading {
  return {
    type: "unknown",
    ...endOf(job, cause),
    partial: false,
    ocr: false,
    pages: null,
    earliest: null,
    latest: null,
    ms: 0,
    mentions: 0,
  };
}

/** A small document that needs more than 200 times its size in memory was made to. */
function endOf(job: Job, cause: Abort): Pick<Reading, "outcome" | "reason"> {
  switch (cause) {
    case "timed-out":
      return { outcome: "timed-out", reason: "it was not read within its time, twice" };
    case "memory":
      return job.bytes * 200 < mostData
        ? { outcome: "bomb", reason: "it is small, and reading it takes more memory than any document may" }
        : { outcome: "too-large", reason: "reading it takes more memory than any document may" };
    case "flooded":
      return {
        outcome: "bomb",
        reason: "reading it gave more findings than a document of its size can hold",
      };
    case "crashed":
      return { outcome: "corrupt", reason: "its reader crashed, twice" };
  }
}
