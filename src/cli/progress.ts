/** Progress on stderr: a bar on a terminal, a line every few seconds anywhere else. */
export type Step = {
  readonly done: number;
  readonly known: number;
  /** What is going on, in a few words and without a path or a value. */
  readonly words: string;
};

export type Progress = {
  show(step: Step): void;
  /** Clears the bar, so that what follows stands on a line of its own. */
  end(): void;
};

type Terminal = { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };

const EVERY_MS = { bar: 100, line: 5_000 };

export function progressOn(out: Terminal, now: () => number = Date.now): Progress {
  const live = out.isTTY === true;
  let last = Number.NEGATIVE_INFINITY;
  let drawn = false;
  return {
    show(step) {
      const time = now();
      if (time - last < (live ? EVERY_MS.bar : EVERY_MS.line)) return;
      last = time;
      drawn = true;
      out.write(live ? `\r${barOf(step, out.columns ?? 80)}\u001b[K` : `${lineOf(step)}\n`);
    },
    end() {
      if (live && drawn) out.write("\r\u001b[K");
      drawn = false;
      last = Number.NEGATIVE_INFINITY;
    },
  };
}

export function barOf({ done, known, words }: Step, columns: number): string {
  if (known === 0) return words.slice(0, Math.max(0, columns - 1));
  const share = Math.min(1, done / known);
  const figures = `${String(Math.floor(share * 100)).padStart(3)} %  ${words}`;
  const room = Math.min(30, columns - figures.length - 3);
  if (room < 8) return figures.slice(0, Math.max(0, columns - 1));
  const filled = Math.round(share * room);
  return `${"█".repeat(filled)}${"░".repeat(room - filled)} ${figures}`;
}

function lineOf({ done, known, words }: Step): string {
  if (known === 0) return words;
  const share = Math.min(100, Math.floor((done / known) * 100));
  return `${share} % ${words}`;
}
