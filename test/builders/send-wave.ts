/** A wave as staff send it: one colleague asks, another agrees, and what is approved is queued. */
import { createSecretKey, randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import type { Role } from "../../src/domain/bodies/authority.ts";
import type { AuthorityId, IncidentId, StaffId } from "../../src/domain/ids.ts";
import type { Outcome, Problem } from "../../src/domain/outcome.ts";
import type { Staff } from "../../src/domain/staff/staff.ts";
import type { Desk } from "../../src/respond/desk/desk.ts";
import type { CarriedOut, RequestDesk } from "../../src/respond/desk/house/request-desk.ts";
import { openRequestDesk, type RequestDeskPorts } from "../../src/respond/second/open-request-desk.ts";
import type { KeyRing } from "../../src/seal/key-ring.ts";
import { openNoticeStore } from "../../src/store/notices/open-notice-store.ts";
import { openRequestStore } from "../../src/store/requests/open-request-store.ts";
import { openShowingStore } from "../../src/store/requests/open-showing-store.ts";
import { openAccountStore } from "../../src/store/staff/open-account-store.ts";
import { openWaveStore } from "../../src/store/waves/open-wave-store.ts";
import { anyReadings } from "./readings.ts";
import { withEntry } from "./with-entry.ts";

export async function sendWave(
  sql: Sql,
  ring: KeyRing,
  incident: IncidentId,
  authority: AuthorityId,
): Promise<Outcome<CarriedOut | null, Problem>> {
  const desk = openRequestDesk(() => requestPortsOf(sql, ring));
  const [asker, decider] = [await addStaff(sql, authority, "lead"), await addStaff(sql, authority, "dpo")];
  return await askAndGrant(desk, asker, decider, incident, new Date());
}

/** What a desk of requests needs over a bare record. */
export function requestPortsOf(sql: Sql, ring: KeyRing): RequestDeskPorts {
  return {
    requests: openRequestStore(sql),
    accounts: openAccountStore(sql, createSecretKey(Buffer.alloc(32))),
    notices: openNoticeStore(sql, ring),
    waves: openWaveStore(sql),
    readings: anyReadings(),
    showing: openShowingStore(sql, ring),
    holdings: { byId: async () => null },
    incidents: { byId: async (id) => ({ id }) as never },
    now: () => new Date(),
  };
}

export async function askAndGrant(
  desk: RequestDesk,
  asker: Staff,
  decider: Staff,
  incident: IncidentId,
  now: Date,
): Promise<Outcome<CarriedOut | null, Problem>> {
  const deed = { verb: "notice.send", incident } as const;
  const weighed = await desk.weigh(asker, deed);
  if (!weighed.ok) return weighed;
  const { fingerprint } = weighed.value;
  const asked = await desk.askFor(asker, deed, { reasons: "Everybody was looked at.", fingerprint });
  if (!asked.ok) return asked;
  const decision = { grant: true, words: "", confirmedAt: now };
  const decided = await desk.decideRequest(decider, asked.value.id, decision);
  return decided.ok ? { ok: true, value: decided.value.done } : decided;
}

/** One who asks and one who says yes, with accounts of their own. */
export async function askerAndDecider(
  desk: Pick<Desk, "addStaff">,
  authority: AuthorityId,
): Promise<readonly [Staff, Staff]> {
  const passphrase = "lantern harbour thistle";
  const add = async (role: Role): Promise<Staff> => {
    const email = `${randomUUID()}@northmere.example`;
    const added = await desk.addStaff("system", { name: `Ash ${role}`, email, role, authority, passphrase });
    if (!added.ok) throw new Error(added.problem.kind);
    return added.value;
  };
  return [await add("lead"), await add("dpo")];
}

/** A colleague who is in the record and signs in nowhere. */
export async function addStaff(sql: Sql, authority: AuthorityId, role: Role): Promise<Staff> {
  const id = randomUUID() as string as StaffId;
  const staff: Staff = {
    id,
    name: `Ash ${role}`,
    email: `${id}@northmere.example`,
    role,
    authority,
    incidents: null,
  };
  await withEntry(
    sql,
    (tx) => tx`
      insert into staff (id, name, email, role, authority_id, passphrase, added_at)
      values (${id}, ${staff.name}, ${staff.email}, ${role}, ${authority}, 'none', now())`,
  );
  return staff;
}
