/** Forms, and what is said where there is no page, in the languages of the site that is served. */
import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Language } from "../../domain/languages/language.ts";
import { readLanguages } from "../../main/content/read-languages.ts";
import { openRecordHatch } from "../../main/hatch/open-hatch.ts";
import { keyFor } from "../../seal/keys.ts";
import { formPages } from "../form-pages.ts";
import { takenCodes } from "../languages/taken-codes.ts";
import { wordsPath } from "../languages/words-file.ts";
import { type ServedSite, serveSite } from "../serve/serve-site.ts";
import { renderSite } from "../site/render-site.ts";
import type { Site } from "../site/site-file.ts";
import { writeSite } from "../site/write-site.ts";
import { anOutage } from "../testing/outage.ts";
import { aPublication } from "../testing/publication.ts";

const root = createSecretKey(Buffer.alloc(32, 7));
const base = mkdtempSync(join(tmpdir(), "candour-forms-"));
const hatch = join(base, "hatch");
const record = await openRecordHatch(hatch, { derived: (purpose) => keyFor(root, purpose) });
const arabic: Language = {
  ...{ code: "ar", name: "العربية", dir: "rtl", locale: "ar" },
  words: { "check.title": "هل <b>تأثرت</b>؟", "messages.not-found": "{nothing" },
};
const languages = [...(await readLanguages("/nowhere")), arabic];
const published = renderSite(aPublication({ outages: [anOutage] }), new Set(), languages);
const open: ServedSite[] = [];
const site = await served(published);
after(async () => {
  await Promise.all(open.map((one) => one.close()));
  rmSync(base, { recursive: true, force: true });
});

test("a form is there in Welsh, sends to itself, and leads to the same form in the other languages", async () => {
  const { status, body } = await get("/cy/check?x=1");
  assert.equal(status, 200);
  assert.match(body, /<html lang="cy" dir="ltr"/);
  for (const said of ["Eich enw llawn", 'action="/cy/check"', 'href="/check?x=1"', 'href="/cy/check/code"'])
    assert.ok(body.includes(said), said);
  assert.match(body, /value="cy" checked/, "whoever asks in Welsh is answered in it");
  assert.match((await get("/check")).body, /<html lang="en-GB"[\s\S]*href="\/cy\/check"[^>]*>Cymraeg</);
});

test("what is wrong in a form is said in its language, and what is right is handed over", async () => {
  const wrong = await post("/cy/check", { name: "", email: "a@example.com" });
  assert.equal(wrong.status, 400);
  assert.match(wrong.body, /Gwall: [\s\S]*Mae problem[\s\S]*Rhowch eich enw llawn/);
  const waiting = readdirSync(join(hatch, "in")).length;
  const sent = await post("/cy/report", { kind: "other", authority: "northmere", details: "Rhyfedd" }, 2100);
  assert.match(sent.body, /<h1[^>]*>Diolch</);
  assert.equal(readdirSync(join(hatch, "in")).length, waiting + 1);
  const quick = await post("/cy/complain", { kind: "complaint", authority: "northmere", words: "x" });
  assert.match(quick.body, /Roedd hynny&#39;n gyflym iawn/);
});

test("an answer of the record is read in Welsh with dates of its own, its English marked", async () => {
  const body = {
    ...{ number: "S-1", outcome: "attack", answer: "Well seen", receivedAt: "2026-11-24T09:00:00Z" },
    closedAt: "2026-11-25T09:00:00Z",
  };
  const reference = "0000-0000-0000-0000-0000";
  await record.put(reference, { kind: "sighting", body, until: new Date(Date.now() + 60_000) });
  const read = await post("/cy/report/outcome", { reference });
  assert.match(read.body, /Ymosodiad ydoedd[\s\S]*24 Tachwedd 2026/);
  assert.match(read.body, /lang="en-GB" dir="ltr">Well seen</);
});

test("where there is no page, that is said in the language of the address", async () => {
  const lost = await get("/cy/nope");
  assert.equal(lost.status, 404);
  assert.match(lost.body, /Heb ddod o hyd i&#39;r dudalen[\s\S]*href="\/cy"/);
  assert.match((await ask("/cy", { method: "POST" })).body, /Ni chafodd dim ei anfon/);
  assert.match((await ask("/cy/check", { method: "PUT" })).body, /Ni chafodd dim ei anfon/);
  assert.match((await get("/cy/briefings/abc")).body, /Nid yw&#39;r ddolen hon yn agor briff/);
  assert.match((await get("/ar/nope")).body, /lang="en-GB" dir="ltr">Page not found</);
  for (const path of ["/en/check", "/xx/check", "/cycheck", "//check", "/cy//check", "/cy/cy/check"])
    assert.equal((await get(path)).status, 404, path);
});

test("every form opens in every language, and words of a file are text", async () => {
  for (const { language } of languages.map((language) => ({ language })))
    for (const { path } of formPages) {
      const address = path.replace(/:\w+/gu, "abcdefgh");
      const prefix = language.code === "en" ? "" : `/${language.code}`;
      const { body } = await get(prefix + address);
      assert.match(
        body,
        new RegExp(`<html lang="${language.locale}" dir="${language.dir}"`),
        prefix + address,
      );
      assert.doesNotMatch(body, /<b>/);
    }
  assert.match((await get("/ar/check")).body, /&lt;b&gt;/);
});

test("the file of words is given to nobody; one that cannot be read leaves English", async () => {
  for (const path of [wordsPath, `/cy${wordsPath}`]) assert.equal((await get(path)).status, 404);
  assert.ok(published.get(wordsPath)!.body.includes("Eich enw llawn"));
  const torn = new Map(published).set(wordsPath, { ...published.get(wordsPath)!, body: '[{"code":' });
  const { url } = await served(torn);
  assert.equal((await get("/check", url)).status, 200);
  assert.equal((await get("/cy/check", url)).status, 404);
  assert.match((await get("/cy", url)).body, /lang="cy"/);
});

test("no language may stand where a page has its address", () => {
  const first = [...renderSite(aPublication()).keys(), ...formPages.map(({ path }) => path)].map(
    (path) => path.split("/")[1] ?? "",
  );
  const taken = first.filter((name) => /^[a-z]{2,3}(-[a-z]{2,8})?$/u.test(name));
  assert.deepEqual(
    [...new Set(taken)].filter((name) => !takenCodes.has(name)),
    [],
  );
});

async function served(files: Site): Promise<ServedSite> {
  const folder = mkdtempSync(join(base, "site-"));
  assert.ok((await writeSite(folder, files)).ok);
  const one = await serveSite({ folder, port: 0, hatch, every: 60_000 });
  assert.ok(one.ok);
  open.push(one.value);
  return one.value;
}

async function ask(path: string, init: RequestInit, url = site.url) {
  const answer = await fetch(url + path, { redirect: "manual", ...init });
  return { status: answer.status, body: await answer.text() };
}

async function get(path: string, url = site.url) {
  return await ask(path, {}, url);
}

/** `after`: milliseconds that it took to fill in. */
async function post(path: string, fields: Readonly<Record<string, string>>, after = 0) {
  const { body } = await get(path);
  const token = /name="_token" value="([^"]+)"/u.exec(body)?.[1] ?? "";
  await new Promise((resolve) => setTimeout(resolve, after));
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, _token: token })) form.set(name, value);
  return await ask(path, { method: "POST", body: form });
}
