/** A process for the crash tests: opens the record of a folder and commits one entry after the other until it is killed. */
import { change } from "../../src/store/change.ts";
import { openRecord } from "../../src/store/open-record.ts";
import { recordProblemInWords } from "../../src/store/record-problem.ts";

const [data = "", mode = "write"] = process.argv.slice(2);
const opened = await openRecord({ data, durable: mode !== "once" });
if (!opened.ok) {
  process.stdout.write(`problem ${opened.problem.kind} ${recordProblemInWords(opened.problem)}\n`);
  process.exit(1);
}
const { sql, close } = opened.value;
let stopping = false;
process.stdout.write("open\n");
process.on("SIGTERM", () => {
  stopping = true;
  void close().then(() => process.exit(0));
});
if (mode === "once") await close();
else await Promise.all(Array.from({ length: 4 }, (_, lane) => commit(lane)));

async function commit(lane: number): Promise<void> {
  for (let number = 1; !stopping; number++) {
    const subject = `crash:${lane}-${number}`;
    const entries = [{ verb: "crash.rehearsed", subject, actor: "system", detail: { lane, number } }];
    try {
      await change(sql, { actor: "system", now: new Date() }, async () => ({ value: null, entries }));
    } catch (error) {
      if (stopping) return; // asked to end in the middle of a change
      throw error;
    }
    // Only what has been committed is acknowledged.
    process.stdout.write(`${subject}\n`);
  }
}
