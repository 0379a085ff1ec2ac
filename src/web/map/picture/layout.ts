/** Lays out a graph in a thread of its own, for a limited time, and remembers the last layouts: nobody waits for it twice. */
import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";

/** In points, from the top left. */
export type Point = { readonly x: number; readonly y: number };
export type Laid = {
  readonly width: number;
  readonly height: number;
  /** Centres, by the number of the box. */
  readonly boxes: readonly Point[];
  /** By the number of the line: the control points of its curves. */
  readonly lines: readonly { readonly path: readonly Point[] }[];
};

const longestMs = 20_000;
const mostMegabytes = 512;
const kept = 24;
const layouts = new Map<string, Promise<Laid | null>>();
let waiting: Promise<unknown> = Promise.resolve();

/** Null where it takes too long: somebody asked for more than anybody can read. */
export function layOut(dot: string, most = longestMs): Promise<Laid | null> {
  const key = createHash("sha256").update(dot).digest("base64");
  const known = layouts.get(key);
  if (known !== undefined) return known;
  // One after the other: many at once would only slow each other down, and everybody else.
  const laid = waiting.then(() => inThread(dot, most));
  waiting = laid.catch(() => null);
  layouts.set(key, laid);
  for (const oldest of layouts.keys()) if (layouts.size > kept) layouts.delete(oldest);
  void laid.then((found) => found === null && layouts.delete(key)).catch(() => layouts.delete(key));
  return laid;
}

function inThread(dot: string, most: number): Promise<Laid | null> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./layout-thread.ts", import.meta.url), {
      workerData: dot,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      env: {},
    });
    const late = setTimeout(() => end(null), most);
    const end = (laid: Laid | null) => {
      clearTimeout(late);
      void thread.terminate();
      resolve(laid);
    };
    thread.once("message", (json: string | null) => end(json === null ? null : readLayout(json)));
    thread.once("error", (error) => {
      clearTimeout(late);
      reject(error);
    });
    thread.once("exit", () => end(null));
  });
}

type Written = {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos?: string }[];
  readonly edges?: readonly { readonly id?: string; readonly pos?: string }[];
};

function readLayout(json: string): Laid {
  const { bb, objects = [], edges = [] } = JSON.parse(json) as Written;
  const [, , width = 0, height = 0] = bb.split(",").map(Number);
  const point = (text: string): Point => {
    const [x = 0, y = 0] = text.split(",").map(Number);
    return { x, y: height - y };
  };
  const boxes: Point[] = [];
  for (const { name, pos } of objects)
    if (/^n\d+$/.test(name) && pos !== undefined) boxes[Number(name.slice(1))] = point(pos);
  const lines: Laid["lines"][number][] = [];
  for (const { id, pos } of edges) {
    if (id === undefined || !/^\d+$/.test(id) || pos === undefined) continue;
    const path = pos
      .split(" ")
      .filter((one) => !/^[es],/.test(one))
      .map(point);
    lines[Number(id)] = { path };
  }
  return { width, height, boxes, lines };
}
