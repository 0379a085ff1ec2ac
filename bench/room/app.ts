/**
 * The app under the room: the real record on the real disk, the staff app on a port, three authorities in one incident
 * with a register, measures and services, and fifty people signed in. Says where it is and who they are; ends with its parent.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "../../src/domain/bodies/authority.ts";
import type { AuthorityId } from "../../src/domain/ids.ts";
import type { Staff } from "../../src/domain/staff/staff.ts";
import { openHouse } from "../../src/main/open-house.ts";
import { placesIn } from "../../src/main/places.ts";
import { totpCode } from "../../src/respond/account/totp.ts";
import { silence } from "../../src/watch/log.ts";
import { startStaffApp } from "../../src/web/staff-app.ts";
import { must } from "../../test/desk.ts";
import { peopleFile } from "../kills/planted.ts";

const [, , folder = "", people = "1000", count = "50"] = process.argv;
const passphrase = "lantern harbour thistle";
const opened = await openHouse({
  ...{ places: placesIn(join(folder, "data")), setUpToken: "made-up", log: silence, exercise: true },
});
if (!opened.ok) throw new Error(opened.problem.why);
const house = opened.value;
const { desk } = house;
const names = ["Northmere Council", "Easthaven Borough Council", "Westbourne Council"];
must(
  await desk.setUp({
    ...{ setUpToken: "made-up", name: "Ada Lead", email: "ada@northmere.example", passphrase },
    authorities: names,
  }),
);
const authorities = (await desk.authorities("system")).map(({ id }) => id);
const [north] = authorities as [AuthorityId];
const incident = must(
  await desk.declareIncident("system", {
    ...{ title: "Files copied", summary: "Files were copied from the shared store.", origin: north },
    ...{ phase: "confirmed", awareAt: new Date(Date.now() - 3_600_000), involved: authorities },
    believed: { what: "files", fromYear: 2006, toYear: 2020, confidence: "believed" },
  }),
);
for (const authority of authorities)
  for (const name of ["My Account", "Parking permits", "Council tax", "Planning", "Libraries"])
    await desk.addService("system", { authority, name });
await register();

const roles: readonly Role[] = [
  ...Array<Role>(14).fill("lead"),
  ...Array<Role>(14).fill("communications"),
  ...Array<Role>(7).fill("service-owner"),
  ...Array<Role>(5).fill("contact-centre"),
  ...Array<Role>(5).fill("dpo"),
  ...Array<Role>(5).fill("analyst"),
];
const staff: { readonly token: string; readonly role: Role; readonly authority: AuthorityId }[] = [];
for (let n = 0; n < Number(count); n++) {
  const [role, authority] = [roles[n % roles.length]!, authorities[n % authorities.length]!];
  const email = `person${n}@body.example`;
  const member = must(
    await desk.addStaff("system", { name: `Person ${n}`, email, role, authority, passphrase }),
  );
  staff.push({ token: await signIn(member, `192.0.2.${n}`), role, authority });
  if (["lead", "dpo", "contact-centre", "analyst", "communications"].includes(role))
    must(await desk.openTask(member, { why: "caller", words: "", reference: `CALL-${n}` }));
  if (role === "lead" && n < 12) await order(member, authority);
}
const app = await startStaffApp({
  ...{ desk, port: 0, host: "127.0.0.1", now: () => new Date(), publicSiteUrl: null },
  ...{ log: silence, changes: house.changes },
});
if (!app.ok) throw new Error(app.problem.kind);
process.send!({ url: app.value.url, staff, incident: incident.reference });
process.on("message", () => process.send!({ cpu: process.cpuUsage() }));
process.once("disconnect", () => process.exit(0));
process.once("SIGTERM", async () => {
  await app.value.close();
  await house.close();
  process.exit(0);
});

async function register(): Promise<void> {
  const taken = join(folder, "taken");
  const prefixes = ["north", "east", "west"];
  for (const prefix of prefixes) {
    mkdirSync(join(taken, prefix), { recursive: true });
    writeFileSync(join(taken, prefix, "list.csv"), peopleFile(Number(people)));
  }
  const controllers = prefixes.map((prefix, at) => ({ prefix, authority: authorities[at]! }));
  const form = { incident: incident.id, name: "Copy", folder: taken, defaultController: north, controllers };
  const holding = must(await desk.loadHolding("system", form));
  must(await desk.reviewHolding("system", holding.id));
}

async function signIn({ email }: Staff, source: string): Promise<string> {
  const from = { source, browser: "Firefox on Linux" };
  const half = must(await desk.signIn({ email, passphrase, source }));
  const { key } = await desk.offerTotp(half.staff);
  return must(await desk.enrolTotp(half.token, totpCode(key, new Date()), from)).token;
}

async function order(lead: Staff, authority: AuthorityId): Promise<void> {
  const fields = { title: "Isolate the network", how: "", kind: "containment", effect: "isolates" } as const;
  const target = { kind: "words", words: "The office network" } as const;
  const dueAt = new Date(Date.now() + 3_600_000);
  const orders = [{ ...fields, target, dueAt, authority, happenedAt: null, after: [], comesAfter: [] }];
  await desk.orderMeasures(lead, incident.id, orders as never);
}
