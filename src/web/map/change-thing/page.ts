/** Changes what a system, a processor or a data set is called, or what is said of it. */
import type { OwnNode } from "../../../domain/map/node-rules.ts";
import { formOf } from "../../../respond/map/node-of.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { type Found, hrefOf, thingOf } from "../links.ts";
import { mayChange } from "../may.ts";
import { categoryChoices, controllersFor, readThing, thingError, thingFields } from "../thing-form.ts";
import { categoryName, kindWords } from "../words.ts";

export const path = "/map/:mapKind/:mapNode/change";
export const needs = "staff";
export const verbs = { get: "map.change-own", post: "map.change-own" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const found = await changeable(visit);
  return "kind" in found ? found : show(visit, found, found.fields, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const found = await changeable(visit);
  if ("kind" in found) return found;
  const form = readThing(visit, found.ref.kind);
  if ("errors" in form) return show(visit, found, visit.form, form.errors);
  const change = { version: versionIn(visit.form), form };
  const outcome = await visit.desk.changeMapNode(visit.staff, found.ref, change);
  if (outcome.ok) return redirect(hrefOf(found.ref), "It is changed.");
  const { problem } = outcome;
  if (problem.kind === "no-such-map-thing") return notFound;
  if (problem.kind !== "changed-meanwhile") return show(visit, found, visit.form, [thingError(problem)]);
  const now = await changeable(visit);
  if ("kind" in now) return now;
  const changed = changedView(problem, labels(visit), inWords(now.fields), inWords(visit.form));
  return show(visit, now, { ...visit.form, version: now.fields["version"] }, [], changed);
}

type Changeable = Found & { readonly ref: OwnNode; readonly fields: Fields };

async function changeable(visit: StaffVisit): Promise<Changeable | Reply> {
  const found = await thingOf(visit);
  if (found === null) return notFound;
  const { ref, owner } = found.node;
  const form = formOf(found.map, ref);
  if (form === null) return notFound;
  if (!mayChange(visit.staff).of(form.kind === "data-set" ? owner : null)) return notYours;
  const version = found.map.versions.get(ref.id)?.version ?? 0;
  return { ...found, ref: ref as OwnNode, fields: withVersion(thingFields(form), version) };
}

function labels({ authorities }: StaffVisit) {
  const choices = Object.fromEntries(authorities.map(({ id, name }) => [id, name]));
  return {
    ...{ name: "Name", controller: { label: "Whose data", choices }, note: "Note" },
    ...{
      "first-year": "First year",
      "last-year": "Last year",
      categories: "Kinds of data",
      key: "Short name",
    },
  };
}

/** Several kinds of data are one line to compare. */
function inWords(fields: Fields): Fields {
  const chosen = fields["categories"];
  const list = typeof chosen === "string" ? [chosen] : (chosen ?? []);
  return { ...fields, categories: list.map(categoryName).join(", ") };
}

function show(
  visit: StaffVisit,
  { node }: Changeable,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  return page(
    "map/change-thing/page.njk",
    {
      title: `Change ${node.name}`,
      back: { href: hrefOf(node.ref), text: node.name },
      what: kindWords[node.ref.kind].one.toLowerCase(),
      kind: node.ref.kind,
      here: `${hrefOf(node.ref)}/change`,
      form: formView(values, errors),
      controllers: controllersFor(visit.staff, visit.authorities),
      categories: categoryChoices,
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
