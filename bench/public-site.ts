/**
 * The public site under load, against nginx over the same files, in turns; then the whole of Candour with its PostgreSQL
 * stopped in the middle. `node bench/public-site.ts [ROUNDS] [SECONDS]`. Needs wrk and nginx.
 */
import { fork, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { security } from "../src/public/serve/answer.ts";
import { renderSite } from "../src/public/site/render-site.ts";
import { writeSite } from "../src/public/site/write-site.ts";
import { aPublication } from "../src/public/testing/publication.ts";
import { clusterOf, ownFolder } from "../src/store/embedded/place.ts";
import { figure, inFolder, median } from "./engines/measure.ts";
import { freePort, has, type Load, load, nginxOver, type Running, stop, until } from "./site/programs.ts";

const [rounds, seconds] = [Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 4)];
for (const program of ["wrk", "nginx"])
  if (!has(program)) {
    console.error(`${program} is not installed here; this bench needs it.`);
    process.exit(2);
  }
console.log(
  `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; wrk -t1 -c64, ${rounds} rounds of ${seconds} s in turns`,
);

await inFolder(async (folder) => {
  const site = join(folder, "site");
  const written = await writeSite(site, renderSite(aPublication()));
  if (!written.ok) throw new Error(written.problem.kind);
  const place = join(site, written.value);
  const ours = await candourOver(site);
  const one = await nginxOver(place, security, "1");
  const auto = await nginxOver(place, security, "auto");
  const servers = { Candour: ours, "nginx, 1 worker": one, "nginx, auto": auto };
  for (const encoding of ["br", "gzip"]) await measure(`full page, ${encoding}`, servers, encoding, false);
  await measure("304, br", servers, "br", true);
  await Promise.all([ours.close(), one.close(), auto.close()]);
});
await inFolder(withoutDatabase);

async function measure(
  what: string,
  servers: Readonly<Record<string, Running>>,
  encoding: string,
  isKnown: boolean,
): Promise<void> {
  const figures = new Map(Object.keys(servers).map((name) => [name, [] as Load[]]));
  const headers = new Map<string, string[]>();
  for (const [name, { url }] of Object.entries(servers)) {
    const first = await ask(url, { "accept-encoding": encoding });
    const asked = [`accept-encoding: ${encoding}`, ...(isKnown ? [`if-none-match: ${first.tag}`] : [])];
    const again = await ask(url, Object.fromEntries(asked.map((line) => line.split(/: (.*)/s))));
    const isRight = isKnown ? again.status === 304 : again.status === 200 && again.encoding === encoding;
    if (!isRight || (!isKnown && again.bytes !== again.length))
      throw new Error(`${name} answers wrongly: ${JSON.stringify(again)}`);
    console.log(
      `${what}: ${name} answers ${again.status}, ${again.bytes} bytes of ${again.encoding ?? "no"} content`,
    );
    headers.set(name, asked);
  }
  for (let round = 0; round < rounds; round++)
    for (const [name, { url }] of Object.entries(servers))
      figures.get(name)!.push(await load(`${url}/`, seconds, headers.get(name)!));
  const rateOf = (name: string): number => median(figures.get(name)!.map(({ rate }) => rate));
  for (const [name, runs] of figures) {
    const worst = Math.max(...runs.map(({ p99 }) => p99));
    const failed = runs.reduce((sum, run) => sum + run.failed, 0);
    const ratio = name === "Candour" ? "" : `; ${(rateOf(name) / rateOf("Candour")).toFixed(2)} x Candour`;
    console.log(
      `  ${name.padEnd(16)} ${figure(rateOf(name)).padStart(8)} a second, p99 ${figure(median(runs.map(({ p99 }) => p99)))} ms (worst round ${figure(worst)}), ${failed} failed${ratio}`,
    );
  }
}

async function candourOver(site: string): Promise<Running> {
  const port = await freePort();
  const entry = join(import.meta.dirname, "../src/main/sites/public-site.ts");
  const child = fork(entry, ["--site", site, "--port", String(port)], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const url = `http://127.0.0.1:${port}`;
  await until(url);
  return { url, close: () => stop(child) };
}

/** The whole of Candour; its database is stopped while the public asks. */
async function withoutDatabase(folder: string): Promise<void> {
  const data = join(folder, "data");
  mkdirSync(data);
  const [port, publicPort] = [await freePort(), await freePort()];
  const launcher = join(import.meta.dirname, "../bin/candour.mjs");
  const words = ["start", "--data", data, "--port", String(port), "--public-port", String(publicPort)];
  const child = spawn(process.execPath, [launcher, ...words], { stdio: ["ignore", "ignore", "ignore"] });
  try {
    const url = `http://127.0.0.1:${publicPort}`;
    await until(url);
    const written = await writeSite(join(data, "site"), renderSite(aPublication()));
    if (!written.ok) throw new Error(written.problem.kind);
    await until(`${url}/statements/1`);
    const running = load(`${url}/`, 10, ["accept-encoding: br"]);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const postgres = postgresOf(data);
    process.kill(postgres, "SIGINT");
    const { asked, failed, rate, p99 } = await running;
    const isGone = !isAlive(postgres);
    console.log(
      `PostgreSQL stopped after 3 of 10 s (${isGone ? "gone" : "STILL THERE"}): ${figure(asked)} asked, ${failed} failed, ${figure(rate)} a second, p99 ${figure(p99)} ms`,
    );
    if (failed > 0 || !isGone) process.exitCode = 1;
  } finally {
    await stop(child);
  }
}

function postgresOf(data: string): number {
  const [pid] = readFileSync(join(clusterOf(ownFolder(data)), "postmaster.pid"), "utf8").split("\n");
  return Number(pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

type Asked = {
  readonly status: number;
  readonly tag: string;
  readonly encoding: string | undefined;
  readonly length: number;
  readonly bytes: number;
};

/** Not fetch, which unpacks. */
function ask(url: string, headers: Readonly<Record<string, string>>): Promise<Asked> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      let bytes = 0;
      response.on("data", (part: Buffer) => (bytes += part.length));
      response.on("end", () => {
        const { etag = "", "content-encoding": encoding, "content-length": length } = response.headers;
        resolve({
          ...{ status: response.statusCode ?? 0, tag: etag, encoding, length: Number(length), bytes },
        });
      });
    }).on("error", reject);
  });
}
