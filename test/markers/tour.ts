/**
 * A tour of a whole Candour with planted people in it, in a process of its own: review, notices, every page that links lead
 * to, searches, forms that are wrong, a record that fails with rows in its errors. What it saw goes to the parent.
 */
import { writeFileSync } from "node:fs";
import { judgeEverybody } from "../../src/main/exercise/judge-everybody.ts";
import { openHouse } from "../../src/main/open-house.ts";
import { placesIn } from "../../src/main/places.ts";
import { openRecord } from "../../src/store/open-record.ts";
import { createLog } from "../../src/watch/log.ts";
import { createApp } from "../../src/web/app.ts";
import { askAndGrant, askerAndDecider } from "../builders/send-wave.ts";
import { must } from "../desk.ts";
import { enrol } from "../signing-in.ts";

export type Seen = {
  /** Addresses in pages, of forms, and of where replies lead. */
  readonly urls: readonly string[];
  readonly logged: readonly string[];
  readonly failures: readonly { readonly url: string; readonly code: number; readonly body: string }[];
  readonly ledger: readonly string[];
  readonly pages: number;
  /** Pages that show a planted value to those who may see it: else the tour has been nowhere. */
  readonly showing: number;
};

const [, , data, holding, report] = process.argv as string[];
const bands = ["very-high", "high", "medium", "low"] as const;
const passphrase = "lantern harbour thistle";
const logged: string[] = [];
const log = createLog({
  words: false,
  level: "debug",
  write(line) {
    logged.push(line);
    process.stderr.write(line);
  },
});
const opened = await openHouse({ places: placesIn(data!), setUpToken: "token", log, exercise: true });
if (!opened.ok) throw new Error(opened.problem.why);
const { desk, close } = opened.value;
const email = "lead@northmere.example";
const form = { setUpToken: "token", name: "Lea Lead", email, passphrase, authorities: ["Northmere"] };
must(await desk.setUp(form));
const [authority] = await desk.authorities("system");
const contact = { phone: "020 7946 0100", email: "d@x.example", web: "", address: ["Town Hall"] };
must(await desk.changeContact("system", authority!.id, contact));
const incident = must(
  await desk.declareIncident("system", {
    ...{
      title: "Files copied",
      summary: "Files were copied.",
      origin: authority!.id,
      phase: "confirmed" as const,
    },
    ...{ awareAt: new Date(), involved: [authority!.id] },
    believed: { what: "files", fromYear: 2006, toYear: 2020, confidence: "believed" as const },
  }),
);
const own = { incident: incident.id, name: "Copy", folder: holding!, controllers: [] };
const loaded = must(await desk.loadHolding("system", { ...own, defaultController: authority!.id }));
must(await desk.reviewHolding("system", loaded.id));
const [asker, decider] = await askerAndDecider(desk, authority!.id);
await judgeEverybody(desk, incident.id, asker, decider, new Date());
await desk.draftNotices("system", incident.id, { authority: authority!.id, bands });
await desk.approveNotices("system", incident.id, { authority: authority!.id, bands, exercise: true });
must(await askAndGrant(desk, asker, decider, incident.id, new Date()));
await desk.deliverPending();

const clock = { desk, world: { now: new Date() } } as unknown as Parameters<typeof enrol>[0];
const { enrolled } = await enrol(clock, email, passphrase);
must(await desk.openTask(enrolled.staff, { why: "review", words: "", reference: "TOUR-1" }));
const plenty = { requests: 1e6, forms: 1e6 };
const app = await createApp({
  ...{ desk, host: "127.0.0.1", now: () => new Date(), publicSiteUrl: null, log },
  limits: { account: plenty, address: plenty },
});
const urls = new Set<string>();
const failures: { url: string; code: number; body: string }[] = [];
let [pages, showing] = [0, 0];
const cookies = new Map([["candour_session", enrolled.token]]);
const marker = /Quillmarsh|Thornybeck/;

async function ask(method: "GET" | "POST", url: string, payload = "") {
  const headers = {
    host: "127.0.0.1:8420",
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
  };
  const posted =
    method === "POST"
      ? { "content-type": "application/x-www-form-urlencoded", origin: "http://127.0.0.1:8420" }
      : {};
  const reply = await app.inject({ method, url, payload, headers: { ...headers, ...posted } });
  pages++;
  for (const { name, value } of reply.cookies) cookies.set(name, value);
  if (reply.headers.location !== undefined) urls.add(String(reply.headers.location));
  if (reply.statusCode >= 400) failures.push({ url, code: reply.statusCode, body: reply.body });
  else if (marker.test(reply.body)) showing++;
  return reply;
}

async function walk(most: number): Promise<void> {
  const waiting = ["/", `/incidents/${incident.reference}`];
  const been = new Set<string>();
  while (waiting.length > 0 && been.size < most) {
    const url = waiting.shift()!;
    if (been.has(url)) continue;
    been.add(url);
    const { body } = await ask("GET", url);
    for (const [, , address] of body.matchAll(/(href|action)="([^"]*)"/g)) {
      const found = address!.replaceAll("&amp;", "&");
      urls.add(found);
      if (/^\/(?!\/)/.test(found) && !/sign-out|\/style|\/assets/.test(found))
        waiting.push(found.replace(/#.*/, ""));
    }
  }
}

await walk(120);
const token =
  /name="_csrf" value="([^"]+)"/.exec(
    (await ask("GET", `/incidents/${incident.reference}/people`)).body,
  )?.[1] ?? "";
const typed = (fields: Readonly<Record<string, string>>) =>
  new URLSearchParams({ _csrf: token, ...fields }).toString();
for (const url of [...urls].filter((one) => /^\/incidents/.test(one)).slice(0, 60))
  for (const fields of [
    {
      text: "Quillmarsh",
      q: "Zephyrine Quillmarsh",
      search: "thornybeck@wexmoor.example",
      reference: "JG103759A",
    },
    {
      title: "",
      body: "",
      reason: "",
      channel: "x",
      destination: "quillmarsh.zz@wexmoor.example",
      folder: "/nowhere/Quillmarsh",
    },
  ])
    await ask("POST", url.replace(/\?.*/, ""), typed(fields));
await ask("GET", "/metrics");
await ask("GET", "/health");

// The record fails in the middle, with people's values in the errors.
const record = await openRecord({ data: data!, attach: "join" });
if (!record.ok) throw new Error(record.problem.kind);
const { sql } = record.value;
const ledger = await sql<{ leaf: string }[]>`select leaf from ledger_entry order by id`;
await sql.unsafe(`alter table person rename to person_away`);
await sql.unsafe(`create function fail_with_row() returns setof person_away language plpgsql as $$
  begin raise exception 'row of Zephyrine Quillmarsh, JG103759A' using detail = 'Key (email)=(thornybeck@wexmoor.example)'; end $$`);
await sql.unsafe("create view person as select * from fail_with_row()");
for (const url of [...urls].filter((one) => /^\/(incidents|people|notices|holdings)/.test(one)).slice(0, 90))
  await ask("GET", url);
await sql.unsafe("drop view person");
await sql.unsafe("alter table person_away rename to person");
await desk
  .reviewHolding("system", loaded.id)
  .catch((error: unknown) => log.info(`review: ${(error as Error).name}`));
await record.value.close();
writeFileSync(
  report!,
  JSON.stringify({
    urls: [...urls],
    logged,
    failures,
    ledger: ledger.map(({ leaf }) => leaf),
    pages,
    showing,
  } satisfies Seen),
);
await app.close();
await close();
process.exit(0);
