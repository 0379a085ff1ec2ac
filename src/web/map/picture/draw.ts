/**
 * The picture of the map as SVG. What something is shows by its shape as well as its colour, what a line is by its dashes
 * as well, and what is no more by a bar where an arrow would be: it can be read in grey. Styles stand in attributes, for
 * the app's policy allows none in pages.
 */

import type { EdgeKind, MapRef } from "../../../domain/map/map.ts";
import type { RefKey } from "../../../domain/map/ref.ts";
import { refKey } from "../../../domain/map/ref.ts";
import { edgeWords, kindWords } from "../words.ts";
import type { Box, Graph, Line } from "./graph.ts";
import { labelSize, labelWidth, placeLabels } from "./labels.ts";
import type { Laid, Point } from "./layout.ts";
import { textWidth } from "./text.ts";

/** Colours of a box: text on fill has at least 7:1, borders on white at least 4.5:1. */
type Look = { readonly fill: string; readonly stroke: string; readonly text: string };
const looks: Readonly<Record<MapRef["kind"], Look>> = {
  authority: { fill: "#003078", stroke: "#003078", text: "#ffffff" },
  service: { fill: "#e3f1e9", stroke: "#00613a", text: "#0b0c0c" },
  system: { fill: "#ffffff", stroke: "#0b0c0c", text: "#0b0c0c" },
  processor: { fill: "#eeefef", stroke: "#505a5f", text: "#0b0c0c" },
  "data-set": { fill: "#ede6f5", stroke: "#4c2c92", text: "#0b0c0c" },
};
export const lineLooks: Readonly<
  Record<EdgeKind, { readonly stroke: string; readonly dash: string; readonly width: number }>
> = {
  uses: { stroke: "#1d70b8", dash: "", width: 1.5 },
  operates: { stroke: "#505a5f", dash: "2 4", width: 2 },
  "runs-on": { stroke: "#0b0c0c", dash: "", width: 2.5 },
  connects: { stroke: "#b10e1e", dash: "9 4", width: 2 },
  holds: { stroke: "#4c2c92", dash: "12 3 2 3", width: 1.75 },
};

