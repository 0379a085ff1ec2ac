/** What JSON's tokens mean: elements of lists that have fields are records, all else is lines with their path. */
import type { Place } from "../../../domain/documents/place.ts";
import { type Leaf, type RecordRow, recordRows, type Step, stepsName } from "./record.ts";
import type { Tokens } from "./tokens.ts";

export type JsonItem =
  | { readonly kind: "row"; readonly row: RecordRow }
  | { readonly kind: "line"; readonly text: string; readonly place: Place }
  | { readonly kind: "pause" };

type Frame = { readonly kind: "object" | "array"; key: string; index: number };
type OpenRecord = {
  readonly depth: number;
  readonly table: string;
  readonly row: number;
  leaves: Leaf[];
  cut: boolean;
};

/** Deeper structures are followed, but their paths no longer told apart. */
const deepest = 500;
const mostLeaves = 5_000;

export type JsonReader = Tokens & {
  /** `list`: the file is a list of values without brackets. */
  begin(list: boolean): void;
  end(): void;
  lineOf(line: () => number): void;
  encoded(): number;
};

export function jsonItems(fileTable: string, items: JsonItem[]): JsonReader {
  const frames: Frame[] = [];
  let beyond = 0;
  let record: OpenRecord | null = null;
  let line = () => 1;
  let encoded = 0;

  function open(kind: "object" | "array"): void {
    enter();
    if (frames.length >= deepest) {
      beyond++;
      return;
    }
    const parent = frames.at(-1);
    if (record === null && parent?.kind === "array") {
      const table =
        stepsName(pathOf(frames.slice(0, -1)).filter((step) => typeof step === "string")) || fileTable;
      record = { depth: frames.length, table, row: parent.index + 1, leaves: [], cut: false };
    } else if (record === null) items.push({ kind: "pause" });
    frames.push({ kind, key: "", index: -1 });
  }

  /** A value begins: in a list it is the next element. */
  function enter(): void {
    const parent = frames.at(-1);
    if (beyond === 0 && parent?.kind === "array") parent.index++;
  }

  function close(): void {
    if (beyond > 0) {
      beyond--;
      return;
    }
    frames.pop();
    if (record === null) items.push({ kind: "pause" });
    else if (frames.length === record.depth) endRecord();
  }

  function endRecord(): void {
    giveRecord(record!);
    record = null;
  }

  function giveRecord({ table, row, leaves, cut }: OpenRecord): void {
    for (const one of recordRows(table, row, leaves, cut)) items.push({ kind: "row", row: one });
  }

  function value(text: string, kind: "string" | "other"): void {
    enter();
    if (text.trim() === "") return;
    if (kind === "string" && text.length > 65_536 && !/\s/.test(text.slice(0, 4096))) {
      encoded++;
      return;
    }
    if (record === null) {
      giveLine(text);
      return;
    }
    record.leaves.push({ steps: pathOf(frames.slice(record.depth)), text });
    if (record.leaves.length < mostLeaves) return;
    record.cut = true;
    giveRecord(record);
    record.leaves = [];
  }

  function giveLine(text: string): void {
    const steps = pathOf(frames);
    const number = line();
    // Everything on the first line: the path says more than the line.
    const place: Place = number > 1 || steps.length === 0 ? { line: number } : { part: stepsName(steps) };
    const label = steps
      .filter((step) => typeof step === "string")
      .slice(-4)
      .join(" ");
    items.push({ kind: "line", text: label === "" ? text : `${label}: ${text}`, place });
  }

  return {
    open,
    close,
    value,
    key(name) {
      const frame = frames.at(-1);
      if (beyond === 0 && frame !== undefined) frame.key = name.slice(0, 200);
    },
    begin(list) {
      if (list) frames.push({ kind: "array", key: "", index: -1 });
    },
    end() {
      if (record !== null) endRecord();
    },
    lineOf(of) {
      line = of;
    },
    encoded: () => encoded,
  };
}

function pathOf(frames: readonly Frame[]): Step[] {
  return frames.map((frame) => (frame.kind === "array" ? frame.index : frame.key));
}
