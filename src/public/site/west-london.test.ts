/** What residents could read of that week in West London, on the front page and on each authority's own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguages } from "../../main/content/read-languages.ts";
import { westLondon } from "../testing/west-london.ts";
import { renderSite } from "./render-site.ts";

const site = renderSite(westLondon(), new Set(), await readLanguages("/nowhere"));
const page = (path: string): string => {
  const { body } = site.get(path) ?? { body: `nothing at ${path}` };
  const main = /<main[\s\S]*<\/main>/u.exec(String(body))?.[0] ?? String(body);
  return main
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(" .", ".");
};

const facts = [
  {
    name: "what it is, and where it began",
    said: /Cyber attack on shared council systems.*?began at Kingsmere/u,
  },
  {
    name: "two weeks of disruption, before anything else",
    said: /at least two weeks of serious disruption/u,
  },
  { name: "essential services go on", said: /Essential services go on/u },
  { name: "some data was copied and taken away", said: /Some data was copied and taken away/u },
  {
    name: "it is believed to be an archive of 2006 to 2020",
    said: /We believe.*?archive, of the years 2006 to 2020/u,
  },
  { name: "it is being checked", said: /checking whether it holds personal or financial details/u },
  {
    name: "a parking permit, bank and card details",
    said: /for example a parking permit, make sure that your bank/u,
  },
  {
    name: "extra care with calls, emails and texts",
    said: /extra care when somebody calls, emails or texts/u,
  },
  {
    name: "the centre is open this weekend",
    said: /open this weekend, 10am to 4pm, for emergencies in person/u,
  },
  {
    name: "who was told",
    said: /Crime Agency, the police, the National Cyber Security Centre and the Information Commissioner/u,
  },
  { name: "what we know", said: /What we know.*?Some data was copied and taken away/u },
  { name: "what we believe", said: /It is historical data from an archive, of the years 2006 to 2020/u },
  { name: "what we do not know yet", said: /Whether it holds personal or financial details/u },
  { name: "what was taken", said: /We think that it is from the years 2006 to 2020/u },
  { name: "whether it concerns me", said: /Check if you are affected/u },
  {
    name: "what to do about the bank first",
    said: /What to do.*?Make sure that your bank and card.*?call 159/u,
  },
  { name: "then what to do about calls", said: /Take extra care when you are called, emailed or texted/u },
  {
    name: "Kingsmere: the outage, emergencies only",
    said: /Kingsmere Borough Council.*?at least two weeks.*?Emergencies only/u,
  },
  { name: "Council Tax direct debits are late", said: /Direct debits may be taken later than usual/u },
  { name: "Kingsmere: bins as usual", said: /Running :.*?Bins and street cleaning/u },
  {
    name: "Wexcombe has the same outage",
    said: /City of Wexcombe Council.*?Shared computer systems and phone lines/u,
  },
  {
    name: "Fairholme has suspended My Account",
    said: /London Borough of Fairholme.*?My Account.*?Suspended.*?You cannot sign in/u,
  },
  {
    name: "the weekend's hours",
    said: /Saturday 29 November 10am to 4pm This weekend only.*?Sunday 30 November 10am to 4pm/u,
  },
  {
    name: "the statements of the days before",
    said: /Earlier statements.*?26 November 2025.*?25 November 2025 at 3pm/u,
  },
];

test("the front page says each of these, the most urgent first", () => {
  let rest = page("/");
  for (const { name, said } of facts) {
    const found = said.exec(rest);
    assert.ok(found, `${name} is missing, or not in its place, in: ${rest.slice(0, 400)}`);
    rest = rest.slice(found.index + found[0].length);
  }
});

test("each authority tells of the outage in its own words and colour", () => {
  const cut = "We cut our network off from the shared systems";
  assert.match(
    page("/authorities/fairholme"),
    new RegExp(`We are dealing with this now.*?${cut}.*?It affects: My Account`, "u"),
  );
  assert.doesNotMatch(page("/authorities/wexcombe"), new RegExp(cut, "u"));
  assert.match(page("/authorities/wexcombe"), /shut our networks down as a precaution/u);
  for (const { key } of westLondon().authorities)
    assert.ok(String(site.get(`/authorities/${key}`)?.body).includes(`site-colour-${key}`), key);
});

test("what was corrected stays readable, with why", () => {
  assert.match(
    page("/statements/1"),
    /Corrected on 25 November 2025 at 4:20pm.*?two councils.*?They are three/u,
  );
  assert.match(page("/statements/1"), /three councils/u);
  const [earlier] = [...site.keys()].filter((path) => /^\/statements\/1\/./u.test(path));
  assert.match(page(earlier!), /two councils/u);
});

test("in Welsh the words around are Welsh, and the years and plurals too", () => {
  assert.match(page("/cy"), /28 Tachwedd 2025.*?2006 i 2020/u);
});

test("each page has one main heading", () => {
  for (const [path, { body, contentType }] of site)
    if (contentType.startsWith("text/html")) assert.equal(String(body).match(/<h1/gu)?.length, 1, path);
});
