/**
 * Orders measures: one, or a set of them at once. For one's own authority it is an order, for a partner a request that the
 * partner's own staff acknowledge or refuse.
 */
import { randomUUID } from "node:crypto";
import type { AuthorityId, IncidentId, MeasureId } from "../../domain/ids.ts";
import type { SharedMap } from "../../domain/map/map.ts";
import { circleFrom } from "../../domain/measures/dependencies.ts";
import { type MeasureTarget, measureReference, type StepTaken } from "../../domain/measures/measure.ts";
import { type OrderProblem, problemOfOrder } from "../../domain/measures/order.ts";
import { servicesOfTarget } from "../../domain/measures/services-of-target.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { MeasuresDesk, Order } from "../desk/incident/measures-desk.ts";
import type { Change, IncidentStore } from "../ports.ts";
import { measureEntries } from "./measure-entries.ts";
import type { MeasureDraft, MeasureStore } from "./measure-store.ts";

export type OrderPorts = {
  readonly measures: MeasureStore;
  readonly incidents: Pick<IncidentStore, "byId">;
  readonly map: { readMap(): Promise<Pick<SharedMap, "systems" | "services" | "edges">> };
  now(): Date;
};

type Ordered = Awaited<ReturnType<MeasuresDesk["orderMeasures"]>>;

export async function orderMeasures(
  ports: OrderPorts,
  by: Staff,
  id: IncidentId,
  orders: readonly Order[],
): Promise<Ordered> {
  const incident = await ports.incidents.byId(id);
  if (incident === null) return failed({ kind: "no-such-incident" });
  if (orders.length === 0) return failed({ kind: "nothing-ordered" });
  const now = ports.now();
  const involved = incident.involved.map(({ authority }) => authority);
  const known = await knownTargets(ports);
  for (const [place, order] of orders.entries()) {
    const problem = problemOf(order, { involved, known, now });
    if (problem !== null) return failed({ ...problem, place });
  }
  const change = changeBy(by, now);
  const there = await ports.measures.of(id);
  const drafts = draftsOf(
    orders,
    known,
    id,
    by,
    change.at,
    there.map((one) => one.id),
  );
  const round = firstCircle(drafts);
  if (round !== null) return failed({ kind: "goes-round", way: round });
  const ordered = await ports.measures.order(change, id, drafts, (measures) =>
    measures.flatMap((one) =>
      measureEntries(change, "measure.ordered", one, { happened: one.steps[0]!.happenedAt }),
    ),
  );
  return done(ordered);
}

type Known = Awaited<ReturnType<typeof knownTargets>>;

export async function knownTargets({ map, now }: Pick<OrderPorts, "map" | "now">) {
  const known = await map.readMap();
  const day = now().toISOString().slice(0, 10);
  return {
    has({ kind, ...target }: MeasureTarget): boolean {
      if (kind === "words") return true;
      const things: readonly { readonly id: string }[] = kind === "service" ? known.services : known.systems;
      return things.some(({ id }) => "id" in target && id === target.id);
    },
    /** None but of what takes services off. */
    services: ({ effect, target, authority }: Pick<Order, "effect" | "target" | "authority">) =>
      effect === "suspends" ? servicesOfTarget(target, authority, known, day) : [],
  };
}

function problemOf(
  order: Order,
  { involved, known, now }: { involved: readonly AuthorityId[]; known: Known; now: Date },
): OrderProblem | { readonly kind: "target-unknown" } | null {
  if (!known.has(order.target)) return { kind: "target-unknown" };
  return problemOfOrder(order, { involved, services: known.services(order), now });
}

function draftsOf(
  orders: readonly Order[],
  known: Known,
  incident: IncidentId,
  by: Staff,
  at: Change["at"],
  there: readonly MeasureId[],
): readonly MeasureDraft[] {
  const ids = orders.map(() => randomUUID() as string as MeasureId);
  return orders.map((order, place): MeasureDraft => {
    const step: StepTaken = {
      ...{ step: "order", by: by.id, byName: by.name, authority: by.authority, words: "" },
      ...{ happenedAt: order.happenedAt ?? at, enteredAt: at, changes: [], corrects: null },
    };
    const named = order.comesAfter.flatMap((one) => ids[one] ?? []);
    return {
      ...{ id: ids[place]!, incident, kind: order.kind, effect: order.effect },
      ...{ title: clean(order.title), how: clean(order.how), target: cleanTarget(order.target) },
      ...{ authority: order.authority, orderedBy: by.authority, dueAt: order.dueAt },
      ...{ state: "ordered", doneBy: null, version: 1, proposals: [], steps: [step] },
      after: [...new Set([...order.after.filter((one) => there.includes(one)), ...named])],
      services: known.services(order),
    };
  });
}

function firstCircle(drafts: readonly MeasureDraft[]): readonly string[] | null {
  for (const { id } of drafts) {
    const round = circleFrom(id, drafts);
    // They have no numbers yet.
    if (round !== null) return round.map((one) => drafts.find((draft) => draft.id === one)?.title ?? "");
  }
  return null;
}

/** What a form or a paste may bring and no record can keep. */
export function clean(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "").trim();
}

export function cleanTarget(target: MeasureTarget): MeasureTarget {
  return target.kind === "words" ? { kind: "words", words: clean(target.words) } : target;
}

export function byReference(measures: readonly { readonly id: MeasureId; readonly number: number }[]) {
  return (id: MeasureId): string => {
    const found = measures.find((one) => one.id === id);
    return found === undefined ? "" : measureReference(found);
  };
}
