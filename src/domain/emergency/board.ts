/**
 * The board: what the public's process reads of emergency messages. The one that stands, and those of the last weeks, so
 * that whoever reads feeds and alerts is also told that one is over. It is a value: each change makes another.
 */
import { type EmergencyNotice, type EmergencyWords, emergencyWords } from "./emergency.ts";

export type EndedNotice = EmergencyNotice & {
  readonly endedAt: string;
  /** Other words took its place; else it was taken down. */
  readonly replaced: boolean;
  /** What ended it: the id of the message that took its place, or one of its own. By it is known who did. */
  readonly step: string;
};

export type EmergencyBoard = {
  readonly standing: EmergencyNotice | null;
  /** Oldest first. */
  readonly earlier: readonly EndedNotice[];
};

export const emptyBoard: EmergencyBoard = { standing: null, earlier: [] };

const mostEarlier = 20;
const keptMs = 90 * 86_400_000;

/** Takes the place of the one that stands. */
export function putUp(board: EmergencyBoard, notice: Omit<EmergencyNotice, "row">): EmergencyBoard {
  const { standing } = board;
  const { startedAt } = notice;
  return {
    standing: { ...notice, row: standing?.row ?? notice.id },
    earlier:
      standing === null
        ? board.earlier
        : kept(
            [...board.earlier, { ...standing, endedAt: startedAt, replaced: true, step: notice.id }],
            startedAt,
          ),
  };
}

/** Null where another one stands, or none: what somebody else put up is never taken down by mistake. */
export function takeDown(
  { standing, earlier }: EmergencyBoard,
  /** Null: whichever stands. */
  id: string | null,
  { at, step }: { readonly at: string; readonly step: string },
): EmergencyBoard | null {
  if (standing === null || (id !== null && standing.id !== id)) return null;
  const ended = { ...standing, endedAt: at, replaced: false, step };
  return { standing: null, earlier: kept([...earlier, ended], at) };
}

/** A form that began with the words that stand: other English with the same words in another language is out of step. */
export function inStep<T extends EmergencyWords>(words: T, standing: EmergencyWords | null): T {
  if (standing === null || standing.text === words.text) return words;
  const texts = Object.entries(words.texts).filter(([code, text]) => standing.texts[code] !== text);
  return { ...words, texts: Object.fromEntries(texts) };
}

function kept(earlier: readonly EndedNotice[], now: string): readonly EndedNotice[] {
  return earlier.filter(({ endedAt }) => Date.parse(now) - Date.parse(endedAt) < keptMs).slice(-mostEarlier);
}

/** What stands in the file, held to its shape: it may have been put there by hand. Null where it is no board. */
export function boardIn(text: string): EmergencyBoard | null {
  try {
    const { standing, earlier } = JSON.parse(text) as Partial<EmergencyBoard>;
    if (!Array.isArray(earlier) || standing === undefined) return null;
    const own = standing === null ? null : noticeIn(standing);
    if (standing !== null && own === null) return null;
    return { standing: own, earlier: earlier.flatMap(endedIn).slice(-mostEarlier) };
  } catch {
    return null;
  }
}

function noticeIn(given: unknown): EmergencyNotice | null {
  const { id, row, text, texts, danger, startedAt } = (given ?? {}) as Partial<EmergencyNotice>;
  if (!isId(id) || typeof text !== "string" || !isMoment(startedAt)) return null;
  const others = Object.entries(texts ?? {}).filter(([, words]) => typeof words === "string");
  const words = emergencyWords(text, { texts: Object.fromEntries(others), danger: danger === true });
  if (!words.ok) return null;
  return { id, row: isId(row) ? row : id, ...words.value, startedAt };
}

function endedIn(given: unknown): readonly EndedNotice[] {
  const notice = noticeIn(given);
  const { endedAt, replaced, step } = (given ?? {}) as Partial<EndedNotice>;
  if (notice === null || !isMoment(endedAt) || !isId(step)) return [];
  return [{ ...notice, endedAt, replaced: replaced === true, step }];
}

function isId(given: unknown): given is string {
  return typeof given === "string" && /^[0-9a-f]{32}$/.test(given);
}

function isMoment(given: unknown): given is string {
  return typeof given === "string" && !Number.isNaN(Date.parse(given));
}
