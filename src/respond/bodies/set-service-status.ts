/** Says what the public page says about a service; the ledger keeps what it said before. */

import type { Service } from "../../domain/bodies/service.ts";
import type { ServiceId } from "../../domain/ids.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { isDay } from "../../domain/places/check-place.ts";
import { channelsProblem } from "../../domain/public-services/channel.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import type { ServiceChange, ServiceProblem } from "../desk/house/bodies-desk.ts";
import { note } from "../note.ts";
import type { BodyStore, Change, Verdict } from "../ports.ts";

const longestNote = 2000;
const longestExpected = 200;

export async function setServiceStatus(
  ports: { readonly bodies: BodyStore; now(): Date },
  by: By,
  id: ServiceId,
  wanted: ServiceChange,
): Promise<Outcome<Service, ServiceProblem>> {
  const problem = problemOf(wanted);
  if (problem !== null) return failed(problem);
  const change = changeBy(by, ports.now());
  const outcome = await ports.bodies.alterService(change, id, wanted.version ?? "any", (service) =>
    mayActFor(by, service.authority)
      ? changed(service, wanted, change)
      : failed({ kind: "not-yours" as const }),
  );
  if (outcome.ok) return outcome;
  if (outcome.problem.kind !== "not-there") return failed(outcome.problem);
  // The record gives staff no hold of what is not theirs; everybody may know that it is there.
  const known = (await ports.bodies.services()).some((service) => service.id === id);
  return failed({ kind: known ? "not-yours" : "no-such-service" });
}

function problemOf({ note: words, expected, expectedDay, channels }: ServiceChange): ServiceProblem | null {
  if (words.length > longestNote || expected.length > longestExpected) return { kind: "words-too-long" };
  if (typeof expectedDay === "string" && !isDay(expectedDay)) return { kind: "day-unreal" };
  return channels === undefined ? null : channelsProblem(channels);
}

function changed(service: Service, wanted: ServiceChange, change: Change): Verdict<Service, never> {
  const since = wanted.status === service.status ? service.since : change.at;
  const words = { note: wanted.note.trim(), expected: wanted.expected.trim() };
  const runs = wanted.status === "running";
  const expectedDay = runs
    ? null
    : (wanted.expectedDay ?? (wanted.expectedDay === null ? null : service.expectedDay));
  const channels = wanted.channels ?? service.channels;
  const next: Service = { ...service, status: wanted.status, ...words, expectedDay, channels, since };
  const detail = {
    authority: service.authority,
    name: service.name,
    from: service.status,
    to: next.status,
    note: next.note,
    expected: next.expected,
    expectedDay: next.expectedDay ?? "",
  };
  const about = { subject: `service:${service.id}` };
  const changes = fieldChanges(fieldsOf(service), fieldsOf(next));
  return done({ next, entries: [note(change, "service.status-set", about, detail, { changes })] });
}

function fieldsOf({ status, note: words, expected, expectedDay, channels }: Service) {
  const ways = channels.map(({ kind, value }) => `${kind} ${value}`).join("; ");
  return { status, note: words, expected, expectedDay, channels: ways };
}
