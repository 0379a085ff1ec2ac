import assert from "node:assert/strict";
import { test } from "node:test";
import type { Situation } from "../../../respond/desk/desk.ts";
import { readRoomFigures } from "../../../respond/incident/room-figures.ts";
import { browse, wordsIn } from "../../testing/browse.ts";
import { fakeRoom } from "../../testing/fake-room.ts";
import { busyWorld } from "../../testing/made-up.ts";
import { easthaven, lead, northmere } from "../../testing/world.ts";
import { inTime, lateLines } from "./room.ts";

const here = "/incidents/INC-2026-0001";

test("the situation says it all on one page, with thousands and UK time", async () => {
  const words = wordsIn((await (await browse(busyWorld())).get(here)).body);
  for (const expected of [
    "Files copied from the shared archive",
    "23 November 2026, 2:05am",
    "23 hours left",
    "2 hours overdue",
    "Not started",
    "12,044 more belong to other authorities",
    "41,300 of 100,000 files read",
    "We are dealing with a cyber incident",
    "Emergencies only",
  ]) {
    assert.ok(words.includes(expected), expected);
  }
});

test("the first lines say how many are at high risk, what the clock says, and what to do next", async () => {
  const words = wordsIn((await (await browse(busyWorld())).get(here)).body);
  assert.match(
    words,
    /Where it stands High risk 32 of 60 people at high or very high risk: 4 told, 28 not yet Time to report 23 hours left by 26 November 2026, 9:40am Next Report to the regulator for Northmere Council/u,
  );
});

test("each authority stands in a row, its own first: exposed, contained, services, clock; nobody's people but the own", async () => {
  const words = wordsIn((await (await browse(busyWorld())).get(here)).body);
  const [, room = ""] = /Where each authority stands(.*?)Show this on a wall/u.exec(words) ?? [];
  assert.match(
    room,
    /Northmere Council \(yours\).*3 confirmed 2 possible 1 ruled out since 20 November 2026.*Isolated 2 hours 5 minutes after the alarm.*1 suspended of 2.*23 hours left.*60 32 at high risk.*6 of 60/u,
  );
  assert.match(room, /Easthaven Borough Council.*4 possible.*Nothing ordered.*2 hours overdue.*0.*0 of 0/u);
  assert.match(
    words,
    /Overdue 3 hours late Easthaven Borough Council has not said that it was told Call its lead/u,
  );
  assert.match(words, /14 open sightings, 3 urgent .* 7 at other authorities/u);
});

test("a measure that is overdue leads to itself, not to a list of all", async () => {
  const world = busyWorld();
  const incident = world.incidents[0]!;
  const room = fakeRoom(world);
  const [measure] = await room.measures(lead, incident.id);
  const late = { ...measure!, state: "ordered", dueAt: new Date(0) } as const;
  const figures = await readRoomFigures(
    { ...room, regulatorState: async () => [] },
    lead,
    incident,
    world.now,
  );
  const situation = { ...world, incident, clocks: [] } as unknown as Situation;
  const { lines } = lateLines(situation, { ...figures, exposure: null, measures: [late] }, lead);
  assert.deepEqual(
    lines.map(({ href }) => href),
    [`${here}/measures/${measure!.id}`],
  );
});

test("a report that is late leads to the report, a partner's to its clock", async () => {
  const world = busyWorld();
  const incident = world.incidents[0]!;
  const figures = await readRoomFigures(
    { ...fakeRoom(world), regulatorState: async () => [] },
    lead,
    incident,
    world.now,
  );
  const clocks = [northmere, easthaven].map((id) => ({
    authority: world.authorities.find((one) => one.id === id)!,
    reportDueAt: new Date(0),
  }));
  const situation = { ...world, incident, clocks } as unknown as Situation;
  const hrefs = (reader: typeof lead) =>
    lateLines(situation, { ...figures, exposure: null, measures: [] }, reader).lines.map(({ href }) => href);
  assert.deepEqual(hrefs(lead), [`${here}/report`, `${here}/clocks`]);
  assert.deepEqual(hrefs({ ...lead, role: "contact-centre" }), [`${here}/clocks`, `${here}/clocks`]);
});

