import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, titleIn, wordsIn } from "../../testing/browse.ts";
import { emptyWorld } from "../../testing/world.ts";

const typed = {
  title: "Files <script>copied</script>",
  summary: "Someone got in.\r\nWe do not know more.",
  phase: "suspected",
  origin: "northmere",
  involved: "easthaven",
  "aware-day": "23",
  "aware-month": "11",
  "aware-year": "2026",
  "aware-hour": "9",
  "aware-minute": "05",
  what: "the archive",
  "from-year": "2006",
  "to-year": "2020",
  confidence: "believed",
};

test("an incident is declared, with the origin among those involved and the time in UTC", async () => {
  const world = emptyWorld();
  const browser = await browse(world);
  const seen = await browser.post("/incidents/declare", typed);
  assert.equal(seen.to, "/incidents/INC-2026-0001");
  assert.deepEqual(world.asked[0]?.with, {
    title: "Files <script>copied</script>",
    summary: "Someone got in.\nWe do not know more.",
    phase: "suspected",
    origin: "northmere",
    involved: ["northmere", "easthaven"],
    awareAt: new Date("2026-11-23T09:05:00Z"),
    intrusion: null,
    believed: { what: "the archive", fromYear: 2006, toYear: 2020, confidence: "believed" },
  });
  const next = await browser.follow(seen);
  assert.match(wordsIn(next.body), /INC-2026-0001 is declared/u);
  assert.match(next.body, /Files &lt;script&gt;copied/u);
  assert.doesNotMatch(next.body, /<script/u);
});

test("awareness may be left open", async () => {
  const world = emptyWorld();
  const empty = Object.fromEntries(
    Object.keys(typed)
      .filter((name) => name.startsWith("aware"))
      .map((n) => [n, ""]),
  );
  await (await browse(world)).post("/incidents/declare", { ...typed, ...empty });
  assert.equal(world.incidents[0]?.involved[0]?.awareAt, null);
});

const wrong = [
  { name: "no title", change: { title: " " }, field: "title" },
  { name: "no summary", change: { summary: "" }, field: "summary" },
  { name: "no origin", change: { origin: "elsewhere" }, field: "origin" },
  { name: "no phase", change: { phase: "concluded" }, field: "phase" },
  { name: "half a date", change: { "aware-month": "" }, field: "aware-month" },
  { name: "31 November", change: { "aware-day": "31" }, field: "aware-day" },
  { name: "a time to come", change: { "aware-year": "2027" }, field: "aware-day" },
  {
    name: "an hour that the clocks skip",
    change: { "aware-day": "29", "aware-month": "3", "aware-hour": "1" },
    field: "aware-day",
  },
  { name: "a year in words", change: { "from-year": "long ago" }, field: "from-year" },
  { name: "years in the wrong order", change: { "from-year": "2021" }, field: "from-year" },
];
for (const { name, change, field } of wrong) {
  test(`with ${name}, the form comes back with what was typed and an error at its field`, async () => {
    const world = emptyWorld();
    const seen = await (await browse(world)).post("/incidents/declare", { ...typed, ...change });
    assert.equal(seen.status, 400);
    assert.match(titleIn(seen.body), /^Error: Declare an incident/u);
    assert.match(seen.body, new RegExp(`<a href="#${field}">`, "u"));
    assert.match(seen.body, new RegExp(`id="${field}"`, "u"), "the link in the summary leads to a field");
    if (field !== "summary") assert.match(seen.body, />Someone got in\.\r\nWe do not know more\.</u);
    assert.match(seen.body, /value="easthaven" checked/u);
    assert.equal(world.incidents.length, 0);
  });
}
