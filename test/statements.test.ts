/** What the public is told, on the real record: nothing without a second person, nothing unsaid, each body for itself. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { publicationOf } from "../src/public/site/publication-of.ts";
import { renderSite } from "../src/public/site/render-site.ts";
import type { PublicFacts } from "../src/respond/publish/gather-facts.ts";
import { objectsOf } from "./builders/addresses.ts";
import { appOver } from "./builders/app-over.ts";
import { furnishComplaints } from "./builders/furnish-complaints.ts";
import { furnishMeasures } from "./builders/furnish-measures.ts";
import { furnishPublicServices } from "./builders/furnish-public-services.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must } from "./desk.ts";

let made: Furnished;
before(async () => {
  made = await furnishedRecord();
});
const which = (number: number) => ({ incident: made.incident.id, number });
const told = (): PublicFacts => made.world.published.at(-1)!;
const form = { title: "Files were copied", body: "We are sorry." };

test("nobody approves words that they had a hand in, also not by way of a colleague's draft", async () => {
  const { desk, lead, dpo, incident } = made;
  const first = must(await desk.writeStatement(lead, incident.id, form));
  const own = await desk.approveStatement(lead, which(first.number));
  assert.deepEqual(own, { ok: false, problem: { kind: "statement-own-words" } });
  must(await desk.sendBackStatement(dpo, which(first.number), "Say when."));
  const second = must(
    await desk.writeStatement(lead, incident.id, {
      ...form,
      body: "We are sorry. It was today.",
      from: first.number,
    }),
  );
  assert.deepEqual(second.writers, [lead.id]);
  must(await desk.approveStatement(dpo, which(second.number)));
  assert.deepEqual(await desk.approveStatement(dpo, which(second.number)), {
    ok: false,
    problem: { kind: "statement-not-waiting" },
  });
  must(await desk.publishStatement(lead, incident.id, second.number));
  assert.equal(told().incidents[0]?.statements.length, 1);
});

test("another authority neither approves, publishes, corrects nor withdraws it", async () => {
  const { desk, partner, incident } = made;
  const outcomes = [
    await desk.approveStatement(partner, which(2)),
    await desk.retractStatement(partner, which(2), "No."),
    await desk.writeStatement(partner, incident.id, { ...form, corrects: 2, changed: "All of it." }),
  ];
  for (const outcome of outcomes)
    assert.deepEqual(outcome, { ok: false, problem: { kind: "statement-others" } });
});

test("a correction says what changed, takes the same number on the page, and leaves what was said", async () => {
  const { desk, lead, dpo, incident } = made;
  const unsaid = await desk.writeStatement(lead, incident.id, { ...form, corrects: 2 });
  assert.deepEqual(unsaid, { ok: false, problem: { kind: "changed-missing" } });
  const corrected = must(
    await desk.writeStatement(lead, incident.id, { ...form, corrects: 2, changed: "It was yesterday." }),
  );
  assert.equal(corrected.corrects, 2);
  must(await desk.approveStatement(dpo, which(corrected.number)));
  must(await desk.publishStatement(lead, incident.id, corrected.number));
  assert.deepEqual(
    told().incidents[0]?.statements.map(({ number, corrects }) => [number, corrects]),
    [
      [3, 2],
      [2, null],
    ],
  );
});

test("one that is withdrawn stays on the page with the reason, and is not corrected any more", async () => {
  const { desk, lead, incident } = made;
  const silent = await desk.retractStatement(lead, which(3), " ");
  assert.deepEqual(silent, { ok: false, problem: { kind: "statement-without-why" } });
  made.world.publishProblem = { kind: "disk-full" };
  assert.equal((await desk.retractStatement(lead, which(3), "It was another attack.")).ok, false);
  made.world.publishProblem = null;
  assert.equal((await desk.statements("system", incident.id))[0]?.state, "published", "taken back");
  must(await desk.retractStatement(lead, which(3), "It was another attack."));
  assert.equal(told().incidents[0]?.statements[0]?.why, "It was another attack.");
  const again = await desk.writeStatement(lead, incident.id, { ...form, corrects: 3, changed: "x" });
  assert.deepEqual(again, { ok: false, problem: { kind: "statement-not-published" } });
});

const behind = [
  {
    name: "published without a yes",
    sql: "update statement set state = 'published', published_at = now() where number = 1",
  },
  { name: "changed after it was written", sql: "update statement set body = 'Other words' where number = 2" },
  {
    name: "approved by its own writer",
    sql: "update statement set state = 'approved', approved_at = now(), approved_by = writers[1] where number = 1",
  },
  {
    name: "entered as published",
    sql: "insert into statement (incident_id, number, title, body, author_name, written_at, state, published_at) select id, 99, 'T', 'B', 'N', now(), 'published', now() from incident",
  },
];
for (const { name, sql } of behind) {
  test(`behind the desk's back no statement is ${name}`, async () => {
    await assert.rejects(
      withEntry(made.sql, (tx) => tx.unsafe(sql)),
      { code: "23514" },
    );
  });
}

const point = {
  kind: "believed",
  sure: "likely",
  text: "They are old files.",
  revises: null,
  why: "",
} as const;

test("what we believe is told with a second yes, checked again by one press, and revised with the reason", async () => {
  const { desk, lead, dpo, partner, incident } = made;
  const unsure = await desk.writePoint(lead, incident.id, { ...point, sure: "" });
  assert.deepEqual(unsure, { ok: false, problem: { kind: "point-sure-missing" } });
  const first = must(await desk.writePoint(lead, incident.id, point));
  assert.deepEqual(await desk.approvePoint(lead, which(first.number)), {
    ok: false,
    problem: { kind: "point-own-words" },
  });
  assert.deepEqual(told().incidents[0]?.points, []);
  must(await desk.approvePoint(dpo, which(first.number)));
  assert.equal((await desk.checkPoint(partner, which(first.number))).ok, false, "another authority's");
  made.world.now = new Date(made.world.now.getTime() + 3_600_000);
  must(await desk.checkPoint(lead, which(first.number)));
  assert.deepEqual(told().incidents[0]?.points[0]?.checkedAt, made.world.now);
  const better = { ...point, kind: "wrong", sure: "", text: "They are old files only.", revises: 1 } as const;
  const silent = await desk.writePoint(lead, incident.id, better);
  assert.deepEqual(silent, { ok: false, problem: { kind: "point-why-missing" } });
  const second = must(await desk.writePoint(lead, incident.id, { ...better, why: "Some are new." }));
  must(await desk.approvePoint(dpo, which(second.number)));
  assert.deepEqual(
    told().incidents[0]?.points.map(({ number, kind, revises }) => [number, kind, revises]),
    [
      [2, "wrong", 1],
      [1, "believed", null],
    ],
  );
});

test("kinds of data are believed taken before any review, and give way to what the own review finds", async () => {
  const { desk, lead, dpo, incident, other, world } = made;
  const inOther = (number: number) => ({ incident: other.id, number });
  const first = must(await desk.writeStatement(lead, other.id, form));
  must(await desk.approveStatement(dpo, inOther(first.number)));
  must(await desk.publishStatement(lead, other.id, first.number));
  const named = { ...point, taken: ["bank-account", "name", "name"] } as const;
  const unsure = await desk.writePoint(lead, other.id, { ...named, kind: "not-known-yet", sure: "" });
  assert.deepEqual(unsure, { ok: false, problem: { kind: "point-taken-unknown" } });
  const thought = () =>
    told()
      .incidents.find(({ reference }) => reference === other.reference)
      ?.thought.map(({ type, words, sure }) => [type, words, sure]);
  const likely = must(await desk.writePoint(lead, other.id, named));
  must(await desk.publish("system"));
  assert.deepEqual(thought(), [], "not without a second person");
  must(await desk.approvePoint(dpo, inOther(likely.number)));
  assert.deepEqual(thought(), [
    ["bank-account", "bank-account", "likely"],
    ["name", "name", "likely"],
  ]);
  const advice = told().incidents.find(({ reference }) => reference === other.reference)?.advice;
  assert.ok(
    advice?.some(({ key }) => key === "bank"),
    "with the advice for it",
  );
  const better = {
    ...named,
    taken: ["name"],
    kind: "known",
    sure: "",
    revises: 1,
    why: "We looked.",
  } as const;
  const known = must(await desk.writePoint(lead, other.id, better));
  must(await desk.approvePoint(dpo, inOther(known.number)));
  assert.deepEqual(thought(), [["name", "name", "known"]]);
  // The lead's authority has reviewed its files in the first incident: what was found is told, whatever was thought.
  must(
    await desk.approveStatement(dpo, which(must(await desk.writeStatement(lead, incident.id, form)).number)),
  );
  const there = must(await desk.writePoint(lead, incident.id, { ...point, taken: ["passport"] }));
  must(await desk.approvePoint(dpo, which(there.number)));
  const reviewed = world.published
    .at(-1)!
    .incidents.find(({ reference }) => reference === incident.reference);
  assert.deepEqual(reviewed?.thought, []);
  assert.ok((reviewed?.taken.length ?? 0) > 0);
  await assert.rejects(
    withEntry(made.sql, (tx) => tx.unsafe("update point set taken = '{health}' where number = 1")),
    { code: "23514" },
  );
});

test("easy read: from writing to its page, and a correction never keeps old words in silence", async () => {
  const { desk, lead, dpo, incident } = made;
  const words = {
    ...form,
    title: "Easy to read",
    body: "Files were copied.",
    easyRead: "Somebody got in.\n- We are sorry.",
  };
  const easyPage = () => {
    const site = renderSite(publicationOf(told(), { siteName: "Updates", address: "" }));
    return site.get("/easy-read")!.body;
  };
  const published = async (number: number) => {
    must(await desk.approveStatement(dpo, which(number)));
    must(await desk.publishStatement(lead, incident.id, number));
  };
  made.world.now = new Date(made.world.now.getTime() + 3_600_000);
  const first = must(await desk.writeStatement(lead, incident.id, words));
  await published(first.number);
  assert.match(easyPage(), /<span>Somebody got in\.<\/span>[\s\S]*<span>We are sorry\.<\/span>/);

  const app = await appOver(desk, made.now);
  const at = `/incidents/${incident.reference}/statements`;
  const opened = (await app.as(lead).get(`${at}/write?corrects=${first.number}`)).words;
  assert.match(opened, /Do the easy read words still fit\?/);
  assert.doesNotMatch((await app.as(lead).get(`${at}/write`)).words, /still fit/);
  const typed = {
    ...{ title: words.title, body: "No files were copied.", easyRead: words.easyRead, changed: "None were." },
    ...{ corrects: String(first.number), from: String(first.number), version: "any" },
  };
  const version = String(await desk.version(lead, { kind: "statements", incident: incident.id }));
  const silent = await app.as(lead).post(`${at}/write`, { ...typed, version });
  assert.match(silent.words, /Change the easy read words too, or say that they are still right/);
  assert.equal((await desk.statements("system", incident.id))[0]?.number, first.number, "nothing is saved");
  const kept = await app.as(lead).post(`${at}/write`, { ...typed, version, easyStands: "yes" });
  assert.match(kept.to, /statements\/\d+$/);
  const number = Number(kept.to.split("/").at(-1));
  const asked = (await app.as(dpo).get(`${at}/${number}/approve`)).words;
  assert.match(asked, /The easy read words are those of before/);
  must(await desk.sendBackStatement(dpo, which(number), "Say it in easy read too."));
  const changed = { ...words, body: "No files were copied.", corrects: first.number, changed: "None were." };
  const gone = must(await desk.writeStatement(lead, incident.id, { ...changed, easyRead: "" }));
  assert.match(
    (await app.as(dpo).get(`${at}/${gone.number}/approve`)).words,
    /easy read words are taken away/,
  );
  const better = must(
    await desk.writeStatement(lead, incident.id, { ...changed, easyRead: "They took no files." }),
  );
  assert.doesNotMatch(
    (await app.as(dpo).get(`${at}/${better.number}/approve`)).words,
    /those of before|taken away/,
  );
  await published(better.number);
  assert.match(easyPage(), /They took no files\./);
  assert.doesNotMatch(easyPage(), /Somebody got in|We are sorry\./);
  await app.app.close();
});

test("how it reads stands beside everything that staff write for the public, and easy read is held to its own aim", async () => {
  const { desk, lead, dpo, incident } = made;
  await furnishMeasures(made);
  await furnishPublicServices(made);
  await furnishComplaints(made);
  const objects = await objectsOf(made);
  const points = must(await desk.writePoint(lead, incident.id, point));
  must(await desk.approvePoint(dpo, which(points.number)));
  const shown = must(await desk.writeStatement(lead, incident.id, form));
  must(await desk.approveStatement(dpo, which(shown.number)));
  must(await desk.publishStatement(lead, incident.id, shown.number));
  const app = await appOver(desk, made.now);
  const beside: Readonly<Record<string, readonly string[]>> = {
    [`/incidents/:incident/statements/write?corrects=${shown.number}`]: ["changed", "body", "easyRead"],
    [`/incidents/:incident/statements/${shown.number}/withdraw`]: ["why"],
    [`/incidents/:incident/points/write?revises=${points.number}`]: ["text", "why"],
    "/incidents/:incident/services/:service": ["note"],
    "/incidents/:incident/services/places/:place": ["access"],
    "/incidents/:incident/services/maintenance/:maintenance": ["words"],
    "/outages/new": ["words"],
    "/outages/:outage/say": ["words"],
    "/outages/:outage/part": ["words"],
    "/complaints/:complaint": ["answer"],
    "/emergency": ["text"],
  };
  for (const [path, fields] of Object.entries(beside)) {
    const address = path.replace(/:(\w+)/gu, (_, name: string) => objects[name] ?? "none");
    const { body } = await app.as(lead).get(address);
    const buttons = [...body.matchAll(/formaction="([^"]+)"[^>]*value="(\w+)" data-readability/gu)];
    assert.deepEqual(
      buttons.map(([, to, field]) => `${field} ${to}`),
      fields.map((field) => `${field} /readability${field === "easyRead" ? "?aim=easy" : ""}`),
      path,
    );
    assert.match(body, /<script src="\/assets\/readability-/, path);
  }
  const easyRead = "We think that the files hold your name and your street and the day of your birth.";
  const page = (await app.as(lead).post("/readability?aim=easy", { field: "easyRead", easyRead })).words;
  assert.match(page, /The aim is 7, with 15 words to a sentence at most/);
  assert.match(page, /17 words/);
  await app.app.close();
});
