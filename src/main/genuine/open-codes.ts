/** Sends messages with their codes; what the public's process reads of them is there before anything is sent. */
import type { Sql } from "postgres";
import { hatchFolder } from "../../domain/hatch/submission.ts";
import type { Courier } from "../../respond/courier.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { sentMessages } from "../../store/notices/sent-messages.ts";
import { readCodeWords } from "../content/read-codes.ts";
import { codesAnewWhereGone, printCodes } from "./print-codes.ts";

export async function withCodes(
  sql: Sql,
  ring: Pick<KeyRing, "derived">,
  { hatch, content, address }: { readonly hatch: string; readonly content: string; address(): string },
  courier: Courier,
): Promise<Courier> {
  const words = keptFor(10_000, () => readCodeWords(content));
  const codes = { key: ring.derived("verify"), file: hatchFolder(hatch).genuine, address, words };
  await codesAnewWhereGone(codes, () => sentMessages(sql));
  return printCodes(codes, courier);
}

/** Words that staff edit count soon enough; reading the files anew for each of a million messages would take hours. */
function keptFor<T>(ms: number, read: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | null = null;
  return () => {
    const now = performance.now();
    if (kept === null || kept.until <= now) kept = { value: read(), until: now + ms };
    const { value } = kept;
    // What could not be read is tried anew.
    value.catch(() => {
      kept = null;
    });
    return value;
  };
}
