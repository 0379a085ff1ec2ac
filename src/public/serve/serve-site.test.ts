/** Writing and serving the site: whole or not at all, and the last good one whatever happens. */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { renderSite } from "../site/render-site.ts";
import { writeSite } from "../site/write-site.ts";
import { aPublication } from "../testing/publication.ts";
import { currentVersion, loadSite } from "./load-site.ts";
import { type ServedSite, type ServeSettings, serveSite } from "./serve-site.ts";

const root = mkdtempSync(join(tmpdir(), "candour-public-"));
const open: ServedSite[] = [];
after(async () => {
  await Promise.all(open.map((site) => site.close()));
  rmSync(root, { recursive: true, force: true });
});

test("before anything is published, the site says so, in style", async () => {
  const { url } = await serve(folder());
  const { status, body } = await get(`${url}/`);
  assert.equal(status, 200);
  assert.match(body, /Nothing has been published yet/);
  const [, style = ""] = /rel="stylesheet" href="([^"]+)"/.exec(body) ?? [];
  assert.equal((await get(url + style)).status, 200);
  assert.deepEqual(JSON.parse((await get(`${url}/health`)).body), { ok: true, version: null });
});

test("a new version is taken up without a restart", async () => {
  const site = folder();
  const { url } = await serve(site);
  await publish(site, "First name");
  await until(async () => (await get(`${url}/`)).body.includes("First name"));
  await publish(site, "Second name");
  await until(async () => (await get(`${url}/`)).body.includes("Second name"));
});

test("the last good version is served on when the folder is gone, and the next one when it is back", async () => {
  const site = folder();
  await publish(site, "First name");
  const { url } = await serve(site);
  renameSync(site, `${site}-gone`);
  await sleep(80);
  assert.match((await get(`${url}/`)).body, /First name/);
  renameSync(`${site}-gone`, site);
  await publish(site, "Second name");
  await until(async () => (await get(`${url}/`)).body.includes("Second name"));
});

test("a version with a torn or missing file is never served", async () => {
  const site = folder();
  await publish(site, "First name");
  const { url } = await serve(site);
  await publish(folder(), "elsewhere");
  const version = await publish(site, "Torn name", async (place) =>
    writeFileSync(join(place, "index.html"), "torn"),
  );
  assert.equal(await loadSite(site, version), undefined);
  const served = await serve(site);
  assert.match(
    (await get(`${served.url}/`)).body,
    /Nothing has been published yet/,
    "there is no older one in memory here",
  );
  assert.equal((await get(`${url}/health`)).status, 200);
});

