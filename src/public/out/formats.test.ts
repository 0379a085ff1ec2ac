/** What others take is what its format asks for, by schemas from outside and by programs that others wrote. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import ICAL from "ical.js";
import RssParser from "rss-parser";
import { validateXML } from "xmllint-wasm";
import { type EmergencyBoard, emptyBoard, putUp, takeDown } from "../../domain/emergency/board.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedOutage } from "../../domain/publication/published-outage.ts";
import { withEmergencies } from "../../domain/publication/with-emergencies.ts";
import { readLanguages } from "../../main/content/read-languages.ts";
import { alertsOf } from "../alerts/alerts-of.ts";
import { bannerOf } from "../banner/banner-of.ts";
import { jsonFeed as feedOf } from "../feeds/feeds.ts";
import { summaryJson } from "../feeds/statuspage.ts";
import { renderSite } from "../site/render-site.ts";
import { aPublication } from "../testing/publication.ts";
import { statement } from "../testing/published-parts.ts";

const schemas = join(import.meta.dirname, "../../../test/schemas");
const read = (name: string) => readFileSync(join(schemas, name), "utf8");
const ajv = formats.default(new Ajv({ strict: false, allErrors: true }));
const jsonFeed = ajv.compile(withoutDraft(createRequire(import.meta.url)("jsonfeed-schema")));
const statuspage = ajv.compile(JSON.parse(read("statuspage.json")));

const languages = await readLanguages("/nowhere");

const outage: PublishedOutage = {
  ...{ key: "0a1b2c3d-0001", title: "Shared sign-in is down", origin: "northmere", status: "suspended" },
  ...{ words: "Nobody can sign in.", expectedReturn: "two days", expectedDay: null, revisions: [] },
  sayings: [
    { at: "2026-11-25T08:00:00.000Z", status: "disrupted", words: "Signing in is slow." },
    { at: "2026-11-25T12:00:00.000Z", status: "suspended", words: "Nobody can sign in." },
  ],
  ...{ startedAt: "2026-11-25T07:30:00.000Z", updatedAt: "2026-11-26T09:00:00.000Z", endedAt: null },
  parts: [
    part("northmere", ["my-account"], "2026-11-25T08:00:00.000Z"),
    part("eastmere", ["libraries"], "2026-11-25T10:00:00.000Z"),
  ],
};

function part(
  authority: string,
  services: readonly string[],
  joinedAt: string,
): PublishedOutage["parts"][number] {
  return { authority, services, joinedAt, words: "", channels: [] };
}

const late = new Date("2026-11-29T12:00:00Z");

/** One that other words took the place of, those were taken down, and a third stands. */
function board(text = "Third message."): EmergencyBoard {
  const moment = (day: number, hour: number): string =>
    `2026-11-${day}T${String(hour).padStart(2, "0")}:00:00.000Z`;
  const id = (at: number): string => String(at).repeat(32);
  const first = { id: id(1), text: "First.", texts: {}, danger: false, startedAt: moment(26, 8) };
  const second = { ...first, id: id(2), text: "Second message.", danger: true, startedAt: moment(26, 9) };
  const texts = { cy: "Trydedd neges.", ar: "رسالة" };
  const third = { ...first, id: id(3), text, texts, startedAt: moment(27, 8) };
  const two = putUp(putUp(emptyBoard, first), second);
  return putUp(takeDown(two, second.id, { at: moment(26, 10), step: id(4) })!, third);
}

const hostile = [
  "]]><script>alert(1)</script><![CDATA[",
  "\u0000\u0001\u0008\u000b\u001b\u007f\u0085\ufffe\uffff end",
  "👩🏽‍🚒 emoji 🏴󠁧󠁢󠁷󠁬󠁳󠁿 and \ud800 a half",
  "\u202eright to left\u202c العربية עברית",
  `long ${"word ".repeat(2000)}`,
  "BEGIN:VEVENT\r\nUID:1;,\\n &amp; <!-- -- --> %00 \" ' ` ?>",
];

const publications: readonly { readonly name: string; readonly publication: Publication }[] = [
  { name: "as usual", publication: aPublication({ outages: [outage] }) },
  {
    name: "empty",
    publication: aPublication({ services: [], incidents: [], statements: [], authorities: [] }),
  },
  { name: "with emergency messages", publication: withEmergencies(aPublication(), board(), late) },
  {
    name: "an emergency message and nothing else",
    publication: withEmergencies(
      aPublication({ services: [], incidents: [], statements: [], authorities: [], address: "" }),
      board(),
      late,
    ),
  },
  { name: "without an address", publication: aPublication({ address: "", outages: [outage] }) },
  ...hostile.map((text, index) => ({ name: `hostile text ${index + 1}`, publication: filled(text) })),
  ...hostile.map((text, index) => ({
    name: `hostile emergency message ${index + 1}`,
    publication: withEmergencies(aPublication(), board(text), late),
  })),
];

