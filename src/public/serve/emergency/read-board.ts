/**
 * Reads the board beside the versions of the site. Each change of it is a file of its own, with the next number, so that
 * nobody ever reads half of one, and two who change it at once never undo each other (main/emergency/board-file.ts).
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { boardIn, type EmergencyBoard, emptyBoard } from "../../../domain/emergency/board.ts";

export type ReadBoard = {
  /** What stands in the file: other bytes, another board. */
  readonly text: string;
  readonly board: EmergencyBoard;
  /** The highest number that is taken, by a whole file or another. */
  readonly number: number;
};

export const boardFolder = "emergency";
const named = /^(\d{8})\.json$/;
const none: ReadBoard = { text: "", board: emptyBoard, number: 0 };

/** Null where the folder cannot be read: whoever has read it before goes on with that. */
export async function readBoard(site: string): Promise<ReadBoard | null> {
  const folder = join(site, boardFolder);
  try {
    const numbers = (await readdir(folder)).flatMap((name) => Number(named.exec(name)?.[1] ?? []) || []);
    const newestFirst = numbers.toSorted((a, b) => b - a);
    for (const number of newestFirst) {
      // One that is not whole, not ours, or of long ago and just cleared away, is as if it were not there.
      const text = await textOf(join(folder, boardName(number)));
      const board = text === null ? null : boardIn(text);
      if (text !== null && board !== null) return { text, board, number: newestFirst[0]! };
    }
    return { ...none, number: newestFirst[0] ?? 0 };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? none : null;
  }
}

async function textOf(path: string): Promise<string | null> {
  return await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

export function boardName(number: number): string {
  return `${String(number).padStart(8, "0")}.json`;
}
