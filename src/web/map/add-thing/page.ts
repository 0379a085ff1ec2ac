/** Puts a system, a processor or a data set on the map. */
import type { OwnKind } from "../../../domain/map/node-rules.ts";
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { notFound, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { hrefOf } from "../links.ts";
import { mayChange } from "../may.ts";
import { categoryChoices, controllersFor, readThing, thingError } from "../thing-form.ts";
import { kindOfPath, kindWords } from "../words.ts";

export const path = "/map/add/:mapKind";
export const needs = "staff";
export const verbs = { get: "map.change-own", post: "map.change-own" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const kind = kindFor(visit);
  return kind === null ? notFound : show(visit, kind, { controller: visit.staff.authority }, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const kind = kindFor(visit);
  if (kind === null) return notFound;
  const form = readThing(visit, kind);
  if ("errors" in form) return show(visit, kind, visit.form, form.errors);
  const outcome = await visit.desk.addMapNode(visit.staff, form);
  if (!outcome.ok) return show(visit, kind, visit.form, [thingError(outcome.problem)]);
  return redirect(hrefOf(outcome.value), `${form.name} is on the map. Now say what it hangs on.`);
}

/** Systems and processors are nobody's alone: who changes what is their own adds data sets. */
function kindFor({ params, staff }: StaffVisit): OwnKind | null {
  const kind = kindOfPath(params["mapKind"]);
  if (kind === undefined || kind === "authority" || kind === "service") return null;
  return kind === "data-set" || mayChange(staff).all ? kind : null;
}

function show(visit: StaffVisit, kind: OwnKind, values: Fields, errors: readonly FieldError[]): Reply {
  return page(
    "map/add-thing/page.njk",
    {
      title: `Add a ${kindWords[kind].one.toLowerCase()}`,
      back: { href: "/map", text: "Map" },
      kind,
      here: `/map/add/${visit.params["mapKind"]}`,
      form: formView(values, errors),
      controllers: controllersFor(visit.staff, visit.authorities),
      categories: categoryChoices,
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
