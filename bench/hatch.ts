/**
 * Ten thousand forms at once through the hatch: handed over, safe on the disk, and taken into the real record, each once.
 * `node bench/hatch.ts [SUBMISSIONS]`; a tenth of them go over HTTP to the public site's own server as browsers send them.
 */
import { createSecretKey, randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { waitingFiles } from "../src/domain/hatch/packing.ts";
import { done } from "../src/domain/outcome.ts";
import { openRecordHatch } from "../src/main/hatch/open-hatch.ts";
import { takerOf } from "../src/main/hatch/takers.ts";
import { openHatch } from "../src/public/hatch/hatch.ts";
import { serveSite } from "../src/public/serve/serve-site.ts";
import { examplePage } from "../src/public/testing/example/page.ts";
import { keyFor } from "../src/seal/keys.ts";
import { change } from "../src/store/change.ts";
import { takeOnce } from "../src/store/hatch/take-once.ts";
import { openRecord } from "../src/store/open-record.ts";
import { silence } from "../src/watch/log.ts";
import { figure, inFolder, rate } from "./engines/measure.ts";

const many = Number(process.argv[2] ?? 10_000);

await inFolder(async (folder) => {
  const root = createSecretKey(randomBytes(32));
  const place = join(folder, "hatch");
  const record = await openRecordHatch(place, { derived: (purpose) => keyFor(root, purpose) });
  const hatch = openHatch(place);
  const direct = Math.floor(many * 0.9);
  const words = "I clicked a link in a mail from the payroll office, and typed my passphrase. ".repeat(8);
  const handed = await rate(direct, () =>
    Promise.all(
      Array.from({ length: direct }, (_, n) =>
        hatch.submit("example", `token ${n}`, { words, n: String(n) }, [], new Date()),
      ),
    ),
  );
  const served = await serveSite({
    ...{ folder: join(folder, "site"), port: 0, hatch: place, forms: [examplePage] },
    formLimits: { address: 1e9, all: 1e9 },
  });
  if (!served.ok) throw new Error(served.problem.kind);
  const { url, close } = served.value;
  const token = /name="_token" value="([^"]*)"/u.exec(await (await fetch(`${url}/example`)).text())![1]!;
  const sent = await rate(many - direct, () =>
    Promise.all(
      Array.from({ length: many - direct }, async (_, n) => {
        const body = new URLSearchParams({ _token: token, website: "", words: `${words} ${n}` });
        const reply = await fetch(`${url}/example`, { method: "POST", body });
        if (reply.status !== 200) throw new Error(`A form was answered ${reply.status}`);
        await reply.text();
      }),
    ),
  );
  await close();
  const waiting = waitingFiles(readdirSync(join(place, "in"))).length;
  const opened = await openRecord({ data: join(folder, "data") });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { sql, close: shut } = opened.value;
  const taker = takerOf("example", z.object({ words: z.string() }), async (_fields, submission) => {
    const now = new Date();
    const once = await change(sql, { actor: "system", now }, async (tx) => {
      const first = await takeOnce(tx, submission, now);
      const subject = `example:${submission.id}`;
      const entry = { verb: "example.taken", subject, actor: "system", detail: {} };
      return { value: first, entries: first ? [entry] : [] };
    });
    return done(once ? "taken" : "known");
  });
  let taken = 0;
  const into = await rate(waiting, async () => {
    taken = await record.takeIn([taker], silence);
  });
  const [row] = await sql<[{ readonly count: number }]>`select count(*)::int as count from hatch_taken`;
  await shut();
  console.log(
    `${direct.toLocaleString("en-GB")} at once: ${figure(handed)} a second, sealed and synced to the disk`,
  );
  console.log(`${(many - direct).toLocaleString("en-GB")} at once over HTTP: ${figure(sent)} a second`);
  console.log(
    `${waiting.toLocaleString("en-GB")} waited, ${taken.toLocaleString("en-GB")} taken in, ${row.count.toLocaleString("en-GB")} in the record: ${figure(into)} a second, in order, each in a transaction of its own`,
  );
  if (waiting !== many || taken !== many || row.count !== many)
    throw new Error("some are lost, or there twice");
});
