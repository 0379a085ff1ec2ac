/** Exposure over the real desk and record: declared, told, judged, revised, and reckoned anew when the map changes. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Intrusion } from "../src/domain/exposure/belief.ts";
import type { IncidentId } from "../src/domain/ids.ts";
import type { Incident } from "../src/domain/incident/incident.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import type { DeclareForm } from "../src/respond/desk/desk.ts";
import type { ExposureLine } from "../src/respond/desk/incident/exposure-desk.ts";
import { withReckoning } from "../src/respond/exposure/open-exposure-desk.ts";
import { noWrite } from "../src/respond/map/map-store.ts";
import { type BuiltMap, buildMap, edge, writeMap } from "./builders/shared-map.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must, passphrase, staffedDesk } from "./desk.ts";

type Made = Awaited<ReturnType<typeof house>>;
let made: Made;
before(async () => {
  made = await house();
});

test("declared at a system, everybody exposed is in the incident and told, and no clock but the declarer's runs", async () => {
  const incident = await declared();
  assert.deepEqual(
    incident.involved.map(({ authority, awareAt }) => [made.nameOf(authority), awareAt === null]),
    [
      ["northmere", false],
      ["southwold", true],
    ],
  );
  const { exposures, tellings, beliefs, reckonings } = await made.desk.exposure(made.lead, incident.id);
  assert.deepEqual(exposures.map(inWords), [
    "northmere: Parking permits since 2025-11-03 by File server, Parking permits [2012-]",
    "northmere: File server since 2025-11-03 by File server",
    "southwold: Housing files since 2025-11-03 by File server, Shared directory, Old archive, Housing files [2006-2016]",
  ]);
  assert.deepEqual(
    tellings.map(({ authority, leads, acknowledged }) => [made.nameOf(authority), leads, acknowledged]),
    [["southwold", 1, null]],
  );
  assert.equal(beliefs.length, 1);
  assert.deepEqual(
    reckonings.map(({ because, added }) => [because, added]),
    [["declared", 3]],
  );
  const told = (await made.desk.announcements(made.partner)).filter(
    ({ incident: about }) => about?.id === incident.id,
  );
  assert.deepEqual(
    told.map(({ kind, acknowledgedAt }) => [kind, acknowledgedAt]),
    [["authority-exposed", null]],
  );
});

test("with an empty map, or nothing known of the intruder, an incident is declared as ever", async () => {
  const incident = must(await made.desk.declareIncident(made.lead, { ...made.form, involved: [made.south] }));
  const { exposures, beliefs, tellings } = await made.desk.exposure(made.lead, incident.id);
  assert.deepEqual([exposures.length, beliefs.length, tellings.length], [0, 0, 1]);
  assert.deepEqual(
    (await made.desk.exposureCounts(made.lead, incident.id)).map(({ possible, since }) => [possible, since]),
    [
      [0, null],
      [0, null],
    ],
  );
});

const refused: readonly { name: string; change: Partial<Intrusion>; kind: string }[] = [
  { name: "nowhere", change: { origins: [] }, kind: "origin-missing" },
  {
    name: "a place that is not on the map",
    change: { origins: [{ kind: "system", id: "x" as never }] },
    kind: "unknown-origin",
  },
  { name: "a day to come", change: { since: "2026-01-09" }, kind: "first-day-in-future" },
  { name: "a last day before the first", change: { until: "2025-11-02" }, kind: "until-before-since" },
];
for (const { name, change, kind } of refused)
  test(`an intruder is not believed to have been in ${name}`, async () => {
    const form = { ...made.form, intrusion: { ...made.intrusion, ...change } };
    assert.deepEqual(await made.desk.declareIncident(made.lead, form), { ok: false, problem: { kind } });
    const { id } = await declared();
    const revised = { ...made.intrusion, ...change, reasons: "The logs say so.", version: 1 };
    assert.deepEqual(await made.desk.reviseBelief(made.lead, id, revised), { ok: false, problem: { kind } });
  });

test("an exposure is possible until its own authority says so; each judgement stays", async () => {
  const { id } = await declared();
  const [, , housing] = await exposuresOf(id);
  const form = {
    verdict: "confirmed",
    reasons: "The copy holds them.",
    version: 0,
    mark: housing!.mark,
  } as const;
  const judge = async (by: Staff, change: object) => {
    const outcome = await made.desk.judgeExposure(by, id, housing!.id, { ...form, ...change });
    return outcome.ok ? outcome.value.verdict : outcome.problem.kind;
  };
  assert.equal(await judge(made.lead, {}), "not-yours");
  assert.equal(await judge(made.partner, { verdict: "ruled-out", reasons: " " }), "reasons-missing");
  // A made-up number where nothing was said yet writes over nobody.
  assert.equal(await judge(made.partner, { version: 7 }), "confirmed");
  assert.equal(await judge(made.partner, {}), "changed-meanwhile");
  assert.equal(await judge(made.partner, { version: 1 }), "judged-so-already");
  assert.equal(
    await judge(made.partner, { version: 1, verdict: "ruled-out", reasons: "Wiped in 2019." }),
    "ruled-out",
  );
  const after = (await exposuresOf(id))[2]!;
  assert.deepEqual([after.state, after.judgements.length], ["ruled-out", 2]);
  const counts = await made.desk.exposureCounts(made.partner, id);
  assert.deepEqual(
    counts.map(({ possible, confirmed, ruledOut, since }) => [possible, confirmed, ruledOut, since]),
    [
      [2, 0, 0, "2025-11-03"],
      [0, 0, 1, null],
    ],
  );
});

test("two who judge at once: one is first, and the other is told", async () => {
  const { id } = await declared();
  const housing = (await exposuresOf(id))[2]!;
  const form = { verdict: "confirmed", reasons: "", version: 0, mark: housing.mark } as const;
  const outcomes = await Promise.all(
    [made.partner, made.partner].map((by) => made.desk.judgeExposure(by, id, housing.id, form)),
  );
  assert.deepEqual(outcomes.map(({ ok }) => ok).sort(), [false, true]);
  assert.equal((await exposuresOf(id))[2]!.judgements.length, 1);
});

test("a revised belief keeps the former one and every judgement, marks what is otherwise, and says what changed", async () => {
  const { id } = await declared();
  const [parking, , housing] = await exposuresOf(id);
  const confirm = { verdict: "confirmed", reasons: "", version: 0 } as const;
  must(await made.desk.judgeExposure(made.lead, id, parking!.id, { ...confirm, mark: parking!.mark }));
  must(await made.desk.judgeExposure(made.partner, id, housing!.id, { ...confirm, mark: housing!.mark }));
  const { archive } = made.map;
  const later = {
    origins: [{ kind: "system", id: archive }] as const,
    since: "2025-11-20",
    until: "2025-11-24",
    reasons: "The first sign-in from outside was there.",
  };
  const stale = await made.desk.reviseBelief(made.partner, id, { ...later, version: 7 });
  assert.deepEqual(stale.ok ? null : [stale.problem.kind, "by" in stale.problem && stale.problem.by], [
    "changed-meanwhile",
    "Lea Lead",
  ]);
  must(await made.desk.reviseBelief(made.partner, id, { ...later, version: 1 }));
  const same = await made.desk.reviseBelief(made.partner, id, { ...later, version: 2 });
  assert.equal(same.ok ? "" : same.problem.kind, "same-belief");
  const { beliefs, reckonings, exposures } = await made.desk.exposure(made.lead, id);
  assert.deepEqual(
    beliefs.map(({ number, byName }) => [number, byName]),
    [
      [2, "Sam Lead"],
      [1, "Lea Lead"],
    ],
  );
  const { added, gone, otherwise, changes } = reckonings[0]!;
  assert.deepEqual(
    [added, gone, otherwise, changes.map(({ became }) => became).sort()],
    [0, 2, 1, ["gone", "gone", "otherwise"]],
  );
  assert.deepEqual(
    exposures.map(({ name, gone: isGone, state, lookAgain, since }) => [
      name,
      isGone,
      state,
      lookAgain,
      since,
    ]),
    [
      ["Parking permits", true, "confirmed", false, "2025-11-03"],
      ["File server", true, "possible", false, "2025-11-03"],
      ["Housing files", false, "confirmed", true, "2025-11-20"],
    ],
  );
  const again = exposures[2]!;
  must(
    await made.desk.judgeExposure(made.partner, id, again.id, { ...confirm, version: 1, mark: again.mark }),
  );
  assert.equal((await exposuresOf(id))[2]!.lookAgain, false);
});

test("a change of the map is reckoned at once, brings in whom it exposes and tells them; one that is about nothing decides nothing", async () => {
  const fresh = await house();
  const { id } = must(
    await fresh.desk.declareIncident(fresh.lead, { ...fresh.form, intrusion: fresh.intrusion }),
  );
  const store = withReckoning(fresh.ports, fresh.ports, fresh.lead).map;
  const uses = edge(
    "uses",
    { kind: "authority", id: fresh.east },
    { kind: "system", id: fresh.map.directory },
  );
  const before = await entriesOf(fresh);
  await writeMap(
    store,
    { ...noWrite, added: { ...noWrite.added, edges: [uses] } },
    new Date("2026-01-08T09:00:01Z"),
  );
  const written = (await entriesOf(fresh)).slice(before.length);
  assert.deepEqual(written.sort(), [
    "briefing.sent",
    "exposure.reckoned",
    "incident.authority-brought-in",
    "map.changed",
    "partner.e-mail-queued",
    "partner.told",
  ]);
  const incident = (await fresh.desk.incident("system", "INC-2026-0002"))!;
  assert.ok(incident.involved.some(({ authority, awareAt }) => authority === fresh.east && awareAt === null));
  assert.deepEqual(
    (await fresh.desk.exposureCounts(fresh.lead, id)).map(({ possible, toldAt }) => [
      possible,
      toldAt !== null,
    ]),
    [
      [2, false],
      [1, true],
      [1, true],
    ],
  );
  const apart = edge("uses", { kind: "authority", id: fresh.east }, { kind: "system", id: fresh.map.lone });
  await writeMap(
    store,
    { ...noWrite, added: { ...noWrite.added, edges: [apart] } },
    new Date("2026-01-08T09:00:02Z"),
  );
  assert.deepEqual((await entriesOf(fresh)).slice(before.length + written.length), ["map.changed"]);
  // Its data is on the record still when it has gone from the map.
  await writeMap(store, { ...noWrite, dropped: [uses.id] }, new Date("2026-01-08T09:00:03Z"));
  const { exposures, reckonings } = await fresh.desk.exposure(fresh.eastLead, id);
  assert.deepEqual(
    exposures.filter(({ authority }) => authority === fresh.east).map(({ gone }) => gone),
    [true],
  );
  assert.deepEqual(
    reckonings.map(({ because, added, gone }) => [because, added, gone]),
    [
      ["map", 0, 1],
      ["map", 1, 0],
      ["declared", 3, 0],
    ],
  );
});

test("a change of the map whose reckoning a stop prevented is made up for at the next look", async () => {
  const fresh = await house();
  const { id } = must(
    await fresh.desk.declareIncident(fresh.lead, { ...fresh.form, intrusion: fresh.intrusion }),
  );
  const uses = edge(
    "uses",
    { kind: "authority", id: fresh.east },
    { kind: "system", id: fresh.map.directory },
  );
  await writeMap(fresh.ports.map, { ...noWrite, added: { ...noWrite.added, edges: [uses] } });
  assert.equal((await fresh.ports.exposures.outdated()).length, 1);
  await fresh.desk.reckonOutdated();
  assert.deepEqual(await fresh.ports.exposures.outdated(), []);
  assert.equal(
    (await fresh.desk.exposure(fresh.eastLead, id)).exposures.filter(
      ({ authority }) => authority === fresh.east,
    ).length,
    1,
  );
});

test("many reckonings at once follow one another, and leave one set of exposures", async () => {
  const fresh = await house();
  const { id } = must(
    await fresh.desk.declareIncident(fresh.lead, { ...fresh.form, intrusion: fresh.intrusion }),
  );
  const revisions = ["2025-10-01", "2025-10-02", "2025-10-03"].map((since) =>
    fresh.desk.reviseBelief(fresh.lead, id, { ...fresh.intrusion, since, reasons: "Logs.", version: 1 }),
  );
  const uses = edge(
    "uses",
    { kind: "authority", id: fresh.east },
    { kind: "system", id: fresh.map.directory },
  );
  const store = withReckoning(fresh.ports, fresh.ports, fresh.lead).map;
  const [outcomes] = await Promise.all([
    Promise.all(revisions),
    writeMap(store, { ...noWrite, added: { ...noWrite.added, edges: [uses] } }),
  ]);
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  const { exposures, reckonings } = await fresh.desk.exposure(fresh.lead, id);
  assert.equal(exposures.length, 4);
  assert.equal(new Set(exposures.map(({ since }) => since)).size, 1);
  // The map's may come first, and is then part of the belief's.
  assert.ok(reckonings.length === 2 || reckonings.length === 3, String(reckonings.length));
  assert.deepEqual(await fresh.ports.exposures.outdated(), []);
});

test("partners have their e-mail once, however many look at the same time", async () => {
  const fresh = await house();
  const [incident] = await Promise.all([
    fresh.desk.declareIncident(fresh.lead, { ...fresh.form, intrusion: fresh.intrusion }),
    ...[1, 2, 3, 4].map(() => fresh.desk.reckonOutdated()),
  ]);
  const { id } = must(incident);
  await Promise.all([1, 2, 3].map(() => fresh.desk.exposure(fresh.lead, id)));
  const sent = (await entriesOf(fresh)).filter((verb) =>
    ["briefing.sent", "partner.e-mail-queued"].includes(verb),
  );
  assert.deepEqual(sent, ["briefing.sent", "partner.e-mail-queued"]);
  assert.deepEqual(fresh.world.faults, []);
});

test("that somebody there has read the e-mail shows before the authority itself has said that it was told", async () => {
  const fresh = await house();
  const { id } = must(
    await fresh.desk.declareIncident(fresh.lead, { ...fresh.form, intrusion: fresh.intrusion }),
  );
  await fresh.desk.reckonOutdated();
  const heard = async (reader: Staff) =>
    (await fresh.desk.exposure(reader, id)).tellings.map(({ heardAt, acknowledged }) => [
      heardAt,
      acknowledged,
    ]);
  assert.deepEqual(await heard(fresh.lead), [[null, null]]);
  const at = new Date("2026-01-08T08:40:00Z");
  await withEntry(
    fresh.record.sql,
    (tx) => tx`
      insert into briefing_acknowledgement (recipient_id, version, at, manner)
      select r.id, 1, ${at}, 'link' from briefing_recipient r join telling t on t.briefing_id = r.briefing_id
      where t.incident_id = ${id}`,
  );
  for (const reader of [fresh.lead, fresh.partner])
    assert.deepEqual(await heard(reader), [[at, null]], reader.name);
  const outside = fresh.record.pools.of({ authority: fresh.east, role: "lead", incidents: null });
  assert.equal((await outside.unsafe(`select 1 from telling_heard('${id}')`)).length, 0);
});

test("e-mails that a stop kept from being queued are queued some minutes later", async () => {
  const fresh = await house();
  must(await fresh.desk.declareIncident("system", { ...fresh.form, involved: [fresh.south] }));
  const [first] = await fresh.desk.incidents("system");
  must(
    await fresh.desk.reviseBelief(fresh.lead, first!.id, {
      ...fresh.intrusion,
      reasons: "Logs.",
      version: 0,
    }),
  );
  await fresh.record.sql.begin(async (tx) => {
    await tx`update telling set mailed_at = null, mailing_until = ${new Date("2026-01-08T09:05:00Z")}`;
    await tx`insert into ledger_entry (leaf) values ('{"verb":"test.made","actor":"system","subject":"x:y","detail":{},"written":"2026-01-08T09:00:00.000Z"}')`;
  });
  const queued = async () =>
    (await entriesOf(fresh)).filter((verb) => verb === "partner.e-mail-queued").length;
  const before = await queued();
  await fresh.desk.reckonOutdated();
  assert.equal(await queued(), before, "somebody else is at it");
  fresh.world.now = new Date("2026-01-08T09:05:00Z");
  await fresh.desk.reckonOutdated();
  assert.ok((await queued()) > before);
});

test("being told starts no clock: a lead acknowledges once, and says since when their authority is aware", async () => {
  const { id } = await declared();
  const early = await made.desk.acknowledgeTelling(made.partner, id, {
    awareAt: new Date("2026-01-08T09:00:01Z"),
  });
  assert.equal(early.ok ? "" : early.problem.kind, "aware-in-future");
  const own = await made.desk.acknowledgeTelling(made.lead, id, { awareAt: null });
  assert.equal(own.ok ? "" : own.problem.kind, "not-told");
  const awareAt = new Date("2026-01-08T08:30:00Z");
  must(await made.desk.acknowledgeTelling(made.partner, id, { awareAt }));
  const twice = await made.desk.acknowledgeTelling(made.partner, id, { awareAt: null });
  assert.deepEqual(twice.ok ? null : [twice.problem.kind, "by" in twice.problem && twice.problem.by], [
    "acknowledged-already",
    "Sam Lead",
  ]);
  const [, line] = (await made.desk.incidents("system")).find((one) => one.id === id)!.involved;
  assert.deepEqual(line?.awareAt, awareAt);
  must(await made.desk.tellByHand(made.lead, id, { authority: made.south, words: "Rang their duty lead." }));
  const [telling] = (await made.desk.exposure(made.lead, id)).tellings;
  assert.deepEqual(
    [telling?.byHand?.words, telling?.acknowledgedName],
    ["Rang their duty lead.", "Sam Lead"],
  );
  const open = (await made.desk.announcements(made.partner)).find(({ incident: about }) => about?.id === id);
  assert.notEqual(open?.acknowledgedAt ?? null, null, "the announcement is read with it");
});

test("an authority that has recorded when it became aware says that it was told, and its clock goes on as it was set", async () => {
  const { id } = await declared();
  const set = new Date("2026-01-08T08:10:00Z");
  must(await made.desk.recordAwareness(made.partner, id, made.south, set));
  const later = new Date("2026-01-08T08:30:00Z");
  must(await made.desk.acknowledgeTelling(made.partner, id, { awareAt: later }));
  const [, line] = (await made.desk.incidents("system")).find((one) => one.id === id)!.involved;
  assert.deepEqual(line?.awareAt, set);
});

test("who is not in the incident sees nothing of it, whatever they ask", async () => {
  const { id } = await declared();
  await assert.rejects(made.desk.exposure(made.eastLead, id));
  const pool = made.record.pools.of({ authority: made.east, role: "lead", incidents: null });
  for (const table of ["belief", "reckoning", "exposure", "exposure_judgement", "telling"])
    assert.equal((await pool.unsafe(`select 1 from ${table}`)).length, 0, table);
  const partner = made.record.pools.of({ authority: made.south, role: "lead", incidents: null });
  assert.equal((await partner.unsafe("update exposure set since_day = now()")).count, 0);
  const theirs = (await exposuresOf(id))[0]!;
  await assert.rejects(
    partner.unsafe(`insert into exposure_judgement values ($1, 1, 'confirmed', '', $2, now(), '')`, [
      theirs.id,
      made.partner.id,
    ]),
    /row-level security/,
  );
});

async function declared(): Promise<Incident> {
  return must(await made.desk.declareIncident(made.lead, { ...made.form, intrusion: made.intrusion }));
}

async function exposuresOf(id: IncidentId): Promise<readonly ExposureLine[]> {
  return (await made.desk.exposure(made.lead, id)).exposures;
}

async function entriesOf({ desk }: Pick<Made, "desk">): Promise<string[]> {
  const all: string[] = [];
  for (let page = 1; ; page++) {
    const { rows, total } = await desk.ledger("system", { page });
    all.push(...rows.map(({ verb }) => verb));
    if (all.length >= total) return all.reverse();
  }
}

function inWords({ authority, name, since, path, years }: ExposureLine): string {
  const names = new Map(Object.entries(made.map).map(([key, id]) => [id as string, key]));
  const called: Readonly<Record<string, string>> = {
    ...{ files: "File server", directory: "Shared directory", archive: "Old archive" },
    ...{ housing: "Housing files", parking: "Parking permits" },
  };
  const steps = path.map(({ key }) => called[names.get(key.split(":")[1] ?? "") ?? ""]);
  const spans = years.map(({ from, to }) => `${from ?? ""}-${to ?? ""}`).join();
  return `${made.nameOf(authority)}: ${name} since ${since} by ${steps.join(", ")}${spans === "" ? "" : ` [${spans}]`}`;
}

async function house() {
  const staffed = await staffedDesk();
  const { desk, north, south, ports, lead } = staffed;
  const contact = { phone: "", email: "", web: "", address: [] };
  const east = must(
    await desk.addAuthority("system", { key: "eastholm", name: "Eastholm Council", contact }),
  ).id;
  const email = "lead@eastholm.example";
  const eastLead = must(
    await desk.addStaff("system", { name: "Eva Lead", email, role: "lead", authority: east, passphrase }),
  );
  const map: BuiltMap = await buildMap(ports.map, { north, south });
  const intrusion: Intrusion = {
    origins: [{ kind: "system", id: map.files }],
    since: "2025-11-03",
    until: null,
  };
  const form: DeclareForm = {
    title: "Files copied",
    summary: "Files were copied.",
    origin: north,
    phase: "confirmed",
    awareAt: new Date("2026-01-08T08:00:00Z"),
    involved: [],
    believed: { what: "", fromYear: null, toYear: null, confidence: "believed" },
  };
  const keys = new Map((await desk.authorities("system")).map(({ id, key }) => [id, key]));
  return {
    ...staffed,
    lead,
    east,
    eastLead,
    map,
    intrusion,
    form,
    nameOf: (id: typeof east) => keys.get(id) ?? "",
  };
}
