/** Lets another authority of the incident see one's own people; and takes that back. */
import { randomUUID } from "node:crypto";
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfShare, type Share, type ShareForm, type ShareProblem } from "../../domain/staff/share.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { ShareLine } from "../desk/people/sharing-desk.ts";
import { note } from "../note.ts";
import type { Change, IncidentStore } from "../ports.ts";

export type SharingStore = {
  of(incident: IncidentId, authority: AuthorityId): Promise<readonly ShareLine[]>;
  /** False where the person is not there, or not the sharer's. */
  add(change: Change, share: Share, entries: readonly NewEntry[]): Promise<boolean>;
  /** Null where there is none of this authority that is open. */
  withdraw(
    change: Change,
    of: { readonly incident: IncidentId; readonly from: AuthorityId; readonly id: string },
    entries: (share: Share) => readonly NewEntry[],
  ): Promise<Share | null>;
};

export type SharingPorts = {
  readonly sharing: SharingStore;
  readonly incidents: Pick<IncidentStore, "byId">;
  now(): Date;
};

const day = 86_400_000;

export async function sharePeople(
  ports: SharingPorts,
  by: Staff,
  id: IncidentId,
  form: ShareForm,
): Promise<Outcome<Share, ShareProblem | { readonly kind: "no-such-person" | "no-such-incident" }>> {
  const incident = await ports.incidents.byId(id);
  if (incident === null) return failed({ kind: "no-such-incident" });
  const involved = incident.involved.map(({ authority }) => authority);
  const problem = problemOfShare(form, by.authority, involved);
  if (problem !== null) return failed(problem);
  const change = changeBy(by, ports.now());
  const share: Share = {
    id: randomUUID(),
    incident: id,
    from: by.authority,
    to: form.to,
    person: form.person,
    reasons: form.reasons.trim(),
    sharedBy: by.id,
    sharedAt: change.at,
    endsAt: new Date(change.at.getTime() + form.days * day),
    withdrawnAt: null,
  };
  const added = await ports.sharing.add(change, share, entriesOf(change, "sharing.begun", share));
  return added ? done(share) : failed({ kind: "no-such-person" });
}

export async function withdrawShare(
  ports: SharingPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
): Promise<Outcome<null, { readonly kind: "no-such-share" }>> {
  const change = changeBy(by, ports.now());
  const of = { incident, from: by.authority, id };
  const withdrawn = await ports.sharing.withdraw(change, of, (share) =>
    entriesOf(change, "sharing.withdrawn", share),
  );
  return withdrawn === null ? failed({ kind: "no-such-share" }) : done(null);
}

/** One for each of the two: each keeps a register of its own. */
function entriesOf(change: Change, verb: string, share: Share): readonly NewEntry[] {
  const { id, from, to, person, endsAt, reasons } = share;
  const detail = { from, to, everybody: person === null, person, until: endsAt.toISOString(), reasons };
  const about = { subject: `share:${id}`, incident: share.incident };
  return [from, to].map((authority) => note(change, verb, about, { authority, ...detail }));
}

export function isPersonId(text: string): text is PersonId {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
