/**
 * Errands: work that a page starts and does not wait for (drafting 100,000 notices, delivering what is queued).
 * The record says what was done; an errand only says how far it is, so losing one in a restart loses nothing.
 */
export type Errand = {
  readonly done: number;
  readonly total: number;
  /** "running", or how it ended; a page shows an end once. */
  readonly state: "running" | "ended" | "broke";
  readonly ending: string;
};

export type Errands = {
  /** False where the same errand still runs. */
  start(key: string, work: (report: Report, signal: AbortSignal) => Promise<string>): boolean;
  of(key: string): Errand | null;
  /** Takes an ended errand away, so that its ending is told once. */
  take(key: string): Errand | null;
  /** Waits for an errand, but not long: true where it ended in time. */
  soon(key: string, milliseconds: number): Promise<boolean>;
  /** Asks all to stop and waits a little: what does not listen is resumed by the record's own means at the next start. */
  stop(patience?: number): Promise<void>;
};
export type Report = (done: number, total: number) => void;

export function createErrands(broken: (key: string, error: unknown) => void): Errands {
  const known = new Map<string, { errand: Errand; work: Promise<void> }>();
  const stopping = new AbortController();

  return {
    start(key, work) {
      if (known.get(key)?.errand.state === "running") return false;
      const entry = {
        errand: { done: 0, total: 0, state: "running", ending: "" } as Errand,
        work: Promise.resolve(),
      };
      known.set(key, entry);
      const report: Report = (done, total) => {
        entry.errand = { ...entry.errand, done, total };
      };
      entry.work = work(report, stopping.signal).then(
        (ending) => {
          entry.errand = { ...entry.errand, state: "ended", ending };
        },
        (error: unknown) => {
          entry.errand = { ...entry.errand, state: "broke", ending: "" };
          broken(key, error);
        },
      );
      return true;
    },
    of: (key) => known.get(key)?.errand ?? null,
    take(key) {
      const errand = known.get(key)?.errand ?? null;
      if (errand !== null && errand.state !== "running") known.delete(key);
      return errand;
    },
    async soon(key, milliseconds) {
      const work = known.get(key)?.work;
      return work === undefined || endsWithin(work, milliseconds);
    },
    async stop(patience = 3_000) {
      stopping.abort();
      await endsWithin(Promise.all([...known.values()].map(({ work }) => work)), patience);
    },
  };
}

async function endsWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const timer = Promise.withResolvers<false>();
  const handle = setTimeout(() => timer.resolve(false), milliseconds);
  const ended = await Promise.race([work.then(() => true as const), timer.promise]);
  clearTimeout(handle);
  return ended;
}
