/** Translations on the real record: nothing without a second person, nothing of words that are gone, each body its own. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Staff } from "../src/domain/staff/staff.ts";
import { newsBetween } from "../src/domain/subscriptions/news.ts";
import { shownIn } from "../src/domain/subscriptions/shown-in.ts";
import type { SubjectName } from "../src/domain/translations/subject.ts";
import { readLanguages } from "../src/main/content/read-languages.ts";
import { newsWordsIn } from "../src/main/subscriptions/news-words.ts";
import { publicationOf } from "../src/public/site/publication-of.ts";
import { renderSite } from "../src/public/site/render-site.ts";
import type { TranslationSheet } from "../src/respond/desk/house/translation-desk.ts";
import { inWords } from "../src/respond/subscriptions/news-words.ts";
import { accessibilityFaults, browserTest, fitsWidth } from "./browser.ts";
import { furnishPublicServices } from "./builders/furnish-public-services.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { formsIn, staffApp } from "./builders/staff-browser.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must, passphrase } from "./desk.ts";

const languages = await readLanguages("/nowhere");
const english = { title: "Files were copied", body: "We are sorry.\n\n- Call us\n- Do not pay anybody" };
const welsh = {
  title: "Copïwyd ffeiliau",
  body: "Mae'n ddrwg gennym.\n\n- Ffoniwch ni\n- Peidiwch â thalu neb",
};

let made: Furnished;
let cora: Staff;
let statement: SubjectName;
before(async () => {
  made = await furnishedRecord();
  const { desk, north: authority } = made;
  const account = { name: "Cora Comms", email: "cora@northmere.example", passphrase, authority } as const;
  cora = must(await desk.addStaff("system", { ...account, role: "communications" }));
  statement = `statement.${made.incident.id}.1` as SubjectName;
  await publish(english);
});

async function publish(
  form: { readonly title: string; readonly body: string },
  corrects: number | null = null,
) {
  const { desk, lead, dpo, incident } = made;
  const changed = corrects === null ? "" : "It was more than files.";
  const { number } = must(await desk.writeStatement(lead, incident.id, { ...form, corrects, changed }));
  must(await desk.approveStatement(dpo, { incident: incident.id, number }));
  return must(await desk.publishStatement(lead, incident.id, number));
}

/** As it was put out last. */
function publication() {
  const site = { siteName: "Updates", address: "https://updates.example" };
  return publicationOf(made.world.published.at(-1)!, site);
}

function page(path: string): string {
  return renderSite(publication(), new Set(), languages).get(path)?.body ?? "";
}

const cy = (subject: SubjectName) => ({ subject, language: "cy" });
async function sheet(subject: SubjectName, by: Staff = made.lead): Promise<TranslationSheet> {
  const found = await made.desk.translation(by, cy(subject));
  assert.ok(found !== null, subject);
  return found;
}

async function write(subject: SubjectName, fields: Readonly<Record<string, string>>, by = made.lead) {
  const { mark, version } = await sheet(subject);
  return await made.desk.writeTranslation(by, cy(subject), { fields, mark, version });
}