test("a process killed while it publishes leaves a whole version in place", async () => {
  const site = folder();
  await publish(site, "The one before");
  for (const pause of [0, 3, 9, 20, 45]) {
    const writer = fork(join(import.meta.dirname, "../testing/publish-forever.ts"), [site], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    await new Promise((resolve) => writer.once("message", resolve));
    await sleep(pause);
    const gone = new Promise((resolve) => writer.once("exit", resolve));
    writer.kill("SIGKILL");
    await gone;
    const version = await currentVersion(site);
    const loaded = await loadSite(site, version ?? "");
    assert.ok(loaded?.files.has("/"), `version ${version} is whole after ${pause} ms`);
  }
});

test("a folder that cannot be written is a problem, and the version before stays", async () => {
  const site = folder();
  await publish(site, "First name");
  const before = await currentVersion(site);
  const nowhere = join(site, "current", "below-a-file");
  const outcome = await writeSite(nowhere, renderSite(aPublication()));
  assert.ok(!outcome.ok);
  assert.equal(outcome.problem.kind, "failed");
  assert.equal(await currentVersion(site), before);
});

test("old versions are cleared away, all but the last two", async () => {
  const site = folder();
  for (let number = 0; number < 5; number++) await publish(site, `Name ${number}`);
  assert.equal(readdirSync(site).filter((name) => /^\d/.test(name)).length, 2);
});

test("what is asked for is answered with strict headers, compressed, and not sent twice", async () => {
  const site = folder();
  await publish(site, "Name");
  const { url } = await serve(site);
  const plain = await get(`${url}/`);
  const zipped = await get(`${url}/`, { "accept-encoding": "br;q=0.9, gzip" });
  assert.equal(gunzipSync(zipped.bytes).toString(), plain.body);
  assert.equal(zipped.headers["content-encoding"], "gzip");
  assert.notEqual(zipped.headers["etag"], plain.headers["etag"]);
  const best = await get(`${url}/`, { "accept-encoding": "gzip, deflate, br, zstd" });
  assert.equal(brotliDecompressSync(best.bytes).toString(), plain.body);
  assert.ok(best.bytes.length < zipped.bytes.length);
  assert.match(String(plain.headers["content-security-policy"]), /^default-src 'none'; style-src 'self';/);
  assert.equal(plain.headers["x-content-type-options"], "nosniff");
  assert.equal(plain.headers["set-cookie"], undefined);
  const again = await get(`${url}/`, { "if-none-match": String(plain.headers["etag"]) });
  assert.deepEqual([again.status, again.body], [304, ""]);
  assert.equal(
    (await get(`${url}/`, { "accept-encoding": "gzip;q=0" })).headers["content-encoding"],
    undefined,
  );
  const head = await get(`${url}/`, {}, "HEAD");
  assert.deepEqual(
    [head.status, head.body, head.headers["content-length"]],
    [200, "", plain.headers["content-length"]],
  );
  assert.equal((await get(`${url}/feed.json`)).headers["access-control-allow-origin"], "*");
});

test("the front page and what it needs: 60 KB at most, all from here, no script, no cookie", async () => {
  const { url } = await ready;
  const encoded = { "accept-encoding": "br" };
  const page = await get(`${url}/`, encoded);
  const html = brotliDecompressSync(page.bytes).toString();
  assert.doesNotMatch(
    html,
    /<script(?! type="application\/ld\+json")|<iframe|\son\w+=|<(?:img|link)[^>]+(?:src|rel="stylesheet" href)="(?:https?:)?\/\//u,
  );
  const needed = [...html.matchAll(/<link[^>]+rel="(?:stylesheet|icon)"[^>]+href="([^"]+)"/gu)].map(
    ([, href]) => href,
  );
  assert.ok(needed.length > 0);
  const rest = await Promise.all(needed.map((href) => get(url + href, encoded)));
  const heads = 1000 * (rest.length + 1);
  const bytes = [page, ...rest].reduce((sum, reply) => sum + reply.bytes.length, heads);
  assert.ok(bytes <= 60_000, `${bytes} bytes`);
  assert.ok(
    [page, ...rest].every(({ status, headers }) => status === 200 && headers["set-cookie"] === undefined),
  );
});

const answers = [
  { asked: "GET /nope", status: 404, says: /Page not found/ },
  { asked: "GET /statements/99", status: 404, says: /Page not found/ },
  { asked: "GET /../../etc/passwd", status: 404, says: /Page not found/ },
  { asked: "GET /%2e%2e/current", status: 404, says: /Page not found/ },
  { asked: "GET /__proto__", status: 404, says: /Page not found/ },
  { asked: "POST /", status: 405, says: /Nothing was sent/ },
  { asked: "DELETE /statements/1", status: 405, says: /You can only read this page/ },
  { asked: "GET /?utm=1", status: 200, says: /Latest statement/ },
  { asked: "GET /statements/", status: 301, says: /^$/, location: "/statements" },
  { asked: "GET //evil.example/", status: 404, says: /Page not found/ },
];
const shared = folder();
const ready = publish(shared, "Name").then(() => serve(shared));
for (const { asked, status, says, location } of answers) {
  test(`${asked} is answered with ${status}`, async () => {
    const { url } = await ready;
    const [method = "", path = ""] = asked.split(" ");
    const reply = await get(url, {}, method, path);
    assert.equal(reply.status, status);
    assert.match(reply.body, says);
    assert.equal(reply.headers["location"], location);
    assert.ok(reply.headers["content-security-policy"]);
  });
}

test("ready is whoever has something to show", async () => {
  const site = folder();
  const { url } = await serve(site);
  assert.equal((await get(`${url}/ready`)).status, 503);
  await publish(site, "Name");
  await until(async () => (await get(`${url}/ready`)).status === 200);
});

test("the figures are for who holds the token; the public is told that there is no such page", async () => {
  const { url } = await serve(shared, { metricsToken: "made-up-token" });
  await get(`${url}/`);
  for (const authorization of ["", "Bearer another", "made-up-token"])
    assert.equal((await get(`${url}/metrics`, { authorization })).status, 404);
  const figures = await get(`${url}/metrics`, { authorization: "Bearer made-up-token" });
  assert.match(figures.body, /candour_requests_total\{route="page",method="GET",class="2xx"\} 1/u);
  assert.doesNotMatch(figures.body, /statements|candour_record_up \d/u);
});

