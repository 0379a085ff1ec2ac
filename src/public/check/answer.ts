/**
 * The answer, for whoever brings the link of an e-mail, or types the code of a text or letter. Wrong, never given out and
 * past its end look the same, and take the same time. Opening it is told to nobody: mail scanners open every link.
 */
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import type { Answer } from "../../domain/hatch/submission.ts";
import { referenceOfCode } from "../../seal/answer-code.ts";
import { foldedReference } from "../../seal/answer-seal.ts";
import { type FormPage, type FormReply, formPage, line } from "../hatch/form-page.ts";

export const checkAnswer: FormPage = {
  path: "/check/:secret",
  takes: { bytes: 0 },
  get: async (visit) => show(await visit.answerTo(visit.params["secret"] ?? "")),
};

export const checkCode: FormPage = {
  path: "/check/code",
  takes: { bytes: 4096 },
  // Each costs time of a core, and nobody types their code thirty times a minute.
  ...{ most: 30, countsAll: true },
  get: async () => ask("", null),
  /** By post: a code in an address would lie in histories and logs. */
  async post(visit) {
    const typed = line(visit.fields, "code").slice(0, 100);
    if (typed === "") return ask(typed, "code-missing");
    const reference = await stretched(typed);
    if (reference === null) return ask(typed, "code-busy");
    return show(await visit.answerTo(reference));
  },
};

/** Each takes a core for a while: more than these wait, and more than that are told to. */
const atOnce = 2;
const mostWaiting = 40;
let running: Promise<unknown>[] = [];
let waiting = 0;

async function stretched(typed: string): Promise<string | null> {
  if (waiting >= mostWaiting) return null;
  waiting++;
  try {
    while (running.length >= atOnce) await Promise.race(running);
    const work = referenceOfCode(typed).then((reference) => (isWhole(typed) ? typed : reference));
    const over = work.then(
      () => {},
      () => {},
    );
    running.push(over);
    try {
      return await work;
    } finally {
      running = running.filter((one) => one !== over);
    }
  } finally {
    waiting--;
  }
}

/** The secret of a link, typed: it needs no stretching, and takes as long all the same. */
function isWhole(typed: string): boolean {
  return foldedReference(typed).length === 20;
}

function ask(typed: string, fault: string | null): FormReply {
  const view = { typed, faults: fault === null ? [] : [{ field: "code", key: fault }] };
  return formPage("check/code.njk", view, fault === null ? 200 : 400);
}

const block = z.union([
  z.object({ kind: z.enum(["heading", "subheading", "paragraph"]), text: z.string() }),
  z.object({ kind: z.literal("list"), items: z.array(z.string()) }),
]);
/** Written by the record, and still read as what comes from outside. */
const body = z.object({
  answers: z.array(
    z.object({
      authority: z.object({ name: z.string(), phone: z.string(), email: z.string(), web: z.string() }),
      blocks: z.array(block),
    }),
  ),
});

function show(answer: Answer | null): FormReply {
  const read = answer?.kind === "check" ? bodyIn(answer.body) : null;
  if (answer === null || read === null) return formPage("check/none.njk", {}, 404);
  return formPage("check/answer.njk", {
    ...read,
    until: new Date(answer.until.getTime() - 1).toISOString(),
  });
}

function bodyIn({ squeezed }: Answer["body"]): z.infer<typeof body> | null {
  if (typeof squeezed !== "string") return null;
  try {
    const packed = Buffer.from(squeezed.replace(/\.+$/u, ""), "base64url");
    const bytes = inflateRawSync(packed, { maxOutputLength: 1024 * 1024 });
    return body.safeParse(JSON.parse(bytes.toString())).data ?? null;
  } catch {
    return null;
  }
}
