/** `candour publish` where it goes wrong: killed, on a full disk, twice at once; and its settings in a true nginx. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Chance } from "../exercise/chance.ts";
import { renderSite } from "../src/public/site/render-site.ts";
import { writeSite } from "../src/public/site/write-site.ts";
import { aPublication } from "../src/public/testing/publication.ts";

const entry = join(import.meta.dirname, "../bin/candour.mjs");
const base = mkdtempSync(join(tmpdir(), "candour-publish-"));
const data = join(base, "data");
const { statements } = aPublication();
const versions = [aPublication(), aPublication({ statements: statements.slice(0, 1) })];
after(() => rmSync(base, { recursive: true, force: true }));
before(() => published(0));

test("killed at any moment, every page is whole, and the next run leaves nothing of the one before", async () => {
  const to = join(base, "killed");
  const chance = new Chance(20261125);
  let cutOff = 0;
  for (let round = 0; round < 6; round++) {
    await published(round % 2);
    const run = started(to);
    const ended = ending(run);
    await until(() => run.exitCode !== null || namesIn(to).length > chance.below(60));
    run.kill("SIGKILL");
    if ((await ended).signal === "SIGKILL") cutOff++;
    assertWholePages(to);
  }
  assert.ok(cutOff >= 3, `${cutOff} of 6 were cut off`);
  await published(1);
  assert.match((await ending(started(to))).err, /There is no record in .+ NOT signed/su);
  assertExactly(to);
  assert.deepEqual(readdirSync(data), ["site"]);
});

test("on a full disk it says so, and the pages of before stay whole", async () => {
  const to = join(base, "full");
  await ending(started(to));
  const before = readFileSync(join(to, "index.html"));
  await published(1);
  const { code, err } = await ending(started(to, 16));
  assert.equal(code, 1);
  assert.match(
    err,
    /The disk is full\. Every page in .+ is whole\. Make room, then run the same command again\./u,
  );
  assertWholePages(to);
  assert.deepEqual(readFileSync(join(to, "index.html")), before, "the front page is the last");
  await ending(started(to));
  assertExactly(to);
});

test("two at once: the folder is that of one, and the other is told so or comes after it", async () => {
  const to = join(base, "both");
  const both = await Promise.all([ending(started(to)), ending(started(to))]);
  for (const { err } of both) assert.match(err, /NOT signed|Another candour publish is writing into/u);
  assert.ok(both.some(({ err }) => err.includes("NOT signed")));
  assertExactly(to);
});

const hasNginx = spawnSync("nginx", ["-v"]).status === 0;
test("the settings that go with it make nginx say what Candour's own server would", {
  skip: hasNginx ? false : "nginx is not on this machine",
}, async () => {
  await published(0);
  const to = join(base, "nginx-site");
  await ending(started(to));
  const port = await freePort();
  const server = await nginxOver(to, port);
  try {
    const home = await ask(port, "/", { "accept-encoding": "gzip" });
    assert.equal(home.status, 200);
    assert.deepEqual(gunzipSync(home.body), readFileSync(join(to, "index.html")));
    assert.match(home.headers["content-security-policy"] ?? "", /^default-src 'none'/u);
    assert.equal(home.headers["content-type"], "text/html; charset=utf-8");
    for (const [path, type] of [
      ["/statements/1", "text/html; charset=utf-8"],
      ["/feed.atom", "application/atom+xml; charset=utf-8"],
      ["/banner.json", "application/json; charset=utf-8"],
    ] as const) {
      const page = await ask(port, path);
      assert.equal(page.status, 200, path);
      assert.equal(page.headers["content-type"], type, path);
      assert.equal(page.headers["access-control-allow-origin"], "*", path);
    }
    const missing = await ask(port, "/nothing-here");
    assert.equal(missing.status, 404);
    assert.match(missing.body.toString(), /Page not found/u);
    for (const path of ["/.candour-export", "/verify-site.mjs", "/nginx.conf.example"])
      assert.equal((await ask(port, path)).status, 404, path);
  } finally {
    server.kill("SIGTERM");
    await ending(server);
  }
});

async function published(version: number): Promise<void> {
  const written = await writeSite(join(data, "site"), renderSite(versions[version]!));
  assert.ok(written.ok);
}

function started(to: string, fileBlocks?: number): ChildProcess {
  // A site without a record: nobody signs, and none is begun for it.
  const { DATABASE_URL: _, CANDOUR_PUBLIC_URL: __, NODE_TEST_CONTEXT: ___, ...env } = process.env;
  const command = [process.execPath, entry, "publish", "--data", data, "--to", to];
  const limited =
    fileBlocks === undefined
      ? command
      : ["/bin/sh", "-c", `ulimit -f ${fileBlocks}; exec "$@"`, "sh", ...command];
  return spawn(limited[0]!, limited.slice(1), { env, stdio: ["ignore", "ignore", "pipe"] });
}

type Ending = { readonly code: number | null; readonly signal: string | null; readonly err: string };

function ending(run: ChildProcess): Promise<Ending> {
  let err = "";
  run.stderr?.on("data", (text) => (err += String(text)));
  return new Promise((resolve) => run.once("close", (code, signal) => resolve({ code, signal, err })));
}

/** What a web server would show: never what is being written. */
function namesIn(to: string): readonly string[] {
  if (!existsSync(to)) return [];
  const entries = readdirSync(to, { recursive: true, withFileTypes: true });
  return entries
    .filter((one) => one.isFile() && !one.name.startsWith(".") && !one.name.endsWith(".part"))
    .map((one) => join(one.parentPath, one.name));
}

