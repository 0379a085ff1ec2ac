/** Says where and when people get help in person; takes a place away. */
import { randomUUID } from "node:crypto";
import type { AuthorityId, PlaceId } from "../../domain/ids.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { placeProblem } from "../../domain/places/check-place.ts";
import type { Place, PlaceProblem } from "../../domain/places/place.ts";
import { writeHours } from "../../domain/places/written-hours.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import type { PlaceForm } from "../desk/house/place-desk.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { PlacePorts } from "./place-store.ts";

type Ended = Outcome<Place, PlaceProblem | ChangedMeanwhile>;

export async function addPlace(
  { places, now }: PlacePorts,
  by: By,
  authority: AuthorityId,
  form: PlaceForm,
): Promise<Ended> {
  if (!mayActFor(by, authority)) return failed({ kind: "not-yours" });
  const problem = placeProblem(form);
  if (problem !== null) return failed(problem);
  const change = changeBy(by, now());
  const place: Place = { ...form, id: randomUUID() as PlaceId, authority };
  await places.add(change, place, [entryOf(change, "place.added", null, place)]);
  return done(place);
}

export async function changePlace(
  ports: PlacePorts,
  by: By,
  id: PlaceId,
  form: PlaceForm,
  version: FromVersion,
): Promise<Ended> {
  const problem = placeProblem(form);
  if (problem !== null) return failed(problem);
  return await alter(ports, by, id, version, "place.changed", (current) => ({ ...current, ...form }));
}

export function removePlace(ports: PlacePorts, by: By, id: PlaceId, version: FromVersion): Promise<Ended> {
  return alter(ports, by, id, version, "place.removed", (current) => current);
}

async function alter(
  { places, now }: PlacePorts,
  by: By,
  id: PlaceId,
  version: FromVersion,
  verb: "place.changed" | "place.removed",
  next: (current: Place) => Place,
): Promise<Ended> {
  const known = (await places.all()).find((one) => one.id === id);
  if (known === undefined) return failed({ kind: "no-such-place" });
  if (!mayActFor(by, known.authority)) return failed({ kind: "not-yours" });
  const change = changeBy(by, now());
  const outcome = await places.alter<PlaceProblem>(change, id, version, (current) => {
    if (current.removed) return failed({ kind: "no-such-place" });
    const changed = { ...next(current), removed: verb === "place.removed" };
    return done({ next: changed, entries: [entryOf(change, verb, current, changed)] });
  });
  if (outcome.ok || outcome.problem.kind !== "not-there") return outcome as Ended;
  return failed({ kind: "no-such-place" });
}

function entryOf(change: Change, verb: string, before: Place | null, place: Place) {
  const detail = { authority: place.authority, name: place.name, days: place.special.map(({ day }) => day) };
  const changes = fieldChanges(before === null ? {} : fieldsOf(before), fieldsOf(place));
  return note(change, verb, { subject: `place:${place.id}` }, detail, { changes });
}

function fieldsOf({ name, address, access, phone, weekly, special, from, until }: Place) {
  const week = weekly.map((one) => `${one.weekday} ${writeHours([one])}`).join("; ");
  const days = special
    .map(({ day, hours }) => `${day} ${hours === null ? "closed" : writeHours([hours])}`)
    .join("; ");
  return { name, address: address.join(", "), access, phone, week, days, from, until };
}
