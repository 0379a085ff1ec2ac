/**
 * Tells of an outage: of one's own services at once, and of others' by asking their authorities, who answer for
 * themselves. What is said later shows on the page of each that has joined.
 */
import { randomUUID } from "node:crypto";
import type { AuthorityId, OutageId, ServiceId } from "../../domain/ids.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { isDay } from "../../domain/places/check-place.ts";
import {
  latestSaying,
  type Outage,
  type OutagePart,
  type OutageSaying,
} from "../../domain/public-services/outage.ts";
import type { FromVersion } from "../../domain/version.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import type { OutageForm, OutageRefusal, OutageWords } from "../desk/house/public-service-forms.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { PublicServicePorts } from "./ports.ts";

type Ended = Outcome<Outage, OutageRefusal>;
type Ports = Pick<PublicServicePorts, "bodies" | "outages" | "now">;

export async function tellOutage(
  ports: Ports,
  by: By,
  origin: AuthorityId,
  form: OutageForm,
): Promise<Ended> {
  if (!mayActFor(by, origin)) return failed({ kind: "not-yours" });
  const change = changeBy(by, ports.now());
  const problem = problemOf(form);
  if (problem !== null) return failed(problem);
  if (form.startedAt > change.at) return failed({ kind: "started-in-future" });
  const parts = await partsOf(ports, origin, form.services, change);
  if (parts.length === 0) return failed({ kind: "services-missing" });
  const { title, startedAt, system } = form;
  const outage: Outage = {
    ...{ id: randomUUID() as OutageId, origin, system, title: title.trim(), startedAt, endedAt: null },
    sayings: [sayingOf(form, by, change.at)],
    parts,
  };
  await ports.outages.add(change, outage, [
    entryOf(change, "outage.told", outage),
    ...asked(change, outage, parts),
  ]);
  return done(outage);
}

export function sayOfOutage(
  ports: Ports,
  by: By,
  id: OutageId,
  form: OutageWords & { readonly version?: FromVersion },
): Promise<Ended> {
  return alter(ports, by, id, form.version ?? "any", "outage.said", (current, change) => {
    const problem = problemOf(form);
    if (problem !== null) return failed(problem);
    const sayings = [...current.sayings, sayingOf(form, by, change.at)];
    return done({ ...current, title: form.title.trim(), sayings });
  });
}

export function endOutage(ports: Ports, by: By, id: OutageId, version: FromVersion = "any"): Promise<Ended> {
  return alter(ports, by, id, version, "outage.ended", (current, change) =>
    done({ ...current, endedAt: change.at }),
  );
}

/** Asks further authorities, for their services; those that were asked before stay as they are. */
export async function askOfOutage(
  ports: Ports,
  by: By,
  id: OutageId,
  services: readonly ServiceId[],
): Promise<Ended> {
  const origin = (await ports.outages.all()).find((one) => one.id === id)?.origin;
  if (origin === undefined) return failed({ kind: "no-such-outage" });
  const wanted = await partsOf(ports, origin, services, changeBy(by, ports.now()));
  return await alter(ports, by, id, "any", "outage.asked", (current) => {
    const known = new Set(current.parts.map(({ authority }) => authority));
    const more = wanted.filter(({ authority }) => !known.has(authority));
    if (more.length === 0) return failed({ kind: "services-missing" });
    return done({ ...current, parts: [...current.parts, ...more] });
  });
}

async function alter(
  ports: Ports,
  by: By,
  id: OutageId,
  version: FromVersion,
  verb: string,
  next: (current: Outage, change: Change) => Outcome<Outage, OutageRefusal>,
): Promise<Ended> {
  const change = changeBy(by, ports.now());
  const known = (await ports.outages.all()).find((one) => one.id === id);
  if (known === undefined) return failed({ kind: "no-such-outage" });
  if (!mayActFor(by, known.origin)) return failed({ kind: "not-yours" });
  const outcome = await ports.outages.alter<OutageRefusal>(change, id, version, (current) => {
    if (current.endedAt !== null) return failed({ kind: "outage-over" });
    const changed = next(current, change);
    if (!changed.ok) return changed;
    const changes = fieldChanges(fieldsOf(current), fieldsOf(changed.value));
    const more = changed.value.parts.slice(current.parts.length);
    const entries = [entryOf(change, verb, changed.value, changes), ...asked(change, changed.value, more)];
    return done({ next: changed.value, entries });
  });
  if (outcome.ok || outcome.problem.kind !== "not-there") return outcome as Ended;
  return failed({ kind: "no-such-outage" });
}

async function partsOf(
  { bodies }: Ports,
  origin: AuthorityId,
  wanted: readonly ServiceId[],
  { at }: Change,
): Promise<readonly OutagePart[]> {
  const chosen = (await bodies.services()).filter(({ id }) => wanted.includes(id));
  return [...Map.groupBy(chosen, ({ authority }) => authority)].map(([authority, services]) => ({
    ...{
      authority,
      services: services.map(({ id }) => id),
      words: "",
      channels: [],
      askedAt: at,
      leftAt: null,
    },
    ...(authority === origin
      ? { state: "joined", decidedAt: at, decidedByName: "" }
      : { state: "waiting", decidedAt: null, decidedByName: "" }),
  }));
}

function problemOf({ title, words, expected, expectedDay }: OutageWords): OutageRefusal | null {
  if (title.trim() === "") return { kind: "title-missing" };
  if (title.length > 200) return { kind: "title-too-long" };
  if (words.length > 2000 || expected.length > 200) return { kind: "words-too-long" };
  return expectedDay !== null && !isDay(expectedDay) ? { kind: "day-unreal" } : null;
}

function sayingOf({ status, words, expected, expectedDay }: OutageWords, by: By, at: Date): OutageSaying {
  const byName = by === "system" ? "Candour" : by.name;
  return { at, byName, status, words: words.trim(), expected: expected.trim(), expectedDay };
}

function entryOf(
  change: Change,
  verb: string,
  outage: Outage,
  changes: ReturnType<typeof fieldChanges> = [],
) {
  const { status } = latestSaying(outage);
  const detail = { authority: outage.origin, title: outage.title, status, authorities: outage.parts.length };
  return note(change, verb, { subject: `outage:${outage.id}` }, detail, { changes });
}

/** One entry for each authority that is asked, so that it finds it in its own ledger. */
function asked(change: Change, { id, origin, title }: Outage, parts: readonly OutagePart[]) {
  return parts
    .filter(({ state }) => state === "waiting")
    .map(({ authority, services }) => {
      const detail = { authority: origin, asked: authority, title, services: services.length };
      return note(change, "outage.asked", { subject: `outage:${id}` }, detail);
    });
}

function fieldsOf(outage: Outage) {
  const { status, words, expected, expectedDay } = latestSaying(outage);
  const { title, endedAt, parts } = outage;
  return { title, status, words, expected, expectedDay, ended: endedAt !== null, authorities: parts.length };
}
