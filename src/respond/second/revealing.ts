/**
 * Masked values in full: read once more from the sealed outputs of the review, at the places that the findings point to, and
 * held to the keyed hashes that were kept. They are looked for first; then the grant is used and the reading written down;
 * only then are they shown.
 */
import type { Holding } from "../../domain/documents/holding.ts";
import type { HoldingId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { RevealedValue } from "../desk/house/request-desk.ts";
import { note } from "../note.ts";
import type { HoldingStore } from "../ports.ts";
import { demandTask, type KeepPorts } from "../readings/keep-reading.ts";
import type { DeedRules } from "./deeds.ts";
import type { Revealable, ShowingStore } from "./showing-store.ts";

/** Values of these kinds that were found in these documents; null where what was read is no longer kept. */
export type LookAgain = (
  holding: Pick<Holding, "id" | "incident">,
  paths: ReadonlySet<string>,
  types: ReadonlySet<MentionType>,
) => Promise<readonly { readonly type: MentionType; readonly value: string }[] | null>;

export type RevealPorts = KeepPorts & {
  readonly showing: ShowingStore;
  readonly holdings: Pick<HoldingStore, "byId">;
  readonly lookAgain: LookAgain;
};

export function revealing(ports: RevealPorts): DeedRules<"people.reveal"> {
  const { showing } = ports;
  return {
    async weigh({ authority }, { incident, person, types }) {
      const found = await showing.revealable(incident, person, types);
      if (found === null) return failed({ kind: "no-such-person" });
      if (found.controller !== authority) return failed({ kind: "not-yours" });
      return found.identifiers.length === 0 ? failed({ kind: "nothing-to-reveal" }) : done(found.extent);
    },

    async carryOut(asker, { incident, person, types }, change, taking) {
      const task = await demandTask(ports, asker);
      const found = await showing.revealable(incident, person, types);
      if (found === null) return failed({ kind: "no-such-person" });
      if (found.controller !== asker.authority) return failed({ kind: "not-yours" });
      const values = await valuesOf(ports, found, types);
      if (!values.ok) return values;
      const { authority, id: staff } = asker;
      const people = [{ id: person, controller: found.controller }];
      const detail = {
        authority,
        task: task.id,
        person: found.reference,
        types: [...types],
        request: taking.request,
      };
      const kind = "values.revealed" as const;
      const shown = await showing.reveal(
        change,
        { person, types },
        {
          task: task.id,
          staff,
          authority,
          incident,
          kind,
          found: values.value.length,
          searched: false,
          people,
        },
        taking,
        [note(change, kind, { subject: `person:${person}`, incident }, detail)],
      );
      return shown.ok ? done({ verb: "people.reveal", values: values.value }) : shown;
    },
  };
}

async function valuesOf(
  { showing, holdings, lookAgain }: RevealPorts,
  { places, identifiers }: Revealable,
  types: readonly MentionType[],
): Promise<Outcome<readonly RevealedValue[], { readonly kind: "readings-gone" }>> {
  const byHash = new Map<string, string>();
  let kept = false;
  for (const [id, paths] of pathsByHolding(places)) {
    const holding = await holdings.byId(id);
    if (holding === null) continue;
    const found = await lookAgain(holding, paths, new Set(types));
    kept ||= found !== null;
    for (const { type, value } of found ?? [])
      byHash.set(`${type} ${showing.hashOf(holding.incident, type, value)}`, value);
  }
  if (!kept) return failed({ kind: "readings-gone" });
  return done(
    identifiers.map(({ type, masked, hash }) => ({
      type,
      masked,
      value: byHash.get(`${type} ${hash}`) ?? null,
    })),
  );
}

function pathsByHolding(places: Revealable["places"]): ReadonlyMap<HoldingId, ReadonlySet<string>> {
  const grouped = Map.groupBy(places, ({ holding }) => holding);
  return new Map([...grouped].map(([holding, all]) => [holding, new Set(all.map(({ path }) => path))]));
}
