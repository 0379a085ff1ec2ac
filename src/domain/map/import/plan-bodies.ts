/** Authorities and public services of a file: those of the record are known again, new ones are added by who may. */
import type { AuthorityId, ServiceId } from "../../ids.ts";
import { lookupOf } from "../lookup.ts";
import type { SharedMap } from "../map.ts";
import { longestName, oneLine } from "../node-rules.ts";
import { longestKey, serviceKeyOf } from "../service-keys.ts";
import type { ImportRights } from "./plan.ts";
import type { MapRow, RowError, RowProblem } from "./rows.ts";

export type PlannedBodies = {
  readonly authorities: SharedMap["authorities"];
  readonly services: SharedMap["services"];
  readonly unchanged: number;
  readonly errors: readonly RowError[];
};

export function planBodies(
  map: SharedMap,
  rows: readonly MapRow[],
  rights: ImportRights,
  newId: () => string,
): PlannedBodies {
  const errors: RowError[] = [];
  const bodies = planAuthorities(map, rows, rights, newId, errors);
  const withBodies = { ...map, authorities: [...map.authorities, ...bodies.added] };
  const services = planServices(withBodies, rows, rights, newId, errors);
  return {
    authorities: bodies.added,
    services: services.added,
    unchanged: bodies.unchanged + services.unchanged,
    errors,
  };
}

function planAuthorities(
  map: SharedMap,
  rows: readonly MapRow[],
  rights: ImportRights,
  newId: () => string,
  errors: RowError[],
) {
  const known = new Map(map.authorities.map((one) => [one.key, one]));
  const added: SharedMap["authorities"][number][] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const { at, kind, fields } of rows) {
    if (kind !== "authority") continue;
    const key = fields.key?.trim() ?? "";
    const name = oneLine(fields.name ?? "");
    const standing = known.get(key);
    const problem =
      problemOfBody(key, name, seen) ??
      (standing === undefined ? problemOfNewAuthority(key, name, rights) : differs(name, standing.name));
    if (problem !== null) {
      errors.push({ at, problem });
      continue;
    }
    seen.add(key);
    if (standing === undefined) added.push({ id: newId() as AuthorityId, key, name });
    else unchanged++;
  }
  return { added, unchanged };
}

function problemOfBody(key: string, name: string, seen: ReadonlySet<string>): RowProblem | null {
  if (key === "") return { kind: "row-field-missing", path: "key" };
  if (seen.has(key)) return { kind: "row-twice", path: key };
  return name.length > longestName ? { kind: "map-text-too-long" } : null;
}

function problemOfNewAuthority(key: string, name: string, rights: ImportRights): RowProblem | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) || key.length > longestKey) return { kind: "map-key-malformed" };
  if (name === "") return { kind: "map-name-missing" };
  return rights.authorities ? null : { kind: "row-authority-not-yours", path: name };
}

/** The record's own names are changed where they are kept. */
function differs(written: string, standing: string): RowProblem | null {
  return written === "" || written === standing ? null : { kind: "row-name-differs", path: standing };
}

function planServices(
  map: SharedMap,
  rows: readonly MapRow[],
  rights: ImportRights,
  newId: () => string,
  errors: RowError[],
) {
  const known = lookupOf(map);
  const added: SharedMap["services"][number][] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const { at, kind, fields } of rows) {
    if (kind !== "service") continue;
    const name = oneLine(fields.name ?? "");
    const body = fields.authority?.trim() ?? fields.key?.split("/")[0]?.trim() ?? "";
    const owner = known.byKey("authority", body);
    const key = fields.key?.trim() || serviceKeyOf(body, name);
    const standing = known.byKey("service", key);
    const problem =
      (body === "" ? ({ kind: "row-field-missing", path: "authority" } as const) : null) ??
      (owner === undefined ? ({ kind: "row-key-unknown", path: body } as const) : null) ??
      problemOfBody(key, name, seen) ??
      (standing === undefined
        ? problemOfNewService(key, name, owner!, rights)
        : standing.owner === owner!.ref.id
          ? differs(name, standing.name)
          : ({ kind: "row-key-unknown", path: key } as const));
    if (problem !== null) {
      errors.push({ at, problem });
      continue;
    }
    seen.add(key);
    if (standing !== undefined) unchanged++;
    else added.push({ id: newId() as ServiceId, name, authority: owner!.ref.id as AuthorityId });
  }
  return { added, unchanged };
}

function problemOfNewService(
  key: string,
  name: string,
  owner: { readonly key: string; readonly name: string; readonly ref: { readonly id: string } },
  rights: ImportRights,
): RowProblem | null {
  if (name === "") return { kind: "map-name-missing" };
  // A key of its own would not be known again at the next import.
  const expected = serviceKeyOf(owner.key, name);
  const numbered = key.startsWith(`${expected}-`) && /^\d+$/.test(key.slice(expected.length + 1));
  if (key !== expected && !numbered) return { kind: "row-key-unknown", path: key, near: expected };
  return rights.servicesOf === "all" || rights.servicesOf === owner.ref.id
    ? null
    : { kind: "row-service-not-yours", path: owner.name };
}
