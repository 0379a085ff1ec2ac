/** The picture of what is within reach, marked by its state in words and colour. The table of exposures says the same. */
import { ofAuthority } from "../../../domain/map/views.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { oneOf, raw } from "../../frame/fields.ts";
import { address } from "../../frame/pager.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { lineLooks } from "../../map/picture/draw.ts";
import { paint } from "../../map/picture/paint.ts";
import { edgeWords } from "../../map/words.ts";
import { colours, marksOf, withinReach } from "./marks.ts";

export const path = "/incidents/:incident/exposure/picture";
export const needs = "incident";
export const verbs = { get: "exposure.read" } as const;

const zooms = ["50", "75", "100", "150", "200"] as const;
const edgeKinds = ["uses", "operates", "runs-on", "connects", "holds"] as const;

export async function get({ desk, staff, incident, authorities, query, now }: IncidentVisit): Promise<Reply> {
  const reading = await desk.exposure(staff, incident.id);
  const zoom = oneOf(query, "zoom", zooms) ?? "100";
  const body = authorities.find(({ key }) => key === raw(query, "of"));
  const reached = withinReach(reading.map, reading);
  const shown = body === undefined ? reached : ofAuthority(reached, body.id);
  const title = `Exposure in ${incident.reference}${body === undefined ? "" : `: ${body.name}`}`;
  const painted = await paint(shown, ukDay(now), {
    title,
    zoom: Number(zoom),
    marks: marksOf(reading),
    id: "exposure",
  });
  const base = `/incidents/${incident.reference}/exposure`;
  const here = (more: Record<string, string>) =>
    address(`${base}/picture`, { of: body?.key ?? "", zoom, ...more });
  const at = zooms.indexOf(zoom);
  return page("exposure/picture/page.njk", {
    title: "Picture of the exposure",
    back: { href: base, text: "Exposure" },
    base,
    body: body?.name ?? null,
    believed: reading.beliefs.length > 0,
    svg: painted?.drawing.svg ?? null,
    zoom,
    smaller: zooms[at - 1] === undefined ? null : here({ zoom: zooms[at - 1]! }),
    larger: zooms[at + 1] === undefined ? null : here({ zoom: zooms[at + 1]! }),
    all: here({ of: "" }),
    bodies: authorities
      .filter(({ id }) => reading.exposures.some(({ authority, gone }) => authority === id && !gone))
      .map(({ key, name }) => ({ name, href: here({ of: key }), here: key === body?.key })),
    lines: edgeKinds.map((kind) => ({ ...lineLooks[kind], ...edgeWords[kind] })),
    marks: [
      { colour: colours.origin, words: "Began here" },
      { colour: colours.confirmed, words: "Confirmed" },
      { colour: colours.possible, words: "Possible" },
      { colour: colours["ruled-out"], words: "Ruled out" },
      { colour: colours.reached, words: "Within reach alone" },
    ],
  });
}
