/** kill -9 at random moments of a delivery to staff: each is told once, each link opens, the record agrees with the outbox. */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import PostalMime from "postal-mime";
import { openMessage, referencesIn } from "../src/deliver/outbox/envelope.ts";
import { openHatch } from "../src/public/hatch/hatch.ts";
import { openEnvelopes } from "../src/store/notices/envelopes.ts";
import { openRecord } from "../src/store/open-record.ts";
import { testRing } from "./builders/register.ts";
import { dataFolder } from "./record.ts";

const people = 80;
const kills = 2;
const folder = dataFolder("candour-briefed-");
after(() => rm(folder, { recursive: true, force: true }));

test(`after ${kills} kills each of ${people} colleagues has one message, and a link that opens`, async (t) => {
  await run("prepare", null);
  assert.equal(await run("deliver-and-die", null), true);
  const moments = Array.from({ length: kills }, () => 15 + Math.round(Math.random() * 120));
  let interrupted = 0;
  for (const moment of moments) if (await run("deliver", moment)) interrupted++;
  t.diagnostic(
    `${interrupted} of ${kills} runs were killed while they delivered, after ${moments.join(", ")} ms`,
  );
  await run("deliver", null);

  const record = await openRecord({ data: join(folder, "data") });
  assert.ok(record.ok);
  const { sql, close } = record.value;
  const states = await sql`select state, count(*)::int as n from briefing_message group by 1`;
  const envelopes = openEnvelopes(sql, await testRing(sql));
  const mails = await Promise.all(
    (await referencesIn(join(folder, "outbox"))).map(async (reference) => {
      const message = await openMessage(join(folder, "outbox"), reference, envelopes);
      return await PostalMime.parse(message!.bytes);
    }),
  );
  await close();
  assert.deepEqual([...states], [{ state: "sent", n: people }]);
  assert.equal(mails.length, people);
  assert.equal(new Set(mails.map(({ to }) => to?.[0]?.address)).size, people);
  const hatch = openHatch(join(folder, "hatch"));
  const secrets = mails.map(({ text }) => /briefings\/([0-9A-Z-]{24})/u.exec(text ?? "")![1]!);
  assert.equal(new Set(secrets).size, people);
  const answers = await Promise.all(secrets.map((secret) => hatch.answerTo(secret, new Date())));
  assert.equal(answers.filter((answer) => answer?.kind === "briefing").length, people);
});

/** Whether it was killed. */
async function run(doing: string, killAfterMs: number | null): Promise<boolean> {
  const child = fork(
    join(import.meta.dirname, "builders", "brief-child.ts"),
    [doing, folder, String(people)],
    {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    },
  );
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.on("message", () => {
    if (killAfterMs !== null) setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.once("exit", (code, by) =>
      code === 0 || by === "SIGKILL" ? resolve(by) : reject(new Error(errors)),
    );
  });
  return signal === "SIGKILL";
}