test("emergency messages are rows of alerts: other words, each day that it stands, and the end", () => {
  const row = alertsOf(withEmergencies(aPublication({ statements: [] }), board(), late)).toReversed();
  assert.deepEqual(
    row.map(({ kind, severity, sentAt, headline, earlier, superseded }) => {
      return [kind, severity, sentAt.slice(8, 13), headline.slice(0, 6), earlier.length, superseded];
    }),
    [
      ["Alert", "Severe", "26T08", "First.", 0, true],
      ["Update", "Extreme", "26T09", "Second", 1, true],
      ["Cancel", "Minor", "26T10", "Second", 2, false],
      ["Alert", "Severe", "27T08", "Third ", 0, true],
      ["Update", "Severe", "28T08", "Third ", 1, true],
      ["Update", "Severe", "29T08", "Third ", 2, false],
    ],
  );
  const sooner = alertsOf(withEmergencies(aPublication(), board(), new Date("2026-11-27T12:00:00Z")));
  const later = new Map(row.map((alert) => [alert.identifier, alert]));
  for (const alert of sooner.filter(({ category }) => category === "Safety"))
    assert.deepEqual({ ...later.get(alert.identifier)!, superseded: false }, { ...alert, superseded: false });
});

test("what stands is the banner, the first entry, and critical; what is over says so", () => {
  const told = withEmergencies(aPublication(), board(), late);
  assert.match(bannerOf(told, "westmere").latest!.title, /^Emergency message: Third message/);
  const summary = JSON.parse(summaryJson(told));
  assert.deepEqual([summary.status.indicator, summary.incidents[0].impact], ["critical", "critical"]);
  const items = JSON.parse(feedOf(told)).items.map(({ title }: { title: string }) => title);
  assert.ok(items.includes("Emergency message: Third message.") && items.includes("Over: Second message."));
  assert.equal(told.updatedAt, "2026-11-29T17:30:00.000Z");
});

for (const { name, publication } of publications) {
  test(`${name}: every file that others take is what its format asks for`, async () => {
    const site = renderSite(publication, new Set(), languages);
    const xml = [...site].filter(([path]) => /\.(atom|xml)$/.test(path));
    const atom = xml.filter(([path]) => path.endsWith(".atom") || path === "/cap/index.xml");
    const cap = xml.filter(([path]) => path.startsWith("/cap/") && path !== "/cap/index.xml");
    await valid("relaxng", read("atom.rng"), atom);
    if (cap.length > 0) await valid("schema", read("cap-1.2.xsd"), cap);
    for (const [path, { body }] of site) {
      if (path.endsWith("feed.json"))
        assert.ok(jsonFeed(JSON.parse(body)), `${path}: ${ajv.errorsText(jsonFeed.errors)}`);
      if (path.startsWith("/api/v2/") && path !== "/api/v2/uptime.json")
        assert.ok(statuspage(JSON.parse(body)), `${path}: ${ajv.errorsText(statuspage.errors)}`);
      if (path.endsWith(".ics")) {
        const calendar = new ICAL.Component(ICAL.parse(body));
        assert.equal(calendar.name, "vcalendar");
        for (const one of calendar.getAllSubcomponents("vevent")) assert.ok(new ICAL.Event(one).uid);
      }
      if (path.endsWith("banner.json")) assert.ok(Buffer.byteLength(body) < 8192, `${path} is small`);
      if (path.endsWith("banner.html")) assert.ok(Buffer.byteLength(body) < 8192 && !/<script/i.test(body));
    }
  });
}

test("a program that gathers feeds reads each of them", async () => {
  const parser = new RssParser();
  const site = renderSite(aPublication({ outages: [outage] }));
  for (const [path, { body }] of site) {
    if (!path.endsWith("feed.atom")) continue;
    const feed = await parser.parseString(body);
    assert.ok(feed.title !== undefined && feed.title !== "", path);
  }
  const all = await parser.parseString(site.get("/feed.atom")!.body);
  assert.deepEqual(
    all.items.map(({ title }) => title),
    [
      "What we know about the data that was taken",
      "Shared sign-in is down",
      "We are dealing with a cyber attack",
    ],
  );
  const westmere = await parser.parseString(site.get("/authorities/westmere/feed.atom")!.body);
  assert.deepEqual(westmere.items, [], "it is in neither the incident nor the outage");
  const account = await parser.parseString(site.get("/services/northmere/my-account/feed.atom")!.body);
  assert.deepEqual(
    account.items.map(({ title }) => title),
    ["Shared sign-in is down", "My Account: Suspended", "My Account: Running"],
  );
});

