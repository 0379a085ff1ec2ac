/** `candour ledger checkpoint`, `cosign` and `send-checkpoint`: this ledger's checkpoints, co-signed by partners. */
import { readFile } from "node:fs/promises";
import { writeWhole } from "../../cli/write-whole.ts";
import { type ForkSeen, forkInWords } from "../../domain/ledger/witness.ts";
import { ledgerFolder } from "../../store/ledger/tree-files.ts";
import { keepFork } from "../../store/witness/forks.ts";
import {
  type AskProblem,
  makeRequest,
  type TakeProblem,
  takeCosignature,
} from "../../store/witness/take-cosignature.ts";
import { type Opened, withRecord } from "../keys/with-record.ts";
import { type Answered, sendTo } from "./send.ts";

type Data = { readonly data: string };

export function checkpoint({ data, out, since }: Data & { out: string; since?: number }): Promise<number> {
  return withRecord("ledger checkpoint", data, async ({ sql, places, complain }) => {
    const made = await makeRequest(sql, ledgerFolder(places.data), since ?? 0);
    if (!made.ok) return complain(askProblemInWords(made.problem));
    await writeWhole(out, [made.value.text]);
    process.stdout.write(
      `Checkpoint of ${made.value.checkpoint.size} entries in ${out}. The witness runs: candour witness cosign ${out} --out ANSWER\n`,
    );
    return 0;
  });
}

export function takeIn(file: string, { data }: Data): Promise<number> {
  return withRecord("ledger cosign", data, async (opened) => {
    const written = await readFile(file, "utf8").catch(() => null);
    if (written === null) return opened.complain(`${file} cannot be read.`);
    return await take(opened, written);
  });
}

export function send(url: string, { data }: Data): Promise<number> {
  return withRecord("ledger send-checkpoint", data, async (opened) => {
    const { sql, places, complain } = opened;
    const folder = ledgerFolder(places.data);
    // The witness itself says what it knows, where it knows something.
    let since = 0;
    for (let tries = 0; tries < 2; tries++) {
      const made = await makeRequest(sql, folder, since);
      if (!made.ok) return complain(askProblemInWords(made.problem));
      const { text, checkpoint } = made.value;
      const answer = await sendTo(url, text);
      if (answer.kind === "cosigned") {
        const note = text.slice(text.indexOf("\n\n") + 2);
        return await take(opened, `${note}${answer.lines}`);
      }
      if (answer.kind === "knows" && answer.size < checkpoint.size) {
        since = answer.size;
        continue;
      }
      const seen = forkOf(answer, checkpoint, since, { note: text, url });
      if (seen === null) return complain(refusedInWords(answer, url));
      await keepFork(sql, { actor: "system", now: new Date() }, seen);
      return complain(`${forkInWords(seen)} Do what docs/runbook/ledger.md says under "A fork".`);
    }
    return complain(`${url} names another size each time. Try again.`);
  });
}

async function take({ sql, places, complain }: Opened, written: string): Promise<number> {
  const by = { actor: "system", now: new Date() };
  const taken = await takeCosignature(sql, ledgerFolder(places.data), by, written);
  if (!taken.ok) return complain(takeProblemInWords[taken.problem.kind]);
  process.stdout.write(`Co-signed up to entry ${taken.value.size} by ${taken.value.names.join(", ")}.\n`);
  return 0;
}

function forkOf(
  answer: Answered,
  { origin, size, root }: { readonly origin: string; readonly size: number; readonly root: string },
  since: number,
  { note, url }: { readonly note: string; readonly url: string },
): ForkSeen | null {
  const shown = { origin, size, root, note, knownBy: `the witness at ${new URL(url).host}` };
  if (answer.kind === "knows")
    return { ...shown, kind: answer.size > size ? "rewind" : "fork", knownSize: answer.size };
  return answer.kind === "unproved" ? { ...shown, kind: "unproved", knownSize: since } : null;
}

function refusedInWords(answer: Answered, url: string): string {
  if (answer.kind === "unreachable") return `${url} cannot be reached.`;
  if (answer.kind === "refused" && answer.code === 404)
    return `${url} does not know this ledger. Its people must run: candour witness add KEY --name NAME`;
  return `${url} refused the checkpoint${answer.kind === "refused" ? ` (${answer.code})` : ""}.`;
}

function askProblemInWords(problem: AskProblem): string {
  if (problem.kind === "unsigned")
    return "No checkpoint of this ledger is signed yet. Start Candour on the folder once.";
  return `This ledger has ${problem.size} entries: nobody can have seen ${problem.since}. If somebody has, see docs/runbook/ledger.md.`;
}

const takeProblemInWords: Readonly<Record<TakeProblem["kind"], string>> = {
  malformed: "It is no checkpoint with signatures under it.",
  "badly-signed": "It is not a checkpoint of this ledger.",
  "not-ours":
    'It was signed with this ledger\'s key, and is not what stands in this ledger. Do what docs/runbook/ledger.md says under "A fork".',
  nobody: "Nobody who is known has co-signed it. First: candour witness add KEY --name NAME",
};
