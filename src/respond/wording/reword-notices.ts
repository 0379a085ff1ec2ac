/**
 * After words were changed, or what somebody reads best: notices that nobody has approved are written anew. Their words alone:
 * what the gate has held stays held, and where somebody who looked has let a notice go to stays as they chose it.
 */
import type { AuthorityId, IncidentId, NoticeId } from "../../domain/ids.ts";
import { composeFor } from "../../domain/notices/compose-for.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import { note } from "../note.ts";
import type { BodyStore, IncidentStore } from "../ports.ts";
import { type LibraryPorts, libraryOf, markOf } from "./library-of.ts";
import type { RewordStore } from "./wording-store.ts";

export type RewordPorts = LibraryPorts & {
  readonly rewording: RewordStore;
  readonly incidents: Pick<IncidentStore, "byId">;
  readonly bodies: Pick<BodyStore, "authorities">;
  now(): Date;
};

const batch = 500;

export async function countStale(ports: RewordPorts, reader: Staff, incident: IncidentId): Promise<number> {
  const { marks } = await libraryOf(ports, reader.authority);
  return await ports.rewording.stale(incident, reader.authority, marks);
}

export async function rewordNotices(
  ports: RewordPorts,
  by: By,
  incident: IncidentId,
  { authority }: { readonly authority: AuthorityId },
): Promise<Outcome<{ readonly reworded: number }, { kind: "no-such-incident" | "not-yours" }>> {
  if (!mayActFor(by, authority)) return failed({ kind: "not-yours" });
  const body = (await ports.bodies.authorities()).find(({ id }) => id === authority);
  if (body === undefined || (await ports.incidents.byId(incident)) === null)
    return failed({ kind: "no-such-incident" });
  const own = await libraryOf(ports, authority);
  let reworded = 0;
  let after: NoticeId | null = null;
  for (;;) {
    const stale = await ports.rewording.nextStale(incident, authority, own.marks, after, batch);
    if (stale.length === 0) break;
    after = stale.at(-1)!.notice;
    const words = stale.map(({ notice, facts, reading }) => ({
      ...{ notice, mark: markOf(own, reading), from: own.from(reading) },
      words: composeFor({ ...facts, authority: { name: body.name, ...body.contact } }, own.library, reading)
        .words,
    }));
    const change = changeBy(by, ports.now());
    reworded += await ports.rewording.reword(change, words, (count) => [
      note(
        change,
        "notices.reworded",
        { subject: `incident:${incident}`, incident },
        { authority, reworded: count },
      ),
    ]);
  }
  return done({ reworded });
}
