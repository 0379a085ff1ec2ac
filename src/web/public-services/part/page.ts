/** What one's own authority says in an outage: which of its services, words of its own, other ways to get the same. */
import type { ServiceId } from "../../../domain/ids.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, several } from "../../frame/fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../../public-page/refresh.ts";
import {
  channelChoices,
  channelFields,
  channelLines,
  channelsInLines,
  readChannels,
} from "../channel-fields.ts";
import { outageOf, partOf } from "../outage/found.ts";

export const path = "/outages/:outage/part";
export const needs = "staff";
export const verbs = { get: "outage.join", post: "outage.join" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const standing = await standingOf(visit);
  if (standing === null) return notFound;
  return standing.fields === null ? notYours : await show(visit, standing.title, standing.fields, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const outage = await outageOf(visit);
  if (outage === undefined) return notFound;
  const services = several(form, "services") as readonly ServiceId[];
  const wanted = {
    services,
    words: longText(form, "words"),
    channels: readChannels(form),
    version: versionIn(form),
  };
  const outcome = await desk.changePart(staff, outage.id, wanted);
  if (outcome.ok) return redirect(`/outages/${outage.id}`, await publishAnew(visit, "Your part is changed."));
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "no-such-outage") return notFound;
  if (problem.kind !== "changed-meanwhile") {
    const number = "number" in problem ? problem.number : 1;
    const fields = {
      "services-missing": "services",
      "words-too-long": "words",
      "channel-malformed": `way-${number}`,
    };
    return await show(visit, outage.title, form, [wrong<string>(problem, fields)]);
  }
  const theirs = (await standingOf(visit))?.fields ?? {};
  const names = await namesOf(visit);
  const labels = { chosen: "Services", words: "Words", channels: "Other ways" };
  const changed = changedView(problem, labels, inTexts(theirs, names), inTexts(form, names));
  return await show(visit, outage.title, { ...form, version: theirs["version"] }, [], changed);
}

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf(visit: StaffVisit) {
  const known = await outageOf(visit);
  if (known === undefined) return null;
  const { authority } = visit.staff;
  const version = await visit.desk.version(visit.staff, { kind: "outage-part", outage: known.id, authority });
  const outage = (await outageOf(visit)) ?? known;
  const part = partOf(outage, authority);
  if (part === undefined) return { title: outage.title, fields: null };
  const { services, words, channels } = part;
  const fields: Fields = { services: [...services], words, ...channelFields(channels) };
  return { title: outage.title, fields: withVersion(fields, version) };
}

async function namesOf({ desk, staff }: StaffVisit): Promise<ReadonlyMap<string, string>> {
  const services = await desk.services(staff);
  return new Map(
    services.filter(({ authority }) => authority === staff.authority).map(({ id, name }) => [id, name]),
  );
}

function inTexts(fields: Fields, names: ReadonlyMap<string, string>): Fields {
  const chosen = several(fields, "services").map((id) => names.get(id) ?? "");
  return { ...fields, chosen: chosen.toSorted().join("\n"), channels: channelsInLines(fields) };
}

async function show(
  visit: StaffVisit,
  title: string,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const here = `/outages/${visit.params["outage"]}`;
  return page(
    "public-services/part/page.njk",
    {
      ...{ title: "Your part in the outage", here, changed },
      back: { href: here, text: title },
      form: formView(values, errors),
      lines: channelLines(values),
      kinds: channelChoices,
      choices: [...(await namesOf(visit))].map(([value, text]) => ({ value, text })),
    },
    { status: statusOf(changed, errors), readability: true },
  );
}
