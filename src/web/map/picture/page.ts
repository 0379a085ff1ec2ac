/**
 * The map as a picture, to be made larger and smaller by links and moved by scrolling. What somebody points at leads to
 * what stands around it; the keyboard gets there by a field and by the table.
 */
import { edgeKinds } from "../../../domain/map/import/rows.ts";
import { lookupOf } from "../../../domain/map/lookup.ts";
import { refKey } from "../../../domain/map/ref.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { formView, oneOf } from "../../frame/fields.ts";
import { address } from "../../frame/pager.ts";
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { asFields, asQuery, authorityChoices, cut, filtersIn } from "../filters.ts";
import { edgeWords } from "../words.ts";
import { lineLooks } from "./draw.ts";
import { paint } from "./paint.ts";

export const path = "/map/picture";
export const needs = "staff";
export const verbs = { get: "map.read" } as const;

const zooms = ["25", "50", "75", "100", "150", "200"] as const;

export async function get({ desk, staff, query, now }: StaffVisit): Promise<Reply> {
  const map = await desk.sharedMap(staff);
  const filters = filtersIn(query, map);
  const zoom = oneOf(query, "zoom", zooms) ?? "100";
  const shown = cut(map, filters);
  const painted = await paint(shown, ukDay(now), { zoom: Number(zoom) });
  const asked = asQuery({ ...filters, words: "" });
  const known = lookupOf(map);
  const at = zooms.indexOf(zoom);
  const zoomed = (step: number) =>
    zooms[at + step] === undefined ? null : address(path, { ...asked, zoom: zooms[at + step] });
  return page("map/picture/page.njk", {
    title: "Picture of the map",
    back: { href: "/map", text: "Map" },
    form: formView(asFields(filters, query), filters.errors),
    choices: { authority: authorityChoices(map), steps: stepChoices, around: centreChoices(known) },
    filtered: Object.values(asked).some((value) => value !== ""),
    centre: filters.around === null ? null : (known.node(filters.around)?.name ?? null),
    left: painted === null ? 0 : lookupOf(shown).nodes.length - painted.graph.boxes.length,
    empty: shown.systems.length + shown.dataSets.length + shown.edges.length === 0,
    svg: painted?.drawing.svg ?? null,
    frame100: painted === null ? null : overlayOf(painted.drawing, asked, Number(zoom)),
    zoom,
    larger: zoomed(1),
    smaller: zoomed(-1),
    usual: zoom === "100" ? null : address(path, asked),
    svgHref: address("/map/picture.svg", asked),
    tableHref: address("/map/table", asked),
    paperHref: address("/map/picture/paper", asked),
    legend: edgeKinds.map((kind) => ({ ...lineLooks[kind], ...edgeWords[kind] })),
  });
}

const stepChoices = [1, 2, 3].map((steps) => ({
  value: String(steps),
  text: steps === 1 ? "1 step" : `${steps} steps`,
}));

/** As many as a list can hold for people to find things in; more are typed. */
const mostChoices = 400;

function centreChoices({ nodes }: ReturnType<typeof lookupOf>) {
  if (nodes.length > mostChoices) return null;
  return [
    { value: "", text: "Everything" },
    ...nodes.map(({ ref, name, key }) => ({ value: refKey(ref), text: `${name} (${key})` })),
  ];
}

type Painted = NonNullable<Awaited<ReturnType<typeof paint>>>;

/** For the pointer alone: lies over the picture, and says nothing to anybody else. */
function overlayOf({ width, height, places }: Painted["drawing"], asked: object, zoom: number) {
  return {
    width: Math.round((width * zoom) / 100),
    height: Math.round((height * zoom) / 100),
    box: `0 0 ${width} ${height}`,
    places: places.map(({ ref, x, y, width: wide, height: high }) => ({
      href: address(path, { ...asked, around: refKey(ref), zoom: zoom === 100 ? "" : zoom }),
      ...{ x: Math.round(x), y: Math.round(y), width: Math.round(wide), height: Math.round(high) },
    })),
  };
}
