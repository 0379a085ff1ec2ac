/** The map as boxes and lines to be laid out: what stands in each box, how wide words are, and the graph in Graphviz's language. */

import { holdsOn } from "../../../domain/map/dates.ts";
import { type Lookup, lookupOf, type MapNode } from "../../../domain/map/lookup.ts";
import type { Day, EdgeKind, MapRef, SharedMap } from "../../../domain/map/map.ts";
import { refKey } from "../../../domain/map/ref.ts";
import { datesInShort, yearsInWords } from "../words.ts";
import { wrap } from "./text.ts";

export type Box = {
  readonly ref: MapRef;
  readonly name: string;
  readonly lines: readonly string[];
  /** Whose it is, or which years: below the name. */
  readonly small: string;
  readonly width: number;
  readonly height: number;
};
export type Line = {
  readonly kind: EdgeKind;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** In words, for whoever points at it. */
  readonly ended: boolean;
};
export type Graph = { readonly boxes: readonly Box[]; readonly lines: readonly Line[] };

const boxWidth = 208;
const lineHeight = 17;

export function graphOf(map: SharedMap, today: Day): Graph {
  const known = lookupOf(map);
  const nodes = known.nodes.filter((node) => saysSomething(node, known));
  const boxes = nodes.map((node) => boxOf(node, map));
  const places = new Map(nodes.map(({ ref }, index) => [refKey(ref), index]));
  const lines = map.edges.flatMap((edge): Line[] => {
    const [from, to] = [places.get(refKey(edge.source)), places.get(refKey(edge.target))];
    if (from === undefined || to === undefined) return [];
    const dates = datesInShort(edge);
    const years = edge.kind === "holds" ? yearsInWords(edge.years) : "";
    const label = [dates, years === "" ? "" : `data ${years.replace(" to ", "–")}`].filter(
      (part) => part !== "",
    );
    return [{ kind: edge.kind, from, to, label: label.join(", "), ended: !holdsOn(edge, today) }];
  });
  return { boxes, lines };
}

/** Authorities and public services come from the record, with or without a place in the arrangement. */
function saysSomething({ ref }: MapNode, known: Lookup): boolean {
  return (ref.kind !== "authority" && ref.kind !== "service") || known.edgesOf(ref).length > 0;
}

function boxOf({ ref, name, owner }: MapNode, map: SharedMap): Box {
  const lines = wrap(name, boxWidth - 28, 14, 2);
  const body =
    owner === null || ref.kind === "authority"
      ? ""
      : (map.authorities.find(({ id }) => id === owner)?.name ?? "");
  const small = body === "" ? "" : wrap(body, boxWidth - 28, 12, 1)[0]!;
  const height = 14 + lines.length * lineHeight + (small === "" ? 0 : 15);
  return { ref, name, lines, small, width: boxWidth, height };
}

/** Beyond so many lines crossings are sought out less patiently: a minute more of it would be no clearer. */
const careful = 600;
const hurried = "mclimit=.05;nslimit=.5;nslimit1=.5;searchsize=5;";

/**
 * Nothing that anybody typed is in it: boxes are numbers, lines lead from number to number. `marked`: leaves room below
 * each box for a mark.
 */
export function dotOf({ boxes, lines }: Graph, marked = false): string {
  const inches = (points: number) => (points / 72).toFixed(3);
  const of = (...kinds: readonly MapRef["kind"][]) =>
    boxes.flatMap(({ ref }, index) => (kinds.includes(ref.kind) ? [`n${index}`] : []));
  const [first, services, systems, last] = [
    of("authority", "processor"),
    of("service"),
    of("system"),
    of("data-set"),
  ];
  const carried = new Set(lines.map(({ to }) => `n${to}`));
  const rank = (how: string, names: readonly string[]) => `{rank=${how};${names.join(";")}}`;
  return [
    `digraph{rankdir=LR;nodesep=${marked ? ".5" : ".09"};ranksep=1.3;${lines.length > careful ? hurried : "mclimit=.2;"}`,
    `node[shape=box fixedsize=true label=""];edge[arrowhead=none];`,
    ...boxes.map(({ width, height }, index) => `n${index}[width=${inches(width)} height=${inches(height)}];`),
    // Anchors hold the layers apart: authorities, services, systems, data.
    "a[width=.01 height=.01 style=invis];v[width=.01 height=.01 style=invis];a->v[style=invis weight=100];z[width=.01 height=.01 style=invis];",
    rank("min", ["a", ...first]),
    rank("same", ["v", ...services]),
    rank("max", ["z", ...last]),
    ...systems.map((name) => (carried.has(name) ? "" : `v->${name}[style=invis weight=0];`)),
    ...deepest(lines).map((place) => `n${place}->z[style=invis weight=0];`),
    ...lines.map(({ kind, from, to }, index) => {
      // Past the layer of services, whether or not there are any.
      const far = kind === "uses" || kind === "operates" ? " minlen=2" : "";
      return `n${from}->n${to}[id=${index}${far}];`;
    }),
    "}",
  ].join("\n");
}

/** Where chains of systems end that are the longest: the data is to stand beyond these too. */
function deepest(lines: readonly Line[]): readonly number[] {
  const depths = new Map<number, number>();
  const between = lines.filter(({ kind }) => kind !== "holds");
  // As far as a chain can go without a ring.
  for (let round = 0, grown = true; grown && round < mostDepth; round++) {
    grown = false;
    for (const { kind, from, to } of between) {
      const depth = (depths.get(from) ?? 0) + (kind === "uses" || kind === "operates" ? 2 : 1);
      if (depth <= (depths.get(to) ?? 0)) continue;
      depths.set(to, depth);
      grown = true;
    }
  }
  const most = Math.max(0, ...depths.values());
  return [...depths].filter(([, depth]) => depth === most).map(([place]) => place);
}

const mostDepth = 40;
