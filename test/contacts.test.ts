/** Every contact with one person in one line of time; notes are sealed; what people ask to be changed waits for a decision. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { inOrderOfTime, problemOfWish } from "../src/domain/contacts/contact.ts";
import type { PersonId } from "../src/domain/ids.ts";
import { createLog } from "../src/watch/log.ts";
import { createApp } from "../src/web/app.ts";
import { appOver } from "./builders/app-over.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { askAndGrant } from "./builders/send-wave.ts";
import { must } from "./desk.ts";

let made: Furnished;
let person: PersonId;
before(async () => {
  made = await furnishedRecord();
  const [row] = await made.sql<{ readonly id: PersonId }[]>`
    select id from person where authority_id = ${made.north}`;
  person = row!.id;
});

const sealed = "Spoke to her daughter";
const at = (time: string) => new Date(`2026-01-${time}Z`);

test("what happened last stands first, whenever it was written", () => {
  const note = (time: string) => ({ kind: "note", way: "visit", note: "", by: "", at: at(time) }) as const;
  const [first] = inOrderOfTime([note("01T00:00:00"), note("03T00:00:00"), note("02T00:00:00")]);
  assert.equal(first!.at.getUTCDate(), 3);
});

const wishes = [
  { name: "half an address", wish: { kind: "address", value: "Mill Lane" }, kind: "wish-address-malformed" },
  { name: "no email", wish: { kind: "email", value: "jo at example" }, kind: "wish-email-malformed" },
  { name: "no number", wish: { kind: "phone", value: "ring me" }, kind: "wish-phone-malformed" },
  { name: "nothing", wish: { kind: "not-them", value: " " }, kind: "wish-value-missing" },
] as const;
for (const { name, wish, kind } of wishes)
  test(`not taken as a proposal: ${name}`, () => assert.deepEqual(problemOfWish(wish), { kind }));

test("message, call, note, wish, complaint and suppression stand in one line, and a partner sees none of it", async () => {
  const { desk, lead, dpo, partner, incident, north } = made;
  must(await desk.approveNotices(lead, incident.id, { authority: north, exercise: false }));
  must(await askAndGrant(desk, lead, dpo, incident.id, made.now()));
  await desk.deliverPending();
  const enquiry = { way: "phone", outcome: "advised", asked: [], note: sealed, followUpDue: null } as const;
  must(await desk.recordEnquiry(lead, incident.id, person, enquiry));
  must(
    await desk.noteContact(lead, incident.id, person, { way: "visit", at: at("05T10:00:00"), note: sealed }),
  );
  must(
    await desk.proposeChange(lead, incident.id, person, { kind: "address", value: "3 Harbour Row, ZE3 9QQ" }),
  );
  must(await desk.suppress(lead, incident.id, person, { what: 0, why: "asked", reasons: "By phone" }));
  const letter = { name: "Zoe", contact: "", letter: "P-000001", words: "It is wrong." };
  must(await desk.enterComplaint(lead, { ...letter, kind: "wrong-data", way: "phone" }));
  const history = await desk.contacts(lead, incident.id, person);
  const kinds = history!.contacts.map(({ kind }) => kind);
  assert.deepEqual(kinds.toSorted(), ["complaint", "enquiry", "message", "note", "suppression", "wish"]);
  assert.equal(kinds.at(-1), "note", "it happened first");
  const said = history!.contacts.find((one) => one.kind === "note");
  assert.deepEqual([said!.note, said!.by], [sealed, "Lea Lead"]);
  assert.equal(await desk.contacts(partner, incident.id, person), null);
  const caller = await desk.caller(lead, incident.id, person);
  assert.equal(caller!.contacts.length, 6);
});

test("in the future nothing has happened, and an empty note says nothing", async () => {
  const { desk, lead, incident } = made;
  const note = { way: "note", at: at("09T10:00:00"), note: "x" } as const;
  assert.deepEqual(await desk.noteContact(lead, incident.id, person, note), {
    ok: false,
    problem: { kind: "contact-in-future" },
  });
  assert.deepEqual(
    await desk.noteContact(lead, incident.id, person, { ...note, at: at("07T00:00:00"), note: " " }),
    {
      ok: false,
      problem: { kind: "contact-note-missing" },
    },
  );
});

test("an address that was proposed changes nothing until it is taken, once, and then is one way to choose", async () => {
  const { desk, lead, partner, dpo, incident, sql } = made;
  const [wish] = await desk.openWishes(lead, incident.id);
  assert.deepEqual(await desk.openWishes(partner, incident.id), []);
  const choice = { to: "taken", reasons: "She gave her reference and date of birth." } as const;
  assert.deepEqual(await desk.decideWish(partner, incident.id, wish!.id, choice), {
    ok: false,
    problem: { kind: "no-such-wish" },
  });
  const ways = async () =>
    (await sql`select kind, value from alternative_contact where person_id = ${person}`).length;
  assert.equal(await ways(), 0);
  const both = await Promise.all([lead, dpo].map((by) => desk.decideWish(by, incident.id, wish!.id, choice)));
  assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true]);
  assert.deepEqual(
    both.find(({ ok }) => !ok),
    { ok: false, problem: { kind: "wish-decided" } },
  );
  assert.equal(await ways(), 1);
  const [{ n }] = await sql<[{ readonly n: number }]>`
    select count(*)::int as n from contact_point where person_id = ${person} and kind = 'address'`;
  assert.equal(n, 1, "what was found is as it was");
});

test("pages show the line of time and forms to the contact centre; no personal value is in the ledger", async () => {
  const { desk, lead, incident } = made;
  const session = { id: "t", staff: lead, confirmedAt: made.now(), unread: 0 };
  const app = await createApp({
    desk: { ...desk, session: async (token) => (token === "t" ? session : null) },
    host: "127.0.0.1",
    now: made.now,
    publicSiteUrl: null,
    log: createLog({ words: false, write: () => {} }),
  });
  const see = async (path: string) => {
    const url = `/incidents/${incident.reference}${path}`;
    const seen = await app.inject({
      url,
      headers: { host: "127.0.0.1:8420" },
      cookies: { candour_session: "t" },
    });
    assert.equal(seen.statusCode, 200, `${path}: ${seen.statusCode}`);
    return seen.body;
  };
  const [history, caller, onePerson] = [
    await see(`/people/${person}/contacts`),
    await see(`/callers/${person}`),
    await see(`/people/${person}`),
  ];
  assert.match(onePerson, /Contacts with them/);
  for (const body of [history, caller]) {
    assert.match(body, /They came, or we visited them/);
    assert.match(body, new RegExp(sealed));
  }
  assert.doesNotMatch(caller, /Lantern Yard/, "a caller is never told where somebody lives");
  for (const path of [
    "/changes-asked",
    "/to-call",
    "/suppressed",
    "/notices/seconds",
    "/notices/corrections",
    "/public-notice",
  ])
    await see(path);
  const entries = JSON.stringify((await desk.ledger("system", { page: 1 })).rows);
  assert.doesNotMatch(entries, /daughter|Harbour Row|Quillfeather|@example/);
  await app.close();
});

test("a format or language that is taken up is how they read from then on; what was set of the other stays", async () => {
  const { desk, lead, dpo, incident } = made;
  const ask = async (kind: "format" | "language", value: string) => {
    must(await desk.proposeChange(lead, incident.id, person, { kind, value }));
    return (await desk.openWishes(lead, incident.id)).find((one) => one.kind === kind)!.id;
  };
  const take = (id: string, reading: object) =>
    desk.decideWish(dpo, incident.id, id, { to: "taken", reasons: "She said so.", reading });
  const need = async () => {
    const { format, language, version, changedByName } = must(await desk.readingNeed(lead, person)).need!;
    return [format, language, version, changedByName === dpo.name];
  };
  const format = await ask("format", "Bigger letters please");
  assert.deepEqual(await take(format, {}), { ok: false, problem: { kind: "wish-format-missing" } });
  must(await take(format, { format: "large-print", language: "cy" }));
  assert.deepEqual(await need(), ["large-print", "en", 1, true], "of what was asked for alone");
  const language = await ask("language", "In English after all");
  assert.deepEqual(await take(language, { language: "xx" }), {
    ok: false,
    problem: { kind: "wish-language-missing" },
  });
  must(await take(language, { language: "en" }));
  assert.deepEqual(await need(), ["large-print", "en", 2, true]);
  const declined = await ask("format", "Braille");
  must(await desk.decideWish(dpo, incident.id, declined, { to: "declined", reasons: "By phone instead." }));
  assert.deepEqual(await need(), ["large-print", "en", 2, true]);
});

test("a caller is found by name and postcode together; half a postcode is asked for again, with the name still there", async () => {
  const { desk, lead, incident } = made;
  const app = await appOver(desk, made.now);
  const find = (postcode: string) =>
    app.as(lead).post(`/incidents/${incident.reference}/callers`, { text: "Quillfeather", postcode });
  const found = async (postcode: string) => (await app.as(lead).get((await find(postcode)).to)).words;
  assert.match(await found("ZE3 9QQ"), /1 found/);
  assert.match(await found("W8 7NX"), /Nobody fits/);
  const half = await find("ZE3");
  assert.match(half.words, /Enter a full postcode/);
  assert.doesNotMatch(half.words, /Nobody fits/);
  await app.app.close();
});