test("an outage is one row of alerts: told, told more, joined, over", () => {
  const over = { ...outage, endedAt: "2026-11-26T09:00:00.000Z" };
  const row = alertsOf(aPublication({ outages: [over], statements: [] })).toReversed();
  assert.deepEqual(
    row.map(({ kind, severity, areas, earlier }) => [kind, severity, areas.length, earlier.length]),
    [
      ["Alert", "Moderate", 1, 0],
      ["Update", "Moderate", 2, 1],
      ["Update", "Severe", 2, 2],
      ["Cancel", "Minor", 2, 3],
    ],
  );
});

test("who is in an outage no more is told by an Update with the areas that are left", () => {
  const left = { ...outage, parts: outage.parts.slice(0, 1), leavings: ["2026-11-25T13:00:00.000Z"] };
  const [last] = alertsOf(aPublication({ outages: [left], statements: [] }));
  assert.deepEqual([last?.kind, last?.areas.map(({ name }) => name)], ["Update", ["Northmere Council"]]);
});

test("an alert once published stays as it is when more is said", () => {
  const before = renderSite(aPublication({ outages: [{ ...outage, sayings: outage.sayings.slice(0, 1) }] }));
  const after = renderSite(aPublication({ outages: [outage], updatedAt: "2026-12-01T00:00:00.000Z" }));
  for (const [path, { body }] of before)
    if (path.startsWith("/cap/") && path !== "/cap/index.xml")
      assert.equal(after.get(path)?.body, body, path);
});

test("an area has its code where staff gave it, and the press its own number", async () => {
  const base = aPublication();
  const press = { phone: "020 7946 0999", email: "press@northmere.example" };
  const site = renderSite({
    ...base,
    authorities: base.authorities.map((one) => ({ ...one, areaCode: "E09000020", press })),
  });
  const alerts = [...site].filter(([path]) => /^\/cap\/[0-9a-f]/.test(path));
  await valid("schema", read("cap-1.2.xsd"), alerts);
  assert.match(alerts[0]![1].body, /<valueName>GSS<\/valueName><value>E09000020<\/value>/);
  assert.match(site.get("/press")!.body, /Press office: 020 7946 0999/);
});

test("alerts of practice say so", () => {
  const site = renderSite(aPublication({ practice: true }));
  const alerts = [...site].filter(([path]) => /^\/cap\/[0-9a-f]/.test(path));
  assert.ok(alerts.length > 0);
  for (const [path, { body }] of alerts) assert.match(body, /<status>Exercise<\/status>/, path);
});

async function valid(
  extension: "relaxng" | "schema",
  schema: string,
  files: readonly (readonly [string, { readonly body: string }])[],
): Promise<void> {
  const xml = files.map(([path, { body }], index) => ({
    fileName: `f${index}${path.replaceAll("/", "-")}`,
    contents: body,
  }));
  const { valid: isValid, errors } = await validateXML({ xml, schema, extension });
  assert.ok(
    isValid,
    errors
      .map(({ rawMessage }) => rawMessage)
      .slice(0, 3)
      .join("\n"),
  );
}

/** The text wherever somebody may write words. */
function filled(text: string): Publication {
  const base = aPublication();
  return {
    ...base,
    siteName: text,
    authorities: base.authorities.map((one) => ({
      ...{ ...one, name: text },
      contact: { phone: text, email: text, web: text, address: [text] },
      places: one.places.map((place) => ({ ...place, name: text, address: [text], access: text })),
    })),
    services: base.services.map((one) => ({ ...one, name: text, note: text, expectedReturn: text })),
    outages: [
      {
        ...outage,
        title: text,
        words: text,
        sayings: outage.sayings.map((one) => ({ ...one, words: text })),
      },
    ],
    incidents: base.incidents.map((one) => ({ ...one, title: text })),
    statements: [
      { ...statement(2, text, "2026-11-28T17:30:00.000Z", [text]), author: text },
      { ...statement(1, "An earlier one", "2026-11-24T12:05:00.000Z", ["x"]), author: text },
    ],
  };
}

/** Its draft is known to the validator under a newer name. */
function withoutDraft({ $schema: _, ...schema }: Record<string, unknown>): object {
  return schema;
}
