/** kill -9 at ten random moments of a delivery: nobody is told twice, nobody is missed, the record agrees with the outbox. */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import PostalMime from "postal-mime";
import { openRecord } from "../src/store/open-record.ts";
import { dataFolder } from "./record.ts";

const people = 600;
const kills = 10;
const folder = dataFolder("candour-delivery-");
const data = join(folder, "data");
const outbox = join(folder, "outbox");
after(() => rm(folder, { recursive: true, force: true }));

test(`after ${kills} kills at random moments each of ${people} people has been told exactly once`, async (t) => {
  await run("prepare", null);
  let interrupted = 0;
  for (let kill = 0; kill < kills; kill++) {
    // A fixed spread over the length of a delivery, so that a failure can be had again.
    const { killed } = await run("deliver", 15 + ((kill * 97) % 260));
    if (killed) interrupted++;
  }
  t.diagnostic(`${interrupted} of ${kills} runs were killed while they delivered`);
  assert.ok(interrupted >= kills / 2, "most kills must hit a delivery in progress");
  await run("deliver", null);

  const told = await addressees();
  assert.equal(told.length, people);
  assert.equal(new Set(told).size, people);
  const record = await openRecord({ data });
  assert.ok(record.ok);
  const { sql, close } = record.value;
  const states =
    await sql`select m.state, n.state as notice, count(*)::int as n from message m join notice n on n.id = m.notice_id group by 1, 2`;
  await close();
  assert.deepEqual([...states], [{ state: "sent", notice: "sent", n: people }]);
});

async function run(doing: string, killAfterMs: number | null): Promise<{ readonly killed: boolean }> {
  const child = fork(
    join(import.meta.dirname, "builders", "deliver-child.ts"),
    [doing, data, outbox, String(people)],
    {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    },
  );
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.on("message", (message) => {
    if (message === "delivering" && killAfterMs !== null)
      setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.once("exit", (code, by) =>
      code === 0 || by === "SIGKILL" ? resolve(by) : reject(new Error(errors)),
    );
  });
  return { killed: signal === "SIGKILL" };
}

/** Whom the messages in the outbox are for: e-mails by address, letters by their reference. */
async function addressees(): Promise<readonly string[]> {
  const emails = await readdir(join(outbox, "email"));
  const letters = await readdir(join(outbox, "letter"));
  const unfinished = [...emails, ...letters].filter((name) => name.startsWith("."));
  const whole = emails.filter((name) => !unfinished.includes(name));
  const to = await Promise.all(
    whole.map(
      async (name) =>
        (await PostalMime.parse(await readFile(join(outbox, "email", name)))).to?.[0]?.address ?? name,
    ),
  );
  return [...to, ...letters.filter((name) => !unfinished.includes(name))];
}
