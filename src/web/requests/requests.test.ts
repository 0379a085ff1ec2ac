import assert from "node:assert/strict";
import { test } from "node:test";
import type { IncidentId, PersonId, RequestId, StaffId } from "../../domain/ids.ts";
import { browse, wordsIn } from "../testing/browse.ts";
import { colleague, madeUpRequest } from "../testing/fake-requests.ts";
import { busyWorld } from "../testing/made-up.ts";
import { lead } from "../testing/world.ts";

const wave = madeUpRequest({
  id: "request-1" as RequestId,
  deed: { verb: "notice.send", incident: "incident-1" as IncidentId },
});
const reveal = madeUpRequest({
  id: "request-2" as RequestId,
  deed: {
    verb: "people.reveal",
    incident: "incident-1" as IncidentId,
    person: "person-1" as PersonId,
    types: ["nino"],
  },
  extent: { counts: { values: 1 }, fingerprint: "f".repeat(64) },
  about: "P-000001",
  askedBy: lead.id,
  askerName: lead.name,
  state: "granted",
  decidedBy: colleague.id,
  deciderName: colleague.name,
  decidedAt: new Date("2026-11-25T10:00:00Z"),
  holdsUntil: new Date("2026-11-25T10:15:00Z"),
});

test("what a request means stands in plain words, with how many of what, and who asked why", async () => {
  const browser = await browse({ ...busyWorld(), requests: [wave] });
  const shown = wordsIn((await browser.get("/requests/request-1")).body);
  assert.match(
    shown,
    /48 letters and 212 emails will go out, one to each person\. What is sent cannot be called back\./u,
  );
  assert.match(shown, /Asked by Tomasz Bell/u);
  assert.match(shown, /These people need to know today/u);
});

test("how many wait is said at the top, for those who may decide", async () => {
  const world = { ...busyWorld(), requests: [wave] };
  assert.match(wordsIn((await (await browse(world)).get("/incidents")).body), /Requests \(1\)/u);
  const press = { ...lead, id: "staff-9" as StaffId, role: "communications" } as const;
  assert.doesNotMatch(
    wordsIn((await (await browse(world, press)).get("/incidents")).body),
    /Requests \(1\)/u,
  );
});

test("a yes to a wave sends it", async () => {
  const world = { ...busyWorld(), requests: [wave] };
  const browser = await browse(world);
  const seen = await browser.follow(await browser.post("/requests/request-1/decide", { answer: "yes" }));
  assert.match(wordsIn(seen.body), /3 notices are on the way/u);
});

const wrongs = [
  { name: "without an answer", fields: {}, words: /Select yes or no/u },
  { name: "a no without words", fields: { answer: "no", words: "" }, words: /Say why not/u },
];
for (const { name, fields, words } of wrongs) {
  test(`nothing is decided: ${name}`, async () => {
    const world = { ...busyWorld(), requests: [wave] };
    const seen = await (await browse(world)).post("/requests/request-1/decide", fields);
    assert.equal(seen.status, 400);
    assert.match(wordsIn(seen.body), words);
    assert.equal(world.requests[0]?.state, "waiting");
  });
}

test("one's own request offers no decision, and can be taken back", async () => {
  const own = { ...wave, askedBy: lead.id, askerName: lead.name, deciders: [colleague] };
  const world = { ...busyWorld(), requests: [own] };
  const browser = await browse(world);
  const shown = await browser.get("/requests/request-1");
  assert.doesNotMatch(shown.body, /\/decide"/u);
  assert.match(wordsIn(shown.body), /One of these colleagues has to say yes: Tomasz Bell/u);
  const asked = await browser.get("/requests/request-1/decide");
  assert.equal(asked.to, "/requests/request-1");
  await browser.post("/requests/request-1", {});
  assert.equal(world.requests[0]?.state, "withdrawn");
});

test("deciding asks who is there once more where that was more than ten minutes ago", async () => {
  const world = { ...busyWorld(), requests: [wave], confirmedAt: new Date("2026-11-25T09:50:00Z") };
  const seen = await (await browse(world)).get("/requests/request-1/decide");
  assert.match(seen.to ?? "", /^\/confirm\?back=/u);
});

test("values are shown once, in the answer itself, and kept by no browser", async () => {
  const browser = await browse({ ...busyWorld(), requests: [reveal] });
  const before = await browser.get("/requests/request-2/use");
  assert.doesNotMatch(before.body, /AB123456A/u);
  const seen = await browser.post("/requests/request-2/use", {});
  assert.match(wordsIn(seen.body), /AB123456A/u);
  assert.match(wordsIn(seen.body), /Could not be read again/u);
  assert.match(String(seen.headers["cache-control"]), /no-store/u);
  const again = await browser.get("/requests/request-2/use");
  assert.equal(again.to, "/requests/request-2");
});

test("a file is downloaded as an attachment, once, and nothing of it stands in the address", async () => {
  const exported = {
    ...reveal,
    id: "request-3" as RequestId,
    deed: { verb: "people.export", incident: "incident-1" as IncidentId, filters: { band: "high" } },
    extent: { counts: { people: 2 }, fingerprint: "f".repeat(64) },
  } as const;
  const browser = await browse({ ...busyWorld(), requests: [exported] });
  assert.match(
    wordsIn((await browser.get("/requests/request-3")).body),
    /2 people will be written into one file/u,
  );
  const seen = await browser.post("/requests/request-3/use", {});
  assert.equal(seen.headers["content-disposition"], 'attachment; filename="people.csv"');
  assert.match(String(seen.headers["content-type"]), /^text\/csv/u);
  assert.match(String(seen.headers["content-security-policy"]), /default-src 'none'/u);
});

test("masked values are asked for by kind, on the person's page", async () => {
  const browser = await browse(busyWorld());
  const here = "/incidents/INC-2026-0001/people/person-1";
  assert.match((await browser.get(here)).body, /people\/person-1\/reveal"/u);
  assert.equal((await browser.post(`${here}/reveal`, {})).status, 400);
  const next = await browser.post(`${here}/reveal`, { types: "nino" });
  assert.equal(next.to, `${here}/reveal?types=nino`);
  const shown = wordsIn((await browser.get(next.to ?? "")).body);
  assert.match(shown, /of P-000001 will be shown in full, once, to who asked and nobody else/u);
});

test("an export is asked for with the filters of the list", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const list = await browser.get("/incidents/INC-2026-0001/people?band=high");
  assert.match(list.body, /people\/export\?band=high"/u);
  await browser.post("/incidents/INC-2026-0001/people/export?band=high", { reasons: "For the helpline." });
  const asked = world.asked.findLast(({ what }) => what === "askFor")!.with;
  assert.deepEqual((asked as { deed: { filters: object } }).deed.filters, { band: "high" });
});