function assertWholePages(to: string): void {
  for (const file of namesIn(to)) {
    const bytes = readFileSync(file);
    if (file.endsWith("index.html")) assert.match(bytes.toString(), /<\/html>\s*$/u, file);
    if (file.endsWith(".br")) assert.ok(brotliDecompressSync(bytes).length > 0, file);
    if (file.endsWith(".gz")) assert.ok(gunzipSync(bytes).length > 0, file);
  }
}

/** The manifest's files, each with its hash, and no other. */
function assertExactly(to: string): void {
  const { files } = JSON.parse(readFileSync(join(to, "manifest.json"), "utf8")) as {
    readonly files: readonly { readonly path: string; readonly sha256: string }[];
  };
  const listed = files.map(({ path }) => join(to, path));
  const all = readdirSync(to, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
  assert.deepEqual(all.toSorted(), [...listed, join(to, "manifest.json")].toSorted());
  for (const { path, sha256 } of files)
    assert.equal(
      createHash("sha256")
        .update(readFileSync(join(to, path)))
        .digest("hex"),
      sha256,
      path,
    );
}

/** The example as it is, but for the name, the certificate, the folder and a module that may not be there. */
async function nginxOver(to: string, port: number): Promise<ChildProcess> {
  const place = join(base, "nginx");
  mkdirSync(join(place, "tmp"), { recursive: true });
  const example = readFileSync(join(to, "nginx.conf.example"), "utf8")
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port};`)
    .replace("root /srv/www/updates;", `root ${to};`)
    .replace("brotli_static on;", "");
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    join(place, "nginx.conf"),
    `${process.getuid?.() === 0 ? "user root;" : ""} daemon off; pid ${place}/pid; error_log ${place}/error.log;
events {} http { access_log off; ${kinds.map((kind) => `${kind}_temp_path ${place}/tmp;`).join(" ")}
${example} }`,
  );
  const server = spawn(
    "nginx",
    ["-e", join(place, "error.log"), "-c", join(place, "nginx.conf"), "-p", place],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  await until(() => existsSync(join(place, "pid")) || server.exitCode !== null);
  assert.equal(server.exitCode, null, readFileSync(join(place, "error.log"), "utf8"));
  return server;
}

type Asked = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

function ask(port: number, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Asked> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body: Buffer.concat(parts),
        }),
      );
    })
      .on("error", reject)
      .end();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}
