/**
 * What log lines, limits and figures cost a page: the sign-in page by injection, on one core. CANDOUR_BEFORE=FOLDER is a
 * checkout of before they were there, asked in the same run.
 */
import { openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Desk } from "../../src/respond/desk/desk.ts";
import { createLog } from "../../src/watch/log.ts";
import { createApp } from "../../src/web/app.ts";
import { compare, ratePerCore } from "./measure.ts";

const pages = 2000;
const plenty = { requests: 1e9, forms: 1e9 };
const desk = { needsSetUp: async () => false, session: async () => null, providers: () => [] };
const common = {
  desk: desk as unknown as Desk,
  host: "127.0.0.1",
  now: () => new Date(),
  publicSiteUrl: null,
  limits: { account: plenty, address: plenty },
};
// As to stderr: one write a line, before the next is taken.
const nowhere = openSync("/dev/null", "w");
const log = createLog({ words: false, write: (line) => void writeSync(nowhere, line) });

const before = process.env["CANDOUR_BEFORE"];
const former =
  before === undefined
    ? undefined
    : ((await import(pathToFileURL(join(before, "src/web/app.ts")).href)) as { createApp: typeof createApp });
const apps = [
  { name: "with log lines, limits and figures", app: await createApp({ ...common, log }) },
  { name: "with limits and figures, no log", app: await createApp(common) },
  ...(former === undefined
    ? []
    : [{ name: "before", app: await former.createApp({ ...common, log: (() => {}) as never }) }]),
];
await compare(
  "sign-in page",
  "a second of a core",
  5,
  apps.map(({ name, app }) => ({ name, run: () => ratePerCore(pages, () => load(app)) })),
);

async function load(app: Awaited<ReturnType<typeof createApp>>): Promise<void> {
  for (let n = 0; n < pages; n++) {
    const reply = await app.inject({ url: "/sign-in", headers: { host: "127.0.0.1:8420" } });
    if (reply.statusCode !== 200) throw new Error(`answered ${reply.statusCode}`);
  }
}
