/**
 * The record learns what became of the board while it was down, slow or not asked: by the command line, or before a fall.
 * The board is right, whatever the record says: it is what the public reads.
 */
import type { EmergencyBoard, EndedNotice } from "../../domain/emergency/board.ts";
import type { Emergency, EmergencyNotice } from "../../domain/emergency/emergency.ts";
import type { Change } from "../ports.ts";
import { entry } from "./entry.ts";
import type { Author, EmergencyPorts } from "./ports.ts";

export const byCommandLine = "the command line";

/** True where there was something to learn. */
export async function learnEmergency(ports: EmergencyPorts): Promise<boolean> {
  // In this order: one that begins meanwhile is seen on the board, and is not taken for ended.
  const open = await ports.emergencies.standing();
  const board = await ports.readBoard();
  if (board === null) return false;
  const told = [...(board.standing === null ? [] : [board.standing]), ...board.earlier.toReversed()];
  if (told.length === 0 && open === null) return false;
  const rows = await ports.emergencies.known(told.map(({ id }) => id));
  const known = new Map(rows.map((row) => [row.id, row]));
  let learnt = false;
  // The one that stands first: it ends the one that stood.
  for (const notice of told) learnt = (await learn(ports, board, notice, known.get(notice.id))) || learnt;
  // Of a board that is gone nobody knows what became of what stood on it: nobody reads it any more.
  if (open === null || told.some(({ id }) => id === open.id)) return learnt;
  return await end(ports, open, ports.now(), null, byCommandLine);
}

/** As it is out, whoever put it there. */
export async function emergencyOf(
  ports: Pick<EmergencyPorts, "authors">,
  notice: EmergencyNotice,
): Promise<Emergency> {
  const author = await ports.authors.of(notice.id);
  const { id, text, texts, danger, startedAt } = notice;
  return {
    ...{ id, text, texts, danger, startedAt: new Date(startedAt) },
    ...{
      authority: author?.authority ?? null,
      by: author?.staff ?? null,
      byName: author?.name ?? byCommandLine,
    },
    ...{ stoodByName: "", stoodAt: null, endedAt: null, endedByName: "" },
  };
}

async function learn(
  ports: EmergencyPorts,
  board: EmergencyBoard,
  notice: EmergencyNotice | EndedNotice,
  row: Emergency | undefined,
): Promise<boolean> {
  const isOver = "endedAt" in notice;
  const isKnown = row !== undefined && (row.by !== null || (await ports.authors.of(notice.id)) === null);
  if (isKnown && (row.endedAt !== null) === isOver) return false;
  const [author, ender] = isOver ? await enderOf(ports, board, notice) : [null, ""];
  if (isKnown && isOver) return await end(ports, row, new Date(notice.endedAt), author, ender);
  const begun = await emergencyOf(ports, notice);
  const emergency = isOver ? { ...begun, endedAt: new Date(notice.endedAt), endedByName: ender } : begun;
  const by = (staff: Emergency["by"]): Change => ({ by: staff ?? "system", at: ports.now() });
  const published = entry(by(begun.by), "emergency.published", begun, begun.startedAt);
  const ended =
    isOver && row === undefined
      ? [entry(by(author?.staff ?? null), "emergency.ended", emergency, new Date(notice.endedAt))]
      : [];
  return await ports.emergencies.begin(by(begun.by), emergency, [published, ...ended]);
}

/** Whoever took it down, or wrote what took its place. */
async function enderOf(
  { authors, emergencies }: EmergencyPorts,
  board: EmergencyBoard,
  { step, replaced }: EndedNotice,
): Promise<readonly [Author | null, string]> {
  const author = await authors.of(step);
  if (author !== null) return [author, author.name];
  const next = replaced ? [...board.earlier, board.standing].find((one) => one?.id === step) : undefined;
  const [row] = next ? await emergencies.known([next.id]) : [];
  return [null, row?.byName ?? byCommandLine];
}

async function end(
  ports: EmergencyPorts,
  { id }: Emergency,
  at: Date,
  author: Author | null,
  name: string,
): Promise<boolean> {
  const change: Change = { by: author?.staff ?? "system", at: ports.now() };
  const outcome = await ports.emergencies.alter(change, id, (emergency) => {
    if (emergency.endedAt !== null) return { ok: false, problem: { kind: "emergency-over" as const } };
    const next = { ...emergency, endedAt: at, endedByName: name };
    return { ok: true, value: { next, entries: [entry(change, "emergency.ended", next, at)] } };
  });
  return outcome.ok;
}
