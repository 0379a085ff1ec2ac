/** For the tests of this folder: runs bytes through identify and extract as a child would, and keeps what comes out. */
import { Readable } from "node:stream";
import type { Prose, Row } from "../../domain/documents/passage.ts";
import { extract } from "./extract.ts";
import type { Ending } from "./extractor.ts";
import { identify } from "./identify.ts";

export type Trial = {
  readonly type: string;
  readonly ending: Ending;
  readonly prose: readonly Prose[];
  readonly rows: readonly Row[];
  readonly members: readonly { readonly name: string; readonly content: Buffer }[];
  readonly unreadable: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly reason: string;
  }[];
  /** All text of all passages, one to a line. */
  readonly text: string;
};

export async function tryReading(name: string, bytes: Buffer, accepts = () => true): Promise<Trial> {
  const type = await identify(name, bytes.subarray(0, 65_536), bytes.length, () => Promise.resolve(bytes));
  const prose: Prose[] = [];
  const rows: Row[] = [];
  const members: Trial["members"][number][] = [];
  const unreadable: Trial["unreadable"][number][] = [];
  const source = {
    name,
    type,
    size: bytes.length,
    bytes: () => Promise.resolve(bytes),
    stream: () => Readable.from(pieces(bytes)),
  };
  const ending = await extract(source, {
    passage: (passage) => void (passage.kind === "row" ? rows.push(passage) : prose.push(passage)),
    member: async (member, content) => {
      members.push({ name: member, content });
      return accepts();
    },
    unreadableMember: async (member, outcome, reason) =>
      void unreadable.push({ name: member, outcome, reason }),
  });
  const text = [...prose.map((one) => one.text), ...rows.map(rowText)].join("\n");
  return { type, ending, prose, rows, members, unreadable, text };
}

/** Odd-sized chunks, so that every seam of the streaming readers is crossed. */
function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 40_009) yield bytes.subarray(at, at + 40_009);
}

export function rowText(row: Row): string {
  return row.cells.map((cell) => cell.text).join(" | ");
}
