/** kill -9 at ten random moments of a delivery: nobody is told twice, nobody is missed, the record agrees with the outbox. */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import PostalMime from "postal-mime";
import { type OutboxMessage, openMessage, referencesIn } from "../src/deliver/outbox/envelope.ts";
import { tryReading } from "../src/scan/extract/trial.ts";
import { openEnvelopes } from "../src/store/notices/envelopes.ts";
import { openRecord } from "../src/store/open-record.ts";
import { testRing } from "./builders/register.ts";
import { dataFolder } from "./record.ts";

const people = 600;
const kills = 10;
const folder = dataFolder("candour-delivery-");
const data = join(folder, "data");
const outbox = join(folder, "outbox");
after(() => rm(folder, { recursive: true, force: true }));

test(`after ${kills} kills at random moments each of ${people} people has been told exactly once`, async (t) => {
  await run("prepare", null);
  // In the gap that matters most: carried, and not yet written down.
  assert.equal((await run("deliver-and-die", null)).killed, true);
  const moments = Array.from({ length: kills }, () => 15 + Math.round(Math.random() * 275));
  t.diagnostic(`killed after ${moments.join(", ")} ms`);
  let interrupted = 0;
  for (const moment of moments) if ((await run("deliver", moment)).killed) interrupted++;
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

/** Whom the messages in the outbox are for: e-mails by their address, letters by the address on the first page. */
async function addressees(): Promise<readonly string[]> {
  const record = await openRecord({ data });
  assert.ok(record.ok);
  const envelopes = openEnvelopes(record.value.sql, await testRing(record.value.sql));
  const found: string[] = [];
  for (const reference of await referencesIn(outbox)) {
    const message = await openMessage(outbox, reference, envelopes);
    assert.ok(message !== null);
    const to = await addressee(message);
    assert.ok(to !== undefined, "every message says whom it is for");
    found.push(to);
  }
  await record.value.close();
  return found;
}

async function addressee({ channel, bytes }: OutboxMessage): Promise<string | undefined> {
  if (channel === "email") return (await PostalMime.parse(bytes)).to?.[0]?.address;
  return /\d+ Mill Lane/.exec((await tryReading("letter.pdf", bytes)).text)?.[0];
}
