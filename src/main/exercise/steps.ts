/** Shows the steps of the exercise as they go: one live line on a terminal, a line for each step and every few seconds otherwise. */
import { performance } from "node:perf_hooks";
import type { WriteStream } from "node:tty";

export type Steps = {
  /** Runs one step under its title; `tell` says how far it is. */
  step<T>(title: string, work: (tell: (done: number, total: number) => void) => Promise<T>): Promise<T>;
  /** Milliseconds by title. */
  readonly times: ReadonlyMap<string, number>;
};

const everyMs = 3000;

export function showSteps(out: WriteStream): Steps {
  const times = new Map<string, number>();
  return {
    times,
    async step(title, work) {
      const started = performance.now();
      let spoken = started;
      const write = (text: string): void => {
        if (out.isTTY) out.write(`\r\x1b[2K${text}`);
      };
      write(`  … ${title}`);
      const result = await work((done, total) => {
        const share = total === 0 ? 0 : done / total;
        const now = performance.now();
        if (out.isTTY) write(liveLine(title, share, `${count(done)} of ${count(total)}`, out.columns));
        else if (now - spoken > everyMs) {
          spoken = now;
          out.write(`  … ${title}: ${count(done)} of ${count(total)}\n`);
        }
      });
      const took = performance.now() - started;
      times.set(title, took);
      write("");
      out.write(`  ✓ ${title}  ${(took / 1000).toFixed(1)} s\n`);
      return result;
    },
  };
}

/** One line however narrow the terminal: a line that wraps could not be written over. */
function liveLine(title: string, share: number, figures: string, columns: number): string {
  const room = columns - title.length - figures.length - 9;
  const whole =
    room >= 6 ? `  … ${title}  ${bar(share, Math.min(24, room))} ${figures}` : `  … ${title}  ${figures}`;
  return whole.slice(0, columns - 1);
}

function bar(share: number, width: number): string {
  const filled = Math.round(Math.min(1, share) * width);
  return `${"█".repeat(filled)}${"░".repeat(width - filled)}`;
}

function count(number: number): string {
  return number.toLocaleString("en-GB");
}
