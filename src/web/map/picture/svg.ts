/** The picture as a file of its own, whole or one sheet of it. */
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { raw } from "../../frame/fields.ts";
import { notFound, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { cut, filtersIn } from "../filters.ts";
import { draw } from "./draw.ts";
import { paint } from "./paint.ts";
import { sheetsOf } from "./sheets.ts";

export const path = "/map/picture.svg";
export const needs = "staff";
export const verbs = { get: "map.read" } as const;

export async function get({ desk, staff, query, now }: StaffVisit): Promise<Reply> {
  const map = await desk.sharedMap(staff);
  const painted = await paint(cut(map, filtersIn(query, map)), ukDay(now));
  if (painted === null) return notFound;
  const { graph, laid, drawing } = painted;
  const number = raw(query, "sheet");
  if (number === "") return svg(drawing.svg);
  const sheets = sheetsOf(drawing.width, drawing.height);
  const sheet = /^\d{1,4}$/u.test(number) ? sheets[Number(number) - 1] : undefined;
  if (sheet === undefined) return notFound;
  const title = `Map of shared services, sheet ${number} of ${sheets.length}`;
  return svg(draw(graph, laid, { title, description: title, sheet }).svg);
}

function svg(text: string): Reply {
  return {
    kind: "picture",
    bytes: new Uint8Array(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`)),
    type: "image/svg+xml; charset=utf-8",
    name: "candour-map.svg",
  };
}
