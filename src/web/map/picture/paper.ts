/** The picture on sheets of A3, for the wall. */
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { address } from "../../frame/pager.ts";
import { notFound, page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { asQuery, cut, filtersIn } from "../filters.ts";
import { dayText } from "../words.ts";
import { paint } from "./paint.ts";
import { sheetsOf } from "./sheets.ts";

export const path = "/map/picture/paper";
export const needs = "staff";
export const verbs = { get: "map.read" } as const;

export async function get({ desk, staff, query, now }: StaffVisit): Promise<Reply> {
  const map = await desk.sharedMap(staff);
  const filters = filtersIn(query, map);
  const painted = await paint(cut(map, filters), ukDay(now));
  if (painted === null) return notFound;
  const asked = asQuery({ ...filters, words: "" });
  const sheets = sheetsOf(painted.drawing.width, painted.drawing.height);
  return page("map/picture/paper.njk", {
    title: "The map on A3 paper",
    back: { href: address("/map/picture", asked), text: "Picture of the map" },
    on: filters.on === null ? null : dayText(filters.on),
    sheets: sheets.map((_, index) => ({
      number: index + 1,
      href: address("/map/picture.svg", { ...asked, sheet: index + 1 }),
    })),
    tableHref: address("/map/table", asked),
  });
}
