/** Adds a connection to a thing: first which, then with what and from which day to which. */

import type { EdgeForm } from "../../../domain/map/edge-rules.ts";
import { edgeEnds, type MapRef } from "../../../domain/map/map.ts";
import { type FieldError, type Fields, formView, longText, raw, text } from "../../frame/fields.ts";
import { notFound, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { edgeError, readEdge } from "../edge-form.ts";
import { type Found, hrefOf, thingOf } from "../links.ts";
import { mayChange } from "../may.ts";
import { relationsOf } from "../thing/page.ts";
import { edgeWords, kindWords } from "../words.ts";

export const path = "/map/:mapKind/:mapNode/join";
export const needs = "staff";
export const verbs = { get: "map.change-own", post: "map.change-own" } as const;

/** A list to choose from, as long as people can find things in it. */
const mostChoices = 300;

type Relation = ReturnType<typeof relationsOf>[number];

export async function get(visit: StaffVisit): Promise<Reply> {
  const found = await thingOf(visit);
  if (found === null) return notFound;
  const asked = raw(visit.query, "how");
  const relation = relationIn(found, asked);
  if (relation !== undefined) return show(visit, found, relation, { how: asked }, []);
  const errors = asked === "" && visit.query["how"] === undefined ? [] : [notChosen];
  return choose(found, errors);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const found = await thingOf(visit);
  if (found === null) return notFound;
  const relation = relationIn(found, raw(form, "how"));
  if (relation === undefined) return choose(found, [notChosen]);
  const other = otherIn(text(form, "other"), found, relation);
  const read = readEdge(form, relation.kind);
  const errors = [
    ...(other === null ? [{ field: "other", text: "Choose what it is joined with" }] : []),
    ...("errors" in read ? read.errors : []),
  ];
  if (other === null || "errors" in read) return show(visit, found, relation, form, errors);
  const [source, target] = relation.side === "source" ? [found.node.ref, other] : [other, found.node.ref];
  const edge: EdgeForm = { ...read, kind: relation.kind, source, target, note: longText(form, "note") };
  const outcome = await desk.addMapEdge(staff, edge);
  if (!outcome.ok) return show(visit, found, relation, form, [edgeError(outcome.problem)]);
  return redirect(hrefOf(found.node.ref), "The connection is on the map.");
}

const notChosen = { field: "how", text: "Select what it does" };

function relationIn({ node }: Found, how: string): Relation | undefined {
  return relationsOf(node.ref.kind).find(({ kind, side }) => how === `${kind} ${side}`);
}

/** What may stand at the other end, by the rules of the map and those of who may change what. */
function candidates({ staff }: StaffVisit, { known, node }: Found, { kind, side }: Relation) {
  const kinds = edgeEnds[kind][side === "source" ? "target" : "source"];
  const may = mayChange(staff);
  return known.nodes.filter(
    ({ ref, owner }) =>
      kinds.includes(ref.kind) && ref.id !== node.ref.id && (may.of(owner) || may.of(node.owner)),
  );
}

/** As a list gives it, or as somebody types a name or a short name. */
function otherIn(typed: string, { known }: Found, { kind, side }: Relation): MapRef | null {
  const kinds = edgeEnds[kind][side === "source" ? "target" : "source"];
  const fits = known.nodes.filter(({ ref }) => kinds.includes(ref.kind));
  const exact = fits.find(({ ref }) => `${ref.kind}:${ref.id}` === typed);
  if (exact !== undefined) return exact.ref;
  const named = fits.filter(({ name, key }) =>
    [name, key].some((one) => one.toLowerCase() === typed.toLowerCase()),
  );
  return named.length === 1 ? named[0]!.ref : null;
}

function choose({ node }: Found, errors: readonly FieldError[]): Reply {
  return page(
    "map/join/choose.njk",
    {
      title: `Add a connection to ${node.name}`,
      back: { href: hrefOf(node.ref), text: node.name },
      here: `${hrefOf(node.ref)}/join`,
      form: formView({}, errors),
      relations: relationsOf(node.ref.kind).map(({ kind, side }) => ({
        value: `${kind} ${side}`,
        text: `${node.name} ${side === "source" ? edgeWords[kind].there : edgeWords[kind].back} …`,
        hint: edgeWords[kind].hint,
      })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

function show(
  visit: StaffVisit,
  found: Found,
  relation: Relation,
  values: Fields,
  errors: readonly FieldError[],
): Reply {
  const { node } = found;
  const others = candidates(visit, found, relation);
  const words = edgeWords[relation.kind][relation.side === "source" ? "there" : "back"];
  return page(
    "map/join/page.njk",
    {
      title: `${node.name} ${words} …`,
      back: { href: `${hrefOf(node.ref)}/join`, text: "Another connection" },
      here: `${hrefOf(node.ref)}/join`,
      how: `${relation.kind} ${relation.side}`,
      form: formView({ ...values, other: shownOther(values, found) }, errors),
      typed: others.length > mostChoices,
      question: `What does ${node.name} have to do with?`,
      label: kindWords[others[0]?.ref.kind ?? "system"].one,
      empty: others.length === 0,
      others: [
        { value: "", text: "Choose" },
        ...others
          .slice(0, mostChoices)
          .map(({ ref, name, key }) => ({ value: `${ref.kind}:${ref.id}`, text: `${name} (${key})` })),
      ],
      ofData: relation.kind === "holds",
      thing: hrefOf(node.ref),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

function shownOther(values: Fields, { known }: Found): string {
  const typed = raw(values, "other");
  const named = known.nodes.filter(({ name, key }) => [name, key].includes(typed));
  return named.length === 1 ? `${named[0]!.ref.kind}:${named[0]!.ref.id}` : typed;
}
