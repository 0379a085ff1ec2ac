/** From a part of the map to its picture: the graph, its layout, the drawing. */

import type { Day, SharedMap } from "../../../domain/map/map.ts";
import { count } from "../../words/numbers.ts";
import { type Drawing, type DrawOptions, draw } from "./draw.ts";
import { dotOf, type Graph, graphOf } from "./graph.ts";
import { type Laid, layOut } from "./layout.ts";

/** More than this nobody can read, and laying it out takes longer than anybody waits. */
const mostBoxes = 900;
const mostLines = 2_500;

export type Painted = {
  readonly graph: Graph;
  readonly laid: Laid;
  readonly drawing: Drawing;
};

/** Null where there is more than a picture can show. An empty map has an empty picture. */
export async function paint(
  map: SharedMap,
  today: Day,
  options: Omit<DrawOptions, "title" | "description"> & { readonly title?: string } = {},
): Promise<Painted | null> {
  const graph = graphOf(map, today);
  if (graph.boxes.length > mostBoxes || graph.lines.length > mostLines) return null;
  const laid = await layOut(dotOf(graph, options.marks !== undefined));
  if (laid === null) return null;
  const { title = "Map of shared services" } = options;
  return { graph, laid, drawing: draw(graph, laid, { ...options, title, description: wordsOf(map) }) };
}

/** What somebody who does not see it is told; the table says the rest. */
function wordsOf({ authorities, services, systems, processors, dataSets, edges }: SharedMap): string {
  const parts = [
    count(authorities.length, "authority", "authorities"),
    count(processors.length, "processor", "processors"),
    count(services.length, "public service", "public services"),
    count(systems.length, "system", "systems"),
    count(dataSets.length, "data set", "data sets"),
  ];
  return `A layered picture from left to right: ${parts.join(", ")}, and ${count(edges.length, "connection", "connections")} between them. The table of connections says the same in words.`;
}