test("one address cannot take the page from the others; it is told when to come back", async () => {
  const trusts = (address: string): boolean => address === "127.0.0.1";
  const { url } = await serve(shared, { most: 3, trusts });
  const from = (source: string) => get(`${url}/`, { "x-forwarded-for": source });
  for (let n = 0; n < 3; n++) assert.equal((await from("192.0.2.1")).status, 200);
  const refused = await from("198.51.100.1, 192.0.2.1");
  assert.equal(refused.status, 429);
  assert.match(refused.body, /wait a minute/u);
  assert.ok(Number(refused.headers["retry-after"]) > 0);
  assert.ok(refused.headers["content-security-policy"]);
  assert.equal((await from("192.0.2.2")).status, 200);
});

test("behind a web server that was not named nobody is counted, whatever a header says", async () => {
  const { url } = await serve(shared, { most: 1 });
  for (let n = 0; n < 4; n++)
    assert.equal((await get(`${url}/`, { "x-forwarded-for": "192.0.2.1" })).status, 200);
});

test("through TLS browsers are told to come back through TLS alone", async () => {
  const { url } = await serve(shared, { secure: true });
  assert.match(String((await get(`${url}/`)).headers["strict-transport-security"]), /^max-age=63072000/u);
  assert.equal((await get((await ready).url)).headers["strict-transport-security"], undefined);
});

const raw = [
  { name: "no HTTP", bytes: "<script>x</script>\r\n\r\n", status: 400 },
  { name: "headers without end", bytes: `GET / HTTP/1.1\r\nhost: a\r\nx: ${"y".repeat(9000)}`, status: 431 },
  {
    name: "two lengths",
    bytes: "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
    status: 400,
  },
  {
    name: "a length and chunks",
    bytes: "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    status: 400,
  },
];
for (const { name, bytes, status } of raw) {
  test(`${name} is answered with ${status} under the same headers, and the connection ends`, async () => {
    const answer = await exchange((await ready).url, bytes);
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `, "u"));
    assert.match(answer, /content-security-policy: default-src 'none'/u);
    assert.doesNotMatch(answer, /<script>/u);
  });
}

test("a body is not read: what follows it on the connection is not taken for a request", async () => {
  const smuggled = "GET /feed.json HTTP/1.1\r\nhost: a\r\n\r\n";
  const bytes = `POST / HTTP/1.1\r\nhost: a\r\ncontent-length: ${smuggled.length}\r\n\r\n${smuggled}`;
  const answer = await exchange((await ready).url, bytes);
  assert.equal(answer.match(/HTTP\/1\.1 \d/gu)?.length, 1);
});

test("a port that is taken is a problem with a name", async () => {
  const { url } = await ready;
  const outcome = await serveSite({ folder: shared, port: Number(new URL(url).port) });
  assert.deepEqual(outcome, { ok: false, problem: { kind: "port-taken" } });
});

function folder(): string {
  return mkdtempSync(join(root, "site-"));
}

/** `spoil` may touch the files before the version is made the current one. */
async function publish(
  site: string,
  siteName: string,
  spoil?: (place: string) => Promise<void>,
): Promise<string> {
  const outcome = await writeSite(site, renderSite(aPublication({ siteName })));
  assert.ok(outcome.ok);
  await spoil?.(join(site, outcome.value));
  return outcome.value;
}

async function serve(site: string, more: Partial<ServeSettings> = {}): Promise<ServedSite> {
  const served = await serveSite({ folder: site, port: 0, every: 20, ...more });
  assert.ok(served.ok);
  open.push(served.value);
  return served.value;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5000; Date.now() < end; await sleep(15)) if (await holds()) return;
  assert.fail("it did not happen within 5 seconds");
}

type Reply = {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly bytes: Buffer;
  readonly body: string;
};

/** Bytes as they are, and all that comes back until the other end closes. */
function exchange(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(bytes));
    let answer = "";
    socket.on("data", (data) => (answer += String(data)));
    socket.on("end", () => resolve(answer)).on("error", reject);
  });
}

/** Not fetch, which tidies paths and unpacks bodies. */
function get(
  url: string,
  headers: Record<string, string> = {},
  method = "GET",
  path = new URL(url).pathname,
): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const bytes = Buffer.concat(parts);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          body: bytes.toString(),
        });
      });
    });
    asking.on("error", reject).end();
  });
}