test("the public reads a translation when somebody who did not write it has said yes", async () => {
  const { desk, lead, dpo } = made;
  assert.match(page("/cy/statements/1"), /Dim ond yn Saesneg/u);
  const draft = must(await write(statement, welsh));
  assert.equal((await sheet(statement)).progress, "waiting");
  const own = await desk.approveTranslation(lead, cy(statement), draft.number);
  assert.deepEqual(own, { ok: false, problem: { kind: "translation-own-words" } });
  assert.doesNotMatch(page("/cy/statements/1"), /ddrwg/u);
  must(await desk.approveTranslation(dpo, cy(statement), draft.number));
  const seen = page("/cy/statements/1");
  assert.match(seen, /<h1 class="govuk-heading-xl">Copïwyd ffeiliau<\/h1>/u);
  assert.match(seen, /<div><p class="govuk-body">Mae&#39;n ddrwg gennym\.<\/p>/u);
  assert.match(seen, /<li>Peidiwch â thalu neb<\/li>/u);
  assert.doesNotMatch(seen, /Dim ond yn Saesneg/u);
  assert.match(page("/cy"), /id="latest">Copïwyd ffeiliau/u);
  assert.match(page("/statements/1"), /Files were copied/u);
  assert.doesNotMatch(page("/statements/1"), /Copïwyd/u);
});

test("nobody approves by way of a colleague's draft, and what was written over is not approved", async () => {
  const { desk, lead, dpo } = made;
  const first = must(await write(statement, { ...welsh, title: "Cafodd ffeiliau eu copïo" }));
  const second = must(await write(statement, welsh, cora));
  assert.deepEqual(second.writers, [lead.id, cora.id]);
  for (const by of [lead, cora])
    assert.deepEqual(await desk.approveTranslation(by, cy(statement), second.number), {
      ok: false,
      problem: { kind: "translation-own-words" },
    });
  assert.deepEqual(await desk.approveTranslation(dpo, cy(statement), first.number), {
    ok: false,
    problem: { kind: "translation-not-waiting" },
  });
  must(await desk.discardTranslation(lead, cy(statement), second.number));
  assert.equal((await sheet(statement)).progress, "done", "what stands stays");
});

test("two who translate the same: the second is told, and nothing is lost", async () => {
  const { desk, lead } = made;
  const { mark, version } = await sheet(statement);
  must(await desk.writeTranslation(cora, cy(statement), { fields: welsh, mark, version }));
  const late = await desk.writeTranslation(lead, cy(statement), { fields: welsh, mark, version });
  assert.ok(!late.ok && late.problem.kind === "changed-meanwhile" && late.problem.by === "Cora Comms");
  const { draft } = await sheet(statement);
  must(await desk.discardTranslation(lead, cy(statement), draft!.number));
});

test("corrected, a statement is read in English until it is translated anew; what it said before stays in Welsh", async () => {
  const { desk, lead, dpo, incident } = made;
  const waiting = must(await write(statement, welsh));
  await publish({ title: "Files and letters were copied", body: english.body }, 1);
  const seen = page("/cy/statements/1");
  assert.match(seen, /<h1 class="govuk-heading-xl" lang="en-GB" dir="ltr">Files and letters were copied/u);
  assert.match(seen, /Rydym wedi newid hwn ers iddo gael ei gyfieithu/u);
  assert.doesNotMatch(seen, /ddrwg/u);
  assert.match(page("/cy/statements/1/versions/1"), /Copïwyd ffeiliau/u);
  const corrected = `statement.${incident.id}.2` as SubjectName;
  assert.equal((await sheet(corrected)).progress, "missing");
  const lines = await desk.translations(lead, "cy");
  assert.ok(!lines.some(({ source }) => source.subject === statement), "nobody is asked for what is past");
  const anew = { ...welsh, title: "Copïwyd ffeiliau a llythyrau" };
  const missing = await write(corrected, anew);
  assert.deepEqual(missing, { ok: false, problem: { kind: "translation-field-missing", field: "changed" } });
  const draft = must(await write(corrected, { ...anew, changed: "Roedd mwy na ffeiliau." }));
  must(await desk.approveTranslation(dpo, cy(corrected), draft.number));
  assert.match(page("/cy/statements/1"), /Copïwyd ffeiliau a llythyrau/u);
  assert.match(page("/cy/statements/1"), /Roedd mwy na ffeiliau\./u);
  must(await desk.discardTranslation(lead, cy(statement), waiting.number));
});

test("what is wrong is taken down by one person, with reasons, and the English is read again", async () => {
  const { desk, lead, incident } = made;
  const corrected = cy(`statement.${incident.id}.2` as SubjectName);
  const { standing } = await sheet(corrected.subject);
  const unsaid = await desk.withdrawTranslation(lead, corrected, standing!.number, " ");
  assert.deepEqual(unsaid, { ok: false, problem: { kind: "translation-without-why" } });
  must(await desk.withdrawTranslation(lead, corrected, standing!.number, "It says the opposite."));
  assert.match(page("/cy/statements/1"), /lang="en-GB" dir="ltr">Files and letters were copied/u);
  const again = await desk.withdrawTranslation(lead, corrected, standing!.number, "Again.");
  assert.deepEqual(again, { ok: false, problem: { kind: "translation-not-standing" } });
});

test("services, outages, maintenance and places are read in Welsh phrase by phrase; a new phrase comes in English", async () => {
  const { desk, lead, dpo } = made;
  const { outage, place } = await furnishPublicServices(made);
  const subject = `outage.${outage.id}` as SubjectName;
  const approve = async (of: SubjectName, fields: Readonly<Record<string, string>>) => {
    const { number } = must(await write(of, fields));
    must(await desk.approveTranslation(dpo, cy(of), number));
  };
  await approve(subject, { title: "Mewngofnodi a rennir", words: "Ni all neb fewngofnodi." });
  await approve(`place.${place.id}` as SubjectName, {
    name: "Canolfan Gwasanaethau",
    "day-1": "Argyfwng yn unig",
  });
  assert.match(page("/cy"), /Mewngofnodi a rennir/u);
  assert.match(page("/cy"), /Canolfan Gwasanaethau/u);
  assert.match(page("/cy"), /Argyfwng yn unig/u);
  const special = [{ day: "2026-01-09", hours: null, words: "Closed for training" }, ...place.special];
  must(await desk.changePlace(lead, place.id, { ...place, special }));
  must(await desk.publish(lead));
  assert.match(page("/cy"), /Argyfwng yn unig/u, "it is found by what it says, wherever it stands");
  assert.match(page("/cy"), /Closed for training/u);
  assert.equal((await sheet(`place.${place.id}` as SubjectName)).progress, "behind");
  const saying = { title: "Shared sign-in", status: "suspended", expectedDay: null } as const;
  must(
    await desk.sayOfOutage(lead, outage.id, { ...saying, words: "Some can sign in.", expected: "one week" }),
  );
  must(await desk.publish(lead));
  assert.doesNotMatch(page("/cy"), /Mewngofnodi a rennir/u, "one word changed, and none of it is shown");
  assert.equal((await sheet(subject)).progress, "behind");
});

test("on the page: the English beside fields in their own language, and nothing that was typed is lost", async () => {
  const { desk, lead, dpo, partner, incident } = made;
  const house = await staffApp(desk, made.now);
  const [writer, other, second, stranger] = [lead, cora, dpo, partner].map(house.signIn);
  const subject = `statement.${incident.id}.2`;
  const here = `/translations/cy/${subject}`;
  const list = await writer!.open("/translations?language=cy");
  assert.match(list.body, /Into <span lang="cy" dir="ltr">Cymraeg/u);
  assert.match(list.body, new RegExp(`Not translated.*${subject}`, "su"));
  assert.match(
    (await writer!.open(`/incidents/${incident.reference}/translations`)).body,
    /Files and letters/u,
  );
  for (const address of [here, `${here}/write`, `${here}/withdraw`, `/translations/xx/${subject}`])
    assert.equal((await stranger!.open(address)).status, 404, address);
  assert.equal((await second!.open(`${here}/write`)).status, 403);
  const opened = await writer!.open(`${here}/write`);
  assert.match(opened.body, /<textarea[^>]* name="words-body"[^>]* lang="cy" dir="ltr"/u);
  const [form] = formsIn(opened.body);
  const typed = {
    ...{ "words-title": "Teitl <b>", "words-body": "Corff\u0000", "words-changed": "Newid" },
  };
  const empty = await writer!.send(`${here}/write`, form!.fields, { ...typed, "words-body": "" });
  assert.equal(empty.status, 400);
  assert.match(empty.body, /href="#words-body">Translate this too/u);
  assert.match(empty.body, /value="Teitl &lt;b&gt;"/u);
  const [theirs] = formsIn((await other!.open(`${here}/write`)).body);
  assert.equal((await other!.send(`${here}/write`, theirs!.fields, typed)).status, 303);
  const late = await writer!.send(`${here}/write`, form!.fields, { ...typed, "words-title": "Arall" });
  assert.equal(late.status, 409);
  assert.match(late.body, /Cora Comms changed this.*value="Arall"/su);
  const stale = await writer!.send(`${here}/write`, form!.fields, { ...typed, mark: "0000000000000000" });
  assert.equal(stale.status, 409);
  assert.match(stale.body, /The English has changed while you were writing/u);
  const waits = await second!.open(here);
  const [yes] = formsIn(waits.body);
  const approved = await second!.send(`${here}/approve`, yes!.fields, {});
  assert.equal(approved.status, 303);
  assert.match(page("/cy/statements/1"), /Teitl &lt;b&gt;/u);
  assert.match(page("/cy/statements/1"), /<p class="govuk-body">Corff<\/p>/u);
  await house.app.close();
});

browserTest("the pages of translations: axe, and a phone 320 pixels wide", async (browser) => {
  const { desk, lead, dpo, incident } = made;
  const house = await staffApp(desk, made.now);
  const base = await house.app.listen({ port: 0, host: "127.0.0.1" });
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true });
  const at = await context.newPage();
  const here = `/translations/cy/statement.${incident.id}.2`;
  const visits = [
    { by: lead, addresses: ["/translations", `${here}/write`] },
    { by: dpo, addresses: [here] },
  ];
  for (const { by, addresses } of visits) {
    await context.addCookies([{ name: "candour_session", value: house.signIn(by).token, url: base }]);
    for (const address of addresses) {
      assert.equal((await at.goto(base + address))?.status(), 200, address);
      assert.deepEqual(await accessibilityFaults(at), [], address);
      assert.ok(await fitsWidth(at), `${address} is too wide`);
    }
  }
  await house.app.close();
});

