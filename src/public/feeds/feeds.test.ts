/** What other programs read of the public site: feeds, data and the calendar. */
import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { SaxesParser } from "saxes";
import { renderSite } from "../site/render-site.ts";
import { anOutage, anyMaintenance } from "../testing/outage.ts";
import { aPublication } from "../testing/publication.ts";
import { statement } from "../testing/published-parts.ts";

const normal = renderSite(aPublication());

test("the Atom feed is well-formed and has what RFC 4287 asks for", () => {
  const body = normal.get("/feed.atom")?.body ?? "";
  const names = namesIn(body);
  assert.deepEqual(names.slice(0, 3), ["feed", "id", "title"]);
  assert.equal(names.filter((name) => name === "entry").length, 2);
  assert.equal(new Set(body.match(/<id>[^<]+<\/id>/g)).size, 3);
  assert.match(
    body,
    /<id>urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}<\/id>/,
  );
});

test("a new statement changes neither the address nor the name of those before it", () => {
  const base = aPublication();
  const later = renderSite({
    ...base,
    statements: [statement(3, "More", "2026-11-30T09:00:00.000Z", ["x"]), ...base.statements],
  });
  const before = JSON.parse(normal.get("/feed.json")?.body ?? "").items as readonly object[];
  assert.deepEqual(
    (JSON.parse(later.get("/feed.json")?.body ?? "").items as readonly object[]).slice(1),
    before,
  );
});

test("a body that joins renames the site and gives no statement a second life in a feed reader", () => {
  const idsIn = (site: ReturnType<typeof renderSite>) =>
    JSON.parse(site.get("/feed.json")?.body ?? "").items.map(({ id }: { id: string }) => id);
  assert.deepEqual(idsIn(renderSite(aPublication({ siteName: "Four councils" }))), idsIn(normal));
  assert.equal(new Set(idsIn(normal)).size, 2);
});

test("the JSON feed has what version 1.1 asks for", () => {
  const feed = JSON.parse(normal.get("/feed.json")?.body ?? "");
  assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
  assert.equal(feed.items[0].url, "https://updates.northmere.example/statements/2");
  assert.match(feed.items[0].content_html, /<ul><li>the police are looking into the attack<\/li>/);
});

test("the summary has the shape of Statuspage's", () => {
  const { page, components, incidents, status } = JSON.parse(normal.get("/api/v2/summary.json")?.body ?? "");
  assert.deepEqual(Object.keys(page), ["id", "name", "url", "time_zone", "updated_at"]);
  assert.deepEqual(status, { indicator: "major", description: "Some services are suspended" });
  const group = components.find(
    (one: { group: boolean; name: string }) => one.group && one.name === "Northmere Council",
  );
  assert.equal(group.components.length, 4);
  const account = components.find((one: { name: string }) => one.name === "My Account");
  assert.deepEqual([account.status, account.group_id, account.group], ["major_outage", group.id, false]);
  assert.equal(incidents[0].status, "identified");
  assert.equal(incidents[0].incident_updates.length, 2);
});

test("an incident that is over is in the list of incidents and not in the summary", () => {
  const [incident] = aPublication().incidents;
  const site = renderSite(aPublication({ incidents: [{ ...incident!, phase: "concluded" }] }));
  assert.equal(JSON.parse(site.get("/api/v2/summary.json")?.body ?? "").incidents.length, 0);
  const [listed] = JSON.parse(site.get("/api/v2/incidents.json")?.body ?? "").incidents;
  assert.deepEqual([listed.status, listed.resolved_at], ["resolved", "2026-11-28T17:30:00.000Z"]);
});

test("the calendar has lines of at most 75 bytes that end in CRLF", () => {
  const calendar = normal.get("/opening-hours.ics")?.body ?? "";
  const lines = calendar.split("\r\n");
  assert.equal(lines.pop(), "");
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes("\n")));
});

test("the calendar says of each day what the place says: the week, days that are otherwise, and its closing days", () => {
  const calendar = new ICAL.Component(ICAL.parse(normal.get("/opening-hours.ics")?.body ?? ""));
  const openings = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  const days = openings.flatMap((opening) => {
    const found: string[] = [];
    const steps = opening.iterator();
    for (let next = steps.next(); next && next.toString() < "2026-12-29"; next = steps.next())
      if (next.toString() > "2026-12") found.push(next.toString());
    return found;
  });
  const from = (day: number, hour: string) => `2026-12-${String(day).padStart(2, "0")}T${hour}:00:00`;
  const working = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 28];
  const expected = [...working.map((day) => from(day, "09")), from(5, "10"), from(6, "10")];
  assert.deepEqual(days.toSorted(), expected.toSorted(), "not on 25 December");
  assert.equal(openings[0]!.location, "Customer Service Centre, Town Hall, Mere Street, Northmere, NM1 2AB");
  assert.equal(openings[0]!.sequence, 2);
  assert.equal(new Set(openings.map(({ uid }) => uid)).size, openings.length);
});

