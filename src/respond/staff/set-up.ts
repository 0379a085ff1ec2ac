/** The first run: the authorities that share IT, the first account, and services to start from, all or nothing. */
import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import type { Authority } from "../../domain/bodies/authority.ts";
import type { StaffId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type HalfPorts, openHalf } from "../account/half.ts";
import { authorityAdded } from "../bodies/add-authority.ts";
import { newAuthorities } from "../bodies/new-authorities.ts";
import { startingServices } from "../bodies/starting-services.ts";
import type { SetUpForm, SetUpProblem } from "../desk/desk.ts";
import type { HalfGrant } from "../desk/house/account-desk.ts";
import { note } from "../note.ts";
import type { StaffStore } from "../ports.ts";
import { foldedEmail, problemOfAccount } from "./account-fields.ts";
import { staffAdded } from "./add-staff.ts";
import { hashPassphrase } from "./passphrase.ts";

export type SetUpPorts = HalfPorts & {
  readonly staff: StaffStore;
  /** SHA-256 of the token that start prints, as hex; null where Candour was set up before it started. */
  readonly setUpTokenHash: string | null;
};

export async function setUp(ports: SetUpPorts, form: SetUpForm): Promise<Outcome<HalfGrant, SetUpProblem>> {
  if (await ports.staff.any()) return failed({ kind: "already-set-up" });
  if (!isToken(form.setUpToken, ports.setUpTokenHash)) return failed({ kind: "wrong-token" });
  const problem = problemOfAccount(form);
  if (problem !== null) return failed(problem);
  const authorities = newAuthorities(form.authorities);
  if (authorities[0] === undefined) return failed({ kind: "authority-missing" });
  const staff = firstAccount(form, authorities[0]);
  const at = ports.now();
  const services = authorities.flatMap((authority) => startingServices(authority.id, at));
  const account = { staff, passphraseHash: await hashPassphrase(form.passphrase) };
  const change = { by: staff.id, at };
  const entries = [
    ...authorities.map((authority) => authorityAdded(change, authority)),
    staffAdded(change, staff),
    note(
      change,
      "candour.set-up",
      { subject: `authority:${authorities[0].key}` },
      { services: services.length },
    ),
  ];
  const start = { authorities, services, account };
  const first = await ports.staff.setUp(change, start, entries);
  return first ? done(await openHalf(ports, staff)) : failed({ kind: "already-set-up" });
}

function isToken(given: string, wantedHash: string | null): boolean {
  if (wantedHash === null) return false;
  const hash = createHash("sha256").update(given.trim()).digest();
  const wanted = Buffer.from(wantedHash, "hex");
  return wanted.length === hash.length && timingSafeEqual(hash, wanted);
}

function firstAccount(form: SetUpForm, authority: Authority): Staff {
  return {
    id: randomUUID() as StaffId,
    name: form.name.trim(),
    email: foldedEmail(form.email),
    role: "lead",
    authority: authority.id,
    incidents: null,
  };
}
