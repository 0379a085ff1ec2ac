/** The whole job in a process that is killed: declare, read, resolve, draft, approve, deliver, export nothing; again and again. */
import { judgeEverybody } from "../../src/main/exercise/judge-everybody.ts";
import { openHouse } from "../../src/main/open-house.ts";
import { placesIn } from "../../src/main/places.ts";
import { silence } from "../../src/watch/log.ts";
import { askAndGrant, askerAndDecider } from "../builders/send-wave.ts";
import { must } from "../desk.ts";

const [, , data, holding] = process.argv as string[];
const bands = ["very-high", "high", "medium", "low"] as const;
const opened = await openHouse({
  places: placesIn(data!),
  setUpToken: "token",
  log: silence,
  exercise: true,
});
if (!opened.ok) throw new Error(opened.problem.why);
const { desk } = opened.value;
if (await desk.needsSetUp()) {
  const form = { setUpToken: "token", name: "Lea Lead", email: "lead@northmere.example" };
  must(
    await desk.setUp({
      ...form,
      passphrase: "lantern harbour thistle",
      authorities: ["Northmere", "Southwold"],
    }),
  );
}
const [north, south] = await desk.authorities("system");
for (const { id } of [north!, south!])
  must(
    await desk.changeContact("system", id, {
      phone: "020 7946 0100",
      email: "d@x.example",
      web: "",
      address: ["1 A"],
    }),
  );
const incident =
  (await desk.incidents("system"))[0] ??
  must(
    await desk.declareIncident("system", {
      ...{ title: "Files copied", summary: "Files were copied.", origin: north!.id, phase: "confirmed" },
      ...{ awareAt: new Date(), involved: [north!.id, south!.id] },
      believed: { what: "files", fromYear: 2006, toYear: 2020, confidence: "believed" },
    }),
  );
const controllers = [{ prefix: "benefits", authority: south!.id }];
const loaded =
  (await desk.holdings("system", incident.id))[0] ??
  must(
    await desk.loadHolding("system", {
      ...{ incident: incident.id, name: "Copy", folder: holding!, defaultController: north!.id },
      controllers,
    }),
  );
const pairs = new Map([
  [north!.id, await askerAndDecider(desk, north!.id)],
  [south!.id, await askerAndDecider(desk, south!.id)],
]);
process.send?.("working");
for (;;) {
  await desk.reviewHolding("system", loaded.id);
  for (const { id: authority } of [north!, south!]) {
    await judgeEverybody(desk, incident.id, ...pairs.get(authority)!, new Date());
    await desk.draftNotices("system", incident.id, { authority, bands });
    await desk.approveNotices("system", incident.id, { authority, bands, exercise: true });
    const [asker, decider] = pairs.get(authority)!;
    await askAndGrant(desk, asker, decider, incident.id, new Date());
  }
  const { sent } = await desk.deliverPending();
  process.send?.(`round ${sent}`);
}
