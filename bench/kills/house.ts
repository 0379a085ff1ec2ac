/**
 * The process under fire: Candour itself with its delivery, and staff in several lanes at once who change, write, load,
 * review and tell. Each thing that Candour has said yes to is written out as a line, and no other.
 */
import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { AuthorityId, IncidentId } from "../../src/domain/ids.ts";
import type { Outcome, Problem } from "../../src/domain/outcome.ts";
import { judgeEverybody } from "../../src/main/exercise/judge-everybody.ts";
import { openHouse } from "../../src/main/open-house.ts";
import { placesIn } from "../../src/main/places.ts";
import { silence } from "../../src/watch/log.ts";
import { askAndGrant, askerAndDecider } from "../../test/builders/send-wave.ts";
import { peopleFile } from "./planted.ts";
import { prepare } from "./prepare.ts";

const [, , data = "", taken = "", doing = "work"] = process.argv;
const opened = await openHouse({ places: placesIn(data), setUpToken: "made-up", log: silence });
if (!opened.ok) throw new Error(opened.problem.why);
const house = opened.value;
const { desk } = house;
if (doing === "prepare") {
  await prepare(house);
  await house.close();
  process.exit(0);
}
void desk.resumeReviews();
const [authority] = await desk.authorities("system");
const services = await desk.services("system");
const [first] = await desk.incidents("system");
if (authority === undefined || first === undefined) throw new Error("The folder was not prepared");
const [asker, decider] = await askerAndDecider(desk, authority.id);
process.stdout.write("ready\n");
await Promise.all([
  statusLane(),
  statementLane(),
  incidentLane(),
  peopleLane(authority.id, first.id),
  contactLane(authority.id),
  deliveryLane(),
]);

/** Said only when Candour has said so. */
function acknowledge(what: string, by: string): void {
  process.stdout.write(`${JSON.stringify({ what, by })}\n`);
}

async function statusLane(): Promise<void> {
  for (let turn = 0; ; turn++) {
    const token = randomUUID();
    const service = services[turn % services.length]!;
    const status = turn % 2 === 0 ? "suspended" : "running";
    if (isDone(await desk.setServiceStatus("system", service.id, { status, note: token, expected: "" })))
      acknowledge("service.status-set", token);
  }
}

async function statementLane(): Promise<void> {
  for (;;) {
    const title = `Statement ${randomUUID()}`;
    const written = await desk.writeStatement("system", first!.id, { title, body: "The phones work." });
    if (!written.ok) continue;
    acknowledge("statement.written", title);
    if (isDone(await desk.publishStatement("system", first!.id, written.value.number)))
      acknowledge("statement.published", title);
  }
}

async function incidentLane(): Promise<void> {
  for (;;) {
    const title = `Incident ${randomUUID()}`;
    const declared = await desk.declareIncident("system", {
      title,
      summary: "Practice.",
      origin: authority!.id,
      phase: "suspected",
      awareAt: null,
      involved: [authority!.id],
      believed: { what: "files", fromYear: null, toYear: null, confidence: "believed" },
    });
    if (declared.ok) acknowledge("incident.declared", title);
    await pause(50);
  }
}

async function contactLane(id: AuthorityId): Promise<void> {
  for (;;) {
    const web = `${randomUUID()}.example`;
    const contact = {
      phone: "020 7946 0100",
      email: "incident@northmere.example",
      web,
      address: ["Town Hall", "Northmere"],
    };
    if (isDone(await desk.changeContact("system", id, contact)))
      acknowledge("authority.contact-changed", web);
    await pause(20);
  }
}

/** As the app does: what is queued goes out as it comes. */
async function deliveryLane(): Promise<void> {
  for (;;) {
    await desk.deliverPending();
    await pause(100);
  }
}

/** From a file that was taken to messages that are queued. */
async function peopleLane(id: AuthorityId, incident: IncidentId): Promise<void> {
  const bands = ["very-high", "high", "medium", "low"] as const;
  for (;;) {
    const folder = join(taken, randomUUID());
    mkdirSync(folder);
    writeFileSync(join(folder, "list.csv"), peopleFile(6));
    const form = { incident, name: "Copy", folder, defaultController: id, controllers: [] };
    const holding = await desk.loadHolding("system", form);
    if (!holding.ok) continue;
    acknowledge("holding.loaded", holding.value.id);
    if (!isDone(await desk.reviewHolding("system", holding.value.id))) continue;
    acknowledge("holding.reviewed", holding.value.id);
    await judgeEverybody(desk, incident, asker, decider, new Date());
    await desk.draftNotices("system", incident, { authority: id, bands });
    await desk.approveNotices("system", incident, { authority: id, bands, exercise: true });
    await askAndGrant(desk, asker, decider, incident, new Date());
  }
}

function isDone(outcome: Outcome<unknown, Problem>): boolean {
  return outcome.ok;
}
