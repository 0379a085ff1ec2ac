/** The public's half of the hatch: hands over what people send, and opens an answer for whoever brings its reference. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { packed, waitingName } from "../../domain/hatch/packing.ts";
import {
  type Answer,
  type HatchKeys,
  type HatchProblem,
  hatchFolder,
  type SentFields,
  type SentFile,
} from "../../domain/hatch/submission.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { answerFile, decoyAnswer, openAnswer, referenceFrom } from "../../seal/answer-seal.ts";
import { sealBox } from "../../seal/box.ts";
import { type Genuine, openGenuine } from "../../seal/genuine-code.ts";
import { openGenuineFile } from "../verify/genuine-file.ts";
import { bytesOf } from "./form-token.ts";
import { type HatchCaps, roomLeft, usualCaps } from "./room-left.ts";
import { writeWhole } from "./write-whole.ts";

export type Sent = { readonly id: string; readonly reference: string };

export type Hatch = {
  /** Null where the record has not said yet where to seal to. */
  formKey(): Promise<Buffer | null>;
  /** Safe on the disk when it resolves. The same form sent twice gives the same reference. */
  submit(
    kind: string,
    token: string,
    fields: SentFields,
    files: readonly SentFile[],
    now: Date,
  ): Promise<Outcome<Sent, HatchProblem>>;
  /** Null for one that is not known, not yet written, or past its end: nobody can tell which, nor how long it took. */
  answerTo(reference: string, now: Date): Promise<Answer | null>;
  /** What we sent under this code; null where we know none. Both take as long. */
  genuine(code: string, names: readonly string[]): Promise<Genuine | null>;
};

/** Answers take as long as this, whether there is one or none. */
const answerTakesMs = 40;
const nothingSaid = new Uint8Array(8);
const keysKeptMs = 2000;

export function openHatch(folder: string, caps: HatchCaps = usualCaps): Hatch {
  const places = hatchFolder(folder);
  const room = roomLeft(places.waiting, caps);
  const decoy = decoyAnswer();
  const sent = openGenuineFile(places.genuine);
  let keys: { readonly at: number; readonly value: HatchKeys | null } = { at: -keysKeptMs, value: null };

  /** The milliseconds of the clock, and never one twice. */
  let last = 0;
  const nextTurn = (now: Date): number => {
    last = Math.max(now.getTime(), last + 1);
    return last;
  };

  async function keysNow(): Promise<HatchKeys | null> {
    if (performance.now() - keys.at > keysKeptMs)
      keys = { at: performance.now(), value: await readKeys(places.keys) };
    return keys.value;
  }

  return {
    async formKey() {
      const known = await keysNow();
      return known === null ? null : Buffer.from(known.forms, "base64url");
    },

    async submit(kind, token, fields, files, now) {
      const known = await keysNow();
      if (known === null) return failed({ kind: "hatch-shut" });
      const key = Buffer.from(known.forms, "base64url");
      const unnamed = { kind, id: "", reference: "", sentAt: new Date(0), fields, files };
      const content = packed(unnamed);
      const id = bytesOf(key, "id", token, content).toString("hex").slice(0, 32);
      const reference = referenceFrom(bytesOf(key, "reference", token, content));
      const sealed = sealBox(known.box, packed({ ...unnamed, id, reference, sentAt: now }), `hatch ${id}`);
      if (!(await room.take(sealed.length))) return failed({ kind: "hatch-full" });
      try {
        await writeWhole(places.waiting, waitingName(nextTurn(now), id, sealed.length), sealed);
        return done({ id, reference });
      } catch (error) {
        room.giveBack(sealed.length);
        if (isFull(error)) return failed({ kind: "hatch-full" });
        throw error;
      }
    },

    async answerTo(reference, now) {
      const ready = pause(answerTakesMs);
      const sealed = await readFile(join(places.answers, answerFile(reference))).catch(() => decoy);
      const opened = openAnswer(reference, sealed);
      await ready;
      if (opened === null || opened.until <= now) return null;
      const { kind, body } = JSON.parse(opened.text) as Pick<Answer, "kind" | "body">;
      return { kind, body, until: opened.until };
    },

    async genuine(code, names) {
      const ready = pause(answerTakesMs);
      const found = await sent.find(code);
      const genuine = openGenuine(code, found ?? nothingSaid, names);
      await ready;
      return found === null ? null : genuine;
    },
  };
}

async function readKeys(file: string): Promise<HatchKeys | null> {
  try {
    const { box, forms } = JSON.parse(await readFile(file, "utf8")) as Partial<HatchKeys>;
    return typeof box === "string" && typeof forms === "string" ? { box, forms } : null;
  } catch {
    return null;
  }
}

function isFull(error: unknown): boolean {
  const code = String((error as { readonly code?: unknown } | null)?.code ?? "");
  return ["ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES"].includes(code);
}
