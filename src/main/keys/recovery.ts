/** `candour key shares`, `drill` and `recover`: a recovery key in shares, printed once and tried before it is needed. */
import { type KeyObject, randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import type { Sql } from "postgres";
import type { KeyOptions } from "../../cli/key.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import { wordsFor } from "../../respond/words.ts";
import { keyFromShares, makeShares, readShare } from "../../seal/shares.ts";
import { makeSlot, openSlot, type Slot } from "../../seal/slots.ts";
import { change } from "../../store/change.ts";
import { acceptsKey } from "../../store/key-mark.ts";
import { keySlots, setSlot } from "../../store/keys/slots.ts";
import { newPassphrase } from "./passphrase.ts";
import { withRecord, withRoot } from "./with-record.ts";

export function printShares(
  options: KeyOptions & { readonly of: number; readonly needed: number },
): Promise<number> {
  const { of, needed } = options;
  return withRoot("key shares", options, async ({ sql, root, complain }) => {
    if (needed > of)
      return complain(`${needed} of ${of} shares cannot be needed. Give --needed at most ${of}.`);
    const key = randomBytes(32);
    const set = randomBytes(3).toString("hex");
    const shares = await makeShares(key, { of, needed, set });
    const entry = { verb: "key.shares-made", actor: "system", subject: "key", detail: { of, needed, set } };
    await setSlot(sql, await makeSlot("recovery", key, root, { of, needed, set }), new Date(), entry);
    process.stdout.write(
      `${of} recovery shares; any ${needed} of them open the record together. Each goes to somebody else, on paper,\nand this is the only time that they are shown. Shares from before open nothing any more.\n`,
    );
    for (const [at, share] of shares.entries())
      process.stdout.write(`\nShare ${at + 1} of ${of}, set ${set}, ${needed} needed\n${inLines(share)}\n`);
    process.stdout.write(`\nTry them soon: candour key drill\n`);
    return 0;
  });
}

/** Four groups to a line. */
function inLines(share: string): string {
  const groups = share.split(" ");
  return Array.from(
    { length: Math.ceil(groups.length / 4) },
    (_, at) => `  ${groups.slice(at * 4, at * 4 + 4).join("  ")}`,
  ).join("\n");
}

export function drill({ data }: KeyOptions): Promise<number> {
  return withRecord("key drill", data, async ({ sql, say, complain }) => {
    const opened = await openByShares(sql, say);
    if (!opened.ok) return complain(wordsFor(opened.problem));
    await note(sql, "key.drilled", opened.value.set);
    process.stdout.write(
      "These shares open the record. Nothing was changed; the ledger holds that they were tried.\n",
    );
    return 0;
  });
}

export function recover({ data }: KeyOptions): Promise<number> {
  return withRecord("key recover", data, async ({ sql, say, complain }) => {
    const opened = await openByShares(sql, say);
    if (!opened.ok) return complain(wordsFor(opened.problem));
    const chosen = await newPassphrase(say);
    if (!chosen.ok) return complain(wordsFor(chosen.problem));
    const detail = { set: opened.value.set, opensBy: "passphrase" };
    const entry = { verb: "key.recovered", actor: "system", subject: "key", detail };
    await setSlot(sql, await makeSlot("passphrase", chosen.value, opened.value.root), new Date(), entry);
    process.stdout.write(
      "The record opens by the new passphrase. Make new shares: these have been shown to somebody.\n",
    );
    return 0;
  });
}

async function openByShares(sql: Sql, say: (line: string) => void): Promise<Outcome<ByShares, Problem>> {
  const opened = await rootByShares(await keySlots(sql), say);
  if (!opened.ok) return opened;
  return (await acceptsKey(sql, opened.value.root)) ? opened : failed({ kind: "shares-worthless" });
}

type ByShares = { readonly root: KeyObject; readonly set: string };

/** Of a record, or of its backup. */
export async function rootByShares(
  slots: readonly Slot[],
  say: (line: string) => void,
): Promise<Outcome<ByShares, Problem>> {
  const slot = slots.find(({ kind }) => kind === "recovery");
  if (slot === undefined) return failed({ kind: "shares-none" });
  const typed = await askShares(say);
  if (!typed.ok) return typed;
  const found = await keyFromShares(typed.value);
  if (!found.ok) return found;
  if (found.value.set !== slot.terms["set"]) return failed({ kind: "shares-worthless" });
  const root = await openSlot(slot, found.value.key);
  if (root === null) return failed({ kind: "shares-worthless" });
  return done({ root, set: found.value.set });
}

/** Until there are as many as the first one says are needed. A share that was copied wrongly is told at once. */
async function askShares(say: (line: string) => void): Promise<Outcome<readonly string[], Problem>> {
  const lines = createInterface({
    input: process.stdin,
    output: process.stdin.isTTY ? process.stderr : undefined,
  });
  const shares: string[] = [];
  let needed = 2;
  say("Type the shares, each on one line. Spaces and capitals do not matter.");
  say("Share 1:");
  try {
    for await (const line of lines) {
      if (line.trim() === "") continue;
      const share = readShare(line);
      if (share === null) return failed({ kind: "share-mistyped", share: shares.length + 1 });
      shares.push(line);
      needed = share.needed;
      if (shares.length >= needed) break;
      say(`Share ${shares.length + 1} of ${needed}:`);
    }
  } finally {
    lines.close();
  }
  return shares.length < needed ? failed({ kind: "shares-too-few", needed }) : done(shares);
}

async function note(sql: Sql, verb: string, set: string): Promise<void> {
  const entry = { verb, actor: "system", subject: "key", detail: { set } };
  await change(sql, { actor: "system", now: new Date() }, async () => ({ value: null, entries: [entry] }));
}