/** A mark on what is exposed, say: in words below the name, with a colour of its own around the box. */
export type Mark = { readonly words: string; readonly colour: string };
export type Drawing = {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Where each box is, for whoever points at it. */
  readonly places: readonly {
    readonly ref: MapRef;
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
};

export type DrawOptions = {
  readonly title: string;
  readonly description: string;
  /** 100: as large as it is laid out. */
  readonly zoom?: number;
  readonly marks?: ReadonlyMap<RefKey, Mark>;
  /** A stretch of it from top to bottom, for a sheet of paper. */
  readonly sheet?: { readonly top: number; readonly height: number };
  /** In front of ids, where a page has two pictures. */
  readonly id?: string;
};

const margin = 20;
const headHeight = 40;
const markHeight = 17;

export function draw({ boxes, lines }: Graph, laid: Laid, options: DrawOptions): Drawing {
  const { title, description, zoom = 100, marks = new Map(), sheet, id = "map" } = options;
  const [width, height] = [
    Math.ceil(laid.width + 2 * margin),
    Math.ceil(laid.height + 2 * margin + headHeight),
  ];
  const at = ({ x, y }: Point): Point => ({ x: x + margin, y: y + margin + headHeight });
  const shown = sheet ?? { top: 0, height };
  const placed = boxes.map((box, index) => ({ box, at: at(laid.boxes[index] ?? { x: 0, y: 0 }) }));
  const labels = placeLabels({ boxes, lines }, laid);
  const parts = [
    `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-desc">${escaped(description)}</desc>`,
    `<rect x="0" y="${shown.top}" width="${width}" height="${shown.height}" fill="#ffffff"/>`,
    heads(placed),
    ...lines.map((line, index) => lineOf(line, laid.lines[index], at, boxes)),
    ...lines.map((line, index) => labelOf(line, labels[index] ?? null, at)),
    ...placed.map(({ box, at: centre }) => boxOf(box, centre, marks.get(refKey(box.ref)))),
  ];
  const scale = (points: number) => Math.round((points * zoom) / 100);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-desc" width="${scale(width)}" height="${scale(shown.height)}" viewBox="0 ${shown.top} ${width} ${shown.height}" font-family="Arial, Helvetica, sans-serif">${parts.join("\n")}</svg>`;
  const places = placed.map(({ box, at: { x, y } }) => ({
    ...{ ref: box.ref, name: box.name, width: box.width, height: box.height },
    ...{ x: x - box.width / 2, y: y - box.height / 2 },
  }));
  return { svg, width, height, places };
}

/** Over each layer what stands in it. */
function heads(placed: readonly { readonly box: Box; readonly at: Point }[]): string {
  const layers: readonly (readonly [string, readonly MapRef["kind"][]])[] = [
    ["Authorities and processors", ["authority", "processor"]],
    [kindWords.service.many, ["service"]],
    [kindWords.system.many, ["system"]],
    [kindWords["data-set"].many, ["data-set"]],
  ];
  return layers
    .flatMap(([words, kinds]) => {
      const inLayer = placed.filter(({ box }) => kinds.includes(box.ref.kind));
      if (inLayer.length === 0) return [];
      const left = Math.min(...inLayer.map(({ box, at }) => at.x - box.width / 2));
      return [
        `<text x="${round(left)}" y="${margin + 12}" font-size="15" font-weight="bold" fill="#0b0c0c">${words}</text>`,
      ];
    })
    .join("");
}

function lineOf(
  line: Line,
  laid: Laid["lines"][number] | undefined,
  at: (point: Point) => Point,
  boxes: readonly Box[],
): string {
  if (laid === undefined || laid.path.length < 4) return "";
  const points = laid.path.map(at);
  const [first, ...rest] = points;
  const curve = rest
    .map(({ x, y }, index) => `${index % 3 === 0 ? "C" : ""}${round(x)} ${round(y)}`)
    .join(" ");
  const { stroke, dash, width } = lineLooks[line.kind];
  const words = `${boxes[line.from]!.name} ${edgeWords[line.kind].there} ${boxes[line.to]!.name}${line.label === "" ? "" : `, ${line.label}`}${line.ended ? ", not now" : ""}`;
  const dashes = dash === "" ? "" : ` stroke-dasharray="${dash}"`;
  return `<g stroke="${stroke}" fill="none"><title>${escaped(words)}</title><path d="M${round(first!.x)} ${round(first!.y)}${curve}" stroke-width="${line.ended ? 1 : width}"${dashes}/>${endOf(points, stroke, line.ended)}</g>`;
}

/** An arrow; or a bar, where it is no more. */
function endOf(points: readonly Point[], stroke: string, ended: boolean): string {
  const [tip, before] = [points.at(-1)!, points.at(-2)!];
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const turned = (along: number, across: number) =>
    `${round(tip.x + along * Math.cos(angle) - across * Math.sin(angle))} ${round(tip.y + along * Math.sin(angle) + across * Math.cos(angle))}`;
  return ended
    ? `<path d="M${turned(-4, -6)} L${turned(-4, 6)}" stroke-width="3"/>`
    : `<path d="M${turned(0, 0)} L${turned(-10, -4.5)} L${turned(-10, 4.5)} Z" fill="${stroke}" stroke="none"/>`;
}

function labelOf({ label, ended }: Line, where: Point | null, at: (point: Point) => Point): string {
  if (where === null || label === "") return "";
  const { x, y } = at(where);
  const width = labelWidth(label);
  return `<g><rect x="${round(x - width / 2)}" y="${round(y - 8)}" width="${round(width)}" height="15" fill="#ffffff"/><text x="${round(x)}" y="${round(y + 3.5)}" font-size="${labelSize}" text-anchor="middle" fill="${ended ? "#505a5f" : "#0b0c0c"}">${escaped(label)}</text></g>`;
}

function boxOf(box: Box, { x, y }: Point, mark: Mark | undefined): string {
  const { fill, stroke, text } = looks[box.ref.kind];
  const [left, top] = [x - box.width / 2, y - box.height / 2];
  const shape = shapeOf(box, left, top, `fill="${fill}" stroke="${stroke}" stroke-width="2"`);
  const around =
    mark === undefined
      ? ""
      : `<rect x="${round(left - 5)}" y="${round(top - 5)}" width="${box.width + 10}" height="${box.height + 10}" rx="4" fill="none" stroke="${mark.colour}" stroke-width="4"/><rect x="${round(left - 5)}" y="${round(top + box.height + 3)}" width="${box.width + 10}" height="${markHeight}" fill="${mark.colour}"/><text x="${round(x)}" y="${round(top + box.height + 16)}" font-size="12" font-weight="bold" text-anchor="middle" fill="#ffffff">${escaped(mark.words)}</text>`;
  const begin = top + (box.ref.kind === "data-set" ? 24 : 21);
  const words = box.lines.map((line, index) =>
    textAt(line, { x, y: begin + index * 17 }, { size: 14, bold: true, fill: text, width: box.width }),
  );
  const below = { x, y: begin + box.lines.length * 17 - 2 };
  const small =
    box.small === "" ? "" : textAt(box.small, below, { size: 12, bold: false, fill: text, width: box.width });
  const title = `${kindWords[box.ref.kind].one}: ${box.name}${box.small === "" ? "" : `, ${box.small}`}`;
  return `<g><title>${escaped(title)}</title>${shape}${around}${words.join("")}${small}</g>`;
}

/** Long words are held to the width that they were counted to have, whichever font draws them. */
function textAt(
  line: string,
  { x, y }: Point,
  { size, bold, fill, width }: { size: number; bold: boolean; fill: string; width: number },
): string {
  const [counted, room] = [textWidth(line, size) * (bold ? 1.06 : 1), width - 26];
  const held =
    counted > room * 0.7
      ? ` textLength="${round(Math.min(counted, room))}" lengthAdjust="spacingAndGlyphs"`
      : "";
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${bold ? ' font-weight="bold"' : ""} text-anchor="middle" fill="${fill}"${held}>${escaped(line)}</text>`;
}

function shapeOf({ ref, width, height }: Box, left: number, top: number, look: string): string {
  const [l, t, r, b] = [left, top, left + width, top + height].map(round) as [number, number, number, number];
  switch (ref.kind) {
    case "service":
      return `<rect x="${l}" y="${t}" width="${width}" height="${height}" rx="${height / 2}" ${look}/>`;
    case "processor":
      return `<path d="M${l + 12} ${t} H${r - 12} L${r} ${round((t + b) / 2)} L${r - 12} ${b} H${l + 12} L${l} ${round((t + b) / 2)} Z" ${look}/>`;
    case "data-set":
      return `<path d="M${l} ${t + 6} A${width / 2} 6 0 0 1 ${r} ${t + 6} V${b - 6} A${width / 2} 6 0 0 1 ${l} ${b - 6} Z" ${look}/><path d="M${l} ${t + 6} A${width / 2} 6 0 0 0 ${r} ${t + 6}" fill="none" stroke="${looks["data-set"].stroke}" stroke-width="1.5"/>`;
    case "authority":
      return `<rect x="${l}" y="${t}" width="${width}" height="${height}" rx="6" ${look}/>`;
    case "system":
      return `<rect x="${l}" y="${t}" width="${width}" height="${height}" ${look}/>`;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
