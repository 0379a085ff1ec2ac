/** Measures and trust on the real record: steps by whom they are for, two at once, circles, proposals, all-clears. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import type { Role } from "../src/domain/bodies/authority.ts";
import type { AuthorityId, MeasureId } from "../src/domain/ids.ts";
import type { MeasureFields } from "../src/domain/measures/order.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import type { Order } from "../src/respond/desk/incident/measures-desk.ts";
import type { TrustForm } from "../src/respond/desk/incident/trust-desk.ts";
import { accessibilityFaults, browserTest, fitsWidth } from "./browser.ts";
import { appOver } from "./builders/app-over.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { staffApp } from "./builders/staff-browser.ts";
import { must, passphrase } from "./desk.ts";
import { javascriptFree } from "./walk.ts";

let made: Furnished;
let analyst: Staff;
let press: Staff;
before(async () => {
  made = await furnishedRecord();
  analyst = await colleague("analyst", made.north);
  press = await colleague("communications", made.north);
});

test("ordered, acknowledged, done and verified by another person: each step with who, when it happened and when it was written", async () => {
  const { desk, incident, lead, world } = made;
  const [measure] = must(await desk.orderMeasures(lead, incident.id, [order({ happenedAt: before9(60) })]));
  assert.deepEqual([measure!.number, measure!.state, measure!.version], [1, "ordered", 1]);
  const step = (by: Staff, name: "acknowledge" | "do" | "verify", minutes: number | null = null) =>
    desk.takeMeasureStep(by, incident.id, measure!.id, {
      ...{ step: name, words: "" },
      happenedAt: minutes === null ? null : before9(minutes),
    });
  must(await step(analyst, "acknowledge", 50));
  must(await step(analyst, "do", 20));
  assert.deepEqual(await step(analyst, "verify"), { ok: false, problem: { kind: "verified-by-doer" } });
  must(await step(lead, "verify"));
  const [kept] = await desk.measures(lead, incident.id);
  assert.deepEqual(
    kept!.steps.map(({ step: name, byName, happenedAt, enteredAt }) => [
      name,
      byName,
      +enteredAt - +happenedAt,
    ]),
    [
      ["order", "Lea Lead", 3_600_000],
      ["acknowledge", "Ana analyst", 3_000_000],
      ["do", "Ana analyst", 1_200_000],
      ["verify", "Lea Lead", 0],
    ],
  );
  assert.equal(kept!.version, 4);
  const { rows } = await desk.ledger("system", { page: 1 });
  const verified = rows.find(({ verb }) => verb === "measure.verified")!;
  assert.deepEqual(verified.changes, [{ field: "state", before: "done", after: "verified" }]);
  const done = rows.find(({ verb }) => verb === "measure.done")!;
  assert.equal(done.happened, before9(20).toISOString());
  assert.equal(world.faults.length, 0);
});

test("two at once: one takes the step, the other is told who was quicker; nothing is written twice", async () => {
  const { desk, incident, lead } = made;
  const [measure] = must(await desk.orderMeasures(lead, incident.id, [order({})]));
  const form = { step: "acknowledge", happenedAt: null, words: "" } as const;
  const both = await Promise.all(
    [lead, analyst].map((by) => desk.takeMeasureStep(by, incident.id, measure!.id, form)),
  );
  assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true]);
  const loser = both.find(({ ok }) => !ok)!;
  assert.equal(loser.ok ? "" : loser.problem.kind, "step-taken-already");
  assert.equal((await find(measure!.id)).steps.length, 2);
});

test("an edit of what somebody else edited meanwhile writes nothing, and says whose it is", async () => {
  const { desk, incident, lead } = made;
  const [measure] = must(await desk.orderMeasures(lead, incident.id, [order({})]));
  const form = { ...fieldsOf(measure!), version: 1 };
  must(
    await desk.changeMeasure(analyst, incident.id, measure!.id, { ...form, title: "Isolate two networks" }),
  );
  const second = await desk.changeMeasure(lead, incident.id, measure!.id, { ...form, how: "At once" });
  assert.equal(second.ok ? "" : second.problem.kind, "changed-meanwhile");
  assert.equal(!second.ok && "by" in second.problem && second.problem.by, "Ana analyst");
  const kept = await find(measure!.id);
  assert.deepEqual([kept.title, kept.how, kept.version], ["Isolate two networks", "", 2]);
  assert.deepEqual(kept.steps.at(-1)?.changes, [
    { field: "title", before: "Isolate the network", after: "Isolate two networks" },
  ]);
});

test("what is asked of a partner is acknowledged or refused by the partner's own staff, and by nobody else", async () => {
  const { desk, incident, lead, partner, south } = made;
  const [asked, other] = must(
    await desk.orderMeasures(lead, incident.id, [order({ authority: south }), order({ authority: south })]),
  );
  const acknowledge = { step: "acknowledge", happenedAt: null, words: "" } as const;
  const by = await desk.takeMeasureStep(lead, incident.id, asked!.id, acknowledge);
  assert.deepEqual(by, { ok: false, problem: { kind: "not-yours" } });
  must(await desk.takeMeasureStep(partner, incident.id, asked!.id, acknowledge));
  const refuse = { step: "refuse", happenedAt: null, words: "We have isolated ours already" } as const;
  assert.equal(must(await desk.takeMeasureStep(partner, incident.id, other!.id, refuse)).state, "refused");
  const late = { ...fieldsOf(asked!), title: "Something else", version: 2 };
  const changed = await desk.changeMeasure(lead, incident.id, asked!.id, late);
  assert.deepEqual(changed, { ok: false, problem: { kind: "acknowledged-as-it-stood" } });
  const own = must(await desk.orderMeasures(partner, incident.id, [order({ authority: south })]))[0]!;
  const outsider = await desk.takeMeasureStep(lead, incident.id, own.id, acknowledge);
  assert.deepEqual(outsider, { ok: false, problem: { kind: "not-yours" } });
  const { rows } = await desk.ledger("system", { page: 1 });
  const refused = rows.filter(({ verb }) => verb === "measure.refused");
  assert.deepEqual(
    refused.map(({ detail }) => detail["authority"]).toSorted(),
    [made.north, south].toSorted(),
    "each of the two has it in its register",
  );
});

test("a circle is found before it is saved, also when two make its halves at once", async () => {
  const { desk, incident, lead } = made;
  const [one, two] = must(await desk.orderMeasures(lead, incident.id, [order({}), order({})]));
  const halves = await Promise.all([
    desk.setAfter(lead, incident.id, one!.id, { after: [two!.id], version: 1 }),
    desk.setAfter(analyst, incident.id, two!.id, { after: [one!.id], version: 1 }),
  ]);
  assert.deepEqual(halves.map(({ ok }) => ok).toSorted(), [false, true]);
  const refused = halves.find(({ ok }) => !ok)!;
  assert.equal(refused.ok ? "" : refused.problem.kind, "goes-round");
  const way = !refused.ok && "way" in refused.problem ? refused.problem.way : [];
  assert.deepEqual([way.length, way[0]], [3, way[2]]);
});

test("a suspended application waits with its proposal for whoever may change the service; one click, and once", async () => {
  const { desk, incident, lead, north } = made;
  const service = (await desk.services("system")).find(({ authority }) => authority === north)!;
  const [measure] = must(
    await desk.orderMeasures(analyst, incident.id, [
      order({ effect: "suspends", target: { kind: "service", id: service.id } }),
    ]),
  );
  must(
    await desk.takeMeasureStep(analyst, incident.id, measure!.id, {
      step: "do",
      happenedAt: null,
      words: "",
    }),
  );
  const proposal = (await find(measure!.id)).proposals[0]!;
  assert.deepEqual([proposal.proposes, proposal.outcome], ["suspended", null]);
  const form = { proposal: proposal.id, note: "Call us", expected: "" };
  const version = await desk.version(press, { kind: "service", service: service.id, authority: north });
  must(await desk.takeProposal(press, incident.id, measure!.id, { ...form, version }));
  const now = (await desk.services("system")).find(({ id }) => id === service.id)!;
  assert.deepEqual([now.status, now.note], ["suspended", "Call us"]);
  const again = await desk.takeProposal(lead, incident.id, measure!.id, { ...form, version: version + 1 });
  assert.equal(again.ok ? "" : again.problem.kind, "proposal-decided");
  const lift = { step: "lift", happenedAt: null, words: "It is clean" } as const;
  must(await desk.takeMeasureStep(analyst, incident.id, measure!.id, lift));
  assert.equal((await find(measure!.id)).proposals.at(-1)?.proposes, "running");
});

test("the time of a step is put right, between what came before and after it, and the first time is kept", async () => {
  const { desk, incident, lead } = made;
  const [measure] = must(await desk.orderMeasures(lead, incident.id, [order({ happenedAt: before9(60) })]));
  must(
    await desk.takeMeasureStep(lead, incident.id, measure!.id, {
      ...{ step: "do", happenedAt: before9(10), words: "" },
    }),
  );
  const correct = (happenedAt: Date, version: number) =>
    desk.correctStep(lead, incident.id, measure!.id, {
      ...{ line: 1, happenedAt, reasons: "The switch's own log says so", version },
    });
  const early = await correct(before9(90), 2);
  assert.equal(early.ok ? "" : early.problem.kind, "happened-before-last");
  must(await correct(before9(25), 2));
  const kept = await find(measure!.id);
  assert.deepEqual(+kept.steps[1]!.happenedAt, +before9(10), "the line itself stays as it was written");
  const [own] = (await desk.containment(lead, incident.id)).filter(
    ({ authority }) => authority === made.north,
  );
  assert.ok(own!.measures.some(({ id }) => id === measure!.id));
});

test("the alarm is recorded by its own authority; two at once cannot both correct it", async () => {
  const { desk, incident, lead, partner } = made;
  const alarm = { alarmAt: before9(120), words: "Odd sign-ins at night", version: 0 };
  must(await desk.recordAlarm(lead, incident.id, alarm));
  const again = await desk.recordAlarm(analyst, incident.id, alarm);
  assert.equal(again.ok ? "" : again.problem.kind, "changed-meanwhile");
  must(await desk.recordAlarm(analyst, incident.id, { ...alarm, alarmAt: before9(130), version: 1 }));
  const rows = await desk.containment(partner, incident.id);
  assert.deepEqual(
    rows.map(({ alarm: one }) => one?.words ?? null),
    ["Odd sign-ins at night", null],
  );
});

test("trust: taken away at once and by whom; an all-clear restores nothing by itself; accepted, it does until it ends", async () => {
  const { desk, incident, lead, partner, north, south, world } = made;
  const form: TrustForm = {
    ...{ to: [south], channels: ["mail", "network"], state: "not-until-safe", since: null, version: 0 },
    ...{ reasons: "It began there", words: "Do not open links or mail from Southwold" },
  };
  must(await desk.setTrust(analyst, incident.id, form));
  const stale = await desk.setTrust(lead, incident.id, form);
  assert.equal(stale.ok ? "" : stale.problem.kind, "changed-meanwhile");
  assert.equal(await trustIn("mail"), "not-until-safe");
  const signed = must(
    await desk.signAttestation(partner, incident.id, {
      ...{
        scope: ["mail"],
        covers: "All mail",
        evidence: "Every mailbox was looked at",
        measures: [],
        days: 7,
      },
    }),
  );
  assert.equal(await trustIn("mail"), "not-until-safe");
  const answer = {
    accepted: true,
    reasons: "We tried it",
    channels: ["mail"],
    words: "",
    version: 0,
  } as const;
  const own = await desk.answerAttestation(partner, incident.id, signed.id, answer);
  assert.deepEqual(own, { ok: false, problem: { kind: "own-attestation" } });
  const wide = await desk.answerAttestation(lead, incident.id, signed.id, {
    ...answer,
    channels: ["network"],
  });
  assert.deepEqual(wide, { ok: false, problem: { kind: "not-in-scope" } });
  must(await desk.answerAttestation(lead, incident.id, signed.id, answer));
  assert.deepEqual([await trustIn("mail"), await trustIn("network")], ["declared-safe", "not-until-safe"]);
  const began = world.now;
  world.now = new Date(+began + 8 * 86_400_000);
  assert.equal(await trustIn("mail"), "not-until-safe", "expired, it counts no more");
  world.now = began;
  const others = await desk.withdrawAttestation(lead, incident.id, signed.id, "No");
  assert.deepEqual(others, { ok: false, problem: { kind: "not-yours" } });
  must(await desk.withdrawAttestation(partner, incident.id, signed.id, "Another mailbox was found"));
  assert.equal(await trustIn("mail"), "not-until-safe", "withdrawn, it counts no more");

  async function trustIn(channel: string) {
    const { now } = await desk.trust(lead, incident.id);
    return now.find((one) => one.from === north && one.to === south && one.channel === channel)?.state;
  }
});

test("an all-clear that was changed behind everybody's back does not stand", async () => {
  const { desk, incident, partner, lead, sql } = made;
  const form = { scope: ["mail"], covers: "Mail", evidence: "Looked at", measures: [], days: 7 } as const;
  const signed = must(await desk.signAttestation(partner, incident.id, form));
  await sql.unsafe("alter table attestation disable trigger user");
  await sql`update attestation set covers = 'Everything' where id = ${signed.id}`;
  await sql.unsafe("alter table attestation enable trigger user");
  const { attestations } = await desk.trust(lead, incident.id);
  assert.equal(attestations.find(({ id }) => id === signed.id)?.sound, false);
  const answer = { accepted: true, reasons: "Yes", channels: ["mail"], words: "", version: 0 } as const;
  const outcome = await desk.answerAttestation(lead, incident.id, signed.id, answer);
  assert.deepEqual(outcome, { ok: false, problem: { kind: "attestation-not-standing" } });
});

test("the database itself lets nobody verify their own, skip a step, rewrite a history, or act for another", async () => {
  const { desk, incident, lead, sql, pools, partner } = made;
  const [measure] = must(await desk.orderMeasures(lead, incident.id, [order({})]));
  must(
    await desk.takeMeasureStep(lead, incident.id, measure!.id, { step: "do", happenedAt: null, words: "" }),
  );
  await assert.rejects(
    sql`update measure set state = 'verified', verified_by = done_by where id = ${measure!.id}`,
    {
      code: "23514",
    },
  );
  await assert.rejects(sql`update measure set state = 'ordered' where id = ${measure!.id}`, {
    code: "23000",
  });
  await assert.rejects(sql`update measure_step set happened_at = now() where measure_id = ${measure!.id}`, {
    code: "23000",
  });
  const theirs = pools.of({ ...partner, incidents: null });
  const { count } = await theirs`update measure set title = 'x' where id = ${measure!.id}`;
  assert.equal(count, 0);
});

function before9(minutes: number): Date {
  return new Date(made.world.now.getTime() - minutes * 60_000);
}

function order(more: Partial<Order>): Order {
  return {
    ...{ title: "Isolate the network", how: "", kind: "containment", effect: "isolates" },
    ...{ target: { kind: "words", words: "All networks" }, authority: made.north },
    ...{ dueAt: new Date(made.world.now.getTime() + 3_600_000), happenedAt: null, after: [], comesAfter: [] },
    ...more,
  };
}

function fieldsOf({ title, how, kind, effect, target, dueAt }: MeasureFields) {
  return { title, how, kind, effect, target, dueAt };
}

async function find(id: MeasureId) {
  return (await made.desk.measures(made.lead, made.incident.id)).find((one) => one.id === id)!;
}

async function colleague(role: Role, authority: AuthorityId, box: string = role): Promise<Staff> {
  const form = { name: `Ana ${role}`, email: `${box}@measures.example`, role, authority, passphrase };
  return must(await made.desk.addStaff("system", form));
}

test("pages: from a template to verified, by clicks and by a page with the time; what is refused stays in the form", async () => {
  const { desk, incident, lead, south } = made;
  const app = await appOver(desk, () => made.world.now);
  const [me, other] = [app.as(lead), app.as(analyst)];
  const here = `/incidents/${incident.reference}/measures`;
  assert.match((await me.get(`${here}/from-template?set=partner`)).words, /A partner who shares your IT/);
  assert.equal((await me.get(`${here}/from-template?set=nothing`)).status, 404);
  const none = await me.post(`${here}/from-template`, { set: "partner", authority: lead.authority });
  assert.deepEqual([none.status, /Select at least one measure/.test(none.words)], [400, true]);
  const chosen = { set: "partner", authority: south, measure: "suspend-application" };
  const vague = {
    ...chosen,
    "target-suspend-application": "My Account page",
    "due-suspend-application": "60",
  };
  const refused = await me.post(`${here}/from-template`, vague);
  assert.equal(refused.status, 400);
  assert.match(refused.words, /Name a public service of the authority that carries it out/);
  assert.match(refused.body, /value="My Account page"/);
  const asked = await me.post(`${here}/from-template`, {
    ...{ set: "partner", authority: south, measure: "preserve-logs" },
    ...{ "target-preserve-logs": "All of it", "due-preserve-logs": "60" },
  });
  assert.equal(asked.status, 303);
  assert.match(
    (await me.get(here)).words,
    /1 measure is ordered\. The leads of City of Southwold Council are told by e-mail/,
  );
  const sent = await me.post(`${here}/from-template`, {
    ...{ set: "partner", authority: lead.authority, measure: "isolate-network" },
    ...{ "target-isolate-network": "All networks", "due-isolate-network": "45" },
  });
  assert.deepEqual([sent.status, sent.to], [303, here]);
  const ordered = (await desk.measures(lead, incident.id)).at(-1)!;
  assert.equal(ordered.title, "Isolate the network");
  const one = `${here}/${ordered.id}`;
  assert.equal((await other.post(`${one}/steps/acknowledge`, {})).status, 303);
  const twice = await me.post(`${one}/steps/acknowledge`, {});
  assert.match(twice.words, /Ana analyst has done this already at 09:00/);
  const early = { "happened-day": "7", "happened-month": "1", "happened-year": "2026" };
  const tooEarly = { ...early, "happened-hour": "3", "happened-minute": "0" };
  assert.match((await other.post(`${one}/steps/do`, tooEarly)).words, /cannot have happened before/);
  assert.equal((await other.post(`${one}/steps/do`, {})).status, 303);
  assert.doesNotMatch((await other.get(one)).words, /I have verified it/);
  assert.equal((await me.post(`${one}/steps/verify`, { words: "Nothing answers from outside" })).status, 303);
  assert.match((await me.get(one)).words, /Verified by Lea Lead/);
  assert.match((await me.post(`${one}/steps/lift`, { words: "" })).words, /Say why/);
  assert.equal((await me.get(`${here}/none`)).status, 404);
  assert.match((await me.get(`${here}/alarm`)).words, /by the minute/);
  assert.match((await me.get(`${here}?show=late&kind=recovery`)).words, /None that fits/);
  await app.app.close();
});

for (const version of ["", "-1", "7", "any", "99999999999999999999"]) {
  test(`pages: a form of which nobody has sent any, with the version “${version}”, is refused and breaks nothing`, async () => {
    const { desk, other, lead, north } = made;
    const east = await colleague("lead", made.east, `east${version.length}`);
    const app = await appOver(desk, () => made.world.now);
    const base = `/incidents/${other.reference}`;
    const when = { "alarm-day": "7", "alarm-month": "1", "alarm-year": "2026", "alarm-hour": "5" };
    const trust = { to: north, channels: "mail", state: "not-until-safe", reasons: "It began there" };
    const clear = { scope: ["mail"], covers: "Mail", evidence: "Looked", measures: [], days: 2 } as const;
    const signed = must(await desk.signAttestation(lead, other.id, clear));
    const size = (await desk.ledger("system", { page: 1 })).total;
    for (const [url, form] of [
      [`${base}/measures/alarm/record`, { ...when, "alarm-minute": "0", words: "A call" }],
      [`${base}/trust/set`, trust],
      [`${base}/trust/all-clears/${signed.id}/answer`, { answer: "not", reasons: "Not tried" }],
    ] as const) {
      const seen = await app.as(east).post(url, { ...form, version });
      assert.equal(seen.status, 400, url);
      assert.match(seen.words, /is not the one that stands here now/);
    }
    assert.equal((await desk.ledger("system", { page: 1 })).total, size);
    await app.app.close();
  });
}

test("pages: the public page is told by one click; who may not change the service is told who can", async () => {
  const { desk, incident, lead, north, world } = made;
  const app = await appOver(desk, () => world.now);
  const here = `/incidents/${incident.reference}/measures`;
  const service = (await desk.services("system")).filter(({ authority }) => authority === north)[3]!;
  const sent = await app.as(analyst).post(`${here}/order`, {
    ...{ title: "Suspend it", kind: "containment", effect: "suspends", target: service.name.toUpperCase() },
    ...{ due: "60", authority: north },
  });
  assert.equal(sent.status, 303);
  await app.as(analyst).post(`${sent.to}/steps/do`, {});
  const waits = await app.as(analyst).get(sent.to);
  assert.match(waits.words, /It waits for an incident lead, communications or a service owner of Northmere/);
  const open = await app.as(lead).get(sent.to);
  const [, action = ""] = /action="([^"]+\/proposals\/[^"]+)"/u.exec(open.body) ?? [];
  const [, version = ""] = /name="service-version" value="(\d+)"/u.exec(open.body) ?? [];
  const form = { "service-version": version, note: "", expected: "", answer: "take" };
  const out = world.published.length;
  const by = await app.as(press).post(action, form);
  assert.equal(by.status, 303);
  assert.equal(world.published.length, out + 1, "the public page is put out by the same click");
  const shown = world.published.at(-1)!.services.find((one) => one.service.id === service.id);
  assert.equal(shown?.status, "suspended");
  assert.match(
    (await app.as(lead).post(action, form)).words,
    /Ana communications has decided on this already/,
  );
  await app.app.close();
});

test("pages: an all-clear is saved as a file, and checked without Candour: by the script, and by OpenSSL alone", async (context) => {
  const { desk, incident, partner, lead, world } = made;
  const now = world.now;
  world.now = new Date();
  const app = await appOver(desk, () => world.now);
  const sent = await app.as(partner).post(`/incidents/${incident.reference}/trust/all-clears/sign`, {
    ...{ scope: "mail", covers: "Alle Post: “ünï”\r\nExpires: never", evidence: "Looked at", days: "3" },
  });
  assert.equal(sent.status, 303);
  const page = await app.as(lead).get(sent.to);
  assert.match(page.words, /Checked just now: it fits/);
  const { attestations } = await desk.trust(lead, incident.id);
  const { verifier } = attestations[0]!;
  const folder = mkdtempSync(join(tmpdir(), "candour-all-clear-"));
  const file = join(folder, "all-clear.txt");
  const note = (await app.as(lead).get(`${sent.to}/file`)).body;
  writeFileSync(file, note);
  const script = join(folder, "verify-all-clear.mjs");
  const served = await app.as(lead).get(`/incidents/${incident.reference}/trust/verify-all-clear`);
  writeFileSync(script, served.body);
  const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  const fits = run(file, verifier);
  assert.deepEqual([fits.status, fits.stderr], [0, ""]);
  assert.match(fits.stdout, /The signature fits\. It ends/);
  for (const [name, text, key] of [
    ["another word", note.replace("Looked", "looked"), verifier],
    ["another key", note, attestations.at(-1)!.verifier.replace(/.$/u, (end) => (end === "A" ? "B" : "A"))],
    ["no signature", note.slice(0, note.lastIndexOf("\n\n") + 2), verifier],
    ["something else", "hello\n", verifier],
  ] as const) {
    writeFileSync(file, text);
    assert.equal(run(file, key).status, 1, name);
  }
  assert.equal(run().status, 2);
  writeFileSync(file, note);
  const steps = /```sh\n(.*?)```/su.exec(readFileSync("docs/runbook/trust.md", "utf8"))?.[1] ?? "";
  const shell = steps.replaceAll("all-clear-A-1.txt", "all-clear.txt").replace("VERIFIER", verifier);
  const openssl = spawnSync("sh", ["-ec", shell], { cwd: folder, encoding: "utf8" });
  if (openssl.status === 127) context.diagnostic("no openssl here: not tried");
  else assert.match(openssl.stdout, /Signature Verified Successfully/, openssl.stderr);
  world.now = now;
  await app.app.close();
});

browserTest(
  "pages of measures and trust have no fault that axe finds, and fit a phone 320 pixels wide",
  async (browser) => {
    const { desk, incident, lead, world } = made;
    const house = await staffApp(desk, () => world.now);
    house.signIn(lead);
    const origin = await house.app.listen({ port: 0, host: "127.0.0.1" });
    const page = await javascriptFree(browser);
    await page.context().addCookies([{ name: "candour_session", value: "token-of-tests-1", url: origin }]);
    const measures = await desk.measures(lead, incident.id);
    const waiting = measures.find(({ proposals }) => proposals.some(({ outcome }) => outcome === null))!;
    const { attestations } = await desk.trust(lead, incident.id);
    const base = `${origin}/incidents/${incident.reference}`;
    const faults: string[] = [];
    for (const url of [
      ...["/measures", "/measures/order", "/measures/from-template?set=intruder", "/measures/alarm"],
      ...["", "/steps/lift", "/change", "/after", "/times/0"].map((part) => `/measures/${waiting.id}${part}`),
      ...["/trust", "/trust/set", "/trust/all-clears/sign", `/trust/all-clears/${attestations[0]!.id}`],
      `/trust/all-clears/${attestations[0]!.id}/answer`,
    ]) {
      await page.setViewportSize({ width: 320, height: 900 });
      assert.equal((await page.goto(base + url))?.status(), 200, url);
      for (const fault of await accessibilityFaults(page)) faults.push(`${url}: ${fault}`);
      if (!(await fitsWidth(page))) faults.push(`${url} sticks out at 320`);
      await page.setViewportSize({ width: 1280, height: 900 });
      if (!(await fitsWidth(page))) faults.push(`${url} sticks out at 1280`);
    }
    // The browser keeps its connection, and the app waits for it.
    await page.context().close();
    await house.app.close();
    assert.deepEqual(faults, []);
  },
);
