/** Who wants to be told of changes, in this process. Kept in memory: whoever comes back says what they saw last. */
import type { ChangeLine } from "../../domain/live/change-line.ts";

/** Lines, or "anything": what happened meanwhile is not known, so everybody looks again. */
export type Told = readonly ChangeLine[] | "anything";

export type Changes = {
  /** The newest place that this process knows of; 0 before it knows of any. */
  newest(): number;
  /** Until the returned function is called. */
  watch(listener: (told: Told) => void): () => void;
};

export type ChangeHub = Changes & { tell(told: Told, newest: number): void };

export function createChanges(): ChangeHub {
  const listeners = new Set<(told: Told) => void>();
  let newest = 0;
  return {
    newest: () => newest,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(told, place) {
      newest = Math.max(newest, place);
      if (told === "anything" || told.length > 0) for (const listener of listeners) listener(told);
    },
  };
}
