/** Works out an incident's exposures anew: what is otherwise than before, who comes into it, and what the ledger says. */
import { randomUUID } from "node:crypto";
import type { Belief } from "../../domain/exposure/belief.ts";
import { type Exposed, exposedAuthorities, exposureOf } from "../../domain/exposure/exposure.ts";
import { type Difference, differences, factsOf } from "../../domain/exposure/reckoning.ts";
import { treeOf } from "../../domain/exposure/tree.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { By } from "../change-by.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { Because, NewExposure, Onward, Reckoned, Standing } from "./exposure-store.ts";
import { toldEntries, whomToTell } from "./tell-partners.ts";

/** Changes that a reckoning names one by one; all are counted. */
const named = 100;

/** `belief`: a new one, or null where the last still holds. */
export function reckon(
  standing: Standing,
  change: Change,
  { by, because, belief }: { readonly by: By; readonly because: Because; readonly belief: Belief | null },
): Onward {
  const believed = belief ?? standing.beliefs.at(-1) ?? null;
  const exposed = believed === null ? null : exposureOf(standing.map, believed);
  const reckoned =
    believed === null || exposed === null ? null : reckonedFrom(standing, believed, exposed, because);
  const must = believed === null || exposed === null ? [] : exposedAuthorities(believed, exposed.exposures);
  // A change of the map that is not about this incident decides nothing: it is only remembered that it was looked at.
  if (because === "map" && reckoned !== null && reckoned.found.length === 0)
    return { ...nothing, seen: { mapMark: standing.mapMark, tree: reckoned.kept.tree } };
  const { involved } = standing.incident;
  const involve = must.filter((id) => !involved.some(({ authority }) => authority === id));
  const tell = whomToTell(standing, involve, by, because);
  return {
    belief,
    seen: null,
    reckoned: reckoned?.kept ?? null,
    involve,
    tell,
    entries: (leads) => [
      ...(belief === null ? [] : beliefEntries(standing, change, belief, involve)),
      ...(reckoned === null ? [] : reckonedEntries(standing, change, reckoned, involve)),
      ...toldEntries(standing, change, tell, leads),
    ],
  };
}

const nothing: Onward = {
  belief: null,
  reckoned: null,
  seen: null,
  involve: [],
  tell: [],
  entries: () => [],
};

type Result = { readonly kept: Reckoned; readonly found: readonly Difference[] };

function reckonedFrom(standing: Standing, belief: Belief, exposed: Exposed, because: Because): Result {
  const found = differences(standing.kept, factsOf(standing.map, exposed));
  const written = new Map<Difference, NewExposure>();
  for (const one of found)
    if (one.kind !== "gone") {
      written.set(one, { ...one.now, id: one.kind === "new" ? randomUUID() : one.before.id });
    }
  const of = (...kinds: readonly Difference["kind"][]) => found.filter(({ kind }) => kinds.includes(kind));
  const gone = of("gone").map((one) => (one.kind === "gone" ? one.before.id : ""));
  return {
    found,
    kept: {
      number: (standing.last?.number ?? 0) + 1,
      ...{ belief: belief.number, mapMark: standing.mapMark, because, gone },
      added: of("new").map((one) => written.get(one)!),
      otherwise: of("back", "otherwise").map((one) => written.get(one)!),
      counts: {
        added: of("new", "back").length,
        gone: gone.length,
        otherwise: of("otherwise").length,
      },
      // At the first, everything is new: the page says so without a list.
      changes: (standing.last === null ? [] : found).slice(0, named).map((one) => ({
        exposure: one.kind === "gone" ? one.before.id : written.get(one)!.id,
        became: one.kind,
        what: one.kind === "otherwise" ? one.what : [],
      })),
      tree: treeOf(exposed.reach),
    },
  };
}

/** One for each authority: each keeps a register of its own (UK GDPR Art. 33(5)). */
function beliefEntries(
  { incident }: Standing,
  change: Change,
  { number, origins, since, until, reasons }: Belief,
  involve: readonly AuthorityId[],
): readonly NewEntry[] {
  const about = { subject: `incident:${incident.reference}`, incident: incident.id };
  const detail = { number, origins: origins.map(({ id }) => id), since, until, reasons };
  const verb = number === 1 ? "belief.recorded" : "belief.revised";
  return [...incident.involved.map(({ authority }) => authority), ...involve].map((authority) =>
    note(change, verb, about, { authority, ...detail }),
  );
}

/** To each authority its own figures; to one about which nothing is otherwise, nothing. */
function reckonedEntries(
  { incident }: Standing,
  change: Change,
  { kept, found }: Result,
  involve: readonly AuthorityId[],
): readonly NewEntry[] {
  const about = { subject: `incident:${incident.reference}`, incident: incident.id };
  const brought = involve.map((authority) =>
    note(change, "incident.authority-brought-in", about, { authority }),
  );
  const { because, number, belief } = kept;
  const reckonings = [...Map.groupBy(found, authorityOf)].map(([authority, own]) => {
    const count = (...kinds: readonly Difference["kind"][]) =>
      own.filter(({ kind }) => kinds.includes(kind)).length;
    const counts = { added: count("new", "back"), gone: count("gone"), otherwise: count("otherwise") };
    return note(change, "exposure.reckoned", about, { authority, number, because, belief, ...counts });
  });
  return [...brought, ...reckonings];
}

function authorityOf(one: Difference): AuthorityId {
  return one.kind === "gone" ? one.before.authority : one.now.authority;
}