test("translated before it is published, both languages go out at the same moment, and so do the news", async () => {
  const { desk, lead, dpo, incident } = made;
  const words = { title: "What we did today", body: "We switched a system off." };
  const { number } = must(await desk.writeStatement(lead, incident.id, words));
  const subject = `statement.${incident.id}.${number}` as SubjectName;
  const translated = { title: "Beth wnaethom heddiw", body: "Fe wnaethom ddiffodd system." };
  const draft = must(await write(subject, translated));
  must(await desk.approveTranslation(dpo, cy(subject), draft.number));
  must(await desk.publish(lead));
  assert.doesNotMatch(page("/cy/statements"), /Beth wnaethom heddiw/u, "the English waits for its own yes");
  const before = shownIn(publication());
  must(await desk.approveStatement(dpo, { incident: incident.id, number }));
  must(await desk.publishStatement(lead, incident.id, number));
  assert.match(page("/cy/statements"), /Beth wnaethom heddiw/u);
  const news = newsBetween(before, shownIn(publication()));
  const speak = await newsWordsIn("/nowhere")();
  assert.deepEqual(
    ["cy", "en", "xx"].map((code) =>
      news.map((item) => inWords(item, speak(code)).split(":").at(-1)?.trim()),
    ),
    [["Beth wnaethom heddiw"], ["What we did today"], ["What we did today"]],
  );
});