test("on a wall there is no frame and nothing to press but the ways off it", async () => {
  const { body } = await (await browse(busyWorld())).get(`${here}?wall=1`);
  assert.match(body, /<noscript><meta http-equiv="refresh" content="60"><\/noscript>/u);
  assert.doesNotMatch(body, /cd-header|cd-nav|cd-footer|<form/u);
  assert.deepEqual(
    [...body.matchAll(/<a href="([^"]*)"|<a class="govuk-link" href="([^"]*)"/gu)].map(
      ([, one, other]) => one ?? other,
    ),
    ["#main-content", `${here}?wall=1`, here],
  );
});

test("what is said once waits for the page that somebody opens, not for one that looks again by itself", async () => {
  const browser = await browse(busyWorld());
  await browser.post(`${here}/phase`, { to: "contained", reasons: "They are out." });
  for (const looks of ["1", "wall"])
    assert.doesNotMatch(
      (await browser.send("GET", here, { "x-candour-live": looks })).body,
      /The phase is now/u,
    );
  assert.match((await browser.get(here)).body, /The phase is now: contained\./u);
});

test("minutes are told to the minute", () => {
  const told = [1, 59, 60, 125, 3492].map(inTime);
  assert.deepEqual(told, ["1 minute", "59 minutes", "1 hour", "2 hours 5 minutes", "58 hours 12 minutes"]);
});

test("people add up: each has a notice in some state, or none yet", async () => {
  const words = wordsIn((await (await browse(busyWorld())).get(here)).body);
  assert.match(words, /15 Held 9 Drafted 3 Approved 6 Sent 3 Failed 4 Withdrawn 20 No notice yet/u);
  assert.match(words, /6 of 60 people have been sent theirs/u);
});

test("the phase is changed with reasons, and the change is told", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const seen = await browser.post(`${here}/phase`, { to: "contained", reasons: "They are out." });
  assert.equal(seen.to, here);
  assert.match(wordsIn((await browser.follow(seen)).body), /The phase is now: contained\./u);
  assert.deepEqual(world.asked[0], {
    what: "changePhase",
    with: { to: "contained", reasons: "They are out." },
  });
});

const wrong = [
  { name: "without reasons", form: { to: "contained", reasons: "" }, field: "reasons" },
  { name: "to a phase that does not follow", form: { to: "near-miss", reasons: "so" }, field: "to" },
];
for (const { name, form, field } of wrong) {
  test(`the phase is not changed ${name}`, async () => {
    const world = busyWorld();
    const seen = await (await browse(world)).post(`${here}/phase`, form);
    assert.equal(seen.status, 400);
    assert.match(seen.body, new RegExp(`<a href="#${field}">`, "u"));
    assert.equal(world.incidents[0]?.phase, "confirmed");
  });
}

test("awareness is recorded by the authority itself, and the due time is told", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const moment = {
    "aware-day": "24",
    "aware-month": "11",
    "aware-year": "2026",
    "aware-hour": "8",
    "aware-minute": "0",
  };
  const seen = await browser.post(`${here}/clocks/northmere`, moment);
  assert.match(wordsIn((await browser.follow(seen)).body), /report is due by 27 November 2026, 8:00am/u);
  const another = await browser.post(`${here}/clocks/westbourne`, moment, `${here}/clocks/northmere`);
  assert.equal(another.status, 404);
});

test("awareness that was recorded is shown to be corrected; of an authority that is not involved there is none", async () => {
  const browser = await browse(busyWorld());
  assert.match(
    (await browser.get(`${here}/clocks/northmere`)).body,
    /name="aware-hour" type="text" value="9"/u,
  );
  assert.equal((await browser.get(`${here}/clocks/elsewhere`)).status, 404);
});