test("a series ends with the last day of its hours, and begins on a day that is one of it", () => {
  const [authority] = aPublication().authorities;
  const place = { ...authority!.places[0]!, from: "2026-11-28", until: "2026-12-04", special: [] };
  const site = renderSite(aPublication({ authorities: [{ ...authority!, places: [place] }] }));
  const body = site.get("/opening-hours.ics")?.body ?? "";
  assert.match(body, /DTSTART;TZID=Europe\/London:20261130T090000/);
  assert.match(body.replaceAll("\r\n ", ""), /RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261204T235959Z/);
});

test("where the site's own address is not known, the JSON feed gives no half of one", () => {
  const feed = JSON.parse(renderSite(aPublication({ address: "" })).get("/feed.json")?.body ?? "");
  assert.deepEqual([feed.home_page_url, feed.feed_url, feed.items[0].url], [undefined, undefined, undefined]);
  assert.match(feed.items[0].id, /^urn:uuid:/);
});

test("programs that read Statuspage find the status, the components and the open incidents where they look", () => {
  const read = (path: string) => JSON.parse(normal.get(`/api/v2/${path}.json`)?.body ?? "");
  const summary = read("summary");
  assert.deepEqual(read("status"), { page: summary.page, status: summary.status });
  assert.deepEqual(read("components").components, summary.components);
  assert.deepEqual(read("incidents/unresolved").incidents, summary.incidents);
});

test("places and services are data of schema.org, in a file and in a block that ends where it should", () => {
  const hostile = aPublication({
    authorities: aPublication().authorities.map((one) => ({
      ...one,
      places: one.places.map((place) => ({ ...place, name: "</script><script>alert(1)</script>" })),
    })),
  });
  const page = renderSite(hostile).get("/authorities/northmere")?.body ?? "";
  const [, block = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
  const [office, ...services] = JSON.parse(block)["@graph"];
  assert.equal(office.name, "</script><script>alert(1)</script>");
  assert.deepEqual(office.address, {
    "@type": "PostalAddress",
    ...{ streetAddress: "Town Hall, Mere Street, Northmere", postalCode: "NM1 2AB", addressCountry: "GB" },
  });
  assert.deepEqual(office.openingHoursSpecification[0].dayOfWeek.at(-1), "https://schema.org/Friday");
  const closed = office.specialOpeningHoursSpecification.at(-1);
  assert.deepEqual([closed.validFrom, closed.opens, closed.closes], ["2026-12-25", "00:00", "00:00"]);
  assert.equal(services.length, 4);
  const all = JSON.parse(normal.get("/places.json")?.body ?? "")["@graph"];
  assert.ok(all.every((one: { "@type": string }) => /^Government(Office|Service)$/.test(one["@type"])));
});

test("programs that read Statuspage see maintenance and outages with their components, and 90 days of each", () => {
  const called = { ...anyMaintenance, key: "cc", state: "cancelled" as const };
  const site = renderSite(aPublication({ maintenance: [anyMaintenance, called], outages: [anOutage] }));
  const read = (path: string) => JSON.parse(site.get(`/api/v2/${path}.json`)?.body ?? "");
  const summary = read("summary");
  const [maintenance, ...more] = summary.scheduled_maintenances;
  assert.deepEqual([maintenance.status, maintenance.impact, more.length], ["scheduled", "maintenance", 0]);
  assert.equal(read("scheduled-maintenances/upcoming").scheduled_maintenances.length, 1);
  assert.equal(read("scheduled-maintenances/active").scheduled_maintenances.length, 0);
  const incident = summary.incidents.find(({ name }: { name: string }) => name === "Signing in");
  assert.deepEqual(
    incident.components.map(({ name }: { name: string }) => name),
    ["My Account", "Libraries"],
  );
  const known = new Set(summary.components.map(({ id }: { id: string }) => id));
  for (const { id } of [...incident.components, ...maintenance.components]) assert.ok(known.has(id));
  const { components } = read("uptime");
  assert.ok(
    components.every(({ id, days }: { id: string; days: unknown[] }) => known.has(id) && days.length === 90),
  );
});

test("a day that has passed is said to have passed, wherever it stands", () => {
  const late = { ...anOutage, expectedDay: "2026-11-28" };
  const services = aPublication().services.map((one) =>
    one.status === "running" ? one : { ...one, expectedDay: "2026-11-28" },
  );
  const site = renderSite(aPublication({ services, outages: [late] }));
  for (const path of ["/", "/services", "/authorities/northmere", "/services/northmere/my-account"]) {
    const said = site.get(path)?.body ?? "";
    assert.match(
      said,
      /We expected it back on <time [^>]*>Saturday 28 November<\/time>[^.]*\. It is not back yet\./,
      path,
    );
    assert.doesNotMatch(said, /Expected back: Saturday 28 November/, path);
  }
});

test("an outage shows on the page of each authority that has it, in its name, and on no other", () => {
  const site = renderSite(aPublication({ outages: [anOutage] }));
  const page = (key: string) => site.get(`/authorities/${key}`)?.body ?? "";
  assert.match(page("northmere"), /Signing in[\s\S]*Eastmere Council has the same outage/);
  assert.match(page("eastmere"), /Signing in[\s\S]*Northmere Council has the same outage/);
  assert.doesNotMatch(page("westmere"), /Signing in/);
});

function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ local }) => names.push(local));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return names;
}