test("where the page cannot be put out, whoever takes a translation down is told so", async () => {
  const { desk, lead, world, incident } = made;
  const house = await staffApp(desk, made.now);
  const writer = house.signIn(lead);
  const here = `/translations/cy/statement.${incident.id}.2`;
  const [form] = formsIn((await writer.open(`${here}/withdraw`)).body);
  world.publishProblem = { kind: "disk-full" };
  const sent = await writer.send(`${here}/withdraw`, form!.fields, { why: "It says the opposite." });
  world.publishProblem = null;
  assert.equal(sent.status, 303);
  assert.match((await writer.open(sent.to)).body, /But the public page still shows what it showed before/u);
  await house.app.close();
});

test("what stands in the record is what was approved: words are not changed behind anybody's back", async () => {
  const statements = [
    "update translation set fields = '{}'",
    "update translation set approved_by = writers[1] where state = 'approved'",
    "update translation set state = 'approved' where state = 'discarded'",
    "insert into translation (subject, kind, language, authority_id, source, fields, state, author_name, writers, written_at) select subject, kind, language, authority_id, source, fields, 'approved', 'N', writers, now() from translation limit 1",
  ];
  for (const statement of statements)
    await assert.rejects(
      withEntry(made.sql, (tx) => tx.unsafe(statement)),
      statement,
    );
  const pool = made.pools.of({ ...made.partner, incidents: null });
  assert.equal((await pool`select number from translation`).length, 0);
});

test("the ledger says who did what to which text, and holds none of its words", async () => {
  const { rows } = await made.desk.ledger("system", { page: 1 });
  const entries = rows.filter(({ verb }) => verb.startsWith("translation."));
  assert.ok(entries.length > 5);
  assert.doesNotMatch(JSON.stringify(entries), /Teitl|ddrwg|Copïwyd|fewngofnodi/u);
});
